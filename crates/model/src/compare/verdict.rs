//! The verdict: the cheapest design at the current value, its saving, and the range in which it stays the cheapest.

use super::curve::{Curve, Segment, merged, stretches};
use crate::cost::Design;
use crate::units::{Ratio, Usd};

/// The cheapest design at the current value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The cheapest design.
    pub design: Design,
    /// Its monthly cost.
    pub total: Usd,
    /// The next cheapest design that is more than this one with idle parts, and how much more it costs a month.
    pub runner_up: Option<(Design, Usd)>,
    /// The start of the range around the current value in which the design is the cheapest.
    pub from: Option<Ratio>,
    /// The end of that range.
    pub to: Option<Ratio>,
}

/// A range of the axis in which one design is the cheapest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheapestRange {
    /// The design; at equal cost the simpler one.
    pub design: Design,
    /// Where the range starts.
    pub from: Ratio,
    /// Where it ends; the last one does not.
    pub to: Option<Ratio>,
}

/// The cheapest designs from step 0 on without end.
#[must_use]
pub fn winners(curves: &[(Design, &Curve)]) -> Vec<CheapestRange> {
    let Some((first, rest)) = curves.split_first() else { return Vec::new() };
    let mut cheapest_ranges = vec![CheapestRange { design: first.0, from: Ratio::ZERO, to: None }];
    let mut lowest = first.1.clone();
    for (design, curve) in rest {
        // Most designs are dearer everywhere.
        if undercuts(&lowest, curve) {
            cheapest_ranges = challenge(&cheapest_ranges, &lowest, *design, curve);
            lowest = lowest.min(curve);
        }
    }
    cheapest_ranges
}

/// Whether a curve is the lower one anywhere.
fn undercuts(lowest: &Curve, curve: &Curve) -> bool {
    stretches(lowest, curve).any(|Segment { from, to, left, right }| {
        left.cmp_after(right, from).is_gt() || left.overtaken_by(right, to).is_some()
    })
}

/// The verdict at the current value. A design that only adds idle parts to the cheapest is no runner-up.
#[must_use]
pub fn verdict(
    curves: &[(Design, &Curve)],
    cheapest_ranges: &[CheapestRange],
    current: Ratio,
    only_adds_idle: &dyn Fn(Design, Design) -> bool,
) -> Option<Verdict> {
    let amount = |design| curves.iter().find(|(other, _)| *other == design).map(|(_, curve)| curve.at(current));
    // At a meeting point both sides cost the same, and the simpler design is the answer.
    let around = |range: &&CheapestRange| range.from <= current && range.to.is_none_or(|to| current <= to);
    let here = *cheapest_ranges.iter().filter(around).min_by_key(|range| range.design)?;
    let total = amount(here.design)?;
    let others = curves.iter().filter(|(design, _)| *design != here.design && !design.is_mix());
    let runner_up = others
        .filter(|(design, _)| !only_adds_idle(*design, here.design))
        .map(|(design, curve)| (*design, curve.at(current) - total))
        .min_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
    let from = (here.from > Ratio::ZERO).then_some(here.from);
    Some(Verdict { design: here.design, total, runner_up, from, to: here.to })
}

/// Where a further design undercuts the lowest cost so far.
fn challenge(cheapest_ranges: &[CheapestRange], lowest: &Curve, design: Design, curve: &Curve) -> Vec<CheapestRange> {
    let mut next: Vec<CheapestRange> = Vec::with_capacity(cheapest_ranges.len() + 2);
    let mut push = |design, from: Ratio| match next.last_mut() {
        Some(last) if last.design == design => {}
        last => {
            if let Some(last) = last {
                last.to = Some(from);
            }
            next.push(CheapestRange { design, from, to: None });
        }
    };
    let holder = |step: Ratio| cheapest_ranges.iter().rev().find(|range| range.from <= step).map(|range| range.design);
    let mut meets = Vec::new();
    for Segment { from, to, left, right } in stretches(lowest, curve) {
        meets.push(from);
        let (lower, higher) = if left.cmp_after(right, from).is_gt() { (right, left) } else { (left, right) };
        meets.extend(lower.overtaken_by(higher, to));
    }
    let starts: Vec<Ratio> = cheapest_ranges.iter().map(|range| range.from).collect();
    for from in merged(&starts, &meets) {
        let (held, new) = (lowest.line_at(from), curve.line_at(from));
        // Just to the right of the bend: the amounts there, then the slopes.
        if new.cmp_after(held, from).is_lt() {
            push(design, from);
        } else if let Some(holder) = holder(from) {
            push(holder, from);
        }
    }
    next
}
