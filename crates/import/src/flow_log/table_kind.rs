//! What a table of records is, by the names of its columns.

use super::byte_unit::{ByteUnit, byte_unit, is_of_bytes};
use super::columns::{FIELDS, Layout, LogField, bare, field, is_field};
use crate::imported_data::{FileRefusal, start_of};

/// What the rows of a table are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum TableKind {
    /// Records, or sums of records with the same addresses.
    Records(Layout),
    /// Log events in one column.
    Messages(usize),
    /// Sums by some of the fields.
    Totals(Layout),
    /// Averages, extremes or rates by some of the fields, or two columns either of which may be the sum.
    NoVolumes,
}

/// Whether a table with these column names is one.
pub(crate) fn fits(names: &[String]) -> bool {
    kind(names).is_some()
}

/// Whether an object of JSON with these keys is a row of one.
///
/// Lists of resources share the names of ids and Regions with logs, so there has to be an address or a volume.
pub(crate) fn fits_object(names: &[String]) -> bool {
    let fields: Vec<_> = names.iter().filter_map(|name| field(&bare(name))).collect();
    let is_of_traffic = |field: &LogField| {
        use LogField::{Bytes, Destination, PacketDestination, PacketSource, Source};
        matches!(field, Bytes | Source | Destination | PacketSource | PacketDestination)
    };
    fits(names) && (fields.iter().any(is_of_traffic) || names.iter().any(|name| byte_unit(name).is_some()))
}

/// The kind of a table with these column names, and the unit of its volumes.
pub(super) fn kind(names: &[String]) -> Option<(TableKind, ByteUnit)> {
    let bare: Vec<_> = names.iter().map(|name| bare(name)).collect();
    let mut slots: Vec<_> = bare.iter().map(|name| field(name).map_or(FIELDS as u8, |field| field as u8)).collect();
    let mut exact = slots.contains(&(LogField::Bytes as u8));
    let mut unit = ByteUnit::BYTE;
    let volume = |at: usize| names.get(at).and_then(|name| byte_unit(name));
    let unnamed_volume = |at: usize| bare.get(at).filter(|name| is_unnamed(name)).map(|_| ByteUnit::BYTE);
    for candidate in [&volume, &unnamed_volume as &dyn Fn(usize) -> Option<ByteUnit>] {
        let mut found = (0..names.len()).filter_map(|at| Some((at, candidate(at)?)));
        if !exact
            && let (Some((at, found_unit)), None) = (found.next(), found.next())
            && let Some(slot) = slots.get_mut(at)
        {
            *slot = LogField::Bytes as u8;
            (exact, unit) = (true, found_unit);
        }
    }
    let layout = Layout { slots };
    let has = |field| layout.has(field);
    let both = has(LogField::Source) && has(LogField::Destination)
        || has(LogField::PacketSource) && has(LogField::PacketDestination);
    let address = [LogField::Source, LogField::Destination, LogField::PacketSource, LogField::PacketDestination]
        .into_iter()
        .any(has);
    let record = [LogField::Start, LogField::End, LogField::Action, LogField::Status].into_iter().any(has);
    if !both && let Some(at) = message_column(names, &bare) {
        return Some((TableKind::Messages(at), unit));
    }
    if both || address && record {
        return Some((TableKind::Records(layout), unit));
    }
    let tagged = has(LogField::SourceService) || has(LogField::DestinationService);
    // A bill of gateways has volumes too.
    let is_bill = !address
        && !tagged
        && bare.iter().any(|name| name.ends_with("hours") || name.ends_with("cost") || name.ends_with("usd"));
    let sums = exact && (address || tagged || has(LogField::Interface) || has(LogField::Resource));
    // A log without addresses is recognised too, so that the message can name the missing columns.
    let log = Layout::of(names.iter().map(String::as_str)).is_some();
    let is_no_volume = |at: usize| {
        let is_unknown = !bare.get(at).is_some_and(|name| is_field(name));
        is_unknown && (names.get(at).is_some_and(|name| is_of_bytes(name)) || unnamed_volume(at).is_some())
    };
    let kind = if sums && !record && !is_bill {
        Some(TableKind::Totals(layout))
    } else if log {
        Some(TableKind::Records(layout))
    } else {
        ((address || tagged) && !exact && (0..names.len()).any(is_no_volume)).then_some(TableKind::NoVolumes)
    };
    Some((kind?, unit))
}

/// Whether Athena gave this name to an aggregate without an alias: `_col1` and so on. It has no `_` here.
pub(super) fn is_unnamed(bare: &str) -> bool {
    bare.strip_prefix("col").is_some_and(|rest| rest.parse::<u8>().is_ok())
}

/// The refusal of a table that has addresses and no column of bytes, with the columns that may be meant.
pub(super) fn without_unit(refusal: FileRefusal, names: &[String], cells: &[&[u8]]) -> FileRefusal {
    const NAMED: usize = 3;
    if refusal != FileRefusal::MissingColumns(vec!["bytes".to_owned()]) {
        return refusal;
    }
    let unknown = names.iter().zip(cells).filter(|(name, _)| !is_field(&bare(name)));
    let columns: Vec<_> = unknown.map(|(_, cell)| start_of(cell)).take(NAMED).collect();
    if columns.is_empty() { refusal } else { FileRefusal::NoByteUnit(columns) }
}

/// The column of log events, in the downloads of CloudWatch Logs and of Logs Insights.
fn message_column(names: &[String], bare: &[String]) -> Option<usize> {
    const BESIDE: [&str; 11] = [
        "timestamp",
        "message",
        "ingestiontime",
        "logstream",
        "logstreamname",
        "log",
        "loggroup",
        "loggroupname",
        "eventid",
        "id",
        "ptr",
    ];
    let plain = || bare.iter().position(|name| name == "message").filter(|_| bare.len() > 1);
    let only_events = bare.iter().all(|name| BESIDE.contains(&name.as_str()));
    names.iter().position(|name| name == "@message").or_else(|| plain().filter(|_| only_events))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_told_by_their_columns() {
        type Is = fn(&TableKind) -> bool;
        let records = |kind: &TableKind| matches!(kind, TableKind::Records(_));
        let sums = |kind: &TableKind| matches!(kind, TableKind::Totals(layout) if layout.has(LogField::Bytes));
        let lines = |kind: &TableKind| matches!(kind, TableKind::Messages(..));
        let none = |kind: &TableKind| matches!(kind, TableKind::NoVolumes);
        for (names, is) in [
            ("version,account_id,interface_id,srcaddr,dstaddr,bytes,start,end,action,log_status", records as Is),
            ("@timestamp,interfaceId,srcAddr,dstAddr,bytes", records),
            ("interfaceid,sourceaddress,destinationaddress,numbytes,starttime", records),
            ("srcaddr,dstaddr,sum(bytes)", records),
            ("timestamp,message", lines),
            ("@timestamp,@message", lines),
            ("@timestamp,@message,@logStream,@log", lines),
            ("pktDstAwsService,sum(bytes)", sums),
            ("pkt_dst_aws_service,_col1", sums),
            ("interface_id,dstaddr,total_bytes", sums),
            ("interface_id,bytes", sums),
            ("dstaddr,bytes_transferred", sums),
            ("dstaddr,total_in_mb", sums),
            ("pkt_dst_aws_service,gb,avg(bytes)", sums),
            ("dstaddr,avg(bytes)", none),
            ("dstaddr,latest(bytes)", none),
            ("dstaddr,bytes_avg,count(*)", none),
            ("dstaddr,gbps", none),
            ("pkt_dst_aws_service,p99_bytes", none),
            ("dstaddr,_col1,_col2", none),
        ] {
            let names: Vec<_> = names.split(',').map(str::to_ascii_lowercase).collect();
            assert!(kind(&names).is_some_and(|(kind, _)| is(&kind)), "{names:?}");
        }
        for names in [
            "message",
            "timestamp,message,level",
            "level,message",
            "Name,Age",
            "bytes,name",
            "dstaddr,packets",
            "a,b,sum(bytes)",
        ] {
            let names: Vec<_> = names.split(',').map(str::to_ascii_lowercase).collect();
            assert_eq!(kind(&names), None, "{names:?}");
        }
    }
}
