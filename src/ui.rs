//! The page: Leptos components over one scenario. They hold no arithmetic, and only
//! `platform` talks to the browser.

mod advice;
mod answer;
pub mod app;
mod article;
mod bill;
mod bring;
mod chart;
mod currency;
mod document;
mod elsewhere;
mod embed;
mod field;
mod findings;
mod fleet;
mod handout;
mod history;
mod map;
mod marginal;
mod nat;
mod network;
mod parts;
mod picture;
pub mod platform;
mod regions;
mod scenarios;
mod service;
mod services;
mod session;
mod settings;
mod share;
mod sketch;
mod stack;
mod today;
