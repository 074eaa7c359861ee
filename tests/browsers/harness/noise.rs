//! Telling the page's complaints from the browser's own.

use serde_json::Value;

/// The errors and warnings in Chromium's console log.
pub(crate) fn of_chromium(log: &Value) -> Vec<String> {
    let entries = log.as_array().into_iter().flatten();
    entries
        .filter(|entry| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING")))
        .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
        .collect()
}

/// The requests in Chromium's log of network events, without those that never leave the machine's memory.
pub(crate) fn requests_of_chromium(log: &Value) -> Vec<String> {
    let entries = log.as_array().into_iter().flatten();
    entries
        .filter_map(|entry| serde_json::from_str::<Value>(entry["message"].as_str()?).ok())
        .map(|event| event["message"].clone())
        .filter(|event| event["method"] == "Network.requestWillBeSent")
        .filter_map(|event| event["params"]["request"]["url"].as_str().map(str::to_owned))
        .filter(|url| !["data:", "about:", "blob:", "chrome:"].iter().any(|inner| url.starts_with(inner)))
        .collect()
}

/// The errors in what Firefox printed.
///
/// Firefox is itself made of scripts, whose errors are printed alike: those of a page name its
/// address, and only a page's console puts quotes around text.
pub(crate) fn of_firefox(output: &str) -> Vec<String> {
    let error_of_page = |line: &str| {
        let place = line.strip_prefix("JavaScript error: ");
        let ours = ["http://127.0.0.1", "file://", "about:srcdoc", "data:"];
        place.is_some_and(|place| ours.iter().any(|address| place.starts_with(address)))
    };
    let said_by_page = |line: &str| line.starts_with("console.error: \"") || line.starts_with("console.warn: \"");
    output.lines().filter(|line| error_of_page(line) || said_by_page(line)).map(str::to_owned).collect()
}
