//! What is said of the map of winners, and the map as a document: a sentence and a table.

use super::{Locale, numbers};
use crate::document::{Block, Document};
use natpoint_model::compare::chart_points::Mark;
use natpoint_model::compare::winner_map::{WinnerMap, WinnerRow};
use natpoint_model::units::Ratio;

/// What stands alone around the map.
#[derive(Clone, Copy, Debug)]
pub struct MapLabels {
    /// The heading over the map.
    pub map: &'static str,
    /// The choice of the second number.
    pub second: &'static str,
    /// How the map is to be read.
    pub note: &'static str,
    /// What stands around where the user stands, around the second number, between the ends of its range, before a
    /// design, between ranges and at the end: the sentence of the cheapest designs, range by range.
    pub told: [&'static str; 7],
}

/// What is said of the map of winners.
pub trait MapText {
    /// What stands alone.
    fn map_labels(&self) -> &'static MapLabels;
}

/// The sentence and, for each value of the second number, where on the axis each design is the cheapest.
#[must_use]
pub fn document(map: &WinnerMap, locale: &dyn Locale) -> Document {
    let designs = map.designs();
    let mut head = vec![locale.field(map.field)];
    head.extend(designs.iter().map(|design| locale.design(*design).to_owned()));
    let row = |row: &WinnerRow| {
        let mut cells = vec![numbers::grouped(&map.plain(row.value))];
        cells.resize(designs.len() + 1, String::new());
        if let Some(name) = cells.first_mut().filter(|_| row.value == map.current) {
            *name += "\n";
            *name += locale.mark(Mark::You);
        }
        for range in &row.cheapest_ranges {
            let from = Some(range.from).filter(|from| *from > Ratio::ZERO);
            let place = designs.iter().position(|design| *design == range.design);
            if let Some(cell) = place.and_then(|place| cells.get_mut(place + 1)) {
                if !cell.is_empty() {
                    *cell += ", ";
                }
                *cell += &locale.cheapest_between(&map.scale, from, range.to);
            }
        }
        cells
    };
    let table = Block::Table { head, rows: map.rows.iter().map(row).collect() };
    vec![Block::Paragraph(told(map, locale)), Block::Paragraph(locale.map_labels().note.to_owned()), table]
}

/// Where the user stands on the axis: for which values of the second number which design is the cheapest.
fn told(map: &WinnerMap, locale: &dyn Locale) -> String {
    let [at, by, colon, to, is, next, end] = locale.map_labels().told;
    let mut told = [at, &numbers::here(&map.scale), by, &locale.field(map.field), colon].concat();
    for (place, (design, from, last)) in map.here().into_iter().enumerate() {
        if place > 0 {
            told += next;
        }
        told += &numbers::grouped(&map.plain(from));
        if last > from {
            told += to;
            told += &numbers::grouped(&map.plain(last));
        }
        told += is;
        told += design.map_or(locale.labels().infeasible, |design| locale.design(design));
    }
    told + end
}
