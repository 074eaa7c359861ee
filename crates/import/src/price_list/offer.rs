//! Price lists in JSON: whole offer files, and what `aws pricing get-products` answers.

use serde_json::{Map, Value};

use super::book::Book;
use super::entry::{Entry, Names};
use crate::imported_data::{FileRead, SkipReason};
use crate::reader::ImportAccumulator;
use natpoint_price_list::usage_types;

/// How such a list calls the parts of a price.
const NAMES: Names = Names { unit: "unit", usd: "pricePerUnit", from: "beginRange", to: "endRange" };

/// Whether it is an offer file.
pub fn is_offer(list: &Value) -> bool {
    ["products", "terms"].iter().all(|name| list.get(name).is_some_and(Value::is_object))
}

/// Whether it is an answer of `get-products`: its list of products, alone or with what stands around it.
pub fn is_answer(answer: &Value) -> bool {
    let is_product = |element: &Value| match element {
        Value::String(text) => text.contains("\"product\""),
        other => other.get("product").is_some(),
    };
    match answer {
        Value::Array(elements) => elements.first().is_some_and(is_product),
        other => other.get("PriceList").is_some_and(Value::is_array),
    }
}

/// Takes an offer file.
pub fn take_offer(list: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut book = Book::default();
    let told = |name| text(list, name);
    let on_demand = list.get("terms").and_then(|terms| terms.get("OnDemand"));
    for (sku, product) in list.get("products").and_then(Value::as_object).into_iter().flatten() {
        let terms = on_demand.and_then(|terms| terms.get(sku));
        Priced { offer: told("offerCode"), published: told("publicationDate"), sku, product, terms }
            .give(&mut book, file);
    }
    book.settle(file, accumulator);
}

/// Takes an answer of `get-products`, whose products are objects or texts of such.
pub fn take_answer(answer: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut book = Book::default();
    let elements = answer.get("PriceList").unwrap_or(answer).as_array();
    for element in elements.into_iter().flatten() {
        let parsed = match element {
            Value::String(text) => serde_json::from_str(text).unwrap_or_default(),
            other => other.clone(),
        };
        let Some(product) = parsed.get("product") else {
            file.records += 1;
            let sample = element.as_str().unwrap_or_default();
            file.skip(SkipReason::Value { field: "PriceList".to_owned() }, file.records, sample.as_bytes());
            continue;
        };
        Priced {
            offer: text(&parsed, "serviceCode"),
            published: text(&parsed, "publicationDate"),
            sku: text(product, "sku"),
            product,
            terms: parsed.get("terms").and_then(|terms| terms.get("OnDemand")),
        }
        .give(&mut book, file);
    }
    book.settle(file, accumulator);
}

/// A product with its prices.
struct Priced<'a> {
    offer: &'a str,
    published: &'a str,
    sku: &'a str,
    product: &'a Value,
    terms: Option<&'a Value>,
}

impl Priced<'_> {
    fn give(&self, book: &mut Book, file: &mut FileRead) {
        file.records += 1;
        let at = file.records;
        let empty = Value::Null;
        let attributes = self.product.get("attributes").unwrap_or(&empty);
        let told = |name| text(attributes, name);
        let first = |names: [&'static str; 2]| names.into_iter().map(told).find(|told| !told.is_empty());
        let offer = first(["servicecode", "serviceCode"]).unwrap_or(self.offer);
        let usage_type = told("usagetype");
        let Some(item) = usage_types::find(offer, usage_type, told("operation")) else {
            file.skip(SkipReason::OtherUsage, at, usage_type.as_bytes());
            return;
        };
        let terms = self.terms.and_then(Value::as_object);
        for term in terms.into_iter().flat_map(Map::values) {
            let dimensions = term.get("priceDimensions").and_then(Value::as_object);
            for dimension in dimensions.into_iter().flat_map(Map::values) {
                let Some(usd) = dimension.get("pricePerUnit").and_then(|prices| prices.get("USD")) else {
                    file.skip(SkipReason::OtherCurrency, at, usage_type.as_bytes());
                    continue;
                };
                let entry = Entry {
                    item,
                    code: first(["fromRegionCode", "regionCode"]).unwrap_or_default(),
                    location: first(["fromLocation", "location"]).unwrap_or_default(),
                    location_type: first(["fromLocationType", "locationType"]).unwrap_or_default(),
                    prefix: Some(usage_types::region_prefix(item, usage_type)),
                    sku: self.sku,
                    effective: text(term, "effectiveDate"),
                    published: self.published,
                    from: dimension.get("beginRange").and_then(Value::as_str),
                    to: text(dimension, "endRange"),
                    unit: Some(text(dimension, "unit")),
                    usd: usd.as_str().unwrap_or_default(),
                    names: NAMES,
                    at,
                };
                book.add(&entry, file);
            }
        }
    }
}

/// The text behind a name; nothing where there is none.
pub(super) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}
