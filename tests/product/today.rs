//! The current network: its bill and curve, and the saving of each change.

// Helpers may panic like the tests that call them.

use natpoint_export::Export;
use natpoint_link::Language;
use natpoint_link::Link;
use natpoint_link::view_options::ViewOptions;
use natpoint_model::compare::candidates::DesignTotals;
use natpoint_model::compare::today::{self, EndpointAdvice, Finding, Today};
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::design::{Egress, Path, Routing};
use natpoint_model::cost::{ChargeKind, Design, Infeasible};
use natpoint_model::scenario::{EndpointClaim, NatTopology, Scenario};
use natpoint_model::units::Usd;
use natpoint_text::document::Block;
use natpoint_text::numbers;
use proptest::prelude::*;

use natpoint_test_support::networks;

fn scenario(text: &str) -> Scenario {
    let (link, notices) = Link::read(text);
    assert!(notices.is_empty(), "{text}: {notices:?}");
    link.scenario
}

fn report(scenario: &Scenario) -> Report {
    Report::new(scenario, Axis::AllServices)
}

fn today(text: &str) -> Today {
    today::of(&scenario(text)).expect("known")
}

fn total(scenario: &Scenario) -> Option<Usd> {
    report(scenario).priced(Design::Today).map(|priced| priced.bill.total)
}

/// The findings as `service path: advice -> path saves`.
fn findings_of(today: &Today) -> Vec<String> {
    let line = |finding: &Finding| {
        let services: Vec<_> = finding.services.iter().map(|service| service.slug()).collect();
        let (path, advice, to) = (finding.path, finding.advice, finding.to);
        let change = to.map_or_else(String::new, |to| format!(" -> {to:?} {}", numbers::cents(finding.saves)));
        format!("{} {path:?}: {advice:?}{change}", services.join("+"))
    };
    today.findings.iter().map(line).collect()
}

#[test]
fn today_is_unknown_without_a_current_path() {
    let reasons = |text: &str| {
        let answers = report(&scenario(text)).answers;
        let answer = answers.into_iter().find(|answer| answer.design == Design::Today).expect("an answer");
        answer.outcome.err().unwrap_or_default()
    };
    for (text, expected) in [
        ("v1&s.logs=10", vec![Infeasible::TodayUnknown]),
        ("v1", vec![Infeasible::TodayUnknown]),
        ("v1&s.logs=10~today-nat", vec![]),
        ("v1&s.logs=10~today-interface&s.sts=1", vec![]),
        // Contradictory input: traffic through NAT gateways, and no NAT gateway.
        ("v1&nat=none&s.logs=10~today-nat", vec![Infeasible::NoNatGateway]),
        ("v1&nat=none&s.logs=10~today-interface&s.sts=1", vec![Infeasible::NoNatGateway]),
        ("v1&nat=none&s.logs=10~today-interface&out=1", vec![Infeasible::NoNatGateway]),
        ("v1&nat=none&s.logs=10~today-interface", vec![]),
        ("v1&connectivity=private&s.logs=10~today-interface&in=1", vec![Infeasible::PrivateNatHasNoInternet]),
    ] {
        assert_eq!(reasons(text), expected, "{text}");
    }
    assert_eq!(today::of(&scenario("v1&s.logs=10")), None);
}

#[test]
fn today_ignores_fixed_paths_and_groups() {
    // An idle endpoint costs its hours, in the AZs that it has; S3 without its gateway endpoint goes through NAT.
    let network = scenario(
        "v1&region=us-east-1&azs=2&ipv4=0&crossaz=0&s.logs=100~today-interface&s.sts=0~3~today-interface&s.s3=50",
    );
    let priced = report(&network);
    let priced = priced.priced(Design::Today).expect("known");
    assert_eq!(priced.routing.paths, [Path::Interface, Path::Interface, Path::Egress]);
    let lines: Vec<_> = priced.bill.lines.iter().map(|line| (line.kind, numbers::cents(line.amount))).collect();
    let hours = |slug| ChargeKind::EndpointHours(natpoint_model::catalogue::services::ServiceId::named(slug));
    assert_eq!(
        lines,
        [
            (ChargeKind::NatGatewayHours, "32.85".to_owned()),
            (ChargeKind::NatGatewayData, "2.25".to_owned()),
            (hours("logs"), "14.60".to_owned()),
            (hours("sts"), "21.90".to_owned()),
            (ChargeKind::EndpointData, "1.00".to_owned()),
        ]
    );
    // Fixed paths and groups affect designs, not the current network.
    let asked = scenario(
        "v1&region=us-east-1&azs=2&ipv4=0&crossaz=0&s.logs=100~nat~today-interface&s.sts=0~3~none~today-interface\
         &s.s3=50~gateway~today-nat",
    );
    assert_eq!(total(&asked), total(&network));
    let alone = scenario("v1&nat=none&s.logs=10~today-interface&other=us-east-1&other.endpoints=1&other.out=5");
    let routing = Routing::of(Design::Today, &alone).expect("possible");
    assert_eq!((routing.egress, routing.other_region), (Egress::None, Some(Path::Interface)));
}

#[test]
fn today_is_never_the_answer() {
    // Half of a group has an endpoint: cheaper than all or none of it, and not what was asked for.
    let broken = scenario("v1&region=us-east-1&azs=1&ipv4=0&s.logs=1000~ga~today-interface&s.sts=1~ga~today-nat&out=1");
    let report = report(&broken);
    let mix = report.priced(Design::CheapestMix).expect("possible").bill.total;
    assert!(total(&broken).expect("known") < mix);
    assert_ne!(report.verdict.as_ref().map(|verdict| verdict.design), Some(Design::Today));
    assert!(report.cheapest_ranges.iter().all(|range| range.design != Design::Today));
    assert_eq!(DesignTotals::of(&broken).total(Design::Today), None);
}

#[test]
fn each_service_has_advice() {
    let us = "v1&region=us-east-1&azs=2&ipv4=0&crossaz=0&out=1";
    for (services, expected) in [
        // 0.045 a GB through NAT, 0.01 and 14.60 of hours through an endpoint.
        ("s.logs=1000~today-interface", vec!["logs Interface: Earns -> Egress -20.40"]),
        ("s.logs=100~today-interface", vec!["logs Interface: Dear -> Egress 11.10"]),
        ("s.logs=0~today-interface", vec!["logs Interface: Idle -> Egress 14.60"]),
        ("s.logs=1000~today-nat", vec!["logs Egress: Missing -> Interface 20.40"]),
        ("s.logs=100~today-nat", vec![]),
        ("s.s3=100~today-nat", vec!["s3 Egress: Missing -> Gateway 4.50"]),
        ("s.s3=100~today-gateway", vec!["s3 Gateway: Earns -> Egress -4.50"]),
        ("s.s3=100~today-interface", vec!["s3 Interface: Dear -> Gateway 15.60"]),
        // Services without a current path go through NAT gateways.
        ("s.logs=1000&s.sts=0~today-nat", vec!["logs Egress: Missing -> Interface 20.40"]),
        ("s.logs=1000~none&s.sts=0~today-nat", vec![]),
        ("s.logs=1000~none~today-interface", vec!["logs Interface: Earns -> Egress -20.40"]),
        // A pin leaves one way: to what is asked for, or none.
        ("s.logs=1000~interface~today-interface", vec!["logs Interface: Needed"]),
        ("s.logs=1~interface~today-nat", vec!["logs Egress: Asked -> Interface -14.57"]),
        ("s.logs=1000~nat~today-interface", vec!["logs Interface: Asked -> Egress -20.40"]),
        ("s.logs=1000~nat~today-nat", vec![]),
        // A group changes together.
        ("s.logs=1000~ga~today-nat&s.sts=0~ga", vec!["logs+sts Egress: Missing -> Interface 5.80"]),
        ("s.logs=500~ga~today-nat&s.sts=0~ga", vec![]),
        ("s.logs=1000~ga~today-nat&s.sts=0~ga~today-interface", vec!["logs+sts Interface: Missing -> Interface 20.40"]),
        ("s.logs=0~ga~today-interface&s.sts=0~ga", vec!["logs+sts Interface: Idle -> Egress 14.60"]),
    ] {
        let found = today(&format!("{us}&{services}"));
        assert_eq!(findings_of(&found), expected, "{services}");
        assert_eq!(found.idle_nat, None, "the internet needs it");
    }
    assert_eq!(findings_of(&today("v1&nat=none&s.logs=10~today-interface")), ["logs Interface: Needed"]);
}

#[test]
fn nat_gateways_without_traffic_are_idle() {
    let idle = |text: &str| today(text).idle_nat.map(numbers::cents);
    assert_eq!(idle("v1&region=us-east-1&nat=az&s.logs=10~today-interface").as_deref(), Some("73.00"));
    assert_eq!(idle("v1&region=us-east-1&nat=az&s.logs=10~today-interface&in=1"), None);
    assert_eq!(idle("v1&region=us-east-1&s.logs=10~today-interface&s.sts=0~today-nat"), None);
    assert_eq!(idle("v1&region=us-east-1&nat=none&s.logs=10~today-interface"), None);
}

#[test]
fn the_review_exists_in_both_languages() {
    let today = today(
        "v1&region=us-east-1&azs=2&ipv4=0&crossaz=0&s.logs=1000~today-interface&s.sts=0~today-interface&s.s3=100",
    );
    let cells = |language: Language| {
        let document = natpoint_text::today::document(&today, natpoint_text::in_language(language));
        let [Block::Paragraph(total), Block::Table { head, rows }, Block::Paragraph(_)] = &document[..] else {
            panic!("{document:?}")
        };
        assert!(rows.iter().all(|row| row.len() == head.len()));
        (total.clone(), rows.clone())
    };
    let (total, rows) = cells(Language::English);
    assert_eq!(
        total,
        "Today costs $76.55 a month. All changes together, to the cheapest mix, without NAT gateways: $39.20, \
         $37.35 less."
    );
    let rows: Vec<_> = rows.iter().map(|row| row.join(" | ")).collect();
    assert_eq!(
        rows,
        [
            "logs\ninterface endpoint | Worth keeping. | −$20.40",
            "sts\ninterface endpoint | Idle: it carries nothing. It can go unless a control asks for it; \
             AWS looks at 30 days. | $14.60",
            "s3\nNAT gateway | Use the free gateway endpoint. | $4.50",
        ]
    );
    let (total, rows) = cells(Language::Japanese);
    assert_eq!(
        total,
        "現在の構成は月額 76.55 USD です。すべて変更して最安の組み合わせ（NAT ゲートウェイなし）にすると 39.20 USD になり、\
         37.35 USD 安くなります。"
    );
    assert_eq!(
        rows[1][1],
        "データが流れていません。コントロールで必要でなければ削除できます（AWS の判定は 30 日間）。"
    );
    let lone = natpoint_text::today::document(
        &today::of(&scenario("v1&region=us-east-1&s.logs=1~today-nat&out=1")).expect("known"),
        natpoint_text::in_language(Language::English),
    );
    assert_eq!(lone.len(), 1, "nothing to change");
}

#[test]
fn the_decision_record_contains_the_review() {
    let network = scenario("v1&region=us-east-1&s.logs=0~today-interface&out=1");
    let record = |scenario: &Scenario| {
        let report = report(scenario);
        let export = Export {
            scenario,
            report: &report,
            axis: Axis::AllServices,
            locale: natpoint_text::in_language(Language::English),
            currency: None,
            view_options: &ViewOptions::default(),
            address: "",
            settings: "v1",
        };
        export.record_markdown()
    };
    let markdown = record(&network);
    assert!(markdown.contains("## Current setup\n\nToday costs $"), "{markdown}");
    assert!(
        markdown.contains(
            "| logs (interface endpoint) | Idle: it carries nothing. It can go unless a control asks for it; AWS looks \
             at 30 days. | $14.60 |"
        ),
        "{markdown}"
    );
    assert!(!record(&scenario("v1&region=us-east-1&s.logs=0&out=1")).contains("## Today"));
}

/// Removes constraints that the current network may violate, so that the cheapest mix may be identical to it.
fn without_fixed_paths(mut scenario: Scenario) -> Scenario {
    for used in &mut scenario.services {
        (used.pinned, used.group, used.endpoint) = (None, None, EndpointClaim::Offered);
    }
    scenario
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn a_saving_is_the_difference_of_bills(scenario in networks::scenario()) {
        let Some(today) = today::of(&scenario) else {
            prop_assert_eq!(total(&scenario), None);
            return Ok(());
        };
        prop_assert_eq!(Some(today.total), total(&scenario));
        for finding in &today.findings {
            prop_assert!(finding.to.is_some() || finding.saves == Usd::ZERO);
            if let Some(to) = finding.to {
                let turned = today::turned(&scenario, &finding.services, to);
                prop_assert_eq!(Some(today.total - finding.saves), total(&turned), "{:?}", finding);
            }
            let loses = finding.saves < Usd::ZERO;
            let keeps = matches!(finding.advice, EndpointAdvice::Earns | EndpointAdvice::Asked);
            prop_assert!(!loses || keeps, "{:?}", finding);
        }
        if let Some(idle) = today.idle_nat {
            let without = Scenario { nat: NatTopology::None, ..scenario.clone() };
            prop_assert_eq!(Some(today.total - idle), total(&without));
        }
    }

    #[test]
    fn all_changes_together_give_the_cheapest_mix(scenario in networks::scenario()) {
        let Some(today) = today::of(&scenario) else { return Ok(()) };
        let report = report(&scenario);
        let mix = report.priced(Design::CheapestMix);
        prop_assert_eq!(today.mix, mix.map(|priced| priced.bill.total));
        let Some(mix) = mix else { return Ok(()) };
        let other_region = scenario.other_region.filter(|_| mix.routing.egress == Egress::None);
        let mut changed = Scenario { other_region, ..scenario.clone() };
        if mix.routing.egress == Egress::None {
            changed.nat = NatTopology::None;
        }
        for (used, path) in changed.services.iter_mut().zip(&mix.routing.paths) {
            used.today = Some(*path);
        }
        if scenario.other_region == changed.other_region {
            prop_assert_eq!(total(&changed), today.mix.filter(|_| !changed.services.is_empty()));
        }
    }

    #[test]
    fn the_cheapest_mix_costs_no_more_than_today(scenario in networks::scenario()) {
        let scenario = without_fixed_paths(scenario);
        if let Some(Today { total, mix, .. }) = today::of(&scenario) {
            prop_assert!(mix.is_some_and(|mix| mix <= total), "{mix:?} above {total:?}");
        }
    }

    #[test]
    fn current_paths_do_not_change_the_verdict(scenario in networks::scenario()) {
        let mut unsaid = scenario.clone();
        unsaid.services.iter_mut().for_each(|used| used.today = None);
        let [with, without] = [&scenario, &unsaid].map(report);
        prop_assert_eq!(with.verdict, without.verdict);
        prop_assert_eq!(with.cheapest_ranges, without.cheapest_ranges);
        prop_assert_eq!(DesignTotals::of(&scenario), DesignTotals::of(&unsaid));
    }

    #[test]
    fn the_curve_of_today_matches_its_bill(scenario in networks::scenario()) {
        let report = report(&scenario);
        if let Some(priced) = report.priced(Design::Today) {
            prop_assert_eq!(priced.curve.at(report.scale.current_ratio()), priced.bill.total);
        }
    }
}
