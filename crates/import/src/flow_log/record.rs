//! The values of one record: a line of a text, or a row of a table.

use super::columns::{FIELDS, Field, Layout};

/// The values of a record by field; empty where there is no such column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values<'a> {
    text: &'a [u8],
    /// Where the field before the record ends, and then where each of its own does.
    ends: &'a [u32],
    columns: &'a Columns,
}

/// The column of each field.
#[derive(Clone, Debug)]
pub(super) struct Columns([u16; PLACES]);

/// A power of two, so that a field's place needs no check.
const PLACES: usize = 32;

const _: () = assert!(FIELDS < PLACES);

impl Default for Columns {
    fn default() -> Self {
        Self([Self::NONE; PLACES])
    }
}

impl Columns {
    /// What stands for no column: there are never so many.
    const NONE: u16 = u16::MAX;

    /// The columns of a layout.
    pub(super) fn of(layout: &Layout) -> Self {
        let mut columns = Self::default();
        for (column, field) in layout.slots.iter().enumerate() {
            // What is not needed has a place too, which nobody reads.
            if let Some(place) = columns.0.get_mut(usize::from(*field)) {
                *place = u16::try_from(column).unwrap_or(Self::NONE);
            }
        }
        columns
    }
}

impl<'a> Values<'a> {
    /// The values whose ends these are; `ends` begins with that of what stands before them, or [`BEFORE`].
    pub(super) fn new(text: &'a [u8], ends: &'a [u32], columns: &'a Columns) -> Self {
        Self { text, ends, columns }
    }

    /// The value of a field.
    #[inline(always)]
    pub(super) fn get(&self, field: Field) -> &'a [u8] {
        let column = self.columns.0[field as usize % PLACES];
        let Some([before, end]) = self.ends.get(usize::from(column)..).and_then(<[u32]>::first_chunk) else {
            return b"";
        };
        let mut value = self.text.get(before.wrapping_add(1) as usize..*end as usize).unwrap_or_default();
        // Only the first of several blanks ends a field.
        while let [..=b' ', rest @ ..] = value {
            value = rest;
        }
        value
    }
}

/// What stands for the end of a field before the first byte.
pub(super) const BEFORE: u32 = u32::MAX;

/// A record's values that were not one text before, joined so that they can be read like one.
#[derive(Debug, Default)]
pub(super) struct Joined {
    text: Vec<u8>,
    ends: Vec<u32>,
}

impl Joined {
    /// Joins values. The memory of those before is used again.
    pub(super) fn join(&mut self, values: &[&[u8]]) -> &mut Self {
        self.text.clear();
        self.ends.clear();
        self.ends.push(BEFORE);
        for value in values {
            // A cell without a value says the same as a dash; only a column that is not there says nothing.
            let value = if value.trim_ascii_start().is_empty() { b"-" } else { *value };
            self.text.extend_from_slice(value);
            self.ends.push(self.text.len() as u32);
            self.text.push(b' ');
        }
        self
    }

    /// What was joined, by field.
    pub(super) fn values<'a>(&'a self, columns: &'a Columns) -> Values<'a> {
        Values::new(&self.text, &self.ends, columns)
    }
}
