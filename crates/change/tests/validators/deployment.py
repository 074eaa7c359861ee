#!/usr/bin/env python3
"""Deploys templates on a server that answers like AWS, on loopback alone.

    deployment.py FOLDER

Each folder in FOLDER has the templates of a change, and says in case.json what they are to lead to. Its network, a VPC
with subnets and route tables or a hub with two more, is made first. When all stacks stand, what describe-* says goes to
after-*.json, and packets have to arrive; when they are deleted, it has to be as it was.
"""

import functools
import json
import os
import pathlib
import re
import sys

import networks
import paths
import stack_types
from aws_server import ACCOUNT, REGION, ask, backend, start

PER_AZ = {
    "PrivateSubnet": ("subnets", "private"),
    "PrivateRouteTable": ("tables", "private"),
    "PublicSubnet": ("subnets", "public"),
    "PublicRouteTable": ("tables", "public"),
    "InspectionSubnet": ("subnets", "inspection"),
    "InspectionRouteTable": ("tables", "inspection"),
}


def of_vpc(network, is_private):
    """Values for the parameters of the template of a VPC."""
    values = {"VpcId": network["id"], "VpcCidrBlock": f"{network['block']}.0.0/16"}
    for name, (what, kind) in PER_AZ.items():
        # Private NAT gateways stand in private subnets.
        kind = "private" if is_private and kind == "public" else kind
        values |= {f"{name}{at}": one for at, one in enumerate(network[what][kind], 1)}
    for at, subnet in enumerate(network["subnets"]["private"], 1):
        values[f"PrivateCidrBlock{at}"] = f"{network['block']}.{at - 1}.0/24"
        values[f"NatAvailabilityZone{at}"] = backend().get_subnet(subnet).availability_zone
    values |= {f"FirewallEndpoint{at}": one for at, one in enumerate(network["firewall"], 1)}
    arns = [f"arn:aws:ec2:{REGION}:{ACCOUNT}:subnet/{subnet}" for subnet in network["subnets"]["private"]]
    return values | {
        "SharedSubnetArns": ",".join(arns),
        "ShareWith": "222222222222,333333333333",
        "NatImageId": next(iter(backend().amis)),
        "PrivateNatDestination": "100.64.0.0/10",
        "InspectionServiceName": f"com.amazonaws.vpce.{REGION}.vpce-svc-0a0a0a0a",
    }


def of_hub(network):
    """Those of the template of a hub."""
    own = of_vpc(network, False)
    named = lambda name: re.sub(r"^(?=VpcId$)|^Private(?=Subnet|RouteTable)", "Hub", name)
    return {named(name): value for name, value in own.items() if name != "VpcCidrBlock"} | {
        "HubCidrBlock": own["VpcCidrBlock"],
        "SpokeCidrBlock": "10.0.0.0/9",
    }


def other_value(name, description):
    """A value for a parameter that is not of the network."""
    if number := re.fullmatch(r"CrossRegionService(\d+)", name):
        return f"com.amazonaws.us-east-1.service{int(number.group(1)) - 1}"
    if re.fullmatch(r"Custom\d+ServiceName", name):
        # A service is called by what it is known as here, so that the reader finds it by that name.
        return re.split(": ?", description)[0]
    if name.endswith("PrivateName"):
        return f"{name.lower()}.example.com"
    if name.endswith("PrivateDnsEnabled"):
        return "true"
    if name.endswith("EndpointId"):
        # One that stays.
        return "vpce-0a0a0a0a"
    return {
        "AlarmEmail": "network@example.com",
        "AnomalyMonitorArn": "arn:aws:ce::123456789012:anomalymonitor/0a0a0a0a",
        "NatGatewayId": "nat-0a0a0a0a",
    }.get(name)


class Stacks:
    """The stacks of a case, in the order of their creation, and what they tell."""

    def __init__(self, folder, endpoint):
        self.folder, self.endpoint, self.names = folder, endpoint, []

    def create(self, template, values):
        """Creates a stack with values for its parameters; what it puts out."""
        path = self.folder / template
        body = re.sub(r"^ *#.*\n", "", path.read_text(encoding="utf-8"), flags=re.M)
        head = body.partition("\nResources:")[0].partition("\nParameters:\n")[2]
        given = []
        for name, asked in re.findall(r"^  (\w+):\n((?:    .*\n?)+)", head, flags=re.M):
            if "    Default: " in asked:
                continue
            described = re.search(r'Description: "(.*)"', asked).group(1)
            value = values.get(name) or other_value(name, described)
            if value is None:
                fail(f"{path}: nobody knows a value for {name}")
            given.append({"ParameterKey": name, "ParameterValue": value})
        self.names.append(f"s{len(self.names)}-{self.folder.name}")
        words = ["cloudformation", "create-stack", "--stack-name", self.names[-1], "--parameters", json.dumps(given)]
        # Whoever asks for a path of a file may read it only through this.
        ask(self.endpoint, *words, "--template-body", f"file://{path}")
        told = ask(self.endpoint, "cloudformation", "describe-stacks", "--stack-name", self.names[-1])["Stacks"][0]
        if told["StackStatus"] != "CREATE_COMPLETE":
            fail(f"{path}: {told}")
        return {output["OutputKey"]: output["OutputValue"] for output in told.get("Outputs", [])}

    def delete(self):
        """Deletes them, the last one first."""
        while self.names:
            ask(self.endpoint, "cloudformation", "delete-stack", "--stack-name", self.names.pop())


def fail(said):
    print(said)
    sys.stdout.flush()
    os._exit(1)


def create_network(stacks, facts, own, there):
    """Creates the stacks of a change, given what is there besides VPCs; what they put out together."""
    files = {path.name for path in stacks.folder.glob("*.yaml")}
    vpc = functools.partial(of_vpc, is_private=facts["private_nat"])
    put_out = {}
    if facts["hub"] is None:
        if "template.yaml" in files:
            put_out |= stacks.create("template.yaml", vpc(own[0]))
        if "sharing.yaml" in files:
            stacks.create("sharing.yaml", vpc(own[0]))
        return put_out
    hub, *spokes = own
    values = there | of_hub(hub)
    put_out |= stacks.create("hub.yaml", values)
    for spoke in spokes:
        if "spoke.yaml" in files:
            told = stacks.create("spoke.yaml", values | put_out | vpc(spoke))
            if "hub-routes.yaml" in files:
                stacks.create("hub-routes.yaml", values | told | vpc(spoke))
        # As the template says: each VPC is associated with each zone by a command.
        for name, zone in put_out.items():
            if name.endswith("ZoneId"):
                vpc_of = f"VPCRegion={REGION},VPCId={spoke['id']}"
                ask(stacks.endpoint, "route53", "associate-vpc-with-hosted-zone", "--hosted-zone-id", zone, "--vpc", vpc_of)
    return put_out


def check_alarms(stacks, facts, put_out):
    """The budget is of the computed month, and each alarm of the templates stands."""
    folder, endpoint = stacks.folder, stacks.endpoint
    count = 0
    for name in ("budget.yaml", "anomalies.yaml", "alarms.yaml", "alarms-endpoints.yaml"):
        if (folder / name).exists():
            count += (folder / name).read_text(encoding="utf-8").count("Type: AWS::CloudWatch::Alarm")
            stacks.create(name, {"VpcId": "vpc-0a0a0a0a"} | put_out)
    budgets = ask(endpoint, "budgets", "describe-budgets", "--account-id", ACCOUNT)["Budgets"]
    alarms = ask(endpoint, "cloudwatch", "describe-alarms")["MetricAlarms"]
    if [float(one["BudgetLimit"]["Amount"]) for one in budgets] != [facts["month"]] or len(alarms) != count:
        fail(f"{folder}: {budgets} instead of {facts['month']}, {len(alarms)} alarms instead of {count}")


def check(folder, endpoint):
    facts = json.loads((folder / "case.json").read_text(encoding="utf-8"))
    stacks = Stacks(folder, endpoint)
    count = facts["subnets"]
    # A default route that is there is deleted right before, as the templates say, so that none is made here.
    blocks = ["10.0"] if facts["hub"] is None else ["10.200", "10.1", "10.2"]
    own = [networks.vpc(block, count, False, facts["firewall"] and at == 0) for at, block in enumerate(blocks)]
    there = {}
    if facts["hub"] == "present":
        attached = networks.attached(own[1:])
        there = {"TransitGatewayId": attached["TRANSIT_GATEWAY_ID"], "TransitGatewayRouteTableId": attached["TRANSIT_GATEWAY_ROUTE_TABLE_ID"]}
    before = networks.described(endpoint, own)
    put_out = create_network(stacks, facts, own, there)
    after = networks.described(endpoint, own)
    for name, told in after.items():
        (folder / f"after-{name}.json").write_text(json.dumps(told), encoding="utf-8")
    try:
        paths.check(paths.Network(after, own), facts, functools.partial(networks.hosted_zones, endpoint))
    except AssertionError as problem:
        fail(f"{folder}: {problem}")
    check_alarms(stacks, facts, put_out)
    stacks.delete()
    after = networks.described(endpoint, own)
    for name in before:
        if before[name] != after[name]:
            fail(f"{folder}: {name} is not as it was:\n{before[name]}\n{after[name]}"[:3000])


def main():
    folders = sorted(path for path in pathlib.Path(sys.argv[1]).resolve().iterdir() if path.is_dir())
    # The CLI and the server share one Python, which uses one core: two of them take half as long.
    other = os.fork()
    endpoint, _ = start()
    stack_types.install(endpoint)
    for folder in folders[::2] if other else folders[1::2]:
        check(folder, endpoint)
    sys.stdout.flush()
    if other and os.waitpid(other, 0)[1] != 0:
        os._exit(1)
    os._exit(0)


main()
