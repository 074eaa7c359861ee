//! The chart on the page, and the slider under it.

use leptos::html::Div;
use leptos::prelude::*;

mod explorer;
mod options;

use explorer::Explorer;

use super::field::NumberField;
use super::parts::{Name, choice, derived, localized, show_when, slider, watch};
use super::platform;
use super::session::Session;
use natpoint_chart::plot::View;
use natpoint_chart::{Picture, cost};
use natpoint_link::VPCS;
use natpoint_model::compare::{Axis, slider_scale};
use natpoint_model::input::{self, Field};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Quantity as _;
use natpoint_text::ChartLabels;

/// The cost curves, as wide as there is room.
pub(super) fn panel(session: Session) -> AnyView {
    let frame = NodeRef::<Div>::new();
    let svg = NodeRef::<leptos::svg::Svg>::new();
    let width = RwSignal::new(0_u32);
    let explorer = Explorer::new(session);
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            platform::on_pointer_input(&frame, move |input| explorer.handle(input));
            platform::on_width(&frame, move |now| {
                if width.get_untracked() != now {
                    width.set(now);
                }
            });
        }
    });
    Effect::new(move |before: Option<Picture>| {
        let width = width.get();
        let (log, hidden) = session.view_options.with(|view_options| (view_options.log, view_options.hidden.clone()));
        let handle = session.view_options.with(|view_options| !view_options.read_only);
        let height = if width < 480 { 300 } else { 400 };
        let view = View { width, height, log, hidden, end: explorer.held(), from_zero: false, handle };
        let (picture, plot) = session
            .with_former(|former| session.report.with(|report| cost::draw(report, former, session.locale(), &view)));
        explorer.drawn(plot);
        let Some(svg) = svg.get() else { return Picture::default() };
        platform::patch(&svg, &before.unwrap_or_default(), &picture);
        picture
    });
    watch(move |_| {
        let kind = session.locale().chart_labels().kind;
        if let Some(frame) = frame.get() {
            let attributes = [("tabindex", "0"), ("aria-roledescription", kind), ("aria-describedby", "chart-hint")];
            platform::set_attributes(&frame, &attributes);
        }
    });
    let summary = localized(session, move |locale| {
        session.settled.with(|report| {
            session.with_untracked(|scenario| locale.chart_summary(scenario, report, session.axis.get()))
        })
    });
    view! {
        <figure class="chart">
            {options::chips(session)}
            <div
                class="frame"
                data-testid="chart"
                node_ref=frame
                role="application"
                aria-label=summary
            >
                <svg node_ref=svg width="100%" aria-hidden="true"></svg>
                {explorer.read_out()}
            </div>
            {show_when(session.open_to_change(), move || {
                view! {
                    <p class="note" id="chart-hint">{explored(session, |labels| labels.hint)}</p>
                    {volume(session)}
                }
                .into_any()
            })}
        </figure>
    }
    .into_any()
}

/// One label of the chart.
fn explored(session: Session, pick: fn(&ChartLabels) -> &'static str) -> Signal<String> {
    localized(session, move |locale| pick(locale.chart_labels()).to_owned())
}

/// The volume by a slider, and exactly by a field.
fn volume(session: Session) -> AnyView {
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
            {axis(session)}
            {options::log(session)}
        </div>
    }
    .into_any()
}

/// Which number grows to the right.
fn axis(session: Session) -> AnyView {
    let slugs = move || session.with(|scenario| scenario.services.iter().map(|used| used.service).collect::<Vec<_>>());
    let names = derived(move || {
        let all = Name { value: String::new(), text: session.locale().labels().axis_all.to_owned() };
        let each = slugs().into_iter().map(|service| service.slug().to_owned());
        let vpcs = session
            .with(|scenario| scenario.vpcs > 1)
            .then(|| Name { value: VPCS.to_owned(), text: session.locale().finding_labels().axis_vpcs.to_owned() });
        std::iter::once(all).chain(vpcs).chain(each.map(|slug| Name { value: slug.clone(), text: slug })).collect()
    });
    let chosen = derived(move || match session.axis.get() {
        Axis::OneService(service) => service.slug().to_owned(),
        Axis::Vpcs => VPCS.to_owned(),
        _ => String::new(),
    });
    let choose = move |slug: String| {
        let service = untrack(slugs).into_iter().find(|service| service.slug() == slug);
        let other = if slug == VPCS { Axis::Vpcs } else { Axis::AllServices };
        session.forget_former();
        session.axis.set(service.map_or(other, Axis::OneService));
    };
    choice("field-axis", session.label(|labels| labels.axis), chosen, names, choose)
}
