//! A change as templates of `CloudFormation`: one for a VPC, or one for the hub and one for each VPC that uses it.

use natpoint_model::catalogue::services::ServiceId;
use natpoint_text::Locale;

use crate::change::Change;
use crate::comments;
use crate::yaml::{Map, Yaml, attribute, map, reference};

pub(crate) mod alarms;
mod egress;
mod endpoints;
mod hub;

/// The most characters that a template's description has.
const LONGEST_DESCRIPTION: usize = 1_000;

/// A template in the making.
#[derive(Debug, Default)]
struct Template {
    parameters: Map,
    resources: Map,
    outputs: Map,
}

/// The template of a VPC, or of the hub.
pub(crate) fn template(change: &Change, locale: &dyn Locale) -> String {
    let mut template = Template::new(change, locale);
    if change.hub.is_some() {
        hub::write(&mut template, change, locale);
    } else {
        endpoints::gateway(&mut template, change, locale);
        endpoints::interface(&mut template, change, locale);
        egress::write(&mut template, change, locale);
    }
    template.finish(change, locale)
}

/// The template of each VPC that uses the hub.
pub(crate) fn spoke(change: &Change, locale: &dyn Locale) -> String {
    let mut template = Template::new(change, locale);
    endpoints::gateway(&mut template, change, locale);
    hub::spoke(&mut template, change, locale);
    template.finish(change, locale)
}

impl Template {
    fn new(change: &Change, locale: &dyn Locale) -> Self {
        let mut template = Self::default();
        let name = map([
            ("Type", "String".into()),
            ("Default", change.name.as_str().into()),
            ("Description", locale.change_labels().in_name.into()),
        ]);
        template.parameters.set("Name", name);
        template
    }

    /// Adds a parameter, once.
    fn parameter(&mut self, name: &str, kind: &str, description: &str) -> Yaml {
        if !self.parameters.has(name) {
            let told = map([("Type", kind.into()), ("Description", description.into())]);
            self.parameters.set(name, told);
        }
        reference(name)
    }

    /// Adds numbered parameters, one for each AZ.
    fn by_az(&mut self, name: &str, kind: &str, count: u32, description: &str) -> Vec<Yaml> {
        (1..=count).map(|az| self.parameter(&format!("{name}{az}"), kind, &format!("AZ {az}: {description}"))).collect()
    }

    /// Adds a resource.
    fn resource(&mut self, comments: &[String], name: &str, kind: &str, properties: Map) {
        let told = map([("Type", kind.into()), ("Properties", properties.into())]);
        self.resources.told(comments, name, told);
    }

    /// Adds a resource that waits for another.
    fn resource_after(&mut self, name: &str, kind: &str, other: &str, properties: Map) {
        let told = map([("Type", kind.into()), ("DependsOn", other.into()), ("Properties", properties.into())]);
        self.resources.set(name, told);
    }

    fn finish(mut self, change: &Change, locale: &dyn Locale) -> String {
        if !self.resources.document(&[]).contains("${Name}") {
            self.parameters.remove("Name");
        }
        let heading = comments::heading(change, locale);
        let description: String =
            heading.iter().take(1).flat_map(|line| line.chars()).take(LONGEST_DESCRIPTION).collect();
        let mut document = Map::default();
        document.set("AWSTemplateFormatVersion", "2010-09-09").set("Description", description);
        if !self.parameters.is_empty() {
            document.set("Parameters", self.parameters);
        }
        document.set("Resources", self.resources);
        if !self.outputs.is_empty() {
            document.set("Outputs", self.outputs);
        }
        document.document(&heading)
    }
}

/// The tags of a resource: a name that begins with the user's.
fn tags(name: &str) -> Yaml {
    let value = Yaml::Plain(format!("!Sub \"${{Name}}-{name}\""));
    Yaml::List(vec![map([("Key", "Name".into()), ("Value", value)]).into()])
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
