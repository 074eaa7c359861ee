//! Unsafe settings: checkov on modules of Terraform and on templates. What it finds all the same is explained in
//! `security.py`.
//!
//! `NATPOINT_CHECKOV` names a folder with it.

use std::path::Path;

use natpoint_change::{Form, files};
use natpoint_text::in_language;

use super::{cases, folder, run_with};

/// What it looks at are kinds of resources, and few networks have them all.
const NETWORKS: usize = 4;

#[test]
fn nothing_is_unsafe() {
    let packages = std::env::var_os("NATPOINT_CHECKOV").expect("NATPOINT_CHECKOV names a folder with checkov");
    for (form, framework) in [(Form::Terraform, "terraform"), (Form::CloudFormation, "cloudformation")] {
        let folder = folder(&format!("security-{framework}"));
        for (at, case) in cases(NETWORKS, form).iter().enumerate() {
            let own = folder.join(format!("c{at:04}"));
            std::fs::create_dir(&own).expect("a folder");
            for file in files(&case.change, form, in_language(case.language)) {
                std::fs::write(own.join(file.name), file.text).expect("a file");
            }
        }
        run_with(&packages, "security.py", &[&folder, Path::new(framework)]);
    }
}
