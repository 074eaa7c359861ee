//! What links, exports, comparisons and the page know of one input.

use super::table::{INTERNET, NETWORK, OTHER_REGION, PRICING, REQUIREMENTS, SERVICES};
use super::{Field, Refusal};
use crate::scenario::{OtherRegion, Scenario};

/// One input.
#[derive(Debug)]
pub struct Input {
    /// Its name in the program, and in sentences.
    pub field: Field,
    /// Its key in links, and in the names of the page's elements: frozen.
    pub key: &'static str,
    /// How exported JSON has it.
    pub json: Json,
    /// Whether what a record assumes has a line for it alone, rather than within the summary of a group.
    pub has_own_line: bool,
    /// Its value as links have it; none where the scenario says nothing of it.
    get: fn(&Scenario) -> Option<String>,
    /// Takes a text over into a scenario, or says why not.
    set: fn(&mut Scenario, &str) -> Result<(), Refusal>,
    /// Makes the scenario say nothing of it, where it may.
    clear: Option<fn(&mut Scenario)>,
}

/// A name in JSON, and what kind of value stands there; `null` where the scenario says nothing.
#[derive(Clone, Copy, Debug)]
pub enum Json {
    /// A text.
    Text(&'static str),
    /// A whole number.
    Number(&'static str),
    /// Whether the value is this one.
    Flag(&'static str, &'static str),
    /// As a text, what holds whether or not the scenario says so.
    InForce(&'static str, fn(&Scenario) -> String),
}

impl Input {
    /// Every input, in the order of links.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        NETWORK.iter().chain(&SERVICES).chain(&REQUIREMENTS).chain(&INTERNET).chain(&OTHER_REGION).chain(&PRICING)
    }

    /// The row of a field; none for services, prices and what is no part of a scenario.
    #[must_use]
    pub fn of(field: Field) -> Option<&'static Self> {
        Self::all().find(|input| input.field == field)
    }

    /// The row that a link's key speaks of.
    #[must_use]
    pub fn of_key(key: &str) -> Option<&'static Self> {
        Self::all().find(|input| input.key == key)
    }

    /// Its value as links have it; none where the scenario says nothing of it.
    #[must_use]
    pub fn value(&self, scenario: &Scenario) -> Option<String> {
        (self.get)(scenario)
    }

    /// What a link has to say of it: nothing where it is as [`Scenario::new`] has it.
    #[must_use]
    pub fn said(&self, scenario: &Scenario) -> Option<String> {
        let usual = Scenario {
            other_region: scenario.other_region.map(|other| OtherRegion::new(other.region)),
            ..Scenario::new(scenario.region)
        };
        let is_region = matches!(self.field, Field::Region | Field::OtherRegion);
        self.value(scenario).filter(|value| is_region || self.value(&usual).as_ref() != Some(value))
    }

    /// Whether it holds, of an input that is one or the other.
    #[must_use]
    pub fn flag(&self, scenario: &Scenario) -> Option<bool> {
        match self.json {
            Json::Flag(_, yes) => self.value(scenario).map(|value| value == yes),
            _ => None,
        }
    }

    /// Takes a text over into a scenario.
    ///
    /// # Errors
    /// When it is nothing that the field accepts; the scenario stays as it is.
    pub fn set(&self, scenario: &mut Scenario, text: &str) -> Result<(), Refusal> {
        (self.set)(scenario, text)
    }

    /// As [`Input::set`], but an empty text takes back what was said, where a scenario may say nothing.
    ///
    /// # Errors
    /// As [`Input::set`].
    pub fn set_or_clear(&self, scenario: &mut Scenario, text: &str) -> Result<(), Refusal> {
        match self.clear {
            Some(clear) if text.trim().is_empty() => {
                clear(scenario);
                Ok(())
            }
            _ => self.set(scenario, text),
        }
    }

    pub(super) const fn new(
        field: Field,
        key: &'static str,
        json: Json,
        get: fn(&Scenario) -> Option<String>,
        set: fn(&mut Scenario, &str) -> Result<(), Refusal>,
    ) -> Self {
        Self { field, key, json, has_own_line: false, get, set, clear: None }
    }

    pub(super) const fn cleared(self, clear: fn(&mut Scenario)) -> Self {
        Self { clear: Some(clear), ..self }
    }

    pub(super) const fn with_own_line(self) -> Self {
        Self { has_own_line: true, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::regions::{N_VIRGINIA, TOKYO};

    #[test]
    fn keys_and_fields_are_each_ones_own_and_every_value_reads_as_it_is_written() {
        let mut scenario = Scenario::new(TOKYO);
        scenario.other_region = Some(OtherRegion::new(N_VIRGINIA));
        for input in Input::all() {
            assert_eq!(Field::of_key(input.key), Some(input.field));
            assert_eq!(input.field.key(), input.key);
            let Some(value) = input.value(&scenario) else { continue };
            let before = scenario.clone();
            assert_eq!(input.set(&mut scenario, &value), Ok(()), "{}", input.key);
            assert_eq!(scenario, before, "{}", input.key);
            let refusal = input.set(&mut scenario, "no such value").expect_err("refused");
            assert_eq!((refusal.field, &scenario), (input.field, &before));
        }
    }

    #[test]
    fn what_is_as_usual_is_not_said() {
        let mut scenario = Scenario::new(TOKYO);
        let said = |scenario: &Scenario| Input::all().filter(|input| input.said(scenario).is_some()).count();
        assert_eq!(said(&scenario), 1, "the Region");
        scenario.other_region = Some(OtherRegion::new(N_VIRGINIA));
        assert_eq!(said(&scenario), 2, "the other Region, to which nothing is sent");
    }
}
