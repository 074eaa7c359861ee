//! The bill of each design, line by line.

use leptos::prelude::*;

use super::session::Session;
use crate::catalogue::prices::Price;
use crate::compare::Report;
use crate::cost::bill::{Line, Part, PartPrice, Quantity};
use crate::cost::{Design, Origin};
use crate::units::{Quantity as _, Share, Usd};
use crate::words::{Words, numbers};

/// All bills, each under its total.
#[component]
pub(super) fn Bills(session: Session) -> impl IntoView {
    view! {
        <section class="card bills">
            <h2>{session.label(|labels| labels.bills)}</h2>
            {Design::ALL.map(|design| view! { <DesignBill session design /> })}
        </section>
    }
    .into_any()
}

/// A row of a bill as it is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    item: String,
    remark: String,
    quantity: String,
    unit_price: String,
    typed: bool,
    amount: String,
    source: String,
}

#[component]
fn DesignBill(session: Session, design: Design) -> impl IntoView {
    let slug = design.slug();
    let rows = Memo::new(move |_| session.report.with(|report| rows(report, design, session.words())));
    let count = Memo::new(move |_| rows.with(Vec::len));
    let total = move || {
        let words = session.words();
        session.report.with(|report| match report.priced(design) {
            Some(priced) => words.usd(&numbers::cents(priced.bill.total)),
            None => words.labels().impossible.to_owned(),
        })
    };
    let more = move || {
        session.report.with(|report| {
            let least = report.verdict.as_ref()?.total;
            let more = report.priced(design)?.bill.total - least;
            let words = session.words();
            Some(match more {
                Usd::ZERO => words.labels().cheapest.to_owned(),
                more => format!("+{}", words.usd(&numbers::cents(more))),
            })
        })
    };
    let note = move || {
        let words = session.words();
        session.report.with(|report| {
            let reasons = report.answers.iter().find(|answer| answer.design == design)?.outcome.as_ref().err();
            Some(match reasons {
                Some(reasons) => reasons.iter().map(|reason| words.impossible(reason)).collect::<Vec<_>>().join(" "),
                None => session.with(|scenario| words.design_note(design, scenario, report)),
            })
        })
    };
    let possible = Memo::new(move |_| session.report.with(|report| report.priced(design).is_some()));
    let opens = matches!(design, Design::NatOnly | Design::EndpointsOnly);
    view! {
        <details class=format!("bill {slug}") data-testid=format!("bill-{slug}") open=opens>
            <summary>
                <span class="swatch" aria-hidden="true"></span>
                <span class="name">{move || session.words().design(design)}</span>
                <span class="more">{more}</span>
                <span class="total" data-testid=format!("total-{slug}")>{total}</span>
            </summary>
            <p class="note">{note}</p>
            <Show when=move || possible.get()>
                <div class="scroll" tabindex="0" role="group" aria-label=move || session.words().design(design)>
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{session.label(|labels| labels.column_item)}</th>
                                <th scope="col">{session.label(|labels| labels.column_quantity)}</th>
                                <th scope="col">{session.label(|labels| labels.column_unit_price)}</th>
                                <th scope="col">{session.label(|labels| labels.column_amount)}</th>
                                <th scope="col">{session.label(|labels| labels.column_source)}</th>
                            </tr>
                        </thead>
                        <tbody>
                            <For each=move || 0..count.get() key=|at| *at let:at>
                                <BillRow row=Signal::derive(move || {
                                    rows.with(|rows| rows.get(at).cloned().unwrap_or_default())
                                }) />
                            </For>
                        </tbody>
                        <tfoot>
                            <tr>
                                <th scope="row" colspan="3">{session.label(|labels| labels.bill_total)}</th>
                                <td>{total}</td>
                                <td></td>
                            </tr>
                        </tfoot>
                    </table>
                </div>
            </Show>
        </details>
    }
    .into_any()
}

#[component]
fn BillRow(row: Signal<Row>) -> impl IntoView {
    view! {
        <tr>
            <th scope="row">
                {move || row.with(|row| row.item.clone())}
                <small>{move || row.with(|row| row.remark.clone())}</small>
            </th>
            <td>{move || row.with(|row| row.quantity.clone())}</td>
            <td class:typed=move || row.with(|row| row.typed)>{move || row.with(|row| row.unit_price.clone())}</td>
            <td>{move || row.with(|row| row.amount.clone())}</td>
            <td class="source">{move || row.with(|row| row.source.clone())}</td>
        </tr>
    }
    .into_any()
}

fn rows(report: &Report, design: Design, words: &dyn Words) -> Vec<Row> {
    let lines = report.priced(design).map(|priced| priced.bill.lines.as_slice()).unwrap_or_default();
    lines.iter().flat_map(|line| line.parts.iter().map(move |part| row(line, part, words))).collect()
}

fn row(line: &Line, part: &Part, words: &dyn Words) -> Row {
    let labels = words.labels();
    let remark = match (&part.price, line.everywhere) {
        (None, _) => labels.free,
        (Some(_), true) => labels.same_everywhere,
        (Some(_), false) => "",
    };
    Row {
        item: words.charge(line.kind),
        remark: remark.to_owned(),
        quantity: match part.quantity {
            Quantity::Hours { count, hours } => words.count_hours(line.kind, count, &hours.to_plain()),
            Quantity::Data { gb, part: Share::ALL, times: 1 } => numbers::gb(gb),
            Quantity::Data { gb, part, times } => {
                format!("{} × {} × {times}", numbers::gb(gb), numbers::percent(part))
            }
        },
        unit_price: match part.price {
            None => String::new(),
            Some(PartPrice::Hour(quoted)) => quoted.rate.to_plain(),
            Some(PartPrice::Gb(quoted)) => quoted.rate.to_plain(),
        },
        typed: part.price.is_some_and(|price| price.origin() == Origin::Typed),
        amount: numbers::cents(part.amount),
        source: part.price.map_or_else(String::new, |price| source(price.origin(), words)),
    }
}

fn source(origin: Origin, words: &dyn Words) -> String {
    match origin {
        Origin::Table(price) => table_source(price, words),
        Origin::Assumed(price) => format!("{}; {}", words.assumed_price(), table_source(price, words)),
        Origin::Typed => words.typed_price().to_owned(),
        Origin::Missing => words.missing_price().to_owned(),
    }
}

/// The newest source of a price, its date, and how sure it is.
fn table_source(price: &Price, words: &dyn Words) -> String {
    let confidence = words.confidence(price.confidence());
    let newest = price.sources().iter().map(|source| source.info()).max_by_key(|source| source.date);
    match newest {
        Some(source) => {
            let date = source.date.map_or_else(String::new, |date| format!(", {date}"));
            format!("{}{date}; {confidence}", source.title)
        }
        None => confidence.to_owned(),
    }
}
