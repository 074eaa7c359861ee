//! Imported data made a scenario.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| natpoint_fuzz::feed("to_scenario", data));
