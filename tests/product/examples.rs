//! The examples' output, which is public.

use natpoint_link::Link;
use natpoint_model::article;
use serde_json::json;

#[allow(dead_code, reason = "the example's own `main` is not called here")]
#[path = "../../examples/price.rs"]
mod price;

#[allow(dead_code, reason = "the example's own `main` is not called here")]
#[path = "../../examples/report.rs"]
mod report;

#[test]
fn the_articles_case_is_priced() {
    let article = Link { scenario: article::scenario(), ..Link::default() };
    let priced = price::price(&article.write());
    assert_eq!(priced["designs"]["nat"], json!({ "usd": "119.660000000000", "exact": "5983/50", "infeasible": [] }));
    assert_eq!(priced["mix_endpoints"], json!([]));
    let crossing = json!({
        "left": "nat-gateway", "right": "endpoints",
        "axis_value": "1268.524590163934", "exact": "77380/61", "usd": "123.91",
    });
    assert!(priced["crossings"].as_array().is_some_and(|all| all.contains(&crossing)), "{priced}");
    assert_eq!(priced["notices"], json!([]));
}

#[test]
fn without_a_link_the_opening_scenario_is_priced() {
    let priced = price::price("");
    assert_eq!(priced["designs"]["nat"], json!({ "usd": "208.800000000000", "exact": "1044/5", "infeasible": [] }));
    assert_eq!(priced["mix_endpoints"], json!(["logs"]));
}

#[test]
fn an_infeasible_design_has_reasons_and_no_price() {
    let priced = price::price("v1&region=us-east-1&s.logs=400&out=1");
    let reason = "Something needs the internet, which no endpoint can reach.";
    assert_eq!(priced["designs"]["endpoints"], json!({ "usd": null, "exact": null, "infeasible": [reason] }));
    assert_eq!(priced["mix_endpoints"], json!(["logs"]));
}

#[test]
fn notices_are_printed_and_the_rest_is_priced() {
    let priced = price::price("v1&region=us-east-1&azs=9&s.logs=400&out=1");
    assert_eq!(priced["notices"].as_array().map(Vec::len), Some(1), "{priced}");
    assert_eq!(priced["mix_endpoints"], json!(["logs"]));
    assert!(price::price("nonsense")["notices"].as_array().is_some_and(|notices| !notices.is_empty()));
}

#[test]
fn every_old_link_is_priced_with_every_design() {
    let links: Vec<_> = include_str!("../links.txt").lines().filter_map(|line| line.strip_prefix("open ")).collect();
    assert!(links.len() > 30, "the file holds links");
    for line in links {
        let priced = price::price(line.trim());
        let designs = priced["designs"].as_object().map(serde_json::Map::len);
        assert_eq!(designs, Some(natpoint_model::cost::Design::ALL.len()), "{line}");
        assert!(priced["designs"].as_object().is_some_and(|all| all.values().all(|design| {
            design["usd"].is_null() != design["infeasible"].as_array().is_some_and(Vec::is_empty)
                && design["usd"].is_null() == design["exact"].is_null()
        })));
    }
}

#[test]
fn the_report_is_the_pages_export_for_pull_requests() {
    let (settings, address) =
        ("v1&region=us-east-1&azs=3&nat=az&s.logs=400&out=1", "https://wiki.example/natpoint.html");
    let (markdown, notices) = report::report(&format!("{address}#{settings}&azss=1"));
    assert!(markdown.starts_with("At 400 GB a month, NAT gateways in all 3 AZs are cheapest: $127.55"), "{markdown}");
    assert!(markdown.contains("\n| Design | USD a month | More than the cheapest |\n"), "{markdown}");
    assert!(markdown.ends_with(&format!("](<{address}#{settings}&prices=2026-11>)\n")), "{markdown}");
    assert_eq!(notices, ["\u{201c}azss\u{201d} is not known and was left out."]);
    let (japanese, _) = report::report(&format!("{settings}&lang=ja"));
    assert!(japanese.contains("最安"), "{japanese}");
    assert!(japanese.contains("```\nv1&"), "without an address the settings stand there to be pasted: {japanese}");
}

#[test]
fn a_plan_stands_before_the_report() {
    let create = |kind: &str, name: &str, after: serde_json::Value| {
        let change = json!({ "actions": ["create"], "before": null, "after": after, "after_unknown": { "id": true } });
        json!({ "address": format!("{kind}.{name}"), "mode": "managed", "type": kind, "name": name, "change": change })
    };
    let kept = |name: &str| {
        let after = json!({ "id": name, "region": "eu-west-1", "vpc_id": "vpc-1" });
        let change = json!({ "actions": ["no-op"], "before": after, "after": after, "after_unknown": {} });
        json!({
            "address": format!("aws_nat_gateway.{name}"), "mode": "managed", "type": "aws_nat_gateway", "name": name,
            "change": change,
        })
    };
    let s3 = json!({ "service_name": "com.amazonaws.eu-west-1.s3", "vpc_id": "vpc-1" });
    let changes = [kept("nat-a"), kept("nat-b"), create("aws_vpc_endpoint", "s3", s3)];
    let plan = json!({ "format_version": "1.2", "resource_changes": changes }).to_string();
    let files = [("plan.json".to_owned(), plan.into_bytes())];
    let link = "v1&region=eu-west-1&nat=az&s.logs=900&s.s3=30&out=5";
    assert_eq!(
        report::plan(link, &files).expect("a plan"),
        "\
## The plan

|  | Before | After | Cheapest |
| --- | --- | --- | --- |
| NAT gateways | 2 | 2 | 2 |
| Endpoints | none | s3 (gateway endpoint) | logs (interface endpoint), s3 (gateway endpoint) |
| USD a month | 122.26 | 120.82 | 102.68 |

Above the break-even: the network in use costs $120.82 a month; “Cheapest mix” costs $102.68, $18.14 less. Keep both \
NAT gateways and add an interface endpoint for logs.

"
    );
    let japanese = report::plan(&format!("{link}&lang=ja"), &files).expect("a plan");
    assert!(japanese.contains("| NAT ゲートウェイ | 2 台 | 2 台 | 2 台 |"), "{japanese}");
    assert_eq!(
        report::plan(link, &[("a".to_owned(), b"{}".to_vec())]).map_err(|said| said.starts_with("a: ")),
        Err(true)
    );
}
