//! Texts of the map of the cheapest designs, and the map as a document of a sentence and a table.

use super::{Locale, numbers};
use crate::document::{Block, Document};
use natpoint_model::compare::chart_points::Mark;
use natpoint_model::compare::winner_map::{WinnerMap, WinnerRow};
use natpoint_model::units::Ratio;

/// Labels of the map.
#[derive(Clone, Copy, Debug)]
pub struct MapLabels {
    /// The heading of the map.
    pub map: &'static str,
    /// The selection of the second input.
    pub second: &'static str,
    /// How to read the map.
    pub note: &'static str,
}

/// A range of the second input in which one design is the cheapest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapRange {
    /// Where it starts.
    pub from: String,
    /// Where it ends; none for a range of one value.
    pub to: Option<String>,
    /// The name of the design, or that no design is feasible.
    pub design: &'static str,
}

/// Sentences about the map.
pub trait MapText {
    /// The labels.
    fn map_labels(&self) -> &'static MapLabels;
    /// The cheapest design at a point of the axis for each range of the second input.
    fn map_summary(&self, at: &str, input: &str, ranges: &[MapRange]) -> String;
}

/// A sentence and a table: for each value of the second input, the ranges of the axis in which each design is cheapest.
#[must_use]
pub fn document(map: &WinnerMap, locale: &dyn Locale) -> Document {
    let designs = map.designs();
    let mut head = vec![locale.field(map.field)];
    head.extend(designs.iter().map(|design| locale.design(*design).to_owned()));
    let row = |row: &WinnerRow| {
        let value = numbers::grouped(&map.plain(row.value));
        let mut cells =
            vec![if row.value == map.current { format!("{value}\n{}", locale.mark(Mark::You)) } else { value }];
        cells.extend(designs.iter().map(|design| {
            let ranges = row.cheapest_ranges.iter().filter(|range| range.design == *design).map(|range| {
                let from = Some(range.from).filter(|from| *from > Ratio::ZERO);
                locale.cheapest_between(&map.scale, from, range.to)
            });
            ranges.collect::<Vec<_>>().join(", ")
        }));
        cells
    };
    let table = Block::Table { head, rows: map.rows.iter().map(row).collect() };
    vec![Block::Paragraph(summary(map, locale)), Block::Paragraph(locale.map_labels().note.to_owned()), table]
}

/// For which values of the second input which design is the cheapest at the current value of the axis.
fn summary(map: &WinnerMap, locale: &dyn Locale) -> String {
    let value = |value| numbers::grouped(&map.plain(value));
    let ranges = map.here().into_iter().map(|(design, from, last)| MapRange {
        from: value(from),
        to: (last > from).then(|| value(last)),
        design: design.map_or(locale.labels().infeasible, |design| locale.design(design)),
    });
    locale.map_summary(&numbers::here(&map.scale), &locale.field(map.field), &ranges.collect::<Vec<_>>())
}
