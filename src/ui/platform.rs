//! The only door to the browser. Nothing here is trusted to work: frames forbid storage,
//! clipboard and history, and then the page goes on without them.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, Element, Event, File, FileList, HtmlElement, HtmlInputElement};

use natpoint_chart::{Picture, Shape};

mod anchor;
pub(super) mod clock;
mod debounce;
pub(super) mod download;
pub(super) mod embed;
mod handlers;
pub(super) mod leaving;
mod listener;
mod pointer;
pub(super) mod reading;
mod resize;
mod scope;
pub(super) mod shortcuts;
pub(super) mod slices;
pub(super) mod storage;
mod turns;

pub(super) use anchor::place_beside;
pub(super) use debounce::{Debounce, REST_MS, debounced};
pub(super) use handlers::{
    forgets_files, handler, on_checked, on_files, on_focus_leaving, on_toggle, on_value, on_value_replaced, select_all,
};
use listener::listen;
pub(super) use pointer::{PointerInput, on_pointer_input};
pub(super) use resize::{on_size, on_width};
pub(super) use scope::Scope;
pub(super) use turns::Turns;

#[wasm_bindgen]
extern "C" {
    /// The crash panel of the shell: plain HTML that stands when Leptos does not.
    #[wasm_bindgen(catch, js_name = natpointCrash)]
    fn crash(message: &str) -> Result<(), JsValue>;
}

static STOPPED: AtomicBool = AtomicBool::new(false);

/// Whether the page has stopped. What waits to be written then may be what stopped it, and stays unwritten.
fn has_stopped() -> bool {
    STOPPED.load(Ordering::Relaxed)
}

/// Shows every panic in the crash panel; wasm cannot go on after one.
pub fn show_panics() {
    let before = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        STOPPED.store(true, Ordering::Relaxed);
        // Without a shell, in a component test, the former hook still reports it.
        let _ = crash(&panic.to_string());
        before(panic);
    }));
}

/// Gives an element the focus, and selects the text of a field, which is typed over then.
pub(super) fn focus(testid: &str) {
    let element = document().query_selector(&format!("[data-testid=\"{testid}\"]")).ok().flatten();
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
        if let Ok(field) = element.dyn_into::<HtmlInputElement>() {
            field.select();
        }
    }
}

/// Opens what is folded away, and gives its summary the focus.
pub(super) fn open_fold(testid: &str) {
    let fold = document().query_selector(&format!("details[data-testid=\"{testid}\"]")).ok().flatten();
    let Some(fold) = fold else { return };
    let _ = fold.set_attribute("open", "");
    let summary = fold.query_selector("summary").ok().flatten();
    if let Some(summary) = summary.and_then(|summary| summary.dyn_into::<HtmlElement>().ok()) {
        summary.scroll_into_view();
        let _ = summary.focus();
    }
}

/// What names the element for tests that an event happened to; empty where nothing does.
pub(super) fn testid_of_target(event: &Event) -> String {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.and_then(|target| target.get_attribute("data-testid")).unwrap_or_default()
}

/// Closes a menu, which gives the focus back to what opened it.
pub(super) fn close_menu(id: &str) {
    if let Some(menu) = document().get_element_by_id(id).and_then(|menu| menu.dyn_into::<HtmlElement>().ok()) {
        // One that is closed already says so, and nothing is to be done.
        let _ = menu.hide_popover();
    }
}

/// Calls back with the files that are dropped anywhere on the page and that nothing else there took.
pub(super) fn on_files_dropped(reader: reading::Reader, took: impl Fn(js_sys::Array) + Copy + 'static) {
    listen(&window(), &["dragover", "drop"], move |event: Event| {
        let event: &DragEvent = event.unchecked_ref();
        if event.type_() == "dragover" {
            accept_files(event);
        } else if !event.default_prevented() {
            reader.on_dropped(event, took);
        }
    });
}

/// Whether the page has a single column, at once and whenever that changes.
pub(super) fn on_narrow(changed: impl Fn(bool) + 'static) {
    let Some(root) = document().document_element() else { return };
    on_width(&root, move |width| changed(width < NARROW));
}

/// Below this width in CSS pixels the inputs are in a drawer; the style sheet says the same.
const NARROW: u32 = 700;

/// Keeps the height of what stays on top of the page in a variable of the style sheet.
pub(super) fn keep_height(element: &HtmlElement, name: &'static str) {
    let measured = element.clone();
    let tell = move || {
        let height = measured.get_bounding_client_rect().height();
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("style", &format!("{name}: {height}px"));
        }
    };
    tell();
    let scope = Scope::current();
    let tell = Rc::new(tell);
    resize::on_resize(element, move || {
        let tell = Rc::clone(&tell);
        scope.next_frame(move || tell());
    });
}

/// Puts the page in the place of the shell's skeleton.
pub fn mount<F, V>(page: F)
where
    F: FnOnce() -> V + 'static,
    V: IntoView + 'static,
{
    let Some(place) = document().get_element_by_id("app").and_then(|place| place.dyn_into::<HtmlElement>().ok()) else {
        let _ = crash("The page has no element \"app\" to stand in.");
        return;
    };
    place.set_inner_html("");
    leptos::mount::mount_to(place, page).forget();
}

/// The part of the address behind `#`, without it.
pub(super) fn hash() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// The address without its hash; empty in a frame that has none of its own.
pub(super) fn address() -> String {
    let href = window().location().href().unwrap_or_default();
    let bare = href.split('#').next().unwrap_or_default();
    if bare.starts_with("http") || bare.starts_with("file") { bare.to_owned() } else { String::new() }
}

/// The browser's first language.
pub(super) fn language() -> String {
    window().navigator().language().unwrap_or_default()
}

/// Tells the document its language, for screen readers and line breaking, and its title.
pub(super) fn set_document_language(tag: &str, title: &str) {
    document().set_title(title);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Calls back whenever something else than this page changes the hash.
pub(super) fn on_hash_change(changed: impl Fn(String) + 'static) {
    KNOWN_HASH.set(Some(hash()));
    listen(&window(), &["hashchange"], move |_| {
        let hash = hash();
        // The browser tells of a hash that this page set as well, a moment later.
        let known = KNOWN_HASH.replace(Some(hash.clone()));
        if known.as_ref() != Some(&hash) {
            changed(hash);
        }
    });
}

thread_local! {
    /// The hash as this page last read or wrote it.
    static KNOWN_HASH: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Writes the hash a moment after the last call: browsers refuse a hundred writes in ten seconds.
///
/// A step of the page is an entry of the browser's history, so that Back undoes it, but not in a frame, whose history
/// is the host's.
#[derive(Clone, Copy)]
pub(super) struct HashWriter {
    debounce: Debounce,
    /// Whether a step came since the hash was last written.
    step: StoredValue<bool>,
}

impl HashWriter {
    /// Belongs to the current owner.
    pub(super) fn new() -> Self {
        Self { debounce: Debounce::new(250), step: StoredValue::new(false) }
    }

    /// Writes a text behind the `#`.
    pub(super) fn write_soon(self, text: String) {
        self.debounce.call(move || {
            let step = self.step.try_update_value(std::mem::take).unwrap_or_default();
            write_hash(&text, step && !is_framed());
        });
    }

    /// What is written next is another step.
    pub(super) fn another_step(self) {
        self.step.set_value(true);
    }
}

/// Whether another page shows this one.
fn is_framed() -> bool {
    window().parent().ok().flatten().is_none_or(|parent| parent != window())
}

/// Writes the hash, unless it was changed meanwhile: then the browser is about to tell, and the new one counts.
fn write_hash(text: &str, as_step: bool) {
    if KNOWN_HASH.with_borrow(|known| known.as_ref().is_some_and(|known| *known != hash())) {
        return;
    }
    // As a whole address, because `#` alone is resolved against the address of the host in a frame of pasted HTML. A
    // page that may not replace its address keeps it: to set the hash would add to the history of the host.
    let href = window().location().href().unwrap_or_default();
    let written = [href.split('#').next().unwrap_or_default(), "#", text].concat();
    if hash() != text {
        let _ = window().history().and_then(|history| {
            if as_step {
                history.push_state_with_url(&JsValue::NULL, "", Some(&written))
            } else {
                history.replace_state_with_url(&JsValue::NULL, "", Some(&written))
            }
        });
    }
    // The browser may encode what was written.
    KNOWN_HASH.set(Some(hash()));
}

/// Puts a text on the clipboard and says whether that worked.
pub(super) fn copy(scope: Scope, text: &str, done: impl Fn(bool) + 'static) {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or_default();
    let write = js_sys::Reflect::get(&clipboard, &"writeText".into())
        .ok()
        .and_then(|write| write.dyn_into::<js_sys::Function>().ok())
        .and_then(|write| write.call1(&clipboard, &text.into()).ok())
        .and_then(|promise| promise.dyn_into::<js_sys::Promise>().ok());
    let Some(promise) = write else {
        done(false);
        return;
    };
    scope.when_ready(JsFuture::from(promise), move |written| done(written.is_ok()));
}

/// The only one of some files, if its name is that of a table.
pub(super) fn single_table(files: &js_sys::Array) -> Option<File> {
    let file: File = files.get(0).dyn_into().ok().filter(|_| files.length() == 1)?;
    let name = file.name().to_ascii_lowercase();
    [".csv", ".tsv", ".txt"].iter().any(|end| name.ends_with(end)).then_some(file)
}

/// Keeps the browser from opening a file that is dragged over the page; text goes where it always does.
pub(super) fn accept_files(event: &DragEvent) {
    let files = event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0));
    if files {
        event.prevent_default();
    }
}

/// The files that were dropped; none when it was something else.
pub(super) fn dropped_files(event: &DragEvent) -> Option<FileList> {
    let files = event.data_transfer().and_then(|data| data.files()).filter(|files| files.length() > 0);
    if files.is_some() {
        event.prevent_default();
    }
    files
}

/// Does something once the page has been painted, if the current owner is still there; calls come in their order. A
/// page that nobody sees is not painted, and does not wait for it.
#[expect(clippy::disallowed_methods, reason = "the work does nothing after the scope")]
pub(super) fn once_painted(work: impl FnOnce() + 'static) {
    const UNSEEN: Duration = Duration::from_millis(500);
    let work = Rc::new(RefCell::new(Some(work)));
    let once = Scope::current().guard(move |()| {
        let work = work.take();
        if let Some(work) = work {
            work();
        }
    });
    let once: Rc<dyn Fn(())> = Rc::from(once);
    let unseen = Rc::clone(&once);
    // The frame is painted when the tasks before it are done.
    request_animation_frame(move || set_timeout(move || once(()), Duration::ZERO));
    set_timeout(move || unseen(()), UNSEEN);
}

/// Marks the moment at which the answer stands on the page, for measurements.
pub(super) fn mark_answer() {
    if let Some(performance) = window().performance() {
        let _ = performance.mark("natpoint-answer");
    }
}

/// Turns the SVG that shows one picture into the SVG that shows the next, touching only what differs.
pub(super) fn patch(svg: &Element, before: &Picture, after: &Picture) {
    if (before.width, before.height) != (after.width, after.height) {
        let _ = svg.set_attribute("viewBox", &format!("0 0 {} {}", after.width, after.height));
        let _ = svg.set_attribute("height", &after.height.to_string());
    }
    let children = svg.children();
    for (at, shape) in after.shapes.iter().enumerate() {
        let there = before.shapes.get(at).filter(|old| old.tag == shape.tag);
        // Most shapes stay as they are, and asking the document takes longer than comparing.
        if there == Some(shape) {
            continue;
        }
        let child = children.item(u32::try_from(at).unwrap_or(u32::MAX));
        match (there, child) {
            (Some(old), Some(element)) => write_shape(&element, Some(old), shape),
            (_, child) => {
                let Ok(element) = document().create_element_ns(Some("http://www.w3.org/2000/svg"), shape.tag) else {
                    return;
                };
                write_shape(&element, None, shape);
                let _ = match child {
                    Some(old) => svg.replace_child(&element, &old),
                    None => svg.append_child(&element),
                };
            }
        }
    }
    while svg.child_element_count() as usize > after.shapes.len() {
        let Some(last) = svg.last_element_child() else { return };
        last.remove();
    }
}

fn write_shape(element: &Element, before: Option<&Shape>, after: &Shape) {
    for (at, (name, value)) in after.attributes.iter().enumerate() {
        let same = before.is_some_and(|before| before.attributes.get(at) == after.attributes.get(at));
        if !same {
            let _ = element.set_attribute(name, value);
        }
    }
    if before.is_none_or(|before| before.text != after.text) {
        element.set_text_content(after.text.as_deref());
    }
}
