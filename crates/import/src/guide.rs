//! How to get the data: formats, commands and queries, the same in every language.
//!
//! The parameters of every `aws` command were checked against the AWS CLI's models (1.46). The SQL is parsed as
//! Athena's dialect and run on another engine by `crates/import/tests/queries`; what comes back says the same as the
//! files. Nothing was run against an account, and no parser of the queries of CloudWatch Logs Insights is known: tests
//! only hold that they ask for the same columns.
//!
//! Ids, dates, BUCKET, REGION and ACCOUNT are placeholders for the user's own.

use super::imported_data::Kind;

/// A kind of data with the commands that get it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// CloudWatch's metrics of NAT gateways and endpoints.
    Metrics,
    /// VPC flow logs.
    FlowLogs,
    /// A cost and usage report.
    Cur,
    /// A FOCUS export.
    Focus,
    /// Cost Explorer.
    CostExplorer,
    /// The existing NAT gateways and endpoints.
    Network,
    /// A Terraform plan or state.
    Terraform,
    /// An Infracost breakdown.
    Infracost,
    /// AWS's prices.
    Rates,
}

/// From so many bytes on it is worth telling that Amazon Athena adds up the same where the files lie.
pub const WORTH_ATHENA_BYTES: u64 = 1_000_000_000;

/// Where a text is pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommandTarget {
    /// Into the field for the format of a flow log, in the console or on this page.
    LogFormat,
    /// Into a shell.
    Shell,
    /// Into Amazon Athena, once, so that there is a table.
    AthenaTable,
    /// Into Amazon Athena.
    Athena,
    /// Into CloudWatch Logs Insights.
    LogsInsights,
}

/// A text to be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// Where it is pasted.
    pub place: CommandTarget,
    /// The kind of file that results, at the end of all steps.
    pub gives: Kind,
    /// The text.
    pub text: &'static str,
}

/// The fields of a flow log that this comparison needs: up to version 5, and `resource-id` of version 9, the only one
/// that identifies a regional NAT gateway.
///
/// Source: AWS's user guide of Amazon VPC, "Flow log records".
macro_rules! log_format {
    () => {
        "${interface-id} ${resource-id} ${instance-id} ${srcaddr} ${dstaddr} ${pkt-srcaddr} ${pkt-dstaddr} \
         ${pkt-src-aws-service} ${pkt-dst-aws-service} ${flow-direction} ${traffic-path} ${region} ${az-id} \
         ${bytes} ${start} ${end} ${action} ${log-status}"
    };
}

/// The flow log format that this comparison needs.
pub const LOG_FORMAT: &str = log_format!();

/// What all NAT gateways of a Region processed in a month, day by day. Two of their four byte counters are enough: the
/// others are the same bytes on the other side.
///
/// Source: AWS's user guide of Amazon VPC, "NAT gateway metrics and dimensions"; the AWS CLI's reference, `cloudwatch
/// get-metric-data`. A search gives a series for each NAT gateway, whose id is in its label.
const NAT_METRICS: &str = r#"aws cloudwatch get-metric-data --region REGION \
  --start-time 2026-10-01T00:00:00Z --end-time 2026-11-01T00:00:00Z \
  --metric-data-queries '[
    {"Id": "sent", "Label": "BytesOutToDestination ${PROP(\u0027Dim.NatGatewayId\u0027)}", "Expression":
      "SEARCH(\u0027{AWS/NATGateway,NatGatewayId} BytesOutToDestination\u0027, \u0027Sum\u0027, 86400)"},
    {"Id": "received", "Label": "BytesInFromDestination ${PROP(\u0027Dim.NatGatewayId\u0027)}", "Expression":
      "SEARCH(\u0027{AWS/NATGateway,NatGatewayId} BytesInFromDestination\u0027, \u0027Sum\u0027, 86400)"}
  ]' > nat-metrics.json"#;

/// What each interface endpoint processed in the same month, by its id, its service and its VPC.
///
/// Source: the guide of AWS's `PrivateLink`, "CloudWatch metrics".
const ENDPOINT_METRICS: &str = concat!(
    r#"aws cloudwatch get-metric-data --region REGION \
  --start-time 2026-10-01T00:00:00Z --end-time 2026-11-01T00:00:00Z \
  --metric-data-queries '[
    {"Id": "processed",
      "Label": "BytesProcessed ${PROP(\u0027Dim.VPC Endpoint Id\u0027)} ${PROP(\u0027Dim.Service Name\u0027)} "#,
    r#"${PROP(\u0027Dim.VPC Id\u0027)} ${PROP(\u0027Dim.Endpoint Type\u0027)}",
      "Expression": "SEARCH(\u0027{AWS/PrivateLinkEndpoints,"#,
    r#"\"Endpoint Type\",\"Service Name\",\"VPC Endpoint Id\",\"VPC Id\"} "#,
    r#"BytesProcessed\u0027, \u0027Sum\u0027, 86400)"}
  ]' > endpoint-metrics.json"#
);

/// Logs accepted traffic at the network interfaces of NAT gateways; intervals of 10 minutes make the fewest records.
///
/// Source: the AWS CLI's reference, `ec2 create-flow-logs`. A regional NAT gateway has no network interface and is a
/// type of resource of its own.
const CREATE_FLOW_LOGS: &str = concat!(
    "aws ec2 create-flow-logs --resource-type NetworkInterface \\\n",
    "  --resource-ids eni-0123456789abcdef0 eni-0fedcba9876543210 \\\n",
    "  --traffic-type ACCEPT --max-aggregation-interval 600 \\\n",
    "  --log-destination-type s3 --log-destination arn:aws:s3:::BUCKET \\\n",
    "  --log-format '",
    log_format!(),
    "'"
);

/// Fetches the logs of a day.
///
/// Source: the AWS CLI's reference, `s3 sync`; the keys of log files as AWS's user guide of Amazon VPC names them,
/// "Publish flow logs to Amazon S3".
const FETCH_FLOW_LOGS: &str = "aws s3 sync s3://BUCKET/AWSLogs/ACCOUNT/vpcflowlogs/REGION/2026/11/01/ flow-logs";

/// The formats that logs without a header need, such as those in CloudWatch Logs.
///
/// Source: the AWS CLI's reference.
const DESCRIBE_FLOW_LOGS: &str = "aws ec2 describe-flow-logs > flow-logs.json";

/// AWS's address ranges, for logs without service fields.
///
/// Source: AWS's user guide of Amazon VPC, "AWS IP address ranges".
const IP_RANGES: &str = "curl -O https://ip-ranges.amazonaws.com/ip-ranges.json";

/// Logs the DNS queries of a VPC with their answers, which distinguish services.
///
/// Source: the AWS CLI's reference, `route53resolver`.
const CREATE_QUERY_LOG: &str = "\
aws route53resolver create-resolver-query-log-config --name natpoint \\
  --creator-request-id natpoint --destination-arn arn:aws:s3:::BUCKET
aws route53resolver associate-resolver-query-log-config \\
  --resolver-query-log-config-id rqlc-0123456789abcdef --resource-id vpc-0123456789abcdef0";

/// Fetches the query logs of a day.
///
/// Source: the developer guide of Amazon Route 53, "AWS resources that you can send Resolver query logs to".
const FETCH_QUERY_LOG: &str = "aws s3 sync s3://BUCKET/AWSLogs/ACCOUNT/vpcdnsquerylogs/VPC/2026/11/01/ query-logs";

/// A table of the log files of a month, in the order of [`LOG_FORMAT`].
///
/// Source: AWS's user guide of Amazon Athena, "Query Amazon VPC flow logs"; `start` and `end` are reserved words.
const FLOW_LOG_TABLE: &str = "\
CREATE EXTERNAL TABLE vpc_flow_logs (
  interface_id string, resource_id string, instance_id string,
  srcaddr string, dstaddr string, pkt_srcaddr string, pkt_dstaddr string,
  pkt_src_aws_service string, pkt_dst_aws_service string,
  flow_direction string, traffic_path int, region string, az_id string,
  bytes bigint, `start` bigint, `end` bigint, action string, log_status string)
ROW FORMAT DELIMITED FIELDS TERMINATED BY ' '
LOCATION 's3://BUCKET/AWSLogs/ACCOUNT/vpcflowlogs/REGION/2026/11/'
TBLPROPERTIES ('skip.header.line.count'='1')";

/// Sums records with the same addresses, which the reader treats as one. It needs those on both sides of a NAT gateway:
/// those on the workload's side count, and the others identify the interface. It works on a table of Parquet files as
/// well.
///
/// Source: the same, and "Flow log record examples: traffic through a NAT gateway".
const FLOW_LOG_QUERY: &str = r#"SELECT interface_id, resource_id, instance_id, srcaddr, dstaddr, pkt_srcaddr,
  pkt_dstaddr, pkt_src_aws_service, pkt_dst_aws_service, flow_direction, traffic_path, region, az_id,
  min("start") AS "start", max("end") AS "end", sum(bytes) AS bytes
FROM vpc_flow_logs
WHERE action = 'ACCEPT' AND log_status = 'OK'
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13"#;

/// The same in CloudWatch Logs, which does not discover the fields of a custom format. A parsed name cannot be reused
/// for a sum, so bytes and times are parsed under other names.
///
/// Source: AWS's knowledge center, "How do I use CloudWatch Logs Insights to analyze custom Amazon VPC flow logs?".
const FLOW_LOG_INSIGHTS: &str = r#"parse @message "* * * * * * * * * * * * * * * * * *" as interface_id, resource_id,
  instance_id, srcaddr, dstaddr, pkt_srcaddr, pkt_dstaddr, pkt_src_aws_service,
  pkt_dst_aws_service, flow_direction, traffic_path, region, az_id,
  octets, first, last, accepted, logged
| filter accepted = "ACCEPT" and logged = "OK"
| stats sum(octets) as bytes, min(first) as start, max(last) as end
  by interface_id, resource_id, instance_id, srcaddr, dstaddr, pkt_srcaddr, pkt_dstaddr,
  pkt_src_aws_service, pkt_dst_aws_service, flow_direction, traffic_path, region, az_id
| sort bytes desc
| limit 10000"#;

/// The required columns of a cost and usage report, in the export and in the query.
macro_rules! cur_columns {
    () => {
        "line_item_line_item_type, line_item_product_code, line_item_usage_type, line_item_operation, \
         line_item_resource_id, line_item_currency_code, product_from_region_code, product_region_code"
    };
}

/// Creates an export of a cost and usage report with only the required columns.
///
/// Source: the API reference of AWS Data Exports, `CreateExport`, and the user guide's "Table dictionary, CUR 2.0".
const CREATE_EXPORT: &str = concat!(
    r#"aws bcm-data-exports create-export --region us-east-1 --export '{"Name": "natpoint",
  "DataQuery": {"QueryStatement": "SELECT line_item_usage_start_date, line_item_usage_end_date, "#,
    cur_columns!(),
    r#", line_item_usage_amount, line_item_unblended_cost FROM COST_AND_USAGE_REPORT",
    "TableConfigurations": {"COST_AND_USAGE_REPORT":
      {"TIME_GRANULARITY": "DAILY", "INCLUDE_RESOURCES": "TRUE"}}},
  "DestinationConfigurations": {"S3Destination":
    {"S3Bucket": "BUCKET", "S3Prefix": "natpoint", "S3Region": "us-east-1",
      "S3OutputConfigurations": {"OutputType": "CUSTOM", "Format": "TEXT_OR_CSV",
        "Compression": "GZIP", "Overwrite": "OVERWRITE_REPORT"}}},
  "RefreshCadence": {"Frequency": "SYNCHRONOUS"}}'"#
);

/// Sums a month of a cost and usage report, as decimal numbers, since sums of doubles differ in their last digits by
/// the order of the rows. Ten decimals of an amount below 100,000 are all that a double holds. Partition names differ
/// from table to table, so the month is selected by the start of the line items.
///
/// Source: AWS's user guide of Data Exports, "Table dictionary, CUR 2.0".
const CUR_QUERY: &str = concat!(
    "SELECT min(line_item_usage_start_date) AS line_item_usage_start_date, max(line_item_usage_end_date) AS \
     line_item_usage_end_date, ",
    cur_columns!(),
    ",
  sum(CAST(line_item_usage_amount AS DECIMAL(38, 10))) AS line_item_usage_amount,
  sum(CAST(line_item_unblended_cost AS DECIMAL(38, 10))) AS line_item_unblended_cost
",
    r"FROM cur2
WHERE line_item_usage_start_date >= DATE '2026-10-01' AND line_item_usage_start_date < DATE '2026-11-01'
  AND line_item_line_item_type IN ('Usage', 'DiscountedUsage') AND
  regexp_like(line_item_usage_type, 'NatGateway|VpcEndpoint|PublicIPv4|TransitGateway|DataTransfer|AWS-(In|Out)-Bytes')
GROUP BY 3, 4, 5, 6, 7, 8, 9, 10"
);

/// A month by usage type, with quantities, which the console's CSV lacks.
///
/// Source: the AWS CLI's reference, `ce get-cost-and-usage`. The day that a period ends with is not part of it.
const COST_EXPLORER: &str = "\
aws ce get-cost-and-usage --granularity MONTHLY \\
  --time-period Start=2026-10-01,End=2026-11-01 \\
  --metrics UnblendedCost UsageQuantity \\
  --group-by Type=DIMENSION,Key=USAGE_TYPE > cost.json";

/// The NAT gateways of a Region.
///
/// Source: the AWS CLI's reference.
const NAT_GATEWAYS: &str = "aws ec2 describe-nat-gateways --region REGION > nat-gateways.json";

/// The endpoints of a Region.
///
/// Source: the AWS CLI's reference.
const ENDPOINTS: &str = "aws ec2 describe-vpc-endpoints --region REGION > endpoints.json";

/// A plan as JSON.
///
/// Source: Terraform's documentation, "terraform show".
const TERRAFORM_PLAN: &str = "terraform plan -out=plan.bin\nterraform show -json plan.bin > plan.json";

/// The state as JSON.
///
/// Source: the same.
const TERRAFORM_STATE: &str = "terraform show -json > state.json";

/// An Infracost breakdown of a Terraform folder.
///
/// Source: Infracost's documentation, "infracost breakdown".
const INFRACOST: &str = "infracost breakdown --path . --format json --out-file infracost.json";

/// The prices of endpoints, addresses and transit gateways; then those of NAT gateways. The whole list of Amazon EC2
/// would be hundreds of megabytes.
///
/// Source: the AWS CLI's reference, `pricing get-products`; the fields are attributes of the price lists.
const PRICES: &str = "\
aws pricing get-products --region us-east-1 --service-code AmazonVPC \\
  --filters Type=TERM_MATCH,Field=regionCode,Value=REGION > vpc.json
aws pricing get-products --region us-east-1 --service-code AmazonEC2 \\
  --filters Type=TERM_MATCH,Field=regionCode,Value=REGION \\
  'Type=TERM_MATCH,Field=productFamily,Value=NAT Gateway' > nat.json";

/// The whole list of Amazon VPC in a Region.
///
/// Source: AWS's user guide of Billing, "Getting price list files".
const PRICE_LIST: &str =
    "curl -O https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonVPC/current/REGION/index.csv";

impl Topic {
    /// All of them: what most people have in a minute first, and then the most informative.
    pub const ALL: [Self; 9] = [
        Self::Metrics,
        Self::FlowLogs,
        Self::Cur,
        Self::Focus,
        Self::CostExplorer,
        Self::Network,
        Self::Terraform,
        Self::Infracost,
        Self::Rates,
    ];

    /// The topic that a kind of file belongs to.
    #[must_use]
    pub const fn of(kind: Kind) -> Self {
        match kind {
            Kind::Metrics => Self::Metrics,
            Kind::FlowLog | Kind::FlowLogCsv | Kind::FlowLogJson | Kind::FlowLogs | Kind::IpRanges | Kind::QueryLog => {
                Self::FlowLogs
            }
            Kind::LegacyCur | Kind::Cur2 => Self::Cur,
            Kind::Focus => Self::Focus,
            Kind::MonthlyBill
            | Kind::UsageTypes
            | Kind::CostExplorerCsv
            | Kind::CostExplorerJson
            | Kind::CostExplorerText => Self::CostExplorer,
            Kind::NatGateways
            | Kind::VpcEndpoints
            | Kind::Firewalls
            | Kind::Subnets
            | Kind::RouteTables
            | Kind::NetworkInterfaces
            | Kind::NetworkSettings
            | Kind::ConfigItems => Self::Network,
            Kind::TerraformPlan | Kind::TerraformState | Kind::CloudFormation | Kind::Pulumi => Self::Terraform,
            Kind::Infracost => Self::Infracost,
            Kind::PriceListCsv | Kind::PriceListJson | Kind::PricingProducts => Self::Rates,
        }
    }

    /// The texts to copy, in order.
    #[must_use]
    pub fn snippets(self) -> &'static [Snippet] {
        match self {
            Self::Metrics => &METRICS,
            Self::FlowLogs => &FLOW_LOGS,
            Self::Cur => &CUR,
            Self::Focus => &[],
            Self::CostExplorer => &MONTH,
            Self::Network => &NETWORK,
            Self::Terraform => &TERRAFORM,
            Self::Infracost => &BREAKDOWN,
            Self::Rates => &PRICING,
        }
    }
}

const fn snippet(place: CommandTarget, gives: Kind, text: &'static str) -> Snippet {
    Snippet { place, gives, text }
}

static METRICS: [Snippet; 2] = [
    snippet(CommandTarget::Shell, Kind::Metrics, NAT_METRICS),
    snippet(CommandTarget::Shell, Kind::Metrics, ENDPOINT_METRICS),
];

static FLOW_LOGS: [Snippet; 10] = [
    snippet(CommandTarget::LogFormat, Kind::FlowLog, LOG_FORMAT),
    snippet(CommandTarget::Shell, Kind::FlowLog, CREATE_FLOW_LOGS),
    snippet(CommandTarget::Shell, Kind::FlowLog, FETCH_FLOW_LOGS),
    snippet(CommandTarget::AthenaTable, Kind::FlowLogCsv, FLOW_LOG_TABLE),
    snippet(CommandTarget::Athena, Kind::FlowLogCsv, FLOW_LOG_QUERY),
    snippet(CommandTarget::LogsInsights, Kind::FlowLogCsv, FLOW_LOG_INSIGHTS),
    snippet(CommandTarget::Shell, Kind::FlowLogs, DESCRIBE_FLOW_LOGS),
    snippet(CommandTarget::Shell, Kind::IpRanges, IP_RANGES),
    snippet(CommandTarget::Shell, Kind::QueryLog, CREATE_QUERY_LOG),
    snippet(CommandTarget::Shell, Kind::QueryLog, FETCH_QUERY_LOG),
];

static CUR: [Snippet; 2] =
    [snippet(CommandTarget::Shell, Kind::Cur2, CREATE_EXPORT), snippet(CommandTarget::Athena, Kind::Cur2, CUR_QUERY)];

static NETWORK: [Snippet; 2] = [
    snippet(CommandTarget::Shell, Kind::NatGateways, NAT_GATEWAYS),
    snippet(CommandTarget::Shell, Kind::VpcEndpoints, ENDPOINTS),
];

static TERRAFORM: [Snippet; 2] = [
    snippet(CommandTarget::Shell, Kind::TerraformPlan, TERRAFORM_PLAN),
    snippet(CommandTarget::Shell, Kind::TerraformState, TERRAFORM_STATE),
];

static PRICING: [Snippet; 2] = [
    snippet(CommandTarget::Shell, Kind::PricingProducts, PRICES),
    snippet(CommandTarget::Shell, Kind::PriceListCsv, PRICE_LIST),
];

static MONTH: [Snippet; 1] = [snippet(CommandTarget::Shell, Kind::CostExplorerJson, COST_EXPLORER)];

static BREAKDOWN: [Snippet; 1] = [snippet(CommandTarget::Shell, Kind::Infracost, INFRACOST)];
