//! Endpoint services that no catalogue has: those of third parties and one's own, by the name that a user gives them.
//!
//! A [`ServiceId`] is two bytes that every row, charge and curve copies, so a name is kept once, for as long as the
//! program runs, and an id is its place among them. How many names there may be is bounded, so that no link can fill
//! the memory.

use std::sync::{PoisonError, RwLock};

use super::ServiceId;

/// The first place of a custom endpoint service; the catalogue's end before it.
const FIRST: u16 = 1 << 15;

/// The most names that one run of the program keeps.
const MOST: u16 = 1 << 12;

/// The names so far. They are only ever added to.
static NAMES: RwLock<Vec<&'static str>> = RwLock::new(Vec::new());

impl ServiceId {
    /// The longest name of a custom endpoint service. AWS's own, `com.amazonaws.vpce.REGION.vpce-svc-ID`, fit.
    pub const MAX_CUSTOM_NAME: usize = 80;

    /// The endpoint service of a third party or of one's own that a user calls so; none for what is no name: letters,
    /// digits, dots, dashes and underscores, a letter or a digit first.
    ///
    /// It is another service than one of the catalogue with the same name.
    #[must_use]
    pub fn custom(name: &str) -> Option<Self> {
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
        let is_name = name.len() <= Self::MAX_CUSTOM_NAME
            && name.bytes().all(is_plain)
            && name.bytes().next().is_some_and(|first| first.is_ascii_alphanumeric());
        if !is_name {
            return None;
        }
        let mut names = NAMES.write().unwrap_or_else(PoisonError::into_inner);
        let known = names.iter().position(|known| *known == name);
        let place = u16::try_from(known.unwrap_or(names.len())).ok().filter(|place| *place < MOST)?;
        if known.is_none() {
            names.push(Box::leak(name.into()));
        }
        Some(Self(FIRST + place))
    }

    /// Whether it is the endpoint service of a third party or of one's own, which the catalogue does not have.
    #[must_use]
    pub const fn is_custom(self) -> bool {
        self.0 >= FIRST
    }

    /// The name that a user gave it; empty for a service of the catalogue.
    pub(super) fn custom_name(self) -> &'static str {
        let names = NAMES.read().unwrap_or_else(PoisonError::into_inner);
        let place = self.0.checked_sub(FIRST).map(usize::from);
        place.and_then(|place| names.get(place).copied()).unwrap_or_default()
    }
}

const _: () = assert!(ServiceId::COUNT <= FIRST as usize, "the catalogue ends before the first custom service");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_one_id() {
        let first = ServiceId::custom("datadog").expect("a name");
        let other = ServiceId::custom("com.amazonaws.vpce.us-east-1.vpce-svc-0123456789abcdef0").expect("a name");
        assert_eq!(ServiceId::custom("datadog"), Some(first));
        assert_ne!(first, other);
        assert_eq!((first.slug(), first.is_custom()), ("datadog", true));
        let logs = ServiceId::custom("logs").expect("a name");
        assert_ne!(logs, ServiceId::named("logs"));
        assert!(!ServiceId::named("logs").is_custom());
    }

    #[test]
    fn what_is_no_name() {
        let long = "a".repeat(ServiceId::MAX_CUSTOM_NAME + 1);
        for text in ["", " ", "a b", "-a", ".a", "_a", "a=b", "a&b", "a~b", "é", "データ", "=1+1", &long] {
            assert_eq!(ServiceId::custom(text), None, "{text:?}");
        }
        assert!(ServiceId::custom(&long[1..]).is_some());
    }
}
