//! Interns pairs of IPv6 addresses.

/// Pairs of addresses; the first is 0 where only the second matters.
#[derive(Clone, Debug, Default)]
pub(super) struct Ipv6Pairs {
    pairs: Vec<[u128; 2]>,
    /// An open-addressing hash table of indexes into `pairs`, plus one, whose length is a power of two; 0 marks a free
    /// slot.
    places: Vec<u32>,
}

impl Ipv6Pairs {
    /// The most pairs.
    const MOST: usize = 1 << 17;

    /// The index of a pair; none when there are too many.
    pub(super) fn number(&mut self, pair: [u128; 2]) -> Option<u32> {
        if self.pairs.len() >= self.places.len() / 2 && self.places.len() < Self::MOST * 2 {
            self.grow();
        }
        let at = self.place(&pair)?;
        let place = self.places.get_mut(at)?;
        if *place == 0 {
            if self.pairs.len() >= Self::MOST {
                return None;
            }
            self.pairs.push(pair);
            *place = u32::try_from(self.pairs.len()).ok()?;
        }
        Some(*place - 1)
    }

    /// The pair at an index.
    pub(super) fn get(&self, number: u32) -> [u128; 2] {
        self.pairs.get(number as usize).copied().unwrap_or_default()
    }

    fn place(&self, pair: &[u128; 2]) -> Option<usize> {
        let mask = self.places.len().checked_sub(1)?;
        let mut at = mix(pair) & mask;
        loop {
            match self.places.get(at)?.checked_sub(1) {
                Some(number) if self.pairs.get(number as usize) != Some(pair) => at = (at + 1) & mask,
                _ => return Some(at),
            }
        }
    }

    fn grow(&mut self) {
        self.places = vec![0; (self.places.len() * 2).clamp(1 << 6, Self::MOST * 2)];
        for number in 0..self.pairs.len() {
            if let Some(pair) = self.pairs.get(number).copied()
                && let Some(at) = self.place(&pair)
                && let Some(place) = self.places.get_mut(at)
            {
                *place = u32::try_from(number + 1).unwrap_or_default();
            }
        }
    }
}

fn mix(pair: &[u128; 2]) -> usize {
    let mut mixed = 0_u64;
    for address in pair {
        for half in [(address >> 64) as u64, *address as u64] {
            mixed = (mixed.rotate_left(23) ^ half).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }
    (mixed ^ mixed >> 32) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_has_its_number_until_there_are_too_many() {
        let mut pairs = Ipv6Pairs::default();
        for turn in 0..2 {
            for at in 0..200_000_u32 {
                let expected = ((at as usize) < Ipv6Pairs::MOST).then_some(at);
                assert_eq!(pairs.number([0, u128::from(at) << 64]), expected, "{turn}");
            }
        }
        assert_eq!(pairs.get(7), [0, 7 << 64]);
        assert_eq!(pairs.get(u32::MAX), [0, 0]);
    }
}
