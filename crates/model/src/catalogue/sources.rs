//! Where the facts were read.

use super::tables::sources::SOURCES;

/// A place that a fact was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub(super) u8);

/// What a source is and where to find it again.
#[derive(Debug, PartialEq, Eq)]
pub struct Source {
    /// Repository, path and commit, or the address of a page; `public file N` is a public
    /// file whose repository is not known by name.
    pub name: &'static str,
    /// What it is, in a few words of English.
    pub title: &'static str,
    /// The day that the source speaks of, as `2026-09-21`, or the month, as `2026-07`.
    pub date: Option<&'static str>,
}

/// How well a fact is founded. Every price comes from AWS in the end, so two sources show
/// that a figure was copied right and did not change, not that AWS is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// Nobody was seen stating it for this case: it is carried over from the others.
    Unverified,
    /// One source.
    OneSource,
    /// Two sources of one kind.
    TwoSources,
    /// Two captures of one AWS price feed, by two projects, months apart.
    TwoCaptures,
    /// Two different channels: the AWS website's feed, and the Price List API or a bill.
    TwoChannels,
}

impl SourceId {
    /// Every source.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        // The generator refuses more than 256 sources.
        #[allow(clippy::cast_possible_truncation, reason = "the table is far shorter than the type can count")]
        (0..SOURCES.len() as u16).map(|at| Self(at as u8))
    }

    /// What the source is.
    #[must_use]
    pub fn info(self) -> &'static Source {
        &SOURCES[usize::from(self.0)]
    }
}
