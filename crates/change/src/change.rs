//! The change from today's network to a design, as plain data that every language is written from.

use natpoint_model::catalogue::instances::InstanceType;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::Report;
use natpoint_model::compare::recommendation::{self, Action, CurrentNetwork, Resource};
use natpoint_model::cost::bill::Line;
use natpoint_model::cost::design;
use natpoint_model::cost::{Bill, ChargeKind, Design, nat};
use natpoint_model::scenario::{NatConnectivity, NatTopology, Scenario, TransitGateway};
use natpoint_model::units::Usd;

use crate::alarm::Alarm;
use crate::name::Name;

/// What is kept, created and deleted, and all that the created resources have to say of themselves.
///
/// The ids of the network are not in it, because no scenario has them: code asks for them as variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The name that resources are tagged with.
    pub name: Name,
    /// The Region.
    pub region: RegionId,
    /// The AZs of the workload.
    pub azs: u32,
    /// How many VPCs are alike; outside a hub, each gets the same resources.
    pub vpcs: u32,
    /// The design that it leads to.
    pub design: Design,
    /// What is kept, added and removed in each VPC, as the decision record says it.
    pub actions: Vec<Action>,
    /// The current network's cost a month, if there is such a network.
    pub before: Option<Usd>,
    /// The bill of the design.
    pub bill: Bill,
    /// The services whose gateway endpoints are created in each VPC.
    pub gateway_endpoints: Vec<ServiceId>,
    /// The interface endpoints that are created in each VPC, or in the hub VPC.
    pub interface_endpoints: Vec<InterfaceEndpoint>,
    /// The interface endpoints that are created in each VPC beside those of a hub.
    pub beside_hub: Vec<InterfaceEndpoint>,
    /// The endpoint services that are not AWS's, in the order in which code numbers them.
    pub custom_services: Vec<ServiceId>,
    /// The interface endpoints of another Region's services that are created.
    pub cross_region: Option<CrossRegionEndpoints>,
    /// Those that are created in each VPC although there is a hub.
    pub cross_region_beside_hub: Option<CrossRegionEndpoints>,
    /// The way out that is created.
    pub egress: Option<NewEgress>,
    /// The hub that is created.
    pub hub: Option<Hub>,
    /// Whether it is made in one VPC, whose subnets are shared with the accounts of all workloads.
    pub shares_subnets: bool,
    /// Whether NAT gateways or NAT instances of each VPC are removed.
    pub removes_nat: bool,
    /// The numbers to watch afterwards.
    pub alarm: Alarm,
}

/// An interface endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InterfaceEndpoint {
    /// The service.
    pub service: ServiceId,
    /// In how many AZs.
    pub azs: u32,
    /// Whether it can answer for the service's public name; of services that are not AWS's, code asks.
    pub has_private_dns: bool,
}

/// Interface endpoints of services of another Region. Which services they are, no scenario says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CrossRegionEndpoints {
    /// The Region of the services.
    pub region: RegionId,
    /// How many endpoints.
    pub count: u32,
    /// In how many AZs each.
    pub azs: u32,
}

/// A way out of private subnets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewEgress {
    /// What it is.
    pub kind: EgressKind,
    /// What traffic passes first.
    pub inspection: Option<InspectionEndpoints>,
}

/// What inspects the traffic of a way out, with an endpoint in each AZ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InspectionEndpoints {
    /// Appliances behind a Gateway Load Balancer: the endpoints are created.
    GatewayLoadBalancer,
    /// AWS Network Firewall, which makes its endpoints itself: traffic is routed to those that are there, since a
    /// firewall is nothing without a policy of the user's own.
    NetworkFirewall,
}

impl NewEgress {
    /// Whether anything inspects the traffic.
    #[must_use]
    pub const fn is_inspected(self) -> bool {
        self.inspection.is_some()
    }
}

/// What a way out consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EgressKind {
    /// Zonal NAT gateways with public addresses.
    ZonalNat {
        /// How many: one for all AZs, or one in each.
        count: u32,
        /// Public IPv4 addresses of each.
        addresses: u32,
    },
    /// Zonal NAT gateways that reach private networks.
    PrivateNat {
        /// How many: one for all AZs, or one in each.
        count: u32,
    },
    /// A regional NAT gateway.
    RegionalNat {
        /// Public IPv4 addresses in each AZ; 1 leaves them to AWS.
        addresses: u32,
    },
    /// NAT instances.
    NatInstances {
        /// How many: one for all AZs, or one in each.
        count: u32,
        /// Their type.
        instance_type: InstanceType,
    },
    /// An egress-only internet gateway, for IPv6.
    EgressOnlyGateway,
}

/// What leads to a hub VPC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hub {
    /// A transit gateway, which may be there already with the attachments of the VPCs.
    TransitGateway(TransitGateway),
    /// A VPC peering connection from each VPC. It leads to interface endpoints alone, so all else is each VPC's own.
    Peering,
}

impl Change {
    /// The change to a design, or to the recommendation without one; none where the design is infeasible, nothing is to
    /// be reached, or a part of it cannot be written as code.
    #[must_use]
    pub fn new(scenario: &Scenario, report: &Report, design: Option<Design>, name: Name) -> Option<Self> {
        let (design, routing) = match design {
            Some(design) => (design, &report.priced(design)?.routing),
            None => report.recommendation.as_ref().map(|found| (found.design, &found.routing))?,
        };
        let current = CurrentNetwork::of(scenario, &report.prices);
        let actions =
            recommendation::actions_between(current.as_ref().map(|current| &current.routing), routing, scenario);
        // Public subnets would move the hosts themselves, which no template of a network does.
        if actions.iter().any(|action| matches!(action, Action::Add(Resource::PublicAddresses(_)))) {
            return None;
        }
        let added =
            || actions.iter().filter_map(|action| if let Action::Add(added) = action { Some(added) } else { None });
        let gateway_endpoints = added().find_map(|added| match added {
            Resource::GatewayEndpoints(services) => Some(services.clone()),
            _ => None,
        });
        let azs_of =
            |service| scenario.service(service).map_or(scenario.azs, |used| used.endpoint_azs(scenario)).count();
        let interface_endpoints = |services: &[ServiceId]| -> Vec<InterfaceEndpoint> {
            let endpoint = |service: &ServiceId| InterfaceEndpoint {
                service: *service,
                azs: azs_of(*service),
                has_private_dns: has_private_dns(*service),
            };
            services.iter().map(endpoint).collect()
        };
        let in_hub = added().find_map(|added| match added {
            Resource::HubEndpoints(services) => Some(interface_endpoints(services)),
            _ => None,
        });
        let own = added().find_map(|added| match added {
            Resource::InterfaceEndpoints(services) => Some(interface_endpoints(services)),
            _ => None,
        });
        let (in_hub, own) = (in_hub.unwrap_or_default(), own.unwrap_or_default());
        let (interface_endpoints, beside_hub) =
            if routing.hub.is_another_vpc() { (in_hub, own) } else { (own, Vec::new()) };
        let all = interface_endpoints.iter().chain(&beside_hub).map(|endpoint| endpoint.service);
        let custom_services = all.filter(|service| service.is_custom()).collect();
        let cross_region = added().find_map(|added| match added {
            Resource::CrossRegionEndpoints(count) => Some(*count),
            _ => None,
        });
        let cross_region = cross_region.zip(scenario.other_region).map(|(count, other)| CrossRegionEndpoints {
            region: other.region,
            count,
            azs: scenario.azs.count(),
        });
        let (cross_region, cross_region_beside_hub) =
            if routing.beside_hub.other_region { (None, cross_region) } else { (cross_region, None) };
        let kind = added().find_map(|added| egress_kind(added, scenario));
        let is_inspected = kind.is_some_and(|kind| kind != EgressKind::EgressOnlyGateway);
        let inspection = match (scenario.inspection.gateway_load_balancer, scenario.inspection.network_firewall) {
            (true, false) if is_inspected => Some(InspectionEndpoints::GatewayLoadBalancer),
            (false, true) if is_inspected => Some(InspectionEndpoints::NetworkFirewall),
            // In which order traffic passes both is not known.
            (true, true) if is_inspected => return None,
            _ => None,
        };
        let removes_nat = actions
            .iter()
            .any(|action| matches!(action, Action::Remove(Resource::NatGateways(_) | Resource::RegionalNatGateway)));
        let bill = Bill::of(&routing.charges(scenario, &report.prices));
        let alarm = Alarm::of(scenario, report, &bill, &actions);
        let change = Self {
            name,
            region: scenario.region,
            azs: scenario.azs.count(),
            vpcs: scenario.vpcs,
            design,
            before: current.map(|current| current.bill.total),
            bill,
            alarm,
            gateway_endpoints: gateway_endpoints.unwrap_or_default(),
            interface_endpoints,
            beside_hub,
            custom_services,
            cross_region,
            cross_region_beside_hub,
            egress: kind.map(|kind| NewEgress { kind, inspection }),
            hub: None,
            shares_subnets: routing.hub == design::Hub::SharedSubnets,
            removes_nat,
            actions,
        };
        let hub = match routing.hub {
            design::Hub::None | design::Hub::SharedSubnets => None,
            design::Hub::TransitGateway => Some(Hub::TransitGateway(scenario.transit_gateway)),
            // Nothing but interface endpoints is reached over a peering; without any, nobody needs one.
            design::Hub::Peering => change.has_interface_endpoints().then_some(Hub::Peering),
        };
        // Where a hub is and each VPC has NAT gateways of its own, these are there already: no code creates them.
        let is_written = change.egress.is_none() || routing.shares_egress() || hub.is_none();
        is_written.then_some(Self { hub, ..change })
    }

    /// The design's cost a month.
    #[must_use]
    pub fn after(&self) -> Usd {
        self.bill.total
    }

    /// Whether it creates nothing.
    #[must_use]
    pub fn adds_nothing(&self) -> bool {
        self.hub.is_none() && !self.shares_subnets && !self.adds_to_vpc()
    }

    /// Whether it creates endpoints or a way out.
    #[must_use]
    pub fn adds_to_vpc(&self) -> bool {
        !self.gateway_endpoints.is_empty() || self.has_interface_endpoints() || self.egress.is_some()
    }

    /// Whether the route tables have a default route already. What is removed stands elsewhere than a shared VPC.
    #[must_use]
    pub fn has_default_route(&self) -> bool {
        self.before.is_some() && !self.shares_subnets
    }

    /// What it creates in each VPC beside a hub, as a change of that VPC alone.
    #[must_use]
    pub fn in_each_vpc(&self) -> Option<Self> {
        let change = Self {
            hub: None,
            interface_endpoints: self.beside_hub.clone(),
            beside_hub: Vec::new(),
            gateway_endpoints: Vec::new(),
            cross_region: self.cross_region_beside_hub,
            cross_region_beside_hub: None,
            egress: None,
            ..self.clone()
        };
        self.has_endpoints_beside_hub().then_some(change)
    }

    /// Whether it creates interface endpoints in each VPC beside a hub.
    #[must_use]
    pub fn has_endpoints_beside_hub(&self) -> bool {
        !self.beside_hub.is_empty() || self.cross_region_beside_hub.is_some()
    }

    /// Whether it creates interface endpoints of either Region.
    #[must_use]
    pub fn has_interface_endpoints(&self) -> bool {
        !self.interface_endpoints.is_empty() || self.cross_region.is_some()
    }

    /// The most AZs that one of the interface endpoints is in; 0 without any.
    #[must_use]
    pub fn endpoint_azs(&self) -> u32 {
        let own = self.interface_endpoints.iter().map(|endpoint| endpoint.azs);
        own.chain(self.cross_region.map(|other| other.azs)).max().unwrap_or_default()
    }

    /// The line of the bill for a charge.
    #[must_use]
    pub fn line(&self, kind: ChargeKind) -> Option<&Line> {
        self.bill.lines.iter().find(|line| line.kind == kind)
    }

    /// The TCP ports that clients need to reach the interface endpoints at, in order.
    #[must_use]
    pub fn ports(&self) -> Vec<u16> {
        let own = self.interface_endpoints.iter().flat_map(|endpoint| ports(endpoint.service)).copied();
        // What another Region's endpoints are for is not known; all AWS APIs answer at 443.
        let mut ports: Vec<u16> = own.chain(self.cross_region.map(|_| 443)).collect();
        ports.sort_unstable();
        ports.dedup();
        ports
    }
}

fn egress_kind(added: &Resource, scenario: &Scenario) -> Option<EgressKind> {
    // Prices can be compared without public addresses; a public NAT gateway has at least one.
    let addresses = scenario.ipv4_per_nat.max(1);
    match added {
        Resource::NatGateways(_) | Resource::RegionalNatGateway | Resource::HubNatGateways => {
            Some(match scenario.nat {
                NatTopology::Regional => EgressKind::RegionalNat { addresses },
                _ if scenario.connectivity == NatConnectivity::Private => {
                    EgressKind::PrivateNat { count: scenario.billed_nat_gateways() }
                }
                _ => EgressKind::ZonalNat { count: scenario.billed_nat_gateways(), addresses },
            })
        }
        Resource::NatInstances(_) => {
            Some(EgressKind::NatInstances { count: nat::nat_instances(scenario), instance_type: scenario.instance? })
        }
        Resource::EgressOnlyGateway => Some(EgressKind::EgressOnlyGateway),
        Resource::SharedVpc
        | Resource::PublicAddresses(_)
        | Resource::GatewayEndpoints(_)
        | Resource::InterfaceEndpoints(_)
        | Resource::HubEndpoints(_)
        | Resource::CrossRegionEndpoints(_) => None,
    }
}

/// Whether an interface endpoint can answer for the service's public name.
///
/// Source: Amazon `DynamoDB` Developer Guide on AWS `PrivateLink`: it "does not support private DNS". Of all others
/// AWS's guide says that the name is enabled unless it is turned off. Whether the endpoint service of somebody else has
/// a private name, and when it accepts the endpoint, no scenario says.
fn has_private_dns(service: ServiceId) -> bool {
    !service.is_custom() && !matches!(service.slug(), "dynamodb" | "dynamodb-fips")
}

/// The TCP ports that a service answers at, beside or instead of HTTPS.
///
/// Sources: Amazon Keyspaces Developer Guide (9142), Amazon SES Developer Guide (SMTP), AWS `IoT` Core Developer Guide
/// (MQTT 8883, HTTPS 443 and 8443). Where a service that is not AWS's answers, only its provider knows.
#[must_use]
pub(crate) fn ports(service: ServiceId) -> &'static [u16] {
    match service.slug() {
        _ if service.is_custom() => &[443],
        "cassandra" | "cassandra-fips" => &[9142],
        "email-smtp" => &[25, 465, 587, 2465, 2587],
        "iot.data" => &[443, 8443, 8883],
        _ => &[443],
    }
}
