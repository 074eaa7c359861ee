//! NAT gateways and endpoints from resource lists.

use std::collections::HashMap;

use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;

use crate::reader::is_name;
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
    /// The subnets.
    pub subnets: Vec<Subnet>,
    /// The route tables.
    pub route_tables: Vec<RouteTable>,
    /// Whether a list of all NAT gateways was read, so that a VPC without one has none.
    pub lists_nat_gateways: bool,
}

/// A NAT gateway.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NatGateway {
    /// Its id, or its address in a plan.
    pub id: String,
    /// Its VPC; empty when the list has none.
    pub vpc: String,
    /// The code of its Region; empty when the list has none.
    pub region: String,
    /// Its subnet; empty for a regional one or when the list has none.
    pub subnet: String,
    /// The AZ of a zonal one, by name or id; empty when the list has none.
    pub az: String,
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
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Endpoint {
    /// Its id, or its address in a plan.
    pub id: String,
    /// Its VPC; empty when the list has none.
    pub vpc: String,
    /// The code of its Region; empty when neither the list nor the service's name has one.
    pub region: String,
    /// The name of its service, such as `com.amazonaws.ap-northeast-1.ecr.dkr`; empty when it is not known yet.
    pub service_name: String,
    /// Whether its service is told only by its name in a plan, since the service's name is known after apply.
    pub named_by_key: bool,
    /// Its kind.
    pub kind: EndpointKind,
    /// In how many AZs it has interfaces; none when the list does not state it. 0 for a gateway endpoint.
    pub azs: Option<u32>,
    /// Its network interfaces, which identify it in flow logs.
    pub interfaces: Vec<String>,
    /// The route tables that lead to a gateway endpoint; none when the list does not state them.
    pub route_tables: Option<Vec<String>>,
    /// Whether it exists, or a plan creates or removes it.
    pub state: ResourceState,
}

/// A subnet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subnet {
    /// Its id, or its address in a plan.
    pub id: String,
    /// Its VPC; empty when the list has none.
    pub vpc: String,
    /// The code of its Region; empty when the list has none.
    pub region: String,
    /// Its AZ, by name or id.
    pub az: String,
    /// Whether it is known that instances get no public address when they start there.
    pub private: bool,
    /// Whether its resolver answers with IPv6 addresses for hosts that have only IPv4 (DNS64).
    pub dns64: bool,
}

/// A route table.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteTable {
    /// Its id.
    pub id: String,
    /// Its VPC; empty when the list has none.
    pub vpc: String,
    /// The subnets that use it explicitly.
    pub subnets: Vec<String>,
    /// Whether the subnets without a table of their own use it.
    pub main: bool,
    /// The NAT gateways that its routes lead to.
    pub nat_gateways: Vec<String>,
    /// The endpoints that its routes lead to.
    pub endpoints: Vec<String>,
    /// How many routes it has, without those that a virtual private gateway propagates.
    pub routes: u32,
}

/// Zonal or regional.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Availability {
    /// In one AZ.
    #[default]
    Zonal,
    /// In all AZs that need it.
    Regional,
}

/// The connectivity type of a NAT gateway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Connectivity {
    /// It reaches the internet.
    #[default]
    Public,
    /// It reaches private networks only.
    Private,
}

/// A kind of endpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndpointKind {
    /// An interface endpoint, charged per hour and AZ and per GB.
    #[default]
    Interface,
    /// A gateway endpoint, which is free.
    Gateway,
    /// A Gateway Load Balancer endpoint.
    GatewayLoadBalancer,
    /// A resource endpoint.
    Resource,
    /// An endpoint of a service network.
    ServiceNetwork,
    /// An endpoint of AWS Network Firewall, charged per hour and AZ and per GB.
    NetworkFirewall,
}

/// The state of a resource. Where lists disagree, the later variant takes precedence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ResourceState {
    /// A plan creates it.
    Planned,
    /// It exists.
    #[default]
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

    /// Whether it has neither resources nor facts about them.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it tells of Regions at most.
    #[must_use]
    pub fn has_only_regions(&self) -> bool {
        *self == Self { regions: self.regions.clone(), ..Self::default() }
    }

    /// Fills what one list leaves open and another tells: the AZ of a NAT gateway by its subnet, and the Region of a
    /// resource by its VPC.
    pub(crate) fn complete(&mut self) {
        let by_id: HashMap<&str, &Subnet> = self.subnets.iter().map(|subnet| (subnet.id.as_str(), subnet)).collect();
        for nat in &mut self.nat_gateways {
            if let Some(subnet) = by_id.get(nat.subnet.as_str()) {
                fill_empty(&mut nat.az, subnet.az.clone());
                fill_empty(&mut nat.vpc, subnet.vpc.clone());
                fill_empty(&mut nat.region, subnet.region.clone());
            }
        }
        let subnets = self.subnets.iter().map(|subnet| (&subnet.vpc, &subnet.region));
        let gateways = self.nat_gateways.iter().map(|nat| (&nat.vpc, &nat.region));
        let endpoints = self.endpoints.iter().map(|endpoint| (&endpoint.vpc, &endpoint.region));
        let told =
            subnets.chain(gateways).chain(endpoints).filter(|(vpc, region)| !vpc.is_empty() && !region.is_empty());
        let regions: HashMap<String, String> = told.map(|(vpc, region)| (vpc.clone(), region.clone())).collect();
        let region_of = |vpc: &str| regions.get(vpc).cloned().unwrap_or_default();
        for nat in &mut self.nat_gateways {
            fill_empty(&mut nat.region, region_of(&nat.vpc));
        }
        for endpoint in &mut self.endpoints {
            fill_empty(&mut endpoint.region, region_of(&endpoint.vpc));
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

impl Subnet {
    /// Fills missing properties from another record of the same subnet.
    pub fn merge(&mut self, other: Self) {
        fill_empty(&mut self.vpc, other.vpc);
        fill_empty(&mut self.region, other.region);
        fill_empty(&mut self.az, other.az);
        self.private |= other.private;
        self.dns64 |= other.dns64;
    }
}

impl NatGateway {
    /// Fills missing properties from another record of the same gateway, and takes the later of both states.
    pub fn merge(&mut self, other: Self) {
        fill_empty(&mut self.vpc, other.vpc);
        fill_empty(&mut self.region, other.region);
        fill_empty(&mut self.subnet, other.subnet);
        fill_empty(&mut self.az, other.az);
        self.azs = self.azs.or(other.azs);
        self.public_ipv4 = self.public_ipv4.or(other.public_ipv4);
        if self.interfaces.is_empty() {
            self.interfaces = other.interfaces;
        }
        self.state = self.state.max(other.state);
    }
}

impl EndpointKind {
    /// Parses the name that AWS, its console and Terraform use, in any case.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let all = [
            ("Interface", Self::Interface),
            ("Gateway", Self::Gateway),
            ("GatewayLoadBalancer", Self::GatewayLoadBalancer),
            ("Resource", Self::Resource),
            ("ServiceNetwork", Self::ServiceNetwork),
        ];
        all.into_iter().find(|(known, _)| is_name(name, known)).map(|(_, kind)| kind)
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
        fill_empty(&mut self.region, other.region);
        fill_empty(&mut self.service_name, other.service_name);
        // The interfaces of a firewall's endpoint do not tell whose it is.
        if other.kind == EndpointKind::NetworkFirewall {
            self.kind = other.kind;
        }
        self.azs = self.azs.or(other.azs);
        self.route_tables = self.route_tables.take().or(other.route_tables);
        if self.interfaces.is_empty() {
            self.interfaces = other.interfaces;
        }
        self.state = self.state.max(other.state);
    }

    /// The Region and the service in its service name: `com.amazonaws.REGION.SERVICE`.
    ///
    /// None for the service of a third party (`com.amazonaws.vpce.…`) or an unusual name. The Region may be an
    /// expression, as in a template.
    #[must_use]
    pub fn aws_service(&self) -> Option<(&str, &str)> {
        aws_service(&self.service_name)
    }

    /// The code of its Region: that of an AWS service's name, or else the list's; empty where neither has one.
    pub(crate) fn region_code(&self) -> &str {
        region_in(&self.service_name).unwrap_or(&self.region)
    }

    /// Whether its service belongs to a third party, or to the user.
    #[must_use]
    pub fn is_of_third_party(&self) -> bool {
        is_third_party(&self.service_name)
    }
}

/// Whether the name of an endpoint service is that of a third party's, or of the user's own.
pub(crate) fn is_third_party(service_name: &str) -> bool {
    service_name.contains("com.amazonaws.vpce.") || service_name.contains("vpce-svc-")
}

/// The Region and the service in the name of an endpoint service: see [`Endpoint::aws_service`].
pub(crate) fn aws_service(service_name: &str) -> Option<(&str, &str)> {
    ServiceId::behind_name_front(service_name)?.split_once('.').filter(|(region, _)| *region != "vpce")
}

/// The Region in the name of an AWS service. That in a third party's is the provider's, which may be another one than
/// the endpoint's, and a template has an expression in its place: none.
///
/// Source: the guide of AWS `PrivateLink`, "Cross-Region access" of endpoint services.
pub(crate) fn region_in(service_name: &str) -> Option<&str> {
    let (code, _) = aws_service(service_name)?;
    RegionId::from_code(code).map(|_| code)
}
