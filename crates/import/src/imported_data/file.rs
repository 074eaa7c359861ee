//! What became of each file: read, read in part, or refused, and why.

use serde::{Deserialize, Serialize};

/// One file and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRead {
    /// Its name, as the browser tells it.
    pub name: String,
    /// What it is; none when nothing known was recognised.
    pub kind: Option<Kind>,
    /// How many bytes were read, unpacked.
    pub bytes: u64,
    /// How many lines, rows or elements it has.
    pub records: u64,
    /// How many of them were used.
    pub used: u64,
    /// What was passed over, by reason, in the order in which the reasons came up.
    pub skipped: Vec<Skipped>,
    /// Why it, or the rest of it, was not read.
    pub refused: Option<FileRefusal>,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// VPC flow logs, as AWS writes them to Amazon S3.
    FlowLog,
    /// Records of flow logs as CSV: what CloudWatch Logs Insights or Athena answers.
    FlowLogCsv,
    /// A cost and usage report of the legacy kind, as CSV.
    LegacyCur,
    /// A CUR 2.0 export, as CSV.
    Cur2,
    /// A FOCUS export, as CSV.
    Focus,
    /// What the console of Cost Explorer downloads.
    CostExplorerCsv,
    /// What `aws ce get-cost-and-usage` answers.
    CostExplorerJson,
    /// What `aws ec2 describe-nat-gateways` answers.
    NatGateways,
    /// What `aws ec2 describe-vpc-endpoints` answers.
    VpcEndpoints,
    /// What `aws ec2 describe-flow-logs` answers.
    FlowLogs,
    /// Resolver query logs, as Route 53 Resolver writes them to Amazon S3.
    QueryLog,
    /// What `terraform show -json` writes of a plan.
    TerraformPlan,
    /// What `terraform show -json` writes of a state.
    TerraformState,
    /// What `infracost breakdown --format json` writes.
    Infracost,
    /// A price list of AWS as CSV.
    PriceListCsv,
    /// A price list of AWS as JSON.
    PriceListJson,
    /// What `aws pricing get-products` answers.
    PricingProducts,
    /// AWS's list of its address ranges, `ip-ranges.json`.
    IpRanges,
}

/// What was passed over for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The reason.
    pub why: SkipReason,
    /// How many lines, rows or elements.
    pub count: u64,
    /// Where the first of them stand, counted from 1; at most [`Skipped::KEPT`].
    pub lines: Vec<u64>,
    /// The start of the first of them, as it was written.
    pub sample: String,
}

/// Why a line, row or element was passed over.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SkipReason {
    /// Nothing was sent or received in the interval (`NODATA`).
    NoData,
    /// AWS itself could not record all of the interval (`SKIPDATA`): bytes are missing.
    SkipData,
    /// The traffic was rejected, so it never passed.
    Rejected,
    /// It has another number of fields or columns than the header says.
    Fields {
        /// How many the header names.
        expected: u64,
    },
    /// A field holds something else than what belongs there.
    Value {
        /// The field, as the file names it.
        field: String,
    },
    /// It is longer than [`FileRead::MAX_LINE`].
    TooLong,
    /// It is not text in UTF-8.
    NotText,
    /// It is a tax, a credit, a refund or another line that is no usage.
    NotUsage,
    /// It is about something that has no part in this comparison.
    OtherUsage,
    /// It is in another currency than US dollars.
    OtherCurrency,
    /// It is about a Region that the catalogue does not have.
    UnknownRegion,
    /// It is a price for which another one was kept: a newer one, or the only one that holds today.
    OtherPrice,
    /// It is deleted, failed or being planned away, so it costs nothing.
    NotStanding,
    /// More of them than could be kept apart; what they add up to is still counted.
    TooMany,
}

/// Why a file, or the rest of it, was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileRefusal {
    /// There is nothing in it.
    Empty,
    /// It is Parquet, which needs a query to become text.
    Parquet,
    /// It is a ZIP archive: to be unpacked first.
    Zip,
    /// It is no text.
    Binary,
    /// It is a page of HTML or XML.
    Html,
    /// Its gzip is broken or cut off; what came before was read.
    Gzip,
    /// The browser could not read it on; what came before was read.
    Unreadable,
    /// It was not read to its end, because the user stopped.
    Stopped,
    /// It is text, but of no kind that is known; what it starts with.
    Unknown {
        /// Its first characters.
        start: String,
    },
    /// Its JSON is broken.
    Json {
        /// The line of the fault, counted from 1.
        line: u64,
    },
    /// It is JSON and too large to be held whole.
    TooLarge {
        /// How many bytes would have been read.
        allowed: u64,
    },
    /// Its lines have no header, and no format was given for them.
    NoFormat {
        /// Its first line, or the start of it.
        start: String,
    },
    /// It lacks columns without which it says nothing.
    MissingColumns(Vec<String>),
    /// It has a column twice, so that it is not clear which one counts.
    DoubledColumn(String),
    /// It is a bill that is not grouped by usage type.
    NotByUsageType,
}

impl Kind {
    /// The name of the kind in exported JSON, which never changes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::FlowLog => "flow-log",
            Self::FlowLogCsv => "flow-log-csv",
            Self::LegacyCur => "legacy-cur",
            Self::Cur2 => "cur-2",
            Self::Focus => "focus",
            Self::CostExplorerCsv => "cost-explorer-csv",
            Self::CostExplorerJson => "cost-explorer-json",
            Self::NatGateways => "nat-gateways",
            Self::VpcEndpoints => "vpc-endpoints",
            Self::FlowLogs => "flow-log-settings",
            Self::QueryLog => "query-log",
            Self::TerraformPlan => "terraform-plan",
            Self::TerraformState => "terraform-state",
            Self::Infracost => "infracost",
            Self::PriceListCsv => "price-list-csv",
            Self::PriceListJson => "price-list-json",
            Self::PricingProducts => "pricing-products",
            Self::IpRanges => "ip-ranges",
        }
    }
}

impl FileRead {
    /// The longest line or row that is read, in bytes.
    pub const MAX_LINE: usize = 1 << 20;

    /// A file of which nothing is known yet.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Notes that a line was passed over.
    pub fn skip(&mut self, why: SkipReason, line: u64, text: &[u8]) {
        if let Some(skipped) = self.skipped.iter_mut().find(|skipped| skipped.why == why) {
            skipped.count += 1;
            // Prices are passed over when all of them are known, and not in the order in which they stand.
            let place = skipped.lines.partition_point(|before| *before <= line);
            if place < Skipped::KEPT {
                skipped.lines.insert(place, line);
                skipped.lines.truncate(Skipped::KEPT);
                if place == 0 {
                    skipped.sample = start_of(text);
                }
            }
            return;
        }
        self.skipped.push(Skipped { why, count: 1, lines: vec![line], sample: start_of(text) });
    }
}

impl Skipped {
    /// How many places are kept.
    pub const KEPT: usize = 3;
}

/// The start of a text, for a sentence about it; what is not UTF-8 becomes U+FFFD.
#[must_use]
pub fn start_of(text: &[u8]) -> String {
    const CHARACTERS: usize = 80;
    let text = text.get(..CHARACTERS * 4).unwrap_or(text).trim_ascii();
    String::from_utf8_lossy(text).chars().take(CHARACTERS).collect()
}
