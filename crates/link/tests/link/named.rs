//! Scenarios with names: no tab overwrites what it has not seen, and no storage makes them lost.

use natpoint_link::storage::{MAX_LINK, MAX_NAME, MAX_SCENARIOS, NamedScenarios, NotKept, SaveError};

use super::fake::{Fake, Mood};

const ONE: &str = "v1&region=eu-west-1&s.logs=800";
const TWO: &str = "v1&region=us-east-1&s.sqs=2500";

#[test]
fn a_name_that_another_tab_saved_is_asked_for() {
    let storage = Fake::with(&[]);
    let scenarios = NamedScenarios(&storage);
    assert_eq!(scenarios.save("a", ONE, None), Ok(None));
    // Another tab does not know it, and one that has seen it replaces it.
    assert_eq!(scenarios.save("a", TWO, None), Err(SaveError::Taken(ONE.to_owned())));
    assert_eq!(scenarios.save("a", TWO, Some(TWO)), Err(SaveError::Taken(ONE.to_owned())));
    assert_eq!(storage.text("natpoint/a").as_deref(), Some(ONE));
    assert_eq!(scenarios.save("a", TWO, Some(ONE)), Ok(Some(ONE.to_owned())));
    // The tab that it was replaced for can put the former back.
    assert_eq!(scenarios.save("a", ONE, Some(TWO)), Ok(Some(TWO.to_owned())));
    // What another tab removed is saved again.
    assert_eq!(scenarios.remove("a"), Ok(Some(ONE.to_owned())));
    assert_eq!(scenarios.save("a", TWO, Some(ONE)), Ok(None));
    // A removal returns what stood there, also what another tab saved.
    assert_eq!(scenarios.remove("a"), Ok(Some(TWO.to_owned())));
    assert_eq!(scenarios.remove("a"), Ok(None));
}

#[test]
fn a_scenario_never_locks_the_page() {
    let storage = Fake::with(&[]);
    let scenarios = NamedScenarios(&storage);
    assert_eq!(scenarios.save("a", "v1&azs=3&show=chart&theme=dark&locked=yes", None), Ok(None));
    assert_eq!(storage.text("natpoint/a").as_deref(), Some("v1&azs=3&theme=dark"));
    // One that cannot be read here is put back as it was.
    assert_eq!(scenarios.save("b", "v2&what=ever&locked=yes", None), Ok(None));
    assert_eq!(storage.text("natpoint/b").as_deref(), Some("v2&what=ever&locked=yes"));
}

#[test]
fn a_renamed_scenario_is_never_nowhere() {
    let storage = Fake::with(&[("natpoint/a", ONE), ("natpoint/b", TWO)]);
    let scenarios = NamedScenarios(&storage);
    assert_eq!(scenarios.rename("a", "b", ONE), Err(SaveError::Taken(TWO.to_owned())));
    assert_eq!(scenarios.rename("a", &"x".repeat(MAX_NAME + 1), ONE), Err(SaveError::TooLong));
    let before = storage.all();
    for mood in [Mood::Quota(0), Mood::ReadOnly, Mood::Deaf, Mood::Absent] {
        storage.mood.set(mood);
        assert!(matches!(scenarios.rename("a", "c", ONE), Err(SaveError::NotKept(_))), "{mood:?}");
        assert_eq!(storage.all(), before, "{mood:?}");
    }
    storage.mood.set(Mood::Sound);
    // What another tab saved under the old name meanwhile is renamed.
    assert_eq!(scenarios.rename("b", "c", ONE), Ok(()));
    assert_eq!((storage.text("natpoint/b"), storage.text("natpoint/c").as_deref()), (None, Some(TWO)));
}

#[test]
fn a_storage_that_fails_keeps_what_it_has() {
    for (mood, expected) in [
        (Mood::Quota(0), NotKept::Full),
        (Mood::ReadOnly, NotKept::Full),
        (Mood::Deaf, NotKept::Full),
        (Mood::Absent, NotKept::NoStorage),
    ] {
        let storage = Fake::with(&[("natpoint/a", ONE)]);
        let before = storage.all();
        let scenarios = NamedScenarios(&storage);
        storage.mood.set(mood);
        assert_eq!(scenarios.save("a", TWO, Some(ONE)), Err(SaveError::NotKept(expected)), "{mood:?}");
        assert_eq!(scenarios.save("b", TWO, None), Err(SaveError::NotKept(expected)), "{mood:?}");
        assert_eq!(storage.all(), before, "{mood:?}");
    }
    // What cannot be removed is not said to be gone.
    for mood in [Mood::ReadOnly, Mood::Deaf] {
        let storage = Fake::with(&[("natpoint/a", ONE)]);
        storage.mood.set(mood);
        assert_eq!(NamedScenarios(&storage).remove("a"), Err(NotKept::Full), "{mood:?}");
    }
}

#[test]
fn poison_is_counted_and_left_alone() {
    let long = "x".repeat(MAX_LINK);
    let name = format!("natpoint/{}", "n".repeat(MAX_NAME + 1));
    let storage = Fake::with(&[
        ("natpoint", ONE),
        ("natpoint/", ONE),
        ("natpoint/ ", ONE),
        (&name, ONE),
        ("natpoint/another version", "v2&region=eu-west-1"),
        ("natpoint/empty", ""),
        ("natpoint/json", "{}"),
        ("natpoint/long", &format!("v1&{long}")),
        ("natpoint/truncated", "v1&region=eu-we"),
        ("natpoint/sound", ONE),
        ("other", ONE),
    ]);
    let before = storage.all();
    let listed = NamedScenarios(&storage).list().expect("a storage");
    let names: Vec<&str> = listed.scenarios.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["sound", "truncated"]);
    assert_eq!((listed.unreadable, listed.beyond_limit), (7, 0));
    assert_eq!(storage.all(), before);
    // What stands under a name is not overwritten unseen, even if it cannot be read.
    let saved = NamedScenarios(&storage).save("json", ONE, None);
    assert_eq!(saved, Err(SaveError::Taken("{}".to_owned())));
}

#[test]
fn there_is_a_bound_and_it_is_said() {
    let storage = Fake::with(&[]);
    let scenarios = NamedScenarios(&storage);
    for at in 0..MAX_SCENARIOS {
        assert_eq!(scenarios.save(&format!("{at:03}"), ONE, None), Ok(None));
    }
    assert_eq!(scenarios.save("new", ONE, None), Err(SaveError::TooMany));
    assert_eq!(scenarios.save("000", TWO, Some(ONE)), Ok(Some(ONE.to_owned())));
    assert_eq!(scenarios.rename("000", "new", TWO), Ok(()));
    assert_eq!(scenarios.remove("001"), Ok(Some(ONE.to_owned())));
    assert_eq!(scenarios.save("001", ONE, None), Ok(None));
    assert_eq!(scenarios.save("long", &format!("v1&{}", "x".repeat(MAX_LINK)), None), Err(SaveError::TooLong));

    // Those that an older page saved beyond the limit are counted, and come when others go.
    for at in 0..10_000 {
        storage.texts.borrow_mut().insert(format!("natpoint/z{at}"), ONE.to_owned());
    }
    storage.reads.set(0);
    let listed = scenarios.list().expect("a storage");
    assert_eq!((listed.scenarios.len(), listed.unreadable, listed.beyond_limit), (MAX_SCENARIOS, 0, 10_000));
    assert_eq!(storage.reads.get(), MAX_SCENARIOS);
}
