//! Whether records of a log stand in another one too: all of them by what they say together, some by a sample.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::aggregator::Record;
use super::value::Address;
use crate::imported_data::Span;

/// Which records of a log an earlier one has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Repeated {
    /// All of them, and no others: the place of that log.
    All(usize),
    /// All that were compared: the place of one of the logs that have them.
    AllCompared(usize),
    /// Many of them: the place of one of the logs that have them.
    Many(usize),
}

/// What all records of a file say, in whatever order and form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
struct Digest {
    records: u64,
    /// The sum of their hashes.
    sum: u64,
}

/// What each file's records say together; and the records with the least hashes of what they say, so that two files
/// with the same records have the same ones here.
#[derive(Clone, Debug)]
pub(super) struct RecordSample {
    /// The first file with each digest, and the digest of the open one; none if it has records without a time.
    digests: HashMap<Digest, usize>,
    digest: Option<Digest>,
    /// What records of the open file tell beside their flows, a byte for each kind; and those of files before.
    told: u64,
    told_before: u64,
    /// The first file with each record, by its hash.
    records: HashMap<u64, usize>,
    /// The most that a hash may be, once there are too many records.
    most: u64,
    /// The places of the files that ended, among all; a file's number here is its place in this list.
    ended: Vec<usize>,
    /// How many records of the open file were compared, and how many of those no file had.
    compared: usize,
    new: usize,
    /// How many of them are large, and how many of those the file had already.
    large: usize,
    own: usize,
    /// How many of the large ones another file has; and which has the last one that another has.
    repeated: usize,
    other: usize,
}

impl Default for RecordSample {
    fn default() -> Self {
        Self {
            digests: HashMap::new(),
            digest: Some(Digest::default()),
            told: 0,
            told_before: 0,
            records: HashMap::new(),
            most: u64::MAX,
            ended: Vec::new(),
            compared: 0,
            new: 0,
            large: 0,
            own: 0,
            repeated: 0,
            other: 0,
        }
    }
}

impl RecordSample {
    /// So many records are kept at least, and at most twice as many.
    const LEAST: usize = 4_096;

    /// So many records tell of a log of which not all are compared: one with a hundredth of its own would show some of
    /// that in 99 of a hundred cases.
    const ENOUGH: usize = 500;

    /// Flows with fewer bytes are alike by chance.
    const LEAST_BYTES: u64 = 8 << 10;

    /// Adds a record of an interface.
    #[inline(always)]
    pub(super) fn add(&mut self, interface: usize, record: &Record, span: Span) {
        let word = |address: Address| match address {
            Address::V4(address) => u64::from(address),
            Address::V6(address) => (address >> 64) as u64 ^ address as u64,
        };
        // The second of each two is rotated, so that the numbers do not stand in the same bits.
        let two = |one: u64, other: u64| one ^ other.rotate_left(32);
        let ends = two(word(record.source), word(record.destination));
        let words = [record.bytes, ends, two(span.from, span.to)];
        let mix = |hash: u64, word: u64| (hash.rotate_left(29) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hash = words.into_iter().fold(interface as u64, mix);
        if let Some(digest) = &mut self.digest {
            // A log that tells more of the same flows is not the same.
            let packets = two(word(record.packet_source), word(record.packet_destination));
            let has_packets = u8::from(packets != ends);
            let told = [0, 0, record.source_tag, record.destination_tag, record.path, has_packets, 0, 0];
            let told = u64::from_le_bytes(told);
            self.told |= told;
            let all = mix(hash, packets ^ told);
            digest.records += 1;
            digest.sum = digest.sum.wrapping_add(all ^ all >> 31);
        }
        // Of a long log nearly every record ends here.
        if hash <= self.most {
            self.add_hash(hash, record.bytes >= Self::LEAST_BYTES);
        }
    }

    /// Adds a record without a time, which may stand in any log.
    pub(super) fn add_timeless(&mut self) {
        self.digest = None;
    }

    #[inline(never)]
    fn add_hash(&mut self, hash: u64, is_large: bool) {
        let file = self.ended.len();
        self.compared += 1;
        self.large += usize::from(is_large);
        match self.records.entry(hash) {
            Entry::Occupied(known) if *known.get() == file => self.own += usize::from(is_large),
            Entry::Occupied(known) => {
                self.repeated += usize::from(is_large);
                self.other = *known.get();
            }
            Entry::Vacant(free) => {
                free.insert(file);
                self.new += 1;
            }
        }
        if self.records.len() >= 2 * Self::LEAST {
            let mut hashes: Vec<u64> = self.records.keys().copied().collect();
            let (_, most, _) = hashes.select_nth_unstable(Self::LEAST);
            self.most = *most;
            self.records.retain(|hash, _| *hash <= self.most);
        }
    }

    /// Ends a file with its place among all. Some records are the same by chance in the parts of one log, as they are
    /// within each.
    pub(super) fn end_file(&mut self, place: usize) -> Option<Repeated> {
        let is_repeated = self.repeated > 1 && self.repeated * 10 >= self.large && self.repeated > 2 * self.own;
        let are_enough = self.most == u64::MAX || self.compared >= Self::ENOUGH;
        // Records without a time were not compared.
        let digest = self.digest.replace(Digest::default());
        let told = std::mem::take(&mut self.told);
        let tells_more =
            told.to_le_bytes().iter().zip(self.told_before.to_le_bytes()).any(|(one, before)| *one > 0 && before == 0);
        self.told_before |= told;
        let is_known = self.new == 0 && are_enough && digest.is_some() && !tells_more;
        (self.compared, self.new, self.large, self.own, self.repeated) = (0, 0, 0, 0, 0);
        let file = self.ended.len();
        self.ended.push(place);
        let first = digest
            .filter(|digest| digest.records > 0)
            .map_or(file, |digest| *self.digests.entry(digest).or_insert(file));
        let place = |file: usize| self.ended.get(file).copied();
        if first < file {
            return place(first).map(Repeated::All);
        }
        let repeated = if is_known { Repeated::AllCompared } else { Repeated::Many };
        place(self.other).filter(|_| is_repeated).map(repeated)
    }
}
