//! Texts read into quantities.

use super::{Allowed, Field, Refusal, RefusalReason};
use crate::catalogue::prices::PriceItem;
use crate::catalogue::regions::RegionId;
use crate::currency::{CurrencyCode, ExchangeRate};
use crate::scenario::{Azs, OtherRegion, Requirement, Requirements, Scenario};
use crate::units::{Cents, DecimalError, Discount, Gb, Hours, Quantity, Share, UnitPrice};

/// Reads a volume of data.
///
/// # Errors
/// When it is no number from 0 to [`Gb::MAX`] with at most six decimals.
pub fn gb(field: Field, text: &str) -> Result<Gb, Refusal> {
    quantity(field, text, Gb::ZERO, Gb::MAX)
}

/// Reads a volume of image pulls.
///
/// # Errors
/// As [`gb`], but with at most three decimals, so that it can be split.
pub fn image_pulls(text: &str) -> Result<Gb, Refusal> {
    let refuse = |refusal: Refusal| match refusal.allowed {
        Allowed::Range { least, most, .. } => {
            Refusal { allowed: Allowed::Range { least, most, decimals: 3 }, ..refusal }
        }
        _ => refusal,
    };
    let gb = gb(Field::ImagePulls, text).map_err(refuse)?;
    if gb.units().is_multiple_of(Scenario::IMAGE_PULL_STEP.units()) {
        return Ok(gb);
    }
    let allowed = Allowed::Range { least: Gb::ZERO.to_plain(), most: Gb::MAX.to_plain(), decimals: 3 };
    Err(Refusal { field: Field::ImagePulls, value: text.to_owned(), why: RefusalReason::TooManyDecimals, allowed })
}

/// Reads requirements by their names, with a tilde between two.
///
/// # Errors
/// When one of them is none of the names.
pub fn requirements(text: &str) -> Result<Requirements, Refusal> {
    const NAMES: [&str; Requirement::ALL.len()] = {
        let mut names = [""; Requirement::ALL.len()];
        let mut at = 0;
        while at < names.len() {
            names[at] = Requirement::ALL[at].0;
            at += 1;
        }
        names
    };
    let named = |name: &str| Requirement::ALL.into_iter().find(|(known, _)| *known == name);
    text.split('~').map(|name| named(name).map(|(_, requirement)| requirement)).collect::<Option<_>>().ok_or_else(
        || Refusal {
            field: Field::Requirements,
            value: text.to_owned(),
            why: RefusalReason::UnknownName,
            allowed: Allowed::Names(&NAMES),
        },
    )
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

/// Reads the share of the data over peerings that crosses AZs, in percent.
///
/// # Errors
/// As [`share_percent`].
pub fn peering_percent(text: &str) -> Result<Share, Refusal> {
    share_percent(text).map_err(|refusal| Refusal { field: Field::PeeringCrossAz, ..refusal })
}

/// Reads a monthly growth in percent.
///
/// # Errors
/// As [`share_percent`].
pub fn growth(text: &str) -> Result<Share, Refusal> {
    share_percent(text).map_err(|refusal| Refusal { field: Field::Growth, ..refusal })
}

/// Reads an amount that is paid once.
///
/// # Errors
/// When it is no number from 0 to [`Cents::MAX`] with at most two decimals.
pub fn one_off_cost(text: &str) -> Result<Cents, Refusal> {
    quantity(Field::OneOffCost, text, Cents::ZERO, Cents::MAX)
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

/// Reads a number of AZs of a Region.
///
/// A link may state more than the Region has, since older links did and Regions grow: then a limit is reached.
///
/// # Errors
/// When it is no whole number from 1 to the AZs that the Region has.
pub fn azs_in(field: Field, region: RegionId, text: &str) -> Result<Azs, Refusal> {
    let most = u32::from(region.info().azs);
    count(field, text, Azs::ONE.count(), most).map(|count| Azs::new(count).unwrap_or(Azs::MAX))
}

/// Reads a bound of a volume; nothing typed is no bound.
///
/// # Errors
/// As [`gb`], but for an empty text.
pub fn bound(field: Field, text: &str) -> Result<Option<Gb>, Refusal> {
    if text.trim().is_empty() { Ok(None) } else { gb(field, text).map(Some) }
}

/// Reads a number of VPCs.
///
/// # Errors
/// When it is no whole number from 1 to [`Scenario::MAX_VPCS`].
pub fn vpcs(text: &str) -> Result<u32, Refusal> {
    count(Field::Vpcs, text, 1, Scenario::MAX_VPCS)
}

/// Reads the bandwidth that is provisioned for a NAT gateway, in Gbps.
///
/// # Errors
/// When it is no whole number from 0 to [`Scenario::MAX_NAT_GBPS`].
pub fn nat_gbps(text: &str) -> Result<u32, Refusal> {
    count(Field::NatGbps, text, 0, Scenario::MAX_NAT_GBPS)
}

/// Reads a number of connections.
///
/// # Errors
/// When it is no whole number from 0 to [`Scenario::MAX_CONNECTIONS`].
pub fn connections(text: &str) -> Result<u32, Refusal> {
    count(Field::Connections, text, 0, Scenario::MAX_CONNECTIONS)
}

/// Reads a number of hosts with a public IPv4 address.
///
/// # Errors
/// When it is no whole number from 0 to [`Scenario::MAX_PUBLIC_HOSTS`].
pub fn public_hosts(text: &str) -> Result<u32, Refusal> {
    count(Field::PublicHosts, text, 0, Scenario::MAX_PUBLIC_HOSTS)
}

/// Reads a number of cross-Region endpoints.
///
/// # Errors
/// When it is no whole number from 0 to [`OtherRegion::MAX_ENDPOINTS`].
pub fn other_endpoints(text: &str) -> Result<u32, Refusal> {
    count(Field::OtherEndpoints, text, 0, OtherRegion::MAX_ENDPOINTS)
}

/// Reads the code of a Region.
///
/// # Errors
/// When the catalogue has no such Region.
pub fn region(field: Field, text: &str) -> Result<RegionId, Refusal> {
    RegionId::from_code(text).ok_or_else(|| Refusal {
        field,
        value: text.to_owned(),
        why: RefusalReason::UnknownName,
        allowed: Allowed::Catalogue,
    })
}

/// Reads the code of a currency, in letters of any size and width.
///
/// # Errors
/// When it is not three letters from A to Z.
pub fn currency_code(text: &str) -> Result<CurrencyCode, Refusal> {
    let narrow: String = text.trim().chars().map(narrow).collect();
    CurrencyCode::new(&narrow.to_ascii_uppercase()).ok_or_else(|| Refusal {
        field: Field::Currency,
        value: text.to_owned(),
        why: if narrow.is_empty() { RefusalReason::Empty } else { RefusalReason::UnknownName },
        allowed: Allowed::CurrencyCode,
    })
}

/// Reads what one US dollar is worth.
///
/// # Errors
/// When it is no number above 0 and up to [`ExchangeRate::MAX`] with at most six decimals.
pub fn exchange_rate(text: &str) -> Result<ExchangeRate, Refusal> {
    quantity(Field::CurrencyRate, text, ExchangeRate::MIN, ExchangeRate::MAX)
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
            _ if whole => RefusalReason::OutOfRange,
            Err(DecimalError::Empty) => RefusalReason::Empty,
            Err(DecimalError::NotANumber) => RefusalReason::NotANumber,
            Err(DecimalError::Negative | DecimalError::TooLarge) => RefusalReason::OutOfRange,
            Ok(_) | Err(DecimalError::TooManyDecimals { .. }) => RefusalReason::TooManyDecimals,
        })
    })?;
    if (least..=most).contains(&number) { Ok(number) } else { Err(refuse(RefusalReason::OutOfRange)) }
}

pub(super) fn quantity<Q: Quantity>(field: Field, text: &str, least: Q, most: Q) -> Result<Q, Refusal> {
    let refuse = |why| Refusal {
        field,
        value: text.to_owned(),
        why,
        allowed: Allowed::Range { least: least.to_plain(), most: most.to_plain(), decimals: Q::DECIMALS },
    };
    let plain = plain(text).map_err(refuse)?;
    let quantity = Q::parse(&plain).map_err(|error| {
        refuse(match error {
            DecimalError::Empty => RefusalReason::Empty,
            DecimalError::NotANumber => RefusalReason::NotANumber,
            DecimalError::Negative | DecimalError::TooLarge => RefusalReason::OutOfRange,
            DecimalError::TooManyDecimals { .. } => RefusalReason::TooManyDecimals,
        })
    })?;
    if (least..=most).contains(&quantity) { Ok(quantity) } else { Err(refuse(RefusalReason::OutOfRange)) }
}

/// The text with full-width characters made narrow and space around it taken off.
///
/// A comma is refused: `1,200` is 1200 to some and 1.2 to others, and a wrong guess
/// would be wrong by a thousand.
fn plain(text: &str) -> Result<String, RefusalReason> {
    let narrow: String = text.trim().chars().map(narrow).collect();
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+');
    if narrow.contains(',') && narrow.chars().all(numeric) {
        return Err(RefusalReason::Comma);
    }
    if narrow == "+" {
        return Err(RefusalReason::NotANumber);
    }
    let unsigned = narrow.strip_prefix('+').unwrap_or(&narrow);
    // "-5" is a number out of range, "-five" is none.
    match unsigned.strip_prefix('-') {
        Some(rest) if rest.is_empty() || !rest.chars().all(numeric) => Err(RefusalReason::NotANumber),
        _ => Ok(unsigned.to_owned()),
    }
}

/// The narrow form of a full-width character: U+FF01 to U+FF5E mirror ASCII.
pub(super) fn narrow(wide: char) -> char {
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
    fn check(text: &str, expected: Result<&str, RefusalReason>) {
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
        check("", Err(RefusalReason::Empty));
        check("   ", Err(RefusalReason::Empty));
        check("abc", Err(RefusalReason::NotANumber));
        check("12GB", Err(RefusalReason::NotANumber));
        check("NaN", Err(RefusalReason::NotANumber));
        check("1e400", Err(RefusalReason::NotANumber));
        check("-five", Err(RefusalReason::NotANumber));
        check("-1", Err(RefusalReason::OutOfRange));
        check("－１", Err(RefusalReason::OutOfRange));
        check("1000000000.000001", Err(RefusalReason::OutOfRange));
        check(&"9".repeat(400), Err(RefusalReason::OutOfRange));
        check("0.0000001", Err(RefusalReason::TooManyDecimals));
        check("1,5", Err(RefusalReason::Comma));
        check("1,200", Err(RefusalReason::Comma));
        check("１，２００", Err(RefusalReason::Comma));
    }

    #[test]
    fn whole_numbers() {
        let why = |text| count(Field::Azs, text, 1, 6).map_err(|refusal| refusal.why);
        assert_eq!(why("3"), Ok(3));
        assert_eq!(why("０３"), Ok(3));
        assert_eq!(why("0"), Err(RefusalReason::OutOfRange));
        assert_eq!(why("7"), Err(RefusalReason::OutOfRange));
        assert_eq!(why("99999999999999999999999"), Err(RefusalReason::OutOfRange));
        assert_eq!(why("-1"), Err(RefusalReason::OutOfRange));
        assert_eq!(why("2.5"), Err(RefusalReason::TooManyDecimals));
        assert_eq!(why(""), Err(RefusalReason::Empty));
        assert_eq!(why("two"), Err(RefusalReason::NotANumber));
    }
}
