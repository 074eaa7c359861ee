//! Writes a template as a component resource of Pulumi, in TypeScript, with the provider `@pulumi/aws`.

use natpoint_text::Locale;

use crate::cloudformation::Stack;
use crate::template::{NAME, Resource, Template, Value};
use crate::typescript::inputs::properties;
use crate::typescript::writer::{Dialect, Writer};
use crate::typescript::{Code, camel, filled};

mod endpoints;
mod provider;
mod sharing;

/// How Pulumi says it.
const PULUMI: Dialect = Dialect {
    asked: "args",
    name: "prefix",
    resource,
    id: |front, number, rest| {
        let hyphen = if number.is_empty() { "" } else { "-" };
        filled("`${name}-$0$1$2$3`", &[&kebab(front), hyphen, number, rest])
    },
    of_resource: |variable, attribute| match attribute {
        None | Some("AllocationId" | "GroupId") => [variable, ".id"].concat(),
        Some(attribute) => [variable, ".", &camel(attribute)].concat(),
    },
    script: ["", ""],
};

/// The file of a component.
pub(crate) fn document(mut stack: Stack, locale: &dyn Locale) -> String {
    let labels = locale.change_labels();
    let template = &mut stack.template;
    template.resources = provider::resources(template);
    // The provider knows where AWS has the budgets.
    template.heading.retain(|line| line != labels.budget_region);
    for comment in template.resources.iter_mut().flat_map(|resource| &mut resource.comments) {
        if comment == labels.peering_template {
            labels.peering_component.clone_into(comment);
        }
    }
    let template = &stack.template;
    let mut writer = Writer::new(&PULUMI, template);
    constructor(&mut writer);
    let class = stack.class.trim_end_matches("Stack");
    let file = stack.pulumi.trim_end_matches(".ts");

    let mut code = Code::default();
    for line in &template.heading {
        code.comment(line);
    }
    code.comment(labels.pulumi_use);
    code.put("// npm install @pulumi/aws @pulumi/pulumi", &[]);
    // What is about all costs belongs to none.
    if template
        .resources
        .iter()
        .any(|resource| !matches!(resource.kind, "budgets.Budget" | "costexplorer.AnomalySubscription"))
    {
        code.put("// pulumi config set aws:region $0", &[stack.region]);
    }
    code.put(
        "// new $0('$1', { … });\nimport * as aws from '@pulumi/aws';\nimport * as pulumi from '@pulumi/pulumi';\n",
        &[class, file],
    );
    code.open("export interface $0Args {", &[class]);
    properties(&mut code, template, type_of, locale);
    code.close("}\n");
    code.open("export class $0 extends pulumi.ComponentResource {", &[class]);
    let outputs = outputs(&mut code, template, locale);
    code.open("constructor(name: string, args: $0Args, opts?: pulumi.ComponentResourceOptions) {", &[class]);
    code.put("super('natpoint:index:$0', name, {}, opts);", &[class]);
    code.append(writer.code.finish().lines());
    register(&mut code, &outputs);
    code.close("}");
    code.close("}");
    code.finish()
}

/// Tells the engine what the component has.
fn register(code: &mut Code, outputs: &[String]) {
    match outputs {
        [] => code.put("\nthis.registerOutputs();", &[]),
        [one] => code.put("\nthis.registerOutputs({ $0: this.$0 });", &[one]),
        all => {
            code.open("\nthis.registerOutputs({", &[]);
            for name in all {
                code.put("$0: this.$0,", &[name]);
            }
            code.close("});");
        }
    }
}

/// The type of what is asked for. The name stands within texts, so it has to be known.
fn type_of(name: &str, kind: &'static str) -> String {
    if name == NAME { kind.to_owned() } else { filled("pulumi.Input<$0>", &[kind]) }
}

/// The properties that tell what was created; their names.
fn outputs(code: &mut Code, template: &Template, locale: &dyn Locale) -> Vec<String> {
    let labels = locale.change_labels();
    let mut names = Vec::new();
    for (list, said) in [
        (endpoints::are_in(template).then_some(endpoints::IDS), labels.out_endpoints),
        (endpoints::zones_are_in(template).then_some(endpoints::ZONE_IDS), labels.out_zones),
    ] {
        let Some(list) = list else { continue };
        code.document(said);
        code.put("public readonly $0: Record<string, pulumi.Output<string>> = {};", &[list]);
        names.push(list.to_owned());
    }
    for (name, _) in plain_outputs(template) {
        code.put("public readonly $0: pulumi.Output<string>;", &[&camel(name)]);
        names.push(camel(name));
    }
    if !names.is_empty() {
        code.put("", &[]);
    }
    names
}

/// Outputs but those of endpoints and zones, which are written where these are made.
fn plain_outputs(template: &Template) -> impl Iterator<Item = &(String, Value)> {
    template.outputs.iter().filter(|(_, value)| {
        let Value::Reference(name) = value else { return true };
        let is_listed = |one: &Resource| endpoints::is_interface(one) || one.kind == endpoints::ZONE;
        !template.resources.iter().any(|resource| resource.name == *name && is_listed(resource))
    })
}

fn constructor(writer: &mut Writer<'_>) {
    let template = writer.template;
    if let Some(name) = template.parameters.iter().find(|asked| asked.name == NAME) {
        let default = name.default.as_ref().map(|default| writer.value(default)).unwrap_or_default();
        writer.code.put("const prefix = args.name ?? $0;", &[&default]);
    }
    let mut rest = &template.resources[..];
    while let Some(first) = rest.first() {
        writer.code.put("", &[]);
        let many = |is_alike: &dyn Fn(&Resource) -> bool| rest.iter().take_while(|next| is_alike(next)).count();
        let taken = if endpoints::is_interface(first) {
            let alike =
                many(&|next| endpoints::is_interface(next) && endpoints::list_of(next) == endpoints::list_of(first));
            endpoints::interface(writer, &rest[..alike]);
            alike
        } else if first.kind == endpoints::ZONE {
            let zones = many(&|next| next.kind.starts_with("route53."));
            endpoints::zones(writer, &rest[..zones]);
            zones
        } else if let Some(repeated) = writer.repeated(rest) {
            repeated
        } else {
            resource(writer, first);
            1
        };
        rest = &rest[taken..];
    }
    for (at, (name, value)) in plain_outputs(template).enumerate() {
        let value = writer.value(value);
        let space = if at == 0 { "\n" } else { "" };
        writer.code.put("$0this.$1 = $2;", &[space, &camel(name), &value]);
    }
}

/// A resource with its arguments and its place in the component.
fn resource(writer: &mut Writer<'_>, resource: &Resource) {
    writer.comment(&resource.comments);
    let is_share = resource.kind == "ram.ResourceShare";
    let front = writer.declared(resource, is_share);
    let id = writer.id(&resource.name);
    begin(writer, &front, resource.kind, &id);
    writer.entries(&resource.properties, str::to_owned);
    let after = resource.after.map(|other| filled(", dependsOn: [$0]", &[&writer.variable(other)]));
    end(writer, &after.unwrap_or_default());
    if is_share {
        sharing::associations(writer, resource);
    }
}

/// Begins a resource and the object of its arguments.
fn begin(writer: &mut Writer<'_>, front: &str, kind: &str, id: &str) {
    writer.code.open("$0new aws.$1(", &[front, kind]);
    writer.code.open("$0,\n{", &[id]);
}

/// Ends what [`begin`] began, with further options.
fn end(writer: &mut Writer<'_>, options: &str) {
    writer.code.close("},");
    writer.code.put("{ parent: this$0 },", &[options]);
    writer.code.close(");");
}

/// A name as ids of resources have it: `NatGateway` is `nat-gateway`.
fn kebab(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
