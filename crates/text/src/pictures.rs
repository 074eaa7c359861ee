//! What stands in the pictures, and what they show for those who do not see them.

use natpoint_model::compare::Report;
use natpoint_model::cost::ChargeGroup;
use natpoint_model::network_diagram::NetworkDiagram;

/// What stands alone in pictures. Of several texts, the first that fits is written.
#[derive(Clone, Copy, Debug)]
pub struct PictureLabels {
    /// The heading over the sketch.
    pub network_diagram: &'static str,
    /// The choice of a design to be sketched.
    pub network_diagram_of: &'static str,
    /// The choice of the cheapest design.
    pub cheapest_now: &'static str,
    /// Services of the Region.
    pub services: &'static str,
    /// What is beyond AWS.
    pub internet: &'static str,
    /// What a private NAT gateway leads to.
    pub other_network: &'static str,
    /// What runs in private subnets.
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
    /// An internet gateway.
    pub internet_gateway: &'static str,
    /// An egress-only internet gateway.
    pub egress_only: &'static str,
    /// A gateway endpoint.
    pub gateway_endpoint: &'static str,
    /// What interface endpoints are made of.
    pub private_link: &'static str,
    /// A transit gateway.
    pub transit_gateway: &'static str,
    /// The heading over the stacked bills.
    pub bill_chart: &'static str,
    /// The VPC that others share from.
    pub hub: &'static str,
}

/// What is said of pictures.
pub trait PictureText {
    /// What stands alone.
    fn picture_labels(&self) -> &'static PictureLabels;
    /// So many VPCs that are alike.
    fn vpcs(&self, count: u32) -> String;
    /// How much crosses AZs.
    fn cross_az_traffic(&self, gb: &str) -> String;
    /// The sketch as a text.
    fn network_diagram_description(&self, network: &NetworkDiagram) -> String;
    /// What a group of charges is for.
    fn charge_group(&self, group: ChargeGroup) -> &'static str;
    /// The stacked bills as a text.
    fn bill_chart_description(&self, report: &Report) -> String;
}
