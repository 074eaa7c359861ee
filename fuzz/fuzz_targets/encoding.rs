//! Files in every encoding, cut at any point.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| natpoint_fuzz::feed("encoding", data));
