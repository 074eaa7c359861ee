//! Amounts as they are told: in US dollars, or in the currency that somebody would rather read.

use crate::numbers::grouped;
use natpoint_model::currency::Currency;
use natpoint_model::units::Usd;

/// The currency in which amounts are told. Unit prices are AWS's and stay in US dollars.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// None is the US dollar.
    currency: Option<Currency>,
}

impl Money {
    /// Amounts in US dollars.
    pub const USD: Self = Self { currency: None };

    /// Amounts in a currency.
    #[must_use]
    pub const fn of(currency: Currency) -> Self {
        Self { currency: Some(currency) }
    }

    /// The currency, unless it is the US dollar.
    #[must_use]
    pub const fn currency(self) -> Option<Currency> {
        self.currency
    }

    /// The code of the currency: `USD`.
    #[must_use]
    pub fn code(self) -> String {
        self.currency.map_or_else(|| "USD".to_owned(), |currency| currency.code.to_string())
    }

    /// An amount in the currency's usual decimals, as it stands in a table: `1,234.50`.
    #[must_use]
    pub fn figure(self, amount: Usd) -> String {
        grouped(
            &self.currency.map_or_else(|| amount.to_decimal(2), |currency| currency.of(amount, currency.decimals())),
        )
    }

    /// An amount without decimals: `1,204`.
    #[must_use]
    pub fn whole(self, amount: Usd) -> String {
        grouped(&self.currency.map_or_else(|| amount.to_decimal(0), |currency| currency.of(amount, 0)))
    }

    /// What a hundredth of the currency is worth.
    #[must_use]
    pub fn hundredth(self) -> Usd {
        self.currency.map_or(Usd::from_units(Usd::UNITS / 100), |currency| currency.hundredth())
    }

    /// A difference with its sign: `−113.74`; `0.00` has none.
    #[must_use]
    pub fn signed(self, difference: Usd) -> String {
        let text = self.figure(difference);
        match text.strip_prefix('-') {
            Some(amount) => format!("−{amount}"),
            None if text.chars().all(|digit| matches!(digit, '0' | '.')) => text,
            None => format!("+{text}"),
        }
    }

    /// The difference of two amounts as they are told, so that it is true of what a reader sees.
    #[must_use]
    pub fn difference(self, one: Usd, other: Usd) -> Usd {
        self.told(one) - self.told(other)
    }

    /// What an amount is once it is rounded as it is told.
    fn told(self, amount: Usd) -> Usd {
        if let Some(currency) = self.currency {
            return currency.rounded(amount);
        }
        let cent = Usd::UNITS / 100;
        let half = if amount < Usd::ZERO { -cent / 2 } else { cent / 2 };
        Usd::from_units(amount.units().saturating_add(half) / cent * cent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use natpoint_model::input;

    fn usd(thousandths: i128) -> Usd {
        Usd::from_units(thousandths * Usd::UNITS / 1_000)
    }

    fn yen() -> Money {
        let code = input::currency_code("JPY").expect("a code");
        Money::of(Currency { code, rate: input::exchange_rate("150.25").expect("a rate") })
    }

    #[test]
    fn amounts_have_the_decimals_of_their_currency() {
        for (thousandths, dollars, yens) in
            [(128_344, "128.34", "19,284"), (-80_460, "-80.46", "-12,089"), (0, "0.00", "0"), (4, "0.00", "1")]
        {
            assert_eq!(
                (Money::USD.figure(usd(thousandths)), yen().figure(usd(thousandths))),
                (dollars.into(), yens.into())
            );
        }
        assert_eq!((Money::USD.code(), yen().code()), ("USD".into(), "JPY".into()));
    }

    #[test]
    fn a_difference_is_that_of_the_amounts_that_are_told() {
        for (one, other, dollars, yens) in [
            (253_304, 211_656, "+41.64", "+6,258"),
            (211_656, 253_304, "−41.64", "−6,258"),
            (208_804, 128_344, "+80.46", "+12,089"),
            (1_005, 0, "+1.01", "+151"),
            (4, 0, "0.00", "+1"),
            (0, 0, "0.00", "0"),
        ] {
            for (money, expected) in [(Money::USD, dollars), (yen(), yens)] {
                assert_eq!(money.signed(money.difference(usd(one), usd(other))), expected, "{one} and {other}");
            }
        }
    }
}
