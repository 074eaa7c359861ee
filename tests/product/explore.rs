//! The interactive chart: values at pixels, costs at a point, and the shapes drawn for them.

// Helpers may panic like the tests that call them.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the numbers of a test are small"
)]

use natpoint_test_support::networks;

use natpoint_chart::cost::{self, axis_end};
use natpoint_chart::plot::{Plot, View};
use natpoint_chart::{Picture, Shape, em_width};
use natpoint_link::{Language, Link};
use natpoint_model::article;
use natpoint_model::compare::chart_points::{
    Mark, costs, current, curves, meeting_points, next_crossing, shown, table,
};
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_model::scenario::{Azs, Scenario};
use natpoint_model::units::{Gb, Ratio, Usd};
use proptest::prelude::*;

const WIDTH: u32 = 900;

fn view(log: bool) -> View {
    View { width: WIDTH, height: 400, log, ..View::default() }
}

fn draw_chart(report: &Report, view: &View) -> (Picture, Plot) {
    cost::draw(report, None, natpoint_text::in_language(Language::English), view)
}

fn report(scenario: &Scenario, vpcs: bool) -> Report {
    Report::new(scenario, if vpcs { Axis::Vpcs } else { Axis::AllServices })
}

fn of_class<'a>(picture: &'a Picture, class: &str) -> Vec<&'a Shape> {
    let of_class = |shape: &&Shape| shape.attributes[0].1.split(' ').any(|name| name == class);
    picture.shapes.iter().filter(of_class).collect()
}

fn number(shape: &Shape, name: &str) -> f64 {
    let (_, value) = shape.attributes.iter().find(|(other, _)| *other == name).expect("the attribute");
    value.parse().expect("a number")
}

/// The points of a path.
fn path(shape: &Shape) -> Vec<(f64, f64)> {
    let point = |text: &str| {
        let (x, y) = text.split_once(' ').expect("two numbers");
        (x.parse().expect("a number"), y.parse().expect("a number"))
    };
    shape.attributes[1].1.split(['M', 'L']).filter(|text| !text.is_empty()).map(point).collect()
}

/// How far a point is from the line between two others.
fn distance((x, y): (f64, f64), (from_x, from_y): (f64, f64), (to_x, to_y): (f64, f64)) -> f64 {
    let (dx, dy) = (to_x - from_x, to_y - from_y);
    let square = dx * dx + dy * dy;
    let along = if square > 0.0 { (((x - from_x) * dx + (y - from_y) * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
    (from_x + along * dx - x).hypot(from_y + along * dy - y)
}

/// The names below the chart of a link, from left to right.
fn range_names(link: &str, width: u32) -> Vec<String> {
    let (link, _) = Link::read(link);
    let (picture, _) = draw_chart(&report(&link.scenario, false), &View { width, ..view(false) });
    let names = of_class(&picture, "range-name").into_iter();
    names.map(|shape| shape.text.clone().expect("a name")).collect()
}

#[test]
fn the_name_of_a_narrow_range_leaves_the_wide_one_its_own() {
    // The hub's NAT gateways are cheapest for the first 3 % of the axis alone.
    let hub = "v1&region=us-east-1&nat=az&vpcs=20&s.s3=500&s.ecr.dkr=300&s.logs=80&s.kms=4&s.sts=5&out=50";
    for width in [480, WIDTH] {
        let names = range_names(hub, width);
        let [first, second] = &names[..] else { panic!("{names:?}") };
        assert!(first.starts_with("Cheapest: Hub NAT") && second.starts_with("then "), "{names:?}");
    }
    // The article's own volumes: endpoints begin far enough to the right.
    assert_eq!(range_names("v1&s.logs=1200&nat=one&azs=2&s.kms=0&s.sts=0", WIDTH).len(), 2);
}

proptest! {
    /// A drag keeps the axis as it was, while what is drawn changes beneath it: any network may stand on any axis.
    #[test]
    fn nothing_is_too_far_away_to_be_drawn(
        scenario in networks::scenario(), before in networks::scenario(), log in any::<bool>(), vpcs in any::<bool>(),
        stays in any::<bool>(), (width, height) in (100..4_000_u32, 100..3_000_u32),
        value in any::<u64>(), usd in any::<i128>(), pixel in -1e9..1e9_f64,
    ) {
        let (report, before) = (report(&scenario, vpcs), report(&before, vpcs));
        let end = stays.then(|| axis_end(&before));
        let view = View { width, height, log, end, ..View::default() };
        let (_, plot) = cost::draw(&report, Some(&before), natpoint_text::in_language(Language::English), &view);
        prop_assert!(plot.pixel(value).is_finite() && plot.height(Usd::from_units(usd)).is_finite());
        prop_assert!(plot.value(pixel) <= plot.end && plot.further(value, pixel) <= plot.end.max(value));
    }

    #[test]
    fn a_pixel_maps_to_a_value_at_that_pixel(
        scenario in networks::scenario(),
        log in any::<bool>(),
        vpcs in any::<bool>(),
        pixel in 0.0..f64::from(WIDTH),
    ) {
        let report = report(&scenario, vpcs);
        let (_, plot) = draw_chart(&report, &view(log));
        let (first, last) = (plot.pixel(0), plot.pixel(plot.end));
        let value = plot.value(pixel);
        prop_assert!(value <= plot.end);
        if vpcs {
            prop_assert_eq!(value % 1_000_000, 0, "a VPC is no fraction");
        } else {
            let there = plot.pixel(value);
            let near = (there - pixel.clamp(first, last)).abs();
            prop_assert!(near < 0.53, "pixel {} is {}, which stands at {}", pixel, value, there);
        }
        // A value maps to its own pixel, and dragging to the current position changes nothing.
        if !log {
            prop_assert_eq!(plot.value(plot.pixel(value)), value);
        }
        prop_assert!(plot.value(pixel + 7.0) >= value, "values grow to the right");
        prop_assert_eq!((plot.value(-1e4), plot.value(first), plot.value(last), plot.value(1e4)),
            (0, 0, plot.end, plot.end));
    }

    #[test]
    fn keys_move_the_cursor(
        scenario in networks::scenario(),
        log in any::<bool>(),
        at in 0..=1_000_u64,
    ) {
        let (_, plot) = draw_chart(&report(&scenario, at % 2 == 0), &view(log));
        let from = plot.end / 1_000 * at;
        let (right, left) = (plot.further(from, 4.0), plot.further(from, -4.0));
        prop_assert!(right > from || from == plot.end);
        prop_assert!(left < from || from == 0);
        prop_assert!(right <= plot.end);
    }

    #[test]
    fn costs_are_sorted_the_cheapest_first(scenario in networks::scenario(), at in 0..5_000_u64, hide in 0..4_usize) {
        let report = report(&scenario, false);
        let hidden: Vec<Design> = Design::ALL.into_iter().take(hide).collect();
        let at = report.scale.steps(Gb::whole(at).units());
        let read = costs(&report, &hidden, at);
        prop_assert_eq!(read.len(), shown(&report, &hidden).len());
        for (design, amount, more) in &read {
            prop_assert_eq!(*amount, report.priced(*design).expect("it is possible").curve.at(at));
            prop_assert_eq!(*amount - *more, read[0].1);
        }
        prop_assert!(read.is_sorted_by_key(|(_, amount, _)| *amount));
    }

    #[test]
    fn keys_visit_every_crossing_once(scenario in networks::scenario(), vpcs in any::<bool>()) {
        let report = report(&scenario, vpcs);
        let end = report.scale.steps(axis_end(&report));
        let expected: Vec<Ratio> =
            meeting_points(&report, &[]).into_iter().map(|(step, _)| step).filter(|step| *step <= end).collect();
        let walk = |from: Ratio, back: bool| {
            let mut steps = Vec::new();
            let mut at = from;
            while let Some(next) = next_crossing(&report, &[], at, end, back) {
                steps.push(next);
                at = next;
            }
            steps
        };
        let forth = walk(Ratio::ZERO, false);
        prop_assert!(expected.ends_with(&forth));
        prop_assert!(expected.len() - forth.len() <= 1, "only one at the very start is passed over");
        let beyond = Ratio::whole(i128::from(u64::MAX) * 2);
        let mut back = walk(beyond, true);
        back.reverse();
        prop_assert_eq!(back, expected);
    }

    #[test]
    fn the_table_has_every_point_once(scenario in networks::scenario(), vpcs in any::<bool>()) {
        let report = report(&scenario, vpcs);
        let end = report.scale.steps(axis_end(&report));
        let points = table(&report, &[], end);
        let steps: Vec<Ratio> = points.iter().map(|(step, _)| *step).collect();
        prop_assert!(steps.is_sorted_by(|a, b| a < b), "{:?}", steps);
        prop_assert_eq!((steps.first(), steps.last()), (Some(&Ratio::ZERO), Some(&end)));
        prop_assert!(steps.contains(&report.scale.current_ratio()));
        for (_, curve) in curves(&report) {
            prop_assert!(curve.bends().iter().all(|bend| *bend > end || steps.contains(bend)));
        }
        for (step, _) in meeting_points(&report, &[]).into_iter().filter(|(step, _)| *step <= end) {
            let (_, mark) = points.iter().find(|(other, _)| *other == step).expect("a row");
            prop_assert!(step == Ratio::ZERO || *mark >= Mark::Crossing);
        }
    }

    #[test]
    fn labels_do_not_overlap(
        scenario in networks::scenario(),
        (log, savings, previewed) in any::<(bool, bool, bool)>(),
        vpcs in any::<bool>(),
        japanese in any::<bool>(),
        width in 340..1_400_u32,
        height in 180..600_u32,
    ) {
        let report = report(&scenario, vpcs);
        let language = if japanese { Language::Japanese } else { Language::English };
        let view = View { width, height, log, curves: savings.into(), handle: true, ..View::default() };
        let locale = natpoint_text::in_language(language);
        let (picture, _) = if previewed {
            let more = Scenario { azs: Azs::MAX, ..scenario };
            cost::draw_preview(&report, &self::report(&more, vpcs), locale, &view)
        } else {
            cost::draw(&report, None, locale, &view)
        };
        let labels = ["crossing-label", "you-label", "amount", "range-name", "tick", "curve-label"];
        let boxes: Vec<_> = labels.into_iter().flat_map(|class| of_class(&picture, class)).map(|shape| {
            let (x, y) = (number(shape, "x"), number(shape, "y"));
            let text = shape.text.as_deref().unwrap_or_default();
            let width = em_width(text) * 12.0;
            let left = match shape.attributes[1].1.as_str() {
                "middle" => x - width / 2.0,
                "end" => x - width,
                _ => x,
            };
            (left, y - 9.0, left + width, y, text)
        }).collect();
        prop_assert!(!of_class(&picture, "you-label").is_empty(), "the current volume has its label");
        for handle in of_class(&picture, "handle") {
            let (x, y, radius) = (number(handle, "cx"), number(handle, "cy"), number(handle, "r"));
            for one in &boxes {
                let apart = one.2 <= x - radius || x + radius <= one.0 || one.3 <= y - radius || y + radius <= one.1;
                prop_assert!(apart, "{:?} is under the handle at {} {}", one, x, y);
            }
        }
        for (at, one) in boxes.iter().enumerate() {
            prop_assert!(one.0 >= -1.0 && one.2 <= f64::from(width) + 1.0, "{:?}", one);
            for other in &boxes[at + 1..] {
                let apart = one.2 <= other.0 || other.2 <= one.0 || one.3 <= other.1 || other.3 <= one.1;
                prop_assert!(apart, "{:?} {:?}", one, other);
            }
        }
        let ends: Vec<f64> = of_class(&picture, "curve-label").into_iter().map(|shape| number(shape, "y")).collect();
        prop_assert!(ends.is_sorted_by(|a, b| a + 16.9 <= *b), "{:?}", ends);
    }

    #[test]
    fn savings_are_what_the_current_network_costs_more(scenario in networks::scenario(), log in any::<bool>()) {
        let report = report(&scenario, false);
        let Some(base) = current(&report) else { return Ok(()) };
        let (picture, plot) = draw_chart(&report, &View { curves: true.into(), ..view(log) });
        let here = report.scale.current_ratio();
        let heights: Vec<f64> = curves(&report)
            .into_iter()
            .map(|(_, curve)| plot.height(base.at(here) - curve.at(here)))
            .collect();
        let dots = of_class(&picture, "dot");
        for dot in &dots {
            let y = number(dot, "cy");
            prop_assert!(heights.iter().any(|height| (y - height).abs() < 0.8), "{y} is none of {heights:?}");
        }
        // A saving is higher on the picture than what it is measured from.
        let above = report.recommendation.as_ref().is_some_and(|advice| {
            advice.saving.is_some_and(|saving| saving.amount > Usd::ZERO)
        });
        if let [today, recommended] = dots.as_slice() {
            prop_assert!(!above || number(recommended, "cy") <= number(today, "cy"));
        }
    }

    #[test]
    fn the_drawn_path_is_the_curve(scenario in networks::scenario(), log in any::<bool>()) {
        let report = report(&scenario, false);
        let (picture, plot) = draw_chart(&report, &view(log));
        for (design, curve) in curves(&report) {
            let paths = of_class(&picture, design.slug());
            let points = path(paths.iter().find(|shape| shape.tag == "path").expect("its curve"));
            for pixel in (60..600).step_by(3) {
                let value = plot.value(f64::from(pixel));
                let x = plot.pixel(value);
                let Some(pair) = points.windows(2).find(|pair| pair[0].0 <= x && x <= pair[1].0) else { continue };
                let exact = plot.height(curve.at(report.scale.steps(value)));
                let away = distance((x, exact), pair[0], pair[1]);
                prop_assert!(away < 0.8, "{:?} at {}: {} px beside {:?}", design, value, away, pair);
            }
        }
    }
}

#[test]
fn hiding_curves_rescales_the_axis_and_keeps_the_verdict() {
    let report = report(&article::scenario(), false);
    let all = draw_chart(&report, &view(false)).1;
    let dearest = *costs(&report, &[], report.scale.steps(all.end)).last().expect("a design");
    let hidden = View { hidden: vec![dearest.0], ..view(false) };
    let (picture, plot) = draw_chart(&report, &hidden);
    assert!(of_class(&picture, "curve").iter().all(|shape| !shape.attributes[0].1.ends_with(dearest.0.slug())));
    assert_eq!(plot.end, all.end, "the axis along stays");
    let dollar = |plot: &Plot| plot.height(Usd::ZERO) - plot.height(Usd::ONE);
    assert!(dollar(&plot) > dollar(&all), "the axis up is stretched");
    let none = View { hidden: Design::ALL.to_vec(), ..view(false) };
    assert_eq!(draw_chart(&report, &none).0, draw_chart(&report, &view(false)).0, "one curve at least stays");
}

#[test]
fn the_axis_of_costs_is_round_in_the_currency_that_is_told() {
    let report = report(&Scenario::opening(), false);
    let draw = |locale, log| cost::draw(&report, None, locale, &view(log));
    let amounts = |picture: &Picture, code: &str| -> Vec<u32> {
        let told = of_class(picture, "tick").into_iter().filter_map(|shape| shape.text.as_deref()?.strip_suffix(code));
        told.map(|figure| figure.trim().replace(',', "").parse().expect("a whole amount")).collect()
    };
    for (rate, log, expected) in [
        ("150.25", false, &[0, 20_000, 40_000, 60_000, 80_000][..]),
        ("150.25", true, &[0, 10_000, 20_000, 50_000]),
        ("26350", false, &[0, 5_000_000, 10_000_000, 15_000_000]),
        ("1", false, &[0, 100, 200, 300, 400, 500]),
    ] {
        let link = Link::read(&format!("v1&currency=JPY~{rate}")).0;
        let locale = natpoint_text::in_currency(Language::English, link.currency.expect("a currency"));
        let (picture, plot) = draw(locale, log);
        assert_eq!(amounts(&picture, "JPY"), expected, "{rate}");
        assert!(!picture.to_svg().contains('$'), "{rate}");
        // A number stands beside the height of its amount.
        let rate: f64 = rate.parse().expect("a number");
        let ticks = of_class(&picture, "tick").into_iter();
        let ticks = ticks.filter(|shape| shape.text.as_deref().is_some_and(|text| text.ends_with("JPY")));
        for (shape, yen) in ticks.zip(expected) {
            let millionths = (f64::from(*yen) / rate * 1e6).round();
            let usd = Usd::from_units(Usd::UNITS / 1_000_000 * i128::from(millionths as u64));
            let away = number(shape, "y") - plot.height(usd);
            assert!(away.abs() < 6.0, "{yen} is {away} px away");
        }
    }
}

#[test]
fn the_axis_holds_still_while_dragging() {
    let mut scenario = article::scenario();
    let held = axis_end(&report(&scenario, false));
    scenario.scale_services_to(Gb::from_units(held));
    let moved = report(&scenario, false);
    assert!(axis_end(&moved) > held, "the axis would grow");
    let (_, plot) = draw_chart(&moved, &View { end: Some(held), ..view(false) });
    assert_eq!((plot.end, plot.value(1e4)), (held, held));
}

#[test]
fn earlier_curves_are_drawn_below() {
    let former = report(&article::scenario(), false);
    let mut scenario = article::scenario();
    article::Difference::NatInBothAzs.set(&mut scenario, true);
    let now = report(&scenario, false);
    let (picture, _) = cost::draw(&now, Some(&former), natpoint_text::in_language(Language::English), &view(false));
    let expected = curves(&former).len() + meeting_points(&former, &[]).len();
    assert!(of_class(&picture, "ghost").len() > curves(&former).len());
    assert!(of_class(&picture, "ghost").len() <= expected);
    let place = |class| picture.shapes.iter().position(|shape| shape.attributes[0].1.starts_with(class));
    assert!(place("ghost") < place("curve"));
    let rest: Vec<_> = picture.shapes.iter().filter(|shape| shape.attributes[0].1 != "ghost").cloned().collect();
    assert_eq!(rest, draw_chart(&now, &view(false)).0.shapes, "the former curves move nothing");
}

#[test]
fn a_preview_is_marked_and_its_curves_lie_below() {
    let now = report(&article::scenario(), false);
    let mut scenario = article::scenario();
    article::Difference::NatInBothAzs.set(&mut scenario, true);
    let preview = report(&scenario, false);
    let locale = natpoint_text::in_language(Language::English);
    let (picture, _) = cost::draw_preview(&now, &preview, locale, &view(false));
    assert_eq!(of_class(&picture, "preview").len(), 1);
    assert!(of_class(&picture, "ghost").len() >= curves(&preview).len());
    let said = picture.shapes.iter().filter_map(|shape| shape.text.as_deref());
    assert!(said.into_iter().any(|said| said.starts_with("preview: ")), "{picture:?}");
}

#[test]
fn a_change_of_the_answer_beyond_valid_input_stretches_no_axis() {
    // A hub whose attachment costs 100 USD an hour saves 0.20 USD a VPC, so it pays from 365,000 VPCs on; 100,000 can
    // be typed.
    let dear = "v1&region=us-east-1&nat=none&azs=2&vpcs=9&tgw=there&s.logs=720&p.tgw_attach_hour=100&axis=vpcs";
    let (link, notices) = Link::read(dear);
    assert_eq!(notices, []);
    let report = Report::new(&link.scenario, link.axis);
    assert!(meeting_points(&report, &[]).len() == 1, "it is told all the same");
    assert!(axis_end(&report) <= 20_000_000, "{}", axis_end(&report));
}

#[test]
fn points_are_described_in_both_languages() {
    let report = report(&article::scenario(), false);
    let read = costs(&report, &[Design::NatAndGateways, Design::CheapestMix], report.scale.current_ratio());
    for (language, parts) in
        [(Language::English, ["9 GB: ", "; ", " more."]), (Language::Japanese, ["9 GB: ", "、", ")。"])]
    {
        let told = natpoint_text::in_language(language).read_out("9 GB", &read);
        assert!(parts.iter().all(|part| told.contains(part)), "{told}");
        assert_eq!(told.matches(['$', 'U']).count(), 2 * read.len() - 1, "{told}");
    }
}
