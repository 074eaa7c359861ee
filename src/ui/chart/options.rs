//! Which curves are shown, and on which scale.

use leptos::prelude::*;

use super::explored;
use crate::chart::explore::curves;
use crate::cost::Design;
use crate::ui::parts::{check, derived, each};
use crate::ui::session::Session;

/// A switch per curve, with its colour and its dash: the legend.
pub(super) fn chips(session: Session) -> AnyView {
    let slugs = derived(move || {
        let designs = session.settled.with(|report| curves(report).into_iter().map(|(design, _)| design).collect());
        let mut designs: Vec<Design> = designs;
        designs.sort_unstable();
        designs.into_iter().map(|design| design.slug().to_owned()).collect()
    });
    let slugs = Memo::new(move |_| slugs.get());
    let chip = move |slug: String| {
        let found = Design::ALL.into_iter().find(|design| design.slug() == slug);
        found.map_or_else(|| ().into_any(), |design| chip(session, design, slugs))
    };
    view! {
        <div class="chips" role="group" aria-label=explored(session, |labels| labels.options)>
            {each(slugs.into(), chip)}
        </div>
    }
    .into_any()
}

fn chip(session: Session, design: Design, slugs: Memo<Vec<String>>) -> AnyView {
    let slug = design.slug();
    let hidden = move || session.look.with(|look| look.hidden.contains(&design));
    let turn = move |_| {
        session.look.update(|look| {
            let hide = !look.hidden.contains(&design);
            let hidden = |slug: &String| look.hidden.iter().any(|design| design.slug() == slug);
            let left = slugs.with_untracked(|slugs| slugs.iter().filter(|slug| !hidden(slug)).count());
            // One curve at least stays.
            if !hide || left > 1 {
                look.set_hidden(design, hide);
            }
        });
    };
    view! {
        <button
            type="button"
            class="chip"
            data-testid=format!("show-{slug}")
            aria-pressed=derived(move || (!hidden()).to_string())
            on:click=turn
        >
            <svg width="28" height="10" aria-hidden="true">
                <path class=format!("curve {slug}") d="M2 5H26"></path>
            </svg>
            {derived(move || session.words().design_short(design).to_owned())}
        </button>
    }
    .into_any()
}

/// The switch between even and logarithmic axes.
pub(super) fn log(session: Session) -> AnyView {
    let log = derived(move || session.look.with(|look| look.log));
    let label = view! { <span>{explored(session, |labels| labels.log)}</span> }.into_any();
    check("chart-log".to_owned(), log, label, move |log| session.look.update(|look| look.log = log))
}
