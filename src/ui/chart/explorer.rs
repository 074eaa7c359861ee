//! The chart explored by pointer and keyboard: the volume is dragged, and costs are read at a point.

use leptos::html::Div;
use leptos::prelude::*;

use crate::ui::parts::watch;
use crate::ui::platform::{self, Debounce, PointerInput};
use crate::ui::session::Session;
use natpoint_chart::plot::Plot;
use natpoint_model::compare::Report;
use natpoint_model::compare::chart_points::{Cost, costs, next_crossing};
use natpoint_model::units::{Ratio, Usd};
use natpoint_text::numbers;

/// A point of the axis: its value in millionths and, at a crossing, the exact step.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Cursor {
    millionths: u64,
    step: Option<Ratio>,
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

/// What is known of the chart while it is explored.
#[derive(Clone, Copy, Default)]
struct State {
    /// Where the chart is read.
    cursor: Option<Cursor>,
    /// Where values stand on the chart.
    plot: Plot,
    /// The end of the axis while the volume is dragged, so that the axis does not move under the pointer.
    held: Option<u64>,
    drag: DragState,
}

/// The chart while it is explored.
#[derive(Clone, Copy)]
pub(super) struct Explorer {
    session: Session,
    state: StoredValue<State>,
    /// Triggers when the cursor moves.
    moved: RwSignal<u32>,
    /// Triggers when the axis is held or released.
    hold_changed: RwSignal<u32>,
}

/// How many CSS pixels a finger moves before it drags.
const SLACK: f64 = 8.0;

/// By how many CSS pixels the arrow keys move the cursor, and Page Up and Page Down.
const STEP: f64 = 4.0;
const PAGE: f64 = 60.0;

impl Explorer {
    pub(super) fn new(session: Session) -> Self {
        let state = StoredValue::new(State::default());
        Self { session, state, moved: RwSignal::new(0), hold_changed: RwSignal::new(0) }
    }

    /// The end of the axis, where it is held.
    pub(super) fn held(self) -> Option<u64> {
        self.hold_changed.track();
        self.state.get_value().held
    }

    /// Keeps where values stand now.
    pub(super) fn drawn(self, plot: Plot) {
        let moved = self.state.get_value().plot != plot;
        self.state.update_value(|state| state.plot = plot);
        if moved {
            self.moved.set(0);
        }
    }

    /// Handles an input; returns whether the browser must not handle it as well.
    pub(super) fn handle(self, input: PointerInput) -> bool {
        let State { drag, plot, .. } = self.state.get_value();
        match (input, drag) {
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
        let State { plot, cursor, .. } = self.state.get_value();
        let millionths = plot.value(pixel);
        if self.current() != millionths || cursor.is_none() {
            self.session.drag_to(millionths);
            self.point(millionths);
        }
    }

    fn set_drag_state(self, drag: DragState) {
        let before = self.state.get_value();
        let held = (drag == DragState::Drag).then(|| before.held.unwrap_or(before.plot.end));
        self.state.update_value(|state| (state.drag, state.held) = (drag, held));
        if before.held != held {
            self.hold_changed.set(0);
        }
    }

    fn point(self, millionths: u64) {
        self.go(Some(Cursor { millionths, step: None }));
    }

    fn go(self, cursor: Option<Cursor>) {
        if self.state.get_value().cursor != cursor {
            self.state.update_value(|state| state.cursor = cursor);
            self.moved.set(0);
        }
    }

    fn current(self) -> u64 {
        untrack(move || self.session.report.with(|report| report.scale.current_millionths()))
    }

    /// Handles a key, if it is one of the chart's.
    fn key(self, key: &str, shift: bool) -> bool {
        let State { plot, cursor, .. } = self.state.get_value();
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
        let State { plot, cursor, .. } = self.state.get_value();
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

    /// What stands at the cursor: its value, and what each design costs there.
    fn read(self) -> Option<(String, Vec<Cost>)> {
        self.moved.track();
        let cursor = self.state.get_value().cursor?;
        let hidden = self.session.view_options().with(|view_options| view_options.hidden.clone());
        self.session.report.with(|report| {
            let at = step(cursor, report);
            let shown = if cursor.step.is_some() { numbers::exactly } else { numbers::about };
            Some((shown(&report.scale, at), costs(report, &hidden, at)))
        })
    }

    /// A line at the cursor with the costs beside it, and a sentence for screen readers.
    pub(super) fn read_out(self) -> AnyView {
        let session = self.session;
        let beside = NodeRef::<Div>::new();
        watch(move |_| {
            let locale = session.locale();
            let (Some(beside), read) = (beside.get(), self.read()) else { return };
            let Some((at, costs)) = read else { return platform::set_html(&beside, "") };
            let State { plot, cursor, .. } = self.state.get_value();
            #[allow(clippy::cast_possible_truncation, reason = "a number of milliseconds, bytes or pixels that fits")]
            let pixel = cursor.map_or(0, |cursor| plot.pixel(cursor.millionths) as i32);
            let right = 2.0 * f64::from(pixel) > plot.pixel(0) + plot.pixel(plot.end);
            let mut rows = format!("<p><strong>{at}</strong></p>");
            for (design, amount, more) in costs {
                let more = if more > Usd::ZERO { locale.extra_cost(more) } else { String::new() };
                let (slug, name, amount) = (design.slug(), locale.design_short(design), numbers::cents(amount));
                let row = [
                    "<p class=\"",
                    slug,
                    "\"><span>",
                    name,
                    "</span><b>",
                    &amount,
                    "</b><small>",
                    &more,
                    "</small></p>",
                ];
                rows += &row.concat();
            }
            let class = if right { "cursor left" } else { "cursor" };
            platform::set_attributes(&beside, &[("class", class), ("style", &format!("--at: {pixel}px"))]);
            platform::set_html(&beside, &rows);
        });
        let spoken = RwSignal::new(String::new());
        let speech = Debounce::new(400);
        watch(move |first| {
            self.moved.track();
            if !first {
                speech.call(move || {
                    let told = untrack(move || {
                        self.read().map_or_else(String::new, |(at, costs)| session.locale().read_out(&at, &costs))
                    });
                    spoken.set(told);
                });
            }
        });
        view! {
            <div class="cursor" node_ref=beside aria-hidden="true" data-testid="read-out"></div>
            <p class="hidden" aria-live="polite" data-testid="spoken">{spoken}</p>
        }
        .into_any()
    }
}

/// The exact step of a cursor: that of its crossing, as long as the crossing is there.
fn step(cursor: Cursor, report: &Report) -> Ratio {
    let crossing = cursor.step.filter(|step| report.scale.millionths(*step) == cursor.millionths);
    crossing.unwrap_or_else(|| report.scale.steps(cursor.millionths))
}
