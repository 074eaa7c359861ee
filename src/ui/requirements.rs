//! What a network must have: each requirement is a switch, with the cheapest design that meets it and its price.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::document;
use super::parts::{derived, each, list, localized};
use super::platform::on_checked;
use super::session::Session;
use super::wide_table::WideTable;
use natpoint_model::compare::requirement::{self, RequirementOutcome};
use natpoint_model::scenario::{Requirement, Scenario};
use natpoint_model::units::Gb;
use natpoint_text::{Locale, advice};

/// The requirements that apply, reckoned once the numbers rest.
fn outcomes(session: Session) -> Memo<Vec<RequirementOutcome>> {
    let scenario = session.debounced();
    Memo::new(move |_| scenario.with(|scenario| requirement::all(scenario)))
}

/// The switches.
#[component]
pub(super) fn RequirementTable(
    /// The page's state.
    session: Session,
) -> impl IntoView {
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
    let name = localized(session, |locale| locale.advice_labels().requirements.to_owned());
    view! {
        <section class="plain advice requirements" data-testid="gates">
            <p class="note">{localized(session, |locale| locale.advice_labels().requirements_note.to_owned())}</p>
            <WideTable name testid="requirement-table">
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
            </WideTable>
        </section>
    }
    .into_any()
}

/// The same as a document, for paper.
#[component]
pub(super) fn RequirementsOnPaper(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let document = Memo::new(move |_| {
        session.with(|scenario| {
            advice::requirements(&requirement::all(scenario), scenario.internet_gb(), session.locale())
        })
    });
    view! {
        <section class="plain advice requirements">
            <h2>{localized(session, |locale| locale.advice_labels().requirements.to_owned())}</h2>
            <document::DocumentView testid="requirements-on-paper" document />
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
        cells(outcome.as_ref(), session.with(Scenario::internet_gb), locale)
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
fn cells(outcome: Option<&RequirementOutcome>, internet: Gb, locale: &dyn Locale) -> Vec<AnyView> {
    let Some(RequirementOutcome { requirement, outcome, without_internet }) = outcome else {
        return vec![view! { <td colspan="3"></td> }.into_any()];
    };
    let (met, breaks) = match (outcome, without_internet) {
        (Ok(met), _) => (met, String::new()),
        (Err(_), Some(met)) => (met, locale.only_without_internet(internet)),
        (Err(reasons), None) => {
            let told = advice::against(*requirement, reasons, locale);
            return vec![view! { <td colspan="3">{told}</td> }.into_any()];
        }
    };
    let resources = advice::resources(met, locale);
    let (built, names) = resources.split_once('\n').unwrap_or((&resources, ""));
    let remark = |text: &str| (!text.is_empty()).then(|| view! { <small>{text.to_owned()}</small> }.into_any());
    vec![
        view! {
            <td>
                <span class=format!("sample {}", met.drawn_as().slug()) aria-hidden="true"></span>
                {built.to_owned()} {remark(names)} {remark(&breaks)}
            </td>
        }
        .into_any(),
        view! { <td class="amount">{locale.amount(met.total)}</td> }.into_any(),
        view! { <td class="amount">{advice::extra(met, locale)}</td> }.into_any(),
    ]
}
