//! What a user typed, read into a quantity or refused with the reason.

use crate::catalogue::prices::PriceItem;
use crate::catalogue::services::ServiceId;

pub use named::NamedValues;
pub use read::{
    azs, bound, connections, count, currency_code, discount, exchange_rate, gb, group, hours, nat_gbps,
    other_endpoints, path, path_name, percent_of, price, share_percent, vpcs,
};

pub mod named;
mod read;

/// Something that a user can say. Its [`Field::key`] names it in links and in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The Region.
    Region,
    /// The AZs of the workload.
    Azs,
    /// The hours in the month.
    Hours,
    /// How many VPCs there are.
    Vpcs,
    /// Whether the VPCs hang on a transit gateway already.
    TransitGateway,
    /// The NAT topology.
    Nat,
    /// The NAT connectivity.
    Connectivity,
    /// Public IPv4 addresses per NAT gateway.
    Ipv4,
    /// Bandwidth provisioned for each NAT gateway.
    NatGbps,
    /// Inspection by Gateway Load Balancer endpoints.
    Inspection,
    /// The cross-AZ share.
    CrossAz,
    /// Connections to one destination at the same time.
    Connections,
    /// The NAT instance to compare with.
    Instance,
    /// Whether everything answers over IPv6.
    Ipv6,
    /// The services as a whole.
    Services,
    /// The data of one service.
    ServiceGb(ServiceId),
    /// The AZs of one service's endpoint.
    ServiceAzs(ServiceId),
    /// The path that one service's data must take.
    ServicePath(ServiceId),
    /// The path that one service's data takes today.
    ServiceToday(ServiceId),
    /// The services that one service stands or falls with.
    ServiceGroup(ServiceId),
    /// The least data of one service.
    ServiceLow(ServiceId),
    /// The most data of one service.
    ServiceHigh(ServiceId),
    /// The data of all services together.
    TotalGb,
    /// Data sent to the internet.
    InternetOut,
    /// The least of it.
    InternetOutLow,
    /// The most of it.
    InternetOutHigh,
    /// Data received from the internet.
    InternetIn,
    /// The least of it.
    InternetInLow,
    /// The most of it.
    InternetInHigh,
    /// Whether the free data to the internet is this workload's.
    FreeEgress,
    /// Another Region that data is exchanged with.
    OtherRegion,
    /// Data sent there.
    OtherOut,
    /// Data that comes from there.
    OtherIn,
    /// The cross-Region endpoints that carry it.
    OtherEndpoints,
    /// A unit price.
    Price(PriceItem),
    /// The discount.
    Discount,
    /// The code of another currency.
    Currency,
    /// What one US dollar is worth in it.
    CurrencyRate,
}

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
    /// One of these names.
    Names(&'static [&'static str]),
    /// A name that the catalogue has.
    Catalogue,
    /// A letter from a to z.
    Letter,
    /// The three letters of a currency.
    CurrencyCode,
}

impl Field {
    /// The field that a link's key speaks of; none for a key that is no field's.
    ///
    /// All that a link says of a service stands behind the key of its volume.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        const PLAIN: [Field; 26] = [
            Field::Region,
            Field::Azs,
            Field::Hours,
            Field::Vpcs,
            Field::TransitGateway,
            Field::Nat,
            Field::Connectivity,
            Field::Ipv4,
            Field::NatGbps,
            Field::Inspection,
            Field::CrossAz,
            Field::Connections,
            Field::Instance,
            Field::Ipv6,
            Field::InternetOut,
            Field::InternetOutLow,
            Field::InternetOutHigh,
            Field::InternetIn,
            Field::InternetInLow,
            Field::InternetInHigh,
            Field::FreeEgress,
            Field::OtherRegion,
            Field::OtherOut,
            Field::OtherIn,
            Field::OtherEndpoints,
            Field::Discount,
        ];
        if let Some(slug) = key.strip_prefix("s.") {
            return ServiceId::from_slug(slug).map(Self::ServiceGb);
        }
        if let Some(slug) = key.strip_prefix("p.") {
            return PriceItem::from_slug(slug).map(Self::Price);
        }
        PLAIN.into_iter().find(|field| field.key() == key)
    }

    /// The field's name in links and in the page: lower-case, frozen.
    #[must_use]
    pub fn key(self) -> String {
        let key = match self {
            Self::Region => "region",
            Self::Azs => "azs",
            Self::Hours => "hours",
            Self::Vpcs => "vpcs",
            Self::TransitGateway => "tgw",
            Self::Nat => "nat",
            Self::Connectivity => "connectivity",
            Self::Ipv4 => "ipv4",
            Self::NatGbps => "gbps",
            Self::Inspection => "gwlb",
            Self::CrossAz => "crossaz",
            Self::Connections => "conns",
            Self::Instance => "instance",
            Self::Ipv6 => "ipv6",
            Self::Services => "services",
            Self::ServiceGb(service) => return format!("s.{}", service.slug()),
            Self::ServiceAzs(service) => return format!("azs.{}", service.slug()),
            Self::ServicePath(service) => return format!("path.{}", service.slug()),
            Self::ServiceToday(service) => return format!("today.{}", service.slug()),
            Self::ServiceGroup(service) => return format!("group.{}", service.slug()),
            Self::ServiceLow(service) => return format!("low.{}", service.slug()),
            Self::ServiceHigh(service) => return format!("high.{}", service.slug()),
            Self::TotalGb => "total",
            Self::InternetOut => "out",
            Self::InternetOutLow => "out.low",
            Self::InternetOutHigh => "out.high",
            Self::InternetIn => "in",
            Self::InternetInLow => "in.low",
            Self::InternetInHigh => "in.high",
            Self::FreeEgress => "free",
            Self::OtherRegion => "other",
            Self::OtherOut => "other.out",
            Self::OtherIn => "other.in",
            Self::OtherEndpoints => "other.endpoints",
            Self::Price(item) => return format!("p.{}", item.slug()),
            Self::Discount => "discount",
            Self::Currency => "currency",
            Self::CurrencyRate => "currency.rate",
        };
        key.to_owned()
    }
}
