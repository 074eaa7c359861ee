//! Writes a template as a stack of the AWS CDK, in TypeScript: the same resources, idiomatic where constructs help.
//!
//! Endpoints, who may call them, their names and alarms are constructs. All else is made of its properties alone: the
//! network is there already, and the ids of its parts are enough for that.

use natpoint_text::Locale;

use crate::cloudformation::Stack;
use crate::template::{Resource, Template, Value};
use crate::typescript::inputs::{count, properties, tuple};
use crate::typescript::writer::{Dialect, Writer};
use crate::typescript::{Code, camel, filled, string};

mod alarms;
mod constructs;

/// The modules that a stack may use, in the order in which they are imported, with the services that they are for.
const MODULES: [(&str, &str); 7] = [
    ("budgets", "Budgets"),
    ("ce", "CE"),
    ("cloudwatch", "CloudWatch"),
    ("ec2", "EC2"),
    ("ram", "RAM"),
    ("route53", "Route53"),
    ("route53-targets", "Route53"),
];
/// How the CDK says it.
const CDK: Dialect = Dialect {
    asked: "props",
    name: "name",
    resource,
    id: |front, number, rest| {
        filled(if number.starts_with('$') { "`$0$1$2`" } else { "'$0$1$2'" }, &[front, number, rest])
    },
    of_resource: |variable, attribute| match attribute {
        None => [variable, ".ref"].concat(),
        // Which is a construct.
        Some("GroupId") if variable == "endpointSecurityGroup" => [variable, ".securityGroupId"].concat(),
        Some(attribute) => [variable, ".attr", attribute].concat(),
    },
    script: ["cdk.Fn.base64(", ")"],
};

/// The file of a stack.
pub(crate) fn document(stack: &Stack, locale: &dyn Locale) -> String {
    let labels = locale.change_labels();
    let template = &stack.template;
    let mut writer = Writer::new(&CDK, template);
    writer.once = Some(labels.cdk_by_id);
    constructor(&mut writer);

    let mut code = Code::default();
    for line in &template.heading {
        code.comment(line);
    }
    code.comment(labels.cdk_use);
    code.put("// new $0(app, '$0', { env: { region: '$1' }, … });", &[stack.class, stack.region]);
    code.put("import * as cdk from 'aws-cdk-lib';", &[]);
    let is_used =
        |service: &str| template.resources.iter().any(|resource| resource.kind.split("::").nth(1) == Some(service));
    for (module, _) in MODULES.iter().filter(|(_, service)| is_used(service)) {
        code.put("import * as $0 from 'aws-cdk-lib/aws-$1';", &[alias(module), module]);
    }
    code.put("import { Construct } from 'constructs';\n", &[]);
    code.open("export interface $0Props extends cdk.StackProps {", &[stack.class]);
    properties(&mut code, template, |_, kind| kind.to_owned(), locale);
    if let Some((subnets, _)) = endpoint_subnets(template) {
        code.document(labels.in_availability_zones);
        tuple(&mut code, "availabilityZones", "string", count(template, subnets));
    }
    code.close("}\n");
    code.open("export class $0 extends cdk.Stack {", &[stack.class]);
    code.open("constructor(scope: Construct, id: string, props: $0Props) {", &[stack.class]);
    let description = template.description.as_deref().map(string);
    let all = description.map_or("props".to_owned(), |said| filled("{ description: $0, ...props }", &[&said]));
    code.put("super(scope, id, $0);", &[&all]);
    code.append(writer.code.finish().lines());
    code.close("}");
    code.close("}");
    code.finish()
}

/// The name that a module is imported as.
fn alias(module: &str) -> &str {
    if module == "route53-targets" { "targets" } else { module }
}

/// The list of subnets that interface endpoints stand in, with the VPC, if there are any.
fn endpoint_subnets(template: &Template) -> Option<(&'static str, &Value)> {
    let endpoint = template.resources.iter().find(|resource| is_interface_endpoint(resource))?;
    let Some(Value::List(subnets)) = endpoint.properties.get("SubnetIds") else { return None };
    let Some(Value::Reference(first)) = subnets.first() else { return None };
    let listed = template.parameters.iter().find(|asked| asked.name == *first)?.listed?;
    Some((listed.list, endpoint.properties.get("VpcId")?))
}

fn is_interface_endpoint(resource: &Resource) -> bool {
    resource.properties.text("VpcEndpointType") == "Interface"
}

fn constructor(writer: &mut Writer<'_>) {
    if let Some(name) = writer.template.parameters.iter().find(|asked| asked.name == "Name") {
        let default = name.default.as_ref().map(|default| writer.value(default)).unwrap_or_default();
        writer.code.put("const name = props.name ?? $0;", &[&default]);
    }
    let mut rest = &writer.template.resources[..];
    while let Some(resource) = rest.first() {
        writer.code.put("", &[]);
        let many = |is_alike: &dyn Fn(&Resource) -> bool| rest.iter().take_while(|next| is_alike(next)).count();
        let taken = if is_interface_endpoint(resource) {
            let has_region = |one: &Resource| one.properties.get("ServiceRegion").is_some();
            let alike = many(&|next| is_interface_endpoint(next) && has_region(next) == has_region(resource));
            writer.interface_endpoints(&rest[..alike]);
            alike
        } else if resource.kind == "AWS::Route53::HostedZone" {
            let zones = many(&|next| next.kind.starts_with("AWS::Route53::"));
            writer.zones(&rest[..zones]);
            zones
        } else if resource.name == "EndpointSecurityGroup" {
            writer.security_group(resource);
            1
        } else if resource.kind == "AWS::CloudWatch::Alarm" {
            writer.alarm(resource);
            1
        } else if let Some(repeated) = writer.repeated(rest) {
            repeated
        } else {
            (CDK.resource)(writer, resource);
            1
        };
        rest = &rest[taken..];
    }
    for (name, value) in &writer.template.outputs {
        if is_plain_output(writer.template, value) {
            let value = writer.value(value);
            writer.code.put("new cdk.CfnOutput(this, '$0', { value: $1 });", &[name, &value]);
        }
    }
}

/// Outputs of endpoints and zones stand where these are made.
fn is_plain_output(template: &Template, value: &Value) -> bool {
    let Value::Reference(name) = value else { return true };
    !template.resources.iter().any(|resource| {
        resource.name == *name && (is_interface_endpoint(resource) || resource.kind == "AWS::Route53::HostedZone")
    })
}

/// A resource by its properties alone.
fn resource(writer: &mut Writer<'_>, resource: &Resource) {
    writer.comment(&resource.comments);
    let mut parts = resource.kind.split("::").skip(1);
    let module = match parts.next() {
        Some("Budgets") => "budgets",
        Some("CE") => "ce",
        Some("RAM") => "ram",
        _ => "ec2",
    };
    let class = parts.next().unwrap_or_default();
    if module == "ec2"
        && let Some(why) = writer.once.take()
    {
        writer.code.comment(why);
    }
    let front = writer.declared(resource, resource.after.is_some());
    let id = writer.id(&resource.name);
    writer.code.open("$0new $1.Cfn$2(this, $3, {", &[&front, module, class, &id]);
    writer.entries(&resource.properties, camel);
    writer.code.close("});");
    if let Some(other) = resource.after {
        let (own, other) = (writer.variable(&resource.name), writer.variable(other));
        writer.code.put("$0.node.addDependency($1);", &[&own, &other]);
    }
}
