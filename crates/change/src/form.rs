//! The languages that a change is written in.

use natpoint_text::Locale;

use crate::change::Change;
use crate::terraform;

/// A language of infrastructure code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Terraform and OpenTofu.
    Terraform,
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
    pub const ALL: [Self; 1] = [Self::Terraform];

    /// Its name on a command line and in `data-testid`s: frozen.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
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
    }
}
