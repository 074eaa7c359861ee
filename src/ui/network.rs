//! Your network: everything that the user can say.

use leptos::prelude::*;

use super::field::InputField;
use super::parts::{Name, button, check, choice, derived, disclosure, localized, show_when};
use super::session::Session;
use super::sheet::Openings;
use super::{nat, other_region, platform, services, settings};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::input::Field;
use natpoint_model::scenario::TransitGateway;

/// The inputs, from the Region down to unit prices. What lies below the fold follows when it is said to.
pub(super) fn panel(session: Session, openings: Openings, below: Signal<bool>) -> AnyView {
    let done = localized(session, |locale| locale.page_labels().done.to_owned());
    let close = move || {
        openings.drawer.set(false);
        platform::focus("edit");
    };
    view! {
        <section class="rail" aria-label=session.label(|labels| labels.your_network)>
            <div class="rail-head">
                <h2>{session.label(|labels| labels.your_network)}</h2>
                {button("drawer-done".to_owned(), "done link", done, close)}
            </div>
            <div class="rail-group">
                <div class="pair">{region(session)} {azs(session)}</div>
                {nat::panel(session)}
            </div>
            <div class="rail-group">{services::panel(session)}</div>
            {show_when(below, move || rest(session))}
        </section>
    }
    .into_any()
}

/// What is sent elsewhere, other ways out, and prices.
fn rest(session: Session) -> AnyView {
    view! {
        <div class="rail-group">{other_region::internet(session)}</div>
        <div class="rail-group folds">
            {settings::panel(session)} {hours(session)} {vpcs(session)} {other_region::other_region(session)}
            {nat::other_ways(session)}
        </div>
    }
    .into_any()
}

fn region(session: Session) -> AnyView {
    let names = derived(move || {
        let locale = session.locale();
        RegionId::all().map(|id| Name { value: id.code().to_owned(), text: locale.region(id) }).collect()
    });
    choice(
        "field-region",
        session.label(|labels| labels.region),
        session.text(|scenario| scenario.region.code().to_owned()),
        names,
        move |code| {
            if let Some(region) = RegionId::from_code(&code) {
                session.update(|scenario| scenario.move_to(region));
            }
        },
    )
}

fn azs(session: Session) -> AnyView {
    InputField { field: Field::Azs, label: session.label(|labels| labels.azs), unit: "" }.view(session)
}

fn hours(session: Session) -> AnyView {
    InputField { field: Field::Hours, label: session.label(|labels| labels.hours), unit: "h" }.view(session)
}

/// How many VPCs there are, and whether a transit gateway connects them.
fn vpcs(session: Session) -> AnyView {
    let count = InputField { field: Field::Vpcs, label: session.label(|labels| labels.vpcs_count), unit: "" };
    let attached = check(
        "field-tgw".to_owned(),
        session.holds(|scenario| scenario.transit_gateway == TransitGateway::Present),
        view! { <span>{session.label(|labels| labels.transit_gateway)}</span> }.into_any(),
        move |there| {
            let transit_gateway = if there { TransitGateway::Present } else { TransitGateway::None };
            session.update(|scenario| scenario.transit_gateway = transit_gateway);
        },
    );
    disclosure(
        "fold-vpcs",
        session.label(|labels| labels.vpcs),
        localized(session, move |locale| session.with(|scenario| locale.vpcs_summary(scenario))),
        view! { <div class="inside">{count.view(session)} {attached}</div> }.into_any(),
    )
}
