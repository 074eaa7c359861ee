//! What the files said so far.

use super::Options;
use crate::billing::Bills;
use crate::flow_log::Tally;
use crate::imported_data::{FileRead, Found, Network};
use crate::price_list::Prices;

/// What the files said so far; readers add to it.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What the user said of the files.
    pub options: Options,
    pub files: Vec<FileRead>,
    pub bills: Bills,
    pub network: Network,
    pub prices: Prices,
    pub formats: Vec<String>,
    /// What flow logs add up to so far.
    pub flow_log: Tally,
}

impl Gathered {
    pub(super) fn finish(self) -> Found {
        let Self { options: _, files, bills, network, prices, formats, flow_log } = self;
        let traffic = flow_log.finish(&network);
        Found { files, traffic, bill: bills.finish(), network, prices: prices.finish(), formats }
    }
}
