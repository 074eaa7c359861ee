//! Which accounts pay how much of a bill, where several VPCs share what stands in an account of its own.

use crate::cost::bill::{Bill, Line};
use crate::cost::design::{Hub, Path, Routing};
use crate::cost::{ChargeKind, hub};
use crate::scenario::Scenario;
use crate::units::{Gb, Ratio, Usd};

/// Whose account pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Payer {
    /// The accounts of the VPCs together, or of those who take part in a shared VPC.
    Vpcs,
    /// The account of the hub, or the owner of the shared VPC.
    Hub,
    /// The account whose VPC sends data into the transit gateway: that of the hub sends all answers, and how much of a
    /// volume is answers nobody says. Flexible Cost Allocation can name another account.
    Sender,
}

impl Payer {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Vpcs, Self::Hub, Self::Sender];

    /// The payer's name in exports.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Vpcs => "vpcs",
            Self::Hub => "hub",
            Self::Sender => "sender",
        }
    }
}

/// What one of those who share a bill pays of several bills.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidBy {
    /// Whose account pays.
    pub payer: Payer,
    /// The amount of each bill; together with the other payers its total.
    pub amounts: Vec<Usd>,
}

/// What each pays of the bill of a routing; together that is all of it.
///
/// ```text
/// whoever has the NAT devices, endpoints and zones    their hours, data and transfer
/// whoever has the VPC                                 the hour of its attachment
/// either side of a peering                            half of what crosses AZs
/// the sender                                          data into the transit gateway
/// participants and owner of a shared VPC              half each of what crosses AZs on its way to a NAT gateway
/// ```
/// Where endpoints stand both in the hub and in VPCs, their data is divided by volume, since an organisation's tiers
/// are shared. What another Region sends is paid for there, by the accounts of the VPCs as far as anybody knows.
///
/// Sources: AWS Transit Gateway pricing (the hour and the data of an attachment are the VPC owner's who sends) and
/// AWS's announcement of Flexible Cost Allocation, November 2025; Amazon VPC Peering Guide, pricing;
/// `vpc-share-billing.md` of the Amazon VPC User Guide.
#[must_use]
pub fn all(routing: &Routing, scenario: &Scenario, bill: &Bill) -> [(Payer, Usd); 3] {
    let is_senders = |line: &&Line| line.kind == ChargeKind::TransitGatewayData;
    let of_hub = |line: &Line| hub_part(line.kind, routing, scenario).amount_on_line(0, line.amount.units());
    let sender: Usd = bill.lines.iter().filter(is_senders).map(|line| line.amount).sum();
    let hub: Usd = bill.lines.iter().filter(|line| !is_senders(line)).map(of_hub).sum();
    Payer::ALL.map(|payer| {
        let amount = match payer {
            Payer::Vpcs => bill.total - hub - sender,
            Payer::Hub => hub,
            Payer::Sender => sender,
        };
        (payer, amount)
    })
}

/// Bills side by side: a row for each who pays anything of any of them; none where nothing is shared.
#[must_use]
pub fn rows(bills: &[[(Payer, Usd); 3]]) -> Vec<PaidBy> {
    let rows = Payer::ALL.into_iter().enumerate().map(|(at, payer)| {
        let amounts = bills.iter().map(|paid| paid[at].1).collect();
        PaidBy { payer, amounts }
    });
    let mut rows: Vec<_> = rows.filter(|row| row.amounts.iter().any(|amount| *amount != Usd::ZERO)).collect();
    if rows.iter().all(|row| row.payer == Payer::Vpcs) {
        rows.clear();
    }
    rows
}

/// The part of a charge that the hub's account pays; the accounts of the VPCs pay the rest.
fn hub_part(kind: ChargeKind, routing: &Routing, scenario: &Scenario) -> Ratio {
    let all_if = |is_shared: bool| Ratio::whole(i128::from(is_shared));
    match kind {
        ChargeKind::CrossAzData if routing.hub == Hub::SharedSubnets => part(1, 2),
        ChargeKind::NatGatewayHours
        | ChargeKind::NatProvisionedHours
        | ChargeKind::InstanceHours
        | ChargeKind::InstanceVolumes
        | ChargeKind::EgressOnlyGateway
        | ChargeKind::InternetGateway
        | ChargeKind::PublicIpv4Hours
        | ChargeKind::NatGatewayData
        | ChargeKind::InspectionHours
        | ChargeKind::InspectionData
        | ChargeKind::FirewallHours
        | ChargeKind::FirewallData
        | ChargeKind::WaivedNatGateways
        | ChargeKind::InternetEgress
        | ChargeKind::SameRegionData
        | ChargeKind::CrossAzData => all_if(routing.shares_egress()),
        ChargeKind::EndpointHours(service) => {
            let mut endpoints = routing.interface_endpoints(scenario);
            all_if(endpoints.any(|(used, is_shared)| used.service == service && is_shared))
        }
        ChargeKind::OtherRegionEndpointHours => all_if(routing.shares_other_region()),
        ChargeKind::EndpointData => shared_endpoint_data(routing, scenario),
        ChargeKind::AttachmentHours => part(1, hub::attachments(scenario).into()),
        ChargeKind::PeeringData => part(1, 2),
        ChargeKind::PrivateZones | ChargeKind::PrivateZonesOver25 => all_if(true),
        ChargeKind::OtherRegionOut => all_if(match routing.other_region {
            Some(Path::Interface) => routing.shares_other_region(),
            _ => routing.shares_egress(),
        }),
        ChargeKind::GatewayEndpoint(_) | ChargeKind::TransitGatewayData | ChargeKind::OtherRegionIn => Ratio::ZERO,
    }
}

/// The part of all data through interface endpoints that goes through those of the hub.
fn shared_endpoint_data(routing: &Routing, scenario: &Scenario) -> Ratio {
    let services = routing.interface_endpoints(scenario).map(|(used, is_shared)| (used.gb, is_shared));
    let other = Some((scenario.other_region_gb(), routing.shares_other_region()));
    let volumes = services.chain(other.filter(|_| routing.other_region == Some(Path::Interface)));
    let (mut shared, mut all) = (0, 0);
    for (gb, is_shared) in volumes {
        all += i128::from(Gb::units(gb));
        shared += if is_shared { i128::from(Gb::units(gb)) } else { 0 };
    }
    part(shared, all)
}

fn part(shared: i128, all: i128) -> Ratio {
    Ratio::new(shared, all).unwrap_or(Ratio::ZERO)
}
