//! The chart explored by pointer and keyboard: the volume is dragged, and costs are read at a point.

use leptos::prelude::*;

use crate::ui::parts::{derived, list, localized};
use crate::ui::platform::{self, PointerInput};
use crate::ui::session::Session;
use natpoint_chart::plot::Plot;
use natpoint_model::compare::Report;
use natpoint_model::compare::chart_points::{Cost, costs, next_crossing};
use natpoint_model::units::{Ratio, Usd};
use natpoint_text::{Locale, numbers};

/// A point of the axis: its value in millionths and, at a crossing, the exact step.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Cursor {
    millionths: u64,
    step: Option<Ratio>,
}

/// What is read at the cursor.
#[derive(Clone, Debug, PartialEq)]
struct Reading {
    value: String,
    costs: Vec<Cost>,
    /// Where the cursor stands, in CSS pixels from the left of the chart.
    pixel: f64,
    is_right_of_middle: bool,
}

/// What the pointer is doing.
#[derive(Clone, Copy, Default, PartialEq)]
enum DragState {
    /// It hovers.
    #[default]
    None,
    /// A finger was put down there; it may be a tap, a scroll or a drag.
    Touch(f64),
    /// It drags the volume.
    Drag,
}

/// The chart while it is explored.
#[derive(Clone, Copy)]
pub(super) struct Explorer {
    session: Session,
    /// Where values stand on the chart.
    plot: Memo<Plot>,
    /// The end of the axis while the volume is dragged, so that the axis does not move under the pointer.
    held: RwSignal<Option<u64>>,
    /// Where the chart is read.
    cursor: RwSignal<Option<Cursor>>,
    drag: StoredValue<DragState>,
}

/// How many CSS pixels a finger moves before it drags.
const SLACK: f64 = 8.0;

/// For how many milliseconds the cursor stands still before it is read aloud.
const SPEECH_MS: i32 = 400;

/// By how many CSS pixels the arrow keys move the cursor, and Page Up and Page Down.
const STEP: f64 = 4.0;
const PAGE: f64 = 60.0;

impl Explorer {
    pub(super) fn new(session: Session, plot: Memo<Plot>, held: RwSignal<Option<u64>>) -> Self {
        Self { session, plot, held, cursor: RwSignal::new(None), drag: StoredValue::new(DragState::None) }
    }

    /// Handles an input; returns whether the browser must not handle it as well.
    pub(super) fn handle(self, input: PointerInput) -> bool {
        let plot = self.plot.get_untracked();
        match (input, self.drag.get_value()) {
            (PointerInput::Key(key, shift), _) => return self.key(&key, shift),
            (PointerInput::Press(at), _) | (PointerInput::Move(at), DragState::Drag) => self.drag(at),
            (PointerInput::Touch(at), _) => self.set_drag_state(DragState::Touch(at)),
            (PointerInput::Move(at), DragState::Touch(from)) if (at - from).abs() > SLACK => self.drag(at),
            (PointerInput::Move(_), DragState::Touch(_)) => {}
            (PointerInput::Move(at), DragState::None) => self.point(plot.value(at)),
            (PointerInput::Drop, DragState::Touch(at)) => {
                self.point(plot.value(at));
                self.set_drag_state(DragState::None);
            }
            // After a tap the read-out stays.
            (PointerInput::Drop, _) | (PointerInput::Leave, DragState::Touch(_)) => {
                self.set_drag_state(DragState::None);
            }
            (PointerInput::Leave | PointerInput::Blur, _) => {
                self.set_drag_state(DragState::None);
                self.go(None);
            }
        }
        false
    }

    /// Takes the volume to a pixel.
    fn drag(self, pixel: f64) {
        self.set_drag_state(DragState::Drag);
        let millionths = self.plot.get_untracked().value(pixel);
        if self.current() != millionths || self.cursor.get_untracked().is_none() {
            self.session.drag_to(millionths);
            self.point(millionths);
        }
    }

    fn set_drag_state(self, drag: DragState) {
        let before = self.held.get_untracked();
        let held = (drag == DragState::Drag).then(|| before.unwrap_or_else(|| self.plot.get_untracked().end));
        self.drag.set_value(drag);
        if before != held {
            self.held.set(held);
        }
    }

    fn point(self, millionths: u64) {
        self.go(Some(Cursor { millionths, step: None }));
    }

    fn go(self, cursor: Option<Cursor>) {
        if self.cursor.get_untracked() != cursor {
            self.cursor.set(cursor);
        }
    }

    fn current(self) -> u64 {
        untrack(move || self.session.report.with(|report| report.scale.current_millionths()))
    }

    /// Handles a key, if it is one of the chart's.
    fn key(self, key: &str, shift: bool) -> bool {
        let (plot, cursor) = (self.plot.get_untracked(), self.cursor.get_untracked());
        let from = cursor.map_or_else(|| self.current(), |cursor| cursor.millionths);
        match key {
            "ArrowRight" => self.point(plot.further(from, STEP)),
            "ArrowLeft" => self.point(plot.further(from, -STEP)),
            "PageUp" => self.point(plot.further(from, PAGE)),
            "PageDown" => self.point(plot.further(from, -PAGE)),
            "Home" => self.point(0),
            "End" => self.point(plot.end),
            "c" | "C" => self.jump(shift),
            "Enter" | " " if cursor.is_some() => self.session.drag_to(from),
            "Enter" | " " => self.point(from),
            "Escape" => self.go(None),
            _ => return false,
        }
        true
    }

    /// Goes to the next crossing, or back to the last one.
    fn jump(self, back: bool) {
        let (plot, cursor) = (self.plot.get_untracked(), self.cursor.get_untracked());
        let hidden = self.session.view_options().with_untracked(|view_options| view_options.hidden.clone());
        let next = untrack(move || {
            self.session.report.with(|report| {
                let at = cursor.map_or_else(|| report.scale.current_ratio(), |cursor| step(cursor, report));
                let step = next_crossing(report, &hidden, at, report.scale.steps(plot.end), back)?;
                Some(Cursor { millionths: report.scale.millionths(step), step: Some(step) })
            })
        });
        if next.is_some() {
            self.go(next);
        }
    }

    /// What stands at the cursor, where there is one.
    fn reading(self) -> Option<Reading> {
        let (cursor, plot) = (self.cursor.get()?, self.plot.get());
        let hidden = self.session.view_options().with(|view_options| view_options.hidden.clone());
        self.session.report.with(|report| {
            let at = step(cursor, report);
            let shown = if cursor.step.is_some() { numbers::exactly } else { numbers::about };
            let pixel = plot.pixel(cursor.millionths);
            Some(Reading {
                value: shown(&report.scale, at),
                costs: costs(report, &hidden, at),
                pixel,
                is_right_of_middle: 2.0 * pixel > plot.pixel(0) + plot.pixel(plot.end),
            })
        })
    }

    /// A line at the cursor with the costs beside it, and a sentence for screen readers.
    pub(super) fn read_out(self) -> AnyView {
        let session = self.session;
        let reading = Memo::new(move |_| self.reading());
        let class = derived(move || {
            let left = reading.with(|reading| reading.as_ref().is_some_and(|reading| reading.is_right_of_middle));
            if left { "cursor left" } else { "cursor" }
        });
        let style = derived(move || {
            let pixel = reading.with(|reading| reading.as_ref().map_or(0.0, |reading| reading.pixel));
            format!("--at: {pixel:.0}px")
        });
        let there = derived(move || reading.with(Option::is_some));
        let value = derived(move || reading.with(|read| read.as_ref().map_or_else(String::new, |it| it.value.clone())));
        let rows = list(move || {
            let locale = session.locale();
            let row = |cost: &Cost| cost_row(cost, locale);
            reading.with(|reading| reading.as_ref().map_or_else(Vec::new, |it| it.costs.iter().map(row).collect()))
        });
        let calm = platform::debounced(move || reading.get(), SPEECH_MS);
        let spoken = localized(session, move |locale| {
            calm.with(|reading| {
                reading.as_ref().map_or_else(String::new, |reading| locale.read_out(&reading.value, &reading.costs))
            })
        });
        view! {
            <div class=class style=style aria-hidden="true" data-testid="read-out">
                <Show when=move || there.get()>
                    <p>
                        <strong>{value}</strong>
                    </p>
                </Show>
                {rows}
            </div>
            <p class="hidden" aria-live="polite" data-testid="spoken">
                {spoken}
            </p>
        }
        .into_any()
    }
}

/// What a design costs at the cursor, and how much more that is than the cheapest.
fn cost_row((design, amount, more): &Cost, locale: &dyn Locale) -> AnyView {
    let more = if *more > Usd::ZERO { locale.extra_cost(*more) } else { String::new() };
    view! {
        <p class=design.slug()>
            <span>{locale.design_short(*design)}</span>
            <b>{locale.money().figure(*amount)}</b>
            <small>{more}</small>
        </p>
    }
    .into_any()
}

/// The exact step of a cursor: that of its crossing, as long as the crossing is there.
fn step(cursor: Cursor, report: &Report) -> Ratio {
    let crossing = cursor.step.filter(|step| report.scale.millionths(*step) == cursor.millionths);
    crossing.unwrap_or_else(|| report.scale.steps(cursor.millionths))
}
