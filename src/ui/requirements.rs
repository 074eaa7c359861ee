//! What a network must have: each requirement is a switch, with the cheapest design that meets it and its price.

use leptos::prelude::*;

use super::document;
use super::parts::{derived, each, list, localized};
use super::platform::on_checked;
use super::session::Session;
use natpoint_model::compare::requirement::{self, RequirementOutcome};
use natpoint_model::scenario::Requirement;
use natpoint_model::units::Usd;
use natpoint_text::{Locale, advice, numbers};

/// The requirements that apply, reckoned once the numbers rest.
fn outcomes(session: Session) -> Memo<Vec<RequirementOutcome>> {
    let scenario = session.debounced();
    Memo::new(move |_| scenario.with(|scenario| requirement::all(scenario)))
}

/// The switches.
pub(super) fn panel(session: Session) -> AnyView {
    let outcomes = outcomes(session);
    let slugs = derived(move || {
        // That the internet must stay costs nothing by itself, so it stands first and without a price.
        let listed = outcomes.with(|all| all.iter().map(|one| slug(one.requirement).to_owned()).collect::<Vec<_>>());
        std::iter::once(slug(Requirement::InternetStays).to_owned()).chain(listed).collect()
    });
    let rows = each(slugs, move |slug| row(session, outcomes, &slug));
    let heading = move |at: usize| {
        localized(session, move |locale| {
            locale.advice_labels().requirements_head.get(at).copied().unwrap_or_default().to_owned()
        })
    };
    view! {
        <section class="plain advice requirements" data-testid="gates">
            <p class="note">{localized(session, |locale| locale.advice_labels().requirements_note.to_owned())}</p>
            <table>
                <thead>
                    <tr>
                        <td></td>
                        <th scope="col">{heading(0)}</th>
                        <th scope="col">{heading(3)}</th>
                        <th scope="col" class="amount">{heading(2)}</th>
                        <th scope="col" class="amount">{heading(1)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// The same as a document, for paper.
pub(super) fn on_paper(session: Session) -> AnyView {
    let document = Memo::new(move |_| advice::requirements(&session.with(requirement::all), session.locale()));
    view! {
        <section class="plain advice requirements">
            <h2>{localized(session, |locale| locale.advice_labels().requirements.to_owned())}</h2>
            {document::view("requirements-on-paper", document)}
        </section>
    }
    .into_any()
}

fn slug(requirement: Requirement) -> &'static str {
    Requirement::ALL.into_iter().find(|(_, other)| *other == requirement).map_or("", |(slug, _)| slug)
}

fn row(session: Session, outcomes: Memo<Vec<RequirementOutcome>>, slug: &str) -> AnyView {
    let found = Requirement::ALL.into_iter().find(|(other, _)| *other == slug);
    let Some((slug, requirement)) = found else { return ().into_any() };
    let on = session.holds(move |scenario| scenario.requirements.has(requirement));
    let change = move |on: bool| {
        session.update(|scenario| {
            scenario.requirements.set(requirement, on);
            scenario.add_required_services();
        });
    };
    let said = move |part: usize| {
        localized(session, move |locale| {
            locale.requirement(requirement).split('\n').nth(part).unwrap_or_default().to_owned()
        })
    };
    let cells = list(move || {
        let locale = session.locale();
        let outcome = outcomes.with(|all| all.iter().find(|one| one.requirement == requirement).cloned());
        cells(outcome.as_ref(), locale)
    });
    let id = format!("require-{slug}");
    view! {
        <tr>
            <td>
                <input
                    type="checkbox"
                    role="switch"
                    class="switch"
                    id=id.clone()
                    data-testid=id.clone()
                    prop:checked=on
                    on:change=on_checked(change)
                />
            </td>
            <th scope="row">
                <label for=id>{said(0)}</label>
                <small>{said(1)}</small>
            </th>
            {cells}
        </tr>
    }
    .into_any()
}

/// The design that meets a requirement, its cost and how much more that is; or why it cannot be met.
fn cells(outcome: Option<&RequirementOutcome>, locale: &dyn Locale) -> Vec<AnyView> {
    let Some(RequirementOutcome { requirement, outcome }) = outcome else {
        return vec![view! { <td colspan="3"></td> }.into_any()];
    };
    let met = match outcome {
        Ok(met) => met,
        Err(reasons) => {
            let mut told: Vec<String> = reasons.iter().map(|reason| locale.infeasible(reason)).collect();
            if *requirement == Requirement::NoInternetRoute {
                told.push(locale.advice_labels().egress_still_needed.to_owned());
            }
            return vec![view! { <td colspan="3">{told.join(" ")}</td> }.into_any()];
        }
    };
    let more = match met.more {
        Usd::ZERO => locale.advice_labels().no_more.to_owned(),
        more => locale.extra_cost(more),
    };
    vec![
        view! {
            <td>
                <span class=format!("sample {}", met.design.slug()) aria-hidden="true"></span>
                {locale.routing(met.design, &met.routing)}
            </td>
        }
        .into_any(),
        view! { <td class="amount">{locale.usd(&numbers::cents(met.total))}</td> }.into_any(),
        view! { <td class="amount">{more}</td> }.into_any(),
    ]
}
