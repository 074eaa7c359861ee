//! What the commands and queries of the guide answer, read: each as the kind that it is said to give.

use natpoint_import::guide::LOG_FORMAT;
use natpoint_import::imported_data::{BilledAmount, CountedAt, ImportedData, Kind, Remote};
use natpoint_import::{Options, Reader};
use natpoint_model::catalogue::prices::PriceItem;

use super::guide::{exported, insights_names, queried};

/// A flow through a NAT gateway at 10.0.0.220 and its answer: the four records of it, by field.
const RECORDS: [[(&str, &str); 8]; 4] = [
    flow("10.0.1.5", "10.0.0.220", "10.0.1.5", "52.219.68.9", "-", "S3", "ingress", "1000"),
    flow("10.0.0.220", "52.219.68.9", "10.0.0.220", "52.219.68.9", "-", "S3", "egress", "1000"),
    flow("52.219.68.9", "10.0.0.220", "52.219.68.9", "10.0.0.220", "S3", "-", "ingress", "50000"),
    flow("10.0.0.220", "10.0.1.5", "52.219.68.9", "10.0.1.5", "S3", "-", "egress", "50000"),
];

#[allow(clippy::too_many_arguments, reason = "a row of the table of cases")]
const fn flow<'a>(
    from: &'a str,
    to: &'a str,
    packets_from: &'a str,
    packets_to: &'a str,
    service_from: &'a str,
    service_to: &'a str,
    direction: &'a str,
    bytes: &'a str,
) -> [(&'a str, &'a str); 8] {
    [
        ("srcaddr", from),
        ("dstaddr", to),
        ("pkt_srcaddr", packets_from),
        ("pkt_dstaddr", packets_to),
        ("pkt_src_aws_service", service_from),
        ("pkt_dst_aws_service", service_to),
        ("flow_direction", direction),
        ("bytes", bytes),
    ]
}

/// What a field of a record holds.
fn value(record: &[(&'static str, &'static str)], field: &str) -> &'static str {
    let told = record.iter().find(|(name, _)| *name == field).map(|(_, value)| *value);
    told.unwrap_or_else(|| match field {
        "interface_id" => "eni-0123456789abcdef0",
        "region" => "ap-northeast-1",
        "az_id" => "apne1-az4",
        "start" => "1793491200",
        "end" => "1793491800",
        "action" => "ACCEPT",
        "log_status" => "OK",
        "resource_id" | "instance_id" | "traffic_path" => "-",
        field => panic!("{field} is no field of the log"),
    })
}

/// The records with some of their fields.
fn rows(fields: &[String], comma: &str, quote: &str) -> String {
    let row = |record: &[(&'static str, &'static str)]| {
        let values: Vec<_> = fields.iter().map(|field| [quote, value(record, field), quote].concat()).collect();
        values.join(comma) + "\n"
    };
    RECORDS.iter().map(|record| row(record)).collect()
}

fn read(text: &str, format: &str) -> ImportedData {
    let mut reader = Reader::new(Options { format: format.to_owned() });
    reader.begin("a");
    reader.push(text.as_bytes());
    reader.end();
    reader.finish()
}

/// The log is of a NAT gateway, and each byte counts once.
#[track_caller]
fn check_log(found: &ImportedData, kind: Kind) {
    let file = &found.files[0];
    assert_eq!((file.kind, &file.refused, file.skipped.len()), (Some(kind), &None, 0));
    let traffic = found.traffic.as_ref().expect("traffic");
    assert_eq!(traffic.counted_at, CountedAt::NatGateways);
    let volumes: Vec<_> = traffic.volumes.iter().map(|volume| (&volume.remote, volume.sent, volume.received)).collect();
    assert_eq!(volumes, [(&Remote::S3, 1_000, 50_000)]);
    let span = traffic.time.span.expect("a span");
    assert_eq!((span.from, span.to), (1_793_491_200, 1_793_491_800));
}

#[test]
fn a_log_in_the_format_is_read() {
    let names = LOG_FORMAT.replace(['$', '{', '}'], "");
    let fields: Vec<_> = names.split(' ').map(|name| name.replace('-', "_")).collect();
    let lines = rows(&fields, " ", "");
    check_log(&read(&[&names, "\n", &lines].concat(), ""), Kind::FlowLog);
    check_log(&read(&lines, LOG_FORMAT), Kind::FlowLog);
}

#[test]
fn what_queries_of_a_log_answer_is_read() {
    for (names, quote) in [(queried("vpc_flow_logs"), "\""), (insights_names(), "")] {
        let header: Vec<_> = names.iter().map(|name| [quote, name, quote].concat()).collect();
        let answer = [&header.join(","), "\n", &rows(&names, ",", quote)].concat();
        check_log(&read(&answer, ""), Kind::FlowLogCsv);
    }
}

#[test]
fn exports_and_queries_of_a_report_are_read() {
    for (names, start, end) in [
        (exported(), "2026-10-01T00:00:00.000Z", "2026-10-02T00:00:00.000Z"),
        (queried("cur2"), "2026-10-01 00:00:00.000", "2026-10-02 00:00:00.000"),
    ] {
        let value = |name: &str| match name {
            "line_item_usage_start_date" => start,
            "line_item_usage_end_date" => end,
            "line_item_line_item_type" => "Usage",
            "line_item_product_code" => "AmazonEC2",
            "line_item_usage_type" => "APN1-NatGateway-Bytes",
            "line_item_operation" => "NatGateway",
            "line_item_resource_id" => "arn:aws:ec2:ap-northeast-1:123456789012:natgateway/nat-0123456789abcdef0",
            "line_item_currency_code" => "USD",
            "line_item_usage_amount" => "12.5",
            "line_item_unblended_cost" => "0.775",
            "product_region_code" => "ap-northeast-1",
            _ => "",
        };
        let row: Vec<_> = names.iter().map(|name| value(name)).collect();
        let found = read(&[&names.join(","), "\n", &row.join(","), "\n"].concat(), "");
        assert_eq!((found.files[0].kind, &found.files[0].refused), (Some(Kind::Cur2), &None));
        let bill = found.bill.expect("a bill");
        let line = &bill.lines[0];
        assert_eq!((bill.lines.len(), line.item, line.region.as_str()), (1, PriceItem::NatGb, "ap-northeast-1"));
        assert_eq!([line.quantity, line.cost], ["12.5", "0.775"].map(BilledAmount::parse));
        assert!(bill.time.span.is_some());
    }
}
