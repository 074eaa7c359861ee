//! Charts and diagrams as lists of SVG shapes: plain data, without colours and without a browser.
//!
//! | module | picture |
//! | --- | --- |
//! | [`cost`] | the monthly cost of each design along an axis |
//! | [`map`] | the cheapest design over two inputs |
//! | [`bill_chart`] | the bills, stacked by charge group |
//! | [`network_diagram`] | the network that a design builds |
//!
//! Each has a function that takes what the model computed and returns a [`Picture`]. The page patches its shapes into
//! an `<svg>`, and [`Picture::to_svg`] writes them to a file. The cost chart is drawn by plotters, through a backend
//! that collects [`Shape`]s with sub-pixel coordinates and CSS classes.
//!
//! This crate deliberately lacks prices and formulas, which are the model's; sentences, which are those of
//! `natpoint-text`; colours, which are in the page's style sheet and in the exported picture; and any reaction to a
//! pointer, for which it only returns how a [`plot::Plot`] maps pixels to values.

mod backend;
pub mod bill_chart;
mod builder;
pub mod cost;
mod label_layout;
pub mod map;
pub mod network_diagram;
mod picture;
pub mod plot;
pub mod role;

pub use backend::em_width;
pub use picture::{Picture, Shape};
