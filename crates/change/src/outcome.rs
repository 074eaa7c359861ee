//! After the change: what was predicted against what a bill or metrics say.

use natpoint_import::ImportedData;
use natpoint_import::imported_data::{BilledAmount, ImportedBillLine, Span};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::cost::bill::{BilledQuantity, Part};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Hours, Share, Usd};
use natpoint_text::document::{Block, Document};
use natpoint_text::{Locale, numbers};

use crate::change::Change;

/// A month as it was predicted beside a month as it was billed or measured, scaled to as many hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The costs by item, where a bill was read.
    pub costs: Vec<CostLine>,
    /// The volumes by item, where metrics were read.
    pub volumes: Vec<VolumeLine>,
    /// How many seconds the bill is of.
    pub billed_seconds: Option<u64>,
    /// How many seconds the metrics are of.
    pub measured_seconds: Option<u64>,
}

/// What an item costs a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostLine {
    /// The item.
    pub item: PriceItem,
    /// As predicted.
    pub predicted: Usd,
    /// As billed in the Region; none where the bill has no cost for the usage.
    pub billed: Option<Usd>,
}

/// What passes an item a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VolumeLine {
    /// The item.
    pub item: PriceItem,
    /// As predicted.
    pub predicted: Gb,
    /// As measured.
    pub measured: Gb,
}

/// What a network like this pays for alone. Other items of a bill, such as instances, belong to many more things, so
/// they are compared only where they were predicted.
const OF_NETWORKS: [PriceItem; 9] = [
    PriceItem::NatHour,
    PriceItem::NatGb,
    PriceItem::RegionalNatHour,
    PriceItem::RegionalNatGb,
    PriceItem::NatProvisionedGbpsHour,
    PriceItem::EndpointHour,
    PriceItem::EndpointGb,
    PriceItem::GwlbEndpointHour,
    PriceItem::GwlbEndpointGb,
];

impl Outcome {
    /// What was predicted of a change against what files say; none where they have neither a bill nor metrics of a
    /// known time.
    #[must_use]
    pub fn new(change: &Change, scenario: &Scenario, imported: &ImportedData) -> Option<Self> {
        let billed_seconds = imported.bill.as_ref().and_then(|bill| bill.time.covered()).map(Span::seconds);
        let measured_seconds = imported.metrics.as_ref().and_then(|metrics| metrics.time.covered()).map(Span::seconds);
        let billed_seconds = billed_seconds.filter(|seconds| *seconds > 0);
        let measured_seconds = measured_seconds.filter(|seconds| *seconds > 0);
        let costs = billed_seconds.map(|seconds| costs(change, scenario, imported, seconds)).unwrap_or_default();
        let volumes = measured_seconds.map(|seconds| volumes(change, scenario, imported, seconds)).unwrap_or_default();
        let outcome = Self { costs, volumes, billed_seconds, measured_seconds };
        (!outcome.costs.is_empty() || !outcome.volumes.is_empty()).then_some(outcome)
    }

    /// The comparison as tables, each with what it is of.
    #[must_use]
    pub fn document(&self, scenario: &Scenario, locale: &dyn Locale) -> Document {
        let labels = locale.outcome_labels();
        let head = |third: &str| [labels.item, labels.predicted, third, labels.difference].map(str::to_owned).to_vec();
        let hours = locale.hours(&natpoint_model::units::Quantity::to_plain(scenario.hours));
        let mut blocks = Vec::new();
        if let Some(seconds) = self.billed_seconds.filter(|_| !self.costs.is_empty()) {
            let row = |name: &str, predicted: Usd, billed: Option<Usd>| {
                let shown = |amount| locale.amount(amount);
                let difference = billed.map(|billed| locale.extra_cost(locale.money().difference(billed, predicted)));
                let billed = billed.map_or_else(|| labels.no_cost.to_owned(), shown);
                vec![name.to_owned(), shown(predicted), billed, difference.unwrap_or_default()]
            };
            let lines = self.costs.iter().map(|line| row(locale.price_item(line.item), line.predicted, line.billed));
            let known = || self.costs.iter().filter(|line| line.billed.is_some());
            let predicted = known().fold(Usd::ZERO, |sum, line| sum + line.predicted);
            let billed =
                known().filter_map(|line| line.billed).fold(0, |sum: i128, one| sum.saturating_add(one.units()));
            let total = row(labels.total, predicted, Some(Usd::from_units(billed)));
            blocks.push(Block::Paragraph(locale.outcome_scaled(&days(seconds), &hours)));
            blocks.push(Block::Table { head: head(labels.billed), rows: lines.chain([total]).collect() });
        }
        if let Some(seconds) = self.measured_seconds.filter(|_| !self.volumes.is_empty()) {
            let rows = self.volumes.iter().map(|line| {
                let more = line.measured.units().abs_diff(line.predicted.units());
                let sign = if line.measured >= line.predicted { "+" } else { "−" };
                let difference = format!("{sign}{}", numbers::gb(Gb::from_units(more)));
                let name = locale.price_item(line.item).to_owned();
                vec![name, numbers::gb(line.predicted), numbers::gb(line.measured), difference]
            });
            blocks.push(Block::Paragraph(locale.outcome_scaled(&days(seconds), &hours)));
            blocks.push(Block::Table { head: head(labels.measured), rows: rows.collect() });
        }
        blocks
    }
}

/// Days with one decimal, which is left out where it is 0.
fn days(seconds: u64) -> String {
    let tenths = (seconds + 4_320) / 8_640;
    if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// A number of so many seconds in the hours of the scenario's month, rounded to the nearest.
fn scaled(number: i128, seconds: u64, hours: Hours) -> i128 {
    let month = i128::from(hours.units()) * 3_600;
    let whole = i128::from(seconds) * i128::from(Hours::ONE.units());
    let (times, rest) = (number / whole, number % whole);
    times.saturating_mul(month).saturating_add((rest * month + whole / 2) / whole)
}

fn item_of(part: &Part) -> Option<PriceItem> {
    part.price.map(|price| price.item())
}

fn costs(change: &Change, scenario: &Scenario, imported: &ImportedData, seconds: u64) -> Vec<CostLine> {
    let Some(bill) = &imported.bill else { return Vec::new() };
    let lines: Vec<&ImportedBillLine> = bill.lines_in(scenario.region.code()).collect();
    let parts = || change.bill.lines.iter().flat_map(|line| &line.parts);
    let of = |item: PriceItem| {
        let billed: Vec<_> = lines.iter().filter(|line| line.item == item).collect();
        let predicted: Vec<_> = parts().filter(|part| item_of(part) == Some(item)).collect();
        let is_compared = !predicted.is_empty() || (OF_NETWORKS.contains(&item) && !billed.is_empty());
        is_compared.then(|| {
            let cost: Option<Vec<BilledAmount>> = billed.iter().map(|line| line.cost).collect();
            let cost = cost.map(|all| all.into_iter().fold(BilledAmount::default(), BilledAmount::plus));
            let amount = |cost: BilledAmount| scaled(cost.0, seconds, scenario.hours);
            CostLine {
                item,
                predicted: predicted.into_iter().fold(Usd::ZERO, |sum, part| sum + part.amount),
                billed: cost.map(|cost| Usd::from_units(amount(cost).saturating_mul(Usd::UNITS / BilledAmount::ONE))),
            }
        })
    };
    PriceItem::ALL.into_iter().filter_map(of).collect()
}

fn volumes(change: &Change, scenario: &Scenario, imported: &ImportedData, seconds: u64) -> Vec<VolumeLine> {
    const GB: i128 = 1 << 30;
    let Some(metrics) = &imported.metrics else { return Vec::new() };
    let predicted = |items: &[PriceItem]| -> Gb {
        let parts = change.bill.lines.iter().flat_map(|line| &line.parts);
        let volume = |part: &Part| match part.quantity {
            BilledQuantity::Data { gb, part: Share::ALL, times: 1 } => gb,
            _ => Gb::ZERO,
        };
        parts.filter(|part| item_of(part).is_some_and(|item| items.contains(&item))).map(volume).sum()
    };
    let measured = |bytes: u128| {
        let millionths = i128::try_from(bytes).unwrap_or(i128::MAX).saturating_mul(i128::from(Gb::ONE.units())) / GB;
        let units = scaled(millionths, seconds, scenario.hours);
        Gb::from_units(u64::try_from(units).unwrap_or(u64::MAX)).min(Gb::MAX)
    };
    // Of a gateway whose metrics have one direction alone, nothing can be compared.
    let both =
        |nat: &natpoint_import::imported_data::NatMetrics| Some(u128::from(nat.sent?) + u128::from(nat.received?));
    let nat: Option<u128> = metrics.nat_gateways.iter().map(both).sum();
    let endpoints: u128 = metrics.endpoints.iter().map(|endpoint| u128::from(endpoint.bytes)).sum();
    let nat = nat.filter(|_| !metrics.nat_gateways.is_empty()).map(|bytes| VolumeLine {
        item: PriceItem::NatGb,
        predicted: predicted(&[PriceItem::NatGb, PriceItem::RegionalNatGb]),
        measured: measured(bytes),
    });
    let endpoints = (!metrics.endpoints.is_empty()).then(|| VolumeLine {
        item: PriceItem::EndpointGb,
        predicted: predicted(&[PriceItem::EndpointGb]),
        measured: measured(endpoints),
    });
    nat.into_iter().chain(endpoints).collect()
}
