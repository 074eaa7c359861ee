//! What a user typed, read into a quantity or refused with the reason.

pub use field::Field;
pub use named::NamedValues;
pub use of_service::{custom_service, endpoint_hours, group, path, path_name};
pub use read::{
    azs, azs_in, bound, connections, count, currency_code, discount, exchange_rate, gb, growth, hours, image_pulls,
    nat_gbps, one_off_cost, other_endpoints, peering_percent, percent_of, price, public_hosts, region, requirements,
    share_percent, vpcs,
};
pub use row::{Input, Json};
pub use typed::{Commas, gb_each, typed};

mod field;
mod key;
pub mod named;
mod number;
mod of_service;
mod put;
mod read;
mod row;
pub mod table;
mod typed;

/// A value that was not accepted: which field, what was given and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The field.
    pub field: Field,
    /// The value as it was typed.
    pub value: String,
    /// What is wrong with it.
    pub why: RefusalReason,
    /// What would have been accepted.
    pub allowed: Allowed,
}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusalReason {
    /// Nothing was typed.
    Empty,
    /// It is not a number.
    NotANumber,
    /// It has a comma, which could stand for a decimal point or for thousands.
    Comma,
    /// It can be read in two ways.
    Ambiguous,
    /// It is a number outside the range.
    OutOfRange,
    /// It has more decimals than the field holds.
    TooManyDecimals,
    /// It is none of the names that the field knows.
    UnknownName,
    /// No endpoint of this kind reaches the service.
    NoSuchEndpoint,
    /// It is the Region that the network is in.
    OwnRegion,
    /// It is a service of AWS, which stands in the catalogue.
    OfAws,
    /// Nothing but an endpoint reaches the service.
    OnlyByEndpoint,
}

/// What a field accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Allowed {
    /// A number from the first to the second, with so many decimals.
    Range {
        /// The least.
        least: String,
        /// The most.
        most: String,
        /// The most digits behind the point.
        decimals: u32,
    },
    /// One of the two ways in which the text can be read, as plain numbers in the field's unit.
    Either([String; 2]),
    /// One of these names.
    Names(&'static [&'static str]),
    /// A name that the catalogue has.
    Catalogue,
    /// A letter from a to z.
    Letter,
    /// The name of an endpoint service: letters, digits, dots, dashes and underscores.
    EndpointName,
    /// The three letters of a currency.
    CurrencyCode,
}
