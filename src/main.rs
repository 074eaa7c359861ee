//! The page's entry point.

#[cfg(target_arch = "wasm32")]
fn main() {
    natpoint::ui::platform::show_panics();
    natpoint::ui::platform::mount(natpoint::ui::app::App);
}

/// The page runs in a browser: `cargo xtask run` builds and serves it.
#[cfg(not(target_arch = "wasm32"))]
fn main() {}
