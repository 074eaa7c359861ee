//! The parts of AWS's price list in JSON.

use std::collections::BTreeMap;
use std::rc::Rc;

use anyhow::Result;
use serde::Deserialize;

use super::book::{Book, Channel, Entry, List, Names};
use super::region::Whereabouts;
use natpoint_price_list::usage_types;

use super::recognise;

/// How a price list in JSON calls the parts of a price.
pub const JSON: Names =
    Names { region: "usagetype", unit: "unit", usd: "pricePerUnit.USD", from: "beginRange", to: "endRange" };

/// Something that AWS sells.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Product {
    pub sku: String,
    pub attributes: Attributes,
}

/// What a product is, as far as that matters here.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Attributes {
    #[serde(rename = "servicecode")]
    pub offer: String,
    #[serde(rename = "usagetype")]
    usage_type: String,
    operation: String,
    pub region_code: String,
    from_region_code: String,
    location: String,
    from_location: String,
    location_type: String,
    from_location_type: String,
}

/// One set of prices of a product.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Term {
    effective_date: String,
    price_dimensions: BTreeMap<String, Dimension>,
}

/// One price: that of a tier, where there are tiers.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Dimension {
    unit: String,
    begin_range: Option<String>,
    end_range: Option<String>,
    price_per_unit: BTreeMap<String, String>,
}

/// A product with its terms, as `aws pricing get-products` answers.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Element {
    product: Product,
    service_code: String,
    terms: Terms,
    version: String,
    publication_date: String,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct Terms {
    on_demand: BTreeMap<String, Term>,
    reserved: BTreeMap<String, serde_json::Value>,
}

impl Attributes {
    /// The place of the catalogue's item that the product is.
    pub fn item(&self, offer: &str) -> Option<usize> {
        let offer = if self.offer.is_empty() { offer } else { &self.offer };
        usage_types::find(offer, &self.usage_type, &self.operation)
    }

    fn place(&self, item: usize) -> Whereabouts<'_> {
        Whereabouts {
            code: either(&self.from_region_code, &self.region_code),
            location: either(&self.from_location, &self.location),
            location_type: either(&self.from_location_type, &self.location_type),
            prefix: Some(usage_types::region_prefix(item, &self.usage_type)),
        }
    }

    /// Gives the prices of a product, which is an item, to the book.
    pub fn price(&self, list: &Rc<List>, sku: &str, item: usize, term: &Term, book: &mut Book<'_>) {
        for (rate_code, dimension) in &term.price_dimensions {
            let Some(usd) = dimension.price_per_unit.get("USD") else {
                book.counts.other_currencies += 1;
                continue;
            };
            let entry = Entry {
                line: None,
                place: self.place(item),
                sku,
                rate_code,
                effective: &term.effective_date,
                from: dimension.begin_range.as_deref(),
                to: dimension.end_range.as_deref(),
                unit: Some(&dimension.unit),
                usd,
            };
            book.add(list, item, &entry);
        }
    }
}

fn either<'a>(first: &'a str, second: &'a str) -> &'a str {
    if first.is_empty() { second } else { first }
}

impl Element {
    /// Gives the prices to the book, and says which list they are of.
    pub fn price(self, book: &mut Book<'_>) -> Result<Rc<List>> {
        let Self { product, terms, .. } = self;
        let list = List {
            channel: Channel::PriceList,
            offer: if self.service_code.is_empty() { product.attributes.offer.clone() } else { self.service_code },
            published: self.publication_date,
            version: self.version,
        };
        let list = Rc::new(recognise::dated(list, "publicationDate")?);
        book.counts.other_terms += terms.reserved.len();
        match product.attributes.item(&list.offer) {
            None => book.counts.others += terms.on_demand.len(),
            Some(item) => {
                for term in terms.on_demand.values() {
                    product.attributes.price(&list, &product.sku, item, term, book);
                }
            }
        }
        Ok(list)
    }
}
