//! Reads Parquet files as columns of text, from pieces of the file.
//!
//! ```text
//! the end of the file ──> its columns ──> those that are needed ──> pages ──> columns ──> natpoint_import::Reader
//! ```
//! [`ParquetFile`] asks for the bytes that it needs, since nobody knows beforehand where in the file they stand, and a
//! browser has them only later. [`read()`] is for a caller who has them at once.
//!
//! Memory does not grow with the length of a file: pages are read one after the other, of those columns alone that are
//! needed. What unpacks to more than a page of any log or bill is refused.
//!
//! The crate deliberately lacks:
//! - meaning: `natpoint-import` reads rows of Parquet with the readers that it has for CSV;
//! - a browser, files and threads.

pub use file::{ParquetFile, Step};
pub use read::read;

mod cell;
mod cells;
mod codec;
mod column;
mod description;
mod dictionary;
mod feed;
mod file;
mod flat;
mod hybrid;
mod page_header;
mod read;
mod schema;
mod thrift;
