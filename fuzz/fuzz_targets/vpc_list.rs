//! Lists of VPCs, as they are pasted.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| natpoint_fuzz::feed("vpc_list", data));
