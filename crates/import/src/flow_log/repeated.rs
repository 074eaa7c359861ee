//! Whether records of a log stand in another one too, by a sample of all records.

use super::aggregator::Record;
use super::value::Address;
use crate::imported_data::Span;

/// The records with the least hashes of what they say, so that two files with the same records have the same ones here.
#[derive(Clone, Debug)]
pub(super) struct RecordSample {
    /// The first file with each record, sorted by its hash.
    records: Vec<(u64, usize)>,
    /// The most that a hash may be; once there are enough records, the most of theirs.
    most: u64,
    /// How many files ended.
    file: usize,
    /// How many records of the open file were taken, and how many of those it had already.
    taken: usize,
    own: usize,
    /// How many another file has, and which.
    repeated: usize,
    other: usize,
}

impl Default for RecordSample {
    fn default() -> Self {
        Self { records: Vec::new(), most: u64::MAX, file: 0, taken: 0, own: 0, repeated: 0, other: 0 }
    }
}

impl RecordSample {
    const MOST: usize = 4_096;

    /// Flows with fewer bytes are alike by chance.
    const LEAST_BYTES: u64 = 8 << 10;

    /// Adds a record of an interface.
    #[inline(always)]
    pub(super) fn add(&mut self, interface: usize, record: &Record, span: Span) {
        if record.bytes < Self::LEAST_BYTES {
            return;
        }
        let word = |address: Address| match address {
            Address::V4(address) => u64::from(address),
            Address::V6(address) => (address >> 64) as u64 ^ address as u64,
        };
        let words = [record.bytes, word(record.source), word(record.destination), span.from, span.to];
        let mix = |hash: u64, word: u64| (hash.rotate_left(29) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let hash = words.into_iter().fold(interface as u64, mix);
        // Of a long log nearly every record ends here.
        if hash <= self.most {
            self.add_hash(hash);
        }
    }

    #[inline(never)]
    fn add_hash(&mut self, hash: u64) {
        self.taken += 1;
        let at = self.records.partition_point(|(other, _)| *other < hash);
        match self.records.get(at).filter(|(other, _)| *other == hash) {
            Some((_, file)) if *file == self.file => self.own += 1,
            Some((_, file)) => (self.repeated, self.other) = (self.repeated + 1, *file),
            None => self.records.insert(at, (hash, self.file)),
        }
        if self.records.len() > Self::MOST {
            self.records.pop();
            self.most = self.records.last().map_or(u64::MAX, |(most, _)| *most);
        }
    }

    /// Ends a file: the place of another one with many of its records. Some are the same by chance in the parts of one
    /// log, as they are within each.
    pub(super) fn end_file(&mut self) -> Option<usize> {
        let is_repeated = self.repeated > 1 && self.repeated * 10 >= self.taken && self.repeated > 2 * self.own;
        (self.taken, self.own, self.repeated) = (0, 0, 0);
        self.file += 1;
        is_repeated.then_some(self.other)
    }
}
