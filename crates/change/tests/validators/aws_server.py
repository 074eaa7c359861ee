"""A server that answers like AWS, and a program in the place of `aws` that hands its words to a CLI which is loaded
once.

What the server, moto, does not know or does otherwise than AWS is mended here, each with its reason.
"""

import contextlib
import io
import json
import os
import pathlib
import socketserver
import sys
import tempfile
import threading

import botocore.session
from awscli import clidriver
from awscli.customizations.scalarparse import add_scalar_parsers
from awscli.paramfile import register_uri_param_handler
from botocore.validate import validate_parameters
from moto.ec2.models import ec2_backends
from moto.ec2.models.vpcs import VPCBackend
from moto.ec2.responses import EC2Response
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
ACCOUNT = "123456789012"
driver_lock = threading.Lock()
# Loaded once: what describes EC2's API takes most of the time of a call.
drivers = {}
clients = {}


def kept_client(session, service, make=clidriver.create_nested_client, **named):
    """What a client of EC2 can do is worked out in a tenth of a second, so that each is kept."""
    key = (session, service, str(sorted(named.items())))
    return clients.get(key) or clients.setdefault(key, make(session, service, **named))


clidriver.create_nested_client = kept_client


def check_anomaly_subscription(told):
    """moto knows no subscriptions to anomalies: their parameters are checked, and the rule that none of them says."""
    operation = botocore.session.get_session().get_service_model("ce").operation_model("CreateAnomalySubscription")
    validate_parameters({"AnomalySubscription": told}, operation.input_shape)
    if "Threshold" not in told and "ThresholdExpression" not in told:
        raise ValueError("Threshold and ThresholdExpression cannot both be null")


def aws(words, endpoint):
    """The CLI's exit status, output and complaints."""
    said, complaints = io.StringIO(), io.StringIO()
    kind = ""
    # moto knows no subscriptions to anomalies: of these the parameters alone are checked, and a sample is the answer. A
    # driver that was asked for a sample answers with the same one later.
    if words[0] == "ce":
        kind = words[1]
        if kind == "create-anomaly-subscription":
            check_anomaly_subscription(json.loads(words[words.index("--anomaly-subscription") + 1]))
        words = [*words, "--generate-cli-skeleton", "output"]
    with driver_lock, contextlib.redirect_stdout(said), contextlib.redirect_stderr(complaints):
        if kind not in drivers:
            drivers[kind] = clidriver.create_clidriver()
        # A driver forgets the two names of this option after its first call.
        own = clidriver.create_clidriver() if "modify-instance-attribute" in words else drivers[kind]
        status = own.main(["--endpoint-url", endpoint, *words])
        # Each call would add what it is to be parsed by once more, and the thousandth would take as long as a hundred.
        for added in (register_uri_param_handler, add_scalar_parsers):
            own.session.unregister("session-initialized", added)
    return status, said.getvalue(), complaints.getvalue()


def delete_endpoints(backend, vpce_ids=None, delete=VPCBackend.delete_vpc_endpoints):
    """moto makes routes to the gateway endpoints of its own Region's S3 and DynamoDB alone, and fails to delete those
    that it did not make."""
    for endpoint in map(backend.vpc_end_points.get, vpce_ids or []):
        if endpoint and endpoint.destination_prefix_list_id is None:
            endpoint.route_table_ids = []
    delete(backend, vpce_ids)


VPCBackend.delete_vpc_endpoints = delete_endpoints


def private_name(service):
    """com.amazonaws.eu-west-1.ecr.dkr is called *.dkr.ecr.eu-west-1.amazonaws.com, most others have no * in front."""
    region, *words = service.split(".")[2:]
    front = "*." if words[-1] in ("dkr", "s3") else ""
    return f"{front}{'.'.join(reversed(words))}.{region}.amazonaws.com"


def endpoint_services(backend, service_names, **_):
    """moto knows some services of its own Region; the scripts ask for those of each."""
    details = [{"ServiceName": name, "PrivateDnsName": private_name(name)} for name in service_names]
    return {"serviceNames": service_names, "servicesDetails": details, "nextToken": None}


VPCBackend.describe_vpc_endpoint_services = endpoint_services


def replace_route(response, replace=EC2Response.replace_route):
    """moto leads no route that is there already to a Gateway Load Balancer endpoint."""
    done = replace(response)
    table = response.ec2_backend.get_route_table(response._get_param("RouteTableId"))
    for route in table.routes:
        if route.destination_cidr_block == response._get_param("DestinationCidrBlock"):
            route.vpc_endpoint_id = response._get_param("VpcEndpointId")
    return done


EC2Response.replace_route = replace_route


def create_nat_gateway(response, create=EC2Response.create_nat_gateway):
    """moto knows no regional NAT gateway, which stands in no subnet and has a route table of its own."""
    if response._get_param("AvailabilityMode") != "regional":
        return create(response)
    backend, vpc = response.ec2_backend, response._get_param("VpcId")
    response._get_param = lambda name, default=None, get=response._get_param: (
        next(subnet.id for subnet in backend.describe_subnets() if subnet.vpc_id == vpc) if name == "SubnetId" else get(name, default)
    )
    done = create(response)
    nat = list(backend.nat_gateways.values())[-1]
    nat.subnet_id, nat.availability_mode, nat.connectivity_type = None, "regional", "public"
    nat.route_table_id = backend.create_route_table(vpc).id
    return done


def delete_nat_gateway(response, delete=EC2Response.delete_nat_gateway):
    nat = response.ec2_backend.nat_gateways[response._get_param("NatGatewayId")]
    if hasattr(nat, "route_table_id"):
        response.ec2_backend.delete_route_table(nat.route_table_id)
    return delete(response)


EC2Response.create_nat_gateway = create_nat_gateway
EC2Response.delete_nat_gateway = delete_nat_gateway


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


def start():
    """Starts both; where the server answers, and the environment of scripts."""
    os.environ.update(AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_EC2_METADATA_DISABLED="true")
    os.environ["AWS_DEFAULT_REGION"] = REGION
    os.environ.update(AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null")
    moto = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    moto.start()
    server = Server(("127.0.0.1", 0), Words)
    server.endpoint = "http://{}:{}".format(*moto.get_host_and_port())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    programs = pathlib.Path(tempfile.mkdtemp())
    (programs / "aws").write_text(AWS, encoding="utf-8")
    (programs / "aws").chmod(0o755)
    path = f"{programs}:{os.environ['PATH']}"
    return server.endpoint, dict(os.environ, PATH=path, NATPOINT_AWS_PORT=str(server.server_address[1]))


def ask(endpoint, *words):
    status, said, complaints = aws([*words, "--region", REGION, "--output", "json"], endpoint)
    if status != 0:
        sys.exit(f"{words}: {complaints}")
    return json.loads(said or "null")


def backend():
    """EC2 inside the server: what stands before a script runs needs no call."""
    return ec2_backends[ACCOUNT][REGION]
