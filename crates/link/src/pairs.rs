//! Two links compared key by key, as texts: a key that is new to links is compared without being known here.

/// The keys of which two links say different things, with what each says; none where it says nothing.
///
/// First those of the left link in its order, then those that only the right one has.
#[must_use]
pub fn differing<'a>(left: &'a str, right: &'a str) -> Vec<(&'a str, Option<&'a str>, Option<&'a str>)> {
    let mine = pairs(left).map(|(key, value)| (key, Some(value), said(right, key)));
    let theirs = pairs(right).filter(|(key, _)| said(left, key).is_none()).map(|(key, value)| (key, None, Some(value)));
    mine.chain(theirs).filter(|(_, left, right)| left != right).collect()
}

/// A link that says something else of one key: another value, or nothing.
#[must_use]
pub fn with(link: &str, key: &str, value: Option<&str>) -> String {
    let written = value.map(|value| format!("{key}={value}"));
    let there = said(link, key).is_some();
    let kept =
        link.split('&').filter_map(|part| if pair(part).0 == key { written.clone() } else { Some(part.to_owned()) });
    let added = written.clone().filter(|_| !there);
    kept.chain(added).collect::<Vec<_>>().join("&")
}

/// What a link says of a key.
fn said<'a>(link: &'a str, key: &str) -> Option<&'a str> {
    pairs(link).find(|(other, _)| *other == key).map(|(_, value)| value)
}

fn pairs(link: &str) -> impl Iterator<Item = (&str, &str)> {
    link.split('&').map(pair)
}

fn pair(part: &str) -> (&str, &str) {
    part.split_once('=').unwrap_or((part, ""))
}
