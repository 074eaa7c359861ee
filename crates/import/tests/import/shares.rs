//! Volumes of unknown destination, divided among the usual suspects.

use natpoint_import::ImportedData;
use natpoint_import::to_scenario::{Allocation, Choices, Note, Share, Suspect, UnallocatedTraffic, to_scenario};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Quantity};
use natpoint_test_support::survival::survives;

use super::reading::read;

/// A bill of 1,000.01 GB through NAT gateways in a month.
fn imported() -> ImportedData {
    read(
        b"line_item_usage_start_date,line_item_usage_end_date,line_item_line_item_type,line_item_product_code,\
          line_item_usage_type,line_item_usage_amount\n\
          2026-09-01,2026-10-01,Usage,AmazonEC2,EU-NatGateway-Bytes,1000.01\n",
    )
}

/// What is made of shares: GB to S3, to CloudWatch Logs, from the internet, and left out.
fn divided(shares: &[(Suspect, u8)]) -> [String; 4] {
    let of = UnallocatedTraffic::NatBill;
    let shares = shares.iter().map(|(to, percent)| Share { of, to: *to, percent: *percent }).collect();
    let choices = Choices { unallocated: vec![(of, Allocation::Divided)], shares, ..Choices::default() };
    let preview = to_scenario(&imported(), &Scenario::new(natpoint_model::catalogue::regions::TOKYO), &choices);
    survives(&preview.scenario);
    let service = |slug| preview.scenario.service(ServiceId::named(slug)).map_or(Gb::ZERO, |used| used.gb);
    let left = preview.notes.iter().find_map(|note| match note {
        Note::LeftOut(UnallocatedTraffic::NatBill, gb) => Some(*gb),
        _ => None,
    });
    let all = [service("s3"), service("logs"), preview.scenario.internet_in, left.unwrap_or(Gb::ZERO)];
    assert_eq!(all.iter().map(|gb| gb.units()).sum::<u64>(), Gb::literal("1000.01").units(), "nothing is lost");
    all.map(Quantity::to_plain)
}

#[test]
fn a_volume_is_divided_and_the_rest_is_left_out() {
    use Suspect::{ImageLayers, Internet, Logs, S3};
    for (shares, expected) in [
        (&[][..], ["0", "0", "0", "1000.01"]),
        (&[(S3, 0)], ["0", "0", "0", "1000.01"]),
        (&[(S3, 30)], ["300.003", "0", "0", "700.007"]),
        (&[(S3, 30), (ImageLayers, 20)], ["500.005", "0", "0", "500.005"]),
        (&[(S3, 30), (Internet, 20), (Logs, 10)], ["300.003", "100.001", "200.002", "400.004"]),
        (&[(S3, 33), (Logs, 33), (Internet, 34)], ["330.0033", "330.0033", "340.0034", "0"]),
        (&[(S3, 100)], ["1000.01", "0", "0", "0"]),
        // What is beyond the whole does not count.
        (&[(S3, 80), (Logs, 80)], ["800.008", "200.002", "0", "0"]),
        (&[(S3, 255), (Logs, 1)], ["1000.01", "0", "0", "0"]),
    ] {
        assert_eq!(divided(shares), expected, "{shares:?}");
    }
}

#[test]
fn shares_count_only_where_the_volume_is_divided() {
    let of = UnallocatedTraffic::NatBill;
    let shares = vec![Share { of, to: Suspect::S3, percent: 50 }];
    let now = Scenario::new(natpoint_model::catalogue::regions::TOKYO);
    let undecided = to_scenario(&imported(), &now, &Choices { shares, ..Choices::default() });
    assert!(undecided.notes.contains(&Note::LeftOut(of, Gb::literal("1000.01"))));
    assert_eq!(undecided.scenario.service(ServiceId::named("s3")), None);
}
