//! What flips the answer, held against trial: the cheapest design on both sides of each flip, and none before it.

use natpoint_model::compare::candidates::{Candidates, DesignTotals};
use natpoint_model::compare::flips::{self, Flip, InputChange};
use natpoint_model::compare::one_service::OneService;
use natpoint_model::compare::{Axis, AxisScale, Report};
use natpoint_model::cost::{Design, Rates};
use natpoint_model::scenario::{Azs, OtherRegion, Scenario};
use natpoint_model::units::{Gb, Ratio};
use networks::scenario;
use proptest::prelude::{ProptestConfig, proptest};

use natpoint_test_support::networks;

/// Into how many parts a step along all services is divided for a trial: one step is the user's whole mix.
const PARTS: u64 = 1_000;

/// A whole number of millionths of each volume in each part of a step.
fn divisible(mut scenario: Scenario) -> Scenario {
    for used in &mut scenario.services {
        used.gb = Gb::from_units(used.gb.units().next_multiple_of(PARTS).min(Gb::MAX.units()));
    }
    scenario
}

/// The places on an axis where a trial is possible: whole steps, or parts of one along all services.
fn parts(axis: Axis) -> u64 {
    if axis == Axis::AllServices { PARTS } else { 1 }
}

/// The first place where the numbers that a user may state decide, and nothing else: some internet, several VPCs.
fn first(axis: Axis) -> u64 {
    match axis {
        Axis::InternetOut
        | Axis::InternetIn
        | Axis::OtherRegionOut
        | Axis::OtherRegionIn
        | Axis::Vpcs
        | Axis::PublicHosts => 1,
        _ => 0,
    }
}

/// What every design costs at a place of an axis, by nothing but exact totals; none where nothing is possible.
fn trial(scenario: &Scenario, axis: Axis, place: u64) -> Option<DesignTotals> {
    let mut moved = scenario.clone();
    if axis == Axis::AllServices {
        for used in &mut moved.services {
            let units = used.gb.units() / PARTS;
            // So much that not even the sum of it can be told.
            used.gb = Gb::from_units(units.checked_mul(place).filter(|units| *units <= Scenario::MAX_GB.units())?);
        }
    } else {
        axis.set(&mut moved, place);
    }
    Some(DesignTotals::of(&moved)).filter(|design_totals| design_totals.cheapest().is_some())
}

/// Whether no design is cheaper; at a tie both are cheapest.
fn is_cheapest(design_totals: &DesignTotals, design: Design) -> bool {
    design_totals.total(design).is_some()
        && design_totals.total(design) == design_totals.cheapest().map(|(_, total)| total)
}

/// The last place that is not beyond a step.
fn floor(at: Ratio, axis: Axis) -> u64 {
    let beyond = |place: u64| Ratio::new(i128::from(place), i128::from(parts(axis))).expect("parts") > at;
    let (mut low, mut high) = (0, u64::MAX);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if beyond(middle) { high = middle } else { low = middle }
    }
    low
}

/// The places next to a step: on the user's side, where the step itself is still one, and beyond.
fn beside(at: Ratio, axis: Axis, up: bool) -> (u64, u64) {
    let place = floor(at, axis);
    let exact = Ratio::new(i128::from(place), i128::from(parts(axis))) == Some(at);
    match (up, exact) {
        (true, _) => (place, place + 1),
        (false, true) => (place, place.saturating_sub(1)),
        (false, false) => (place + 1, place),
    }
}

/// The cheapest design is the winner everywhere between two places.
#[track_caller]
fn check_between(scenario: &Scenario, axis: Axis, winner: Design, from: u64, to: u64) {
    let (from, to) = (from.max(first(axis)), to);
    let places = [0, 1, 3, 8, 15].map(|part| from + to.saturating_sub(from) / 16 * part).into_iter().chain([to]);
    for place in places.filter(|_| from <= to) {
        let Some(found) = trial(scenario, axis, place) else { continue };
        assert!(
            is_cheapest(&found, winner),
            "{axis:?} at {place} of {from} to {to}: {winner:?} is not cheapest: {found:?}"
        );
    }
}

/// A flip along a line: the old answer on the user's side, the new one beyond, and nothing in between.
#[track_caller]
fn check_beyond(scenario: &Scenario, winner: Design, flip: &Flip, axis: Axis, scale: &AxisScale, at: Ratio) {
    let user = scale.current * parts(axis);
    let (near, far) = beside(at, axis, flip.up);
    assert_ne!(flip.becomes, winner);
    assert_eq!(flip.up, at > scale.current_ratio() || (at == scale.current_ratio() && flip.up), "{flip:?}");
    check_between(scenario, axis, winner, user.min(near), user.max(near).min(scale.last.saturating_mul(parts(axis))));
    if far >= first(axis) && far / parts(axis) <= scale.last {
        let found = trial(scenario, axis, far).expect("a flip is within what can be added up");
        assert!(
            is_cheapest(&found, flip.becomes) || is_thin(scenario, axis, flip, at, far),
            "{flip:?}: {found:?} at {far}"
        );
    }
}

/// Whether the new answer gives way to the next before any place is reached.
fn is_thin(scenario: &Scenario, axis: Axis, flip: &Flip, at: Ratio, far: u64) -> bool {
    let cheapest_ranges = Report::new(scenario, axis).cheapest_ranges;
    cheapest_ranges.iter().filter(|range| range.design == flip.becomes).any(|range| {
        if flip.up {
            range.from == at && range.to.is_some_and(|to| floor(to, axis) < far)
        } else {
            range.to == Some(at) && beside(range.from, axis, true).1 > far
        }
    })
}

/// How far a flip is from the user, as a part of what the user has.
#[allow(clippy::cast_precision_loss, reason = "the nearest float is meant")]
fn distance(scenario: &Scenario, flip: &Flip) -> f64 {
    let part = |value: f64, user: f64| if user == 0.0 { f64::MAX } else { ((value - user) / user).abs() };
    let count = |value: u32, user: u32| part(f64::from(value), f64::from(user));
    match flip.change {
        InputChange::Beyond { scale, at, .. } => part(at.to_f64(), scale.current as f64),
        InputChange::Count { axis, count: to } => part(to as f64, axis.current(scenario).expect("counted").0 as f64),
        InputChange::AnyOrNone(_) => f64::from(u8::from(!flip.up)),
        InputChange::Azs(azs) => count(azs.count(), scenario.azs.count()),
        InputChange::EndpointAzs(service, azs) => {
            count(azs.count(), scenario.service(service).expect("used").endpoint_azs(scenario).count())
        }
        InputChange::Addresses(addresses) => count(addresses, scenario.ipv4_per_nat),
        InputChange::ProvisionedGbps(gbps) => count(gbps, scenario.nat_gbps),
        InputChange::OtherRegionEndpoints(endpoints) => {
            count(endpoints, scenario.other_region.expect("there is one").endpoints)
        }
    }
}

/// The nearest other answers along a count, the lower one first, by trying every value.
fn tried(user: u32, values: &[u32], winner: Design, at: impl Fn(u32) -> Option<Design>) -> Vec<(u32, Design)> {
    let other = |value: &u32| at(*value).filter(|design| *design != winner).map(|design| (*value, design));
    let below = values.iter().rev().filter(|value| **value < user).find_map(other);
    below.into_iter().chain(values.iter().filter(|value| **value > user).find_map(other)).collect()
}

/// Every count is tried, and only what differs is told.
fn check_counted(scenario: &Scenario, winner: Design, flips: &[Flip]) {
    let found = |pick: &dyn Fn(&InputChange) -> Option<u32>| {
        let mut found: Vec<_> = flips.iter().filter_map(|flip| Some((pick(&flip.change)?, flip.becomes))).collect();
        found.sort_by_key(|(value, _)| *value);
        found
    };
    let cheapest = |change: &dyn Fn(&mut Scenario)| {
        let mut moved = scenario.clone();
        change(&mut moved);
        DesignTotals::of(&moved).cheapest().map(|(design, _)| design)
    };
    // More AZs than the Region has are told only where so many are stated already.
    let azs = |stated: u32| (1..=stated.max(u32::from(scenario.region.info().azs))).collect::<Vec<_>>();
    let to = |count| Azs::new(count).expect("1 to 6");
    let of_azs = tried(scenario.azs.count(), &azs(scenario.azs.count()), winner, |count| {
        cheapest(&|moved| moved.azs = to(count))
    });
    let told = found(&|change| if let InputChange::Azs(azs) = change { Some(azs.count()) } else { None });
    assert_eq!(told, of_azs, "AZs");
    // A public NAT gateway has an address, unless the user says that it has none.
    let addresses: Vec<u32> = (scenario.ipv4_per_nat.min(1)..=scenario.max_ipv4_per_nat()).collect();
    let of_addresses =
        tried(scenario.ipv4_per_nat, &addresses, winner, |count| cheapest(&|moved| moved.ipv4_per_nat = count));
    let told = found(&|change| if let InputChange::Addresses(count) = change { Some(*count) } else { None });
    assert_eq!(told, of_addresses, "addresses");
    if scenario.nat_gbps > 0 {
        let gbps: Vec<u32> = (0..=Scenario::MAX_NAT_GBPS).collect();
        let of_gbps = tried(scenario.nat_gbps, &gbps, winner, |count| cheapest(&|moved| moved.nat_gbps = count));
        let told = found(&|change| if let InputChange::ProvisionedGbps(gbps) = change { Some(*gbps) } else { None });
        assert_eq!(told, of_gbps, "provisioned bandwidth");
    }
    if let Some(other) = scenario.other_region.filter(|other| other.endpoints > 0) {
        let endpoints: Vec<u32> = (0..=OtherRegion::MAX_ENDPOINTS).collect();
        let of_endpoints = tried(other.endpoints, &endpoints, winner, |count| {
            cheapest(&|moved| moved.other_region = Some(OtherRegion { endpoints: count, ..other }))
        });
        let told = found(&|change| match change {
            InputChange::OtherRegionEndpoints(count) => Some(*count),
            _ => None,
        });
        assert_eq!(told, of_endpoints, "cross-Region endpoints");
    }
    for used in scenario.services.iter().filter(|used| used.azs.is_some()) {
        let user = used.endpoint_azs(scenario).count();
        let of_endpoint = tried(user, &azs(user), winner, |count| {
            cheapest(&|moved| moved.service_mut(used.service).expect("used").azs = Some(to(count)))
        });
        let told = found(&|change| match change {
            InputChange::EndpointAzs(service, azs) if *service == used.service => Some(azs.count()),
            _ => None,
        });
        assert_eq!(told, of_endpoint, "AZs of {:?}", used.service);
    }
}

proptest! {
    // A failing case belongs into a test of its own, not into a file of seeds.
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_flip_is_true_and_none_is_nearer(scenario in scenario()) {
        let scenario = divisible(scenario);
        let flips = flips::all(&scenario);
        let Some((winner, _)) = DesignTotals::of(&scenario).cheapest() else {
            assert_eq!(flips, [], "nothing is possible, so nothing flips");
            return Ok(());
        };
        for flip in &flips {
            match flip.change {
                InputChange::Beyond { axis, scale, at } => check_beyond(&scenario, winner, flip, axis, &scale, at),
                InputChange::Count { axis, count } => {
                    let (user, _) = axis.current(&scenario).expect("counted");
                    assert_eq!(flip.up, count > user, "{flip:?}");
                    assert_ne!(flip.becomes, winner);
                    let near = if flip.up { count - 1 } else { count + 1 };
                    check_between(&scenario, axis, winner, user.min(near), user.max(near));
                    let found = trial(&scenario, axis, count).and_then(|found| found.cheapest());
                    assert_eq!(found.map(|(design, _)| design), Some(flip.becomes), "{flip:?}");
                }
                InputChange::AnyOrNone(axis) => {
                    let (user, _) = axis.current(&scenario).expect("a volume");
                    assert_eq!(flip.up, user == 0);
                    let found = trial(&scenario, axis, u64::from(user == 0)).and_then(|found| found.cheapest());
                    assert_eq!(found.map(|(design, _)| design), Some(flip.becomes), "{flip:?}");
                    assert_ne!(flip.becomes, winner);
                }
                // Every value of a count is tried below.
                InputChange::Azs(_)
                | InputChange::EndpointAzs(..)
                | InputChange::Addresses(_)
                | InputChange::ProvisionedGbps(_)
                | InputChange::OtherRegionEndpoints(_) => {}
            }
        }
        check_counted(&scenario, winner, &flips);
        // As near as floats tell: the order is for reading.
        let nearer = |left: &Flip, right: &Flip| distance(&scenario, left) <= distance(&scenario, right) * (1.0 + 1e-9);
        assert!(flips.is_sorted_by(nearer), "the nearest first: {flips:?}");
    }

    #[test]
    fn the_short_way_along_one_service_is_the_long_way(scenario in scenario()) {
        if !scenario.can_be_added_up() {
            return Ok(());
        }
        let prices = Rates::of(&scenario);
        let candidates = Candidates::of(&scenario, &prices);
        let short_way = OneService::of(&candidates);
        for used in &scenario.services {
            let long = candidates.along(Axis::OneService(used.service));
            let short = short_way.along(used.service).expect("used");
            assert_eq!(short.scale, long.scale, "{:?}", used.service);
            assert_eq!(short.cheapest_ranges, long.cheapest_ranges, "{:?}", used.service);
            let volumes = [Gb::from_units(used.gb.units() / 3), used.gb];
            let found = short_way.design_totals(used.service, volumes).expect("used");
            for (gb, found) in volumes.into_iter().zip(found) {
                let tried = trial(&scenario, Axis::OneService(used.service), gb.units());
                assert_eq!(found, tried.unwrap_or(DesignTotals { totals: vec![] }));
            }
            for at in [0, used.gb.units(), 402_000_000_000_000_000].map(|step| Ratio::whole(i128::from(step))) {
                assert_eq!(short.can_be_added_up(at), long.can_be_added_up(at), "{at:?}");
            }
        }
    }

    #[test]
    fn where_no_flip_is_told_the_answer_stays(scenario in scenario()) {
        let scenario = divisible(scenario);
        let Some((winner, _)) = DesignTotals::of(&scenario).cheapest() else { return Ok(()) };
        let flips = flips::all(&scenario);
        for axis in flips::axes(&scenario) {
            let Some((user, last)) = axis.current(&scenario) else { continue };
            // One price in place of tiers can be another answer where the user stands already.
            let here = trial(&scenario, axis, user * parts(axis));
            if user == 0 || here.is_none_or(|found| !is_cheapest(&found, winner)) {
                continue;
            }
            let along = |flip: &&Flip| match flip.change {
                InputChange::Beyond { axis: other, .. } | InputChange::Count { axis: other, .. } => other == axis,
                _ => false,
            };
            let told = |up| flips.iter().filter(along).any(|flip| flip.up == up);
            if !told(false) {
                check_between(&scenario, axis, winner, 0, user * parts(axis));
            }
            if !told(true) {
                let last = if axis == Axis::AllServices { 1_000_000 * PARTS } else { last };
                check_between(&scenario, axis, winner, user * parts(axis), last);
            }
        }
    }
}
