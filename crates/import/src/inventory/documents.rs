//! Which plan, state or template a resource without an id comes from: the same address stands for another resource in
//! another one.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use serde_json::Value;

use crate::imported_data::{FileRead, FileRemark};

/// The names that documents give what has no id yet.
#[derive(Debug, Default)]
pub(crate) struct Documents {
    /// The number of a document among those with the name, by the name and the document's fingerprint.
    numbers: HashMap<(String, u64), u32>,
    /// How many documents have the name, and in which file it was first.
    names: HashMap<String, (u32, String)>,
}

/// A document that is being read.
pub(super) struct Document<'a> {
    pub(super) documents: &'a mut Documents,
    pub(super) fingerprint: u64,
}

impl Document<'_> {
    /// A name that no other document has: as it is in the first one, and with the document's number in others.
    pub(super) fn name(&mut self, name: &str, file: &mut FileRead) -> String {
        let Documents { numbers, names } = &mut *self.documents;
        let number = numbers.entry((name.to_owned(), self.fingerprint)).or_insert_with(|| {
            let (count, first) = names.entry(name.to_owned()).or_insert_with(|| (0, file.name.clone()));
            *count += 1;
            if *count > 1 {
                file.remark(FileRemark::SameAddresses { file: first.clone() });
            }
            *count
        });
        match *number {
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
