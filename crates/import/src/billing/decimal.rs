//! Parses the numbers of bills that spreadsheets saved, with the decimal mark of their country.

use super::currency::Currency;
use crate::imported_data::BilledAmount;

/// What separates the decimals of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DecimalMark {
    Point,
    Comma,
}

/// A number as a cell writes it. `1,500` is one and a half with a decimal comma, or else fifteen hundred.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CellAmount {
    /// None where it is no number with that mark.
    with_point: Option<BilledAmount>,
    with_comma: Option<BilledAmount>,
}

impl CellAmount {
    /// Parses a number: `1500.5`, `1,500.5`, `1.500,5`, `1 500,5`, `1.5E+03`, `(3.2)`.
    ///
    /// Where commas separate the cells, a number with a point and without a comma has a decimal point.
    pub(super) fn parse(text: &str, separator: u8) -> Option<Self> {
        if is_plain(text, separator) {
            return Self::parse_plain(text);
        }
        let (is_negative, digits) = sign(text.trim());
        let spread = digits.contains([' ', '\u{a0}', '\u{202f}', '\'', '’']);
        let digits = if spread { without_spaces(digits)? } else { digits.to_owned() };
        let read = |decimal: char, group: char| {
            let amount = BilledAmount::parse(&plain(&digits, decimal, group)?)?;
            Some(if is_negative { BilledAmount(-amount.0) } else { amount })
        };
        let is_plain = separator == b',' && digits.contains('.') && !digits.contains(',');
        let amount = Self { with_point: read('.', ','), with_comma: if is_plain { None } else { read(',', '.') } };
        amount.with_point.or(amount.with_comma).is_some().then_some(amount)
    }

    fn parse_plain(text: &str) -> Option<Self> {
        let amount = BilledAmount::parse(text)?;
        let has_point = text.bytes().any(|byte| byte == b'.');
        Some(Self { with_point: Some(amount), with_comma: Some(amount).filter(|_| !has_point) })
    }

    /// Parses an amount of money, beside which the currency may stand.
    pub(super) fn parse_money(text: &str, separator: u8) -> Option<(Self, Option<Currency>)> {
        if is_plain(text, separator) {
            return Some((Self::parse_plain(text)?, None));
        }
        let text = text.trim();
        let (inner, parenthesised) = match text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
            Some(inner) => (inner.trim(), true),
            None => (text, false),
        };
        let (front, inner) = match inner.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => ("-", rest.trim_start()),
            None => ("", inner),
        };
        let is_word = |letter: char| letter.is_alphabetic() || "$€£¥￥₹₩".contains(letter);
        let before = inner.find(|letter| !is_word(letter)).unwrap_or(inner.len());
        let (word, rest) = inner.split_at(before);
        let rest = rest.trim_start();
        let after = rest
            .rfind(|letter: char| !is_word(letter))
            .map_or(0, |at| at + rest[at..].chars().next().map_or(0, char::len_utf8));
        let (number, behind) = rest.split_at(after);
        let currency = match (word, behind) {
            ("", "") => None,
            ("$" | "US$" | "USD" | "usd", "") | ("", "$" | "US$" | "USD" | "usd") => Some(Currency::UsDollar),
            ("", _) | (_, "") => Some(Currency::Other),
            _ => return None,
        };
        let number = [front, number.trim()].concat();
        let amount = Self::parse(&if parenthesised { ["(", &number, ")"].concat() } else { number }, separator)?;
        Some((amount, currency))
    }

    /// The number times a quotient, rounded to a trillionth; none where that is too large.
    pub(super) fn times(self, times: u64, over: u64) -> Option<Self> {
        let scaled = |amount: BilledAmount| {
            let product = amount.0.checked_mul(i128::from(times))?;
            let over = i128::from(over);
            let half = over / 2 * product.signum();
            product.checked_add(half)?.checked_div(over).map(BilledAmount)
        };
        let (with_point, with_comma) = (self.with_point.and_then(scaled), self.with_comma.and_then(scaled));
        let is_any = with_point.or(with_comma).is_some();
        is_any.then_some(Self { with_point, with_comma })
    }

    /// The number, if the marks of the file are known or do not matter for it.
    pub(super) fn with(self, mark: Option<DecimalMark>) -> Option<BilledAmount> {
        match mark {
            Some(DecimalMark::Point) => self.with_point,
            Some(DecimalMark::Comma) => self.with_comma,
            None => self.with_point.filter(|_| self.with_point == self.with_comma),
        }
    }

    /// Whether it has a comma and may be read in both ways.
    pub(super) fn has_comma(self) -> bool {
        // With a decimal point, the comma separates thousands.
        self.with_point
            .zip(self.with_comma)
            .is_some_and(|(point, comma)| point.0.unsigned_abs() > comma.0.unsigned_abs())
    }

    /// The mark of the file, if only one of both makes this a number.
    pub(super) fn evidence(self) -> Option<DecimalMark> {
        match (self.with_point, self.with_comma) {
            (Some(_), None) => Some(DecimalMark::Point),
            (None, Some(_)) => Some(DecimalMark::Comma),
            _ => None,
        }
    }
}

/// Whether a number has digits and perhaps a point alone, as nearly all numbers of AWS's own files have.
fn is_plain(text: &str, separator: u8) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (byte == b'.' && separator == b','))
}

/// Whether a number is negative, and the number without its sign.
fn sign(text: &str) -> (bool, &str) {
    if let Some(inner) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        return (true, inner.trim());
    }
    let minus = ['-', '\u{2212}'];
    match text.strip_prefix(minus).or_else(|| text.strip_suffix(minus)) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// The digits of a number whose groups of three are spread; none where the groups are others.
fn without_spaces(text: &str) -> Option<String> {
    let end = text.find([',', '.']).unwrap_or(text.len());
    let (whole, decimals) = text.split_at(end);
    let groups: Vec<&str> = whole.split([' ', '\u{a0}', '\u{202f}', '\'', '’']).collect();
    are_groups(&groups).then(|| [&groups.concat(), decimals].concat())
}

/// The number with a decimal point and without separators of groups; none where those are in the wrong places.
fn plain(digits: &str, decimal: char, group: char) -> Option<String> {
    let (mantissa, exponent) = digits.split_at(digits.find(['e', 'E']).unwrap_or(digits.len()));
    let (whole, decimals) = match mantissa.split_once(decimal) {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (mantissa, None),
    };
    let groups: Vec<&str> = whole.split(group).collect();
    // Nobody writes groups in a number with an exponent.
    let is_grouped = groups.len() > 1;
    if is_grouped && (!are_groups(&groups) || !exponent.is_empty()) {
        return None;
    }
    let decimals = decimals.map_or_else(String::new, |decimals| [".", decimals].concat());
    // A second sign, which the number may not have behind its first.
    let is_signed = whole.starts_with(['-', '+']);
    (!is_signed).then(|| [&groups.concat(), &decimals, exponent].concat())
}

/// Whether parts of a number are groups: of three digits, or of two in India, the last of three.
fn are_groups(groups: &[&str]) -> bool {
    let [first, middle @ .., last] = groups else { return true };
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let is_first = (1..=3).contains(&first.len()) && (!first.starts_with('0') || groups.len() == 1);
    groups.iter().all(is_number)
        && is_first
        && last.len() == 3
        && middle.iter().all(|part| part.len() == 3 || part.len() == 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(text: &str) -> Option<BilledAmount> {
        BilledAmount::parse(text)
    }

    #[test]
    fn both_readings_of_a_number_are_known() {
        for (text, separator, point, comma) in [
            ("720", b';', "720", "720"),
            ("1500.5", b';', "1500.5", ""),
            ("1500,5", b';', "", "1500.5"),
            ("1,500", b',', "1500", "1.5"),
            ("1.500", b';', "1.5", "1500"),
            ("1.500", b'\t', "1.5", "1500"),
            ("1.500", b',', "1.5", ""),
            ("78,026", b';', "78026", "78.026"),
            ("0,052", b';', "", "0.052"),
            ("0.052", b';', "0.052", ""),
            ("744.0000000000", b';', "744", ""),
            ("1,234,567.89", b',', "1234567.89", ""),
            ("1.234.567,89", b';', "", "1234567.89"),
            ("12,34,567.5", b',', "1234567.5", ""),
            ("1 500,5", b';', "", "1500.5"),
            ("1\u{202f}500", b';', "1500", "1500"),
            ("1'500.5", b';', "1500.5", ""),
            ("1.7e-06", b';', "0.0000017", ""),
            ("1,7E-06", b';', "", "0.0000017"),
            ("1.500E+03", b';', "1500", ""),
            ("-3,2", b';', "", "-3.2"),
            ("3,2-", b';', "", "-3.2"),
            ("(3.2)", b',', "-3.2", ""),
            ("\u{2212}3.2", b',', "-3.2", ""),
            ("+3.2", b',', "3.2", ""),
            (".5", b',', "0.5", ""),
            (",5", b';', "", "0.5"),
        ] {
            let found = CellAmount::parse(text, separator).unwrap();
            assert_eq!((found.with_point, found.with_comma), (amount(point), amount(comma)), "{text}");
        }
        for text in ["", "-", "one", "1.2.3,4.5", "1,2,3", "1 50", "--1", "+-1", "$1", "1,,000", "(", "()", "1e", "NaN"]
        {
            assert_eq!(CellAmount::parse(text, b','), None, "{text}");
        }
    }

    #[test]
    fn currencies_beside_numbers_are_known() {
        use Currency::{Other, UsDollar};
        for (text, number, currency) in [
            ("124.5", "124.5", None),
            ("$124.5", "124.5", Some(UsDollar)),
            ("-$1,240.5", "-1240.5", Some(UsDollar)),
            ("$-1.5", "-1.5", Some(UsDollar)),
            ("($1.5)", "-1.5", Some(UsDollar)),
            ("USD 1.5", "1.5", Some(UsDollar)),
            ("1.5 USD", "1.5", Some(UsDollar)),
            ("US$1.5", "1.5", Some(UsDollar)),
            ("€1.5", "1.5", Some(Other)),
            ("1.5 €", "1.5", Some(Other)),
            ("¥18,600.5", "18600.5", Some(Other)),
            ("18600.5円", "18600.5", Some(Other)),
        ] {
            let (found, stated) = CellAmount::parse_money(text, b',').unwrap();
            assert_eq!((found.with_point, stated), (amount(number), currency), "{text}");
        }
        for text in ["", "$", "USD 1 USD", "n/a", "- -"] {
            assert_eq!(CellAmount::parse_money(text, b','), None, "{text}");
        }
    }
}
