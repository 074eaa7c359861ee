//! The chart under a hand: dragging the volume, and reading costs at a point.

use leptos::prelude::*;

use crate::chart::explore::{costs, next_crossing};
use crate::chart::plot::Plot;
use crate::compare::Report;
use crate::cost::Design;
use crate::ui::parts::{derived, follow, list, when};
use crate::ui::platform::{self, Hand, Wait};
use crate::ui::session::Session;
use crate::units::{Ratio, Usd};
use crate::words::numbers;

/// A point of the axis: its value in millionths and, at a crossing, the exact step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    millionths: u64,
    step: Option<Ratio>,
}

/// What a pointer is about.
#[derive(Clone, Copy, PartialEq)]
enum Grip {
    /// It hovers.
    None,
    /// A finger was put down there; it may be a tap, a scroll or a drag.
    Touch(f64),
    /// It drags the volume.
    Drag,
}

/// The state of the chart while it is explored.
#[derive(Clone, Copy)]
pub(super) struct Explorer {
    session: Session,
    /// Where the chart is read.
    pub cursor: RwSignal<Option<Cursor>>,
    /// Where values stand on the chart.
    pub plot: RwSignal<Plot>,
    /// The end of the axis while the volume is dragged: it must not run away from the hand.
    pub held: RwSignal<Option<u64>>,
    grip: StoredValue<Grip>,
}

/// How many CSS pixels a finger moves before it drags.
const SLACK: f64 = 8.0;

/// How many CSS pixels an arrow key goes, and Page Up or Page Down.
const STEP: f64 = 4.0;
const PAGE: f64 = 60.0;

impl Explorer {
    pub(super) fn new(session: Session) -> Self {
        Self {
            session,
            cursor: RwSignal::new(None),
            plot: RwSignal::new(Plot::default()),
            held: RwSignal::new(None),
            grip: StoredValue::new(Grip::None),
        }
    }

    /// Takes what a pointer does.
    pub(super) fn hand(self, hand: Hand) {
        let grip = self.grip.get_value();
        match (hand, grip) {
            (Hand::Press(at), _) => self.drag(at),
            (Hand::Touch(at), _) => self.grip.set_value(Grip::Touch(at)),
            (Hand::Move(at), Grip::Drag) => self.drag(at),
            (Hand::Move(at), Grip::Touch(from)) => {
                if (at - from).abs() > SLACK {
                    self.drag(at);
                }
            }
            (Hand::Move(at), Grip::None) => self.point(self.plot.get_untracked().value(at)),
            (Hand::Drop, Grip::Touch(at)) => {
                self.point(self.plot.get_untracked().value(at));
                self.grip.set_value(Grip::None);
            }
            (Hand::Drop, _) => self.release(),
            // After a tap the read-out stays; a drag goes on beyond the chart until it is dropped.
            (Hand::Leave, Grip::Touch(_)) => self.grip.set_value(Grip::None),
            (Hand::Leave, _) => {
                self.release();
                self.cursor.set(None);
            }
        }
    }

    /// Takes the volume to a pixel.
    fn drag(self, pixel: f64) {
        let plot = self.plot.get_untracked();
        if self.grip.get_value() != Grip::Drag {
            self.grip.set_value(Grip::Drag);
            self.held.set(Some(plot.end));
        }
        let millionths = plot.value(pixel);
        if self.millionths() != Some(millionths) || self.user() != millionths {
            self.session.drag_to(millionths);
            self.point(millionths);
        }
    }

    fn release(self) {
        self.grip.set_value(Grip::None);
        if self.held.get_untracked().is_some() {
            self.held.set(None);
        }
    }

    fn point(self, millionths: u64) {
        let cursor = Some(Cursor { millionths, step: None });
        if self.cursor.get_untracked() != cursor {
            self.cursor.set(cursor);
        }
    }

    fn millionths(self) -> Option<u64> {
        self.cursor.get_untracked().map(|cursor| cursor.millionths)
    }

    fn user(self) -> u64 {
        untrack(move || self.session.report.with(|report| report.scale.user_millionths()))
    }

    /// Takes a key, if it is one of the chart's.
    pub(super) fn key(self, key: &str, shift: bool) -> bool {
        let plot = self.plot.get_untracked();
        let from = self.millionths().unwrap_or_else(|| self.user());
        match key {
            "ArrowRight" => self.point(plot.further(from, STEP)),
            "ArrowLeft" => self.point(plot.further(from, -STEP)),
            "PageUp" => self.point(plot.further(from, PAGE)),
            "PageDown" => self.point(plot.further(from, -PAGE)),
            "Home" => self.point(0),
            "End" => self.point(plot.end),
            "c" | "C" => self.jump(from, shift),
            "Enter" | " " => match self.millionths() {
                Some(millionths) => self.session.drag_to(millionths),
                None => self.point(from),
            },
            "Escape" => self.cursor.set(None),
            _ => return false,
        }
        true
    }

    /// Goes to the next crossing, or back to the last one.
    fn jump(self, from: u64, back: bool) {
        let end = self.plot.get_untracked().end;
        let cursor = self.cursor.get_untracked();
        let next = untrack(move || {
            self.session.report.with(|report| {
                let at = cursor.map_or(report.scale.steps(from), |cursor| step(cursor, report));
                let hidden = self.session.look.with(|look| look.hidden.clone());
                let step = next_crossing(report, &hidden, at, report.scale.steps(end), back)?;
                Some(Cursor { millionths: report.scale.millionths(step), step: Some(step) })
            })
        });
        if next.is_some() {
            self.cursor.set(next);
        }
    }

    /// What stands at the cursor: its value, and what each design costs there.
    fn read(self) -> Option<(String, Vec<(Design, Usd, Usd)>)> {
        let cursor = self.cursor.get()?;
        self.session.report.with(|report| {
            let at = step(cursor, report);
            let costs = self.session.look.with(|look| costs(report, &look.hidden, at));
            let told = if cursor.step.is_some() {
                numbers::exactly(&report.scale, at)
            } else {
                numbers::about(&report.scale, at)
            };
            Some((told, costs))
        })
    }

    /// A line at the cursor and the costs beside it, and a sentence for those who hear the page.
    pub(super) fn read_out(self) -> AnyView {
        let session = self.session;
        let open = derived(move || self.cursor.with(Option::is_some));
        let place = derived(move || {
            let pixel = self.cursor.get().map_or(0.0, |cursor| self.plot.get().pixel(cursor.millionths));
            format!("--at: {pixel}px")
        });
        let right = derived(move || {
            let plot = self.plot.get();
            self.cursor
                .get()
                .is_some_and(|cursor| cursor.millionths > plot.value((plot.pixel(0) + plot.pixel(plot.end)) / 2.0))
        });
        let rows = move || {
            let Some((at, costs)) = self.read() else { return Vec::new() };
            let words = session.words();
            let row = |(design, amount, more): (Design, Usd, Usd)| {
                let more = if more > Usd::ZERO { format!("+{}", numbers::cents(more)) } else { String::new() };
                view! {
                    <p class=design.slug()>
                        <span>{words.design_short(design)}</span>
                        <b>{numbers::cents(amount)}</b>
                        <small>{more}</small>
                    </p>
                }
                .into_any()
            };
            let head = view! { <p><strong>{at}</strong></p> }.into_any();
            std::iter::once(head).chain(costs.into_iter().map(row)).collect()
        };
        let spoken = RwSignal::new(String::new());
        follow(move |_| {
            self.cursor.track();
            platform::wait(Wait::Speech, 400, move || {
                let told = untrack(move || self.read());
                let told =
                    told.map_or_else(String::new, |(at, costs)| untrack(move || session.words()).read_out(&at, &costs));
                let _ = spoken.try_set(told);
            });
        });
        view! {
            {when(open, move || {
                view! {
                    <div class="cursor" class:left=right style=place aria-hidden="true" data-testid="read-out">
                        {list(rows)}
                    </div>
                }
                .into_any()
            })}
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
