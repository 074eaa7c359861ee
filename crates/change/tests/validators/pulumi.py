#!/usr/bin/env python3
"""Compares what components of Pulumi register with the templates of the same change, property by property.

    pulumi.py FOLDER

Each folder in FOLDER has stack.json and values.json, which pulumi.js wrote, and expected/NAME.yaml. A resource is
compared as pairs of a property's name and a plain value in it, wherever it stands, since the provider nests properties
otherwise than CloudFormation does. Nothing is printed and the exit status is 0 if all are the same.
"""

import collections
import json
import multiprocessing
import pathlib
import re
import sys

from cfnlint.decode import decode

import cdk

# What the provider calls by another word.
WORDS = {
    "Address": "subscriberEmailAddresses",
    "Amount": "limitAmount",
    "BudgetName": "name",
    "CidrIp": "cidrIpv4",
    "DNSName": "name",
    "EgressOnlyInternetGatewayId": "egressOnlyGatewayId",
    "GroupDescription": "description",
    "HostedZoneId": "zoneId",
    "ImageId": "ami",
    "Principals": "principal",
    "ResourceArns": "resourceArn",
    "Unit": "limitUnit",
    "VPCId": "vpcId",
}
# The same, in one kind of resource alone.
OWN_WORDS = {
    ("AWS::CE::AnomalySubscription", "Address"): "address",
    ("AWS::CE::AnomalySubscription", "MonitorArnList"): "monitorArnLists",
    ("AWS::CE::AnomalySubscription", "SubscriptionName"): "name",
    ("AWS::EC2::EIP", "InstanceId"): "instance",
    ("AWS::EC2::Instance", "SecurityGroupIds"): "vpcSecurityGroupIds",
    ("AWS::EC2::Route", "InstanceId"): "networkInterfaceId",
}
# What only one of both says: the Region is the provider's, and the rest is what CloudFormation does by itself.
ONLY_TEMPLATE = {"VPCRegion", "SubscriptionType", "DeviceName"}
ONLY_PROVIDER = {
    "autoAccept",
    "comment",
    "evaluateTargetHealth",
    "transitGatewayDefaultRouteTableAssociation",
    "transitGatewayDefaultRouteTablePropagation",
}
# Resources of their own that a template has within another, by the property that names that one.
WITHIN = {
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": "securityGroupId",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": "securityGroupId",
    "aws:ram/resourceAssociation:ResourceAssociation": "resourceShareArn",
    "aws:ram/principalAssociation:PrincipalAssociation": "resourceShareArn",
}
# A reference to a resource or to an attribute of it, as `cdk.Resolved` writes it.
REFERENCE = re.compile(r"(?:ref|attribute) (\w+)")


def plain(value):
    """A scalar as text: numbers and truth values as both of them write them."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return str(float(text)) if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", text) else text


def letters(name):
    return re.sub(r"[^a-z0-9]", "", name.lower())


class Plain(cdk.Resolved):
    """A template as it is, without what constructs of the CDK do otherwise."""

    def resource(self, told):
        return {"Type": told["Type"], "Properties": self.plain(told.get("Properties", {}))}


class Expected:
    """The resources of a template, by names that both have."""

    def __init__(self, template, values, region):
        self.resources = Plain(template, values, region, set()).resources
        name = values.get("Name", template.get("Parameters", {}).get("Name", {}).get("Default", ""))
        self.words = {}
        for own, told in self.resources.items():
            tag = next((tag["Value"] for tag in told["Properties"].get("Tags", [])), "")
            word = letters(tag[len(str(name)) :]) if own.endswith("Endpoint") or "RegionEndpoint" in own else None
            if word:
                self.words[own.replace("Endpoint", "")] = word

    def name(self, own):
        """Endpoints, their zones and records are named after the word in the endpoint's tag."""
        for end in ("WildcardRecord", "Record", "Zone", "Endpoint"):
            front = own.replace("Endpoint", "") if end == "Endpoint" and end in own else own.removesuffix(end)
            if front != own and front in self.words:
                return self.words[front] + end.lower()
        return letters(own)

    def pairs(self, kind, value, key=None):
        if isinstance(value, list):
            return [pair for item in value for pair in self.pairs(kind, item, key)]
        if not isinstance(value, dict):
            text = REFERENCE.sub(lambda found: "ref " + self.name(found.group(1)), plain(value))
            return [(key, re.sub(r"^(ref \w+)\..*", r"\1", text))]
        if "Fn::Select" in value:
            text = REFERENCE.search(json.dumps(value)).group(1)
            return [(key, "ref " + self.name(text))]
        if "Fn::Base64" in value:
            return [(key, value["Fn::Base64"].strip())]
        if "ThresholdExpression" in value:
            # A text of JSON, which the provider makes itself.
            value = {**value, "ThresholdExpression": json.loads(value["ThresholdExpression"])}
        if set(value) in ({"Key", "Value"}, {"Name", "Value"}):
            return self.pairs(kind, value["Value"], value.get("Key", value.get("Name")))
        found = []
        for own, inner in value.items():
            if own not in ONLY_TEMPLATE:
                word = OWN_WORDS.get((kind, own), WORDS.get(own, own[0].lower() + own[1:]))
                found += self.pairs(kind, inner, own if key == "costFilters" else word)
        return found

    def all(self):
        return {
            self.name(own): collections.Counter(self.pairs(told["Type"], told["Properties"]))
            for own, told in self.resources.items()
        }


class Registered:
    """What an instance of a component registered."""

    def __init__(self, resources, instance, instances):
        self.names = {}
        self.own = []
        for resource in resources:
            name = resource["urn"].rsplit("::", 1)[1]
            # One instance may be called as another begins.
            owner = max((one for one in instances if name.startswith(one + "-")), key=len, default="")
            self.names[resource["id"]] = letters(name.removeprefix(owner + "-"))
            if owner == instance and not resource["type"].startswith("natpoint:"):
                self.own.append(resource)
        self.ids = re.compile(r"(?:^|.*[-:])((?:%s))(?:\..*)?$" % "|".join(map(re.escape, self.names)))

    def pairs(self, value, key=None):
        if isinstance(value, list):
            return [pair for item in value for pair in self.pairs(item, key)]
        if not isinstance(value, dict):
            found = self.ids.match(value) if isinstance(value, str) else None
            return [(key, "ref " + self.names[found.group(1)] if found else plain(value).strip())]
        if set(value) == {"name", "values"}:
            return self.pairs(value["values"], value["name"])
        return [pair for own, inner in value.items() if own not in ONLY_PROVIDER for pair in self.pairs(inner, own)]

    def all(self):
        found = {}
        for resource in self.own:
            inputs = dict(resource["inputs"])
            outer = WITHIN.get(resource["type"])
            name = self.pairs(inputs.pop(outer))[0][1].removeprefix("ref ") if outer else self.names[resource["id"]]
            found.setdefault(name, collections.Counter()).update(self.pairs(inputs))
        return found


def differences(folder):
    region = (folder / "region").read_text(encoding="utf-8").strip()
    resources = json.loads((folder / "stack.json").read_text(encoding="utf-8"))["deployment"]["resources"]
    instances = json.loads((folder / "values.json").read_text(encoding="utf-8"))
    found = []
    for instance, told in instances.items():
        template, problems = decode(str(folder / "expected" / f"{told['component']}.yaml"))
        if problems:
            return [f"{folder}: {problems}"]
        expected = Expected(template, told["values"], region).all()
        registered = Registered(resources, instance, instances).all()
        for name in sorted(set(expected) | set(registered)):
            missing = expected.get(name, collections.Counter()) - registered.get(name, collections.Counter())
            further = registered.get(name, collections.Counter()) - expected.get(name, collections.Counter())
            if missing or further or (name in expected) != (name in registered):
                found.append(f"{folder}/{instance} {name}: without {sorted(missing)}, but with {sorted(further)}")
    return found


def main():
    folders = sorted(path for path in pathlib.Path(sys.argv[1]).iterdir() if path.is_dir())
    with multiprocessing.Pool() as pool:
        found = [line for lines in pool.imap(differences, folders, chunksize=4) for line in lines]
    print("\n".join(found[:20]))
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
