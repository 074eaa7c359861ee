//! Prices in tiers: the one walk over them.
//!
//! Tier bounds are binary: AWS's 1 PB is 1,048,576 GB.

use super::rates::SourcedRate;
use crate::units::{Gb, Usd, UsdPerGb};

/// How a volume falls into tiers: each tier that it reaches, with the part that falls there; the first one always.
pub fn spread<T>(volume: Gb, tiers: &[T], start: impl Fn(&T) -> Gb) -> impl Iterator<Item = (&T, Gb)> {
    tiers.iter().enumerate().filter_map(move |(at, tier)| {
        let end = tiers.get(at + 1).map_or(volume, |next| start(next).min(volume));
        let within = end.units().checked_sub(start(tier).units())?;
        (within > 0 || at == 0).then(|| (tier, Gb::from_units(within)))
    })
}

/// The line of each tier, `offset + rate x volume`, which runs on to the left of where the tier starts: the offset is
/// what the tiers before cost more, or less, than this one's rate would.
pub fn lines(tiers: &[SourcedRate<UsdPerGb>]) -> impl Iterator<Item = (Usd, &SourcedRate<UsdPerGb>)> {
    let mut offset = Usd::ZERO;
    let mut before: Option<UsdPerGb> = None;
    tiers.iter().map(move |tier| {
        if let Some(rate) = before.replace(tier.rate) {
            offset += rate * tier.from - tier.rate * tier.from;
        }
        (offset, tier)
    })
}
