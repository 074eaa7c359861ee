//! Reads a list of VPCs: the valid rows, and what is wrong with the others.
//!
//! Commas, semicolons or tabs separate the values, as in the first line. That line names the columns, in any order
//! and in English or Japanese, or the list is in the order of [`Column::ALL`].

use std::borrow::Cow;

use header::narrow;
use natpoint_model::fleet::{MAX_ENDPOINTS, MAX_ROWS, VpcRow};
use split::Lines;

pub use header::Column;

mod header;
mod split;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::input::{self, Allowed, Field, Refusal, RefusalReason};
use natpoint_model::units::Gb;

/// How many characters of an invalid value are kept for a message.
const KEPT: usize = 80;

/// How many unknown columns are named.
const NAMED_COLUMNS: usize = 10;

/// The most bytes of a list: [`MAX_ROWS`] rows of 1,600 bytes. What has more has other columns than a list needs.
pub const MAX_BYTES: u64 = 16 << 20;

/// A parsed list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VpcList {
    /// The rows that can be priced.
    pub rows: Vec<VpcRow>,
    /// The rows that cannot be priced, each with its first problem.
    pub problems: Vec<RowProblem>,
    /// Rows with the name and the Region of an earlier one, sorted by Region and name; they are also in `rows`.
    pub duplicates: Vec<DuplicateVpc>,
    /// The names of the first unknown columns, whose values were ignored.
    pub ignored: Vec<String>,
    /// How many more unknown columns there are.
    pub ignored_more: usize,
    /// How many rows follow the last that was read; see [`MAX_ROWS`].
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
    /// It is encoded as UTF-16, as Excel's "Unicode text" is.
    Utf16,
    /// It is not encoded as UTF-8; Excel's "CSV" is not, its "CSV UTF-8" is.
    NotUtf8,
    /// Its first line is neither a header nor a row in the default order.
    NoHeader {
        /// An example of a valid header.
        expected: String,
    },
    /// Its header lacks required columns.
    MissingColumns(Vec<Column>),
    /// Its header has a column twice.
    RepeatedColumn(Column),
    /// The browser could not read the file: it is a folder, or it no longer exists.
    Unreadable,
    /// It has so many bytes, more than [`MAX_BYTES`].
    TooLarge(u64),
}

/// Whether a text is such a list by its header, for files that may be anything.
#[must_use]
pub fn is_list(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let first = Lines::of(text).map(|(_, line)| line).find(|line| !line.trim().is_empty());
    first.is_some_and(|first| Reader::new(first, split::separator(first)).is_ok_and(|reader| reader.named))
}

/// Reads a list. A text of blank lines is a list without rows.
///
/// The time is linear in the text, and `n log n` in the rows to find duplicate names.
///
/// # Errors
/// When the text as a whole is not a list; an invalid row is not an error but a [`RowProblem`].
pub fn read(text: &str) -> Result<VpcList, VpcListRefusal> {
    let bytes = u64::try_from(text.len()).unwrap_or(u64::MAX);
    if bytes > MAX_BYTES {
        return Err(VpcListRefusal::TooLarge(bytes));
    }
    // A UTF-16 file that the browser decodes as UTF-8 contains NUL, one in Shift_JIS replacement characters.
    if text.contains('\0') {
        return Err(VpcListRefusal::Utf16);
    }
    if text.contains('\u{fffd}') {
        return Err(VpcListRefusal::NotUtf8);
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = Lines::of(text).filter(|(_, line)| !line.trim().is_empty()).peekable();
    let Some((_, first)) = lines.peek().copied() else { return Ok(VpcList::default()) };
    let separator = split::separator(first);
    let mut reader = Reader::new(first, separator)?;
    if reader.named {
        lines.next();
    }
    let mut lines = lines.filter(|(_, line)| !split::is_blank(line, separator));
    let mut values = Vec::new();
    for (number, line) in lines.by_ref().take(MAX_ROWS) {
        reader.take(number, line, separator, &mut values);
    }
    let mut list = reader.list;
    list.beyond = lines.count();
    list.duplicates = duplicates(&list.rows);
    Ok(list)
}

/// A parser of the rows of one list.
struct Reader {
    /// The column of each value of a row; none for an unknown one.
    columns: Vec<Option<Column>>,
    /// The columns with names of VPCs, the one to prefer first.
    names: Vec<usize>,
    /// Whether the first line is a header.
    named: bool,
    /// The Region of the last row, since most lists repeat it.
    region: (String, Option<RegionId>),
    list: VpcList,
}

impl Reader {
    fn new(first: &str, separator: char) -> Result<Self, VpcListRefusal> {
        let no_header = || VpcListRefusal::NoHeader { expected: header::expected() };
        let mut names = Vec::new();
        split::values(first, separator, &mut names).map_err(|_| no_header())?;
        let region = (String::new(), None);
        let columns: Vec<_> = names.iter().map(|name| Column::of_name(name)).collect();
        let mut reader = Self { columns, names: vec![0], named: true, region, list: VpcList::default() };
        // A row has numbers here, whereas the name of a VPC may look like that of a column.
        let has_volumes = |columns: &[Option<Column>]| {
            columns.iter().flatten().any(|one| matches!(one, Column::Endpoints | Column::Gb))
        };
        if !has_volumes(&reader.columns) {
            reader.columns = Column::ALL.into_iter().map(Some).collect();
            reader.named = false;
            if names.len() >= Column::ALL.len() - 1 && reader.row(1, &names).is_ok() {
                return Ok(reader);
            }
        }
        let columns = Column::of_header(&names);
        if !has_volumes(&columns) {
            return Err(no_header());
        }
        let rank = |at: &usize| names.get(*at).map_or(usize::MAX, |name| Column::Name.rank(name));
        let mut name_columns: Vec<_> =
            (0..columns.len()).filter(|at| columns.get(*at) == Some(&Some(Column::Name))).collect();
        name_columns.sort_by_key(rank);
        let twice = name_columns.windows(2).any(|pair| matches!(pair, [one, other] if rank(one) == rank(other)));
        (reader.columns, reader.names, reader.named) = (columns, name_columns, true);
        let count = |column| reader.columns.iter().filter(|named| **named == Some(column)).count();
        // A list may well have both the name and the id of a VPC.
        let by_name = |column: Column| names.iter().filter(|name| Column::of_name(name) == Some(column)).count();
        let repeats = |column: &Column| if *column == Column::Name { twice } else { by_name(*column) > 1 };
        if let Some(repeated) = Column::ALL.into_iter().find(repeats) {
            return Err(VpcListRefusal::RepeatedColumn(repeated));
        }
        let missing: Vec<_> =
            Column::ALL.into_iter().filter(|column| column.required() && count(*column) == 0).collect();
        if !missing.is_empty() {
            return Err(VpcListRefusal::MissingColumns(missing));
        }
        let unknown = names.iter().zip(&reader.columns).filter(|(name, column)| column.is_none() && !name.is_empty());
        let mut unknown = unknown.map(|(name, _)| start_of(name));
        reader.list.ignored = unknown.by_ref().take(NAMED_COLUMNS).collect();
        reader.list.ignored_more = unknown.count();
        Ok(reader)
    }

    fn take<'a>(&mut self, number: u32, line: &'a str, separator: char, values: &mut Vec<Cow<'a, str>>) {
        let row = match split::values(line, separator, values) {
            Ok(()) => self.row(number, values),
            Err(_) => Err(RowProblem { line: number, column: None, value: start_of(line), fault: RowFault::Quote }),
        };
        match row {
            Ok(row) => self.list.rows.push(row),
            Err(problem) => self.list.problems.push(problem),
        }
    }

    fn row(&mut self, line: u32, values: &[Cow<'_, str>]) -> Result<VpcRow, RowProblem> {
        let problem =
            |column, value: &str, fault| RowProblem { line, column: Some(column), value: start_of(value), fault };
        let columns = self.columns.len();
        if values.iter().skip(columns).any(|value| !value.is_empty()) {
            let fault = RowFault::TooManyValues { values: values.len(), columns };
            return Err(RowProblem { line, column: None, value: start_of(&values.join(" ")), fault });
        }
        let mut row = VpcRow {
            line,
            name: String::new(),
            region: None,
            azs: None,
            endpoints: 0,
            gb: Gb::ZERO,
            internet: Gb::ZERO,
        };
        let mut names = self.names.iter().filter_map(|at| values.get(*at)).filter(|value| !value.is_empty());
        match names.next() {
            Some(name) => unguarded(name).clone_into(&mut row.name),
            None => return Err(problem(Column::Name, "", RowFault::NoName)),
        }
        for (at, column) in self.columns.iter().enumerate() {
            let Some(column) = column.filter(|column| *column != Column::Name) else { continue };
            // A row may omit its last columns, which are then empty.
            let value = values.get(at).map_or("", |value| &**value);
            if value.is_empty() && !column.required() {
                continue;
            }
            let number = |refusal: Refusal| {
                problem(column, value, RowFault::Number { why: refusal.why, allowed: refusal.allowed })
            };
            match column {
                Column::Name => {}
                Column::Region => {
                    if self.region.0 != value {
                        self.region = (value.to_owned(), region(value));
                    }
                    row.region = Some(self.region.1.ok_or_else(|| problem(column, value, RowFault::UnknownRegion))?);
                }
                Column::Azs => row.azs = Some(input::azs(Field::Azs, value).map_err(number)?),
                Column::Endpoints => {
                    row.endpoints = input::count(Field::Services, value, 0, MAX_ENDPOINTS).map_err(number)?;
                }
                Column::Gb => row.gb = gb(value).map_err(number)?,
                // Its two directions may have columns of their own, and the plan checks the sum of all.
                Column::Internet => {
                    let more = gb(value).map_err(number)?;
                    row.internet = Gb::from_units(row.internet.units() + more.units());
                }
            }
        }
        Ok(row)
    }
}

/// Parses a volume like `input`, with a fast path for short plain numbers, as nearly all are.
fn gb(value: &str) -> Result<Gb, Refusal> {
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    let plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let read = |digits: &str| digits.bytes().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    if !whole.is_empty() && whole.len() <= 9 && fraction.len() <= 6 && plain(whole) && plain(fraction) {
        let missing = (fraction.len()..6).fold(1, |scale, _| scale * 10);
        return Ok(Gb::from_units(read(whole) * Gb::ONE.units() + read(fraction) * missing));
    }
    input::gb(Field::TotalGb, value)
}

/// A name without the apostrophe that keeps a spreadsheet from running it as a formula, which the plan's own CSV adds.
fn unguarded(name: &str) -> &str {
    let guarded = |rest: &&str| rest.starts_with(['=', '+', '-', '@', '\t', '\r']);
    name.strip_prefix('\'').filter(guarded).unwrap_or(name)
}

/// The Region with this code or place: `ap-northeast-1`, `Tokyo`, `東京`, `Asia Pacific (Tokyo)`.
fn region(value: &str) -> Option<RegionId> {
    // Nearly every list has codes.
    RegionId::from_code(value).or_else(|| {
        let name = narrow(value);
        RegionId::all().find(|id| {
            let info = id.info();
            [info.code, info.place_en, info.place_ja, info.long_en, info.long_ja]
                .into_iter()
                .any(|known| narrow(known) == name)
        })
    })
}

fn duplicates(rows: &[VpcRow]) -> Vec<DuplicateVpc> {
    let mut sorted: Vec<&VpcRow> = rows.iter().collect();
    sorted.sort_by_key(|row| (row.region.map(RegionId::index), row.name.as_str()));
    let mut first: Option<&VpcRow> = None;
    let mut duplicates = Vec::new();
    for row in sorted {
        match first.filter(|first| first.name == row.name && first.region == row.region) {
            Some(VpcRow { line, .. }) => {
                duplicates.push(DuplicateVpc { line: row.line, first: *line, name: row.name.clone() });
            }
            None => first = Some(row),
        }
    }
    duplicates
}

fn start_of(value: &str) -> String {
    value.chars().take(KEPT).collect()
}
