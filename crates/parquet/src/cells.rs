//! The cells of a column of the table, in some rows of a row group.

use std::ops::Range;

use natpoint_import::BatchColumn;
use natpoint_import::imported_data::ParquetRefusal;

use crate::cell::write_json;
use crate::column::Column;
use crate::flat::FlatColumn;

/// A column of the table in a row group.
pub(crate) enum Cells {
    Flat(Box<FlatColumn>),
    Map(Box<[Column; 2]>),
    /// It is not read.
    Missing,
}

/// The most bytes of the rows that are read at once.
pub(crate) const MOST_OF_ROWS: usize = 1 << 26;

impl Cells {
    /// The columns that bytes are brought for.
    pub(crate) fn parts(&mut self) -> [Option<&mut Column>; 2] {
        match self {
            Self::Flat(column) => [Some(column.library()), None],
            Self::Map(parts) => {
                let [key, value] = &mut **parts;
                [Some(key), Some(value)]
            }
            Self::Missing => [None, None],
        }
    }

    /// The bytes that are needed before these rows can be read.
    pub(crate) fn wants(&mut self, from: u64, until: u64) -> Result<Vec<Range<u64>>, ParquetRefusal> {
        Ok(match self {
            Self::Missing => Vec::new(),
            Self::Flat(column) => column.wants(from, until)?.into_iter().collect(),
            // Where rows begin is known only once it is read.
            Self::Map(parts) => parts.iter().filter_map(Column::wants_next).collect(),
        })
    }

    /// The texts of these rows, and how many bytes they have in all rows.
    pub(crate) fn read(&mut self, rows: &[Range<u64>]) -> Result<(BatchColumn, usize), ParquetRefusal> {
        let count = rows.iter().map(|rows| rows.end - rows.start).sum();
        let mut column = BatchColumn::default();
        let mut length = 0_usize;
        match self {
            Self::Flat(column) => return column.read(rows),
            Self::Missing => {
                let missing = column.add(|_| {}).ok_or(ParquetRefusal::Damaged)?;
                column.add_rows(missing, usize::try_from(count).map_err(|_| ParquetRefusal::Damaged)?);
            }
            Self::Map(parts) => {
                for part in parts.iter_mut() {
                    part.read(rows)?;
                }
                for _ in 0..count {
                    let mut written = Ok(());
                    let text = column.add(|out| written = write_map(parts, out));
                    written?;
                    let text = text.ok_or(ParquetRefusal::Bomb)?;
                    length += column.len_of(text);
                    column.add_rows(text, 1);
                    if length > MOST_OF_ROWS {
                        return Err(ParquetRefusal::Bomb);
                    }
                }
            }
        }
        Ok((column, length))
    }
}

/// Writes the next row's map as an object of JSON; nothing where it has none.
fn write_map([keys, values]: &mut [Column; 2], out: &mut Vec<u8>) -> Result<(), ParquetRefusal> {
    let mut mark = b'{';
    let mut is_first = true;
    while is_first || !keys.begins_row() {
        is_first = false;
        let (mut key, mut value) = (Vec::new(), Vec::new());
        let has_key = keys.write(&mut key).ok_or(ParquetRefusal::Damaged)?;
        let has_value = values.write(&mut value).ok_or(ParquetRefusal::Damaged)?;
        if has_key {
            out.push(mark);
            mark = b',';
            write_json(&key, out);
            out.push(b':');
            if has_value { write_json(&value, out) } else { out.extend_from_slice(b"null") }
        }
    }
    if mark == b',' {
        out.push(b'}');
    }
    Ok(())
}
