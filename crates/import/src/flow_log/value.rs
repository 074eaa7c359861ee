//! Parses numbers and addresses from bytes.

use std::net::Ipv6Addr;

/// An IP address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Address {
    V4(u32),
    V6(u128),
}

impl Address {
    /// Parses an address.
    #[inline(always)]
    pub(super) fn parse(text: &[u8]) -> Option<Self> {
        // No IPv4 address is longer, and an IPv6 address this short has a colon.
        if text.len() <= 15
            && let Some(address) = v4(text)
        {
            return Some(Self::V4(address));
        }
        v6(text)
    }

    /// Whether it is publicly routable. Documentation ranges count, since AWS's examples use them.
    #[inline(always)]
    pub(super) const fn is_public(self) -> bool {
        match self {
            Self::V4(address) => is_public_v4(address),
            // Unspecified and reserved, unique local, link-local, multicast.
            Self::V6(address) => !matches!(address >> 120, 0 | 0xfc | 0xfd | 0xfe | 0xff),
        }
    }

    /// The address as IPv6, with IPv4 addresses mapped.
    pub(super) fn to_ipv6(self) -> Ipv6Addr {
        match self {
            Self::V4(address) => std::net::Ipv4Addr::from(address).to_ipv6_mapped(),
            Self::V6(address) => Ipv6Addr::from(address),
        }
    }

    /// The IPv4 address embedded by NAT64.
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

/// Parses an IPv4 address: four numbers up to 255, separated by dots.
///
/// All lengths take the same branches, since those of one address do not predict those of the next.
#[inline(always)]
fn v4(text: &[u8]) -> Option<u32> {
    // With a dot after the last number, so that it ends like the others.
    let (first, last) = match (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        (Some(first), Some(last)) if text.len() < 16 => {
            let behind = (u64::from_le_bytes(*last) >> 1) >> (127 - text.len() * 8);
            (u64::from_le_bytes(*first), behind | POINT << (text.len() % 8 * 8))
        }
        (None, _) => (word(text) | POINT << (text.len() * 8), 0),
        _ => return None,
    };
    parts(first, last, text.len())
}

const POINT: u64 = b'.' as u64;

/// The address in 16 bytes, of which the one at `length` is the final dot and the rest is zero.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline(always)]
fn parts(first: u64, last: u64, _length: usize) -> Option<u32> {
    let mut rest = (first, last);
    let (first, second, third, last) = (part(&mut rest), part(&mut rest), part(&mut rest), part(&mut rest));
    let all = first | second | third | last;
    let address = first << 24 | second << 16 | third << 8 | last;
    // Nothing is left over, and every part is valid.
    (all <= 255 && rest == (0, 0)).then_some(address as u32)
}

/// Removes the number before the next dot, and the dot; more than 255 when it is invalid.
#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
#[inline(always)]
const fn part(rest: &mut (u64, u64)) -> u64 {
    // Zero in each of four bytes that is a dot; the lowest bit of the mask then locates the first.
    let points = (rest.0 ^ (POINT * FOUR)) & 0xffff_ffff;
    let digits = (points.wrapping_sub(FOUR) & !points & FOUR << 7).trailing_zeros() / 8;
    // The digits right-aligned in four bytes, with zeros before them.
    let bytes = ((rest.0 ^ ZEROS) << (32 - (digits & 3) * 8)) & 0xffff_ffff;
    let number = (bytes >> 8 & 0xff) * 100 + (bytes >> 16 & 0xff) * 10 + (bytes >> 24);
    let past = (digits & 3) * 8 + 8;
    *rest = (rest.0 >> past | rest.1 << (64 - past), rest.1 >> past);
    let good = matches!(digits, 1..=3) && are_digits(bytes);
    if good { number } else { u64::MAX }
}

/// The address in 16 bytes, of which the one at `length` is the final dot and the rest is zero.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
#[inline(always)]
fn parts(first: u64, last: u64, length: usize) -> Option<u32> {
    use core::arch::wasm32::{
        i16x8_mul, i32x4_add, u8x16_bitmask, u8x16_eq, u8x16_le, u8x16_shuffle, u8x16_splat, u8x16_sub, u8x16_swizzle,
        u16x8, u16x8_shr, u16x8_splat, u32x4_extract_lane, u32x4_shr, u32x4_splat, u64x2, v128_and, v128_any_true,
        v128_or, v128_xor,
    };

    let bytes = u64x2(first, last);
    let points = u8x16_bitmask(u8x16_eq(bytes, u8x16_splat(b'.')));
    let digits = u8x16_bitmask(u8x16_le(v128_xor(bytes, u8x16_splat(b'0')), u8x16_splat(9)));
    // The end of each of the four numbers; missing ones end at 16 or later.
    let next = |points: u16| (points & points.wrapping_sub(1), u32::from(points).trailing_zeros());
    let (more, one) = next(points);
    let (more, two) = next(more);
    let (more, three) = next(more);
    let (more, four) = next(more);
    let ends = u32x4_splat(one << 24 | two << 16 | three << 8 | (four & 0xff));
    // The four bytes before the end of each, the last number first.
    let ends = u8x16_shuffle::<0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3>(ends, ends);
    let before = u8x16_swizzle(bytes, u8x16_sub(ends, u32x4_splat(0x0102_0304)));
    let values = v128_xor(before, u8x16_splat(b'0'));
    let are_digits = u8x16_le(values, u8x16_splat(9));
    // A digit counts if all after it are digits.
    let behind = |good| v128_or(u32x4_shr(good, 8), u32x4_splat(0xff00_0000));
    let good = v128_and(are_digits, behind(are_digits));
    let lengths = u8x16_bitmask(v128_and(good, behind(good)));
    let values = v128_and(values, good);
    // Hundreds and ones are the second and the last of each four bytes, tens the third.
    let hundreds_and_ones = i16x8_mul(u16x8_shr(values, 8), u16x8(100, 1, 100, 1, 100, 1, 100, 1));
    let tens = i16x8_mul(v128_and(values, u32x4_splat(0x00ff_0000)), u16x8_splat(10));
    let halves = i32x4_add(hundreds_and_ones, tens);
    let sums = v128_and(i32x4_add(halves, u32x4_shr(halves, 16)), u32x4_splat(0xffff));
    let address = u8x16_shuffle::<0, 4, 8, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0>(sums, sums);
    // Each number has one to three digits, and there are only digits and dots.
    let is_address = more == 0
        && u32::from(points | digits) == (2 << length) - 1
        && lengths & 0x9999 == 0x8888
        && !v128_any_true(v128_and(sums, u32x4_splat(0xff00)));
    is_address.then_some(u32x4_extract_lane::<0>(address))
}

/// A one in each of four bytes.
const FOUR: u64 = 0x0101_0101;

/// Eight digits 0.
const ZEROS: u64 = 0x3030_3030_3030_3030;

/// Whether each byte is at most 9.
#[inline(always)]
const fn are_digits(bytes: u64) -> bool {
    const EACH: u64 = FOUR << 32 | FOUR;
    (bytes.wrapping_add(EACH * 0x76) | bytes) & (EACH << 7) == 0
}

/// The first eight bytes of a text as a little-endian number, zero-padded.
#[inline(always)]
pub(super) const fn word(text: &[u8]) -> u64 {
    let length = text.len();
    if let Some(first) = text.first_chunk::<8>() {
        return u64::from_le_bytes(*first);
    }
    // The two reads may overlap, where they agree.
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

/// The [`word`] of a text of at most eight bytes; a value that no text has for a longer one.
#[inline(always)]
pub(super) const fn short(text: &[u8]) -> u64 {
    if text.len() > 8 { u64::MAX } else { word(text) }
}

fn v6(text: &[u8]) -> Option<Address> {
    // The longest has six groups of four digits and an IPv4 address.
    let text = std::str::from_utf8(text.get(..45).unwrap_or(text)).ok()?;
    text.parse::<Ipv6Addr>().ok().map(|address| match address.to_ipv4_mapped() {
        Some(address) => Address::V4(u32::from(address)),
        None => Address::V6(u128::from(address)),
    })
}

/// Whether two short texts are equal, compared eight bytes at a time: a call of `memcmp` takes longer.
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

/// Parses a whole number of at most 64 bits.
#[inline(always)]
pub(super) fn number(text: &[u8]) -> Option<u64> {
    if !(1..=8).contains(&text.len()) {
        return long_number(text);
    }
    // The digits right-aligned in eight bytes; then combined into pairs, fours and all eight.
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

/// Parses a time in seconds since 1970, which some tools write in milliseconds.
pub(super) fn seconds(text: &[u8]) -> Option<u64> {
    // In seconds this is the year 5138, in milliseconds 1973.
    const MILLISECONDS_FROM: u64 = 100_000_000_000;
    match number(text)? {
        time @ ..MILLISECONDS_FROM => Some(time),
        time => Some(time / 1000).filter(|time| *time < MILLISECONDS_FROM),
    }
}

#[cfg(test)]
mod tests {
    // The SIMD code is separate, so its tests run as WebAssembly too.
    use super::*;

    #[cfg_attr(not(target_arch = "wasm32"), test)]
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
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

    #[cfg_attr(not(target_arch = "wasm32"), test)]
    #[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
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
            // The standard library refuses leading zeros, which mean octal elsewhere.
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
