//! What the files said so far.

use super::Options;
use crate::intake::found::{Bill, FileRead, Found, FoundPrice, Network};

/// What the files said so far; readers add to it.
#[derive(Debug, Default)]
pub struct Gathered {
    /// What the user said of the files.
    pub options: Options,
    pub files: Vec<FileRead>,
    pub bill: Option<Bill>,
    pub network: Network,
    pub prices: Vec<FoundPrice>,
    pub formats: Vec<String>,
}

impl Gathered {
    pub(super) fn finish(self) -> Found {
        let Self { options: _, files, bill, network, prices, formats } = self;
        Found { files, traffic: None, bill, network, prices, formats }
    }
}
