//! The commands that mend what a check found, and those that show what no file shows.

use natpoint_text::{CheckFinding, Quota, Unseen};

use crate::shell::word;

/// The command that mends a finding.
pub(super) fn mending(finding: &CheckFinding, region: &str, vpc: &str) -> String {
    let ec2 = |rest: String| format!("aws --region {region} ec2 {rest}");
    match finding {
        CheckFinding::DnsOff { vpc, attribute } => {
            let option = if *attribute == "enableDnsSupport" { "enable-dns-support" } else { "enable-dns-hostnames" };
            ec2(format!("modify-vpc-attribute --vpc-id {} --{option}", word(vpc)))
        }
        CheckFinding::EndpointExists { endpoint, service, .. } => {
            // The endpoint service of somebody else has its id for a name in the code.
            let id = service.starts_with("com.amazonaws.vpce.").then(|| service.rsplit('.').next()).flatten();
            let slug = id.or_else(|| service.splitn(4, '.').nth(3)).unwrap_or(service);
            let kind = if matches!(slug, "s3" | "dynamodb") { "gateway" } else { "interface" };
            let address = format!("aws_vpc_endpoint.{kind}[\"{slug}\"]");
            format!("terraform import {} {}", word(&address), word(endpoint))
        }
        CheckFinding::RouteMissing { table, endpoint } => ec2(format!(
            "modify-vpc-endpoint --vpc-endpoint-id {} --add-route-table-ids {}",
            word(endpoint),
            word(table)
        )),
        CheckFinding::Dns64 { subnet } => {
            ec2(format!("modify-subnet-attribute --subnet-id {} --no-enable-dns64", word(subnet)))
        }
        CheckFinding::LayersForbidden { endpoint, depends: true, .. } => ec2(format!(
            "describe-vpc-endpoints --vpc-endpoint-ids {} --query 'VpcEndpoints[].PolicyDocument' --output text",
            word(endpoint)
        )),
        CheckFinding::LayersForbidden { endpoint, .. } => ec2(format!(
            "modify-vpc-endpoint --vpc-endpoint-id {} --policy-document file://policy.json",
            word(endpoint)
        )),
        CheckFinding::Quota { quota, needed, .. } => {
            // Source of the codes: `aws service-quotas list-service-quotas --service-code vpc`.
            let code = match quota {
                Quota::InterfaceEndpoints => "L-29B6F2EB",
                Quota::GatewayEndpoints => "L-1B52E74A",
                Quota::Routes => "L-93826ACB",
            };
            format!(
                "aws --region {region} service-quotas request-service-quota-increase --service-code vpc \
                 --quota-code {code} --desired-value {needed}"
            )
        }
        CheckFinding::NoAddresses { vpc, az, .. } => ec2(format!(
            "create-subnet --vpc-id {} --availability-zone {} --cidr-block \"$CIDR_BLOCK\"",
            word(vpc),
            word(az)
        )),
        CheckFinding::AzWithoutService { service, .. } => ec2(format!(
            "describe-vpc-endpoint-services --service-names {} --query 'ServiceDetails[].AvailabilityZones'",
            word(service)
        )),
        CheckFinding::ZoneConflict { zone, .. } => format!(
            "aws route53 disassociate-vpc-from-hosted-zone --hosted-zone-id {} --vpc VPCRegion={region},VPCId={}",
            word(zone),
            word(vpc)
        ),
        CheckFinding::GroupCloses { group, subnet, port, .. } => {
            let first = group.split(", ").next().unwrap_or(group);
            ec2(format!(
                "authorize-security-group-ingress --group-id {} --protocol tcp --port {port} --cidr {}",
                word(first),
                word(subnet)
            ))
        }
        CheckFinding::AclStops { acl, peer, egress, port, .. } => {
            let (from, to) = port.map_or((32_768, 60_999), |port| (port, port));
            let way = if *egress { "egress" } else { "ingress" };
            ec2(format!(
                "create-network-acl-entry --network-acl-id {} --{way} --rule-number \"$RULE_NUMBER\" --protocol tcp \
                 --port-range From={from},To={to} --cidr-block {} --rule-action allow",
                word(acl),
                word(peer)
            ))
        }
    }
}

/// The commands that show what no file shows.
pub(super) fn showing(unseen: Unseen, region: &str, vpc: &str) -> String {
    let vpc = if vpc.is_empty() { "\"$VPC_ID\"".to_owned() } else { word(vpc) };
    let here = format!("--filters Name=vpc-id,Values={vpc}");
    let ec2 = |rest: &str| format!("aws --region {region} ec2 {rest}");
    match unseen {
        Unseen::Dns => ["enableDnsSupport", "enableDnsHostnames"]
            .map(|name| ec2(&format!("describe-vpc-attribute --vpc-id {vpc} --attribute {name} > {name}.json")))
            .join("\n"),
        Unseen::Endpoints => ec2(&format!("describe-vpc-endpoints {here} > endpoints.json")),
        Unseen::RouteTables => ec2(&format!("describe-route-tables {here} > route-tables.json")),
        Unseen::Subnets => ec2(&format!("describe-subnets {here} > subnets.json")),
        Unseen::Offers => ec2("describe-vpc-endpoint-services --filters Name=owner,Values=amazon > services.json"),
        Unseen::HostedZones => {
            format!("aws route53 list-hosted-zones-by-vpc --vpc-region {region} --vpc-id {vpc} > hosted-zones.json")
        }
        Unseen::NetworkAcls => ec2(&format!("describe-network-acls {here} > network-acls.json")),
        Unseen::SecurityGroups => ec2(&format!("describe-security-groups {here} > security-groups.json")),
    }
}
