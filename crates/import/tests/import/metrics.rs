//! CloudWatch's metrics: two of four byte counters are the volume, sums alone are volumes, and each time counts once.

use natpoint_import::ImportedData;
use natpoint_import::guide::Topic;
use natpoint_import::imported_data::{EndpointMetrics, FileRefusal, ImportedMetrics, Kind, NatMetrics, Span};
use natpoint_import::to_scenario::{Allocation, Choices, Note, UnallocatedTraffic, to_scenario};
use natpoint_model::article;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::Path;
use natpoint_model::units::Gb;
use serde_json::{Value, json};

use super::flow_log::read_all;

const DAY: u64 = 86_400;
/// 2026-10-01.
const START: u64 = 1_790_812_800;
const GIB: u64 = 1 << 30;
const FLOAT_GIB: f64 = 1_073_741_824.0;

fn read(files: &[String]) -> ImportedData {
    let named: Vec<_> = files.iter().map(|text| ("a file", text.as_bytes())).collect();
    let found = read_all(&named, "", 1 << 20);
    assert_eq!(read_all(&named, "", 3), found, "however it is cut");
    found
}

fn metrics(files: &[String]) -> ImportedMetrics {
    read(files).metrics.unwrap_or_default()
}

/// The answer of get-metric-statistics: a point a day from a day on.
fn statistics(metric: &str, from: u64, sums: &[f64]) -> String {
    let point = |(day, sum): (usize, &f64)| {
        let time = format!("2026-10-{:02}T00:00:00+00:00", from + day as u64);
        json!({"Timestamp": time, "Sum": sum, "Unit": "Bytes"})
    };
    // The answer has no order.
    let points: Vec<_> = sums.iter().enumerate().map(point).rev().collect();
    serde_json::to_string_pretty(&json!({"Label": metric, "Datapoints": points})).unwrap()
}

fn series(id: &str, label: &str, values: &[f64]) -> Value {
    let times: Vec<_> = (1..=values.len()).map(|day| format!("2026-10-{day:02}T00:00:00+00:00")).rev().collect();
    let values: Vec<_> = values.iter().rev().collect();
    json!({"Id": id, "Label": label, "Timestamps": times, "Values": values, "StatusCode": "Complete"})
}

fn nat(gateway: &str, sent: Option<u64>, received: Option<u64>) -> NatMetrics {
    NatMetrics { gateway: gateway.to_owned(), sent, received }
}

#[test]
fn two_of_the_four_counters_are_the_volume() {
    let all = ["BytesOutToDestination", "BytesInFromSource", "BytesInFromDestination", "BytesOutToSource"];
    let of = |metric: &str| {
        statistics(
            metric,
            1,
            if metric.contains("Destination") == metric.contains("Out") { &[5e9, 7e9] } else { &[8e10, 9e10] },
        )
    };
    let files: Vec<_> = all.iter().map(|metric| of(metric)).collect();
    let found = metrics(&files);
    assert_eq!(found.nat_gateways, [nat("", Some(12_000_000_000), Some(170_000_000_000))]);
    assert_eq!(found.time.span, Some(Span { from: START, to: START + 2 * DAY }));
    // Any one of each pair will do.
    for files in [[&files[0], &files[2]], [&files[1], &files[3]], [&files[0], &files[3]]] {
        assert_eq!(metrics(&files.map(Clone::clone)).nat_gateways, found.nat_gateways);
    }
    // And as several answers in one array or one call.
    let values: Vec<Value> =
        all.iter().enumerate().map(|(at, metric)| series(&format!("m{at}"), metric, &[5e9, 7e9])).collect();
    for text in [json!({"MetricDataResults": values, "Messages": []}), json!(values)] {
        let found = metrics(&[text.to_string()]);
        assert_eq!(found.nat_gateways, [nat("", Some(12_000_000_000), Some(12_000_000_000))]);
    }
}

#[test]
fn each_gateway_and_each_time_counts_once() {
    let out = |from, sums: &[f64]| statistics("BytesOutToDestination", from, sums);
    // The same file twice, and two gateways whose answers name neither.
    let found = metrics(&[out(1, &[1e9, 2e9]), out(1, &[1e9, 2e9]), out(1, &[3e9, 4e9])]);
    assert_eq!((found.nat_gateways, found.repeated), (vec![nat("", Some(10_000_000_000), None)], 1));
    // With ids, a longer answer has what a shorter one has.
    let label = "nat-0a BytesOutToDestination";
    let data = |label: &str, values: &[f64]| json!({"MetricDataResults": [series("m1", label, values)]}).to_string();
    let found = metrics(&[
        data(label, &[1e9, 2e9]),
        data(label, &[1e9, 2e9, 3e9]),
        data("BytesOutToDestination (nat-0b)", &[5.0]),
    ]);
    assert_eq!(found.nat_gateways, [nat("nat-0a", Some(6_000_000_000), None), nat("nat-0b", Some(5), None)]);
    assert_eq!(found.repeated, 1);
    // Answers of months that follow each other add up.
    let found = metrics(&[out(1, &[1e9, 2e9]), out(3, &[4e9])]);
    assert_eq!(found.nat_gateways, [nat("", Some(7_000_000_000), None)]);
}

#[test]
fn endpoints_are_told_by_id_and_service() {
    let answer = json!({"MetricDataResults": [
        series("e1", "BytesProcessed vpce-0a com.amazonaws.eu-west-1.logs", &[FLOAT_GIB, 2.0 * FLOAT_GIB]),
        series("e2", "BytesProcessed vpce-0b", &[FLOAT_GIB]),
        series("e3", "CPUUtilization", &[0.5]),
    ]});
    let list = json!({"VpcEndpoints": [{"VpcEndpointId": "vpce-0b", "VpcEndpointType": "Interface",
        "State": "available",
        "ServiceName": "com.amazonaws.eu-west-1.ssm", "SubnetIds": ["a"], "VpcId": "vpc-1"}]});
    let found = read(&[answer.to_string()]);
    let endpoint = |id: &str, service: &str, bytes| EndpointMetrics {
        endpoint: id.to_owned(),
        service: service.to_owned(),
        vpc: String::new(),
        bytes,
    };
    let expected = [endpoint("vpce-0a", "com.amazonaws.eu-west-1.logs", 3 * GIB), endpoint("vpce-0b", "", GIB)];
    assert_eq!(found.metrics.as_ref().map(|metrics| metrics.endpoints.as_slice()), Some(&expected[..]));
    assert_eq!((found.files[0].records, found.files[0].used, found.files[0].skipped[0].count), (4, 3, 1));
    let choices = Choices { unscaled: true, ..Choices::default() };
    let preview = to_scenario(&found, &article::scenario(), &choices);
    let of = |slug: &str| preview.scenario.service(ServiceId::named(slug)).map(|used| (used.gb, used.today));
    assert_eq!(of("logs"), Some((Gb::whole(3), Some(Path::Interface))));
    assert_eq!(preview.offer.unallocated, [(UnallocatedTraffic::EndpointMetrics, Gb::whole(1))]);
    // A list names the service.
    let preview = to_scenario(&read(&[answer.to_string(), list.to_string()]), &article::scenario(), &choices);
    assert_eq!(preview.scenario.service(ServiceId::named("ssm")).map(|used| used.gb), Some(Gb::whole(1)));
    assert_eq!(preview.offer.unallocated, []);
}

#[test]
fn endpoints_of_several_vpcs_are_not_added_up() {
    const LOGS: &str = "com.amazonaws.eu-west-1.logs";
    let answer = |labels: &[(&str, f64)]| {
        let all = labels.iter().enumerate();
        let all = all.map(|(at, (label, gib))| series(&format!("e{at}"), label, &[gib * FLOAT_GIB]));
        json!({"MetricDataResults": all.collect::<Vec<_>>()}).to_string()
    };
    let dublin = natpoint_model::scenario::Scenario::new(
        natpoint_model::catalogue::regions::RegionId::from_code("eu-west-1").expect("Dublin"),
    );
    let told = |files: &[String], vpc: Option<&str>| {
        let choices = Choices { unscaled: true, vpc: vpc.map(str::to_owned), ..Choices::default() };
        let preview = to_scenario(&read(files), &dublin, &choices);
        let gb = preview.scenario.service(ServiceId::named("logs")).map(|used| used.gb);
        let elsewhere = preview.notes.iter().find_map(|note| match note {
            Note::OtherVpcs(gb) => Some(*gb),
            _ => None,
        });
        (gb, elsewhere, preview.offer.vpcs)
    };
    let vpcs = vec!["vpc-0b".to_owned(), "vpc-0a".to_owned()];
    // With ids of endpoints and without: the VPC with the most data first, the other on request.
    for [a, b] in [["vpce-0a ", "vpce-0b "], ["", ""]] {
        let both = answer(&[
            (&format!("BytesProcessed {a}{LOGS} vpc-0a Interface"), 3.0),
            (&format!("BytesProcessed {b}{LOGS} vpc-0b Interface"), 5.0),
        ]);
        let of = |gb, elsewhere| (Some(Gb::whole(gb)), Some(Gb::whole(elsewhere)), vpcs.clone());
        assert_eq!(told(std::slice::from_ref(&both), None), of(5, 3));
        assert_eq!(told(&[both], Some("vpc-0a")), of(3, 5));
    }
    // What another answer said of the same endpoint with a shorter label counts once.
    let named = answer(&[(&format!("BytesProcessed vpce-0a {LOGS} vpc-0a"), 3.0)]);
    let short = answer(&[("BytesProcessed vpce-0a", 3.0)]);
    assert_eq!(told(&[named, short], None), (Some(Gb::whole(3)), None, vec!["vpc-0a".to_owned()]));
    // Endpoints in front of load balancers are no way to AWS services.
    let inspected = answer(&[
        (&format!("BytesProcessed vpce-0a {LOGS} vpc-0a Interface"), 3.0),
        ("BytesProcessed vpce-0c com.amazonaws.vpce.eu-west-1.vpce-svc-0c vpc-0c GatewayLoadBalancer", 9.0),
    ]);
    assert_eq!(told(&[inspected], None), (Some(Gb::whole(3)), None, vec!["vpc-0a".to_owned()]));
}

#[test]
fn what_is_no_sum_is_no_volume() {
    let point = |statistic: &str, value: f64| {
        let point = json!({"Timestamp": "2026-10-01T00:00:00Z", statistic: value, "Unit": "Bytes"});
        json!({"Label": "BytesOutToDestination", "Datapoints": [point]})
    };
    let extended = json!({"Timestamp": "2026-10-01T00:00:00Z", "ExtendedStatistics": {"p99": 5.0}});
    for (text, statistic) in [
        (point("Average", 17.5), "Average"),
        (point("Maximum", 17.0), "Maximum"),
        (json!({"Label": "BytesOutToDestination", "Datapoints": [extended]}), "ExtendedStatistics"),
        (json!({"MetricDataResults": [series("m1", "nat-0a BytesOutToDestination Average", &[9.0])]}), "Average"),
        (json!({"MetricDataResults": [series("m1", "BytesOutToDestination", &[9.25])]}), "9.25"),
    ] {
        let found = read(&[text.to_string()]);
        assert_eq!(found.files[0].refused, Some(FileRefusal::NotSums { statistic: statistic.to_owned() }), "{text}");
        assert_eq!(found.metrics, None);
    }
    for text in [
        json!({"Label": "CPUUtilization", "Datapoints": [{"Timestamp": "2026-10-01T00:00:00Z", "Sum": 5.0}]}),
        json!({"MetricDataResults": [series("m1", "RequestCount", &[9.0])]}),
        json!({"Label": "ErrorPortAllocation", "Datapoints": []}),
    ] {
        assert_eq!(read(&[text.to_string()]).files[0].refused, Some(FileRefusal::OtherMetrics), "{text}");
    }
    // An average beside the sum does no harm, and nothing but dates can be dates.
    let both = r#"{"Label": "BytesOutToDestination", "Datapoints": [
        {"Timestamp": "2026-10-01T02:00:00+02:00", "Sum": 5.0, "Average": 1.5, "Unit": "Bytes"},
        {"Timestamp": "yesterday", "Sum": 7.0}, {"Timestamp": 1790812860.0, "Sum": -1}]}"#;
    let found = read(&[both.to_owned()]);
    assert_eq!((found.files[0].records, found.files[0].used), (3, 1));
    let metrics = found.metrics.unwrap();
    assert_eq!(
        (metrics.nat_gateways, metrics.time.span),
        (vec![nat("", Some(5), None)], Some(Span { from: START, to: START }))
    );
}

#[test]
fn a_statistic_in_a_label_is_no_volume_but_a_name_is_one() {
    let refused = |statistic: &str| Some(FileRefusal::NotSums { statistic: statistic.to_owned() });
    let id = "nat-0aaa1111bbb22222c";
    for (label, statistic) in [
        (format!("{id} BytesOutToDestination p95"), "p95"),
        (format!("{id} BytesOutToDestination p99.9"), "p99.9"),
        (format!("{id} BytesOutToDestination tm90"), "tm90"),
        (format!("maximum of {id} BytesOutToDestination"), "maximum"),
        ("Min NAT BytesOutToDestination".to_owned(), "Min"),
        ("BytesOutToDestination daily AVG".to_owned(), "AVG"),
        ("BytesOutToDestination (mean)".to_owned(), "mean"),
        ("RATE(BytesOutToDestination)".to_owned(), "RATE"),
        (format!("STDDEV({id} BytesOutToDestination)"), "STDDEV"),
        (format!("{id}_BytesOutToDestination_median"), "median"),
        ("avg:aws.natgateway.bytes_out_to_destination{*}".to_owned(), "avg"),
        ("BytesOutToDestination SampleCount".to_owned(), "SampleCount"),
    ] {
        let table = format!("timestamp,\"{label}\"\n2026-10-01T00:00:00Z,1073741824\n2026-10-02T00:00:00Z,5\n");
        for text in [answer(&[(&label, &[9.0, 7.0])]), table] {
            let found = read(&[text]);
            assert_eq!((&found.files[0].refused, &found.metrics), (&refused(statistic), &None), "{label}");
        }
    }
    for label in [
        format!("max-gw {id} BytesOutToDestination"),
        format!("{id} minority BytesOutToDestination"),
        format!("{id} BytesOutToDestination Sum"),
        format!("sum:aws.natgateway.bytes_out_to_destination{{name:max,natgatewayid:{id}}}"),
    ] {
        let table = format!("timestamp,\"{label}\"\n2026-10-01T00:00:00Z,9\n2026-10-02T00:00:00Z,7\n");
        for text in [answer(&[(&label, &[9.0, 7.0])]), table] {
            let found = read(&[text]);
            assert_eq!(found.files[0].refused, None, "{label}");
            assert_eq!(found.metrics.unwrap_or_default().nat_gateways[0].sent, Some(16), "{label}");
        }
    }
    // An id of a query is a name, unless it stands in the place of the label.
    let named = |id: &str, label: &str| json!({"MetricDataResults": [series(id, label, &[9.0])]}).to_string();
    assert_eq!(read(&[named("avg", "BytesOutToDestination")]).files[0].refused, None);
    assert_eq!(read(&[named("avg_bytesouttodestination", "nat")]).files[0].refused, refused("avg"));
    // So are the dimensions that the console writes below the label.
    let console = |below: &str| {
        format!(
            "Full label,BytesOutToDestination\nLabel,out\n{below}\n2026/10/01 00:00:00,100\n2026/10/02 00:00:00,5\n"
        )
    };
    assert_eq!(read(&[console("Name,max")]).files[0].refused, None);
    assert_eq!(read(&[console("Statistic,p99")]).files[0].refused, refused("p99"));
    assert_eq!(read(&[console("Statistic,平均")]).files[0].refused, refused("平均"));
}

#[test]
fn grafanas_values_with_units_are_read_and_what_is_no_value_is_refused() {
    let table = |cells: [&str; 4]| {
        let [a, b, c, d] = cells;
        format!(
            "\"Time\",\"nat-0aaa1111bbb22222c_BytesOutToDestination\",\"nat-0bbb1111bbb22222c-BytesOutToDestination\"\n\
             \"2026-10-01 00:00:00\",\"{a}\",\"{b}\"\n\"2026-10-02 00:00:00\",\"{c}\",\"{d}\"\n"
        )
    };
    let found = read(&[table(["2 GiB", "1.5 GiB", "512 MiB", "NaN"])]);
    let gateways =
        [nat("nat-0aaa1111bbb22222c", Some(5 * GIB / 2), None), nat("nat-0bbb1111bbb22222c", Some(3 * GIB / 2), None)];
    assert_eq!((found.files[0].used, &found.files[0].refused), (3, &None));
    assert_eq!(found.metrics.unwrap_or_default().nat_gateways, gateways);
    // Two of the values are none, and a column of them is no volume.
    let found = read(&[table(["7", "some", "8", "9"])]);
    assert_eq!((found.files[0].used, found.files[0].skipped[0].count), (3, 1));
    for (cells, statistic) in [
        (["5 MB/s", "1 GiB", "6 MB/s", "1 GiB"], "5 MB/s"),
        (["much", "7", "more", "8"], "much"),
        (["1 GiB", "1,234 GiB", "1 GiB", "1,234 GiB"], "1,234 GiB"),
    ] {
        let found = read(&[table(cells)]);
        let refused = Some(FileRefusal::NotSums { statistic: statistic.to_owned() });
        assert_eq!(found.files[0].refused, refused, "{cells:?}");
        let gateways = found.metrics.unwrap_or_default().nat_gateways;
        assert!(gateways.iter().all(|nat| nat.sent.is_some_and(|sent| sent > 0)), "{gateways:?}");
    }
    let mut wordy = series("m1", "nat-0a BytesOutToDestination", &[7.0]);
    wordy["Values"] = json!(["much"]);
    let found = read(&[json!({ "MetricDataResults": [wordy] }).to_string()]);
    assert_eq!(found.files[0].refused, Some(FileRefusal::NotSums { statistic: "much".to_owned() }));
    assert_eq!(found.metrics, None);
    // Grafana's names with dimensions.
    let text = "Time,\"BytesOutToDestination {NatGatewayId=nat-0a}\"\n1790812800000,7\n1790899200000,8\n";
    assert_eq!(metrics(&[text.to_owned()]).nat_gateways, [nat("nat-0a", Some(15), None)]);
}

#[test]
fn the_consoles_csv_is_read() {
    for text in [
        "Full label,BytesOutToDestination,BytesInFromDestination\nLabel,out,in\n\
         Namespace,AWS/NATGateway,AWS/NATGateway\n\
         NatGatewayId,nat-0a,nat-0a\nStatistic,Sum,Sum\nPeriod,86400,86400\n\n\
         2026/10/01 00:00:00,100,2000\n2026/10/02 00:00:00,50,\n",
        "Label,nat-0a BytesOutToDestination,nat-0a BytesInFromDestination\r\n\
         2026-10-01 00:00:00,100,2000\r\n2026-10-02 00:00:00,50,\r\n",
        "\u{feff}Timestamp;BytesOutToDestination nat-0a;BytesInFromDestination nat-0a\n\
         2026-10-01T00:00:00Z;100;2000\n2026-10-02T00:00:00Z;50;\n",
    ] {
        let found = read(&[text.to_owned()]);
        let file = &found.files[0];
        assert_eq!((file.kind, file.records, file.used, &file.refused), (Some(Kind::Metrics), 3, 3, &None), "{text}");
        let metrics = found.metrics.unwrap_or_default();
        assert_eq!(metrics.nat_gateways, [nat("nat-0a", Some(150), Some(2000))], "{text}");
        assert_eq!(metrics.time.span, Some(Span { from: START, to: START + 2 * DAY }));
    }
    for (text, refused) in [
        (
            "Full label,BytesOutToDestination\nStatistic,Average\n2026/10/01 00:00:00,100\n",
            FileRefusal::NotSums { statistic: "Average".to_owned() },
        ),
        (
            "Label,BytesOutToDestination\n2026/10/01 00:00:00,100.75\n",
            FileRefusal::NotSums { statistic: "Average".to_owned() },
        ),
        ("Full label,CPUUtilization\n2026/10/01 00:00:00,100\n", FileRefusal::OtherMetrics),
    ] {
        assert_eq!(read(&[text.to_owned()]).files[0].refused, Some(refused), "{text}");
    }
}

#[test]
fn metrics_are_asked_for_and_said_to_be_what_others_have_too() {
    let up = json!({"MetricDataResults": [series("m1", "nat-0a BytesOutToDestination", &[FLOAT_GIB; 30])]}).to_string();
    let found = read(std::slice::from_ref(&up));
    let preview = to_scenario(&found, &article::scenario(), &Choices::default());
    assert_eq!(preview.offer.unallocated, [(UnallocatedTraffic::NatMetrics, Gb::whole(30))]);
    assert_eq!(
        preview.notes,
        [
            Note::UnknownRegion,
            Note::LeftOut(UnallocatedTraffic::NatMetrics, Gb::whole(30)),
            Note::OneDirection { sent: true },
        ]
    );
    let internet =
        Choices { unallocated: vec![(UnallocatedTraffic::NatMetrics, Allocation::Internet)], ..Choices::default() };
    let taken = to_scenario(&found, &article::scenario(), &internet).scenario;
    assert_eq!((taken.internet_out, taken.internet_in), (Gb::whole(30), Gb::ZERO));
    // Beside a log of the same gateway.
    let log = "interface-id srcaddr dstaddr bytes\neni-1 10.0.0.1 52.219.68.9 5000000\n".to_owned();
    let preview = to_scenario(&read(&[up, log]), &article::scenario(), &Choices::default());
    assert!(preview.notes.contains(&Note::SameTraffic), "{:?}", preview.notes);
}

#[test]
fn the_guides_commands_answer_what_is_read() {
    let mut expected = 0;
    for snippet in Topic::Metrics.snippets() {
        let text = snippet.text;
        let queries = text.split_once("--metric-data-queries '").and_then(|(_, rest)| rest.split_once('\'')).unwrap().0;
        let queries: Vec<Value> = serde_json::from_str(queries).expect("JSON");
        let answers: Vec<_> = queries
            .iter()
            .map(|query| {
                let expression = query["Expression"].as_str().unwrap();
                assert!(
                    expression.starts_with("SEARCH('{AWS/") && expression.ends_with("', 'Sum', 86400)"),
                    "{expression}"
                );
                let label = query["Label"].as_str().unwrap();
                let label = label
                    .replace("${PROP('Dim.NatGatewayId')}", "nat-0a")
                    .replace("${PROP('Dim.VPC Endpoint Id')}", "vpce-0a");
                let label = label.replace("${PROP('Dim.Service Name')}", "com.amazonaws.eu-west-1.logs");
                let label = label.replace("${PROP('Dim.VPC Id')}", "vpc-0a");
                let label = label.replace("${PROP('Dim.Endpoint Type')}", "Interface");
                assert!(!label.contains('$'), "{label}");
                series(query["Id"].as_str().unwrap(), &label, &[7.0])
            })
            .collect();
        let found = metrics(&[json!({"MetricDataResults": answers}).to_string()]);
        if found.endpoints.is_empty() {
            assert_eq!(found.nat_gateways, [nat("nat-0a", Some(7), Some(7))]);
        } else {
            let only = EndpointMetrics {
                endpoint: "vpce-0a".to_owned(),
                service: "com.amazonaws.eu-west-1.logs".to_owned(),
                vpc: "vpc-0a".to_owned(),
                bytes: 7,
            };
            assert_eq!((found.endpoints, found.nat_gateways), (vec![only], Vec::new()));
        }
        expected += 1;
    }
    assert_eq!(expected, 2);
}

#[test]
fn a_series_that_lacks_points_says_so() {
    let part = |day: f64, status: &str| {
        let mut part = series("m1", "nat-0a BytesOutToDestination", &[day * 1e9]);
        part["StatusCode"] = json!(status);
        part
    };
    for (results, goes_on) in [
        (json!([part(1.0, "Complete")]), false),
        (json!([part(1.0, "PartialData")]), true),
        (json!([part(1.0, "InternalError")]), true),
        (json!([part(1.0, "Forbidden")]), true),
        // The AWS CLI puts the pages of a series one behind the other.
        (json!([part(1.0, "PartialData"), part(1.0, "Complete")]), false),
        // A search gives all its series one id.
        (json!([part(1.0, "PartialData"), series("m1", "nat-0b BytesOutToDestination", &[1e9])]), true),
    ] {
        for answer in [json!({ "MetricDataResults": results }), results] {
            let found = read(&[answer.to_string()]);
            assert_eq!(found.files[0].refused == Some(FileRefusal::GoesOn), goes_on, "{answer}");
        }
    }
    // The next page may be a file of its own.
    let pages =
        ["PartialData", "Complete"].map(|status| json!({ "MetricDataResults": [part(1.0, status)] }).to_string());
    assert!(read(&pages).files.iter().all(|file| file.refused.is_none()));
}

/// The answer of get-metric-data with these series of a point a day.
fn answer(series_of: &[(&str, &[f64])]) -> String {
    let all: Vec<_> = series_of.iter().map(|(label, values)| series("q1", label, values)).collect();
    json!({ "MetricDataResults": all }).to_string()
}

#[test]
fn parts_of_a_resource_add_up_but_not_to_its_total() {
    const OUT: &str = "nat-0a BytesOutToDestination";
    for (labels, sum) in [
        (["Interface subnet-0a vpce-0a BytesProcessed", "Interface subnet-0b vpce-0a BytesProcessed"], 3_000_000_000),
        (["nat-0a use1-az1 BytesOutToDestination", "nat-0a use1-az2 BytesOutToDestination"], 3_000_000_000),
        (["nat-0a us-east-1a BytesOutToDestination", "nat-0a us-east-1b BytesOutToDestination"], 3_000_000_000),
        // The same part twice.
        (
            ["nat-0a use1-az1 BytesOutToDestination", "AvailabilityZone use1-az1 nat-0a BytesOutToDestination"],
            1_000_000_000,
        ),
        // A part beside the whole, in either order.
        ([OUT, "nat-0a use1-az1 BytesOutToDestination"], 1_000_000_000),
        (["nat-0a use1-az1 BytesOutToDestination", OUT], 2_000_000_000),
        (["vpce-0a BytesProcessed", "subnet-0a vpce-0a BytesProcessed"], 1_000_000_000),
    ] {
        let found = metrics(&[answer(&[(labels[0], &[1e9]), (labels[1], &[2e9])])]);
        let sums = found.endpoints.iter().map(|endpoint| Some(endpoint.bytes));
        let sums: Vec<_> = sums.chain(found.nat_gateways.iter().map(|nat| nat.sent)).collect();
        assert_eq!(sums, [Some(sum)], "{labels:?}");
    }
    let csv = "Full label,a,b,c\nMetric Name,BytesProcessed,BytesProcessed,BytesProcessed\n\
               Dimension Subnet Id,subnet-0a,subnet-0b,\nDimension VPC Endpoint Id,vpce-0a,vpce-0a,vpce-0a\n\
               Period,86400,86400,86400\n2026/10/01 00:00:00,1,2,3\n2026/10/02 00:00:00,1,2,3\n";
    let found = metrics(&[csv.to_owned()]);
    assert_eq!((found.endpoints[0].bytes, found.repeated), (6, 2));
}

#[test]
fn a_total_beside_its_parts_counts_once() {
    const OUT: &str = "BytesOutToDestination";
    let named = |id: &str| [id, " ", OUT].concat();
    let of_two = [named("nat-0a"), named("nat-0b")];
    let names_of_two = ["prod BytesOutToDestination".to_owned(), "dev BytesOutToDestination".to_owned()];
    for [one, other] in [of_two, names_of_two] {
        for total in ["Total BytesOutToDestination", OUT] {
            let found = metrics(&[answer(&[(total, &[3e9, 5e9]), (&one, &[1e9, 2e9]), (&other, &[2e9, 3e9])])]);
            let sum: u64 = found.nat_gateways.iter().filter_map(|nat| nat.sent).sum();
            assert_eq!((sum, found.repeated), (8_000_000_000, 1), "{one} {total}");
        }
    }
    // What is no total is another gateway.
    let found = metrics(&[answer(&[(&named("nat-0a"), &[1e9, 2e9]), (OUT, &[1e9, 3e9])])]);
    assert_eq!(found.nat_gateways.len(), 2);
}

#[test]
fn a_later_fetch_adds_only_what_the_earlier_one_lacks() {
    for label in ["BytesOutToDestination", "nat-0a BytesOutToDestination"] {
        let days = [1e9, 2e9, 4e9, 8e9];
        let fetch = |from: usize, to: usize| {
            let mut part = series("m1", label, &days[..to]);
            for field in ["Timestamps", "Values"] {
                // The newest points stand first.
                part[field].as_array_mut().unwrap().truncate(to - from);
            }
            json!({ "MetricDataResults": [part] }).to_string()
        };
        for files in [[fetch(0, 2), fetch(0, 4)], [fetch(0, 4), fetch(0, 2)], [fetch(0, 3), fetch(1, 4)]] {
            let found = metrics(&files);
            let sums: Vec<_> = found.nat_gateways.iter().map(|nat| nat.sent).collect();
            assert_eq!((sums, found.repeated), (vec![Some(15_000_000_000)], 1), "{label}");
        }
    }
}

#[test]
fn units_of_labels_and_expressions_are_read() {
    for (label, value, bytes) in [
        ("BytesOutToDestination GB", 1.5, 3 * GIB / 2),
        ("BytesOutToDestination (GiB)", 100.0, 100 * GIB),
        ("nat-0a BytesOutToDestination [MB]", 1024.0, GIB),
        ("BytesOutToDestination in gigabytes", 2.0, 2 * GIB),
        ("BytesOutToDestination smb", 2.0, 2),
        ("BytesOutToDestination bytes", 2.0, 2),
    ] {
        assert_eq!(metrics(&[answer(&[(label, &[value])])]).nat_gateways[0].sent, Some(bytes), "{label}");
    }
    for label in ["BytesOutToDestination MB/s", "BytesOutToDestination bytes per second", "BytesOutToDestination GB MB"]
    {
        let found = read(&[answer(&[(label, &[2.0])])]);
        assert_eq!(found.files[0].refused, Some(FileRefusal::NotSums { statistic: label.to_owned() }));
    }
    let table = |label: &str, expression: &str| {
        format!("Full label,{label}\nLabel,{label}\nExpression,\"{expression}\"\n2026/10/01 00:00:00,2\n")
    };
    for (label, expression, bytes) in [
        ("BytesOutToDestination (GB)", "m1/1073741824", Some(2 * GIB)),
        ("BytesOutToDestination", "m1/1024/1024", Some(2 << 20)),
        ("BytesOutToDestination GB", "SUM(METRICS())/1e9", Some(2_000_000_000)),
        ("BytesOutToDestination", "SUM(METRICS())", Some(2)),
        ("BytesOutToDestination", "SEARCH('{AWS/NATGateway,NatGatewayId} BytesOut', 'Sum', 86400)", Some(2)),
        ("BytesOutToDestination", "SEARCH('{AWS/NATGateway,NatGatewayId} BytesOut', 'Average', 86400)", None),
        ("BytesOutToDestination", "m1/PERIOD(m1)", None),
        ("BytesOutToDestination", "RATE(m1)", None),
        ("BytesOutToDestination", "AVG(METRICS())", None),
        ("BytesOutToDestination", "m1+m2", None),
    ] {
        let found = read(&[table(label, expression)]);
        let sent = found.metrics.map(|metrics| metrics.nat_gateways[0].sent.unwrap_or_default());
        assert_eq!(sent, bytes, "{expression}");
        let refused = bytes.is_none().then(|| FileRefusal::NotSums { statistic: expression.to_owned() });
        assert_eq!(found.files[0].refused, refused, "{expression}");
    }
}

#[test]
fn days_that_no_file_covers_are_no_time() {
    let week = |month: u64| {
        let mut week = series("m1", "nat-0a BytesOutToDestination", &[FLOAT_GIB; 7]);
        let times = (1..=7).map(|day| format!("2026-{month:02}-{day:02}T00:00:00Z"));
        week["Timestamps"] = times.rev().collect();
        json!({ "MetricDataResults": [week] }).to_string()
    };
    let found = read(&[week(8), week(10)]);
    let metrics = found.metrics.as_ref().unwrap();
    assert_eq!(metrics.time.span.map(Span::seconds), Some(68 * DAY));
    assert_eq!(metrics.time.uncovered, 54 * DAY);
    let preview = to_scenario(&found, &article::scenario(), &Choices::default());
    // 14 GiB of two weeks, in the month of the scenario.
    let month = article::scenario().hours.units();
    let gb = Gb::from_units((month + 12) / 24);
    assert_eq!(preview.offer.unallocated, [(UnallocatedTraffic::NatMetrics, gb)]);
    // Files of the same time, and of times a few hours apart, have none.
    assert_eq!(read(&[week(8), week(8).replace("nat-0a", "nat-0b")]).metrics.unwrap().time.uncovered, 0);
}
