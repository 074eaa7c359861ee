//! What flips the answer in cases that can be reckoned by hand: which numbers, at which values, in which order.

use bills::{opened, with};
use natpoint_model::article;
use natpoint_model::catalogue::regions::TOKYO;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::Axis;
use natpoint_model::compare::candidates::{Candidates, DesignTotals};
use natpoint_model::compare::flips::{self, Flip, InputChange};
use natpoint_model::compare::one_service::OneService;
use natpoint_model::cost::{Design, Rates};
use natpoint_model::scenario::{OtherRegion, Scenario, TransitGateway};
use natpoint_model::units::{Gb, Ratio};

use natpoint_test_support::bills;

/// A flip as one line: the number, the value, the new answer.
fn told(flip: &Flip) -> String {
    let way = if flip.up { "above" } else { "below" };
    let number = match flip.change {
        InputChange::Beyond { axis, scale, at } => {
            let name = match axis {
                Axis::OneService(service) => service.slug().to_owned(),
                Axis::Price(item) => item.slug().to_owned(),
                other => format!("{other:?}"),
            };
            format!("{name} {way} {}", scale.decimal(at, 6))
        }
        InputChange::Count { axis, count } => format!("{axis:?} of {count}"),
        InputChange::AnyOrNone(axis) => format!("{} {axis:?}", if flip.up { "any" } else { "no" }),
        InputChange::Azs(azs) => format!("{} AZs", azs.count()),
        InputChange::EndpointAzs(service, azs) => format!("{} in {} AZs", service.slug(), azs.count()),
        InputChange::Addresses(addresses) => format!("{addresses} addresses"),
        InputChange::ProvisionedGbps(gbps) => format!("{gbps} Gbps"),
        InputChange::OtherRegionEndpoints(count) => format!("{count} cross-Region endpoints"),
    };
    format!("{number}: {}", flip.becomes.slug())
}

#[track_caller]
fn check(scenario: &Scenario, cheapest: Design, expected: &[&str]) {
    assert_eq!(DesignTotals::of(scenario).cheapest().map(|(design, _)| design), Some(cheapest));
    assert_eq!(flips::all(scenario).iter().map(told).collect::<Vec<_>>(), expected);
}

#[test]
fn of_the_articles_case() {
    // NAT gateways 730 h x 0.062 + 1,200 GB x 0.062 = 119.66; endpoints 12 x 730 h x 0.014 + 1,200 x 0.001 = 123.84.
    let expected = [
        // (119.66 - 1.20) / (12 x 730).
        "vpce_hour below 0.013523: endpoints",
        // (74.40 - 1.20) / (12 x 0.014 - 0.062).
        "Hours below 690.566038: endpoints",
        // (123.84 - 45.26) / 1,200.
        "nat_gb above 0.065483: endpoints",
        // (122.64 - 45.26) / (0.062 - 0.001).
        "AllServices above 1268.524590: endpoints",
        // (123.84 - 74.40) / 730.
        "nat_hour above 0.067726: endpoints",
        // 200 GB each, and 68.52 more.
        "ecs-agent above 268.524590: endpoints",
        "ecs-telemetry above 268.524590: endpoints",
        "ecs above 268.524590: endpoints",
        "ecr.api above 268.524590: endpoints",
        "ecr.dkr above 268.524590: endpoints",
        "logs above 268.524590: endpoints",
        "1 AZs: endpoints",
        // 119.66 + 2 x 3.65 = 126.96.
        "2 addresses: endpoints",
    ];
    check(&article::scenario(), Design::NatOnly, &expected);
}

#[test]
fn of_the_network_of_the_brief() {
    let text = "v1&nat=az&s.ecs-agent=100&s.ecs-telemetry=100&s.ecs=100&s.ecr.api=100&s.ecr.dkr=300&s.logs=100";
    let expected = [
        // Nothing that goes to the internet can leave NAT gateways; and beside them no endpoint pays.
        "any InternetOut: nat",
        "any InternetIn: nat",
        // (147.42 - 8.00) / (12 x 730): endpoints would cost what NAT gateways do.
        "vpce_hour above 0.015916: nat",
        "nat_hour below 0.050507: nat",
        "nat_gb below 0.041025: nat",
        "AllServices below 477.307692: nat",
        // 4 x 48.91 + 49.60 = 245.24 against 6 x 4 x 10.22 + 8.00 = 253.28.
        "4 AZs: nat",
        "vpce_gb above 0.030975: nat",
    ];
    check(&opened(text), Design::EndpointsOnly, &expected);
}

#[test]
fn of_a_regional_nat_gateway_at_a_price_that_is_assumed_or_typed_for_a_zonal_one() {
    // Cape Town has no price of its own for regional NAT gateways: the zonal one is theirs, and flips as theirs.
    let expected = [
        // (2 x 730 x 0.0129 + 600 x 0.01) / 600.
        "regional_nat_gb above 0.041852: mix",
        "Hours below 687.547746: mix",
        "vpce_hour below 0.012329: mix",
        "AllServices above 637.046667: mix",
        "vpce_gb below 0.008148: mix",
        "1 AZs: mix",
        "no InternetOut: endpoints",
    ];
    let scenario = opened("v1&region=af-south-1&nat=regional&azs=2&s.logs=600&out=5&p.nat_gb=0.04");
    check(&scenario, Design::NatOnly, &expected);
}

#[test]
fn of_a_hub() {
    // Three endpoints in two AZs, three VPCs on a transit gateway: 81.80 + 3 x 0.02 x GB against 131.40.
    let scenario = with("v1&region=us-east-1&nat=none&s.logs=100&s.kms=0&s.sts=0", |scenario| {
        scenario.vpcs = 3;
        scenario.transit_gateway = TransitGateway::Present;
    });
    let flips: Vec<_> = flips::all(&scenario).iter().map(told).collect();
    let at = |start: &str| flips.iter().find(|told| told.starts_with(start)).cloned();
    assert_eq!(DesignTotals::of(&scenario).cheapest().map(|(design, _)| design), Some(Design::HubEndpoints));
    // The busy endpoint leaves the hub first: (43.80 - 14.60 - 0.50) / 0.06 GB.
    assert_eq!(at("AllServices").as_deref(), Some("AllServices above 478.333333: hub-mix"));
    assert_eq!(at("logs").as_deref(), Some("logs above 478.333333: hub-mix"));
    assert_eq!(at("kms"), None, "a volume of nothing is not a number of the user's");
    // 81.80 / (43.80 - 2.00) is 1.96, and the whole number below it 1.
    assert_eq!(at("Vpcs").as_deref(), Some("Vpcs of 1: endpoints"));
    // 28.70 / 300.
    assert_eq!(at("tgw_gb").as_deref(), Some("tgw_gb above 0.095667: hub-mix"));
    assert_eq!(at("tgw_attach_hour").as_deref(), Some("tgw_attach_hour above 0.109726: endpoints"));
    assert_eq!(at("private_zone_month").as_deref(), Some("private_zone_month above 15.033333: endpoints"));
}

#[test]
fn a_hub_that_is_cheaper_by_every_line_still_ends_at_one_vpc() {
    // Crossing AZs costs 1 USD a GB here, and through a transit gateway nothing.
    let scenario =
        with("v1&nat=one&crossaz=100&s.logs=100&out=1&p.inter_az_gb_each_way=1&p.vpce_hour=100", |scenario| {
            scenario.vpcs = 4;
        });
    let flips: Vec<_> = flips::all(&scenario).iter().map(told).collect();
    assert!(flips.contains(&"Vpcs of 1: nat".to_owned()), "{flips:?}");
}

#[test]
fn of_the_last_count_that_is_valid() {
    // An endpoint in one AZ of each VPC, 7.30, against one in a hub, 7.30 + 36.50 + 0.50, with 72.99556998 for each GB
    // of which each VPC has a tenth: 44.30 / 0.000443002 is 99,999.5 VPCs, and 100,000 are the most.
    assert_eq!(Scenario::MAX_VPCS, 100_000);
    let scenario = opened("v1&region=us-east-1&nat=none&azs=1&vpcs=5000&tgw=there&s.logs=0.1&p.tgw_gb=72.99556998");
    let told: Vec<_> = flips::all(&scenario).iter().map(told).filter(|told| told.starts_with("Vpcs")).collect();
    assert_eq!(told, ["Vpcs of 100000: hub-endpoints"]);
}

#[test]
fn of_another_region() {
    let scenario = with("v1&region=us-east-1&nat=az&s.logs=1000", |scenario| {
        let (out, into) = (Gb::whole(100), Gb::ZERO);
        scenario.other_region = Some(OtherRegion { region: TOKYO, out, into, endpoints: 0 });
    });
    let flips: Vec<_> = flips::all(&scenario).iter().map(told).collect();
    // Without it, endpoints alone would do.
    assert!(flips.contains(&"no OtherRegionOut: endpoints".to_owned()), "{flips:?}");
    // Nobody said that it can be reached through endpoints.
    assert!(!flips.iter().any(|told| told.contains("cross-Region")), "{flips:?}");
    // Data that comes from there changes nothing: it takes the NAT gateways that stay anyway.
    assert!(!flips.iter().any(|told| told.contains("OtherRegionIn")), "{flips:?}");
}

#[test]
fn nothing_flips_where_nothing_is_possible_or_one_design_alone_is() {
    assert_eq!(flips::all(&opened("v1&nat=none&out=5")), []);
    let alone = flips::all(&opened("v1&connectivity=private&s.logs=10~none"));
    assert_eq!(alone, [], "whatever the volume or the price");
}

#[test]
fn a_network_has_the_numbers_that_mean_something_in_it() {
    let cases = [
        ("v1&azs=2&s.logs=1", Axis::CrossAz, true),
        ("v1&azs=1&s.logs=1", Axis::CrossAz, false),
        ("v1&azs=2&nat=az&s.logs=1", Axis::CrossAz, false),
        ("v1&azs=1&nat=az&s.logs=1", Axis::CrossAz, false),
        ("v1&s.logs=1", Axis::OneService(ServiceId::named("logs")), false),
        ("v1&s.logs=1&s.kms=0", Axis::OneService(ServiceId::named("logs")), true),
        ("v1&s.logs=1", Axis::Vpcs, false),
        ("v1&vpcs=2&s.logs=1", Axis::Vpcs, true),
        ("v1&s.logs=1", Axis::OtherRegionIn, false),
        ("v1&s.logs=1&other=eu-west-1", Axis::OtherRegionIn, true),
    ];
    for (text, axis, has) in cases {
        assert_eq!(flips::axes(&opened(text)).contains(&axis), has, "{text}: {axis:?}");
    }
}

#[test]
fn of_the_stretch_on_which_the_user_stands() {
    // A link, the cheapest design, what is told of a number, and the number.
    let cases: [(&str, Design, Option<&str>, &str); 10] = [
        // At 0.005 a GB, NAT gateways are dearer than endpoints up to 5,840 GB, and again once the third tier has made
        // up for the first: 36.50 + 0.005 x GB = 7.30 + 14,680.064 + 0.004 x GB.
        (
            "v1&region=us-east-1&azs=1&s.logs=20000000&p.nat_gb=0.005",
            Design::EndpointsOnly,
            Some("AllServices below 14650864.000000: nat"),
            "AllServices",
        ),
        // Ten VPCs: the endpoints of a hub pay from (81.80 - 73.00) / (0.035 x 50) VPCs on, before its NAT gateways do.
        (
            "v1&region=us-east-1&vpcs=10&tgw=there&s.logs=50&s.kms=0&s.sts=0",
            Design::HubEndpoints,
            Some("Vpcs of 5: hub-nat"),
            "Vpcs",
        ),
        // From exactly two VPCs on: a single one has no hub of either kind.
        (
            "v1&region=us-east-1&vpcs=4&tgw=there&s.logs=110&s.kms=0&s.sts=0&p.nat_gb=0.05&crossaz=100\
             &p.inter_az_gb_each_way=0.1",
            Design::HubEndpoints,
            Some("Vpcs of 1: endpoints"),
            "Vpcs",
        ),
        // The lines meet at one VPC, where the hub cannot be: 2 x 51.10 + 0.02 x 100 = 2 x 0.521 x 100.
        (
            "v1&vpcs=4&crossaz=100&s.logs=99&out=1&p.inter_az_gb_each_way=0.521&p.vpce_hour=100",
            Design::HubNat,
            Some("Vpcs of 1: nat; Vpcs of 27092: hub"),
            "Vpcs",
        ),
        // 36.50 + 100 x (0.063 + 0.02) = 44.80 is what endpoints cost: beyond 100 % there is nothing.
        ("v1&region=us-east-1&s.logs=100&s.kms=0&s.sts=0&p.nat_gb=0.063", Design::NatOnly, None, "CrossAz"),
        (
            "v1&region=us-east-1&s.logs=100&s.kms=0&s.sts=0&p.nat_gb=0.064",
            Design::NatOnly,
            Some("CrossAz above 95.000000: endpoints"),
            "CrossAz",
        ),
        // Without the internet the hub's NAT gateway is cheapest, but no sooner without it than with little of it.
        (
            "v1&region=us-east-1&vpcs=4&tgw=there&s.logs=1&out=5000&p.vpce_hour=100",
            Design::NatOnly,
            Some("InternetOut below 1824.000000: hub-nat"),
            "InternetOut",
        ),
        ("v1&region=us-east-1&nat=az&gbps=1&s.logs=40000&out=1", Design::NatOnly, Some("0 Gbps: mix"), "Gbps"),
        (
            "v1&region=us-east-1&nat=az&s.logs=600&other=eu-west-1&other.out=600&other.endpoints=2",
            Design::EndpointsOnly,
            Some("0 cross-Region endpoints: mix; 7 cross-Region endpoints: mix"),
            "cross-Region",
        ),
        (
            "v1&region=us-east-1&nat=az&s.logs=600&other=eu-west-1&other.out=600&other.endpoints=1",
            Design::EndpointsOnly,
            Some("0 cross-Region endpoints: mix; 7 cross-Region endpoints: mix"),
            "cross-Region",
        ),
    ];
    for (text, cheapest, expected, number) in cases {
        let scenario = opened(text);
        assert_eq!(DesignTotals::of(&scenario).cheapest().map(|(design, _)| design), Some(cheapest), "{text}");
        let told: Vec<_> = flips::all(&scenario).iter().map(told).filter(|told| told.contains(number)).collect();
        assert_eq!((!told.is_empty()).then(|| told.join("; ")).as_deref(), expected, "{text}");
    }
}

#[test]
fn along_one_service_all_data_of_all_vpcs_is_added_up() {
    let scenario = opened("v1&vpcs=400&s.logs=500000000&s.kms=3&out=7");
    let prices = Rates::of(&scenario);
    let candidates = Candidates::of(&scenario, &prices);
    let logs = ServiceId::named("logs");
    let short = OneService::of(&candidates).along(logs).expect("in use");
    let long = candidates.along(Axis::OneService(logs));
    let others = Gb::whole(10).units();
    let most = i128::from(Scenario::MAX_GB.units() / 400 - others);
    for (step, fits) in [(0, true), (most, true), (most + 1, false)] {
        let at = Ratio::whole(step);
        assert_eq!((short.can_be_added_up(at), long.can_be_added_up(at)), (fits, fits), "{step}");
    }
}
