//! The data of the files read so far.

use std::collections::{HashMap, HashSet};

use super::fingerprint::Fingerprint;
use super::pages::Pages;
use super::{HeldPart, Options};
use crate::billing::Bills;
use crate::flow_log::{Aggregator, Repeated};
use crate::imported_data::{FileRead, FileRemark, ImportedData, ImportedNetwork, Kind, NetworkSettings};
use crate::inventory::Documents;
use crate::inventory::terraform::{States, read_newest};
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
    /// The ids of NAT gateways and endpoints that are deleted, which AWS never gives again, whatever older lists have.
    pub gone: HashSet<String>,
    pub settings: NetworkSettings,
    pub prices: PriceBook,
    pub metrics: MetricBook,
    pub formats: Vec<String>,
    /// Parts of files that the caller opens; none where it opens none.
    pub held: Option<Vec<HeldPart>>,
    pub pages: Pages,
    /// The plans and templates whose resources have no ids yet.
    pub documents: Documents,
    /// The estimates of Infracost, whose resources have no ids.
    pub breakdowns: Documents,
    /// The states of Terraform, which are read once all files are there.
    pub states: States,
    /// The sums of all flow logs.
    pub flow_log: Aggregator,
    /// The first file with each content.
    contents: HashMap<[u64; 3], usize>,
    /// The first log with each beginning.
    beginnings: HashMap<[u64; 3], usize>,
    /// The sums before the log that is being read: should it have the records of an earlier one alone, it counts once.
    before: Option<Box<Aggregator>>,
}

impl ImportAccumulator {
    /// Without any file yet.
    pub(super) fn new(options: Options) -> Self {
        Self { options, ..Self::default() }
    }

    /// Adds a page of an answer that is in the file that is being read.
    pub(crate) fn add_page(&mut self, kind: Kind, answer: String, goes_on: bool) {
        self.pages.add(self.files.len(), kind, answer, goes_on);
    }

    /// Ends a file with a fingerprint of its content. Of several bills with the same content, the first counts.
    pub(super) fn end_file(&mut self, mut file: FileRead, fingerprint: Option<[u64; 3]>) {
        let place = self.files.len();
        let first = fingerprint.map_or(place, |fingerprint| *self.contents.entry(fingerprint).or_insert(place));
        let is_same = first < place;
        let before = self.before.take();
        if is_same && file.kind.is_some_and(Kind::is_bill) {
            self.bills.discard_file();
            file.remark(FileRemark::SameFile { file: self.files[first].name.clone() });
        } else {
            self.bills.end_file(place);
        }
        let same_log = Some(first).filter(|_| is_same && file.kind.is_some_and(Kind::is_log));
        self.end_log(&mut file, same_log, before);
        self.metrics.end_file();
        self.files.push(file);
    }

    /// Ends a log, or a file that may be one: with the earlier log that has the same content, and the sums before it.
    fn end_log(&mut self, file: &mut FileRead, same: Option<usize>, before: Option<Box<Aggregator>>) {
        let place = self.files.len();
        let same = same.filter(|_| before.is_some());
        let Some(repeated) = same.map(Repeated::All).or_else(|| self.flow_log.end_file(place)) else { return };
        let (Repeated::All(other) | Repeated::AllCompared(other) | Repeated::Many(other)) = repeated;
        let name = self.files.get(other).map(|other| other.name.clone()).unwrap_or_default();
        let before = before.filter(|before| match repeated {
            Repeated::All(_) | Repeated::AllCompared(_) => {
                same.is_some() || self.flow_log.knows_the_same_interfaces_as(before)
            }
            Repeated::Many(_) => false,
        });
        let Some(before) = before else { return file.remark(FileRemark::SameRecords { file: name }) };
        self.flow_log = *before;
        let _ = self.flow_log.end_file(place);
        (file.records, file.used) = (0, 0);
        file.skipped.clear();
        file.remark(match repeated {
            Repeated::All(_) => FileRemark::SameFile { file: name },
            _ => FileRemark::KnownRecords { file: name },
        });
    }

    /// Whether a log is the same as an earlier one, of which these bytes are all. One that only begins as an earlier
    /// one does is read, and taken back at its end if it is the same after all.
    pub(super) fn is_known_log(&mut self, beginning: &[u8], is_whole: bool, file: &mut FileRead) -> bool {
        const MOST: usize = 1 << 20;
        let mut fingerprint = Fingerprint::default();
        fingerprint.add(beginning);
        let Some(fingerprint) = fingerprint.finish() else { return false };
        let place = self.files.len();
        if self.beginnings.len() >= MOST && !self.beginnings.contains_key(&fingerprint) {
            return false;
        }
        let first = *self.beginnings.entry(fingerprint).or_insert(place);
        let Some(known) = self.files.get(first) else { return false };
        if is_whole {
            file.remark(FileRemark::SameFile { file: known.name.clone() });
        } else {
            self.before = Some(Box::new(self.flow_log.clone()));
        }
        is_whole
    }

    /// Keeps the sums of the logs so far, should the file that begins have the records of one of them alone.
    pub(super) fn keep_sums(&mut self) {
        if self.before.is_none() {
            self.before = self.flow_log.copy_if_cheap();
        }
    }

    pub(super) fn finish(mut self) -> ImportedData {
        read_newest(&mut self);
        let Self {
            options: _,
            mut files,
            bills,
            mut network,
            gone,
            settings,
            prices,
            metrics,
            formats,
            held: _,
            pages,
            documents: _,
            breakdowns: _,
            states: _,
            flow_log,
            contents: _,
            beginnings: _,
            before: _,
        } = self;
        network.nat_gateways.retain(|gateway| !gone.contains(&gateway.id));
        network.endpoints.retain(|endpoint| !gone.contains(&endpoint.id));
        network.complete();
        pages.finish(&mut files);
        let traffic = flow_log.finish(&network);
        let (bill, metrics) = (bills.finish(&mut files), metrics.finish());
        ImportedData { files, traffic, bill, metrics, network, prices: prices.finish(), formats, settings }
    }
}
