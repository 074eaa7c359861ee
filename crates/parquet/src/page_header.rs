//! The headers of pages, which tell where the next page begins.
//!
//! They are structs of Thrift's compact protocol. Only the numbers and booleans in them are read, and in the structs
//! that they hold; the rest, such as statistics, is passed over.

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

/// Why there is no header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NoHeader {
    /// More bytes are needed.
    TooShort,
    Damaged,
}

/// Numbers by the field of the header and, within the struct that it holds, by the field of that.
type Numbers = [[Option<i64>; FIELDS]; FIELDS];
const FIELDS: usize = 10;

/// How deep structs and lists may lie in each other.
const MOST_DEEP: u32 = 16;

impl PageHeader {
    /// The header at the beginning of these bytes, and its length.
    pub(crate) fn parse(bytes: &[u8]) -> Result<(Self, usize), NoHeader> {
        let mut input = Input { bytes, at: 0 };
        let mut numbers = [[None; FIELDS]; FIELDS];
        input.structure(0, 0, &mut numbers)?;
        Ok((Self::of(&numbers).ok_or(NoHeader::Damaged)?, input.at))
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

struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Input<'_> {
    fn byte(&mut self) -> Result<u8, NoHeader> {
        let byte = self.bytes.get(self.at).copied().ok_or(NoHeader::TooShort)?;
        self.at += 1;
        Ok(byte)
    }

    fn skip(&mut self, length: u64) -> Result<(), NoHeader> {
        let end = usize::try_from(length).ok().and_then(|length| self.at.checked_add(length));
        self.at = end.filter(|end| *end <= self.bytes.len()).ok_or(NoHeader::TooShort)?;
        Ok(())
    }

    fn unsigned(&mut self) -> Result<u64, NoHeader> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(NoHeader::Damaged)
    }

    /// A number whose lowest bit is its sign.
    fn signed(&mut self) -> Result<i64, NoHeader> {
        let value = self.unsigned()?;
        Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    /// Reads the fields of a struct that stands in this field of the header, or is the header itself.
    fn structure(&mut self, deep: u32, of: usize, numbers: &mut Numbers) -> Result<(), NoHeader> {
        let mut field = 0_i64;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Ok(());
            }
            let step = i64::from(head >> 4);
            field = if step == 0 { self.signed()? } else { field.checked_add(step).ok_or(NoHeader::Damaged)? };
            let place = usize::try_from(field).ok().filter(|field| deep <= 1 && *field < FIELDS);
            let number = self.value(head & 15, deep, place.filter(|_| deep == 0), numbers)?;
            if let (Some(place), Some(number)) = (place, number) {
                numbers[of][place] = Some(number);
            }
        }
    }

    /// Reads a value of a type: its number, if it is one.
    fn value(
        &mut self,
        kind: u8,
        deep: u32,
        of: Option<usize>,
        numbers: &mut Numbers,
    ) -> Result<Option<i64>, NoHeader> {
        if deep > MOST_DEEP {
            return Err(NoHeader::Damaged);
        }
        match kind {
            1 => return Ok(Some(1)),
            2 => return Ok(Some(0)),
            3 => return Ok(Some(i64::from(self.byte()?))),
            4..=6 => return self.signed().map(Some),
            7 => self.skip(8)?,
            8 => {
                let length = self.unsigned()?;
                self.skip(length)?;
            }
            9 | 10 => {
                let head = self.byte()?;
                let count = if head >> 4 == 15 { self.unsigned()? } else { u64::from(head >> 4) };
                for _ in 0..count {
                    // A boolean in a list has a byte of its own.
                    if matches!(head & 15, 1 | 2) {
                        self.byte()?;
                    } else {
                        self.value(head & 15, deep + 1, None, numbers)?;
                    }
                }
            }
            12 => match of {
                Some(of) if deep == 0 => self.structure(1, of, numbers)?,
                _ => self.structure(deep.max(1) + 1, 0, numbers)?,
            },
            _ => return Err(NoHeader::Damaged),
        }
        Ok(None)
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
            assert_eq!(PageHeader::parse(&DATA[..length]), Err(NoHeader::TooShort), "{length}");
        }
    }

    #[test]
    fn what_is_no_header_is_damaged() {
        for bytes in [&[0x15, 0x00, 0x00][..], &[0x1f; 40], &[0x19, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]] {
            let parsed = PageHeader::parse(bytes);
            assert!(matches!(parsed, Err(NoHeader::Damaged | NoHeader::TooShort)), "{parsed:?}");
        }
        // Structs in structs without end.
        assert_eq!(PageHeader::parse(&[0x1c; 99]), Err(NoHeader::Damaged));
    }
}
