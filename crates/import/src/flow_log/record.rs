//! The values of one record, which is a line of text or a row of a table.

use super::columns::{FIELDS, Layout, LogField};

/// The values of a record by field; empty where there is no such column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values<'a> {
    text: &'a [u8],
    /// The end of the field before the record, and then the end of each of its own.
    ends: &'a [u32],
    columns: &'a FieldColumns,
}

/// The column of each used field.
#[derive(Clone, Debug)]
pub(super) struct FieldColumns([u16; PLACES]);

/// A power of two, so that indexing by field needs no bounds check.
const PLACES: usize = 32;

const _: () = assert!(FIELDS < PLACES);

impl Default for FieldColumns {
    fn default() -> Self {
        Self([Self::NONE; PLACES])
    }
}

impl FieldColumns {
    /// No column.
    const NONE: u16 = u16::MAX;

    /// The columns of a layout.
    pub(super) fn of(layout: &Layout) -> Self {
        let mut columns = Self::default();
        for (column, field) in layout.slots.iter().enumerate() {
            // Unused fields have an index too, which is never read.
            if let Some(place) = columns.0.get_mut(usize::from(*field)) {
                *place = u16::try_from(column).unwrap_or(Self::NONE);
            }
        }
        columns
    }
}

impl<'a> Values<'a> {
    /// The values with these ends; the first entry of `ends` is the end of the field before them, or [`BEFORE`].
    pub(super) fn new(text: &'a [u8], ends: &'a [u32], columns: &'a FieldColumns) -> Self {
        Self { text, ends, columns }
    }

    /// The value of a field.
    #[inline(always)]
    pub(super) fn get(&self, field: LogField) -> &'a [u8] {
        let column = self.columns.0[field as usize % PLACES];
        let Some([before, end]) = self.ends.get(usize::from(column)..).and_then(<[u32]>::first_chunk) else {
            return b"";
        };
        let mut value = self.text.get(before.wrapping_add(1) as usize..*end as usize).unwrap_or_default();
        // A field ends at the first of several blanks.
        while let [..=b' ', rest @ ..] = value {
            value = rest;
        }
        value
    }
}

/// The end of the field before the first byte.
pub(super) const BEFORE: u32 = u32::MAX;

/// Values of a record joined into one text, so that they are read like a line.
#[derive(Debug, Default)]
pub(super) struct JoinedValues {
    text: Vec<u8>,
    ends: Vec<u32>,
}

impl JoinedValues {
    /// Joins values, reusing the memory.
    pub(super) fn join(&mut self, values: &[&[u8]]) -> &mut Self {
        self.text.clear();
        self.ends.clear();
        self.ends.push(BEFORE);
        for value in values {
            // An empty cell means the same as a dash; an empty value means that there is no such column.
            let value = if value.trim_ascii_start().is_empty() { b"-" } else { *value };
            self.text.extend_from_slice(value);
            self.ends.push(self.text.len() as u32);
            self.text.push(b' ');
        }
        self
    }

    /// The joined values by field.
    pub(super) fn values<'a>(&'a self, columns: &'a FieldColumns) -> Values<'a> {
        Values::new(&self.text, &self.ends, columns)
    }
}
