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
    #[inline(always)]
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
    #[inline(always)]
    pub(super) const fn is_public(self) -> bool {
        match self {
            Self::V4(address) => is_public_v4(address),
            // Unique local, link-local, multicast, and what is no address of anybody.
            Self::V6(address) => !matches!(address >> 120, 0 | 0xfc | 0xfd | 0xfe | 0xff),
        }
    }

    /// The address as one of IPv6, in which those of IPv4 are mapped.
    pub(super) fn to_ipv6(self) -> Ipv6Addr {
        match self {
            Self::V4(address) => std::net::Ipv4Addr::from(address).to_ipv6_mapped(),
            Self::V6(address) => Ipv6Addr::from(address),
        }
    }

    /// The address of IPv4 that NAT64 hides in this one.
    #[inline(always)]
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

#[inline(always)]
const fn is_public_v4(address: u32) -> bool {
    let [a, b, ..] = address.to_be_bytes();
    !matches!(
        (a, b),
        (0 | 10 | 127 | 224..=255, _) | (100, 64..=127) | (169, 254) | (172, 16..=31) | (192, 168) | (198, 18 | 19)
    )
}

/// Reads an address of IPv4: four numbers up to 255, with points between them.
///
/// All four are read in one way whatever their lengths, since those of one address say nothing of those of the next.
#[inline(always)]
fn v4(text: &[u8]) -> Option<u32> {
    // With a point behind the last number, so that it ends as the others do.
    let mut rest = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) if text.len() < 16 => {
            let behind = (u64::from_le_bytes(*last) >> 1) >> (127 - text.len() * 8);
            (u64::from_le_bytes(*first), behind | POINT << (text.len() % 8 * 8))
        }
        (None, _) => (word(text) | POINT << (text.len() * 8), 0),
        _ => return None,
    };
    let (first, second, third, last) = (part(&mut rest), part(&mut rest), part(&mut rest), part(&mut rest));
    let all = first | second | third | last;
    let address = first << 24 | second << 16 | third << 8 | last;
    // Nothing is left, and no part was wrong.
    (all <= 255 && rest == (0, 0)).then_some(address as u32)
}

const POINT: u64 = b'.' as u64;

/// The number before the next point, which goes with it; more than 255 when it is none.
#[inline(always)]
const fn part(rest: &mut (u64, u64)) -> u64 {
    // Zero where one of four bytes is a point; the lowest bit that is set then tells the first.
    let points = (rest.0 ^ (POINT * FOUR)) & 0xffff_ffff;
    let digits = (points.wrapping_sub(FOUR) & !points & FOUR << 7).trailing_zeros() / 8;
    // The digits as the last of four bytes, with zeros before them.
    let bytes = ((rest.0 ^ ZEROS) << (32 - (digits & 3) * 8)) & 0xffff_ffff;
    let number = (bytes >> 8 & 0xff) * 100 + (bytes >> 16 & 0xff) * 10 + (bytes >> 24);
    let past = (digits & 3) * 8 + 8;
    *rest = (rest.0 >> past | rest.1 << (64 - past), rest.1 >> past);
    let good = matches!(digits, 1..=3) && are_digits(bytes);
    if good { number } else { u64::MAX }
}

/// A one in each of four bytes.
const FOUR: u64 = 0x0101_0101;

/// Eight times the digit 0.
const ZEROS: u64 = 0x3030_3030_3030_3030;

/// Whether each byte is at most 9.
#[inline(always)]
const fn are_digits(bytes: u64) -> bool {
    const EACH: u64 = FOUR << 32 | FOUR;
    (bytes.wrapping_add(EACH * 0x76) | bytes) & (EACH << 7) == 0
}

/// The first eight bytes of a text as a number, the first of them lowest, and zeros where it is shorter.
#[inline(always)]
pub(super) const fn word(text: &[u8]) -> u64 {
    let length = text.len();
    if let Some(first) = text.first_chunk::<8>() {
        return u64::from_le_bytes(*first);
    }
    // The end may be read twice: it is the same where both put it.
    if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
        return u32::from_le_bytes(*first) as u64 | (u32::from_le_bytes(*last) as u64) << ((length - 4) * 8);
    }
    match text {
        [one, two, three] => *one as u64 | (*two as u64) << 8 | (*three as u64) << 16,
        [one, two] => *one as u64 | (*two as u64) << 8,
        [one] => *one as u64,
        _ => 0,
    }
}

/// What [`word`] says of a text of at most eight bytes; for a longer one what it says of no text.
#[inline(always)]
pub(super) const fn short(text: &[u8]) -> u64 {
    if text.len() > 8 { u64::MAX } else { word(text) }
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
#[inline(always)]
pub(super) fn same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let (Some(one_last), Some(other_last)) = (one.last_chunk::<8>(), other.last_chunk::<8>()) else {
        return word(one) == word(other);
    };
    let ((one, _), (other, _)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    u64::from_le_bytes(*one_last) == u64::from_le_bytes(*other_last)
        && one.iter().zip(other).all(|(one, other)| u64::from_le_bytes(*one) == u64::from_le_bytes(*other))
}

/// Reads a whole number of at most 64 bits.
#[inline(always)]
pub(super) fn number(text: &[u8]) -> Option<u64> {
    if !(1..=8).contains(&text.len()) {
        return long_number(text);
    }
    // The digits as the last of eight bytes, with zeros before them; then as pairs, fours, and all eight.
    let digits = (word(text) ^ ZEROS) << (64 - text.len() * 8);
    if !are_digits(digits) {
        return None;
    }
    let pairs = digits.wrapping_mul(10 << 8 | 1) >> 8 & 0x00ff_00ff_00ff_00ff;
    let fours = pairs.wrapping_mul(100 << 16 | 1) >> 16 & 0x0000_ffff_0000_ffff;
    Some(fours.wrapping_mul(10_000 << 32 | 1) >> 32)
}

fn long_number(text: &[u8]) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    text.iter().try_fold(0_u64, |number, byte| {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 { None } else { number.checked_mul(10)?.checked_add(u64::from(digit)) }
    })
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
    fn whatever_is_an_address_to_the_standard_library_is_one_here() {
        let mut seed = 3_u64;
        let mut random = |below: usize| {
            seed = seed.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
            (seed >> 40) as usize % below
        };
        for _ in 0..200_000 {
            let mut text = String::new();
            for part in 0..[4, 4, 4, 3, 5][random(5)] {
                text += if part > 0 { "." } else { "" };
                let most = [10, 100, 256, 256, 400][random(5)];
                text += &random(most).to_string();
            }
            let mut bytes = text.into_bytes();
            if random(3) == 0 && !bytes.is_empty() {
                let at = random(bytes.len());
                bytes[at] = b"0123456789./: \xff"[random(15)];
            }
            let plain = std::str::from_utf8(&bytes).ok().and_then(|text| text.parse::<std::net::Ipv4Addr>().ok());
            // What begins with a zero is a number of base eight elsewhere, and refused there.
            let octal = [&b".0"[..], &bytes]
                .concat()
                .windows(3)
                .any(|three| three.starts_with(b".0") && three[2].is_ascii_digit())
                || bytes.starts_with(b"0") && bytes.get(1).is_some_and(u8::is_ascii_digit);
            if !octal {
                assert_eq!(v4(&bytes), plain.map(u32::from), "{}", String::from_utf8_lossy(&bytes));
            }
        }
    }

    #[test]
    fn texts_are_the_same_or_not() {
        let text = b"eni-0123456789abcdef0123456789";
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
