//! The cost chart: the monthly cost of each design along the axis, and where the curves cross.

use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

use plotters::chart::{ChartBuilder, ChartContext, LabelAreaPosition};
use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::element::{Circle, PathElement, Rectangle, Text};
use plotters::series::LineSeries;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, IntoTextStyle, ShapeStyle, TRANSPARENT, TextStyle};

use super::backend::{ShapeBackend, UNITS, em_width};
use super::label_layout;
use super::picture::Picture;
use super::plot::{self, MILLION, Plot, View, from_millionths};
use super::role::Role;
use natpoint_model::compare::chart_points::meeting_points;
use natpoint_model::compare::curve::{Linear, merged};
use natpoint_model::compare::{AxisUnit, CheapestRange, Curve, Report};
use natpoint_model::cost::Design;
use natpoint_model::units::{Ratio, Usd};
use natpoint_text::{Locale, Money};

/// The font size in CSS pixels; the style sheet sets the same.
const FONT_SIZE: i32 = 12;

/// How much wider bold text is.
const BOLD_WIDTH: f64 = 1.18;

mod axis;
mod drawn_curves;
mod marks;

use drawn_curves::{DrawnCurve, LABEL_HEIGHT, drawn, end_labels, extent, labels_with_room, savings_base};

use axis::TickedAxis;

/// The picture, in coordinates of the picture.
type Area = DrawingArea<ShapeBackend, Shift>;

/// The plot area of the picture, in values of the axes.
type Plotted<'a> = ChartContext<'a, ShapeBackend, Cartesian2d<TickedAxis, TickedAxis>>;

type DrawError = DrawingAreaErrorKind<Infallible>;
type DrawResult = Result<(), DrawError>;

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
/// assert!(picture.to_svg().contains("class=\"curve endpoints"));
/// ```
#[must_use]
pub fn chart(report: &Report, locale: &dyn Locale, width: u32, height: u32) -> Picture {
    draw(report, None, locale, &View { width, height, ..View::default() }).0
}

/// Draws the chart of a report with a view, over the faint curves of an earlier report, and returns how the chart maps
/// values to pixels.
#[must_use]
pub fn draw(report: &Report, earlier: Option<&Report>, locale: &dyn Locale, view: &View) -> (Picture, Plot) {
    draw_beside(report, earlier, None, locale, view)
}

/// The same with the curves of a report that is only previewed, and a mark at what it recommends.
#[must_use]
pub fn draw_preview(report: &Report, preview: &Report, locale: &dyn Locale, view: &View) -> (Picture, Plot) {
    let end = view.end.unwrap_or_else(|| axis_end(report).max(axis_end(preview)));
    let view = View { end: Some(end), ..view.clone() };
    draw_beside(report, None, Some(preview), locale, &view)
}

fn draw_beside(
    report: &Report,
    earlier: Option<&Report>,
    preview: Option<&Report>,
    locale: &dyn Locale,
    view: &View,
) -> (Picture, Plot) {
    let (width, height) = (view.width, view.height);
    if width < 160 || height < plot::LEAST_HEIGHT {
        return (Picture { width, height, shapes: Vec::new() }, Plot::default());
    }
    let shapes = Rc::new(RefCell::new(Vec::new()));
    let area = ShapeBackend::new(width, height, Rc::clone(&shapes)).into_drawing_area();
    let chart = CostChart::new(report, locale, view);
    // The backend cannot fail, and plotters itself fails only where the chart has no space.
    let _ = chart.draw(&area, earlier, preview);
    (Picture { width, height, shapes: shapes.take() }, chart.plot)
}

/// The right end of the axis in millionths of its unit: it shows the current value and the crossings that matter.
///
/// It depends on the crossings first and doubles only when the current value outgrows it, so that the chart does not
/// rescale while the volume is dragged.
#[must_use]
pub fn axis_end(report: &Report) -> u64 {
    let current = report.scale.current_millionths();
    // Nobody can go where a value is no valid input.
    let last = Ratio::whole(i128::from(report.scale.last));
    let valid = meeting_points(report, &[]).into_iter().filter(|(step, _)| *step <= last);
    let changes: Vec<u64> = valid.map(|(step, _)| report.scale.millionths(step)).collect();
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

/// The amount at the foot of a chart whose costs need not start at 0; 0 where they do anyway.
#[must_use]
pub fn foot(report: &Report, view: &View, money: Money) -> Usd {
    if savings_base(report, view).is_some() {
        return Usd::ZERO;
    }
    let (low, top, _) = extent(&drawn(report, view), report, view);
    plot::y_start(low, top, view.log, money.hundredth()).0
}

/// What a chart is drawn from, and how it maps values to pixels.
pub(super) struct CostChart<'a> {
    report: &'a Report,
    locale: &'a dyn Locale,
    view: &'a View,
    curves: Vec<DrawnCurve<'a>>,
    /// The curve that savings are measured from, where the chart shows those.
    base: Option<&'a Curve>,
    /// The label at the right end of each curve.
    labels: Vec<(Design, Usd, &'static str)>,
    plot: Plot,
    /// The highest amount shown.
    top: Usd,
    /// The lowest amount of a curve.
    low: Usd,
    /// The distance of two horizontal lines in hundredths of the currency.
    step: u128,
}

impl<'a> CostChart<'a> {
    fn new(report: &'a Report, locale: &'a dyn Locale, view: &'a View) -> Self {
        let (curves, base) = (drawn(report, view), savings_base(report, view));
        let (low, top, end) = extent(&curves, report, view);
        // Savings may be negative, which a logarithmic axis cannot show.
        let log = view.log && base.is_none();
        let mut labels = end_labels(&curves, report.scale.steps(end), locale);
        if view.width < 480 {
            for (design, _, name) in &mut labels {
                *name = locale.design_brief(*design);
            }
        }
        let widest = labels.iter().map(|(_, _, text)| bold_width(text)).max().unwrap_or_default();
        let size = |pixels: u32| px(i32::try_from(pixels).unwrap_or(0));
        let hundredth = locale.money().hundredth();
        let (start, step) = match base {
            Some(_) => plot::y_around(low.min(Usd::ZERO), top, hundredth),
            None => plot::y_start(low, top, log || view.from_zero, hundredth),
        };
        let mut plot = Plot {
            left: px(44),
            // The last number along the axis stands below its end.
            right: size(view.width) - (widest + px(ELBOW + 9)).max(px(48)),
            top: px(36),
            bottom: size(view.height) - px(if view.is_low() { 30 } else { 58 }),
            x: plot::x_mapping(report, end, view.log),
            y: plot::y_mapping(low, top, log, hundredth),
            end,
            smallest_step: plot::smallest_step(report),
            start,
        };
        if !log {
            plot.y = plot::y_from(start, top, step, hundredth);
        }
        let mut chart = Self { report, locale, view, curves, base, labels, plot, top, low, step };
        let widest = chart.y_axis().ticks.iter().map(|(_, label)| bold_width(label)).max().unwrap_or_default();
        chart.plot.left = chart.plot.left.max(widest + px(14));
        chart
    }

    fn draw(&self, area: &Area, earlier: Option<&Report>, preview: Option<&Report>) -> DrawResult {
        let mut chart = self.plotted(area)?;
        draw_mesh(&mut chart)?;
        self.band(&chart)?;
        if self.curves.is_empty() {
            self.reason(area)?;
        }
        // Without curves there is no scale on which the earlier ones could be compared.
        if let Some(earlier) = earlier.or(preview).filter(|_| !self.curves.is_empty()) {
            self.earlier_curves(&mut chart, earlier)?;
        }
        // The recommended design is on top.
        let best = self.recommended();
        let (last, first): (Vec<_>, Vec<_>) = self.curves.iter().partition(|(design, _)| Some(*design) == best);
        for (design, curve) in first.into_iter().chain(last) {
            let role = if Some(*design) == best { Role::BestCurve(*design) } else { Role::Curve(*design) };
            chart.draw_series(LineSeries::new(self.points(curve, self.report), line_style(role)))?;
        }
        self.cheapest_ranges(area)?;
        self.end_labels(area)?;
        self.marks(area, preview)
    }

    /// The plot area, with room beside it for the numbers of the axes and the names of curves.
    fn plotted<'b>(&self, area: &'b Area) -> Result<Plotted<'b>, DrawError> {
        let plot = &self.plot;
        let (width, height) = area.dim_in_pixel();
        ChartBuilder::on(area)
            .margin_top(plot.top)
            .margin_right(width.cast_signed() - plot.right)
            .x_label_area_size(height.cast_signed() - plot.bottom)
            .y_label_area_size(plot.left)
            .build_cartesian_2d(self.x_axis(), self.y_axis())
    }

    /// The height of an amount at a step: of the amount itself, or of what it saves.
    fn y_at(&self, step: Ratio, amount: Usd) -> i32 {
        self.plot.y(self.base.map_or(amount, |base| base.at(step) - amount).to_f64())
    }

    /// The design that is recommended, if it has a curve of its own.
    fn recommended(&self) -> Option<Design> {
        let design = self.report.recommendation.as_ref().map(|advice| advice.design)?;
        let own = self.report.priced(design)?.same_as.filter(|_| !design.is_mix()).unwrap_or(design);
        self.curves.iter().any(|(other, _)| *other == own).then_some(own)
    }

    /// The exact points of a curve up to the end of the axis: its bends and, since logarithmic axes turn straight lines
    /// into curves, enough samples between them.
    fn points(&self, curve: &Curve, report: &Report) -> Vec<(f64, f64)> {
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
                (1..LOG_SAMPLES).map(|part| f64::from(plot.left + width * part / LOG_SAMPLES) / f64::from(UNITS));
            let between: Vec<_> = between.map(|pixel| report.scale.steps(plot.value(pixel))).collect();
            steps = merged(&steps, &between);
        }
        steps.push(end);
        let point = |step: Ratio| (report.scale.float(step), curve.at(step).to_f64());
        steps.into_iter().map(point).collect()
    }

    /// The curves of the earlier report, and where they crossed.
    fn earlier_curves(&self, chart: &mut Plotted<'_>, earlier: &Report) -> DrawResult {
        let end = from_millionths(self.plot.end);
        let base = savings_base(earlier, self.view);
        // What is saved against nothing known has no place on the axis of savings.
        if base.is_some() != self.base.is_some() {
            return Ok(());
        }
        for (_, curve) in drawn(earlier, self.view) {
            chart.draw_series(LineSeries::new(self.points(&curve, earlier), line_style(Role::EarlierCurve)))?;
        }
        let crossings = meeting_points(earlier, &self.view.hidden).into_iter();
        let points = crossings.map(|(step, amount)| {
            let amount = base.map_or(amount, |base| base.at(step) - amount);
            (earlier.scale.float(step), amount.to_f64())
        });
        let shown = points.filter(|(at, _)| *at <= end);
        chart.draw_series(shown.map(|point| Circle::new(point, px(4), line_style(Role::EarlierCurve))))?;
        Ok(())
    }

    /// The axis itself, as a strip that is coloured by the cheapest design, with a gap at each crossing.
    fn cheapest_ranges(&self, area: &Area) -> DrawResult {
        let plot = &self.plot;
        for (design, from, to) in self.ranges() {
            let gap = if to < plot.right { px(2) } else { 0 };
            let corners = [(from, plot.bottom - px(3)), ((to - gap).max(from + UNITS), plot.bottom + px(3))];
            area.draw(&Rectangle::new(corners, line_style(Role::CheapestRange(design)).filled()))?;
        }
        Ok(())
    }

    /// The cheapest designs with where their ranges start and end on the picture.
    fn ranges(&self) -> Vec<(Design, i32, i32)> {
        let (plot, scale) = (&self.plot, &self.report.scale);
        let end = from_millionths(plot.end);
        let range = |range: &CheapestRange| {
            let from = scale.float(range.from);
            let to = range.to.map_or(end, |to| scale.float(to)).min(end);
            (from < to).then(|| (range.design, plot.x(from), plot.x(to)))
        };
        self.report.cheapest_ranges.iter().filter_map(range).collect()
    }

    /// The range that the user gives for the volume.
    fn band(&self, chart: &Plotted<'_>) -> DrawResult {
        let scale = &self.report.scale;
        let Some((low, high)) = self.report.band else { return Ok(()) };
        let (low, high) = (scale.float(low), scale.float(high).min(from_millionths(self.plot.end)));
        if low < high {
            let costs = chart.y_range();
            let corners = [(low, costs.start), (high, costs.end)];
            chart.plotting_area().draw(&Rectangle::new(corners, line_style(Role::Band).filled()))?;
        }
        Ok(())
    }

    /// Labels the right end of each curve, as close to it as the other labels allow, joined by a line.
    fn end_labels(&self, area: &Area) -> DrawResult {
        let plot = &self.plot;
        let best = self.recommended();
        let labels = labels_with_room(&self.labels, (plot.top, plot.bottom), best);
        let ends: Vec<i32> = labels.iter().map(|(_, amount, _)| plot.y(amount.to_f64())).collect();
        let mut heights = ends.clone();
        label_layout::spread(&mut heights, LABEL_HEIGHT, plot.bottom);
        for (((design, _, label), end), y) in labels.iter().zip(ends).zip(heights) {
            let role = if Some(*design) == best { Role::BestLabel(*design) } else { Role::CurveLabel(*design) };
            let style = text_style(role).pos(Pos::new(HPos::Left, VPos::Center));
            let elbow = [(plot.right, end), (plot.right + px(ELBOW - 4), y), (plot.right + px(ELBOW), y)];
            area.draw(&PathElement::new(elbow, line_style(Role::Elbow(*design))))?;
            area.draw(&Text::new(*label, (plot.right + px(ELBOW + 4), y), style))?;
        }
        Ok(())
    }
}

/// The horizontal lines, and the numbers of both axes.
fn draw_mesh(chart: &mut Plotted<'_>) -> DrawResult {
    // A number stands at twice the size of a tick mark, and the marks themselves are not drawn. The numbers on the left
    // keep clear of the handle, which stands on the axis where the volume is 0.
    chart
        .configure_mesh()
        .disable_x_mesh()
        .axis_style(TRANSPARENT)
        .bold_line_style(line_style(Role::Grid))
        .label_style(text_style(Role::Tick))
        .set_tick_mark_size(LabelAreaPosition::Bottom, px(5))
        .set_tick_mark_size(LabelAreaPosition::Left, px(6))
        .draw()
}

/// The width of the line that joins a label to its curve, in CSS pixels.
const ELBOW: i32 = 16;

/// The number of samples of a curve on logarithmic axes: one every few pixels.
const LOG_SAMPLES: i32 = 320;

/// The width of a bold text in units.
#[allow(clippy::cast_possible_truncation, reason = "a coordinate is far smaller than the type can count")]
fn bold_width(text: &str) -> i32 {
    (em_width(text) * f64::from(px(FONT_SIZE)) * BOLD_WIDTH) as i32
}

/// Converts CSS pixels to units.
const fn px(pixels: i32) -> i32 {
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
