//! Maps values to pixels of the cost chart, and pixels to values.

use std::ops::Range;

use super::backend::UNITS;
use natpoint_model::compare::{AxisUnit, Report};
use natpoint_model::cost::Design;
use natpoint_model::units::{Gb, Usd};

/// Axis values are counted in millionths of the axis's unit.
pub(super) const MILLION: u64 = 1_000_000;

/// The size and options of a chart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The width in CSS pixels.
    pub width: u32,
    /// The height in CSS pixels.
    pub height: u32,
    /// Whether both axes are logarithmic.
    pub log: bool,
    /// The designs whose curves are hidden.
    pub hidden: Vec<Design>,
    /// The end of the axis in millionths of its unit; without it, what suits the report.
    pub end: Option<u64>,
    /// Whether costs start at 0 even where that leaves much of the height empty.
    pub from_zero: bool,
    /// What its curves are.
    pub curves: CurveKind,
    /// Whether the current value has a handle to move it by.
    pub handle: bool,
}

/// A chart that is lower than this many CSS pixels is empty.
pub const LEAST_HEIGHT: u32 = 120;

/// The usual height of a chart of a width, in CSS pixels.
#[must_use]
pub const fn usual_height(width: u32) -> u32 {
    match width {
        0..480 => 300,
        480..800 => 340,
        _ => 400,
    }
}

/// What the curves of a chart are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CurveKind {
    /// What each design costs.
    #[default]
    Costs,
    /// What each design saves against the current network; its costs where there is no such network.
    Savings,
}

impl From<bool> for CurveKind {
    fn from(savings: bool) -> Self {
        if savings { Self::Savings } else { Self::Costs }
    }
}

impl View {
    /// Whether there is no height for the names of ranges below the axis.
    pub(super) fn is_low(&self) -> bool {
        self.height < 240
    }
}

/// A mapping of the values from 0 to an end: linear, or logarithmic beyond a knee.
///
/// A logarithmic axis has no 0, so this one is almost linear up to the knee.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct AxisMapping {
    start: f64,
    end: f64,
    knee: Option<f64>,
}

impl AxisMapping {
    pub(super) fn new(end: f64, knee: Option<f64>) -> Self {
        Self { start: 0.0, end, knee }
    }

    /// A linear mapping of the values between two others.
    fn between(start: f64, end: f64) -> Self {
        Self { start, end, knee: None }
    }

    /// The position of a value, from 0 at the start to 1 at the end.
    fn position(self, value: f64) -> f64 {
        match self.knee {
            None => (value - self.start) / (self.end - self.start),
            Some(knee) => (1.0 + value / knee).ln() / (1.0 + self.end / knee).ln(),
        }
    }

    /// The coordinate of a value on an axis that starts at the first and ends at the second of two coordinates.
    pub(super) fn coordinate(self, value: f64, (start, end): (i32, i32)) -> i32 {
        start + within_reach(self.position(value) * f64::from(end - start))
    }

    /// The first and the last value.
    pub(super) fn range(self) -> Range<f64> {
        self.start..self.end
    }

    /// The value at a position.
    fn value(self, part: f64) -> f64 {
        match self.knee {
            None => self.start + part * (self.end - self.start),
            Some(knee) => (((1.0 + self.end / knee).ln() * part).exp() - 1.0) * knee,
        }
    }
}

/// The plot area of a chart: its edges in hundredths of a CSS pixel, and the mappings of both axes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Plot {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
    pub(super) x: AxisMapping,
    pub(super) y: AxisMapping,
    /// The end of the axis in millionths of its unit.
    pub end: u64,
    /// The smallest step along the axis in millionths: VPCs are whole.
    pub(super) smallest_step: u64,
    /// The amount at the foot of the chart.
    pub start: Usd,
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a coordinate is far smaller than the type can count"
)]
impl Plot {
    /// The x coordinate of a value in the axis's unit.
    pub(super) fn x(&self, value: f64) -> i32 {
        self.x.coordinate(value, (self.left, self.right))
    }

    /// The y coordinate of an amount in US dollars.
    pub(super) fn y(&self, usd: f64) -> i32 {
        self.y.coordinate(usd, (self.bottom, self.top))
    }

    /// The distance of a value in millionths from the left of the picture, in CSS pixels.
    #[must_use]
    pub fn pixel(&self, millionths: u64) -> f64 {
        f64::from(self.x(from_millionths(millionths))) / f64::from(UNITS)
    }

    /// The distance of an amount from the top of the picture, in CSS pixels.
    #[must_use]
    pub fn height(&self, amount: Usd) -> f64 {
        f64::from(self.y(amount.to_f64())) / f64::from(UNITS)
    }

    /// The value at a CSS pixel in millionths: the roundest one within half a pixel.
    ///
    /// Outside the plot it is the value at its edge.
    #[must_use]
    pub fn value(&self, pixel: f64) -> u64 {
        // Rounding of floats would miss the end of a long axis.
        if pixel >= self.pixel(self.end) {
            return self.end;
        }
        let at_pixel = self.millionths(pixel);
        let width = self.millionths(pixel + 0.5) - self.millionths(pixel - 0.5);
        // A chart without curves has no axis, and no step along it.
        let mut step = self.smallest_step.max(1);
        while let Some(longer) = step.checked_mul(10).filter(|longer| *longer as f64 <= width) {
            step = longer;
        }
        ((at_pixel / step as f64 + 0.5) as u64).saturating_mul(step).min(self.end)
    }

    /// The value at a distance in CSS pixels from another: at least one step away, except at the ends of the axis.
    #[must_use]
    pub fn further(&self, millionths: u64, pixels: f64) -> u64 {
        let next = self.value(self.pixel(millionths) + pixels);
        if pixels < 0.0 {
            next.min(millionths.saturating_sub(self.smallest_step))
        } else {
            next.max(millionths.saturating_add(self.smallest_step)).min(self.end)
        }
    }

    fn millionths(&self, pixel: f64) -> f64 {
        let part = (pixel * f64::from(UNITS) - f64::from(self.left)) / f64::from(self.right - self.left);
        self.x.value(part.clamp(0.0, 1.0)) * MILLION as f64
    }
}

/// A distance as a coordinate. What lies far outside the plot is as far as coordinates can still be added to.
#[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
fn within_reach(distance: f64) -> i32 {
    const FAR: f64 = 1e8;
    distance.clamp(-FAR, FAR) as i32
}

/// The mapping of the axis up to its end; the logarithmic one covers three orders of magnitude.
pub(super) fn x_mapping(report: &Report, end: u64, log: bool) -> AxisMapping {
    let knee = floor_power_of_ten(u128::from(end / 1_000)).max(u128::from(smallest_step(report)));
    AxisMapping::new(from_millionths(end), log.then(|| to_f64(knee) / to_f64(u128::from(MILLION))))
}

/// The mapping of costs up to the highest; the knee lies below the lowest.
pub(super) fn y_mapping(lowest: Usd, highest: Usd, log: bool, hundredth: Usd) -> AxisMapping {
    let knee =
        floor_power_of_ten(positive_hundredths(lowest, hundredth).max(positive_hundredths(highest, hundredth) / 1_000));
    AxisMapping::new(highest.to_f64() * 1.04, log.then(|| to_f64(knee) * hundredth.to_f64()))
}

/// The amount at the foot of the chart, and the distance of two horizontal lines in hundredths of the currency. Costs
/// start above 0 only where 0 would leave more than a third of the height empty.
pub(super) fn y_start(lowest: Usd, highest: Usd, from_zero: bool, hundredth: Usd) -> (Usd, u128) {
    let (low, high) = (positive_hundredths(lowest, hundredth), positive_hundredths(highest, hundredth));
    if from_zero || low.saturating_mul(3) <= high {
        return (Usd::ZERO, tick_step(high, 5));
    }
    let step = tick_step(high - low, 4);
    (of_hundredths((low / step * step).cast_signed(), hundredth), step)
}

/// The same for amounts of either sign: the line below the lowest, and the distance of two lines.
pub(super) fn y_around(lowest: Usd, highest: Usd, hundredth: Usd) -> (Usd, u128) {
    let (low, high) = (hundredths(lowest, hundredth), hundredths(highest, hundredth));
    let step = tick_step(low.abs_diff(high), 4);
    let start = low.div_euclid(i128::try_from(step).unwrap_or(i128::MAX)).saturating_mul(step.cast_signed());
    (of_hundredths(start, hundredth), step)
}

/// The mapping of costs from an amount up to the first line above the highest.
pub(super) fn y_from(start: Usd, highest: Usd, step: u128, hundredth: Usd) -> AxisMapping {
    let above = hundredths(highest, hundredth).saturating_sub(hundredths(start, hundredth)).max(0).unsigned_abs();
    let lines = above.div_ceil(step).max(1);
    let end = start.to_f64() + to_f64(lines * step) * hundredth.to_f64();
    // The highest curve keeps clear of the top line only where it is above it by its cents.
    AxisMapping::between(start.to_f64(), end.max(highest.to_f64()))
}

/// The smallest step along an axis in millionths.
pub(super) fn smallest_step(report: &Report) -> u64 {
    if report.scale.unit == AxisUnit::Gb { Gb::from_units(1).units() } else { MILLION }
}

/// The round values at which an axis has ticks, in its smallest unit. On a logarithmic axis they are those whose labels
/// do not overlap.
pub(super) fn ticks(end: u128, most: u128, knee: Option<u128>, fits_between: &dyn Fn(u128, u128) -> bool) -> Vec<u128> {
    let Some(knee) = knee else {
        let step = tick_step(end, most);
        return (0..=end / step).map(|tick| tick * step).collect();
    };
    let mut ticks = vec![0];
    let mut power = knee;
    while power <= end {
        for factor in [1, 2, 5] {
            let (at, before) = (power * factor, ticks.last().copied().unwrap_or(0));
            // A power of ten takes precedence over a value just below it.
            let fits = fits_between(before, at) && (factor == 1 || fits_between(at, power * 10));
            if at <= end && fits {
                ticks.push(at);
            }
        }
        power *= 10;
    }
    ticks
}

/// The smallest of 1, 2 or 5 times a power of ten that divides a range into at most so many steps.
fn tick_step(range: u128, most: u128) -> u128 {
    let mut power = 1;
    loop {
        for factor in [1, 2, 5] {
            if range / (factor * power) <= most {
                return factor * power;
            }
        }
        power *= 10;
    }
}

/// The largest power of ten up to a number; at least 1.
pub(super) fn floor_power_of_ten(number: u128) -> u128 {
    let mut power = 1;
    while power * 10 <= number {
        power *= 10;
    }
    power
}

/// An amount in whole hundredths of the currency, with its sign.
pub(super) fn hundredths(amount: Usd, hundredth: Usd) -> i128 {
    amount.units().div_euclid(hundredth.units())
}

/// An amount in whole hundredths of the currency; none below 0.
pub(super) fn positive_hundredths(amount: Usd, hundredth: Usd) -> u128 {
    hundredths(amount, hundredth).max(0).unsigned_abs()
}

/// The amount of so many hundredths of the currency.
pub(super) fn of_hundredths(hundredths: i128, hundredth: Usd) -> Usd {
    Usd::from_units(hundredths.saturating_mul(hundredth.units()))
}

/// Converts millionths of an axis's unit to that unit.
pub(super) fn from_millionths(millionths: u64) -> f64 {
    to_f64(u128::from(millionths)) / to_f64(u128::from(MILLION))
}

#[allow(clippy::cast_precision_loss, reason = "a coordinate is far smaller than the type can count")]
fn to_f64(number: u128) -> f64 {
    number as f64
}
