//! `cargo xtask prices FILE…`: reads the price lists that AWS publishes, tells how they differ
//! from the catalogue's prices, and puts theirs into its files and tables.

mod collected_prices;
mod compare;
mod evidence;
mod recognise;
mod report;
mod settle;
mod table;
#[cfg(test)]
mod tests;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};

use crate::catalogue::{self, DATA};
use crate::process;
use collected_prices::CollectedPrices;
use report::Report;
use table::Table;

/// Reads the files and tells what they say; without `check`, also writes it.
/// Fails at the end if a file was none of AWS's lists, when the others were read all the same.
pub(crate) fn run(check: bool, files: &[&str]) -> Result<ExitCode> {
    let root = process::root();
    let read = |name: &str| catalogue::read(&root, &format!("{DATA}/{name}"));
    let (report, texts) = update(&read, files, &|path, prices| recognise::read(Path::new(path), prices))?;
    print!("{report}");
    if !check && !texts.is_empty() {
        for (name, text) in &texts {
            let path = format!("{DATA}/{name}");
            fs::write(root.join(&path), text).with_context(|| format!("cannot write {path}"))?;
        }
        catalogue::run(false)?;
    }
    Ok(if report.refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The report, and the catalogue's files that differ from what `read` has, each with its new text.
fn update(
    read: &dyn Fn(&str) -> Result<String>,
    files: &[&str],
    open: &dyn Fn(&str, &mut CollectedPrices<'_>) -> Result<String>,
) -> Result<(Report, Vec<(&'static str, String)>)> {
    let mut table = Table::read(read)?;
    let regions = catalogue::regions(read)?;
    let mut all = CollectedPrices::new("", &regions);
    let mut report = Report::default();
    for file in files {
        let mut prices = CollectedPrices::new(file, &regions);
        match open(file, &mut prices) {
            Ok(what) => {
                report.files.push(format!("{file}: {what}, {} prices of ours", prices.readings.len()));
                all.append(prices);
            }
            Err(error) => report.refused.push(format!("{file}: {error:#}")),
        }
    }
    compare::compare(&mut table, all, &mut report);
    let texts = table.texts()?;
    let mut changed = Vec::new();
    for (name, text) in &texts {
        // Git may have turned the line ends on Windows.
        if read(name)?.replace("\r\n", "\n") != *text {
            changed.push((*name, text.clone()));
        }
    }
    // Nothing is written that the tables could not be made of.
    let new = |name: &str| match texts.iter().find(|(known, _)| *known == name) {
        Some((_, text)) => Ok(text.clone()),
        None => read(name),
    };
    catalogue::generate(&new).context("the new prices do not fit into the catalogue")?;
    Ok((report, changed))
}
