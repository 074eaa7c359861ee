"""Answers Terraform in the place of the provider hashicorp/aws: by the provider's schema, without a network.

It knows which arguments there are, their types, and which are required (schema.json, which make_schema.py writes), and
the few rules below that AWS has on how arguments go together. It plans every computed attribute as unknown.
"""

import json
import pathlib

import msgpack
from tfplugin_proto import tfplugin6_5_pb2 as messages
from tfplugin_proto import tfplugin6_5_pb2_grpc as service

SCHEMA = json.loads(pathlib.Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
NESTING = {"struct": 1, "list": 2, "set": 3, "map": 4}
UNKNOWN = msgpack.ExtType(0, b"")


def is_set(value):
    """Whether an argument is given; an unknown one is."""
    return value is not None and value != [] and value != ""


def rules(kind, given):
    """What is wrong with how the arguments go together: (argument, why)."""
    has = lambda name: is_set(given.get(name))
    if kind == "aws_vpc_endpoint":
        which = given.get("vpc_endpoint_type") or "Gateway"
        if which not in ("Gateway", "Interface", "GatewayLoadBalancer", "Resource", "ServiceNetwork"):
            yield "vpc_endpoint_type", f"there is no type {which}"
        if which == "Gateway" and (has("subnet_ids") or has("security_group_ids") or given.get("private_dns_enabled")):
            yield "vpc_endpoint_type", "a gateway endpoint has neither subnets, security groups nor private DNS"
        if which != "Gateway" and has("route_table_ids"):
            yield "route_table_ids", "only a gateway endpoint has route tables"
        if which == "Interface" and not has("subnet_ids"):
            yield "subnet_ids", "an interface endpoint without a subnet answers nobody"
    if kind == "aws_nat_gateway":
        regional = given.get("availability_mode") == "regional"
        private = given.get("connectivity_type") == "private"
        if regional and (has("subnet_id") or private):
            yield "availability_mode", "a regional NAT gateway is public and has no subnet"
        if regional and not has("vpc_id"):
            yield "vpc_id", "a regional NAT gateway needs its VPC"
        if not regional and not has("subnet_id"):
            yield "subnet_id", "a zonal NAT gateway needs a subnet"
        if not regional and private == has("allocation_id"):
            yield "allocation_id", "a public NAT gateway has an address, and a private one has none"
    if kind == "aws_route":
        destinations = ("destination_cidr_block", "destination_ipv6_cidr_block", "destination_prefix_list_id")
        targets = ("carrier_gateway_id", "core_network_arn", "egress_only_gateway_id", "gateway_id", "local_gateway_id",
                   "nat_gateway_id", "network_interface_id", "transit_gateway_id", "vpc_endpoint_id",
                   "vpc_peering_connection_id")
        if sum(map(has, destinations)) != 1:
            yield "destination_cidr_block", "a route has one destination"
        if sum(map(has, targets)) != 1:
            yield "gateway_id", "a route has one target"
    if kind == "aws_vpc_peering_connection" and given.get("auto_accept") and (has("peer_owner_id") or has("peer_region")):
        yield "auto_accept", "only a VPC of the same account and Region is accepted at once"
    if kind.startswith("aws_vpc_security_group_") and given.get("ip_protocol") == "-1" and has("from_port"):
        yield "from_port", "all protocols have no ports"
    for key, value in (given.get("tags") or {}).items() if isinstance(given.get("tags"), dict) else ():
        if isinstance(value, str) and len(value) > 256:
            yield "tags", f"the value of {key} has more than 256 characters"
    if kind == "aws_budgets_budget" and isinstance(given.get("name"), str):
        if len(given["name"]) > 100 or ":" in given["name"] or "\\" in given["name"]:
            yield "name", "a budget's name has at most 100 characters, and neither : nor \\"
    if kind == "aws_cloudwatch_metric_alarm" and isinstance(given.get("alarm_name"), str):
        if len(given["alarm_name"]) > 255:
            yield "alarm_name", "an alarm's name has at most 255 characters"


def block(described):
    made = messages.Schema.Block()
    for name, attribute in described["attributes"].items():
        required = bool(attribute.get("required"))
        made.attributes.add(
            name=name,
            type=json.dumps(attribute["type"]).encode(),
            required=required,
            optional=not required and not attribute.get("computed"),
            # The bindings do not say which optional arguments have a value of their own, but `id` always has.
            computed=bool(attribute.get("computed")) or (name == "id" and not required),
        )
    for name, nested in described["blocks"].items():
        made.block_types.add(type_name=name, nesting=NESTING[nested["nesting"]], block=block(nested["block"]))
    return made


def schema(described):
    return messages.Schema(version=0, block=block(described))


def pack(value):
    return messages.DynamicValue(msgpack=msgpack.packb(value))


def unpack(value):
    return msgpack.unpackb(value.msgpack, raw=False)


class Provider(service.ProviderServicer):
    """The calls that `validate` and `plan` make. Nothing can be applied."""

    def GetProviderSchema(self, request, context):
        settings = {"attributes": {"region": {"type": "string"}}, "blocks": {}}
        return messages.GetProviderSchema.Response(
            provider=schema(settings),
            resource_schemas={name: schema(told) for name, told in SCHEMA["resources"].items()},
            data_source_schemas={name: schema(told) for name, told in SCHEMA["data"].items()},
        )

    def ValidateProviderConfig(self, request, context):
        return messages.ValidateProviderConfig.Response()

    def ConfigureProvider(self, request, context):
        return messages.ConfigureProvider.Response()

    def ValidateDataResourceConfig(self, request, context):
        return messages.ValidateDataResourceConfig.Response()

    def ValidateResourceConfig(self, request, context):
        answer = messages.ValidateResourceConfig.Response()
        for argument, why in rules(request.type_name, unpack(request.config)):
            problem = answer.diagnostics.add(severity=messages.Diagnostic.ERROR, summary=why)
            problem.attribute.steps.add(attribute_name=argument)
        return answer

    def ReadDataSource(self, request, context):
        asked = unpack(request.config)
        described = SCHEMA["data"][request.type_name]
        told = dict.fromkeys([*described["attributes"], *described["blocks"]])
        told.update({key: value for key, value in asked.items() if value is not None})
        if request.type_name == "aws_vpc_endpoint_service":
            name = ".".join(reversed(asked["service_name"].split(".")[3:]))
            told.update(id=asked["service_name"], private_dns_name=f"*.{name}.example.amazonaws.com")
        if request.type_name == "aws_region":
            told.update(id="eu-west-1", name="eu-west-1", region="eu-west-1")
        return messages.ReadDataSource.Response(state=pack(told))

    def PlanResourceChange(self, request, context):
        planned = unpack(request.proposed_new_state)
        if planned is not None:
            for name, attribute in SCHEMA["resources"][request.type_name]["attributes"].items():
                if planned.get(name) is None and (attribute.get("computed") or name == "id"):
                    planned[name] = UNKNOWN
        return messages.PlanResourceChange.Response(planned_state=pack(planned))

    def StopProvider(self, request, context):
        return messages.StopProvider.Response()
