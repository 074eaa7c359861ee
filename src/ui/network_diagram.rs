//! A sketch of the network on the page: of the cheapest design, or of one that is chosen.

use leptos::prelude::*;

use super::parts::{Name, choice, derived, localized};
use super::picture::PictureFrame;
use super::session::Session;
use natpoint_model::cost::Design;
use natpoint_model::network_diagram::NetworkDiagram;

/// The network as its design would build it.
pub(super) fn panel(session: Session) -> AnyView {
    let chosen = RwSignal::new(String::new());
    let (scenario, report) = (session.debounced(), session.debounced_report());
    let network = Memo::new(move |_| {
        report.with(|report| {
            let chosen = chosen.get();
            let asked = Design::ALL.into_iter().find(|design| design.slug() == chosen);
            let asked = asked.filter(|design| report.priced(*design).is_some());
            let design = asked.or(report.verdict.as_ref().map(|verdict| verdict.design))?;
            scenario.with(|scenario| NetworkDiagram::of(design, scenario, report))
        })
    });
    let told = localized(session, move |locale| {
        network.with(|network| network.as_ref().map_or_else(String::new, |it| locale.network_diagram_description(it)))
    });
    let names = derived(move || {
        let locale = session.locale();
        let now = Name { value: String::new(), text: locale.picture_labels().cheapest_now.to_owned() };
        let possible = session.report.with(|report| {
            let built = |design: &Design| report.priced(*design).is_some_and(|priced| priced.same_as.is_none());
            Design::ALL.into_iter().filter(built).collect::<Vec<_>>()
        });
        let name = |design: Design| Name { value: design.slug().to_owned(), text: locale.design(design).to_owned() };
        std::iter::once(now).chain(possible.into_iter().map(name)).collect()
    });
    let draw = move |width| {
        network.with(|network| {
            let draw = |network| natpoint_chart::network_diagram::draw(network, session.locale(), width);
            network.as_ref().map_or_else(Default::default, draw)
        })
    };
    let label = localized(session, |locale| locale.picture_labels().network_diagram_of.to_owned());
    view! {
        <section class="card picture sketch">
            <h2>{localized(session, |locale| locale.picture_labels().network_diagram.to_owned())}</h2>
            {choice("sketch-design", label, chosen.into(), names, move |slug| chosen.set(slug))}
            <PictureFrame testid="sketch" description=told draw=draw />
        </section>
    }
    .into_any()
}
