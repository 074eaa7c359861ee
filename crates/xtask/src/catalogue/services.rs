//! The services: one per endpoint service name, which several rows may share.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;

use super::csv_file::{CsvFile, Row};
use super::sources::Sources;

/// The columns of `services.csv`.
pub(crate) const COLUMNS: [&str; 7] =
    ["service_label", "suffix", "type", "cdk_constant", "full_name_template", "deprecated_constant", "source"];

/// The services by suffix.
pub(crate) struct Services(BTreeMap<String, Service>);

struct Service {
    prefix: String,
    /// The label of the constant in use, if one was seen.
    label: Option<String>,
    interface: bool,
    gateway: bool,
    source: usize,
}

impl Services {
    /// Reads `services.csv`.
    pub(crate) fn read(file: &CsvFile, sources: &Sources) -> Result<Self> {
        let mut services = Self(BTreeMap::new());
        for row in file.rows() {
            services.add(&row, sources)?;
        }
        for row in file.rows() {
            if services.0.get(row.text("suffix")?).is_none_or(|service| service.label.is_none()) {
                return Err(row.refuse("deprecated_constant", "empty on one row of this suffix at least"));
            }
        }
        Ok(services)
    }

    fn add(&mut self, row: &Row<'_>, sources: &Sources) -> Result<()> {
        let suffix = row.required("suffix")?;
        let Some(prefix) = row.text("full_name_template")?.strip_suffix(suffix) else {
            return Err(row.refuse("full_name_template", format!("one that ends in \"{suffix}\"")));
        };
        let [source] = &sources.cited(row)?[..] else {
            return Err(row.refuse("source", "one source"));
        };
        let service = self.0.entry(suffix.to_owned()).or_insert_with(|| Service {
            prefix: prefix.to_owned(),
            label: None,
            interface: false,
            gateway: false,
            source: source.source,
        });
        if service.prefix != prefix {
            return Err(row.refuse("suffix", "that of one full name only: slugs are made of it"));
        }
        let is_gateway = row.one_of("type", &[("gateway", true), ("interface", false)])?;
        service.gateway |= is_gateway;
        service.interface |= !is_gateway;
        let deprecated = row.one_of("deprecated_constant", &[("yes", true), ("", false)])?;
        let label = row.required("service_label")?;
        if !deprecated && service.label.get_or_insert_with(|| label.to_owned()) != label {
            return Err(row.refuse("service_label", "the same on every row of this suffix that is not deprecated"));
        }
        Ok(())
    }

    /// Whether there is such a service, and whether that kind of endpoint reaches it.
    pub(crate) fn has(&self, suffix: &str, gateway: bool) -> bool {
        self.0.get(suffix).is_some_and(|service| if gateway { service.gateway } else { service.interface })
    }

    /// The place of the service in the table.
    pub(crate) fn place(&self, suffix: &str) -> Option<usize> {
        self.0.keys().position(|known| known == suffix)
    }

    /// The text of the table.
    pub(crate) fn table(&self) -> String {
        let mut prefixes: Vec<&str> = Vec::new();
        for service in self.0.values() {
            if !prefixes.contains(&service.prefix.as_str()) {
                prefixes.push(&service.prefix);
            }
        }
        let mut out = String::from(PREAMBLE);
        let _ = writeln!(out, "pub(in crate::catalogue) static PREFIXES: [Prefix; {}] = [", prefixes.len());
        for prefix in &prefixes {
            let (head, tail) = prefix.split_once("REGION").unwrap_or((prefix, ""));
            let _ = writeln!(out, "    Prefix {{ head: {head:?}, tail: {tail:?} }},");
        }
        let _ = writeln!(out, "];\n\npub(in crate::catalogue) const COUNT: usize = {};\n", self.0.len());
        let _ = writeln!(out, "pub(in crate::catalogue) const ROWS: [PackedService; COUNT] = [");
        for (suffix, service) in &self.0 {
            let kinds = match (service.interface, service.gateway) {
                (true, true) => "Both",
                (false, true) => "Gateway",
                _ => "Interface",
            };
            let label = service.label.as_deref().unwrap_or_default();
            let prefix = prefixes.iter().position(|prefix| *prefix == service.prefix).unwrap_or_default();
            let _ = writeln!(out, "    s({suffix:?}, {label:?}, {kinds}, {prefix}, {}),", service.source);
        }
        out + "];\n"
    }
}

const PREAMBLE: &str = "\
#[allow(clippy::enum_glob_use, reason = \"the table names a variant in nearly every line\")]
use crate::catalogue::services::Kinds::{self, *};
use crate::catalogue::services::Prefix;
use crate::catalogue::services::packed::PackedService;

const fn s(suffix: &'static str, label: &'static str, kinds: Kinds, prefix: u8, source: u8) -> PackedService {
    PackedService { suffix, label, kinds, prefix, source }
}

";
