//! Profiles replace services or add to them, with typical volumes.

use natpoint_link::Link;
use natpoint_model::catalogue::workloads;
use natpoint_model::scenario::{ProfileUse, Scenario};
use natpoint_model::units::{Gb, Quantity as _};

/// A scenario after a profile, as its link's services.
#[track_caller]
fn check(before: &str, profile: &str, profile_use: ProfileUse, expected: &str) {
    let mut scenario = Link::read(before).0.scenario;
    scenario.start_from(workloads::find(profile).expect("a profile"), profile_use);
    let link = Link { scenario, ..Link::default() }.write();
    let services: Vec<&str> =
        link.split('&').filter(|part| part.starts_with("s.") || part.starts_with("pulls=")).collect();
    assert_eq!(services.join("&"), expected, "{profile} after {before}");
}

#[test]
fn a_profile_replaces_what_is_there() {
    check(
        "v1&pulls=5&s.logs=7&s.sts=3",
        "ecs-fargate",
        ProfileUse::Replace,
        "pulls=400&s.ecr.api=0~ga&s.ecr.dkr=0~ga&s.s3=0",
    );
    check("", "ssm", ProfileUse::Replace, "s.ssm=10~ga&s.ssmmessages=10~ga&s.s3=450");
}

#[test]
fn a_profile_adds_what_is_missing_and_changes_nothing_that_is_there() {
    check(
        "v1&s.logs=7&s.s3=500~2",
        "ecs-fargate",
        ProfileUse::Add,
        "pulls=400&s.logs=7&s.s3=500~2&s.ecr.api=0~ga&s.ecr.dkr=0~ga",
    );
    // Who pulls images already keeps that volume.
    check(
        "v1&pulls=2048&s.ssm=1",
        "ecs-fargate",
        ProfileUse::Add,
        "pulls=2048&s.ssm=1&s.ecr.api=0~ga&s.ecr.dkr=0~ga&s.s3=0",
    );
    check("v1&s.ecr.dkr=60", "ecs-fargate", ProfileUse::Add, "s.ecr.dkr=60~ga&s.ecr.api=0~ga&s.s3=0");
}

#[test]
fn typical_volumes_are_known_until_they_are_changed() {
    for workload in workloads::all() {
        let mut scenario = Scenario::opening();
        scenario.start_from(workload, ProfileUse::Replace);
        for used in &scenario.services {
            let typical = scenario.has_typical_gb(used) || scenario.own_gb(used) == Gb::ZERO;
            assert!(typical, "{}: {} {}", workload.id, used.service.slug(), used.gb.to_plain());
        }
        assert!(scenario.services.iter().any(|used| used.gb > Gb::ZERO), "{} has something to compare", workload.id);
        let Some(first) = scenario.services.first().map(|used| used.service) else { continue };
        scenario.set_own_gb(first, Gb::literal("123.4"));
        assert!(!scenario.has_typical_gb(&scenario.services[0]));
    }
}
