//! The bill of each design, line by line.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::fold::Fold;
use super::parts::{Table, derived, localized, show_when};
use super::session::Session;
use natpoint_export::bill as rows;
use natpoint_model::cost::Design;

/// All bills, each under its total.
#[component]
pub(super) fn Bills(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let [usual, other] = [false, true].map(|other| {
        let designs = Design::ALL.into_iter().filter(move |design| (*design > Design::CheapestMix) == other);
        designs.map(|design| view! { <DesignBill session design /> }.into_any()).collect::<Vec<_>>()
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
                <summary>{localized(session, |locale| locale.finding_labels().other_designs.to_owned())}</summary>
                {other}
            </details>
        </section>
    }
    .into_any()
}

#[component]
fn DesignBill(
    /// The page's state.
    session: Session,
    /// The design.
    design: Design,
) -> impl IntoView {
    let slug = design.slug();
    let total = localized(session, move |locale| {
        session.settled.with(|report| match report.priced(design) {
            Some(priced) => locale.amount(priced.bill.total),
            None => locale.labels().infeasible.to_owned(),
        })
    });
    let more =
        localized(session, move |locale| session.settled.with(|report| rows::extra_cost(report, design, locale)));
    let local = localized(session, move |_| {
        let total = session.settled.with(|report| report.priced(design).map(|priced| priced.bill.total));
        total.and_then(|total| session.local(total)).unwrap_or_default()
    });
    let note = localized(session, move |locale| {
        session.settled.with(|report| {
            match report.answers.iter().find(|answer| answer.design == design).map(|answer| &answer.outcome) {
                Some(Err(reasons)) => {
                    reasons.iter().map(|reason| locale.infeasible(reason)).collect::<Vec<_>>().join(" ")
                }
                _ => session.with(|scenario| locale.design_note(design, scenario, report)),
            }
        })
    });
    let possible = derived(move || session.settled.with(|report| report.priced(design).is_some()));
    // The reason against a design is short, and is read without a click.
    let usual = matches!(design, Design::NatOnly | Design::EndpointsOnly);
    let opens = Memo::new(move |_| usual || !possible.get());
    let summary = view! {
        <span class="swatch" aria-hidden="true"></span>
        <span class="name">{localized(session, move |locale| locale.design(design).to_owned())}</span>
        <span class="more">{more}</span>
        <span class="total" data-testid=format!("total-{slug}")>
            {total}
        </span>
    };
    let inside = Callback::new(move |()| {
        view! {
            <p class="local">{local}</p>
            <p class="note">{note}</p>
            {show_when(possible, move || view! { <BillTable session design total /> }.into_any())}
        }
        .into_any()
    });
    view! {
        <Fold
            testid=format!("bill-{slug}")
            class=format!("bill {slug}")
            open=opens
            summary=summary.into_any()
            inside
        />
    }
    .into_any()
}

#[component]
fn BillTable(
    /// The page's state.
    session: Session,
    /// The design.
    design: Design,
    /// Its total.
    total: Signal<String>,
) -> impl IntoView {
    let head = derived(move || {
        let locale = session.locale();
        rows::head(locale).iter().map(|title| locale.in_its_currency(title)).collect::<Vec<_>>()
    });
    let foot = derived(move || {
        let labels = session.locale().labels();
        vec![labels.bill_total.to_owned(), String::new(), String::new(), total.get(), String::new()]
    });
    Table {
        testid: "bill-table",
        name: localized(session, move |locale| locale.design(design).to_owned()),
        head,
        body: Memo::new(move |_| {
            let locale = session.locale();
            session
                .settled
                .with(|report| rows::parts(report, design).map(|(line, part)| rows::row(line, part, locale)).collect())
        }),
        foot: Some(foot),
    }
    .view()
}
