//! A change for Terraform and `OpenTofu`: one module that creates what the change adds.

use natpoint_text::Locale;

use crate::change::Change;
use crate::comments::{self, endpoint_hours};
use crate::hcl::{Body, quoted};
use inputs::Inputs;

pub(crate) mod alarms;
mod beside_hub;
mod egress;
mod endpoints;
mod hub;
mod inputs;
mod peering;
mod sharing;

/// The module, in one file.
pub(crate) fn module(change: &Change, locale: &dyn Locale) -> String {
    let mut body = Body::default();
    for line in comments::heading(change, locale) {
        body.comment(&line);
    }
    body.top(&[], "terraform", |body| {
        // The first release with variables that are checked across each other has nothing that is needed here; the
        // first with regional NAT gateways is 6.24.
        body.set("required_version", quoted(">= 1.5")).space();
        body.block("required_providers", |body| {
            body.set("aws", format!("{{\n  source  = \"hashicorp/aws\"\n  version = {}\n}}", quoted(">= 6.24")));
        });
    });
    Inputs::of(change).declare(&mut body, change, locale);
    endpoints::write(&mut body, change, locale);
    egress::write(&mut body, change, locale);
    hub::write(&mut body, change, locale);
    if let Some(own) = change.in_each_vpc() {
        beside_hub::write(&mut body, &own, locale);
    }
    sharing::write(&mut body, change, locale);
    body.finish()
}

/// The tags of a resource: those that the user gives, and a name.
fn tags(name: &str) -> String {
    format!("merge(var.tags, {{ Name = \"${{var.name}}-{name}\" }})")
}

/// The comment on what interface endpoints cost by the hour and by the GB.
fn endpoint_costs(change: &Change, locale: &dyn Locale) -> Vec<String> {
    endpoint_hours(change, locale)
}
