//! Numbers and addresses, read from bytes.

use std::net::Ipv6Addr;

/// An address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Address {
    V4(u32),
    V6(u128),
}

impl Address {
    /// Reads an address.
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        // No address of IPv4 is longer, and one of IPv6 that is this short has a colon.
        if text.len() <= 15
            && let Some(address) = v4(text)
        {
            return Some(Self::V4(address));
        }
        v6(text)
    }

    /// Whether it can be met on the internet. Ranges for documentation count, since AWS's examples use them.
    pub(super) const fn is_public(self) -> bool {
        match self {
            Self::V4(address) => is_public_v4(address),
            // Unique local, link-local, multicast, and what is no address of anybody.
            Self::V6(address) => !matches!(address >> 120, 0 | 0xfc | 0xfd | 0xfe | 0xff),
        }
    }

    /// The address of IPv4 that NAT64 hides in this one.
    pub(super) const fn nat64(self) -> Option<u32> {
        match self {
            Self::V6(address) if address >> 32 == 0x0064_ff9b << 64 => Some((address & 0xffff_ffff) as u32),
            _ => None,
        }
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::V4(address) => std::net::Ipv4Addr::from(*address).fmt(f),
            Self::V6(address) => Ipv6Addr::from(*address).fmt(f),
        }
    }
}

const fn is_public_v4(address: u32) -> bool {
    let [a, b, ..] = address.to_be_bytes();
    !matches!(
        (a, b),
        (0 | 10 | 127 | 224..=255, _) | (100, 64..=127) | (169, 254) | (172, 16..=31) | (192, 168) | (198, 18 | 19)
    )
}

/// Reads an address of IPv4: four numbers up to 255, with points between them.
#[inline]
fn v4(text: &[u8]) -> Option<u32> {
    let mut rest = text;
    let mut address = 0;
    for part in 0..4 {
        let digit =
            |at: usize| rest.get(at).map(|byte| byte.wrapping_sub(b'0')).filter(|digit| *digit < 10).map(u32::from);
        let first = digit(0)?;
        let (number, digits) = match (digit(1), digit(2)) {
            (None, _) => (first, 1),
            (Some(second), None) => (first * 10 + second, 2),
            (Some(second), Some(third)) => (first * 100 + second * 10 + third, 3),
        };
        if number > 255 {
            return None;
        }
        address = address << 8 | number;
        rest = rest.get(digits..)?;
        if part < 3 {
            rest = rest.strip_prefix(b".")?;
        }
    }
    rest.is_empty().then_some(address)
}

fn v6(text: &[u8]) -> Option<Address> {
    // The longest is that of eight groups of four digits, or of six and an address of IPv4.
    let text = std::str::from_utf8(text.get(..45).unwrap_or(text)).ok()?;
    text.parse::<Ipv6Addr>().ok().map(|address| match address.to_ipv4_mapped() {
        Some(address) => Address::V4(u32::from(address)),
        None => Address::V6(u128::from(address)),
    })
}

/// Whether two short texts are the same, eight bytes at a time: a call of the general comparison takes longer.
#[inline]
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    let ((one_words, one_rest), (other_words, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    one.len() == other.len()
        && one_words.iter().zip(other_words).all(|(one, other)| u64::from_le_bytes(*one) == u64::from_le_bytes(*other))
        && one_rest.iter().zip(other_rest).all(|(one, other)| one == other)
}

/// Reads a whole number of at most 64 bits.
pub(super) fn number(text: &[u8]) -> Option<u64> {
    let mut number = 0_u64;
    // 19 digits always fit, so that only longer ones need care.
    let (plain, rest) = text.split_at(text.len().min(19));
    if plain.is_empty() {
        return None;
    }
    for byte in plain {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + u64::from(digit);
    }
    for byte in rest {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(u64::from(digit))?;
    }
    Some(number)
}

/// Reads a time in seconds since 1970, which some tools write in milliseconds.
pub(super) fn seconds(text: &[u8]) -> Option<u64> {
    // As seconds, this is the year 5138; as milliseconds, it is 1973.
    const MILLISECONDS_FROM: u64 = 100_000_000_000;
    match number(text)? {
        time @ ..MILLISECONDS_FROM => Some(time),
        time => Some(time / 1000).filter(|time| *time < MILLISECONDS_FROM),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_or_refused() {
        for (text, address) in [
            ("10.0.0.1", Some(Address::V4(0x0a00_0001))),
            ("255.255.255.255", Some(Address::V4(u32::MAX))),
            ("256.0.0.1", None),
            ("1.2.3", None),
            ("1.2.3.4.5", None),
            ("1..2.3", None),
            ("1.2.3.", None),
            (".1.2.3", None),
            ("0001.2.3.4", None),
            ("1.2.3.4 ", None),
            ("", None),
            ("-", None),
            ("::1", Some(Address::V6(1))),
            ("2001:db8::1", Some(Address::V6(0x2001_0db8 << 96 | 1))),
            ("::ffff:1.2.3.4", Some(Address::V4(0x0102_0304))),
            ("2001:db8:1234:a100:8d6e:3477:df66:f105", Some(Address::V6(0x2001_0db8_1234_a100_8d6e_3477_df66_f105))),
            ("2001:db8:::1", None),
        ] {
            assert_eq!(Address::parse(text.as_bytes()), address, "{text}");
        }
        assert_eq!(Address::parse(&[b'1'; 1000]), None);
        assert_eq!(Address::parse(b"64:ff9b::cb00:7105").and_then(Address::nat64), Some(0xcb00_7105));
        assert_eq!(Address::parse(b"64:ff9b:1::1").and_then(Address::nat64), None);
    }

    #[test]
    fn texts_are_the_same_or_not() {
        let text = b"eni-0123456789abcdef0";
        for length in 0..text.len() {
            assert!(same(&text[..length], &text[..length]));
            assert!(!same(&text[..length], &text[..=length]));
            for at in 0..length {
                let mut other = text.to_vec();
                other[at] ^= 1;
                assert!(!same(&text[..length], &other[..length]));
            }
        }
    }

    #[test]
    fn what_is_private_is_not_public() {
        for (text, public) in [
            ("9.255.255.255", true),
            ("10.0.0.0", false),
            ("11.0.0.0", true),
            ("100.63.255.255", true),
            ("100.64.0.0", false),
            ("100.128.0.0", true),
            ("169.254.169.254", false),
            ("172.15.0.0", true),
            ("172.31.255.255", false),
            ("192.168.0.1", false),
            ("203.0.113.5", true),
            ("224.0.0.1", false),
            ("fd00::1", false),
            ("fe80::1", false),
            ("2600:1f00::1", true),
            ("64:ff9b::1", false),
        ] {
            assert_eq!(Address::parse(text.as_bytes()).map(Address::is_public), Some(public), "{text}");
        }
    }

    #[test]
    fn numbers_stay_within_64_bits() {
        for (text, value) in [
            ("0", Some(0)),
            ("0000000000000000000000000000007", Some(7)),
            ("18446744073709551615", Some(u64::MAX)),
            ("18446744073709551616", None),
            ("99999999999999999999999", None),
            ("", None),
            ("-1", None),
            ("1.5", None),
            ("1e3", None),
        ] {
            assert_eq!(number(text.as_bytes()), value, "{text}");
        }
        assert_eq!(seconds(b"1616729292"), Some(1_616_729_292));
        assert_eq!(seconds(b"1616729292123"), Some(1_616_729_292));
        assert_eq!(seconds(b"18446744073709551615"), None);
    }
}
