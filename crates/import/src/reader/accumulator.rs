//! The data of the files read so far.

use std::collections::HashMap;

use super::fingerprint::Fingerprint;
use super::{HeldPart, Options};
use crate::billing::Bills;
use crate::flow_log::Aggregator;
use crate::imported_data::{FileRead, FileRemark, ImportedData, ImportedNetwork, Kind};
use crate::metrics::MetricBook;
use crate::price_list::PriceBook;

/// The data of the files read so far, to which parsers add.
#[derive(Debug, Default)]
pub(crate) struct ImportAccumulator {
    /// What the user stated about the files.
    pub options: Options,
    pub files: Vec<FileRead>,
    pub bills: Bills,
    pub network: ImportedNetwork,
    pub prices: PriceBook,
    pub metrics: MetricBook,
    pub formats: Vec<String>,
    /// Parts of files that the caller opens; none where it opens none.
    pub held: Option<Vec<HeldPart>>,
    /// The sums of all flow logs.
    pub flow_log: Aggregator,
    /// The first file with each content.
    contents: HashMap<[u64; 3], usize>,
    /// The first log with each beginning.
    beginnings: HashMap<[u64; 3], usize>,
}

impl ImportAccumulator {
    /// Without any file yet.
    pub(super) fn new(options: Options) -> Self {
        Self { options, ..Self::default() }
    }

    /// Ends a file with a fingerprint of its content. Of several bills with the same content, the first counts.
    pub(super) fn end_file(&mut self, mut file: FileRead, fingerprint: Option<[u64; 3]>) {
        let place = self.files.len();
        let first = fingerprint.map_or(place, |fingerprint| *self.contents.entry(fingerprint).or_insert(place));
        if first < place && file.kind.is_some_and(Kind::is_bill) {
            self.bills.discard_file();
            file.remark(FileRemark::SameFile { file: self.files[first].name.clone() });
        } else {
            self.bills.end_file(place);
        }
        self.files.push(file);
    }

    /// Whether a log begins as an earlier one does, and so is the same one: its records count as they are read, and
    /// could not be taken back at its end.
    pub(super) fn is_known_log(&mut self, beginning: &[u8], file: &mut FileRead) -> bool {
        const MOST: usize = 1 << 20;
        let mut fingerprint = Fingerprint::default();
        fingerprint.add(beginning);
        let Some(fingerprint) = fingerprint.finish() else { return false };
        let place = self.files.len();
        if self.beginnings.len() >= MOST && !self.beginnings.contains_key(&fingerprint) {
            return false;
        }
        let first = *self.beginnings.entry(fingerprint).or_insert(place);
        if let Some(known) = self.files.get(first) {
            file.remark(FileRemark::SameFile { file: known.name.clone() });
        }
        first < place
    }

    pub(super) fn finish(self) -> ImportedData {
        let Self {
            options: _,
            mut files,
            bills,
            mut network,
            prices,
            metrics,
            formats,
            held: _,
            flow_log,
            contents: _,
            beginnings: _,
        } = self;
        network.complete();
        let traffic = flow_log.finish(&network);
        let (bill, metrics) = (bills.finish(&mut files), metrics.finish());
        ImportedData { files, traffic, bill, metrics, network, prices: prices.finish(), formats }
    }
}
