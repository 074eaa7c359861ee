//! Properties that hold for every network.

// Helpers may panic like the tests that call them.

use std::cmp::Ordering;

use natpoint_link::Language;
use natpoint_link::Link;
use natpoint_link::view_options::ViewOptions;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::candidates::DesignTotals;
use natpoint_model::compare::cheapest;
use natpoint_model::compare::payers::{self, Payer};
use natpoint_model::compare::report::Priced;
use natpoint_model::compare::{Axis, CheapestRange, Curve, Meeting, Report};
use natpoint_model::cost::bill::{BilledQuantity as Billed, PartPrice};
use natpoint_model::cost::design::{self, BesideHub, Egress, Hub, Path, Routing};
use natpoint_model::cost::{Bill, Design, Infeasible, Rates, endpoint, feasibility as rules};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Discount, Gb, Hours, Ratio, Share, Usd};
use networks::{network, price, scenario, volume};
use proptest::option;
use proptest::prelude::{ProptestConfig, any, prop_assume, proptest};
use proptest::sample::{Index, select};

use natpoint_test_support::bills;
use natpoint_test_support::hub_routings::with_hub;
use natpoint_test_support::networks;
use natpoint_test_support::survival::survives;

fn config(cases: u32) -> ProptestConfig {
    // A failing case should get a test of its own instead of a file of seeds.
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn feasible(report: &Report) -> Vec<(Design, &Priced)> {
    let answers = report.answers.iter();
    answers.filter_map(|answer| answer.outcome.as_ref().ok().map(|priced| (answer.design, priced))).collect()
}

fn step(steps: u64) -> Ratio {
    Ratio::whole(i128::from(steps))
}

/// The network at a step of its axis.
fn moved(scenario: &Scenario, axis: Axis, steps: u64) -> Scenario {
    let mut moved = scenario.clone();
    let axis = if axis.current(scenario).is_some() { axis } else { Axis::AllServices };
    axis.set(&mut moved, steps);
    moved
}

/// Steps within the range of an axis, some of them near the current one.
fn steps_of(scenario: &Scenario, axis: Axis, times: u64, gb: Gb) -> u64 {
    match axis.current(scenario) {
        None | Some((_, u64::MAX)) => times,
        Some((user, last)) if last < Gb::MAX.units() => (user + times * 997).min(last),
        Some(_) => gb.units(),
    }
}

/// Whether the scenario is on the axis: it is not if one price replaces the tiers of the price list.
fn is_on_axis(scenario: &Scenario, axis: Axis) -> bool {
    !matches!(axis, Axis::Price(item) if !scenario.prices.has(item) && item.spec().tiered)
}

/// All feasible routings of all services.
fn every_routing(scenario: &Scenario) -> Vec<Routing> {
    let paths = |nat: bool| {
        scenario.services.iter().fold(vec![Vec::new()], |routings: Vec<Vec<Path>>, used| {
            let kinds = used.service.info().kinds;
            let pinned = design::pinned(used, scenario);
            let open = [
                (Path::Egress, nat && used.is_reached_by(Path::Egress)),
                (Path::Interface, used.has_endpoint(scenario.region) && kinds.interface()),
                (Path::Gateway, used.has_endpoint(scenario.region) && kinds.gateway()),
            ];
            let allowed = |path| pinned.is_none_or(|pinned| pinned == path);
            let open: Vec<Path> =
                open.into_iter().filter_map(|(path, open)| (open && allowed(path)).then_some(path)).collect();
            let longer = |routing: &Vec<Path>, path: &Path| [routing.as_slice(), &[*path]].concat();
            routings.iter().flat_map(|routing| open.iter().map(move |path| longer(routing, path))).collect()
        })
    };
    let kept = [(Egress::NatGateways, Design::CheapestMix), (Egress::None, Design::EndpointsOnly)];
    let kept = kept.into_iter().filter(|(_, design)| rules::reasons(*design, scenario).is_empty());
    let other: Vec<Option<Path>> = match scenario.other_region {
        None => vec![None],
        Some(other) if other.endpoints == 0 => vec![Some(Path::Egress)],
        Some(_) => vec![Some(Path::Egress), Some(Path::Interface)],
    };
    let mut every = Vec::new();
    for (egress, _) in kept {
        for paths in paths(egress != Egress::None) {
            for other_region in &other {
                let reaches = egress != Egress::None
                    || *other_region != Some(Path::Egress)
                    || scenario.other_region.is_none_or(|other| other.endpoints == 0);
                if reaches && (egress == Egress::None || groups_share_a_path(scenario, &paths)) {
                    every.push(Routing {
                        egress,
                        hub: Hub::None,
                        beside_hub: BesideHub::default(),
                        paths: paths.clone(),
                        other_region: *other_region,
                    });
                }
            }
        }
    }
    every
}

/// All feasible routings with a hub.
fn every_routing_with_hub(scenario: &Scenario) -> Vec<Routing> {
    let mut every: Vec<Routing> =
        every_routing(scenario).iter().flat_map(|routing| with_hub(routing, scenario)).collect();
    every.retain(|routing| rules::unpriced_zones(routing.private_zones(scenario), scenario).is_empty());
    every
}

/// Whether the services of each group share a path, as far as the user leaves theirs open.
fn groups_share_a_path(scenario: &Scenario, paths: &[Path]) -> bool {
    let open = |at: usize| {
        let used = &scenario.services[at];
        !endpoint::has_gateway(used.service) && design::pinned(used, scenario).is_none()
    };
    let grouped = |at: &usize| scenario.services[*at].group.is_some() && open(*at);
    let members: Vec<usize> = (0..paths.len()).filter(grouped).collect();
    let alike =
        |a: &usize, b: &usize| scenario.services[*a].group != scenario.services[*b].group || paths[*a] == paths[*b];
    let allowed = |at: &usize| {
        let group = scenario.services[*at].group.expect("grouped");
        paths[*at] == Path::Egress || rules::may_leave_nat(group, scenario)
    };
    members.iter().all(|a| allowed(a) && members.iter().all(|b| alike(a, b)))
}

/// Checks the lines of a bill by multiplying their factors.
#[track_caller]
fn check_bill(bill: &Bill) {
    for line in &bill.lines {
        assert_eq!(line.amount, line.parts.iter().map(|part| part.amount).sum(), "{line:?}");
        for part in &line.parts {
            let units = match (part.quantity, part.price) {
                (Billed::Hours { count, hours, .. }, Some(PartPrice::Hour(price))) => {
                    i128::from(price.rate.units())
                        * i128::from(hours.units())
                        * i128::from(count)
                        * i128::from(Share::PARTS)
                }
                (Billed::Data { gb, part, times }, Some(PartPrice::Gb(price))) => {
                    i128::from(price.rate.units()) * i128::from(gb.units()) * i128::from(part.parts() * times)
                }
                (Billed::Months { count, .. }, Some(PartPrice::Month(price))) => {
                    i128::from(price.rate.units()) * i128::from(count) * i128::from(Share::PARTS) * 1_000_000
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

/// Checks that the cheapest design at a step is no more expensive than any other, there and just after.
#[track_caller]
fn check_winner(report: &Report, cheapest_ranges: &[CheapestRange], at: Ratio) {
    let winner = cheapest_ranges.iter().rev().find(|range| range.from <= at).expect("every step has a winner").design;
    let curve = &report.priced(winner).expect("a winner is possible").curve;
    for (design, priced) in recommended(report) {
        let (_, after) = signs(curve, &priced.curve, at);
        assert_ne!(after, Ordering::Greater, "{design:?} undercuts {winner:?} at {at:?}");
    }
}

/// All feasible designs that could be recommended.
fn recommended(report: &Report) -> Vec<(Design, &Priced)> {
    feasible(report).into_iter().filter(|(design, _)| design.is_proposal()).collect()
}

/// Checks that designs feasible in both reports cost no more in the first.
#[track_caller]
fn check_no_more_expensive(less: &Scenario, more: &Scenario) {
    let (less, more) = (Report::new(less, Axis::AllServices), Report::new(more, Axis::AllServices));
    for (design, priced) in feasible(&less) {
        if let Some(dearer) = more.priced(design) {
            assert_eq!(priced.bill.total.max(dearer.bill.total), dearer.bill.total, "{design:?} falls");
        }
    }
}

/// Whoever pays, it is all of the bill, and without a hub or a shared VPC it is the accounts of the VPCs.
fn check_payers(scenario: &Scenario, priced: &Priced) {
    let paid = payers::all(&priced.routing, scenario, &priced.bill);
    assert_eq!(paid.iter().map(|(_, amount)| *amount).sum::<Usd>(), priced.bill.total);
    for (payer, amount) in paid {
        assert!(amount >= Usd::ZERO, "{payer:?} {amount:?} {priced:?}");
        let is_possible = payer == Payer::Vpcs || priced.routing.hub.exists();
        assert!(is_possible || amount == Usd::ZERO, "{payer:?} {amount:?} {priced:?}");
    }
}

/// Whether the only service's endpoint saves nothing at its break-even and something a GB-step beyond.
fn check_first_break_even(scenario: &Scenario, axis: Axis) {
    let report = Report::new(scenario, axis);
    let found = report.break_even.first().zip(report.recommendation.as_ref());
    let Some((endpoint, advice)) = found else { return };
    let Some(from) = endpoint.from.filter(|_| advice.routing.egress == Egress::NatGateways) else { return };
    let saved_at = |units: u64| {
        let mut there = scenario.clone();
        there.services[0].gb = Gb::from_units(units);
        let total = |path| {
            let routing = Routing { paths: vec![path], ..advice.routing.clone() };
            Bill::of(&routing.charges(&there, &report.prices)).total
        };
        there.can_be_added_up().then(|| total(Path::Egress) - total(Path::Interface))
    };
    // The last whole step up to there, found bit by bit; almost parallel lines meet far beyond what can be added up.
    let is_reached = |steps: &u64| Ratio::whole(i128::from(*steps)) <= from;
    let before = (0..64).rev().fold(0, |steps, bit| Some(steps | 1 << bit).filter(is_reached).unwrap_or(steps));
    let saved = [before, before.saturating_add(1)].map(saved_at);
    assert!(saved[0].is_none_or(|saved| saved <= Usd::ZERO), "{endpoint:?} {advice:?}");
    assert!(saved[1].is_none_or(|saved| saved > Usd::ZERO), "{endpoint:?} {advice:?}");
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_bill_is_the_sum_of_its_lines_and_a_point_of_its_curve((scenario, axis) in network()) {
        let report = Report::new(&scenario, axis);
        for (design, priced) in feasible(&report) {
            check_bill(&priced.bill);
            check_payers(&scenario, priced);
            if is_on_axis(&scenario, axis) {
                assert_eq!(priced.curve.at(report.scale.current_ratio()), priced.bill.total, "{design:?}");
            }
        }
    }

    #[test]
    fn an_endpoint_pays_from_its_break_even_on_wherever_it_stands((mut scenario, axis) in network()) {
        // Alone in the tiers of the price.
        scenario.services.truncate(1);
        scenario.other_region = None;
        check_first_break_even(&scenario, axis);
    }

    #[test]
    fn an_endpoint_beside_a_hub_pays_from_its_break_even_on(
        vpcs in 2..200_u32, azs in 1..4_u32, gb in 0..20_000_u32, out in 0..20_u32, peering in any::<bool>(),
    ) {
        let peering = if peering { "&peering=yes" } else { "" };
        let text = format!("v1&region=us-east-1&nat=az&azs={azs}&vpcs={vpcs}&tgw=there{peering}&out={out}&s.logs={gb}");
        check_first_break_even(&bills::opened(&text), Axis::AllServices);
    }

    #[test]
    fn a_curve_is_the_bill_at_every_other_volume((scenario, axis) in network(), times in 0..40_u64, gb in volume()) {
        let report = Report::new(&scenario, axis);
        let steps = steps_of(&scenario, axis, times, gb);
        let other = moved(&scenario, axis, steps);
        let there = Report::new(&other, axis);
        for (design, here) in feasible(&report) {
            // Nothing to the internet, or one VPC more, can make another design possible, and with it a better mix.
            let same = |with| rules::reasons(with, &scenario).is_empty() == rules::reasons(with, &other).is_empty();
            if let Some(there) = there.priced(design).filter(|_| same(Design::EndpointsOnly) && same(Design::NatOnly)) {
                assert_eq!(here.curve.at(step(steps)), there.bill.total, "{design:?} after {steps} steps");
            }
        }
    }

    #[test]
    fn crossings_are_correct_and_complete((scenario, axis) in network()) {
        let report = Report::new(&scenario, axis);
        let possible = feasible(&report);
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
    fn the_cheapest_ranges_are_correct((scenario, axis) in network(), times in 0..40_u64, gb in volume()) {
        let report = Report::new(&scenario, axis);
        let cheapest_ranges = &report.cheapest_ranges;
        assert_eq!(cheapest_ranges.is_empty(), recommended(&report).is_empty());
        for (at, here) in cheapest_ranges.iter().enumerate() {
            let next = cheapest_ranges.get(at + 1);
            assert_eq!(here.to, next.map(|next| next.from), "stretches leave no gap");
            assert!(next.is_none_or(|next| next.design != here.design && next.from > here.from));
            check_winner(&report, cheapest_ranges, here.from);
        }
        if !cheapest_ranges.is_empty() {
            assert_eq!(cheapest_ranges[0].from, Ratio::ZERO);
            for at in [step(steps_of(&scenario, axis, times, gb)), report.scale.current_ratio()] {
                check_winner(&report, cheapest_ranges, at);
            }
        }
        if !is_on_axis(&scenario, axis) {
            return Ok(());
        }
        let totals = recommended(&report).into_iter().map(|(_, priced)| priced.bill.total);
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
        check_no_more_expensive(&taken(one.max(two)), &taken(one.min(two)));
        let nothing = Report::new(&taken(10_000), Axis::AllServices);
        for (design, priced) in feasible(&nothing) {
            assert_eq!(priced.bill.total, Usd::ZERO, "{design:?} at a discount of 100 %");
        }
    }

    #[test]
    fn totals_grow_with_volumes_and_counts(
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
            check_no_more_expensive(&scenario, &with(&|more| more.services[at].gb = grown(more.services[at].gb)));
        }
        check_no_more_expensive(&scenario, &with(&|more| more.internet_out = grown(more.internet_out)));
        check_no_more_expensive(&scenario, &with(&|more| more.internet_in = grown(more.internet_in)));
        check_no_more_expensive(&scenario, &with(&|more| more.hours = Hours::MAX));
        let priced = |price| with(&move |other| { other.prices.insert(item, price); });
        check_no_more_expensive(&priced(low.min(high)), &priced(low.max(high)));
    }

    #[test]
    fn a_scenario_survives_its_own_link_and_its_exports((scenario, _) in network()) {
        survives(&scenario);
    }

    #[test]
    fn a_link_keeps_every_input(
        (scenario, axis) in network(), other in select(ServiceId::all().collect::<Vec<_>>()),
        elsewhere in any::<bool>(), language in option::of(select(Language::ALL.to_vec())),
    ) {
        let axis = if elsewhere { Axis::OneService(other) } else { axis };
        let axis = if matches!(axis, Axis::OneService(_) | Axis::Vpcs) { axis } else { Axis::AllServices };
        let link = Link { scenario, axis, language, currency: None, view_options: ViewOptions::default() };
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
        (mut scenario, axis) in network(), which in option::of(any::<Index>()), times in 2..40_u64,
        one in volume(), other in volume(),
    ) {
        scenario.services.truncate(6);
        scenario.nat_gbps %= 2;
        let chosen = which.filter(|_| !scenario.services.is_empty());
        let axis = chosen.map_or(axis, |at| Axis::OneService(at.get(&scenario.services).service));
        let report = Report::new(&scenario, axis);
        let every = every_routing(&scenario);
        let mix = report.priced(Design::CheapestMix);
        assert_eq!(mix.is_none(), every.is_empty());
        let least = |steps: Option<u64>| {
            let there = steps.map_or_else(|| scenario.clone(), |steps| moved(&scenario, axis, steps));
            let prices = Rates::of(&there);
            every.iter().map(|routing| Bill::of(&routing.charges(&there, &prices)).total).min()
        };
        assert_eq!(mix.map(|mix| mix.bill.total), least(None), "{scenario:?}");
        let chosen = [0, steps_of(&scenario, axis, times, one), steps_of(&scenario, axis, times * 10, other)];
        // Above the largest supported volume there is no bill, while the curve continues.
        for steps in chosen.into_iter().filter(|steps| moved(&scenario, axis, *steps).can_be_added_up()) {
            assert_eq!(mix.map(|mix| mix.curve.at(step(steps))), least(Some(steps)), "after {steps} steps");
        }
    }

    #[test]
    fn the_cheapest_mix_with_a_hub_is_the_cheapest_of_all_routings(
        (mut scenario, axis) in network(), which in option::of(any::<Index>()), times in 2..40_u64,
        vpcs in 2..40_u32, one in volume(),
    ) {
        scenario.services.truncate(5);
        scenario.vpcs = vpcs;
        scenario.nat_gbps %= 2;
        let chosen = which.filter(|_| !scenario.services.is_empty());
        let axis = chosen.map_or(axis, |at| Axis::OneService(at.get(&scenario.services).service));
        let report = Report::new(&scenario, axis);
        let every = [every_routing(&scenario), every_routing_with_hub(&scenario)].concat();
        let answer = report.answers.iter().find(|answer| answer.design == Design::CheapestMixWithHub);
        let mix = answer.expect("an answer of every design").outcome.as_ref();
        let dearer = vec![Infeasible::DearerFurtherZones];
        prop_assume!(mix.err() != Some(&dearer));
        let mix = mix.ok();
        assert_eq!(mix.is_none(), every.is_empty());
        let least = |steps: Option<u64>| {
            let there = steps.map_or_else(|| scenario.clone(), |steps| moved(&scenario, axis, steps));
            let prices = Rates::of(&there);
            every.iter().map(|routing| cheapest::total(routing, &there, &prices)).min()
        };
        assert_eq!(mix.map(|mix| mix.bill.total), least(None), "{scenario:?}");
        assert_eq!(DesignTotals::of(&scenario).total(Design::CheapestMixWithHub), least(None), "{scenario:?}");
        let chosen = [0, steps_of(&scenario, axis, times, one)];
        for steps in chosen.into_iter().filter(|steps| moved(&scenario, axis, *steps).can_be_added_up()) {
            assert_eq!(mix.map(|mix| mix.curve.at(step(steps))), least(Some(steps)), "after {steps} steps");
        }
    }
}
