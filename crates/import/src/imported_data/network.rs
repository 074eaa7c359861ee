//! NAT gateways and endpoints from resource lists.

use serde::{Deserialize, Serialize};

/// The distinct resources of all lists.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedNetwork {
    /// The NAT gateways.
    pub nat_gateways: Vec<NatGateway>,
    /// The endpoints.
    pub endpoints: Vec<Endpoint>,
    /// The distinct Regions in the lists.
    pub regions: Vec<String>,
}

/// A NAT gateway.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NatGateway {
    /// Its id, or its address in a plan.
    pub id: String,
    /// Its VPC; empty when the list has none.
    pub vpc: String,
    /// Its subnet; empty for a regional one or when the list has none.
    pub subnet: String,
    /// Zonal or regional.
    pub availability: Availability,
    /// Public or private.
    pub connectivity: Connectivity,
    /// How many AZs it covers; none when the list does not state it. A zonal one covers one.
    pub azs: Option<u32>,
    /// How many public IPv4 addresses it has; none when the list does not state it.
    pub public_ipv4: Option<u32>,
    /// Its network interfaces, which identify it in flow logs.
    pub interfaces: Vec<String>,
    /// Whether it exists, or a plan creates or removes it.
    pub state: ResourceState,
}

/// A VPC endpoint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// Its id, or its address in a plan.
    pub id: String,
    /// Its VPC; empty when the list has none.
    pub vpc: String,
    /// The name of its service, such as `com.amazonaws.ap-northeast-1.ecr.dkr`.
    pub service_name: String,
    /// Its kind.
    pub kind: EndpointKind,
    /// In how many AZs it has interfaces; none when the list does not state it. 0 for a gateway endpoint.
    pub azs: Option<u32>,
    /// Its network interfaces, which identify it in flow logs.
    pub interfaces: Vec<String>,
    /// Whether it exists, or a plan creates or removes it.
    pub state: ResourceState,
}

/// Zonal or regional.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Availability {
    /// In one AZ.
    Zonal,
    /// In all AZs that need it.
    Regional,
}

/// The connectivity type of a NAT gateway.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Connectivity {
    /// It reaches the internet.
    Public,
    /// It reaches private networks only.
    Private,
}

/// A kind of endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndpointKind {
    /// An interface endpoint, charged per hour and AZ and per GB.
    Interface,
    /// A gateway endpoint, which is free.
    Gateway,
    /// A Gateway Load Balancer endpoint.
    GatewayLoadBalancer,
    /// A resource endpoint.
    Resource,
    /// An endpoint of a service network.
    ServiceNetwork,
}

/// The state of a resource. Where lists disagree, the later variant takes precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ResourceState {
    /// A plan creates it.
    Planned,
    /// It exists.
    Existing,
    /// A plan removes it.
    Removing,
}

impl ImportedNetwork {
    /// The Region, if the lists name only one.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        match self.regions.as_slice() {
            [region] => Some(region),
            _ => None,
        }
    }

    /// Adds a Region, unless it does not have the form of a Region's code (`s3-global`).
    pub fn add_region(&mut self, region: &str) {
        let code = region.contains('-') && region.ends_with(|last: char| last.is_ascii_digit());
        // AWS has fewer Regions; the bound keeps long lists quick to read.
        if code && self.regions.len() < 64 && self.regions.iter().all(|known| known != region) {
            self.regions.push(region.to_owned());
        }
    }
}

impl NatGateway {
    /// Fills missing properties from another record of the same gateway, and takes the later of both states.
    pub fn merge(&mut self, other: Self) {
        fill_empty(&mut self.vpc, other.vpc);
        fill_empty(&mut self.subnet, other.subnet);
        self.azs = self.azs.or(other.azs);
        self.public_ipv4 = self.public_ipv4.or(other.public_ipv4);
        if self.interfaces.is_empty() {
            self.interfaces = other.interfaces;
        }
        self.state = self.state.max(other.state);
    }
}

impl EndpointKind {
    /// Parses the name that AWS and Terraform use, in any case.
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

/// Fills an empty string.
fn fill_empty(text: &mut String, other: String) {
    if text.is_empty() {
        *text = other;
    }
}

impl Endpoint {
    /// Fills missing properties from another record of the same endpoint, and takes the later of both states.
    pub fn merge(&mut self, other: Self) {
        fill_empty(&mut self.vpc, other.vpc);
        fill_empty(&mut self.service_name, other.service_name);
        self.azs = self.azs.or(other.azs);
        if self.interfaces.is_empty() {
            self.interfaces = other.interfaces;
        }
        self.state = self.state.max(other.state);
    }

    /// The Region and the service in its service name: `com.amazonaws.REGION.SERVICE`.
    ///
    /// None for the service of a third party (`com.amazonaws.vpce.…`) or an unusual name.
    #[must_use]
    pub fn aws_service(&self) -> Option<(&str, &str)> {
        // The Regions in China and some newer services have other prefixes.
        let rest = ["com.amazonaws.", "cn.com.amazonaws.", "aws.api."]
            .into_iter()
            .find_map(|front| self.service_name.strip_prefix(front))?;
        rest.split_once('.').filter(|(region, _)| *region != "vpce")
    }
}
