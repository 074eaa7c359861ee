//! The axes of the cost chart: their mappings, the round values at which they have ticks, and the numbers there.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, KeyPointWeight, NoDefaultFormatting, Ranged, ValueFormatter};

use super::{CostChart, bold_width, px};
use crate::plot::{self, AxisMapping, MILLION, from_millionths, hundredths, of_hundredths, positive_hundredths};
use natpoint_model::compare::AxisUnit;
use natpoint_model::units::{Gb, Quantity as _};
use natpoint_text::numbers;

/// An axis with the values of its ticks and their labels.
///
/// plotters would choose ticks of its own and write them as floats. Ours are integers of the smallest unit, so that a
/// label never differs from the value of its line.
#[derive(Clone, Debug)]
pub(super) struct TickedAxis {
    mapping: AxisMapping,
    pub(super) ticks: Vec<(f64, String)>,
}

impl Ranged for TickedAxis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.mapping.coordinate(*value, limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        match hint.weight() {
            KeyPointWeight::Bold => self.ticks.iter().map(|(value, _)| *value).collect(),
            // There are no lines between those with a number.
            KeyPointWeight::Any => Vec::new(),
        }
    }

    fn range(&self) -> Range<f64> {
        self.mapping.range()
    }
}

impl ValueFormatter<f64> for TickedAxis {
    fn format_ext(&self, value: &f64) -> String {
        let label = self.ticks.iter().find(|(tick, _)| tick.total_cmp(value).is_eq());
        label.map_or_else(String::new, |(_, label)| label.clone())
    }
}

impl CostChart<'_> {
    /// The axis along; its last label says its unit.
    pub(super) fn x_axis(&self) -> TickedAxis {
        let mut ticks: Vec<_> = self
            .x_ticks()
            .into_iter()
            .map(|at| (from_millionths(u64::try_from(at).unwrap_or(u64::MAX)), self.x_label(at)))
            .collect();
        if let Some((_, last)) = ticks.last_mut() {
            *last = format!("{last} {}", self.x_unit());
        }
        TickedAxis { mapping: self.plot.x, ticks }
    }

    /// The axis of monthly costs.
    pub(super) fn y_axis(&self) -> TickedAxis {
        let (ticks, hundredth) = (self.y_ticks(), self.locale.money().hundredth());
        let whole = ticks.iter().all(|tick| tick % 100 == 0);
        let label = |tick: i128| {
            let (sign, parts) = (if tick < 0 { "-" } else { "" }, tick.unsigned_abs());
            let decimals = if whole { String::new() } else { format!(".{:02}", parts % 100) };
            self.locale.with_currency(&format!("{sign}{}{decimals}", numbers::grouped(&(parts / 100).to_string())))
        };
        let ticks = ticks.into_iter().map(|tick| (of_hundredths(tick, hundredth).to_f64(), label(tick))).collect();
        TickedAxis { mapping: self.plot.y, ticks }
    }

    /// The round values along the axis in millionths of its unit.
    fn x_ticks(&self) -> Vec<u128> {
        let (plot, log) = (&self.plot, self.view.log);
        let end = u128::from(plot.end);
        let knee = plot::floor_power_of_ten(end / 1_000).max(u128::from(plot.smallest_step));
        // The last number has the unit behind it.
        let longest = numbers::grouped(&(end / if self.in_tb() { tb() } else { u128::from(MILLION) }).to_string());
        let part = if self.in_tb() { ".5" } else { "" };
        let room = bold_width(&format!("{longest}{part} {}", self.x_unit())) + px(8);
        let x = |at: u128| plot.x(from_millionths(u64::try_from(at).unwrap_or(u64::MAX)));
        let fits = |a: u128, b: u128| x(b) - x(a) >= room;
        let most = u128::try_from(((plot.right - plot.left) / room).clamp(1, 5)).unwrap_or(1);
        // Parts of a TB are decimal, so that 1.5 TB is a round number.
        if self.in_tb() {
            let hundredths = plot::ticks(end * 100 / tb(), most, None, &fits);
            return hundredths.into_iter().map(|part| part * tb() / 100).collect();
        }
        plot::ticks(end, most, log.then_some(knee), &fits)
    }

    /// The number of a value along the axis, in its unit or in TB.
    fn x_label(&self, at: u128) -> String {
        let millionths = if self.in_tb() { at * u128::from(MILLION) / tb() } else { at };
        numbers::grouped(&Gb::from_units(u64::try_from(millionths).unwrap_or(u64::MAX)).to_plain())
    }

    /// Whether the axis is long enough to be in TB. A logarithmic one has powers of ten, which are in GB.
    fn in_tb(&self) -> bool {
        self.report.scale.unit == AxisUnit::Gb && !self.view.log && self.plot.end >= Gb::whole(2_048).units()
    }

    fn x_unit(&self) -> &'static str {
        match self.report.scale.unit {
            AxisUnit::Vpcs => "VPC",
            _ if self.in_tb() => "TB",
            _ => "GB",
        }
    }

    /// The heights of the horizontal lines in hundredths of the currency.
    fn y_ticks(&self) -> Vec<i128> {
        // Amounts mean nothing where nothing has a cost.
        if self.curves.is_empty() {
            return Vec::new();
        }
        let hundredth = self.locale.money().hundredth();
        if self.view.log && self.base.is_none() {
            let top = positive_hundredths(self.top, hundredth);
            let knee = plot::floor_power_of_ten(positive_hundredths(self.low, hundredth).max(top / 1_000));
            let y = |at: u128| self.plot.y(of_hundredths(at.cast_signed(), hundredth).to_f64());
            let fits = |a: u128, b: u128| y(a) - y(b) >= px(20);
            return plot::ticks(top, 5, Some(knee), &fits).into_iter().map(u128::cast_signed).collect();
        }
        let (top, step) = (hundredths(self.top, hundredth), self.step.cast_signed());
        let mut ticks = vec![hundredths(self.plot.start, hundredth)];
        while let Some(last) = ticks.last().copied().filter(|last| *last < top) {
            ticks.push(last + step);
        }
        ticks
    }
}

/// The millionths of a GB in a TB.
fn tb() -> u128 {
    u128::from(Gb::whole(1_024).units())
}
