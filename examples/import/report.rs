//! Everything that files said, and the scenario they would make, as one JSON object.

use std::collections::BTreeMap;

use natpoint_import::ImportedData;
use natpoint_import::imported_data::{
    BilledAmount, Connectivity, EndpointKind, FileRead, ImportedMetrics, Kind, Remote, ResourceState, Span, Traffic,
    TrafficVolume,
};
use natpoint_import::to_scenario::{Choices, Offer, UnallocatedTraffic, to_scenario};
use natpoint_link::{Language, Link};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::units::{Gb, Quantity as _};
use natpoint_text::Locale;
use natpoint_text::import::utc;
use serde::Serialize;

/// The whole answer. Fields are only ever added.
#[derive(Serialize)]
struct Report<'a> {
    /// The files, in the order in which they were given.
    files: Vec<FileReport<'a>>,
    /// What flow logs say: what passes a NAT gateway, the largest first, and then what does not.
    volumes: Vec<VolumeReport>,
    /// What bills say, a line per Region and item. Lines without a quantity, or without an amount, are kept apart.
    bill: Vec<BillReport<'a>>,
    /// What CloudWatch's metrics say: a line per NAT gateway and per endpoint, where they name them.
    metrics: Vec<MetricReport<'a>>,
    /// The volumes of logs, bills and metrics without a known destination, as those of a month. The scenario leaves
    /// them out.
    unallocated: Vec<UnallocatedReport>,
    /// The NAT gateways of all lists, each once.
    nat_gateways: Vec<NatGatewayReport<'a>>,
    /// The endpoints of all lists, each once.
    endpoints: Vec<EndpointReport<'a>>,
    /// The codes of the Regions that files name and the catalogue has, the one that the scenario takes first.
    regions: Vec<&'static str>,
    /// The time that the volumes are of: that of the flow logs, or else that of the metrics or the bills.
    window: Option<WindowReport>,
    /// What stands behind `#` in a link to the scenario that "Use these volumes" would make, with the page's default
    /// choices.
    link: String,
    /// How NAT gateways were recognised in logs where no list names them, and what logs lack, in English.
    log_notes: Vec<String>,
    /// What that scenario does not show, in English.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct FileReport<'a> {
    name: &'a str,
    /// A stable name of the kind of file; null where it was not recognised.
    kind: Option<&'static str>,
    /// How many lines, rows or elements it has, without headers.
    rows: u64,
    /// How many of them were used.
    used: u64,
    /// Why the file, or the rest of it, was not read.
    refused: Option<String>,
    /// What else there is to know about how it was read, in English.
    remarks: Vec<String>,
    skipped: Vec<SkippedReport<'a>>,
}

#[derive(Serialize)]
struct SkippedReport<'a> {
    reason: String,
    count: u64,
    /// The first of them, counted from 1.
    lines: &'a [u64],
    /// The start of the first of them.
    sample: &'a str,
}

#[derive(Serialize)]
struct VolumeReport {
    /// `s3`, `dynamodb`, `internet`, `other-az` or `network`; a service's name, such as `service:logs`; what runs with
    /// it, `data-plane:eks`; the Region of a bucket or table elsewhere, `region:us-east-1`; `aws` where the service is
    /// not known; `public` where it is not known whether an address is AWS's; and `nat` where the records have the
    /// address of a NAT gateway in its place.
    destination: String,
    sent_bytes: u64,
    received_bytes: u64,
    /// Whether it passed a NAT gateway, or would pass one where the log is of the workload's own interfaces.
    passes_nat: bool,
}

#[derive(Serialize)]
struct BillReport<'a> {
    /// Empty where the bill names none.
    region: &'a str,
    /// The slug of the price item.
    item: &'static str,
    /// An exact decimal number in the item's unit.
    quantity: Option<String>,
    /// An exact decimal number, before credits and taxes.
    usd: Option<String>,
}

#[derive(Serialize)]
struct MetricReport<'a> {
    /// `nat-gateway` or `endpoint`.
    kind: &'static str,
    /// Empty where the metrics name none.
    id: &'a str,
    /// The name of an endpoint's service; likewise.
    service: &'a str,
    /// From and to the workload; null where that was not fetched, or where both are one number.
    sent_bytes: Option<u64>,
    received_bytes: Option<u64>,
    /// In both directions, each byte once.
    bytes: u64,
}

#[derive(Serialize)]
struct UnallocatedReport {
    /// `aws` and `public` as above; `nat` through NAT gateways by logs, `nat-metrics` by their metrics, `nat-bill` by a
    /// bill; likewise `endpoint-metrics` and `endpoint-bill`. The same bytes may be in several of them.
    kind: &'static str,
    /// A decimal number.
    gb: String,
}

#[derive(Serialize)]
struct NatGatewayReport<'a> {
    id: &'a str,
    vpc: &'a str,
    connectivity: &'static str,
    /// How many AZs it covers; null where the list does not say.
    azs: Option<u32>,
    state: &'static str,
}

#[derive(Serialize)]
struct EndpointReport<'a> {
    id: &'a str,
    vpc: &'a str,
    service: &'a str,
    #[serde(rename = "type")]
    kind: &'static str,
    /// How many AZs it has interfaces in; null where the list does not say.
    azs: Option<u32>,
    state: &'static str,
}

#[derive(Serialize)]
struct WindowReport {
    start: String,
    end: String,
    seconds: u64,
}

/// The report on files that were read, for a page that shows the scenario of a link.
pub(crate) fn json(imported: &ImportedData, from: &Link) -> serde_json::Result<String> {
    let locale = natpoint_text::in_language(Language::English);
    let preview = to_scenario(imported, &from.scenario, &Choices::default());
    let window = imported.traffic.as_ref().and_then(|traffic| traffic.time.span);
    let window = window.or(imported.metrics.as_ref().and_then(|metrics| metrics.time.span));
    let window = window.or(imported.bill.as_ref().and_then(|bill| bill.time.span));
    let report = Report {
        files: imported.files.iter().map(|file| file_report(file, locale)).collect(),
        volumes: imported.traffic.as_ref().map(volumes).unwrap_or_default(),
        bill: bill(imported),
        metrics: imported.metrics.as_ref().map(metrics).unwrap_or_default(),
        unallocated: unallocated(&preview.offer),
        nat_gateways: nat_gateways(imported),
        endpoints: endpoints(imported),
        regions: preview.offer.regions.iter().map(|region| region.code()).collect(),
        window: window.map(window_report),
        link: Link { scenario: preview.scenario, ..from.clone() }.write(),
        log_notes: log_notes(imported, locale),
        notes: preview.notes.iter().map(|note| locale.import_note(note)).collect(),
    };
    serde_json::to_string_pretty(&report)
}

fn file_report<'a>(file: &'a FileRead, locale: &dyn Locale) -> FileReport<'a> {
    let skipped = file.skipped.iter().map(|skipped| SkippedReport {
        reason: locale.why(&skipped.why),
        count: skipped.count,
        lines: &skipped.lines,
        sample: &skipped.sample,
    });
    FileReport {
        name: &file.name,
        kind: file.kind.map(Kind::slug),
        rows: file.records,
        used: file.used,
        refused: file.refused.as_ref().map(|refused| locale.refused(refused)),
        remarks: file.remarks.iter().map(|remark| locale.remark(remark)).collect(),
        skipped: skipped.collect(),
    }
}

fn volumes(traffic: &Traffic) -> Vec<VolumeReport> {
    let report = |volume: &TrafficVolume, passes_nat| VolumeReport {
        destination: destination(&volume.remote),
        sent_bytes: volume.sent,
        received_bytes: volume.received,
        passes_nat,
    };
    let passing: Vec<_> = traffic.nat_volumes().map(|volume| report(&volume, true)).collect();
    let inside = traffic.volumes.iter().filter(|volume| matches!(volume.remote, Remote::CrossAz | Remote::Inside));
    let bypassing = inside.chain(&traffic.by_gateway_endpoint).chain(&traffic.by_internet_gateway);
    let bypassing = bypassing.chain(&traffic.by_other_path).chain(&traffic.ipv6);
    passing.into_iter().chain(bypassing.map(|volume| report(volume, false))).collect()
}

fn log_notes(imported: &ImportedData, locale: &dyn Locale) -> Vec<String> {
    let remarks = imported.traffic.iter().flat_map(|traffic| &traffic.remarks);
    remarks.map(|remark| locale.traffic_remark(remark)).collect()
}

fn destination(remote: &Remote) -> String {
    match remote {
        Remote::S3 => "s3".to_owned(),
        Remote::DynamoDb => "dynamodb".to_owned(),
        Remote::OtherRegion(region) => format!("region:{region}"),
        Remote::Aws(service) => format!("service:{service}"),
        Remote::DataPlane(service) => format!("data-plane:{service}"),
        Remote::AwsUnknown => "aws".to_owned(),
        Remote::PublicUnknown => "public".to_owned(),
        Remote::Internet => "internet".to_owned(),
        Remote::BehindNat => "nat".to_owned(),
        Remote::CrossAz => "other-az".to_owned(),
        Remote::Inside => "network".to_owned(),
    }
}

fn bill(imported: &ImportedData) -> Vec<BillReport<'_>> {
    let mut sums: BTreeMap<_, [BilledAmount; 2]> = BTreeMap::new();
    for line in imported.bill.iter().flat_map(|bill| &bill.lines) {
        let key = (line.region.as_str(), line.item, line.quantity.is_some(), line.cost.is_some());
        let [quantity, cost] = sums.entry(key).or_default();
        *quantity = quantity.plus(line.quantity.unwrap_or_default());
        *cost = cost.plus(line.cost.unwrap_or_default());
    }
    let sums = sums.into_iter();
    sums.map(|((region, item, has_quantity, has_cost), [quantity, cost])| BillReport {
        region,
        item: PriceItem::slug(item),
        quantity: has_quantity.then(|| decimal(quantity)),
        usd: has_cost.then(|| decimal(cost)),
    })
    .collect()
}

fn metrics(metrics: &ImportedMetrics) -> Vec<MetricReport<'_>> {
    let gateways = metrics.nat_gateways.iter().map(|nat| MetricReport {
        kind: "nat-gateway",
        id: &nat.gateway,
        service: "",
        sent_bytes: nat.sent,
        received_bytes: nat.received,
        bytes: nat.sent.unwrap_or(0).saturating_add(nat.received.unwrap_or(0)),
    });
    let endpoints = metrics.endpoints.iter().map(|endpoint| MetricReport {
        kind: "endpoint",
        id: &endpoint.endpoint,
        service: &endpoint.service,
        sent_bytes: None,
        received_bytes: None,
        bytes: endpoint.bytes,
    });
    gateways.chain(endpoints).collect()
}

fn unallocated(offer: &Offer) -> Vec<UnallocatedReport> {
    let report = |(kind, gb): &(UnallocatedTraffic, Gb)| UnallocatedReport { kind: kind.slug(), gb: gb.to_plain() };
    offer.unallocated.iter().map(report).collect()
}

fn nat_gateways(imported: &ImportedData) -> Vec<NatGatewayReport<'_>> {
    let gateways = imported.network.nat_gateways.iter().map(|gateway| NatGatewayReport {
        id: &gateway.id,
        vpc: &gateway.vpc,
        connectivity: match gateway.connectivity {
            Connectivity::Public => "public",
            Connectivity::Private => "private",
        },
        azs: gateway.azs,
        state: state(gateway.state),
    });
    gateways.collect()
}

fn endpoints(imported: &ImportedData) -> Vec<EndpointReport<'_>> {
    let endpoints = imported.network.endpoints.iter().map(|endpoint| EndpointReport {
        id: &endpoint.id,
        vpc: &endpoint.vpc,
        service: &endpoint.service_name,
        kind: match endpoint.kind {
            EndpointKind::Interface => "interface",
            EndpointKind::Gateway => "gateway",
            EndpointKind::GatewayLoadBalancer => "gateway-load-balancer",
            EndpointKind::Resource => "resource",
            EndpointKind::ServiceNetwork => "service-network",
            EndpointKind::NetworkFirewall => "network-firewall",
        },
        azs: endpoint.azs,
        state: state(endpoint.state),
    });
    endpoints.collect()
}

const fn state(state: ResourceState) -> &'static str {
    match state {
        ResourceState::Planned => "planned",
        ResourceState::Existing => "existing",
        ResourceState::Removing => "removing",
    }
}

fn window_report(span: Span) -> WindowReport {
    let time = |seconds: u64| format!("{}:{:02}Z", utc(seconds).replace(' ', "T"), seconds % 60);
    WindowReport { start: time(span.from), end: time(span.to), seconds: span.seconds() }
}

/// An amount as a decimal number without zeros at its end.
fn decimal(amount: BilledAmount) -> String {
    let sign = if amount.0 < 0 { "-" } else { "" };
    let units = amount.0.unsigned_abs();
    let one = BilledAmount::ONE.unsigned_abs();
    let text = format!("{sign}{}.{:012}", units / one, units % one);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
