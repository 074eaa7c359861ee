//! The unit of a column that a query aggregated, by its name: `sum(bytes)`, `total_mb`, `megaBytesTransferred`,
//! `sum(bytes)/1024/1024`.

use super::unit_expression;
use crate::imported_data::BilledAmount;

/// How many bytes one of a unit is, as an exact quotient: eight bits are a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ByteUnit {
    pub(crate) times: u64,
    pub(crate) over: u64,
}

/// The names of units, which may end a word. AWS counts volumes in powers of two, and its own sample queries divide by
/// them; bits are counted in powers of ten everywhere.
const UNITS: [(&[&str], ByteUnit); 15] = [
    (&["pebibytes", "petabytes", "pbytes", "pib", "pb"], ByteUnit::bytes_each(1 << 50)),
    (&["tebibytes", "terabytes", "teraoctets", "tbytes", "tib", "tb"], ByteUnit::bytes_each(1 << 40)),
    (&["gibibytes", "gigabytes", "gigaoctets", "gbytes", "gib", "gb"], ByteUnit::bytes_each(1 << 30)),
    (&["mebibytes", "megabytes", "megaoctets", "mbytes", "mib", "mb"], ByteUnit::bytes_each(1 << 20)),
    (&["kibibytes", "kilobytes", "kilooctets", "kbytes", "kib", "kb"], ByteUnit::bytes_each(1 << 10)),
    (&["tebibits", "tebibit", "tibit"], ByteUnit::bytes_each((1 << 40) / 8)),
    (&["gibibits", "gibibit", "gibit"], ByteUnit::bytes_each((1 << 30) / 8)),
    (&["mebibits", "mebibit", "mibit"], ByteUnit::bytes_each((1 << 20) / 8)),
    (&["kibibits", "kibibit", "kibit"], ByteUnit::bytes_each((1 << 10) / 8)),
    (&["terabits", "terabit", "tbits", "tbit"], ByteUnit::bytes_each(125_000_000_000)),
    (&["gigabits", "gigabit", "gbits", "gbit"], ByteUnit::bytes_each(125_000_000)),
    (&["megabits", "megabit", "mbits", "mbit"], ByteUnit::bytes_each(125_000)),
    (&["kilobits", "kilobit", "kbits", "kbit"], ByteUnit::bytes_each(125)),
    (&["bits"], ByteUnit { times: 1, over: 8 }),
    (&["bytes", "octets"], ByteUnit::BYTE),
];

/// The same in the abbreviations of French, which are words of English too, and so count in brackets alone.
const OCTETS: [(&str, u64); 4] = [("ko", 1 << 10), ("mo", 1 << 20), ("go", 1 << 30), ("to", 1 << 40)];

/// The same in Japanese.
const KATAKANA: [(&str, u64); 5] =
    [("テラバイト", 1 << 40), ("ギガバイト", 1 << 30), ("メガバイト", 1 << 20), ("キロバイト", 1 << 10), ("バイト", 1)];

/// The same by their first letter, behind what says that bytes are counted: `bytes (K)`.
const LETTERS: [(&str, u64); 4] = [("k", 1 << 10), ("m", 1 << 20), ("g", 1 << 30), ("t", 1 << 40)];

/// Words of aggregates that are not volumes, and of rates.
const NOT_VOLUMES: [&str; 34] = [
    "avg",
    "average",
    "mean",
    "median",
    "min",
    "minimum",
    "max",
    "maximum",
    "pct",
    "percent",
    "percentile",
    "stddev",
    "stdev",
    "variance",
    "share",
    "ratio",
    "rate",
    "per",
    "count",
    "distinct",
    "dc",
    "latest",
    "earliest",
    "mode",
    "range",
    "var",
    "varp",
    "stdevp",
    "sumsq",
    "quantile",
    "cumulative",
    "running",
    "平均",
    "最大",
];

/// Words of one value among many where they stand before the bytes or last: `first_bytes`, but not `bytes_last_month`.
const ONE_OF_MANY: [&str; 4] = ["first", "last", "any", "arbitrary"];

/// What stands behind the line of a rate.
const RATES: [&str; 12] =
    ["s", "sec", "second", "seconds", "m", "minute", "minutes", "h", "hr", "hour", "hours", "day"];

impl ByteUnit {
    pub(crate) const BYTE: Self = Self::bytes_each(1);

    pub(super) const fn bytes_each(times: u64) -> Self {
        Self { times, over: 1 }
    }

    /// The bytes of an amount, rounded to whole ones; none where there are too many or fewer than none.
    pub(crate) fn bytes(self, amount: BilledAmount) -> Option<u64> {
        let one = BilledAmount::ONE.checked_mul(i128::from(self.over))?;
        let bytes = amount.0.checked_mul(i128::from(self.times))?.checked_add(one / 2)?.checked_div(one)?;
        u64::try_from(bytes).ok()
    }
}

/// The unit of a column by its name in lower case; none when the column is not a volume, or its unit is not clear.
pub(crate) fn byte_unit(name: &str) -> Option<ByteUnit> {
    if !is_volume(name) {
        return None;
    }
    if unit_expression::is_expression(name) { unit_expression::unit(name) } else { unit_of_words(name) }
}

/// The unit whose name this is, in lower case.
pub(crate) fn unit_named(name: &str) -> Option<ByteUnit> {
    UNITS.iter().find(|(names, _)| names.contains(&name)).map(|(_, unit)| *unit)
}

/// Whether a name is that of a column of bytes from which no volume comes: an average, an extreme, a share or a rate.
pub(super) fn is_of_bytes(name: &str) -> bool {
    let is_of_bytes = |word: &str| ["byte", "octet", "バイト"].iter().any(|bytes| word.contains(bytes));
    words(name).any(|word| is_of_bytes(word) || word.ends_with("bps")) || unit_of_words(name).is_some()
}

/// Whether nothing in a name says that it is an average, an extreme, a share or a rate.
fn is_volume(name: &str) -> bool {
    let is_volume = |word: &str| {
        // `bytesPerSecond`, `avgBytes` and `bytesMax` are single words in lower case.
        let mut others = NOT_VOLUMES.iter().chain(&ONE_OF_MANY);
        let joined = others.any(|not| {
            let before = word.strip_prefix(not).is_some_and(|rest| rest.contains("byte"));
            before || word.strip_suffix(not).is_some_and(|rest| rest.ends_with("bytes"))
        });
        let quantile = ["p", "perc"]
            .iter()
            .any(|front| word.strip_prefix(front).is_some_and(|rest| !rest.is_empty() && rest.parse::<u32>().is_ok()));
        !NOT_VOLUMES.contains(&word) && !joined && !quantile && !word.contains("bytesper") && !word.ends_with("bps")
    };
    let is_rate = |behind: &str| words(behind).next().is_some_and(|word| RATES.contains(&word));
    let all: Vec<_> = words(name).collect();
    let is_one_of_many = (0..all.len()).any(|at| {
        let next = all.get(at + 1);
        ONE_OF_MANY.contains(&all[at]) && next.is_none_or(|next| *next == "value" || unit_of_word(next).is_some())
    });
    all.into_iter().all(is_volume) && !is_one_of_many && !name.contains('%') && !name.split('/').skip(1).any(is_rate)
}

/// The unit that the words of a name say. Where one is larger than bytes, as in `bytes_gb`, it is that one.
pub(super) fn unit_of_words(name: &str) -> Option<ByteUnit> {
    let in_brackets = |word: &str| ["(", "["].iter().any(|open| name.contains(&[open, word].concat()));
    let octets = OCTETS.iter().find(|(word, _)| in_brackets(word) && words(name).last() == Some(word));
    let katakana = || KATAKANA.iter().find(|(word, _)| name.contains(word));
    let ascii = || name.split(|letter: char| !letter.is_ascii_alphanumeric()).filter_map(unit_of_word);
    let mut units: Vec<_> =
        octets.or_else(katakana).map(|(_, bytes)| ByteUnit::bytes_each(*bytes)).into_iter().collect();
    units.extend(ascii());
    let is_bytes = units.contains(&ByteUnit::BYTE);
    units.retain(|unit| *unit != ByteUnit::BYTE);
    units.dedup();
    let letter = || LETTERS.iter().find(|(letter, _)| words(name).last() == Some(letter));
    match &units[..] {
        [] if is_bytes => Some(letter().map_or(ByteUnit::BYTE, |(_, bytes)| ByteUnit::bytes_each(*bytes))),
        [unit] => Some(*unit),
        // `gb_to_mb` is one of them.
        _ => None,
    }
}

fn unit_of_word(word: &str) -> Option<ByteUnit> {
    // `sumBytes` and `numBytes` are not in megabytes, nor is `fromBytes`.
    let word = ["sum", "num", "from"].into_iter().find_map(|front| word.strip_prefix(front)).unwrap_or(word);
    // `bytesTransferred` is in bytes, and `bytesInMb` is not.
    let named = |word: &str| {
        let ends = |(names, _): &&(&[&str], ByteUnit)| names.iter().any(|name| word.ends_with(name));
        UNITS.iter().find(ends).map(|(_, unit)| *unit)
    };
    named(word).or_else(|| {
        let end = word.find("bytes").map(|at| at + "bytes".len()).or_else(|| word.find("octets").map(|at| at + 6))?;
        named(word.get(..end)?)
    })
}

fn words(name: &str) -> impl DoubleEndedIterator<Item = &str> {
    name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MB: u64 = 1 << 20;
    const GB: u64 = 1 << 30;

    #[track_caller]
    fn check(name: &str, bytes: Option<u64>) {
        assert_eq!(byte_unit(name), bytes.map(ByteUnit::bytes_each), "{name}");
    }

    #[test]
    fn units_are_read_from_names() {
        for (name, unit) in [
            ("bytes", Some(1)),
            ("sum(bytes)", Some(1)),
            ("bytes (sum)", Some(1)),
            ("sumbytes", Some(1)),
            ("numbytes", Some(1)),
            ("frombytes", Some(1)),
            ("total_bytes", Some(1)),
            ("bytestransferred", Some(1)),
            ("octets", Some(1)),
            ("総バイト数", Some(1)),
            ("megabytestransferred", Some(MB)),
            ("totalmbytes", Some(MB)),
            ("total_in_mb", Some(MB)),
            ("traffic (mib)", Some(MB)),
            ("octets (mo)", Some(MB)),
            ("データ量 [メガバイト]", Some(MB)),
            ("bytes_mb", Some(MB)),
            ("bytesmb", Some(MB)),
            ("sum(bytes) mib", Some(MB)),
            ("bytes transferred in gb", Some(GB)),
            ("転送量(gb)", Some(GB)),
            ("gb", Some(GB)),
            ("gigabytes", Some(GB)),
            ("sum_gb", Some(GB)),
            ("kbytes", Some(1 << 10)),
            ("size_tb", Some(1 << 40)),
            ("pb", Some(1 << 50)),
            ("totalmbit", Some(125_000)),
            ("gbits", Some(125_000_000)),
            ("avg(bytes)", None),
            ("averagebytes", None),
            ("max(bytes)", None),
            ("min_bytes", None),
            ("p95(bytes)", None),
            ("bytes %", None),
            ("bytes_per_second", None),
            ("bytespersecond", None),
            ("bytes/s", None),
            ("mb/sec", None),
            ("mbit/s", None),
            ("pct(bytes, 95)", None),
            ("mbps", None),
            ("packets", None),
            ("dstaddr", None),
            ("gb_or_mb", None),
            ("total_to", None),
            ("", None),
            ("bytes (k)", Some(1 << 10)),
            ("bytes [g]", Some(GB)),
            ("total bytes, m", Some(MB)),
            ("traffic (m)", None),
            ("count(bytes)", None),
            ("count_bytes", None),
            ("bytes_count", None),
            ("countbytes", None),
            ("count_distinct(bytes)", None),
            ("dc(bytes)", None),
            ("latest(bytes)", None),
            ("earliest(bytes)", None),
            ("first(bytes)", None),
            ("first_bytes", None),
            ("last_bytes", None),
            ("bytes (last)", None),
            ("any_value(bytes)", None),
            ("perc95(bytes)", None),
            ("bytesavg", None),
            ("bytes_last_month", Some(1)),
            ("total_bytes.value", Some(1)),
            ("last_30_days_gb", Some(GB)),
            ("discount_bytes", Some(1)),
        ] {
            check(name, unit);
        }
        assert_eq!(byte_unit("sum_bits"), Some(ByteUnit { times: 1, over: 8 }));
    }

    #[test]
    fn what_a_query_divides_by_is_the_unit() {
        for (name, unit) in [
            ("sum(bytes)/1024", Some(1 << 10)),
            ("sum(bytes)/1024/1024", Some(MB)),
            ("sum(bytes) / 1024 / 1024 / 1024", Some(GB)),
            ("sum(bytes)/1048576", Some(MB)),
            ("sum(bytes)/(1024*1024)", Some(MB)),
            ("sum(bytes)/1024.0/1024.0", Some(MB)),
            ("sum(bytes) / pow(1024, 3)", Some(GB)),
            ("sum(bytes)/power(1024,2)", Some(MB)),
            ("sum(bytes)/1024^3", Some(GB)),
            ("sum(`bytes`)/1024", Some(1 << 10)),
            ("sum(bytes)/1e9", Some(1_000_000_000)),
            ("sum(bytes)/1000/1000", Some(1_000_000)),
            ("round(sum(bytes)/1024/1024, 2)", Some(MB)),
            ("round(sum(bytes) / 1073741824.0, 3)", Some(GB)),
            ("cast(sum(bytes) as double)/1073741824", Some(GB)),
            ("sum(bytes)*8/1000000", Some(125_000)),
            ("8*sum(bytes)/1e6", Some(125_000)),
            ("sum(bytes/1024)", Some(1 << 10)),
            ("sum(total_mb)/1024", Some(GB)),
            ("bytes in/out", Some(1)),
            ("sum(bytes)*1.0", Some(1)),
            ("sum(bytes)/3600", Some(3600)),
            ("sum(bytes)/count(*)", None),
            ("sum(bytes)/0", None),
            ("1024/sum(bytes)", None),
            ("sum(bytes)*sum(bytes)", None),
            ("sum(packets)/1024", None),
            ("sum(bytes)/1024/", None),
            ("sum(bytes)/x", None),
            ("avg(bytes)/1024", None),
        ] {
            check(name, unit);
        }
    }
}
