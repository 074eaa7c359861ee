//! Checks before a change starts, against the lists of resources that the user brought.

use std::collections::BTreeSet;

use natpoint_import::ImportedData;
use natpoint_import::imported_data::{
    Endpoint, EndpointKind, ImportedNetwork, NetworkSettings, ResourceState, RouteTable, Subnet,
};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::Scenario;
use natpoint_text::document::{Block, Document};
use natpoint_text::{CheckFinding, Locale, Quota, Unseen};

use crate::change::Change;
use access::Permission;

mod access;
mod cidr;
mod commands;
mod filters;

/// How many AWS allows, unless it was asked for more.
///
/// Sources: the AWS `PrivateLink` Guide, "Quotas"; the Amazon VPC User Guide, "Amazon VPC quotas", where routes were 50
/// until June 2025.
const fn allowed(quota: Quota) -> u32 {
    match quota {
        Quota::InterfaceEndpoints => 50,
        Quota::GatewayEndpoints => 20,
        Quota::Routes => 500,
    }
}

/// What was seen in the way of a change, and what no file shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checks {
    /// What was seen, each with the command that mends it.
    pub findings: Vec<(CheckFinding, String)>,
    /// What could not be seen, each with the command that shows it.
    pub unseen: Vec<(Unseen, String)>,
}

impl Checks {
    /// Checks a change against the VPC that was chosen of the lists, or else the first one with a NAT gateway. What
    /// belongs to a hub VPC or to a shared one is not checked, since no list says which VPC that is.
    #[must_use]
    pub fn new(change: &Change, scenario: &Scenario, imported: &ImportedData, vpc: Option<&str>) -> Self {
        // Of a VPC that is shared, which no list tells from the others, nothing is seen.
        let nothing = ImportedData::default();
        let (imported, vpc) = if change.shares_subnets { (&nothing, None) } else { (imported, vpc) };
        let network = &imported.network;
        let vpc = vpc.filter(|vpc| !vpc.is_empty()).map_or_else(|| first_vpc(network), str::to_owned);
        let view = View { change, scenario, network, settings: &imported.settings, vpc: &vpc };
        let mut found = Vec::new();
        let mut unseen = Vec::new();
        view.gateway_endpoints(&mut found, &mut unseen);
        if change.hub.is_none() {
            view.interface_endpoints(&mut found, &mut unseen);
        }
        let region = change.region.code();
        let findings = found.into_iter().map(|finding| {
            let command = commands::mending(&finding, region, &vpc);
            (finding, command)
        });
        let all = [
            Unseen::Dns,
            Unseen::Endpoints,
            Unseen::RouteTables,
            Unseen::Subnets,
            Unseen::Offers,
            Unseen::HostedZones,
            Unseen::NetworkAcls,
            Unseen::SecurityGroups,
        ];
        let unseen = all.into_iter().filter(|one| unseen.contains(one));
        Self {
            findings: findings.collect(),
            unseen: unseen.map(|one| (one, commands::showing(one, region, &vpc))).collect(),
        }
    }

    /// The checks as a text: what was seen, then what was not.
    #[must_use]
    pub fn document(&self, locale: &dyn Locale) -> Document {
        let labels = locale.check_labels();
        let mut blocks = Vec::new();
        for (finding, command) in &self.findings {
            blocks.push(Block::Paragraph(locale.check_finding(finding)));
            blocks.push(Block::Code(command.clone()));
        }
        if self.findings.is_empty() && self.unseen.is_empty() {
            blocks.push(Block::Paragraph(labels.nothing.to_owned()));
        }
        if !self.unseen.is_empty() {
            blocks.push(Block::Heading(labels.unseen.to_owned()));
            blocks.push(Block::List(self.unseen.iter().map(|(one, _)| locale.unseen(*one).to_owned()).collect()));
            blocks.push(Block::Paragraph(labels.how.to_owned()));
            let commands: Vec<&str> = self.unseen.iter().map(|(_, command)| command.as_str()).collect();
            blocks.push(Block::Code(commands.join("\n")));
        }
        blocks
    }
}

/// The first VPC with a NAT gateway, or else with a subnet; empty where no list names one.
fn first_vpc(network: &ImportedNetwork) -> String {
    let gateways = network.nat_gateways.iter().map(|nat| &nat.vpc);
    let subnets = network.subnets.iter().map(|subnet| &subnet.vpc);
    let endpoints = network.endpoints.iter().map(|endpoint| &endpoint.vpc);
    gateways.chain(subnets).chain(endpoints).find(|vpc| !vpc.is_empty()).cloned().unwrap_or_default()
}

/// Says so where there would be more of something than AWS allows.
fn exceeded(quota: Quota, place: &str, needed: u32, found: &mut Vec<CheckFinding>) {
    let allowed = allowed(quota);
    if needed > allowed {
        found.push(CheckFinding::Quota { quota, place: place.to_owned(), needed, allowed });
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// A change beside what lists say of one VPC.
struct View<'a> {
    change: &'a Change,
    scenario: &'a Scenario,
    network: &'a ImportedNetwork,
    settings: &'a NetworkSettings,
    vpc: &'a str,
}

impl<'a> View<'a> {
    fn is_here(&self, vpc: &str) -> bool {
        vpc == self.vpc
    }

    fn endpoints(&self) -> impl Iterator<Item = &'a Endpoint> {
        let vpc = self.vpc;
        let all = self.network.endpoints.iter();
        all.filter(move |endpoint| endpoint.vpc == vpc && endpoint.state == ResourceState::Existing)
    }

    fn route_tables(&self) -> impl Iterator<Item = &'a RouteTable> {
        let vpc = self.vpc;
        self.network.route_tables.iter().filter(move |table| table.vpc == vpc)
    }

    /// The subnets whose route table leads to a NAT gateway; without route tables, those that give no public address.
    fn private_subnets(&self) -> Vec<&'a Subnet> {
        let has_tables = self.route_tables().next().is_some();
        let here = self.network.subnets.iter().filter(|subnet| self.is_here(&subnet.vpc));
        let is_private = |subnet: &&Subnet| {
            if !has_tables {
                return subnet.private;
            }
            let own = self.route_tables().find(|table| table.subnets.contains(&subnet.id));
            let table = own.or_else(|| self.route_tables().find(|table| table.main));
            table.is_some_and(|table| !table.nat_gateways.is_empty())
        };
        here.filter(is_private).collect()
    }

    fn existing(&self, service: ServiceId, kind: EndpointKind) -> impl Iterator<Item = &'a Endpoint> {
        let name = service.name_in(self.change.region);
        self.endpoints().filter(move |endpoint| endpoint.kind == kind && endpoint.service_name == name)
    }

    fn already_there(&self, service: ServiceId, kind: EndpointKind, found: &mut Vec<CheckFinding>) {
        found.extend(self.existing(service, kind).map(|endpoint| CheckFinding::EndpointExists {
            vpc: endpoint.vpc.clone(),
            endpoint: endpoint.id.clone(),
            service: endpoint.service_name.clone(),
        }));
    }

    /// Routes, DNS64 and policies of gateway endpoints, those that exist and those that are created.
    fn gateway_endpoints(&self, found: &mut Vec<CheckFinding>, unseen: &mut Vec<Unseen>) {
        for service in &self.change.gateway_endpoints {
            self.already_there(*service, EndpointKind::Gateway, found);
        }
        let existing = || self.endpoints().filter(|endpoint| endpoint.kind == EndpointKind::Gateway);
        let creates = !self.change.gateway_endpoints.is_empty();
        if creates && self.endpoints().next().is_none() {
            unseen.push(Unseen::Endpoints);
        }
        if creates && self.route_tables().next().is_none() {
            unseen.push(Unseen::RouteTables);
        }
        if creates {
            self.gateway_quotas(found);
        }
        for endpoint in existing() {
            let tables = self.route_tables().filter(|table| !table.nat_gateways.is_empty());
            let without = tables.filter(|table| {
                let listed = endpoint.route_tables.as_ref().is_some_and(|tables| tables.contains(&table.id));
                !listed && !table.endpoints.contains(&endpoint.id)
            });
            found.extend(
                without
                    .map(|table| CheckFinding::RouteMissing { table: table.id.clone(), endpoint: endpoint.id.clone() }),
            );
        }
        if creates || existing().next().is_some() {
            let dns64 = self.private_subnets().into_iter().filter(|subnet| subnet.dns64);
            found.extend(dns64.map(|subnet| CheckFinding::Dns64 { subnet: subnet.id.clone() }));
        }
        let pulls_images = self.scenario.services.iter().any(|used| used.service.slug() == "ecr.dkr");
        if pulls_images {
            found.extend(self.endpoints().filter_map(|endpoint| self.layers(endpoint)));
        }
    }

    /// Whether an endpoint for Amazon S3 lets the layers of images through.
    ///
    /// Source: Amazon ECR User Guide, "Amazon ECR interface VPC endpoints": `s3:GetObject` on
    /// `arn:aws:s3:::prod-region-starport-layer-bucket/*`.
    fn layers(&self, endpoint: &Endpoint) -> Option<CheckFinding> {
        let region = self.change.region.code();
        if endpoint.service_name.rsplit('.').next() != Some("s3") {
            return None;
        }
        let settings = self.settings.endpoints.iter().find(|settings| settings.id == endpoint.id)?;
        let partition = match region.split('-').next()? {
            "cn" => "aws-cn",
            "us" if region.starts_with("us-gov-") => "aws-us-gov",
            _ => "aws",
        };
        let bucket = format!("arn:{partition}:s3:::prod-{region}-starport-layer-bucket");
        // Layers have names of their own; a policy names none of them.
        let depends = match access::permission(settings.policy.as_ref()?, "s3:GetObject", &format!("{bucket}/layer")) {
            Permission::Allowed => return None,
            Permission::Depends => true,
            Permission::Denied => false,
        };
        let bucket = format!("{bucket}/*");
        Some(CheckFinding::LayersForbidden { endpoint: endpoint.id.clone(), bucket, depends })
    }

    /// What interface endpoints need of a VPC.
    fn interface_endpoints(&self, found: &mut Vec<CheckFinding>, unseen: &mut Vec<Unseen>) {
        let added = &self.change.interface_endpoints;
        if added.is_empty() {
            return;
        }
        for endpoint in added {
            self.already_there(endpoint.service, EndpointKind::Interface, found);
        }
        if self.endpoints().next().is_none() {
            unseen.push(Unseen::Endpoints);
        }
        self.dns(found, unseen);
        self.quota(found);
        self.addresses(found, unseen);
        self.offers(found, unseen);
        self.security_groups(found, unseen);
        self.network_acls(found, unseen);
    }

    fn dns(&self, found: &mut Vec<CheckFinding>, unseen: &mut Vec<Unseen>) {
        let stated = self.settings.vpcs.iter().find(|vpc| self.is_here(&vpc.id));
        let attributes = [
            ("enableDnsSupport", stated.and_then(|vpc| vpc.dns_support)),
            ("enableDnsHostnames", stated.and_then(|vpc| vpc.dns_hostnames)),
        ];
        for (attribute, on) in attributes {
            match on {
                Some(true) => {}
                Some(false) => found.push(CheckFinding::DnsOff { vpc: self.vpc.to_owned(), attribute }),
                None => unseen.push(Unseen::Dns),
            }
        }
        let Some(zones) = &self.settings.hosted_zones else {
            unseen.push(Unseen::HostedZones);
            return;
        };
        for endpoint in self.change.interface_endpoints.iter().filter(|endpoint| endpoint.has_private_dns) {
            let name = endpoint.service.name_in(self.change.region);
            let offer = self.settings.offers.iter().find(|offer| offer.service_name == name);
            let names: BTreeSet<&str> =
                offer.iter().flat_map(|offer| &offer.private_names).map(|name| name.trim_start_matches("*.")).collect();
            let here =
                zones.iter().filter(|zone| zone.vpcs.is_empty() || zone.vpcs.iter().any(|vpc| self.is_here(vpc)));
            let same = here.filter(|zone| names.contains(zone.name.as_str()));
            found
                .extend(same.map(|zone| CheckFinding::ZoneConflict { zone: zone.id.clone(), name: zone.name.clone() }));
        }
    }

    /// How many interface endpoints the change creates that are not there already.
    fn endpoints_to_create(&self) -> u32 {
        let added = self.change.interface_endpoints.iter();
        let new = added.filter(|one| self.existing(one.service, EndpointKind::Interface).next().is_none()).count();
        let other = self.change.cross_region.map_or(0, |other| other.count);
        count(new).saturating_add(other)
    }

    /// Gateway endpoints of all VPCs in the Region, and a route of each in each route table of private subnets.
    fn gateway_quotas(&self, found: &mut Vec<CheckFinding>) {
        let region = self.change.region.code();
        let is_gateway = |endpoint: &&Endpoint| {
            endpoint.kind == EndpointKind::Gateway
                && endpoint.state == ResourceState::Existing
                && (endpoint.region.is_empty() || endpoint.region == region)
        };
        let there = count(self.network.endpoints.iter().filter(is_gateway).count());
        let created = count(self.change.gateway_endpoints.len());
        let vpcs = if self.change.shares_subnets { 1 } else { self.change.vpcs };
        exceeded(Quota::GatewayEndpoints, region, there.saturating_add(created.saturating_mul(vpcs)), found);
        // A default route that is there is replaced.
        let leads_out = self.change.hub.is_some() || self.change.egress.is_some();
        let routes = created.saturating_add(u32::from(leads_out && !self.change.has_default_route()));
        for table in self.route_tables().filter(|table| !table.nat_gateways.is_empty()) {
            exceeded(Quota::Routes, &table.id, table.routes.saturating_add(routes), found);
        }
    }

    fn quota(&self, found: &mut Vec<CheckFinding>) {
        // Endpoints of Gateway Load Balancers count too.
        // The endpoints of a firewall are Gateway Load Balancer endpoints.
        let counts = |kind| {
            matches!(kind, EndpointKind::Interface | EndpointKind::GatewayLoadBalancer | EndpointKind::NetworkFirewall)
        };
        let there = self.endpoints().filter(|endpoint| counts(endpoint.kind)).count();
        exceeded(Quota::InterfaceEndpoints, self.vpc, count(there).saturating_add(self.endpoints_to_create()), found);
    }

    fn addresses(&self, found: &mut Vec<CheckFinding>, unseen: &mut Vec<Unseen>) {
        let needed = self.endpoints_to_create();
        let subnets = self.private_subnets();
        let free = |subnet: &Subnet| {
            self.settings
                .subnets
                .iter()
                .find(|settings| settings.id == subnet.id)
                .and_then(|found| found.free_addresses)
        };
        let azs: BTreeSet<&str> = subnets.iter().map(|subnet| subnet.az.as_str()).collect();
        if azs.is_empty() || subnets.iter().any(|subnet| free(subnet).is_none()) {
            unseen.push(Unseen::Subnets);
        }
        for az in azs {
            let of_az = || subnets.iter().filter(|subnet| subnet.az == az);
            // A subnet whose addresses are not known may have enough.
            let Some(most) = of_az().map(|subnet| free(subnet)).collect::<Option<Vec<_>>>() else { continue };
            let most = most.into_iter().max().unwrap_or_default();
            if most < needed {
                let (vpc, az) = (self.vpc.to_owned(), az.to_owned());
                found.push(CheckFinding::NoAddresses { vpc, az, needed, most });
            }
        }
    }

    fn offers(&self, found: &mut Vec<CheckFinding>, unseen: &mut Vec<Unseen>) {
        for endpoint in &self.change.interface_endpoints {
            let name = endpoint.service.name_in(self.change.region);
            let Some(offer) = self.settings.offers.iter().find(|offer| offer.service_name == name) else {
                // Amazon's own list has no service of somebody else, whose provider is asked in a step.
                if endpoint.service.is_custom() {
                    continue;
                }
                unseen.push(Unseen::Offers);
                continue;
            };
            let subnets = self.private_subnets();
            let azs: BTreeSet<&str> = subnets.iter().map(|subnet| subnet.az.as_str()).collect();
            // Ids of AZs are the same in all accounts and names are not, so only names are compared with names.
            let region = self.change.region.code();
            let without = azs.into_iter().filter(|az| az.starts_with(region) && !offer.azs.iter().any(|one| one == az));
            found.extend(
                without
                    .filter(|_| !offer.azs.is_empty())
                    .map(|az| CheckFinding::AzWithoutService { az: az.to_owned(), service: name.clone() }),
            );
        }
    }
}
