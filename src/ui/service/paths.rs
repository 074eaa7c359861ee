//! The paths that a service can take, and the services that take the same.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::{change, said};
use crate::ui::parts::{Name, choice, derived, localized};
use crate::ui::session::Session;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::input::{self, Field, path_name};
use natpoint_model::scenario::{Path, Scenario, ServiceGroup, ServiceUse};

/// The path that the service must take.
#[component]
pub(super) fn PathChoice(
    /// The page's state.
    session: Session,
    /// The service.
    service: ServiceId,
) -> impl IntoView {
    let name = session.label(|labels| labels.path);
    one_path(session, Field::ServicePath(service), service, name, |used| &mut used.pinned)
}

/// The path that it takes today.
#[component]
pub(super) fn PathToday(
    /// The page's state.
    session: Session,
    /// The service.
    service: ServiceId,
) -> impl IntoView {
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

/// The services that it stands and falls together with.
#[component]
pub(super) fn GroupChoice(
    /// The page's state.
    session: Session,
    /// The service.
    service: ServiceId,
) -> impl IntoView {
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
