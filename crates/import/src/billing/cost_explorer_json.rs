//! The output of `aws ce get-cost-and-usage`: groups per day or month, with costs and quantities.

use serde_json::Value;

use super::bills::{BillLine, region};
use super::{time, usage};
use crate::imported_data::{BilledAmount, FileRead, FileRefusal, SkipReason, Span};
use crate::reader::ImportAccumulator;

/// Whether a value is such output.
pub(crate) fn is_cost_and_usage(answer: &Value) -> bool {
    answer.get("ResultsByTime").is_some_and(Value::is_array)
}

/// Reads such output.
pub(crate) fn read_cost_and_usage(answer: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let Some(results) = answer.get("ResultsByTime").and_then(Value::as_array) else { return };
    let mut dimensions = Dimensions::from_definitions(answer);
    if dimensions.is_none() {
        dimensions = results.iter().flat_map(groups).map(keys).find_map(Dimensions::from_keys);
    }
    let Some(dimensions) = dimensions else {
        file.refused = Some(FileRefusal::NotByUsageType);
        return;
    };
    for result in results {
        let span = span(result);
        let estimated = result.get("Estimated").and_then(Value::as_bool).unwrap_or_default();
        for group in groups(result) {
            file.records += 1;
            let at = file.records;
            match dimensions.line(group) {
                Ok(line) => {
                    file.used += 1;
                    accumulator.bills.add(&BillLine { span, estimated, ..line }, file, at);
                }

                Err(why) => file.skip(why, at, keys(group).collect::<Vec<_>>().join(" ").as_bytes()),
            }
        }
    }
}

fn groups(result: &Value) -> impl Iterator<Item = &Value> {
    result.get("Groups").and_then(Value::as_array).into_iter().flatten()
}

fn keys(group: &Value) -> impl Iterator<Item = &str> {
    let keys = group.get("Keys").and_then(Value::as_array);
    keys.into_iter().flatten().map(|key| key.as_str().unwrap_or_default())
}

fn span(result: &Value) -> Option<Span> {
    let period = result.get("TimePeriod")?;
    let at = |name| period.get(name).and_then(Value::as_str).and_then(time::seconds);
    let span = Span { from: at("Start")?, to: at("End")? };
    (span.from <= span.to).then_some(span)
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
    fn line<'a>(&self, group: &'a Value) -> Result<BillLine<'a>, SkipReason> {
        let key = |place: Option<usize>| place.and_then(|place| keys(group).nth(place)).unwrap_or_default();
        if !matches!(key(self.record_type), "" | "Usage" | "DiscountedUsage" | "SavingsPlanCoveredUsage") {
            return Err(SkipReason::NotUsage);
        }
        let usage_type = key(Some(self.usage_type));
        let (item, prefix) =
            usage::by_usage_type(key(self.service), usage_type, key(self.operation)).ok_or(SkipReason::OtherUsage)?;
        let metrics = group.get("Metrics");
        let metric = |name: &str| metrics.and_then(|metrics| metrics.get(name));
        let costs = ["UnblendedCost", "BlendedCost", "AmortizedCost"];
        let cost = costs.into_iter().find_map(|name| Some((name, metric(name)?)));
        let quantity = metric("UsageQuantity").map(|found| ("UsageQuantity", found));
        let in_dollars = |(_, metric): &(_, &Value)| metric.get("Unit").and_then(Value::as_str) == Some("USD");
        if !cost.as_ref().is_none_or(in_dollars) {
            return Err(SkipReason::OtherCurrency);
        }
        let (quantity, cost) = (quantity.map(amount).transpose()?, cost.map(amount).transpose()?);
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

/// The amount of a metric: a string, or a number where another tool converted it.
fn amount((name, metric): (&str, &Value)) -> Result<BilledAmount, SkipReason> {
    let amount = match metric.get("Amount") {
        Some(Value::String(text)) => BilledAmount::parse(text),
        Some(Value::Number(number)) => BilledAmount::parse(&number.to_string()),
        _ => None,
    };
    amount.ok_or_else(|| SkipReason::Value { field: name.to_owned() })
}
