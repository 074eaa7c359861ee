//! The page's entry point.

use natpoint::ui::{app::App, platform};

fn main() {
    platform::show_panics();
    platform::mount(App);
}
