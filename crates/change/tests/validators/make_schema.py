#!/usr/bin/env python3
"""Writes schema.json: what the provider hashicorp/aws knows of the types that natpoint writes.

    npm pack @cdktn/provider-aws@25.7.0 && tar xzf cdktn-provider-aws-25.7.0.tgz
    make_schema.py package > schema.json

The package binds the provider's schema to TypeScript. Its JavaScript names every argument with its type and tells
blocks from attributes; its declarations say what is required, and what is only computed.
"""

import json
import re
import sys

RESOURCES = """
budgets-budget ce-anomaly-monitor ce-anomaly-subscription cloudwatch-metric-alarm ec2-transit-gateway
ec2-transit-gateway-route ec2-transit-gateway-route-table-association ec2-transit-gateway-vpc-attachment
egress-only-internet-gateway eip instance nat-gateway ram-principal-association ram-resource-association
ram-resource-share route route53-record route53-zone route53-zone-association security-group sns-topic vpc-endpoint
vpc-endpoint-route-table-association vpc-peering-connection vpc-security-group-egress-rule
vpc-security-group-ingress-rule
""".split()
DATA = ["data-aws-region", "data-aws-vpc", "data-aws-vpc-endpoint-service"]
ARGUMENT = re.compile(r'^ {8,12}(\w+): \{\n +value: (.*),\n +isBlock: (\w+),\n +type: "(\w+)",\n +storageClassType: "(\w+)",', re.M)
ATTRIBUTES = {"boolean": "bool", "number": "number", "string": "string"}


def type_of(kind, storage):
    """The type of an attribute as the protocol of providers writes it."""
    inner = re.sub(r"(List|Map)$", "", storage)
    element = ATTRIBUTES.get(inner, "string")
    return element if kind == "simple" else [kind, element]


PLAIN = {"string": "string", "number": "number", "cdktn.IResolvable": "bool", "string[]": ["list", "string"]}


def list_of(declared, kind):
    """The type of a computed list of objects, of which only plain members are told."""
    item = kind.removesuffix("List")
    body = re.search(r"export declare class %sOutputReference .*?\{\n(.*?)\n\}" % item, declared, re.S)
    members = re.findall(r"^ {4}get (\w+)\(\): ([^;]+);", body.group(1) if body else "", re.M)
    plain = {snake(name): PLAIN[told] for name, told in members if told in PLAIN and not name.endswith("Input")}
    return ["list", ["object", plain] if plain else "string"]


def snake(camel):
    """The provider's name of a property. Route 53 is the one name with a digit."""
    return re.sub(r"([A-Z])", lambda found: "_" + found.group(1).lower(), camel)


def block_of(code, declared, arguments, interface):
    """The attributes and blocks of a resource, or of a block within it."""
    body = re.search(r"export interface %s(?: extends [\w.]+)? \{\n(.*?)\n\}" % interface, declared, re.S)
    required = {snake(name) for name in re.findall(r"^ {4}readonly (\w+): ", body.group(1) if body else "", re.M)}
    block = {"attributes": {}, "blocks": {}}
    for name, value, is_block, kind, storage in ARGUMENT.findall(arguments):
        function = re.search(r"(\w+)ToHclTerraform\b", value)
        if is_block == "false":
            block["attributes"][name] = {"type": type_of(kind, storage), "required": name in required}
        elif function:
            inner = re.search(r"function %sToHclTerraform\(struct\) \{(.*?)\n\}" % function.group(1), code, re.S)
            type_name = function.group(1)[0].upper() + function.group(1)[1:]
            block["blocks"][name] = {"nesting": kind, "block": block_of(code, declared, inner.group(1), type_name)}
    return block


def described(package, folder):
    """A type with its name in Terraform."""
    code = open(f"{package}/lib/{folder}/index.js", encoding="utf-8").read()
    declared = open(f"{package}/lib/{folder}/index.d.ts", encoding="utf-8").read()
    name = re.search(r'tfResourceType = "(\w+)"', declared).group(1)
    interface = re.search(r"export interface (\w+) extends cdktn.TerraformMetaArguments", declared).group(1)
    arguments = code[code.rindex("synthesizeHclAttributes()"):]
    block = block_of(code, declared, arguments, interface)
    own = declared[declared.rindex("static readonly tfResourceType"):]
    for name_of, kind in re.findall(r"^ {4}get (\w+)\(\): ([^;]+);", own, re.M):
        known = snake(name_of)
        if known in block["attributes"] or known in block["blocks"] or known.endswith("_input"):
            continue
        block["attributes"][known] = {"type": PLAIN.get(kind) or list_of(declared, kind), "computed": True}
    return name, block


def main():
    package = sys.argv[1]
    version = re.search(r"hashicorp/aws/([\d.]+)", open(f"{package}/lib/eip/index.d.ts", encoding="utf-8").read())
    source = json.load(open(f"{package}/package.json", encoding="utf-8"))
    schema = {
        "source": f"npm {source['name']} {source['version']}",
        "provider": f"hashicorp/aws {version.group(1)}",
        "resources": dict(described(package, folder) for folder in RESOURCES),
        "data": dict(described(package, folder) for folder in DATA),
    }
    json.dump(schema, sys.stdout, separators=(",", ":"))
    print()


main()
