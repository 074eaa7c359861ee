//! Texts of what gates a merge: why a plan is denied, and what it costs before and after.
//!
//! [`GateText`] is no part of [`Locale`](crate::Locale): a page never says these sentences, and what stands in the
//! table of a trait object stays in its program.

use natpoint_link::Language;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::Path;

use crate::{english, japanese};

/// Sentences about a plan, and about a network in use.
pub trait GateText: Sync {
    /// The labels.
    fn gate_labels(&self) -> &'static GateLabels;
    /// That an interface endpoint costs more than it saves.
    fn dear_endpoint(&self, endpoint: &EndpointFacts<'_>) -> String;
    /// That an interface endpoint costs something where the gateway endpoint of the service is free.
    fn gateway_instead(&self, endpoint: &EndpointFacts<'_>) -> String;
    /// That an interface endpoint is missing.
    fn missing_endpoint(&self, endpoint: &EndpointFacts<'_>) -> String;
    /// That the free gateway endpoint of a service is missing; without an amount where its volume is not known.
    fn missing_gateway(&self, service: ServiceId, cost: Option<(&str, &str)>) -> String;
    /// That the scenario fixes the path of a service.
    fn asked_path(&self, service: ServiceId, path: Path) -> String;
    /// That the answer has no NAT gateways, with the verdict.
    fn needless_nat(&self, verdict: &str) -> String;
    /// What an endpoint costs of which the scenario has no volume, and from which volume it pays for itself.
    fn unknown_volume(&self, azs: u32, hours: &str, break_even: Option<&str>) -> String;
    /// That a plan is of another Region than the scenario.
    fn other_region(&self, region: &str) -> String;
    /// Where the numbers come from: the Region, the VPCs that amounts are of, the date of the prices and the link.
    fn gate_source(&self, region: &str, vpcs: u32, prices: &str, link: &str) -> String;
    /// That another design is cheaper than the network in use, by so much.
    fn above_break_even(&self, in_use: &str, cheapest: &str, design: &str, saving: &str) -> String;
    /// That no design is cheaper than the network in use.
    fn below_break_even(&self, in_use: &str) -> String;
    /// That the network in use is not what the scenario asks for, and which design is.
    fn not_as_asked(&self, in_use: &str, cheapest: &str, design: &str) -> String;
    /// That the network cannot exist as it is.
    fn impossible_network(&self, reasons: &str) -> String;
    /// A sentence behind another.
    fn followed_by(&self, sentence: String, next: &str) -> String;
    /// The number of zonal NAT gateways, or of AZs of a regional one.
    fn nat_gateways(&self, count: u32, is_regional: bool) -> String;
}

/// Labels of a gate.
#[derive(Clone, Copy, Debug)]
pub struct GateLabels {
    /// Before the reason why a denial does not count.
    pub excepted: &'static str,
    /// The heading of a plan.
    pub plan: &'static str,
    /// The network as it is.
    pub before: &'static str,
    /// The network after the plan.
    pub after: &'static str,
    /// The cheapest design.
    pub cheapest: &'static str,
    /// The row of NAT gateways.
    pub nat_gateways: &'static str,
    /// The row of endpoints.
    pub endpoints: &'static str,
    /// The row of the cost.
    pub cost: &'static str,
    /// A network without any.
    pub none: &'static str,
    /// That the files have neither NAT gateways nor endpoints.
    pub nothing_read: &'static str,
    /// That the scenario has no answer to hold a plan against.
    pub no_answer: &'static str,
}

/// What is said of an endpoint.
#[derive(Clone, Copy, Debug)]
pub struct EndpointFacts<'a> {
    /// The service, and those that stand or fall together with it.
    pub services: &'a [ServiceId],
    /// In how many AZs it is.
    pub azs: u32,
    /// The monthly volume, as people read it.
    pub gb: &'a str,
    /// Where its break-even lies.
    pub break_even: BreakEven<'a>,
    /// The amount a month, as people read it.
    pub amount: &'a str,
}

/// Where the break-even of an endpoint lies, as far as it explains the amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BreakEven<'a> {
    /// At this volume, as people read it.
    At(&'a str),
    /// Nowhere: no volume pays for it.
    Never,
    /// It explains nothing: price tiers decide, or services that stand or fall together.
    Elsewhere,
}

/// The sentences in a language.
#[must_use]
pub fn in_language(language: Language) -> &'static dyn GateText {
    match language {
        Language::English => const { &english::English::in_usd() },
        Language::Japanese => const { &japanese::Japanese::in_usd() },
    }
}
