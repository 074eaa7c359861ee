//! Pictures as plain data: no colours, no browser.
//!
//! `plot` says where values stand, and plotters draws them through a backend of our own (`backend`) that collects
//! [`Shape`]s with sub-pixel coordinates and CSS classes. The page patches them into its SVG,
//! [`Picture::to_svg`] writes them to a file, and both are the same picture.

mod backend;
pub mod bill_chart;
pub mod cost;
pub mod ink;
mod labels;
pub mod map;
pub mod network_diagram;
mod pen;
pub mod picture;
pub mod plot;

pub use backend::em_width;
pub use picture::{Picture, Shape};
