//! Pictures as plain data: no colours, no browser.
//!
//! `plot` says where values stand, and plotters draws them through a backend of our own (`sketch`) that collects
//! [`Shape`]s with sub-pixel coordinates and CSS classes. The page patches them into its SVG,
//! [`Picture::to_svg`] writes them to a file, and both are the same picture.

pub mod cost;
pub mod explore;
pub mod ink;
mod labels;
pub mod map;
pub mod network;
mod pen;
pub mod picture;
pub mod plot;
mod sketch;
pub mod stack;

pub use picture::{Picture, Shape};
pub use sketch::em_width;
