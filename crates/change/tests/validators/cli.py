#!/usr/bin/env python3
"""Runs scripts of the AWS CLI against a server that answers like AWS, on loopback alone.

    cli.py FOLDER

Each folder in FOLDER has a script change.sh. Its network (a VPC with subnets and route tables, NAT gateways where the
file `nat` says so) is made first. After `create` and `private-dns`, what describe-* says goes to after-*.json; after
`back` it has to be as it was. bash and the CLI are the real ones: a small program stands in the place of `aws`, which
hands its words to a CLI that is loaded once.
"""

import contextlib
import io
import json
import os
import pathlib
import re
import socketserver
import subprocess
import sys
import tempfile
import threading

from awscli.clidriver import create_clidriver
from moto.ec2.models.vpcs import VPCBackend
from moto.server import ThreadedMotoServer

AWS = """#!/bin/bash
exec 3<> "/dev/tcp/127.0.0.1/$NATPOINT_AWS_PORT"
printf '%s\\0' "$#" "$@" >&3
read -r -d '' status <&3
read -r -d '' said <&3
cat <&3 >&2
printf '%s' "$said"
exit "$status"
"""
REGION = "eu-west-1"
ADDRESSES = {"vpc": "10.0.0.0/16"}
driver_lock = threading.Lock()
# Loaded once: what describes EC2's API takes most of the time of a call.
driver = None


def aws(words, endpoint):
    """The CLI's exit status, output and complaints."""
    # moto knows no regional NAT gateway: of these the parameters alone are checked, and a sample is the answer.
    if "--availability-mode" in words or any("natgateway-sample" in word or word == "NatGatewayId" for word in words):
        words = [*words, "--generate-cli-skeleton", "output"]
    global driver
    said, complaints = io.StringIO(), io.StringIO()
    driver = driver or create_clidriver()
    # A driver forgets the two names of this option after its first call.
    own = create_clidriver() if "modify-instance-attribute" in words else driver
    # moto knows no subscriptions to anomalies either; a driver that was asked for a sample answers with others later.
    if words[0] == "ce":
        own, words = create_clidriver(), [*words, "--generate-cli-skeleton", "output"]
    with driver_lock, contextlib.redirect_stdout(said), contextlib.redirect_stderr(complaints):
        status = own.main(["--endpoint-url", endpoint, *words])
    return status, said.getvalue(), complaints.getvalue()


class Words(socketserver.StreamRequestHandler):
    """Takes the words of a call, and answers with its status, what it said and what it complained of."""

    def handle(self):
        def word():
            taken = bytearray()
            while (byte := self.rfile.read(1)) not in (b"", b"\0"):
                taken += byte
            return taken.decode()

        words = [word() for _ in range(int(word()))]
        status, said, complaints = aws(words, self.server.endpoint)
        self.wfile.write(f"{status}\0{said}\0{complaints}".encode())


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


def delete_endpoints(backend, vpce_ids=None, delete=VPCBackend.delete_vpc_endpoints):
    """The server makes routes to the gateway endpoints of its own Region's S3 and DynamoDB alone, and fails to delete
    those that it did not make."""
    for endpoint in map(backend.vpc_end_points.get, vpce_ids or []):
        if endpoint and endpoint.destination_prefix_list_id is None:
            endpoint.route_table_ids = []
    delete(backend, vpce_ids)


VPCBackend.delete_vpc_endpoints = delete_endpoints


def ask(endpoint, *words):
    status, said, complaints = aws([*words, "--region", REGION, "--output", "json"], endpoint)
    if status != 0:
        sys.exit(f"{words}: {complaints}")
    return json.loads(said or "null")


def network(endpoint, region, has_nat):
    """A VPC with a public and a private subnet in each of its AZs; the variables of the scripts."""
    call = lambda *words: ask(endpoint, "ec2", *words)
    vpc = call("create-vpc", "--cidr-block", "10.0.0.0/16")["Vpc"]["VpcId"]
    azs = [zone["ZoneName"] for zone in call("describe-availability-zones")["AvailabilityZones"]]
    private, public, tables, gateways = [], [], [], []
    for at in range(6):
        az = azs[at % len(azs)]
        for subnets, part in ((private, at), (public, 100 + at)):
            made = call("create-subnet", "--vpc-id", vpc, "--cidr-block", f"10.0.{part}.0/24", "--availability-zone", az)
            subnets.append(made["Subnet"]["SubnetId"])
        table = call("create-route-table", "--vpc-id", vpc)["RouteTable"]["RouteTableId"]
        call("associate-route-table", "--route-table-id", table, "--subnet-id", private[-1])
        tables.append(table)
    if has_nat:
        address = call("allocate-address", "--domain", "vpc")["AllocationId"]
        made = call("create-nat-gateway", "--subnet-id", public[0], "--allocation-id", address)
        gateways.append(made["NatGateway"]["NatGatewayId"])
        for table in tables:
            call("create-route", "--route-table-id", table, "--destination-cidr-block", "0.0.0.0/0", "--nat-gateway-id", gateways[0])
    image = call("describe-images")["Images"][0]["ImageId"]
    return {
        "VPC_ID": vpc,
        "VPC_CIDR_BLOCKS": "10.0.0.0/16 10.64.0.0/16",
        "PRIVATE_SUBNET_IDS": " ".join(private),
        "PUBLIC_SUBNET_IDS": " ".join(public),
        "PRIVATE_ROUTE_TABLE_IDS": " ".join(tables),
        "PRIVATE_NAT_DESTINATIONS": "100.64.0.0/10 192.168.0.0/16",
        "NAT_AVAILABILITY_ZONES": " ".join(azs),
        "NAT_IMAGE_ID": image,
        "OLD_NAT_GATEWAY_IDS": " ".join(gateways),
        "SHARED_SUBNET_ARNS": " ".join(f"arn:aws:ec2:{region}:123456789012:subnet/{subnet}" for subnet in private),
        "SHARE_WITH": "222222222222 333333333333",
    }


def described(endpoint, vpc):
    """What there is in a VPC, but for what AWS still lists after its deletion."""
    of_vpc = ["--filters", f"Name=vpc-id,Values={vpc}"]
    told = {
        "vpc-endpoints": ask(endpoint, "ec2", "describe-vpc-endpoints", *of_vpc),
        "nat-gateways": ask(endpoint, "ec2", "describe-nat-gateways", "--filter", f"Name=vpc-id,Values={vpc}"),
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
    return told


def run(script, command, environment):
    done = subprocess.run(["bash", str(script), command], env=environment, capture_output=True, text=True, timeout=300, cwd=script.parent)
    if done.returncode != 0:
        print(f"{script} {command}: {done.stdout}\n{done.stderr}")
        sys.stdout.flush()
        os._exit(1)


def check_alarms(endpoint, script, environment):
    """The script of alarms creates a budget of its amount and each alarm that it has, and takes all of it back."""
    text = script.read_text(encoding="utf-8")
    endpoints = sorted(set(re.findall(r"\{(\w+_ENDPOINT_ID):=", text)))
    values = {name: f"vpce-{at:08d}" for at, name in enumerate(endpoints)}
    gateways = ["nat-0a0a0a0a", "nat-0b0b0b0b"] if "NAT_GATEWAY_IDS" in text else []
    monitor = "arn:aws:ce::123456789012:anomalymonitor/0a0a0a0a"
    values.update(ALARM_EMAILS="network@example.com cloud@example.com", NAT_GATEWAY_IDS=" ".join(gateways), VPC_ID="vpc-0a0a0a0a")
    topic = "arn:aws:sns:eu-west-1:123456789012:alarms"
    values.update(ANOMALY_MONITOR_ARN=monitor, ALARM_TOPIC_ARN=topic, BUDGET_MARGIN_PERCENT="20")
    run(script, "create", dict(environment, **values))
    budgets = ask(endpoint, "budgets", "describe-budgets", "--account-id", "123456789012")["Budgets"]
    name = budgets[0]["BudgetName"]
    told = ask(endpoint, "budgets", "describe-notifications-for-budget", "--account-id", "123456789012", "--budget-name", name)
    alarms = lambda: ask(endpoint, "cloudwatch", "describe-alarms")["MetricAlarms"]
    found = alarms()
    amount = re.search(r'"Amount":"([\d.]+)"', text).group(1)
    is_right = (
        len(budgets) == 1
        and float(budgets[0]["BudgetLimit"]["Amount"]) == float(amount)
        and sorted(one["NotificationType"] for one in told["Notifications"]) == ["ACTUAL", "FORECASTED"]
        and all(one["Threshold"] == 120 for one in told["Notifications"])
        and len(found) == 2 * len(gateways) + len(endpoints)
        and all(alarm["AlarmActions"] == [topic] for alarm in found)
    )
    run(script, "delete", dict(environment, **values))
    left = ask(endpoint, "budgets", "describe-budgets", "--account-id", "123456789012").get("Budgets", [])
    if not is_right or alarms() or left or (script.parent / "natpoint-alarms.txt").exists():
        print(f"{script}: {budgets} {told} {found}; afterwards {left}")
        sys.stdout.flush()
        os._exit(1)


def check_shares(endpoint, script, state):
    """The last share of subnets is in a state, and for nobody outside of the organization."""
    told = ask(endpoint, "ram", "get-resource-shares", "--resource-owner", "SELF")["resourceShares"][-1]
    if told["status"] != state or told["allowExternalPrincipals"]:
        print(f"{script}: the share is {told}")
        sys.stdout.flush()
        os._exit(1)


def remove(endpoint, script, environment, values):
    """The old NAT gateways go with the routes to them, and no other default route does."""
    run(script, "create", environment)
    default = lambda route: route.get("DestinationCidrBlock") == "0.0.0.0/0"
    routes = lambda told: [route for table in told["route-tables"]["RouteTables"] for route in table["Routes"] if default(route)]
    old = values["OLD_NAT_GATEWAY_IDS"].split()
    others = [route for route in routes(described(endpoint, values["VPC_ID"])) if route.get("NatGatewayId") not in old]
    run(script, "remove-nat", environment)
    after = described(endpoint, values["VPC_ID"])
    gone = {nat["NatGatewayId"] for nat in after["nat-gateways"]["NatGateways"]}.isdisjoint(old)
    if not gone or routes(after) != others:
        print(f"{script}: remove-nat leaves {after['nat-gateways']} and {routes(after)}, and not {others}")
        sys.stdout.flush()
        os._exit(1)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    os.environ.update(AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_EC2_METADATA_DISABLED="true")
    os.environ["AWS_DEFAULT_REGION"] = REGION
    os.environ.update(AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null")
    moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto.start()
    endpoint = "http://{}:{}".format(*moto.get_host_and_port())
    server = Server(("127.0.0.1", 0), Words)
    server.endpoint = endpoint
    threading.Thread(target=server.serve_forever, daemon=True).start()
    programs = pathlib.Path(tempfile.mkdtemp())
    (programs / "aws").write_text(AWS, encoding="utf-8")
    (programs / "aws").chmod(0o755)
    environment = dict(os.environ, PATH=f"{programs}:{os.environ['PATH']}", NATPOINT_AWS_PORT=str(server.server_address[1]))
    for case in sorted(path for path in folder.iterdir() if path.is_dir()):
        check_alarms(endpoint, case / "alarms.sh", environment)
        script = case / "change.sh"
        if not script.exists():
            continue
        text = script.read_text(encoding="utf-8")
        # Every VPC of the test is in one Region of the server; the names of services are of their own.
        script.write_text(re.sub(r"^export AWS_DEFAULT_REGION=.*$", f"export AWS_DEFAULT_REGION={REGION}", text, flags=re.M), encoding="utf-8")
        values = network(endpoint, REGION, (case / "nat").exists())
        count = re.search(r"CROSS_REGION_SERVICES:\?\}\" # (\d+)", text)
        services = range(int(count.group(1)) if count else 0)
        values["CROSS_REGION_SERVICES"] = " ".join(f"com.amazonaws.us-east-1.service{at}" for at in services)
        for number, said in re.findall(r"CUSTOM_SERVICE_(\d+):\?\}\" # (\S+)", text):
            values[f"CUSTOM_SERVICE_{number}"] = said
            values[f"CUSTOM_SERVICE_{number}_PRIVATE_DNS"] = "yes" if int(number) % 2 else "no"
        own = dict(environment, **values)
        before = described(endpoint, values["VPC_ID"])
        run(script, "create", own)
        run(script, "private-dns", own)
        shares = "share) share" in text
        if shares:
            run(script, "share", own)
            check_shares(endpoint, script, "ACTIVE")
        for name, told in described(endpoint, values["VPC_ID"]).items():
            (case / f"after-{name}.json").write_text(json.dumps(told), encoding="utf-8")
        run(script, "back", own)
        if shares:
            check_shares(endpoint, script, "DELETED")
        if (after := described(endpoint, values["VPC_ID"])) != before:
            for name in before:
                if before[name] != after[name]:
                    print(f"{case.name}: {name} is not as it was:\n{before[name]}\n{after[name]}"[:3000])
            sys.stdout.flush()
            os._exit(1)
        if "remove_nat" in text and values["OLD_NAT_GATEWAY_IDS"]:
            remove(endpoint, script, own, values)
    sys.stdout.flush()
    os._exit(0)


main()
