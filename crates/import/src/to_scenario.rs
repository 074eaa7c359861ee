//! What was found, as a scenario: all that is certain is taken, and all else is left to the user's choice.
//!
//! Logs cannot tell the interface endpoints' services apart, and bills tell no destination at all. Such volumes are
//! [`UnallocatedTraffic`]s: each goes where the user says, and what it is said of it stands beside the choice.

use super::imported_data::{BilledAmount, ImportedData, InterfaceKind, Span};
use natpoint_model::article::{self, Difference};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::{Azs, NatTopology, Scenario, ServiceUse};
use natpoint_model::units::{Gb, UnitPrice};
use resources::{Resources, billed_count};
use volumes::{MonthScale, Volumes};

mod resources;
mod volumes;

/// What the user says of what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The Region, where several were found.
    pub region: Option<RegionId>,
    /// The VPC, where several were found.
    pub vpc: Option<String>,
    /// Whether a shorter or longer window is scaled to the scenario's month.
    pub scale: bool,
    /// Where volumes go of which the files do not tell it; the first for a pool counts.
    pub unallocated: Vec<(UnallocatedTraffic, Allocation)>,
}

/// A volume of which the files do not tell where it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnallocatedTraffic {
    /// To AWS, but no log tells to which service.
    Aws,
    /// To public addresses, of AWS or not.
    Public,
    /// Through NAT gateways, by a bill.
    NatBill,
    /// Through interface endpoints, by a bill.
    EndpointBill,
}

/// Where the volume of a pool goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allocation {
    /// Into no scenario.
    Nowhere,
    /// To the internet and back.
    Internet,
    /// To the services that need an interface endpoint, in proportion to their volumes before, or evenly.
    Spread,
    /// To one service.
    Service(ServiceId),
}

/// What the user can choose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offer {
    /// The Regions that were found, as far as the catalogue has them.
    pub regions: Vec<RegionId>,
    /// The VPCs that resources were found in.
    pub vpcs: Vec<String>,
    /// The window that volumes are of, when it can be scaled.
    pub window: Option<Span>,
    /// The pools that hold anything, and where each goes unless the user says otherwise.
    pub unallocated: Vec<(UnallocatedTraffic, Gb, Allocation)>,
}

/// What was found as a scenario, and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportPreview {
    /// The scenario.
    pub scenario: Scenario,
    /// What the scenario does not show.
    pub notes: Vec<Note>,
    /// What can be chosen.
    pub offer: Offer,
}

/// Something that the scenario does not show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A volume went into no scenario.
    LeftOut(UnallocatedTraffic, Gb),
    /// So many endpoints are of services that the catalogue does not have; the first one's name.
    UnknownServices(u32, String),
    /// Bills tell of so many NAT gateways, more than one VPC has.
    SeveralNatGateways(u32),
    /// A bill has only money: volumes were derived from list prices.
    Derived,
    /// So many prices differ from the table's and replace them.
    Rates(u32),
    /// Volumes are those of the window as it is.
    NotScaled(Span),
    /// Nothing but what stands beside was found that a scenario could hold.
    Nothing,
}

impl UnallocatedTraffic {
    /// All pools.
    pub const ALL: [Self; 4] = [Self::Aws, Self::Public, Self::NatBill, Self::EndpointBill];
}

/// Makes a scenario of what was found. What the files do not tell stays as it is in `now`.
#[must_use]
pub fn to_scenario(imported: &ImportedData, now: &Scenario, choices: &Choices) -> ImportPreview {
    let regions = regions(imported);
    let region = choices.region.filter(|region| regions.contains(region)).or(regions.first().copied());
    let mut scenario = start(now);
    if let Some(region) = region {
        scenario.move_to(region);
    }
    let mut notes = Vec::new();
    let resources = Resources::of(imported, choices.vpc.as_deref(), scenario.region);
    let window = imported.traffic.as_ref().and_then(|traffic| traffic.span);
    let window = window.or(imported.bill.as_ref().and_then(|bill| bill.span)).filter(|window| window.seconds() > 0);
    let scale = window.filter(|_| choices.scale).map_or(MonthScale::AsItIs, |window| MonthScale::To(now.hours, window));
    let volumes = Volumes::of(imported, &resources, &scenario, scale);

    resources.shape(&mut scenario);
    count_gateways(imported, &resources, &mut scenario, &mut notes);
    let services = resources.services(&scenario, &mut notes);
    let has_volumes = !volumes.is_empty();
    // What was brought replaces what was there, but for the services that unknown volumes are spread over.
    let before = std::mem::take(&mut scenario.services);
    scenario.services = services;
    if has_volumes {
        volumes.put_certain(&mut scenario);
    } else if scenario.services.is_empty() {
        scenario.services.clone_from(&before);
    }
    let offer = Offer {
        regions,
        vpcs: resources.vpcs.clone(),
        window: window.filter(|_| has_volumes),
        unallocated: offered(&volumes, &before, &scenario),
    };
    for (unallocated, gb, usual) in &offer.unallocated {
        let chosen =
            choices.unallocated.iter().find(|(chosen, _)| chosen == unallocated).map_or(*usual, |(_, goes)| *goes);
        if !volumes.put(*unallocated, chosen, &before, &mut scenario) {
            notes.push(Note::LeftOut(*unallocated, *gb));
        }
    }
    notes.extend(volumes.derived.then_some(Note::Derived));
    notes.extend(offer.window.filter(|_| !choices.scale).map(Note::NotScaled));
    notes.extend(take_prices(imported, &mut scenario));
    if notes.is_empty() && (scenario == *now || scenario == start(now)) {
        notes.push(Note::Nothing);
        scenario.clone_from(now);
    }
    ImportPreview { scenario, notes, offer }
}

/// What is there before: of the article's case, what the article leaves out or misprints is put right.
fn start(now: &Scenario) -> Scenario {
    let mut scenario = now.clone();
    if article::covers(now) {
        for difference in [Difference::EndpointDataPrice, Difference::PublicIpv4, Difference::CrossAz] {
            difference.set(&mut scenario, true);
        }
    }
    scenario
}

/// The Regions that files name, the most telling first, each once.
fn regions(imported: &ImportedData) -> Vec<RegionId> {
    let traffic = imported.traffic.iter().filter_map(|traffic| traffic.region.as_deref());
    let network = imported.network.regions.iter().map(String::as_str);
    let endpoints = imported.network.endpoints.iter().filter_map(|endpoint| Some(endpoint.aws_service()?.0));
    let billed = imported.bill.iter().flat_map(|bill| &bill.lines).map(|line| line.region.as_str());
    let certain = traffic.chain(network).chain(endpoints).chain(billed);
    let mut regions = Vec::new();
    for code in certain.chain(imported.prices.iter().map(|price| price.region.as_str())) {
        if let Some(region) = RegionId::from_code(code).filter(|region| !regions.contains(region)) {
            regions.push(region);
        }
    }
    regions
}

/// Counts NAT gateways by a bill or a log, where no list of them was found.
fn count_gateways(imported: &ImportedData, resources: &Resources, scenario: &mut Scenario, notes: &mut Vec<Note>) {
    if resources.has_gateways() {
        return;
    }
    let logged = imported.traffic.iter().flat_map(|traffic| &traffic.interfaces);
    let logged = logged.filter(|interface| interface.kind == InterfaceKind::NatGateway).count();
    let zonal = billed_count(imported, PriceItem::NatHour, scenario.region);
    let regional = billed_count(imported, PriceItem::RegionalNatHour, scenario.region);
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

/// The pools that hold anything, and where each usually goes.
fn offered(volumes: &Volumes, before: &[ServiceUse], scenario: &Scenario) -> Vec<(UnallocatedTraffic, Gb, Allocation)> {
    let can_spread = volumes::spread_over(before, scenario).next().is_some();
    let spread = if can_spread { Allocation::Spread } else { Allocation::Nowhere };
    let logged = volumes.gb(UnallocatedTraffic::Aws) > Gb::ZERO
        || volumes.gb(UnallocatedTraffic::Public) > Gb::ZERO
        || volumes.has_certain();
    let all = [
        (UnallocatedTraffic::Aws, spread),
        (UnallocatedTraffic::Public, Allocation::Internet),
        // Where logs tell it better, a bill would count the same bytes again.
        (UnallocatedTraffic::NatBill, if logged { Allocation::Nowhere } else { spread }),
        (UnallocatedTraffic::EndpointBill, if logged { Allocation::Nowhere } else { spread }),
    ];
    all.into_iter()
        .map(|(unallocated, goes)| (unallocated, volumes.gb(unallocated), goes))
        .filter(|(_, gb, _)| *gb > Gb::ZERO)
        .collect()
}

/// Takes the prices that differ from the table's.
fn take_prices(imported: &ImportedData, scenario: &mut Scenario) -> Option<Note> {
    let mut count = 0;
    for price in imported.prices.iter().filter(|price| price.region == scenario.region.code()) {
        // A typed price has no tiers: the first is what all but the largest users pay.
        let Some(usd) = price.tiers.first().and_then(|tier| unit_price(tier.usd)) else { continue };
        let listed =
            natpoint_model::catalogue::prices::flat_in(scenario.price_list_version, scenario.region, price.item);
        if listed.is_none_or(|listed| listed.unit_price() != usd) {
            scenario.prices.insert(price.item, usd);
            count += 1;
        }
    }
    (count > 0).then_some(Note::Rates(count))
}

/// A price as one that is typed; none when it has more digits.
fn unit_price(usd: BilledAmount) -> Option<UnitPrice> {
    const DIGITS: i128 = 10_000;
    let units = (usd.0 % DIGITS == 0).then_some(usd.0 / DIGITS)?;
    u64::try_from(units).ok().map(UnitPrice::from_units)
}

/// The service that AWS's tag or a query log names, where an endpoint of it exists.
fn tagged(tag: &str) -> Option<ServiceId> {
    let slug = match tag {
        "API_GATEWAY" => "execute-api",
        "CODEBUILD" => "codebuild",
        "EBS" => "ebs",
        "KINESIS_VIDEO_STREAMS" => "kinesisvideo",
        slug => slug,
    };
    ServiceId::from_slug(slug)
}

/// Whether a tag names what stands at the edge of the internet, and which no endpoint reaches.
fn is_edge(tag: &str) -> bool {
    tag.starts_with("CLOUDFRONT") || tag == "GLOBALACCELERATOR"
}
