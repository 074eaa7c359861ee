//! Exports: they match the report, and their formats are valid.

// Helpers may panic like the tests that call them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use natpoint_chart::role::Role;
use natpoint_export::{self, Export, card, csv, json, markdown};
use natpoint_link::Language;
use natpoint_link::Link;
use natpoint_link::view_options::{Show, Theme, ViewOptions};
use natpoint_model::compare::{Axis, Report, requirement};
use natpoint_model::cost::Design;
use natpoint_model::currency::Currency;
use natpoint_model::input;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;
use natpoint_text::document::Block;
use natpoint_text::{advice, numbers};
use networks::scenario;
use proptest::prelude::*;
use serde_json::Value;

use natpoint_test_support::networks;

static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../docs/report.schema.json")).expect("the schema is JSON"));

static VALIDATOR: LazyLock<jsonschema::Validator> =
    LazyLock::new(|| jsonschema::validator_for(&SCHEMA).expect("a schema"));

const ADDRESS: &str = "https://example.com/natpoint.html";

/// Networks with different kinds of results.
const NETWORKS: [&str; 8] = [
    "v1&region=ap-northeast-1&nat=az&s.ecs=100&s.ecr.dkr=300&s.logs=400",
    "v1&region=us-east-1&azs=3&nat=az&s.logs=100&s.s3=50&out=10&p.nat_gb=0.005&discount=12.34",
    "v1&vpcs=12&tgw=there&s.kms=5~1&s.sts=2~none~low1~high9&axis=vpcs&ipv6=all&instance=t4g.nano",
    "v1&nat=none&out=5",
    "v1&connectivity=private&s.logs=10~none~ga",
    "v1&s.logs=6000000&s.ecr.dkr=2000000&axis=logs&hours=700",
    "v1&region=us-east-1&s.logs=0~today-interface&s.s3=10~today-nat&out=1",
    "v1&s.logs=7&other=eu-west-1&other_out=3&other_in=4&other_endpoints=2",
];

/// A scenario with its report, in a language.
struct Case {
    link: Link,
    report: Report,
    settings: String,
    language: Language,
}

impl Case {
    fn of(scenario: &Scenario, axis: Axis, language: Language) -> Self {
        let link = Link {
            scenario: scenario.clone(),
            axis,
            currency: None,
            language: Some(language),
            view_options: ViewOptions::default(),
        };
        let report = Report::new(scenario, axis);
        Self { settings: link.write(), link, report, language }
    }

    fn all() -> impl Iterator<Item = Self> {
        let of = |text: &str| Link::read(text).0;
        NETWORKS
            .into_iter()
            .flat_map(move |text| Language::ALL.map(|language| Self::of(&of(text).scenario, of(text).axis, language)))
    }

    fn export(&self) -> Export<'_> {
        Export {
            scenario: &self.link.scenario,
            report: &self.report,
            axis: self.link.axis,
            locale: natpoint_text::in_language(self.language),
            currency: self.link.currency,
            view_options: &self.link.view_options,
            address: ADDRESS,
            settings: &self.settings,
        }
    }
}

/// Reads CSV as RFC 4180 defines it.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut inside) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if inside && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => inside = !inside,
            ',' if !inside => row.push(std::mem::take(&mut cell)),
            '\n' if !inside => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    assert!(!inside && row.is_empty() && cell.is_empty(), "the last line ends");
    rows
}

#[track_caller]
fn fits_the_schema(case: &Case) -> Value {
    let text = case.export().json();
    let value: Value = serde_json::from_str(&text).expect("JSON");
    let errors: Vec<_> =
        VALIDATOR.iter_errors(&value).map(|error| format!("{} at {}", error, error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?} in {text}");
    value
}

#[test]
fn the_schema_is_valid_and_refuses_other_json() {
    assert!(jsonschema::meta::is_valid(&SCHEMA));
    assert_eq!(SCHEMA["properties"]["format"]["const"], json::FORMAT);
    let case = Case::all().next().expect("a case");
    let good = fits_the_schema(&case);
    for (place, value) in [
        ("/format", Value::from("natpoint-report/2")),
        ("/here", Value::from(800)),
        ("/verdict/total", Value::from("1e3")),
        ("/designs/0/bill/0/per", Value::from("year")),
        ("/scenario/azs", Value::from("2")),
        ("/scenario/services/0/gb", Value::Null),
    ] {
        let mut bad = good.clone();
        *bad.pointer_mut(place).expect("a place") = value;
        assert!(!VALIDATOR.is_valid(&bad), "{place}");
    }
}

#[test]
fn json_has_the_share_that_crosses_azs_to_a_nat_instance() {
    for (settings, percent) in
        [("v1&nat=none&instance=t4g.small", "50"), ("v1&nat=none", "0"), ("v1&nat=az", "0"), ("v1", "50")]
    {
        let scenario = Link::read(settings).0.scenario;
        let value = fits_the_schema(&Case::of(&scenario, Axis::AllServices, Language::English));
        assert_eq!(value["scenario"]["crossAzPercent"], percent, "{settings}");
    }
}

#[test]
fn json_matches_the_report() {
    for case in Case::all() {
        let value = fits_the_schema(&case);
        let locale = natpoint_text::in_language(case.language);
        assert_eq!(value["sentence"], locale.verdict(&case.link.scenario, &case.report, case.link.axis));
        assert_eq!(value["link"], format!("{ADDRESS}#{}", case.settings));
        for (told, answer) in value["designs"].as_array().expect("designs").iter().zip(&case.report.answers) {
            assert_eq!(told["design"], answer.design.slug());
            match &answer.outcome {
                Ok(priced) => assert_eq!(told["total"], natpoint_export::exact(priced.bill.total)),
                Err(reasons) => assert_eq!(told["impossible"].as_array().map(Vec::len), Some(reasons.len())),
            }
        }
        assert_eq!(value["verdict"].is_null(), case.report.verdict.is_none());
    }
}

#[test]
fn totals_have_a_second_currency() {
    for case in Case::all() {
        let currency = currency("JPY", "150.25");
        let export = Export { currency: Some(currency), ..case.export() };
        let (record, short) = (export.record_markdown(), export.summary_markdown());
        for answer in &case.report.answers {
            let Ok(priced) = &answer.outcome else { continue };
            let usd = natpoint_text::in_language(case.language).usd(&numbers::cents(priced.bill.total));
            let total = format!("| {usd} ({}) |", numbers::local(&currency, priced.bill.total));
            assert!(record.contains(&total) && short.contains(&total), "{total} is not in {record}");
        }
        let rate = export.assumptions().pop().expect("assumptions");
        assert!(
            rate.ends_with(&format!("{} = 150.25 JPY", natpoint_text::in_language(case.language).usd("1"))),
            "{rate}"
        );
        assert!(!case.export().record_markdown().contains("JPY"));
    }
}

fn currency(code: &str, rate: &str) -> Currency {
    let (code, rate) = (input::currency_code(code), input::exchange_rate(rate));
    Currency { code: code.expect("a code"), rate: rate.expect("a rate") }
}

/// Everything that is exported as sentences and tables.
fn told(export: &Export<'_>) -> String {
    let crossings = export.crossings().join("\n");
    [export.record_markdown(), export.pull_request_markdown(), export.summary_markdown(), crossings].join("\n")
}

#[test]
fn every_amount_is_told_in_another_currency() {
    for case in Case::all() {
        let of = |currency| Export { locale: natpoint_text::in_currency(case.language, currency), ..case.export() };
        // At a rate of one it says the same, with other signs and the rate.
        let bare = |text: String| {
            let signs = ["$", "\u{a0}USD", " USD", "\u{a0}XXX", " XXX", "USD", "XXX"];
            let text = signs.iter().fold(text, |text, sign| text.replace(sign, ""));
            text.lines().filter(|line| !line.ends_with("1 = 1")).map(str::to_owned).collect::<Vec<_>>()
        };
        let (other, usd) = (bare(told(&of(currency("XXX", "1")))), bare(told(&case.export())));
        for (other, usd) in other.iter().zip(&usd) {
            assert_eq!(other, usd);
        }
        assert_eq!(other.len(), usd.len());
        // What is still in dollars are AWS's prices, and divisions by them.
        let yen = told(&of(currency("JPY", "150.25")));
        for line in yen.lines().filter(|line| line.contains('$') || line.contains("USD")) {
            let of_prices = ["/h", "/GB", "/mo", "÷", "1 = 150.25", "1 USD", "in USD", "USD の定価", "(now ", "（現在"];
            let of_prices = of_prices.into_iter().chain([case.export().locale.typed_price()]);
            assert!({ of_prices }.any(|part| line.contains(part)), "{line}");
        }
    }
}

#[test]
fn without_an_address_settings_are_exported() {
    let case = Case::all().next().expect("a case");
    let export = Export { address: "", ..case.export() };
    let value: Value = serde_json::from_str(&export.json()).expect("JSON");
    assert!(value["link"].is_null());
    assert!(export.record_markdown().ends_with(&format!("```\n{}\n```\n\n", case.settings)));
    assert!(!export.card_svg().contains(&case.settings.replace('&', "&amp;")));
    assert_eq!(export.link(), case.settings);
}

#[test]
fn the_record_has_its_parts_in_order() {
    let case = Case::all().next().expect("a case");
    let record = case.export().record_markdown();
    let mut rest = record.as_str();
    for part in [
        "# Add interface endpoints for ecs, ecr.dkr and logs, then remove both NAT gateways\n\nStatus: proposed\n",
        "\n## Context\n\nWorkloads in private subnets in ap-northeast-1 (2 AZs) have to reach what is listed below. \
         Today, with everything through NAT gateways, that costs $147.42 a month.\n\n",
        "- Region: Asia Pacific (Tokyo) ap-northeast-1\n- Availability Zones: 2\n",
        "- AWS services (GB per month, both directions): ecs 100 GB, ecr.dkr 300 GB, logs 400 GB\n",
        "\n## Decision\n\nAdd interface endpoints for ecs, ecr.dkr and logs, then remove both NAT gateways.\n\n",
        "- Add interface endpoints: com.amazonaws.ap-northeast-1.ecs, com.amazonaws.ap-northeast-1.ecr.dkr, \
         com.amazonaws.ap-northeast-1.logs\n- Remove both NAT gateways\n",
        "\nThat costs $69.32 a month: $78.10 (53 %) less than today, $937.20 a year.\n",
        "\n## Costs, USD a month\n\n| Charge | Today | Recommended |\n| --- | --- | --- |\n",
        "| NAT gateway hours | 90.52 | – |\n",
        "| Total | 147.42 | 69.32 |\n",
        "\n## Options\n\n| Design | USD a month | More than the cheapest |\n| --- | --- | --- |\n",
        "\nNot possible with these settings: Hub: shared endpoints; ",
        "\n## Endpoint break-even\n\n| Service | Volume | Break-even |\n| --- | --- | --- |\n",
        "| ecs | 100 GB | 393.08 GB |\n",
        "\n## Where the lines cross\n\n- ",
        "\n## Requirements\n\nSome requirements come before cost. Each row",
        "\n| Requirement | Extra cost | Total | Design |\n| --- | --- | --- | --- |\n| No internet egress (",
        "\n## Consequences and risks\n\n- ",
        "\n## What would change the answer\n\n- ",
        "\n## Sources of the prices\n\nList prices in USD without tax.",
        "\n| Item | Price | Source |\n| --- | --- | --- |\n| NAT gateway, per hour | $0.062 /h | ",
        "\n[This answer in natpoint](<https://example.com/natpoint.html#v1&region=ap-northeast-1&",
    ] {
        let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("{part:?} is not in {rest}"));
        rest = after;
    }
}

#[test]
fn the_record_has_its_day_and_its_short_form_names_the_resources() {
    let case = Case::all().next().expect("a case");
    assert!(case.export().record_markdown_on(Some("2026-11-26")).contains("\nStatus: proposed, 2026-11-26\n"));
    let short = case.export().pull_request_markdown();
    assert!(short.starts_with("Add interface endpoints for ecs, ecr.dkr and logs, then remove both NAT gateways.\n\n"));
    for part in [
        "$78.10 (53 %) less than today",
        "com.amazonaws.ap-northeast-1.ecr.dkr",
        "| Total | 147.42 | 69.32 |",
        "USD a month in ap-northeast-1 at list prices of",
        "[This answer in natpoint](<",
    ] {
        assert!(short.contains(part), "{part} is not in {short}");
    }
    assert!(short.lines().count() < 30, "a comment is short: {short}");
    for case in Case::all() {
        assert!(!case.export().pull_request_markdown().is_empty());
        let record = case.export().record_markdown();
        assert!(!record.contains("Choose an instance type"), "no instructions for the page: {record}");
    }
}

#[test]
fn the_record_has_the_requirements_of_the_page() {
    for case in Case::all() {
        let (scenario, locale) = (&case.link.scenario, natpoint_text::in_language(case.language));
        let seen = advice::requirements(&requirement::all(scenario), scenario.internet_gb(), locale);
        let record = case.export().record();
        let heading =
            record.iter().position(|block| *block == Block::Heading(locale.advice_labels().requirements.to_owned()));
        let from = heading.expect("a heading") + 1;
        assert_eq!(record[from..from + seen.len()], seen[..], "{}", case.settings);
        assert!(case.export().record_markdown().contains(&markdown::from_blocks(&seen)));
    }
}

#[test]
fn every_design_is_an_option() {
    for case in Case::all() {
        let locale = natpoint_text::in_language(case.language);
        let (table, record) = (case.export().summary_markdown(), case.export().record_markdown());
        for (text, says_why_not) in [(table, true), (record, false)] {
            for answer in case.report.answers.iter().filter(|answer| says_why_not || answer.outcome.is_ok()) {
                let said = answer.outcome.as_ref().map_or_else(
                    |_| locale.labels().infeasible.to_owned(),
                    |priced| locale.usd(&numbers::cents(priced.bill.total)),
                );
                let name = markdown::escaped(locale.design(answer.design));
                assert!(text.contains(&format!("| {name} | {said} |")), "{name}, {said}: {text}");
            }
        }
    }
}

#[test]
fn csv_has_the_amounts_of_the_report() {
    for case in Case::all() {
        let locale = natpoint_text::in_language(case.language);
        let curves = cells(&case.export().curves_csv());
        let (head, rows) = curves.split_first().expect("a head");
        assert_eq!(rows.iter().filter(|row| row[2] == "x").count(), 1, "the user stands on one row");
        for row in rows {
            assert_eq!(row.len(), head.len());
            for (name, amount) in head.iter().zip(row).skip(3) {
                let design = Design::ALL.into_iter().find(|design| locale.design(*design) == name).expect("a design");
                let priced = case.report.priced(design).expect("it is drawn");
                if row[2] == "x" {
                    assert_eq!(*amount, natpoint_export::exact(priced.bill.total), "{name} where the user stands");
                }
                // At most a cent apart: the volume of a crossing is rounded in CSV.
                let at = row[0].parse::<f64>().expect("a number");
                let step = case.report.scale.steps(format!("{:.0}", at * 1e6).parse().expect("a whole number"));
                let near = priced.curve.at(step).to_f64();
                assert!((near - amount.parse::<f64>().expect("an amount")).abs() < 0.01, "{name} at {at}");
            }
        }
        let bills = cells(&case.export().bills_csv());
        for design in Design::ALL {
            let Some(priced) = case.report.priced(design) else { continue };
            let name = locale.design(design);
            let rows: Vec<_> = bills.iter().filter(|row| row[0] == name).collect();
            let (total, parts) = rows.split_last().expect("a total");
            assert_eq!(total[1..5], [locale.labels().bill_total, "", "", &natpoint_export::exact(priced.bill.total)]);
            let billed: Vec<_> = priced.bill.lines.iter().flat_map(|line| &line.parts).collect();
            assert_eq!(parts.len(), billed.len());
            for (row, part) in parts.iter().zip(billed) {
                assert_eq!(row[4], natpoint_export::exact(part.amount));
            }
        }
    }
}

#[test]
fn csv_cells_are_quoted() {
    for (cell, expected) in [
        ("plain", "plain"),
        ("", ""),
        ("-1.50", "-1.50"),
        ("a,b", "\"a,b\""),
        ("say \"so\"", "\"say \"\"so\"\"\""),
        ("two\nlines", "\"two\nlines\""),
        (" a", "\" a\""),
        ("=1+1", "\"'=1+1\""),
        ("+1", "\"'+1\""),
        ("-1+1", "\"'-1+1\""),
        ("-", "\"'-\""),
        ("@SUM(A1)", "\"'@SUM(A1)\""),
        ("\t=1", "\"'\t=1\""),
        ("日本", "日本"),
    ] {
        assert_eq!(csv::quoted(cell), expected);
    }
}

#[test]
fn markdown_is_escaped() {
    for (text, expected) in [
        ("a | b", "a \\| b"),
        ("<b>&amp;", "\\<b\\>\\&amp;"),
        ("- no list", "\\- no list"),
        ("1. no list", "1\\. no list"),
        ("1,200 GB", "1,200 GB"),
        ("# no heading", "\\# no heading"),
        ("two\nlines", "two lines"),
    ] {
        assert_eq!(markdown::from_blocks(&[Block::Paragraph(text.to_owned())]), format!("{expected}\n\n"));
    }
    let cell = |text: &str| Block::Table { head: vec!["x".to_owned()], rows: vec![vec![text.to_owned()]] };
    assert_eq!(markdown::from_blocks(&[cell("a|b\nc|d")]), "| x |\n| --- |\n| a\\|b (c\\|d) |\n\n");
    assert_eq!(markdown::from_blocks(&[Block::Code("a```b".to_owned())]), "````\na```b\n````\n\n");
    assert_eq!(markdown::link("a]", "https://x/#v1&s.a_b=<1> 2"), "[a\\]](<https://x/#v1&s.a_b=%3C1%3E%202>)");
}

#[test]
fn a_frame_opens_its_settings() {
    for case in Case::all() {
        for show in [Show::All, Show::Chart, Show::Verdict] {
            for theme in [None, Some(Theme::Light), Some(Theme::Dark)] {
                for language in [None, Some(Language::Japanese)] {
                    let view_options = ViewOptions { show, theme, read_only: true, ..ViewOptions::default() };
                    let html = natpoint_export::frame(ADDRESS, &case.settings, &view_options, language);
                    let (_, rest) = html.split_once("src=\"").expect("a source");
                    let (source, rest) = rest.split_once('"').expect("its end");
                    assert!(rest.ends_with("></iframe>") && !source.contains("&s") && !source.contains('<'), "{html}");
                    let source = source.replace("&amp;", "&");
                    let settings = source.strip_prefix(&format!("{ADDRESS}#")).expect("the address");
                    let (link, notices) = Link::read(settings);
                    assert_eq!(notices, []);
                    assert_eq!(link, Link { view_options, language, ..case.link.clone() });
                }
            }
        }
    }
    let disk = natpoint_export::frame("", "v1", &ViewOptions::default(), None);
    assert!(disk.starts_with("<iframe src=\"natpoint.html#v1&amp;region="), "{disk}");
}

#[test]
fn settings_are_found_in_pasted_text() {
    for pasted in [
        "v1&azs=3",
        " v1&azs=3\n",
        "#v1&azs=3",
        "https://example.com/#v1&azs=3",
        "file:///C:/natpoint.html#v1&azs=3",
        "https://example.com/%23v1&azs=3",
    ] {
        assert_eq!(natpoint_export::settings_in(pasted), "v1&azs=3", "{pasted:?}");
    }
    assert_eq!(natpoint_export::settings_in(""), "");
    assert_eq!(natpoint_export::settings_in("https://example.com/#"), "");
}

#[test]
fn the_picture_is_self_contained() {
    for case in Case::all() {
        let svg = case.export().card_svg();
        let texts = texts_of(&svg);
        let held = |text: &str| {
            let squeezed = |text: &str| text.replace(' ', "");
            assert!(squeezed(&texts.concat()).contains(&squeezed(text)), "{text:?} is not in {texts:?}");
        };
        held(&case.export().sentence());
        held(&case.export().prices_as_of());
        held(&case.export().link());
        case.export().assumptions().iter().for_each(|assumption| held(assumption));
        for foreign in ["href", "url(", "<style", "class=", "var(", "<script", "@import"] {
            assert!(!svg.contains(foreign), "{foreign} in {svg}");
        }
        let drawn =
            natpoint_chart::cost::chart(&case.report, natpoint_text::in_language(case.language), card::WIDTH - 64, 400);
        for shape in drawn.shapes.iter().filter_map(|shape| shape.text.as_deref()) {
            held(shape);
        }
    }
}

#[test]
fn hidden_curves_are_not_exported() {
    let case = Case::all().next().expect("a case");
    let hidden = vec![Design::NatOnly, Design::CheapestMix];
    let view_options = ViewOptions { log: true, hidden, ..ViewOptions::default() };
    let export = Export { view_options: &view_options, ..case.export() };
    let head = cells(&export.curves_csv()).remove(0);
    assert_eq!(head[3..], ["VPC endpoints alone"]);
    let has = |export: &Export<'_>, class: &str| {
        let styles = ["", " best"].map(|best| card::style_attributes(&format!("curve {class}{best}")));
        styles.iter().any(|style| export.card_svg().contains(style))
    };
    assert!(has(&export, "endpoints") && !has(&export, "nat") && has(&case.export(), "nat"));
}

/// The texts of a picture, which must be well-formed.
fn texts_of(svg: &str) -> Vec<String> {
    for entity in svg.split('&').skip(1) {
        assert!(["amp;", "lt;", "gt;", "quot;"].iter().any(|known| entity.starts_with(known)), "&{entity}");
    }
    let (mut open, mut texts) = (Vec::new(), Vec::new());
    for part in svg.split('<').skip(1) {
        let (tag, text) = part.split_once('>').expect("a tag ends");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "tags nest");
        } else if !tag.ends_with('/') {
            open.push(tag.split(' ').next().expect("a name"));
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "quotes are pairs in {tag}");
        let plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&");
        texts.push(plain);
    }
    assert!(open.is_empty());
    texts
}

/// The rules of a style sheet that apply everywhere: selector and declarations.
fn rules(sheet: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut bare = String::new();
    for part in sheet.split("/*") {
        bare.push_str(part.split_once("*/").map_or(part, |(_, after)| after));
    }
    let (mut rules, mut rest) = (Vec::new(), bare.as_str());
    while let Some((selectors, after)) = rest.split_once('{') {
        if selectors.trim().starts_with('@') {
            let mut depth = 1;
            let end = after.find(|letter| {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                depth == 0
            });
            rest = &after[end.expect("it ends") + 1..];
            continue;
        }
        let (body, after) = after.split_once('}').expect("a rule ends");
        let declarations = body.split(';').filter_map(|declaration| declaration.split_once(':'));
        let declarations: Vec<_> =
            declarations.map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())).collect();
        rules.extend(selectors.split(',').map(|selector| (selector.trim().to_owned(), declarations.clone())));
        rest = after;
    }
    rules
}

#[test]
fn the_picture_has_the_styles_of_the_page() {
    let tokens: BTreeMap<String, String> = rules(include_str!("../../style/tokens.css"))
        .into_iter()
        .filter(|(selector, _)| selector == ":root")
        .flat_map(|(_, declarations)| declarations)
        // The picture goes on white paper, so its colours are those of a light page.
        .map(|(name, value)| {
            let light = value.strip_prefix("light-dark(").and_then(|pair| pair.split_once(',')).map(|(light, _)| light);
            (name, light.unwrap_or(&value).to_owned())
        })
        .collect();
    let page = rules(include_str!("../../style/panels.css"));
    let chart = rules(include_str!("../../style/chart.css"));
    let mut roles = vec![
        (Role::Grid, false),
        (Role::Tick, true),
        (Role::Crossing, false),
        (Role::CrossingLabel, true),
        (Role::Band, false),
        (Role::You, false),
        (Role::YouLabel, true),
        (Role::Saving, false),
        (Role::Amount, true),
        (Role::CrossingLine, false),
        (Role::Handle, false),
        (Role::RangeName, true),
    ];
    for design in Design::ALL {
        roles.extend([
            (Role::Curve(design), false),
            (Role::BestCurve(design), false),
            (Role::CurveLabel(design), true),
            (Role::BestLabel(design), true),
            (Role::Elbow(design), false),
            (Role::Dot(design), false),
            (Role::CheapestRange(design), false),
        ]);
    }
    for (chart_role, is_text) in roles {
        let class = chart_role.class();
        let (role, design) = class.split_once(' ').unwrap_or((&class, ""));
        let (design, best) = design.split_once(' ').unwrap_or((design, ""));
        let own = format!(".{design}");
        let design_color =
            page.iter().filter(|(selector, _)| *selector == own).flat_map(|(_, declarations)| declarations);
        let design_color = design_color.filter(|(name, _)| name == "--design").map(|(_, value)| value).next_back();
        let resolved = |value: &str| {
            let value = if value == "var(--design)" { design_color.map_or(value, String::as_str) } else { value };
            let token = value.strip_prefix("var(").and_then(|rest| rest.strip_suffix(')'));
            token.map_or(value, |token| tokens[token].as_str()).to_owned()
        };
        let mut expected = BTreeMap::new();
        let of_all = is_text.then(|| ".chart text".to_owned());
        let of_best = (best == "best").then(|| format!(".chart .{role}.best"));
        let own = Some(format!(".chart .{role}.{design}"));
        let selectors = [of_all, Some(format!(".chart .{role}")), own, of_best];
        for selector in selectors.into_iter().flatten() {
            for (_, declarations) in chart.iter().filter(|(other, _)| *other == selector) {
                let seen = declarations.iter().filter(|(name, _)| name != "font" && name != "font-variant-numeric");
                expected.extend(seen.map(|(name, value)| (name.clone(), resolved(value))));
            }
        }
        assert!(!expected.is_empty(), "the style sheet knows {class}");
        let written = card::style_attributes(&class);
        let seen: BTreeMap<String, String> = written
            .split("\" ")
            .filter_map(|declarations| declarations.trim().trim_end_matches('"').split_once("=\""))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        assert_eq!(seen, expected, "{class}");
    }
}

#[test]
fn labels_exist_in_both_languages() {
    let [english, japanese] =
        Language::ALL.map(|language| format!("{:#?}", natpoint_text::in_language(language).export_labels()));
    let mut fields = 0;
    for (english, japanese) in english.lines().zip(japanese.lines()) {
        let (Some((name, english)), Some((same, japanese))) = (english.split_once(": "), japanese.split_once(": "))
        else {
            continue;
        };
        fields += 1;
        assert_eq!(name, same);
        assert!(!english.trim_matches(['"', ',', ' ']).is_empty() && english.is_ascii(), "{english}");
        assert!(!japanese.is_ascii() && !japanese.contains('！'), "{japanese}");
    }
    assert!(fields > 30, "{fields}");
}

/// A text as the escapes of Markdown leave it, or nothing where a letter that is markup stands without one.
fn unescaped(text: &str) -> Option<String> {
    let (mut plain, mut letters) = (String::new(), text.chars());
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.push(letters.next()?),
            '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '#' => return None,
            letter => plain.push(letter),
        }
    }
    Some(plain)
}

#[test]
fn the_rest_of_a_line_is_wrapped_again() {
    for (text, lines) in [
        (" ,ma、、、", &[" ", ",ma、、", "、"][..]),
        ("ab abcdefghijkl", &["ab ", "abcdefg", "hijkl"]),
        ("日本（日本）", &["日本（日", "本）"]),
    ] {
        assert_eq!(card::lines(text, 4.0), lines, "{text}");
    }
}

proptest! {
    // Each case draws a picture and searches for all flips.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn json_of_any_network_fits_the_schema(scenario in scenario(), japanese in any::<bool>()) {
        let language = if japanese { Language::Japanese } else { Language::English };
        let case = Case::of(&scenario, Axis::AllServices, language);
        let value = fits_the_schema(&case);
        let (read, notices) = Link::read(value["settings"].as_str().expect("a text"));
        prop_assert_eq!(notices, []);
        prop_assert_eq!(read, case.link.clone());
        texts_of(&case.export().card_svg());
        let curves = cells(&case.export().curves_csv());
        prop_assert!(curves.iter().all(|row| row.len() == curves[0].len()));
        prop_assert!(!case.export().record_markdown().is_empty());
    }
}

proptest! {
    #[test]
    fn any_csv_cell_round_trips(cell in ".{0,12}|[=+@,;\"\n\r\t -]{1,6}") {
        let read = cells(&format!("{},x\n", csv::quoted(&cell)));
        prop_assert_eq!(read.len(), 1);
        prop_assert_eq!(read[0][0].trim_start_matches('\''), cell.trim_start_matches('\''));
        prop_assert_eq!(&read[0][1], "x");
        prop_assert!(!read[0][0].starts_with(['=', '+', '@', '\t', '\r']));
    }

    #[test]
    fn any_text_round_trips_through_markdown(text in ".{0,20}") {
        prop_assert_eq!(unescaped(&markdown::escaped(&text)), Some(text));
    }

    #[test]
    fn wrapped_lines_fit_and_keep_all_text(text in "[a-z ,。、日本（）0-9]{0,60}", room in 4.0..30.0_f64) {
        let lines = card::lines(&text, room);
        prop_assert_eq!(&lines.concat(), &text);
        for line in lines {
            prop_assert!(natpoint_chart::em_width(line.trim_end()) <= room + 1e-6, "{line:?}");
        }
    }

    #[test]
    fn exact_amounts_have_no_trailing_zeros(units in any::<i64>()) {
        let text = natpoint_export::exact(Usd::from_units(i128::from(units) * 1_000_000_000));
        prop_assert!(!text.contains('.') || !text.ends_with(['0', '.']), "{text}");
    }
}
