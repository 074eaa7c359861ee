//! What each possible design costs where the user stands: a bar each, stacked by what the cost is for.

use super::pen::{Layer, Pen, Rect, fitting, wide};
use super::picture::Picture;
use natpoint_model::compare::Report;
use natpoint_model::cost::ChargeGroup;
use natpoint_model::units::Usd;
use natpoint_text::{Locale, numbers};

/// The height of a bar.
const BAR: i32 = 18;
/// From a bar to the next: its name stands between.
const ROW: i32 = 46;
/// A row of the legend.
const LEGEND: i32 = 22;

/// Draws the bills as wide as there is room; a picture too small for anything is left empty.
#[must_use]
pub fn stack(report: &Report, locale: &dyn Locale, width: u32) -> Picture {
    let mut pen = Pen::default();
    let right = i32::try_from(width).unwrap_or(i32::MAX / 2);
    let most = report.bills().map(|(_, bill)| bill.total).max().unwrap_or_default();
    if right < 160 || most == Usd::ZERO {
        return pen.picture(width, 0);
    }
    #[allow(clippy::cast_possible_truncation)]
    let pixels = |amount: Usd| (amount.to_f64() / most.to_f64() * f64::from(right)) as i32;
    let (mut x, mut y) = (0, 0);
    for group in
        ChargeGroup::ALL.into_iter().filter(|group| report.bills().any(|(_, bill)| bill.of_group(*group) > Usd::ZERO))
    {
        let name = locale.group_of_costs(group);
        let room = wide(name) + 42;
        if x > 0 && x + room > right {
            (x, y) = (0, y + LEGEND);
        }
        part(&mut pen, "", group, [x, y, 22, 14]);
        pen.text("", "start", (x + 28, y + 11), name);
        x += room;
    }
    y += LEGEND + 8;
    for (design, bill) in report.bills() {
        let total = locale.usd(&numbers::cents(bill.total));
        // Bold type runs a sixth wider.
        let room = (right - wide(&total) - 16) * 6 / 7;
        let name = fitting(&[locale.design(design), locale.design_short(design)], room);
        pen.text("strong", "start", (0, y + 11), name);
        pen.text("strong", "end", (right, y + 11), &total);
        let mut sum = Usd::ZERO;
        for group in ChargeGroup::ALL {
            let from = pixels(sum);
            sum += bill.of_group(group);
            let to = pixels(sum);
            if to > from {
                part(&mut pen, design.slug(), group, [from, y + 18, to - from, BAR]);
            }
        }
        y += ROW;
    }
    pen.picture(width, y - 6)
}

/// A part of a bar: its shade and its hatching say what it is for.
fn part(pen: &mut Pen, class: &str, group: ChargeGroup, rect: Rect) {
    let [x, y, width, height] = rect;
    pen.rect(Layer::Area, &format!("part k{} {class}", group as u8), rect);
    let mut lines: Vec<[i32; 4]> = Vec::new();
    if matches!(group, ChargeGroup::Processing | ChargeGroup::TransitGateway) {
        let slants = (1..).map(|at| at * 6).take_while(|at| *at < width + height);
        lines.extend(slants.map(|at| {
            let (right, left) = (at.min(width), (at - height).max(0));
            [x + right, y + at - right, x + left, y + at - left]
        }));
    }
    if group == ChargeGroup::TransitGateway {
        let slants = (1..).map(|at| at * 6).take_while(|at| *at < width + height);
        lines.extend(slants.map(|at| {
            let (right, left) = (at.min(width), (at - height).max(0));
            [x + width - right, y + at - right, x + width - left, y + at - left]
        }));
    }
    match group {
        ChargeGroup::CrossAz => {
            lines.extend((1..).map(|at| at * 4).take_while(|at| *at < width).map(|at| [x + at, y, x + at, y + height]));
        }
        ChargeGroup::PublicIpv4 => {
            lines.extend([1, 2, 3].map(|at| [x, y + at * height / 4, x + width, y + at * height / 4]))
        }
        _ => {}
    }
    if !lines.is_empty() {
        pen.segments("hatch", &lines);
    }
}
