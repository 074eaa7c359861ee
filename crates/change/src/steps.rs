//! The order of a change: what each step checks before and after, what it interrupts, and the way back.

use natpoint_model::compare::recommendation::{Action, Resource};
use natpoint_text::document::{Block, Document};
use natpoint_text::{ChangeStep, Locale};

use crate::change::{Change, EgressKind, Hub};

/// The steps of a change, the first one first.
#[must_use]
pub fn steps(change: &Change) -> Vec<ChangeStep> {
    let removes = |wanted: fn(&Resource) -> bool| {
        change.actions.iter().any(|action| matches!(action, Action::Remove(removed) if wanted(removed)))
    };
    let removes_endpoints = removes(|removed| {
        matches!(
            removed,
            Resource::GatewayEndpoints(_)
                | Resource::InterfaceEndpoints(_)
                | Resource::HubEndpoints(_)
                | Resource::CrossRegionEndpoints(_)
        )
    });
    if change.adds_nothing() && !removes_endpoints && !change.removes_nat {
        return Vec::new();
    }
    let in_hub = change.hub.is_some();
    let endpoints = change.has_interface_endpoints();
    let own = if in_hub { change.has_endpoints_beside_hub() } else { endpoints };
    let moves = !change.adds_nothing() || removes_endpoints;
    [
        (true, ChangeStep::Record),
        (change.shares_subnets, ChangeStep::SharedVpc),
        (!change.gateway_endpoints.is_empty(), ChangeStep::GatewayEndpoints),
        (matches!(change.hub, Some(Hub::TransitGateway(_))), ChangeStep::Hub),
        (change.hub == Some(Hub::Peering), ChangeStep::Peering),
        (endpoints || own, ChangeStep::InterfaceEndpoints),
        (!change.custom_services.is_empty(), ChangeStep::Accept),
        (own, ChangeStep::PrivateDns),
        (endpoints && in_hub, ChangeStep::Zones),
        (change.egress.is_some(), ChangeStep::Egress),
        (change.shares_subnets, ChangeStep::Share),
        (change.shares_subnets, ChangeStep::Move),
        (moves, ChangeStep::Watch),
        (removes_endpoints, ChangeStep::RemoveEndpoints),
        (change.removes_nat, ChangeStep::RemoveNat),
    ]
    .into_iter()
    .filter_map(|(taken, step)| taken.then_some(step))
    .collect()
}

/// The steps as a text, with commands to check each.
#[must_use]
pub fn document(change: &Change, locale: &dyn Locale) -> Document {
    let labels = locale.step_labels();
    let steps = steps(change);
    if steps.is_empty() {
        return vec![Block::Paragraph(labels.nothing.to_owned())];
    }
    let mut blocks = Vec::new();
    for (at, step) in (1..).zip(steps) {
        let said = locale.change_step(step);
        let line = |label: &str, text: &str| format!("{label}: {text}");
        blocks.push(Block::Heading(format!("{at}. {}", said.title)));
        blocks.push(Block::List(vec![
            line(labels.before, said.before),
            line(labels.after, said.after),
            line(labels.interruption, said.interruption),
            line(labels.back, said.back),
        ]));
        let commands = commands(step, change);
        if !commands.is_empty() {
            blocks.push(Block::Code(commands.join("\n")));
        }
    }
    blocks
}

/// The commands that check a step, for a shell that knows the ids.
fn commands(step: ChangeStep, change: &Change) -> Vec<String> {
    let region = change.region.code();
    let aws = |rest: &str| format!("aws --region {region} {rest}");
    let metric = |namespace: &str, metric: &str, dimension: &str| {
        aws(&format!(
            "cloudwatch get-metric-statistics --namespace {namespace} --metric-name {metric} \
             --dimensions {dimension} --statistics Sum --period 86400 \
             --start-time \"$(date -u -d '-7 days' +%FT%TZ)\" --end-time \"$(date -u +%FT%TZ)\""
        ))
    };
    match step {
        ChangeStep::Record => vec![
            aws("ec2 describe-vpc-attribute --vpc-id \"$VPC_ID\" --attribute enableDnsSupport"),
            aws("ec2 describe-vpc-attribute --vpc-id \"$VPC_ID\" --attribute enableDnsHostnames"),
            aws("ec2 describe-route-tables --filters \"Name=vpc-id,Values=$VPC_ID\" > route-tables.json"),
            aws("ec2 describe-vpc-endpoints --filters \"Name=vpc-id,Values=$VPC_ID\" > endpoints.json"),
        ],
        ChangeStep::GatewayEndpoints => {
            let routes =
                "--query 'RouteTables[].{Table:RouteTableId,Gateways:Routes[?DestinationPrefixListId].GatewayId}'";
            let describe = "ec2 describe-route-tables --filters \"Name=vpc-id,Values=$VPC_ID\"";
            vec![aws(&format!("{describe} {routes}"))]
        }
        ChangeStep::InterfaceEndpoints => vec![
            aws("ec2 describe-subnets --filters \"Name=vpc-id,Values=$VPC_ID\" \
                 --query 'Subnets[].[SubnetId,AvailableIpAddressCount]'"),
            aws("ec2 describe-vpc-endpoints --filters \"Name=vpc-id,Values=$VPC_ID\" \
                 --query 'VpcEndpoints[].[ServiceName,State,DnsEntries[0].DnsName]'"),
        ],
        ChangeStep::Accept => vec![
            aws("ec2 describe-vpc-endpoint-services --service-names \"$SERVICE_NAME\" --query 'ServiceDetails[].\
                 [AcceptanceRequired,AvailabilityZones,PrivateDnsName,PrivateDnsNameVerificationState]'"),
            aws("ec2 describe-vpc-endpoints --filters \"Name=service-name,Values=$SERVICE_NAME\" \
                 --query 'VpcEndpoints[].[VpcEndpointId,State,DnsEntries[0].DnsName]'"),
        ],
        ChangeStep::PrivateDns | ChangeStep::Zones => {
            vec![aws("ec2 describe-vpc-endpoint-services --query 'ServiceDetails[].[ServiceName,PrivateDnsName]'")]
        }
        ChangeStep::Hub => vec![aws(
            "ec2 describe-transit-gateway-vpc-attachments --query 'TransitGatewayVpcAttachments[].[VpcId,State]'",
        )],
        ChangeStep::Peering => vec![
            aws("ec2 describe-vpc-peering-connections \
                 --query 'VpcPeeringConnections[].[VpcPeeringConnectionId,RequesterVpcInfo.VpcId,Status.Code]'"),
            aws("ec2 describe-route-tables --filters \"Name=vpc-id,Values=$VPC_ID,$HUB_VPC_ID\" \
                 --query 'RouteTables[].{Table:RouteTableId,Peerings:Routes[?VpcPeeringConnectionId].\
                 [DestinationCidrBlock,VpcPeeringConnectionId]}'"),
        ],
        ChangeStep::SharedVpc => vec![aws("ec2 describe-subnets --filters \"Name=vpc-id,Values=$SHARED_VPC_ID\" \
             --query 'Subnets[].[SubnetArn,AvailabilityZone,AvailableIpAddressCount]'")],
        ChangeStep::Share => vec![aws("ram get-resource-share-associations --association-type PRINCIPAL \
             --query 'resourceShareAssociations[].[associatedEntity,status]'")],
        ChangeStep::Move => {
            vec![aws("ec2 describe-network-interfaces --filters \"Name=vpc-id,Values=$SHARED_VPC_ID\" \
             --query 'NetworkInterfaces[].[OwnerId,SubnetId,InterfaceType]'")]
        }
        ChangeStep::Egress => match change.egress.map(|egress| egress.kind) {
            Some(EgressKind::EgressOnlyGateway) => vec!["curl -6 -sS https://checkip.global.api.aws".to_owned()],
            Some(EgressKind::PrivateNat { .. }) | None => Vec::new(),
            Some(_) => vec!["curl -4 -sS https://checkip.amazonaws.com".to_owned()],
        },
        ChangeStep::Watch => {
            let mut commands = Vec::new();
            if !change.removes_nat || change.before.is_some() {
                commands.push(metric("AWS/NATGateway", "BytesOutToDestination", "Name=NatGatewayId,Value=\"$NAT_ID\""));
                commands.push(metric("AWS/NATGateway", "ErrorPortAllocation", "Name=NatGatewayId,Value=\"$NAT_ID\""));
            }
            // The whole month after the change, which the page compares with the prediction.
            commands.push(
                "aws ce get-cost-and-usage --granularity MONTHLY \
                 --time-period \"Start=$(date -u -d \"$(date -u +%Y-%m-01) -1 month\" +%F),End=$(date -u +%Y-%m-01)\" \
                 --metrics UnblendedCost UsageQuantity --group-by Type=DIMENSION,Key=USAGE_TYPE > cost.json"
                    .to_owned(),
            );
            commands
        }
        ChangeStep::RemoveEndpoints => {
            vec![aws("ec2 describe-vpc-endpoints --vpc-endpoint-ids \"$ENDPOINT_ID\" --query \
            'VpcEndpoints[].[RequesterManaged]'")]
        }
        ChangeStep::RemoveNat => vec![
            metric("AWS/NATGateway", "BytesOutToDestination", "Name=NatGatewayId,Value=\"$NAT_ID\""),
            aws("ec2 describe-route-tables --filters \"Name=route.nat-gateway-id,Values=$NAT_ID\" \
                 --query 'RouteTables[].RouteTableId'"),
        ],
    }
}
