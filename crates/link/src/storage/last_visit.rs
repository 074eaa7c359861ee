//! The state of the last visit, and former states that others took the place of.
//!
//! The state stays where it is while it is opened; a marker beside it says that it is being opened. A marker that is
//! still there at the next visit tells that the state stopped the page, and then it is offered instead of opened.
//!
//! A page overwrites only what it wrote or opened by itself. Anything else, such as the state of another tab, or the
//! user's own state after somebody's link was opened, is set aside first.

use super::{MAX_LINK, NotKept, Storage, delete, is_link, same_state, unlocked, write};
use crate::Link;

/// The state.
const STATE: &str = "natpoint";
/// When the state was kept, in milliseconds since 1970.
const TIME: &str = "natpoint.time";
/// When a page began to open the state. Version 0.1 moved the state itself here.
const MARKER: &str = "natpoint.opening";
/// The states that were set aside, the newest first: a line each, with the time, a space and the link.
const FORMER: &str = "natpoint.former";

/// The largest number of states that are set aside.
pub const MAX_FORMER: usize = 3;
/// A page that began so many milliseconds ago may still be opening the state: two tabs may start at once.
const PATIENCE_MS: u64 = 5_000;

/// The state of the last visit, as one page keeps it.
#[derive(Debug)]
pub struct LastVisit<S> {
    storage: S,
    /// What this page wrote last, or opened.
    own: Option<String>,
    /// Whether this page is opening the state.
    marked: bool,
    /// Whether the state did not open the last time.
    did_not_open: bool,
}

/// What a page without a link opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Nothing was kept.
    Nothing,
    /// This state.
    State(String),
    /// Nothing, because the state that was kept did not open the last time. It is among [`LastVisit::former`].
    DidNotOpen,
    /// Nothing, because what was kept is no link of this version.
    Unreadable,
}

/// A former state that can be opened again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Former {
    /// Its link.
    pub link: String,
    /// When it was kept, in milliseconds since 1970.
    pub kept_ms: Option<u64>,
    /// Whether it did not open the last time.
    pub did_not_open: bool,
}

impl<S: Storage> LastVisit<S> {
    /// For a page that was opened with a link.
    pub fn beside_link(storage: S, link: &str, now_ms: u64) -> Self {
        // A page that is loaded again has its own state in its address.
        let own = storage.get(STATE).ok().flatten().filter(|kept| is_link(kept) && same_state(kept, link));
        let mut visit = Self { storage, own, marked: false, did_not_open: false };
        let marker = visit.marker().ok().flatten();
        visit.did_not_open = marker.is_some_and(|marker| !is_recent(&marker, now_ms));
        visit
    }

    /// For a page without a link, with what it opens. The state is marked until [`Self::stands`].
    pub fn open(storage: S, now_ms: u64) -> (Self, Opening) {
        let mut visit = Self { storage, own: None, marked: false, did_not_open: false };
        let opening = visit.opening(now_ms).unwrap_or(Opening::Nothing);
        (visit, opening)
    }

    fn opening(&mut self, now_ms: u64) -> Result<Opening, NotKept> {
        let marker = self.marker()?;
        let Some(kept) = self.storage.get(STATE)? else { return Ok(Opening::Nothing) };
        if !is_link(&kept) {
            return Ok(Opening::Unreadable);
        }
        match marker {
            Some(marker) if !is_recent(&marker, now_ms) => {
                self.did_not_open = true;
                return Ok(Opening::DidNotOpen);
            }
            // The first page's time counts, so that a state that stops every page is found out.
            Some(_) => {}
            None => {
                let _ = write(&self.storage, MARKER, &now_ms.to_string());
            }
        }
        self.marked = true;
        // What could not be read as a whole is set aside before it is overwritten.
        let (_, notices) = Link::read(&kept);
        let opened = unlocked(&kept);
        self.own = notices.is_empty().then_some(kept);
        Ok(Opening::State(opened))
    }

    /// The marker. A state that version 0.1 moved there goes back to its place, or among the former ones.
    fn marker(&self) -> Result<Option<String>, NotKept> {
        let marker = self.storage.get(MARKER)?;
        let Some(moved) = marker.as_deref().filter(|text| is_link(text)) else { return Ok(marker) };
        if self.storage.get(STATE)?.is_some() {
            self.set_aside(moved, None)?;
            delete(&self.storage, MARKER)?;
            return Ok(None);
        }
        write(&self.storage, STATE, moved)?;
        let stale = "0";
        write(&self.storage, MARKER, stale)?;
        Ok(Some(stale.to_owned()))
    }

    /// Removes the marker, but not a state that is still there because there was no room to move it back.
    fn clear_marker(&mut self) {
        (self.marked, self.did_not_open) = (false, false);
        let marker = self.storage.get(MARKER).ok().flatten();
        if marker.is_some_and(|marker| !is_link(&marker)) {
            let _ = self.storage.remove(MARKER);
        }
    }

    /// The page stands or is left in order, so the state that it opened did not stop it.
    pub fn stands(&mut self) {
        if self.marked {
            self.clear_marker();
        }
    }

    /// Another scenario takes the place of what the user worked on, which is set aside when that is kept.
    pub fn replaced(&mut self) {
        self.own = None;
    }

    /// Keeps a state for the next visit; none for the state that a page opens on anyway.
    ///
    /// # Errors
    /// When it could not be kept. What was kept before still is.
    pub fn keep(&mut self, link: Option<&str>, now_ms: u64) -> Result<(), NotKept> {
        let link = link.map(unlocked);
        let there = self.storage.get(STATE)?;
        let is_foreign = |there: &&String| {
            // What is longer than any link was never a state.
            there.len() <= MAX_LINK
                && self.own.as_ref() != Some(*there)
                && !link.as_ref().is_some_and(|link| is_link(there) && same_state(there, link))
        };
        if let Some(foreign) = there.as_ref().filter(is_foreign) {
            self.set_aside(foreign, self.kept_ms())?;
        }
        match &link {
            Some(link) => write(&self.storage, STATE, link)?,
            None => delete(&self.storage, STATE)?,
        }
        // The time is told to the user and decides nothing, so it may be missing.
        let _ = link.as_ref().map_or_else(
            || delete(&self.storage, TIME),
            |_| write(&self.storage, TIME, &now_ms.to_string()).or_else(|_| delete(&self.storage, TIME)),
        );
        self.clear_marker();
        if let Some(link) = &link {
            self.forget_former(link);
        }
        self.own = link;
        Ok(())
    }

    /// The states that are still kept beside the one on the page, the newest first.
    #[must_use]
    pub fn former(&self, present: &str) -> Vec<Former> {
        let kept = self.storage.get(STATE).ok().flatten();
        let kept = kept.filter(|kept| self.own.as_ref() != Some(kept)).map(|link| Former {
            link,
            kept_ms: self.kept_ms(),
            did_not_open: self.did_not_open,
        });
        let former = kept.into_iter().chain(self.set_aside_before());
        former.filter(|former| is_link(&former.link) && !same_state(&former.link, present)).collect()
    }

    /// Forgets a former state.
    ///
    /// # Errors
    /// When the storage keeps it all the same.
    pub fn forget(&mut self, link: &str) -> Result<(), NotKept> {
        if self.own.as_deref() != Some(link) && self.storage.get(STATE)?.as_deref() == Some(link) {
            delete(&self.storage, STATE)?;
            let _ = delete(&self.storage, TIME);
            self.clear_marker();
        }
        self.forget_former(link);
        Ok(())
    }

    /// Puts a state before those that were set aside.
    fn set_aside(&self, link: &str, kept_ms: Option<u64>) -> Result<(), NotKept> {
        let now = Former { link: link.to_owned(), kept_ms, did_not_open: false };
        let others = self.set_aside_before().into_iter().filter(|former| former.link != link);
        self.write_former(&std::iter::once(now).chain(others).take(MAX_FORMER).collect::<Vec<_>>())
    }

    fn set_aside_before(&self) -> Vec<Former> {
        let text = self.storage.get(FORMER).ok().flatten().unwrap_or_default();
        let former = |line: &str| {
            let (time, link) = line.split_once(' ')?;
            let is_own = !link.is_empty() && link.len() <= MAX_LINK;
            is_own.then(|| Former { link: link.to_owned(), kept_ms: time.parse().ok(), did_not_open: false })
        };
        text.lines().take(MAX_FORMER).filter_map(former).collect()
    }

    fn write_former(&self, former: &[Former]) -> Result<(), NotKept> {
        if former.is_empty() {
            return delete(&self.storage, FORMER);
        }
        let line = |Former { link, kept_ms, .. }: &Former| {
            // A line break would end the line early; no link has one.
            let link = link.replace(['\n', '\r'], "");
            format!("{} {link}", kept_ms.map_or_else(|| "-".to_owned(), |time| time.to_string()))
        };
        write(&self.storage, FORMER, &former.iter().map(line).collect::<Vec<_>>().join("\n"))
    }

    fn forget_former(&self, link: &str) {
        let before = self.set_aside_before();
        let is_other = |former: &Former| !(is_link(&former.link) && same_state(&former.link, link));
        let rest: Vec<Former> = before.iter().filter(|former| is_other(former)).cloned().collect();
        if rest.len() < before.len() {
            let _ = self.write_former(&rest);
        }
    }

    fn kept_ms(&self) -> Option<u64> {
        self.storage.get(TIME).ok().flatten().and_then(|time| time.parse().ok())
    }
}

/// Whether a page that began then may still be opening the state.
fn is_recent(marker: &str, now_ms: u64) -> bool {
    let began = marker.parse::<u64>().ok();
    began.and_then(|began| now_ms.checked_sub(began)).is_some_and(|age| age < PATIENCE_MS)
}
