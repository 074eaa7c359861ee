//! The owners of public addresses, as far as address ranges show them.

use serde_json::Value;

use super::interner::Interner;
use super::value::Address;
use crate::imported_data::{FileRead, Kind, Remote, SkipReason};
use natpoint_model::catalogue::ranges::{self, PrefixOwner, Range};

/// The owner of an address by the built-in ranges.
pub(super) fn built_in(address: Address) -> Option<(u8, PrefixOwner)> {
    let place = match address {
        Address::V4(address) => find(ranges::v4(), address, |range, address| {
            (range.base ^ address).checked_shr(32 - u32::from(range.length)).unwrap_or(0) == 0
        }),
        Address::V6(address) => find(ranges::v6(), address, |range, address| {
            (range.base ^ address).checked_shr(128 - u32::from(range.length)).unwrap_or(0) == 0
        }),
    }?;
    Some((place, *ranges::owners().get(usize::from(place))?))
}

/// The index of the owner of the range that holds an address; ranges do not overlap.
fn find<A: Copy + Ord>(ranges: &[Range<A>], address: A, holds: impl Fn(&Range<A>, A) -> bool) -> Option<u8> {
    let before = ranges.partition_point(|range| range.base <= address).checked_sub(1)?;
    ranges.get(before).filter(|range| holds(range, address)).map(|range| range.place)
}

/// The ranges of `ip-ranges.json`, which is more complete than the built-in ranges.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ranges {
    v4: [Vec<Segment<u32>>; TIERS],
    v6: [Vec<Segment<u128>>; TIERS],
    services: Interner,
    regions: Interner,
}

/// An address range of one service in one Region.
#[derive(Clone, Copy, Debug)]
struct Segment<A> {
    from: A,
    to: A,
    service: u8,
    region: u8,
}

/// Ranges overlap, so some take precedence: Amazon S3 and `DynamoDB`, other named services, the rest.
const TIERS: usize = 3;

/// The most ranges that are read; AWS has some 17,000.
const MOST: usize = 200_000;

impl Ranges {
    /// Whether there are any.
    pub(super) fn is_empty(&self) -> bool {
        self.v4.iter().all(Vec::is_empty) && self.v6.iter().all(Vec::is_empty)
    }

    /// The service and the Region of an address, by the range with the highest precedence.
    pub(super) fn find(&self, address: Address) -> Option<(String, String)> {
        let (service, region) = match address {
            Address::V4(address) => self.v4.iter().find_map(|tier| holding(tier, address)),
            Address::V6(address) => self.v6.iter().find_map(|tier| holding(tier, address)),
        }?;
        Some((self.services.get(service)?, self.regions.get(region).unwrap_or_default()))
    }

    fn add(&mut self, prefix: &str, region: &str, service: &str) -> Option<()> {
        let (base, length) = prefix.split_once('/')?;
        let length: u32 = length.parse().ok()?;
        let tier = match service {
            "S3" | "DYNAMODB" => 0,
            "AMAZON" | "EC2" => 2,
            _ => 1,
        };
        let region = self.regions.intern(region.as_bytes()).unwrap_or(u8::MAX);
        let service = self.services.intern(service.as_bytes())?;
        match Address::parse(base.as_bytes())? {
            Address::V4(from) if length <= 32 => {
                let to = from | u32::MAX.checked_shr(length).unwrap_or(0);
                self.v4.get_mut(tier)?.push(Segment { from, to, service, region });
            }
            Address::V6(from) if length <= 128 => {
                let to = from | u128::MAX.checked_shr(length).unwrap_or(0);
                self.v6.get_mut(tier)?.push(Segment { from, to, service, region });
            }
            _ => return None,
        }
        Some(())
    }
}

fn holding<A: Copy + Ord>(stretches: &[Segment<A>], address: A) -> Option<(u8, u8)> {
    let before = stretches.partition_point(|stretch| stretch.from <= address).checked_sub(1)?;
    stretches.get(before).filter(|stretch| address <= stretch.to).map(|stretch| (stretch.service, stretch.region))
}

/// Sorts ranges and removes those within others.
fn settle<A: Copy + Ord>(stretches: &mut Vec<Segment<A>>) {
    stretches.sort_by(|a, b| a.from.cmp(&b.from).then(b.to.cmp(&a.to)));
    stretches.dedup_by(|inner, outer| inner.to <= outer.to);
}

/// Whether a value is `ip-ranges.json`.
pub(crate) fn fits(value: &Value) -> bool {
    value["prefixes"].is_array() && (value["syncToken"].is_string() || value["createDate"].is_string())
}

/// Reads `ip-ranges.json`.
pub(crate) fn read(value: &Value, file: &mut FileRead, ranges: &mut Ranges) {
    file.kind = Some(Kind::IpRanges);
    let mut listed = Ranges::default();
    for (list, prefix) in [("prefixes", "ip_prefix"), ("ipv6_prefixes", "ipv6_prefix")] {
        for range in value[list].as_array().into_iter().flatten() {
            file.records += 1;
            let text = |name: &str| range[name].as_str();
            let added = match (text(prefix), text("region"), text("service")) {
                (Some(prefix), Some(region), Some(service)) if file.records <= MOST as u64 => {
                    listed.add(prefix, region, service)
                }
                _ => None,
            };
            match added {
                Some(()) => file.used += 1,
                None => file.skip(
                    SkipReason::Value { field: prefix.to_owned() },
                    file.records,
                    range.to_string().as_bytes(),
                ),
            }
        }
    }
    listed.v4.iter_mut().for_each(settle);
    listed.v6.iter_mut().for_each(settle);
    if !listed.is_empty() {
        *ranges = listed;
    }
}

/// The owner of a public address: by AWS's tag, by the ranges, or unknown.
pub(super) fn remote(address: Option<Address>, tag: Option<&str>, home: Option<&str>, ranges: &Ranges) -> Remote {
    let listed = address.and_then(|address| ranges.find(address));
    let known = match (&listed, address.and_then(built_in)) {
        (Some((service, region)), _) => is_gateway(service).then(|| gateway(service == "DYNAMODB", region, home)),
        // An imported list without this address is newer than the built-in ranges.
        (None, Some((_, place))) if ranges.is_empty() => Some(gateway(place.dynamodb, place.region, home)),
        _ => None,
    };
    match (tag, known, listed) {
        (Some("-"), _, _) => Remote::Internet,
        // The tag has the service, the ranges its Region.
        (Some("S3" | "DYNAMODB"), Some(other @ Remote::OtherRegion(_)), _) => other,
        (Some("S3"), _, _) => Remote::S3,
        (Some("DYNAMODB"), _, _) => Remote::DynamoDb,
        (Some("AMAZON" | "EC2"), _, _) => Remote::AwsUnknown,
        (Some(tag), _, _) => Remote::Aws(tag.to_owned()),
        (None, Some(known), _) => known,
        (None, None, Some((service, _))) if service == "AMAZON" || service == "EC2" => Remote::AwsUnknown,
        (None, None, Some((service, _))) => Remote::Aws(service),
        (None, None, None) if !ranges.is_empty() && address.is_some() => Remote::Internet,
        (None, None, None) => Remote::PublicUnknown,
    }
}

fn is_gateway(service: &str) -> bool {
    matches!(service, "S3" | "DYNAMODB")
}

/// Amazon S3 or `DynamoDB` in a Region, seen from the network's Region.
pub(super) fn gateway(dynamodb: bool, region: &str, home: Option<&str>) -> Remote {
    match home {
        Some(home) if home != region => Remote::OtherRegion(region.to_owned()),
        _ if region == "GLOBAL" => Remote::OtherRegion(region.to_owned()),
        _ if dynamodb => Remote::DynamoDb,
        _ => Remote::S3,
    }
}
