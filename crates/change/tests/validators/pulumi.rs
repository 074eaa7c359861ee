//! Pulumi: the compiler checks every component against the types of the provider, and the library runs it on mocks of
//! the engine; what it registers is read back, and is as many of each kind as the templates of the same change create.
//!
//! `NATPOINT_PULUMI_PACKAGES` names a `node_modules` with the libraries and the compiler.

use std::path::PathBuf;
use std::process::Command;

use natpoint_change::{Change, Form, files};
use natpoint_import::{Options, Reader};
use natpoint_text::in_language;
use serde_json::Value;

use super::terraform::check_network;
use super::{cases, folder, run};

/// As many as of the CDK, for the same reason.
const NETWORKS: usize = 24;
/// What templates and components create, by the names of both. A template has the rules of a security group within it.
const KINDS: [(&str, &str); 22] = [
    ("AWS::Budgets::Budget", "aws:budgets/budget:Budget"),
    ("AWS::CE::AnomalySubscription", "aws:costexplorer/anomalySubscription:AnomalySubscription"),
    ("AWS::CloudWatch::Alarm", "aws:cloudwatch/metricAlarm:MetricAlarm"),
    ("AWS::EC2::EgressOnlyInternetGateway", "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway"),
    ("AWS::EC2::EIP", "aws:ec2/eip:Eip"),
    ("AWS::EC2::Instance", "aws:ec2/instance:Instance"),
    ("AWS::EC2::NatGateway", "aws:ec2/natGateway:NatGateway"),
    ("AWS::EC2::Route", "aws:ec2/route:Route"),
    ("AWS::EC2::SecurityGroup", "aws:ec2/securityGroup:SecurityGroup"),
    ("CidrIp", "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"),
    ("CidrIp", "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule"),
    ("AWS::EC2::TransitGateway", "aws:ec2transitgateway/transitGateway:TransitGateway"),
    ("AWS::EC2::TransitGatewayRoute", "aws:ec2transitgateway/route:Route"),
    ("AWS::EC2::TransitGatewayRouteTable", "aws:ec2transitgateway/routeTable:RouteTable"),
    (
        "AWS::EC2::TransitGatewayRouteTableAssociation",
        "aws:ec2transitgateway/routeTableAssociation:RouteTableAssociation",
    ),
    (
        "AWS::EC2::TransitGatewayRouteTablePropagation",
        "aws:ec2transitgateway/routeTablePropagation:RouteTablePropagation",
    ),
    ("AWS::EC2::TransitGatewayVpcAttachment", "aws:ec2transitgateway/vpcAttachment:VpcAttachment"),
    ("AWS::EC2::VPCEndpoint", "aws:ec2/vpcEndpoint:VpcEndpoint"),
    ("AWS::EC2::VPCPeeringConnection", "aws:ec2/vpcPeeringConnection:VpcPeeringConnection"),
    ("AWS::RAM::ResourceShare", "aws:ram/resourceShare:ResourceShare"),
    ("AWS::Route53::HostedZone", "aws:route53/zone:Zone"),
    ("AWS::Route53::RecordSet", "aws:route53/record:Record"),
];
/// What an association is of: the script shares two subnets with two accounts.
const ASSOCIATIONS: [&str; 2] =
    ["aws:ram/resourceAssociation:ResourceAssociation", "aws:ram/principalAssociation:PrincipalAssociation"];

#[test]
fn components_register_what_the_templates_create() {
    let folder = folder("pulumi");
    let cases = cases(NETWORKS, Form::CloudFormation);
    for (at, case) in cases.iter().enumerate() {
        let own = folder.join(format!("c{at:04}"));
        std::fs::create_dir_all(own.join("expected")).expect("a folder");
        std::fs::write(own.join("region"), case.change.region.code()).expect("a file");
        let of = |form| files(&case.change, form, in_language(case.language));
        let (components, templates) = (of(Form::Pulumi), of(Form::CloudFormation));
        assert_eq!(components.len(), templates.len(), "c{at:04}");
        for (component, template) in components.iter().zip(&templates) {
            let expected = PathBuf::from(component.name).with_extension("yaml");
            std::fs::write(own.join(component.name), &component.text).expect("a file");
            std::fs::write(own.join("expected").join(expected), &template.text).expect("a file");
        }
    }
    let packages = std::env::var_os("NATPOINT_PULUMI_PACKAGES").expect("NATPOINT_PULUMI_PACKAGES names a node_modules");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/validators/pulumi.js");
    let done = Command::new("node").arg(script).arg(&folder).env("NODE_PATH", packages).output().expect("Node starts");
    let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(done.status.success() && said.trim().is_empty(), "{said}");
    run("pulumi.py", &[&folder]);
    for (at, case) in cases.iter().enumerate() {
        let stack = std::fs::read(folder.join(format!("c{at:04}/stack.json"))).expect("the script writes a stack");
        let mut reader = Reader::new(Options::default());
        reader.begin("stack.json");
        reader.push(&stack);
        reader.end();
        check_network(&case.change, &reader.finish(), 0, &format!("c{at:04}"));
        let stack: Value = serde_json::from_slice(&stack).expect("JSON");
        check_resources(&case.change, stack.pointer("/deployment/resources").expect("resources"), &format!("c{at:04}"));
    }
}

#[track_caller]
fn check_resources(change: &Change, resources: &Value, case: &str) {
    let resources = resources.as_array().expect("a list");
    let of = |kinds: &[&str]| {
        resources.iter().filter(|one| kinds.iter().any(|kind| one["type"] == **kind)).collect::<Vec<_>>()
    };
    let templates = files(change, Form::CloudFormation, in_language(natpoint_link::Language::English));
    for (kind, _) in KINDS {
        let types: Vec<_> = KINDS.iter().filter(|(other, _)| *other == kind).map(|(_, own)| *own).collect();
        let line = if kind == "CidrIp" { "CidrIp: ".to_owned() } else { format!("Type: {kind}\n") };
        let created = templates.iter().map(|template| {
            // The script has them for two VPCs.
            let copies = if ["spoke.yaml", "hub-routes.yaml"].contains(&template.name) { 2 } else { 1 };
            template.text.matches(&line).count() * copies
        });
        assert_eq!(of(&types).len(), created.sum::<usize>(), "{case}: {kind}");
    }
    let shares = of(&["aws:ram/resourceShare:ResourceShare"]).len();
    for kind in ASSOCIATIONS {
        assert_eq!(of(&[kind]).len(), 2 * shares, "{case}: {kind}");
    }
    let known: Vec<&str> = KINDS.iter().map(|(_, own)| *own).chain(ASSOCIATIONS).collect();
    for resource in resources {
        let kind = resource["type"].as_str().unwrap_or_default();
        let is_own = kind.starts_with("natpoint:index:") || kind == "pulumi:providers:aws";
        assert!(known.contains(&kind) || is_own, "{case}: {kind}");
        assert!(resource["urn"].is_string(), "{case}: {resource}");
    }
    // The number of the sentence, which shows it in groups of three.
    let limit = natpoint_text::numbers::cents(change.after()).replace(',', "");
    let budgets = of(&["aws:budgets/budget:Budget"]);
    assert!(budgets.iter().all(|budget| budget["inputs"]["limitAmount"] == *limit), "{case}: no budget of {limit}");
    let name = |one: &&Value| {
        one["inputs"]["tags"]["Name"].as_str().is_some_and(|name| name.starts_with(change.name.as_str()))
    };
    let tagged = resources.iter().filter(name).count();
    assert!(change.adds_nothing() || tagged > 0, "{case}: no tag begins with {}", change.name.as_str());
}
