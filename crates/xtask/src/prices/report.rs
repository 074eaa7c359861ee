//! What the command tells.

use std::collections::BTreeMap;
use std::fmt;

use super::collected_prices::Counts;
use super::table::usd;

/// So many unreadable prices are told; of more, the number.
const MOST: usize = 40;

/// What the files said, and what became of it.
#[derive(Debug, Default)]
pub(crate) struct Report {
    /// What each file is.
    pub files: Vec<String>,
    /// The files that are no price lists, each with what it looks like.
    pub refused: Vec<String>,
    pub changed: Vec<Change>,
    /// Prices that differ and are older than the catalogue's.
    pub stale: Vec<Change>,
    /// How many prices stand as they are, and how many of them are better founded now.
    pub confirmed: usize,
    pub refreshed: usize,
    /// By Region, the items that the catalogue has and the files have not.
    pub missing: Vec<(String, Vec<&'static str>)>,
    pub unreadable: Vec<String>,
    pub elsewhere: BTreeMap<String, usize>,
    pub counts: Counts,
    /// The table's id before and after, if they differ.
    pub table: Option<(String, String)>,
}

/// A tier whose price is another, or that is new or no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub region: String,
    pub item: &'static str,
    /// GB.
    pub from: u64,
    /// Hundred-millionths of a US dollar.
    pub old: Option<u32>,
    pub new: Option<u32>,
    /// The list that says so.
    pub list: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let price = |units: Option<u32>| units.map_or_else(|| "none".to_owned(), usd);
        let Self { region, item, from, old, new, list } = self;
        write!(f, "{region} {item} from {from} GB: {} -> {}, {list}", price(*old), price(*new))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        section(f, "Read", &self.files)?;
        section(f, "Refused", &self.refused)?;
        section(f, "Changed", &self.changed)?;
        section(f, "Different, but older than what the table has, so kept", &self.stale)?;
        writeln!(f, "Confirmed: {}, of which {} are better founded now", self.confirmed, self.refreshed)?;
        let missing: Vec<_> =
            self.missing.iter().map(|(region, items)| format!("{region}: {}", items.join(", "))).collect();
        section(f, "Not found in the files", &missing)?;
        section(f, "Unreadable", &shortened(&self.unreadable))?;
        let elsewhere: Vec<_> = self.elsewhere.iter().map(|(place, count)| format!("{place}: {count}")).collect();
        section(f, "Prices of places that the table does not have", &elsewhere)?;
        let Counts { others, other_terms, other_currencies, other_times, free } = &self.counts;
        writeln!(
            f,
            "Left aside: {others} prices of other things, {other_terms} of other terms, {other_currencies} in other \
             currencies, {other_times} not in force, {free} without a charge"
        )?;
        match &self.table {
            Some((before, after)) => {
                writeln!(f, "Table: {before} -> {after}; the prices of {before} are kept for its links")
            }
            None => writeln!(f, "Table: unchanged"),
        }
    }
}

/// A heading with the number of lines, and the lines; nothing where there are none.
fn section<T: fmt::Display>(f: &mut fmt::Formatter<'_>, heading: &str, lines: &[T]) -> fmt::Result {
    if lines.is_empty() {
        return Ok(());
    }
    writeln!(f, "{heading}: {}", lines.len())?;
    for line in lines {
        writeln!(f, "  {line}")?;
    }
    Ok(())
}

/// The first sentences and, of more, the number.
fn shortened(sentences: &[String]) -> Vec<String> {
    let mut lines = sentences.to_vec();
    if let Some(more) = sentences.len().checked_sub(MOST).filter(|more| *more > 0) {
        lines.truncate(MOST);
        lines.push(format!("and {more} more"));
    }
    lines
}
