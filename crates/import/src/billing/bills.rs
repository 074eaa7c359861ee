//! The sums of all bills of an import.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use super::beginnings::Step;
use super::same_usage;
use crate::date_time;
use crate::imported_data::{BilledAmount, FileRead, ImportedBill, ImportedBillLine, SkipReason, Span, TimeCovered};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_price_list::usage_types::{name_today, region_of_prefix};

/// The sums of all bills of an import.
#[derive(Debug, Default)]
pub(crate) struct Bills {
    /// The file that is being read.
    open: OpenBill,
    /// The files that were read and have usage.
    closed: Vec<FileBill>,
    /// How many sums those have.
    closed_sums: usize,
    /// How many lines are known by what they say.
    lines: usize,
}

/// The sums of the file that is being read, which a report of a large account adds to a million times.
#[derive(Debug, Default)]
struct OpenBill {
    sums: HashMap<SumKey, (BilledAmount, BilledAmount)>,
    /// The time of each period's line items.
    spans: BTreeMap<Period, Span>,
    /// The line items by what they say, as far as it is no other line's.
    lines: HashMap<Period, HashSet<u64>>,
    /// When line items begin that state no end.
    beginnings: BTreeSet<u64>,
    estimated: bool,
}

/// The sums of one file.
#[derive(Debug, Default)]
pub(super) struct FileBill {
    /// Its place among the files.
    pub file: usize,
    pub sums: BTreeMap<SumKey, (BilledAmount, BilledAmount)>,
    /// The time of each period's line items.
    pub spans: BTreeMap<Period, Span>,
    /// The line items of each period, by what they say.
    pub lines: HashMap<Period, HashSet<u64>>,
    pub estimated: bool,
}

/// The first and the last month of a line item, counted from January 1970; none where it states no time.
///
/// The same usage is recognised in two files by months, since some files have one month and others several.
pub(super) type Period = Option<(u32, u32)>;

/// The key of a sum. Lines without a quantity are kept separate, since otherwise the part of the cost that belongs to
/// the quantity would be lost; and so are credits among them, without which a quantity can be derived.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct SumKey {
    pub region: String,
    pub item: PriceItem,
    pub resource: String,
    pub has_quantity: bool,
    pub has_cost: bool,
    pub is_credit: bool,
    pub period: Period,
}

impl SumKey {
    fn of(line: &BillLine<'_>) -> Self {
        let has_quantity = line.quantity.is_some();
        Self {
            region: line.region.to_owned(),
            item: line.item,
            resource: if has_named_resources(line.item) { id(line.resource).to_owned() } else { String::new() },
            has_quantity,
            has_cost: line.cost.is_some(),
            is_credit: !has_quantity && line.cost.is_some_and(|cost| cost.0 < 0),
            period: line.period(),
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
    /// A moment of its time, where that has no known end.
    pub moment: Option<u64>,
    pub estimated: bool,
}

impl OpenBill {
    /// Adds a time to that of a period.
    fn widen(&mut self, period: Period, span: Span) {
        self.spans.entry(period).and_modify(|known| *known = known.with(span)).or_insert(span);
    }
}

impl BillLine<'_> {
    /// A number for what the line says, if no other one of a bill says the same: it has a resource and a time.
    fn hash(&self) -> Option<u64> {
        let span = self.span?;
        if self.resource.is_empty() || !same_usage::COMPARED.contains(&self.item) {
            return None;
        }
        let mut hasher = DefaultHasher::new();
        (self.region, self.item, id(self.resource), span.from, span.to).hash(&mut hasher);
        self.quantity.or(self.cost).map(|amount| amount.0).hash(&mut hasher);
        Some(hasher.finish())
    }

    fn period(&self) -> Period {
        let (from, to) = match (self.span, self.moment) {
            // The end is the first moment after it.
            (Some(span), _) => (span.from, span.to.saturating_sub(1).max(span.from)),
            (None, moment) => (moment?, moment?),
        };
        Some((date_time::month_of(from), date_time::month_of(to)))
    }
}

impl Bills {
    /// The most sums that are kept separately.
    pub(crate) const MAX_SUMS: usize = 100_000;
    /// The most lines that are known by what they say: those of twenty NAT gateways in each hour of a year.
    const MAX_LINES: usize = 400_000;

    /// Adds a line item of the file that is being read; `at` is its line or element.
    pub(crate) fn add(&mut self, line: &BillLine<'_>, file: &mut FileRead, at: u64) {
        let mut key = SumKey::of(line);
        if self.closed_sums + self.open.sums.len() >= Self::MAX_SUMS && !self.open.sums.contains_key(&key) {
            file.skip(SkipReason::TooMany, at, line.resource.as_bytes());
            key.resource = String::new();
            key.period = None;
            if RegionId::from_code(&key.region).is_none() {
                key.region = String::new();
            }
        }
        if let Some(hash) = line.hash().filter(|_| self.lines < Self::MAX_LINES) {
            self.lines += usize::from(self.open.lines.entry(key.period).or_default().insert(hash));
        }
        match (line.span, line.moment) {
            (Some(span), _) => self.open.widen(key.period, span),
            (None, Some(moment)) if self.open.beginnings.len() < Self::MAX_SUMS => {
                self.open.beginnings.insert(moment);
            }
            _ => {}
        }
        let (quantity, cost) = self.open.sums.entry(key).or_default();
        *quantity = quantity.plus(line.quantity.unwrap_or_default());
        *cost = cost.plus(line.cost.unwrap_or_default());
        self.open.estimated |= line.estimated;
    }

    /// Whether a line item with the same key was added.
    pub(crate) fn has(&self, line: &BillLine<'_>) -> bool {
        let key = SumKey::of(line);
        self.open.sums.contains_key(&key) || self.closed.iter().any(|bill| bill.sums.contains_key(&key))
    }

    /// Ends the file, whose place among the files is given.
    pub(crate) fn end_file(&mut self, place: usize) {
        let mut open = std::mem::take(&mut self.open);
        let beginnings = std::mem::take(&mut open.beginnings);
        if let Some(step) = Step::between(&beginnings) {
            for from in beginnings {
                let month = date_time::month_of(from);
                open.widen(Some((month, month)), step.span(from));
            }
        }
        let OpenBill { sums, spans, lines, estimated, .. } = open;
        let bill = FileBill { file: place, sums: sums.into_iter().collect(), spans, lines, estimated };
        if !bill.sums.is_empty() {
            self.closed_sums += bill.sums.len();
            self.closed.push(bill);
        }
    }

    /// Forgets the file that was being read.
    pub(crate) fn discard_file(&mut self) {
        self.open = OpenBill::default();
    }

    /// The usage of all bills; none without any line item.
    pub(crate) fn finish(mut self, files: &mut [FileRead]) -> Option<ImportedBill> {
        same_usage::count_once(&mut self.closed, files);
        let mut sums: BTreeMap<SumKey, (BilledAmount, BilledAmount)> = BTreeMap::new();
        let mut span: Option<Span> = None;
        for bill in &self.closed {
            for (key, (quantity, cost)) in &bill.sums {
                let sum = sums.entry(SumKey { period: None, ..key.clone() }).or_default();
                *sum = (sum.0.plus(*quantity), sum.1.plus(*cost));
            }
            for part in bill.spans.values() {
                span = Some(span.map_or(*part, |before| before.with(*part)));
            }
        }
        if sums.is_empty() {
            return None;
        }
        let line = |(key, (quantity, cost)): (SumKey, (BilledAmount, BilledAmount))| ImportedBillLine {
            region: key.region,
            item: key.item,
            resource: key.resource,
            quantity: key.has_quantity.then_some(quantity),
            cost: key.has_cost.then_some(cost),
        };
        let estimated = self.closed.iter().any(|bill| bill.estimated);
        let uncovered = uncovered(self.closed.iter().flat_map(|bill| bill.spans.values().copied()).collect());
        let time = TimeCovered { span, uncovered, to_come: 0 };
        Some(ImportedBill { time, lines: sums.into_iter().map(line).collect(), estimated })
    }
}

/// How many seconds between the first and the last of these times belong to none of them. A few days without usage are
/// the bill's all the same.
fn uncovered(mut spans: Vec<Span>) -> u64 {
    const MONTH: u64 = 28 * date_time::DAY;
    spans.sort_unstable_by_key(|span| span.from);
    let mut known_to = spans.first().map_or(0, |first| first.from);
    let mut uncovered = 0;
    for span in spans {
        uncovered += Some(span.from.saturating_sub(known_to)).filter(|gap| *gap >= MONTH).unwrap_or(0);
        known_to = known_to.max(span.to);
    }
    uncovered
}

/// Whether lists name the resources of an item. The data transfer of each instance would take the room of all others.
fn has_named_resources(item: PriceItem) -> bool {
    let is_compared = same_usage::COMPARED.contains(&item);
    is_compared || matches!(item, PriceItem::GwlbEndpointHour | PriceItem::GwlbEndpointGb)
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
    // A usage type without a prefix is of N. Virginia in AWS's own bills; tools that cut prefixes name the Region.
    if prefix.is_some_and(str::is_empty) && stated.contains('(') {
        return Some(region_of_name(stated).map_or("", RegionId::code));
    }
    let by_prefix = prefix.map(region_of_prefix);
    match (prefix, by_prefix) {
        (Some(front), Some(Some(code))) if !front.is_empty() || !is_code(stated) => Some(code),
        (Some(front), _) if !front.is_empty() && !is_code(stated) => None,
        _ if is_code(stated) => Some(stated),
        _ => Some(""),
    }
}

/// The Region of a name such as `EU (Ireland)`, `Europe (Ireland)` or `欧州 (アイルランド)`.
fn region_of_name(name: &str) -> Option<RegionId> {
    let today = name_today(name);
    RegionId::all().find(|region| region.info().long_en == today || region.info().long_ja == name)
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
            ("EU (Ireland)", Some(""), Some("eu-west-1")),
            ("Europe (Ireland)", Some(""), Some("eu-west-1")),
            ("US East (N. Virginia)", Some(""), Some("us-east-1")),
            ("Asia Pacific (Tokyo)", Some("APN1"), Some("ap-northeast-1")),
            ("Mars (Olympus Mons)", Some(""), Some("")),
        ] {
            assert_eq!(region(stated, prefix), found, "{stated} {prefix:?}");
        }
    }
}
