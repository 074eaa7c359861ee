//! Files that are read in a worker: `web/read_files.js` starts it, and is not there in a page that was not packaged.

use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, FileList};

use super::Scope;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = natpointRead)]
    fn start(files: &Array, format: &str, tell: &JsValue) -> Result<Function, JsValue>;
    #[wasm_bindgen(catch, js_name = natpointDropped)]
    fn dropped(items: &JsValue) -> Result<Promise, JsValue>;
}

/// What a reading tells.
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

/// Reads files for a panel, one set after the other. What is under way ends with the current owner.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Reader(StoredValue<ReaderState, LocalStorage>);

struct ReaderState {
    scope: Scope,
    reading: Option<Reading>,
}

/// A reading that is under way or over. Its workers end when it is dropped.
struct Reading {
    /// Lets the workers finish early, or ends them.
    stop: Function,
    /// What the workers' events call has to live as long as they do.
    _callback: Closure<dyn Fn(f64, f64, JsValue)>,
}

impl Drop for Reading {
    fn drop(&mut self) {
        let _ = self.stop.call1(&JsValue::NULL, &JsValue::TRUE);
    }
}

impl Reader {
    /// Belongs to the current owner.
    pub(in crate::ui) fn new() -> Self {
        Self(StoredValue::new_local(ReaderState { scope: Scope::current(), reading: None }))
    }

    /// Reads files and tells how far it is, then what was found.
    pub(in crate::ui) fn read(self, files: &Array, format: &str, told: impl Fn(ReadingEvent) + 'static) {
        let told: Rc<dyn Fn(ReadingEvent)> = Rc::from(self.scope().guard(told));
        let tell = Rc::clone(&told);
        let callback = Closure::<dyn Fn(f64, f64, JsValue)>::new(move |read, bytes, result| {
            tell(event(read, bytes, result));
        });
        match start(files, format, callback.as_ref()) {
            Ok(stop) => {
                let reading = Some(Reading { stop, _callback: callback });
                let before = self.0.try_update_value(|state| std::mem::replace(&mut state.reading, reading));
                drop(before);
            }
            Err(_) => told(ReadingEvent::NoWorker),
        }
    }

    /// Lets the reading finish early, with what it has found so far.
    pub(in crate::ui) fn stop(self) {
        self.0.with_value(|state| state.reading.as_ref().map(|now| now.stop.call1(&JsValue::NULL, &JsValue::FALSE)));
    }

    /// Calls back with the files that were dropped, those in folders too.
    pub(in crate::ui) fn on_dropped(self, event: &DragEvent, took: impl Fn(Array) + 'static) {
        let items = event.data_transfer().map(|data| data.items()).filter(|items| items.length() > 0);
        let Some(items) = items else { return };
        event.prevent_default();
        let Ok(files) = dropped(&items) else { return };
        self.scope().when_ready(JsFuture::from(files), move |files| {
            if let Ok(files) = files {
                took(files.unchecked_into());
            }
        });
    }

    fn scope(self) -> Scope {
        self.0.with_value(|state| state.scope)
    }
}

fn event(read: f64, bytes: f64, result: JsValue) -> ReadingEvent {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "files have whole numbers of bytes")]
    let progress = ReadingEvent::Progress(read as u64, bytes as u64);
    match result.dyn_into::<Uint8Array>() {
        Ok(found) => ReadingEvent::ImportedData(found.to_vec()),
        Err(other) if other.is_undefined() => progress,
        Err(other) if other.is_null() => ReadingEvent::Stopped,
        Err(other) if other.as_string().is_some_and(|what| what.is_empty()) => ReadingEvent::NoWorker,
        Err(_) => ReadingEvent::Broken,
    }
}

/// The files of a choice.
pub(in crate::ui) fn chosen(files: Option<FileList>) -> Array {
    files.map_or_else(Array::new, |files| Array::from(&files))
}
