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

/// Names of AWS's that have a space in them and are read as one word.
const NAMES: [&str; 4] = ["NAT ゲートウェイ", "NAT インスタンス", "VPC エンドポイント", "Transit Gateway"];

/// A break that shows nothing where the line goes on.
const BREAK: char = '\u{200b}';

/// The name with breaks between the words of compounds, and before what stands in parentheses.
pub(super) fn breakable(name: &str) -> String {
    const SECOND_WORDS: [&str; 4] = ["エンドポイント", "ゲートウェイ", "組み合わせ", "（"];
    let mut breakable = String::with_capacity(name.len() + 8);
    for (at, letter) in name.char_indices() {
        let begins = SECOND_WORDS.iter().any(|word| name[at..].starts_with(word));
        if begins && !breakable.is_empty() && !breakable.ends_with(' ') {
            breakable.push(BREAK);
        }
        breakable.push(letter);
    }
    breakable
}

/// The text with spaces at which no line breaks within such names and between a number and what it counts, and no
/// break before a slash that follows a number. A label may be narrower than `アベイラビリティーゾーン`, so that may break.
pub(super) fn unbroken(text: String) -> String {
    const SPACE: char = '\u{a0}';
    const JOINER: char = '\u{2060}';
    if text.is_ascii() {
        return text;
    }
    let text = NAMES.iter().fold(text, |text, name| {
        if text.contains(name) { text.replace(name, &name.replace(' ', "\u{a0}")) } else { text }
    });
    let text = text.replace("ティーゾーン", "ティー\u{200b}ゾーン");
    let mut unbroken = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let counted = before.is_some_and(|before: char| before.is_ascii_digit());
        match letter {
            ' ' if counted && letters.peek().is_some_and(|next| !next.is_ascii_digit()) => unbroken.push(SPACE),
            '／' if counted => unbroken.extend([JOINER, letter, JOINER]),
            _ => unbroken.push(letter),
        }
        before = Some(letter);
    }
    unbroken
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

#[cfg(test)]
mod tests {
    use super::{breakable, unbroken};

    #[test]
    fn a_compound_breaks_between_its_words() {
        for (name, expected) in [
            ("NAT＋ゲートウェイエンドポイント", "NAT＋|ゲートウェイ|エンドポイント"),
            ("VPC エンドポイント", "VPC エンドポイント"),
            ("最安の組み合わせ", "最安の|組み合わせ"),
            ("インターフェイスエンドポイント（AZ・1 時間）", "インターフェイス|エンドポイント|（AZ・1 時間）"),
            ("エンドポイント", "エンドポイント"),
            ("", ""),
        ] {
            assert_eq!(breakable(name).replace(super::BREAK, "|"), expected);
        }
    }

    #[test]
    fn no_line_breaks_within_a_name_or_after_a_number() {
        let check = |text: &str, expected: &str| assert_eq!(unbroken(text.to_owned()), expected);
        check("NAT ゲートウェイ 2 台を削除", "NAT\u{a0}ゲートウェイ 2\u{a0}台を削除");
        check("料金は 2／個", "料金は 2\u{2060}／\u{2060}個");
        check("月 1,790 GB なら 128.34 USD", "月 1,790\u{a0}GB なら 128.34\u{a0}USD");
        // Two numbers may part, and so may what stands before one.
        check("から 2 3 まで", "から 2 3\u{a0}まで");
        check("USD／月", "USD／月");
        check("アベイラビリティーゾーン（AZ）の数", "アベイラビリティー\u{200b}ゾーン（AZ）の数");
        check("NAT gateways 2", "NAT gateways 2");
    }
}
