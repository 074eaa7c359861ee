//! The GB in a row, and the marks of a list's numbers: `1.500` is one and a half, or fifteen hundred where commas
//! separate decimals.

use natpoint_model::input::{self, Allowed, Field, Refusal, RefusalReason};
use natpoint_model::units::{Gb, Quantity as _};

use super::Column;
use super::column_unit::ColumnUnit;

/// A number with a point that is read as decimal until the list says otherwise.
#[derive(Debug)]
pub(super) struct UnclearGb {
    /// The place of its row among those that were read.
    pub(super) row: usize,
    pub(super) column: Column,
    pub(super) value: String,
    /// By how much more it is with a decimal comma.
    pub(super) more: Gb,
}

/// What a list's numbers tell of their marks, and those that could be read in two ways.
#[derive(Debug)]
pub(super) struct Marks {
    /// What stands between values.
    separator: char,
    has_point: bool,
    has_comma: bool,
    pub(super) unclear: Vec<UnclearGb>,
}

/// How the unclear numbers of a list are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Point,
    Comma,
    Unknown,
}

impl Marks {
    pub(super) const fn new(separator: char) -> Self {
        Self { separator, has_point: false, has_comma: false, unclear: Vec::new() }
    }

    /// How the list's unclear numbers are read.
    pub(super) fn reading(&self) -> Reading {
        match (self.has_point, self.has_comma) {
            (false, true) => Reading::Comma,
            // Semicolons separate values where commas separate decimals.
            (false, false) if self.separator == ';' => Reading::Unknown,
            _ => Reading::Point,
        }
    }

    /// Parses a volume like `input`, with a fast path for short plain numbers, as nearly all are; `row` is the place of
    /// its row.
    pub(super) fn gb(&mut self, row: usize, column: Column, unit: ColumnUnit, value: &str) -> Result<Gb, Refusal> {
        let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
        if let Some(gb) = plain(whole, fraction).and_then(|millionths| unit.gb(millionths)) {
            let is_group = fraction.len() == 3 && whole.len() <= 3 && !whole.starts_with('0');
            match plain(&[whole, fraction].concat(), "").and_then(|millionths| unit.gb(millionths)) {
                Some(larger) if is_group && !self.has_point => {
                    let more = Gb::from_units(larger.units() - gb.units());
                    self.unclear.push(UnclearGb { row, column, value: value.to_owned(), more });
                }
                _ => self.has_point |= value.contains('.'),
            }
            return Ok(gb);
        }
        // Where commas separate values, one within a number is a slip.
        let comma = with_comma(value).filter(|_| self.separator != ',').and_then(|millionths| unit.gb(millionths));
        if let Some(gb) = comma {
            self.has_comma = true;
            return Ok(gb);
        }
        let read = input::gb(Field::TotalGb, value)?;
        unit.gb(u128::from(read.units())).ok_or_else(|| {
            let (_, allowed) = ambiguous();
            Refusal { field: Field::TotalGb, value: value.to_owned(), why: RefusalReason::OutOfRange, allowed }
        })
    }
}

/// The millionths of a number of digits alone before and behind its point.
fn plain(whole: &str, fraction: &str) -> Option<u128> {
    let is_plain = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    let read = |digits: &str| digits.bytes().fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    // No list has as many bytes as twenty digits.
    if whole.is_empty() || whole.len() > 19 || fraction.len() > 6 || !is_plain(whole) || !is_plain(fraction) {
        return None;
    }
    let missing = (fraction.len()..6).fold(1, |scale, _| scale * 10);
    Some(u128::from(read(whole)) * u128::from(Gb::ONE.units()) + u128::from(read(fraction) * missing))
}

/// A number that has a decimal comma for certain: `1.234,5`, `12,5`, but not `1,200`.
fn with_comma(value: &str) -> Option<u128> {
    let (whole, decimals) = value.split_once(',')?;
    let groups: Vec<&str> = whole.split('.').collect();
    let are_groups = match &groups[..] {
        [first, rest @ ..] if !rest.is_empty() => first.len() <= 3 && rest.iter().all(|group| group.len() == 3),
        _ => decimals.len() != 3 || whole.starts_with('0'),
    };
    if decimals.is_empty() || !are_groups { None } else { plain(&groups.concat(), decimals) }
}

/// Why a number is refused that can be read in two ways.
pub(super) fn ambiguous() -> (RefusalReason, Allowed) {
    (RefusalReason::Ambiguous, Allowed::Range { least: Gb::ZERO.to_plain(), most: Gb::MAX.to_plain(), decimals: 6 })
}
