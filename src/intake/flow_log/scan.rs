//! Lines and their fields, found 64 bytes at a time.

use super::columns::{FIELDS, Field, Layout};

/// Where the needed fields of a line stand, by field. What is not needed goes to a place that nobody reads.
#[derive(Clone, Debug)]
pub(super) struct Spans([(u32, u32); SPANS]);

/// A power of two, so that a place needs no check.
const SPANS: usize = 32;

const _: () = assert!(FIELDS < SPANS && COLUMNS > 200);

impl Default for Spans {
    fn default() -> Self {
        Self([(0, 0); SPANS])
    }
}

impl Spans {
    /// Notes where a field stands.
    #[inline]
    pub(super) fn set(&mut self, slot: u8, from: usize, to: usize) {
        // Pieces are of a few megabytes, and cells of one at most.
        self.0[usize::from(slot) % SPANS] = (from as u32, to as u32);
    }
}

/// The values of a record by field; empty where there is no such column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Values<'a> {
    text: &'a [u8],
    spans: &'a Spans,
}

impl<'a> Values<'a> {
    pub(super) fn new(text: &'a [u8], spans: &'a Spans) -> Self {
        Self { text, spans }
    }

    /// The value of a field.
    #[inline]
    pub(super) fn get(&self, field: Field) -> &'a [u8] {
        let (from, to) = self.spans.0[field as usize % SPANS];
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }
}

/// Calls for each line, of which the last ends the text: where it stands, how many fields it has, and where they are.
///
/// The line may return another layout, which holds from there on.
pub(super) fn lines(
    text: &[u8],
    layout: &Layout,
    mut line: impl FnMut(&[u8], (usize, usize), usize, &Spans) -> Option<Layout>,
) {
    let mut slots = table(layout);
    let mut spans = Spans::default();
    let (mut start, mut line_start, mut column) = (0, 0, 0_usize);
    let mut base = 0;
    while base < text.len() {
        let (mut blanks, newlines) = match text.get(base..).and_then(<[u8]>::first_chunk) {
            Some(block) => masks(block),
            None => masks(&last_block(text.get(base..).unwrap_or_default())),
        };
        while blanks != 0 {
            let bit = blanks.trailing_zeros();
            blanks &= blanks - 1;
            let at = base + bit as usize;
            if at > start {
                spans.set(slots[column.min(COLUMNS - 1)], start, at);
                column += 1;
            }
            start = at + 1;
            if newlines >> bit & 1 != 0 {
                if let Some(layout) = line(text, (line_start, at), column, &spans) {
                    slots = table(&layout);
                    spans = Spans::default();
                }
                column = 0;
                line_start = start;
            }
        }
        base += BLOCK;
    }
}

/// How many bytes are looked at together.
const BLOCK: usize = 64;

/// The last bytes, with others behind them that part nothing.
#[cold]
fn last_block(rest: &[u8]) -> [u8; BLOCK] {
    let mut block = [b'x'; BLOCK];
    for (to, from) in block.iter_mut().zip(rest) {
        *to = *from;
    }
    block
}

/// More columns than any layout has.
const COLUMNS: usize = 256;

/// The field of each column.
fn table(layout: &Layout) -> [u8; COLUMNS] {
    let mut table = [FIELDS as u8; COLUMNS];
    for (slot, field) in table.iter_mut().zip(&layout.slots) {
        *slot = *field;
    }
    table
}

/// Which bytes part fields, and which of them part lines: a bit for each.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline]
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
#[inline]
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
    use super::*;

    #[test]
    fn fields_are_found_across_blocks_and_runs_of_blanks() {
        let layout = Layout::header(b"version bytes srcaddr dstaddr").unwrap_or_else(Layout::default_format);
        let long = "9".repeat(100);
        let text = format!("2 10  1.1.1.1\t2.2.2.2\r\n\n2 {long} a b c d\n 2 3\n");
        let mut seen = Vec::new();
        lines(text.as_bytes(), &layout, |text, (from, to), columns, spans| {
            let bytes = String::from_utf8_lossy(Values::new(text, spans).get(Field::Bytes)).into_owned();
            seen.push((String::from_utf8_lossy(&text[from..to]).trim().len(), columns, bytes));
            None
        });
        assert_eq!(seen, [(21, 4, "10".to_owned()), (0, 0, "10".to_owned()), (110, 6, long), (3, 2, "3".to_owned())]);
    }

    #[test]
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
