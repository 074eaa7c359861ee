//! What is known of endpoints in each Region, and of the endpoints themselves.

use std::fmt::Write as _;

use anyhow::Result;

use super::csv_file::{CsvFile, Row};
use super::regions::Regions;
use super::services::Services;
use super::sources::Sources;

/// The columns of `offers.csv`.
pub(crate) const COLUMNS: [&str; 5] = ["suffix", "subject", "offered_in", "not_offered_in", "source"];
/// The columns of `endpoint-traits.csv`.
pub(crate) const TRAIT_COLUMNS: [&str; 6] =
    ["suffix", "endpoint_policy", "private_dns", "ipv6", "cross_region", "retired"];

/// What a source says, of an endpoint or of the service behind it: a bit for each Region.
#[derive(PartialEq, Eq)]
struct Statement {
    of_endpoint: bool,
    offered: u64,
    not_offered: u64,
    source: usize,
}

/// The text of the table.
pub(crate) fn table(
    offers: &CsvFile,
    traits: &CsvFile,
    services: &Services,
    regions: &Regions,
    sources: &Sources,
) -> Result<String> {
    let (mut statements, mut said): (Vec<Statement>, Vec<(usize, usize)>) = (Vec::new(), Vec::new());
    for row in offers.rows() {
        let service = find(&row, services)?;
        let statement = statement(&row, regions, sources)?;
        let at = statements.iter().position(|known| *known == statement).unwrap_or_else(|| {
            statements.push(statement);
            statements.len() - 1
        });
        if said.last().is_some_and(|(before, _)| *before > service) {
            return Err(row.refuse("suffix", "in the order of the alphabet"));
        }
        said.push((service, at));
    }
    let mut out = String::from(PREAMBLE);
    let _ = writeln!(out, "pub(in crate::catalogue) static STATEMENTS: [Statement; {}] = [", statements.len());
    for Statement { of_endpoint, offered, not_offered, source } in &statements {
        let _ = writeln!(out, "    s({of_endpoint}, {offered:#x}, {not_offered:#x}, {source}),");
    }
    let _ = writeln!(out, "];\n\npub(in crate::catalogue) static SAID: [(u16, u16); {}] = [", said.len());
    for (service, statement) in &said {
        let _ = writeln!(out, "    ({service}, {statement}),");
    }
    let rows: Vec<_> = traits.rows().collect();
    let _ = writeln!(out, "];\n\npub(in crate::catalogue) static TRAITS: [(u16, Traits); {}] = [", rows.len());
    let mut last = None;
    for row in &rows {
        let service = find(row, services)?;
        if last.replace(service).is_some_and(|before| before >= service) {
            return Err(row.refuse("suffix", "in the order of the alphabet"));
        }
        let of = |column: &str, names: &[(&str, &'static str)]| row.one_of(column, names);
        let policy =
            of("endpoint_policy", &[("", "Assumed"), ("yes", "Yes"), ("no", "No"), ("formerly no", "FormerlyNo")])?;
        let dns = of("private_dns", &[("", "Usual"), ("no", "No"), ("required", "Required"), ("off", "OffAtFirst")])?;
        let ipv6 = of("ipv6", &[("", "Unknown"), ("yes", "Yes"), ("no", "No"), ("partial", "Partly")])?;
        let yes = [("", false), ("yes", true)];
        let (cross_region, retired) = (row.one_of("cross_region", &yes)?, row.one_of("retired", &yes)?);
        let _ = writeln!(
            out,
            "    ({service}, t(Policy::{policy}, PrivateDns::{dns}, Ipv6::{ipv6}, {cross_region}, {retired})),"
        );
    }
    Ok(out + "];\n")
}

fn find(row: &Row<'_>, services: &Services) -> Result<usize> {
    services.place(row.text("suffix")?).ok_or_else(|| row.refuse("suffix", "one that services.csv has"))
}

fn statement(row: &Row<'_>, regions: &Regions, sources: &Sources) -> Result<Statement> {
    let of_endpoint = row.one_of("subject", &[("endpoint", true), ("service", false)])?;
    let [cited] = &sources.cited(row)?[..] else {
        return Err(row.refuse("source", "one source"));
    };
    let not_offered = mask(row, "not_offered_in", regions)?;
    let everywhere = u64::MAX >> (64 - regions.count());
    let offered = match row.text("offered_in")? {
        "rest" => everywhere & !not_offered,
        _ => mask(row, "offered_in", regions)?,
    };
    if offered & not_offered != 0 {
        return Err(row.refuse("offered_in", "without the Regions of not_offered_in"));
    }
    Ok(Statement { of_endpoint, offered, not_offered, source: cited.source })
}

fn mask(row: &Row<'_>, column: &str, regions: &Regions) -> Result<u64> {
    row.text(column)?.split_whitespace().try_fold(0, |mask, code| {
        let place = regions.place(code).filter(|place| *place < 64);
        let place = place.ok_or_else(|| row.refuse(column, "made of codes in regions.csv, or \"rest\""))?;
        Ok(mask | 1 << place)
    })
}

const PREAMBLE: &str = "\
use crate::catalogue::offers::{Ipv6, Policy, PrivateDns, Statement, Traits};

const fn s(of_endpoint: bool, offered: u64, not_offered: u64, source: u8) -> Statement {
    Statement { of_endpoint, offered, not_offered, source }
}

const fn t(policy: Policy, private_dns: PrivateDns, ipv6: Ipv6, cross_region: bool, retired: bool) -> Traits {
    Traits { policy, private_dns, ipv6, cross_region, retired }
}

";
