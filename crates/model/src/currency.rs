//! Amounts in another currency than the US dollar, at a rate that the user states.

use std::fmt;

use crate::units::{DecimalError, Quantity, Usd, decimal};
use ethnum::I256;

/// A currency with what one US dollar is worth in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Currency {
    /// Which currency.
    pub code: CurrencyCode,
    /// What one US dollar is worth.
    pub rate: ExchangeRate,
}

/// The code of a currency as ISO 4217 has it: three letters, such as `JPY`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CurrencyCode([u8; 3]);

/// What one US dollar is worth: millionths of another currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExchangeRate(u64);

impl Currency {
    /// An amount in this currency with so many decimals, at most 14, halves rounded away from zero once: `-150.25`.
    #[must_use]
    pub fn of(&self, usd: Usd, decimals: u32) -> String {
        // 2.8 x 10^14 dollars at 10^9 with 14 decimals is the most that fits.
        let decimals = decimals.min(14);
        let unit = I256::from(Usd::UNITS) * I256::from(ExchangeRate::ONE.0);
        let amount = I256::from(usd.units().unsigned_abs()) * I256::from(self.rate.0);
        let rounded = ((amount * I256::from(10_u64.pow(decimals)) + unit / 2) / unit).as_u128();
        let sign = if usd < Usd::ZERO && rounded > 0 { "-" } else { "" };
        format!("{sign}{}", decimal::fixed(rounded, decimals))
    }

    /// The amount in US dollars that is worth what [`Currency::of`] tells in this currency's own decimals, so that the
    /// difference of two amounts can be that of what is told of them.
    #[must_use]
    pub fn rounded(&self, usd: Usd) -> Usd {
        let minor_units = I256::from(10_u64.pow(self.decimals()));
        // What one minor unit is worth in units of a dollar is `unit / rate`.
        let unit = I256::from(Usd::UNITS) * I256::from(ExchangeRate::ONE.0);
        let rate = I256::from(self.rate.0) * minor_units;
        let nearest = |amount: I256, by: I256| (amount + by / 2) / by;
        let told = nearest(I256::from(usd.units().unsigned_abs()) * rate, unit);
        let worth = Usd::from_units(i128::try_from(nearest(told * unit, rate)).unwrap_or(i128::MAX));
        if usd < Usd::ZERO { Usd::ZERO - worth } else { worth }
    }

    /// What a hundredth of this currency is worth, to the unit below.
    #[must_use]
    pub fn hundredth(&self) -> Usd {
        Usd::from_units(Usd::UNITS / 100 * i128::from(ExchangeRate::ONE.0) / i128::from(self.rate.0))
    }

    /// How many decimals amounts of this currency have in daily use: those of its minor unit in ISO 4217.
    #[must_use]
    pub fn decimals(&self) -> u32 {
        match &self.code.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl CurrencyCode {
    /// The code of three letters from A to Z.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let letters = <[u8; 3]>::try_from(text.as_bytes()).ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(Self(letters))
    }
}

impl fmt::Display for CurrencyCode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(out, "{}", char::from(*letter)))
    }
}

impl ExchangeRate {
    /// The least that a dollar may be worth: a millionth.
    pub const MIN: Self = Self(1);
    /// As much as a dollar.
    pub const ONE: Self = Self(1_000_000);
    /// The most that a dollar may be worth: 1,000,000,000.
    pub const MAX: Self = Self(1_000_000_000 * Self::ONE.0);
}

impl Quantity for ExchangeRate {
    const DECIMALS: u32 = 6;

    fn to_plain(self) -> String {
        decimal::plain(u128::from(self.0), Self::DECIMALS)
    }

    fn parse(text: &str) -> Result<Self, DecimalError> {
        let units = decimal::parse(text.as_bytes(), Self::DECIMALS)?;
        u64::try_from(units).map(Self).map_err(|_| DecimalError::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn currency(code: &str, rate: &str) -> Currency {
        let code = CurrencyCode::new(code).expect("three letters");
        Currency { code, rate: ExchangeRate::parse(rate).expect("a rate") }
    }

    fn usd(hundredths: i128) -> Usd {
        Usd::from_units(Usd::UNITS / 100 * hundredths)
    }

    #[test]
    fn codes() {
        for text in ["JPY", "EUR", "XXX"] {
            assert_eq!(CurrencyCode::new(text).expect("a code").to_string(), text);
        }
        for text in ["", "JP", "JPYE", "jpy", "J1Y", "J Y", "日本", "円", "¥", "ＪＰＹ", "é1"] {
            assert_eq!(CurrencyCode::new(text), None, "{text:?}");
        }
    }

    #[test]
    fn amounts_are_rounded_once() {
        let yen = currency("JPY", "150.25");
        for (hundredths, decimals, expected) in [
            (0, 0, "0"),
            (100, 0, "150"),
            (100, 2, "150.25"),
            (13_042, 0, "19596"),
            (13_042, 2, "19595.61"),
            (13_042, 6, "19595.605000"),
            (200, 1, "300.5"),
            // Halves go away from zero.
            (1_000, 0, "1503"),
            (-1_000, 0, "-1503"),
            (-100, 2, "-150.25"),
            (-13_042, 0, "-19596"),
        ] {
            assert_eq!(yen.of(usd(hundredths), decimals), expected, "{hundredths} hundredths");
        }
        // What rounds to nothing has no sign.
        assert_eq!(currency("XXX", "0.000001").of(usd(-100), 2), "0.00");
        // Rounding to cents first would give 0.02.
        assert_eq!(currency("XXX", "1.5").of(Usd::from_units(Usd::UNITS / 1_000 * 9), 2), "0.01");
    }

    #[test]
    fn a_difference_is_that_of_the_amounts_that_are_told() {
        for (code, rate) in
            [("JPY", "150.25"), ("EUR", "0.92"), ("KWD", "0.307"), ("VND", "26350"), ("XXX", "0.000001")]
        {
            let currency = currency(code, rate);
            let told = |usd: Usd| {
                let text = currency.of(usd, currency.decimals()).replace('.', "");
                text.parse::<i128>().expect("minor units")
            };
            let amounts = [0, 1, 7_734, 12_834, 20_880, -20_880, 1_234_567_891];
            for (one, other) in amounts.iter().flat_map(|one| amounts.iter().map(move |other| (usd(*one), usd(*other))))
            {
                assert_eq!(told(currency.rounded(one)), told(one), "{code}");
                let difference = currency.rounded(one) - currency.rounded(other);
                assert_eq!(told(difference), told(one) - told(other), "{code}: {one:?} and {other:?}");
            }
        }
    }

    #[test]
    fn at_a_rate_of_one_it_is_the_dollar() {
        let dollar = currency("USD", "1");
        for units in [0, 1, -1, Usd::UNITS, 123_456_789 * Usd::UNITS / 7, i128::MAX, i128::MIN + 1] {
            for decimals in [0, 2, 8, 14, 40] {
                let usd = Usd::from_units(units);
                assert_eq!(dollar.of(usd, decimals), usd.to_decimal(decimals), "{units} with {decimals} decimals");
            }
        }
    }

    #[test]
    fn no_amount_is_too_large() {
        let most = Currency { code: CurrencyCode::new("XXX").expect("a code"), rate: ExchangeRate::MAX };
        let least = Currency { rate: ExchangeRate::MIN, ..most };
        assert_eq!(most.of(Usd::from_units(i128::MAX), 0), "283568639100782052886146");
        assert_eq!(most.of(Usd::from_units(i128::MIN), 14).len(), "-283568639100782052886146.".len() + 14);
        assert_eq!(least.of(Usd::from_units(i128::MIN), 2), "-283568639.10");
    }

    #[test]
    fn decimals_in_daily_use() {
        for (code, decimals) in [("JPY", 0), ("KRW", 0), ("EUR", 2), ("INR", 2), ("KWD", 3)] {
            assert_eq!(currency(code, "1").decimals(), decimals, "{code}");
        }
    }
}
