//! One service: its volume, and folded below it what else can be said of it.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

mod paths;

use super::field::{NumberField, bound};
use super::fold::Fold;
use super::parts::{button, check, derived, localized, show_when};
use super::session::Session;
use super::{platform, services};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::service_bars::{Pays, ServiceBar, ServiceBars};
use natpoint_model::input::{self, Field, path_name};
use natpoint_model::scenario::{Path, Scenario, ServiceUse};
use natpoint_model::units::Quantity as _;
use natpoint_text::numbers::css_percent;

/// A service's row.
#[component]
pub(super) fn ServiceRow(
    /// The page's state.
    session: Session,
    /// The service.
    service: ServiceId,
    /// How much of each service goes where.
    bars: Memo<ServiceBars>,
) -> impl IntoView {
    let slug = service.slug();
    let gb = NumberField {
        field: Field::ServiceGb(service),
        label: Signal::stored(slug.to_owned()),
        value: said(session, service, |scenario, used| scenario.own_gb(used).to_plain()),
        unit: "GB",
    };
    let take = move |text: &str| {
        input::gb(Field::ServiceGb(service), text).map(|gb| session.update(|scenario| scenario.set_own_gb(service, gb)))
    };
    let own = derived(move || bars.with(|bars| bars.bar(service)));
    let said = localized(session, move |locale| {
        let typical = session.has_typical_gb(service).then(|| locale.page_labels().typical.to_owned());
        let told = [typical, own.get().and_then(|bar| locale.pays(bar.pays))];
        told.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    view! {
        <div class="service" title=service.label()>
            {gb.view(session, take)}
            <PathDot session bar=own />
            {button(
                format!("remove-{}", services::row_name(service)),
                "remove",
                localized(session, move |locale| format!("{} {slug}", locale.labels().remove)),
                move || {
                    let next = services::beside(session, service);
                    session.remove_service(service);
                    // What had the keys goes with its row.
                    platform::focus(&next);
                },
            )}
            <VolumeBar session bar=own said />
            {Scenario::pulls_images_from(service).then(|| view! { <SplitLayers session /> }.into_any())}
            <ServiceDetails session service />
        </div>
    }
    .into_any()
}

/// The path of its data in the recommended design.
#[component]
pub(super) fn PathDot(
    /// The page's state.
    session: Session,
    /// Its bar, where it has one.
    bar: Signal<Option<ServiceBar>>,
) -> impl IntoView {
    let path = derived(move || bar.get().and_then(|bar| bar.path));
    let text = localized(session, move |locale| path.get().map_or("", |path| locale.path_short(path)).to_owned());
    view! { <span class="path" data-path=derived(move || path.get().map_or("", path_name).to_owned())>{text}</span> }
        .into_any()
}

/// Its volume as a bar on the scale of all services, with a tick where an endpoint begins to pay, and with what is said
/// of it.
#[component]
pub(super) fn VolumeBar(
    /// The page's state.
    session: Session,
    /// Its bar, where it has one.
    bar: Signal<Option<ServiceBar>>,
    /// What is said below.
    said: Signal<String>,
) -> impl IntoView {
    let tick = move || match bar.get()?.pays {
        Pays::From(_, place) => Some(place),
        _ => None,
    };
    let style = derived(move || {
        let length = bar.get().map_or(0, |bar| bar.length);
        let tick = tick().flatten().unwrap_or(1_000);
        format!("--length: {}; --tick: {}", css_percent(length), css_percent(tick))
    });
    let class = derived(move || {
        let tick = match tick() {
            None => "",
            Some(None) => "ticked off",
            // Text that would run out of the row stands on the left of its tick.
            Some(Some(place)) if place > 450 => "ticked left",
            Some(Some(_)) => "ticked",
        };
        format!("bar {tick}")
    });
    let path = derived(move || bar.get().and_then(|bar| bar.path).map_or("", path_name).to_owned());
    let told = localized(session, move |locale| {
        let off = tick().is_some_and(|place| place.is_none());
        let said = said.get();
        if off { said + locale.page_labels().off_scale } else { said }
    });
    view! {
        <div class=class style=style data-path=path>
            <span class="bar-note">{told}</span>
        </div>
    }
    .into_any()
}

/// What most services need no word about.
#[component]
fn ServiceDetails(
    /// The page's state.
    session: Session,
    /// The service.
    service: ServiceId,
) -> impl IntoView {
    let set = localized(session, move |locale| {
        session.with(|scenario| {
            scenario.service(service).map_or_else(String::new, |used| locale.service_summary(scenario, used))
        })
    });
    // A gateway endpoint stands in no AZ, and is taken unless the user says otherwise.
    let gateway = service.kinds().gateway();
    let in_azs = session.holds(move |scenario| {
        let pinned = scenario.service(service).and_then(|used| used.pinned);
        !gateway || pinned == Some(Path::Interface)
    });
    let summary = view! {
        {session.label(|labels| labels.more)} " "
        <span class="set" data-testid=format!("set-{}", services::row_name(service))>
            {set}
        </span>
    };
    let inside = Callback::new(move |()| {
        let [low, high] = bounds(session, service);
        view! {
            {show_when(in_azs, move || view! { <EndpointAzs session service /> }.into_any())}
            {show_when(in_azs, move || view! { <EndpointHours session service /> }.into_any())}
            {if service.is_custom() {
                view! { <AlsoPublic session service /> <CustomNote session /> }.into_any()
            } else {
                view! { <NoEndpoint session service /> <KnownOfEndpoint session service /> }.into_any()
            }}
            <paths::PathChoice session service />
            <paths::PathToday session service />
            {(!service.is_custom()).then(|| view! { <paths::GroupChoice session service /> }.into_any())}
            <div class="pair">{low} {high}</div>
        }
        .into_any()
    });
    view! { <Fold class="endpoint" summary=summary.into_any() inside /> }.into_any()
}

/// The least and the most that its volume may be.
fn bounds(session: Session, service: ServiceId) -> [AnyView; 2] {
    let low = bound(
        session,
        Field::ServiceLow(service),
        |labels| labels.low,
        move |scenario| scenario.service(service).and_then(|used| used.band.low),
        move |scenario, gb| in_service(scenario, service, |used| used.band.low = gb),
    );
    let high = bound(
        session,
        Field::ServiceHigh(service),
        |labels| labels.high,
        move |scenario| scenario.service(service).and_then(|used| used.band.high),
        move |scenario, gb| in_service(scenario, service, |used| used.band.high = gb),
    );
    [low, high]
}

#[component]
fn EndpointAzs(
    /// The page's state.
    session: Session,
    /// The service.
    service: ServiceId,
) -> impl IntoView {
    NumberField {
        field: Field::ServiceAzs(service),
        label: session.label(|labels| labels.endpoint_azs),
        value: said(session, service, |scenario, used| used.endpoint_azs(scenario).count().to_string()),
        unit: "",
    }
    .view(session, move |text| {
        let region = session.with_untracked(|scenario| scenario.region);
        let azs = input::azs_in(Field::ServiceAzs(service), region, text)?;
        session.update(|scenario| {
            let own = (azs != scenario.azs).then_some(azs);
            in_service(scenario, service, |used| used.azs = own);
        });
        Ok(())
    })
}

/// The hours that its endpoint exists; empty is as long as the network.
#[component]
fn EndpointHours(
    /// The page's state.
    session: Session,
    /// The service.
    service: ServiceId,
) -> impl IntoView {
    NumberField {
        field: Field::ServiceHours(service),
        label: session.label(|labels| labels.endpoint_hours),
        value: said(session, service, |scenario, used| used.endpoint_hours(scenario).to_plain()),
        unit: "h",
    }
    .view(session, move |text| {
        let hours = input::endpoint_hours(service, text)?;
        session.update(|scenario| {
            let own = hours.filter(|hours| *hours != scenario.hours);
            in_service(scenario, service, |used| used.hours = own);
        });
        Ok(())
    })
}

/// Whether a custom endpoint service has public addresses, too.
#[component]
fn AlsoPublic(
    /// The page's state.
    session: Session,
    /// The service.
    service: ServiceId,
) -> impl IntoView {
    let public = session.holds(move |scenario| scenario.service(service).is_some_and(|used| used.public));
    let label = session.label(|labels| labels.also_public);
    let testid = format!("public-{}", services::row_name(service));
    check(testid, public, view! { <span>{label}</span> }.into_any(), move |public| {
        session.update(|scenario| {
            in_service(scenario, service, |used| used.public = public);
            // Without public addresses no path but its endpoint leads there.
            scenario.settle();
        });
    })
}

#[component]
fn CustomNote(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    view! { <p class="note">{session.label(|labels| labels.custom_note)}</p> }.into_any()
}

#[component]
fn NoEndpoint(
    /// The page's state.
    session: Session,
    /// The service.
    service: ServiceId,
) -> impl IntoView {
    let none = session
        .holds(move |scenario| scenario.service(service).is_some_and(|used| !used.has_endpoint(scenario.region)));
    let label = session.label(|labels| labels.no_endpoint);
    check(format!("none-{}", service.slug()), none, view! { <span>{label}</span> }.into_any(), move |none| {
        session.update(|scenario| {
            let region = scenario.region;
            in_service(scenario, service, |used| used.claim_endpoint(!none, region));
        });
    })
}

/// What is known of its endpoint in the Region.
#[component]
fn KnownOfEndpoint(
    /// The page's state.
    session: Session,
    /// The service.
    service: ServiceId,
) -> impl IntoView {
    let facts = localized(session, move |locale| {
        session.with(|scenario| {
            scenario.service(service).map_or_else(String::new, |used| locale.endpoint_facts(used, scenario))
        })
    });
    view! {
        <p class="note" data-testid=format!("offer-{}", service.slug())>
            {facts}
        </p>
    }
    .into_any()
}

/// What is pulled comes mostly from S3, so it is offered to be counted there.
#[component]
fn SplitLayers(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    show_when(session.holds(Scenario::has_unsplit_images), move || {
        view! {
            <div class="split">
                <p class="note">{session.label(|labels| labels.split_layers_note)}</p>
                {button("split-layers".to_owned(), "", session.label(|labels| labels.split_layers), move || {
                    session.update(Scenario::split_images);
                })}
            </div>
        }
        .into_any()
    })
}

/// A text about the service, while it is there.
fn said(session: Session, service: ServiceId, text: fn(&Scenario, &ServiceUse) -> String) -> Signal<String> {
    session.text(move |scenario| scenario.service(service).map_or_else(String::new, |used| text(scenario, used)))
}

fn change(session: Session, service: ServiceId, change: impl FnOnce(&mut ServiceUse)) {
    session.update(|scenario| in_service(scenario, service, change));
}

fn in_service(scenario: &mut Scenario, service: ServiceId, change: impl FnOnce(&mut ServiceUse)) {
    if let Some(used) = scenario.service_mut(service) {
        change(used);
    }
}
