//! Which Region a price holds in.

use crate::catalogue::regions::Regions;

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

/// The prefixes of usage types, as public bills and lists show them. They are irregular, so
/// one that is not here is not guessed.
const PREFIXES: [(&str, &str); 26] = [
    ("", "us-east-1"),
    ("USE1", "us-east-1"),
    ("USE2", "us-east-2"),
    ("USW1", "us-west-1"),
    ("USW2", "us-west-2"),
    ("CAN1", "ca-central-1"),
    ("SAE1", "sa-east-1"),
    ("EU", "eu-west-1"),
    ("EUW1", "eu-west-1"),
    ("EUW2", "eu-west-2"),
    ("EUW3", "eu-west-3"),
    ("EUC1", "eu-central-1"),
    ("EUN1", "eu-north-1"),
    ("EUS1", "eu-south-1"),
    ("APN1", "ap-northeast-1"),
    ("APN2", "ap-northeast-2"),
    ("APN3", "ap-northeast-3"),
    ("APS1", "ap-southeast-1"),
    ("APS2", "ap-southeast-2"),
    ("APS3", "ap-south-1"),
    ("APS7", "ap-southeast-5"),
    ("APE1", "ap-east-1"),
    ("MES1", "me-south-1"),
    ("AFS1", "af-south-1"),
    ("UGW1", "us-gov-west-1"),
    ("UGE1", "us-gov-east-1"),
];

/// The Region of a price: by its code, else by its name, else by the prefix of its usage type.
pub fn find(regions: &Regions, says: Whereabouts<'_>) -> Found {
    // A Local Zone belongs to a Region and has prices of its own.
    if !matches!(says.location_type, "" | "AWS Region") {
        return Found::Elsewhere(format!("{} ({})", says.location, says.location_type));
    }
    let known = match (says.code, says.location, says.prefix) {
        ("", "", None) => return Found::Unknown,
        ("", "", Some(prefix)) => match PREFIXES.iter().find(|(known, _)| *known == prefix) {
            Some((_, code)) => regions.place(code),
            None => return Found::Unknown,
        },
        ("", location, _) => regions.named(&today(location)),
        (code, ..) => regions.place(code),
    };
    let name = if says.code.is_empty() { says.location } else { says.code };
    known.map_or_else(|| Found::Elsewhere(name.to_owned()), Found::Here)
}

/// A Region's name as AWS writes it today; the lists also have it without accents, or as it once was.
fn today(location: &str) -> String {
    match location {
        "South America (Sao Paulo)" => "South America (São Paulo)".to_owned(),
        "AWS GovCloud (US)" => "AWS GovCloud (US-West)".to_owned(),
        _ => match location.strip_prefix("EU (") {
            Some(place) => format!("Europe ({place}"),
            None => location.to_owned(),
        },
    }
}
