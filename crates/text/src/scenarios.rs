//! What is said of former states: undo, what is kept, scenarios side by side.

use super::{Locale, numbers};
use crate::document::{Block, Document};
use natpoint_link::changes::{ScenarioChange, changes};
use natpoint_model::compare::difference::ReportDifference;
use natpoint_model::cost::Design;
use natpoint_model::input::{Field, Input};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;

/// What is said of former states: undo, what is kept, scenarios side by side.
pub trait ScenarioText {
    /// What stands alone.
    fn history_labels(&self) -> &'static HistoryLabels;
    /// What a scenario costs: its name, its cheapest design and its total; none where no design is possible.
    fn costs(&self, name: &str, cheapest: Option<(&str, &str)>) -> String;
    /// That saving replaces what has this name.
    fn replace(&self, name: &str) -> String;
    /// That a scenario cannot have this name, because another one has it.
    fn name_taken(&self, name: &str) -> String;
    /// That what was removed or replaced can be put back.
    fn put_back(&self, name: &str) -> String;
}

/// What stands alone on buttons and beside them.
#[derive(Clone, Copy, Debug)]
pub struct HistoryLabels {
    /// Takes the last change back.
    pub undo: &'static str,
    /// Makes it again.
    pub redo: &'static str,
    /// That the state of the last visit is shown.
    pub restored: &'static str,
    /// Shows the article's case instead.
    pub start_over: &'static str,
    /// The heading over scenarios that have a name.
    pub scenarios: &'static str,
    /// The name of a scenario.
    pub name: &'static str,
    /// Keeps what is on the page under a name.
    pub save: &'static str,
    /// Shows a scenario again.
    pub open: &'static str,
    /// Forgets a scenario.
    pub delete: &'static str,
    /// That the browser keeps nothing after the page is closed.
    pub not_kept: &'static str,
    /// One side of a comparison.
    pub left: &'static str,
    /// The other side.
    pub right: &'static str,
    /// What is on the page now.
    pub present: &'static str,
    /// That both sides say the same.
    pub same: &'static str,
    /// The column of what differs.
    pub input: &'static str,
    /// The column of what a change alone adds to the total.
    pub alone: &'static str,
    /// The row of what the changes do only together.
    pub together: &'static str,
    /// The row of the whole difference.
    pub total: &'static str,
    /// How the column is to be read.
    pub alone_note: &'static str,
    /// That something holds.
    pub yes: &'static str,
    /// That it does not.
    pub no: &'static str,
}

/// Two scenarios with their names, side by side: what each costs, what differs, and what of it made the difference.
#[must_use]
pub fn side_by_side(locale: &dyn Locale, left: (&str, &Scenario), right: (&str, &Scenario)) -> Document {
    let labels = locale.history_labels();
    let changes = changes(left.1, right.1);
    let turned: Vec<Option<Scenario>> = changes.iter().map(|change| change.turned.clone()).collect();
    let difference = ReportDifference::new(left.1, right.1, &turned);
    let costs = |name: &str, cheapest: Option<(Design, Usd)>| {
        let total = cheapest.map(|(design, total)| (locale.design(design), locale.usd(&numbers::cents(total))));
        locale.costs(name, total.as_ref().map(|(design, total)| (*design, total.as_str())))
    };
    let mut document = vec![Block::List(vec![costs(left.0, difference.left), costs(right.0, difference.right)])];
    if changes.is_empty() {
        document.push(Block::Paragraph(labels.same.to_owned()));
        return document;
    }
    let row = |(at, alone): &(usize, Option<Usd>)| {
        let change = changes.get(*at)?;
        Some(vec![
            Field::of_key(&change.key).map_or_else(|| change.key.clone(), |field| locale.field(field)),
            value(locale, change, change.left.as_deref(), left.1),
            value(locale, change, change.right.as_deref(), right.1),
            signed(locale, *alone),
        ])
    };
    let mut rows: Vec<Vec<String>> = difference.parts.iter().filter_map(row).collect();
    for (name, amount) in [(labels.together, difference.rest), (labels.total, difference.total)] {
        rows.push(vec![name.to_owned(), String::new(), String::new(), signed(locale, amount)]);
    }
    let head = [labels.input, left.0, right.0, labels.alone].map(str::to_owned).to_vec();
    document.push(Block::Table { head, rows });
    document.push(Block::Paragraph(labels.alone_note.to_owned()));
    document
}

/// The value of an input in a scenario; what its link leaves out has the default value.
fn value(locale: &dyn Locale, change: &ScenarioChange, text: Option<&str>, scenario: &Scenario) -> String {
    match Field::of_key(&change.key) {
        Some(Field::Region) => locale.region(scenario.region),
        Some(Field::OtherRegion) if scenario.other_region.is_some() => locale.other_region_summary(scenario),
        Some(Field::Nat) => locale.nat(scenario.nat).to_owned(),
        Some(Field::Connectivity) => locale.connectivity(scenario.connectivity).to_owned(),
        Some(Field::ServiceGb(service)) => scenario.service(service).map_or_else(nothing, |used| {
            let set = locale.service_summary(used);
            if set.is_empty() { numbers::gb(used.gb) } else { format!("{}\n{set}", numbers::gb(used.gb)) }
        }),
        field => {
            let input = field.and_then(Input::of);
            if let Some(holds) = input.and_then(|input| input.flag(scenario)) {
                return if holds { locale.history_labels().yes } else { locale.history_labels().no }.to_owned();
            }
            let usual = || input.and_then(|input| input.value(scenario));
            match (text.map(str::to_owned).or_else(usual), field) {
                (Some(text), Some(Field::Instance) | None) => text,
                (Some(text), Some(_)) => numbers::grouped(&text),
                (None, _) => nothing(),
            }
        }
    }
}

fn nothing() -> String {
    "–".to_owned()
}

/// An amount with its sign; a dash where there is none.
fn signed(locale: &dyn Locale, amount: Option<Usd>) -> String {
    amount.map_or_else(nothing, |amount| {
        let sign = if amount > Usd::ZERO { "+" } else { "" };
        format!("{sign}{}", locale.usd(&numbers::cents(amount)))
    })
}
