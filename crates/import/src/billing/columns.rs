//! The columns of reports, which have any set of them in any order.

use super::is_nothing;
use crate::imported_data::{FileRefusal, SkipReason, start_of};
use crate::reader::CsvRow;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportColumn {
    LineType,
    Service,
    UsageType,
    Operation,
    Description,
    Currency,
    Quantity,
    /// The unit of the quantity, in the column at the same index.
    Unit,
    Cost,
    Start,
    End,
    /// Start and end in one: `START/END`.
    Interval,
    Resource,
    Region,
    /// What the product is, as JSON.
    Product,
}

/// The column names of a kind of report. Of several for the same content, the first with a value counts.
pub(crate) struct Dialect {
    names: [(ReportColumn, &'static [&'static str]); 15],
}

/// A legacy cost and usage report.
pub(crate) static LEGACY_CUR: Dialect = Dialect {
    names: [
        (ReportColumn::LineType, &["lineItem/LineItemType"]),
        (ReportColumn::Service, &["lineItem/ProductCode"]),
        (ReportColumn::UsageType, &["lineItem/UsageType"]),
        (ReportColumn::Operation, &["lineItem/Operation"]),
        (ReportColumn::Description, &["lineItem/LineItemDescription"]),
        (ReportColumn::Currency, &["lineItem/CurrencyCode"]),
        (ReportColumn::Quantity, &["lineItem/UsageAmount"]),
        (ReportColumn::Unit, &[]),
        (ReportColumn::Cost, &["lineItem/UnblendedCost"]),
        (ReportColumn::Start, &["lineItem/UsageStartDate"]),
        (ReportColumn::End, &["lineItem/UsageEndDate"]),
        (ReportColumn::Interval, &["identity/TimeInterval"]),
        (ReportColumn::Resource, &["lineItem/ResourceId"]),
        (ReportColumn::Region, &["product/fromRegionCode", "product/regionCode", "product/region"]),
        (ReportColumn::Product, &[]),
    ],
};

/// A CUR 2.0 export, and the result of an Athena query on a table of either kind.
pub(crate) static CUR_2: Dialect = Dialect {
    names: [
        (ReportColumn::LineType, &["line_item_line_item_type"]),
        (ReportColumn::Service, &["line_item_product_code"]),
        (ReportColumn::UsageType, &["line_item_usage_type"]),
        (ReportColumn::Operation, &["line_item_operation"]),
        (ReportColumn::Description, &["line_item_line_item_description"]),
        (ReportColumn::Currency, &["line_item_currency_code"]),
        (ReportColumn::Quantity, &["line_item_usage_amount"]),
        (ReportColumn::Unit, &[]),
        (ReportColumn::Cost, &["line_item_unblended_cost"]),
        (ReportColumn::Start, &["line_item_usage_start_date"]),
        (ReportColumn::End, &["line_item_usage_end_date"]),
        (ReportColumn::Interval, &["identity_time_interval"]),
        (ReportColumn::Resource, &["line_item_resource_id"]),
        (ReportColumn::Region, &["product_from_region_code", "product_region_code", "product_region"]),
        (ReportColumn::Product, &["product"]),
    ],
};

/// A FOCUS export; the columns with an `x` are AWS's own.
pub(crate) static FOCUS: Dialect = Dialect {
    names: [
        (ReportColumn::LineType, &["ChargeCategory"]),
        (ReportColumn::Service, &["x_ServiceCode", "ServiceName"]),
        (ReportColumn::UsageType, &["x_UsageType"]),
        (ReportColumn::Operation, &["x_Operation"]),
        (ReportColumn::Description, &["ChargeDescription"]),
        (ReportColumn::Currency, &["BillingCurrency"]),
        (ReportColumn::Quantity, &["ConsumedQuantity", "PricingQuantity"]),
        (ReportColumn::Unit, &["ConsumedUnit", "PricingUnit"]),
        (ReportColumn::Cost, &["BilledCost", "ListCost"]),
        (ReportColumn::Start, &["ChargePeriodStart"]),
        (ReportColumn::End, &["ChargePeriodEnd"]),
        (ReportColumn::Interval, &[]),
        (ReportColumn::Resource, &["ResourceId"]),
        (ReportColumn::Region, &["RegionId"]),
        (ReportColumn::Product, &[]),
    ],
};

impl std::fmt::Debug for Dialect {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.names(ReportColumn::LineType).first().copied().unwrap_or_default())
    }
}

impl Dialect {
    /// Whether a header, in lower case, belongs to this kind: two names suffice, so that a report with missing columns
    /// is recognised and the message can name them.
    pub(crate) fn fits(&self, header: &[String]) -> bool {
        let all = self.names.iter().flat_map(|(_, names)| *names);
        let own = all.filter(|name| !matches!(**name, "product" | "ServiceName" | "ResourceId" | "RegionId"));
        own.filter(|name| header.iter().any(|found| found.eq_ignore_ascii_case(name))).nth(1).is_some()
    }

    fn names(&self, column: ReportColumn) -> &'static [&'static str] {
        let named = self.names.iter().find(|(named, _)| *named == column);
        named.map_or(&[], |(_, names)| names)
    }
}

/// The columns of a file.
#[derive(Debug)]
pub(super) struct ReportColumns {
    /// How many columns there are.
    pub count: usize,
    /// Per [`ReportColumn`], the index and the name of each candidate in the file.
    places: Vec<Vec<Option<(usize, &'static str)>>>,
}

impl ReportColumns {
    /// Finds the columns by the header.
    pub(super) fn find(dialect: &Dialect, header: CsvRow<'_>) -> Result<Self, FileRefusal> {
        let mut columns = Self { count: header.columns(), places: Vec::with_capacity(dialect.names.len()) };
        for (_, names) in &dialect.names {
            let mut places = Vec::new();
            for name in *names {
                let mut found =
                    header.iter().enumerate().filter(|(_, text)| text.eq_ignore_ascii_case(name.as_bytes()));
                let first = found.next();
                if let Some((_, again)) = found.next() {
                    return Err(FileRefusal::DoubledColumn(start_of(again)));
                }
                places.push(first.map(|(place, _)| (place, *name)));
            }
            columns.places.push(places);
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
        Err(FileRefusal::MissingColumns(missing.into_iter().map(str::to_owned).collect()))
    }

    /// The name of a column in the file, for a message.
    pub(super) fn name(&self, column: ReportColumn) -> String {
        let name = self.of(column).iter().flatten().next().map(|(_, name)| *name);
        name.unwrap_or_default().to_owned()
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

    /// The value as text; empty where the row has none.
    pub(super) fn text<'a>(&self, row: &CsvRow<'a>, column: ReportColumn) -> Result<&'a str, SkipReason> {
        let Some((_, _, value)) = self.value(row, column) else { return Ok("") };
        std::str::from_utf8(value).map_err(|_| SkipReason::NotText)
    }

    /// A sample of a row for a message: what it is about, as far as it states that.
    pub(super) fn sample<'a>(&self, row: &CsvRow<'a>) -> Option<&'a [u8]> {
        let described_by = [ReportColumn::UsageType, ReportColumn::Description, ReportColumn::LineType];
        described_by.into_iter().find_map(|column| self.value(row, column)).map(|(_, _, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_the_order_of_their_kinds() {
        for dialect in [&LEGACY_CUR, &CUR_2, &FOCUS] {
            for (at, (column, _)) in dialect.names.iter().enumerate() {
                assert_eq!(*column as usize, at, "{column:?}");
            }
        }
    }
}
