//! The bill of each design, line by line.

use leptos::prelude::*;

use super::parts::{Table, derived, say, when};
use super::session::Session;
use crate::catalogue::interregion;
use crate::catalogue::prices::Price;
use crate::compare::Report;
use crate::cost::bill::{Line, Part, PartPrice, Quantity};
use crate::cost::{Design, Origin};
use crate::units::{Quantity as _, Share, Usd};
use crate::words::{Words, numbers};

/// All bills, each under its total.
pub(super) fn panel(session: Session) -> AnyView {
    let [usual, other] = [false, true].map(|other| {
        let designs = Design::ALL.into_iter().filter(move |design| (*design > Design::CheapestMix) == other);
        designs.map(|design| bill(session, design)).collect::<Vec<_>>()
    });
    // What nobody asked for stays folded, and opens when one of them can be built.
    let any = derived(move || {
        session.settled.with(|report| {
            Design::ALL.iter().any(|design| *design > Design::CheapestMix && report.priced(*design).is_some())
        })
    });
    view! {
        <section class="card bills">
            <h2>{session.label(|labels| labels.bills)}</h2>
            {usual}
            <details class="others" data-testid="other-designs" prop:open=any>
                <summary>{say(session, |words| words.headings().other_designs.to_owned())}</summary>
                {other}
            </details>
        </section>
    }
    .into_any()
}

fn bill(session: Session, design: Design) -> AnyView {
    let slug = design.slug();
    let total = say(session, move |words| {
        session.settled.with(|report| match report.priced(design) {
            Some(priced) => words.usd(&numbers::cents(priced.bill.total)),
            None => words.labels().impossible.to_owned(),
        })
    });
    let more = say(session, move |words| session.settled.with(|report| more(report, design, words)));
    let local = say(session, move |_| {
        let total = session.settled.with(|report| report.priced(design).map(|priced| priced.bill.total));
        total.and_then(|total| session.local(total)).unwrap_or_default()
    });
    let note = say(session, move |words| {
        session.settled.with(|report| {
            match report.answers.iter().find(|answer| answer.design == design).map(|answer| &answer.outcome) {
                Some(Err(reasons)) => {
                    reasons.iter().map(|reason| words.impossible(reason)).collect::<Vec<_>>().join(" ")
                }
                _ => session.with(|scenario| words.design_note(design, scenario, report)),
            }
        })
    });
    let possible = derived(move || session.settled.with(|report| report.priced(design).is_some()));
    // The reason against a design is short, and is read without a click.
    let usual = matches!(design, Design::NatOnly | Design::EndpointsOnly);
    let opens = Memo::new(move |_| usual || !possible.get());
    view! {
        <details class=format!("bill {slug}") data-testid=format!("bill-{slug}") prop:open=opens>
            <summary>
                <span class="swatch" aria-hidden="true"></span>
                <span class="name">{say(session, move |words| words.design(design).to_owned())}</span>
                <span class="more">{more}</span>
                <span class="total" data-testid=format!("total-{slug}")>{total}</span>
            </summary>
            <p class="local">{local}</p>
            <p class="note">{note}</p>
            {when(possible, move || table(session, design, total))}
        </details>
    }
    .into_any()
}

fn table(session: Session, design: Design, total: Signal<String>) -> AnyView {
    let head = derived(move || {
        let labels = session.words().labels();
        let columns = [
            labels.column_item,
            labels.column_quantity,
            labels.column_unit_price,
            labels.column_amount,
            labels.column_source,
        ];
        columns.map(str::to_owned).to_vec()
    });
    let foot = derived(move || {
        let labels = session.words().labels();
        vec![labels.bill_total.to_owned(), String::new(), String::new(), total.get(), String::new()]
    });
    Table {
        testid: "bill-table",
        name: say(session, move |words| words.design(design).to_owned()),
        head,
        body: Memo::new(move |_| session.settled.with(|report| lines(report, design, session.words()))),
        foot: Some(foot),
    }
    .view()
}

/// What a design costs more than the cheapest.
fn more(report: &Report, design: Design, words: &dyn Words) -> String {
    let (Some(verdict), Some(priced)) = (&report.verdict, report.priced(design)) else { return String::new() };
    match priced.bill.total - verdict.total {
        Usd::ZERO => words.labels().cheapest.to_owned(),
        more => format!("+{}", words.usd(&numbers::cents(more))),
    }
}

/// The rows of a bill as they are read: item with its remark, quantity, unit price, amount, source.
fn lines(report: &Report, design: Design, words: &dyn Words) -> Vec<Vec<String>> {
    let lines = report.priced(design).map(|priced| priced.bill.lines.as_slice()).unwrap_or_default();
    lines.iter().flat_map(|line| line.parts.iter().map(move |part| row(line, part, words))).collect()
}

fn row(line: &Line, part: &Part, words: &dyn Words) -> Vec<String> {
    let labels = words.labels();
    let remark = match (&part.price, line.everywhere) {
        (None, _) => labels.free,
        (Some(_), true) => labels.same_everywhere,
        (Some(_), false) => "",
    };
    let quantity = match part.quantity {
        Quantity::Hours { what, count, hours } => {
            format!("{} × {}", words.count(what, count), words.hours(&hours.to_plain()))
        }
        Quantity::Months { what, count } => words.count(what, count),
        Quantity::Data { gb, part: Share::ALL, times: 1 } => numbers::gb(gb),
        Quantity::Data { gb, part, times } => format!("{} × {} × {times}", numbers::gb(gb), numbers::percent(part)),
    };
    let unit_price = part.price.map_or_else(String::new, |price| match price {
        PartPrice::Hour(quoted) => format!("{} /h", quoted.rate.to_plain()),
        PartPrice::Month(quoted) => format!("{} /mo", quoted.rate.to_plain()),
        PartPrice::Gb(quoted) => format!("{} /GB", quoted.rate.to_plain()),
    });
    let source = part.price.map_or_else(String::new, |price| source(price.origin(), words));
    let item = format!("{}\n{remark}", words.charge(line.kind));
    vec![item, quantity, unit_price, numbers::cents(part.amount), source]
}

fn source(origin: Origin, words: &dyn Words) -> String {
    match origin {
        Origin::Table(price) => table_source(price, words),
        Origin::Assumed(price) => format!("{}; {}", words.assumed_price(), table_source(price, words)),
        Origin::BetweenRegions { from, to } => {
            let source = interregion::SOURCE.info();
            let confidence = words.confidence(interregion::CONFIDENCE);
            let source = words.sources(source.title, source.date, 0, None, confidence);
            format!("{}; {source}", words.between_regions(from, to))
        }
        Origin::FreeAllowance => words.free_allowance().to_owned(),
        Origin::Typed => words.typed_price().to_owned(),
        Origin::Missing => words.missing_price().to_owned(),
    }
}

/// The first source of a price with its date, how many more there are, and how sure it is.
fn table_source(price: &Price, words: &dyn Words) -> String {
    let confidence = words.confidence(price.confidence());
    let Some((first, more)) = price.sources().split_first() else { return confidence.to_owned() };
    let first = first.info();
    words.sources(first.title, first.date, more.len(), price.date(), confidence)
}
