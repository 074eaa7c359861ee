//! The program that reads files: it runs in a worker of the page, where `web/reader_worker.js` calls it.

use natpoint_import::imported_data::FileRefusal;
use natpoint_import::{Options, ReadStatus, Reader};
use wasm_bindgen::prelude::wasm_bindgen;

/// What reads the files of one go.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct FileReader(Reader);

#[wasm_bindgen]
impl FileReader {
    /// A reader; `format` is that of flow logs without a header, or empty.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(format: String) -> Self {
        Self(Reader::new(Options { format }))
    }

    /// Begins a file.
    pub fn begin(&mut self, name: &str) {
        self.0.begin(name);
    }

    /// Takes the next bytes of the file; whether the rest is worth reading.
    pub fn push(&mut self, bytes: &[u8]) -> bool {
        self.0.push(bytes) == ReadStatus::WantsMore
    }

    /// The file is over.
    pub fn end(&mut self) {
        self.0.end();
    }

    /// The gzip of the file is broken here, or cut off.
    pub fn gzip_broke(&mut self) {
        self.0.stop(FileRefusal::Gzip);
    }

    /// The browser cannot read the file on.
    pub fn unreadable(&mut self) {
        self.0.stop(FileRefusal::Unreadable);
    }

    /// The user stops here.
    pub fn stopped(&mut self) {
        self.0.stop(FileRefusal::Stopped);
    }

    /// What all files said, as the page takes it.
    #[must_use]
    pub fn finish(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.0).finish().to_bytes()
    }
}

fn main() {}
