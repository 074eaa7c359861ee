//! The chart on the page, and the dial under it.

use leptos::html::Div;
use leptos::prelude::*;

use super::field::NumberField;
use super::platform;
use super::session::Session;
use crate::chart::{Picture, cost};
use crate::compare::{Axis, dial};
use crate::input::{self, Field};
use crate::units::Quantity as _;
use crate::words::numbers;

/// The cost curves, as wide as there is room.
#[component]
pub(super) fn ChartPanel(session: Session) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let width = RwSignal::new(0_u32);
    let picture = Memo::new(move |_| {
        let height = if width.get() < 480 { 300 } else { 400 };
        session.report.with(|report| cost::chart(report, session.words(), width.get(), height))
    });
    Effect::new(move || {
        if let Some(frame) = frame.get() {
            platform::on_width(&frame, move |now| {
                if now != width.get_untracked() {
                    width.set(now);
                }
            });
        }
    });
    let svg = NodeRef::<leptos::svg::Svg>::new();
    Effect::new(move |before: Option<Picture>| {
        let picture = picture.get();
        if let Some(svg) = svg.get() {
            platform::patch(&svg, &before.unwrap_or_default(), &picture);
            picture
        } else {
            Picture::default()
        }
    });
    let summary = move || {
        session.report.with(|report| {
            session.with(|scenario| session.words().chart_summary(scenario, report, session.axis.get()))
        })
    };
    view! {
        <figure class="chart">
            <div class="frame" data-testid="chart" node_ref=frame role="img" aria-label=summary>
                <svg node_ref=svg width="100%" aria-hidden="true"></svg>
            </div>
            <VolumeDial session />
        </figure>
    }
    .into_any()
}

/// The volume by a slider, and exactly by a field.
#[component]
fn VolumeDial(session: Session) -> impl IntoView {
    let total = session.part(|scenario| scenario.services_gb());
    let turn = move |position: String| {
        if let Ok(position) = position.parse() {
            session.scale_to(dial::volume(position));
        }
    };
    let take = Callback::new(move |text: String| {
        input::gb(Field::TotalGb, &text).map(|total| session.scale_to(total))
    });
    view! {
        <div class="dial">
            <label class="slider">
                <span class="hidden">{session.label(|labels| labels.volume)}</span>
                <input
                    type="range"
                    min="0"
                    max=dial::LAST.to_string()
                    data-testid="volume"
                    aria-valuetext=move || numbers::gb(total.get())
                    prop:value=move || dial::position(total.get()).to_string()
                    on:input:target=move |event| turn(event.target().value())
                />
            </label>
            <NumberField
                session
                field=Field::TotalGb
                label=session.label(|labels| labels.total)
                value=Signal::derive(move || total.get().to_plain())
                take
                unit="GB"
            />
            <AxisChoice session />
        </div>
    }
    .into_any()
}

/// Which volume grows to the right.
#[component]
fn AxisChoice(session: Session) -> impl IntoView {
    let services = session.part(|scenario| scenario.services.iter().map(|used| used.service).collect::<Vec<_>>());
    let choose = move |slug: String| {
        let chosen = services.get_untracked().into_iter().find(|service| service.slug() == slug);
        session.axis.set(chosen.map_or(Axis::AllServices, Axis::OneService));
    };
    let options = move || {
        let chosen = session.axis.get();
        let of_service = |service| {
            let selected = chosen == Axis::OneService(service);
            view! { <option value=service.slug() selected=selected>{service.slug()}</option> }
        };
        services.get().into_iter().map(of_service).collect::<Vec<_>>()
    };
    view! {
        <label class="field">
            <span class="label">{session.label(|labels| labels.axis)}</span>
            <select data-testid="field-axis" on:change:target=move |event| choose(event.target().value())>
                <option value="" selected=move || session.axis.get() == Axis::AllServices>
                    {session.label(|labels| labels.axis_all)}
                </option>
                {options}
            </select>
        </label>
    }
    .into_any()
}
