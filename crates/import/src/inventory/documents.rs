//! Which plan, state or template a resource without an id comes from: the same address stands for another resource in
//! another one.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde_json::Value;

use crate::imported_data::{FileRead, FileRemark};

/// The documents that have each name of what has no id yet.
#[derive(Debug, Default)]
pub(crate) struct Documents(BTreeMap<String, Namesakes>);

/// The documents with one name.
#[derive(Debug)]
struct Namesakes {
    /// The file of the first one.
    file: String,
    /// Their fingerprints, in the order in which they came.
    fingerprints: Vec<u64>,
}

/// A document that is being read.
pub(super) struct Document<'a> {
    pub(super) documents: &'a mut Documents,
    pub(super) fingerprint: u64,
}

impl Document<'_> {
    /// A name that no other document has: as it is in the first one, and with the document's number in others.
    pub(super) fn name(&mut self, name: &str, file: &mut FileRead) -> String {
        let first = || Namesakes { file: file.name.clone(), fingerprints: Vec::new() };
        let Namesakes { file: first, fingerprints } = self.documents.0.entry(name.to_owned()).or_insert_with(first);
        let place = fingerprints.iter().position(|known| *known == self.fingerprint).unwrap_or_else(|| {
            if !fingerprints.is_empty() {
                file.remark(FileRemark::SameAddresses { file: first.clone() });
            }
            fingerprints.push(self.fingerprint);
            fingerprints.len() - 1
        });
        match place + 1 {
            1 => name.to_owned(),
            number if name.is_empty() => number.to_string(),
            number => [name, " (", &number.to_string(), ")"].concat(),
        }
    }
}

/// A number for the content of a document, but for the time at which it was written.
pub(super) fn fingerprint(document: &Value) -> u64 {
    let mut hasher = DefaultHasher::new();
    match document {
        Value::Object(fields) => fields.iter().filter(|(key, _)| *key != "timestamp").for_each(|field| {
            field.hash(&mut hasher);
        }),
        other => other.hash(&mut hasher),
    }
    hasher.finish()
}
