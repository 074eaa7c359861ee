//! The prices of transfer between Regions: a matrix of places in a list of rates.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use anyhow::Result;

use super::csv_file::CsvFile;
use super::regions::Regions;
use super::sources::{CONFIDENCES, Sources};

/// The columns of `interregion.csv`.
pub(crate) const COLUMNS: [&str; 5] = ["from_region", "to_region", "usd_per_gb", "confidence", "source"];

/// The text of the table.
pub(crate) fn table(file: &CsvFile, regions: &Regions, sources: &Sources) -> Result<String> {
    let mut matrix = vec![vec![None; regions.count()]; regions.count()];
    let mut rates = BTreeMap::new();
    let mut confirmed = vec![0_u64; regions.count()];
    let (mut first, mut second) = (None, None);
    for row in file.rows() {
        let (from, to) = (regions.find(&row, "from_region")?, regions.find(&row, "to_region")?);
        if from == to {
            return Err(row.refuse("to_region", "another Region than the first"));
        }
        let (usd, units) = row.decimal("usd_per_gb")?;
        if matrix[from][to].replace(units).is_some() {
            return Err(row.refuse("to_region", "on one row only for this sender"));
        }
        rates.insert(units, usd);
        let (confidence, cited) = (row.one_of("confidence", &CONFIDENCES)?, sources.cited(&row)?);
        let kept = |known: &mut Option<usize>, source: usize| *known.get_or_insert(source) == source;
        let fits = match (&cited[..], confidence) {
            ([one], "OneSource") => kept(&mut first, one.source),
            ([one, two], "TwoSources") => {
                confirmed[from] |= 1 << to;
                kept(&mut first, one.source) && kept(&mut second, two.source)
            }
            _ => false,
        };
        if !fits {
            let must =
                "one source or two with a confidence that fits, the same on every row: the table keeps each once";
            return Err(row.refuse("source", must));
        }
    }

    let mut out = String::from(PREAMBLE);
    let cited: Vec<_> = first.into_iter().chain(second).map(|source| format!("SourceId({source})")).collect();
    let (known, cited) = (cited.len(), cited.join(", "));
    let _ = writeln!(out, "pub(in crate::catalogue) static SOURCES: [SourceId; {known}] = [{cited}];\n");
    let _ = writeln!(out, "pub(in crate::catalogue) static RATES: [UsdPerGb; {}] = [", rates.len());
    for usd in rates.values() {
        let _ = writeln!(out, "    UsdPerGb::literal({usd:?}),");
    }
    let count = regions.count();
    let _ = writeln!(out, "];\n\n// A line per sender, a column per receiver; zero is no price, one the first rate.");
    let _ = writeln!(out, "pub(in crate::catalogue) static MATRIX: [[u8; {count}]; {count}] = [");
    for (from, line) in matrix.iter().enumerate() {
        let places: Vec<_> =
            line.iter().map(|units| units.map_or(0, |units| 1 + rates.range(..units).count()).to_string()).collect();
        let _ = writeln!(out, "    [{}], // {}", places.join(", "), regions.code(from));
    }
    let _ = writeln!(out, "];\n\n// A bit for each receiver that the second source states the same price for.");
    let _ = writeln!(out, "pub(in crate::catalogue) static CONFIRMED: [u64; {count}] = [");
    for mask in confirmed {
        let _ = writeln!(out, "    {mask:#x},");
    }
    Ok(out + "];\n")
}

const PREAMBLE: &str = "\
use crate::catalogue::sources::SourceId;
use crate::units::UsdPerGb;

";
