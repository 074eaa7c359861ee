//! The three engines: their drivers and how each is asked to start.

use std::fmt;

use serde_json::{Value, json};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chromium: Chrome and Edge.
    Chromium,
    /// Gecko: Firefox.
    Firefox,
    /// `WebKitGTK`, the nearest to Safari that runs here.
    WebKit,
}

/// Headless, and away from the network.
const QUIET: [&str; 10] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Containers have little shared memory.
    "--disable-dev-shm-usage",
    "--lang=en",
];

impl Engine {
    /// The driver's program, or its place if the environment tells it.
    pub(crate) fn driver(self) -> String {
        let (variable, program) = match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        };
        std::env::var(variable).unwrap_or_else(|_| program.to_owned())
    }

    /// The driver's arguments.
    pub(crate) fn driver_args(self, port: u16) -> Vec<String> {
        let port = format!("--port={port}");
        match self {
            Self::Chromium | Self::WebKit => vec![port],
            // Its second port is fixed unless it is told to find one.
            Self::Firefox => vec![port, "--websocket-port=0".to_owned()],
        }
    }

    /// Whether the engine draws on a display even when nobody looks.
    pub(crate) fn needs_display(self) -> bool {
        self == Self::WebKit
    }

    /// What the driver is asked for: a browser with a new profile that asks nobody for anything.
    pub(crate) fn capabilities(self, args: &[&str]) -> Value {
        match self {
            Self::Chromium => {
                let args = [&QUIET[..], args].concat();
                json!({
                    "goog:chromeOptions": { "args": args },
                    "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
                })
            }
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {
                        // geckodriver turns it off, and a page of many files would seem to work.
                        "security.fileuri.strict_origin_policy": true,
                        "devtools.console.stdout.content": true,
                        "app.normandy.enabled": false,
                        // Firefox ends what a tab still computes while that is closed, wherever it stands, and
                        // then reports that the next task found it half done: no fault of a page.
                        "dom.abort_script_on_child_shutdown": false,
                        "intl.accept_languages": "en",
                    },
                },
            }),
            Self::WebKit => json!({}),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        })
    }
}
