//! What AWS's price lists and bills call the items of the table, and how usage types name Regions.

use natpoint_price_items::PriceItem;

/// The item that an offer sells by a usage type such as `APN1-NatGateway-Hours`.
///
/// `RegionalNatGateway-Hours` ends in `NatGateway-Hours`, and other offers have transfer of their own,
/// so the name must begin behind the prefix and the offer be the item's.
#[must_use]
pub fn find(offer: &str, usage_type: &str, operation: &str) -> Option<PriceItem> {
    PriceItem::ALL.into_iter().find(|item| {
        let known = item.spec();
        known.is_listed()
            && prefix(usage_type, known.usage_type).is_some()
            && known.is_sold_by(offer)
            && known.operation.is_none_or(|needed| needed == operation)
    })
}

/// The Region's prefix of a usage type that [`find`] gave the item for, empty in N. Virginia.
#[must_use]
pub fn region_prefix(item: PriceItem, usage_type: &str) -> &str {
    prefix(usage_type, item.spec().usage_type).unwrap_or_default()
}

/// Whether the catalogue has an item that this offer sells.
#[must_use]
pub fn is_offer(offer: &str) -> Option<&'static str> {
    PriceItem::ALL.into_iter().map(|item| item.spec().offer).find(|known| *known == offer)
}

/// What stands before the name in a usage type, without the hyphen between them; none where the name does not end it.
#[must_use]
pub fn prefix<'a>(usage_type: &'a str, name: &str) -> Option<&'a str> {
    match usage_type.strip_suffix(name)? {
        "" => Some(""),
        front => front.strip_suffix('-').filter(|prefix| prefix.bytes().all(|byte| byte.is_ascii_alphanumeric())),
    }
}

/// The item that the website's feed describes so, and the bounds of the tier:
/// `Hourly charge for VPC Endpoints per Hrs`, `… per GB from 0 to 1048576`.
#[must_use]
pub fn described(label: &str) -> Option<(PriceItem, Option<(&str, &str)>)> {
    PriceItem::ALL.into_iter().find_map(|item| {
        let rest = label.strip_prefix(item.spec().feed?)?;
        if rest.is_empty() {
            return Some((item, None));
        }
        let unit = rest.strip_prefix(" per ")?;
        match unit.split_once(" from ") {
            None => Some((item, None)),
            Some((_, bounds)) => Some((item, Some(bounds.split_once(" to ")?))),
        }
    })
}

/// The prefixes of usage types, as AWS's list of billing codes and public bills show them. They are irregular, so one
/// that is not here is not guessed.
static PREFIXES: [(&str, &str); 40] = [
    ("", "us-east-1"),
    ("USE1", "us-east-1"),
    ("USE2", "us-east-2"),
    ("USW1", "us-west-1"),
    ("USW2", "us-west-2"),
    ("CAN1", "ca-central-1"),
    ("CAN2", "ca-west-1"),
    ("MXC1", "mx-central-1"),
    ("SAE1", "sa-east-1"),
    ("EU", "eu-west-1"),
    ("EUW1", "eu-west-1"),
    ("EUW2", "eu-west-2"),
    ("EUW3", "eu-west-3"),
    ("EUC1", "eu-central-1"),
    ("EUC2", "eu-central-2"),
    ("EUN1", "eu-north-1"),
    ("EUS1", "eu-south-1"),
    ("EUS2", "eu-south-2"),
    ("APN1", "ap-northeast-1"),
    ("APN2", "ap-northeast-2"),
    ("APN3", "ap-northeast-3"),
    ("APS1", "ap-southeast-1"),
    ("APS2", "ap-southeast-2"),
    ("APS3", "ap-south-1"),
    ("APS4", "ap-southeast-3"),
    ("APS5", "ap-south-2"),
    ("APS6", "ap-southeast-4"),
    ("APS7", "ap-southeast-5"),
    ("APS8", "ap-southeast-6"),
    ("APS9", "ap-southeast-7"),
    ("APE1", "ap-east-1"),
    ("APE2", "ap-east-2"),
    ("ILC1", "il-central-1"),
    ("MES1", "me-south-1"),
    ("MEC1", "me-central-1"),
    ("AFS1", "af-south-1"),
    ("UGW1", "us-gov-west-1"),
    ("UGE1", "us-gov-east-1"),
    ("CNN1", "cn-north-1"),
    ("CNW1", "cn-northwest-1"),
];

/// The code of the Region whose usage types have this prefix.
#[must_use]
pub fn region_of_prefix(prefix: &str) -> Option<&'static str> {
    PREFIXES.iter().find(|(known, _)| *known == prefix).map(|(_, code)| *code)
}

/// The usage types of an item in a Region: one for each prefix that the Region has; none for what no list sells.
#[must_use]
pub fn of_item(item: PriceItem, region: &str) -> Vec<String> {
    let name = item.spec().usage_type;
    if name.is_empty() {
        return Vec::new();
    }
    let prefixes = PREFIXES.iter().filter(|(_, code)| *code == region).map(|(prefix, _)| *prefix);
    prefixes.map(|prefix| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}-{name}") }).collect()
}

/// A Region's name as AWS writes it today; the lists also have it without accents, or as it once was.
#[must_use]
pub fn name_today(location: &str) -> String {
    match location {
        "South America (Sao Paulo)" => "South America (São Paulo)".to_owned(),
        "AWS GovCloud (US)" => "AWS GovCloud (US-West)".to_owned(),
        _ => match location.strip_prefix("EU (") {
            Some(place) => format!("Europe ({place}"),
            None => location.to_owned(),
        },
    }
}
