//! What a file is, by what it begins with: names of files say nothing.

use super::csv::{self, Table, TableReader};
use super::json::Json;
use super::{Options, Recognised, unknown};
use crate::billing::{CUR_2, Console, FOCUS, LEGACY_CUR, Ledger};
use crate::flow_log::{self, LogTable};
use crate::imported_data::{FileRefusal, Kind};
use crate::price_list::OfferTable;
use crate::query_log::{self, QueryLog};
use natpoint_price_list::OfferCsvReader;

/// What a table looks like by its header, and what reads it.
struct Header {
    kind: Kind,
    /// Whether its first row, in small letters, is this kind's.
    fits: fn(&[String]) -> bool,
    table: fn() -> Box<dyn Table>,
}

/// All kinds of tables, tried in order. A new kind of CSV is a new row.
const HEADERS: &[Header] = &[
    Header {
        kind: Kind::LegacyCur,
        fits: |names| LEGACY_CUR.fits(names),
        table: || Box::new(Ledger::new(&LEGACY_CUR)),
    },
    Header { kind: Kind::Cur2, fits: |names| CUR_2.fits(names), table: || Box::new(Ledger::new(&CUR_2)) },
    Header { kind: Kind::Focus, fits: |names| FOCUS.fits(names), table: || Box::new(Ledger::new(&FOCUS)) },
    Header { kind: Kind::CostExplorerCsv, fits: Console::fits, table: || Box::new(Console::default()) },
    Header { kind: Kind::PriceListCsv, fits: OfferCsvReader::fits, table: || Box::new(OfferTable::default()) },
    Header { kind: Kind::FlowLogCsv, fits: flow_log::is_table, table: || Box::new(LogTable::default()) },
];

/// Tells what a file is by its first bytes, which are all of a short one.
pub(super) fn sniff(beginning: &[u8], options: &Options) -> Recognised {
    let start = beginning.trim_ascii_start();
    match start {
        [] => return Err(FileRefusal::Empty),
        [b'P', b'A', b'R', b'1', ..] => return Err(FileRefusal::Parquet),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => return Err(FileRefusal::Zip),
        // The browser unpacks gzip before it comes here; within it, it is not looked for.
        [0x1f, 0x8b, ..] => return Err(FileRefusal::Gzip),
        [b'{', ..] if query_log::is_query(first_line(start)) => {
            return Ok((Some(Kind::QueryLog), Box::new(QueryLog::default())));
        }
        [b'{' | b'[', ..] => return Ok((None, Box::new(Json::default()))),
        [b'<', ..] => return Err(FileRefusal::Html),
        _ if start.contains(&0) => return Err(FileRefusal::Binary),
        _ => {}
    }
    let line = first_line(start);
    if let Some(log) = flow_log::recognise(line, options) {
        return log.map(|log| (Some(Kind::FlowLog), log));
    }
    let separator = csv::separator(line);
    let names: Vec<String> = csv::values(line, separator).iter().map(|name| name.to_ascii_lowercase()).collect();
    if let Some(header) = HEADERS.iter().find(|header| (header.fits)(&names)) {
        return Ok((Some(header.kind), Box::new(TableReader::new(separator, (header.table)()))));
    }
    Err(unknown(line))
}

fn first_line(text: &[u8]) -> &[u8] {
    text.split(|byte| *byte == b'\n' || *byte == b'\r').next().unwrap_or_default()
}
