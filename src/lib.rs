//! The page of natpoint: NAT gateways or VPC endpoints, what each costs a month, and where the lines cross.
//!
//! It exists in WebAssembly alone. All that it shows comes from the crates under `crates/`, which build and are
//! tested on the host; ARCHITECTURE.md tells what each of them holds.

#[cfg(target_arch = "wasm32")]
pub mod ui;
