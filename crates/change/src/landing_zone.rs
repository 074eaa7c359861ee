//! A change as entries for the configuration of the Landing Zone Accelerator on AWS: the network, the templates of what
//! watches it, and the replacements that stand for what nobody but the user knows.
//!
//! Source: the models and validators of `network-config.yaml`, `customizations-config.yaml` and
//! `replacements-config.yaml` of the accelerator's release 1.15.5.

use natpoint_model::catalogue::services::ServiceId;
use natpoint_text::Locale;

use crate::change::{Change, EgressKind, Hub, InterfaceEndpoint, ports};
use crate::cloudformation::{self, Stack};
use crate::comments;
use crate::template::{Map, Value, map};
use crate::yaml;
use replacements::Replacements;

mod network;
mod replacements;

/// Where the templates lie in the configuration's repository.
const TEMPLATES: &str = "cloudformation";

/// Whether the accelerator has entries for all that is created.
///
/// Its endpoints of a VPC stand in the same subnets, answer at port 443, and always have private DNS; its public NAT
/// gateways are zonal and have one address; its gateway endpoints are those of S3 and `DynamoDB`; and VPCs reach
/// central endpoints over a transit gateway.
pub(crate) fn can_write(change: &Change) -> bool {
    let has_entry = |kind| match kind {
        EgressKind::ZonalNat { addresses, .. } => addresses == 1,
        EgressKind::PrivateNat { .. } | EgressKind::EgressOnlyGateway => true,
        EgressKind::RegionalNat { .. } | EgressKind::NatInstances { .. } => false,
    };
    let egress = change.egress.is_none_or(|egress| !egress.is_inspected() && has_entry(egress.kind));
    let is_usual = |endpoint: &InterfaceEndpoint| endpoint.has_private_dns && ports(endpoint.service) == [443];
    let alike = |endpoints: &[InterfaceEndpoint]| {
        endpoints.iter().all(is_usual) && endpoints.windows(2).all(|pair| pair[0].azs == pair[1].azs)
    };
    let has_gateway = |service: &ServiceId| ["s3", "dynamodb"].contains(&service.slug());
    egress
        && change.gateway_endpoints.iter().all(has_gateway)
        && change.hub != Some(Hub::Peering)
        && !change.shares_subnets
        && change.cross_region.is_none()
        && change.cross_region_beside_hub.is_none()
        && alike(&change.interface_endpoints)
        && alike(&change.beside_hub)
}

/// The files, with the templates that they name; see [`can_write`].
pub(crate) fn files(change: &Change, locale: &dyn Locale) -> Vec<(&'static str, String)> {
    let mut asked = Replacements::default();
    let mut files = Vec::new();
    let labels = locale.change_labels();
    let begin = |said: &str| [comments::heading(change, locale), vec![said.to_owned()]].concat();
    if !change.adds_nothing() {
        let mut heading = begin(labels.landing_zone_use);
        heading.push(labels.landing_zone_names.to_owned());
        if change.has_interface_endpoints() && change.hub.is_none() || change.has_endpoints_beside_hub() {
            heading.push(labels.landing_zone_back.to_owned());
        }
        heading.extend(comments::endpoint_hours(change, locale));
        heading.extend(comments::egress_costs(change, locale));
        files.push(("network-config.yaml", yaml::commented(&heading, &network::entries(change, &mut asked, locale))));
    }
    let watching: Vec<Stack> = cloudformation::stacks(change, locale)
        .into_iter()
        .filter(|stack| ["budget", "alarms"].iter().any(|front| stack.yaml.starts_with(front)))
        .collect();
    let stacks: Vec<Map> = watching.iter().map(|stack| deployed(stack, &mut asked, locale)).collect();
    let customizations = map([("customizations", map([("cloudFormationStacks", Value::list(stacks))]).into())]);
    files.push(("customizations-config.yaml", yaml::commented(&begin(labels.landing_zone_use), &customizations)));
    let replacements = yaml::commented(&begin(labels.landing_zone_values), &asked.entries());
    files.push(("replacements-config.yaml", replacements));
    files.extend(watching.iter().map(|stack| (stack.yaml, yaml::document(&stack.template))));
    files
}

/// The entry that deploys a template.
fn deployed(stack: &Stack, asked: &mut Replacements, locale: &dyn Locale) -> Map {
    let needed = stack.template.parameters.iter().filter(|parameter| parameter.default.is_none());
    let parameters: Vec<Map> = needed
        .map(|parameter| {
            let value = asked.ask(&parameter.name, &parameter.description);
            map([("name", parameter.name.as_str().into()), ("value", value)])
        })
        .collect();
    let accounts = Value::list([asked.ask("VpcAccount", locale.change_labels().in_account)]);
    let mut entry = map([
        ("name", ["natpoint-", stack.yaml.trim_end_matches(".yaml")].concat().into()),
        ("template", [TEMPLATES, "/", stack.yaml].concat().into()),
        ("runOrder", Value::Number("1".to_owned())),
        ("terminationProtection", false.into()),
        ("regions", Value::list([stack.region])),
        ("deploymentTargets", map([("accounts", accounts)]).into()),
    ]);
    if !parameters.is_empty() {
        entry.set("parameters", Value::list(parameters));
    }
    entry
}
