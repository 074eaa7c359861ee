//! The AWS CLI: the script creates, switches names over and goes back, on a server that answers like AWS. What
//! describe-* says in between is read by natpoint's own reader.
//!
//! The server knows no regional NAT gateway, so that of this call the parameters alone are checked; it takes names of
//! services that do not exist, and several endpoints for one private name.

use natpoint_change::{EgressKind, Form, files};
use natpoint_import::{Options, Reader};
use natpoint_text::in_language;

use super::terraform::check_network;
use super::{cases, folder, run};

/// A script takes some thirty calls.
const NETWORKS: usize = 8;

#[test]
fn commands_create_what_was_asked_for_and_go_back() {
    let folder = folder("cli");
    let regional = |kind: Option<EgressKind>| matches!(kind, Some(EgressKind::RegionalNat { .. }));
    let cases: Vec<_> = cases(NETWORKS, Form::Cli)
        .into_iter()
        .filter(|case| !regional(case.change.egress.map(|egress| egress.kind)))
        .map(|case| (files(&case.change, Form::Cli, in_language(case.language)), case))
        .filter(|(files, _)| !files.is_empty())
        .collect();
    assert!(cases.iter().filter(|(files, _)| files.len() > 1).count() > 5, "{} scripts are too few", cases.len());
    for (at, (files, case)) in cases.iter().enumerate() {
        let own = folder.join(format!("c{at:04}"));
        std::fs::create_dir(&own).expect("a folder");
        for file in files {
            std::fs::write(own.join(file.name), &file.text).expect("a file");
        }
        if case.change.has_default_route() {
            std::fs::write(own.join("nat"), "").expect("a file");
        }
    }
    run("cli.py", &[&folder]);
    let creates = |files: &[natpoint_change::CodeFile]| files.iter().any(|file| file.name == "change.sh");
    for (at, (_, case)) in cases.iter().enumerate().filter(|(_, (files, _))| creates(files)) {
        let mut reader = Reader::new(Options::default());
        for name in ["vpc-endpoints", "nat-gateways", "route-tables", "subnets"] {
            let told = std::fs::read(folder.join(format!("c{at:04}/after-{name}.json"))).expect("the script describes");
            reader.begin(&format!("{name}.json"));
            reader.push(&told);
            reader.end();
        }
        let kept = u32::from(case.change.has_default_route());
        check_network(&case.change, &reader.finish(), kept, &format!("c{at:04}"));
    }
}
