//! The chart: the monthly cost of each design along the volume, and where the lines cross.

use std::cell::RefCell;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, IntoTextStyle, ShapeStyle, TextStyle};

use super::backend::{Never, Sketch, UNITS, em_width};
use super::ink::Ink;
use super::labels::{self, Room};
use super::picture::Picture;
use super::plot::{self, CENT, MILLION, Plot, View, float};
use natpoint_model::compare::chart_points::{meeting_points, shown};
use natpoint_model::compare::curve::{Linear, merged};
use natpoint_model::compare::{AxisUnit, Curve, Report};
use natpoint_model::cost::Design;
use natpoint_model::units::{Gb, Quantity as _, Ratio, Usd};
use natpoint_text::{Locale, numbers};

/// The size of the type in CSS pixels: the style sheet sets the same.
const TYPE: i32 = 12;

/// How much wider bold type runs.
const BOLD: f64 = 1.16;

type Area = DrawingArea<Sketch, Shift>;
type Drawn = Result<(), DrawingAreaErrorKind<Never>>;

/// Draws the chart of a report into so many CSS pixels, as it is seen at first.
///
/// A picture too small for anything is left empty.
#[must_use]
pub fn chart(report: &Report, locale: &dyn Locale, width: u32, height: u32) -> Picture {
    view(report, None, locale, &View { width, height, ..View::default() }).0
}

/// Draws the chart of a report as it is looked at, over the quiet lines of an earlier report, and says where its
/// values stand.
#[must_use]
pub fn view(report: &Report, former: Option<&Report>, locale: &dyn Locale, view: &View) -> (Picture, Plot) {
    let (width, height) = (view.width, view.height);
    if width < 160 || height < 120 {
        return (Picture { width, height, shapes: Vec::new() }, Plot::default());
    }
    let shapes = Rc::new(RefCell::new(Vec::new()));
    let area = Sketch::new(width, height, Rc::clone(&shapes)).into_drawing_area();
    let sheet = Sheet::new(report, locale, view);
    // The backend cannot fail, and what plotters refuses is a chart without room.
    let _ = sheet.draw(&area, former);
    (Picture { width, height, shapes: shapes.take() }, sheet.plot)
}

/// The right end of the axis in millionths of its unit: room for the user and for the crossings that matter.
///
/// It depends on the crossings first and doubles only as the user outgrows it, so that the
/// picture holds still while the volume is dragged.
#[must_use]
pub fn axis_end(report: &Report) -> u64 {
    let user = report.scale.current_millionths();
    let changes: Vec<u64> =
        meeting_points(report, &[]).into_iter().map(|(step, _)| report.scale.millionths(step)).collect();
    let near = |at: &&u64| **at <= changes.first().copied().unwrap_or_default().max(user).saturating_mul(8);
    let last = changes.iter().filter(near).max().copied().unwrap_or(0);
    let usual = match report.scale.unit {
        AxisUnit::Gb => 1_000 * MILLION,
        _ => 10 * MILLION,
    };
    let start = if last > 0 { (last / 20).saturating_mul(27) } else { usual };
    let mut end = rounded_up(start);
    // Nine tenths of the axis, so that the user's line keeps clear of the labels.
    while user > end / 10 * 9 {
        end = rounded_up(end.saturating_mul(2));
    }
    match report.scale.unit {
        // No VPC is a fraction, and the end of the axis can be chosen.
        AxisUnit::Vpcs => end.checked_next_multiple_of(MILLION).unwrap_or(end),
        _ => end,
    }
}

/// What a chart is drawn from.
struct Sheet<'a> {
    report: &'a Report,
    locale: &'a dyn Locale,
    view: &'a View,
    curves: Vec<(Design, &'a Curve)>,
    /// What stands at the right end of each curve.
    labels: Vec<(Design, Usd, &'static str)>,
    plot: Plot,
    /// The highest amount that is shown.
    top: Usd,
    /// The lowest.
    low: Usd,
}

impl<'a> Sheet<'a> {
    fn new(report: &'a Report, locale: &'a dyn Locale, view: &'a View) -> Self {
        let curves = shown(report, &view.hidden);
        let end = view.end.unwrap_or_else(|| axis_end(report));
        let end_step = report.scale.steps(end);
        let highest = curves.iter().map(|(_, curve)| curve.at(end_step)).max().unwrap_or_default();
        let top = highest.max(Usd::ONE);
        let low = curves.iter().map(|(_, curve)| curve.at(Ratio::ZERO)).min().unwrap_or_default();
        let labels = end_labels(&curves, end_step, locale);
        let widest = labels.iter().map(|(_, _, text)| em_width(text)).fold(0.0, f64::max);
        #[allow(clippy::cast_possible_truncation)]
        let margin = (widest * f64::from(px(TYPE)) * BOLD) as i32 + px(12);
        let size = |pixels: u32| px(i32::try_from(pixels).unwrap_or(0));
        let plot = Plot {
            left: px(if view.width < 480 { 42 } else { 52 }),
            right: size(view.width) - margin,
            top: px(34),
            bottom: size(view.height) - px(52),
            x: plot::along(report, end, view.log),
            y: plot::up(low, top, view.log),
            end,
            grain: plot::grain(report),
        };
        Self { report, locale, view, curves, labels, plot, top, low }
    }

    fn draw(&self, area: &Area, former: Option<&Report>) -> Drawn {
        let plot = &self.plot;
        self.mesh(area)?;
        self.band(area)?;
        if let Some(former) = former {
            self.ghost(area, former)?;
        }
        for (design, curve) in &self.curves {
            area.draw(&PathElement::new(self.points(curve, self.report), ink(Ink::Curve(*design))))?;
        }
        self.strip(area)?;
        let title = |text: &'static str, at, anchor| Text::new(text, at, self::text(Ink::AxisTitle).pos(anchor));
        let labels = self.locale.labels();
        area.draw(&title(labels.chart_cost, (0, px(10)), Pos::new(HPos::Left, VPos::Top)))?;
        let vpcs = self.report.scale.unit == AxisUnit::Vpcs;
        let along = if vpcs { self.locale.headings().chart_vpcs } else { labels.chart_volume };
        area.draw(&title(along, (plot.left, plot.bottom + px(38)), Pos::new(HPos::Left, VPos::Top)))?;
        self.crossings(area)?;
        self.you(area)?;
        self.end_labels(area)
    }

    /// The grid and the numbers along both axes.
    ///
    /// Steps and labels are whole numbers of their smallest units, so that no label misstates its line.
    fn mesh(&self, area: &Area) -> Drawn {
        let (plot, narrow) = (&self.plot, self.view.width < 480);
        let end = u128::from(plot.end);
        let knee = |knee: u128| self.view.log.then_some(knee);
        let x = |at: u128| plot.x(float(u64::try_from(at).unwrap_or(u64::MAX)));
        let knee_x = plot::below(end / 1_000).max(u128::from(plot.grain));
        for at in plot::ticks(end, if narrow { 4 } else { 7 }, knee(knee_x), &|a, b| x(b) - x(a) >= px(46)) {
            let style = text(Ink::Tick).pos(Pos::new(HPos::Center, VPos::Top));
            let label = numbers::grouped(&Gb::from_units(u64::try_from(at).unwrap_or(u64::MAX)).to_plain());
            let at = x(at);
            area.draw(&PathElement::new([(at, plot.bottom), (at, plot.bottom + px(4))], ink(Ink::Axis)))?;
            area.draw(&Text::new(label, (at, plot.bottom + px(8)), style))?;
        }
        let cents = plot::cents(self.top);
        let amount = |cents: u128| Usd::from_units(i128::try_from(cents.saturating_mul(CENT)).unwrap_or(i128::MAX));
        let y = |cents: u128| plot.y(amount(cents).to_f64());
        let knee_y = plot::below(plot::cents(self.low).max(cents / 1_000));
        let ticks = plot::ticks(cents, 5, knee(knee_y), &|a, b| y(a) - y(b) >= px(20));
        let whole = ticks.iter().all(|tick| tick.is_multiple_of(100));
        for tick in ticks {
            let at = y(tick);
            let line = if tick == 0 { Ink::Axis } else { Ink::Grid };
            area.draw(&PathElement::new([(plot.left, at), (plot.right, at)], ink(line)))?;
            let decimals = if whole { 0 } else { 2 };
            let label = self.locale.usd(&numbers::grouped(&amount(tick).to_decimal(decimals)));
            let style = text(Ink::Tick).pos(Pos::new(HPos::Right, VPos::Center));
            // The axis is titled with the currency, which Japanese puts behind the number.
            area.draw(&Text::new(label.replace(" USD", ""), (plot.left - px(8), at), style))?;
        }
        Ok(())
    }

    /// The exact points of a curve up to the end of the axis: its break points and, where the axes bend straight lines,
    /// enough between them.
    fn points(&self, curve: &Curve, report: &Report) -> Vec<(i32, i32)> {
        let plot = &self.plot;
        let end = report.scale.steps(plot.end);
        let mut steps = curve.bends();
        steps.retain(|step| *step < end);
        // An amount past the largest stays the largest: a bend that no price makes.
        if curve.at(end) >= Usd::MAX {
            let most = Linear { fixed: Usd::MAX, slope: Usd::ZERO };
            steps = merged(&steps, curve.line_at(end).meets(most).as_slice());
        }
        if self.view.log {
            let width = plot.right - plot.left;
            let between = (1..BETWEEN).map(|part| f64::from(plot.left + width / BETWEEN * part) / f64::from(UNITS));
            let between: Vec<_> = between.map(|pixel| report.scale.steps(plot.value(pixel))).collect();
            steps = merged(&steps, &between);
        }
        steps.push(end);
        let point = |step: Ratio| (plot.x(report.scale.float(step)), plot.y(curve.at(step).to_f64()));
        steps.into_iter().map(point).collect()
    }

    /// The curves of an earlier report, and where they crossed.
    fn ghost(&self, area: &Area, former: &Report) -> Drawn {
        let plot = &self.plot;
        for (_, curve) in shown(former, &self.view.hidden) {
            area.draw(&PathElement::new(self.points(curve, former), ink(Ink::Ghost)))?;
        }
        for (step, amount) in meeting_points(former, &self.view.hidden) {
            if former.scale.float(step) <= float(plot.end) {
                let at = (plot.x(former.scale.float(step)), plot.y(amount.to_f64()));
                area.draw(&Circle::new(at, px(4), ink(Ink::Ghost)))?;
            }
        }
        Ok(())
    }

    /// A strip below the axis: which design wins where.
    fn strip(&self, area: &Area) -> Drawn {
        let (plot, scale) = (&self.plot, &self.report.scale);
        let end = float(plot.end);
        for range in &self.report.cheapest_ranges {
            let from = scale.float(range.from);
            let to = range.to.map_or(end, |to| scale.float(to)).min(end);
            if from < to {
                let corners = [(plot.x(from), plot.bottom + px(25)), (plot.x(to), plot.bottom + px(31))];
                area.draw(&Rectangle::new(corners, ink(Ink::CheapestRange(range.design)).filled()))?;
            }
        }
        Ok(())
    }

    /// A ring with volume and cost wherever two designs cross, or another one becomes the cheapest.
    ///
    /// A label that finds no place is left to the chart's table.
    fn crossings(&self, area: &Area) -> Drawn {
        let (plot, scale) = (&self.plot, &self.report.scale);
        let mut points = meeting_points(self.report, &self.view.hidden);
        points.retain(|(step, _)| scale.float(*step) <= float(plot.end));
        let ring = |(step, amount): &(Ratio, Usd)| (plot.x(scale.float(*step)), plot.y(amount.to_f64()));
        let around = |(x, y): (i32, i32)| (x - px(5), y - px(5), x + px(5), y + px(5));
        let mut taken: Vec<Room> = points.iter().map(|point| around(ring(point))).collect();
        let inside = (plot.left, plot.top - px(TYPE), plot.right, plot.bottom);
        for (step, amount) in &points {
            let (x, y) = ring(&(*step, *amount));
            area.draw(&Circle::new((x, y), px(5), ink(Ink::Crossing)))?;
            let usd = self.locale.usd(&numbers::grouped(&amount.to_decimal(0)));
            let label = format!("{}, {usd}", numbers::about(scale, *step));
            #[allow(clippy::cast_possible_truncation)]
            let size = ((em_width(&label) * f64::from(px(TYPE)) * BOLD) as i32, px(TYPE + 3));
            let (right, left) = (x + px(5), x - px(5) - size.0);
            let (below, above) = (y + px(9), y - px(9) - size.1);
            // To the lower right of the ring no curve passes that was below it on the left.
            let lower = [0, 15, 30, 45].map(|down| (right, below + px(down)));
            let other = [(left, above), (left, above - px(15)), (left, below), (right, above), (left, below + px(15))];
            if let Some(at) = labels::place(&[&lower[..], &other].concat(), size, inside, &mut taken) {
                let style = text(Ink::CrossingLabel).pos(Pos::new(HPos::Left, VPos::Top));
                area.draw(&Text::new(label, at, style))?;
            }
        }
        Ok(())
    }

    /// What the user's volume might be, from low to high.
    fn band(&self, area: &Area) -> Drawn {
        let (plot, scale) = (&self.plot, &self.report.scale);
        let Some((low, high)) = self.report.band else { return Ok(()) };
        let (low, high) = (scale.float(low), scale.float(high).min(float(plot.end)));
        if low < high {
            let corners = [(plot.x(low), plot.bottom), (plot.x(high), plot.top)];
            area.draw(&Rectangle::new(corners, ink(Ink::Band).filled()))?;
        }
        Ok(())
    }

    /// A vertical line at the user's volume, and a dot on the cheapest curve.
    fn you(&self, area: &Area) -> Drawn {
        let (plot, scale) = (&self.plot, &self.report.scale);
        let gb = scale.float(scale.current_ratio());
        let x = plot.x(gb);
        area.draw(&PathElement::new([(x, plot.bottom), (x, plot.top)], ink(Ink::You)))?;
        if let Some(verdict) = &self.report.verdict {
            area.draw(&Circle::new((x, plot.y(verdict.total.to_f64())), px(4), ink(Ink::YouDot).filled()))?;
        }
        let near_start = x - plot.left < (plot.right - plot.left) / 8;
        let anchor = Pos::new(if near_start { HPos::Left } else { HPos::Center }, VPos::Bottom);
        let label = format!("{} {}", self.locale.labels().chart_you, numbers::here(scale));
        area.draw(&Text::new(label, (x, plot.top), text(Ink::YouLabel).pos(anchor)))
    }

    /// Writes what stands at the right end of each curve, as near to it as the others allow.
    fn end_labels(&self, area: &Area) -> Drawn {
        let plot = &self.plot;
        let mut heights: Vec<i32> = self.labels.iter().map(|(_, amount, _)| plot.y(amount.to_f64())).collect();
        labels::spread(&mut heights, px(TYPE + 4), plot.bottom);
        for ((design, _, label), y) in self.labels.iter().zip(heights) {
            let style = text(Ink::CurveLabel(*design)).pos(Pos::new(HPos::Left, VPos::Center));
            area.draw(&Text::new(*label, (plot.right + px(8), y), style))?;
        }
        Ok(())
    }
}

/// How many points stand on a logarithmic curve between its break points: a few pixels from one to the next.
const BETWEEN: i32 = 180;

/// The designs with their cost at the end of the axis and their names, from the highest down.
///
/// The cheapest mix has a name only where it is no other design.
fn end_labels(curves: &[(Design, &Curve)], end: Ratio, locale: &dyn Locale) -> Vec<(Design, Usd, &'static str)> {
    let amount = |curve: &Curve| curve.at(end);
    let others: Vec<Usd> =
        curves.iter().filter(|(design, _)| *design != Design::CheapestMix).map(|(_, curve)| amount(curve)).collect();
    let mut labels: Vec<(Design, Usd, &'static str)> = Vec::new();
    for (design, curve) in curves {
        let amount = amount(curve);
        if *design != Design::CheapestMix || !others.contains(&amount) {
            let place = labels.partition_point(|(_, higher, _)| *higher > amount);
            labels.insert(place, (*design, amount, locale.design_short(*design)));
        }
    }
    labels
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
pub(super) fn rounded_up(units: u64) -> u64 {
    let mut power = 1_u64;
    while units / power >= 100 {
        power = power.saturating_mul(10);
    }
    let steps = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100];
    let fits = steps.into_iter().find(|step| power.saturating_mul(*step) >= units);
    power.saturating_mul(fits.unwrap_or(100)).max(1)
}
