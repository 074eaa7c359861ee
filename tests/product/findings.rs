//! Sentences about flips, certainty, limits and calculations, in both languages.

// Helpers may panic like the tests that call them.

use natpoint_link::Language;
use natpoint_link::Link;
use natpoint_model::catalogue::prices::PriceListVersion;
use natpoint_model::compare::band::Certainty;
use natpoint_model::compare::{Axis, Meeting, Report, everywhere, flips};
use natpoint_model::cost::Design;
use natpoint_model::cost::limits::{Limit, Warning};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Ratio, Usd};

fn scenario(text: &str) -> Scenario {
    let (link, notices) = Link::read(text);
    assert!(notices.is_empty(), "{text}: {notices:?}");
    link.scenario
}

/// The sentences of all flips, in one language.
fn flips_of(scenario: &Scenario, language: Language) -> Vec<String> {
    flips::all(scenario).iter().map(|flip| natpoint_text::in_language(language).flip(flip)).collect()
}

#[test]
fn flips_name_input_values_and_design() {
    let article = natpoint_model::article::scenario();
    let english = flips_of(&article, Language::English);
    assert_eq!(
        english[..4],
        [
            "Interface endpoint, per hour and AZ below 0.0135 USD (now 0.014 USD): VPC endpoints alone.",
            "Hours a month below 691 h (now 730 h): VPC endpoints alone.",
            "NAT gateway data, per GB above 0.0655 USD (now 0.062 USD): VPC endpoints alone.",
            "All services above 1,270 GB (now 1,200 GB): VPC endpoints alone.",
        ]
    );
    assert!(english.contains(&"1 Availability Zone: VPC endpoints alone.".to_owned()), "{english:?}");
    let japanese = flips_of(&article, Language::Japanese);
    assert_eq!(
        japanese[3],
        "全サービスの合計が 1,270 GB（現在 1,200 GB）を超えると「VPC エンドポイントのみ」が最安になります。"
    );
    assert_eq!(japanese.len(), english.len());
    let sends = flips_of(&scenario("v1&nat=az&s.logs=900&out=50"), Language::English);
    assert!(sends.contains(&"No data to the internet: VPC endpoints alone.".to_owned()), "{sends:?}");
    // What is counted is told as a whole number: the crossing lies at 5.03 VPCs.
    let ten = scenario("v1&region=us-east-1&vpcs=10&tgw=there&s.logs=50&s.kms=0&s.sts=0");
    let told = |language, start: &str| flips_of(&ten, language).into_iter().find(|told| told.starts_with(start));
    assert_eq!(
        told(Language::English, "Number of VPCs").as_deref(),
        Some("Number of VPCs at most 5: hub: central NAT gateways.")
    );
    assert!(told(Language::Japanese, "VPC の数が 5 以下だと").is_some(), "{:?}", flips_of(&ten, Language::Japanese));
    let none = flips_of(&scenario("v1&nat=az&s.logs=900"), Language::English);
    assert!(none.iter().any(|flip| flip.starts_with("Any data to the internet: ")), "{none:?}");
}

#[test]
fn certainty_in_sentences() {
    let certainty = |text| Certainty::of(&scenario(text)).expect("a band");
    let certainty_in = |text, language: Language| natpoint_text::in_language(language).certainty(&certainty(text));
    let sure = certainty_in("v1&nat=az&s.logs=900~low800~high1000", Language::English);
    assert!(sure.starts_with("Certain: VPC endpoints alone stays the cheapest from the low volumes ($"), "{sure}");
    let open = "v1&crossaz=0&ipv4=0&s.logs=300~low10~high5000&s.kms=0&s.sts=0&s.sqs=0&s.sns=0";
    let unsure = certainty_in(open, Language::English);
    assert!(unsure.starts_with("At the low volumes "), "{unsure}");
    assert!(certainty_in(open, Language::Japanese).starts_with("少ない場合は「"), "{unsure}");
}

#[test]
fn warnings_name_demand_and_limit() {
    let all = [
        Limit::NatGatewayStart,
        Limit::NatGatewayMost,
        Limit::NatGatewayProvisioned,
        Limit::InstanceBaseline,
        Limit::InstanceToInternet,
        Limit::EndpointStart,
        Limit::ConnectionsPerDestination,
        Limit::EndpointsPerVpc,
        Limit::NatGatewaysPerAz,
        Limit::ElasticIps,
        Limit::ElasticIpsPerNat,
        Limit::AzsOfRegion,
        Limit::GatewayEndpoints,
        Limit::Peerings,
        Limit::PeeringsMost,
        Limit::Participants,
        Limit::Attachments,
    ];
    for limit in all {
        let warning = Warning { design: Design::NatOnly, limit, needed: 60_001, allowed: 55_000 };
        let [english, japanese] = Language::ALL.map(|language| natpoint_text::in_language(language).warning(&warning));
        let (needed, allowed) = if limit.is_bandwidth() { ("60.001 Gbps", "55 Gbps") } else { ("60,001", "55,000") };
        for sentence in [&english, &japanese] {
            assert!(sentence.contains(needed) && sentence.contains(allowed), "{sentence}");
        }
        assert_ne!(english, japanese);
    }
    let baseline = Warning { design: Design::NatInstance, limit: Limit::InstanceBaseline, needed: 33, allowed: 32 };
    let sentence = natpoint_text::in_language(Language::English).warning(&baseline);
    assert!(sentence.starts_with("NAT instance: 0.033 Gbps needed, but the instance type keeps up 0.032 Gbps"));
}

#[test]
fn crossings_and_break_evens_show_their_calculation() {
    let report = Report::new(&scenario("v1&region=us-east-1&azs=1&nat=az&ipv4=0&s.logs=100"), Axis::AllServices);
    let locale = natpoint_text::in_language(Language::English);
    let (hours, saved) = report.break_even[0].working().expect("within the first tier");
    assert_eq!(locale.break_even_working(hours, saved, None), "$7.30 of hours ÷ $0.035 saved per GB");
    let curve = |design| &report.priced(design).expect("possible").curve;
    let pair = |crossing: &&natpoint_model::compare::Crossing| {
        (crossing.left, crossing.right) == (Design::NatOnly, Design::EndpointsOnly)
    };
    // Whatever the size of a step, the calculation is per GB.
    let article = natpoint_model::article::scenario();
    let report_of_article = Report::new(&article, Axis::AllServices);
    let crossing = report_of_article.crossings.iter().find(pair).expect("they cross");
    let of_article = |design| &report_of_article.priced(design).expect("possible").curve;
    let working = crossing.working(of_article(Design::NatOnly), of_article(Design::EndpointsOnly));
    let (fixed, step) = working.expect("it crosses");
    assert_eq!(locale.crossing_working(fixed, step, &report_of_article.scale), "$77.38 ÷ $0.061 per GB");
    assert_eq!(
        natpoint_text::in_language(Language::Japanese).crossing_working(fixed, step, &report_of_article.scale),
        "77.38 USD ÷ 1 GB 当たり 0.061 USD"
    );
    // NAT gateways that are more expensive from the start never meet endpoints.
    assert!(report.crossings.iter().find(pair).is_none(), "{:?}", curve(Design::NatOnly));
}

#[test]
fn every_calculation_gives_its_crossing() {
    let link = "v1&region=us-east-1&vpcs=20&nat=az&instance=t4g.nano&s.logs=800&s.sts=20&s.s3=900";
    let report = Report::new(&scenario(link), Axis::AllServices);
    let curve = |design| &report.priced(design).expect("possible").curve;
    let mut ways = [0, 0];
    for crossing in &report.crossings {
        let (left, right) = (curve(crossing.left), curve(crossing.right));
        let Meeting::Cross(at) = crossing.meeting else {
            assert_eq!(crossing.working(left, right), None);
            continue;
        };
        let (fixed, step) = crossing.working(left, right).expect("it crosses");
        assert_eq!(Ratio::new(fixed.units(), step.units()), Some(at), "{crossing:?}");
        ways[usize::from(left.line_at(at).slope > right.line_at(at).slope)] += 1;
    }
    assert!(ways.iter().all(|count| *count > 0), "the first is the dearer by the GB, and the other: {ways:?}");
}

#[test]
fn regions_have_the_range_of_their_verdict() {
    let answers = everywhere::everywhere(&natpoint_model::article::scenario());
    let tokyo = answers.iter().find(|answer| answer.region.code() == "ap-northeast-1").expect("it is there");
    let locale = natpoint_text::in_language(Language::English);
    assert_eq!(locale.cheapest_between(&tokyo.scale, tokyo.from, tokyo.to), "below 1,270 GB");
    assert_eq!(
        natpoint_text::in_language(Language::Japanese).cheapest_between(&tokyo.scale, tokyo.from, tokyo.to),
        "1,270 GB 未満"
    );
    assert_eq!(locale.cheapest_between(&tokyo.scale, None, None), "every volume");
}

#[test]
fn an_older_price_list_is_named_with_both_totals() {
    let [english, japanese] = Language::ALL.map(|language| {
        let locale = natpoint_text::in_language(language);
        locale.two_price_lists(PriceListVersion::CURRENT, &locale.amount(Usd::ONE), &locale.amount(Usd::ONE + Usd::ONE))
    });
    assert!(
        english.contains("$1.00") && english.contains("$2.00") && english.contains(PriceListVersion::CURRENT.date())
    );
    assert!(japanese.contains("1.00 USD") && japanese.contains("2.00 USD"), "{japanese}");
}
