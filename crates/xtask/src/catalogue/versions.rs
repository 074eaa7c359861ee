//! The price tables that were ever published, and the prices that later ones replaced.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::{Result, bail};
use natpoint_price_items::PriceItem;

use super::csv_file::CsvFile;
use super::prices::{self, Price};
use super::regions::Regions;
use super::sources::{self, Sources};

/// The columns of `table.csv`: every table, the newest first.
pub(crate) const COLUMNS: [&str; 2] = ["id", "date"];
/// The columns of `superseded.csv`: the table that the price stood in last, and its row there.
/// Where `usd` is empty, that table had no price for the item.
pub(crate) const SUPERSEDED_COLUMNS: [&str; 8] =
    ["table", "region", "item", "unit", "tier_from_gb", "usd", "confidence", "source"];

/// The ids and the dates of the tables, the newest first.
pub(crate) struct Versions(Vec<(String, String)>);

/// The Region, the item and the table of prices that were replaced, and the prices by tier.
pub(crate) type Superseded<'file> = BTreeMap<(usize, PriceItem, usize), BTreeMap<u32, Price<'file>>>;

impl Versions {
    /// Reads `table.csv`.
    pub(crate) fn read(file: &CsvFile) -> Result<Self> {
        let mut versions: Vec<(String, String)> = Vec::new();
        for row in file.rows() {
            let id = row.required("id")?;
            // A link carries the id, and nothing in it may need to be escaped there.
            if !id.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
                return Err(row.refuse("id", "made of digits and hyphens"));
            }
            if versions.iter().any(|(known, _)| known == id) {
                return Err(row.refuse("id", "on one row only"));
            }
            if versions.len() > usize::from(u8::MAX) {
                return Err(row.refuse("id", "one of 256 tables at most"));
            }
            let date = row.required("date")?;
            if !sources::is_date(date) {
                return Err(row.refuse("date", "a day like 2026-09-21 or a month like 2026-07"));
            }
            versions.push((id.to_owned(), date.to_owned()));
        }
        if versions.is_empty() {
            bail!("{}/table.csv: has no rows, but must have one for each table", super::DATA);
        }
        Ok(Self(versions))
    }

    /// Reads `superseded.csv`.
    pub(crate) fn superseded<'file>(
        &self,
        file: &'file CsvFile,
        regions: &Regions,
        sources: &Sources,
    ) -> Result<Superseded<'file>> {
        let mut superseded = Superseded::new();
        for row in file.rows() {
            let table = row.required("table")?;
            let version = match self.0.iter().position(|(id, _)| id == table) {
                Some(version) if version > 0 => version,
                _ => return Err(row.refuse("table", "the id of an older table in table.csv")),
            };
            let (region, item) = prices::subject(&row, regions)?;
            let tiers = superseded.entry((region, item, version)).or_default();
            if row.text("usd")?.is_empty() {
                continue;
            }
            let ((_, _, from), price) = prices::read(&row, regions, sources)?;
            if tiers.insert(from, price).is_some() {
                return Err(row.refuse("tier_from_gb", "on one row only for this table, Region and item"));
            }
        }
        Ok(superseded)
    }

    /// Refuses a current table whose date is not the newest that its sources speak of.
    pub(crate) fn check_date(&self, newest: &str) -> Result<()> {
        let (id, date) = &self.0[0];
        if date != newest {
            bail!(
                "{}/table.csv: date of {id} is \"{date}\", but must be \"{newest}\", the newest of its sources",
                super::DATA
            );
        }
        Ok(())
    }

    /// The part of the table that names the tables.
    pub(crate) fn write(&self, out: &mut String) {
        let (id, date) = &self.0[0];
        let _ = writeln!(out, "/// The table's name in links: a new one for every table that is published.");
        let _ = writeln!(out, "pub const TABLE_ID: &str = {id:?};");
        let _ = writeln!(out, "/// The newest date that a source of the table speaks of.");
        let _ = writeln!(out, "pub const TABLE_DATE: &str = {date:?};");
        let count = self.0.len();
        let _ = writeln!(out, "\npub(in crate::catalogue) static VERSIONS: [(&str, &str); {count}] = [");
        let _ = writeln!(out, "    (TABLE_ID, TABLE_DATE),");
        for (id, date) in &self.0[1..] {
            let _ = writeln!(out, "    ({id:?}, {date:?}),");
        }
        out.push_str("];\n");
    }
}

/// The part of the table that holds the replaced prices, with the place of each one's evidence.
pub(crate) fn write(superseded: &Superseded<'_>, evidence: &dyn Fn(&Price<'_>) -> usize, out: &mut String) {
    let count = superseded.len();
    let _ = writeln!(out, "\npub(in crate::catalogue) static SUPERSEDED: [Superseded; {count}] = [");
    for ((region, item, version), tiers) in superseded {
        let item = prices::variant(*item);
        let tiers: Vec<_> = tiers
            .iter()
            .map(|(from, price)| {
                let from = prices::grouped(*from);
                format!("p({region}, {item}, {from}, {:?}, {})", price.usd, evidence(price))
            })
            .collect();
        let tiers = tiers.join(", ");
        let _ = writeln!(
            out,
            "    Superseded {{ version: {version}, region: RegionId({region}), item: {item}, tiers: &[{tiers}] }},"
        );
    }
    out.push_str("];\n");
}
