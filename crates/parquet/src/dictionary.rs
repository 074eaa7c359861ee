//! The dictionary of a column's part of a row group: its values, each of which is written as text where rows need it.

use bytes::Bytes;
use natpoint_import::imported_data::ParquetRefusal;
use parquet::basic::Type;
use parquet::data_type::Int96;

use crate::cell::{Meaning, display, write_int96};

/// The values that rows refer to.
pub(crate) struct Dictionary {
    data: Bytes,
    kind: Type,
    /// How many bytes a value has.
    width: usize,
    /// Where each value ends, if they differ in their lengths.
    ends: Vec<u32>,
    values: usize,
}

/// In front of a value whose length may differ: its length.
const LENGTH: usize = 4;

impl Dictionary {
    /// The dictionary of so many values in these bytes; `length` is that of a value that states none.
    pub(crate) fn parse(data: Bytes, values: u32, kind: Type, length: i32) -> Result<Self, ParquetRefusal> {
        let damaged = ParquetRefusal::Damaged;
        let values = usize::try_from(values).map_err(|_| damaged.clone())?;
        let width = match kind {
            Type::INT32 | Type::FLOAT => 4,
            Type::INT64 | Type::DOUBLE => 8,
            Type::INT96 => 12,
            Type::FIXED_LEN_BYTE_ARRAY => usize::try_from(length).map_err(|_| damaged.clone())?,
            Type::BYTE_ARRAY => 0,
            Type::BOOLEAN => return Err(damaged),
        };
        let mut ends = Vec::new();
        if kind == Type::BYTE_ARRAY {
            // A value has its length at least.
            ends.reserve(values.min(data.len() / LENGTH));
            let mut at = 0;
            for _ in 0..values {
                let length = data.get(at..).and_then(|rest| rest.first_chunk()).ok_or_else(|| damaged.clone())?;
                let end = (u32::from_le_bytes(*length) as usize).checked_add(at + LENGTH);
                at = end.filter(|end| *end <= data.len()).ok_or_else(|| damaged.clone())?;
                ends.push(u32::try_from(at).map_err(|_| damaged.clone())?);
            }
        } else if width.checked_mul(values).is_none_or(|length| length > data.len()) {
            return Err(damaged);
        }
        Ok(Self { data, kind, width, ends, values })
    }

    /// How many values it has.
    pub(crate) fn len(&self) -> usize {
        self.values
    }

    /// Writes a value as text; none where there is no such value.
    pub(crate) fn write(&self, value: usize, meaning: Meaning, out: &mut Vec<u8>) -> Option<()> {
        let bytes = self.bytes(value)?;
        match self.kind {
            Type::INT32 => meaning.write_int(i64::from(i32::from_le_bytes(*bytes.first_chunk()?)), self.kind, out),
            Type::INT64 => meaning.write_int(i64::from_le_bytes(*bytes.first_chunk()?), self.kind, out),
            Type::FLOAT => display(f32::from_le_bytes(*bytes.first_chunk()?), out),
            Type::DOUBLE => display(f64::from_le_bytes(*bytes.first_chunk()?), out),
            Type::INT96 => {
                let (parts, _) = bytes.as_chunks();
                let [low, high, day] = *parts else { return None };
                let mut time = Int96::new();
                time.set_data(u32::from_le_bytes(low), u32::from_le_bytes(high), u32::from_le_bytes(day));
                write_int96(&time, out);
            }
            Type::BYTE_ARRAY | Type::FIXED_LEN_BYTE_ARRAY => meaning.write_bytes(bytes, out),
            Type::BOOLEAN => return None,
        }
        Some(())
    }

    fn bytes(&self, value: usize) -> Option<&[u8]> {
        if self.kind == Type::BYTE_ARRAY {
            let start = value.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied())? as usize;
            return self.data.get(start + LENGTH..*self.ends.get(value)? as usize);
        }
        let start = value.checked_mul(self.width).filter(|_| value < self.values)?;
        self.data.get(start..start + self.width)
    }
}
