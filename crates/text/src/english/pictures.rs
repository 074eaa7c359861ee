//! Texts of pictures, in English.

use super::English;
use super::phrases::plural;
use crate::numbers::{about_gb as about, whole};
use crate::pictures::{PictureLabels, PictureText};
use crate::{Locale as _, NameText as _};
use natpoint_model::compare::Report;
use natpoint_model::cost::ChargeGroup;
use natpoint_model::cost::design::{Egress, Hub};
use natpoint_model::network_diagram::{NetworkDiagram, TrafficFlow};
use natpoint_model::scenario::NatTopology;
use natpoint_model::units::{Gb, Usd};

const LABELS: PictureLabels = PictureLabels {
    network_diagram: "The network",
    network_diagram_of: "Design",
    cheapest_now: "The cheapest now",
    services: "AWS services",
    internet: "Internet",
    other_network: "Transit gateway or VPN",
    workload: ["Workload", ""],
    private_subnet: ["Private subnet", "Private"],
    public_subnet: ["Public subnet", "Public"],
    nat: ["NAT gateway", "NAT"],
    regional: ["Regional NAT gateway", "Regional NAT"],
    instance: ["NAT instance", "NAT"],
    inspection: ["Gateway Load Balancer", "GWLB", "LB"],
    network_firewall: ["Network Firewall", "Firewall", "FW"],
    internet_gateway: "Internet gateway",
    egress_only: "Egress-only internet gateway",
    gateway_endpoint: "Gateway endpoint",
    private_link: "AWS PrivateLink",
    transit_gateway: "Transit gateway",
    peering: "VPC peering",
    bill_chart: "Costs by type",
    hub: "Hub VPC",
    shared_vpc: "Shared VPC",
};

impl PictureText for English {
    fn picture_labels(&self) -> &'static PictureLabels {
        &LABELS
    }

    fn vpcs(&self, count: u32) -> String {
        if count > 1 { format!("VPC × {}", whole(count)) } else { "VPC".to_owned() }
    }

    fn cross_az_traffic(&self, gb: &str) -> String {
        format!("cross-AZ {gb}")
    }

    fn network_diagram_description(&self, network: &NetworkDiagram) -> String {
        let vpcs = match network.vpcs {
            1 => String::new(),
            count if network.hub == Hub::SharedSubnets => {
                format!(" of one VPC for the workloads of {} VPCs", whole(count))
            }
            count => format!(" in each of {} VPCs", whole(count)),
        };
        let azs = plural(network.azs, "AZ", "AZs");
        let mut sentences = vec![format!("{}, with private subnets in {azs}{vpcs}.", self.design(network.design))];
        match network.hub {
            Hub::None => {}
            Hub::SharedSubnets => sentences.push("Their owner shares them with the workloads' accounts.".to_owned()),
            Hub::TransitGateway => sentences.push("A transit gateway leads to the hub VPC.".to_owned()),
            Hub::Peering => sentences.push("VPC peering connections lead to the hub VPC.".to_owned()),
        }
        let count = network.device_count();
        let egress = match (network.egress, network.devices) {
            (Egress::None, _) => String::new(),
            (Egress::InternetGateway, _) => "an internet gateway".to_owned(),
            (Egress::EgressOnlyGateway, _) => "an egress-only internet gateway".to_owned(),
            (Egress::NatInstances, _) => plural(count, "NAT instance", "NAT instances"),
            (_, NatTopology::Regional) => "a regional NAT gateway".to_owned(),
            _ if network.private => plural(count, "private NAT gateway", "private NAT gateways"),
            _ => plural(count, "NAT gateway", "NAT gateways"),
        };
        let mut through = |egress: &str, flow: &TrafficFlow| {
            if !flow.names.is_empty() {
                sentences.push(format!("Through {egress}: {}, {}.", flow.names.join(", "), about(flow.gb)));
            }
        };
        through(&egress, &network.out);
        let in_hub = network.hub.is_another_vpc();
        through(if in_hub { "interface endpoints of the hub" } else { "interface endpoints" }, &network.interface);
        through("interface endpoints of each VPC", &network.beside_hub);
        through("gateway endpoints", &network.gateway);
        if network.internet > Gb::ZERO {
            sentences.push(format!("To and from the internet: {}.", about(network.internet)));
        }
        if let Some((region, volume)) = network.other_region {
            sentences.push(format!("To and from {}: {}.", region.code(), about(volume)));
        }
        if network.inspection.network_firewall {
            sentences.push("What leaves passes AWS Network Firewall first, with an endpoint in each AZ.".to_owned());
        }
        if network.inspection.gateway_load_balancer {
            sentences.push("What leaves passes a Gateway Load Balancer endpoint in each AZ first.".to_owned());
        }
        if network.crossing > Gb::ZERO {
            sentences.push(format!("{} cross AZs.", about(network.crossing)));
        }
        sentences.join(" ")
    }

    fn charge_group(&self, group: ChargeGroup) -> &'static str {
        match group {
            ChargeGroup::NatHours => "NAT hours",
            ChargeGroup::EndpointHours => "Endpoint hours",
            ChargeGroup::Processing => "Data processing",
            ChargeGroup::CrossAz => "Cross-AZ transfer",
            ChargeGroup::PublicIpv4 => "Public IPv4",
            ChargeGroup::TransitGateway => "Transit gateway",
            ChargeGroup::Transfer => "Internet and other Regions",
        }
    }

    fn bill_chart_description(&self, report: &Report) -> String {
        let bars = report.bills().map(|(design, bill)| {
            let parts = ChargeGroup::ALL.into_iter().filter(|group| bill.of_group(*group) > Usd::ZERO);
            let part = |group| format!("{} {}", self.charge_group(group), self.amount(bill.of_group(group)));
            let parts = parts.map(part).collect::<Vec<_>>().join(", ");
            format!("{}: {} ({parts}).", self.design(design), self.amount(bill.total))
        });
        bars.collect::<Vec<_>>().join(" ")
    }
}
