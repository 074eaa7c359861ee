//! The recommendation in words: what to do, what it saves, and how far it holds.

use crate::{Money, numbers};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::recommendation::{Action, Recommendation, Resource, Saving};
use natpoint_model::compare::{Axis, Report};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;

/// Sentences about the recommendation.
pub trait RecommendationText {
    /// The labels of its three figures.
    fn recommendation_labels(&self) -> &'static RecommendationLabels;
    /// What to do: which NAT gateways and endpoints to keep, add and remove; or why nothing can be recommended.
    fn recommendation(&self, scenario: &Scenario, report: &Report) -> String;
    /// The quiet line below it: currency, Region, date of the prices, changes to them, and how far it holds.
    fn recommendation_note(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String;
    /// How far the recommended design stays the cheapest; nothing where none is recommended.
    fn holds(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String;
    /// The label of the saving with its part of the current cost: `saved a month, 31 %`.
    fn saving(&self, saving: &Saving) -> String;
    /// What differs from list prices: `12 % discount`, `1 price changed`; none where nothing does.
    fn price_changes(&self, scenario: &Scenario) -> Vec<String>;
}

/// Labels of the three figures.
#[derive(Clone, Copy, Debug)]
pub struct RecommendationLabels {
    /// What the current network costs.
    pub today: &'static str,
    /// What the recommended design costs.
    pub recommended: &'static str,
    /// That there is no current network to compare with.
    pub no_current: &'static str,
}

/// The actions of a recommendation by kind, as a sentence needs them.
pub(crate) struct Actions<'a> {
    pub(crate) keep: Vec<&'a Resource>,
    pub(crate) add: Vec<&'a Resource>,
    pub(crate) remove: Vec<&'a Resource>,
    /// What is added in a hub VPC; the rest is of each VPC.
    pub(crate) add_in_hub: Vec<&'a Resource>,
}

impl<'a> Actions<'a> {
    /// Sorts the actions. What is kept is worth a word only where it takes traffic out of the VPC, or alone.
    pub(crate) fn of(recommendation: &'a Recommendation) -> Self {
        let (mut keep, mut add, mut remove) = (Vec::new(), Vec::new(), Vec::new());
        for action in &recommendation.actions {
            match action {
                Action::Keep(resource) => keep.push(resource),
                Action::Add(resource) => add.push(resource),
                Action::Remove(resource) => remove.push(resource),
            }
        }
        if !add.is_empty() || !remove.is_empty() {
            keep.retain(|resource| is_egress(resource));
        }
        let (add_in_hub, add) = add
            .into_iter()
            .partition(|resource| matches!(resource, Resource::HubNatGateways | Resource::HubEndpoints(_)));
        Self { keep, add, remove, add_in_hub }
    }
}

/// Whether a resource is a way out of the VPC rather than an endpoint.
fn is_egress(resource: &Resource) -> bool {
    !matches!(
        resource,
        Resource::SharedVpc
            | Resource::GatewayEndpoints(_)
            | Resource::InterfaceEndpoints(_)
            | Resource::HubEndpoints(_)
            | Resource::CrossRegionEndpoints(_)
    )
}

/// The most services that a sentence names; of more it counts the rest.
const NAMED: usize = 4;

/// The first few services by name, and how many more there are.
pub(crate) fn named(services: &[ServiceId]) -> (Vec<&'static str>, usize) {
    // A single one more takes no more room than its count.
    let named = if services.len() <= NAMED + 1 { services.len() } else { NAMED };
    (services.iter().take(named).map(|service| service.slug()).collect(), services.len() - named)
}

/// Services with a gateway endpoint, as AWS calls them: `S3`.
pub(crate) fn gateway_names(services: &[ServiceId]) -> Vec<String> {
    let name = |service: &ServiceId| match service.slug() {
        "dynamodb" => "DynamoDB".to_owned(),
        slug => slug.to_ascii_uppercase(),
    };
    services.iter().map(name).collect()
}

/// What the recommendation saves, as the difference of both amounts that are shown; negative where it costs more, and
/// none without a current network.
#[must_use]
pub fn shown_saving(found: &Recommendation, money: Money) -> Option<Usd> {
    found.current.as_ref().map(|current| money.difference(current.bill.total, found.total))
}

/// The saved part in percent, without its sign: whole from 10 % on, else with one decimal.
pub(crate) fn saved_percent(saving: &Saving) -> String {
    let part = if saving.amount < Usd::ZERO { saving.part.negated() } else { saving.part };
    let decimals = u32::from(part.to_f64() < 0.1);
    format!("{} %", numbers::trimmed(&part.of_parts(100, 1, decimals)))
}
