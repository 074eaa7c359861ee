//! Files that are dropped anywhere on the page, wherever they belong.

use js_sys::Array;
use leptos::prelude::*;

use super::ImportPanel;
use crate::ui::platform::{self, Scope, slices};
use crate::ui::sheet::Sheet;
use natpoint_import::vpc_list;

impl ImportPanel {
    /// Reads what is dropped anywhere on the page, and shows it: a list of VPCs in its own sheet.
    pub(in crate::ui) fn take_drops(self) {
        let (openings, fleet) = (self.openings, self.fleet.get_value());
        let scope = Scope::current();
        let read = move |files: &Array| {
            openings.show(Sheet::Files);
            self.read(files);
        };
        platform::on_files_dropped(self.reader, move |files| {
            let locked = self.session.view_options().with_untracked(|view_options| view_options.read_only);
            if files.length() == 0 || locked {
                return;
            }
            let Some(table) = platform::single_table(&files) else { return read(&files) };
            slices::read_start(scope, &table.clone(), move |start| {
                if start.is_some_and(|start| vpc_list::begins_list(&start)) {
                    openings.show(Sheet::Vpcs);
                    fleet.take_file(&table);
                } else {
                    read(&files);
                }
            });
        });
    }
}
