//! Bills: other units, Regions by their names, other dates, files written one behind the other, SDKs' spellings.

use serde_json::json;

use super::super::reading::utf16;
use super::{check, check_text};

const COLUMNS: [&str; 9] = [
    "line_item_usage_start_date",
    "line_item_usage_end_date",
    "line_item_line_item_type",
    "line_item_product_code",
    "line_item_usage_type",
    "line_item_operation",
    "product_region_code",
    "line_item_usage_amount",
    "line_item_unblended_cost",
];

/// A report of one NAT gateway in Frankfurt, whose cells are written so.
fn report(start: &str, end: &str, amount: &str, cost: &str, separator: &str) -> String {
    let line = |usage_type: &str, amount: &str, cost: &str| {
        [start, end, "Usage", "AmazonEC2", usage_type, "NatGateway", "eu-central-1", amount, cost].join(separator)
            + "\n"
    };
    let hours = if separator == ";" { ("744", "38,688") } else { ("744", "38.688") };
    COLUMNS.join(separator)
        + "\n"
        + &line("EUC1-NatGateway-Bytes", amount, cost)
        + &line("EUC1-NatGateway-Hours", hours.0, hours.1)
}

const TOLD: [&str; 4] =
    ["2/2", "billed eu-central-1 nat_gb: 1234500000", "billed eu-central-1 nat_hour: 744000000", "network: 1 NAT in"];

#[test]
fn numbers_of_every_country_are_read() {
    let at = ("2026-08-01 00:00:00.000", "2026-09-01 00:00:00.000");
    for (name, amount, separator) in [
        ("France", "1\u{202f}234,5", ";"),
        ("Germany", "1.234,5", ";"),
        ("a spreadsheet in Germany", "1,2345E+03", ";"),
        ("Switzerland", "1'234.5", ","),
        ("Switzerland's other sign", "1’234.5", ","),
        ("USA", "\"1,234.5\"", ","),
        ("a program", "1.2345e3", ","),
        ("tabs", "1,234.5", "\t"),
    ] {
        let cost = if separator == ";" { "64,194" } else { "64.194" };
        check_text(name, &report(at.0, at.1, amount, cost, separator), &TOLD);
    }
}

#[test]
fn dates_of_every_tool_are_read() {
    for (start, end) in [
        ("2026-08-01T00:00:00Z", "2026-09-01T00:00:00Z"),
        ("8/1/2026 0:00", "9/1/2026 0:00"),
        ("01.08.2026 00:00", "01.09.2026 00:00"),
        ("2026/8/1", "2026/9/1"),
        ("2026年8月1日", "2026年9月1日"),
        ("2026年8月1日 0:00", "2026年9月1日 0:00"),
        ("20260801", "20260901"),
        ("46235", "46266"),
        ("46235.0", "46266.0"),
        ("1785542400", "1788220800"),
        ("1785542400000", "1788220800000"),
        ("2026-08-01 00:00:00 UTC", "2026-09-01 00:00:00 UTC"),
        ("1-Aug-26", "1-Sep-26"),
    ] {
        check_text(start, &report(start, end, "1234.5", "64.194", ","), &TOLD);
    }
}

#[test]
fn a_unit_beside_the_quantity_counts() {
    let own = |unit: &str, amount: &str| {
        format!(
            "usage_type,quantity,unit,cost\n\
             EUC1-NatGateway-Bytes,{amount},{unit},64.194\nEUC1-NatGateway-Hours,744,Hrs,38.688\n"
        )
    };
    let focus = |unit: &str, amount: &str| {
        let line = |meter: &str, amount: &str, unit: &str, cost: &str| {
            format!(
                "Usage,AmazonEC2,{meter},{amount},{unit},{cost},USD,\
                 2026-08-01T00:00:00Z,2026-09-01T00:00:00Z,eu-central-1\n"
            )
        };
        "ChargeCategory,x_ServiceCode,x_UsageType,ConsumedQuantity,ConsumedUnit,BilledCost,BillingCurrency,\
         ChargePeriodStart,ChargePeriodEnd,RegionId\n"
            .to_owned()
            + &line("EUC1-NatGateway-Bytes", amount, unit, "64.194")
            + &line("EUC1-NatGateway-Hours", "744", "Hours", "38.688")
    };
    for (unit, amount) in [
        ("GB", "1234.5"),
        ("GiB", "1234.5"),
        ("Gigabytes", "1234.5"),
        ("MB", "1264128"),
        ("KiB", "1294467072"),
        ("Bytes", "1325534281728"),
        ("TB", "1.20556640625"),
        ("N/A", "1234.5"),
        ("", "1234.5"),
    ] {
        check_text(unit, &own(unit, amount), &TOLD[..3]);
        check_text(unit, &focus(unit, amount), &TOLD[..3]);
    }
    for unit in ["Requests", "GB/s", "Mbps"] {
        check_text(unit, &own(unit, "1234.5"), &["1/2", "skipped 1: a value that cannot be in “unit”", "!nat_gb"]);
        check_text(unit, &focus(unit, "1234.5"), &["1/2", "!nat_gb"]);
    }
}

#[test]
fn a_region_stands_in_its_column_where_a_tool_cuts_the_prefix() {
    for (region, code) in [
        ("EU (Frankfurt)", "eu-central-1"),
        ("Europe (Frankfurt)", "eu-central-1"),
        ("Asia Pacific (Tokyo)", "ap-northeast-1"),
        ("eu-central-1", "eu-central-1"),
        ("US East (N. Virginia)", "us-east-1"),
        ("", "us-east-1"),
    ] {
        let text = format!("Usage Type,Region,Quantity,Cost\nNatGateway-Bytes,{region},10,0.5\n");
        check_text(region, &text, &["1/1", &format!("billed {code} nat_gb: 10000000")]);
    }
    let nowhere = "Usage Type,Region,Quantity,Cost\nNatGateway-Bytes,Mars (Olympus Mons),10,0.5\n";
    check_text("no Region", nowhere, &["1/1", "asked"]);
}

#[test]
fn reports_written_one_behind_the_other_are_read_as_each() {
    let first = report("2026-07-01", "2026-08-01", "1000", "52", ",");
    let second = report("2026-08-01", "2026-09-01", "234.5", "12.194", ",");
    let told = ["4/4", "billed eu-central-1 nat_hour: 1488000000", "nat_gb: 1234500000", "!skipped"];
    check_text("headers within", &[first.as_str(), &second].concat(), &told);
    check_text("marks within", &format!("\u{feff}{first}\u{feff}{second}"), &told);
    // Legacy reports have other columns each month.
    let turned: String =
        second.lines().map(|line| line.split(',').rev().collect::<Vec<_>>().join(",") + "\n").collect();
    check_text("columns in another order", &[first.as_str(), &turned].concat(), &told);
    let wider: String = second.lines().map(|line| line.to_owned() + ",x\n").collect();
    check_text("more columns", &[first.as_str(), &wider].concat(), &told);
}

#[test]
fn a_row_of_totals_is_passed_over() {
    let usage =
        "usage_type,usage_quantity,cost\nEUC1-NatGateway-Bytes,1234.5,64.194\nEUC1-NatGateway-Hours,744,38.688\n";
    for total in ["Total", "合計", "Summe", "Total général", "Grand Total", ""] {
        check_text(total, &format!("{usage}{total},1978.5,102.882\n"), &["2/3", TOLD[1], TOLD[2]]);
    }
}

#[test]
fn reports_saved_as_utf_16_are_read() {
    let text = report("2026-08-01", "2026-09-01", "1234.5", "64.194", "\t");
    check("little endian", &[&utf16(&text, false)], &TOLD);
    check("big endian", &[&utf16(&text, true)], &TOLD);
}

fn answer(usage: &[(&str, &str, &str)], token: Option<&str>) -> String {
    let amount = |amount: &str, unit: &str| json!({"Amount": amount, "Unit": unit});
    let groups: Vec<_> = usage
        .iter()
        .map(|(usage_type, cost, quantity)| {
            let metrics = json!({"UnblendedCost": amount(cost, "USD"), "UsageQuantity": amount(quantity, "N/A")});
            json!({"Keys": [usage_type], "Metrics": metrics})
        })
        .collect();
    let period = json!({"Start": "2026-08-01", "End": "2026-09-01"});
    let mut answer =
        json!({"ResultsByTime": [{"TimePeriod": period, "Total": {}, "Groups": groups, "Estimated": false}]});
    if let Some(token) = token {
        answer["NextPageToken"] = token.into();
    }
    answer.to_string()
}

const BYTES: (&str, &str, &str) = ("EUC1-NatGateway-Bytes", "64.194", "1234.5");
const HOURS: (&str, &str, &str) = ("EUC1-NatGateway-Hours", "38.688", "744");

#[test]
fn cost_explorers_answer_is_read_in_every_spelling() {
    let plain = answer(&[BYTES, HOURS], None);
    let respelled = |spell: fn(&str) -> String| {
        let mut text = plain.clone();
        for name in [
            "ResultsByTime",
            "TimePeriod",
            "Start",
            "End",
            "Total",
            "Groups",
            "Keys",
            "Metrics",
            "UnblendedCost",
            "UsageQuantity",
            "Amount",
            "Unit",
            "Estimated",
        ] {
            text = text.replace(&format!("\"{name}\":"), &format!("\"{}\":", spell(name)));
        }
        text
    };
    let camel = |name: &str| name[..1].to_lowercase() + &name[1..];
    let snake = |name: &str| {
        let spread = |letter: char| {
            if letter.is_uppercase() { format!("_{}", letter.to_lowercase()) } else { letter.to_string() }
        };
        name.chars().map(spread).collect::<String>().trim_start_matches('_').to_owned()
    };
    for text in
        [plain.clone(), respelled(camel), respelled(snake), respelled(str::to_lowercase), respelled(str::to_uppercase)]
    {
        check_text(&text, &text, &["cost-explorer-json 2/2", TOLD[1], TOLD[2]]);
    }
}

#[test]
fn pages_of_cost_explorer_are_whole_with_the_last_one() {
    let (first, last) = (answer(&[BYTES], Some("t0k3n")), answer(&[HOURS], None));
    check_text("the first", &first, &["remark: There is more", TOLD[1]]);
    check("both", &[first.as_bytes(), last.as_bytes()], &["!There is more", TOLD[1], TOLD[2]]);
    check_text("both in one file", &[first.as_str(), "\n", &last].concat(), &["!There is more", TOLD[1], TOLD[2]]);
    let other = last.replace("2026-08-01", "2026-07-01").replace("2026-09-01", "2026-08-01");
    check("another month", &[first.as_bytes(), other.as_bytes()], &["remark: There is more"]);
}
