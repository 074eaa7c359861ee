//! `CloudFormation` once more: the templates are deployed on a server that answers like AWS, what describe-* says is
//! read by natpoint's own reader, packets are followed through it, and the stacks are deleted.
//!
//! The server has an engine for templates and few of the resources in these: `stack_types.py` makes each of them by the
//! calls of EC2, Route 53 and the others, whose parameters are checked.

use natpoint_change::{Form, files};
use natpoint_import::{Options, Reader};
use natpoint_text::in_language;
use serde_json::json;

use super::cli::facts;
use super::terraform::check_network;
use super::{cases, folder, run};

/// A case takes up to a hundred calls.
const NETWORKS: usize = 24;

#[test]
fn templates_deploy_to_what_was_asked_for() {
    let folder = folder("deployment");
    let cases = cases(NETWORKS, Form::CloudFormation);
    for (at, case) in cases.iter().enumerate() {
        let own = folder.join(format!("c{at:04}"));
        std::fs::create_dir(&own).expect("a folder");
        for file in files(&case.change, Form::CloudFormation, in_language(case.language)) {
            std::fs::write(own.join(file.name), &file.text).expect("a file");
        }
        let mut facts = facts(&case.change);
        // Templates ask for the tables of the AZs that need a route alone.
        facts["spoke_tables"] = json!(case.change.azs);
        facts["hub_tables"] = json!(case.change.endpoint_azs());
        // The number of the sentence.
        let month = natpoint_text::numbers::cents(case.change.after()).replace(',', "");
        facts["month"] = json!(month.parse::<f64>().expect("a number"));
        std::fs::write(own.join("case.json"), facts.to_string()).expect("a file");
    }
    run("deployment.py", &[&folder]);
    for (at, case) in cases.iter().enumerate().filter(|(_, case)| !case.change.adds_nothing()) {
        let mut reader = Reader::new(Options::default());
        for name in ["vpc-endpoints", "nat-gateways", "route-tables", "subnets"] {
            let told = std::fs::read(folder.join(format!("c{at:04}/after-{name}.json"))).expect("the script describes");
            reader.begin(&format!("{name}.json"));
            reader.push(&told);
            reader.end();
        }
        check_network(&case.change, &reader.finish(), 0, &format!("c{at:04}"));
    }
}
