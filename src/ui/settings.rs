//! Unit prices: the table's, or the user's own.

use leptos::prelude::*;

use super::field::NumberField;
use super::parts::{button, say, when};
use super::session::Session;
use crate::catalogue::prices::PriceItem;
use crate::cost::Prices;
use crate::input::{self, Field};
use crate::units::Quantity;

/// The prices that the designs use and that a user may know better.
const ITEMS: [PriceItem; 7] = [
    PriceItem::NatHour,
    PriceItem::NatGb,
    PriceItem::EndpointHour,
    PriceItem::EndpointGb,
    PriceItem::PublicIpv4Hour,
    PriceItem::InterAzGbEachWay,
    PriceItem::Egress,
];

/// A field per unit price, folded away, and the discount.
pub(super) fn panel(session: Session) -> AnyView {
    let discount = NumberField {
        field: Field::Discount,
        label: session.label(|labels| labels.discount),
        value: session.text(|scenario| scenario.discount.to_plain()),
        unit: "%",
    };
    let take =
        move |text: &str| input::discount(text).map(|discount| session.update(|scenario| scenario.discount = discount));
    let prices: Vec<_> = ITEMS.into_iter().map(|item| price(session, item)).collect();
    view! {
        <details class="prices">
            <summary>{session.label(|labels| labels.prices)}</summary>
            {discount.view(session, take)}
            {prices}
        </details>
    }
    .into_any()
}

fn price(session: Session, item: PriceItem) -> AnyView {
    let typed = session.holds(move |scenario| scenario.prices.contains_key(&item));
    let field = NumberField {
        field: Field::Price(item),
        label: say(session, move |words| words.price_item(item).to_owned()),
        value: session
            .text(move |scenario| Prices::stated(scenario, item).map_or_else(String::new, Quantity::to_plain)),
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
                scenario.prices.remove(&item);
            });
        })
    };
    view! {
        <div class="with-button" class:typed=typed>{field.view(session, take)} {when(typed, reset)}</div>
    }
    .into_any()
}
