//! The statistic that a label states. Sums alone are volumes; names of things may have the same words.

use super::around_metric;

/// Words for what is no sum, in lower case.
const WORDS: [&str; 37] = [
    "avg",
    "average",
    "mean",
    "median",
    "max",
    "maximum",
    "min",
    "minimum",
    "stddev",
    "stdev",
    "deviation",
    "variance",
    "percentile",
    "quantile",
    "iqm",
    "rate",
    "irate",
    "deriv",
    "derivative",
    "delta",
    "diff",
    "cumulative",
    "samplecount",
    "as_rate",
    "per_second",
    "per_minute",
    "per_hour",
    "persecond",
    "avg_over_time",
    "max_over_time",
    "min_over_time",
    "running_sum",
    "durchschnitt",
    "mittelwert",
    "moyenne",
    "promedio",
    "bps",
];

/// The same as functions alone, and as what stands before a colon: `count:aws.natgateway.bytes_in_from_source{*}`.
const FUNCTIONS: [&str; 8] = ["count", "period", "metric_count", "tm", "wm", "tc", "ts", "pr"];

/// The same in Japanese, whose words have no space between them.
const JAPANESE: [&str; 7] = ["平均", "最大", "最小", "中央値", "パーセンタイル", "サンプル数", "標準偏差"];

/// What stands behind the line of a rate: `BytesOutToDestination/s`.
const TIMES: [&str; 10] = ["s", "sec", "second", "seconds", "m", "min", "minute", "h", "hr", "hour"];

/// What a label states that is no sum, as it is written there; none where it states nothing of the kind.
pub(super) fn not_sum(label: &str) -> Option<String> {
    if let Some(word) = JAPANESE.into_iter().find(|word| label.contains(word)) {
        return Some(word.to_owned());
    }
    let bare = without_dimensions(label);
    let is_sign = |letter: char| letter.is_whitespace() || "()[],;:\"'=|".contains(letter);
    let mut rest = bare.trim_start_matches(is_sign);
    let mut before = "";
    while !rest.is_empty() {
        let end = rest.find(is_sign).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(end);
        let word = word.trim_matches('.');
        rest = behind.trim_start_matches(is_sign);
        let next = rest.split(is_sign).next().unwrap_or_default();
        // `5 min` is a time.
        let is_time = word.eq_ignore_ascii_case("min") && before.ends_with(|digit: char| digit.is_ascii_digit());
        let is_function = behind.starts_with(['(', ':']) && is_one_of(word, &FUNCTIONS);
        let is_rate = word.eq_ignore_ascii_case("per") && is_one_of(next, &TIMES);
        let is_count = word.eq_ignore_ascii_case("sample") && next.eq_ignore_ascii_case("count");
        if is_rate {
            return Some(label.to_owned());
        }
        if is_function || is_count || !is_time && states(word) {
            return Some(word.to_owned());
        }
        if let Some(piece) = statistic_in(word) {
            return Some(piece.to_owned());
        }
        before = word;
    }
    None
}

/// Whether a word says that something is no sum: `Average`, `p99.9`, `tm95`, `Mbps`.
pub(super) fn states(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let is_share = |front: &str| {
        let percent = word.strip_prefix(front).unwrap_or_default();
        let (whole, decimals) = percent.split_once('.').unwrap_or((percent, ""));
        whole.parse::<u8>().is_ok_and(|whole| whole <= 100) && decimals.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_speed = word.strip_suffix("bps").is_some_and(|unit| ["k", "m", "g", "t"].contains(&unit));
    is_one_of(&word, &WORDS) || ["p", "tm", "wm", "tc", "ts", "pr"].into_iter().any(is_share) || is_speed
}

/// What stands beside the metric's name in one word and is no sum: `avg_BytesInFromSource`, `BytesInFromSource/s`.
///
/// A gateway's own name stands there as well: `max-gw_BytesInFromSource`.
fn statistic_in(word: &str) -> Option<&str> {
    let (front, behind) = around_metric(word)?;
    if let Some(time) = behind.strip_prefix('/')
        && is_one_of(time, &TIMES)
    {
        return Some(word);
    }
    let is_mark = |letter: char| matches!(letter, '_' | '.' | '-');
    let whole = [front, behind].map(|part| part.trim_matches(is_mark));
    let pieces = whole.into_iter().flat_map(|part| part.split(['_', '.']));
    whole.into_iter().chain(pieces).find(|piece| states(piece))
}

/// A label without what braces say of the dimensions, but for the statistic: `{name:max-gw}`, `{stat="p99"}`.
fn without_dimensions(label: &str) -> String {
    let mut bare = String::new();
    let mut rest = label;
    while let Some((before, inner)) = rest.split_once('{') {
        let (inside, behind) = inner.split_once('}').unwrap_or((inner, ""));
        let statistics = inside.split([',', ' ']).filter(|pair| pair.to_ascii_lowercase().starts_with("stat"));
        bare.push_str(before);
        bare.push(' ');
        statistics.for_each(|pair| bare.extend([pair, " "]));
        rest = behind;
    }
    bare + rest
}

fn is_one_of(word: &str, words: &[&str]) -> bool {
    words.iter().any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_sum_is_told_by_whole_words() {
        for (label, stated) in [
            ("BytesOutToDestination", None),
            ("Sum", None),
            ("sum:aws.natgateway.bytes_out_to_destination{name:max}", None),
            ("sum:aws.natgateway.bytes_out_to_destination{*}.as_count()", None),
            ("max-gw BytesOutToDestination", None),
            ("max-gw_BytesOutToDestination", None),
            ("nat-max01 BytesOutToDestination", None),
            ("minority BytesOutToDestination maximus p2p", None),
            ("BytesOutToDestination 5 min", None),
            ("BytesOutToDestination per day", None),
            ("aws_natgateway_bytes_out_to_destination_sum{stat=\"Sum\"}", None),
            ("avg:aws.natgateway.bytes_out_to_destination{*}", Some("avg")),
            ("count:aws.natgateway.bytes_out_to_destination{*}", Some("count")),
            ("sum:aws.natgateway.bytes_out_to_destination{*}.as_rate()", Some("as_rate")),
            ("aws_natgateway_bytes_out_to_destination_average", Some("average")),
            ("aws_natgateway_bytes_out_to_destination{statistic=\"p99\"}", Some("p99")),
            ("BytesOutToDestination P99.9", Some("P99.9")),
            ("BytesOutToDestination TM(10%:90%)", Some("TM")),
            ("tm95 BytesOutToDestination", Some("tm95")),
            ("AvgBytesOutToDestination", Some("Avg")),
            ("nat-0a_BytesOutToDestination_p50", Some("p50")),
            ("BytesOutToDestination-max", Some("max")),
            ("BytesOutToDestination, Trimmed mean", Some("mean")),
            ("BytesOutToDestination sample count", Some("sample")),
            ("RATE(BytesOutToDestination)", Some("RATE")),
            ("BytesOutToDestination per sec", Some("BytesOutToDestination per sec")),
            ("BytesOutToDestination/s", Some("BytesOutToDestination/s")),
            ("BytesOutToDestination Mbps", Some("Mbps")),
            ("BytesOutToDestination の平均", Some("平均")),
        ] {
            assert_eq!(not_sum(label).as_deref(), stated, "{label}");
        }
    }
}
