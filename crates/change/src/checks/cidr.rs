//! IPv4 CIDR blocks.

/// An IPv4 CIDR block: its first and its last address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cidr {
    first: u32,
    last: u32,
}

impl Cidr {
    /// Reads `10.0.0.0/16`; none for anything else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (address, length) = text.split_once('/')?;
        let address = u32::from(address.parse::<std::net::Ipv4Addr>().ok()?);
        let length: u32 = length.parse().ok().filter(|length| *length <= 32)?;
        let hosts = u32::MAX.checked_shr(length).unwrap_or(0);
        Some(Self { first: address & !hosts, last: address | hosts })
    }

    /// Whether all of the other block is in this one.
    pub(super) const fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether the blocks have an address in common.
    pub(super) const fn meets(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }
}

/// Whether some blocks together hold all of a block.
pub(super) fn cover(blocks: impl Iterator<Item = Cidr>, wanted: Cidr) -> bool {
    let mut blocks: Vec<Cidr> = blocks.filter(|block| block.meets(wanted)).collect();
    blocks.sort_by_key(|block| block.first);
    let mut next = u64::from(wanted.first);
    for block in blocks {
        if u64::from(block.first) > next {
            return false;
        }
        next = next.max(u64::from(block.last) + 1);
    }
    next > u64::from(wanted.last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(blocks: &[&str], wanted: &str, covered: bool) {
        let wanted = Cidr::parse(wanted).expect("a block");
        let blocks = blocks.iter().map(|block| Cidr::parse(block).expect("a block"));
        assert_eq!(cover(blocks, wanted), covered, "{wanted:?}");
    }

    #[test]
    fn blocks_add_up() {
        check(&["10.0.0.0/16"], "10.0.3.0/24", true);
        check(&["0.0.0.0/0"], "0.0.0.0/0", true);
        check(&["0.0.0.0/1", "128.0.0.0/1"], "0.0.0.0/0", true);
        check(&["10.0.1.128/25", "10.0.1.0/25"], "10.0.1.0/24", true);
        check(&["10.0.1.0/25"], "10.0.1.0/24", false);
        check(&["10.0.1.129/32", "10.0.1.0/25"], "10.0.1.0/24", false);
        check(&[], "10.0.1.0/32", false);
    }

    #[test]
    fn what_is_no_block_is_none() {
        for text in ["", "10.0.0.0", "10.0.0.0/33", "10.0.0/8", "::/0", "10.0.0.0/-1", "10.0.0.0/8/8"] {
            assert_eq!(Cidr::parse(text), None, "{text:?}");
        }
    }
}
