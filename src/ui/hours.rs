//! The hours of a month that the network exists: as a number or as a schedule, and what does not sleep with it.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::field::InputField;
use super::parts::{Name, choice, derived, each, localized, show_when};
use super::session::Session;
use natpoint_model::compare::trade_off;
use natpoint_model::input::Field;
use natpoint_model::scenario::Schedule;
use natpoint_model::units::Hours;

/// The hours, the schedule that comes to them, and what it leaves to pay.
#[component]
pub(super) fn HoursOfMonth(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let hours = InputField { field: Field::Hours, label: session.label(|labels| labels.hours), unit: "h" };
    let sleeps = session.holds(|scenario| scenario.hours < Hours::MONTH);
    let notes = derived(move || {
        let locale = session.locale();
        let all = session.with(|scenario| session.settled.with(|report| trade_off::asleep(scenario, report)));
        all.into_iter().map(|trade_off| locale.trade_off(trade_off)).collect()
    });
    // The same hours come of several schedules, so the one that was said is kept.
    let said = RwSignal::new(Schedule::OFFICE);
    view! {
        <div class="hours">
            {hours.view(session)}
            <div class="pair">
                {part(session, said, "schedule-hours", Schedule::HOURS, |schedule| &mut schedule.hours_a_day)}
                {part(session, said, "schedule-days", Schedule::DAYS, |schedule| &mut schedule.days_a_month)}
            </div>
            {show_when(sleeps, move || {
                view! {
                    <ul class="note" data-testid="sleep-notes">
                        {each(notes, |said| view! { <li>{said}</li> }.into_any())}
                    </ul>
                }
                .into_any()
            })}
        </div>
    }
    .into_any()
}

/// One of the two numbers of a schedule, to be chosen.
fn part(
    session: Session,
    said: RwSignal<Schedule>,
    testid: &'static str,
    most: u32,
    of: fn(&mut Schedule) -> &mut u32,
) -> AnyView {
    let schedule = move |hours: Hours| {
        let said = said.get();
        if said.hours() == hours { Some(said) } else { Schedule::of(hours) }
    };
    let chosen = session.text(move |scenario| {
        schedule(scenario.hours).map_or_else(String::new, |mut schedule| of(&mut schedule).to_string())
    });
    let names = Signal::stored({
        let none = Name { value: String::new(), text: "–".to_owned() };
        let name = |number: u32| Name { value: number.to_string(), text: number.to_string() };
        std::iter::once(none).chain((1..=most).rev().map(name)).collect()
    });
    let label = localized(session, move |locale| {
        let labels = locale.page_labels();
        if most == Schedule::HOURS { labels.hours_a_day } else { labels.days_a_month }.to_owned()
    });
    choice(testid, label, chosen, names, move |number| {
        if let Ok(number) = number.parse::<u32>() {
            let mut next = untrack(|| session.with(|scenario| schedule(scenario.hours))).unwrap_or(Schedule::OFFICE);
            *of(&mut next) = number;
            said.set(next);
            session.update(|scenario| scenario.hours = next.hours());
        }
    })
}
