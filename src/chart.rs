//! Pictures as plain data: no colours, no browser.
//!
//! plotters lays the chart out and draws it through a backend of our own (`sketch`) that collects
//! [`Shape`]s with sub-pixel coordinates and CSS classes. The page patches them into its SVG,
//! [`Picture::to_svg`] writes them to a file, and both are the same picture.

pub mod cost;
pub mod ink;
pub mod network;
mod pen;
pub mod picture;
mod sketch;
pub mod stack;

pub use picture::{Picture, Shape};
