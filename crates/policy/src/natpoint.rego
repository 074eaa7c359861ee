# METADATA
# title: NAT gateways and VPC endpoints, as natpoint's answer has them
# description: >-
#   Reads a Terraform plan (`terraform show -json`) and denies what the answer of a scenario would not have: NAT gateways
#   that it does without, endpoints that cost more than they save, endpoints that are missing. All numbers and sentences
#   stand in `data.natpoint_limits`, which `cargo run --example policy` writes from a link; this file never changes with
#   them. `data.natpoint_exceptions` has reasons by the address of a resource or the name of an endpoint service: what
#   they name is a warning instead.
package natpoint

import rego.v1

limits := data.natpoint_limits

default exceptions := {}

exceptions := data.natpoint_exceptions

# Without the numbers nothing is judged, which must not look like a plan without fault.
deny contains "natpoint: there is no data.natpoint_limits of the format natpoint-limits/1." if {
	not has_limits
}

deny contains finding.message if {
	some finding in findings
	count(reasons(finding)) == 0
}

warn contains sprintf("%s %s: %s", [finding.message, limits.excepted, concat("; ", reasons(finding))]) if {
	some finding in findings
	count(reasons(finding)) > 0
}

has_limits if {
	limits.format == "natpoint-limits/1"
}

# Why a finding does not count, in order.
reasons(finding) := sort([reason |
	some key, reason in exceptions
	key in finding.keys
])

# NAT gateways, although the answer has none.
findings contains {"message": said(addresses, sentence), "keys": as_set(addresses)} if {
	sentence := limits.nat_gateways
	some vpc in vpcs
	addresses := nat_addresses(vpc)
}

# An endpoint that the answer has, and that the VPC of a NAT gateway lacks.
findings contains {"message": said(addresses, sentence), "keys": as_set([name]) | as_set(addresses)} if {
	some vpc in vpcs
	some name, service in limits.services
	sentence := service.missing
	not has_endpoint(vpc, name)
	addresses := nat_addresses(vpc)
}

# An interface endpoint that costs more than it saves in so many AZs, or where the scenario asks for another path.
findings contains {"message": said([endpoint.address], sentence), "keys": {endpoint.service, endpoint.address}} if {
	some endpoint in endpoints
	endpoint.kind == "interface"
	sentence := limits.services[endpoint.service].interface[az_count(endpoint)].denied
	not has_gateway(endpoint.vpc, endpoint.service)
}

# A gateway endpoint where the scenario asks for another path.
findings contains {"message": said([endpoint.address], sentence), "keys": {endpoint.service, endpoint.address}} if {
	some endpoint in endpoints
	endpoint.kind == "gateway"
	sentence := limits.services[endpoint.service].gateway
}

# Both kinds of endpoint have uses that no scenario knows, such as hosts outside AWS.
warn contains said([endpoint.address], sentence) if {
	some endpoint in endpoints
	endpoint.kind == "interface"
	sentence := limits.services[endpoint.service].interface[az_count(endpoint)].denied
	has_gateway(endpoint.vpc, endpoint.service)
}

# An interface endpoint of which the scenario has no volume.
warn contains said([endpoint.address], sentence) if {
	some endpoint in endpoints
	endpoint.kind == "interface"
	not limits.services[endpoint.service]
	contains(endpoint.service, sprintf(".%s.", [limits.region]))
	not startswith(endpoint.service, "com.amazonaws.vpce.")
	sentence := limits.unknown[az_count(endpoint)]
}

# A free gateway endpoint of which the scenario has no volume.
warn contains said(addresses, sentence) if {
	some vpc in vpcs
	some name, sentence in limits.free
	not has_endpoint(vpc, name)
	addresses := nat_addresses(vpc)
}

warn contains said([nat.address], sentence) if {
	some nat in nat_gateways
	not is_here(nat)
	sentence := limits.other_region
}

as_set(list) := {element | some element in list}

said(addresses, sentence) := sprintf("%s: %s %s", [concat(", ", addresses), sentence, limits.source])

# The VPCs of NAT gateways in the scenario's Region; an empty name where the plan does not tell it.
vpcs contains nat.vpc if {
	some nat in nat_gateways
	is_here(nat)
}

nat_addresses(vpc) := sort([nat.address |
	some nat in nat_gateways
	nat.vpc == vpc
	is_here(nat)
])

is_here(nat) if nat.region in {"", limits.region}

has_endpoint(vpc, service) if {
	some endpoint in endpoints
	endpoint.service == service
	may_be_same(vpc, endpoint.vpc)
}

has_gateway(vpc, service) if {
	some endpoint in endpoints
	endpoint.kind == "gateway"
	endpoint.service == service
	may_be_same(vpc, endpoint.vpc)
}

may_be_same(one, other) if one == other

may_be_same("", other) if is_string(other)

may_be_same(one, "") if is_string(one)

# The AZs of an endpoint: those of the plan, else those of the scenario.
az_count(endpoint) := sprintf("%d", [min([endpoint.azs, 6])]) if {
	endpoint.azs > 0
} else := azs if {
	azs := limits.services[endpoint.service].azs
} else := limits.azs

nat_gateways contains nat if {
	some resource in resources
	resource.type == "aws_nat_gateway"
	lower(text(resource, "connectivity_type", "public")) == limits.connectivity
	nat := {"address": resource.address, "vpc": vpc_of(resource), "region": region_of(resource)}
}

endpoints contains endpoint if {
	some resource in resources
	resource.type == "aws_vpc_endpoint"
	endpoint := {
		"address": resource.address,
		"vpc": text(resource, "vpc_id", ""),
		"service": service_of(resource),
		# What Terraform takes where nothing is said.
		"kind": lower(text(resource, "vpc_endpoint_type", "gateway")),
		"azs": subnet_count(resource),
	}
}

# The name of the endpoint service. Where it is known after apply only, the key or the name of the resource tells it.
service_of(resource) := text(resource, "service_name", "") if {
	text(resource, "service_name", "") != ""
} else := named[0] if {
	named := [name |
		some variant in [resource.key, replace(resource.key, "_", "."), replace(resource.key, "_", "-")]
		name := limits.names[variant]
	]
	count(named) > 0
} else := ""

# In how many subnets, of which there is one in each AZ; 0 where the plan does not tell it.
subnet_count(resource) := known + unknown if {
	ids := resource.values.subnet_ids
	is_array(ids)
	not is_unknown(resource, "subnet_ids")
	known := count({id | some id in ids; is_string(id)})
	unknown := count([id | some id in ids; not is_string(id)])
} else := 0

is_unknown(resource, field) if resource.unknown[field] == true

vpc_of(nat) := text(nat, "vpc_id", "") if {
	text(nat, "vpc_id", "") != ""
} else := found[0] if {
	subnet := text(nat, "subnet_id", "")
	subnet != ""
	found := [vpc |
		some resource in resources
		resource.type in {"aws_subnet", "aws_default_subnet"}
		text(resource, "id", "") == subnet
		vpc := text(resource, "vpc_id", "")
		vpc != ""
	]
	count(found) > 0
} else := ""

region_of(resource) := text(resource, "region", "") if {
	text(resource, "region", "") != ""
} else := provider_region

default provider_region := ""

# The Region of the plan's provider, if it has only one.
provider_region := region if {
	count(aws_providers) == 1
	some provider in aws_providers
	region := provider.expressions.region.constant_value
	is_string(region)
} else := region if {
	count(aws_providers) == 1
	some provider in aws_providers
	references := provider.expressions.region.references
	count(references) == 1
	reference := references[0]
	startswith(reference, "var.")
	region := input.variables[trim_prefix(reference, "var.")].value
	is_string(region)
}

aws_providers := [provider |
	some provider in input.configuration.provider_config
	provider.name == "aws"
]

text(resource, field, usual) := resource.values[field] if {
	is_string(resource.values[field])
} else := usual

types := {"aws_nat_gateway", "aws_vpc_endpoint", "aws_subnet", "aws_default_subnet"}

changes := input.resource_changes if {
	is_array(input.resource_changes)
} else := []

# What there is after the plan: what it creates, changes or leaves.
resources contains resource if {
	some change in changes
	is_managed(change)
	object.get(change, "deposed", "") == ""
	some side in ["after", "before"]
	side == side_of(change)
	is_object(change.change[side])
	resource := {
		"address": change.address,
		"type": change.type,
		"key": key_of(change),
		"values": change.change[side],
		"unknown": object.get(change.change, "after_unknown", {}),
	}
}

# Tools that shorten plans leave out the changes that change nothing.
resources contains resource if {
	some planned in planned_resources
	is_managed(planned)
	not planned.address in changed_addresses
	resource := {
		"address": planned.address,
		"type": planned.type,
		"key": key_of(planned),
		"values": object.get(planned, "values", {}),
		"unknown": {},
	}
}

planned_resources contains value if {
	walk(input.planned_values.root_module, [_, value])
	is_object(value)
	is_string(value.address)
	is_string(value.type)
}

changed_addresses contains change.address if {
	some change in changes
}

is_managed(resource) if {
	resource.type in types
	object.get(resource, "mode", "managed") == "managed"
}

# A resource that Terraform forgets stays in AWS.
side_of(change) := "before" if {
	"forget" in change.change.actions
	not "create" in change.change.actions
} else := "none" if {
	"delete" in change.change.actions
	not "create" in change.change.actions
} else := "after"

key_of(resource) := resource.index if {
	is_string(object.get(resource, "index", 0))
} else := object.get(resource, "name", "")
