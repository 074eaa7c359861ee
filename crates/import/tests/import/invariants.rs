//! Invariants of the readers for any bytes, for the fuzzer and for the tests.

use std::collections::HashSet;

use natpoint_import::imported_data::{BilledAmount, FileRead, FileRemark, ImportedData, Kind, SkipReason, Skipped};
use natpoint_import::to_scenario::{Allocation, Choices, Share, Suspect, UnallocatedTraffic, to_scenario};
use natpoint_import::{Options, Reader, vpc_list};
use natpoint_model::article;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_test_support::survival::survives;

/// Feeds bytes to the readers, and panics where an invariant does not hold.
pub(crate) type Target = fn(&[u8]);

/// All targets by name, which is also that of their corpus.
pub(crate) const TARGETS: [(&str, Target); 8] = [
    ("archive", archive),
    ("encoding", encoding),
    ("flow_log", flow_log),
    ("json", json),
    ("table", table),
    ("to_scenario", scenario),
    ("vpc_list", vpc_list),
    ("yaml", yaml),
];

/// Formats that a user may name, chosen by the first byte.
const FORMATS: [&str; 5] = [
    "",
    "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} \
     ${bytes} ${start} ${end} ${action} ${log-status}",
    "${srcaddr} ${dstaddr} ${bytes}",
    "interface-id pkt-srcaddr pkt-dstaddr srcaddr dstaddr bytes start end flow-direction traffic-path \
     pkt-src-aws-service pkt-dst-aws-service az-id region interface-type instance-id action log-status",
    "bytes bytes srcaddr",
];

/// Flow logs: the first byte chooses the format that the user named.
pub(crate) fn flow_log(data: &[u8]) {
    let Some((choice, text)) = data.split_first() else { return };
    let format = FORMATS[usize::from(*choice) % FORMATS.len()];
    // JSON has a target of its own.
    if !is_json(text) {
        check(text, format);
    }
}

/// Tables of every kind, as CSV.
pub(crate) fn table(data: &[u8]) {
    if !is_json(data) {
        check(data, "");
    }
}

/// JSON of every kind; what is none becomes a text of a list, so that no time goes into other readers.
pub(crate) fn json(data: &[u8]) {
    if is_json(data) {
        check(data, "");
    } else {
        check(&[b"[", data].concat(), "");
    }
}

/// YAML of every kind: what is none becomes the value of a key that lists have.
pub(crate) fn yaml(data: &[u8]) {
    let is_yaml = !is_json(data) && data.windows(2).any(|pair| pair == b":\n" || pair == b": ");
    if is_yaml { check(data, "") } else { check(&[b"Resources:\n  Nat: ", data].concat(), "") }
}

/// Lists of VPCs, which are pasted or come as a file: each row is priced or its problem is told.
pub(crate) fn vpc_list(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let lines = text.split(['\n', '\r']).count();
    let whole = vpc_list::read(&text);
    let mut reader = vpc_list::ListReader::default();
    for piece in text.as_bytes().chunks(data.len() % 50 + 1) {
        reader.push(piece);
    }
    assert_eq!(reader.finish(), whole, "cut into pieces");
    if let Ok(list) = whole {
        assert!(list.rows.len() + list.problems.len() + list.beyond <= lines, "{list:?}");
        assert!(list.problems.iter().all(|problem| problem.line as usize <= lines), "{list:?}");
        assert!(list.duplicates.iter().all(|again| again.first < again.line), "{list:?}");
    }
}

/// ZIP archives: whatever is damaged, each member is read or refused, however the archive is cut.
pub(crate) fn archive(data: &[u8]) {
    let whole = if is_archive(data) { data.to_vec() } else { [b"PK\x03\x04", data].concat() };
    let found = read(&[&whole], "", &[]);
    assert_eq!(ImportedData::from_bytes(&found.to_bytes()).as_ref(), Some(&found), "it crosses to the page");
    assert!(!found.files.is_empty());
    found.files.iter().for_each(check_file);
    check_traffic(&found);
    let mark = data.len() % 250 + 1;
    assert_eq!(read(&[&whole], "", &[mark, 1, 7]), found, "cut into pieces of {mark}, 1 and 7");
}

/// The first byte says how the rest is written and into how many pieces it is cut; the next ones say how long these
/// are. However it is written and cut, it says the same.
pub(crate) fn encoding(data: &[u8]) {
    let Some((head, rest)) = data.split_first() else { return };
    let (sizes, bytes) = rest.split_at(usize::from(head % 8).min(rest.len()));
    // Sometimes more than a reader looks at to tell what it is.
    let long = (*head >= 0xf0 && !bytes.is_empty()).then(|| bytes.repeat(70_000 / bytes.len() + 1));
    let bytes = long.as_deref().unwrap_or(bytes);
    if is_archive(bytes) {
        return;
    }
    // Short and long pieces, since the beginning of a file is read otherwise than its rest.
    let sizes: Vec<_> = sizes.iter().map(|size| size_of_piece(*size)).collect();
    let found = read(&[bytes], "", &[]);
    check_all(&found, &[bytes]);
    assert_eq!(read(&[bytes], "", &sizes), found, "cut into {sizes:?}");
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    // What begins otherwise might be a mark itself, or be UTF-16 without one.
    if !bytes.first().is_some_and(u8::is_ascii) || bytes.iter().take(2).any(|byte| *byte == 0) {
        return;
    }
    let written = match head / 8 % 4 {
        0 => [&[0xef, 0xbb, 0xbf], bytes].concat(),
        1 => utf16(text, u16::to_le_bytes),
        2 => utf16(text, u16::to_be_bytes),
        _ => return,
    };
    let mut other = read(&[&written], "", &sizes);
    for (file, plain) in other.files.iter_mut().zip(&found.files) {
        assert_eq!(file.bytes, written.len() as u64);
        file.bytes = plain.bytes;
    }
    assert_eq!(other, found, "written as {}", head / 8 % 4);
}

/// Anything that could cross from the worker becomes a scenario and a report: the first bytes are the user's choices.
pub(crate) fn scenario(data: &[u8]) {
    let Some(([region, vpc, unallocated, other], crossed)) = data.split_first_chunk() else { return };
    let Some(found) = ImportedData::from_bytes(crossed) else { return };
    assert_eq!(ImportedData::from_bytes(&found.to_bytes()).as_ref(), Some(&found));
    let now = article::scenario();
    let goes = |byte: u8| match byte / 8 % 4 {
        0 => Allocation::Nowhere,
        1 => Allocation::Internet,
        2 => Allocation::Spread,
        // The same bytes say to whom.
        3 if byte > 127 => Allocation::Divided,
        _ => Allocation::Service(ServiceId::named("s3")),
    };
    let plain = to_scenario(&found, &now, &Choices::default());
    let vpcs = &plain.offer.vpcs;
    let choices = Choices {
        region: (region % 2 == 1)
            .then(|| plain.offer.regions.get(usize::from(region / 2) % 8).copied().or(RegionId::from_code("us-east-1")))
            .flatten(),
        vpc: (vpc % 2 == 1).then(|| vpcs.get(usize::from(vpc / 2) % 8).cloned().unwrap_or_default()),
        unscaled: unallocated % 2 == 1,
        unallocated: [*unallocated, *other]
            .map(|byte| (UnallocatedTraffic::ALL[usize::from(byte / 2) % UnallocatedTraffic::ALL.len()], goes(byte)))
            .to_vec(),
        shares: [*unallocated, *other]
            .map(|byte| Share {
                of: UnallocatedTraffic::ALL[usize::from(byte / 2) % UnallocatedTraffic::ALL.len()],
                to: Suspect::ALL[usize::from(*vpc) % Suspect::ALL.len()],
                percent: byte.wrapping_mul(7),
            })
            .to_vec(),
    };
    let chosen = to_scenario(&found, &now, &choices);
    for taken in [&plain, &chosen] {
        survives(&taken.scenario);
    }
}

fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// A file is read, whole and cut; what is found holds together.
fn check(bytes: &[u8], format: &str) {
    // An archive has as many files as it likes, and a target of its own.
    if is_archive(bytes) {
        return;
    }
    let found = read(&[bytes], format, &[]);
    // What is packed in a text may be many times as long.
    if bytes.windows(4).any(|word| word == b"H4sI") {
        return assert_eq!(ImportedData::from_bytes(&found.to_bytes()).as_ref(), Some(&found));
    }
    check_all(&found, &[bytes]);
    // The input itself says where it is cut; cuts that move with every change reach every place.
    let mark = bytes.iter().fold(bytes.len(), |sum, byte| sum.wrapping_mul(31).wrapping_add(usize::from(*byte)));
    let sizes = [mark % 61 + 1, mark / 61 % 7 + 1, mark / 427 % 251 + 1];
    assert_eq!(read(&[bytes], format, &sizes), found, "cut into {sizes:?}");
    let twice = read(&[bytes, bytes], format, &[]);
    check_all(&twice, &[bytes, bytes]);
    // What a file says of itself does not depend on the files before it, but for memory that is full.
    if let [first, second] = &twice.files[..]
        && !second.remarks.iter().any(|remark| matches!(remark, FileRemark::SameFile { .. }))
    {
        assert_eq!((first.kind, &first.refused), (second.kind, &second.refused));
        assert_eq!((first.records, first.used), (second.records, second.used));
    }
}

/// Reads files, in pieces of these lengths over and over; whole where there are none.
fn read(files: &[&[u8]], format: &str, sizes: &[usize]) -> ImportedData {
    let mut reader = Reader::new(Options { format: format.to_owned() });
    for bytes in files {
        reader.begin("<file>");
        let mut rest = *bytes;
        for size in sizes.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (piece, behind) = rest.split_at((*size).clamp(1, rest.len()));
            reader.push(piece);
            rest = behind;
        }
        reader.push(rest);
        reader.end();
    }
    reader.finish()
}

/// What holds of all that is found.
fn check_all(found: &ImportedData, files: &[&[u8]]) {
    assert_eq!(ImportedData::from_bytes(&found.to_bytes()).as_ref(), Some(found), "it crosses to the page");
    let length: usize = files.iter().map(|bytes| bytes.len()).sum();
    // A hundred times what it was made of: a short name in many lists is still within.
    assert!(found.to_bytes().len() <= length * 100 + (1 << 14), "it is not larger than what it was made of");
    assert_eq!(found.files.len(), files.len());
    for (file, bytes) in found.files.iter().zip(files) {
        assert_eq!(file.bytes, bytes.len() as u64);
        check_file(file);
    }
    check_traffic(found);
    if let Some(most) = numbers(files) {
        check_sums(found, most);
    }
}

fn check_file(file: &FileRead) {
    assert!(file.used <= file.records, "{file:?}");
    assert!(file.records <= file.bytes, "{file:?}");
    let mut reasons = HashSet::new();
    let mut passed_over = 0;
    for Skipped { why, count, lines, sample } in &file.skipped {
        assert!(reasons.insert(format!("{why:?}")), "each reason is told once: {file:?}");
        assert_eq!(lines.len() as u64, (*count).min(Skipped::MAX_LINES as u64), "{file:?}");
        assert!(lines.is_sorted() && lines.iter().all(|line| (1..=file.bytes + 1).contains(line)), "{file:?}");
        assert!(sample.chars().count() <= 80, "{file:?}");
        passed_over += if matches!(why, SkipReason::TooMany | SkipReason::Rounded) { 0 } else { *count };
    }
    if file.refused.is_none() && matches!(file.kind, Some(Kind::FlowLog | Kind::FlowLogCsv)) {
        assert_eq!(file.used + passed_over, file.records, "what is not used is told: {file:?}");
    }
    if file.kind.is_none() {
        assert!(file.refused.is_some(), "what is nothing known is refused: {file:?}");
        assert_eq!((file.records, file.used), (0, 0));
    }
}

fn check_traffic(found: &ImportedData) {
    let Some(traffic) = &found.traffic else { return };
    let lists = [&traffic.volumes, &traffic.ipv6, &traffic.by_gateway_endpoint, &traffic.by_internet_gateway];
    for list in lists {
        let sums: Vec<_> = list.iter().map(|volume| u128::from(volume.sent) + u128::from(volume.received)).collect();
        assert!(sums.is_sorted_by(|one, next| one >= next), "the largest stands first: {list:?}");
        let remotes: HashSet<_> = list.iter().map(|volume| &volume.remote).collect();
        assert_eq!(remotes.len(), list.len(), "each stands once: {list:?}");
    }
    assert!(traffic.talkers.is_sorted_by(|one, next| one.bytes >= next.bytes), "{:?}", traffic.talkers);
    assert!(traffic.azs.is_sorted(), "{:?}", traffic.azs);
    let Some(span) = traffic.time.span else { return assert_eq!(traffic.gaps, []) };
    assert!(span.from <= span.to);
    for gap in &traffic.gaps {
        assert!(span.from <= gap.from && gap.from < gap.to && gap.to <= span.to, "{gap:?} within {span:?}");
    }
    assert!(traffic.gaps.is_sorted_by(|one, next| one.seconds() >= next.seconds()));
}

/// No byte and no dollar comes from nowhere.
fn check_sums(found: &ImportedData, most: i128) {
    if let Some(traffic) = &found.traffic {
        let volumes = traffic.volumes.iter().chain(&traffic.ipv6);
        let bytes: i128 = volumes.map(|volume| i128::from(volume.sent) + i128::from(volume.received)).sum();
        assert!(bytes <= most / BilledAmount::ONE + 1, "{bytes} bytes of {most}: {traffic:?}");
    }
    if let Some(bill) = &found.bill {
        let sum = |amount: fn(&natpoint_import::imported_data::ImportedBillLine) -> Option<BilledAmount>| {
            bill.lines
                .iter()
                .filter_map(amount)
                .fold(0_i128, |sum, amount| sum.saturating_add(amount.0.saturating_abs()))
        };
        assert!(sum(|line| line.quantity) <= most && sum(|line| line.cost) <= most, "more than {most}: {bill:?}");
    }
    for tier in found.prices.iter().flat_map(|price| &price.tiers) {
        assert!(tier.usd.0.saturating_abs() <= most, "more than {most}: {:?}", found.prices);
    }
}

const UNITS: [&str; 22] = [
    "kb", "mb", "gb", "tb", "pb", "kib", "mib", "gib", "tib", "pib", "kilo", "mega", "giga", "tera", "peta", "(ko",
    "(mo", "(go", "(to", "[ko", "[mo", "[go",
];

/// All that looks like a number in the texts, added up, in trillionths; none where digits may be written otherwise.
fn numbers(files: &[&[u8]]) -> Option<i128> {
    let mut sum = 0_i128;
    for bytes in files {
        let text = String::from_utf8_lossy(bytes);
        if text.contains('\0') || text.contains("\\u") || text.starts_with('\u{fffd}') {
            return None;
        }
        // The name of a column may give its numbers a larger unit.
        let small = text.to_ascii_lowercase();
        // What a query divided by is in the name too, and base64 hides numbers.
        let computes = small.contains("byte") && small.contains(['/', '^']) || small.contains("バイト");
        if computes || small.contains("eyj") || small.contains("[to") || UNITS.iter().any(|unit| small.contains(unit)) {
            return None;
        }
        // A quote may stand within a number of a table, a comma may be decimal, and signs may separate thousands.
        let plain = text.replace(['.', ',', '\'', ' ', '\u{a0}', '\u{202f}'], "");
        for text in [text.clone(), text.replace('"', "").into(), text.replace(',', ".").into(), plain.into()] {
            for word in text.split(|letter: char| !letter.is_ascii_alphanumeric() && !"+-.".contains(letter)) {
                sum = sum.saturating_add(BilledAmount::parse(word).map_or(0, |amount| amount.0.saturating_abs()));
            }
        }
    }
    // A number of JSON may be rounded to 53 bits.
    Some(sum.saturating_add(sum >> 50))
}

/// Whether it is read as JSON.
fn is_json(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    matches!(bytes.trim_ascii_start().first(), Some(b'{' | b'['))
}

fn size_of_piece(size: u8) -> usize {
    let size = usize::from(size);
    if size < 128 { size + 1 } else { (size - 127) * 600 }
}

/// A text in UTF-16, with a mark.
fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(bytes).collect()
}
