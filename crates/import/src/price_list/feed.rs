//! The feeds that the pricing pages of AWS's website load: per Region and description, a price.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::book::Book;
use super::entry::{Entry, Names};
use super::offer::text;
use crate::imported_data::{FileRead, SkipReason};
use crate::reader::ImportAccumulator;
use natpoint_price_list::usage_types;

/// How a feed calls the parts of a price.
const NAMES: Names = Names { unit: "unit", usd: "price", from: "from", to: "to" };

/// Whether it is a feed.
pub fn is_feed(feed: &Value) -> bool {
    ["manifest", "regions"].iter().all(|name| feed.get(name).is_some_and(Value::is_object))
}

/// Takes a feed. Each of its prices stands there twice, by its description and by a hash of it, and counts once.
pub fn take_feed(feed: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut book = Book::default();
    let empty = Value::Null;
    let manifest = feed.get("manifest").unwrap_or(&empty);
    let in_dollars = matches!(text(manifest, "currencyCode"), "" | "USD");
    for (location, entries) in feed.get("regions").and_then(Value::as_object).into_iter().flatten() {
        let mut taken = BTreeSet::new();
        let mut others: Vec<(&str, &str)> = Vec::new();
        for (label, entry) in entries.as_object().into_iter().flat_map(Map::iter) {
            let rate_code = text(entry, "rateCode");
            let Some((item, bounds)) = usage_types::described(label) else {
                others.push((rate_code, label));
                continue;
            };
            // Some items have no words, only the hash; some have two descriptions with other units.
            if !taken.insert(rate_code) {
                continue;
            }
            file.records += 1;
            if !in_dollars {
                file.skip(SkipReason::OtherCurrency, file.records, label.as_bytes());
                continue;
            }
            let published = text(manifest, "hawkFilePublicationDate");
            let price = Entry {
                item,
                location,
                sku: rate_code.split('.').next().unwrap_or_default(),
                published,
                from: Some(bounds.map_or("0", |(from, _)| from)),
                to: bounds.map_or("", |(_, to)| to),
                usd: text(entry, "price"),
                names: NAMES,
                at: file.records,
                ..Entry::default()
            };
            book.add(&price, file);
        }
        // Words are told rather than hashes.
        for in_words in [true, false] {
            for (rate_code, label) in others.iter().filter(|(_, label)| label.contains(' ') == in_words) {
                if taken.insert(rate_code) {
                    file.records += 1;
                    file.skip(SkipReason::OtherUsage, file.records, label.as_bytes());
                }
            }
        }
    }
    book.settle(file, accumulator);
}
