//! The fields of flow log records: their names and their columns.

use crate::imported_data::FileRefusal;

/// A field that the reader uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LogField {
    Interface,
    Resource,
    Instance,
    Source,
    Destination,
    PacketSource,
    PacketDestination,
    SourceService,
    DestinationService,
    Bytes,
    Start,
    End,
    Action,
    Status,
    Az,
    Region,
    Direction,
    Path,
    InterfaceType,
}

/// The number of used fields.
pub(super) const FIELDS: usize = 19;

/// The used fields and their names in AWS's formats and tables, in lower case without `-` and `_`.
const NEEDED: [(LogField, &[&str]); FIELDS] = [
    (LogField::Interface, &["interfaceid"]),
    // A transit gateway's attachment stands in the place of an interface.
    (LogField::Resource, &["resourceid", "tgwattachmentid"]),
    (LogField::Instance, &["instanceid"]),
    (LogField::Source, &["srcaddr", "sourceaddress"]),
    (LogField::Destination, &["dstaddr", "destinationaddress"]),
    (LogField::PacketSource, &["pktsrcaddr"]),
    (LogField::PacketDestination, &["pktdstaddr"]),
    (LogField::SourceService, &["pktsrcawsservice"]),
    (LogField::DestinationService, &["pktdstawsservice"]),
    (LogField::Bytes, &["bytes", "numbytes"]),
    (LogField::Start, &["start", "starttime"]),
    (LogField::End, &["end", "endtime"]),
    (LogField::Action, &["action"]),
    (LogField::Status, &["logstatus"]),
    (LogField::Az, &["azid"]),
    (LogField::Region, &["region"]),
    (LogField::Direction, &["flowdirection"]),
    (LogField::Path, &["trafficpath"]),
    (LogField::InterfaceType, &["interfacetype"]),
];

/// The names of all other fields.
const OTHERS: [&str; 70] = [
    "version",
    "accountid",
    "account",
    "srcport",
    "sourceport",
    "dstport",
    "destinationport",
    "protocol",
    "packets",
    "numpackets",
    "vpcid",
    "subnetid",
    "tcpflags",
    "type",
    "sublocationtype",
    "sublocationid",
    "ecsclusterarn",
    "ecsclustername",
    "ecscontainerinstancearn",
    "ecscontainerinstanceid",
    "ecscontainerid",
    "ecssecondcontainerid",
    "ecsservicename",
    "ecstaskdefinitionarn",
    "ecstaskarn",
    "ecstaskid",
    "rejectreason",
    "encryptionstatus",
    "resourcetype",
    "tgwid",
    "tgwsrcvpcaccountid",
    "tgwdstvpcaccountid",
    "tgwsrcvpcid",
    "tgwdstvpcid",
    "tgwsrcsubnetid",
    "tgwdstsubnetid",
    "tgwsrceni",
    "tgwdsteni",
    "tgwsrcazid",
    "tgwdstazid",
    "tgwpairattachmentid",
    "packetslostnoroute",
    "packetslostblackhole",
    "packetslostmtuexceeded",
    "packetslostttlexpired",
    "instancetag",
    "instancetag2",
    "interfacetag",
    "interfacetag2",
    "asgtag",
    "asgtag2",
    "nexthopinterfaceid",
    "nexthopsubnetid",
    "nexthopazid",
    "nexthopvpcid",
    "nexthopinterfacetype",
    "capturewindow",
    "year",
    "month",
    "day",
    "hour",
    "date",
    "awsaccountid",
    "awsservice",
    "awsregion",
    "hourtime",
    "timestamp",
    "message",
    "logstream",
    "log",
];

/// The default format.
pub(super) const DEFAULT: &str = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets \
     bytes start end action log-status";

/// The default format of a transit gateway's flow logs.
pub(super) const TRANSIT_GATEWAY: &str = "\
     version resource-type account-id tgw-id tgw-attachment-id tgw-src-vpc-account-id tgw-dst-vpc-account-id \
     tgw-src-vpc-id tgw-dst-vpc-id tgw-src-subnet-id tgw-dst-subnet-id tgw-src-eni tgw-dst-eni tgw-src-az-id \
     tgw-dst-az-id tgw-pair-attachment-id srcaddr dstaddr srcport dstport protocol packets bytes start end \
     log-status type packets-lost-no-route packets-lost-blackhole packets-lost-mtu-exceeded \
     packets-lost-ttl-expired tcp-flags region flow-direction pkt-src-aws-service pkt-dst-aws-service";

/// The fields of each column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// The field of each column; [`FIELDS`] for an unused one.
    pub(super) slots: Vec<u8>,
}

/// A name in lower case without punctuation.
pub(super) fn bare(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The used field of this name.
pub(super) fn field(bare: &str) -> Option<LogField> {
    NEEDED.iter().find(|(_, names)| names.contains(&bare)).map(|(field, _)| *field)
}

/// Whether a name is that of a field, used or not.
pub(super) fn is_field(bare: &str) -> bool {
    field(bare).is_some() || OTHERS.contains(&bare)
}

impl Layout {
    /// The most columns: more than there are fields, so that formats may grow.
    pub(super) const MOST: usize = 200;

    /// The layout of a header line; none when the line is not a header.
    pub(super) fn header(line: &[u8]) -> Option<Self> {
        // A byte-order mark stands within a file where several were written one behind the other.
        let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
        let line = std::str::from_utf8(line).ok().filter(|line| line.len() < 1 << 13)?;
        let names: Vec<_> = line.split_ascii_whitespace().map(|name| name.trim_matches(['$', '{', '}', '"'])).collect();
        let plain = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if names.len() > Self::MOST || !names.iter().all(plain) {
            return None;
        }
        Self::of(names.iter().copied())
    }

    /// The layout of columns with these names; none when too few of them are known.
    pub(super) fn of<'name>(names: impl Iterator<Item = &'name str>) -> Option<Self> {
        let mut known = 0;
        let slots: Vec<_> = names
            .map(|name| {
                let name = bare(name);
                let field = field(&name);
                known += usize::from(is_field(&name));
                field.map_or(FIELDS as u8, |field| field as u8)
            })
            .collect();
        // Fields of later versions do no harm as long as most names are known.
        (known >= 3 && known * 2 > slots.len()).then_some(Self { slots })
    }

    /// The layout of the default format.
    pub(super) fn default_format() -> Self {
        Self::header(DEFAULT.as_bytes()).unwrap_or(Self { slots: Vec::new() })
    }

    /// The default format of a transit gateway's flow logs.
    pub(super) fn transit_gateway() -> Self {
        Self::header(TRANSIT_GATEWAY.as_bytes()).unwrap_or(Self { slots: Vec::new() })
    }

    /// Whether there is a column for the field.
    pub(super) fn has(&self, field: LogField) -> bool {
        self.slots.contains(&(field as u8))
    }

    /// The refusal when a field has two columns.
    pub(super) fn doubled(&self) -> Option<FileRefusal> {
        NEEDED
            .into_iter()
            .find(|(field, _)| self.slots.iter().filter(|slot| **slot == *field as u8).nth(1).is_some())
            .map(|(_, names)| FileRefusal::DoubledColumn(official(names).to_owned()))
    }

    /// Why records of this layout cannot be used.
    pub(super) fn refusal(&self) -> Option<FileRefusal> {
        if let Some(doubled) = self.doubled() {
            return Some(doubled);
        }
        let mut missing = Vec::new();
        if !self.has(LogField::Bytes) {
            missing.push("bytes".to_owned());
        }
        let addresses = [LogField::Source, LogField::Destination, LogField::PacketSource, LogField::PacketDestination];
        if !addresses.into_iter().any(|field| self.has(field)) {
            missing.extend(["srcaddr".to_owned(), "dstaddr".to_owned()]);
        }
        (!missing.is_empty()).then_some(FileRefusal::MissingColumns(missing))
    }
}

/// AWS's name of a field.
pub(super) fn name(field: LogField) -> &'static str {
    NEEDED.iter().find(|(other, _)| *other == field).map_or("", |(_, names)| official(names))
}

/// AWS's spelling of the first of these names.
fn official(names: &[&'static str]) -> &'static str {
    const HYPHENATED: [&str; 13] = [
        "interface-id",
        "resource-id",
        "instance-id",
        "pkt-srcaddr",
        "pkt-dstaddr",
        "pkt-src-aws-service",
        "pkt-dst-aws-service",
        "log-status",
        "az-id",
        "flow-direction",
        "traffic-path",
        "interface-type",
        "bytes",
    ];
    let bare_name = names.first().copied().unwrap_or_default();
    HYPHENATED.into_iter().find(|name| bare(name) == bare_name).unwrap_or(bare_name)
}
