//! What the files say: prices of ours, and counts of everything else.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use anyhow::{Context as _, Error, Result};
use natpoint_price_items::PriceItem;
use natpoint_price_list::usage_types;
use natpoint_price_list::{
    Channel, ListedPrice, PriceListVisitor, PricedRange, PublishedList, StatedRegion, WhyPassedOver,
};

use crate::catalogue::csv_file::{MUST_BE_PRICE, hundred_millionths};
use crate::catalogue::prices::sku_and_rate;
use crate::catalogue::regions::Regions;
use crate::catalogue::sources::is_date;

/// A price of one of our items.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    pub list: Rc<PublishedList>,
    /// Where it stands, to be told to people.
    pub at: String,
    /// The place of the Region in the catalogue.
    pub region: usize,
    pub item: PriceItem,
    pub sku: String,
    pub rate_code: Option<String>,
    pub effective: String,
    /// Its amount is in hundred-millionths of a US dollar.
    pub range: PricedRange<u32>,
}

/// How many prices were left aside, and why.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// For things that the catalogue does not have.
    pub others: usize,
    /// Under reservations and plans.
    pub other_terms: usize,
    /// In other currencies than US dollars.
    pub other_currencies: usize,
    /// Not in force on the day that the list was published, or no longer.
    pub other_times: usize,
    /// Without a charge.
    pub free: usize,
}

/// What one file says, or many.
pub(crate) struct CollectedPrices<'a> {
    regions: &'a Regions,
    file: &'a str,
    /// Whether the file has lines that say something.
    pub has_lines: bool,
    /// The list that the prices are of which come next.
    list: Rc<PublishedList>,
    /// The first list of the file, if it is dated.
    pub first_list: Option<Rc<PublishedList>>,
    /// Why nothing of the file is read.
    pub refusal: Option<Error>,
    /// The offer and the Region that it spoke of last.
    covered: (String, String),
    pub readings: Vec<Reading>,
    /// Sentences about what could not be read, each with its place.
    pub unreadable: Vec<String>,
    pub counts: Counts,
    /// How many prices of ours hold in places that the catalogue does not have.
    pub elsewhere: BTreeMap<String, usize>,
    /// The Regions that the files speak of, each with the offer.
    pub scope: BTreeSet<(usize, &'static str)>,
}

impl<'a> CollectedPrices<'a> {
    /// Nothing yet of one file.
    pub(crate) fn new(file: &'a str, regions: &'a Regions) -> Self {
        Self {
            regions,
            file,
            has_lines: false,
            list: Rc::default(),
            first_list: None,
            refusal: None,
            covered: Default::default(),
            readings: Vec::new(),
            unreadable: Vec::new(),
            counts: Counts::default(),
            elsewhere: BTreeMap::new(),
            scope: BTreeSet::new(),
        }
    }

    /// Adds what another file says.
    pub(crate) fn append(&mut self, mut other: Self) {
        self.readings.append(&mut other.readings);
        self.unreadable.append(&mut other.unreadable);
        self.scope.append(&mut other.scope);
        for (place, count) in other.elsewhere {
            *self.elsewhere.entry(place).or_default() += count;
        }
        self.counts.others += other.counts.others;
        self.counts.other_terms += other.counts.other_terms;
        self.counts.other_currencies += other.counts.other_currencies;
        self.counts.other_times += other.counts.other_times;
        self.counts.free += other.counts.free;
    }

    /// Notes what could not be read at a place in the file.
    fn complain(&mut self, at: &str, sentence: &str) {
        self.unreadable.push(format!("{}{at}: {sentence}", self.file));
    }

    /// The list, if it says when it was published.
    fn dated(&self, list: &PublishedList) -> Result<Rc<PublishedList>> {
        let name = match list.channel {
            Channel::Feed => "hawkFilePublicationDate",
            Channel::PriceList if self.has_lines => "Publication Date",
            Channel::PriceList => "publicationDate",
        };
        let day = list.published.get(..10).filter(|day| is_date(day));
        day.with_context(|| format!("{name} is \"{}\", but must be a time like 2026-09-04T23:11:17Z", list.published))?;
        Ok(Rc::new(list.clone()))
    }

    /// The reading of a price in a Region; none if it does not hold on the day of the list.
    fn read(&self, region: usize, at: &str, price: &ListedPrice<'_>) -> Result<Option<Reading>, String> {
        if let Some(name) = price.not_text {
            return Err(format!("{name} must be a text"));
        }
        let range = price.range(units).map_err(|part| part.sentence)?;
        // Both are written in one form, in which the order of the letters is that of the time.
        let is_in_force = price.effective <= self.list.published.as_str();
        Ok(is_in_force.then(|| Reading {
            list: Rc::clone(&self.list),
            at: format!("{}{at}", self.file),
            region,
            item: price.item,
            sku: price.sku.to_owned(),
            rate_code: sku_and_rate(price.rate_code).map(|_| price.rate_code.to_owned()),
            effective: price.effective.to_owned(),
            range,
        }))
    }
}

impl PriceListVisitor for CollectedPrices<'_> {
    fn begin_list(&mut self, list: &PublishedList, answer: Option<usize>) -> bool {
        match (self.dated(list), answer) {
            (Ok(list), _) => {
                self.first_list.get_or_insert_with(|| Rc::clone(&list));
                self.list = list;
                return true;
            }
            (Err(error), Some(place)) => self.complain(&format!(": PriceList[{place}]"), &error.to_string()),
            (Err(error), None) => self.refusal = Some(error),
        }
        false
    }

    fn price(&mut self, price: &ListedPrice<'_>) {
        // A row that does not say its offer, in a file that does not either, cannot be cited.
        if self.has_lines && price.offer.is_empty() {
            self.counts.others += 1;
            return;
        }
        let at = if self.has_lines { format!(":{}", price.at) } else { format!(": {}", price.rate_code) };
        let (region, place) = match price.region() {
            StatedRegion::Code(code) => (self.regions.place(code), code.to_owned()),
            StatedRegion::Name(name) => (self.regions.named(&usage_types::name_today(name)), name.to_owned()),
            StatedRegion::NoRegion => (None, format!("{} ({})", price.location, price.location_type)),
            StatedRegion::Unknown => {
                let (name, prefix) = (price.names.region, price.region_prefix.unwrap_or_default());
                let sentence = format!(
                    "{name} starts with \"{prefix}\", which is the prefix of no Region that is known here, and no \
                     column names the Region"
                );
                return self.complain(&at, &sentence);
            }
        };
        let Some(region) = region else {
            *self.elsewhere.entry(place).or_default() += 1;
            return;
        };
        match self.read(region, &at, price) {
            Ok(Some(reading)) => {
                self.scope.insert((region, price.item.spec().offer));
                self.readings.push(reading);
            }
            Ok(None) => self.counts.other_times += 1,
            Err(sentence) => self.complain(&at, &sentence),
        }
    }

    fn pass_over(&mut self, why: WhyPassedOver, at: u64, _: &[u8]) {
        match why {
            WhyPassedOver::OtherItem { prices } => self.counts.others += prices,
            WhyPassedOver::OtherTerm => self.counts.other_terms += 1,
            WhyPassedOver::OtherCurrency => self.counts.other_currencies += 1,
            WhyPassedOver::Columns { found, expected } => {
                self.complain(&format!(":{at}"), &format!("has {found} columns, but must have {expected}"));
            }
            WhyPassedOver::NotText => self.complain(&format!(":{at}"), "is not UTF-8 throughout"),
            WhyPassedOver::NoProduct(fault) => self.complain(&format!(": PriceList[{}]", at - 1), &fault),
        }
    }

    fn covers(&mut self, offer: &str, region_code: &str) {
        // Most lines have the Region of the line before.
        if (self.covered.0.as_str(), self.covered.1.as_str()) == (offer, region_code) {
            return;
        }
        self.covered = (offer.to_owned(), region_code.to_owned());
        // The transfer of one Region's file names all the others too.
        let offer = usage_types::is_offer(offer).filter(|offer| *offer != "AWSDataTransfer");
        self.scope.extend(self.regions.place(region_code).zip(offer));
    }

    fn other_terms(&mut self, count: usize) {
        self.counts.other_terms += count;
    }
}

/// `0.0450000000` as 4,500,000: the lists write ten decimals, of which the last are 0.
fn units(text: &str) -> Result<u32, &'static str> {
    let plain = match text.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0') => whole,
        Some(_) => text.trim_end_matches('0'),
        None => text,
    };
    hundred_millionths(plain).ok_or(MUST_BE_PRICE)
}
