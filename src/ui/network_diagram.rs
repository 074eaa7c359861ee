//! The network as a picture: the current one, and beside it the proposal with what is added and what is removed.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{Name, choice, derived, list, localized, show_when};
use super::picture::PictureFrame;
use super::session::Session;
use natpoint_chart::Picture;
use natpoint_chart::network_diagram::{Change, draw, draw_beside};
use natpoint_model::compare::two_designs::TwoDesigns;
use natpoint_model::cost::Design;
use natpoint_model::network_diagram::NetworkDiagram;
use natpoint_text::{Locale, PageLabels, PageText, PictureText};

/// A network, if it can exist.
type Network = Memo<Option<NetworkDiagram>>;

/// The current network beside the recommended design, or beside one that is chosen.
#[component]
pub(super) fn DiagramOfChanges(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let chosen = RwSignal::new(String::new());
    let (scenario, report) = (session.debounced(), session.debounced_report());
    let current =
        Memo::new(move |_| report.with(|report| scenario.with(|scenario| NetworkDiagram::current(scenario, report))));
    let proposal = Memo::new(move |_| {
        report.with(|report| {
            let asked = Design::ALL.into_iter().find(|design| chosen.with(|chosen| design.slug() == chosen));
            let recommended = report.recommendation.as_ref().map(|advice| advice.design);
            let cheapest = report.verdict.as_ref().map(|verdict| verdict.design);
            let possible = |design: &Design| report.priced(*design).is_some();
            let design = [asked, recommended, cheapest].into_iter().flatten().find(possible)?;
            scenario.with(|scenario| NetworkDiagram::of(design, scenario, report))
        })
    });
    let names = derived(move || {
        let locale = session.locale();
        let now = Name { value: String::new(), text: locale.picture_labels().cheapest_now.to_owned() };
        let possible = report.with(|report| {
            let built = |design: &Design| report.priced(*design).is_some_and(|priced| priced.same_as.is_none());
            Design::ALL.into_iter().filter(built).collect::<Vec<_>>()
        });
        let name = |design: Design| Name { value: design.slug().to_owned(), text: locale.design(design).to_owned() };
        std::iter::once(now).chain(possible.into_iter().map(name)).collect()
    });
    // The colour of what is added is that of the design that adds it.
    let style = derived(move || {
        let design = proposal.with(|network| network.as_ref().map_or("nat-gateway", |network| network.design.slug()));
        format!("--added: var(--{design})")
    });
    let compares = derived(move || current.with(Option::is_some));
    let steps = list(move || {
        let locale = session.locale();
        let told: Vec<String> = report.with(|report| {
            scenario.with(|scenario| {
                let two = chosen.with(|chosen| TwoDesigns::of(scenario, report, ["", chosen]));
                let actions = two.iter().flat_map(|two| &two.actions);
                actions.map(|action| locale.record_action(action, scenario.region)).collect()
            })
        });
        told.into_iter().map(|step| view! { <li>{step}</li> }.into_any()).collect()
    });
    let label = localized(session, |locale| locale.picture_labels().network_diagram_of.to_owned());
    view! {
        <section class="card picture sketch changes" style=style>
            <h2>{localized(session, |locale| locale.picture_labels().network_diagram.to_owned())}</h2>
            {choice("sketch-design", label, chosen.into(), names, move |slug| chosen.set(slug))}
            <div class="side-by-side">
                {show_when(compares, move || {
                    one(session, "sketch-today", |labels| labels.diagram_today, current, proposal, Change::Removed)
                })}
                {one(session, "sketch", |labels| labels.diagram_proposal, proposal, current, Change::Added)}
            </div>
            <p class="note">{page_label(session, |labels| labels.diagram_note)}</p>
            <ul class="crossings" data-testid="sketch-changes">{steps}</ul>
        </section>
    }
    .into_any()
}

fn page_label(session: Session, pick: fn(&PageLabels) -> &'static str) -> Signal<String> {
    localized(session, move |locale| pick(locale.page_labels()).to_owned())
}

/// A picture under its name, with what the other network lacks marked, and with how much takes which path.
fn one(
    session: Session,
    testid: &'static str,
    name: fn(&PageLabels) -> &'static str,
    network: Network,
    other: Network,
    change: Change,
) -> AnyView {
    let told = move |tell: fn(&'static dyn Locale, &NetworkDiagram) -> String| {
        localized(session, move |locale| {
            network.with(|network| network.as_ref().map_or_else(String::new, |network| tell(locale, network)))
        })
    };
    let draw = move |width| {
        let locale = session.locale();
        network.with(|network| {
            other.with(|other| match (network, other) {
                (Some(network), Some(other)) => draw_beside(network, other, change, locale, width),
                (Some(network), None) => draw(network, locale, width),
                (None, _) => Picture::default(),
            })
        })
    };
    view! {
        <div>
            <h3>
                <span>{page_label(session, name)}</span>
                <span class="set">{told(|locale, network| locale.design(network.design).to_owned())}</span>
            </h3>
            <PictureFrame
                testid
                description=told(PictureText::network_diagram_description)
                draw
            />
            <p class="note">{told(PageText::paths_in_brief)}</p>
        </div>
    }
    .into_any()
}
