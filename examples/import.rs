//! Reads files as the page reads dropped files, and prints what they say and the scenario they would make, as JSON.
//!
//! ```text
//! cargo run --example import -- [--from LINK] [--format LINE] FILE...
//! ```
//! - `FILE` is anything that the page accepts: flow logs, bills, lists of resources, plans, price lists, as they are or
//!   compressed by gzip or in a ZIP archive. All files of one call are read together, as if they had been dropped so.
//! - `--from` is the scenario before the import: what stands behind `#` in a link, or the whole link. Without it, it is
//!   what the page opens on.
//! - `--format` is the format of flow logs without a header, as `describe-flow-logs` names it.
//!
//! The exit code is 0 even when a file is refused, since `refused` then says why; it is 2 for wrong arguments.
//!
//! For example, a list of one NAT gateway and a day of Cost Explorer data:
//!
//! ```text
//! $ cargo run --quiet --example import -- --from 'v1&region=eu-west-1&s.logs=100' nat.json cost.json
//! {
//!   "files": [
//!     {"name": "nat.json", "kind": "nat-gateways", "rows": 1, "used": 1, "refused": null, "skipped": [],
//!      "remarks": []},
//!     {"name": "cost.json", "kind": "cost-explorer-json", "rows": 2, "used": 1, "refused": null, "skipped": [
//!       {"reason": "usage that has no part in this comparison", "count": 1, "lines": [2],
//!        "sample": "EU-BoxUsage:t4g.nano"}
//!     ], "remarks": []}
//!   ],
//!   "volumes": [],
//!   "bill": [
//!     {"region": "eu-west-1", "item": "nat_gb", "quantity": "20.5", "usd": "0.984"}
//!   ],
//!   "metrics": [],
//!   "unallocated": [
//!     {"kind": "nat-bill", "gb": "623.541667"}
//!   ],
//!   "nat_gateways": [
//!     {"id": "nat-0a", "vpc": "vpc-0b", "connectivity": "public", "azs": 1, "state": "existing"}
//!   ],
//!   "endpoints": [],
//!   "regions": ["eu-west-1"],
//!   "window": {"start": "2026-09-01T00:00:00Z", "end": "2026-09-02T00:00:00Z", "seconds": 86400},
//!   "link": "v1&region=eu-west-1&s.logs=100&prices=2026-11",
//!   "log_notes": [],
//!   "notes": [
//!     "624 GB through NAT gateways, by the bill, are left out until you say where they go.",
//!     "Volumes of 1 day are scaled to those of a month."
//!   ]
//! }
//! ```
//! (The program prints each value on a line of its own.) Fields are only ever added. `examples/import/report.rs`
//! describes each of them.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;

use natpoint_import::{Options, Reader};
use natpoint_link::{Language, Link};

#[path = "import/read.rs"]
mod read;
#[path = "import/report.rs"]
mod report;

const USAGE: &str = "Usage: cargo run --example import -- [--from LINK] [--format LINE] FILE...";

/// What the command line asks for.
#[derive(Default)]
struct Arguments {
    from: Link,
    options: Options,
    files: Vec<PathBuf>,
}

fn main() -> io::Result<ExitCode> {
    match Arguments::parse(std::env::args_os().skip(1)).and_then(Arguments::run) {
        Ok(json) => {
            writeln!(io::stdout(), "{json}")?;
            Ok(ExitCode::SUCCESS)
        }
        Err(problem) => {
            writeln!(io::stderr(), "{problem}\n{USAGE}")?;
            Ok(ExitCode::from(2))
        }
    }
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut arguments = Self::default();
        let mut options_end = false;
        while let Some(word) = words.next() {
            let mut value = |option: &str| {
                let value = words.next().and_then(|value| value.into_string().ok());
                value.ok_or_else(|| format!("{option} needs a value."))
            };
            match word.to_str().filter(|_| !options_end) {
                Some("--") => options_end = true,
                Some("--from") => arguments.from = link(&value("--from")?)?,
                Some("--format") => arguments.options.format = value("--format")?,
                Some(option) if option.starts_with('-') => return Err(format!("There is no option {option}.")),
                _ => arguments.files.push(PathBuf::from(word)),
            }
        }
        if arguments.files.is_empty() { Err("There is no file to read.".to_owned()) } else { Ok(arguments) }
    }

    fn run(self) -> Result<String, String> {
        let mut reader = Reader::new(self.options).with_held_files();
        for path in &self.files {
            let open = |path| {
                let file = File::open(path)?;
                if file.metadata()?.is_dir() { Err(io::ErrorKind::IsADirectory.into()) } else { Ok(file) }
            };
            let file = open(path).map_err(|error: io::Error| format!("{}: {error}", path.display()))?;
            let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
            read::file(&mut reader, &name, file);
        }
        report::json(&reader.finish(), &self.from).map_err(|error| error.to_string())
    }
}

/// The link that a text says, which must be understood in full.
fn link(text: &str) -> Result<Link, String> {
    let fragment = text.split_once('#').map_or(text, |(_, fragment)| fragment);
    let (link, notices) = Link::read(fragment);
    match notices.first() {
        None => Ok(link),
        Some(notice) => Err(format!("--from: {}", natpoint_text::in_language(Language::English).notice(notice))),
    }
}
