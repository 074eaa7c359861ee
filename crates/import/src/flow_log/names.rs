//! Short names that come again and again, each kept once.

use super::value::same;
use crate::order;

/// A few names: of AZs, Regions or services.
#[derive(Debug, Default)]
pub(super) struct Names(Vec<Box<[u8]>>);

impl Names {
    /// More than any of them has in truth.
    const MOST: usize = 240;

    /// The longest that is taken for a name.
    const LONGEST: usize = 100;

    /// The place of a name; none when there are too many, or when it is none.
    pub(super) fn place(&mut self, name: &[u8]) -> Option<u8> {
        if let Some(at) = self.0.iter().position(|known| same(known, name)) {
            return u8::try_from(at).ok();
        }
        if self.0.len() >= Self::MOST || name.len() > Self::LONGEST || matches!(name, b"" | b"-") {
            return None;
        }
        self.0.push(name.into());
        u8::try_from(self.0.len() - 1).ok()
    }

    /// The name at a place.
    pub(super) fn get(&self, place: u8) -> Option<String> {
        self.0.get(usize::from(place)).map(|name| String::from_utf8_lossy(name).into_owned())
    }

    /// All names, by their places.
    pub(super) fn all(&self) -> Vec<String> {
        self.0.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// All names, sorted.
    pub(super) fn sorted(&self) -> Vec<String> {
        let mut names = self.all();
        order::sort(&mut names, |one, other| one < other);
        names
    }
}
