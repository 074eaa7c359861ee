//! Where a value stands on the chart, and which value stands under a pixel.

use super::backend::UNITS;
use natpoint_model::compare::{AxisUnit, Report};
use natpoint_model::cost::Design;
use natpoint_model::units::{Gb, Usd};

/// A millionth is the smallest part of an axis.
pub(super) const MILLION: u64 = 1_000_000;

/// How a chart is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// The width in CSS pixels.
    pub width: u32,
    /// The height in CSS pixels.
    pub height: u32,
    /// Whether both axes are logarithmic.
    pub log: bool,
    /// The designs whose curves are left out.
    pub hidden: Vec<Design>,
    /// The end of the axis in millionths of its unit; what suits the report without one.
    pub end: Option<u64>,
}

/// From 0 to an end: evenly, or by orders of magnitude.
///
/// No logarithm reaches 0. So up to the knee values spread almost evenly, and beyond it by orders of magnitude.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spread {
    end: f64,
    knee: Option<f64>,
}

impl Spread {
    pub(super) fn new(end: f64, knee: Option<f64>) -> Self {
        Self { end, knee }
    }

    /// The part of the way to the end at which a value stands.
    fn part(self, value: f64) -> f64 {
        match self.knee {
            None => value / self.end,
            Some(knee) => (1.0 + value / knee).ln() / (1.0 + self.end / knee).ln(),
        }
    }

    /// The value at a part of the way.
    fn value(self, part: f64) -> f64 {
        match self.knee {
            None => part * self.end,
            Some(knee) => (((1.0 + self.end / knee).ln() * part).exp() - 1.0) * knee,
        }
    }
}

/// The plot of a chart: its edges in hundredths of a CSS pixel, and what stands where.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Plot {
    pub(super) left: i32,
    pub(super) right: i32,
    pub(super) top: i32,
    pub(super) bottom: i32,
    pub(super) x: Spread,
    pub(super) y: Spread,
    /// The end of the axis in millionths of its unit.
    pub end: u64,
    /// The least that can be stated along the axis, in millionths: a VPC is no fraction.
    pub(super) grain: u64,
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
impl Plot {
    /// Where a value of the axis's unit stands.
    pub(super) fn x(&self, value: f64) -> i32 {
        self.left + (self.x.part(value) * f64::from(self.right - self.left)) as i32
    }

    /// Where an amount in US dollars stands.
    pub(super) fn y(&self, usd: f64) -> i32 {
        self.bottom - (self.y.part(usd) * f64::from(self.bottom - self.top)) as i32
    }

    /// The CSS pixel, counted from the left of the picture, at which a value in millionths stands.
    #[must_use]
    pub fn pixel(&self, millionths: u64) -> f64 {
        f64::from(self.x(float(millionths))) / f64::from(UNITS)
    }

    /// The CSS pixel, counted from the top of the picture, at which an amount stands.
    #[must_use]
    pub fn height(&self, amount: Usd) -> f64 {
        f64::from(self.y(amount.to_f64())) / f64::from(UNITS)
    }

    /// The value under a CSS pixel in millionths: the roundest one that is no more than half a pixel away.
    ///
    /// Beyond the plot it is the value at its edge.
    #[must_use]
    pub fn value(&self, pixel: f64) -> u64 {
        // Floats reach the end of a long axis only nearly.
        if pixel >= self.pixel(self.end) {
            return self.end;
        }
        let here = self.millionths(pixel);
        let width = self.millionths(pixel + 0.5) - self.millionths(pixel - 0.5);
        let mut grain = self.grain;
        while ((grain * 10) as f64) <= width {
            grain *= 10;
        }
        ((here / grain as f64 + 0.5) as u64).saturating_mul(grain).min(self.end)
    }

    /// The value so many CSS pixels further on, and another one at least, but for the ends of the axis.
    #[must_use]
    pub fn further(&self, millionths: u64, pixels: f64) -> u64 {
        let next = self.value(self.pixel(millionths) + pixels);
        if pixels < 0.0 {
            next.min(millionths.saturating_sub(self.grain))
        } else {
            next.max(millionths.saturating_add(self.grain)).min(self.end)
        }
    }

    fn millionths(&self, pixel: f64) -> f64 {
        let part = (pixel * f64::from(UNITS) - f64::from(self.left)) / f64::from(self.right - self.left);
        self.x.value(part.clamp(0.0, 1.0)) * MILLION as f64
    }
}

/// The spread of a volume up to the end of the axis: logarithmic for three orders of magnitude.
pub(super) fn along(report: &Report, end: u64, log: bool) -> Spread {
    let knee = below(u128::from(end / 1_000)).max(u128::from(grain(report)));
    Spread::new(float(end), log.then(|| whole(knee) / whole(u128::from(MILLION))))
}

/// The spread of costs from the lowest to the highest: the knee lies below the lowest.
pub(super) fn up(lowest: Usd, highest: Usd, log: bool) -> Spread {
    let knee = below(cents(lowest).max(cents(highest) / 1_000));
    Spread::new(highest.to_f64() * 1.04, log.then(|| whole(knee) / 100.0))
}

/// The least that can be stated along an axis, in millionths.
pub(super) fn grain(report: &Report) -> u64 {
    if report.scale.unit == AxisUnit::Gb { Gb::from_units(1).units() } else { MILLION }
}

/// The values that are worth a number along an axis, in whole smallest units: round ones, so that no number misstates
/// its line. Along a logarithmic one they are those that keep their distance.
pub(super) fn ticks(end: u128, most: u128, knee: Option<u128>, apart: &dyn Fn(u128, u128) -> bool) -> Vec<u128> {
    let Some(knee) = knee else {
        let step = tick_step(end, most);
        return (0..=end / step).map(|tick| tick * step).collect();
    };
    let mut ticks = vec![0];
    let mut power = knee;
    while power <= end {
        for digit in [1, 2, 5] {
            let (at, before) = (power * digit, ticks.last().copied().unwrap_or(0));
            // A power of ten goes before what stands closely below it.
            let fits = apart(before, at) && (digit == 1 || apart(at, power * 10));
            if at <= end && fits {
                ticks.push(at);
            }
        }
        power *= 10;
    }
    ticks
}

/// The smallest of 1, 2 or 5 times a power of ten that makes at most so many steps.
fn tick_step(range: u128, most: u128) -> u128 {
    let mut power = 1;
    loop {
        for digit in [1, 2, 5] {
            if range / (digit * power) <= most {
                return digit * power;
            }
        }
        power *= 10;
    }
}

/// The power of ten that is no more than a number, and at least 1.
pub(super) fn below(number: u128) -> u128 {
    let mut power = 1;
    while power * 10 <= number {
        power *= 10;
    }
    power
}

/// An amount in whole cents.
pub(super) fn cents(amount: Usd) -> u128 {
    amount.units().unsigned_abs() / CENT
}

/// The units of a cent.
pub(super) const CENT: u128 = Usd::UNITS.unsigned_abs() / 100;

/// Millionths of an axis's unit as a float.
pub(super) fn float(millionths: u64) -> f64 {
    whole(u128::from(millionths)) / whole(u128::from(MILLION))
}

#[allow(clippy::cast_precision_loss)]
fn whole(number: u128) -> f64 {
    number as f64
}
