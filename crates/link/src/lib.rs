//! A scenario as text that lives for ever: the part of a link behind `#`.
//!
//! ```text
//! v1&region=eu-west-1&azs=3&nat=az&s.ecr.api=40&s.logs=800~1&out=50&p.vpce_gb=0.009&prices=2026-11
//! ```
//!
//! - The version comes first, and every version is read for ever.
//! - A key is a [`Field::key`](natpoint_model::input::Field::key); a value is an integer, a decimal with a point, or
//!   a name.
//! - What is left out has the value of [`Scenario::new`], which is frozen for version 1.
//! - `s.NAME=GB` is a service; behind it may stand, in any order, `~N` the AZs of its endpoint, `~none` that it
//!   has none, `~nat`, `~interface` or `~gateway` the path that it must take, `~gX` its group by a letter,
//!   `~lowN` and `~highN` the least and the most GB, `~today-PATH` the path that it takes now.
//! - `other=REGION` is another Region; its details have keys of their own and mean nothing without it.
//! - `currency=CODE~RATE` is another currency, and what one US dollar is worth in it.
//! - `log=yes`, `hide=NAME~NAME`, `show=chart`, `show=verdict`, `theme=dark` and `locked=yes` say how it is looked at.
//! - Nothing fails as a whole: what cannot be read is reported and the rest is kept.
//!
//! It lives in the hash, so no server ever sees it. `tests/links.txt` lists links that must
//! open for ever.

use natpoint_model::article;
use natpoint_model::catalogue::regions::TOKYO;
use natpoint_model::compare::Axis;
use natpoint_model::currency::Currency;
use natpoint_model::input::Refusal;
use natpoint_model::scenario::Scenario;

use read::Reading;
use view_options::ViewOptions;

pub use language::Language;

pub mod changes;
mod language;
pub mod pairs;
mod read;
mod service;
pub mod undo_history;
pub mod view_options;
mod view_options_keys;
mod write;

/// What a link says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The scenario.
    pub scenario: Scenario,
    /// The axis of the chart.
    pub axis: Axis,
    /// The currency that amounts are shown in beside US dollars, if the link names one.
    pub currency: Option<Currency>,
    /// The language, if the link names one.
    pub language: Option<Language>,
    /// How the answer is looked at.
    pub view_options: ViewOptions,
}

/// Something in a link that could not be taken as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// It is of a version that this page does not know.
    UnknownVersion(String),
    /// A key that this page does not know.
    UnknownKey(String),
    /// A value that the field does not accept.
    Refused(Refusal),
    /// A key that stands more than once; its last value counts.
    Repeated(String),
    /// A detail of another Region, without the Region itself.
    WithoutOtherRegion(String),
    /// It was made with a price table that this page does not have.
    OtherPrices(String),
}

const VERSION: &str = "v1";

/// What stands for the number of VPCs as an axis; no service has this name.
pub const VPCS: &str = "vpcs";

const LANGUAGE_NAMES: [(&str, Language); 2] = [("en", Language::English), ("ja", Language::Japanese)];

impl Default for Link {
    /// What a page without a link opens on: the article's case.
    fn default() -> Self {
        Self {
            scenario: article::scenario(),
            axis: Axis::AllServices,
            currency: None,
            language: None,
            view_options: ViewOptions::default(),
        }
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
        let mut reading = Reading::new();
        let mut notices = Vec::new();
        // The keys that were taken, and whether a repetition has been told.
        let mut taken: Vec<(&str, bool)> = Vec::new();
        for part in parts {
            let (key, value) = part.split_once('=').unwrap_or((part, ""));
            if let Err(notice) = reading.take(key, value) {
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
        let link = reading.settled(&mut notices);
        (link, notices)
    }

    /// What a link without any key says.
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
