//! The cheapest mix with a hub, worked by hand: each service by an endpoint of its VPC, one of the hub, or the way out.
//!
//! us-east-1, prices per month of 730 hours: an endpoint in an AZ 7.30, a NAT gateway 32.85 and its address 3.65, an
//! attachment 36.50, a private hosted zone 0.50; per GB: NAT 0.045, endpoints 0.01, transit gateway 0.02, crossing AZs
//! 0.01 each way.

use bills::{bill, opened, reasons, report, service};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::compare::break_even::EndpointBreakEven;
use natpoint_model::compare::candidates::{Candidates, DesignTotals};
use natpoint_model::compare::recommendation::{Action, Resource, actions_between};
use natpoint_model::compare::trade_off::{self, TradeOff};
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::design::{Egress, Hub, Routing};
use natpoint_model::cost::limits::{self, Limit};
use natpoint_model::cost::{ChargeKind, Design, Infeasible, Rates};
use natpoint_model::network_diagram::NetworkDiagram;
use natpoint_model::scenario::{Requirement, Scenario};
use natpoint_model::units::{Gb, UnitPrice};
use natpoint_test_support::bills;

const MIX: Design = Design::CheapestMixWithHub;

fn routing(scenario: &Scenario) -> Routing {
    report(scenario).priced(MIX).expect("possible").routing.clone()
}

/// The services with an endpoint in the hub, and those with one in each VPC.
fn places(scenario: &Scenario) -> (Vec<&'static str>, Vec<&'static str>) {
    let routing = routing(scenario);
    let (in_hub, own): (Vec<_>, Vec<_>) = routing.interface_endpoints(scenario).partition(|(_, shared)| *shared);
    let names = |endpoints: Vec<(&natpoint_model::scenario::ServiceUse, bool)>| {
        endpoints.iter().map(|(used, _)| used.service.slug()).collect()
    };
    (names(in_hub), names(own))
}

#[test]
fn what_carries_much_leaves_the_hub_and_what_carries_little_stays() {
    // Twenty VPCs in two AZs on a transit gateway that is there. An endpoint in each VPC is 20 x 14.60 = 292.00, one in
    // the hub 14.60 and its zone 0.50; the way there is 20 x 0.02 = 0.40 a GB of each VPC, so it pays up to
    // (292.00 - 15.10) / 0.40 = 692.25 GB.
    let scenario = opened("v1&region=us-east-1&nat=none&azs=2&vpcs=20&tgw=there&s.logs=700&s.kms=10&s.sts=690");
    assert_eq!(places(&scenario), (vec!["kms", "sts"], vec!["logs"]));
    // 292.00 + 2 x 15.10 + 36.50, 20 x 1,400 GB at 0.01, 20 x 700 GB at 0.02.
    assert_eq!(bill(&scenario, MIX).total.to_decimal(2), "918.70");
    let hours = |slug| bills::line(&scenario, MIX, ChargeKind::EndpointHours(service(slug)));
    assert_eq!(["logs", "kms", "sts"].map(hours), ["292.00", "14.60", "14.60"].map(|usd| Some(usd.to_owned())));
    let found = report(&scenario);
    assert_eq!(found.verdict.as_ref().map(|verdict| verdict.design), Some(MIX));
    // Where both cost the same it is the simpler one that is told.
    let little = opened("v1&region=us-east-1&nat=none&azs=2&vpcs=20&tgw=there&s.logs=600&s.kms=10&s.sts=690");
    assert_eq!(report(&little).verdict.map(|verdict| verdict.design), Some(Design::HubEndpoints));
    assert_eq!(report(&little).priced(MIX).expect("possible").same_as, Some(Design::HubEndpoints));
}

#[test]
fn the_way_out_stands_where_it_costs_less() {
    // Two AZs with a NAT gateway each: 73.00 a VPC, against 73.00 once and 0.02 a GB. Four VPCs that send 100 GB each
    // to the internet pay 4 x 73.00, or 73.00 + 8.00 + 5 x 36.50 = 263.50 with a hub.
    let scenario = opened("v1&region=us-east-1&nat=az&azs=2&vpcs=4&s.logs=1&out=100");
    let found = routing(&scenario);
    assert_eq!((found.hub, found.egress, found.shares_egress()), (Hub::TransitGateway, Egress::NatGateways, true));
    // With 2,000 GB the way there costs 160.00 more, and each VPC keeps its own; without a hub to pay for.
    let busy = opened("v1&region=us-east-1&nat=az&azs=2&vpcs=4&s.logs=1&out=2000");
    assert_eq!(routing(&busy).hub, Hub::None);
    assert_eq!(report(&busy).priced(MIX).expect("possible").same_as, Some(Design::NatOnly));
    // Where endpoints share a hub, NAT gateways of each VPC may stand beside it: 10 x 73.00 against 73.00 and 0.20 for
    // each of 5,000 GB. An endpoint of the hub is 15.10 + 0.30 x 300 GB, one of each VPC 146.00 + 0.10 x 300, and NAT
    // 0.45 x 300.
    let both = "v1&region=us-east-1&nat=az&azs=2&vpcs=10&tgw=there&out=5000";
    let services = ["logs", "kms", "sts", "ecs", "ssm", "sqs"].map(|slug| format!("&s.{slug}=300")).concat();
    let found = routing(&opened(&format!("{both}{services}")));
    assert_eq!((found.hub, found.shares_egress()), (Hub::TransitGateway, false));
    assert_eq!(found.beside_hub.services, [0_usize; 0]);
}

#[test]
fn endpoints_in_the_hub_and_beside_it_are_held_against_the_nat_gateways_of_the_hub() {
    // A GB through them is 0.045 and 0.02 on the way there. An endpoint of the VPC: 14.60 / (0.065 - 0.01); one of the
    // hub, for twenty VPCs: 15.10 / (20 x (0.065 - 0.01 - 0.02)).
    let scenario = opened("v1&region=us-east-1&nat=az&azs=2&vpcs=20&tgw=there&out=1&s.logs=9000&s.kms=100");
    assert_eq!(places(&scenario), (vec!["kms"], vec!["logs"]));
    let from = |each: &EndpointBreakEven| (each.service.slug(), each.from_gb(2), each.shared_by);
    let found: Vec<_> = report(&scenario).break_even.iter().map(from).collect();
    assert_eq!(found, [("logs", Some("265.45".to_owned()), None), ("kms", Some("21.57".to_owned()), Some(20))]);
}

#[test]
fn a_hub_that_peering_leads_to_has_no_hours() {
    // Where nothing crosses AZs the way to the hub is free, and only the zone is to be paid for.
    let scenario =
        opened("v1&region=us-east-1&nat=none&azs=2&vpcs=3&peering=yes&peeringaz=0&s.logs=9000&s.kms=1&s.ssm=1");
    assert_eq!(places(&scenario), (vec!["logs", "kms", "ssm"], vec![]));
    assert_eq!(routing(&scenario).hub, Hub::Peering);
    // Where half crosses, at 0.01 each way: 3 x 0.01 a GB, so (43.80 - 15.10) / 0.03 = 956.67 GB.
    let crossing = |gb: u32| {
        opened(&format!(
            "v1&region=us-east-1&nat=none&azs=2&vpcs=3&peering=yes&peeringaz=50&s.logs={gb}&s.kms=1&s.ssm=1"
        ))
    };
    assert_eq!(places(&crossing(956)), (vec!["logs", "kms", "ssm"], vec![]));
    assert_eq!(places(&crossing(957)), (vec!["kms", "ssm"], vec!["logs"]));
}

#[test]
fn a_control_keeps_an_endpoint_in_each_vpc_beside_a_hub() {
    let text = "v1&region=us-east-1&nat=none&azs=2&vpcs=20&tgw=there&s.logs=10&s.kms=10&s.ssm=10";
    assert_eq!(places(&opened(text)), (vec!["logs", "kms", "ssm"], vec![]));
    let mut asked = opened(text);
    let control = natpoint_model::catalogue::controls::CONTROLS;
    let ssm =
        control.into_iter().find(|control| control.service == service("ssm")).expect("a control of Systems Manager");
    asked.requirements.set(Requirement::Control(ssm), true);
    let found = places(&asked);
    assert!(found.1.contains(&"ssm") && found.0.contains(&"logs"), "{found:?}");
    assert!(!reasons(&asked, Design::HubEndpoints).is_empty(), "a hub alone has no endpoint in each VPC");
}

#[test]
fn a_group_takes_endpoints_together_wherever_they_stand() {
    let grouped = opened("v1&region=us-east-1&nat=az&azs=2&vpcs=20&tgw=there&out=1&s.ecr.dkr=5000~ga&s.ecr.api=1~ga");
    assert_eq!(places(&grouped), (vec!["ecr.api"], vec!["ecr.dkr"]));
}

#[test]
fn zones_beyond_25_are_cheaper_unless_the_user_says_otherwise() {
    let slugs = "logs kms sts ecs ssm sqs sns ecr.api ecr.dkr ec2 monitoring events states secretsmanager lambda \
                 kinesis-streams elasticloadbalancing autoscaling cloudformation cloudtrail config codebuild \
                 codecommit ssmmessages ec2messages guardduty-data";
    let services: Vec<String> = slugs.split_whitespace().map(|slug| format!("&s.{slug}=1")).collect();
    let services = services.concat();
    let mut scenario = opened(&format!("v1&region=us-east-1&nat=none&azs=2&vpcs=40&tgw=there{services}"));
    assert_eq!(places(&scenario).0.len(), 26);
    // 26 x 14.60 + 36.50 + 25 x 0.50 + 0.10 + 40 x 26 x 0.03.
    assert_eq!(bill(&scenario, MIX).total.to_decimal(2), "459.90");
    let price = UnitPrice::literal("0.6");
    scenario.prices.insert(PriceItem::PrivateZoneOver25Month, price);
    assert_eq!(reasons(&scenario, MIX), [Infeasible::DearerFurtherZones]);
    assert_eq!(DesignTotals::of(&scenario).total(MIX), None);
    let prices = Rates::of(&scenario);
    let ranges = Candidates::of(&scenario, &prices).along(Axis::AllServices).cheapest_ranges;
    assert!(ranges.iter().all(|range| range.design != MIX));
}

#[test]
fn what_stands_in_the_hub_and_beside_it_is_told_apart() {
    let scenario = opened("v1&region=us-east-1&nat=az&azs=2&vpcs=20&tgw=there&out=1&s.logs=9000&s.kms=100&s.s3=5");
    let found = routing(&scenario);
    let resources = [
        Resource::HubNatGateways,
        Resource::GatewayEndpoints(vec![service("s3")]),
        Resource::HubEndpoints(vec![service("kms")]),
        Resource::InterfaceEndpoints(vec![service("logs")]),
    ];
    let added: Vec<Action> = resources.into_iter().map(Action::Add).collect();
    assert_eq!(actions_between(None, &found, &scenario), added);
    let trade_offs = trade_off::of(&found, &scenario);
    for told in [TradeOff::SharedHub, TradeOff::HubNames, TradeOff::PrivateDns, TradeOff::Addresses(2)] {
        assert!(trade_offs.contains(&told), "{told:?} in {trade_offs:?}");
    }
    let diagram = NetworkDiagram::of(MIX, &scenario, &Report::new(&scenario, Axis::AllServices)).expect("possible");
    assert_eq!((diagram.interface.names.as_slice(), diagram.interfaces.as_slice()), (&["kms"][..], &[1, 1][..]));
    assert_eq!(diagram.beside_hub.names, ["logs"]);
    assert_eq!(diagram.interfaces_beside_hub, [1, 1]);
    assert_eq!(diagram.through_interface_endpoints(), Gb::whole(9_100));
    let warned = limits::reached(MIX, &found, &scenario);
    assert!(warned.iter().all(|warning| warning.limit != Limit::EndpointsPerVpc), "{warned:?}");
}
