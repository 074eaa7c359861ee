//! A change as commands of the AWS CLI: one script that creates, switches names over, goes back and removes.

use std::fmt::Write as _;

use natpoint_text::Locale;

use crate::change::{Change, EgressKind};
use crate::comments;
use crate::custom;
use crate::hcl::wrapped;
use crate::nat_instance;
use parts::{BACK, FUNCTIONS, PRIVATE_DNS, REMOVE, SHARE};

pub(crate) mod alarms;
mod parts;

/// Whether the script can make the change: a hub needs to know each VPC, and an inspection its own appliances.
pub(crate) fn can_write(change: &Change) -> bool {
    change.hub.is_none() && !change.egress.is_some_and(|egress| egress.is_inspected)
}

/// The script.
pub(crate) fn script(change: &Change, locale: &dyn Locale) -> String {
    let labels = locale.change_labels();
    let mut text = String::from("#!/usr/bin/env bash\n");
    let share = change.shares_subnets.then_some(labels.script_share);
    for line in comments::heading(change, locale).iter().map(String::as_str).chain([labels.script_use]).chain(share) {
        comment(&mut text, "", line);
    }
    text.push_str("set -euo pipefail\n\n");
    let _ = writeln!(text, "export AWS_DEFAULT_REGION={}", change.region.code());
    let name = json(change.name.as_str());
    let _ = writeln!(text, "NAME={}", quoted(&name));
    inputs(&mut text, change, locale);
    text.push('\n');
    text.push_str(FUNCTIONS);
    text.push_str("\ncreate() {\n  local id group\n");
    gateway(&mut text, change, locale);
    interface(&mut text, change, locale);
    egress(&mut text, change, locale);
    text.push_str("}\n\n");
    text.push_str(PRIVATE_DNS);
    text.push('\n');
    text.push_str(BACK);
    let mut commands = "create | private-dns | back".to_owned();
    text.push('\n');
    let mut cases = String::new();
    if change.shares_subnets {
        comment(&mut text, "", labels.sharing);
        text.push_str(SHARE);
        commands.push_str(" | share");
        cases.push_str("  share) share ;;\n");
    } else if change.removes_nat {
        text.push_str(REMOVE);
        commands.push_str(" | remove-nat");
        cases.push_str("  remove-nat) remove_nat ;;\n");
    }
    text.push_str("\ncase ${1:-} in\n  create) create ;;\n  private-dns) private_dns on ;;\n  back) back ;;\n");
    text.push_str(&cases);
    let _ = writeln!(text, "  *)\n    echo {} >&2\n    exit 2\n    ;;\nesac", quoted(&format!("change.sh {commands}")));
    text
}

fn comment(text: &mut String, indent: &str, said: &str) {
    for line in wrapped(said) {
        let _ = writeln!(text, "{indent}# {line}");
    }
}

/// The variables that have to be set, each a list of words where there are several.
fn inputs(text: &mut String, change: &Change, locale: &dyn Locale) {
    let labels = locale.change_labels();
    let kind = change.egress.map(|egress| egress.kind);
    let endpoints = change.has_interface_endpoints();
    let instances = matches!(kind, Some(EgressKind::NatInstances { .. }));
    let private_nat = matches!(kind, Some(EgressKind::PrivateNat { .. }));
    let zonal = matches!(kind, Some(EgressKind::ZonalNat { .. } | EgressKind::NatInstances { .. }));
    let removes_nat = change.removes_nat && !change.shares_subnets;
    let tables = !change.gateway_endpoints.is_empty() || kind.is_some() || removes_nat;
    let zones = matches!(kind, Some(EgressKind::RegionalNat { addresses }) if addresses > 1);
    for (needed, name, said) in [
        (true, "VPC_ID", labels.in_vpc),
        (endpoints || instances, "VPC_CIDR_BLOCKS", labels.in_vpc_cidr_blocks),
        (endpoints || private_nat, "PRIVATE_SUBNET_IDS", labels.in_private_subnet_words),
        (tables, "PRIVATE_ROUTE_TABLE_IDS", labels.in_private_route_table_words),
        (zonal, "PUBLIC_SUBNET_IDS", labels.in_public_subnet_words),
        (instances, "NAT_IMAGE_ID", labels.in_nat_image),
        (private_nat, "PRIVATE_NAT_DESTINATIONS", labels.in_private_nat_destinations),
        (zones, "NAT_AVAILABILITY_ZONES", labels.in_nat_azs),
        (change.shares_subnets, "SHARED_SUBNET_ARNS", labels.in_shared_subnets),
        (change.shares_subnets, "SHARE_WITH", labels.in_share_with),
    ] {
        if needed {
            comment(text, "", said);
            let _ = writeln!(text, ": \"${{{name}:?}}\"");
        }
    }
    for (number, endpoint) in change.custom_endpoints() {
        let said = endpoint.service.slug();
        if custom::full_name(endpoint.service).is_none() {
            comment(text, "", &format!("{said}: {}", labels.in_custom_service));
            let _ = writeln!(text, ": \"${{CUSTOM_SERVICE_{number}:?}}\" # {said}");
        }
        comment(text, "", &format!("{said}: {}", labels.in_custom_dns_word));
        let _ = writeln!(text, ": \"${{CUSTOM_SERVICE_{number}_PRIVATE_DNS:=no}}\"");
    }
    if let Some(other) = change.cross_region {
        comment(text, "", labels.in_cross_region_services);
        let _ = writeln!(text, ": \"${{CROSS_REGION_SERVICES:?}}\" # {}", other.count);
    }
    for (name, list) in [("PRIVATE_SUBNET_IDS", "private_subnets"), ("PUBLIC_SUBNET_IDS", "public_subnets")] {
        if text.contains(&format!("${{{name}:?}}")) {
            let _ = writeln!(text, "read -ra {list} <<< \"${name}\"");
        }
    }
}

/// The variable that holds the name of an endpoint service that is not AWS's.
fn custom_variable(number: usize) -> String {
    format!("\"$CUSTOM_SERVICE_{number}\"")
}

fn gateway(text: &mut String, change: &Change, locale: &dyn Locale) {
    if change.gateway_endpoints.is_empty() {
        return;
    }
    comment(text, "  ", locale.change_labels().gateway);
    for service in &change.gateway_endpoints {
        let _ = writeln!(
            text,
            "  # shellcheck disable=SC2086 # one word for each route table\n  endpoint {} {} --vpc-endpoint-type \
            Gateway \\\n    \
             --route-table-ids $PRIVATE_ROUTE_TABLE_IDS > /dev/null",
            service.name_in(change.region),
            service.slug()
        );
    }
}

fn interface(text: &mut String, change: &Change, locale: &dyn Locale) {
    if !change.has_interface_endpoints() {
        return;
    }
    let labels = locale.change_labels();
    comment(text, "  ", labels.security_group);
    text.push_str(
        "  group=$(aws ec2 create-security-group --vpc-id \"$VPC_ID\" --group-name \"vpc-endpoints-$(date \
        +%s%N)\" \\\n    \
         --description 'Clients of VPC endpoints' --query GroupId --output text \\\n    \
         --tag-specifications \"$(tags security-group vpc-endpoints)\")\n  note security-group \"$group\"\n  \
         local cidr\n  for cidr in $VPC_CIDR_BLOCKS; do\n",
    );
    for port in change.ports() {
        let _ = writeln!(
            text,
            "    aws ec2 authorize-security-group-ingress --group-id \"$group\" --protocol tcp --port {port} \\\n      \
             --cidr \"$cidr\" > /dev/null"
        );
    }
    text.push_str("  done\n");
    let further = change.has_custom_endpoints().then(|| labels.custom.to_owned());
    for line in comments::endpoint_hours(change, locale).into_iter().chain(further) {
        comment(text, "  ", &line);
    }
    for endpoint in &change.interface_endpoints {
        let number = change.custom_number(endpoint.service).unwrap_or_default();
        let asked = endpoint.service.is_custom() && custom::full_name(endpoint.service).is_none();
        let name = if asked { custom_variable(number) } else { endpoint.service.name_in(change.region) };
        let _ = writeln!(
            text,
            "  id=$(endpoint {name} {} --vpc-endpoint-type Interface --no-private-dns-enabled \\\n    \
             --security-group-ids \"$group\" --subnet-ids \"${{private_subnets[@]:0:{}}}\")",
            change.key(endpoint.service),
            endpoint.azs
        );
        if endpoint.service.is_custom() {
            let _ = writeln!(
                text,
                "  if [ \"$CUSTOM_SERVICE_{number}_PRIVATE_DNS\" = yes ]; then note private-dns \"$id\"; fi"
            );
        } else if endpoint.has_private_dns {
            text.push_str("  note private-dns \"$id\"\n");
        }
    }
    if let Some(other) = change.cross_region {
        comment(text, "  ", labels.cross_region);
        let _ = writeln!(
            text,
            "  local service\n  for service in $CROSS_REGION_SERVICES; do\n    \
             id=$(endpoint \"$service\" \"${{service##*.}}\" --service-region {} --vpc-endpoint-type Interface \
             \\\n      \
             --no-private-dns-enabled --security-group-ids \"$group\" \\\n      \
             --subnet-ids \"${{private_subnets[@]:0:{}}}\")\n    note private-dns \"$id\"\n  done",
            other.region.code(),
            other.azs
        );
    }
}

fn egress(text: &mut String, change: &Change, locale: &dyn Locale) {
    let Some(egress) = change.egress else { return };
    for line in comments::egress_costs(change, locale) {
        comment(text, "  ", &line);
    }
    match egress.kind {
        EgressKind::ZonalNat { count, addresses } => zonal(text, count, addresses),
        EgressKind::PrivateNat { count } => private(text, count),
        EgressKind::RegionalNat { addresses } => regional(text, addresses),
        EgressKind::NatInstances { count, instance_type } => {
            comment(text, "  ", locale.change_labels().nat_instances);
            instances(text, count, instance_type.name());
        }
        EgressKind::EgressOnlyGateway => {
            comment(text, "  ", locale.change_labels().egress_only);
            text.push_str(
                "  id=$(aws ec2 create-egress-only-internet-gateway --vpc-id \"$VPC_ID\" --output text \\\n    \
                 --query EgressOnlyInternetGateway.EgressOnlyInternetGatewayId)\n  note egress-only \"$id\"\n  \
                 local table\n  for table in $PRIVATE_ROUTE_TABLE_IDS; do\n    \
                 aws ec2 create-route --route-table-id \"$table\" --destination-ipv6-cidr-block ::/0 \\\n      \
                 --egress-only-internet-gateway-id \"$id\" > /dev/null\n    note ipv6-route \"$table\" ::/0\n  done\n",
            );
        }
    }
}

/// Commands that add an address to the list `addresses`, inside two loops.
const ADDRESS: &str = "      id=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text \\\n        \
                       --tag-specifications \"$(tags elastic-ip nat)\")\n      note address \"$id\"\n      \
                       addresses+=(\"$id\")\n    done\n";

/// The device of a route table: that of its AZ, or the first.
fn default_routes(text: &mut String, argument: &str, destinations: &str) {
    let _ = writeln!(
        text,
        "  local at=0 table to\n  for table in $PRIVATE_ROUTE_TABLE_IDS; do\n    for to in {destinations}; do\n      \
         route \"$table\" \"$to\" {argument} \"${{devices[at]:-${{devices[0]}}}}\"\n    done\n    at=$((at + \
         1))\n  done"
    );
}

fn zonal(text: &mut String, count: u32, addresses: u32) {
    let numbers: Vec<String> = (1..=addresses).map(|number| number.to_string()).collect();
    let _ = writeln!(
        text,
        "  local subnet addresses devices=()\n  for subnet in \"${{public_subnets[@]:0:{count}}}\"; do\n    \
        addresses=()\n    \
         for _ in {}; do",
        numbers.join(" ")
    );
    text.push_str(ADDRESS);
    let further = if addresses > 1 { " \\\n      --secondary-allocation-ids \"${addresses[@]:1}\"" } else { "" };
    let _ = writeln!(
        text,
        "    id=$(aws ec2 create-nat-gateway --subnet-id \"$subnet\" --allocation-id \
        \"${{addresses[0]}}\"{further} \\\n      \
         --query NatGateway.NatGatewayId --output text --tag-specifications \"$(tags natgateway nat)\")\n    \
         note nat-gateway \"$id\"\n    devices+=(\"$id\")\n  done\n  \
         aws ec2 wait nat-gateway-available --nat-gateway-ids \"${{devices[@]}}\""
    );
    default_routes(text, "--nat-gateway-id", "0.0.0.0/0");
}

fn private(text: &mut String, count: u32) {
    let _ = writeln!(
        text,
        "  local subnet devices=()\n  for subnet in \"${{private_subnets[@]:0:{count}}}\"; do\n    \
         id=$(aws ec2 create-nat-gateway --subnet-id \"$subnet\" --connectivity-type private \\\n      \
         --query NatGateway.NatGatewayId --output text --tag-specifications \"$(tags natgateway nat)\")\n    \
         note nat-gateway \"$id\"\n    devices+=(\"$id\")\n  done\n  \
         aws ec2 wait nat-gateway-available --nat-gateway-ids \"${{devices[@]}}\""
    );
    default_routes(text, "--nat-gateway-id", "$PRIVATE_NAT_DESTINATIONS");
}

fn regional(text: &mut String, addresses: u32) {
    text.push_str("  local devices\n");
    let zones = if addresses > 1 {
        let numbers: Vec<String> = (1..=addresses).map(|number| number.to_string()).collect();
        let _ = writeln!(
            text,
            "  local az addresses zones=()\n  for az in $NAT_AVAILABILITY_ZONES; do\n    addresses=()\n    \
             for _ in {}; do",
            numbers.join(" ")
        );
        text.push_str(ADDRESS);
        text.push_str(
            "    zones+=(\"AvailabilityZone=$az,AllocationIds=$(IFS=,; echo \"${addresses[*]}\")\")\n  done\n",
        );
        " \\\n    --availability-zone-addresses \"${zones[@]}\""
    } else {
        ""
    };
    let _ = writeln!(
        text,
        "  id=$(aws ec2 create-nat-gateway --vpc-id \"$VPC_ID\" --availability-mode regional{zones} \\\n    \
         --query NatGateway.NatGatewayId --output text --tag-specifications \"$(tags natgateway nat)\")\n  \
         note nat-gateway \"$id\"\n  devices=(\"$id\")\n  aws ec2 wait nat-gateway-available --nat-gateway-ids \"$id\""
    );
    default_routes(text, "--nat-gateway-id", "0.0.0.0/0");
}

fn instances(text: &mut String, count: u32, instance_type: &str) {
    let _ = writeln!(
        text,
        "  group=$(aws ec2 create-security-group --vpc-id \"$VPC_ID\" --group-name \"nat-$(date +%s%N)\" \\\n    \
         --description 'Traffic through the NAT instances' --query GroupId --output text \\\n    \
         --tag-specifications \"$(tags security-group nat)\")\n  note security-group \"$group\"\n  \
         for cidr in $VPC_CIDR_BLOCKS; do\n    \
         aws ec2 authorize-security-group-ingress --group-id \"$group\" --protocol=-1 --cidr \"$cidr\" > \
         /dev/null\n  done\n  \
         local subnet interface devices=() script\n  script={}\n  \
         for subnet in \"${{public_subnets[@]:0:{count}}}\"; do\n    \
         id=$(aws ec2 run-instances --image-id \"$NAT_IMAGE_ID\" --instance-type {instance_type} --subnet-id \
         \"$subnet\" \\\n      \
         --security-group-ids \"$group\" --user-data \"$script\" --metadata-options HttpTokens=required \\\n      \
         --query 'Instances[0].InstanceId' --output text --tag-specifications \"$(tags instance nat)\")\n    \
         note instance \"$id\"\n    aws ec2 wait instance-running --instance-ids \"$id\"\n    \
         aws ec2 modify-instance-attribute --instance-id \"$id\" --no-source-dest-check\n    \
         interface=$(aws ec2 describe-instances --instance-ids \"$id\" --output text \\\n      \
         --query 'Reservations[0].Instances[0].NetworkInterfaces[0].NetworkInterfaceId')\n    \
         devices+=(\"$interface\")\n    \
         local address\n    \
         address=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text \\\n      \
         --tag-specifications \"$(tags elastic-ip nat)\")\n    note address \"$address\"\n    \
         address=$(aws ec2 associate-address --allocation-id \"$address\" --instance-id \"$id\" \\\n      \
         --query AssociationId --output text)\n    note association \"$address\"\n  done",
        quoted(nat_instance::USER_DATA)
    );
    default_routes(text, "--network-interface-id", "0.0.0.0/0");
}

/// A word of a command, quoted where a shell would read it otherwise.
pub(crate) fn word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':');
    if !text.is_empty() && text.chars().all(plain) { text.to_owned() } else { quoted(text) }
}

/// A word that the shell takes as it stands.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// The inside of a string of JSON.
fn json(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out
}
