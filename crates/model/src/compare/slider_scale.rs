//! The logarithmic scale of the volume slider.
//!
//! Each order of magnitude has ninety positions, from 1.0 to 9.9 times its power of ten. Exact volumes are entered in
//! the field beside the slider.

use crate::units::Gb;

/// The last position, at 1,000,000 GB; the first, at 1 GB, is 0.
pub const LAST: u32 = 6 * POSITIONS;

/// The number of positions per order of magnitude.
const POSITIONS: u32 = 90;

/// A tenth of a GB, which the first order of magnitude counts in.
const TENTH: u64 = Gb::ONE.units() / 10;

/// The volume at a position: two digits, 1 GB to 1,000,000 GB.
#[must_use]
pub fn volume(position: u32) -> Gb {
    let position = position.min(LAST);
    let digits = u64::from(10 + position % POSITIONS);
    Gb::from_units(digits * TENTH * 10_u64.pow(position / POSITIONS))
}

/// The last position up to a volume.
#[must_use]
pub fn position(volume: Gb) -> u32 {
    let mut tenths = volume.units() / TENTH;
    let mut power = 0;
    while tenths >= 100 {
        tenths /= 10;
        power += 1;
    }
    let digits = u32::try_from(tenths.saturating_sub(10)).unwrap_or(0);
    (power * POSITIONS + digits).min(LAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_volumes_agree() {
        assert_eq!(volume(0), Gb::ONE);
        assert_eq!(volume(LAST), Gb::whole(1_000_000));
        assert_eq!(volume(u32::MAX), Gb::whole(1_000_000));
        assert_eq!(position(Gb::ZERO), 0);
        assert_eq!(position(Gb::MAX), LAST);
        assert_eq!(volume(position(Gb::whole(1_234))), Gb::whole(1_200));
        for at in 0..=LAST {
            assert_eq!(position(volume(at)), at);
            assert!(at == 0 || volume(at) > volume(at - 1), "each step moves");
        }
    }
}
