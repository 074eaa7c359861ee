//! The grid of the cost chart and the numbers along both axes.

use plotters::element::{PathElement, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::{Area, CostChart, DrawResult, bold_width, line_style, px, text_style};
use crate::plot::{self, CENT, MILLION, from_millionths};
use crate::role::Role;
use natpoint_model::compare::AxisUnit;
use natpoint_model::units::{Gb, Quantity as _, Usd};
use natpoint_text::numbers;

impl CostChart<'_> {
    /// The grid, and the tick labels of both axes; the last one of the axis along says its unit.
    ///
    /// Ticks are integers of the smallest unit, so that a label never differs from the value of its line.
    pub(super) fn grid(&self, area: &Area) -> DrawResult {
        let plot = &self.plot;
        let x = |at: u128| plot.x(from_millionths(u64::try_from(at).unwrap_or(u64::MAX)));
        let ticks = self.x_ticks(&x);
        let last = ticks.last().map(|(at, _)| *at);
        for (at, label) in ticks {
            let style = text_style(Role::Tick).pos(Pos::new(HPos::Center, VPos::Top));
            let label = if Some(at) == last { format!("{label} {}", self.x_unit()) } else { label };
            area.draw(&Text::new(label, (x(at), plot.bottom + px(10)), style))?;
        }
        for (at, label) in self.y_labels() {
            area.draw(&PathElement::new([(plot.left, at), (plot.right, at)], line_style(Role::Grid)))?;
            let style = text_style(Role::Tick).pos(Pos::new(HPos::Right, VPos::Center));
            area.draw(&Text::new(label, (plot.left - px(8), at), style))?;
        }
        Ok(())
    }

    /// The heights of the horizontal lines, with their amounts.
    pub(super) fn y_labels(&self) -> Vec<(i32, String)> {
        let amount = |cents: u128| Usd::from_units(i128::try_from(cents.saturating_mul(CENT)).unwrap_or(i128::MAX));
        let y = |cents: u128| self.plot.y(amount(cents).to_f64());
        let ticks = self.y_ticks(&y);
        let decimals = if ticks.iter().all(|tick| tick.is_multiple_of(100)) { 0 } else { 2 };
        let label = |tick: u128| format!("${}", numbers::grouped(&amount(tick).to_decimal(decimals)));
        ticks.into_iter().map(|tick| (y(tick), label(tick))).collect()
    }

    /// The round values along the axis and their numbers, in units of the axis or in TB.
    fn x_ticks(&self, x: &dyn Fn(u128) -> i32) -> Vec<(u128, String)> {
        let (plot, log) = (&self.plot, self.view.log);
        let end = u128::from(plot.end);
        let knee = plot::floor_power_of_ten(end / 1_000).max(u128::from(plot.smallest_step));
        let unit = if self.in_tb() { u128::from(Gb::whole(1_024).units()) } else { 1 };
        let label = |at: u128| {
            let millionths = if self.in_tb() { at * u128::from(MILLION) / unit } else { at };
            let text = Gb::from_units(u64::try_from(millionths).unwrap_or(u64::MAX)).to_plain();
            numbers::grouped(&text)
        };
        // The last number has the unit behind it.
        let longest = numbers::grouped(&(end / if self.in_tb() { unit } else { u128::from(MILLION) }).to_string());
        let part = if self.in_tb() { ".5" } else { "" };
        let room = bold_width(&format!("{longest}{part} {}", self.x_unit())) + px(8);
        let fits = |a: u128, b: u128| x(b) - x(a) >= room;
        let most = u128::try_from(((plot.right - plot.left) / room).clamp(1, 5)).unwrap_or(1);
        // Parts of a TB are decimal, so that 1.5 TB is a round number.
        let ticks = if self.in_tb() {
            let tenths = plot::ticks(end * 100 / unit, most, None, &fits);
            tenths.into_iter().map(|part| part * unit / 100).collect()
        } else {
            plot::ticks(end, most, log.then_some(knee), &fits)
        };
        ticks.into_iter().map(|at| (at, label(at))).collect()
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

    fn y_ticks(&self, y: &dyn Fn(u128) -> i32) -> Vec<u128> {
        let top = plot::cents(self.top);
        if self.view.log {
            let knee = plot::floor_power_of_ten(plot::cents(self.low).max(top / 1_000));
            return plot::ticks(top, 5, Some(knee), &|a, b| y(a) - y(b) >= px(20));
        }
        let mut ticks = vec![plot::cents(self.plot.start)];
        while ticks.last().is_some_and(|last| *last < top) {
            ticks.push(ticks.last().copied().unwrap_or_default() + self.step);
        }
        ticks
    }
}
