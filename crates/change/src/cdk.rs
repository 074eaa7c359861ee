//! Writes a template as a stack of the AWS CDK, in TypeScript: the same resources, idiomatic where constructs help.
//!
//! Endpoints, who may call them, their names and alarms are constructs. All else is made of its properties alone: the
//! network is there already, and the ids of its parts are enough for that.

use natpoint_text::Locale;

use crate::cloudformation::Stack;
use crate::template::{LIST, Map, Parameter, Resource, Template, Value};
use crate::typescript::{Code, camel, filled, string};
use repeated::{Each, Variable};

mod alarms;
mod constructs;
mod repeated;

/// The modules that a stack may use, in the order in which they are imported.
const MODULES: [&str; 6] = ["budgets", "cloudwatch", "ec2", "ram", "route53", "route53-targets"];
/// Properties that the library passes on as they are, with the names of `CloudFormation` in them.
const UNTYPED: [&str; 2] = ["costFilters", "options"];
/// The most letters of what stands on one line as a whole.
const SHORT: usize = 90;

/// The file of a stack.
pub(crate) fn document(stack: &Stack, locale: &dyn Locale) -> String {
    let labels = locale.change_labels();
    let mut writer = Writer::new(&stack.template, labels.cdk_by_id);
    writer.constructor();
    let Writer { template, code: body, modules, .. } = writer;

    let mut code = Code::default();
    for line in &template.heading {
        code.comment(line);
    }
    code.comment(labels.cdk_use);
    code.put("// new $0(app, '$0', { env: { region: '$1' }, … });", &[stack.class, stack.region]);
    code.put("import * as cdk from 'aws-cdk-lib';", &[]);
    for module in MODULES.iter().filter(|module| modules.contains(module)) {
        code.put("import * as $0 from 'aws-cdk-lib/aws-$1';", &[alias(module), module]);
    }
    code.put("import { Construct } from 'constructs';\n", &[]);
    code.open("export interface $0Props extends cdk.StackProps {", &[stack.class]);
    properties(&mut code, template, locale);
    code.close("}\n");
    code.open("export class $0 extends cdk.Stack {", &[stack.class]);
    code.open("constructor(scope: Construct, id: string, props: $0Props) {", &[stack.class]);
    let description = template.description.as_deref().map(string);
    let all = description.map_or("props".to_owned(), |said| filled("{ description: $0, ...props }", &[&said]));
    code.put("super(scope, id, $0);", &[&all]);
    code.append(body.finish().lines());
    code.close("}");
    code.close("}");
    code.finish()
}

/// The name that a module is imported as.
fn alias(module: &str) -> &str {
    if module == "route53-targets" { "targets" } else { module }
}

/// What the stack asks for.
fn properties(code: &mut Code, template: &Template, locale: &dyn Locale) {
    let labels = locale.change_labels();
    for asked in &template.parameters {
        let kind = kind(asked);
        let Some(listed) = asked.listed else {
            code.document(&asked.description);
            let mark = if asked.default.is_some() { "?" } else { "" };
            code.put("readonly $0$1: $2;", &[&camel(&asked.name), mark, kind]);
            continue;
        };
        if listed.number == 1 {
            let each = if listed.is_az { labels.in_each_az } else { "" };
            code.document(&[each, &asked.description].concat());
            let tuple = tuple(count(template, listed.list));
            code.put("readonly $0: $1;", &[&list_name(listed.list), &tuple]);
        }
    }
    if let Some((subnets, _)) = endpoint_subnets(template) {
        code.document(labels.in_availability_zones);
        code.put("readonly availabilityZones: $0;", &[&tuple(count(template, subnets))]);
    }
}

fn kind(asked: &Parameter) -> &'static str {
    match asked.default {
        _ if asked.kind == LIST => "string[]",
        Some(Value::Bool(_)) => "boolean",
        Some(Value::Number(_)) => "number",
        _ => "string",
    }
}

/// So many strings, so that the compiler counts them.
fn tuple(count: usize) -> String {
    filled("[$0]", &[&vec!["string"; count].join(", ")])
}

/// How many parameters a list has.
fn count(template: &Template, list: &str) -> usize {
    template.parameters.iter().filter(|asked| asked.listed.is_some_and(|listed| listed.list == list)).count()
}

/// The property of a list: `PrivateSubnet` is `privateSubnetIds`.
fn list_name(list: &str) -> String {
    let is_id = list.ends_with("Subnet") || list.ends_with("RouteTable");
    camel(list) + if is_id { "Ids" } else { "s" }
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

/// A stack in the making.
struct Writer<'a> {
    template: &'a Template,
    code: Code,
    /// The modules of the library that it uses.
    modules: Vec<&'static str>,
    /// Why resources are described by their properties, until it is said.
    by_id: Option<&'static str>,
    /// Resources that stand in a variable of another name than their own.
    variables: Vec<(String, Variable)>,
    /// What a repeated block is about while it is written.
    each: Option<Each>,
}

impl<'a> Writer<'a> {
    fn new(template: &'a Template, by_id: &'static str) -> Self {
        let code = Code::at(2);
        Self { template, code, modules: Vec::new(), by_id: Some(by_id), variables: Vec::new(), each: None }
    }

    fn constructor(&mut self) {
        if let Some(name) = self.template.parameters.iter().find(|asked| asked.name == "Name") {
            let default = name.default.as_ref().map(|default| self.value(default)).unwrap_or_default();
            self.code.put("const name = props.name ?? $0;", &[&default]);
        }
        let mut rest = &self.template.resources[..];
        while let Some(resource) = rest.first() {
            self.code.put("", &[]);
            let many = |is_alike: &dyn Fn(&Resource) -> bool| rest.iter().take_while(|next| is_alike(next)).count();
            let taken = if is_interface_endpoint(resource) {
                let has_region = |one: &Resource| one.properties.get("ServiceRegion").is_some();
                let alike = many(&|next| is_interface_endpoint(next) && has_region(next) == has_region(resource));
                self.interface_endpoints(&rest[..alike]);
                alike
            } else if resource.kind == "AWS::Route53::HostedZone" {
                let zones = many(&|next| next.kind.starts_with("AWS::Route53::"));
                self.zones(&rest[..zones]);
                zones
            } else if resource.name == "EndpointSecurityGroup" {
                self.security_group(resource);
                1
            } else if resource.kind == "AWS::CloudWatch::Alarm" {
                self.alarm(resource);
                1
            } else if let Some(repeated) = self.repeated(rest) {
                repeated
            } else {
                self.resource(resource);
                1
            };
            rest = &rest[taken..];
        }
        for (name, value) in &self.template.outputs {
            if self.is_plain_output(value) {
                let value = self.value(value);
                self.code.put("new cdk.CfnOutput(this, '$0', { value: $1 });", &[name, &value]);
            }
        }
    }

    /// Outputs of endpoints and zones stand where these are made.
    fn is_plain_output(&self, value: &Value) -> bool {
        let Value::Reference(name) = value else { return true };
        !self.template.resources.iter().any(|resource| {
            resource.name == *name && (is_interface_endpoint(resource) || resource.kind == "AWS::Route53::HostedZone")
        })
    }

    /// Comments, with the names that properties have here.
    fn comment(&mut self, comments: &[String]) {
        for comment in comments {
            self.code.comment(&comment.replace("PrivateDnsEnabled", "privateDnsEnabled"));
        }
    }

    /// A resource by its properties alone.
    fn resource(&mut self, resource: &Resource) {
        self.comment(&resource.comments);
        let mut parts = resource.kind.split("::").skip(1);
        let module = match parts.next() {
            Some("Budgets") => "budgets",
            Some("RAM") => "ram",
            _ => "ec2",
        };
        let class = parts.next().unwrap_or_default();
        self.modules.push(module);
        if module == "ec2"
            && let Some(why) = self.by_id.take()
        {
            self.code.comment(why);
        }
        let variable = self.variable(&resource.name);
        let is_used = resource.after.is_some() || self.is_used(&resource.name);
        let front = if is_used { filled("const $0 = ", &[&variable]) } else { String::new() };
        let id = self.id(&resource.name);
        self.code.open("$0new $1.Cfn$2(this, $3, {", &[&front, module, class, &id]);
        self.entries(&resource.properties, camel);
        self.code.close("});");
        if let Some(other) = resource.after {
            let other = self.variable(other);
            self.code.put("$0.node.addDependency($1);", &[&variable, &other]);
        }
    }

    /// Whether anything refers to a resource.
    fn is_used(&self, name: &str) -> bool {
        let refers = |value: &Value| matches!(value, Value::Reference(to) | Value::Attribute(to, _) if to == name);
        self.template.any(&refers)
            || self.template.resources.iter().any(|resource| resource.after == Some(name))
            || self.template.outputs.iter().any(|(_, value)| refers(value))
    }

    /// The properties of an object, one on each line.
    fn entries(&mut self, map: &Map, named: fn(&str) -> String) {
        for (key, value) in &map.0 {
            let key = named(key);
            match value {
                Value::Map(inner) => {
                    self.code.open("$0: {", &[&key]);
                    self.entries(inner, if UNTYPED.contains(&key.as_str()) { str::to_owned } else { camel });
                    self.code.close("},");
                }
                Value::List(items) if items.iter().any(|item| matches!(item, Value::Map(_))) => {
                    self.objects(&key, items);
                }
                plain => {
                    let value = self.value(plain);
                    match plain {
                        Value::List(items) if value.chars().count() > SHORT => {
                            self.code.open("$0: [", &[&key]);
                            for item in items {
                                let item = self.value(item);
                                self.code.put("$0,", &[&item]);
                            }
                            self.code.close("],");
                        }
                        _ => self.code.put("$0: $1,", &[&key, &value]),
                    }
                }
            }
        }
    }

    /// A list of objects: each on a line where it is short.
    fn objects(&mut self, key: &str, items: &[Value]) {
        if let [item] = items
            && let Some(short) = self.short_object(item)
        {
            self.code.put("$0: [$1],", &[key, &short]);
            return;
        }
        self.code.open("$0: [", &[key]);
        for item in items {
            if let Some(short) = self.short_object(item) {
                self.code.put("$0,", &[&short]);
            } else if let Value::Map(map) = item {
                self.code.open("{", &[]);
                self.entries(map, camel);
                self.code.close("},");
            }
        }
        self.code.close("],");
    }

    /// An object of plain values on one line, where it is short.
    fn short_object(&self, value: &Value) -> Option<String> {
        let Value::Map(map) = value else { return None };
        let mut text = String::new();
        for (key, value) in &map.0 {
            if matches!(value, Value::Map(_) | Value::List(_)) {
                return None;
            }
            let front = if text.is_empty() { "{ " } else { ", " };
            text.push_str(&filled("$0$1: $2", &[front, &camel(key), &self.value(value)]));
        }
        (text.chars().count() < SHORT).then(|| text + " }")
    }

    /// A plain value.
    fn value(&self, value: &Value) -> String {
        match value {
            Value::Number(digits) => digits.clone(),
            Value::Bool(truth) => if *truth { "true" } else { "false" }.to_owned(),
            Value::Text(text) => string(text),
            Value::Reference(name) => self.reference(name),
            Value::Attribute(resource, "GroupId") if resource == "EndpointSecurityGroup" => {
                camel(resource) + ".securityGroupId"
            }
            Value::Attribute(resource, name) => filled("$0.attr$1", &[&self.variable(resource), name]),
            Value::Named(word) => filled("`${name}-$0`", &[&self.numbered(word)]),
            Value::Region => "this.region".to_owned(),
            Value::Base64(script) => {
                let mut text = String::from("cdk.Fn.base64([\n");
                for line in script.trim_end().lines() {
                    text.push_str(&filled("  $0,\n", &[&string(line)]));
                }
                // The script ends with its last line.
                text + "].join('\\n') + '\\n')"
            }
            Value::List(items) => {
                if let Some(whole) = self.whole_list(items) {
                    return whole;
                }
                let items: Vec<String> = items.iter().map(|item| self.value(item)).collect();
                filled("[$0]", &[&items.join(", ")])
            }
            // Objects and what hosted zones are made of are written elsewhere.
            Value::Map(_) | Value::Behind(..) | Value::DnsEntry(..) => String::new(),
        }
    }

    /// The value of a key; nothing where it has none.
    fn of(&self, map: &Map, key: &str) -> String {
        map.get(key).map(|value| self.value(value)).unwrap_or_default()
    }

    /// What is asked for, or the id of a resource.
    fn reference(&self, name: &str) -> String {
        let Some(asked) = self.template.parameters.iter().find(|asked| asked.name == name) else {
            return self.variable(name) + ".ref";
        };
        match (asked.listed, &asked.default) {
            (Some(listed), _) => self.of_list(listed),
            (None, Some(default)) => filled("props.$0 ?? $1", &[&camel(name), &self.value(default)]),
            (None, None) => filled("props.$0", &[&camel(name)]),
        }
    }

    /// A list of what is asked for, if these are all of it.
    fn whole_list(&self, items: &[Value]) -> Option<String> {
        let listed = |item: &Value| match item {
            Value::Reference(name) => self.template.parameters.iter().find(|asked| asked.name == *name)?.listed,
            _ => None,
        };
        let list = listed(items.first()?)?.list;
        let is_next = |(number, item): (u32, &Value)| {
            listed(item).is_some_and(|listed| listed.list == list && listed.number == number)
        };
        let all = (1..).zip(items).all(is_next) && items.len() == count(self.template, list);
        all.then(|| filled("props.$0", &[&list_name(list)]))
    }
}
