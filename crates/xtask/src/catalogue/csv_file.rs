//! A CSV file whose every complaint names the file, the line, the column and the value.

use std::fmt::Display;
use std::str::FromStr;

use anyhow::{Context as _, Error, Result, anyhow, bail};

/// A CSV file with the columns that were asked for.
pub(crate) struct CsvFile {
    file: String,
    columns: Vec<String>,
    rows: Vec<(u64, Vec<String>)>,
}

/// One line of a [`CsvFile`].
#[derive(Clone, Copy)]
pub(crate) struct Row<'file> {
    file: &'file CsvFile,
    line: u64,
    values: &'file [String],
}

impl CsvFile {
    /// Reads a file that must have exactly these columns, in this order.
    pub(crate) fn parse(file: &str, text: &str, columns: &[&str]) -> Result<Self> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let header = reader.headers().with_context(|| format!("{file}:1"))?;
        if header != columns {
            let found = header.iter().collect::<Vec<_>>().join(",");
            bail!("{file}:1: the columns are \"{found}\", but must be \"{}\"", columns.join(","));
        }
        let mut rows = Vec::new();
        for record in reader.into_records() {
            let record = record.map_err(|error| complaint(file, &error))?;
            let line = record.position().map_or(0, csv::Position::line);
            rows.push((line, record.iter().map(str::to_owned).collect()));
        }
        let columns = columns.iter().map(|&column| column.to_owned()).collect();
        Ok(Self { file: file.to_owned(), columns, rows })
    }

    /// Where it stands.
    pub(crate) fn file(&self) -> &str {
        &self.file
    }

    /// Every row.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(line, values)| Row { file: self, line: *line, values })
    }
}

impl<'file> Row<'file> {
    /// The values of all columns.
    pub(crate) fn values(&self) -> &'file [String] {
        self.values
    }

    /// The value in a column, which may be empty.
    pub(crate) fn text(&self, column: &str) -> Result<&'file str> {
        let at = self.file.columns.iter().position(|name| name == column);
        let value = at.and_then(|at| self.values.get(at));
        value.map(String::as_str).with_context(|| format!("{} has no column {column}", self.file.file))
    }

    /// The value in a column, which must not be empty.
    pub(crate) fn required(&self, column: &str) -> Result<&'file str> {
        match self.text(column)? {
            "" => Err(self.refuse(column, "filled in")),
            value => Ok(value),
        }
    }

    /// The whole number in a column.
    pub(crate) fn number<N: FromStr>(&self, column: &str) -> Result<N> {
        self.text(column)?.parse().map_err(|_| self.refuse(column, "a whole number"))
    }

    /// The decimal number in a column, as it stands there and in hundred-millionths.
    pub(crate) fn decimal(&self, column: &str) -> Result<(&'file str, u32)> {
        let text = self.text(column)?;
        let units = hundred_millionths(text).ok_or_else(|| self.refuse(column, MUST_BE_PRICE))?;
        Ok((text, units))
    }

    /// What the value in a column stands for, by a list of what may stand there.
    pub(crate) fn one_of<T: Copy>(&self, column: &str, allowed: &[(&str, T)]) -> Result<T> {
        let value = self.text(column)?;
        let found = allowed.iter().find(|(name, _)| *name == value);
        found.map(|(_, meaning)| *meaning).ok_or_else(|| {
            let names: Vec<_> = allowed.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            self.refuse(column, format!("one of {}", names.join(", ")))
        })
    }

    /// The complaint that a value is not what it must be.
    pub(crate) fn refuse(&self, column: &str, must_be: impl Display) -> Error {
        let value = self.text(column).unwrap_or_default();
        anyhow!("{}:{}: {column} is \"{value}\", but must be {must_be}", self.file.file, self.line)
    }
}

/// What the CSV reader says, with the line in front.
fn complaint(file: &str, error: &csv::Error) -> Error {
    let line = error.position().map_or(0, csv::Position::line);
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            anyhow!("{file}:{line}: has {len} columns, but must have {expected_len}")
        }
        _ => anyhow!("{file}:{line}: {error}"),
    }
}

/// What [`hundred_millionths`] takes.
pub(crate) const MUST_BE_PRICE: &str = "a plain decimal number below 42 with at most 8 decimals";

/// `0.062` as 6,200,000.
pub(crate) fn hundred_millionths(text: &str) -> Option<u32> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_digits(whole) || !is_digits(fraction) || fraction.len() > 8 {
        return None;
    }
    format!("{whole}{fraction:0<8}").parse().ok()
}
