//! A second currency: its code, and what one US dollar is worth in it.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;

use super::field::NumberField;
use super::parts::{Name, choice, derived, localized, show_when};
use super::session::Session;
use natpoint_link::view_options::Amounts;
use natpoint_model::currency::{Currency, CurrencyCode, ExchangeRate};
use natpoint_model::input::{self, Field};
use natpoint_model::units::{Quantity as _, Usd};
use natpoint_text::numbers;

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
        let local = session.currency().get().map(|currency| numbers::local(&currency, Usd::ONE));
        local.map_or_else(String::new, |local| format!("{} {local}", locale.usd(&numbers::cents(Usd::ONE))))
    });
    view! {
        <div class="pair">{code_field.view(session, take_code)} {rate_field.view(session, take_rate)}</div>
        <p class="note" data-testid="currency-sample">
            {sample}
        </p>
        {show_when(derived(move || session.currency().get().is_some()), move || {
            view! { <AmountsIn session /> }.into_any()
        })}
    }
    .into_any()
}

/// In which of both currencies amounts are told.
#[component]
fn AmountsIn(
    /// The page's state.
    session: Session,
) -> impl IntoView {
    let names = derived(move || {
        let (locale, second) = (session.locale(), session.currency().get());
        let name = |amounts: Amounts| {
            let text = second.map_or_else(String::new, |second| locale.amounts_in(amounts, second.code));
            Name { value: amounts.slug().to_owned(), text }
        };
        Amounts::ALL.map(name).to_vec()
    });
    let chosen = derived(move || session.view_options().with(|view_options| view_options.amounts.slug().to_owned()));
    choice("field-amounts", session.label(|labels| labels.amounts_in), chosen, names, move |slug| {
        let amounts = Amounts::from_slug(&slug).unwrap_or_default();
        session.view_options().update(|view_options| view_options.amounts = amounts);
    })
}
