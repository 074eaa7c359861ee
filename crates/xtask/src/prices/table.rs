//! The catalogue's files as they stand, and as they are written anew.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result};
use natpoint_price_items::PriceItem;
use natpoint_price_list::PublishedList;

use super::evidence;
use super::settle::{Subject, Tier};
use crate::catalogue::DATA;
use crate::catalogue::csv_file::CsvFile;
use crate::catalogue::prices::{self, COLUMNS};
use crate::catalogue::regions::{self, Regions};
use crate::catalogue::sources::{self, Sources};
use crate::catalogue::versions::{COLUMNS as TABLE_COLUMNS, SUPERSEDED_COLUMNS};

/// What the command reads and writes.
pub(crate) struct Table {
    pub regions: Regions,
    pub sources: Sources,
    /// The rows of `prices.csv`, in their order.
    pub rows: Vec<Row>,
    /// The rows of `sources.csv`, `superseded.csv` and `table.csv`.
    source_rows: Vec<Vec<String>>,
    superseded: Vec<Vec<String>>,
    versions: Vec<Vec<String>>,
}

/// A row of `prices.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub subject: Subject,
    /// GB.
    pub from: u64,
    /// Hundred-millionths of a US dollar.
    pub units: u32,
    pub confidence: String,
    pub source: String,
    /// The price as it stands there.
    pub usd: String,
}

impl Table {
    /// Reads the files, by a function that has their texts.
    pub(crate) fn read(read: &dyn Fn(&str) -> Result<String>) -> Result<Self> {
        let file = |name: &str, columns: &[&str]| CsvFile::parse(&format!("{DATA}/{name}"), &read(name)?, columns);
        let regions = Regions::read(&file("regions.csv", &regions::COLUMNS)?)?;
        let source_sheet = file("sources.csv", &sources::COLUMNS)?;
        let sources = Sources::read(&source_sheet)?;
        let price_sheet = file("prices.csv", &COLUMNS)?;
        let mut rows = Vec::new();
        for row in price_sheet.rows() {
            let ((region, item, from), _) = prices::read(&row, &regions, &sources)?;
            let (usd, units) = row.decimal("usd")?;
            rows.push(Row {
                subject: (region, item),
                from: from.into(),
                units,
                confidence: row.text("confidence")?.to_owned(),
                source: row.text("source")?.to_owned(),
                usd: usd.to_owned(),
            });
        }
        Ok(Self {
            regions,
            sources,
            rows,
            source_rows: values(&source_sheet),
            superseded: values(&file("superseded.csv", &SUPERSEDED_COLUMNS)?),
            versions: values(&file("table.csv", &TABLE_COLUMNS)?),
        })
    }

    /// The rows of an item in a Region, the first tier first.
    pub(crate) fn tiers(&self, subject: Subject) -> Vec<&Row> {
        let mut tiers: Vec<_> = self.rows.iter().filter(|row| row.subject == subject).collect();
        tiers.sort_by_key(|row| row.from);
        tiers
    }

    /// The current table's id.
    pub(crate) fn id(&self) -> &str {
        &self.versions[0][0]
    }

    /// Founds the prices of an item in a Region, which a list confirms, on that list too where
    /// they are better for it. Returns where those tiers start.
    pub(crate) fn refresh(&mut self, subject: Subject, tiers: &[Tier], list: &PublishedList) -> BTreeSet<u64> {
        let mut refreshed = BTreeSet::new();
        for tier in tiers {
            let same = |row: &Row| (row.subject, row.from, row.units) == (subject, tier.from, tier.units);
            let Some(at) = self.rows.iter().position(same) else { continue };
            let better = self.improved(&self.rows[at], tier, list);
            if better != self.rows[at] {
                self.rows[at] = better;
                refreshed.insert(tier.from);
            }
        }
        if !refreshed.is_empty() {
            self.cite(list);
        }
        refreshed
    }

    /// Puts the prices of an item in a Region anew, and keeps the old ones with their table's id.
    pub(crate) fn replace(&mut self, subject: Subject, tiers: &[Tier], list: &PublishedList) {
        self.cite(list);
        let (id, at) = (self.id().to_owned(), self.position(subject));
        let old: Vec<Row> = self.rows.extract_if(.., |row| row.subject == subject).collect();
        for row in &old {
            let kept = [id.clone()].into_iter().chain(self.values(row)).collect();
            self.superseded.push(kept);
        }
        let name = evidence::name(list);
        let rows: Vec<_> = tiers
            .iter()
            .map(|tier| match old.iter().find(|row| (row.from, row.units) == (tier.from, tier.units)) {
                Some(row) => self.improved(row, tier, list),
                None => Row {
                    subject,
                    from: tier.from,
                    units: tier.units,
                    confidence: "one source".to_owned(),
                    source: evidence::citation(&name, tier.rate_code.as_deref()),
                    usd: usd(tier.units),
                },
            })
            .collect();
        if old.is_empty() {
            // That table had no price, which is to be told from one that stands to this day.
            let nothing = Row { usd: String::new(), source: "none".to_owned(), ..rows[0].clone() };
            let nothing = Row { confidence: "unverified".to_owned(), from: 0, ..nothing };
            let kept = [id].into_iter().chain(self.values(&nothing)).collect();
            self.superseded.push(kept);
        }
        self.rows.splice(at..at, rows);
    }

    /// Names the table anew: by the month of the newest list, and a number where that is taken.
    pub(crate) fn rename(&mut self, published: &str) {
        let month = published.get(..7).unwrap_or(published);
        let mut id = month.to_owned();
        let mut number = 1;
        while self.versions.iter().any(|version| version[0] == id) {
            number += 1;
            id = format!("{month}-{number}");
        }
        self.versions.insert(0, vec![id, String::new()]);
    }

    /// The texts of the files that the command writes.
    pub(crate) fn texts(&mut self) -> Result<Vec<(&'static str, String)>> {
        // A list that a newer one took the place of is cited nowhere any more.
        let current = self.rows.iter().map(|row| &row.source);
        let cited = current.chain(self.superseded.iter().filter_map(|row| row.last()));
        let cited: BTreeSet<_> = cited.flat_map(|cited| sources::split(cited)).map(evidence::name_of).collect();
        self.source_rows.retain(|row| !evidence::is_list(&row[0]) || cited.contains(row[0].as_str()));
        let source_text = text(&sources::COLUMNS, &self.source_rows)?;
        let cited = self.rows.iter().flat_map(|row| sources::split(&row.source));
        let dates = cited.filter_map(|cited| Some(self.sources.named(evidence::name_of(cited))?.1));
        dates.max().unwrap_or_default().clone_into(&mut self.versions[0][1]);
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| self.values(row).collect()).collect();
        Ok(vec![
            ("prices.csv", text(&COLUMNS, &rows)?),
            ("sources.csv", source_text),
            ("superseded.csv", text(&SUPERSEDED_COLUMNS, &self.superseded)?),
            ("table.csv", text(&TABLE_COLUMNS, &self.versions)?),
        ])
    }

    /// Where the first row of an item in a Region stands, or is to stand.
    fn position(&self, subject: Subject) -> usize {
        if let Some(at) = self.rows.iter().position(|row| row.subject == subject) {
            return at;
        }
        // The file has an order of items of its own.
        let order = self.order();
        let rank = |item: PriceItem| order.iter().position(|known| *known == item).unwrap_or(order.len());
        let same = |row: &Row| row.subject.0 == subject.0;
        let at = self.rows.iter().rposition(|row| same(row) && rank(row.subject.1) < rank(subject.1));
        match at {
            Some(at) => at + 1,
            None => self.rows.iter().position(same).unwrap_or(self.rows.len()),
        }
    }

    /// The items in the order in which the Regions of the file have them.
    fn order(&self) -> Vec<PriceItem> {
        let mut order: Vec<PriceItem> = Vec::new();
        let mut last = None;
        for row in &self.rows {
            let (region, item) = row.subject;
            if !order.contains(&item) {
                let before = last.filter(|(before, _)| *before == region).map(|(_, item)| item);
                let at = before.and_then(|before| order.iter().position(|known| *known == before));
                order.insert(at.map_or(0, |at| at + 1), item);
            }
            last = Some((region, item));
        }
        order
    }

    /// The row with the list among its sources, if it is better for it.
    fn improved(&self, row: &Row, tier: &Tier, list: &PublishedList) -> Row {
        match evidence::improved(row, list, tier.rate_code.as_deref(), &self.sources) {
            Some((confidence, source)) => Row { confidence, source, ..row.clone() },
            None => row.clone(),
        }
    }

    /// What stands in a row of `prices.csv`.
    fn values(&self, row: &Row) -> impl Iterator<Item = String> + use<> {
        let (region, item) = row.subject;
        let region = self.regions.code(region).to_owned();
        let [item, unit] = [item.slug(), item.spec().csv_unit.unwrap_or_default()].map(str::to_owned);
        [region, item, unit, row.from.to_string(), row.usd.clone(), row.confidence.clone(), row.source.clone()]
            .into_iter()
    }

    /// Adds a list to the sources, unless it is there.
    fn cite(&mut self, list: &PublishedList) {
        let row = evidence::source(list);
        if self.source_rows.iter().all(|known| known[0] != row[0]) {
            self.source_rows.push(row.clone().into());
            self.sources.add(row);
        }
    }
}

/// `4_500_000` as `0.045`.
pub(crate) fn usd(units: u32) -> String {
    let text = format!("{}.{:08}", units / 100_000_000, units % 100_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn values(file: &CsvFile) -> Vec<Vec<String>> {
    file.rows().map(|row| row.values().to_vec()).collect()
}

fn text(columns: &[&str], rows: &[Vec<String>]) -> Result<String> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(columns)?;
    for row in rows {
        writer.write_record(row)?;
    }
    String::from_utf8(writer.into_inner()?).context("the texts were UTF-8")
}
