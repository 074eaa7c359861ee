//! Lines and their fields, found 64 bytes at a time.

use super::columns::Layout;
use super::record::BEFORE;

/// The ends of a text's lines and fields, for one stretch after the other, so that the working memory stays in the
/// cache however long the text is.
#[derive(Debug)]
pub(super) struct Lines<'text> {
    text: &'text [u8],
    /// How many bytes were scanned.
    seen: usize,
    /// Whether the byte before `seen` is a separator; the beginning counts as one.
    parted: bool,
    /// The end of the field before the first of these lines, and then the end of each field.
    ends: Box<[u32; ENDS]>,
    /// How many entries are in use.
    noted: usize,
    /// For each line the number of `ends` before its end, and its end.
    line_ends: Box<[(u32, u32); STRETCH * BLOCK]>,
    /// How many entries are in use.
    ended: usize,
    /// The index of the next line in `line_ends`, its start, and the index of its first end in `ends`.
    next: usize,
    begin: usize,
    first: usize,
    /// How many fields of a line did not fit.
    dropped: usize,
}

/// A line: its range, the number of its fields and their ends, after the end of the field before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'lines> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) fields: usize,
    pub(super) ends: &'lines [u32],
}

/// How many bytes are scanned at a time.
const BLOCK: usize = 64;
/// How many blocks a stretch has.
const STRETCH: usize = 32;
/// The usual maximum of fields that end in a block of a log.
const USUAL: usize = 12;
/// More fields than any layout has; further fields of a line are only counted.
const COLUMNS: usize = 256;

const _: () = assert!(COLUMNS > Layout::MOST);

/// Room for an open line, and for a stretch in which every second byte is a field.
const ENDS: usize = COLUMNS + STRETCH * BLOCK / 2 + USUAL + 2;

impl<'text> Lines<'text> {
    /// The lines of a text that ends with a line.
    pub(super) fn new(text: &'text [u8]) -> Self {
        Self {
            text,
            seen: 0,
            parted: true,
            ends: Box::new([BEFORE; ENDS]),
            noted: 1,
            line_ends: Box::new([(0, 0); STRETCH * BLOCK]),
            ended: 0,
            next: 0,
            begin: 0,
            first: 0,
            dropped: 0,
        }
    }

    /// The next line.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<Line<'_>> {
        while self.next >= self.ended {
            if self.seen >= self.text.len() {
                return None;
            }
            self.look();
        }
        let (last, to) = *self.line_ends.get(self.next)?;
        let (last, to) = (last as usize, to as usize);
        self.next += 1;
        let ends = self.ends.get(self.first..last).unwrap_or_default();
        let fields = (last - self.first).saturating_sub(1) + std::mem::take(&mut self.dropped);
        let from = std::mem::replace(&mut self.begin, to + 1);
        self.first = last - 1;
        Some(Line { from, to, fields, ends })
    }

    /// Scans the next stretch.
    fn look(&mut self) {
        self.keep_open();
        // Local copies: the compiler has to assume that a write to the arrays could change fields of `self`.
        let Self { text, mut seen, mut parted, ref mut ends, mut noted, ref mut line_ends, mut ended, .. } = *self;
        for _ in 0..STRETCH {
            let rest = text.get(seen..).unwrap_or_default();
            let (blanks, newlines) = match rest.first_chunk() {
                Some(block) => masks(block),
                None if rest.is_empty() => break,
                None => masks(&last_block(rest)),
            };
            // A separator after another ends no field.
            let fields = blanks & !(blanks << 1 | u64::from(parted));
            parted = blanks >> (BLOCK - 1) != 0;
            // Pieces have a few megabytes.
            let base = seen as u32;
            if let Some(room) = line_ends.get_mut(ended..) {
                note_lines(room, newlines, base, fields, noted as u32);
            }
            ended += newlines.count_ones() as usize;
            if let Some(room) = ends.get_mut(noted..) {
                note_fields(room, fields, base);
            }
            noted += fields.count_ones() as usize;
            seen += BLOCK;
        }
        (self.seen, self.parted, self.noted, self.ended) = (seen, parted, noted, ended);
    }

    /// Keeps the ends of the open line, and drops the others.
    fn keep_open(&mut self) {
        let open = self.noted - self.first;
        let kept = open.min(COLUMNS);
        self.dropped += open - kept;
        self.ends.copy_within(self.first..self.first + kept, 0);
        // The next line begins after the last field, whether it fitted or not.
        if self.dropped > 0
            && let (Some(last), Some(end)) = (self.ends.get(self.noted - 1).copied(), self.ends.get_mut(kept - 1))
        {
            *end = last;
        }
        (self.first, self.noted, self.next) = (0, kept, 0);
        self.ended = 0;
    }
}

/// Writes the ends of lines in a block that begins at `base`, and the number of fields that end before each, including
/// the `noted` of earlier blocks.
#[inline(always)]
fn note_lines(room: &mut [(u32, u32)], mut newlines: u64, base: u32, fields: u64, noted: u32) {
    for line in room {
        // Most blocks end at most one line. Where none ends, the write is wasted, since a branch takes longer.
        let at = newlines.trailing_zeros();
        let before = fields & (u64::MAX >> (63 - (at & 63)));
        *line = (noted + before.count_ones(), base + at);
        newlines &= newlines.wrapping_sub(1);
        if newlines == 0 {
            break;
        }
    }
}

/// Writes the ends of fields in a block that begins at `base`.
#[inline(always)]
fn note_fields(room: &mut [u32], mut fields: u64, base: u32) {
    // Always the usual number at once, some of them in vain: a branch after each takes longer.
    let Some((usual, more)) = room.split_first_chunk_mut::<USUAL>() else { return };
    for end in usual {
        *end = base + fields.trailing_zeros();
        fields &= fields.wrapping_sub(1);
    }
    for end in more {
        if fields == 0 {
            break;
        }
        *end = base + fields.trailing_zeros();
        fields &= fields - 1;
    }
}

/// The last bytes, padded with bytes that are no separators.
#[cold]
fn last_block(rest: &[u8]) -> [u8; BLOCK] {
    let mut block = [b'x'; BLOCK];
    for (to, from) in block.iter_mut().zip(rest) {
        *to = *from;
    }
    block
}

/// Which bytes separate fields, and which of them lines: a bit for each byte.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline(always)]
fn masks(block: &[u8; BLOCK]) -> (u64, u64) {
    const LOW: u64 = 0x7f7f_7f7f_7f7f_7f7f;
    const EACH: u64 = 0x0101_0101_0101_0101;
    // The highest bit of each byte, gathered.
    let gather = |bits: u64| ((bits >> 7) & EACH).wrapping_mul(0x0102_0408_1020_4080) >> 56;
    let (mut blanks, mut newlines) = (0, 0);
    let (words, _) = block.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        // No addition carries into the next byte.
        let above = ((word & LOW) + EACH * u64::from(0x7f - b' ')) | word;
        let other = word ^ (EACH * u64::from(b'\n'));
        let differs = ((other & LOW) + LOW) | other;
        blanks |= gather(!above) << (at * 8);
        newlines |= gather(!differs) << (at * 8);
    }
    (blanks, newlines)
}

/// Which bytes separate fields, and which of them lines: a bit for each byte.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn masks(block: &[u8; BLOCK]) -> (u64, u64) {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_le, u8x16_splat, u64x2};

    let (mut blanks, mut newlines) = (0, 0);
    let (words, _) = block.as_chunks::<8>();
    let (pairs, _) = words.as_chunks::<2>();
    for (at, pair) in pairs.iter().enumerate() {
        let [low, high] = pair.map(u64::from_le_bytes);
        let bytes = u64x2(low, high);
        blanks |= u64::from(u8x16_bitmask(u8x16_le(bytes, u8x16_splat(b' ')))) << (at * 16);
        newlines |= u64::from(u8x16_bitmask(u8x16_eq(bytes, u8x16_splat(b'\n')))) << (at * 16);
    }
    (blanks, newlines)
}

#[cfg(test)]
mod tests {
    // The SIMD code is separate, so its tests run as WebAssembly too.
    use super::super::columns::LogField;
    use super::super::record::{FieldColumns, Values};
    use super::*;

    /// Each line, how many fields it has, and its bytes.
    fn read(text: &str, names: &str) -> Vec<(String, usize, String)> {
        let columns = FieldColumns::of(&Layout::header(names.as_bytes()).unwrap_or_else(Layout::default_format));
        let mut seen = Vec::new();
        let mut lines = Lines::new(text.as_bytes());
        while let Some(Line { from, to, fields, ends }) = lines.next() {
            let bytes = Values::new(text.as_bytes(), ends, &columns).get(LogField::Bytes);
            seen.push((text[from..to].to_owned(), fields, String::from_utf8_lossy(bytes).into_owned()));
        }
        seen
    }

    #[test]
    fn fields_are_found_across_blocks_and_runs_of_blanks() {
        let long = "9".repeat(100);
        let text = format!("2 10  1.1.1.1\t2.2.2.2\r\n\n  2 \t {long} a b c d\n \n2 3\n7\n8 ");
        let seen = read(&text, "version bytes srcaddr dstaddr");
        let seen: Vec<_> =
            seen.iter().map(|(line, fields, bytes)| (line.trim().len(), *fields, bytes.as_str())).collect();
        assert_eq!(seen, [(21, 4, "10"), (0, 0, ""), (112, 6, &long), (0, 0, ""), (3, 2, "3"), (1, 1, "")]);
    }

    #[cfg_attr(not(target_arch = "wasm32"), test)]
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
    fn every_line_is_split_as_a_plain_loop_splits_it() {
        let mut seed = 7_u64;
        for length in (0..3000).chain([100_000]) {
            let mut random = || {
                seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
                (seed >> 40) as usize
            };
            // Some texts are nearly all separators, others have few lines.
            let letters = ["ab \n", " \n\r\ta", "a \r\n   ", "abcdefghij \n", "a         b         c         \n"];
            let letters = letters[random() % letters.len()].as_bytes();
            let text: Vec<_> = (0..length).map(|_| letters[random() % letters.len()]).collect();
            let text = String::from_utf8_lossy(&text).into_owned() + "\n";
            let split = read(&text, "srcaddr bytes dstaddr");
            let plain: Vec<_> = text
                .lines()
                .zip(text.split('\n'))
                .map(|(_, line)| {
                    let fields: Vec<_> = line.split_ascii_whitespace().collect();
                    (line.to_owned(), fields.len(), fields.get(1).copied().unwrap_or_default().to_owned())
                })
                .collect();
            assert_eq!(split, plain);
        }
    }

    #[test]
    fn a_line_of_any_number_of_fields_harms_no_other() {
        for fields in [199, 256, 257, 1000, 2303, 2304, 2305, 100_000] {
            let text = format!("2 10\n{}\n3 11\n", "x ".repeat(fields));
            let seen = read(&text, "version bytes srcaddr");
            let seen: Vec<_> = seen.iter().map(|(_, fields, bytes)| (*fields, bytes.as_str())).collect();
            assert_eq!(seen, [(2, "10"), (fields, "x"), (2, "11")], "{fields}");
        }
    }

    #[cfg_attr(not(target_arch = "wasm32"), test)]
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
    fn every_byte_is_told() {
        for byte in 0..=u8::MAX {
            for at in 0..BLOCK {
                let mut block = [b'x'; BLOCK];
                block[at] = byte;
                let bit = |is: bool| u64::from(is) << at;
                assert_eq!(masks(&block), (bit(byte <= b' '), bit(byte == b'\n')), "{byte} at {at}");
            }
        }
        assert_eq!(masks(&[b'\n'; BLOCK]), (u64::MAX, u64::MAX));
    }
}
