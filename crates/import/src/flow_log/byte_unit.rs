//! The unit of a column that a query aggregated, by its name: `sum(bytes)`, `total_mb`, `megaBytesTransferred`.

use crate::imported_data::BilledAmount;

/// The endings of words that are units. AWS counts volumes in powers of two, and its own sample queries divide by them.
const UNITS: [(&str, u64); 16] = [
    ("terabytes", 1 << 40),
    ("tbytes", 1 << 40),
    ("tib", 1 << 40),
    ("tb", 1 << 40),
    ("gigabytes", 1 << 30),
    ("gbytes", 1 << 30),
    ("gib", 1 << 30),
    ("gb", 1 << 30),
    ("megabytes", 1 << 20),
    ("mbytes", 1 << 20),
    ("mib", 1 << 20),
    ("mb", 1 << 20),
    ("kilobytes", 1 << 10),
    ("kbytes", 1 << 10),
    ("kib", 1 << 10),
    ("kb", 1 << 10),
];

/// Words of aggregates that are not volumes, and of rates.
const NOT_VOLUMES: [&str; 13] = [
    "avg",
    "average",
    "mean",
    "median",
    "min",
    "minimum",
    "max",
    "maximum",
    "pct",
    "percentile",
    "stddev",
    "rate",
    "per",
];

/// How many bytes the unit of a column has, by its name in lower case; none when the column is not a volume.
pub(super) fn byte_unit(name: &str) -> Option<u64> {
    let words: Vec<&str> = name.split(|letter: char| !letter.is_ascii_alphanumeric()).collect();
    let is_volume = |word: &&str| {
        // `bytesPerSecond` and `avgBytes` are single words in lower case.
        let joined = NOT_VOLUMES.iter().any(|not| word.strip_prefix(not).is_some_and(|rest| rest.contains("byte")));
        !NOT_VOLUMES.contains(word) && !joined && !word.contains("bytesper") && !word.ends_with("bps")
    };
    if !words.iter().all(is_volume) {
        return None;
    }
    words.into_iter().find_map(unit_of_word)
}

fn unit_of_word(word: &str) -> Option<u64> {
    // `sumBytes` and `numBytes` are not in megabytes, nor is `fromBytes`.
    let word = ["sum", "num", "from"].into_iter().find_map(|front| word.strip_prefix(front)).unwrap_or(word);
    // What follows the unit, as in `bytesTransferred`, does not change it.
    let word = word.find("bytes").map_or(word, |at| &word[..at + "bytes".len()]);
    let unit = UNITS.iter().find(|(ending, _)| word.ends_with(ending)).map(|(_, unit)| *unit);
    unit.or_else(|| word.ends_with("bytes").then_some(1))
}

/// A value in a unit as a whole number of bytes; none when it is not a number.
pub(super) fn to_bytes(value: &[u8], unit: u64) -> Option<u64> {
    let amount = BilledAmount::parse(std::str::from_utf8(value).ok()?)?;
    let bytes = amount.0.checked_mul(i128::from(unit))?.checked_add(BilledAmount::ONE / 2)? / BilledAmount::ONE;
    u64::try_from(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_read_from_names() {
        const MB: u64 = 1 << 20;
        const GB: u64 = 1 << 30;
        for (name, unit) in [
            ("bytes", Some(1)),
            ("sum(bytes)", Some(1)),
            ("sumbytes", Some(1)),
            ("numbytes", Some(1)),
            ("frombytes", Some(1)),
            ("total_bytes", Some(1)),
            ("bytestransferred", Some(1)),
            ("megabytestransferred", Some(MB)),
            ("totalmbytes", Some(MB)),
            ("total_in_mb", Some(MB)),
            ("traffic (mib)", Some(MB)),
            ("gb", Some(GB)),
            ("gigabytes", Some(GB)),
            ("sum_gb", Some(GB)),
            ("kbytes", Some(1 << 10)),
            ("size_tb", Some(1 << 40)),
            ("avg(bytes)", None),
            ("averagebytes", None),
            ("max(bytes)", None),
            ("min_bytes", None),
            ("bytes_per_second", None),
            ("bytespersecond", None),
            ("pct(bytes, 95)", None),
            ("mbps", None),
            ("packets", None),
            ("dstaddr", None),
            ("", None),
        ] {
            assert_eq!(byte_unit(name), unit, "{name}");
        }
    }

    #[test]
    fn decimals_become_whole_bytes() {
        for (value, unit, bytes) in [
            ("1536.25", 1 << 20, Some(1_610_874_880)),
            ("0.0000001", 1 << 20, Some(0)),
            ("1.17776E+02", 1 << 30, Some(126_461_017_063)),
            ("-1", 1 << 20, None),
            ("1e30", 1 << 40, None),
            ("x", 1 << 20, None),
        ] {
            assert_eq!(to_bytes(value.as_bytes(), unit), bytes, "{value}");
        }
    }
}
