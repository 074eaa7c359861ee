//! The time of a line item, of which spreadsheets may hide which number is the month.

use crate::date_time::{CellTime, DAY, is_month_start, month, next_month};
use crate::imported_data::Span;

/// The time of a line item, by both orders in which days and months are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LineTime {
    /// None where the cells make no time in that order.
    month_first: Option<KnownTime>,
    day_first: Option<KnownTime>,
}

/// What is known of a line item's time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct KnownTime {
    pub span: Option<Span>,
    /// A moment of it, where that has no known end.
    pub moment: Option<u64>,
}

/// The order in which a file writes days and months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateOrder {
    MonthFirst,
    DayFirst,
}

impl DateOrder {
    pub(super) const ALL: [Self; 2] = [Self::MonthFirst, Self::DayFirst];
}

impl LineTime {
    /// No time is stated.
    pub(super) const NONE: Self = Self::certainly(KnownTime { span: None, moment: None });

    const fn certainly(time: KnownTime) -> Self {
        Self { month_first: Some(time), day_first: Some(time) }
    }

    /// The time from a cell to another; an error says whether the second is the wrong one. The bill's month begins with
    /// the first day of a month, which may decide the order.
    pub(super) fn between(
        from: Option<&str>,
        to: Option<&str>,
        bill_start: impl FnOnce() -> Option<CellTime>,
    ) -> Result<Self, bool> {
        let from = from.and_then(CellTime::of_cell).ok_or(false)?;
        let to = to.and_then(CellTime::of_cell).ok_or(true)?;
        if let (Some(_), Some(_)) = (from.certain(), to.certain()) {
            let span = span(from, to, DateOrder::MonthFirst).ok_or(true)?;
            return Ok(Self::certainly(KnownTime { span: Some(span), moment: None }));
        }
        let bill_start = bill_start();
        let time = |order| {
            let span = span(from, to, order)?;
            let fits = bill_start.is_none_or(|start| order_of(start, order).is_some_and(is_month_start));
            Some((KnownTime { span: Some(span), moment: None }, fits))
        };
        let (month_first, day_first) = (time(DateOrder::MonthFirst), time(DateOrder::DayFirst));
        if month_first.or(day_first).is_none() {
            return Err(true);
        }
        // Where the bill's month fits neither, it says nothing.
        let known = |time: Option<(KnownTime, bool)>, other: Option<(KnownTime, bool)>| {
            let is_less = time.is_some_and(|(_, fits)| !fits) && other.is_some_and(|(_, fits)| fits);
            time.filter(|_| !is_less).map(|(time, _)| time)
        };
        Ok(Self { month_first: known(month_first, day_first), day_first: known(day_first, month_first) })
    }

    /// A month, or the day that a month begins with.
    pub(super) fn of_month(text: &str) -> Option<Self> {
        if let Some((from, to)) = month(text) {
            return Some(Self::certainly(KnownTime { span: Some(Span { from, to }), moment: None }));
        }
        Some(Self::of_bill(CellTime::of_cell(text)?))
    }

    /// The month that a bill begins with.
    pub(super) fn of_bill(start: CellTime) -> Self {
        let whole = |order| {
            let from = order_of(start, order)?;
            let span = is_month_start(from).then(|| Span { from, to: next_month(from) });
            Some(KnownTime { span, moment: Some(from).filter(|_| span.is_none()) })
        };
        let times = Self { month_first: whole(DateOrder::MonthFirst), day_first: whole(DateOrder::DayFirst) };
        let has_month = |time: Option<KnownTime>| time.is_some_and(|time| time.span.is_some());
        match (has_month(times.month_first), has_month(times.day_first)) {
            (true, false) => Self { day_first: None, ..times },
            (false, true) => Self { month_first: None, ..times },
            _ => times,
        }
    }

    /// The same, where the month is known to stand first.
    pub(super) fn month_first(self) -> Self {
        self.month_first.map_or(self, Self::certainly)
    }

    /// A time without an end.
    pub(super) fn since(text: &str) -> Option<Self> {
        if month(text).is_some() {
            return Self::of_month(text);
        }
        let start = CellTime::of_cell(text)?;
        let at = |order| order_of(start, order).map(|moment| KnownTime { span: None, moment: Some(moment) });
        Some(Self { month_first: at(DateOrder::MonthFirst), day_first: at(DateOrder::DayFirst) })
    }

    /// The time, where both orders give the same one.
    pub(super) fn certain(self) -> Option<KnownTime> {
        self.month_first.filter(|_| self.month_first == self.day_first)
    }

    /// The order of the file, if only one of both makes this a time.
    pub(super) fn evidence(self) -> Option<DateOrder> {
        match (self.month_first, self.day_first) {
            (Some(_), None) => Some(DateOrder::MonthFirst),
            (None, Some(_)) => Some(DateOrder::DayFirst),
            _ => None,
        }
    }

    /// The time in an order.
    pub(super) fn with(self, order: DateOrder) -> Option<KnownTime> {
        match order {
            DateOrder::MonthFirst => self.month_first,
            DateOrder::DayFirst => self.day_first,
        }
    }

    /// Whether the order gives a time as bills have it: at most a day, or whole months; and long enough for hours of
    /// so many resources.
    pub(super) fn is_likely(self, order: DateOrder, hours: Option<u64>) -> bool {
        let Some(time) = self.with(order) else { return false };
        time.span.is_none_or(|span| {
            let is_natural = span.seconds() <= DAY || (is_month_start(span.from) && is_month_start(span.to));
            is_natural && hours.is_none_or(|hours| hours <= span.seconds().div_ceil(3_600))
        })
    }
}

fn order_of(time: CellTime, order: DateOrder) -> Option<u64> {
    match order {
        DateOrder::MonthFirst => time.month_first,
        DateOrder::DayFirst => time.day_first,
    }
}

/// The span between two times; none where it ends before it begins.
fn span(from: CellTime, to: CellTime, order: DateOrder) -> Option<Span> {
    let (start, mut end) = (order_of(from, order)?, order_of(to, order)?);
    if (end + 1).is_multiple_of(3_600) {
        // The last second of an hour stands for its end: `23:59:59`.
        end += 1;
    } else if from.is_day && to.is_day {
        // A last day that belongs to the time: that of a month, or the same day.
        let is_whole_month = is_month_start(start) && is_month_start(end + DAY);
        end += if start == end || is_whole_month { DAY } else { 0 };
    }
    (start <= end).then_some(Span { from: start, to: end })
}
