//! Published figures compared with ours, and the reason for each difference.
//!
//! Each row names its source. Figures for hub VPCs are in the model's `hub.rs`.

// Helpers may panic like the tests that call them.

use natpoint_link::Link;
use natpoint_model::article;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::{ChargeKind, Design};
use natpoint_model::units::{Gb, Ratio};

#[track_caller]
fn report(text: &str) -> Report {
    let (link, notices) = Link::read(text);
    assert_eq!(notices, []);
    Report::new(&link.scenario, link.axis)
}

/// The volume from which one endpoint pays while NAT gateways stay.
#[track_caller]
fn break_even(text: &str) -> String {
    report(text).break_even[0].from_gb(2).expect("it pays from some volume on")
}

/// The volume from which endpoints replace NAT gateways.
#[track_caller]
fn replacement_volume(text: &str) -> String {
    let crossover = article::crossover(&Link::read(text).0.scenario).expect("they cross");
    crossover.at.of_parts(crossover.step.units(), Gb::ONE.units(), 2)
}

#[track_caller]
fn fixed(text: &str, design: Design) -> String {
    report(text).priced(design).expect("possible").curve.at(Ratio::ZERO).to_decimal(2)
}

/// What a line costs at the volumes of the link.
#[track_caller]
fn line(text: &str, design: Design, kind: ChargeKind) -> String {
    let report = report(text);
    let bill = &report.priced(design).expect("possible").bill;
    bill.lines.iter().find(|line| line.kind == kind).expect("billed").amount.to_decimal(2)
}

#[test]
fn one_endpoint_beside_nat_gateways_that_stay() {
    let cases = [
        // Our list prices, and what peers.md works out from them.
        ("v1&region=us-east-1&azs=1&s.logs=1", "208.57"),
        ("v1&region=ap-northeast-1&azs=1&s.logs=1", "196.54"),
        ("v1&region=eu-west-1&azs=1&s.logs=1", "211.32"),
        ("v1&region=eu-west-2&azs=1&s.logs=1", "200.75"),
        // A note on London with 3 AZs (rules.md, section 5): 602.25 GB. The same.
        ("v1&region=eu-west-2&azs=3&nat=az&s.logs=1", "602.25"),
        // wellcomecollection/catalogue-pipeline #1580 says 226 GB for Ireland. It takes a month of 720
        // hours and the Irish hour with the price per GB of us-east-1; Ireland's own prices give 211.
        ("v1&region=us-east-1&azs=1&hours=720&p.vpce_hour=0.011&s.logs=1", "226.29"),
        // The inputs that it prints, all of us-east-1, give less.
        ("v1&region=us-east-1&azs=1&hours=720&s.logs=1", "205.71"),
        // nimblehq/infrastructure-templates #309 says 160 GB: 720 hours, and endpoint data for nothing.
        ("v1&region=us-east-1&azs=1&hours=720&p.vpce_gb=0&s.logs=1", "160.00"),
        // pinpole says about 150 GB per AZ; no reading of its printed prices gives that, and they are
        // those of us-east-1, where it is 208.57 GB as above. For 3 AZs that is three times as much.
        ("v1&region=us-east-1&azs=3&nat=az&s.logs=1", "625.71"),
        // bipi.in says about 200 GB for Mumbai, at the prices of us-east-1. Mumbai's own:
        ("v1&region=ap-south-1&azs=1&s.logs=1", "206.30"),
        // kenzo0107 (2026-04) takes 0.01 an hour for Tokyo, which lists 0.014.
        ("v1&region=ap-northeast-1&azs=1&p.vpce_hour=0.01&s.logs=1", "140.38"),
        // With one NAT gateway for two AZs, half the data pays for crossing: the endpoint pays sooner
        // than twice the volume for one AZ, which nobody above takes into account.
        ("v1&region=us-east-1&azs=2&s.logs=1", "324.44"),
    ];
    for (text, expected) in cases {
        assert_eq!(break_even(text), expected, "{text}");
    }
}

#[test]
fn endpoints_in_place_of_nat_gateways() {
    let five = "&s.ecr.api=1&s.ecr.dkr=1&s.logs=1&s.sts=1&s.kms=1";
    let six = "&s.ecs-agent=1&s.ecs-telemetry=1&s.ecs=1&s.ecr.api=1&s.ecr.dkr=1&s.logs=1";
    let cases = [
        // zacfukuda.com (2026-06): five endpoints in one AZ of us-east-1. Its table says 0.14, which is
        // GB an hour: 0.005 / 0.035. A month has 730 of them.
        (format!("v1&region=us-east-1&azs=1&ipv4=0{five}"), "104.29"),
        // The same with the charge for the NAT gateway's public IPv4 address: never dearer than NAT but
        // at no volume at all.
        (format!("v1&region=us-east-1&azs=1&ipv4=0&hours=1{five}"), "0.14"),
        // The article in Tokyo at its own 0.001 USD/GB, and at AWS's 0.01.
        (format!("v1&ipv4=0&crossaz=0&p.vpce_gb=0.001{six}"), "1268.52"),
        (format!("v1&ipv4=0&crossaz=0{six}"), "1488.08"),
        // Like for like there are two NAT gateways: 527 GB and 618 GB.
        (format!("v1&nat=az&ipv4=0&p.vpce_gb=0.001{six}"), "526.56"),
        (format!("v1&nat=az&ipv4=0{six}"), "617.69"),
        // On Fargate, with image layers on the free gateway endpoint.
        ("v1&ipv4=0&crossaz=0&s.ecr.api=1&s.ecr.dkr=1&s.logs=1".to_owned(), "308.85"),
    ];
    for (text, expected) in cases {
        assert_eq!(replacement_volume(&text), expected, "{text}");
    }
}

#[test]
fn five_endpoints_are_cheaper_than_a_nat_gateway_with_its_address() {
    // zacfukuda.com leaves the address out: 0.045 + 0.005 an hour is what five endpoints cost.
    let text = "v1&region=us-east-1&azs=1&s.ecr.api=1&s.ecr.dkr=1&s.logs=1&s.sts=1&s.kms=1";
    assert!(article::crossover(&Link::read(text).0.scenario).is_none());
    let report = report(text);
    assert_eq!(report.cheapest_ranges.iter().map(|range| range.design).collect::<Vec<_>>(), [Design::EndpointsOnly]);
}

#[test]
fn fixed_costs() {
    let nat = Design::NatOnly;
    let endpoints = Design::EndpointsOnly;
    let cases = [
        // 72technologies.com says about 100 USD a month for a NAT gateway.
        ("v1&region=us-east-1&ipv4=0", nat, "32.85"),
        ("v1&region=us-east-1", nat, "36.50"),
        ("v1&region=ap-northeast-1&ipv4=0", nat, "45.26"),
        // kulshan 0.7.1 prices an interface endpoint at 0.01 x 730 in every Region and for any AZs.
        ("v1&region=ap-northeast-1&azs=3&s.logs=0", endpoints, "30.66"),
        // pinpole prices ECR as three interface endpoints in three AZs. Layers come from S3, whose
        // gateway endpoint is free, so there are two and a free one.
        ("v1&region=us-east-1&azs=3&s.ecr.api=0&s.ecr.dkr=0&s.s3=0", endpoints, "43.80"),
        // The ECS article's Fargate set in Tokyo.
        ("v1&s.ecr.api=0&s.ecr.dkr=0&s.logs=0&s.s3=0", endpoints, "61.32"),
        // aws-samples/aws-batch-with-ffmpeg #17: nine endpoints in six AZs for a day, "around 12 $".
        (
            "v1&region=us-east-1&azs=6&hours=24&s.logs=0&s.sts=0&s.kms=0&s.ecs=0&s.ecs-agent=0&s.ecs-telemetry=0\
             &s.ecr.api=0&s.ecr.dkr=0&s.ssm=0",
            endpoints,
            "12.96",
        ),
        // pinpole says that NAT gateways in three AZs make the price per GB threefold: only hours do so.
        ("v1&region=us-east-1&azs=3&nat=az&ipv4=0", nat, "98.55"),
    ];
    for (text, design, expected) in cases {
        assert_eq!(fixed(text, design), expected, "{text}");
    }
}

#[test]
fn data() {
    let (nat, endpoints) = (Design::NatOnly, Design::EndpointsOnly);
    let cases = [
        // Infracost's golden file says 42,000 USD for 7 PB, with bounds at 1,000,000 and 5,000,000 GB.
        // AWS's are 1,048,576 and 5,242,880.
        ("v1&region=us-east-1&s.logs=7000000", endpoints, ChargeKind::EndpointData, "42680.06"),
        // aws-samples/networking-costs-calculator charges exactly 1 PB in two tiers; it is all in the first.
        ("v1&region=us-east-1&s.logs=1048576", endpoints, ChargeKind::EndpointData, "10485.76"),
        // The tiers count all endpoints of the Region together.
        ("v1&region=us-east-1&s.logs=3500000&s.kms=3500000", endpoints, ChargeKind::EndpointData, "42680.06"),
        // A real bill of São Paulo (rules.md, section 12): 18,987.5 GB for 1,765.84 USD.
        ("v1&region=sa-east-1&s.logs=18987.5", nat, ChargeKind::NatGatewayData, "1765.84"),
        // Gruntwork says 0.45 USD per GB, ten times the price.
        ("v1&region=us-east-1&s.logs=1000", nat, ChargeKind::NatGatewayData, "45.00"),
        // oneuptime.com adds 0.09 USD of egress per GB to S3 in the Region: there is only processing.
        ("v1&region=us-east-1&s.s3=1000", nat, ChargeKind::NatGatewayData, "45.00"),
        // Infracost doubles what crosses AZs, and so do we: 0.01 each way.
        ("v1&region=us-east-1&crossaz=100&s.logs=1000", nat, ChargeKind::CrossAzData, "20.00"),
        // axelmarciano/vpc-flowlogs-egress-analyzer takes Tokyo's egress, 0.114, for NAT processing.
        ("v1&region=ap-northeast-1&s.logs=1000", nat, ChargeKind::NatGatewayData, "62.00"),
        // Outbound to the internet through NAT in us-east-1: 0.045 + 0.09 (rules.md, section 3).
        ("v1&region=us-east-1&out=1000", nat, ChargeKind::NatGatewayData, "45.00"),
        // The first 100 GB of egress a month are free, over all Regions and services of an account
        // (rules.md, section 14); whoever charges them all says 90 USD.
        ("v1&region=us-east-1&out=1000", nat, ChargeKind::InternetEgress, "81.00"),
        ("v1&region=us-east-1&out=100", nat, ChargeKind::InternetEgress, "0.00"),
    ];
    for (text, design, kind, expected) in cases {
        assert_eq!(line(text, design, kind), expected, "{text}");
    }
    // Where the free 100 GB are used up elsewhere, every GB is charged.
    let mut scenario = Link::read("v1&region=us-east-1&out=1000").0.scenario;
    scenario.free_egress = false;
    let used_up = Report::new(&scenario, Axis::AllServices);
    let bill = &used_up.priced(nat).expect("possible").bill;
    let egress = bill.lines.iter().find(|line| line.kind == ChargeKind::InternetEgress).expect("billed");
    assert_eq!(egress.amount.to_decimal(2), "90.00");
    let inbound = report("v1&region=us-east-1&in=1000");
    let bill = &inbound.priced(nat).expect("possible").bill;
    assert!(bill.lines.iter().all(|line| line.kind != ChargeKind::InternetEgress), "inbound is free of egress");
}

#[test]
fn a_gb_is_binary() {
    // 548 of 548 rows of the FOCUS sample are whole bytes if a GB is 2^30 of them (rules.md, section 2).
    // The bounds of the tiers are binary too: 1 PB is 1,024 x 1,024 GB.
    let tiers = report("v1&region=us-east-1").prices.endpoint_gb;
    assert_eq!(tiers[1].from, Gb::whole(1_024 * 1_024));
    assert_eq!(tiers[2].from, Gb::whole(5 * 1_024 * 1_024));
    let egress = report("v1&region=us-east-1").prices.egress_gb;
    assert_eq!(egress[1].from, Gb::whole(100), "the free allowance comes first");
    assert_eq!(egress[2].from, Gb::whole(10 * 1_024));
}
