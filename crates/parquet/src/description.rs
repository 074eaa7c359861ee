//! What the description of a file may hold, checked before the library reads it.

use crate::thrift::{Input, Unread};

/// A type of Parquet's specification, `parquet.thrift`.
#[derive(Clone, Copy)]
enum Type {
    Bool,
    Byte,
    /// An integer of 16, 32 or 64 bits or an enum, which are all written alike.
    Integer,
    Double,
    /// Bytes or text.
    Binary,
    List(&'static Self),
    Struct(Fields),
}

/// The fields of a struct, or of a union, by their ids.
type Fields = &'static [(i16, Type)];

const INTEGERS: Type = Type::List(&Type::Integer);
const EMPTY: Type = Type::Struct(&[]);
const KEY_VALUES: Type = Type::List(&Type::Struct(&[(1, Type::Binary), (2, Type::Binary)]));

/// `FileMetaData`.
const FILE: Fields = &[
    (1, Type::Integer),
    (2, Type::List(&Type::Struct(SCHEMA_ELEMENT))),
    (3, Type::Integer),
    (4, Type::List(&Type::Struct(ROW_GROUP))),
    (5, KEY_VALUES),
    (6, Type::Binary),
    (7, Type::List(&Type::Struct(&[(1, EMPTY), (2, EMPTY)]))),
    (8, ENCRYPTION),
    (9, Type::Binary),
];
const SCHEMA_ELEMENT: Fields = &[
    (1, Type::Integer),
    (2, Type::Integer),
    (3, Type::Integer),
    (4, Type::Binary),
    (5, Type::Integer),
    (6, Type::Integer),
    (7, Type::Integer),
    (8, Type::Integer),
    (9, Type::Integer),
    (10, Type::Struct(LOGICAL_TYPE)),
];
const TIME: Type = Type::Struct(&[(1, Type::Bool), (2, Type::Struct(&[(1, EMPTY), (2, EMPTY), (3, EMPTY)]))]);
const LOGICAL_TYPE: Fields = &[
    (1, EMPTY),
    (2, EMPTY),
    (3, EMPTY),
    (4, EMPTY),
    (5, Type::Struct(&[(1, Type::Integer), (2, Type::Integer)])),
    (6, EMPTY),
    (7, TIME),
    (8, TIME),
    (10, Type::Struct(&[(1, Type::Byte), (2, Type::Bool)])),
    (11, EMPTY),
    (12, EMPTY),
    (13, EMPTY),
    (14, EMPTY),
    (15, EMPTY),
    (16, Type::Struct(&[(1, Type::Byte)])),
    (17, Type::Struct(&[(1, Type::Binary)])),
    (18, Type::Struct(&[(1, Type::Binary), (2, Type::Integer)])),
];
const ROW_GROUP: Fields = &[
    (1, Type::List(&Type::Struct(COLUMN_CHUNK))),
    (2, Type::Integer),
    (3, Type::Integer),
    (4, Type::List(&Type::Struct(&[(1, Type::Integer), (2, Type::Bool), (3, Type::Bool)]))),
    (5, Type::Integer),
    (6, Type::Integer),
    (7, Type::Integer),
];
const COLUMN_CHUNK: Fields = &[
    (1, Type::Binary),
    (2, Type::Integer),
    (3, Type::Struct(COLUMN)),
    (4, Type::Integer),
    (5, Type::Integer),
    (6, Type::Integer),
    (7, Type::Integer),
    (8, Type::Struct(&[(1, EMPTY), (2, Type::Struct(&[(1, Type::List(&Type::Binary)), (2, Type::Binary)]))])),
    (9, Type::Binary),
];
/// `ColumnMetaData`.
const COLUMN: Fields = &[
    (1, Type::Integer),
    (2, INTEGERS),
    (3, Type::List(&Type::Binary)),
    (4, Type::Integer),
    (5, Type::Integer),
    (6, Type::Integer),
    (7, Type::Integer),
    (8, KEY_VALUES),
    (9, Type::Integer),
    (10, Type::Integer),
    (11, Type::Integer),
    (12, Type::Struct(STATISTICS)),
    (13, Type::List(&Type::Struct(&[(1, Type::Integer), (2, Type::Integer), (3, Type::Integer)]))),
    (14, Type::Integer),
    (15, Type::Integer),
    (16, Type::Struct(&[(1, Type::Integer), (2, INTEGERS), (3, INTEGERS)])),
    (17, Type::Struct(&[(1, Type::Struct(BOUNDING_BOX)), (2, INTEGERS)])),
];
const STATISTICS: Fields = &[
    (1, Type::Binary),
    (2, Type::Binary),
    (3, Type::Integer),
    (4, Type::Integer),
    (5, Type::Binary),
    (6, Type::Binary),
    (7, Type::Bool),
    (8, Type::Bool),
    (9, Type::Integer),
];
const BOUNDING_BOX: Fields = &[
    (1, Type::Double),
    (2, Type::Double),
    (3, Type::Double),
    (4, Type::Double),
    (5, Type::Double),
    (6, Type::Double),
    (7, Type::Double),
    (8, Type::Double),
];
/// `EncryptionAlgorithm`.
const ENCRYPTION: Type = Type::Struct(&[(1, CIPHER), (2, CIPHER)]);
const CIPHER: Type = Type::Struct(&[(1, Type::Binary), (2, Type::Binary), (3, Type::Bool)]);

/// How deep structs and lists may lie in each other.
const MOST_DEEP: u32 = 16;

/// Whether the description of a file is read in a time that its length bounds.
///
/// The library reads a field by the type that Parquet specifies, whatever type the file gives it, and passes over a
/// field that it does not know by the type that the file gives it; of a list of booleans no byte is read then, so that
/// a few bytes that claim 2^31 of them keep it busy for seconds. So fields have to have their types, which keeps the
/// library where this check was, and what it does not know has no list of booleans. Parquet specifies none.
pub(crate) fn is_bounded(description: &[u8]) -> bool {
    structure(&mut Input::new(description), FILE, 0).is_ok()
}

fn structure(input: &mut Input<'_>, fields: Fields, deep: u32) -> Result<(), Unread> {
    let mut id = 0_i16;
    loop {
        let head = input.byte()?;
        let (step, written) = (head >> 4, head & 15);
        if written == 0 {
            return Ok(());
        }
        id = match i16::from(step) {
            0 => i16::try_from(input.signed()?).map_err(|_| Unread::Damaged)?,
            step => id.checked_add(step).ok_or(Unread::Damaged)?,
        };
        let specified = fields.iter().find(|(known, _)| *known == id).map(|(_, specified)| specified);
        match written {
            // The value of a boolean field is its type.
            1 | 2 if specified.is_none_or(|specified| matches!(specified, Type::Bool)) => {}
            _ => value(input, written, specified, deep + 1)?,
        }
    }
}

/// Passes over a value that is written as a type, which has to be the specified one where there is one.
fn value(input: &mut Input<'_>, written: u8, specified: Option<&Type>, deep: u32) -> Result<(), Unread> {
    if deep > MOST_DEEP {
        return Err(Unread::Damaged);
    }
    match (written, specified) {
        (3, None | Some(Type::Byte)) => input.byte().map(|_| ()),
        (4..=6, None | Some(Type::Integer)) => input.unsigned().map(|_| ()),
        (7, None | Some(Type::Double)) => input.skip(8),
        (8, None | Some(Type::Binary)) => {
            let length = input.unsigned()?;
            input.skip(length)
        }
        (9 | 10, None | Some(Type::List(_))) => {
            let of = match specified {
                Some(Type::List(of)) => Some(*of),
                _ => None,
            };
            let head = input.byte()?;
            let count = if head >> 4 == 15 { input.unsigned()? } else { u64::from(head >> 4) };
            (0..count).try_for_each(|_| value(input, head & 15, of, deep + 1))
        }
        (12, None) => structure(input, &[], deep),
        (12, Some(Type::Struct(fields))) => structure(input, fields, deep),
        _ => Err(Unread::Damaged),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A struct with a field of the file's that the specification lacks, of this type and with these bytes.
    fn with_unknown_field(written: u8, bytes: &[u8]) -> Vec<u8> {
        [&[0xe0 | written], bytes, &[0]].concat()
    }

    #[test]
    fn a_list_is_no_longer_than_what_it_stands_in() {
        let countless = [0xff, 0xff, 0xff, 0xff, 0x07];
        let list = |head: u8, more: &[u8]| with_unknown_field(9, &[&[head], more].concat());
        assert!(is_bounded(&list(0x25, &[2, 4])), "two numbers");
        assert!(is_bounded(&list(0x02, &[])), "no boolean at all");
        assert!(!is_bounded(&list(0x22, &[1, 1])), "two booleans with a byte each");
        assert!(!is_bounded(&list(0xf1, &countless)), "2^31 - 1 booleans in no byte at all");
        assert!(!is_bounded(&list(0xf5, &[&countless[..], &[2]].concat())), "fewer numbers than it says");
        // In a struct in a list, too.
        let inner = [&[0x1c][..], &[0x19, 0xf1], &countless, &[0, 0]].concat();
        assert!(!is_bounded(&with_unknown_field(12, &inner)));
        assert!(is_bounded(&with_unknown_field(12, &[0x15, 2, 0x11, 0])), "a number and a boolean");
    }

    #[test]
    fn a_field_has_its_type() {
        // The version, the first field, is a number; as a list of booleans the library would read it as one.
        assert!(is_bounded(&[0x15, 2, 0]));
        for wrong in [0x11, 0x13, 0x17, 0x18, 0x19, 0x1c] {
            assert!(!is_bounded(&[&[wrong][..], &[0; 16]].concat()), "{wrong:#x}");
        }
        // The rows, the fourth, by their ids and not one after the other.
        assert!(is_bounded(&[0x09, 8, 0x0c, 0]), "by its id instead of a step");
        assert!(is_bounded(&[0x49, 0x0c, 0]), "an empty list of row groups");
        assert!(!is_bounded(&[0x4c, 0]), "row groups as a struct");
        // An id beyond 16 bits would be another one to the library.
        assert!(!is_bounded(&[0x05, 0x82, 0x80, 0x08, 2, 0]), "65,537 in zigzag form");
    }
}
