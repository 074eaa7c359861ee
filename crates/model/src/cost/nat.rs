//! What NAT devices cost: NAT gateways of both prices, NAT instances, and what inspects the data before them.

use super::charge::{Charge, ChargeKind, Measure};
use super::rates::Rates;
use crate::scenario::{NatTopology, Scenario};
use crate::units::{Gb, Share, Usd};

/// The size of a NAT instance's volume in GB: the smallest that AWS's images fit.
pub const INSTANCE_VOLUME_GB: u32 = 8;

/// How many sets of devices there are, and how far they stand from the workload.
#[derive(Clone, Copy, Debug)]
pub struct Placement {
    /// How many VPCs have a set of their own; one for a hub or a shared VPC.
    pub deployments: u32,
    /// Whether data reaches them over a transit gateway, across AZs without a charge of its own
    /// (AWS, April 2022).
    pub in_hub: bool,
}

impl Placement {
    /// The part of the data that is charged for crossing AZs.
    fn cross_az_share(self, scenario: &Scenario) -> Share {
        if self.in_hub { Share::NONE } else { scenario.cross_az_share() }
    }
}

/// The charges of NAT gateways with so much data through them.
///
/// ```text
///   gateways x hours x nat_hour           (per AZ when regional)
/// + addresses x hours x ipv4_hour         (public ones only)
/// + GB x nat_gb                           (both directions, every destination)
/// + GB x cross-AZ share x 2 x inter_az_gb (one zonal gateway only; charged each way)
/// + inspection                            (Gateway Load Balancer endpoints, AWS Network Firewall)
/// ```
/// AWS Network Firewall waives the first and the third line of zonal gateways.
///
/// With provisioned bandwidth the first line is `gateways x Gbps x hours x gbps_hour` and a GB costs nothing.
/// A NAT gateway per AZ and a regional one keep data inside its AZ.
#[must_use]
pub fn gateways(scenario: &Scenario, prices: &Rates, placement: Placement, gb: Gb) -> Vec<Charge<'static>> {
    let count = scenario.billed_nat_gateways() * placement.deployments;
    let hours = scenario.hours;
    let mut charges = Vec::with_capacity(8);
    let is_provisioned = scenario.nat_gbps > 0;
    let are_waived = are_waived(scenario);
    if is_provisioned {
        let gbps = count * scenario.nat_gbps;
        charges.push(Charge::hours(ChargeKind::NatProvisionedHours, gbps, hours, prices.nat_gbps_hour));
    } else if are_waived {
        charges.push(Charge { kind: ChargeKind::WaivedNatGateways, measure: Measure::Free { gb } });
    } else {
        charges.push(Charge::hours(ChargeKind::NatGatewayHours, count, hours, prices.nat_hour));
    }
    let addresses = scenario.nat_addresses() * placement.deployments;
    charges.push(Charge::hours(ChargeKind::PublicIpv4Hours, addresses, hours, prices.ipv4_hour));
    if !is_provisioned && !are_waived {
        charges.push(Charge::data(ChargeKind::NatGatewayData, gb, prices.nat_gb));
    }
    charges.push(crossing(prices, placement.cross_az_share(scenario), gb));
    inspect(&mut charges, scenario, prices, placement, gb);
    charges
}

/// The charges of NAT instances with so much data through them.
///
/// ```text
///   instances x hours x instance_hour
/// + instances x 8 GB x gp3_gb_month       (the volume stays while an instance is stopped)
/// + instances x hours x ipv4_hour
/// + GB x cross-AZ share x 2 x inter_az_gb (one instance for several AZs only)
/// + inspection
/// ```
#[must_use]
pub fn instances(scenario: &Scenario, prices: &Rates, placement: Placement, gb: Gb) -> Vec<Charge<'static>> {
    let count = nat_instances(scenario) * placement.deployments;
    let hours = scenario.hours;
    let mut charges = Vec::with_capacity(8);
    charges.push(Charge::hours(ChargeKind::InstanceHours, count, hours, prices.instance_hour));
    charges.push(Charge::months(ChargeKind::InstanceVolumes, count * INSTANCE_VOLUME_GB, prices.volume_gb_month));
    charges.push(Charge::hours(ChargeKind::PublicIpv4Hours, count, hours, prices.ipv4_hour));
    charges.push(crossing(prices, scenario.shared_nat_cross_az().unwrap_or(Share::NONE), gb));
    inspect(&mut charges, scenario, prices, placement, gb);
    charges
}

/// The charges of hosts with a public IPv4 address each, with so much data through the internet gateway.
///
/// ```text
///   hosts x hours x ipv4_hour
/// ```
/// The internet gateway itself has no charge, and no AZ is crossed on the way to it. Sources: Amazon VPC pricing,
/// public IPv4 addresses (charged by the hour since February 2024, in use or idle); `VPC_Internet_Gateway.md` of the
/// Amazon VPC User Guide.
#[must_use]
pub fn public_addresses(scenario: &Scenario, prices: &Rates, gb: Gb) -> Vec<Charge<'static>> {
    let count = scenario.public_hosts * scenario.vpcs;
    vec![
        Charge { kind: ChargeKind::InternetGateway, measure: Measure::Free { gb } },
        Charge::hours(ChargeKind::PublicIpv4Hours, count, scenario.hours, prices.ipv4_hour),
    ]
}

/// How many NAT instances one VPC has: one where NAT gateways would be one or none, else one in each AZ.
#[must_use]
pub fn nat_instances(scenario: &Scenario) -> u32 {
    match scenario.nat {
        NatTopology::None | NatTopology::OneZonal => 1,
        NatTopology::ZonalPerAz | NatTopology::Regional => scenario.azs.count(),
    }
}

/// What one more GB through the NAT gateways of its own VPC costs: processing, crossing AZs each way, inspection.
#[must_use]
pub fn usd_for_each_gb(scenario: &Scenario, prices: &Rates) -> Usd {
    prices.inter_az_gb.rate.per_gb_of(scenario.cross_az_share()) * 2 + usd_for_each_gb_in_hub(scenario, prices)
}

/// What one more GB through the NAT gateways of a hub costs, without the way there: processing, inspection.
#[must_use]
pub fn usd_for_each_gb_in_hub(scenario: &Scenario, prices: &Rates) -> Usd {
    let mut each = Usd::ZERO;
    if scenario.nat_gbps == 0 && !are_waived(scenario) {
        each += prices.nat_gb.rate.per_gb_of(Share::ALL);
    }
    if scenario.inspection.gateway_load_balancer {
        each += prices.inspection_gb.rate.per_gb_of(Share::ALL);
    }
    if scenario.inspection.network_firewall {
        each += prices.firewall_gb.rate.per_gb_of(Share::ALL);
    }
    each
}

fn crossing(prices: &Rates, part: Share, gb: Gb) -> Charge<'static> {
    let measure = Measure::Data { gb, part, times: 2, price: prices.inter_az_gb };
    Charge { kind: ChargeKind::CrossAzData, measure }
}

/// Whether AWS Network Firewall waives the hours and the data processing of the NAT gateways behind it.
///
/// AWS waives as many hours and GB of NAT gateways as it bills of the firewall's endpoints on the same path. With an
/// endpoint in each AZ there are never fewer endpoints than NAT gateways, and all data passes both, so nothing of them
/// is left to pay. Regional NAT gateways are excluded, and provisioned bandwidth is no standard charge. Source: the
/// guide to Network Firewall's costs of AWS's security best practices, section "NAT gateway bundled discount".
const fn are_waived(scenario: &Scenario) -> bool {
    scenario.inspection.network_firewall && scenario.nat_gbps == 0 && !matches!(scenario.nat, NatTopology::Regional)
}

/// In each AZ an endpoint of what inspects, and all data through them.
fn inspect(charges: &mut Vec<Charge<'_>>, scenario: &Scenario, prices: &Rates, placement: Placement, gb: Gb) {
    let count = scenario.azs.count() * placement.deployments;
    if scenario.inspection.gateway_load_balancer {
        charges.push(Charge::hours(ChargeKind::InspectionHours, count, scenario.hours, prices.inspection_hour));
        charges.push(Charge::data(ChargeKind::InspectionData, gb, prices.inspection_gb));
    }
    if scenario.inspection.network_firewall {
        charges.push(Charge::hours(ChargeKind::FirewallHours, count, scenario.hours, prices.firewall_hour));
        charges.push(Charge::data(ChargeKind::FirewallData, gb, prices.firewall_gb));
    }
}
