//! The output of `aws ce get-cost-and-usage`: groups per day or month, with costs and quantities; whole, or what a
//! `--query` left of it.

use serde_json::Value;

use super::bills::{BillLine, region};
use super::usage;
use super::usage_rows::{Cell, UsageRows};
use crate::date_time;
use crate::imported_data::{
    BillRefusal, BilledAmount, FileRead, FileRefusal, FileRemark, Kind, SkipReason, Span, start_of,
};
use crate::reader::ImportAccumulator;

/// Whether a value is such output, or a part of it.
pub(crate) fn is_cost_and_usage(answer: &Value) -> bool {
    answer.get("ResultsByTime").is_some_and(Value::is_array)
        || is_other_answer(answer)
        || is_part(answer)
        || are_rows(answer, 0)
}

/// Whether a value is an answer of Cost Explorer to another question.
fn is_other_answer(answer: &Value) -> bool {
    ["ForecastResultsByTime", "DimensionValues", "Anomalies", "CostAndUsageComparisons", "CostDrivers"]
        .iter()
        .any(|key| answer.get(key).is_some_and(Value::is_array))
}

/// Whether a value lists the files of a cost and usage report, of either kind.
pub(crate) fn is_report_manifest(value: &Value) -> bool {
    ["reportKeys", "dataFiles"].iter().any(|key| value.get(key).is_some_and(Value::is_array))
}

/// Names the files that a manifest lists.
pub(crate) fn refuse_report_manifest(value: &Value, file: &mut FileRead, _: &mut ImportAccumulator) {
    let keys = value.get("reportKeys").or_else(|| value.get("dataFiles")).and_then(Value::as_array);
    let first = keys.and_then(|keys| keys.first()?.as_str()).unwrap_or_default();
    let name = first.rsplit('/').next().unwrap_or_default();
    file.refused = Some(FileRefusal::Bill(BillRefusal::ReportManifest { file: start_of(name.as_bytes()) }));
}

/// Reads such output.
pub(crate) fn read_cost_and_usage(answer: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    if let Some(results) = answer.get("ResultsByTime").and_then(Value::as_array) {
        read_results(answer, &results.iter().collect::<Vec<_>>(), file, accumulator);
    } else if is_other_answer(answer) {
        file.refused = Some(FileRefusal::Bill(BillRefusal::NotByUsageType));
    } else if is_part(answer) {
        read_results(answer, &parts(answer), file, accumulator);
    } else {
        let mut rows = UsageRows::default();
        add_rows(answer, 0, file, &mut rows);
        rows.finish(file, accumulator);
    }
    let token = answer.get("NextPageToken").and_then(Value::as_str).filter(|token| !token.is_empty());
    let period = |result: Option<&Value>| result.map(|result| result["TimePeriod"].to_string()).unwrap_or_default();
    let results = answer["ResultsByTime"].as_array();
    let time = results.map(|results| [period(results.first()), period(results.last())].concat()).unwrap_or_default();
    accumulator.add_page(Kind::CostExplorerJson, time, token.is_some());
    if let Some(token) = token {
        file.remark(FileRemark::MorePages { token: start_of(token.as_bytes()) });
    }
}

/// Whether a value is a result, a group, or a list of either.
fn is_part(value: &Value) -> bool {
    // An endpoint has a list of security groups under this name, which is often empty.
    let are_groups = |groups: &Vec<Value>| groups.first().map_or(value.get("VpcEndpointId").is_none(), is_group);
    match value {
        Value::Object(_) => is_group(value) || value.get("Groups").and_then(Value::as_array).is_some_and(are_groups),
        Value::Array(all) => all.first().is_some_and(is_part),
        _ => false,
    }
}

fn is_group(value: &Value) -> bool {
    value.get("Keys").is_some_and(Value::is_array) && value.get("Metrics").is_some_and(Value::is_object)
}

/// The results of a part; groups that stand without one have no time.
fn parts(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(all) => all.iter().flat_map(parts).collect(),
        value => vec![value],
    }
}

fn read_results(answer: &Value, results: &[&Value], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut dimensions = Dimensions::from_definitions(answer);
    if dimensions.is_none() {
        dimensions = results.iter().flat_map(|result| groups(result)).map(keys).find_map(Dimensions::from_keys);
    }
    let Some(dimensions) = dimensions else {
        let is_empty = |result: &&Value| {
            groups(result).is_empty() && result["Total"].as_object().is_none_or(serde_json::Map::is_empty)
        };
        if file.used == 0 && file.refused.is_none() && results.iter().all(is_empty) {
            file.refused = Some(FileRefusal::EmptyAnswer);
            return;
        }
        // Of the several values of one file, another one may have usage types.
        if file.used == 0 {
            file.refused = Some(FileRefusal::Bill(BillRefusal::NotByUsageType));
        }
        return;
    };
    if matches!(file.refused, Some(FileRefusal::Bill(BillRefusal::NotByUsageType) | FileRefusal::EmptyAnswer)) {
        file.refused = None;
    }
    for result in results {
        let span = span(result);
        let estimated = result.get("Estimated").and_then(Value::as_bool).unwrap_or_default();
        for group in groups(result) {
            file.records += 1;
            let at = file.records;
            match dimensions.line(group, file) {
                Ok(line) => {
                    file.used += 1;
                    accumulator.bills.add(&BillLine { span, estimated, ..line }, file, at);
                }

                Err(why) => file.skip(why, at, keys(group).collect::<Vec<_>>().join(" ").as_bytes()),
            }
        }
    }
}

/// The groups of a result, which may be a group itself.
fn groups(result: &Value) -> Vec<&Value> {
    if is_group(result) {
        return vec![result];
    }
    result.get("Groups").and_then(Value::as_array).into_iter().flatten().collect()
}

fn keys(group: &Value) -> impl Iterator<Item = &str> {
    let keys = group.get("Keys").and_then(Value::as_array);
    keys.into_iter().flatten().map(|key| key.as_str().unwrap_or_default())
}

fn span(result: &Value) -> Option<Span> {
    let period = result.get("TimePeriod")?;
    let at = |name| period.get(name).and_then(Value::as_str).and_then(date_time::seconds);
    let span = Span { from: at("Start")?, to: at("End")? };
    (span.from <= span.to).then_some(span)
}

/// A `--query` nests lists no deeper.
const MAX_DEPTH: usize = 4;

/// Whether a value is a list of rows with usage types, or of such lists.
fn are_rows(value: &Value, depth: usize) -> bool {
    let Value::Array(all) = value else { return false };
    let first = || all.iter().take(2_000);
    depth < MAX_DEPTH
        && (first().any(|value| with_cells(value, UsageRows::is_row))
            || first().any(|value| are_rows(value, depth + 1)))
}

fn add_rows(value: &Value, depth: usize, file: &mut FileRead, rows: &mut UsageRows) {
    let Value::Array(all) = value else { return };
    for value in all {
        if depth < MAX_DEPTH && value.as_array().is_some_and(|all| all.iter().any(Value::is_array)) {
            add_rows(value, depth + 1, file, rows);
        } else if value.is_array() || value.is_object() {
            file.records += 1;
            let at = file.records;
            with_cells(value, |cells| rows.add(cells, at, file));
        }
    }
}

/// Passes on the cells of a row: the texts and numbers of a list, or of an object with their names, one level deep.
fn with_cells<T>(value: &Value, on: impl FnOnce(&[Cell<'_>]) -> T) -> T {
    fn collect<'a>(name: Option<&'a str>, value: &'a Value, depth: usize, cells: &mut Vec<(Option<&'a str>, String)>) {
        match value {
            Value::String(text) => cells.push((name, text.trim().to_owned())),
            Value::Number(number) => cells.push((name, number.to_string())),
            Value::Array(all) if depth < 2 => all.iter().for_each(|value| collect(name, value, depth + 1, cells)),
            // `{"Cost": {"Amount": "1.5", "Unit": "USD"}}` is named by the outer key.
            Value::Object(all) if depth < 2 => {
                for (key, value) in all {
                    let name = name.filter(|_| key == "Amount" || key == "Unit").unwrap_or(key);
                    collect(Some(name), value, depth + 1, cells);
                }
            }
            _ => {}
        }
    }
    let mut cells = Vec::new();
    collect(None, value, 0, &mut cells);
    let cells: Vec<_> = cells.iter().map(|(name, text)| Cell { name: *name, text }).collect();
    on(&cells)
}

/// The index of each dimension among the keys of a group.
#[derive(Debug, Default)]
struct Dimensions {
    usage_type: usize,
    service: Option<usize>,
    operation: Option<usize>,
    region: Option<usize>,
    resource: Option<usize>,
    record_type: Option<usize>,
}

impl Dimensions {
    /// From the group definitions of the output.
    fn from_definitions(answer: &Value) -> Option<Self> {
        let definitions = answer.get("GroupDefinitions")?.as_array()?;
        let place = |name: &str| {
            definitions.iter().position(|definition| {
                let is = |key, value: &str| definition.get(key).and_then(Value::as_str) == Some(value);
                is("Type", "DIMENSION") && is("Key", name)
            })
        };
        Some(Self {
            usage_type: place("USAGE_TYPE")?,
            service: place("SERVICE"),
            operation: place("OPERATION"),
            region: place("REGION"),
            resource: place("RESOURCE_ID"),
            record_type: place("RECORD_TYPE"),
        })
    }

    /// From the keys of a group, one of which is a known usage type.
    fn from_keys<'a>(mut keys: impl Iterator<Item = &'a str>) -> Option<Self> {
        let usage_type = keys.position(|key| usage::by_usage_type("", key, "").is_some())?;
        Some(Self { usage_type, ..Self::default() })
    }

    /// The line item of a group, without its time.
    fn line<'a>(&self, group: &'a Value, file: &mut FileRead) -> Result<BillLine<'a>, SkipReason> {
        let key = |place: Option<usize>| place.and_then(|place| keys(group).nth(place)).unwrap_or_default();
        let is_usage = match self.record_type {
            Some(_) => matches!(
                key(self.record_type),
                "" | "Usage"
                    | "DiscountedUsage"
                    | "Discounted Usage"
                    | "SavingsPlanCoveredUsage"
                    | "Savings Plan Covered Usage"
            ),
            None => !keys(group).any(usage::is_other_charge),
        };
        if !is_usage {
            return Err(SkipReason::NotUsage);
        }
        let usage_type = key(Some(self.usage_type));
        let (item, prefix) =
            usage::by_usage_type(key(self.service), usage_type, key(self.operation)).ok_or(SkipReason::OtherUsage)?;
        let metrics = group.get("Metrics");
        let metric = |name: &str| metrics.and_then(|metrics| metrics.get(name));
        let quantity = metric("UsageQuantity").map(|found| amount("UsageQuantity", found)).transpose()?;
        let cost = cost(metric, quantity.is_some(), file)?;
        if quantity.is_none() && cost.is_none() {
            return Err(SkipReason::Value { field: "Metrics".to_owned() });
        }
        // A group without a resource has `NoResourceId` or the like.
        let resource = Some(key(self.resource)).filter(|id| !id.starts_with("No")).unwrap_or_default();
        Ok(BillLine {
            region: region(key(self.region), Some(prefix)).ok_or(SkipReason::UnknownRegion)?,
            item,
            resource,
            quantity,
            cost,
            span: None,
            moment: None,
            estimated: false,
        })
    }
}

/// The cost of a group in US dollars, before credits. In another currency, or net of credits, it is left out beside a
/// quantity; alone it says nothing.
fn cost<'a>(
    metric: impl Fn(&str) -> Option<&'a Value>,
    has_quantity: bool,
    file: &mut FileRead,
) -> Result<Option<BilledAmount>, SkipReason> {
    let named = |names: &[&'static str]| names.iter().find_map(|name| Some((*name, metric(name)?)));
    let Some((name, found)) = named(&["UnblendedCost", "BlendedCost", "AmortizedCost"]) else {
        if named(&["NetUnblendedCost", "NetAmortizedCost"]).is_none() {
            return Ok(None);
        }
        file.remark(FileRemark::NetCosts);
        return if has_quantity { Ok(None) } else { Err(SkipReason::NetCost) };
    };
    if found.get("Unit").and_then(Value::as_str).is_some_and(|unit| unit != "USD") {
        if !has_quantity {
            return Err(SkipReason::OtherCurrency);
        }
        file.remark(FileRemark::OtherCurrency);
        return Ok(None);
    }
    amount(name, found).map(Some)
}

/// The amount of a metric: a string, or a number where another tool converted it.
fn amount(name: &str, metric: &Value) -> Result<BilledAmount, SkipReason> {
    let amount = match metric.get("Amount").unwrap_or(metric) {
        Value::String(text) => BilledAmount::parse(text),
        Value::Number(number) => BilledAmount::parse(&number.to_string()),
        _ => None,
    };
    amount.ok_or_else(|| SkipReason::Value { field: name.to_owned() })
}
