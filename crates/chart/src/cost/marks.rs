//! What the chart points at: the current volume, what is saved there, where another design becomes the cheapest, and
//! which design is cheapest where.
//!
//! A label stands at its mark or is left out, the least important first: the current volume, the crossings, the saving,
//! today's cost, the recommended cost, the names of ranges.

use plotters::element::{Circle, PathElement, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::{Area, CostChart, DrawResult, FONT_SIZE, bold_width, line_style, px, text_style};
use crate::label_layout::{self, Bounds};
use crate::plot::from_millionths;
use crate::role::Role;
use natpoint_model::compare::Report;
use natpoint_model::compare::chart_points::{current, meeting_points};
use natpoint_model::cost::Design;
use natpoint_model::units::Usd;
use natpoint_text::numbers;
use natpoint_text::recommendation::shown_saving;

/// The height of a label, and the room that it keeps around itself.
const HEIGHT: i32 = FONT_SIZE + 3;
const ROOM: i32 = 4;

/// What is taken, and what labels keep clear of.
struct Labels<'a> {
    area: &'a Area,
    occupied: Vec<Bounds>,
    inside: Bounds,
}

impl CostChart<'_> {
    /// Says in the middle why nothing is drawn.
    pub(super) fn reason(&self, area: &Area) -> DrawResult {
        let plot = &self.plot;
        let style = text_style(Role::NoCurve).pos(Pos::new(HPos::Center, VPos::Center));
        let at = (i32::midpoint(plot.left, plot.right), i32::midpoint(plot.top, plot.bottom));
        area.draw(&Text::new(self.locale.chart_labels().no_curve, at, style))
    }

    /// Draws all marks, then their labels in the order of their importance.
    pub(super) fn marks(&self, area: &Area, preview: Option<&Report>) -> DrawResult {
        let plot = &self.plot;
        let scale = &self.report.scale;
        let here = plot.x(scale.float(scale.current_ratio()));
        let (width, height) = (px(self.view.width.cast_signed()), px(self.view.height.cast_signed()));
        // A bold letter may reach a pixel before its place.
        let whole = (px(2), 0, width, height);
        let mut labels = Labels { area, occupied: Vec::new(), inside: whole };
        area.draw(&PathElement::new([(here, plot.bottom), (here, plot.top - px(6))], line_style(Role::You)))?;
        let said = format!("{} {}", self.locale.labels().chart_you, numbers::here_about(scale));
        let half = bold_width(&said) / 2;
        labels.put(&said, Role::YouLabel, &[(here - half, plot.top - px(24)), (px(2), plot.top - px(24))])?;

        // What is in the plot keeps clear of the names of curves on its right, and of the amounts on its left.
        labels.inside = (plot.left, plot.top - px(8), plot.right, plot.bottom - px(4));
        // Only where the cheapest design changes; the table and the keys have all crossings.
        let changes: Vec<_> = self.report.cheapest_ranges.iter().skip(1).map(|range| range.from).collect();
        let mut points = meeting_points(self.report, &self.view.hidden);
        points.retain(|(step, _)| scale.float(*step) <= from_millionths(plot.end));
        points.retain(|(step, _)| changes.contains(step));
        let rings: Vec<_> =
            points.iter().map(|(step, amount)| (plot.x(scale.float(*step)), self.y_at(*step, *amount))).collect();
        for (x, y) in &rings {
            area.draw(&PathElement::new([(*x, *y), (*x, plot.bottom)], line_style(Role::CrossingLine)))?;
        }
        for ring in &rings {
            area.draw(&Circle::new(*ring, px(5), line_style(Role::Crossing)))?;
            labels.keep_clear(*ring, px(5));
        }
        let dots = self.dots(area, here)?;
        for (_, dot, _) in &dots {
            labels.keep_clear(*dot, px(5));
        }
        for ((step, _), (x, y)) in points.iter().zip(&rings) {
            let said = numbers::about(scale, *step);
            let wide = bold_width(&said);
            let right = [20, 34, 48].map(|down| (x + px(8), y + px(down - HEIGHT + 3)));
            let other = [(x + px(8), y - px(24)), (x - px(8) - wide, y + px(8)), (x - px(8) - wide, y - px(24))];
            labels.put(&said, Role::CrossingLabel, &[&right[..], &other].concat())?;
        }
        if let Some(preview) = preview {
            self.preview(&mut labels, preview)?;
        }
        self.saving(&mut labels, here, &dots)?;
        labels.inside = whole;
        self.range_names(&mut labels, here)?;
        if self.view.handle {
            area.draw(&Circle::new((here, plot.bottom), px(8), line_style(Role::Handle).filled()))?;
        }
        Ok(())
    }

    /// The current volume's dots, of the current network and of the recommended design, with what each costs.
    fn dots(&self, area: &Area, here: i32) -> Result<Vec<Dot>, super::DrawError> {
        let plot = &self.plot;
        let Some(advice) = &self.report.recommendation else { return Ok(Vec::new()) };
        let step = self.report.scale.current_ratio();
        let at = |amount: Usd| (here, self.y_at(step, amount));
        let mut dots = Vec::new();
        let is_shown = |design: Design| self.curves.iter().any(|(other, _)| *other == design);
        let current = advice.current.as_ref().filter(|_| !advice.changes_nothing());
        if let Some(current) = current {
            let design = if current.is_stated { Design::Today } else { Design::NatOnly };
            dots.push((design, at(current.bill.total), current.bill.total));
        }
        dots.push((self.recommended().unwrap_or(advice.design), at(advice.total), advice.total));
        dots.retain(|(design, ..)| is_shown(*design));
        // What lies outside the picture has no dot.
        dots.retain(|(_, (_, y), _)| (plot.top - px(36)..=plot.bottom).contains(y));
        if let [(_, today, _), (_, recommended, _)] = dots.as_slice() {
            area.draw(&PathElement::new([*today, *recommended], line_style(Role::Saving)))?;
        }
        for (design, dot, _) in &dots {
            area.draw(&Circle::new(*dot, px(5), line_style(Role::Dot(*design)).filled()))?;
        }
        Ok(dots)
    }

    /// Where a report that is only previewed stands: its volume, and what its recommended design costs there.
    fn preview(&self, labels: &mut Labels<'_>, preview: &Report) -> DrawResult {
        let plot = &self.plot;
        let Some(advice) = &preview.recommendation else { return Ok(()) };
        let step = preview.scale.current_ratio();
        let saved = current(preview).filter(|_| self.base.is_some()).map(|base| base.at(step) - advice.total);
        let at = (plot.x(preview.scale.float(step)), plot.y(saved.unwrap_or(advice.total).to_f64()));
        if at.0 > plot.right || !(plot.top..=plot.bottom).contains(&at.1) {
            return Ok(());
        }
        labels.area.draw(&Circle::new(at, px(6), line_style(Role::Preview)))?;
        labels.keep_clear(at, px(6));
        let said = self.locale.previewed(&numbers::here_about(&preview.scale), advice.total);
        let wide = bold_width(&said);
        let (right, left) = (at.0 + px(10), at.0 - px(10) - wide);
        let places = [(right, at.1 - px(24)), (left, at.1 - px(24)), (right, at.1 + px(8)), (left, at.1 + px(8))];
        labels.put(&said, Role::Amount, &places)
    }

    /// What is saved beside the line between both dots, in the widest gap between curves, and both amounts.
    fn saving(&self, labels: &mut Labels<'_>, here: i32, dots: &[Dot]) -> DrawResult {
        let (plot, report) = (&self.plot, self.report);
        let money = self.locale.money();
        let saving = report.recommendation.as_ref().and_then(|advice| shown_saving(advice, money));
        let Some((_, recommended, recommended_usd)) = dots.last() else { return Ok(()) };
        let today = dots.first().filter(|_| dots.len() > 1);
        if let Some((_, today, _)) = today.filter(|_| plot.bottom - plot.top >= px(150))
            && let Some(amount) = saving.filter(|amount| *amount > Usd::ZERO)
        {
            let step = report.scale.current_ratio();
            let mut heights: Vec<i32> = self.curves.iter().map(|(_, curve)| plot.y(curve.at(step).to_f64())).collect();
            heights.extend([today.1, recommended.1]);
            // A saving lies above what it is measured from, a cost below.
            let (above, below) = (today.1.min(recommended.1), today.1.max(recommended.1));
            heights.retain(|y| (above..=below).contains(y));
            heights.sort_unstable();
            let gap = heights.windows(2).filter_map(|pair| match pair {
                [above, below] => Some((below - above, (above + below) / 2)),
                _ => None,
            });
            if let Some((_, middle)) = gap.max().filter(|(gap, _)| *gap >= px(HEIGHT)) {
                let said = self.locale.saves(amount);
                let wide = bold_width(&said);
                let y = middle - px(HEIGHT) / 2;
                labels.put(&said, Role::YouLabel, &[(here + px(10), y), (here - px(10) - wide, y)])?;
            }
        }
        // Beside savings, what is paid would read as if it were one.
        if plot.right - plot.left < px(420) || self.base.is_some() {
            return Ok(());
        }
        if let Some((_, today, amount)) = today {
            let said = self.locale.amount(*amount);
            let places = [(here - px(10) - bold_width(&said), today.1 - px(17)), (here + px(10), today.1 - px(20))];
            labels.put(&said, Role::Amount, &places)?;
        }
        let said = self.locale.amount(*recommended_usd);
        labels.put(
            &said,
            Role::YouLabel,
            &[(here + px(10), recommended.1 + px(8)), (here - px(10) - bold_width(&said), recommended.1 + px(8))],
        )
    }

    /// Which design is cheapest, below the part of the axis where it is.
    ///
    /// The name of a narrow range runs on below the next one, whose name moves right behind it, as long as its own
    /// range is there. That of the current volume always has its name.
    fn range_names(&self, labels: &mut Labels<'_>, here: i32) -> DrawResult {
        // Where nothing is to be reached, no design is the cheapest.
        if self.view.is_low() || self.report.recommendation.is_none() {
            return Ok(());
        }
        let y = self.plot.bottom + px(32);
        let ranges = self.ranges();
        let own = ranges.iter().rposition(|(_, from, _)| *from <= here).unwrap_or_default();
        let from_first = self.names_from(&ranges, 0);
        let has_own = from_first.iter().any(|(at, ..)| *at == own);
        let named = if has_own { from_first } else { self.names_from(&ranges, own) };
        for (_, start, said) in named {
            labels.put(&said, Role::RangeName, &[(start, y)])?;
        }
        Ok(())
    }

    /// The names of ranges from one on, as far as each has room behind the one before, with their places and starts.
    fn names_from(&self, ranges: &[(Design, i32, i32)], first: usize) -> Vec<(usize, i32, String)> {
        let mut free = i32::MIN;
        let mut named = Vec::new();
        for (at, (design, from, to)) in ranges.iter().enumerate().skip(first) {
            let start = (*from).max(free);
            if start > *from && start >= *to {
                continue;
            }
            let said = self.locale.cheapest_in_range(at == first, *design);
            free = start + bold_width(&said) + px(2 * ROOM);
            named.push((at, start, said));
        }
        named
    }
}

/// A dot on the line of the current volume: its design, its place, its amount.
type Dot = (Design, (i32, i32), Usd);

impl Labels<'_> {
    fn keep_clear(&mut self, (x, y): (i32, i32), radius: i32) {
        self.occupied.push((x - radius, y - radius, x + radius, y + radius));
    }

    /// Draws a text at the first of some places, each its left and top, that is free.
    fn put(&mut self, text: &str, role: Role, places: &[(i32, i32)]) -> DrawResult {
        let size = (bold_width(text) + px(ROOM), px(HEIGHT));
        let (left, right) = (self.inside.0, self.inside.2 - size.0);
        // The edge pushes a label inwards.
        let places: Vec<_> = places.iter().map(|(x, y)| ((*x).min(right).max(left), *y)).collect();
        if let Some(at) = label_layout::place(&places, size, self.inside, &mut self.occupied) {
            let style = text_style(role).pos(Pos::new(HPos::Left, VPos::Top));
            self.area.draw(&Text::new(text.to_owned(), at, style))?;
        }
        Ok(())
    }
}
