//! The map of winners: areas over two numbers, each with the name of its design and hatched as its curve is dashed.

use std::fmt::Write as _;

use super::backend::UNITS;
use super::cost;
use super::pen::{Layer, Pen, fitting, wide};
use super::picture::Picture;
use super::plot::{self, Plot, Spread, float};
use natpoint_model::compare::winner_map::{WinnerMap, WinnerRow};
use natpoint_model::compare::{AxisUnit, CheapestRange, Report};
use natpoint_model::cost::Design;
use natpoint_model::input::Field;
use natpoint_model::units::{Gb, Quantity as _, Ratio};
use natpoint_text::{Locale, numbers};

/// The height of the plot, in CSS pixels as all that follows.
const TALL: i32 = 264;
/// What stands above it: the title of the second number, and the user's volume.
const ABOVE: i32 = 36;
/// Where it ends, and below it numbers and the title of the axis begin.
const BOTTOM: i32 = ABOVE + TALL;
/// A strip of a value that stands alone.
const ZERO: i32 = 18;
/// From one line of a hatching to the next.
const HATCH: i32 = 9;
/// Names of one design are at least so far apart.
const APART: i32 = 90;
/// So many times the axis is the farthest that a point outside the picture lies.
const OUTSIDE: f64 = 8.0;

/// Draws a map as wide as there is room, along the axis of the report; a picture too small for anything is left empty.
#[must_use]
pub fn map(map: &WinnerMap, report: &Report, log: bool, locale: &dyn Locale, width: u32) -> Picture {
    let right = i32::try_from(width).unwrap_or(i32::MAX);
    if !(160..10_000).contains(&right) {
        return Picture { width, ..Picture::default() };
    }
    let zero = match map.rows.as_slice() {
        // Nothing to or from the internet opens designs that the least of it closes.
        [none, least, ..] if matches!(map.field, Field::InternetOut | Field::InternetIn) && !alike(none, least) => ZERO,
        _ => 0,
    };
    let end = end(map, report);
    let plot = Plot { x: plot::along(report, end, log), y: Spread::default(), end, ..Plot::default() };
    let mut sheet =
        Sheet { map, locale, plot, left: 0, right, zero, you: (0, 0), pen: Pen::default(), named: Vec::new() };
    sheet.axes(plot::grain(report), log);
    sheet.areas();
    sheet.stand();
    sheet.pen.picture(width, BOTTOM + 40)
}

struct Sheet<'a> {
    map: &'a WinnerMap,
    locale: &'a dyn Locale,
    plot: Plot,
    left: i32,
    right: i32,
    /// The height of a strip for 0, where that is another matter than the least.
    zero: i32,
    /// Where the user stands.
    you: (i32, i32),
    pen: Pen,
    /// The names that stand in areas, and how high.
    named: Vec<(Design, i32)>,
}

/// How high a row lies, and where on it an area starts and ends in tenths of a pixel.
type Line = (i32, i32, i32);

impl Sheet<'_> {
    /// Where a step of the axis stands, in tenths of a pixel; beyond the picture for what is far away.
    fn x(&self, step: Ratio) -> i32 {
        self.plot.x(self.map.scale.float(step).min(float(self.plot.end) * OUTSIDE)) / (UNITS / 10)
    }

    /// Where a stretch starts and ends, in tenths of a pixel.
    fn ends(&self, range: &CheapestRange) -> (i32, i32) {
        (self.x(range.from), range.to.map_or(self.right * 10, |to| self.x(to)))
    }

    /// Where a value of the second number stands.
    #[allow(clippy::cast_possible_truncation)]
    fn y(&self, value: u64) -> i32 {
        let part = float(value) / float(self.map.end.max(1)) * f64::from(TALL - self.zero);
        // A count has a row for each of its values, and stands in the middle of it.
        let half = if self.map.counted { self.row() / 2 } else { 0 };
        BOTTOM - if value == 0 { self.zero / 2 } else { self.zero + part as i32 - half }
    }

    /// The height of a row of a count.
    fn row(&self) -> i32 {
        TALL / i32::try_from(self.map.end.max(1)).unwrap_or(TALL)
    }

    /// The numbers along both axes, and what they count.
    fn axes(&mut self, grain: u64, log: bool) {
        let (map, locale, right) = (self.map, self.locale, self.right);
        self.pen.text("quiet", "start", (0, 11), &locale.field(map.field));
        let parts = if map.counted { map.end } else { 4 };
        let mut labels = Vec::new();
        for at in u64::from(map.counted)..=parts {
            let value = map.end / parts * at;
            let label = numbers::grouped(&map.plain(value));
            self.left = self.left.max(wide(&label) + 10).min(right / 3);
            labels.push((self.y(value), label));
        }
        let left = self.left;
        for (y, label) in labels {
            self.pen.text("quiet", "end", (left - 8, y + 4), &label);
            self.pen.line(Layer::Line, "axis", &[(left - 4, y), (left, y)]);
        }
        (self.plot.left, self.plot.right) = (left * UNITS, right * UNITS);
        self.you = (self.x(map.scale.current_ratio()) / 10, self.y(map.current));
        let plot = self.plot;
        let end = u128::from(plot.end);
        let millionths = |at: u128| u64::try_from(at).unwrap_or(u64::MAX);
        let x = |at: u128| plot.x(float(millionths(at))) / UNITS;
        let knee = plot::below(end / 1_000).max(u128::from(grain));
        let most = if right < 480 { 4 } else { 7 };
        for at in plot::ticks(end, most, log.then_some(knee), &|a, b| x(b) - x(a) >= 46) {
            let label = numbers::grouped(&Gb::from_units(millionths(at)).to_plain());
            let (at, half) = (x(at), wide(&label) / 2);
            self.pen.line(Layer::Line, "axis", &[(at, BOTTOM), (at, BOTTOM + 4)]);
            self.pen.text("quiet", "middle", (at.min(right - half), BOTTOM + 17), &label);
        }
        let vpcs = map.scale.unit == AxisUnit::Vpcs;
        let along = if vpcs { locale.headings().chart_vpcs } else { locale.labels().chart_volume };
        self.pen.text("quiet", "start", (left, BOTTOM + 35), along);
        self.pen.line(Layer::Line, "axis", &[(left, ABOVE), (left, BOTTOM), (right, BOTTOM)]);
    }

    /// The areas: rows in which the same designs win are drawn as one.
    fn areas(&mut self) {
        let mut from = BOTTOM;
        let mut rows = self.map.rows.as_slice();
        while let Some(first) = rows.first() {
            let (run, rest) = rows.split_at(rows.iter().position(|row| !alike(first, row)).unwrap_or(rows.len()));
            let mut to = ABOVE;
            if let (Some(below), Some(above)) = (run.last(), rest.first()) {
                // Between two rows that differ, nobody knows where: half of the way is as good as any.
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

    /// The border between two rows, wherever their winners differ.
    fn border(&mut self, below: &WinnerRow, above: &WinnerRow, y: i32) {
        for one in &below.cheapest_ranges {
            for other in &above.cheapest_ranges {
                let ((from, to), (other_from, other_to)) = (self.ends(one), self.ends(other));
                let (from, to) = (from.max(other_from) / 10, to.min(other_to) / 10);
                if one.design != other.design && from < to {
                    self.pen.line(Layer::Line, "edge", &[(from, y), (to, y)]);
                }
            }
        }
    }

    /// The area of one winner in rows that are alike, between two heights.
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
        // From edge to edge, whatever whole pixels made of halves.
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
        self.pen.path(Layer::Area, &class("area"), area);
        self.pen.path(Layer::Line, &class("curve"), hatch);
        if at > 0 {
            self.pen.path(Layer::Line, "edge", border);
        }
        for part in [2, 1, 3] {
            if self.name(design, &lines, low + (high - low) * part / 4) {
                return;
            }
        }
    }

    /// Writes the name of an area at a height, where it has room beside the user's lines and is not near another of
    /// the same name.
    fn name(&mut self, design: Design, lines: &[Line], y: i32) -> bool {
        let near = |(other, at): &(Design, i32)| *other == design && (at - y).abs() < APART;
        let (Some(lower), Some(upper)) = (between(lines, y + 6), between(lines, y - 8)) else { return false };
        let (from, to) = (lower.0.max(upper.0) / 10, (lower.1.min(upper.1) / 10).min(self.right));
        let (you, here) = self.you;
        let beside = if you - from > to - you { (from, you.min(to)) } else { (you.max(from), to) };
        // A strip of one row has no height beside the user's line.
        if ((here - y).abs() < 10 && lines.len() > 3) || self.named.iter().any(near) {
            return false;
        }
        for (from, to) in [beside, (from, to)] {
            // Bold type runs a sixth wider.
            let room = (to - from) * 6 / 7 - 12;
            let text = fitting(&[self.locale.design(design), self.locale.design_short(design)], room);
            if !text.is_empty() {
                self.pen.text("strong", "middle", (i32::midpoint(from, to), y + 4), text);
                self.named.push((design, y));
                return true;
            }
        }
        false
    }

    /// Where the user stands.
    fn stand(&mut self) {
        let (x, y) = self.you;
        self.pen.line(Layer::Node, "you", &[(x, ABOVE), (x, BOTTOM)]);
        self.pen.line(Layer::Node, "you", &[(self.left, y), (self.right, y)]);
        self.pen.circle("you-dot", self.you, 5);
        let label = [self.locale.labels().chart_you, " ", &numbers::here(&self.map.scale)].concat();
        let half = wide(&label) * 7 / 12;
        self.pen.text("strong", "middle", (x.min(self.right - half).max(half), ABOVE - 6), &label);
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

/// Where an area starts and ends at a height.
fn between(lines: &[Line], y: i32) -> Option<(i32, i32)> {
    lines.windows(2).find_map(|pair| match pair {
        [(low, from, to), (high, next_from, next_to)] if *low >= y && y >= *high => {
            let part = |one: i32, other: i32| one + (other - one) * (low - y) / (low - high).max(1);
            Some((part(*from, *next_from), part(*to, *next_to)))
        }
        _ => None,
    })
}

/// Whether the same designs win in two rows, one after the other.
fn alike(one: &WinnerRow, other: &WinnerRow) -> bool {
    let alike = |(one, other): (&CheapestRange, &CheapestRange)| one.design == other.design;
    one.cheapest_ranges.len() == other.cheapest_ranges.len()
        && one.cheapest_ranges.iter().zip(&other.cheapest_ranges).all(alike)
}

/// The end of the axis: the chart's own, or farther where the winners of other rows change beyond it, as long as the
/// user's point keeps clear of the left edge.
fn end(map: &WinnerMap, report: &Report) -> u64 {
    let own = cost::axis_end(report);
    let changes = map.rows.iter().flat_map(|row| &row.cheapest_ranges).map(|range| map.scale.millionths(range.from));
    let last = changes.filter(|at| *at / 4 <= own).max().unwrap_or(0);
    cost::rounded_up(own.max(last.saturating_add(last / 8)))
}
