//! Requirements, trade-offs and candidates, as documents in either language.

use super::Locale;
use crate::document::{Block, Document};
use natpoint_model::compare::requirement::{Met, Requirement, RequirementOutcome};
use natpoint_model::compare::trade_off::{Practice, TradeOff};
use natpoint_model::compare::ways_out::{Relaxation, WayOut};
use natpoint_model::cost::design::Routing;
use natpoint_model::cost::{Design, Infeasible};
use natpoint_model::units::{Gb, Usd};

/// Labels of requirements, trade-offs and candidates.
#[derive(Clone, Copy, Debug)]
pub struct AdviceLabels {
    /// The heading of requirements.
    pub requirements: &'static str,
    /// What the extra cost of a requirement is.
    pub requirements_note: &'static str,
    /// The columns of requirements.
    pub requirements_head: [&'static str; 4],
    /// That a requirement costs nothing extra.
    pub no_more: &'static str,
    /// That endpoints alone are not enough.
    pub egress_still_needed: &'static str,
    /// The heading of trade-offs and candidates.
    pub explained: &'static str,
    /// The columns of candidates.
    pub candidates_head: [&'static str; 5],
    /// The candidates: name, what it reaches, what it does not, how access is controlled, what to consider.
    pub candidates: [[&'static str; 5]; 8],
    /// The heading of what to know before building the cheapest design.
    pub practices: &'static str,
    /// The heading of notes on the article.
    pub article: &'static str,
    /// Notes on the article.
    pub article_points: [&'static str; 4],
}

/// Sentences about requirements and trade-offs.
pub trait AdviceText {
    /// The labels.
    fn advice_labels(&self) -> &'static AdviceLabels;
    /// A requirement and, after a line feed, what it means.
    fn requirement(&self, requirement: Requirement) -> String;
    /// The name of a requirement alone.
    fn requirement_name(&self, requirement: Requirement) -> String {
        let text = self.requirement(requirement);
        text.split_once('\n').map_or(text.as_str(), |(name, _)| name).to_owned()
    }
    /// What to relax so that a design becomes possible.
    fn relaxation(&self, relaxation: &Relaxation) -> String;
    /// A way out with its price: what to relax, and what the network then costs.
    fn way_out(&self, way_out: &WayOut) -> String;
    /// That a requirement can be met only without the traffic to and from the internet: so much of it.
    fn only_without_internet(&self, gb: Gb) -> String;
    /// What a design builds for a routing.
    fn routing(&self, design: Design, routing: &Routing) -> String;
    /// The heading of the trade-offs of the cheapest design, or of the next.
    fn trade_offs_heading(&self, design: Design, cheapest: bool) -> String;
    /// What to know of a design before it is built.
    fn practice(&self, practice: Practice) -> &'static str;
    /// A trade-off.
    fn trade_off(&self, trade_off: TradeOff) -> String;
}

/// The requirements of a network with so much traffic to and from the internet, each with what it costs.
#[must_use]
pub fn requirements(answers: &[RequirementOutcome], internet: Gb, locale: &dyn Locale) -> Document {
    let labels = locale.advice_labels();
    let row = |answer: &RequirementOutcome| {
        let [more, total, leads_to] = match (&answer.outcome, &answer.without_internet) {
            (Ok(met), _) => [extra(met, locale), locale.amount(met.total), resources(met, locale)],
            (Err(_), Some(met)) => {
                let leads_to = [resources(met, locale), locale.only_without_internet(internet)].join("\n");
                [extra(met, locale), locale.amount(met.total), leads_to]
            }
            (Err(reasons), None) => {
                let reasons = against(answer.requirement, reasons, locale);
                [locale.labels().infeasible.to_owned(), String::new(), reasons]
            }
        };
        vec![locale.requirement(answer.requirement), more, total, leads_to]
    };
    let table = Block::Table { head: owned(&labels.requirements_head), rows: answers.iter().map(row).collect() };
    vec![Block::Paragraph(labels.requirements_note.to_owned()), table]
}

/// What it costs beyond the cheapest design to meet a requirement.
#[must_use]
pub fn extra(met: &Met, locale: &dyn Locale) -> String {
    match met.more {
        Usd::ZERO => locale.advice_labels().no_more.to_owned(),
        more => locale.extra_cost(more),
    }
}

/// What is built to meet a requirement and, after a line feed, its interface endpoints by name.
#[must_use]
pub fn resources(met: &Met, locale: &dyn Locale) -> String {
    let names: Vec<_> = met.interface_endpoints.iter().map(|service| service.slug()).collect();
    let names = Some(names.join(", ")).filter(|names| !names.is_empty());
    [Some(locale.routing(met.design, &met.routing)), names].into_iter().flatten().collect::<Vec<_>>().join("\n")
}

/// Why nothing meets a requirement.
#[must_use]
pub fn against(requirement: Requirement, reasons: &[Infeasible], locale: &dyn Locale) -> String {
    let mut sentences: Vec<String> = reasons.iter().map(|reason| locale.infeasible(reason)).collect();
    if requirement == Requirement::NoInternetRoute && !reasons.contains(&Infeasible::TooMuchData) {
        sentences.push(locale.advice_labels().egress_still_needed.to_owned());
    }
    sentences.join(" ")
}

/// The trade-offs of the cheapest design and of the next, what to know before building the cheapest, and the
/// candidates.
#[must_use]
pub fn explained(trade_offs: &[(Design, Vec<TradeOff>)], practices: &[Practice], locale: &dyn Locale) -> Document {
    let labels = locale.advice_labels();
    let mut document = Document::new();
    for (at, (design, trade_offs)) in trade_offs.iter().enumerate() {
        document.push(Block::Heading(locale.trade_offs_heading(*design, at == 0)));
        document.push(Block::List(trade_offs.iter().map(|trade_off| locale.trade_off(*trade_off)).collect()));
    }
    if !practices.is_empty() {
        document.push(Block::Heading(labels.practices.to_owned()));
        document.push(Block::List(practices.iter().map(|practice| locale.practice(*practice).to_owned()).collect()));
    }
    let rows = labels.candidates.iter().map(|cells| owned(cells)).collect();
    document.push(Block::Table { head: owned(&labels.candidates_head), rows });
    document.push(Block::Heading(labels.article.to_owned()));
    document.push(Block::List(owned(&labels.article_points)));
    document
}

fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}
