//! All that a user can say about a network, with its ranges.

use crate::catalogue::instances::InstanceType;
use crate::catalogue::prices::PriceListVersion;
use crate::catalogue::regions::RegionId;
use crate::catalogue::services::ServiceId;
use crate::units::{Cents, Discount, Gb, Hours, Share};

pub use azs::Azs;
pub use inspection::Inspection;
pub use nat::{NatConnectivity, NatTopology};
pub use other_region::{OtherRegion, Peering, SubnetSharing, TransitGateway};
pub use profile::ProfileUse;
pub use proportions::Proportions;
pub use requirements::{Requirement, Requirements};
pub use schedule::Schedule;
pub use service_use::{Band, EndpointClaim, Path, ServiceGroup, ServiceUse};
pub use typed::TypedPrices;

mod azs;
mod image_pulls;
mod inspection;
mod nat;
mod opening;
mod other_region;
mod profile;
mod proportions;
mod requirements;
mod schedule;
mod service_use;
mod steps;
mod typed;

/// One workload for one month, in one VPC or in several that are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The Region: decides every unit price.
    pub region: RegionId,
    /// The Availability Zones that the workload runs in.
    pub azs: Azs,
    /// How many hours of the month everything exists.
    pub hours: Hours,
    /// How many VPCs there are, each like this one: all volumes are those of one VPC.
    pub vpcs: u32,
    /// Whether the VPCs hang on a transit gateway already.
    pub transit_gateway: TransitGateway,
    /// Whether the VPCs can be peered with a hub VPC of the Region.
    pub peering: Peering,
    /// The share of the data over peerings that crosses AZs; [`Scenario::peering_cross_az_share`] when the user states
    /// none.
    pub peering_cross_az: Option<Share>,
    /// Whether the workloads of all VPCs can be in shared subnets of one VPC.
    pub sharing: SubnetSharing,
    /// Which NAT gateways the network has, or would have.
    pub nat: NatTopology,
    /// Whether those NAT gateways face the internet.
    pub connectivity: NatConnectivity,
    /// Public IPv4 addresses per NAT gateway, per AZ for a regional one.
    pub ipv4_per_nat: u32,
    /// Bandwidth provisioned for each NAT gateway in Gbps; none for the usual kind, which is billed by the GB.
    pub nat_gbps: u32,
    /// What all data through NAT devices passes first.
    pub inspection: Inspection,
    /// The share of the data that crosses AZs to reach a single zonal NAT gateway;
    /// [`Scenario::cross_az_share`] when the user states none.
    pub cross_az: Option<Share>,
    /// The most connections at the same time to one destination, for a limit of NAT gateways; 0 when not known.
    pub connections: u32,
    /// A NAT instance to compare with.
    pub instance: Option<InstanceType>,
    /// Whether every service and every destination answers over IPv6.
    pub ipv6: bool,
    /// Tasks or hosts of one VPC that run at the same time, on the average, and would have a public IPv4 address each
    /// in public subnets; 0 where that is no choice.
    pub public_hosts: u32,
    /// The AWS services that the workload talks to, in the user's order, each once.
    pub services: Vec<ServiceUse>,
    /// Container images pulled per month and VPC; the volumes of the services that carry them include it, so it is
    /// changed by [`Scenario::set_image_pulls`].
    pub image_pulls: Gb,
    /// By how much all data grows in a month. It changes no cost of this month.
    pub growth: Share,
    /// What the change costs once: work, and data that is moved once. It changes no cost of a month.
    pub one_off_cost: Cents,
    /// What designs have to meet.
    pub requirements: Requirements,
    /// Data sent to the internet per month and VPC.
    pub internet_out: Gb,
    /// How little or how much that might be.
    pub internet_out_band: Band,
    /// Data received from the internet per month and VPC.
    pub internet_in: Gb,
    /// How little or how much that might be.
    pub internet_in_band: Band,
    /// Whether the free 100 GB to the internet are this workload's to use up.
    pub free_egress: bool,
    /// Data exchanged with another Region.
    pub other_region: Option<OtherRegion>,
    /// The price table that decides: the newest, or an older one that a link was made with.
    pub price_list_version: PriceListVersion,
    /// Unit prices that replace those of the table.
    pub prices: TypedPrices,
    /// Taken off every unit price.
    pub discount: Discount,
}

impl Scenario {
    /// The most VPCs.
    pub const MAX_VPCS: u32 = 100_000;
    /// The most bandwidth that can be provisioned for a NAT gateway, in Gbps.
    pub const MAX_NAT_GBPS: u32 = 100;
    /// The most connections that a scenario may state.
    pub const MAX_CONNECTIONS: u32 = 1_000_000_000;
    /// The most hosts with a public IPv4 address that a VPC may have.
    pub const MAX_PUBLIC_HOSTS: u32 = 10_000;
    /// The most custom endpoint services: AWS's default quota of interface endpoints in a VPC.
    pub const MAX_CUSTOM: usize = 50;
    /// The most data that can be added up exactly, all VPCs and destinations together: 402,000,000,000 GB.
    pub const MAX_GB: Gb = Gb::literal("402000000000");

    /// A network with nothing to say yet: the defaults that links of version 1 leave out.
    ///
    /// Frozen: links that were made with it must keep their meaning.
    #[must_use]
    pub fn new(region: RegionId) -> Self {
        Self {
            region,
            azs: Azs::TWO,
            hours: Hours::MONTH,
            vpcs: 1,
            transit_gateway: TransitGateway::None,
            peering: Peering::Unsaid,
            peering_cross_az: None,
            sharing: SubnetSharing::Unsaid,
            nat: NatTopology::OneZonal,
            connectivity: NatConnectivity::Public,
            ipv4_per_nat: 1,
            nat_gbps: 0,
            inspection: Inspection::default(),
            cross_az: None,
            connections: 0,
            instance: None,
            ipv6: false,
            public_hosts: 0,
            services: Vec::new(),
            image_pulls: Gb::ZERO,
            growth: Share::NONE,
            one_off_cost: Cents::ZERO,
            requirements: Requirements::NONE,
            internet_out: Gb::ZERO,
            internet_out_band: Band::NONE,
            internet_in: Gb::ZERO,
            internet_in_band: Band::NONE,
            free_egress: true,
            other_region: None,
            price_list_version: PriceListVersion::CURRENT,
            prices: TypedPrices::default(),
            discount: Discount::NONE,
        }
    }

    /// The share of NAT data that crosses AZs: none unless one NAT gateway serves several AZs, or one NAT instance
    /// where there is no NAT gateway.
    ///
    /// Without the user's word, `(AZs - 1) / AZs`: the workload is spread evenly.
    #[must_use]
    pub fn cross_az_share(&self) -> Share {
        self.shared_nat_cross_az().filter(|_| self.has_shared_nat()).unwrap_or(Share::NONE)
    }

    /// The share of the data over peerings that crosses AZs.
    ///
    /// Without the user's word, `(AZs - 1) / AZs`: the shared names of a hub's endpoints lead to any of its AZs.
    #[must_use]
    pub fn peering_cross_az_share(&self) -> Share {
        self.peering_cross_az.unwrap_or_else(|| self.azs.even_cross_az_share())
    }

    /// Whether all AZs share one NAT device: a NAT gateway, or a NAT instance where there is no NAT gateway.
    #[must_use]
    pub fn has_shared_nat(&self) -> bool {
        match self.nat {
            NatTopology::OneZonal => true,
            NatTopology::None => self.instance.is_some(),
            NatTopology::ZonalPerAz | NatTopology::Regional => false,
        }
    }

    /// The share that crosses AZs to a NAT device that all AZs share; none where each AZ has one of its own.
    ///
    /// Without NAT gateways, a NAT instance would be such a device.
    #[must_use]
    pub fn shared_nat_cross_az(&self) -> Option<Share> {
        match self.nat {
            NatTopology::None | NatTopology::OneZonal => {
                Some(self.cross_az.unwrap_or_else(|| self.azs.even_cross_az_share()))
            }
            NatTopology::ZonalPerAz | NatTopology::Regional => None,
        }
    }

    /// How many NAT gateways one VPC is billed for by the hour: a regional one counts once per AZ.
    #[must_use]
    pub fn billed_nat_gateways(&self) -> u32 {
        match self.nat {
            NatTopology::None => 0,
            NatTopology::OneZonal => 1,
            NatTopology::ZonalPerAz | NatTopology::Regional => self.azs.count(),
        }
    }

    /// How many public IPv4 addresses the NAT gateways of one VPC hold.
    #[must_use]
    pub fn nat_addresses(&self) -> u32 {
        match self.connectivity {
            NatConnectivity::Public => self.billed_nat_gateways() * self.ipv4_per_nat,
            NatConnectivity::Private => 0,
        }
    }

    /// The most public IPv4 addresses that AWS allows per NAT gateway: 8, or 32 per AZ for a regional one.
    #[must_use]
    pub fn max_ipv4_per_nat(&self) -> u32 {
        match self.nat {
            NatTopology::Regional => 32,
            NatTopology::None | NatTopology::OneZonal | NatTopology::ZonalPerAz => 8,
        }
    }

    /// Data to and from all services, of one VPC.
    #[must_use]
    pub fn services_gb(&self) -> Gb {
        self.services.iter().map(|used| used.gb).sum()
    }

    /// Data to and from the internet, of one VPC.
    #[must_use]
    pub fn internet_gb(&self) -> Gb {
        [self.internet_out, self.internet_in].into_iter().sum()
    }

    /// Data to and from the other Region, of one VPC.
    #[must_use]
    pub fn other_region_gb(&self) -> Gb {
        self.other_region.map_or(Gb::ZERO, |other| other.gb())
    }

    /// All data of all VPCs, in millionths of a GB; it may be more than a [`Gb`] holds.
    #[must_use]
    pub fn all_gb_units(&self) -> i128 {
        let one = self.services_gb().units() + self.internet_gb().units() + self.other_region_gb().units();
        i128::from(one) * i128::from(self.vpcs)
    }

    /// Whether all data of all VPCs is little enough to be added up exactly.
    #[must_use]
    pub fn can_be_added_up(&self) -> bool {
        self.all_gb_units() <= i128::from(Self::MAX_GB.units())
    }

    /// What the workload exchanges with a service, if it does.
    #[must_use]
    pub fn service(&self, service: ServiceId) -> Option<&ServiceUse> {
        self.services.iter().find(|used| used.service == service)
    }

    /// The same, to be changed.
    pub fn service_mut(&mut self, service: ServiceId) -> Option<&mut ServiceUse> {
        self.services.iter_mut().find(|used| used.service == service)
    }

    /// Whether another custom endpoint service may be added.
    #[must_use]
    pub fn has_room_for_custom(&self) -> bool {
        self.services.iter().filter(|used| used.service.is_custom()).count() < Self::MAX_CUSTOM
    }

    /// The services whose endpoints are taken to be in the Region although nobody says so.
    #[must_use]
    pub fn assumed_endpoints(&self) -> Vec<ServiceId> {
        self.services.iter().filter(|used| used.assumes_endpoint(self.region)).map(|used| used.service).collect()
    }

    /// Adds a service; one that is there already keeps what was said of it, since one endpoint serves every
    /// workload of its VPC.
    pub fn add_service(&mut self, service: ServiceId, gb: Gb) {
        if self.service(service).is_none() {
            self.services.push(ServiceUse::new(service, gb));
        }
    }

    /// Removes a service with all that was said of it; what image pulls need of it stays.
    pub fn remove_service(&mut self, service: ServiceId) {
        let part = self.image_part(service);
        if part > Gb::ZERO {
            if let Some(used) = self.service_mut(service) {
                *used = ServiceUse { group: used.group, ..ServiceUse::new(service, part) };
            }
        } else {
            self.services.retain(|used| used.service != service);
        }
    }

    /// Makes services stand or fall together, in a group that no other service is in.
    pub fn group_services(&mut self, services: &[ServiceId]) {
        let taken = |group: &ServiceGroup| self.services.iter().any(|used| used.group == Some(*group));
        let free = ('a'..='z').filter_map(ServiceGroup::of_letter).find(|group| !taken(group));
        for used in self.services.iter_mut().filter(|used| services.contains(&used.service)) {
            used.group = free;
        }
    }

    /// Moves a part of one service's volume to another, which is added when it is not there.
    ///
    /// Image layers are Amazon S3 objects: of a pull from Amazon ECR, the registry itself carries little more
    /// than the manifest.
    pub fn move_volume(&mut self, from: ServiceId, to: ServiceId, part: Share) {
        // No service carries more than one may state.
        let room = Gb::MAX.units().saturating_sub(self.service(to).map_or(0, |used| used.gb.units()));
        let Some(used) = self.service_mut(from) else { return };
        let parts = u128::from(part.parts());
        let moved = u128::from(used.gb.units()) * parts / u128::from(Share::PARTS);
        let moved = Gb::from_units(u64::try_from(moved).unwrap_or(0).min(room));
        used.gb = Gb::from_units(used.gb.units() - moved.units());
        self.add_service(to, Gb::ZERO);
        if let Some(used) = self.service_mut(to) {
            used.gb = [used.gb, moved].into_iter().sum();
        }
    }

    /// Multiplies every service's volume so that they sum to `total`, as nearly as whole
    /// millionths of a GB allow; the last service with data takes what the division leaves.
    pub fn scale_services_to(&mut self, total: Gb) {
        let before = self.services_gb();
        self.scale_image_pulls(before, total);
        let last = self.services.iter().rposition(|used| used.gb > Gb::ZERO || before == Gb::ZERO);
        if before == Gb::ZERO {
            let count = u64::try_from(self.services.len()).unwrap_or(1).max(1);
            for used in &mut self.services {
                used.gb = Gb::from_units(total.units() / count);
            }
        } else {
            for used in &mut self.services {
                used.band = used.band.scaled(before, total);
                used.gb = scaled(used.gb, before, total);
            }
        }
        let missing = total.units().saturating_sub(self.services_gb().units());
        if let Some(used) = last.and_then(|at| self.services.get_mut(at)) {
            used.gb = Gb::from_units(used.gb.units() + missing);
        }
    }
}

/// A volume multiplied by `to / from`, rounded down to a millionth of a GB; no more than one service may state.
fn scaled(volume: Gb, from: Gb, to: Gb) -> Gb {
    let units = u128::from(volume.units()) * u128::from(to.units()) / u128::from(from.units().max(1));
    Gb::from_units(u64::try_from(units).unwrap_or(u64::MAX)).min(Gb::MAX)
}
