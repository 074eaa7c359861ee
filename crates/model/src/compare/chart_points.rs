//! Points of the cost chart: the costs at a point, crossings to jump to, and the chart's table.

use std::collections::BTreeMap;

use crate::compare::{Curve, Meeting, Report};
use crate::cost::Design;
use crate::units::{Ratio, Usd};

/// The designs that have a curve of their own, the later ones first so that they lie below.
#[must_use]
pub fn curves(report: &Report) -> Vec<(Design, &Curve)> {
    let own = |design: &Design| {
        let priced = report.priced(*design)?;
        (design.is_mix() || priced.same_as.is_none()).then_some((*design, &priced.curve))
    };
    Design::ALL.iter().rev().filter_map(own).collect()
}

/// The curves that are not hidden; all of them where none would be left.
#[must_use]
pub fn shown<'a>(report: &'a Report, hidden: &[Design]) -> Vec<(Design, &'a Curve)> {
    let all = curves(report);
    let mut shown = all.clone();
    shown.retain(|(design, _)| !hidden.contains(design));
    if shown.is_empty() { all } else { shown }
}

/// The curve of the current network, which savings are measured from; none where there is no such network, or where
/// what is asked of designs has taken the one through NAT gateways another way than the network goes today.
#[must_use]
pub fn current(report: &Report) -> Option<&Curve> {
    let current = report.recommendation.as_ref()?.current.as_ref()?;
    let design = if current.is_stated { Design::Today } else { Design::NatOnly };
    let priced = report.priced(design).filter(|priced| priced.routing == current.routing)?;
    Some(&priced.curve)
}

/// A design, its cost, and the difference to the cheapest.
pub type Cost = (Design, Usd, Usd);

/// The cost of each shown design at a step, the cheapest first, with the difference to the cheapest of them.
#[must_use]
pub fn costs(report: &Report, hidden: &[Design], at: Ratio) -> Vec<Cost> {
    let mut costs: Vec<(Usd, Design)> =
        shown(report, hidden).into_iter().map(|(design, curve)| (curve.at(at), design)).collect();
    costs.sort_unstable();
    let least = costs.first().map(|(least, _)| *least).unwrap_or_default();
    costs.into_iter().map(|(amount, design)| (design, amount, amount - least)).collect()
}

/// Where shown designs cross, and where the cheapest design changes; each point once.
#[must_use]
pub fn meeting_points(report: &Report, hidden: &[Design]) -> Vec<(Ratio, Usd)> {
    let all_hidden = curves(report).iter().all(|(design, _)| hidden.contains(design));
    let seen = |design: Design| all_hidden || !hidden.contains(&design);
    let changes = report.cheapest_ranges.windows(2).filter_map(|pair| match pair {
        [before, range] if seen(before.design) && seen(range.design) => {
            Some((range.from, report.priced(range.design)?.curve.at(range.from)))
        }
        _ => None,
    });
    // Designs that are compared on request and are the cheapest nowhere have no marks, which would hide the others.
    let told = |design: Design| design <= Design::CheapestMix && seen(design);
    let crosses = report.reported_crossings().filter_map(|crossing| match crossing.meeting {
        Meeting::Cross(at) if told(crossing.left) && told(crossing.right) => Some((at, crossing.amount)),
        _ => None,
    });
    let mut points: BTreeMap<Ratio, Usd> = BTreeMap::new();
    for (step, amount) in changes.chain(crosses) {
        points.entry(step).or_insert(amount);
    }
    points.into_iter().collect()
}

/// The next meeting point after a step or the last one before it, up to the end of the axis.
#[must_use]
pub fn next_crossing(report: &Report, hidden: &[Design], at: Ratio, end: Ratio, back: bool) -> Option<Ratio> {
    let mut steps = meeting_points(report, hidden).into_iter().map(|(step, _)| step).filter(|step| *step <= end);
    if back { steps.rfind(|step| *step < at) } else { steps.find(|step| *step > at) }
}

/// Why a point is in the chart's table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// The start or the end of the axis.
    End,
    /// A curve bends.
    Bend,
    /// Two curves cross.
    Crossing,
    /// It is the current value.
    You,
}

/// The points of the chart's table in order, each once with its most important reason: both ends of the axis, bends,
/// crossings and the current value.
#[must_use]
pub fn table(report: &Report, hidden: &[Design], end: Ratio) -> Vec<(Ratio, Mark)> {
    let ends = [(Ratio::ZERO, Mark::End), (end, Mark::End), (report.scale.current_ratio(), Mark::You)];
    let curves = shown(report, hidden);
    let bends = curves.iter().flat_map(|(_, curve)| curve.bends()).map(|step| (step, Mark::Bend));
    let crossings = meeting_points(report, hidden).into_iter().map(|(step, _)| (step, Mark::Crossing));
    let mut points: BTreeMap<Ratio, Mark> = BTreeMap::new();
    for (step, mark) in ends.into_iter().chain(bends).chain(crossings).filter(|(step, _)| *step <= end) {
        let there = points.entry(step).or_insert(mark);
        // The axis starts with a bend of every curve.
        if step != Ratio::ZERO {
            *there = mark.max(*there);
        }
    }
    points.into_iter().collect()
}
