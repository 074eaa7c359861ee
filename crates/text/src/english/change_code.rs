//! Texts within the code of a change, in English: what it asks for, and its comments.

use crate::change::ChangeLabels;

pub(super) const LABELS: ChangeLabels = ChangeLabels {
    review: "Read it, fill in the variables, and look at the plan before you apply it.",
    removed_last: " (last, when everything else has been checked)",
    public_subnets_unwritten: "No code is written for public subnets: the hosts themselves would move.",
    two_inspections_unwritten: "No code is written for traffic that passes both a Gateway Load Balancer endpoint and \
                                AWS Network Firewall: the order of the two is not known.",
    adds_nothing: "Nothing is created.",
    in_name: "Stands in front of the name of each resource.",
    in_tags: "Tags of all resources.",
    in_policies: "Endpoint policies as JSON, by the short name of the service (\"s3\"). Without one, \
                  AWS allows everything that the caller's permissions allow.",
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
    in_transit_gateway_route_table: "The route table of the transit gateway that the VPCs are \
                                     associated with.",
    in_spokes: "The VPCs that use the hub, by a name: id, IPv4 CIDR block, and by AZ one subnet and the \
                route table of the private subnets.",
    in_peered_spokes: "The VPCs that use the hub, by a name: id, IPv4 CIDR block, and by AZ the route table of \
                       the private subnets.",
    in_public_subnets: "One public subnet in each AZ, by the AZ's name.",
    in_nat_azs: "The names of the AZs that the regional NAT gateway serves.",
    in_private_nat_destinations: "IPv4 CIDR blocks that are reached through the private NAT gateways.",
    in_nat_image: "The AMI of the NAT instances: Amazon Linux 2023 for the instance type's processor.",
    in_public_route_tables: "The route table of each of these public subnets, by the AZ's name.",
    in_inspection_service: "The name of the Gateway Load Balancer's endpoint service.",
    in_firewall_endpoints: "The endpoint of your firewall in each AZ, by the AZ's name.",
    in_inspection_subnets: "One subnet for the Gateway Load Balancer endpoint in each AZ, by the AZ's name.",
    in_inspection_route_tables: "The route table of the subnet of each of these endpoints, by the AZ's name.",
    in_private_cidr_blocks: "The IPv4 CIDR block of the private subnet in each AZ, by the AZ's name.",
    gateway: "Gateway endpoints are free. When the route appears, connections that are open to the \
              service break once. The clients' security groups have to allow HTTPS to the service's \
              prefix list.",
    gateway_routes: "One association for each route table: do not add these routes to inline route \
                     blocks too.",
    interface: "Interface endpoints, each with an interface in one private subnet of each of its AZs.",
    interface_in_hub: "Their names are those of the private hosted zones below, so private DNS of their \
                       own stays off.",
    private_dns: "The way back: private_dns_enabled = false is an update in place, after which names \
                  resolve to public addresses again.",
    s3_private_dns: "Without this, only an inbound Resolver endpoint would get the private addresses, \
                     and a gateway endpoint would be required.",
    cross_region: "Endpoints of services in another Region: which ones, only you know.",
    security_group: "What may call the endpoints.",
    out_endpoints: "The ids of the interface endpoints, by service.",
    out_zones: "The ids of the private hosted zones, by service.",
    nat_instances: "NAT instances are yours to patch and to watch; nothing takes over when one fails.",
    egress_only: "Needs IPv6 addresses in the VPC, its subnets and its workloads, and destinations that \
                  answer over IPv6.",
    default_route: "The default route exists today. Give that one the new target instead of adding a \
                    second: import it, or change it where it is defined.",
    inspected_return: "What comes back has to pass the inspection too.",
    // Sources: Amazon VPC Peering Guide, "VPC peering limitations" (no edge to edge routing) and "Accept a VPC
    // peering connection"; AWS CloudFormation User Guide, "Peer with a VPC in another AWS account".
    peering: "A connection leads to the addresses of the hub VPC and no further. Within one account it is \
              accepted at once. For a hub VPC of another account set peer_owner_id instead of auto_accept; its \
              owner accepts the connection and adds the routes of that side.",
    peering_template: "A connection leads to the addresses of the hub VPC and no further. Within one account \
                       it is accepted at once. For a hub VPC of another account add PeerOwnerId and \
                       PeerRoleArn, a role there that may accept it.",
    // Source: the provider's documentation of aws.ec2.VpcPeeringConnection and of its accepter.
    peering_component: "A connection leads to the addresses of the hub VPC and no further. Within one account \
                        and Region it is accepted at once. For a hub VPC of another account set peerOwnerId \
                        and leave autoAccept out; an aws.ec2.VpcPeeringConnectionAccepter accepts it there.",
    hub_routes: "In the account of the hub VPC: once for each VPC, as soon as its connection is active.",
    peering_command: "A connection leads to the addresses of the hub VPC and no further. Within one account it \
                      is accepted here. For a hub VPC of another account add --peer-owner-id; its owner \
                      accepts the connection and adds the routes of that side.",
    in_peering_connection: "The id of the VPC's peering connection.",
    // Sources: Amazon VPC User Guide, "Share your VPC subnets with other accounts", "Unshare a subnet"; AWS RAM
    // User Guide, "Enable resource sharing within AWS Organizations".
    sharing: "Subnets are shared within one organisation. Nothing moves by itself: workloads are created anew \
              in them. The way back: delete the resource share, after which nothing new is created there; what \
              runs stays.",
    in_shared_subnets: "ARNs of the subnets that workloads are created in: aws ec2 describe-subnets --query \
                        Subnets[].SubnetArn shows them.",
    in_share_with: "What the subnets are shared with: ids of accounts, or ARNs of organizational units or of \
                    the organisation.",
    // Sources: AWS PrivateLink Guide, "Create an interface endpoint", "Accept or reject connection requests",
    // "Manage DNS names for VPC endpoint services".
    custom: "Services that are not AWS's: their provider allows your account and may have to accept the \
             endpoint. Private DNS can be turned on only afterwards, and only where the provider verified a \
             name. They are opened at port 443; the security group needs a rule for any other port.",
    in_custom_services: "Names of the endpoint services that are not AWS's, as their providers tell them \
                         (com.amazonaws.vpce.REGION.vpce-svc-ID), by the names that you gave them.",
    in_custom_private_dns: "Which of the services that are not AWS's answer for their private name, by the \
                            names that you gave them: none until their provider has accepted the endpoint.",
    in_custom_private_names: "The DNS name by which clients call each service that is not AWS's, by the names \
                              that you gave them: the provider's, or one that its certificate holds.",
    in_custom_service: "the name of the endpoint service, as its provider tells it \
                        (com.amazonaws.vpce.REGION.vpce-svc-ID).",
    in_custom_dns: "whether the endpoint answers for the service's private name. Turn it on once the provider \
                    has accepted the endpoint.",
    in_custom_dns_word: "yes if the endpoint is to answer for the service's private name: private-dns then \
                         waits until the provider has accepted the endpoint.",
    in_custom_name: "the DNS name by which clients call it: the provider's, or one that its certificate holds.",
    zones: "One private hosted zone for each endpoint. VPCs of other accounts have to be authorized first.",
    zone_records: "The name of the zone and all names below it.",
    in_private_subnets_plain: "a private subnet.",
    in_private_route_tables_plain: "the route table of the private subnets.",
    in_public_subnets_plain: "a public subnet.",
    in_public_route_tables_plain: "the route table of the public subnet.",
    in_hub_subnets_plain: "a private subnet of the hub VPC.",
    in_hub_route_tables_plain: "the route table of that subnet.",
    in_firewall_endpoints_plain: "the endpoint of your firewall.",
    in_inspection_subnets_plain: "a subnet for the Gateway Load Balancer endpoint.",
    in_inspection_route_tables_plain: "the route table of that endpoint's subnet.",
    in_private_cidr_blocks_plain: "the IPv4 CIDR block of the private subnet.",
    in_spoke_cidr_block: "An IPv4 CIDR block that holds all VPCs that use the hub.",
    in_private_name: "The name that the endpoint answers for, without *. in front: aws ec2 \
                      describe-vpc-endpoint-services --query ServiceDetails[].PrivateDnsName shows it.",
    private_dns_parameter: "The way back: update the stack with PrivateDnsEnabled = false, after which \
                            names resolve to public addresses again.",
    default_route_template: "The default route exists today, and a second one is refused. Delete that \
                             one right before, or replace it (aws ec2 replace-route) and leave this one \
                             out.",
    zones_by_command: "Associate each VPC with each zone: aws route53 associate-vpc-with-hosted-zone.",
    script_use: "bash change.sh create, then bash change.sh private-dns, each with the variables below \
                 set; bash change.sh back undoes both. What was created is noted in \
                 natpoint-created.txt.",
    script_alarms: "bash alarms.sh create with the variables below set, each a list of words where there are \
                    several; bash alarms.sh delete takes it back. What was created is noted in \
                    natpoint-alarms.txt.",
    script_share: "bash change.sh share shares the subnets, once a call to each service works from them.",
    script_use_hub: "bash change.sh create-hub once, then bash change.sh create-vpc in each VPC, each with the \
                     variables set that it begins with; bash change.sh back undoes all of it, in all VPCs. \
                     What was created is noted in natpoint-created.txt, which every later step reads.",
    script_use_names: "bash change.sh private-dns in each VPC lets its clients find the endpoints by the \
                       services' names, once the endpoints answer there.",
    in_private_subnet_words: "One private subnet for each AZ, with spaces between them.",
    in_private_route_table_words: "The route tables of the private subnets, in the order of the AZs, \
                                   with spaces between them.",
    in_public_subnet_words: "One public subnet for each AZ, in the same order, with spaces between them.",
    in_hub_subnet_words: "One private subnet of the hub VPC for each AZ, with spaces between them.",
    in_route_table_words: "The route tables of these subnets, each once, in the order of the AZs, with spaces \
                           between them.",
    in_firewall_endpoint_words: "The endpoint of your firewall in each AZ, in the same order, with spaces between \
                                 them.",
    in_inspection_subnet_words: "One subnet for the Gateway Load Balancer endpoint in each AZ, in the same \
                                 order, with spaces between them.",
    in_private_cidr_words: "The IPv4 CIDR block of the private subnet in each AZ, in the same order, with \
                            spaces between them.",
    in_spoke_cidr_words: "IPv4 CIDR blocks that hold all VPCs that use the hub, with spaces between them.",
    in_alarm_emails: "E-mail addresses that are told of costs above the budget.",
    in_alarm_topic: "The SNS topic that alarms are sent to; without one, they only change their state.",
    in_budget_margin: "By how many percent of the computed month actual costs, or bytes, may be higher.",
    in_budget_threshold: "At how many percent of the computed month somebody is told.",
    in_anomaly_monitor: "The ARN of the account's anomaly monitor: an account has one for all services \
                         at most. Without it, there is no subscription.",
    in_anomaly_monitor_here: "The ARN of the account's anomaly monitor: an account has one for all services \
                              at most. Without one, leave this file out.",
    in_nat_gateways: "The ids of the NAT gateways that stay.",
    budget: "The computed month. It counts these usage types in the whole account, so other networks of \
             the Region count too.",
    anomaly: "What departs from the usual by a tenth of the computed month or more, as the account's own monitor \
        sees it.",
    nat_bytes_alarm: "More bytes a day than computed, on two of three days: something takes the NAT \
                      gateway that was to take an endpoint.",
    nat_port_alarm: "Connections that found no free port.",
    endpoint_alarm: "Below this many bytes a day for a week, the endpoint costs more than the NAT \
                     gateway would.",
    budget_region: "A budget belongs to no Region, and some Regions do not know it: create this stack \
                    in us-east-1.",
    in_endpoint: "The id of this service's interface endpoint.",
    landing_zone_use: "Merge these entries into the file of the same name in the accelerator's configuration, \
                       the templates into its folder cloudformation. Nothing changes before its pipeline runs.",
    landing_zone_names: "{{ … }} stands for a value of replacements-config.yaml. Subnets, route tables, VPCs \
                         and accounts go by their names in the configuration, not by their ids.",
    landing_zone_back: "The accelerator always turns on private DNS. The way back: take the endpoints out \
                        again, after which names resolve to public addresses.",
    landing_zone_values: "Write a value in place of each text in parentheses.",
    in_account: "The name of the account of the VPC.",
    in_hub_account: "The name of the account of the hub VPC.",
    in_transit_gateway_account: "The name of the account of the transit gateway.",
    in_endpoint_policy: "The name of one of the endpointPolicies of network-config.yaml.",
    in_nat_gateway: "The id of a NAT gateway that stays: one set of alarms for each.",
    pulumi_use: "Add the component to a program with what its arguments ask for, and read pulumi preview \
                 before pulumi up:",
    cdk_use: "Add the stack to an app with what its properties ask for, and read cdk diff before cdk deploy:",
    cdk_by_id: "Level-1 constructs (Cfn…): the network is there already, and its ids are enough for them. The \
                constructs above that level would ask for more of it, or create more than is wanted.",
    in_availability_zones: "The AZs of these subnets, in the same order.",
    in_each_az: "For each AZ, always in the same order: ",
    provisioned_bandwidth: "Neither the API's create-nat-gateway nor the provider has a setting for \
                            provisioned bandwidth: set it afterwards.",
};
