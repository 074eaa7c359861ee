//! What holds of the code of a change, whatever is typed as the name: the tests and the fuzzer share it.

use std::sync::LazyLock;

use natpoint_change::{Change, CodeFile, Form, Name, files, steps_document};
use natpoint_link::{Language, Link};
use natpoint_model::compare::Report;
use natpoint_text::document::Document;
use natpoint_text::in_language;

/// The article's case, and networks of the jobs that the page is built for.
const NETWORKS: &str = include_str!("../validators/links.txt");

/// A change with a plain name, and what its code has outside of strings: a list of lines for each form and file.
struct Plain {
    change: Change,
    outside: Vec<(Form, Vec<Vec<String>>)>,
    steps: Document,
}

/// The changes that the links lead to.
static PLAIN: LazyLock<Vec<Plain>> = LazyLock::new(|| {
    let of_link = |link: &str| {
        let (link, _) = Link::read(link);
        let report = Report::new(&link.scenario, link.axis);
        let change = Change::new(&link.scenario, &report, None, Name::new("plain"))?;
        let outside = Form::ALL.map(|form| (form, code_outside(&change, form))).into();
        let steps = steps_document(&change, in_language(Language::Japanese));
        Some(Plain { change, outside, steps })
    };
    NETWORKS.lines().filter(|line| !line.starts_with('#')).filter_map(of_link).collect()
});

/// A name leaves the lines of the code as they are without it, and all that is in no string.
///
/// # Panics
/// When it does not.
pub(crate) fn name_stays_in_its_string(typed: &str) {
    for plain in PLAIN.iter() {
        let named = Change { name: Name::new(typed), ..plain.change.clone() };
        for (form, lines) in &plain.outside {
            assert_eq!(&code_outside(&named, *form), lines, "{form:?} of {typed:?}: {:#?}", code(&named, *form));
        }
        assert_eq!(steps_document(&named, in_language(Language::Japanese)), plain.steps);
    }
}

fn code(change: &Change, form: Form) -> Vec<CodeFile> {
    files(change, form, in_language(Language::English))
}

fn code_outside(change: &Change, form: Form) -> Vec<Vec<String>> {
    let of_file = |file: &CodeFile| file.text.lines().map(|line| outside(line, form)).collect();
    code(change, form).iter().map(of_file).collect()
}

/// A line without what is in its strings: of HCL without what is in double quotation marks, of a shell in either; of
/// YAML, where a plain text has none, the key alone; of TypeScript in single ones and backticks.
fn outside(line: &str, form: Form) -> String {
    if line.trim_start().starts_with(['#', '/']) {
        return line.to_owned();
    }
    let marks: &[char] = match form {
        Form::Terraform => &['"'],
        Form::CloudFormation | Form::LandingZone => {
            // A text in a list stands behind its dash.
            let item = line.trim_start().strip_prefix("- ");
            let is_text = item.is_some_and(|item| item.starts_with('"') || !item.contains(": "));
            let end = if is_text { "- " } else { ": " };
            return line.split(end).next().unwrap_or_default().to_owned();
        }
        Form::Cdk | Form::Pulumi => &['\'', '`'],
        Form::Cli => &['\'', '"'],
    };
    let mut out = String::new();
    let mut inside = None;
    let mut letters = line.chars();
    while let Some(c) = letters.next() {
        // In a shell's single quotation marks a backslash is one.
        if c == '\\' && (inside != Some('\'') || matches!(form, Form::Cdk | Form::Pulumi)) {
            letters.next();
            continue;
        }
        match inside {
            None if marks.contains(&c) => inside = Some(c),
            None => out.push(c),
            Some(mark) if c == mark => inside = None,
            Some(_) => {}
        }
    }
    if inside.is_some() { out + "(open)" } else { out }
}
