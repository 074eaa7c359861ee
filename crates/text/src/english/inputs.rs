//! Texts about inputs, in English.

use super::English;
use super::phrases::shortened;
use crate::InputText;
use crate::names;
use crate::numbers::{grouped, slugs};
use natpoint_link::Notice;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::input::{Allowed, Field, Refusal, RefusalReason};
use natpoint_model::scenario::{Path, ServiceGroup};

impl InputText for English {
    fn field(&self, field: Field) -> String {
        names::field(field, |names| names.en)
    }

    fn refusal(&self, refusal: &Refusal) -> String {
        let field = self.field(refusal.field);
        let value = shortened(&refusal.value);
        let problem = match refusal.why {
            RefusalReason::Empty => format!("{field} is empty."),
            RefusalReason::NotANumber => format!("{field}: “{value}” is not a number."),
            RefusalReason::Comma => {
                format!("{field}: “{value}” has a comma. Write a point before decimals and nothing between thousands.")
            }
            RefusalReason::Ambiguous => format!("{field}: “{value}” can be read in two ways."),
            RefusalReason::OutOfRange => format!("{field}: “{value}” is out of range."),
            RefusalReason::TooManyDecimals => format!("{field}: “{value}” has too many decimals."),
            RefusalReason::UnknownName => format!("{field}: “{value}” is not known."),
            RefusalReason::NoSuchEndpoint => format!("{field}: it has no {value} endpoint."),
            RefusalReason::OwnRegion => format!("{field}: “{value}” is the network's own Region."),
            RefusalReason::OfAws => {
                format!("{field}: “{value}” is a service of AWS. Add it from the catalogue.")
            }
            RefusalReason::OnlyByEndpoint => {
                format!("{field}: “{value}” does not lead there, since it has no public addresses.")
            }
        };
        let allowed = match &refusal.allowed {
            Allowed::Range { least, most, decimals: 0 } => {
                format!(" It takes a whole number from {} to {}.", grouped(least), grouped(most))
            }
            Allowed::Range { least, most, decimals } => format!(
                " It takes a number from {} to {} with at most {decimals} decimals.",
                grouped(least),
                grouped(most)
            ),
            Allowed::Either([first, second]) => format!(" Choose {} or {}.", grouped(first), grouped(second)),
            Allowed::Names(names) => format!(" It takes one of {}.", names.join(", ")),
            Allowed::Catalogue => " It takes a name from the catalogue.".to_owned(),
            Allowed::Letter => " It takes a letter from a to z.".to_owned(),
            Allowed::EndpointName if refusal.why == RefusalReason::OfAws => String::new(),
            Allowed::EndpointName => format!(
                " It takes up to {} letters, digits, dots, dashes and underscores, a letter or a digit first.",
                ServiceId::MAX_CUSTOM_NAME
            ),
            Allowed::CurrencyCode => " It takes three letters, such as JPY.".to_owned(),
        };
        problem + &allowed
    }

    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::UnknownVersion(version) => format!(
                "The link starts with “{}”, which this page does not know: it shows an example instead.",
                shortened(version)
            ),
            Notice::UnknownKey(key) => format!("“{}” is not known and was left out.", shortened(key)),
            Notice::Refused(refusal) => format!("{} The usual value is kept.", self.refusal(refusal)),
            Notice::Repeated(key) => format!("“{}” stands more than once; its last value counts.", shortened(key)),
            Notice::WithoutOtherRegion(key) => {
                format!("“{}” was left out: it says nothing without another Region.", shortened(key))
            }
            Notice::More(parts) => {
                let (noun, were) = if *parts == 1 { ("part", "was") } else { ("parts", "were") };
                let count = grouped(&parts.to_string());
                format!("{count} more {noun} of the link could not be used and {were} left out.")
            }
            Notice::OtherPrices(table) => format!(
                "The link was made with the price table “{}”; this page has “{}”, so its amounts may differ.",
                shortened(table),
                natpoint_model::catalogue::prices::TABLE_ID
            ),
        }
    }
    fn path(&self, path: Option<Path>) -> &'static str {
        match path {
            None => "automatic",
            Some(Path::Egress) => "NAT gateway",
            Some(Path::Interface) => "interface endpoint",
            Some(Path::Gateway) => "gateway endpoint",
        }
    }

    fn needed_with(&self, others: &[ServiceId]) -> String {
        format!("needed with {}", slugs(others).join(", "))
    }

    fn group(&self, group: Option<ServiceGroup>, others: &[ServiceId]) -> String {
        match group {
            None => "on its own".to_owned(),
            Some(_) if others.is_empty() => "a new group".to_owned(),
            Some(_) => self.needed_with(others),
        }
    }
}
