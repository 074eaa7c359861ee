//! A hub VPC over a transit gateway: from how many VPCs on it pays, up to which volume, and what it charges.
//!
//! `peers.md` holds a rule of thumb with two figures fewer than we charge: it leaves out the attachment of the hub
//! itself, 36.50 USD a month in us-east-1, and the private hosted zone that each shared endpoint needs, 0.50 USD.
//! Both are in AWS's price list, so they are in our bill; set to 0 they give its figures.

use bills::{bill, endpoints, line, lines, opened, reasons, report, service, total, with};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::compare::{Axis, Meeting, Report};
use natpoint_model::cost::bill::{BilledQuantity, Counted};
use natpoint_model::cost::{ChargeKind, Design, Infeasible};
use natpoint_model::scenario::{OtherRegion, Path, Scenario, TransitGateway};
use natpoint_model::units::{Gb, UnitPrice};

use natpoint_test_support::bills;

/// `count` endpoints in `azs` AZs of us-east-1 in each of so many VPCs, with so much data each.
fn network(count: usize, azs: u32, vpcs: u32, gb: &str) -> Scenario {
    with(&format!("v1&region=us-east-1&azs={azs}{}", endpoints(count, gb)), |scenario| scenario.vpcs = vpcs)
}

fn present(mut scenario: Scenario) -> Scenario {
    scenario.transit_gateway = TransitGateway::Present;
    scenario
}

/// As `peers.md` reckons: private hosted zones for nothing.
fn without_zones(mut scenario: Scenario) -> Scenario {
    scenario.prices.insert(PriceItem::PrivateZoneMonth, UnitPrice::ZERO);
    scenario
}

/// As `peers.md` reckons where the VPCs are attached already: no attachment at all.
fn without_attachment(mut scenario: Scenario) -> Scenario {
    scenario.prices.insert(PriceItem::TransitGatewayAttachmentHour, UnitPrice::ZERO);
    scenario
}

fn hub_is_cheaper(scenario: &Scenario) -> bool {
    bill(scenario, Design::HubEndpoints).total < bill(scenario, Design::EndpointsOnly).total
}

/// Where endpoints in each VPC and endpoints in the hub cost the same.
#[track_caller]
fn crossing(scenario: &Scenario, axis: Axis, decimals: u32) -> String {
    let report = Report::new(scenario, axis);
    let pair = (Design::EndpointsOnly, Design::HubEndpoints);
    let found: Vec<_> = report.crossings.iter().filter(|found| (found.left, found.right) == pair).collect();
    let [found] = found.as_slice() else { panic!("they meet once: {found:?}") };
    let Meeting::Cross(at) = found.meeting else { panic!("{found:?}") };
    report.scale.decimal(at, decimals)
}

#[test]
fn from_how_many_vpcs_it_pays_without_data() {
    type Change = fn(Scenario) -> Scenario;
    let (ours, peers): (Change, Change) = (|scenario| scenario, without_zones);
    let cases: [(usize, u32, Change, u32, &str); 8] = [
        // Attachments bought: A x M x 7.30 x VPCs against A x M x 7.30 + 36.50 x (VPCs + 1) + 0.50 x M.
        (3, 2, ours, 12, "11.205479"),
        (6, 2, ours, 3, "2.487280"),
        // peers.md: 12 VPCs and 3. At 11 the one costs what the other does.
        (3, 2, peers, 12, "11.000000"),
        (6, 2, peers, 3, "2.428571"),
        // There already: + 36.50 + 0.50 x M. From 2 VPCs, as peers.md says.
        (3, 2, |scenario| present(scenario), 2, "1.867580"),
        (6, 2, |scenario| present(scenario), 2, "1.450913"),
        (3, 2, |scenario| present(without_zones(scenario)), 2, "1.833333"),
        // One endpoint in one AZ is never worth the hub's own attachment before the seventh VPC.
        (1, 1, |scenario| present(scenario), 7, "6.068493"),
    ];
    for (count, azs, change, vpcs, at) in cases {
        let case = |vpcs| change(network(count, azs, vpcs, "0"));
        assert!(hub_is_cheaper(&case(vpcs)), "{count} endpoints in {azs} AZs: the hub pays from {vpcs} VPCs");
        assert!(vpcs == 2 || !hub_is_cheaper(&case(vpcs - 1)), "{count} endpoints in {azs} AZs: and not before");
        assert_eq!(crossing(&case(vpcs), Axis::Vpcs, 6), at, "{count} endpoints in {azs} AZs");
        assert_eq!(crossing(&case(50), Axis::Vpcs, 6), at, "wherever on the axis the user stands");
    }
    // Never: one endpoint in one AZ is cheaper than an attachment.
    assert!(!hub_is_cheaper(&network(1, 1, Scenario::MAX_VPCS, "0")));
}

#[test]
fn up_to_which_volume_it_pays() {
    // peers.md: AZs x endpoints x 7.30 / 0.02 GB per VPC, which is the limit of many VPCs.
    let cases = [
        (3, 2, 2, "1095.00"),
        (3, 2, 10, "1971.00"),
        (3, 2, 100_000, "2189.98"),
        (9, 3, 2, "4927.50"),
        (9, 3, 100_000, "9854.90"),
    ];
    for (count, azs, vpcs, at) in cases {
        let peers = without_attachment(without_zones(present(network(count, azs, vpcs, "1"))));
        assert_eq!(crossing(&peers, Axis::AllServices, 2), at, "{count} x {azs} for {vpcs} VPCs");
    }
    // Ours: (M x A x 7.30 x (VPCs - 1) - 36.50 - 0.50 x M) / (0.02 x VPCs).
    for (count, azs, vpcs, at) in
        [(3, 2, 2, "145.00"), (3, 2, 10, "1781.00"), (3, 2, 100_000, "2189.96"), (9, 3, 2, "3902.50")]
    {
        let ours = present(network(count, azs, vpcs, "1"));
        assert_eq!(crossing(&ours, Axis::AllServices, 2), at, "{count} x {azs} for {vpcs} VPCs");
    }
}

#[test]
fn every_line_of_the_three_hubs() {
    use ChargeKind::{
        AttachmentHours, EndpointData, EndpointHours, GatewayEndpoint, InternetEgress, NatGatewayData, NatGatewayHours,
        PrivateZones, PublicIpv4Hours, TransitGatewayData,
    };
    let (logs, s3) = (service("logs"), service("s3"));
    let three = |text: &str| with(text, |scenario| scenario.vpcs = 3);
    let own = |lines: &[(ChargeKind, &str)]| -> Vec<_> {
        lines.iter().map(|(kind, amount)| (*kind, (*amount).to_owned())).collect()
    };
    // Three VPCs, two AZs, 100 GB to logs and 500 GB to S3 each.
    let closed = three("v1&region=us-east-1&s.logs=100&s.s3=500");
    let endpoints = [
        // One set of endpoints for all: 2 AZs x 730 x 0.01.
        (EndpointHours(logs), "14.60"),
        (EndpointData, "3.00"),
        // Gateway endpoints cannot be shared: each VPC has its own, free, and nothing of it crosses the hub.
        (GatewayEndpoint(s3), "0.00"),
        // Three VPCs and the hub.
        (AttachmentHours, "146.00"),
        // 3 x 100 GB, each byte once, whichever way it goes.
        (TransitGatewayData, "6.00"),
        (PrivateZones, "0.50"),
    ];
    assert_eq!(lines(&closed, Design::HubEndpoints), own(&endpoints));
    assert_eq!(total(&closed, Design::HubEndpoints), "170.10");
    // With the internet, in both directions.
    let open = three("v1&region=us-east-1&s.logs=100&s.s3=500&out=40&in=10");
    let nat = [
        // One NAT gateway for all. Nothing is charged for crossing AZs on the way through a transit gateway.
        (NatGatewayHours, "32.85"),
        (PublicIpv4Hours, "3.65"),
        // 3 x (100 + 40 + 10) GB.
        (NatGatewayData, "20.25"),
        (GatewayEndpoint(s3), "0.00"),
        (AttachmentHours, "146.00"),
        (TransitGatewayData, "9.00"),
        // Of 3 x 40 GB, 100 are free.
        (InternetEgress, "1.80"),
    ];
    assert_eq!(lines(&open, Design::HubNat), own(&nat));
    let both = [
        (NatGatewayHours, "32.85"),
        (PublicIpv4Hours, "3.65"),
        (NatGatewayData, "6.75"),
        (EndpointHours(logs), "14.60"),
        (EndpointData, "3.00"),
        (GatewayEndpoint(s3), "0.00"),
        (AttachmentHours, "146.00"),
        (TransitGatewayData, "9.00"),
        (PrivateZones, "0.50"),
        (InternetEgress, "1.80"),
    ];
    assert_eq!(lines(&open, Design::HubEndpointsAndNat), own(&both));
    assert_eq!(reasons(&open, Design::HubEndpoints), [Infeasible::EndpointsHaveNoInternet]);
    // What is counted on a line is said as what it is.
    let bill = bill(&closed, Design::HubEndpoints);
    let counted = bill.lines.iter().filter_map(|line| match line.parts[0].quantity {
        BilledQuantity::Hours { what, count, .. } | BilledQuantity::Months { what, count } => Some((what, count)),
        BilledQuantity::Data { .. } => None,
    });
    assert_eq!(counted.collect::<Vec<_>>(), [(Counted::Azs, 2), (Counted::Attachments, 4), (Counted::Zones, 1)]);
    // The gateway that is there already costs the hub's own attachment only.
    assert_eq!(line(&present(closed), Design::HubEndpoints, AttachmentHours), Some("36.50".to_owned()));
}

#[test]
fn a_service_without_an_endpoint_shares_the_nat_gateways_of_the_hub() {
    let scenario = with("v1&region=us-east-1&s.logs=100&s.kms=7~none", |scenario| scenario.vpcs = 2);
    assert_eq!(reasons(&scenario, Design::HubEndpoints), [Infeasible::NoEndpoint(vec![service("kms")])]);
    let paths = |design| report(&scenario).priced(design).expect("possible").routing.paths.clone();
    assert_eq!(paths(Design::HubEndpointsAndNat), [Path::Interface, Path::Egress]);
    assert_eq!(paths(Design::HubNat), [Path::Egress, Path::Egress]);
    let data = |kind| line(&scenario, Design::HubEndpointsAndNat, kind);
    assert_eq!(data(ChargeKind::NatGatewayData), Some("0.63".to_owned()), "2 x 7 x 0.045");
    assert_eq!(data(ChargeKind::TransitGatewayData), Some("4.28".to_owned()), "2 x 107 x 0.02");
}

#[test]
fn private_hosted_zones_are_cheaper_beyond_25() {
    let zones = |count: usize| {
        let scenario = network(count, 1, 2, "0");
        let of = |kind| line(&scenario, Design::HubEndpoints, kind);
        (of(ChargeKind::PrivateZones), of(ChargeKind::PrivateZonesOver25))
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(zones(24), (some("12.00"), None));
    assert_eq!(zones(25), (some("12.50"), None));
    assert_eq!(zones(26), (some("12.50"), some("0.10")));
    assert_eq!(zones(60), (some("12.50"), some("3.50")));
    // Cross-Region endpoints need theirs too.
    let mut scenario = network(24, 1, 2, "0");
    let other = natpoint_model::catalogue::regions::RegionId::named("eu-west-1");
    scenario.other_region = Some(OtherRegion { endpoints: 3, ..OtherRegion::new(other) });
    let line =
        bill(&scenario, Design::HubEndpoints).lines.into_iter().find(|line| line.kind == ChargeKind::PrivateZones);
    assert!(matches!(
        line.expect("billed").parts[0].quantity,
        BilledQuantity::Months { what: Counted::Zones, count: 25 }
    ));
    let bill = bill(&scenario, Design::HubEndpoints);
    let over = bill.lines.iter().find(|line| line.kind == ChargeKind::PrivateZonesOver25).expect("billed");
    assert_eq!(over.parts[0].quantity, BilledQuantity::Months { what: Counted::Zones, count: 2 });
}

#[test]
fn a_hub_whose_zones_have_no_price_is_not_built() {
    use PriceItem::{PrivateZoneMonth, PrivateZoneOver25Month};
    // GovCloud is a partition of its own, and no source states its price.
    let gov =
        |count: usize| with(&format!("v1&region=us-gov-west-1{}", endpoints(count, "1")), |scenario| scenario.vpcs = 2);
    for design in [Design::HubEndpoints, Design::HubEndpointsAndNat] {
        assert_eq!(reasons(&gov(25), design), [Infeasible::NoPrice(PrivateZoneMonth)]);
        let both = [Infeasible::NoPrice(PrivateZoneMonth), Infeasible::NoPrice(PrivateZoneOver25Month)];
        assert_eq!(reasons(&gov(26), design), both);
        let mut typed = gov(26);
        typed.prices.insert(PrivateZoneMonth, UnitPrice::literal("0.5"));
        assert_eq!(reasons(&typed, design), both[1..]);
        typed.prices.insert(PrivateZoneOver25Month, UnitPrice::literal("0.1"));
        assert_eq!(reasons(&typed, design), []);
        assert_eq!(reasons(&with("v1&region=us-gov-west-1", |scenario| scenario.vpcs = 2), design), [], "no zone");
    }
    assert_eq!(reasons(&gov(26), Design::HubNat), [], "no endpoint stands in the hub");
    assert_eq!(gov(26).price_items().0.iter().filter(|item| item.slug().starts_with("private_zone")).count(), 2);
}

#[test]
fn a_hub_is_for_several_vpcs() {
    let hubs = [
        Design::HubEndpoints,
        Design::HubNat,
        Design::HubEndpointsAndNat,
        Design::PeeredEndpoints,
        Design::PeeredEndpointsAndNat,
        Design::CheapestMixWithHub,
        Design::SharedEndpoints,
        Design::SharedNat,
        Design::SharedEndpointsAndNat,
    ];
    let one = opened("v1&region=us-east-1&s.logs=1");
    for design in Design::ALL {
        let expected: &[Infeasible] = if hubs.contains(&design) { &[Infeasible::OneVpc] } else { &[] };
        let found = reasons(&one, design);
        assert_eq!(found.iter().filter(|reason| **reason == Infeasible::OneVpc).count(), expected.len(), "{design:?}");
    }
    assert_eq!(reasons(&network(1, 1, 2, "1"), Design::HubEndpoints), []);
    let without = with("v1&nat=none&s.logs=1", |scenario| scenario.vpcs = 1);
    assert_eq!(
        reasons(&without, Design::HubNat),
        [Infeasible::OneVpc, Infeasible::NoNatGateway],
        "every reason is told"
    );
}

#[test]
fn so_much_data_that_it_cannot_be_added_up_is_refused() {
    let scenario = |gb: u64| {
        with("v1&s.logs=0", |scenario| {
            scenario.vpcs = 100_000;
            scenario.services[0].gb = Gb::whole(gb);
        })
    };
    for design in Design::ALL {
        let refused = |gb| reasons(&scenario(gb), design).contains(&Infeasible::TooMuchData);
        assert!(!refused(4_020_000), "{design:?}: 402,000,000,000 GB can be added up");
        assert!(refused(4_020_001), "{design:?}");
    }
    assert_eq!(report(&scenario(4_020_001)).verdict, None);
    assert!(
        report(&scenario(4_020_000)).verdict.is_some_and(|verdict| verdict.total > natpoint_model::units::Usd::ZERO)
    );
}
