//! The points at which two curves meet.

use std::cmp::Ordering;

use super::curve::{Curve, stretches};
use crate::cost::Design;
use crate::units::{Ratio, Usd};

/// Two designs that cost the same somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The first design.
    pub left: Design,
    /// The second design.
    pub right: Design,
    /// Where they meet.
    pub meeting: Meeting,
    /// The cost of both there; for a range, at its start.
    pub amount: Usd,
}

/// How two curves meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meeting {
    /// At one step, where the cheaper one changes.
    Cross(Ratio),
    /// At one step, without a change of the cheaper one.
    Touch(Ratio),
    /// In the whole range from one step to another, or without end.
    Coincide {
        /// Where it starts.
        from: Ratio,
        /// Where it ends.
        to: Option<Ratio>,
    },
}

impl Crossing {
    /// The calculation of a crossing: how much more one design costs at step 0, and how much more the other costs with
    /// each step, for the lines that meet there.
    #[must_use]
    pub fn working(&self, left: &Curve, right: &Curve) -> Option<(Usd, Usd)> {
        let Meeting::Cross(at) = self.meeting else { return None };
        let difference = left.line_at(at) - right.line_at(at);
        let (fixed, slope) = (difference.fixed, difference.slope);
        if slope > Usd::ZERO { Some((Usd::ZERO - fixed, slope)) } else { Some((fixed, Usd::ZERO - slope)) }
    }
}

impl Meeting {
    /// The first step at which the curves meet.
    #[must_use]
    pub const fn start(self) -> Ratio {
        match self {
            Self::Cross(at) | Self::Touch(at) | Self::Coincide { from: at, .. } => at,
        }
    }
}

/// All meetings of two curves from step 0 on, in order.
#[must_use]
pub fn meetings(left: &Curve, right: &Curve) -> Vec<Meeting> {
    let mut found: Vec<Meeting> = Vec::new();
    // The sign of left - right just before the stretch at hand; none at the very start.
    let mut before: Option<Ordering> = None;
    for stretch in stretches(left, right) {
        let (a, b) = (stretch.left, stretch.right);
        if a == b {
            match found.last_mut() {
                Some(Meeting::Coincide { to, .. }) if *to == Some(stretch.from) => *to = stretch.to,
                _ => {
                    // A meeting point found at the start of the stretch is part of it.
                    found.pop_if(|last| matches!(last, Meeting::Touch(at) | Meeting::Cross(at) if *at == stretch.from));
                    found.push(Meeting::Coincide { from: stretch.from, to: stretch.to });
                }
            }
            continue;
        }
        let at_start = a.cmp_at(b, stretch.from);
        let after_start = at_start.then(a.slope.cmp(&b.slope));
        let (lower, higher) = if after_start.is_gt() { (b, a) } else { (a, b) };
        let after_stretch = matches!(found.last(), Some(Meeting::Coincide { to, .. }) if *to == Some(stretch.from));
        if at_start == Ordering::Equal && !after_stretch {
            let crossed = before.is_some_and(|before| before != after_start);
            found.push(if crossed { Meeting::Cross(stretch.from) } else { Meeting::Touch(stretch.from) });
        }
        before = Some(after_start);
        if let Some(root) = lower.overtaken_by(higher, stretch.to) {
            found.push(Meeting::Cross(root));
            before = Some(after_start.reverse());
        }
    }
    found
}

/// All meetings of every two designs, by where they start.
#[must_use]
pub fn all(curves: &[(Design, &Curve)]) -> Vec<Crossing> {
    let mut crossings: Vec<Crossing> = Vec::new();
    for (at, (left, left_curve)) in curves.iter().enumerate() {
        for (right, right_curve) in curves.iter().skip(at + 1) {
            for meeting in meetings(left_curve, right_curve) {
                let amount = left_curve.at(meeting.start());
                crossings.push(Crossing { left: *left, right: *right, meeting, amount });
            }
        }
    }
    crossings.sort_by_key(|crossing| crossing.meeting.start());
    crossings
}
