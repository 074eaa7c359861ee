//! Where a volume goes of which the files do not tell it: to one destination, or divided among the usual suspects.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::ImportPanel;
use super::choices::name;
use crate::ui::parts::{choice, derived, localized, show_when};
use crate::ui::platform::on_value;
use natpoint_import::to_scenario::{self, Allocation, Choices, Share, Suspect, UnallocatedTraffic, allocated_percent};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::units::Gb;

/// The choice, and the sliders while the volume is divided.
#[component]
pub(super) fn TrafficAllocation(
    /// The files and what is chosen of them.
    panel: ImportPanel,
    /// The traffic whose destination no file tells.
    unallocated: UnallocatedTraffic,
) -> impl IntoView {
    let label = localized(panel.session, move |locale| {
        volume(panel, unallocated).map_or_else(String::new, |gb| locale.unallocated(unallocated, gb))
    });
    let chosen = derived(move || panel.choices.with(|choices| slug(chosen(choices, unallocated)).to_owned()));
    let names = derived(move || {
        let locale = panel.session.locale();
        // What is found most often behind NAT gateways comes first: buckets, which image layers lie in too.
        let mut services = to_scenario::USUAL_SUSPECTS.map(ServiceId::named).to_vec();
        panel.session.with(|scenario| services.extend(scenario.services.iter().map(|used| used.service)));
        let mut known = Vec::new();
        services.retain(|service| {
            !known.contains(service) && {
                known.push(*service);
                true
            }
        });
        let all = [Allocation::Nowhere, Allocation::Divided, Allocation::Internet, Allocation::Spread]
            .into_iter()
            .chain(services.into_iter().map(Allocation::Service));
        all.map(|allocation| name(slug(allocation), locale.allocation(allocation))).collect()
    });
    let select = choice(["bring-", unallocated.slug()].concat(), label, chosen, names, move |value| {
        panel.choices.update(|choices| choose(choices, unallocated, &value));
    });
    let divided = derived(move || {
        panel.choices.with(|choices| matches!(self::chosen(choices, unallocated), Allocation::Divided))
    });
    view! {
        <div>
            {select}
            {show_when(divided, move || view! { <AllocationSliders panel unallocated /> }.into_any())}
        </div>
    }
    .into_any()
}

/// A slider for each suspect, with the reason why it is one, and what is left.
#[component]
fn AllocationSliders(
    /// The files and what is chosen of them.
    panel: ImportPanel,
    /// The traffic whose destination no file tells.
    unallocated: UnallocatedTraffic,
) -> impl IntoView {
    let all: Vec<_> = Suspect::ALL
        .into_iter()
        .map(|suspect| view! { <AllocationSlider panel unallocated suspect /> }.into_any())
        .collect();
    let left = localized(panel.session, move |locale| {
        let percent = 100 - panel.choices.with(|choices| allocated_percent(&choices.shares, unallocated));
        let gb = volume(panel, unallocated).unwrap_or(Gb::ZERO);
        locale.share_left(percent, part(gb, percent))
    });
    let testid = ["bring-shares-", unallocated.slug()].concat();
    view! {
        <div class="shares" role="group" data-testid=testid>
            {all}
            <p role="status" data-testid=["bring-left-", unallocated.slug()].concat()>{left}</p>
        </div>
    }
    .into_any()
}

#[component]
fn AllocationSlider(
    /// The files and what is chosen of them.
    panel: ImportPanel,
    /// The traffic whose destination no file tells.
    unallocated: UnallocatedTraffic,
    /// A destination that it may have.
    suspect: Suspect,
) -> impl IntoView {
    let percent = derived(move || panel.choices.with(|choices| share(choices, unallocated, suspect)));
    let title = localized(panel.session, move |locale| locale.suspect(suspect).0.to_owned());
    let reason = localized(panel.session, move |locale| locale.suspect(suspect).1.to_owned());
    let said = localized(panel.session, move |locale| {
        let gb = volume(panel, unallocated).unwrap_or(Gb::ZERO);
        locale.share_of(percent.get(), part(gb, percent.get()))
    });
    let turn = move |value: String| {
        let percent = value.trim().parse().unwrap_or(0);
        panel.choices.update(|choices| set_share(choices, Share { of: unallocated, to: suspect, percent }));
    };
    let testid = ["bring-share-", unallocated.slug(), "-", suspect.slug()].concat();
    view! {
        <label class="slider">
            <span>{title} ": " {said}</span>
            <input
                type="range"
                min="0"
                max="100"
                data-testid=testid
                aria-valuetext=said
                prop:value=derived(move || percent.get().to_string())
                on:input=on_value(turn)
            />
            <small>{reason}</small>
        </label>
    }
    .into_any()
}

/// The volume, as that of a month.
fn volume(panel: ImportPanel, unallocated: UnallocatedTraffic) -> Option<Gb> {
    let offered = panel.preview().offer.unallocated;
    offered.into_iter().find(|(offered, _)| *offered == unallocated).map(|(_, gb)| gb)
}

/// So many percent of a volume.
fn part(gb: Gb, percent: u8) -> Gb {
    to_scenario::percent_of(gb, percent)
}

fn chosen(choices: &Choices, unallocated: UnallocatedTraffic) -> Allocation {
    let chosen = choices.unallocated.iter().find(|(known, _)| *known == unallocated);
    chosen.map_or(Allocation::Nowhere, |(_, allocation)| *allocation)
}

fn choose(choices: &mut Choices, unallocated: UnallocatedTraffic, value: &str) {
    let allocation = match value {
        "" => Allocation::Nowhere,
        "divide" => Allocation::Divided,
        "internet" => Allocation::Internet,
        "spread" => Allocation::Spread,
        slug => ServiceId::from_slug(slug).map_or(Allocation::Nowhere, Allocation::Service),
    };
    choices.unallocated.retain(|(known, _)| *known != unallocated);
    choices.unallocated.push((unallocated, allocation));
}

fn share(choices: &Choices, unallocated: UnallocatedTraffic, suspect: Suspect) -> u8 {
    let is_it = |share: &&Share| share.of == unallocated && share.to == suspect;
    choices.shares.iter().find(is_it).map_or(0, |share| share.percent)
}

/// Sets a share, up to what the others leave.
fn set_share(choices: &mut Choices, share: Share) {
    choices.shares.retain(|known| known.of != share.of || known.to != share.to);
    let most = 100 - allocated_percent(&choices.shares, share.of);
    choices.shares.push(Share { percent: share.percent.min(most), ..share });
}

fn slug(allocation: Allocation) -> &'static str {
    match allocation {
        Allocation::Nowhere => "",
        Allocation::Divided => "divide",
        Allocation::Internet => "internet",
        Allocation::Spread => "spread",
        Allocation::Service(service) => service.slug(),
    }
}
