//! What AWS's lists call the items of the table.

/// How the lists name one item.
#[derive(Clone, Copy)]
pub struct Known {
    /// The offer that sells it, which is a service code.
    pub offer: &'static str,
    /// The usage type behind the Region's prefix.
    pub usage_type: &'static str,
    /// The operation, where the usage type alone does not tell.
    pub operation: Option<&'static str>,
    /// The units that the price may be for, in small letters.
    pub units: &'static [&'static str],
    /// Whether the price depends on the volume.
    pub tiered: bool,
    /// How the website's feed describes it.
    feed: Option<&'static str>,
}

const EC2: &str = "AmazonEC2";
const VPC: &str = "AmazonVPC";
const TRANSFER: &str = "AWSDataTransfer";

const HOUR: &[&str] = &["hrs", "hours", "hour", "hourly"];
const GB: &[&str] = &["gb", "gigabytes"];
const GBPS_HOUR: &[&str] = &["gbps-hrs", "gbps-hours"];
const GB_MONTH: &[&str] = &["gb-mo", "gb-month"];

const fn known(
    offer: &'static str,
    usage_type: &'static str,
    units: &'static [&'static str],
    feed: Option<&'static str>,
) -> Known {
    Known { offer, usage_type, operation: None, units, tiered: false, feed }
}

/// All attachments of a transit gateway have one usage type; the operation says to what.
const fn of_vpc(known: Known) -> Known {
    Known { operation: Some("TransitGatewayVPC"), ..known }
}

/// An instance has one usage type for all systems; the operation says that it is Linux.
const fn linux(usage_type: &'static str) -> Known {
    Known { operation: Some("RunInstances"), ..known(EC2, usage_type, HOUR, None) }
}

/// What no list has by the Region: hosted zones are sold once for all of them, in tiers of zones. Such a price is kept
/// by hand.
const BY_HAND: Known = known("", "", &[], None);

const fn tiered(known: Known) -> Known {
    Known { tiered: true, ..known }
}

/// Every item, in the order of the catalogue's.
///
/// The feed has no words for two of the endpoints, only a hash that is one for all Regions.
pub const KNOWN: [Known; 23] = [
    known(EC2, "NatGateway-Hours", HOUR, Some("Hourly charge for NAT Gateways")),
    known(EC2, "NatGateway-Bytes", GB, Some("Charge for per GB data processed by NatGateways")),
    known(EC2, "RegionalNatGateway-Hours", HOUR, None),
    known(EC2, "RegionalNatGateway-Bytes", GB, None),
    known(
        EC2,
        "NatGateway-Prvd-Gbps",
        GBPS_HOUR,
        Some("Per hour and per Gbps charge for NAT Gateways with provisioned bandwidth"),
    ),
    known(VPC, "VpcEndpoint-Hours", HOUR, Some("Hourly charge for VPC Endpoints")),
    tiered(known(VPC, "VpcEndpoint-Bytes", GB, Some("Charge for per GB data processed by VPC Endpoints"))),
    known(VPC, "VpcEndpoint-GWLBE-Hours", HOUR, Some("Hourly charge for AWS Gateway Load Balancer VPC Endpoint")),
    known(
        VPC,
        "VpcEndpoint-GWLBE-Bytes",
        GB,
        Some("Charge for per GB data processed by AWS Gateway Load Balancer VPC Endpoint"),
    ),
    known(VPC, "PublicIPv4:InUseAddress", HOUR, Some("Hourly charge for In use Public IPv4 Addresses")),
    known(VPC, "PublicIPv4:IdleAddress", HOUR, Some("Hourly charge for Idle Public IPv4 Addresses")),
    of_vpc(known(VPC, "TransitGateway-Hours", HOUR, Some("Hourly charge for Transit Gateway VPC Attachments"))),
    of_vpc(known(
        VPC,
        "TransitGateway-Bytes",
        GB,
        Some("Charge for per GB data processed by AWS Transit Gateways for VPC attachments"),
    )),
    known(VPC, "VpcEndpoint-Resource-Hours", HOUR, Some("H8FUmXCgBs5mGKB0PcJDc6xbFIbJEC4QLRO9r9CuyMM")),
    known(VPC, "VpcEndpoint-Service-Hours", HOUR, Some("3QUFY5SQS4aNBsNBN6Rnljiej-hZ500fQVl5atukx2E")),
    known(TRANSFER, "DataTransfer-Regional-Bytes", GB, None),
    tiered(known(TRANSFER, "DataTransfer-Out-Bytes", GB, None)),
    linux("BoxUsage:t4g.nano"),
    linux("BoxUsage:t4g.small"),
    linux("BoxUsage:c7gn.medium"),
    known(EC2, "EBS:VolumeUsage.gp3", GB_MONTH, None),
    BY_HAND,
    BY_HAND,
];

/// The place of the item that an offer sells by a usage type such as `APN1-NatGateway-Hours`.
///
/// `RegionalNatGateway-Hours` ends in `NatGateway-Hours`, and other offers have transfer of their own,
/// so the name must begin behind the prefix and the offer be the item's. The offer of EC2 lists transfer too.
pub fn find(offer: &str, usage_type: &str, operation: &str) -> Option<usize> {
    KNOWN.iter().position(|known| {
        prefix(usage_type, known.usage_type).is_some()
            && (offer == known.offer || (offer, known.offer) == (EC2, TRANSFER))
            && known.operation.is_none_or(|needed| needed == operation)
    })
}

/// The Region's prefix of a usage type that [`find`] gave the item for, empty in N. Virginia.
pub fn region_prefix(item: usize, usage_type: &str) -> &str {
    prefix(usage_type, KNOWN[item].usage_type).unwrap_or_default()
}

/// Whether some list sells an item.
pub fn is_listed(item: usize) -> bool {
    KNOWN.get(item).is_some_and(|known| !known.offer.is_empty())
}

/// Whether the catalogue has an item that this offer sells.
pub fn is_offer(offer: &str) -> Option<&'static str> {
    KNOWN.iter().map(|known| known.offer).find(|known| *known == offer)
}

fn prefix<'a>(usage_type: &'a str, name: &str) -> Option<&'a str> {
    match usage_type.strip_suffix(name)? {
        "" => Some(""),
        front => front.strip_suffix('-').filter(|prefix| prefix.bytes().all(|byte| byte.is_ascii_alphanumeric())),
    }
}

/// The item that the website's feed describes so, and the bounds of the tier:
/// `Hourly charge for VPC Endpoints per Hrs`, `… per GB from 0 to 1048576`.
pub fn described(label: &str) -> Option<(usize, Option<(&str, &str)>)> {
    KNOWN.iter().enumerate().find_map(|(item, known)| {
        let rest = label.strip_prefix(known.feed?)?;
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
