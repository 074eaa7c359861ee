//! Texts of the page "Sources", in English.

use super::English;
use super::phrases::plural;
use crate::NameText as _;
use crate::sources::{OfferCounts, SourceLabels, SourceText};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::sources::Confidence;

static LABELS: SourceLabels = SourceLabels {
    open: "Sources of all prices",
    note: "List prices as others captured them from AWS. A newer price list of your own decides: drop an offer file, \
    an answer of aws pricing get-products or a bill onto this page, and it says what differs.",
    region: "Region of the prices",
    head: ["Item", "USD", "How sure", "Newest date", "Read in", "What would confirm it"],
    between_regions: "Data transfer to other Regions",
    endpoints: "Endpoints",
    unpriced: "Regions without prices here",
    price_by_hand: "For a network in one of them, take another Region and type the prices of yours, all in one \
                    currency: each amount is in that currency then.",
    sources: "Where that was read",
    old: "over a year old",
    undated: "no date",
};

impl SourceText for English {
    fn source_labels(&self) -> &'static SourceLabels {
        &LABELS
    }

    fn source_summary(&self, all: usize, one_source: usize, old: usize) -> String {
        format!(
            "{}; {} on one source or none; {} over a year old.",
            counted(all, "price", "prices"),
            verb(one_source, "rests", "rest"),
            verb(old, "is", "are"),
        )
    }

    fn known_of_unpriced(&self, code: &str) -> &'static str {
        match code {
            "cn-northwest-1" => {
                "AWS bills it in CNY. Only NAT gateways are known, in one source: CNY 0.37 an hour and CNY 0.37 per GB."
            }
            "cn-north-1" => "AWS bills it in CNY. None of its prices is known.",
            "eusc-de-east-1" => "AWS bills it in EUR. None of its prices is known.",
            _ => "None of its prices is known.",
        }
    }

    fn would_confirm(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Unverified => "Any dated source for this Region",
            Confidence::OneSource => "A second source: the Price List API, or a bill",
            Confidence::TwoSources => "AWS's pricing page and the Price List API, or a bill",
            Confidence::TwoCaptures => "The Price List API, or a bill",
            Confidence::TwoChannels => "Nothing more; a newer date",
        }
    }

    fn tier_start(&self, gb: &str) -> String {
        format!("from {gb} on")
    }

    fn without_price(&self, items: &[PriceItem]) -> String {
        if items.is_empty() {
            return String::new();
        }
        let names: Vec<_> = items.iter().map(|item| self.price_item(*item)).collect();
        format!("Without a price here: {}.", names.join("; "))
    }

    fn between_summary(&self, known: usize, twice: usize, without: &[RegionId]) -> String {
        let prices =
            format!("{}, {twice} of them in two sources.", counted(known, "price is known", "prices are known"));
        if without.is_empty() {
            return prices;
        }
        let names: Vec<_> = without.iter().map(|region| region.code()).collect();
        format!("{prices} Without a price: {}.", names.join(", "))
    }

    fn offer_summary(&self, counts: OfferCounts) -> String {
        let OfferCounts { offered, not_offered, service_missing, unknown } = counts;
        format!(
            "Of {} services {offered} are known to offer an endpoint here, {not_offered} are known not to, and \
             {service_missing} are not in the Region. Of {unknown} no source says: an endpoint is taken to be there.",
            offered + not_offered + service_missing + unknown
        )
    }

    fn source_title(&self, english: &'static str) -> String {
        english.to_owned()
    }

    fn oddity(&self, region: RegionId) -> &'static str {
        match region.code() {
            "me-central-1" => {
                "AWS's price list says 0.117 in the description of data transfer out and 0.11 in its price: 0.11 is \
                 billed."
            }
            "us-gov-east-1" | "us-gov-west-1" => {
                "A partition of its own: the free 100 GB of data transfer out and regional NAT gateways do not exist \
                 here."
            }
            _ => "",
        }
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    plural(u32::try_from(count).unwrap_or(u32::MAX), one, many)
}

fn verb(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
