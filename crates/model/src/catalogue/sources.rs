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

/// Whether a date of a source, such as `2025-06-05` or `2025-06`, is more than a year before a day. A month counts as
/// its last day.
#[must_use]
pub fn is_over_a_year_old(date: &str, today: &str) -> bool {
    let Some((year, rest)) = today.split_once('-') else { return false };
    let Some(year) = year.parse::<u32>().ok().and_then(|year| year.checked_sub(1)) else { return false };
    let then = format!("{year:04}-{rest}");
    // As far as both go, so that a month is compared with a month.
    let length = date.len().min(then.len());
    date.get(..length) < then.get(..length)
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

#[cfg(test)]
mod tests {
    use super::is_over_a_year_old;

    #[test]
    fn a_year_is_counted_to_the_day_and_a_month_to_its_end() {
        for (date, today, expected) in [
            ("2025-11-26", "2026-11-26", false),
            ("2025-11-25", "2026-11-26", true),
            ("2025-11", "2026-11-26", false),
            ("2025-10", "2026-11-01", true),
            ("2026-09-21", "2026-11-26", false),
            ("2024-02-29", "2025-02-28", false),
            ("2024-02-28", "2025-03-01", true),
            ("2025-06-05", "", false),
            ("2025-06-05", "no day", false),
        ] {
            assert_eq!(is_over_a_year_old(date, today), expected, "{date} on {today}");
        }
    }
}
