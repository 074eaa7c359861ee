//! From which volume on one endpoint pays, where hours are free or prices are equal, and where all VPCs share it.

use bills::opened;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;

use natpoint_test_support::bills;

/// From which volume the first endpoint pays, and whether it does at its own.
fn break_even(text: &str) -> (Option<String>, bool) {
    let report = Report::new(&opened(text), Axis::AllServices);
    report.break_even.first().map_or((None, false), |break_even| (break_even.from_gb(2), break_even.pays))
}

#[test]
fn free_hours_pay_from_the_first_byte_if_data_is_the_cheaper() {
    let from = |gb: &str| Some(gb.to_owned());
    // 20.44 of hours by 0.052 for each GB.
    assert_eq!(break_even("v1&crossaz=0&s.logs=394"), (from("393.08"), true));
    assert_eq!(break_even("v1&crossaz=0&s.logs=393"), (from("393.08"), false));
    assert_eq!(break_even("v1&crossaz=0&hours=0&s.logs=5"), (from("0.00"), true));
    assert_eq!(break_even("v1&crossaz=0&hours=0&s.logs=0"), (from("0.00"), false), "nothing saves nothing");
    // NAT gateways at 0.005 are cheaper than endpoints until the third tier, at 0.004 beyond 5 PB:
    // 10,485.76 + 25,165.824 + 0.004 x (GB - 5,242,880) = 0.005 x GB.
    assert_eq!(break_even("v1&crossaz=0&hours=0&p.nat_gb=0.005&s.logs=5").0, from("14680064.00"));
    assert_eq!(break_even("v1&crossaz=0&hours=0&p.nat_gb=0.003&s.logs=5"), (None, false));
    // At the price of the first tier the two run side by side through it, and then the endpoint is the cheaper.
    assert_eq!(break_even("v1&crossaz=0&hours=0&p.nat_gb=0.01&s.logs=5"), (from("1048576.00"), false));
    assert_eq!(break_even("v1&crossaz=0&hours=0&p.nat_gb=0.01&s.logs=1048577"), (from("1048576.00"), true));
    assert_eq!(break_even("v1&crossaz=0&hours=0&p.nat_gb=0.01&p.vpce_gb=0.01&s.logs=5"), (None, false));
    assert_eq!(break_even("v1&nat=none&s.logs=5"), (None, false), "no NAT gateway, no break-even beside one");
}

#[test]
fn an_endpoint_that_all_vpcs_share_pays_from_less() {
    let shared = |text: &str| {
        let report = Report::new(&opened(text), Axis::AllServices);
        let first = report.break_even.first().expect("there is a choice");
        (report.recommendation.expect("possible").design, first.from_gb(2).expect("it pays"), first.shared_by)
    };
    let found = |design, from: &str, vpcs| (design, from.to_owned(), vpcs);
    // In a shared VPC 3 x 7.30 once, and twelve VPCs save 0.045 - 0.01 each.
    let text = "v1&region=us-east-1&azs=3&nat=az&vpcs=12&sharing=yes&out=10&s.logs=300";
    assert_eq!(shared(text), found(Design::SharedEndpointsAndNat, "52.14", Some(12)));
    // In a hub 2 x 7.30 + 0.50 for its zone. What NAT gateways of the hub would carry takes the same way there.
    let text = "v1&region=us-east-1&nat=az&azs=2&vpcs=20&tgw=there&out=10&s.logs=100";
    assert_eq!(shared(text), found(Design::HubEndpointsAndNat, "21.57", Some(20)));
    // NAT gateways of each VPC spare the way, at 0.02: 15.10 / (10 x (0.045 - 0.01 - 0.02)).
    let services = ["logs", "kms", "sts", "ecs", "ssm", "sqs"].map(|slug| format!("&s.{slug}=300")).concat();
    let text = format!("v1&region=us-east-1&nat=az&azs=2&vpcs=10&tgw=there&out=5000{services}");
    assert_eq!(shared(&text), found(Design::CheapestMixWithHub, "100.67", Some(10)));
    // Over peerings half crosses AZs, at 0.01 each way: 15.10 / (3 x (0.045 - 0.01 - 0.01)).
    let text = "v1&region=us-east-1&nat=az&azs=2&vpcs=3&peering=yes&peeringaz=50&out=10&s.logs=300";
    assert_eq!(shared(text), found(Design::PeeredEndpointsAndNat, "201.33", Some(3)));
    // Where each VPC has its own, it carries its own: 14.60 / 0.035.
    let text = "v1&region=us-east-1&nat=az&azs=2&vpcs=3&out=10&s.logs=3000";
    assert_eq!(shared(text), found(Design::CheapestMix, "417.14", None));
}
