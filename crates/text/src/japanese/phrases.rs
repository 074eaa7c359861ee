//! Pieces of sentences, in Japanese.

use crate::numbers::{gb, here, threshold, whole};
use natpoint_model::compare::{Axis, Report, Verdict};
use natpoint_model::scenario::{NatTopology, Scenario};

/// The text with a space wherever a kana or kanji meets a Latin letter or a digit, as AWS writes.
pub(super) fn spaced(text: &str) -> String {
    // The middle dot joins what stands on its sides.
    let wide = |letter: char| letter != '・' && matches!(letter, '\u{3041}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}');
    let mut spaced = String::with_capacity(text.len() + 8);
    let mut before = None;
    for letter in text.chars() {
        let meets = |before: char| {
            (wide(before) && letter.is_ascii_alphanumeric()) || (before.is_ascii_alphanumeric() && wide(letter))
        };
        if before.is_some_and(meets) {
            spaced.push(' ');
        }
        spaced.push(letter);
        before = Some(letter);
    }
    spaced
}

pub(super) fn usd(decimal: &str) -> String {
    match decimal.strip_prefix('-') {
        Some(amount) => format!("−{amount} USD"),
        None => format!("{decimal} USD"),
    }
}

pub(super) fn place(scenario: &Scenario, report: &Report, axis: Axis) -> String {
    let volume = here(&report.scale);
    let each =
        if scenario.vpcs > 1 { format!("{} 個の VPC それぞれで", whole(scenario.vpcs)) } else { String::new() };
    match axis {
        // A service that the network does not use means all services: see `AxisSamples::new`.
        Axis::OneService(service) if scenario.service(service).is_some() => {
            format!("{each}{} が月 {volume} なら", service.slug())
        }
        Axis::Vpcs => format!("{each}月 {} なら", gb(scenario.services_gb())),
        _ => format!("{each}月 {volume} なら"),
    }
}

pub(super) fn cheapest_ranges(report: &Report, verdict: &Verdict) -> String {
    let at = |step| threshold(&report.scale, step);
    match (verdict.from, verdict.to) {
        (None, None) => "どのデータ量でも有利です。".to_owned(),
        (Some(from), None) => format!("{} を超えると有利になります。", at(from)),
        (None, Some(to)) => format!("{} 未満で有利です。", at(to)),
        (Some(from), Some(to)) => format!("{} から {} の間で有利です。", at(from), at(to)),
    }
}

pub(super) fn nat_gateways(scenario: &Scenario) -> String {
    match (scenario.nat, scenario.azs.count()) {
        (NatTopology::None, _) => "NAT ゲートウェイ".to_owned(),
        (NatTopology::OneZonal, _) | (NatTopology::ZonalPerAz, 1) => "NAT ゲートウェイ 1 台".to_owned(),
        (NatTopology::ZonalPerAz, 2) => "両 AZ の NAT ゲートウェイ".to_owned(),
        (NatTopology::ZonalPerAz, azs) => format!("{azs} つの AZ に 1 台ずつの NAT ゲートウェイ"),
        (NatTopology::Regional, _) => "リージョナル NAT ゲートウェイ".to_owned(),
    }
}
