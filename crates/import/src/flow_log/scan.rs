//! Lines and their fields, found 64 bytes at a time.

use super::columns::Layout;
use super::record::BEFORE;

/// Where the lines of a text and their fields end, for one stretch of it after the other, so that what is noted stays
/// near at hand however long the text is.
#[derive(Debug)]
pub(super) struct Lines<'text> {
    text: &'text [u8],
    /// How much of it was looked at.
    seen: usize,
    /// Whether the byte before that parts fields, as the beginning does.
    parted: bool,
    /// Where the field before the first of these lines ends, and then where each field does.
    ends: Box<[u32; ENDS]>,
    /// How many of them there are.
    noted: usize,
    /// For each line how many of `ends` are before its end, and where that is.
    line_ends: Box<[(u32, u32); STRETCH * BLOCK]>,
    /// How many of them there are.
    ended: usize,
    /// The line in `line_ends` that is next, where it begins, and its place in `ends`.
    next: usize,
    begin: usize,
    first: usize,
    /// How many fields of a line were too many to be noted.
    dropped: usize,
}

/// A line: where it stands, how many fields it has, and their ends behind that of what is before them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'lines> {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) fields: usize,
    pub(super) ends: &'lines [u32],
}

/// How many bytes are looked at together.
const BLOCK: usize = 64;
/// How many blocks make a stretch.
const STRETCH: usize = 32;
/// So many fields end in a block of a log at most, as a rule.
const USUAL: usize = 12;
/// More fields than any layout has; those of a longer line are only counted.
const COLUMNS: usize = 256;

const _: () = assert!(COLUMNS > Layout::MOST);

/// Room for a line that goes on, and for a stretch in which every second byte is a field.
const ENDS: usize = COLUMNS + STRETCH * BLOCK / 2 + USUAL + 2;

impl<'text> Lines<'text> {
    /// The lines of a text, of which the last ends it.
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

    /// Looks at the next stretch.
    fn look(&mut self) {
        self.keep_open();
        // Not in `self` meanwhile: for all that the compiler knows, what is noted could overwrite it.
        let Self { text, mut seen, mut parted, ref mut ends, mut noted, ref mut line_ends, mut ended, .. } = *self;
        for _ in 0..STRETCH {
            let rest = text.get(seen..).unwrap_or_default();
            let (blanks, newlines) = match rest.first_chunk() {
                Some(block) => masks(block),
                None if rest.is_empty() => break,
                None => masks(&last_block(rest)),
            };
            // A blank behind another ends nothing.
            let fields = blanks & !(blanks << 1 | u64::from(parted));
            parted = blanks >> (BLOCK - 1) != 0;
            // Pieces are of a few megabytes.
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

    /// Keeps what is noted of the line that goes on, and forgets the others.
    fn keep_open(&mut self) {
        let open = self.noted - self.first;
        let kept = open.min(COLUMNS);
        self.dropped += open - kept;
        self.ends.copy_within(self.first..self.first + kept, 0);
        // The next line begins behind the last field, whether that was noted or not.
        if self.dropped > 0
            && let (Some(last), Some(end)) = (self.ends.get(self.noted - 1).copied(), self.ends.get_mut(kept - 1))
        {
            *end = last;
        }
        (self.first, self.noted, self.next) = (0, kept, 0);
        self.ended = 0;
    }
}

/// Notes where lines end in a block that begins at `base`, and how many fields end before, with the `noted` of other
/// blocks.
#[inline(always)]
fn note_lines(room: &mut [(u32, u32)], mut newlines: u64, base: u32, fields: u64, noted: u32) {
    for line in room {
        // Of most blocks one at most ends a line; where none does, it is noted for nothing, since to ask takes longer.
        let at = newlines.trailing_zeros();
        let before = fields & (u64::MAX >> (63 - (at & 63)));
        *line = (noted + before.count_ones(), base + at);
        newlines &= newlines.wrapping_sub(1);
        if newlines == 0 {
            break;
        }
    }
}

/// Notes where fields end in a block that begins at `base`.
#[inline(always)]
fn note_fields(room: &mut [u32], mut fields: u64, base: u32) {
    // As many as usual at once, some of them for nothing: to ask after each whether it was the last takes longer.
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

/// The last bytes, with others behind them that part nothing.
#[cold]
fn last_block(rest: &[u8]) -> [u8; BLOCK] {
    let mut block = [b'x'; BLOCK];
    for (to, from) in block.iter_mut().zip(rest) {
        *to = *from;
    }
    block
}

/// Which bytes part fields, and which of them part lines: a bit for each.
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
        // No sum carries into the next byte.
        let above = ((word & LOW) + EACH * u64::from(0x7f - b' ')) | word;
        let other = word ^ (EACH * u64::from(b'\n'));
        let differs = ((other & LOW) + LOW) | other;
        blanks |= gather(!above) << (at * 8);
        newlines |= gather(!differs) << (at * 8);
    }
    (blanks, newlines)
}

/// Which bytes part fields, and which of them part lines: a bit for each.
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
    // What reads sixteen bytes at a time is another code, so its tests run as WebAssembly too.
    use super::super::columns::Field;
    use super::super::record::{Columns, Values};
    use super::*;

    /// Each line, how many fields it has, and its bytes.
    fn read(text: &str, names: &str) -> Vec<(String, usize, String)> {
        let columns = Columns::of(&Layout::header(names.as_bytes()).unwrap_or_else(Layout::default_format));
        let mut seen = Vec::new();
        let mut lines = Lines::new(text.as_bytes());
        while let Some(Line { from, to, fields, ends }) = lines.next() {
            let bytes = Values::new(text.as_bytes(), ends, &columns).get(Field::Bytes);
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
            // Some texts are nearly all blanks, others have few lines.
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
