//! Reads a list of VPCs: the valid rows, and what is wrong with the others.
//!
//! Commas, semicolons or tabs separate the values, as in the first line. That line names the columns, in any order
//! and in English or Japanese, or the list is in the order of [`Column::ALL`].

use natpoint_model::fleet::VpcRow;
use natpoint_model::input::{Allowed, RefusalReason};

pub use column_unit::ColumnUnit;
pub use duplicates::DuplicateSearch;
pub use header::Column;
pub use list_reader::{ListReader, begins_list};

mod column_unit;
mod duplicates;
mod header;
mod list_reader;
mod row_gb;
mod row_reader;
mod split;

/// The most bytes of a list: [`MAX_ROWS`](natpoint_model::fleet::MAX_ROWS) rows of 1,600 bytes. What has more has other
/// columns than a list needs.
pub const MAX_BYTES: u64 = 16 << 20;

/// The most bytes of a line, which is read at once.
pub const MAX_LINE_BYTES: usize = 1 << 20;

/// A parsed list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VpcList {
    /// The rows that can be priced.
    pub rows: Vec<VpcRow>,
    /// The rows that cannot be priced, each with its first problem.
    pub problems: Vec<RowProblem>,
    /// Rows with the name and the Region of an earlier one, sorted by Region and name; they are also in `rows`.
    pub duplicates: Vec<DuplicateVpc>,
    /// The titles of columns that state another unit than GB a month, in which they are read.
    pub converted: Vec<(String, ColumnUnit)>,
    /// The names of the first unknown columns, whose values were ignored.
    pub ignored: Vec<String>,
    /// How many more unknown columns there are.
    pub ignored_more: usize,
    /// How many rows follow the last that was read; see [`MAX_ROWS`](natpoint_model::fleet::MAX_ROWS).
    pub beyond: usize,
}

/// A row that cannot be priced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowProblem {
    /// Its line, counted from 1.
    pub line: u32,
    /// The column of the value; none when the whole row is invalid.
    pub column: Option<Column>,
    /// The value or the row as written; its start when it is long.
    pub value: String,
    /// What is wrong with it.
    pub fault: RowFault,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// It is not a number that the column accepts.
    Number {
        /// What is wrong with it.
        why: RefusalReason,
        /// What would have been accepted.
        allowed: Allowed,
    },
    /// The VPC has no name.
    NoName,
    /// The catalogue has no such Region.
    UnknownRegion,
    /// It is the sum of other rows, and no VPC.
    Total,
    /// A Region by its code of which the catalogue has no prices, such as those of China.
    UnpricedRegion,
    /// There are more values than columns: one of them may have a separator in it.
    TooManyValues {
        /// How many columns there are.
        values: usize,
        /// How many columns the list has.
        columns: usize,
    },
    /// A quotation mark does not close on its line, or something follows it.
    Quote,
}

/// A name that an earlier row has, in the same Region.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DuplicateVpc {
    /// The line of the repetition.
    pub line: u32,
    /// The line of the first occurrence.
    pub first: u32,
    /// The name.
    pub name: String,
}

/// Why a text is not a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VpcListRefusal {
    /// It is encoded as UTF-16, and nothing at its beginning says so.
    Utf16,
    /// It is not encoded as UTF-8; Excel's "CSV" is not, its "CSV UTF-8" is.
    NotUtf8,
    /// Its first line is neither a header nor a row in the default order.
    NoHeader {
        /// An example of a valid header.
        expected: String,
    },
    /// Its header lacks required columns.
    MissingColumns {
        /// The required columns.
        columns: Vec<Column>,
        /// The names of the first unknown columns.
        unknown: Vec<String>,
    },
    /// Its header has a column twice.
    RepeatedColumn(Column),
    /// The browser could not read the file: it is a folder, or it no longer exists.
    Unreadable,
    /// It has so many bytes, more than [`MAX_BYTES`].
    TooLarge(u64),
    /// It is no text: a workbook, an archive, a picture.
    NoText,
    /// The line with this number has more than [`MAX_LINE_BYTES`].
    LongLine(u32),
}

/// Reads a list that is there as a whole: see [`ListReader`]. A text of blank lines is a list without rows.
///
/// The time is linear in the text, and `n log n` in the rows to find duplicate names.
///
/// # Errors
/// When the text as a whole is not a list; an invalid row is not an error but a [`RowProblem`].
pub fn read(text: &str) -> Result<VpcList, VpcListRefusal> {
    let mut reader = ListReader::default();
    reader.push(text.as_bytes());
    reader.finish()
}
