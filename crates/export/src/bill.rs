//! The rows of a bill as text, for the page and for CSV.

use natpoint_model::catalogue::interregion;
use natpoint_model::catalogue::prices::Price;
use natpoint_model::catalogue::sources::{Confidence, SourceId};
use natpoint_model::compare::{Report, cost_table};
use natpoint_model::cost::bill::{BilledQuantity, Line, Part, PartPrice};
use natpoint_model::cost::{Bill, ChargeGroup, ChargeKind, Design, Infeasible, Origin};
use natpoint_model::units::{Quantity as _, Share, Usd};
use natpoint_text::{Locale, numbers};

/// How much more a design costs than the cheapest one.
#[must_use]
pub fn extra_cost(report: &Report, design: Design, locale: &dyn Locale) -> String {
    let (Some(verdict), Some(priced)) = (&report.verdict, report.priced(design)) else { return String::new() };
    match priced.bill.total - verdict.total {
        Usd::ZERO => locale.labels().cheapest.to_owned(),
        more => locale.extra_cost(more),
    }
}

/// Every part of every line of a design's bill; none if the design is infeasible.
pub fn parts(report: &Report, design: Design) -> impl Iterator<Item = (&Line, &Part)> {
    parts_of(report.priced(design).map(|priced| &priced.bill))
}

/// Every part of every line of a bill.
pub fn parts_of(bill: Option<&Bill>) -> impl Iterator<Item = (&Line, &Part)> {
    let lines = bill.map(|bill| bill.lines.as_slice()).unwrap_or_default();
    lines.iter().flat_map(|line| line.parts.iter().map(move |part| (line, part)))
}

/// The column titles of [`row`].
#[must_use]
pub fn head(locale: &dyn Locale) -> Vec<String> {
    let labels = locale.labels();
    let columns = [
        labels.column_item,
        labels.column_quantity,
        labels.column_unit_price,
        labels.column_amount,
        labels.column_source,
    ];
    columns.map(str::to_owned).to_vec()
}

/// A part of a line as cells: item with its remark, quantity, unit price, amount, source.
#[must_use]
pub fn row(line: &Line, part: &Part, locale: &dyn Locale) -> Vec<String> {
    let item = format!("{}\n{}", locale.charge(line.kind), remark(line, part, locale));
    let unit_price = unit_price(part).map_or_else(String::new, |(rate, unit)| format!("{rate} /{unit}"));
    vec![item, quantity(part, locale), unit_price, locale.money().figure(part.amount), source(part, locale)]
}

/// The remark on a part: that it is free, or the same in every design.
pub(crate) fn remark(line: &Line, part: &Part, locale: &dyn Locale) -> &'static str {
    let labels = locale.labels();
    match (&part.price, line.everywhere) {
        (None, _) => labels.free,
        (Some(_), true) => labels.same_everywhere,
        (Some(_), false) => "",
    }
}

/// The billed quantity as a product of its factors.
#[must_use]
pub fn quantity(part: &Part, locale: &dyn Locale) -> String {
    match part.quantity {
        BilledQuantity::Hours { what, count, hours } => {
            format!("{} × {}", locale.count(what, count), locale.hours(&hours.to_plain()))
        }
        BilledQuantity::Months { what, count } => locale.count(what, count),
        BilledQuantity::Data { gb, part: Share::ALL, times: 1 } => numbers::gb(gb),
        BilledQuantity::Data { gb, part, times } => {
            format!("{} × {} × {times}", numbers::gb(gb), numbers::percent(part))
        }
    }
}

/// The unit price with all its digits, and its unit.
#[must_use]
pub fn unit_price(part: &Part) -> Option<(String, &'static str)> {
    part.price.map(|price| match price {
        PartPrice::Hour(quoted) => (quoted.rate.to_plain(), "h"),
        PartPrice::Month(quoted) => (quoted.rate.to_plain(), "mo"),
        PartPrice::Gb(quoted) => (quoted.rate.to_plain(), "GB"),
    })
}

/// The source of the unit price; empty where nothing is charged.
#[must_use]
pub fn source(part: &Part, locale: &dyn Locale) -> String {
    let Some(price) = part.price else { return String::new() };
    match price.origin() {
        Origin::Table(price) => table_source(price, locale),
        Origin::Assumed(price) => format!("{}; {}", locale.assumed_price(), table_source(price, locale)),
        Origin::BetweenRegions { from, to } => {
            let (confidence, sources) = interregion::evidence(from, to);
            format!("{}; {}", locale.between_regions(from, to), told(sources, confidence, locale))
        }
        Origin::FreeAllowance => locale.free_allowance().to_owned(),
        Origin::Typed => locale.typed_price().to_owned(),
        Origin::Missing => locale.missing_price().to_owned(),
    }
}

/// The first source of a price with its date, the number of further sources, and the confidence.
fn table_source(price: &Price, locale: &dyn Locale) -> String {
    told(price.sources(), price.confidence(), locale)
}

fn told(sources: &[SourceId], confidence: Confidence, locale: &dyn Locale) -> String {
    let confidence = locale.confidence(confidence);
    let Some((first, more)) = sources.split_first() else { return confidence.to_owned() };
    let (first, newest) = (first.info(), sources.iter().filter_map(|source| source.info().date).max());
    locale.sources(&locale.source_title(first.title), first.date, more.len(), newest, confidence)
}

/// How an amount of a row of the cost table comes about: its factors where they are the same in every column, the unit
/// price alone where they are not.
#[must_use]
pub fn rate(row: &cost_table::Row, locale: &dyn Locale) -> String {
    let price = |part: &Part| unit_price(part).map(|(rate, unit)| (locale.usd(&rate), unit));
    let mut prices: Vec<(String, &str)> = row.parts.iter().filter_map(price).collect();
    prices.dedup();
    match (row.parts.as_slice(), prices.as_slice()) {
        ([part], [(rate, _)]) if row.is_alike => format!("{} × {rate}", quantity(part, locale)),
        ([part, rest @ ..], [(rate, _)]) if row.is_alike && rest.iter().all(|other| other == part) => {
            format!("{} × {} × {rate}", row.parts.len(), quantity(part, locale))
        }
        _ => prices.iter().map(|(rate, unit)| format!("{rate} /{unit}")).collect::<Vec<_>>().join(", "),
    }
}

/// The name of a row of the cost table, without what a bill adds behind a comma.
#[must_use]
pub fn row_name(row: &cost_table::Row, locale: &dyn Locale) -> String {
    kind_name(row.kind, locale)
}

/// The name of a kind of charge, without what a bill adds behind a comma.
#[must_use]
pub fn kind_name(kind: ChargeKind, locale: &dyn Locale) -> String {
    match kind {
        ChargeKind::EndpointHours(_) => locale.charge_group(ChargeGroup::EndpointHours).to_owned(),
        kind => {
            let name = locale.charge(kind);
            name.split([',', '（']).next().map_or_else(|| name.clone(), str::to_owned)
        }
    }
}

/// The usual designs that are not possible, each with its reasons.
#[must_use]
pub fn not_possible(report: &Report, locale: &dyn Locale) -> Vec<String> {
    let usual = report.answers.iter().filter(|answer| answer.design <= Design::CheapestMix);
    let reasons = usual.filter_map(|answer| Some((answer.design, answer.outcome.as_ref().err()?)));
    let sentence = |(design, reasons): (Design, &Vec<Infeasible>)| {
        let reasons: Vec<_> = reasons.iter().map(|reason| locale.infeasible(reason)).collect();
        locale.not_possible(design, &reasons.join(" "))
    };
    reasons.map(sentence).collect()
}

/// Every unit price that the current network or the recommended design pays, with its source, each once.
#[must_use]
pub fn sources(report: &Report, locale: &dyn Locale) -> Vec<String> {
    let Some(advice) = &report.recommendation else { return Vec::new() };
    let current = advice.current.as_ref().map(|current| &current.bill);
    let recommended = report.priced(advice.design).map(|priced| &priced.bill);
    let mut told: Vec<String> = Vec::new();
    for line in current.into_iter().chain(recommended).flat_map(|bill| &bill.lines) {
        for part in line.parts.iter().filter(|part| part.amount != Usd::ZERO) {
            let Some((rate, unit)) = unit_price(part) else { continue };
            let name = match line.kind {
                ChargeKind::EndpointHours(_) => locale.charge_group(ChargeGroup::EndpointHours).to_owned(),
                kind => locale.charge(kind),
            };
            let sentence = format!("{name}: {} /{unit}. {}", locale.usd(&rate), source(part, locale));
            if !told.contains(&sentence) {
                told.push(sentence);
            }
        }
    }
    told
}
