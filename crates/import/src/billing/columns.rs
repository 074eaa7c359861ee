//! The columns of a report, which stand in any order.

use super::currency::Currency;
use super::dialect::{Dialect, ReportColumn, is_same_name};
use super::is_nothing;
use crate::imported_data::{BillRefusal, FileRefusal, SkipReason, start_of};
use crate::reader::CsvRow;

/// The columns of a file.
#[derive(Debug)]
pub(super) struct ReportColumns {
    /// How many columns there are.
    pub count: usize,
    /// Per [`ReportColumn`], the index and the name of each candidate in the file.
    places: Vec<Vec<Option<(usize, &'static str)>>>,
    /// The names of costs whose titles state a currency.
    currencies: Vec<(&'static str, Currency)>,
}

impl ReportColumns {
    /// Finds the columns by the header.
    pub(super) fn find(dialect: &Dialect, header: CsvRow<'_>) -> Result<Self, FileRefusal> {
        let places = vec![Vec::new(); ReportColumn::COUNT];
        let mut columns = Self { count: header.columns(), places, currencies: Vec::new() };
        let titles: Vec<String> = header.iter().map(|title| String::from_utf8_lossy(title).into_owned()).collect();
        for (column, names) in dialect.names {
            for name in *names {
                // A currency's sign is no letter of a name.
                let is_named = |title: &str| {
                    is_same_name(title, name) && (*column != ReportColumn::Cost || !is_in_other_currency(title))
                };
                let mut found = titles.iter().enumerate().filter(|(_, title)| is_named(title));
                let first = found.next();
                if let Some((_, again)) = found.next() {
                    return Err(FileRefusal::DoubledColumn(start_of(again.as_bytes())));
                }
                let mut place = first.map(|(place, _)| place);
                if place.is_none()
                    && *column == ReportColumn::Cost
                    && let Some((titled, currency)) = titled_cost(&titles, name)
                {
                    place = Some(titled);
                    columns.currencies.push((*name, currency));
                }
                columns.places[*column as usize].push(place.map(|place| (place, *name)));
            }
        }
        let mut missing = Vec::new();
        // Either of two suffices; a message asks for the first.
        for either in
            [[ReportColumn::UsageType, ReportColumn::Description], [ReportColumn::Quantity, ReportColumn::Cost]]
        {
            if either.iter().all(|column| !columns.has(*column)) {
                missing.extend(either.iter().find_map(|column| dialect.names(*column).first().copied()));
            }
        }
        if missing.is_empty() {
            return Ok(columns);
        }
        // Nobody knows which of all names such a bill would give the column.
        if dialect.is_of_others() && !columns.has(ReportColumn::UsageType) {
            return Err(FileRefusal::Bill(BillRefusal::NotByUsageType));
        }
        Err(FileRefusal::MissingColumns(missing.into_iter().map(str::to_owned).collect()))
    }

    /// The name of a column in the file, for a message.
    pub(super) fn name(&self, column: ReportColumn) -> String {
        let name = self.of(column).iter().flatten().next().map(|(_, name)| *name);
        name.unwrap_or_default().to_owned()
    }

    /// The currency that the title of the cost with this name states.
    pub(super) fn currency(&self, name: &str) -> Option<Currency> {
        self.currencies.iter().find(|(titled, _)| *titled == name).map(|(_, currency)| *currency)
    }

    fn has(&self, column: ReportColumn) -> bool {
        self.of(column).iter().any(Option::is_some)
    }

    fn of(&self, column: ReportColumn) -> &[Option<(usize, &'static str)>] {
        self.places.get(column as usize).map_or(&[], Vec::as_slice)
    }

    /// The first candidate with a value in a row: its position among the candidates, its name and its value.
    pub(super) fn value<'a>(&self, row: &CsvRow<'a>, column: ReportColumn) -> Option<(usize, &'static str, &'a [u8])> {
        self.of(column).iter().enumerate().find_map(|(at, place)| {
            let (place, name) = (*place)?;
            let value = row.get(place);
            (!is_nothing(value)).then_some((at, name, value))
        })
    }

    /// The value of one candidate.
    pub(super) fn value_at<'a>(
        &self,
        row: &CsvRow<'a>,
        column: ReportColumn,
        at: usize,
    ) -> Option<(&'static str, &'a [u8])> {
        let (place, name) = (*self.of(column).get(at)?)?;
        let value = row.get(place);
        (!is_nothing(value)).then_some((name, value))
    }

    /// The columns by a row that is a header again, as in files written one behind the other: a legacy report's columns
    /// differ from month to month.
    pub(super) fn header_within(&self, dialect: &Dialect, row: CsvRow<'_>) -> Option<Self> {
        self.has_names(&row).then(|| Self::find(dialect, row).ok()).flatten()
    }

    /// Whether a row has names where amounts belong, or not as many columns as the others.
    fn has_names(&self, row: &CsvRow<'_>) -> bool {
        let is_name = |value: &[u8]| value.iter().any(u8::is_ascii_alphabetic) && !value.iter().any(u8::is_ascii_digit);
        let amounts = [ReportColumn::Quantity, ReportColumn::Cost];
        row.columns() != self.count
            || amounts.iter().filter_map(|column| self.value(row, *column)).any(|(_, _, value)| is_name(value))
    }

    /// The value as text; empty where the row has none.
    pub(super) fn text<'a>(&self, row: &CsvRow<'a>, column: ReportColumn) -> Result<&'a str, SkipReason> {
        let Some((_, _, value)) = self.value(row, column) else { return Ok("") };
        std::str::from_utf8(value).map_err(|_| SkipReason::NotText)
    }

    /// What a row is about, as far as it states that.
    pub(super) fn described_by<'a>(&self, row: &CsvRow<'a>) -> Option<&'a [u8]> {
        let columns = [ReportColumn::UsageType, ReportColumn::Description, ReportColumn::LineType];
        columns.into_iter().find_map(|column| self.value(row, column)).map(|(_, _, value)| value)
    }
}

/// The place and the currency of a cost whose title names one, best US dollars: `Cost ($)`.
fn titled_cost(titles: &[String], name: &str) -> Option<(usize, Currency)> {
    let costs = titles.iter().enumerate().filter_map(|(place, title)| {
        if is_same_name(title, name) && is_in_other_currency(title) {
            return Some((place, Currency::Other));
        }
        let (_, currency) = Currency::of_title(title).filter(|(front, _)| is_same_name(front, name))?;
        Some((place, currency))
    });
    costs.min_by_key(|(_, currency)| *currency == Currency::Other)
}

fn is_in_other_currency(title: &str) -> bool {
    Currency::in_title(title) == Some(Currency::Other)
}
