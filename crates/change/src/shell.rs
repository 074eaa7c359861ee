//! A change as commands of the AWS CLI: one script that creates, switches names over, goes back and removes.

use std::fmt::Write as _;

use natpoint_text::Locale;

use crate::change::Change;
use crate::comments;
use crate::hcl::wrapped;
use parts::{FUNCTIONS, PRIVATE_DNS, REMOVE, SHARE};

pub(crate) mod alarms;
mod egress;
mod endpoints;
mod hub;
mod inputs;
mod inspection;
mod parts;
mod parts_of_hub;

/// The script.
pub(crate) fn script(change: &Change, locale: &dyn Locale) -> String {
    if change.hub.is_some() { hub::script(change, locale) } else { of_vpc(change, locale) }
}

/// The script of a VPC without a hub.
fn of_vpc(change: &Change, locale: &dyn Locale) -> String {
    let labels = locale.change_labels();
    let mut used = vec![labels.script_use];
    used.extend(change.shares_subnets.then_some(labels.script_share));
    let mut text = beginning(change, locale, &used);
    inputs::of_vpc(&mut text, change, locale);
    text.push('\n');
    text.push_str(FUNCTIONS);
    text.push_str("\ncreate() {\n  local id\n");
    endpoints::gateway(&mut text, change, locale);
    endpoints::interface(&mut text, change, locale, "$VPC_CIDR_BLOCKS");
    egress::write(&mut text, change, locale, &egress::OF_VPC);
    text.push_str("}\n\n");
    text.push_str(PRIVATE_DNS);
    text.push('\n');
    text.push_str(&parts::back("  private_dns off\n", ""));
    text.push('\n');
    let mut commands = vec![("create", "create"), ("private-dns", "private_dns on"), ("back", "back")];
    if change.shares_subnets {
        comment(&mut text, "", labels.sharing);
        text.push_str(SHARE);
        commands.push(("share", "share"));
    } else if change.removes_nat {
        text.push_str(REMOVE);
        commands.push(("remove-nat", "remove_nat"));
    }
    end(&mut text, &commands);
    text
}

/// What a script begins with: what it is, how it is used, the Region and the name of its resources.
fn beginning(change: &Change, locale: &dyn Locale, used: &[&str]) -> String {
    let mut text = String::from("#!/usr/bin/env bash\n");
    for line in comments::heading(change, locale).iter().map(String::as_str).chain(used.iter().copied()) {
        comment(&mut text, "", line);
    }
    // Without the option, a function whose output is taken would go on behind a call that failed.
    text.push_str("set -euo pipefail\nshopt -s inherit_errexit\n\n");
    let _ = writeln!(text, "export AWS_DEFAULT_REGION={}", change.region.code());
    let name = json(change.name.as_str());
    let _ = writeln!(text, "NAME={}", quoted(&name));
    text
}

/// What a script ends with: its commands, each with the function that it calls.
fn end(text: &mut String, commands: &[(&str, &str)]) {
    text.push_str("\ncase ${1:-} in\n");
    for (command, function) in commands {
        let _ = writeln!(text, "  {command}) {function} ;;");
    }
    let names: Vec<&str> = commands.iter().map(|(command, _)| *command).collect();
    let used = quoted(&format!("change.sh {}", names.join(" | ")));
    let _ = writeln!(text, "  *)\n    echo {used} >&2\n    exit 2\n    ;;\nesac");
}

fn comment(text: &mut String, indent: &str, said: &str) {
    for line in wrapped(said) {
        let _ = writeln!(text, "{indent}# {line}");
    }
}

/// A word of a command, quoted where a shell would read it otherwise.
pub(crate) fn word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':');
    if !text.is_empty() && text.chars().all(plain) { text.to_owned() } else { quoted(text) }
}

/// A word that the shell takes as it stands.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// The inside of a string of JSON.
fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
