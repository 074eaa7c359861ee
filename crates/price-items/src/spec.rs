//! What is known of an item beside its prices.

/// One row of the table of items.
#[derive(Debug, PartialEq, Eq)]
pub struct PriceItemSpec {
    /// The item's name in links and in the CSV. Links live for ever, so a slug is never changed nor given to another
    /// item.
    pub slug: &'static str,
    /// What the price is for one of.
    pub unit: PriceUnit,
    /// What `prices.csv` says in its column `unit`; none for an item that has no rows there.
    pub csv_unit: Option<&'static str>,
    /// Whether AWS charges less, or more, from some monthly volume on.
    pub tiered: bool,
    /// Whether any design is charged for it; the rest is known for the bills that people have.
    pub charged: bool,
    /// The offer that sells it, which is a service code; empty where no list has it by the Region.
    pub offer: &'static str,
    /// The usage type behind the Region's prefix.
    pub usage_type: &'static str,
    /// The operation, where the usage type alone does not tell.
    pub operation: Option<&'static str>,
    /// The units that a list may have the price for, in small letters.
    pub units: &'static [&'static str],
    /// How the feed of AWS's pricing pages describes it.
    pub feed: Option<&'static str>,
}

/// What a price is for one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriceUnit {
    /// An hour; AWS charges a started hour of a gateway or an endpoint as a whole one.
    Hour,
    /// A GB of 2^30 bytes.
    Gb,
    /// A Gbps of provisioned bandwidth for an hour.
    GbpsHour,
    /// A month, whole even when only a part of it is used.
    Month,
    /// A GB of storage for a month.
    GbMonth,
}

pub(crate) const EC2: &str = "AmazonEC2";
pub(crate) const VPC: &str = "AmazonVPC";
pub(crate) const FIREWALL: &str = "AWSNetworkFirewall";
pub(crate) const TRANSFER: &str = "AWSDataTransfer";

impl PriceItemSpec {
    /// Whether any price list has it by the Region.
    #[must_use]
    pub const fn is_listed(&self) -> bool {
        !self.offer.is_empty()
    }

    /// Whether an offer sells it. The offer of EC2 lists transfer too.
    #[must_use]
    pub fn is_sold_by(&self, offer: &str) -> bool {
        offer == self.offer || (offer, self.offer) == (EC2, TRANSFER)
    }

    /// An item that no price list has by the Region.
    pub(crate) const fn new(slug: &'static str, unit: PriceUnit) -> Self {
        Self {
            slug,
            unit,
            csv_unit: None,
            tiered: false,
            charged: true,
            offer: "",
            usage_type: "",
            operation: None,
            units: &[],
            feed: None,
        }
    }

    /// An item with rows in `prices.csv`, which name its unit so.
    pub(crate) const fn in_csv(self, unit: &'static str) -> Self {
        Self { csv_unit: Some(unit), ..self }
    }

    /// An item that AWS's lists have.
    pub(crate) const fn sold(self, offer: &'static str, usage_type: &'static str) -> Self {
        Self { offer, usage_type, units: self.unit.in_lists(), ..self }
    }

    pub(crate) const fn operation(self, operation: &'static str) -> Self {
        Self { operation: Some(operation), ..self }
    }

    pub(crate) const fn feed(self, label: &'static str) -> Self {
        Self { feed: Some(label), ..self }
    }

    pub(crate) const fn never_charged(self) -> Self {
        Self { charged: false, ..self }
    }

    pub(crate) const fn tiered(self) -> Self {
        Self { tiered: true, ..self }
    }
}

impl PriceUnit {
    /// What price lists call it, in small letters.
    const fn in_lists(self) -> &'static [&'static str] {
        match self {
            Self::Hour => &["hrs", "hours", "hour", "hourly"],
            Self::Gb => &["gb", "gigabytes"],
            Self::GbpsHour => &["gbps-hrs", "gbps-hours"],
            Self::GbMonth => &["gb-mo", "gb-month"],
            Self::Month => &[],
        }
    }
}
