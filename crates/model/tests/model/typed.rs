//! Numbers as people type them.

use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::input::{self, Allowed, Commas, Field, Refusal, RefusalReason, typed};
use natpoint_model::units::{Gb, Quantity};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;

const VOLUME: Field = Field::InternetOut;

fn gb(text: &str, commas: Commas) -> Result<Gb, Refusal> {
    typed(VOLUME, text, commas, |plain| input::gb(VOLUME, plain))
}

/// Checks what a volume reads as where commas group thousands.
#[track_caller]
fn check(text: &str, expected: &str) {
    let read = gb(text, Commas::Thousands).map(Gb::to_plain);
    assert_eq!(read.as_deref(), Ok(expected), "{text:?}");
}

#[test]
fn volumes() {
    for (text, expected) in [
        ("1200", "1200"),
        ("1200.5", "1200.5"),
        (".5", "0.5"),
        ("1,200", "1200"),
        ("1,234,567", "1234567"),
        ("1,20,000", "120000"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1 200", "1200"),
        ("1 200,5", "1200.5"),
        ("1\u{a0}200", "1200"),
        ("1\u{202f}200", "1200"),
        ("1'200", "1200"),
        ("1’200", "1200"),
        ("1_200", "1200"),
        ("1e3", "1000"),
        ("1.5E+3", "1500"),
        ("25e-1", "2.5"),
        ("1.5k", "1500"),
        ("1.5 K", "1500"),
        ("2 million", "2000000"),
        ("10万", "100000"),
        ("1.5千", "1500"),
        ("10万GB", "100000"),
        ("2 TB", "2048"),
        ("2TB", "2048"),
        ("2tb", "2048"),
        ("2 TiB", "2048"),
        ("2T", "2048"),
        ("0.1 TB", "102.4"),
        ("1.5k GB", "1500"),
        ("1.5k TB", "1536000"),
        ("1 PB", "1048576"),
        ("300 GB", "300"),
        ("300GiB", "300"),
        ("300g", "300"),
        ("350 MB", "0.341797"),
        ("512 MiB", "0.5"),
        ("512 KB", "0.000488"),
        ("1073741824 bytes", "1"),
        ("800 Gbit", "100"),
        ("１，２００", "1200"),
        ("２　ＴＢ", "2048"),
        ("２テラバイト", "2048"),
        ("５００ ギガ", "500"),
        ("500 GB/month", "500"),
        ("500 GB a month", "500"),
        ("500 GB/月", "500"),
        ("0e99999999999", "0"),
    ] {
        check(text, expected);
    }
}

#[test]
fn what_is_no_number_is_refused_with_the_text_as_it_was_typed() {
    use RefusalReason::{Comma, Empty, NotANumber, OutOfRange, TooManyDecimals};
    for (text, why) in [
        ("", Empty),
        ("  ", Empty),
        ("abc", NotANumber),
        ("2 XB", NotANumber),
        ("2 TB a day", NotANumber),
        ("TB", NotANumber),
        ("1e", NotANumber),
        ("1 2", NotANumber),
        ("1 20", NotANumber),
        ("12 34 567", NotANumber),
        ("1.2.3", NotANumber),
        ("1,2", Comma),
        ("1,20", Comma),
        ("0,125", Comma),
        ("1,", Comma),
        ("1,2345", Comma),
        ("１，２", Comma),
        ("1e400", OutOfRange),
        ("-1", OutOfRange),
        ("-5 GB", OutOfRange),
        ("- 5 GB", OutOfRange),
        ("−2 TB", OutOfRange),
        ("-1,200", OutOfRange),
        ("-1e3 MB", OutOfRange),
        ("-5 XB", NotANumber),
        ("--5 GB", NotANumber),
        ("2000 PB", OutOfRange),
        ("99999999999999999999999999999999", OutOfRange),
        ("1e-9", TooManyDecimals),
        ("0.0000001", TooManyDecimals),
    ] {
        let refusal = gb(text, Commas::Thousands).expect_err(text);
        assert_eq!((refusal.why, refusal.value.as_str(), refusal.field), (why, text, VOLUME), "{text:?}");
    }
}

#[track_caller]
fn asks(text: &str, commas: Commas, readings: [&str; 2]) {
    let refusal = gb(text, commas).expect_err(text);
    assert_eq!((refusal.why, refusal.value.as_str()), (RefusalReason::Ambiguous, text));
    assert_eq!(refusal.allowed, Allowed::Either(readings.map(str::to_owned)), "{text:?}");
    for reading in readings {
        assert!(gb(reading, commas).is_ok(), "{reading:?} answers the question");
    }
}

#[test]
fn what_can_be_read_in_two_ways_is_asked() {
    asks("1,200", Commas::Decimals, ["1200", "1.2"]);
    asks("１，２００", Commas::Decimals, ["1200", "1.2"]);
    asks("1,200 TB", Commas::Decimals, ["1228800", "1228.8"]);
    asks("1,200k", Commas::Decimals, ["1200000", "1200"]);
    // A million GB, or an MB; gigabytes, or gigabits.
    asks("2M", Commas::Thousands, ["0.001953", "2000000"]);
    asks("800 Gb", Commas::Thousands, ["800", "100"]);
    // What leaves no doubt is not asked.
    for (text, expected) in [
        ("1,5", "1.5"),
        ("0,125", "0.125"),
        ("1,2345", "1.2345"),
        ("1,234,567", "1234567"),
        ("1.234,567", "1234.567"),
        ("1,234.567", "1234.567"),
        ("1 200,5", "1200.5"),
        ("0,000", "0"),
        ("1.200", "1.2"),
    ] {
        assert_eq!(gb(text, Commas::Decimals).map(Gb::to_plain).as_deref(), Ok(expected), "{text:?}");
    }
}

#[test]
fn other_fields_take_what_suits_them() {
    let hours = |text| typed(Field::Hours, text, Commas::Thousands, input::hours).map(Quantity::to_plain);
    assert_eq!(hours("220 h").as_deref(), Ok("220"));
    assert_eq!(hours("30 days").as_deref(), Ok("720"));
    assert_eq!(hours("２２０時間").as_deref(), Ok("220"));
    assert_eq!(hours("2 TB").map_err(|refusal| refusal.why), Err(RefusalReason::NotANumber));
    let vpcs = |text| typed(Field::Vpcs, text, Commas::Decimals, input::vpcs);
    assert_eq!(vpcs("1,200"), Ok(1_200), "a count has no decimals");
    assert_eq!(vpcs("1.5k"), Ok(1_500));
    assert_eq!(vpcs("120 個"), Ok(120));
    assert_eq!(vpcs("1e2"), Ok(100));
    assert_eq!(vpcs("1.5").map_err(|refusal| refusal.why), Err(RefusalReason::TooManyDecimals));
    let item = PriceItem::EndpointGb;
    let price = |text| {
        typed(Field::Price(item), text, Commas::Thousands, |text| input::price(item, text)).map(Quantity::to_plain)
    };
    for text in ["0.008", "$0.008", "US$0.008", "0.008 USD", "0.008 $", "$0.008/GB", "$ 0.008 per GB", "8e-3"] {
        assert_eq!(price(text).as_deref(), Ok("0.008"), "{text:?}");
    }
    let discount = |text| typed(Field::Discount, text, Commas::Decimals, input::discount).map(Quantity::to_plain);
    assert_eq!(discount("12 %").as_deref(), Ok("12"));
    assert_eq!(discount("１２．５％").as_deref(), Ok("12.5"));
    assert_eq!(discount("7,5").as_deref(), Ok("7.5"));
    let name = typed(Field::Currency, " jpy ", Commas::Decimals, input::currency_code);
    assert!(name.is_ok(), "names are left alone");
    let code =
        |text| typed(Field::Currency, text, Commas::Thousands, input::currency_code).map(|code| code.to_string());
    for (text, expected) in
        [("yen", "JPY"), ("Yen ", "JPY"), ("円", "JPY"), ("€", "EUR"), ("Euro", "EUR"), ("chf", "CHF")]
    {
        assert_eq!(code(text).as_deref(), Ok(expected), "{text}");
    }
    // A sign of several countries is asked for by its code.
    assert!(code("¥").is_err() && code("$").is_err());
}

#[test]
fn languages_have_their_commas() {
    for tag in ["en", "en-US", "ja", "ja-JP", "zh-CN", "de-CH", "es-MX", "", "xx"] {
        assert_eq!(Commas::of_language(tag), Commas::Thousands, "{tag}");
    }
    for tag in ["de", "de-DE", "fr-FR", "es", "es-ES", "pt-BR", "ru", "tr-TR", "sv_SE", "en-ZA"] {
        assert_eq!(Commas::of_language(tag), Commas::Decimals, "{tag}");
    }
}

/// A volume, and a way to write it that leaves no doubt.
fn written() -> impl Strategy<Value = (Gb, String)> {
    let volume = prop_oneof![
        (0..1_000_000_000_u64).prop_map(Gb::whole),
        (0..1_000_000_000_000_000_u64).prop_map(Gb::from_units),
    ];
    (volume, 0..6_usize).prop_map(|(volume, way)| {
        let plain = volume.to_plain();
        let (whole, decimals) =
            plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
        let group = |by: &str| {
            let digits: Vec<char> = whole.chars().collect();
            let groups: Vec<String> = digits.rchunks(3).rev().map(|group| group.iter().collect()).collect();
            let decimals = decimals.map_or_else(String::new, |decimals| format!(".{decimals}"));
            groups.join(by) + &decimals
        };
        let text = match way {
            0 => plain.clone(),
            1 => group(","),
            2 => group(" "),
            3 => format!("{plain} GB"),
            4 => group("'").chars().map(|c| if c.is_ascii_graphic() { wide(c) } else { c }).collect(),
            _ => format!("{plain}e0"),
        };
        (volume, text)
    })
}

/// What numbers are written with, and some of what they are not.
const LETTERS: &str = "0123456789.,' eEkKMGTPBbi%$-+万千　ＴＢ１，．";

/// The full-width form.
fn wide(letter: char) -> char {
    char::from_u32(u32::from(letter) + 0xFEE0).unwrap_or(letter)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_way_to_write_a_volume_reads_as_the_volume((volume, text) in written()) {
        prop_assert_eq!(gb(&text, Commas::Thousands), Ok(volume), "{}", text);
    }

    /// Whatever is accepted prints, and reads back the same wherever it is read.
    #[test]
    fn what_is_accepted_reads_back_the_same(
        letters in proptest::collection::vec(select(LETTERS.chars().collect::<Vec<_>>()), 0..12),
        service in prop_oneof![Just("logs"), Just("s3")],
    ) {
        let text: String = letters.into_iter().collect();
        let field = Field::ServiceGb(ServiceId::named(service));
        for commas in [Commas::Thousands, Commas::Decimals] {
            match typed(field, &text, commas, |plain| input::gb(field, plain)) {
                Ok(volume) => {
                    let plain = volume.to_plain();
                    for again in [Commas::Thousands, Commas::Decimals] {
                        prop_assert_eq!(typed(field, &plain, again, |plain| input::gb(field, plain)), Ok(volume));
                    }
                    // What the strict reader takes means the same to both.
                    if let Ok(strict) = input::gb(field, &text) {
                        prop_assert_eq!(strict, volume);
                    }
                }
                Err(refusal) => {
                    prop_assert_eq!(&refusal.value, &text);
                    prop_assert!(input::gb(field, &text).is_err(), "a link may say it");
                }
            }
        }
    }
}
