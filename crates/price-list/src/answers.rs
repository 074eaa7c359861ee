//! What `aws pricing get-products` answers: products with their terms, as objects or as texts of such.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::json::{JsonProduct, text};
use crate::{PriceListVisitor, PublishedList, WhyPassedOver};

/// Whether these are answers: a list of products, alone or with what stands around it.
#[must_use]
pub fn is_answers(answers: &Value) -> bool {
    let is_product = |answer: &Value| match answer {
        Value::String(text) => text.contains("\"product\""),
        other => other.get("product").is_some(),
    };
    match answers {
        Value::Array(answers) => answers.first().is_some_and(is_product),
        other => other.get("PriceList").is_some_and(Value::is_array),
    }
}

/// Reads answers, and says how many there are.
pub fn read_answers(answers: &Value, visitor: &mut impl PriceListVisitor) -> u64 {
    let answers = answers.get("PriceList").unwrap_or(answers).as_array();
    let mut at = 0;
    for (place, answer) in answers.into_iter().flatten().enumerate() {
        at += 1;
        if let Err(fault) = read_answer(answer, place, at, visitor) {
            visitor.pass_over(WhyPassedOver::NoProduct(fault), at, answer.as_str().unwrap_or_default().as_bytes());
        }
    }
    at
}

/// Reads one answer, or says why it is no product.
fn read_answer(answer: &Value, place: usize, at: u64, visitor: &mut impl PriceListVisitor) -> Result<(), String> {
    let parsed: Cow<'_, Value> = match answer {
        Value::String(text) => Cow::Owned(serde_json::from_str(text).map_err(|error| error.to_string())?),
        other => Cow::Borrowed(other),
    };
    let product = parsed.get("product").ok_or_else(|| "has no product".to_owned())?;
    let service_code = text(&parsed, "serviceCode");
    let attributes = JsonProduct::new(product, service_code);
    let list = PublishedList {
        offer: if service_code.is_empty() { attributes.offer() } else { service_code }.to_owned(),
        published: text(&parsed, "publicationDate").to_owned(),
        version: text(&parsed, "version").to_owned(),
        ..PublishedList::default()
    };
    if visitor.begin_list(&list, Some(place)) {
        let terms = |kind| parsed.get("terms").and_then(|terms| terms.get(kind)).and_then(Value::as_object);
        visitor.other_terms(terms("Reserved").map_or(0, Map::len));
        attributes.read_prices(text(product, "sku"), terms("OnDemand"), at, visitor);
    }
    Ok(())
}
