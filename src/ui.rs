//! The page: Leptos components over one scenario. They hold no arithmetic, and only
//! `platform` talks to the browser.

mod advice;
pub mod app;
mod article;
mod bill;
mod bill_chart;
mod chart;
mod currency;
mod document;
mod embed;
mod endpoint_break_even;
mod export;
mod field;
mod findings;
mod fleet;
mod history;
mod import;
mod kept_notices;
mod nat;
mod network;
mod network_diagram;
mod other_region;
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
mod today;
mod verdict;
mod winner_map;
