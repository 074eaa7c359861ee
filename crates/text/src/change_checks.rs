//! Texts of the checks before a change: what was seen in the files of the user, and what could not be seen.

/// Something in the network that a change would stumble over. Ids and names are as the files write them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CheckFinding {
    /// A DNS attribute of the VPC is off.
    DnsOff {
        /// The VPC.
        vpc: String,
        /// The attribute, as AWS writes it.
        attribute: &'static str,
    },
    /// The VPC has an endpoint that the change would create.
    EndpointExists {
        /// The VPC.
        vpc: String,
        /// The endpoint.
        endpoint: String,
        /// The name of its service.
        service: String,
    },
    /// A gateway endpoint lacks a route table of private subnets.
    RouteMissing {
        /// The route table.
        table: String,
        /// The endpoint.
        endpoint: String,
    },
    /// DNS64 sends clients with IPv6 past a gateway endpoint.
    Dns64 {
        /// The subnet.
        subnet: String,
    },
    /// The policy of the endpoint for Amazon S3 forbids the bucket of image layers.
    LayersForbidden {
        /// The endpoint.
        endpoint: String,
        /// The bucket.
        bucket: String,
        /// Whether a condition decides.
        depends: bool,
    },
    /// There would be more of something than AWS allows.
    Quota {
        /// What is counted.
        quota: Quota,
        /// The VPC, the Region or the route table that it is counted in.
        place: String,
        /// How many there would be.
        needed: u32,
        /// How many AWS allows.
        allowed: u32,
    },
    /// No private subnet of an AZ has an address for each endpoint.
    NoAddresses {
        /// The VPC.
        vpc: String,
        /// The AZ.
        az: String,
        /// How many addresses are needed in one subnet.
        needed: u32,
        /// The most that one subnet has.
        most: u32,
    },
    /// A service has no endpoints in an AZ with private subnets.
    AzWithoutService {
        /// The AZ.
        az: String,
        /// The name of the service.
        service: String,
    },
    /// A private hosted zone has the public name of a service.
    ZoneConflict {
        /// The id of the zone.
        zone: String,
        /// Its name.
        name: String,
    },
    /// The security groups of an endpoint let a subnet's clients in at no or not every port.
    GroupCloses {
        /// The endpoint.
        endpoint: String,
        /// Its security group.
        group: String,
        /// The subnet.
        subnet: String,
        /// The port.
        port: u16,
        /// Whether security groups or prefix lists may come in, so that it depends on the clients.
        depends: bool,
    },
    /// A network ACL stops packets between two subnets.
    AclStops {
        /// The ACL.
        acl: String,
        /// Its rule; none for the last one of every ACL.
        rule: Option<u32>,
        /// The subnet that it stands around.
        subnet: String,
        /// The addresses on the other side.
        peer: String,
        /// Whether what leaves the subnet is stopped.
        egress: bool,
        /// The port of the calls, or none for the answers.
        port: Option<u16>,
    },
}

/// What AWS allows only so many of, unless it was asked for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quota {
    /// Interface endpoints in a VPC, with those in front of Gateway Load Balancers.
    InterfaceEndpoints,
    /// Gateway endpoints of an account in a Region.
    GatewayEndpoints,
    /// Routes in a route table, without those that a virtual private gateway propagates.
    Routes,
}

/// Something that decides whether a change works and that no file shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unseen {
    /// The DNS attributes of the VPC.
    Dns,
    /// The endpoints of the VPC.
    Endpoints,
    /// The route tables.
    RouteTables,
    /// The subnets, with their free addresses.
    Subnets,
    /// The AZs of the services.
    Offers,
    /// The private hosted zones.
    HostedZones,
    /// The network ACLs.
    NetworkAcls,
    /// The security groups.
    SecurityGroups,
}

/// Labels of the checks.
#[derive(Clone, Copy, Debug)]
pub struct CheckLabels {
    /// The heading.
    pub heading: &'static str,
    /// That nothing that was seen is in the way.
    pub nothing: &'static str,
    /// What stands in front of what was not seen.
    pub unseen: &'static str,
    /// How to have it checked.
    pub how: &'static str,
}

/// Sentences of the checks.
pub trait CheckText {
    /// The labels.
    fn check_labels(&self) -> &'static CheckLabels;
    /// What was seen, where, and what follows from it.
    fn check_finding(&self, finding: &CheckFinding) -> String;
    /// What could not be seen, as a question.
    fn unseen(&self, unseen: Unseen) -> &'static str;
}
