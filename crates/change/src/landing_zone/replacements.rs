//! The accelerator's replacements: `{{ Key }}` in a file stands for the value of the key.

use crate::template::{Map, Value, map};

/// What the files ask for, each key once.
#[derive(Debug, Default)]
pub(super) struct Replacements {
    /// Keys with what they stand for.
    asked: Vec<(String, String)>,
}

impl Replacements {
    /// Stands for a value that is asked for.
    pub(super) fn ask(&mut self, key: &str, description: &str) -> Value {
        if self.asked.iter().all(|(known, _)| known != key) {
            self.asked.push((key.to_owned(), description.to_owned()));
        }
        ["{{ ", key, " }}"].concat().into()
    }

    /// Stands for one of each AZ.
    pub(super) fn by_az(&mut self, list: &str, count: u32, description: &str) -> Vec<Value> {
        (1..=count).map(|az| self.ask(&format!("{list}{az}"), &format!("AZ {az}: {description}"))).collect()
    }

    /// The entries that the values go into; what is to be written as a value stands in its place.
    pub(super) fn entries(&self) -> Map {
        let entries = self.asked.iter().map(|(key, description)| {
            let value = format!("({})", description.trim_end_matches(['.', '。']));
            map([("key", key.as_str().into()), ("type", "String".into()), ("value", value.into())])
        });
        map([("globalReplacements", Value::list(entries))])
    }
}
