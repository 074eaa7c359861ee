//! What each design costs, side by side: designs as columns, kinds of charges as rows.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::parts::{derived, list, localized};
use super::session::Session;
use super::wide_table::WideTable;
use super::working::{Figure, Working};
use natpoint_export::bill::{kind_name, rate, row_name};
use natpoint_export::working;
use natpoint_model::compare::cost_table::{Column, CostTable, Row, bill};
use natpoint_model::compare::payers::PaidBy;
use natpoint_model::cost::{ChargeKind, Design};
use natpoint_model::units::Usd;
use natpoint_text::{Locale, PageLabels};

/// From so many designs on, rates leave their room to figures.
const CROWDED: usize = 5;
/// From so many designs on, columns are as narrow as figures allow.
const FULL: usize = 6;

/// The table, and a line for each design that is not possible.
#[component]
pub(super) fn CostComparison(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let table = Memo::new(move |_| session.settled.with(|report| CostTable::of(report)));
    let label = move |pick: fn(&PageLabels) -> &'static str| {
        localized(session, move |locale| pick(locale.page_labels()).to_owned())
    };
    let name = localized(session, |locale| locale.labels().bills.to_owned());
    let cost_head = localized(session, |locale| locale.in_its_currency(locale.page_labels().cost_head));
    let head = list(move || {
        let locale = session.locale();
        table.with(|table| table.columns.iter().map(|column| heading(*column, locale)).collect())
    });
    let body = list(move || {
        let locale = session.locale();
        table.with(|table| table.rows.iter().map(|row| charge(session, row, &table.columns, locale)).collect())
    });
    let totals = list(move || {
        let total = |column: &Column| {
            let local = session.local(column.total).unwrap_or_default();
            view! {
                <td class:best=column.is_recommended>
                    {figure(session, column.total, *column, None)} <small>{local}</small>
                </td>
            }
            .into_any()
        };
        table.with(|table| table.columns.iter().map(total).collect())
    });
    let against = list(move || {
        let money = session.locale().money();
        let against = |current: Option<Usd>, column: &Column| {
            let current = current.filter(|_| !column.is_current);
            let text = current.map(|current| money.signed(money.difference(column.total, current))).unwrap_or_default();
            view! { <td class:best=column.is_recommended>{text}</td> }.into_any()
        };
        table.with(|table| table.columns.iter().map(|column| against(table.current(), column)).collect())
    });
    let paid_by = list(move || {
        let locale = session.locale();
        let rows =
            session.settled.with(|report| session.with(|scenario| table.with(|table| table.paid_by(report, scenario))));
        table.with(|table| rows.iter().map(|row| share(row, &table.columns, locale)).collect())
    });
    let impossible = list(move || {
        let locale = session.locale();
        let told = session.settled.with(|report| natpoint_export::bill::not_possible(report, locale));
        told.into_iter().map(|sentence| view! { <li>{sentence}</li> }.into_any()).collect()
    });
    let has_current = Memo::new(move |_| table.with(|table| table.current().is_some()));
    let designs = Memo::new(move |_| table.with(|table| table.columns.len()));
    view! {
        <section
            class="plain cost-table"
            class:hidden=derived(move || designs.get() == 0)
            class:crowded=derived(move || designs.get() >= CROWDED)
            class:full=derived(move || designs.get() >= FULL)
        >
            <WideTable name testid="costs">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{cost_head}</th>
                            <td class="rate"></td>
                            {head}
                        </tr>
                    </thead>
                    <tbody>{body}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row">{label(|labels| labels.total)}</th>
                            <td class="rate"></td>
                            {totals}
                        </tr>
                        <tr class="against" class:hidden=derived(move || !has_current.get())>
                            <th scope="row">{label(|labels| labels.against_today)}</th>
                            <td class="rate"></td>
                            {against}
                        </tr>
                        {paid_by}
                    </tfoot>
                </table>
            </WideTable>
            <ul class="impossible note" data-testid="costs-impossible">{impossible}</ul>
        </section>
    }
    .into_any()
}

fn heading(column: Column, locale: &dyn Locale) -> AnyView {
    let name = match column.design {
        Design::NatOnly if column.is_current => locale.recommendation_labels().today,
        design => locale.design_short(design),
    };
    view! {
        <th scope="col" class:best=column.is_recommended>
            <span class=format!("sample {}", column.design.slug()) aria-hidden="true"></span>
            {locale.breakable(name.to_owned())}
        </th>
    }
    .into_any()
}

/// An amount of a column that opens its working: of one kind of charge, or of all.
fn figure(session: Session, amount: Usd, column: Column, kind: Option<ChargeKind>) -> AnyView {
    let working = Callback::new(move |()| {
        let locale = session.locale();
        session.settled.with(|report| Working {
            title: kind.map_or_else(|| locale.design(column.design).to_owned(), |kind| kind_name(kind, locale)),
            amount: locale.amount(amount),
            lines: bill(report, &column).map_or_else(Vec::new, |bill| working::lines(bill, kind, locale)),
            // Those of a whole bill would be longer than the bill.
            sources: bill(report, &column)
                .filter(|_| kind.is_some())
                .map_or_else(Vec::new, |bill| working::sources(bill, kind, locale)),
        })
    });
    view! { <Figure session text=Signal::stored(session.locale().money().figure(amount)) working /> }.into_any()
}

/// What one of those who share the bill pays.
fn share(row: &PaidBy, columns: &[Column], locale: &dyn Locale) -> AnyView {
    let amount = |(column, amount): (&Column, &Usd)| {
        let shown = if *amount == Usd::ZERO { "–".to_owned() } else { locale.money().figure(*amount) };
        view! { <td class:best=column.is_recommended>{shown}</td> }.into_any()
    };
    let amounts: Vec<_> = columns.iter().zip(&row.amounts).map(amount).collect();
    view! {
        <tr class="paid-by" data-testid=format!("paid-by-{}", row.payer.slug())>
            <th scope="row">{locale.payer(row.payer)}</th>
            <td class="rate"></td>
            {amounts}
        </tr>
    }
    .into_any()
}

fn charge(session: Session, row: &Row, columns: &[Column], locale: &dyn Locale) -> AnyView {
    let kind = row.kind;
    let current = columns.iter().zip(&row.amounts).find(|(column, _)| column.is_current).map(|(_, amount)| *amount);
    let amount = |(column, amount): (&Column, &Usd)| {
        // What is as today is quiet, and so is nothing.
        let quiet = *amount == Usd::ZERO || (!column.is_current && Some(*amount) == current);
        let shown = match *amount {
            Usd::ZERO => "–".into_any(),
            amount => figure(session, amount, *column, Some(kind)),
        };
        view! { <td class:best=column.is_recommended class:quiet=quiet>{shown}</td> }.into_any()
    };
    let amounts: Vec<_> = columns.iter().zip(&row.amounts).map(amount).collect();
    view! {
        <tr>
            <th scope="row">{row_name(row, locale)}</th>
            <td class="rate">{rate(row, locale)}</td>
            {amounts}
        </tr>
    }
    .into_any()
}
