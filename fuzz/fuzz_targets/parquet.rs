//! Parquet files.

#![no_main]

use libfuzzer_sys::fuzz_target;
use natpoint_fuzz::parquet;

// Panics of the library are caught where they belong, and libFuzzer's own hook would end the run before.
fuzz_target!(init: std::panic::set_hook(Box::new(|_| {})), |data: &[u8]| parquet::holds(data));
