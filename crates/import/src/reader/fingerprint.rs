//! Fingerprints of the content of files, by which the same file is recognised when it comes twice.

#![allow(clippy::inline_always, reason = "measured: a call for each block takes longer than the block")]

/// The fingerprint of the bytes so far: four sums of 64 bits, and how many bytes there are.
///
/// Files come from the user, who gains nothing by making two of them collide, so speed counts and secrecy does not:
/// eight bytes take one multiplication, and those of four sums do not wait for each other.
#[derive(Clone, Debug, Default)]
pub(super) struct Fingerprint {
    sums: [u64; SUMS],
    length: u64,
    /// Bytes that do not fill a block yet, so that the fingerprint does not depend on where the bytes are cut.
    rest: [u8; BLOCK],
    waiting: usize,
}

const SUMS: usize = 4;
/// Eight bytes for each sum.
const BLOCK: usize = SUMS * 8;

/// Odd numbers with about as many ones as zeros.
const FACTORS: [u64; 2] = [0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f];

impl Fingerprint {
    pub(super) fn add(&mut self, mut bytes: &[u8]) {
        self.length += bytes.len() as u64;
        if self.waiting > 0 {
            let (first, others) = bytes.split_at(bytes.len().min(BLOCK - self.waiting));
            self.rest[self.waiting..self.waiting + first.len()].copy_from_slice(first);
            self.waiting += first.len();
            bytes = others;
            if self.waiting < BLOCK {
                return;
            }
            self.sums = add_block(self.sums, &self.rest);
            self.waiting = 0;
        }
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        self.sums = blocks.iter().fold(self.sums, add_block);
        self.rest[..rest.len()].copy_from_slice(rest);
        self.waiting = rest.len();
    }

    /// The fingerprint of all bytes; none where there are none, since empty files have nothing in common.
    pub(super) fn finish(self) -> Option<[u64; 3]> {
        let mut last = [0; BLOCK];
        last[..self.waiting].copy_from_slice(&self.rest[..self.waiting]);
        let sums = add_block(self.sums, &last);
        let [one, other] = FACTORS.map(|factor| sums.into_iter().fold(0, |all, sum| mixed(all, sum, factor)));
        (self.length > 0).then_some([one, other, self.length])
    }
}

#[inline(always)]
fn add_block(sums: [u64; SUMS], block: &[u8; BLOCK]) -> [u64; SUMS] {
    let mut sums = sums;
    let (words, _) = block.as_chunks::<8>();
    for (sum, word) in sums.iter_mut().zip(words) {
        *sum = mixed(*sum, u64::from_le_bytes(*word), FACTORS[0]);
    }
    sums
}

/// A sum with a word more: another word makes another sum, and so does another sum before it.
#[inline(always)]
const fn mixed(sum: u64, word: u64, factor: u64) -> u64 {
    (sum.rotate_left(29) ^ word).wrapping_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: &[u8], piece: usize) -> Option<[u64; 3]> {
        let mut fingerprint = Fingerprint::default();
        for piece in bytes.chunks(piece) {
            fingerprint.add(piece);
        }
        fingerprint.finish()
    }

    #[test]
    fn the_same_bytes_have_one_however_they_are_cut() {
        let text = b"lineItem/UsageType,lineItem/UsageAmount\nNatGateway-Bytes,1500.5\n";
        for piece in 1..80 {
            assert_eq!(of(text, piece), of(text, 1_000), "{piece}");
        }
        assert_eq!(of(b"", 1), None);
    }

    #[test]
    fn another_byte_anywhere_makes_another() {
        let text: Vec<u8> = (1..=200).collect();
        let mut all: Vec<_> = (0..text.len()).map(|length| of(&text[..length], 7)).collect();
        for at in 0..text.len() {
            for change in [1, 0x80] {
                let mut changed = text.clone();
                changed[at] ^= change;
                all.push(of(&changed, 9));
            }
        }
        // Zeros at the end count too.
        all.extend((1..20).map(|zeros| of(&vec![0; zeros], 5)));
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
    }
}
