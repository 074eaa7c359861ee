//! Arbitrary input is read as a value or refused with a sentence.

// Helpers may panic like the tests that call them.

use natpoint_link::Language;
use natpoint_link::Link;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::Report;
use natpoint_model::cost::Design;
use natpoint_model::input::{self, Allowed, Field, Refusal, RefusalReason};
use natpoint_model::scenario::{OtherRegion, Path, Scenario, ServiceGroup};
use natpoint_model::units::{Gb, Quantity, Share};
use natpoint_text::in_language;
use proptest::collection::vec;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::select;

/// Reads a text as every kind of value that a field can hold.
fn read_as_everything(text: &str) -> Vec<Result<String, Refusal>> {
    let logs = ServiceId::named("logs");
    vec![
        input::gb(Field::TotalGb, text).map(Quantity::to_plain),
        input::gb(Field::ServiceGb(logs), text).map(Quantity::to_plain),
        input::hours(text).map(Quantity::to_plain),
        input::price(PriceItem::EndpointGb, text).map(Quantity::to_plain),
        input::discount(text).map(Quantity::to_plain),
        input::share_percent(text).map(|share| share.parts().to_string()),
        input::azs(Field::Azs, text).map(|azs| azs.count().to_string()),
        input::azs(Field::ServiceAzs(logs), text).map(|azs| azs.count().to_string()),
        input::count(Field::Ipv4, text, 0, 8).map(|count| count.to_string()),
        input::vpcs(text).map(|count| count.to_string()),
        input::nat_gbps(text).map(|count| count.to_string()),
        input::connections(text).map(|count| count.to_string()),
        input::other_endpoints(text).map(|count| count.to_string()),
        input::exchange_rate(text).map(Quantity::to_plain),
    ]
}

/// Checks that every field refuses the text for the same reason and has a sentence for it.
#[track_caller]
fn check_refused(text: &str, why: RefusalReason) {
    for read in read_as_everything(text) {
        let refusal = read.expect_err("it is refused");
        assert_eq!(refusal.why, why, "{text:?} as {:?}", refusal.field);
        check_sentences(&refusal, text);
    }
}

#[track_caller]
fn check_sentences(refusal: &Refusal, text: &str) {
    assert_eq!(refusal.value, text, "what was typed is kept");
    for language in Language::ALL {
        let sentence = in_language(language).refusal(refusal);
        assert!(sentence.contains(&in_language(language).field(refusal.field)), "{sentence} names the field");
        assert!(sentence.chars().count() < 300, "{sentence} is a sentence and no page");
    }
}

/// Checks that every field reads the text as the same small integer.
#[track_caller]
fn check_taken(text: &str, as_plain: &str) {
    for read in read_as_everything(text) {
        let plain = read.expect("it is taken");
        // A share of 1 % is 6,000 of its 600,000 parts.
        let share = as_plain.parse::<u32>().ok().map(|percent| (percent * 6_000).to_string());
        assert!(plain == as_plain || Some(plain.clone()) == share, "{text:?} is {plain}");
    }
}

#[test]
fn text_that_is_no_number() {
    for text in [
        "abc",
        "five",
        "百",
        "二",
        "1 2",
        "1_000",
        "1e3",
        "1e400",
        "1E5",
        "0x10",
        "NaN",
        "nan",
        "inf",
        "Infinity",
        "-inf",
        "1..2",
        "1.2.3",
        ".",
        "%",
        "5%",
        "$5",
        "5 GB",
        "5GB",
        "½",
        "²",
        "٣",
        "５ＧＢ",
        "null",
        "undefined",
        "true",
        "-",
        "+",
        "--five",
        "=1+1",
        "<b>1</b>",
        "'; DROP TABLE",
        "\u{0}",
        "1\u{0}",
        "\u{7}5",
        "5\u{1b}[31m",
        "\u{202e}5",
        "5\u{200b}",
        "\u{feff}5",
        "5\n6",
        "🙂",
        "5🙂",
        "ﷺ",
        "e\u{301}",
        "①",
        "Ⅴ",
    ] {
        check_refused(text, RefusalReason::NotANumber);
    }
    check_refused(&"x".repeat(100_000), RefusalReason::NotANumber);
    check_refused(&"🙂".repeat(25_000), RefusalReason::NotANumber);
}

#[test]
fn empty_text() {
    for text in ["", " ", "\t", "\n", "　", "\u{a0}", " \r\n ", &" ".repeat(100_000)] {
        check_refused(text, RefusalReason::Empty);
    }
}

#[test]
fn ambiguous_separators() {
    for text in ["1,5", "1,200", "1，200", "1,000,000", ",5", "5,", ",", "1.000,5", "-1,5", "+1,000"] {
        check_refused(text, RefusalReason::Comma);
    }
}

#[test]
fn values_out_of_range() {
    for text in ["-1", "−1", "－１", "-0.5", "-0", "1000000001", "９９９９９９９９９９９９", "-1000000000000"]
    {
        check_refused(text, RefusalReason::OutOfRange);
    }
    check_refused(&"9".repeat(100_000), RefusalReason::OutOfRange);
    check_refused(&format!("1{}", "0".repeat(400)), RefusalReason::OutOfRange);
}

#[test]
fn numbers_that_every_field_accepts() {
    for text in ["5", " 5 ", "５", "＋５", "+5", "05", "\t5\n", "　５　", "\u{a0}5", &format!("{}5", "0".repeat(1_000))]
    {
        check_taken(text, "5");
    }
}

#[test]
fn decimals_of_each_field() {
    let gb = |text| input::gb(Field::TotalGb, text).map(Quantity::to_plain).map_err(|refusal| refusal.why);
    for (text, expected) in [
        ("1200.5", Ok("1200.5")),
        ("１２００．５", Ok("1200.5")),
        (".5", Ok("0.5")),
        ("5.", Ok("5")),
        ("0.000001", Ok("0.000001")),
        ("0.0000010000000", Ok("0.000001")),
        ("1000000000", Ok("1000000000")),
        ("1000000000.0", Ok("1000000000")),
        ("0.0000001", Err(RefusalReason::TooManyDecimals)),
        ("1000000000.000001", Err(RefusalReason::OutOfRange)),
    ] {
        assert_eq!(gb(text), expected.map(str::to_owned), "{text:?}");
    }
    let price = |text| input::price(PriceItem::NatHour, text).map(Quantity::to_plain).map_err(|refusal| refusal.why);
    assert_eq!(price("0.00000001"), Ok("0.00000001".to_owned()));
    assert_eq!(price("0.000000001"), Err(RefusalReason::TooManyDecimals));
    assert_eq!(price("100"), Ok("100".to_owned()));
    assert_eq!(price("100.00000001"), Err(RefusalReason::OutOfRange));
    assert_eq!(input::hours("744").map(Quantity::to_plain), Ok("744".to_owned()));
    assert_eq!(input::hours("744.000001").map_err(|refusal| refusal.why), Err(RefusalReason::OutOfRange));
    assert_eq!(input::share_percent("33.33").map(Share::parts), Ok(199_980));
    assert_eq!(input::share_percent("33.333").map_err(|refusal| refusal.why), Err(RefusalReason::TooManyDecimals));
    assert_eq!(input::azs(Field::Azs, "2.0").map_err(|refusal| refusal.why), Err(RefusalReason::TooManyDecimals));
    assert_eq!(
        input::count(Field::Ipv4, "4294967296", 0, 8).map_err(|refusal| refusal.why),
        Err(RefusalReason::OutOfRange)
    );
}

#[test]
fn whole_numbers_and_their_bounds() {
    type Read = fn(&str) -> Result<u32, Refusal>;
    let counts: [(Read, Field, u32, u32); 5] = [
        (input::vpcs, Field::Vpcs, 1, 100_000),
        (input::nat_gbps, Field::NatGbps, 0, 100),
        (input::connections, Field::Connections, 0, 1_000_000_000),
        (input::public_hosts, Field::PublicHosts, 0, 10_000),
        (input::other_endpoints, Field::OtherEndpoints, 0, 50),
    ];
    for (read, field, least, most) in counts {
        for count in [least, least + 1, most] {
            assert_eq!(read(&count.to_string()), Ok(count), "{field:?}");
        }
        for (text, why) in [
            ((i64::from(least) - 1).to_string(), RefusalReason::OutOfRange),
            ((u64::from(most) + 1).to_string(), RefusalReason::OutOfRange),
            ("2.5".to_owned(), RefusalReason::TooManyDecimals),
            ("many".to_owned(), RefusalReason::NotANumber),
            (String::new(), RefusalReason::Empty),
        ] {
            let refusal = read(&text).expect_err("refused");
            assert_eq!((refusal.field, refusal.why), (field, why), "{text:?}");
            let (least, most) = (least.to_string(), most.to_string());
            assert_eq!(refusal.allowed, Allowed::Range { least, most, decimals: 0 });
            check_sentences(&refusal, &text);
        }
    }
}

#[test]
fn estimates_are_optional() {
    let field = Field::ServiceLow(ServiceId::named("logs"));
    for (text, expected) in [
        ("", Ok(None)),
        ("  ", Ok(None)),
        ("　", Ok(None)),
        ("0", Ok(Some("0"))),
        ("１２．５", Ok(Some("12.5"))),
        ("1000000000", Ok(Some("1000000000"))),
        ("1000000001", Err(RefusalReason::OutOfRange)),
        ("-1", Err(RefusalReason::OutOfRange)),
        ("1,5", Err(RefusalReason::Comma)),
        ("some", Err(RefusalReason::NotANumber)),
    ] {
        let read = input::bound(field, text).map(|gb| gb.map(Quantity::to_plain)).map_err(|refusal| refusal.why);
        assert_eq!(read, expected.map(|gb| gb.map(str::to_owned)), "{text:?}");
    }
}

#[test]
fn paths_need_an_endpoint_of_that_type() {
    let all = ["nat", "interface", "gateway"];
    for (slug, open) in
        [("logs", &["nat", "interface"][..]), ("dynamodb", &all[..]), ("s3express", &["nat", "gateway"])]
    {
        let service = ServiceId::named(slug);
        for name in all {
            let read = input::path(Field::ServicePath(service), service, name);
            if open.contains(&name) {
                assert!(read.is_ok(), "{name} to {slug}");
                continue;
            }
            let refusal = read.expect_err("refused");
            assert_eq!(refusal.why, RefusalReason::NoSuchEndpoint, "{name} to {slug}");
            assert!(matches!(refusal.allowed, Allowed::Names(names) if names == open), "{name} to {slug}");
            check_sentences(&refusal, name);
        }
        for text in ["", "NAT", "natgateway", "auto", "～", "none", "interface "] {
            let refusal = input::path(Field::ServicePath(service), service, text).expect_err("refused");
            assert_eq!(refusal.why, RefusalReason::UnknownName, "{text:?}");
            check_sentences(&refusal, text);
        }
    }
}

#[test]
fn groups_are_letters() {
    let logs = ServiceId::named("logs");
    for letter in 'a'..='z' {
        assert_eq!(input::group(logs, &letter.to_string()).map(ServiceGroup::letter), Ok(letter));
    }
    for text in ["", "A", "aa", "1", "ä", "ａ", "あ", "-", " a"] {
        let refusal = input::group(logs, text).expect_err("refused");
        assert_eq!((refusal.why, &refusal.allowed), (RefusalReason::UnknownName, &Allowed::Letter), "{text:?}");
        check_sentences(&refusal, text);
    }
}

#[test]
fn currencies_and_rates() {
    for text in ["JPY", "jpy", " Jpy ", "ＪＰＹ", "ｊｐｙ"] {
        assert_eq!(input::currency_code(text).map(|code| code.to_string()), Ok("JPY".to_owned()), "{text:?}");
    }
    for (text, why) in [
        ("", RefusalReason::Empty),
        ("  ", RefusalReason::Empty),
        ("JP", RefusalReason::UnknownName),
        ("YENS", RefusalReason::UnknownName),
        ("円", RefusalReason::UnknownName),
        ("¥", RefusalReason::UnknownName),
        ("J1Y", RefusalReason::UnknownName),
    ] {
        let refusal = input::currency_code(text).expect_err("refused");
        assert_eq!((refusal.why, &refusal.allowed), (why, &Allowed::CurrencyCode), "{text:?}");
        check_sentences(&refusal, text);
    }
    let rate = |text| input::exchange_rate(text).map(Quantity::to_plain).map_err(|refusal| refusal.why);
    for (text, expected) in [
        ("150.25", Ok("150.25")),
        ("0.000001", Ok("0.000001")),
        ("1000000000", Ok("1000000000")),
        ("１５０", Ok("150")),
        ("0", Err(RefusalReason::OutOfRange)),
        ("0.0", Err(RefusalReason::OutOfRange)),
        ("1000000000.000001", Err(RefusalReason::OutOfRange)),
        ("0.0000001", Err(RefusalReason::TooManyDecimals)),
        ("-150", Err(RefusalReason::OutOfRange)),
        ("1,5", Err(RefusalReason::Comma)),
        ("", Err(RefusalReason::Empty)),
        ("NaN", Err(RefusalReason::NotANumber)),
    ] {
        assert_eq!(rate(text), expected.map(str::to_owned), "{text:?}");
    }
}

/// Checks a sentence, which users see.
#[track_caller]
fn check_sentence(refusal: &Refusal, english: &str, japanese: &str) {
    assert_eq!(in_language(Language::English).refusal(refusal), english);
    assert_eq!(in_language(Language::Japanese).refusal(refusal), japanese);
}

#[test]
fn sentences_of_refusals() {
    let gb = |text| input::gb(Field::ServiceGb(ServiceId::named("logs")), text).expect_err("refused");
    check_sentence(
        &gb("abc"),
        "GB a month of logs: “abc” is not a number. \
         It takes a number from 0 to 1,000,000,000 with at most 6 decimals.",
        "logs の月間 GB: 「abc」は数値ではありません。0 から 1,000,000,000 まで、小数点以下 6 桁までの数値を入力してください。",
    );
    check_sentence(
        &gb("1,200"),
        "GB a month of logs: “1,200” has a comma. Write a point before decimals and nothing between thousands. \
         It takes a number from 0 to 1,000,000,000 with at most 6 decimals.",
        "logs の月間 GB: 「1,200」にカンマがあります。小数点にはピリオドを使い、桁区切りは入れないでください。\
         0 から 1,000,000,000 まで、小数点以下 6 桁までの数値を入力してください。",
    );
    check_sentence(
        &gb(""),
        "GB a month of logs is empty. It takes a number from 0 to 1,000,000,000 with at most 6 decimals.",
        "logs の月間 GB: 値が入力されていません。0 から 1,000,000,000 まで、小数点以下 6 桁までの数値を入力してください。",
    );
    check_sentence(
        &gb("-5"),
        "GB a month of logs: “-5” is out of range. It takes a number from 0 to 1,000,000,000 with at most 6 decimals.",
        "logs の月間 GB: 「-5」は範囲外です。0 から 1,000,000,000 まで、小数点以下 6 桁までの数値を入力してください。",
    );
    check_sentence(
        &input::azs(Field::Azs, "7").expect_err("refused"),
        "Availability Zones: “7” is out of range. It takes a whole number from 1 to 6.",
        "アベイラビリティーゾーン（AZ）の数: 「7」は範囲外です。1 から 6 までの整数を入力してください。",
    );
    check_sentence(
        &input::path(Field::ServicePath(ServiceId::named("logs")), ServiceId::named("logs"), "gateway")
            .expect_err("refused"),
        "Path of logs: it has no gateway endpoint. It takes one of nat, interface.",
        "logs の経路: 「gateway」のエンドポイントはありません。使える値は nat、interface です。",
    );
    check_sentence(
        &input::group(ServiceId::named("logs"), "1").expect_err("refused"),
        "Group of logs: “1” is not known. It takes a letter from a to z.",
        "logs のグループ: 「1」は不明な値です。a から z までの 1 文字を指定してください。",
    );
    check_sentence(
        &input::currency_code("yen!").expect_err("refused"),
        "Second currency: “yen!” is not known. It takes three letters, such as JPY.",
        "併記する通貨: 「yen!」は不明な値です。JPY のような 3 文字の通貨コードを指定してください。",
    );
    check_sentence(
        &input::vpcs("0").expect_err("refused"),
        "Number of VPCs: “0” is out of range. It takes a whole number from 1 to 100,000.",
        "VPC の数: 「0」は範囲外です。1 から 100,000 までの整数を入力してください。",
    );
    check_sentence(
        &input::discount("12.345").expect_err("refused"),
        "Discount (%): “12.345” has too many decimals. It takes a number from 0 to 100 with at most 2 decimals.",
        "割引率（%）: 「12.345」は小数点以下の桁数が多すぎます。0 から 100 まで、小数点以下 2 桁までの数値を入力してください。",
    );
    check_sentence(
        &input::hours(&"9".repeat(100_000)).expect_err("refused"),
        &format!(
            "Hours a month: “{}…” is out of range. It takes a number from 0 to 744 with at most 6 decimals.",
            "9".repeat(40)
        ),
        &format!(
            "1 か月の稼働時間: 「{}…」は範囲外です。0 から 744 まで、小数点以下 6 桁までの数値を入力してください。",
            "9".repeat(40)
        ),
    );
}

/// Fragments of links, valid and broken, and arbitrary text.
fn link_like() -> impl Strategy<Value = String> {
    let known = select(vec![
        "v1",
        "v1&",
        "v2",
        "#",
        "&",
        "&",
        "&",
        "=",
        "=",
        "~",
        "%",
        "%2",
        "%26",
        "%3D",
        "%FF",
        "%00",
        "region=",
        "eu-west-2",
        "azs=",
        "nat=",
        "regional",
        "none",
        "az",
        "ipv4=",
        "crossaz=",
        "s.",
        "s.logs=",
        "s.s3=",
        "s.ecr.dkr=",
        "e.",
        "e.partner.example=",
        "e.logs=",
        "~public",
        "~h",
        "~h100",
        "~none",
        "~1",
        "~nat",
        "~interface",
        "~gateway",
        "~ga",
        "~g",
        "~low",
        "~high",
        "vpcs=",
        "tgw=",
        "there",
        "gbps=",
        "gwlb=",
        "yes",
        "conns=",
        "instance=",
        "t4g.nano",
        "ipv6=",
        "all",
        "free=",
        "used",
        "out.low=",
        "in.high=",
        "other=",
        "ap-northeast-1",
        "other.out=",
        "other.in=",
        "other.endpoints=",
        "currency=",
        "JPY",
        "p.",
        "p.vpce_gb=",
        "p.nat_hour=",
        "out=",
        "in=",
        "discount=",
        "axis=",
        "logs",
        "lang=",
        "ja",
        "prices=",
        "0",
        "5",
        "100",
        "744",
        "1000000000",
        "99999999999",
        "0.000001",
        "-1",
        "NaN",
        "inf",
        "1e400",
        "５",
    ]);
    let piece = prop_oneof![6 => known.prop_map(str::to_owned), 1 => any::<String>()];
    let version = prop_oneof![4 => Just("v1&".to_owned()), 1 => any::<String>()];
    (version, vec(piece, 0..40)).prop_map(|(version, pieces)| version + &pieces.concat())
}

/// Checks that a scenario is within the ranges of its types.
#[track_caller]
fn check_in_range(scenario: &Scenario) {
    assert!((1..=Scenario::MAX_VPCS).contains(&scenario.vpcs));
    assert!(scenario.nat_gbps <= Scenario::MAX_NAT_GBPS);
    assert!(scenario.connections <= Scenario::MAX_CONNECTIONS);
    assert!(scenario.ipv4_per_nat <= scenario.max_ipv4_per_nat());
    for band in [scenario.internet_out_band, scenario.internet_in_band] {
        assert!(band.low.is_none_or(|low| low <= Gb::MAX) && band.high.is_none_or(|high| high <= Gb::MAX));
    }
    if let Some(other) = scenario.other_region {
        assert_ne!(other.region, scenario.region);
        assert!(other.endpoints <= OtherRegion::MAX_ENDPOINTS && other.out <= Gb::MAX && other.into <= Gb::MAX);
    }
    for used in &scenario.services {
        let kinds = used.service.info().kinds;
        assert!(used.gb <= Gb::MAX);
        assert!(used.pinned.is_none_or(|path| used.is_reached_by(path)));
        assert!(!used.service.is_custom() || used.group.is_none());
        match used.pinned {
            Some(Path::Interface) => assert!(kinds.interface()),
            Some(Path::Gateway) => assert!(kinds.gateway()),
            Some(Path::Egress) | None => {}
        }
    }
}

/// Checks that all texts of a scenario exist and contain no invalid float, but in the name of one of its services.
#[track_caller]
fn check_exports(link: &Link, report: &Report) {
    let is_name = |word: &str| {
        let mut names = link.scenario.services.iter().map(|used| used.service.slug());
        names.any(|name| name.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part == word))
    };
    for language in Language::ALL {
        let locale = in_language(language);
        let mut texts = vec![
            locale.verdict(&link.scenario, report, link.axis),
            locale.chart_summary(&link.scenario, report, link.axis),
        ];
        texts.extend(locale.yearly(report));
        texts.extend(report.crossings.iter().map(|crossing| locale.crossing(crossing, report)));
        for answer in &report.answers {
            match &answer.outcome {
                Ok(priced) => {
                    texts.push(locale.design_note(answer.design, &link.scenario, report));
                    texts.extend(priced.bill.lines.iter().map(|line| locale.charge(line.kind)));
                }
                Err(reasons) => texts.extend(reasons.iter().map(|reason| locale.infeasible(reason))),
            }
        }
        for sentence in texts {
            assert!(!sentence.trim().is_empty());
            let wrong = |word: &str| matches!(word, "NaN" | "inf" | "nan" | "Infinity") && !is_name(word);
            assert!(!sentence.split(|c: char| !c.is_ascii_alphanumeric()).any(wrong), "{sentence}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_can_be_opened_as_a_link(text in link_like()) {
        let (link, notices) = Link::read(&text);
        check_in_range(&link.scenario);
        let report = Report::new(&link.scenario, link.axis);
        assert_eq!(report.answers.len(), Design::ALL.len());
        check_exports(&link, &report);
        for notice in &notices {
            assert!(Language::ALL.into_iter().map(in_language).all(|locale| !locale.notice(notice).is_empty()));
        }
        assert_eq!(Link::read(&link.write()), (link, Vec::new()), "what was kept is a link of its own");
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), digits in "[-+]?[0-9０-９]{0,30}[.．,，]?[0-9]{0,12}") {
        for text in [text, digits] {
            for refusal in read_as_everything(&text).into_iter().filter_map(Result::err) {
                check_sentences(&refusal, &text);
            }
        }
    }

    #[test]
    fn any_hash_can_be_read(text in any::<String>()) {
        let (link, _) = Link::read(&text);
        check_exports(&link, &Report::new(&link.scenario, link.axis));
    }
}

#[test]
fn a_service_may_have_the_name_of_an_invalid_float() {
    for name in ["NaN", "inf", "nan", "Infinity", "com.amazonaws.vpce.us-east-1.vpce-svc-0inf", "-NaN-"] {
        let (link, _) = Link::read(&format!("v1&e.{name}=5&out=1"));
        check_exports(&link, &Report::new(&link.scenario, link.axis));
    }
}

#[test]
fn a_link_of_as_many_services_as_can_be_added_up_at_their_largest_opens() {
    // 400 services and the internet both ways are the 402,000,000,000 GB that can be added up.
    let services: Vec<String> = ServiceId::all().take(400).map(|id| format!("&s.{}=1000000000~6", id.slug())).collect();
    let dearest = "&nat=one&crossaz=100&hours=744&azs=6&p.nat_gb=100&p.inter_az_gb_each_way=100&out=1000000000";
    let (link, notices) = Link::read(&format!("v1{}{dearest}&in=1000000000&p.egress=100", services.concat()));
    assert_eq!(notices, []);
    assert_eq!(link.scenario.services.len(), 400);
    check_exports(&link, &Report::new(&link.scenario, link.axis));
    // All of it through NAT gateways, and egress: the largest amount of any scenario.
    let report = Report::new(&link.scenario, link.axis);
    let total = report.priced(Design::NatOnly).expect("possible").bill.total;
    assert_eq!(total.to_decimal(2).split('.').next().map(str::len), Some(15), "{}", total.to_decimal(2));
}
