//! The prices of one product, put together as the tiers of one price.

/// An amount and the monthly volumes that it holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PricedRange<A> {
    /// Where it starts, in GB, or in hours where the tiers are of hours.
    pub from: u64,
    /// Where it ends.
    pub to: TierEnd,
    /// What a unit costs.
    pub amount: A,
}

/// Where a tier ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TierEnd {
    /// The list does not say.
    Unsaid,
    /// Nowhere: it is the last.
    Never,
    /// Where the next one must start.
    At(u64),
}

/// Why ranges are no tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TierFault {
    /// Another price starts where this one does.
    TwoPrices,
    /// It starts where no other ends.
    NotNext,
    /// It is free, behind a tier that has a price.
    FreeBehindPrice,
    /// It is the last and ends here.
    NotLast(u64),
}

/// Puts ranges, which stand in the order of their starts, together as tiers: where each starts, and the place of the
/// range that it has its amount of. None where all is free.
///
/// What is free at first is free for all Regions together and not the item's price, so it belongs to the first tier.
///
/// # Errors
/// The place of the first range that does not fit, and why.
pub fn tiers<'a, A: Copy + PartialEq + Default + 'a>(
    ranges: impl IntoIterator<Item = &'a PricedRange<A>>,
) -> Result<Vec<(u64, usize)>, (usize, TierFault)> {
    let mut tiers: Vec<(u64, usize)> = Vec::new();
    let mut last: Option<(usize, &PricedRange<A>)> = None;
    let (free, mut first) = (A::default(), A::default());
    for (place, range) in ranges.into_iter().enumerate() {
        let is_next = match last.map(|(_, last)| (last, last.to)) {
            None => range.from == 0,
            // The same price twice.
            Some((last, _)) if last.from == range.from && last.amount == range.amount => continue,
            Some((last, _)) if last.from == range.from => return Err((place, TierFault::TwoPrices)),
            Some((_, TierEnd::Unsaid)) => true,
            Some((_, TierEnd::Never)) => false,
            Some((_, TierEnd::At(end))) => end == range.from,
        };
        if !is_next {
            return Err((place, TierFault::NotNext));
        }
        match &mut tiers[..] {
            [(_, of)] if first == free => (*of, first) = (place, range.amount),
            [] => {
                tiers.push((range.from, place));
                first = range.amount;
            }
            _ if range.amount == free => return Err((place, TierFault::FreeBehindPrice)),
            _ => tiers.push((range.from, place)),
        }
        last = Some((place, range));
    }
    if let Some((place, PricedRange { to: TierEnd::At(end), .. })) = last {
        return Err((place, TierFault::NotLast(*end)));
    }
    if first == free {
        tiers.clear();
    }
    Ok(tiers)
}
