//! Records as CSV: results of Logs Insights and Athena queries, single records or aggregates.

use super::aggregator::Counted;
use super::byte_unit::ByteUnit;
use super::columns::{FIELDS, LogField, bare, field};
use super::query_totals::QueryTotals;
use super::record::{FieldColumns, JoinedValues};
use super::row_times::RowTimes;
use super::table_kind::{TableKind, is_unnamed, kind, without_unit};
use super::text::skip;
use super::undecided_rows::UndecidedRows;
use super::unnamed_volumes::{UnnamedVolumes, has_fraction};
use super::volume::{DecimalMark, VolumeReadings, is_rounded_time};
use crate::date_time;
use crate::imported_data::{BilledAmount, FileRead, FileRefusal, FileRemark, SkipReason, start_of};
use crate::reader::{CsvRow, ImportAccumulator, Messages, NeededColumns, ReadStatus, Table, is_total};

/// A parser of such a table.
#[derive(Debug, Default)]
pub(crate) struct LogTable {
    /// None before the header.
    kind: Option<TableKind>,
    /// How many columns it has, and the column of each field.
    width: usize,
    columns: FieldColumns,
    /// The column of bytes, and its unit.
    bytes: Option<(usize, ByteUnit)>,
    /// The name of that column.
    bytes_column: String,
    /// The columns that say what a row's bytes are of.
    keys: Vec<usize>,
    /// The columns of times.
    times: Vec<usize>,
    /// The current row, to reuse its memory.
    joined: JoinedValues,
    /// The log events in one column.
    messages: Messages,
    undecided: UndecidedRows,
    totals: QueryTotals,
    totals_are_known: bool,
    row_times: RowTimes,
    /// Whether nothing names the column of bytes, and the rows that wait to tell whether it may be one.
    is_unnamed: bool,
    unnamed: Option<UnnamedVolumes>,
}

/// A whole number that a program wrote with decimals, `1790812800.0`, and those.
fn split_zeros(cell: &[u8]) -> Option<(&[u8], &[u8])> {
    let point = cell.iter().position(|byte| *byte == b'.')?;
    let (whole, decimals) = cell.split_at_checked(point)?;
    decimals.get(1..)?.iter().all(|byte| *byte == b'0').then_some((whole, decimals))
}

impl Table for LogTable {
    fn row(&mut self, row: CsvRow<'_>, file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        let cells: Vec<_> = row.iter().collect();
        if self.kind.is_none() {
            accumulator.flow_log.begin_layout();
            return self.begin(&cells, file);
        }
        if cells.len() != self.width {
            if Self::is_header(&row) {
                if self.read_unnamed(file, accumulator) == ReadStatus::Done {
                    return ReadStatus::Done;
                }
                self.settle(file, accumulator);
                accumulator.flow_log.begin_layout();
                return self.begin(&cells, file);
            }
            file.skip(SkipReason::Fields { expected: self.width as u64 }, row.line, &row.sample());
            return ReadStatus::WantsMore;
        }
        let volume = self.bytes.map_or(&[][..], |(at, _)| row.get(at));
        match self.unnamed.as_mut().map(|unnamed| unnamed.keep(&row, volume)) {
            Some(true) => ReadStatus::WantsMore,
            Some(false) => self.read_unnamed(file, accumulator),
            None if self.is_unnamed && has_fraction(volume) => {
                file.skip(SkipReason::Value { field: self.bytes_column.clone() }, row.line, &row.sample());
                ReadStatus::WantsMore
            }
            None => self.read(row, file, accumulator),
        }
    }

    fn needs(&self, names: &[String]) -> NeededColumns {
        let Some((TableKind::Records(layout) | TableKind::Totals(layout), _)) = kind(names) else {
            return NeededColumns::all_of(names.len());
        };
        let is_used = |at: &usize| layout.slots[*at] != FIELDS as u8;
        let keys = (0..layout.slots.len()).filter(is_used).map(|at| at as u32).collect();
        NeededColumns { keys, ..NeededColumns::default() }
    }

    fn end(self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let mut table = self;
        table.read_unnamed(file, accumulator);
        table.settle(file, accumulator);
        table.end_totals(file, accumulator);
        if let Some(span) = std::mem::take(&mut table.row_times).finish(file) {
            accumulator.flow_log.add_time(span);
        }
        if !table.messages.is_empty() {
            table.messages.end(file, accumulator);
            return;
        }
        if file.used == 0 && file.skipped.iter().any(|skipped| skipped.why == SkipReason::NoDestination) {
            file.refused.get_or_insert(FileRefusal::MissingColumns(vec!["dstaddr".to_owned()]));
        }
    }
}

impl LogTable {
    /// Reads a row, which may wait for what decides between two readings of its volume.
    fn read(&mut self, row: CsvRow<'_>, file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        let volume = self.bytes.map(|(at, unit)| (row.get(at), VolumeReadings::of(row.get(at), unit, row.separator)));
        if volume.is_some_and(|(cell, volume)| self.undecided.keeps(&row, cell, volume)) {
            if self.undecided.is_ready() {
                self.settle(file, accumulator);
            }
            return ReadStatus::WantsMore;
        }
        if self.undecided.is_ready() {
            self.settle(file, accumulator);
        }
        self.count(row, file, accumulator)
    }

    /// Reads the rows that waited to tell whether a column without a name may be in bytes.
    fn read_unnamed(&mut self, file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        let Some(unnamed) = self.unnamed.take() else { return ReadStatus::WantsMore };
        if unnamed.is_broken {
            file.refused = Some(FileRefusal::NoByteUnit(vec![self.bytes_column.clone()]));
            return ReadStatus::Done;
        }
        for row in unnamed.take() {
            if self.read(row.row(), file, accumulator) == ReadStatus::Done {
                return ReadStatus::Done;
            }
        }
        ReadStatus::WantsMore
    }

    /// Counts a row, unless its volume has two readings or it is the sum of the others.
    fn count(&mut self, row: CsvRow<'_>, file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        let mut cells: Vec<_> = row.iter().collect();
        let mark = self.undecided.mark();
        let volume =
            self.bytes.and_then(|(at, unit)| Some((at, VolumeReadings::of(cells.get(at)?, unit, row.separator))));
        if mark.is_none() && volume.is_some_and(|(_, volume)| volume.is_unclear()) {
            let field = self.bytes_column.clone();
            file.skip(SkipReason::UnclearNumber { field }, row.line, &row.sample());
            return ReadStatus::WantsMore;
        }
        let bytes = volume.and_then(|(at, volume)| Some((at, volume.with(mark.unwrap_or(DecimalMark::Point))?)));
        if matches!(self.kind, Some(TableKind::Totals(_))) {
            if self.keys.iter().any(|at| cells.get(*at).is_some_and(|cell| is_total(cell))) {
                file.skip(SkipReason::Total, row.line, &row.sample());
                return ReadStatus::WantsMore;
            }
            let names_nothing = self.keys.iter().all(|at| cells.get(*at).is_none_or(|cell| cell.is_empty()));
            if let Some((_, volume)) = &bytes
                && !self.totals_are_known
                && self.totals.keeps(&row, names_nothing, volume.bytes)
            {
                return ReadStatus::WantsMore;
            }
        }
        let Some(kind) = &mut self.kind else { return ReadStatus::WantsMore };
        let written = bytes.as_ref().map(|(at, volume)| (*at, volume.bytes.to_string()));
        if let Some((at, bytes)) = &written
            && let Some(cell) = cells.get_mut(*at)
        {
            *cell = bytes.as_bytes();
        }
        let mut rounded = bytes.is_some_and(|(_, volume)| volume.rounded);
        // Files of columns, and some queries, have dates where AWS has seconds.
        let seconds =
            |cell: &&[u8]| date_time::seconds(std::str::from_utf8(cell).ok().filter(|cell| cell.contains(':'))?);
        let dates: Vec<Option<String>> =
            self.times.iter().map(|at| Some(cells.get(*at).and_then(seconds)?.to_string())).collect();
        for (at, date) in self.times.iter().zip(&dates) {
            if let Some(cell) = cells.get_mut(*at) {
                if let Some(date) = date {
                    *cell = date.as_bytes();
                } else if let Some((whole, _)) = split_zeros(cell) {
                    *cell = whole;
                } else if is_rounded_time(cell) {
                    *cell = b"-";
                    rounded = true;
                }
            }
        }
        let aggregator = &mut accumulator.flow_log;
        let kept = match kind {
            TableKind::NoVolumes => return ReadStatus::Done,
            TableKind::Records(_) => aggregator.add_record(&self.joined.join(&cells).values(&self.columns)),
            TableKind::Totals(_) => aggregator.add_query_row(&self.joined.join(&cells).values(&self.columns)),
            TableKind::Messages(at) => {
                let message = cells.get(*at).copied().unwrap_or_default();
                // What reads the message counts it.
                file.records -= 1;
                self.messages.push(message, file, accumulator);
                return if self.messages.is_refused() { ReadStatus::Done } else { ReadStatus::WantsMore };
            }
        };
        match kept {
            Ok(kept) => {
                file.used += 1;
                self.row_times.add(&row);
                if rounded {
                    file.skip(SkipReason::Rounded, row.line, &row.sample());
                }
                if kept == Counted::Merged {
                    file.skip(SkipReason::TooMany, row.line, &row.sample());
                }
            }
            Err(_) if row.iter().any(is_total) => file.skip(SkipReason::Total, row.line, &row.sample()),
            Err(fault) if !Self::is_header(&row) => skip(fault, row.line, &row.sample(), file),
            // Files written one behind the other have their headers among the rows, and perhaps other columns.
            Err(_) => {
                accumulator.flow_log.begin_layout();
                return self.begin(&row.iter().collect::<Vec<_>>(), file);
            }
        }
        ReadStatus::WantsMore
    }

    /// Reads the rows that waited for the marks of the table's numbers.
    fn settle(&mut self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let waiting = self.undecided.take();
        if !waiting.is_empty() && self.undecided.mark() == Some(DecimalMark::Comma) {
            file.remark(FileRemark::DecimalComma);
        }
        for row in waiting {
            self.count(row.row(), file, accumulator);
        }
    }

    /// Counts the row that names nothing, unless it is the sum of the others.
    fn end_totals(&mut self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        self.totals_are_known = true;
        match std::mem::take(&mut self.totals).finish() {
            Some((row, true)) => file.skip(SkipReason::Total, row.row().line, &row.row().sample()),
            Some((row, false)) => {
                self.count(row.row(), file, accumulator);
            }
            None => {}
        }
    }

    /// Whether a row is a header: it names columns as the first one did, in any order.
    fn is_header(row: &CsvRow<'_>) -> bool {
        let names: Vec<_> = row.iter().map(|cell| String::from_utf8_lossy(cell).to_ascii_lowercase()).collect();
        let known = |name: &String| field(&bare(name)).is_some();
        let is_value = |name: &String| BilledAmount::parse(name).is_some() || name.parse::<std::net::IpAddr>().is_ok();
        !names.iter().any(is_value) && names.iter().filter(|name| known(name)).count() > 1 && kind(&names).is_some()
    }

    /// Reads the header.
    fn begin(&mut self, cells: &[&[u8]], file: &mut FileRead) -> ReadStatus {
        // The header is not a record.
        file.records = file.records.saturating_sub(1);
        let names: Vec<_> = cells.iter().map(|cell| String::from_utf8_lossy(cell).to_ascii_lowercase()).collect();
        self.width = cells.len();
        let (kind, unit) = kind(&names).unzip();
        self.kind = kind;
        if let Some(TableKind::Records(layout) | TableKind::Totals(layout)) = &self.kind {
            self.columns = FieldColumns::of(layout);
            let bytes = layout.slots.iter().position(|slot| *slot == LogField::Bytes as u8);
            self.bytes = bytes.zip(unit);
            self.bytes_column = bytes.and_then(|at| cells.get(at)).map(|cell| start_of(cell)).unwrap_or_default();
            self.is_unnamed = bytes.and_then(|at| names.get(at)).is_some_and(|name| is_unnamed(&bare(name)));
            self.unnamed = self.is_unnamed.then(UnnamedVolumes::default);
            let is_key = |at: &usize| ![LogField::Bytes as u8, FIELDS as u8].contains(&layout.slots[*at]);
            self.keys = (0..layout.slots.len()).filter(is_key).collect();
            self.row_times = RowTimes::of(&names, layout);
            if let Some((at, unit)) = self.bytes.filter(|(_, unit)| *unit != ByteUnit::BYTE) {
                let column = cells.get(at).map(|cell| start_of(cell)).unwrap_or_default();
                file.remark(FileRemark::ByteUnit { column, times: unit.times, over: unit.over });
            }
            let is_time = |slot: u8| slot == LogField::Start as u8 || slot == LogField::End as u8;
            self.times = (0..layout.slots.len()).filter(|at| is_time(layout.slots[*at])).collect();
        }
        file.refused = match &self.kind {
            Some(TableKind::Records(layout)) => layout.refusal().map(|refusal| without_unit(refusal, &names, cells)),
            Some(TableKind::Totals(layout)) => layout.doubled(),
            Some(TableKind::NoVolumes) => {
                Some(without_unit(FileRefusal::MissingColumns(vec!["bytes".to_owned()]), &names, cells))
            }
            Some(TableKind::Messages(_)) => None,
            None => Some(FileRefusal::Unknown { start: start_of(&cells.join(&b',')) }),
        };
        if file.refused.is_some() { ReadStatus::Done } else { ReadStatus::WantsMore }
    }
}
