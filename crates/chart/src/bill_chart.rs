//! The bills of all feasible designs at the current volume: one bar per design, stacked by charge group.

use super::builder::{Layer, PictureBuilder, Rect, first_that_fits, text_width};
use super::picture::Picture;
use natpoint_model::compare::Report;
use natpoint_model::cost::ChargeGroup;
use natpoint_model::units::Usd;
use natpoint_text::Locale;

/// The height of a bar.
const BAR: i32 = 18;
/// The distance from one bar to the next, which leaves room for the design's name.
const ROW: i32 = 46;
/// The height of a row of the legend.
const LEGEND: i32 = 22;

/// Draws the bills at a width in CSS pixels. Below the smallest useful width the picture is empty.
#[must_use]
pub fn draw(report: &Report, locale: &dyn Locale, width: u32) -> Picture {
    let mut builder = PictureBuilder::default();
    let right = i32::try_from(width).unwrap_or(i32::MAX / 2);
    let most = report.bills().map(|(_, bill)| bill.total).max().unwrap_or_default();
    if right < 160 || most == Usd::ZERO {
        return builder.build(width, 0);
    }
    #[allow(clippy::cast_possible_truncation, reason = "a coordinate is far smaller than the type can count")]
    let pixels = |amount: Usd| (amount.to_f64() / most.to_f64() * f64::from(right)) as i32;
    let (mut x, mut y) = (0, 0);
    for group in
        ChargeGroup::ALL.into_iter().filter(|group| report.bills().any(|(_, bill)| bill.of_group(*group) > Usd::ZERO))
    {
        let name = locale.charge_group(group);
        let room = text_width(name) + 42;
        if x > 0 && x + room > right {
            (x, y) = (0, y + LEGEND);
        }
        draw_part(&mut builder, "", group, [x, y, 22, 14]);
        builder.text("", "start", (x + 28, y + 11), name);
        x += room;
    }
    y += LEGEND + 8;
    for (design, bill) in report.bills() {
        let total = locale.amount(bill.total);
        // Bold text is a sixth wider.
        let room = (right - text_width(&total) - 16) * 6 / 7;
        let name = first_that_fits(&[locale.design(design), locale.design_short(design)], room);
        builder.text("strong", "start", (0, y + 11), name);
        builder.text("strong", "end", (right, y + 11), &total);
        let mut sum = Usd::ZERO;
        for group in ChargeGroup::ALL {
            let from = pixels(sum);
            sum += bill.of_group(group);
            let to = pixels(sum);
            if to > from {
                draw_part(&mut builder, design.slug(), group, [from, y + 18, to - from, BAR]);
            }
        }
        y += ROW;
    }
    builder.build(width, y - 6)
}

/// Draws a part of a bar. Shade and hatching tell charge groups apart.
fn draw_part(builder: &mut PictureBuilder, class: &str, group: ChargeGroup, rect: Rect) {
    let [x, y, width, height] = rect;
    builder.rect(Layer::Area, &format!("part k{} {class}", group as u8), rect);
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
            lines.extend([1, 2, 3].map(|at| [x, y + at * height / 4, x + width, y + at * height / 4]));
        }
        _ => {}
    }
    if !lines.is_empty() {
        builder.hatching("hatch", &lines);
    }
}
