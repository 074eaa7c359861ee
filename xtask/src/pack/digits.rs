//! Bytes as text that survives inside HTML: two digits for thirteen bits, read again by `style/unpack.js`.
//!
//! Base64 would be a third longer than the bytes; this is a little less than a quarter longer.

use anyhow::{Context as _, Result, ensure};

/// All that can be seen, but for what would end the text or begin something else in HTML.
const DIGITS: &[u8; 91] =
    b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_{|}~>\"'&";

/// How many bits two digits hold.
const BITS: u32 = 13;

/// The bytes as text, filled up with zeros to a multiple of thirteen bits.
pub fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 13 * 16 + 16);
    let (mut held, mut count) = (0_u32, 0);
    let mut put = |pair: u32| {
        for digit in [pair % 91, pair / 91] {
            text.push(char::from(DIGITS[digit as usize]));
        }
    };
    for byte in bytes {
        held |= u32::from(*byte) << count;
        count += 8;
        if count >= BITS {
            put(held & 0x1fff);
            held >>= BITS;
            count -= BITS;
        }
    }
    if count > 0 {
        put(held);
    }
    text
}

/// The bytes again; where the last digits have room for one more, it is a zero.
pub fn read(text: &str) -> Result<Vec<u8>> {
    ensure!(text.len().is_multiple_of(2), "the packed program was cut short: {} digits", text.len());
    let mut bytes = Vec::with_capacity(text.len() / 16 * 13);
    let (mut held, mut count) = (0_u32, 0);
    for two in text.as_bytes().chunks(2) {
        let pair = two.iter().rev().try_fold(0, |pair, letter| Some(pair * 91 + value(*letter)?));
        let pair = pair.filter(|pair| *pair < 1 << BITS);
        held |= pair.with_context(|| format!("no packed bytes: {:?}", String::from_utf8_lossy(two)))? << count;
        count += BITS;
        while count >= 8 {
            bytes.push(held.to_le_bytes()[0]);
            held >>= 8;
            count -= 8;
        }
    }
    Ok(bytes)
}

fn value(letter: u8) -> Option<u32> {
    DIGITS.iter().position(|digit| *digit == letter).and_then(|value| u32::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_as_text() -> Result<()> {
        for (bytes, text) in [
            (&b""[..], ""),
            (&[0], "00"),
            (&[90], "&0"),
            (&[91], "01"),
            (&[255, 31], "1&00"),
            (&[0; 13], "0000000000000000"),
        ] {
            assert_eq!(write(bytes), text);
            let read = read(text)?;
            assert_eq!(&read[..bytes.len()], bytes);
            assert!(read.len() <= bytes.len() + 1 && read[bytes.len()..].iter().all(|byte| *byte == 0));
        }
        Ok(())
    }

    #[test]
    fn what_is_no_such_text_is_refused() {
        for (text, message) in [
            ("000", "the packed program was cut short: 3 digits"),
            ("000<", "no packed bytes: \"0<\""),
            ("&&", "no packed bytes: \"&&\""),
        ] {
            assert_eq!(read(text).err().map(|error| error.to_string()).as_deref(), Some(message));
        }
    }

    #[test]
    fn the_page_reads_the_same_digits() {
        let line = format!("const DIGITS = '{}';", String::from_utf8_lossy(DIGITS).replace('\'', "\\'"));
        assert!(include_str!("../../../style/unpack.js").contains(&line));
        assert!(!DIGITS.iter().any(|digit| b"<`\\ ".contains(digit)));
    }
}
