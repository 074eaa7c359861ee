//! A change as templates of `CloudFormation`: one for a VPC, or one for the hub and one for each VPC that uses it; what
//! watches it afterwards has templates of its own.

use natpoint_model::catalogue::services::ServiceId;
use natpoint_text::Locale;

use crate::change::{Change, Hub};
use crate::comments;
use crate::template::{NAME, Template, Value, map};

mod alarms;
mod egress;
mod endpoints;
mod hub;
mod peering;
mod sharing;

/// The Region of what is about all costs of an account.
const COSTS: &str = "us-east-1";
/// The most characters that a template's description has.
const LONGEST_DESCRIPTION: usize = 1_000;

/// A template with the names of what it is written to.
pub(crate) struct Stack {
    /// The file of YAML.
    pub(crate) yaml: &'static str,
    /// The file of a stack of the CDK.
    pub(crate) typescript: &'static str,
    /// The file of a component of Pulumi.
    pub(crate) pulumi: &'static str,
    /// The class of the CDK; without `Stack` at the end, that of Pulumi.
    pub(crate) class: &'static str,
    /// The Region that it belongs to.
    pub(crate) region: &'static str,
    pub(crate) template: Template,
}

/// All templates of a change: what it creates, if it creates anything, the budget, and what watches it.
pub(crate) fn stacks(change: &Change, locale: &dyn Locale) -> Vec<Stack> {
    let own = change.region.code();
    let stack = |yaml, [typescript, pulumi]: [&'static str; 2], class, template| Stack {
        yaml,
        typescript,
        pulumi,
        class,
        region: own,
        template,
    };
    let network = || network(change, locale);
    let mut stacks = match (change.hub, change.adds_to_vpc()) {
        (Some(hub), _) => {
            let mut stacks = vec![
                stack("hub.yaml", ["hub-stack.ts", "hub.ts"], "HubStack", network()),
                stack("spoke.yaml", ["spoke-stack.ts", "spoke.ts"], "SpokeStack", spoke(change, locale)),
            ];
            if hub == Hub::Peering {
                let routes = peering::hub_routes(begin(change, locale), change, locale);
                stacks.push(stack(
                    "hub-routes.yaml",
                    ["hub-routes-stack.ts", "hub-routes.ts"],
                    "HubRoutesStack",
                    finish(routes),
                ));
            }
            stacks
        }
        (None, true) => vec![stack("template.yaml", ["network-stack.ts", "network.ts"], "NetworkStack", network())],
        // A template without a resource is none.
        (None, false) => Vec::new(),
    };
    if change.shares_subnets {
        let sharing = sharing::subnets(begin(change, locale), locale);
        stacks.push(stack("sharing.yaml", ["sharing-stack.ts", "sharing.ts"], "SharingStack", sharing));
    }
    let budget = stack("budget.yaml", ["budget-stack.ts", "budget.ts"], "BudgetStack", alarms::budget(change, locale));
    stacks.push(Stack { region: COSTS, ..budget });
    let anomalies = alarms::anomalies(change, locale);
    let names = ["anomalies-stack.ts", "anomalies.ts"];
    stacks.push(Stack { region: COSTS, ..stack("anomalies.yaml", names, "AnomaliesStack", anomalies) });
    let nat = alarms::alarms(change, locale);
    stacks.extend(nat.map(|template| stack("alarms.yaml", ["alarms-stack.ts", "alarms.ts"], "AlarmsStack", template)));
    let below = alarms::endpoints(change, locale);
    stacks.extend(below.map(|template| {
        stack(
            "alarms-endpoints.yaml",
            ["alarms-endpoints-stack.ts", "alarms-endpoints.ts"],
            "EndpointAlarmsStack",
            template,
        )
    }));
    stacks
}

/// The template of a VPC, or of the hub.
fn network(change: &Change, locale: &dyn Locale) -> Template {
    let mut template = begin(change, locale);
    match change.hub {
        Some(Hub::TransitGateway(there)) => hub::write(&mut template, change, there, locale),
        Some(Hub::Peering) => peering::hub(&mut template, change, locale),
        None => {
            endpoints::gateway(&mut template, change, locale);
            endpoints::interface(&mut template, change, locale);
            egress::write(&mut template, change, locale);
        }
    }
    finish(template)
}

/// The template of each VPC that uses the hub.
fn spoke(change: &Change, locale: &dyn Locale) -> Template {
    let mut template = begin(change, locale);
    endpoints::gateway(&mut template, change, locale);
    if let Some(own) = change.in_each_vpc() {
        endpoints::interface(&mut template, &own, locale);
    }
    match change.hub {
        Some(Hub::TransitGateway(there)) => hub::spoke(&mut template, change, there, locale),
        Some(Hub::Peering) => peering::spoke(&mut template, change, locale),
        None => {}
    }
    finish(template)
}

fn begin(change: &Change, locale: &dyn Locale) -> Template {
    let heading = comments::heading(change, locale);
    let description = heading.iter().take(1).flat_map(|line| line.chars()).take(LONGEST_DESCRIPTION).collect();
    let mut template = Template { heading, description: Some(description), ..Template::default() };
    template.optional(NAME, "String", change.name.as_str(), locale.change_labels().in_name);
    template
}

/// Nobody is asked for what nothing uses.
fn finish(mut template: Template) -> Template {
    let parameters = std::mem::take(&mut template.parameters);
    template.parameters = parameters.into_iter().filter(|asked| template.reads(&asked.name)).collect();
    template
}

/// The tags of a resource: a name that begins with the user's.
fn tags(name: &str) -> Value {
    Value::list([map([("Key", "Name".into()), ("Value", Value::Named(name.to_owned()))])])
}

/// The part of a logical id that stands for a service of a change: `EcrApi`, or the number of one that is not AWS's.
fn logical_in(change: &Change, service: ServiceId) -> String {
    change.custom_number(service).map_or_else(|| logical(service), |number| format!("Custom{number}"))
}

/// The part of a logical id that stands for a service: `ecr.api` is `EcrApi`.
fn logical(service: ServiceId) -> String {
    let words = service.slug().split(|c: char| !c.is_ascii_alphanumeric());
    words
        .map(|word| {
            let mut letters = word.chars();
            letters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + letters.as_str())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_services_share_a_logical_id() {
        let ids: HashSet<String> = ServiceId::all().map(logical).collect();
        assert_eq!(ids.len(), ServiceId::COUNT);
        assert_eq!(logical(ServiceId::named("ecr.api")), "EcrApi");
    }
}
