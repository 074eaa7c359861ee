//! ZIP archives, and what their members are.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| natpoint_fuzz::feed("archive", data));
