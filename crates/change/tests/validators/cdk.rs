//! The CDK: the compiler checks every stack, the library synthesises it, and what comes of it is the template of the
//! same change, which cfn-lint takes.
//!
//! `NATPOINT_NODE_PACKAGES` names a `node_modules` with the library and the compiler.

use std::path::PathBuf;
use std::process::Command;

use natpoint_change::{Form, files};
use natpoint_text::in_language;

use super::cloudformation::stated_instance_type;
use super::{cases, folder, run};

/// Both forms are written from one description, so fewer networks than of templates are enough for every kind of stack.
const NETWORKS: usize = 24;

#[test]
fn stacks_synthesise_to_the_templates() {
    let folder = folder("cdk");
    for (at, case) in cases(NETWORKS, Form::CloudFormation).iter().enumerate() {
        let own = folder.join(format!("c{at:04}"));
        std::fs::create_dir_all(own.join("expected")).expect("a folder");
        std::fs::write(own.join("region"), case.change.region.code()).expect("a file");
        if let Some(stated) = stated_instance_type(&case.change) {
            std::fs::write(own.join("stated"), stated.name()).expect("a file");
        }
        let of = |form| files(&case.change, form, in_language(case.language));
        let (stacks, templates) = (of(Form::Cdk), of(Form::CloudFormation));
        assert_eq!(stacks.len(), templates.len(), "c{at:04}");
        for (stack, template) in stacks.iter().zip(&templates) {
            let expected = PathBuf::from(stack.name).with_extension("yaml");
            std::fs::write(own.join(stack.name), &stack.text).expect("a file");
            std::fs::write(own.join("expected").join(expected), &template.text).expect("a file");
        }
    }
    let packages = std::env::var_os("NATPOINT_NODE_PACKAGES").expect("NATPOINT_NODE_PACKAGES names a node_modules");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/validators/cdk.js");
    let done = Command::new("node").arg(script).arg(&folder).env("NODE_PATH", packages).output().expect("Node starts");
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(done.status.success() && said.trim().is_empty(), "{said}");
    run("cdk.py", &[&folder]);
}
