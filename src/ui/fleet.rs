//! Many VPCs: a list goes in, the totals and the order of roll-out come out.
//!
//! Everything in the panel stands only while it is open, so a closed one costs nothing.

use leptos::prelude::*;

use super::parts::{button, each, rows, say, when};
use super::platform;
use super::session::Session;
use crate::fleet::{List, Plan, Refused, RegionPlan, Row, Sum, TooMuchData, Totals, Verdict, csv, export};
use crate::scenario::Scenario;
use crate::units::Usd;
use crate::words::{FleetLabels, Words, numbers};

/// How many rows come with a press.
const PAGE: usize = 50;
/// The most rows that stand on the page at once.
const MOST_ROWS: usize = 200;
/// The most bad rows that are told one by one.
const MOST_PROBLEMS: usize = 20;

/// What the panel holds while the page is open.
#[derive(Clone, Copy)]
struct Input {
    /// The list as it was pasted or typed; never changed by the page.
    text: RwSignal<String>,
    /// A file instead of it: its name, and its text or why it has none.
    file: RwSignal<Option<(String, Result<String, Refused>)>>,
    /// The end of the rows that are shown.
    end: RwSignal<usize>,
}

/// What becomes of it.
#[derive(Clone, Copy)]
struct Output {
    template: Memo<Scenario>,
    list: Memo<Result<List, Refused>>,
    plan: Memo<Option<Result<Plan, TooMuchData>>>,
}

impl Output {
    fn of(session: Session, input: Input) -> Self {
        // Services do not matter here, so changing them plans nothing anew.
        let template =
            Memo::new(move |_| session.with(|scenario| Scenario { services: Vec::new(), vpcs: 1, ..scenario.clone() }));
        let list = Memo::new(move |_| {
            input.file.with(|file| match file {
                Some((_, Ok(text))) => csv::read(text),
                Some((_, Err(refused))) => Err(refused.clone()),
                None => input.text.with(|text| csv::read(text)),
            })
        });
        let plan = Memo::new(move |_| {
            list.with(|list| {
                let rows = list.as_ref().ok().map(|list| &list.rows).filter(|rows| !rows.is_empty())?;
                Some(template.with(|scenario| Plan::of(scenario, rows)))
            })
        });
        Self { template, list, plan }
    }

    /// Something of the plan; the usual when there is none.
    fn read<T: Default>(self, read: impl Fn(&Scenario, &[Row], &Plan) -> T) -> T {
        self.template.with(|scenario| {
            self.list.with(|list| {
                self.plan.with(|plan| match (list, plan) {
                    (Ok(list), Some(Ok(plan))) => read(scenario, &list.rows, plan),
                    _ => T::default(),
                })
            })
        })
    }
}

/// The panel, folded.
pub(super) fn panel(session: Session) -> AnyView {
    let open = RwSignal::new(false);
    let input = Input { text: RwSignal::default(), file: RwSignal::default(), end: RwSignal::new(PAGE) };
    view! {
        <details
            class="card fleet"
            data-testid="fleet"
            on:toggle=move |event| open.set(event_target::<web_sys::Element>(&event).has_attribute("open"))
        >
            <summary>
                <h2>{label(session, |labels| labels.title)}</h2>
            </summary>
            {when(open.into(), move || opened(session, input))}
        </details>
    }
    .into_any()
}

fn opened(session: Session, input: Input) -> AnyView {
    let output = Output::of(session, input);
    let planned = Signal::derive(move || output.plan.with(|plan| matches!(plan, Some(Ok(_)))));
    let total = say(session, move |words| output.read(|_, _, plan| words.fleet_totals(&plan.totals)));
    view! {
        <p class="note">{label(session, |labels| labels.note)}</p>
        {source(session, input)}
        {problems(session, output)}
        <p class="total" data-testid="fleet-total" aria-live="polite">{total}</p>
        {when(planned, move || answer(session, input, output))}
    }
    .into_any()
}

/// The list's text, or the file that it is read from.
fn source(session: Session, input: Input) -> AnyView {
    let take = move |name: String, bytes: Option<Vec<u8>>| {
        let text = bytes.ok_or(Refused::Unreadable).and_then(csv::decode);
        input.end.set(PAGE);
        input.file.set(Some((name, text)));
    };
    let named = say(session, move |words| {
        input.file.with(|file| file.as_ref().map_or_else(String::new, |(name, _)| words.fleet_file(name)))
    });
    let from_file = Signal::derive(move || input.file.with(Option::is_some));
    let back = move || {
        view! {
            <p class="with-button">
                <span>{named}</span>
                {button(
                    "fleet-text-again".to_owned(),
                    "",
                    label(session, |labels| labels.drop_file),
                    move || input.file.set(None),
                )}
            </p>
        }
        .into_any()
    };
    view! {
        <div
            class="fleet-source"
            on:dragover=move |event| platform::accept_files(&event)
            on:drop=move |event| platform::read_file(platform::dropped_files(&event), take)
        >
            <label class="field">
                <span class="label">{label(session, |labels| labels.text)}</span>
                <textarea
                    rows="8"
                    wrap="off"
                    spellcheck="false"
                    autocomplete="off"
                    data-testid="fleet-text"
                    placeholder=label(session, |labels| labels.example)
                    prop:value=input.text
                    on:input:target=move |event| {
                        input.end.set(PAGE);
                        input.text.set(event.target().value());
                    }
                ></textarea>
            </label>
            <label class="field">
                <span class="label">{label(session, |labels| labels.file)}</span>
                <input
                    type="file"
                    accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
                    data-testid="fleet-file"
                    on:change:target=move |event| {
                        platform::read_file(event.target().files(), take);
                        // The same file can be chosen again once it has changed.
                        event.target().set_value("");
                    }
                />
            </label>
            {when(from_file, back)}
        </div>
    }
    .into_any()
}

/// What could not be taken, and what is worth knowing of the rest.
fn problems(session: Session, output: Output) -> AnyView {
    let told = Memo::new(move |_| {
        let words = session.words();
        let too_much = output.plan.with(|plan| matches!(plan, Some(Err(TooMuchData)))).then(|| words.fleet_too_much());
        let of_list = output.list.with(|list| match list {
            Ok(list) => remarks(list, words),
            Err(refused) => vec![words.fleet_refused(refused)],
        });
        too_much.into_iter().chain(of_list).collect::<Vec<_>>()
    });
    when(Signal::derive(move || !told.with(Vec::is_empty)), move || {
        view! {
            <section class="notices" role="status" data-testid="fleet-problems">
                <h3>{label(session, |labels| labels.problems)}</h3>
                <ul>{lines(told.into())}</ul>
            </section>
        }
        .into_any()
    })
}

fn remarks(list: &List, words: &dyn Words) -> Vec<String> {
    let mut told = Vec::new();
    told.extend((list.beyond > 0).then(|| words.fleet_beyond(list.beyond)));
    told.extend((!list.ignored.is_empty()).then(|| words.fleet_ignored(&list.ignored)));
    told.extend(list.problems.iter().take(MOST_PROBLEMS).map(|problem| words.fleet_problem(problem)));
    let room = MOST_PROBLEMS.saturating_sub(list.problems.len());
    told.extend(list.duplicates.iter().take(room).map(|duplicate| words.fleet_duplicate(duplicate)));
    let more = (list.problems.len() + list.duplicates.len()).saturating_sub(MOST_PROBLEMS);
    told.extend((more > 0).then(|| words.fleet_more(more)));
    told
}

/// The totals by Region, the hubs, the order of roll-out.
fn answer(session: Session, input: Input, output: Output) -> AnyView {
    let regions = Memo::new(move |_| {
        let words = session.words();
        output.read(|_, _, plan| {
            let all =
                (plan.regions.len() > 1).then(|| totals_row(words.fleet().all_regions.to_owned(), &plan.totals, words));
            let region = |region: &RegionPlan| totals_row(words.region(region.terms.region), &region.totals, words);
            all.into_iter().chain(plan.regions.iter().map(region)).collect::<Vec<_>>()
        })
    });
    let hubs = Signal::derive(move || {
        let words = session.words();
        output.read(|_, _, plan| plan.regions.iter().map(|region| words.fleet_hub(region)).collect::<Vec<_>>())
    });
    let region_columns: [fn(&FleetLabels) -> &'static str; 6] = [
        |labels| labels.column_region,
        |labels| labels.column_vpcs,
        |labels| labels.column_nat,
        |labels| labels.column_own,
        |labels| labels.column_plan,
        |labels| labels.column_saving,
    ];
    let order_columns: [fn(&FleetLabels) -> &'static str; 7] = [
        |labels| labels.column_vpc,
        |labels| labels.column_verdict,
        |labels| labels.column_saving,
        |labels| labels.column_nat,
        |labels| labels.column_own,
        |labels| labels.column_hub,
        |labels| labels.column_from,
    ];
    let shown = Memo::new(move |_| {
        let words = session.words();
        let end = input.end.get();
        output.read(|scenario, rows, plan| {
            let (first, last) = window(end, plan.order.len());
            let places = plan.order.iter().enumerate().take(last).skip(first);
            places
                .filter_map(|(order, at)| {
                    Some(row(order + 1, rows.get(*at)?, plan.verdicts.get(*at)?, plan, scenario, words))
                })
                .collect::<Vec<_>>()
        })
    });
    view! {
        {table(session, |labels| labels.totals, "fleet-regions", &region_columns, regions, "fleet-region")}
        <ul class="crossings" data-testid="fleet-hubs">{lines(hubs)}</ul>
        {table(session, |labels| labels.order, "fleet-order", &order_columns, shown, "fleet-row")}
        {pages(session, input, output)}
        <p class="note">{label(session, |labels| labels.order_note)}</p>
        {copy(session, output)}
    }
    .into_any()
}

/// A table under its heading: the first column names the row, a line feed in it starts a remark.
fn table(
    session: Session,
    title: fn(&FleetLabels) -> &'static str,
    testid: &'static str,
    columns: &[fn(&FleetLabels) -> &'static str],
    body: Memo<Vec<Vec<String>>>,
    row_testid: &'static str,
) -> AnyView {
    let head: Vec<_> =
        columns.iter().map(|column| view! { <th scope="col">{label(session, *column)}</th> }.into_any()).collect();
    let count = columns.len();
    let row = move |cell: &dyn Fn(usize) -> Signal<String>| {
        let cells: Vec<_> = (1..count).map(|at| view! { <td>{cell(at)}</td> }.into_any()).collect();
        view! { <tr data-testid=row_testid><th scope="row">{cell(0)}</th>{cells}</tr> }.into_any()
    };
    let title = label(session, title);
    view! {
        <h3>{title}</h3>
        <div class="scroll" tabindex="0" role="group" aria-label=title data-testid=testid>
            <table>
                <thead><tr>{head}</tr></thead>
                <tbody>{rows(body, row)}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// Which rows are shown, and the way to others.
fn pages(session: Session, input: Input, output: Output) -> AnyView {
    let place = Memo::new(move |_| {
        let all = output.read(|_, _, plan| plan.order.len());
        let (first, last) = window(input.end.get(), all);
        (first, last, all)
    });
    let text = say(session, move |words| {
        let (first, last, all) = place.get();
        words.fleet_window(first + 1, last, all)
    });
    let more = move || {
        button("fleet-more".to_owned(), "", label(session, |labels| labels.more), move || {
            input.end.set(place.get_untracked().1 + PAGE);
        })
    };
    let first = move || {
        button("fleet-first".to_owned(), "", label(session, |labels| labels.first), move || input.end.set(PAGE))
    };
    view! {
        <div class="pages">
            <span data-testid="fleet-window" aria-live="polite">{text}</span>
            {when(Signal::derive(move || place.get().1 < place.get().2), more)}
            {when(Signal::derive(move || place.get().1 > PAGE), first)}
        </div>
    }
    .into_any()
}

/// A button that copies the plan, and the plan itself where a page may not copy.
fn copy(session: Session, output: Output) -> AnyView {
    let copied = RwSignal::new(None::<bool>);
    let text = RwSignal::new(String::new());
    Effect::new(move || {
        output.plan.track();
        copied.set(None);
    });
    let copy = move || {
        let csv = output.read(export::csv);
        platform::copy(&csv, move |done| copied.set(Some(done)));
        text.set(csv);
    };
    let name = say(session, move |words| {
        let done = copied.get() == Some(true);
        if done { words.labels().copied } else { words.fleet().copy }.to_owned()
    });
    let by_hand = move || {
        view! {
            <label class="field">
                <span class="label">{session.label(|labels| labels.copy_by_hand)}</span>
                <textarea
                    readonly
                    rows="8"
                    wrap="off"
                    data-testid="fleet-csv"
                    prop:value=text
                    on:focus:target=move |event| event.target().select()
                ></textarea>
            </label>
        }
        .into_any()
    };
    view! {
        <div>
            {button("fleet-copy".to_owned(), "", name, copy)}
            {when(Signal::derive(move || copied.get() == Some(false)), by_hand)}
        </div>
    }
    .into_any()
}

fn label(session: Session, pick: fn(&FleetLabels) -> &'static str) -> Signal<String> {
    say(session, move |words| pick(words.fleet()).to_owned())
}

/// A list item for each sentence.
fn lines(sentences: Signal<Vec<String>>) -> AnyView {
    each(sentences, |sentence| view! { <li>{sentence}</li> }.into_any())
}

/// The first and the last of the rows that are shown, the first counted from 0.
fn window(end: usize, all: usize) -> (usize, usize) {
    let last = end.min(all);
    (last.saturating_sub(MOST_ROWS), last)
}

fn totals_row(name: String, totals: &Totals, words: &dyn Words) -> Vec<String> {
    let sum = |sum: &Sum| match sum.vpcs {
        0 => "–".to_owned(),
        vpcs if vpcs == totals.vpcs => numbers::cents(sum.usd),
        vpcs => words.fleet_of(&numbers::cents(sum.usd), vpcs),
    };
    let served = Sum { usd: totals.plan, vpcs: totals.served() };
    let vpcs = numbers::grouped(&totals.vpcs.to_string());
    vec![name, vpcs, sum(&totals.today), sum(&totals.own), sum(&served), cents(totals.saving())]
}

fn row(order: usize, row: &Row, verdict: &Verdict, plan: &Plan, scenario: &Scenario, words: &dyn Words) -> Vec<String> {
    let region = row.region.unwrap_or(scenario.region);
    let azs = row.azs.unwrap_or(scenario.azs).count();
    let about = words.fleet_row(region.code(), azs, row.endpoints, &numbers::gb(row.gb));
    let here = plan.regions.iter().find(|plan| plan.terms.region == region);
    let against = here.map(|plan| plan.against(row)).unwrap_or_default();
    let reasons = against.iter().map(|reason| words.fleet_reason(reason));
    let choice = [words.fleet_choice(verdict.choice).to_owned()].into_iter().chain(reasons).collect::<Vec<_>>();
    vec![
        format!("{}. {}\n{about}", numbers::grouped(&order.to_string()), numbers::shortened(&row.name, 60)),
        choice.join("\n"),
        cents(verdict.saving()),
        cents(verdict.nat),
        cents(verdict.own),
        cents(verdict.hub),
        words.fleet_from(here.and_then(|plan| plan.terms.vpcs_for_hub(row))),
    ]
}

fn cents(amount: Option<Usd>) -> String {
    amount.map_or_else(|| "–".to_owned(), numbers::cents)
}
