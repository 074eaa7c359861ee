//! The state of the last visit is never lost.

use natpoint_link::Link;
use natpoint_link::storage::{LastVisit, MAX_FORMER, MAX_LINK, NotKept, Opening};

use super::fake::{Fake, Mood};

const OWN: &str = "v1&region=eu-west-1&s.logs=800";
const NEWER: &str = "v1&region=eu-west-1&s.logs=900";
const THEIRS: &str = "v1&region=us-east-1&s.sqs=2500";
const CHANGED: &str = "v1&region=us-east-1&s.sqs=2600";
const LONG: &str = "v1&region=us-east-1&azs=3&nat=az&s.logs=800&s.sqs=2600&s.ecr.api=40&s.ecr.dkr=1000";

/// A state that was kept an hour ago.
fn kept() -> Fake {
    Fake::with(&[("natpoint", OWN), ("natpoint.time", "1000")])
}

fn former(storage: &Fake, present: &str) -> Vec<(String, Option<u64>, bool)> {
    let visit = LastVisit::beside_link(storage, present, 9_000_000);
    visit.former(present).into_iter().map(|former| (former.link, former.kept_ms, former.did_not_open)).collect()
}

/// Its name, keys with their texts, and what a visit opens.
type Case = (&'static str, Vec<(&'static str, String)>, Opening);

#[test]
fn a_visit_opens_on_what_was_left() {
    let long = format!("v1&region={}", "x".repeat(MAX_LINK));
    let state = |link: &str| Opening::State(link.to_owned());
    let texts = |texts: &[(&'static str, &str)]| texts.iter().map(|(key, text)| (*key, (*text).to_owned())).collect();
    let cases: Vec<Case> = vec![
        ("nothing", texts(&[]), Opening::Nothing),
        ("a state", texts(&[("natpoint", OWN)]), state(OWN)),
        ("a part", texts(&[("natpoint", "v1&azs=3&show=verdict")]), state("v1&azs=3")),
        ("a locked part", texts(&[("natpoint", "v1&show=verdict&azs=3&locked=yes")]), state("v1&azs=3")),
        ("a lock alone", texts(&[("natpoint", "v1&locked=yes")]), state("v1")),
        ("a lock that was said twice", texts(&[("natpoint", "v1&locked=yes&azs=3&locked=yes")]), state("v1&azs=3")),
        (
            "a theme and hidden curves",
            texts(&[("natpoint", "v1&hide=nat&theme=dark")]),
            state("v1&hide=nat&theme=dark"),
        ),
        ("a state being opened by another tab", texts(&[("natpoint", OWN), ("natpoint.opening", "95000")]), state(OWN)),
        (
            "a state that stopped the page",
            texts(&[("natpoint", OWN), ("natpoint.opening", "94999")]),
            Opening::DidNotOpen,
        ),
        ("a marker of the future", texts(&[("natpoint", OWN), ("natpoint.opening", "200000")]), Opening::DidNotOpen),
        ("a marker of the crash panel", texts(&[("natpoint", OWN), ("natpoint.opening", "0")]), Opening::DidNotOpen),
        ("a marker without a state", texts(&[("natpoint.opening", "1")]), Opening::Nothing),
        ("a state that was moved away", texts(&[("natpoint.opening", OWN)]), Opening::DidNotOpen),
        ("another version", texts(&[("natpoint", "v2&region=eu-west-1")]), Opening::Unreadable),
        ("another type", texts(&[("natpoint", "{\"region\":1}")]), Opening::Unreadable),
        ("megabytes", texts(&[("natpoint", &long)]), Opening::Unreadable),
    ];
    for (case, texts, expected) in cases {
        let borrowed: Vec<(&str, &str)> = texts.iter().map(|(key, text)| (*key, text.as_str())).collect();
        let storage = Fake::with(&borrowed);
        let (_, opening) = LastVisit::open(&storage, 99_999);
        assert_eq!(opening, expected, "{case}");
        // Whatever was there still is, wherever it is looked for.
        let is_no_time = |text: &String| text.parse::<u64>().is_err();
        let after: Vec<String> = storage.all().into_values().filter(is_no_time).collect();
        let before: Vec<String> = texts.into_iter().map(|(_, text)| text).filter(is_no_time).collect();
        assert_eq!(after, before, "{case}");
    }
}

#[test]
fn a_locked_state_opens_unlocked_however_it_is_written() {
    for kept in ["v1&sh%6Fw=verdict&l%6Fcked=yes&azs=3", "v1&azs=3&amp;locked=yes&amp;show=chart"] {
        let storage = Fake::with(&[("natpoint", kept)]);
        let (_, Opening::State(opened)) = LastVisit::open(&storage, 0) else { panic!("{kept} is not opened") };
        let (link, notices) = Link::read(&opened);
        assert_eq!((link.view_options, opened.contains("azs=3")), (Link::default().view_options, true), "{opened}");
        assert!(notices.is_empty(), "{opened}");
    }
}

/// A tab may end at any moment, without having been painted.
#[test]
fn a_tab_that_ends_while_it_opens_loses_nothing() {
    let storage = kept();
    let (visit, opening) = LastVisit::open(&storage, 50_000);
    assert_eq!(opening, Opening::State(OWN.to_owned()));
    assert_eq!(storage.text("natpoint").as_deref(), Some(OWN));
    drop(visit);
    // It was ended by force, so that the next visit offers the state and does not open it.
    let (mut visit, opening) = LastVisit::open(&storage, 60_000);
    assert_eq!(opening, Opening::DidNotOpen);
    assert_eq!(visit.former("v1").iter().map(|former| former.did_not_open).collect::<Vec<_>>(), [true]);
    // A change there does not lose it.
    assert_eq!(visit.keep(Some(NEWER), 61_000), Ok(()));
    assert_eq!(former(&storage, NEWER), [(OWN.to_owned(), Some(1_000), false)]);
    // And what is kept now opens.
    assert_eq!(LastVisit::open(&storage, 70_000).1, Opening::State(NEWER.to_owned()));
}

#[test]
fn a_tab_that_stands_clears_its_own_marker_alone() {
    let storage = kept();
    let (mut visit, _) = LastVisit::open(&storage, 50_000);
    assert!(storage.text("natpoint.opening").is_some());
    visit.stands();
    assert_eq!(storage.text("natpoint.opening"), None);
    // A page that did not open the state has not seen whether it opens.
    let storage = Fake::with(&[("natpoint", OWN), ("natpoint.opening", "1")]);
    for mut visit in [LastVisit::open(&storage, 99_000).0, LastVisit::beside_link(&storage, THEIRS, 99_000)] {
        visit.stands();
        assert_eq!(storage.text("natpoint.opening").as_deref(), Some("1"));
    }
}

#[test]
fn a_storage_that_fails_loses_nothing_and_says_so() {
    let size: usize = kept().all().iter().map(|(key, text)| key.len() + text.len()).sum();
    let cases = [
        (Mood::Sound, Ok(())),
        (Mood::Quota(size + MARKER), Err(NotKept::Full)),
        (Mood::Quota(0), Err(NotKept::Full)),
        (Mood::ReadOnly, Err(NotKept::Full)),
        (Mood::Deaf, Err(NotKept::Full)),
        (Mood::Short(20), Err(NotKept::Full)),
        (Mood::Absent, Err(NotKept::NoStorage)),
    ];
    for (mood, expected) in cases {
        for with_link in [false, true] {
            let storage = kept();
            storage.mood.set(mood);
            let mut visit = if with_link {
                LastVisit::beside_link(&storage, THEIRS, 2_000_000)
            } else {
                LastVisit::open(&storage, 2_000_000).0
            };
            assert_eq!(visit.keep(Some(LONG), 2_000_001), expected, "{mood:?} {with_link}");
            storage.mood.set(Mood::Sound);
            let state = storage.text("natpoint").unwrap_or_default();
            if expected.is_ok() {
                assert_eq!(state, LONG);
                assert_eq!(former(&storage, LONG).len(), usize::from(with_link), "{mood:?}");
            } else {
                // A storage that shortens what it keeps cannot be helped but by putting the former text back.
                let kept = if let Mood::Short(bytes) = mood { OWN.get(..bytes).unwrap_or(OWN) } else { OWN };
                assert!(state == OWN || state == kept, "{mood:?} {with_link}: {state}");
            }
        }
    }
}

/// What a marker takes.
const MARKER: usize = "natpoint.opening2000000".len();

#[test]
fn what_fits_again_is_kept_again() {
    let storage = kept();
    let (mut visit, _) = LastVisit::open(&storage, 50_000);
    visit.stands();
    storage.mood.set(Mood::Quota(70));
    assert_eq!(visit.keep(Some(LONG), 51_000), Err(NotKept::Full));
    assert_eq!(visit.keep(Some(NEWER), 52_000), Ok(()));
    assert_eq!(storage.text("natpoint").as_deref(), Some(NEWER));
}

#[test]
fn a_link_that_is_looked_at_replaces_nothing() {
    let storage = kept();
    let before = storage.all();
    let mut visit = LastVisit::beside_link(&storage, THEIRS, 2_000_000);
    visit.stands();
    assert_eq!(storage.all(), before);
    let offered: Vec<_> = visit.former(THEIRS).into_iter().map(|former| (former.link, former.kept_ms)).collect();
    assert_eq!(offered, [(OWN.to_owned(), Some(1_000))]);

    // One change takes its place, and it is still offered: here and at the next visit.
    assert_eq!(visit.keep(Some(CHANGED), 2_000_001), Ok(()));
    assert_eq!(visit.former(CHANGED).len(), 1);
    assert_eq!(storage.text("natpoint").as_deref(), Some(CHANGED));
    let (visit, opening) = LastVisit::open(&storage, 3_000_000);
    assert_eq!(opening, Opening::State(CHANGED.to_owned()));
    assert_eq!(visit.former(CHANGED).into_iter().map(|former| former.link).collect::<Vec<_>>(), [OWN]);

    // To open it again exchanges the two.
    let mut visit = visit;
    visit.replaced();
    assert_eq!(visit.keep(Some(OWN), 3_000_001), Ok(()));
    assert_eq!(former(&storage, OWN), [(CHANGED.to_owned(), Some(2_000_001), false)]);
}

#[test]
fn a_page_that_is_loaded_again_sets_nothing_aside() {
    let storage = kept();
    let again = format!("{OWN}&lang=ja");
    let mut visit = LastVisit::beside_link(&storage, &again, 2_000_000);
    assert_eq!(visit.former(&again), []);
    assert_eq!(visit.keep(Some(NEWER), 2_000_001), Ok(()));
    assert_eq!(former(&storage, NEWER), []);
}

#[test]
fn two_tabs_set_aside_what_the_other_keeps() {
    let storage = kept();
    let (mut one, _) = LastVisit::open(&storage, 50_000);
    one.stands();
    let (mut two, _) = LastVisit::open(&storage, 51_000);
    two.stands();
    assert_eq!(one.keep(Some(NEWER), 52_000), Ok(()));
    assert_eq!(two.keep(Some(THEIRS), 53_000), Ok(()));
    assert_eq!(former(&storage, THEIRS), [(NEWER.to_owned(), Some(52_000), false)]);
    assert_eq!(two.keep(Some(CHANGED), 54_000), Ok(()));
    assert_eq!(former(&storage, CHANGED), [(NEWER.to_owned(), Some(52_000), false)]);
    assert_eq!(one.keep(Some(OWN), 55_000), Ok(()));
    let links: Vec<_> = former(&storage, OWN).into_iter().map(|(link, ..)| link).collect();
    assert_eq!(links, [CHANGED, NEWER]);
}

#[test]
fn a_fresh_start_sets_the_state_aside() {
    let storage = kept();
    let (mut visit, _) = LastVisit::open(&storage, 50_000);
    visit.replaced();
    assert_eq!(visit.keep(None, 51_000), Ok(()));
    assert_eq!((storage.text("natpoint"), storage.text("natpoint.time")), (None, None));
    assert_eq!(former(&storage, "v1"), [(OWN.to_owned(), Some(1_000), false)]);
    assert_eq!(LastVisit::open(&storage, 60_000).1, Opening::Nothing);
}

#[test]
fn what_is_set_aside_has_a_bound_and_can_be_forgotten() {
    let storage = kept();
    for at in 0..10_u64 {
        let mut visit = LastVisit::beside_link(&storage, THEIRS, at);
        assert_eq!(visit.keep(Some(&format!("v1&region=us-east-1&s.sqs={}", at + 1)), at), Ok(()));
    }
    let offered = former(&storage, THEIRS);
    // The one that is kept, and those before it.
    assert_eq!(offered.len(), 1 + MAX_FORMER);
    assert_eq!(offered[1].0, "v1&region=us-east-1&s.sqs=9");
    let mut visit = LastVisit::beside_link(&storage, THEIRS, 0);
    for (at, (link, ..)) in offered.iter().enumerate() {
        assert_eq!(visit.forget(link), Ok(()));
        assert_eq!(former(&storage, THEIRS).len(), offered.len() - at - 1);
    }
    assert_eq!(storage.all().len(), 0);
}

#[test]
fn what_cannot_be_read_is_set_aside_and_not_offered() {
    // A newer page may have written the first, and nobody's state is as long as the last.
    let long = format!("v1&region={}", "x".repeat(MAX_LINK));
    for (kept, is_kept) in [("v2&region=eu-west-1", true), ("v1&region=eu-", true), (&*long, false)] {
        let storage = Fake::with(&[("natpoint", kept)]);
        let (mut visit, _) = LastVisit::open(&storage, 50_000);
        assert_eq!(visit.keep(Some(NEWER), 51_000), Ok(()), "{kept}");
        let beside = storage.text("natpoint.former").unwrap_or_default();
        assert_eq!(beside.ends_with(kept), is_kept, "{beside}");
    }
    for poison in ["", "\n\n\n", "no time", "1000 ", "\u{0} v1", &"1 v1\n".repeat(100_000), &format!("1 {long}")] {
        let storage = Fake::with(&[("natpoint", OWN), ("natpoint.former", poison), ("natpoint.time", "soon")]);
        let visit = LastVisit::beside_link(&storage, THEIRS, 0);
        assert!(visit.former(THEIRS).len() <= 1 + MAX_FORMER, "{poison:.40}");
        let mut visit = visit;
        assert_eq!(visit.keep(Some(NEWER), 1), Ok(()));
        assert_eq!(former(&storage, NEWER).first().map(|former| former.0.as_str()), Some(OWN));
    }
}

/// Version 0.1 moved a state away while it opened it, and left it there when the tab was closed unseen.
#[test]
fn a_state_that_was_moved_away_comes_back() {
    let storage = Fake::with(&[("natpoint", NEWER), ("natpoint.opening", OWN)]);
    let (_, opening) = LastVisit::open(&storage, 50_000);
    assert_eq!(opening, Opening::State(NEWER.to_owned()));
    assert_eq!(former(&storage, NEWER), [(OWN.to_owned(), None, false)]);

    // Where there is no room for it, it stays where it is.
    let storage = Fake::with(&[("natpoint", NEWER), ("natpoint.opening", OWN)]);
    storage.mood.set(Mood::Quota(0));
    let (mut visit, _) = LastVisit::open(&storage, 50_000);
    visit.stands();
    let _ = visit.keep(Some(THEIRS), 51_000);
    assert_eq!(storage.text("natpoint.opening").as_deref(), Some(OWN));
}

/// The start reads a handful of texts, whatever else is stored.
#[test]
fn a_start_reads_no_scenario() {
    let storage = kept();
    for at in 0..10_000 {
        storage.texts.borrow_mut().insert(format!("natpoint/{at}"), "poison".repeat(100));
    }
    let (mut visit, _) = LastVisit::open(&storage, 50_000);
    let _ = visit.former(OWN);
    visit.stands();
    assert!(storage.reads.get() < 20, "it reads {} texts", storage.reads.get());
}
