//! What kinds of reports call their columns.

use super::currency::Currency;
use super::usage;
use super::usage_type_names::USAGE_TYPES;
use natpoint_model::catalogue::prices::PriceItem;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReportColumn {
    LineType,
    Service,
    UsageType,
    /// A usage type without the Region's prefix.
    Meter,
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
    /// The month, or the first day of it.
    Month,
    /// The year of a month that is a number alone.
    Year,
    /// The first day of the bill's month.
    BillStart,
    Resource,
    Region,
    /// The invoice, which `Estimated` stands for until there is one.
    Invoice,
    /// What the product is, as JSON.
    Product,
}

impl ReportColumn {
    pub(super) const COUNT: usize = Self::Product as usize + 1;

    /// Whether it decides what a row is about, in a report with or without usage types.
    pub(super) const fn decides(self, has_usage_types: bool) -> bool {
        match self {
            Self::LineType | Self::Service | Self::UsageType | Self::Operation => true,
            Self::Description | Self::Meter => !has_usage_types,
            _ => false,
        }
    }

    /// Whether it tells only what another column does not, where that has no value.
    pub(super) const fn stands_in(self) -> bool {
        matches!(self, Self::Description | Self::Interval | Self::Product)
    }
}

/// The column names of a kind of report. Of several for the same content, the first with a value counts.
///
/// Names are compared by their letters and digits alone: `lineItem/UsageType`, `line_item_usage_type` and
/// `lineitem_usagetype` are one name, which tools spell as their tables allow.
pub(crate) struct Dialect {
    pub(super) names: &'static [(ReportColumn, &'static [&'static str])],
    /// Whether a line of an unknown type is usage. Reports list all types of theirs; others invent some.
    pub(super) unknown_type_is_usage: bool,
}

/// A legacy cost and usage report.
pub(crate) static LEGACY_CUR: Dialect = Dialect {
    names: &[
        (ReportColumn::LineType, &["lineItem/LineItemType"]),
        (ReportColumn::Service, &["lineItem/ProductCode"]),
        (ReportColumn::UsageType, &["lineItem/UsageType"]),
        (ReportColumn::Operation, &["lineItem/Operation"]),
        (ReportColumn::Description, &["lineItem/LineItemDescription"]),
        (ReportColumn::Currency, &["lineItem/CurrencyCode"]),
        (ReportColumn::Quantity, &["lineItem/UsageAmount"]),
        (ReportColumn::Cost, &["lineItem/UnblendedCost"]),
        (ReportColumn::Start, &["lineItem/UsageStartDate"]),
        (ReportColumn::End, &["lineItem/UsageEndDate"]),
        (ReportColumn::Interval, &["identity/TimeInterval"]),
        (ReportColumn::BillStart, &["bill/BillingPeriodStartDate"]),
        (ReportColumn::Resource, &["lineItem/ResourceId"]),
        (ReportColumn::Region, &["product/fromRegionCode", "product/regionCode", "product/region"]),
    ],
    unknown_type_is_usage: false,
};

/// A CUR 2.0 export, and the result of an Athena query on a table of either kind.
pub(crate) static CUR_2: Dialect = Dialect {
    names: &[
        (ReportColumn::LineType, &["line_item_line_item_type"]),
        (ReportColumn::Service, &["line_item_product_code"]),
        (ReportColumn::UsageType, &["line_item_usage_type"]),
        (ReportColumn::Operation, &["line_item_operation"]),
        (ReportColumn::Description, &["line_item_line_item_description"]),
        (ReportColumn::Currency, &["line_item_currency_code"]),
        (ReportColumn::Quantity, &["line_item_usage_amount", "sum_line_item_usage_amount"]),
        (ReportColumn::Cost, &["line_item_unblended_cost", "sum_line_item_unblended_cost"]),
        (ReportColumn::Start, &["line_item_usage_start_date"]),
        (ReportColumn::End, &["line_item_usage_end_date"]),
        (ReportColumn::Interval, &["identity_time_interval"]),
        // The partitions of its table, and what queries call a month.
        (ReportColumn::Month, &["month", "billing_period"]),
        (ReportColumn::Year, &["year"]),
        (ReportColumn::BillStart, &["bill_billing_period_start_date"]),
        (ReportColumn::Resource, &["line_item_resource_id"]),
        (ReportColumn::Region, &["product_from_region_code", "product_region_code", "product_region"]),
        (ReportColumn::Product, &["product"]),
    ],
    unknown_type_is_usage: false,
};

/// A FOCUS export; the columns with an `x` are AWS's own.
pub(crate) static FOCUS: Dialect = Dialect {
    names: &[
        (ReportColumn::LineType, &["ChargeCategory"]),
        (ReportColumn::Service, &["x_ServiceCode", "ServiceName"]),
        (ReportColumn::UsageType, &["x_UsageType"]),
        (ReportColumn::Meter, &["SkuMeter"]),
        (ReportColumn::Operation, &["x_Operation"]),
        (ReportColumn::Description, &["ChargeDescription"]),
        (ReportColumn::Currency, &["BillingCurrency"]),
        (ReportColumn::Quantity, &["ConsumedQuantity", "PricingQuantity"]),
        (ReportColumn::Unit, &["ConsumedUnit", "PricingUnit"]),
        (ReportColumn::Cost, &["BilledCost", "ListCost"]),
        (ReportColumn::Start, &["ChargePeriodStart"]),
        (ReportColumn::End, &["ChargePeriodEnd"]),
        (ReportColumn::BillStart, &["BillingPeriodStart"]),
        (ReportColumn::Resource, &["ResourceId"]),
        (ReportColumn::Region, &["RegionId"]),
    ],
    unknown_type_is_usage: false,
};

/// The monthly bill that the Billing console downloads, and the detailed billing report that preceded cost and usage
/// reports.
pub(crate) static MONTHLY_BILL: Dialect = Dialect {
    names: &[
        (ReportColumn::LineType, &["RecordType"]),
        (ReportColumn::Invoice, &["InvoiceID"]),
        (ReportColumn::Service, &["ProductCode", "ProductName"]),
        (ReportColumn::UsageType, &["UsageType"]),
        (ReportColumn::Operation, &["Operation"]),
        (ReportColumn::Description, &["ItemDescription"]),
        (ReportColumn::Currency, &["CurrencyCode"]),
        (ReportColumn::Quantity, &["UsageQuantity"]),
        (ReportColumn::Cost, &["CostBeforeTax", "UnBlendedCost", "Cost", "TotalCost"]),
        (ReportColumn::Start, &["UsageStartDate"]),
        (ReportColumn::End, &["UsageEndDate"]),
        (ReportColumn::BillStart, &["BillingPeriodStartDate"]),
        (ReportColumn::Resource, &["ResourceId"]),
    ],
    unknown_type_is_usage: false,
};

impl std::fmt::Debug for Dialect {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.names(ReportColumn::LineType).first().copied().unwrap_or_default())
    }
}

impl Dialect {
    /// Whether a header, in lower case, belongs to this kind: two names suffice, so that a report with missing columns
    /// is recognised and the message can name them. A query's own names for the rest make it a bill by usage types.
    pub(crate) fn fits(&self, header: &[String]) -> bool {
        let has = |column| self.is_in(column, header);
        let is_told = [ReportColumn::UsageType, ReportColumn::Description, ReportColumn::Meter].into_iter().any(has);
        let has_quantity = has(ReportColumn::Quantity) || !USAGE_TYPES.is_in(ReportColumn::Quantity, header);
        let is_whole = is_told && has_quantity && (has(ReportColumn::Quantity) || has(ReportColumn::Cost));
        if !is_whole && USAGE_TYPES.fits_usage_types(header) {
            return false;
        }
        let all = self.names.iter().flat_map(|(_, names)| *names);
        let own = all.filter(|name| !matches!(**name, "product" | "ServiceName" | "ResourceId" | "RegionId"));
        let found: Vec<_> = own.filter(|name| header.iter().any(|found| is_same_name(found, name))).collect();
        // The partitions of other tables have the names of time too.
        found.len() > 1 && found.iter().any(|name| !matches!(**name, "month" | "year"))
    }

    /// Whether a header is spelled with the slash of legacy reports, as this kind is.
    pub(crate) fn fits_with_slash(&self, header: &[String]) -> bool {
        let own = self.names.iter().flat_map(|(_, names)| *names).filter(|name| name.contains('/'));
        own.filter(|name| header.iter().any(|found| found.eq_ignore_ascii_case(name))).nth(1).is_some()
    }

    /// Whether a header has usage types, and quantities or costs of them; or descriptions with both.
    pub(crate) fn fits_usage_types(&self, header: &[String]) -> bool {
        let has = |column| self.is_in(column, header);
        let (quantity, cost) = (has(ReportColumn::Quantity), has(ReportColumn::Cost));
        (has(ReportColumn::UsageType) && (quantity || cost)) || (has(ReportColumn::Description) && quantity && cost)
    }

    /// Whether a header has costs of services: a bill, but one without usage types.
    pub(crate) fn fits_costs(&self, header: &[String]) -> bool {
        self.is_in(ReportColumn::Service, header) && self.is_in(ReportColumn::Cost, header)
    }

    pub(super) fn is_in(&self, column: ReportColumn, header: &[String]) -> bool {
        header.iter().any(|found| self.column_of(found) == Some(column))
    }

    /// What a column of this name holds; none where it is not needed.
    pub(super) fn column_of(&self, name: &str) -> Option<ReportColumn> {
        let of = |name: &str| {
            let names = |(_, names): &&(ReportColumn, &[&str])| names.iter().any(|known| is_same_name(name, known));
            self.names.iter().find(names).map(|(column, _)| *column)
        };
        let of_money = |(name, _): (&str, Currency)| of(name).filter(|column| *column == ReportColumn::Cost);
        of(name).or_else(|| Currency::of_title(name).and_then(of_money))
    }

    /// Whether AWS does not write such bills.
    pub(super) const fn is_of_others(&self) -> bool {
        self.unknown_type_is_usage
    }

    /// Whether a line of this type is usage.
    pub(super) fn is_usage(&self, line_type: &str) -> bool {
        /// Types of usage: on demand or under a commitment; in bills, of a payer's own or a linked account.
        const USAGE: [&str; 6] =
            ["Usage", "DiscountedUsage", "SavingsPlanCoveredUsage", "LineItem", "LinkedLineItem", "PayerLineItem"];
        const OTHER: [&str; 8] = ["tax", "credit", "refund", "fee", "total", "rounding", "discount", "support"];
        if line_type.is_empty() || USAGE.iter().any(|usage| usage.eq_ignore_ascii_case(line_type)) {
            return true;
        }
        let line_type = line_type.to_ascii_lowercase();
        self.unknown_type_is_usage && !OTHER.iter().any(|other| line_type.contains(other))
    }

    pub(super) fn names(&self, column: ReportColumn) -> &'static [&'static str] {
        let named = self.names.iter().find(|(named, _)| *named == column);
        named.map_or(&[], |(_, names)| names)
    }
}

/// The unit that the name of a quantity's column states, if any.
pub(super) fn unit_of_name(name: &str, item: PriceItem) -> &'static str {
    match name {
        "usage_value" if usage::units(item).contains(&"gb") => "bytes",
        "gb" | "usage_gb" => "gb",
        "bytes" | "usage_bytes" => "bytes",
        "hours" | "usage_hours" => "hrs",
        _ => "",
    }
}

/// Whether two names of columns have the same letters and digits, in any case.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    let letters = |name: &'_ str| -> Vec<char> {
        name.chars().filter(|letter| letter.is_alphanumeric()).map(|letter| letter.to_ascii_lowercase()).collect()
    };
    one.len().abs_diff(other.len()) <= 40 && letters(one) == letters(other)
}

/// Whether a header, in lower case, is of a bill with an invoice, a payer and usage types.
pub(crate) fn is_monthly_bill(header: &[String]) -> bool {
    let needed = ["InvoiceID", "PayerAccountId", "RecordType", "UsageType"];
    needed.iter().all(|name| header.iter().any(|found| is_same_name(found, name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_letters_and_digits() {
        for (one, other, same) in [
            ("lineItem/UsageType", "line_item_usage_type", true),
            ("lineitem_usagetype", "lineItem/UsageType", true),
            ("Usage Type", "usage_type", true),
            ("使用タイプ", "使用タイプ", true),
            ("usage_types", "usage_type", false),
            ("使用タイプ", "使用量", false),
        ] {
            assert_eq!(is_same_name(one, other), same, "{one} {other}");
        }
    }

    #[test]
    fn no_name_stands_for_two_columns_of_a_dialect() {
        for dialect in [&LEGACY_CUR, &CUR_2, &FOCUS, &MONTHLY_BILL, &USAGE_TYPES] {
            let all: Vec<_> = dialect.names.iter().flat_map(|(_, names)| *names).collect();
            for (at, name) in all.iter().enumerate() {
                assert!(all[..at].iter().all(|before| !is_same_name(before, name)), "{name}");
            }
        }
    }
}
