//! Bytes as text that survives inside HTML: five digits for four bytes, read again by `style/unpack.js`.
//!
//! Base64 would be a third longer than the bytes; this is a quarter longer.

use anyhow::{Context as _, Result, ensure};

/// Without the characters that mean something to HTML, to a string in JavaScript or to a template in it.
const DIGITS: &[u8; 85] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%()*+,-./:;=?@[]^_{|";

/// The bytes as text, filled up with zeros to a multiple of four.
pub fn write(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(4) * 5);
    for chunk in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..chunk.len()].copy_from_slice(chunk);
        let number = u32::from_be_bytes(four);
        for place in (0..5).rev() {
            let digit = number / 85_u32.pow(place) % 85;
            text.push(char::from(DIGITS[digit as usize]));
        }
    }
    text
}

/// The bytes again, with the zeros that filled them up.
pub fn read(text: &str) -> Result<Vec<u8>> {
    ensure!(text.len().is_multiple_of(5), "the packed program was cut short: {} digits", text.len());
    let mut bytes = Vec::with_capacity(text.len() / 5 * 4);
    for five in text.as_bytes().chunks(5) {
        let number = five.iter().try_fold(0_u64, |number, letter| Some(number * 85 + value(*letter)?));
        let number = number.and_then(|number| u32::try_from(number).ok());
        let number = number.with_context(|| format!("no packed bytes: {:?}", String::from_utf8_lossy(five)))?;
        bytes.extend(number.to_be_bytes());
    }
    Ok(bytes)
}

fn value(letter: u8) -> Option<u64> {
    DIGITS.iter().position(|digit| *digit == letter).and_then(|value| u64::try_from(value).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_survive_as_text() -> Result<()> {
        for (bytes, text) in [
            (&b""[..], ""),
            (&[0, 0, 0, 0], "00000"),
            (&[0, 0, 0, 84], "0000|"),
            (&[0, 0, 1, 0], "00031"),
            (&[255, 255, 255, 255], "_NsC0"),
        ] {
            assert_eq!((write(bytes).as_str(), read(text)?.as_slice()), (text, bytes));
        }
        assert_eq!(read(&write(b"\0asm\x01"))?, b"\0asm\x01\0\0\0");
        Ok(())
    }

    #[test]
    fn what_is_no_such_text_is_refused() {
        for (text, message) in [
            ("0000", "the packed program was cut short: 4 digits"),
            ("000<0", "no packed bytes: \"000<0\""),
            ("|||||", "no packed bytes: \"|||||\""),
        ] {
            assert_eq!(read(text).err().map(|error| error.to_string()).as_deref(), Some(message));
        }
    }

    #[test]
    fn the_page_reads_the_same_digits() {
        let line = format!("const DIGITS = '{}';", String::from_utf8_lossy(DIGITS));
        assert!(include_str!("../../../style/unpack.js").contains(&line));
        assert!(!DIGITS.iter().any(|digit| b"<>&\"'`\\ ".contains(digit)));
    }
}
