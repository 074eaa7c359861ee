//! The outcome for each file: read, read in part or refused, and why.

use serde::{Deserialize, Serialize};

use super::FileRefusal;

/// A file and the outcome of reading it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRead {
    /// Its name, as the browser reports it.
    pub name: String,
    /// Its kind; none when it was not recognised.
    pub kind: Option<Kind>,
    /// How many bytes were read, after decompression.
    pub bytes: u64,
    /// How many lines, rows or elements it has.
    pub records: u64,
    /// How many of them were used.
    pub used: u64,
    /// What was skipped, by reason, in the order in which the reasons occurred.
    pub skipped: Vec<Skipped>,
    /// Why it, or the rest of it, was not read.
    pub refused: Option<FileRefusal>,
    /// What else there is to know about how it was read, each once.
    pub remarks: Vec<FileRemark>,
}

/// What there is to know about how a file was read, beside what was skipped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileRemark {
    /// An earlier file has the same content, so it counts once.
    SameFile {
        /// The earlier file's name.
        file: String,
    },
    /// Another file has the same usage of the same time, in whole or in part, so that usage counts once.
    SameUsage {
        /// The other file's name.
        file: String,
    },
    /// Earlier logs have all of its records that were compared, so those count once.
    KnownRecords {
        /// The name of one of those files.
        file: String,
    },
    /// Another log has many of its records, which count in both.
    SameRecords {
        /// The other file's name.
        file: String,
    },
    /// Another file of another kind has usage of the same time in the same Region, but not the same amount, so both
    /// count.
    OtherUsage {
        /// The other file's name.
        file: String,
    },
    /// Its money is not in US dollars, so only its quantities count.
    OtherCurrency,
    /// Its numbers have decimal commas.
    DecimalComma,
    /// Its dates could be read in two ways, and the other lines decided.
    DateOrder {
        /// Whether the day stands before the month.
        day_first: bool,
    },
    /// Nothing names its numbers, and what they say together tells what they are.
    UnnamedAmounts {
        /// Whether they are costs alone.
        are_costs: bool,
    },
    /// It says that there is more, for which the command needs a token.
    MorePages {
        /// The start of the token.
        token: String,
    },
    /// Its money is net of credits and discounts, so no quantity can be derived from it.
    NetCosts,
    /// Its dates can be read in two ways, and nothing decides, so its time is not known.
    UnclearDates,
    /// A column by whose name its rows have times has none that is read, so their time is not known.
    UnreadTime {
        /// The column's name.
        column: String,
    },
    /// A column of volumes is not in bytes, by its name.
    ByteUnit {
        /// The column's name.
        column: String,
        /// How many bytes so many of its unit are; one for most units.
        times: u64,
        /// How many of its unit that is.
        over: u64,
    },
    /// Its text has an encoding from before UTF-8, so that words other than English ones may be misread.
    OtherEncoding,
    /// Another plan or template has resources with the same addresses and no ids yet, so both count.
    SameAddresses {
        /// The other file's name.
        file: String,
    },
    /// Another file has a newer version of the same state, so this one is left out.
    OlderState {
        /// The other file's name.
        file: String,
        /// The number of this version.
        serial: u64,
        /// The number of the newer version.
        newest: u64,
    },
    /// The query had not ended when its results were fetched.
    StillRunning,
}

/// A kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// VPC flow logs, as AWS writes them to Amazon S3.
    FlowLog,
    /// Flow log records as CSV, from a query in CloudWatch Logs Insights or Athena.
    FlowLogCsv,
    /// Flow log records as JSON, from a query or converted.
    FlowLogJson,
    /// A legacy cost and usage report, as CSV.
    LegacyCur,
    /// A CUR 2.0 export, as CSV.
    Cur2,
    /// A FOCUS export, as CSV.
    Focus,
    /// A monthly bill of the Billing console, or a detailed billing report, as CSV.
    MonthlyBill,
    /// A bill of a reseller or another tool that keeps AWS's usage types, as CSV.
    UsageTypes,
    /// The CSV download of the Cost Explorer console.
    CostExplorerCsv,
    /// The output of `aws ce get-cost-and-usage`.
    CostExplorerJson,
    /// The same with `--output text`, or rows of usage types that other tools print.
    CostExplorerText,
    /// CloudWatch's metrics of NAT gateways or endpoints, from a command or the console.
    Metrics,
    /// The output of `aws ec2 describe-nat-gateways`.
    NatGateways,
    /// The output of `aws ec2 describe-vpc-endpoints`.
    VpcEndpoints,
    /// The output of `aws network-firewall describe-firewall`.
    Firewalls,
    /// The output of `aws ec2 describe-flow-logs`.
    FlowLogs,
    /// Resolver query logs, as Route 53 Resolver writes them to Amazon S3.
    QueryLog,
    /// The output of `terraform show -json` for a plan.
    TerraformPlan,
    /// The output of `terraform show -json` for a state.
    TerraformState,
    /// The output of `infracost breakdown --format json`.
    Infracost,
    /// An AWS price list as CSV.
    PriceListCsv,
    /// An AWS price list as JSON.
    PriceListJson,
    /// The output of `aws pricing get-products`.
    PricingProducts,
    /// AWS's list of its address ranges, `ip-ranges.json`.
    IpRanges,
    /// The output of `aws ec2 describe-subnets`.
    Subnets,
    /// The output of `aws ec2 describe-route-tables`.
    RouteTables,
    /// The output of `aws ec2 describe-network-interfaces`.
    NetworkInterfaces,
    /// Configuration items of AWS Config.
    ConfigItems,
    /// A template of AWS CloudFormation, as the AWS CDK writes it too.
    CloudFormation,
    /// A preview or the state of a Pulumi stack.
    Pulumi,
    /// Security groups, network ACLs, DNS attributes, endpoint services or private hosted zones.
    NetworkSettings,
}

/// The lines, rows or elements skipped for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skipped {
    /// The reason.
    pub why: SkipReason,
    /// How many lines, rows or elements.
    pub count: u64,
    /// The positions of the first of them, counted from 1; at most [`Skipped::MAX_LINES`].
    pub lines: Vec<u64>,
    /// The start of the first of them, as written.
    pub sample: String,
}

/// Why a line, row or element was skipped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SkipReason {
    /// Nothing was sent or received in the interval (`NODATA`).
    NoData,
    /// AWS could not record all of the interval (`SKIPDATA`), so bytes are missing.
    SkipData,
    /// The traffic was rejected, so it never passed.
    Rejected,
    /// Its number of fields or columns differs from the header's.
    Fields {
        /// The number in the header.
        expected: u64,
    },
    /// A field has an invalid value.
    Value {
        /// The field's name in the file.
        field: String,
    },
    /// A number could have a decimal comma or a separator of thousands, and nothing in the file decides.
    UnclearNumber {
        /// The field's name in the file.
        field: String,
    },
    /// It is a log event, but neither a flow log record nor a DNS query.
    OtherEvent,
    /// It is broken JSON.
    BrokenJson,
    /// It is longer than [`FileRead::MAX_LINE`].
    TooLong,
    /// It is not text in UTF-8.
    NotText,
    /// It is a tax, a credit, a refund or another line that is not usage.
    NotUsage,
    /// It is about a service or an item outside this comparison.
    OtherUsage,
    /// Its cost is net of credits and discounts, and it has no quantity.
    NetCost,
    /// Its currency is not the US dollar.
    OtherCurrency,
    /// It is about a Region that the catalogue does not have.
    UnknownRegion,
    /// It is a price that a newer one, or the one in effect today, replaces.
    OtherPrice,
    /// It names only a sender in the network, so that it is not known where the bytes went.
    NoDestination,
    /// It is the sum of other rows.
    Total,
    /// The resource is deleted or failed, or a plan removes it, so it costs nothing.
    Inactive,
    /// A spreadsheet rounded its numbers; it still counts.
    Rounded,
    /// There are too many to be kept separately; they still count in the sums.
    TooMany,
}

impl Kind {
    /// The name of the kind in exported JSON, which never changes.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::FlowLog => "flow-log",
            Self::FlowLogCsv => "flow-log-csv",
            Self::FlowLogJson => "flow-log-json",
            Self::LegacyCur => "legacy-cur",
            Self::Cur2 => "cur-2",
            Self::Focus => "focus",
            Self::MonthlyBill => "monthly-bill",
            Self::UsageTypes => "usage-types",
            Self::CostExplorerCsv => "cost-explorer-csv",
            Self::CostExplorerText => "cost-explorer-text",
            Self::CostExplorerJson => "cost-explorer-json",
            Self::Metrics => "metrics",
            Self::NatGateways => "nat-gateways",
            Self::VpcEndpoints => "vpc-endpoints",
            Self::Firewalls => "firewalls",
            Self::FlowLogs => "flow-log-settings",
            Self::QueryLog => "query-log",
            Self::TerraformPlan => "terraform-plan",
            Self::TerraformState => "terraform-state",
            Self::Infracost => "infracost",
            Self::PriceListCsv => "price-list-csv",
            Self::PriceListJson => "price-list-json",
            Self::PricingProducts => "pricing-products",
            Self::IpRanges => "ip-ranges",
            Self::Subnets => "subnets",
            Self::RouteTables => "route-tables",
            Self::NetworkInterfaces => "network-interfaces",
            Self::ConfigItems => "config-items",
            Self::CloudFormation => "cloudformation",
            Self::Pulumi => "pulumi",
            Self::NetworkSettings => "network-settings",
        }
    }
}

impl Kind {
    /// Whether it is a log.
    pub(crate) const fn is_log(self) -> bool {
        matches!(self, Self::FlowLog | Self::FlowLogCsv | Self::FlowLogJson | Self::QueryLog)
    }

    /// Whether it is a bill.
    pub(crate) const fn is_bill(self) -> bool {
        matches!(
            self,
            Self::LegacyCur
                | Self::Cur2
                | Self::Focus
                | Self::MonthlyBill
                | Self::UsageTypes
                | Self::CostExplorerCsv
                | Self::CostExplorerJson
                | Self::CostExplorerText
        )
    }
}

impl FileRead {
    /// The longest line or row that is read, in bytes.
    pub const MAX_LINE: usize = 1 << 20;

    /// A file before anything of it was read.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Records what there is to know about it.
    pub fn remark(&mut self, remark: FileRemark) {
        if !self.remarks.contains(&remark) {
            self.remarks.push(remark);
        }
    }

    /// Records that a line was skipped.
    pub fn skip(&mut self, why: SkipReason, line: u64, text: &[u8]) {
        if let Some(skipped) = self.skipped.iter_mut().find(|skipped| skipped.why == why) {
            if skipped.add(line) {
                skipped.sample = start_of(text);
            }
            return;
        }
        self.skipped.push(Skipped { why, count: 1, lines: vec![line], sample: start_of(text) });
    }
}

impl Skipped {
    /// How many positions are kept.
    pub const MAX_LINES: usize = 3;

    /// Counts a line: whether it stands in front of all that were counted.
    pub(crate) fn add(&mut self, line: u64) -> bool {
        self.count += 1;
        // Prices are skipped once all of them are known, which is not in the order of their lines.
        let place = self.lines.partition_point(|before| *before <= line);
        if place < Self::MAX_LINES {
            self.lines.insert(place, line);
            self.lines.truncate(Self::MAX_LINES);
        }
        place == 0
    }
}

/// The start of a text as a sample for a message; invalid UTF-8 becomes U+FFFD.
#[must_use]
pub fn start_of(text: &[u8]) -> String {
    const CHARACTERS: usize = 80;
    let text = text.get(..CHARACTERS * 4).unwrap_or(text).trim_ascii();
    String::from_utf8_lossy(text).chars().take(CHARACTERS).collect()
}
