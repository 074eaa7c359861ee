//! What code asks for, it uses.

use natpoint_change::{Change, Form, files};
use natpoint_link::Language;
use natpoint_text::in_language;

/// Every variable, parameter and property that a file of a change declares is read in it. The files of Terraform are
/// one module, and those for the Landing Zone Accelerator one configuration.
///
/// # Panics
/// When one is not.
#[track_caller]
pub(crate) fn code_uses_what_it_asks_for(change: &Change) {
    for form in Form::ALL {
        let texts = files(change, form, in_language(Language::English)).into_iter().map(|file| file.text);
        let is_one = matches!(form, Form::Terraform | Form::LandingZone);
        let texts: Vec<String> = if is_one { vec![texts.collect()] } else { texts.collect() };
        for text in texts {
            let unread = unread(&text, form);
            assert!(unread.is_empty(), "{form:?} asks for {unread:?}, which it does not use:\n{text}");
        }
    }
}

fn unread(text: &str, form: Form) -> Vec<String> {
    let (declarations, code) = parted(text, form);
    let mut names: Vec<String> = declarations.lines().filter_map(|line| declared(line, form)).collect();
    names.retain(|name| !reads(&code, name, form));
    names
}

/// The declarations, and all else.
fn parted(text: &str, form: Form) -> (String, String) {
    let mut declarations = String::new();
    let mut code = String::new();
    let mut inside = false;
    for line in text.lines() {
        let (begins, ends) = match form {
            Form::Terraform => (line.starts_with("variable "), line == "}"),
            Form::CloudFormation => (line == "Parameters:", line == "Resources:"),
            Form::Cdk | Form::Pulumi => (line.starts_with("export interface "), line == "}"),
            Form::LandingZone => (line.starts_with("  - key: "), true),
            // What a function of the script of a hub asks for stands in it.
            Form::Cli => (line.trim_start().starts_with(": \"${"), true),
        };
        inside |= begins;
        let part = if inside { &mut declarations } else { &mut code };
        part.push_str(line);
        part.push('\n');
        inside &= !ends;
    }
    (declarations, code)
}

/// The name that a line declares.
fn declared(line: &str, form: Form) -> Option<String> {
    let rest = match form {
        Form::Terraform => line.strip_prefix("variable \"")?,
        Form::CloudFormation => line.strip_prefix("  ").filter(|rest| !rest.starts_with(' '))?,
        Form::Cdk | Form::Pulumi => line.strip_prefix("  readonly ")?,
        Form::LandingZone => line.strip_prefix("  - key: ")?,
        Form::Cli => line.trim_start().strip_prefix(": \"${")?,
    };
    Some(rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect())
}

/// Whether code has the value of a name.
fn reads(code: &str, name: &str, form: Form) -> bool {
    let forms = match form {
        Form::Terraform => vec![format!("var.{name}")],
        Form::CloudFormation => vec![format!("!Ref {name}"), format!("${{{name}}}")],
        Form::Cdk => vec![format!("props.{name}")],
        Form::Pulumi => vec![format!("args.{name}")],
        // An arithmetic expression has the bare name.
        Form::Cli => vec![name.to_owned()],
        Form::LandingZone => vec![format!("{{{{ {name} }}}}")],
    };
    forms.iter().any(|form| {
        let ends = |after: &str| !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        code.match_indices(form.as_str()).any(|(at, _)| ends(&code[at + form.len()..]))
    })
}
