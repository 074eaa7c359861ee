//! What code is written for each design: its files in every form, and what those of a hub, of a shared VPC and of
//! endpoint services that are not AWS's consist of.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by a panic")]

use natpoint_change::{Change, EgressKind, Form, Hub, InterfaceEndpoint, Name, files, steps};
use natpoint_link::{Language, Link};
use natpoint_model::compare::Report;
use natpoint_model::cost::Design;
use natpoint_text::{ChangeStep, in_language};
use proptest::prelude::*;

fn change(link: &str, design: Option<Design>) -> Change {
    let (link, notices) = Link::read(link);
    assert!(notices.is_empty(), "{notices:?}");
    let report = Report::new(&link.scenario, link.axis);
    Change::new(&link.scenario, &report, design, Name::default()).expect("the design is possible")
}

fn text(change: &Change, form: Form) -> String {
    files(change, form, in_language(Language::English)).into_iter().map(|file| file.text).collect()
}

/// Every design in every form: the files that it is written as, or that it is not.
#[test]
fn designs_are_written_as_these_files() {
    let one = [
        "main.tf alarms.tf",
        "template.yaml budget.yaml anomalies.yaml",
        "network-stack.ts budget-stack.ts anomalies-stack.ts",
        "network.ts budget.ts anomalies.ts",
        "change.sh alarms.sh",
    ];
    let nat = [
        one[0],
        "template.yaml budget.yaml anomalies.yaml alarms.yaml",
        "network-stack.ts budget-stack.ts anomalies-stack.ts alarms-stack.ts",
        "network.ts budget.ts anomalies.ts alarms.ts",
        "change.sh alarms.sh",
    ];
    let hub = [
        one[0],
        "hub.yaml spoke.yaml budget.yaml anomalies.yaml",
        "hub-stack.ts spoke-stack.ts budget-stack.ts anomalies-stack.ts",
        "hub.ts spoke.ts budget.ts anomalies.ts",
        "change.sh alarms.sh",
    ];
    let hub_nat = [
        one[0],
        "hub.yaml spoke.yaml budget.yaml anomalies.yaml alarms.yaml",
        "hub-stack.ts spoke-stack.ts budget-stack.ts anomalies-stack.ts alarms-stack.ts",
        "hub.ts spoke.ts budget.ts anomalies.ts alarms.ts",
        "change.sh alarms.sh",
    ];
    let peered = [
        one[0],
        "hub.yaml spoke.yaml hub-routes.yaml budget.yaml anomalies.yaml",
        "hub-stack.ts spoke-stack.ts hub-routes-stack.ts budget-stack.ts anomalies-stack.ts",
        "hub.ts spoke.ts hub-routes.ts budget.ts anomalies.ts",
        "change.sh alarms.sh",
    ];
    let peered_nat = [
        one[0],
        "hub.yaml spoke.yaml hub-routes.yaml budget.yaml anomalies.yaml alarms.yaml",
        "hub-stack.ts spoke-stack.ts hub-routes-stack.ts budget-stack.ts anomalies-stack.ts alarms-stack.ts",
        "hub.ts spoke.ts hub-routes.ts budget.ts anomalies.ts alarms.ts",
        "change.sh alarms.sh",
    ];
    let shared = [
        one[0],
        "template.yaml sharing.yaml budget.yaml anomalies.yaml",
        "network-stack.ts sharing-stack.ts budget-stack.ts anomalies-stack.ts",
        "network.ts sharing.ts budget.ts anomalies.ts",
        "change.sh alarms.sh",
    ];
    let shared_nat = [
        one[0],
        "template.yaml sharing.yaml budget.yaml anomalies.yaml alarms.yaml",
        "network-stack.ts sharing-stack.ts budget-stack.ts anomalies-stack.ts alarms-stack.ts",
        "network.ts sharing.ts budget.ts anomalies.ts alarms.ts",
        "change.sh alarms.sh",
    ];
    let shared_nat_and_endpoints = [
        one[0],
        "template.yaml sharing.yaml budget.yaml anomalies.yaml alarms.yaml alarms-endpoints.yaml",
        "network-stack.ts sharing-stack.ts budget-stack.ts anomalies-stack.ts alarms-stack.ts \
         alarms-endpoints-stack.ts",
        "network.ts sharing.ts budget.ts anomalies.ts alarms.ts alarms-endpoints.ts",
        "change.sh alarms.sh",
    ];
    let nothing = [
        one[0],
        "budget.yaml anomalies.yaml alarms.yaml",
        "budget-stack.ts anomalies-stack.ts alarms-stack.ts",
        "budget.ts anomalies.ts alarms.ts",
        "alarms.sh",
    ];
    let none = ["none"; 5];
    for design in Design::ALL {
        let expected = match design {
            Design::NatOnly | Design::Today => nothing,
            Design::NatAndGateways => nat,
            Design::EndpointsOnly | Design::CheapestMix | Design::NatInstance | Design::EgressOnlyIpv6 => one,
            Design::HubEndpoints => hub,
            Design::HubNat | Design::HubEndpointsAndNat => hub_nat,
            // All of it stands in the hub here.
            Design::PeeredEndpoints | Design::CheapestMixWithHub => peered,
            Design::PeeredEndpointsAndNat => peered_nat,
            Design::SharedEndpoints => shared,
            Design::SharedNat => shared_nat,
            Design::SharedEndpointsAndNat => shared_nat_and_endpoints,
            Design::PublicSubnets => none,
        };
        let [others @ .., _] = Form::ALL;
        assert_eq!(others.map(|form| names_of_files(design, form)), expected, "{design:?}");
    }
}

/// Of the network the entries, then what watches it, the values, and the templates that are named.
#[test]
fn designs_are_entries_of_the_landing_zone_accelerator() {
    for design in Design::ALL {
        let expected = match design {
            Design::NatOnly | Design::Today => landing_zone_files(&["budget.yaml", "alarms.yaml"], false),
            Design::NatAndGateways | Design::HubNat | Design::HubEndpointsAndNat => {
                landing_zone_files(&["budget.yaml", "alarms.yaml"], true)
            }
            Design::EndpointsOnly | Design::CheapestMix | Design::EgressOnlyIpv6 | Design::HubEndpoints => {
                landing_zone_files(&["budget.yaml"], true)
            }
            Design::PublicSubnets => "none".to_owned(),
            // NAT instances, VPC peering and shared subnets have no entries.
            Design::NatInstance
            | Design::PeeredEndpoints
            | Design::PeeredEndpointsAndNat
            | Design::CheapestMixWithHub
            | Design::SharedEndpoints
            | Design::SharedNat
            | Design::SharedEndpointsAndNat => String::new(),
        };
        assert_eq!(names_of_files(design, Form::LandingZone), expected, "{design:?}");
    }
}

/// The files of a design in a form; `none` where there is no change to it.
fn names_of_files(design: Design, form: Form) -> String {
    let link = "v1&region=us-east-1&vpcs=9&nat=az&instance=t4g.small&ipv6=all&hosts=3&peering=yes&sharing=yes&s.s3=9\
                &s.logs=9~today-nat";
    let (read, notices) = Link::read(link);
    assert!(notices.is_empty(), "{notices:?}");
    let report = Report::new(&read.scenario, read.axis);
    let Some(change) = Change::new(&read.scenario, &report, Some(design), Name::default()) else {
        return "none".to_owned();
    };
    let names: Vec<_> = files(&change, form, in_language(Language::English)).iter().map(|file| file.name).collect();
    names.join(" ")
}

fn landing_zone_files(templates: &[&str], has_network: bool) -> String {
    let network = has_network.then_some("network-config.yaml");
    let always = ["customizations-config.yaml", "replacements-config.yaml"];
    network.into_iter().chain(always).chain(templates.iter().copied()).collect::<Vec<_>>().join(" ")
}

/// Each way into a hub is told once, and on both sides; what no peering leads to is not in the hub.
#[test]
fn peered_vpcs_route_to_the_hub_and_back() {
    let link = "v1&region=us-east-1&vpcs=9&azs=3&nat=az&peering=yes&s.logs=9&s.sqs=9~2&s.s3=9";
    for (design, removes_nat) in [(Design::PeeredEndpoints, true), (Design::PeeredEndpointsAndNat, false)] {
        let change = change(link, Some(design));
        assert_eq!((change.hub, change.egress, change.removes_nat), (Some(Hub::Peering), None, removes_nat));
        let mut order = vec![
            ChangeStep::Record,
            ChangeStep::GatewayEndpoints,
            ChangeStep::Peering,
            ChangeStep::InterfaceEndpoints,
            ChangeStep::Zones,
            ChangeStep::Watch,
        ];
        order.extend(removes_nat.then_some(ChangeStep::RemoveNat));
        assert_eq!(steps(&change), order);
        let (terraform, templates, stacks) =
            (text(&change, Form::Terraform), text(&change, Form::CloudFormation), text(&change, Form::Cdk));
        let components = text(&change, Form::Pulumi);
        let script = text(&change, Form::Cli);
        for (code, part, count) in [
            (&terraform, "resource \"aws_vpc_peering_connection\" \"spoke\"", 1),
            (&terraform, "vpc_peering_connection_id = aws_vpc_peering_connection.spoke[each.value.spoke].id", 2),
            (&terraform, "resource \"aws_route53_zone\"", 1),
            (&terraform, "subnet_ids      = map(string)", 0),
            (&templates, "Type: AWS::EC2::VPCPeeringConnection", 1),
            (&templates, "VpcPeeringConnectionId: !Ref PeeringConnection\n", 3),
            (&templates, "VpcPeeringConnectionId: !Ref PeeringConnectionId\n", 3),
            (&templates, "Type: AWS::Route53::HostedZone", 2),
            (&stacks, "new ec2.CfnVPCPeeringConnection(", 1),
            (&components, "new aws.ec2.VpcPeeringConnection(", 1),
            (&components, "vpcPeeringConnectionId: peeringConnection.id", 1),
            (&components, "vpcPeeringConnectionId: args.peeringConnectionId", 1),
            (&components, "PeerOwnerId", 0),
            (&script, "aws ec2 create-vpc-peering-connection ", 1),
            (&script, "route \"$table\" \"$to\" --vpc-peering-connection-id \"$connection\"\n", 2),
            (&script, "note_name \"$id\" com.amazonaws.", 2),
            (&script, "  remove-nat) ", usize::from(removes_nat)),
        ] {
            assert_eq!(code.matches(part).count(), count, "{part}: {code}");
        }
        let names: Vec<_> =
            files(&change, Form::CloudFormation, in_language(Language::English)).iter().map(|file| file.name).collect();
        assert_eq!(names[..3], ["hub.yaml", "spoke.yaml", "hub-routes.yaml"]);
        for code in [&terraform, &templates, &stacks, &components, &script] {
            assert!(!code.to_lowercase().contains("transit") && !code.contains("NatGateway("), "{code}");
        }
    }
    // Without an interface endpoint there is nothing to be reached over a peering: each VPC has all that it needs.
    let alone = change("v1&region=us-east-1&vpcs=9&nat=az&peering=yes&s.s3=9", Some(Design::PeeredEndpoints));
    assert_eq!((alone.hub, alone.gateway_endpoints.len()), (None, 1));
}

/// What stands in each VPC beside a hub has a security group and private DNS of its own there.
#[test]
fn each_vpc_has_its_own_endpoints_beside_a_hub() {
    let link = "v1&region=us-east-1&nat=az&azs=2&vpcs=20&tgw=there&out=1&s.logs=9000&s.kms=100&s.s3=5";
    let change = change(link, Some(Design::CheapestMixWithHub));
    let slugs = |endpoints: &[InterfaceEndpoint]| -> Vec<&str> {
        endpoints.iter().map(|endpoint| endpoint.service.slug()).collect()
    };
    assert_eq!((slugs(&change.interface_endpoints), slugs(&change.beside_hub)), (vec!["kms"], vec!["logs"]));
    assert_eq!(change.egress.map(|egress| egress.kind), Some(EgressKind::ZonalNat { count: 2, addresses: 1 }));
    assert_eq!(
        steps(&change),
        [
            ChangeStep::Record,
            ChangeStep::GatewayEndpoints,
            ChangeStep::Hub,
            ChangeStep::InterfaceEndpoints,
            ChangeStep::PrivateDns,
            ChangeStep::Zones,
            ChangeStep::Egress,
            ChangeStep::Watch,
            ChangeStep::RemoveNat,
        ]
    );
    let (terraform, templates) = (text(&change, Form::Terraform), text(&change, Form::CloudFormation));
    let script = text(&change, Form::Cli);
    for (code, part, count) in [
        (&script, "  note private-dns \"$id\" \"$VPC_ID\"\n", 1),
        (&script, "  note_name \"$id\" com.amazonaws.us-east-1.kms\n", 1),
        (&script, "  names\n  private_dns on\n", 1),
        (&script, "back() {\n  private_dns off\n", 1),
        (&script, "aws ec2 create-transit-gateway --", 0),
        (&terraform, "resource \"aws_vpc_endpoint\" \"interface\"", 1),
        (&terraform, "resource \"aws_vpc_endpoint\" \"spoke_interface\"", 1),
        (&terraform, "resource \"aws_security_group\" \"spoke_endpoints\"", 1),
        (&terraform, "service_name = \"com.amazonaws.us-east-1.logs\"", 1),
        (&terraform, "private_dns_enabled = var.private_dns_enabled && local.spoke_services", 1),
        (&templates, "PrivateDnsEnabled: !Ref PrivateDnsEnabled", 1),
        (&templates, "PrivateDnsEnabled: false", 1),
    ] {
        assert_eq!(code.matches(part).count(), count, "{part}: {code}");
    }
    // NAT gateways that stand in each VPC stay; code creates none beside a hub.
    let both = "v1&region=us-east-1&nat=az&azs=2&vpcs=10&tgw=there&out=5000";
    let services = ["logs", "kms", "sts", "ecs", "ssm", "sqs"].map(|slug| format!("&s.{slug}=300")).concat();
    let stays = self::change(&format!("{both}{services}"), Some(Design::CheapestMixWithHub));
    assert_eq!((stays.egress, stays.removes_nat, stays.interface_endpoints.len()), (None, false, 6));
}

/// A shared VPC is one VPC: its own subnets are shared last, and what is removed stands elsewhere.
#[test]
fn shared_subnets_are_shared_after_all_else() {
    let link = "v1&region=us-east-1&vpcs=9&nat=one&ipv4=2&sharing=yes&s.logs=9&s.s3=9&out=1";
    let shared = change(link, Some(Design::SharedEndpointsAndNat));
    assert!(shared.shares_subnets && shared.hub.is_none() && !shared.has_default_route());
    assert_eq!(shared.egress.map(|egress| egress.kind), Some(EgressKind::ZonalNat { count: 1, addresses: 2 }));
    assert_eq!(
        steps(&shared),
        [
            ChangeStep::Record,
            ChangeStep::SharedVpc,
            ChangeStep::GatewayEndpoints,
            ChangeStep::InterfaceEndpoints,
            ChangeStep::PrivateDns,
            ChangeStep::Egress,
            ChangeStep::Share,
            ChangeStep::Move,
            ChangeStep::Watch,
            ChangeStep::RemoveNat,
        ]
    );
    for language in Language::ALL {
        let locale = in_language(language);
        let code: Vec<String> =
            Form::ALL.map(|form| files(&shared, form, locale).into_iter().map(|file| file.text).collect()).into();
        for (code, part) in code.iter().zip([
            "resource_share_arn = aws_ram_resource_share.subnets.arn",
            "Type: AWS::RAM::ResourceShare",
            "new ram.CfnResourceShare(this, 'SubnetShare', {",
            "resourceShareArn: subnetShare.arn,",
            "aws ram create-resource-share",
        ]) {
            assert!(code.contains(part), "{part}: {code}");
            // No word of the routes and devices of the former VPCs.
            assert!(!code.contains("OLD_NAT_GATEWAY_IDS"), "{code}");
            for said in [locale.change_labels().default_route, locale.change_labels().default_route_template] {
                let first: String = said.chars().take(12).collect();
                assert!(!code.contains(&first), "{code}");
            }
        }
    }
    // All bytes go through NAT gateways that stand once: 9 x 2 GB of 30 days.
    let nat = change("v1&region=us-east-1&vpcs=9&nat=one&sharing=yes&s.logs=1&out=1", Some(Design::SharedNat));
    assert_eq!(nat.alarm.nat_bytes_a_day, Some(18 * (1 << 30) / 30));
}

/// Endpoint services of others: their names are asked for unless they are given, no key is given twice, and private DNS
/// waits for the provider.
#[test]
fn endpoint_services_of_others_are_asked_for_and_accepted() {
    let full = "com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0";
    let long = "x".repeat(80);
    let services = format!("&s.logs=900&e.partner=9~public&e.logs=9~public&e.{full}=9~public&e.{long}=9~public");
    let link = format!("v1&region=us-east-1&vpcs=9&peering=yes{services}");
    for (design, in_hub) in
        [(Design::EndpointsOnly, false), (Design::HubEndpoints, true), (Design::PeeredEndpoints, true)]
    {
        let change = change(&link, Some(design));
        assert!(change.has_custom_endpoints() && change.hub.is_some() == in_hub);
        let order = steps(&change);
        let place = |step| order.iter().position(|one| *one == step);
        let names = if in_hub { ChangeStep::Zones } else { ChangeStep::PrivateDns };
        assert!(place(ChangeStep::InterfaceEndpoints) < place(ChangeStep::Accept));
        assert!(place(ChangeStep::Accept) < place(names), "{order:?}");
        let terraform = text(&change, Form::Terraform);
        let dns = |name: &str| {
            if in_hub { "false".to_owned() } else { format!("contains(var.custom_private_dns, \"{name}\")") }
        };
        for (key, name) in [
            ("logs", "\"com.amazonaws.us-east-1.logs\""),
            ("partner", "var.custom_services[\"partner\"]"),
            ("custom-2", "var.custom_services[\"logs\"]"),
            ("vpce-svc-0123456789abcdef0", &format!("\"{full}\"")),
            ("custom-4", &format!("var.custom_services[\"{long}\"]")),
        ] {
            let row = terraform.lines().find(|line| line.trim_start().starts_with(&format!("\"{key}\" ")));
            assert!(
                row.is_some_and(|row| row.contains(&format!("service_name = {name}, azs = 2"))),
                "{key}: {terraform}"
            );
        }
        assert_eq!(
            terraform.matches(&format!("private_dns = {} }}", dns("partner"))).count(),
            if in_hub { 4 } else { 1 }
        );
        for part in ["name = var.custom_private_names[\"partner\"]", "variable \"custom_private_names\""] {
            assert_eq!(terraform.contains(part), in_hub, "{part}");
        }
        let templates = text(&change, Form::CloudFormation);
        for part in ["ServiceName: !Ref Custom1ServiceName", "ServiceName: !Ref Custom2ServiceName", "Custom3Endpoint:"]
        {
            assert!(templates.contains(part), "{part}: {templates}");
        }
        assert!(!templates.contains("Custom3ServiceName") && templates.contains(full));
        assert_eq!(templates.contains("PrivateDnsEnabled: !Ref Custom1PrivateDnsEnabled"), !in_hub);
        assert_eq!(templates.contains("Name: !Ref Custom1PrivateName"), in_hub);
        let script = text(&change, Form::Cli);
        for (part, is_there) in [
            ("id=$(endpoint \"$CUSTOM_SERVICE_1\" partner ", true),
            ("note name \"$id\" \"$CUSTOM_SERVICE_1_PRIVATE_NAME\"", in_hub),
            ("note private-dns \"$id\" \"$VPC_ID\"", !in_hub),
        ] {
            assert_eq!(script.contains(part), is_there, "{part}: {script}");
        }
    }
}

/// `{{ … }}` of the accelerator is no text that a name may have.
#[test]
fn no_name_is_a_replacement() {
    let link = "v1&region=us-east-1&vpcs=9&nat=az&s.logs=9&out=9";
    let name = Name::new("{{ VpcAccount }} {{{{x}}}}");
    let change = Change { name, ..change(link, Some(Design::HubNat)) };
    let code = text(&change, Form::LandingZone);
    assert!(code.contains("name: \"{ { VpcAccount }} { {{ {x}}}}-nat-1\""), "{code}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Every design that is possible is written as code but public subnets, for which hosts would move, where it is
    /// known in which order traffic passes what inspects it.
    #[test]
    fn all_that_is_possible_is_written((scenario, axis) in natpoint_test_support::networks::network()) {
        prop_assume!(!(scenario.inspection.gateway_load_balancer && scenario.inspection.network_firewall));
        let report = Report::new(&scenario, axis);
        for design in Design::ALL.into_iter().filter(|design| report.priced(*design).is_some()) {
            let change = Change::new(&scenario, &report, Some(design), Name::default());
            prop_assert_eq!(change.is_some(), design != Design::PublicSubnets, "{:?}", design);
        }
    }
}
