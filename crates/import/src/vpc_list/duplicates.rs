//! Names that occur twice, looked for in steps: the last that is done to a list.

use super::{DuplicateVpc, VpcList};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::fleet::{MergeSort, VpcRow};

/// Looks for names that an earlier row has, in the same Region: sorts the rows by them, and compares each with the one
/// before it.
///
/// It can be left after any step, since a list of [`MAX_ROWS`](natpoint_model::fleet::MAX_ROWS) takes as long as its
/// reading.
#[derive(Debug)]
pub struct DuplicateSearch {
    list: VpcList,
    sort: MergeSort,
    /// How many of the sorted rows were compared.
    compared: usize,
    /// The first row with the name of the last that was compared.
    first: usize,
}

impl DuplicateSearch {
    pub(super) fn new(list: VpcList) -> Self {
        let sort = MergeSort::new(list.rows.len());
        Self { list, sort, compared: 0, first: 0 }
    }

    /// Goes on for so many steps at most; true once nothing is left to do.
    pub fn advance(&mut self, steps: usize) -> bool {
        (0..steps).any(|_| !self.step())
    }

    /// The list, with all that is left to do for it.
    #[must_use]
    pub fn finish(mut self) -> VpcList {
        while self.step() {}
        self.list
    }

    /// Does one step; false when there was none left.
    fn step(&mut self) -> bool {
        let rows = &self.list.rows;
        let key = |at: usize| rows.get(at).map(key_of);
        if self.sort.step(|one, other| key(one) < key(other)) {
            return true;
        }
        let Some(at) = self.sort.sorted().get(self.compared) else { return false };
        if let Some(row) = rows.get(*at)
            && let Some(first) = rows.get(self.first).filter(|first| self.compared > 0 && key_of(first) == key_of(row))
        {
            self.list.duplicates.push(DuplicateVpc { line: row.line, first: first.line, name: row.name.clone() });
        } else {
            self.first = *at;
        }
        self.compared += 1;
        true
    }
}

/// What two rows must not have in common.
fn key_of(row: &VpcRow) -> (Option<usize>, &str) {
    (row.region.map(RegionId::index), &row.name)
}
