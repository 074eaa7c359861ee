//! The policy on plans: tables of cases, and that its verdict is the model's for random networks.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test fails by a panic")]

use natpoint_change::{Change, EgressKind, Name};
use natpoint_import::{ImportedData, Options, Reader};
use natpoint_link::{Language, Link};
use natpoint_model::compare::recommendation::Action;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::design::Routing;
use natpoint_model::scenario::{NatConnectivity, NatTopology, Path, Requirement, Scenario};
use natpoint_policy::{Answer, Limits, POLICY, PlanReview};
use natpoint_test_support::networks;
use proptest::prelude::*;
use regorus::{Engine, Value as RegoValue};
use serde_json::{Value, json};

#[path = "policy/plans.rs"]
mod plans;

use plans::{endpoint, gateway, nat, plan, removed};

/// Logs are worth an endpoint, KMS is not, and Amazon S3 has its free one.
const LINK: &str = "v1&region=eu-west-1&nat=az&s.logs=900&s.kms=9&s.s3=30&out=5";
/// Without a way out, endpoints are the answer.
const NO_NAT: &str = "v1&region=eu-west-1&nat=az&s.logs=900&s.s3=30";
const LOGS: &str = "com.amazonaws.eu-west-1.logs";
const KMS: &str = "com.amazonaws.eu-west-1.kms";
const S3: &str = "com.amazonaws.eu-west-1.s3";

fn limits(link: &str) -> Limits {
    let (read, notices) = Link::read(link);
    assert!(notices.is_empty(), "{notices:?}");
    let language = read.language.unwrap_or_default();
    of(&read.scenario, read.axis, language, link).expect("an answer")
}

fn of(scenario: &Scenario, axis: Axis, language: Language, link: &str) -> Option<Limits> {
    let report = Report::new(scenario, axis);
    Limits::new(Answer { scenario, report: &report, axis, language, link })
}

/// What the policy denies, and what it warns of.
fn judged(limits: Option<&Limits>, plan: &Value, exceptions: &Value) -> [Vec<String>; 2] {
    let mut engine = Engine::new();
    engine.add_policy("natpoint.rego".to_owned(), POLICY.to_owned()).expect("the policy is Rego");
    if let Some(limits) = limits {
        engine.add_data_json(&limits.document()).expect("the numbers are JSON");
    }
    if !exceptions.is_null() {
        engine
            .add_data(RegoValue::from_json_str(&json!({ "natpoint_exceptions": exceptions }).to_string()).unwrap())
            .unwrap();
    }
    engine.set_input_json(&plan.to_string()).expect("a plan");
    ["deny", "warn"].map(|rule| {
        let found = engine.eval_rule(format!("data.natpoint.{rule}")).expect("the rule can be evaluated");
        let found = found.to_json_str().expect("JSON");
        serde_json::from_str::<Vec<String>>(&found).expect("a set of sentences")
    })
}

/// The policy's sentences without where their numbers come from.
#[track_caller]
fn check(link: &str, plan: &Value, denied: &[&str], warned: &[&str]) {
    let limits = limits(link);
    let shortened = |sentences: &Vec<String>| -> Vec<String> {
        sentences.iter().map(|said| said.replace(&format!(" {}", limits.source), "")).collect()
    };
    let found = judged(Some(&limits), plan, &Value::Null);
    assert_eq!(shortened(&found[0]), denied, "denied: {plan}");
    assert_eq!(shortened(&found[1]), warned, "warned: {plan}");
}

#[test]
fn a_plan_is_held_against_the_answer() {
    let answer = plan(&[nat("nat_a"), nat("nat_b"), endpoint("logs", LOGS, 2), gateway("s3", S3)]);
    let free = "aws_nat_gateway.nat_a, aws_nat_gateway.nat_b: The gateway endpoint for DYNAMODB is missing, which is \
                free. The scenario does not say how much data it would carry.";
    let free = &free.replace("DYNAMODB", "DynamoDB");
    check(LINK, &answer, &[], &[free]);
    let today = plan(&[nat("nat_a"), nat("nat_b")]);
    check(
        LINK,
        &today,
        &[
            "aws_nat_gateway.nat_a, aws_nat_gateway.nat_b: The gateway endpoint for S3 is missing, which is free: 30 \
             GB a month through NAT gateways cost $1.44.",
            "aws_nat_gateway.nat_a, aws_nat_gateway.nat_b: The interface endpoint for logs in 2 AZs is missing, which \
             saves $18.14 a month: 900 GB a month are above its break-even of 422.63 GB.",
        ],
        &[free],
    );
    let dear =
        plan(&[endpoint("kms", KMS, 3), endpoint("logs", LOGS, 6), endpoint("s3", S3, 2), endpoint("unknown", KMS, 0)]);
    check(
        LINK,
        &dear,
        &[
            "aws_vpc_endpoint.kms: The interface endpoint for kms in 3 AZs costs $23.75 a month more than it saves: 9 \
             GB a month are below its break-even of 633.95 GB.",
            "aws_vpc_endpoint.logs: The interface endpoint for logs in 6 AZs costs $13.98 a month more than it saves: \
             900 GB a month are below its break-even of 1,267.89 GB.",
            "aws_vpc_endpoint.s3: The gateway endpoint for S3 is free; the interface endpoint costs $16.36 a month at \
             30 GB.",
            "aws_vpc_endpoint.unknown: The interface endpoint for kms in 2 AZs costs $15.72 a month more than it \
             saves: 9 GB a month are below its break-even of 422.63 GB.",
        ],
        &[],
    );
}

#[test]
fn nat_gateways_are_denied_where_the_answer_has_none() {
    let verdict =
        "The cheapest design has no NAT gateway. At 930 GB a month, VPC endpoints alone are cheapest: $25.06, ";
    let [denied, _] =
        judged(Some(&limits(NO_NAT)), &plan(&[nat("a"), gateway("s3", S3), endpoint("logs", LOGS, 2)]), &Value::Null);
    assert!(denied.len() == 1 && denied[0].starts_with(&format!("aws_nat_gateway.a: {verdict}")), "{denied:?}");
    assert!(
        denied[0].ends_with("(eu-west-1, list prices of 2026-10-01: v1&region=eu-west-1&nat=az&s.logs=900&s.s3=30)")
    );
    check(NO_NAT, &plan(&[removed(nat("a")), gateway("s3", S3), endpoint("logs", LOGS, 2)]), &[], &[]);
    // The scenario is about public NAT gateways; a private one reaches other networks.
    let mut private = nat("a");
    private["change"]["after"]["connectivity_type"] = json!("private");
    check(NO_NAT, &plan(&[private]), &[], &[]);
}

#[test]
fn japanese_links_give_japanese_sentences() {
    check(
        &format!("{LINK}&lang=ja"),
        &plan(&[
            nat("a"),
            gateway("s3", S3),
            gateway("d", "com.amazonaws.eu-west-1.dynamodb"),
            endpoint("kms", KMS, 2),
        ]),
        &[
            "aws_nat_gateway.a: 2 AZ の logs のインターフェイスエンドポイントがありません。追加すると月 18.14 USD \
             削減できます。月 900 GB は損益分岐点の 422.63 GB を上回っています。",
            "aws_vpc_endpoint.kms: 2 AZ の kms のインターフェイスエンドポイントの費用は、削減額を月 15.72 USD \
             上回ります。月 9 GB は損益分岐点の 422.63 GB を下回っています。",
        ],
        &[],
    );
}

#[test]
fn a_plan_is_read_as_terraform_writes_it() {
    let logs = "aws_nat_gateway.a: The interface endpoint for logs in 2 AZs is missing, which saves $18.14 a month: \
                900 GB a month are above its break-even of 422.63 GB.";
    let s3 = || [gateway("s3", S3), gateway("d", "com.amazonaws.eu-west-1.dynamodb")];
    let with = |more: Value| plan(&[&s3()[..], &[nat("a"), more]].concat());
    check(LINK, &with(endpoint("logs", LOGS, 2)), &[], &[]);
    check(LINK, &with(removed(endpoint("logs", LOGS, 2))), &[logs], &[]);
    // Known after apply: the key of the resource tells the service; the subnets are those of the scenario.
    let mut unknown = endpoint("this", LOGS, 2);
    unknown["index"] = json!("logs");
    unknown["address"] = json!("module.endpoints.aws_vpc_endpoint.this[\"logs\"]");
    unknown["change"]["after"] = json!({ "vpc_endpoint_type": "Interface" });
    unknown["change"]["after_unknown"] = json!({ "service_name": true, "subnet_ids": true });
    check(LINK, &with(unknown), &[], &[]);
    // A deposed object goes, and a forgotten one stays.
    let mut deposed = endpoint("logs", LOGS, 2);
    deposed["deposed"] = json!("0a0a0a0a");
    check(LINK, &with(deposed), &[logs], &[]);
    let mut forgotten = endpoint("logs", LOGS, 2);
    forgotten["change"] = json!({ "actions": ["forget"], "before": forgotten["change"]["after"], "after": null });
    check(LINK, &with(forgotten), &[], &[]);
    let mut data = endpoint("logs", LOGS, 2);
    data["mode"] = json!("data");
    check(LINK, &with(data), &[logs], &[]);
    // Another VPC's endpoint is of no use; one whose VPC is not known may be this one's.
    let in_vpc = |mut resource: Value, vpc: &str| {
        resource["change"]["after"]["vpc_id"] = json!(vpc);
        resource
    };
    let vpcs = |endpoint: Value| plan(&[&s3()[..], &[in_vpc(nat("a"), "vpc-1"), endpoint]].concat());
    check(LINK, &vpcs(in_vpc(endpoint("logs", LOGS, 2), "vpc-2")), &[logs], &[]);
    check(LINK, &vpcs(in_vpc(endpoint("logs", LOGS, 2), "vpc-1")), &[], &[]);
    check(LINK, &vpcs(endpoint("logs", LOGS, 2)), &[], &[]);
    // Nothing that matters.
    check(LINK, &json!({}), &[], &[]);
    check(LINK, &json!({ "resource_changes": null, "planned_values": { "root_module": {} } }), &[], &[]);
}

#[test]
fn a_shortened_plan_and_modules_are_read() {
    let module = json!({ "address": "module.vpc", "resources": [
        { "address": "module.vpc.aws_nat_gateway.this[0]", "mode": "managed", "type": "aws_nat_gateway", "name": "this",
          "index": 0, "values": { "connectivity_type": "public" } },
        { "address": "module.vpc.aws_vpc_endpoint.d", "mode": "managed", "type": "aws_vpc_endpoint", "name": "d",
          "values": { "service_name": "com.amazonaws.eu-west-1.dynamodb", "vpc_endpoint_type": "Gateway" } },
        { "address": "module.vpc.aws_vpc_endpoint.s3", "mode": "managed", "type": "aws_vpc_endpoint", "name": "s3",
          "values": { "service_name": S3 } },
    ]});
    let mut shortened = plan(&[endpoint("kms", KMS, 1)]);
    shortened["planned_values"] = json!({ "root_module": { "child_modules": [module] } });
    check(
        LINK,
        &shortened,
        &[
            "aws_vpc_endpoint.kms: The interface endpoint for kms in 1 AZ costs $7.69 a month more than it saves: 9 GB \
             a month are below its break-even of 211.32 GB.",
            "module.vpc.aws_nat_gateway.this[0]: The interface endpoint for logs in 2 AZs is missing, which saves \
             $18.14 a month: 900 GB a month are above its break-even of 422.63 GB.",
        ],
        &[],
    );
}

#[test]
fn what_the_scenario_does_not_name_is_a_warning() {
    let sts = "com.amazonaws.eu-west-1.sts";
    check(
        LINK,
        &plan(&[
            endpoint("sts", sts, 3),
            endpoint("partner", "com.amazonaws.vpce.eu-west-1.vpce-svc-0a", 2),
            endpoint("elsewhere", "com.amazonaws.us-east-1.sts", 2),
        ]),
        &[],
        &["aws_vpc_endpoint.sts: The scenario does not say how much data this interface endpoint carries. In 3 AZs \
           it costs $24.09 a month and pays for itself from 633.95 GB a month."],
    );
    // An interface endpoint beside the gateway endpoint may be for hosts outside AWS.
    check(
        LINK,
        &plan(&[gateway("s3", S3), endpoint("s3_too", S3, 2)]),
        &[],
        &["aws_vpc_endpoint.s3_too: The gateway endpoint for S3 is free; the interface endpoint costs $16.36 a month \
           at 30 GB."],
    );
    let mut elsewhere = plan(&[nat("a")]);
    elsewhere["configuration"] = json!({ "provider_config": { "aws": {
        "name": "aws", "expressions": { "region": { "references": ["var.region"] } } } } });
    elsewhere["variables"] = json!({ "region": { "value": "us-east-1" } });
    check(
        LINK,
        &elsewhere,
        &[],
        &["aws_nat_gateway.a: It is of another Region than the scenario (eu-west-1) and is not judged."],
    );
}

#[test]
fn without_numbers_nothing_passes() {
    let [denied, _] = judged(None, &json!({}), &Value::Null);
    assert_eq!(denied, ["natpoint: there is no data.natpoint_limits of the format natpoint-limits/1."]);
}

#[test]
fn exceptions_turn_denials_into_warnings() {
    let limits = limits(LINK);
    let plan = plan(&[endpoint("kms", KMS, 3)]);
    for key in [KMS, "aws_vpc_endpoint.kms"] {
        let [denied, warned] = judged(Some(&limits), &plan, &json!({ key: "A control asks for it." }));
        assert!(denied.is_empty(), "{denied:?}");
        assert!(warned[0].ends_with(" Excepted: A control asks for it."), "{warned:?}");
    }
    let [denied, _] = judged(Some(&limits), &plan, &json!({ LOGS: "Another one." }));
    assert_eq!(denied.len(), 1);
}

#[test]
fn hostile_names_are_only_text() {
    for name in ["a\"b", "two\nlines", "日本", "%d %s", "{{ x }}", "${x}", "\\", "[\"k\"]", ""] {
        let mut endpoint = endpoint("kms", KMS, 2);
        let address = format!("aws_vpc_endpoint.this[\"{name}\"]");
        endpoint["address"] = json!(address);
        endpoint["index"] = json!(name);
        let [denied, _] = judged(Some(&limits(LINK)), &plan(&[endpoint]), &Value::Null);
        assert!(denied.len() == 1 && denied[0].starts_with(&format!("{address}: The interface")), "{denied:?}");
    }
}

/// A scenario whose network a plan can say in full.
fn scenario() -> impl Strategy<Value = Scenario> {
    let requirement = select_requirement();
    (networks::scenario(), proptest::option::weighted(0.2, requirement)).prop_map(|(mut scenario, requirement)| {
        scenario.services.retain(|used| !used.service.is_custom());
        for used in &mut scenario.services {
            used.today = None;
        }
        scenario.other_region = None;
        scenario.cross_az = None;
        scenario.ipv4_per_nat = 1;
        // A single NAT gateway of a single AZ is a NAT gateway for all.
        if scenario.azs.count() == 1 && scenario.nat == NatTopology::ZonalPerAz {
            scenario.nat = NatTopology::OneZonal;
        }
        if let Some(requirement) = requirement {
            scenario.requirements.set(requirement, true);
        }
        scenario.settle();
        scenario
    })
}

fn select_requirement() -> impl Strategy<Value = Requirement> {
    proptest::sample::select(Requirement::ALL.map(|(_, requirement)| requirement).to_vec())
}

fn imported(plan: &Value) -> ImportedData {
    let mut reader = Reader::new(Options::default());
    reader.begin("plan.json");
    reader.push(plan.to_string().as_bytes());
    reader.end();
    reader.finish()
}

/// The routing of a network in which each service takes one of its paths.
fn turned(scenario: &Scenario, choices: &[u8]) -> Scenario {
    let mut turned = scenario.clone();
    for (used, choice) in turned.services.iter_mut().zip(choices) {
        // No network can have an endpoint that there is not.
        let leads =
            |path: &Path| used.is_reached_by(*path) && (*path == Path::Egress || used.has_endpoint(scenario.region));
        let all: Vec<Path> = [Path::Egress, Path::Interface, Path::Gateway].into_iter().filter(leads).collect();
        used.today = Some(all[usize::from(*choice) % all.len()]);
    }
    // What stands or falls together does so.
    for at in 0..turned.services.len() {
        let (group, path) = (turned.services[at].group, turned.services[at].today);
        for used in &mut turned.services[at..] {
            let leads =
                |path: Path| used.is_reached_by(path) && (path == Path::Egress || used.has_endpoint(scenario.region));
            if group.is_some() && used.group == group && path.is_some_and(leads) {
                used.today = path;
            }
        }
    }
    turned
}

/// Whether all services of each group take one path.
fn keeps_groups(scenario: &Scenario) -> bool {
    scenario.services.iter().all(|used| {
        let mut together = scenario.services.iter().filter(|other| used.group.is_some() && other.group == used.group);
        together.all(|other| other.today == used.today)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// The policy denies a plan exactly where the model changes the network that the plan makes, and so does the review
    /// of the plan that natpoint's own reader read.
    #[test]
    fn the_verdict_is_that_of_the_model(scenario in scenario(), choices in proptest::collection::vec(0..3_u8, 10)) {
        let Some(limits) = of(&scenario, Axis::AllServices, Language::English, "v1") else { return Ok(()) };
        let answer = Report::new(&scenario, Axis::AllServices).recommendation.expect("an answer");
        prop_assume!(!answer.routing.hub.exists());
        let network = turned(&scenario, &choices);
        prop_assume!(keeps_groups(&network) && Routing::current(&network).is_ok());
        let report = Report::new(&network, Axis::AllServices);
        let model = report.recommendation.as_ref().expect("an answer").changes_nothing();
        let plan = plans::of(&network);
        let [denied, _] = judged(Some(&limits), &plan, &Value::Null);
        prop_assert_eq!(denied.is_empty(), model, "{:?}\n{:?}\n{}", network, denied, plan);
        let Ok(reviews) = PlanReview::all(&imported(&plan), &scenario) else { return Ok(()) };
        for review in reviews {
            let Some(verdict) = review.verdict(Axis::AllServices, Language::Japanese) else { continue };
            prop_assert_eq!(verdict.passes, model, "{}\n{:?}\n{:?}\n{}", verdict.sentence, review, network, plan);
        }
    }

    /// What natpoint itself writes for the answer passes, beside what stays.
    #[test]
    fn the_code_of_the_answer_passes(scenario in networks::scenario()) {
        let report = Report::new(&scenario, Axis::AllServices);
        let Some(change) = Change::new(&scenario, &report, None, Name::default()) else { return Ok(()) };
        prop_assume!(change.hub.is_none() && scenario.connectivity == NatConnectivity::Public);
        let limits = of(&scenario, Axis::AllServices, Language::English, "v1").expect("an answer");
        let mut resources = Vec::new();
        for service in &change.gateway_endpoints {
            resources.push(gateway(service.slug(), &service.name_in(change.region)));
        }
        for one in &change.interface_endpoints {
            resources.push(endpoint(one.service.slug(), &one.service.name_in(change.region), one.azs));
        }
        if let Some(EgressKind::ZonalNat { count, .. }) = change.egress.map(|egress| egress.kind) {
            resources.extend((0..count).map(|at| nat(&format!("n{at}"))));
        }
        let [denied, _] = judged(Some(&limits), &plan(&resources), &Value::Null);
        let kept = &report.recommendation.as_ref().expect("an answer").actions;
        // Endpoints that stay are not in the code, and without them a new way out would look like a detour.
        let has_kept = kept.iter().any(|action| matches!(action, Action::Keep(_)));
        prop_assert!(denied.is_empty() || (has_kept && change.egress.is_some()), "{:?}", denied);
    }
}
