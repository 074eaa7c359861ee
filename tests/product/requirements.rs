//! Requirements with their cost, and trade-offs of designs.

// Helpers may panic like the tests that call them.

use bills::{opened, report, service, total, with};
use natpoint_link::Language;
use natpoint_model::catalogue::controls::CONTROLS;
use natpoint_model::compare::candidates::DesignTotals;
use natpoint_model::compare::requirement::{self, Requirement};
use natpoint_model::compare::trade_off::{self, Practice, TradeOff};
use natpoint_model::cost::design::{Egress, Path, Routing};
use natpoint_model::cost::{Bill, Design, Infeasible, Rates, feasibility};
use natpoint_model::scenario::{EndpointClaim, Scenario, ServiceGroup, ServiceUse};
use natpoint_model::units::{Gb, Usd};
use natpoint_text::advice;
use natpoint_text::document::Block;
use networks::scenario;
use proptest::prelude::{ProptestConfig, proptest};

use natpoint_test_support::bills;
use natpoint_test_support::hub_routings;
use natpoint_test_support::networks;

/// The outcome of a requirement that applies to the network.
#[track_caller]
fn outcome(scenario: &Scenario, requirement: Requirement) -> Result<requirement::Met, Vec<Infeasible>> {
    let answer = requirement::all(scenario).into_iter().find(|answer| answer.requirement == requirement);
    answer.expect("the demand is made").outcome
}

/// The extra cost of a requirement, the total, and the design.
#[track_caller]
fn met(scenario: &Scenario, requirement: Requirement) -> (String, String, Design) {
    let met = outcome(scenario, requirement).expect("it can be met");
    (met.more.to_decimal(2), met.total.to_decimal(2), met.design)
}

fn costs(more: &str, total: &str, design: Design) -> (String, String, Design) {
    (more.to_owned(), total.to_owned(), design)
}

#[test]
fn the_articles_case_has_seven_requirements() {
    let article = natpoint_model::article::scenario();
    let requirements: Vec<Requirement> =
        requirement::all(&article).into_iter().map(|answer| answer.requirement).collect();
    let [ec2, api, dkr, ..] = CONTROLS.map(Requirement::Control);
    let expected = [
        Requirement::NoInternetRoute,
        Requirement::EveryEndpoint,
        ec2,
        api,
        dkr,
        Requirement::AllControls,
        Requirement::Ipv6Only,
    ];
    assert_eq!(requirements, expected);
    // 122.64 + 1,200 x 0.001 against 45.26 + 1,200 x 0.062.
    assert_eq!(met(&article, Requirement::NoInternetRoute), costs("4.18", "123.84", Design::EndpointsOnly));
    // With every endpoint there, the NAT gateway is not needed.
    assert_eq!(met(&article, Requirement::EveryEndpoint), costs("4.18", "123.84", Design::EndpointsOnly));
    // 2 AZs x 730 x 0.014, and nothing goes through it.
    assert_eq!(met(&article, ec2), costs("20.44", "140.10", Design::NatOnly));
    // ecr.api takes ecr.dkr with it, since they stand together; then doing without NAT gateways is cheaper.
    for control in [api, dkr] {
        assert_eq!(met(&article, control), costs("4.18", "123.84", Design::EndpointsOnly));
    }
    // Four more endpoints than the case has: 8 x 10.22 each more than doing without.
    assert_eq!(met(&article, Requirement::AllControls).0, "85.94");
    assert_eq!(outcome(&article, Requirement::Ipv6Only), Err(vec![Infeasible::NotAllIpv6]));
}

#[test]
fn what_a_requirement_costs_is_told_while_it_is_asked_too() {
    let article = natpoint_model::article::scenario();
    for requirement in [Requirement::NoInternetRoute, Requirement::EveryEndpoint, Requirement::AllControls] {
        let mut asked = article.clone();
        asked.requirements.set(requirement, true);
        assert_eq!(met(&asked, requirement), met(&article, requirement));
    }
    // Beside others it is compared with what those ask.
    let both = with("v1&region=us-east-1&s.ec2=1&s.logs=1", |scenario| {
        scenario.requirements.set(Requirement::NoInternetRoute, true);
        scenario.requirements.set(Requirement::EveryEndpoint, true);
    });
    assert_eq!(met(&both, Requirement::EveryEndpoint).0, "0.00");
}

#[test]
fn endpoint_requirements_need_services() {
    let empty = opened("v1&region=us-east-1");
    assert!(requirement::all(&empty).iter().all(|answer| answer.requirement != Requirement::EveryEndpoint));
    // Six endpoints in two AZs: 12 x 7.30.
    assert_eq!(met(&empty, Requirement::AllControls), costs("87.60", "87.60", Design::EndpointsOnly));
}

#[test]
fn unmet_requirements_have_reasons() {
    let sends = opened("v1&region=us-east-1&nat=az&s.logs=10&out=5");
    assert_eq!(outcome(&sends, Requirement::NoInternetRoute), Err(vec![Infeasible::EndpointsHaveNoInternet]));
    let cases = [Requirement::EveryEndpoint, Requirement::Control(CONTROLS[1]), Requirement::AllControls];
    let without = |text, change: fn(&mut Scenario)| with(text, change);
    let kept = without("v1&region=us-east-1&s.ecr.api=10", |scenario| scenario.services[0].pinned = Some(Path::Egress));
    for requirement in cases {
        assert_eq!(
            outcome(&kept, requirement),
            Err(vec![Infeasible::PinnedToNat(vec![service("ecr.api")])]),
            "{requirement:?}"
        );
    }
    let missing =
        without("v1&region=us-east-1&s.ecr.api=10", |scenario| scenario.services[0].endpoint = EndpointClaim::Missing);
    let no_endpoint = Err(vec![Infeasible::NoEndpoint(vec![service("ecr.api")])]);
    assert_eq!(outcome(&missing, Requirement::NoInternetRoute), no_endpoint);
    assert_eq!(outcome(&missing, Requirement::AllControls), no_endpoint);
    // Of the services that can have an endpoint, it is none.
    assert_eq!(met(&missing, Requirement::EveryEndpoint).0, "0.00");
    let nothing = opened("v1&region=us-east-1&nat=none&s.logs=10&out=5");
    let against = vec![Infeasible::NoNatGateway, Infeasible::EndpointsHaveNoInternet];
    assert_eq!(outcome(&nothing, Requirement::EveryEndpoint), Err(against));
}

#[test]
fn a_control_requires_an_endpoint_in_every_vpc() {
    // A hub is the cheapest, but no VPC but its own has an endpoint then, so that one stands beside it.
    let text = "v1&region=us-east-1&vpcs=30&nat=az&s.ecr.api=1&s.ecr.dkr=1&s.logs=1&s.sts=1&s.kms=1";
    let many = opened(text);
    assert_eq!(report(&many).verdict.expect("possible").design, Design::HubEndpoints);
    let met = outcome(&many, Requirement::Control(CONTROLS[0])).expect("possible");
    let required = many.services.len();
    assert!(met.routing.hub.exists() && met.more > Usd::ZERO, "{met:?}");
    assert_eq!(met.routing.beside_hub.services, [required], "the endpoint that was added");
    // Without a route to the internet, a hub is as good as endpoints in each VPC.
    assert!(outcome(&many, Requirement::NoInternetRoute).expect("possible").routing.hub.exists());
}

#[test]
fn ipv6_costs_the_difference() {
    let text = "v1&region=us-east-1&s.logs=10";
    let all = with(text, |scenario| scenario.ipv6 = true);
    assert_eq!(met(&all, Requirement::Ipv6Only), costs("0.00", "0.00", Design::EgressOnlyIpv6));
    // Without a route for IPv4, endpoints are all that is left: 2 x 7.30 + 10 x 0.01.
    assert_eq!(met(&all, Requirement::NoInternetRoute), costs("14.70", "14.70", Design::EndpointsOnly));
    assert_eq!(total(&all, Design::EndpointsOnly), "14.70");
}

#[test]
fn trade_offs_follow_from_the_routing() {
    use Practice::*;
    use TradeOff::*;
    let trade_offs_of = |text: &str, change: &dyn Fn(&mut Scenario)| {
        let scenario = with(text, change);
        trade_off::all(&scenario, &report(&scenario))
    };
    let plain = |text: &str| trade_offs_of(text, &|_| ());
    let shared = vec![SharedDevice, NotFiltered, OneBillLine, GatewayConnections, SourceIp];
    // The next differs by the gateway endpoint that it lacks, which nobody has to take on.
    assert_eq!(plain("v1&azs=2&s.logs=10&s.sts=10&s.kms=1&s.s3=5"), [(Design::NatAndGateways, shared.clone())]);
    let endpoints = vec![NothingElse, PrivateDns, Addresses(6)];
    assert_eq!(
        plain("v1&azs=2&s.logs=10&s.sts=10&s.kms=1"),
        [(Design::NatOnly, shared[..3].to_vec()), (Design::EndpointsOnly, endpoints)]
    );
    // A single AZ has nothing to share, and one service needs no telling apart.
    let of = |text: &str, design, change: &dyn Fn(&mut Scenario)| {
        let scenario = with(text, change);
        trade_off::of(&report(&scenario).priced(design).expect("possible").routing, &scenario)
    };
    assert_eq!(of("v1&azs=1&s.logs=10", Design::NatOnly, &|_| ()), [NotFiltered]);
    assert_eq!(of("v1&azs=2&nat=regional&s.logs=10", Design::NatOnly, &|_| ()), [RegionalExpands, NotFiltered]);
    let private = |scenario: &mut Scenario| scenario.connectivity = natpoint_model::scenario::NatConnectivity::Private;
    assert_eq!(of("v1&azs=2&nat=az&s.logs=10", Design::NatOnly, &private), [PrivateNat, NotFiltered]);
    let one_az = |scenario: &mut Scenario| scenario.services[0].azs = natpoint_model::scenario::Azs::new(1);
    assert_eq!(
        of("v1&azs=3&s.logs=10&s.kms=1", Design::EndpointsOnly, &one_az),
        [NothingElse, PrivateDns, OneAz, Addresses(4)]
    );
    let instance = |scenario: &mut Scenario| {
        scenario.instance = Some(natpoint_model::catalogue::instances::InstanceType::T4gNano);
        scenario.ipv6 = true;
    };
    assert_eq!(of("v1&azs=2&s.logs=10", Design::NatInstance, &instance), [SharedDevice, OwnInstance, NotFiltered]);
    assert_eq!(of("v1&azs=2&nat=az&s.logs=10", Design::NatInstance, &instance), [OwnInstance, NotFiltered]);
    assert_eq!(of("v1&azs=2&s.logs=10", Design::EgressOnlyIpv6, &instance), [Ipv6Reach, NotFiltered]);
    let hub = "v1&region=us-east-1&azs=2&vpcs=9&nat=az&s.logs=10&s.s3=1";
    assert_eq!(
        of(hub, Design::HubEndpoints, &|_| ()),
        [NothingElse, SharedHub, HubNames, Addresses(2), GatewayConnections, SourceIp]
    );
    let practices = |text: &str, design| {
        let scenario = opened(text);
        trade_off::practices(&report(&scenario).priced(design).expect("possible").routing, &scenario)
    };
    assert_eq!(practices("v1&s.logs=10", Design::NatOnly), [NatAlarms, IdleTimeout]);
    assert_eq!(
        practices("v1&s.logs=10&s.s3=1~interface", Design::EndpointsOnly),
        [IdleTimeout, OpenPolicy, OwnDns, S3PrivateDns, ProvesNoInternet]
    );
    assert_eq!(practices("v1&s.s3=1", Design::NatAndGateways), [NatAlarms, IdleTimeout, OpenPolicy]);
    assert_eq!(
        practices(hub, Design::HubEndpoints),
        [IdleTimeout, OpenPolicy, OwnDns, ProvesNoInternet, WhoPaysTransit]
    );
    assert_eq!(
        trade_off::all(&opened("v1&nat=none&s.logs=1&out=1"), &report(&opened("v1&nat=none&s.logs=1&out=1"))),
        []
    );
}

/// What needs the internet rules out a network without it, whose price is known all the same.
#[test]
fn no_internet_has_a_price_beside_what_it_breaks() {
    let scenario = Scenario { internet_out: Gb::whole(50), ..Scenario::opening() };
    let answers = requirement::all(&scenario);
    let answer = answers.iter().find(|answer| answer.requirement == Requirement::NoInternetRoute).expect("it is there");
    assert!(answer.outcome.is_err(), "{answer:?}");
    let met = answer.without_internet.as_ref().expect("without the traffic it can be met");
    assert_eq!((met.design, met.total.to_decimal(2).as_str()), (Design::EndpointsOnly, "130.64"));
    let names: Vec<_> = met.interface_endpoints.iter().map(|service| service.slug()).collect();
    assert_eq!(names, ["ecr.api", "ecr.dkr", "logs", "ecs-agent", "ecs-telemetry", "ecs"]);
    let with = requirement::all(&Scenario::opening());
    let with = with.iter().find(|answer| answer.requirement == Requirement::NoInternetRoute).expect("it is there");
    assert_eq!(with.without_internet, None);
    assert_eq!(with.outcome.as_ref().map(|met| met.total), Ok(met.total));
    for (language, breaks) in [
        (Language::English, "Breaks: 50 GB to and from the internet"),
        (Language::Japanese, "インターネットとの通信 50 GB はできなくなります。"),
    ] {
        let document = advice::requirements(&answers, scenario.internet_gb(), natpoint_text::in_language(language));
        let told = &rows(&document)[0][3];
        assert!(told.ends_with(breaks), "{told}");
    }
}

/// What cannot be stopped and what is paid on is a trade-off of a network that sleeps, and of no other.
#[test]
fn a_network_that_sleeps_pays_for_what_it_keeps() {
    let of = |link: &str| {
        let scenario = opened(link);
        trade_off::asleep(&scenario, &report(&scenario))
    };
    // Two addresses for 730 - 220 hours at 0.005.
    let kept = TradeOff::KeptAddresses(2, Usd::from_units(Usd::ONE.units() / 10 * 51));
    assert_eq!(of("v1&azs=2&nat=az&s.logs=100&hours=220"), [TradeOff::DeletedToSleep, kept]);
    assert_eq!(of("v1&azs=2&nat=az&s.logs=100"), []);
    assert_eq!(of("v1&azs=2&nat=az&connectivity=private&s.logs=100&hours=220"), [TradeOff::DeletedToSleep]);
}

/// The rows of a document's first table.
fn rows(document: &[Block]) -> &[Vec<String>] {
    let table = document.iter().find_map(|block| if let Block::Table { rows, .. } = block { Some(rows) } else { None });
    table.expect("there is a table")
}

#[test]
fn requirements_are_listed_with_cost_or_reasons() {
    let document = |scenario: &Scenario, language: Language| {
        advice::requirements(&requirement::all(scenario), scenario.internet_gb(), natpoint_text::in_language(language))
    };
    let article = natpoint_model::article::scenario();
    let english = document(&article, Language::English);
    let row = |at: usize| rows(&english)[at].iter().map(String::as_str).collect::<Vec<_>>();
    assert_eq!(
        row(0),
        [
            "No internet egress\nNo internet gateway and no NAT gateway: endpoints alone.",
            "+$4.18",
            "$123.84",
            "6 interface endpoints\necs-agent, ecs-telemetry, ecs, ecr.api, ecr.dkr, logs",
        ]
    );
    assert_eq!(row(2)[3], "NAT gateways + 1 interface endpoint\nec2");
    assert_eq!(row(6)[1..3], ["Not possible", ""]);
    let japanese = document(&article, Language::Japanese);
    assert_eq!(
        rows(&japanese)[0][1..],
        [
            "+4.18 USD",
            "123.84 USD",
            "インターフェイスエンドポイント 6 個\necs-agent, ecs-telemetry, ecs, ecr.api, ecr.dkr, logs"
        ]
    );
    let sends = with("v1&region=us-east-1&s.s3=1&s.logs=1&out=1", |scenario| scenario.ipv6 = true);
    let english = document(&sends, Language::English);
    // What goes to the internet is left out of that price, and the row says how much it is.
    let without = "1 interface endpoint + gateway endpoints\nlogs\nBreaks: 1 GB to and from the internet";
    assert_eq!(rows(&english)[0][3], without);
    assert_eq!(rows(&english).last().expect("rows")[3], "egress-only internet gateway + gateway endpoints");
    assert_eq!(rows(&english).last().expect("rows")[1], "No extra cost");
    let hub = opened("v1&region=us-east-1&vpcs=30&nat=az&s.ecr.api=1&s.ecr.dkr=1&s.logs=1&s.sts=1&s.kms=1");
    assert_eq!(
        rows(&document(&hub, Language::English))[0][3],
        "Hub: 5 interface endpoints\necr.api, ecr.dkr, logs, sts, kms"
    );
}

#[test]
fn trade_offs_and_candidates_in_both_languages() {
    use Practice::{
        FirewallDiscount, IdleTimeout, Ipv6StaysLocal, NatAlarms, OpenPolicy, OwnDns, ProvesNoInternet, S3PrivateDns,
        WhoPaysAlone, WhoPaysPeering, WhoPaysShared, WhoPaysTransit,
    };
    use TradeOff::{
        Addresses, GatewayConnections, HubNames, Ipv6Reach, NotFiltered, NothingElse, OneAz, OneBillLine, OwnInstance,
        PeeringReach, PrivateDns, PrivateNat, RegionalExpands, SharedDevice, SharedHub, SharedOwner, SharedSubnets,
        SourceIp,
    };
    let practices = [
        NatAlarms,
        IdleTimeout,
        OpenPolicy,
        OwnDns,
        S3PrivateDns,
        ProvesNoInternet,
        Ipv6StaysLocal,
        WhoPaysTransit,
        WhoPaysShared,
        WhoPaysPeering,
        WhoPaysAlone,
        FirewallDiscount,
    ];
    let first = vec![SharedDevice, RegionalExpands, PrivateNat, OwnInstance, Ipv6Reach, NotFiltered, OneBillLine];
    let next = [
        NothingElse,
        PeeringReach,
        PrivateDns,
        OneAz,
        Addresses(12),
        GatewayConnections,
        SourceIp,
        SharedHub,
        SharedSubnets,
        SharedOwner,
        HubNames,
    ]
    .to_vec();
    let trade_offs = [(Design::NatOnly, first), (Design::HubEndpoints, next)];
    let [english, japanese] =
        Language::ALL.map(|language| advice::explained(&trade_offs, &practices, natpoint_text::in_language(language)));
    let texts = |document: &[Block]| -> Vec<String> {
        let of = |block: &Block| match block {
            Block::Heading(text) | Block::Paragraph(text) | Block::Code(text) => vec![text.clone()],
            Block::List(items) => items.clone(),
            Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).cloned().collect(),
        };
        document.iter().flat_map(of).collect()
    };
    let (english, japanese) = (texts(&english), texts(&japanese));
    assert_eq!(english.len(), japanese.len());
    for (english, japanese) in english.iter().zip(&japanese) {
        assert!(english.is_ascii() || english.contains('–'), "{english}");
        assert!(japanese.chars().any(|letter| letter > '\u{3000}') || japanese.contains("IPv"), "{japanese}");
        assert!(![english, japanese].iter().any(|text| text.contains("  ") || text.trim() != text.as_str()));
    }
    assert!(english.contains(&"Cheapest: NAT gateways only".to_owned()), "{english:?}");
    assert!(english.iter().any(|text| text.contains("12 private IP addresses")));
    assert!(japanese.iter().any(|text| text.contains("計 12 個")));
}

/// Whether a requirement applies to a service.
fn is_required(requirement: Requirement, slug: &str, has_endpoint: bool) -> bool {
    match requirement {
        Requirement::EveryEndpoint => has_endpoint,
        Requirement::Control(control) => control.service.slug() == slug,
        Requirement::AllControls => CONTROLS.iter().any(|control| control.service.slug() == slug),
        Requirement::InternetStays | Requirement::NoInternetRoute | Requirement::Ipv6Only => false,
    }
}

/// Whether a routing meets a requirement.
fn is_met(requirement: Requirement, scenario: &Scenario, routing: &Routing) -> bool {
    let there = |slug| scenario.service(service(slug)).is_some();
    let all_there = match requirement {
        Requirement::Control(control) => there(control.service.slug()),
        Requirement::AllControls => CONTROLS.iter().all(|control| there(control.service.slug())),
        _ => true,
    };
    let endpoints = scenario.services.iter().zip(&routing.paths).all(|(used, path)| {
        !is_required(requirement, used.service.slug(), used.has_endpoint(scenario.region))
            || (used.has_endpoint(scenario.region) && *path != Path::Egress)
    });
    let built = match requirement {
        Requirement::InternetStays => routing.egress != Egress::None,
        Requirement::NoInternetRoute => routing.egress == Egress::None,
        Requirement::Ipv6Only => routing.egress == Egress::EgressOnlyGateway,
        Requirement::EveryEndpoint => true,
        Requirement::Control(_) | Requirement::AllControls => {
            let mut through = routing.interface_endpoints(scenario);
            let in_each_vpc = |(used, shared): (&ServiceUse, bool)| {
                !(shared && routing.hub.is_another_vpc() && is_required(requirement, used.service.slug(), true))
            };
            through.all(in_each_vpc)
        }
    };
    all_there && endpoints && built
}

/// The lowest cost of all routings, in each design, that meet a requirement. No service is in a group.
fn least(requirement: Requirement, scenario: &Scenario) -> Option<Usd> {
    let mut network = scenario.clone();
    let every: Vec<&str> = CONTROLS.iter().map(|control| control.service.slug()).collect();
    for slug in every
        .into_iter()
        .filter(|slug| requirement != Requirement::EveryEndpoint && is_required(requirement, slug, true))
    {
        network.add_service(service(slug), Gb::ZERO);
    }
    let mut routings = Vec::new();
    // A hub with endpoints needs more than one without: hosted zones, whose price is not known everywhere.
    let mut with_endpoints = network.clone();
    for used in &mut with_endpoints.services {
        if used.pinned.is_none() && is_required(requirement, used.service.slug(), used.has_endpoint(scenario.region)) {
            used.pinned = Some(if used.service.kinds().gateway() { Path::Gateway } else { Path::Interface });
        }
    }
    let possible = DesignTotals::of(&with_endpoints).totals;
    // The mix with a hub is any of those without one, put into a hub.
    let with_hub = possible.iter().any(|(design, _)| *design == Design::CheapestMixWithHub);
    let proposals = Design::ALL.into_iter().filter(|design| design.is_proposal());
    let proposals = proposals.filter(|design| *design != Design::CheapestMixWithHub);
    for design in proposals.filter(|design| feasibility::reasons(*design, &network).is_empty()) {
        let Ok(base) = Routing::of(design, &network) else { continue };
        if !possible.iter().any(|(other, _)| *other == design) {
            continue;
        }
        // Only beside NAT gateways in each VPC may a service choose; elsewhere only what is asked leaves its rule.
        let free = matches!(design, Design::CheapestMix);
        let mut every = vec![Vec::new()];
        for (used, path) in network.services.iter().zip(&base.paths) {
            let asked = is_required(requirement, used.service.slug(), used.has_endpoint(scenario.region));
            let kinds = used.service.kinds();
            let open: Vec<Path> = match used.pinned {
                _ if used.is_private() => vec![Path::Interface],
                Some(pinned) => vec![pinned],
                None if asked && !kinds.gateway() => vec![Path::Interface],
                None if asked => vec![Path::Gateway],
                None if free && used.has_endpoint(scenario.region) && !kinds.gateway() => {
                    vec![Path::Egress, Path::Interface]
                }
                None => vec![*path],
            };
            every = every
                .iter()
                .flat_map(|paths: &Vec<Path>| open.iter().map(move |path| [paths.as_slice(), &[*path]].concat()))
                .collect();
        }
        let others = match base.other_region {
            Some(_) if free && network.other_region.is_some_and(|other| other.endpoints > 0) => {
                vec![Some(Path::Egress), Some(Path::Interface)]
            }
            path => vec![path],
        };
        for paths in every {
            let alone =
                others.iter().map(|other| Routing { paths: paths.clone(), other_region: *other, ..base.clone() });
            let alone: Vec<Routing> = alone.collect();
            if with_hub && matches!(design, Design::CheapestMix | Design::EndpointsOnly) {
                let hubs = alone.iter().flat_map(|routing| hub_routings::with_hub(routing, &network));
                let has_prices = |routing: &Routing| {
                    feasibility::unpriced_zones(routing.private_zones(&network), &network).is_empty()
                };
                routings.extend(hubs.filter(has_prices));
            }
            routings.extend(alone);
        }
    }
    let prices = Rates::of(&network);
    let met = routings.iter().filter(|routing| is_met(requirement, &network, routing));
    met.map(|routing| Bill::of(&routing.charges(&network, &prices)).total).min()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_requirement_is_met_and_never_saves(scenario in scenario()) {
        let report = report(&scenario);
        for answer in requirement::all(&scenario) {
            let requirement = answer.requirement;
            let verdict = report.verdict.as_ref();
            let own = verdict.map(|verdict| &report.priced(verdict.design).expect("possible").routing);
            match answer.outcome {
                Ok(met) => {
                    assert!(met.more >= Usd::ZERO);
                    let required_services = requirement.required_services(&scenario).expect("it is met");
                    assert!(is_met(requirement, &required_services, &met.routing), "{requirement:?} {met:?}");
                    let bill = Bill::of(&met.routing.charges(&required_services, &Rates::of(&required_services)));
                    assert_eq!(met.total, bill.total, "{requirement:?}");
                    if own.is_some_and(|own| is_met(requirement, &scenario, own)) {
                        assert_eq!(met.more, Usd::ZERO, "{requirement:?} is had already");
                    }
                    // Nothing is said of what was there but the path.
                    let mut services = scenario.services.iter().zip(&required_services.services);
                    assert!(services.all(|(old, new)| old.gb == new.gb));
                }
                Err(reasons) => {
                    assert!(!reasons.is_empty(), "{requirement:?}");
                    let met = own.is_some_and(|own| is_met(requirement, &scenario, own));
                    assert!(!met, "{requirement:?} is had already");
                }
            }
        }
    }

    #[test]
    fn a_requirement_is_met_by_the_cheapest_routing(mut scenario in scenario()) {
        scenario.services.truncate(5);
        for used in &mut scenario.services {
            used.group = None::<ServiceGroup>;
        }
        let cheapest = DesignTotals::of(&scenario).cheapest().map(|(_, total)| total);
        for answer in requirement::all(&scenario) {
            let least = least(answer.requirement, &scenario);
            let met = answer.outcome.as_ref().ok();
            assert_eq!(met.map(|met| met.total), least, "{:?}", answer.requirement);
            if let (Some(met), Some(cheapest)) = (met, cheapest) {
                assert_eq!(met.more, met.total - cheapest.min(met.total));
            }
        }
    }
}
