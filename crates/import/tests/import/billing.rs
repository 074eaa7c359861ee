//! Bills: what each kind of them says, and all that can be wrong with one.

use natpoint_import::imported_data::{
    BillRefusal, BilledAmount, FileRefusal, FileRemark, ImportedBill, ImportedData, Kind, SkipReason, Span,
};
use natpoint_model::catalogue::prices::PriceItem;
use proptest::prelude::*;

use crate::reading::{cuts, read, utf16};

mod coats;
mod headers;
mod hostile;
mod json_rows;
mod once;
mod scenario;
mod time_of_use;
mod truth;

const LEGACY: &[u8] = include_bytes!("samples/cur_legacy.csv");
const CUR_2: &[u8] = include_bytes!("samples/cur_2.csv");
const FOCUS: &[u8] = include_bytes!("samples/focus.csv");
const CONSOLE: &[u8] = include_bytes!("samples/cost_explorer_usage_types.csv");
const ANSWER: &[u8] = include_bytes!("samples/get_cost_and_usage.json");

const MONTHLY: &[u8] = include_bytes!("samples/bill_monthly.csv");
const GERMAN: &[u8] = include_bytes!("samples/bill_german.csv");
const RESELLER: &[u8] = include_bytes!("samples/bill_reseller.csv");
const CONSOLE_USAGE: &[u8] = include_bytes!("samples/cost_explorer_usage.csv");
const ANSWER_TEXT: &[u8] = include_bytes!("samples/get_cost_and_usage.txt");
const USAGE_ROWS: &[u8] = include_bytes!("samples/usage_rows.txt");

/// One of each kind of bill.
const ALL: [&[u8]; 11] =
    [LEGACY, CUR_2, FOCUS, CONSOLE, ANSWER, MONTHLY, GERMAN, RESELLER, CONSOLE_USAGE, ANSWER_TEXT, USAGE_ROWS];

const SEPTEMBER: u64 = 1_788_220_800;
const HOUR: u64 = 3600;
const DAY: u64 = 24 * HOUR;

fn amount(text: &str) -> Option<BilledAmount> {
    let amount = BilledAmount::parse(text);
    assert!(amount.is_some(), "{text}");
    amount
}

/// A line of a bill: Region, item, resource, quantity, cost.
type Line<'a> = (&'a str, PriceItem, &'a str, Option<BilledAmount>, Option<BilledAmount>);

fn rows(bill: &ImportedBill) -> Vec<Line<'_>> {
    bill.lines.iter().map(|line| (&*line.region, line.item, &*line.resource, line.quantity, line.cost)).collect()
}

fn bill(found: &ImportedData) -> &ImportedBill {
    let Some(bill) = &found.bill else { panic!("no bill in {found:?}") };
    bill
}

fn skipped(found: &ImportedData) -> Vec<(SkipReason, u64, Vec<u64>)> {
    let skipped = &found.files[0].skipped;
    skipped.iter().map(|skipped| (skipped.why.clone(), skipped.count, skipped.lines.clone())).collect()
}

#[test]
fn a_legacy_report_is_added_up() {
    use PriceItem as P;
    let found = read(LEGACY);
    assert_eq!(found.files[0].kind, Some(Kind::LegacyCur));
    assert_eq!(found.files[0].refused, None);
    let (nat, endpoint, tokyo) = ("nat-0123456789abcdef0", "vpce-0123456789abcdef0", "ap-northeast-1");
    let expected = [
        (tokyo, P::NatHour, nat, amount("2"), amount("0.124")),
        (tokyo, P::NatGb, nat, amount("12.5"), amount("0.775")),
        (tokyo, P::EndpointHour, endpoint, amount("2"), amount("0.028")),
        (tokyo, P::EndpointGb, endpoint, amount("3"), amount("0.03")),
        (tokyo, P::PublicIpv4Hour, "", amount("1"), amount("0.005")),
        (tokyo, P::InterAzGbEachWay, "", amount("0.0007809028"), amount("0.0000078090")),
        ("cn-north-1", P::NatHour, "nat-1", amount("1"), None),
        ("us-east-1", P::NatHour, "", amount("1"), amount("0.045")),
    ];
    assert_eq!(rows(bill(&found)), expected);
    assert_eq!(found.files[0].remarks, [FileRemark::OtherCurrency]);
    assert_eq!(bill(&found).time.span, Some(Span { from: SEPTEMBER, to: SEPTEMBER + 2 * HOUR }));
    assert!(!bill(&found).estimated);
    assert_eq!((found.files[0].records, found.files[0].used), (13, 9));
    assert_eq!(skipped(&found), [(SkipReason::NotUsage, 3, vec![9, 10, 11]), (SkipReason::OtherUsage, 1, vec![12]),]);
}

#[test]
fn an_export_of_today_is_read_by_its_region_columns_and_its_product_map() {
    use PriceItem as P;
    let found = read(CUR_2);
    assert_eq!(found.files[0].kind, Some(Kind::Cur2));
    let expected = [
        ("ap-northeast-1", P::NatHour, "nat-1", amount("24"), amount("1.488")),
        ("eu-west-1", P::RegionalNatHour, "nat-2", amount("3"), amount("0.144")),
        ("eu-west-1", P::RegionalNatGb, "nat-2", amount("1.25"), amount("0.06")),
        ("us-gov-west-1", P::GwlbEndpointGb, "vpce-3", amount("10"), amount("0.044")),
    ];
    assert_eq!(rows(bill(&found)), expected);
    assert_eq!(bill(&found).time.span, Some(Span { from: SEPTEMBER, to: SEPTEMBER + DAY }));
    assert_eq!(found.files[0].skipped, []);
}

#[test]
fn focus_is_read_by_its_descriptions_and_by_aws_s_own_columns() {
    use PriceItem as P;
    let found = read(FOCUS);
    assert_eq!(found.files[0].kind, Some(Kind::Focus));
    let expected = [
        ("", P::NatHour, "nat-4", amount("1"), amount("0.045")),
        ("ap-northeast-1", P::EndpointHour, "vpce-5", amount("2"), amount("0.028")),
        ("ap-northeast-1", P::PublicIpv4Hour, "", amount("1"), amount("0.005")),
        ("eu-central-1", P::InterAzGbEachWay, "", amount("0.0007809028"), amount("0.00000780900")),
        ("eu-west-3", P::PublicIpv4IdleHour, "", amount("1"), amount("0.005")),
        ("us-east-1", P::NatHour, "nat-9", amount("1"), None),
        ("us-east-2", P::NatHour, "nat-1", amount("1"), amount("0.045")),
        ("us-west-2", P::NatGb, "nat-0", amount("0.0469039492"), amount("0.00211067770")),
    ];
    assert_eq!(rows(bill(&found)), expected);
    let hours = Span { from: SEPTEMBER + 18 * HOUR, to: SEPTEMBER + 19 * HOUR };
    assert_eq!(bill(&found).time.span, Some(hours));
    assert_eq!(
        skipped(&found),
        [
            (SkipReason::NotUsage, 1, vec![9]),
            (SkipReason::OtherUsage, 1, vec![10]),
            (SkipReason::Value { field: "ConsumedUnit".to_owned() }, 1, vec![12]),
        ]
    );
}

#[test]
fn the_console_has_money_alone() {
    use PriceItem as P;
    let found = read(CONSOLE);
    assert_eq!(found.files[0].kind, Some(Kind::CostExplorerCsv));
    let expected = [
        ("ap-northeast-1", P::NatHour, "", None, amount("2.976")),
        ("ap-northeast-1", P::NatGb, "", None, amount("0.7750017")),
        ("us-east-1", P::EndpointHour, "", None, amount("0.24")),
    ];
    assert_eq!(rows(bill(&found)), expected);
    assert_eq!(bill(&found).time.span, Some(Span { from: SEPTEMBER, to: SEPTEMBER + 2 * DAY }));
    assert_eq!((found.files[0].records, found.files[0].used), (3, 2));
    assert_eq!(skipped(&found), [(SkipReason::OtherUsage, 1, vec![1])]);
    let plain: Vec<u8> = CONSOLE.iter().copied().filter(|byte| *byte != b'"').collect();
    assert_eq!(read(&plain).bill, found.bill);
}

#[test]
fn the_console_s_months_and_days_are_told_apart() {
    for (dates, span) in [
        (&["2026-08-01", "2026-09-01"][..], Some((SEPTEMBER - 31 * DAY, SEPTEMBER + 30 * DAY))),
        (&["2026-08-15", "2026-09-01"], Some((SEPTEMBER - 17 * DAY, SEPTEMBER + 30 * DAY))),
        (&["2026-09-02", "2026-09-01"], Some((SEPTEMBER, SEPTEMBER + 2 * DAY))),
        (&["2026-09-01T00:00:00Z", "2026-09-01T01:00:00Z"], Some((SEPTEMBER, SEPTEMBER + 2 * HOUR))),
        (&["2026-09-01"], None),
        (&["2026-09-01", "2026-09-01"], None),
    ] {
        let mut text = "Usage type,NatGateway-Hours($),Total costs($)\nUsage type total,1,1\n".to_owned();
        for date in dates {
            text = text + date + ",0.5,0.5\n";
        }
        let found = read(text.as_bytes());
        assert_eq!(bill(&found).time.span, span.map(|(from, to)| Span { from, to }), "{dates:?}");
    }
}

#[test]
fn a_table_by_another_group_is_refused_with_nothing_guessed() {
    for text in [
        "\"Service\",\"EC2-Instances($)\",\"EC2-Other($)\",\"VPC($)\",\"Total costs($)\"\n\
         \"Service total\",\"1771.6\",\"1240.69\",\"231.5\",\"4744.8\"\n\"2022-03-01\",\"3.4\",\"4.4\",\"\",\"90.6\"\n",
        "Region,us-east-1($),Total cost ($)\n2022-03-01,1,1\n",
    ] {
        let found = read(text.as_bytes());
        assert_eq!(found.files[0].kind, Some(Kind::CostExplorerCsv));
        assert_eq!(found.files[0].refused, Some(FileRefusal::Bill(BillRefusal::NotByUsageType)));
        assert_eq!(found.bill, None);
    }
    let none = read(b"Usage Type,BoxUsage:m5.large($),Total costs($)\n2022-03-01,1,1\n");
    assert_eq!((none.files[0].refused.clone(), none.bill), (None, None));
}

#[test]
fn an_answer_of_cost_explorer_has_quantities() {
    use PriceItem as P;
    let found = read(ANSWER);
    assert_eq!(found.files[0].kind, Some(Kind::CostExplorerJson));
    let expected = [
        ("ap-northeast-1", P::NatHour, "", amount("1464"), amount("90.768")),
        ("ap-northeast-1", P::NatGb, "", amount("100.5"), amount("6.231")),
        ("ap-northeast-1", P::EndpointHour, "", None, amount("20.44")),
        ("us-east-1", P::Egress, "", amount("0.0000017"), amount("0.000000153")),
    ];
    assert_eq!(rows(bill(&found)), expected);
    assert!(bill(&found).estimated);
    assert_eq!(bill(&found).time.span, Some(Span { from: SEPTEMBER - 31 * DAY, to: SEPTEMBER + 30 * DAY }));
    assert_eq!((found.files[0].records, found.files[0].used), (8, 5));
    assert_eq!(
        skipped(&found),
        [
            (SkipReason::OtherUsage, 1, vec![3]),
            (SkipReason::UnknownRegion, 1, vec![7]),
            (SkipReason::Value { field: "UsageQuantity".to_owned() }, 1, vec![8]),
        ]
    );
}

#[test]
fn an_answer_says_which_of_its_keys_is_what() {
    use PriceItem as P;
    let text = |definitions: &str, keys: &str| {
        format!(
            "{{{definitions}\"ResultsByTime\":[{{\"Groups\":[{{\"Keys\":[{keys}],\"Metrics\":\
             {{\"UsageQuantity\":{{\"Amount\":2,\"Unit\":\"N/A\"}}}}}}],\"TimePeriod\":\
             {{\"Start\":\"2026-09-01\"}}}}]}}"
        )
    };
    let by = |names: &[&str]| {
        let definition = |name: &&str| format!("{{\"Type\":\"DIMENSION\",\"Key\":\"{name}\"}}");
        format!("\"GroupDefinitions\":[{}],", names.iter().map(definition).collect::<Vec<_>>().join(","))
    };
    for (definitions, keys, expected) in [
        (String::new(), "\"NatGateway-Hours\"", Some(("us-east-1", P::NatHour, ""))),
        (String::new(), "\"a\",\"APN1-NatGateway-Hours\"", Some(("ap-northeast-1", P::NatHour, ""))),
        (
            by(&["SERVICE", "USAGE_TYPE"]),
            "\"EC2 - Other\",\"DataTransfer-Out-Bytes\"",
            Some(("us-east-1", P::Egress, "")),
        ),
        (by(&["SERVICE", "USAGE_TYPE"]), "\"Amazon Simple Storage Service\",\"DataTransfer-Out-Bytes\"", None),
        (by(&["USAGE_TYPE", "REGION"]), "\"NatGateway-Bytes\",\"us-west-2\"", Some(("us-west-2", P::NatGb, ""))),
        (by(&["USAGE_TYPE", "OPERATION"]), "\"TransitGateway-Hours\",\"TransitGatewayVPN\"", None),
        (by(&["USAGE_TYPE", "RECORD_TYPE"]), "\"NatGateway-Bytes\",\"Credit\"", None),
        (
            by(&["USAGE_TYPE", "RESOURCE_ID"]),
            "\"NatGateway-Bytes\",\"NoResourceId\"",
            Some(("us-east-1", P::NatGb, "")),
        ),
        (by(&["USAGE_TYPE", "RESOURCE_ID"]), "\"NatGateway-Bytes\",\"nat-1\"", Some(("us-east-1", P::NatGb, "nat-1"))),
    ] {
        let found = read(text(&definitions, keys).as_bytes());
        let expected: Vec<_> = expected.into_iter().collect();
        let lines = found.bill.map(|bill| bill.lines).unwrap_or_default();
        let told: Vec<_> = lines.iter().map(|line| (&*line.region, line.item, &*line.resource)).collect();
        assert_eq!(told, expected, "{keys}");
        assert!(lines.iter().all(|line| line.quantity == amount("2") && line.cost.is_none()));
    }
    for (definitions, keys) in [(String::new(), "\"Amazon EC2\""), (by(&["SERVICE"]), "\"EC2 - Other\"")] {
        assert_eq!(
            read(text(&definitions, keys).as_bytes()).files[0].refused,
            Some(FileRefusal::Bill(BillRefusal::NotByUsageType))
        );
    }
}

#[test]
fn encodings_separators_and_line_ends_do_not_matter() {
    for sample in ALL.into_iter().filter(|sample| *sample != ANSWER) {
        let expected = read(sample);
        let text = std::str::from_utf8(sample).unwrap();
        let changed = [
            [b"\xef\xbb\xbf", sample].concat(),
            utf16(text, false),
            utf16(text, true),
            text.replace('\n', "\r\n").into_bytes(),
            text.trim_end().as_bytes().to_vec(),
        ];
        for bytes in changed {
            let found = read(&bytes);
            assert_eq!((&found.bill, &found.files[0].skipped), (&expected.bill, &expected.files[0].skipped));
        }
    }
    // A spreadsheet of Europe writes semicolons.
    let text = std::str::from_utf8(CONSOLE).unwrap().replace(',', ";");
    assert_eq!(read(text.as_bytes()).bill, read(CONSOLE).bill);
}

proptest! {
    #[test]
    fn an_exponent_moves_the_point(
        sign in "[+-]?", whole in "0{0,30}[0-9]{1,15}", decimals in "[0-9]{0,40}", exponent in -45_i32..5,
    ) {
        let digits = ["0".repeat(50), whole.clone(), decimals.clone(), "0".repeat(50)].concat();
        let point = usize::try_from(50 + i32::try_from(whole.len()).unwrap() + exponent).unwrap();
        let expected: i128 = digits[..point + 12].parse().unwrap();
        let expected = if sign == "-" { -expected } else { expected };
        let found = BilledAmount::parse(&format!("{sign}{whole}.{decimals}e{exponent}")).unwrap();
        prop_assert_eq!(found.0, expected);
        let plain = format!("{sign}{}.{}", &digits[..point], &digits[point..]);
        prop_assert_eq!(Some(found), BilledAmount::parse(&plain));
    }

    #[test]
    fn any_cut_into_pieces_gives_the_same(sizes in prop::collection::vec(1_usize..400, 1..30)) {
        for sample in ALL {
            prop_assert_eq!(cuts(sample, &sizes), read(sample));
        }
    }
}
