//! Links compared key by key as text, without knowledge of the keys.

/// The keys whose values differ between two links, with both values; none where a link does not have the key.
///
/// The keys of the left link come first, in its order, then those that only the right one has.
#[must_use]
pub fn differing<'a>(left: &'a str, right: &'a str) -> Vec<(&'a str, Option<&'a str>, Option<&'a str>)> {
    let of_left = pairs(left).map(|(key, value)| (key, Some(value), value_of(right, key)));
    let only_right =
        pairs(right).filter(|(key, _)| value_of(left, key).is_none()).map(|(key, value)| (key, None, Some(value)));
    of_left.chain(only_right).filter(|(_, left, right)| left != right).collect()
}

/// A link with another value for a key, or without the key.
#[must_use]
pub fn with(link: &str, key: &str, value: Option<&str>) -> String {
    let written = value.map(|value| format!("{key}={value}"));
    let there = value_of(link, key).is_some();
    let kept =
        link.split('&').filter_map(|part| if pair(part).0 == key { written.clone() } else { Some(part.to_owned()) });
    let added = written.clone().filter(|_| !there);
    kept.chain(added).collect::<Vec<_>>().join("&")
}

/// The value of a key in a link.
fn value_of<'a>(link: &'a str, key: &str) -> Option<&'a str> {
    pairs(link).find(|(other, _)| *other == key).map(|(_, value)| value)
}

fn pairs(link: &str) -> impl Iterator<Item = (&str, &str)> {
    link.split('&').map(pair)
}

fn pair(part: &str) -> (&str, &str) {
    part.split_once('=').unwrap_or((part, ""))
}
