//! Which curves are shown, and on which scale.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::explored;
use crate::ui::parts::{check, derived, each, localized};
use crate::ui::platform::Debounce;
use crate::ui::session::Session;
use natpoint_model::compare::chart_points::curves;
use natpoint_model::cost::Design;

/// A switch per curve, with its colour and its dash: the legend.
#[component]
pub(super) fn CurveChips(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let slugs = derived(move || {
        let shown = session.settled.with(|report| curves(report).into_iter().map(|(design, _)| design).collect());
        let shown: Vec<Design> = shown;
        let in_order = Design::ALL.into_iter().filter(|design| shown.contains(design));
        in_order.map(|design| design.slug().to_owned()).collect()
    });
    let slugs = Memo::new(move |_| slugs.get());
    let chip = move |slug: String| {
        let found = Design::ALL.into_iter().find(|design| design.slug() == slug);
        found.map_or_else(|| ().into_any(), |design| view! { <CurveChip session design slugs /> }.into_any())
    };
    view! {
        <div class="chips" role="group" aria-label=explored(session, |labels| labels.options)>
            {each(slugs.into(), chip)}
        </div>
    }
    .into_any()
}

#[component]
fn CurveChip(
    /// The page's state.
    session: Session,
    /// The design.
    design: Design,
    /// The curves that there are.
    slugs: Memo<Vec<String>>,
) -> impl IntoView {
    let shown = derived(move || session.view_options().with(|view_options| !view_options.hidden.contains(&design)));
    let label = view! {
        <span class=format!("sample {}", design.slug())></span>
        <span>{localized(session, move |locale| locale.design_short(design).to_owned())}</span>
    };
    let last_hidden = Debounce::new(0);
    check(format!("show-{}", design.slug()), shown, label.into_any(), move |show| {
        session.view_options().update(|view_options| view_options.set_hidden(design, !show));
        // Without a curve there is no chart: who hides the last one sees all of them again.
        last_hidden.call(move || {
            let none = session.view_options().with_untracked(|view_options| {
                let hidden = |slug: &String| view_options.hidden.iter().any(|design| design.slug() == slug);
                slugs.with_untracked(|slugs| slugs.iter().all(hidden))
            });
            if none {
                session.view_options().update(|view_options| view_options.hidden.clear());
            }
        });
    })
}

/// The switch between what designs cost and what they save against the current network.
#[component]
pub(super) fn SavingsSwitch(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let on = derived(move || session.view_options().with(|view_options| view_options.savings));
    let label = localized(session, |locale| locale.page_labels().savings.to_owned());
    check("chart-savings".to_owned(), on, view! { <span>{label}</span> }.into_any(), move |savings| {
        session.view_options().update(|view_options| view_options.savings = savings);
    })
}

/// The switch between even and logarithmic axes.
#[component]
pub(super) fn LogarithmicSwitch(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let log = derived(move || session.view_options().with(|view_options| view_options.log));
    let label = view! { <span>{explored(session, |labels| labels.log)}</span> }.into_any();
    check("chart-log".to_owned(), log, label, move |log| {
        session.view_options().update(|view_options| view_options.log = log);
    })
}
