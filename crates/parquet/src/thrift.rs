//! Thrift's compact protocol, in which the headers of pages and the description of a file are written.

/// Why a struct cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unread {
    /// More bytes are needed.
    TooShort,
    Damaged,
}

/// Numbers by the field of the header and, within the struct that it holds, by the field of that.
pub(crate) type Numbers = [[Option<i64>; FIELDS]; FIELDS];
pub(crate) const FIELDS: usize = 10;

/// How deep structs and lists may lie in each other.
const MOST_DEEP: u32 = 16;

/// Bytes that are read from their beginning on.
pub(crate) struct Input<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Input<'a> {
    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// How much of it has been read.
    pub(crate) const fn length(&self) -> usize {
        self.at
    }

    /// Reads the header of a page.
    pub(crate) fn header(&mut self, numbers: &mut Numbers) -> Result<(), Unread> {
        self.structure(0, 0, numbers)
    }

    pub(crate) fn byte(&mut self) -> Result<u8, Unread> {
        let byte = self.bytes.get(self.at).copied().ok_or(Unread::TooShort)?;
        self.at += 1;
        Ok(byte)
    }

    pub(crate) fn skip(&mut self, length: u64) -> Result<(), Unread> {
        let end = usize::try_from(length).ok().and_then(|length| self.at.checked_add(length));
        self.at = end.filter(|end| *end <= self.bytes.len()).ok_or(Unread::TooShort)?;
        Ok(())
    }

    pub(crate) fn unsigned(&mut self) -> Result<u64, Unread> {
        let mut value = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Unread::Damaged)
    }

    /// A number whose lowest bit is its sign.
    pub(crate) fn signed(&mut self) -> Result<i64, Unread> {
        let value = self.unsigned()?;
        Ok((value >> 1).cast_signed() ^ -(value & 1).cast_signed())
    }

    /// Reads the fields of a struct that stands in this field of the header, or is the header itself.
    fn structure(&mut self, deep: u32, of: usize, numbers: &mut Numbers) -> Result<(), Unread> {
        let mut field = 0_i64;
        loop {
            let head = self.byte()?;
            if head == 0 {
                return Ok(());
            }
            let step = i64::from(head >> 4);
            field = if step == 0 { self.signed()? } else { field.checked_add(step).ok_or(Unread::Damaged)? };
            let place = usize::try_from(field).ok().filter(|field| deep <= 1 && *field < FIELDS);
            let number = self.value(head & 15, deep, place.filter(|_| deep == 0), numbers)?;
            if let (Some(place), Some(number)) = (place, number) {
                numbers[of][place] = Some(number);
            }
        }
    }

    /// Reads a value of a type: its number, if it is one.
    fn value(&mut self, kind: u8, deep: u32, of: Option<usize>, numbers: &mut Numbers) -> Result<Option<i64>, Unread> {
        if deep > MOST_DEEP {
            return Err(Unread::Damaged);
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
            _ => return Err(Unread::Damaged),
        }
        Ok(None)
    }
}
