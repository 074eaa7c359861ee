//! The program that reads files: it runs in a worker of the page, where `web/reader_worker.js` calls it.

use std::collections::VecDeque;

use natpoint_import::imported_data::{FileRefusal, ParquetRefusal};
use natpoint_import::{HeldPart, NeededColumns, Options, ReadStatus, Reader, RowBatch};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads the files of one import.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct FileReader {
    reader: Reader,
    needed: NeededColumns,
    held: VecDeque<HeldPart>,
}

#[wasm_bindgen]
impl FileReader {
    /// A reader; `format` is the format of flow logs without a header, or empty.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(format: String) -> Self {
        Self { reader: Reader::new(Options { format }).with_held_files(), ..Self::default() }
    }

    /// Begins a file.
    pub fn begin(&mut self, name: &str) {
        self.reader.begin(name);
    }

    /// Reads the next bytes of the file; false when the rest is not worth reading.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        self.reader.push(bytes) == ReadStatus::WantsMore
    }

    /// Ends the file.
    pub fn end(&mut self) {
        self.reader.end();
    }

    /// The next part of a packed file that is to be opened once it is whole; none when all were taken. To be asked for
    /// after each `push`, `end` and what ends a file early.
    pub fn held(&mut self) -> Option<HeldFilePart> {
        if self.held.is_empty() {
            self.held = self.reader.held().into();
        }
        self.held.pop_front().map(HeldFilePart)
    }

    /// Begins a file of columns with these names, which the other program serialised; false when it is refused.
    pub fn begin_columns(&mut self, name: &str, size: f64, names: &[u8]) -> bool {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a file has a whole number of bytes"
        )]
        let size = size as u64;
        let names = RowBatch::from_bytes(names).unwrap_or_default().first_row();
        let needed = self.reader.begin_columns(name, size, &names);
        self.needed = needed.clone().unwrap_or_default();
        needed.is_some()
    }

    /// The columns that are needed of every row.
    #[must_use]
    pub fn keys(&self) -> Vec<u32> {
        self.needed.keys.clone()
    }

    /// The columns that are needed of the rows that `rows` returns.
    #[must_use]
    pub fn others(&self) -> Vec<u32> {
        self.needed.rest.clone()
    }

    /// The columns that are needed of the rows that `rest` returns.
    #[must_use]
    pub fn stand_ins(&self) -> Vec<u32> {
        self.needed.stand_ins.clone()
    }

    /// Reads rows: of which of them the other columns are needed; none when the rest is not worth reading.
    pub fn rows(&mut self, rows: &[u8]) -> Option<Vec<u32>> {
        self.reader.rows(RowBatch::from_bytes(rows)?)
    }

    /// Reads the next columns of those rows: of which of them still more are needed.
    pub fn rest(&mut self, rest: &[u8]) -> Vec<u32> {
        RowBatch::from_bytes(rest).map(|rest| self.reader.rest(rest)).unwrap_or_default()
    }

    /// Ends the file, for a reason that the other program serialised; without one it broke down.
    pub fn parquet_broke(&mut self, why: &[u8]) {
        self.reader.stop(FileRefusal::Parquet(ParquetRefusal::from_bytes(why)));
    }

    /// Ends the file, because its gzip is damaged or truncated here.
    pub fn gzip_broke(&mut self) {
        self.reader.stop(FileRefusal::Gzip);
    }

    /// Ends the file, because the browser cannot read the rest of it.
    pub fn unreadable(&mut self) {
        self.reader.stop(FileRefusal::Unreadable);
    }

    /// Ends the file, because the user stopped the reading.
    pub fn stopped(&mut self) {
        self.reader.stop(FileRefusal::Stopped);
    }

    /// The data of all files, serialised for the page.
    #[must_use]
    pub fn finish(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.reader).finish().to_bytes()
    }
}

/// A part of a packed file.
#[wasm_bindgen]
#[derive(Debug)]
pub struct HeldFilePart(HeldPart);

#[wasm_bindgen]
impl HeldFilePart {
    /// The file's name.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name.clone()
    }

    /// Its next bytes.
    #[must_use]
    pub fn bytes(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0.bytes)
    }

    /// At its end, whether it is whole: one that is not is to be forgotten.
    #[must_use]
    pub fn end(&self) -> Option<bool> {
        self.0.end
    }
}

fn main() {}
