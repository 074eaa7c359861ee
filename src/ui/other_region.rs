//! What lies outside AWS services of the network's Region: the internet, and another Region.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::field::InputField;
use super::parts::{Name, check, choice, derived, disclosure, localized, show_when};
use super::session::Session;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::input::Field;
use natpoint_model::scenario::{OtherRegion, Requirement, Scenario};

/// Data to and from the internet.
#[component]
pub(super) fn Internet(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let out = InputField { field: Field::InternetOut, label: session.label(|labels| labels.internet_out), unit: "GB" };
    let back = InputField { field: Field::InternetIn, label: session.label(|labels| labels.internet_in), unit: "GB" };
    view! {
        <fieldset class="internet">
            <legend class="label">{session.label(|labels| labels.internet)}</legend>
            <div class="pair">{out.view(session)} {back.view(session)}</div>
            <InternetStays session />
            <InternetDetails session />
        </fieldset>
    }
    .into_any()
}

/// Whether the internet is to be reached even where no traffic is stated: what keeps NAT gateways.
#[component]
fn InternetStays(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let name = localized(session, |locale| locale.requirement_name(Requirement::InternetStays));
    check(
        "field-internet-stays".to_owned(),
        session.holds(|scenario| scenario.requirements.has(Requirement::InternetStays)),
        view! { <span>{name}</span> }.into_any(),
        move |stays| session.update(|scenario| scenario.requirements.set(Requirement::InternetStays, stays)),
    )
}

/// How much it might be, and whether some of it is free.
#[component]
fn InternetDetails(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    disclosure(
        "fold-internet",
        session.label(|labels| labels.internet_details),
        localized(session, move |locale| session.with(|scenario| locale.internet_summary(scenario))),
        move || view! { <InternetBounds session /> }.into_any(),
    )
}

#[component]
fn InternetBounds(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let out_low =
        InputField { field: Field::InternetOutLow, label: session.label(|labels| labels.internet_out_low), unit: "GB" }
            .view(session);
    let out_high = InputField {
        field: Field::InternetOutHigh,
        label: session.label(|labels| labels.internet_out_high),
        unit: "GB",
    }
    .view(session);
    let in_low =
        InputField { field: Field::InternetInLow, label: session.label(|labels| labels.internet_in_low), unit: "GB" }
            .view(session);
    let in_high =
        InputField { field: Field::InternetInHigh, label: session.label(|labels| labels.internet_in_high), unit: "GB" }
            .view(session);
    let free = check(
        "field-free".to_owned(),
        session.holds(|scenario| scenario.free_egress),
        view! { <span>{session.label(|labels| labels.free_egress)}</span> }.into_any(),
        move |free| session.update(|scenario| scenario.free_egress = free),
    );
    view! {
        <div class="inside">
            {free} <div class="pair">{out_low} {out_high}</div> <div class="pair">{in_low} {in_high}</div>
        </div>
    }
    .into_any()
}

/// Another Region, and what is exchanged with it.
#[component]
pub(super) fn OtherRegionInputs(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let there = session.holds(|scenario| scenario.other_region.is_some());
    let inside = move || {
        view! {
            <div class="inside">
                <OtherRegionChoice session />
                {show_when(there, move || view! { <ExchangedData session /> }.into_any())}
            </div>
        }
        .into_any()
    };
    disclosure(
        "fold-other",
        session.label(|labels| labels.other_region),
        localized(session, move |locale| session.with(|scenario| locale.other_region_summary(scenario))),
        inside,
    )
}

#[component]
fn OtherRegionChoice(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let own = Memo::new(move |_| session.with(|scenario| scenario.region));
    let names = derived(move || {
        let locale = session.locale();
        let none = Name { value: String::new(), text: locale.labels().other_region_none.to_owned() };
        let others = RegionId::all().filter(|id| *id != own.get());
        let others = others.map(|id| Name { value: id.code().to_owned(), text: locale.region(id) });
        std::iter::once(none).chain(others).collect()
    });
    choice(
        "field-other",
        session.label(|labels| labels.other_region_choose),
        session.text(|scenario| scenario.other_region.map_or_else(String::new, |other| other.region.code().to_owned())),
        names,
        move |code| session.update(|scenario| choose(scenario, RegionId::from_code(&code))),
    )
}

/// Another Region keeps what was said of the one before it.
fn choose(scenario: &mut Scenario, region: Option<RegionId>) {
    let before = scenario.other_region;
    scenario.other_region = region.map(|region| OtherRegion { region, ..before.unwrap_or(OtherRegion::new(region)) });
}

#[component]
fn ExchangedData(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let out = InputField { field: Field::OtherOut, label: session.label(|labels| labels.other_out), unit: "GB" };
    let back = InputField { field: Field::OtherIn, label: session.label(|labels| labels.other_in), unit: "GB" };
    let endpoints =
        InputField { field: Field::OtherEndpoints, label: session.label(|labels| labels.other_endpoints), unit: "" };
    view! {
        <div class="pair">{out.view(session)} {back.view(session)}</div>
        {endpoints.view(session)}
    }
    .into_any()
}
