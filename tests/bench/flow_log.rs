//! How fast flow logs are read on this machine: `cargo bench --bench flow_log`.
//!
//! Logs are made in memory, so that nothing but reading is measured: by the number of lines, and by the number of
//! distinct addresses at the other end.

use std::fmt::Write as _;
use std::hint::black_box;

use natpoint_import::{Options, Reader};
// The standard clock does not exist in WebAssembly.
use web_time::Instant;

/// The lengths of logs, in lines, and the distinct addresses that show how the time grows.
const LINES: [usize; 4] = [10_000, 100_000, 400_000, 1_600_000];
const ADDRESSES: [usize; 4] = [10, 1_000, 100_000, 1_000_000];
/// The pieces that a browser hands over.
const PIECE: usize = 1 << 20;
/// How many runs are timed; their median counts.
const RUNS: usize = 5;

/// The fields of the default format.
pub(crate) const DEFAULT: &str = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets \
     bytes start end action log-status";
/// Those that tell what a NAT gateway passes on, and where to.
pub(crate) const EIGHTEEN: &str = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets \
     bytes start end action log-status pkt-srcaddr pkt-dstaddr pkt-dst-aws-service flow-direction";
/// All of version 5.
pub(crate) const ALL: &str = "version srcaddr dstaddr srcport dstport protocol start end type packets bytes account-id \
                   vpc-id \
                   subnet-id instance-id interface-id region az-id sublocation-type sublocation-id action tcp-flags \
                   pkt-srcaddr pkt-dstaddr pkt-src-aws-service pkt-dst-aws-service traffic-path \
                   flow-direction log-status";

#[allow(clippy::print_stdout, dead_code, reason = "a bench prints; as a module it has no main")]
fn main() {
    measure(&|line| println!("{line}"));
}

/// Measures and says a line at a time.
pub(crate) fn measure(say: &dyn Fn(String)) {
    say(format!("{:44} {:>9} {:>9} {:>12}", "reading", "MB", "MB/s", "a line"));
    for (name, fields) in [("14 fields", DEFAULT), ("18 fields", EIGHTEEN), ("29 fields", ALL)] {
        row(&format!("{name}, 400,000 lines, 1,000 addresses"), &log(fields, 400_000, 1_000), say);
    }
    let csv = log(EIGHTEEN, 400_000, 1_000).replace(' ', ",");
    row("18 columns of CSV, 400,000 rows", &csv, say);
    for lines in LINES {
        row(&format!("18 fields, {lines} lines"), &log(EIGHTEEN, lines, 1_000), say);
    }
    for addresses in ADDRESSES {
        row(&format!("18 fields, 1,600,000 lines, {addresses} addresses"), &log(EIGHTEEN, 1_600_000, addresses), say);
    }
}

/// A log of a gateway's interface and of 50 others, whose remotes are so many addresses.
#[must_use]
pub(crate) fn log(fields: &str, lines: usize, addresses: usize) -> String {
    let names: Vec<_> = fields.split_ascii_whitespace().collect();
    let mut text = fields.to_owned() + "\n";
    let mut seed = 1_u64;
    for at in 0..lines {
        seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        let random = (seed >> 33) as usize;
        let remote = random % addresses;
        let remote = format!("{}.{}.{}.{}", 11 + remote / 7 % 80, remote & 255, remote >> 8 & 255, remote >> 16 & 255);
        let workload = format!("10.0.{}.{}", random % 50, random % 50 + 5);
        let gateway = at % 3 > 0;
        let (interface, own) = if gateway {
            ("eni-0d1e2f3a4b5c6d7e8".to_owned(), "10.0.9.9")
        } else {
            (format!("eni-{:017x}", random % 50), "")
        };
        let ends: [&str; 4] = match (gateway, at % 4) {
            (true, 0) => [&workload, own, &workload, &remote],
            (true, 1) => [own, &remote, own, &remote],
            (true, 2) => [&remote, own, &remote, own],
            (true, _) => [own, &workload, &remote, &workload],
            (false, 0 | 1) => [&workload, &remote, &workload, &remote],
            (false, _) => [&remote, &workload, &remote, &workload],
        };
        let start = 1_700_000_000 + at / 500 * 3;
        for (column, name) in names.iter().enumerate() {
            if column > 0 {
                text.push(' ');
            }
            let _ = match *name {
                "version" => write!(text, "5"),
                "account-id" => write!(text, "123456789012"),
                "interface-id" => write!(text, "{interface}"),
                "vpc-id" => write!(text, "vpc-0abcdef0123456789"),
                "subnet-id" => write!(text, "subnet-0abcdef0123456789"),
                "instance-id" => write!(text, "i-0abcdef0123456789"),
                "srcaddr" => write!(text, "{}", ends[0]),
                "dstaddr" => write!(text, "{}", ends[1]),
                "pkt-srcaddr" => write!(text, "{}", ends[2]),
                "pkt-dstaddr" => write!(text, "{}", ends[3]),
                "pkt-dst-aws-service" if at % 4 < 2 => write!(text, "{}", ["S3", "AMAZON", "-"][remote.len() % 3]),
                "srcport" => write!(text, "{}", 1024 + random % 60_000),
                "dstport" => write!(text, "443"),
                "protocol" => write!(text, "6"),
                "packets" => write!(text, "{}", random % 100),
                "bytes" => write!(text, "{}", random % 1_000_000),
                "start" => write!(text, "{start}"),
                "end" => write!(text, "{}", start + 58),
                "action" => write!(text, "ACCEPT"),
                "log-status" => write!(text, "OK"),
                "flow-direction" => {
                    write!(text, "{}", if matches!(at % 4, 0 | 2) ^ !gateway { "ingress" } else { "egress" })
                }
                "region" => write!(text, "ap-northeast-1"),
                "az-id" => write!(text, "apne1-az4"),
                "type" => write!(text, "IPv4"),
                "tcp-flags" => write!(text, "19"),
                _ => write!(text, "-"),
            };
        }
        text.push('\n');
    }
    text
}

/// Reads a log and says how fast.
fn row(name: &str, log: &str, say: &dyn Fn(String)) {
    let mut runs: Vec<_> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            let mut reader = Reader::new(Options::default());
            reader.begin("log");
            for piece in log.as_bytes().chunks(PIECE) {
                reader.push(piece);
            }
            black_box(reader.finish());
            started.elapsed()
        })
        .collect();
    runs.sort_unstable();
    let seconds = runs[RUNS / 2].as_secs_f64();
    #[allow(clippy::cast_precision_loss, reason = "the numbers of a test are small")]
    let (megabytes, lines) = (log.len() as f64 / 1e6, log.lines().count() as f64);
    let each = seconds * 1e9 / lines;
    say(format!("{name:44} {megabytes:>9.1} {:>9.0} {each:>9.0} ns", megabytes / seconds));
}
