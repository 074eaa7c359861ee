//! Where a list comes from: what was pasted, or a file. Either is read a slice at a time, and can be stopped.

#![expect(unreachable_pub, reason = "a component's macro makes its properties public")]

use leptos::prelude::*;
use web_sys::{Blob, File, FileList};

use super::Fleet;
use crate::ui::parts::{button, derived, localized, show_when};
use crate::ui::platform::slices::{self, Slice};
use crate::ui::platform::{self, handler, on_files, on_value};
use natpoint_import::ReadStatus;
use natpoint_import::vpc_list::{self, ListReader, MAX_BYTES, VpcList, VpcListRefusal};

/// A text of up to so many bytes is read at once, as it is typed.
const AT_ONCE: usize = 1 << 16;

/// How many steps are taken between two looks at the clock.
pub(super) const STEPS: usize = 500;

/// An example of a list, which is read whatever the page's language.
const EXAMPLE: &str = "name,region,azs,endpoints,gb,internet_gb,nat_gateways\nshop,eu-west-1,3,9,1200,300,3\n\
                       batch,Tokyo,2,4,15000,0,1";

/// What a list that was made of files is called beside a pasted one.
const LISTED: &str = "vpcs-of-your-files.csv";

/// How far the reading of a list is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum ListReading {
    /// There is nothing to read.
    #[default]
    Over,
    /// So many rows are read.
    Begun(usize),
    /// It was stopped, and the list is the one from before.
    Stopped,
}

impl Fleet {
    /// Reads a file. What was read before stays until it is there.
    pub(in crate::ui) fn take_file(self, file: &File) {
        self.read(file, Some(file.name()));
    }

    /// Takes a list that was made of files: as text that can be completed, or beside what was typed, which stays.
    pub(in crate::ui) fn take_listed(self, text: String) {
        if self.text.with_untracked(|typed| typed.trim().is_empty()) {
            self.text.set(text);
            self.take_text();
        } else {
            self.take(Some(LISTED.to_owned()), vpc_list::read(&text));
        }
    }

    fn take_files(self, files: Option<FileList>) {
        if let Some(file) = files.and_then(|files| files.get(0)) {
            self.take_file(&file);
        }
    }

    /// Reads what is in the text field.
    fn take_text(self) {
        let text = self.text.get_untracked();
        match slices::text_file(&text).filter(|_| text.len() > AT_ONCE) {
            Some(text) => self.read(&text, None),
            None => self.take(None, vpc_list::read(&text)),
        }
    }

    fn read(self, list: &Blob, mut name: Option<String>) {
        self.leave(ListReading::Begun(0));
        let bytes = slices::size(list);
        if bytes > MAX_BYTES {
            return self.take(name, Err(VpcListRefusal::TooLarge(bytes)));
        }
        let mut reader = ListReader::default();
        self.slices.read(list, move |slice| {
            let status = match slice {
                Slice::Bytes(bytes) => reader.push(&bytes),
                Slice::End => ReadStatus::Done,
                Slice::Unreadable => {
                    self.take(name.take(), Err(VpcListRefusal::Unreadable));
                    return false;
                }
            };
            self.reading.set(ListReading::Begun(reader.rows()));
            let wants_more = status == ReadStatus::WantsMore;
            if !wants_more {
                self.end(name.take(), std::mem::take(&mut reader));
            }
            wants_more
        });
    }

    /// Does what is left to do for a list that is read to its end.
    fn end(self, name: Option<String>, reader: ListReader) {
        let search = match reader.end() {
            Ok(search) => search,
            Err(refused) => return self.take(name, Err(refused)),
        };
        let mut search = Some((name, search));
        self.turns.work(move || {
            let is_done = search.as_mut().is_none_or(|(_, search)| search.advance(STEPS));
            if let Some((name, search)) = search.take_if(|_| is_done) {
                self.take(name, Ok(search.finish()));
            }
            is_done
        });
    }

    /// Takes a list in the place of the one from before.
    fn take(self, name: Option<String>, list: Result<VpcList, VpcListRefusal>) {
        self.leave(ListReading::Over);
        self.file.set(name);
        self.list.set(list.into());
    }

    /// Leaves the list that is being read.
    fn leave(self, reading: ListReading) {
        self.slices.stop();
        self.turns.stop();
        self.reading.set(reading);
    }
}

/// The list's text or file, and how far the reading of it is.
#[component]
pub(super) fn VpcListSource(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    let state = localized(fleet.session, move |locale| match fleet.reading.get() {
        ListReading::Begun(rows) => locale.fleet_reading(rows),
        ListReading::Stopped => locale.fleet_labels().stopped.to_owned(),
        ListReading::Over if fleet.planning.get() => locale.fleet_labels().planning.to_owned(),
        ListReading::Over => String::new(),
    });
    let is_begun = derived(move || matches!(fleet.reading.get(), ListReading::Begun(_)));
    let stop = move || {
        let label = localized(fleet.session, |locale| locale.import_labels().cancel.to_owned());
        button("fleet-stop".to_owned(), "", label, move || fleet.leave(ListReading::Stopped))
    };
    view! {
        <div
            class="fleet-source"
            on:dragover=handler(move |event| platform::accept_files(&event))
            on:drop=handler(move |event| fleet.take_files(platform::dropped_files(&event)))
        >
            <label class="field">
                <span class="label">{fleet.label(|labels| labels.text)}</span>
                <textarea
                    spellcheck="false"
                    autocomplete="off"
                    data-testid="fleet-text"
                    placeholder=EXAMPLE
                    prop:value=fleet.text
                    on:input=on_value(move |text| {
                        fleet.text.set(text);
                        fleet.take_text();
                    })
                ></textarea>
            </label>
            <label class="field">
                <span class="label">{fleet.label(|labels| labels.file)}</span>
                <input
                    type="file"
                    on:click=platform::forgets_files()
                    data-testid="fleet-file"
                    on:change=on_files(move |files| fleet.take_files(files))
                />
            </label>
            {show_when(derived(move || fleet.file.with(Option::is_some)), move || {
                view! { <BackToPasted fleet /> }.into_any()
            })}
            <p role="status" data-testid="fleet-state">
                {state}
            </p>
            {show_when(is_begun, stop)}
        </div>
    }
    .into_any()
}

/// The file, and the way back to the text.
#[component]
fn BackToPasted(
    /// The list of VPCs.
    fleet: Fleet,
) -> impl IntoView {
    let named = localized(fleet.session, move |locale| {
        fleet.file.with(|name| name.as_ref().map_or_else(String::new, |name| locale.fleet_file(name)))
    });
    let label = fleet.label(|labels| labels.drop_file);
    view! {
        <p class="with-button">
            <span>{named}</span>
            {button("fleet-text-again".to_owned(), "", label, move || fleet.take_text())}
        </p>
    }
    .into_any()
}
