//! The services' names in one text, packed when the crate is compiled.
//!
//! Two references to texts would take 16 of a service's 24 bytes; a place and two lengths
//! take four.

use super::Kinds;
use crate::catalogue::tables::services::{COUNT, ROWS};

/// A service as the generated table states it; exists only while the crate is compiled.
pub(in crate::catalogue) struct PackedService {
    pub(in crate::catalogue) suffix: &'static str,
    pub(in crate::catalogue) label: &'static str,
    pub(in crate::catalogue) kinds: Kinds,
    pub(in crate::catalogue) prefix: u8,
    pub(in crate::catalogue) source: u8,
}

/// A service as the page holds it: its suffix and then its label stand in [`TEXT`].
pub(super) struct Packed {
    pub(super) kinds: Kinds,
    pub(super) prefix: u8,
    pub(super) source: u8,
    suffix_length: u8,
    label_length: u8,
    start: u16,
}

/// Every service, in the order of the suffixes.
pub(super) static SERVICES: [Packed; COUNT] = {
    let mut services =
        [const { Packed { kinds: Kinds::Both, prefix: 0, source: 0, suffix_length: 0, label_length: 0, start: 0 } };
            COUNT];
    let (mut at, mut start) = (0, 0);
    while at < COUNT {
        let row = &ROWS[at];
        services[at] = Packed {
            kinds: row.kinds,
            prefix: row.prefix,
            source: row.source,
            suffix_length: byte(row.suffix.len()),
            label_length: byte(row.label.len()),
            start,
        };
        start += byte(row.suffix.len()) as u16 + byte(row.label.len()) as u16;
        at += 1;
    }
    services
};

static TEXT: &str = match str::from_utf8(&BYTES) {
    Ok(text) => text,
    Err(_) => panic!("a join of texts is a text"),
};

static BYTES: [u8; LENGTH] = {
    let mut bytes = [0; LENGTH];
    let (mut at, mut end) = (0, 0);
    while at < COUNT {
        let texts = [ROWS[at].suffix.as_bytes(), ROWS[at].label.as_bytes()];
        let mut which = 0;
        while which < 2 {
            let mut from = 0;
            while from < texts[which].len() {
                bytes[end] = texts[which][from];
                end += 1;
                from += 1;
            }
            which += 1;
        }
        at += 1;
    }
    bytes
};

const LENGTH: usize = {
    let (mut at, mut length) = (0, 0);
    while at < COUNT {
        length += ROWS[at].suffix.len() + ROWS[at].label.len();
        at += 1;
    }
    assert!(length <= u16::MAX as usize, "a place in the text must fit into two bytes");
    length
};

#[allow(clippy::cast_possible_truncation, reason = "the table is far shorter than the type can count")]
const fn byte(length: usize) -> u8 {
    assert!(length <= u8::MAX as usize, "a length must fit into a byte");
    length as u8
}

impl Packed {
    pub(super) fn suffix(&self) -> &'static str {
        part(self.start, 0, self.suffix_length)
    }

    pub(super) fn label(&self) -> &'static str {
        part(self.start, self.suffix_length, self.label_length)
    }

    /// Whether the service has this suffix, in constants.
    pub(super) const fn has_suffix(&self, suffix: &str) -> bool {
        let suffix = suffix.as_bytes();
        let mut at = 0;
        while at < suffix.len() && at < self.suffix_length as usize {
            if BYTES[self.start as usize + at] != suffix[at] {
                return false;
            }
            at += 1;
        }
        suffix.len() == self.suffix_length as usize
    }
}

fn part(start: u16, skipped: u8, length: u8) -> &'static str {
    let start = usize::from(start) + usize::from(skipped);
    TEXT.get(start..start + usize::from(length)).unwrap_or_default()
}
