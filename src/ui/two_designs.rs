//! Design against design: what both pay differently, and what leads from one to the other.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{Name, choice, derived, list, localized, show_when};
use super::session::Session;
use super::wide_table::WideTable;
use natpoint_export::bill::kind_name;
use natpoint_model::compare::cost_table::{Column, CostTable};
use natpoint_model::compare::recommendation::Action;
use natpoint_model::compare::two_designs::{TwoDesigns, name};
use natpoint_model::units::Usd;
use natpoint_text::{Locale, PageLabels};

/// Two choices of a design, of which today is one, and below them what differs.
#[component]
pub(super) fn DesignAgainstDesign(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let chosen = RwSignal::new(["", ""].map(str::to_owned));
    let two = Memo::new(move |_| {
        chosen.with(|[a, b]| {
            session.settled.with(|report| session.with(|scenario| TwoDesigns::of(scenario, report, [a, b])))
        })
    });
    let known = derived(move || two.with(Option::is_some));
    show_when(known, move || {
        view! {
            <section class="plain two-designs" data-testid="compare-designs">
                <h2>{label(session, |labels| labels.compare_designs)}</h2>
                <div class="side-by-side">
                    <DesignSide session chosen two at=0 />
                    <DesignSide session chosen two at=1 />
                </div>
                <div class="side-by-side"><BillOfBoth session two /> <StepsBetween session two /></div>
            </section>
        }
        .into_any()
    })
}

fn label(session: Session, pick: fn(&PageLabels) -> &'static str) -> Signal<String> {
    localized(session, move |locale| pick(locale.page_labels()).to_owned())
}

/// The name of a column: the current network says that it is.
fn column_name(column: &Column, locale: &dyn Locale) -> String {
    let name = locale.design(column.design);
    if column.is_current { format!("{}: {name}", locale.page_labels().diagram_today) } else { name.to_owned() }
}

/// The choice of a design, with its total.
#[component]
fn DesignSide(
    /// The page's state.
    session: Session,
    /// What is chosen.
    chosen: RwSignal<[String; 2]>,
    /// Both designs, if both are there.
    two: Memo<Option<TwoDesigns>>,
    /// Whether it is the first or the second.
    at: usize,
) -> impl IntoView {
    let column = move || two.with(|two| two.as_ref().and_then(|two| two.columns.get(at).copied()));
    let names = derived(move || {
        let locale = session.locale();
        let columns = session.settled.with(|report| CostTable::of(report).columns);
        let offered = columns.iter();
        offered.map(|column| Name { value: name(column).to_owned(), text: column_name(column, locale) }).collect()
    });
    let value = derived(move || column().map_or("", |column| name(&column)).to_owned());
    let total =
        localized(session, move |locale| column().map_or_else(String::new, |column| locale.amount(column.total)));
    let sample = derived(move || format!("sample {}", column().map_or("", |column| column.design.slug())));
    let (testid, letter) = if at == 0 { ("compare-a", "A") } else { ("compare-b", "B") };
    view! {
        <div class="side">
            {choice(testid, Signal::stored(letter.to_owned()), value, names, move |slug| {
                chosen.update(|chosen| chosen[at] = slug);
            })}
            <p class="side-total">
                <span class=sample aria-hidden="true"></span>
                <strong data-testid=format!("{testid}-total")>{total}</strong>
            </p>
        </div>
    }
    .into_any()
}

/// What is charged differently, what is charged alike in a row of its own, and the totals.
#[component]
fn BillOfBoth(
    /// The page's state.
    session: Session,
    /// Both designs, if both are there.
    two: Memo<Option<TwoDesigns>>,
) -> impl IntoView {
    let rows = list(move || {
        let locale = session.locale();
        let money = locale.money();
        let row = |name: String, [a, b]: [Usd; 2], class: &'static str| {
            view! {
                <tr class=class>
                    <th scope="row">{name}</th>
                    <td>{money.figure(a)}</td>
                    <td>{money.figure(b)}</td>
                    <td>{money.signed(money.difference(b, a))}</td>
                </tr>
            }
            .into_any()
        };
        two.with(|two| {
            let Some(two) = two else { return Vec::new() };
            let differing = two.differing.iter().map(|(kind, amounts)| row(kind_name(*kind, locale), *amounts, ""));
            let alike = (!two.alike.0.is_empty()).then(|| {
                let names: Vec<_> = two.alike.0.iter().map(|kind| kind_name(*kind, locale)).collect();
                row(locale.in_common(&names), [two.alike.1, two.alike.1], "quiet")
            });
            let totals = two.columns.map(|column| column.total);
            let total = row(locale.page_labels().total.to_owned(), totals, "total");
            differing.chain(alike).chain([total]).collect()
        })
    });
    view! {
        <WideTable name=label(session, |labels| labels.compare_bill) testid="compare-bill-frame">
            <table data-testid="compare-bill">
                <thead>
                    <tr>
                        <th scope="col">{label(session, |labels| labels.compare_bill)}</th>
                        <th scope="col">"A"</th>
                        <th scope="col">"B"</th>
                        <th scope="col">{label(session, |labels| labels.compare_difference)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </WideTable>
    }
    .into_any()
}

/// What to add and remove, by the names of endpoints; what stays is not named.
#[component]
fn StepsBetween(
    /// The page's state.
    session: Session,
    /// Both designs, if both are there.
    two: Memo<Option<TwoDesigns>>,
) -> impl IntoView {
    let steps = list(move || {
        let locale = session.locale();
        let region = session.with(|scenario| scenario.region);
        let told: Vec<_> = two.with(|two| {
            let actions = two.iter().flat_map(|two| &two.actions);
            let changes = actions.filter(|action| !matches!(action, Action::Keep(_)));
            changes.map(|action| locale.record_action(action, region)).collect()
        });
        if told.is_empty() {
            return vec![view! { <p>{locale.page_labels().compare_no_steps}</p> }.into_any()];
        }
        let steps: Vec<_> = told.into_iter().map(|step| view! { <li>{step}</li> }.into_any()).collect();
        vec![view! { <ol class="steps-to">{steps}</ol> }.into_any()]
    });
    view! {
        <div data-testid="compare-steps">
            <h3>{label(session, |labels| labels.compare_steps)}</h3>
            {steps}
        </div>
    }
    .into_any()
}
