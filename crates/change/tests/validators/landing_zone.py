#!/usr/bin/env python3
"""Holds entries for the Landing Zone Accelerator against what its release 1.15.5 takes.

    landing_zone.py FOLDER

Each folder in FOLDER has the files of a change and expected.json with what they have to create. Nothing is printed and
the exit status is 0 if every entry has the keys of the accelerator's models and no others, if what one entry names is
there, as its validators ask, and if all that is expected is created and nothing else.
"""

import json
import pathlib
import re
import sys

import yaml

# The keys of each kind of entry with the kind of their values, those that have to be there marked by `!`. A list is a
# kind in brackets; what is in neither is a plain value.
MODELS = {
    "network": {"vpcs!": ["vpc"], "transitGateways": ["transit_gateway"]},
    "vpc": {
        "name!": str, "account!": str, "region!": str, "useCentralEndpoints": bool, "egressOnlyIgw": bool,
        "interfaceEndpoints": "interface_endpoints", "gatewayEndpoints": "gateway_endpoints",
        "natGateways": ["nat_gateway"], "routeTables": ["route_table"], "transitGatewayAttachments": ["attachment"],
    },
    "interface_endpoints": {
        "central": bool, "defaultPolicy!": str, "subnets!": [str], "allowedCidrs": [str],
        "endpoints!": ["interface_endpoint"],
    },
    "interface_endpoint": {"service!": str},
    "gateway_endpoints": {"defaultPolicy!": str, "endpoints!": ["gateway_endpoint"]},
    "gateway_endpoint": {"service!": {"s3", "dynamodb"}},
    "nat_gateway": {"name!": str, "subnet!": str, "private": bool},
    "route_table": {"name!": str, "routes": ["route"]},
    "route": {
        "name!": str, "destination": str, "ipv6Destination": str, "target": str,
        "type": {"transitGateway", "natGateway", "egressOnlyIgw", "gatewayEndpoint"},
    },
    "attachment": {
        "name!": str, "transitGateway!": "attachment_target", "subnets!": [str], "routeTableAssociations": [str],
        "routeTablePropagations": [str],
    },
    "attachment_target": {"name!": str, "account!": str},
    # Of a transit gateway that is there, the user's own entry has the settings.
    "transit_gateway": {
        "name!": str, "account!": str, "region!": str, "shareTargets": "share_targets", "asn": int,
        **{key: {"enable", "disable"} for key in (
            "dnsSupport", "vpnEcmpSupport", "defaultRouteTableAssociation", "defaultRouteTablePropagation",
            "autoAcceptSharingAttachments",
        )},
        "routeTables!": ["transit_gateway_route_table"],
    },
    "share_targets": {"accounts": [str]},
    "transit_gateway_route_table": {"name!": str, "routes!": ["transit_gateway_route"]},
    "transit_gateway_route": {"destinationCidrBlock": str, "attachment": "vpc_attachment"},
    "vpc_attachment": {"vpcName!": str, "account!": str},
    "customizations_file": {"customizations!": "customizations"},
    "customizations": {"cloudFormationStacks": ["stack"]},
    "stack": {
        "name!": str, "template!": str, "runOrder!": int, "terminationProtection!": bool, "regions!": [str],
        "deploymentTargets!": "share_targets", "parameters": ["parameter"],
    },
    "parameter": {"name!": str, "value!": str},
    "replacements": {"globalReplacements!": ["replacement"]},
    "replacement": {"key!": str, "type!": {"String"}, "value!": str},
}
PLACEHOLDER = re.compile(r"\{\{ (\w+) \}\}")


def faults(value, kind, at):
    """What a value has that its kind does not know, or lacks."""
    if isinstance(kind, list):
        if not isinstance(value, list) or not value and at.rsplit(".", 1)[-1] != "routes":
            yield f"{at} is no list of something"
            return
        for number, item in enumerate(value):
            yield from faults(item, kind[0], f"{at}[{number}]")
    elif isinstance(kind, set):
        if value not in kind:
            yield f"{at} is {value!r}"
    elif isinstance(kind, type):
        if not isinstance(value, kind) or value == "":
            yield f"{at} is {value!r}"
    else:
        model = {key.rstrip("!"): inner for key, inner in MODELS[kind].items()}
        for key in value:
            if key not in model:
                yield f"{at} has {key}"
        for key in MODELS[kind]:
            if key.endswith("!") and key[:-1] not in value:
                yield f"{at} lacks {key[:-1]}"
        for key, inner in model.items():
            if key in value:
                yield from faults(value[key], inner, f"{at}.{key}")


class Template(yaml.SafeLoader):
    """Reads templates without what their tags mean."""


Template.add_multi_constructor("!", lambda loader, suffix, node: suffix)


def unknown(network, folder, stacks):
    """What one entry names and no other has."""
    gateways = {gateway["name"] for gateway in network.get("transitGateways", [])}
    tables = {t["name"] for gateway in network.get("transitGateways", []) for t in gateway["routeTables"]}
    for vpc in network["vpcs"]:
        nat = [gateway["name"] for gateway in vpc.get("natGateways", [])]
        free = {endpoint["service"] for endpoint in vpc.get("gatewayEndpoints", {}).get("endpoints", [])}
        for names in (nat, vpc.get("interfaceEndpoints", {}).get("subnets", []),
                      [e["service"] for e in vpc.get("interfaceEndpoints", {}).get("endpoints", [])],
                      [table["name"] for table in vpc.get("routeTables", [])]):
            if len(set(names)) != len(names):
                yield f"{names} are not unique"
        is_asked = PLACEHOLDER.fullmatch
        for table in vpc.get("routeTables", []):
            for route in table["routes"]:
                kind, target = route.get("type"), route.get("target", "")
                there = {
                    "natGateway": target in nat,
                    "gatewayEndpoint": target in free and "destination" not in route,
                    "transitGateway": target in gateways or bool(is_asked(target)),
                    "egressOnlyIgw": vpc.get("egressOnlyIgw", False) and route.get("ipv6Destination") == "::/0",
                }[kind]
                if not there:
                    yield f"a route leads to {target!r} of {kind}"
                if ("destination" in route) == (kind in ("gatewayEndpoint", "egressOnlyIgw")):
                    yield f"the destination of {route}"
        for attachment in vpc.get("transitGatewayAttachments", []):
            target = attachment["transitGateway"]["name"]
            own = attachment["routeTableAssociations"] + attachment["routeTablePropagations"]
            if not (target in gateways or is_asked(target)) or not all(t in tables or is_asked(t) for t in own):
                yield f"the attachment {attachment['name']}"
        if vpc.get("useCentralEndpoints") and not any(
            other.get("interfaceEndpoints", {}).get("central") and other["region"] == vpc["region"]
            for other in network["vpcs"]
        ):
            yield "central endpoints that are nowhere"


def wrong_stacks(folder, stacks):
    for stack in stacks:
        template = folder / pathlib.PurePath(stack["template"]).name
        asked = yaml.load(template.read_text(encoding="utf-8"), Template).get("Parameters", {})
        asked = {name for name, told in asked.items() if "Default" not in told}
        given = {parameter["name"] for parameter in stack.get("parameters", [])}
        if asked != given:
            yield f"{template.name} asks for {asked} and gets {given}"


def created(network):
    """What the entries create, in the words of expected.json."""
    hub = network["vpcs"][0] if len(network["vpcs"]) > 1 else {}
    vpc = network["vpcs"][-1]

    def endpoints(entry):
        told = entry.get("interfaceEndpoints", {"endpoints": [], "subnets": []})
        return [[endpoint["service"], len(told["subnets"])] for endpoint in told["endpoints"]]

    nat = (hub or vpc).get("natGateways", [])
    return {
        "region": vpc["region"],
        "hub": bool(hub),
        "central": endpoints(hub),
        "own": endpoints(vpc),
        "gateways": [e["service"] for e in vpc.get("gatewayEndpoints", {}).get("endpoints", [])],
        "nat_gateways": len(nat),
        "private_nat": any(gateway.get("private") for gateway in nat),
        "egress_only": vpc.get("egressOnlyIgw", False) or hub.get("egressOnlyIgw", False),
    }


def problems(folder):
    def read(name):
        return yaml.safe_load((folder / name).read_text(encoding="utf-8"))

    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    adds_nothing, azs, month = (expected.pop(key) for key in ("adds_nothing", "azs", "month"))
    customizations, replacements = read("customizations-config.yaml"), read("replacements-config.yaml")
    yield from faults(customizations, "customizations_file", "customizations-config.yaml")
    yield from faults(replacements, "replacements", "replacements-config.yaml")
    stacks = customizations["customizations"]["cloudFormationStacks"]
    yield from wrong_stacks(folder, stacks)
    if f"Amount: {month}\n" not in (folder / "budget.yaml").read_text(encoding="utf-8"):
        yield f"no budget of {month}"
    texts = (folder / "customizations-config.yaml").read_text(encoding="utf-8")
    if adds_nothing:
        if (folder / "network-config.yaml").exists():
            yield "entries that create nothing"
    else:
        network = read("network-config.yaml")
        texts += (folder / "network-config.yaml").read_text(encoding="utf-8")
        yield from faults(network, "network", "network-config.yaml")
        yield from unknown(network, folder, stacks)
        got = created(network)
        if got != expected:
            yield f"{got} is not {expected}"
        tables = [table for table in network["vpcs"][-1].get("routeTables", [])]
        needs = expected["hub"] or expected["gateways"] or expected["nat_gateways"] or expected["egress_only"]
        if len(tables) != (azs if needs else 0):
            yield f"{len(tables)} route tables"
    used = set(PLACEHOLDER.findall(re.sub(r"^ *#.*$", "", texts, flags=re.MULTILINE)))
    keys = {entry["key"] for entry in replacements["globalReplacements"]}
    if used != keys:
        yield f"the keys differ by {used ^ keys}"


def main():
    folders = sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if path.is_dir())
    found = [f"{folder}: {problem}" for folder in folders for problem in problems(folder)]
    if not folders:
        found.append("no network has entries")
    print("\n".join(found[:20]))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
