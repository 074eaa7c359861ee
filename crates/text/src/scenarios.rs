//! Texts about undo, saved scenarios and comparisons.

use super::{Locale, numbers};
use crate::document::{Block, Document};
use natpoint_link::changes::{ScenarioChange, changes};
use natpoint_model::compare::difference::ReportDifference;
use natpoint_model::cost::Design;
use natpoint_model::input::{Field, Input};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;

/// Sentences about saved scenarios.
pub trait ScenarioText {
    /// The labels.
    fn history_labels(&self) -> &'static HistoryLabels;
    /// The cost of a scenario: name, cheapest design and total; without a design, that none is feasible.
    fn costs(&self, name: &str, cheapest: Option<(&str, &str)>) -> String;
    /// That saving replaces the scenario of this name.
    fn replace(&self, name: &str) -> String;
    /// Another scenario has this name already.
    fn name_taken(&self, name: &str) -> String;
    /// Restores a removed or replaced scenario.
    fn put_back(&self, name: &str) -> String;
}

/// Labels of undo, saved scenarios and comparisons.
#[derive(Clone, Copy, Debug)]
pub struct HistoryLabels {
    /// Undoes the last change.
    pub undo: &'static str,
    /// Redoes it.
    pub redo: &'static str,
    /// That the state of the last visit was restored.
    pub restored: &'static str,
    /// Starts from the opening scenario instead.
    pub start_over: &'static str,
    /// The heading of saved scenarios.
    pub scenarios: &'static str,
    /// The name of a scenario.
    pub name: &'static str,
    /// Saves the current scenario under a name.
    pub save: &'static str,
    /// Opens a saved scenario.
    pub open: &'static str,
    /// Deletes a saved scenario.
    pub delete: &'static str,
    /// That saved scenarios are lost when the page is closed.
    pub not_kept: &'static str,
    /// One side of a comparison.
    pub left: &'static str,
    /// The other side.
    pub right: &'static str,
    /// The current scenario.
    pub present: &'static str,
    /// That both scenarios are the same.
    pub same: &'static str,
    /// The column of inputs.
    pub input: &'static str,
    /// The column of what a change adds to the total on its own.
    pub alone: &'static str,
    /// The row of what changes add only in combination.
    pub together: &'static str,
    /// The row of the whole difference.
    pub total: &'static str,
    /// How to read the column.
    pub alone_note: &'static str,
    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
}

/// Compares two named scenarios: cost, differing inputs, and the share of each in the difference.
#[must_use]
pub fn side_by_side(locale: &dyn Locale, left: (&str, &Scenario), right: (&str, &Scenario)) -> Document {
    let labels = locale.history_labels();
    let changes = changes(left.1, right.1);
    let one_by_one: Vec<Option<Scenario>> = changes.iter().map(|change| change.changed.clone()).collect();
    let difference = ReportDifference::new(left.1, right.1, &one_by_one);
    let costs = |name: &str, cheapest: Option<(Design, Usd)>| {
        let total = cheapest.map(|(design, total)| (locale.design(design), locale.amount(total)));
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
    // Whoever subtracts the two totals above finds the same.
    let total = difference.left.zip(difference.right);
    let total = total.map(|((_, left), (_, right))| locale.money().difference(right, left));
    for (name, amount) in [(labels.together, difference.rest), (labels.total, total)] {
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
            let set = locale.service_summary(scenario, used);
            // What it carries for image pulls is a change of these.
            let gb = numbers::gb(scenario.own_gb(used));
            if set.is_empty() { gb } else { format!("{gb}\n{set}") }
        }),
        Some(Field::Requirements) => {
            let names: Vec<_> =
                scenario.requirements.iter().map(|requirement| locale.requirement_name(requirement)).collect();
            if names.is_empty() { nothing() } else { names.join("\n") }
        }
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
    amount.map_or_else(nothing, |amount| locale.extra_cost(amount))
}
