//! The rows of a list, one line at a time.

use std::borrow::Cow;

use super::column_unit::ColumnUnit;
use super::header::{self, narrow};
use super::row_gb::{self, Marks, Reading};
use super::{Column, RowFault, RowProblem, VpcList, VpcListRefusal, split};
use crate::reader::is_total;
use natpoint_model::catalogue::regions::{RegionId, is_region_code};
use natpoint_model::fleet::{MAX_ENDPOINTS, MAX_NAT_GATEWAYS, MAX_ROWS, VpcRow};
use natpoint_model::input::{self, Field, Refusal};
use natpoint_model::units::Gb;
use natpoint_price_list::usage_types::name_today;

/// How many characters of an invalid value are kept for a message.
const KEPT: usize = 80;

/// How many unknown columns are named.
const NAMED_COLUMNS: usize = 10;

/// A parser of the rows of one list.
#[derive(Debug)]
pub(super) struct RowReader {
    /// What stands between the values.
    separator: char,
    /// The column of each value of a row; none for an unknown one.
    columns: Vec<Option<Column>>,
    /// The unit of each column of a volume; where the list has no header, there are none.
    units: Vec<ColumnUnit>,
    /// The columns with names of VPCs, the one to prefer first.
    names: Vec<usize>,
    /// Whether the first line is a header.
    named: bool,
    /// The Region of the last row, since most lists repeat it.
    region: (String, Option<RegionId>),
    marks: Marks,
    list: VpcList,
}

impl RowReader {
    /// A parser for a list with this first line.
    pub(super) fn new(first: &str, separator: char) -> Result<Self, VpcListRefusal> {
        let no_header = || VpcListRefusal::NoHeader { expected: header::expected() };
        let mut names = Vec::new();
        split::values(first, separator, &mut names).map_err(|_| no_header())?;
        let region = (String::new(), None);
        let by_name: Vec<_> = names.iter().map(|name| Column::of_name(name)).collect();
        let list = VpcList::default();
        let marks = Marks::new(separator);
        let (columns, units) = (by_name.clone(), Vec::new());
        let mut reader = Self { separator, columns, units, names: vec![0], named: true, region, marks, list };
        // A row has numbers here, whereas the name of a VPC may look like that of a column.
        let has_volumes = |columns: &[Option<Column>]| {
            columns.iter().flatten().any(|one| matches!(one, Column::Endpoints | Column::Gb))
        };
        if !has_volumes(&reader.columns) {
            reader.columns = Column::ALL.into_iter().map(Some).collect();
            reader.named = false;
            if names.len() >= Column::FEWEST && reader.row(1, &names).is_ok() {
                // The line is read again as a row.
                reader.marks = Marks::new(separator);
                return Ok(reader);
            }
        }
        let (columns, units) = Column::of_header(&names, &by_name);
        if !has_volumes(&columns) {
            return Err(no_header());
        }
        let rank = |at: &usize| names.get(*at).map_or(usize::MAX, |name| Column::Name.rank(name));
        let mut name_columns: Vec<_> =
            (0..columns.len()).filter(|at| columns.get(*at) == Some(&Some(Column::Name))).collect();
        name_columns.sort_by_key(rank);
        let twice = name_columns.windows(2).any(|pair| matches!(pair, [one, other] if rank(one) == rank(other)));
        (reader.columns, reader.units, reader.names, reader.named) = (columns, units, name_columns, true);
        let count = |column| reader.columns.iter().filter(|named| **named == Some(column)).count();
        // A list may well have both the name and the id of a VPC.
        let count_by_name = |column: Column| by_name.iter().filter(|named| **named == Some(column)).count();
        let repeats = |column: &Column| if *column == Column::Name { twice } else { count_by_name(*column) > 1 };
        if let Some(repeated) = Column::ALL.into_iter().find(repeats) {
            return Err(VpcListRefusal::RepeatedColumn(repeated));
        }
        let missing: Vec<_> =
            Column::ALL.into_iter().filter(|column| column.required() && count(*column) == 0).collect();
        let unknown = names.iter().zip(&reader.columns).filter(|(name, column)| column.is_none() && !name.is_empty());
        let mut unknown = unknown.map(|(name, _)| start_of(name));
        reader.list.ignored = unknown.by_ref().take(NAMED_COLUMNS).collect();
        reader.list.ignored_more = unknown.count();
        if !missing.is_empty() {
            return Err(VpcListRefusal::MissingColumns { columns: missing, unknown: reader.list.ignored });
        }
        let converted = names.iter().zip(&reader.units).filter(|(_, unit)| **unit != ColumnUnit::GB_A_MONTH);
        reader.list.converted = converted.map(|(name, unit)| (start_of(name), *unit)).collect();
        Ok(reader)
    }

    /// Whether the first line named the columns.
    pub(super) fn has_header(&self) -> bool {
        self.named
    }

    /// How many rows were read, with those that cannot be priced.
    pub(super) fn rows(&self) -> usize {
        self.list.rows.len() + self.list.problems.len()
    }

    /// Reads a line, or counts it where it follows the last row that is read.
    pub(super) fn take(&mut self, number: u32, line: &str) {
        if split::is_blank(line, self.separator) {
            return;
        }
        if self.rows() >= MAX_ROWS {
            self.list.beyond += 1;
            return;
        }
        let mut values = Vec::with_capacity(self.columns.len());
        let row = match split::values(line, self.separator, &mut values) {
            Ok(()) => self.row(number, &values),
            Err(_) => Err(RowProblem { line: number, column: None, value: start_of(line), fault: RowFault::Quote }),
        };
        match row {
            Ok(row) => self.list.rows.push(row),
            Err(problem) => {
                // What was noted of the row is of no row.
                let rows = self.list.rows.len();
                while self.marks.unclear.pop_if(|unclear| unclear.row >= rows).is_some() {}
                self.list.problems.push(problem);
            }
        }
    }

    /// The list, in which no name was looked for twice yet.
    pub(super) fn into_list(mut self) -> VpcList {
        self.settle();
        self.list
    }

    /// Reads the numbers that could be read in two ways, as the others tell, or else refuses their rows.
    fn settle(&mut self) {
        let reading = self.marks.reading();
        let mut refused = Vec::new();
        for unclear in std::mem::take(&mut self.marks.unclear) {
            let Some(row) = self.list.rows.get_mut(unclear.row) else { continue };
            match reading {
                Reading::Point => {}
                Reading::Comma => {
                    let gb = if unclear.column == Column::Gb { &mut row.gb } else { &mut row.internet };
                    *gb = Gb::from_units(gb.units() + unclear.more.units());
                }
                Reading::Unknown => {
                    let (why, allowed) = row_gb::ambiguous();
                    let (line, column) = (row.line, Some(unclear.column));
                    let fault = RowFault::Number { why, allowed };
                    if refused.last() != Some(&line) {
                        self.list.problems.push(RowProblem { line, column, value: start_of(&unclear.value), fault });
                    }
                    refused.push(line);
                }
            }
        }
        if !refused.is_empty() {
            self.list.rows.retain(|row| refused.binary_search(&row.line).is_err());
            self.list.problems.sort_by_key(|problem| problem.line);
        }
    }

    fn row(&mut self, line: u32, values: &[Cow<'_, str>]) -> Result<VpcRow, RowProblem> {
        let problem =
            |column, value: &str, fault| RowProblem { line, column: Some(column), value: start_of(value), fault };
        let (columns, place) = (self.columns.len(), self.list.rows.len());
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
            nat_gateways: None,
        };
        let mut names = self.names.iter().filter_map(|at| values.get(*at)).filter(|value| !value.is_empty());
        match names.next() {
            Some(name) if is_total(name.as_bytes()) => return Err(problem(Column::Name, name, RowFault::Total)),
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
            let unit = self.units.get(at).copied().unwrap_or(ColumnUnit::GB_A_MONTH);
            let number = |refusal: Refusal| {
                problem(column, value, RowFault::Number { why: refusal.why, allowed: refusal.allowed })
            };
            match column {
                Column::Name => {}
                Column::Region => {
                    if self.region.0 != value {
                        self.region = (value.to_owned(), region(value));
                    }
                    let Some(region) = self.region.1 else {
                        let has_code = is_region_code(value);
                        let fault = if has_code { RowFault::UnpricedRegion } else { RowFault::UnknownRegion };
                        return Err(problem(column, value, fault));
                    };
                    row.region = Some(region);
                }
                Column::Azs => row.azs = Some(input::azs(Field::Azs, value).map_err(number)?),
                Column::Endpoints => {
                    row.endpoints = input::count(Field::Services, value, 0, MAX_ENDPOINTS).map_err(number)?;
                }
                Column::NatGateways => {
                    let count = input::count(Field::Nat, value, 0, MAX_NAT_GATEWAYS).map_err(number)?;
                    row.nat_gateways = Some(count);
                }
                Column::Gb => row.gb = self.marks.gb(place, column, unit, value).map_err(number)?,
                // Its two directions may have columns of their own, and the plan checks the sum of all.
                Column::Internet => {
                    let more = self.marks.gb(place, column, unit, value).map_err(number)?;
                    row.internet = Gb::from_units(row.internet.units() + more.units());
                }
            }
        }
        Ok(row)
    }
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
        let name = narrow(&name_today(value));
        RegionId::all().find(|id| {
            let info = id.info();
            [info.code, info.place_en, info.place_ja, info.long_en, info.long_ja]
                .into_iter()
                .any(|known| narrow(known) == name)
        })
    })
}

fn start_of(value: &str) -> String {
    value.chars().take(KEPT).collect()
}
