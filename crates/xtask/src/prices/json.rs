//! The lists in JSON, read as a stream: an offer file has hundreds of megabytes, of which only
//! the products that the catalogue has, and their terms, are kept.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::io::Read;
use std::rc::Rc;

use anyhow::{Result, bail};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use super::book::{Book, Channel, List};
use super::feed::{self, Manifest};
use super::product::{Attributes, Element, JSON, Product, Term};
use natpoint_price_list::usage_types;

use super::recognise;

/// Reads every price and says what the file is.
pub fn read(reader: impl Read, book: &mut Book<'_>) -> Result<String> {
    book.names = &JSON;
    let mut document = Document { book, seen: Vec::new(), offer: Offer::default(), feed: None, answers: Vec::new() };
    let mut deserializer = serde_json::Deserializer::from_reader(reader);
    Part(Kind::Whole, &mut document).deserialize(&mut deserializer)?;
    deserializer.end()?;
    document.finish()
}

/// What was read of a file.
struct Document<'b, 'r> {
    book: &'b mut Book<'r>,
    /// The keys at the top.
    seen: Vec<String>,
    offer: Offer,
    /// The file's `manifest` and `regions`, if it is a feed.
    feed: Option<(Manifest, BTreeMap<String, feed::Entries>)>,
    /// The lists that the answers of `aws pricing get-products` are of.
    answers: Vec<Rc<List>>,
}

/// What was read of an offer file.
#[derive(Default)]
struct Offer {
    code: String,
    published: String,
    version: String,
    /// The products that are items, by SKU.
    products: HashMap<String, Attributes>,
    /// The terms of those.
    terms: Vec<(String, BTreeMap<String, Term>)>,
}

impl Document<'_, '_> {
    /// Gives what was kept to the book and says what the file is.
    fn finish(self) -> Result<String> {
        let Self { book, seen, offer, feed, answers } = self;
        let has = |key: &str| seen.iter().any(|seen| seen == key);
        if has("products") && has("terms") {
            return offer.price(book);
        }
        match feed {
            Some((manifest, regions)) if feed::has_prices(&regions) => return feed::price(manifest, &regions, book),
            Some(_) => bail!("looks like AWS's index of price lists, which names the files that have the prices"),
            None => {}
        }
        match &answers[..] {
            [first, ..] => Ok(format!("answer of get-products for {}, of {}", first.offer, first.date())),
            [] if has("PriceList") => Ok("answer of get-products without products".to_owned()),
            [] => {
                bail!(
                    "looks like JSON with {}, but a price list has products and terms, or PriceList, or regions",
                    keys(&seen)
                )
            }
        }
    }

    fn product(&mut self, sku: String, product: Product) {
        let attributes = product.attributes;
        let offer = if attributes.offer.is_empty() { &self.offer.code } else { &attributes.offer };
        // The transfer of one Region's file names all the others too.
        if let Some(offer) = usage_types::is_offer(offer).filter(|offer| *offer != "AWSDataTransfer") {
            self.book.see(offer, &attributes.region_code);
        }
        if attributes.item(&self.offer.code).is_some() {
            self.offer.products.insert(sku, attributes);
        }
    }

    fn answer(&mut self, place: usize, answer: Answer) {
        let list = match answer {
            Answer::Read(element) => element.price(self.book).map_err(|error| error.to_string()),
            Answer::Unreadable(error) => Err(error),
        };
        match list {
            Ok(list) => self.answers.push(list),
            Err(error) => self.book.complain(&format!(": PriceList[{place}]"), &error),
        }
    }
}

fn keys(seen: &[String]) -> String {
    match seen {
        [] => "no keys".to_owned(),
        seen => seen.iter().take(5).map(|key| format!("\"{key}\"")).collect::<Vec<_>>().join(", "),
    }
}

impl Offer {
    fn price(self, book: &mut Book<'_>) -> Result<String> {
        let list =
            List { channel: Channel::PriceList, offer: self.code, published: self.published, version: self.version };
        let list = Rc::new(recognise::dated(list, "publicationDate")?);
        for (sku, terms) in &self.terms {
            let Some(product) = self.products.get(sku) else { continue };
            // Only items were kept.
            let Some(item) = product.item(&list.offer) else { continue };
            for term in terms.values() {
                product.price(&list, sku, item, term, book);
            }
        }
        Ok(format!("price list {} of {}, JSON", list.offer, list.date()))
    }
}

/// A part of a file, which is read into the document.
struct Part<'d, 'b, 'r>(Kind, &'d mut Document<'b, 'r>);

#[derive(Clone, Copy)]
enum Kind {
    Whole,
    Products,
    Terms,
    OnDemand,
    OtherTerms,
    Answers,
}

impl<'de> DeserializeSeed<'de> for Part<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Part<'_, '_, '_> {
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
        let mut place = 0;
        while let Some(answer) = answers.next_element()? {
            document.answer(place, answer);
            place += 1;
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
                Kind::OnDemand if document.offer.products.contains_key(&key) => {
                    document.offer.terms.push((key, map.next_value()?));
                }
                Kind::OnDemand | Kind::OtherTerms => {
                    map.next_value::<IgnoredAny>()?;
                    let counts = &mut document.book.counts;
                    *(if matches!(kind, Kind::OnDemand) { &mut counts.others } else { &mut counts.other_terms }) += 1;
                }
                Kind::Answers => return Err(A::Error::invalid_type(Unexpected::Map, &Part(kind, document))),
            }
        }
        Ok(())
    }
}

impl Document<'_, '_> {
    /// Reads what stands behind a key at the top of the file.
    fn part<'de, A: MapAccess<'de>>(&mut self, key: String, map: &mut A) -> Result<(), A::Error> {
        match key.as_str() {
            "offerCode" => self.offer.code = map.next_value()?,
            "publicationDate" => self.offer.published = map.next_value()?,
            "version" => self.offer.version = map.next_value()?,
            "products" => map.next_value_seed(Part(Kind::Products, self))?,
            "terms" if self.seen.iter().any(|key| key == "products") => {
                map.next_value_seed(Part(Kind::Terms, self))?;
            }
            "terms" => return Err(A::Error::custom("the terms stand before the products that they are of")),
            "manifest" => self.feed.get_or_insert_default().0 = map.next_value()?,
            "regions" => self.feed.get_or_insert_default().1 = map.next_value()?,
            "PriceList" => map.next_value_seed(Part(Kind::Answers, self))?,
            _ => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        self.seen.push(key);
        Ok(())
    }
}

/// One answer of `aws pricing get-products`: an object, or the text of one.
enum Answer {
    Read(Box<Element>),
    Unreadable(String),
}

impl<'de> Deserialize<'de> for Answer {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> Visitor<'de> for Either {
            type Value = Answer;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a product with its terms, or the text of one")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Answer, E> {
                Ok(serde_json::from_str(text).map_or_else(|error| Answer::Unreadable(error.to_string()), Answer::Read))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Answer, A::Error> {
                Deserialize::deserialize(MapAccessDeserializer::new(map)).map(Answer::Read)
            }
        }

        deserializer.deserialize_any(Either)
    }
}
