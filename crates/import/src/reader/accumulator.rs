//! The data of the files read so far.

use super::Options;
use crate::billing::Bills;
use crate::flow_log::Aggregator;
use crate::imported_data::{FileRead, ImportedData, ImportedNetwork};
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
    pub formats: Vec<String>,
    /// The sums of all flow logs.
    pub flow_log: Aggregator,
}

impl ImportAccumulator {
    pub(super) fn finish(self) -> ImportedData {
        let Self { options: _, files, bills, network, prices, formats, flow_log } = self;
        let traffic = flow_log.finish(&network);
        ImportedData { files, traffic, bill: bills.finish(), network, prices: prices.finish(), formats }
    }
}
