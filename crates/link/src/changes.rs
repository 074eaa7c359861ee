//! The differences between two scenarios, found by comparing their links key by key: a new field needs no code here.

use super::{Link, pairs};
use natpoint_model::input::Field;
use natpoint_model::scenario::Scenario;

/// An input that differs between two scenarios.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioChange {
    /// Its key in links.
    pub key: String,
    /// Its value in the left scenario's link; none if the link leaves it out.
    pub left: Option<String>,
    /// Its value in the right scenario's link.
    pub right: Option<String>,
    /// The left scenario with this one input of the right; none where there is no such scenario.
    pub changed: Option<Scenario>,
}

/// Every change that leads from one scenario to another.
///
/// The details of another Region are ignored without it, so adding or removing the Region is one change with them.
#[must_use]
pub fn changes(left: &Scenario, right: &Scenario) -> Vec<ScenarioChange> {
    let written = |scenario: &Scenario| Link { scenario: scenario.clone(), ..Link::blank() }.write();
    let (left, right) = (written(left), written(right));
    let differing = pairs::differing(&left, &right);
    let other = Field::OtherRegion.key();
    let added_or_removed =
        |key: &str, one: Option<&str>, two: Option<&str>| key == other && one.is_none() != two.is_none();
    let details_included = differing.iter().any(|(key, one, two)| added_or_removed(key, *one, *two));
    let detail = |key: &str| details_included && key.strip_prefix(&other).is_some_and(|rest| rest.starts_with('.'));
    let change = |(key, one, two): &(&str, Option<&str>, Option<&str>)| {
        let mut link = pairs::with(&left, key, *two);
        if *key == other {
            for (key, _, value) in differing.iter().filter(|(key, ..)| detail(key)) {
                link = pairs::with(&link, key, *value);
            }
        }
        let (read, notices) = Link::read(&link);
        // Without a service that image pulls need, for one, there is no such scenario.
        let is_made =
            |scenario: &Scenario| pairs::differing(&written(scenario), &link).iter().all(|(other, ..)| other != key);
        let changed = Some(read.scenario).filter(|scenario| notices.is_empty() && is_made(scenario));
        ScenarioChange { key: (*key).to_owned(), left: one.map(str::to_owned), right: two.map(str::to_owned), changed }
    };
    differing.iter().filter(|(key, ..)| !detail(key)).map(change).collect()
}
