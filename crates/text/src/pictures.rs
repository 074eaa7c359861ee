//! Texts in pictures, and descriptions of pictures for screen readers.

use natpoint_model::compare::Report;
use natpoint_model::cost::ChargeGroup;
use natpoint_model::network_diagram::NetworkDiagram;

/// Labels in pictures. Of several texts the first that fits is used.
#[derive(Clone, Copy, Debug)]
pub struct PictureLabels {
    /// The heading of the network diagram.
    pub network_diagram: &'static str,
    /// The selection of the design to draw.
    pub network_diagram_of: &'static str,
    /// The option for the cheapest design.
    pub cheapest_now: &'static str,
    /// AWS services of the Region.
    pub services: &'static str,
    /// The internet.
    pub internet: &'static str,
    /// The destination of a private NAT gateway.
    pub other_network: &'static str,
    /// The workload in private subnets.
    pub workload: [&'static str; 2],
    /// A private subnet.
    pub private_subnet: [&'static str; 2],
    /// A public subnet.
    pub public_subnet: [&'static str; 2],
    /// A zonal NAT gateway.
    pub nat: [&'static str; 2],
    /// A regional NAT gateway.
    pub regional: [&'static str; 2],
    /// A NAT instance.
    pub instance: [&'static str; 2],
    /// Gateway Load Balancer endpoints before NAT devices.
    pub inspection: [&'static str; 3],
    /// AWS Network Firewall before NAT devices.
    pub network_firewall: [&'static str; 3],
    /// An internet gateway.
    pub internet_gateway: &'static str,
    /// An egress-only internet gateway.
    pub egress_only: &'static str,
    /// A gateway endpoint.
    pub gateway_endpoint: &'static str,
    /// The technology behind interface endpoints.
    pub private_link: &'static str,
    /// A transit gateway.
    pub transit_gateway: &'static str,
    /// VPC peering connections.
    pub peering: &'static str,
    /// The heading of the bill chart.
    pub bill_chart: &'static str,
    /// The VPC whose subnets all workloads share.
    pub shared_vpc: &'static str,
    /// The hub VPC.
    pub hub: &'static str,
}

/// Sentences about pictures.
pub trait PictureText {
    /// The labels.
    fn picture_labels(&self) -> &'static PictureLabels;
    /// A number of identical VPCs.
    fn vpcs(&self, count: u32) -> String;
    /// The volume of cross-AZ traffic.
    fn cross_az_traffic(&self, gb: &str) -> String;
    /// A description of the network diagram.
    fn network_diagram_description(&self, network: &NetworkDiagram) -> String;
    /// The name of a charge group.
    fn charge_group(&self, group: ChargeGroup) -> &'static str;
    /// A description of the bill chart.
    fn bill_chart_description(&self, report: &Report) -> String;
}
