//! Reports of line items: cost and usage reports and FOCUS exports.

use serde_json::Value;

use super::bills::{BillLine, region};
use super::columns::{Dialect, ReportColumn, ReportColumns};
use super::{time, usage};
use crate::imported_data::{BilledAmount, FileRead, SkipReason, Span};
use crate::reader::{CsvRow, ImportAccumulator, ReadStatus, Table};

/// A parser of reports.
#[derive(Debug)]
pub(crate) struct LineItemReport {
    dialect: &'static Dialect,
    columns: Option<ReportColumns>,
}

impl LineItemReport {
    /// A parser of one kind of report.
    #[must_use]
    pub(crate) fn new(dialect: &'static Dialect) -> Self {
        Self { dialect, columns: None }
    }
}

impl Table for LineItemReport {
    fn row(&mut self, row: CsvRow<'_>, file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        let Some(columns) = &self.columns else {
            match ReportColumns::find(self.dialect, row) {
                Ok(columns) => self.columns = Some(columns),
                Err(refused) => {
                    file.refused = Some(refused);
                    return ReadStatus::Done;
                }
            }
            return ReadStatus::WantsMore;
        };
        let mut product = String::new();
        match columns.line(&row, &mut product) {
            Ok(line) => {
                file.used += 1;
                accumulator.bills.add(&line, file, row.line);
            }

            Err(why) => match columns.sample(&row) {
                Some(sample) => file.skip(why, row.line, sample),
                None => file.skip(why, row.line, &row.sample()),
            },
        }
        ReadStatus::WantsMore
    }

    fn end(self: Box<Self>, _: &mut FileRead, _: &mut ImportAccumulator) {}
}

/// Types of line items that are usage: on demand or under a commitment.
const USAGE: [&str; 3] = ["Usage", "DiscountedUsage", "SavingsPlanCoveredUsage"];

impl ReportColumns {
    /// The line item of a row. `product` holds a Region that was parsed from JSON.
    fn line<'a>(&self, row: &CsvRow<'a>, product: &'a mut String) -> Result<BillLine<'a>, SkipReason> {
        if row.columns() != self.count {
            return Err(SkipReason::Fields { expected: self.count as u64 });
        }
        let kind = self.text(row, ReportColumn::LineType)?;
        if !kind.is_empty() && !USAGE.iter().any(|usage| usage.eq_ignore_ascii_case(kind)) {
            return Err(SkipReason::NotUsage);
        }
        let service = self.text(row, ReportColumn::Service)?;
        let (item, prefix) = match self.text(row, ReportColumn::UsageType)? {
            "" => (usage::by_description(service, self.text(row, ReportColumn::Description)?), None),
            usage_type => match usage::by_usage_type(service, usage_type, self.text(row, ReportColumn::Operation)?) {
                Some((item, prefix)) => (Some(item), Some(prefix)),
                None => (None, None),
            },
        };
        let item = item.ok_or(SkipReason::OtherUsage)?;
        if !matches!(self.text(row, ReportColumn::Currency)?, "" | "USD") {
            return Err(SkipReason::OtherCurrency);
        }
        let mut stated = self.text(row, ReportColumn::Region)?;
        if stated.is_empty() {
            *product = region_of(self.text(row, ReportColumn::Product)?);
            stated = product;
        }
        let quantity = self.value(row, ReportColumn::Quantity);
        if let Some((at, _, _)) = quantity
            && let Some((name, unit)) = self.value_at(row, ReportColumn::Unit, at)
            && !usage::units(item).iter().any(|known| unit.eq_ignore_ascii_case(known.as_bytes()))
        {
            return Err(SkipReason::Value { field: name.to_owned() });
        }
        let (quantity, cost) = (self.amount(row, ReportColumn::Quantity)?, self.amount(row, ReportColumn::Cost)?);
        if quantity.is_none() && cost.is_none() {
            return Err(SkipReason::Value { field: self.name(ReportColumn::Quantity) });
        }
        Ok(BillLine {
            region: region(stated, prefix).ok_or(SkipReason::UnknownRegion)?,
            item,
            resource: self.text(row, ReportColumn::Resource)?,
            quantity,
            cost,
            span: self.span(row)?,
            estimated: false,
        })
    }

    fn amount(&self, row: &CsvRow<'_>, column: ReportColumn) -> Result<Option<BilledAmount>, SkipReason> {
        let Some((_, name, value)) = self.value(row, column) else { return Ok(None) };
        let amount = std::str::from_utf8(value).ok().and_then(BilledAmount::parse);
        amount.map(Some).ok_or_else(|| SkipReason::Value { field: name.to_owned() })
    }

    /// The time of the usage, where the row states it.
    fn span(&self, row: &CsvRow<'_>) -> Result<Option<Span>, SkipReason> {
        let both = self.value(row, ReportColumn::Start).zip(self.value(row, ReportColumn::End));
        let both = both.map(|((_, from_name, from), (_, to_name, to))| ((from_name, from), (to_name, to)));
        let Some((from, to)) = both.or_else(|| {
            let (_, name, interval) = self.value(row, ReportColumn::Interval)?;
            let middle = interval.iter().position(|byte| *byte == b'/')?;
            Some(((name, &interval[..middle]), (name, &interval[middle + 1..])))
        }) else {
            return Ok(None);
        };
        let read = |(name, text): (&str, &[u8])| {
            let seconds = std::str::from_utf8(text).ok().and_then(time::seconds);
            seconds.ok_or_else(|| SkipReason::Value { field: name.to_owned() })
        };
        let span = Span { from: read(from)?, to: read(to)? };
        if span.to < span.from {
            return Err(SkipReason::Value { field: to.0.to_owned() });
        }
        Ok(Some(span))
    }
}

/// The Region in the JSON of a product.
fn region_of(product: &str) -> String {
    let Ok(Value::Object(product)) = serde_json::from_str(product) else { return String::new() };
    let names = ["from_region_code", "fromRegionCode", "region_code", "regionCode", "region"];
    let stated = names.into_iter().filter_map(|name| product.get(name)?.as_str()).find(|stated| !stated.is_empty());
    stated.unwrap_or_default().to_owned()
}
