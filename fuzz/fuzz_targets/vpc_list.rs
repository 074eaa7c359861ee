//! Lists of VPCs, as they are pasted.

#![no_main]

use libfuzzer_sys::fuzz_target;
use natpoint_fuzz::invariants;

fuzz_target!(|data: &[u8]| invariants::vpc_list(data));
