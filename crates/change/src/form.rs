//! The languages that a change is written in.

use natpoint_text::Locale;

use crate::change::Change;
use crate::{cloudformation, terraform};

/// A language of infrastructure code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Terraform and OpenTofu.
    Terraform,
    /// Templates of `CloudFormation`.
    CloudFormation,
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
    pub const ALL: [Self; 2] = [Self::Terraform, Self::CloudFormation];

    /// Its name on a command line and in `data-testid`s: frozen.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
        }
    }

    /// The form with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.slug() == slug)
    }
}

/// The change in a form.
#[must_use]
pub fn files(change: &Change, form: Form, locale: &dyn Locale) -> Vec<CodeFile> {
    match form {
        Form::Terraform => {
            vec![CodeFile { name: "main.tf", media_type: "text/plain", text: terraform::module(change, locale) }]
        }
        Form::CloudFormation => {
            let yaml = |name, text| CodeFile { name, media_type: "application/yaml", text };
            let main = |name| yaml(name, cloudformation::template(change, locale));
            match (change.hub.is_some(), change.adds_nothing()) {
                (true, _) => vec![main("hub.yaml"), yaml("spoke.yaml", cloudformation::spoke(change, locale))],
                (false, false) => vec![main("template.yaml")],
                // A template without a resource is none.
                (false, true) => Vec::new(),
            }
        }
    }
}
