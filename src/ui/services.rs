//! The services of the workload: found in the catalogue, or taken from a workload profile.

use leptos::prelude::*;

use super::field::InputField;
use super::parts::{Name, button, choice, derived, each, list, localized, show_when};
use super::platform::on_value;
use super::service;
use super::session::Session;
use natpoint_model::catalogue::services::{ServiceId, search};
use natpoint_model::catalogue::workloads::{self, Workload};
use natpoint_model::compare::service_bars::ServiceBars;
use natpoint_model::input::Field;
use natpoint_model::units::Gb;

/// How many search results are offered at once.
const MOST_FOUND: usize = 8;

/// A row per service, the search and the profiles.
pub(super) fn panel(session: Session) -> AnyView {
    let slugs = derived(move || {
        session.with(|scenario| {
            // What is there for image pulls alone stands in their row.
            let rows = scenario.services.iter().filter(|used| !scenario.only_pulls_images(used));
            rows.map(|used| used.service.slug().to_owned()).collect()
        })
    });
    let images = localized(session, |locale| locale.field(Field::ImagePulls));
    let pulls = InputField { field: Field::ImagePulls, label: images, unit: "GB" };
    let bars = Memo::new(move |_| {
        session.report.with(|report| session.with_live(|scenario| ServiceBars::of(scenario, report)))
    });
    let layers = derived(move || bars.with(|bars| bars.image_pulls));
    let any_layers = derived(move || layers.get().is_some());
    let layers_path =
        localized(session, move |locale| locale.layers_path(layers.get().and_then(|bar| bar.path)).to_owned());
    let row = move |slug: String| {
        ServiceId::from_slug(&slug).map_or_else(|| ().into_any(), |service| service::row(session, service, bars))
    };
    view! {
        <fieldset class="services">
            <legend class="label">{session.label(|labels| labels.services)}</legend>
            <p class="unit-note">{session.label(|labels| labels.gb_per_month)}</p>
            <div class="service">
                {pulls.view(session)} {service::path_dot(session, layers)}
                {show_when(any_layers, move || service::bar(session, layers, layers_path))}
            </div>
            {each(slugs, row)}
            {add(session)}
        </fieldset>
    }
    .into_any()
}

/// The search of the catalogue.
fn add(session: Session) -> AnyView {
    let query = RwSignal::new(String::new());
    let found = list(move || {
        let typed = query.get();
        if typed.trim().is_empty() {
            return Vec::new();
        }
        let used = |service: &ServiceId| session.with(|scenario| scenario.service(*service).is_some());
        let found = search(&typed).into_iter().filter(|service| !used(service)).take(MOST_FOUND);
        let results: Vec<_> = found
            .map(|service| {
                result(session, service, move || {
                    session.update(|scenario| scenario.add_service(service, Gb::ZERO));
                    // The field is free for the next service.
                    query.set(String::new());
                })
            })
            .collect();
        if results.is_empty() {
            return vec![view! { <p class="note">{session.label(|labels| labels.nothing_found)}</p> }.into_any()];
        }
        vec![view! { <ul class="found">{results}</ul> }.into_any()]
    });
    view! {
        <label class="field">
            <span class="label">{session.label(|labels| labels.add_service)}</span>
            <input
                type="search"
                autocomplete="off"
                spellcheck="false"
                data-testid="add-service"
                placeholder=session.label(|labels| labels.add_service_hint)
                prop:value=query
                on:input=on_value(move |text| query.set(text))
            />
        </label>
        {found}
    }
    .into_any()
}

fn result(session: Session, service: ServiceId, press: impl Fn() + 'static) -> AnyView {
    let label = localized(session, move |_| format!("{}  {}", service.slug(), service.label()));
    view! { <li>{button(format!("found-{}", service.slug()), "", label, press)}</li> }.into_any()
}

/// The profiles: one is taken, not selected, so the choice is free again.
pub(super) fn workload(session: Session) -> AnyView {
    let names = derived(move || {
        let locale = session.locale();
        let none = Name { value: String::new(), text: locale.labels().workload_choose.to_owned() };
        let name = |workload: &Workload| Name {
            value: workload.id.to_owned(),
            text: locale.workload(workload.title_en, workload.title_ja).to_owned(),
        };
        std::iter::once(none).chain(workloads::all().iter().map(name)).collect()
    });
    choice("workload", session.label(|labels| labels.workload), Signal::stored(String::new()), names, move |id| {
        if let Some(workload) = workloads::find(&id) {
            session.update(|scenario| scenario.add_workload(workload));
        }
    })
}
