//! Names of resources in the code of a change, in every form.

#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| natpoint_fuzz::name_resources(data));
