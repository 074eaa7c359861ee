//! A list of VPCs of what files tell, for a plan of all of them instead of a scenario of one.

use super::endpoint_names::Owner;
use super::resources::Resources;
use super::{Choices, Note, UnallocatedTraffic, network_note, to_scenario};
use crate::imported_data::ImportedData;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::fleet::MAX_ROWS;
use natpoint_model::scenario::{Azs, Path, Scenario, ServiceUse};
use natpoint_model::units::Gb;

/// A VPC that files tell of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedVpc {
    /// Its id.
    pub id: String,
    /// Its Region; none where no file tells it.
    pub region: Option<RegionId>,
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

/// The VPCs of all Regions, in the order in which the files name them; empty where not every resource names its VPC.
///
/// Volumes are those of bills and metrics whose NAT gateway or endpoint is in a list, so that no byte counts for two
/// VPCs. Services with a free gateway endpoint are left out, as in every list of VPCs. Takes time in proportion to the
/// VPCs and to the resources of each Region.
#[must_use]
pub fn listed_vpcs(imported: &ImportedData, now: &Scenario, choices: &Choices) -> Vec<ListedVpc> {
    let network = &imported.network;
    let all = network.nat_gateways.iter().map(|nat| &nat.vpc);
    if all.chain(network.endpoints.iter().map(|endpoint| &endpoint.vpc)).any(String::is_empty) {
        return Vec::new();
    }
    let mut template = now.clone();
    // What the user typed of one VPC is not measured of these.
    template.services.clear();
    template.forget_image_pulls();
    (template.internet_out, template.internet_in, template.vpcs) = (Gb::ZERO, Gb::ZERO, 1);
    let attributed = attributed(imported, now.region);
    let of_region = |region| Choices { region, vpc: None, ..choices.clone() };
    let offer = to_scenario(&attributed, &template, &of_region(choices.region)).offer;
    let regions: Vec<Option<RegionId>> =
        if offer.regions.is_empty() { vec![choices.region] } else { offer.regions.into_iter().map(Some).collect() };
    let mut listed = Vec::new();
    for region in regions {
        for vpc in to_scenario(&attributed, &template, &of_region(region)).offer.vpcs {
            if listed.len() >= MAX_ROWS {
                return listed;
            }
            listed.push(listed_vpc(
                &attributed,
                &template,
                &Choices { vpc: Some(vpc.clone()), ..of_region(region) },
                vpc,
            ));
        }
    }
    listed
}

/// What the files tell, with the volumes alone that belong to a listed resource.
fn attributed(imported: &ImportedData, region: RegionId) -> ImportedData {
    let resources = Resources::select(imported, None, region);
    let is_listed = |id: &str| resources.names.owner(id) != Owner::Unknown;
    let mut attributed = ImportedData { traffic: None, ..imported.clone() };
    if let Some(bill) = &mut attributed.bill {
        let counts = |item| {
            use PriceItem::{EndpointGb, EndpointHour, NatGb, RegionalNatGb};
            matches!(item, NatGb | RegionalNatGb | EndpointGb | EndpointHour)
        };
        bill.lines.retain(|line| counts(line.item) && is_listed(&line.resource));
    }
    if let Some(metrics) = &mut attributed.metrics {
        metrics.nat_gateways.retain(|nat| is_listed(&nat.gateway));
        metrics.endpoints.retain(|endpoint| is_listed(endpoint.owned()));
    }
    attributed
}

fn listed_vpc(attributed: &ImportedData, template: &Scenario, choices: &Choices, id: String) -> ListedVpc {
    let preview = to_scenario(attributed, template, choices);
    let scenario = &preview.scenario;
    let nat_gateways = Resources::select(attributed, Some(&id), scenario.region).zonal_gateways();
    let workload = preview.notes.iter().find_map(network_note::workload_azs);
    let through_endpoints = scenario.services.iter().filter(|used| has_or_needs_interface(used));
    let (count, gb) = through_endpoints.fold((0, 0_u64), |(count, gb), used| (count + 1, gb + used.gb.units()));
    let gb = Gb::from_units(gb);
    let internet = [scenario.internet_gb(), unallocated(&preview.notes)].into_iter().sum();
    ListedVpc {
        id,
        region: Some(scenario.region).filter(|_| !preview.offer.asks_region),
        azs: workload.unwrap_or(scenario.azs),
        endpoints: count,
        gb: Some(gb).filter(|gb| *gb > Gb::ZERO || internet > Gb::ZERO),
        internet,
        nat_gateways,
    }
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
