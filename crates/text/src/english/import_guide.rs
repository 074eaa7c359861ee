//! How to get the data, in English: what is to be done beside copying, in the words of AWS's own menus.

/// What stands over a text to be copied.
pub(super) const HOW_PLACE: [&str; 5] = [
    "Log format",
    "Shell, such as AWS CloudShell",
    "Amazon Athena, once, for the table",
    "Amazon Athena; then “Download results”",
    "CloudWatch Logs Insights; then “Export results”, “Download table (CSV)”",
];

/// What to do beside copying.
pub(super) const HOW_STEPS: [&[&str]; 9] = [
    &[
        "Needs nothing to be set up: the volumes of the last month stand there already, for each NAT gateway and \
         endpoint. They do not say where the traffic goes.",
        "In the CloudWatch console: “Metrics”, “NATGateway”, BytesOutToDestination and BytesInFromDestination of all \
         gateways, statistic “Sum”, period “1 day”; “Actions”, “Download as .csv”. Not all four byte counters: they \
         have each byte twice.",
    ],
    &[
        "EC2 console, “Network interfaces”: select those of the NAT gateways, “Actions”, “Create flow log”. Filter \
         “Accept”, destination “Send to an Amazon S3 bucket”, log record format “Custom format”: the fields below.",
        "A regional NAT gateway has no network interface: in the command take --resource-type \
         RegionalNatGateway and its nat-… id. The log of a whole VPC will do, too, but is larger.",
        "Take a new, empty bucket: the console overwrites the bucket's policy. The format of a flow log cannot be \
         changed later: create another and delete the old one.",
        "What it costs: flow logs are vended logs, in the first tier 0.25 USD a GB to Amazon S3 in us-east-1 and 0.38 \
         in Tokyo, twice that to CloudWatch Logs, as others report. A few days are enough; then delete-flow-logs and \
         disassociate-resolver-query-log-config.",
        "Some days later, download the files, text or Parquet, and drop their folder.",
        "A query of Parquet: in the table, write STORED AS PARQUET in place of ROW FORMAT and TBLPROPERTIES.",
        "Logs Insights: for a log group with this format. It answers with 10,000 rows at most; if it reaches them, \
         take a shorter window.",
        "What a query added up shows no gaps and no lost records (SKIPDATA).",
    ],
    &[
        "Billing and Cost Management console, “Data Exports”, “Create”: “Standard data export”, “CUR 2.0”, \
         “Include resource IDs”, “gzip - text/csv” or “Parquet”, “Create export”. Take a new, empty bucket: the \
         console overwrites its policy. The first file comes within a day.",
        "Download the month's files from the bucket. Legacy reports, CSV or Parquet, are read as well.",
        "Too large to download: query its table in Athena. Leave out columns that it lacks, and their numbers in \
         GROUP BY.",
    ],
    &["Billing and Cost Management console, “Data Exports”, “Create”: “Standard data export”, FOCUS with AWS \
         columns, “gzip - text/csv” or “Parquet”. Download the month's files from the bucket."],
    &["Billing and Cost Management console, “Cost Explorer”: one month, “Group by” dimension “Usage type”, \
         “Download as CSV”. That file has costs only; the command's answer has quantities, too."],
    &["One file of each for a Region; those of several accounts and Regions can be dropped together."],
    &["In the folder of the Terraform files: what is planned, or what stands."],
    &["In the folder of the Terraform files."],
    &["Needed only where a price is newer than this page, or not in it."],
];
