//! Which bytes pass a NAT gateway, and in which direction, whatever side of it a log has and however that is named.

use natpoint_import::imported_data::{CountedAt, FileRemark, InterfaceKind, Remote, Traffic, TrafficRemark};
use natpoint_import::to_scenario::{Choices, Note, UnallocatedTraffic, to_scenario};
use natpoint_model::article;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::Path;
use natpoint_model::units::Gb;

use super::flow_log::read_all;

type Volume = (Remote, u64, u64);

/// A list that says which address belongs to a NAT gateway, each as another tool writes it.
const LISTS: [&str; 5] = [
    r#"{"NatGateways": [{"NatGatewayId": "nat-07", "State": "available", "VpcId": "vpc-07", "SubnetId": "subnet-07",
        "NatGatewayAddresses": [
            {"NetworkInterfaceId": "eni-07", "PrivateIp": "172.20.3.7", "PublicIp": "3.3.3.3"}]}]}"#,
    r#"[{"NatGatewayId": "nat-07", "PrivateIp": "172.20.3.7"}]"#,
    r#"{"NetworkInterfaces": [{"NetworkInterfaceId": "eni-07", "InterfaceType": "nat_gateway",
        "PrivateIpAddress": "172.20.3.7"}]}"#,
    r#"[{"NetworkInterfaceId": "eni-07", "Description": "Interface for NAT Gateway nat-07",
        "InterfaceType": "interface",
        "PrivateIpAddresses": [{"PrivateIpAddress": "172.20.3.7", "Primary": true}]}]"#,
    r#"{"version": 4, "terraform_version": "1.9.0", "resources": [{"mode": "managed", "type": "aws_nat_gateway",
        "name": "a", "instances": [{"attributes": {"id": "nat-07", "private_ip": "172.20.3.7"}}]}]}"#,
];

fn traffic(files: &[&str]) -> Traffic {
    let files: Vec<_> = files.iter().map(|text| ("a file", text.as_bytes())).collect();
    let whole = read_all(&files, "", 1 << 20);
    let mut turned: Vec<_> = files.clone();
    turned.reverse();
    let cut = read_all(&turned, "", 7);
    assert_eq!(whole.traffic, cut.traffic, "the order of the files and their pieces do not matter");
    whole.traffic.unwrap_or_default()
}

fn volumes(traffic: &Traffic) -> Vec<Volume> {
    traffic.volumes.iter().map(|volume| (volume.remote.clone(), volume.sent, volume.received)).collect()
}

#[track_caller]
fn check(files: &[&str], counted_at: CountedAt, expected: &[Volume]) -> Traffic {
    let traffic = traffic(files);
    assert_eq!((traffic.counted_at, volumes(&traffic)), (counted_at, expected.to_vec()), "{files:?}");
    traffic
}

/// Answers of queries for the workloads that send most through 172.20.3.7, and the bytes up and down.
const TOP_TALKERS: [(&str, u64, u64); 5] = [
    ("srcAddr,dstAddr,bytesTransferred\n172.20.9.1,172.20.3.7,700\n172.20.9.2,172.20.3.7,50\n", 750, 0),
    (
        "srcaddr,dstaddr,sum(bytes)\n172.20.3.7,172.20.9.1,9000\n172.20.9.2,172.20.3.7,50\n172.20.3.7,172.20.9.2,1\n",
        50,
        9001,
    ),
    ("dstAddr,srcAddr,totalKBytes\n172.20.3.7,172.20.9.1,2\n172.20.3.7,172.20.9.2,0.5\n", 2560, 0),
    (
        "\"source_address\";\"destination_address\";\"total_bytes\"\n\"172.20.9.1\";\"172.20.3.7\";\"5\"\n\
         \"172.20.3.7\";\"172.20.9.4\";\"6\"\n",
        5,
        6,
    ),
    (
        "srcaddr,dstaddr,action,flow_direction,bytes\n172.20.9.1,172.20.3.7,ACCEPT,ingress,3\n\
         172.20.3.7,172.20.9.1,ACCEPT,egress,4\n172.20.3.7,172.20.9.2,ACCEPT,egress,4\n",
        3,
        8,
    ),
];

#[test]
fn what_workloads_exchange_with_a_nat_gateway_passes_it_to_nobody_knows_where() {
    for (table, sent, received) in TOP_TALKERS {
        for list in LISTS {
            let found = check(&[table, list], CountedAt::NatGateways, &[(Remote::BehindNat, sent, received)]);
            let [TrafficRemark::WorkloadSideOnly(_)] = found.remarks.as_slice() else { panic!("{:?}", found.remarks) };
        }
    }
    // A single pair could be anything, unless a list has the address.
    let pair = "srcaddr,dstaddr,bytes\n172.20.9.1,172.20.3.7,12\n";
    check(&[pair], CountedAt::Workload, &[(Remote::Inside, 12, 0)]);
    check(&[pair, LISTS[0]], CountedAt::NatGateways, &[(Remote::BehindNat, 12, 0)]);
    // Sums by destination alone, and by interface.
    check(&["dstaddr,sum(bytes)\n172.20.3.7,12\n", LISTS[0]], CountedAt::Query, &[(Remote::BehindNat, 12, 0)]);
    check(
        &["srcaddr,dstaddr,bytes\n172.20.3.7,172.20.9.1,12\n", LISTS[1]],
        CountedAt::NatGateways,
        &[(Remote::BehindNat, 0, 12)],
    );
}

#[test]
fn the_one_address_that_all_others_meet_is_taken_for_a_nat_gateway_and_that_is_said() {
    for (table, sent, received) in &TOP_TALKERS[..4] {
        let found = check(&[table], CountedAt::NatGateways, &[(Remote::BehindNat, *sent, *received)]);
        let hub = "172.20.3.7".to_owned();
        let said = [TrafficRemark::InferredNatGateway(hub.clone()), TrafficRemark::WorkloadSideOnly(hub)];
        assert_eq!(found.remarks, said);
    }
    // Nothing of it is put anywhere by itself, and the number of NAT gateways is not known.
    let imported = read_all(&[("a file", TOP_TALKERS[0].0.as_bytes())], "", 99);
    let preview = to_scenario(&imported, &article::scenario(), &Choices::default());
    assert_eq!(preview.scenario.services, article::scenario().services);
    assert_eq!(preview.scenario.nat, article::scenario().nat);
    assert_eq!(preview.offer.unallocated.iter().map(|(what, _)| *what).collect::<Vec<_>>(), [UnallocatedTraffic::Nat]);
    // Neither with other pairs nor beside public addresses.
    for other in ["172.20.9.1,172.20.9.2,1\n", "172.20.9.1,9.9.9.9,1\n"] {
        let table = [TOP_TALKERS[0].0, other].concat();
        let found = traffic(&[&table]);
        assert_eq!((found.counted_at, found.remarks), (CountedAt::Workload, Vec::new()), "{other}");
    }
}

#[test]
fn a_query_of_a_whole_vpc_counts_each_flow_once() {
    // Version 2: the workload's interface has the public address, the gateway's has both sides.
    let table = "srcaddr,dstaddr,total_bytes\n\
        172.20.9.1,52.219.68.9,100\n172.20.9.2,9.9.9.9,11\n\
        52.219.68.9,172.20.9.1,4000\n9.9.9.9,172.20.9.2,12\n\
        172.20.9.1,172.20.3.7,100\n172.20.9.2,172.20.3.7,11\n\
        172.20.3.7,172.20.9.1,4000\n172.20.3.7,172.20.9.2,12\n\
        172.20.3.7,52.219.68.9,100\n172.20.3.7,9.9.9.9,11\n\
        52.219.68.9,172.20.3.7,4000\n9.9.9.9,172.20.3.7,12\n\
        172.20.9.1,172.20.9.2,77\n";
    let expected = [(Remote::S3, 100, 4000), (Remote::Inside, 77, 0), (Remote::PublicUnknown, 11, 12)];
    check(&[table], CountedAt::NatGateways, &expected);
    for list in LISTS {
        check(&[table, list], CountedAt::NatGateways, &expected);
    }
    // With a part of the workload's side, the rest of what the gateway sent is there all the same.
    let part = "srcaddr,dstaddr,gb\n172.20.3.7,52.219.68.9,1\n52.219.68.9,172.20.3.7,4\n172.20.9.1,172.20.3.7,1\n";
    let gb = 1 << 30;
    check(&[part], CountedAt::NatGateways, &[(Remote::S3, gb, 4 * gb)]);
    check(&[part, LISTS[0]], CountedAt::NatGateways, &[(Remote::S3, gb, 4 * gb)]);
}

#[test]
fn a_gateway_whose_log_has_only_the_workloads_side_is_recognised() {
    let header = "interface-id srcaddr dstaddr pkt-srcaddr pkt-dstaddr bytes";
    let rows = "eni-07 172.20.9.1 172.20.3.7 172.20.9.1 52.219.68.9 30\n\
                eni-07 172.20.3.7 172.20.9.1 52.219.68.9 172.20.9.1 500\n\
                eni-07 172.20.9.2 172.20.3.7 172.20.9.2 9.9.9.9 6\n";
    let log = format!("{header}\n{rows}");
    let expected = [(Remote::S3, 30, 500), (Remote::PublicUnknown, 6, 0)];
    let id = || "eni-07".to_owned();
    let found = check(&[&log], CountedAt::NatGateways, &expected);
    assert_eq!(found.remarks, [TrafficRemark::InferredNatGateway(id()), TrafficRemark::WorkloadSideOnly(id())]);
    assert_eq!((found.interfaces[0].kind, found.interfaces[0].bytes), (InterfaceKind::NatGateway, 536));
    let found = check(&[&log, LISTS[0]], CountedAt::NatGateways, &expected);
    assert_eq!(found.remarks, [TrafficRemark::WorkloadSideOnly(id())]);
    // Without packet addresses, the list alone tells.
    let plain = "interface-id srcaddr dstaddr bytes\neni-07 172.20.9.1 172.20.3.7 30\neni-07 172.20.3.7 172.20.9.1 5\n";
    check(&[plain, LISTS[0]], CountedAt::NatGateways, &[(Remote::BehindNat, 30, 5)]);
    // An instance that routes for others is none that AWS bills, but forwards the same bytes: it has the other side.
    let elsewhere =
        "interface-id srcaddr dstaddr bytes\neni-01 172.20.9.1 172.20.3.7 30\neni-01 172.20.3.7 172.20.9.1 5\n";
    let found = traffic(&[elsewhere, LISTS[0]]);
    assert_eq!(found.counted_at, CountedAt::Workload, "another interface with the same private address is another's");
}

#[test]
fn a_gateway_whose_log_has_only_the_public_side_counts_there() {
    let log = "interface-id srcaddr dstaddr bytes\neni-07 172.20.3.7 52.219.68.9 30\n\
               eni-07 52.219.68.9 172.20.3.7 500\n\
               eni-07 4.4.4.4 172.20.3.7 9\n";
    let found = check(&[log, LISTS[0]], CountedAt::NatGateways, &[(Remote::S3, 30, 500)]);
    assert_eq!(found.remarks, [TrafficRemark::PublicSideOnly("eni-07".to_owned())]);
}

#[test]
fn what_already_leaves_by_another_way_is_no_nat_traffic() {
    let header = "interface-id srcaddr dstaddr bytes traffic-path region start end";
    let month = "eu-west-1 1000 2592000";
    let gb = 1_u64 << 30;
    // The path, and whether S3 is part of the scenario, by which path, and how much bypasses.
    for (path, gateway, bypassing) in [
        ("7", Some(Path::Gateway), 0),
        ("8", None, 5),
        ("2", None, 5),
        ("3", None, 5),
        ("4", None, 5),
        ("1", Some(Path::Egress), 0),
        ("-", Some(Path::Egress), 0),
    ] {
        let log = format!(
            "{header}\neni-1 10.0.0.5 52.92.1.9 {gb} {path} {month}\neni-1 52.92.1.9 10.0.0.5 {} - {month}\n",
            4 * gb
        );
        let imported = read_all(&[("a file", log.as_bytes())], "", 1 << 20);
        let found = imported.traffic.as_ref().expect("there are records");
        assert_eq!(volumes(found), [(Remote::S3, gb, 4 * gb)], "{path}");
        let passing: u64 = found.nat_volumes().map(|volume| volume.sent + volume.received).sum();
        assert_eq!(passing, if gateway == Some(Path::Egress) { 5 * gb } else { 0 }, "{path}");
        let choices = Choices { unscaled: true, ..Choices::default() };
        let preview = to_scenario(&imported, &article::scenario(), &choices);
        let s3 = preview.scenario.service(ServiceId::named("s3"));
        assert_eq!(
            s3.map(|used| (used.gb, used.today.unwrap_or(Path::Egress))),
            gateway.map(|path| (Gb::whole(5), path)),
            "{path}"
        );
        let said = preview.notes.iter().any(|note| *note == Note::Bypasses(Gb::whole(5)));
        assert_eq!(said, bypassing > 0, "{path}: {:?}", preview.notes);
    }
}

#[test]
fn only_what_passes_the_gateway_counts_where_a_gateway_endpoint_takes_the_rest() {
    let gb = 1_u64 << 30;
    let log = format!(
        "interface-id srcaddr dstaddr bytes traffic-path\neni-1 10.0.0.5 52.219.68.9 {} 7\n\
         eni-2 10.0.1.5 52.219.68.9 {} 1\n\
         eni-3 10.0.2.5 9.9.9.9 {} 8\n",
        8 * gb,
        3 * gb,
        2 * gb
    );
    let imported = read_all(&[("a file", log.as_bytes())], "", 1 << 20);
    let preview = to_scenario(&imported, &article::scenario(), &Choices::default());
    let s3 = preview.scenario.service(ServiceId::named("s3")).expect("it passes");
    assert_eq!((s3.gb, s3.today), (Gb::whole(3), None));
    assert!(preview.notes.contains(&Note::Bypasses(Gb::whole(10))), "{:?}", preview.notes);
    assert_eq!(preview.offer.unallocated, [], "what leaves by an internet gateway is no question");
}

#[test]
fn a_sender_alone_says_nothing_of_where_it_sent() {
    let imported = read_all(&[("a file", b"\"srcaddr\",\"sum_gb\"\n\"10.1.1.1\",\"3\"\n\"10.1.1.2\",\"4\"\n")], "", 9);
    let file = &imported.files[0];
    assert_eq!((file.used, imported.traffic.as_ref().map(volumes)), (0, None));
    assert_eq!(
        file.refused,
        Some(natpoint_import::imported_data::FileRefusal::MissingColumns(vec!["dstaddr".to_owned()]))
    );
    // A public sender is what the bytes came from.
    check(&["srcaddr,sum_gb\n52.219.68.9,1\n10.0.0.1,5\n"], CountedAt::Query, &[(Remote::S3, 0, 1 << 30)]);
}

#[test]
fn what_stays_inside_is_said_beside_what_was_found() {
    let imported = read_all(&[("a file", b"srcaddr,dstaddr,bytes\n10.0.0.1,10.0.0.2,5\n")], "", 9);
    let preview = to_scenario(&imported, &article::scenario(), &Choices::default());
    assert_eq!((preview.scenario, preview.notes), (article::scenario(), vec![Note::OnlyInside]));
}

/// A record of a transit gateway in its default format: the attachment, the addresses, the bytes, the direction, and
/// the service at the source and at the destination.
fn transit([attachment, from, to, bytes, direction, source, destination]: [&str; 7]) -> String {
    let before = ["6 TransitGateway 1 tgw-1", attachment, "1 2 vpc-a vpc-e s s e e z z tgw-attach-x"].join(" ");
    let behind = ["100 160 OK IPv4 0 0 0 0 19 ap-northeast-1", direction, source, destination].join(" ");
    [&before, from, to, "5 443 6 9", bytes, &behind].join(" ")
}

#[test]
fn a_transit_gateways_log_counts_each_byte_once_and_not_beside_the_log_of_a_vpc() {
    let header = "version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id \
        tgw-dst-vpc-account-id tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni \
        tgw-dst-eni tgw-src-az-id tgw-dst-az-id tgw-pair-attachment-id srcaddr dstaddr srcport dstport \
        protocol packets bytes start end log-status \
        type packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded packets-lost-ttl-expired \
        tcp-flags region flow-direction pkt-src-aws-service pkt-dst-aws-service";
    let (workload, s3) = ("10.1.0.5", "52.219.68.9");
    // Each flow passes two attachments.
    let bare = [
        ["tgw-attach-a", workload, s3, "700", "ingress", "-", "S3"],
        ["tgw-attach-e", workload, s3, "700", "egress", "-", "S3"],
        ["tgw-attach-e", s3, workload, "8000", "ingress", "S3", "-"],
        ["tgw-attach-a", s3, workload, "8000", "egress", "S3", "-"],
        ["tgw-attach-a", workload, "10.2.0.9", "60", "ingress", "-", "-"],
        ["tgw-attach-b", workload, "10.2.0.9", "60", "egress", "-", "-"],
    ]
    .map(transit)
    .join("\n");
    let counts = |counts| vec![TrafficRemark::TransitGateway { counts }];
    for log in [bare.clone(), format!("{header}\n{bare}\n")] {
        let found = check(&[&log], CountedAt::Workload, &[(Remote::S3, 700, 8000), (Remote::Inside, 60, 0)]);
        assert_eq!(found.remarks, counts(true));
    }
    let vpc = "interface-id srcaddr dstaddr bytes\neni-1 10.1.0.5 52.219.68.9 700\neni-1 52.219.68.9 10.1.0.5 8000\n";
    let found = check(&[vpc, &bare], CountedAt::Workload, &[(Remote::S3, 700, 8000)]);
    assert_eq!(found.remarks, counts(false));
}

#[test]
fn the_same_log_twice_counts_once_and_that_is_said() {
    let log = "interface-id srcaddr dstaddr bytes\neni-1 10.1.0.5 52.219.68.9 700\n";
    let json = r#"{"message":"2 1 eni-1 10.1.0.5 52.219.68.9 5 443 6 9 700 100 160 ACCEPT OK"}"#;
    let table = "srcaddr,dstaddr,bytes\n10.1.0.5,52.219.68.9,700\n";
    let endless = log.to_owned() + &"eni-1 10.1.0.5 52.219.68.9 1\n".repeat(10_000);
    for (text, sent) in [(log, 700), (json, 700), (table, 700), (&endless, 10_700)] {
        for piece in [7, 1 << 16] {
            let imported = read_all(&[("first", text.as_bytes()), ("copy", text.as_bytes())], "", piece);
            let found = imported.traffic.as_ref().map(volumes);
            assert_eq!(found, Some(vec![(Remote::S3, sent, 0)]), "{text:.60}");
            assert_eq!(imported.files[0].remarks, []);
            assert_eq!(imported.files[1].remarks, [FileRemark::SameFile { file: "first".to_owned() }]);
            assert_eq!((imported.files[1].used, &imported.files[1].refused), (0, &None));
        }
    }
}

/// A log of a NAT gateway from an hour to another: in each ten minutes, so many flows of different sizes.
fn hours(from: u64, to: u64, shift: u64) -> String {
    let window = |at: u64| {
        let (start, end) = (1_788_220_800 + at * 600, 1_788_220_800 + at * 600 + 599);
        let flow = move |flow: u64| {
            let bytes = 1_000_000 + at * 1_000 + flow * 7 + shift;
            ["10.0.1.5 10.0.0.220", "10.0.0.220 52.219.68.9"]
                .map(|ends| format!("2 111122223333 eni-0a {ends} 4000 443 6 10 {bytes} {start} {end} ACCEPT OK\n"))
        };
        (0..20).flat_map(flow)
    };
    (from * 6..to * 6).flat_map(window).collect()
}

#[test]
fn a_log_in_another_form_counts_once() {
    let log = hours(0, 5, 0);
    let alone = crate::reading::read_all(&[log.as_bytes()]);
    let names = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end \
                 action log-status";
    let fields = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let csv: String = std::iter::once(names).chain(log.lines()).map(|line| line.replace(' ', ",") + "\n").collect();
    let json: String = log
        .lines()
        .map(|line| {
            let names = names.split(' ').map(|name| name.replace('-', "_"));
            let record: serde_json::Map<_, _> =
                names.zip(fields(line)).map(|(name, value)| (name, value.into())).collect();
            serde_json::Value::Object(record).to_string() + "\n"
        })
        .collect();
    let events: Vec<_> =
        log.lines().map(|line| serde_json::json!({"timestamp": 1_788_220_800_000_u64, "message": line})).collect();
    let events = serde_json::json!({"events": events, "searchedLogStreams": []}).to_string();
    let backwards: String = log.lines().rev().map(|line| line.to_owned() + "\n").collect();
    let titled = format!("{names}\n{log}");
    for other in [&csv, &json, &events, &backwards, &titled] {
        for files in [[&log, other], [other, &log]] {
            let found = crate::reading::read_all(&files.map(String::as_bytes));
            let (traffic, once) = (found.traffic.as_ref(), alone.traffic.as_ref());
            assert_eq!(traffic.map(|traffic| &traffic.volumes), once.map(|traffic| &traffic.volumes), "{other:.80}");
            assert_eq!(traffic.map(|traffic| traffic.records), once.map(|traffic| traffic.records), "{other:.80}");
            assert_eq!(traffic.map(|traffic| traffic.time.span), once.map(|traffic| traffic.time.span), "{other:.80}");
            assert_eq!(found.files[0].remarks, [], "{other:.80}");
            assert_eq!(found.files[1].remarks, [FileRemark::SameFile { file: "file".to_owned() }], "{other:.80}");
            assert_eq!((found.files[1].records, found.files[1].used), (0, 0), "{other:.80}");
        }
    }
    // One record more, one of other bytes, or records that tell more: another log.
    let (all, last) = log.trim_end().rsplit_once('\n').unwrap_or_default();
    let other_bytes = format!("{all}\n{}\n", last.replace(" 10 ", " 10 1"));
    let more = format!("{log}{}\n", last.replace("10.0.0.220", "10.0.0.221"));
    let packets = format!("interface-id srcaddr dstaddr bytes start end pkt-srcaddr\n{}", {
        let told = |line: &str| {
            let values = fields(line);
            [2, 3, 4, 9, 10, 11].map(|at| values[at].clone()).join(" ") + " 10.0.1.5\n"
        };
        log.lines().map(told).collect::<String>()
    });
    for other in [&other_bytes, &more, &packets] {
        let found = crate::reading::read_all(&[log.as_bytes(), other.as_bytes()]);
        let records = found.traffic.as_ref().map(|traffic| traffic.records);
        let both = log.lines().count() + other.lines().filter(|line| line.contains("eni-0a")).count();
        assert_eq!(records, Some(both as u64), "{other:.80}");
        assert_eq!(found.files[1].remarks, [FileRemark::SameRecords { file: "file".to_owned() }], "{other:.80}");
    }
}

#[test]
fn records_that_stand_in_two_logs_are_told() {
    let told = |files: &[String]| {
        let files: Vec<_> = files.iter().map(String::as_bytes).collect();
        let imported = crate::reading::read_all(&files);
        imported.files.iter().map(|file| file.remarks.clone()).collect::<Vec<_>>()
    };
    let same = || vec![FileRemark::SameRecords { file: "file".to_owned() }];
    // The last two hours of one are the first of the other; a part; hours without a sample of all records.
    assert_eq!(told(&[hours(0, 4, 0), hours(2, 6, 0)]), [vec![], same()]);
    assert_eq!(told(&[hours(2, 3, 0), hours(0, 4, 0)]), [vec![], same()]);
    assert_eq!(told(&[hours(0, 90, 0), hours(60, 120, 0), hours(120, 130, 0)]), [vec![], same(), vec![]]);
    // A part of another, or of two; of the last not all records are compared.
    let known = || vec![FileRemark::KnownRecords { file: "file".to_owned() }];
    assert_eq!(told(&[hours(0, 4, 0), hours(1, 2, 0)]), [vec![], known()]);
    assert_eq!(told(&[hours(0, 2, 0), hours(2, 4, 0), hours(1, 3, 0)]), [vec![], vec![], known()]);
    assert_eq!(told(&[hours(0, 120, 0), hours(20, 90, 0)]), [vec![], known()]);
    // Hours that follow each other, and the parts of the same hours.
    assert_eq!(told(&[hours(0, 3, 0), hours(3, 6, 0)]), [vec![], vec![]]);
    assert_eq!(told(&[hours(0, 3, 0), hours(0, 3, 300)]), [vec![], vec![]]);
    // The same records with the services that they are of, which says more than the first.
    let tagged = |log: &str| {
        let told = |line: &str| {
            let values: Vec<_> = line.split(' ').collect();
            [2, 3, 4, 9, 10, 11].map(|at| values[at]).join(" ") + " S3 -\n"
        };
        let names = "interface-id srcaddr dstaddr bytes start end pkt-src-aws-service pkt-dst-aws-service\n".to_owned();
        names + &log.lines().map(told).collect::<String>()
    };
    assert_eq!(told(&[hours(0, 4, 0), tagged(&hours(1, 2, 0))]), [vec![], same()]);
    assert_eq!(told(&[tagged(&hours(0, 4, 0)), hours(1, 2, 0)]), [vec![], known()]);
    // A record of its own, however small, or one without a time.
    let small = "2 111122223333 eni-0a 10.0.1.5 10.0.0.220 4000 443 6 1 40 1788220800 1788220899 ACCEPT OK\n";
    let timeless = "2 111122223333 eni-0a 10.0.1.5 10.0.0.220 4000 443 6 1 40 - - ACCEPT OK\n";
    for more in [small, timeless] {
        assert_eq!(told(&[hours(0, 4, 0), hours(1, 2, 0) + more]), [vec![], same()], "{more}");
    }
    // What is known counts once.
    let sums = |files: &[String]| {
        let files: Vec<_> = files.iter().map(String::as_bytes).collect();
        crate::reading::read_all(&files).traffic.map(|traffic| (traffic.records, traffic.volumes, traffic.time.span))
    };
    assert_eq!(sums(&[hours(0, 120, 0), hours(20, 90, 0)]), sums(&[hours(0, 120, 0)]));
    assert_eq!(sums(&[hours(0, 2, 0), hours(2, 4, 0), hours(1, 3, 0)]), sums(&[hours(0, 4, 0)]));
}
