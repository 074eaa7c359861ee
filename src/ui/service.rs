//! One service: its volume, and folded below it what else can be said of it.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::field::{NumberField, bound};
use super::fold::Fold;
use super::parts::{Name, button, check, choice, derived, localized, show_when};
use super::session::Session;
use super::{platform, services};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::service_bars::{Pays, ServiceBar, ServiceBars};
use natpoint_model::input::{self, Field, path_name};
use natpoint_model::scenario::{Path, Scenario, ServiceGroup, ServiceUse};
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
            {path_dot(session, own)}
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
            {bar(session, own, said)}
            {Scenario::pulls_images_from(service).then(|| split_layers(session))}
            <ServiceDetails session service />
        </div>
    }
    .into_any()
}

/// The path of its data in the recommended design.
pub(super) fn path_dot(session: Session, bar: Signal<Option<ServiceBar>>) -> AnyView {
    let path = derived(move || bar.get().and_then(|bar| bar.path));
    let text = localized(session, move |locale| path.get().map_or("", |path| locale.path_short(path)).to_owned());
    view! { <span class="path" data-path=derived(move || path.get().map_or("", path_name).to_owned())>{text}</span> }
        .into_any()
}

/// Its volume as a bar on the scale of all services, with a tick where an endpoint begins to pay, and with what is said
/// of it.
pub(super) fn bar(session: Session, bar: Signal<Option<ServiceBar>>, said: Signal<String>) -> AnyView {
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
            {show_when(in_azs, move || endpoint_azs(session, service))}
            {show_when(in_azs, move || endpoint_hours(session, service))}
            {if service.is_custom() {
                view! { {also_public(session, service)} {custom_note(session)} }.into_any()
            } else {
                view! { {no_endpoint(session, service)} {known(session, service)} }.into_any()
            }}
            {path(session, service)}
            {today(session, service)}
            {(!service.is_custom()).then(|| group(session, service))}
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

fn endpoint_azs(session: Session, service: ServiceId) -> AnyView {
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
fn endpoint_hours(session: Session, service: ServiceId) -> AnyView {
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
fn also_public(session: Session, service: ServiceId) -> AnyView {
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

fn custom_note(session: Session) -> AnyView {
    view! { <p class="note">{session.label(|labels| labels.custom_note)}</p> }.into_any()
}

fn no_endpoint(session: Session, service: ServiceId) -> AnyView {
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
fn known(session: Session, service: ServiceId) -> AnyView {
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

/// The path that the service must take.
fn path(session: Session, service: ServiceId) -> AnyView {
    let name = session.label(|labels| labels.path);
    one_path(session, Field::ServicePath(service), service, name, |used| &mut used.pinned)
}

/// The path that it takes today.
fn today(session: Session, service: ServiceId) -> AnyView {
    let name = localized(session, |locale| locale.today_labels().today.to_owned());
    one_path(session, Field::ServiceToday(service), service, name, |used| &mut used.today)
}

/// The paths that the service can take, and the one that is chosen, which a link may have put it on.
fn one_path(
    session: Session,
    field: Field,
    service: ServiceId,
    name: Signal<String>,
    of: fn(&mut ServiceUse) -> &mut Option<Path>,
) -> AnyView {
    let kinds = service.kinds();
    let chosen = move |scenario: &Scenario| {
        let said = |mut used: ServiceUse| (used.has_endpoint(scenario.region), used.is_private(), *of(&mut used));
        scenario.service(service).map_or((false, false, None), |used| said(*used))
    };
    let names = derived(move || {
        let locale = session.locale();
        let (has_endpoint, is_private, chosen) = session.with(chosen);
        let open = [
            (Path::Egress, !is_private),
            (Path::Interface, has_endpoint && kinds.interface()),
            (Path::Gateway, has_endpoint && kinds.gateway()),
        ];
        let open = open.into_iter().filter(|(path, open)| *open || chosen == Some(*path)).map(|(path, _)| path);
        let none = if field == Field::ServicePath(service) { locale.path(None) } else { locale.today_labels().unknown };
        let name = |path: Option<Path>| Name {
            value: path.map_or("", path_name).to_owned(),
            text: path.map_or(none, |path| locale.path(Some(path))).to_owned(),
        };
        std::iter::once(None).chain(open.map(Some)).map(name).collect()
    });
    choice(
        format!("field-{}", field.key()),
        name,
        session.text(move |scenario| chosen(scenario).2.map_or("", path_name).to_owned()),
        names,
        move |name| change(session, service, |used| *of(used) = input::path(field, service, &name).ok()),
    )
}

fn group(session: Session, service: ServiceId) -> AnyView {
    let names = derived(move || {
        let locale = session.locale();
        let alone = Name { value: String::new(), text: locale.group(None, &[]) };
        let group = |(group, others): (ServiceGroup, Vec<ServiceId>)| Name {
            value: group.letter().to_string(),
            text: locale.group(Some(group), &others),
        };
        let offered = |scenario: &Scenario| {
            let groups = scenario.offered_groups().into_iter();
            groups.map(|group| (group, scenario.grouped_with(service, group))).collect::<Vec<_>>()
        };
        std::iter::once(alone).chain(session.with(offered).into_iter().map(group)).collect()
    });
    choice(
        format!("field-{}", Field::ServiceGroup(service).key()),
        session.label(|labels| labels.group),
        said(session, service, |_, used| used.group.map_or_else(String::new, |group| group.letter().to_string())),
        names,
        move |letter| change(session, service, |used| used.group = input::group(service, &letter).ok()),
    )
}

/// What is pulled comes mostly from S3, so it is offered to be counted there.
fn split_layers(session: Session) -> AnyView {
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
