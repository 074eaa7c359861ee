//! What would change the answer: a row for each input on one strip, where a diamond applies its value.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{derived, list, localized};
use super::platform::handler;
use super::session::Session;
use natpoint_model::compare::flip_strip::{FlipRow, Inputs, Mark, NOW, rows};
use natpoint_model::compare::flips::Flip;
use natpoint_text::Locale;
use natpoint_text::numbers::{css_percent, signed_percent};
use natpoint_text::page::flip_values;

/// The strip of these flips, the nearest first.
#[component]
pub(super) fn FlipStrip(
    /// The page's state.
    session: Session,
    /// What changes the answer.
    flips: Signal<Vec<Flip>>,
) -> impl IntoView {
    let strip = Memo::new(move |_| flips.with(|flips| session.with_untracked(|scenario| rows(flips, scenario))));
    let winner = derived(move || {
        let design = session.settled.with(|report| report.recommendation.as_ref().map(|advice| advice.design));
        format!("strip {}", design.map_or("", |design| design.slug()))
    });
    let body = list(move || {
        let locale = session.locale();
        strip.with(|strip| strip.iter().map(|flips| row(session, flips, locale)).collect())
    });
    let now = localized(session, |locale| locale.page_labels().now.to_owned());
    view! {
        <div class=winner style=format!("--now: {}", css_percent(NOW))>
            <p class="strip-scale note" aria-hidden="true">
                <span>"−100 %"</span>
                <strong>{now}</strong>
                <span>"+150 %"</span>
            </p>
            <ol class="flips">{body}</ol>
        </div>
    }
    .into_any()
}

fn row(session: Session, row: &FlipRow, locale: &'static dyn Locale) -> AnyView {
    let name = locale.flip_inputs(row.inputs);
    let Some(nearest) = row.marks.first() else { return ().into_any() };
    let (now, then) = session.with_untracked(|scenario| flip_values(&nearest.flip, scenario));
    let which = match row.inputs {
        Inputs::One(_) => String::new(),
        _ => locale.breakable(locale.unbroken(locale.flip_input(&nearest.flip))),
    };
    let arrow = if now.is_empty() { "" } else { " → " };
    let marks: Vec<_> = row.marks.iter().map(|mark| diamond(session, *mark, locale)).collect();
    view! {
        <li>
            <span class="flip-name">{name}</span>
            <span class="flip-value">
                {which} " " <span class="flip-change">{now} {arrow} <strong>{then}</strong></span>
            </span>
            <div class="flip-line">
                <span class="flip-now"></span>
                {marks}
            </div>
        </li>
    }
    .into_any()
}

/// A diamond at its place on the strip, or at the end of the strip where its place is beyond it.
fn diamond(session: Session, mark: Mark, locale: &'static dyn Locale) -> AnyView {
    let Mark { flip, place, .. } = mark;
    let at = place.unwrap_or(if flip.up { 1_000 } else { 0 });
    let (from, to) = (at.min(NOW), at.max(NOW));
    let said = mark.percent().map_or_else(String::new, signed_percent);
    let told = session.with_untracked(|scenario| {
        let outcome = flip.outcome(scenario);
        locale.apply_flip(&flip, scenario, outcome)
    });
    let way = if flip.up { "up" } else { "down" };
    // At the ends of the strip the percent stands on the side of the current value.
    let inside = if (170..800).contains(&at) { "" } else { "inside" };
    let off = if place.is_none() { "off" } else { "" };
    let slug = flip.becomes.slug();
    let [place, start, end] = [at, from, to].map(css_percent);
    let style = format!("--at: {place}; --from: {start}; --to: {end}");
    view! {
        <span class=format!("flip-join {slug}") style=style.clone()></span>
        <span class=format!("flip-percent {way} {inside}") style=style.clone() aria-hidden="true">{said}</span>
        <button
            type="button"
            class=format!("flip {slug} {way} {off}")
            style=style
            title=told.clone()
            aria-label=told
            data-testid="flip"
            on:click=handler(move |_| session.update(|scenario| flip.apply(scenario)))
        ></button>
    }
    .into_any()
}
