//! What is said of the candidates, of gates and of trade-offs; and the documents that they are, in either language.

use super::{Locale, numbers};
use crate::document::{Block, Document};
use natpoint_model::compare::requirement::{Requirement, RequirementOutcome};
use natpoint_model::compare::trade_off::TradeOff;
use natpoint_model::cost::design::Routing;
use natpoint_model::cost::{Design, Infeasible};
use natpoint_model::units::Usd;

/// What stands alone beside advice.
#[derive(Clone, Copy, Debug)]
pub struct AdviceLabels {
    /// The heading over what a network must have.
    pub requirements: &'static str,
    /// What the price of a demand is.
    pub requirements_note: &'static str,
    /// The columns of demands.
    pub requirements_head: [&'static str; 4],
    /// A demand that costs no more.
    pub no_more: &'static str,
    /// What follows where endpoints alone are not enough.
    pub egress_still_needed: &'static str,
    /// The heading over trade-offs and candidates.
    pub explained: &'static str,
    /// The columns of candidates.
    pub candidates_head: [&'static str; 5],
    /// The candidates: what each reaches, what it does not, how access is controlled, what to look out for.
    pub candidates: [[&'static str; 5]; 8],
    /// The heading over the article's points.
    pub article: &'static str,
    /// What is different from what the article says.
    pub article_points: [&'static str; 4],
}

/// What is said of the candidates, of gates and of trade-offs.
pub trait AdviceText {
    /// What stands alone.
    fn advice_labels(&self) -> &'static AdviceLabels;
    /// A demand, and behind a line feed what it means.
    fn requirement(&self, requirement: Requirement) -> String;
    /// What stands where, as a design routes a network.
    fn routing(&self, design: Design, routing: &Routing) -> String;
    /// The heading over what a design brings along: of the cheapest, or of the next.
    fn trade_offs_heading(&self, design: Design, cheapest: bool) -> String;
    /// Something that one takes on.
    fn trade_off(&self, trade_off: TradeOff) -> String;
}

/// What a network must have, each demand with its price.
#[must_use]
pub fn requirements(answers: &[RequirementOutcome], locale: &dyn Locale) -> Document {
    let labels = locale.advice_labels();
    let row = |answer: &RequirementOutcome| {
        let [more, total, leads_to] = match &answer.outcome {
            Ok(met) => {
                let more = match met.more {
                    Usd::ZERO => labels.no_more.to_owned(),
                    more => format!("+{}", locale.usd(&numbers::cents(more))),
                };
                [more, locale.usd(&numbers::cents(met.total)), locale.routing(met.design, &met.routing)]
            }
            Err(reasons) => {
                let mut sentences: Vec<String> = reasons.iter().map(|reason| locale.infeasible(reason)).collect();
                if answer.requirement == Requirement::NoInternetRoute && !reasons.contains(&Infeasible::TooMuchData) {
                    sentences.push(labels.egress_still_needed.to_owned());
                }
                [locale.labels().infeasible.to_owned(), String::new(), sentences.join(" ")]
            }
        };
        vec![locale.requirement(answer.requirement), more, total, leads_to]
    };
    let table = Block::Table { head: owned(&labels.requirements_head), rows: answers.iter().map(row).collect() };
    vec![Block::Paragraph(labels.requirements_note.to_owned()), table]
}

/// What the cheapest design and the next bring along, and the candidates explained.
#[must_use]
pub fn explained(trade_offs: &[(Design, Vec<TradeOff>)], locale: &dyn Locale) -> Document {
    let labels = locale.advice_labels();
    let mut document = Document::new();
    for (at, (design, taken_on)) in trade_offs.iter().enumerate() {
        document.push(Block::Heading(locale.trade_offs_heading(*design, at == 0)));
        document.push(Block::List(taken_on.iter().map(|trade_off| locale.trade_off(*trade_off)).collect()));
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
