//! The entries of `network-config.yaml`: the VPC, and with a hub the hub's VPC and the transit gateway.

use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::TransitGateway;
use natpoint_text::Locale;

use super::replacements::Replacements;
use crate::change::{Change, EgressKind, Hub, InterfaceEndpoint};
use crate::template::{Map, Value, map};

/// The private ASN that a new transit gateway has unless another is given.
///
/// Source: Amazon EC2 API Reference, `TransitGatewayRequestOptions`.
const ASN: &str = "64512";
const EVERYWHERE: &str = "0.0.0.0/0";

/// All entries.
pub(super) fn entries(change: &Change, asked: &mut Replacements, locale: &dyn Locale) -> Map {
    let mut writer = Writer { change, asked, locale };
    match change.hub {
        Some(Hub::TransitGateway(there)) => {
            let mut all = Map::default();
            if there == TransitGateway::None || change.egress.is_some() {
                all.set("transitGateways", Value::list([writer.transit_gateway(there)]));
            }
            let vpcs = [writer.hub(there), writer.vpc(Some(there))];
            all.set("vpcs", Value::list(vpcs));
            all
        }
        Some(Hub::Peering) | None => map([("vpcs", Value::list([writer.vpc(None)]))]),
    }
}

struct Writer<'a> {
    change: &'a Change,
    asked: &'a mut Replacements,
    locale: &'a dyn Locale,
}

impl Writer<'_> {
    /// The VPC of the workload; with a hub, one of those that use it.
    fn vpc(&mut self, hub: Option<TransitGateway>) -> Map {
        let (change, labels) = (self.change, self.locale.change_labels());
        let account = self.asked.ask("VpcAccount", labels.in_account);
        let mut entry = self.begin("VpcName", labels.in_vpc, account);
        if hub.is_some() && change.has_interface_endpoints() {
            entry.set("useCentralEndpoints", true);
        }
        let endpoints = if hub.is_some() { &change.beside_hub } else { &change.interface_endpoints };
        let clients = [("VpcCidrBlock", labels.in_vpc_cidr_blocks)];
        let subnets = ["PrivateSubnet", labels.in_private_subnets_plain];
        self.interface_endpoints(&mut entry, endpoints, subnets, &clients, false);
        self.gateway_endpoints(&mut entry);
        if hub.is_none() {
            self.way_out(&mut entry, subnets);
        }
        if let Some(there) = hub.filter(|there| *there == TransitGateway::None) {
            let subnets = self.asked.by_az(subnets[0], change.azs, subnets[1]);
            self.attachment(&mut entry, there, subnets);
        }
        self.private_routes(&mut entry, hub);
        entry
    }

    /// The hub's VPC.
    fn hub(&mut self, there: TransitGateway) -> Map {
        let (change, labels) = (self.change, self.locale.change_labels());
        let account = self.asked.ask("HubAccount", labels.in_hub_account);
        let mut entry = self.begin("HubVpcName", labels.in_hub_vpc, account);
        let subnets = ["HubSubnet", labels.in_hub_subnets_plain];
        let clients = [("HubCidrBlock", labels.in_hub_cidr_blocks), ("SpokeCidrBlock", labels.in_spoke_cidr_block)];
        self.interface_endpoints(&mut entry, &change.interface_endpoints, subnets, &clients, true);
        self.way_out(&mut entry, subnets);
        let own = self.asked.by_az(subnets[0], change.azs, subnets[1]);
        self.attachment(&mut entry, there, own);
        self.hub_routes(&mut entry, there);
        entry
    }

    fn begin(&mut self, key: &str, said: &str, account: Value) -> Map {
        let region = self.change.region.code();
        map([("name", self.asked.ask(key, said)), ("account", account), ("region", region.into())])
    }

    fn interface_endpoints(
        &mut self,
        entry: &mut Map,
        endpoints: &[InterfaceEndpoint],
        [list, said]: [&str; 2],
        clients: &[(&str, &str)],
        is_central: bool,
    ) {
        let Some(first) = endpoints.first() else { return };
        let mut told = Map::default();
        if is_central {
            told.set("central", true);
        }
        told.set("defaultPolicy", self.policy());
        told.set("subnets", Value::List(self.asked.by_az(list, first.azs, said)));
        told.set("allowedCidrs", Value::List(clients.iter().map(|(key, said)| self.asked.ask(key, said)).collect()));
        told.set("endpoints", services(endpoints.iter().map(|endpoint| endpoint.service)));
        entry.set("interfaceEndpoints", told);
    }

    fn gateway_endpoints(&mut self, entry: &mut Map) {
        if self.change.gateway_endpoints.is_empty() {
            return;
        }
        let endpoints = services(self.change.gateway_endpoints.iter().copied());
        entry.set("gatewayEndpoints", map([("defaultPolicy", self.policy()), ("endpoints", endpoints)]));
    }

    fn policy(&mut self) -> Value {
        self.asked.ask("EndpointPolicy", self.locale.change_labels().in_endpoint_policy)
    }

    /// NAT gateways, or the gateway for IPv6.
    fn way_out(&mut self, entry: &mut Map, private: [&str; 2]) {
        let said = self.locale.change_labels().in_public_subnets_plain;
        let (count, [list, said], is_private) = match self.change.egress.map(|egress| egress.kind) {
            Some(EgressKind::ZonalNat { count, .. }) => (count, ["PublicSubnet", said], false),
            Some(EgressKind::PrivateNat { count }) => (count, private, true),
            Some(EgressKind::EgressOnlyGateway) => {
                entry.set("egressOnlyIgw", true);
                return;
            }
            _ => return,
        };
        let subnets = self.asked.by_az(list, count, said);
        let gateways = (1..).zip(subnets).map(|(az, subnet)| {
            let mut gateway = map([("name", self.nat_gateway(az)), ("subnet", subnet)]);
            if is_private {
                gateway.set("private", true);
            }
            gateway
        });
        entry.set("natGateways", Value::list(gateways.collect::<Vec<_>>()));
    }

    /// A name that begins with the user's, in which nothing is a replacement.
    fn named(&self, word: &str) -> Value {
        [&self.change.name.as_str().replace("{{", "{ {"), "-", word].concat().into()
    }

    /// The name of a NAT gateway, by which routes lead to it.
    fn nat_gateway(&self, az: u32) -> Value {
        self.named(&format!("nat-{az}"))
    }

    /// Where the way out leads to and how: a route for each AZ, from the first on; none without a way out.
    fn default_route(&mut self, az: u32) -> Option<Map> {
        let labels = self.locale.change_labels();
        let to = |destination: Value, kind: &str, target: Value| {
            map([("name", "way-out".into()), ("destination", destination), ("type", kind.into()), ("target", target)])
        };
        match self.change.egress?.kind {
            EgressKind::ZonalNat { count, .. } => {
                Some(to(EVERYWHERE.into(), "natGateway", self.nat_gateway(az.min(count))))
            }
            EgressKind::PrivateNat { count } => {
                let destination = self.asked.ask("PrivateNatDestination", labels.in_private_nat_destinations);
                Some(to(destination, "natGateway", self.nat_gateway(az.min(count))))
            }
            EgressKind::EgressOnlyGateway => Some(map([
                ("name", "way-out".into()),
                ("ipv6Destination", "::/0".into()),
                ("type", "egressOnlyIgw".into()),
            ])),
            EgressKind::RegionalNat { .. } | EgressKind::NatInstances { .. } => None,
        }
    }

    /// The routes of the private subnets of a VPC.
    fn private_routes(&mut self, entry: &mut Map, hub: Option<TransitGateway>) {
        let (change, labels) = (self.change, self.locale.change_labels());
        let mut tables = Vec::new();
        for az in 1..=change.azs {
            let mut routes: Vec<Map> = Vec::new();
            match hub {
                Some(there) => {
                    let to = if change.egress.is_some() {
                        EVERYWHERE.into()
                    } else {
                        self.asked.ask("HubCidrBlock", labels.in_hub_cidr_blocks)
                    };
                    routes.push(self.over_the_transit_gateway("hub", to, there));
                }
                None => routes.extend(self.default_route(az)),
            }
            routes.extend(change.gateway_endpoints.iter().map(|service| {
                map([
                    ("name", service.slug().into()),
                    ("type", "gatewayEndpoint".into()),
                    ("target", service.slug().into()),
                ])
            }));
            if !routes.is_empty() {
                tables.push(("PrivateRouteTable", labels.in_private_route_tables_plain, az, routes));
            }
        }
        self.route_tables(entry, tables);
    }

    /// The routes of the hub: out, and back to the VPCs.
    fn hub_routes(&mut self, entry: &mut Map, there: TransitGateway) {
        let (change, labels) = (self.change, self.locale.change_labels());
        let mut tables = Vec::new();
        for az in 1..=change.azs {
            let mut routes: Vec<Map> = self.default_route(az).into_iter().collect();
            routes.push(self.back(there));
            tables.push(("HubRouteTable", labels.in_hub_route_tables_plain, az, routes));
        }
        if let Some(EgressKind::ZonalNat { count, .. }) = change.egress.map(|egress| egress.kind) {
            for az in 1..=count {
                let routes = vec![self.back(there)];
                tables.push(("PublicRouteTable", labels.in_public_route_tables_plain, az, routes));
            }
        }
        self.route_tables(entry, tables);
    }

    fn back(&mut self, there: TransitGateway) -> Map {
        let spokes = self.asked.ask("SpokeCidrBlock", self.locale.change_labels().in_spoke_cidr_block);
        self.over_the_transit_gateway("vpcs", spokes, there)
    }

    fn over_the_transit_gateway(&mut self, name: &str, destination: Value, there: TransitGateway) -> Map {
        let target = self.gateway_name(there);
        map([
            ("name", name.into()),
            ("destination", destination),
            ("type", "transitGateway".into()),
            ("target", target),
        ])
    }

    fn route_tables(&mut self, entry: &mut Map, tables: Vec<(&str, &str, u32, Vec<Map>)>) {
        let tables: Vec<Map> = tables
            .into_iter()
            .map(|(list, said, az, routes)| {
                let name = self.asked.ask(&format!("{list}{az}"), &format!("AZ {az}: {said}"));
                map([("name", name), ("routes", Value::list(routes))])
            })
            .collect();
        if !tables.is_empty() {
            entry.set("routeTables", Value::list(tables));
        }
    }

    /// A new transit gateway, or of the one that is there what the way out needs.
    fn transit_gateway(&mut self, there: TransitGateway) -> Map {
        let labels = self.locale.change_labels();
        let (name, account) = (self.gateway_name(there), self.gateway_account(there));
        let mut entry = map([("name", name), ("account", account), ("region", self.change.region.code().into())]);
        if there == TransitGateway::None {
            let vpcs = self.asked.ask("VpcAccount", labels.in_account);
            entry.set("shareTargets", map([("accounts", Value::list([vpcs]))]));
            entry.set("asn", Value::Number(ASN.to_owned()));
            for (key, setting) in [
                ("dnsSupport", "enable"),
                ("vpnEcmpSupport", "disable"),
                ("defaultRouteTableAssociation", "disable"),
                ("defaultRouteTablePropagation", "disable"),
                ("autoAcceptSharingAttachments", "enable"),
            ] {
                entry.set(key, setting);
            }
        }
        let mut routes = Vec::new();
        if self.change.egress.is_some() {
            let hub = map([
                ("vpcName", self.asked.ask("HubVpcName", labels.in_hub_vpc)),
                ("account", self.asked.ask("HubAccount", labels.in_hub_account)),
            ]);
            routes.push(map([("destinationCidrBlock", EVERYWHERE.into()), ("attachment", hub.into())]));
        }
        let table = map([("name", self.gateway_table(there)), ("routes", Value::list(routes))]);
        entry.set("routeTables", Value::list([table]));
        entry
    }

    fn attachment(&mut self, entry: &mut Map, there: TransitGateway, subnets: Vec<Value>) {
        let table = self.gateway_table(there);
        let gateway = map([("name", self.gateway_name(there)), ("account", self.gateway_account(there))]);
        let attachment = map([
            ("name", self.named("hub")),
            ("transitGateway", gateway.into()),
            ("subnets", Value::List(subnets)),
            ("routeTableAssociations", Value::list([table.clone()])),
            ("routeTablePropagations", Value::list([table])),
        ]);
        entry.set("transitGatewayAttachments", Value::list([attachment]));
    }

    fn gateway_name(&mut self, there: TransitGateway) -> Value {
        match there {
            TransitGateway::None => self.named("transit-gateway"),
            TransitGateway::Present => {
                self.asked.ask("TransitGatewayName", self.locale.change_labels().in_transit_gateway)
            }
        }
    }

    fn gateway_account(&mut self, there: TransitGateway) -> Value {
        let labels = self.locale.change_labels();
        match there {
            TransitGateway::None => self.asked.ask("HubAccount", labels.in_hub_account),
            TransitGateway::Present => self.asked.ask("TransitGatewayAccount", labels.in_transit_gateway_account),
        }
    }

    fn gateway_table(&mut self, there: TransitGateway) -> Value {
        let labels = self.locale.change_labels();
        match there {
            TransitGateway::None => self.named("hub"),
            TransitGateway::Present => {
                self.asked.ask("TransitGatewayRouteTableName", labels.in_transit_gateway_route_table)
            }
        }
    }
}

fn services(services: impl Iterator<Item = ServiceId>) -> Value {
    Value::list(services.map(|service| map([("service", service.slug().into())])).collect::<Vec<_>>())
}
