//! The feeds that the pricing pages of AWS's website load: per Region and description, a price.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use anyhow::Result;
use serde::Deserialize;
use serde_json::Value;

use super::book::{Book, Channel, Entry, List, Names};
use super::region::Whereabouts;
use natpoint_price_list::usage_types;

use super::recognise;

/// How a feed calls the parts of a price.
const FEED: Names = Names { region: "Region", unit: "unit", usd: "price", from: "from", to: "to" };

/// What a feed says of itself.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Manifest {
    source: String,
    #[serde(rename = "esIndex")]
    version: String,
    #[serde(rename = "hawkFilePublicationDate")]
    published: String,
    #[serde(rename = "currencyCode")]
    currency: String,
}

/// What a feed has for a Region, by description and once more by a hash of it.
pub type Entries = BTreeMap<String, Value>;

/// Whether these are the prices of a feed: AWS's index of Regions looks much the same.
pub fn has_prices(regions: &BTreeMap<String, Entries>) -> bool {
    regions.values().flat_map(BTreeMap::values).any(|entry| entry.get("rateCode").is_some())
}

/// Gives the prices to the book and says what the feed is.
pub fn price(manifest: Manifest, regions: &BTreeMap<String, Entries>, book: &mut Book<'_>) -> Result<String> {
    book.names = &FEED;
    let list = List {
        channel: Channel::Feed,
        offer: manifest.source,
        published: manifest.published,
        version: manifest.version,
    };
    let list = Rc::new(recognise::dated(list, "hawkFilePublicationDate")?);
    for (location, entries) in regions {
        let mut others = BTreeSet::new();
        let mut ours = BTreeSet::new();
        for (label, entry) in entries {
            let part = |name| entry.get(name).and_then(Value::as_str).unwrap_or_default();
            let rate_code = part("rateCode");
            let Some((item, bounds)) = usage_types::described(label) else {
                others.insert(rate_code);
                continue;
            };
            ours.insert(rate_code);
            if manifest.currency != "USD" {
                book.counts.other_currencies += 1;
                continue;
            }
            let price = Entry {
                place: Whereabouts { location, ..Whereabouts::default() },
                sku: rate_code.split('.').next().unwrap_or_default(),
                rate_code,
                from: Some(bounds.map_or("0", |bounds| bounds.0)),
                to: bounds.map(|bounds| bounds.1),
                usd: part("price"),
                ..Entry::default()
            };
            book.add(&list, item, &price);
        }
        book.counts.others += others.difference(&ours).count();
    }
    Ok(format!("website price feed \"{}\" of {}", list.offer, list.date()))
}
