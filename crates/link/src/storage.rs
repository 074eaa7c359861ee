//! What a browser keeps of links between visits: the state of the last visit, and scenarios with names.
//!
//! A browser's storage may be missing, full, shared with other tabs and filled by anybody. So everything that is kept
//! follows the same rules: a new value is written and read back before an old one goes, what another tab wrote
//! meanwhile is read before it is overwritten, and everything that is read has a bound.
//!
//! The caller passes the storage and the time, so that tests need no browser and no clock.

use crate::view_options::Show;
use crate::{Link, VERSION, pairs};

pub use last_visit::{Former, LastVisit, MAX_FORMER, Opening};
pub use named::{Listed, MAX_NAME, MAX_SCENARIOS, NamedScenarios, SaveError};

mod last_visit;
mod named;

/// The longest link that is kept or read, in bytes: many times what the page writes with every field set.
pub const MAX_LINK: usize = 65_536;

/// A storage of texts by key, as `localStorage` is one. Each call may fail, and a write may be lost in silence.
pub trait Storage {
    /// The text under a key.
    ///
    /// # Errors
    /// When there is no storage.
    fn get(&self, key: &str) -> Result<Option<String>, Unavailable>;
    /// Writes a text under a key.
    ///
    /// # Errors
    /// When there is no storage, or no room in it.
    fn set(&self, key: &str, text: &str) -> Result<(), Unavailable>;
    /// Removes a key.
    ///
    /// # Errors
    /// When there is no storage.
    fn remove(&self, key: &str) -> Result<(), Unavailable>;
    /// All keys.
    ///
    /// # Errors
    /// When there is no storage.
    fn keys(&self) -> Result<Vec<String>, Unavailable>;
}

/// A call to a storage failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unavailable;

/// Why something could not be kept. What was there before is still there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// There is no storage.
    NoStorage,
    /// The storage is full, or takes nothing.
    Full,
}

impl From<Unavailable> for NotKept {
    fn from(_: Unavailable) -> Self {
        Self::NoStorage
    }
}

/// Writes a text and reads it back. Where that fails, the former text is put back.
fn write(storage: &impl Storage, key: &str, text: &str) -> Result<(), NotKept> {
    let former = storage.get(key)?;
    if former.as_deref() == Some(text) {
        return Ok(());
    }
    let written = storage.set(key, text);
    let read = storage.get(key)?;
    if written.is_ok() && read.as_deref() == Some(text) {
        return Ok(());
    }
    if read != former {
        let _ = former.map_or_else(|| storage.remove(key), |former| storage.set(key, &former));
    }
    Err(NotKept::Full)
}

/// Removes a key and checks that it is gone.
fn delete(storage: &impl Storage, key: &str) -> Result<(), NotKept> {
    let _ = storage.remove(key);
    if storage.get(key)?.is_some() { Err(NotKept::Full) } else { Ok(()) }
}

/// Whether a text can be a link of this version. Anybody may have written it, so its length is looked at first.
fn is_link(text: &str) -> bool {
    text.len() <= MAX_LINK && text.split('&').next() == Some(VERSION)
}

/// A link without what locks the page or leaves only a part of it: what is kept opens as a whole, with its inputs.
///
/// Whatever else stands in it stays as it is, since a newer page may read what this one cannot.
#[must_use]
pub fn unlocked(link: &str) -> String {
    let is_open = |text: &str| {
        let view_options = Link::read(text).0.view_options;
        view_options.show == Show::All && !view_options.read_only
    };
    if is_open(link) {
        return link.to_owned();
    }
    let without = pairs::with(&pairs::with(link, "show", None), "locked", None);
    if is_open(&without) {
        return without;
    }
    // The keys are written in another way, as a link that went through a wiki.
    let (mut link, _) = Link::read(link);
    (link.view_options.show, link.view_options.read_only) = (Show::All, false);
    link.write()
}

/// Whether two links open the same state, in whatever language.
fn same_state(left: &str, right: &str) -> bool {
    let state = |text: &str| Link { language: None, ..Link::read(text).0 };
    left == right || state(left) == state(right)
}
