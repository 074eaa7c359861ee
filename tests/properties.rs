//! Laws that hold for every network, not only for the worked examples.

// Helpers outside `#[test]` fail like the tests that call them.
#![allow(clippy::expect_used)]

use std::cmp::Ordering;
use std::collections::BTreeMap;

use natpoint::catalogue::prices::PriceItem;
use natpoint::catalogue::regions::RegionId;
use natpoint::catalogue::services::ServiceId;
use natpoint::compare::report::Priced;
use natpoint::compare::{Axis, Curve, Meeting, Report, Wins};
use natpoint::cost::bill::{PartPrice, Quantity as Billed};
use natpoint::cost::design::{Path, Routing, needs_internet};
use natpoint::cost::{Bill, Design};
use natpoint::link::Link;
use natpoint::scenario::{Azs, NatConnectivity, NatTopology, Scenario, ServiceUse};
use natpoint::units::{Discount, Gb, Hours, Ratio, Share, UnitPrice, Usd};
use natpoint::words::Language;
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof, proptest};
use proptest::sample::{Index, select, subsequence};

/// Three of them have gateway endpoints.
const SERVICES: [&str; 10] =
    ["s3", "dynamodb", "s3express", "ecr.api", "ecr.dkr", "logs", "ecs", "sts", "secretsmanager", "kms"];

/// Nothing, a single unit, what people have, and what lies around the bounds of the tiers.
fn volume() -> impl Strategy<Value = Gb> {
    let around = |bound: u64| (0..7_u64).prop_map(move |up| Gb::from_units(Gb::whole(bound).units() - 3 + up));
    prop_oneof![
        2 => Just(Gb::ZERO),
        1 => Just(Gb::from_units(1)),
        6 => (0..3_000_000_000_u64).prop_map(Gb::from_units),
        2 => around(1_048_576),
        2 => around(5_242_880),
        3 => (100_000..8_000_000_u64).prop_map(Gb::whole),
        1 => Just(Gb::MAX),
    ]
}

fn price() -> impl Strategy<Value = UnitPrice> {
    prop_oneof![
        1 => Just(UnitPrice::ZERO),
        6 => (0..8_000_000_u64).prop_map(UnitPrice::from_units),
        1 => (0..=UnitPrice::MAX.units()).prop_map(UnitPrice::from_units),
    ]
}

/// Prices of the user's own. A NAT price between the tiers of endpoint data is frequent:
/// only there do the tiers decide which set of endpoints is cheapest.
fn prices() -> impl Strategy<Value = BTreeMap<PriceItem, UnitPrice>> {
    let near_the_tiers = option::weighted(0.4, (300_000..1_200_000_u64).prop_map(UnitPrice::from_units));
    (btree_map(select(PriceItem::ALL.to_vec()), price(), 0..5), near_the_tiers).prop_map(|(mut prices, nat_gb)| {
        if let Some(price) = nat_gb {
            prices.insert(PriceItem::NatGb, price);
        }
        prices
    })
}

fn azs() -> impl Strategy<Value = Azs> {
    (1..=6_u32).prop_map(|count| Azs::new(count).expect("1 to 6"))
}

fn services() -> impl Strategy<Value = Vec<ServiceUse>> {
    let detail = (volume(), option::weighted(0.3, azs()), proptest::bool::weighted(0.9));
    (subsequence(SERVICES.to_vec(), 0..=8).prop_shuffle(), vec(detail, 8)).prop_map(|(slugs, details)| {
        let with = |(slug, (gb, azs, has_endpoint))| {
            let service = ServiceId::from_slug(slug).expect("a service of the catalogue");
            ServiceUse { azs, has_endpoint, ..ServiceUse::new(service, gb) }
        };
        slugs.into_iter().zip(details).map(with).collect()
    })
}

fn hours() -> impl Strategy<Value = Hours> {
    prop_oneof![3 => Just(Hours::MONTH), 1 => Just(Hours::ZERO), 2 => (0..=744_000_000_u64).prop_map(Hours::from_units)]
}

fn scenario() -> impl Strategy<Value = Scenario> {
    use NatTopology::{None as Without, OneZonal, Regional, ZonalPerAz};
    let regions: Vec<RegionId> = RegionId::all().collect();
    let nat = prop_oneof![1 => Just(Without), 3 => Just(OneZonal), 3 => Just(ZonalPerAz), 2 => Just(Regional)];
    let connectivity = prop_oneof![4 => Just(NatConnectivity::Public), 1 => Just(NatConnectivity::Private)];
    let cross_az = option::of((0..=10_000_u32).prop_map(|hundredths| Share::of(hundredths, 10_000).expect("exact")));
    let discount = prop_oneof![2 => Just(Discount::NONE), 1 => (0..=10_000_u32).prop_map(Discount::from_units)];
    let network = (select(regions), azs(), hours(), nat, connectivity, 0..=32_u32, cross_az);
    let internet = || prop_oneof![5 => Just(Gb::ZERO), 1 => volume()];
    let use_of_it = (services(), internet(), internet(), prices(), discount);
    (network, use_of_it).prop_map(|(network, (services, internet_out, internet_in, prices, discount))| {
        let (region, azs, hours, nat, connectivity, ipv4_per_nat, cross_az) = network;
        let network = Scenario { azs, hours, nat, connectivity, cross_az, ..Scenario::new(region) };
        let ipv4_per_nat = ipv4_per_nat % (network.max_ipv4_per_nat() + 1);
        Scenario { ipv4_per_nat, services, internet_out, internet_in, prices, discount, ..network }
    })
}

/// A network and an axis through it.
fn network() -> impl Strategy<Value = (Scenario, Axis)> {
    (scenario(), option::of(any::<Index>())).prop_map(|(scenario, chosen)| {
        let axis = match chosen {
            Some(index) if !scenario.services.is_empty() => Axis::OneService(index.get(&scenario.services).service),
            _ => Axis::AllServices,
        };
        (scenario, axis)
    })
}

fn config(cases: u32) -> ProptestConfig {
    // A failing case belongs into a test of its own, not into a file of seeds.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn possible(report: &Report) -> Vec<(Design, &Priced)> {
    let answers = report.answers.iter();
    answers.filter_map(|answer| answer.outcome.as_ref().ok().map(|priced| (answer.design, priced))).collect()
}

fn step(steps: u64) -> Ratio {
    Ratio::whole(i128::from(steps))
}

/// The same network after so many steps along its axis.
fn moved(scenario: &Scenario, report: &Report, steps: u64) -> Scenario {
    let mut moved = scenario.clone();
    for (used, volume) in moved.services.iter_mut().zip(&report.scale.volumes) {
        used.gb = volume.after(steps);
    }
    moved
}

/// Steps that stay within the range of volumes, some of them around the user.
fn steps_of(axis: Axis, times: u64, gb: Gb) -> u64 {
    if axis == Axis::AllServices { times } else { gb.units() }
}

/// Every way to route every service that can be built.
fn every_routing(scenario: &Scenario) -> Vec<Routing> {
    let paths = |nat: bool| {
        scenario.services.iter().fold(vec![Vec::new()], |routings: Vec<Vec<Path>>, used| {
            let kinds = used.service.info().kinds;
            let open = [
                (Path::Nat, nat),
                (Path::Interface, used.has_endpoint && kinds.interface()),
                (Path::Gateway, used.has_endpoint && kinds.gateway()),
            ];
            let open: Vec<Path> = open.into_iter().filter_map(|(path, open)| open.then_some(path)).collect();
            let longer = |routing: &Vec<Path>, path: &Path| [routing.as_slice(), &[*path]].concat();
            routings.iter().flat_map(|routing| open.iter().map(move |path| longer(routing, path))).collect()
        })
    };
    let possible = [(true, Routing::nat_only(scenario).is_ok()), (false, !needs_internet(scenario))];
    let kept = possible.into_iter().filter_map(|(nat, possible)| possible.then_some(nat));
    kept.flat_map(|nat| paths(nat).into_iter().map(move |paths| Routing { nat, paths })).collect()
}

/// What the lines of a bill come to, multiplied out by hand.
#[track_caller]
fn check_bill(bill: &Bill) {
    for line in &bill.lines {
        assert_eq!(line.amount, line.parts.iter().map(|part| part.amount).sum(), "{line:?}");
        for part in &line.parts {
            let units = match (part.quantity, part.price) {
                (Billed::Hours { count, hours, .. }, Some(PartPrice::Hour(price))) => {
                    i128::from(price.rate.units()) * i128::from(hours.units()) * i128::from(count * Share::PARTS)
                }
                (Billed::Data { gb, part, times }, Some(PartPrice::Gb(price))) => {
                    i128::from(price.rate.units()) * i128::from(gb.units()) * i128::from(part.parts() * times)
                }
                (Billed::Data { .. }, None) => 0,
                other => panic!("a quantity at a price of another kind: {other:?}"),
            };
            assert_eq!(part.amount, Usd::from_units(units), "{line:?}");
        }
    }
    assert_eq!(bill.total, bill.lines.iter().map(|line| line.amount).sum());
}

/// The sign of `left - right` at a step and just to its right.
fn signs(left: &Curve, right: &Curve, at: Ratio) -> (Ordering, Ordering) {
    let (left, right) = (left.line_at(at), right.line_at(at));
    let here = left.cmp_at(right, at);
    (here, here.then(left.slope.cmp(&right.slope)))
}

/// Whether a step is at, or within, a meeting.
fn meets_at(meetings: &[Meeting], at: Ratio) -> bool {
    meetings.iter().any(|meeting| match *meeting {
        Meeting::Cross(step) | Meeting::Touch(step) => step == at,
        Meeting::Coincide { from, to } => from <= at && to.is_none_or(|to| at <= to),
    })
}

/// Between two neighbours of all bends and meetings, two lines differ by a line: so the signs
/// at both ends show whether it has a zero that is not listed.
#[track_caller]
fn check_meetings(left: &Curve, right: &Curve, meetings: &[Meeting]) {
    let bends = left.pieces().iter().chain(right.pieces()).map(|piece| piece.from);
    let ends = meetings.iter().filter_map(|meeting| match *meeting {
        Meeting::Coincide { to, .. } => to,
        Meeting::Cross(_) | Meeting::Touch(_) => None,
    });
    let mut steps: Vec<Ratio> = bends.chain(meetings.iter().map(|meeting| meeting.start())).chain(ends).collect();
    steps.sort_unstable();
    steps.dedup();
    let mut before = None;
    for (at, from) in steps.iter().enumerate() {
        let (here, after) = signs(left, right, *from);
        assert_eq!(here == Ordering::Equal, meets_at(meetings, *from), "at {from:?} of {meetings:?}");
        let crosses = meetings.contains(&Meeting::Cross(*from));
        if crosses {
            assert_eq!(before, Some(after.reverse()), "the cheaper one changes at {from:?}");
            assert_ne!(after, Ordering::Equal);
        }
        if meetings.contains(&Meeting::Touch(*from)) {
            assert!(before.is_none_or(|before| before == after), "the cheaper one stays at {from:?}");
        }
        if let Some(to) = steps.get(at + 1) {
            let (l, r) = (left.line_at(*from), right.line_at(*from));
            let end = l.cmp_at(r, *to).then(r.slope.cmp(&l.slope));
            assert_eq!(after, end, "no zero between {from:?} and {to:?} of {meetings:?}");
        }
        let within = |meeting: &Meeting| match *meeting {
            Meeting::Coincide { from: start, to } => start <= *from && to.is_none_or(|to| *from < to),
            Meeting::Cross(_) | Meeting::Touch(_) => false,
        };
        assert_eq!(after == Ordering::Equal, meetings.iter().any(within), "a stretch at {from:?}");
        before = Some(after);
    }
}

/// The winner at a step is no dearer than any other possible design, there and just behind.
#[track_caller]
fn check_winner(report: &Report, wins: &[Wins], at: Ratio) {
    let winner = wins.iter().rev().find(|wins| wins.from <= at).expect("every step has a winner").design;
    let curve = &report.priced(winner).expect("a winner is possible").curve;
    for (design, priced) in possible(report) {
        let (_, after) = signs(curve, &priced.curve, at);
        assert_ne!(after, Ordering::Greater, "{design:?} undercuts {winner:?} at {at:?}");
    }
}

/// Every design that both reports can build costs no more in the first.
#[track_caller]
fn check_no_dearer(less: &Scenario, more: &Scenario) {
    let (less, more) = (Report::new(less, Axis::AllServices), Report::new(more, Axis::AllServices));
    for (design, priced) in possible(&less) {
        if let Some(dearer) = more.priced(design) {
            assert_eq!(priced.bill.total.max(dearer.bill.total), dearer.bill.total, "{design:?} falls");
        }
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_bill_is_the_sum_of_its_lines_and_a_point_of_its_curve((scenario, axis) in network()) {
        let report = Report::new(&scenario, axis);
        for (design, priced) in possible(&report) {
            check_bill(&priced.bill);
            assert_eq!(priced.curve.at(report.scale.user_ratio()), priced.bill.total, "{design:?}");
        }
    }

    #[test]
    fn a_curve_is_the_bill_at_every_other_volume((scenario, axis) in network(), times in 0..40_u64, gb in volume()) {
        let report = Report::new(&scenario, axis);
        let steps = steps_of(axis, times, gb);
        let other = Report::new(&moved(&scenario, &report, steps), axis);
        assert_eq!(possible(&report).len(), possible(&other).len());
        for ((design, here), (_, there)) in possible(&report).into_iter().zip(possible(&other)) {
            assert_eq!(here.curve.at(step(steps)), there.bill.total, "{design:?} after {steps} steps");
        }
    }

    #[test]
    fn every_meeting_is_true_and_none_is_missed((scenario, axis) in network()) {
        let report = Report::new(&scenario, axis);
        let possible = possible(&report);
        for (at, (left, one)) in possible.iter().enumerate() {
            for (right, other) in possible.iter().skip(at + 1) {
                let of_both = report.crossings.iter().filter(|found| (found.left, found.right) == (*left, *right));
                let meetings: Vec<Meeting> = of_both.clone().map(|found| found.meeting).collect();
                check_meetings(&one.curve, &other.curve, &meetings);
                for crossing in of_both {
                    assert_eq!(crossing.amount, one.curve.at(crossing.meeting.start()));
                }
            }
        }
        assert!(report.crossings.is_sorted_by_key(|crossing| crossing.meeting.start()));
    }

    #[test]
    fn the_winner_is_cheapest_everywhere((scenario, axis) in network(), times in 0..40_u64, gb in volume()) {
        let report = Report::new(&scenario, axis);
        let wins = &report.wins;
        assert_eq!(wins.is_empty(), possible(&report).is_empty());
        for (at, here) in wins.iter().enumerate() {
            let next = wins.get(at + 1);
            assert_eq!(here.to, next.map(|next| next.from), "stretches leave no gap");
            assert!(next.is_none_or(|next| next.design != here.design && next.from > here.from));
            check_winner(&report, wins, here.from);
        }
        if !wins.is_empty() {
            assert_eq!(wins[0].from, Ratio::ZERO);
            for at in [step(steps_of(axis, times, gb)), report.scale.user_ratio()] {
                check_winner(&report, wins, at);
            }
        }
        let totals = possible(&report).into_iter().map(|(_, priced)| priced.bill.total);
        assert_eq!(report.verdict.as_ref().map(|verdict| verdict.total), totals.min());
        if let Some((other, more)) = report.verdict.as_ref().and_then(|verdict| verdict.runner_up) {
            let verdict = report.verdict.as_ref().expect("it has a runner-up");
            assert_ne!(other, verdict.design);
            assert_eq!(report.priced(other).expect("possible").bill.total - verdict.total, more);
        }
    }

    #[test]
    fn free_endpoints_and_discounts_never_cost_more(
        scenario in scenario(),
        one in 0..=10_000_u32,
        two in 0..=10_000_u32,
    ) {
        let report = Report::new(&scenario, Axis::AllServices);
        if let (Some(without), Some(with)) = (report.priced(Design::NatOnly), report.priced(Design::NatAndGateways)) {
            assert!(with.bill.total <= without.bill.total);
            assert!([0, 1, 7, 1_000].map(step).iter().all(|at| with.curve.at(*at) <= without.curve.at(*at)));
        }
        let taken = |hundredths| Scenario { discount: Discount::from_units(hundredths), ..scenario.clone() };
        check_no_dearer(&taken(one.max(two)), &taken(one.min(two)));
        let nothing = Report::new(&taken(10_000), Axis::AllServices);
        for (design, priced) in possible(&nothing) {
            assert_eq!(priced.bill.total, Usd::ZERO, "{design:?} at a discount of 100 %");
        }
    }

    #[test]
    fn no_total_falls_when_something_grows(
        scenario in scenario(), which in any::<Index>(), item in select(PriceItem::ALL.to_vec()), by in volume(),
        low in price(), high in price(),
    ) {
        let grown = |volume: Gb| [volume, by].into_iter().sum::<Gb>();
        let with = |change: &dyn Fn(&mut Scenario)| {
            let mut changed = scenario.clone();
            change(&mut changed);
            changed
        };
        if !scenario.services.is_empty() {
            let at = which.index(scenario.services.len());
            check_no_dearer(&scenario, &with(&|more| more.services[at].gb = grown(more.services[at].gb)));
        }
        check_no_dearer(&scenario, &with(&|more| more.internet_out = grown(more.internet_out)));
        check_no_dearer(&scenario, &with(&|more| more.internet_in = grown(more.internet_in)));
        check_no_dearer(&scenario, &with(&|more| more.hours = Hours::MAX));
        let priced = |price| with(&move |other| { other.prices.insert(item, price); });
        check_no_dearer(&priced(low.min(high)), &priced(low.max(high)));
    }

    #[test]
    fn a_link_keeps_every_word(
        (scenario, axis) in network(), other in select(ServiceId::all().collect::<Vec<_>>()),
        elsewhere in any::<bool>(), language in option::of(select(Language::ALL.to_vec())),
    ) {
        let axis = if elsewhere { Axis::OneService(other) } else { axis };
        let link = Link { scenario, axis, language, currency: None };
        let text = link.write();
        assert_eq!(Link::read(&text), (link.clone(), Vec::new()), "{text}");
        assert_eq!(Link::read(&format!("#{text}")).0, link);
        assert!(text.bytes().all(|byte| byte.is_ascii_graphic()), "{text} needs no encoding");
    }
}

proptest! {
    // Each case bills hundreds of routings at four volumes.
    #![proptest_config(config(128))]

    #[test]
    fn the_cheapest_mix_is_the_cheapest_of_all_routings(
        (mut scenario, _) in network(), which in option::of(any::<Index>()), times in 2..40_u64,
        one in volume(), other in volume(),
    ) {
        scenario.services.truncate(6);
        let chosen = which.filter(|_| !scenario.services.is_empty());
        let axis = chosen.map_or(Axis::AllServices, |at| Axis::OneService(at.get(&scenario.services).service));
        let report = Report::new(&scenario, axis);
        let every: Vec<_> = every_routing(&scenario)
            .into_iter()
            .map(|routing| routing.charges(&scenario, &report.prices, &report.scale.volumes))
            .collect();
        let mix = report.priced(Design::CheapestMix);
        assert_eq!(mix.is_none(), every.is_empty());
        let least = |steps| every.iter().map(|charges| Bill::of(charges, steps).total).min();
        assert_eq!(mix.map(|mix| mix.bill.total), least(report.scale.user));
        for steps in [0, steps_of(axis, times, one), steps_of(axis, times * 10, other)] {
            assert_eq!(mix.map(|mix| mix.curve.at(step(steps))), least(steps), "after {steps} steps");
        }
    }
}
