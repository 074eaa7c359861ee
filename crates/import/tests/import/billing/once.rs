//! Usage that several files have counts once, and it is said.

use natpoint_import::imported_data::{FileRemark, ImportedData};
use natpoint_model::catalogue::prices::PriceItem;

use super::{CONSOLE, LEGACY, amount, bill};
use crate::reading::read_all;

/// Bills of one account and month in several formats: 1,830.25 GB and 1,440 hours in Osaka, 88 GB through endpoints.
const CUR: &str = "lineItem/UsageType,lineItem/UsageAmount,lineItem/UnblendedCost,lineItem/UsageStartDate,\
lineItem/UsageEndDate,lineItem/ResourceId
APN3-NatGateway-Bytes,1000.25,62.0155,2026-09-01T00:00:00Z,2026-09-16T00:00:00Z,nat-a
APN3-NatGateway-Bytes,830,51.46,2026-09-16T00:00:00Z,2026-10-01T00:00:00Z,nat-b
APN3-NatGateway-Hours,1440,89.28,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,nat-a
APN3-VpcEndpoint-Bytes,88,0.88,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,vpce-a
";
const FOCUS: &str = "ChargeCategory,ChargeDescription,ConsumedQuantity,BilledCost,ChargePeriodStart,ChargePeriodEnd,\
RegionId
Usage,$0.062 per GB Data Processed by NAT Gateways,1830.250000001,113.4755,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,\
ap-northeast-3
Usage,$0.062 per NAT Gateway Hour,1440,89.28,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,ap-northeast-3
Usage,$0.01 per GB Data Processed by VPC Endpoints,88,0.88,2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,ap-northeast-3
";
/// Two months, the first of which is the same.
const ANSWER: &str = r#"{"ResultsByTime":[
{"TimePeriod":{"Start":"2026-09-01","End":"2026-10-01"},"Groups":[
{"Keys":["APN3-NatGateway-Bytes"],"Metrics":{"UsageQuantity":{"Amount":"1830.25"}}},
{"Keys":["APN3-VpcEndpoint-Bytes"],"Metrics":{"UsageQuantity":{"Amount":"88"}}},
{"Keys":["APN3-NatGateway-Hours"],"Metrics":{"UsageQuantity":{"Amount":"1440"}}}]},
{"TimePeriod":{"Start":"2026-10-01","End":"2026-11-01"},"Groups":[
{"Keys":["APN3-NatGateway-Bytes"],"Metrics":{"UsageQuantity":{"Amount":"7"}}}]}]}"#;
/// Money alone.
const MONEY: &str = "Usage type,APN3-NatGateway-Bytes($),APN3-NatGateway-Hours($),APN3-VpcEndpoint-Bytes($),\
Total costs($)\n2026-09-01,113.48,89.28,0.88,203.64\n";

fn gb(found: &ImportedData) -> Vec<Option<natpoint_import::imported_data::BilledAmount>> {
    let lines = &bill(found).lines;
    lines.iter().filter(|line| line.item == PriceItem::NatGb).map(|line| line.quantity).collect()
}

fn remarks(found: &ImportedData) -> Vec<Vec<FileRemark>> {
    found.files.iter().map(|file| file.remarks.clone()).collect()
}

#[test]
fn the_same_file_counts_once() {
    let found = read_all(&[LEGACY, CONSOLE, LEGACY, LEGACY]);
    assert_eq!(found.bill, read_all(&[LEGACY, CONSOLE]).bill);
    let first = found.files[0].name.clone();
    let same = FileRemark::SameFile { file: first };
    let is_told: Vec<_> = found.files.iter().map(|file| file.remarks.contains(&same)).collect();
    assert_eq!(is_told, [false, false, true, true]);
}

#[test]
fn a_bill_in_another_format_counts_once_and_the_one_with_resources_is_kept() {
    for order in [[CUR, FOCUS], [FOCUS, CUR]] {
        let found = read_all(&order.map(str::as_bytes));
        assert_eq!(gb(&found), [amount("1000.25"), amount("830")], "{order:?}");
        let focus = order.iter().position(|text| *text == FOCUS).unwrap();
        let file = found.files[1 - focus].name.clone();
        assert_eq!(found.files[focus].remarks, [FileRemark::SameUsage { file }]);
        assert_eq!(found.files[1 - focus].remarks, []);
    }
}

#[test]
fn of_several_months_only_the_same_one_counts_once() {
    let found = read_all(&[FOCUS.as_bytes(), ANSWER.as_bytes()]);
    // The lines of one Region, item and resource add up: September of either file, and October.
    let sum: i128 = gb(&found).iter().flatten().map(|amount| amount.0).sum();
    assert!(
        [amount("1837.25"), amount("1837.250000001")]
            .contains(&Some(natpoint_import::imported_data::BilledAmount(sum)))
    );
    let file = found.files[0].name.clone();
    assert_eq!(remarks(&found), [vec![], vec![FileRemark::SameUsage { file }]]);
}

#[test]
fn money_alone_is_the_same_bill_too() {
    let found = read_all(&[MONEY.as_bytes(), FOCUS.as_bytes()]);
    assert_eq!(gb(&found), [amount("1830.250000001")]);
    assert_eq!(remarks(&found)[1], []);
    assert!(matches!(remarks(&found)[0][..], [FileRemark::SameUsage { .. }]));
}

#[test]
fn what_is_not_the_same_adds_up() {
    // Another account's, another month's, and the second part of a report.
    let other = CUR.replace("830,", "831,");
    let month = CUR.replace("-10-01", "-11-01").replace("-09-16", "-10-16").replace("-09-01", "-10-01");
    let vpc = CUR.replace("nat-", "nat-x").replace("vpce-", "vpce-x");
    for text in [&other, &month, &vpc] {
        let found = read_all(&[CUR.as_bytes(), text.as_bytes()]);
        let sum: i128 = gb(&found).iter().flatten().map(|amount| amount.0).sum();
        assert!(sum >= amount("3660.5").unwrap().0, "{text}");
        assert_eq!(remarks(&found), [vec![], vec![]]);
    }
    let hours = "lineItem/UsageType,lineItem/UsageAmount,lineItem/ResourceId\nNatGateway-Hours,720,\n";
    let found = read_all(&[hours.as_bytes(), hours.replace("720,", "720.0,").as_bytes()]);
    assert_eq!(bill(&found).lines[0].quantity, amount("1440"));
}

#[test]
fn bills_of_one_time_that_differ_are_told() {
    let found = read_all(&[CUR.as_bytes(), FOCUS.replace("1830.", "1930.").as_bytes()]);
    let file = found.files[0].name.clone();
    assert_eq!(remarks(&found), [vec![], vec![FileRemark::OtherUsage { file }]]);
    let sum: i128 = gb(&found).iter().flatten().map(|amount| amount.0).sum();
    assert_eq!(sum, amount("3760.500000001").unwrap().0);
}

#[test]
fn an_earlier_version_of_a_report_and_a_part_of_it_count_once() {
    let header = "lineItem/UsageType,lineItem/ResourceId,lineItem/UsageAmount,lineItem/UsageStartDate,\
                  lineItem/UsageEndDate\n";
    let day = |resource: &str, day: u32, gb: u32| {
        let next = day + 1;
        format!("NatGateway-Bytes,{resource},{gb},2026-10-{day:02}T00:00:00Z,2026-10-{next:02}T00:00:00Z\n")
    };
    let days = |resource: &str, last: u32| (1..=last).map(|at| day(resource, at, 100)).collect::<String>();
    let half = header.to_owned() + &days("nat-a", 15);
    // What the last day had was not known yet.
    let early = header.to_owned() + &days("nat-a", 14) + &day("nat-a", 15, 40);
    let whole = header.to_owned() + &days("nat-a", 30);
    let two = header.to_owned() + &days("nat-a", 30) + &days("nat-b", 30);
    let rest = header.to_owned() + &(16..=30).map(|at| day("nat-a", at, 100)).collect::<String>();
    for (files, sum, once) in [
        ([&half, &whole], 3_000, true),
        ([&whole, &half], 3_000, true),
        ([&early, &whole], 3_000, true),
        ([&two, &whole], 6_000, true),
        ([&half, &rest], 3_000, false),
    ] {
        let found = read_all(&files.map(String::as_bytes));
        let total = gb(&found).into_iter().flatten().map(|amount| amount.0).sum::<i128>();
        assert_eq!(Some(total), amount(&format!("{sum}")).map(|amount| amount.0), "{files:?}");
        assert_eq!(remarks(&found).iter().any(|remarks| !remarks.is_empty()), once, "{files:?}");
    }
}
