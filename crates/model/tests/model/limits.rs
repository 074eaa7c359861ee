//! The limits of AWS that a month would reach: each of them just below, at, and just above.

use bills::{endpoints, opened, report, with};
use natpoint_model::catalogue::instances::InstanceType;
use natpoint_model::catalogue::regions::{N_VIRGINIA, TOKYO};
use natpoint_model::cost::Design;
use natpoint_model::cost::design::Routing;
use natpoint_model::cost::limits::{self, Limit};
use natpoint_model::scenario::{OtherRegion, Scenario};
use natpoint_model::units::Gb;

use natpoint_test_support::bills;

fn reached(design: Design, scenario: &Scenario) -> Vec<(Limit, u64, u64)> {
    let routing = Routing::of(design, scenario).expect("possible");
    let warnings = limits::reached(design, &routing, scenario);
    warnings.iter().map(|warning| (warning.limit, warning.needed, warning.allowed)).collect()
}

/// Nothing is said at the limit, and what is needed beyond.
#[track_caller]
fn check(design: Design, limit: Limit, at: &Scenario, above: &Scenario, needed: u64, allowed: u64) {
    let of = |scenario| reached(design, scenario).into_iter().filter(|(other, ..)| *other == limit).collect::<Vec<_>>();
    assert_eq!(of(at), [], "{limit:?}");
    assert_eq!(of(above), [(limit, needed, allowed)], "{limit:?}");
}

/// 1 Mbps for 730 hours is 730 x 3,600 x 1,000,000 / (8 x 2^30) = 305.93946576... GB.
#[test]
fn bandwidth() {
    use Limit::{
        EndpointStart, InstanceBaseline, InstanceToInternet, NatGatewayMost, NatGatewayProvisioned, NatGatewayStart,
    };
    type Change = fn(&mut Scenario);

    /// A limit, the design that reaches it, a link, a change to it, the volumes on either side, what is needed and
    /// allowed.
    type Case = (Limit, Design, &'static str, Change, [&'static str; 2], u64, u64);
    let as_it_is: Change = |_| {};
    let provisioned: Change = |scenario| scenario.nat_gbps = 5;
    let nano: Change = |scenario| scenario.instance = Some(InstanceType::T4gNano);
    let small: Change = |scenario| scenario.instance = Some(InstanceType::T4gSmall);
    let large: Change = |scenario| scenario.instance = Some(InstanceType::C7gnMedium);
    let three_vpcs: Change = |scenario| scenario.vpcs = 3;
    let (nat, instance, endpoints) = (Design::NatOnly, Design::NatInstance, Design::EndpointsOnly);
    let cases: [Case; 15] = [
        (NatGatewayStart, nat, "v1", as_it_is, ["1529697.3", "1529697.4"], 5_001, 5_000),
        // Each of several NAT gateways has its own, in each VPC.
        (NatGatewayStart, nat, "v1&nat=az", as_it_is, ["3059394.6", "3059394.7"], 5_001, 5_000),
        (NatGatewayStart, nat, "v1&azs=3&nat=regional", three_vpcs, ["4589091.9", "4589092"], 5_001, 5_000),
        // A hub carries the data of all VPCs.
        (NatGatewayStart, Design::HubNat, "v1", three_vpcs, ["509899.1", "509899.2"], 5_001, 5_000),
        (NatGatewayMost, nat, "v1", as_it_is, ["30593946.5", "30593946.6"], 100_001, 100_000),
        (NatGatewayProvisioned, nat, "v1", provisioned, ["1529697.3", "1529697.4"], 5_001, 5_000),
        (InstanceBaseline, instance, "v1", nano, ["9790", "9790.1"], 33, 32),
        (InstanceBaseline, instance, "v1&nat=az", nano, ["19580.1", "19580.2"], 33, 32),
        (InstanceBaseline, instance, "v1", small, ["39160.2", "39160.3"], 129, 128),
        (InstanceBaseline, instance, "v1", large, ["956060.8", "956060.9"], 3_126, 3_125),
        (InstanceToInternet, instance, "v1", large, ["1529697.3", "1529697.4"], 5_001, 5_000),
        // 10 Gbps in each AZ of the endpoint.
        (EndpointStart, endpoints, "v1", as_it_is, ["6118789.3", "6118789.4"], 10_001, 10_000),
        (EndpointStart, endpoints, "v1&azs=1", as_it_is, ["3059394.6", "3059394.7"], 10_001, 10_000),
        (EndpointStart, endpoints, "v1", three_vpcs, ["6118789.3", "6118789.4"], 10_001, 10_000),
        (EndpointStart, Design::HubEndpoints, "v1", three_vpcs, ["2039596.4", "2039596.5"], 10_001, 10_000),
    ];
    for (limit, design, text, change, [at, above], needed, allowed) in cases {
        let scenario = |gb: &str| with(&format!("{text}&s.logs={gb}"), change);
        check(design, limit, &scenario(at), &scenario(above), needed, allowed);
        assert!(limit.is_bandwidth());
    }
    // Half the hours are twice the bandwidth, and the internet counts as well.
    let start = (NatGatewayStart, 5_001, 5_000);
    assert_eq!(reached(nat, &opened("v1&hours=365&s.logs=764848.7")), [start]);
    assert_eq!(reached(nat, &opened("v1&s.logs=1&out=1529696&in=0.4")), [start]);
    assert_eq!(reached(nat, &opened("v1&s.logs=1&out=1529696&in=0.3")), []);
    // So does another Region, unless endpoints of its own carry it.
    let exchanging = |into: &str, endpoints| {
        with("v1&s.logs=1", |scenario| {
            let (out, into) = (Gb::whole(1_529_696), Gb::literal(into));
            scenario.other_region = Some(OtherRegion { region: N_VIRGINIA, out, into, endpoints });
        })
    };
    assert_eq!(reached(nat, &exchanging("0.4", 0)), [start]);
    assert_eq!(reached(nat, &exchanging("0.3", 0)), []);
    let hub_with = |endpoints| {
        let mut scenario = exchanging("0.4", endpoints);
        scenario.vpcs = 2;
        reached(Design::HubEndpointsAndNat, &scenario)
    };
    assert_eq!(hub_with(0), [(NatGatewayStart, 10_000, 5_000)]);
    assert_eq!(hub_with(1), []);
    // At the most it is still the start that is told, and beyond the most there is no start to speak of.
    assert_eq!(reached(nat, &opened("v1&s.logs=30593946.5")), [(NatGatewayStart, 100_000, 5_000)]);
    assert_eq!(
        reached(nat, &opened("v1&s.logs=31000000")).iter().filter(|found| found.0 == NatGatewayStart).count(),
        0
    );
    // What takes its free gateway endpoint is on no device.
    assert_eq!(reached(Design::EndpointsOnly, &opened("v1&s.s3=90000000")), []);
}

#[test]
fn connections() {
    let scenario = |text: &str, connections| with(text, |scenario| scenario.connections = connections);
    let limit = Limit::ConnectionsPerDestination;
    let pair = |text, at| (scenario(text, at), scenario(text, at + 1));
    let (at, above) = pair("v1&s.logs=1", 55_000);
    check(Design::NatOnly, limit, &at, &above, 55_001, 55_000);
    let (at, above) = pair("v1&ipv4=8&s.logs=1", 440_000);
    check(Design::NatOnly, limit, &at, &above, 440_001, 440_000);
    // A NAT gateway without an address to pay for has one all the same.
    let (at, above) = pair("v1&ipv4=0&s.logs=1", 55_000);
    check(Design::NatOnly, limit, &at, &above, 55_001, 55_000);
    // In a hub those of all VPCs meet.
    let hub = |connections| {
        let mut scenario = scenario("v1&s.logs=1", connections);
        scenario.vpcs = 5;
        scenario
    };
    check(Design::HubNat, limit, &hub(11_000), &hub(11_001), 55_005, 55_000);
    assert_eq!(reached(Design::NatOnly, &hub(11_001)), [], "but not where each has its own");
    // A private NAT gateway has one address too.
    let (at, above_it) = pair("v1&connectivity=private&s.logs=1", 55_000);
    check(Design::NatOnly, limit, &at, &above_it, 55_001, 55_000);
    // NAT gateways of several AZs share the connections.
    let (at, above_them) = pair("v1&nat=az&s.logs=1", 110_000);
    check(Design::NatOnly, limit, &at, &above_them, 55_001, 55_000);
    assert_eq!(reached(Design::EndpointsOnly, &above), []);
}

#[test]
fn quotas() {
    let vpcs = |text: &str, vpcs| with(text, |scenario| scenario.vpcs = vpcs);
    let many = |count| opened(&format!("v1&nat=none&s.s3=1&s.dynamodb=1{}", endpoints(count, "0")));
    let (nat, endpoints_only) = (Design::NatOnly, Design::EndpointsOnly);
    check(endpoints_only, Limit::EndpointsPerVpc, &many(50), &many(51), 51, 50);
    let elsewhere = |endpoints| {
        let mut scenario = many(48);
        scenario.other_region = Some(OtherRegion { endpoints, ..OtherRegion::new(TOKYO) });
        scenario
    };
    check(endpoints_only, Limit::EndpointsPerVpc, &elsewhere(2), &elsewhere(3), 51, 50);
    let zonal = "v1&connectivity=private";
    check(nat, Limit::NatGatewaysPerAz, &vpcs(zonal, 5), &vpcs(zonal, 6), 6, 5);
    let per_az = "v1&connectivity=private&nat=az&azs=3";
    check(nat, Limit::NatGatewaysPerAz, &vpcs(per_az, 5), &vpcs(per_az, 6), 6, 5);
    assert_eq!(reached(Design::HubNat, &vpcs(per_az, 6)), [], "a hub has one set");
    assert_eq!(reached(nat, &vpcs("v1&nat=regional&azs=1&ipv4=0", 6)), [], "a regional one stands in no AZ");
    let addresses = Limit::ElasticIps;
    let us = "v1&region=us-east-1&nat=az";
    check(nat, addresses, &opened(&format!("{us}&azs=5")), &opened(&format!("{us}&azs=6")), 6, 5);
    check(nat, addresses, &vpcs("v1", 5), &vpcs("v1", 6), 6, 5);
    check(nat, addresses, &opened("v1&nat=regional&azs=1&ipv4=5"), &opened("v1&nat=regional&azs=1&ipv4=6"), 6, 5);
    check(nat, Limit::ElasticIpsPerNat, &opened("v1&ipv4=2"), &opened("v1&ipv4=3"), 3, 2);
    assert_eq!(reached(nat, &opened("v1&nat=regional&azs=1&ipv4=5")), [], "a regional one holds up to 32");
    // Tokyo has four AZs, and both kinds of gateway endpoint in eleven VPCs are more than 20.
    check(nat, Limit::AzsOfRegion, &opened("v1&azs=4"), &opened("v1&azs=5"), 5, 4);
    check(endpoints_only, Limit::AzsOfRegion, &opened("v1&s.logs=1~4"), &opened("v1&s.logs=1~5"), 5, 4);
    let both = "v1&nat=none&s.s3=1&s.dynamodb=1";
    check(endpoints_only, Limit::GatewayEndpoints, &vpcs(both, 10), &vpcs(both, 11), 22, 20);
    for limit in [Limit::EndpointsPerVpc, Limit::NatGatewaysPerAz, Limit::ElasticIps, Limit::ElasticIpsPerNat] {
        assert!(!limit.is_bandwidth());
    }
}

#[test]
fn a_report_names_each_limit_once_with_the_first_design_that_reaches_it() {
    let report = report(&opened("v1&region=us-east-1&nat=az&azs=6&ipv4=3&s.logs=1&out=1"));
    let found: Vec<_> = report.warnings.iter().map(|warning| (warning.design, warning.limit, warning.needed)).collect();
    let expected = [(Design::NatOnly, Limit::ElasticIps, 18), (Design::NatOnly, Limit::ElasticIpsPerNat, 3)];
    assert_eq!(found, expected);
    let busy = bills::report(&opened("v1&s.logs=20000000"));
    let designs: Vec<_> = busy.warnings.iter().map(|warning| (warning.design, warning.limit)).collect();
    assert_eq!(designs, [(Design::NatOnly, Limit::NatGatewayStart), (Design::EndpointsOnly, Limit::EndpointStart)]);
    assert_eq!(bills::report(&opened("v1&s.logs=800")).warnings, [], "an ordinary month reaches none");
}
