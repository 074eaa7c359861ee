//! What lists of resources say: the NAT gateways and endpoints that stand today.

use serde::{Deserialize, Serialize};

/// The resources of all lists together, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedNetwork {
    /// The NAT gateways.
    pub nat_gateways: Vec<NatGateway>,
    /// The endpoints.
    pub endpoints: Vec<Endpoint>,
    /// The Regions that the lists name, each once.
    pub regions: Vec<String>,
}

/// A NAT gateway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NatGateway {
    /// Its id, or its address in a plan.
    pub id: String,
    /// Its VPC; empty when the list does not tell.
    pub vpc: String,
    /// Its subnet; empty for a regional one or when the list does not tell.
    pub subnet: String,
    /// Zonal or regional.
    pub availability: Availability,
    /// Public or private.
    pub connectivity: Connectivity,
    /// How many AZs it covers; none when the list does not tell. A zonal one covers one.
    pub azs: Option<u32>,
    /// How many public IPv4 addresses it holds; none when the list does not tell.
    pub public_ipv4: Option<u32>,
    /// Its network interfaces, which flow logs name.
    pub interfaces: Vec<String>,
    /// Whether it stands, comes or goes.
    pub standing: ResourceState,
}

/// A VPC endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// Its id, or its address in a plan.
    pub id: String,
    /// Its VPC; empty when the list does not tell.
    pub vpc: String,
    /// The name of its service, such as `com.amazonaws.ap-northeast-1.ecr.dkr`.
    pub service_name: String,
    /// Which kind it is.
    pub kind: EndpointKind,
    /// How many AZs it has interfaces in; none when the list does not tell. 0 for a gateway endpoint.
    pub azs: Option<u32>,
    /// Its network interfaces, which flow logs name.
    pub interfaces: Vec<String>,
    /// Whether it stands, comes or goes.
    pub standing: ResourceState,
}

/// Zonal or regional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Availability {
    /// In one AZ.
    Zonal,
    /// In all AZs that it is needed in.
    Regional,
}

/// Whether a NAT gateway faces the internet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Connectivity {
    /// It does.
    Public,
    /// It does not.
    Private,
}

/// Which kind of endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndpointKind {
    /// An interface endpoint: by the hour and AZ, and by the GB.
    Interface,
    /// A gateway endpoint: free.
    Gateway,
    /// A Gateway Load Balancer endpoint.
    GatewayLoadBalancer,
    /// A resource endpoint.
    Resource,
    /// An endpoint of a service network.
    ServiceNetwork,
}

/// Whether a resource stands; the later word counts where lists disagree: what is planned comes to stand, then goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ResourceState {
    /// A plan creates it.
    Planned,
    /// It does.
    Now,
    /// A plan removes it.
    Leaving,
}

impl ImportedNetwork {
    /// The Region, where the lists name one and no other.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        match self.regions.as_slice() {
            [region] => Some(region),
            _ => None,
        }
    }

    /// Notes a Region; what has not the form of a Region's code (`s3-global`) is none.
    pub fn tell_region(&mut self, region: &str) {
        let code = region.contains('-') && region.ends_with(|last: char| last.is_ascii_digit());
        // More than AWS has are told by no network, so a list of any length stays quick to read.
        if code && self.regions.len() < 64 && self.regions.iter().all(|known| known != region) {
            self.regions.push(region.to_owned());
        }
    }
}

impl NatGateway {
    /// Takes from another word on the same gateway what this one left open; the later word on its standing counts.
    pub fn complete(&mut self, other: Self) {
        fill(&mut self.vpc, other.vpc);
        fill(&mut self.subnet, other.subnet);
        self.azs = self.azs.or(other.azs);
        self.public_ipv4 = self.public_ipv4.or(other.public_ipv4);
        if self.interfaces.is_empty() {
            self.interfaces = other.interfaces;
        }
        self.standing = self.standing.max(other.standing);
    }
}

impl EndpointKind {
    /// The kind that AWS and Terraform call so, in whatever case.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let all = [
            ("Interface", Self::Interface),
            ("Gateway", Self::Gateway),
            ("GatewayLoadBalancer", Self::GatewayLoadBalancer),
            ("Resource", Self::Resource),
            ("ServiceNetwork", Self::ServiceNetwork),
        ];
        all.into_iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, kind)| kind)
    }
}

/// Fills an empty text.
fn fill(text: &mut String, other: String) {
    if text.is_empty() {
        *text = other;
    }
}

impl Endpoint {
    /// Takes from another word on the same endpoint what this one left open; the later word on its standing counts.
    pub fn complete(&mut self, other: Self) {
        fill(&mut self.vpc, other.vpc);
        fill(&mut self.service_name, other.service_name);
        self.azs = self.azs.or(other.azs);
        if self.interfaces.is_empty() {
            self.interfaces = other.interfaces;
        }
        self.standing = self.standing.max(other.standing);
    }

    /// The Region and the service that its service's name tells: `com.amazonaws.REGION.SERVICE`.
    ///
    /// None for a service of somebody else (`com.amazonaws.vpce.…`) or an unusual name.
    #[must_use]
    pub fn aws_service(&self) -> Option<(&str, &str)> {
        // China's Regions and some newer services stand under other names for the same.
        let rest = ["com.amazonaws.", "cn.com.amazonaws.", "aws.api."]
            .into_iter()
            .find_map(|front| self.service_name.strip_prefix(front))?;
        rest.split_once('.').filter(|(region, _)| *region != "vpce")
    }
}
