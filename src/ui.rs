//! The page: Leptos components over one scenario. They hold no arithmetic, and only
//! `platform` talks to the browser.

mod answer;
pub mod app;
mod article;
mod bill;
mod chart;
mod field;
mod fleet;
mod marginal;
mod network;
mod parts;
pub mod platform;
mod services;
mod session;
mod settings;
mod share;
