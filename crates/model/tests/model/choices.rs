//! What the user decides for every design: pinned paths, services that stand or fall together, free egress.

use bills::{bill, line, opened, reasons, report, service, with};
use natpoint_model::catalogue::instances::InstanceType;
use natpoint_model::cost::design::{self, Routing, pinned as drawn_to};
use natpoint_model::cost::{ChargeKind, Design, Infeasible, Origin};
use natpoint_model::scenario::{EndpointClaim, Path, Peering, Scenario, ServiceGroup, SubnetSharing};

use natpoint_test_support::bills;

/// Three services, every design possible but for what a pin rules out.
fn pinned(pins: [Option<Path>; 3]) -> Scenario {
    with("v1&region=us-east-1&s.logs=1000&s.kms=1&s.s3=5", |scenario| {
        scenario.vpcs = 2;
        scenario.peering = Peering::Possible;
        scenario.sharing = SubnetSharing::Possible;
        scenario.ipv6 = true;
        scenario.public_hosts = 3;
        scenario.instance = Some(InstanceType::T4gNano);
        for (used, pin) in scenario.services.iter_mut().zip(pins) {
            used.pinned = pin;
        }
    })
}

#[test]
fn every_design_honours_a_pinned_path() {
    use Path::{Egress, Gateway, Interface};
    for pins in [
        [None, None, None],
        [Some(Interface), None, None],
        [None, Some(Interface), Some(Interface)],
        [None, None, Some(Gateway)],
        [Some(Egress), None, None],
        [Some(Egress), Some(Interface), Some(Egress)],
    ] {
        let scenario = pinned(pins);
        let kept: Vec<_> = scenario.services.iter().filter(|used| used.pinned == Some(Egress)).collect();
        for answer in report(&scenario).answers.iter().filter(|answer| answer.design.is_proposal()) {
            let egress = answer.design.egress();
            match &answer.outcome {
                Ok(priced) => {
                    assert!(kept.is_empty() || egress != design::Egress::None, "{:?} has no way out", answer.design);
                    for (pin, path) in pins.iter().zip(&priced.routing.paths) {
                        assert!(pin.is_none_or(|pin| pin == *path), "{:?} with {pins:?}", answer.design);
                    }
                }
                Err(reasons) => {
                    let names = kept.iter().map(|used| used.service).collect();
                    assert_eq!(
                        (egress, reasons),
                        (design::Egress::None, &vec![Infeasible::PinnedToNat(names)]),
                        "{pins:?}"
                    );
                }
            }
        }
    }
}

#[test]
fn a_path_that_is_not_pinned_is_the_designs_own() {
    use Path::{Egress, Gateway, Interface};
    let expected = [
        (Design::NatOnly, [Egress, Egress, Egress]),
        (Design::NatAndGateways, [Egress, Egress, Gateway]),
        (Design::EndpointsOnly, [Interface, Interface, Gateway]),
        (Design::HubEndpoints, [Interface, Interface, Gateway]),
        (Design::HubNat, [Egress, Egress, Gateway]),
        (Design::HubEndpointsAndNat, [Interface, Interface, Gateway]),
        (Design::NatInstance, [Egress, Egress, Gateway]),
        (Design::EgressOnlyIpv6, [Egress, Egress, Gateway]),
        (Design::PublicSubnets, [Egress, Egress, Gateway]),
        (Design::PeeredEndpoints, [Interface, Interface, Gateway]),
        (Design::PeeredEndpointsAndNat, [Interface, Interface, Gateway]),
        (Design::SharedEndpoints, [Interface, Interface, Gateway]),
        (Design::SharedNat, [Egress, Egress, Gateway]),
        (Design::SharedEndpointsAndNat, [Interface, Interface, Gateway]),
    ];
    let report = report(&pinned([None; 3]));
    for (design, paths) in expected {
        assert_eq!(report.priced(design).expect("possible").routing.paths, paths, "{design:?}");
    }
}

#[test]
fn a_pin_to_an_endpoint_that_does_not_exist_is_a_reason() {
    let scenario = with("v1&s.logs=1~none&out=1", |scenario| scenario.services[0].pinned = Some(Path::Interface));
    let reason = Infeasible::NoEndpoint(vec![service("logs")]);
    assert_eq!(reasons(&scenario, Design::NatOnly), std::slice::from_ref(&reason));
    assert_eq!(reasons(&scenario, Design::CheapestMix).first(), Some(&reason));
    assert_eq!(reasons(&scenario, Design::NatOnly), [reason]);
}

/// The three services of an ECS agent beside NAT gateways in three AZs that the internet needs: an endpoint costs
/// 21.90 USD a month and saves 0.035 USD a GB, so that it pays from 625.71 GB on.
fn ecs(grouped: bool, volumes: [u32; 3]) -> Scenario {
    let [agent, telemetry, ecs] = volumes;
    let text = format!(
        "v1&region=us-east-1&azs=3&nat=az&out=1&s.ecs-agent={agent}&s.ecs-telemetry={telemetry}&s.ecs={ecs}&s.logs=700"
    );
    with(&text, |scenario| {
        let three = ["ecs-agent", "ecs-telemetry", "ecs"].map(service);
        if grouped {
            scenario.group_services(&three);
        }
    })
}

#[test]
fn services_stand_or_fall_together() {
    let mix = |scenario: &Scenario| {
        let report = report(scenario);
        let mix = report.priced(Design::CheapestMix).expect("possible");
        (mix.routing.paths.clone(), mix.bill.total)
    };
    let (nat, endpoint) = (Path::Egress, Path::Interface);
    let cases = [
        // Alone, the first would take an endpoint and the others would not: together they do not pay,
        ([1000, 100, 100], [endpoint, nat, nat], nat),
        // until one of them makes up for the others: 3 x 625.71 = 1,877.14 GB.
        ([1677, 100, 100], [endpoint, nat, nat], nat),
        ([1678, 100, 100], [endpoint, nat, nat], endpoint),
        ([0, 0, 1878], [nat, nat, endpoint], endpoint),
        ([600, 600, 600], [nat, nat, nat], nat),
        ([640, 640, 640], [endpoint, endpoint, endpoint], endpoint),
    ];
    for (volumes, alone, together) in cases {
        let (paths, least) = mix(&ecs(false, volumes));
        assert_eq!(paths[..3], alone, "{volumes:?} alone");
        let (grouped, total) = mix(&ecs(true, volumes));
        assert_eq!(grouped, [together, together, together, endpoint], "{volumes:?} together");
        assert!(total >= least, "a condition never saves money");
        assert_eq!(total == least, alone == [together; 3], "{volumes:?}");
    }
    // One break-even for all three.
    let break_even = report(&ecs(true, [1678, 100, 100])).break_even;
    assert_eq!(break_even.len(), 2);
    assert_eq!(break_even[0].with, [service("ecs-telemetry"), service("ecs")]);
    assert_eq!((break_even[0].from_gb(2).as_deref(), break_even[0].pays), (Some("1877.14"), true));
    assert!(!report(&ecs(true, [1677, 100, 100])).break_even[0].pays);
}

#[test]
fn one_of_a_group_draws_the_others_or_holds_them_back() {
    let mix = |change: &dyn Fn(&mut Scenario)| {
        let mut scenario = ecs(true, [1, 1, 1]);
        change(&mut scenario);
        report(&scenario).priced(Design::CheapestMix).expect("possible").routing.paths.clone()
    };
    let (nat, endpoint) = (Path::Egress, Path::Interface);
    assert_eq!(mix(&|_| {}), [nat, nat, nat, endpoint]);
    let drawn = mix(&|scenario| scenario.services[1].pinned = Some(endpoint));
    assert_eq!(drawn, [endpoint; 4], "one that has an endpoint draws the others");
    let stranger = mix(&|scenario| {
        scenario.services[0].group = None;
        scenario.services[0].pinned = Some(endpoint);
    });
    assert_eq!(stranger, [endpoint, nat, nat, endpoint], "one outside of the group draws nobody");
    let held = mix(&|scenario| {
        scenario.services[0].gb = natpoint_model::units::Gb::whole(100_000);
        scenario.services[1].endpoint = EndpointClaim::Missing;
    });
    assert_eq!(held, [nat, nat, nat, endpoint], "one that cannot have one holds them back");
    let apart = mix(&|scenario| {
        scenario.services[0].gb = natpoint_model::units::Gb::whole(100_000);
        scenario.services[1].group = ServiceGroup::of_letter('b');
    });
    assert_eq!(apart, [endpoint, nat, endpoint, endpoint], "two groups decide apart");
}

#[test]
fn the_first_100_gb_to_the_internet_are_free_for_those_who_have_not_used_them_up() {
    let egress = |gb: &str, free: bool, vpcs: u32| {
        let scenario = with(&format!("v1&region=us-east-1&out={gb}"), |scenario| {
            scenario.free_egress = free;
            scenario.vpcs = vpcs;
        });
        line(&scenario, Design::NatOnly, ChargeKind::InternetEgress)
    };
    let cases = [
        ("0", true, 1, None),
        ("99.999999", true, 1, Some("0.00")),
        ("100", true, 1, Some("0.00")),
        ("101", true, 1, Some("0.09")),
        // The free part belongs to the first 10,240 GB, whose bound it does not move.
        ("10240", true, 1, Some("912.60")),
        ("10241", true, 1, Some("912.69")),
        ("10340", true, 1, Some("921.10")),
        ("10240", false, 1, Some("921.60")),
        ("10340", false, 1, Some("930.10")),
        ("100", false, 1, Some("9.00")),
        // An account has it once, for all its VPCs.
        ("100", true, 5, Some("36.00")),
    ];
    for (gb, free, vpcs, expected) in cases {
        assert_eq!(egress(gb, free, vpcs).as_deref(), expected, "{gb} GB, free: {free}, {vpcs} VPCs");
    }
    let origins = |text: &str| {
        let bill = bill(&opened(text), Design::NatOnly);
        let line = bill.lines.into_iter().find(|line| line.kind == ChargeKind::InternetEgress).expect("billed");
        line.parts.iter().map(|part| part.price.map(|price| price.origin())).collect::<Vec<_>>()
    };
    let found = origins("v1&region=us-east-1&out=11000");
    assert!(
        matches!(found[..], [Some(Origin::FreeAllowance), Some(Origin::Table(_)), Some(Origin::Table(_))]),
        "{found:?}"
    );
}

#[test]
fn only_what_an_endpoint_could_carry_is_drawn_to_one_by_its_group() {
    let scenario = opened("v1&s.logs=1~interface~ga&s.kms=1~ga&s.sts=1~none~ga&s.s3=1~ga&s.sqs=1");
    let drawn = |slug| drawn_to(scenario.service(service(slug)).expect("is there"), &scenario);
    assert_eq!(["logs", "kms"].map(drawn), [Some(Path::Interface); 2]);
    assert_eq!(["sts", "s3", "sqs"].map(drawn), [None; 3], "no endpoint, a free gateway endpoint, no group");
}

#[test]
fn another_region_without_an_endpoint_there_is_reached_through_the_way_out() {
    for (endpoints, path) in [(0, Path::Egress), (1, Path::Interface)] {
        let text = format!("v1&vpcs=2&s.logs=1&other=us-east-1&other.out=5&other.endpoints={endpoints}");
        let routing = Routing::of(Design::HubEndpointsAndNat, &opened(&text)).expect("possible");
        assert_eq!(routing.other_region, Some(path), "{endpoints}");
    }
}

/// 1 PB of endpoint data is 1,048,576 GB: up to there, and not one part of nothing beyond.
#[test]
fn a_tier_that_nothing_falls_into_has_no_part() {
    for (gb, parts) in [("0", 1), ("1048576", 1), ("1048576.000001", 2)] {
        let bill = bill(&opened(&format!("v1&s.logs={gb}")), Design::EndpointsOnly);
        let data = bill.lines.iter().find(|line| line.kind == ChargeKind::EndpointData);
        assert_eq!(data.map(|line| line.parts.len()), Some(parts), "{gb} GB");
    }
}
