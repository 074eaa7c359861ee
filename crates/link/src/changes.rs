//! What two scenarios say differently, key by key: a field that links learn is compared from then on.

use super::{Link, pairs};
use natpoint_model::input::Field;
use natpoint_model::scenario::Scenario;

/// One thing that two scenarios say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScenarioChange {
    /// Its key in links.
    pub key: String,
    /// What the left scenario's link says of it, where it says anything.
    pub left: Option<String>,
    /// What the right one's says.
    pub right: Option<String>,
    /// The left scenario with this alone as the right one has it; none where the left one cannot take it alone.
    pub turned: Option<Scenario>,
}

/// Every change that leads from one scenario to another.
///
/// What is exchanged with another Region means nothing without it, so the two come and go as one change.
#[must_use]
pub fn changes(left: &Scenario, right: &Scenario) -> Vec<ScenarioChange> {
    let written = |scenario: &Scenario| Link { scenario: scenario.clone(), ..Link::blank() }.write();
    let (left, right) = (written(left), written(right));
    let differing = pairs::differing(&left, &right);
    let other = Field::OtherRegion.key();
    let comes_or_goes =
        |key: &str, one: Option<&str>, two: Option<&str>| key == other && one.is_none() != two.is_none();
    let as_one = differing.iter().any(|(key, one, two)| comes_or_goes(key, *one, *two));
    let detail = |key: &str| as_one && key.strip_prefix(&other).is_some_and(|rest| rest.starts_with('.'));
    let change = |(key, one, two): &(&str, Option<&str>, Option<&str>)| {
        let mut link = pairs::with(&left, key, *two);
        if *key == other {
            for (key, _, value) in differing.iter().filter(|(key, ..)| detail(key)) {
                link = pairs::with(&link, key, *value);
            }
        }
        let (link, notices) = Link::read(&link);
        let turned = notices.is_empty().then_some(link.scenario);
        ScenarioChange { key: (*key).to_owned(), left: one.map(str::to_owned), right: two.map(str::to_owned), turned }
    };
    differing.iter().filter(|(key, ..)| !detail(key)).map(change).collect()
}
