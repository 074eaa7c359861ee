//! Files of every kind that people have, each in several variations, and what must be told of each.
//!
//! A row holds files that are read together and fragments of what is told of them; [`summary`] says in which form. What
//! is not read is refused with a sentence that names a way out.

use std::fmt::Write as _;

use natpoint_import::imported_data::{FileRead, ImportedData, Kind};
use natpoint_import::to_scenario::{Choices, to_scenario};
use natpoint_link::Language;
use natpoint_model::article;
use natpoint_model::units::Quantity as _;
use natpoint_text::in_language;

use super::reading::read_all;

mod bills;
mod lists;
mod logs;
mod queries;
mod resources;
mod tables;

/// A row: its name, the files, and what must be told.
struct Case<'a> {
    name: &'a str,
    files: Vec<Vec<u8>>,
    told: &'a [&'a str],
}

/// Checks a row.
#[track_caller]
fn check(name: &str, files: &[&[u8]], told: &[&str]) {
    Case { name, files: files.iter().map(|file| file.to_vec()).collect(), told }.check();
}

/// Checks a row of one text.
#[track_caller]
fn check_text(name: &str, text: &str, told: &[&str]) {
    check(name, &[text.as_bytes()], told);
}

impl Case<'_> {
    #[track_caller]
    fn check(&self) {
        let files: Vec<&[u8]> = self.files.iter().map(Vec::as_slice).collect();
        let summary = summary(&read_all(&files));
        for fragment in self.told {
            match fragment.strip_prefix('!') {
                Some(not) => assert!(!summary.contains(not), "{}: {not} in\n{summary}", self.name),
                None => assert!(summary.contains(fragment), "{}: no {fragment} in\n{summary}", self.name),
            }
        }
    }
}

/// What is told of files, a line each: of every file its kind and how much of it was used, remarks and reasons; then
/// volumes in bytes, billed quantities, metrics, and the scenario with its notes.
fn summary(imported: &ImportedData) -> String {
    let mut told = String::new();
    for file in &imported.files {
        file_line(file, &mut told);
    }
    for volume in imported.traffic.iter().flat_map(|traffic| traffic.nat_volumes().collect::<Vec<_>>()) {
        let _ = writeln!(told, "volume {:?}: {} sent, {} received", volume.remote, volume.sent, volume.received);
    }
    for line in imported.bill.iter().flat_map(|bill| &bill.lines) {
        let millionths = line.quantity.map(|quantity| quantity.0 / 1_000_000);
        let _ = writeln!(told, "billed {} {}: {}", line.region, line.item.slug(), millionths.map_or(-1, |all| all));
    }
    for nat in imported.metrics.iter().flat_map(|metrics| &metrics.nat_gateways) {
        let _ = writeln!(told, "metric {}: {:?} sent, {:?} received", nat.gateway, nat.sent, nat.received);
    }
    let preview = to_scenario(imported, &article::scenario(), &Choices::default());
    let scenario = &preview.scenario;
    let regions: Vec<_> = preview.offer.regions.iter().map(|region| region.code()).collect();
    let _ = writeln!(told, "regions: {}{}", regions.join(" "), if preview.offer.asks_region { " asked" } else { "" });
    let _ = writeln!(told, "network: {} NAT in {} AZs", scenario.billed_nat_gateways(), scenario.azs.count());
    for used in scenario.services.iter().filter(|used| used.today.is_some()) {
        let azs = used.endpoint_azs(scenario).count();
        let _ = writeln!(told, "endpoint {} {:?} in {azs}", used.service.slug(), used.today);
    }
    for (unallocated, gb) in &preview.offer.unallocated {
        let _ = writeln!(told, "unallocated {}: {}", unallocated.slug(), gb.to_plain());
    }
    let locale = in_language(Language::English);
    for note in &preview.notes {
        let _ = writeln!(told, "note: {}", locale.import_note(note));
    }
    told
}

fn file_line(file: &FileRead, told: &mut String) {
    let locale = in_language(Language::English);
    let _ = writeln!(told, "{} {}/{}", file.kind.map_or("none", Kind::slug), file.used, file.records);
    if let Some(refused) = &file.refused {
        let _ = writeln!(told, "refused: {}", locale.refused(refused));
    }
    for remark in &file.remarks {
        let _ = writeln!(told, "remark: {}", locale.remark(remark));
    }
    for skipped in &file.skipped {
        let _ = writeln!(told, "skipped {}: {}", skipped.count, locale.why(&skipped.why));
    }
}
