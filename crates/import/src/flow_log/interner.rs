//! Interns short names that recur in records.

use super::value::same;

/// A small set of names: AZs, Regions or services.
#[derive(Clone, Debug, Default)]
pub(super) struct Interner(Vec<Box<[u8]>>);

impl Interner {
    /// More than there are AZs, Regions or services.
    const MOST: usize = 240;

    /// The longest name.
    const LONGEST: usize = 100;

    /// The index of a name; none when there are too many or the name is missing.
    pub(super) fn intern(&mut self, name: &[u8]) -> Option<u8> {
        if let Some(at) = self.0.iter().position(|known| same(known, name)) {
            return u8::try_from(at).ok();
        }
        if self.0.len() >= Self::MOST || name.len() > Self::LONGEST || matches!(name, b"" | b"-") {
            return None;
        }
        self.0.push(name.into());
        u8::try_from(self.0.len() - 1).ok()
    }

    /// The name at an index.
    pub(super) fn get(&self, place: u8) -> Option<String> {
        self.0.get(usize::from(place)).map(|name| String::from_utf8_lossy(name).into_owned())
    }

    /// All names by index.
    pub(super) fn all(&self) -> Vec<String> {
        self.0.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// All names, sorted.
    pub(super) fn sorted(&self) -> Vec<String> {
        let mut names = self.all();
        names.sort_unstable();
        names
    }
}
