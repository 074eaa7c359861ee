//! The page's state as links: for readers, for the next visit, and for undo.

use leptos::prelude::*;

use super::Session;
use crate::ui::platform;
use natpoint_link::view_options::{Tab, ViewOptions};
use natpoint_link::{Language, Link};

/// Under what a tab keeps the language of its page.
const LANGUAGE: &str = "natpoint.language";

impl Session {
    /// The page's state as a link, in whose language only if that was asked for: readers have their own.
    pub(in crate::ui) fn link(self) -> String {
        let language = self.language_in_links().get().then(|| self.language().get());
        self.written(language, self.open_tab())
    }

    /// The page's state for the next visit, which finds the language as it was left.
    pub(in crate::ui) fn kept_link(self) -> String {
        self.written(Some(self.language().get()), self.open_tab())
    }

    fn open_tab(self) -> Option<Tab> {
        let tab = self.tab().get();
        (tab != Tab::default()).then_some(tab)
    }

    /// The page's state as a link that opens in the language and on the tab that are read then.
    pub(in crate::ui) fn state(self) -> String {
        self.written(None, None)
    }

    fn written(self, language: Option<Language>, tab: Option<Tab>) -> String {
        let link = Link {
            scenario: self.with(Clone::clone),
            axis: self.axis().get(),
            currency: self.currency().get(),
            language,
            view_options: ViewOptions { tab, ..self.view_options().get() },
        };
        link.write()
    }

    /// Keeps the language for a reload of this tab, since links do not say it.
    pub(in crate::ui) fn keep_language(self) {
        platform::storage::keep_in_this_tab(LANGUAGE, self.language().get_untracked().tag());
    }
}

/// The language that this tab was left in before it was loaded again, or the browser's first.
pub(super) fn language_of_this_tab() -> Language {
    let kept = platform::storage::of_this_tab(LANGUAGE);
    Language::of_tag(&kept.unwrap_or_else(platform::language))
}
