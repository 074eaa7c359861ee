//! Makes a scenario of imported data. Known destinations are applied; the user allocates the rest.
//!
//! Flow logs do not distinguish the services behind interface endpoints, and bills have no destinations at all. Such
//! volumes are [`UnallocatedTraffic`], and the user chooses an [`Allocation`] for each.

use super::imported_data::{FileRead, ImportedData, InterfaceKind, Kind, SkipReason, Span, Traffic};
pub use billed::BilledRegion;
pub use listed_vpcs::{ListedVpc, listed_vpcs, lists_several_vpcs};
use natpoint_model::article::{self, Difference};
use natpoint_model::catalogue::prices::{self, PriceItem};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::{Azs, NatTopology, Scenario};
use natpoint_model::units::Gb;
pub use network_note::{EndpointLeftOut, NetworkNote};
pub use note::{Note, UnnamedEndpoints};
use resources::Resources;
pub use shares::{Share, Suspect, allocated_percent, percent_of};
use volumes::{MonthScale, Volumes};
use windows::{is_month, scaling_notes, windows};

mod billed;
mod endpoint_names;
mod listed_prices;
mod listed_vpcs;
mod network_note;
mod note;
mod regions;
mod resources;
mod routes;
mod shares;
mod unpriced_region;
mod volumes;
mod windows;

/// The user's choices for an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The Region, where the data names several.
    pub region: Option<RegionId>,
    /// The VPC, where the data names several.
    pub vpc: Option<String>,
    /// Whether volumes are taken as they are, rather than scaled from their window to the scenario's month.
    pub unscaled: bool,
    /// The allocation of volumes with unknown destinations; the first entry for each counts.
    pub unallocated: Vec<(UnallocatedTraffic, Allocation)>,
    /// The parts of volumes that are [`Allocation::Divided`].
    pub shares: Vec<Share>,
}

/// A volume whose destination the files do not state.
///
/// Nobody can name the destinations of the last five without other files; bills, metrics and logs of the same time
/// have the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnallocatedTraffic {
    /// To AWS; the logs do not name the service.
    Aws,
    /// To public addresses that may belong to AWS or not.
    Public,
    /// Through NAT gateways, according to logs that have only the gateways' private addresses.
    Nat,
    /// Through NAT gateways, according to their metrics.
    NatMetrics,
    /// Through NAT gateways, according to a bill.
    NatBill,
    /// Through interface endpoints of services that the files do not state, according to their metrics.
    EndpointMetrics,
    /// Through interface endpoints, according to a bill.
    EndpointBill,
}

/// Where an unallocated volume goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allocation {
    /// It is left out of the scenario. All volumes start so: a destination is never guessed.
    Nowhere,
    /// To the internet and back.
    Internet,
    /// To the services with interface endpoints, in proportion to their earlier volumes, or evenly.
    Spread,
    /// To one service.
    Service(ServiceId),
    /// To several destinations, by the [`Choices::shares`]; the rest is left out.
    Divided,
}

/// What the user can choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The Regions that the data names and the catalogue has.
    pub regions: Vec<RegionId>,
    /// Whether no file names a Region although prices depend on it, so that the user has to say it.
    pub asks_region: bool,
    /// The VPCs of the resources.
    pub vpcs: Vec<String>,
    /// The window of the volumes, when it can be scaled; with several, that of logs before that of bills.
    pub window: Option<Span>,
    /// The unallocated volumes.
    pub unallocated: Vec<(UnallocatedTraffic, Gb)>,
}

/// The scenario that an import would make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPreview {
    /// The scenario.
    pub scenario: Scenario,
    /// What the user should know beside the scenario.
    pub notes: Vec<Note>,
    /// What can be chosen.
    pub offer: Offer,
}

/// The services that turn out most often to be behind unexplained NAT traffic, by their slugs: the layers of container
/// images lie in Amazon S3.
pub const USUAL_SUSPECTS: [&str; 4] = ["s3", "dynamodb", "ecr.dkr", "logs"];

impl UnallocatedTraffic {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Aws,
        Self::Public,
        Self::Nat,
        Self::NatMetrics,
        Self::NatBill,
        Self::EndpointMetrics,
        Self::EndpointBill,
    ];

    /// Its name in exported JSON and in the page's elements, which never changes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::Public => "public",
            Self::Nat => "nat",
            Self::NatMetrics => "nat-metrics",
            Self::NatBill => "nat-bill",
            Self::EndpointMetrics => "endpoint-metrics",
            Self::EndpointBill => "endpoint-bill",
        }
    }
}

/// Makes a scenario of imported data. Everything that the files do not state stays as it is in `now`.
#[must_use]
pub fn to_scenario(imported: &ImportedData, now: &Scenario, choices: &Choices) -> ImportPreview {
    let region = choices.region.unwrap_or(now.region);
    let Some(stand_in) = unpriced_region::stand_in(imported, region) else {
        return priced(imported, now, choices);
    };
    let mut preview = priced(&stand_in.imported, now, choices);
    preview.notes.insert(0, Note::UnpricedRegion { code: stand_in.unpriced, stands_in: region });
    preview.offer.regions.clear();
    preview.offer.asks_region = true;
    preview
}

/// Makes a scenario of data of which at least one Region has prices, or that names none.
fn priced(imported: &ImportedData, now: &Scenario, choices: &Choices) -> ImportPreview {
    let regions = regions::regions(imported);
    let offered = |region: &RegionId| regions.is_empty() || regions.contains(region);
    let region = choices.region.filter(offered).or(regions.first().copied());
    let mut scenario = initial_scenario(now);
    if let Some(region) = region {
        scenario.move_to(region);
    }
    let mut notes = Vec::new();
    let resources = Resources::select(imported, choices.vpc.as_deref(), scenario.region);
    let windows = windows(imported);
    let scale = |window: Option<Span>| match window.filter(|window| !choices.unscaled && !is_month(*window)) {
        Some(window) => MonthScale::ToMonth(now.hours, window),
        None => MonthScale::None,
    };
    let volumes = Volumes::of(imported, &resources, &scenario, windows.map(scale));

    let mut network_notes = Vec::new();
    resources.apply_network(&mut scenario, &mut network_notes);
    apply_counted_gateways(imported, &resources, &mut scenario, &mut notes);
    apply_firewall(imported, &resources, &mut scenario, &mut network_notes);
    let services = resources.services(&scenario, &mut network_notes);
    notes.extend(network_notes.into_iter().map(Note::Network));
    let has_volumes = !volumes.is_empty();
    let unallocated = volumes.unallocated();
    let allocation = |unallocated: UnallocatedTraffic| {
        let chosen = choices.unallocated.iter().find(|(chosen, _)| *chosen == unallocated);
        chosen.map_or(Allocation::Nowhere, |(_, goes)| *goes)
    };
    let is_allocated = unallocated.iter().any(|(unallocated, _)| match allocation(*unallocated) {
        Allocation::Nowhere => false,
        Allocation::Divided => allocated_percent(&choices.shares, *unallocated) > 0,
        Allocation::Internet | Allocation::Spread | Allocation::Service(_) => true,
    });
    // Imported services replace the earlier ones, to which unallocated volumes are still spread.
    let before = std::mem::take(&mut scenario.services);
    scenario.services = services;
    // Volumes that go nowhere change nothing.
    if volumes.has_known() || is_allocated {
        volumes.apply_known(&resources.names, &mut scenario);
    } else if scenario.services.is_empty() {
        scenario.services.clone_from(&before);
    }
    let says_something = imported.bill.is_some() || imported.metrics.is_some() || !imported.network.is_empty();
    let offer = Offer {
        // The default format of flow logs has no Region either.
        asks_region: regions.is_empty() && (says_something || has_volumes),
        regions,
        vpcs: resources.vpcs.clone(),
        window: windows.into_iter().flatten().find(|window| has_volumes && !is_month(*window)),
        unallocated,
    };
    for (unallocated, _) in &offer.unallocated {
        let (unallocated, goes) = (*unallocated, allocation(*unallocated));
        let left = volumes.allocate(unallocated, goes, &choices.shares, &before, &mut scenario);
        notes.extend((left > Gb::ZERO).then_some(Note::LeftOut(unallocated, left)));
    }
    notes.extend((volumes.bypassing > Gb::ZERO).then_some(Note::Bypasses(volumes.bypassing)));
    notes.extend(network_note::unlogged(imported).filter(|_| has_volumes).map(Note::Network));
    notes.extend(volumes.derived.then_some(Note::Derived));
    notes.extend(volumes.has_the_same_twice().then_some(Note::SameTraffic));
    notes.extend(missing_direction(imported).map(|sent| Note::OneDirection { sent: !sent }));
    notes.extend(volumes.net.then_some(Note::NetCosts));
    notes.extend(Some(volumes.elsewhere()).filter(|gb| *gb > Gb::ZERO).map(Note::OtherVpcs));
    notes.extend(volumes.divided.then_some(Note::DividedAmongVpcs(scenario.vpcs)));
    notes.extend(billed::endpoint_notes(imported, &resources, &mut scenario, &volumes));
    notes.extend(network_note::own_rows(&resources.names, &scenario).into_iter().map(Note::Network));
    notes.extend(billed::other_regions(imported, scenario.region));
    notes.extend(scaling_notes(imported, windows, choices).into_iter().filter(|_| has_volumes));
    listed_prices::apply(imported, &mut scenario, &mut notes);
    if offer.asks_region {
        notes.insert(0, Note::UnknownRegion);
    }
    // What the lists do not have keeps its own AZs, should those of the NAT gateways be fewer than the workload's.
    if let Some(azs) = notes.iter().find_map(network_note::workload_azs) {
        for used in scenario.services.iter_mut().filter(|used| used.today.is_none()) {
            used.azs = used.azs.or(Some(azs));
        }
    }
    scenario.settle();
    let queries = imported.files.iter().any(|file| file.kind == Some(Kind::QueryLog) && file.used > 0);
    let has_more = imported.traffic.is_some() || imported.bill.is_some() || imported.metrics.is_some();
    if queries && !has_more && imported.network.has_only_regions() {
        notes.push(Note::OnlyQueries);
        scenario.clone_from(now);
        if let Some(region) = region {
            scenario.move_to(region);
        }
    }
    let is_unchanged = scenario == *now || scenario == initial_scenario(now);
    if notes.is_empty() && is_unchanged && imported.network.is_empty() && imported.bill.is_none() {
        let passing = imported.traffic.iter().flat_map(Traffic::nat_volumes).next().is_some();
        let inside = imported.traffic.as_ref().is_some_and(|traffic| !traffic.volumes.is_empty());
        // What could not be read may say much.
        let all_read = imported.files.iter().all(|file| file.refused.is_none());
        match inside {
            true if passing => notes.push(Note::Negligible),
            true => notes.push(Note::OnlyInside),
            false if imported.files.iter().any(has_foreign_costs) => notes.push(Note::ForeignCosts),
            false if all_read => notes.push(Note::Nothing),
            false => {}
        }
        scenario.clone_from(now);
    }
    ImportPreview { scenario, notes, offer }
}

/// Whether costs of what this is about are in another currency.
fn has_foreign_costs(file: &FileRead) -> bool {
    file.skipped.iter().any(|skipped| skipped.why == SkipReason::OtherCurrency)
}

/// The scenario to begin with. The article's case is corrected where the article omits or misprints something.
fn initial_scenario(now: &Scenario) -> Scenario {
    let mut scenario = now.clone();
    // Files tell of services, not of what they carry.
    scenario.forget_image_pulls();
    if article::covers(now) {
        for difference in [Difference::EndpointDataPrice, Difference::PublicIpv4, Difference::CrossAz] {
            difference.set(&mut scenario, true);
        }
    }
    scenario
}

/// The direction that metrics of NAT gateways lack: whether it is what the workload sent.
fn missing_direction(imported: &ImportedData) -> Option<bool> {
    let gateways = || imported.metrics.iter().flat_map(|metrics| &metrics.nat_gateways);
    let (sent, received) = (gateways().any(|nat| nat.sent.is_some()), gateways().any(|nat| nat.received.is_some()));
    (sent != received).then_some(received)
}

/// Derives the number of NAT gateways from a bill or a log when there is no list of them.
fn apply_counted_gateways(
    imported: &ImportedData,
    resources: &Resources,
    scenario: &mut Scenario,
    notes: &mut Vec<Note>,
) {
    if resources.has_gateways() {
        return;
    }
    let logged = imported.traffic.iter().flat_map(|traffic| &traffic.interfaces);
    // An address that behaves like a NAT gateway's does not say how many there are.
    let is_counted = |id: &str| id.parse::<std::net::IpAddr>().is_err();
    let logged = logged.filter(|interface| interface.kind == InterfaceKind::NatGateway && is_counted(&interface.id));
    let logged = logged.count();
    let zonal = billed::count(imported, PriceItem::NatHour, scenario);
    let regional = billed::count(imported, PriceItem::RegionalNatHour, scenario);
    let (nat, count) = match (zonal, regional, u32::try_from(logged).unwrap_or(u32::MAX)) {
        (0, 0, 0) => return,
        (_, 1.., _) => (NatTopology::Regional, regional),
        (1, _, _) | (0, _, 1) => (NatTopology::OneZonal, 1),
        (zonal, _, logged) => (NatTopology::ZonalPerAz, zonal.max(logged)),
    };
    match Azs::new(count) {
        Some(azs) => {
            scenario.nat = nat;
            if nat != NatTopology::OneZonal {
                scenario.azs = azs;
            }
        }
        None => notes.push(Note::SeveralNatGateways(count)),
    }
}

/// Puts AWS Network Firewall before the NAT gateways where lists or the bill have its endpoints; where the table has no
/// price of it, what the bill charged for one is taken.
fn apply_firewall(
    imported: &ImportedData,
    resources: &Resources,
    scenario: &mut Scenario,
    notes: &mut Vec<NetworkNote>,
) {
    let listed = resources.firewall_endpoints();
    let billed = billed::count(imported, PriceItem::FirewallEndpointHour, scenario);
    let note = match (billed, listed) {
        (0, 0) => return,
        (0, listed) => NetworkNote::ListedFirewall(listed),
        (billed, _) => NetworkNote::NetworkFirewall(billed),
    };
    scenario.inspection.network_firewall = true;
    for item in [PriceItem::FirewallEndpointHour, PriceItem::FirewallGb] {
        let is_listed = prices::flat_in(scenario.price_list_version, scenario.region, item).is_some();
        if !is_listed
            && !scenario.prices.has(item)
            && let Some(price) = billed::unit_price(imported, item, scenario.region)
        {
            scenario.prices.insert(item, price);
        }
    }
    notes.push(note);
}

/// The catalogue's service for a name from a flow log's service field or a query log.
fn service_of_tag(tag: &str) -> Option<ServiceId> {
    let slug = match tag {
        "API_GATEWAY" => "execute-api",
        "CODEBUILD" => "codebuild",
        "EBS" => "ebs",
        "KINESIS_VIDEO_STREAMS" => "kinesisvideo",
        slug => slug,
    };
    ServiceId::from_slug(slug)
}

/// Whether a service runs at the edge of the internet, where no endpoint reaches it.
fn is_edge_service(tag: &str) -> bool {
    tag.starts_with("CLOUDFRONT") || tag == "GLOBALACCELERATOR"
}
