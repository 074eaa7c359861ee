//! The answer for a list of VPCs, which stands in the place of that for one network while the list is open.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::Fleet;
use crate::ui::parts::localized;
use natpoint_model::compare::recommendation::Saving;
use natpoint_model::fleet::Totals;
use natpoint_model::units::Usd;
use natpoint_text::RecommendationLabels;

/// What the plan does in a sentence, and what the VPCs cost today, in the plan, and less than today.
#[component]
pub(in crate::ui) fn FleetAnswer(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    let session = fleet.session;
    let totals = move || fleet.with_plan(|_, plan| plan.totals);
    let label = move |pick: fn(&RecommendationLabels) -> &'static str| {
        localized(session, move |locale| pick(locale.recommendation_labels()).to_owned())
    };
    let amount = move |pick: fn(&Totals) -> Option<Usd>| {
        localized(session, move |locale| pick(&totals()).map_or_else(|| "–".to_owned(), |amount| locale.amount(amount)))
    };
    let saved = localized(session, move |locale| {
        let totals = totals();
        totals.saving().map_or_else(String::new, |_| locale.saving(&Saving::of(totals.today.usd, totals.plan)))
    });
    view! {
        <div class="said">
            <h1 class="verdict" data-testid="fleet-answer">
                {fleet.label(|labels| labels.title)}
            </h1>
            <p class="yearly">{localized(session, move |locale| locale.fleet_totals(&totals()))}</p>
        </div>
        <dl class="figures" data-testid="fleet-figures">
            <div class="figure today-figure">
                <dt>{label(|labels| labels.today)}</dt>
                <dd>{amount(|totals| totals.saving().map(|_| totals.today.usd))}</dd>
            </div>
            <div class="figure">
                <dt>{label(|labels| labels.recommended)}</dt>
                <dd>{amount(|totals| Some(totals.plan))}</dd>
            </div>
            <div class="figure saved-figure">
                <dt>{saved}</dt>
                <dd>{amount(Totals::saving)}</dd>
            </div>
        </dl>
    }
    .into_any()
}
