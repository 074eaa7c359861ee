//! Reports of line items: cost and usage reports, FOCUS exports, monthly bills and what resellers make of them.

use serde_json::Value;

use super::bills::{BillLine, region};
use super::columns::ReportColumns;
use super::currency::Currency;
use super::decimal::{CellAmount, DecimalMark};
use super::dialect::{Dialect, ReportColumn, unit_of_name};
use super::line_time::LineTime;
use super::undecided::{LineAmount, Undecided, UndecidedLine};
use super::usage;
use crate::date_time::CellTime;
use crate::flow_log::byte_unit;
use crate::imported_data::{FileRead, FileRemark, SkipReason};
use crate::reader::{CsvRow, ImportAccumulator, NeededColumns, ReadStatus, Table};
use natpoint_model::catalogue::prices::PriceItem;

/// A parser of reports.
#[derive(Debug)]
pub(crate) struct LineItemReport {
    dialect: &'static Dialect,
    columns: Option<ReportColumns>,
    undecided: Undecided,
}

impl LineItemReport {
    /// A parser of one kind of report.
    #[must_use]
    pub(crate) fn new(dialect: &'static Dialect) -> Self {
        Self { dialect, columns: None, undecided: Undecided::default() }
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
        match columns.line(self.dialect, &row, &mut product, file) {
            Ok(line) => self.undecided.add(&line, &row, file, &mut accumulator.bills),
            Err(why) => match columns.header_within(self.dialect, row) {
                Some(others) => {
                    file.records = file.records.saturating_sub(1);
                    self.columns = Some(others);
                }
                None => file.skip(why, row.line, &columns.sample(&row)),
            },
        }
        ReadStatus::WantsMore
    }

    fn needs(&self, names: &[String]) -> NeededColumns {
        let mut needed = NeededColumns::default();
        let has_usage_types = self.dialect.is_in(ReportColumn::UsageType, names);
        for (at, name) in (0..).zip(names) {
            match self.dialect.column_of(name) {
                Some(column) if column.decides(has_usage_types) => needed.keys.push(at),
                Some(column) if column.stands_in() => needed.stand_ins.push(at),
                Some(_) => needed.rest.push(at),
                None => {}
            }
        }
        needed
    }

    fn skips(&self, row: &CsvRow<'_>) -> Option<SkipReason> {
        self.columns.as_ref()?.skips(self.dialect, row)
    }

    fn lacks(&self, row: &CsvRow<'_>) -> bool {
        let columns = [ReportColumn::UsageType, ReportColumn::Region, ReportColumn::Start, ReportColumn::End];
        self.columns.as_ref().is_none_or(|own| columns.iter().any(|column| own.value(row, *column).is_none()))
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        self.undecided.finish(file, &mut accumulator.bills);
    }
}

/// A line item as far as its row alone tells.
pub(super) struct RowLine<'a> {
    pub region: &'a str,
    pub item: PriceItem,
    pub resource: &'a str,
    pub quantity: Option<LineAmount>,
    pub cost: Option<LineAmount>,
    pub time: LineTime,
    pub estimated: bool,
    /// What the row is about, for a message.
    pub sample: &'a [u8],
}

impl RowLine<'_> {
    /// The line, if nothing in it has two readings once the file's decimal mark is known.
    pub(super) fn certain(&self, mark: Option<DecimalMark>) -> Option<BillLine<'_>> {
        let amount = |amount: Option<LineAmount>| match amount {
            None => Some(None),
            Some(LineAmount { amount, .. }) => amount.with(None).or_else(|| amount.with(mark)).map(Some),
        };
        let time = self.time.certain()?;
        Some(BillLine {
            region: self.region,
            item: self.item,
            resource: self.resource,
            quantity: amount(self.quantity)?,
            cost: amount(self.cost)?,
            span: time.span,
            moment: time.moment,
            estimated: self.estimated,
        })
    }

    pub(super) fn to_undecided(&self, line: u64) -> UndecidedLine {
        UndecidedLine {
            line,
            region: self.region.to_owned(),
            item: self.item,
            resource: self.resource.to_owned(),
            quantity: self.quantity,
            cost: self.cost,
            time: self.time,
            estimated: self.estimated,
            sample: self.sample.get(..400).unwrap_or(self.sample).to_vec(),
        }
    }
}

impl ReportColumns {
    /// The line item of a row. `product` holds a Region that was parsed from JSON.
    fn line<'a>(
        &self,
        dialect: &Dialect,
        row: &CsvRow<'a>,
        product: &'a mut String,
        file: &mut FileRead,
    ) -> Result<RowLine<'a>, SkipReason> {
        if row.columns() != self.count {
            return Err(SkipReason::Fields { expected: self.count as u64 });
        }
        let (item, prefix) = self.counted(dialect, row)?;
        let mut stated = self.text(row, ReportColumn::Region)?;
        if stated.is_empty() {
            *product = region_of(self.text(row, ReportColumn::Product)?);
            stated = product;
        }
        let quantity = self.quantity(row, item, dialect)?;
        let cost = self.cost(row, quantity.is_some(), file)?;
        if quantity.is_none() && cost.is_none() {
            return Err(SkipReason::Value { field: self.name(ReportColumn::Quantity) });
        }
        Ok(RowLine {
            region: region(stated, prefix).ok_or(SkipReason::UnknownRegion)?,
            item,
            resource: self.text(row, ReportColumn::Resource)?,
            quantity,
            cost,
            time: self.time(row)?,
            estimated: self.text(row, ReportColumn::Invoice)? == "Estimated",
            sample: self.described_by(row).unwrap_or_default(),
        })
    }

    /// Why a row does not count; none where it does, or is told by more than the columns that decide that.
    fn skips(&self, dialect: &Dialect, row: &CsvRow<'_>) -> Option<SkipReason> {
        // Its description tells what it is, in a message too.
        self.value(row, ReportColumn::UsageType)?;
        self.counted(dialect, row).err()
    }

    /// The item of a row that counts, and the Region's prefix of its usage type.
    fn counted<'a>(&self, dialect: &Dialect, row: &CsvRow<'a>) -> Result<(PriceItem, Option<&'a str>), SkipReason> {
        if !dialect.is_usage(self.text(row, ReportColumn::LineType)?) {
            return Err(SkipReason::NotUsage);
        }
        self.item(row)?.ok_or(SkipReason::OtherUsage)
    }

    /// The item of a row, and the Region's prefix of its usage type.
    fn item<'a>(&self, row: &CsvRow<'a>) -> Result<Option<(PriceItem, Option<&'a str>)>, SkipReason> {
        let service = self.text(row, ReportColumn::Service)?;
        let operation = self.text(row, ReportColumn::Operation)?;
        let usage_type = self.text(row, ReportColumn::UsageType)?;
        if !usage_type.is_empty() {
            let found = usage::by_usage_type(service, usage_type, operation);
            return Ok(found.map(|(item, prefix)| (item, Some(prefix))));
        }
        let described = usage::by_description(service, self.text(row, ReportColumn::Description)?);
        let meter = self.text(row, ReportColumn::Meter)?;
        let metered = || usage::by_usage_type(service, meter, operation).map(|(item, _)| item);
        Ok(described.or_else(metered).map(|item| (item, None)))
    }

    /// The quantity in the unit of the item, from the unit that the row, the cell or the name of its column states.
    fn quantity(&self, row: &CsvRow<'_>, item: PriceItem, dialect: &Dialect) -> Result<Option<LineAmount>, SkipReason> {
        let Some((at, name, value)) = self.value(row, ReportColumn::Quantity) else { return Ok(None) };
        let wrong = |name: &str| SkipReason::Value { field: name.to_owned() };
        let text = std::str::from_utf8(value).map_err(|_| wrong(name))?;
        let (number, beside) = with_unit(text);
        let amount = CellAmount::parse(number, row.separator).ok_or_else(|| wrong(name))?;
        let quantity = LineAmount { amount, name };
        let stated = if dialect.is_of_others() {
            self.value(row, ReportColumn::Unit).map(|(_, name, unit)| (name, unit))
        } else {
            self.value_at(row, ReportColumn::Unit, at)
        };
        let (name, unit) = match stated {
            _ if !beside.is_empty() => (name, beside),
            Some((name, unit)) => (name, std::str::from_utf8(unit).map_err(|_| wrong(name))?),
            None => (name, unit_of_name(name, item)),
        };
        in_unit(quantity, unit, item).map(Some).ok_or_else(|| wrong(name))
    }

    /// The cost in US dollars. What is in another currency is left out beside a quantity, which is said of the file.
    fn cost(
        &self,
        row: &CsvRow<'_>,
        has_quantity: bool,
        file: &mut FileRead,
    ) -> Result<Option<LineAmount>, SkipReason> {
        let stated = self.text(row, ReportColumn::Currency)?;
        let is_other =
            |currency: &str| !["", "USD", "US$", "$"].iter().any(|known| known.eq_ignore_ascii_case(currency));
        let money = self.value(row, ReportColumn::Cost).map(|(_, name, value)| {
            let money = std::str::from_utf8(value).ok();
            let money = money.and_then(|text| CellAmount::parse_money(text, row.separator));
            let yen = || (stated.is_empty() && is_likely_yen(name, value)).then_some(Currency::Other);
            (name, money.map(|(amount, beside)| (amount, beside.or_else(|| self.currency(name)).or_else(yen))))
        });
        if is_other(stated) || matches!(money, Some((_, Some((_, Some(Currency::Other)))))) {
            if !has_quantity {
                return Err(SkipReason::OtherCurrency);
            }
            if money.is_some() {
                file.remark(FileRemark::OtherCurrency);
            }
            return Ok(None);
        }
        match money {
            None => Ok(None),
            Some((name, Some((amount, _)))) => Ok(Some(LineAmount { amount, name })),
            Some((name, None)) => Err(SkipReason::Value { field: name.to_owned() }),
        }
    }

    /// The time of the usage, as far as the row states it.
    fn time(&self, row: &CsvRow<'_>) -> Result<LineTime, SkipReason> {
        let wrong = |name: &str| SkipReason::Value { field: name.to_owned() };
        let text = |value| std::str::from_utf8(value).ok();
        let bill_start = || {
            let (_, _, value) = self.value(row, ReportColumn::BillStart)?;
            CellTime::of_cell(text(value)?)
        };
        let (start, end) = (self.value(row, ReportColumn::Start), self.value(row, ReportColumn::End));
        if let (Some((_, from_name, from)), Some((_, to_name, to))) = (start, end) {
            return LineTime::between(text(from), text(to), bill_start)
                .map(|time| if self.name(ReportColumn::Quantity) == "usage_value" { time.month_first() } else { time })
                .map_err(|is_end| wrong(if is_end { to_name } else { from_name }));
        }
        if let Some((_, name, interval)) = self.value(row, ReportColumn::Interval)
            && let Some((from, to)) = halves(interval)
        {
            return LineTime::between(text(from), text(to), bill_start).map_err(|_| wrong(name));
        }
        if let Some((_, name, month)) = self.value(row, ReportColumn::Month) {
            let year = self.text(row, ReportColumn::Year)?;
            let whole = || LineTime::of_month(&format!("{year}-{}", text(month)?));
            return text(month).and_then(LineTime::of_month).or_else(whole).ok_or_else(|| wrong(name));
        }
        if let Some((_, name, start)) = start {
            return text(start).and_then(LineTime::since).ok_or_else(|| wrong(name));
        }
        Ok(bill_start().map_or(LineTime::NONE, LineTime::of_bill))
    }

    /// A sample of a row for a message.
    fn sample(&self, row: &CsvRow<'_>) -> Vec<u8> {
        self.described_by(row).map_or_else(|| row.sample(), <[u8]>::to_vec)
    }
}

/// A number and the unit behind it: `2,000 GB`.
fn with_unit(text: &str) -> (&str, &str) {
    let is_unit = |letter: char| letter.is_ascii_alphabetic();
    let number = text.trim_end_matches(is_unit);
    // The letters of `1e` are no unit, and those of `NaN` none behind a number.
    if number.len() + 1 < text.len() && number.starts_with(|first: char| first.is_ascii_digit()) {
        return (number.trim_end(), &text[number.len()..]);
    }
    (text, "")
}

/// A quantity in the unit of its item, from the unit that is stated; none where that is another.
fn in_unit(quantity: LineAmount, unit: &str, item: PriceItem) -> Option<LineAmount> {
    let unit = unit.to_ascii_lowercase();
    let known = usage::units(item);
    if unit.is_empty() || known.contains(&unit.as_str()) || usage::is_no_unit(&unit, known) {
        return Some(quantity);
    }
    let unit = byte_unit(&unit).filter(|_| known.contains(&"gb"))?;
    Some(LineAmount { amount: quantity.amount.times(unit.times, unit.over << 30)?, ..quantity })
}

/// Whether an amount of money that states no currency is in yen: under a Japanese name, without decimals, which dollars
/// nearly always have.
fn is_likely_yen(name: &str, value: &[u8]) -> bool {
    !name.is_ascii() && value.iter().all(|byte| byte.is_ascii_digit() || *byte == b',') && value != b"0"
}

/// Both halves of `START/END`, in which dates may have slashes too.
fn halves(interval: &[u8]) -> Option<(&[u8], &[u8])> {
    let places: Vec<usize> = interval.iter().enumerate().filter(|(_, byte)| **byte == b'/').map(|(at, _)| at).collect();
    let ([middle] | [_, _, middle, _, _]) = places[..] else { return None };
    Some((&interval[..middle], &interval[middle + 1..]))
}

/// The Region in the JSON of a product.
fn region_of(product: &str) -> String {
    let Ok(Value::Object(product)) = serde_json::from_str(product) else { return String::new() };
    let names = ["from_region_code", "fromRegionCode", "region_code", "regionCode", "region"];
    let stated = names.into_iter().filter_map(|name| product.get(name)?.as_str()).find(|stated| !stated.is_empty());
    stated.unwrap_or_default().to_owned()
}
