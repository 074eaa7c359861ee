#!/usr/bin/env python3
"""Runs scripts of the AWS CLI against a server that answers like AWS, on loopback alone.

    cli.py FOLDER

Each folder in FOLDER has a script change.sh, and says in case.json what it is to lead to. Its network, a VPC with
subnets and route tables or a hub with two more (NAT gateways where the file `nat` says so), is made first. After
`create` and `private-dns`, what describe-* says goes to after-*.json, and packets have to arrive; after `back` it has
to be as it was. bash and the CLI are the real ones.
"""

import functools
import json
import os
import pathlib
import re
import subprocess
import sys

import networks
import paths
from aws_server import REGION, ask, start


def fail(said):
    print(said)
    sys.stdout.flush()
    os._exit(1)


def run(script, command, environment):
    done = subprocess.run(["bash", str(script), command], env=environment, capture_output=True, text=True, timeout=300, cwd=script.parent)
    if done.returncode != 0:
        fail(f"{script} {command}: {done.stdout}\n{done.stderr}")


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
        fail(f"{script}: {budgets} {told} {found}; afterwards {left}")


def check_shares(endpoint, script, state):
    """The last share of subnets is in a state, and for nobody outside of the organization."""
    told = ask(endpoint, "ram", "get-resource-shares", "--resource-owner", "SELF")["resourceShares"][-1]
    if told["status"] != state or told["allowExternalPrincipals"]:
        fail(f"{script}: the share is {told}")


def variables_of_services(text):
    """What the script calls endpoint services that no catalogue has."""
    count = re.search(r"CROSS_REGION_SERVICES:\?\}\" # (\d+)", text)
    services = range(int(count.group(1)) if count else 0)
    values = {"CROSS_REGION_SERVICES": " ".join(f"com.amazonaws.us-east-1.service{at}" for at in services)}
    for number, said in re.findall(r"CUSTOM_SERVICE_(\d+):\?\}\" # (\S+)", text):
        values[f"CUSTOM_SERVICE_{number}"] = said
    for number in re.findall(r"CUSTOM_SERVICE_(\d+)_PRIVATE", text):
        values[f"CUSTOM_SERVICE_{number}_PRIVATE_DNS"] = "yes" if int(number) % 2 else "no"
        values[f"CUSTOM_SERVICE_{number}_PRIVATE_NAME"] = f"service{number}.example.com"
    return values


class Case:
    """A script with its network and what it is run with."""

    def __init__(self, folder, endpoint, environment):
        self.folder, self.endpoint = folder, endpoint
        self.script = folder / "change.sh"
        self.facts = json.loads((folder / "case.json").read_text(encoding="utf-8"))
        text = self.script.read_text(encoding="utf-8")
        # Every VPC of the test is in one Region of the server; the names of services are of their own.
        here = f"export AWS_DEFAULT_REGION={REGION}"
        self.script.write_text(re.sub(r"^export AWS_DEFAULT_REGION=.*$", here, text, flags=re.M), encoding="utf-8")
        self.commands = re.findall(r"^  ([a-z-]+)\) \w+.*;;$", text, flags=re.M)
        has_nat, count = (folder / "nat").exists(), self.facts["subnets"]
        private = self.facts["private_nat"]
        environment = environment | variables_of_services(text)
        if self.facts["hub"] is None:
            self.networks = [networks.vpc("10.0", count, has_nat, self.facts["firewall"])]
            self.own = [environment | networks.variables(self.networks[0], private)]
            return
        hub = networks.vpc("10.200", count, False, self.facts["firewall"])
        self.networks = [hub, *(networks.vpc(block, count, has_nat) for block in ("10.1", "10.2"))]
        hub, *spokes = self.networks
        self.of_hub = environment | networks.variables_of_hub(hub)
        if self.facts["hub"] == "present":
            self.of_hub |= networks.attached(spokes)
        self.own = [environment | networks.variables(spoke, private) for spoke in spokes]

    def create(self):
        if self.facts["hub"] is None:
            run(self.script, "create", self.own[0])
            return
        run(self.script, "create-hub", self.of_hub)
        for own in self.own:
            run(self.script, "create-vpc", own)

    def described(self):
        return networks.described(self.endpoint, self.networks)

    def check(self):
        """The way there, what it leads to, and the way back."""
        before = self.described()
        self.create()
        if "private-dns" in self.commands:
            # Whoever has run it already may run it again.
            for own in [*self.own, *self.own[1:]]:
                run(self.script, "private-dns", own)
        shares = "share" in self.commands
        if shares:
            run(self.script, "share", self.own[0])
            check_shares(self.endpoint, self.script, "ACTIVE")
        after = self.described()
        for name, told in after.items():
            (self.folder / f"after-{name}.json").write_text(json.dumps(told), encoding="utf-8")
        self.check_paths(after)
        run(self.script, "back", self.own[0])
        if shares:
            check_shares(self.endpoint, self.script, "DELETED")
        after = self.described()
        for name in before:
            if before[name] != after[name]:
                fail(f"{self.folder.name}: {name} is not as it was:\n{before[name]}\n{after[name]}"[:3000])

    def check_paths(self, told):
        try:
            paths.check(paths.Network(told, self.networks), self.facts, functools.partial(networks.hosted_zones, self.endpoint))
        except AssertionError as problem:
            fail(f"{self.folder.name}: {problem}\n{self.script.read_text(encoding='utf-8')}")

    def check_removal(self):
        """The old NAT gateways go with the routes to them, and no other default route does."""
        olds = [own["OLD_NAT_GATEWAY_IDS"] for own in self.own]
        if "remove-nat" not in self.commands or not any(olds):
            return
        self.create()
        default = lambda route: route.get("DestinationCidrBlock") == "0.0.0.0/0"
        routes = lambda told: [route for table in told["route-tables"]["RouteTables"] for route in table["Routes"] if default(route)]
        others = [route for route in routes(self.described()) if route.get("NatGatewayId") not in olds]
        for own in self.own:
            run(self.script, "remove-nat", own)
        after = self.described()
        gone = {nat["NatGatewayId"] for nat in after["nat-gateways"]["NatGateways"]}.isdisjoint(olds)
        if not gone or routes(after) != others:
            fail(f"{self.script}: remove-nat leaves {after['nat-gateways']} and {routes(after)}, and not {others}")


def kinds_of_lines(script):
    """The lines of a script of alarms without comments, numbers and what its budget counts: its name is in them."""
    lines = script.read_text(encoding="utf-8").splitlines()
    plain = lambda line: re.sub(r"\d|\"CostFilters\".*", "", line)
    return frozenset(plain(line) for line in lines if not line.lstrip().startswith("#"))


def check_all(folders):
    endpoint, environment = start()
    removed, watched = set(), set()
    for folder in folders:
        alarms = kinds_of_lines(folder / "alarms.sh")
        if alarms not in watched:
            watched.add(alarms)
            check_alarms(endpoint, folder / "alarms.sh", environment)
        if (folder / "change.sh").exists():
            case = Case(folder, endpoint, environment)
            case.check()
            # What removes NAT gateways is the same in all scripts of hubs of a kind, and the creation takes most time.
            kind = (case.facts["hub"], case.facts["egress"])
            if kind[0] is None or kind not in removed:
                removed.add(kind)
                case.check_removal()
    sys.stdout.flush()


def main():
    folders = sorted(path for path in pathlib.Path(sys.argv[1]).resolve().iterdir() if path.is_dir())
    # The CLI and the server share one Python, which uses one core: two of them take half as long.
    other = os.fork()
    check_all(folders[::2] if other else folders[1::2])
    if other and os.waitpid(other, 0)[1] != 0:
        os._exit(1)
    os._exit(0)


main()
