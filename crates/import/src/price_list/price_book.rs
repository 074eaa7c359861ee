//! The newest prices of all lists.

use std::collections::BTreeMap;

use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;

use crate::imported_data::{FileRead, FoundPrice, SkipReason};

/// What a price is of, and where.
pub(super) type Subject = (RegionId, PriceItem);

/// The newest prices of all lists.
#[derive(Debug, Default)]
pub(crate) struct PriceBook(BTreeMap<Subject, KeptPrice>);

/// A price, and where it was read.
#[derive(Debug)]
pub(super) struct KeptPrice {
    pub price: FoundPrice,
    /// The day that the list says it holds on.
    pub published: String,
    /// The place of its file among all of them.
    pub file: usize,
    /// Where it stands there.
    pub at: Vec<u64>,
}

impl KeptPrice {
    /// What is newer has more.
    pub(super) fn rank(&self) -> (&str, &str) {
        (&self.published, &self.price.effective)
    }

    /// Notes in the file that another price holds.
    pub(super) fn pass_over(&self, file: &mut FileRead) {
        for at in &self.at {
            file.skip(SkipReason::OtherPrice, *at, self.price.sku.as_bytes());
        }
    }
}

impl PriceBook {
    /// What all lists say.
    pub(crate) fn finish(self) -> Vec<FoundPrice> {
        self.0.into_values().map(|kept| kept.price).collect()
    }

    /// Keeps the price of a file that is being read, which is not among the others yet, unless another one is newer.
    pub(super) fn keep(&mut self, subject: Subject, kept: KeptPrice, file: &mut FileRead, files: &mut [FileRead]) {
        file.used += kept.at.len() as u64;
        let Some(before) = self.0.get_mut(&subject) else {
            self.0.insert(subject, kept);
            return;
        };
        let is_newer = kept.rank() > before.rank();
        let is_same = kept.price.tiers == before.price.tiers;
        let older = if is_newer { std::mem::replace(before, kept) } else { kept };
        // The same price in two lists is used in both; the newer one is cited.
        if !is_same {
            let of = files.get_mut(older.file).unwrap_or(file);
            of.used = of.used.saturating_sub(older.at.len() as u64);
            older.pass_over(of);
        }
    }
}
