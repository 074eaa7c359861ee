//! Your network: everything that the user can say.

use leptos::prelude::*;

use super::field::NumberField;
use super::parts::{Name, button, choice, say, when};
use super::session::Session;
use super::{services, settings};
use crate::article;
use crate::catalogue::regions::RegionId;
use crate::input::{self, Field};
use crate::scenario::{NatConnectivity, NatTopology, Scenario};
use crate::units::Quantity as _;

/// The inputs, from the Region down to unit prices.
pub(super) fn panel(session: Session) -> AnyView {
    let away = session.holds(|scenario| !article::covers(scenario));
    view! {
        <h2>{session.label(|labels| labels.your_network)}</h2>
        {region(session)}
        <div class="pair">{azs(session)} {hours(session)}</div>
        {topologies(session)}
        <div class="pair">{connectivity(session)} {ipv4(session)}</div>
        {cross_az(session)}
        {services::panel(session)}
        {internet(session)}
        {settings::panel(session)}
        {when(away, move || {
            button("open-article".to_owned(), "", session.label(|labels| labels.article_again), move || {
                session.update(|scenario| *scenario = article::scenario());
            })
        })}
    }
    .into_any()
}

fn region(session: Session) -> AnyView {
    let names = Signal::derive(move || {
        let words = session.words();
        RegionId::all().map(|id| Name { value: id.code().to_owned(), text: words.region(id) }).collect()
    });
    choice(
        "field-region",
        session.label(|labels| labels.region),
        session.text(|scenario| scenario.region.code().to_owned()),
        names,
        move |code| {
            if let Some(region) = RegionId::from_code(&code) {
                session.update(|scenario| scenario.region = region);
            }
        },
    )
}

fn azs(session: Session) -> AnyView {
    NumberField {
        field: Field::Azs,
        label: session.label(|labels| labels.azs),
        value: session.text(|scenario| scenario.azs.count().to_string()),
        unit: "",
    }
    .view(session, move |text| input::azs(Field::Azs, text).map(|azs| session.update(|scenario| scenario.azs = azs)))
}

fn hours(session: Session) -> AnyView {
    NumberField {
        field: Field::Hours,
        label: session.label(|labels| labels.hours),
        value: session.text(|scenario| scenario.hours.to_plain()),
        unit: "h",
    }
    .view(session, move |text| input::hours(text).map(|hours| session.update(|scenario| scenario.hours = hours)))
}

/// Four small pictures of NAT gateways in AZs.
fn topologies(session: Session) -> AnyView {
    let choices = vec![
        topology(session, NatTopology::None, "none"),
        topology(session, NatTopology::OneZonal, "one"),
        topology(session, NatTopology::ZonalPerAz, "az"),
        topology(session, NatTopology::Regional, "regional"),
    ];
    view! {
        <fieldset class="topologies">
            <legend class="label">{session.label(|labels| labels.nat)}</legend>
            {choices}
        </fieldset>
    }
    .into_any()
}

fn topology(session: Session, topology: NatTopology, slug: &'static str) -> AnyView {
    let chosen = session.holds(move |scenario| scenario.nat == topology);
    let choose = move |_| {
        session.update(|scenario| {
            scenario.nat = topology;
            scenario.ipv4_per_nat = scenario.ipv4_per_nat.min(scenario.max_ipv4_per_nat());
        });
    };
    view! {
        <label class="topology" class:chosen=chosen>
            <input type="radio" name="nat" data-testid=format!("nat-{slug}") prop:checked=chosen on:change=choose />
            <svg viewBox="0 0 48 30" aria-hidden="true">
                <path class="zone" d="M2 2h20v26H2zM26 2h20v26H26z" />
                <path class=format!("gateway {slug}") d=picture(topology) />
            </svg>
            <span>{say(session, move |words| words.nat(topology).to_owned())}</span>
        </label>
    }
    .into_any()
}

/// A dot for a gateway, a line for what reaches it from another AZ.
fn picture(topology: NatTopology) -> &'static str {
    match topology {
        NatTopology::None => "M19 10l10 10M29 10l-10 10",
        NatTopology::OneZonal => "M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M16 17L36 21",
        NatTopology::ZonalPerAz => "M12 15h.01M36 15h.01",
        NatTopology::Regional => "M12 15h24",
    }
}

fn connectivity(session: Session) -> AnyView {
    let choices = [("public", NatConnectivity::Public), ("private", NatConnectivity::Private)];
    let names = Signal::derive(move || {
        let words = session.words();
        let name =
            |(slug, choice): (&str, _)| Name { value: slug.to_owned(), text: words.connectivity(choice).to_owned() };
        choices.into_iter().map(name).collect()
    });
    let chosen = session.text(move |scenario| {
        let chosen = choices.iter().find(|(_, choice)| *choice == scenario.connectivity);
        chosen.map_or_else(String::new, |(slug, _)| (*slug).to_owned())
    });
    choice("field-connectivity", session.label(|labels| labels.connectivity), chosen, names, move |slug| {
        if let Some((_, chosen)) = choices.iter().find(|(name, _)| *name == slug) {
            session.update(|scenario| scenario.connectivity = *chosen);
        }
    })
}

fn ipv4(session: Session) -> AnyView {
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

/// The cross-AZ share, where one zonal NAT gateway serves several AZs.
fn cross_az(session: Session) -> AnyView {
    let matters = session.holds(|scenario| scenario.nat == NatTopology::OneZonal && scenario.azs.count() > 1);
    let stated = session.holds(|scenario| scenario.cross_az.is_some());
    when(matters, move || {
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
        view! { <div class="with-button">{field.view(session, take)} {when(stated, even)}</div> }.into_any()
    })
}

fn internet(session: Session) -> AnyView {
    let out = NumberField {
        field: Field::InternetOut,
        label: session.label(|labels| labels.internet_out),
        value: session.text(|scenario| scenario.internet_out.to_plain()),
        unit: "GB",
    };
    let back = NumberField {
        field: Field::InternetIn,
        label: session.label(|labels| labels.internet_in),
        value: session.text(|scenario| scenario.internet_in.to_plain()),
        unit: "GB",
    };
    let take_out = move |text: &str| {
        input::gb(Field::InternetOut, text).map(|gb| session.update(|scenario| scenario.internet_out = gb))
    };
    let take_back = move |text: &str| {
        input::gb(Field::InternetIn, text).map(|gb| session.update(|scenario| scenario.internet_in = gb))
    };
    view! {
        <fieldset>
            <legend class="label">{session.label(|labels| labels.internet)}</legend>
            <div class="pair">{out.view(session, take_out)} {back.view(session, take_back)}</div>
        </fieldset>
    }
    .into_any()
}
