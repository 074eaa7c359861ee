//! Rows of a usage type and numbers that nothing names: `--query` with `--output text`, `jq -r '… | @tsv'`, lists in
//! JSON.
//!
//! ```text
//! USE1-NatGateway-Bytes  1943.55
//! USE1-NatGateway-Hours  131.40
//! ```
//! Whether such a number is a quantity or a cost is told by what the rows say together, and never by their order alone.

use super::bills::{BillLine, region};
use super::currency::Currency;
use super::decimal::{CellAmount, DecimalMark};
use super::usage;
use crate::date_time;
use crate::imported_data::{BillRefusal, BilledAmount, FileRead, FileRefusal, FileRemark, SkipReason, Span};
use crate::reader::ImportAccumulator;
use natpoint_model::catalogue::prices::{self, PriceItem};
use natpoint_model::catalogue::regions::RegionId;

/// A cell, with the name that it has in JSON.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell<'a> {
    pub name: Option<&'a str>,
    pub text: &'a str,
}

/// The rows of a file.
#[derive(Debug, Default)]
pub(super) struct UsageRows {
    rows: Vec<UsageRow>,
    in_other_currency: bool,
    /// Whether a title names another currency, in which unnamed costs may be.
    titled_in_other_currency: bool,
    /// Whether a title says that the numbers are no sums of the usage or its cost.
    titled_otherwise: bool,
}

/// A row with a usage type that counts here.
#[derive(Debug)]
struct UsageRow {
    at: u64,
    usage_type: String,
    item: PriceItem,
    region: String,
    quantity: Option<BilledAmount>,
    cost: Option<BilledAmount>,
    /// The numbers that nothing names.
    unnamed: Vec<BilledAmount>,
    times: Vec<u64>,
}

/// What unnamed numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meaning {
    Quantities,
    Costs,
    QuantitiesThenCosts,
    CostsThenQuantities,
}

impl UsageRows {
    /// More rows than an account has usage types.
    const MAX_ROWS: usize = 100_000;

    /// Whether a row has a usage type of this comparison and a number beside it.
    pub(super) fn is_row(cells: &[Cell<'_>]) -> bool {
        let has_type = cells.iter().any(|cell| usage::by_usage_type("", cell.text, "").is_some());
        has_type && cells.iter().any(|cell| number(cell.text).is_some())
    }

    /// Notes a line that is no row, which may name what the numbers are.
    pub(super) fn add_title(&mut self, line: &str) {
        const OTHERWISE: [&str; 7] = ["avg", "average", "mean", "net", "previous", "forecast", "budget"];
        const PHRASES: [&str; 6] = ["per day", "/day", "per hour", "/hour", "平均", "日次"];
        let line = line.to_ascii_lowercase();
        self.titled_in_other_currency |= Currency::in_title(&line) == Some(Currency::Other);
        self.titled_otherwise |= words(&line).iter().any(|word| OTHERWISE.contains(&word.as_str()))
            || PHRASES.iter().any(|phrase| line.contains(phrase));
    }

    /// Adds a row, whose place in the file is given.
    pub(super) fn add(&mut self, cells: &[Cell<'_>], at: u64, file: &mut FileRead) {
        let sample = || cells.iter().map(|cell| cell.text).collect::<Vec<_>>().join(" ");
        let Some((usage_type, (item, prefix))) =
            cells.iter().find_map(|cell| Some((cell.text, usage::by_usage_type("", cell.text, "")?)))
        else {
            file.skip(SkipReason::OtherUsage, at, sample().as_bytes());
            return;
        };
        if cells.iter().any(|cell| usage::is_other_charge(cell.text)) {
            file.skip(SkipReason::NotUsage, at, sample().as_bytes());
            return;
        }
        let stated = cells.iter().map(|cell| cell.text).find(|text| RegionId::from_code(text).is_some());
        let Some(region) = region(stated.unwrap_or_default(), Some(prefix)) else {
            file.skip(SkipReason::UnknownRegion, at, sample().as_bytes());
            return;
        };
        if self.rows.len() >= Self::MAX_ROWS {
            file.skip(SkipReason::TooLong, at, usage_type.as_bytes());
            return;
        }
        let mut row = UsageRow {
            at,
            usage_type: usage_type.to_owned(),
            item,
            region: region.to_owned(),
            quantity: None,
            cost: None,
            unnamed: Vec::new(),
            times: Vec::new(),
        };
        for (place, cell) in cells.iter().enumerate() {
            let Some(amount) = number(cell.text) else {
                row.times.extend(date_time::seconds(cell.text).or_else(|| Some(date_time::month(cell.text)?.0)));
                continue;
            };
            let unit = cells.get(place + 1).map_or("", |next| next.text);
            let known = match meaning(cell.name.unwrap_or_default(), unit, item) {
                Named::Quantity => row.quantity.replace(amount),
                Named::Cost => row.cost.replace(amount),
                Named::OtherCurrency => {
                    self.in_other_currency = true;
                    continue;
                }
                Named::Nothing => {
                    row.unnamed.push(amount);
                    continue;
                }
                Named::Other => continue,
            };
            // Of two costs or quantities that differ, nothing tells which one is meant.
            if known.is_some_and(|known| known != amount) {
                let field = cell.name.unwrap_or_default().to_owned();
                file.skip(SkipReason::Value { field }, at, sample().as_bytes());
                return;
            }
        }
        self.rows.push(row);
    }

    /// Adds the usage of all rows to the bills.
    pub(super) fn finish(self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let is_unnamed = self.rows.iter().any(|row| !row.unnamed.is_empty());
        let has_one = |row: &UsageRow| row.unnamed.len() == 1 && row.quantity.is_none();
        if self.titled_in_other_currency && self.rows.iter().any(has_one) {
            for row in &self.rows {
                file.skip(SkipReason::OtherCurrency, row.at, row.usage_type.as_bytes());
            }
            return;
        }
        let meaning = self.meaning();
        if is_unnamed {
            let Some(meaning) = meaning.filter(|_| !self.titled_otherwise) else {
                file.refused = Some(FileRefusal::Bill(BillRefusal::UnnamedAmounts));
                return;
            };
            file.remark(FileRemark::UnnamedAmounts { are_costs: meaning == Meaning::Costs });
        }
        let has_unnamed_costs = self.titled_in_other_currency && is_unnamed;
        if self.in_other_currency || has_unnamed_costs {
            file.remark(FileRemark::OtherCurrency);
        }
        for row in &self.rows {
            let (quantity, cost) = row.amounts(meaning);
            let cost = cost.filter(|_| !has_unnamed_costs);
            if quantity.is_none() && cost.is_none() {
                file.skip(SkipReason::Value { field: row.usage_type.clone() }, row.at, row.usage_type.as_bytes());
                continue;
            }
            let span = match row.times[..] {
                // `--output text` writes the end before the start.
                [one, other] if one != other => Some(Span { from: one.min(other), to: one.max(other) }),
                _ => None,
            };
            file.used += 1;
            let line = BillLine {
                region: &row.region,
                item: row.item,
                resource: "",
                quantity,
                cost,
                span,
                moment: row.times.first().copied(),
                estimated: false,
            };
            accumulator.bills.add(&line, file, row.at);
        }
    }

    /// What the unnamed numbers are, if the rows tell.
    fn meaning(&self) -> Option<Meaning> {
        let unnamed = self.rows.iter().filter(|row| !row.unnamed.is_empty());
        let counts: Vec<_> = unnamed.clone().map(|row| row.unnamed.len()).collect();
        match (counts.iter().min()?, counts.iter().max()?) {
            (1, 1) => {
                // One named number of each row leaves the other meaning.
                if unnamed.clone().all(|row| row.quantity.is_some()) {
                    return Some(Meaning::Costs);
                }
                if unnamed.clone().all(|row| row.cost.is_some()) {
                    return Some(Meaning::Quantities);
                }
                single(unnamed)
            }
            (2, 2) => pair(unnamed),
            _ => None,
        }
    }
}

impl UsageRow {
    fn amounts(&self, meaning: Option<Meaning>) -> (Option<BilledAmount>, Option<BilledAmount>) {
        let (quantity, cost) = match (&self.unnamed[..], meaning) {
            ([one], Some(Meaning::Quantities)) => (Some(*one), None),
            ([one], Some(Meaning::Costs)) => (None, Some(*one)),
            ([one, other], Some(Meaning::QuantitiesThenCosts)) => (Some(*one), Some(*other)),
            ([one, other], Some(Meaning::CostsThenQuantities)) => (Some(*other), Some(*one)),
            _ => (None, None),
        };
        (self.quantity.or(quantity), self.cost.or(cost))
    }

    /// The list price of the item; none where that is not one number.
    fn price(&self) -> Option<i128> {
        list_price(&self.region, self.item)
    }

    fn is_hourly(&self) -> bool {
        matches!(self.item, PriceItem::NatHour | PriceItem::RegionalNatHour | PriceItem::EndpointHour)
    }
}

/// The list price of an item in trillionths of a dollar; none where that is not one number.
pub(super) fn list_price(region: &str, item: PriceItem) -> Option<i128> {
    const ONE_UNIT: i128 = 10_000;
    let region = RegionId::from_code(region)?;
    Some(i128::from(prices::flat(region, item)?.unit_price().units()) * ONE_UNIT).filter(|price| *price > 0)
}

/// What one number of each row is.
///
/// AWS bills started hours of NAT gateways and endpoints as whole ones. So hours with decimals are costs, if at the
/// list price they make whole hours; and whole numbers that make none are hours. Where both can be, one of them may be
/// the hours of whole months.
fn single<'a>(rows: impl Iterator<Item = &'a UsageRow>) -> Option<Meaning> {
    let hourly: Vec<_> = rows.filter(|row| row.is_hourly()).collect();
    let whole = |amount: i128| amount % BilledAmount::ONE == 0;
    let hours_of = |row: &&UsageRow| {
        let price = row.price()?;
        let product = row.unnamed[0].0.checked_mul(BilledAmount::ONE)?;
        // A cost has ten decimals.
        let hours = (product + price / 2) / price;
        let nearest = (hours + BilledAmount::ONE / 2) / BilledAmount::ONE * BilledAmount::ONE;
        Some(((hours - nearest).abs() < BilledAmount::ONE / 1_000).then_some(nearest))
    };
    let as_costs: Option<Vec<Option<i128>>> = hourly.iter().map(hours_of).collect();
    let are_hours = hourly.iter().all(|row| whole(row.unnamed[0].0));
    let are_costs = as_costs.as_ref().is_some_and(|all| all.iter().all(Option::is_some));
    match (hourly.is_empty(), are_hours, are_costs) {
        (true, ..) | (_, false, false) => None,
        (_, true, false) => Some(Meaning::Quantities),
        (_, false, true) => Some(Meaning::Costs),
        (_, true, true) => {
            let months =
                |hours: i128| [672, 696, 720, 730, 744].iter().any(|month| hours / BilledAmount::ONE % month == 0);
            let hours_fit = hourly.iter().all(|row| months(row.unnamed[0].0));
            let costs_fit = as_costs.is_some_and(|all| all.into_iter().flatten().all(months));
            match (hours_fit, costs_fit) {
                (true, false) => Some(Meaning::Quantities),
                (false, true) => Some(Meaning::Costs),
                _ => None,
            }
        }
    }
}

/// Which of two numbers of each row is the cost: it is the other one times the list price, with a discount at most.
fn pair<'a>(rows: impl Iterator<Item = &'a UsageRow>) -> Option<Meaning> {
    let mut votes = [0_u32; 2];
    for row in rows {
        let Some(price) = row.price() else { continue };
        let (one, other) = (row.unnamed[0].0, row.unnamed[1].0);
        let buys = |quantity: i128, cost: i128| {
            let full = quantity.checked_mul(price).map(|product| product / BilledAmount::ONE);
            // Half the price is more than any discount.
            full.is_some_and(|full| quantity > 0 && cost > full / 2 && cost <= full + full / 50 + 1_000_000)
        };
        votes[0] += u32::from(buys(one, other));
        votes[1] += u32::from(buys(other, one));
    }
    match votes.map(|count| count > 0) {
        [true, false] => Some(Meaning::QuantitiesThenCosts),
        [false, true] => Some(Meaning::CostsThenQuantities),
        _ => None,
    }
}

/// What the name of a number, or the unit behind it, says.
enum Named {
    Quantity,
    Cost,
    OtherCurrency,
    /// Something else than the usage of the time or its cost.
    Other,
    Nothing,
}

fn meaning(name: &str, unit: &str, item: PriceItem) -> Named {
    /// Words of numbers that are no sums of usage or cost.
    const OTHERS: [&str; 20] = [
        "price", "rate", "previous", "prev", "last", "tax", "account", "id", "time", "date", "start", "end",
        "forecast", "budget", "average", "avg", "discount", "credit", "percent", "count",
    ];
    match Currency::of_word(unit) {
        Some(Currency::UsDollar) => return Named::Cost,
        Some(Currency::Other) => return Named::OtherCurrency,
        None => {}
    }
    let unit = unit.to_ascii_lowercase();
    if unit == "n/a" || usage::units(item).contains(&unit.as_str()) {
        return Named::Quantity;
    }
    let words = words(name);
    if [name, &words.join(" ")].iter().any(|name| Currency::in_title(name) == Some(Currency::Other)) {
        return Named::OtherCurrency;
    }
    let has = |known: &[&str]| words.iter().any(|word| known.iter().any(|known| word.contains(known)));
    // A name may have both: `UsageCost`.
    if words.iter().any(|word| OTHERS.contains(&word.as_str())) {
        Named::Other
    } else if has(&["cost", "usd", "charge", "dollar", "spend"]) {
        Named::Cost
    } else if has(&["quantity", "usage", "hours", "gb", "qty"]) {
        Named::Quantity
    } else {
        Named::Nothing
    }
}

/// The words of a name, in lower case: `UsagePreviousMonth`, `unit_price`.
fn words(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut was_lower = false;
    for letter in name.chars() {
        if !letter.is_alphanumeric() || (letter.is_ascii_uppercase() && was_lower) {
            words.push(String::new());
        }
        was_lower = letter.is_ascii_lowercase();
        if let Some(word) = words.last_mut().filter(|_| letter.is_alphanumeric()) {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words
}

/// A plain number, as tools write it.
fn number(text: &str) -> Option<BilledAmount> {
    let is_digit = |byte: u8| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E');
    let starts = text.starts_with(|first: char| first.is_ascii_digit() || first == '-' || first == '.');
    if !starts || !text.bytes().all(is_digit) {
        return None;
    }
    CellAmount::parse(text, b',')?.with(Some(DecimalMark::Point))
}
