//! The bill of each design, line by line.

use leptos::prelude::*;

use super::parts::{Table, derived, say, when};
use super::session::Session;
use natpoint_export::bill as rows;
use natpoint_model::cost::Design;
use natpoint_text::numbers;

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
    let more = say(session, move |words| session.settled.with(|report| rows::more(report, design, words)));
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
    let head = derived(move || rows::head(session.words()));
    let foot = derived(move || {
        let labels = session.words().labels();
        vec![labels.bill_total.to_owned(), String::new(), String::new(), total.get(), String::new()]
    });
    Table {
        testid: "bill-table",
        name: say(session, move |words| words.design(design).to_owned()),
        head,
        body: Memo::new(move |_| {
            let words = session.words();
            session
                .settled
                .with(|report| rows::parts(report, design).map(|(line, part)| rows::row(line, part, words)).collect())
        }),
        foot: Some(foot),
    }
    .view()
}
