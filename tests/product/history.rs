//! Undo and redo: what is a step, and what is dropped.

// Helpers may panic like the tests that call them.

use natpoint_link::undo_history::UndoHistory;
use natpoint_link::{Link, pairs};
use proptest::prelude::*;

use natpoint_test_support::networks;

/// Its name, states with their times, and the states that undo then visits, nearest first.
type Case = (&'static str, &'static [(&'static str, u64)], &'static [&'static str]);

/// An action with its state and time.
#[derive(Clone, Debug)]
enum Act {
    Record(String, u64),
    Undo,
    Redo,
}

#[test]
fn changes_are_grouped_into_steps() {
    let cases: [Case; 10] = [
        ("nothing", &[], &[]),
        ("the same state again", &[("v1&a=0", 0)], &[]),
        ("one change", &[("v1&a=1", 0)], &["v1&a=0"]),
        ("one key in a burst", &[("v1&a=1", 0), ("v1&a=2", 999), ("v1&a=3", 1_998)], &["v1&a=0"]),
        ("one key after a pause", &[("v1&a=1", 0), ("v1&a=2", 1_000)], &["v1&a=1", "v1&a=0"]),
        ("two keys at once", &[("v1&a=1", 0), ("v1&a=1&b=1", 10)], &["v1&a=1", "v1&a=0"]),
        ("a key that comes and goes on", &[("v1&a=0&b=1", 0), ("v1&a=0&b=12", 10)], &["v1&a=0"]),
        ("one of two keys", &[("v1&a=1&b=1", 0), ("v1&a=2&b=1", 10)], &["v1&a=1&b=1", "v1&a=0"]),
        ("a burst back to where it began", &[("v1&a=1", 0), ("v1&a=0", 10)], &[]),
        ("back later", &[("v1&a=1", 0), ("v1&a=0", 5_000)], &["v1&a=1", "v1&a=0"]),
    ];
    for (case, states, expected) in cases {
        let mut history = UndoHistory::new("v1&a=0".to_owned());
        for (state, at) in states {
            history.record((*state).to_owned(), *at);
        }
        let mut visited = Vec::new();
        while let Some(state) = history.undo() {
            visited.push(state);
        }
        assert_eq!(visited, expected, "{case}");
    }
}

#[test]
fn a_change_after_undo_clears_redo() {
    let mut history = UndoHistory::new("v1&a=0".to_owned());
    history.record("v1&a=1".to_owned(), 0);
    history.record("v1&a=2".to_owned(), 5_000);
    assert_eq!(history.undo().as_deref(), Some("v1&a=1"));
    assert!(history.can_redo());
    // Opening the current state again is no step and drops nothing.
    history.record("v1&a=1".to_owned(), 5_001);
    assert!(history.can_redo());
    // An undo ends a burst of changes.
    history.record("v1&a=3".to_owned(), 5_002);
    assert!(!history.can_redo());
    assert_eq!((history.redo(), history.undo().as_deref()), (None, Some("v1&a=1")));
    assert_eq!(history.undo().as_deref(), Some("v1&a=0"));
    assert_eq!((history.undo(), history.can_undo()), (None, false));
}

#[test]
fn the_oldest_steps_are_dropped() {
    let mut history = UndoHistory::new("v1&a=start".to_owned());
    for at in 0..=UndoHistory::LIMIT as u64 {
        history.record(format!("v1&a={at}"), at * 10_000);
    }
    let steps = std::iter::from_fn(|| history.undo()).collect::<Vec<_>>();
    assert_eq!(steps.len(), UndoHistory::LIMIT);
    assert_eq!(steps.last().map(String::as_str), Some("v1&a=0"), "the start is forgotten, and nothing else");
}

#[test]
fn links_differ_key_by_key() {
    let (left, right) = ("v1&region=a&out=5&azs=3", "v1&region=b&azs=3&free=used");
    let all = [("region", Some("a"), Some("b")), ("out", Some("5"), None), ("free", None, Some("used"))];
    assert_eq!(pairs::differing(left, right), all);
    assert_eq!(pairs::with(left, "region", Some("b")), "v1&region=b&out=5&azs=3");
    assert_eq!(pairs::with(left, "out", None), "v1&region=a&azs=3");
    assert_eq!(pairs::with(left, "free", Some("used")), "v1&region=a&out=5&azs=3&free=used");
    assert_eq!(pairs::with(left, "nothing", None), left);
}

fn actions() -> impl Strategy<Value = Vec<Act>> {
    let state = (0..3_u8, 0..3_u8).prop_map(|(a, b)| format!("v1&a={a}&b={b}"));
    let act = prop_oneof![
        4 => (state, 0..1_500_u64).prop_map(|(state, pause)| Act::Record(state, pause)),
        2 => Just(Act::Undo),
        2 => Just(Act::Redo),
    ];
    proptest::collection::vec(act, 0..60)
}

#[test]
fn steps_outlive_a_reload() {
    let mut history = UndoHistory::new("v1".to_owned());
    for at in 1..=4 {
        history.record(format!("v1&azs={at}&vpcs={at}"), at * 10_000);
    }
    history.undo();
    let text = history.to_text();
    let again = UndoHistory::from_text(&text, "v1&azs=3&vpcs=3").expect("the same steps");
    assert_eq!(again.to_text(), text);
    let mut again = again;
    assert!(again.undoes_to("v1&azs=2&vpcs=2") && again.redoes_to("v1&azs=4&vpcs=4") && !again.is_cut());
    assert_eq!(again.redo().as_deref(), Some("v1&azs=4&vpcs=4"));
    assert_eq!(again.undo().as_deref(), Some("v1&azs=3&vpcs=3"));
    assert_eq!(again.undo().as_deref(), Some("v1&azs=2&vpcs=2"));

    // Another state was opened meanwhile, or somebody else wrote there.
    assert_eq!(UndoHistory::from_text(&text, "v1"), None);
    for other in ["", "1", "1 whole", "1 whole\nv1", "9 whole\nv1\nv1", "x whole\nv1", "201 whole\nv1"] {
        assert_eq!(UndoHistory::from_text(other, "v1"), None, "{other:?}");
    }
    assert!(UndoHistory::from_text("0 whole\nv1", "v1").is_some());
    assert_eq!(UndoHistory::from_text(&format!("0 whole\nv1{}", "\nv1".repeat(500)), "v1"), None, "too many to redo");
}

/// Of more than there is room for, the oldest are left out, and it is said that they were.
#[test]
fn long_steps_are_cut_to_the_newest() {
    let state = |at: u64| format!("v1&azs={}&vpcs={at}&note={}", at % 6 + 1, "x".repeat(9_000));
    let mut history = UndoHistory::new(state(0));
    for at in 1..=100 {
        history.record(state(at), at * 10_000);
    }
    let text = history.to_text();
    assert!(text.len() <= UndoHistory::MAX_BYTES, "{} bytes", text.len());
    let mut again = UndoHistory::from_text(&text, &state(100)).expect("the newest steps");
    assert!(again.is_cut());
    assert_eq!(again.undo(), Some(state(99)));
}

proptest! {
    /// The current state is the last one visited, and undo and redo are inverse.
    #[test]
    fn undo_and_redo_are_inverse(acts in actions()) {
        let mut history = UndoHistory::new("v1&a=0&b=0".to_owned());
        let mut now = 0;
        for act in acts {
            match act {
                Act::Record(state, pause) => {
                    now += pause;
                    history.record(state.clone(), now);
                    prop_assert_eq!(history.present(), state);
                }
                Act::Undo => drop(history.undo()),
                Act::Redo => drop(history.redo()),
            }
            let (here, could) = (history.present().to_owned(), history.can_undo());
            let there = history.clone().undo();
            prop_assert_eq!(there.is_some(), could);
            if could {
                let mut other = history.clone();
                other.undo();
                prop_assert!(other.can_redo());
                prop_assert_ne!(other.present(), &here, "a step that changes nothing");
                prop_assert_eq!(other.redo(), Some(here));
            }
        }
    }

    /// Applying the differing keys to one link gives the other.
    #[test]
    fn applying_all_differences_gives_the_other_link(left in networks::scenario(), right in networks::scenario()) {
        let text = |scenario| Link { scenario, ..Link::default() }.write();
        let (left, right) = (text(left), text(right));
        let changed = pairs::differing(&left, &right);
        let made = changed.iter().fold(left.clone(), |link, (key, _, value)| pairs::with(&link, key, *value));
        prop_assert!(pairs::differing(&made, &right).is_empty());
        prop_assert!(pairs::differing(&right, &made).is_empty());
        prop_assert!(pairs::differing(&left, &left).is_empty());
    }
}
