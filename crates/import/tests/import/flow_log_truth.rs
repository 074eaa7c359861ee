//! Logs of made-up networks whose traffic is known: what is found equals it to the byte.

use std::collections::BTreeMap;

use natpoint_import::imported_data::{CountedAt, ImportedData, InterfaceKind, Remote, SkipReason};
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::test_runner::TestCaseError;

use super::flow_log::read_all;

/// Which fields a log has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fields {
    /// Those of version 2.
    Plain,
    /// The packets' addresses too.
    Packets,
    /// Everything up to version 5.
    Tagged,
    /// And the kinds of interfaces.
    Typed,
}

/// How the network reaches the internet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Through something that has no records here.
    Unseen,
    Zonal,
    Regional,
}

#[derive(Clone, Debug)]
struct Case {
    fields: Fields,
    way: Way,
    /// Whether the workloads have records as well as the gateway.
    workloads_logged: bool,
    /// Whether packets are those of pods, behind the first address of their host.
    pods: bool,
    /// For each flow: the workload, the place of the remote, and the bytes both ways.
    outside: Vec<(usize, usize, u64, u64)>,
    /// For each flow within: one workload, another, and the bytes both ways.
    inside: Vec<(usize, usize, u64, u64)>,
    /// Flows between workloads and the endpoint.
    endpoint: Vec<(usize, u64, u64)>,
    /// Flows between workloads and another network, through a transit gateway.
    transit: Vec<(usize, u64, u64)>,
    /// What the internet sends to the gateway uncalled.
    knocks: Vec<u64>,
    rejected: Vec<u64>,
    nodata: u8,
    skipdata: u8,
    /// Into how many files the records go, and by which turn.
    files: usize,
    seed: u64,
    piece: usize,
}

/// One record, by field.
type Record = BTreeMap<&'static str, String>;

const WORKLOADS: usize = 4;
const REMOTES: usize = 12;
const NAT: &str = "10.0.9.9";
const ENDPOINT: &str = "10.0.8.8";
const TRANSIT: &str = "10.0.7.7";

fn workload(at: usize) -> String {
    format!("10.0.{}.5", at + 1)
}

fn pod(at: usize) -> String {
    format!("100.64.{}.77", at + 1)
}

fn az(at: usize) -> &'static str {
    ["apne1-az1", "apne1-az2", "apne1-az1", "apne1-az4"][at]
}

/// A remote's address and tag, and what it is when tags, or only addresses, tell.
fn remote(at: usize) -> (String, &'static str, Remote, Remote) {
    let last = at / 6 + 1;
    let (front, tag, tagged, plain) = match at % 6 {
        0 => ("52.219.0", "S3", Remote::S3, Remote::S3),
        1 => ("52.219.170", "S3", Remote::OtherRegion("eu-central-1".to_owned()), Remote::S3),
        2 => ("52.94.8", "DYNAMODB", Remote::DynamoDb, Remote::DynamoDb),
        3 => ("54.239.1", "AMAZON", Remote::AwsUnknown, Remote::PublicUnknown),
        4 => ("54.240.1", "API_GATEWAY", Remote::Aws("API_GATEWAY".to_owned()), Remote::PublicUnknown),
        _ => ("9.9.9", "-", Remote::Internet, Remote::PublicUnknown),
    };
    (format!("{front}.{last}"), tag, tagged, plain)
}

/// A random turn of numbers that are the same in every run.
struct Turn(u64);

impl Turn {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        ((self.0 >> 33) as usize) % below
    }
}

#[derive(Default)]
struct Log(Vec<Record>);

impl Log {
    /// A record of an interface: addresses, the packets' addresses, tags, and whether it leaves.
    fn add(&mut self, interface: &str, ends: [&str; 2], packets: [&str; 2], tags: [&str; 2], leaves: bool, bytes: u64) {
        // In two records, so that sums are needed.
        for (at, bytes) in [bytes / 3, bytes - bytes / 3].into_iter().enumerate() {
            let start = 1_700_000_000 + 600 * (self.0.len() as u64 % 7) + at as u64;
            let instance = if interface.starts_with("eni-w") { "i-1" } else { "-" };
            let kind = match &interface[..5] {
                "eni-n" => "nat_gateway",
                "nat-r" => "regional_nat_gateway",
                "eni-e" => "vpc_endpoint",
                "eni-t" => "transit_gateway",
                _ => "interface",
            };
            let regional = interface.starts_with("nat-");
            let az = match &interface[4..] {
                "w0" | "n" => az(0),
                "w1" | "e" => az(1),
                "w2" => az(2),
                "w3" => az(3),
                _ => "-",
            };
            self.0.push(
                [
                    ("version", "2"),
                    ("account-id", "unknown"),
                    ("interface-id", if regional { "-" } else { interface }),
                    ("resource-id", if regional { interface } else { "-" }),
                    ("instance-id", instance),
                    ("srcaddr", ends[0]),
                    ("dstaddr", ends[1]),
                    ("pkt-srcaddr", packets[0]),
                    ("pkt-dstaddr", packets[1]),
                    ("pkt-src-aws-service", tags[0]),
                    ("pkt-dst-aws-service", tags[1]),
                    ("srcport", "1"),
                    ("dstport", "443"),
                    ("protocol", "6"),
                    ("packets", "9"),
                    ("bytes", &bytes.to_string()),
                    ("start", &start.to_string()),
                    ("end", &(start + 60).to_string()),
                    ("action", "ACCEPT"),
                    ("log-status", "OK"),
                    ("az-id", az),
                    ("region", "ap-northeast-1"),
                    ("flow-direction", if leaves { "egress" } else { "ingress" }),
                    ("traffic-path", if leaves { "1" } else { "-" }),
                    ("interface-type", kind),
                ]
                .map(|(name, value)| (name, value.to_owned()))
                .into(),
            );
        }
    }

    /// A flow at both of an interface's directions, with nothing moved.
    fn both(&mut self, interface: &str, own: [&str; 2], other: &str, tag: &str, (sent, received): (u64, u64)) {
        self.add(interface, [own[0], other], [own[1], other], ["-", tag], true, sent);
        self.add(interface, [other, own[0]], [other, own[1]], [tag, "-"], false, received);
    }

    /// What is no traffic.
    fn status(&mut self, interface: &str, action: &str, status: &str, bytes: u64) {
        let from = self.0.len();
        self.add(interface, ["10.0.1.5", "9.9.9.9"], ["10.0.1.5", "9.9.9.9"], ["-", "-"], true, bytes);
        self.0.truncate(from + 1);
        let record = &mut self.0[from];
        record.insert("action", action.to_owned());
        record.insert("log-status", status.to_owned());
        if bytes == 0 {
            for name in ["srcaddr", "dstaddr", "pkt-srcaddr", "pkt-dstaddr", "bytes", "packets", "flow-direction"] {
                record.insert(name, "-".to_owned());
            }
        }
    }
}

/// The records of a case.
fn records(case: &Case) -> Vec<Record> {
    let mut log = Log::default();
    let has_packets = case.fields != Fields::Plain;
    // Without the packets' addresses, logs do not show whose pods are where, nor what passes a transit gateway.
    let pods = case.pods && has_packets;
    let own = |at: usize| if pods { pod(at) } else { workload(at) };
    let eni = |at: usize| format!("eni-w{at}");
    let mut workload_log = Log::default();
    for &(from, to, sent, received) in &case.outside {
        let (address, tag, ..) = remote(to);
        let (host, packet) = (workload(from), own(from));
        workload_log.both(&eni(from), [&host, &packet], &address, tag, (sent, received));
        match case.way {
            Way::Unseen => {}
            Way::Zonal => {
                log.add("eni-n", [&packet, NAT], [&packet, &address], ["-", tag], false, sent);
                log.add("eni-n", [NAT, &address], [NAT, &address], ["-", tag], true, sent);
                log.add("eni-n", [&address, NAT], [&address, NAT], [tag, "-"], false, received);
                log.add("eni-n", [NAT, &packet], [&address, &packet], [tag, "-"], true, received);
            }
            Way::Regional => {
                log.add("nat-r", [&packet, &address], [&packet, &address], ["-", tag], false, sent);
                log.add("nat-r", ["3.3.3.3", &address], ["3.3.3.3", &address], ["-", tag], true, sent);
                log.add("nat-r", [&address, "3.3.3.3"], [&address, "3.3.3.3"], [tag, "-"], false, received);
                log.add("nat-r", [&address, &packet], [&address, &packet], [tag, "-"], true, received);
            }
        }
    }
    for &(one, other, forth, back) in &case.inside {
        let [a, b, at, bt] = [workload(one), workload(other), own(one), own(other)];
        workload_log.both(&eni(one), [&a, &at], &bt, "-", (forth, back));
        workload_log.both(&eni(other), [&b, &bt], &at, "-", (back, forth));
    }
    for &(from, sent, received) in &case.endpoint {
        let (host, packet) = (workload(from), own(from));
        workload_log.both(&eni(from), [&host, &packet], ENDPOINT, "-", (sent, received));
        log.both("eni-e", [ENDPOINT, ENDPOINT], &packet, "-", (received, sent));
    }
    for &(from, sent, received) in case.transit.iter().filter(|_| has_packets) {
        let (host, packet) = (workload(from), own(from));
        workload_log.both(&eni(from), [&host, &packet], "10.99.0.1", "-", (sent, received));
        log.add("eni-t", [&packet, TRANSIT], [&packet, "10.99.0.1"], ["-", "-"], false, sent);
        log.add("eni-t", [TRANSIT, &packet], ["10.99.0.1", &packet], ["-", "-"], true, received);
    }
    // A gateway without a flow, and without a name, is only an interface that is knocked at.
    if case.way == Way::Zonal && !case.outside.is_empty() {
        for (at, bytes) in case.knocks.iter().enumerate() {
            let address = format!("8.8.{at}.8");
            log.add("eni-n", [&address, NAT], [&address, NAT], ["-", "-"], false, *bytes);
        }
    }
    if case.workloads_logged {
        log.0.append(&mut workload_log.0);
    }
    for bytes in &case.rejected {
        log.status("eni-w0", "REJECT", "OK", *bytes);
    }
    (0..case.nodata).for_each(|_| log.status("eni-e", "-", "NODATA", 0));
    // Some logs show values where nothing was recorded: only the status counts.
    (0..case.skipdata).for_each(|at| log.status("eni-w0", "-", "SKIPDATA", u64::from(at % 2) * 999));
    log.0
}

/// The files of a case: their fields in an order of their own, the records in any.
fn files(case: &Case) -> Vec<String> {
    let mut turn = Turn(case.seed);
    let mut records = records(case);
    for at in (1..records.len()).rev() {
        records.swap(at, turn.next(at + 1));
    }
    let mut names = vec![
        "version",
        "account-id",
        "interface-id",
        "srcaddr",
        "dstaddr",
        "srcport",
        "dstport",
        "protocol",
        "packets",
        "bytes",
        "start",
        "end",
        "action",
        "log-status",
    ];
    if case.fields == Fields::Plain {
        // The way back to the default format: some files without a header.
        let text = |records: &[Record], header: bool| {
            let lines = records
                .iter()
                .map(|record| names.iter().map(|name| record[name].as_str()).collect::<Vec<_>>().join(" "));
            header.then(|| names.join(" ")).into_iter().chain(lines).collect::<Vec<_>>().join("\n") + "\n"
        };
        let size = records.len().div_ceil(case.files).max(1);
        return records.chunks(size).enumerate().map(|(at, records)| text(records, at % 2 == 0)).collect();
    }
    names.extend(["instance-id", "pkt-srcaddr", "pkt-dstaddr", "resource-id"]);
    if case.fields != Fields::Packets {
        names.extend([
            "az-id",
            "region",
            "pkt-src-aws-service",
            "pkt-dst-aws-service",
            "flow-direction",
            "traffic-path",
        ]);
    }
    if case.fields == Fields::Typed {
        names.push("interface-type");
    }
    let size = records.len().div_ceil(case.files).max(1);
    let mut files = Vec::new();
    for records in records.chunks(size) {
        for at in (1..names.len()).rev() {
            names.swap(at, turn.next(at + 1));
        }
        let csv = turn.next(3) == 0;
        let separator = if csv { "," } else { " " };
        let header = names.iter().map(|name| if csv { name.replace('-', "_") } else { (*name).to_owned() });
        let mut text = header.collect::<Vec<_>>().join(separator) + "\n";
        for record in records {
            let values: Vec<_> = names.iter().map(|name| record[name].as_str()).collect();
            text += &(values.join(separator) + if turn.next(2) == 0 { "\n" } else { "\r\n" });
        }
        files.push(text);
    }
    files
}

/// What a case's logs should be found to say: bytes sent and received by remote.
fn truth(case: &Case) -> BTreeMap<Remote, (u64, u64)> {
    let mut volumes = BTreeMap::<Remote, (u64, u64)>::new();
    let tagged = matches!(case.fields, Fields::Tagged | Fields::Typed);
    for &(_, to, sent, received) in &case.outside {
        if case.way == Way::Unseen && !case.workloads_logged {
            continue;
        }
        let (.., by_tag, by_address) = remote(to);
        let sum = volumes.entry(if tagged { by_tag } else { by_address }).or_default();
        *sum = (sum.0 + sent, sum.1 + received);
    }
    let mut inside = |cross: bool, bytes: u64| {
        let sum = volumes.entry(if cross && tagged { Remote::CrossAz } else { Remote::Inside }).or_default();
        sum.0 += bytes;
    };
    for &(one, other, forth, back) in &case.inside {
        if case.workloads_logged {
            inside(az(one) != az(other), forth + back);
        }
    }
    for &(from, sent, received) in &case.endpoint {
        // Seen from the endpoint alone, it is not known where the workload stands.
        inside(case.workloads_logged && az(from) != az(1), sent + received);
    }
    for &(_, sent, received) in case.transit.iter().filter(|_| case.fields != Fields::Plain) {
        inside(false, sent + received);
    }
    volumes.retain(|_, bytes| *bytes != (0, 0));
    volumes
}

fn check(case: &Case, found: &ImportedData) -> Result<(), TestCaseError> {
    let records = records(case);
    // A log without a record says nothing, not even where it was counted.
    let Some(traffic) = found.traffic.clone() else {
        proptest::prop_assert!(records.is_empty());
        return Ok(());
    };
    let mut volumes: BTreeMap<_, _> =
        traffic.volumes.iter().map(|volume| (volume.remote.clone(), (volume.sent, volume.received))).collect();
    // Between private addresses, where a byte is counted depends on who has records.
    for remote in [Remote::Inside, Remote::CrossAz] {
        if let Some(bytes) = volumes.get_mut(&remote) {
            *bytes = (bytes.0 + bytes.1, 0);
        }
    }
    proptest::prop_assert_eq!(volumes, truth(case), "{:?}", traffic);
    let gone = case.rejected.len() + usize::from(case.nodata) + usize::from(case.skipdata);
    proptest::prop_assert_eq!(traffic.records, (records.len() - gone) as u64);
    proptest::prop_assert_eq!(traffic.skipdata, u64::from(case.skipdata));
    let skipped = |why: SkipReason| {
        let counts = found.files.iter().flat_map(|file| &file.skipped).filter(|skipped| skipped.why == why);
        counts.map(|skipped| skipped.count).sum::<u64>()
    };
    proptest::prop_assert_eq!(skipped(SkipReason::Rejected), case.rejected.len() as u64);
    proptest::prop_assert_eq!(skipped(SkipReason::NoData), u64::from(case.nodata));
    let used: u64 = found.files.iter().map(|file| file.used).sum();
    proptest::prop_assert_eq!(used, traffic.records);

    let gateway = case.way != Way::Unseen && !case.outside.is_empty();
    proptest::prop_assert_eq!(traffic.counted_at == CountedAt::NatGateways, gateway);
    let bytes = |kind: InterfaceKind| {
        let interfaces = traffic.interfaces.iter().filter(|interface| interface.kind == kind);
        interfaces.map(|interface| interface.bytes).sum::<u64>()
    };
    let outside: u64 = case.outside.iter().map(|flow| flow.2 + flow.3).sum();
    proptest::prop_assert_eq!(bytes(InterfaceKind::NatGateway), if gateway { outside } else { 0 });
    if case.fields == Fields::Typed {
        let through: u64 = case.endpoint.iter().map(|flow| flow.1 + flow.2).sum();
        proptest::prop_assert_eq!(bytes(InterfaceKind::Endpoint), through);
        let idle = traffic.interfaces.iter().any(|interface| interface.kind == InterfaceKind::Endpoint);
        proptest::prop_assert_eq!(idle, through > 0 || case.nodata > 0);
    }
    let cross = case.outside.iter().filter(|flow| az(flow.0) != az(0)).map(|flow| flow.2 + flow.3).sum::<u64>();
    let known =
        case.way == Way::Zonal && case.workloads_logged && matches!(case.fields, Fields::Tagged | Fields::Typed);
    proptest::prop_assert_eq!(traffic.cross_az_at_gateways, if known { cross } else { 0 });
    Ok(())
}

fn cases() -> impl Strategy<Value = Case> {
    // Amounts that do not add up to each other by chance, since one test of version 2 is whether they do.
    let bytes = || prop_oneof![3 => 1_000..1_000_000_000_u64, 1 => (1_u64 << 40)..(1 << 44)];
    let fields = prop_oneof![Just(Fields::Plain), Just(Fields::Packets), Just(Fields::Tagged), Just(Fields::Typed)];
    let way = prop_oneof![Just(Way::Unseen), Just(Way::Zonal), Just(Way::Regional)];
    let other = (0..WORKLOADS, 1..WORKLOADS).prop_map(|(one, further)| (one, (one + further) % WORKLOADS));
    (
        (fields, way, any::<bool>(), any::<bool>()),
        vec((0..WORKLOADS, 0..REMOTES, bytes(), bytes()), 0..20),
        vec((other, bytes(), bytes()).prop_map(|((one, other), forth, back)| (one, other, forth, back)), 0..8),
        (vec((0..WORKLOADS, bytes(), bytes()), 0..5), vec((0..WORKLOADS, bytes(), bytes()), 0..4)),
        (vec(bytes(), 0..4), vec(1..1000_u64, 0..4), 0..3_u8, 0..4_u8),
        (1..5_usize, any::<u64>(), 1..5000_usize),
    )
        .prop_map(|((fields, way, logged, pods), mut outside, inside, (endpoint, transit), rest, cut)| {
            // Without directions, an interface that meets only one private address might be either of the two.
            if matches!(fields, Fields::Plain | Fields::Packets) {
                outside.extend((0..WORKLOADS).map(|at| (at, at, 1_000_003 + at as u64, 2_000_003)));
            }
            Case {
                fields,
                // Only from version 9 on is there a field that names a regional gateway.
                way: if fields == Fields::Plain && way == Way::Regional { Way::Zonal } else { way },
                workloads_logged: logged,
                pods,
                outside,
                inside,
                endpoint,
                transit,
                knocks: rest.0,
                rejected: rest.1,
                nodata: rest.2,
                skipdata: rest.3,
                files: cut.0,
                seed: cut.1,
                piece: cut.2,
            }
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_found_is_what_there_was(case in cases()) {
        let texts = files(&case);
        let files: Vec<_> = texts.iter().map(|text| ("log", text.as_bytes())).collect();
        let found = read_all(&files, "", case.piece);
        check(&case, &found)?;
        // However it is cut, the same is found.
        proptest::prop_assert_eq!(&found, &read_all(&files, "", 1 << 20));
        // And in whichever order the files come.
        let turned: Vec<_> = files.iter().rev().copied().collect();
        let turned = read_all(&turned, "", 1 << 16);
        proptest::prop_assert_eq!(found.traffic, turned.traffic);
    }

    #[test]
    fn no_damage_stops_it_and_no_cut_changes_it(
        case in cases(),
        damage in vec((any::<u16>(), any::<u8>()), 0..30),
        lost in any::<u16>(),
    ) {
        let mut text = files(&case).concat().into_bytes();
        for (at, byte) in damage {
            let at = usize::from(at) % text.len().max(1);
            if let Some(slot) = text.get_mut(at) {
                *slot = byte;
            }
        }
        text.truncate(text.len().saturating_sub(usize::from(lost) % 100));
        let whole = read_all(&[("log", &text)], "", 1 << 20);
        proptest::prop_assert_eq!(&whole, &read_all(&[("log", &text)], "", case.piece));
    }

    #[test]
    fn anything_at_all_is_survived(bytes in vec(any::<u8>(), 0..2000), lines in vec("[a-z0-9 .,:-]{0,80}", 0..20)) {
        let header = "version srcaddr dstaddr bytes pkt-srcaddr pkt-dstaddr start end\n";
        let lines = (header.to_owned() + &lines.join("\n")).into_bytes();
        for text in [bytes.clone(), [header.as_bytes(), &bytes].concat(), lines] {
            let whole = read_all(&[("log", &text)], "", 1 << 20);
            proptest::prop_assert_eq!(&whole, &read_all(&[("log", &text)], "", 17));
        }
    }
}
