//! Files that are read in a worker: `web/read_files.js` starts it, and is not there in a page that was not packaged.

use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::prelude::*;
use web_sys::{DragEvent, FileList};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = natpointRead)]
    fn start(files: &Array, format: &str, tell: &JsValue) -> Result<Function, JsValue>;
    #[wasm_bindgen(catch, js_name = natpointDropped)]
    fn dropped(items: &JsValue) -> Result<Promise, JsValue>;
}

/// What is told of a reading.
pub(in crate::ui) enum ReadingEvent {
    /// So many bytes of so many are read.
    Progress(u64, u64),
    /// What was found.
    ImportedData(Vec<u8>),
    /// It was stopped before it began.
    Stopped,
    /// No worker can run here.
    NoWorker,
    /// It broke down.
    Broken,
}

/// Reads files and tells how far it is, then what was found. What it gives back stops it.
pub(in crate::ui) fn read_files(
    files: &Array,
    format: &str,
    told: impl Fn(ReadingEvent) + 'static,
) -> Option<Function> {
    let told = std::rc::Rc::new(told);
    let tell = std::rc::Rc::clone(&told);
    let heard = Closure::<dyn Fn(f64, f64, JsValue)>::new(move |read: f64, bytes: f64, result: JsValue| {
        // Sizes of files are whole numbers that a float holds, and nothing is drawn from what is not.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let progress = ReadingEvent::Progress(read as u64, bytes as u64);
        tell(match result.dyn_into::<Uint8Array>() {
            Ok(found) => ReadingEvent::ImportedData(found.to_vec()),
            Err(other) if other.is_undefined() => progress,
            Err(other) if other.is_null() => ReadingEvent::Stopped,
            Err(other) if other.as_string().is_some_and(|what| what.is_empty()) => ReadingEvent::NoWorker,
            Err(_) => ReadingEvent::Broken,
        });
    });
    let stop = start(files, format, &heard.into_js_value()).ok();
    if stop.is_none() {
        told(ReadingEvent::NoWorker);
    }
    stop
}

/// The files of a choice.
pub(in crate::ui) fn chosen(files: Option<FileList>) -> Array {
    files.map_or_else(Array::new, |files| Array::from(&files))
}

/// Calls back with the files that were dropped, those in folders too.
pub(in crate::ui) fn on_dropped(event: &DragEvent, took: impl Fn(Array) + 'static) {
    let Some(items) = event.data_transfer().map(|data| data.items()).filter(|items| items.length() > 0) else { return };
    event.prevent_default();
    let Ok(files) = dropped(&items) else { return };
    leptos::task::spawn_local(async move {
        if let Ok(files) = wasm_bindgen_futures::JsFuture::from(files).await {
            took(files.unchecked_into());
        }
    });
}
