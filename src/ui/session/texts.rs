//! The texts of the page, in its language and in the currency that is asked for.

use leptos::prelude::*;
use reactive_stores::Store;

use super::{PageState, PageStateStoreFields as _, Session};
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
        self.locale.get()
    }
}

/// The texts of the page. They are made anew only where the language or the currency is another, since they are kept as
/// long as the page is.
pub(super) fn texts(state: Store<PageState>) -> Memo<&'static dyn Locale> {
    let currency = Memo::new(move |_| {
        let alone = state.view_options().with(|view_options| view_options.amounts == Amounts::Second);
        state.currency().get().filter(|_| alone)
    });
    let language = Memo::new(move |_| state.language().get());
    Memo::new_with_compare(
        move |_| match currency.get() {
            None => natpoint_text::in_language(language.get()),
            Some(currency) => natpoint_text::in_currency(language.get(), currency),
        },
        |_, _| true,
    )
}
