//! A dial for volumes: positions of a slider, evenly spread over orders of magnitude.
//!
//! The dial is a way to point, not a way to state: a field beside it takes the exact volume.

use crate::units::Gb;

/// The last position of the dial; the first is 0.
pub const LAST: u32 = 1_200;

/// How many orders of magnitude the dial spans, from 1 GB on.
const DECADES: f64 = 6.0;

/// The volume at a position, to three digits: 1 GB to 1,000,000 GB.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn volume(position: u32) -> Gb {
    let exponent = f64::from(position.min(LAST)) / f64::from(LAST) * DECADES;
    let gb = 10_f64.powf(exponent);
    let digit = 10_f64.powf(exponent.floor() - 2.0);
    let units = (gb / digit).round() * digit * 1e6;
    Gb::from_units(units.round() as u64)
}

/// The position nearest to a volume.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub fn position(volume: Gb) -> u32 {
    let exponent = volume.max(Gb::ONE).to_f64().log10();
    ((exponent / DECADES * f64::from(LAST)).round() as u32).min(LAST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_and_volumes_agree() {
        assert_eq!(volume(0), Gb::ONE);
        assert_eq!(volume(LAST), Gb::whole(1_000_000));
        assert_eq!(volume(LAST / 2), Gb::whole(1_000));
        assert_eq!(position(Gb::ZERO), 0);
        assert_eq!(position(Gb::MAX), LAST);
        for at in 0..=LAST {
            assert_eq!(position(volume(at)), at);
            assert!(at == 0 || volume(at) > volume(at - 1), "each step moves");
        }
    }
}
