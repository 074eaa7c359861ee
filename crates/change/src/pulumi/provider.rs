//! What a template creates, as the provider `@pulumi/aws` calls it: that is Terraform's, with names of its own.
//!
//! Source of the names: the types of the package in version 7.

use crate::template::{Map, Resource, Template, Value, attribute, map, reference};
use crate::typescript::camel;

/// A kind of resource by `CloudFormation`'s name and by the provider's, with the properties that the provider calls by
/// another word; all others begin with a small letter there, and are the same.
type Kind = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const KINDS: [Kind; 20] = [
    ("AWS::Budgets::Budget", "budgets.Budget", &[]),
    (
        "AWS::CE::AnomalySubscription",
        "costexplorer.AnomalySubscription",
        &[("MonitorArnList", "monitorArnLists"), ("SubscriptionName", "name")],
    ),
    ("AWS::CloudWatch::Alarm", "cloudwatch.MetricAlarm", &[]),
    ("AWS::EC2::EgressOnlyInternetGateway", "ec2.EgressOnlyInternetGateway", &[]),
    ("AWS::EC2::EIP", "ec2.Eip", &[("InstanceId", "instance")]),
    ("AWS::EC2::Instance", "ec2.Instance", &[("ImageId", "ami"), ("SecurityGroupIds", "vpcSecurityGroupIds")]),
    ("AWS::EC2::NatGateway", "ec2.NatGateway", &[]),
    ("AWS::EC2::Route", "ec2.Route", &[("EgressOnlyInternetGatewayId", "egressOnlyGatewayId")]),
    ("AWS::EC2::SecurityGroup", "ec2.SecurityGroup", &[("GroupDescription", "description")]),
    ("AWS::EC2::TransitGateway", "ec2transitgateway.TransitGateway", &[]),
    ("AWS::EC2::TransitGatewayRoute", "ec2transitgateway.Route", &[]),
    ("AWS::EC2::TransitGatewayRouteTable", "ec2transitgateway.RouteTable", &[]),
    ("AWS::EC2::TransitGatewayRouteTableAssociation", "ec2transitgateway.RouteTableAssociation", &[]),
    ("AWS::EC2::TransitGatewayRouteTablePropagation", "ec2transitgateway.RouteTablePropagation", &[]),
    ("AWS::EC2::TransitGatewayVpcAttachment", "ec2transitgateway.VpcAttachment", &[]),
    ("AWS::EC2::VPCEndpoint", "ec2.VpcEndpoint", &[]),
    ("AWS::EC2::VPCPeeringConnection", "ec2.VpcPeeringConnection", &[]),
    ("AWS::RAM::ResourceShare", "ram.ResourceShare", &[]),
    ("AWS::Route53::HostedZone", "route53.Zone", &[]),
    ("AWS::Route53::RecordSet", "route53.Record", &[]),
];

/// The resources of a template as the provider's.
pub(super) fn resources(template: &Template) -> Vec<Resource> {
    template.resources.iter().flat_map(|resource| translated(template, resource)).collect()
}

/// A resource, and what the provider has beside it as resources of their own.
fn translated(template: &Template, resource: &Resource) -> Vec<Resource> {
    let known = KINDS.iter().find(|(kind, ..)| *kind == resource.kind);
    let &(_, kind, words) = known.unwrap_or(&(resource.kind, resource.kind, &[]));
    let told = &resource.properties;
    let mut properties = Map::default();
    let mut beside = Vec::new();
    for (key, value) in &told.0 {
        match (kind, key.as_str()) {
            (_, "Tags") => {
                let tags = told.objects("Tags").filter_map(|tag| Some((tag.text("Key").to_owned(), tag.get("Value")?)));
                properties.set("tags", Map(tags.map(|(key, value)| (key, value.clone())).collect()));
            }
            // A route leads to the interface of an instance.
            ("ec2.Route", "InstanceId") => {
                if let Value::Reference(instance) = value {
                    properties.set("networkInterfaceId", attribute(instance, "PrimaryNetworkInterfaceId"));
                }
            }
            ("ec2.SecurityGroup", "SecurityGroupIngress" | "SecurityGroupEgress") => {
                beside.extend(told.objects(key).map(|rule| security_group_rule(&resource.name, key, rule)));
            }
            ("ec2.Instance", "BlockDeviceMappings") => {
                let disk = told.objects(key).find_map(|disk| disk.object("Ebs"));
                properties.set("rootBlockDevice", disk.map(renamed).unwrap_or_default());
            }
            ("ec2transitgateway.VpcAttachment", "Options") => {
                properties.0.extend(told.object(key).map(renamed).unwrap_or_default().0);
            }
            // The stack of a template is in the Region of the hub, and so is the provider.
            ("route53.Zone", "VPCs") => {
                let vpc = told.objects(key).find_map(|vpc| vpc.get("VPCId")).cloned();
                properties.set("vpcs", Value::list(vpc.map(|vpc| map([("vpcId", vpc)]))));
            }
            ("budgets.Budget", "Budget") => properties.0.extend(told.object(key).map(budget).unwrap_or_default().0),
            ("budgets.Budget", "NotificationsWithSubscribers") => {
                properties.set("notifications", Value::list(told.objects(key).map(notification)));
            }
            // The provider makes the text itself.
            ("costexplorer.AnomalySubscription", "ThresholdExpression") => {
                if let Value::Json(told) = value {
                    let impact = told.object("Dimensions").map(renamed).unwrap_or_default();
                    properties.set("thresholdExpression", map([("dimension", impact.into())]));
                }
            }
            ("cloudwatch.MetricAlarm", "Dimensions") => {
                properties.set("dimensions", dimensions(told));
            }
            ("cloudwatch.MetricAlarm", "Metrics") => {
                properties.set("metricQueries", Value::list(told.objects(key).map(metric_query)));
            }
            // Each is an association of its own, which the writer repeats over what is asked for.
            ("ram.ResourceShare", "ResourceArns" | "Principals") => {}
            _ => {
                let other = words.iter().find(|(word, _)| word == key).map(|(_, other)| (*other).to_owned());
                properties.set(other.unwrap_or_else(|| camel(key)), inner(value));
            }
        }
    }
    match kind {
        // The provider accepts what is in one account and one Region, as CloudFormation does.
        "ec2.VpcPeeringConnection" => {
            properties.set("autoAccept", true);
        }
        "ec2transitgateway.VpcAttachment" if has_own_table(template, &resource.name) => {
            properties.set("transitGatewayDefaultRouteTableAssociation", false);
            properties.set("transitGatewayDefaultRouteTablePropagation", false);
        }
        _ => {}
    }
    let (comments, name) = (resource.comments.clone(), resource.name.clone());
    let mut all = vec![Resource { comments, name, kind, after: resource.after, properties }];
    all.append(&mut beside);
    all
}

/// A value with the provider's names in it.
fn inner(value: &Value) -> Value {
    match value {
        Value::Map(map) => renamed(map).into(),
        Value::List(items) => Value::List(items.iter().map(inner).collect()),
        plain => plain.clone(),
    }
}

fn renamed(told: &Map) -> Map {
    Map(told.0.iter().map(|(key, value)| (camel(key), inner(value))).collect())
}

/// A rule of a security group, named after who it lets through and the port: so it keeps its name if others are added.
fn security_group_rule(group: &str, direction: &str, rule: &Map) -> Resource {
    let is_ingress = direction == "SecurityGroupIngress";
    let word = if is_ingress { "Ingress" } else { "Egress" };
    let client =
        if let Some(Value::Reference(asked)) = rule.get("CidrIp") { asked.trim_end_matches("CidrBlock") } else { "" };
    let port = if let Some(Value::Number(port)) = rule.get("FromPort") { port } else { "" };
    let front = group.trim_end_matches("SecurityGroup");
    let mut properties = map([("securityGroupId", reference(group))]);
    for (key, value) in &rule.0 {
        properties.set(if key == "CidrIp" { "cidrIpv4".to_owned() } else { camel(key) }, value.clone());
    }
    Resource {
        comments: Vec::new(),
        name: [front, client, word, port].concat(),
        kind: if is_ingress { "vpc.SecurityGroupIngressRule" } else { "vpc.SecurityGroupEgressRule" },
        after: None,
        properties,
    }
}

/// Whether an attachment is associated with a route table by a resource of its own. What the default of the transit
/// gateway would do must be turned off then.
///
/// Source: the provider's documentation of `aws.ec2transitgateway.VpcAttachment`.
fn has_own_table(template: &Template, attachment: &str) -> bool {
    template.resources.iter().any(|resource| {
        let own = resource.properties.get("TransitGatewayAttachmentId");
        resource.kind == "AWS::EC2::TransitGatewayRouteTableAssociation"
            && matches!(own, Some(Value::Reference(name)) if name == attachment)
    })
}

/// A budget with its limit in properties of its own, and its filters as a list.
fn budget(told: &Map) -> Map {
    let mut budget = Map::default();
    for (key, value) in &told.0 {
        match (key.as_str(), value) {
            ("BudgetName", _) => budget.set("name", value.clone()),
            ("BudgetLimit", Value::Map(limit)) => {
                // The provider takes the amount as a text, so that no digit is lost.
                if let Some(Value::Number(amount)) = limit.get("Amount") {
                    budget.set("limitAmount", amount.as_str());
                }
                budget.set("limitUnit", limit.text("Unit"))
            }
            ("CostFilters", Value::Map(filters)) => {
                let filters = filters
                    .0
                    .iter()
                    .map(|(name, values)| map([("name", name.as_str().into()), ("values", values.clone())]));
                budget.set("costFilters", Value::list(filters))
            }
            _ => budget.set(camel(key), value.clone()),
        };
    }
    budget
}

fn notification(told: &Map) -> Map {
    let mut notification = told.object("Notification").map(renamed).unwrap_or_default();
    let addresses = told.objects("Subscribers").filter_map(|subscriber| subscriber.get("Address")).cloned();
    notification.set("subscriberEmailAddresses", Value::list(addresses));
    notification
}

/// The dimensions of a metric by their names.
fn dimensions(metric: &Map) -> Map {
    let dimensions = metric.objects("Dimensions");
    Map(dimensions.filter_map(|one| Some((one.text("Name").to_owned(), one.get("Value")?.clone()))).collect())
}

/// A metric that an alarm is worked out of, with its statistic beside its name.
fn metric_query(told: &Map) -> Map {
    let mut query = Map::default();
    for (key, value) in &told.0 {
        let Some(stat) = told.object(key).filter(|_| key == "MetricStat") else {
            query.set(camel(key), value.clone());
            continue;
        };
        let mut metric = Map::default();
        if let Some(own) = stat.object("Metric") {
            metric.set("namespace", own.text("Namespace")).set("metricName", own.text("MetricName"));
            metric.set("dimensions", dimensions(own));
        }
        for (key, value) in stat.0.iter().filter(|(key, _)| key != "Metric") {
            metric.set(camel(key), value.clone());
        }
        query.set("metric", metric);
    }
    query
}
