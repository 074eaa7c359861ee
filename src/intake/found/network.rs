//! What lists of resources say: the NAT gateways and endpoints that stand today.

use serde::{Deserialize, Serialize};

/// The resources of all lists together, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Network {
    /// The NAT gateways.
    pub nat_gateways: Vec<NatGateway>,
    /// The endpoints.
    pub endpoints: Vec<Endpoint>,
    /// The Region, where a list says it for all.
    pub region: Option<String>,
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
    pub standing: Standing,
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
    pub standing: Standing,
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

/// Whether a resource stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Standing {
    /// It does.
    Now,
    /// A plan creates it.
    Planned,
    /// A plan removes it.
    Leaving,
}

impl Endpoint {
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
