//! What can be wrong with a bill: it is said, and the rest is still read.

use natpoint_import::imported_data::{BillRefusal, FileRefusal, FileRemark, Kind, SkipReason, Span};
use natpoint_model::catalogue::prices::PriceItem;
use proptest::prelude::*;

use super::{ALL, amount, bill, skipped};
use crate::reading::{cuts, mutated, read};

const HEADER: &str = "lineItem/UsageType,lineItem/UsageAmount,lineItem/UnblendedCost,lineItem/UsageStartDate,\
                      lineItem/UsageEndDate,lineItem/ResourceId,product/region";

#[test]
fn a_bad_line_is_told_and_the_rest_read() {
    let field = |name: &str| SkipReason::Value { field: format!("lineItem/{name}") };
    for (row, why) in [
        ("NatGateway-Hours,1", SkipReason::Fields { expected: 7 }),
        ("NatGateway-Hours,1,1,,,,,extra", SkipReason::Fields { expected: 7 }),
        ("NatGateway-Hours,one,1,,,,", field("UsageAmount")),
        ("NatGateway-Hours,99999999999999999999,1,,,,", field("UsageAmount")),
        ("NatGateway-Hours,\"1,5\",1,,,,", field("UsageAmount")),
        ("NatGateway-Hours,1,1 of 2,,,,", field("UnblendedCost")),
        ("NatGateway-Hours,NaN,1,,,,", field("UsageAmount")),
        ("NatGateway-Hours,,NULL,,,,", field("UsageAmount")),
        ("NatGateway-Hours,1,1,2026-09-31,2026-10-01,,", field("UsageStartDate")),
        ("NatGateway-Hours,1,1,2026-09-02,2026-09-01,,", field("UsageEndDate")),
        ("NatGateway-Hours,1,1,2026-09-02,soon,,", field("UsageEndDate")),
        ("XYZ9-NatGateway-Hours,1,1,,,,", SkipReason::UnknownRegion),
        ("<img src=x onerror=alert(1)>,1,1,,,,", SkipReason::OtherUsage),
        (",1,1,,,,", SkipReason::OtherUsage),
    ] {
        let text = format!("{HEADER}\n{row}\nNatGateway-Hours,2,1.7e-06,2026-09-01,2026-09-02,<b>nat</b>,eu-west-2\n");
        let found = read(text.as_bytes());
        assert_eq!(skipped(&found), [(why, 1, vec![2])], "{row}");
        let lines = &bill(&found).lines;
        assert_eq!(lines.len(), 1, "{row}");
        assert_eq!((lines[0].item, &*lines[0].resource), (PriceItem::NatHour, "<b>nat</b>"));
        assert_eq!(
            (&*lines[0].region, lines[0].quantity, lines[0].cost),
            ("eu-west-2", amount("2"), amount("0.0000017"))
        );
    }
}

#[test]
fn bytes_that_are_no_text_are_told() {
    let row = b"NatGateway-Hours,1,1,,,\xff\xfe,\nNatGateway-Hours,\xff,1,,,,\nNatGateway-Hours,1,1,,,,\n";
    let found = read(&[HEADER.as_bytes(), b"\n", row].concat());
    let field = SkipReason::Value { field: "lineItem/UsageAmount".to_owned() };
    assert_eq!(skipped(&found), [(SkipReason::NotText, 1, vec![2]), (field, 1, vec![3])]);
    assert_eq!(bill(&found).lines.len(), 1);
}

#[test]
fn a_header_that_says_too_little_or_too_much_is_refused() {
    let missing = |names: &[&str]| FileRefusal::MissingColumns(names.iter().map(|name| (*name).to_owned()).collect());
    let doubled = |name: &str| FileRefusal::DoubledColumn(name.to_owned());
    for (header, kind, refused) in [
        ("lineItem/UsageType,lineItem/ProductCode", Kind::LegacyCur, missing(&["lineItem/UsageAmount"])),
        ("lineItem/ProductCode,lineItem/UsageAmount", Kind::LegacyCur, missing(&["lineItem/UsageType"])),
        (
            "line_item_product_code,line_item_operation",
            Kind::Cur2,
            missing(&["line_item_usage_type", "line_item_usage_amount"]),
        ),
        ("ChargeCategory,BilledCost,ListCost", Kind::Focus, missing(&["x_UsageType"])),
        ("lineItem/UsageType,lineItem/UsageAmount,lineitem/usagetype", Kind::LegacyCur, doubled("lineitem/usagetype")),
        ("ChargeDescription,BilledCost,BilledCost", Kind::Focus, doubled("BilledCost")),
        ("Usage type,NatGateway-Hours($),NatGateway-Hours($)", Kind::CostExplorerCsv, doubled("NatGateway-Hours($)")),
    ] {
        let found = read(format!("{header}\n1,2,3\n").as_bytes());
        assert_eq!((found.files[0].kind, found.files[0].refused.clone()), (Some(kind), Some(refused)), "{header}");
        assert_eq!(found.bill, None);
    }
}

#[test]
fn a_console_table_with_bad_cells_is_read_but_for_those() {
    let text = "Usage type,NatGateway-Hours($),XYZ9-NatGateway-Bytes($),NatGateway-Bytes(€),EU-NatGateway-Bytes($),\
                Total costs($)\nUsage type total,9,9,9,9,9\n2026-09-01,1,1,1,-,1\n2026-09-02,2\nsoon,3,3,3,3,3\n\
                2026-09-03,4,4,4,5,4\nUsage type total,9,9,9,9,9\n";
    let found = read(text.as_bytes());
    let lines: Vec<_> = bill(&found).lines.iter().map(|line| (&*line.region, line.cost)).collect();
    assert_eq!(lines, [("eu-west-1", amount("5")), ("us-east-1", amount("5"))]);
    assert_eq!(
        skipped(&found),
        [
            (SkipReason::UnknownRegion, 1, vec![1]),
            (SkipReason::OtherCurrency, 1, vec![1]),
            (SkipReason::Value { field: "EU-NatGateway-Bytes($)".to_owned() }, 1, vec![3]),
            (SkipReason::Fields { expected: 6 }, 1, vec![4]),
            (SkipReason::Value { field: "Usage type".to_owned() }, 1, vec![5]),
        ]
    );
    assert_eq!(found.files[0].used, 1);
}

#[test]
fn sums_beyond_all_bounds_stay_at_the_bound() {
    let row = "NatGateway-Hours,18446744073709551615,-18446744073709551615,,,,\n";
    let found = read(format!("{HEADER}\n{}", row.repeat(3)).as_bytes());
    let most = i128::from(u64::MAX) * 1_000_000_000_000 * 3;
    assert_eq!(bill(&found).lines[0].quantity.unwrap().0, most);
    assert_eq!(bill(&found).lines[0].cost.unwrap().0, -most);
}

#[test]
fn answers_that_are_something_else_do_no_harm() {
    let other = FileRefusal::Bill(BillRefusal::NotByUsageType);
    for (text, refused) in [
        (r#"{"ResultsByTime":[]}"#, FileRefusal::EmptyAnswer),
        (r#"{"ResultsByTime":[null,1,"x",[],{}]}"#, FileRefusal::EmptyAnswer),
        (r#"{"ResultsByTime":[{"Groups":{},"TimePeriod":[]}]}"#, FileRefusal::EmptyAnswer),
        (r#"{"ResultsByTime":[{"Groups":[{"Keys":[1,null],"Metrics":7}]}]}"#, other.clone()),
        (r#"{"ResultsByTime":[{"Groups":[],"Total":{"UnblendedCost":{"Amount":"1","Unit":"USD"}}}]}"#, other),
    ] {
        let found = read(text.as_bytes());
        assert_eq!(found.files[0].refused, Some(refused), "{text}");
        assert_eq!(found.bill, None);
    }
    let text = r#"{"GroupDefinitions":[{"Type":"DIMENSION","Key":"USAGE_TYPE"}],"ResultsByTime":[{"Groups":[
        {"Keys":["NatGateway-Hours"],"Metrics":{}},{"Keys":["NatGateway-Hours"]},{"Keys":[]},{},null,
        {"Keys":["NatGateway-Hours"],"Metrics":{"UnblendedCost":{"Amount":true,"Unit":"USD"}}}]}]}"#;
    let found = read(text.as_bytes());
    let value = |field: &str| SkipReason::Value { field: field.to_owned() };
    assert_eq!(
        skipped(&found),
        [
            (value("Metrics"), 2, vec![1, 2]),
            (SkipReason::OtherUsage, 3, vec![3, 4, 5]),
            (value("UnblendedCost"), 1, vec![6])
        ]
    );
}

#[test]
fn a_line_of_one_moment_counts_and_time_that_runs_backwards_says_nothing() {
    let at = super::SEPTEMBER;
    for (time, length) in [("2026-09-01T00:00:00Z", 0), ("2026-09-01", 86_400)] {
        let found = read(format!("{HEADER}\nNatGateway-Hours,1,1,{time},{time},,\n").as_bytes());
        assert_eq!(bill(&found).time.span, Some(Span { from: at, to: at + length }), "{time}");
    }
    let answer = |start: &str, end: &str| {
        let period = format!(r#"{{"Start":"{start}","End":"{end}"}}"#);
        let group = r#"{"Keys":["NatGateway-Hours"],"Metrics":{"UsageQuantity":{"Amount":"1"}}}"#;
        let found = read(format!(r#"{{"ResultsByTime":[{{"TimePeriod":{period},"Groups":[{group}]}}]}}"#).as_bytes());
        bill(&found).time.span
    };
    assert_eq!(answer("2026-09-01", "2026-09-01"), Some(Span { from: at, to: at }));
    assert_eq!(answer("2026-09-02", "2026-09-01"), None);
}

#[test]
fn tables_without_end_are_bounded_and_told() {
    // More undecided lines than are kept: what is known by then decides, and every line counts.
    let header = "lineItem/UsageStartDate,lineItem/UsageEndDate,lineItem/UsageType,lineItem/UsageAmount\n";
    let rows = "9/1/2026 0:00,9/1/2026 1:00,NatGateway-Hours,1\n".repeat(50_000);
    let found = read([header, &rows].concat().as_bytes());
    assert_eq!((found.files[0].used, bill(&found).lines[0].quantity), (50_000, amount("50000")));
    assert_eq!(found.files[0].remarks, [FileRemark::UnclearDates]);
    // More days than a table of the console has.
    let days = "2026-09-01,1,2\n".repeat(150_000);
    let found = read(["Usage type,NatGateway-Hours($),EU-NatGateway-Hours($)\n", &days].concat().as_bytes());
    assert_eq!(bill(&found).lines[0].cost, amount("200000"));
    assert_eq!(skipped(&found), [(SkipReason::TooLong, 50_000, vec![100_002, 100_003, 100_004])]);
    // Every month of eight thousand years.
    let months = (1970..9_970).map(|year| format!("{year}-03,NatGateway-Bytes,1\n"));
    let found = read(["month,usage_type,quantity\n".to_owned(), months.collect()].concat().as_bytes());
    assert_eq!(bill(&found).lines[0].quantity, amount("8000"));
    // A million columns, and lists in lists.
    let wide =
        ["usage_type,cost", &",x".repeat(400_000), "\nNatGateway-Hours,0.045", &",".repeat(400_000), "\n"].concat();
    assert_eq!(read(wide.as_bytes()).files.len(), 1);
    let deep = ["[".repeat(100), "[\"NatGateway-Hours\",\"0.045\"]".to_owned(), "]".repeat(100)].concat();
    assert_eq!(read(deep.as_bytes()).bill, None);
}

#[test]
fn numbers_and_dates_beyond_all_bounds_are_told() {
    for (row, field) in [
        ("99999999999999999999999,1,2026-09", "usage_quantity"),
        ("1,1,99999-09", "month"),
        ("1,1,2026-13", "month"),
        ("1,1,0000-00", "month"),
        ("1,--1,2026-09", "cost"),
        ("1e999999999999,1,2026-09", "usage_quantity"),
        ("1,=cmd|' /C calc'!A0,2026-09", "cost"),
    ] {
        let found = read(format!("usage_type,usage_quantity,cost,month\nNatGateway-Bytes,{row}\n").as_bytes());
        assert_eq!(skipped(&found), [(SkipReason::Value { field: field.to_owned() }, 1, vec![2])], "{row}");
    }
}

proptest! {
    #[test]
    fn no_change_of_a_good_file_panics_or_depends_on_the_cut(
        which in 0..ALL.len(),
        changes in prop::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 1..20),
        sizes in prop::collection::vec(1_usize..300, 1..9),
    ) {
        let bytes = mutated(ALL[which], &changes);
        let found = read(&bytes);
        prop_assert_eq!(cuts(&bytes, &sizes), found);
    }

    #[test]
    fn any_bytes_behind_a_header_are_survived(
        which in 0..ALL.len(),
        rest in prop::collection::vec(any::<u8>(), 0..2000),
    ) {
        let sample = ALL[which];
        let end = sample.iter().position(|byte| *byte == b'\n').unwrap_or_default() + 1;
        let found = read(&[&sample[..end], &rest].concat());
        let file = &found.files[0];
        prop_assert!(file.used <= file.records);
    }
}
