//! A storage that fails as browsers' storages do.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use natpoint_link::storage::{Storage, Unavailable};

/// What a storage does with what it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mood {
    /// It keeps everything.
    Sound,
    /// It throws when keys and texts are longer than this together.
    Quota(usize),
    /// It throws at every write.
    ReadOnly,
    /// It drops every write in silence.
    Deaf,
    /// It keeps the first bytes of a text only.
    Short(usize),
    /// It throws at everything.
    Absent,
}

/// A storage in memory, which several tabs can share.
#[derive(Debug)]
pub(crate) struct Fake {
    pub texts: RefCell<BTreeMap<String, String>>,
    pub mood: Cell<Mood>,
    /// How often a text was read.
    pub reads: Cell<usize>,
}

impl Fake {
    /// A sound storage with these texts.
    pub(crate) fn with(texts: &[(&str, &str)]) -> Self {
        let texts = texts.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect();
        Self { texts: RefCell::new(texts), mood: Cell::new(Mood::Sound), reads: Cell::new(0) }
    }

    /// The text under a key, as the browser's own tools show it.
    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.texts.borrow().get(key).cloned()
    }

    /// Every text, for comparisons.
    pub(crate) fn all(&self) -> BTreeMap<String, String> {
        self.texts.borrow().clone()
    }

    fn size(&self) -> usize {
        self.texts.borrow().iter().map(|(key, text)| key.len() + text.len()).sum()
    }
}

impl Storage for &Fake {
    fn get(&self, key: &str) -> Result<Option<String>, Unavailable> {
        if self.mood.get() == Mood::Absent {
            return Err(Unavailable);
        }
        self.reads.set(self.reads.get() + 1);
        Ok(self.text(key))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), Unavailable> {
        let there = self.text(key).map_or(0, |there| key.len() + there.len());
        let kept = match self.mood.get() {
            Mood::Absent | Mood::ReadOnly => return Err(Unavailable),
            Mood::Quota(bytes) if self.size() - there + key.len() + text.len() > bytes => return Err(Unavailable),
            Mood::Deaf => return Ok(()),
            Mood::Short(bytes) => text.get(..bytes).unwrap_or(text),
            Mood::Sound | Mood::Quota(_) => text,
        };
        self.texts.borrow_mut().insert(key.to_owned(), kept.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), Unavailable> {
        match self.mood.get() {
            Mood::Absent | Mood::ReadOnly => return Err(Unavailable),
            Mood::Deaf => {}
            _ => drop(self.texts.borrow_mut().remove(key)),
        }
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, Unavailable> {
        if self.mood.get() == Mood::Absent {
            return Err(Unavailable);
        }
        Ok(self.texts.borrow().keys().cloned().collect())
    }
}
