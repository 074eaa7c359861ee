//! Number formatting: grouped digits, and units that suit the size.

use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{AxisScale, AxisUnit};
use natpoint_model::currency::Currency;
use natpoint_model::units::{Gb, Quantity, Ratio, Share, Usd};

/// A decimal number with its whole part in groups of three: `1,234.5`.
#[must_use]
pub fn grouped(decimal: &str) -> String {
    let (sign, digits) = decimal.strip_prefix('-').map_or(("", decimal), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut text = String::with_capacity(decimal.len() + whole.len() / 3 + 1);
    text.push_str(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push('.');
        text.push_str(fraction);
    }
    text
}

/// A whole number: `1,000`.
pub(crate) fn whole(number: u32) -> String {
    grouped(&number.to_string())
}

/// The short names of services.
pub(crate) fn slugs(services: &[ServiceId]) -> Vec<&'static str> {
    services.iter().map(|service| service.slug()).collect()
}

/// An amount with cents: `1,234.50`.
#[must_use]
pub fn cents(amount: Usd) -> String {
    grouped(&amount.to_decimal(2))
}

/// An amount without its sign.
#[must_use]
pub fn without_sign(amount: Usd) -> Usd {
    Usd::from_units(amount.units().saturating_abs())
}

/// Twelve times a month's amount; none where that is more than can be counted.
pub(crate) fn yearly(month: Usd) -> Option<Usd> {
    month.units().checked_mul(12).map(Usd::from_units)
}

/// An amount in another currency, in its usual decimals: `≈ 19,596 JPY`.
#[must_use]
pub fn local(currency: &Currency, amount: Usd) -> String {
    format!("≈ {} {}", grouped(&currency.of(amount, currency.decimals())), currency.code)
}

/// A volume with all its digits: `1,200.5 GB`.
#[must_use]
pub fn gb(volume: Gb) -> String {
    format!("{} GB", grouped(&volume.to_plain()))
}

/// A value on an axis with three significant digits: `477 GB`, `5.80 TB`.
#[must_use]
pub fn about(scale: &AxisScale, at: Ratio) -> String {
    match scale.unit {
        AxisUnit::Gb => about_millionths(scale.millionths(at), |millionths| scale.steps(millionths) == at),
        _ => exactly(scale, at),
    }
}

/// A threshold, rounded unless rounding could move it to the other side of the current value.
pub(crate) fn threshold(scale: &AxisScale, at: Ratio) -> String {
    let (threshold, user) = (scale.float(at), scale.float(scale.current_ratio()));
    // Three digits are never off by more than a hundredth.
    if (threshold - user).abs() < threshold / 100.0 { exactly(scale, at) } else { in_three_digits(scale, at) }
}

/// A value on an axis with three significant digits, or fewer where it has no more; a number of VPCs with its own.
fn in_three_digits(scale: &AxisScale, at: Ratio) -> String {
    let (most, unit) = match scale.unit {
        AxisUnit::Gb => return about(scale, at),
        AxisUnit::Vpcs => return exactly(scale, at),
        AxisUnit::Hosts => (2, ""),
        AxisUnit::Hours => (2, " h"),
        AxisUnit::Percent => (2, " %"),
        AxisUnit::Usd(_) => (6, " USD"),
    };
    let value = scale.float(at);
    let decimals = (0..most).find(|decimals| value * 10_f64.powi(*decimals) >= 99.5).unwrap_or(most);
    let rounded = scale.decimal(at, decimals.unsigned_abs());
    format!("{}{unit}", trimmed(&grouped(&rounded)))
}

/// A value on an axis with two decimals: `1,488.08 GB`.
#[must_use]
pub fn exactly(scale: &AxisScale, at: Ratio) -> String {
    let decimals = |decimals| grouped(&scale.decimal(at, decimals));
    match scale.unit {
        AxisUnit::Gb => format!("{} GB", decimals(2)),
        AxisUnit::Vpcs => format!("{} VPC", trimmed(&decimals(2))),
        AxisUnit::Hosts => trimmed(&decimals(2)).to_owned(),
        AxisUnit::Hours => format!("{} h", trimmed(&decimals(2))),
        AxisUnit::Percent => format!("{} %", trimmed(&decimals(2))),
        AxisUnit::Usd(_) => format!("{} USD", trimmed(&decimals(6))),
    }
}

/// The current value on the axis, with all its digits.
#[must_use]
pub fn here(scale: &AxisScale) -> String {
    match scale.unit {
        AxisUnit::Gb => gb(Gb::from_units(scale.current_millionths())),
        _ => exactly(scale, scale.current_ratio()),
    }
}

/// The current value on the axis with three significant digits.
#[must_use]
pub fn here_about(scale: &AxisScale) -> String {
    about(scale, scale.current_ratio())
}

/// A multiple of a volume with three significant digits.
#[must_use]
pub fn about_volume(times: Ratio, step: Gb) -> String {
    let millionths = times.millionths_of(step.units(), Gb::ONE.units());
    let exact = |millionths: u64| {
        // No multiple of nothing needs rounding.
        Ratio::new(i128::from(millionths), i128::from(step.units())).is_none_or(|exact| exact == times)
    };
    about_millionths(millionths, exact)
}

/// A volume, rounded.
#[must_use]
pub fn about_gb(volume: Gb) -> String {
    about_volume(Ratio::whole(1), volume)
}

/// A multiple of a volume with two decimals.
#[must_use]
pub fn exactly_volume(times: Ratio, step: Gb) -> String {
    format!("{} GB", grouped(&times.of_parts(step.units(), Gb::ONE.units(), 2)))
}

/// A volume in millionths of a GB, in three significant digits: in GB below about 2 TB, in TB below 2 PB, then in PB.
///
/// Prefixes are binary, as on the bill: 1 TB is 1,024 GB. Zeros at the end stay where digits behind them were rounded
/// off, so that `5.80 TB` is known to be near and `6 TB` to be exact.
fn about_millionths(millionths: u64, is_exact: impl Fn(u64) -> bool) -> String {
    const UNITS: [(u64, &str); 3] = [(1, "GB"), (1_024, "TB"), (1_024 * 1_024, "PB")];
    // What is 1 TB, or 1.5, is called so; 1,200 GB is no better as 1.17 TB.
    let suits = |(gb, _): &&(u64, &str)| {
        let (value, unit) = (u128::from(millionths), u128::from(Gb::whole(*gb).units()));
        let is_round = value >= unit && (value * 100).is_multiple_of(unit);
        *gb == 1 || value >= 2 * unit || is_round
    };
    let (gb, name) = *UNITS.iter().rfind(suits).unwrap_or(&UNITS[0]);
    let unit = u128::from(Gb::whole(gb).units());
    let value = u128::from(millionths);
    // As many decimals as leave three digits; a millionth of a GB has six.
    let mut decimals = (0..6).find(|decimals| value * 10_u128.pow(*decimals) >= 100 * unit).unwrap_or(6);
    // Whole numbers of four digits and more lose those behind the third.
    let mut quantum = unit;
    while value / quantum >= 1_000 {
        quantum *= 10;
    }
    let rounded = |decimals| (value * 10_u128.pow(decimals) + quantum / 2) / quantum * (quantum / unit);
    // 9.996 is 10.0 and not 10.00.
    if decimals > 0 && rounded(decimals) >= 1_000 {
        decimals -= 1;
    }
    let digits = decimal(rounded(decimals), decimals);
    let exact = rounded(decimals) * unit == value * 10_u128.pow(decimals) && is_exact(millionths);
    format!("{} {name}", if exact { trimmed(&digits).to_owned() } else { digits })
}

/// A number of parts of `10^decimals` with grouped digits.
fn decimal(parts: u128, decimals: u32) -> String {
    let scale = 10_u128.pow(decimals);
    let whole = grouped(&(parts / scale).to_string());
    if decimals == 0 {
        return whole;
    }
    format!("{whole}.{:0width$}", parts % scale, width = decimals as usize)
}

/// An amount per step of an axis, converted to its unit: `0.052`.
pub(crate) fn each(scale: &AxisScale, step: Usd) -> String {
    trimmed(&scale.each_unit(step, 6)).to_owned()
}

/// A rate without trailing zeros: `0.052`.
pub(crate) fn rate(amount: Usd) -> String {
    trimmed(&amount.to_decimal(6)).to_owned()
}

/// A bandwidth given in Mbps, in Gbps: `0.032 Gbps`.
pub(crate) fn bandwidth(mbps: u64) -> String {
    let thousandths = format!("{}.{:03}", mbps / 1_000, mbps % 1_000);
    format!("{} Gbps", trimmed(&grouped(&thousandths)))
}

/// Input cut to a number of characters, so that it fits into a sentence.
///
/// What is written from right to left stays in its place: it is isolated from the sentence, and characters that would
/// turn the rest of it around are shown as U+FFFD.
#[must_use]
pub fn shortened(value: &str, most: usize) -> String {
    let mut short: String = value.chars().take(most).map(|c| if turns(c) { '\u{fffd}' } else { c }).collect();
    if value.chars().nth(most).is_some() {
        short.push('…');
    }
    if short.chars().any(runs_leftward) { format!("\u{2068}{short}\u{2069}") } else { short }
}

/// Whether a character changes the direction of the text around it.
fn turns(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character belongs to a script that runs from right to left: the blocks that Unicode reserves for them.
fn runs_leftward(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// A share in percent, to a tenth: `66.7 %`.
#[must_use]
pub fn percent(share: Share) -> String {
    let tenths = (u64::from(share.parts()) * 1_000 + u64::from(Share::PARTS) / 2) / u64::from(Share::PARTS);
    format!("{} %", trimmed(&format!("{}.{}", tenths / 10, tenths % 10)))
}

/// A part in thousandths as a length of a style sheet: `12.3%`.
#[must_use]
pub fn css_percent(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

/// A change in whole percent with its sign: `−52 %`; from ten times the value on, how many times it is: `×35`.
#[must_use]
pub fn signed_percent(percent: i64) -> String {
    match percent {
        0 => "<1 %".to_owned(),
        ..0 => format!("−{} %", percent.unsigned_abs()),
        1..900 => format!("+{percent} %"),
        _ => format!("×{}", grouped(&((percent + 150) / 100).to_string())),
    }
}

/// A decimal number without trailing zeros behind the point.
#[must_use]
pub fn trimmed(decimal: &str) -> &str {
    if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn input_in_a_sentence_turns_nothing_around() {
        for (value, shown) in [
            ("azs", "azs"),
            ("a\u{202e}bc", "a\u{fffd}bc"),
            ("\u{2067}x\u{2069}\u{200f}", "\u{fffd}x\u{fffd}\u{fffd}"),
            ("שלום", "\u{2068}שלום\u{2069}"),
            ("مرحبا123456", "\u{2068}مرحبا12345…\u{2069}"),
            ("東京のリージョン", "東京のリージョン"),
        ] {
            assert_eq!(shortened(value, 10), shown, "{value:?}");
        }
    }

    #[test]
    fn groups_of_three() {
        for (plain, expected) in
            [("0", "0"), ("999", "999"), ("1000", "1,000"), ("1234567.89", "1,234,567.89"), ("-1000.5", "-1,000.5")]
        {
            assert_eq!(grouped(plain), expected);
        }
    }

    #[test]
    fn far_changes_are_told_as_multiples() {
        for (percent, expected) in [
            (-97, "−97 %"),
            (0, "<1 %"),
            (1, "+1 %"),
            (899, "+899 %"),
            (900, "×10"),
            (3_404, "×35"),
            (341_250, "×3,414"),
        ] {
            assert_eq!(signed_percent(percent), expected, "{percent}");
        }
    }

    #[test]
    fn units_suit_the_size() {
        let about = |gb| about_volume(Ratio::whole(1), Gb::literal(gb));
        for (gb, expected) in [
            ("0", "0 GB"),
            ("0.000001", "0.000001 GB"),
            ("0.126", "0.126 GB"),
            ("0.1264", "0.126 GB"),
            ("0.5", "0.5 GB"),
            ("9.996", "10.0 GB"),
            ("47.35", "47.4 GB"),
            ("47", "47 GB"),
            ("477.3", "477 GB"),
            ("999.6", "1,000 GB"),
            ("1068.03", "1,070 GB"),
            ("1200", "1,200 GB"),
            ("2047.999", "2,050 GB"),
            ("2048", "2 TB"),
            ("2848", "2.78 TB"),
            ("5940", "5.80 TB"),
            ("10239", "10.0 TB"),
            ("10240", "10 TB"),
            ("1024", "1 TB"),
            ("1536", "1.5 TB"),
            ("1047552", "1,020 TB"),
            ("1048576", "1 PB"),
            ("2097152", "2 PB"),
            ("104857600", "100 PB"),
        ] {
            assert_eq!(about(gb), expected, "{gb}");
        }
    }
}
