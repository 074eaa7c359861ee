//! `CloudFormation`: cfn-lint on every template.

use natpoint_change::{Form, files};
use natpoint_text::in_language;

use super::{cases, folder, run};

/// cfn-lint takes half a second for a template, of which there are few kinds.
const NETWORKS: usize = 120;

#[test]
fn cfn_lint_has_nothing_to_say() {
    let folder = folder("cloudformation");
    let cases = cases(NETWORKS, Form::CloudFormation);
    for (at, case) in cases.iter().enumerate() {
        let own = folder.join(format!("c{at:04}"));
        std::fs::create_dir(&own).expect("a folder");
        std::fs::write(own.join("region"), case.change.region.code()).expect("a file");
        for file in files(&case.change, Form::CloudFormation, in_language(case.language)) {
            std::fs::write(own.join(file.name), file.text).expect("a file");
        }
    }
    run("cloudformation.py", &[&folder]);
}
