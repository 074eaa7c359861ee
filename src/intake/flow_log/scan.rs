//! Lines and their fields, found 64 bytes at a time.

use super::columns::{FIELDS, Layout};

/// Where the needed fields of a line stand, by field; the last is for those that are not needed.
#[derive(Clone, Debug)]
pub(super) struct Spans([(u32, u32); FIELDS + 1]);

impl Default for Spans {
    fn default() -> Self {
        Self([(0, 0); FIELDS + 1])
    }
}

impl Spans {
    /// The values of a line's fields.
    pub(super) fn values<'a>(&self, text: &'a [u8]) -> [&'a [u8]; FIELDS + 1] {
        self.0.map(|(from, to)| text.get(from as usize..to as usize).unwrap_or_default())
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
    let mut each = |mut blanks: u64, newlines: u64, base: usize| {
        while blanks != 0 {
            let bit = blanks.trailing_zeros();
            blanks &= blanks - 1;
            let at = base + bit as usize;
            if at > start {
                let slot = slots[column.min(COLUMNS - 1)];
                if let Some(span) = spans.0.get_mut(usize::from(slot)) {
                    *span = (start as u32, at as u32);
                }
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
    };
    let (blocks, rest) = text.as_chunks::<64>();
    for block in blocks {
        let (blanks, newlines) = masks(block);
        each(blanks, newlines, base);
        base += 64;
    }
    let mut last = [b'x'; 64];
    if let Some(last) = last.get_mut(..rest.len()) {
        last.copy_from_slice(rest);
    }
    let (blanks, newlines) = masks(&last);
    each(blanks, newlines, base);
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
fn masks(block: &[u8; 64]) -> (u64, u64) {
    let (mut blanks, mut newlines) = (0, 0);
    for (at, byte) in block.iter().enumerate() {
        blanks |= u64::from(*byte <= b' ') << at;
        newlines |= u64::from(*byte == b'\n') << at;
    }
    (blanks, newlines)
}

/// Which bytes part fields, and which of them part lines: a bit for each.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
fn masks(block: &[u8; 64]) -> (u64, u64) {
    use core::arch::wasm32::{u8x16, u8x16_bitmask, u8x16_eq, u8x16_le, u8x16_splat};

    let (mut blanks, mut newlines) = (0, 0);
    let (quarters, _) = block.as_chunks::<16>();
    for (at, quarter) in quarters.iter().enumerate() {
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = *quarter;
        let bytes = u8x16(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p);
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
            let values = spans.values(text);
            let bytes = String::from_utf8_lossy(values[super::super::columns::Field::Bytes as usize]).into_owned();
            seen.push((String::from_utf8_lossy(&text[from..to]).trim().len(), columns, bytes));
            None
        });
        assert_eq!(seen, [(21, 4, "10".to_owned()), (0, 0, "10".to_owned()), (110, 6, long), (3, 2, "3".to_owned())]);
    }
}
