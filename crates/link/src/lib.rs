//! Links: a scenario and the options of its view as the part of a URL after `#`.
//!
//! ```text
//! v1&region=eu-west-1&azs=3&nat=az&s.ecr.api=40&s.logs=800~1&out=50&p.vpce_gb=0.009&prices=2026-11
//! ```
//!
//! [`Link::read`] and [`Link::write`] are the entry points. [`undo_history`] keeps former links for undo, [`storage`]
//! keeps links between visits, [`changes`] lists what differs between two scenarios by comparing their links, and
//! [`address`] is what stands before a link.
//!
//! - The version comes first. Every version can be read for ever.
//! - A key is a [`Field::key`](natpoint_model::input::Field::key); a value is an integer, a decimal with a point, or
//!   a name.
//! - A key that is left out has the value of [`Scenario::new`], which is frozen for version 1. Only a link without
//!   anything, not even a version, is [`Scenario::opening`]: its own link names all that differs from the defaults.
//! - `s.NAME=GB` is a service. After the volume may follow, in any order, `~N` for the AZs of its endpoint, `~none` if
//!   it has no endpoint, `~nat`, `~interface` or `~gateway` for a fixed path, `~gX` for its group by a letter, `~lowN`
//!   and `~highN` for the low and high estimate in GB, `~today-PATH` for its current path.
//! - `e.NAME=GB` is a custom endpoint service, of a third party or of one's own, with the same after it but for groups
//!   and for `~none` and `~offered`; `~public` says that it answers at public addresses of the Region, too. Of every
//!   service `~hN` are the hours of its endpoint, when not those of the network.
//! - `pulls=GB` are container images pulled from Amazon ECR, which split themselves: the volumes of `s3`, `ecr.api` and
//!   `ecr.dkr` are what these carry beside them.
//! - `require=NAME~NAME` are requirements that designs have to meet.
//! - `other=REGION` is another Region; its details have keys of their own, which are ignored without it.
//! - `currency=CODE~RATE` is a second currency and the value of one US dollar in it.
//! - `amounts=usd` and `amounts=second` tell amounts in US dollars or in that currency alone.
//! - `log=yes`, `curves=saved`, `hide=NAME~NAME`, `show=chart`, `show=verdict`, `theme=dark`, `locked=yes` and
//!   `tab=NAME` are view options.
//! - A link never fails as a whole: what cannot be read is reported as a [`Notice`], and the rest is used.
//!
//! A URL's hash is not sent to servers. `tests/links.txt` lists links that must open for ever.
//!
//! This crate deliberately lacks the ranges of values, which are those of `natpoint_model::input`; sentences about
//! notices, which are those of `natpoint-text`; and the address bar, which is the page's.

use natpoint_model::catalogue::regions::TOKYO;
use natpoint_model::compare::Axis;
use natpoint_model::currency::Currency;
use natpoint_model::input::Refusal;
use natpoint_model::scenario::Scenario;

use read::Reading;
use view_options::ViewOptions;

pub use language::Language;

pub mod address;
pub mod changes;
mod language;
pub mod pairs;
mod read;
mod service;
pub mod storage;
pub mod undo_history;
pub mod view_options;
mod view_options_keys;
mod write;

/// The content of a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The scenario.
    pub scenario: Scenario,
    /// The axis of the chart.
    pub axis: Axis,
    /// The second currency of amounts, if the link names one.
    pub currency: Option<Currency>,
    /// The language, if the link names one.
    pub language: Option<Language>,
    /// The options of the view.
    pub view_options: ViewOptions,
}

/// Something in a link that could not be used as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// The version is unknown.
    UnknownVersion(String),
    /// A key is unknown.
    UnknownKey(String),
    /// A field does not accept the value.
    Refused(Refusal),
    /// A key is repeated; its last value is used.
    Repeated(String),
    /// A detail of another Region is given without the Region.
    WithoutOtherRegion(String),
    /// The link was made with an unknown price list.
    OtherPrices(String),
    /// So many more parts could not be used, beyond those that are named.
    More(usize),
}

impl Notice {
    /// How many parts are named; a link of megabytes may have any number that cannot be used.
    pub const MOST: usize = 20;
}

const VERSION: &str = "v1";

/// The name of the number of VPCs as an axis; no service has this name.
pub const VPCS: &str = "vpcs";

/// The name of the image pulls as an axis; no service has this name.
pub const IMAGE_PULLS: &str = "pulls";

impl Default for Link {
    /// The opening scenario, which a page without a link shows.
    fn default() -> Self {
        Self {
            scenario: Scenario::opening(),
            axis: Axis::AllServices,
            currency: None,
            language: None,
            view_options: ViewOptions::default(),
        }
    }
}

impl Link {
    /// Reads the part of a link after `#`, with or without the `#`. An empty one is the opening scenario.
    ///
    /// ```
    /// use natpoint_link::{Link, Notice};
    ///
    /// let (link, notices) = Link::read("v1&region=eu-west-1&nat=az&s.logs=800&colour=red");
    /// assert_eq!(link.scenario.region.code(), "eu-west-1");
    /// assert_eq!(notices, [Notice::UnknownKey("colour".to_owned())]);
    /// assert_eq!(Link::read(&link.write()).0, link);
    /// ```
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Notice>) {
        // Wikis escape & and #: as `&amp;` in HTML, as `%26` and `%23` in addresses.
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
        let mut reading = Reading::new();
        let mut notices = Vec::new();
        // The keys read so far, and whether their repetition has been reported.
        let mut read: Vec<(&str, bool)> = Vec::new();
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            if let Err(notice) = reading.take(key, value) {
                notices.push(notice);
                continue;
            }
            match read.iter_mut().find(|(other, _)| *other == key) {
                None => read.push((key, false)),
                Some((_, true)) => {}
                Some((_, reported)) => {
                    *reported = true;
                    notices.push(Notice::Repeated(key.to_owned()));
                }
            }
        }
        let link = reading.settled(&mut notices);
        if let Some(more) = notices.len().checked_sub(Notice::MOST).filter(|more| *more > 0) {
            // Of all that may be wrong with a link, other prices change the answer most.
            notices.sort_by_key(|notice| !matches!(notice, Notice::OtherPrices(_)));
            notices.truncate(Notice::MOST);
            notices.push(Notice::More(more));
        }
        (link, notices)
    }

    /// The content of a link without keys.
    fn blank() -> Self {
        Self {
            scenario: Scenario::new(TOKYO),
            axis: Axis::AllServices,
            currency: None,
            language: None,
            view_options: ViewOptions::default(),
        }
    }
}

impl From<Refusal> for Notice {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Decodes percent-encoding, which wikis and mail programs apply to a hash.
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
