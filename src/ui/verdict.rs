//! The answer: what to do in words, what that saves in figures, and every crossing.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{button, derived, list, localized, show_when};
use super::platform;
use super::session::Session;
use super::sheet::Openings;
use super::working::{Figure, Working};
use natpoint_export::bill::kind_name;
use natpoint_export::working;
use natpoint_model::compare::cost_table::{Column, CostTable, bill};
use natpoint_model::compare::recommendation::Recommendation;
use natpoint_model::compare::two_designs::TwoDesigns;
use natpoint_model::compare::ways_out::{self, WayOut};
use natpoint_model::cost::Design;
use natpoint_model::units::Usd;
use natpoint_text::recommendation::shown_saving;
use natpoint_text::{Money, RecommendationLabels, numbers};

/// What to do, in one sentence that holds for whatever was entered, and a quiet line that says on what terms.
///
/// On a narrow page that line stands elsewhere, since the sentence stays on top there.
#[component]
pub(super) fn Verdict(
    /// The page's state.
    session: Session,
    /// Which sheet, drawer and fold are open.
    openings: Option<Openings>,
    /// Whether there is no room for the inputs beside the chart.
    narrow: Signal<bool>,
) -> impl IntoView {
    let sentence = localized(session, move |locale| {
        session.report.with(|report| session.with_live(|scenario| locale.recommendation(scenario, report)))
    });
    let refused = derived(move || session.refused());
    let understood = derived(move || refused.get().is_none());
    let told = localized(session, move |locale| {
        refused.get().map_or_else(String::new, |field| {
            locale.not_understood(&field.label.get(), &field.typed.get(), &field.counted.get())
        })
    });
    let go = localized(session, |locale| locale.page_labels().go_to_field.to_owned());
    let go_there = move || {
        if let Some(field) = refused.get_untracked() {
            platform::focus(&format!("field-{}", field.field.key()));
        }
    };
    view! {
        <div class="said" class:doubted=derived(move || !understood.get())>
            <h1 class="verdict" data-testid="verdict" aria-live="polite" tabindex="-1">{sentence}</h1>
            {show_when(derived(move || understood.get() && !narrow.get()), move || {
                view! { <AnswerNote session openings /> }.into_any()
            })}
            <WaysOut session />
            {show_when(derived(move || !understood.get()), move || {
                view! {
                    <p class="yearly error" data-testid="not-understood">
                        <strong>{told}</strong>
                        " "
                        {button("go-to-field".to_owned(), "link", go, go_there)}
                    </p>
                }
                .into_any()
            })}
        </div>
    }
    .into_any()
}

/// On what terms the answer holds: prices and currency, which open the prices among the inputs, then Region and date.
#[component]
pub(super) fn AnswerNote(
    /// The page's state.
    session: Session,
    /// Which sheet, drawer and fold are open.
    openings: Option<Openings>,
) -> impl IntoView {
    let note = localized(session, move |locale| {
        session
            .report
            .with(|report| session.with_live(|scenario| locale.answer_note(scenario, report, session.axis().get())))
    });
    let terms = localized(session, move |locale| {
        let second = session.second_currency();
        session.with_live(|scenario| locale.price_terms(scenario, second.as_ref()))
    });
    let terms = match openings.filter(|_| session.open_to_change().get_untracked()) {
        Some(openings) => button("price-terms".to_owned(), "chip", terms, move || openings.show_prices()),
        None => view! { <span>{terms}</span> }.into_any(),
    };
    view! { <p class="yearly" data-testid="answer-note">{terms} " " {note}</p> }.into_any()
}

/// Where no design is possible: the two nearest ways out, each with its price.
#[component]
fn WaysOut(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let stuck = derived(move || session.settled.with(|report| report.verdict.is_none()));
    show_when(stuck, move || {
        let ways = Memo::new(move |_| session.with(ways_out::of_scenario));
        let buttons = list(move || {
            let locale = session.locale();
            let way_out = |(at, way): (usize, &WayOut)| {
                let (label, scenario) = (Signal::stored(locale.way_out(way)), way.scenario.clone());
                button(format!("way-out-{}", at + 1), "", label, move || {
                    let scenario = scenario.clone();
                    session.update(|now| *now = scenario);
                    // The button is gone with what it was for.
                    platform::focus("verdict");
                })
            };
            ways.with(|ways| ways.iter().enumerate().map(way_out).collect())
        });
        view! { <div class="ways-out" data-testid="ways-out">{buttons}</div> }.into_any()
    })
}

/// What the network costs today, what the recommended design costs, and what that saves.
#[component]
pub(super) fn Figures(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let known = derived(move || session.report.with(|report| report.recommendation.is_some()));
    let label = move |pick: fn(&RecommendationLabels) -> &'static str| {
        localized(session, move |locale| pick(locale.recommendation_labels()).to_owned())
    };
    let of_column = move |holds: fn(&Column) -> bool| {
        Callback::new(move |()| {
            let locale = session.locale();
            session.settled.with(|report| {
                let column = CostTable::of(report).columns.into_iter().find(holds);
                let found = column.and_then(|column| Some((column, bill(report, &column)?)));
                found.map_or_else(Working::default, |(column, bill)| Working {
                    title: locale.design(column.design).to_owned(),
                    amount: locale.amount(column.total),
                    lines: working::lines(bill, None, locale),
                    sources: Vec::new(),
                })
            })
        })
    };
    let of_saving = Callback::new(move |()| {
        let locale = session.locale();
        let two = session.settled.with(|report| session.with(|scenario| TwoDesigns::of(scenario, report, ["", ""])));
        two.map_or_else(Working::default, |two| Working {
            title: locale.page_labels().compare_bill.to_owned(),
            amount: locale.money().signed(two.difference()),
            lines: two
                .differing
                .iter()
                .map(|(kind, [a, b])| {
                    let [before, after] = [a, b].map(|amount| locale.money().figure(*amount));
                    let difference = locale.money().signed(locale.money().difference(*b, *a));
                    [kind_name(*kind, locale), format!("{before} → {after}"), difference]
                })
                .collect(),
            sources: Vec::new(),
        })
    });
    let winner = derived(move || {
        let design = session.report.with(|report| report.recommendation.as_ref().map(|advice| advice.design));
        format!("sample {}", design.map_or("", Design::slug))
    });
    let saved = localized(session, move |locale| {
        let saving = session.report.with(|report| report.recommendation.as_ref().and_then(|advice| advice.saving));
        saving.map_or_else(|| locale.recommendation_labels().no_current.to_owned(), |saving| locale.saving(&saving))
    });
    let has_current = derived(move || {
        session.report.with(|report| report.recommendation.iter().any(|advice| advice.current.is_some()))
    });
    let amount = move |pick: fn(&Recommendation, Money) -> Option<Usd>, working: Callback<(), Working>| {
        view! { <RecommendedAmount session pick working /> }.into_any()
    };
    show_when(known, move || {
        view! {
            <dl
                class="figures"
                class:without-current=derived(move || !has_current.get())
                data-testid="figures"
            >
                {figure(
                    "figure today-figure",
                    "figure-today",
                    sampled(Signal::stored("sample nat".to_owned()), label(|labels| labels.today)),
                    amount(
                        |advice, _| advice.current.as_ref().map(|current| current.bill.total),
                        of_column(|column| column.is_current),
                    ),
                )}
                {figure(
                    "figure",
                    "figure-recommended",
                    sampled(winner, label(|labels| labels.recommended)),
                    amount(|advice, _| Some(advice.total), of_column(|column| column.is_recommended)),
                )}
                {figure(
                    "figure saved-figure",
                    "figure-saved",
                    saved.into_any(),
                    amount(
                        |advice, money| shown_saving(advice, money).map(numbers::without_sign),
                        of_saving,
                    ),
                )}
            </dl>
        }
        .into_any()
    })
}

/// An amount below which stands what it is.
pub(super) fn figure(class: &'static str, testid: &'static str, label: AnyView, amount: AnyView) -> AnyView {
    view! {
        <div class=class>
            <dt>{label}</dt>
            <dd data-testid=testid>{amount}</dd>
        </div>
    }
    .into_any()
}

/// A label behind a sample of the curve that it stands for.
fn sampled(class: Signal<String>, label: Signal<String>) -> AnyView {
    view! {
        <span class=class aria-hidden="true"></span>
        {label}
    }
    .into_any()
}

/// An amount of the recommendation that opens its working, and what it is in the user's currency.
#[component]
fn RecommendedAmount(
    /// The page's state.
    session: Session,
    /// Which amount.
    pick: fn(&Recommendation, Money) -> Option<Usd>,
    /// How it is worked out.
    working: Callback<(), Working>,
) -> impl IntoView {
    let amount = move || {
        let money = session.locale().money();
        session.report.with(|report| report.recommendation.as_ref().and_then(|advice| pick(advice, money)))
    };
    let usd = localized(session, move |locale| amount().map_or_else(|| "–".to_owned(), |amount| locale.amount(amount)));
    let local = derived(move || amount().and_then(|amount| session.local(amount)).unwrap_or_default());
    view! {
        <Figure session text=usd working />
        <small class="local">{local}</small>
    }
    .into_any()
}

/// Every volume at which two designs cost the same, which is what the chart shows, in words.
#[component]
pub(super) fn Crossings(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let sentences = move || {
        let locale = session.locale();
        let told = session.settled.with(|report| natpoint_export::crossings(report, locale));
        told.into_iter().map(|sentence| view! { <li>{sentence}</li> }.into_any()).collect()
    };
    view! {
        <section class="plain">
            <h2>{session.label(|labels| labels.crossings)}</h2>
            <ul class="crossings" data-testid="crossings">{list(sentences)}</ul>
        </section>
    }
    .into_any()
}
