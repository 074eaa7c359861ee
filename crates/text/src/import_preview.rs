//! What is said of making a scenario of what was found; and what was found, as a document.

use super::import::{number, quantity, shown, size};
use super::{Locale, numbers};
use crate::document::{Block, Document};
use natpoint_import::guide::Topic;
use natpoint_import::imported_data::{
    BilledAmount, FileRead, ImportedBill, ImportedBillLine, ImportedData, ImportedMetrics, InterfaceKind,
    InterfaceTraffic, Remote, Traffic,
};
use natpoint_import::to_scenario::{Allocation, BilledRegion, Note, Suspect, UnallocatedTraffic};
use natpoint_model::units::{Gb, Usd};

/// What stands alone where a scenario is made of what was found.
#[derive(Clone, Copy, Debug)]
pub struct ImportPreviewLabels {
    /// The choice among Regions.
    pub region: &'static str,
    /// The choice among VPCs.
    pub vpc: &'static str,
    /// The columns of a bill: what was used, its quantity, its cost.
    pub bill_head: [&'static str; 3],
    /// The column of bytes in both directions.
    pub both: &'static str,
    /// Beside the quantity where a bill has none.
    pub no_quantity: &'static str,
    /// How much more there is than is shown.
    pub more: &'static str,
    /// That a bill is an estimate in part.
    pub estimated: &'static str,
    /// The heading over what the choices lead to.
    pub outcome: &'static str,
}

/// What is said of making a scenario of what was found.
pub trait ImportPreviewText {
    /// What stands alone.
    fn import_preview_labels(&self) -> &'static ImportPreviewLabels;
    /// A volume of which the files do not tell where it went, as the name of a choice.
    fn unallocated(&self, unallocated: UnallocatedTraffic, gb: Gb) -> String;
    /// Where such a volume goes.
    fn allocation(&self, allocation: Allocation) -> String;
    /// Who is suspected of a part of such a volume, and why.
    fn suspect(&self, suspect: Suspect) -> (&'static str, &'static str);
    /// A part of such a volume: its percent and what it is.
    fn share_of(&self, percent: u8, gb: Gb) -> String;
    /// What of such a volume is not allocated yet.
    fn share_left(&self, percent: u8, gb: Gb) -> String;
    /// Something that the scenario does not show.
    fn import_note(&self, note: &Note) -> String;
    /// That so many series of metrics have the time of others.
    fn repeated(&self, series: u64) -> String;
    /// What a bill has of a Region: its volumes and their cost.
    fn billed_region(&self, billed: &BilledRegion) -> String;
    /// How many prices were found in how many Regions.
    fn prices_found(&self, prices: usize) -> String;
}

/// How many rows of a kind are shown; the largest come first.
const SHOWN: usize = 12;
/// How many files are shown.
const FILES_SHOWN: usize = 40;

/// What was found, file by file and subject by subject.
#[must_use]
pub fn imported(imported: &ImportedData, locale: &dyn Locale) -> Document {
    let labels = locale.import_labels();
    let mut document = vec![Block::Heading(labels.heading_files.to_owned())];
    // Of a folder of thousands, the files that something is to be said of come first.
    let remarkable = |file: &&FileRead| file.refused.is_some() || !file.skipped.is_empty() || !file.remarks.is_empty();
    let plain = imported.files.iter().filter(|file| !remarkable(file));
    for file in imported.files.iter().filter(remarkable).chain(plain).take(FILES_SHOWN) {
        document.push(Block::Paragraph(locale.file_read(file)));
        let refused = file.refused.iter().map(|refused| locale.refused(refused));
        let skipped = file.skipped.iter().map(|skipped| locale.skipped(file, skipped));
        let remarks = file.remarks.iter().map(|remark| locale.remark(remark));
        let remarks: Vec<_> = refused.chain(remarks).chain(skipped).collect();
        if !remarks.is_empty() {
            document.push(Block::List(remarks));
        }
    }
    document.extend(rest(imported.files.len(), FILES_SHOWN, locale).map(Block::Paragraph));
    if let Some(traffic) = &imported.traffic {
        document.push(Block::Heading(labels.heading_traffic.to_owned()));
        tell_traffic(traffic, locale, &mut document);
    }
    if let Some(metrics) = &imported.metrics {
        document.push(Block::Heading(locale.topic(Topic::Metrics).to_owned()));
        tell_metrics(metrics, locale, &mut document);
    }
    if let Some(bill) = &imported.bill {
        document.push(Block::Heading(labels.heading_bill.to_owned()));
        tell_bill(bill, locale, &mut document);
    }
    let gateways = imported.network.nat_gateways.iter().map(|nat| named(&nat.id, &locale.nat_gateway(nat)));
    let endpoints = imported.network.endpoints.iter().map(|endpoint| named(&endpoint.id, &locale.endpoint(endpoint)));
    let resources: Vec<_> = gateways.chain(endpoints).collect();
    if !resources.is_empty() {
        document.push(Block::Heading(labels.heading_network.to_owned()));
        document.push(Block::List(shortened(resources, locale)));
    }
    if !imported.prices.is_empty() {
        document.push(Block::Heading(labels.heading_prices.to_owned()));
        document.push(Block::Paragraph(locale.prices_found(imported.prices.len())));
    }
    document
}

fn tell_traffic(traffic: &Traffic, locale: &dyn Locale, document: &mut Document) {
    let labels = locale.import_labels();
    let mut told = vec![locale.counted_at(traffic.counted_at).to_owned()];
    told.extend(traffic.remarks.iter().map(|remark| locale.traffic_remark(remark)));
    told.extend(traffic.time.span.map(|span| locale.span(span)));
    told.extend((!traffic.gaps.is_empty()).then(|| locale.gaps(&traffic.gaps)));
    told.extend((traffic.skipdata > 0).then(|| locale.skipdata(traffic.skipdata)));
    document.push(Block::List(told));
    let remark = |remote: &Remote| named(&locale.remote(remote), locale.not_told(remote));
    let rows =
        traffic.volumes.iter().map(|volume| vec![remark(&volume.remote), size(volume.sent), size(volume.received)]);
    let head = [labels.column_remote, labels.column_sent, labels.column_received];
    document.push(table(&head, rows.collect()));
    // What belongs to the workload has the volumes above; gateways and endpoints are worth telling one by one.
    let apart = |interface: &&InterfaceTraffic| interface.kind != InterfaceKind::Other;
    let interfaces = traffic.interfaces.iter().filter(apart).take(SHOWN);
    let interfaces: Vec<_> = interfaces
        .map(|interface| vec![named(&interface.id, locale.interface(interface.kind)), size(interface.bytes)])
        .collect();
    if !interfaces.is_empty() {
        document.push(table(&[labels.column_interface, locale.import_preview_labels().both], interfaces));
    }
    let talkers = traffic.talkers.iter().take(SHOWN);
    let talkers: Vec<_> = talkers
        .map(|talker| vec![named(&talker.address, &locale.remote(&talker.remote)), size(talker.bytes)])
        .collect();
    if !talkers.is_empty() {
        document.push(table(&[labels.column_address, locale.import_preview_labels().both], talkers));
    }
}

fn tell_metrics(metrics: &ImportedMetrics, locale: &dyn Locale, document: &mut Document) {
    let labels = locale.import_labels();
    let repeated = (metrics.repeated > 0).then(|| locale.repeated(metrics.repeated));
    let told: Vec<_> = metrics.time.span.map(|span| locale.span(span)).into_iter().chain(repeated).collect();
    document.push(Block::List(told));
    let bytes = |bytes: Option<u64>| bytes.map_or_else(|| locale.import_preview_labels().no_quantity.to_owned(), size);
    let name = |id: &str, kind: InterfaceKind| named(locale.interface(kind), id);
    let gateways = metrics
        .nat_gateways
        .iter()
        .map(|nat| vec![name(&nat.gateway, InterfaceKind::NatGateway), bytes(nat.sent), bytes(nat.received)]);
    let rows: Vec<_> = gateways.take(SHOWN).collect();
    if !rows.is_empty() {
        let head = [labels.column_interface, labels.column_sent, labels.column_received];
        document.push(table(&head, rows));
    }
    let endpoints = metrics.endpoints.iter().map(|endpoint| {
        let id = [endpoint.endpoint.as_str(), " ", &endpoint.service].concat();
        vec![name(id.trim(), InterfaceKind::Endpoint), size(endpoint.bytes)]
    });
    let rows: Vec<_> = endpoints.take(SHOWN).collect();
    if !rows.is_empty() {
        document.push(table(&[labels.column_interface, locale.import_preview_labels().both], rows));
    }
    let all = metrics.nat_gateways.len().max(metrics.endpoints.len());
    document.extend(rest(all, SHOWN, locale).map(Block::Paragraph));
}

fn tell_bill(bill: &ImportedBill, locale: &dyn Locale, document: &mut Document) {
    let labels = locale.import_preview_labels();
    let told: Vec<_> = bill.time.span.map(|span| locale.span(span)).into_iter().collect();
    let estimated = bill.estimated.then(|| labels.estimated.to_owned());
    document.push(Block::List(told.into_iter().chain(estimated).collect()));
    let row = |line: &ImportedBillLine| {
        let place = [line.region.as_str(), " ", &line.resource].concat();
        vec![
            named(locale.price_item(line.item), place.trim()),
            line.quantity.map_or_else(|| labels.no_quantity.to_owned(), quantity),
            line.cost.map_or_else(String::new, |cost| locale.usd(&numbers::cents(usd(cost)))),
        ]
    };
    document.push(table(&labels.bill_head, bill.lines.iter().take(SHOWN).map(row).collect()));
    document.extend(rest(bill.lines.len(), SHOWN, locale).map(Block::Paragraph));
}

/// The money of a bill; of what no bill has ever cost, the most there is.
pub(super) fn usd(amount: BilledAmount) -> Usd {
    Usd::from_units(amount.0.saturating_mul(Usd::UNITS / BilledAmount::ONE))
}

/// A number of tenths: `19.5`.
pub(super) fn in_tenths(tenths: u32) -> String {
    quantity(BilledAmount(i128::from(tenths) * (BilledAmount::ONE / 10)))
}

/// How many more there are than are shown.
fn rest(all: usize, shown: usize, locale: &dyn Locale) -> Option<String> {
    let more = all.checked_sub(shown).filter(|more| *more > 0)?;
    Some(locale.import_preview_labels().more.to_owned() + &number(more as u64))
}

/// A name, and behind a line feed a remark.
fn named(name: &str, remark: &str) -> String {
    let name = shown(name);
    if remark.is_empty() { name } else { [&name, "\n", remark].concat() }
}

/// A list that says how much more there is.
fn shortened(mut items: Vec<String>, locale: &dyn Locale) -> Vec<String> {
    let rest = rest(items.len(), SHOWN, locale);
    items.truncate(SHOWN);
    for item in &mut items {
        *item = item.replace('\n', ": ");
    }
    items.extend(rest);
    items
}

fn table(head: &[&str], rows: Vec<Vec<String>>) -> Block {
    Block::Table { head: head.iter().map(|title| (*title).to_owned()).collect(), rows }
}
