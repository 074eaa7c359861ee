//! Workloads of several VPCs in subnets that one VPC shares, worked out by hand.
//!
//! Sources: Amazon VPC User Guide, "Billing and metering for owner and participants" of "Share your VPC subnets with
//! other accounts": the owner pays hours, data processing and data transfer of NAT gateways, AWS `PrivateLink` and
//! endpoints, and public IPv4 addresses; sharing itself has no charge among those that are listed. "Responsibilities
//! and permissions" of the same chapter: gateway endpoints, interface endpoints and NAT gateways are the owner's, in
//! one VPC, so all is priced as in one VPC with the data of all. `amazon-vpc-limits.md`, "VPC subnet sharing": 100
//! participant accounts of a VPC.

use bills::{line, lines, opened, reasons, report, service, total};
use natpoint_model::compare::recommendation::{Action, Resource, actions_between};
use natpoint_model::compare::trade_off::{Practice, TradeOff, of, practices};
use natpoint_model::cost::design::{Egress, Hub, Routing};
use natpoint_model::cost::limits::{self, Limit};
use natpoint_model::cost::{Bill, ChargeKind, Design, Infeasible, Rates};
use natpoint_model::network_diagram::{NetworkDiagram, NetworkPart};
use natpoint_model::scenario::{Path, Scenario};
use natpoint_model::units::{Gb, Quantity as _};

use natpoint_test_support::bills;

const ALL: [Design; 3] = [Design::SharedEndpoints, Design::SharedNat, Design::SharedEndpointsAndNat];

fn own(lines: &[(ChargeKind, &str)]) -> Vec<(ChargeKind, String)> {
    lines.iter().map(|(kind, amount)| (*kind, (*amount).to_owned())).collect()
}

fn routing(design: Design, scenario: &Scenario) -> Routing {
    Routing::of(design, scenario).expect("possible")
}

#[test]
fn everything_stands_once_and_takes_the_data_of_all() {
    let scenario = opened("v1&region=us-east-1&vpcs=10&sharing=yes&s.logs=100&s.s3=70&out=10&free=used");
    let (logs, s3) = (service("logs"), service("s3"));
    let nat = [
        // 730 x 0.045; 730 x 0.005; 10 x 110 x 0.045; half of 1,100 GB crosses AZs, at 0.01 each way; 10 x 10 x 0.09.
        (ChargeKind::NatGatewayHours, "32.85"),
        (ChargeKind::PublicIpv4Hours, "3.65"),
        (ChargeKind::NatGatewayData, "49.50"),
        (ChargeKind::CrossAzData, "11.00"),
        (ChargeKind::GatewayEndpoint(s3), "0.00"),
        (ChargeKind::InternetEgress, "9.00"),
    ];
    assert_eq!(lines(&scenario, Design::SharedNat), own(&nat));
    assert_eq!(total(&scenario, Design::SharedNat), "106.00");
    let both = [
        // NAT gateways carry the 100 GB to the internet alone; 2 AZs x 730 x 0.01; 10 x 100 x 0.01.
        (ChargeKind::NatGatewayHours, "32.85"),
        (ChargeKind::PublicIpv4Hours, "3.65"),
        (ChargeKind::NatGatewayData, "4.50"),
        (ChargeKind::CrossAzData, "1.00"),
        (ChargeKind::EndpointHours(logs), "14.60"),
        (ChargeKind::EndpointData, "10.00"),
        (ChargeKind::GatewayEndpoint(s3), "0.00"),
        (ChargeKind::InternetEgress, "9.00"),
    ];
    assert_eq!(lines(&scenario, Design::SharedEndpointsAndNat), own(&both));
    assert_eq!(total(&scenario, Design::SharedEndpointsAndNat), "75.60");
    assert_eq!(reasons(&scenario, Design::SharedEndpoints), [Infeasible::EndpointsHaveNoInternet]);
    // The same in each VPC: 10 x 36.50 instead of 36.50.
    assert_eq!(total(&scenario, Design::NatAndGateways), "434.50");

    let closed = opened("v1&region=us-east-1&vpcs=10&sharing=yes&s.logs=100&s.s3=70");
    let endpoints = [
        // No private hosted zone, no attachment, nothing for a hub's data.
        (ChargeKind::EndpointHours(logs), "14.60"),
        (ChargeKind::EndpointData, "10.00"),
        (ChargeKind::GatewayEndpoint(s3), "0.00"),
    ];
    assert_eq!(lines(&closed, Design::SharedEndpoints), own(&endpoints));
    assert_eq!(total(&closed, Design::SharedEndpoints), "24.60");
}

#[test]
fn a_bill_is_that_of_one_vpc_with_the_data_of_all() {
    let shared = "v1&region=eu-west-1&azs=3&nat=regional&ipv4=2&gwlb=yes&vpcs=4&sharing=yes&s.logs=300&s.sts=1\
                  &s.dynamodb=50&out=20&in=5&other=us-east-1&other.out=10&other.endpoints=1";
    let one = "v1&region=eu-west-1&azs=3&nat=regional&ipv4=2&gwlb=yes&s.logs=1200&s.sts=4&s.dynamodb=200&out=80&in=20\
               &other=us-east-1&other.out=40&other.endpoints=1";
    let (shared, one) = (opened(shared), opened(one));
    assert_eq!(lines(&shared, Design::SharedNat), lines(&one, Design::NatAndGateways));
    // The endpoints of logs and sts, and the one that leads to the other Region.
    let shared_routing = routing(Design::SharedEndpointsAndNat, &shared);
    let alone = Routing { hub: Hub::None, ..shared_routing.clone() };
    let bill = |routing: &Routing, scenario: &Scenario| Bill::of(&routing.charges(scenario, &Rates::of(scenario)));
    assert_eq!(bill(&shared_routing, &shared).total, bill(&alone, &one).total);
    assert_eq!(alone.paths, [Path::Interface, Path::Interface, Path::Gateway]);
}

#[test]
fn it_has_to_be_said_that_workloads_can_be_in_shared_subnets() {
    let unsaid = opened("v1&region=us-east-1&vpcs=10&s.logs=100");
    let one = opened("v1&region=us-east-1&sharing=yes&s.logs=100");
    for design in ALL {
        assert_eq!(reasons(&unsaid, design), [Infeasible::NoSharing]);
        assert_eq!(reasons(&one, design), [Infeasible::OneVpc]);
    }
}

#[test]
fn the_one_vpc_has_the_endpoint_that_a_control_asks_for() {
    let scenario = opened("v1&region=us-east-1&vpcs=10&sharing=yes&s.ec2=1&require=ec2.10");
    assert!(!reasons(&scenario, Design::HubEndpoints).is_empty(), "a hub has it for other VPCs");
    for design in ALL {
        assert_eq!(reasons(&scenario, design), []);
        let endpoint = line(&scenario, design, ChargeKind::EndpointHours(service("ec2")));
        assert_eq!(endpoint.as_deref(), Some("14.60"), "{design:?}");
    }
}

#[test]
fn no_price_of_a_hosted_zone_is_needed() {
    let scenario = opened("v1&region=us-gov-west-1&vpcs=3&sharing=yes&s.logs=1");
    assert!(matches!(reasons(&scenario, Design::HubEndpoints)[..], [Infeasible::NoPrice(_)]));
    assert_eq!(reasons(&scenario, Design::SharedEndpoints), []);
}

#[test]
fn quotas_are_those_of_one_vpc_and_of_its_participants() {
    let reached = |vpcs: u32, design| {
        let text = format!("v1&region=us-east-1&vpcs={vpcs}&sharing=yes&nat=az&s.logs=1&s.s3=1&conns=1000&out=1");
        let scenario = opened(&text);
        let all = limits::reached(design, &routing(design, &scenario), &scenario).into_iter();
        all.map(|warning| (warning.limit, warning.needed, warning.allowed)).collect::<Vec<_>>()
    };
    for design in [Design::SharedNat, Design::SharedEndpointsAndNat] {
        assert_eq!(reached(100, design), []);
        assert_eq!(reached(101, design), [(Limit::Participants, 101, 100)]);
    }
    // Each VPC's own: 101 NAT gateways in an AZ, 202 addresses, 101 gateway endpoints.
    assert_eq!(reached(101, Design::NatAndGateways).len(), 3);
    // Two NAT gateways take the connections of all: 111 x 1,000 / 2 are more than one address holds.
    let met = reached(111, Design::SharedNat);
    assert!(met.contains(&(Limit::ConnectionsPerDestination, 55_500, 55_000)), "{met:?}");
}

#[test]
fn nothing_of_the_other_vpcs_stays() {
    let scenario = opened("v1&region=us-east-1&vpcs=10&sharing=yes&s.logs=100~today-interface&s.s3=9&out=1");
    let found = report(&scenario).recommendation.expect("possible");
    assert_eq!(found.design, Design::SharedEndpointsAndNat);
    let (logs, s3) = (vec![service("logs")], vec![service("s3")]);
    let expected = [
        Action::Add(Resource::SharedVpc),
        Action::Add(Resource::NatGateways(1)),
        Action::Add(Resource::GatewayEndpoints(s3)),
        Action::Add(Resource::InterfaceEndpoints(logs.clone())),
        Action::Remove(Resource::NatGateways(1)),
        Action::Remove(Resource::InterfaceEndpoints(logs.clone())),
    ];
    assert_eq!(found.actions, expected);
    // From one shared VPC to another it does.
    let (from, to) = (routing(Design::SharedNat, &scenario), routing(Design::SharedEndpointsAndNat, &scenario));
    let added = actions_between(Some(&from), &to, &scenario);
    let added: Vec<_> = added.iter().filter(|action| !matches!(action, Action::Keep(_))).collect();
    assert_eq!(added, [&Action::Add(Resource::InterfaceEndpoints(logs))]);
}

#[test]
fn who_shares_and_who_pays_is_told() {
    let scenario = opened("v1&region=us-east-1&vpcs=10&sharing=yes&s.logs=100&s.sts=1");
    let told = |design| of(&routing(design, &scenario), &scenario);
    for design in ALL {
        let told = told(design);
        assert!([TradeOff::SharedSubnets, TradeOff::SharedOwner].iter().all(|one| told.contains(one)), "{told:?}");
        assert!(practices(&routing(design, &scenario), &scenario).contains(&Practice::WhoPaysShared));
        assert!(!practices(&routing(design, &scenario), &scenario).contains(&Practice::WhoPaysTransit));
    }
    // What a firewall waives is told where there are NAT gateways, and each design of several VPCs says who pays.
    let peered =
        opened("v1&region=us-east-1&vpcs=10&peering=yes&tgw=there&sharing=yes&firewall=yes&s.logs=100&s.sts=1");
    let who = [Practice::WhoPaysTransit, Practice::WhoPaysShared, Practice::WhoPaysPeering, Practice::WhoPaysAlone];
    let mut said = Vec::new();
    for priced in report(&peered).answers.iter().filter_map(|answer| answer.outcome.as_ref().ok()) {
        let practices = practices(&priced.routing, &peered);
        let has_gateways = priced.routing.egress == Egress::NatGateways;
        assert_eq!(practices.contains(&Practice::FirewallDiscount), has_gateways, "{practices:?}");
        // What a firewall inspects is filtered.
        let is_filtered = has_gateways || priced.routing.egress == Egress::None;
        assert_eq!(!of(&priced.routing, &peered).contains(&TradeOff::NotFiltered), is_filtered);
        let payers: Vec<_> = who.into_iter().filter(|payer| practices.contains(payer)).collect();
        assert_eq!(payers.len(), 1, "{practices:?}");
        said.extend(payers);
    }
    assert!(who.iter().all(|payer| said.contains(payer)), "{said:?}");
    let endpoints = told(Design::SharedEndpoints);
    assert!(endpoints.contains(&TradeOff::PrivateDns) && !endpoints.contains(&TradeOff::HubNames), "{endpoints:?}");
    assert!(!told(Design::NatAndGateways).contains(&TradeOff::SharedSubnets));
}

#[test]
fn a_diagram_has_the_data_of_all() {
    let scenario =
        opened("v1&region=us-east-1&vpcs=10&sharing=yes&s.logs=100&s.s3=9&out=5&other=us-west-2&other.out=1");
    let report = report(&scenario);
    let of = |design| NetworkDiagram::of(design, &scenario, &report).expect("possible");
    let (shared, alone) = (of(Design::SharedNat), of(Design::NatAndGateways));
    let volumes = |network: &NetworkDiagram| {
        let other = network.other_region.expect("there is one").1;
        [network.out.gb, network.gateway.gb, network.internet, other, network.leaving(), network.crossing]
            .map(Gb::to_plain)
    };
    assert_eq!(volumes(&alone), ["100", "9", "5", "1", "106", "53"]);
    assert_eq!(volumes(&shared), ["1000", "90", "50", "10", "1060", "530"]);
    let lacking = shared.lacking_in(&alone);
    assert!(
        [NetworkPart::Devices, NetworkPart::GatewayEndpoints].iter().all(|part| lacking.contains(part)),
        "another VPC has others"
    );
}
