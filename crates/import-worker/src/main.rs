//! The program that reads files: it runs in a worker of the page, where `web/reader_worker.js` calls it.

use natpoint_import::imported_data::FileRefusal;
use natpoint_import::{Options, ReadStatus, Reader};
use wasm_bindgen::prelude::wasm_bindgen;

/// Reads the files of one import.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct FileReader(Reader);

#[wasm_bindgen]
impl FileReader {
    /// A reader; `format` is the format of flow logs without a header, or empty.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(format: String) -> Self {
        Self(Reader::new(Options { format }))
    }

    /// Begins a file.
    pub fn begin(&mut self, name: &str) {
        self.0.begin(name);
    }

    /// Reads the next bytes of the file; false when the rest is not worth reading.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        self.0.push(bytes) == ReadStatus::WantsMore
    }

    /// Ends the file.
    pub fn end(&mut self) {
        self.0.end();
    }

    /// Ends the file, because its gzip is damaged or truncated here.
    pub fn gzip_broke(&mut self) {
        self.0.stop(FileRefusal::Gzip);
    }

    /// Ends the file, because the browser cannot read the rest of it.
    pub fn unreadable(&mut self) {
        self.0.stop(FileRefusal::Unreadable);
    }

    /// Ends the file, because the user stopped the reading.
    pub fn stopped(&mut self) {
        self.0.stop(FileRefusal::Stopped);
    }

    /// The data of all files, serialised for the page.
    #[must_use]
    pub fn finish(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0).finish().to_bytes()
    }
}

fn main() {}
