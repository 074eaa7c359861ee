//! The article's case: what it leaves open, each with a switch.

use leptos::prelude::*;

use super::session::Session;
use crate::article::{self, Difference, Effect as Thrown};
use crate::words::numbers;

/// The differences between the article's figures and a like-for-like comparison.
///
/// It stands as long as the scenario is the article's case.
#[component]
pub(super) fn ArticlePanel(session: Session) -> impl IntoView {
    let covered = session.part(article::covers);
    let crossover = move || {
        let at = session.report.with(article::crossover);
        let gb = at.map(|at| format!("{} GB", numbers::grouped(&at.at.of_volume(at.step, 2))));
        session.words().crossing_at(gb.as_deref())
    };
    view! {
        <Show when=move || covered.get()>
            <section class="card article">
                <h2>
                    {session.label(|labels| labels.article)} " " <output data-testid="crossover">{crossover}</output>
                </h2>
                <p class="note">{session.label(|labels| labels.article_note)}</p>
                <ul class="differences">
                    {Difference::ALL.map(|difference| view! { <Switch session difference /> })}
                </ul>
            </section>
        </Show>
    }
    .into_any()
}

#[component]
fn Switch(session: Session, difference: Difference) -> impl IntoView {
    let effect = session.part(move |scenario| article::effect(scenario, difference));
    let on = move || effect.with(|effect: &Thrown| effect.on);
    let thrown = move || {
        let at = effect.with(|effect| effect.thrown);
        let gb = at.map(|at| numbers::about_volume(at.at, at.step));
        (!on()).then(|| format!("→ {}", session.words().crossing_at(gb.as_deref())))
    };
    view! {
        <li>
            <label>
                <input
                    type="checkbox"
                    role="switch"
                    data-testid=format!("difference-{}", difference.slug())
                    prop:checked=on
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        session.update(|scenario| difference.set(scenario, on));
                    }
                />
                <span class="what">{move || session.words().difference(difference)}</span>
                <span class="thrown">{thrown}</span>
                <span class="why">{move || session.words().difference_note(difference)}</span>
            </label>
        </li>
    }
    .into_any()
}
