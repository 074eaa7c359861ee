//! Of how long a bill is, told by what its rows say together.

use natpoint_import::imported_data::{ImportedData, Kind, Span};
use natpoint_import::to_scenario::{Choices, Note, to_scenario};
use natpoint_model::article;
use natpoint_model::catalogue::prices::PriceItem as P;

use super::coats::check;
use super::{DAY, SEPTEMBER, bill, skipped};
use crate::reading::{read, read_all};

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
        assert_eq!(bill(&read(text.as_bytes())).time.span, None, "{times:?}");
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

#[test]
fn the_hours_of_a_month_are_not_those_of_a_day() {
    let span = Some(Span { from: SEPTEMBER - 31 * DAY, to: SEPTEMBER + 61 * DAY });
    for (unit, hours) in [("Hrs", ["744", "720", "744"]), ("$", ["33.48", "32.4", "33.48"])] {
        let [august, september, october] = hours;
        let text = format!(
            "Usage type,NatGateway-Hours({unit}),Total({unit})\n8/1/2026,{august},\n9/1/2026,{september},\n\
             10/1/2026,{october},\n"
        );
        assert_eq!(bill(&read(text.as_bytes())).time.span, span, "{text}");
    }
    // One gateway may have these hours in a day, or a short time in each month.
    let text = "Usage type,NatGateway-Hours(Hrs),Total(Hrs)\n8/1/2026,24,\n9/1/2026,24,\n10/1/2026,24,\n";
    assert_eq!(bill(&read(text.as_bytes())).time.span, None);
}

fn month(start: &str, end: &str) -> String {
    format!(
        "line_item_usage_type,line_item_usage_amount,line_item_usage_start_date,line_item_usage_end_date\n\
         NatGateway-Bytes,1000,{start},{end}\n"
    )
}

fn notes(found: &ImportedData) -> Vec<Note> {
    to_scenario(found, &article::scenario(), &Choices::default()).notes
}

#[test]
fn months_that_are_apart_are_as_long_as_they_are_together() {
    for (start, end, days) in
        [("2026-09-01", "2026-10-01", 61), ("2026-04-01", "2026-05-01", 61), ("2024-03-01", "2024-04-01", 62)]
    {
        let found = read_all(&[month("2026-03-01", "2026-04-01").as_bytes(), month(start, end).as_bytes()]);
        assert_eq!(bill(&found).time.covered().map(Span::seconds), Some(days * DAY), "{start}");
    }
    // A week without usage belongs to the bill.
    let found = read_all(&[month("2026-03-01", "2026-03-08").as_bytes(), month("2026-03-15", "2026-03-22").as_bytes()]);
    assert_eq!(bill(&found).time.covered().map(Span::seconds), Some(21 * DAY));
}

#[test]
fn an_estimate_of_a_month_says_so() {
    let answer = |estimated: bool| {
        format!(
            r#"{{"ResultsByTime":[{{"TimePeriod":{{"Start":"2026-11-01","End":"2026-12-01"}},"Estimated":{estimated},
            "Groups":[{{"Keys":["NatGateway-Bytes"],"Metrics":{{"UsageQuantity":{{"Amount":"100"}}}}}}]}}]}}"#
        )
    };
    let bill = |invoice: &str| {
        format!(
            "InvoiceID,PayerAccountId,RecordType,UsageType,UsageQuantity,UsageStartDate,UsageEndDate\n\
             {invoice},1,LinkedLineItem,NatGateway-Bytes,100,2026/11/01 00:00:00,2026/11/30 23:59:59\n"
        )
    };
    for (text, estimated) in
        [(answer(true), true), (answer(false), false), (bill("Estimated"), true), (bill("12"), false)]
    {
        assert_eq!(notes(&read(text.as_bytes())).contains(&Note::EstimatedBill), estimated, "{text}");
    }
}
