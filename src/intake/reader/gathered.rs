//! What the files said so far.

use super::Options;
use crate::intake::billing::Bills;
use crate::intake::found::{FileRead, Found, Network};
use crate::intake::price_list::Prices;

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
}

impl Gathered {
    pub(super) fn finish(self) -> Found {
        let Self { options: _, files, bills, network, prices, formats } = self;
        Found { files, traffic: None, bill: bills.finish(), network, prices: prices.finish(), formats }
    }
}
