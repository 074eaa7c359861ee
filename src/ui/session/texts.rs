//! The texts of the page, in its language and in the currency that is asked for.

use leptos::prelude::*;
use reactive_stores::Store;

use super::{PageState, PageStateStoreFields as _, Session};
use natpoint_link::Language;
use natpoint_link::view_options::Amounts;
use natpoint_model::currency::Currency;
use natpoint_model::units::Usd;
use natpoint_text::{Locale, numbers};

impl Session {
    /// The currency that stands beside US dollars, where both are asked for.
    pub(in crate::ui) fn second_currency(self) -> Option<Currency> {
        let both = self.view_options().with(|view_options| view_options.amounts == Amounts::Both);
        self.currency().get().filter(|_| both)
    }

    /// An amount in the currency that stands beside US dollars, if there is one: `≈ 19,596 JPY`.
    pub(in crate::ui) fn local(self, usd: Usd) -> Option<String> {
        self.second_currency().map(|currency| numbers::local(&currency, usd))
    }

    /// The texts in the page's language, with amounts in the currency that is asked for.
    pub(in crate::ui) fn locale(self) -> &'static dyn Locale {
        self.texts.get().locale
    }
}

/// The texts of a language and a currency.
#[derive(Clone, Copy)]
pub(super) struct Texts {
    language: Language,
    /// The currency in which amounts are told; none is the US dollar.
    currency: Option<Currency>,
    locale: &'static dyn Locale,
}

impl PartialEq for Texts {
    fn eq(&self, other: &Self) -> bool {
        (self.language, self.currency) == (other.language, other.currency)
    }
}

/// The texts of the page. They are made anew only where the language or the currency is another, since they are kept as
/// long as the page is.
pub(super) fn of_state(state: Store<PageState>) -> Memo<Texts> {
    Memo::new(move |before: Option<&Texts>| {
        let language = state.language().get();
        let alone = state.view_options().with(|view_options| view_options.amounts == Amounts::Second);
        let currency = state.currency().get().filter(|_| alone);
        match before {
            Some(before) if (before.language, before.currency) == (language, currency) => *before,
            _ => {
                let usd = || natpoint_text::in_language(language);
                let locale = currency.map_or_else(usd, |currency| natpoint_text::in_currency(language, currency));
                Texts { language, currency, locale }
            }
        }
    })
}
