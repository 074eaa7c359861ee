//! Lists of resources as tables, with a column for each property: those of Steampipe or of a query.

use serde_json::{Map, Value};

use super::describe;
use super::search::is_key;
use crate::imported_data::{FileRead, FileRefusal, Kind, SkipReason};
use crate::reader::{CsvRow, ImportAccumulator, ReadStatus, Table};

/// A table of resources.
#[derive(Debug, Default)]
pub(crate) struct ResourceTable {
    columns: Vec<String>,
    /// Rows that are still to be read; they are read many at once.
    rows: Vec<Value>,
    /// How many rows were read before them.
    done: u64,
    bytes: usize,
}

/// How many rows are read at once.
const BATCH: usize = 2_000;
/// The most text of a table, as of a list in JSON.
const MAX_BYTES: usize = 64 << 20;

impl ResourceTable {
    /// Whether a header in lower case is that of a table of NAT gateways, endpoints, subnets or route tables.
    pub(crate) fn fits(names: &[String]) -> bool {
        let names: Vec<&str> = names.iter().map(|name| api_column(name)).collect();
        let has = |wanted: &str| names.iter().any(|name| is_key(name, wanted));
        // Metrics have a row for each moment.
        if has("SampleCount") || has("MetricName") {
            return false;
        }
        let subnet = has("SubnetId") && has("VpcId") && has("AvailabilityZone") && has("CidrBlock");
        (has("NatGatewayId") || has("VpcEndpointId")) && (has("VpcId") || has("State")) || subnet
    }

    fn flush(&mut self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let rows = Value::Array(std::mem::take(&mut self.rows));
        if let Some(kind) = describe::kind_of_list(&rows) {
            file.kind = file.kind.filter(|kind| *kind != Kind::NatGateways).or(Some(kind));
        }
        // The rows are counted already; the place of one that is passed over is that among all rows.
        let counted = std::mem::replace(&mut file.records, self.done);
        describe::resources(&rows, file, accumulator);
        self.done = counted;
        file.records = counted;
    }
}

/// The name in AWS's API of a column that the console calls otherwise.
fn api_column(name: &str) -> &str {
    const NAMES: [(&str, &str); 4] =
        [("EndpointType", "VpcEndpointType"), ("Status", "State"), ("VPC", "VpcId"), ("Subnet", "SubnetId")];
    NAMES.into_iter().find(|(console, _)| is_key(name, console)).map_or(name, |(_, api)| api)
}

impl Table for ResourceTable {
    fn row(&mut self, row: CsvRow<'_>, file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        if self.columns.is_empty() {
            self.columns = row.iter().map(|name| api_column(&String::from_utf8_lossy(name)).to_owned()).collect();
            file.records = 0;
            return ReadStatus::WantsMore;
        }
        let mut object = Map::new();
        for (name, value) in self.columns.iter().zip(row.iter()) {
            let Ok(value) = std::str::from_utf8(value) else {
                file.skip(SkipReason::NotText, row.line, &row.sample());
                return ReadStatus::WantsMore;
            };
            self.bytes += value.len() + 1;
            // The console writes names behind the ids of VPCs and subnets.
            let is_place = is_key(name, "VpcId") || is_key(name, "SubnetId");
            let value = if is_place { value.split([' ', '|', '/']).next().unwrap_or(value) } else { value };
            if !value.is_empty() && !matches!(value, "<null>" | "null" | "NULL" | "–" | "-") {
                object.entry(name.clone()).or_insert_with(|| Value::String(value.to_owned()));
            }
        }
        if self.bytes > MAX_BYTES {
            file.refused = Some(FileRefusal::TooLarge { allowed: MAX_BYTES as u64 });
            return ReadStatus::Done;
        }
        self.rows.push(Value::Object(object));
        if self.rows.len() >= BATCH {
            self.flush(file, accumulator);
        }
        ReadStatus::WantsMore
    }

    fn end(mut self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        self.flush(file, accumulator);
    }
}
