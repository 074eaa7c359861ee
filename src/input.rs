//! What a user typed, read into a quantity or refused with the reason.

use serde::Serialize;

use crate::catalogue::prices::PriceItem;
use crate::catalogue::services::ServiceId;
use crate::scenario::Azs;
use crate::units::{DecimalError, Discount, Gb, Hours, Quantity, Share, UnitPrice};

/// Something that a user can say. Its [`Field::key`] names it in links and in the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Field {
    /// The Region.
    Region,
    /// The AZs of the workload.
    Azs,
    /// The hours in the month.
    Hours,
    /// The NAT topology.
    Nat,
    /// The NAT connectivity.
    Connectivity,
    /// Public IPv4 addresses per NAT gateway.
    Ipv4,
    /// The cross-AZ share.
    CrossAz,
    /// The services as a whole.
    Services,
    /// The data of one service.
    ServiceGb(ServiceId),
    /// The AZs of one service's endpoint.
    ServiceAzs(ServiceId),
    /// The data of all services together.
    TotalGb,
    /// Data sent to the internet.
    InternetOut,
    /// Data received from the internet.
    InternetIn,
    /// A unit price.
    Price(PriceItem),
    /// The discount.
    Discount,
}

/// A value that was not accepted: which field, what was given and what is allowed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// The field.
    pub field: Field,
    /// The value as it was typed.
    pub value: String,
    /// What is wrong with it.
    pub why: Why,
    /// What would have been accepted.
    pub allowed: Allowed,
}

/// What is wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Why {
    /// Nothing was typed.
    Empty,
    /// It is not a number.
    NotANumber,
    /// It has a comma, which could stand for a decimal point or for thousands.
    Comma,
    /// It is a number outside the range.
    OutOfRange,
    /// It has more decimals than the field holds.
    TooManyDecimals,
    /// It is none of the names that the field knows.
    UnknownName,
}

/// What a field accepts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Allowed {
    /// A number from the first to the second, with so many decimals.
    Range {
        /// The least.
        least: String,
        /// The most.
        most: String,
        /// The most digits behind the point.
        decimals: u32,
    },
    /// One of these names.
    Names(&'static [&'static str]),
    /// A name that the catalogue has.
    Catalogue,
}

impl Field {
    /// The field's name in links and in the page: lower-case, frozen.
    #[must_use]
    pub fn key(self) -> String {
        match self {
            Self::Region => "region".to_owned(),
            Self::Azs => "azs".to_owned(),
            Self::Hours => "hours".to_owned(),
            Self::Nat => "nat".to_owned(),
            Self::Connectivity => "connectivity".to_owned(),
            Self::Ipv4 => "ipv4".to_owned(),
            Self::CrossAz => "crossaz".to_owned(),
            Self::Services => "services".to_owned(),
            Self::ServiceGb(service) => format!("s.{}", service.slug()),
            Self::ServiceAzs(service) => format!("azs.{}", service.slug()),
            Self::TotalGb => "total".to_owned(),
            Self::InternetOut => "out".to_owned(),
            Self::InternetIn => "in".to_owned(),
            Self::Price(item) => format!("p.{}", item.slug()),
            Self::Discount => "discount".to_owned(),
        }
    }
}

/// Reads a volume of data.
///
/// # Errors
/// When it is no number from 0 to [`Gb::MAX`] with at most six decimals.
pub fn gb(field: Field, text: &str) -> Result<Gb, Refusal> {
    quantity(field, text, Gb::ZERO, Gb::MAX)
}

/// Reads hours.
///
/// # Errors
/// When they are no number from 0 to [`Hours::MAX`] with at most six decimals.
pub fn hours(text: &str) -> Result<Hours, Refusal> {
    quantity(Field::Hours, text, Hours::ZERO, Hours::MAX)
}

/// Reads a unit price.
///
/// # Errors
/// When it is no number from 0 to [`UnitPrice::MAX`] with at most eight decimals.
pub fn price(item: PriceItem, text: &str) -> Result<UnitPrice, Refusal> {
    quantity(Field::Price(item), text, UnitPrice::ZERO, UnitPrice::MAX)
}

/// Reads a discount in percent.
///
/// # Errors
/// When it is no number from 0 to 100 with at most two decimals.
pub fn discount(text: &str) -> Result<Discount, Refusal> {
    quantity(Field::Discount, text, Discount::NONE, Discount::MAX)
}

/// Reads a share in percent.
///
/// # Errors
/// When it is no number from 0 to 100 with at most two decimals.
pub fn share_percent(text: &str) -> Result<Share, Refusal> {
    let percent: Discount = quantity(Field::CrossAz, text, Discount::NONE, Discount::MAX)?;
    // Both are shares of a whole in steps that divide 600,000.
    Ok(Share::of(percent.units(), Discount::MAX.units()).unwrap_or(Share::ALL))
}

/// A share in percent with at most two decimals, as [`share_percent`] reads it.
#[must_use]
pub fn percent_of(share: Share) -> String {
    let hundredths = u64::from(share.parts()) * u64::from(Discount::MAX.units()) / u64::from(Share::PARTS);
    Discount::from_units(u32::try_from(hundredths).unwrap_or(Discount::MAX.units())).to_plain()
}

/// Reads a number of AZs.
///
/// # Errors
/// When it is no whole number from 1 to 6.
pub fn azs(field: Field, text: &str) -> Result<Azs, Refusal> {
    let count = count(field, text, Azs::ONE.count(), Azs::MAX.count())?;
    Ok(Azs::new(count).unwrap_or(Azs::MAX))
}

/// Reads a whole number.
///
/// # Errors
/// When it is none from `least` to `most`.
pub fn count(field: Field, text: &str, least: u32, most: u32) -> Result<u32, Refusal> {
    let allowed = || Allowed::Range { least: least.to_string(), most: most.to_string(), decimals: 0 };
    let refuse = |why| Refusal { field, value: text.to_owned(), why, allowed: allowed() };
    let plain = plain(text).map_err(refuse)?;
    let number = plain.parse::<u32>().map_err(|_| {
        let whole = !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit());
        let decimal = Gb::parse(&plain);
        refuse(match decimal {
            _ if whole => Why::OutOfRange,
            Err(DecimalError::Empty) => Why::Empty,
            Err(DecimalError::NotANumber) => Why::NotANumber,
            Err(DecimalError::Negative | DecimalError::TooLarge) => Why::OutOfRange,
            Ok(_) | Err(DecimalError::TooManyDecimals { .. }) => Why::TooManyDecimals,
        })
    })?;
    if (least..=most).contains(&number) { Ok(number) } else { Err(refuse(Why::OutOfRange)) }
}

fn quantity<Q: Quantity>(field: Field, text: &str, least: Q, most: Q) -> Result<Q, Refusal> {
    let refuse = |why| Refusal {
        field,
        value: text.to_owned(),
        why,
        allowed: Allowed::Range { least: least.to_plain(), most: most.to_plain(), decimals: Q::DECIMALS },
    };
    let plain = plain(text).map_err(refuse)?;
    let quantity = Q::parse(&plain).map_err(|error| {
        refuse(match error {
            DecimalError::Empty => Why::Empty,
            DecimalError::NotANumber => Why::NotANumber,
            DecimalError::Negative | DecimalError::TooLarge => Why::OutOfRange,
            DecimalError::TooManyDecimals { .. } => Why::TooManyDecimals,
        })
    })?;
    if (least..=most).contains(&quantity) { Ok(quantity) } else { Err(refuse(Why::OutOfRange)) }
}

/// The text with full-width characters made narrow and space around it taken off.
///
/// A comma is refused: `1,200` is 1200 to some and 1.2 to others, and a wrong guess
/// would be wrong by a thousand.
fn plain(text: &str) -> Result<String, Why> {
    let narrow: String = text.trim().chars().map(narrow).collect();
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+');
    if narrow.contains(',') && narrow.chars().all(numeric) {
        return Err(Why::Comma);
    }
    if narrow == "+" {
        return Err(Why::NotANumber);
    }
    let unsigned = narrow.strip_prefix('+').unwrap_or(&narrow);
    // "-5" is a number out of range, "-five" is none.
    match unsigned.strip_prefix('-') {
        Some(rest) if rest.is_empty() || !rest.chars().all(numeric) => Err(Why::NotANumber),
        _ => Ok(unsigned.to_owned()),
    }
}

/// The narrow form of a full-width character: U+FF01 to U+FF5E mirror ASCII.
fn narrow(wide: char) -> char {
    match u32::from(wide) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(wide),
        0x3000 => ' ',
        0x2212 => '-',
        _ => wide,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<&str, Why>) {
        let read = gb(Field::TotalGb, text);
        assert_eq!(read.as_ref().map(|gb| gb.to_plain()).map_err(|refusal| refusal.why), expected.map(str::to_owned));
        if let Err(refusal) = read {
            assert_eq!(refusal.value, text, "what was typed is kept");
        }
    }

    #[test]
    fn volumes() {
        check("1200", Ok("1200"));
        check(" 1200.50 ", Ok("1200.5"));
        check("１２００．５", Ok("1200.5"));
        check("+7", Ok("7"));
        check("1000000000", Ok("1000000000"));
        check("", Err(Why::Empty));
        check("   ", Err(Why::Empty));
        check("abc", Err(Why::NotANumber));
        check("12GB", Err(Why::NotANumber));
        check("NaN", Err(Why::NotANumber));
        check("1e400", Err(Why::NotANumber));
        check("-five", Err(Why::NotANumber));
        check("-1", Err(Why::OutOfRange));
        check("－１", Err(Why::OutOfRange));
        check("1000000000.000001", Err(Why::OutOfRange));
        check(&"9".repeat(400), Err(Why::OutOfRange));
        check("0.0000001", Err(Why::TooManyDecimals));
        check("1,5", Err(Why::Comma));
        check("1,200", Err(Why::Comma));
        check("１，２００", Err(Why::Comma));
    }

    #[test]
    fn whole_numbers() {
        let why = |text| count(Field::Azs, text, 1, 6).map_err(|refusal| refusal.why);
        assert_eq!(why("3"), Ok(3));
        assert_eq!(why("０３"), Ok(3));
        assert_eq!(why("0"), Err(Why::OutOfRange));
        assert_eq!(why("7"), Err(Why::OutOfRange));
        assert_eq!(why("99999999999999999999999"), Err(Why::OutOfRange));
        assert_eq!(why("-1"), Err(Why::OutOfRange));
        assert_eq!(why("2.5"), Err(Why::TooManyDecimals));
        assert_eq!(why(""), Err(Why::Empty));
        assert_eq!(why("two"), Err(Why::NotANumber));
    }
}
