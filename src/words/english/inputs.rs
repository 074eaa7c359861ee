//! What is said of inputs, in English.

use super::English;
use super::labels::LABELS;
use super::phrases::shortened;
use crate::input::{Allowed, Field, Refusal, Why};
use crate::link::Notice;
use crate::words::numbers::grouped;
use crate::words::{Inputs, Names as _};

impl Inputs for English {
    fn field(&self, field: Field) -> String {
        match field {
            Field::Region => LABELS.region.to_owned(),
            Field::Azs => LABELS.azs.to_owned(),
            Field::Hours => LABELS.hours.to_owned(),
            Field::Nat => LABELS.nat.to_owned(),
            Field::Connectivity => LABELS.connectivity.to_owned(),
            Field::Ipv4 => LABELS.ipv4.to_owned(),
            Field::CrossAz => LABELS.cross_az.to_owned(),
            Field::Services => LABELS.services.to_owned(),
            Field::ServiceGb(service) => format!("GB a month of {}", service.slug()),
            Field::ServiceAzs(service) => format!("AZs of the endpoint {}", service.slug()),
            Field::TotalGb => "GB a month of all services".to_owned(),
            Field::InternetOut => "GB sent to the internet".to_owned(),
            Field::InternetIn => "GB received from the internet".to_owned(),
            Field::Price(item) => self.price_item(item).to_owned(),
            Field::Discount => LABELS.discount.to_owned(),
        }
    }

    fn refusal(&self, refusal: &Refusal) -> String {
        let field = self.field(refusal.field);
        let value = shortened(&refusal.value);
        let problem = match refusal.why {
            Why::Empty => format!("{field} is empty."),
            Why::NotANumber => format!("{field}: “{value}” is not a number."),
            Why::Comma => {
                format!("{field}: “{value}” has a comma. Write a point before decimals and nothing between thousands.")
            }
            Why::OutOfRange => format!("{field}: “{value}” is out of range."),
            Why::TooManyDecimals => format!("{field}: “{value}” has too many decimals."),
            Why::UnknownName => format!("{field}: “{value}” is not known."),
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
            Allowed::Names(names) => format!(" It takes one of {}.", names.join(", ")),
            Allowed::Catalogue => " It takes a name from the catalogue.".to_owned(),
        };
        problem + &allowed
    }

    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::UnknownVersion(version) => format!(
                "The link starts with “{}”, which this page does not know: it shows the article's case instead.",
                shortened(version)
            ),
            Notice::UnknownKey(key) => format!("“{}” is not known and was left out.", shortened(key)),
            Notice::Refused(refusal) => format!("{} The usual value is kept.", self.refusal(refusal)),
            Notice::Repeated(key) => format!("“{}” stands more than once; its last value counts.", shortened(key)),
            Notice::OtherPrices(table) => format!(
                "The link was made with the price table “{}”; this page has “{}”, so its amounts may differ.",
                shortened(table),
                crate::catalogue::prices::TABLE_ID
            ),
        }
    }
}
