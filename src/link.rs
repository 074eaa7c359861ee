//! A scenario as text that lives for ever: the part of a link behind `#`.
//!
//! ```text
//! v1&region=eu-west-1&azs=3&nat=az&s.ecr.api=40&s.logs=800~1&out=50&p.vpce_gb=0.009&prices=2026-11
//! ```
//!
//! - The version comes first, and every version is read for ever.
//! - A key is a [`Field::key`]; a value is an integer, a decimal with a point, or a name.
//! - What is left out has the value of [`Scenario::new`], which is frozen for version 1.
//! - `s.NAME=GB` is a service, `~N` behind it the AZs of its endpoint, `~none` that it has none.
//! - Nothing fails as a whole: what cannot be read is reported and the rest is kept.
//!
//! It lives in the hash, so no server ever sees it. `tests/links.txt` lists links that must
//! open for ever.

use std::fmt::Write as _;

use serde::Serialize;

use crate::article;
use crate::catalogue::prices::{PriceItem, TABLE_ID};
use crate::catalogue::regions::{RegionId, TOKYO};
use crate::catalogue::services::ServiceId;
use crate::compare::Axis;
use crate::input::{self, Allowed, Field, Refusal, Why};
use crate::scenario::{NatConnectivity, NatTopology, Scenario, ServiceUse};
use crate::units::{Gb, Quantity};
use crate::words::Language;

/// What a link says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// The scenario.
    pub scenario: Scenario,
    /// The axis of the chart.
    pub axis: Axis,
    /// The language, if the link names one.
    pub language: Option<Language>,
}

/// Something in a link that could not be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Notice {
    /// It is of a version that this page does not know.
    UnknownVersion(String),
    /// A key that this page does not know.
    UnknownKey(String),
    /// A value that the field does not accept.
    Refused(Refusal),
    /// A key that stands more than once; its last value counts.
    Repeated(String),
    /// It was made with another price table.
    OtherPrices(String),
}

const VERSION: &str = "v1";

const NAT_NAMES: [(&str, NatTopology); 4] = [
    ("none", NatTopology::None),
    ("one", NatTopology::OneZonal),
    ("az", NatTopology::ZonalPerAz),
    ("regional", NatTopology::Regional),
];

const CONNECTIVITY_NAMES: [(&str, NatConnectivity); 2] =
    [("public", NatConnectivity::Public), ("private", NatConnectivity::Private)];

const LANGUAGE_NAMES: [(&str, Language); 2] = [("en", Language::English), ("ja", Language::Japanese)];

impl Default for Link {
    /// What a page without a link opens on: the article's case.
    fn default() -> Self {
        Self { scenario: article::scenario(), axis: Axis::AllServices, language: None }
    }
}

impl Link {
    /// Reads the part of a link behind `#`, with or without the `#`.
    ///
    /// An empty one is the article's case.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Notice>) {
        // Wikis write & and # in their own way: as `&amp;` in HTML, as `%26` and `%23` in addresses.
        let text = unescape(text.trim()).replace("&amp;", "&");
        let text = text.trim_start_matches('#');
        if text.is_empty() {
            return (Self::default(), Vec::new());
        }
        let mut parts = text.split('&').filter(|part| !part.is_empty());
        let version = parts.next().unwrap_or_default();
        if version != VERSION {
            return (Self::default(), vec![Notice::UnknownVersion(version.to_owned())]);
        }
        let blank = Scenario::new(TOKYO);
        let mut link = Self { scenario: blank, axis: Axis::AllServices, language: None };
        let mut notices = Vec::new();
        // The keys that were taken, and whether a repetition has been told.
        let mut taken: Vec<(&str, bool)> = Vec::new();
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            if let Err(notice) = link.take(key, value) {
                notices.push(notice);
                continue;
            }
            match taken.iter_mut().find(|(other, _)| *other == key) {
                None => taken.push((key, false)),
                Some((_, true)) => {}
                Some((_, told)) => {
                    *told = true;
                    notices.push(Notice::Repeated(key.to_owned()));
                }
            }
        }
        notices.extend(link.reconcile());
        (link, notices)
    }

    /// Writes the part of a link behind `#`.
    #[must_use]
    pub fn write(&self) -> String {
        let scenario = &self.scenario;
        let blank = Scenario::new(TOKYO);
        let mut text = format!("{VERSION}&{}={}", Field::Region.key(), scenario.region.code());
        let mut put = |key: &str, value: &str| {
            // Writing to a `String` cannot fail.
            let _ = write!(text, "&{key}={value}");
        };
        if scenario.azs != blank.azs {
            put(&Field::Azs.key(), &scenario.azs.count().to_string());
        }
        if scenario.hours != blank.hours {
            put(&Field::Hours.key(), &scenario.hours.to_plain());
        }
        if scenario.nat != blank.nat {
            put(&Field::Nat.key(), name_of(&NAT_NAMES, scenario.nat));
        }
        if scenario.connectivity != blank.connectivity {
            put(&Field::Connectivity.key(), name_of(&CONNECTIVITY_NAMES, scenario.connectivity));
        }
        if scenario.ipv4_per_nat != blank.ipv4_per_nat {
            put(&Field::Ipv4.key(), &scenario.ipv4_per_nat.to_string());
        }
        if let Some(share) = scenario.cross_az {
            put(&Field::CrossAz.key(), &input::percent_of(share));
        }
        for used in &scenario.services {
            put(&Field::ServiceGb(used.service).key(), &service_value(used));
        }
        if scenario.internet_out != blank.internet_out {
            put(&Field::InternetOut.key(), &scenario.internet_out.to_plain());
        }
        if scenario.internet_in != blank.internet_in {
            put(&Field::InternetIn.key(), &scenario.internet_in.to_plain());
        }
        for (item, price) in &scenario.prices {
            put(&Field::Price(*item).key(), &price.to_plain());
        }
        if scenario.discount != blank.discount {
            put(&Field::Discount.key(), &scenario.discount.to_plain());
        }
        if let Axis::OneService(service) = self.axis {
            put("axis", service.slug());
        }
        if let Some(language) = self.language {
            put("lang", name_of(&LANGUAGE_NAMES, language));
        }
        put("prices", TABLE_ID);
        text
    }

    /// Takes one `key=value`.
    fn take(&mut self, key: &str, value: &str) -> Result<(), Notice> {
        let scenario = &mut self.scenario;
        if let Some(slug) = key.strip_prefix("s.") {
            let unknown = || Notice::UnknownKey(key.to_owned());
            let (used, refused) = read_service(ServiceId::from_slug(slug).ok_or_else(unknown)?, value);
            scenario.remove_service(used.service);
            scenario.services.push(used);
            return refused.map_or(Ok(()), |refusal| Err(Notice::Refused(refusal)));
        }
        if let Some(slug) = key.strip_prefix("p.") {
            let unknown = || Notice::UnknownKey(key.to_owned());
            let item = PriceItem::from_slug(slug).ok_or_else(unknown)?;
            scenario.prices.insert(item, input::price(item, value)?);
            return Ok(());
        }
        match key {
            "region" => {
                scenario.region = RegionId::from_code(value).ok_or_else(|| unlisted(Field::Region, value))?;
            }
            "azs" => scenario.azs = input::azs(Field::Azs, value)?,
            "hours" => scenario.hours = input::hours(value)?,
            "nat" => scenario.nat = named(Field::Nat, &NAT_NAMES, &["none", "one", "az", "regional"], value)?,
            "connectivity" => {
                scenario.connectivity = named(Field::Connectivity, &CONNECTIVITY_NAMES, &["public", "private"], value)?;
            }
            "ipv4" => scenario.ipv4_per_nat = input::count(Field::Ipv4, value, 0, 32)?,
            "crossaz" => scenario.cross_az = Some(input::share_percent(value)?),
            "out" => scenario.internet_out = input::gb(Field::InternetOut, value)?,
            "in" => scenario.internet_in = input::gb(Field::InternetIn, value)?,
            "discount" => scenario.discount = input::discount(value)?,
            "axis" => {
                let service = ServiceId::from_slug(value).ok_or_else(|| unlisted(Field::Services, value))?;
                self.axis = Axis::OneService(service);
            }
            "lang" => {
                let found = LANGUAGE_NAMES.iter().find(|(name, _)| *name == value);
                self.language = Some(found.ok_or_else(|| Notice::UnknownKey(format!("lang={value}")))?.1);
            }
            "prices" if value != TABLE_ID => return Err(Notice::OtherPrices(value.to_owned())),
            "prices" => {}
            _ => return Err(Notice::UnknownKey(key.to_owned())),
        }
        Ok(())
    }

    /// Settles what only makes sense together, whatever the order of the keys.
    fn reconcile(&mut self) -> Option<Notice> {
        let most = self.scenario.max_ipv4_per_nat();
        if self.scenario.ipv4_per_nat <= most {
            return None;
        }
        let value = self.scenario.ipv4_per_nat.to_string();
        self.scenario.ipv4_per_nat = Scenario::new(self.scenario.region).ipv4_per_nat;
        input::count(Field::Ipv4, &value, 0, most).err().map(Notice::Refused)
    }
}

impl From<Refusal> for Notice {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

fn service_value(used: &ServiceUse) -> String {
    let mut value = used.gb.to_plain();
    if let Some(azs) = used.azs {
        let _ = write!(value, "~{}", azs.count());
    }
    if !used.has_endpoint {
        value.push_str("~none");
    }
    value
}

/// The service with all of it that can be read, and the first part that cannot.
fn read_service(service: ServiceId, value: &str) -> (ServiceUse, Option<Refusal>) {
    let mut used = ServiceUse::new(service, Gb::ZERO);
    let mut refused = None;
    let mut parts = value.split('~');
    match input::gb(Field::ServiceGb(service), parts.next().unwrap_or_default()) {
        Ok(gb) => used.gb = gb,
        Err(refusal) => refused = Some(refusal),
    }
    for part in parts {
        if part == "none" {
            used.has_endpoint = false;
            continue;
        }
        match input::azs(Field::ServiceAzs(service), part) {
            Ok(azs) => used.azs = Some(azs),
            Err(refusal) => refused = refused.or(Some(refusal)),
        }
    }
    (used, refused)
}

fn name_of<T: Copy + PartialEq>(names: &[(&'static str, T)], value: T) -> &'static str {
    names.iter().find(|(_, named)| *named == value).map_or("", |(name, _)| name)
}

fn named<T: Copy>(
    field: Field,
    names: &[(&'static str, T)],
    allowed: &'static [&'static str],
    value: &str,
) -> Result<T, Refusal> {
    names.iter().find(|(name, _)| *name == value).map(|(_, named)| *named).ok_or_else(|| Refusal {
        field,
        value: value.to_owned(),
        why: Why::UnknownName,
        allowed: Allowed::Names(allowed),
    })
}

fn unlisted(field: Field, value: &str) -> Notice {
    let (why, allowed) = (Why::UnknownName, Allowed::Catalogue);
    Notice::Refused(Refusal { field, value: value.to_owned(), why, allowed })
}

/// Undoes percent-encoding, which wikis and mail programs apply to a hash.
fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = bytes.get(at + 1..at + 3).filter(|hex| byte == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let code =
            escaped.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        plain.push(code.unwrap_or(byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&plain).into_owned()
}
