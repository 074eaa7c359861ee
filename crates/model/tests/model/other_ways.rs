//! Other ways out and other places: NAT instances, IPv6, provisioned bandwidth, inspection, another Region.

use bills::{bill, line, lines, opened, reasons, report, service, total, with};
use natpoint_model::catalogue::instances::InstanceType;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::{RegionId, TOKYO};
use natpoint_model::compare::{Axis, Meeting, Report};
use natpoint_model::cost::bill::{BilledQuantity, Counted, PartPrice};
use natpoint_model::cost::{ChargeKind, Design, Infeasible, Origin};
use natpoint_model::scenario::{OtherRegion, Path, Requirement, Scenario};
use natpoint_model::units::{Gb, UnitPrice};

use natpoint_test_support::bills;

/// Kinds and amounts as a table writes them.
fn own(lines: &[(ChargeKind, &str)]) -> Vec<(ChargeKind, String)> {
    lines.iter().map(|(kind, amount)| (*kind, (*amount).to_owned())).collect()
}

#[track_caller]
fn counted(scenario: &Scenario, design: Design, kind: ChargeKind) -> (Counted, u32) {
    let bill = bill(scenario, design);
    match bill.lines.iter().find(|line| line.kind == kind).expect("billed").parts[0].quantity {
        BilledQuantity::Hours { what, count, .. } | BilledQuantity::Months { what, count } => (what, count),
        BilledQuantity::Data { .. } => panic!("{kind:?} is data"),
    }
}

fn nano(text: &str) -> Scenario {
    with(text, |scenario| scenario.instance = Some(InstanceType::T4gNano))
}

#[test]
fn a_nat_instance_costs_hours_a_volume_and_an_address_and_nothing_by_the_gb() {
    use ChargeKind::{CrossAzData, InstanceHours, InstanceVolumes, InternetEgress, PublicIpv4Hours};
    let one = [
        // 730 x 0.0042; 8 GB x 0.08; 730 x 0.005; half of 1,150 GB crosses AZs at 2 x 0.01.
        (InstanceHours, "3.07"),
        (InstanceVolumes, "0.64"),
        (PublicIpv4Hours, "3.65"),
        (CrossAzData, "11.50"),
        (InternetEgress, "4.50"),
    ];
    let scenario = nano("v1&region=us-east-1&s.logs=1000&out=150");
    assert_eq!(lines(&scenario, Design::NatInstance), own(&one));
    // As many as there would be NAT gateways, or one where there are none; S3 is free and stays out of it.
    let cases = [
        ("v1&region=us-east-1&azs=3&nat=none&s.logs=30", 1, Some("0.40")),
        ("v1&region=us-east-1&azs=3&nat=one&s.logs=30", 1, Some("0.40")),
        ("v1&region=us-east-1&azs=3&nat=az&s.logs=30", 3, None),
        ("v1&region=us-east-1&azs=3&nat=regional&s.logs=30", 3, None),
        ("v1&region=us-east-1&azs=1&s.s3=30", 1, None),
    ];
    for (text, count, crossing) in cases {
        let scenario = nano(text);
        assert_eq!(counted(&scenario, Design::NatInstance, InstanceHours), (Counted::Instances, count), "{text}");
        assert_eq!(counted(&scenario, Design::NatInstance, PublicIpv4Hours), (Counted::Addresses, count), "{text}");
        let volumes = counted(&scenario, Design::NatInstance, InstanceVolumes);
        assert_eq!(volumes, (Counted::StoredGb, 8 * count), "{text}");
        let crosses = line(&scenario, Design::NatInstance, CrossAzData);
        assert_eq!(crosses.as_deref(), crossing, "{text}");
        // Each VPC has its own.
        let five = with(text, |scenario| (scenario.vpcs, scenario.instance) = (5, Some(InstanceType::T4gNano)));
        assert_eq!(counted(&five, Design::NatInstance, InstanceHours).1, 5 * count, "{text}");
    }
    // A month without hours still pays for the volume.
    assert_eq!(total(&nano("v1&region=us-east-1&hours=0"), Design::NatInstance), "0.64");
}

#[test]
fn a_nat_instance_needs_a_type_and_a_price() {
    let text = |region: &str| format!("v1&region={region}&s.logs=1");
    let chosen = |region: &str, kind| with(&text(region), |scenario| scenario.instance = Some(kind));
    assert_eq!(reasons(&opened(&text("us-east-1")), Design::NatInstance), [Infeasible::NoInstanceChosen]);
    for region in RegionId::all() {
        for kind in InstanceType::ALL {
            let known = kind != InstanceType::C7gnMedium
                || ["us-east-1", "us-east-2", "us-west-2", "eu-west-1", "ap-northeast-1"].contains(&region.code());
            let item = PriceItem::InstanceHour(kind);
            let expected = if known { vec![] } else { vec![Infeasible::NoPrice(item)] };
            let mut scenario = chosen(region.code(), kind);
            assert_eq!(reasons(&scenario, Design::NatInstance), expected, "{} in {}", kind.name(), region.code());
            scenario.prices.insert(item, UnitPrice::literal("0.0624"));
            assert_eq!(reasons(&scenario, Design::NatInstance), [], "a typed price makes it possible");
        }
    }
    let mut typed = chosen("eu-central-1", InstanceType::C7gnMedium);
    typed.prices.insert(PriceItem::InstanceHour(InstanceType::C7gnMedium), UnitPrice::literal("0.1"));
    assert_eq!(line(&typed, Design::NatInstance, ChargeKind::InstanceHours).as_deref(), Some("73.00"));
    // The price of one type says nothing of another.
    typed.instance = Some(InstanceType::T4gNano);
    assert_ne!(line(&typed, Design::NatInstance, ChargeKind::InstanceHours).as_deref(), Some("73.00"));
}

#[test]
fn ipv6_is_free_but_for_egress_where_everything_answers() {
    let text = "v1&region=us-east-1&s.logs=1000&s.s3=5&out=150&in=7";
    assert_eq!(reasons(&opened(text), Design::EgressOnlyIpv6), [Infeasible::NotAllIpv6]);
    let scenario = with(text, |scenario| scenario.ipv6 = true);
    let expected = [
        (ChargeKind::EgressOnlyGateway, "0.00"),
        (ChargeKind::GatewayEndpoint(service("s3")), "0.00"),
        (ChargeKind::InternetEgress, "4.50"),
    ];
    assert_eq!(lines(&scenario, Design::EgressOnlyIpv6), own(&expected));
    assert_eq!(report(&scenario).verdict.map(|verdict| verdict.design), Some(Design::EgressOnlyIpv6));
    // What the user keeps on an endpoint stays there, and is charged.
    let pinned = with(text, |scenario| {
        scenario.ipv6 = true;
        scenario.services[0].pinned = Some(Path::Interface);
    });
    assert_eq!(total(&pinned, Design::EgressOnlyIpv6), "29.10", "14.60 + 10.00 + 4.50");
}

#[test]
fn public_subnets_pay_for_an_address_of_each_host_and_for_nothing_by_the_gb() {
    let text = "v1&region=us-east-1&s.logs=1000&s.s3=5&out=150&in=7";
    assert_eq!(reasons(&opened(text), Design::PublicSubnets), [Infeasible::NoPublicHosts]);
    let hosts = |count: u32| with(text, |scenario| scenario.public_hosts = count);
    // 20 x 730 h x 0.005 USD (Amazon VPC pricing, public IPv4 addresses), and 50 GB beyond the free 100 at 0.09 USD.
    let expected = [
        (ChargeKind::InternetGateway, "0.00"),
        (ChargeKind::PublicIpv4Hours, "73.00"),
        (ChargeKind::GatewayEndpoint(service("s3")), "0.00"),
        (ChargeKind::InternetEgress, "4.50"),
    ];
    assert_eq!(lines(&hosts(20), Design::PublicSubnets), own(&expected));
    // Each VPC has its hosts.
    let mut three = hosts(20);
    three.vpcs = 3;
    assert_eq!(line(&three, Design::PublicSubnets, ChargeKind::PublicIpv4Hours).as_deref(), Some("219.00"));

    // One NAT gateway with gateway endpoints: 32.85 + 3.65 + 1,157 GB x 0.055 = 100.135 USD, as much as 27.43 addresses
    // of 3.65 USD.
    let cheapest = |count: u32| report(&hosts(count)).verdict.map(|verdict| verdict.design);
    assert_eq!((cheapest(4), cheapest(60)), (Some(Design::PublicSubnets), Some(Design::CheapestMix)));
    let nat = Design::NatAndGateways;
    assert_eq!(total(&hosts(27), nat), "104.64");
    assert_eq!([27, 28].map(|count| total(&hosts(count), Design::PublicSubnets)), ["103.05", "106.70"]);
    let along = Report::new(&hosts(4), Axis::PublicHosts);
    let meets = along.crossings.iter().find(|found| (found.left, found.right) == (nat, Design::PublicSubnets));
    let Some(Meeting::Cross(at)) = meets.map(|found| found.meeting) else { panic!("they cross: {meets:?}") };
    assert_eq!(along.scale.decimal(at, 4), "27.4342");

    // No private network and no endpoint alone can have it, nor a network without a way to the internet.
    let mut closed = hosts(4);
    closed.requirements.set(Requirement::NoInternetRoute, true);
    assert_eq!(reasons(&closed, Design::PublicSubnets), [Infeasible::Required(Requirement::NoInternetRoute)]);
}

#[test]
fn provisioned_bandwidth_is_charged_by_the_gbps_and_hour_and_nothing_by_the_gb() {
    let gbps = |text: &str, gbps| with(text, |scenario| scenario.nat_gbps = gbps);
    let scenario = gbps("v1&region=us-east-1&nat=az&s.logs=100000", 5);
    let expected = [
        // Two NAT gateways of 5 Gbps: 10 x 730 x 1.076.
        (ChargeKind::NatProvisionedHours, "7854.80"),
        (ChargeKind::PublicIpv4Hours, "7.30"),
    ];
    assert_eq!(lines(&scenario, Design::NatOnly), own(&expected));
    assert_eq!(counted(&scenario, Design::NatOnly, ChargeKind::NatProvisionedHours), (Counted::Gbps, 10));
    // A shared one still pays for crossing AZs, and the break-even of an endpoint counts that alone.
    let shared = gbps("v1&region=us-east-1&s.logs=100000&crossaz=100", 1);
    assert_eq!(line(&shared, Design::NatOnly, ChargeKind::CrossAzData).as_deref(), Some("2000.00"));
    assert_eq!(report(&shared).break_even[0].from_gb(0).as_deref(), Some("1460"), "14.60 / (0.02 - 0.01)");
    assert_eq!(report(&scenario).break_even[0].from, None, "nothing is won where a GB is free");
    let nat = [Design::NatOnly, Design::NatAndGateways, Design::HubNat, Design::HubEndpointsAndNat];
    let item = PriceItem::NatProvisionedGbpsHour;
    let elsewhere = with("v1&region=eu-central-1&s.logs=1", |scenario| (scenario.nat_gbps, scenario.vpcs) = (1, 2));
    for design in nat {
        assert_eq!(reasons(&elsewhere, design), [Infeasible::NoPrice(item)], "{design:?}");
    }
    assert_eq!(reasons(&elsewhere, Design::EndpointsOnly), []);
    assert_eq!(
        report(&elsewhere).priced(Design::CheapestMix).map(|mix| mix.same_as),
        Some(Some(Design::EndpointsOnly))
    );
    let mut typed = elsewhere;
    typed.prices.insert(item, UnitPrice::literal("1"));
    assert_eq!(line(&typed, Design::NatOnly, ChargeKind::NatProvisionedHours).as_deref(), Some("1460.00"), "2 VPCs");
    // The Regions that have a price are those of the table.
    let priced = RegionId::all().filter(|region| {
        let scenario = gbps(&format!("v1&region={}", region.code()), 1);
        reasons(&scenario, Design::NatOnly).is_empty()
    });
    assert_eq!(priced.count(), 11);
}

#[test]
fn inspection_adds_an_endpoint_in_each_az_and_a_price_per_gb() {
    let inspected = |text: &str| with(text, |scenario| scenario.inspection.gateway_load_balancer = true);
    let (hours, data) = (ChargeKind::InspectionHours, ChargeKind::InspectionData);
    let scenario = inspected("v1&region=us-east-1&azs=3&nat=az&s.logs=1000&in=200");
    let of = |design, kind| line(&scenario, design, kind);
    assert_eq!(counted(&scenario, Design::NatOnly, hours), (Counted::Azs, 3));
    assert_eq!(of(Design::NatOnly, hours).as_deref(), Some("21.90"), "3 x 730 x 0.01");
    assert_eq!(of(Design::NatOnly, data).as_deref(), Some("4.20"), "1,200 x 0.0035");
    assert_eq!(report(&scenario).break_even[0].from_gb(2).as_deref(), Some("568.83"), "21.90 / (0.0485 - 0.01)");
    // Endpoints pass it by, NAT instances do not, and one in a hub serves all VPCs.
    let closed = inspected("v1&region=us-east-1&azs=3&s.logs=1000");
    assert_eq!(line(&closed, Design::EndpointsOnly, hours), None);
    let mut several = inspected("v1&region=us-east-1&azs=3&s.logs=1000");
    (several.vpcs, several.instance) = (4, Some(InstanceType::T4gNano));
    assert_eq!(counted(&several, Design::NatInstance, hours).1, 12);
    assert_eq!(counted(&several, Design::NatOnly, hours).1, 12);
    assert_eq!(counted(&several, Design::HubNat, hours).1, 3);
    assert_eq!(line(&several, Design::HubNat, data).as_deref(), Some("14.00"), "4,000 GB all the same");
    // GovCloud has a price per GB of its own.
    let gov = inspected("v1&region=us-gov-west-1&s.logs=1000");
    assert_eq!(line(&gov, Design::NatOnly, data).as_deref(), Some("4.40"));
}

#[test]
fn network_firewall_is_charged_by_az_and_gb_and_waives_the_nat_gateways_behind_it() {
    let (hours, data, waived) = (ChargeKind::FirewallHours, ChargeKind::FirewallData, ChargeKind::WaivedNatGateways);
    let nat = [ChargeKind::NatGatewayHours, ChargeKind::NatGatewayData];
    let scenario = opened("v1&region=us-east-1&azs=3&nat=az&firewall=yes&s.logs=1000&in=200");
    let expected = [
        // AWS waives the hours and the GB of a NAT gateway for each of the firewall's.
        (waived, "0.00"),
        (ChargeKind::PublicIpv4Hours, "10.95"),
        // 3 x 730 x 0.395, and 1,200 x 0.065.
        (hours, "865.05"),
        (data, "78.00"),
    ];
    assert_eq!(lines(&scenario, Design::NatOnly), own(&expected));
    assert_eq!(counted(&scenario, Design::NatOnly, hours), (Counted::Azs, 3));
    // One GB costs 0.065 and not 0.045 more on the way out: (3 x 730 x 0.01) / (0.065 - 0.01).
    assert_eq!(report(&scenario).break_even[0].from_gb(2).as_deref(), Some("398.18"));
    // One NAT gateway behind three endpoints is waived, and what crosses AZs to it is not.
    let one = opened("v1&region=us-east-1&azs=3&firewall=yes&s.logs=1200");
    let of = |scenario: &Scenario, kind| line(scenario, Design::NatOnly, kind);
    assert_eq!(nat.map(|kind| of(&one, kind)), [None, None]);
    assert_eq!(of(&one, ChargeKind::CrossAzData).as_deref(), Some("16.00"), "1,200 x 2/3 x 2 x 0.01");
    // Regional NAT gateways are excluded, and provisioned bandwidth is no standard charge.
    let regional = opened("v1&region=us-east-1&azs=3&nat=regional&firewall=yes&s.logs=1000");
    assert_eq!(nat.map(|kind| of(&regional, kind)).map(Option::unwrap_or_default), ["98.55", "45.00"]);
    assert_eq!((of(&regional, waived), of(&regional, hours).as_deref()), (None, Some("865.05")));
    let provisioned = opened("v1&region=us-east-1&gbps=1&firewall=yes&s.logs=1000");
    assert_eq!(of(&provisioned, ChargeKind::NatProvisionedHours).as_deref(), Some("785.48"));
    assert_eq!((of(&provisioned, waived), of(&provisioned, data).as_deref()), (None, Some("65.00")));
    // Endpoints pass it by, NAT instances do not, and one in a hub serves all VPCs.
    let mut several = nano("v1&region=us-east-1&azs=3&firewall=yes&s.logs=1000");
    assert_eq!(line(&several, Design::EndpointsOnly, hours), None);
    several.vpcs = 4;
    assert_eq!(counted(&several, Design::NatInstance, hours).1, 12);
    assert_eq!(line(&several, Design::NatInstance, waived), None);
    assert_eq!(counted(&several, Design::HubNat, hours).1, 3);
    assert_eq!(line(&several, Design::HubNat, data).as_deref(), Some("260.00"), "4,000 GB all the same");
}

#[test]
fn network_firewall_has_no_cost_where_its_price_is_not_known() {
    let missing = [PriceItem::FirewallEndpointHour, PriceItem::FirewallGb].map(Infeasible::NoPrice);
    let frankfurt = opened("v1&region=eu-central-1&firewall=yes&s.logs=1000");
    assert_eq!(reasons(&frankfurt, Design::NatOnly), missing);
    assert_eq!(reasons(&nano("v1&region=eu-central-1&firewall=yes&s.logs=1"), Design::NatInstance), missing);
    assert_eq!(reasons(&frankfurt, Design::EndpointsOnly), []);
    let (paid, _) = frankfurt.price_items();
    assert!(paid.contains(&PriceItem::FirewallEndpointHour) && paid.contains(&PriceItem::FirewallGb), "{paid:?}");
    // Whichever of the two is typed first, both stay among the prices that are paid.
    for link in ["p.firewall_hour=0.4", "p.firewall_gb=0", "p.firewall_hour=0&p.firewall_gb=0"] {
        let some = opened(&format!("v1&region=eu-central-1&firewall=yes&s.logs=1000&out=5&{link}"));
        let (paid, _) = some.price_items();
        let needed = [PriceItem::FirewallEndpointHour, PriceItem::FirewallGb, PriceItem::PublicIpv4Hour];
        assert!(needed.iter().all(|item| paid.contains(item)), "{link}: {paid:?}");
    }
    let typed = opened("v1&region=eu-central-1&firewall=yes&s.logs=1000&p.firewall_hour=0.4&p.firewall_gb=0.07");
    assert_eq!(line(&typed, Design::NatOnly, ChargeKind::FirewallHours).as_deref(), Some("584.00"), "2 x 730 x 0.4");
    assert_eq!(line(&typed, Design::NatOnly, ChargeKind::FirewallData).as_deref(), Some("70.00"));
}

/// Tokyo is sent 1,000 GB and sends 500 GB a month, through so many cross-Region endpoints if any.
fn to_tokyo(text: &str, endpoints: u32) -> Scenario {
    let region = TOKYO;
    let (out, into) = (Gb::whole(1_000), Gb::whole(500));
    with(text, |scenario| scenario.other_region = Some(OtherRegion { region, out, into, endpoints }))
}

#[test]
fn another_region_is_charged_by_who_sends() {
    let scenario = to_tokyo("v1&region=us-east-1&s.logs=0", 0);
    let of = |design, kind| line(&scenario, design, kind);
    // Virginia sends at 0.02 a GB and Tokyo at 0.09.
    assert_eq!(of(Design::NatOnly, ChargeKind::OtherRegionOut).as_deref(), Some("20.00"));
    assert_eq!(of(Design::NatOnly, ChargeKind::OtherRegionIn).as_deref(), Some("45.00"));
    assert_eq!(of(Design::NatOnly, ChargeKind::NatGatewayData).as_deref(), Some("67.50"), "both directions");
    assert_eq!(of(Design::NatOnly, ChargeKind::InternetEgress), None, "it is no egress to the internet");
    assert_eq!(reasons(&scenario, Design::EndpointsOnly), [Infeasible::OtherRegionHasNoEndpoint]);
    let origin = |kind| {
        let bill = bill(&scenario, Design::NatOnly);
        let line = bill.lines.into_iter().find(|line| line.kind == kind).expect("billed");
        line.parts[0].price.as_ref().map(PartPrice::origin)
    };
    let here = scenario.region;
    assert_eq!(origin(ChargeKind::OtherRegionOut), Some(Origin::BetweenRegions { from: here, to: TOKYO }));
    assert_eq!(origin(ChargeKind::OtherRegionIn), Some(Origin::BetweenRegions { from: TOKYO, to: here }));
    // The other way round, the other way round.
    let mut back = scenario.clone();
    back.region = TOKYO;
    back.other_region = back.other_region.map(|other| OtherRegion { region: here, ..other });
    assert_eq!(line(&back, Design::NatOnly, ChargeKind::OtherRegionOut).as_deref(), Some("90.00"));
    assert_eq!(line(&back, Design::NatOnly, ChargeKind::OtherRegionIn).as_deref(), Some("10.00"));
    // A price that is typed, less the discount.
    let mut typed = scenario.clone();
    typed.prices.insert(PriceItem::OtherRegionOutGb, UnitPrice::literal("0.5"));
    typed.discount = natpoint_model::units::Discount::literal("10");
    assert_eq!(line(&typed, Design::NatOnly, ChargeKind::OtherRegionOut).as_deref(), Some("450.00"));
    // Nothing is known of the newest Region: the bill says so and charges nothing.
    let unknown = to_tokyo("v1&region=ap-southeast-6", 0);
    let bill = bill(&unknown, Design::NatOnly);
    let line = bill.lines.iter().find(|line| line.kind == ChargeKind::OtherRegionOut).expect("billed");
    assert_eq!(
        (line.amount.to_decimal(2).as_str(), line.parts[0].price.map(|price| price.origin())),
        ("0.00", Some(Origin::Missing))
    );
}

#[test]
fn cross_region_endpoints_carry_another_region() {
    let scenario = to_tokyo("v1&region=us-east-1&azs=3&s.logs=0", 2);
    let expected = [
        (ChargeKind::EndpointHours(service("logs")), "21.90"),
        // 2 endpoints in 3 AZs.
        (ChargeKind::OtherRegionEndpointHours, "43.80"),
        (ChargeKind::EndpointData, "15.00"),
        (ChargeKind::OtherRegionOut, "20.00"),
        (ChargeKind::OtherRegionIn, "45.00"),
    ];
    assert_eq!(lines(&scenario, Design::EndpointsOnly), own(&expected));
    // Through NAT gateways it takes no endpoint, and the mix chooses what costs less.
    assert_eq!(line(&scenario, Design::NatOnly, ChargeKind::OtherRegionEndpointHours), None);
    let path = |scenario: &Scenario| {
        let report = report(scenario);
        let mix = report.priced(Design::CheapestMix).expect("possible");
        (mix.routing.other_region, mix.bill.total.to_decimal(2))
    };
    let open = |gb| {
        let mut scenario = to_tokyo("v1&region=us-east-1&azs=3&nat=az&out=1", 2);
        scenario.other_region = scenario.other_region.map(|other| OtherRegion { out: Gb::ZERO, into: gb, ..other });
        scenario
    };
    // 43.80 / (0.045 - 0.01) = 1,251.43 GB.
    assert_eq!(path(&open(Gb::literal("1251"))).0, Some(Path::Egress));
    assert_eq!(path(&open(Gb::literal("1252"))).0, Some(Path::Interface));
    // A hub of both takes them where there are any.
    let shared = |endpoints| {
        let mut scenario = to_tokyo("v1&region=us-east-1&s.logs=0", endpoints);
        scenario.vpcs = 2;
        report(&scenario).priced(Design::HubEndpointsAndNat).expect("possible").routing.other_region
    };
    assert_eq!([0, 1].map(shared), [Some(Path::Egress), Some(Path::Interface)]);
    // Nothing is exchanged: no reason to need an endpoint.
    let mut idle = to_tokyo("v1&region=us-east-1&s.logs=0", 0);
    idle.other_region = Some(OtherRegion::new(TOKYO));
    assert_eq!(reasons(&idle, Design::EndpointsOnly), []);
}
