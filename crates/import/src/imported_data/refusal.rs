//! Why files were not read.

use serde::{Deserialize, Serialize};

/// Why a file, or the rest of it, was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileRefusal {
    /// It is empty.
    Empty,
    /// It has a header and no rows.
    NoRows,
    /// It is an answer without any element.
    EmptyAnswer,
    /// It is an object as a program prints it for people, which is no JSON.
    PrintedObject,
    /// It is Parquet, of which nothing or no more can be read.
    Parquet(ParquetRefusal),
    /// It is a ZIP archive, which has to be unpacked first.
    Zip,
    /// It is not text.
    Binary,
    /// It is a page of HTML or XML.
    Html,
    /// Its gzip is damaged or truncated; everything before the damage was read.
    Gzip,
    /// The browser could not read the rest of it; everything before was read.
    Unreadable,
    /// The user stopped the reading.
    Stopped,
    /// It is text, but of no known kind.
    Unknown {
        /// Its first characters.
        start: String,
    },
    /// It is invalid JSON.
    Json {
        /// The line of the error, counted from 1.
        line: u64,
    },
    /// It is JSON that is too large to be held whole.
    TooLarge {
        /// The limit in bytes.
        allowed: u64,
    },
    /// Its lines have no header, and no format was given for them.
    NoFormat {
        /// Its first line, or the start of it.
        start: String,
    },
    /// Its log events are neither flow log records nor DNS queries.
    OtherEvents {
        /// The first of them, or the start of it.
        start: String,
    },
    /// Its log events are packed, by gzip and base64, as a subscription hands them to a function or a stream.
    PackedEvents,
    /// Its metrics are no sums, so they are no volumes.
    NotSums {
        /// The statistic that they are.
        statistic: String,
    },
    /// It has metrics, but not those of bytes of NAT gateways or endpoints.
    OtherMetrics,
    /// Required columns are missing.
    MissingColumns(Vec<String>),
    /// No column is known to be a volume in bytes, or two are: these may be meant.
    NoByteUnit(Vec<String>),
    /// A column occurs twice, so that it is ambiguous which one counts.
    DoubledColumn(String),
    /// It is a bill, but not one that can be used.
    Bill(BillRefusal),
    /// It is a page of a list that goes on; what is in it was read.
    GoesOn,
    /// It is a list of the AWS CLI in a format for people; the command gives JSON too.
    CliText,
    /// It is Terraform's output for people, its events or its source; `terraform show -json` says the same as JSON.
    TerraformText,
    /// It is YAML, but damaged, at this line, counted from 1.
    Yaml {
        /// The line of the error, counted from 1.
        line: u64,
    },
    /// It is of another program, or another answer of AWS than one that is read.
    Foreign(Foreign),
    /// It is an archive, or in one, of which nothing or no more can be read.
    Archive(ArchiveRefusal),
}

/// What a file is that another program or another command wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Foreign {
    /// It names NAT gateways or endpoints, as tags, findings and events do, and does not describe them.
    Names,
    /// It has metrics as another program writes them, or their names alone.
    Metrics,
    /// It has flow logs in the schema of another program.
    FlowRecords,
    /// It is an estimate of the AWS Pricing Calculator.
    Estimate,
    /// It is an answer of Athena whose columns are of no known kind, or are not named.
    QueryResults,
    /// It is a template, or a part of one, that AWS has yet to expand: `Fn::ForEach`.
    Loop,
}

/// Why a bill cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BillRefusal {
    /// It is not grouped by usage type.
    NotByUsageType,
    /// It has usage types with numbers that may be quantities or costs.
    UnnamedAmounts,
    /// It is a PDF, such as an invoice.
    Pdf,
    /// It lists the files of a cost and usage report.
    ReportManifest {
        /// The name of the first of those files; empty where it names none.
        file: String,
    },
}

/// Why a Parquet file, or the rest of it, was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ParquetRefusal {
    /// It is damaged or cut off; what was read before counts.
    Damaged,
    /// It is encrypted.
    Encrypted,
    /// It is compressed, or its values are written, in a way that is not read here.
    Unsupported {
        /// What the format calls that way.
        what: String,
    },
    /// It unpacks to far more than any log or bill, or states that it does.
    Bomb,
    /// It is packed, and too large to be kept while it is unpacked.
    TooLarge {
        /// The limit in bytes.
        allowed: u64,
    },
    /// Nothing that reads such files is at hand.
    NoReader,
}

/// Why an archive, its rest or a file in it was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ArchiveRefusal {
    /// A file in the archive is encrypted.
    Encrypted,
    /// It is compressed so much more than any log or bill that it is no such file.
    Bomb,
    /// It is compressed in a way that is not read here.
    Compression,
    /// It is a spreadsheet of an office program.
    Spreadsheet,
    /// It is an archive in an archive.
    NestedArchive,
    /// The archive is damaged or cut off; everything before the damage was read.
    DamagedZip,
    /// The archive has more files than are read.
    TooManyFiles {
        /// The limit.
        allowed: u64,
    },
}

impl ParquetRefusal {
    /// It as bytes, which one program hands to another.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// What [`ParquetRefusal::to_bytes`] wrote; damage where that is not what it is.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        postcard::from_bytes(bytes).unwrap_or(Self::Damaged)
    }
}
