//! Quantities at the edges of what they can say.

use natpoint_model::units::{
    DecimalError, Discount, Gb, Hours, Quantity as _, Rate as _, Ratio, Share, UnitPrice, Usd, UsdPerGb, UsdPerHour,
    UsdPerMonth,
};

#[test]
fn a_share_is_exact_or_none() {
    let cases = [
        (0, 1, Some(0)),
        (1, 1, Some(600_000)),
        (1, 2, Some(300_000)),
        (5, 6, Some(500_000)),
        (9_999, 10_000, Some(599_940)),
        // A part of nothing, more than a whole, and what 600,000ths cannot say.
        (0, 0, None),
        (1, 0, None),
        (3, 2, None),
        (1, 7, None),
        (7, 7, None),
    ];
    for (part, whole, parts) in cases {
        assert_eq!(Share::of(part, whole).map(Share::parts), parts, "{part} of {whole}");
    }
}

#[test]
fn a_discount_is_exact_and_never_more_than_all() {
    let price = UsdPerGb::literal("0.062");
    let less = |percent: &str| price.less(Discount::parse(percent).expect("a discount")).to_plain();
    assert_eq!(less("0"), "0.062");
    assert_eq!(less("12.34"), "0.0543492");
    assert_eq!(less("99.99"), "0.0000062");
    assert_eq!(less("100"), "0");
    assert_eq!(price.less(Discount::from_units(20_000)), UsdPerGb::ZERO, "no discount pays back");
    assert_eq!(UsdPerHour::literal("0.014").less(Discount::literal("50")).to_plain(), "0.007");
    assert_eq!(UsdPerMonth::literal("0.5").less(Discount::literal("10")).to_plain(), "0.45");
}

#[test]
fn products_are_what_they_say() {
    assert_eq!((UsdPerGb::literal("0.062") * Gb::whole(1_000)).to_decimal(2), "62.00");
    assert_eq!(UsdPerGb::literal("0.01").cost(Gb::whole(100), Share::of(1, 4).expect("exact")).to_decimal(4), "0.2500");
    assert_eq!(UsdPerGb::literal("0.01").per_gb_of(Share::of(1, 2).expect("exact")).to_decimal(4), "0.0050");
    assert_eq!((UsdPerHour::literal("0.062") * Hours::MONTH).to_decimal(2), "45.26");
    assert_eq!((UsdPerMonth::literal("0.5") * 7).to_decimal(2), "3.50");
    assert_eq!((Usd::ONE * 3 - Usd::ONE).to_decimal(0), "2");
    assert_eq!(Usd::ONE.for_each_gb(Gb::literal("2.5")).to_decimal(1), "2.5");
    assert_eq!([Usd::ONE, Usd::ONE].into_iter().sum::<Usd>(), Usd::ONE * 2);
    assert_eq!([Gb::ONE, Gb::whole(2)].into_iter().sum::<Gb>(), Gb::whole(3));
    assert_eq!(UnitPrice::literal("0.062").trillionths(), 62_000_000_000);
}

#[test]
fn amounts_are_rounded_half_away_from_zero_and_only_when_shown() {
    let cent = Usd::from_units(Usd::UNITS / 100);
    let half = Usd::from_units(Usd::UNITS / 200);
    let cases = [
        (Usd::ZERO, "0.00"),
        (half, "0.01"),
        (half - Usd::from_units(1), "0.00"),
        (Usd::ZERO - half, "-0.01"),
        // Nothing is told to be less than nothing when it rounds to nothing.
        (Usd::ZERO - half + Usd::from_units(1), "0.00"),
        (cent + half, "0.02"),
        (Usd::ONE * 1_234 + cent * 56, "1234.56"),
        (Usd::ZERO - Usd::ONE, "-1.00"),
        (Usd::ONE - Usd::from_units(1), "1.00"),
    ];
    for (amount, expected) in cases {
        assert_eq!(amount.to_decimal(2), expected, "{amount:?}");
    }
    assert_eq!(Usd::from_units(i128::MAX).to_decimal(0), "283568639100782");
    assert_eq!(Usd::from_units(1).to_decimal(99), "0.00000000000000", "no more decimals than there is room for");
}

#[test]
fn numbers_are_read_or_refused_with_the_reason() {
    let read = |text: &str| Gb::parse(text).map(Gb::units);
    assert_eq!(read("1.5"), Ok(1_500_000));
    assert_eq!(read("0.000001"), Ok(1));
    assert_eq!(read(".5"), Ok(500_000));
    assert_eq!(read("5."), Ok(5_000_000));
    assert_eq!(read(""), Err(DecimalError::Empty));
    assert_eq!(read("."), Err(DecimalError::NotANumber));
    assert_eq!(read("1.2.3"), Err(DecimalError::NotANumber));
    assert_eq!(read("-1"), Err(DecimalError::Negative));
    assert!(matches!(read("0.0000001"), Err(DecimalError::TooManyDecimals { .. })));
    assert_eq!(read("18446744073709.551615"), Ok(u64::MAX));
    assert_eq!(read("18446744073709.551616"), Err(DecimalError::TooLarge));
    assert_eq!(read(&"9".repeat(60)), Err(DecimalError::TooLarge));
}

#[test]
fn quotients_round_once_and_compare_by_value() {
    let ratio = |numerator, denominator| Ratio::new(numerator, denominator).expect("a denominator");
    assert_eq!(ratio(7, 2).of_parts(3, 4, 3), "2.625");
    assert_eq!(ratio(-7, 2).of_parts(3, 4, 3), "0.000", "no negative volume is shown");
    assert_eq!(ratio(7, 2).fraction_of_parts(3, 4), "21/8");
    assert_eq!(ratio(-14, 4).fraction_of_parts(1, 1), "-7/2");
    assert_eq!(ratio(14, 7).fraction_of_parts(3, 2), "3");
    assert_eq!(ratio(0, 7).fraction_of_parts(3, 2), "0");
    assert_eq!(ratio(i128::MAX, i128::MAX).fraction_of_parts(u64::MAX, u64::MAX), "1");
    assert_eq!(Usd::from_units(Usd::UNITS * 5983 / 50).to_fraction(), "5983/50");
    assert_eq!(Usd::ZERO.to_fraction(), "0");
    assert_eq!(ratio(2, 3).millionths_of(1, 1), 666_666);
    assert_eq!(ratio(-2, 3).millionths_of(1, 1), 0);
    assert_eq!(ratio(i128::MAX, 1).millionths_of(u64::MAX, 1), u64::MAX);
    assert!(Ratio::whole(3) < ratio(7, 2) && ratio(7, 2) < Ratio::whole(4));
}

#[test]
fn an_amount_far_beyond_what_fits_is_the_most_or_the_least_there_is() {
    let far = Ratio::whole(i128::MAX);
    assert_eq!(far.amount_on_line(0, 2), Usd::from_units(i128::MAX));
    assert_eq!(far.amount_on_line(0, -2), Usd::from_units(i128::MIN));
    assert_eq!(far.amount_on_line(1, 1), Usd::from_units(i128::MAX), "by one");
    assert_eq!(far.amount_on_line(0, 1), Usd::from_units(i128::MAX), "or just so");
}

#[test]
fn quotients_of_the_same_value_are_equal_however_small_they_are() {
    // Their floats differ in the last digit for about every third of them.
    for denominator in [3, 7, 10_i128.pow(6), 10_i128.pow(12) + 1, 10_i128.pow(18)] {
        for by in (0..60).map(|power| (1_i128 << power) + 12_345_678_901_234_567) {
            let (small, same) = (Ratio::new(1, denominator), Ratio::new(by, by * denominator));
            assert_eq!(small, same, "1 / {denominator}, by {by}");
            assert!(Ratio::new(by - 1, by * denominator) < small && small < Ratio::new(by + 1, by * denominator));
        }
    }
}
