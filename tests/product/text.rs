//! All texts exist in both languages and in the right script, and verdicts read as designed.

// Helpers may panic like the tests that call them.

use natpoint_link::Language;
use natpoint_link::{Link, Notice};
use natpoint_model::article::Difference;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::catalogue::sources::Confidence;
use natpoint_model::catalogue::workloads;
use natpoint_model::compare::{Crossing, Meeting, Report};
use natpoint_model::cost::bill::Counted;
use natpoint_model::cost::{ChargeKind, Design, Infeasible};
use natpoint_model::input::{Allowed, Field, Refusal, RefusalReason};
use natpoint_model::scenario::{NatConnectivity, NatTopology, Path, Scenario, ServiceGroup};
use natpoint_model::units::{Ratio, Usd};
use natpoint_text::{Locale, numbers};

/// The brief's network: Tokyo, the article's six services with 800 GB, NAT gateways in both AZs.
const BRIEF: &str = "v1&region=ap-northeast-1&nat=az\
                     &s.ecs-agent=100&s.ecs-telemetry=100&s.ecs=100&s.ecr.api=100&s.ecr.dkr=300&s.logs=100";

const CONFIDENCES: [Confidence; 5] = [
    Confidence::Unverified,
    Confidence::OneSource,
    Confidence::TwoSources,
    Confidence::TwoCaptures,
    Confidence::TwoChannels,
];

fn is_japanese(letter: char) -> bool {
    let kana_or_kanji = matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    kana_or_kanji || matches!(letter, '\u{3001}'..='\u{303f}' | '\u{ff01}'..='\u{ff9f}')
}

/// Checks a text in both languages: complete, and in the right script.
#[track_caller]
fn check(english: &str, japanese: &str) {
    for text in [english, japanese] {
        assert!(!text.trim().is_empty());
        assert_eq!(text.trim(), text, "no space around {text:?}");
        assert!(!text.contains(['{', '}']), "{text:?} has a gap that nothing filled");
        assert!(!text.contains("  "), "{text:?} has two spaces");
        assert!(!text.contains(['!', '！']), "{text:?} shouts");
    }
    assert!(!english.chars().any(is_japanese), "{english:?} is English");
    assert!(japanese.chars().any(is_japanese), "{japanese:?} is Japanese");
}

/// Checks the result of a function in both languages.
#[track_caller]
fn check_both<T: AsRef<str>>(say: impl Fn(&'static dyn Locale) -> T) {
    let [english, japanese] = Language::ALL.map(|language| say(natpoint_text::in_language(language)));
    check(english.as_ref(), japanese.as_ref());
}

/// The fields of the labels with their texts, through `Debug` so that new fields are included.
fn labels(language: Language) -> Vec<(String, String)> {
    let written = format!("{:#?}", natpoint_text::in_language(language).labels());
    let lines = written.lines().filter_map(|line| line.trim().split_once(": \""));
    lines.map(|(field, text)| (field.to_owned(), text.trim_end_matches("\",").to_owned())).collect()
}

fn opened(text: &str) -> (Link, Report) {
    let (link, notices) = Link::read(text);
    assert_eq!(notices, []);
    let report = Report::new(&link.scenario, link.axis);
    (link, report)
}

#[track_caller]
fn check_verdict(text: &str, english: &str, japanese: &str) {
    let (link, report) = opened(text);
    let say = |language: Language| natpoint_text::in_language(language).verdict(&link.scenario, &report, link.axis);
    assert_eq!(say(Language::English), english, "{text}");
    assert_eq!(say(Language::Japanese), japanese, "{text}");
}

#[test]
fn the_verdict_in_both_languages() {
    check_verdict(
        BRIEF,
        "At 800 GB a month, VPC endpoints alone are cheapest: $130.64, $16.78 less than NAT gateways in both AZs. \
         Cheapest above 477 GB.",
        "月 800 GB なら、VPC エンドポイントのみが最安です。月額 130.64 USD で、両 AZ の NAT ゲートウェイより \
         16.78 USD 安く、477 GB を超えると有利になります。",
    );
}

#[test]
fn verdicts_of_every_kind() {
    check_verdict(
        "v1&region=ap-northeast-1&s.logs=1000&axis=logs",
        "At 1,000 GB a month of logs, VPC endpoints alone are cheapest: $30.44, $90.47 less than one NAT gateway. \
         Cheapest at every volume.",
        "logs が月 1,000 GB なら、VPC エンドポイントのみが最安です。月額 30.44 USD で、NAT ゲートウェイ 1 台より \
         90.47 USD 安く、どのデータ量でも有利です。",
    );
    check_verdict(
        "v1&nat=none&out=5",
        "Internet traffic needs a NAT gateway: allow one, or set the traffic to 0.",
        "インターネットとの通信には NAT ゲートウェイが必要です。NAT ゲートウェイを使うか、通信量を 0 にしてください。",
    );
    check_verdict(
        "v1&connectivity=private&s.logs=10~none",
        "Only one NAT gateway meets these settings: $45.98 a month.",
        "この条件を満たすのは NAT ゲートウェイ 1 台だけで、月額 45.98 USD です。",
    );
}

#[test]
fn labels_exist_in_both_languages() {
    let (english, japanese) = (labels(Language::English), labels(Language::Japanese));
    assert!(english.len() > 60, "the labels were found");
    for ((field, english), (same, japanese)) in english.iter().zip(&japanese) {
        assert_eq!(field, same);
        match field.as_str() {
            // Japanese says AZ too.
            "unit_azs" => assert_eq!(japanese, "AZ"),
            _ => check(english, japanese),
        }
    }
}

#[test]
fn names_of_things() {
    for design in Design::ALL {
        check_both(|locale| locale.design(design));
        // IPv6 is called so everywhere.
        if design != Design::EgressOnlyIpv6 {
            check_both(|locale| locale.design_short(design));
        }
    }
    for nat in [NatTopology::None, NatTopology::OneZonal, NatTopology::ZonalPerAz, NatTopology::Regional] {
        check_both(|locale| locale.nat(nat));
    }
    for connectivity in [NatConnectivity::Public, NatConnectivity::Private] {
        check_both(|locale| locale.connectivity(connectivity));
    }
    for region in RegionId::all() {
        check_both(|locale| locale.region(region));
    }
    for item in PriceItem::ALL {
        check_both(|locale| locale.price_item(item));
    }
    for confidence in CONFIDENCES {
        check_both(|locale| locale.confidence(confidence));
    }
    for difference in Difference::ALL {
        check_both(|locale| locale.difference(difference));
        check_both(|locale| locale.difference_note(difference));
    }
    for workload in workloads::all() {
        // A Japanese title may be a product's name and nothing else.
        let titles = Language::ALL
            .map(|language| natpoint_text::in_language(language).workload(workload.title_en, workload.title_ja));
        assert_eq!(titles, [workload.title_en, workload.title_ja]);
        assert!(titles.iter().all(|title| !title.is_empty()), "{}", workload.id);
    }
    check_both(<dyn Locale>::typed_price);
    check_both(<dyn Locale>::assumed_price);
    check_both(<dyn Locale>::missing_price);
    check_both(<dyn Locale>::no_crossing);
    check_both(|locale| locale.crossing_at(None));
    check_both(|locale| locale.crossing_at(Some("477 GB")));
    check_both(|locale| locale.prices_as_of("2026-10-01"));
    for language in Language::ALL {
        assert_eq!(Language::of_tag(language.tag()), language);
    }
    assert_eq!(Language::of_tag("ja-JP"), Language::Japanese);
    assert_eq!(Language::of_tag("fr"), Language::English);
}

/// Every kind of charge.
fn charges() -> [ChargeKind; 27] {
    use ChargeKind::{
        AttachmentHours, CrossAzData, EgressOnlyGateway, EndpointData, EndpointHours, FirewallData, FirewallHours,
        GatewayEndpoint, InspectionData, InspectionHours, InstanceHours, InstanceVolumes, InternetEgress,
        InternetGateway, NatGatewayData, NatGatewayHours, NatProvisionedHours, OtherRegionEndpointHours, OtherRegionIn,
        OtherRegionOut, PeeringData, PrivateZones, PrivateZonesOver25, PublicIpv4Hours, SameRegionData,
        TransitGatewayData, WaivedNatGateways,
    };
    let (logs, s3) = (ServiceId::named("logs"), ServiceId::named("s3"));
    [
        NatGatewayHours,
        NatProvisionedHours,
        InstanceHours,
        InstanceVolumes,
        EgressOnlyGateway,
        InternetGateway,
        PublicIpv4Hours,
        NatGatewayData,
        CrossAzData,
        InspectionHours,
        InspectionData,
        FirewallHours,
        FirewallData,
        WaivedNatGateways,
        EndpointHours(logs),
        OtherRegionEndpointHours,
        EndpointData,
        GatewayEndpoint(s3),
        AttachmentHours,
        TransitGatewayData,
        PeeringData,
        PrivateZones,
        PrivateZonesOver25,
        InternetEgress,
        SameRegionData,
        OtherRegionOut,
        OtherRegionIn,
    ]
}

/// Everything that is counted on a bill; the last three by units that Japanese writes alike.
const COUNTED: [Counted; 8] = [
    Counted::Gateways,
    Counted::Addresses,
    Counted::Instances,
    Counted::Attachments,
    Counted::Zones,
    Counted::Azs,
    Counted::Gbps,
    Counted::StoredGb,
];

#[test]
fn charges_and_reasons() {
    for kind in charges() {
        check_both(|locale| locale.charge(kind));
    }
    for what in COUNTED {
        for count in [1, 2] {
            let said = Language::ALL.map(|language| natpoint_text::in_language(language).count(what, count));
            assert!(said.iter().all(|said| said.starts_with(&format!("{count} "))), "{said:?}");
            if !matches!(what, Counted::Azs | Counted::Gbps | Counted::StoredGb) {
                check(&said[0], &said[1]);
            }
        }
    }
    let logs = ServiceId::named("logs");
    for reason in [
        Infeasible::NoNatGateway,
        Infeasible::RegionalIsPublicOnly,
        Infeasible::PrivateNatHasNoInternet,
        Infeasible::EndpointsHaveNoInternet,
        Infeasible::NoEndpoint(vec![logs, ServiceId::named("sts")]),
        Infeasible::PinnedToNat(vec![logs, ServiceId::named("sts")]),
        Infeasible::OtherRegionHasNoEndpoint,
        Infeasible::OneVpc,
        Infeasible::NoPeering,
        Infeasible::NoSharing,
        Infeasible::NoInstanceChosen,
        Infeasible::NotAllIpv6,
        Infeasible::NoPrice(PriceItem::NatProvisionedGbpsHour),
        Infeasible::TooMuchData,
    ] {
        check_both(|locale| locale.infeasible(&reason));
    }
    assert_eq!(natpoint_text::in_language(Language::English).usd("-1.50"), "−$1.50");
    assert_eq!(natpoint_text::in_language(Language::Japanese).usd("1.50"), "1.50 USD");
}

#[test]
fn fields_refusals_and_notices() {
    let logs = ServiceId::named("logs");
    let fields = [
        Field::Region,
        Field::Azs,
        Field::Hours,
        Field::Vpcs,
        Field::TransitGateway,
        Field::Peering,
        Field::PeeringCrossAz,
        Field::Sharing,
        Field::Nat,
        Field::Connectivity,
        Field::Ipv4,
        Field::NatGbps,
        Field::Inspection,
        Field::NetworkFirewall,
        Field::CrossAz,
        Field::Connections,
        Field::Instance,
        Field::Ipv6,
        Field::PublicHosts,
        Field::Services,
        Field::ServiceGb(logs),
        Field::ServiceAzs(logs),
        Field::ServiceHours(logs),
        Field::ServiceGb(ServiceId::custom("partner").expect("a name")),
        Field::ServicePath(logs),
        Field::ServiceToday(logs),
        Field::ServiceGroup(logs),
        Field::ServiceLow(logs),
        Field::ServiceHigh(logs),
        Field::TotalGb,
        Field::InternetOut,
        Field::InternetOutLow,
        Field::InternetOutHigh,
        Field::InternetIn,
        Field::InternetInLow,
        Field::InternetInHigh,
        Field::FreeEgress,
        Field::ImagePulls,
        Field::Growth,
        Field::OneOffCost,
        Field::Requirements,
        Field::OtherRegion,
        Field::OtherOut,
        Field::OtherIn,
        Field::OtherEndpoints,
        Field::Price(PriceItem::NatHour),
        Field::Discount,
        Field::Currency,
        Field::CurrencyRate,
    ];
    let keys: std::collections::BTreeSet<String> = fields.iter().map(|field| field.key()).collect();
    assert_eq!(keys.len(), fields.len(), "no two fields have one key");
    let whys = [
        RefusalReason::Empty,
        RefusalReason::NotANumber,
        RefusalReason::Comma,
        RefusalReason::Ambiguous,
        RefusalReason::OutOfRange,
        RefusalReason::TooManyDecimals,
        RefusalReason::UnknownName,
        RefusalReason::NoSuchEndpoint,
        RefusalReason::OwnRegion,
        RefusalReason::OfAws,
        RefusalReason::OnlyByEndpoint,
    ];
    let range = |decimals| Allowed::Range { least: "0".to_owned(), most: "1000".to_owned(), decimals };
    for field in fields {
        check_both(|locale| locale.field(field));
        assert!(field.key().bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()));
        for why in whys {
            let names = Allowed::Names(&["one", "two"]);
            let others = [Allowed::Catalogue, Allowed::Letter, Allowed::EndpointName, Allowed::CurrencyCode];
            for allowed in [range(0), range(6), names].into_iter().chain(others) {
                let refusal = Refusal { field, value: "x".to_owned(), why, allowed };
                check_both(|locale| locale.refusal(&refusal));
                check_both(|locale| locale.notice(&Notice::Refused(refusal.clone())));
            }
        }
    }
    check_both(|locale| locale.notice(&Notice::UnknownVersion("v9".to_owned())));
    check_both(|locale| locale.notice(&Notice::UnknownKey("colour".to_owned())));
    check_both(|locale| locale.notice(&Notice::Repeated("azs".to_owned())));
    check_both(|locale| locale.notice(&Notice::WithoutOtherRegion("other.out".to_owned())));
    check_both(|locale| locale.notice(&Notice::OtherPrices("2024-01".to_owned())));
    check_both(|locale| locale.notice(&Notice::More(1)));
    check_both(|locale| locale.notice(&Notice::More(12_345)));
}

#[test]
fn paths_and_groups() {
    for path in [None, Some(Path::Egress), Some(Path::Interface), Some(Path::Gateway)] {
        check_both(|locale| locale.path(path));
    }
    let ecs = natpoint_test_support::bills::service("ecs");
    for (group, others) in
        [(None, vec![]), (ServiceGroup::of_letter('a'), vec![]), (ServiceGroup::of_letter('a'), vec![ecs])]
    {
        check_both(|locale| locale.group(group, &others));
    }
}

/// The summaries of all disclosures, in the order of the page.
fn disclosures(locale: &dyn Locale, scenario: &Scenario) -> Vec<String> {
    let mut said = vec![
        locale.vpcs_summary(scenario),
        locale.nat_summary(scenario),
        locale.internet_summary(scenario),
        locale.other_region_summary(scenario),
        locale.other_ways_summary(scenario),
    ];
    said.extend(scenario.services.iter().map(|used| locale.service_summary(scenario, used)));
    said
}

#[test]
fn disclosures_summarise_their_inputs() {
    let (usual, _) = Link::read("v1&s.logs=5&out=5&in=5");
    for language in Language::ALL {
        assert!(
            disclosures(natpoint_text::in_language(language), &usual.scenario).iter().all(String::is_empty),
            "all is as usual"
        );
    }
    let (set, notices) = Link::read(
        "v1&vpcs=2000&tgw=there&gbps=20&gwlb=yes&conns=55000&instance=t4g.nano&ipv6=all&free=used\
         &out.low=1&out.high=1500&in.low=2.5&other=eu-west-1&other.out=100&other.in=20&other.endpoints=2\
         &s.logs=5~1~none~nat~ga~low1~high1000&s.s3=5~gateway~high9&s.sts=5~3~ga&s.kms=5~low0",
    );
    assert_eq!(notices, []);
    assert_eq!(
        disclosures(natpoint_text::in_language(Language::English), &set.scenario),
        [
            "2,000 VPCs, transit gateway present",
            "20 Gbps provisioned, Gateway Load Balancer endpoint, 55,000 at once",
            "sent 1 GB to 1,500 GB, received at least 2.5 GB, free 100 GB used elsewhere",
            "Europe (Ireland) eu-west-1, 100 GB sent, 20 GB received, 2 endpoints",
            "NAT instance t4g.nano, IPv6 everywhere",
            "1 AZ, no endpoint, NAT gateway, needed with sts, 1 GB to 1,000 GB",
            "gateway endpoint, at most 9 GB",
            "3 AZs, needed with logs",
            "at least 0 GB",
        ]
    );
    assert_eq!(
        disclosures(natpoint_text::in_language(Language::Japanese), &set.scenario),
        [
            "VPC 2,000 個、Transit Gateway あり",
            "20 Gbps をプロビジョニング、Gateway Load Balancer エンドポイントで検査、同時接続 55,000",
            "送信 1 GB から 1,500 GB、受信 2.5 GB 以上、無料枠は使用済み",
            "欧州 (アイルランド) eu-west-1、送信 100 GB、受信 20 GB、エンドポイント 2 個",
            "NAT インスタンス t4g.nano、IPv6 対応",
            "AZ 1 つ、エンドポイントなし、NAT ゲートウェイ、sts とともに必要、1 GB から 1,000 GB",
            "ゲートウェイエンドポイント、9 GB 以下",
            "AZ 3 つ、logs とともに必要",
            "0 GB 以上",
        ]
    );
}

#[test]
fn the_disclosure_of_prices_counts_entered_prices() {
    let (link, _) = Link::read("v1&discount=12.5&p.nat_hour=1&p.tgw_gb=0&currency=JPY~150");
    let say = |language: Language, items: &[PriceItem]| {
        natpoint_text::in_language(language).typed_summary(&link.scenario, items)
    };
    let all = |language: Language| natpoint_text::in_language(language).prices_summary(&link.scenario, link.currency);
    assert_eq!(all(Language::English), "12.5 % off, 2 prices changed, JPY");
    assert_eq!(all(Language::Japanese), "12.5 % 割引、2 件変更、JPY");
    assert_eq!(say(Language::English, &PriceItem::ALL), "2 prices changed");
    assert_eq!(say(Language::Japanese, &[PriceItem::TransitGatewayGb]), "1 件変更");
    let (usual, _) = Link::read("v1");
    for language in Language::ALL {
        assert_eq!(say(language, &[PriceItem::NatGb]), "");
        assert_eq!(natpoint_text::in_language(language).prices_summary(&usual.scenario, None), "");
    }
}

#[test]
fn amounts_in_a_second_currency() {
    let amount = Usd::from_units(Usd::UNITS / 100 * 13_042);
    for (currency, expected) in
        [("JPY~150.25", "≈ 19,596 JPY"), ("EUR~0.9", "≈ 117.38 EUR"), ("KWD~0.307", "≈ 40.039 KWD")]
    {
        let (link, _) = Link::read(&format!("v1&currency={currency}"));
        assert_eq!(numbers::local(&link.currency.expect("a currency"), amount), expected);
    }
}

#[test]
fn crossings_and_notes() {
    let (link, report) = opened(BRIEF);
    let end = Some(Ratio::whole(2));
    for meeting in [
        Meeting::Cross(Ratio::whole(1)),
        Meeting::Touch(Ratio::whole(1)),
        Meeting::Coincide { from: Ratio::ZERO, to: None },
        Meeting::Coincide { from: Ratio::whole(1), to: None },
        Meeting::Coincide { from: Ratio::ZERO, to: end },
    ] {
        let (left, right) = (Design::NatOnly, Design::EndpointsOnly);
        check_both(|locale| locale.crossing(&Crossing { left, right, meeting, amount: Usd::ZERO }, &report));
    }
    for text in [BRIEF, "", "v1&nat=regional&s.s3=1&s.logs=2&out=3", "v1&azs=1&nat=az&s.sts=5", "v1&nat=none&s.sts=5"] {
        let (link, report) = opened(text);
        check_both(|locale| locale.chart_summary(&link.scenario, &report, link.axis));
        check_both(|locale| locale.verdict(&link.scenario, &report, link.axis));
        for answer in &report.answers {
            check_both(|locale| locale.design_note(answer.design, &link.scenario, &report));
        }
        if report.verdict.as_ref().is_some_and(|verdict| verdict.runner_up.is_some()) {
            check_both(|locale| locale.yearly(&report).expect("there is a difference"));
        }
    }
    let summary = natpoint_text::in_language(Language::English).chart_summary(&link.scenario, &report, link.axis);
    assert!(summary.contains("477 GB") && summary.contains("$130.64"), "{summary}");
}

#[test]
fn verdicts_of_edge_cases() {
    // Only the internet keeps endpoints from replacing NAT gateways: the mix is possible, and waits.
    check_verdict(
        "v1&region=ap-southeast-6&out=100&s.logs=3",
        "At 3 GB a month, one NAT gateway is cheapest: $56.28; adding endpoints saves nothing. Cheapest below 322 GB.",
        "月 3 GB なら、NAT ゲートウェイ 1 台が最安です。月額 56.28 USD で、エンドポイントを加えても安くならず、\
         322 GB 未満で有利です。",
    );
    // At a break-even exactly, the simpler design is the answer.
    check_verdict(
        "v1&region=eu-west-2&azs=3&nat=az&s.logs=602.25&out=1",
        "At 602.25 GB a month, NAT gateways in all 3 AZs are cheapest: $150.61; adding endpoints saves nothing. \
         Cheapest below 602.25 GB.",
        "月 602.25 GB なら、3 つの AZ に 1 台ずつの NAT ゲートウェイが最安です。月額 150.61 USD で、\
         エンドポイントを加えても安くならず、602.25 GB 未満で有利です。",
    );
    // A threshold is not rounded past the current value.
    check_verdict(
        "v1&region=ap-northeast-1&nat=az&ipv4=0&s.ecs-agent=103.1&s.ecs-telemetry=103.1&s.ecs=103.1\
         &s.ecr.api=103.1&s.ecr.dkr=103.1&s.logs=102.3",
        "At 617.8 GB a month, VPC endpoints alone are cheapest: $128.82, $0.01 less than NAT gateways in both AZs. \
         Cheapest above 617.69 GB.",
        "月 617.8 GB なら、VPC エンドポイントのみが最安です。月額 128.82 USD で、両 AZ の NAT ゲートウェイより \
         0.01 USD 安く、617.69 GB を超えると有利になります。",
    );
    // The network has no S3, so the axis is all services.
    check_verdict(
        "v1&nat=az&s.logs=100&axis=s3",
        "At 100 GB a month, VPC endpoints alone are cheapest: $21.44, $82.58 less than NAT gateways in both AZs. \
         Cheapest at every volume.",
        "月 100 GB なら、VPC エンドポイントのみが最安です。月額 21.44 USD で、両 AZ の NAT ゲートウェイより \
         82.58 USD 安く、どのデータ量でも有利です。",
    );
    let (link, report) = opened("v1&nat=none&out=5");
    for language in Language::ALL {
        let locale = natpoint_text::in_language(language);
        let verdict = locale.verdict(&link.scenario, &report, link.axis);
        assert_eq!(locale.chart_summary(&link.scenario, &report, link.axis), verdict, "there is no chart to tell of");
    }
}
