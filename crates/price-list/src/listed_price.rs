//! A price of an item as a list writes it, and what its parts say.

use natpoint_price_items::PriceItem;

use crate::tiers::{PricedRange, TierEnd};
use crate::usage_types::region_of_prefix;

/// A price of an item as a list writes it; what the list does not say is empty.
#[derive(Clone, Copy, Debug)]
pub struct ListedPrice<'a> {
    /// What is sold.
    pub item: PriceItem,
    /// The offer that the row, the product or the list says it is of.
    pub offer: &'a str,
    /// The Region's code: `ap-northeast-1`.
    pub region_code: &'a str,
    /// The Region's name: `Asia Pacific (Tokyo)`.
    pub location: &'a str,
    /// What kind of location that is: `AWS Region`, `AWS Local Zone`.
    pub location_type: &'a str,
    /// The front of the usage type, such as `APN1`, where the list has usage types.
    pub region_prefix: Option<&'a str>,
    /// AWS's code of the product.
    pub sku: &'a str,
    /// AWS's code of the price, `SKU.OFFER.RATE`.
    pub rate_code: &'a str,
    /// When the price came into force.
    pub effective: &'a str,
    /// Where the tier starts, where the list says so.
    pub from: Option<&'a str>,
    /// Where the tier ends.
    pub to: &'a str,
    /// What the price is for, where the list says so.
    pub unit: Option<&'a str>,
    /// The price in US dollars.
    pub usd: &'a str,
    /// What this kind of list calls the parts.
    pub names: PartNames,
    /// The line of the file, or the place of the element, counted from 1.
    pub at: u64,
    /// A part that JSON has, but not as text, so that it counts as one that is not there.
    pub not_text: Option<&'static str>,
    /// Whether the feed had a price of this rate code before, under another description.
    pub is_repeated: bool,
}

/// What a kind of list calls the parts of a price.
#[derive(Clone, Copy, Debug)]
pub struct PartNames {
    /// What says the Region last.
    pub region: &'static str,
    /// What the price is for.
    pub unit: &'static str,
    /// The price.
    pub usd: &'static str,
    /// Where the tier starts.
    pub from: &'static str,
    /// Where the tier ends.
    pub to: &'static str,
}

/// Where a price holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedRegion<'a> {
    /// In the Region of this code.
    Code(&'a str),
    /// In the Region of this name, which may be an old one.
    Name(&'a str),
    /// In something else, such as a Local Zone.
    NoRegion,
    /// The list does not say, or in no way that is known.
    Unknown,
}

/// A part of a price that is not what it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MalformedPart {
    /// What the list calls it.
    pub name: &'static str,
    /// What is wrong with it, in a sentence for whoever wrote the file.
    pub sentence: String,
}

impl MalformedPart {
    fn new(name: &'static str, value: &str, must_be: &str) -> Self {
        Self { name, sentence: format!("{name} is \"{value}\", but must be {must_be}") }
    }
}

impl<'a> ListedPrice<'a> {
    /// The Region: by its code, else by its name, else by the front of the usage type.
    #[must_use]
    pub fn region(&self) -> StatedRegion<'a> {
        // A Local Zone belongs to a Region and has prices of its own.
        if !matches!(self.location_type, "" | "AWS Region") {
            return StatedRegion::NoRegion;
        }
        match (self.region_code, self.location) {
            ("", "") => self.region_prefix.and_then(region_of_prefix).map_or(StatedRegion::Unknown, StatedRegion::Code),
            ("", location) => StatedRegion::Name(location),
            (code, _) => StatedRegion::Code(code),
        }
    }

    /// The amount, as `amount` reads it or says what it must be, and the volumes that it holds for.
    ///
    /// # Errors
    /// The first part that is not what it must be.
    pub fn range<A>(
        &self,
        amount: impl FnOnce(&str) -> Result<A, &'static str>,
    ) -> Result<PricedRange<A>, MalformedPart> {
        let (known, names) = (self.item.spec(), self.names);
        if let Some(unit) = self.unit.filter(|unit| !known.units.contains(&unit.to_ascii_lowercase().as_str())) {
            return Err(MalformedPart::new(names.unit, unit, &format!("one of {}", known.units.join(", "))));
        }
        let amount = amount(self.usd).map_err(|must_be| MalformedPart::new(names.usd, self.usd, must_be))?;
        let bound = |name, text| whole_number(text).ok_or_else(|| MalformedPart::new(name, text, "a whole number"));
        let from = match self.from {
            Some(text) => bound(names.from, text)?,
            None if known.tiered => {
                let sentence = format!("the price has tiers, but there is no {}", names.from);
                return Err(MalformedPart { name: names.from, sentence });
            }
            None => 0,
        };
        let to = match self.to {
            "" => TierEnd::Unsaid,
            "Inf" => TierEnd::Never,
            text => TierEnd::At(bound(names.to, text)?),
        };
        Ok(PricedRange { from, to, amount })
    }
}

/// `10240` or `10240.0000000000`.
fn whole_number(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_whole = fraction.bytes().all(|byte| byte == b'0') && whole.bytes().all(|byte| byte.is_ascii_digit());
    whole.parse().ok().filter(|_| is_whole)
}
