//! What the plan of a list assumes of each VPC: the page's network, but for what is set in the sheet itself.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::Fleet;
use crate::ui::field::NumberField;
use crate::ui::parts::{Name, check, choice, derived, localized};
use crate::ui::session::Session;
use natpoint_model::fleet::PlanOptions;
use natpoint_model::input::{Field, Input, Refusal, named};
use natpoint_model::scenario::{NatTopology, Peering, Scenario, TransitGateway};
use natpoint_model::units::{Discount, Hours};

/// What was set in the sheet; all else follows the page's network.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct PlanSettings {
    nat: Option<NatTopology>,
    transit_gateway: Option<TransitGateway>,
    peering: Option<Peering>,
    discount: Option<Discount>,
    hours: Option<Hours>,
    /// What the plan may do beyond that.
    pub options: PlanOptions,
}

impl PlanSettings {
    /// The network that each row of the list is like.
    pub(super) fn applied_to(self, scenario: &Scenario) -> Scenario {
        Scenario {
            nat: self.nat.unwrap_or(scenario.nat),
            transit_gateway: self.transit_gateway.unwrap_or(scenario.transit_gateway),
            peering: self.peering.unwrap_or(scenario.peering),
            discount: self.discount.unwrap_or(scenario.discount),
            hours: self.hours.unwrap_or(scenario.hours),
            ..scenario.clone()
        }
    }
}

/// The settings, and in words what the plan takes besides.
#[component]
pub(super) fn FleetSettings(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    let session = fleet.session;
    let terms = localized(session, move |locale| locale.fleet_terms(&template(fleet)));
    view! {
        <fieldset class="fleet-settings" data-testid="fleet-settings">
            <legend class="label">{fleet.label(|labels| labels.settings)}</legend>
            <TransitGatewayOfVpcs fleet />
            <PeeringOfVpcs fleet />
            <NatOfHub fleet />
            <NatOfVpcs fleet />
            <div class="pair">
                {number(fleet, Field::Discount, session.label(|labels| labels.discount), "%", |settings, scenario| {
                    settings.discount = Some(scenario.discount);
                })}
                {number(fleet, Field::Hours, session.label(|labels| labels.hours), "h", |settings, scenario| {
                    settings.hours = Some(scenario.hours);
                })}
            </div>
            <p class="note" data-testid="fleet-terms">{terms}</p>
        </fieldset>
    }
    .into_any()
}

/// The network that each row is like, followed.
fn template(fleet: Fleet) -> Scenario {
    let settings = fleet.settings.get();
    fleet.session.with(|scenario| settings.applied_to(scenario))
}

#[component]
fn NatOfVpcs(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    let session: Session = fleet.session;
    let names = derived(move || {
        let locale = session.locale();
        let name = |(slug, nat): (&str, NatTopology)| Name { value: slug.to_owned(), text: locale.nat(nat).to_owned() };
        named::NAT.all().map(name).collect()
    });
    choice(
        "fleet-nat",
        session.label(|labels| labels.nat),
        derived(move || named::NAT.name(template(fleet).nat).to_owned()),
        names,
        move |name| {
            if let Ok(nat) = named::NAT.read(&name) {
                fleet.settings.update(|settings| settings.nat = Some(nat));
            }
        },
    )
}

#[component]
fn TransitGatewayOfVpcs(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    check(
        "fleet-tgw".to_owned(),
        derived(move || template(fleet).transit_gateway == TransitGateway::Present),
        view! { <span>{fleet.session.label(|labels| labels.transit_gateway)}</span> }.into_any(),
        move |there| {
            let there = if there { TransitGateway::Present } else { TransitGateway::None };
            fleet.settings.update(|settings| settings.transit_gateway = Some(there));
        },
    )
}

#[component]
fn PeeringOfVpcs(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    check(
        "fleet-peering".to_owned(),
        derived(move || template(fleet).peering == Peering::Possible),
        view! { <span>{fleet.session.label(|labels| labels.peering)}</span> }.into_any(),
        move |possible| {
            let peering = if possible { Peering::Possible } else { Peering::Unsaid };
            fleet.settings.update(|settings| settings.peering = Some(peering));
        },
    )
}

#[component]
fn NatOfHub(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    check(
        "fleet-hub-nat".to_owned(),
        derived(move || fleet.settings.get().options.hub_nat),
        view! { <span>{fleet.label(|labels| labels.hub_nat)}</span> }.into_any(),
        move |hub_nat| fleet.settings.update(|settings| settings.options = PlanOptions { hub_nat }),
    )
}

/// A field of the table of inputs, which is read into a copy of the network and taken from there.
fn number(
    fleet: Fleet,
    field: Field,
    label: Signal<String>,
    unit: &'static str,
    take: fn(&mut PlanSettings, &Scenario),
) -> AnyView {
    let value = derived(move || Input::of(field).and_then(|input| input.value(&template(fleet))).unwrap_or_default());
    NumberField { field, label, value, unit }.view(fleet.session, move |text| -> Result<(), Refusal> {
        let Some(input) = Input::of(field) else { return Ok(()) };
        let mut scenario = untrack(|| template(fleet));
        input.set_or_clear(&mut scenario, text)?;
        fleet.settings.update(|settings| take(settings, &scenario));
        Ok(())
    })
}
