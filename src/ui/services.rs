//! The services of the workload: found in the catalogue, or taken from a workload profile.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::field::InputField;
use super::parts::{Name, button, check, choice, derived, each, list, localized, show_when};
use super::platform::{self, Scope, handler, on_value};
use super::service;
use super::session::Session;
use natpoint_model::catalogue::services::{ServiceId, search};
use natpoint_model::catalogue::workloads::{self, Workload};
use natpoint_model::compare::service_bars::ServiceBars;
use natpoint_model::input::{self, Field, Refusal};
use natpoint_model::scenario::{ProfileUse, Scenario};

/// How many search results are offered at once.
const MOST_FOUND: usize = 8;

/// The button that adds a custom endpoint service.
const CUSTOM: &str = "add-custom";

/// A row per service, the search and the profiles.
#[component]
pub(super) fn Services(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let keys = derived(move || {
        session.with(|scenario| {
            // What is there for image pulls alone stands in their row.
            let rows = scenario.services.iter().filter(|used| session.has_row(scenario, used.service));
            rows.map(|used| Field::ServiceGb(used.service).key()).collect()
        })
    });
    let images = localized(session, |locale| locale.field(Field::ImagePulls));
    let pulls = InputField { field: Field::ImagePulls, label: images, unit: "GB" };
    let grows = localized(session, |locale| locale.field(Field::Growth));
    let growth = InputField { field: Field::Growth, label: grows, unit: "%" };
    let costs = localized(session, |locale| locale.field(Field::OneOffCost));
    let one_off = InputField { field: Field::OneOffCost, label: costs, unit: "USD" };
    let bars = Memo::new(move |_| {
        session.report.with(|report| session.with_live(|scenario| ServiceBars::of(scenario, report)))
    });
    let layers = derived(move || bars.with(|bars| bars.image_pulls));
    let any_layers = derived(move || layers.get().is_some());
    let layers_path =
        localized(session, move |locale| locale.layers_path(layers.get().and_then(|bar| bar.path)).to_owned());
    let typical = localized(session, |locale| locale.page_labels().typical.to_owned());
    let row = move |key: String| match Field::of_key(&key) {
        Some(Field::ServiceGb(service)) => view! { <service::ServiceRow session service bars /> }.into_any(),
        _ => ().into_any(),
    };
    view! {
        <fieldset class="services">
            <legend class="label">{session.label(|labels| labels.services)}</legend>
            <p class="unit-note">{session.label(|labels| labels.gb_per_month)}</p>
            <div class="service">
                {pulls.view(session)} <service::PathDot session bar=layers />
                {show_when(any_layers, move || {
                    view! { <service::VolumeBar session bar=layers said=layers_path /> }.into_any()
                })}
                {show_when(derived(move || session.has_typical_pulls()), move || {
                    view! { <p class="note">{typical}</p> }.into_any()
                })}
            </div>
            {each(keys, row)}
            <ServiceSearch session />
            {growth.view(session)} {one_off.view(session)}
        </fieldset>
    }
    .into_any()
}

/// What the keys go to when a row is removed: the same button of the next row, or of the one before it.
pub(super) fn beside(session: Session, service: ServiceId) -> String {
    let rows: Vec<_> = session.with_untracked(|scenario| {
        let services = scenario.services.iter().map(|used| used.service);
        services.filter(|service| untrack(|| session.has_row(scenario, *service))).collect()
    });
    let at = rows.iter().position(|row| *row == service).unwrap_or_default();
    let next = rows.get(at + 1).or_else(|| rows.get(at.checked_sub(1)?));
    next.map_or_else(|| "add-service".to_owned(), |next| format!("remove-{}", row_name(*next)))
}

/// What the elements of a row are named by: a custom endpoint service may be called like one of the catalogue.
pub(super) fn row_name(service: ServiceId) -> String {
    if service.is_custom() { Field::ServiceGb(service).key() } else { service.slug().to_owned() }
}

/// The search of the catalogue. Enter takes the first that is found, and arrows go through the others; the volume of
/// what was added is the next thing to type.
#[component]
fn ServiceSearch(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let scope = Scope::current();
    let offered = derived(move || offered(session, &query.get()));
    let take = move |service: ServiceId| {
        session.add_service(service);
        // The field is free for the next service.
        query.set(String::new());
        scope.after_update(move || platform::focus(&format!("field-{}", Field::ServiceGb(service).key())));
    };
    let found = list(move || {
        if query.with(|typed| typed.trim().is_empty()) {
            return Vec::new();
        }
        let results: Vec<_> =
            offered.with(|found| found.iter().map(|service| result(session, *service, take)).collect());
        let found = if results.is_empty() {
            view! { <p class="note">{session.label(|labels| labels.nothing_found)}</p> }.into_any()
        } else {
            view! { <ul class="found">{results}</ul> }.into_any()
        };
        vec![found, custom(session, query, take)]
    });
    let go = move |event: KeyboardEvent| {
        // Such a key ends a word that an input method makes: WebKit tells it by its code alone.
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let offered = offered.get_untracked();
        let at = platform::testid_of_target(&event);
        // That button is none of the results, and does what it says.
        if at == CUSTOM {
            return;
        }
        let at = offered.iter().position(|service| at == found_id(*service));
        let to = match (event.key().as_str(), at) {
            ("Enter", None) => {
                if let Some(first) = offered.first() {
                    take(*first);
                }
                None
            }
            ("ArrowDown", at) => offered.get(at.map_or(0, |at| at + 1)).map(|service| found_id(*service)),
            ("ArrowUp", Some(at)) => {
                let above = at.checked_sub(1).and_then(|above| offered.get(above));
                Some(above.map_or_else(|| "add-service".to_owned(), |service| found_id(*service)))
            }
            ("Escape", _) => {
                query.set(String::new());
                Some("add-service".to_owned())
            }
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to {
            platform::focus(&to);
        }
    };
    view! {
        <div class="add-service" on:keydown=handler(go)>
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
        </div>
    }
    .into_any()
}

/// What adds the typed name as the endpoint service of a third party or of one's own, or says why it cannot.
fn custom(session: Session, query: RwSignal<String>, take: impl Fn(ServiceId) + Copy + 'static) -> AnyView {
    let refusal = RwSignal::new(None::<Refusal>);
    let label = localized(session, move |locale| format!("{} {}", locale.labels().add_custom, query.get().trim()));
    let add = move || {
        let room = session.with_untracked(Scenario::has_room_for_custom);
        match input::custom_service(&query.get_untracked()) {
            Ok(service) if room => take(service),
            Ok(_) => {}
            Err(why) => refusal.set(Some(why)),
        }
    };
    let sentence = derived(move || {
        // Another name is another question.
        let text = query.get();
        let told = |why: &Refusal| (why.value == text).then(|| session.locale().refusal(why));
        refusal.with(|refusal| refusal.as_ref().and_then(told)).unwrap_or_default()
    });
    view! {
        <div class="custom">
            {button(CUSTOM.to_owned(), "", label, add)}
            <p class="error" data-testid="error-custom" aria-live="polite">
                {sentence}
            </p>
        </div>
    }
    .into_any()
}

/// The services that a search offers: what is there already is none of them.
fn offered(session: Session, typed: &str) -> Vec<ServiceId> {
    if typed.trim().is_empty() {
        return Vec::new();
    }
    let has_row = |service: &ServiceId| session.with(|scenario| session.has_row(scenario, *service));
    search(typed).into_iter().filter(|service| !has_row(service)).take(MOST_FOUND).collect()
}

fn found_id(service: ServiceId) -> String {
    format!("found-{}", service.slug())
}

fn result(session: Session, service: ServiceId, take: impl Fn(ServiceId) + 'static) -> AnyView {
    let label = localized(session, move |locale| format!("{}  {}", service.slug(), locale.service_name(service)));
    view! { <li>{button(found_id(service), "", label, move || take(service))}</li> }.into_any()
}

/// The profiles: one is taken, not selected, so the choice is free again; and whether the services that are there stay.
///
/// Arrow keys go through a closed list and choose what they pass, so what keys choose waits for Enter or a button.
#[component]
pub(super) fn WorkloadProfiles(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let keep = RwSignal::new(false);
    let (by_keys, waiting) = (StoredValue::new(false), RwSignal::new(None::<&'static Workload>));
    let names = derived(move || {
        let locale = session.locale();
        let none = Name { value: String::new(), text: locale.labels().workload_choose.to_owned() };
        let name = |workload: &Workload| Name {
            value: workload.id.to_owned(),
            text: locale.workload(workload.title_en, workload.title_ja).to_owned(),
        };
        std::iter::once(none).chain(workloads::all().iter().map(name)).collect()
    });
    let label = session.label(|labels| labels.workload);
    let take = move |workload: &'static Workload| {
        let profile_use = if keep.get_untracked() { ProfileUse::Add } else { ProfileUse::Replace };
        session.start_from(workload, profile_use);
        waiting.set(None);
        platform::close_menu("start-menu");
    };
    let take_waiting = move || {
        if let Some(workload) = waiting.get_untracked() {
            take(workload);
        }
    };
    let shown = derived(move || waiting.get().map_or_else(String::new, |workload| workload.id.to_owned()));
    let chosen = choice("workload", label, shown, names, move |id| match workloads::find(&id) {
        Some(workload) if !by_keys.get_value() => take(workload),
        found => waiting.set(found),
    });
    let on_key = move |event: KeyboardEvent| {
        by_keys.set_value(true);
        if event.key() == "Enter" && platform::testid_of_target(&event) == "workload" {
            take_waiting();
        }
    };
    let stay = localized(session, |locale| locale.page_labels().keep_services.to_owned());
    let start = localized(session, |locale| locale.page_labels().use_workload.to_owned());
    view! {
        <div on:keydown=handler(on_key) on:pointerdown=handler(move |_| by_keys.set_value(false))>{chosen}</div>
        {show_when(derived(move || waiting.with(Option::is_some)), move || {
            button("workload-start".to_owned(), "primary", start, take_waiting)
        })}
        {check(
            "workload-add".to_owned(),
            keep.into(),
            view! { <span>{stay}</span> }.into_any(),
            move |on| keep.set(on),
        )}
    }
    .into_any()
}
