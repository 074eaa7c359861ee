//! Settings of a network that decide whether an endpoint is reached, beside the resources that are priced.

use serde::{Deserialize, Serialize};

/// The settings of all lists. What no list says is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkSettings {
    /// DNS attributes and addresses of VPCs.
    pub vpcs: Vec<VpcSettings>,
    /// Addresses of subnets.
    pub subnets: Vec<SubnetSettings>,
    /// Security groups, subnets and policies of endpoints.
    pub endpoints: Vec<EndpointSettings>,
    /// Security groups.
    pub security_groups: Vec<SecurityGroup>,
    /// Network ACLs.
    pub network_acls: Vec<NetworkAcl>,
    /// Endpoint services that AWS offers.
    pub offers: Vec<EndpointOffer>,
    /// Private hosted zones; none where no list of them was read.
    pub hosted_zones: Option<Vec<HostedZone>>,
}

/// Settings of a VPC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VpcSettings {
    /// Its id.
    pub id: String,
    /// `enableDnsSupport`.
    pub dns_support: Option<bool>,
    /// `enableDnsHostnames`.
    pub dns_hostnames: Option<bool>,
}

/// Addresses of a subnet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubnetSettings {
    /// Its id.
    pub id: String,
    /// Its IPv4 CIDR block; empty when the list has none.
    pub cidr_block: String,
    /// How many IPv4 addresses are left.
    pub free_addresses: Option<u32>,
}

/// Settings of an endpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndpointSettings {
    /// Its id.
    pub id: String,
    /// The security groups of its interfaces.
    pub security_groups: Vec<String>,
    /// The subnets of its interfaces.
    pub subnets: Vec<String>,
    /// The statements of its policy; none where the list has no policy, or one that is not understood.
    pub policy: Option<Vec<PolicyStatement>>,
}

/// A statement of a policy.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyStatement {
    /// Whether it allows; otherwise it denies.
    pub allows: bool,
    /// Whether it holds for some callers or under some conditions only.
    pub is_conditional: bool,
    /// Patterns of actions.
    pub actions: Vec<String>,
    /// Patterns of resources.
    pub resources: Vec<String>,
}

/// A security group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecurityGroup {
    /// Its id.
    pub id: String,
    /// What it lets in over TCP.
    pub ingress: Vec<PortRule>,
}

/// TCP ports that are open to some peers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PortRule {
    /// The first port.
    pub from: u16,
    /// The last port.
    pub to: u16,
    /// IPv4 CIDR blocks.
    pub cidr_blocks: Vec<String>,
    /// Whether security groups or prefix lists may come in too, of which the addresses are not known.
    pub has_others: bool,
}

/// A network ACL.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NetworkAcl {
    /// Its id.
    pub id: String,
    /// The subnets that it stands around.
    pub subnets: Vec<String>,
    /// Its rules for TCP over IPv4, in the order in which they are tried.
    pub rules: Vec<AclRule>,
}

/// A rule of a network ACL.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AclRule {
    /// Its number.
    pub number: u32,
    /// Whether it is about what leaves the subnet.
    pub egress: bool,
    /// Whether it allows.
    pub allows: bool,
    /// The first port.
    pub from: u16,
    /// The last port.
    pub to: u16,
    /// The IPv4 CIDR block.
    pub cidr_block: String,
}

/// An endpoint service that AWS offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EndpointOffer {
    /// Its name.
    pub service_name: String,
    /// The names of its AZs.
    pub azs: Vec<String>,
    /// The public names that its endpoints answer for.
    pub private_names: Vec<String>,
}

/// A private hosted zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HostedZone {
    /// Its id.
    pub id: String,
    /// Its name without the dot at its end.
    pub name: String,
    /// The VPCs that it is associated with; empty where the list was asked for one VPC and does not name it.
    pub vpcs: Vec<String>,
}
