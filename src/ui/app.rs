//! The page as a whole.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

use super::parts::{button, derived, list, localized, show_when, watch};
use super::session::Session;
use super::sheet::{Openings, Sheet};
use super::working::WorkingPopover;
use super::{
    article, chart, embed, findings, fleet, header, history, import, network, paper, platform, scenarios, sources,
    tabs, verdict,
};
use natpoint_link::Notice;
use natpoint_model::catalogue::prices::TABLE_DATE;

/// The page: the network, the answer for it, and the explanation of the answer.
#[component]
pub fn App() -> impl IntoView {
    let session = Session::new();
    let below = RwSignal::new(false);
    // This comes before the history asks for a painted page, since the history keeps only what was shown as a whole.
    platform::once_painted(move || below.set(true));
    let hash = platform::HashWriter::new();
    let history = history::track(session, hash);
    write_link_on_change(session, hash);
    open_link_on_change(session, history);
    set_document_language_on_change(session);
    embed::apply_view_options(session);
    platform::Scope::current().next_frame(platform::mark_answer);
    let parts = StoredValue::new(Parts::new(session, history, below.into()));
    let in_part = embed::is_part(session);
    let whole = show_when(derived(move || !in_part.get()), move || view! { <WholePage parts /> }.into_any());
    view! { {whole} {show_when(in_part, move || view! { <embed::EmbeddedPart session /> }.into_any())} }.into_any()
}

/// What the parts of the page share, and what outlives a part that goes away.
#[derive(Clone, Copy)]
struct Parts {
    session: Session,
    history: history::StateHistory,
    saved: scenarios::SavedScenarios,
    files: import::ImportPanel,
    fleet: fleet::Fleet,
    openings: Openings,
    /// Whether there is no room for the inputs beside the chart.
    narrow: RwSignal<bool>,
    /// Whether the answer has been painted, so that the rest may follow.
    below: Signal<bool>,
}

impl Parts {
    fn new(session: Session, history: history::StateHistory, below: Signal<bool>) -> Self {
        let narrow = RwSignal::new(false);
        platform::on_narrow(move |now| {
            if narrow.get_untracked() != now {
                narrow.set(now);
            }
        });
        let (openings, fleet) = (Openings::new(), fleet::Fleet::new(session));
        Self {
            session,
            history,
            saved: scenarios::SavedScenarios::new(session),
            files: import::ImportPanel::new(session, openings, fleet),
            fleet,
            openings,
            narrow,
            below,
        }
    }
}

/// The whole page: the header and the answer stay on top, the inputs beside the chart, and what explains it below.
#[component]
fn WholePage(
    /// What the parts of the page share.
    parts: StoredValue<Parts>,
) -> impl IntoView {
    let Parts { session, history, saved, openings, below, files, narrow, fleet, .. } = parts.get_value();
    let top = NodeRef::<Div>::new();
    watch(move |_| {
        if let Some(top) = top.get() {
            platform::keep_height(&top, "--top");
        }
    });
    files.take_drops();
    // What files would change stands in the chart while their sheet is open.
    let preview = Memo::new(move |_| {
        let shown = openings.sheet.get() == Some(Sheet::Files);
        shown.then(|| files.previewed()).flatten().map(Arc::new)
    });
    // Whoever plans a list of VPCs asks for its answer and not for that of one network.
    let of_list = Memo::new(move |_| openings.sheet.get() == Some(Sheet::Vpcs) && fleet.is_planned());
    // Its plan stands in the place of the chart, where there is room beside the sheet.
    let plan_beside = derived(move || of_list.get() && !narrow.get());
    let sheet_open = derived(move || openings.sheet.get().is_some());
    view! {
        <WorkingPopover />
        <div class="top" node_ref=top>
            <header::Header session history openings narrow />
            <section class="answer-bar" aria-label=session.label(|labels| labels.answer)>
                {show_when(derived(move || !of_list.get()), move || {
                    view! {
                        <verdict::Verdict session openings=Some(openings) narrow=narrow.into() />
                        <verdict::Figures session />
                    }
                    .into_any()
                })}
                {show_when(of_list.into(), move || view! { <fleet::FleetAnswer fleet narrow /> }.into_any())}
            </section>
        </div>
        <div
            class="body"
            class:with-sheet=sheet_open
            class:with-plan=plan_beside
            class:with-drawer=openings.drawer
            class:read-only=derived(move || !session.open_to_change().get())
        >
            <Aside parts />
            <section class="hero" aria-label=session.label(|labels| labels.chart_volume)>
                {history.restored_notice()}
                <LinkNotices session />
                <findings::PriceListVersions session />
                <chart::CostChart session preview=Some(preview) />
                {show_when(narrow.into(), move || {
                    view! { <verdict::AnswerNote session openings=Some(openings) /> }.into_any()
                })}
                {show_when(session.open_to_change(), move || {
                    view! { <article::ArticlePanel session /> }.into_any()
                })}
            </section>
            {show_when(below, move || {
                view! {
                    <div class="below">
                        <div class="flip-column">
                            <findings::WhatChangesThis session />
                        </div>
                        <div class="tab-column">
                            <tabs::ExplanationTabs session history saved narrow />
                            <paper::PaperPages session />
                            <Foot session />
                        </div>
                    </div>
                }
                .into_any()
            })}
            {show_when(plan_beside, move || {
                let name = localized(session, |locale| locale.fleet_labels().column_plan.to_owned());
                view! {
                    <section class="fleet plan-column" aria-label=name>
                        <fleet::FleetPlan fleet />
                    </section>
                }
                .into_any()
            })}
        </div>
        <EditBar parts />
    }
    .into_any()
}

/// What stands beside the chart: a sheet, or the inputs. Where there is no room, the inputs come in a drawer.
#[component]
fn Aside(
    /// What the parts of the page share.
    parts: StoredValue<Parts>,
) -> impl IntoView {
    let Parts { session, openings, narrow, below, files, fleet, .. } = parts.get_value();
    let inputs = Memo::new(move |_| {
        let room = !narrow.get() || openings.drawer.get();
        openings.sheet.get().is_none() && room && session.open_to_change().get()
    });
    let is = move |sheet: Sheet| derived(move || openings.sheet.get() == Some(sheet));
    view! {
        {show_when(inputs.into(), move || {
            view! { <network::NetworkInputs session openings narrow below /> }.into_any()
        })}
        {show_when(is(Sheet::Files), move || files.view(openings))}
        {show_when(is(Sheet::Vpcs), move || fleet.view(openings, narrow))}
    }
    .into_any()
}

/// The bar at the foot of a narrow page, which opens the drawer with the inputs.
#[component]
fn EditBar(
    /// What the parts of the page share.
    parts: StoredValue<Parts>,
) -> impl IntoView {
    let Parts { session, openings, narrow, .. } = parts.get_value();
    let needed = derived(move || narrow.get() && session.open_to_change().get() && openings.sheet.get().is_none());
    let brief = localized(session, move |locale| session.with(|scenario| locale.network_in_brief(scenario)));
    let label = localized(session, |locale| locale.page_labels().edit.to_owned());
    show_when(needed, move || {
        view! {
            <div class="edit-bar" class:hidden=openings.drawer>
                <button
                    type="button"
                    class="edit"
                    data-testid="edit"
                    aria-expanded=derived(move || openings.drawer.get().to_string())
                    on:click=platform::handler(move |_| openings.drawer.set(true))
                >
                    <strong>{label}</strong>
                    <span>{brief}</span>
                </button>
            </div>
        }
        .into_any()
    })
}

/// Writes every change into the address.
fn write_link_on_change(session: Session, hash: platform::HashWriter) {
    watch(move |first| {
        let link = session.link();
        // The link that the page was opened with stays in the address until something changes.
        if !first {
            hash.write_soon(link);
        }
    });
}

/// Opens the link in the address when someone edits the address or goes back.
fn open_link_on_change(session: Session, history: history::StateHistory) {
    platform::on_hash_change(move |hash| {
        if hash != untrack(move || session.link()) {
            history.follow(&hash);
        }
    });
}

/// Sets the document's language.
fn set_document_language_on_change(session: Session) {
    watch(move |first| {
        let title = session.locale().page_labels().document_title;
        platform::set_document_language(session.language().get().tag(), title);
        if !first {
            session.keep_language();
        }
    });
}

/// The parts of the link that this page could not read.
#[component]
fn LinkNotices(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let sentences = move || {
        let locale = session.locale();
        let sentence = |notice: &Notice| view! { <li>{locale.notice(notice)}</li> }.into_any();
        session.notices().with(|notices| notices.iter().map(sentence).collect())
    };
    show_when(derived(move || !session.notices().with(Vec::is_empty)), move || {
        view! {
            <section class="notices" role="status" data-testid="notices">
                <h2>{session.label(|labels| labels.notices)}</h2>
                <ul>{list(sentences)}</ul>
                {button("dismiss".to_owned(), "", session.label(|labels| labels.dismiss), move || {
                    session.notices().set(Vec::new());
                })}
            </section>
        }
        .into_any()
    })
}

#[component]
fn Foot(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let dated = localized(session, |locale| locale.prices_as_of(TABLE_DATE));
    view! {
        <footer class="foot">
            <p>{session.label(|labels| labels.foot_prices)} " " {dated}</p>
            <sources::SourcesOfPrices session />
            <p class="assumed">{session.label(|labels| labels.foot_assumed)}</p>
            <p>{session.label(|labels| labels.foot_binary)} " " {session.label(|labels| labels.foot_private)}</p>
        </footer>
    }
    .into_any()
}
