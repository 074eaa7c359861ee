//! Endpoints of bills and metrics by their ids, joined to the lists that name their services.

use std::fmt::Write as _;

use natpoint_import::imported_data::BilledAmount;
use natpoint_import::to_scenario::{Choices, EndpointLeftOut, NetworkNote, Note, to_scenario};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::{Path, Scenario, ServiceUse};
use natpoint_model::units::{Gb, Quantity as _};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::reading::read_all;

/// The bill's form.
#[derive(Clone, Copy, Debug)]
enum Coat {
    Legacy,
    Cur2,
    Focus,
    /// Without AWS's own columns.
    PlainFocus,
}

const COATS: [Coat; 4] = [Coat::Legacy, Coat::Cur2, Coat::Focus, Coat::PlainFocus];

/// Usage of an endpoint in Osaka: its id, its hours and its GB.
type Used<'a> = (&'a str, u32, u32);

/// A bill of September.
fn bill(coat: Coat, all: &[Used<'_>]) -> String {
    let mut text = match coat {
        Coat::Legacy => {
            "lineItem/UsageType,lineItem/UsageAmount,lineItem/UnblendedCost,lineItem/UsageStartDate,\
             lineItem/UsageEndDate,lineItem/ResourceId,product/region\n"
        }
        Coat::Cur2 => {
            "line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,line_item_usage_start_date,\
             line_item_usage_end_date,line_item_resource_id,product_region_code\n"
        }
        Coat::Focus => {
            "x_UsageType,ConsumedQuantity,BilledCost,ChargePeriodStart,ChargePeriodEnd,ResourceId,RegionId,\
             ChargeCategory\n"
        }
        Coat::PlainFocus => {
            "ChargeDescription,ConsumedQuantity,BilledCost,ChargePeriodStart,ChargePeriodEnd,ResourceId,RegionId,\
             ChargeCategory\n"
        }
    }
    .to_owned();
    for (id, hours, gb) in all {
        let lines = [
            ("Hours", "$0.014 per VPC Endpoint Hour", *hours, 14),
            ("Bytes", "$0.01 per GB Data Processed by VPC Endpoints", *gb, 10),
        ];
        for (what, description, amount, price) in lines.into_iter().filter(|(_, _, amount, _)| *amount > 0) {
            let named = match coat {
                Coat::PlainFocus => description.to_owned(),
                _ => format!("APN3-VpcEndpoint-{what}"),
            };
            let resource = match (coat, *id) {
                (_, "") => String::new(),
                (Coat::Cur2, id) => id.to_owned(),
                (_, id) => format!("arn:aws:ec2:ap-northeast-3:111122223333:vpc-endpoint/{id}"),
            };
            let paid = amount * price;
            let _ = write!(
                text,
                "{named},{amount},{}.{:03},2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,{resource},ap-northeast-3",
                paid / 1000,
                paid % 1000
            );
            text += if matches!(coat, Coat::Focus | Coat::PlainFocus) { ",Usage\n" } else { "\n" };
        }
    }
    text
}

/// What describe-vpc-endpoints answers: id, VPC, service, AZs; no AZs where it does not say them.
fn list(all: &[(&str, &str, &str, usize)]) -> String {
    let endpoint = |(id, vpc, service, azs): &(&str, &str, &str, usize)| {
        let subnets: Vec<_> = (0..*azs).map(|at| format!("subnet-{at}")).collect();
        let mut endpoint = json!({"VpcEndpointId": id, "VpcEndpointType": "Interface", "VpcId": vpc,
            "ServiceName": service, "State": "available"});
        if *azs > 0 {
            endpoint["SubnetIds"] = json!(subnets);
        }
        endpoint
    };
    json!({ "VpcEndpoints": all.iter().map(endpoint).collect::<Vec<_>>() }).to_string()
}

/// Metrics of September: id, service, GB.
fn metrics(all: &[(&str, &str, u64)]) -> String {
    let series = |(at, (id, service, gb)): (usize, &(&str, &str, u64))| {
        let days: Vec<_> = (1..=30).map(|day| format!("2026-09-{day:02}T00:00:00Z")).collect();
        let values: Vec<_> = (0..30).map(|day| if day == 0 { gb << 30 } else { 0 }).collect();
        json!({"Id": format!("e{at}"), "Label": format!("BytesProcessed {id} {service}"), "Timestamps": days,
            "Values": values, "StatusCode": "Complete"})
    };
    json!({ "MetricDataResults": all.iter().enumerate().map(series).collect::<Vec<Value>>() }).to_string()
}

fn osaka() -> Scenario {
    Scenario::new(RegionId::from_code("ap-northeast-3").expect("Osaka"))
}

/// What becomes of files: the services as `slug GB AZs path`, what is not allocated, and the notes.
fn told(files: &[&str], choices: &Choices, now: &Scenario) -> (Vec<String>, Vec<String>, Vec<Note>) {
    let files: Vec<_> = files.iter().map(|text| text.as_bytes()).collect();
    let all = to_scenario(&read_all(&files), now, choices);
    let scenario = &all.scenario;
    let row = |used: &ServiceUse| {
        let azs = used.endpoint_azs(scenario).count();
        let path = used.today.map_or("-", |path| if path == Path::Interface { "interface" } else { "other" });
        format!("{} {} {azs} {path}", used.service.slug().trim_start_matches(PARTNERS), used.gb.to_plain())
    };
    let left = all.offer.unallocated.iter().map(|(what, gb)| format!("{} {}", what.slug(), gb.to_plain()));
    (scenario.services.iter().map(row).collect(), left.collect(), all.notes)
}

/// What the names of partners' services begin with.
const PARTNERS: &str = "com.amazonaws.vpce.ap-northeast-3.";
const PARTNER: &str = "com.amazonaws.vpce.ap-northeast-3.vpce-svc-0123456789abcdef0";
const LOGS: &str = "com.amazonaws.ap-northeast-3.logs";

/// Two AZs of CloudWatch Logs, three of a partner, one of another VPC, and one that no list has.
const USED: [Used<'_>; 4] = [("vpce-1", 1440, 100), ("vpce-2", 2160, 50), ("vpce-3", 720, 7), ("vpce-4", 720, 3)];

#[test]
fn what_names_an_endpoint_names_its_bytes() {
    let listed = [("vpce-1", "vpc-1", LOGS, 2), ("vpce-2", "vpc-1", PARTNER, 3), ("vpce-3", "vpc-2", LOGS, 1)];
    let with_azs = list(&listed);
    // A list that does not say in how many AZs endpoints are: their hours do.
    let without_azs = list(&listed.map(|(id, vpc, service, _)| (id, vpc, service, 0)));
    let named = metrics(&[("vpce-1", LOGS, 100), ("vpce-2", PARTNER, 50), ("vpce-3", LOGS, 7), ("vpce-4", "", 3)]);
    let unnamed = metrics(&[("vpce-1", "", 100), ("vpce-2", "", 50), ("vpce-3", "", 7), ("vpce-4", "", 3)]);
    let partner = "vpce-svc-0123456789abcdef0 50 3 interface";
    for coat in COATS {
        let bill = bill(coat, &USED);
        let cases: [(&[&str], &[&str], &[&str]); 9] = [
            (&[&bill], &[], &["endpoint-bill 160"]),
            (&[&bill, &with_azs], &["logs 100 2 interface", partner], &["endpoint-bill 3"]),
            (&[&bill, &without_azs], &["logs 100 2 interface", partner], &["endpoint-bill 3"]),
            // Nothing tells the VPCs of what metrics name, nor the AZs without a bill.
            (
                &[&named],
                &["logs 107 2 interface", "vpce-svc-0123456789abcdef0 50 2 interface"],
                &["endpoint-metrics 3"],
            ),
            (&[&named, &with_azs], &["logs 100 2 interface", partner], &["endpoint-metrics 3"]),
            (&[&unnamed, &with_azs], &["logs 100 2 interface", partner], &["endpoint-metrics 3"]),
            (&[&named, &bill], &["logs 107 2 interface", partner], &["endpoint-metrics 3", "endpoint-bill 3"]),
            (
                &[&named, &bill, &with_azs],
                &["logs 100 2 interface", partner],
                &["endpoint-metrics 3", "endpoint-bill 3"],
            ),
            (&[&unnamed, &bill], &[], &["endpoint-metrics 160", "endpoint-bill 160"]),
        ];
        for (at, (files, services, left)) in cases.into_iter().enumerate() {
            for turned in [false, true] {
                let mut files = files.to_vec();
                if turned {
                    files.reverse();
                }
                let (rows, unallocated, notes) = told(&files, &Choices::default(), &osaka());
                let (rows, unallocated): (Vec<_>, Vec<_>) =
                    (rows.iter().map(String::as_str).collect(), unallocated.iter().map(String::as_str).collect());
                assert_eq!((&rows[..], &unallocated[..]), (services, left), "{coat:?} {at} {notes:?}");
                // The same bytes in two files are told, where they are not counted once.
                assert_eq!(notes.contains(&Note::SameTraffic), left.len() > 1 || at == 6 || at == 7, "{at}");
                let elsewhere = [1, 2, 4, 5, 7].contains(&at);
                assert_eq!(notes.contains(&Note::OtherVpcs(Gb::whole(7))), elsewhere, "{coat:?} {at} {notes:?}");
            }
        }
    }
}

#[test]
fn each_endpoint_of_a_service_counts_by_the_best_that_is_known_of_it() {
    let listed = list(&[("vpce-1", "vpc-1", LOGS, 2), ("vpce-2", "vpc-1", LOGS, 2)]);
    let bill = bill(Coat::Cur2, &[("vpce-1", 1440, 100), ("vpce-2", 1440, 30)]);
    let gb = |measured: &str| told(&[&bill, measured, &listed], &Choices::default(), &osaka()).0;
    // Metrics of one of two endpoints: the other has what the bill says.
    assert_eq!(gb(&metrics(&[("vpce-1", LOGS, 90)])), ["logs 120 2 interface"]);
    assert_eq!(gb(&metrics(&[("vpce-1", LOGS, 90), ("vpce-2", LOGS, 20)])), ["logs 110 2 interface"]);
    // A bill that has no ids has the bytes of what metrics name all the same, and that is said.
    let without = super::endpoints::bill(Coat::Cur2, &[("", 2880, 130)]);
    let (_, left, notes) = told(&[&without, &metrics(&[("vpce-1", LOGS, 90)])], &Choices::default(), &osaka());
    assert_eq!(left, ["endpoint-bill 130"]);
    assert!(notes.contains(&Note::SameTraffic), "{notes:?}");
    // Metrics of the service as a whole are of both.
    assert_eq!(gb(&metrics(&[("", LOGS, 125)])), ["logs 125 2 interface"]);
}

#[test]
fn what_nobody_names_is_told_with_the_command_that_does() {
    let unnamed = |files: &[&str]| {
        let (_, _, notes) = told(files, &Choices::default(), &osaka());
        let told = notes.iter().find_map(|note| match note {
            Note::UnnamedEndpoints(all) => Some((all.count, all.first.clone(), all.gb, all.cost, all.beside_list)),
            _ => None,
        });
        (told, notes.iter().any(|note| matches!(note, Note::BilledEndpoints { .. })))
    };
    let bill = bill(Coat::Cur2, &USED);
    let of = |count, first: &str, gb, cost: &str, beside_list| {
        let cost = BilledAmount::parse(cost).expect("a cost");
        (Some((count, first.to_owned(), Gb::whole(gb), cost, beside_list)), false)
    };
    // The bill's hours are told with the same command.
    assert_eq!(unnamed(&[&bill]), (None, true));
    // 720 hours and 3 GB.
    let listed = list(&[("vpce-1", "vpc-1", LOGS, 2), ("vpce-2", "vpc-1", PARTNER, 3), ("vpce-3", "vpc-2", LOGS, 1)]);
    assert_eq!(unnamed(&[&bill, &listed]), of(1, "vpce-4", 3, "10.11", true));
    let bytes: String = bill.split_inclusive('\n').filter(|line| !line.contains("Hours")).collect();
    assert_eq!(unnamed(&[&bytes]), of(4, "vpce-1", 160, "1.6", false));
    assert_eq!(unnamed(&[&metrics(&[("vpce-9", "", 5)])]), of(1, "vpce-9", 5, "0", false));
    // The same endpoint in both: what it carries is told once.
    assert_eq!(unnamed(&[&metrics(&[("vpce-4", "", 3)]), &bill, &listed]), of(1, "vpce-4", 3, "10.11", true));
    // A bill without ids names none, and a list that has all leaves none.
    let without = super::endpoints::bill(Coat::Cur2, &[("", 720, 5)]);
    assert_eq!(unnamed(&[&without, &listed]), (None, false));
    let all =
        list(&[("vpce-1", "a", LOGS, 2), ("vpce-2", "a", LOGS, 3), ("vpce-3", "b", LOGS, 1), ("vpce-4", "a", LOGS, 1)]);
    assert_eq!(unnamed(&[&bill, &all]), (None, false));
}

#[test]
fn endpoints_of_a_scenario_of_several_vpcs_and_regions() {
    let three = Scenario { vpcs: 3, ..osaka() };
    let listed = list(&[("vpce-1", "vpc-1", LOGS, 2), ("vpce-3", "vpc-2", LOGS, 1)]);
    // What a list has in the VPC is its own; what nobody names is divided.
    let bill = bill(Coat::Legacy, &[("vpce-1", 1440, 100), ("vpce-2", 2160, 60), ("vpce-3", 720, 7)]);
    let (rows, left, notes) = told(&[&bill, &listed], &Choices::default(), &three);
    assert_eq!((rows, left), (vec!["logs 100 2 interface".to_owned()], vec!["endpoint-bill 20".to_owned()]));
    assert!(notes.contains(&Note::DividedAmongVpcs(3)) && notes.contains(&Note::OtherVpcs(Gb::whole(7))));
    let other = Choices { vpc: Some("vpc-2".to_owned()), ..Choices::default() };
    assert_eq!(told(&[&bill, &listed], &other, &three).0, ["logs 7 1 interface"]);
    // Metrics of two Regions, of which one is chosen, are not added up.
    let frankfurt = "com.amazonaws.eu-central-1.logs";
    let measured = metrics(&[("vpce-1", LOGS, 100), ("vpce-5", frankfurt, 40)]);
    for (region, gb, elsewhere) in [("ap-northeast-3", 100, 40), ("eu-central-1", 40, 100)] {
        let choices = Choices { region: RegionId::from_code(region), ..Choices::default() };
        let (rows, _, notes) = told(&[&measured], &choices, &osaka());
        assert_eq!(rows, [format!("logs {gb} 2 interface")]);
        assert!(notes.contains(&Note::OtherVpcs(Gb::whole(elsewhere))), "{notes:?}");
    }
    // So are the gateways of another VPC.
    let gateways = r#"{"NatGateways":[
        {"NatGatewayId":"nat-a","VpcId":"vpc-a","State":"available","SubnetId":"subnet-1"},
        {"NatGatewayId":"nat-b","VpcId":"vpc-b","State":"available","SubnetId":"subnet-2"}]}"#;
    let measured = metrics(&[("nat-a", "", 10), ("nat-b", "", 30)]).replace("BytesProcessed", "BytesInFromSource");
    let (_, left, notes) = told(&[&measured, gateways], &Choices::default(), &osaka());
    assert_eq!(left, ["nat-metrics 10"]);
    assert!(notes.contains(&Note::OtherVpcs(Gb::whole(30))), "{notes:?}");
}

#[test]
fn credits_leave_no_hours_and_no_volumes() {
    let net = "Usage type,APN3-VpcEndpoint-Bytes($),APN3-VpcEndpoint-Hours($),Total costs($)\n\
               2026-08-01,1,20,21\n2026-09-01,-1,-20,-21\n";
    let bare = list(&[("vpce-1", "vpc-1", LOGS, 0)]);
    let (rows, left, notes) = told(&[net, &bare], &Choices::default(), &osaka());
    assert_eq!((rows, left), (vec!["logs 0 2 interface".to_owned()], vec![]));
    assert!(notes.contains(&Note::NetCosts), "{notes:?}");
    // By cost alone, without credits, an endpoint has what its cost buys.
    let costs = bill(Coat::Cur2, &USED).replace("line_item_usage_amount", "other");
    let (rows, left, notes) = told(&[&costs, &bare], &Choices::default(), &osaka());
    assert_eq!((rows, left), (vec!["logs 100 2 interface".to_owned()], vec!["endpoint-bill 60".to_owned()]));
    assert!(notes.contains(&Note::Derived), "{notes:?}");
}

#[test]
fn the_same_bill_twice_keeps_the_endpoints_of_either() {
    let listed = list(&[("vpce-1", "vpc-1", LOGS, 2), ("vpce-2", "vpc-1", PARTNER, 3)]);
    let usage =
        |what, amount| format!(r#"{{"Keys":["APN3-{what}"],"Metrics":{{"UsageQuantity":{{"Amount":"{amount}"}}}}}}"#);
    // Cost Explorer has NAT gateways as well, and no endpoints one by one.
    let groups = [usage("NatGateway-Bytes", 900), usage("VpcEndpoint-Bytes", 160), usage("VpcEndpoint-Hours", 5040)];
    let answer = format!(
        r#"{{"ResultsByTime":[{{"TimePeriod":{{"Start":"2026-09-01","End":"2026-10-01"}},"Groups":[{}]}}]}}"#,
        groups.join(",")
    );
    let rows = ["logs 100 2 interface", "vpce-svc-0123456789abcdef0 50 3 interface"];
    for coat in COATS {
        // A query of the report for endpoints alone.
        let endpoints = bill(coat, &USED);
        let quantities = match coat {
            Coat::Legacy | Coat::Cur2 => endpoints.replace("Unblended", "Other").replace("unblended", "other"),
            Coat::Focus | Coat::PlainFocus => endpoints.replace("BilledCost", "Other"),
        };
        // Without quantities, or without costs where the other has them, nothing is lost for the sake of the ids.
        let costs = match coat {
            Coat::Legacy => endpoints.replace("UsageAmount", "Other"),
            Coat::Cur2 => endpoints.replace("usage_amount", "other"),
            Coat::Focus | Coat::PlainFocus => endpoints.replace("ConsumedQuantity", "Other"),
        };
        let with_costs = format!(
            "line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,line_item_usage_start_date,\
             line_item_usage_end_date,product_region_code\n{}",
            [("NatGateway-Bytes", 900, 55), ("VpcEndpoint-Bytes", 160, 2), ("VpcEndpoint-Hours", 5040, 71)]
                .map(|(what, amount, paid)| format!(
                    "APN3-{what},{amount},{paid},2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,ap-northeast-3\n"
                ))
                .concat()
        );
        for (text, whole) in [(&costs, &answer), (&quantities, &with_costs)] {
            let files = [whole, text].map(String::as_bytes);
            let lines = read_all(&files).bill.map(|bill| bill.lines).unwrap_or_default();
            let has_ids = lines.iter().any(|line| !line.resource.is_empty());
            let adds_up = lines.iter().filter(|line| line.item == PriceItem::EndpointGb);
            let gb: i128 = adds_up.filter_map(|line| line.quantity).map(|gb| gb.0 / BilledAmount::ONE).sum();
            assert_eq!((has_ids, gb), (text == &costs, 160), "{coat:?} {lines:?}");
        }
        for text in [&endpoints, &quantities] {
            for files in [[&answer, text, &listed], [&listed, text, &answer], [text, &answer, &listed]] {
                let files = files.map(String::as_str);
                let (services, left, notes) = told(&files, &Choices::default(), &osaka());
                assert_eq!(
                    (&services[..], left.join(" ")),
                    (&rows.map(str::to_owned)[..], "nat-bill 900 endpoint-bill 10".to_owned()),
                    "{coat:?} {notes:?}"
                );
            }
        }
        // Two forms of one report.
        for other in COATS {
            let other = bill(other, &USED);
            let (services, left, _) = told(&[&endpoints, &other, &listed], &Choices::default(), &osaka());
            assert_eq!((services, left), (rows.map(str::to_owned).to_vec(), vec!["endpoint-bill 10".to_owned()]));
        }
    }
}

#[test]
fn a_plan_that_removes_an_endpoint_leaves_its_bytes() {
    let state = |state: &str| list(&[("vpce-1", "vpc-1", LOGS, 2)]).replace("available", state);
    let bill = bill(Coat::Cur2, &[("vpce-1", 1440, 100)]);
    for (word, row) in [("available", "logs 100 2 interface"), ("deleting", "logs 100 2 -")] {
        let (rows, left, notes) = told(&[&bill, &state(word)], &Choices::default(), &osaka());
        assert_eq!((rows, left), (vec![row.to_owned()], vec![]), "{notes:?}");
        assert!(!notes.iter().any(|note| matches!(note, Note::OtherVpcs(_))), "{notes:?}");
    }
}

#[test]
fn services_that_the_catalogue_lacks_have_rows_up_to_what_a_scenario_holds() {
    let names: Vec<_> = (0..60).map(|at| format!("{PARTNERS}vpce-svc-{at:017x}")).collect();
    let ids: Vec<_> = (0..60).map(|at| format!("vpce-{at:02}")).collect();
    let listed: Vec<_> = ids.iter().zip(&names).map(|(id, name)| (id.as_str(), "vpc-1", name.as_str(), 1)).collect();
    let used: Vec<_> = ids.iter().map(|id| (id.as_str(), 720, 1)).collect();
    let (rows, left, notes) = told(&[&bill(Coat::Cur2, &used), &list(&listed)], &Choices::default(), &osaka());
    assert_eq!((rows.len(), left), (Scenario::MAX_CUSTOM, vec!["endpoint-bill 10".to_owned()]));
    let is_told = |note: &Note| {
        let Note::Network(NetworkNote::EndpointsLeftOut { why, count, .. }) = note else { return false };
        (*why, *count) == (EndpointLeftOut::ThirdParty, 10)
    };
    assert!(notes.iter().any(is_told), "{notes:?}");
    assert!(!notes.iter().any(|note| matches!(note, Note::UnnamedEndpoints(_))), "{notes:?}");
    // A Gateway Load Balancer endpoint has other prices, and no row.
    let balanced = list(&[("vpce-1", "vpc-1", PARTNER, 2)]).replace("Interface", "GatewayLoadBalancer");
    let (rows, left, notes) = told(&[&balanced, &metrics(&[("vpce-1", PARTNER, 9)])], &Choices::default(), &osaka());
    assert_eq!((rows, left), (vec![], vec!["endpoint-metrics 9".to_owned()]), "{notes:?}");
    // AWS's own answer at public addresses, too.
    let new = "com.amazonaws.ap-northeast-3.nonesuch";
    let files = [bill(Coat::Cur2, &[("vpce-1", 1440, 100)]), list(&[("vpce-1", "vpc-1", new, 2)])];
    let files: Vec<_> = files.iter().map(String::as_bytes).collect();
    let all = to_scenario(&read_all(&files), &osaka(), &Choices::default());
    let used = ServiceId::custom(new).and_then(|service| all.scenario.service(service).copied());
    assert_eq!(used.map(|used| (used.gb, used.public)), Some((Gb::whole(100), true)));
    let first = new.to_owned();
    assert!(all.notes.contains(&Note::Network(NetworkNote::OwnRows { third_party: false, count: 1, first })));
}

#[test]
fn instances_do_not_crowd_out_endpoints() {
    let mut text = "line_item_usage_type,line_item_usage_amount,line_item_resource_id\n".to_owned();
    for instance in 0..100_000 {
        let _ = writeln!(text, "APN3-DataTransfer-Regional-Bytes,0.5,i-{instance}");
    }
    text += "APN3-VpcEndpoint-Bytes,100,vpce-1\n";
    let (rows, left, _) = told(&[&text, &list(&[("vpce-1", "vpc-1", LOGS, 2)])], &Choices::default(), &osaka());
    assert_eq!((rows, left), (vec!["logs 100 2 interface".to_owned()], vec![]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_sum_over_endpoints_is_the_bills(
        used in prop::collection::vec((0_usize..12, 0_u32..3_000, 0_u32..50_000), 1..40),
        // For each id: not listed, or in either VPC of one of these services.
        listed in prop::collection::vec(prop::option::of((any::<bool>(), 0_usize..4)), 12),
        coat in 0_usize..COATS.len(),
        measured in any::<bool>(),
    ) {
        let ids: Vec<_> = (0..12).map(|at| format!("vpce-{at:x}")).collect();
        let services = [LOGS, PARTNER, "com.amazonaws.ap-northeast-3.kms", "com.amazonaws.ap-northeast-3.nonesuch"];
        let rows: Vec<Used<'_>> = used.iter().map(|(at, hours, gb)| (ids[*at].as_str(), *hours, *gb)).collect();
        let found = ids.iter().zip(&listed);
        let entries: Vec<_> = found.filter_map(|(id, place)| {
            let (here, service) = (*place)?;
            Some((id.as_str(), if here { "vpc-1" } else { "vpc-2" }, services[service], 2))
        }).collect();
        // The first VPC that a list names is the scenario's.
        let here = entries.first().map_or("", |(_, vpc, ..)| *vpc);
        let of = |id: &str| used.iter().filter(|(at, ..)| ids[*at] == id).map(|(.., gb)| u64::from(*gb)).sum::<u64>();
        let text = bill(COATS[coat], &rows);
        let by_metrics: Vec<_> = ids.iter().map(|id| (id.as_str(), "", of(id))).collect();
        let files = if measured { [metrics(&by_metrics), list(&entries)] } else { [text, list(&entries)] };
        let files: Vec<_> = files.iter().map(String::as_bytes).collect();
        let all = to_scenario(&read_all(&files), &osaka(), &Choices::default());
        for (service, name) in services.iter().enumerate() {
            let of_service = entries.iter().filter(|entry| entry.1 == here && entry.2 == *name);
            let truth: u64 = of_service.map(|entry| of(entry.0)).sum();
            let id = ServiceId::from_name(name).or_else(|| ServiceId::custom(name));
            let gb = id.and_then(|id| all.scenario.service(id)).map_or(Gb::ZERO, |used| used.gb);
            prop_assert_eq!(gb, Gb::whole(truth), "{} {}", service, name);
        }
        let all_gb: u64 = used.iter().map(|(.., gb)| u64::from(*gb)).sum();
        let named = all.scenario.services_gb();
        let left: Gb = all.offer.unallocated.iter().map(|(_, gb)| *gb).sum();
        let elsewhere = all.notes.iter().find_map(|note| match note {
            Note::OtherVpcs(gb) => Some(*gb),
            _ => None,
        });
        prop_assert_eq!([named, left, elsewhere.unwrap_or(Gb::ZERO)].into_iter().sum::<Gb>(), Gb::whole(all_gb));
    }
}
