//! The fields of a record: what they are called, and where each stands.

use crate::imported_data::FileRefusal;

/// A field that is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
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

/// How many fields are needed.
pub(super) const FIELDS: usize = 19;

/// The needed fields and what AWS and its tables call them, in small letters without `-` and `_`.
const NEEDED: [(Field, &[&str]); FIELDS] = [
    (Field::Interface, &["interfaceid"]),
    (Field::Resource, &["resourceid"]),
    (Field::Instance, &["instanceid"]),
    (Field::Source, &["srcaddr", "sourceaddress"]),
    (Field::Destination, &["dstaddr", "destinationaddress"]),
    (Field::PacketSource, &["pktsrcaddr"]),
    (Field::PacketDestination, &["pktdstaddr"]),
    (Field::SourceService, &["pktsrcawsservice"]),
    (Field::DestinationService, &["pktdstawsservice"]),
    (Field::Bytes, &["bytes", "numbytes"]),
    (Field::Start, &["start", "starttime"]),
    (Field::End, &["end", "endtime"]),
    (Field::Action, &["action"]),
    (Field::Status, &["logstatus"]),
    (Field::Az, &["azid"]),
    (Field::Region, &["region"]),
    (Field::Direction, &["flowdirection"]),
    (Field::Path, &["trafficpath"]),
    (Field::InterfaceType, &["interfacetype"]),
];

/// The other names of the fields there are.
const OTHERS: [&str; 53] = [
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

/// The order of the fields in the default format.
pub(super) const DEFAULT: &str = "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets \
     bytes start end action log-status";

/// Where each field stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Layout {
    /// For each column the field that it holds; [`FIELDS`] for one that is not needed.
    pub(super) slots: Vec<u8>,
}

/// A name without what tools add to it.
pub(super) fn bare(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// The needed field of this name.
pub(super) fn field(bare: &str) -> Option<Field> {
    NEEDED.iter().find(|(_, names)| names.contains(&bare)).map(|(field, _)| *field)
}

impl Layout {
    /// More columns than there are fields, for names that are not known yet.
    pub(super) const MOST: usize = 200;

    /// The layout that a line of names describes; none when it does not look like one.
    pub(super) fn header(line: &[u8]) -> Option<Self> {
        let line = std::str::from_utf8(line).ok().filter(|line| line.len() < 1 << 13)?;
        let names: Vec<_> = line.split_ascii_whitespace().map(|name| name.trim_matches(['$', '{', '}', '"'])).collect();
        let plain = |name: &&str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
        if names.len() > Self::MOST || !names.iter().all(plain) {
            return None;
        }
        Self::of(names.iter().copied())
    }

    /// The layout of columns of these names; none when too few of them are known.
    pub(super) fn of<'name>(names: impl Iterator<Item = &'name str>) -> Option<Self> {
        let mut known = 0;
        let slots: Vec<_> = names
            .map(|name| {
                let name = bare(name);
                let field = field(&name);
                known += usize::from(field.is_some() || OTHERS.contains(&name.as_str()));
                field.map_or(FIELDS as u8, |field| field as u8)
            })
            .collect();
        // Names that a later version adds do not matter, as long as most are known.
        (known >= 3 && known * 2 > slots.len()).then_some(Self { slots })
    }

    /// The layout of the default format.
    pub(super) fn default_format() -> Self {
        Self::header(DEFAULT.as_bytes()).unwrap_or(Self { slots: Vec::new() })
    }

    /// Whether there is a column of this field.
    pub(super) fn has(&self, field: Field) -> bool {
        self.slots.contains(&(field as u8))
    }

    /// That a field stands in two columns.
    pub(super) fn doubled(&self) -> Option<FileRefusal> {
        NEEDED
            .into_iter()
            .find(|(field, _)| self.slots.iter().filter(|slot| **slot == *field as u8).nth(1).is_some())
            .map(|(_, names)| FileRefusal::DoubledColumn(official(names).to_owned()))
    }

    /// Why records of this layout say nothing.
    pub(super) fn refusal(&self) -> Option<FileRefusal> {
        if let Some(doubled) = self.doubled() {
            return Some(doubled);
        }
        let mut missing = Vec::new();
        if !self.has(Field::Bytes) {
            missing.push("bytes".to_owned());
        }
        let addresses = [Field::Source, Field::Destination, Field::PacketSource, Field::PacketDestination];
        if !addresses.into_iter().any(|field| self.has(field)) {
            missing.extend(["srcaddr".to_owned(), "dstaddr".to_owned()]);
        }
        (!missing.is_empty()).then_some(FileRefusal::MissingColumns(missing))
    }
}

/// What AWS calls a field.
pub(super) fn name(field: Field) -> &'static str {
    NEEDED.iter().find(|(other, _)| *other == field).map_or("", |(_, names)| official(names))
}

/// AWS's own spelling of the first of these names.
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
