//! The variables: what the page cannot know.

use natpoint_model::scenario::TransitGateway;
use natpoint_text::Locale;

use crate::change::{Change, EgressKind, Hub, InspectionEndpoints};
use crate::hcl::{Body, quoted};

/// The type of the VPCs that use a hub.
const SPOKES: &str = "map(object({\n  vpc_id          = string\n  cidr_block      = string\n  \
                              subnet_ids      = map(string)\n  route_table_ids = map(string)\n}))";
/// The type of the VPCs that use a hub over VPC peering, which needs no subnet.
const PEERED_SPOKES: &str =
    "map(object({\n  vpc_id          = string\n  cidr_block      = string\n  route_table_ids = map(string)\n}))";

/// The variables that code may read.
pub(super) struct Inputs {
    list: Vec<Input>,
}

struct Input {
    name: &'static str,
    kind: &'static str,
    description: &'static str,
    default: Option<String>,
    /// A condition with what to say where it does not hold.
    least: Option<u32>,
}

impl Inputs {
    /// Those of the change.
    pub(super) fn of(change: &Change, locale: &dyn Locale) -> Self {
        let mut inputs = Self { list: Vec::new() };
        let labels = locale.change_labels();
        inputs.add("name", "string", labels.in_name).default = Some(quoted(change.name.as_str()));
        inputs.add("tags", "map(string)", labels.in_tags).default = Some("{}".to_owned());
        inputs.add("endpoint_policies", "map(string)", labels.in_policies).default = Some("{}".to_owned());
        if change.hub.is_some() {
            inputs.of_hub(change, locale);
        } else {
            inputs.of_vpc(change, locale);
        }
        inputs.add("shared_subnet_arns", "list(string)", labels.in_shared_subnets).least = Some(1);
        inputs.add("share_with", "list(string)", labels.in_share_with).least = Some(1);
        inputs.add("custom_services", "map(string)", labels.in_custom_services);
        inputs.add("custom_private_names", "map(string)", labels.in_custom_private_names);
        inputs.add("custom_private_dns", "list(string)", labels.in_custom_private_dns).default = Some("[]".to_owned());
        inputs.add("cross_region_services", "map(string)", labels.in_cross_region_services).least =
            change.cross_region.or(change.cross_region_beside_hub).map(|other| other.count);
        inputs
    }

    /// Those of what watches the change.
    pub(super) fn of_alarms(locale: &dyn Locale) -> Self {
        let mut inputs = Self { list: Vec::new() };
        let labels = locale.change_labels();
        inputs.add("alarm_emails", "list(string)", labels.in_alarm_emails).least = Some(1);
        inputs.add("alarm_topic_arn", "string", labels.in_alarm_topic).default = Some("null".to_owned());
        inputs.add("budget_margin_percent", "number", labels.in_budget_margin).default = Some("10".to_owned());
        inputs.add("anomaly_monitor_arn", "string", labels.in_anomaly_monitor).default = Some("null".to_owned());
        inputs.add("nat_gateway_ids", "list(string)", labels.in_nat_gateways).default = Some("[]".to_owned());
        inputs
    }

    /// Declares those whose values an expression of the bodies has: nobody is asked for what nothing uses.
    pub(super) fn declare(self, body: &mut Body, readers: &[&Body], locale: &dyn Locale) {
        for input in self.list.into_iter().filter(|input| readers.iter().any(|body| body.reads(input.name))) {
            body.top(&[], &format!("variable {}", quoted(input.name)), |body| {
                body.set("type", input.kind).set("description", quoted(input.description));
                if let Some(default) = input.default {
                    body.set("default", default);
                }
                if let Some(least) = input.least.filter(|least| *least > 0) {
                    let problem = quoted(&locale.change_at_least(least));
                    body.space().block("validation", |body| {
                        body.set("condition", format!("length(var.{}) >= {least}", input.name));
                        body.set("error_message", problem);
                    });
                }
            });
        }
    }

    fn add(&mut self, name: &'static str, kind: &'static str, description: &'static str) -> &mut Input {
        self.list.push(Input { name, kind, description, default: None, least: None });
        let last = self.list.len() - 1;
        &mut self.list[last]
    }

    fn of_vpc(&mut self, change: &Change, locale: &dyn Locale) {
        let labels = locale.change_labels();
        let kind = change.egress.map(|egress| egress.kind);
        self.add("vpc_id", "string", labels.in_vpc);
        self.add("vpc_cidr_blocks", "list(string)", labels.in_vpc_cidr_blocks).least = Some(1);
        self.add("private_dns_enabled", "bool", labels.in_private_dns).default = Some("true".to_owned());
        self.add("private_subnet_ids", "map(string)", labels.in_private_subnets).least =
            Some(change.endpoint_azs().max(nat_count(kind)));
        self.add("private_route_table_ids", "map(string)", labels.in_private_route_tables).least =
            Some(if kind.is_some() { change.azs } else { 1 });
        self.of_egress(change, locale, ["public_subnet_ids", "public_route_table_ids"]);
    }

    fn of_hub(&mut self, change: &Change, locale: &dyn Locale) {
        let labels = locale.change_labels();
        self.add("hub_vpc_id", "string", labels.in_hub_vpc);
        self.add("hub_cidr_blocks", "list(string)", labels.in_hub_cidr_blocks).least = Some(1);
        let kind = change.egress.map(|egress| egress.kind);
        let is_peered = change.hub == Some(Hub::Peering);
        let azs = if is_peered { change.endpoint_azs() } else { change.endpoint_azs().max(change.azs) };
        self.add("hub_subnet_ids", "map(string)", labels.in_hub_subnets).least = Some(azs);
        self.add("hub_route_table_ids", "map(string)", labels.in_hub_route_tables).least =
            Some(if kind.is_some() { change.azs } else { 1 });
        self.of_egress(change, locale, ["hub_public_subnet_ids", "hub_public_route_table_ids"]);
        if change.hub == Some(Hub::TransitGateway(TransitGateway::Present)) {
            self.add("transit_gateway_id", "string", labels.in_transit_gateway);
            if kind.is_some() {
                self.add("transit_gateway_route_table_id", "string", labels.in_transit_gateway_route_table);
            }
        }
        let (kind, said) = if is_peered && !change.has_endpoints_beside_hub() {
            (PEERED_SPOKES, labels.in_peered_spokes)
        } else {
            (SPOKES, labels.in_spokes)
        };
        self.add("spokes", kind, said).least = Some(1);
        if change.has_endpoints_beside_hub() {
            self.add("private_dns_enabled", "bool", labels.in_private_dns).default = Some("true".to_owned());
        }
    }

    /// What a way out stands in; the names are those of the public subnets and of their route tables.
    fn of_egress(&mut self, change: &Change, locale: &dyn Locale, [subnets, route_tables]: [&'static str; 2]) {
        let labels = locale.change_labels();
        let Some(egress) = change.egress else { return };
        let in_hub = change.hub.is_some();
        match egress.kind {
            EgressKind::ZonalNat { count, .. } | EgressKind::NatInstances { count, .. } => {
                self.add(subnets, "map(string)", labels.in_public_subnets).least = Some(count);
            }
            EgressKind::RegionalNat { addresses } if addresses > 1 => {
                self.add("nat_availability_zones", "list(string)", labels.in_nat_azs).least = Some(change.azs);
            }
            EgressKind::PrivateNat { .. } => {
                self.add("private_nat_destinations", "list(string)", labels.in_private_nat_destinations).least =
                    Some(1);
            }
            EgressKind::RegionalNat { .. } | EgressKind::EgressOnlyGateway => {}
        }
        if matches!(egress.kind, EgressKind::NatInstances { .. }) {
            self.add("nat_image_id", "string", labels.in_nat_image);
        }
        let own_table = matches!(egress.kind, EgressKind::RegionalNat { .. });
        if (egress.is_inspected() || in_hub) && !own_table {
            self.add(route_tables, "map(string)", labels.in_public_route_tables).least =
                Some(nat_count(Some(egress.kind)));
        }
        match egress.inspection {
            Some(InspectionEndpoints::GatewayLoadBalancer) => {
                self.add("inspection_service_name", "string", labels.in_inspection_service);
                self.add("inspection_subnet_ids", "map(string)", labels.in_inspection_subnets).least = Some(change.azs);
            }
            Some(InspectionEndpoints::NetworkFirewall) => {
                self.add("firewall_endpoint_ids", "map(string)", labels.in_firewall_endpoints).least = Some(change.azs);
            }
            None => {}
        }
        if egress.is_inspected() {
            self.add("inspection_route_table_ids", "map(string)", labels.in_inspection_route_tables).least =
                Some(change.azs);
            if !in_hub {
                self.add("private_cidr_blocks", "map(string)", labels.in_private_cidr_blocks).least = Some(change.azs);
            }
        }
    }
}

/// How many zonal devices there are.
pub(super) fn nat_count(kind: Option<EgressKind>) -> u32 {
    match kind {
        Some(
            EgressKind::ZonalNat { count, .. }
            | EgressKind::PrivateNat { count }
            | EgressKind::NatInstances { count, .. },
        ) => count,
        Some(EgressKind::RegionalNat { .. } | EgressKind::EgressOnlyGateway) | None => 0,
    }
}
