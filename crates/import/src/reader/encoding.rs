//! Converts the bytes of a file to UTF-8: drops byte-order marks and decodes UTF-16.

use super::ReadStatus;

/// The encoding of one file and the state of its decoder.
#[derive(Debug, Default)]
pub(crate) enum Encoding {
    /// Not known yet; `Waiting` holds the first bytes, fewer than three.
    #[default]
    Unknown,
    Waiting(Vec<u8>),
    Utf8,
    Utf16(Utf16),
}

/// A decoder of UTF-16.
#[derive(Debug)]
pub(crate) struct Utf16 {
    big_endian: bool,
    /// The first byte of a code unit that was cut.
    half: Option<u8>,
    /// A high surrogate whose low surrogate is still to come.
    high: Option<u16>,
}

/// Whether this is text in an encoding from before UTF-8, such as `Shift_JIS`, as spreadsheets save it: some of its
/// characters are no UTF-8, and none is one that no text has.
pub(super) fn is_older_text(beginning: &[u8]) -> bool {
    let is_damaged = |error: std::str::Utf8Error| error.error_len().is_some();
    str::from_utf8(beginning).is_err_and(is_damaged)
        && beginning.iter().all(|byte| matches!(byte, b'\t'..=b'\r' | b' '..))
}

impl Encoding {
    /// Passes the bytes on as UTF-8.
    pub(crate) fn decode(&mut self, bytes: &[u8], mut on: impl FnMut(&[u8]) -> ReadStatus) -> ReadStatus {
        match self {
            Self::Utf8 => on(bytes),
            Self::Utf16(utf16) => utf16.decode(bytes, &mut on),
            Self::Unknown | Self::Waiting(_) => {
                let mut first = match std::mem::take(self) {
                    Self::Waiting(first) => first,
                    _ => Vec::new(),
                };
                first.extend_from_slice(bytes);
                if first.len() < 3 {
                    *self = Self::Waiting(first);
                    return ReadStatus::WantsMore;
                }
                self.begin(&first, &mut on)
            }
        }
    }

    /// Passes on the remainder at the end of the file.
    pub(crate) fn finish(&mut self, mut on: impl FnMut(&[u8]) -> ReadStatus) {
        match std::mem::take(self) {
            Self::Waiting(first) => {
                self.begin(&first, &mut on);
            }
            // A replacement character makes half a character at the end visible as damage.
            Self::Utf16(Utf16 { half, high, .. }) if half.is_some() || high.is_some() => {
                on("\u{fffd}".as_bytes());
            }
            _ => {}
        }
    }

    fn begin(&mut self, first: &[u8], on: &mut dyn FnMut(&[u8]) -> ReadStatus) -> ReadStatus {
        let mark = |big_endian| Utf16 { big_endian, half: None, high: None };
        let (utf16, rest) = match first {
            [0xff, 0xfe, rest @ ..] => (Some(mark(false)), rest),
            [0xfe, 0xff, rest @ ..] => (Some(mark(true)), rest),
            // Every file that is read here begins with ASCII, whose UTF-16 has a zero in every second byte.
            [0x09..=0x7e, 0, ..] => (Some(mark(false)), first),
            [0, 0x09..=0x7e, ..] => (Some(mark(true)), first),
            [0xef, 0xbb, 0xbf, rest @ ..] => (None, rest),
            _ => (None, first),
        };
        let Some(mut utf16) = utf16 else {
            *self = Self::Utf8;
            return on(rest);
        };
        let flow = utf16.decode(rest, on);
        *self = Self::Utf16(utf16);
        flow
    }
}

impl Utf16 {
    fn decode(&mut self, bytes: &[u8], on: &mut dyn FnMut(&[u8]) -> ReadStatus) -> ReadStatus {
        let mut text = String::with_capacity(bytes.len());
        for byte in bytes {
            let Some(first) = self.half.take() else {
                self.half = Some(*byte);
                continue;
            };
            let pair = [first, *byte];
            self.unit(if self.big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }, &mut text);
        }
        on(text.as_bytes())
    }

    /// Decodes one code unit: a character, or one half of a surrogate pair.
    fn unit(&mut self, unit: u16, text: &mut String) {
        let units = self.high.take().into_iter().chain([unit]);
        for decoded in char::decode_utf16(units) {
            match decoded {
                Ok(character) => text.push(character),
                // A high surrogate: its low surrogate comes next.
                Err(alone)
                    if (0xd800..0xdc00).contains(&alone.unpaired_surrogate()) && alone.unpaired_surrogate() == unit =>
                {
                    self.high = Some(unit);
                }
                Err(_) => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8], piece: usize) -> String {
        let mut encoding = Encoding::default();
        let mut all = Vec::new();
        for piece in bytes.chunks(piece) {
            encoding.decode(piece, |bytes| {
                all.extend_from_slice(bytes);
                ReadStatus::WantsMore
            });
        }
        encoding.finish(|bytes| {
            all.extend_from_slice(bytes);
            ReadStatus::WantsMore
        });
        String::from_utf8_lossy(&all).into_owned()
    }

    #[test]
    fn every_encoding_becomes_utf_8_however_it_is_cut() {
        let text = "srcaddr 東京 😀\r\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            text.as_bytes().to_vec(),
            marked(b"\xef\xbb\xbf", text.as_bytes()),
            marked(b"\xff\xfe", &little),
            marked(b"\xfe\xff", &big),
            little.clone(),
            big.clone(),
        ] {
            for piece in [1, 2, 3, 5, 1000] {
                assert_eq!(decoded(&bytes, piece), text, "{piece}");
            }
        }
    }

    #[test]
    fn text_of_other_encodings_is_told_from_damage() {
        for (bytes, is_older) in [
            // 使用量 in Shift_JIS, and größe in Windows-1252.
            (&b"\x8e\x67\x97\x70\x97\xca,1\r\n"[..], true),
            (b"gr\xf6\xdfe;1\n", true),
            ("使用量,größe\n".as_bytes(), false),
            // A character that is cut, and what is no text.
            (&"使用量".as_bytes()[..8], false),
            (b"\x00\x8e\x67", false),
            (b"", false),
        ] {
            assert_eq!(super::is_older_text(bytes), is_older, "{bytes:?}");
        }
    }

    #[test]
    fn damage_does_not_stop_it() {
        for (bytes, text) in [
            (&b"\xff\xfea\0\x00\xd8b\0"[..], "a\u{fffd}b"),
            (b"\xff\xfea\0\x00\xdcb\0", "a\u{fffd}b"),
            (b"\xff\xfea\0\x00\xd8", "a\u{fffd}"),
            (b"\xff\xfea\0b", "a\u{fffd}"),
            (b"\xff\xfe", ""),
            (b"a", "a"),
            (b"", ""),
        ] {
            assert_eq!(decoded(bytes, 1), text, "{bytes:?}");
            assert_eq!(decoded(bytes, 100), text, "{bytes:?}");
        }
    }
}
