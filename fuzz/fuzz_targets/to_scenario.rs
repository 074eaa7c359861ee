//! Imported data made a scenario.

#![no_main]

use libfuzzer_sys::fuzz_target;
use natpoint_fuzz::invariants;

fuzz_target!(|data: &[u8]| invariants::scenario(data));
