//! The queries that the guide offers for Amazon Athena, run by another engine: what comes back, read by this crate's
//! reader, says the same as the files themselves.
//!
//! `run.py` parses them in Athena's dialect and runs them on `DuckDB`. `cargo xtask test queries` brings both.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a helper that fails stops the test that called it")]

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use natpoint_import::guide::{CommandTarget, Topic};
use natpoint_import::imported_data::{TimeCovered, Traffic};
use natpoint_import::{ImportedData, Options, Reader};
use serde_json::{Value, json};

mod generated;

use generated::Numbers;

/// The guide's text for a place, of a topic.
fn snippet(topic: Topic, place: CommandTarget) -> &'static str {
    topic.snippets().iter().find(|snippet| snippet.place == place).expect("the guide has it").text
}

/// Runs a query, and returns the CSV of its result.
fn run(request: &Value) -> Vec<u8> {
    let python = std::env::var_os("NATPOINT_QUERY_PYTHON").unwrap_or_else(|| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/queries/run.py");
    let mut child =
        Command::new(python).arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("Python starts");
    child.stdin.take().expect("it listens").write_all(request.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "the query runs");
    output.stdout
}

fn read(files: &[impl AsRef<[u8]>]) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    for file in files {
        reader.begin("file");
        reader.push(file.as_ref());
        reader.end();
    }
    reader.finish()
}

/// Files in a folder of their own, which goes with them.
struct Folder(PathBuf);

impl Folder {
    fn with(name: &str, files: &[String]) -> (Self, Vec<String>) {
        let folder = std::env::temp_dir().join(format!("natpoint-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = |(at, text): (usize, &String)| {
            let path = folder.join(format!("{at}.txt"));
            std::fs::write(&path, text).unwrap();
            path.display().to_string()
        };
        let paths = files.iter().enumerate().map(path).collect();
        (Self(folder), paths)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Traffic without what sums cannot have: single records, and the intervals that none covers.
fn without_records(traffic: Option<Traffic>) -> Traffic {
    Traffic {
        records: 0,
        skipdata: 0,
        gaps: Vec::new(),
        time: TimeCovered::default(),
        ..traffic.expect("there is traffic")
    }
}

/// The query asks for accepted traffic, so its time ends up to an interval before that of a log whose last interval has
/// none.
fn check_spans(asked: Option<&Traffic>, whole: Option<&Traffic>) {
    const INTERVAL: u64 = 600;
    let span = |traffic: Option<&Traffic>| traffic.and_then(|traffic| traffic.time.span).expect("it has a time");
    let (asked, whole) = (span(asked), span(whole));
    assert!(whole.from <= asked.from && asked.from <= whole.from + INTERVAL, "{asked:?} {whole:?}");
    assert!(asked.to <= whole.to && whole.to <= asked.to + INTERVAL, "{asked:?} {whole:?}");
}

#[test]
fn the_query_of_flow_logs_says_what_the_logs_say() {
    let create = snippet(Topic::FlowLogs, CommandTarget::AthenaTable);
    let query = snippet(Topic::FlowLogs, CommandTarget::Athena);
    for (seed, shape) in generated::LOGS.into_iter().enumerate() {
        let logs = shape.logs(&mut Numbers::new(seed as u64));
        let (_folder, files) = Folder::with(&format!("logs-{seed}"), &logs);
        let answer = run(&json!({"create": create, "query": query, "files": files}));
        let (asked, whole) = (read(&[answer]), read(&logs));
        assert_eq!(asked.files[0].used, asked.files[0].records, "every row is read");
        assert!(whole.traffic.as_ref().is_some_and(|traffic| !traffic.volumes.is_empty()), "{shape:?}");
        check_spans(asked.traffic.as_ref(), whole.traffic.as_ref());
        assert_eq!(without_records(asked.traffic), without_records(whole.traffic), "{shape:?}");
    }
}

#[test]
fn the_query_of_a_report_says_what_the_report_says() {
    let query = snippet(Topic::Cur, CommandTarget::Athena);
    for (seed, shape) in generated::BILLS.into_iter().enumerate() {
        let report = shape.report(&mut Numbers::new(seed as u64 + 100));
        let (_folder, files) = Folder::with(&format!("bills-{seed}"), std::slice::from_ref(&report));
        let request = json!({"table": "cur2", "types": shape.types(), "query": query, "files": files});
        let (asked, whole) = (read(&[run(&request)]), read(&[report]));
        assert_eq!(asked.files[0].used, asked.files[0].records, "every row is read");
        assert!(whole.bill.as_ref().is_some_and(|bill| !bill.lines.is_empty()), "{shape:?}");
        assert_eq!(asked.bill, whole.bill, "{shape:?}");
    }
}
