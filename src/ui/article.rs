//! The article's case: what it leaves open, each with a switch.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::fold::Fold;
use super::parts::{check, derived, localized, show_when};
use super::session::Session;
use natpoint_model::article::{self, Difference};
use natpoint_text::numbers;

/// The differences between the article's figures and a like-for-like comparison.
///
/// It stands as long as the scenario is the article's case.
#[component]
pub(super) fn ArticlePanel(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let covered = session.holds(article::covers);
    show_when(derived(move || session.preset().get() && covered.get()), move || {
        let crossover = localized(session, move |locale| {
            let at = session.with(article::crossover);
            locale.crossing_at(at.map(|at| numbers::exactly_volume(at.at, at.step)).as_deref())
        });
        let summary = view! {
            {session.label(|labels| labels.article)} " "
            <output data-testid="crossover">{crossover}</output>
        };
        let inside = Callback::new(move |()| {
            let switches: Vec<_> = Difference::ALL
                .into_iter()
                .map(|difference| view! { <DifferenceSwitch session difference /> }.into_any())
                .collect();
            view! {
                <p class="note">{session.label(|labels| labels.article_note)}</p>
                <ul class="differences">{switches}</ul>
            }
            .into_any()
        });
        view! { <Fold testid="article" class="fold article" summary=summary.into_any() inside /> }.into_any()
    })
}

#[component]
fn DifferenceSwitch(
    /// The page's state.
    session: Session,
    /// The difference to the article.
    difference: Difference,
) -> impl IntoView {
    let on = session.holds(move |scenario| difference.is_on(scenario));
    let thrown = localized(session, move |locale| {
        if on.get() {
            return String::new();
        }
        let at = session.with(|scenario| article::crossover_with(scenario, difference));
        let gb = at.map(|at| numbers::about_volume(at.at, at.step));
        format!("→ {}", locale.crossing_at(gb.as_deref()))
    });
    let label = view! {
        <span class="what">{localized(session, move |locale| locale.difference(difference).to_owned())}</span>
        <span class="thrown">{thrown}</span>
        <span class="why">{localized(session, move |locale| locale.difference_note(difference).to_owned())}</span>
    };
    let change = move |on| session.update(|scenario| difference.set(scenario, on));
    let check = check(format!("difference-{}", difference.slug()), on, label.into_any(), change);
    view! { <li>{check}</li> }.into_any()
}
