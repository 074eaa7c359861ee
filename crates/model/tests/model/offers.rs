//! What is known of endpoints in each Region, and what follows from it.

use std::collections::{BTreeMap, BTreeSet};

use natpoint_model::catalogue::offers::{Ipv6, Offer, Policy, PrivateDns};
use natpoint_model::catalogue::regions::{N_VIRGINIA, RegionId, TOKYO};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::requirement;
use natpoint_model::cost::design::{Path, Routing};
use natpoint_model::cost::{Charge, ChargeKind, Design, Infeasible, Rates};
use natpoint_model::scenario::{EndpointClaim, Requirement, Scenario};
use natpoint_test_support::bills::with;

#[test]
fn every_statement_of_the_file_is_known_and_nothing_else() {
    // What the file says of each service, kept apart from the packed masks.
    let mut said: BTreeMap<(ServiceId, bool), (BTreeSet<RegionId>, BTreeSet<RegionId>)> = BTreeMap::new();
    for line in include_str!("../../src/catalogue/data/offers.csv").lines().skip(1) {
        let fields: Vec<_> = line.splitn(5, ',').collect();
        let [suffix, subject, offered, missing, _] = fields[..] else { panic!("{line}") };
        let service = ServiceId::from_slug(suffix).expect(suffix);
        let of = |codes: &str| -> Vec<RegionId> {
            codes.split_whitespace().map(|code| RegionId::from_code(code).expect(code)).collect()
        };
        let missing: BTreeSet<_> = of(missing).into_iter().collect();
        let offered: BTreeSet<_> = match offered {
            "rest" => RegionId::all().filter(|region| !missing.contains(region)).collect(),
            codes => of(codes).into_iter().collect(),
        };
        let known = said.entry((service, subject == "endpoint")).or_default();
        known.0.extend(offered);
        known.1.extend(missing);
    }
    let (mut offered, mut missing, mut unknown) = (0, 0, 0);
    for service in ServiceId::all() {
        for region in RegionId::all() {
            let is = |endpoint: bool, there: bool| {
                said.get(&(service, endpoint))
                    .is_some_and(|(yes, no)| if there { yes.contains(&region) } else { no.contains(&region) })
            };
            let evidence = service.evidence_in(region);
            let expected = match () {
                () if is(true, true) => Offer::Offered,
                () if is(true, false) => Offer::NotOffered,
                () if is(false, false) => Offer::ServiceMissing,
                () => Offer::Unknown,
            };
            assert_eq!(evidence.offer, expected, "{} in {}", service.slug(), region.code());
            assert_eq!(evidence.source.is_some(), expected != Offer::Unknown || is(false, true), "{}", service.slug());
            match expected {
                Offer::Offered => offered += 1,
                Offer::Unknown => unknown += 1,
                Offer::NotOffered | Offer::ServiceMissing => missing += 1,
            }
        }
    }
    // 616 + 225 endpoints that were seen, less Amazon S3 and DynamoDB, which the evidence counts once for each kind.
    assert_eq!((offered, missing), (837, 2_655));
    assert_eq!(offered + missing + unknown, ServiceId::COUNT * RegionId::COUNT);
}

#[test]
fn what_aws_states_of_single_endpoints_holds() {
    let offer =
        |slug: &str, region: &str| ServiceId::named(slug).offer_in(RegionId::from_code(region).expect("a Region"));
    // AWS Systems Manager User Guide, systems-manager-setting-up-messageAPIs.md: Regions launched before 2024 only.
    for region in ["ap-east-2", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "mx-central-1"] {
        assert_eq!(offer("ec2messages", region), Offer::NotOffered);
    }
    assert_eq!(offer("ec2messages", "eu-west-1"), Offer::Offered);
    // Amazon EKS User Guide, vpc-interface-endpoints.md.
    assert_eq!(offer("eks", "mx-central-1"), Offer::NotOffered);
    assert_eq!(offer("eks-auth", "mx-central-1"), Offer::Unknown);
    assert_eq!(offer("bedrock-runtime", "ap-east-1"), Offer::ServiceMissing);
    assert_eq!(offer("servicecatalog", "ap-southeast-7"), Offer::ServiceMissing);
    assert_eq!(offer("scheduler", "us-east-1"), Offer::Offered);
    assert_eq!(offer("evidently", "us-east-1"), Offer::NotOffered);
    assert_eq!(offer("logs", "ap-northeast-1"), Offer::Unknown);
    let logs = ServiceId::named("logs").evidence_in(N_VIRGINIA).source.expect("seen").info();
    assert_eq!(logs.date, Some("2026-07-14"));
}

#[test]
fn what_is_special_about_endpoints_is_known() {
    let traits = |slug| ServiceId::named(slug).traits();
    assert_eq!(traits("s3").private_dns, PrivateDns::OffAtFirst);
    assert_eq!(traits("dynamodb").private_dns, PrivateDns::No);
    assert_eq!(traits("ecr.dkr").private_dns, PrivateDns::Required);
    assert_eq!((traits("acm").ipv6, traits("kms").ipv6), (Ipv6::No, Ipv6::Yes));
    assert_eq!(traits("appmesh-envoy-management").policy, Policy::No);
    assert_eq!(ServiceId::all().filter(|id| id.traits().retired).count(), 14);
    assert!(traits("kms").cross_region && !traits("sqs").cross_region);
}

#[test]
fn a_design_that_needs_an_endpoint_which_is_known_to_be_missing_is_infeasible_and_says_so() {
    let scenario = with("v1&region=ap-southeast-7&s.logs=100&s.servicecatalog=50", |_| {});
    let service = ServiceId::named("servicecatalog");
    let missing = Infeasible::NotOffered(scenario.region, vec![service]);
    assert_eq!(Routing::of(Design::EndpointsOnly, &scenario), Err(vec![missing.clone()]));
    let mix = Routing::of(Design::HubEndpointsAndNat, &Scenario { vpcs: 3, ..scenario.clone() }).expect("a way out");
    assert_eq!(mix.paths, [Path::Interface, Path::Egress]);

    // What the user says goes before it, in either direction.
    let mut said = scenario.clone();
    said.services[1].endpoint = EndpointClaim::Offered;
    assert!(Routing::of(Design::EndpointsOnly, &said).is_ok());
    said.services[1].endpoint = EndpointClaim::Missing;
    assert_eq!(Routing::of(Design::EndpointsOnly, &said), Err(vec![Infeasible::NoEndpoint(vec![service])]));

    // Where the Region has it, nothing is said against it.
    let mut elsewhere = scenario.clone();
    elsewhere.move_to(TOKYO);
    assert!(Routing::of(Design::EndpointsOnly, &elsewhere).is_ok());
    assert_eq!(elsewhere.assumed_endpoints(), [ServiceId::named("logs"), service]);
    elsewhere.move_to(N_VIRGINIA);
    assert_eq!(elsewhere.assumed_endpoints(), []);

    // A path that the user fixes to it cannot be built beside NAT gateways either.
    let mut pinned = scenario;
    pinned.services[1].pinned = Some(Path::Interface);
    assert_eq!(Routing::of(Design::NatOnly, &pinned), Err(vec![missing]));
}

#[test]
fn a_required_endpoint_that_the_region_lacks_is_said_to_be_missing() {
    // EC2.57 and 58 ask for ssm-contacts and ssm-incidents, which not every Region has.
    let lacking = requirement::Requirement::ALL.into_iter().map(|(_, requirement)| requirement).find_map(|asked| {
        let control = *asked.controls().first()?;
        let region = RegionId::all().find(|region| control.service.offer_in(*region).is_missing())?;
        matches!(asked, Requirement::Control(_)).then_some((asked, control.service, region))
    });
    let (asked, service, region) = lacking.expect("a control whose endpoint some Region lacks");
    let against = asked.required_services(&Scenario::new(region)).expect_err("it is missing");
    assert_eq!(against, [Infeasible::NotOffered(region, vec![service])]);
}

#[test]
fn govcloud_has_no_regional_nat_gateway_and_no_free_data_to_the_internet() {
    let gov = with("v1&region=us-gov-west-1&nat=regional&s.logs=10", |_| {});
    assert_eq!(Routing::of(Design::NatOnly, &gov), Err(vec![Infeasible::NoRegionalNat(gov.region)]));
    assert!(Routing::of(Design::EndpointsOnly, &gov).is_ok(), "endpoints need none");
    let zonal = with("v1&region=us-gov-west-1&nat=az&s.logs=10", |_| {});
    assert!(Routing::of(Design::NatOnly, &zonal).is_ok());

    // 50 GB to the internet at 0.155 USD/GB in GovCloud; the first 100 GB are free elsewhere.
    let egress = |text: &str| {
        let scenario = with(text, |_| {});
        let rates = Rates::of(&scenario);
        let charges = Routing::of(Design::NatOnly, &scenario).expect("NAT").charges(&scenario, &rates);
        let sent = charges.iter().find(|charge| charge.kind == ChargeKind::InternetEgress).map(Charge::amount);
        sent.expect("data is sent").to_decimal(2)
    };
    assert_eq!(egress("v1&region=us-gov-west-1&out=50"), "7.75");
    assert_eq!(egress("v1&region=us-west-2&out=50"), "0.00");
}
