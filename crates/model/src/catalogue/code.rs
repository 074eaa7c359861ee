//! Ids that travel as text: an index in memory, a frozen code in links and files.

/// Whether two texts are equal, in constants.
pub(super) const fn equal(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Serialises a type as its code, and refuses codes that it does not know.
macro_rules! serde_as_code {
    ($type:ty, $code:expr, $from_code:expr, $what:literal) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str($code(*self))
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Code;

                impl serde::de::Visitor<'_> for Code {
                    type Value = $type;

                    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        formatter.write_str($what)
                    }

                    fn visit_str<E: serde::de::Error>(self, code: &str) -> Result<$type, E> {
                        $from_code(code).ok_or_else(|| E::invalid_value(serde::de::Unexpected::Str(code), &self))
                    }
                }

                deserializer.deserialize_str(Code)
            }
        }
    };
}

pub(super) use serde_as_code;
