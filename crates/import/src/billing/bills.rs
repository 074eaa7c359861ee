//! The sums of all bills of an import.

use std::collections::BTreeMap;

use crate::imported_data::{BilledAmount, FileRead, ImportedBill, ImportedBillLine, SkipReason, Span};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_price_list::usage_types::region_of_prefix;

/// The sums of all bills of an import.
#[derive(Debug, Default)]
pub(crate) struct Bills {
    sums: BTreeMap<SumKey, (BilledAmount, BilledAmount)>,
    span: Option<Span>,
    estimated: bool,
}

/// The key of a sum. Lines without a quantity are kept separate, since otherwise the part of the cost that belongs to
/// the quantity would be lost.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct SumKey {
    region: String,
    item: PriceItem,
    resource: String,
    has_quantity: bool,
    has_cost: bool,
}

impl SumKey {
    fn of(line: &BillLine<'_>) -> Self {
        Self {
            region: line.region.to_owned(),
            item: line.item,
            resource: id(line.resource).to_owned(),
            has_quantity: line.quantity.is_some(),
            has_cost: line.cost.is_some(),
        }
    }
}

/// A line item of a bill.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BillLine<'a> {
    /// The Region's code, or nothing.
    pub region: &'a str,
    pub item: PriceItem,
    /// The id or the ARN, or nothing.
    pub resource: &'a str,
    pub quantity: Option<BilledAmount>,
    pub cost: Option<BilledAmount>,
    pub span: Option<Span>,
    pub estimated: bool,
}

impl Bills {
    /// The most sums that are kept separately.
    pub(crate) const MAX_SUMS: usize = 100_000;

    /// Adds a line item; `at` is its line or element in the file.
    pub(crate) fn add(&mut self, line: &BillLine<'_>, file: &mut FileRead, at: u64) {
        let mut key = SumKey::of(line);
        if self.sums.len() >= Self::MAX_SUMS && !self.sums.contains_key(&key) {
            file.skip(SkipReason::TooMany, at, line.resource.as_bytes());
            key.resource = String::new();
            if RegionId::from_code(&key.region).is_none() {
                key.region = String::new();
            }
        }
        let (quantity, cost) = self.sums.entry(key).or_default();
        *quantity = quantity.plus(line.quantity.unwrap_or_default());
        *cost = cost.plus(line.cost.unwrap_or_default());
        if let Some(span) = line.span {
            self.span = Some(self.span.map_or(span, |before| before.with(span)));
        }
        self.estimated |= line.estimated;
    }

    /// Whether a line item with the same key was added.
    pub(crate) fn has(&self, line: &BillLine<'_>) -> bool {
        self.sums.contains_key(&SumKey::of(line))
    }

    /// The usage of all bills; none without any line item.
    pub(crate) fn finish(self) -> Option<ImportedBill> {
        if self.sums.is_empty() {
            return None;
        }
        let line = |(key, (quantity, cost)): (SumKey, (BilledAmount, BilledAmount))| ImportedBillLine {
            region: key.region,
            item: key.item,
            resource: key.resource,
            quantity: key.has_quantity.then_some(quantity),
            cost: key.has_cost.then_some(cost),
        };
        Some(ImportedBill {
            span: self.span,
            lines: self.sums.into_iter().map(line).collect(),
            estimated: self.estimated,
        })
    }
}

/// The id in an ARN, as resource lists have it: `nat-…` of `arn:aws:ec2:…:natgateway/nat-…`.
fn id(resource: &str) -> &str {
    // No id is longer, and the bound limits the memory for damaged ones.
    const LONGEST: usize = 128;
    let id = match resource.rsplit_once('/') {
        Some((_, id)) if resource.starts_with("arn:") => id,
        _ => resource,
    };
    let end = (0..=LONGEST).rev().find(|end| id.is_char_boundary(*end)).unwrap_or(0);
    id.get(..end).unwrap_or(id)
}

/// The Region of a line item: that of the bill's column, else that of the usage type's prefix, if any.
///
/// The column may hold `global`, so a prefix takes precedence over an unknown Region, except for the empty prefix of
/// N. Virginia. Empty where there is neither; none where the prefix belongs to an unknown Region.
pub(super) fn region<'a>(stated: &'a str, prefix: Option<&str>) -> Option<&'a str> {
    if RegionId::from_code(stated).is_some() {
        return Some(stated);
    }
    let by_prefix = prefix.map(region_of_prefix);
    match (prefix, by_prefix) {
        (Some(front), Some(Some(code))) if !front.is_empty() || !is_code(stated) => Some(code),
        (Some(front), _) if !front.is_empty() && !is_code(stated) => None,
        _ if is_code(stated) => Some(stated),
        _ => Some(""),
    }
}

/// Whether a text looks like the code of a Region.
fn is_code(text: &str) -> bool {
    let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    text.contains('-') && text.len() <= 32 && text.bytes().all(is_letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_those_that_lists_name() {
        for (resource, found) in [
            ("arn:aws:ec2:ap-northeast-1:111122223333:natgateway/nat-0123", "nat-0123"),
            ("nat-0123", "nat-0123"),
            ("a/b", "a/b"),
            ("arn:aws:s3:::bucket", "arn:aws:s3:::bucket"),
            ("", ""),
        ] {
            assert_eq!(id(resource), found);
        }
        assert_eq!(id(&"é".repeat(100)), "é".repeat(64));
        assert_eq!(id(&"x".repeat(1000)), "x".repeat(128));
    }

    #[test]
    fn regions_are_told_by_the_column_or_else_by_the_prefix() {
        for (stated, prefix, found) in [
            ("ap-northeast-1", Some("APN1"), Some("ap-northeast-1")),
            ("", Some("APN1"), Some("ap-northeast-1")),
            ("global", Some("APN1"), Some("ap-northeast-1")),
            ("eu-west-2", Some(""), Some("eu-west-2")),
            ("", Some(""), Some("us-east-1")),
            ("cn-north-1", Some("CNN1"), Some("cn-north-1")),
            ("cn-north-1", Some(""), Some("cn-north-1")),
            ("cn-north-1", None, Some("cn-north-1")),
            ("", Some("XYZ1"), None),
            ("<b>", Some("XYZ1"), None),
            ("global", None, Some("")),
            ("", None, Some("")),
        ] {
            assert_eq!(region(stated, prefix), found, "{stated} {prefix:?}");
        }
    }
}
