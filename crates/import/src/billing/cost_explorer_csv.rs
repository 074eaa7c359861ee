//! The CSV of the Cost Explorer console: a row per day or month, a column per group, and costs alone.

use super::bills::{BillLine, region};
use super::{is_nothing, time, usage};
use crate::imported_data::{BilledAmount, FileRead, FileRefusal, SkipReason, Span, start_of};
use crate::reader::{CsvRow, ImportAccumulator, ReadStatus, Table};
use natpoint_model::catalogue::prices::PriceItem;

/// A parser of such a table.
#[derive(Debug, Default)]
pub(crate) struct CostExplorerCsv {
    header: Option<CsvHeader>,
    /// The first two times, whose distance shows the granularity.
    times: Vec<u64>,
    first: u64,
    last: u64,
}

#[derive(Debug)]
struct CsvHeader {
    count: usize,
    /// The header of the time column.
    title: String,
    groups: Vec<UsageTypeColumn>,
}

/// The column of one usage type with its sum so far.
#[derive(Debug)]
struct UsageTypeColumn {
    column: usize,
    name: String,
    item: PriceItem,
    region: &'static str,
    cost: Option<BilledAmount>,
}

/// The suffix of each group's name.
const DOLLARS: &str = "($)";

/// Titles of the first column when groups are usage types, in English and Japanese.
const BY_USAGE_TYPE: [&str; 3] = ["usage type", "usagetype", "使用タイプ"];

impl CostExplorerCsv {
    /// Whether a header, in lower case, belongs to such a table.
    pub(crate) fn fits(header: &[String]) -> bool {
        header.iter().skip(1).any(|name| name.ends_with(DOLLARS))
    }

    fn read_header(row: CsvRow<'_>, file: &mut FileRead) -> Result<CsvHeader, FileRefusal> {
        let title = String::from_utf8_lossy(row.get(0)).into_owned();
        let mut groups: Vec<UsageTypeColumn> = Vec::new();
        let mut skipped = Vec::new();
        for column in 1..row.columns() {
            let name = String::from_utf8_lossy(row.get(column)).into_owned();
            let Some(usage_type) = name.strip_suffix(DOLLARS).map(str::trim_end) else {
                skipped.push((SkipReason::OtherCurrency, name));
                continue;
            };
            let Some((item, prefix)) = usage::by_usage_type("", usage_type, "") else {
                // The last column is the total.
                if column + 1 < row.columns() {
                    skipped.push((SkipReason::OtherUsage, name));
                }
                continue;
            };
            if groups.iter().any(|group| group.name == name) {
                return Err(FileRefusal::DoubledColumn(start_of(name.as_bytes())));
            }
            match natpoint_price_list::usage_types::region_of_prefix(prefix) {
                Some(region) => groups.push(UsageTypeColumn { column, name, item, region, cost: None }),
                None => skipped.push((SkipReason::UnknownRegion, name)),
            }
        }
        let is_titled = BY_USAGE_TYPE.contains(&title.to_ascii_lowercase().as_str());
        if groups.is_empty() && !is_titled {
            return Err(FileRefusal::NotByUsageType);
        }
        for (why, name) in skipped {
            file.skip(why, row.line, name.as_bytes());
        }
        Ok(CsvHeader { count: row.columns(), title: start_of(title.as_bytes()), groups })
    }

    fn note(&mut self, at: u64) {
        if self.times.len() < 2 && !self.times.contains(&at) {
            self.times.push(at);
        }
        if self.times.len() == 1 {
            (self.first, self.last) = (at, at);
        }
        (self.first, self.last) = (self.first.min(at), self.last.max(at));
    }

    /// The time of all rows; none for a single row, which may be a day or a month.
    fn span(&self) -> Option<Span> {
        const DAY: u64 = 86_400;
        let [one, other] = self.times[..] else { return None };
        let apart = one.abs_diff(other);
        let to = if apart <= DAY { self.last.saturating_add(apart) } else { time::next_month(self.last) };
        Some(Span { from: self.first, to })
    }
}

impl Table for CostExplorerCsv {
    fn row(&mut self, row: CsvRow<'_>, file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        let Some(header) = &mut self.header else {
            match Self::read_header(row, file) {
                Ok(header) => self.header = Some(header),
                Err(refused) => {
                    file.refused = Some(refused);
                    return ReadStatus::Done;
                }
            }
            return ReadStatus::WantsMore;
        };
        let Some(at) = row.text(0).and_then(time::seconds) else {
            // The row of totals comes first, or last where somebody sorted the rows.
            if !self.times.is_empty() && !row.get(0).to_ascii_lowercase().ends_with(b" total") {
                file.skip(SkipReason::Value { field: header.title.clone() }, row.line, row.get(0));
            }
            return ReadStatus::WantsMore;
        };
        if row.columns() != header.count {
            file.skip(SkipReason::Fields { expected: header.count as u64 }, row.line, row.get(0));
            return ReadStatus::WantsMore;
        }
        let mut is_whole = true;
        for group in &mut header.groups {
            let value = row.get(group.column);
            if is_nothing(value) {
                continue;
            }
            if let Some(cost) = std::str::from_utf8(value).ok().and_then(BilledAmount::parse) {
                group.cost = Some(group.cost.unwrap_or_default().plus(cost));
            } else {
                is_whole = false;
                file.skip(SkipReason::Value { field: start_of(group.name.as_bytes()) }, row.line, value);
            }
        }
        file.used += u64::from(is_whole);
        self.note(at);
        ReadStatus::WantsMore
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let span = self.span();
        // Rows are counted as used, not groups.
        let used = file.used;
        for UsageTypeColumn { item, region: code, cost, .. } in self.header.into_iter().flat_map(|header| header.groups)
        {
            let line = BillLine {
                region: region(code, None).unwrap_or_default(),
                item,
                resource: "",
                quantity: None,
                cost: Some(cost.unwrap_or_default()),
                span,
                estimated: false,
            };
            if cost.is_some() {
                file.used += 1;
                accumulator.bills.add(&line, file, 1);
            }
        }
        file.used = used;
    }
}
