"""The resources of stacks, each created and deleted by the calls of AWS's API that CloudFormation makes for it.

moto has a few of these types, without most of their properties. What it is told here goes through the checks that
botocore has for parameters of calls, so that a property which no call has a parameter for is found.
"""

import json

import boto3
from aws_server import ACCOUNT, REGION, check_anomaly_subscription
from botocore.exceptions import BotoCoreError, ClientError
from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError


class Resource:
    """A resource of a stack: what !Ref and !GetAtt say of it, and what deletes it."""

    def __init__(self, reference, undo, **attributes):
        self.physical_resource_id, self.undo, self.attributes = reference, undo, attributes

    def is_created(self):
        return True

    def get_cfn_attribute(self, name):
        if name not in self.attributes:
            raise ValidationError(message=f"{self.physical_resource_id} has no {name}")
        return self.attributes[name]


def delete_stack(resources):
    """moto deletes in any order, and tries again what that was wrong for; CloudFormation has an order."""
    created = [one for one in resources._parsed_resources.values() if isinstance(one, Resource)]
    for one in reversed(created):
        one.undo()


MAKERS = {}
clients = {}


def of_type(name):
    """Says what makes resources of a type out of their properties."""

    def register(make):
        class Type:
            @staticmethod
            def create_from_cloudformation_json(generated, definition, account, region, **_):
                try:
                    return make(dict(definition["Properties"]), generated)
                except (BotoCoreError, ClientError, KeyError, ValueError) as problem:
                    raise ValidationError(message=f"{name} {definition['Properties']}: {problem!r}") from problem

        MAKERS[name] = Type
        return make

    return register


def install(endpoint):
    """Puts these types in the place of those that moto has."""
    for service, region in (("ec2", REGION), ("route53", REGION), ("ram", REGION), ("cloudwatch", REGION), ("budgets", "us-east-1")):
        clients[service] = boto3.client(service, region_name=region, endpoint_url=endpoint)
    parsing.get_model_map().update(MAKERS)
    parsing.ResourceMap.delete = delete_stack


def tagged(kind, properties):
    """The properties with their tags in the form of EC2's calls."""
    tags = properties.pop("Tags", [])
    return properties | ({"TagSpecifications": [{"ResourceType": kind, "Tags": tags}]} if tags else {})


def is_true(value):
    """CloudFormation takes the words of parameters too."""
    return {"true": True, "false": False}[str(value).lower()]


@of_type("AWS::EC2::VPCEndpoint")
def vpc_endpoint(properties, _):
    if "PrivateDnsEnabled" in properties:
        properties["PrivateDnsEnabled"] = is_true(properties["PrivateDnsEnabled"])
    if "PolicyDocument" in properties:
        properties["PolicyDocument"] = json.dumps(properties["PolicyDocument"])
    made = clients["ec2"].create_vpc_endpoint(**tagged("vpc-endpoint", properties))["VpcEndpoint"]
    own = made["VpcEndpointId"]
    entries = [f"{entry['HostedZoneId']}:{entry['DnsName']}" for entry in made.get("DnsEntries", [])]
    return Resource(own, lambda: clients["ec2"].delete_vpc_endpoints(VpcEndpointIds=[own]), DnsEntries=entries)


@of_type("AWS::EC2::EIP")
def address(properties, _):
    instance = properties.pop("InstanceId", None)
    made = clients["ec2"].allocate_address(**tagged("elastic-ip", properties))
    own = made["AllocationId"]
    associated = instance and clients["ec2"].associate_address(AllocationId=own, InstanceId=instance)["AssociationId"]

    def delete():
        if associated:
            clients["ec2"].disassociate_address(AssociationId=associated)
        clients["ec2"].release_address(AllocationId=own)

    return Resource(made["PublicIp"], delete, AllocationId=own)


@of_type("AWS::EC2::NatGateway")
def nat_gateway(properties, _):
    own = clients["ec2"].create_nat_gateway(**tagged("natgateway", properties))["NatGateway"]["NatGatewayId"]
    attributes = {}
    if properties.get("AvailabilityMode") == "regional":
        attributes["RouteTableId"] = clients["ec2"].describe_nat_gateways(NatGatewayIds=[own])["NatGateways"][0]["RouteTableId"]
    return Resource(own, lambda: clients["ec2"].delete_nat_gateway(NatGatewayId=own), **attributes)


@of_type("AWS::EC2::EgressOnlyInternetGateway")
def egress_only_gateway(properties, _):
    made = clients["ec2"].create_egress_only_internet_gateway(**tagged("egress-only-internet-gateway", properties))
    own = made["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"]
    return Resource(own, lambda: clients["ec2"].delete_egress_only_internet_gateway(EgressOnlyInternetGatewayId=own))


@of_type("AWS::EC2::Route")
def route(properties, _):
    clients["ec2"].create_route(**properties)
    to = {name: value for name, value in properties.items() if name == "RouteTableId" or name.startswith("Destination")}
    return Resource("-".join(to.values()), lambda: clients["ec2"].delete_route(**to))


@of_type("AWS::EC2::SecurityGroup")
def security_group(properties, generated):
    incoming, outgoing = (properties.pop(f"SecurityGroup{way}", []) for way in ("Ingress", "Egress"))
    named = {"GroupName": generated, "Description": properties.pop("GroupDescription")}
    own = clients["ec2"].create_security_group(**named, **tagged("security-group", properties))["GroupId"]
    ranges = lambda rule: {name: rule.pop(name) for name in ("CidrIp", "Description") if name in rule}
    permissions = lambda rules: [dict(IpRanges=[ranges(rule)], **rule) for rule in map(dict, rules)]
    if incoming:
        clients["ec2"].authorize_security_group_ingress(GroupId=own, IpPermissions=permissions(incoming))
    if outgoing:
        # Rules of one's own stand in the place of the one that lets everything out.
        all_out = [{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]
        clients["ec2"].revoke_security_group_egress(GroupId=own, IpPermissions=all_out)
        clients["ec2"].authorize_security_group_egress(GroupId=own, IpPermissions=permissions(outgoing))
    return Resource(own, lambda: clients["ec2"].delete_security_group(GroupId=own), GroupId=own)


@of_type("AWS::EC2::Instance")
def instance(properties, _):
    checked = properties.pop("SourceDestCheck", True)
    # The call's client encodes it, as the template's function has done already.
    properties.pop("UserData")
    started = clients["ec2"].run_instances(MinCount=1, MaxCount=1, **tagged("instance", properties))["Instances"][0]
    own = started["InstanceId"]
    clients["ec2"].modify_instance_attribute(InstanceId=own, SourceDestCheck={"Value": is_true(checked)})
    return Resource(own, lambda: clients["ec2"].terminate_instances(InstanceIds=[own]))


@of_type("AWS::EC2::TransitGateway")
def transit_gateway(properties, _):
    tags, description = properties.pop("Tags", []), properties.pop("Description")
    made = clients["ec2"].create_transit_gateway(Options=properties, **tagged("transit-gateway", {"Description": description, "Tags": tags}))
    own = made["TransitGateway"]["TransitGatewayId"]
    return Resource(own, lambda: clients["ec2"].delete_transit_gateway(TransitGatewayId=own))


@of_type("AWS::EC2::TransitGatewayRouteTable")
def transit_gateway_route_table(properties, _):
    made = clients["ec2"].create_transit_gateway_route_table(**tagged("transit-gateway-route-table", properties))
    own = made["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]
    return Resource(own, lambda: clients["ec2"].delete_transit_gateway_route_table(TransitGatewayRouteTableId=own))


@of_type("AWS::EC2::TransitGatewayVpcAttachment")
def attachment(properties, _):
    made = clients["ec2"].create_transit_gateway_vpc_attachment(**tagged("transit-gateway-attachment", properties))
    own = made["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]
    return Resource(own, lambda: clients["ec2"].delete_transit_gateway_vpc_attachment(TransitGatewayAttachmentId=own))


@of_type("AWS::EC2::TransitGatewayRouteTableAssociation")
def association(properties, _):
    clients["ec2"].associate_transit_gateway_route_table(**properties)
    return Resource("-".join(properties.values()), lambda: clients["ec2"].disassociate_transit_gateway_route_table(**properties))


@of_type("AWS::EC2::TransitGatewayRouteTablePropagation")
def propagation(properties, _):
    clients["ec2"].enable_transit_gateway_route_table_propagation(**properties)
    delete = lambda: clients["ec2"].disable_transit_gateway_route_table_propagation(**properties)
    return Resource("-".join(properties.values()), delete)


@of_type("AWS::EC2::TransitGatewayRoute")
def transit_gateway_route(properties, _):
    clients["ec2"].create_transit_gateway_route(**properties)
    to = {name: properties[name] for name in ("TransitGatewayRouteTableId", "DestinationCidrBlock")}
    return Resource("-".join(to.values()), lambda: clients["ec2"].delete_transit_gateway_route(**to))


@of_type("AWS::EC2::VPCPeeringConnection")
def peering_connection(properties, _):
    made = clients["ec2"].create_vpc_peering_connection(**tagged("vpc-peering-connection", properties))
    own = made["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    # Within one account CloudFormation accepts it.
    clients["ec2"].accept_vpc_peering_connection(VpcPeeringConnectionId=own)
    return Resource(own, lambda: clients["ec2"].delete_vpc_peering_connection(VpcPeeringConnectionId=own))


@of_type("AWS::RAM::ResourceShare")
def resource_share(properties, _):
    properties["allowExternalPrincipals"] = is_true(properties.pop("AllowExternalPrincipals"))
    tags = [{"key": tag["Key"], "value": tag["Value"]} for tag in properties.pop("Tags", [])]
    named = {name[0].lower() + name[1:]: value for name, value in properties.items()}
    own = clients["ram"].create_resource_share(**named, tags=tags)["resourceShare"]["resourceShareArn"]
    return Resource(own, lambda: clients["ram"].delete_resource_share(resourceShareArn=own))


@of_type("AWS::Route53::HostedZone")
def hosted_zone(properties, generated):
    first, *others = properties.pop("VPCs")
    # A zone with a VPC is private, which the server wants to be told.
    made = clients["route53"].create_hosted_zone(CallerReference=generated, VPC=first, HostedZoneConfig={"PrivateZone": True}, **properties)
    own = made["HostedZone"]["Id"].removeprefix("/hostedzone/")
    for other in others:
        clients["route53"].associate_vpc_with_hosted_zone(HostedZoneId=own, VPC=other)
    return Resource(own, lambda: clients["route53"].delete_hosted_zone(Id=own))


@of_type("AWS::Route53::RecordSet")
def record_set(properties, _):
    zone = properties.pop("HostedZoneId")
    properties["AliasTarget"] = {"EvaluateTargetHealth": False} | properties["AliasTarget"]

    def change(action):
        batch = {"Changes": [{"Action": action, "ResourceRecordSet": properties}]}
        clients["route53"].change_resource_record_sets(HostedZoneId=zone, ChangeBatch=batch)

    change("CREATE")
    return Resource(properties["Name"], lambda: change("DELETE"))


@of_type("AWS::CloudWatch::Alarm")
def alarm(properties, generated):
    name = properties.setdefault("AlarmName", generated)
    clients["cloudwatch"].put_metric_alarm(**properties)
    return Resource(name, lambda: clients["cloudwatch"].delete_alarms(AlarmNames=[name]))


@of_type("AWS::CE::AnomalySubscription")
def anomaly_subscription(properties, _):
    properties["ThresholdExpression"] = json.loads(properties["ThresholdExpression"])
    check_anomaly_subscription(properties)
    return Resource(properties["SubscriptionName"], lambda: None)


@of_type("AWS::Budgets::Budget")
def budget(properties, _):
    amount = properties["Budget"]["BudgetLimit"]
    amount["Amount"] = str(amount["Amount"])
    clients["budgets"].create_budget(AccountId=ACCOUNT, **properties)
    name = properties["Budget"]["BudgetName"]
    return Resource(name, lambda: clients["budgets"].delete_budget(AccountId=ACCOUNT, BudgetName=name))
