//! The network's NAT gateways, and what they are compared with.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::ev::Event;
use leptos::prelude::*;

use super::field::{InputField, NumberField};
use super::parts::{Name, button, check, choice, derived, disclosure, localized, show_when};
use super::platform::handler;
use super::session::Session;
use natpoint_model::input::{self, Field, named};
use natpoint_model::scenario::{NatTopology, Scenario};

/// The topology and what belongs to it.
#[component]
pub(super) fn NatGateways(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    view! {
        <NatTopologies session />
        <div class="pair"><Connectivity session /> <Ipv4PerNat session /></div>
        <CrossAzShare session />
        <NatDetails session />
    }
    .into_any()
}

/// A NAT instance, IPv6, and public subnets.
#[component]
pub(super) fn OtherWays(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let ipv6 = move || {
        check(
            "field-ipv6".to_owned(),
            session.holds(|scenario| scenario.ipv6),
            view! { <span>{session.label(|labels| labels.ipv6)}</span> }.into_any(),
            move |ipv6| session.update(|scenario| scenario.ipv6 = ipv6),
        )
    };
    let public_hosts = move || {
        let label = session.label(|labels| labels.public_hosts);
        InputField { field: Field::PublicHosts, label, unit: "" }.view(session)
    };
    disclosure(
        "fold-ways",
        session.label(|labels| labels.other_ways),
        localized(session, move |locale| session.with(|scenario| locale.other_ways_summary(scenario))),
        move || view! { <div class="inside"><NatInstance session /> {ipv6()} {public_hosts()}</div> }.into_any(),
    )
}

/// Four small pictures of NAT gateways in AZs.
#[component]
fn NatTopologies(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let choices: Vec<_> = named::NAT
        .all()
        .map(|(slug, topology)| view! { <NatTopologyChoice session topology slug /> }.into_any())
        .collect();
    view! {
        <fieldset class="topologies">
            <legend class="label">{session.label(|labels| labels.nat)}</legend>
            {choices}
        </fieldset>
    }
    .into_any()
}

#[component]
fn NatTopologyChoice(
    /// The page's state.
    session: Session,
    /// Which one.
    topology: NatTopology,
    /// Its name in links.
    slug: &'static str,
) -> impl IntoView {
    let chosen = session.holds(move |scenario| scenario.nat == topology);
    let choose = move |_: Event| session.update(|scenario| scenario.nat = topology);
    let (gateways, lines) = picture(topology);
    view! {
        <label class="topology" class:chosen=chosen>
            <input
                type="radio"
                name="nat"
                data-testid=format!("nat-{slug}")
                prop:checked=chosen
                on:change=handler(choose)
            />
            <svg viewBox="0 0 42 20" aria-hidden="true">
                <path class="zone" d="M.5 3.5h13v13h-13zM14.5 3.5h13v13h-13zM28.5 3.5h13v13h-13z" />
                <path class="line" d=lines />
                <path d=gateways />
            </svg>
            <span>{localized(session, move |locale| locale.nat(topology).to_owned())}</span>
        </label>
    }
    .into_any()
}

/// The gateways in three AZs, and the lines on which others reach them.
fn picture(topology: NatTopology) -> (&'static str, &'static str) {
    match topology {
        NatTopology::None => ("", ""),
        NatTopology::OneZonal => ("M5 7.5h5v5h-5z", "M10 10h26"),
        NatTopology::ZonalPerAz => ("M5 7.5h5v5h-5zM18.5 7.5h5v5h-5zM32 7.5h5v5h-5z", ""),
        NatTopology::Regional => ("M3 7.5h36v5h-36z", ""),
    }
}

#[component]
fn Connectivity(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let names = derived(move || {
        let locale = session.locale();
        let name =
            |(slug, kind): (&str, _)| Name { value: slug.to_owned(), text: locale.connectivity(kind).to_owned() };
        named::CONNECTIVITY.all().map(name).collect()
    });
    choice(
        "field-connectivity",
        session.label(|labels| labels.connectivity),
        session.text(|scenario| named::CONNECTIVITY.name(scenario.connectivity).to_owned()),
        names,
        move |name| {
            if let Ok(connectivity) = named::CONNECTIVITY.read(&name) {
                session.update(|scenario| scenario.connectivity = connectivity);
            }
        },
    )
}

#[component]
fn Ipv4PerNat(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    NumberField {
        field: Field::Ipv4,
        label: session.label(|labels| labels.ipv4),
        value: session.text(|scenario| scenario.ipv4_per_nat.to_string()),
        unit: "",
    }
    .view(session, move |text| {
        let most = untrack(|| session.with(Scenario::max_ipv4_per_nat));
        let count = input::count(Field::Ipv4, text, 0, most)?;
        session.update(|scenario| scenario.ipv4_per_nat = count);
        Ok(())
    })
}

/// The cross-AZ share, where one NAT device serves several AZs.
#[component]
fn CrossAzShare(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let matters = session.holds(|scenario| scenario.has_shared_nat() && scenario.azs.count() > 1);
    let stated = session.holds(|scenario| scenario.cross_az.is_some());
    show_when(matters, move || {
        let field = NumberField {
            field: Field::CrossAz,
            label: session.label(|labels| labels.cross_az),
            value: session.text(|scenario| input::percent_of(scenario.cross_az_share())),
            unit: "%",
        };
        let take = move |text: &str| {
            input::share_percent(text).map(|share| session.update(|scenario| scenario.cross_az = Some(share)))
        };
        let even = move || {
            button("crossaz-even".to_owned(), "", session.label(|labels| labels.cross_az_even), move || {
                session.update(|scenario| scenario.cross_az = None);
            })
        };
        view! { <div class="with-button">{field.view(session, take)} {show_when(stated, even)}</div> }.into_any()
    })
}

/// What few have to say.
#[component]
fn NatDetails(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let inside = move || {
        let bandwidth =
            InputField { field: Field::NatGbps, label: session.label(|labels| labels.nat_gbps), unit: "Gbps" };
        let connections =
            InputField { field: Field::Connections, label: session.label(|labels| labels.connections), unit: "" };
        let inspection = check(
            "field-gwlb".to_owned(),
            session.holds(|scenario| scenario.inspection.gateway_load_balancer),
            view! { <span>{session.label(|labels| labels.inspection)}</span> }.into_any(),
            move |inspection| session.update(|scenario| scenario.inspection.gateway_load_balancer = inspection),
        );
        let firewall = check(
            "field-firewall".to_owned(),
            session.holds(|scenario| scenario.inspection.network_firewall),
            view! { <span>{session.label(|labels| labels.network_firewall)}</span> }.into_any(),
            move |firewall| session.update(|scenario| scenario.inspection.network_firewall = firewall),
        );
        view! {
            <div class="inside">{bandwidth.view(session)} {inspection} {firewall} {connections.view(session)}</div>
        }
        .into_any()
    };
    disclosure(
        "fold-nat",
        session.label(|labels| labels.nat_details),
        localized(session, move |locale| session.with(|scenario| locale.nat_summary(scenario))),
        inside,
    )
}

#[component]
fn NatInstance(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let names = derived(move || {
        let none = session.locale().labels().instance_none;
        let name = |(slug, kind): (&str, Option<_>)| Name {
            value: slug.to_owned(),
            text: if kind.is_some() { slug } else { none }.to_owned(),
        };
        named::INSTANCE.all().map(name).collect()
    });
    choice(
        "field-instance",
        session.label(|labels| labels.instance),
        session.text(|scenario| named::INSTANCE.name(scenario.instance).to_owned()),
        names,
        move |name| {
            if let Ok(instance) = named::INSTANCE.read(&name) {
                session.update(|scenario| scenario.instance = instance);
            }
        },
    )
}
