//! The program that reads Parquet files: it runs in a worker of the page, where `web/parquet.js` calls it.

use std::ops::Range;

use natpoint_import::imported_data::ParquetRefusal;
use natpoint_import::{NeededColumns, RowBatch};
use natpoint_parquet::{ParquetFile, Step};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads one file.
#[wasm_bindgen]
#[derive(Debug)]
pub struct ParquetReader {
    file: ParquetFile,
    /// The bytes of the file that are needed: where each part begins, and where it ends.
    ranges: Vec<f64>,
    /// What the last step gave.
    given: Vec<u8>,
    /// Why bytes that were given are refused.
    refused: Option<ParquetRefusal>,
}

#[wasm_bindgen]
impl ParquetReader {
    /// A reader of a file of so many bytes.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(size: f64) -> Self {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a file has a whole number of bytes"
        )]
        let size = size as u64;
        Self { file: ParquetFile::new(size), ranges: Vec::new(), given: Vec::new(), refused: None }
    }

    /// What it needs or gives next: `bytes`, `columns`, `rows`, `rest`, `finished` or `refused`.
    pub fn step(&mut self) -> String {
        let refused = self.refused.take();
        let (name, given) = match refused.map_or_else(|| self.file.step(), Err) {
            Ok(Step::Bytes(ranges)) => {
                self.ranges = to_numbers(ranges);
                ("bytes", Vec::new())
            }
            Ok(Step::Columns(names)) => ("columns", RowBatch::of_one_row(&names).to_bytes()),
            Ok(Step::Rows(rows)) => ("rows", rows.to_bytes()),
            Ok(Step::Rest(rest)) => ("rest", rest.to_bytes()),
            Ok(Step::Finished) => ("finished", Vec::new()),
            Err(refused) => ("refused", refused.to_bytes()),
        };
        self.given = given;
        name.to_owned()
    }

    /// The parts of the file that are needed.
    #[must_use]
    pub fn ranges(&mut self) -> Vec<f64> {
        std::mem::take(&mut self.ranges)
    }

    /// The parts of the file that will be needed behind those, as far as that is known.
    #[must_use]
    pub fn next_ranges(&self) -> Vec<f64> {
        to_numbers(self.file.next_bytes())
    }

    /// What the last step gave: names, rows or a refusal, serialised for the reader of files.
    #[must_use]
    pub fn given(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.given)
    }

    /// Takes bytes that were needed.
    pub fn give(&mut self, at: f64, bytes: &[u8]) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was a whole number before")]
        let given = self.file.give(at as u64, bytes);
        self.refused = self.refused.take().or(given.err());
    }

    /// Chooses the columns that are needed of every row, the others, and what stands in for them.
    pub fn choose(&mut self, keys: Vec<u32>, rest: Vec<u32>, stand_ins: Vec<u32>) {
        self.file.choose(&NeededColumns { keys, rest, stand_ins });
    }

    /// Chooses the rows whose next columns are needed.
    pub fn pick(&mut self, rows: &[u32]) {
        self.file.pick(rows);
    }
}

/// Where each range begins, and where it ends.
fn to_numbers(ranges: Vec<Range<u64>>) -> Vec<f64> {
    #[expect(clippy::cast_precision_loss, reason = "no file has so many bytes")]
    ranges.into_iter().flat_map(|range| [range.start as f64, range.end as f64]).collect()
}

fn main() {}
