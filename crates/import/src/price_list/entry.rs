//! One price as a list has it, and what is read of it.

use crate::imported_data::{BilledAmount, SkipReason};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_price_list::usage_types::{USAGE_TYPES, name_today, region_of_prefix};

/// A price of an item as a list has it; what the list does not tell is empty.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Entry<'a> {
    /// The place of the item among those that lists name.
    pub item: usize,
    /// The Region's code.
    pub code: &'a str,
    /// The Region's name, such as `Asia Pacific (Tokyo)`.
    pub location: &'a str,
    /// What kind of location it is: `AWS Region`, `AWS Local Zone`.
    pub location_type: &'a str,
    /// The front of the usage type, where there is one.
    pub prefix: Option<&'a str>,
    pub sku: &'a str,
    /// When it came into force, and when the list was published.
    pub effective: &'a str,
    pub published: &'a str,
    /// Where the tier starts and ends.
    pub from: Option<&'a str>,
    pub to: &'a str,
    pub unit: Option<&'a str>,
    pub usd: &'a str,
    /// What the list calls its parts.
    pub names: Names,
    /// The line that it stands on, or the place of its element.
    pub at: u64,
}

/// What a kind of list calls the parts of a price.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Names {
    pub unit: &'static str,
    pub usd: &'static str,
    pub from: &'static str,
    pub to: &'static str,
}

/// What is read of a price.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub region: RegionId,
    pub item: usize,
    pub sku: String,
    /// Days, as `YYYY-MM-DD`: the order of the letters is that of time.
    pub published: String,
    pub effective: String,
    pub from_gb: u64,
    pub to: End,
    pub usd: BilledAmount,
    pub at: u64,
    /// What the list calls the start of a tier.
    pub from_name: &'static str,
}

/// Where a tier ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Unsaid,
    Never,
    At(u64),
}

impl Entry<'_> {
    /// Reads the price, or says why not.
    pub(super) fn read(&self) -> Result<Reading, SkipReason> {
        let Some(known) = USAGE_TYPES.get(self.item) else { return Err(SkipReason::OtherUsage) };
        let region = self.region().ok_or(SkipReason::UnknownRegion)?;
        let not = |name: &str| SkipReason::Value { field: name.to_owned() };
        let names = self.names;
        if self.unit.is_some_and(|unit| !known.units.contains(&unit.to_ascii_lowercase().as_str())) {
            return Err(not(names.unit));
        }
        let usd = BilledAmount::parse(self.usd).filter(|usd| usd.0 >= 0).ok_or_else(|| not(names.usd))?;
        let from_gb = match self.from {
            Some(text) => volume(text).ok_or_else(|| not(names.from))?,
            None if known.tiered => return Err(not(names.from)),
            None => 0,
        };
        let to = match self.to {
            "" => End::Unsaid,
            "Inf" => End::Never,
            text => End::At(volume(text).ok_or_else(|| not(names.to))?),
        };
        let (published, effective) = (day(self.published), day(self.effective));
        if !published.is_empty() && effective > published {
            return Err(SkipReason::OtherPrice);
        }
        Ok(Reading {
            region,
            item: self.item,
            sku: self.sku.chars().take(64).collect(),
            published: published.to_owned(),
            effective: effective.to_owned(),
            from_gb,
            to,
            usd,
            at: self.at,
            from_name: names.from,
        })
    }

    /// The Region: by its code, else by its name, else by the front of the usage type.
    fn region(&self) -> Option<RegionId> {
        // A Local Zone belongs to a Region and has prices of its own.
        if !matches!(self.location_type, "" | "AWS Region") {
            return None;
        }
        match (self.code, self.location) {
            ("", "") => RegionId::from_code(region_of_prefix(self.prefix?)?),
            ("", location) => {
                let name = name_today(location);
                RegionId::all().find(|region| region.info().long_en == name)
            }
            (code, _) => RegionId::from_code(code),
        }
    }
}

/// The day of a time; nothing where there is none.
fn day(text: &str) -> &str {
    let day = text.get(..10).unwrap_or_default();
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    if is_day { day } else { "" }
}

/// `10240` or `10240.0000000000`.
fn volume(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_whole = fraction.bytes().all(|byte| byte == b'0') && whole.bytes().all(|byte| byte.is_ascii_digit());
    whole.parse().ok().filter(|_| is_whole)
}
