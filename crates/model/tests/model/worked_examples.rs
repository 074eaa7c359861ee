//! The worked examples, to the last digit: list prices, 730 hours, no discount unless a row says otherwise.

// The helpers outside of tests stop a test as well when the catalogue lacks what a row names.

use natpoint_model::article::{self, Difference};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::{RegionId, TOKYO};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{Axis, Crossing, Meeting, Report, crossing, curve::Curve};
use natpoint_model::cost::bill::BilledQuantity;
use natpoint_model::cost::design::Routing;
use natpoint_model::cost::{Bill, ChargeKind, Design, Rates, nat};
use natpoint_model::scenario::{Azs, NatTopology, Scenario};
use natpoint_model::units::{Gb, Hours, Quantity as _, Ratio, Share, UnitPrice, Usd};

const SIX: [&str; 6] = ["ecs-agent", "ecs-telemetry", "ecs", "ecr.api", "ecr.dkr", "logs"];

fn region(code: &str) -> RegionId {
    RegionId::from_code(code).expect("a Region of the table")
}

fn service(slug: &str) -> ServiceId {
    ServiceId::from_slug(slug).expect("a service of the catalogue")
}

/// A network with these services in so many AZs, each with a GB, so that curves have a direction.
fn network(code: &str, azs: u32, services: &[&str]) -> Scenario {
    let mut scenario = Scenario::new(region(code));
    scenario.azs = Azs::new(azs).expect("1 to 6");
    scenario.ipv4_per_nat = 0;
    scenario.cross_az = Some(Share::NONE);
    for slug in services {
        scenario.add_service(service(slug), Gb::ONE);
    }
    scenario
}

fn report(scenario: &Scenario) -> Report {
    Report::new(scenario, Axis::AllServices)
}

/// What a design costs before any data moves.
#[track_caller]
fn fixed(scenario: &Scenario, design: Design) -> String {
    let report = report(scenario);
    report.priced(design).expect("possible").curve.at(Ratio::ZERO).to_decimal(4)
}

/// The volume at which endpoints only and NAT gateways cost the same, cut after four decimals.
#[track_caller]
fn replacement(scenario: &Scenario) -> String {
    let crossover = article::crossover(scenario).expect("they cross");
    cut(crossover.at, crossover.step)
}

/// Four decimals without rounding, as the examples write them.
fn cut(at: Ratio, step: Gb) -> String {
    let digits = at.of_parts(step.units(), Gb::ONE.units(), 12);
    digits[..digits.len() - 8].to_owned()
}

#[track_caller]
fn with(scenario: &Scenario, change: impl FnOnce(&mut Scenario)) -> Scenario {
    let mut changed = scenario.clone();
    change(&mut changed);
    changed
}

fn per_az(scenario: &mut Scenario) {
    scenario.nat = NatTopology::ZonalPerAz;
}

fn addresses(scenario: &mut Scenario) {
    scenario.ipv4_per_nat = 1;
}

fn printed_price(scenario: &mut Scenario) {
    scenario.prices.insert(PriceItem::EndpointGb, UnitPrice::literal("0.001"));
}

#[test]
fn rows_1_to_3_fixed_costs_in_tokyo() {
    let six = network("ap-northeast-1", 2, &SIX);
    assert_eq!(fixed(&six, Design::EndpointsOnly), "122.6400");
    assert_eq!(fixed(&six, Design::NatOnly), "45.2600");
    assert_eq!(fixed(&with(&six, addresses), Design::NatOnly), "48.9100");
    let two = with(&six, per_az);
    assert_eq!(fixed(&two, Design::NatOnly), "90.5200");
    assert_eq!(fixed(&with(&two, addresses), Design::NatOnly), "97.8200");
}

#[test]
fn rows_4_to_7_crossings_in_tokyo() {
    let one = network("ap-northeast-1", 2, &SIX);
    let two = with(&one, per_az);
    let cases = [
        ("4", one.clone(), "1488.0769", "1417.8846"),
        ("5", two.clone(), "617.6923", "477.3076"),
        ("6, one", with(&one, printed_price), "1268.5245", "1208.6885"),
        ("6, two", with(&two, printed_price), "526.5573", "406.8852"),
        ("7", with(&one, |scenario| scenario.cross_az = Share::of(1, 2)), "1248.0645", "1189.1935"),
    ];
    for (row, scenario, without, charged) in cases {
        assert_eq!(replacement(&scenario), without, "row {row} without IPv4");
        assert_eq!(replacement(&with(&scenario, addresses)), charged, "row {row} with IPv4");
    }
    let evenly = with(&one, |scenario| scenario.cross_az = None);
    assert_eq!(replacement(&evenly), "1248.0645", "half of two AZs is the default share");
}

#[test]
fn row_8_fargate() {
    let mut fargate = network("ap-northeast-1", 2, &["ecr.api", "ecr.dkr", "logs"]);
    fargate.add_service(service("s3"), Gb::ZERO);
    assert_eq!(fixed(&fargate, Design::EndpointsOnly), "61.3200");
    assert_eq!(replacement(&fargate), "308.8461");
}

#[test]
fn row_9_marginal_break_even_of_one_endpoint_in_one_az() {
    let cases = [
        ("us-east-1", "208.5714"),
        ("ap-northeast-1", "196.5384"),
        ("eu-west-1", "211.3157"),
        ("eu-west-2", "200.7500"),
    ];
    for (code, expected) in cases {
        let report = report(&network(code, 1, &["logs"]));
        let steps = report.break_even[0].from.expect("it pays from some volume on");
        assert_eq!(cut(steps, Gb::from_units(1)), expected, "{code}");
    }
}

#[test]
fn row_10_one_nat_gateway_or_two() {
    let one = with(&network("ap-northeast-1", 2, &["logs"]), |scenario| scenario.cross_az = None);
    let crossing = |one: &Scenario| {
        let curve = |scenario: &Scenario| {
            let placement = nat::Placement { deployments: 1, in_hub: false };
            let [zero, one] =
                [Gb::ZERO, Gb::ONE].map(|gb| nat::gateways(scenario, &Rates::of(scenario), placement, gb));
            Curve::of_charges(&zero, &one)
        };
        let meetings = crossing::meetings(&curve(one), &curve(&with(one, per_az)));
        assert_eq!(meetings.len(), 1);
        meetings[0].start().of_parts(1, 1, 4)
    };
    assert_eq!(crossing(&one), "4526.0000");
    assert_eq!(crossing(&with(&one, addresses)), "4891.0000");
}

#[test]
fn row_11_endpoint_data_in_three_tiers() {
    let mut scenario = network("ap-northeast-1", 1, &[]);
    scenario.add_service(service("logs"), Gb::whole(6_000_000));
    let report = report(&scenario);
    let lines = &report.priced(Design::EndpointsOnly).expect("possible").bill.lines;
    let data = lines.iter().find(|line| line.parts.len() == 3).expect("three tiers");
    let amounts: Vec<_> = data.parts.iter().map(|part| part.amount.to_decimal(3)).collect();
    assert_eq!(amounts, ["10485.760", "25165.824", "3028.480"]);
    assert_eq!(data.amount.to_decimal(3), "38680.064");
}

#[test]
fn a_volume_falls_into_the_tiers_that_it_reaches_and_no_other() {
    let cases: [(&str, &[&str]); 6] = [
        // An endpoint that carries nothing still says its price.
        ("0", &["0"]),
        ("0.000001", &["0.000001"]),
        // At a bound the next tier is not reached.
        ("1048576", &["1048576"]),
        ("1048576.000001", &["1048576", "0.000001"]),
        ("5242880", &["1048576", "4194304"]),
        ("5242881", &["1048576", "4194304", "1"]),
    ];
    for (gb, expected) in cases {
        let mut scenario = network("ap-northeast-1", 1, &[]);
        scenario.add_service(service("logs"), Gb::literal(gb));
        let report = report(&scenario);
        let lines = &report.priced(Design::EndpointsOnly).expect("possible").bill.lines;
        let data = lines.iter().find(|line| line.kind == ChargeKind::EndpointData).expect("billed");
        let parts = data.parts.iter().map(|part| match part.quantity {
            BilledQuantity::Data { gb, .. } => gb.to_plain(),
            other => panic!("{other:?} is no data"),
        });
        assert_eq!(parts.collect::<Vec<_>>(), expected, "{gb} GB");
    }
}

#[test]
fn row_12_fifteen_endpoints_in_london() {
    let mut scenario = network("eu-west-2", 3, &[]);
    for id in ServiceId::all().filter(|id| !id.info().kinds.gateway()).take(15) {
        scenario.add_service(id, Gb::ZERO);
    }
    assert_eq!(fixed(&scenario, Design::EndpointsOnly), "361.3500");
}

#[test]
fn rows_13_and_14_real_bills() {
    let of = |scenario: &Scenario, design| {
        let routing = Routing::of(design, scenario).expect("possible");
        Bill::of(&routing.charges(scenario, &Rates::of(scenario))).total
    };
    // 1,584 endpoint-hours are 11 endpoints in 2 AZs for 72 hours.
    let mut seoul = network("ap-northeast-2", 2, &[]);
    seoul.hours = Hours::literal("72");
    for id in ServiceId::all().filter(|id| !id.info().kinds.gateway()).take(11) {
        seoul.add_service(id, Gb::ZERO);
    }
    assert_eq!(of(&seoul, Design::EndpointsOnly).to_decimal(4), "20.5920");
    // 3,720 NAT-hours are 5 gateways for 744 hours.
    let mut sydney = network("ap-southeast-2", 5, &[]);
    sydney.hours = Hours::MAX;
    sydney.nat = NatTopology::ZonalPerAz;
    assert_eq!(of(&sydney, Design::NatOnly).to_decimal(4), "219.4800");
    let mut virginia = network("us-east-1", 6, &[]);
    virginia.hours = Hours::literal("24");
    for id in ServiceId::all().filter(|id| !id.info().kinds.gateway()).take(9) {
        virginia.add_service(id, Gb::ZERO);
    }
    assert_eq!(of(&virginia, Design::EndpointsOnly).to_decimal(4), "12.9600");
}

#[test]
fn the_articles_case_moves_as_its_differences_are_switched_on() {
    let opening = article::scenario();
    assert!(article::covers(&opening));
    assert_eq!(opening.region, TOKYO);
    assert_eq!(opening.services_gb(), article::ASSUMED_GB);
    assert_eq!(replacement(&opening), "1268.5245");
    let cases: [(&[Difference], &str); 7] = [
        (&[Difference::EndpointDataPrice], "1488.0769"),
        (&[Difference::EndpointDataPrice, Difference::PublicIpv4], "1417.8846"),
        (&[Difference::EndpointDataPrice, Difference::NatInBothAzs], "617.6923"),
        (&[Difference::EndpointDataPrice, Difference::NatInBothAzs, Difference::PublicIpv4], "477.3076"),
        (&[Difference::EndpointDataPrice, Difference::CrossAz], "1248.0645"),
        (&[Difference::EndpointDataPrice, Difference::CrossAz, Difference::PublicIpv4], "1189.1935"),
        (&[Difference::EndpointDataPrice, Difference::Fargate], "308.8461"),
    ];
    for (differences, expected) in cases {
        let mut scenario = opening.clone();
        for difference in differences {
            difference.set(&mut scenario, true);
        }
        assert!(article::covers(&scenario), "{differences:?}");
        assert_eq!(replacement(&scenario), expected, "{differences:?}");
        for difference in differences.iter().rev() {
            difference.set(&mut scenario, false);
        }
        assert_eq!(replacement(&scenario), "1268.5245", "{differences:?} switched off again");
    }
}

#[test]
fn image_layers_through_s3_move_the_crossing() {
    let mut scenario = article::scenario();
    let total = scenario.services_gb();
    Difference::EndpointDataPrice.set(&mut scenario, true);
    Difference::S3Gateway.set(&mut scenario, true);
    assert_eq!(scenario.services_gb(), total, "no byte is lost");
    let meets = |left, right| move |crossing: &&Crossing| (crossing.left, crossing.right) == (left, right);
    let report = report(&scenario);
    // 198 of 1,200 GB are layers: 77.38 / (0.062 - 0.01 x 1002/1200) if NAT gateways carry them,
    let crossing = report.crossings.iter().find(meets(Design::NatOnly, Design::EndpointsOnly)).expect("they cross");
    let Meeting::Cross(at) = crossing.meeting else { panic!("{:?}", crossing.meeting) };
    assert_eq!(cut(at, scenario.services_gb()), "1442.3112");
    // and 77.38 / ((0.062 - 0.01) x 1002/1200) if the gateway endpoint, which is free, serves them there too.
    assert_eq!(replacement(&scenario), "1782.1280");
    Difference::S3Gateway.set(&mut scenario, false);
    assert_eq!(scenario.services_gb(), total);
}

#[test]
fn a_month_at_the_volume_of_the_brief() {
    let mut scenario = network("ap-northeast-1", 2, &SIX);
    scenario.scale_services_to(Gb::whole(800));
    per_az(&mut scenario);
    addresses(&mut scenario);
    let report = report(&scenario);
    let verdict = report.verdict.as_ref().expect("possible");
    assert_eq!(verdict.design, Design::EndpointsOnly);
    assert_eq!(verdict.total.to_decimal(2), "130.64");
    assert_eq!(
        verdict.runner_up.map(|(design, more)| (design, more.to_decimal(2))),
        Some((Design::NatOnly, "16.78".to_owned()))
    );
    assert_eq!(verdict.from.map(|at| report.scale.decimal(at, 0)), Some("477".to_owned()));
    assert_eq!(verdict.to, None);
    assert_eq!(
        report.priced(Design::NatOnly).map(|priced| priced.bill.total),
        Some(verdict.total + Usd::from_units(verdict.runner_up.expect("two designs").1.units()))
    );
}
