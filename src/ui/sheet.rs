//! The sheets that take the place of the inputs: one's own traffic, and a list of VPCs.

use leptos::prelude::*;

use super::parts::{button, localized};
use super::platform;
use super::session::Session;

/// A sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sheet {
    /// Files of one's own traffic.
    Files,
    /// A list of VPCs.
    Vpcs,
}

impl Sheet {
    /// What names it for tests.
    pub(super) const fn testid(self) -> &'static str {
        match self {
            Self::Files => "bring",
            Self::Vpcs => "fleet",
        }
    }
}

/// What is open beside the tabs.
#[derive(Clone, Copy)]
pub(super) struct Openings {
    /// The sheet in the place of the inputs.
    pub sheet: RwSignal<Option<Sheet>>,
    /// Whether the drawer with the inputs is open, where there is no room beside the chart.
    pub drawer: RwSignal<bool>,
    /// The part of the inputs that the drawer shows.
    pub inputs: RwSignal<&'static str>,
    scope: platform::Scope,
}

impl Openings {
    /// Everything is closed.
    pub(super) fn new() -> Self {
        Self {
            sheet: RwSignal::new(None),
            drawer: RwSignal::new(false),
            inputs: RwSignal::new("inputs-services"),
            scope: platform::Scope::current(),
        }
    }

    /// Opens the prices among the inputs and goes there, with the keyboard too.
    pub(super) fn show_prices(self) {
        self.sheet.set(None);
        self.inputs.set("inputs-prices");
        self.drawer.set(true);
        self.scope.next_frame(|| platform::open_fold("fold-prices"));
    }

    /// Opens a sheet and goes there, with the keyboard too.
    pub(super) fn show(self, sheet: Sheet) {
        self.sheet.set(Some(sheet));
        // A menu that closes gives the focus back to its button first.
        self.scope.next_frame(|| platform::focus("sheet-title"));
    }
}

/// A sheet with its heading and what closes it.
pub(super) fn view(
    session: Session,
    openings: Openings,
    sheet: Sheet,
    class: &'static str,
    title: Signal<String>,
    inside: AnyView,
) -> AnyView {
    let close = localized(session, |locale| locale.page_labels().close.to_owned());
    view! {
        <section class=format!("sheet {class}") data-testid=sheet.testid() aria-label=title>
            <div class="sheet-head">
                <h2 tabindex="-1" data-testid="sheet-title">{title}</h2>
                {button("sheet-close".to_owned(), "link", close, move || {
                    openings.sheet.set(None);
                    platform::focus("start");
                })}
            </div>
            {inside}
        </section>
    }
    .into_any()
}
