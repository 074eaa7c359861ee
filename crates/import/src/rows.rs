//! Rows of a table as one block of bytes, which one program hands to another.
//!
//! ```text
//! number of columns, number of cells, the end of each cell, row by row; then the bytes of all cells
//! ```
//! Numbers have four bytes, the lowest first.

use std::ops::Range;

/// Rows of equally many cells, each the text of a value; an empty one has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowBatch {
    columns: usize,
    /// The end of each cell in `values`.
    ends: Vec<u32>,
    values: Vec<u8>,
}

impl RowBatch {
    /// No row yet, of so many columns.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        Self { columns, ends: Vec::new(), values: Vec::new() }
    }

    /// One row of these cells, such as names of columns.
    #[must_use]
    pub fn of_one_row<T: AsRef<str>>(cells: &[T]) -> Self {
        let mut batch = Self::new(cells.len());
        for cell in cells {
            batch.add(|values| values.extend_from_slice(cell.as_ref().as_bytes()));
        }
        batch
    }

    /// The cells of the first row as text; invalid UTF-8 becomes U+FFFD.
    #[must_use]
    pub fn first_row(&self) -> Vec<String> {
        let cells = (0..self.columns).map(|cell| self.bytes_of(&(cell..cell + 1)));
        cells.map(|bytes| String::from_utf8_lossy(self.values.get(bytes).unwrap_or_default()).into_owned()).collect()
    }

    /// Adds the next cell: its bytes are appended to what the function is given, which must only append. False where
    /// that is more than a batch can hold.
    pub fn add(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> bool {
        write(&mut self.values);
        let end = u32::try_from(self.values.len());
        self.ends.push(end.unwrap_or(u32::MAX));
        end.is_ok()
    }

    /// How many whole rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.ends.len().checked_div(self.columns).unwrap_or(0)
    }

    /// How many columns it has.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many bytes all cells have together.
    #[must_use]
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no cell.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The cells of a row, concatenated, and where each of them ends in them; nothing where there is no such row.
    pub(crate) fn row(&self, row: usize, ends: &mut Vec<usize>) -> &[u8] {
        let cells = row.saturating_mul(self.columns)..row.saturating_add(1).saturating_mul(self.columns);
        let Some(own) = self.ends.get(cells.clone()) else { return &[] };
        let bytes = self.bytes_of(&cells);
        ends.extend(own.iter().map(|end| (*end as usize).saturating_sub(bytes.start)));
        self.values.get(bytes).unwrap_or_default()
    }

    fn bytes_of(&self, cells: &Range<usize>) -> Range<usize> {
        let end =
            |cells: usize| cells.checked_sub(1).and_then(|last| self.ends.get(last)).map_or(0, |end| *end as usize);
        end(cells.start)..end(cells.end)
    }

    /// All of it as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(8 + self.ends.len() * 4 + self.values.len());
        for number in [self.columns, self.ends.len()] {
            bytes.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
        }
        bytes.extend(self.ends.iter().flat_map(|end| end.to_le_bytes()));
        bytes.extend_from_slice(&self.values);
        bytes
    }

    /// The rows of these bytes; none where they are not what [`RowBatch::to_bytes`] wrote.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (columns, rest) = bytes.split_first_chunk()?;
        let (cells, rest) = rest.split_first_chunk()?;
        let (columns, cells) = (u32::from_le_bytes(*columns) as usize, u32::from_le_bytes(*cells) as usize);
        let (ends, values) = rest.split_at_checked(cells.checked_mul(4)?)?;
        let ends: Vec<u32> = ends.as_chunks().0.iter().map(|end| u32::from_le_bytes(*end)).collect();
        let is_whole = ends.is_sorted() && ends.last().is_none_or(|last| *last as usize == values.len());
        (is_whole && cells.checked_rem(columns).unwrap_or(cells) == 0).then(|| Self {
            columns,
            ends,
            values: values.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn batch(columns: usize, cells: &[&str]) -> RowBatch {
        let mut batch = RowBatch::new(columns);
        for cell in cells {
            assert!(batch.add(|values| values.extend_from_slice(cell.as_bytes())));
        }
        batch
    }

    #[test]
    fn what_is_written_is_read() {
        for batch in [batch(2, &["a", "", "bc", "d"]), batch(3, &[]), batch(0, &[])] {
            assert_eq!(RowBatch::from_bytes(&batch.to_bytes()).as_ref(), Some(&batch));
        }
        let batch = batch(2, &["a", "", "bc", "d"]);
        assert_eq!((batch.rows(), batch.columns(), batch.len()), (2, 2, 4));
        let mut ends = Vec::new();
        assert_eq!((batch.row(1, &mut ends), &ends[..]), (&b"bcd"[..], &[2, 3][..]));
        assert_eq!(batch.row(2, &mut ends), b"");
        assert_eq!(RowBatch::of_one_row(&["a", "", "b"]).first_row(), ["a", "", "b"]);
    }

    #[test]
    fn what_is_cut_is_none() {
        let bytes = batch(2, &["a", "", "bc", "d"]).to_bytes();
        for length in 0..bytes.len() {
            assert_eq!(RowBatch::from_bytes(&bytes[..length]), None, "{length}");
        }
    }
}
