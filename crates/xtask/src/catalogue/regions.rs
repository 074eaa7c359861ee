//! The Regions and their names.

use std::fmt::Write as _;

use anyhow::Result;

use super::csv_file::{CsvFile, Row};

/// The columns of `regions.csv`.
pub(crate) const COLUMNS: [&str; 6] = ["code", "place_en", "place_ja", "long_en", "long_ja", "azs"];

/// The Regions' names and their number of AZs, sorted by code: in the order of [`COLUMNS`].
pub(crate) struct Regions(Vec<[String; 6]>);

impl Regions {
    /// Reads `regions.csv`.
    pub(crate) fn read(file: &CsvFile) -> Result<Self> {
        let mut regions: Vec<[String; 6]> = Vec::new();
        for row in file.rows() {
            let mut names = [const { String::new() }; 6];
            for (name, column) in names.iter_mut().zip(COLUMNS) {
                row.required(column)?.clone_into(name);
            }
            if regions.last().is_some_and(|last| last[0] >= names[0]) {
                return Err(row.refuse("code", "behind the code of the row above, in the order of the alphabet"));
            }
            if !(1..=6).contains(&row.number::<u8>("azs")?) {
                return Err(row.refuse("azs", "a number from 1 to 6"));
            }
            regions.push(names);
        }
        Ok(Self(regions))
    }

    /// The place of the Region whose code stands in the column.
    pub(crate) fn find(&self, row: &Row<'_>, column: &str) -> Result<usize> {
        self.place(row.text(column)?).ok_or_else(|| row.refuse(column, "the code of a Region in regions.csv"))
    }

    /// The place of the Region with this code.
    pub(crate) fn place(&self, code: &str) -> Option<usize> {
        self.0.binary_search_by(|names| names[0].as_str().cmp(code)).ok()
    }

    /// The place of the Region with this English name, such as `Asia Pacific (Tokyo)`.
    pub(crate) fn named(&self, long: &str) -> Option<usize> {
        self.0.iter().position(|names| names[3] == long)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.0.len()
    }

    /// The code of the Region at this place.
    pub(crate) fn code(&self, at: usize) -> &str {
        &self.0[at][0]
    }

    /// The text of the table.
    pub(crate) fn table(&self) -> String {
        let mut out = String::from("use crate::catalogue::regions::Region;\n\n");
        let _ = writeln!(out, "pub(in crate::catalogue) static REGIONS: [Region; {}] = [", self.0.len());
        for [code, place_en, place_ja, long_en, long_ja, azs] in &self.0 {
            let _ = writeln!(
                out,
                "    Region {{ code: {code:?}, place_en: {place_en:?}, place_ja: {place_ja:?}, \
                 long_en: {long_en:?}, long_ja: {long_ja:?}, azs: {azs} }},"
            );
        }
        out + "];\n"
    }
}
