//! Files that are read a slice at a time, so that the page does other things between them.

use js_sys::Uint8Array;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag};

use super::Scope;

/// How many bytes a slice has: what becomes of so many takes a few milliseconds.
const SLICE: u64 = 256 << 10;

/// What comes of a file.
pub(in crate::ui) enum Slice {
    /// Its next bytes.
    Bytes(Vec<u8>),
    /// It has no more.
    End,
    /// The browser cannot read it: it is a folder, or it no longer exists.
    Unreadable,
}

/// Reads one file at a time; nothing once its owner is gone.
#[derive(Clone, Copy)]
pub(in crate::ui) struct SliceReader {
    scope: Scope,
    /// Counts the files, so that what comes of an earlier one is known.
    current: StoredValue<u32>,
}

impl SliceReader {
    /// Belongs to the current owner.
    pub(in crate::ui) fn new() -> Self {
        Self { scope: Scope::current(), current: StoredValue::new(0) }
    }

    /// Reads a file in place of what is being read. What takes its slices says whether it wants another.
    #[expect(clippy::disallowed_methods, reason = "nothing is taken after the scope")]
    pub(in crate::ui) fn read(self, file: &Blob, mut take: impl FnMut(Slice) -> bool + 'static) {
        self.stop();
        let (file, this) = (file.clone(), self.current.get_value());
        let is_current = move || self.scope.is_active() && self.current.get_value() == this;
        leptos::task::spawn_local(async move {
            let size = size(&file);
            let mut from = 0;
            while from < size {
                let bytes = part(&file, from, SLICE).await;
                if !is_current() || !take(bytes.map_or(Slice::Unreadable, Slice::Bytes)) {
                    return;
                }
                from += SLICE;
            }
            if is_current() {
                take(Slice::End);
            }
        });
    }

    /// Leaves the file that is being read.
    pub(in crate::ui) fn stop(self) {
        self.current.update_value(|current| *current = current.wrapping_add(1));
    }
}

/// Calls back with the first slice of a file; with none where it cannot be read.
pub(in crate::ui) fn read_start(scope: Scope, file: &Blob, read: impl FnOnce(Option<Vec<u8>>) + 'static) {
    let file = file.clone();
    scope.when_ready(async move { part(&file, 0, SLICE).await }, read);
}

/// A text as a file.
pub(in crate::ui) fn text_file(text: &str) -> Option<Blob> {
    let parts = js_sys::Array::of1(&text.into());
    Blob::new_with_str_sequence_and_options(&parts, &BlobPropertyBag::new()).ok()
}

/// How many bytes a file has.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "files have whole numbers of bytes")]
pub(in crate::ui) fn size(file: &Blob) -> u64 {
    file.size() as u64
}

#[expect(clippy::cast_precision_loss, reason = "files have fewer bytes")]
async fn part(file: &Blob, from: u64, bytes: u64) -> Option<Vec<u8>> {
    let part = file.slice_with_f64_and_f64(from as f64, from.saturating_add(bytes) as f64).ok()?;
    let buffer = JsFuture::from(part.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
