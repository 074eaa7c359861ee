//! Terraform plans, as `terraform show -json` writes them.

use natpoint_model::scenario::{NatConnectivity, NatTopology, Path, Scenario};
use serde_json::{Value, json};

/// A plan with these changes.
pub(crate) fn plan(changes: &[Value]) -> Value {
    json!({ "format_version": "1.2", "terraform_version": "1.13.0", "resource_changes": changes })
}

fn created(kind: &str, name: &str, after: &Value) -> Value {
    json!({
        "address": format!("{kind}.{name}"), "mode": "managed", "type": kind, "name": name,
        "provider_name": "registry.terraform.io/hashicorp/aws",
        "change": { "actions": ["create"], "before": null, "after": after, "after_unknown": { "id": true } },
    })
}

/// A NAT gateway that is created.
pub(crate) fn nat(name: &str) -> Value {
    created("aws_nat_gateway", name, &json!({ "connectivity_type": "public" }))
}

/// A gateway endpoint that is created; Terraform's default is one.
pub(crate) fn gateway(name: &str, service: &str) -> Value {
    created("aws_vpc_endpoint", name, &json!({ "service_name": service }))
}

/// An interface endpoint that is created in so many subnets; 0 leaves them to be known after apply.
pub(crate) fn endpoint(name: &str, service: &str, azs: u32) -> Value {
    let mut after = json!({ "service_name": service, "vpc_endpoint_type": "Interface" });
    if azs > 0 {
        after["subnet_ids"] = (0..azs).map(|at| format!("subnet-{at}")).collect();
    }
    let mut endpoint = created("aws_vpc_endpoint", name, &after);
    if azs == 0 {
        endpoint["change"]["after_unknown"] = json!({ "subnet_ids": true });
    }
    endpoint
}

/// The same resource, deleted.
pub(crate) fn removed(mut resource: Value) -> Value {
    let before = resource["change"]["after"].take();
    resource["change"] = json!({ "actions": ["delete"], "before": before, "after": null });
    resource
}

/// A plan that makes the network of a scenario.
pub(crate) fn of(scenario: &Scenario) -> Value {
    let connectivity = match scenario.connectivity {
        NatConnectivity::Public => "public",
        NatConnectivity::Private => "private",
    };
    let mut changes: Vec<Value> = match scenario.nat {
        NatTopology::Regional => {
            let zone = |at| json!({ "availability_zone": at, "allocation_ids": ["eipalloc-0a"] });
            let zones: Vec<Value> = (0..scenario.azs.count()).map(zone).collect();
            let after = json!({ "availability_mode": "regional", "availability_zone_address": zones });
            vec![created("aws_nat_gateway", "regional", &after)]
        }
        _ => (0..scenario.billed_nat_gateways())
            .map(|at| {
                let after = json!({ "connectivity_type": connectivity });
                created("aws_nat_gateway", &format!("nat{at}"), &after)
            })
            .collect(),
    };
    for (at, used) in scenario.services.iter().enumerate() {
        let (name, service) = (format!("endpoint{at}"), used.service.name_in(scenario.region));
        match used.path_today() {
            Path::Egress => {}
            Path::Interface => changes.push(endpoint(&name, &service, used.endpoint_azs(scenario).count())),
            Path::Gateway => changes.push(gateway(&name, &service)),
        }
    }
    for change in &mut changes {
        change["change"]["after"]["region"] = json!(scenario.region.code());
    }
    plan(&changes)
}
