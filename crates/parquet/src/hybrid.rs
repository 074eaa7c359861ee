//! Numbers as runs and as packed bits: how Parquet writes levels, and places in a dictionary.

use bytes::Bytes;

/// Numbers that are read from their first to their last.
pub(crate) struct Hybrid {
    data: Bytes,
    /// Where the next run begins.
    at: usize,
    /// How many bits a number has.
    width: u32,
    run: Run,
    /// How many numbers of the run are left.
    left: usize,
}

/// Numbers that stand one behind the other.
#[derive(Clone, Copy)]
enum Run {
    /// The same number.
    Same(u32),
    /// Numbers of `width` bits each, the next of which begins at this bit.
    Packed(usize),
}

impl Hybrid {
    /// Numbers of so many bits, which are 32 at most.
    pub(crate) fn new(data: Bytes, width: u32) -> Self {
        Self { data, at: 0, width, run: Run::Same(0), left: 0 }
    }

    /// Reads so many numbers: hands over each, and how often it stands there one behind the other. None where there are
    /// not so many.
    pub(crate) fn read(&mut self, mut count: usize, mut take: impl FnMut(u32, usize) -> Option<()>) -> Option<()> {
        while count > 0 {
            let now = self.begun(count)?;
            match self.run {
                Run::Same(number) => take(number, now)?,
                Run::Packed(from) => {
                    let end = from + now * self.width as usize;
                    for bit in (from..end).step_by((self.width as usize).max(1)) {
                        take(self.number(bit), 1)?;
                    }
                    self.run = Run::Packed(end);
                }
            }
            self.left -= now;
            count -= now;
        }
        Some(())
    }

    /// Passes over so many numbers: none where there are not so many.
    pub(crate) fn pass(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let now = self.begun(count)?;
            if let Run::Packed(from) = &mut self.run {
                *from += now * self.width as usize;
            }
            self.left -= now;
            count -= now;
        }
        Some(())
    }

    /// How many of so many numbers the present run has, which is begun if the last one is over.
    fn begun(&mut self, count: usize) -> Option<usize> {
        while self.left == 0 {
            let header = self.header()?;
            let of_run = usize::try_from(header >> 1).ok()?;
            if header & 1 == 0 {
                let length = self.width.div_ceil(8) as usize;
                let bytes = self.data.get(self.at..self.at + length)?;
                self.run = Run::Same(bytes.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)));
                self.left = of_run;
                self.at += length;
            } else {
                let bits = of_run.checked_mul(8)?.checked_mul(self.width as usize)?;
                // Some writers cut the last run off behind its last number.
                let rest = (self.data.len() - self.at) * 8;
                self.left = (of_run * 8).min(rest.checked_div(self.width as usize).unwrap_or(usize::MAX));
                self.run = if self.width == 0 { Run::Same(0) } else { Run::Packed(self.at * 8) };
                self.at += (bits / 8).min(self.data.len() - self.at);
            }
        }
        Some(self.left.min(count))
    }

    /// The number in front of a run, in bytes of seven bits, the lowest first.
    fn header(&mut self) -> Option<u32> {
        let mut header = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = *self.data.get(self.at)?;
            self.at += 1;
            header |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(header).ok();
            }
        }
        None
    }

    /// The number that begins at a bit; what lies behind the data is 0.
    fn number(&self, bit: usize) -> u32 {
        const LONGEST: usize = 8;
        let rest = self.data.get(bit / 8..).unwrap_or_default();
        let bytes = rest.first_chunk().copied().unwrap_or_else(|| {
            let mut bytes = [0; LONGEST];
            bytes[..rest.len().min(LONGEST)].copy_from_slice(&rest[..rest.len().min(LONGEST)]);
            bytes
        });
        let number = u64::from_le_bytes(bytes) >> (bit % 8) & ((1 << self.width) - 1);
        #[expect(clippy::cast_possible_truncation, reason = "it has 32 bits at most")]
        let number = number as u32;
        number
    }
}

/// The same numbers as an old form packs them, which begins with the highest bit of each byte: so many of so many bits.
pub(crate) fn of_old_form(data: &[u8], width: u32, count: u32) -> Bytes {
    let mut bits = data.iter().flat_map(|byte| (0..8).rev().map(move |bit| u32::from(byte >> bit & 1)));
    // As runs of one number each: such files are of the first years of the format, and few.
    let mut runs = Vec::new();
    for _ in 0..count {
        let number = (0..width).fold(0_u32, |number, _| number << 1 | bits.next().unwrap_or(0));
        runs.push(1 << 1);
        runs.extend(number.to_le_bytes().into_iter().take(width.div_ceil(8) as usize));
    }
    runs.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(data: &[u8], width: u32, passed: usize, count: usize) -> Option<Vec<u32>> {
        let mut hybrid = Hybrid::new(Bytes::copy_from_slice(data), width);
        let mut numbers = Vec::new();
        hybrid.pass(passed)?;
        hybrid.read(count, |number, times| {
            numbers.extend(std::iter::repeat_n(number, times));
            Some(())
        })?;
        Some(numbers)
    }

    #[test]
    fn runs_and_packed_bits_are_numbers() {
        // The specification's example: 0 to 7 in three bits each; in front of it five times 4, and behind it twice 1.
        let data = [10, 4, 0b11, 0b1000_1000, 0b1100_0110, 0b1111_1010, 4, 1];
        let all = vec![4, 4, 4, 4, 4, 0, 1, 2, 3, 4, 5, 6, 7, 1, 1];
        for passed in 0..=all.len() {
            for count in 0..=all.len() - passed {
                assert_eq!(
                    read(&data, 3, passed, count),
                    Some(all[passed..passed + count].to_vec()),
                    "{passed} {count}"
                );
            }
            assert_eq!(read(&data, 3, passed, all.len() - passed + 1), None);
        }
        for cut in 0..data.len() {
            assert_eq!(read(&data[..cut], 3, 0, all.len()), None, "{cut}");
        }
    }

    #[test]
    fn a_number_has_up_to_32_bits() {
        assert_eq!(read(&[4, 0xff, 0xff, 0xff, 0xff], 32, 0, 2), Some(vec![u32::MAX; 2]));
        let packed = [&[3_u8][..], &[0xfe, 0xff, 0xff, 0xff].repeat(8)].concat();
        assert_eq!(read(&packed, 32, 1, 7), Some(vec![u32::MAX - 1; 7]));
        // A column of one text needs no bit.
        assert_eq!(read(&[3], 0, 0, 8), Some(vec![0; 8]));
        assert_eq!(read(&[200, 1], 0, 99, 1), Some(vec![0]));
    }

    #[test]
    fn the_old_form_begins_with_the_highest_bit() {
        // The specification's example: 0 to 7 in three bits each.
        let runs = of_old_form(&[0b0000_0101, 0b0011_1001, 0b0111_0111], 3, 8);
        assert_eq!(read(&runs, 3, 0, 8), Some((0..8).collect()));
    }

    #[test]
    fn the_last_run_may_be_cut_off_behind_its_last_number() {
        assert_eq!(read(&[3, 0b1000_1000, 0b1100_0110], 3, 0, 5), Some(vec![0, 1, 2, 3, 4]));
    }
}
