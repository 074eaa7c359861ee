//! Comparisons of two scenarios: what differs, the effect of each change, and of their combination.

// Helpers may panic like the tests that call them.

use natpoint_link::Language;
use natpoint_link::changes::{ScenarioChange, changes};
use natpoint_link::{Link, pairs};
use natpoint_model::article;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::compare::difference::ReportDifference;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::input::Field;
use natpoint_model::scenario::{Azs, NatTopology, OtherRegion, Scenario};
use natpoint_model::units::{Gb, Usd};
use natpoint_text::scenarios::side_by_side;
use proptest::prelude::*;

use natpoint_test_support::networks;

fn difference(left: &Scenario, right: &Scenario) -> (Vec<ScenarioChange>, ReportDifference) {
    let changes = changes(left, right);
    let one_by_one: Vec<_> = changes.iter().map(|change| change.changed.clone()).collect();
    (changes, ReportDifference::new(left, right, &one_by_one))
}

fn keys(changes: &[ScenarioChange]) -> Vec<&str> {
    changes.iter().map(|change| change.key.as_str()).collect()
}

#[test]
fn a_single_change_explains_the_difference() {
    let left = article::scenario();
    let mut right = left.clone();
    right.nat = NatTopology::ZonalPerAz;
    let (changes, difference) = difference(&left, &right);
    assert_eq!(keys(&changes), ["nat"]);
    assert_eq!((changes[0].left.as_deref(), changes[0].right.as_deref()), (None, Some("az")));
    assert_eq!(changes[0].changed.as_ref(), Some(&right));
    assert_eq!(difference.parts, [(0, difference.total)]);
    assert_eq!(difference.rest, Some(Usd::ZERO));
}

/// More addresses than the left side's gateways may have is no valid change alone, and is not shown as 0.
#[test]
fn changes_that_are_invalid_alone_are_marked() {
    let left = article::scenario();
    let mut right = left.clone();
    right.nat = NatTopology::Regional;
    right.ipv4_per_nat = 20;
    let (changes, difference) = difference(&left, &right);
    assert_eq!(keys(&changes), ["ipv4", "nat"]);
    assert_eq!(difference.parts.last(), Some(&(0, None)));
    assert!(difference.rest.is_some());
}

/// More AZs cost nothing while one NAT gateway serves all of them, and a gateway in each AZ costs one for each.
#[test]
fn some_changes_add_only_in_combination() {
    let mut left = article::scenario();
    left.services.truncate(1);
    // Only NAT gateways reach the internet.
    left.internet_out = Gb::whole(10);
    let mut right = left.clone();
    right.nat = NatTopology::ZonalPerAz;
    right.azs = Azs::new(3).expect("three");
    let (changes, difference) = difference(&left, &right);
    assert_eq!(keys(&changes), ["azs", "nat"]);
    let alone: Vec<_> = difference.parts.iter().filter_map(|(_, change)| *change).collect();
    let together = difference.total.expect("both are possible") - alone.iter().copied().sum();
    assert_eq!(difference.rest, Some(together));
    assert_ne!(together, Usd::ZERO, "three gateways instead of two: that is neither change alone");
}

/// Details of another Region are ignored without it: both are added and removed as one change.
#[test]
fn another_region_and_its_volumes_are_one_change() {
    let left = article::scenario();
    let mut right = left.clone();
    let region = RegionId::from_code("us-east-1").expect("a Region");
    right.other_region = Some(OtherRegion { region, out: Gb::whole(500), into: Gb::ZERO, endpoints: 0 });
    for (left, right) in [(&left, &right), (&right, &left)] {
        let (changes, difference) = difference(left, right);
        assert_eq!(keys(&changes), ["other"]);
        assert_eq!(changes[0].changed.as_ref(), Some(right));
        assert_eq!((difference.parts[0].1, difference.rest), (difference.total, Some(Usd::ZERO)));
        assert_ne!(difference.total, Some(Usd::ZERO));
    }
    let mut more = right.clone();
    more.other_region.as_mut().expect("there").out = Gb::whole(600);
    assert_eq!(keys(&changes(&right, &more)), ["other.out"]);
}

#[test]
fn infeasible_scenarios_have_no_difference() {
    let left = article::scenario();
    let mut right = left.clone();
    right.vpcs = Scenario::MAX_VPCS;
    right.services[0].gb = Gb::MAX;
    let (_, difference) = difference(&left, &right);
    let possible = Report::new(&right, Axis::AllServices).verdict.is_some();
    assert_eq!(difference.right.is_some(), possible);
    assert_eq!((difference.total.is_some(), difference.rest.is_some()), (possible, possible));
}

/// Every input of a link has a name in both languages and a row in the table.
#[test]
fn the_comparison_names_every_input() {
    let left = article::scenario();
    let mut right = left.clone();
    right.region = RegionId::from_code("us-east-1").expect("a Region");
    right.free_egress = false;
    for language in Language::ALL {
        let locale = natpoint_text::in_language(language);
        let names = ["<b>&", "\u{1F980}\""];
        let document = side_by_side(locale, (names[0], &left), (names[1], &right));
        let text = format!("{document:?}");
        for expected in [locale.region(left.region), locale.region(right.region), locale.field(Field::FreeEgress)] {
            assert!(text.contains(&expected), "{expected} is missing in {text}");
        }
        assert!(text.contains(names[0]), "{text}");
        let same = format!("{:?}", side_by_side(locale, (names[0], &left), (names[1], &left)));
        assert!(same.contains(locale.history_labels().same) && !same.contains("Table"), "{same}");
    }
}

proptest! {
    /// Applying all changes gives the right scenario.
    #[test]
    fn all_changes_lead_from_one_to_the_other(left in networks::scenario(), right in networks::scenario()) {
        let (changes, difference) = difference(&left, &right);
        let text = |scenario: &Scenario| Link { scenario: scenario.clone(), ..Link::default() }.write();
        let mut link = text(&left);
        for change in &changes {
            link = pairs::with(&link, &change.key, change.right.as_deref());
            let alone = change.changed.as_ref().map(&text);
            let made = alone.as_deref().map(|alone| pairs::differing(alone, &link)).unwrap_or_default();
            prop_assert!(made.iter().all(|(key, ..)| *key != change.key), "{} was not made", change.key);
        }
        // What belongs to another Region comes and goes with it.
        for (key, _, value) in pairs::differing(&link.clone(), &text(&right)) {
            prop_assert!(key.starts_with("other."), "{key} was left out");
            link = pairs::with(&link, key, value);
        }
        prop_assert!(pairs::differing(&text(&Link::read(&link).0.scenario), &text(&right)).is_empty());

        let report = |scenario| Report::new(scenario, Axis::AllServices).verdict.map(|verdict| verdict.total);
        prop_assert_eq!(difference.left.map(|(_, total)| total), report(&left));
        prop_assert_eq!(difference.right.map(|(_, total)| total), report(&right));
        prop_assert_eq!(difference.parts.len(), changes.len());
        if let (Some(total), Some(rest)) = (difference.total, difference.rest) {
            let parts: Usd = difference.parts.iter().filter_map(|(_, change)| *change).sum();
            prop_assert_eq!(parts + rest, total);
        }
        let sizes: Vec<_> =
            difference.parts.iter().map(|(_, change)| change.map(|change| change.units().unsigned_abs())).collect();
        prop_assert!(sizes.is_sorted_by(|one, two| one >= two), "{:?}", sizes);
        // Nothing is without a name but the table of prices.
        for change in &changes {
            prop_assert!(change.key == "prices" || Field::of_key(&change.key).is_some(), "{}", change.key);
        }
    }

    #[test]
    fn a_scenario_does_not_differ_from_itself(scenario in networks::scenario()) {
        let (changes, difference) = difference(&scenario, &scenario);
        prop_assert!(changes.is_empty());
        prop_assert!(difference.parts.is_empty());
        prop_assert!(difference.total.is_none_or(|total| total == Usd::ZERO));
        prop_assert_eq!(difference.rest, difference.total);
    }
}
