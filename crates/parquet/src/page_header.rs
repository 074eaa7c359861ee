//! The headers of pages, which tell where the next page begins.
//!
//! Only the numbers and booleans in them are read, and in the structs that they hold; the rest, such as statistics, is
//! passed over.

use crate::thrift::{FIELDS, Input, Numbers, Unread};

/// What stands in front of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageHeader {
    pub kind: PageKind,
    /// How long the page is, unpacked and as it stands there.
    pub unpacked: usize,
    pub packed: usize,
    /// How many values it has, those that are missing too.
    pub values: u32,
    pub encoding: i32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageKind {
    Dictionary {
        is_sorted: bool,
    },
    Data {
        definition_encoding: i32,
        repetition_encoding: i32,
    },
    DataV2 {
        nulls: u32,
        rows: u32,
        definition_length: u32,
        repetition_length: u32,
        is_packed: bool,
    },
    /// Nothing that is needed.
    Other,
}

impl PageHeader {
    /// The header at the beginning of these bytes, and its length.
    pub(crate) fn parse(bytes: &[u8]) -> Result<(Self, usize), Unread> {
        let mut input = Input::new(bytes);
        let mut numbers = [[None; FIELDS]; FIELDS];
        input.header(&mut numbers)?;
        Ok((Self::of(&numbers).ok_or(Unread::Damaged)?, input.length()))
    }

    fn of(numbers: &Numbers) -> Option<Self> {
        // The header itself, and the fields that hold the structs of each kind.
        const OWN: usize = 0;
        const DATA: usize = 5;
        const DICTIONARY: usize = 7;
        const DATA_V2: usize = 8;
        let number = |of: usize, field: usize| numbers[of][field];
        let length = |of: usize, field: usize| u32::try_from(number(of, field)?).ok();
        let encoding = |of: usize, field: usize| i32::try_from(number(of, field)?).ok();
        let (of, kind) = match number(OWN, 1)? {
            0 => {
                let (definition_encoding, repetition_encoding) = (encoding(DATA, 3)?, encoding(DATA, 4)?);
                (DATA, PageKind::Data { definition_encoding, repetition_encoding })
            }
            2 => (DICTIONARY, PageKind::Dictionary { is_sorted: number(DICTIONARY, 3) == Some(1) }),
            3 => {
                let is_packed = number(DATA_V2, 7) != Some(0);
                let (nulls, rows) = (length(DATA_V2, 2)?, length(DATA_V2, 3)?);
                let (definition_length, repetition_length) = (length(DATA_V2, 5)?, length(DATA_V2, 6)?);
                (DATA_V2, PageKind::DataV2 { nulls, rows, definition_length, repetition_length, is_packed })
            }
            _ => (OWN, PageKind::Other),
        };
        let (unpacked, packed) = (length(OWN, 2)? as usize, length(OWN, 3)? as usize);
        let (values, encoding) = match kind {
            PageKind::Other => (0, 0),
            PageKind::DataV2 { .. } => (length(of, 1)?, encoding(of, 4)?),
            PageKind::Data { .. } | PageKind::Dictionary { .. } => (length(of, 1)?, encoding(of, 2)?),
        };
        Some(Self { kind, unpacked, packed, values, encoding })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A data page of 1 value, with statistics, as pyarrow wrote it.
    const DATA: [u8; 44] = [
        0x15, 0x00, 0x15, 0x12, 0x15, 0x16, 0x2c, 0x15, 0x02, 0x15, 0x10, 0x15, 0x06, 0x15, 0x06, 0x1c, 0x18, 0x08,
        0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x18, 0x08, 0x02, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
        0x16, 0x00, 0x11, 0x11, 0x00, 0x00, 0x00, 0x99,
    ];

    #[test]
    fn a_header_is_read_past_its_statistics() {
        let kind = PageKind::Data { definition_encoding: 3, repetition_encoding: 3 };
        let header = PageHeader { kind, unpacked: 9, packed: 11, values: 1, encoding: 8 };
        assert_eq!(PageHeader::parse(&DATA), Ok((header, 43)));
    }

    #[test]
    fn what_is_cut_needs_more() {
        for length in 0..43 {
            assert_eq!(PageHeader::parse(&DATA[..length]), Err(Unread::TooShort), "{length}");
        }
    }

    #[test]
    fn what_is_no_header_is_damaged() {
        for bytes in [&[0x15, 0x00, 0x00][..], &[0x1f; 40], &[0x19, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]] {
            let parsed = PageHeader::parse(bytes);
            assert!(matches!(parsed, Err(Unread::Damaged | Unread::TooShort)), "{parsed:?}");
        }
        // Structs in structs without end.
        assert_eq!(PageHeader::parse(&[0x1c; 99]), Err(Unread::Damaged));
    }
}
