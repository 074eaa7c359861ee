//! Logs and query results: other units, other countries' numbers, other tools' envelopes.

use serde_json::json;

use super::super::reading::utf16;
use super::{check, check_text};

/// A query's result of what a workload exchanged with Amazon S3.
fn result(column: &str, sent: &str, received: &str, separator: &str) -> String {
    let row = |cells: [&str; 3]| cells.join(separator) + "\n";
    row(["srcAddr", "dstAddr", column])
        + &row(["10.20.0.7", "52.219.68.30", sent])
        + &row(["52.219.68.30", "10.20.0.7", received])
}

const HEADER: &str = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end \
                      action log-status\n";
const SENT: &str =
    "2 210987654321 eni-0c3 10.20.0.7 52.219.68.30 40100 443 6 9 300000 1767225600 1767225660 ACCEPT OK\n";
const RECEIVED: &str =
    "2 210987654321 eni-0c3 52.219.68.30 10.20.0.7 443 40100 6 70 4100000 1767225600 1767225660 ACCEPT OK\n";

#[test]
fn a_unit_is_read_from_the_columns_name() {
    for (column, sent, received, bytes) in [
        ("Bytes (Sum)", "3000", "8000", "3000 sent, 8000 received"),
        ("octets", "3000", "8000", "3000 sent, 8000 received"),
        ("バイト数", "3000", "8000", "3000 sent, 8000 received"),
        ("sum(bytes)/1024/1024", "3", "8.5", "3145728 sent, 8912896 received"),
        ("\"round(sum(bytes) / 1048576, 1)\"", "3", "8.5", "3145728 sent, 8912896 received"),
        ("sum(bytes) / pow(1024, 2)", "3", "8.5", "3145728 sent, 8912896 received"),
        ("bytes_kib", "3", "8.5", "3072 sent, 8704 received"),
        ("bytesTransferredGB", "3", "8.5", "3221225472 sent, 9126805504 received"),
        ("sum(bytes)/1e9", "3", "8.5", "3000000000 sent, 8500000000 received"),
        ("total Mbit", "3", "8.5", "375000 sent, 1062500 received"),
        ("sum(bytes)*8/1000000", "3", "8.5", "375000 sent, 1062500 received"),
        ("転送量 (GiB)", "3", "8.5", "3221225472 sent, 9126805504 received"),
        ("bytes", "3 MiB", "8.5 MiB", "3145728 sent, 8912896 received"),
    ] {
        let column_name =
            if column.contains(',') && !column.starts_with('"') { format!("\"{column}\"") } else { column.to_owned() };
        check_text(column, &result(&column_name, sent, received, ","), &["flow-log-csv 2/2", bytes]);
    }
    let remark = "remark: One in “total_mb” is read as 1,048,576 bytes.";
    check_text("the unit is shown", &result("total_mb", "3", "8", ","), &[remark]);
}

#[test]
fn a_column_whose_unit_is_not_told_is_named() {
    for column in
        ["size", "traffic", "avg(bytes)", "max(mb)", "p99(bytes)", "MB/s", "bytes_per_hour", "gbps", "gb_or_mb"]
    {
        let refused = format!("refused: Nothing says which column is a volume, or in what unit: “{column}”.");
        check_text(column, &result(column, "3", "8", ","), &["flow-log-csv 0/0", &refused]);
    }
    let two = "srcaddr,dstaddr,in_mb,out_mb\n10.20.0.7,52.219.68.30,1,2\n";
    check_text("two volumes", two, &["“in_mb”, “out_mb”. Keep one"]);
}

#[test]
fn numbers_of_every_country_are_read() {
    for (name, sent, received, separator) in [
        ("France", "1\u{202f}234,5", "12\u{a0}345,25", ";"),
        ("Germany", "1.234,5", "12.345,25", ";"),
        ("Switzerland", "1'234.5", "12’345.25", ";"),
        ("USA", "\"1,234.5\"", "\"12,345.25\"", ","),
        ("India", "\"1,234.5\"", "\"12,345.25\"", ","),
        ("tabs", "1.234,5", "12.345,25", "\t"),
        ("exponents", "1.2345E3", "1.234525e+04", ","),
    ] {
        let text = result("kb", sent, received, separator);
        check_text(name, &text, &["flow-log-csv 2/2", "1264128 sent, 12641536 received"]);
    }
    check_text(
        "lakhs",
        &result("bytes", "\"12,34,567\"", "\"1,23,45,678\"", ","),
        &["1234567 sent, 12345678 received"],
    );
    check_text("a negative number", &result("bytes", "-5", "9", ","), &["1/2", "0 sent, 9 received"]);
}

#[test]
fn files_saved_by_shells_and_spreadsheets_are_read() {
    let log = [HEADER, SENT, RECEIVED].concat();
    let told = ["2/2", "volume S3: 300000 sent, 4100000 received"];
    for big_endian in [false, true] {
        check("UTF-16 of a log", &[&utf16(&log, big_endian)], &told);
        let table = result("bytes", "300000", "4100000", "\t");
        check("UTF-16 of a table", &[&utf16(&table, big_endian)], &told);
        check("UTF-16 with CRLF", &[&utf16(&table.replace('\n', "\r\n"), big_endian)], &told);
    }
    check_text("CRLF", &log.replace('\n', "\r\n"), &told);
    check_text("quoted", &result("\"bytes\"", "\"300000\"", "\"4100000\"", ","), &told);
}

#[test]
fn files_written_one_behind_the_other_are_read_as_each() {
    let log = [HEADER, SENT].concat();
    let twice = ["2/2", "volume S3: 600000 sent", "!skipped"];
    check_text("headers within", &[log.as_str(), &log].concat(), &twice);
    check_text("marks within", &format!("\u{feff}{log}\u{feff}{log}"), &twice);
    let table = result("bytes", "300000", "1000", ",");
    check_text(
        "a table twice",
        &format!("\u{feff}{table}\u{feff}{table}"),
        &["4/4", "600000 sent, 2000 received", "!skipped"],
    );
    let other = "bytes,dstAddr,srcAddr\n50,52.219.68.30,10.20.0.7\n";
    check_text("other columns", &[table.as_str(), other].concat(), &["3/3", "300050 sent, 1000 received", "!skipped"]);
    let wider = "account,bytes,dstAddr,srcAddr\n1,50,52.219.68.30,10.20.0.7\n";
    check_text("more columns", &[table.as_str(), wider].concat(), &["3/3", "300050 sent, 1000 received", "!skipped"]);
    let unit = "srcAddr,dstAddr,kb\n10.20.0.7,52.219.68.30,2\n";
    check_text("another unit", &[table.as_str(), unit].concat(), &["3/3", "302048 sent, 1000 received"]);
}

#[test]
fn a_row_of_totals_is_passed_over() {
    for total in ["Total", "Grand Total", "合計", "Summe", "Total général", ""] {
        let text = result("bytes", "300000", "1000", ",") + total + ",,301000\n";
        check_text(total, &text, &["2/3", "300000 sent, 1000 received"]);
    }
}

#[test]
fn a_log_is_the_same_by_all_its_bytes() {
    let many = HEADER.to_owned() + &SENT.repeat(1_000);
    let longer = many.clone() + RECEIVED;
    let other_end = many.clone() + &RECEIVED.replace("4100000", "70");
    let same = "so it counts once";
    check("the same", &[many.as_bytes(), many.as_bytes()], &["300000000 sent, 0 received", same]);
    check("a longer one", &[many.as_bytes(), longer.as_bytes()], &["600000000 sent, 4100000 received", "!counts once"]);
    check(
        "another end",
        &[longer.as_bytes(), other_end.as_bytes()],
        &["600000000 sent, 4100070 received", "!counts once"],
    );
    let three = [longer.as_bytes(), many.as_bytes(), longer.as_bytes()];
    check("a part of one, and one twice", &three, &["300000000 sent, 4100000 received", same]);
    let short = HEADER.to_owned() + SENT;
    check("a short one", &[short.as_bytes(), short.as_bytes()], &["300000 sent, 0 received", same]);
}

fn events(messages: &[&str], token: Option<&str>) -> String {
    let events: Vec<_> =
        messages.iter().map(|message| json!({"timestamp": 1, "message": message.trim_end()})).collect();
    let mut answer = json!({ "events": events });
    if let Some(token) = token {
        answer["nextToken"] = token.into();
    }
    answer.to_string()
}

#[test]
fn an_answer_of_several_pages_is_whole_with_the_last_one() {
    let (first, last) = (events(&[SENT], Some("f/1")), events(&[RECEIVED], None));
    let goes_on = "refused: The answer goes on";
    check_text("the first page", &first, &[goes_on, "300000 sent, 0 received"]);
    check("both", &[first.as_bytes(), last.as_bytes()], &["!goes on", "300000 sent, 4100000 received"]);
    check("turned", &[last.as_bytes(), first.as_bytes()], &["!goes on", "300000 sent, 4100000 received"]);
    check("the first twice", &[first.as_bytes(), first.as_bytes()], &[goes_on]);
}

#[test]
fn a_query_that_had_not_ended_is_said() {
    let row = |name: &str, value: &str| json!({"field": name, "value": value});
    let rows = json!([[row("srcAddr", "10.20.0.7"), row("dstAddr", "52.219.68.30"), row("bytes", "9000000")]]);
    let running = json!({"results": rows, "status": "Running"}).to_string();
    check_text("running", &running, &["9000000 sent", "remark: The query had not ended"]);
    let complete = json!({"results": rows, "status": "Complete"}).to_string();
    check_text("complete", &complete, &["9000000 sent", "!had not ended"]);
}

#[test]
fn what_is_too_little_is_not_called_inside() {
    check_text(
        "ten bytes",
        &result("bytes", "10", "0", ","),
        &["note: All traffic found is less than 1 kB", "!inside"],
    );
}
