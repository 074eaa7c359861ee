//! The feeds that the pricing pages of AWS's website load: per Region and description, a price.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::json::text;
use crate::usage_types;
use crate::{Channel, ListedPrice, PartNames, PriceListVisitor, PublishedList, WhyPassedOver};

/// How a feed calls the parts of a price.
const NAMES: PartNames = PartNames { region: "Region", unit: "unit", usd: "price", from: "from", to: "to" };

/// Whether it is a feed.
#[must_use]
pub fn is_feed(feed: &Value) -> bool {
    ["manifest", "regions"].iter().all(|name| feed.get(name).is_some_and(Value::is_object))
}

/// What a feed has, by Region, by description and once more by a hash of it.
fn parts(feed: &Value) -> impl Iterator<Item = (&String, impl Iterator<Item = (&String, &Value)> + Clone)> {
    let regions = feed.get("regions").and_then(Value::as_object).into_iter().flatten();
    regions.map(|(location, parts)| (location, parts.as_object().into_iter().flatten()))
}

/// Whether it has any price: AWS's index of price lists looks much the same.
#[must_use]
pub fn has_prices(feed: &Value) -> bool {
    parts(feed).any(|(_, mut parts)| parts.any(|(_, part)| part.get("rateCode").is_some()))
}

/// Reads a feed, and says how many prices it has: each stands there twice and counts once.
pub fn read_feed(feed: &Value, visitor: &mut impl PriceListVisitor) -> u64 {
    let manifest = feed.get("manifest").unwrap_or(&Value::Null);
    let said = |name| text(manifest, name).to_owned();
    let (offer, published, version) = (said("source"), said("hawkFilePublicationDate"), said("esIndex"));
    if !visitor.begin_list(&PublishedList { channel: Channel::Feed, offer, published, version }, None) {
        return 0;
    }
    let in_dollars = matches!(text(manifest, "currencyCode"), "" | "USD");
    let mut at = 0;
    for (location, parts) in parts(feed) {
        let mut taken = BTreeSet::new();
        let mut others: Vec<(&str, &str)> = Vec::new();
        for (label, part) in parts {
            let rate_code = text(part, "rateCode");
            let Some((item, bounds)) = usage_types::described(label) else {
                others.push((rate_code, label));
                continue;
            };
            // Some items have no words, only the hash; some have two descriptions with other units.
            let is_repeated = !taken.insert(rate_code);
            at += u64::from(!is_repeated);
            if !in_dollars {
                if !is_repeated {
                    visitor.pass_over(WhyPassedOver::OtherCurrency, at, label.as_bytes());
                }
                continue;
            }
            visitor.price(&ListedPrice {
                item,
                offer: "",
                region_code: "",
                location,
                location_type: "",
                region_prefix: None,
                sku: rate_code.split('.').next().unwrap_or_default(),
                rate_code,
                effective: "",
                from: Some(bounds.map_or("0", |(from, _)| from)),
                to: bounds.map_or("", |(_, to)| to),
                unit: None,
                usd: text(part, NAMES.usd),
                names: NAMES,
                at,
                not_text: None,
                is_repeated,
            });
        }
        // Words are told rather than hashes.
        for in_words in [true, false] {
            for (rate_code, label) in others.iter().filter(|(_, label)| label.contains(' ') == in_words) {
                if taken.insert(rate_code) {
                    at += 1;
                    visitor.pass_over(WhyPassedOver::OtherItem { prices: 1 }, at, label.as_bytes());
                }
            }
        }
    }
    at
}
