//! A list of VPCs of what files tell, for a plan of all of them instead of a scenario of one.

use std::collections::{HashMap, HashSet};

use super::regions::regions;
use super::resources::Resources;
use super::unpriced_region::stand_in;
use super::{Choices, Note, UnallocatedTraffic, network_note, to_scenario};
use crate::imported_data::{ImportedBill, ImportedData, ImportedMetrics, ImportedNetwork};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::{RegionId, is_region_code};
use natpoint_model::fleet::MAX_ROWS;
use natpoint_model::scenario::{Azs, Path, Scenario, ServiceUse};
use natpoint_model::units::Gb;

/// A VPC that files tell of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedVpc {
    /// Its id.
    pub id: String,
    /// The code of its Region, or of the one that the user chose in its place; it may have no prices, and is empty
    /// where no file tells it.
    pub region: String,
    /// The AZs of its workload.
    pub azs: Azs,
    /// The interface endpoints that it has, and those of further services to which its data is allocated.
    pub endpoints: u32,
    /// What goes or could go through them in a month; none where the files measure nothing of this VPC.
    pub gb: Option<Gb>,
    /// What else goes through NAT gateways: to the internet, or nobody knows where.
    pub internet: Gb,
    /// How many zonal NAT gateways it has; none where no list tells, or for a regional one.
    pub nat_gateways: Option<u32>,
}

/// Whether files list resources of several VPCs, and each names its own.
#[must_use]
pub fn lists_several_vpcs(imported: &ImportedData) -> bool {
    let network = &imported.network;
    let gateways = network.nat_gateways.iter().map(|nat| nat.vpc.as_str());
    let vpcs: HashSet<&str> = gateways.chain(network.endpoints.iter().map(|endpoint| endpoint.vpc.as_str())).collect();
    vpcs.len() > 1 && !vpcs.contains("")
}

/// The VPCs of all Regions, in the order in which files name them; empty where [`lists_several_vpcs`] does not hold.
///
/// Volumes are those of bills and metrics whose NAT gateway or endpoint is in a list, so that no byte counts for two
/// VPCs. Services with a free gateway endpoint are left out, as in every list of VPCs. Takes time in proportion to what
/// the files tell.
#[must_use]
pub fn listed_vpcs(imported: &ImportedData, now: &Scenario, choices: &Choices) -> Vec<ListedVpc> {
    if !lists_several_vpcs(imported) {
        return Vec::new();
    }
    let mut template = now.clone();
    // What the user typed of one VPC is not measured of these.
    template.services.clear();
    template.forget_image_pulls();
    (template.internet_out, template.internet_in, template.vpcs) = (Gb::ZERO, Gb::ZERO, 1);
    let all = regions(imported);
    let only = all.first().copied().filter(|_| all.len() == 1).or(choices.region);
    // Where no Region of the files has prices, the one that is chosen stands in for each of them.
    let stands_in = choices.region.filter(|_| all.is_empty());
    let parts = by_vpc(imported).into_iter().take(MAX_ROWS);
    parts.filter_map(|part| listed_vpc(&part, Regions { only, stands_in }, &template, choices)).collect()
}

/// What the files tell of each VPC, with the volumes of its own resources alone.
fn by_vpc(imported: &ImportedData) -> Vec<ImportedData> {
    let network = &imported.network;
    let mut parts: Vec<ImportedData> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    // The place of the VPC that a resource belongs to, by the resource's id, or by that of the VPC itself.
    let mut owners: HashMap<&str, usize> = HashMap::new();
    let gateways = network.nat_gateways.iter().map(|nat| (nat.id.as_str(), nat.vpc.as_str()));
    let endpoints = network.endpoints.iter().map(|endpoint| (endpoint.id.as_str(), endpoint.vpc.as_str()));
    for (id, vpc) in gateways.chain(endpoints) {
        let place = *places.entry(vpc).or_insert(parts.len());
        if place == parts.len() {
            parts.push(empty_part(imported));
        }
        owners.insert(id, place);
    }
    owners.extend(&places);
    let mut put = |id: &str, add: &mut dyn FnMut(&mut ImportedData)| {
        if let Some(part) = owners.get(id).and_then(|place| parts.get_mut(*place)) {
            add(part);
        }
    };
    for nat in &network.nat_gateways {
        put(&nat.vpc, &mut |part| part.network.nat_gateways.push(nat.clone()));
    }
    for endpoint in &network.endpoints {
        put(&endpoint.vpc, &mut |part| part.network.endpoints.push(endpoint.clone()));
    }
    for subnet in &network.subnets {
        put(&subnet.vpc, &mut |part| part.network.subnets.push(subnet.clone()));
    }
    for table in &network.route_tables {
        put(&table.vpc, &mut |part| part.network.route_tables.push(table.clone()));
    }
    for line in imported.bill.iter().flat_map(|bill| &bill.lines).filter(|line| counts(line.item)) {
        put(&line.resource, &mut |part| part.bill.get_or_insert_default().lines.push(line.clone()));
    }
    for nat in imported.metrics.iter().flat_map(|metrics| &metrics.nat_gateways) {
        put(&nat.gateway, &mut |part| part.metrics.get_or_insert_default().nat_gateways.push(nat.clone()));
    }
    for endpoint in imported.metrics.iter().flat_map(|metrics| &metrics.endpoints) {
        put(endpoint.owned(), &mut |part| part.metrics.get_or_insert_default().endpoints.push(endpoint.clone()));
    }
    parts
}

/// What holds for all VPCs: the windows of the bill and of the metrics, and whether all NAT gateways are listed.
fn empty_part(imported: &ImportedData) -> ImportedData {
    let bill = imported.bill.as_ref();
    let metrics = imported.metrics.as_ref();
    ImportedData {
        network: ImportedNetwork {
            lists_nat_gateways: imported.network.lists_nat_gateways,
            ..ImportedNetwork::default()
        },
        bill: bill.map(|bill| ImportedBill { lines: Vec::new(), ..*bill }),
        metrics: metrics.map(|metrics| ImportedMetrics { time: metrics.time, ..ImportedMetrics::default() }),
        ..ImportedData::default()
    }
}

/// Whether an item tells of volumes, or of the AZs of an endpoint.
const fn counts(item: PriceItem) -> bool {
    use PriceItem::{EndpointGb, EndpointHour, NatGb, RegionalNatGb};
    matches!(item, NatGb | RegionalNatGb | EndpointGb | EndpointHour)
}

/// The Regions of VPCs whose own is not told, or has no prices.
#[derive(Clone, Copy)]
struct Regions {
    /// That of all files, where a VPC's own is not told.
    only: Option<RegionId>,
    /// The one that the user chose in place of those without prices.
    stands_in: Option<RegionId>,
}

/// The row of a VPC of which alone the files tell.
fn listed_vpc(
    part: &ImportedData,
    Regions { only, stands_in }: Regions,
    template: &Scenario,
    choices: &Choices,
) -> Option<ListedVpc> {
    let gateways = part.network.nat_gateways.iter().map(|nat| (&nat.vpc, nat.region.as_str()));
    let endpoints = part.network.endpoints.iter().map(|endpoint| (&endpoint.vpc, endpoint.region_code()));
    let resources = || gateways.clone().chain(endpoints.clone());
    let (id, _) = resources().next()?;
    let stated = resources().map(|(_, code)| code).find(|code| is_region_code(code));
    let region = stated.map_or(only, RegionId::from_code);
    let choices = Choices { region, vpc: Some(id.clone()), ..choices.clone() };
    let stand_in = if region.is_none() { stand_in(part, stands_in.unwrap_or(template.region)) } else { None };
    let own = stated.filter(|_| region.is_some() || stands_in.is_none());
    let part = stand_in.as_ref().map_or(part, |stand_in| &stand_in.imported);
    let preview = to_scenario(part, template, &choices);
    let scenario = &preview.scenario;
    let workload = preview.notes.iter().find_map(network_note::workload_azs);
    let through_endpoints = scenario.services.iter().filter(|used| has_or_needs_interface(used));
    let (count, gb) = through_endpoints.fold((0, 0_u64), |(count, gb), used| (count + 1, gb + used.gb.units()));
    let gb = Gb::from_units(gb);
    let internet = [scenario.internet_gb(), unallocated(&preview.notes)].into_iter().sum();
    Some(ListedVpc {
        id: id.clone(),
        region: own.or(region.or(stands_in).map(RegionId::code)).unwrap_or_default().to_owned(),
        azs: workload.unwrap_or(scenario.azs),
        endpoints: count,
        gb: Some(gb).filter(|gb| *gb > Gb::ZERO || internet > Gb::ZERO),
        internet,
        nat_gateways: Resources::select(part, Some(id), scenario.region).zonal_gateways(),
    })
}

/// Whether a service's data goes through an interface endpoint, or could and has no free way.
fn has_or_needs_interface(used: &ServiceUse) -> bool {
    let is_free = used.is_reached_by(Path::Gateway) && used.today != Some(Path::Interface);
    used.is_reached_by(Path::Interface) && !is_free
}

/// What the files do not allocate. Metrics and bills of the same time have the same bytes, so the larger ones count.
fn unallocated(notes: &[Note]) -> Gb {
    let of = |wanted: UnallocatedTraffic| {
        let left = notes.iter().filter_map(|note| match note {
            Note::LeftOut(unallocated, gb) if *unallocated == wanted => Some(*gb),
            _ => None,
        });
        left.sum::<Gb>()
    };
    let nat = of(UnallocatedTraffic::NatMetrics).max(of(UnallocatedTraffic::NatBill));
    let endpoints = of(UnallocatedTraffic::EndpointMetrics).max(of(UnallocatedTraffic::EndpointBill));
    [nat, endpoints].into_iter().sum()
}
