//! The price table: one sorted row per Region, item and tier, and a list of what they are
//! founded on, which many rows share.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::{Result, bail};
use natpoint_price_items::PriceItem;

use super::csv_file::{CsvFile, Row};
use super::regions::Regions;
use super::sources::{CONFIDENCES, Sources};
use super::versions::{self, Superseded, Versions};

/// The columns of `prices.csv`.
pub(crate) const COLUMNS: [&str; 7] = ["region", "item", "unit", "tier_from_gb", "usd", "confidence", "source"];

/// A row's Region, item and tier start: what the table is sorted by.
pub(crate) type Key = (usize, PriceItem, u32);

/// What a row says of its [`Key`].
pub(crate) struct Price<'file> {
    /// The price in US dollars, as it stands there.
    pub usd: &'file str,
    evidence: Evidence,
    /// The rate code's SKU and the rest of it.
    rate_code: Option<(String, String)>,
}

/// What a price is founded on: the confidence's variant and the places of the sources.
type Evidence = (&'static str, Vec<usize>);

/// The text of the table.
pub(crate) fn table(
    file: &CsvFile,
    versions: &Versions,
    superseded: &Superseded<'_>,
    regions: &Regions,
    sources: &Sources,
) -> Result<String> {
    let mut prices = BTreeMap::new();
    let mut lists = Lists::default();
    for row in file.rows() {
        let (key, price) = read(&row, regions, sources)?;
        lists.add(&price);
        if prices.insert(key, price).is_some() {
            return Err(row.refuse("tier_from_gb", "on one row only for this Region and item"));
        }
    }
    for price in superseded.values().flat_map(BTreeMap::values) {
        lists.evidence.insert(price.evidence.clone());
    }
    let count = lists.evidence.len();
    if count > MAX_EVIDENCE {
        bail!(
            "prices.csv and superseded.csv found their prices on {count} combinations of sources, of which \
               {MAX_EVIDENCE} are the most"
        );
    }
    let date = prices.values().flat_map(|price| &price.evidence.1).map(|&source| sources.date(source)).max();
    versions.check_date(date.unwrap_or_default())?;

    let mut out = String::from(PREAMBLE);
    versions.write(&mut out);
    let _ = writeln!(out, "\npub(in crate::catalogue) static PRICES: [Price; {}] = [", prices.len());
    let mut last = None;
    for ((region, item, from), price) in &prices {
        if last != Some(region) {
            let _ = writeln!(out, "    // {}", regions.code(*region));
            last = Some(region);
        }
        let start = format!("{region}, {}, {}, {:?}", variant(*item), grouped(*from), price.usd);
        let evidence = place(&lists.evidence, &price.evidence);
        let _ = match &price.rate_code {
            None => writeln!(out, "    p({start}, {evidence}),"),
            Some((sku, rate)) => {
                let (sku, rate) = (place(&lists.skus, sku), place(&lists.rates, rate));
                writeln!(out, "    r({start}, {evidence}, {rate}, {sku}),")
            }
        };
    }
    out.push_str("];\n");
    versions::write(superseded, &|price| place(&lists.evidence, &price.evidence), &mut out);
    lists.write(&mut out);
    Ok(out)
}

/// A price keeps the place of its evidence in a byte.
const MAX_EVIDENCE: usize = 256;

const PREAMBLE: &str = "\
use crate::catalogue::instances::InstanceType;
use crate::catalogue::prices::{Evidence, Price, Superseded};
#[allow(clippy::enum_glob_use, reason = \"the table names a variant in nearly every line\")]
use crate::catalogue::prices::PriceItem::{self, *};
use crate::catalogue::regions::RegionId;
use crate::catalogue::sources::{Confidence, SourceId};
use crate::units::UnitPrice;

/// A price without a rate code.
const fn p(region: u8, item: PriceItem, from_gb: u32, usd: &str, evidence: u8) -> Price {
    r(region, item, from_gb, usd, evidence, Price::NO_RATE, 0)
}

/// A price with a rate code. The generator refuses volumes and prices that do not fit.
#[allow(clippy::cast_possible_truncation, reason = \"the table is far shorter than the type can count\")]
const fn r(region: u8, item: PriceItem, from_gb: u32, usd: &str, evidence: u8, rate: u8, sku: u16) -> Price {
    let units = UnitPrice::literal(usd).units() as u32;
    Price { units, from_tb: (from_gb / 1024) as u16, sku, rate, region: RegionId(region), item, evidence }
}

";

/// The Region and the item that a row speaks of.
pub(crate) fn subject(row: &Row<'_>, regions: &Regions) -> Result<(usize, PriceItem)> {
    let region = regions.find(row, "region")?;
    let in_csv = |item: PriceItem| item.spec().csv_unit.map(|unit| (item.slug(), (item, unit)));
    let items: Vec<_> = PriceItem::ALL.into_iter().filter_map(in_csv).collect();
    let (item, unit) = row.one_of("item", &items)?;
    row.one_of("unit", &[(unit, ())])?;
    Ok((region, item))
}

/// What a row says.
pub(crate) fn read<'file>(row: &Row<'file>, regions: &Regions, sources: &Sources) -> Result<(Key, Price<'file>)> {
    let (region, item) = subject(row, regions)?;
    let from: u32 = row.number("tier_from_gb")?;
    if !from.is_multiple_of(1024) || from / 1024 > u32::from(u16::MAX) {
        return Err(row.refuse("tier_from_gb", "a whole number of TB, each 1024 GB"));
    }
    let (usd, _) = row.decimal("usd")?;
    let confidence = row.one_of("confidence", &CONFIDENCES)?;
    let cited = sources.cited(row)?;
    let founded = match confidence {
        "Unverified" => cited.is_empty(),
        "OneSource" => cited.len() == 1,
        _ => cited.len() >= 2,
    };
    if !founded {
        return Err(row.refuse("confidence", format!("one that fits {} sources", cited.len())));
    }
    let rate_code = match &cited[..] {
        [] => None,
        [first, rest @ ..] if rest.iter().all(|cited| cited.rate_code.is_none()) => first.rate_code.as_deref(),
        _ => return Err(row.refuse("source", "one with a rate code at the first of the sources only")),
    };
    let rate_code = match rate_code.map(sku_and_rate) {
        None => None,
        Some(Some((sku, rate))) => Some((sku.to_owned(), rate.to_owned())),
        Some(None) => {
            return Err(row.refuse("source", "made of rate codes like 6CRQJ7BNA8VQV6B7.JRTCKXETXF.D7RZ6WCPVW"));
        }
    };
    let evidence = (confidence, cited.into_iter().map(|cited| cited.source).collect());
    Ok(((region, item, from), Price { usd, evidence, rate_code }))
}

/// An item as the table's code writes it.
pub(crate) fn variant(item: PriceItem) -> String {
    match item {
        PriceItem::InstanceHour(kind) => format!("InstanceHour(InstanceType::{kind:?})"),
        _ => format!("{item:?}"),
    }
}

/// A number as Rust code writes it: `1_048_576`.
pub(crate) fn grouped(number: u32) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join("_")
}

/// The rate code's SKU and the rest of it. All SKUs have 16 letters or digits, which the table relies on.
pub(crate) fn sku_and_rate(code: &str) -> Option<(&str, &str)> {
    let lengths: Vec<_> = code.split('.').map(str::len).collect();
    let is_plain = code.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
    code.split_once('.').filter(|_| is_plain && lengths == [16, 10, 10])
}

/// What the rows refer to by its place.
#[derive(Default)]
struct Lists {
    evidence: BTreeSet<Evidence>,
    rates: BTreeSet<String>,
    skus: BTreeSet<String>,
}

impl Lists {
    fn add(&mut self, price: &Price<'_>) {
        self.evidence.insert(price.evidence.clone());
        if let Some((sku, rate)) = &price.rate_code {
            self.skus.insert(sku.clone());
            self.rates.insert(rate.clone());
        }
    }

    fn write(&self, out: &mut String) {
        let count = self.evidence.len();
        let _ = writeln!(out, "\npub(in crate::catalogue) static EVIDENCE: [Evidence; {count}] = [");
        for (confidence, sources) in &self.evidence {
            let ids: Vec<_> = sources.iter().map(|source| format!("SourceId({source})")).collect();
            let ids = ids.join(", ");
            let _ = writeln!(out, "    Evidence {{ confidence: Confidence::{confidence}, sources: &[{ids}] }},");
        }
        let _ = writeln!(out, "];\n\npub(in crate::catalogue) static RATES: [&str; {}] = [", self.rates.len());
        for rate in &self.rates {
            let _ = writeln!(out, "    {rate:?},");
        }
        let _ = writeln!(out, "];\n\npub(in crate::catalogue) static SKUS: &str = concat!(");
        for sku in &self.skus {
            let _ = writeln!(out, "    {sku:?},");
        }
        out.push_str(");\n");
    }
}

fn place<T: Ord>(list: &BTreeSet<T>, value: &T) -> usize {
    list.range(..value).count()
}
