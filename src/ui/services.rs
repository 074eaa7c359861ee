//! The services of the workload: found in the catalogue, or taken from a workload profile.

use leptos::prelude::*;

use super::field::NumberField;
use super::network::text;
use super::session::Session;
use crate::catalogue::services::{ServiceId, search};
use crate::catalogue::workloads::{self, Workload};
use crate::input::{self, Field};
use crate::scenario::Scenario;
use crate::units::{Gb, Quantity as _};

/// How many search results are offered at once.
const MOST_FOUND: usize = 8;

/// A row per service, the search and the profiles.
#[component]
pub(super) fn ServicesPanel(session: Session) -> impl IntoView {
    let services = session.part(|scenario| scenario.services.iter().map(|used| used.service).collect::<Vec<_>>());
    view! {
        <fieldset class="services">
            <legend class="label">{session.label(|labels| labels.services)}</legend>
            <p class="unit-note">{session.label(|labels| labels.gb_per_month)}</p>
            <For each=move || services.get() key=|service| *service let:service>
                <ServiceRow session service />
            </For>
            <AddService session />
            <WorkloadChoice session />
        </fieldset>
    }
    .into_any()
}

#[component]
fn ServiceRow(session: Session, service: ServiceId) -> impl IntoView {
    let info = service.info();
    let interface = !info.kinds.gateway();
    let has_endpoint = session.part(move |scenario| scenario.service(service).is_some_and(|used| used.has_endpoint));
    let slug = service.slug();
    view! {
        <div class="service" title=info.label>
            <NumberField
                session
                field=Field::ServiceGb(service)
                label=Signal::derive(move || slug.to_owned())
                value=text(session, move |scenario| {
                    scenario.service(service).map_or_else(String::new, |used| used.gb.to_plain())
                })
                take=Callback::new(move |text: String| {
                    let gb = input::gb(Field::ServiceGb(service), &text)?;
                    session.update(|scenario| {
                        if let Some(used) = scenario.service_mut(service) {
                            used.gb = gb;
                        }
                    });
                    Ok(())
                })
                unit="GB"
            />
            <button
                type="button"
                class="remove"
                data-testid=format!("remove-{slug}")
                aria-label=move || format!("{} {slug}", session.words().labels().remove)
                on:click=move |_| session.update(|scenario| scenario.remove_service(service))
            >
                "×"
            </button>
            <details class="endpoint">
                <summary>{session.label(|labels| labels.more)}</summary>
                {interface.then(|| view! {
                    <NumberField
                        session
                        field=Field::ServiceAzs(service)
                        label=session.label(|labels| labels.endpoint_azs)
                        value=text(session, move |scenario| {
                            let used = scenario.service(service);
                            used.map_or_else(String::new, |used| used.endpoint_azs(scenario).count().to_string())
                        })
                        take=Callback::new(move |text: String| {
                            let azs = input::azs(Field::ServiceAzs(service), &text)?;
                            session.update(|scenario| {
                                let own = (azs != scenario.azs).then_some(azs);
                                if let Some(used) = scenario.service_mut(service) {
                                    used.azs = own;
                                }
                            });
                            Ok(())
                        })
                    />
                })}
                <label class="check">
                    <input
                        type="checkbox"
                        data-testid=format!("none-{slug}")
                        prop:checked=move || !has_endpoint.get()
                        on:change:target=move |event| {
                            let has_endpoint = !event.target().checked();
                            session.update(|scenario| {
                                if let Some(used) = scenario.service_mut(service) {
                                    used.has_endpoint = has_endpoint;
                                }
                            });
                        }
                    />
                    {session.label(|labels| labels.no_endpoint)}
                </label>
            </details>
        </div>
    }
    .into_any()
}

#[component]
fn AddService(session: Session) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        let query = query.get();
        if query.trim().is_empty() {
            return None;
        }
        let used = session.with(|scenario| scenario.services.iter().map(|used| used.service).collect::<Vec<_>>());
        let found = search(&query).into_iter().filter(|service| !used.contains(service));
        Some(found.take(MOST_FOUND).collect::<Vec<_>>())
    });
    let result = move |service: ServiceId| {
        view! {
            <li>
                <button
                    type="button"
                    data-testid=format!("found-{}", service.slug())
                    on:click=move |_| {
                        session.update(|scenario| scenario.add_service(service, Gb::ZERO));
                        query.set(String::new());
                    }
                >
                    <strong>{service.slug()}</strong> " " {service.info().label}
                </button>
            </li>
        }
    };
    let results = move || {
        let found = found.get()?;
        Some(if found.is_empty() {
            view! { <p class="note">{session.label(|labels| labels.nothing_found)}</p> }.into_any()
        } else {
            view! { <ul class="found">{found.into_iter().map(result).collect::<Vec<_>>()}</ul> }.into_any()
        })
    };
    view! {
        <label class="field">
            <span class="label">{session.label(|labels| labels.add_service)}</span>
            <input
                type="search"
                autocomplete="off"
                spellcheck="false"
                data-testid="add-service"
                placeholder=session.label(|labels| labels.add_service_hint)
                prop:value=move || query.get()
                on:input:target=move |event| query.set(event.target().value())
            />
        </label>
        {results}
    }
    .into_any()
}

#[component]
fn WorkloadChoice(session: Session) -> impl IntoView {
    let choose = move |id: String| {
        if let Some(workload) = workloads::find(&id) {
            session.update(|scenario| add_workload(scenario, workload));
        }
    };
    let option = move |workload: &'static Workload| {
        view! {
            <option value=workload.id>
                {move || session.words().workload(workload.title_en, workload.title_ja)}
            </option>
        }
    };
    view! {
        <label class="field">
            <span class="label">{session.label(|labels| labels.workload)}</span>
            <select
                data-testid="workload"
                on:change:target=move |event| {
                    choose(event.target().value());
                    // A profile is taken, not selected: the choice is free again.
                    event.target().set_value("");
                }
            >
                <option value="">{session.label(|labels| labels.workload_choose)}</option>
                {workloads::all().iter().map(option).collect::<Vec<_>>()}
            </select>
        </label>
    }
    .into_any()
}

/// Adds what a workload requires; services that are there already keep their data.
fn add_workload(scenario: &mut Scenario, workload: &Workload) {
    for service in workload.required_interface.iter().chain(workload.required_gateway) {
        scenario.add_service(*service, Gb::ZERO);
    }
}
