//! How a figure comes about: what adds up to it, and where its prices come from.

use super::bill::{parts_of, quantity, source, unit_price};
use natpoint_model::compare::cost_table::is_alike;
use natpoint_model::cost::bill::{Line, Part};
use natpoint_model::cost::{Bill, ChargeKind};
use natpoint_model::units::Usd;
use natpoint_text::Locale;

/// The parts of a bill, all of them or those of one kind, that cost anything: name, factors, amount.
#[must_use]
pub fn lines(bill: &Bill, kind: Option<ChargeKind>, locale: &dyn Locale) -> Vec<[String; 3]> {
    let told = charged(bill, kind).map(|(line, part)| {
        let price = unit_price(part).map(|(rate, unit)| format!(" × {} /{unit}", locale.usd(&rate)));
        let factors = quantity(part, locale) + &price.unwrap_or_default();
        [locale.charge(line.kind), factors, locale.money().figure(part.amount)]
    });
    told.collect()
}

/// The sources of their prices, each once.
#[must_use]
pub fn sources(bill: &Bill, kind: Option<ChargeKind>, locale: &dyn Locale) -> Vec<String> {
    let mut told = Vec::new();
    for (_, part) in charged(bill, kind) {
        let source = source(part, locale);
        if !source.is_empty() && !told.contains(&source) {
            told.push(source);
        }
    }
    told
}

fn charged(bill: &Bill, kind: Option<ChargeKind>) -> impl Iterator<Item = (&Line, &Part)> {
    let parts = parts_of(Some(bill)).filter(|(_, part)| part.amount != Usd::ZERO);
    parts.filter(move |(line, _)| kind.is_none_or(|kind| is_alike(line.kind, kind)))
}
