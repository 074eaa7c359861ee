"""VPCs with subnets and route tables in each of their AZs, and what is in them."""

from aws_server import REGION, ask, backend


def vpc(block, count, has_nat, has_firewall=False):
    """A VPC with so many private, public and inspection subnets, each with a route table of its own; has_nat puts a
    NAT gateway in the way out of the private ones, has_firewall an endpoint of a firewall in each inspection subnet."""
    ec2 = backend()
    made = ec2.create_vpc(f"{block}.0.0/16").id
    azs = [zone.name for zone in ec2.describe_availability_zones()]
    subnets, tables = {}, {}
    for kind, first in (("private", 0), ("public", 100), ("inspection", 200)):
        for at in range(count):
            subnet = ec2.create_subnet(made, f"{block}.{first + at}.0/24", availability_zone=azs[at % len(azs)]).id
            table = ec2.create_route_table(made).id
            ec2.associate_route_table(table, subnet_id=subnet)
            subnets.setdefault(kind, []).append(subnet)
            tables.setdefault(kind, []).append(table)
    gateways = []
    if has_nat:
        address = ec2.allocate_address("vpc").allocation_id
        gateways.append(ec2.create_nat_gateway(subnets["public"][0], address).id)
        for table in tables["private"]:
            ec2.create_route(table, "0.0.0.0/0", nat_gateway_id=gateways[0])
    firewall = []
    if has_firewall:
        service = f"com.amazonaws.vpce.{REGION}.vpce-svc-0b0b0b0b"
        create = lambda subnet: ec2.create_vpc_endpoint(made, service, "GatewayLoadBalancer", None, [], subnet_ids=[subnet])
        firewall = [create(subnet).id for subnet in subnets["inspection"]]
    return {"id": made, "block": block, "subnets": subnets, "tables": tables, "gateways": gateways, "firewall": firewall}


def variables(network, is_private):
    """The variables of a script in a VPC."""
    subnets, tables = network["subnets"], network["tables"]
    ec2 = backend()
    shared = [f"arn:aws:ec2:{REGION}:123456789012:subnet/{subnet}" for subnet in subnets["private"]]
    return {
        "VPC_ID": network["id"],
        "VPC_CIDR_BLOCKS": f"{network['block']}.0.0/16 {network['block'].replace('10.', '10.10')}.0.0/16",
        "PRIVATE_SUBNET_IDS": " ".join(subnets["private"]),
        "PRIVATE_CIDR_BLOCKS": " ".join(f"{network['block']}.{at}.0/24" for at in range(len(subnets["private"]))),
        "PUBLIC_SUBNET_IDS": " ".join(subnets["public"]),
        "PRIVATE_ROUTE_TABLE_IDS": " ".join(tables["private"]),
        # Private NAT gateways stand in private subnets.
        "PUBLIC_ROUTE_TABLE_IDS": " ".join(tables["private" if is_private else "public"]),
        "INSPECTION_SERVICE_NAME": f"com.amazonaws.vpce.{REGION}.vpce-svc-0a0a0a0a",
        "INSPECTION_SUBNET_IDS": " ".join(subnets["inspection"]),
        "INSPECTION_ROUTE_TABLE_IDS": " ".join(tables["inspection"]),
        "FIREWALL_ENDPOINT_IDS": " ".join(network["firewall"]),
        "PRIVATE_NAT_DESTINATIONS": "100.64.0.0/10 192.168.0.0/16",
        "NAT_AVAILABILITY_ZONES": " ".join(sorted({ec2.get_subnet(subnet).availability_zone for subnet in subnets["private"]})),
        "NAT_IMAGE_ID": next(iter(ec2.amis)),
        "OLD_NAT_GATEWAY_IDS": " ".join(network["gateways"]),
        "SHARED_SUBNET_ARNS": " ".join(shared),
        "SHARE_WITH": "222222222222 333333333333",
    }


def variables_of_hub(network):
    """Those of the script's part for a hub, where they have other names."""
    own = variables(network, False)
    names = ("PRIVATE_NAT_DESTINATIONS", "NAT_AVAILABILITY_ZONES", "FIREWALL_ENDPOINT_IDS")
    return {name: own[name] for name in own if name.startswith("INSPECTION_") or name in names} | {
        "HUB_VPC_ID": own["VPC_ID"],
        "HUB_CIDR_BLOCKS": f"{network['block']}.0.0/16",
        "SPOKE_CIDR_BLOCKS": "10.0.0.0/9 172.16.0.0/12",
        "HUB_SUBNET_IDS": own["PRIVATE_SUBNET_IDS"],
        "HUB_ROUTE_TABLE_IDS": own["PRIVATE_ROUTE_TABLE_IDS"],
        "HUB_PUBLIC_SUBNET_IDS": own["PUBLIC_SUBNET_IDS"],
        "HUB_PUBLIC_ROUTE_TABLE_IDS": own["PUBLIC_ROUTE_TABLE_IDS"],
    }


def described(endpoint, networks):
    """What there is in VPCs and between them, but for what AWS still lists after its deletion."""
    ids = ",".join(network["id"] for network in networks)
    of_vpc = ["--filters", f"Name=vpc-id,Values={ids}"]
    told = {
        "vpc-endpoints": ask(endpoint, "ec2", "describe-vpc-endpoints", *of_vpc),
        "nat-gateways": ask(endpoint, "ec2", "describe-nat-gateways", "--filter", *of_vpc[1:]),
        "route-tables": ask(endpoint, "ec2", "describe-route-tables", *of_vpc),
        "subnets": ask(endpoint, "ec2", "describe-subnets", *of_vpc),
        "security-groups": ask(endpoint, "ec2", "describe-security-groups", *of_vpc),
    }
    endpoints = told["vpc-endpoints"]
    endpoints["VpcEndpoints"] = [one for one in endpoints["VpcEndpoints"] if one["State"] != "deleted"]
    # The server does not take back the addresses of instances that were terminated.
    for subnet in told["subnets"]["Subnets"]:
        subnet.pop("AvailableIpAddressCount", None)
    gateways = told["nat-gateways"]
    gateways["NatGateways"] = [nat for nat in gateways["NatGateways"] if nat["State"] != "deleted"]
    if len(networks) > 1:
        told |= described_between(endpoint, networks)
    return told


def described_between(endpoint, networks):
    """Transit gateways, VPC peering connections and private hosted zones."""
    ids = {network["id"] for network in networks}
    told = {"transit-gateways": ask(endpoint, "ec2", "describe-transit-gateways")["TransitGateways"]}
    attachments = ask(endpoint, "ec2", "describe-transit-gateway-vpc-attachments")["TransitGatewayVpcAttachments"]
    told["attachments"] = [one for one in attachments if one["VpcId"] in ids]
    peerings = ask(endpoint, "ec2", "describe-vpc-peering-connections")["VpcPeeringConnections"]
    told["peerings"] = [one for one in peerings if one["RequesterVpcInfo"]["VpcId"] in ids and one["Status"]["Code"] != "deleted"]
    told["zones"] = ask(endpoint, "route53", "list-hosted-zones")["HostedZones"]
    # The server does not say which attachments the routes of a transit gateway lead to.
    own = {one["TransitGatewayId"] for one in told["attachments"]}
    tables = [table for table in backend().transit_gateways_route_tables.values() if table.transit_gateway_id in own]
    # It makes a default route table even for a transit gateway that is to have none.
    none = {one["TransitGatewayId"] for one in told["transit-gateways"] if one["Options"].get("DefaultRouteTableAssociation") == "disable"}
    tables = [table for table in tables if not (table.default_association_route_table and table.transit_gateway_id in none)]
    ends = lambda route: route["transitGatewayAttachments"]["transitGatewayAttachmentId"]
    told["transit-gateway-routes"] = {table.id: {to: ends(table.routes[to]) for to in table.routes} for table in tables}
    return told


def attached(spokes):
    """The variables of a transit gateway that is there with the attachments of the VPCs."""
    ec2 = backend()
    gateway = ec2.create_transit_gateway("there")
    for spoke in spokes:
        ec2.create_transit_gateway_vpc_attachment(gateway.id, spoke["id"], spoke["subnets"]["private"][:3])
    return {"TRANSIT_GATEWAY_ID": gateway.id, "TRANSIT_GATEWAY_ROUTE_TABLE_ID": gateway.default_route_table.id}


def hosted_zones(endpoint, hub):
    """The hosted zones that a hub VPC is associated with, and their records."""
    of_hub = ask(endpoint, "route53", "list-hosted-zones-by-vpc", "--vpc-id", hub["id"], "--vpc-region", REGION)
    ids = [zone["HostedZoneId"] for zone in of_hub["HostedZoneSummaries"]]
    records = lambda zone: ask(endpoint, "route53", "list-resource-record-sets", "--hosted-zone-id", zone)["ResourceRecordSets"]
    return [(ask(endpoint, "route53", "get-hosted-zone", "--id", zone), records(zone)) for zone in ids]
