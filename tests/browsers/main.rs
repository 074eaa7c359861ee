//! The packaged page in real browsers: every way of opening it, in three engines.
//!
//! `cargo xtask test browsers` brings browsers and drivers. By hand: put chromedriver, geckodriver and
//! `WebKitWebDriver` on the PATH, or name them in `CHROMEDRIVER`, `GECKODRIVER` and `WEBKITDRIVER`;
//! `NATPOINT_PAGE` names another page than `dist/index.html`. A picture of each failure is kept in
//! `target/tmp`. With `NATPOINT_SHOTS=FOLDER`, one test fills the folder with pictures of the page.

/// Makes a test for each engine of each story.
macro_rules! in_every_engine {
    ($($story:ident),+ $(,)?) => {
        in_every_engine!(@engine chromium, Chromium, $($story),+);
        in_every_engine!(@engine firefox, Firefox, $($story),+);
        in_every_engine!(@engine webkit, WebKit, $($story),+);
    };
    (@engine $module:ident, $engine:ident, $($story:ident),+) => {
        mod $module {
            $(#[test]
            fn $story() {
                crate::harness::run(crate::harness::Engine::$engine, super::$story);
            })+
        }
    };
}

/// Makes a test in Chromium of each story that no engine tells differently.
macro_rules! in_chromium {
    ($($story:ident),+ $(,)?) => {
        in_every_engine!(@engine chromium, Chromium, $($story),+);
    };
}

mod harness;
mod page;
mod parquet;
mod person;
mod places;
mod site;

mod accessible;
mod advice;
mod assistive;
mod bad_input;
mod beside;
mod bring;
mod change;
mod disposal;
mod explore;
mod export;
mod findings;
mod history;
mod hosts;
mod in_sight;
mod inputs;
mod isolated;
mod jobs;
mod keeping;
mod keyboard;
mod labels;
mod language;
mod layout;
mod leaving;
mod links;
mod map;
mod monkey;
mod opening;
mod pictures;
mod reader_faults;
mod sanitizers;
mod seen;
mod services;
mod shots;
mod today;
mod vpc_lists;
mod wikis;
