//! The cheapest designs over two inputs: exactly along an axis, and row by row over a second input.

use super::axis::{Axis, AxisScale};
use super::candidates::Candidates;
use super::verdict::CheapestRange;
use crate::cost::{Design, Rates};
use crate::input::Field;
use crate::scenario::{Azs, Scenario};
use crate::units::{Gb, Hours, Quantity as _, Ratio, UnitPrice};

/// The cheapest designs along an axis, for several values of a second input.
///
/// A count has a row for each of its values. Any other input has rows at even distances and one at its current value;
/// nothing is known of values between two rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WinnerMap {
    /// The second input.
    pub field: Field,
    /// The steps of the axis, the same in every row.
    pub scale: AxisScale,
    /// Whether the second input has a row for each of its values.
    pub counted: bool,
    /// The current value of the second input.
    pub current: u64,
    /// The largest value of the second input; the smallest is 0.
    pub end: u64,
    /// The rows, the least first.
    pub rows: Vec<WinnerRow>,
}

/// A row: one value of the second input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WinnerRow {
    /// The value in the smallest units of the input.
    pub value: u64,
    /// The cheapest designs along the axis; empty if no design is feasible.
    pub cheapest_ranges: Vec<CheapestRange>,
}

/// The number of rows of an input that is no count, and of the hours of a month.
const PARTS: u64 = 40;
const HOURS_PARTS: u64 = 24;

/// The largest number of rows of a count.
const MOST_COUNTED: u64 = 12;

/// The inputs that can be the second one. The discount is not among them: it affects all designs equally.
#[must_use]
pub fn choices(scenario: &Scenario, axis: Axis) -> Vec<Field> {
    let numbers = [Field::Azs, Field::Vpcs, Field::Hours, Field::InternetOut, Field::InternetIn];
    let prices = scenario.price_items().0.into_iter().map(Field::Price);
    let open = |field: &Field| line(*field).is_none_or(|line| line != axis && line.current(scenario).is_some());
    numbers.into_iter().chain(prices).filter(open).collect()
}

impl WinnerMap {
    /// The map of a scenario along an axis and over one of its [`choices`]; over AZs for anything else.
    #[must_use]
    pub fn of(scenario: &Scenario, axis: Axis, field: Field) -> Self {
        let here = |field| Some((field, line(field)?.current(scenario)?));
        let azs = (Field::Azs, (u64::from(scenario.azs.count()), u64::from(Azs::MAX.count())));
        let (field, (current, most)) = here(field).unwrap_or(azs);
        let around = |usual: u64| if current == 0 { usual } else { current.saturating_mul(2).max(PARTS) };
        let end = match field {
            Field::Azs => most,
            Field::Vpcs if current <= MOST_COUNTED => MOST_COUNTED,
            Field::Hours => Hours::MAX.units(),
            Field::Price(_) => around(UnitPrice::literal("0.1").units()),
            _ => around(scenario.services_gb().max(Gb::whole(100)).units()),
        };
        let (end, least) = (end.min(most), u64::from(matches!(field, Field::Azs | Field::Vpcs)));
        let counted = least == 1 && end <= MOST_COUNTED;
        let parts = match field {
            _ if counted => end,
            Field::Hours => HOURS_PARTS,
            _ => PARTS,
        };
        let part = |at: u64| u64::try_from(u128::from(end) * u128::from(at) / u128::from(parts)).unwrap_or(end);
        let mut values: Vec<u64> = (0..=parts).map(part).filter(|value| *value >= least).collect();
        let place = values.partition_point(|value| *value < current);
        if values.get(place) != Some(&current) {
            values.insert(place, current);
        }
        let row = |value| WinnerRow {
            value,
            cheapest_ranges: cheapest_ranges(&moved(scenario, field, current, value), axis),
        };
        let rows = values.into_iter().map(row).collect();
        Self { field, scale: AxisScale::new(used(axis, scenario), scenario), counted, current, end, rows }
    }

    /// A value of the second input as a plain decimal number.
    #[must_use]
    pub fn plain(&self, value: u64) -> String {
        match self.field {
            Field::Azs | Field::Vpcs => value.to_string(),
            Field::Price(_) => UnitPrice::saturating(value).to_plain(),
            // Hours and volumes both count millionths.
            _ => Gb::from_units(value).to_plain(),
        }
    }

    /// The designs that are the cheapest somewhere, in the order of [`Design::ALL`].
    #[must_use]
    pub fn designs(&self) -> Vec<Design> {
        let cheapest_ranges = |design: &Design| {
            self.rows.iter().flat_map(|row| &row.cheapest_ranges).any(|range| range.design == *design)
        };
        Design::ALL.into_iter().filter(cheapest_ranges).collect()
    }

    /// The cheapest designs at the current value of the axis, each with its first and last row.
    #[must_use]
    pub fn here(&self) -> Vec<(Option<Design>, u64, u64)> {
        let mut runs: Vec<(Option<Design>, u64, u64)> = Vec::new();
        for row in &self.rows {
            let design = row.winner(self.scale.current_ratio());
            match runs.last_mut() {
                Some(run) if run.0 == design => run.2 = row.value,
                _ => runs.push((design, row.value, row.value)),
            }
        }
        runs
    }
}

impl WinnerRow {
    /// The cheapest design at a step; at equal cost the simpler one.
    #[must_use]
    pub fn winner(&self, at: Ratio) -> Option<Design> {
        let around = |range: &&CheapestRange| range.from <= at && range.to.is_none_or(|to| at <= to);
        self.cheapest_ranges.iter().filter(around).map(|range| range.design).min()
    }
}

/// The axis of a second input; the number of AZs changes more than one thing, and has none.
fn line(field: Field) -> Option<Axis> {
    Some(match field {
        Field::Vpcs => Axis::Vpcs,
        Field::Hours => Axis::Hours,
        Field::InternetOut => Axis::InternetOut,
        Field::InternetIn => Axis::InternetIn,
        Field::Price(item) => Axis::Price(item),
        _ => return None,
    })
}

/// The axis, or all services where the scenario has no such number: see `AxisSamples::new`.
fn used(axis: Axis, scenario: &Scenario) -> Axis {
    if axis.current(scenario).is_some() { axis } else { Axis::AllServices }
}

/// The scenario with another value of the second input. At the current value nothing is set, so that a price keeps its
/// tiers.
fn moved(scenario: &Scenario, field: Field, current: u64, value: u64) -> Scenario {
    let mut moved = scenario.clone();
    match line(field) {
        _ if value == current => {}
        Some(axis) => axis.set(&mut moved, value),
        None => moved.azs = u32::try_from(value).ok().and_then(Azs::new).unwrap_or(moved.azs),
    }
    moved
}

fn cheapest_ranges(scenario: &Scenario, axis: Axis) -> Vec<CheapestRange> {
    Candidates::of(scenario, &Rates::of(scenario)).along(axis).cheapest_ranges
}
