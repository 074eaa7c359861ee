"""Packets through what was described: each has to arrive, and its answer has to come back on the same way."""

from ipaddress import ip_address, ip_network

from aws_server import backend

OUTSIDE = "198.51.100.7"
# What private NAT gateways lead to.
PRIVATE = "100.64.0.7"


class Network:
    """The route tables of VPCs, with what they lead to."""

    def __init__(self, told, networks):
        self.told = told
        self.tables = {table["RouteTableId"]: table for table in told["route-tables"]["RouteTables"]}
        associations = [(one.get("SubnetId"), table) for table in self.tables for one in self.tables[table]["Associations"]]
        self.of_subnet = dict(associations)
        self.endpoints = {one["VpcEndpointId"]: one for one in told["vpc-endpoints"]["VpcEndpoints"]}
        self.nats = {nat["NatGatewayId"]: nat for nat in told["nat-gateways"]["NatGateways"]}
        self.networks = networks

    def next(self, table, address):
        """The target of the longest prefix that an address is in."""
        routes = [route for route in self.tables[table]["Routes"] if "DestinationCidrBlock" in route]
        fitting = [route for route in routes if ip_address(address) in ip_network(route["DestinationCidrBlock"])]
        if not fitting:
            return None
        best = max(fitting, key=lambda route: ip_network(route["DestinationCidrBlock"]).prefixlen)
        names = ("NatGatewayId", "TransitGatewayId", "VpcPeeringConnectionId", "NetworkInterfaceId", "InstanceId", "GatewayId")
        return next((best[name] for name in names if best.get(name)), None)

    def inspected(self, endpoint):
        """The route table of the subnet that an inspecting endpoint stands in; a firewall's is one of a Gateway Load
        Balancer too."""
        described = self.endpoints.get(endpoint, {})
        if described.get("VpcEndpointType") != "GatewayLoadBalancer":
            raise AssertionError(f"{endpoint} inspects nothing")
        return self.of_subnet[described["SubnetIds"][0]]

    def behind(self, device, interfaces):
        """The route table that a device's answers leave by."""
        if device in self.nats:
            nat = self.nats[device]
            return nat.get("RouteTableId") or self.of_subnet[nat["SubnetId"]]
        return self.of_subnet[interfaces[device]]


def expect(found, wanted, what):
    if found != wanted:
        raise AssertionError(f"{what}: {found} instead of {wanted}")


def out_and_back(network, table, home, facts, interfaces, way_back):
    """From a route table of private subnets to the way out, and back to an address in them."""
    to = PRIVATE if facts["private_nat"] else OUTSIDE
    hop = network.next(table, to)
    passed = None
    if facts["inspected"]:
        passed = hop
        hop = network.next(network.inspected(hop), to)
    if hop not in network.nats and hop not in interfaces:
        raise AssertionError(f"{table} leads {to} to {hop}")
    back = network.behind(hop, interfaces)
    if facts["inspected"] and facts["private_nat"] and way_back != "local":
        # In a hub a private NAT gateway shares a route table with the endpoints, which leads either of them back.
        return
    if facts["inspected"]:
        returned = network.next(back, home)
        # Where one device serves all AZs of a hub, what comes back passes the inspection of its AZ.
        if way_back == "local":
            expect(returned, passed, f"{back} to {home}")
        expect(network.next(network.inspected(returned), home), way_back, f"the inspection to {home}")
    elif way_back != "local":
        expect(network.next(back, home), way_back, f"{back} to {home}")


def check_vpc(network, facts, interfaces):
    """The way out of a VPC of its own."""
    if facts["egress"] not in ("none", "ipv6"):
        own = network.networks[0]
        for at, table in enumerate(own["tables"]["private"][: facts["azs"]]):
            out_and_back(network, table, f"{own['block']}.{at}.9", facts, interfaces, "local")


def check_hub(network, facts, interfaces):
    """The ways from each VPC to the hub and through it, and those back."""
    told = network.told
    hub, *spokes = network.networks
    entry = [hub["tables"]["private"][at] for at in range(facts["azs"])]
    for spoke in spokes:
        home = f"{spoke['block']}.0.9"
        if facts["hub"] == "peering":
            ends = lambda one: (one["RequesterVpcInfo"]["VpcId"], one["AccepterVpcInfo"]["VpcId"], one["Status"]["Code"])
            link = next(one["VpcPeeringConnectionId"] for one in told["peerings"] if ends(one) == (spoke["id"], hub["id"], "active"))
        else:
            attached = {one["VpcId"]: one["TransitGatewayId"] for one in told["attachments"]}
            link = attached[hub["id"]]
            expect(attached[spoke["id"]], link, "the attachment")
        for table in spoke["tables"]["private"][: facts["spoke_tables"]]:
            expect(network.next(table, f"{hub['block']}.1.9"), link, f"{table} to the hub")
            if facts["egress"] != "none":
                expect(network.next(table, OUTSIDE), link, f"{table} to the internet")
        if facts["endpoints"]:
            # What they answer leaves by the route tables of the subnets that they stand in.
            for table in hub["tables"]["private"][: facts["hub_tables"]]:
                expect(network.next(table, home), link, f"{table} to {home}")
        if facts["egress"] != "none":
            for table in entry:
                out_and_back(network, table, home, facts, interfaces, link)
    if facts["egress"] != "none":
        attachment = next(one["TransitGatewayAttachmentId"] for one in told["attachments"] if one["VpcId"] == hub["id"])
        expect(list(told["transit-gateway-routes"].values()), [{"0.0.0.0/0": attachment}], "the transit gateway's routes")


def check_names(network, facts, zones):
    """Each endpoint of the hub has a zone, which each VPC finds and which leads to the endpoint."""
    ids = sorted(one["id"] for one in network.networks)
    entries = {one["DnsEntries"][0]["DnsName"] for one in network.endpoints.values() if one["DnsEntries"]}
    expect(len(zones), facts["names"], "hosted zones")
    led_to = set()
    for zone, records in zones:
        name = zone["HostedZone"]["Name"]
        expect(sorted(one["VPCId"] for one in zone["VPCs"]), ids, f"the VPCs of {name}")
        aliases = {record["Name"].replace("\\052", "*"): record["AliasTarget"]["DNSName"] for record in records if record["Type"] == "A"}
        expect(sorted(aliases), sorted([name, f"*.{name}"]), "records")
        expect(len(set(aliases.values()) & entries), 1, f"the endpoint of {name}")
        led_to |= set(aliases.values())
    expect(len(led_to), facts["names"], "endpoints with a name")


def check(network, facts, hosted_zones):
    """All that a network has to lead to; hosted_zones tells those of a VPC."""
    # A route leads to an instance by its id or by that of its interface.
    attached = [eni for eni in backend().enis.values() if eni.instance]
    interfaces = {own: eni.subnet.id for eni in attached for own in (eni.id, eni.instance.id)}
    if facts["hub"] is None:
        check_vpc(network, facts, interfaces)
    else:
        check_hub(network, facts, interfaces)
        check_names(network, facts, hosted_zones(network.networks[0]))
    inspecting = [one for one in network.endpoints.values() if one["VpcEndpointType"] == "GatewayLoadBalancer"]
    # A firewall's are there already, in every AZ that the network has.
    expected = facts["subnets"] if facts["firewall"] else facts["azs"] if facts["inspected"] else 0
    expect(len(inspecting), expected, "inspecting endpoints")
