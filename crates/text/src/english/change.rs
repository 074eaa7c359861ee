//! Texts of the code that makes a change, in English.

use super::{English, change_code};
use crate::change::{ChangeLabels, ChangeStep, ChangeText, StepLabels, StepText};
use crate::numbers::whole;

impl ChangeText for English {
    fn change_labels(&self) -> &'static ChangeLabels {
        &change_code::LABELS
    }

    fn step_labels(&self) -> &'static StepLabels {
        &StepLabels {
            heading: "Make the change",
            note: "Code that leads from today's network to the recommendation, and the order in which to apply it. \
                   Nothing here has seen your network: read it, and look at the plan first.",
            form: "Language",
            forms: [
                "Terraform, OpenTofu",
                "CloudFormation",
                "AWS CDK (TypeScript)",
                "Pulumi (TypeScript)",
                "AWS CLI",
                "Landing Zone Accelerator",
            ],
            name: "Name in front of each resource's name",
            steps: "Steps",
            before: "Before",
            after: "Check after",
            interruption: "Interruption",
            back: "Way back",
            not_in_form: "This language has no words for a part of the change. The Landing Zone Accelerator, for \
                          example, has none for NAT instances, VPC peering, or endpoints in different AZs. Take \
                          Terraform.",
            nothing: "Nothing to change: the network stays as it is.",
        }
    }

    #[expect(clippy::too_many_lines, reason = "a table of texts")]
    fn change_step(&self, step: ChangeStep) -> StepText {
        match step {
            ChangeStep::Record => StepText {
                title: "Write down what is there",
                before: "Both DNS attributes of the VPC are on: endpoints answer for public names only then.",
                after: "The files hold every route table and every endpoint of the VPC.",
                interruption: "None.",
                back: "Not needed.",
            },
            ChangeStep::GatewayEndpoints => StepText {
                title: "Create the gateway endpoints and associate the route tables",
                before: "The clients' security groups and network ACLs allow HTTPS to the service's prefix list. No \
                         policy of a bucket or a role denies by aws:SourceIp what will no longer come from a public \
                         address; aws:VpcSourceIp and aws:SourceVpce take its place.",
                after: "Each route table has a route to the prefix list, and reading an object works from each \
                        subnet.",
                interruption: "Connections that are open to Amazon S3 or DynamoDB break once; SDKs open new ones.",
                back: "Remove the association of the route table: the traffic takes its former way at once.",
            },
            ChangeStep::InterfaceEndpoints => StepText {
                title: "Create the interface endpoints with private DNS off",
                before: "Each subnet has a free address for each endpoint. No endpoint of the VPC answers for the same \
                         name already, and no private hosted zone of that name is associated with the VPC.",
                after: "Every endpoint is available, and its own name (vpce-…) answers HTTPS from each subnet.",
                interruption: "None: nothing uses the endpoints yet.",
                back: "Delete them.",
            },
            ChangeStep::Accept => StepText {
                title: "Let the providers accept the endpoints of services that are not AWS's",
                before: "The provider allows your account, the service is in the AZs of the subnets, and the security \
                         group allows its port.",
                after: "No endpoint waits (pendingAcceptance), and its own name (vpce-…) answers at the service's port \
                        from each subnet. Where the provider verified a private name, it may now be turned on.",
                interruption: "None: nothing uses the endpoints yet.",
                back: "Delete the endpoints: the provider sees that they are gone.",
            },
            ChangeStep::PrivateDns => StepText {
                title: "Turn private DNS on",
                before: "The security group of the endpoints allows HTTPS from every client in the VPC, also from \
                         those that come over peering, VPN or a transit gateway.",
                after: "The services' names resolve to private addresses in each subnet, and a call to each works.",
                interruption: "None if the check before holds. Clients keep former answers for up to 60 seconds, and \
                               open connections stay on their former way until they close.",
                back: "private_dns_enabled = false first: an update in place. Delete endpoints only after that.",
            },
            ChangeStep::Hub => StepText {
                title: "Attach the VPCs to the transit gateway and add the routes between them",
                before: "The addresses of the VPCs do not overlap.",
                after: "The hub's addresses answer from each VPC.",
                interruption: "None: the routes lead to new destinations only.",
                back: "Delete the routes, then the attachments.",
            },
            // Sources: Amazon VPC Peering Guide, "VPC peering limitations"; Amazon VPC quotas: 50 active connections of
            // a VPC, up to 125.
            ChangeStep::Peering => StepText {
                title: "Peer each VPC with the hub VPC and add the routes in both directions",
                before: "No address range of a VPC overlaps with one of the hub VPC, and the hub VPC may have so \
                         many connections: 50, or up to 125 on request. Owners of other accounts are ready to accept.",
                after: "Every connection is active, and the route tables of both sides have their routes.",
                interruption: "None: the routes lead to new destinations only.",
                back: "Delete the routes, then the connections.",
            },
            ChangeStep::SharedVpc => StepText {
                title: "Choose or create the VPC whose subnets are to be shared",
                before: "It is not a default VPC, its addresses are enough for all workloads, and they overlap with no \
                         network that the workloads reach. Both of its DNS attributes are on.",
                after: "It has a private subnet with a route table in each AZ; for NAT gateways also public subnets \
                        and an internet gateway.",
                interruption: "None: nothing runs there yet.",
                back: "Delete what was created for it.",
            },
            ChangeStep::Share => StepText {
                title: "Share its subnets with the accounts of the workloads",
                before: "AWS RAM may share within the organisation (aws ram enable-sharing-with-aws-organization, in \
                         the management account), and a call to each service works from each subnet.",
                after: "Every association says ASSOCIATED, and each account lists the subnets.",
                interruption: "None.",
                back: "Delete the resource share: what runs in the subnets stays, but nothing new is created there.",
            },
            ChangeStep::Move => StepText {
                title: "Create the workloads anew in the shared subnets, one after the other",
                before: "Each account has security groups of its own there, since it can use neither the default one \
                         nor the owner's. Whatever names old addresses, VPCs or endpoints (allow lists, policies with \
                         aws:SourceVpc or aws:SourceVpce) knows the new ones.",
                after: "Each workload does its work in the shared VPC, and none is left in the former VPCs.",
                interruption: "As long as the move of each workload takes: no code here makes it.",
                back: "Lead the traffic to the workload in its former VPC again, as long as it is there.",
            },
            ChangeStep::Zones => StepText {
                title: "Associate the private hosted zones, one VPC after the other",
                // Source: Amazon Route 53 API Reference, AssociateVPCWithHostedZone, ConflictingDomainExists.
                before: "The endpoints' own names answer from the VPC. VPCs of other accounts are authorized. A VPC \
                         takes one zone of a name: where an endpoint of its own answers for the same one, turn the \
                         private DNS of that endpoint off right before.",
                after: "The services' names resolve to addresses of the hub, and a call to each works.",
                interruption: "None if the check before holds; clients keep former answers for up to 60 seconds.",
                back: "Disassociate the VPC from the zone: names resolve to public addresses again.",
            },
            ChangeStep::Egress => StepText {
                title: "Create the new way out and turn the default routes to it",
                before: "Partners that allow your public addresses know the new ones.",
                after: "An outside address is reached from each private subnet, from the new public address.",
                interruption: "Open connections break when a default route changes, because their public \
                               address does.",
                back: "Give the default route its former target: the former device is still there.",
            },
            ChangeStep::Watch => StepText {
                title: "Watch for at least a week, with a month's end in it",
                before: "The steps above are done and checked.",
                after: "The NAT gateways' bytes have fallen by the volumes that moved, ErrorPortAllocation stays \
                0, and \
                        the endpoints' BytesProcessed have risen by as much.",
                interruption: "None.",
                back: "As for the step that caused it.",
            },
            ChangeStep::RemoveEndpoints => StepText {
                title: "Remove the endpoints that are no longer wanted",
                before: "Nothing calls them by their own names, no control requires them, and no service \
                         manages them.",
                after: "The services' names resolve to public addresses, and a call to each works.",
                interruption: "Open connections through the endpoints break once.",
                back: "Create them again: their names and addresses will be others.",
            },
            ChangeStep::RemoveNat => StepText {
                title: "Remove the NAT devices: first the routes, then the devices, then their addresses",
                before: "BytesOutToDestination was 0 for a whole week, and no route leads to them but the default \
                         routes. Keep the addresses for a while: once released, nobody gives them back.",
                after: "Everything that the workload needs still works without a default route.",
                interruption: "None if the bytes were 0; otherwise what still went that way stops.",
                back: "Until the devices are deleted: put the default route back. Afterwards a new device is needed.",
            },
        }
    }

    fn change_cost(&self, before: Option<&str>, after: &str) -> String {
        match before {
            Some(before) => {
                format!(
                    "{before} a month today, {after} a month afterwards, at the prices and volumes of the \
                         answer."
                )
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

    fn change_shared(&self, vpcs: u32) -> String {
        let vpcs = whole(vpcs);
        format!(
            "For one VPC whose subnets are shared: apply it once. That VPC with its subnets, route tables and internet \
             gateway has to be there, and the workloads of {vpcs} VPCs are created anew in it; no code here does \
             either. The amounts are those of all of them."
        )
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
