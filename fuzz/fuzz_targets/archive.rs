//! ZIP archives, and what their members are.

#![no_main]

use libfuzzer_sys::fuzz_target;
use natpoint_fuzz::invariants;

fuzz_target!(|data: &[u8]| invariants::archive(data));
