//! The curves as they are drawn: what designs cost, or what they save against the current network.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::{axis_end, px};
use crate::plot::{CurveKind, View};
use natpoint_model::compare::chart_points::{current, shown};
use natpoint_model::compare::{Curve, Report};
use natpoint_model::cost::Design;
use natpoint_model::units::{Ratio, Usd};
use natpoint_text::Locale;

/// The curve that savings are measured from; none where costs are shown.
pub(super) fn savings_base<'a>(report: &'a Report, view: &View) -> Option<&'a Curve> {
    current(report).filter(|_| view.curves == CurveKind::Savings)
}

/// A curve as it is drawn: what a design costs, or what it saves.
pub(super) type DrawnCurve<'a> = (Design, Cow<'a, Curve>);

/// The curves that are drawn.
pub(super) fn drawn<'a>(report: &'a Report, view: &View) -> Vec<DrawnCurve<'a>> {
    let base = savings_base(report, view);
    let draw = |(design, curve): (Design, &'a Curve)| {
        (design, base.map_or(Cow::Borrowed(curve), |base| Cow::Owned(base.minus(curve))))
    };
    shown(report, &view.hidden).into_iter().map(draw).collect()
}

/// The lowest and the highest amount of the curves, and the end of the axis.
pub(super) fn extent(curves: &[DrawnCurve<'_>], report: &Report, view: &View) -> (Usd, Usd, u64) {
    let end = view.end.unwrap_or_else(|| axis_end(report));
    let end_step = report.scale.steps(end);
    let amounts = curves.iter().flat_map(|(_, curve)| {
        let bends = curve.bends().into_iter().filter(|step| *step < end_step);
        bends.chain([end_step]).map(|step| curve.at(step)).collect::<Vec<_>>()
    });
    let (low, high) = amounts.fold((None, None), |(low, high): (Option<Usd>, Option<Usd>), amount| {
        (Some(low.map_or(amount, |low| low.min(amount))), Some(high.map_or(amount, |high| high.max(amount))))
    });
    (low.unwrap_or_default(), high.unwrap_or_default().max(Usd::ONE), end)
}

/// The designs with their cost at the end of the axis and their short names, the most expensive first.
///
/// A cheapest mix gets a label only where it costs less than every design that it may be.
pub(super) fn end_labels(
    curves: &[DrawnCurve<'_>],
    end: Ratio,
    locale: &dyn Locale,
) -> Vec<(Design, Usd, &'static str)> {
    let amount = |curve: &Curve| curve.at(end);
    // The mix with a hub may be the one without.
    let may_be = |mix: Design, other: Design| other < mix || !other.is_mix();
    let is_another = |mix: Design, cost: Usd| {
        curves.iter().any(|(other, curve)| *other != mix && may_be(mix, *other) && amount(curve) == cost)
    };
    let mut labels: Vec<(Design, Usd, &'static str)> = Vec::new();
    // Of designs that cost the same, the label of the curve drawn last is the topmost.
    for (design, curve) in curves.iter().rev() {
        let amount = amount(curve);
        if !design.is_mix() || !is_another(*design, amount) {
            labels.push((*design, amount, locale.design_short(*design)));
        }
    }
    // Of curves that end at the same cost, the one drawn last has the upper label.
    labels.reverse();
    labels.sort_by_key(|(_, amount, _)| Reverse(*amount));
    labels
}

/// The labels for which there is room above the foot of the plot. On a low chart of many designs, the dearest go
/// without, but for the current network and the recommended design.
pub(super) fn labels_with_room(
    labels: &[(Design, Usd, &'static str)],
    (top, bottom): (i32, i32),
    best: Option<Design>,
) -> Vec<(Design, Usd, &'static str)> {
    // The name of the current volume stands above the plot, so half a label may stand there.
    let highest = top - LABEL_HEIGHT / 2;
    let room = usize::try_from((bottom - highest) / LABEL_HEIGHT + 1).unwrap_or_default();
    let mut excess = labels.len().saturating_sub(room);
    let stays = |design: Design| design == Design::Today || Some(design) == best;
    let mut kept = labels.to_vec();
    kept.retain(|(design, _, _)| {
        let goes = excess > 0 && !stays(*design);
        excess -= usize::from(goes);
        !goes
    });
    kept
}

/// The room that a label of a curve takes.
pub(super) const LABEL_HEIGHT: i32 = px(17);
