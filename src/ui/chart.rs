//! The chart on the page, and the slider under it.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;

mod explorer;
mod options;

use explorer::Explorer;

use super::field::NumberField;
use super::fold::Fold;
use super::parts::{Name, button, choice, derived, localized, show_when, slider};
use super::platform;
use super::services::row_name;
use super::session::Session;
use natpoint_chart::plot::{self, Plot, View};
use natpoint_chart::{Picture, cost};
use natpoint_link::VPCS;
use natpoint_link::view_options::ViewOptions;
use natpoint_model::compare::chart_points::current;
use natpoint_model::compare::{Axis, Report, slider_scale};
use natpoint_model::input::{self, Field};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Quantity as _, Usd};
use natpoint_text::ChartLabels;

/// The chart as it is drawn, and where values stand on it.
#[derive(Debug, Default, PartialEq)]
struct Drawing {
    picture: Picture,
    plot: Plot,
}

/// The cost curves, as wide as there is room, and as high as the style sheet says.
///
/// What is only previewed stands beside the answer as faint curves with a mark.
#[component]
pub(super) fn CostChart(
    /// The page's state.
    session: Session,
    /// The answer with what files would change, while their sheet is open.
    preview: Option<Memo<Option<Arc<Report>>>>,
) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let svg = NodeRef::<leptos::svg::Svg>::new();
    let size = RwSignal::new((0_u32, 0_u32));
    let held = RwSignal::new(None);
    let from_zero = RwSignal::new(false);
    let drawing = Memo::new(move |_| {
        let (width, height) = size.get();
        let shown = session.view_options().with(shown);
        let view = View { width, height, end: held.get(), from_zero: from_zero.get(), ..shown };
        let previewed = preview.and_then(|preview| preview.get());
        let draw = |report: &Report, former: Option<&Report>| match &previewed {
            Some(preview) => cost::draw_preview(report, preview, session.locale(), &view),
            None => cost::draw(report, former, session.locale(), &view),
        };
        let (picture, plot) = session.with_former(|former| session.report.with(|report| draw(report, former)));
        Arc::new(Drawing { picture, plot })
    });
    let plot = Memo::new(move |_| drawing.with(|drawing| drawing.plot));
    let explorer = Explorer::new(session, plot, held);
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            platform::on_pointer_input(&frame, move |input| explorer.handle(input));
            platform::on_size(&frame, move |width, height| {
                // Without a style sheet the frame has no height of its own.
                let height = if height < plot::LEAST_HEIGHT { plot::usual_height(width) } else { height };
                if size.get_untracked() != (width, height) {
                    size.set((width, height));
                }
            });
        }
    });
    Effect::new(move |before: Option<Arc<Drawing>>| {
        let (before, drawing) = (before.unwrap_or_default(), drawing.get());
        let Some(svg) = svg.get() else { return before };
        platform::patch(&svg, &before.picture, &drawing.picture);
        drawing
    });
    let summary = localized(session, move |locale| {
        session.settled.with(|report| {
            session.with_untracked(|scenario| locale.chart_summary(scenario, report, session.axis().get()))
        })
    });
    let compares = derived(move || session.settled.with(|report| current(report).is_some()));
    let title = localized(session, move |locale| {
        let labels = locale.page_labels();
        let savings = session.view_options().with(|view_options| view_options.savings) && compares.get();
        let title = match (session.axis().get() == Axis::Vpcs, savings) {
            (true, false) => labels.chart_by_vpcs,
            (false, false) => labels.chart_by_traffic,
            (true, true) => labels.saved_by_vpcs,
            (false, true) => labels.saved_by_traffic,
        };
        title.to_owned()
    });
    view! {
        <figure class="chart">
            <figcaption class="chart-head">
                <h2>{title}</h2>
                {show_when(session.open_to_change(), move || {
                    view! {
                        <div class="chart-options">
                            <AxisChoice session />
                            <options::LogarithmicSwitch session />
                            {show_when(compares, move || {
                                view! { <options::SavingsSwitch session /> }.into_any()
                            })}
                            <ChartFoot session from_zero />
                            <CurvesShown session />
                        </div>
                    }
                    .into_any()
                })}
            </figcaption>
            <div
                class="frame"
                data-testid="chart"
                node_ref=frame
                role="application"
                tabindex="0"
                aria-label=summary
                aria-roledescription=explored(session, |labels| labels.kind)
                aria-description=explored(session, |labels| labels.hint)
            >
                <svg node_ref=svg width="100%" aria-hidden="true"></svg>
                {explorer.read_out()}
            </div>
            {show_when(session.open_to_change(), move || view! { <VolumeSlider session /> }.into_any())}
        </figure>
    }
    .into_any()
}

/// Which curves are shown, folded away with a word on how to explore them.
#[component]
fn CurvesShown(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let inside = move || {
        view! {
            <div class="inside">
                <options::CurveChips session />
                <p class="note">{explored(session, |labels| labels.hint)}</p>
            </div>
        }
        .into_any()
    };
    view! {
        <Fold
            testid="fold-curves"
            class="fold curves-shown"
            summary=explored(session, |labels| labels.options).into_any()
            inside=Callback::new(move |()| inside())
        />
    }
    .into_any()
}

/// What the view options say of the chart.
fn shown(view_options: &ViewOptions) -> View {
    let ViewOptions { log, savings, hidden, read_only, .. } = view_options;
    View { log: *log, curves: (*savings).into(), hidden: hidden.clone(), handle: !read_only, ..View::default() }
}

/// That costs start above 0, and the way to 0; nothing where they start at 0 anyway.
#[component]
fn ChartFoot(
    /// The page's state.
    session: Session,
    /// Whether the costs start at 0.
    from_zero: RwSignal<bool>,
) -> impl IntoView {
    let foot = derived(move || {
        let (view, money) = (session.view_options().with(shown), session.locale().money());
        session.settled.with(|report| cost::foot(report, &view, money))
    });
    let label = localized(session, move |locale| {
        let amount = if from_zero.get() { Usd::ZERO } else { foot.get() };
        locale.costs_from(&locale.with_currency(&locale.money().whole(amount)))
    });
    show_when(derived(move || foot.get() > Usd::ZERO), move || {
        button("chart-zero".to_owned(), "link", label, move || from_zero.update(|zero| *zero = !*zero))
    })
}

/// One label of the chart.
fn explored(session: Session, pick: fn(&ChartLabels) -> &'static str) -> Signal<String> {
    localized(session, move |locale| pick(locale.chart_labels()).to_owned())
}

/// The volume by a slider, and exactly by a field.
#[component]
fn VolumeSlider(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let total = derived(move || session.with_live(Scenario::services_gb));
    let turn = move |position: String| {
        if let Ok(position) = position.parse() {
            session.scale_to(slider_scale::volume(position));
        }
    };
    let field = NumberField {
        field: Field::TotalGb,
        label: session.label(|labels| labels.total),
        value: derived(move || total.get().to_plain()),
        unit: "GB",
    };
    let position = derived(move || slider_scale::position(total.get()).to_string());
    view! {
        <div class="volume">
            {slider(session.label(|labels| labels.volume), position, total, slider_scale::LAST, turn)}
            {field.view(session, move |text| input::gb(Field::TotalGb, text).map(|total| session.scale_to(total)))}
        </div>
    }
    .into_any()
}

/// Which number grows to the right.
#[component]
fn AxisChoice(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let slugs = move || session.with(|scenario| scenario.services.iter().map(|used| used.service).collect::<Vec<_>>());
    let names = derived(move || {
        let all = Name { value: String::new(), text: session.locale().labels().axis_all.to_owned() };
        let each =
            slugs().into_iter().map(|service| Name { value: row_name(service), text: service.slug().to_owned() });
        let vpcs = session
            .with(|scenario| scenario.vpcs > 1)
            .then(|| Name { value: VPCS.to_owned(), text: session.locale().finding_labels().axis_vpcs.to_owned() });
        std::iter::once(all).chain(vpcs).chain(each).collect()
    });
    let chosen = derived(move || match session.axis().get() {
        Axis::OneService(service) => row_name(service),
        Axis::Vpcs => VPCS.to_owned(),
        _ => String::new(),
    });
    let choose = move |slug: String| {
        let service = untrack(slugs).into_iter().find(|service| row_name(*service) == slug);
        let other = if slug == VPCS { Axis::Vpcs } else { Axis::AllServices };
        session.forget_former();
        session.axis().set(service.map_or(other, Axis::OneService));
    };
    choice("field-axis", session.label(|labels| labels.axis), chosen, names, choose)
}
