//! Line items whose numbers or dates have two readings, until the rest of the file decides between them.

use super::bills::{BillLine, Bills};
use super::decimal::{CellAmount, DecimalMark};
use super::line_items::RowLine;
use super::line_time::{DateOrder, KnownTime, LineTime};
use crate::imported_data::{BilledAmount, FileRead, FileRemark, SkipReason};
use crate::reader::CsvRow;
use natpoint_model::catalogue::prices::PriceItem;

/// A number of a line, and the name of its column.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineAmount {
    pub amount: CellAmount,
    pub name: &'static str,
}

/// A line with something undecided.
#[derive(Debug)]
pub(super) struct UndecidedLine {
    pub line: u64,
    pub region: String,
    pub item: PriceItem,
    pub resource: String,
    pub quantity: Option<LineAmount>,
    pub cost: Option<LineAmount>,
    pub time: LineTime,
    pub estimated: bool,
    pub sample: Vec<u8>,
}

/// What the lines so far tell of the file's numbers and dates, and the lines that wait for it.
#[derive(Debug, Default)]
pub(super) struct Undecided {
    waiting: Vec<UndecidedLine>,
    separator: u8,
    marks: SeenMarks,
    orders: SeenOrders,
}

/// Which numbers make sense with one decimal mark only.
#[derive(Clone, Copy, Debug, Default)]
struct SeenMarks {
    point: bool,
    comma: bool,
}

/// Which dates exist in one order only.
#[derive(Clone, Copy, Debug, Default)]
struct SeenOrders {
    month_first: bool,
    day_first: bool,
}

impl Undecided {
    /// How many lines wait at most; then what is known by then decides.
    const MAX_WAITING: usize = 20_000;

    /// Adds a line, at once if nothing in it has two readings.
    pub(super) fn add(&mut self, line: &RowLine<'_>, row: &CsvRow<'_>, file: &mut FileRead, bills: &mut Bills) {
        self.separator = row.separator;
        let amounts = [line.quantity, line.cost].into_iter().flatten();
        let needs_mark = amounts.fold(false, |needs_mark, amount| {
            self.note(amount.amount);
            needs_mark | amount.amount.with(None).is_none()
        });
        if needs_mark && !(self.marks.point && self.marks.comma) {
            // Prices and other numbers of the row may tell what these do not.
            let cells = row.iter().filter(|cell| is_number(cell));
            for cell in cells.filter_map(|cell| std::str::from_utf8(cell).ok()) {
                if let Some(amount) = CellAmount::parse(cell, self.separator) {
                    self.note(amount);
                }
            }
        }
        match line.time.evidence() {
            Some(DateOrder::MonthFirst) => self.orders.month_first = true,
            Some(DateOrder::DayFirst) => self.orders.day_first = true,
            None => {}
        }
        let mark = self.decided_mark();
        if let Some(line) = line.certain(mark) {
            file.used += 1;
            bills.add(&line, file, row.line);
            return;
        }
        if line.time.certain().is_some() && mark.is_some() {
            settle(&line.to_undecided(row.line), mark, None, file, bills);
            return;
        }
        self.waiting.push(line.to_undecided(row.line));
        if self.waiting.len() >= Self::MAX_WAITING {
            self.settle_all(file, bills);
        }
    }

    /// Adds the lines that still wait.
    pub(super) fn finish(mut self, file: &mut FileRead, bills: &mut Bills) {
        self.settle_all(file, bills);
    }

    fn settle_all(&mut self, file: &mut FileRead, bills: &mut Bills) {
        let mark = self.decided_mark().or_else(|| self.likely_mark());
        let order = self.order(mark);
        let has_dates = self.waiting.iter().any(|line| line.time.certain().is_none());
        if has_dates {
            file.remark(match order {
                Some(order) => FileRemark::DateOrder { day_first: order == DateOrder::DayFirst },
                None => FileRemark::UnclearDates,
            });
        }
        if mark == Some(DecimalMark::Comma) {
            file.remark(FileRemark::DecimalComma);
        }
        for line in std::mem::take(&mut self.waiting) {
            settle(&line, mark, order, file, bills);
        }
    }

    fn note(&mut self, amount: CellAmount) {
        match amount.evidence() {
            Some(DecimalMark::Point) => self.marks.point |= !self.marks.comma || self.separator == b',',
            Some(DecimalMark::Comma) => self.marks.comma |= !self.marks.point,
            None => {}
        }
    }

    /// The decimal mark, once it cannot change any more. Where commas separate the cells, a point anywhere decides.
    fn decided_mark(&self) -> Option<DecimalMark> {
        match (self.marks.point, self.marks.comma) {
            (true, _) => Some(DecimalMark::Point),
            (false, true) if self.separator != b',' => Some(DecimalMark::Comma),
            _ => None,
        }
    }

    /// The decimal mark at the end of the file.
    fn likely_mark(&self) -> Option<DecimalMark> {
        let amounts = self.waiting.iter().flat_map(|line| [line.quantity, line.cost]).flatten();
        // Semicolons separate cells where commas separate decimals.
        let with_comma = amounts.filter(|amount| amount.amount.has_comma()).count();
        let is_comma = self.marks.comma || (self.separator == b';' && with_comma > 0);
        is_comma.then_some(DecimalMark::Comma)
    }

    /// The order of days and months: the only one in which all dates exist; or else the only one in which all times are
    /// as bills have them.
    fn order(&self, mark: Option<DecimalMark>) -> Option<DateOrder> {
        match (self.orders.month_first, self.orders.day_first) {
            (true, true) => return None,
            (true, false) => return Some(DateOrder::MonthFirst),
            (false, true) => return Some(DateOrder::DayFirst),
            (false, false) => {}
        }
        let is_likely = |order: DateOrder| self.waiting.iter().all(|line| line.time.is_likely(order, line.hours(mark)));
        let likely: Vec<_> = DateOrder::ALL.into_iter().filter(|order| is_likely(*order)).collect();
        match likely[..] {
            [order] => Some(order),
            _ if self.separator == b';' => Some(DateOrder::DayFirst),
            _ => None,
        }
    }
}

impl UndecidedLine {
    /// At least so many hours its time has: those of one gateway, or of an endpoint in as many AZs as a Region has.
    fn hours(&self, mark: Option<DecimalMark>) -> Option<u64> {
        const MOST_AZS: i128 = 6;
        let hours = self.quantity?.amount.with(mark)?.0 / BilledAmount::ONE;
        let most = match self.item {
            PriceItem::NatHour if !self.resource.is_empty() => 1,
            PriceItem::NatHour | PriceItem::RegionalNatHour | PriceItem::EndpointHour => MOST_AZS,
            _ => return None,
        };
        u64::try_from(hours / most).ok()
    }
}

/// Adds a line with what was decided, or says why it cannot be.
fn settle(
    line: &UndecidedLine,
    mark: Option<DecimalMark>,
    order: Option<DateOrder>,
    file: &mut FileRead,
    bills: &mut Bills,
) {
    let amount = |amount: Option<LineAmount>| {
        let Some(LineAmount { amount, name }) = amount else { return Ok(None) };
        let field = || name.to_owned();
        let read = amount.with(None).or_else(|| amount.with(mark));
        read.map(Some).ok_or_else(|| match mark {
            Some(_) => SkipReason::Value { field: field() },
            None => SkipReason::UnclearNumber { field: field() },
        })
    };
    let (quantity, cost) = match (amount(line.quantity), amount(line.cost)) {
        (Ok(quantity), Ok(cost)) => (quantity, cost),
        // What was used counts without what it cost.
        (Ok(Some(quantity)), Err(why)) => {
            file.skip(why, line.line, &line.sample);
            (Some(quantity), None)
        }
        (Err(why), _) | (_, Err(why)) => {
            file.skip(why, line.line, &line.sample);
            return;
        }
    };
    // A date that does not exist in the file's order is certain in the other one.
    let in_order = order.and_then(|order| line.time.with(order));
    let time = line.time.certain().or(in_order).unwrap_or_else(|| match line.time.evidence() {
        Some(order) => line.time.with(order).unwrap_or_default(),
        None => KnownTime::default(),
    });
    file.used += 1;
    let bill_line = BillLine {
        region: &line.region,
        item: line.item,
        resource: &line.resource,
        quantity,
        cost,
        span: time.span,
        moment: time.moment,
        estimated: line.estimated,
    };
    bills.add(&bill_line, file, line.line);
}

/// Whether a cell is a number with a mark in it.
fn is_number(cell: &[u8]) -> bool {
    let is_digit = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'E' | b'e' | b'+');
    cell.len() <= 40 && cell.iter().all(is_digit) && cell.iter().any(|byte| matches!(byte, b'.' | b','))
}
