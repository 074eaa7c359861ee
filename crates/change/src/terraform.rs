//! A change for Terraform and `OpenTofu`: one module that creates what the change adds.

use natpoint_text::Locale;

use crate::change::Change;
use crate::comments::{self, endpoint_hours};
use crate::hcl::{Body, quoted};
use inputs::Inputs;

mod alarms;
mod beside_hub;
mod egress;
mod endpoints;
mod hub;
mod inputs;
mod peering;
mod sharing;

/// The files of the module: `main.tf` with what the change adds, and `alarms.tf` with what watches it.
pub(crate) fn files(change: &Change, locale: &dyn Locale) -> [(&'static str, String); 2] {
    let resources = resources(change, locale);
    let alarms = alarms::resources(change, locale);
    let mut main = Body::default();
    for line in comments::heading(change, locale) {
        main.comment(&line);
    }
    main.top(&[], "terraform", |body| {
        // The first release with variables that are checked across each other has nothing that is needed here; the
        // first with regional NAT gateways is 6.24.
        body.set("required_version", quoted(">= 1.5")).space();
        body.block("required_providers", |body| {
            body.set("aws", format!("{{\n  source  = \"hashicorp/aws\"\n  version = {}\n}}", quoted(">= 6.24")));
        });
    });
    Inputs::of(change, locale).declare(&mut main, &[&resources, &alarms], locale);
    main.append(resources);
    let mut watching = Body::default();
    Inputs::of_alarms(locale).declare(&mut watching, &[&alarms], locale);
    watching.append(alarms);
    [("main.tf", main.finish()), ("alarms.tf", watching.finish())]
}

/// What the change adds.
fn resources(change: &Change, locale: &dyn Locale) -> Body {
    let mut body = Body::default();
    endpoints::write(&mut body, change, locale);
    egress::write(&mut body, change, locale);
    hub::write(&mut body, change, locale);
    if let Some(own) = change.in_each_vpc() {
        beside_hub::write(&mut body, &own, locale);
    }
    sharing::write(&mut body, change, locale);
    body
}

/// The tags of a resource: those that the user gives, and a name.
fn tags(name: &str) -> String {
    format!("merge(var.tags, {{ Name = \"${{var.name}}-{name}\" }})")
}

/// The comment on what interface endpoints cost by the hour and by the GB.
fn endpoint_costs(change: &Change, locale: &dyn Locale) -> Vec<String> {
    endpoint_hours(change, locale)
}
