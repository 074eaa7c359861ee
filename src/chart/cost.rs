//! The chart: the monthly cost of each design along the volume, and where the lines cross.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::series::LineSeries;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, IntoTextStyle, ShapeStyle, TextStyle};

use super::ink::Ink;
use super::picture::Picture;
use super::sketch::{Never, Sketch, UNITS, em_width};
use crate::compare::{AxisUnit, Curve, Meeting, Report};
use crate::cost::Design;
use crate::units::{Gb, Quantity as _, Ratio, Usd};
use crate::words::{Words, numbers};

/// The size of the type in CSS pixels: the style sheet sets the same.
const TYPE: i32 = 12;

/// How much wider bold type runs.
const BOLD: f64 = 1.16;

type Area = DrawingArea<Sketch, Shift>;
type Chart<'a> = ChartContext<'a, Sketch, Cartesian2d<RangedCoordf64, RangedCoordf64>>;
type Drawn = Result<(), DrawingAreaErrorKind<Never>>;

/// Draws the chart of a report into so many CSS pixels.
///
/// A picture too small for anything is left empty.
#[must_use]
pub fn chart(report: &Report, words: &dyn Words, width: u32, height: u32) -> Picture {
    let shapes = Rc::new(RefCell::new(Vec::new()));
    if width >= 160 && height >= 120 {
        let area = Sketch::new(width, height, Rc::clone(&shapes)).into_drawing_area();
        // The backend cannot fail, and what plotters refuses is a chart without room.
        let _ = draw(&area, report, words, width);
    }
    Picture { width, height, shapes: shapes.take() }
}

/// The designs that have a curve of their own, the cheapest mix first so that it lies below.
#[must_use]
pub fn curves(report: &Report) -> Vec<(Design, &Curve)> {
    let own = |design: &Design| {
        let priced = report.priced(*design)?;
        (*design == Design::CheapestMix || priced.same_as.is_none()).then_some((*design, &priced.curve))
    };
    Design::ALL.iter().rev().filter_map(own).collect()
}

/// The right end of the axis in millionths of its unit: room for the user and for the crossings that matter.
///
/// It depends on the crossings first and doubles only as the user outgrows it, so that the
/// picture holds still while the volume is dragged.
#[must_use]
pub fn axis_end(report: &Report) -> u64 {
    let user = report.scale.user_millionths();
    let changes: Vec<u64> = meeting_points(report).into_iter().map(|(step, _)| report.scale.millionths(step)).collect();
    let near = |at: &&u64| **at <= changes.first().copied().unwrap_or_default().max(user).saturating_mul(8);
    let last = changes.iter().filter(near).max().copied().unwrap_or(0);
    let usual = match report.scale.unit {
        AxisUnit::Gb => 1_000 * MILLION,
        _ => 10 * MILLION,
    };
    let start = if last > 0 { last / 20 * 27 } else { usual };
    let mut end = rounded_up(start);
    // Nine tenths of the axis, so that the user's line keeps clear of the labels.
    while user > end / 10 * 9 {
        end = rounded_up(end.saturating_mul(2));
    }
    end
}

fn draw(area: &Area, report: &Report, words: &dyn Words, width: u32) -> Drawn {
    let curves = curves(report);
    let end = axis_end(report);
    let end_step = report.scale.steps(end);
    let highest = curves.iter().map(|(_, curve)| curve.at(end_step)).max().unwrap_or_default();
    let top = highest.max(Usd::ONE);
    let ceiling = top.to_f64() * 1.04;
    let labels = end_labels(&curves, end_step, words);
    let widest = labels.iter().map(|(_, _, text)| em_width(text)).fold(0.0, f64::max);
    let narrow = width < 480;
    #[allow(clippy::cast_possible_truncation)]
    let right = (widest * f64::from(TYPE) * BOLD) as i32 + 12;
    let mut chart = ChartBuilder::on(area)
        .margin_top(px(34))
        .margin_right(px(right))
        .set_label_area_size(LabelAreaPosition::Left, px(if narrow { 42 } else { 52 }))
        .set_label_area_size(LabelAreaPosition::Bottom, px(52))
        .build_cartesian_2d(0.0..float(end), 0.0..ceiling)?;
    mesh(area, &chart, words, narrow, end, top)?;
    band(&chart, report, end, ceiling)?;
    for (design, curve) in &curves {
        let points = points(curve, report, end_step);
        chart.draw_series(LineSeries::new(points, ink(Ink::Curve(*design))))?;
    }
    strip(area, &chart, report, end)?;
    titles(area, &chart, report, words)?;
    crossings(area, &chart, report, words, end)?;
    you(&chart, report, words, end, ceiling)?;
    write_end_labels(area, &chart, labels, end)
}

/// The grid and the numbers along both axes.
///
/// Steps and labels are whole numbers of their smallest units, so that no label misstates its line.
fn mesh(area: &Area, chart: &Chart<'_>, words: &dyn Words, narrow: bool, end: u64, top: Usd) -> Drawn {
    let (left, bottom) = chart.backend_coord(&(0.0, 0.0));
    let (right, _) = chart.backend_coord(&(float(end), 0.0));
    let step = tick_step(u128::from(end), if narrow { 4 } else { 7 });
    let ticks = (0..).map(|tick| tick * step).take_while(|at| *at <= u128::from(end));
    for at in ticks {
        let at = u64::try_from(at).unwrap_or(u64::MAX);
        let (x, _) = chart.backend_coord(&(float(at), 0.0));
        area.draw(&PathElement::new([(x, bottom), (x, bottom + px(4))], ink(Ink::Axis)))?;
        let style = text(Ink::Tick).pos(Pos::new(HPos::Center, VPos::Top));
        area.draw(&Text::new(numbers::grouped(&Gb::from_units(at).to_plain()), (x, bottom + px(8)), style))?;
    }
    let cent = Usd::UNITS.unsigned_abs() / 100;
    let cents = top.units().unsigned_abs() / cent;
    let step = tick_step(cents, 5);
    for units in (0..).map(|tick| tick * step).take_while(|units| *units <= cents) {
        let amount = Usd::from_units(i128::try_from(units * cent).unwrap_or(i128::MAX));
        let (_, y) = chart.backend_coord(&(0.0, amount.to_f64()));
        let line = if units == 0 { Ink::Axis } else { Ink::Grid };
        area.draw(&PathElement::new([(left, y), (right, y)], ink(line)))?;
        let decimals = if step.is_multiple_of(100) { 0 } else { 2 };
        let label = words.usd(&numbers::grouped(&amount.to_decimal(decimals)));
        let style = text(Ink::Tick).pos(Pos::new(HPos::Right, VPos::Center));
        // The axis is titled with the currency, which Japanese puts behind the number.
        area.draw(&Text::new(label.replace(" USD", ""), (left - px(8), y), style))?;
    }
    Ok(())
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

/// The exact break points of a curve up to the end of the axis.
fn points(curve: &Curve, report: &Report, end: Ratio) -> Vec<(f64, f64)> {
    let bends = curve.pieces().iter().map(|piece| piece.from).filter(|from| *from < end);
    bends.chain([end]).map(|step| (report.scale.float(step), curve.at(step).to_f64())).collect()
}

/// A strip below the axis: which design wins where.
fn strip(area: &Area, chart: &Chart<'_>, report: &Report, end: u64) -> Drawn {
    for wins in &report.wins {
        let from = report.scale.float(wins.from);
        let to = wins.to.map_or(float(end), |to| report.scale.float(to)).min(float(end));
        if from < to {
            let (left, bottom) = chart.backend_coord(&(from, 0.0));
            let (right, _) = chart.backend_coord(&(to, 0.0));
            let corners = [(left, bottom + px(25)), (right, bottom + px(31))];
            area.draw(&Rectangle::new(corners, ink(Ink::Wins(wins.design)).filled()))?;
        }
    }
    Ok(())
}

fn titles(area: &Area, chart: &Chart<'_>, report: &Report, words: &dyn Words) -> Drawn {
    let (left, bottom) = chart.backend_coord(&(0.0, 0.0));
    let title = |text: &'static str, at, anchor| Text::new(text, at, self::text(Ink::AxisTitle).pos(anchor));
    let labels = words.labels();
    area.draw(&title(labels.chart_cost, (0, px(10)), Pos::new(HPos::Left, VPos::Top)))?;
    let along = if report.scale.unit == AxisUnit::Vpcs { words.headings().chart_vpcs } else { labels.chart_volume };
    area.draw(&title(along, (left, bottom + px(38)), Pos::new(HPos::Left, VPos::Top)))
}

/// A ring with volume and cost wherever two designs cross, or another one becomes the cheapest.
fn crossings(area: &Area, chart: &Chart<'_>, report: &Report, words: &dyn Words, end: u64) -> Drawn {
    let mut labels: Vec<(i32, i32)> = Vec::new();
    for (step, amount) in meeting_points(report) {
        let at = report.scale.float(step);
        if at > float(end) {
            continue;
        }
        let (x, y) = chart.backend_coord(&(at, amount.to_f64()));
        area.draw(&Circle::new((x, y), px(5), ink(Ink::Crossing)))?;
        // To the lower right of the ring no curve passes that was below it on the left.
        let (left, mut top) = (x + px(5), y + px(9));
        while labels.iter().any(|label| (label.0 - left).abs() < px(110) && (label.1 - top).abs() < px(TYPE + 3)) {
            top += px(TYPE + 3);
        }
        labels.push((left, top));
        let usd = words.usd(&numbers::grouped(&amount.to_decimal(0)));
        let label = format!("{}, {usd}", numbers::about(&report.scale, step));
        let style = text(Ink::CrossingLabel).pos(Pos::new(HPos::Left, VPos::Top));
        area.draw(&Text::new(label, (left, top), style))?;
    }
    Ok(())
}

/// Where designs of their own cross, and where the cheapest design changes; each point once.
fn meeting_points(report: &Report) -> Vec<(Ratio, Usd)> {
    let changes = report.wins.iter().skip(1).filter_map(|wins| {
        let priced = report.priced(wins.design)?;
        Some((wins.from, priced.curve.at(wins.from)))
    });
    // What becomes the cheapest nowhere, and is no usual design, is told in words: rings for all would hide the rest.
    let usual = |design: Design| design <= Design::CheapestMix;
    let told = report.told_crossings().filter(|crossing| usual(crossing.left) && usual(crossing.right));
    let crosses = told.filter_map(|crossing| match crossing.meeting {
        Meeting::Cross(at) => Some((at, crossing.amount)),
        Meeting::Touch(_) | Meeting::Coincide { .. } => None,
    });
    let mut points: Vec<(Ratio, Usd)> = Vec::new();
    for point in changes.chain(crosses) {
        let place = points.partition_point(|other| other.0 < point.0);
        if points.get(place).is_none_or(|other| other.0 != point.0) {
            points.insert(place, point);
        }
    }
    points
}

/// What the user's volume might be, from low to high.
fn band(chart: &Chart<'_>, report: &Report, end: u64, top: f64) -> Drawn {
    let Some((low, high)) = report.band else { return Ok(()) };
    let (low, high) = (report.scale.float(low), report.scale.float(high).min(float(end)));
    if low < high {
        chart.plotting_area().draw(&Rectangle::new([(low, 0.0), (high, top)], ink(Ink::Band).filled()))?;
    }
    Ok(())
}

/// A vertical line at the user's volume, and a dot on the cheapest curve.
fn you(chart: &Chart<'_>, report: &Report, words: &dyn Words, end: u64, top: f64) -> Drawn {
    let area = chart.plotting_area();
    let gb = report.scale.float(report.scale.user_ratio());
    area.draw(&PathElement::new([(gb, 0.0), (gb, top)], ink(Ink::You)))?;
    if let Some(verdict) = &report.verdict {
        area.draw(&Circle::new((gb, verdict.total.to_f64()), px(4), ink(Ink::YouDot).filled()))?;
    }
    let near_start = gb < float(end) * 0.12;
    let anchor = Pos::new(if near_start { HPos::Left } else { HPos::Center }, VPos::Bottom);
    let label = format!("{} {}", words.labels().chart_you, numbers::here(&report.scale));
    area.draw(&Text::new(label, (gb, top), text(Ink::YouLabel).pos(anchor)))
}

/// What stands at the right end of each curve: the design, its cost there and its name.
///
/// The cheapest mix has a name only where it is no other design.
fn end_labels(curves: &[(Design, &Curve)], end: Ratio, words: &dyn Words) -> Vec<(Design, Usd, String)> {
    let amount = |curve: &Curve| curve.at(end);
    let others: Vec<Usd> =
        curves.iter().filter(|(design, _)| *design != Design::CheapestMix).map(|(_, curve)| amount(curve)).collect();
    let mut labels: Vec<(Design, Usd, String)> = Vec::new();
    for (design, curve) in curves {
        let amount = amount(curve);
        if *design != Design::CheapestMix || !others.contains(&amount) {
            let place = labels.partition_point(|(_, higher, _)| *higher > amount);
            labels.insert(place, (*design, amount, words.design_short(*design).to_owned()));
        }
    }
    labels
}

/// Writes the labels from the top down, each at its curve unless the one above needs the room.
fn write_end_labels(area: &Area, chart: &Chart<'_>, labels: Vec<(Design, Usd, String)>, end: u64) -> Drawn {
    let mut free_from = 0;
    for (design, amount, label) in labels {
        let (x, y) = chart.backend_coord(&(float(end), amount.to_f64()));
        let y = y.max(free_from);
        free_from = y + px(TYPE + 4);
        let style = text(Ink::CurveLabel(design)).pos(Pos::new(HPos::Left, VPos::Center));
        area.draw(&Text::new(label, (x + px(8), y), style))?;
    }
    Ok(())
}

/// A millionth is the smallest part of an axis.
const MILLION: u64 = 1_000_000;

/// Millionths of an axis's unit as a float.
#[allow(clippy::cast_precision_loss)]
fn float(millionths: u64) -> f64 {
    millionths as f64 / MILLION as f64
}

/// CSS pixels as units.
fn px(pixels: i32) -> i32 {
    pixels * UNITS
}

fn ink(ink: Ink) -> ShapeStyle {
    ink.color().stroke_width(1)
}

fn text(ink: Ink) -> TextStyle<'static> {
    FontDesc::new(FontFamily::SansSerif, f64::from(px(TYPE)), FontStyle::Normal)
        .color(&ink.color())
        .into_text_style(&(0, 0))
}

/// The next round number: 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten.
fn rounded_up(units: u64) -> u64 {
    let mut power = 1_u64;
    while units / power >= 100 {
        power = power.saturating_mul(10);
    }
    let steps = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100];
    let fits = steps.into_iter().find(|step| power.saturating_mul(*step) >= units);
    power.saturating_mul(fits.unwrap_or(100)).max(1)
}
