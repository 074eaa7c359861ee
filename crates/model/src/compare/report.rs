//! The report: all results for a scenario, as plain data.

use super::axis::{Axis, AxisSamples, AxisScale};
use super::band;
use super::break_even::{EndpointBreakEven, break_even};
use super::cheapest;
use super::cheapest_with_hub;
use super::crossing::{self, Crossing, Meeting};
use super::curve::Curve;
use super::recommendation::Recommendation;
use super::verdict::{self, CheapestRange, Verdict};
use crate::cost::design::Routing;
use crate::cost::limits::{self, Warning};
use crate::cost::{Bill, Design, Infeasible, Line, Rates};
use crate::scenario::Scenario;
use crate::units::Ratio;

/// All results for a scenario, which the page and the exports present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The unit prices used.
    pub prices: Rates,
    /// The axis that the curves run along.
    pub scale: AxisScale,
    /// One result per design, in the order of [`Design::ALL`].
    pub answers: Vec<DesignResult>,
    /// All points at which two feasible designs cost the same.
    pub crossings: Vec<Crossing>,
    /// The ranges of the axis with the cheapest design of each.
    pub cheapest_ranges: Vec<CheapestRange>,
    /// The verdict; none if no design is feasible.
    pub verdict: Option<Verdict>,
    /// What to do about the current network; none if no design is feasible or nothing is to be reached.
    pub recommendation: Option<Recommendation>,
    /// The marginal break-even of each interface endpoint.
    pub break_even: Vec<EndpointBreakEven>,
    /// AWS's limits that volumes or counts exceed.
    pub warnings: Vec<Warning>,
    /// The low and high estimate of the value on the axis, in steps.
    pub band: Option<(Ratio, Ratio)>,
}

/// The cost of a design, or why it is infeasible.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DesignResult {
    /// The design.
    pub design: Design,
    /// Its bill and curve, or the reasons why it is infeasible.
    pub outcome: Result<Priced, Vec<Infeasible>>,
}

/// A feasible design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Priced {
    /// Its routing of the services at the current value.
    pub routing: Routing,
    /// Its bill at the current value.
    pub bill: Bill,
    /// Its cost along the axis.
    pub curve: Curve,
    /// The earlier design that it is identical to at the current value, if any.
    pub same_as: Option<Design>,
}

impl Report {
    /// The bills of all feasible designs, in the order of [`Design::ALL`].
    pub fn bills(&self) -> impl Iterator<Item = (Design, &Bill)> {
        self.answers.iter().filter_map(|answer| Some((answer.design, &answer.outcome.as_ref().ok()?.bill)))
    }

    /// Prices a scenario along an axis.
    #[must_use]
    pub fn new(scenario: &Scenario, axis: Axis) -> Self {
        let prices = Rates::of(scenario);
        let samples = AxisSamples::new(axis, scenario, &prices);
        let scale = samples.scale;
        let mut answers: Vec<_> = Design::ALL
            .into_iter()
            .map(|design| DesignResult { design, outcome: priced(design, scenario, &prices, &samples) })
            .collect();
        mark_designs_built_alike(&mut answers);
        mark_lines_common_to_all(&mut answers);
        let curves: Vec<_> = answers
            .iter()
            .filter_map(|answer| answer.outcome.as_ref().ok().map(|priced| (answer.design, &priced.curve)))
            .collect();
        let distinct = distinct(&answers);
        let cheapest_ranges = verdict::winners(&distinct);
        let verdict = verdict::verdict(&distinct, &cheapest_ranges, scale.current_ratio(), &|design, winner| {
            let routing = |design| priced_of(&answers, design).map(|priced| &priced.routing);
            routing(design).zip(routing(winner)).is_some_and(|(more, less)| more.only_adds_idle(less, scenario))
        });
        let recommendation = verdict.as_ref().and_then(|verdict| {
            let cheapest = priced_of(&answers, verdict.design)?;
            Recommendation::new(scenario, &prices, verdict, &cheapest.routing)
        });
        let crossings = crossing::all(&curves);
        let routing = recommendation.as_ref().map(|found| &found.routing);
        let break_even = break_even(scenario, &prices, routing);
        let warnings = warnings(scenario, &answers);
        let band = band::on_axis(scenario, axis, &scale);
        Self { prices, scale, answers, crossings, cheapest_ranges, verdict, recommendation, break_even, warnings, band }
    }

    /// The crossings to list: of designs that are identical at any volume, only the first counts.
    pub fn reported_crossings(&self) -> impl Iterator<Item = &Crossing> {
        let same_as = |design| self.priced(design).and_then(|priced| priced.same_as);
        let twin = move |design: Design| !design.is_mix() && same_as(design).is_some();
        self.crossings.iter().filter(move |crossing| {
            // Where no data moves, designs cost the same because they have the same gateways: no crossing.
            if crossing.meeting == Meeting::Touch(Ratio::ZERO) {
                return false;
            }
            let pair = same_as(crossing.right) == Some(crossing.left) && twin(crossing.right);
            pair || !(twin(crossing.left) || twin(crossing.right) || self.is_reported_by_another(crossing))
        })
    }

    /// Whether a cheapest mix meets a design where a design that it then is meets it too.
    fn is_reported_by_another(&self, crossing: &Crossing) -> bool {
        let of_mix = |mix: Design| {
            let rival = match (crossing.left, crossing.right) {
                (left, rival) | (rival, left) if left == mix => rival,
                _ => return false,
            };
            // The mix with a hub may be the one without.
            let simpler = |design: Design| design < mix || !design.is_mix();
            self.crossings.iter().any(|other| {
                let same = other.meeting == crossing.meeting && (other.left == rival || other.right == rival);
                same && simpler(other.left) && simpler(other.right)
            })
        };
        of_mix(Design::CheapestMix) || of_mix(Design::CheapestMixWithHub)
    }

    /// The cost of a design, if it is feasible.
    #[must_use]
    pub fn priced(&self, design: Design) -> Option<&Priced> {
        priced_of(&self.answers, design)
    }
}

fn priced_of(answers: &[DesignResult], design: Design) -> Option<&Priced> {
    answers.iter().find(|answer| answer.design == design)?.outcome.as_ref().ok()
}

fn priced(
    design: Design,
    scenario: &Scenario,
    prices: &Rates,
    samples: &AxisSamples,
) -> Result<Priced, Vec<Infeasible>> {
    let (curve, routing) = match design {
        Design::CheapestMix => cheapest::mix(scenario, prices, samples)?,
        Design::CheapestMixWithHub => cheapest_with_hub::mix(scenario, prices, samples)?,
        _ => {
            let routing = Routing::of(design, scenario)?;
            (cheapest::curve(&routing, samples), routing)
        }
    };
    let bill = Bill::of(&routing.charges(scenario, prices));
    Ok(Priced { routing, bill, curve, same_as: None })
}

/// Marks the designs that are identical to one of the first three at the current value, and the mix with a hub where it
/// is any of those before it.
fn mark_designs_built_alike(answers: &mut [DesignResult]) {
    const FIRST: [Design; 3] = [Design::NatOnly, Design::NatAndGateways, Design::EndpointsOnly];
    let routings =
        answers.iter().filter_map(|answer| Some((answer.design, answer.outcome.as_ref().ok()?.routing.clone())));
    let routings: Vec<(Design, Routing)> = routings.collect();
    for DesignResult { design, outcome } in answers {
        let Ok(priced) = outcome else { continue };
        let mut twins = routings.iter().filter(|(other, routing)| {
            let may_be = *design == Design::CheapestMixWithHub || FIRST.contains(other);
            may_be && other < design && *routing == priced.routing
        });
        priced.same_as = twins.next().map(|(other, _)| *other);
    }
}

/// The proposals that differ from those before them: where no service has a gateway endpoint,
/// NAT gateways with and without are one design, and neither can be the other's runner-up.
fn distinct(answers: &[DesignResult]) -> Vec<(Design, &Curve)> {
    let mut routings: Vec<&Routing> = Vec::new();
    let mut curves = Vec::new();
    for answer in answers {
        let Ok(priced) = &answer.outcome else { continue };
        let known = !answer.design.is_mix() && routings.contains(&&priced.routing);
        if answer.design.is_proposal() && !known {
            routings.push(&priced.routing);
            curves.push((answer.design, &priced.curve));
        }
    }
    curves
}

/// The limits that feasible designs exceed, each once with the first design that does.
fn warnings(scenario: &Scenario, answers: &[DesignResult]) -> Vec<Warning> {
    let mut warnings: Vec<Warning> = Vec::new();
    for answer in answers {
        let Ok(priced) = &answer.outcome else { continue };
        for warning in limits::reached(answer.design, &priced.routing, scenario) {
            if warnings.iter().all(|other| other.limit != warning.limit) {
                warnings.push(warning);
            }
        }
    }
    warnings
}

/// Marks the lines that all feasible designs have in common: they cancel out in the comparison.
fn mark_lines_common_to_all(answers: &mut [DesignResult]) {
    let alike = |one: &Line, other: &Line| one.kind == other.kind && one.parts == other.parts;
    let mut bills = answers.iter().filter_map(|answer| answer.outcome.as_ref().ok()).map(|priced| &priced.bill);
    let (Some(first), others) = (bills.next(), bills.collect::<Vec<_>>()) else { return };
    if others.is_empty() {
        return;
    }
    let in_all = |line: &&Line| others.iter().all(|bill| bill.lines.iter().any(|other| alike(line, other)));
    let common: Vec<Line> = first.lines.iter().filter(in_all).cloned().collect();
    for priced in answers.iter_mut().filter_map(|answer| answer.outcome.as_mut().ok()) {
        for line in &mut priced.bill.lines {
            line.everywhere = common.iter().any(|other| alike(line, other));
        }
    }
}
