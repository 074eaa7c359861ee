//! A second currency: its code, and what one US dollar is worth in it.

use leptos::prelude::*;

use super::field::NumberField;
use super::parts::{derived, localized, watch};
use super::session::Session;
use natpoint_model::currency::{Currency, ExchangeRate};
use natpoint_model::input::{self, Field};
use natpoint_model::units::{Quantity as _, Usd};
use natpoint_text::numbers::cents;

/// Two fields; amounts are shown once both are filled in, and no more when one is emptied.
pub(super) fn fields(session: Session) -> AnyView {
    let stated = session.currency().get_untracked();
    let code = RwSignal::new(stated.map(|currency| currency.code));
    let rate = RwSignal::new(stated.map(|currency| currency.rate));
    let both = move || Some(Currency { code: code.get_untracked()?, rate: rate.get_untracked()? });
    // A link that is opened brings its own currency, or none.
    watch(move |_| {
        let currency = session.currency().get();
        if currency != both() {
            code.set(currency.map(|currency| currency.code));
            rate.set(currency.map(|currency| currency.rate));
        }
    });
    let code_field = NumberField {
        field: Field::Currency,
        label: session.label(|labels| labels.currency),
        value: derived(move || code.get().map_or_else(String::new, |code| code.to_string())),
        unit: "",
    };
    let rate_field = NumberField {
        field: Field::CurrencyRate,
        label: session.label(|labels| labels.currency_rate),
        value: derived(move || rate.get().map_or_else(String::new, ExchangeRate::to_plain)),
        unit: "",
    };
    let take_code = move |text: &str| {
        let typed = if text.trim().is_empty() { None } else { Some(input::currency_code(text)?) };
        code.set(typed);
        session.currency().set(both());
        Ok(())
    };
    let take_rate = move |text: &str| {
        let typed = if text.trim().is_empty() { None } else { Some(input::exchange_rate(text)?) };
        rate.set(typed);
        session.currency().set(both());
        Ok(())
    };
    // An amount that shows whether the rate is meant the right way round.
    let sample = localized(session, move |locale| {
        let local = session.local(Usd::ONE).map(|local| format!("{} {local}", locale.usd(&cents(Usd::ONE))));
        local.unwrap_or_default()
    });
    view! {
        <div class="pair">{code_field.view(session, take_code)} {rate_field.view(session, take_rate)}</div>
        <p class="note" data-testid="currency-sample">
            {sample}
        </p>
    }
    .into_any()
}
