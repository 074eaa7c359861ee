//! The CSV of the Cost Explorer console: a row per hour, day or month, and a column per group with costs or usage.

use super::beginnings::Step;
use super::bills::BillLine;
use super::decimal::{CellAmount, DecimalMark};
use super::line_time::DateOrder;
use super::usage_rows::list_price;
use super::usage_type_names::USAGE_TYPES;
use super::{is_nothing, usage};
use crate::date_time::{self, CellTime, DAY};
use crate::imported_data::{BillRefusal, BilledAmount, FileRead, FileRefusal, FileRemark, SkipReason, start_of};
use crate::reader::{CsvRow, ImportAccumulator, ReadStatus, Table};
use natpoint_model::catalogue::prices::PriceItem;

/// A parser of such a table.
#[derive(Debug, Default)]
pub(crate) struct CostExplorerCsv {
    header: Option<CsvHeader>,
    rows: Vec<TimeRow>,
    has_point: bool,
    has_comma: bool,
    /// Whether a row without a time came, as that of the totals is in any language.
    has_titles: bool,
}

#[derive(Debug)]
struct CsvHeader {
    count: usize,
    separator: u8,
    /// The header of the time column.
    title: String,
    groups: Vec<UsageTypeColumns>,
}

/// The columns of one usage type.
#[derive(Debug)]
struct UsageTypeColumns {
    usage_type: String,
    item: PriceItem,
    region: &'static str,
    cost: Option<(usize, String)>,
    quantity: Option<(usize, String)>,
}

/// The amounts of one time, in the order of the usage types: the costs and the quantities.
#[derive(Debug)]
struct TimeRow {
    line: u64,
    time: CellTime,
    amounts: Vec<[Option<CellAmount>; 2]>,
}

/// What stands in parentheses behind a group's name.
enum Unit {
    UsDollars,
    OtherCurrency,
    Quantity,
    Unknown,
}

/// Titles of the first column when groups are usage types, in English and Japanese.
const BY_USAGE_TYPE: [&str; 4] = ["usage type", "usagetype", "使用タイプ", "使用量タイプ"];

/// Names of columns that are no groups, beside those that bills of other tools are read by.
const OTHER_NAMES: [&str; 4] = ["costs", "total costs", "blended cost", "rate"];

/// As many NAT gateways as one network has, in days that are not told from months by their dates.
const MOST_AZS: i128 = 6;

/// More amounts than a year of days of all usage types has.
const MAX_AMOUNTS: usize = 200_000;

impl CostExplorerCsv {
    /// Whether a header, in lower case, belongs to such a table.
    pub(crate) fn fits(header: &[String]) -> bool {
        let is_titled = header.first().is_some_and(|title| BY_USAGE_TYPE.contains(&title.as_str()));
        let groups: Vec<_> = header.iter().skip(1).map(|name| group(name)).collect();
        // Each of its columns but that of the totals has a unit; other tools have columns of other things.
        let have_units = groups.iter().rev().skip(1).all(Option::is_some);
        have_units
            && groups.into_iter().flatten().any(|(group, unit)| {
                let is_group = USAGE_TYPES.column_of(group).is_none() && !OTHER_NAMES.contains(&group);
                is_group && (is_titled || matches!(Unit::of(unit, None), Unit::UsDollars))
            })
    }

    fn read_header(row: CsvRow<'_>, file: &mut FileRead) -> Result<CsvHeader, FileRefusal> {
        let title = String::from_utf8_lossy(row.get(0)).into_owned();
        let mut groups: Vec<UsageTypeColumns> = Vec::new();
        let mut skipped = Vec::new();
        for column in 1..row.columns() {
            let name = String::from_utf8_lossy(row.get(column)).into_owned();
            // The last columns are the totals.
            let is_total = column + 2 >= row.columns() && name.to_ascii_lowercase().starts_with("total");
            let (usage_type, unit) = group(&name).unwrap_or((&name, ""));
            let Some((item, prefix)) = usage::by_usage_type("", usage_type, "") else {
                if !is_total && column + 1 < row.columns() {
                    skipped.push((SkipReason::OtherUsage, name));
                }
                continue;
            };
            let Some(region) = natpoint_price_list::usage_types::region_of_prefix(prefix) else {
                skipped.push((SkipReason::UnknownRegion, name));
                continue;
            };
            let place = groups.iter().position(|known| known.usage_type == usage_type).unwrap_or_else(|| {
                let usage_type = usage_type.to_owned();
                groups.push(UsageTypeColumns { usage_type, item, region, cost: None, quantity: None });
                groups.len() - 1
            });
            let group = &mut groups[place];
            let known = match Unit::of(unit, Some(item)) {
                Unit::UsDollars => group.cost.replace((column, name)),
                Unit::Quantity => group.quantity.replace((column, name)),
                Unit::OtherCurrency => {
                    skipped.push((SkipReason::OtherCurrency, name));
                    continue;
                }
                Unit::Unknown => {
                    skipped.push((SkipReason::Value { field: start_of(name.as_bytes()) }, name));
                    continue;
                }
            };
            if let Some((_, name)) = known {
                return Err(FileRefusal::DoubledColumn(start_of(name.as_bytes())));
            }
        }
        let is_titled = BY_USAGE_TYPE.contains(&title.to_ascii_lowercase().as_str());
        if groups.is_empty() && !is_titled {
            return Err(FileRefusal::Bill(BillRefusal::NotByUsageType));
        }
        for (why, name) in skipped {
            file.skip(why, row.line, name.as_bytes());
        }
        groups.retain(|group| group.cost.is_some() || group.quantity.is_some());
        Ok(CsvHeader { count: row.columns(), separator: row.separator, title: start_of(title.as_bytes()), groups })
    }

    fn note(&mut self, amount: CellAmount) {
        match amount.evidence() {
            Some(DecimalMark::Point) => self.has_point = true,
            Some(DecimalMark::Comma) => self.has_comma = true,
            None => {}
        }
    }

    /// The decimal mark of the file, where its numbers or its separator tell one.
    fn mark(&self, separator: u8) -> Option<DecimalMark> {
        match (self.has_point, self.has_comma) {
            (true, false) => Some(DecimalMark::Point),
            (false, true) => Some(DecimalMark::Comma),
            (true, true) => Some(if separator == b',' { DecimalMark::Point } else { DecimalMark::Comma }),
            (false, false) => {
                let amounts = self.rows.iter().flat_map(|row| &row.amounts).flatten().flatten();
                let with_comma = amounts.filter(|amount| amount.has_comma()).count();
                (separator == b';' && with_comma > 0).then_some(DecimalMark::Comma)
            }
        }
    }

    /// The most hours of NAT gateways that a row has, or that its cost buys at the list price.
    fn most_hours(&self) -> i128 {
        let groups = self.header.iter().flat_map(|header| header.groups.iter().enumerate());
        let hourly = groups.filter(|(_, group)| group.item == PriceItem::NatHour);
        let of_row = |at: usize, group: &UsageTypeColumns, row: &TimeRow| {
            let [cost, quantity] = row.amounts.get(at)?.map(|amount| amount?.with(Some(DecimalMark::Point)));
            let bought = || Some(cost?.0 / list_price(group.region, group.item)?);
            quantity.map(|quantity| quantity.0 / BilledAmount::ONE).or_else(bought)
        };
        hourly.flat_map(|(at, group)| self.rows.iter().filter_map(move |row| of_row(at, group, row))).max().unwrap_or(0)
    }

    /// The times of the rows in an order of days and months; none if one of them has none.
    fn times(&self, order: DateOrder) -> Option<Vec<u64>> {
        let time = |row: &TimeRow| match order {
            DateOrder::MonthFirst => row.time.month_first,
            DateOrder::DayFirst => row.time.day_first,
        };
        self.rows.iter().map(time).collect()
    }

    /// The times of the rows, if it is clear in which order days and months stand.
    fn clear_times(&self, file: &mut FileRead) -> Option<Vec<u64>> {
        let times = DateOrder::ALL.map(|order| self.times(order));
        let [month_first, day_first] = times;
        if month_first == day_first {
            return month_first;
        }
        // The console has months or consecutive days, in which no NAT gateways have the hours of a month.
        let are_days = self.most_hours() <= 24 * MOST_AZS;
        let is_likely = |times: &Vec<u64>| {
            times.iter().all(|time| date_time::is_month_start(*time))
                || are_days && times.windows(2).all(|pair| pair[0].abs_diff(pair[1]) == DAY)
        };
        let many = self.rows.len() > 1;
        let (month_first, day_first) = match (month_first, day_first) {
            (Some(month_first), Some(day_first)) if many => {
                (Some(month_first).filter(is_likely), Some(day_first).filter(is_likely))
            }
            times => times,
        };
        let (times, is_day_first) = match (month_first, day_first) {
            (Some(times), None) => (times, false),
            (None, Some(times)) => (times, true),
            _ => {
                file.remark(FileRemark::UnclearDates);
                return None;
            }
        };
        file.remark(FileRemark::DateOrder { day_first: is_day_first });
        Some(times)
    }
}

impl Table for CostExplorerCsv {
    fn row(&mut self, row: CsvRow<'_>, file: &mut FileRead, _: &mut ImportAccumulator) -> ReadStatus {
        let Some(header) = &self.header else {
            match Self::read_header(row, file) {
                Ok(header) => self.header = Some(header),
                Err(refused) => {
                    file.refused = Some(refused);
                    return ReadStatus::Done;
                }
            }
            return ReadStatus::WantsMore;
        };
        let Some(time) = row.text(0).and_then(|text| CellTime::parse(text).or_else(|| CellTime::of_month(text))) else {
            // The row of totals comes first, or last where somebody sorted the rows.
            let first = row.get(0).to_ascii_lowercase();
            let is_total = first.ends_with(b" total") || first.ends_with("合計".as_bytes());
            let is_first = !std::mem::replace(&mut self.has_titles, true);
            if !is_first && !is_total {
                file.skip(SkipReason::Value { field: header.title.clone() }, row.line, row.get(0));
            }
            return ReadStatus::WantsMore;
        };
        if row.columns() != header.count {
            file.skip(SkipReason::Fields { expected: header.count as u64 }, row.line, row.get(0));
            return ReadStatus::WantsMore;
        }
        if (self.rows.len() + 1) * header.groups.len() > MAX_AMOUNTS {
            file.skip(SkipReason::TooLong, row.line, row.get(0));
            return ReadStatus::WantsMore;
        }
        let mut is_whole = true;
        let mut amount = |column: &Option<(usize, String)>| {
            let (column, name) = column.as_ref()?;
            let value = row.get(*column);
            if is_nothing(value) {
                return None;
            }
            let money = std::str::from_utf8(value).ok().and_then(|text| CellAmount::parse(text, header.separator));
            if money.is_none() {
                is_whole = false;
                file.skip(SkipReason::Value { field: start_of(name.as_bytes()) }, row.line, value);
            }
            money
        };
        let amounts: Vec<_> =
            header.groups.iter().map(|group| [amount(&group.cost), amount(&group.quantity)]).collect();
        file.used += u64::from(is_whole);
        for amount in amounts.iter().flatten().flatten() {
            self.note(*amount);
        }
        self.rows.push(TimeRow { line: row.line, time, amounts });
        ReadStatus::WantsMore
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let Some(header) = &self.header else { return };
        let mark = self.mark(header.separator);
        let times = self.clear_times(file);
        let step = times.as_ref().and_then(|times| Step::between(&times.iter().copied().collect()));
        for (at, row) in self.rows.iter().enumerate() {
            let time = times.as_ref().and_then(|times| times.get(at)).copied();
            let span = time.zip(step).map(|(from, step)| step.span(from));
            for (group, amounts) in header.groups.iter().zip(&row.amounts) {
                let read = |amount: Option<CellAmount>| -> Result<Option<BilledAmount>, SkipReason> {
                    let Some(amount) = amount else { return Ok(None) };
                    let found = amount.with(None).or_else(|| amount.with(mark));
                    found.map(Some).ok_or_else(|| SkipReason::UnclearNumber { field: group.usage_type.clone() })
                };
                let (cost, quantity) = match amounts.map(read) {
                    [Ok(cost), Ok(quantity)] => (cost, quantity),
                    [Err(why), _] | [_, Err(why)] => {
                        file.skip(why, row.line, group.usage_type.as_bytes());
                        continue;
                    }
                };
                if cost.is_none() && quantity.is_none() {
                    continue;
                }
                let line = BillLine {
                    region: group.region,
                    item: group.item,
                    resource: "",
                    quantity,
                    cost,
                    span,
                    moment: time,
                    estimated: false,
                };
                accumulator.bills.add(&line, file, row.line);
            }
        }
    }
}

/// The group and the unit of a column: `NatGateway-Hours($)`, `NatGateway-Hours (Hrs)`.
fn group(name: &str) -> Option<(&str, &str)> {
    let (group, unit) = name.strip_suffix(')')?.rsplit_once('(')?;
    Some((group.trim_end(), unit.trim()))
}

impl Unit {
    /// The unit in parentheses; that of a quantity is one of the item's.
    fn of(unit: &str, item: Option<PriceItem>) -> Self {
        let unit = unit.to_ascii_lowercase();
        match unit.as_str() {
            "$" | "usd" | "us$" => Self::UsDollars,
            "n/a" | "" => Self::Quantity,
            unit if item.is_some_and(|item| usage::units(item).contains(&unit)) => Self::Quantity,
            unit if unit.len() == 3 && !unit.contains("hr") && unit.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                Self::OtherCurrency
            }
            unit if unit.chars().all(|letter| "€£¥￥₹₩r$".contains(letter)) => Self::OtherCurrency,
            _ => Self::Unknown,
        }
    }
}
