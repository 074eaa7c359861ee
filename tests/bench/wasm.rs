//! The same measurements as `model.rs` and `fleet.rs`, in the browser's WebAssembly: `cargo xtask bench` runs both.
#![cfg(target_arch = "wasm32")]

#[path = "fleet.rs"]
mod fleet;
#[path = "model.rs"]
mod model;

use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_model_in_wasm() {
    model::measure(&|line| console_log!("{line}"));
}

#[wasm_bindgen_test]
fn many_vpcs_in_wasm() {
    fleet::measure(&|line| console_log!("{line}"));
}
