//! What the files say: prices of ours, and counts of everything else.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::region::{self, Found, Whereabouts};
use crate::catalogue::prices::sku_and_rate;
use crate::catalogue::regions::Regions;
use crate::catalogue::sheet::{MUST_BE_PRICE, hundred_millionths};
use natpoint_price_list::usage_types::USAGE_TYPES;

/// A list that AWS published.
#[derive(Debug, PartialEq, Eq)]
pub struct List {
    /// The way that it came.
    pub channel: Channel,
    /// The offer of the price list, such as `AmazonEC2`, or the name of the feed, such as `vpc`.
    pub offer: String,
    /// When it was published: `2026-09-04T23:11:17Z`.
    pub published: String,
    /// What AWS calls that version.
    pub version: String,
}

/// The two ways by which AWS publishes prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Channel {
    /// The price list, in bulk or by query.
    PriceList,
    /// What the pricing pages of the website load.
    Feed,
}

impl List {
    /// The day that it was published.
    pub fn date(&self) -> &str {
        self.published.get(..10).unwrap_or(&self.published)
    }
}

/// A price as a list has it, before it is known to be one of ours.
#[derive(Default)]
pub struct Entry<'a> {
    /// The line of the file, where it has lines that say something.
    pub line: Option<u64>,
    pub place: Whereabouts<'a>,
    pub sku: &'a str,
    pub rate_code: &'a str,
    pub effective: &'a str,
    /// Where the tier starts, where the list says so.
    pub from: Option<&'a str>,
    /// Where the tier ends, where the list says so.
    pub to: Option<&'a str>,
    pub unit: Option<&'a str>,
    pub usd: &'a str,
}

/// A price of one of our items.
#[derive(Clone, Debug)]
pub struct Reading {
    pub list: Rc<List>,
    /// Where it stands, to be told to people.
    pub at: String,
    /// The places of the Region and the item in the catalogue.
    pub region: usize,
    pub item: usize,
    pub sku: String,
    pub rate_code: Option<String>,
    pub effective: String,
    /// GB, or hours where the tiers are of hours.
    pub from: u64,
    pub to: End,
    /// Hundred-millionths of a US dollar.
    pub units: u32,
}

/// Where a tier ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Unsaid,
    Never,
    At(u64),
}

/// What a kind of file calls the parts of a price.
pub struct Names {
    pub region: &'static str,
    pub unit: &'static str,
    pub usd: &'static str,
    pub from: &'static str,
    pub to: &'static str,
}

/// How many prices were left aside, and why.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
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
pub struct Book<'a> {
    regions: &'a Regions,
    file: &'a str,
    pub names: &'static Names,
    pub readings: Vec<Reading>,
    /// Sentences about what could not be read, each with its place.
    pub unreadable: Vec<String>,
    pub counts: Counts,
    /// How many prices of ours hold in places that the catalogue does not have.
    pub elsewhere: BTreeMap<String, usize>,
    /// The Regions that the files speak of, each with the offer.
    pub scope: BTreeSet<(usize, &'static str)>,
}

impl<'a> Book<'a> {
    /// An empty book for one file.
    pub fn new(file: &'a str, regions: &'a Regions) -> Self {
        Self {
            regions,
            file,
            names: &CSV,
            readings: Vec::new(),
            unreadable: Vec::new(),
            counts: Counts::default(),
            elsewhere: BTreeMap::new(),
            scope: BTreeSet::new(),
        }
    }

    /// Adds what another file says.
    pub fn append(&mut self, mut other: Self) {
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

    /// Notes that the file speaks of a Region's offer.
    pub fn see(&mut self, offer: &'static str, code: &str) {
        if let Some(region) = self.regions.place(code) {
            self.scope.insert((region, offer));
        }
    }

    /// Notes what could not be read at a place in the file.
    pub fn complain(&mut self, at: &str, sentence: &str) {
        self.unreadable.push(format!("{}{at}: {sentence}", self.file));
    }

    /// Adds a price of an item.
    pub fn add(&mut self, list: &Rc<List>, item: usize, entry: &Entry<'_>) {
        let at = match entry.line {
            Some(number) => format!(":{number}"),
            None => format!(": {}", entry.rate_code),
        };
        match region::find(self.regions, entry.place) {
            Found::Here(region) => match self.read(list, (region, item), entry) {
                Ok(Some(reading)) => {
                    self.scope.insert((region, USAGE_TYPES[item].offer));
                    self.readings.push(Reading { at: format!("{}{at}", self.file), ..reading });
                }
                Ok(None) => self.counts.other_times += 1,
                Err(sentence) => self.complain(&at, &sentence),
            },
            Found::Elsewhere(place) => *self.elsewhere.entry(place).or_default() += 1,
            Found::Unknown => {
                let prefix = entry.place.prefix.unwrap_or_default();
                let sentence = format!(
                    "{} starts with \"{prefix}\", which is the prefix of no Region that is known here, and no column \
                     names the Region",
                    self.names.region
                );
                self.complain(&at, &sentence);
            }
        }
    }

    /// The reading without its place; none if it does not hold on the day of the list.
    fn read(
        &self,
        list: &Rc<List>,
        (region, item): (usize, usize),
        entry: &Entry<'_>,
    ) -> Result<Option<Reading>, String> {
        let (known, names) = (&USAGE_TYPES[item], self.names);
        if let Some(unit) = entry.unit.filter(|unit| !known.units.contains(&unit.to_ascii_lowercase().as_str())) {
            return Err(refuse(names.unit, unit, &format!("one of {}", known.units.join(", "))));
        }
        let units = price(entry.usd).ok_or_else(|| refuse(names.usd, entry.usd, MUST_BE_PRICE))?;
        let bound = |name, text| volume(text).ok_or_else(|| refuse(name, text, "a whole number"));
        let from = match entry.from {
            Some(text) => bound(names.from, text)?,
            None if known.tiered => return Err(format!("the price has tiers, but there is no {}", names.from)),
            None => 0,
        };
        let to = match entry.to {
            None | Some("") => End::Unsaid,
            Some("Inf") => End::Never,
            Some(text) => End::At(bound(names.to, text)?),
        };
        // Both are written in one form, in which the order of the letters is that of the time.
        if entry.effective > list.published.as_str() {
            return Ok(None);
        }
        Ok(Some(Reading {
            list: Rc::clone(list),
            at: String::new(),
            region,
            item,
            sku: entry.sku.to_owned(),
            rate_code: sku_and_rate(entry.rate_code).map(|_| entry.rate_code.to_owned()),
            effective: entry.effective.to_owned(),
            from,
            to,
            units,
        }))
    }
}

/// How an offer file in CSV calls its columns.
pub const CSV: Names =
    Names { region: "usageType", unit: "Unit", usd: "PricePerUnit", from: "StartingRange", to: "EndingRange" };

fn refuse(name: &str, value: &str, must_be: &str) -> String {
    format!("{name} is \"{value}\", but must be {must_be}")
}

/// `0.0450000000` as 4,500,000: the lists write ten decimals, of which the last are 0.
fn price(text: &str) -> Option<u32> {
    hundred_millionths(match text.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|byte| byte == b'0') => whole,
        Some(_) => text.trim_end_matches('0'),
        None => text,
    })
}

/// `10240` or `10240.0000000000`.
fn volume(text: &str) -> Option<u64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let is_whole = fraction.bytes().all(|byte| byte == b'0') && whole.bytes().all(|byte| byte.is_ascii_digit());
    whole.parse().ok().filter(|_| is_whole)
}
