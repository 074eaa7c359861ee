//! The way out with its routes.

use std::fmt::Write as _;

use natpoint_text::Locale;

use super::{comment, inspection, quoted};
use crate::change::{Change, EgressKind};
use crate::comments;
use crate::nat_instance;

/// The variables of what leads to a way out, as words of commands.
pub(super) struct Place {
    /// The route tables of the private subnets.
    pub(super) route_tables: &'static str,
    /// The route tables of the subnets that the devices stand in.
    pub(super) public_route_tables: &'static str,
    /// The addresses that answers go back to.
    pub(super) returns: &'static str,
    /// Whether each block of these addresses is that of one AZ.
    pub(super) returns_by_az: bool,
}

/// In a VPC, for its own private subnets.
pub(super) const OF_VPC: Place = Place {
    route_tables: "$PRIVATE_ROUTE_TABLE_IDS",
    public_route_tables: "$PUBLIC_ROUTE_TABLE_IDS",
    returns: "$PRIVATE_CIDR_BLOCKS",
    returns_by_az: true,
};

/// In a hub, for the VPCs that use it.
pub(super) const OF_HUB: Place = Place {
    route_tables: "$HUB_ROUTE_TABLE_IDS",
    public_route_tables: "$HUB_PUBLIC_ROUTE_TABLE_IDS",
    returns: "$SPOKE_CIDR_BLOCKS",
    returns_by_az: false,
};

pub(super) fn write(text: &mut String, change: &Change, locale: &dyn Locale, place: &Place) {
    let Some(egress) = change.egress else { return };
    for line in comments::egress_costs(change, locale) {
        comment(text, "  ", &line);
    }
    let (argument, destinations) = match egress.kind {
        EgressKind::ZonalNat { count, addresses } => {
            zonal(text, count, addresses);
            ("--nat-gateway-id", "0.0.0.0/0")
        }
        EgressKind::PrivateNat { count } => {
            private(text, count);
            ("--nat-gateway-id", "$PRIVATE_NAT_DESTINATIONS")
        }
        EgressKind::RegionalNat { addresses } => {
            regional(text, addresses, egress.is_inspected() || change.hub.is_some());
            ("--nat-gateway-id", "0.0.0.0/0")
        }
        EgressKind::NatInstances { count, instance_type } => {
            comment(text, "  ", locale.change_labels().nat_instances);
            instances(text, count, instance_type.name());
            ("--network-interface-id", "0.0.0.0/0")
        }
        EgressKind::EgressOnlyGateway => {
            comment(text, "  ", locale.change_labels().egress_only);
            egress_only(text);
            return;
        }
    };
    let target = Target { argument, list: "devices" };
    if egress.is_inspected() {
        inspection::write(text, change, egress, locale, place, (&target, destinations));
    } else {
        target.routes(text, place.route_tables, destinations);
    }
}

/// What route tables lead to: one of a list for each AZ.
pub(super) struct Target {
    /// The argument that names it.
    pub(super) argument: &'static str,
    /// The list.
    pub(super) list: &'static str,
}

impl Target {
    /// A route in each of some route tables to each of some destinations: to what stands in the table's AZ, or to the
    /// first.
    pub(super) fn routes(&self, text: &mut String, tables: &str, destinations: &str) {
        let Self { argument, list } = self;
        let target = format!("{argument} \"${{{list}[at]:-${{{list}[0]}}}}\"");
        text.push_str("  local at=0\n");
        routes(text, tables, destinations, &target, "    at=$((at + 1))\n");
    }
}

/// A route in each of some route tables to each of some destinations, and what follows for each table.
pub(super) fn routes(text: &mut String, tables: &str, destinations: &str, target: &str, further: &str) {
    let _ = if destinations.starts_with('$') {
        writeln!(
            text,
            "  local table to\n  for table in {tables}; do\n    for to in {destinations}; do\n      \
             route \"$table\" \"$to\" {target}\n    done\n{further}  done"
        )
    } else {
        writeln!(
            text,
            "  local table\n  for table in {tables}; do\n    route \"$table\" {destinations} {target}\n{further}  done"
        )
    };
}

/// The words of a command that leads to the route tables behind the devices of a way out.
pub(super) fn tables_behind(kind: EgressKind, place: &Place) -> &'static str {
    if matches!(kind, EgressKind::RegionalNat { .. }) { "$nat_route_table" } else { place.public_route_tables }
}

fn egress_only(text: &mut String) {
    text.push_str(
        "  id=$(aws ec2 create-egress-only-internet-gateway --vpc-id \"$VPC_ID\" --output text \\\n    \
         --query EgressOnlyInternetGateway.EgressOnlyInternetGatewayId)\n  note egress-only \"$id\"\n  \
         local table\n  for table in $PRIVATE_ROUTE_TABLE_IDS; do\n    \
         aws ec2 create-route --route-table-id \"$table\" --destination-ipv6-cidr-block ::/0 \\\n      \
         --egress-only-internet-gateway-id \"$id\" > /dev/null\n    note ipv6-route \"$table\" ::/0\n  done\n",
    );
}

/// Commands that add an address to the list `addresses`, inside two loops.
const ADDRESS: &str = "      id=$(aws ec2 allocate-address --domain vpc --query AllocationId --output text \\\n        \
                       --tag-specifications \"$(tags elastic-ip nat)\")\n      note address \"$id\"\n      \
                       addresses+=(\"$id\")\n    done\n";

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
}

fn regional(text: &mut String, addresses: u32, needs_table: bool) {
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
    if needs_table {
        text.push_str(
            "  local nat_route_table\n  \
             nat_route_table=$(aws ec2 describe-nat-gateways --nat-gateway-ids \"$id\" --output text \\\n    \
             --query 'NatGateways[0].RouteTableId')\n",
        );
    }
}

fn instances(text: &mut String, count: u32, instance_type: &str) {
    let _ = writeln!(
        text,
        "  local group\n  \
         group=$(aws ec2 create-security-group --vpc-id \"$VPC_ID\" --group-name \"nat-$(date +%s%N)\" \\\n    \
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
}
