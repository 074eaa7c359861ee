//! The languages that a change is written in.

use natpoint_text::Locale;

use crate::change::Change;
use crate::cloudformation::{self, Stack};
use crate::{cdk, landing_zone, pulumi, shell, terraform, yaml};

/// A language of infrastructure code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// Terraform and `OpenTofu`.
    Terraform,
    /// Templates of `CloudFormation`.
    CloudFormation,
    /// Stacks of the CDK, in TypeScript.
    Cdk,
    /// Components of Pulumi, in TypeScript.
    Pulumi,
    /// Commands of the AWS CLI.
    Cli,
    /// Entries for the configuration of the Landing Zone Accelerator on AWS.
    LandingZone,
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
    pub const ALL: [Self; 6] =
        [Self::Terraform, Self::CloudFormation, Self::Cdk, Self::Pulumi, Self::Cli, Self::LandingZone];

    /// Its name on a command line and in `data-testid`s: frozen.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
            Self::CloudFormation => "cloudformation",
            Self::Cdk => "cdk",
            Self::Pulumi => "pulumi",
            Self::Cli => "cli",
            Self::LandingZone => "landing-zone-accelerator",
        }
    }

    /// The form with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.slug() == slug)
    }
}

/// The change in a form; nothing where the form cannot say it, as the Landing Zone Accelerator has no entries for some.
#[must_use]
pub fn files(change: &Change, form: Form, locale: &dyn Locale) -> Vec<CodeFile> {
    match form {
        Form::Terraform => {
            let files = terraform::files(change, locale).into_iter();
            files.map(|(name, text)| CodeFile { name, media_type: "text/plain", text }).collect()
        }
        Form::CloudFormation => {
            let stacks = cloudformation::stacks(change, locale).into_iter();
            let file = |stack: Stack| CodeFile {
                name: stack.yaml,
                media_type: "application/yaml",
                text: yaml::document(&stack.template),
            };
            stacks.map(file).collect()
        }
        Form::Cdk => {
            let stacks = cloudformation::stacks(change, locale).into_iter();
            let file = |stack: Stack| CodeFile {
                name: stack.typescript,
                // No media type is registered for TypeScript; `video/mp2t` is what systems take `.ts` for.
                media_type: "text/plain",
                text: cdk::document(&stack, locale),
            };
            stacks.map(file).collect()
        }
        Form::Pulumi => {
            let stacks = cloudformation::stacks(change, locale).into_iter();
            let file = |stack: Stack| CodeFile {
                name: stack.pulumi,
                media_type: "text/plain",
                text: pulumi::document(stack, locale),
            };
            stacks.map(file).collect()
        }
        Form::Cli => {
            let file = |name, text| CodeFile { name, media_type: "text/x-shellscript", text };
            let own = (!change.adds_nothing()).then(|| file("change.sh", shell::script(change, locale)));
            own.into_iter().chain([file("alarms.sh", shell::alarms::script(change, locale))]).collect()
        }
        Form::LandingZone if !landing_zone::can_write(change) => Vec::new(),
        Form::LandingZone => {
            let files = landing_zone::files(change, locale).into_iter();
            files.map(|(name, text)| CodeFile { name, media_type: "application/yaml", text }).collect()
        }
    }
}
