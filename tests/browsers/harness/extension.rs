//! Commands that fantoccini has no name for: of Chromium's driver alone, and of what those who hear the page are told.

use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};
use url::{ParseError, Url};

/// A command of the session: its path, and its body where it sends one.
#[derive(Debug)]
pub(crate) struct Extension {
    path: String,
    body: Option<Value>,
}

impl Extension {
    /// What came into one of the logs since it was last read.
    pub(crate) fn log(kind: &str) -> Self {
        Self { path: "se/log".to_owned(), body: Some(json!({ "type": kind })) }
    }

    /// A command of the browser's own debugging protocol.
    pub(crate) fn devtools(command: &str, params: &Value) -> Self {
        Self { path: "goog/cdp/execute".to_owned(), body: Some(json!({ "cmd": command, "params": params })) }
    }

    /// What an element is, or is called, for those who hear the page: its `computedrole` or its `computedlabel`.
    pub(crate) fn heard(element: &str, what: &str) -> Self {
        Self { path: format!("element/{element}/{what}"), body: None }
    }
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (http::Method, Option<String>) {
        match &self.body {
            Some(body) => (http::Method::POST, Some(body.to_string())),
            None => (http::Method::GET, None),
        }
    }
}
