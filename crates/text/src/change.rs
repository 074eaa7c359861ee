//! Texts of the code that makes a change: descriptions of its variables, and its comments.

/// Descriptions and comments without parameters.
#[derive(Clone, Copy, Debug)]
pub struct ChangeLabels {
    /// That nothing is applied before someone has read it.
    pub review: &'static str,
    /// What follows a resource that is removed: that it goes last.
    pub removed_last: &'static str,
    /// That a part of a design is not written as code.
    pub public_subnets_unwritten: &'static str,
    /// Why there is no code for traffic that two kinds of endpoints inspect.
    pub two_inspections_unwritten: &'static str,
    /// That nothing is created.
    pub adds_nothing: &'static str,
    /// Variable: the name in front of the names of resources.
    pub in_name: &'static str,
    /// Variable: tags.
    pub in_tags: &'static str,
    /// Variable: endpoint policies.
    pub in_policies: &'static str,
    /// Variable: endpoint services of the other Region.
    pub in_cross_region_services: &'static str,
    /// Variable: the VPC.
    pub in_vpc: &'static str,
    /// Variable: the VPC's addresses.
    pub in_vpc_cidr_blocks: &'static str,
    /// Variable: whether endpoints answer for public names.
    pub in_private_dns: &'static str,
    /// Variable: private subnets by AZ.
    pub in_private_subnets: &'static str,
    /// Variable: route tables of private subnets by AZ.
    pub in_private_route_tables: &'static str,
    /// Variable: the hub VPC.
    pub in_hub_vpc: &'static str,
    /// Variable: the hub VPC's addresses.
    pub in_hub_cidr_blocks: &'static str,
    /// Variable: private subnets of the hub VPC by AZ.
    pub in_hub_subnets: &'static str,
    /// Variable: their route tables by AZ.
    pub in_hub_route_tables: &'static str,
    /// Variable: the transit gateway.
    pub in_transit_gateway: &'static str,
    /// Variable: the route table that the VPCs are associated with.
    pub in_transit_gateway_route_table: &'static str,
    /// Variable: the VPCs that use the hub.
    pub in_spokes: &'static str,
    /// Variable: the VPCs that use the hub over VPC peering.
    pub in_peered_spokes: &'static str,
    /// Variable: public subnets by AZ.
    pub in_public_subnets: &'static str,
    /// Variable: the AZs of a regional NAT gateway.
    pub in_nat_azs: &'static str,
    /// Variable: what private NAT gateways lead to.
    pub in_private_nat_destinations: &'static str,
    /// Variable: the image of NAT instances.
    pub in_nat_image: &'static str,
    /// Variable: route tables of public subnets by AZ.
    pub in_public_route_tables: &'static str,
    /// Variable: the endpoint service of the inspection.
    pub in_inspection_service: &'static str,
    /// Variable: the endpoints of a firewall by AZ.
    pub in_firewall_endpoints: &'static str,
    /// Variable: subnets of the inspection by AZ.
    pub in_inspection_subnets: &'static str,
    /// Variable: their route tables by AZ.
    pub in_inspection_route_tables: &'static str,
    /// Variable: addresses of private subnets by AZ.
    pub in_private_cidr_blocks: &'static str,
    /// Comment: gateway endpoints.
    pub gateway: &'static str,
    /// Comment: their routes.
    pub gateway_routes: &'static str,
    /// Comment: interface endpoints.
    pub interface: &'static str,
    /// Comment: interface endpoints in a hub.
    pub interface_in_hub: &'static str,
    /// Comment: private DNS and the way back.
    pub private_dns: &'static str,
    /// Comment: private DNS of Amazon S3.
    pub s3_private_dns: &'static str,
    /// Comment: endpoints of another Region.
    pub cross_region: &'static str,
    /// Comment: the security group of endpoints.
    pub security_group: &'static str,
    /// Output: the ids of endpoints.
    pub out_endpoints: &'static str,
    /// Output: hosted zones.
    pub out_zones: &'static str,
    /// Comment: NAT instances.
    pub nat_instances: &'static str,
    /// Comment: the egress-only internet gateway.
    pub egress_only: &'static str,
    /// Comment: that a default route is there already.
    pub default_route: &'static str,
    /// Comment: the way back through the inspection.
    pub inspected_return: &'static str,
    /// Comment: VPC peering connections.
    pub peering: &'static str,
    /// Comment: the VPC peering connection of a template.
    pub peering_template: &'static str,
    /// Comment: the same in a component of Pulumi.
    pub peering_component: &'static str,
    /// The same for commands.
    pub peering_command: &'static str,
    /// Comment: the routes from the hub to one VPC.
    pub hub_routes: &'static str,
    /// Parameter: the VPC peering connection.
    pub in_peering_connection: &'static str,
    /// Comment: the resource share of subnets.
    pub sharing: &'static str,
    /// Variable: the ARNs of the subnets that are shared.
    pub in_shared_subnets: &'static str,
    /// Variable: the accounts, or what holds them, that the subnets are shared with.
    pub in_share_with: &'static str,
    /// Comment: endpoints of endpoint services that are not AWS's.
    pub custom: &'static str,
    /// Variable: the names of such services.
    pub in_custom_services: &'static str,
    /// Variable: which of them answer for a private name.
    pub in_custom_private_dns: &'static str,
    /// Variable: the names that clients call them by in a hub.
    pub in_custom_private_names: &'static str,
    /// Parameter: the name of one, behind what the user calls it.
    pub in_custom_service: &'static str,
    /// Parameter: whether it answers for a private name.
    pub in_custom_dns: &'static str,
    /// Variable: the same for a script, as a word.
    pub in_custom_dns_word: &'static str,
    /// Parameter: the name that clients call it by.
    pub in_custom_name: &'static str,
    /// Comment: private hosted zones.
    pub zones: &'static str,
    /// Comment: their records.
    pub zone_records: &'static str,
    /// Parameter: a private subnet.
    pub in_private_subnets_plain: &'static str,
    /// Parameter: its route table.
    pub in_private_route_tables_plain: &'static str,
    /// Parameter: a public subnet.
    pub in_public_subnets_plain: &'static str,
    /// Parameter: its route table.
    pub in_public_route_tables_plain: &'static str,
    /// Parameter: a private subnet of the hub VPC.
    pub in_hub_subnets_plain: &'static str,
    /// Parameter: its route table.
    pub in_hub_route_tables_plain: &'static str,
    /// Parameter: the endpoint of a firewall.
    pub in_firewall_endpoints_plain: &'static str,
    /// Parameter: a subnet of the inspection.
    pub in_inspection_subnets_plain: &'static str,
    /// Parameter: its route table.
    pub in_inspection_route_tables_plain: &'static str,
    /// Parameter: the addresses of a private subnet.
    pub in_private_cidr_blocks_plain: &'static str,
    /// Parameter: the addresses of all VPCs that use the hub.
    pub in_spoke_cidr_block: &'static str,
    /// Parameter: the public name that an endpoint answers for.
    pub in_private_name: &'static str,
    /// Comment: private DNS and the way back in a template.
    pub private_dns_parameter: &'static str,
    /// Comment: that a default route is there already, in a template.
    pub default_route_template: &'static str,
    /// Comment: how VPCs are associated with a private hosted zone.
    pub zones_by_command: &'static str,
    /// Comment: how a script is called.
    pub script_use: &'static str,
    /// Comment: how the script of alarms is called.
    pub script_alarms: &'static str,
    /// Comment: how a script shares subnets.
    pub script_share: &'static str,
    /// How to run the script of a hub.
    pub script_use_hub: &'static str,
    /// How to let each VPC find the endpoints of the hub by names.
    pub script_use_names: &'static str,
    /// Variable: private subnets as words.
    pub in_private_subnet_words: &'static str,
    /// Variable: route tables as words.
    pub in_private_route_table_words: &'static str,
    /// Variable: public subnets as words.
    pub in_public_subnet_words: &'static str,
    /// Variable of the script: private subnets of the hub VPC.
    pub in_hub_subnet_words: &'static str,
    /// Variable of the script: the route tables of the subnets of the variable before.
    pub in_route_table_words: &'static str,
    /// Variable of the script: the endpoints of a firewall.
    pub in_firewall_endpoint_words: &'static str,
    /// Variable of the script: subnets of the inspection.
    pub in_inspection_subnet_words: &'static str,
    /// Variable of the script: addresses of private subnets.
    pub in_private_cidr_words: &'static str,
    /// Variable of the script: the addresses of all VPCs that use the hub.
    pub in_spoke_cidr_words: &'static str,
    /// Variable: who is told.
    pub in_alarm_emails: &'static str,
    /// Variable: the topic of alarms.
    pub in_alarm_topic: &'static str,
    /// Variable: the margin.
    pub in_budget_margin: &'static str,
    /// Parameter: the threshold in percent.
    pub in_budget_threshold: &'static str,
    /// Variable: the monitor of anomalies.
    pub in_anomaly_monitor: &'static str,
    /// Parameter: the monitor of anomalies, in a file of its own.
    pub in_anomaly_monitor_here: &'static str,
    /// Variable: NAT gateways to watch.
    pub in_nat_gateways: &'static str,
    /// Comment: the budget.
    pub budget: &'static str,
    /// Comment: anomalies.
    pub anomaly: &'static str,
    /// Comment: bytes of NAT gateways.
    pub nat_bytes_alarm: &'static str,
    /// Comment: ports of NAT gateways.
    pub nat_port_alarm: &'static str,
    /// Comment: endpoints below their break-even.
    pub endpoint_alarm: &'static str,
    /// Comment: where the budget's stack is created.
    pub budget_region: &'static str,
    /// Parameter: the NAT gateway to watch.
    pub in_nat_gateway: &'static str,
    /// Parameter: an endpoint to watch.
    pub in_endpoint: &'static str,
    /// Comment: what becomes of entries for the Landing Zone Accelerator.
    pub landing_zone_use: &'static str,
    /// Comment: what its entries name things by.
    pub landing_zone_names: &'static str,
    /// Comment: how its endpoints are taken back.
    pub landing_zone_back: &'static str,
    /// Comment: what becomes of its replacements.
    pub landing_zone_values: &'static str,
    /// Replacement: the account of a VPC.
    pub in_account: &'static str,
    /// Replacement: the account of the hub VPC.
    pub in_hub_account: &'static str,
    /// Replacement: the account of the transit gateway.
    pub in_transit_gateway_account: &'static str,
    /// Replacement: the policy of endpoints.
    pub in_endpoint_policy: &'static str,
    /// Comment: how a component of Pulumi is used.
    pub pulumi_use: &'static str,
    /// Comment: how a stack of the CDK is used.
    pub cdk_use: &'static str,
    /// Comment: why resources are described by their properties.
    pub cdk_by_id: &'static str,
    /// Property: the AZs of subnets.
    pub in_availability_zones: &'static str,
    /// In front of what is given once for each AZ.
    pub in_each_az: &'static str,
    /// Comment: provisioned bandwidth.
    pub provisioned_bandwidth: &'static str,
}

/// A step of a change, in the order in which they are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeStep {
    /// What is there now is written down.
    Record,
    /// Gateway endpoints with their routes.
    GatewayEndpoints,
    /// Interface endpoints that answer for no public name yet.
    InterfaceEndpoints,
    /// Providers of endpoint services that are not AWS's accept the endpoints.
    Accept,
    /// Their private DNS.
    PrivateDns,
    /// The hub's attachments and routes between the VPCs.
    Hub,
    /// The VPC whose subnets are to be shared.
    SharedVpc,
    /// Its subnets are shared.
    Share,
    /// Workloads are created anew in the shared subnets.
    Move,
    /// VPC peering connections to the hub, with routes in both directions.
    Peering,
    /// Private hosted zones of the hub's endpoints.
    Zones,
    /// A new way out, and the default routes to it.
    Egress,
    /// Nothing is changed until the numbers say that the traffic has moved.
    Watch,
    /// Interface endpoints that are no longer wanted.
    RemoveEndpoints,
    /// NAT gateways or NAT instances that are no longer wanted.
    RemoveNat,
}

/// What is said of a step.
#[derive(Clone, Copy, Debug)]
pub struct StepText {
    /// What it does.
    pub title: &'static str,
    /// What has to hold before.
    pub before: &'static str,
    /// What has to hold after.
    pub after: &'static str,
    /// What is interrupted, and for how long.
    pub interruption: &'static str,
    /// The way back.
    pub back: &'static str,
}

/// Labels of the steps and of the view of a change.
#[derive(Clone, Copy, Debug)]
pub struct StepLabels {
    /// The name of the view.
    pub heading: &'static str,
    /// What the view offers.
    pub note: &'static str,
    /// The choice of a language of code.
    pub form: &'static str,
    /// The names of the forms, in their order.
    pub forms: [&'static str; 6],
    /// The field of the name.
    pub name: &'static str,
    /// The heading of the steps.
    pub steps: &'static str,
    /// What has to hold before a step.
    pub before: &'static str,
    /// What has to hold after it.
    pub after: &'static str,
    /// What is interrupted.
    pub interruption: &'static str,
    /// The way back.
    pub back: &'static str,
    /// That a form cannot say the change.
    pub not_in_form: &'static str,
    /// That there is nothing to change.
    pub nothing: &'static str,
}

/// Sentences of the code that makes a change.
pub trait ChangeText {
    /// The labels.
    fn change_labels(&self) -> &'static ChangeLabels;
    /// The labels of the steps.
    fn step_labels(&self) -> &'static StepLabels;
    /// What is said of a step.
    fn change_step(&self, step: ChangeStep) -> StepText;
    /// What the network costs a month before, if it is known, and after.
    fn change_cost(&self, before: Option<&str>, after: &str) -> String;
    /// In how many VPCs the code is applied; with a hub, once for all of them.
    fn change_vpcs(&self, vpcs: u32, hub: bool) -> String;
    /// That the code is applied once, in a VPC whose subnets the workloads of so many VPCs move into.
    fn change_shared(&self, vpcs: u32) -> String;
    /// That a variable needs so many entries.
    fn change_at_least(&self, least: u32) -> String;
    /// What a charge comes to: its quantity, its unit price unless it is free, and the amount a month.
    fn change_amount(&self, charge: &str, quantity: &str, unit_price: Option<&str>, amount: &str) -> String;
    /// Where a price comes from.
    fn change_source(&self, source: &str) -> String;
}
