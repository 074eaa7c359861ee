//! The report: it is deterministic and has all reasons and all gaps.

// Helpers may panic like the tests that call them.

use natpoint_link::Link;
use natpoint_model::catalogue::prices::{self, PriceItem};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::report::Priced;
use natpoint_model::compare::{Crossing, Meeting, Report};
use natpoint_model::cost::bill::{BilledQuantity, Counted};
use natpoint_model::cost::{ChargeKind, Design, Infeasible, Origin, Rates};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Rate, Ratio};

/// Networks of all kinds.
const NETWORKS: [&str; 10] = [
    "",
    "v1",
    "v1&azs=3&nat=az&s.logs=100&s.s3=50&out=10",
    "v1&region=us-east-1&nat=regional&azs=4&s.sqs=1000&s.sns=5~2",
    "v1&connectivity=private&s.kms=5&s.sts=2~none",
    "v1&nat=none&s.logs=5&s.dynamodb=7",
    "v1&nat=none&out=5&s.logs=5~none",
    "v1&connectivity=private&nat=regional&in=1",
    "v1&region=eu-west-2&s.logs=6000000&s.ecr.dkr=2000000&axis=logs&discount=12.34",
    "v1&hours=0&s.logs=0&s.s3=0&p.nat_gb=0.005",
];

#[track_caller]
fn scenario(text: &str) -> Scenario {
    let (link, notices) = Link::read(text);
    assert_eq!(notices, []);
    link.scenario
}

#[track_caller]
fn report(text: &str) -> Report {
    let (link, notices) = Link::read(text);
    assert_eq!(notices, []);
    Report::new(&link.scenario, link.axis)
}

fn feasible(report: &Report) -> Vec<&Priced> {
    report.answers.iter().filter_map(|answer| answer.outcome.as_ref().ok()).collect()
}

#[test]
fn the_same_network_has_the_same_report() {
    for text in NETWORKS {
        let (one, other) = (report(text), report(text));
        assert_eq!(one, other, "{text}");
        assert_eq!(one, one.clone(), "equal to itself, or a memo of it would never settle: {text}");
    }
}

#[track_caller]
fn check_infeasible(text: &str, expected: [&[Infeasible]; 4]) {
    let report = report(text);
    for (answer, expected) in report.answers.iter().zip(expected) {
        let reasons = answer.outcome.as_ref().err().map_or(&[][..], Vec::as_slice);
        assert_eq!(reasons, expected, "{text}: {:?}", answer.design);
    }
    assert_eq!(report.verdict.is_none(), expected.iter().all(|reasons| !reasons.is_empty()), "{text}");
}

#[test]
fn infeasible_designs_have_every_reason() {
    use Infeasible::{
        EndpointsHaveNoInternet, NoEndpoint, NoNatGateway, PrivateNatHasNoInternet, RegionalIsPublicOnly,
    };
    let (logs, sts) = (ServiceId::named("logs"), ServiceId::named("sts"));
    check_infeasible("v1&s.logs=1", [&[]; 4]);
    check_infeasible("v1&nat=none&s.logs=1", [&[NoNatGateway], &[NoNatGateway], &[], &[]]);
    check_infeasible("v1&out=1", [&[], &[], &[EndpointsHaveNoInternet], &[]]);
    check_infeasible("v1&in=1", [&[], &[], &[EndpointsHaveNoInternet], &[]]);
    check_infeasible("v1&s.logs=1~none&s.kms=1&s.sts=0~none", [&[], &[], &[NoEndpoint(vec![logs, sts])], &[]]);
    check_infeasible("v1&s.s3=1~none", [&[], &[], &[NoEndpoint(vec![ServiceId::named("s3")])], &[]]);
    check_infeasible(
        "v1&connectivity=private&nat=regional&in=1&s.logs=1~none",
        [
            &[RegionalIsPublicOnly, PrivateNatHasNoInternet],
            &[RegionalIsPublicOnly, PrivateNatHasNoInternet],
            &[EndpointsHaveNoInternet, NoEndpoint(vec![logs])],
            &[RegionalIsPublicOnly, PrivateNatHasNoInternet, EndpointsHaveNoInternet, NoEndpoint(vec![logs])],
        ],
    );
    check_infeasible(
        "v1&nat=none&out=1",
        [&[NoNatGateway], &[NoNatGateway], &[EndpointsHaveNoInternet], &[NoNatGateway, EndpointsHaveNoInternet]],
    );
    // A private NAT gateway without the internet is possible, and a volume of zero needs a path too.
    check_infeasible("v1&connectivity=private&s.logs=0~none", [&[], &[], &[NoEndpoint(vec![logs])], &[]]);
}

#[test]
fn common_lines_are_in_every_bill() {
    for text in NETWORKS {
        let report = report(text);
        let bills: Vec<_> = feasible(&report).into_iter().map(|priced| &priced.bill).collect();
        for line in bills.iter().flat_map(|bill| &bill.lines) {
            let everywhere = bills.len() > 1 && bills.iter().all(|bill| bill.lines.contains(line));
            assert_eq!(line.everywhere, everywhere, "{text}: {:?}", line.kind);
        }
    }
    let marked = |text: &str, kind| {
        let report = report(text);
        feasible(&report)[0].bill.lines.iter().find(|line| line.kind == kind).expect("billed").everywhere
    };
    assert!(marked("v1&out=5&s.logs=1", ChargeKind::InternetEgress), "egress cancels");
    assert!(marked("v1&out=5&s.logs=1", ChargeKind::NatGatewayHours), "NAT gateways stay in every design");
    assert!(!marked("v1&s.logs=1", ChargeKind::NatGatewayHours), "VPC endpoints alone has no NAT gateway");
    assert!(!marked("v1&out=5&s.logs=1&s.s3=1", ChargeKind::NatGatewayData), "S3 leaves NAT gateways");
}

#[test]
fn a_mix_identical_to_another_design_names_it() {
    let same = |text: &str| report(text).priced(Design::CheapestMix).expect("possible").same_as;
    assert_eq!(same("v1&s.logs=1"), Some(Design::EndpointsOnly));
    assert_eq!(same("v1&s.logs=1&out=1"), Some(Design::NatOnly), "the simplest of those alike");
    assert_eq!(same("v1&s.logs=1&s.s3=1&out=1"), Some(Design::NatAndGateways));
    assert_eq!(same("v1&s.logs=10000&s.sts=1&out=1"), None);
    assert_eq!(report("v1&s.logs=1").priced(Design::NatAndGateways).expect("possible").same_as, Some(Design::NatOnly));
}

#[test]
fn single_endpoints_pay_above_their_break_even() {
    // London, NAT gateways in 3 AZs: 3 x 730 x 0.011 / (0.05 - 0.01) = 602.25 GB.
    let break_even = |text: &str| {
        let report = report(text);
        let line = |break_even: &natpoint_model::compare::break_even::EndpointBreakEven| {
            (break_even.from_gb(2), break_even.pays)
        };
        report.break_even.iter().map(line).collect::<Vec<_>>()
    };
    let of = |from: &str, pays| (Some(from.to_owned()), pays);
    assert_eq!(break_even("v1&region=eu-west-2&azs=3&nat=az&s.logs=602.25"), [of("602.25", false)]);
    assert_eq!(break_even("v1&region=eu-west-2&azs=3&nat=az&s.logs=602.250001"), [of("602.25", true)]);
    assert_eq!(
        break_even("v1&region=eu-west-2&azs=3&nat=az&s.logs=0&s.sts=300~1"),
        [of("602.25", false), of("200.75", true)]
    );
    assert_eq!(
        break_even("v1&region=eu-west-2&azs=3&s.logs=600"),
        [of("451.69", true)],
        "crossing AZs makes NAT dearer"
    );
    assert_eq!(break_even("v1&s.s3=5&s.logs=5~none"), [], "gateway endpoints are free, and none is none");
    assert_eq!(break_even("v1&nat=none&s.logs=5"), [], "nothing to compare with");
    assert_eq!(
        break_even("v1&azs=1&p.nat_gb=0.004&s.logs=900000000"),
        [(None, false)],
        "never cheaper than the last tier"
    );
    // Free hours and the same price of data: nothing is won before the second tier starts.
    let free = break_even("v1&azs=1&p.vpce_hour=0&p.nat_gb=0.01&s.logs=2000000");
    assert_eq!(free, [of("1048576.00", true)]);
    // (730 x 0.014 + (0.01 - 0.006) x 1,048,576) / (0.008 - 0.006): the second tier makes up for the first.
    assert_eq!(break_even("v1&azs=1&p.nat_gb=0.008&s.logs=3000000"), [of("2102262.00", true)]);
}

fn origin(text: &str, item: PriceItem) -> (Origin, Option<String>) {
    let scenario = scenario(text);
    let prices = Rates::of(&scenario);
    let listed = prices::flat(scenario.region, item).map(prices::Price::usd);
    (if item == PriceItem::RegionalNatHour { prices.nat_hour.origin } else { prices.nat_gb.origin }, listed)
}

#[test]
fn the_price_of_a_regional_nat_gateway_may_be_assumed() {
    use PriceItem::{RegionalNatGb, RegionalNatHour};
    for region in RegionId::all() {
        let text = format!("v1&region={}&nat=regional", region.code());
        for (item, zonal) in [(RegionalNatHour, PriceItem::NatHour), (RegionalNatGb, PriceItem::NatGb)] {
            match origin(&text, item) {
                (Origin::Table(price), Some(_)) => assert_eq!((price.region(), price.item()), (region, item)),
                (Origin::Assumed(price), None) => assert_eq!((price.region(), price.item()), (region, zonal)),
                other => panic!("{} {}: {other:?}", region.code(), item.slug()),
            }
        }
        let regional = Rates::of(&scenario(&text));
        let zonal = Rates::of(&scenario(&format!("v1&region={}&nat=az", region.code())));
        assert_eq!(regional.nat_hour.rate, zonal.nat_hour.rate, "AWS bills both alike in {}", region.code());
        assert_eq!(regional.nat_gb.rate, zonal.nat_gb.rate);
    }
    assert!(matches!(origin("v1&region=eu-west-2&nat=regional", RegionalNatGb).0, Origin::Table(_)));
    assert!(matches!(origin("v1&region=ca-central-1&nat=regional", RegionalNatHour).0, Origin::Assumed(_)));
    let typed = origin("v1&nat=regional&p.nat_hour=1", RegionalNatHour).0;
    assert_eq!(typed, Origin::Typed, "a zonal price that is typed speaks for regional ones");
    let both = Rates::of(&scenario("v1&nat=regional&p.nat_hour=1&p.regional_nat_hour=2&discount=50"));
    assert_eq!(both.nat_hour.rate, natpoint_model::units::UsdPerHour::literal("1"), "its own price comes first");
    assert!(matches!(origin("v1&p.regional_nat_hour=2", RegionalNatHour).0, Origin::Table(_)), "and only for regional");
}

#[test]
fn every_price_but_one_is_known_in_every_region() {
    for region in RegionId::all() {
        let prices = Rates::of(&scenario(&format!("v1&region={}", region.code())));
        let hours = [&prices.nat_hour, &prices.ipv4_hour, &prices.endpoint_hour].map(|quoted| quoted.origin);
        let gbs = [&prices.nat_gb, &prices.inter_az_gb].map(|quoted| quoted.origin);
        assert!(hours.iter().chain(&gbs).all(|origin| matches!(origin, Origin::Table(_))), "{}", region.code());
        assert_eq!(prices.endpoint_gb.len(), 3, "{}", region.code());
        let falls =
            prices.endpoint_gb.windows(2).all(|tiers| tiers[1].rate < tiers[0].rate && tiers[0].from < tiers[1].from);
        assert!(falls, "the cheapest mix rests on falling tiers: {}", region.code());
        let missing = prices.egress_gb.iter().any(|tier| tier.origin == Origin::Missing);
        assert_eq!(missing, region.code() == "ap-southeast-6", "{}", region.code());
        assert!(!prices.egress_gb.is_empty(), "{}", region.code());
    }
}

#[test]
fn a_missing_price_of_egress_is_marked() {
    let egress = |text: &str| {
        let report = report(text);
        let bill = &report.priced(Design::NatOnly).expect("possible").bill;
        let line = bill.lines.iter().find(|line| line.kind == ChargeKind::InternetEgress).expect("billed");
        let origins = line.parts.iter().map(|part| part.price.map(|price| price.origin())).collect::<Vec<_>>();
        (line.amount.to_decimal(2), origins)
    };
    assert_eq!(egress("v1&region=ap-southeast-6&out=100"), ("0.00".to_owned(), vec![Some(Origin::Missing)]));
    let typed = egress("v1&region=ap-southeast-6&out=200&p.egress=0.1");
    assert_eq!(typed, ("10.00".to_owned(), vec![Some(Origin::FreeAllowance), Some(Origin::Typed)]), "100 GB are free");
}

#[test]
fn a_discount_applies_to_every_price() {
    let full = Rates::of(&scenario("v1&p.nat_gb=0.05"));
    let less = Rates::of(&scenario("v1&p.nat_gb=0.05&discount=12.34"));
    let discount = scenario("v1&discount=12.34").discount;
    assert_eq!(less.nat_gb.rate, full.nat_gb.rate.less(discount));
    assert_eq!(less.nat_gb.rate.units(), 43_830_000_000, "0.05 less 12.34 % is 0.04383, exactly");
    assert_eq!(less.endpoint_hour.rate, full.endpoint_hour.rate.less(discount));
    assert_eq!(less.nat_gb.origin, Origin::Typed, "a discount does not change where a price is from");
}

#[test]
fn a_regional_nat_gateway_is_counted_by_the_az() {
    let counted = |text| {
        let report = report(text);
        let bill = &report.priced(Design::NatOnly).expect("possible").bill;
        match bill.lines[0].parts[0].quantity {
            BilledQuantity::Hours { what, count, .. } => (what, count),
            BilledQuantity::Months { .. } | BilledQuantity::Data { .. } => panic!("{:?}", bill.lines[0]),
        }
    };
    assert_eq!(counted("v1&nat=regional&azs=3&s.logs=1"), (Counted::Azs, 3));
    assert_eq!(counted("v1&nat=az&azs=3&s.logs=1"), (Counted::Gateways, 3));
    // Also where the table has no price of its own for it.
    assert_eq!(counted("v1&region=af-south-1&nat=regional&azs=2&s.logs=1"), (Counted::Azs, 2));
}

/// A crossing as one line: the two designs, and where they meet.
fn crossing_line(report: &Report, crossing: &Crossing) -> String {
    let at = |step: Ratio| report.scale.decimal(step, 2);
    let place = match crossing.meeting {
        Meeting::Cross(step) => format!("at {}", at(step)),
        Meeting::Touch(step) => format!("touch at {}", at(step)),
        Meeting::Coincide { from, to: None } => format!("alike from {}", at(from)),
        Meeting::Coincide { from, to: Some(to) } => format!("alike from {} to {}", at(from), at(to)),
    };
    format!("{} and {} {place}", crossing.left.slug(), crossing.right.slug())
}

#[test]
fn each_crossing_is_listed_once() {
    // A link, what is told, and how many crossings are not: those of a twin, of a mix that is another design there, and
    // of designs that cost the same where no data moves.
    let cases: [(&str, &[&str], usize); 6] = [
        ("v1&nat=az&s.logs=100", &["nat and nat-gateway alike from 0.00", "endpoints and mix alike from 0.00"], 0),
        (
            "v1&s.ecs=200&s.logs=1000&s.kms=0",
            &[
                "nat and nat-gateway alike from 0.00",
                "nat and mix alike from 0.00 to 200.16",
                "nat and endpoints at 200.16",
                "endpoints and mix alike from 200.16",
            ],
            2,
        ),
        (
            "v1&s.ecs=200&s.logs=1000&s.kms=0&s.s3=100",
            &[
                "nat-gateway and mix alike from 0.00 to 216.84",
                "nat and endpoints at 197.71",
                "nat-gateway and endpoints at 216.84",
                "endpoints and mix alike from 216.84",
            ],
            2,
        ),
        // Where the internet is needed, the mix is a design of its own, and its crossings are told.
        (
            "v1&region=us-east-1&azs=3&nat=az&s.logs=2000&s.kms=0&s.s3=100&out=5&vpcs=3&tgw=there",
            &[
                "nat-gateway and mix alike from 0.00 to 657.00",
                "hub-nat and hub-mix alike from 0.00 to 224.00",
                "hub-nat and hub at 448.00",
                "mix and hub-nat at 1577.55",
                "nat-gateway and hub-nat at 3188.50",
                "mix and hub at 3554.25",
                "nat and hub-nat at 3592.68",
            ],
            2,
        ),
        (
            "v1&region=us-east-1&azs=3&s.logs=2000&s.kms=0&out=5&instance=t4g.nano",
            &[
                "nat and nat-gateway alike from 0.00",
                "nat and mix alike from 0.00 to 453.10",
                "mix and instance at 15380.70",
            ],
            1,
        ),
        (
            "v1&region=us-east-1&s.logs=100&s.kms=0&s.sts=0&vpcs=3&tgw=there",
            &[
                "nat and nat-gateway alike from 0.00",
                "nat and mix alike from 0.00 to 162.22",
                "hub-nat and hub-mix alike from 0.00 to 83.81",
                "hub-endpoints and hub-nat at 83.81",
                "hub-endpoints and hub-mix alike from 83.81 to 478.33",
                "nat and hub at 117.33",
                "nat and endpoints at 162.22",
                "endpoints and mix alike from 162.22",
                "endpoints and hub at 218.33",
                "endpoints and hub-nat at 353.94",
                "hub-nat and hub at 431.43",
                "endpoints and hub-endpoints at 826.67",
                "nat and hub-nat at 1216.67",
            ],
            8,
        ),
    ];
    for (text, expected, untold) in cases {
        let report = report(text);
        let lines: Vec<_> = report.reported_crossings().map(|crossing| crossing_line(&report, crossing)).collect();
        assert_eq!(lines, expected, "{text}");
        assert_eq!(report.crossings.len() - lines.len(), untold, "{text}");
    }
}
