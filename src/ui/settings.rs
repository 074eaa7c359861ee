//! Unit prices: the table's, or the user's own.

use leptos::prelude::*;

use super::field::NumberField;
use super::network::text;
use super::session::Session;
use crate::catalogue::prices::PriceItem;
use crate::cost::Prices;
use crate::input::{self, Field};
use crate::units::Quantity as _;

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
#[component]
pub(super) fn PricesPanel(session: Session) -> impl IntoView {
    view! {
        <details class="prices">
            <summary>{session.label(|labels| labels.prices)}</summary>
            <NumberField
                session
                field=Field::Discount
                label=session.label(|labels| labels.discount)
                value=text(session, |scenario| scenario.discount.to_plain())
                take=Callback::new(move |text: String| {
                    input::discount(&text).map(|discount| session.update(|scenario| scenario.discount = discount))
                })
                unit="%"
            />
            {ITEMS.map(|item| view! { <PriceField session item /> })}
        </details>
    }
    .into_any()
}

#[component]
fn PriceField(session: Session, item: PriceItem) -> impl IntoView {
    let typed = session.part(move |scenario| scenario.prices.contains_key(&item));
    view! {
        <div class="with-button" class:typed=move || typed.get()>
            <NumberField
                session
                field=Field::Price(item)
                label=Signal::derive(move || session.words().price_item(item).to_owned())
                value=text(session, move |scenario| Prices::stated(scenario, item).map_or_else(String::new, |price| price.to_plain()))
                take=Callback::new(move |text: String| {
                    let price = input::price(item, &text)?;
                    session.update(|scenario| {
                        scenario.prices.insert(item, price);
                    });
                    Ok(())
                })
                unit="USD"
            />
            <Show when=move || typed.get()>
                <button
                    type="button"
                    data-testid=format!("reset-{}", item.slug())
                    on:click=move |_| session.update(|scenario| {
                        scenario.prices.remove(&item);
                    })
                >
                    {session.label(|labels| labels.reset)}
                </button>
            </Show>
        </div>
    }
    .into_any()
}
