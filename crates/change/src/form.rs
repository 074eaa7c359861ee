//! The languages that a change is written in.

use natpoint_text::Locale;

use crate::change::Change;
use crate::{cloudformation, shell, terraform};

/// A language of infrastructure code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Terraform and `OpenTofu`.
    Terraform,
    /// Templates of `CloudFormation`.
    CloudFormation,
    /// Commands of the AWS CLI.
    Cli,
}

/// A file of code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeFile {
    /// Its name.
    pub name: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Its text.
    pub text: String,
}

impl Form {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Terraform, Self::CloudFormation, Self::Cli];

    /// Its name on a command line and in `data-testid`s: frozen.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
            Self::Cli => "cli",
        }
    }

    /// The form with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.slug() == slug)
    }
}

/// The change in a form; nothing where the form has nothing to create, or cannot say it: the commands know neither hubs
/// nor the inspection of traffic.
#[must_use]
pub fn files(change: &Change, form: Form, locale: &dyn Locale) -> Vec<CodeFile> {
    match form {
        Form::Terraform => {
            let file = |name, text| CodeFile { name, media_type: "text/plain", text };
            vec![
                file("main.tf", terraform::module(change, locale)),
                file("alarms.tf", terraform::alarms::file(change, locale)),
            ]
        }
        Form::CloudFormation => {
            let yaml = |name, text| CodeFile { name, media_type: "application/yaml", text };
            let main = |name| yaml(name, cloudformation::template(change, locale));
            let mut files = match (change.hub.is_some(), change.adds_nothing()) {
                (true, _) => vec![main("hub.yaml"), yaml("spoke.yaml", cloudformation::spoke(change, locale))],
                (false, false) => vec![main("template.yaml")],
                // A template without a resource is none.
                (false, true) => Vec::new(),
            };
            files.push(yaml("budget.yaml", cloudformation::alarms::budget(change, locale)));
            files.extend(cloudformation::alarms::alarms(change, locale).map(|text| yaml("alarms.yaml", text)));
            let below = cloudformation::alarms::endpoints(change, locale);
            files.extend(below.map(|text| yaml("alarms-endpoints.yaml", text)));
            files
        }
        Form::Cli if change.adds_nothing() || !shell::can_write(change) => Vec::new(),
        Form::Cli => {
            vec![CodeFile { name: "change.sh", media_type: "text/x-shellscript", text: shell::script(change, locale) }]
        }
    }
}
