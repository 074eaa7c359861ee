//! Flow logs and query logs in every envelope that tools put them into say the same as the plain ones.

use natpoint_import::ImportedData;
use natpoint_import::imported_data::{FileRefusal, Kind, Remote, SkipReason, TrafficVolume};
use serde_json::{Value, json};

use super::flow_log::read_all;

/// Records in the default format, with intervals without data, rejected and skipped ones.
const RECORDS: [&str; 6] = [
    "2 444455556666 eni-0e1 - - - - - - - 1767225600 1767225660 - NODATA",
    "2 444455556666 eni-0e1 10.40.7.9 52.219.68.9 50100 443 6 40 123456 1767225600 1767225660 ACCEPT OK",
    "2 444455556666 eni-0e1 52.219.68.9 10.40.7.9 443 50100 6 900 7654321 1767225600 1767225660 ACCEPT OK",
    "2 444455556666 eni-0e1 10.40.7.9 9.9.9.9 50101 53 17 1 70 1767225660 1767225720 REJECT OK",
    "2 444455556666 eni-0e1 - - - - - - - 1767225720 1767225780 - SKIPDATA",
    "2 444455556666 eni-0e1 10.40.7.9 9.9.9.9 50101 443 6 3 300 1767225660 1767225720 ACCEPT OK",
];

const QUERIES: [&str; 3] = [
    concat!(
        r#"{"version":"1.100000","account_id":"444455556666","region":"eu-north-1","vpc_id":"vpc-0e","#,
        r#""query_timestamp":"2026-01-01T00:00:01Z","query_name":"logs.eu-north-1.amazonaws.com.","query_type":"A","#,
        r#""query_class":"IN","rcode":"NOERROR","answers":[{"Rdata":"54.239.1.77","Type":"A","Class":"IN"}],"#,
        r#""srcaddr":"10.40.7.9","srcport":"3","transport":"UDP","srcids":{"instance":"i-0e"}}"#
    ),
    concat!(
        r#"{"answers":[{"Class":"IN","Rdata":"54.239.1.78","Type":"A"}],"query_name":"sts.eu-north-1.amazonaws.com.","#,
        r#""query_type":"A","rcode":"NOERROR","region":"eu-north-1","srcaddr":"10.40.7.9"}"#
    ),
    concat!(
        r#"{"version":"1.100000","region":"eu-north-1","query_name":"nowhere.example.","query_type":"AAAA","#,
        r#""rcode":"NXDOMAIN","answers":[],"srcaddr":"10.40.7.9"}"#
    ),
];

/// A flow log whose addresses only the queries name.
const BEHIND_QUERIES: &str = "interface-id srcaddr dstaddr bytes\n\
    eni-0e1 10.40.7.9 54.239.1.77 5000\neni-0e1 54.239.1.78 10.40.7.9 600\n";

fn event(at: usize, message: &str) -> Value {
    json!({"logStreamName": "eni-0e1-accept", "timestamp": 1_767_225_600_000_u64 + at as u64, "message": message,
        "ingestionTime": 1_767_225_700_000_u64, "eventId": format!("3{at:055}")})
}

fn events(messages: &[&str]) -> Vec<Value> {
    messages.iter().enumerate().map(|(at, message)| event(at, message)).collect()
}

fn quoted(message: &str) -> String {
    format!("\"{}\"", message.replace('"', "\"\""))
}

fn lines(messages: &[&str], line: impl Fn(&str) -> String) -> String {
    messages.iter().map(|message| line(message) + "\n").collect()
}

/// What tools make of log events.
fn envelopes(messages: &[&str]) -> Vec<(&'static str, String)> {
    let subscription = |messages: &[&str], id: &str| {
        json!({"messageType": "DATA_MESSAGE", "owner": "444455556666", "logGroup": "flow", "logStream": id,
            "subscriptionFilters": ["all"], "logEvents": events(messages)})
        .to_string()
    };
    let control = json!({"messageType": "CONTROL_MESSAGE", "owner": "CloudwatchLogs", "logGroup": "", "logStream": "",
        "subscriptionFilters": [], "logEvents": [{"id": "", "timestamp": 1, "message":
            "CWL CONTROL MESSAGE: Checking health of destination Firehose."}]})
    .to_string();
    let (first, rest) = messages.split_at(1);
    let field = |name: &str, value: &str| json!({"field": name, "value": value});
    let answer: Vec<_> = messages
        .iter()
        .map(|message| {
            json!([field("@timestamp", "2026-01-01 00:00:00.000"), field("@message", message), field("@ptr", "Cm")])
        })
        .collect();
    let flat: Vec<_> =
        messages.iter().map(|message| json!({"@timestamp": "2026-01-01", "@message": message})).collect();
    let filtered = json!({"events": events(messages), "searchedLogStreams": []});
    let fetched = json!({"events": events(messages), "nextForwardToken": "f/3", "nextBackwardToken": "b/3"});
    let answered = json!({"queryLanguage": "CWLI", "results": answer, "statistics": {"recordsMatched": 3.0},
        "status": "Complete"});
    let message_alone = |message: &str| json!({"message": message}).to_string();
    let fluent =
        |message: &str| json!({"date": 1_767_225_600.5, "log": message, "kubernetes": {"pod": "x"}}).to_string();
    let vector = |message: &str| {
        json!({"host": "h", "message": message, "source_type": "aws_s3", "timestamp": "2026-01-01"}).to_string()
    };
    let splunk = |message: &str| json!({"preview": false, "result": {"_raw": message, "index": "aws"}}).to_string();
    let elastic =
        |message: &str| json!({"_index": "logs", "_source": {"message": message, "tags": ["a", "b"]}}).to_string();
    let firehose = control.clone() + &subscription(first, "a") + &subscription(rest, "b");
    let detailed = |message: &str| format!("2026-01-01T00:00:00.123000+00:00 eni-0e1-accept {message}");
    vec![
        (
            "the console's download",
            "timestamp,message\n".to_owned() + &lines(messages, |message| format!("1767225600000,{}", quoted(message))),
        ),
        (
            "the console's download, bare",
            "timestamp,message\r\n".to_owned()
                + &lines(messages, |message| {
                    let message = if message.contains('"') { quoted(message) } else { message.to_owned() };
                    format!("1767225600000,{message}\r")
                }),
        ),
        (
            "a spreadsheet's copy",
            "\u{feff}Timestamp;Message\n".to_owned()
                + &lines(messages, |message| format!("1767225600000;{}", quoted(message))),
        ),
        (
            "an Insights download",
            "@timestamp,@message,@logStream,@log\n".to_owned()
                + &lines(messages, |message| {
                    format!("2026-01-01 00:00:00.000,{},eni-0e1,444455556666:flow", quoted(message))
                }),
        ),
        ("an Insights download as JSON", Value::Array(flat.clone()).to_string()),
        ("the JSON with line feeds", serde_json::to_string_pretty(&flat).unwrap()),
        ("filter-log-events", serde_json::to_string_pretty(&filtered).unwrap()),
        ("get-log-events", fetched.to_string()),
        ("--query events", Value::Array(events(messages)).to_string()),
        ("--query events[].message", json!(messages).to_string()),
        ("get-query-results", answered.to_string()),
        ("logs tail", lines(messages, detailed)),
        ("logs tail --format short", lines(messages, |message| format!("2026-01-01T00:00:00 {message}"))),
        ("an export task", lines(messages, |message| format!("2026-01-01T00:00:00.000Z {message}"))),
        ("--query with times as text", lines(messages, |message| format!("1767225600000\t{message}"))),
        (
            "filter-log-events as text",
            lines(messages, |message| format!("EVENTS\t39\t1767225700000\teni-0e1-accept\t{message}\t1767225600000"))
                + "SEARCHEDLOGSTREAMS\tTrue\teni-0e1-accept\n",
        ),
        (
            "get-log-events as text",
            "b/3912\tf/3913\n".to_owned()
                + &lines(messages, |message| format!("EVENTS\t1767225700000\t{message}\t1767225600000")),
        ),
        ("a subscription's file", subscription(messages, "eni-0e1")),
        ("Firehose's records without line feeds", firehose),
        ("Firehose's records by lines", [subscription(first, "a"), control, subscription(rest, "b")].join("\n")),
        ("messages by lines", lines(messages, message_alone)),
        ("messages without line feeds", messages.iter().copied().map(message_alone).collect()),
        ("Fluent Bit", lines(messages, fluent)),
        ("Vector", lines(messages, vector)),
        ("Splunk", lines(messages, splunk)),
        ("Elastic", lines(messages, elastic)),
    ]
}

fn read(text: &str, piece: usize) -> ImportedData {
    read_all(&[("a file", text.as_bytes())], "", piece)
}

fn volumes(found: &ImportedData) -> Vec<TrafficVolume> {
    found.traffic.clone().unwrap_or_default().volumes
}

#[test]
fn flow_logs_are_read_in_every_envelope() {
    let plain = read(&RECORDS.join("\n"), 1 << 20);
    assert_eq!((plain.files[0].records, plain.files[0].used), (6, 3));
    assert_eq!(plain.traffic.as_ref().map(|traffic| (traffic.volumes.len(), traffic.skipdata)), Some((2, 1)));
    for (name, text) in envelopes(&RECORDS) {
        for piece in [1, 13, 1 << 20] {
            let found = read(&text, piece);
            assert_eq!(found.traffic, plain.traffic, "{name}: {text}");
            let [file] = found.files.as_slice() else { panic!("one file") };
            let kind = if name.contains("download") && !name.contains("JSON") || name.contains("copy") {
                Kind::FlowLogCsv
            } else {
                Kind::FlowLog
            };
            assert_eq!((file.kind, &file.refused), (Some(kind), &None), "{name}");
            let skipped = |file: &natpoint_import::imported_data::FileRead| {
                file.skipped.iter().map(|skipped| (skipped.why.clone(), skipped.count)).collect::<Vec<_>>()
            };
            assert_eq!((file.records, file.used, skipped(file)), (6, 3, skipped(&plain.files[0])), "{name}: {file:?}");
        }
    }
}

#[test]
fn query_logs_are_read_in_every_envelope() {
    let plain = read_all(&[("q", QUERIES.join("\n").as_bytes()), ("f", BEHIND_QUERIES.as_bytes())], "", 1 << 20);
    let service = |name: &str| Remote::Aws(name.to_owned());
    let told: Vec<_> =
        volumes(&plain).into_iter().map(|volume| (volume.remote, volume.sent, volume.received)).collect();
    assert_eq!(told, [(service("logs"), 5000, 0), (service("sts"), 0, 600)]);
    let pretty = lines(&QUERIES, |message| {
        let value: Value = serde_json::from_str(message).unwrap();
        format!("2026-01-01T00:00:00.123000+00:00 vpc-0e_i-0e\n{value:#}")
    });
    let array = format!("[{}]", QUERIES.join(",\n"));
    let more = [("logs tail --format json", pretty), ("jq -s", array), ("nothing between", QUERIES.concat())];
    for (name, text) in envelopes(&QUERIES).into_iter().chain(more) {
        for piece in [1, 13, 1 << 20] {
            let found = read_all(&[("q", text.as_bytes()), ("f", BEHIND_QUERIES.as_bytes())], "", piece);
            assert_eq!(found.traffic, plain.traffic, "{name}: {text}");
            let file = &found.files[0];
            assert_eq!(
                (file.kind, file.records, file.used, &file.refused),
                (Some(Kind::QueryLog), 3, 3, &None),
                "{name}"
            );
        }
    }
}

#[test]
fn a_custom_format_is_needed_in_an_envelope_too() {
    let messages = ["eni-0e1 10.40.7.9 52.219.68.9 77 ACCEPT OK", "eni-0e1 52.219.68.9 10.40.7.9 8 ACCEPT OK"];
    let format = "${interface-id} ${srcaddr} ${dstaddr} ${bytes} ${action} ${log-status}";
    for (name, text) in envelopes(&messages) {
        let found = read_all(&[("a file", text.as_bytes())], format, 99);
        let told: Vec<_> =
            volumes(&found).into_iter().map(|volume| (volume.remote, volume.sent, volume.received)).collect();
        assert_eq!(told, [(Remote::S3, 77, 8)], "{name}: {:?}", found.files);
        let refused = &read(&text, 99).files[0].refused;
        assert!(matches!(refused, Some(FileRefusal::NoFormat { .. })), "{name}: {refused:?}");
    }
}

#[test]
fn rows_of_a_query_are_read_as_json_of_every_shape() {
    let rows = [("10.40.7.9", "52.219.68.9", "1500"), ("52.219.68.9", "10.40.7.9", "6e3")];
    let expected =
        volumes(&read("srcAddr,dstAddr,totalBytes\n10.40.7.9,52.219.68.9,1500\n52.219.68.9,10.40.7.9,6000\n", 9));
    let object = |(from, to, bytes): (&str, &str, &str)| json!({"srcAddr": from, "dstAddr": to, "totalBytes": bytes});
    let field = |name: &str, value: &str| json!({"field": name, "value": value});
    let fields = |(from, to, bytes): (&str, &str, &str)| {
        json!([field("srcAddr", from), field("dstAddr", to), field("totalBytes", bytes)])
    };
    let turned = json!({"totalBytes": 6000, "dstAddr": rows[1].1, "srcAddr": rows[1].0});
    for text in [
        json!(rows.map(object)).to_string(),
        json!({"results": rows.map(fields), "status": "Complete"}).to_string(),
        json!(rows.map(fields)).to_string(),
        rows.map(|row| object(row).to_string()).join("\n"),
        format!("{}\n{turned}", object(rows[0])),
        json!({"statistics": {"bytesScanned": 1e9}, "results": rows.map(fields), "encryptionKey": null}).to_string(),
    ] {
        for piece in [1, 1 << 20] {
            let found = read(&text, piece);
            assert_eq!(volumes(&found), expected, "{text}");
            let file = &found.files[0];
            assert_eq!((file.kind, file.records, file.used), (Some(Kind::FlowLogJson), 2, 2), "{text}");
        }
    }
    // In the unit of its name, and with a column that is missing.
    let found = read(r#"[{"pkt_dst_aws_service":"S3","gb":"2.5"}]"#, 3);
    assert_eq!(volumes(&found)[0].sent, 5 << 29);
    let found = read(r#"[{"srcaddr":"10.0.0.1","totalMB":"2.5"}]"#, 3);
    assert_eq!(found.files[0].refused, Some(FileRefusal::MissingColumns(vec!["dstaddr".to_owned()])));
    // Records of a flow log that something made JSON of, streamed.
    let text: String = (0..3)
        .map(|at| {
            json!({"version": 2, "interface_id": "eni-1", "srcaddr": "10.0.0.1", "dstaddr": "52.219.68.9",
            "bytes": at + 1,
            "start": 5, "end": 9, "action": "ACCEPT", "log_status": "OK"})
            .to_string()
                + "\n"
        })
        .collect();
    let found = read(&text, 7);
    assert_eq!((volumes(&found)[0].remote.clone(), volumes(&found)[0].sent), (Remote::S3, 6));
}

#[test]
fn other_logs_are_named_as_such() {
    for text in [
        "timestamp,message\n1767225600000,START RequestId: 8f Version: $LATEST\n1767225600001,END RequestId: 8f\n",
        "@timestamp,@message\n2026-01-01 00:00:00.000,hello\n",
    ] {
        let found = read(text, 5);
        let file = &found.files[0];
        assert!(matches!(file.refused, Some(FileRefusal::OtherEvents { .. })), "{file:?}");
        assert_eq!((file.used, file.skipped[0].why.clone()), (0, SkipReason::OtherEvent));
    }
    // What a function or a stream gets is packed; damaged, it names the way to unpack it by hand.
    for text in [
        r#"{"awslogs":{"data":"H4sIAAAAAAAAAHWPwQqCQBCGX0Xm7EFtK"}}"#,
        r#"{"Records":[{"kinesis":{"data":"H4sIAAAA"}}]}"#,
    ] {
        assert_eq!(read(text, 5).files[0].refused, Some(FileRefusal::PackedEvents), "{text:.60}");
    }
    // JSON of another kind is not taken for events.
    for text in [
        r#"{"@level":"info","@message":"Terraform 1.9.0","type":"version"}"#,
        r#"[{"message":"hello","level":"info"}]"#,
        r#"{"events":[{"message":"START RequestId: 8f","timestamp":1}]}"#,
    ] {
        assert_eq!(read(text, 5).files[0].kind, None, "{text}");
    }
}

#[test]
fn what_is_broken_or_without_end_is_passed_over() {
    let line = json!({"message": RECORDS[1]}).to_string();
    let cut = format!("{line}\n{}\n{line}\n{{\"message\":\"{}\n{line}", &line[..40], &RECORDS[1][..50]);
    for piece in [1, 1 << 20] {
        let file = read(&cut, piece).files[0].clone();
        assert_eq!((file.records, file.used), (5, 3), "{file:?}");
        assert_eq!((file.skipped[0].why.clone(), file.skipped[0].count), (SkipReason::BrokenJson, 2));
    }
    let long = json!({"message": format!("{} {}", RECORDS[1], "x".repeat(3 << 20))}).to_string();
    let file = read(&format!("{line}{long}{line}"), 1 << 16).files[0].clone();
    assert_eq!(file.used, 2, "{file:?}");
    let deep = format!("{line}\n{}\n{line}", "[".repeat(10_000));
    assert_eq!(read(&deep, 1 << 16).files[0].used, 2);
    let many = format!("{{\"events\":[{}]}}", vec![line.as_str(); 20_000].join(","));
    let file = read(&many, 1 << 16).files[0].clone();
    assert_eq!((file.records, file.used), (20_000, 20_000));
    for empty in [r#"{"message":""}"#, r#"{"message":null}"#, r#"{"events":[]}"#, "{}", "[]", "[[[]]]"] {
        assert_eq!(read(empty, 3).files[0].used, 0, "{empty}");
    }
}
