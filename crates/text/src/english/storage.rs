//! Texts about what the browser keeps, in English.

use super::English;
use crate::storage::{StorageLabels, StorageText};

static LABELS: StorageLabels = StorageLabels {
    no_storage: "This browser keeps nothing here for your next visit. A copied link does.",
    storage_full: "There is no room left in this browser’s storage, so your latest changes are not kept for the next \
                   visit. What it kept before is still there; a copied link holds all of it.",
    unreadable: "What this page kept last time cannot be read here, so it was left as it is.",
    scenario_not_stored: "There is no room left in this browser’s storage: this scenario lasts until the page is \
                          closed. What was stored before is still there.",
    name_too_long: "This name is too long.",
    query_left_out: "The link leaves out what stands behind “?” in this page’s address, since it may be a key. If the \
                     page does not open without it, copy the link from the address bar.",
};

impl StorageText for English {
    fn storage_labels(&self) -> &'static StorageLabels {
        &LABELS
    }

    fn former_state(&self, kept: Option<&str>) -> String {
        format!("Your own scenario{} is still kept.", of(kept))
    }

    fn did_not_open(&self, kept: Option<&str>) -> String {
        format!("Your own scenario{} did not open last time, so it was not tried again.", of(kept))
    }

    fn undo_limit(&self, steps: usize) -> String {
        format!("Steps before the last {steps} cannot be undone.")
    }

    fn saved_elsewhere(&self, name: &str) -> String {
        format!("Another window saved “{name}” meanwhile. If you replace it, you can still put it back.")
    }

    fn scenario_limit(&self, scenarios: usize) -> String {
        format!("There are {scenarios} scenarios, and no more can be saved. Delete one first.")
    }

    fn not_listed(&self, unreadable: usize, beyond_limit: usize) -> String {
        let stored = |count: usize| {
            if count == 1 { "1 stored scenario".to_owned() } else { format!("{count} stored scenarios") }
        };
        let unreadable = (unreadable > 0).then(|| format!("{} cannot be read here.", stored(unreadable)));
        let beyond = (beyond_limit > 0)
            .then(|| format!("{} more will be listed when others are deleted.", stored(beyond_limit)));
        [unreadable, beyond].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }
}

fn of(kept: Option<&str>) -> String {
    kept.map_or_else(|| " of an earlier visit".to_owned(), |kept| format!(" of {kept}"))
}
