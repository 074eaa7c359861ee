//! What would change the answer, how certain it is, and which limits it reaches.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::flip_strip;
use super::parts::{button, derived, each, localized, show_when};
use super::session::Session;
use natpoint_model::catalogue::prices::PriceListVersion;
use natpoint_model::compare::band::Certainty;
use natpoint_model::compare::candidates::DesignTotals;
use natpoint_model::compare::flips::{self, Flip};
use natpoint_model::compare::growth::{self, Growth};
use natpoint_model::compare::payback;
use natpoint_model::input;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Share;

/// What takes longer to work out than the answer itself, so it follows once the numbers rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Findings {
    flips: Vec<Flip>,
    certainty: Option<Certainty>,
    growth: Option<(Growth, Share)>,
}

impl Findings {
    fn of(scenario: &Scenario) -> Self {
        let growth = growth::of(scenario).map(|growth| (growth, scenario.growth));
        Self { flips: flips::all(scenario), certainty: Certainty::of(scenario), growth }
    }
}

/// The answer with an older price table beside that with the newest, where a link was made with an older one.
#[component]
pub(super) fn PriceListVersions(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let old = session.holds(|scenario| scenario.price_list_version != PriceListVersion::CURRENT);
    let sentences = localized(session, move |locale| {
        session.with(|scenario| {
            let newest = Scenario { price_list_version: PriceListVersion::CURRENT, ..scenario.clone() };
            let [then, now] = [scenario, &newest]
                .map(|scenario| DesignTotals::of(scenario).cheapest())
                .map(|found| found.map_or_else(|| "–".to_owned(), |(_, total)| locale.amount(total)));
            locale.two_price_lists(scenario.price_list_version, &then, &now)
        })
    });
    show_when(old, move || {
        view! {
            <section class="notices" role="status" data-testid="editions">
                <p>{sentences}</p>
                {button(
                    "edition-now".to_owned(),
                    "",
                    localized(session, |locale| locale.finding_labels().prices_of_now.to_owned()),
                    move || session.update(|scenario| scenario.price_list_version = PriceListVersion::CURRENT),
                )}
            </section>
        }
        .into_any()
    })
}

/// AWS's limits that the network reaches.
#[component]
pub(super) fn Risks(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let warnings = texts(move || {
        let locale = session.locale();
        session.settled.with(|report| report.warnings.iter().map(|warning| locale.warning(warning)).collect())
    });
    let warned = derived(move || session.settled.with(|report| !report.warnings.is_empty()));
    show_when(warned, move || {
        view! {
            <section class="card" data-testid="warnings">
                <h2>{localized(session, |locale| locale.finding_labels().warnings.to_owned())}</h2>
                <ul class="crossings">{items(warnings)}</ul>
                <p class="note">{localized(session, |locale| locale.finding_labels().warnings_note.to_owned())}</p>
            </section>
        }
        .into_any()
    })
}

/// The certainty and the flips.
#[component]
pub(super) fn WhatChangesThis(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let scenario = session.debounced();
    let findings = Memo::new(move |_| scenario.with(|scenario| Findings::of(scenario)));
    let certain = derived(move || findings.with(|findings| findings.certainty.is_some()));
    let certainty = localized(session, move |locale| {
        findings.with(|findings| findings.certainty.map_or_else(String::new, |certainty| locale.certainty(&certainty)))
    });
    let grows = derived(move || findings.with(|findings| findings.growth.is_some()));
    let growth = localized(session, move |locale| {
        findings.with(|findings| {
            findings
                .growth
                .map_or_else(String::new, |(growth, share)| locale.growth(&growth, &input::percent_of(share)))
        })
    });
    let report = session.debounced_report();
    let payback = Memo::new(move |_| {
        let of = |scenario: &Scenario| report.with(|report| payback::of(scenario, report));
        scenario.with(|scenario| of(scenario).map(|payback| (scenario.one_off_cost.usd(), payback)))
    });
    let pays_back = derived(move || payback.with(Option::is_some));
    let paid_back = localized(session, move |locale| {
        payback.get().map_or_else(String::new, |(once, payback)| locale.payback(once, payback))
    });
    let flips = derived(move || findings.with(|findings| findings.flips.clone()));
    let none = derived(move || flips.with(Vec::is_empty));
    let is_answered = derived(move || report.with(|report| report.recommendation.is_some()));
    // Those who hear the page hear the sentences, and a test reads them.
    let sentences = texts(move || {
        let locale = session.locale();
        flips.with(|flips| flips.iter().map(|flip| locale.flip(flip)).collect())
    });
    view! {
        <section class="flip-strip">
            <h2>{localized(session, |locale| locale.page_labels().changes.to_owned())}</h2>
            <p class="note">
                {localized(session, move |locale| {
                    let told = match (none.get(), is_answered.get()) {
                        (false, _) => locale.page_labels().changes_note,
                        (true, true) => locale.finding_labels().no_flip,
                        (true, false) => locale.finding_labels().no_answer,
                    };
                    told.to_owned()
                })}
            </p>
            {show_when(derived(move || !none.get()), move || {
                view! { <flip_strip::FlipStrip session flips /> }.into_any()
            })}
            <ol class="hidden" data-testid="flips">{items(sentences)}</ol>
        </section>
        {show_when(grows, move || view! { <p data-testid="growth">{growth}</p> }.into_any())}
        {show_when(pays_back, move || view! { <p data-testid="payback">{paid_back}</p> }.into_any())}
        {show_when(certain, move || {
            view! {
                <section class="flip-strip" data-testid="certainty">
                    <h2>{localized(session, |locale| locale.finding_labels().certainty.to_owned())}</h2>
                    <p>{certainty}</p>
                </section>
            }
            .into_any()
        })}
    }
    .into_any()
}

fn texts(of: impl Fn() -> Vec<String> + Send + Sync + 'static) -> Signal<Vec<String>> {
    Memo::new(move |_| of()).into()
}

fn items(texts: Signal<Vec<String>>) -> AnyView {
    each(texts, |text| view! { <li>{text}</li> }.into_any())
}
