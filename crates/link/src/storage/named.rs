//! Scenarios that were saved under a name.

use super::{MAX_LINK, NotKept, Storage, delete, is_link, unlocked, write};

/// Each scenario has a key of its own, so that two tabs do not overwrite each other's.
const KEY_PREFIX: &str = "natpoint/";

/// The largest number of scenarios.
pub const MAX_SCENARIOS: usize = 200;
/// The longest name, in UTF-16 code units, as a field counts them.
pub const MAX_NAME: usize = 80;

/// The scenarios in a storage.
#[derive(Debug)]
pub struct NamedScenarios<S>(pub S);

/// What is in a storage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Names in their order, with their links.
    pub scenarios: Vec<(String, String)>,
    /// How many entries are no scenario of this version. They stay where they are.
    pub unreadable: usize,
    /// How many entries stand beyond the limit, and were not read.
    pub beyond_limit: usize,
}

/// Why a scenario was not saved. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveError {
    /// Another tab saved this link under the name meanwhile, or there was one that the page did not know.
    Taken(String),
    /// There are as many scenarios as there may be.
    TooMany,
    /// The name or the link is too long.
    TooLong,
    /// The storage does not keep it.
    NotKept(NotKept),
}

impl<E: Into<NotKept>> From<E> for SaveError {
    fn from(error: E) -> Self {
        Self::NotKept(error.into())
    }
}

impl<S: Storage> NamedScenarios<S> {
    /// Lists the scenarios. Whatever stands there, no more than [`MAX_SCENARIOS`] are listed.
    ///
    /// # Errors
    /// When there is no storage.
    pub fn list(&self) -> Result<Listed, NotKept> {
        let keys = self.0.keys()?;
        let mut names: Vec<&str> = keys.iter().filter_map(|key| key.strip_prefix(KEY_PREFIX)).collect();
        names.sort_unstable();
        let mut listed = Listed::default();
        for name in names {
            if listed.scenarios.len() == MAX_SCENARIOS {
                listed.beyond_limit += 1;
                continue;
            }
            match self.0.get(&key(name))?.filter(|link| is_name(name) && is_link(link)) {
                Some(link) => listed.scenarios.push((name.to_owned(), link)),
                None => listed.unreadable += 1,
            }
        }
        Ok(listed)
    }

    /// Saves a link under a name for which the page knows this link or none. Returns what it replaces.
    ///
    /// # Errors
    /// When it was not saved; also when something else stands under the name, which the user has not seen.
    pub fn save(&self, name: &str, link: &str, known: Option<&str>) -> Result<Option<String>, SaveError> {
        if !is_name(name) || link.len() > MAX_LINK {
            return Err(SaveError::TooLong);
        }
        let there = self.0.get(&key(name))?;
        match &there {
            Some(other) if known != Some(other) => return Err(SaveError::Taken(other.clone())),
            None if self.list()?.scenarios.len() >= MAX_SCENARIOS => return Err(SaveError::TooMany),
            _ => write(&self.0, &key(name), &unlocked(link))?,
        }
        Ok(there)
    }

    /// Gives a scenario another name, with the link that the page knows of it.
    ///
    /// # Errors
    /// When the name is taken, or the scenario was not saved under it: then it keeps its name.
    pub fn rename(&self, name: &str, new: &str, link: &str) -> Result<(), SaveError> {
        if !is_name(new) {
            return Err(SaveError::TooLong);
        }
        if let Some(other) = self.0.get(&key(new))? {
            return Err(SaveError::Taken(other));
        }
        // What another tab saved under the old name is what is renamed.
        let there = self.0.get(&key(name))?;
        write(&self.0, &key(new), there.as_deref().unwrap_or(link))?;
        Ok(delete(&self.0, &key(name))?)
    }

    /// Removes a scenario and returns its link as it stood there.
    ///
    /// # Errors
    /// When it is still there.
    pub fn remove(&self, name: &str) -> Result<Option<String>, NotKept> {
        let there = self.0.get(&key(name))?;
        delete(&self.0, &key(name))?;
        Ok(there)
    }
}

fn key(name: &str) -> String {
    [KEY_PREFIX, name].concat()
}

/// Whether a text can be a name: what is blank or longer than a field takes was not saved by this page.
fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && name.encode_utf16().take(MAX_NAME + 1).count() <= MAX_NAME
}
