//! The answer for a list of VPCs, which stands in the place of that for one network while the list is open.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::Fleet;
use crate::ui::parts::{derived, localized, show_when};
use crate::ui::verdict::figure;
use natpoint_model::compare::recommendation::Saving;
use natpoint_model::fleet::Totals;
use natpoint_model::units::Usd;
use natpoint_text::{Locale, RecommendationLabels};

/// What the plan does in a sentence, and what the VPCs cost today, in the plan, and less than today.
#[component]
pub(in crate::ui) fn FleetAnswer(
    /// The list of VPCs.
    fleet: Fleet,
    /// Whether there is room for the sentence and the figures alone.
    narrow: RwSignal<bool>,
) -> impl IntoView {
    let session = fleet.session;
    let totals = move || fleet.with_plan(|_, plan| plan.totals);
    let label = move |pick: fn(&RecommendationLabels) -> &'static str| {
        localized(session, move |locale| pick(locale.recommendation_labels()).to_owned()).into_any()
    };
    let amount = move |pick: fn(&Totals) -> Option<Usd>| {
        let shown = move |locale: &dyn Locale| pick(&totals()).map(|amount| locale.amount(amount));
        localized(session, move |locale| shown(locale).unwrap_or_else(|| "–".to_owned())).into_any()
    };
    let saved = localized(session, move |locale| {
        let totals = totals();
        totals.saving().map_or_else(String::new, |_| locale.saving(&Saving::of(totals.today.usd, totals.plan)))
    });
    view! {
        <div class="said">
            <h1 class="verdict" data-testid="fleet-answer">
                {localized(session, move |locale| fleet.with_plan(|_, plan| locale.fleet_advice(plan)))}
            </h1>
            {show_when(derived(move || !narrow.get()), move || {
                view! { <PlanTotals fleet class="yearly" /> }.into_any()
            })}
        </div>
        <dl class="figures" data-testid="fleet-figures">
            {figure(
                "figure today-figure",
                "fleet-today",
                label(|labels| labels.today),
                amount(|totals| totals.saving().map(|_| totals.today.usd)),
            )}
            {figure(
                "figure",
                "fleet-recommended",
                label(|labels| labels.recommended),
                amount(|totals| Some(totals.plan)),
            )}
            {figure("figure saved-figure", "fleet-saved", saved.into_any(), amount(Totals::saving))}
        </dl>
    }
    .into_any()
}

/// What the plan costs and saves, how many VPCs take which path, and what NAT gateways in a hub would save besides.
#[component]
pub(super) fn PlanTotals(
    /// The list of VPCs.
    fleet: Fleet,
    /// How it looks.
    class: &'static str,
) -> impl IntoView {
    let told = localized(fleet.session, move |locale| fleet.with_plan(|_, plan| locale.fleet_totals(&plan.totals)));
    let hub_nat_saves = localized(fleet.session, move |locale| {
        fleet.hub_nat_saves.get().map_or_else(String::new, |less| locale.fleet_hub_nat_saves(less))
    });
    view! {
        <p class=class data-testid="fleet-total" aria-live="polite">
            {told} " " <span data-testid="fleet-hub-nat-saves">{hub_nat_saves}</span>
        </p>
    }
    .into_any()
}
