//! Which columns of a report say what: reports have any set of them, in any order.

use super::is_nothing;
use crate::imported_data::{FileRefusal, SkipReason, start_of};
use crate::reader::CsvRow;

/// What a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    LineType,
    Service,
    UsageType,
    Operation,
    Description,
    Currency,
    Quantity,
    /// The unit of the quantity in the column at the same place.
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

/// What a kind of report calls its columns; of several for the same, the first one that says something counts.
pub struct Dialect {
    names: [(Column, &'static [&'static str]); 15],
}

/// A cost and usage report of the legacy kind.
pub static LEGACY_CUR: Dialect = Dialect {
    names: [
        (Column::LineType, &["lineItem/LineItemType"]),
        (Column::Service, &["lineItem/ProductCode"]),
        (Column::UsageType, &["lineItem/UsageType"]),
        (Column::Operation, &["lineItem/Operation"]),
        (Column::Description, &["lineItem/LineItemDescription"]),
        (Column::Currency, &["lineItem/CurrencyCode"]),
        (Column::Quantity, &["lineItem/UsageAmount"]),
        (Column::Unit, &[]),
        (Column::Cost, &["lineItem/UnblendedCost"]),
        (Column::Start, &["lineItem/UsageStartDate"]),
        (Column::End, &["lineItem/UsageEndDate"]),
        (Column::Interval, &["identity/TimeInterval"]),
        (Column::Resource, &["lineItem/ResourceId"]),
        (Column::Region, &["product/fromRegionCode", "product/regionCode", "product/region"]),
        (Column::Product, &[]),
    ],
};

/// A CUR 2.0 export; also what a query of a table of either kind answers.
pub static CUR_2: Dialect = Dialect {
    names: [
        (Column::LineType, &["line_item_line_item_type"]),
        (Column::Service, &["line_item_product_code"]),
        (Column::UsageType, &["line_item_usage_type"]),
        (Column::Operation, &["line_item_operation"]),
        (Column::Description, &["line_item_line_item_description"]),
        (Column::Currency, &["line_item_currency_code"]),
        (Column::Quantity, &["line_item_usage_amount"]),
        (Column::Unit, &[]),
        (Column::Cost, &["line_item_unblended_cost"]),
        (Column::Start, &["line_item_usage_start_date"]),
        (Column::End, &["line_item_usage_end_date"]),
        (Column::Interval, &["identity_time_interval"]),
        (Column::Resource, &["line_item_resource_id"]),
        (Column::Region, &["product_from_region_code", "product_region_code", "product_region"]),
        (Column::Product, &["product"]),
    ],
};

/// A FOCUS export; the columns with an `x` are AWS's own.
pub static FOCUS: Dialect = Dialect {
    names: [
        (Column::LineType, &["ChargeCategory"]),
        (Column::Service, &["x_ServiceCode", "ServiceName"]),
        (Column::UsageType, &["x_UsageType"]),
        (Column::Operation, &["x_Operation"]),
        (Column::Description, &["ChargeDescription"]),
        (Column::Currency, &["BillingCurrency"]),
        (Column::Quantity, &["ConsumedQuantity", "PricingQuantity"]),
        (Column::Unit, &["ConsumedUnit", "PricingUnit"]),
        (Column::Cost, &["BilledCost", "ListCost"]),
        (Column::Start, &["ChargePeriodStart"]),
        (Column::End, &["ChargePeriodEnd"]),
        (Column::Interval, &[]),
        (Column::Resource, &["ResourceId"]),
        (Column::Region, &["RegionId"]),
        (Column::Product, &[]),
    ],
};

impl std::fmt::Debug for Dialect {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.names(Column::LineType).first().copied().unwrap_or_default())
    }
}

impl Dialect {
    /// Whether a header, in small letters, is one of this kind: two of its names are enough, so that one which lacks
    /// something is recognised and answered.
    pub fn fits(&self, header: &[String]) -> bool {
        let all = self.names.iter().flat_map(|(_, names)| *names);
        let own = all.filter(|name| !matches!(**name, "product" | "ServiceName" | "ResourceId" | "RegionId"));
        own.filter(|name| header.iter().any(|found| found.eq_ignore_ascii_case(name))).nth(1).is_some()
    }

    fn names(&self, column: Column) -> &'static [&'static str] {
        let named = self.names.iter().find(|(named, _)| *named == column);
        named.map_or(&[], |(_, names)| names)
    }
}

/// Where the columns of a file stand.
#[derive(Debug)]
pub(super) struct Columns {
    /// How many there are.
    pub count: usize,
    /// Per [`Column`], each that stands there, by its place and its name.
    places: Vec<Vec<Option<(usize, &'static str)>>>,
}

impl Columns {
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
        // Either of two is enough: the first is what a user is asked for.
        for either in [[Column::UsageType, Column::Description], [Column::Quantity, Column::Cost]] {
            if either.iter().all(|column| !columns.has(*column)) {
                missing.extend(either.iter().find_map(|column| dialect.names(*column).first().copied()));
            }
        }
        if missing.is_empty() {
            return Ok(columns);
        }
        Err(FileRefusal::MissingColumns(missing.into_iter().map(str::to_owned).collect()))
    }

    /// What the file calls a column, for a sentence about it.
    pub(super) fn name(&self, column: Column) -> String {
        let name = self.of(column).iter().flatten().next().map(|(_, name)| *name);
        name.unwrap_or_default().to_owned()
    }

    fn has(&self, column: Column) -> bool {
        self.of(column).iter().any(Option::is_some)
    }

    fn of(&self, column: Column) -> &[Option<(usize, &'static str)>] {
        self.places.get(column as usize).map_or(&[], Vec::as_slice)
    }

    /// The column that says something in a row: its place among those for the same, its name and its value.
    pub(super) fn value<'a>(&self, row: &CsvRow<'a>, column: Column) -> Option<(usize, &'static str, &'a [u8])> {
        self.of(column).iter().enumerate().find_map(|(at, place)| {
            let (place, name) = (*place)?;
            let value = row.get(place);
            (!is_nothing(value)).then_some((at, name, value))
        })
    }

    /// The value at a place among those for the same.
    pub(super) fn value_at<'a>(&self, row: &CsvRow<'a>, column: Column, at: usize) -> Option<(&'static str, &'a [u8])> {
        let (place, name) = (*self.of(column).get(at)?)?;
        let value = row.get(place);
        (!is_nothing(value)).then_some((name, value))
    }

    /// What a row says, as text; nothing where it says nothing.
    pub(super) fn text<'a>(&self, row: &CsvRow<'a>, column: Column) -> Result<&'a str, SkipReason> {
        let Some((_, _, value)) = self.value(row, column) else { return Ok("") };
        std::str::from_utf8(value).map_err(|_| SkipReason::NotText)
    }

    /// What a row is told by: what it is about, as far as it says that.
    pub(super) fn sample<'a>(&self, row: &CsvRow<'a>) -> Option<&'a [u8]> {
        let told = [Column::UsageType, Column::Description, Column::LineType];
        told.into_iter().find_map(|column| self.value(row, column)).map(|(_, _, value)| value)
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
