//! A monthly cost along an axis: piecewise linear, held exactly.

use std::cmp::Ordering;

use crate::cost::{Charge, Measure, SourcedRate, tiers};
use crate::units::{Gb, Ratio, Usd, UsdPerGb};

/// A continuous piecewise linear cost from step 0 on, without end.
///
/// Each piece is a line `fixed + slope x t` of whole [`Usd`] units; only the steps at which
/// pieces meet are fractions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Curve {
    /// At least one; the first starts at 0 and the rest follow in order.
    pieces: Vec<Piece>,
}

/// A line that holds from a step on, until the next piece starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The first step that it holds for.
    pub from: Ratio,
    /// What it costs.
    pub cost: Linear,
}

/// `fixed + slope x t`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Linear {
    /// The amount at step 0, wherever the line is valid.
    pub fixed: Usd,
    /// What each step adds.
    pub slope: Usd,
}

impl Linear {
    /// The amount at a step, rounded down to a unit.
    #[must_use]
    pub fn at(self, step: Ratio) -> Usd {
        step.amount_on_line(self.fixed.units(), self.slope.units())
    }

    /// How this line lies to another at a step.
    #[must_use]
    pub fn cmp_at(self, other: Self, step: Ratio) -> Ordering {
        let difference = self - other;
        step.sign_on_line(difference.fixed.units(), difference.slope.units())
    }

    /// Where this line meets another, unless they run side by side.
    #[must_use]
    pub fn meets(self, other: Self) -> Option<Ratio> {
        let difference = self - other;
        Ratio::new(-difference.fixed.units(), difference.slope.units())
    }

    /// How this line lies to another just to the right of a step.
    #[must_use]
    pub fn cmp_after(self, other: Self, step: Ratio) -> Ordering {
        self.cmp_at(other, step).then(self.slope.cmp(&other.slope))
    }

    /// Where another line, which is the higher one just to the right of a stretch's start, becomes the lower one before
    /// the stretch ends.
    ///
    /// Most lines never do, for they rise at least as fast: that is seen without a quotient.
    #[must_use]
    pub fn overtaken_by(self, other: Self, end: Option<Ratio>) -> Option<Ratio> {
        let meeting = if other.slope < self.slope { self.meets(other)? } else { return None };
        end.is_none_or(|end| meeting < end).then_some(meeting)
    }

    /// The line through an amount at step 0 and one at step 1.
    #[must_use]
    pub fn through(zero: Usd, one: Usd) -> Self {
        Self { fixed: zero, slope: one - zero }
    }
}

impl std::ops::Add for Linear {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { fixed: self.fixed + other.fixed, slope: self.slope + other.slope }
    }
}

impl std::ops::Sub for Linear {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        // What is saved can be below 0, and its distance from the largest amount beyond what can be counted.
        Self { fixed: self.fixed.saturating_sub(other.fixed), slope: self.slope.saturating_sub(other.slope) }
    }
}

impl Curve {
    /// Nothing, everywhere.
    #[must_use]
    pub fn zero() -> Self {
        Self::line(Linear::default())
    }

    /// One line.
    #[must_use]
    pub fn line(cost: Linear) -> Self {
        Self { pieces: vec![Piece { from: Ratio::ZERO, cost }] }
    }

    /// The cost of charges, of which there are those at step 0 and those at step 1: the same ones in the same order,
    /// as [`Routing::charges`](crate::cost::design::Routing::charges) promises.
    ///
    /// All of them are straight lines but a volume in tiers.
    #[must_use]
    pub fn of_charges(zero: &[Charge<'_>], one: &[Charge<'_>]) -> Self {
        let mut straight = Linear::default();
        let mut tiered: Vec<Self> = Vec::new();
        for (zero, one) in zero.iter().zip(one) {
            match (&zero.measure, &one.measure) {
                (Measure::TieredData { gb: from, tiers }, Measure::TieredData { gb: to, .. }) if from < to => {
                    tiered.push(Self::of_data((*from, *to), tiers));
                }
                _ => straight = straight + Linear::through(zero.amount(), one.amount()),
            }
        }
        tiered.iter().fold(Self::line(straight), |sum, curve| sum.plus(curve))
    }

    /// The sum of the lowest of each few lines: it bends where the lowest of any of them changes.
    #[must_use]
    pub fn sum_of_lowest(choices: &[impl AsRef<[Linear]>]) -> Self {
        let mut cost = Linear::default();
        let mut changes: Vec<(Ratio, Linear)> = Vec::with_capacity(choices.len());
        for lines in choices.iter().map(AsRef::as_ref) {
            let at_zero = |left: &&Linear, right: &&Linear| left.cmp_after(**right, Ratio::ZERO);
            let Some(mut lowest) = lines.iter().min_by(at_zero) else { continue };
            cost = cost + *lowest;
            // Only a line that rises less can become the lowest; of those that do so at once, the one that rises least.
            let next = |lowest: &Linear| {
                let rises_less = lines.iter().filter(|line| line.slope < lowest.slope);
                let meetings = rises_less.filter_map(|line| Some((lowest.meets(*line)?, line)));
                meetings.min_by(|one, other| one.0.cmp(&other.0).then(one.1.slope.cmp(&other.1.slope)))
            };
            while let Some((at, line)) = next(lowest) {
                changes.push((at, *line - *lowest));
                lowest = line;
            }
        }
        changes.sort_by_key(|(at, _)| *at);
        let mut pieces = Vec::with_capacity(changes.len() + 1);
        pieces.push(Piece { from: Ratio::ZERO, cost });
        for (from, change) in changes {
            cost = cost + change;
            push(&mut pieces, Piece { from, cost });
        }
        Self { pieces }
    }

    /// The pieces, in order.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// The steps at which pieces start.
    #[must_use]
    pub fn bends(&self) -> Vec<Ratio> {
        self.pieces.iter().map(|piece| piece.from).collect()
    }

    /// The amount at a step, rounded down to a unit.
    #[must_use]
    pub fn at(&self, step: Ratio) -> Usd {
        self.line_at(step).at(step)
    }

    /// The line that holds at a step and to its right.
    #[must_use]
    pub fn line_at(&self, step: Ratio) -> Linear {
        let after = self.pieces.partition_point(|piece| piece.from <= step);
        self.pieces.get(after.saturating_sub(1)).map_or_else(Linear::default, |piece| piece.cost)
    }

    /// The sum of two curves.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        let mut sum = Vec::with_capacity(self.pieces.len() + other.pieces.len());
        for stretch in stretches(self, other) {
            push(&mut sum, Piece { from: stretch.from, cost: stretch.left + stretch.right });
        }
        Self { pieces: sum }
    }

    /// How much higher this curve is than another, which is negative where it is lower.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        let mut difference = Vec::with_capacity(self.pieces.len() + other.pieces.len());
        for stretch in stretches(self, other) {
            push(&mut difference, Piece { from: stretch.from, cost: stretch.left - stretch.right });
        }
        Self { pieces: difference }
    }

    /// The lower of two curves at every step.
    #[must_use]
    pub fn min(&self, other: &Self) -> Self {
        let mut lower = Vec::with_capacity(self.pieces.len() + other.pieces.len());
        for Segment { from, to, left, right } in stretches(self, other) {
            let (first, second) = if left.cmp_after(right, from).is_gt() { (right, left) } else { (left, right) };
            push(&mut lower, Piece { from, cost: first });
            if let Some(meeting) = first.overtaken_by(second, to) {
                push(&mut lower, Piece { from: meeting, cost: second });
            }
        }
        Self { pieces: lower }
    }

    /// The price of a volume that is so much at step 0 and no less at step 1, whose rate falls or rises from tier to
    /// tier.
    #[must_use]
    pub fn of_data((at_zero, at_one): (Gb, Gb), tiers: &[SourcedRate<UsdPerGb>]) -> Self {
        let step = Gb::from_units(at_one.units() - at_zero.units());
        let mut pieces = Vec::with_capacity(tiers.len());
        for (offset, tier) in tiers::lines(tiers) {
            let cost = Linear { fixed: tier.rate * at_zero + offset, slope: tier.rate * step };
            match reached(at_zero, step, tier.from) {
                Some(from) => push(&mut pieces, Piece { from, cost }),
                None => break,
            }
        }
        if pieces.is_empty() {
            return Self::zero();
        }
        Self { pieces }
    }
}

/// Two curves between two steps at which neither bends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it starts.
    pub from: Ratio,
    /// Where it ends; the last one does not.
    pub to: Option<Ratio>,
    /// The one curve's line.
    pub left: Linear,
    /// The other curve's line.
    pub right: Linear,
}

/// Walks two curves side by side, stretch by stretch.
pub fn stretches(left: &Curve, right: &Curve) -> impl Iterator<Item = Segment> {
    let (mut left_pieces, mut right_pieces) = (left.pieces.iter().peekable(), right.pieces.iter().peekable());
    let mut next =
        left_pieces.next().zip(right_pieces.next()).map(|(left, right)| (Ratio::ZERO, left.cost, right.cost));
    std::iter::from_fn(move || {
        let (from, left, right) = next?;
        let bends = match (left_pieces.peek(), right_pieces.peek()) {
            (Some(left), Some(right)) => left.from.cmp(&right.from),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => {
                next = None;
                return Some(Segment { from, to: None, left, right });
            }
        };
        let left_bend = if bends.is_le() { left_pieces.next() } else { None };
        let right_bend = if bends.is_ge() { right_pieces.next() } else { None };
        let to = left_bend.or(right_bend).map(|piece| piece.from);
        let cost = |bend: Option<&Piece>, before| bend.map_or(before, |piece| piece.cost);
        next = to.map(|to| (to, cost(left_bend, left), cost(right_bend, right)));
        Some(Segment { from, to, left, right })
    })
}

/// Two lists of steps in order as one, each step once.
#[must_use]
pub fn merged(left: &[Ratio], right: &[Ratio]) -> Vec<Ratio> {
    let mut all = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    while let Some(next) = match (left.peek(), right.peek()) {
        (Some(a), Some(b)) if a <= b => left.next(),
        (Some(_), None) => left.next(),
        (_, _) => right.next(),
    } {
        if all.last() != Some(next) {
            all.push(*next);
        }
    }
    all
}

/// The step at which a volume that grows by `step` reaches a bound, if it ever does.
fn reached(at_zero: Gb, step: Gb, bound: Gb) -> Option<Ratio> {
    if at_zero >= bound {
        return Some(Ratio::ZERO);
    }
    Ratio::new(i128::from(bound.units() - at_zero.units()), i128::from(step.units()))
}

/// Adds a piece unless it goes on as the last one does; one that starts where the last
/// one started replaces it.
fn push(pieces: &mut Vec<Piece>, piece: Piece) {
    if pieces.last().is_some_and(|last| last.from == piece.from) {
        pieces.pop();
    }
    if pieces.last().is_none_or(|last| last.cost != piece.cost) {
        pieces.push(piece);
    }
}
