//! Names, in English.

use super::English;
use crate::names;
use crate::numbers::slugs;
use crate::{AdviceText as _, NameText};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::sources::Confidence;
use natpoint_model::compare::payers::Payer;
use natpoint_model::cost::{ChargeKind, Design, Infeasible};
use natpoint_model::scenario::{NatConnectivity, NatTopology};

impl NameText for English {
    fn design(&self, design: Design) -> &'static str {
        names::of_design(design).en
    }

    fn design_short(&self, design: Design) -> &'static str {
        names::of_design_short(design).en
    }

    fn infeasible(&self, reason: &Infeasible) -> String {
        match reason {
            Infeasible::NoNatGateway => "Your network has no NAT gateway.".to_owned(),
            Infeasible::RegionalIsPublicOnly => "A regional NAT gateway is public only.".to_owned(),
            Infeasible::PrivateNatHasNoInternet => {
                "Something needs the internet, which a private NAT gateway cannot reach.".to_owned()
            }
            Infeasible::NoRegionalNat(region) => format!("{} has no regional NAT gateways.", region.code()),
            Infeasible::EndpointsHaveNoInternet => {
                "Something needs the internet, which no endpoint can reach.".to_owned()
            }
            Infeasible::NoEndpoint(services) => {
                format!("Without an endpoint in this Region: {}.", slugs(services).join(", "))
            }
            Infeasible::NotOffered(region, services) => {
                format!("{} does not offer the endpoints of {}.", region.code(), slugs(services).join(", "))
            }
            Infeasible::Required(requirement) => {
                format!("Ruled out by your requirement “{}”.", self.requirement_name(*requirement))
            }
            Infeasible::PinnedToNat(services) => {
                format!("You keep on NAT gateways: {}.", slugs(services).join(", "))
            }
            Infeasible::OtherRegionHasNoEndpoint => {
                "Another Region is needed, and no cross-Region endpoint is said to reach it.".to_owned()
            }
            Infeasible::OneVpc => "This is for several VPCs, and there is one.".to_owned(),
            Infeasible::NoInstanceChosen => "Choose an instance type to compare with.".to_owned(),
            Infeasible::NoPeering => {
                "Say that the VPCs can be peered with a hub: in one Region, with ranges that do not overlap.".to_owned()
            }
            Infeasible::NoSharing => {
                "Say that the workloads can be created anew in subnets that one account shares with \
                                      the others of its organisation."
                    .to_owned()
            }
            Infeasible::NoPublicHosts => "Say how many tasks or hosts would have a public IPv4 address.".to_owned(),
            Infeasible::TodayUnknown => "Say of a service which path its data takes today.".to_owned(),
            Infeasible::NotAllIpv6 => {
                "Every service and every destination must answer over IPv6: say so when they do.".to_owned()
            }
            Infeasible::NoPrice(item) => {
                format!("The table has no price in this Region: {}. Type it to compare.", self.price_item(*item))
            }
            Infeasible::DearerFurtherZones => {
                "Your price of a private hosted zone beyond the first 25 is above the price of one of those, so \
                 endpoints cannot be chosen for a hub one by one. Type a lower one."
                    .to_owned()
            }
            Infeasible::TooMuchData => {
                "All VPCs together move more than 402,000,000,000 GB a month: too much to be added up exactly."
                    .to_owned()
            }
        }
    }

    fn payer(&self, payer: Payer) -> &'static str {
        match payer {
            Payer::Vpcs => "Paid by the VPCs' accounts",
            Payer::Hub => "Paid by the hub's account, or a shared VPC's owner",
            Payer::Sender => "Paid by whoever sends into the transit gateway",
        }
    }

    fn charge(&self, kind: ChargeKind) -> String {
        match kind {
            ChargeKind::NatGatewayHours => "NAT gateway hours".to_owned(),
            ChargeKind::PublicIpv4Hours => "Public IPv4 addresses".to_owned(),
            ChargeKind::NatGatewayData => "NAT gateway data processing, both directions".to_owned(),
            ChargeKind::CrossAzData => "Data transfer to the NAT gateway's AZ, charged each way".to_owned(),
            ChargeKind::EndpointHours(service) => format!("Interface endpoint {}", service.slug()),
            ChargeKind::EndpointData => "Interface endpoint data processing, both directions".to_owned(),
            ChargeKind::GatewayEndpoint(service) => format!("Gateway endpoint {}", service.slug()),
            ChargeKind::SameRegionData => "Data over public IP addresses of the Region".to_owned(),
            ChargeKind::InternetEgress => "Data transfer out to the internet".to_owned(),
            ChargeKind::NatProvisionedHours => "NAT gateways with provisioned bandwidth".to_owned(),
            ChargeKind::InspectionHours => "Gateway Load Balancer endpoints".to_owned(),
            ChargeKind::InspectionData => "Gateway Load Balancer endpoint data processing".to_owned(),
            ChargeKind::FirewallHours => "AWS Network Firewall endpoints".to_owned(),
            ChargeKind::FirewallData => "AWS Network Firewall data processing, both directions".to_owned(),
            ChargeKind::WaivedNatGateways => {
                "NAT gateway hours and data, waived because of AWS Network Firewall".to_owned()
            }
            ChargeKind::OtherRegionOut => "Data transfer to the other Region".to_owned(),
            ChargeKind::OtherRegionIn => "Data transfer from the other Region, which charges for it".to_owned(),
            ChargeKind::OtherRegionEndpointHours => "Cross-Region interface endpoints".to_owned(),
            ChargeKind::AttachmentHours => "Transit gateway attachments".to_owned(),
            ChargeKind::PeeringData => "Cross-AZ data over VPC peering".to_owned(),
            ChargeKind::TransitGatewayData => "Data sent into the transit gateway".to_owned(),
            ChargeKind::PrivateZones => "Private hosted zones for the hub's endpoints".to_owned(),
            ChargeKind::PrivateZonesOver25 => "Private hosted zones beyond 25".to_owned(),
            ChargeKind::InstanceHours => "NAT instance hours".to_owned(),
            ChargeKind::InstanceVolumes => "EBS volumes of NAT instances".to_owned(),
            ChargeKind::InternetGateway => "Internet gateway".to_owned(),
            ChargeKind::EgressOnlyGateway => "Egress-only internet gateway".to_owned(),
        }
    }

    fn nat(&self, nat: NatTopology) -> &'static str {
        match nat {
            NatTopology::None => "None",
            NatTopology::OneZonal => "Single",
            NatTopology::ZonalPerAz => "One per AZ",
            NatTopology::Regional => "Regional",
        }
    }

    fn connectivity(&self, connectivity: NatConnectivity) -> &'static str {
        match connectivity {
            NatConnectivity::Public => "Public",
            NatConnectivity::Private => "Private",
        }
    }

    fn region(&self, region: RegionId) -> String {
        format!("{} {}", region.info().long_en, region.code())
    }

    fn price_item(&self, item: PriceItem) -> &'static str {
        names::of_price_item(item).en
    }

    fn confidence(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Unverified => "assumed: not verified for this Region",
            Confidence::OneSource => "one source",
            Confidence::TwoSources => "two sources",
            Confidence::TwoCaptures => "two captures of one AWS feed",
            Confidence::TwoChannels => "confirmed in two AWS sources",
        }
    }
}
