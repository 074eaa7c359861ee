//! The columns of a list and the names that people give them.

use std::borrow::Cow;

use super::column_unit::{self, ColumnUnit};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    /// The VPC's name or id.
    Name,
    /// Its Region, by code or by place; may be missing.
    Region,
    /// Its AZs; may be missing.
    Azs,
    /// How many interface endpoints it needs.
    Endpoints,
    /// GB a month through them.
    Gb,
    /// GB a month to and from the internet; may be missing.
    Internet,
    /// How many NAT gateways it has; may be missing.
    NatGateways,
}

impl Column {
    /// All of them, in the order of a list without a header.
    pub const ALL: [Self; 7] =
        [Self::Name, Self::Region, Self::Azs, Self::Endpoints, Self::Gb, Self::Internet, Self::NatGateways];

    /// How many values a row of a list without a header has at least: all up to the GB.
    pub(super) const FEWEST: usize = 5;

    /// The column's name as this project writes it: frozen.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Region => "region",
            Self::Azs => "azs",
            Self::Endpoints => "endpoints",
            Self::Gb => "gb",
            Self::Internet => "internet_gb",
            Self::NatGateways => "nat_gateways",
        }
    }

    /// Whether a list must have it.
    #[must_use]
    pub const fn required(self) -> bool {
        matches!(self, Self::Name | Self::Endpoints | Self::Gb)
    }

    /// The column with this name, in any case and with any punctuation between words.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let bare = bare(name);
        let named = |column: &Self| column.names().contains(&bare.as_str());
        Self::ALL.into_iter().find(named).filter(|_| !is_other_kind(name))
    }

    /// The column of each name of a header and its unit: by its name, as they are given, and those that no name has, by
    /// the words of one.
    ///
    /// Of several names that speak of one column the first counts, but the two directions of internet traffic both do.
    pub(super) fn of_header(names: &[Cow<'_, str>], by_name: &[Option<Self>]) -> (Vec<Option<Self>>, Vec<ColumnUnit>) {
        let mut columns = by_name.to_vec();
        let mut units = vec![ColumnUnit::GB_A_MONTH; by_name.len()];
        let mut directions = Vec::new();
        for (at, name) in names.iter().enumerate() {
            let Some((column, unit)) = Self::of_title(name).filter(|_| columns.get(at) == Some(&None)) else {
                continue;
            };
            let direction = direction(name).filter(|_| column == Self::Internet);
            let other_way = direction.is_some() && !directions.contains(&direction) && !directions.is_empty();
            if !columns.contains(&Some(column)) || other_way {
                directions.extend(direction.map(Some));
                if let (Some(place), Some(of_place)) = (columns.get_mut(at), units.get_mut(at)) {
                    (*place, *of_place) = (Some(column), unit);
                }
            }
        }
        (columns, units)
    }

    /// The column that a title speaks of, and the unit that it states: only volumes have one.
    fn of_title(title: &str) -> Option<(Self, ColumnUnit)> {
        if is_other_kind(title) {
            return None;
        }
        let in_unit = || {
            let (plain, unit) = column_unit::in_gb_a_month(title)?;
            let column = Self::of_name(&plain).or_else(|| Self::of_words(&plain))?;
            matches!(column, Self::Gb | Self::Internet).then_some((column, unit))
        };
        Self::of_words(title).map(|column| (column, ColumnUnit::GB_A_MONTH)).or_else(in_unit)
    }

    /// The column that a name such as "Internet egress (GB)" or "No. of interface endpoints" speaks of.
    ///
    /// What tells another thing is in no column's words: "NAT GB", "Account name".
    fn of_words(name: &str) -> Option<Self> {
        let name = narrow(name);
        let words: Vec<&str> =
            name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
        let only = |wanted: &[&[&str]]| words.iter().all(|word| wanted.iter().any(|some| some.contains(word)));
        let fits = |column: &Self| match column {
            Self::Internet => has(INTERNET) && only(&[INTERNET, VOLUME, OUT, IN, FILLING]),
            Self::Gb => has(VOLUME) && only(&[VOLUME, ENDPOINT, FILLING]),
            Self::NatGateways => has(NAT) && has(GATEWAYS) && only(&[NAT, GATEWAYS, COUNT, FILLING]),
            Self::Endpoints => has(ENDPOINT) && only(&[ENDPOINT, COUNT, FILLING]),
            Self::Azs => has(ZONE) && only(&[ZONE, COUNT, FILLING]),
            Self::Region => has(&["region"]) && only(&[&["region", "code", "name", "home", "primary"], FILLING]),
            Self::Name => has(&["vpc", "vpcs", "network"]) && only(&[&["name", "id", "tag", "network"], FILLING]),
        };
        let order = [Self::Internet, Self::Gb, Self::NatGateways, Self::Endpoints, Self::Azs, Self::Region, Self::Name];
        order.into_iter().find(fits)
    }

    /// The place of a name among those of its column: of two columns with names of VPCs, the first that people would
    /// know a VPC by comes first, and its id last.
    #[must_use]
    pub(super) fn rank(self, name: &str) -> usize {
        let bare = bare(name);
        self.names().iter().position(|known| *known == bare).unwrap_or(usize::MAX)
    }

    /// Its names: letters and digits only, in lower case.
    const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["name", "vpcname", "名前", "名称", "vpc名", "vpc", "vpcid", "id"],
            Self::Region => &["region", "awsregion", "regioncode", "リージョン", "リージョン名"],
            Self::Azs => &[
                "azs",
                "az",
                "azcount",
                "availabilityzone",
                "availabilityzones",
                "az数",
                "azの数",
                "アベイラビリティーゾーン",
                "アベイラビリティゾーン",
            ],
            Self::Endpoints => &[
                "endpoints",
                "endpoint",
                "endpointcount",
                "interfaceendpoints",
                "vpce",
                "vpcendpoints",
                "エンドポイント",
                "エンドポイント数",
                "インターフェイスエンドポイント",
                "vpcエンドポイント",
            ],
            Self::Gb => &[
                "gb",
                "gbpermonth",
                "gbamonth",
                "gbmonth",
                "monthlygb",
                "データ量",
                "データ量gb",
                "月間gb",
                "月間データ量",
                "gb月",
            ],
            Self::Internet => &[
                "internetgb",
                "internet",
                "internetgbpermonth",
                "gbinternet",
                "インターネット",
                "インターネットgb",
                "インターネット通信量",
                "インターネット通信量gb",
            ],
            Self::NatGateways => &[
                "natgateways",
                "natgatewaycount",
                "natgws",
                "natgwcount",
                "nats",
                "natcount",
                "natゲートウェイ数",
                "natゲートウェイの数",
                "natゲートウェイ台数",
                "nat台数",
            ],
        }
    }
}

/// Words of names of columns, by what they speak of.
const INTERNET: &[&str] = &["internet", "egress"];
const VOLUME: &[&str] = &["gb", "gib", "data", "traffic", "volume", "transfer"];
const OUT: &[&str] = &["out", "outbound", "egress", "sent"];
const IN: &[&str] = &["in", "inbound", "ingress", "received"];
const ENDPOINT: &[&str] = &["endpoint", "endpoints", "vpce", "vpces", "interface", "privatelink"];
const NAT: &[&str] = &["nat"];
const GATEWAYS: &[&str] = &["gateways", "gws"];
const ZONE: &[&str] = &["az", "azs", "zone", "zones", "availability"];
const COUNT: &[&str] = &["number", "no", "count", "num", "needed", "required"];
const FILLING: &[&str] =
    &["vpc", "vpcs", "aws", "of", "per", "a", "month", "monthly", "mo", "total", "to", "from", "and", "the"];

/// Whether a title states an amount of money, a share, what is of each endpoint, or a unit that is a word of English
/// too: Mo and To are the MB and TB of French.
fn is_other_kind(title: &str) -> bool {
    const PHRASES: [&str; 10] =
        ["(mo)", "[mo]", "(mo/", "(to)", "[to]", "(to/", "per endpoint", "per interface", "/endpoint", "/interface"];
    let title = narrow(title);
    title.contains(['$', '€', '£', '¥', '%', '円']) || PHRASES.iter().any(|phrase| title.contains(phrase))
}

/// Whether a name speaks of what goes out or of what comes in; none where it speaks of both or of neither.
fn direction(name: &str) -> Option<bool> {
    let name = narrow(name);
    let has = |wanted: &[&str]| name.split(|sign: char| !sign.is_alphanumeric()).any(|word| wanted.contains(&word));
    (has(OUT) != has(IN)).then(|| has(OUT))
}

/// A name without case, width and punctuation.
fn bare(name: &str) -> String {
    let stays = |letter: &char| letter.is_ascii_alphanumeric() || !(letter.is_ascii() || SIGNS.contains(*letter));
    narrow(name).chars().filter(stays).collect()
}

/// Punctuation beyond ASCII that occurs in headers and is ignored.
const SIGNS: &str = "\u{a0}\u{3000}・（）［］【】「」、。／：－–—…";

/// The text in lower case, within Latin-1, with full-width letters made narrow, as `input` does with digits.
///
/// No Region needs more, and the tables of all of Unicode would be a fiftieth of the page.
pub(super) fn narrow(text: &str) -> String {
    let narrow = |letter: char| match u32::from(letter) {
        code @ 0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(letter),
        // The capitals of Latin-1 beyond ASCII, such as that of São Paulo.
        code @ (0xC0..=0xD6 | 0xD8..=0xDE) => char::from_u32(code + 0x20).unwrap_or(letter),
        _ => letter,
    };
    text.trim().chars().map(|letter| narrow(letter).to_ascii_lowercase()).collect()
}

/// The header that a list should have, as an example.
#[must_use]
pub(super) fn expected() -> String {
    Column::ALL.map(Column::key).join(",")
}
