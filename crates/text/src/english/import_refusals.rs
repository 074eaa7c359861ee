//! Why files were not read, in English: what a file seems to be, and what gives one that can be read.

use super::import_billed;
use crate::import::{number, shown, size};
use natpoint_import::imported_data::{ArchiveRefusal, FileRefusal, Foreign, ParquetRefusal};

/// Why a file, or the rest of it, was not read, and what helps.
#[expect(clippy::too_many_lines, reason = "an arm for each reason")]
pub(super) fn refused(refused: &FileRefusal) -> String {
    let told = match refused {
        FileRefusal::Empty => "The file is empty.",
        FileRefusal::NoRows => {
            "It has a header and no rows: the query or the export found nothing. Check its time, its Region and its \
             filters."
        }
        FileRefusal::EmptyAnswer => {
            "The answer is empty: the command found nothing. Check its time, its Region, its account and its filters."
        }
        FileRefusal::PrintedObject => {
            "This is an object as a program prints it, not JSON. Let the program write JSON: \
             json.dumps(answer, default=str) in Python, JSON.stringify(answer) in JavaScript, ConvertTo-Json -Depth 10 \
             in PowerShell; or run the AWS CLI's command with --output json."
        }
        FileRefusal::Parquet(refused) => return parquet_refused(refused),
        FileRefusal::Zip => "This ZIP archive holds no file that can be read. Unpack it to see what is in it.",
        FileRefusal::GoesOn => {
            "The answer goes on: it ends with a NextToken, or its StatusCode is not Complete. What is here was read, \
             but the rest is missing. Run the command without --max-items and --no-paginate."
        }
        FileRefusal::CliText => {
            "This is an answer of AWS as text, as a table or as XML, which is not read. Run the command of the AWS CLI \
             with --output json."
        }
        FileRefusal::TerraformText => {
            "This is Terraform's output for people, its events or its source. Run terraform plan -out tfplan and \
             then terraform show -json tfplan > plan.json, and drop plan.json. OpenTofu has the same commands."
        }
        FileRefusal::Yaml { line } => {
            return ["The YAML cannot be read at line ", &number(*line), ". Run the command with --output json."]
                .concat();
        }
        FileRefusal::Foreign(what) => foreign(*what),
        FileRefusal::Archive(refused) => return archive_refused(refused),
        FileRefusal::Binary => "This is not text, so there is nothing to read. Drop the log or report itself.",
        FileRefusal::Html => "This is a web page or XML: perhaps a sign-in page was saved. Download the file again.",
        FileRefusal::Gzip => "The gzip is damaged or cut off. What came before that was read. Download the file again.",
        FileRefusal::Unreadable => {
            "The browser could not read on. What came before that was read. Drop the file again, or a copy of it."
        }
        FileRefusal::Stopped => "You stopped the reading. What came before that was read.",
        FileRefusal::Unknown { start } => {
            return [
                "Nothing that is known here. It starts with “",
                &shown(start),
                "”. “How to get the data” lists what can be read.",
            ]
            .concat();
        }
        FileRefusal::Json { line } => {
            return ["The JSON is broken at line ", &number(*line), ". Write the file again in full."].concat();
        }
        FileRefusal::TooLarge { allowed } => {
            return [
                "JSON beyond ",
                &size(*allowed),
                " is not read. Ask for less with a filter; of a price list, drop the CSV.",
            ]
            .concat();
        }
        FileRefusal::NoFormat { start } => {
            return [
                "Its lines have no header: “",
                &shown(start),
                "”. Paste the log's format into the field above, or drop what describe-flow-logs answers as \
                 well, and read the file again.",
            ]
            .concat();
        }
        FileRefusal::OtherEvents { start } => {
            return [
                "Its log events are neither flow log records nor DNS queries: “",
                &shown(start),
                "”. Export the log group that the flow log writes to: describe-flow-logs names it \
                 (LogGroupName).",
            ]
            .concat();
        }
        FileRefusal::PackedEvents => {
            "Its log events are packed, as a subscription hands them to a function or a stream. Unpack them with \
             jq -r '.. | .data? // empty | strings' FILE | while read -r line; do echo \"$line\" | base64 -d | \
             gunzip; done > events.json, and drop that."
        }
        FileRefusal::NotSums { statistic } => {
            return [
                "Its metrics are no sums (",
                &shown(statistic),
                "), and no volume comes of averages or extremes. Fetch them again with --statistics Sum, or choose \
                 “Sum” as the statistic of the graph.",
            ]
            .concat();
        }
        FileRefusal::OtherMetrics => {
            "Its metrics are not those of bytes through NAT gateways (BytesOutToDestination, \
             BytesInFromDestination) or endpoints (BytesProcessed). “How to get the data” has the commands."
        }
        FileRefusal::MissingColumns(columns) => {
            let columns: Vec<_> = columns.iter().map(|column| shown(column)).collect();
            return ["Columns are missing: ", &columns.join(", "), ". Export the file again with them."].concat();
        }
        FileRefusal::NoByteUnit(columns) => {
            let columns: Vec<_> = columns.iter().map(|column| ["“", &shown(column), "”"].concat()).collect();
            return [
                "Nothing says which column is a volume, or in what unit: ",
                &columns.join(", "),
                ". Keep one and name it by its unit: bytes, total_mb, sum(bytes). Averages, extremes and rates are no \
                 volumes.",
            ]
            .concat();
        }
        FileRefusal::DoubledColumn(column) => {
            return ["The column “", &shown(column), "” stands there twice. Remove the one that is wrong."].concat();
        }
        FileRefusal::Bill(refused) => return import_billed::refused(refused),
    };
    told.to_owned()
}

/// What a file of another program or another command is, and what gives one that can be read.
fn foreign(what: Foreign) -> &'static str {
    match what {
        Foreign::Names => {
            "It names NAT gateways or endpoints, as tags, findings and events do, but does not describe them. Run \
             aws ec2 describe-nat-gateways --output json and aws ec2 describe-vpc-endpoints --output json."
        }
        Foreign::Metrics => {
            "It has metrics in the form of another program, or names them without values. Run aws cloudwatch \
             get-metric-statistics or get-metric-data --output json as in “How to get the data”."
        }
        Foreign::FlowRecords => {
            "These are flow logs as Splunk, Elastic or Amazon Security Lake writes them. Drop the files that the flow \
             log itself wrote, or a CSV with the columns srcaddr, dstaddr, bytes, start and end."
        }
        Foreign::Estimate => {
            "This is an estimate of the AWS Pricing Calculator, which nobody has used yet. Drop a bill or a flow log, \
             or enter its volumes on this page."
        }
        Foreign::QueryResults => {
            "This is an answer of Amazon Athena without columns that are known here. Drop the CSV that the query \
             wrote: aws athena get-query-execution says where it is (OutputLocation). “How to get the data” has the \
             queries."
        }
        Foreign::Loop => {
            "The template has Fn::ForEach, which AWS has yet to expand; nothing in it was counted. Deploy it or make a \
             change set, and run aws cloudformation get-template --template-stage Processed --output json."
        }
    }
}

/// Why an archive, its rest or a file in it was not read.
fn archive_refused(refused: &ArchiveRefusal) -> String {
    let told = match refused {
        ArchiveRefusal::Encrypted => "The file is encrypted. Unpack the archive with its password and drop the files.",
        ArchiveRefusal::Bomb => {
            "It would unpack to more than two hundred times its size, which no log and no bill does. It was left."
        }
        ArchiveRefusal::Compression => {
            "It is compressed in a way that is not read here. Unpack the archive and drop the files, or compress \
             them as an ordinary ZIP (Deflate)."
        }
        ArchiveRefusal::Spreadsheet => "This is a spreadsheet. Save the sheet as CSV and drop that.",
        ArchiveRefusal::NestedArchive => "This is an archive in an archive. Unpack it and drop what is in it.",
        ArchiveRefusal::DamagedZip => {
            "The ZIP archive is damaged or cut off. What came before that was read. Download it again, or unpack \
             it and drop the files."
        }
        ArchiveRefusal::TooManyFiles { allowed } => {
            return ["The archive has more than ", &number(*allowed), " files; the rest was left."].concat();
        }
    };
    told.to_owned()
}

/// Why a Parquet file, or the rest of it, was not read.
fn parquet_refused(refused: &ParquetRefusal) -> String {
    const QUERY: &str = "Run SELECT * FROM your_table in Amazon Athena, download the results and drop that CSV.";
    let told = match refused {
        ParquetRefusal::Damaged => {
            return "The Parquet file is damaged or cut off. What came before that was read. Download it again."
                .to_owned();
        }
        ParquetRefusal::Encrypted => "The Parquet file is encrypted, so its table needs a query. ",
        ParquetRefusal::Unsupported { what } => {
            return ["The Parquet file is written in a way that is not read here (", &shown(what), "). ", QUERY]
                .concat();
        }
        ParquetRefusal::Bomb => "The Parquet file would unpack to far more than any log or bill, so it was left. ",
        ParquetRefusal::TooLarge { allowed } => {
            let allowed = size(*allowed);
            return ["A packed Parquet file beyond ", &allowed, " is not read. Unpack it and drop what is in it."]
                .concat();
        }
        ParquetRefusal::NoReader => "This is Parquet, which needs a query here. ",
    };
    [told, QUERY].concat()
}
