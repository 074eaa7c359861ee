//! Unit prices, the table's or the user's own; the discount, and a second currency.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::currency;
use super::field::{InputField, NumberField};
use super::fold::Fold;
use super::parts::{button, derived, disclosure, each, localized, show_when, summary};
use super::session::Session;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::cost::Rates;
use natpoint_model::input::{self, Field};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Quantity as _, UnitPrice};

/// A field per unit price that the network pays, folded away; those that it does not pay in a fold of their own.
#[component]
pub(super) fn PriceSettings(
    /// The page's state.
    session: Session,
    /// Whether they stand open of themselves, where nothing else does.
    open: Signal<bool>,
) -> impl IntoView {
    let typed = session.holds(|scenario| !scenario.prices.is_empty());
    let reset_all = move || {
        button("reset-prices".to_owned(), "", session.label(|labels| labels.reset_prices), move || {
            session.update(|scenario| scenario.prices.clear());
        })
    };
    let unused = move || {
        disclosure(
            "fold-prices-unused",
            session.label(|labels| labels.prices_unused),
            localized(session, move |locale| {
                session.with(|scenario| locale.typed_summary(scenario, &scenario.price_items().1))
            }),
            move || {
                view! { <div class="inside"><UnitPrices session items={|scenario| scenario.price_items().1} /></div> }
                    .into_any()
            },
        )
    };
    let inside = move || {
        let discount = InputField { field: Field::Discount, label: session.label(|labels| labels.discount), unit: "%" };
        view! {
            <div class="inside">
                {discount.view(session)} <UnitPrices session items={|scenario| scenario.price_items().0} /> {unused()}
                {show_when(typed, reset_all)} <currency::CurrencyFields session />
            </div>
        }
        .into_any()
    };
    let testid = "fold-prices";
    let set = localized(session, move |locale| {
        session.with(|scenario| locale.prices_summary(scenario, session.currency().get()))
    });
    let summary = summary(testid, session.label(|labels| labels.prices), set);
    view! { <Fold testid class="fold" open summary inside=Callback::new(move |()| inside()) /> }.into_any()
}

#[component]
fn UnitPrices(
    /// The page's state.
    session: Session,
    /// Which prices.
    items: fn(&Scenario) -> Vec<PriceItem>,
) -> impl IntoView {
    let slugs = derived(move || {
        session.with(|scenario| items(scenario).into_iter().map(|item| item.slug().to_owned()).collect())
    });
    each(slugs, move |slug| {
        PriceItem::from_slug(&slug)
            .map_or_else(|| ().into_any(), |item| view! { <UnitPrice session item /> }.into_any())
    })
}

#[component]
fn UnitPrice(
    /// The page's state.
    session: Session,
    /// The price.
    item: PriceItem,
) -> impl IntoView {
    let typed = session.holds(move |scenario| scenario.prices.has(item));
    let field = NumberField {
        field: Field::Price(item),
        label: localized(session, move |locale| locale.price_item(item).to_owned()),
        value: session
            .text(move |scenario| Rates::stated(scenario, item).map_or_else(String::new, UnitPrice::to_plain)),
        unit: "USD",
    };
    let take = move |text: &str| {
        let price = input::price(item, text)?;
        session.update(|scenario| {
            scenario.prices.insert(item, price);
        });
        Ok(())
    };
    let reset = move || {
        button(format!("reset-{}", item.slug()), "", session.label(|labels| labels.reset), move || {
            session.update(|scenario| {
                scenario.prices.remove(item);
            });
        })
    };
    view! {
        <div class="with-button" class:typed=typed>{field.view(session, take)} {show_when(typed, reset)}</div>
    }
    .into_any()
}
