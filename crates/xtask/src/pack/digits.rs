//! Bytes as text that survives inside HTML and UTF-8: one character for 7, 13 or 20 bits, read again by
//! `style/unpack.js`.
//!
//! UTF-8 writes these in one, two and three bytes. Base64 is a third longer than the bytes, the best of ASCII alone
//! more than a fifth; this is less than a fifth, and still text that an editor opens and a wiki keeps.

use anyhow::{Context as _, Result, ensure};

/// A character holds seven bits at least. Of their 128 values the first are letters that can be seen, and the blank;
/// the others say that more bits follow in the same character.
const BITS: u32 = 7;

/// Characters that hold so many further bits.
struct Range {
    /// The first of the seven bits' values that stands for them.
    value: u32,
    /// Where they begin.
    first: u32,
    /// How many further bits each holds.
    more: u32,
}

/// From the blank on, without `<`, which could end the text or begin something else.
const PLAIN: u32 = 94;
const WIDE: [Range; 2] = [Range { value: PLAIN, first: 0x100, more: 6 }, Range { value: 122, first: 0x1000, more: 13 }];

/// The bytes as text, filled up with zeros.
pub fn write(bytes: &[u8]) -> String {
    let mut bits = Bits { bytes, at: 0 };
    let mut text = String::with_capacity(bytes.len() / 5 * 6 + 4);
    while bits.at < bytes.len() * 8 {
        let value = bits.take(BITS);
        let code = match WIDE.iter().rev().find(|range| value >= range.value) {
            Some(range) => range.first + ((value - range.value) << range.more) + bits.take(range.more),
            None => plain(value),
        };
        text.extend(char::from_u32(code));
    }
    text
}

/// The bytes again; where the last character has room for more, they are zeros.
pub fn read(text: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let (mut held, mut count) = (0_u32, 0);
    for letter in text.chars() {
        let (value, bits) = value(letter).with_context(|| format!("no packed bytes: {letter:?}"))?;
        held |= value << count;
        count += bits;
        while count >= 8 {
            bytes.push(held.to_le_bytes()[0]);
            held >>= 8;
            count -= 8;
        }
    }
    ensure!(held == 0, "the packed program was cut short");
    Ok(bytes)
}

/// Bytes as bits, the lowest first, and zeros behind the last.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn take(&mut self, count: u32) -> u32 {
        let mut value = 0;
        for place in 0..count {
            let byte = self.bytes.get(self.at / 8).copied().unwrap_or(0);
            value |= u32::from(byte >> (self.at % 8) & 1) << place;
            self.at += 1;
        }
        value
    }
}

/// The place of `<` among the plain letters.
const LEFT_OUT: u32 = '<' as u32 - ' ' as u32;

fn plain(value: u32) -> u32 {
    ' ' as u32 + value + u32::from(value >= LEFT_OUT)
}

/// The bits that a character holds, and how many they are.
fn value(letter: char) -> Option<(u32, u32)> {
    let code = u32::from(letter);
    let Some(at) = WIDE.iter().rposition(|range| code >= range.first) else {
        return (0..PLAIN).find(|value| plain(*value) == code).map(|value| (value, BITS));
    };
    let Range { value, first, more } = WIDE[at];
    let end = WIDE.get(at + 1).map_or(1 << BITS, |next| next.value);
    let (high, low) = ((code - first) >> more, (code - first) & ((1 << more) - 1));
    (value + high < end).then_some(((value + high) | (low << BITS), BITS + more))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_as_text() -> Result<()> {
        for (bytes, text) in [
            (&b""[..], ""),
            (&[0], "  "),
            (&[27], "; "),
            (&[28], "= "),
            (&[93], "~ "),
            (&[94], "\u{100}"),
            (&[121, 31], "\u{7fe} "),
            (&[122, 255, 15], "\u{2ffe} "),
            (&[255, 255, 255], "\u{cfff}/"),
        ] {
            let written = write(bytes);
            let read = read(&written)?;
            assert_eq!(&read[..bytes.len()], bytes, "{written:?}");
            assert!(read.len() <= bytes.len() + 2 && read[bytes.len()..].iter().all(|byte| *byte == 0));
            assert_eq!(written, text, "{bytes:?}");
        }
        Ok(())
    }

    #[test]
    fn any_bytes_survive_in_fewer_than_a_fifth_more() -> Result<()> {
        // A generator of numbers that look random, as compressed bytes do.
        let mut state = 1_u32;
        let bytes: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .take(100_000)
        .collect();
        let text = write(&bytes);
        assert_eq!(read(&text)?[..bytes.len()], bytes);
        assert!(text.len() < 118_500, "{}", text.len());
        assert!(!text.contains(|letter: char| letter == '<' || letter.is_control()));
        Ok(())
    }

    #[test]
    fn what_is_no_such_text_is_refused() {
        for (text, message) in [
            ("  <", "no packed bytes: '<'"),
            ("\n", "no packed bytes: '\\n'"),
            ("\u{7f}", "no packed bytes: '\\u{7f}'"),
            ("\u{ff}", "no packed bytes: 'ÿ'"),
            ("\u{800}", "no packed bytes: '\u{800}'"),
            ("\u{d7ff}", "no packed bytes: '\\u{d7ff}'"),
            ("~", "the packed program was cut short"),
        ] {
            assert_eq!(read(text).err().map(|error| error.to_string()).as_deref(), Some(message));
        }
    }
}
