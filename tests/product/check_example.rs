//! The `check` and `policy` examples: what they say is public.

use serde_json::{Value, json};

#[allow(dead_code, reason = "the example's own `main` is not called here")]
#[path = "../../examples/check.rs"]
mod check;
#[allow(dead_code, reason = "the example's own `main` is not called here")]
#[path = "../../examples/policy.rs"]
mod policy;

/// Whether a check passes, and what it says.
#[track_caller]
fn checked(link: &str, volumes: &[&str], plans: &[&Value], passes: bool, expected: &[&str]) {
    let plans: Vec<_> = plans.iter().map(|plan| ("plan.json".to_owned(), plan.to_string().into_bytes())).collect();
    let (holds, sentences) = check::check(link, volumes, &plans).expect("it can be checked");
    assert_eq!(sentences, expected, "{link}");
    assert_eq!(holds, passes, "{link}");
}

/// A resource of a plan, with what is done to it.
fn resource(action: &str, address: &str, values: &Value) -> Value {
    let (kind, name) = address.split_once('.').expect("an address");
    let (before, after) = match action {
        "create" => (Value::Null, values.clone()),
        "delete" => (values.clone(), Value::Null),
        _ => (values.clone(), values.clone()),
    };
    let change = json!({ "actions": [action], "before": before, "after": after, "after_unknown": {} });
    json!({ "address": address, "mode": "managed", "type": kind, "name": name, "change": change })
}

fn nat(action: &str, name: &str, vpc: &str) -> Value {
    resource(action, &format!("aws_nat_gateway.{name}"), &json!({ "region": "eu-west-1", "vpc_id": vpc }))
}

fn endpoint(action: &str, service: &str, vpc: &str) -> Value {
    let values = json!({
        "region": "eu-west-1", "vpc_id": vpc, "service_name": format!("com.amazonaws.eu-west-1.{service}"),
        "vpc_endpoint_type": if service == "s3" { "Gateway" } else { "Interface" },
        "subnet_ids": ["subnet-a", "subnet-b"],
    });
    resource(action, &format!("aws_vpc_endpoint.{service}_{vpc}"), &values)
}

fn plan(changes: &[Value]) -> Value {
    json!({ "format_version": "1.2", "resource_changes": changes })
}

const LINK: &str = "v1&region=eu-west-1&nat=az&s.logs=100&out=5";

#[test]
fn a_measured_volume_above_the_break_even_fails() {
    checked(LINK, &[], &[], true, &["The network in use costs $82.42 a month, and no design costs less."]);
    checked(
        LINK,
        &["logs=900"],
        &[],
        false,
        &[
            "Above the break-even: the network in use costs $120.82 a month; “Cheapest mix” costs $102.68, $18.14 \
             less. Keep both NAT gateways and add an interface endpoint for logs.",
            "com.amazonaws.eu-west-1.logs: The interface endpoint for logs in 2 AZs is missing, which saves $18.14 a \
             month: 900 GB a month are above its break-even of 422.63 GB.",
        ],
    );
    // The break-even itself costs the same on both paths.
    let passes = |gb: &str| check::check(LINK, &[gb], &[]).expect("it can be checked").0;
    assert!(passes("logs=422.6") && passes("422.631578") && !passes("422.64") && !passes("0.5 TB"));
    let (_, japanese) = check::check(&format!("{LINK}&lang=ja"), &["logs=900"], &[]).expect("it can be checked");
    assert!(japanese[0].starts_with("損益分岐点を超えています。現在の構成は月 120.82 USD"), "{japanese:?}");
}

#[test]
fn what_cannot_be_taken_is_refused() {
    let refused =
        |link: &str, volumes: &[&str], plans: &[(String, Vec<u8>)]| check::check(link, volumes, plans).unwrap_err();
    // A part that is left out would change the answer.
    assert!(refused(&format!("{LINK}&azs=9"), &[], &[]).starts_with("Availability Zones: “9” is out of range."));
    assert_eq!(refused(LINK, &["kms=9"], &[]), "--volume: the link has no service kms.");
    assert!(refused(LINK, &["logs=much"], &[]).contains("much"));
    let file = |text: &str| [("a.json".to_owned(), text.as_bytes().to_vec())];
    assert!(refused(LINK, &[], &file("nothing of the kind")).starts_with("a.json: "));
    assert_eq!(
        refused(LINK, &[], &file("{\"resource_changes\": [], \"planned_values\": {}}")),
        "The files have neither NAT gateways nor endpoints."
    );
    let elsewhere = plan(&[resource("create", "aws_nat_gateway.a", &json!({ "region": "us-east-1" }))]);
    assert_eq!(
        refused(LINK, &[], &file(&elsewhere.to_string())),
        "It is of another Region than the scenario (eu-west-1) and is not judged."
    );
}

#[test]
fn a_plan_is_held_against_the_link_vpc_by_vpc() {
    let link = "v1&region=eu-west-1&nat=az&s.logs=900&s.s3=30&out=5";
    let fits = [
        nat("no-op", "a", "vpc-1"),
        nat("no-op", "b", "vpc-1"),
        endpoint("create", "s3", "vpc-1"),
        endpoint("create", "logs", "vpc-1"),
    ];
    let holds = "The network in use costs $102.68 a month, and no design costs less.";
    checked(link, &[], &[&plan(&fits)], true, &[holds]);
    // Two files are read together; what one of them removes is gone.
    checked(link, &[], &[&plan(&fits[..2]), &plan(&fits[2..])], true, &[holds]);
    let other = [
        nat("create", "c", "vpc-2"),
        nat("create", "d", "vpc-2"),
        endpoint("create", "s3", "vpc-2"),
        endpoint("delete", "logs", "vpc-2"),
    ];
    checked(
        link,
        &[],
        &[&plan(&[&fits[..], &other[..]].concat())],
        false,
        &[
            &format!("vpc-1: {holds}"),
            "vpc-2: Above the break-even: the network in use costs $120.82 a month; “Cheapest mix” costs $102.68, \
             $18.14 less. Keep both NAT gateways and add an interface endpoint for logs.",
            "vpc-2: com.amazonaws.eu-west-1.logs: The interface endpoint for logs in 2 AZs is missing, which saves \
             $18.14 a month: 900 GB a month are above its break-even of 422.63 GB.",
        ],
    );
}

#[test]
fn a_plan_that_removes_nat_gateways_too_early_fails() {
    let link = "v1&region=eu-west-1&nat=az&s.logs=9&s.kms=9";
    let gone = plan(&[nat("delete", "a", "vpc-1"), endpoint("create", "logs", "vpc-1")]);
    let (passes, sentences) = check::check(link, &[], &[("p".to_owned(), gone.to_string().into_bytes())]).unwrap();
    assert!(!passes && sentences[0].starts_with("The network cannot exist like this. "), "{sentences:?}");
    // One NAT gateway is cheaper than eight endpoints.
    let many = ["logs", "kms", "sqs", "sns", "sts", "ecr.api", "ecr.dkr", "ssm"];
    let link = format!("v1&region=eu-west-1&nat=one{}", many.map(|slug| format!("&s.{slug}=1")).concat());
    let mut changes = vec![nat("delete", "a", "vpc-1")];
    changes.extend(many.map(|slug| endpoint("create", slug, "vpc-1")));
    checked(
        &link,
        &[],
        &[&plan(&changes)],
        false,
        &["Above the break-even: the network in use costs $128.56 a month; “NAT gateways only” costs $39.15, $89.41 \
             less."],
    );
}

#[test]
fn an_endpoint_that_the_link_does_not_name_is_paid_and_not_judged() {
    let network = plan(&[nat("create", "a", "vpc-1"), nat("create", "b", "vpc-1"), endpoint("create", "sts", "vpc-1")]);
    checked(LINK, &[], &[&network], true, &["The network in use costs $98.48 a month, and no design costs less."]);
}

#[test]
fn the_numbers_of_the_policy_are_written_for_a_link() {
    let (limits, told) = policy::limits(&format!("https://wiki.example/natpoint.html#{LINK}"));
    assert_eq!(told, Vec::<String>::new());
    let limits: Value = serde_json::from_str(&limits.expect("an answer")).expect("JSON");
    let limits = &limits["natpoint_limits"];
    assert_eq!(limits["link"], format!("https://wiki.example/natpoint.html#{LINK}&prices=2026-11"));
    let logs = &limits["services"]["com.amazonaws.eu-west-1.logs"];
    assert_eq!((&logs["path"], &logs["interface"]["3"]["break_even_gb"]), (&json!("nat"), &json!("633.947368")));
    let (none, told) = policy::limits("v1&region=eu-west-1");
    assert!(none.is_none());
    assert_eq!(
        told,
        ["The scenario has no answer that a plan could be held against.", "Add a service to compare designs."]
    );
}
