//! Texts of the code that makes a change, in English.

use super::English;
use crate::change::{ChangeLabels, ChangeText};
use crate::numbers::whole;

impl ChangeText for English {
    fn change_labels(&self) -> &'static ChangeLabels {
        &ChangeLabels {
            review: "Read it, fill in the variables, and look at the plan before you apply it.",
            removed_last: " (last, when everything else has been checked)",
            no_such_design: "This design is not possible with these settings, or nothing is to be reached.",
            adds_nothing: "Nothing is created.",
            in_name: "Stands in front of the name of each resource.",
            in_tags: "Tags of all resources.",
            in_policies: "Endpoint policies as JSON, by the short name of the service (\"s3\"). Without one, AWS allows everything that the caller's permissions allow.",
            in_cross_region_services: "Names of the endpoint services in the other Region, by a short name.",
            in_vpc: "The VPC of the workload.",
            in_vpc_cidr_blocks: "IPv4 CIDR blocks of the clients: those of the VPC.",
            in_private_dns: "Whether the services' public names resolve to the endpoints. Turn it off to go back.",
            in_private_subnets: "One private subnet in each AZ, by the AZ's name.",
            in_private_route_tables: "The route table of the private subnets in each AZ, by the AZ's name.",
            in_hub_vpc: "The hub VPC.",
            in_hub_cidr_blocks: "IPv4 CIDR blocks of the hub VPC.",
            in_hub_subnets: "One private subnet of the hub VPC in each AZ, by the AZ's name.",
            in_hub_route_tables: "The route table of each of these subnets, by the AZ's name.",
            in_transit_gateway: "The transit gateway that the VPCs are attached to.",
            in_transit_gateway_route_table: "The route table of the transit gateway that the VPCs are associated with.",
            in_spokes: "The VPCs that use the hub, by a name: id, IPv4 CIDR block, and by AZ one subnet and the route table of the private subnets.",
            in_public_subnets: "One public subnet in each AZ, by the AZ's name.",
            in_nat_azs: "The names of the AZs that the regional NAT gateway serves.",
            in_private_nat_destinations: "IPv4 CIDR blocks that are reached through the private NAT gateways.",
            in_nat_image: "The AMI of the NAT instances: Amazon Linux 2023 for the instance type's processor.",
            in_public_route_tables: "The route table of each of these public subnets, by the AZ's name.",
            in_inspection_service: "The name of the Gateway Load Balancer's endpoint service.",
            in_inspection_subnets: "One subnet for the Gateway Load Balancer endpoint in each AZ, by the AZ's name.",
            in_inspection_route_tables: "The route table of each of these subnets, by the AZ's name.",
            in_private_cidr_blocks: "The IPv4 CIDR block of the private subnet in each AZ, by the AZ's name.",
            gateway: "Gateway endpoints are free. When the route appears, connections that are open to the service break once. The clients' security groups have to allow HTTPS to the service's prefix list.",
            gateway_routes: "One association for each route table: do not add these routes to inline route blocks too.",
            interface: "Interface endpoints, each with an interface in one private subnet of each of its AZs.",
            interface_in_hub: "Their names are those of the private hosted zones below, so private DNS of their own stays off.",
            private_dns: "The way back: private_dns_enabled = false is an update in place, after which names resolve to public addresses again.",
            s3_private_dns: "Without this, only an inbound Resolver endpoint would get the private addresses, and a gateway endpoint would be required.",
            cross_region: "Endpoints of services in another Region: which ones, only you know.",
            security_group: "What may call the endpoints.",
            out_endpoints: "The ids of the interface endpoints, by service.",
            nat_instances: "NAT instances are yours to patch and to watch; nothing takes over when one fails.",
            egress_only: "Needs IPv6 addresses in the VPC, its subnets and its workloads, and destinations that answer over IPv6.",
            default_route: "The default route exists today. Give that one the new target instead of adding a second: import it, or change it where it is defined.",
            inspected_return: "What comes back has to pass the inspection too.",
            zones: "One private hosted zone for each endpoint. VPCs of other accounts have to be authorized first.",
            zone_records: "The name of the zone and all names below it.",
            in_private_subnets_plain: "a private subnet.",
            in_private_route_tables_plain: "the route table of the private subnets.",
            in_public_subnets_plain: "a public subnet.",
            in_public_route_tables_plain: "the route table of the public subnet.",
            in_hub_subnets_plain: "a private subnet of the hub VPC.",
            in_hub_route_tables_plain: "the route table of that subnet.",
            in_inspection_subnets_plain: "a subnet for the Gateway Load Balancer endpoint.",
            in_inspection_route_tables_plain: "the route table of that subnet.",
            in_private_cidr_blocks_plain: "the IPv4 CIDR block of the private subnet.",
            in_spoke_cidr_block: "An IPv4 CIDR block that holds all VPCs that use the hub.",
            in_private_name: "The name that the endpoint answers for, without *. in front: aws ec2 describe-vpc-endpoint-services --query ServiceDetails[].PrivateDnsName shows it.",
            private_dns_parameter: "The way back: update the stack with PrivateDnsEnabled = false, after which names resolve to public addresses again.",
            default_route_template: "The default route exists today, and a second one is refused. Delete that one right before, or replace it (aws ec2 replace-route) and leave this one out.",
            zones_by_command: "Associate each VPC with each zone: aws route53 associate-vpc-with-hosted-zone.",
            provisioned_bandwidth: "Neither the API's create-nat-gateway nor the provider has a setting for provisioned bandwidth: set it afterwards.",
        }
    }

    fn change_cost(&self, before: Option<&str>, after: &str) -> String {
        match before {
            Some(before) => {
                format!("{before} a month today, {after} a month afterwards, at the prices and volumes of the answer.")
            }
            None => format!("{after} a month, at the prices and volumes of the answer."),
        }
    }

    fn change_vpcs(&self, vpcs: u32, hub: bool) -> String {
        let vpcs = whole(vpcs);
        if hub {
            format!("For the hub and {vpcs} VPCs; the amounts are those of all of them.")
        } else {
            format!("For each of {vpcs} VPCs: apply it once in each. The amounts are those of all of them.")
        }
    }

    fn change_at_least(&self, least: u32) -> String {
        match least {
            1 => "At least one entry is needed.".to_owned(),
            least => format!("At least {least} entries are needed."),
        }
    }

    fn change_amount(&self, charge: &str, quantity: &str, unit_price: Option<&str>, amount: &str) -> String {
        match unit_price {
            Some(price) => format!("{charge}: {quantity} × {price} = {amount} a month."),
            None => format!("{charge}: {quantity}, free."),
        }
    }

    fn change_source(&self, source: &str) -> String {
        format!("Price: {source}.")
    }
}
