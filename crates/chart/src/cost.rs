//! The cost chart: the monthly cost of each design along the axis, and where the curves cross.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, IntoTextStyle, ShapeStyle, TextStyle};

use super::backend::{ShapeBackend, UNITS, em_width};
use super::label_layout::{self, Bounds};
use super::picture::Picture;
use super::plot::{self, CENT, MILLION, Plot, View, from_millionths};
use super::role::Role;
use natpoint_model::compare::chart_points::{meeting_points, shown};
use natpoint_model::compare::curve::{Linear, merged};
use natpoint_model::compare::{AxisUnit, Curve, Report};
use natpoint_model::cost::Design;
use natpoint_model::units::{Gb, Quantity as _, Ratio, Usd};
use natpoint_text::{Locale, numbers};

/// The font size in CSS pixels; the style sheet sets the same.
const FONT_SIZE: i32 = 12;

/// How much wider bold text is.
const BOLD_WIDTH: f64 = 1.16;

type Area = DrawingArea<ShapeBackend, Shift>;
type DrawResult = Result<(), DrawingAreaErrorKind<Infallible>>;

/// Draws the chart of a report at a size in CSS pixels, with the default view.
///
/// Below the smallest useful size the picture is empty.
///
/// ```
/// use natpoint_link::{Language, Link};
/// use natpoint_model::compare::Report;
///
/// let (link, _) = Link::read("v1&region=eu-west-1&nat=az&s.logs=800");
/// let report = Report::new(&link.scenario, link.axis);
/// let picture = natpoint_chart::cost::chart(&report, natpoint_text::in_language(Language::English), 720, 400);
/// assert!(picture.to_svg().contains("class=\"curve endpoints\""));
/// ```
#[must_use]
pub fn chart(report: &Report, locale: &dyn Locale, width: u32, height: u32) -> Picture {
    draw(report, None, locale, &View { width, height, ..View::default() }).0
}

/// Draws the chart of a report with a view, over the faint curves of an earlier report, and returns how the chart maps
/// values to pixels.
#[must_use]
pub fn draw(report: &Report, earlier: Option<&Report>, locale: &dyn Locale, view: &View) -> (Picture, Plot) {
    let (width, height) = (view.width, view.height);
    if width < 160 || height < 120 {
        return (Picture { width, height, shapes: Vec::new() }, Plot::default());
    }
    let shapes = Rc::new(RefCell::new(Vec::new()));
    let area = ShapeBackend::new(width, height, Rc::clone(&shapes)).into_drawing_area();
    let chart = CostChart::new(report, locale, view);
    // The backend cannot fail, and plotters itself fails only where the chart has no space.
    let _ = chart.draw(&area, earlier);
    (Picture { width, height, shapes: shapes.take() }, chart.plot)
}

/// The right end of the axis in millionths of its unit: it shows the current value and the crossings that matter.
///
/// It depends on the crossings first and doubles only when the current value outgrows it, so that the chart does not
/// rescale while the volume is dragged.
#[must_use]
pub fn axis_end(report: &Report) -> u64 {
    let current = report.scale.current_millionths();
    let changes: Vec<u64> =
        meeting_points(report, &[]).into_iter().map(|(step, _)| report.scale.millionths(step)).collect();
    let near = |at: &&u64| **at <= changes.first().copied().unwrap_or_default().max(current).saturating_mul(8);
    let last = changes.iter().filter(near).max().copied().unwrap_or(0);
    let usual = match report.scale.unit {
        AxisUnit::Gb => 1_000 * MILLION,
        _ => 10 * MILLION,
    };
    let start = if last > 0 { (last / 20).saturating_mul(27) } else { usual };
    let mut end = round_up(start);
    // At most nine tenths of the axis, so that the line at the current value keeps clear of the labels.
    while current > end / 10 * 9 {
        end = round_up(end.saturating_mul(2));
    }
    match report.scale.unit {
        // VPCs are whole, and the end of the axis can be picked as a value.
        AxisUnit::Vpcs => end.checked_next_multiple_of(MILLION).unwrap_or(end),
        _ => end,
    }
}

/// What a chart is drawn from, and how it maps values to pixels.
struct CostChart<'a> {
    report: &'a Report,
    locale: &'a dyn Locale,
    view: &'a View,
    curves: Vec<(Design, &'a Curve)>,
    /// The label at the right end of each curve.
    labels: Vec<(Design, Usd, &'static str)>,
    plot: Plot,
    /// The highest amount shown.
    top: Usd,
    /// The lowest amount shown.
    low: Usd,
}

impl<'a> CostChart<'a> {
    fn new(report: &'a Report, locale: &'a dyn Locale, view: &'a View) -> Self {
        let curves = shown(report, &view.hidden);
        let end = view.end.unwrap_or_else(|| axis_end(report));
        let end_step = report.scale.steps(end);
        let highest = curves.iter().map(|(_, curve)| curve.at(end_step)).max().unwrap_or_default();
        let top = highest.max(Usd::ONE);
        let low = curves.iter().map(|(_, curve)| curve.at(Ratio::ZERO)).min().unwrap_or_default();
        let labels = end_labels(&curves, end_step, locale);
        let widest = labels.iter().map(|(_, _, text)| em_width(text)).fold(0.0, f64::max);
        #[allow(clippy::cast_possible_truncation, reason = "a coordinate is far smaller than the type can count")]
        let margin = (widest * f64::from(px(FONT_SIZE)) * BOLD_WIDTH) as i32 + px(12);
        let size = |pixels: u32| px(i32::try_from(pixels).unwrap_or(0));
        let plot = Plot {
            left: px(if view.width < 480 { 42 } else { 52 }),
            right: size(view.width) - margin,
            top: px(34),
            bottom: size(view.height) - px(52),
            x: plot::x_mapping(report, end, view.log),
            y: plot::y_mapping(low, top, view.log),
            end,
            smallest_step: plot::smallest_step(report),
        };
        Self { report, locale, view, curves, labels, plot, top, low }
    }

    fn draw(&self, area: &Area, earlier: Option<&Report>) -> DrawResult {
        let plot = &self.plot;
        self.grid(area)?;
        self.band(area)?;
        if let Some(earlier) = earlier {
            self.earlier_curves(area, earlier)?;
        }
        for (design, curve) in &self.curves {
            area.draw(&PathElement::new(self.points(curve, self.report), line_style(Role::Curve(*design))))?;
        }
        self.cheapest_ranges(area)?;
        let title = |text: &'static str, at, anchor| Text::new(text, at, text_style(Role::AxisTitle).pos(anchor));
        let labels = self.locale.labels();
        area.draw(&title(labels.chart_cost, (0, px(10)), Pos::new(HPos::Left, VPos::Top)))?;
        let vpcs = self.report.scale.unit == AxisUnit::Vpcs;
        let along = if vpcs { self.locale.finding_labels().chart_vpcs } else { labels.chart_volume };
        area.draw(&title(along, (plot.left, plot.bottom + px(38)), Pos::new(HPos::Left, VPos::Top)))?;
        self.crossings(area)?;
        self.current_value(area)?;
        self.end_labels(area)
    }

    /// The grid, and the tick labels of both axes.
    ///
    /// Ticks are integers of the smallest unit, so that a label never differs from the value of its line.
    fn grid(&self, area: &Area) -> DrawResult {
        let (plot, narrow) = (&self.plot, self.view.width < 480);
        let end = u128::from(plot.end);
        let knee = |knee: u128| self.view.log.then_some(knee);
        let x = |at: u128| plot.x(from_millionths(u64::try_from(at).unwrap_or(u64::MAX)));
        let knee_x = plot::floor_power_of_ten(end / 1_000).max(u128::from(plot.smallest_step));
        for at in plot::ticks(end, if narrow { 4 } else { 7 }, knee(knee_x), &|a, b| x(b) - x(a) >= px(46)) {
            let style = text_style(Role::Tick).pos(Pos::new(HPos::Center, VPos::Top));
            let label = numbers::grouped(&Gb::from_units(u64::try_from(at).unwrap_or(u64::MAX)).to_plain());
            let at = x(at);
            area.draw(&PathElement::new([(at, plot.bottom), (at, plot.bottom + px(4))], line_style(Role::Axis)))?;
            area.draw(&Text::new(label, (at, plot.bottom + px(8)), style))?;
        }
        let cents = plot::cents(self.top);
        let amount = |cents: u128| Usd::from_units(i128::try_from(cents.saturating_mul(CENT)).unwrap_or(i128::MAX));
        let y = |cents: u128| plot.y(amount(cents).to_f64());
        let knee_y = plot::floor_power_of_ten(plot::cents(self.low).max(cents / 1_000));
        let ticks = plot::ticks(cents, 5, knee(knee_y), &|a, b| y(a) - y(b) >= px(20));
        let whole = ticks.iter().all(|tick| tick.is_multiple_of(100));
        for tick in ticks {
            let at = y(tick);
            let line = if tick == 0 { Role::Axis } else { Role::Grid };
            area.draw(&PathElement::new([(plot.left, at), (plot.right, at)], line_style(line)))?;
            let decimals = if whole { 0 } else { 2 };
            let label = self.locale.usd(&numbers::grouped(&amount(tick).to_decimal(decimals)));
            let style = text_style(Role::Tick).pos(Pos::new(HPos::Right, VPos::Center));
            // The axis title names the currency, which Japanese writes after the number.
            area.draw(&Text::new(label.replace(" USD", ""), (plot.left - px(8), at), style))?;
        }
        Ok(())
    }

    /// The exact points of a curve up to the end of the axis: its bends and, since logarithmic axes turn straight lines
    /// into curves, enough samples between them.
    fn points(&self, curve: &Curve, report: &Report) -> Vec<(i32, i32)> {
        let plot = &self.plot;
        let end = report.scale.steps(plot.end);
        let mut steps = curve.bends();
        steps.retain(|step| *step < end);
        // Amounts saturate at the largest one, which adds a bend that no price tier causes.
        if curve.at(end) >= Usd::MAX {
            let most = Linear { fixed: Usd::MAX, slope: Usd::ZERO };
            steps = merged(&steps, curve.line_at(end).meets(most).as_slice());
        }
        if self.view.log {
            let width = plot.right - plot.left;
            let between =
                (1..LOG_SAMPLES).map(|part| f64::from(plot.left + width / LOG_SAMPLES * part) / f64::from(UNITS));
            let between: Vec<_> = between.map(|pixel| report.scale.steps(plot.value(pixel))).collect();
            steps = merged(&steps, &between);
        }
        steps.push(end);
        let point = |step: Ratio| (plot.x(report.scale.float(step)), plot.y(curve.at(step).to_f64()));
        steps.into_iter().map(point).collect()
    }

    /// The curves of the earlier report, and where they crossed.
    fn earlier_curves(&self, area: &Area, earlier: &Report) -> DrawResult {
        let plot = &self.plot;
        for (_, curve) in shown(earlier, &self.view.hidden) {
            area.draw(&PathElement::new(self.points(curve, earlier), line_style(Role::EarlierCurve)))?;
        }
        for (step, amount) in meeting_points(earlier, &self.view.hidden) {
            if earlier.scale.float(step) <= from_millionths(plot.end) {
                let at = (plot.x(earlier.scale.float(step)), plot.y(amount.to_f64()));
                area.draw(&Circle::new(at, px(4), line_style(Role::EarlierCurve)))?;
            }
        }
        Ok(())
    }

    /// A strip below the axis, coloured by the cheapest design.
    fn cheapest_ranges(&self, area: &Area) -> DrawResult {
        let (plot, scale) = (&self.plot, &self.report.scale);
        let end = from_millionths(plot.end);
        for range in &self.report.cheapest_ranges {
            let from = scale.float(range.from);
            let to = range.to.map_or(end, |to| scale.float(to)).min(end);
            if from < to {
                let corners = [(plot.x(from), plot.bottom + px(25)), (plot.x(to), plot.bottom + px(31))];
                area.draw(&Rectangle::new(corners, line_style(Role::CheapestRange(range.design)).filled()))?;
            }
        }
        Ok(())
    }

    /// A circle labelled with volume and cost wherever two designs cross or another design becomes the cheapest.
    ///
    /// A label without free space is left out; the chart's table has its value.
    fn crossings(&self, area: &Area) -> DrawResult {
        let (plot, scale) = (&self.plot, &self.report.scale);
        let mut points = meeting_points(self.report, &self.view.hidden);
        points.retain(|(step, _)| scale.float(*step) <= from_millionths(plot.end));
        let ring = |(step, amount): &(Ratio, Usd)| (plot.x(scale.float(*step)), plot.y(amount.to_f64()));
        let around = |(x, y): (i32, i32)| (x - px(5), y - px(5), x + px(5), y + px(5));
        let mut occupied: Vec<Bounds> = points.iter().map(|point| around(ring(point))).collect();
        let inside = (plot.left, plot.top - px(FONT_SIZE), plot.right, plot.bottom);
        for (step, amount) in &points {
            let (x, y) = ring(&(*step, *amount));
            area.draw(&Circle::new((x, y), px(5), line_style(Role::Crossing)))?;
            let usd = self.locale.usd(&numbers::grouped(&amount.to_decimal(0)));
            let label = format!("{}, {usd}", numbers::about(scale, *step));
            #[allow(clippy::cast_possible_truncation, reason = "a coordinate is far smaller than the type can count")]
            let size = ((em_width(&label) * f64::from(px(FONT_SIZE)) * BOLD_WIDTH) as i32, px(FONT_SIZE + 3));
            let (right, left) = (x + px(5), x - px(5) - size.0);
            let (below, above) = (y + px(9), y - px(9) - size.1);
            // A curve that was below the circle on its left does not pass to its lower right.
            let lower = [0, 15, 30, 45].map(|down| (right, below + px(down)));
            let other = [(left, above), (left, above - px(15)), (left, below), (right, above), (left, below + px(15))];
            if let Some(at) = label_layout::place(&[&lower[..], &other].concat(), size, inside, &mut occupied) {
                let style = text_style(Role::CrossingLabel).pos(Pos::new(HPos::Left, VPos::Top));
                area.draw(&Text::new(label, at, style))?;
            }
        }
        Ok(())
    }

    /// The range that the user gives for the volume.
    fn band(&self, area: &Area) -> DrawResult {
        let (plot, scale) = (&self.plot, &self.report.scale);
        let Some((low, high)) = self.report.band else { return Ok(()) };
        let (low, high) = (scale.float(low), scale.float(high).min(from_millionths(plot.end)));
        if low < high {
            let corners = [(plot.x(low), plot.bottom), (plot.x(high), plot.top)];
            area.draw(&Rectangle::new(corners, line_style(Role::Band).filled()))?;
        }
        Ok(())
    }

    /// A vertical line at the current value, and a dot on the cheapest curve.
    fn current_value(&self, area: &Area) -> DrawResult {
        let (plot, scale) = (&self.plot, &self.report.scale);
        let gb = scale.float(scale.current_ratio());
        let x = plot.x(gb);
        area.draw(&PathElement::new([(x, plot.bottom), (x, plot.top)], line_style(Role::You)))?;
        if let Some(verdict) = &self.report.verdict {
            area.draw(&Circle::new((x, plot.y(verdict.total.to_f64())), px(4), line_style(Role::YouDot).filled()))?;
        }
        let near_start = x - plot.left < (plot.right - plot.left) / 8;
        let anchor = Pos::new(if near_start { HPos::Left } else { HPos::Center }, VPos::Bottom);
        let label = format!("{} {}", self.locale.labels().chart_you, numbers::here(scale));
        area.draw(&Text::new(label, (x, plot.top), text_style(Role::YouLabel).pos(anchor)))
    }

    /// Labels the right end of each curve, as close to it as the other labels allow.
    fn end_labels(&self, area: &Area) -> DrawResult {
        let plot = &self.plot;
        let mut heights: Vec<i32> = self.labels.iter().map(|(_, amount, _)| plot.y(amount.to_f64())).collect();
        label_layout::spread(&mut heights, px(FONT_SIZE + 4), plot.bottom);
        for ((design, _, label), y) in self.labels.iter().zip(heights) {
            let style = text_style(Role::CurveLabel(*design)).pos(Pos::new(HPos::Left, VPos::Center));
            area.draw(&Text::new(*label, (plot.right + px(8), y), style))?;
        }
        Ok(())
    }
}

/// The number of samples of a curve on logarithmic axes: one every few pixels.
const LOG_SAMPLES: i32 = 180;

/// The designs with their cost at the end of the axis and their short names, the most expensive first.
///
/// The cheapest mix gets a label only where it costs less than every other design.
fn end_labels(curves: &[(Design, &Curve)], end: Ratio, locale: &dyn Locale) -> Vec<(Design, Usd, &'static str)> {
    let amount = |curve: &Curve| curve.at(end);
    let others: Vec<Usd> =
        curves.iter().filter(|(design, _)| *design != Design::CheapestMix).map(|(_, curve)| amount(curve)).collect();
    let mut labels: Vec<(Design, Usd, &'static str)> = Vec::new();
    // Of designs that cost the same, the label of the curve drawn last is the topmost.
    for (design, curve) in curves.iter().rev() {
        let amount = amount(curve);
        if *design != Design::CheapestMix || !others.contains(&amount) {
            labels.push((*design, amount, locale.design_short(*design)));
        }
    }
    // Of curves that end at the same cost, the one drawn last has the upper label.
    labels.reverse();
    labels.sort_by_key(|(_, amount, _)| Reverse(*amount));
    labels
}

/// Converts CSS pixels to units.
fn px(pixels: i32) -> i32 {
    pixels * UNITS
}

fn line_style(role: Role) -> ShapeStyle {
    role.color().stroke_width(1)
}

fn text_style(role: Role) -> TextStyle<'static> {
    FontDesc::new(FontFamily::SansSerif, f64::from(px(FONT_SIZE)), FontStyle::Normal)
        .color(&role.color())
        .into_text_style(&(0, 0))
}

/// The next round number: 1, 1.5, 2, 2.5, 3, 4, 5, 6 or 8 times a power of ten.
pub(super) fn round_up(units: u64) -> u64 {
    let mut power = 1_u64;
    while units / power >= 100 {
        power = power.saturating_mul(10);
    }
    let steps = [10, 15, 20, 25, 30, 40, 50, 60, 80, 100];
    let fits = steps.into_iter().find(|step| power.saturating_mul(*step) >= units);
    power.saturating_mul(fits.unwrap_or(100)).max(1)
}
