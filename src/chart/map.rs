//! The map of winners: areas over two numbers, each with the name of its design and hatched as its curve is dashed.

use super::cost;
use super::pen::{Layer, Pen, fitting, wide};
use super::picture::Picture;
use super::plot::{self, Plot, Spread, float};
use super::sketch::UNITS;
use crate::compare::winner_map::{Row, WinnerMap};
use crate::compare::{AxisUnit, Report};
use crate::cost::Design;
use crate::units::{Gb, Quantity as _, Ratio};
use crate::words::{Words, numbers};

/// The height of the plot, in CSS pixels as all that follows.
const TALL: i32 = 264;
/// What stands above it: the title of the second number, and the user's volume.
const ABOVE: i32 = 36;
/// What stands below it: numbers and the title of the axis.
const BELOW: i32 = 40;
/// From one line of a hatching to the next.
const HATCH: i32 = 9;
/// Names of one design are at least so far apart.
const APART: i32 = 90;
/// So many times the axis is the farthest that a point outside the picture lies.
const OUTSIDE: f64 = 8.0;

/// A point in tenths of a pixel.
type Point = (i32, i32);

/// Draws a map as wide as there is room, along the axis of the report; a picture too small for anything is left empty.
#[must_use]
pub fn map(map: &WinnerMap, report: &Report, log: bool, words: &dyn Words, width: u32) -> Picture {
    let mut pen = Pen::default();
    let right = i32::try_from(width).unwrap_or(i32::MAX / 2);
    if !(160..10_000).contains(&right) {
        return pen.picture(width, 0);
    }
    let sheet = Sheet::new(map, report, log, right);
    sheet.axes(&mut pen, words);
    sheet.areas(&mut pen, words);
    sheet.you(&mut pen, words);
    pen.picture(width, ABOVE + TALL + BELOW)
}

struct Sheet<'a> {
    map: &'a WinnerMap,
    report: &'a Report,
    log: bool,
    plot: Plot,
    left: i32,
    right: i32,
}

impl<'a> Sheet<'a> {
    fn new(map: &'a WinnerMap, report: &'a Report, log: bool, right: i32) -> Self {
        let values = map.rows.iter().map(|row| wide(&numbers::grouped(&map.plain(row.value))));
        let quarters = (1..5).map(|quarter| wide(&numbers::grouped(&map.plain(map.end / 4 * quarter))));
        let left = if map.counted { values.max() } else { quarters.max() }.unwrap_or(0).min(right / 3) + 10;
        let end = end(map, report);
        let (x, y) = (plot::along(report, end, log), Spread::default());
        let [left_edge, right_edge, bottom] = [left, right, ABOVE + TALL].map(|pixels| pixels * UNITS);
        let plot = Plot { left: left_edge, right: right_edge, top: 0, bottom, x, y, end, grain: plot::grain(report) };
        Self { map, report, log, plot, left, right }
    }

    /// Where a step of the axis stands, in tenths of a pixel; beyond the picture for what is far away.
    fn x(&self, step: Ratio) -> i32 {
        self.plot.x(self.map.scale.float(step).min(float(self.plot.end) * OUTSIDE)) / (UNITS / 10)
    }

    /// Where a value of the second number stands, in pixels.
    fn y(&self, value: u64) -> i32 {
        let end = u128::from(self.map.end.max(1));
        let tall = if self.map.counted {
            // The middle of its row, of which there is one for each value.
            (u128::from(value.max(1)) * 2 - 1) * u128::from(TALL.unsigned_abs()) / (end * 2)
        } else {
            u128::from(value) * u128::from(TALL.unsigned_abs()) / end
        };
        ABOVE + TALL - i32::try_from(tall).unwrap_or(0)
    }

    /// The numbers along both axes, and what they count.
    fn axes(&self, pen: &mut Pen, words: &dyn Words) {
        let (map, bottom) = (self.map, ABOVE + TALL);
        pen.text("quiet", "start", (0, 11), &words.field(map.field));
        let labelled: Vec<u64> = if map.counted {
            map.rows.iter().map(|row| row.value).collect()
        } else {
            (0..5).map(|quarter| map.end / 4 * quarter).collect()
        };
        for value in labelled {
            let y = self.y(value);
            pen.text("quiet", "end", (self.left - 8, y + 4), &numbers::grouped(&map.plain(value)));
            pen.line(Layer::Line, "axis", &[(self.left - 4, y), (self.left, y)]);
        }
        let end = u128::from(self.plot.end);
        let x = |at: u128| self.plot.x(float(u64::try_from(at).unwrap_or(u64::MAX))) / UNITS;
        let knee = plot::below(end / 1_000).max(u128::from(self.plot.grain));
        let most = if self.right < 480 { 4 } else { 7 };
        for at in plot::ticks(end, most, self.log.then_some(knee), |a, b| x(b) - x(a) >= 46) {
            let label = numbers::grouped(&Gb::from_units(u64::try_from(at).unwrap_or(u64::MAX)).to_plain());
            let at = x(at);
            let (anchor, place) = if at + wide(&label) / 2 > self.right { ("end", self.right) } else { ("middle", at) };
            pen.line(Layer::Line, "axis", &[(at, bottom), (at, bottom + 4)]);
            pen.text("quiet", anchor, (place, bottom + 17), &label);
        }
        let vpcs = map.scale.unit == AxisUnit::Vpcs;
        let along = if vpcs { words.headings().chart_vpcs } else { words.labels().chart_volume };
        pen.text("quiet", "start", (self.left, bottom + 35), along);
        pen.line(Layer::Line, "axis", &[(self.left, ABOVE), (self.left, bottom), (self.right, bottom)]);
    }

    /// The areas: rows whose winners follow each other alike are drawn as one.
    fn areas(&self, pen: &mut Pen, words: &dyn Words) {
        let alike = |one: &Row, next: &Row| {
            one.wins.iter().map(|wins| wins.design).eq(next.wins.iter().map(|wins| wins.design))
        };
        let mut named: Vec<(Design, i32)> = Vec::new();
        let mut from = ABOVE + TALL;
        let mut rows = self.map.rows.as_slice();
        for run in self.map.rows.chunk_by(alike) {
            rows = rows.get(run.len()..).unwrap_or_default();
            // Between two rows that differ, nobody knows where: half of the way is as good as any.
            let to = match (rows.first(), run.last()) {
                (Some(next), Some(last)) => i32::midpoint(self.y(next.value), self.y(last.value)),
                _ => ABOVE,
            };
            for at in 0..run.first().map_or(0, |row| row.wins.len()) {
                self.area(pen, words, run, at, (from, to), &mut named);
            }
            from = to;
        }
    }

    /// The area of one winner in rows that are alike.
    fn area(
        &self,
        pen: &mut Pen,
        words: &dyn Words,
        run: &[Row],
        at: usize,
        span: (i32, i32),
        named: &mut Vec<(Design, i32)>,
    ) {
        let of_row = |row: &Row| {
            let wins = row.wins.get(at)?;
            let to = wins.to.map_or(self.right * 10, |to| self.x(to));
            Some((wins.design, self.x(wins.from), to))
        };
        let Some((design, ..)) = run.first().and_then(of_row) else { return };
        let mut heights: Vec<(i32, (Design, i32, i32))> = Vec::with_capacity(run.len() + 2);
        for row in run {
            let Some(ends) = of_row(row) else { return };
            let y = self.y(row.value);
            if self.map.counted {
                let half = TALL / i32::try_from(self.map.end.max(1)).unwrap_or(TALL) / 2 + 1;
                let first = heights.last().map_or(span.0, |(y, _)| *y);
                heights.extend([(first, ends), ((y - half).max(span.1), ends)]);
            } else {
                heights.push((y, ends));
            }
        }
        let (Some(first), Some(last)) = (heights.first().copied(), heights.last().copied()) else { return };
        heights.insert(0, (span.0, first.1));
        heights.push((span.1, last.1));
        let lefts = heights.iter().map(|(y, (_, from, _))| (*from, y * 10));
        let rights = heights.iter().rev().map(|(y, (_, _, to))| (*to, y * 10));
        if heights.iter().all(|(_, (_, from, to))| *from >= self.right * 10 || from >= to) {
            return;
        }
        let slug = design.slug();
        pen.outline(Layer::Area, &format!("area {slug}"), &[&lefts.clone().chain(rights).collect::<Vec<_>>()]);
        if at > 0 {
            pen.outline(Layer::Line, "edge", &[&lefts.collect::<Vec<_>>()]);
        }
        let between = |y: i32| {
            let pair = heights.windows(2).find(|pair| matches!(pair, [(low, _), (high, _)] if *low >= y && y >= *high));
            let [(low, (_, from, to)), (high, (_, next_from, next_to))] = pair? else { return None };
            let part = |one: i32, other: i32| one + (other - one) * (low - y) / (low - high).max(1);
            let edge = self.right * 10;
            Some((part(*from, *next_from).min(edge), part(*to, *next_to).min(edge)))
        };
        let lines: Vec<[Point; 2]> = (span.1..span.0)
            .filter(|y| (y - ABOVE) % HATCH == HATCH / 2)
            .filter_map(|y| between(y).map(|(from, to)| [(from, y * 10 + 5), (to, y * 10 + 5)]))
            .collect();
        let lines: Vec<&[Point]> =
            lines.iter().filter(|[from, to]| from.0 < to.0).map(<[Point; 2]>::as_slice).collect();
        pen.outline(Layer::Line, &format!("curve {slug}"), &lines);
        self.name(pen, words, design, span, &between, named);
    }

    /// The name of an area, where it has room and is not near another of the same name.
    fn name(
        &self,
        pen: &mut Pen,
        words: &dyn Words,
        design: Design,
        (low, high): (i32, i32),
        between: &dyn Fn(i32) -> Option<(i32, i32)>,
        named: &mut Vec<(Design, i32)>,
    ) {
        let (you, here) = (self.x(self.map.scale.user_ratio()) / 10, self.y(self.map.user));
        for part in [2, 1, 3] {
            let y = low + (high - low) * part / 4;
            let near = |(other, at): &(Design, i32)| *other == design && (at - y).abs() < APART;
            let Some((from, to)) = between(y) else { continue };
            if low - high < 16 || named.iter().any(near) {
                continue;
            }
            let (from, to) = (from / 10, to / 10);
            // Beside the user's line rather than on it, and never on the user's point.
            let wider = if you - from > to - you { (from, you) } else { (you, to) };
            let rooms = if (from..to).contains(&you) { [wider, (from, to)] } else { [(from, to); 2] };
            for (from, to) in rooms {
                let text = fitting(&[words.design(design), words.design_short(design)], (to - from) * 6 / 7 - 14);
                let (x, half) = (i32::midpoint(from, to), wide(text) * 7 / 12);
                let on_you = (here - y).abs() < 14 && (x - half - 8..x + half + 8).contains(&you);
                if !text.is_empty() && !on_you {
                    pen.text("strong", "middle", (x, y + 4), text);
                    named.push((design, y));
                    return;
                }
            }
        }
    }

    /// Where the user stands.
    fn you(&self, pen: &mut Pen, words: &dyn Words) {
        let (x, y) = (self.x(self.map.scale.user_ratio()) / 10, self.y(self.map.user));
        pen.line(Layer::Node, "you", &[(x, ABOVE), (x, ABOVE + TALL)]);
        pen.line(Layer::Node, "you", &[(self.left, y), (self.right, y)]);
        pen.circle("you-dot", (x, y), 5);
        let label = format!("{} {}", words.labels().chart_you, numbers::here(&self.report.scale));
        let half = wide(&label) * 7 / 12;
        let x = x.clamp(half, (self.right - half).max(half));
        pen.text("strong", "middle", (x, ABOVE - 6), &label);
    }
}

/// The end of the axis: the chart's own, or farther where the winners of other rows change beyond it, as far as the
/// user's point keeps clear of the left edge.
fn end(map: &WinnerMap, report: &Report) -> u64 {
    let own = cost::axis_end(report);
    let changes = map.rows.iter().flat_map(|row| &row.wins).map(|wins| map.scale.millionths(wins.from));
    let last = changes.filter(|at| *at / 4 <= own).max().unwrap_or(0);
    cost::rounded_up(own.max(last.saturating_add(last / 8)))
}
