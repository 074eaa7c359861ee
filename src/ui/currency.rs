//! A second currency: its code, and what one US dollar is worth in it.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::field::NumberField;
use super::parts::{derived, localized};
use super::session::Session;
use natpoint_model::currency::{Currency, CurrencyCode, ExchangeRate};
use natpoint_model::input::{self, Field};
use natpoint_model::units::{Quantity as _, Usd};
use natpoint_text::numbers::cents;

/// A currency of which one part may not be filled in yet.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Parts {
    code: Option<CurrencyCode>,
    rate: Option<ExchangeRate>,
}

impl Parts {
    fn of(currency: Option<Currency>) -> Self {
        Self { code: currency.map(|currency| currency.code), rate: currency.map(|currency| currency.rate) }
    }

    fn currency(self) -> Option<Currency> {
        Some(Currency { code: self.code?, rate: self.rate? })
    }
}

/// Two fields; amounts are shown once both are filled in, and no more when one is emptied.
#[component]
pub(super) fn CurrencyFields(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let typed = RwSignal::new(Parts::of(session.currency().get_untracked()));
    // A link that is opened brings its own currency, or none.
    let parts = Memo::new(move |_| {
        let (typed, currency) = (typed.get(), session.currency().get());
        if typed.currency() == currency { typed } else { Parts::of(currency) }
    });
    let take = move |parts: Parts| {
        typed.set(parts);
        session.currency().set(parts.currency());
    };
    let code_field = NumberField {
        field: Field::Currency,
        label: session.label(|labels| labels.currency),
        value: derived(move || parts.get().code.map_or_else(String::new, |code| code.to_string())),
        unit: "",
    };
    let rate_field = NumberField {
        field: Field::CurrencyRate,
        label: session.label(|labels| labels.currency_rate),
        value: derived(move || parts.get().rate.map_or_else(String::new, ExchangeRate::to_plain)),
        unit: "",
    };
    let take_code = move |text: &str| {
        let code = if text.trim().is_empty() { None } else { Some(input::currency_code(text)?) };
        take(Parts { code, ..parts.get_untracked() });
        Ok(())
    };
    let take_rate = move |text: &str| {
        let rate = if text.trim().is_empty() { None } else { Some(input::exchange_rate(text)?) };
        take(Parts { rate, ..parts.get_untracked() });
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
