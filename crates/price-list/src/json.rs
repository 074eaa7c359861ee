//! Offer files in JSON, and the products that they share with answers of `get-products`.

use natpoint_price_items::PriceItem;
use serde_json::{Map, Value};

use crate::usage_types;
use crate::{ListedPrice, PartNames, PriceListVisitor, PublishedList, WhyPassedOver};

/// How price lists in JSON call the parts of a price.
const NAMES: PartNames =
    PartNames { region: "usagetype", unit: "unit", usd: "pricePerUnit.USD", from: "beginRange", to: "endRange" };

/// What attributes say of the place: the first that is there, since data transfer has the Region that it comes from.
const CODES: [&str; 2] = ["fromRegionCode", "regionCode"];
const LOCATIONS: [&str; 2] = ["fromLocation", "location"];
const LOCATION_TYPES: [&str; 2] = ["fromLocationType", "locationType"];

/// Whether it is an offer file.
#[must_use]
pub fn is_offer(list: &Value) -> bool {
    ["products", "terms"].iter().all(|name| list.get(name).is_some_and(Value::is_object))
}

/// Reads an offer file that is held whole, and says how many products it has.
pub fn read_offer(list: &Value, visitor: &mut impl PriceListVisitor) -> u64 {
    let said = |name| text(list, name).to_owned();
    let published = PublishedList {
        offer: said("offerCode"),
        published: said("publicationDate"),
        version: said("version"),
        ..PublishedList::default()
    };
    if !visitor.begin_list(&published, None) {
        return 0;
    }
    let on_demand = list.get("terms").and_then(|terms| terms.get("OnDemand"));
    let mut at = 0;
    for (sku, product) in list.get("products").and_then(Value::as_object).into_iter().flatten() {
        at += 1;
        let terms = on_demand.and_then(|terms| terms.get(sku)).and_then(Value::as_object);
        JsonProduct::new(product, &published.offer).read_prices(sku, terms, at, visitor);
    }
    at
}

/// Something that AWS sells.
#[derive(Clone, Copy)]
pub(crate) struct JsonProduct<'a> {
    attributes: &'a Value,
    offer: &'a str,
}

impl<'a> JsonProduct<'a> {
    /// The product of a list of this offer, which the product itself may say otherwise.
    pub(crate) fn new(product: &'a Value, list_offer: &'a str) -> Self {
        let attributes = product.get("attributes").unwrap_or(&Value::Null);
        let offer = match first(attributes, ["servicecode", "serviceCode"]) {
            "" => list_offer,
            told => told,
        };
        Self { attributes, offer }
    }

    pub(crate) const fn offer(&self) -> &'a str {
        self.offer
    }

    pub(crate) fn region_code(&self) -> &'a str {
        text(self.attributes, "regionCode")
    }

    pub(crate) fn item(&self) -> Option<PriceItem> {
        usage_types::find(self.offer, text(self.attributes, "usagetype"), text(self.attributes, "operation"))
    }

    /// Gives the prices on demand to the visitor.
    pub(crate) fn read_prices(
        &self,
        sku: &str,
        terms: Option<&Map<String, Value>>,
        at: u64,
        visitor: &mut impl PriceListVisitor,
    ) {
        let usage_type = text(self.attributes, "usagetype");
        let Some(item) = self.item() else {
            let why = WhyPassedOver::OtherItem { prices: terms.map_or(0, Map::len) };
            return visitor.pass_over(why, at, usage_type.as_bytes());
        };
        for term in terms.into_iter().flat_map(Map::values) {
            let dimensions = term.get("priceDimensions").and_then(Value::as_object);
            for (rate_code, dimension) in dimensions.into_iter().flatten() {
                let Some(usd) = dimension.get("pricePerUnit").and_then(|prices| prices.get("USD")) else {
                    visitor.pass_over(WhyPassedOver::OtherCurrency, at, usage_type.as_bytes());
                    continue;
                };
                visitor.price(&ListedPrice {
                    item,
                    offer: self.offer,
                    region_code: first(self.attributes, CODES),
                    location: first(self.attributes, LOCATIONS),
                    location_type: first(self.attributes, LOCATION_TYPES),
                    region_prefix: Some(usage_types::region_prefix(item, usage_type)),
                    sku,
                    rate_code,
                    effective: text(term, "effectiveDate"),
                    from: dimension.get(NAMES.from).and_then(Value::as_str),
                    to: text(dimension, NAMES.to),
                    unit: Some(text(dimension, NAMES.unit)),
                    usd: usd.as_str().unwrap_or_default(),
                    names: NAMES,
                    at,
                    not_text: [CODES, LOCATIONS, LOCATION_TYPES]
                        .iter()
                        .find_map(|names| not_text(self.attributes, names))
                        .or_else(|| not_text(term, &["effectiveDate"]))
                        .or_else(|| not_text(dimension, &[NAMES.unit, NAMES.from, NAMES.to])),
                    is_repeated: false,
                });
            }
        }
    }
}

/// The text behind a name; nothing where there is none.
pub(crate) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A name behind which something else stands than a text.
fn not_text(value: &Value, names: &[&'static str]) -> Option<&'static str> {
    names.iter().find(|name| value.get(**name).is_some_and(|part| !part.is_string())).copied()
}

/// The first of two texts that says something.
fn first<'a>(value: &'a Value, names: [&str; 2]) -> &'a str {
    names.into_iter().map(|name| text(value, name)).find(|told| !told.is_empty()).unwrap_or_default()
}
