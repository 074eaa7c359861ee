//! JSON of any kind of price list, read as a stream without what no price of an item needs.

use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::{Map, Value};

use crate::json::JsonProduct;
use crate::{PriceListVisitor, WhyPassedOver};

/// Reads JSON. Of an offer file, only the products that are items and their terms are kept; the visitor is told what
/// the others cover and how many there are. Of other files, what stands behind unknown keys becomes null.
///
/// # Errors
/// That the file is broken or cut off, or no price list where it looks like one.
pub fn pruned_json(reader: impl Read, visitor: &mut impl PriceListVisitor) -> serde_json::Result<Value> {
    let mut deserializer = serde_json::Deserializer::from_reader(reader);
    let mut kept = Kept { visitor, offer: String::new(), products: None };
    let mut value = Part::Whole.of(&mut kept).deserialize(&mut deserializer)?;
    deserializer.end()?;
    if let (Some(products), Some(whole)) = (kept.products, value.as_object_mut()) {
        whole.insert("products".to_owned(), Value::Object(products));
    }
    Ok(value)
}

/// What the parts behind need of those before.
struct Kept<'v, V> {
    visitor: &'v mut V,
    offer: String,
    /// The products that are items, by SKU, once they were there.
    products: Option<Map<String, Value>>,
}

#[derive(Clone, Copy)]
enum Part {
    Whole,
    Products,
    Terms,
    OnDemand,
    OtherTerms,
    Answers,
}

impl Part {
    const fn of<'k, 'v, V>(self, kept: &'k mut Kept<'v, V>) -> PartOf<'k, 'v, V> {
        PartOf(self, kept)
    }
}

struct PartOf<'k, 'v, V>(Part, &'k mut Kept<'v, V>);

impl<'de, V: PriceListVisitor> DeserializeSeed<'de> for PartOf<'_, '_, V> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, V: PriceListVisitor> Visitor<'de> for PartOf<'_, '_, V> {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Part::Whole => "a price list",
            Part::Products => "products by SKU",
            Part::Terms => "terms by their kind",
            Part::OnDemand | Part::OtherTerms => "terms by SKU",
            Part::Answers => "a list of products with their terms",
        })
    }

    /// Answers; they alone stand at the top where `--query PriceList` was asked for.
    fn visit_seq<A: SeqAccess<'de>>(self, mut answers: A) -> Result<Value, A::Error> {
        if !matches!(self.0, Part::Whole | Part::Answers) {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        }
        let mut kept = Vec::new();
        while let Some(answer) = answers.next_element()? {
            kept.push(answer);
        }
        Ok(Value::Array(kept))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let Self(part, kept) = self;
        let mut values = Map::new();
        while let Some(key) = map.next_key::<String>()? {
            let value = match part {
                Part::Whole => kept.value(&key, &mut map)?,
                Part::Products => {
                    let value: Value = map.next_value()?;
                    let product = JsonProduct::new(&value, &kept.offer);
                    kept.visitor.covers(product.offer(), product.region_code());
                    if product.item().is_none() {
                        continue;
                    }
                    value
                }
                Part::Terms if key == "OnDemand" => map.next_value_seed(Part::OnDemand.of(kept))?,
                Part::Terms => map.next_value_seed(Part::OtherTerms.of(kept))?,
                Part::OnDemand if kept.products.as_ref().is_some_and(|products| products.contains_key(&key)) => {
                    map.next_value()?
                }
                Part::OnDemand => {
                    map.next_value::<IgnoredAny>()?;
                    kept.visitor.pass_over(WhyPassedOver::OtherItem { prices: 1 }, 0, key.as_bytes());
                    continue;
                }
                Part::OtherTerms => {
                    map.next_value::<IgnoredAny>()?;
                    kept.visitor.other_terms(1);
                    continue;
                }
                Part::Answers => return Err(A::Error::invalid_type(Unexpected::Map, &Part::Answers.of(kept))),
            };
            values.insert(key, value);
        }
        match part {
            // The terms need them, and the whole gets them back in the end.
            Part::Products => {
                kept.products = Some(values);
                Ok(Value::Null)
            }
            _ => Ok(Value::Object(values)),
        }
    }
}

impl<V: PriceListVisitor> Kept<'_, V> {
    /// What stands behind a key at the top of the file.
    fn value<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<Value, A::Error> {
        match key {
            "products" => map.next_value_seed(Part::Products.of(self)),
            "terms" if self.products.is_some() => map.next_value_seed(Part::Terms.of(self)),
            "terms" => Err(A::Error::custom("the terms stand before the products that they are of")),
            "PriceList" => map.next_value_seed(Part::Answers.of(self)),
            "offerCode" => {
                self.offer = map.next_value()?;
                Ok(Value::String(self.offer.clone()))
            }
            "publicationDate" | "version" | "manifest" | "regions" => map.next_value(),
            _ => map.next_value::<IgnoredAny>().map(|_| Value::Null),
        }
    }
}
