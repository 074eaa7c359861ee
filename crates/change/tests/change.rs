//! What a change consists of, and what its code says: tables of cases, and rules that hold for random networks.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by a panic")]

use natpoint_change::{Change, EgressKind, Form, Name, files, steps, steps_document, why_none};
use natpoint_link::{Language, Link};
use natpoint_model::compare::recommendation::Action;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_test_support::networks;
use natpoint_text::{ChangeStep, in_language, numbers};
use proptest::prelude::*;

#[path = "invariants/inputs.rs"]
mod inputs;
#[path = "invariants/names.rs"]
mod names;

fn change(link: &str, design: Option<Design>) -> Change {
    let (link, notices) = Link::read(link);
    assert!(notices.is_empty(), "{notices:?}");
    let report = Report::new(&link.scenario, link.axis);
    Change::new(&link.scenario, &report, design, Name::default()).expect("the design is possible")
}

fn text(change: &Change, form: Form) -> String {
    files(change, form, in_language(Language::English)).into_iter().map(|file| file.text).collect()
}

#[track_caller]
fn check_egress(link: &str, design: Design, expected: Option<EgressKind>) {
    assert_eq!(change(link, Some(design)).egress.map(|egress| egress.kind), expected, "{link}");
}

#[test]
fn a_way_out_is_created_only_where_there_is_none() {
    // Today's NAT gateways stay, whatever their topology.
    check_egress("v1&region=us-east-1&nat=az&s.logs=9&out=1", Design::NatOnly, None);
    check_egress("v1&region=us-east-1&nat=regional&s.logs=9&out=1", Design::NatOnly, None);
    let zonal = |count, addresses| Some(EgressKind::ZonalNat { count, addresses });
    let hub = "v1&region=us-east-1&vpcs=9&s.logs=9&out=1";
    check_egress(&format!("{hub}&nat=one"), Design::HubNat, zonal(1, 1));
    check_egress(&format!("{hub}&nat=az&ipv4=3"), Design::HubNat, zonal(2, 3));
    // A public NAT gateway has an address, even where none is priced.
    check_egress(&format!("{hub}&nat=az&ipv4=0"), Design::HubNat, zonal(2, 1));
    check_egress(&format!("{hub}&nat=regional"), Design::HubNat, Some(EgressKind::RegionalNat { addresses: 1 }));
    check_egress("v1&region=us-east-1&ipv6=all&s.logs=9", Design::EgressOnlyIpv6, Some(EgressKind::EgressOnlyGateway));
}

#[test]
fn the_order_creates_before_it_removes() {
    let all = change("v1&region=eu-west-1&nat=az&s.logs=800&s.s3=30", Some(Design::EndpointsOnly));
    assert_eq!(
        steps(&all),
        [
            ChangeStep::Record,
            ChangeStep::GatewayEndpoints,
            ChangeStep::InterfaceEndpoints,
            ChangeStep::PrivateDns,
            ChangeStep::Watch,
            ChangeStep::RemoveNat,
        ]
    );
    let nothing = change("v1&region=eu-west-1&nat=az&out=800&s.logs=1", Some(Design::NatOnly));
    assert_eq!(steps(&nothing), []);
    assert_eq!(steps_document(&nothing, in_language(Language::Japanese)).len(), 1);
}

#[test]
fn services_without_private_names_are_not_asked_for_one() {
    let change = change("v1&region=eu-west-1&nat=az&s.dynamodb=9~interface&s.logs=800", Some(Design::CheapestMix));
    let dns: Vec<_> = change.interface_endpoints.iter().map(|one| (one.service.slug(), one.has_private_dns)).collect();
    assert_eq!(dns, [("dynamodb", false), ("logs", true)]);
    assert!(text(&change, Form::Terraform).contains("dynamodb\", azs = 2, private_dns = false"));
}

#[test]
fn ports_beside_https_are_opened() {
    let change = change("v1&region=eu-west-1&nat=az&s.cassandra=900&s.logs=800", Some(Design::EndpointsOnly));
    assert_eq!(change.ports(), [443, 9142]);
    assert!(text(&change, Form::Cli).contains("--port 9142"));
}

#[test]
fn a_name_stays_one_line_and_cannot_leave_its_string() {
    for (typed, expected) in
        [("orders", "orders"), ("", "natpoint"), (" \u{2028}\n", "natpoint"), ("a\r\nb", "a  b"), ("a\u{202e}b", "a b")]
    {
        assert_eq!(Name::new(typed).as_str(), expected, "{typed:?}");
    }
    assert_eq!(Name::new(&"長".repeat(300)).as_str().chars().count(), Name::LONGEST);
    assert_eq!(Name::new("a:b\\c").of_budget(), "a-b-c");
}

#[test]
fn a_stack_of_the_cdk_says_each_thing_once() {
    let zonal = "v1&region=us-east-1&vpcs=9&nat=az&azs=3&s.logs=9&s.sqs=9&out=1";
    let hub = text(&change(zonal, Some(Design::HubEndpointsAndNat)), Form::Cdk);
    for part in [
        // So many ids as there are AZs, which the compiler counts.
        "readonly hubSubnetIds: [string, string, string];",
        "const natGateways = props.publicSubnetIds.map((publicSubnetId, index) => {",
        "natGatewayId: natGateways[index].ref,",
        "{ id: 'SqsEndpoint', service: 'com.amazonaws.us-east-1.sqs', tag: 'sqs' },",
        "{ id: 'Sqs', zoneName: props.sqsPrivateName, endpoint: interfaceEndpoints[1] },",
    ] {
        assert_eq!(hub.matches(part).count(), 1, "{part}: {hub}");
    }
    // One NAT gateway for three AZs is none of a list.
    let one = text(&change(&zonal.replace("nat=az", "nat=one"), Some(Design::HubNat)), Form::Cdk);
    assert!(one.contains("natGatewayId: natGateway1.ref,") && !one.contains("natGateways"), "{one}");
}

/// Routes from each AZ to each are numbered by both, and no block over one list names all of them.
#[test]
fn a_stack_of_the_cdk_names_the_routes_of_an_inspection_once() {
    for azs in 2..=4 {
        let link = format!("v1&region=us-east-1&nat=az&azs={azs}&gwlb=yes&instance=t4g.small&s.logs=9&out=1");
        let stack = text(&change(&link, Some(Design::NatInstance)), Form::Cdk);
        assert!(!stack.contains("`ReturnRoute"), "{azs} AZs: {stack}");
        for route in (1..=azs).flat_map(|from| (1..=azs).map(move |to| format!("'ReturnRoute{from}x{to}'"))) {
            assert_eq!(stack.matches(&route).count(), 1, "{route} of {azs} AZs: {stack}");
        }
        let component = text(&change(&link, Some(Design::NatInstance)), Form::Pulumi);
        for route in (1..=azs).flat_map(|from| (1..=azs).map(move |to| format!("`${{name}}-return-route-{from}x{to}`")))
        {
            assert_eq!(component.matches(&route).count(), 1, "{route} of {azs} AZs: {component}");
        }
    }
}

/// A firewall makes its endpoints itself: what is there is routed to, in a VPC and in a hub.
#[test]
fn traffic_is_routed_to_the_endpoints_of_a_firewall_and_none_is_created() {
    let of_vpc = "v1&region=us-east-1&nat=az&azs=2&firewall=yes&instance=t4g.small&s.logs=9&out=1";
    let of_hub = "v1&region=us-east-1&nat=az&azs=2&vpcs=6&firewall=yes&s.logs=9&out=1";
    for (link, design) in [(of_vpc, Design::NatInstance), (of_hub, Design::HubNat)] {
        for (form, parts) in [
            (Form::Terraform, ["var.firewall_endpoint_ids[", "variable \"firewall_endpoint_ids\""]),
            (Form::CloudFormation, ["VpcEndpointId: !Ref FirewallEndpoint2", "  FirewallEndpoint2:"]),
            (Form::Cdk, ["firewallEndpoints[", "readonly firewallEndpoints: [string, string];"]),
            (Form::Cli, ["\"${firewall_endpoints[@]:0:2}\"", ": \"${FIREWALL_ENDPOINT_IDS:?}\""]),
            (Form::Pulumi, ["firewallEndpoints[", "readonly firewallEndpoints: [pulumi.Input<string>, "]),
        ] {
            let code = text(&change(link, Some(design)), form);
            assert!(parts.iter().all(|part| code.contains(part)), "{form:?} {design:?}: {code}");
            for created in ["GatewayLoadBalancer", "inspection_subnet", "InspectionSubnet", "inspectionSubnet"] {
                assert!(!code.contains(created), "{form:?} {design:?}: {code}");
            }
            assert!(code.contains("0.395") && code.contains("0.065"), "what it costs, with its price: {code}");
        }
    }
}

#[test]
fn a_component_of_pulumi_says_each_thing_once() {
    let zonal = "v1&region=us-east-1&vpcs=9&nat=az&azs=3&s.logs=9&s.sqs=9&out=1";
    let hub = text(&change(zonal, Some(Design::HubEndpointsAndNat)), Form::Pulumi);
    for part in [
        // So many ids as there are AZs, which the compiler counts.
        "readonly hubSubnetIds: [pulumi.Input<string>, pulumi.Input<string>, pulumi.Input<string>];",
        "export class Hub extends pulumi.ComponentResource {",
        "super('natpoint:index:Hub', name, {}, opts);",
        "const natGateways = args.publicSubnetIds.map((publicSubnetId, index) => {",
        "natGatewayId: natGateways[index].id,",
        "      sqs: { serviceName: 'com.amazonaws.us-east-1.sqs' },",
        "      sqs: args.sqsPrivateName,",
        "name: pulumi.interpolate`*.${privateName}`,",
        "this.transitGatewayId = transitGateway.id;",
        "public readonly interfaceEndpointIds: Record<string, pulumi.Output<string>> = {};",
    ] {
        assert_eq!(hub.matches(part).count(), 1, "{part}: {hub}");
    }
    // The attachments have a route table of their own, so that the provider must not ask for the default one.
    assert_eq!(hub.matches("transitGatewayDefaultRouteTableAssociation: false,").count(), 2, "{hub}");
    assert!(!hub.contains("AWS::") && !hub.contains("PrivateDnsEnabled"), "{hub}");
}

/// A resource that is called otherwise is replaced, so one has the same name beside others as alone.
#[test]
fn resources_of_pulumi_keep_their_names() {
    let link = "v1&region=us-east-1&vpcs=9&nat=az&azs=3&s.logs=9&out=1";
    let names = |link: &str| {
        let code = text(&change(link, Some(Design::HubEndpointsAndNat)), Form::Pulumi);
        let names = code.lines().filter_map(|line| line.trim().strip_prefix("`${name}-")?.strip_suffix("`,"));
        names.map(|name| name.replace("${index + 1}", "1")).collect::<Vec<_>>()
    };
    let all = names(link);
    assert!(all.iter().any(|name| name == "nat-gateway-1") && all.iter().any(|name| name == "${service}-endpoint"));
    for other in [link.replace("nat=az", "nat=one"), link.replace("s.logs=9", "s.logs=9&s.sqs=9")] {
        let other = names(&other);
        assert!(all.iter().all(|name| other.contains(name)), "{all:?} {other:?}");
    }
}

fn is_alarm(name: &str) -> bool {
    ["alarms", "anomalies", "budget"].iter().any(|front| name.starts_with(front))
}

fn typed() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[\"'`$%{}\\\\#:!&*\n\r\t ]{0,300}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Every action of the record is in the code's heading, with the same names, and every service that is added is in
    /// the code by the name that the record has.
    #[test]
    fn the_code_names_what_the_record_names(scenario in networks::scenario(), typed in typed()) {
        let report = Report::new(&scenario, Axis::AllServices);
        for design in [None].into_iter().chain(Design::ALL.map(Some)) {
            let Some(change) = Change::new(&scenario, &report, design, Name::new(&typed)) else { continue };
            for language in Language::ALL {
                let locale = in_language(language);
                for form in Form::ALL {
                    for file in files(&change, form, locale).iter().filter(|file| !is_alarm(file.name)) {
                        let text = file.text.lines().map(|line| line.trim_start().trim_start_matches(['#', '/']));
                        let words = text.flat_map(str::chars).filter(|c| !c.is_whitespace() && *c != '#');
                        let words: String = words.collect();
                        for action in &change.actions {
                            let said = locale.record_action(action, change.region);
                            let said: String = said.chars().filter(|c| !c.is_whitespace()).collect();
                            prop_assert!(words.contains(&said), "{}: {said}", file.name);
                        }
                    }
                }
            }
            let terraform = text(&change, Form::Terraform);
            for action in &change.actions {
                if let Action::Add(resource) = action {
                    for name in resource.endpoint_names(change.region) {
                        prop_assert!(terraform.contains(&format!("\"{name}\"")), "{name}");
                    }
                }
            }
            let limit = numbers::cents(change.after()).replace(',', "");
            let budget = format!("limit_amount = \"{limit}\"");
            prop_assert!(terraform.contains(&budget), "{}", budget);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn no_name_leaves_its_string(typed in typed()) {
        names::name_stays_in_its_string(&typed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn code_asks_only_for_what_it_uses(scenario in networks::scenario()) {
        let report = Report::new(&scenario, Axis::AllServices);
        for design in [None].into_iter().chain(Design::ALL.map(Some)) {
            if let Some(change) = Change::new(&scenario, &report, design, Name::default()) {
                inputs::code_uses_what_it_asks_for(&change);
            }
        }
    }
}

#[test]
fn nat_gateways_alone_ask_for_no_vpc() {
    let shared = "v1&region=us-east-1&vpcs=9&sharing=yes&nat=az&s.logs=9&out=1";
    inputs::code_uses_what_it_asks_for(&change(shared, Some(Design::SharedNat)));
}

#[test]
fn what_cannot_be_written_is_no_change() {
    let none = |link: &str, design| {
        let (link, notices) = Link::read(link);
        assert!(notices.is_empty(), "{notices:?}");
        let report = Report::new(&link.scenario, link.axis);
        assert!(report.priced(design).is_some(), "the design is possible");
        Change::new(&link.scenario, &report, Some(design), Name::default()).is_none()
    };
    // Hosts that move.
    assert!(none("v1&region=us-east-1&hosts=3&s.logs=9", Design::PublicSubnets));
    // What is there already needs no code.
    let beside = change("v1&region=us-east-1&nat=az&out=5&e.partner=9&s.s3=50", Some(Design::NatAndGateways));
    assert!(beside.interface_endpoints.is_empty() && !beside.gateway_endpoints.is_empty());
}

#[test]
fn what_is_no_change_says_why() {
    let why = |link: &str, design, language| {
        let (link, notices) = Link::read(link);
        assert!(notices.is_empty(), "{notices:?}");
        let report = Report::new(&link.scenario, link.axis);
        assert!(Change::new(&link.scenario, &report, design, Name::default()).is_none(), "there is a change");
        why_none(&link.scenario, &report, design, in_language(language))
    };
    for language in Language::ALL {
        let locale = in_language(language);
        let labels = locale.change_labels();
        // The page's own sentence where it recommends nothing: no service, and no way that meets all requirements.
        for link in ["v1&region=us-east-1", "v1&region=us-east-1&s.logs=9&out=1&require=no-internet"] {
            let (read, _) = Link::read(link);
            let report = Report::new(&read.scenario, read.axis);
            assert!(report.recommendation.is_none(), "{link}");
            assert_eq!(why(link, None, language), locale.recommendation(&read.scenario, &report));
        }
        let public = "v1&region=us-east-1&hosts=3&s.logs=900";
        assert_eq!(why(public, Some(Design::PublicSubnets), language), labels.public_subnets_unwritten);
        assert_eq!(why(public, None, language), labels.public_subnets_unwritten, "it is what is recommended");
        let both = "v1&region=us-east-1&gwlb=yes&firewall=yes&instance=t4g.nano&s.logs=1";
        assert_eq!(why(both, Some(Design::NatInstance), language), labels.two_inspections_unwritten);
        // An infeasible design has reasons of its own.
        let reasons = why("v1&region=us-east-1&s.logs=9&out=1", Some(Design::EndpointsOnly), language);
        assert!(!reasons.is_empty() && reasons != labels.public_subnets_unwritten, "{reasons}");
    }
}
