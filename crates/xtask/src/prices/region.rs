//! Which Region a price holds in.

use crate::catalogue::regions::Regions;
use natpoint_price_list::usage_types;

/// What a price says of its Region; each may be empty.
#[derive(Clone, Copy, Default)]
pub struct Whereabouts<'a> {
    /// The code: `ap-northeast-1`.
    pub code: &'a str,
    /// The name: `Asia Pacific (Tokyo)`.
    pub location: &'a str,
    /// What kind of location that is: `AWS Region`, `AWS Local Zone`.
    pub location_type: &'a str,
    /// The front of the usage type: `APN1`.
    pub prefix: Option<&'a str>,
}

/// Where a price holds.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// In a Region of the catalogue, by its place there.
    Here(usize),
    /// Elsewhere, as the list calls it.
    Elsewhere(String),
    /// The list does not say, or in no way that is known.
    Unknown,
}

/// The Region of a price: by its code, else by its name, else by the prefix of its usage type.
pub fn find(regions: &Regions, says: Whereabouts<'_>) -> Found {
    // A Local Zone belongs to a Region and has prices of its own.
    if !matches!(says.location_type, "" | "AWS Region") {
        return Found::Elsewhere(format!("{} ({})", says.location, says.location_type));
    }
    let known = match (says.code, says.location, says.prefix) {
        ("", "", None) => return Found::Unknown,
        ("", "", Some(prefix)) => match usage_types::region_of_prefix(prefix) {
            Some(code) => regions.place(code),
            None => return Found::Unknown,
        },
        ("", location, _) => regions.named(&usage_types::name_today(location)),
        (code, ..) => regions.place(code),
    };
    let name = if says.code.is_empty() { says.location } else { says.code };
    known.map_or_else(|| Found::Elsewhere(name.to_owned()), Found::Here)
}
