//! `CloudFormation`: cfn-lint on every template.

use natpoint_change::{Change, EgressKind, Form, files};
use natpoint_model::catalogue::instances::InstanceType;
use natpoint_model::catalogue::prices;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_text::in_language;

use super::{cases, folder, run};

/// cfn-lint takes a sixth of a second for a template, and a network has some twenty of them.
const NETWORKS: usize = 200;

/// The type of the NAT instances, where nobody but the user says that the Region has it: by typing its price.
pub(super) fn stated_instance_type(change: &Change) -> Option<InstanceType> {
    let EgressKind::NatInstances { instance_type, .. } = change.egress?.kind else { return None };
    prices::flat(change.region, PriceItem::InstanceHour(instance_type)).is_none().then_some(instance_type)
}

#[test]
fn cfn_lint_has_nothing_to_say() {
    let folder = folder("cloudformation");
    let cases = cases(NETWORKS, Form::CloudFormation);
    for (at, case) in cases.iter().enumerate() {
        let own = folder.join(format!("c{at:04}"));
        std::fs::create_dir(&own).expect("a folder");
        std::fs::write(own.join("region"), case.change.region.code()).expect("a file");
        if let Some(stated) = stated_instance_type(&case.change) {
            std::fs::write(own.join("stated"), stated.name()).expect("a file");
        }
        for file in files(&case.change, Form::CloudFormation, in_language(case.language)) {
            std::fs::write(own.join(file.name), file.text).expect("a file");
        }
    }
    run("cloudformation.py", &[&folder]);
}
