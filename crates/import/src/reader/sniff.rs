//! Recognises the kind of a file by its first bytes, never by its name.

use super::csv::{self, Table, TableReader};
use super::drawn_table::{self, DrawnTable};
use super::json::{self, Json};
use super::json_records::{self, JsonRecords};
use super::packed_events::{self, PackedEvents};
use super::yaml::{self, Yaml};
use super::{ImportAccumulator, Recognised, foreign, unknown};
use crate::billing::{
    self, CUR_2, CostExplorerCsv, CostExplorerText, FOCUS, LEGACY_CUR, LineItemReport, MONTHLY_BILL, USAGE_TYPES,
};
use crate::flow_log::{self, LogTable};
use crate::imported_data::{BillRefusal, FileRefusal, Foreign, Kind, ParquetRefusal};
use crate::inventory::ResourceTable;
use crate::metrics::{self, MetricTable};
use crate::price_list::OfferTable;
use crate::query_log::{self, QueryLog};
use natpoint_price_list::OfferCsvReader;

/// How a kind of table is recognised by its header, and what parses it.
struct Header {
    kind: Kind,
    /// Whether a header, in lower case, belongs to this kind.
    fits: fn(&[String]) -> bool,
    table: fn() -> Box<dyn Table>,
}

/// All kinds of tables, tried in order.
const HEADERS: &[Header] = &[
    Header {
        kind: Kind::LegacyCur,
        fits: |names| LEGACY_CUR.fits_with_slash(names),
        table: || Box::new(LineItemReport::new(&LEGACY_CUR)),
    },
    Header { kind: Kind::Cur2, fits: |names| CUR_2.fits(names), table: || Box::new(LineItemReport::new(&CUR_2)) },
    Header { kind: Kind::Focus, fits: |names| FOCUS.fits(names), table: || Box::new(LineItemReport::new(&FOCUS)) },
    Header { kind: Kind::CostExplorerCsv, fits: CostExplorerCsv::fits, table: || Box::new(CostExplorerCsv::default()) },
    Header {
        kind: Kind::MonthlyBill,
        fits: billing::is_monthly_bill,
        table: || Box::new(LineItemReport::new(&MONTHLY_BILL)),
    },
    Header { kind: Kind::PriceListCsv, fits: OfferCsvReader::fits, table: || Box::new(OfferTable::default()) },
    Header { kind: Kind::Metrics, fits: metrics::is_table, table: || Box::new(MetricTable::default()) },
    Header { kind: Kind::NatGateways, fits: ResourceTable::fits, table: || Box::new(ResourceTable::default()) },
    Header { kind: Kind::FlowLogCsv, fits: flow_log::is_table, table: || Box::new(LogTable::default()) },
    Header {
        kind: Kind::UsageTypes,
        fits: |names| USAGE_TYPES.fits_usage_types(names),
        table: || Box::new(LineItemReport::new(&USAGE_TYPES)),
    },
    Header {
        kind: Kind::UsageTypes,
        fits: |names| USAGE_TYPES.fits_costs(names),
        table: || Box::new(LineItemReport::new(&USAGE_TYPES)),
    },
];

/// Recognises a file by its first bytes, which are all bytes of a short file.
pub(super) fn sniff(beginning: &[u8], accumulator: &ImportAccumulator) -> Recognised {
    let start = beginning.trim_ascii_start();
    let options = &accumulator.options;
    match start {
        [] => return Err(FileRefusal::Empty),
        [b'P', b'A', b'R', b'1', ..] => return Err(FileRefusal::Parquet(ParquetRefusal::NoReader)),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => return Err(FileRefusal::Zip),
        // The browser decompresses gzip before the reader sees it, so this is gzip inside gzip.
        [0x1f, 0x8b, ..] => return Err(FileRefusal::Gzip),
        [b'{', ..] if query_log::is_query(first_line(start)) => {
            return Ok((Some(Kind::QueryLog), Box::new(QueryLog::default())));
        }
        // The events of `terraform plan -json` have messages too.
        [b'{', ..] if json::is_event_stream(start) => return Ok((None, Box::new(Json::default()))),
        [b'{' | b'[', ..] if json_records::fits(start, accumulator) => {
            return Ok((Some(Kind::FlowLogJson), Box::new(JsonRecords::default())));
        }
        [b'{' | b'[', ..] => return Ok((None, Box::new(Json::default()))),
        [b'%', b'P', b'D', b'F', b'-', ..] => return Err(FileRefusal::Bill(BillRefusal::Pdf)),
        [b'<', ..] if start.windows(18).any(|text| text == b"amazonaws.com/doc/") => return Err(FileRefusal::CliText),
        [b'<', ..] => return Err(FileRefusal::Html),
        _ if start.contains(&0) => return Err(FileRefusal::Binary),
        _ => {}
    }
    if packed_events::are_lines(start) {
        return Ok((None, Box::new(PackedEvents::default())));
    }
    let line = first_line(start);
    if let Some(names) = drawn_table::header(start)
        && let Some(header) = HEADERS.iter().find(|header| (header.fits)(&names))
    {
        return Ok((Some(header.kind), Box::new(DrawnTable::new((header.table)()))));
    }
    if let Some(refused) = foreign::recognise(start) {
        return Err(refused);
    }
    let mut log = flow_log::recognise(line, options);
    let separator = csv::separator(line);
    let names: Vec<String> = csv::values(line, separator).iter().map(|name| name.to_ascii_lowercase()).collect();
    if foreign::only_names(&names, start) {
        return Err(FileRefusal::Foreign(Foreign::Names));
    }
    // What AWS writes has spaces; a spreadsheet's tabs separate cells, which may be empty.
    let has_cells = line.contains(&b'\t') && !line.contains(&b' ') && flow_log::is_table(&names);
    if let Some(Ok(log)) = log.take_if(|log| log.is_ok() && !has_cells) {
        return Ok((Some(Kind::FlowLog), log));
    }
    if let Some((kind, table)) = table(&names) {
        return Ok((Some(kind), Box::new(TableReader::new(separator, table))));
    }
    // The AWS CLI writes tokens before the first event.
    for line in start.split(|byte| *byte == b'\n').skip(1).take(2) {
        match flow_log::recognise(line, options) {
            Some(Ok(log)) => return Ok((Some(Kind::FlowLog), log)),
            Some(refused) => log = log.or(Some(refused)),
            None => {}
        }
    }
    if let Some((kind, table)) = table_behind_titles(beginning) {
        return Ok((Some(kind), Box::new(table)));
    }
    if CostExplorerText::fits(start) {
        return Ok((Some(Kind::CostExplorerText), Box::new(CostExplorerText::default())));
    }
    // A wrapper's message looks like a record without a header.
    if let Some(Err(refused)) = log.filter(|_| !json::is_behind_messages(start)) {
        return Err(refused);
    }
    // Objects with something before each of them, such as the time of an event.
    if start.contains(&b'{') && json_records::fits(start, accumulator) {
        return Ok((Some(Kind::FlowLogJson), Box::new(JsonRecords::default())));
    }
    // Answers of a loop with a line between them stand at the margin, where YAML has keys.
    let is_behind_messages = json::is_behind_messages(start);
    if yaml::is_yaml(start) && !(is_behind_messages && json::is_at_margin(start)) {
        return Ok((None, Box::new(Yaml::default())));
    }
    if is_behind_messages {
        return Ok((None, Box::new(Json::default())));
    }
    Err(foreign::by_words(start).unwrap_or_else(|| unknown(line)))
}

/// The kind of a table with these column names, in lower case, and what parses it.
pub(super) fn table(names: &[String]) -> Option<(Kind, Box<dyn Table>)> {
    let header = HEADERS.iter().find(|header| (header.fits)(names))?;
    Some((header.kind, (header.table)()))
}

/// A bill whose header stands behind a few titles, as people put them above tables, or any table behind a line of
/// Excel's or PowerShell's own.
fn table_behind_titles(beginning: &[u8]) -> Option<(Kind, TableReader)> {
    const MOST_TITLES: usize = 12;
    let is_behind_note = is_note_of_tool(first_line(beginning));
    let lines = (1_u64..).zip(beginning.split(|byte| *byte == b'\n')).skip(1).take(MOST_TITLES);
    lines.into_iter().find_map(|(at, line)| {
        let separator = csv::separator(line);
        let names: Vec<String> = csv::values(line, separator).iter().map(|name| name.to_ascii_lowercase()).collect();
        let header = HEADERS
            .iter()
            .find(|header| (header.kind.is_bill() || is_behind_note && at == 2) && (header.fits)(&names))?;
        Some((header.kind, TableReader::new(separator, (header.table)()).with_header_on(at)))
    })
}

/// Whether a line above a table is Excel's `sep=;` or PowerShell's `#TYPE`.
pub(crate) fn is_note_of_tool(line: &[u8]) -> bool {
    let begins = |front: &[u8]| line.get(..front.len()).is_some_and(|start| start.eq_ignore_ascii_case(front));
    begins(b"sep=") || begins(b"\"sep=") || begins(b"#type ")
}

fn first_line(text: &[u8]) -> &[u8] {
    text.split(|byte| *byte == b'\n' || *byte == b'\r').next().unwrap_or_default()
}
