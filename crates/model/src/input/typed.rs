//! Numbers as people write them: `2 TB`, `1,200`, `1e3`, `1.5k`, `１ ２００`.
//!
//! A text is made plain before [`super::read`] reads it, so links stay as strict as they are. What is not understood
//! stays as it is, and is refused there. What can be read in two ways is asked and never guessed.

use super::{Allowed, Field, Input, Refusal, RefusalReason};
use crate::input::number::{Number, Reading};

/// What a comma stands for where the user lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Commas {
    /// It groups thousands: `1,200` is twelve hundred.
    Thousands,
    /// It stands before decimals, so that `1,200` may be either.
    Decimals,
}

/// Reads a text that a user typed into a field.
///
/// # Errors
/// When it can be read in two ways, or as `read` refuses it; the refusal has the text as it was typed.
pub fn typed<T>(
    field: Field,
    text: &str,
    commas: Commas,
    read: impl FnOnce(&str) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let plain = plain(field, text, commas)?;
    read(&plain).map_err(|refusal| Refusal { value: text.to_owned(), ..refusal })
}

impl Commas {
    /// What a comma stands for in a language, by its tag: `de-DE`.
    #[must_use]
    pub fn of_language(tag: &str) -> Self {
        const DECIMALS: [&str; 38] = [
            "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fr", "gl", "hr", "hu",
            "id", "is", "it", "ka", "kk", "lt", "lv", "mk", "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl",
            "sq", "sr",
        ];
        const MORE: [&str; 5] = ["sv", "tr", "uk", "uz", "vi"];
        // Regions whose point is the decimal one, though their language's is not elsewhere; and the other way round.
        const POINT: [&str; 12] = [
            "de-ch", "de-li", "fr-ch", "it-ch", "es-mx", "es-us", "es-pr", "es-gt", "es-hn", "es-ni", "es-pa", "es-sv",
        ];
        let tag = tag.to_ascii_lowercase().replace('_', "-");
        let language = tag.split('-').next().unwrap_or_default();
        let decimals = DECIMALS.contains(&language) || MORE.contains(&language) || tag == "en-za";
        if decimals && !POINT.contains(&tag.as_str()) { Self::Decimals } else { Self::Thousands }
    }
}

/// What people call currencies instead of by their codes. Signs that several countries use are not among them.
const CURRENCY_NAMES: [(&str, &str); 10] = [
    ("yen", "JPY"),
    ("円", "JPY"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("€", "EUR"),
    ("pound", "GBP"),
    ("pounds", "GBP"),
    ("£", "GBP"),
    ("rupees", "INR"),
    ("₹", "INR"),
];

/// The text as a plain decimal number in the field's own unit, or a currency's code for its name; unchanged if it is
/// not understood.
fn plain(field: Field, text: &str, commas: Commas) -> Result<String, Refusal> {
    if field == Field::Currency {
        let name = text.trim().to_ascii_lowercase();
        let named = CURRENCY_NAMES.iter().find(|(known, _)| *known == name);
        return Ok(named.map_or(text, |(_, code)| code).to_owned());
    }
    let Some(kind) = Kind::of(field) else { return Ok(text.to_owned()) };
    let narrow: String = text.trim().chars().map(narrow).collect();
    // A count has no decimals, so a comma can only group its thousands.
    let commas = if kind == Kind::Count { Commas::Thousands } else { commas };
    let narrow = if kind == Kind::Price { without_currency(&narrow) } else { narrow.as_str() };
    // Image pulls may be so many times the size of an image.
    let factors = if field == Field::ImagePulls { factors(narrow) } else { None };
    let readings = match factors {
        Some((count, size)) => {
            let (counts, sizes) = (readings(Kind::Count, count, Commas::Thousands), readings(kind, size, commas));
            let product = |count: &(Option<Number>, Unit), size: &(Option<Number>, Unit)| {
                let unit = Unit { times: count.1.times * size.1.times, ..size.1 };
                (count.0.zip(size.0).and_then(|(count, size)| count.times(size)), unit)
            };
            counts.iter().flat_map(|count| sizes.iter().map(move |size| product(count, size))).collect()
        }
        None => readings(kind, narrow, commas),
    };
    let decimals = if field == Field::ImagePulls { 3 } else { 6 };
    let is_product = factors.is_some();
    let plain = |(number, unit): &(Option<Number>, Unit)| {
        let rounds = is_product || unit.is_converted;
        number.as_ref()?.scaled(unit.times, unit.by, rounds.then_some(decimals))
    };
    let texts: Vec<String> = readings.iter().filter_map(plain).collect();
    match texts.as_slice() {
        [first, second, ..] if first != second => Err(Refusal {
            field,
            value: text.to_owned(),
            why: RefusalReason::Ambiguous,
            allowed: Allowed::Either([first.clone(), second.clone()]),
        }),
        [first, ..] => Ok(first.clone()),
        [] => Ok(negative(kind, narrow).unwrap_or_else(|| text.to_owned())),
    }
}

/// A negative number as a plain one, so that it is refused for its range and not for how it is written.
fn negative(kind: Kind, text: &str) -> Option<String> {
    let rest = text.strip_prefix(['-', '\u{2212}', '\u{2013}'])?.trim_start();
    let (number, unit) = readings(kind, rest, Commas::Thousands).into_iter().next()?;
    Some(["-", &number?.scaled(unit.times, unit.by, None)?].concat())
}

/// Every way to read a number with its unit; none where it is not understood.
fn readings(kind: Kind, text: &str, commas: Commas) -> Vec<(Option<Number>, Unit)> {
    let (number, suffix) = text.split_at(Number::end(text));
    let units = kind.units(suffix.trim()).unwrap_or_default();
    let numbers = match Number::read(number.trim(), commas) {
        Reading::Unknown => Vec::new(),
        Reading::Clear(number) => vec![number],
        Reading::Ambiguous(two) => two.to_vec(),
    };
    numbers.iter().flat_map(|number| units.iter().map(|unit| (Some(*number), *unit))).collect()
}

/// `1200 x 350 MB` as `1200` and `350 MB`.
fn factors(text: &str) -> Option<(&str, &str)> {
    let (count, size) = text.split_once(['x', 'X', '×', '*'])?;
    Some((count.trim(), size.trim()))
}

/// What kind of number a field holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Volume,
    Hours,
    Count,
    Gbps,
    Price,
    Percent,
    Rate,
}

/// What a number is multiplied with to be in the field's own unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Unit {
    times: u64,
    by: u64,
    /// Whether it is another unit, whose product is rounded to what a volume holds.
    is_converted: bool,
}

impl Kind {
    /// None for a field that holds a name.
    fn of(field: Field) -> Option<Self> {
        Some(match field {
            Field::ServiceGb(_)
            | Field::ServiceLow(_)
            | Field::ServiceHigh(_)
            | Field::TotalGb
            | Field::ImagePulls
            | Field::InternetOut
            | Field::InternetOutLow
            | Field::InternetOutHigh
            | Field::InternetIn
            | Field::InternetInLow
            | Field::InternetInHigh
            | Field::OtherOut
            | Field::OtherIn => Self::Volume,
            Field::Hours | Field::ServiceHours(_) => Self::Hours,
            Field::Azs
            | Field::ServiceAzs(_)
            | Field::Vpcs
            | Field::Ipv4
            | Field::Connections
            | Field::PublicHosts
            | Field::OtherEndpoints => Self::Count,
            Field::NatGbps => Self::Gbps,
            Field::Price(_) | Field::OneOffCost => Self::Price,
            Field::CrossAz | Field::PeeringCrossAz | Field::Growth | Field::Discount => Self::Percent,
            Field::CurrencyRate => Self::Rate,
            Field::Region
            | Field::TransitGateway
            | Field::Peering
            | Field::Sharing
            | Field::Nat
            | Field::Connectivity
            | Field::Inspection
            | Field::NetworkFirewall
            | Field::Instance
            | Field::Ipv6
            | Field::Services
            | Field::Requirements
            | Field::ServicePath(_)
            | Field::ServiceToday(_)
            | Field::ServiceGroup(_)
            | Field::FreeEgress
            | Field::OtherRegion
            | Field::Currency => return None,
        })
    }

    /// What may stand behind a number, and what it means: mostly one thing, sometimes two.
    fn units(self, suffix: &str) -> Option<Vec<Unit>> {
        if suffix.is_empty() {
            return Some(vec![Unit::ONE]);
        }
        let lower = suffix.to_ascii_lowercase();
        match self {
            Self::Volume => volume(suffix),
            Self::Hours => match lower.as_str() {
                "h" | "hr" | "hrs" | "hour" | "hours" | "時間" => Some(vec![Unit::ONE]),
                "d" | "day" | "days" | "日" | "日間" => Some(vec![Unit::times(24)]),
                _ => None,
            },
            Self::Count => {
                let counted = ["個", "件", "台", "つ"].iter().find_map(|counter| lower.strip_suffix(counter));
                let rest = counted.unwrap_or(&lower).trim();
                if rest.is_empty() { Some(vec![Unit::ONE]) } else { multiplier(rest).map(|unit| vec![unit]) }
            }
            Self::Gbps => matches!(lower.as_str(), "gbps" | "gbit/s" | "gb/s").then(|| vec![Unit::ONE]),
            Self::Percent => matches!(lower.as_str(), "%" | "percent" | "パーセント").then(|| vec![Unit::ONE]),
            Self::Price | Self::Rate => None,
        }
    }
}

impl Unit {
    const ONE: Self = Self { times: 1, by: 1, is_converted: false };

    const fn times(times: u64) -> Self {
        Self { times, by: 1, is_converted: false }
    }
}

/// `k` for a thousand, and the like.
fn multiplier(lower: &str) -> Option<Unit> {
    Some(Unit::times(match lower {
        "k" | "thousand" | "千" => 1_000,
        "万" => 10_000,
        "m" | "million" | "百万" => 1_000_000,
        "億" => 100_000_000,
        _ => return None,
    }))
}

/// The units of a volume. A GB has 2^30 bytes, as AWS bills it, and the other units are multiples of 1,024 of it.
fn volume(suffix: &str) -> Option<Vec<Unit>> {
    // The page's volumes are those of a month anyway.
    let monthly = ["/month", "/mo", "per month", "a month", "/月", "/ 月"];
    let suffix = monthly.iter().find_map(|month| suffix.strip_suffix(month)).unwrap_or(suffix).trim();
    if suffix.is_empty() {
        return Some(vec![Unit::ONE]);
    }
    let lower = suffix.to_ascii_lowercase();
    // A million GB or an MB.
    if lower == "m" {
        return Some(vec![bytes(1, 1 << 10), Unit::times(1_000_000)]);
    }
    if let Some(unit) = multiplier(&lower) {
        return Some(vec![unit]);
    }
    if let Some((factor, unit)) = lower.split_once(' ').or_else(|| split_multiplier(&lower)) {
        let (factor, unit) = (multiplier(factor)?, unit_of_bytes(unit.trim())?);
        return Some(vec![Unit { times: factor.times * unit.times, ..unit }]);
    }
    let unit = unit_of_bytes(&lower)?;
    // `Gb` is a gigabit to some and a gigabyte to most.
    let mut letters = suffix.chars();
    let mixed = suffix.chars().count() == 2
        && letters.next().is_some_and(|first| first.is_ascii_uppercase())
        && letters.next() == Some('b');
    Some(if mixed { vec![unit, Unit { by: unit.by * 8, ..bytes(unit.times, unit.by) }] } else { vec![unit] })
}

/// `万GB` as `万` and `GB`.
fn split_multiplier(lower: &str) -> Option<(&str, &str)> {
    let at = lower.char_indices().nth(1)?.0;
    let (factor, unit) = lower.split_at(at);
    matches!(factor, "千" | "万" | "億").then_some((factor, unit))
}

/// How many GB one of a unit of volume is, by its name in lower case, as an exact quotient.
#[must_use]
pub fn gb_each(unit: &str) -> Option<(u64, u64)> {
    unit_of_bytes(unit).map(|unit| (unit.times, unit.by))
}

fn unit_of_bytes(lower: &str) -> Option<Unit> {
    Some(match lower {
        "b" | "byte" | "bytes" | "バイト" => bytes(1, 1 << 30),
        "kb" | "kib" | "キロバイト" => bytes(1, 1 << 20),
        "mb" | "mib" | "メガ" | "メガバイト" => bytes(1, 1 << 10),
        "g" | "gb" | "gib" | "gigabyte" | "gigabytes" | "ギガ" | "ギガバイト" => Unit::ONE,
        "t" | "tb" | "tib" | "terabyte" | "terabytes" | "テラ" | "テラバイト" => bytes(1 << 10, 1),
        "p" | "pb" | "pib" | "petabyte" | "petabytes" | "ペタ" | "ペタバイト" => bytes(1 << 20, 1),
        "mbit" | "mbits" => bytes(1, 8 << 10),
        "gbit" | "gbits" => bytes(1, 8),
        "tbit" | "tbits" => bytes(1 << 7, 1),
        _ => return None,
    })
}

/// A unit that is converted, and so rounded to what a volume holds.
const fn bytes(times: u64, by: u64) -> Unit {
    Unit { times, by, is_converted: true }
}

/// A price without its currency and without what it is the price of, which the field says.
fn without_currency(text: &str) -> &str {
    let front = ["US$", "USD", "usd", "$"].iter().find_map(|sign| text.strip_prefix(sign)).unwrap_or(text).trim();
    let per = ["/GB", "/gb", " per GB", "/h", "/hr", "/hour", " per hour", "/month", "/mo"];
    let front = per.iter().find_map(|per| front.strip_suffix(per)).unwrap_or(front).trim();
    ["USD", "usd", "$", "ドル"].iter().find_map(|sign| front.strip_suffix(sign)).unwrap_or(front).trim()
}

/// The narrow form of a full-width character, and a plain space for every other kind.
fn narrow(wide: char) -> char {
    match super::read::narrow(wide) {
        '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\t' => ' ',
        '\u{2019}' | '\u{2bc}' => '\'',
        narrow => narrow,
    }
}

impl Input {
    /// As [`Input::set_or_clear`], for a text that a user typed.
    ///
    /// # Errors
    /// As [`typed`].
    pub fn set_typed(
        &self,
        scenario: &mut crate::scenario::Scenario,
        text: &str,
        commas: Commas,
    ) -> Result<(), Refusal> {
        typed(self.field, text, commas, |plain| self.set_or_clear(scenario, plain))
    }
}
