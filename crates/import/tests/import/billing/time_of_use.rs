//! Of how long a bill is, told by what its rows say together.

use natpoint_import::imported_data::{Kind, Span};
use natpoint_model::catalogue::prices::PriceItem as P;

use super::coats::check;
use super::{DAY, SEPTEMBER, bill, skipped};
use crate::reading::read;

/// Three rows of 10 GB, each with another text in place of `{}`.
fn rows(row: &str, times: [&str; 3]) -> String {
    times.map(|time| row.replace("{}", time)).concat()
}

#[test]
fn beginnings_tell_how_long_a_bill_is() {
    let days = ["2026-09-01", "2026-09-02", "2026-09-03"];
    let months = ["2026-07-01", "2026-08-01", "2026-09-01"];
    let three_days = Some(Span { from: SEPTEMBER, to: SEPTEMBER + 3 * DAY });
    let three_months = Some(Span { from: SEPTEMBER - 62 * DAY, to: SEPTEMBER + 30 * DAY });
    for (header, row, kind) in [
        ("date,usage_type,usage_quantity\n", "{},NatGateway-Bytes,10\n", Kind::UsageTypes),
        (
            "line_item_usage_start_date,line_item_usage_type,line_item_usage_amount\n",
            "{},NatGateway-Bytes,10\n",
            Kind::Cur2,
        ),
        ("", "{}\tNatGateway-Bytes\t10\tGB\n", Kind::CostExplorerText),
    ] {
        for (times, span) in [(days, three_days), (months, three_months)] {
            let text = header.to_owned() + &rows(row, times);
            check(&text, kind, &[("us-east-1", P::NatGb, "30", "")], span);
        }
    }
    let json = "{\"date\": \"{}\", \"usage_type\": \"NatGateway-Bytes\", \"usage\": 10}\n";
    check(&rows(json, days), Kind::UsageTypes, &[("us-east-1", P::NatGb, "30", "")], three_days);
    // One day, or days that are a week apart, may be of any length.
    for times in [["2026-09-01"; 3], ["2026-09-01", "2026-09-08", "2026-09-15"]] {
        let text = "date,usage_type,usage_quantity\n".to_owned() + &rows("{},NatGateway-Bytes,10\n", times);
        assert_eq!(bill(&read(text.as_bytes())).span, None, "{times:?}");
    }
}

#[test]
fn months_of_the_console_that_a_spreadsheet_names_are_months() {
    let text = "Usage type,NatGateway-Bytes($),Total costs($)\nUsage type total,90,90\nAug-26,45,45\nSep-26,45,45\n";
    let span = Some(Span { from: SEPTEMBER - 31 * DAY, to: SEPTEMBER + 30 * DAY });
    let found = check(text, Kind::CostExplorerCsv, &[("us-east-1", P::NatGb, "", "90")], span);
    assert_eq!(skipped(&found), []);
    let found = read(text.replace("Aug-26", "August?").as_bytes());
    assert_eq!(skipped(&found).len(), 1);
}
