//! The page's address, as far as others may have it.

/// An address without what stands behind `?` and `#`, and without a user and a password.
///
/// A query may be a key: storage services sign an address with one, and whoever has it can read what it opens.
///
/// ```
/// use natpoint_link::address::public;
///
/// assert_eq!(public("https://b.example.com/n.html?X-Amz-Signature=5ec7e7#v1"), "https://b.example.com/n.html");
/// ```
#[must_use]
pub fn public(address: &str) -> String {
    let bare = address.split(['?', '#']).next().unwrap_or_default();
    let Some((scheme, rest)) = bare.split_once("://") else { return bare.to_owned() };
    let (authority, path) = rest.find('/').map_or((rest, ""), |at| rest.split_at(at));
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    [scheme, "://", host, path].concat()
}

/// Whether an address has something behind `?`.
#[must_use]
pub fn has_query(address: &str) -> bool {
    let before_hash = address.split('#').next().unwrap_or_default();
    before_hash.split_once('?').is_some_and(|(_, query)| !query.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_key_is_left_out() {
        for (address, expected, query) in [
            ("", "", false),
            ("https://example.com", "https://example.com", false),
            ("https://example.com/a/b.html", "https://example.com/a/b.html", false),
            ("https://example.com/?", "https://example.com/", false),
            ("https://example.com/b?X-Amz-Signature=5ec&X-Amz-Date=1#v1&azs=3", "https://example.com/b", true),
            ("https://example.com?sig=5ec", "https://example.com", true),
            ("https://example.com/b#v1&a=?", "https://example.com/b", false),
            ("https://example.com/b?sig=a?b#c?d", "https://example.com/b", true),
            ("https://me:secret@example.com:8443/b", "https://example.com:8443/b", false),
            ("https://me@example.com/b@c", "https://example.com/b@c", false),
            ("https://a@b@example.com/", "https://example.com/", false),
            ("http://[::1]:8080/b?c", "http://[::1]:8080/b", true),
            ("file:///home/me/natpoint.html?a#b", "file:///home/me/natpoint.html", true),
            ("about:srcdoc#v1", "about:srcdoc", false),
        ] {
            assert_eq!((public(address).as_str(), has_query(address)), (expected, query), "{address}");
        }
    }
}
