//! What can be chosen before files become the scenario.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::ImportPanel;
use super::allocation::TrafficAllocation;
use crate::ui::parts::{Name, button, check, choice, derived, each, list, localized, show_when};
use natpoint_import::to_scenario::{Offer, UnallocatedTraffic};
use natpoint_model::catalogue::regions::RegionId;

/// What can be chosen; a choice stays in its place while others change.
#[component]
pub(super) fn ImportChoices(
    /// The files and what is chosen of them.
    panel: ImportPanel,
) -> impl IntoView {
    let keys = derived(move || {
        let Offer { regions, asks_region, vpcs, window, unallocated } = panel.preview().offer;
        let fixed =
            [("region", regions.len() > 1 || asks_region), ("vpc", vpcs.len() > 1), ("scale", window.is_some())];
        let fixed = fixed.into_iter().filter(|(_, offered)| *offered).map(|(key, _)| key.to_owned());
        fixed.chain(unallocated.iter().map(|(unallocated, _)| unallocated.slug().to_owned())).collect()
    });
    each(keys, move |key| match key.as_str() {
        "region" => view! { <ImportRegion panel /> }.into_any(),
        "vpc" => view! { <ImportVpc panel /> }.into_any(),
        "scale" => view! { <ScaleToMonth panel /> }.into_any(),
        _ => list(move || {
            UnallocatedTraffic::ALL
                .into_iter()
                .filter(|unallocated| unallocated.slug() == key)
                .map(|unallocated| view! { <TrafficAllocation panel unallocated /> }.into_any())
                .collect()
        }),
    })
}

#[component]
fn ImportRegion(
    /// The files and what is chosen of them.
    panel: ImportPanel,
) -> impl IntoView {
    let chosen = move || panel.choices.with(|choices| choices.region);
    let chosen = derived(move || {
        let preview = panel.preview();
        // Where no file names a Region, it is the scenario's own until the user says another one.
        chosen().or(preview.offer.regions.first().copied()).unwrap_or(preview.scenario.region).code().to_owned()
    });
    let names = derived(move || {
        let locale = panel.session.locale();
        let Offer { regions, asks_region, .. } = panel.preview().offer;
        let offered = if asks_region { RegionId::all().collect() } else { regions };
        offered.into_iter().map(|region| name(region.code(), locale.region(region))).collect()
    });
    let label = localized(panel.session, |locale| locale.import_preview_labels().region.to_owned());
    choice("bring-region", label, chosen, names, move |value| {
        panel.choices.update(|choices| choices.region = RegionId::from_code(&value));
    })
}

#[component]
fn ImportVpc(
    /// The files and what is chosen of them.
    panel: ImportPanel,
) -> impl IntoView {
    let chosen = derived(move || {
        let chosen = panel.choices.with(|choices| choices.vpc.clone());
        chosen.or(panel.preview().offer.vpcs.into_iter().next()).unwrap_or_default()
    });
    let names = derived(move || panel.preview().offer.vpcs.into_iter().map(|vpc| name(&vpc, vpc.clone())).collect());
    let label = localized(panel.session, |locale| locale.import_preview_labels().vpc.to_owned());
    let all = panel.label(|labels| labels.plan_for_all);
    view! {
        {choice("bring-vpc", label, chosen, names, move |value| {
            panel.choices.update(|choices| choices.vpc = Some(value));
        })}
        {show_when(panel.tells_of_all_vpcs(), move || {
            view! { <p>{button("bring-all-vpcs".to_owned(), "link", all, move || panel.plan_for_all_vpcs())}</p> }
                .into_any()
        })}
    }
    .into_any()
}

#[component]
fn ScaleToMonth(
    /// The files and what is chosen of them.
    panel: ImportPanel,
) -> impl IntoView {
    let scaling = localized(panel.session, move |locale| {
        let window = panel.preview().offer.window;
        panel.session.with(|scenario| window.map_or_else(String::new, |window| locale.scaling(window, scenario.hours)))
    });
    let label = view! { <span>{panel.label(|labels| labels.scale)} " " <small>{scaling}</small></span> }.into_any();
    let on = derived(move || panel.choices.with(|choices| !choices.unscaled));
    check("bring-scale".to_owned(), on, label, move |on| panel.choices.update(|choices| choices.unscaled = !on))
}

/// A name that can be chosen.
pub(super) fn name(value: &str, text: String) -> Name {
    Name { value: value.to_owned(), text }
}
