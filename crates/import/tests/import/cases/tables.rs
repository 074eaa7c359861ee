//! Tables that shells draw, tables without rows, and answers without elements.

use super::check_text;

/// A table as a shell draws it.
fn drawn(rows: &[&[&str]], style: &str) -> String {
    let widths: Vec<usize> =
        (0..rows[0].len()).map(|at| rows.iter().map(|row| row[at].len()).max().unwrap_or(0)).collect();
    let line = |row: &[&str], bar: &str, outer: bool| {
        let cells: Vec<_> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        let inner = cells.join(&format!(" {bar} "));
        if outer { format!("{bar} {inner} {bar}\n") } else { format!(" {inner}\n") }
    };
    let rule =
        |fill: &str, cross: &str| widths.iter().map(|width| fill.repeat(width + 2)).collect::<Vec<_>>().join(cross);
    let body = |bar: &str, outer: bool| rows[1..].iter().map(|row| line(row, bar, outer)).collect::<String>();
    match style {
        "psql" => format!(
            "{}{}\n{}({} rows)\n\n",
            line(rows[0], "|", false),
            rule("-", "+"),
            body("|", false),
            rows.len() - 1
        ),
        "markdown" => format!("{}|{}|\n{}", line(rows[0], "|", true), rule("-", "|"), body("|", true)),
        "mysql" => {
            let rule = format!("+{}+\n", rule("-", "+"));
            format!("{rule}{}{rule}{}{rule}2 rows in set (0.02 sec)\n", line(rows[0], "|", true), body("|", true))
        }
        "duckdb" => {
            let [top, middle, bottom] = [["┌", "┬", "┐"], ["├", "┼", "┤"], ["└", "┴", "┘"]]
                .map(|[left, cross, right]| format!("{left}{}{right}\n", rule("─", cross)));
            format!("{top}{}{middle}{}{bottom}", line(rows[0], "│", true), body("│", true))
        }
        _ => rows.iter().map(|row| row.join("|") + "\n").collect(),
    }
}

const STYLES: [&str; 5] = ["psql", "markdown", "mysql", "duckdb", "sqlite"];

const LOG: &[&[&str]] = &[
    &["srcaddr", "dstaddr", "flow_direction", "bytes"],
    &["10.20.0.7", "52.219.68.30", "egress", "7000000"],
    &["52.219.68.30", "10.20.0.7", "", "8000000"],
];

const BILL: &[&[&str]] = &[
    &["line_item_line_item_type", "line_item_product_code", "line_item_usage_type", "line_item_usage_amount"],
    &["Usage", "AmazonEC2", "EUC1-NatGateway-Bytes", "1234.5"],
    &["Usage", "AmazonEC2", "EUC1-NatGateway-Hours", "744"],
];

const GATEWAYS: &[&[&str]] = &[
    &["nat_gateway_id", "vpc_id", "state", "subnet_id", "region"],
    &["nat-0d1c2b3a4d5e6f001", "vpc-0c", "available", "subnet-0c1", "eu-central-1"],
    &["nat-0d1c2b3a4d5e6f002", "vpc-0c", "available", "subnet-0c2", "eu-central-1"],
];

#[test]
fn tables_that_shells_draw_are_read() {
    for style in STYLES {
        check_text(style, &drawn(LOG, style), &["flow-log-csv 2/2", "volume S3: 7000000 sent, 8000000 received"]);
        let billed = ["cur-2 2/2", "billed eu-central-1 nat_gb: 1234500000", "billed eu-central-1 nat_hour: 744000000"];
        check_text(style, &drawn(BILL, style), &billed);
        check_text(
            style,
            &drawn(GATEWAYS, style),
            &["nat-gateways 2/2", "regions: eu-central-1\n", "network: 2 NAT in 2 AZs"],
        );
    }
}

#[test]
fn a_table_without_rows_is_said_to_have_none() {
    let refused = "refused: It has a header and no rows";
    for table in [LOG, BILL, GATEWAYS] {
        for style in STYLES {
            check_text(style, &drawn(&table[..1], style), &[refused, "!These files say nothing"]);
        }
        check_text("CSV", &(table[0].join(",") + "\n"), &[refused]);
        check_text("quoted", &format!("\"{}\"\n", table[0].join("\",\"")), &[refused]);
    }
    check_text("a log", "interface-id srcaddr dstaddr bytes start end\n", &[refused]);
}

#[test]
fn an_answer_without_elements_is_said_to_be_empty() {
    for answer in [
        "[]",
        "{}",
        r#"{"events": [], "searchedLogStreams": []}"#,
        r#"{"queryLanguage": "CWLI", "results": [], "statistics": {"recordsMatched": 0.0}, "status": "Complete"}"#,
        r#"{"MetricDataResults": [], "Messages": []}"#,
        r#"{"Label": "BytesOutToDestination", "Datapoints": []}"#,
        r#"{"ResultsByTime": [{"TimePeriod": {"Start": "2026-08-01"}, "Total": {}, "Groups": []}]}"#,
    ] {
        check_text(answer, answer, &["refused: The answer is empty", "!These files say nothing"]);
    }
    check_text("spaces", " \n\n", &["refused: The file is empty."]);
}
