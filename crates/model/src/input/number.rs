//! A decimal number with separators and an exponent, as people write it.

use super::typed::Commas;
use ethnum::U256;

/// A number: `digits x 10^exponent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    digits: u128,
    exponent: i32,
}

/// What a text may mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// It is no number.
    Unknown,
    /// One number.
    Clear(Number),
    /// Either of two: a comma that groups thousands, or one before decimals.
    Ambiguous([Number; 2]),
}

/// What may group digits beside points and commas.
const GROUPS: [char; 3] = [' ', '\'', '_'];

/// Exponents beyond this are out of every range anyway.
const FAR: i32 = 40;

impl Number {
    /// Where the number at the start of a text ends.
    pub(super) fn end(text: &str) -> usize {
        let part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',') || GROUPS.contains(&letter);
        let end = text.find(|letter| !part(letter)).unwrap_or(text.len());
        let (front, rest) = text.split_at(end);
        let exponent = rest.strip_prefix(['e', 'E']).filter(|_| front.ends_with(|last: char| last.is_ascii_digit()));
        let Some(exponent) = exponent else { return end };
        let digits = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
        let length = digits.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(digits.len());
        if length == 0 { end } else { text.len() - digits.len() + length }
    }

    /// Reads a number that stands alone.
    pub(super) fn read(text: &str, commas: Commas) -> Reading {
        let (digits, exponent) =
            text.split_once(['e', 'E']).map_or((text, None), |(digits, exponent)| (digits, Some(exponent)));
        let exponent = match exponent.map(exponent_of) {
            None => 0,
            Some(Some(exponent)) => exponent,
            Some(None) => return Reading::Unknown,
        };
        let number = |whole: &str, decimals: &str| Self::of(whole, decimals, exponent);
        let reading = |number: Option<Self>| number.map_or(Reading::Unknown, Reading::Clear);
        let points = digits.matches('.').count();
        let comma_count = digits.matches(',').count();
        match (points, comma_count) {
            (0, 0) => reading(number(digits, "")),
            (1, 0) => reading(digits.split_once('.').and_then(|(whole, decimals)| number(whole, decimals))),
            (_, 0) => reading(grouped(digits, '.').and_then(|whole| number(&whole, ""))),
            (0, 1) => {
                let Some((whole, decimals)) = digits.split_once(',') else { return Reading::Unknown };
                let as_decimals = number(whole, decimals).filter(|_| !decimals.is_empty());
                let as_thousands = grouped(digits, ',').and_then(|whole| number(&whole, ""));
                // In `1 200,5` something else groups the digits.
                let is_grouped = whole.contains(GROUPS);
                match (commas, as_thousands, as_decimals) {
                    (Commas::Thousands, Some(number), _) => Reading::Clear(number),
                    (Commas::Decimals, Some(thousands), Some(decimals)) => Reading::Ambiguous([thousands, decimals]),
                    (Commas::Decimals, _, decimals) => reading(decimals),
                    (Commas::Thousands, None, decimals) => reading(decimals.filter(|_| is_grouped)),
                }
            }
            (0, _) => reading(grouped(digits, ',').and_then(|whole| number(&whole, ""))),
            // Of both, the last one stands before decimals.
            _ => reading(mixed(digits).and_then(|(whole, decimals)| number(&whole, decimals))),
        }
    }

    fn of(whole: &str, decimals: &str, exponent: i32) -> Option<Self> {
        let whole = match whole.chars().find(|letter| GROUPS.contains(letter)) {
            Some(group) => grouped(whole, group)?,
            None => whole.to_owned(),
        };
        if whole.is_empty() && decimals.is_empty() {
            return None;
        }
        let all = [whole.as_str(), decimals].concat();
        if !all.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let behind = i32::try_from(decimals.len()).ok()?;
        let digits = all.trim_start_matches('0');
        Some(Self { digits: if digits.is_empty() { 0 } else { digits.parse().ok()? }, exponent: exponent - behind })
    }

    /// The product of two numbers; none if it is out of all proportion.
    pub(super) fn times(self, other: Self) -> Option<Self> {
        let digits = self.digits.checked_mul(other.digits)?;
        Some(Self { digits, exponent: self.exponent + other.exponent })
    }

    /// The number times a quotient as a plain decimal, exactly or rounded to so many decimals; none if it is out of
    /// all proportion.
    pub(super) fn scaled(&self, times: u64, by: u64, round: Option<u32>) -> Option<String> {
        if self.digits == 0 {
            return Some("0".to_owned());
        }
        let scaled = U256::from(self.digits).checked_mul(U256::from(times))?;
        let Some(decimals) = round else { return Some(shifted(&scaled.to_string(), self.exponent)) };
        // In the smallest unit that is kept.
        let shift = self.exponent + i32::try_from(decimals).ok()?;
        let power = U256::from(10_u32).checked_pow(shift.unsigned_abs())?;
        let (numerator, denominator) = if shift < 0 {
            (scaled, power.checked_mul(U256::from(by))?)
        } else {
            (scaled.checked_mul(power)?, U256::from(by))
        };
        let rounded = numerator.checked_add(denominator / 2)? / denominator;
        Some(shifted(&rounded.to_string(), -i32::try_from(decimals).ok()?))
    }
}

/// The exponent behind an `e`, no further than everything that a field holds.
fn exponent_of(text: &str) -> Option<i32> {
    let (sign, digits) =
        text.strip_prefix('-').map_or((1, text.strip_prefix('+').unwrap_or(text)), |digits| (-1, digits));
    let all = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| sign * digits.parse::<i32>().unwrap_or(FAR).min(FAR))
}

/// The digits without what groups them: by three, or by two and three as in India.
fn grouped(text: &str, by: char) -> Option<String> {
    let mut groups = text.split(by);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let (last, middle) = rest.split_last()?;
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let by_three = (1..=3).contains(&first.len()) && middle.iter().all(|group| group.len() == 3);
    let by_two = by == ',' && (1..=2).contains(&first.len()) && middle.iter().all(|group| group.len() == 2);
    let valid = last.len() == 3
        && (by_three || by_two)
        && !first.starts_with('0')
        && digits(first)
        && rest.iter().all(|group| digits(group));
    valid.then(|| text.chars().filter(|letter| *letter != by).collect())
}

/// `1.234,5` or `1,234.5`, as whole part without groups and decimals.
fn mixed(text: &str) -> Option<(String, &str)> {
    let at = text.rfind(['.', ','])?;
    let (whole, decimals) = (text.get(..at)?, text.get(at + 1..)?);
    let by = if text.get(at..=at)? == "." { ',' } else { '.' };
    let only_groups = !whole.contains(if by == ',' { '.' } else { ',' });
    grouped(whole, by).filter(|_| only_groups && !decimals.is_empty()).map(|whole| (whole, decimals))
}

/// The digits with the point moved: by so many places to the right, or to the left.
fn shifted(digits: &str, by: i32) -> String {
    let places = by.unsigned_abs() as usize;
    if by >= 0 {
        return [digits, &"0".repeat(places)].concat();
    }
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, decimals) = padded.split_at(padded.len() - places);
    let decimals = decimals.trim_end_matches('0');
    if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
}
