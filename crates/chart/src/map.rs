//! The map of the cheapest designs over two inputs: one area per design, hatched as its curve is dashed.

use std::fmt::Write as _;

use super::backend::UNITS;
use super::builder::{Layer, PictureBuilder, first_that_fits, text_width};
use super::cost;
use super::picture::Picture;
use super::plot::{self, AxisMapping, Plot, from_millionths};
use natpoint_model::compare::winner_map::{WinnerMap, WinnerRow};
use natpoint_model::compare::{AxisUnit, CheapestRange, Report};
use natpoint_model::cost::Design;
use natpoint_model::input::Field;
use natpoint_model::units::{Gb, Quantity as _, Ratio};
use natpoint_text::{Locale, numbers};

/// The height of the plot in CSS pixels, as all sizes here.
const PLOT_HEIGHT: i32 = 264;
/// The top of the plot. Above it are the title of the second axis and the label of the current value.
const TOP: i32 = 36;
/// The bottom of the plot. Below it are tick labels and the title of the axis.
const BOTTOM: i32 = TOP + PLOT_HEIGHT;
/// The height of the row for 0, where designs differ between 0 and the least value.
const ZERO_ROW: i32 = 18;
/// The distance between the lines of a hatching.
const HATCH: i32 = 9;
/// The least vertical distance between two labels of the same design.
const NAME_DISTANCE: i32 = 90;
/// Points outside the picture are clamped to so many times the axis.
const MAX_OVERSHOOT: f64 = 8.0;

/// Draws a map at a width in CSS pixels, along the axis of the report. Below the smallest useful width it is empty.
#[must_use]
pub fn draw(map: &WinnerMap, report: &Report, log: bool, locale: &dyn Locale, width: u32) -> Picture {
    let right = i32::try_from(width).unwrap_or(i32::MAX);
    if !(160..10_000).contains(&right) {
        return Picture { width, ..Picture::default() };
    }
    let zero = match map.rows.as_slice() {
        // Without internet traffic there are designs that the least amount of it rules out.
        [none, least, ..]
            if matches!(map.field, Field::InternetOut | Field::InternetIn) && !same_designs(none, least) =>
        {
            ZERO_ROW
        }
        _ => 0,
    };
    let end = end(map, report);
    let plot = Plot { x: plot::x_mapping(report, end, log), y: AxisMapping::default(), end, ..Plot::default() };
    let mut drawing = MapDrawing {
        map,
        locale,
        plot,
        left: 0,
        right,
        zero,
        you: (0, 0),
        builder: PictureBuilder::default(),
        named: Vec::new(),
    };
    drawing.axes(plot::smallest_step(report), log);
    drawing.areas();
    drawing.current_point();
    drawing.builder.build(width, BOTTOM + 40)
}

struct MapDrawing<'a> {
    map: &'a WinnerMap,
    locale: &'a dyn Locale,
    plot: Plot,
    left: i32,
    right: i32,
    /// The height of the row for 0; nothing where it has no row of its own.
    zero: i32,
    /// The current values of both inputs.
    you: (i32, i32),
    builder: PictureBuilder,
    /// The labels written so far, and their heights.
    named: Vec<(Design, i32)>,
}

/// The height of a row, and where an area starts and ends on it in tenths of a pixel.
type Line = (i32, i32, i32);

impl MapDrawing<'_> {
    /// The x coordinate of a step of the axis in tenths of a pixel; clamped far outside the picture.
    fn x(&self, step: Ratio) -> i32 {
        self.plot.x(self.map.scale.float(step).min(from_millionths(self.plot.end) * MAX_OVERSHOOT)) / (UNITS / 10)
    }

    /// Where a range starts and ends, in tenths of a pixel.
    fn ends(&self, range: &CheapestRange) -> (i32, i32) {
        (self.x(range.from), range.to.map_or(self.right * 10, |to| self.x(to)))
    }

    /// The y coordinate of a value of the second input.
    #[allow(clippy::cast_possible_truncation, reason = "a coordinate is far smaller than the type can count")]
    fn y(&self, value: u64) -> i32 {
        let part = from_millionths(value) / from_millionths(self.map.end.max(1)) * f64::from(PLOT_HEIGHT - self.zero);
        // A count has a row for each of its values, and is in the middle of it.
        let half = if self.map.counted { self.row() / 2 } else { 0 };
        BOTTOM - if value == 0 { self.zero / 2 } else { self.zero + part as i32 - half }
    }

    /// The height of a row, where the second input is a count.
    fn row(&self) -> i32 {
        PLOT_HEIGHT / i32::try_from(self.map.end.max(1)).unwrap_or(PLOT_HEIGHT)
    }

    /// Both axes with their tick labels and titles.
    fn axes(&mut self, smallest_step: u64, log: bool) {
        let (map, locale, right) = (self.map, self.locale, self.right);
        self.builder.text("quiet", "start", (0, 11), &locale.field(map.field));
        let parts = if map.counted { map.end } else { 4 };
        let mut labels = Vec::new();
        for at in u64::from(map.counted)..=parts {
            let value = map.end / parts * at;
            let label = numbers::grouped(&map.plain(value));
            self.left = self.left.max(text_width(&label) + 10).min(right / 3);
            labels.push((self.y(value), label));
        }
        let left = self.left;
        for (y, label) in labels {
            self.builder.text("quiet", "end", (left - 8, y + 4), &label);
            self.builder.line(Layer::Line, "axis", &[(left - 4, y), (left, y)]);
        }
        (self.plot.left, self.plot.right) = (left * UNITS, right * UNITS);
        self.you = (self.x(map.scale.current_ratio()) / 10, self.y(map.current));
        let plot = self.plot;
        let end = u128::from(plot.end);
        let millionths = |at: u128| u64::try_from(at).unwrap_or(u64::MAX);
        let x = |at: u128| plot.x(from_millionths(millionths(at))) / UNITS;
        let knee = plot::floor_power_of_ten(end / 1_000).max(u128::from(smallest_step));
        let most = if right < 480 { 4 } else { 7 };
        for at in plot::ticks(end, most, log.then_some(knee), &|a, b| x(b) - x(a) >= 46) {
            let label = numbers::grouped(&Gb::from_units(millionths(at)).to_plain());
            let (at, half) = (x(at), text_width(&label) / 2);
            self.builder.line(Layer::Line, "axis", &[(at, BOTTOM), (at, BOTTOM + 4)]);
            self.builder.text("quiet", "middle", (at.min(right - half), BOTTOM + 17), &label);
        }
        let vpcs = map.scale.unit == AxisUnit::Vpcs;
        let along = if vpcs { locale.finding_labels().chart_vpcs } else { locale.labels().chart_volume };
        self.builder.text("quiet", "start", (left, BOTTOM + 35), along);
        self.builder.line(Layer::Line, "axis", &[(left, TOP), (left, BOTTOM), (right, BOTTOM)]);
    }

    /// The areas: consecutive rows with the same cheapest designs are drawn as one.
    fn areas(&mut self) {
        let mut from = BOTTOM;
        let mut rows = self.map.rows.as_slice();
        while let Some(first) = rows.first() {
            let (run, rest) =
                rows.split_at(rows.iter().position(|row| !same_designs(first, row)).unwrap_or(rows.len()));
            let mut to = TOP;
            if let (Some(below), Some(above)) = (run.last(), rest.first()) {
                // The border lies somewhere between the two rows; it is drawn in the middle.
                to = i32::midpoint(self.y(below.value), self.y(above.value));
                if below.value == 0 && self.zero > 0 {
                    to = BOTTOM - self.zero;
                }
                self.border(below, above, to);
            }
            for at in 0..first.cheapest_ranges.len() {
                self.area(run, at, from, to);
            }
            (from, rows) = (to, rest);
        }
    }

    /// The border between two rows, wherever their cheapest designs differ.
    fn border(&mut self, below: &WinnerRow, above: &WinnerRow, y: i32) {
        for one in &below.cheapest_ranges {
            for other in &above.cheapest_ranges {
                let ((from, to), (other_from, other_to)) = (self.ends(one), self.ends(other));
                let (from, to) = (from.max(other_from) / 10, to.min(other_to) / 10);
                if one.design != other.design && from < to {
                    self.builder.line(Layer::Line, "edge", &[(from, y), (to, y)]);
                }
            }
        }
    }

    /// The area of one design in rows with the same cheapest designs, between two heights.
    fn area(&mut self, run: &[WinnerRow], at: usize, low: i32, high: i32) {
        let mut lines: Vec<Line> = Vec::with_capacity(run.len() * 2 + 2);
        let half = if self.map.counted { self.row() / 2 } else { 0 };
        for row in run {
            let Some((from, to)) = row.cheapest_ranges.get(at).map(|range| self.ends(range)) else {
                return;
            };
            let y = self.y(row.value);
            lines.push((y + half, from, to));
            if half > 0 {
                lines.push((y - half, from, to));
            }
        }
        // Halves were rounded to whole pixels, so the ends are set to the exact heights.
        if let Some(first) = lines.first_mut() {
            first.0 = low;
        }
        lines.extend(lines.last().map(|(_, from, to)| (high, *from, *to)));
        let edge = self.right * 10;
        let Some(design) = run.first().and_then(|row| row.cheapest_ranges.get(at)).map(|range| range.design) else {
            return;
        };
        if lines.iter().all(|(_, from, to)| *from >= edge || from >= to) {
            return;
        }
        let (mut border, mut area, mut hatch) = (String::new(), String::new(), String::new());
        for (y, from, _) in &lines {
            point(&mut border, *from, y * 10);
        }
        area.push_str(&border);
        for (y, _, to) in lines.iter().rev() {
            point(&mut area, *to, y * 10);
        }
        for y in high..low {
            if y % HATCH == 0
                && let Some((from, to)) = between(&lines, y)
                && from < to.min(edge)
            {
                hatch.push('M');
                point(&mut hatch, from, y * 10 + 5);
                point(&mut hatch, to.min(edge), y * 10 + 5);
            }
        }
        let class = |kind: &str| [kind, " ", design.slug()].concat();
        self.builder.path(Layer::Area, &class("area"), area);
        self.builder.path(Layer::Line, &class("curve"), hatch);
        if at > 0 {
            self.builder.path(Layer::Line, "edge", border);
        }
        for part in [2, 1, 3] {
            if self.name(design, &lines, low + (high - low) * part / 4) {
                return;
            }
        }
    }

    /// Labels an area at a height, if there is space beside the lines of the current values and no label of the same
    /// design nearby.
    fn name(&mut self, design: Design, lines: &[Line], y: i32) -> bool {
        let near = |(other, at): &(Design, i32)| *other == design && (at - y).abs() < NAME_DISTANCE;
        let (Some(lower), Some(upper)) = (between(lines, y + 6), between(lines, y - 8)) else { return false };
        let (from, to) = (lower.0.max(upper.0) / 10, (lower.1.min(upper.1) / 10).min(self.right));
        let (you, here) = self.you;
        let beside = if you - from > to - you { (from, you.min(to)) } else { (you.max(from), to) };
        // An area of a single row has no space above or below the line of the current value.
        if ((here - y).abs() < 10 && lines.len() > 3) || self.named.iter().any(near) {
            return false;
        }
        for (from, to) in [beside, (from, to)] {
            // Bold text is a sixth wider.
            let room = (to - from) * 6 / 7 - 12;
            let text = first_that_fits(&[self.locale.design(design), self.locale.design_short(design)], room);
            if !text.is_empty() {
                self.builder.text("strong", "middle", (i32::midpoint(from, to), y + 4), text);
                self.named.push((design, y));
                return true;
            }
        }
        false
    }

    /// The lines and the point of the current values.
    fn current_point(&mut self) {
        let (x, y) = self.you;
        self.builder.line(Layer::Node, "you", &[(x, TOP), (x, BOTTOM)]);
        self.builder.line(Layer::Node, "you", &[(self.left, y), (self.right, y)]);
        self.builder.circle("you-dot", self.you, 5);
        let label = [self.locale.labels().chart_you, " ", &numbers::here(&self.map.scale)].concat();
        let half = text_width(&label) * 7 / 12;
        self.builder.text("strong", "middle", (x.min(self.right - half).max(half), TOP - 6), &label);
    }
}

/// Adds a point in tenths of a pixel to a path.
fn point(path: &mut String, x: i32, y: i32) {
    let step = match path.chars().last() {
        None => "M",
        Some('M') => "",
        Some(_) => "L",
    };
    // Writing to a `String` cannot fail.
    let _ = write!(path, "{step}{}.{} {}.{}", x / 10, x % 10, y / 10, y % 10);
}

/// Where an area starts and ends at a height, interpolated between its rows.
fn between(lines: &[Line], y: i32) -> Option<(i32, i32)> {
    lines.windows(2).find_map(|pair| match pair {
        [(low, from, to), (high, next_from, next_to)] if *low >= y && y >= *high => {
            let part = |one: i32, other: i32| one + (other - one) * (low - y) / (low - high).max(1);
            Some((part(*from, *next_from), part(*to, *next_to)))
        }
        _ => None,
    })
}

/// Whether two rows have the same cheapest designs in the same order.
fn same_designs(one: &WinnerRow, other: &WinnerRow) -> bool {
    let same = |(one, other): (&CheapestRange, &CheapestRange)| one.design == other.design;
    one.cheapest_ranges.len() == other.cheapest_ranges.len()
        && one.cheapest_ranges.iter().zip(&other.cheapest_ranges).all(same)
}

/// The end of the axis: that of the cost chart, or further out where other rows change beyond it, as long as the
/// current value keeps clear of the left edge.
fn end(map: &WinnerMap, report: &Report) -> u64 {
    let own = cost::axis_end(report);
    let changes = map.rows.iter().flat_map(|row| &row.cheapest_ranges).map(|range| map.scale.millionths(range.from));
    let last = changes.filter(|at| *at / 4 <= own).max().unwrap_or(0);
    cost::round_up(own.max(last.saturating_add(last / 8)))
}
