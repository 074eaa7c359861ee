//! Records as CSV: what Logs Insights and Athena answer, record by record or added up.

use super::aggregator::Kept;
use super::columns::{FIELDS, Field, Layout, bare, field};
use super::record::{Columns, Joined};
use super::text::{skip, without_header};
use crate::imported_data::{FileRead, FileRefusal, SkipReason, start_of};
use crate::reader::{CsvRow, ImportAccumulator, ReadStatus, Table};

/// What reads such a table.
#[derive(Debug, Default)]
pub(crate) struct LogTable {
    /// None before the header.
    shape: Option<Shape>,
    /// How many columns it has, and which of them are of which fields.
    width: usize,
    columns: Columns,
    /// The row that is read, so that its memory is used again.
    joined: Joined,
}

/// What its rows are.
#[derive(Debug, PartialEq, Eq)]
enum Shape {
    /// Records, or sums of records that are alike.
    Records(Layout),
    /// Lines of a log in a column; their layout is that of the first.
    Lines(usize, Option<Layout>),
    /// Sums by some of the fields.
    Sums(Layout),
}

/// Whether a table with these names of columns is one.
pub(crate) fn fits(names: &[String]) -> bool {
    shape(names).is_some()
}

/// What a table with these names of columns is.
fn shape(names: &[String]) -> Option<Shape> {
    let bare: Vec<_> = names.iter().map(|name| bare(name)).collect();
    let mut slots: Vec<_> = bare.iter().map(|name| field(name).map_or(FIELDS as u8, |field| field as u8)).collect();
    // Names that AWS gives to what a query adds up, when the query gives none.
    let unnamed = |name: &String| name.strip_prefix("col").is_some_and(|rest| rest.parse::<u8>().is_ok());
    let mut exact = slots.contains(&(Field::Bytes as u8));
    for likely in [&|name: &String| name.contains("bytes"), &unnamed as &dyn Fn(&String) -> bool] {
        let mut found = bare.iter().enumerate().filter(|(_, name)| likely(name)).map(|(at, _)| at);
        if !exact
            && let (Some(at), None) = (found.next(), found.next())
            && let Some(slot) = slots.get_mut(at)
        {
            *slot = Field::Bytes as u8;
            exact = true;
        }
    }
    let layout = Layout { slots };
    let has = |field| layout.has(field);
    let both =
        has(Field::Source) && has(Field::Destination) || has(Field::PacketSource) && has(Field::PacketDestination);
    let address =
        [Field::Source, Field::Destination, Field::PacketSource, Field::PacketDestination].into_iter().any(has);
    let record = [Field::Start, Field::End, Field::Action, Field::Status].into_iter().any(has);
    if !both && let Some(at) = names.iter().position(|name| name == "@message") {
        return Some(Shape::Lines(at, None));
    }
    if both || address && record {
        return Some(Shape::Records(layout));
    }
    let tagged = has(Field::SourceService) || has(Field::DestinationService);
    let sums = exact && (address || tagged || has(Field::Interface) || has(Field::Resource));
    // A log without addresses is told as one, so that its columns can be named.
    let log = Layout::of(names.iter().map(String::as_str)).is_some();
    if sums && !record { Some(Shape::Sums(layout)) } else { log.then_some(Shape::Records(layout)) }
}

impl Table for LogTable {
    fn row(&mut self, row: CsvRow<'_>, file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        let cells: Vec<_> = row.iter().collect();
        let Some(shape) = &mut self.shape else {
            accumulator.flow_log.begin_layout();
            return self.begin(&cells, file);
        };
        if cells.len() != self.width {
            file.skip(SkipReason::Fields { expected: self.width as u64 }, row.line, &row.sample());
            return ReadStatus::WantsMore;
        }
        let aggregator = &mut accumulator.flow_log;
        let kept = match shape {
            Shape::Records(_) => aggregator.take(&self.joined.join(&cells).values(&self.columns)),
            Shape::Sums(_) => aggregator.take_sum(&self.joined.join(&cells).values(&self.columns)),
            Shape::Lines(at, layout) => {
                let line = cells.get(*at).copied().unwrap_or_default();
                let fields: Vec<_> = line.split(u8::is_ascii_whitespace).filter(|field| !field.is_empty()).collect();
                if layout.is_none() {
                    match without_header(&fields, &accumulator.options) {
                        Some(Ok(first)) if first.refusal().is_none() => {
                            self.columns = Columns::of(&first);
                            *layout = Some(first);
                        }
                        _ => {
                            file.refused = Some(FileRefusal::NoFormat { start: start_of(line) });
                            return ReadStatus::Done;
                        }
                    }
                }
                match layout {
                    Some(layout) if layout.slots.len() == fields.len() => {
                        aggregator.take(&self.joined.join(&fields).values(&self.columns))
                    }
                    layout => {
                        let expected = layout.as_ref().map_or(0, |layout| layout.slots.len() as u64);
                        file.skip(SkipReason::Fields { expected }, row.line, line);
                        return ReadStatus::WantsMore;
                    }
                }
            }
        };
        match kept {
            Ok(kept) => {
                file.used += 1;
                if kept == Kept::Merged {
                    file.skip(SkipReason::TooMany, row.line, &row.sample());
                }
            }
            Err(fault) => skip(fault, row.line, &row.sample(), file),
        }
        ReadStatus::WantsMore
    }

    fn end(self: Box<Self>, _: &mut FileRead, _: &mut ImportAccumulator) {}
}

impl LogTable {
    /// Takes the header.
    fn begin(&mut self, cells: &[&[u8]], file: &mut FileRead) -> ReadStatus {
        // The header is no record.
        file.records = file.records.saturating_sub(1);
        let names: Vec<_> = cells.iter().map(|cell| String::from_utf8_lossy(cell).to_ascii_lowercase()).collect();
        self.width = cells.len();
        self.shape = shape(&names);
        if let Some(Shape::Records(layout) | Shape::Sums(layout)) = &self.shape {
            self.columns = Columns::of(layout);
        }
        file.refused = match &self.shape {
            Some(Shape::Records(layout)) => layout.refusal(),
            Some(Shape::Sums(layout)) => layout.doubled(),
            Some(Shape::Lines(..)) => None,
            None => Some(FileRefusal::Unknown { start: start_of(&cells.join(&b',')) }),
        };
        if file.refused.is_some() { ReadStatus::Done } else { ReadStatus::WantsMore }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_told_by_their_columns() {
        type Is = fn(&Shape) -> bool;
        let records = |shape: &Shape| matches!(shape, Shape::Records(_));
        let sums = |shape: &Shape| matches!(shape, Shape::Sums(layout) if layout.has(Field::Bytes));
        let lines = |shape: &Shape| matches!(shape, Shape::Lines(..));
        for (names, is) in [
            ("version,account_id,interface_id,srcaddr,dstaddr,bytes,start,end,action,log_status", records as Is),
            ("@timestamp,interfaceId,srcAddr,dstAddr,bytes", records),
            ("interfaceid,sourceaddress,destinationaddress,numbytes,starttime", records),
            ("srcaddr,dstaddr,sum(bytes)", records),
            ("@timestamp,@message", lines),
            ("@timestamp,@message,@logStream,@log", lines),
            ("pktDstAwsService,sum(bytes)", sums),
            ("pkt_dst_aws_service,_col1", sums),
            ("interface_id,dstaddr,total_bytes", sums),
            ("interface_id,bytes", sums),
            ("dstaddr,bytes_transferred", sums),
        ] {
            let names: Vec<_> = names.split(',').map(str::to_ascii_lowercase).collect();
            assert!(shape(&names).as_ref().is_some_and(is), "{names:?}");
        }
        for names in ["Name,Age", "bytes,name", "dstaddr,packets", "dstaddr,_col1,_col2", "a,b,sum(bytes)"] {
            let names: Vec<_> = names.split(',').map(str::to_ascii_lowercase).collect();
            assert_eq!(shape(&names), None, "{names:?}");
        }
    }
}
