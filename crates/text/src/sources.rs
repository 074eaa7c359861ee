//! The page "Sources": every price of a Region, how sure it is, how old, and what would confirm it.

use crate::Locale;
use crate::document::{Block, Document};
use natpoint_model::catalogue::interregion;
use natpoint_model::catalogue::offers::Offer;
use natpoint_model::catalogue::prices::{self, Price, PriceItem};
use natpoint_model::catalogue::regions::{RegionId, UNPRICED_REGIONS};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::catalogue::sources::{Confidence, SourceId, is_over_a_year_old};
use natpoint_model::units::Gb;

/// Labels of the page "Sources".
#[derive(Debug)]
pub struct SourceLabels {
    /// What opens it.
    pub open: &'static str,
    /// What it is about, and how a price is confirmed.
    pub note: &'static str,
    /// What names the choice of a Region.
    pub region: &'static str,
    /// The columns: item, price, confidence, date, sources, what would confirm it.
    pub head: [&'static str; 6],
    /// The heading of prices to other Regions.
    pub between_regions: &'static str,
    /// The heading of what is known of endpoints.
    pub endpoints: &'static str,
    /// The heading of Regions that have no prices.
    pub unpriced: &'static str,
    /// What to do for a network in one of them.
    pub price_by_hand: &'static str,
    /// The heading of the list of sources.
    pub sources: &'static str,
    /// The mark of what is over a year old.
    pub old: &'static str,
    /// That no source has a date.
    pub undated: &'static str,
}

/// How many endpoints of a Region are known to be there or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfferCounts {
    /// Endpoints that were seen, or that AWS states.
    pub offered: usize,
    /// Endpoints that are known to be missing.
    pub not_offered: usize,
    /// Services that are missing.
    pub service_missing: usize,
    /// The rest.
    pub unknown: usize,
}

/// Sentences about where prices come from.
pub trait SourceText {
    /// The labels.
    fn source_labels(&self) -> &'static SourceLabels;
    /// How many prices a Region has, on how many sources they rest, and how many are over a year old.
    fn source_summary(&self, all: usize, one_source: usize, old: usize) -> String;
    /// What would confirm a price of that confidence.
    fn would_confirm(&self, confidence: Confidence) -> &'static str;
    /// The volume from which a price holds.
    fn tier_start(&self, gb: &str) -> String;
    /// The items that have no price in the Region; empty where all have.
    fn without_price(&self, items: &[PriceItem]) -> String;
    /// How many prices to other Regions are known, how many two sources state, and the Regions without.
    fn between_summary(&self, known: usize, twice: usize, without: &[RegionId]) -> String;
    /// What is known of the endpoints of a Region.
    fn offer_summary(&self, counts: OfferCounts) -> String;
    /// What a source is, of which the catalogue has the title in English.
    fn source_title(&self, english: &'static str) -> String;
    /// What is known of the prices of a Region that has none here, by its code.
    ///
    /// Source for Ningxia: public file 8536710352, by `prices/rules.md` of the sources.
    fn known_of_unpriced(&self, code: &str) -> &'static str;
    /// What is odd about a Region's prices; empty where nothing is.
    fn oddity(&self, region: RegionId) -> &'static str;
}

/// Every price of a Region with its sources, on a day such as `2026-11-26`.
#[must_use]
pub fn document(region: RegionId, today: &str, locale: &dyn Locale) -> Document {
    let labels = locale.source_labels();
    let prices: Vec<&Price> = prices::all().iter().filter(|price| price.region() == region).collect();
    let is_old = |price: &&&Price| price.date().is_some_and(|date| is_over_a_year_old(date, today));
    let weak = prices.iter().filter(|price| price.confidence() <= Confidence::OneSource).count();
    let summary = locale.source_summary(prices.len(), weak, prices.iter().filter(is_old).count());
    let rows = prices.iter().map(|price| row(price, today, locale)).collect();
    let remarks = [locale.oddity(region).to_owned(), locale.without_price(&missing(region))];
    let mut document = vec![
        Block::Paragraph(labels.note.to_owned()),
        Block::Paragraph(summary),
        Block::Table { head: labels.head.map(str::to_owned).to_vec(), rows },
    ];
    document.extend(remarks.into_iter().filter(|remark| !remark.is_empty()).map(Block::Paragraph));
    document.extend([Block::Heading(labels.between_regions.to_owned()), Block::Paragraph(between(region, locale))]);
    document.extend([
        Block::Heading(labels.endpoints.to_owned()),
        Block::Paragraph(locale.offer_summary(OfferCounts::of(region))),
        Block::Heading(labels.unpriced.to_owned()),
        Block::List(unpriced(locale)),
        Block::Paragraph(labels.price_by_hand.to_owned()),
        Block::Heading(labels.sources.to_owned()),
        Block::List(cited(&prices, region, locale)),
    ]);
    document
}

/// What is known of the Regions that have no prices, those of which the same is known together.
fn unpriced(locale: &dyn Locale) -> Vec<String> {
    let mut known: Vec<(&str, Vec<&str>)> = Vec::new();
    for code in UNPRICED_REGIONS {
        let what = locale.known_of_unpriced(code);
        match known.iter_mut().find(|(same, _)| *same == what) {
            Some((_, codes)) => codes.push(code),
            None => known.push((what, vec![code])),
        }
    }
    known.into_iter().map(|(what, codes)| format!("{}: {what}", codes.join(", "))).collect()
}

impl OfferCounts {
    /// What is known of the endpoints of all services in a Region.
    #[must_use]
    pub fn of(region: RegionId) -> Self {
        let mut counts = Self::default();
        for service in ServiceId::all() {
            let count = match service.offer_in(region) {
                Offer::Offered => &mut counts.offered,
                Offer::NotOffered => &mut counts.not_offered,
                Offer::ServiceMissing => &mut counts.service_missing,
                Offer::Unknown => &mut counts.unknown,
            };
            *count += 1;
        }
        counts
    }
}

fn row(price: &Price, today: &str, locale: &dyn Locale) -> Vec<String> {
    let labels = locale.source_labels();
    let item = locale.price_item(price.item());
    let item = match price.from() {
        Gb::ZERO => item.to_owned(),
        from => format!("{item}\n{}", locale.tier_start(&crate::numbers::gb(from))),
    };
    let date = match price.date() {
        None => labels.undated.to_owned(),
        Some(date) if is_over_a_year_old(date, today) => format!("{date}\n{}", labels.old),
        Some(date) => date.to_owned(),
    };
    let titles: Vec<_> = price.sources().iter().map(|source| locale.source_title(source.info().title)).collect();
    let read = price.rate_code().map_or_else(|| titles.join("; "), |code| format!("{}\n{code}", titles.join("; ")));
    let (usd, confidence) = (locale.usd(&price.usd()), price.confidence());
    let confirm = locale.would_confirm(confidence).to_owned();
    vec![item, usd, locale.confidence(confidence).to_owned(), date, read, confirm]
}

/// What no design can be charged for here, since nobody states its price.
fn missing(region: RegionId) -> Vec<PriceItem> {
    let listed = PriceItem::ALL.into_iter().filter(|item| item.spec().csv_unit.is_some());
    listed.filter(|item| prices::flat(region, *item).is_none()).collect()
}

fn between(region: RegionId, locale: &dyn Locale) -> String {
    let others = || RegionId::all().filter(|other| *other != region);
    let (known, without): (Vec<_>, Vec<_>) = others().partition(|to| interregion::usd_per_gb(region, *to).is_some());
    let twice = known.iter().filter(|to| interregion::evidence(region, **to).0 >= Confidence::TwoSources).count();
    locale.between_summary(known.len(), twice, &without)
}

/// Each source that a price, a transfer or an endpoint of the Region cites: what it is, where it is, and its date.
fn cited(prices: &[&Price], region: RegionId, locale: &dyn Locale) -> Vec<String> {
    let of_transfer = RegionId::all().filter(|to| *to != region).flat_map(|to| interregion::evidence(region, to).1);
    let of_prices = prices.iter().flat_map(|price| price.sources());
    let of_endpoints = ServiceId::all().filter_map(|service| service.evidence_in(region).source);
    let mut sources: Vec<SourceId> = of_prices.chain(of_transfer).copied().chain(of_endpoints).collect();
    sources.sort_unstable();
    sources.dedup();
    let told = |source: SourceId| {
        let source = source.info();
        let date = source.date.map_or_else(String::new, |date| format!(", {date}"));
        format!("{}: {}{date}", locale.source_title(source.title), source.name)
    };
    sources.into_iter().map(told).collect()
}
