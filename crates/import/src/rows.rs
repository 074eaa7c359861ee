//! Rows of a table as one block of bytes, column by column, which one program hands to another.
//!
//! ```text
//! number of rows, number of columns; of each column: the number of its texts, and of the rows that refer to them,
//! the end of each text, the text of each row, the bytes of all texts
//! ```
//! Numbers have four bytes and the references of rows two, the lowest first. In most columns of a bill few texts stand
//! in many rows, so that each is written, handed over and understood once.

/// Rows of cells, each the text of a value; an empty one has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowBatch {
    rows: usize,
    columns: Vec<BatchColumn>,
}

/// The cells of a column: texts, and which of them each row has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BatchColumn {
    /// The end of each text in `values`.
    ends: Vec<u32>,
    values: Vec<u8>,
    rows: Vec<u16>,
}

impl BatchColumn {
    /// The most texts that a column can have.
    pub const MOST_TEXTS: usize = u16::MAX as usize;

    /// Adds a text that rows can have: its bytes are appended to what the function is given, which must only append.
    /// Returns its number; none where that is more than a column can hold.
    pub fn add(&mut self, write: impl FnOnce(&mut Vec<u8>)) -> Option<u16> {
        let text = u16::try_from(self.ends.len()).ok().filter(|text| *text < u16::MAX)?;
        write(&mut self.values);
        self.ends.push(u32::try_from(self.values.len()).ok()?);
        Some(text)
    }

    /// Adds rows that have a text.
    pub fn add_rows(&mut self, text: u16, rows: usize) {
        if rows == 1 {
            self.rows.push(text);
        } else {
            self.rows.resize(self.rows.len() + rows, text);
        }
    }

    /// How many bytes a text has.
    #[must_use]
    pub fn len_of(&self, text: u16) -> usize {
        self.text(text).len()
    }

    fn text(&self, text: u16) -> &[u8] {
        let end = |text: usize| self.ends.get(text).map_or(0, |end| *end as usize);
        let start = usize::from(text).checked_sub(1).map_or(0, end);
        self.values.get(start..end(usize::from(text))).unwrap_or_default()
    }

    fn cell(&self, row: usize) -> &[u8] {
        self.rows.get(row).map_or(&[], |text| self.text(*text))
    }
}

impl RowBatch {
    /// So many rows of these columns; cells that a column does not have are empty.
    #[must_use]
    pub fn new(rows: usize, columns: Vec<BatchColumn>) -> Self {
        Self { rows, columns }
    }

    /// One row of these cells, such as names of columns.
    #[must_use]
    pub fn of_one_row<T: AsRef<str>>(cells: &[T]) -> Self {
        let column = |cell: &T| {
            let mut column = BatchColumn::default();
            if let Some(text) = column.add(|values| values.extend_from_slice(cell.as_ref().as_bytes())) {
                column.add_rows(text, 1);
            }
            column
        };
        Self::new(1, cells.iter().map(column).collect())
    }

    /// The cells of the first row as text; invalid UTF-8 becomes U+FFFD.
    #[must_use]
    pub fn first_row(&self) -> Vec<String> {
        self.columns.iter().map(|column| String::from_utf8_lossy(column.cell(0)).into_owned()).collect()
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// How many columns it has.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns.len()
    }

    /// Appends the cells of a row to others, and where each of them ends.
    pub(crate) fn append_row(&self, row: usize, values: &mut Vec<u8>, ends: &mut Vec<usize>) {
        for column in &self.columns {
            values.extend_from_slice(column.cell(row));
            ends.push(values.len());
        }
    }

    /// The rows by what they say: each row's number, the same for rows with the same texts, and the first row of each.
    ///
    /// Where nearly every row says something else, each has a number of its own.
    pub(crate) fn alike(&self) -> (Vec<u32>, Vec<usize>) {
        /// The most pairs of which a table is made.
        const MOST: usize = 1 << 18;
        let mut numbers = vec![0; self.rows];
        let mut first: Vec<usize> = (0..self.rows.min(1)).collect();
        for column in &self.columns {
            let texts = column.ends.len();
            if texts == 0 {
                continue;
            }
            if first.len().saturating_mul(texts) > MOST {
                return ((0..).take(self.rows).collect(), (0..self.rows).collect());
            }
            let mut pairs = vec![u32::MAX; first.len() * texts];
            first.clear();
            for (row, (number, text)) in numbers.iter_mut().zip(&column.rows).enumerate() {
                let Some(pair) = pairs.get_mut(*number as usize * texts + usize::from(*text)) else { continue };
                if *pair == u32::MAX {
                    *pair = u32::try_from(first.len()).unwrap_or(u32::MAX);
                    first.push(row);
                }
                *number = *pair;
            }
        }
        (numbers, first)
    }

    /// All of it as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let length = |column: &BatchColumn| 8 + column.ends.len() * 4 + column.rows.len() * 2 + column.values.len();
        let mut bytes = Vec::with_capacity(8 + self.columns.iter().map(length).sum::<usize>());
        let write = |bytes: &mut Vec<u8>, numbers: [usize; 2]| {
            bytes
                .extend(numbers.into_iter().flat_map(|number| u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes()));
        };
        write(&mut bytes, [self.rows, self.columns.len()]);
        for column in &self.columns {
            write(&mut bytes, [column.ends.len(), column.rows.len()]);
            bytes.extend(column.ends.iter().flat_map(|end| end.to_le_bytes()));
            bytes.extend(column.rows.iter().flat_map(|text| text.to_le_bytes()));
            bytes.extend_from_slice(&column.values);
        }
        bytes
    }

    /// The rows of these bytes; none where they are not what [`RowBatch::to_bytes`] wrote.
    #[must_use]
    pub fn from_bytes(mut bytes: &[u8]) -> Option<Self> {
        let rest = &mut bytes;
        let (rows, columns) = (number(rest)?, number(rest)?);
        // A column has eight bytes at least.
        let mut batch = Self::new(rows, Vec::with_capacity(columns.min(rest.len() / 8)));
        for _ in 0..columns {
            let (texts, of_rows) = (number(rest)?, number(rest)?);
            let ends = rest.split_off(..texts.checked_mul(4)?)?;
            let ends: Vec<u32> = ends.as_chunks().0.iter().map(|end| u32::from_le_bytes(*end)).collect();
            let own = rest.split_off(..of_rows.checked_mul(2)?)?;
            let own: Vec<u16> = own.as_chunks().0.iter().map(|text| u16::from_le_bytes(*text)).collect();
            let values = rest.split_off(..ends.last().map_or(0, |last| *last as usize))?.to_vec();
            let is_whole = ends.is_sorted() && own.len() == rows && own.iter().all(|text| usize::from(*text) < texts);
            batch.columns.push(is_whole.then_some(BatchColumn { ends, values, rows: own })?);
        }
        rest.is_empty().then_some(batch)
    }
}

fn number(bytes: &mut &[u8]) -> Option<usize> {
    let number = bytes.split_off(..4)?.first_chunk()?;
    usize::try_from(u32::from_le_bytes(*number)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A batch of rows, each of so many cells; the same text is added once in each column.
    fn batch(columns: usize, cells: &[&str]) -> RowBatch {
        let rows = cells.len().checked_div(columns).unwrap_or(0);
        let column = |at: usize| {
            let mut column = BatchColumn::default();
            let mut texts: Vec<&str> = Vec::new();
            for cell in cells.iter().skip(at).step_by(columns) {
                let known = texts.iter().position(|text| text == cell).map(|at| u16::try_from(at).unwrap());
                let text = known.or_else(|| {
                    texts.push(cell);
                    column.add(|values| values.extend_from_slice(cell.as_bytes()))
                });
                column.add_rows(text.unwrap(), 1);
            }
            column
        };
        RowBatch::new(rows, (0..columns).map(column).collect())
    }

    fn row(batch: &RowBatch, row: usize) -> (String, Vec<usize>) {
        let (mut values, mut ends) = (b"-".to_vec(), Vec::new());
        batch.append_row(row, &mut values, &mut ends);
        (String::from_utf8(values).unwrap(), ends)
    }

    #[test]
    fn what_is_written_is_read() {
        for batch in [batch(2, &["a", "", "bc", "d", "a", "d"]), batch(3, &[]), batch(0, &[])] {
            assert_eq!(RowBatch::from_bytes(&batch.to_bytes()).as_ref(), Some(&batch));
        }
        let batch = batch(2, &["a", "", "bc", "d", "a", "d"]);
        assert_eq!((batch.rows(), batch.columns()), (3, 2));
        assert_eq!(row(&batch, 1), ("-bcd".to_owned(), vec![3, 4]));
        assert_eq!(row(&batch, 2), ("-ad".to_owned(), vec![2, 3]));
        assert_eq!(row(&batch, 3), ("-".to_owned(), vec![1, 1]));
        assert_eq!(RowBatch::of_one_row(&["a", "", "b"]).first_row(), ["a", "", "b"]);
    }

    #[test]
    fn what_is_cut_is_none() {
        let bytes = batch(2, &["a", "", "bc", "d", "a", "d"]).to_bytes();
        for length in 0..bytes.len() {
            assert_eq!(RowBatch::from_bytes(&bytes[..length]), None, "{length}");
        }
        assert_eq!(RowBatch::from_bytes(&[&bytes[..], b"x"].concat()), None);
        // The text that a row has is there.
        let mut wrong = batch(1, &["a"]).to_bytes();
        let reference = wrong.len() - 3;
        wrong[reference] = 1;
        assert_eq!(RowBatch::from_bytes(&wrong), None);
    }

    #[test]
    fn rows_are_alike_whose_texts_are() {
        let few = batch(2, &["a", "x", "b", "x", "a", "x", "a", "y", "b", "x"]);
        assert_eq!(few.alike(), (vec![0, 1, 0, 2, 1], vec![0, 1, 3]));
        assert_eq!(RowBatch::new(2, Vec::new()).alike(), (vec![0, 0], vec![0]));
        let cells: Vec<String> = (0..2_200).map(|number| number.to_string()).collect();
        let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
        let many = batch(2, &cells);
        assert_eq!(many.alike().1.len(), 1_100);
    }

    #[test]
    fn a_column_has_so_many_texts_at_most() {
        let mut column = BatchColumn::default();
        let added = (0..70_000).filter(|_| column.add(|values| values.push(b'a')).is_some()).count();
        assert_eq!(added, BatchColumn::MOST_TEXTS);
    }
}
