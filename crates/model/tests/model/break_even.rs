//! From which volume on one endpoint pays, where hours are free or prices are equal.

use bills::opened;
use natpoint_model::compare::{Axis, Report};

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
