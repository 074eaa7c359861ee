//! Flow logs of every shape, each read as AWS means it.

use natpoint_import::imported_data::{
    CountedAt, FileRead, FileRefusal, ImportedData, InterfaceKind, Kind, Remote, SkipReason, Skipped, Traffic,
};
use natpoint_import::to_scenario::{Allocation, Choices, Note, UnallocatedTraffic, to_scenario};
use natpoint_import::{Options, Reader};
use natpoint_model::article;
use natpoint_model::units::Gb;
use serde_json::json;

/// Reads files as the page does, in pieces of a length.
pub(crate) fn read_all(files: &[(&str, &[u8])], format: &str, piece: usize) -> ImportedData {
    let mut reader = Reader::new(Options { format: format.to_owned() });
    for (name, bytes) in files {
        reader.begin(name);
        for piece in bytes.chunks(piece) {
            reader.push(piece);
        }
        reader.end();
    }
    reader.finish()
}

fn read(text: &str) -> (Traffic, FileRead) {
    let found = read_all(&[("log", text.as_bytes())], "", 1 << 20);
    (found.traffic.unwrap_or_default(), found.files[0].clone())
}

fn volumes(traffic: &Traffic) -> Vec<(Remote, u64, u64)> {
    traffic.volumes.iter().map(|volume| (volume.remote.clone(), volume.sent, volume.received)).collect()
}

fn skipped(file: &FileRead) -> Vec<(SkipReason, u64, Vec<u64>)> {
    file.skipped.iter().map(|Skipped { why, count, lines, .. }| (why.clone(), *count, lines.clone())).collect()
}

const DEFAULT: &str = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes \
                       start end action log-status";

/// Records in the default format: accepted, rejected, without data, skipped, from outside, over IPv6.
const PLAIN: &str = "\
2 111122223333 eni-0a 172.31.16.139 172.31.16.21 20641 22 6 20 4249 1418530010 1418530070 ACCEPT OK
2 111122223333 eni-0a 172.31.9.69 172.31.9.12 49761 3389 6 20 4249 1418530010 1418530070 REJECT OK
2 111122223333 eni-0a - - - - - - - 1418530080 1418530140 - NODATA
2 unknown eni-0b - - - - - - - 1418530080 1418530140 - SKIPDATA
2 111122223333 eni-0a 203.0.113.12 172.31.16.139 0 0 1 4 336 1418530080 1418530140 ACCEPT OK
2 111122223333 eni-0a 172.31.16.139 203.0.113.12 0 0 1 4 337 1418530080 1418530140 REJECT OK
2 111122223333 eni-0a 2001:db8:1:a100::f105 2001:db8:1:a102::4071 34892 22 6 54 8855 1418530080 1418530140 ACCEPT OK
";

#[test]
fn the_default_format_needs_no_header_and_may_have_one() {
    for header in [String::new(), format!("{DEFAULT}\n")] {
        for ends in ["\n", "\r\n"] {
            let text = (header.clone() + PLAIN).replace('\n', ends);
            for text in [text.clone(), format!("\u{feff}{text}"), text.trim_end().to_owned(), text.replace(' ', " \t ")]
            {
                let (traffic, file) = read(&text);
                assert_eq!((file.kind, file.refused.clone()), (Some(Kind::FlowLog), None));
                assert_eq!((file.records, file.used), (7, 3));
                let above = u64::from(!header.is_empty());
                assert_eq!(
                    skipped(&file),
                    [
                        (SkipReason::Rejected, 2, vec![2 + above, 6 + above]),
                        (SkipReason::NoData, 1, vec![3 + above]),
                        (SkipReason::SkipData, 1, vec![4 + above]),
                    ]
                );
                assert_eq!((traffic.counted_at, traffic.records, traffic.skipdata), (CountedAt::Workload, 3, 1));
                assert_eq!(volumes(&traffic), [(Remote::Inside, 4249, 0), (Remote::PublicUnknown, 0, 336)]);
                // Both ends are in one /56, so the bytes never left the network.
                assert_eq!((traffic.ipv6.len(), traffic.ipv6[0].remote.clone()), (1, Remote::Inside));
                let span = traffic.time.span.unwrap_or_default();
                assert_eq!((span.from, span.to), (1_418_530_010, 1_418_530_140));
                assert_eq!((traffic.gaps.len(), traffic.addresses, traffic.names_services), (0, 1, false));
            }
        }
    }
}

#[test]
fn custom_fields_come_in_any_order_and_in_any_spelling() {
    let header = "version vpc-id subnet-id instance-id interface-id account-id type srcaddr dstaddr srcport dstport \
                  pkt-srcaddr pkt-dstaddr protocol bytes packets start end action tcp-flags log-status";
    let rows = "\
3 v s i-1 eni-0a 1 IPv4 52.213.180.42 10.0.0.62 1 5 52.213.180.42 10.0.0.62 6 568 8 1566848875 1566848933 ACCEPT 2 OK
3 v s i-1 eni-0a 1 IPv4 10.0.0.62 52.213.180.42 5 1  10.0.0.62 52.213.180.42 6 376 7 1566933133 1566933193 ACCEPT 18 OK
";
    let camel = |name: &str| {
        let mut parts = name.split('-');
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| all + &part[..1].to_uppercase() + &part[1..])
    };
    for header in [header.to_owned(), header.replace('-', "_"), camel(header), header.to_uppercase()] {
        let (traffic, file) = read(&format!("{header}\n{rows}"));
        assert_eq!((file.records, file.used, file.refused), (2, 2, None), "{header}");
        assert_eq!(volumes(&traffic), [(Remote::PublicUnknown, 376, 568)]);
        assert_eq!(traffic.gaps.len(), 1);
        assert_eq!(traffic.gaps[0].seconds(), 1_566_933_133 - 1_566_848_933);
    }
    // The same without a header: only with its format.
    let found = read_all(&[("log", rows.as_bytes())], "", 100);
    assert!(matches!(&found.files[0].refused, Some(FileRefusal::NoFormat { start }) if start.starts_with("3 v s i-1")));
    let format: Vec<_> = header.split_whitespace().map(|name| format!("${{{name}}}")).collect();
    let found = read_all(&[("log", rows.as_bytes())], &format.join(" "), 100);
    assert_eq!(volumes(&found.traffic.unwrap_or_default()), [(Remote::PublicUnknown, 376, 568)]);
}

#[test]
fn tags_and_paths_tell_what_addresses_are() {
    let header = "version srcaddr dstaddr bytes interface-id region az-id pkt-srcaddr pkt-dstaddr pkt-src-aws-service \
                  pkt-dst-aws-service traffic-path flow-direction log-status";
    let rows = "\
5 52.95.128.179 10.0.0.71 15044 eni-0a ap-southeast-2 apse2-az3 52.95.128.179 10.0.0.71 S3 - - ingress OK
5 10.0.0.71 52.95.128.179 471 eni-0a ap-southeast-2 apse2-az3 10.0.0.71 52.95.128.179 - S3 8 egress OK
5 10.0.0.71 52.219.0.1 10 eni-0a ap-southeast-2 apse2-az3 10.0.0.71 52.219.0.1 - S3 7 egress OK
5 10.0.0.71 54.0.0.1 1 eni-0a ap-southeast-2 apse2-az3 10.0.0.71 54.0.0.1 - AMAZON 1 egress OK
5 10.0.0.71 54.0.0.1 2 eni-0a ap-southeast-2 apse2-az3 10.0.0.71 54.0.0.1 - EC2 1 egress OK
5 10.0.0.71 54.0.0.2 4 eni-0a ap-southeast-2 apse2-az3 10.0.0.71 54.0.0.2 - <b>X</b> 1 egress OK
5 10.0.0.71 52.94.13.9 8 eni-0a ap-southeast-2 apse2-az3 10.0.0.71 52.94.13.9 - DYNAMODB 1 egress OK
5 10.0.0.71 9.9.9.9 16 eni-0a ap-southeast-2 apse2-az3 10.0.0.71 9.9.9.9 - - 1 egress OK
";
    let (traffic, file) = read(&format!("{header}\n{rows}"));
    assert_eq!((file.used, traffic.names_services), (8, true));
    assert_eq!(
        (traffic.region.as_deref(), traffic.azs.as_slice()),
        (Some("ap-southeast-2"), &["apse2-az3".to_owned()][..])
    );
    let mut expected = vec![
        (Remote::S3, 471, 15044),
        (Remote::Internet, 16, 0),
        (Remote::OtherRegion("ap-northeast-1".to_owned()), 10, 0),
        (Remote::DynamoDb, 8, 0),
        (Remote::Aws("<b>X</b>".to_owned()), 4, 0),
        (Remote::AwsUnknown, 3, 0),
    ];
    assert_eq!(volumes(&traffic), expected);
    let lists = [&traffic.by_internet_gateway, &traffic.by_gateway_endpoint].map(|list| {
        list.iter().map(|volume| (volume.remote.clone(), volume.sent, volume.received)).collect::<Vec<_>>()
    });
    // Only what was sent has a path, but both directions of an address are one pair.
    assert_eq!(lists[0], [(Remote::S3, 471, 15044)]);
    assert_eq!(lists[1], [(Remote::OtherRegion("ap-northeast-1".to_owned()), 10, 0)]);
    assert_eq!((traffic.addresses, traffic.talkers.len()), (6, 6));
    assert_eq!((traffic.talkers[0].address.as_str(), traffic.talkers[0].bytes), ("52.95.128.179", 15515));

    // Without tags, only the ranges of Amazon S3 and DynamoDB are known.
    let untagged = header.replace("pkt-src-aws-service", "x-1").replace("pkt-dst-aws-service", "x-2");
    let (traffic, _) = read(&format!("{untagged}\n{rows}"));
    expected[1] = (Remote::PublicUnknown, 23, 0);
    expected.truncate(3);
    expected.push((Remote::DynamoDb, 8, 0));
    assert_eq!((volumes(&traffic), traffic.names_services), (expected.clone(), false));

    // With AWS's own list, the rest is known too; it may come before the log or behind it.
    let list = r#"{"syncToken": "1", "createDate": "2026-08-22-15-17-05", "prefixes": [
        {"ip_prefix": "52.95.128.0/22", "region": "ap-southeast-2", "service": "S3"},
        {"ip_prefix": "52.95.128.0/17", "region": "ap-southeast-2", "service": "EC2"},
        {"ip_prefix": "52.94.12.0/22", "region": "ap-southeast-2", "service": "DYNAMODB"},
        {"ip_prefix": "52.219.0.0/20", "region": "ap-northeast-1", "service": "S3"},
        {"ip_prefix": "54.0.0.0/8", "region": "GLOBAL", "service": "AMAZON"},
        {"ip_prefix": "54.0.0.2/32", "region": "GLOBAL", "service": "API_GATEWAY"},
        {"ip_prefix": "54.0.0.2/33", "region": "GLOBAL", "service": "API_GATEWAY"}],
        "ipv6_prefixes": [{"ipv6_prefix": "2600::/16", "region": "GLOBAL", "service": "AMAZON"}, {}]}"#;
    let log = format!("{untagged}\n{rows}");
    for files in [[("a", list.as_bytes()), ("b", log.as_bytes())], [("b", log.as_bytes()), ("a", list.as_bytes())]] {
        let found = read_all(&files, "", 1 << 20);
        assert_eq!(
            volumes(&found.traffic.unwrap_or_default()),
            [
                (Remote::S3, 471, 15044),
                (Remote::Internet, 16, 0),
                (Remote::OtherRegion("ap-northeast-1".to_owned()), 10, 0),
                (Remote::DynamoDb, 8, 0),
                (Remote::Aws("API_GATEWAY".to_owned()), 4, 0),
                (Remote::AwsUnknown, 3, 0),
            ]
        );
        let list = found.files.iter().find(|file| file.name == "a").expect("it was read");
        assert_eq!((list.kind, list.records, list.used), (Some(Kind::IpRanges), 9, 7));
    }
}

#[test]
fn a_query_log_tells_services_apart() {
    const GB: u64 = 1 << 30;
    let ends = [
        ("52.94.10.1", 100, "AMAZON"),
        ("52.94.10.2", 20, "AMAZON"),
        ("52.94.10.3", 7, "AMAZON"),
        ("52.94.10.4", 3, "EC2"),
        ("203.0.113.5", 1, "-"),
    ];
    let records = ends.map(|(remote, gb, tag)| format!("eni-1 10.0.0.1 {remote} {} {tag}\n", gb * GB));
    let log = "interface-id srcaddr dstaddr bytes pkt-dst-aws-service\n".to_owned() + &records.concat();
    let query = |name: &str, answers: &[&str]| {
        let answers: Vec<_> =
            answers.iter().map(|answer| json!({"Rdata": answer, "Type": "A", "Class": "IN"})).collect();
        json!({"version": "1.100000", "region": "eu-west-1", "vpc_id": "vpc-1", "query_name": name, "query_type": "A",
            "rcode": "NOERROR", "answers": answers, "srcaddr": "10.0.0.1"})
        .to_string()
    };
    let queries = [
        query("logs.eu-west-1.amazonaws.com.", &["52.94.10.1"]),
        query("api.ecr.eu-west-1.amazonaws.com.", &["ecr.aws.", "52.94.10.2", "52.94.10.3"]),
        // An address of two services is split by nobody.
        query("sts.eu-west-1.amazonaws.com.", &["52.94.10.3"]),
        // The tag says that this is no service of AWS's.
        query("logs.eu-west-1.amazonaws.com.", &["203.0.113.5"]),
        "{\"query_name\": 7}".to_owned(),
        "<p>".to_owned(),
    ]
    .join("\n");
    for files in
        [[("a", queries.as_bytes()), ("b", log.as_bytes())], [("b", log.as_bytes()), ("a", queries.as_bytes())]]
    {
        for piece in [7, 1 << 20] {
            let found = read_all(&files, "", piece);
            assert_eq!(
                volumes(found.traffic.as_ref().expect("there are records")),
                [
                    (Remote::Aws("logs".to_owned()), 100 * GB, 0),
                    (Remote::Aws("ecr.api".to_owned()), 20 * GB, 0),
                    (Remote::AwsUnknown, 10 * GB, 0),
                    (Remote::Internet, GB, 0),
                ]
            );
            let file = found.files.iter().find(|file| file.name == "a").expect("it was read");
            assert_eq!((file.kind, file.records, file.used), (Some(Kind::QueryLog), 6, 4));
            let skipped: Vec<_> = file.skipped.iter().map(|skipped| (skipped.count, skipped.lines.clone())).collect();
            assert_eq!(skipped, [(2, vec![5, 6])]);
            // Each becomes its own service of the scenario.
            let choices =
                Choices { unallocated: vec![(UnallocatedTraffic::Aws, Allocation::Nowhere)], ..Choices::default() };
            let taken = to_scenario(&found, &article::scenario(), &choices).scenario;
            let carries =
                |slug: &str| taken.services.iter().find(|used| used.service.slug() == slug).map(|used| used.gb);
            assert_eq!(
                [carries("logs"), carries("ecr.api")],
                [100, 20].map(|gb| Gb::from_units(gb * 1_000_000).into())
            );
        }
    }
}

#[test]
fn aggregated_columns_have_the_unit_of_their_name() {
    const MB: u64 = 1 << 20;
    for (table, expected) in [
        ("srcaddr,dstaddr,megaBytesOut\n10.0.0.1,52.219.68.9,2.5\n52.219.68.9,10.0.0.1,8\n", (5 * MB / 2, 8 * MB)),
        ("pkt_dst_aws_service,gb\nS3,0.5\n", (512 * MB, 0)),
        ("srcaddr,dstaddr,sum(bytes),max(bytes)\n10.0.0.1,52.219.68.9,7,3\n", (7, 0)),
    ] {
        let found = read_all(&[("a", table.as_bytes())], "", 1 << 20);
        let traffic = found.traffic.expect("there are records");
        assert_eq!(volumes(&traffic), [(Remote::S3, expected.0, expected.1)], "{table}");
    }
    let table = "srcaddr,dstaddr,avg(bytes)\n10.0.0.1,52.219.68.9,7\n";
    let refused = read_all(&[("a", table.as_bytes())], "", 1 << 20).files[0].refused.clone();
    assert_eq!(refused, Some(FileRefusal::NoByteUnit(vec!["avg(bytes)".to_owned()])));
}

#[test]
fn what_customers_run_with_a_service_is_not_its_api() {
    const GB: u64 = 1 << 30;
    let log = "interface-id srcaddr dstaddr bytes pkt-dst-aws-service\n\
        eni-1 10.0.0.1 52.94.10.1 1073741824 EC2\n\
        eni-1 10.0.0.1 52.94.10.2 3221225472 EC2\n";
    let query = |name: &str, address: &str| {
        json!({"region": "eu-west-1", "query_name": name, "query_type": "A", "answers": [{"Rdata": address}]})
            .to_string()
    };
    let queries = [
        query("eks.eu-west-1.amazonaws.com.", "52.94.10.1"),
        query("0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com.", "52.94.10.2"),
    ]
    .join("\n");
    let found = read_all(&[("a", queries.as_bytes()), ("b", log.as_bytes())], "", 1 << 20);
    let expected = [(Remote::DataPlane("eks".to_owned()), 3 * GB, 0), (Remote::Aws("eks".to_owned()), GB, 0)];
    assert_eq!(volumes(found.traffic.as_ref().expect("there are records")), expected);
    let scenario = to_scenario(&found, &article::scenario(), &Choices::default()).scenario;
    let services: Vec<_> = scenario.services.iter().map(|used| (used.service.slug(), used.gb)).collect();
    assert_eq!((services, scenario.internet_out), (vec![("eks", Gb::whole(1))], Gb::whole(3)));
}

#[test]
fn a_nat_gateway_has_four_records_of_each_flow_and_one_byte_counts_once() {
    let header = "instance-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr bytes";
    let gateway = "\
- eni-0nat 10.0.1.5 10.0.0.220 10.0.1.5 203.0.113.5 100
- eni-0nat 10.0.0.220 203.0.113.5 10.0.0.220 203.0.113.5 100
- eni-0nat 203.0.113.5 10.0.0.220 203.0.113.5 10.0.0.220 7
- eni-0nat 10.0.0.220 10.0.1.5 203.0.113.5 10.0.1.5 7
";
    let workload = "\
i-01 eni-0a 10.0.1.5 203.0.113.5 10.0.1.5 203.0.113.5 100
i-01 eni-0a 203.0.113.5 10.0.1.5 203.0.113.5 10.0.1.5 7
";
    for files in [vec![gateway, workload], vec![workload, gateway], vec![gateway]] {
        let texts: Vec<_> = files.iter().map(|rows| format!("{header}\n{rows}")).collect();
        let files: Vec<_> = texts.iter().map(|text| ("log", text.as_bytes())).collect();
        let traffic = read_all(&files, "", 50).traffic.expect("there are records");
        assert_eq!(traffic.counted_at, CountedAt::NatGateways);
        assert_eq!(volumes(&traffic), [(Remote::PublicUnknown, 100, 7)]);
        let nat = traffic.interfaces.iter().find(|interface| interface.id == "eni-0nat").expect("it has records");
        assert_eq!((nat.kind, nat.bytes), (InterfaceKind::NatGateway, 107));
    }
    let (traffic, _) = read(&format!("{header}\n{workload}"));
    assert_eq!((traffic.counted_at, volumes(&traffic)), (CountedAt::Workload, vec![(Remote::PublicUnknown, 100, 7)]));

    // An interface of a transit gateway moves addresses as well, but never meets a public one.
    let transit = "\
- eni-0tgw 10.0.1.5 10.0.0.9 10.0.1.5 203.0.113.5 100
- eni-0tgw 10.0.0.9 10.0.1.5 203.0.113.5 10.0.1.5 7
";
    let (traffic, _) = read(&format!("{header}\n{transit}{workload}"));
    assert_eq!(traffic.counted_at, CountedAt::Workload);
    // The bytes to the transit gateway stay inside; those to the internet count at the workload alone.
    assert_eq!(volumes(&traffic)[0], (Remote::PublicUnknown, 100, 7));
}

#[test]
fn without_bytes_or_with_a_column_twice_a_log_is_refused() {
    for (text, refused) in [
        (
            "instance-id interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr\n- eni-1 10.0.1.5 1.1.1.1 - -\n",
            FileRefusal::MissingColumns(vec!["bytes".to_owned()]),
        ),
        (
            "version interface-id packets action log-status\n",
            FileRefusal::MissingColumns(["bytes", "srcaddr", "dstaddr"].map(str::to_owned).to_vec()),
        ),
        ("srcaddr dstaddr bytes pkt-srcaddr bytes\n", FileRefusal::DoubledColumn("bytes".to_owned())),
        ("\"srcaddr\",\"dstaddr\",\"log_status\",\"action\"\n", FileRefusal::MissingColumns(vec!["bytes".to_owned()])),
        ("srcaddr,dstaddr,bytes,pkt_srcaddr,pkt-srcaddr\n", FileRefusal::DoubledColumn("pkt-srcaddr".to_owned())),
        ("@timestamp,@message\n2026,hello\n", FileRefusal::OtherEvents { start: "hello".to_owned() }),
    ] {
        let found = read_all(&[("log", text.as_bytes())], "", 7);
        assert_eq!(found.files[0].refused, Some(refused), "{text}");
        assert_eq!(found.traffic, None);
    }
}

#[test]
fn tables_of_logs_insights_and_athena_are_read() {
    let row = ["eni-0a", "10.0.0.1", "9.9.9.9", "5", "1700000000", "1700000060", "ACCEPT", "OK"];
    let athena = "\"interface_id\",\"srcaddr\",\"dstaddr\",\"bytes\",\"start\",\"end\",\"action\",\"log_status\"";
    let insights = "interfaceId,srcAddr,dstAddr,bytes,start,end,action,logStatus";
    let old = "interfaceid,sourceaddress,destinationaddress,numbytes,starttime,endtime,action,logstatus";
    let line = "2 1 eni-0a 10.0.0.1 9.9.9.9 1 2 6 1 5 1700000000000 1700000060000 ACCEPT OK";
    for text in [
        format!("{athena}\r\n\"{}\"\r\n", row.join("\",\"")),
        format!("{insights}\n{}\n", row.join(",")),
        format!("{old}\n{}", row.join(",")),
        format!("{insights}\n{}\n", row.join(",")).replace(',', ";"),
        format!("@timestamp,@message,@logStream,@log\n2026-01-01 00:00:00.000,{line},a,b\n"),
        format!("@timestamp,@message\n2026-01-01 00:00:00.000,2026-01-01T00:00:00.000Z {line}\n"),
    ] {
        let (traffic, file) = read(&text);
        assert_eq!((file.kind, file.records, file.used), (Some(Kind::FlowLogCsv), 1, 1), "{text}");
        assert_eq!(volumes(&traffic), [(Remote::PublicUnknown, 5, 0)], "{text}");
        assert_eq!(traffic.time.span.map(|span| (span.from, span.to)), Some((1_700_000_000, 1_700_000_060)));
    }
    // What CloudWatch Logs exports to Amazon S3 has a time before each record.
    let (traffic, file) = read(&format!("2026-01-01T00:00:00.000Z {line}\n2026-01-01T00:00:00.000Z {line}\n"));
    assert_eq!((file.used, volumes(&traffic)), (2, vec![(Remote::PublicUnknown, 10, 0)]));
}

/// The log in the default format names no Region, and its query log does.
#[test]
fn queries_tell_the_region() {
    let query = |region: &str| {
        json!({"region": region, "query_name": "kms.eu-north-1.amazonaws.com.", "query_type": "A",
            "answers": [{"Rdata": "52.94.10.1", "Type": "A"}]})
        .to_string()
    };
    let log = "2 123456789012 eni-1 10.0.0.1 52.94.10.1 40000 443 6 9 9000000000 1700000000 1700000060 ACCEPT OK\n";
    for (queries, region) in [
        (query("eu-north-1"), Some("eu-north-1")),
        (query("eu-north-1") + "\n" + &query("eu-north-1"), Some("eu-north-1")),
        (query(""), None),
    ] {
        let now = article::scenario();
        let told = |files: &[(&str, &[u8])]| to_scenario(&read_all(files, "", 1 << 20), &now, &Choices::default());
        let both = told(&[("flows.log", log.as_bytes()), ("queries.log", queries.as_bytes())]);
        assert_eq!(both.offer.asks_region, region.is_none(), "{queries}");
        assert_eq!(both.scenario.region.code(), region.unwrap_or(now.region.code()), "{queries}");
        assert!(!both.notes.contains(&Note::OnlyQueries), "{:?}", both.notes);
        // Alone they have no volumes, and everything but the Region stays.
        let alone = told(&[("queries.log", queries.as_bytes())]);
        let mut expected = now.clone();
        expected.move_to(both.scenario.region);
        assert_eq!((alone.scenario, alone.notes), (expected, vec![Note::OnlyQueries]), "{queries}");
    }
}

#[test]
fn what_a_query_added_up_is_taken_as_it_is() {
    for (text, expected) in [
        (
            "pkt_dst_aws_service,sum_bytes\nS3,10\nDYNAMODB,2\n-,3\nAMAZON,1.5E1\n",
            vec![
                (Remote::AwsUnknown, 15, 0),
                (Remote::S3, 10, 0),
                (Remote::PublicUnknown, 3, 0),
                (Remote::DynamoDb, 2, 0),
            ],
        ),
        // No service of AWS is not the internet: what stays inside has none either. The direction says which way.
        (
            "pkt_dst_aws_service,flow_direction,bytes\nS3,egress,9\n-,ingress,5\n-,egress,2\n",
            vec![(Remote::S3, 9, 0), (Remote::PublicUnknown, 2, 5)],
        ),
        (
            "pkt_src_aws_service,flow_direction,bytes\nS3,ingress,9\n-,ingress,5\n-,egress,2\n",
            vec![(Remote::S3, 0, 9), (Remote::PublicUnknown, 2, 5)],
        ),
        // Entering a NAT gateway's interface, it is on its way to the service.
        ("pkt_dst_aws_service,flow_direction,bytes\nS3,ingress,9\n", vec![(Remote::S3, 9, 0)]),
        (
            "pkt_src_aws_service,pkt_dst_aws_service,flow_direction,bytes\n-,-,egress,6\n-,-,ingress,5\n,,egress,1\n",
            vec![(Remote::PublicUnknown, 7, 5)],
        ),
        (
            "srcaddr,pkt_dst_aws_service,bytes\n10.0.0.1,-,3\n10.0.0.1,S3,9\n",
            vec![(Remote::S3, 9, 0), (Remote::PublicUnknown, 3, 0)],
        ),
        ("pkt_src_aws_service,dstaddr,bytes\n-,10.0.0.1,3\n", vec![(Remote::PublicUnknown, 0, 3)]),
        ("dstaddr,pkt_dst_aws_service,bytes\n9.9.9.9,-,3\n", vec![(Remote::Internet, 3, 0)]),
        ("pktSrcAwsService,sum(bytes)\nS3,10\n", vec![(Remote::S3, 0, 10)]),
        ("dstaddr,_col1\n9.9.9.9,10\n10.0.0.1,4\n", vec![(Remote::PublicUnknown, 10, 0), (Remote::Inside, 4, 0)]),
        ("srcaddr,total_bytes\n9.9.9.9,10\n", vec![(Remote::PublicUnknown, 0, 10)]),
        (
            "interface_id,pkt_src_aws_service,pkt_dst_aws_service,bytes\neni-1,-,S3,1\neni-1,S3,-,2\neni-1,-,-,4\n",
            vec![(Remote::PublicUnknown, 4, 0), (Remote::S3, 1, 2)],
        ),
        ("interface_id,pkt_dst_aws_service,bytes\n-,,3\n", vec![(Remote::PublicUnknown, 3, 0)]),
        ("interface_id,bytes\neni-1,5\n", vec![]),
    ] {
        let (traffic, file) = read(text);
        assert_eq!((file.kind, file.refused), (Some(Kind::FlowLogCsv), None), "{text}");
        assert_eq!((traffic.counted_at, volumes(&traffic)), (CountedAt::Query, expected), "{text}");
        assert_eq!((traffic.records, file.used), (file.records, file.records), "{text}");
        if text.contains("eni-1") {
            assert_eq!(traffic.interfaces.len(), 1);
            assert!(traffic.interfaces[0].bytes >= 5);
        }
    }
}

#[test]
fn bad_lines_are_named_and_the_rest_is_read() {
    let good = "2 1 eni-0a 10.0.0.1 9.9.9.9 1 2 6 1 5 1700000000 1700000060 ACCEPT OK\n";
    let long = "x".repeat(3 << 20);
    let value = |field: &str| SkipReason::Value { field: field.to_owned() };
    let replaced = |old: &str, new: &str| good.replacen(old, new, 1);
    for (bad, why) in [
        (replaced(" 5 ", " 18446744073709551616 "), value("bytes")),
        (replaced(" 5 ", " -5 "), value("bytes")),
        (replaced("9.9.9.9", "9.9.9.999"), value("dstaddr")),
        (replaced("10.0.0.1", "<img src=x>"), SkipReason::Fields { expected: 14 }),
        (replaced("10.0.0.1", "<b>"), value("srcaddr")),
        (replaced("1700000060", "1600000000"), value("end")),
        (replaced("1700000000", "99999999999999999999"), value("start")),
        (replaced("ACCEPT", "MAYBE"), value("action")),
        (replaced("OK", "BAD"), value("log-status")),
        (good[..40].to_owned() + "\n", SkipReason::Fields { expected: 14 }),
        (replaced("eni-0a", &"e".repeat(300)), value("interface-id")),
        (long.clone() + "\n", SkipReason::TooLong),
        (format!("2 1 {long} 10.0.0.1\n"), SkipReason::TooLong),
    ] {
        for text in [format!("{good}{bad}\n{good}"), format!("{DEFAULT}\n{good}{bad}{DEFAULT}\n{good}")] {
            let mut told = Vec::new();
            for piece in [13, 4096, 1 << 24] {
                let found = read_all(&[("log", text.as_bytes())], "", piece.max(text.len() / 1000));
                told.push(found);
            }
            let file = &told[0].files[0];
            let line = if text.starts_with(DEFAULT) { 3 } else { 2 };
            assert_eq!(skipped(file), [(why.clone(), 1, vec![line])], "{}", &bad[..bad.len().min(100)]);
            assert_eq!((file.records, file.used), (3, 2));
            assert_eq!(told[0].traffic.as_ref().map(volumes), Some(vec![(Remote::PublicUnknown, 10, 0)]));
            assert!(told.iter().all(|other| *other == told[0]));
        }
    }
    let mut bytes = good.as_bytes().to_vec();
    bytes.extend_from_slice(b"2 1 eni-0a \xff\xfe 9.9.9.9 1 2 6 1 5 1700000000 1700000060 ACCEPT OK\n");
    let found = read_all(&[("log", &bytes)], "", 100);
    assert_eq!(skipped(&found.files[0]), [(SkipReason::NotText, 1, vec![2])]);
}

#[test]
fn formats_of_flow_logs_are_handed_on() {
    let list = r#"{"FlowLogs": [{"LogFormat": "${srcaddr} ${bytes}"}, {"LogFormat": "${srcaddr} ${bytes}"}, {}]}"#;
    let found = read_all(&[("a", list.as_bytes())], "", 9);
    assert_eq!(found.formats, ["${srcaddr} ${bytes}"]);
    assert_eq!((found.files[0].kind, found.files[0].records, found.files[0].used), (Some(Kind::FlowLogs), 3, 2));
}

#[test]
fn more_addresses_than_can_be_kept_apart_still_add_up() {
    const LINES: u64 = 900_000;
    let mut reader = Reader::new(Options::default());
    reader.begin("log");
    reader.push(b"interface-id srcaddr dstaddr bytes\n");
    let mut text = String::new();
    for at in 0..LINES {
        let [_, b, c, d] = u32::try_from(at).unwrap_or_default().to_be_bytes();
        // Of the last, some are of Amazon S3.
        let front = if at % 2 == 0 && at > 800_000 { "52.219.0".to_owned() } else { format!("5{}.{b}.{c}", b % 2) };
        text.extend(["eni-0a 10.0.0.1 ", &front, ".", &d.to_string(), " 7\n"]);
        if text.len() > 1 << 16 {
            reader.push(text.as_bytes());
            text.clear();
        }
    }
    reader.push(text.as_bytes());
    let found = reader.finish();
    let traffic = found.traffic.unwrap_or_default();
    assert_eq!(traffic.volumes.iter().map(|volume| volume.sent).sum::<u64>(), LINES * 7);
    let s3 = traffic.volumes.iter().find(|volume| volume.remote == Remote::S3).map(|volume| volume.sent);
    assert!(s3.is_some_and(|bytes| bytes >= 49_999 * 7), "{s3:?}");
    assert!(traffic.addresses > 700_000 && traffic.addresses < LINES);
    assert_eq!((found.files[0].used, found.files[0].skipped.len()), (LINES, 1));
    assert_eq!(found.files[0].skipped[0].why, SkipReason::TooMany);
}

#[test]
fn what_a_spreadsheet_saved_is_read_and_said_to_be_rounded() {
    let header = "interfaceId;srcAddr;dstAddr;bytes;start;end;action;logStatus";
    for (table, received, rounded, lost) in [
        (
            format!(
                "\u{feff}{header}\neni-1;10.0.0.1;52.219.68.9;1000;1761955200;1761955260;ACCEPT;OK\n\
            eni-1;52.219.68.9;10.0.0.1;2,34567E+11;1761955200;1761955260;ACCEPT;OK\n"
            ),
            234_567_000_000,
            1,
            false,
        ),
        (
            format!(
                "{}\neni-1,10.0.0.1,52.219.68.9,1000,1761955200,1761955260,ACCEPT,OK\n\
            eni-1,52.219.68.9,10.0.0.1,2.34567E+11,1761955200,1761955260,ACCEPT,OK\n",
                header.replace(';', ",")
            ),
            234_567_000_000,
            1,
            false,
        ),
        (
            format!(
                "{}\neni-1\t10.0.0.1\t52.219.68.9\t1000\t1.76196E+12\t1.76196E+12\tACCEPT\tOK\n\
            eni-1\t52.219.68.9\t10.0.0.1\t\"2,345,678\"\t1.76196E+12\t1.76196E+12\tACCEPT\tOK\n",
                header.replace(';', "\t")
            ),
            2_345_678,
            2,
            true,
        ),
        (
            "srcAddr;dstAddr;totalMB\n10.0.0.1;52.219.68.9;0,0009765625\n52.219.68.9;10.0.0.1;1.024,5\n".to_owned(),
            1_074_266_112,
            0,
            true,
        ),
    ] {
        let (traffic, file) = read(&table);
        assert_eq!(volumes(&traffic), [(Remote::S3, if rounded == 0 { 1024 } else { 1000 }, received)], "{table}");
        let said: u64 =
            file.skipped.iter().filter(|skipped| skipped.why == SkipReason::Rounded).map(|skipped| skipped.count).sum();
        assert_eq!((file.used, said, traffic.time.span.is_none()), (2, rounded, lost), "{table}");
    }
}
