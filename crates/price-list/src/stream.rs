//! Any price list in JSON, read as a stream: of the gigabytes of an offer file, only the products that are items, and
//! their terms, are held.

use std::collections::HashMap;
use std::fmt;
use std::io::Read;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_json::{Map, Value};

use crate::answers::read_answer;
use crate::feed::{has_prices, read_feed};
use crate::json::{JsonProduct, text};
use crate::{PassedOver, PriceListVisitor, PublishedList, WhyPassedOver};

/// What a file in JSON is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonList {
    /// An offer file.
    Offer,
    /// Answers of `aws pricing get-products`.
    Answers,
    /// A feed of the website.
    Feed,
}

/// Why a file in JSON is not read.
#[derive(Debug)]
pub enum JsonFault {
    /// It is broken, cut off, or no price list where it looks like one.
    Syntax(serde_json::Error),
    /// It is AWS's index of price lists, which has none.
    Index,
    /// It is a feed that does not say its currency.
    NoCurrency,
    /// It is something else, with these keys at its top.
    Other(Vec<String>),
}

impl From<serde_json::Error> for JsonFault {
    fn from(error: serde_json::Error) -> Self {
        Self::Syntax(error)
    }
}

impl std::error::Error for JsonFault {}

impl fmt::Display for JsonFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(error) => error.fmt(formatter),
            Self::Index => {
                formatter.write_str("looks like AWS's index of price lists, which names the files that have the prices")
            }
            Self::NoCurrency => formatter.write_str("the feed does not say its currency"),
            Self::Other(keys) => {
                let keys: Vec<_> = keys.iter().take(5).map(|key| format!("\"{key}\"")).collect();
                let keys = if keys.is_empty() { "no keys".to_owned() } else { keys.join(", ") };
                write!(
                    formatter,
                    "looks like JSON with {keys}, but a price list has products and terms, or PriceList, or regions"
                )
            }
        }
    }
}

/// Reads every price of a file in JSON and says what the file is.
///
/// # Errors
/// That it is no price list, or breaks off. What came before may have reached the visitor.
pub fn stream_json(reader: impl Read, visitor: &mut impl PriceListVisitor) -> Result<JsonList, JsonFault> {
    let mut document = Document {
        visitor,
        keys: Vec::new(),
        list: PublishedList::default(),
        products: HashMap::new(),
        terms: Vec::new(),
        feed: Map::new(),
        answers: 0,
    };
    let mut deserializer = serde_json::Deserializer::from_reader(reader);
    Part(Kind::Whole, &mut document).deserialize(&mut deserializer)?;
    deserializer.end()?;
    document.finish()
}

/// What was read of a file.
struct Document<'v, V> {
    visitor: &'v mut V,
    /// The keys at the top.
    keys: Vec<String>,
    /// What an offer file says of itself.
    list: PublishedList,
    /// The products of an offer that are items, by SKU, and the terms of those.
    products: HashMap<String, Value>,
    terms: Vec<(String, Map<String, Value>)>,
    /// The file's `manifest` and `regions`, if it is a feed.
    feed: Map<String, Value>,
    answers: usize,
}

impl<V: PriceListVisitor> Document<'_, V> {
    /// Gives what was kept to the visitor and says what the file is.
    fn finish(self) -> Result<JsonList, JsonFault> {
        let Self { visitor, keys, list, products, terms, feed, answers } = self;
        let has = |key: &str| keys.iter().any(|known| known == key);
        if has("products") && has("terms") {
            if visitor.begin_list(&list, None) {
                for (sku, terms) in &terms {
                    JsonProduct::new(&products[sku], &list.offer).read_prices(sku, Some(terms), 0, visitor);
                }
            }
            return Ok(JsonList::Offer);
        }
        let feed = Value::Object(feed);
        if has_prices(&feed) {
            if feed.get("manifest").is_none_or(|manifest| text(manifest, "currencyCode").is_empty()) {
                return Err(JsonFault::NoCurrency);
            }
            read_feed(&feed, visitor);
            return Ok(JsonList::Feed);
        }
        match feed {
            Value::Object(feed) if !feed.is_empty() => Err(JsonFault::Index),
            _ if answers > 0 || has("PriceList") => Ok(JsonList::Answers),
            _ => Err(JsonFault::Other(keys)),
        }
    }

    fn product(&mut self, sku: String, value: Value) {
        let product = JsonProduct::new(&value, &self.list.offer);
        self.visitor.covers(product.offer(), product.region_code());
        if product.item().is_some() {
            self.products.insert(sku, value);
        }
    }

    /// Reads what stands behind a key at the top of the file.
    fn part<'de, A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        match key.as_str() {
            "offerCode" => self.list.offer = map.next_value()?,
            "publicationDate" => self.list.published = map.next_value()?,
            "version" => self.list.version = map.next_value()?,
            "products" => map.next_value_seed(Part(Kind::Products, self))?,
            "terms" if self.keys.iter().any(|key| key == "products") => {
                map.next_value_seed(Part(Kind::Terms, self))?;
            }
            "terms" => return Err(A::Error::custom("the terms stand before the products that they are of")),
            "manifest" | "regions" => {
                self.feed.insert(key.clone(), map.next_value()?);
            }
            "PriceList" => map.next_value_seed(Part(Kind::Answers, self))?,
            _ => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        self.keys.push(key);
        Ok(())
    }
}

/// A part of a file, which is read into the document.
struct Part<'d, 'v, V>(Kind, &'d mut Document<'v, V>);

#[derive(Clone, Copy)]
enum Kind {
    Whole,
    Products,
    Terms,
    OnDemand,
    OtherTerms,
    Answers,
}

impl<'de, V: PriceListVisitor> DeserializeSeed<'de> for Part<'_, '_, V> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, V: PriceListVisitor> Visitor<'de> for Part<'_, '_, V> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.0 {
            Kind::Whole => "a price list",
            Kind::Products => "products by SKU",
            Kind::Terms => "terms by their kind",
            Kind::OnDemand | Kind::OtherTerms => "terms by SKU",
            Kind::Answers => "a list of products with their terms",
        })
    }

    /// The answers; they alone stand at the top where `--query PriceList` was asked for.
    fn visit_seq<A: SeqAccess<'de>>(self, mut answers: A) -> Result<(), A::Error> {
        let Self(Kind::Whole | Kind::Answers, document) = self else {
            return Err(A::Error::invalid_type(Unexpected::Seq, &self));
        };
        while let Some(answer) = answers.next_element::<Value>()? {
            read_answer(&answer, document.answers, document.visitor);
            document.answers += 1;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self(kind, document) = self;
        while let Some(key) = map.next_key::<String>()? {
            match kind {
                Kind::Whole => document.part(key, &mut map)?,
                Kind::Products => document.product(key, map.next_value()?),
                Kind::Terms if key == "OnDemand" => map.next_value_seed(Part(Kind::OnDemand, document))?,
                Kind::Terms => map.next_value_seed(Part(Kind::OtherTerms, document))?,
                Kind::OnDemand if document.products.contains_key(&key) => {
                    document.terms.push((key, map.next_value()?));
                }
                Kind::OnDemand => {
                    map.next_value::<IgnoredAny>()?;
                    let why = WhyPassedOver::OtherItem;
                    document.visitor.pass_over(&PassedOver { why, at: 0, sample: key.as_bytes(), prices: 1 });
                }
                Kind::OtherTerms => {
                    map.next_value::<IgnoredAny>()?;
                    document.visitor.other_terms(1);
                }
                Kind::Answers => return Err(A::Error::invalid_type(Unexpected::Map, &Part(kind, document))),
            }
        }
        Ok(())
    }
}
