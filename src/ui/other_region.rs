//! What lies outside AWS services of the network's Region: the internet, and another Region.

use leptos::prelude::*;

use super::field::{CountField, VolumeField, bound};
use super::parts::{Name, check, choice, derived, disclosure, localized, show_when};
use super::session::Session;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::input::{self, Field};
use natpoint_model::scenario::{OtherRegion, Scenario};
use natpoint_model::units::Gb;

/// Data to and from the internet.
pub(super) fn internet(session: Session) -> AnyView {
    let out = VolumeField {
        field: Field::InternetOut,
        label: |labels| labels.internet_out,
        get: |scenario| scenario.internet_out,
        set: |scenario, gb| scenario.internet_out = gb,
    };
    let back = VolumeField {
        field: Field::InternetIn,
        label: |labels| labels.internet_in,
        get: |scenario| scenario.internet_in,
        set: |scenario, gb| scenario.internet_in = gb,
    };
    view! {
        <fieldset class="internet">
            <legend class="label">{session.label(|labels| labels.internet)}</legend>
            <div class="pair">{out.view(session)} {back.view(session)}</div>
            {internet_details(session)}
        </fieldset>
    }
    .into_any()
}

/// How much it might be, and whether some of it is free.
fn internet_details(session: Session) -> AnyView {
    let out_low = bound(
        session,
        Field::InternetOutLow,
        |labels| labels.internet_out_low,
        |scenario| scenario.internet_out_band.low,
        |scenario, gb| scenario.internet_out_band.low = gb,
    );
    let out_high = bound(
        session,
        Field::InternetOutHigh,
        |labels| labels.internet_out_high,
        |scenario| scenario.internet_out_band.high,
        |scenario, gb| scenario.internet_out_band.high = gb,
    );
    let in_low = bound(
        session,
        Field::InternetInLow,
        |labels| labels.internet_in_low,
        |scenario| scenario.internet_in_band.low,
        |scenario, gb| scenario.internet_in_band.low = gb,
    );
    let in_high = bound(
        session,
        Field::InternetInHigh,
        |labels| labels.internet_in_high,
        |scenario| scenario.internet_in_band.high,
        |scenario, gb| scenario.internet_in_band.high = gb,
    );
    let free = check(
        "field-free".to_owned(),
        session.holds(|scenario| scenario.free_egress),
        view! { <span>{session.label(|labels| labels.free_egress)}</span> }.into_any(),
        move |free| session.update(|scenario| scenario.free_egress = free),
    );
    let inside = view! {
        <div class="inside">
            {free} <div class="pair">{out_low} {out_high}</div> <div class="pair">{in_low} {in_high}</div>
        </div>
    };
    disclosure(
        "fold-internet",
        session.label(|labels| labels.internet_details),
        localized(session, move |locale| session.with(|scenario| locale.internet_set(scenario))),
        inside.into_any(),
    )
}

/// Another Region, and what is exchanged with it.
pub(super) fn other_region(session: Session) -> AnyView {
    let there = session.holds(|scenario| scenario.other_region.is_some());
    let inside = view! { <div class="inside">{region(session)} {show_when(there, move || exchanged(session))}</div> };
    disclosure(
        "fold-other",
        session.label(|labels| labels.other_region),
        localized(session, move |locale| session.with(|scenario| locale.other_region_set(scenario))),
        inside.into_any(),
    )
}

fn region(session: Session) -> AnyView {
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

fn exchanged(session: Session) -> AnyView {
    let out = VolumeField {
        field: Field::OtherOut,
        label: |labels| labels.other_out,
        get: |scenario| scenario.other_region.map_or(Gb::ZERO, |other| other.out),
        set: |scenario, gb| change(scenario, |other| other.out = gb),
    };
    let back = VolumeField {
        field: Field::OtherIn,
        label: |labels| labels.other_in,
        get: |scenario| scenario.other_region.map_or(Gb::ZERO, |other| other.into),
        set: |scenario, gb| change(scenario, |other| other.into = gb),
    };
    let endpoints = CountField {
        field: Field::OtherEndpoints,
        label: |labels| labels.other_endpoints,
        unit: "",
        get: |scenario| scenario.other_region.map_or(0, |other| other.endpoints),
        set: |scenario, count| change(scenario, |other| other.endpoints = count),
        read: input::other_endpoints,
    };
    view! {
        <div class="pair">{out.view(session)} {back.view(session)}</div>
        {endpoints.view(session)}
    }
    .into_any()
}

fn change(scenario: &mut Scenario, change: impl FnOnce(&mut OtherRegion)) {
    if let Some(other) = &mut scenario.other_region {
        change(other);
    }
}
