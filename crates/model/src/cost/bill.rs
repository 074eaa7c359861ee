//! A month's bill: a tree of lines that add up to the total.

use super::charge::{Charge, ChargeKind, Measure};
use super::rates::{Origin, SourcedRate};
use super::tiers::spread;
use crate::catalogue::prices::PriceItem;
use crate::units::{Gb, Hours, Share, Usd, UsdPerGb, UsdPerHour, UsdPerMonth};

/// What a design costs in the month, line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bill {
    /// The lines, in the order of the charges.
    pub lines: Vec<Line>,
    /// Their sum.
    pub total: Usd,
}

/// One line of a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What is billed.
    pub kind: ChargeKind,
    /// How the amount comes about; one part, or one per tier.
    pub parts: Vec<Part>,
    /// The sum of the parts.
    pub amount: Usd,
    /// Whether every possible design has the same line, so that it cancels in a comparison.
    pub everywhere: bool,
}

/// A quantity at one unit price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// How much.
    pub quantity: BilledQuantity,
    /// At what price; none where nothing is charged.
    pub price: Option<PartPrice>,
    /// The product.
    pub amount: Usd,
}

/// A quantity by its factors, so that a reader can check the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BilledQuantity {
    /// `count x hours`.
    Hours {
        /// What is counted.
        what: Counted,
        /// How many of it.
        count: u32,
        /// For how long.
        hours: Hours,
    },
    /// `count`, for the month.
    Months {
        /// What is counted.
        what: Counted,
        /// How many of it.
        count: u32,
    },
    /// `gb x part x times`.
    Data {
        /// The volume.
        gb: Gb,
        /// The part that is billed.
        part: Share,
        /// How often each byte is billed.
        times: u32,
    },
}

/// What is billed by the hour or by the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    /// NAT gateways.
    Gateways,
    /// Public IPv4 addresses.
    Addresses,
    /// AZs: of an endpoint, or of a regional NAT gateway.
    Azs,
    /// Gbps of provisioned bandwidth.
    Gbps,
    /// NAT instances.
    Instances,
    /// GB of storage.
    StoredGb,
    /// Attachments to a transit gateway.
    Attachments,
    /// Private hosted zones.
    Zones,
}

impl Counted {
    fn of(kind: ChargeKind, item: PriceItem) -> Self {
        match (kind, item) {
            (ChargeKind::PublicIpv4Hours, _) => Self::Addresses,
            (
                ChargeKind::EndpointHours(_)
                | ChargeKind::OtherRegionEndpointHours
                | ChargeKind::InspectionHours
                | ChargeKind::FirewallHours,
                _,
            )
            | (_, PriceItem::RegionalNatHour) => Self::Azs,
            (ChargeKind::NatProvisionedHours, _) => Self::Gbps,
            (ChargeKind::InstanceHours, _) => Self::Instances,
            (ChargeKind::InstanceVolumes, _) => Self::StoredGb,
            (ChargeKind::AttachmentHours, _) => Self::Attachments,
            (ChargeKind::PrivateZones | ChargeKind::PrivateZonesOver25, _) => Self::Zones,
            _ => Self::Gateways,
        }
    }
}

/// A unit price on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartPrice {
    /// Per hour.
    Hour(SourcedRate<UsdPerHour>),
    /// Per month.
    Month(SourcedRate<UsdPerMonth>),
    /// Per GB.
    Gb(SourcedRate<UsdPerGb>),
}

impl PartPrice {
    /// Where the price comes from.
    #[must_use]
    pub const fn origin(&self) -> Origin {
        match self {
            Self::Hour(quoted) => quoted.origin,
            Self::Month(quoted) => quoted.origin,
            Self::Gb(quoted) => quoted.origin,
        }
    }

    /// What it is the price of.
    #[must_use]
    pub const fn item(&self) -> PriceItem {
        match self {
            Self::Hour(quoted) => quoted.item,
            Self::Month(quoted) => quoted.item,
            Self::Gb(quoted) => quoted.item,
        }
    }
}

impl Bill {
    /// The bill of these charges; one with nothing to bill has no line.
    #[must_use]
    pub fn of(charges: &[Charge<'_>]) -> Self {
        let lines: Vec<_> = charges.iter().filter(|charge| !charge.is_idle()).map(Line::of).collect();
        let total = lines.iter().map(|line| line.amount).sum();
        Self { lines, total }
    }
}

impl Line {
    fn of(charge: &Charge<'_>) -> Self {
        let parts = match &charge.measure {
            Measure::Hours { count, hours, price } => vec![Part {
                quantity: BilledQuantity::Hours {
                    what: Counted::of(charge.kind, price.item),
                    count: *count,
                    hours: *hours,
                },
                price: Some(PartPrice::Hour(*price)),
                amount: price.rate * *hours * *count,
            }],
            Measure::Months { count, price } => vec![Part {
                quantity: BilledQuantity::Months { what: Counted::of(charge.kind, price.item), count: *count },
                price: Some(PartPrice::Month(*price)),
                amount: price.rate * *count,
            }],
            Measure::Data { gb, part, times, price } => vec![Part {
                quantity: BilledQuantity::Data { gb: *gb, part: *part, times: *times },
                price: Some(PartPrice::Gb(*price)),
                amount: price.rate.cost(*gb, *part) * *times,
            }],
            Measure::TieredData { gb, tiers } => spread(*gb, tiers, |tier| tier.from)
                .map(|(tier, gb)| Part {
                    quantity: BilledQuantity::Data { gb, part: Share::ALL, times: 1 },
                    price: Some(PartPrice::Gb(*tier)),
                    amount: tier.rate * gb,
                })
                .collect(),
            Measure::Free { gb } => vec![Part {
                quantity: BilledQuantity::Data { gb: *gb, part: Share::ALL, times: 1 },
                price: None,
                amount: Usd::ZERO,
            }],
        };
        let amount = parts.iter().map(|part| part.amount).sum();
        Self { kind: charge.kind, parts, amount, everywhere: false }
    }
}
