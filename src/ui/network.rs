//! Your network: everything that the user can say.

use leptos::prelude::*;

use super::field::NumberField;
use super::services::ServicesPanel;
use super::session::Session;
use super::settings::PricesPanel;
use crate::article;
use crate::catalogue::regions::RegionId;
use crate::input::{self, Field};
use crate::scenario::{NatConnectivity, NatTopology};
use crate::units::Quantity as _;

/// The inputs, from the Region down to unit prices.
#[component]
pub(super) fn NetworkPanel(session: Session) -> impl IntoView {
    let covered = session.part(article::covers);
    view! {
        <h2>{session.label(|labels| labels.your_network)}</h2>
        <RegionChoice session />
        <div class="pair">
            <NumberField
                session
                field=Field::Azs
                label=session.label(|labels| labels.azs)
                value=text(session, |scenario| scenario.azs.count().to_string())
                take=Callback::new(move |text: String| {
                    input::azs(Field::Azs, &text).map(|azs| session.update(|scenario| scenario.azs = azs))
                })
            />
            <NumberField
                session
                field=Field::Hours
                label=session.label(|labels| labels.hours)
                value=text(session, |scenario| scenario.hours.to_plain())
                take=Callback::new(move |text: String| {
                    input::hours(&text).map(|hours| session.update(|scenario| scenario.hours = hours))
                })
                unit="h"
            />
        </div>
        <NatChoice session />
        <div class="pair">
            <ConnectivityChoice session />
            <NumberField
                session
                field=Field::Ipv4
                label=session.label(|labels| labels.ipv4)
                value=text(session, |scenario| scenario.ipv4_per_nat.to_string())
                take=Callback::new(move |text: String| {
                    let most = session.part(crate::scenario::Scenario::max_ipv4_per_nat).get_untracked();
                    let count = input::count(Field::Ipv4, &text, 0, most)?;
                    session.update(|scenario| scenario.ipv4_per_nat = count);
                    Ok(())
                })
            />
        </div>
        <CrossAz session />
        <ServicesPanel session />
        <Internet session />
        <PricesPanel session />
        <Show when=move || !covered.get()>
            <button
                type="button"
                data-testid="open-article"
                on:click=move |_| session.update(|scenario| *scenario = article::scenario())
            >
                {session.label(|labels| labels.article_again)}
            </button>
        </Show>
    }
    .into_any()
}

/// A value of the scenario as plain text.
pub(super) fn text(
    session: Session,
    read: impl Fn(&crate::scenario::Scenario) -> String + Send + Sync + 'static,
) -> Signal<String> {
    session.part(read).into()
}

#[component]
fn RegionChoice(session: Session) -> impl IntoView {
    let region = session.part(|scenario| scenario.region);
    let choose = move |code: String| {
        if let Some(region) = RegionId::from_code(&code) {
            session.update(|scenario| scenario.region = region);
        }
    };
    let option = move |id: RegionId| {
        view! {
            <option value=id.code() selected=move || region.get() == id>{move || session.words().region(id)}</option>
        }
    };
    view! {
        <label class="field">
            <span class="label">{session.label(|labels| labels.region)}</span>
            <select
                data-testid="field-region"
                prop:value=move || region.get().code()
                on:change:target=move |event| choose(event.target().value())
            >
                {RegionId::all().map(option).collect::<Vec<_>>()}
            </select>
        </label>
    }
    .into_any()
}

/// Four small pictures of NAT gateways in AZs.
#[component]
fn NatChoice(session: Session) -> impl IntoView {
    let nat = session.part(|scenario| scenario.nat);
    let choice = move |topology: NatTopology, slug: &'static str| {
        view! {
            <label class="topology" class:chosen=move || nat.get() == topology>
                <input
                    type="radio"
                    name="nat"
                    data-testid=format!("nat-{slug}")
                    prop:checked=move || nat.get() == topology
                    on:change=move |_| {
                        session.update(|scenario| {
                            scenario.nat = topology;
                            scenario.ipv4_per_nat = scenario.ipv4_per_nat.min(scenario.max_ipv4_per_nat());
                        });
                    }
                />
                <svg viewBox="0 0 48 30" aria-hidden="true">
                    <rect class="az" x="2" y="2" width="20" height="26" rx="3" />
                    <rect class="az" x="26" y="2" width="20" height="26" rx="3" />
                    {match topology {
                        NatTopology::None => view! { <path class="cross" d="M19 10l10 10M29 10l-10 10" /> }.into_any(),
                        NatTopology::OneZonal => view! {
                            <path class="wire" d="M12 21H36" />
                            <circle class="gateway" cx="12" cy="12" r="5" />
                        }
                        .into_any(),
                        NatTopology::ZonalPerAz => view! {
                            <circle class="gateway" cx="12" cy="15" r="5" />
                            <circle class="gateway" cx="36" cy="15" r="5" />
                        }
                        .into_any(),
                        NatTopology::Regional => view! {
                            <rect class="gateway" x="7" y="10" width="34" height="10" rx="5" />
                        }
                        .into_any(),
                    }}
                </svg>
                <span>{move || session.words().nat(topology)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="topologies">
            <legend class="label">{session.label(|labels| labels.nat)}</legend>
            {choice(NatTopology::None, "none")}
            {choice(NatTopology::OneZonal, "one")}
            {choice(NatTopology::ZonalPerAz, "az")}
            {choice(NatTopology::Regional, "regional")}
        </fieldset>
    }
    .into_any()
}

#[component]
fn ConnectivityChoice(session: Session) -> impl IntoView {
    let connectivity = session.part(|scenario| scenario.connectivity);
    let choices = [("public", NatConnectivity::Public), ("private", NatConnectivity::Private)];
    let choose = move |slug: String| {
        if let Some((_, chosen)) = choices.iter().find(|(name, _)| *name == slug) {
            session.update(|scenario| scenario.connectivity = *chosen);
        }
    };
    let option = move |(slug, choice)| {
        view! {
            <option value=slug selected=move || connectivity.get() == choice>
                {move || session.words().connectivity(choice)}
            </option>
        }
    };
    view! {
        <label class="field">
            <span class="label">{session.label(|labels| labels.connectivity)}</span>
            <select data-testid="field-connectivity" on:change:target=move |event| choose(event.target().value())>
                {choices.map(option)}
            </select>
        </label>
    }
    .into_any()
}

/// The cross-AZ share, where one zonal NAT gateway serves several AZs.
#[component]
fn CrossAz(session: Session) -> impl IntoView {
    let matters = session.part(|scenario| scenario.nat == NatTopology::OneZonal && scenario.azs.count() > 1);
    let stated = session.part(|scenario| scenario.cross_az.is_some());
    view! {
        <Show when=move || matters.get()>
            <div class="with-button">
                <NumberField
                    session
                    field=Field::CrossAz
                    label=session.label(|labels| labels.cross_az)
                    value=text(session, |scenario| input::percent_of(scenario.cross_az_share()))
                    take=Callback::new(move |text: String| {
                        input::share_percent(&text)
                            .map(|share| session.update(|scenario| scenario.cross_az = Some(share)))
                    })
                    unit="%"
                />
                <Show when=move || stated.get()>
                    <button
                        type="button"
                        data-testid="crossaz-even"
                        on:click=move |_| session.update(|scenario| scenario.cross_az = None)
                    >
                        {session.label(|labels| labels.cross_az_even)}
                    </button>
                </Show>
            </div>
        </Show>
    }
    .into_any()
}

#[component]
fn Internet(session: Session) -> impl IntoView {
    view! {
        <fieldset>
            <legend class="label">{session.label(|labels| labels.internet)}</legend>
            <div class="pair">
                <NumberField
                    session
                    field=Field::InternetOut
                    label=session.label(|labels| labels.internet_out)
                    value=text(session, |scenario| scenario.internet_out.to_plain())
                    take=Callback::new(move |text: String| {
                        input::gb(Field::InternetOut, &text)
                            .map(|gb| session.update(|scenario| scenario.internet_out = gb))
                    })
                    unit="GB"
                />
                <NumberField
                    session
                    field=Field::InternetIn
                    label=session.label(|labels| labels.internet_in)
                    value=text(session, |scenario| scenario.internet_in.to_plain())
                    take=Callback::new(move |text: String| {
                        input::gb(Field::InternetIn, &text)
                            .map(|gb| session.update(|scenario| scenario.internet_in = gb))
                    })
                    unit="GB"
                />
            </div>
        </fieldset>
    }
    .into_any()
}
