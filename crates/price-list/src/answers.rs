//! What `aws pricing get-products` answers: products with their terms, as objects or as texts of such.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::json::{JsonProduct, text};
use crate::{PassedOver, PriceListVisitor, PublishedList, WhyPassedOver};

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

/// Reads answers that are held whole, and says how many there are.
pub fn read_answers(answers: &Value, visitor: &mut impl PriceListVisitor) -> u64 {
    let answers = answers.get("PriceList").unwrap_or(answers).as_array();
    let mut count = 0;
    for (place, answer) in answers.into_iter().flatten().enumerate() {
        count += 1;
        read_answer(answer, place, visitor);
    }
    count
}

/// Reads the answer at a place.
pub(crate) fn read_answer(answer: &Value, place: usize, visitor: &mut impl PriceListVisitor) {
    let at = place as u64 + 1;
    let parsed = match answer {
        Value::String(text) => serde_json::from_str(text).map(Cow::Owned).map_err(|error| error.to_string()),
        other => Ok(Cow::Borrowed(other)),
    };
    let product = parsed.as_ref().map_err(Clone::clone).and_then(|parsed: &Cow<'_, Value>| {
        parsed.get("product").map(|product| (&**parsed, product)).ok_or_else(|| "has no product".to_owned())
    });
    let (parsed, product) = match product {
        Ok(found) => found,
        Err(fault) => {
            let sample = answer.as_str().unwrap_or_default().as_bytes();
            return visitor.pass_over(&PassedOver { why: WhyPassedOver::NoProduct(fault), at, sample, prices: 0 });
        }
    };
    let service_code = text(parsed, "serviceCode");
    let product_of = JsonProduct::new(product, service_code);
    let list = PublishedList {
        offer: if service_code.is_empty() { product_of.offer() } else { service_code }.to_owned(),
        published: text(parsed, "publicationDate").to_owned(),
        version: text(parsed, "version").to_owned(),
        ..PublishedList::default()
    };
    if visitor.begin_list(&list, Some(place)) {
        let terms = |kind| parsed.get("terms").and_then(|terms| terms.get(kind)).and_then(Value::as_object);
        visitor.other_terms(terms("Reserved").map_or(0, Map::len));
        product_of.read_prices(text(product, "sku"), terms("OnDemand"), at, visitor);
    }
}
