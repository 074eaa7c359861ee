//! What becomes of bills in a scenario: Regions, VPCs, endpoints, and costs from which nothing can be derived.

use natpoint_import::imported_data::{BilledAmount, ImportedData};
use natpoint_import::to_scenario::{Choices, ImportPreview, NetworkNote, Note, UnallocatedTraffic, to_scenario};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::{NatTopology, Path, Scenario};
use natpoint_model::units::{Gb, Quantity as _, UnitPrice};

use crate::reading::{read, read_all};

const HEADER: &str = "line_item_usage_type,line_item_usage_amount,line_item_unblended_cost,line_item_usage_start_date,\
                      line_item_usage_end_date,line_item_resource_id\n";

/// A bill of September with these rows: usage type, amount, cost, resource.
fn september(rows: &[[&str; 4]]) -> ImportedData {
    let rows = rows.iter().map(|[usage_type, amount, cost, resource]| {
        format!("{usage_type},{amount},{cost},2026-09-01T00:00:00Z,2026-10-01T00:00:00Z,{resource}\n")
    });
    read([HEADER.to_owned(), rows.collect()].concat().as_bytes())
}

fn osaka() -> Scenario {
    let mut scenario = Scenario::new(RegionId::from_code("ap-northeast-3").expect("Osaka"));
    scenario.add_service(ServiceId::named("logs"), Gb::whole(10));
    scenario.add_service(ServiceId::named("kms"), Gb::whole(1));
    scenario.add_service(ServiceId::named("s3"), Gb::whole(50));
    scenario
}

fn preview(found: &ImportedData) -> ImportPreview {
    to_scenario(found, &osaka(), &Choices::default())
}

fn volume(preview: &ImportPreview, wanted: UnallocatedTraffic) -> Option<Gb> {
    preview.offer.unallocated.iter().find(|(unallocated, _)| *unallocated == wanted).map(|(_, gb)| *gb)
}

#[test]
fn the_region_with_the_highest_cost_of_nat_gateways_comes_first_and_the_others_are_told() {
    let found = september(&[
        // More data through endpoints does not make a Region the first.
        ["APS1-VpcEndpoint-Bytes", "900000", "9000", ""],
        ["APS1-NatGateway-Bytes", "3", "0.177", ""],
        ["SAE1-NatGateway-Bytes", "700", "65.1", ""],
        ["SAE1-NatGateway-Hours", "720", "66.96", ""],
        // Many hours and little data cost more than much data.
        ["USW2-NatGateway-Hours", "7200", "324", ""],
        ["USW2-NatGateway-Bytes", "1", "0.045", ""],
    ]);
    let all = preview(&found);
    let codes: Vec<_> = all.offer.regions.iter().map(|region| region.code()).collect();
    assert_eq!(codes, ["us-west-2", "sa-east-1", "ap-southeast-1"]);
    let others = all.notes.iter().find_map(|note| match note {
        Note::OtherRegions(others) => Some(others),
        _ => None,
    });
    let told: Vec<_> = others.expect("others").iter().map(|other| (&*other.region, other.nat_gb)).collect();
    assert_eq!(told, [("sa-east-1", Gb::whole(700)), ("ap-southeast-1", Gb::whole(3))]);
    // One click away.
    let region = RegionId::from_code("sa-east-1");
    let chosen = to_scenario(&found, &osaka(), &Choices { region, ..Choices::default() });
    assert_eq!(volume(&chosen, UnallocatedTraffic::NatBill), Some(Gb::whole(700)));
    assert_eq!(chosen.scenario.nat, NatTopology::OneZonal);
}

#[test]
fn usage_without_a_region_is_told_beside_usage_with_one() {
    let text = "ChargeDescription,ConsumedQuantity,RegionId\n$0.045 per GB Data Processed by NAT Gateways,9,us-east-2\n\
                $0.045 per GB Data Processed by NAT Gateways,70,\n";
    let all = preview(&read(text.as_bytes()));
    assert_eq!(all.scenario.region.code(), "us-east-2");
    let Some(Note::OtherRegions(others)) = all.notes.iter().find(|note| matches!(note, Note::OtherRegions(_))) else {
        panic!("{:?}", all.notes)
    };
    assert_eq!((others[0].region.as_str(), others[0].nat_gb), ("", Gb::whole(70)));
}

#[test]
fn the_bill_of_several_vpcs_is_that_of_all_of_them() {
    let found = september(&[
        ["APN3-NatGateway-Bytes", "900", "55.8", ""],
        ["APN3-NatGateway-Hours", "4320", "267.84", ""],
        ["APN3-VpcEndpoint-Bytes", "30", "0.3", ""],
    ]);
    let three = Scenario { vpcs: 3, ..osaka() };
    let all = to_scenario(&found, &three, &Choices::default());
    assert_eq!(volume(&all, UnallocatedTraffic::NatBill), Some(Gb::whole(300)));
    assert_eq!(volume(&all, UnallocatedTraffic::EndpointBill), Some(Gb::whole(10)));
    // Six NAT gateways on average: two in each VPC.
    assert_eq!((all.scenario.nat, all.scenario.azs.count()), (NatTopology::ZonalPerAz, 2));
    assert!(all.notes.contains(&Note::DividedAmongVpcs(3)), "{:?}", all.notes);
    let one = preview(&found);
    assert_eq!(volume(&one, UnallocatedTraffic::NatBill), Some(Gb::whole(900)));
    assert!(!one.notes.iter().any(|note| matches!(note, Note::DividedAmongVpcs(_))));
}

#[test]
fn what_a_list_has_in_another_vpc_is_left_out_of_this_ones_bill() {
    let list = r#"{"NatGateways":[
        {"NatGatewayId":"nat-a","VpcId":"vpc-a","State":"available","SubnetId":"subnet-1"},
        {"NatGatewayId":"nat-b","VpcId":"vpc-b","State":"available","SubnetId":"subnet-2"}]}"#;
    let bill = [
        HEADER,
        "APN3-NatGateway-Bytes,40,2.48,2026-09-01,2026-10-01,arn:aws:ec2:ap-northeast-3:1:natgateway/nat-a\n",
        "APN3-NatGateway-Bytes,500,31,2026-09-01,2026-10-01,nat-b\n",
        "APN3-NatGateway-Bytes,6,0.372,2026-09-01,2026-10-01,\n",
    ];
    let found = read_all(&[list.as_bytes(), bill.concat().as_bytes()]);
    for (vpc, here, other) in [("vpc-a", 46, 500), ("vpc-b", 506, 40)] {
        let choices = Choices { vpc: Some(vpc.to_owned()), ..Choices::default() };
        let all = to_scenario(&found, &osaka(), &choices);
        assert_eq!(volume(&all, UnallocatedTraffic::NatBill), Some(Gb::whole(here)), "{vpc}");
        assert!(all.notes.contains(&Note::OtherVpcs(Gb::whole(other))), "{:?}", all.notes);
    }
}

#[test]
fn endpoint_hours_are_endpoints_of_today() {
    let endpoints = |found: &ImportedData| {
        let all = preview(found);
        let told = all.notes.iter().find_map(|note| match note {
            Note::BilledEndpoints { hours, tenths, cost, are_the_services } => {
                Some((hours.0 / BilledAmount::ONE, *tenths, cost.0 * 100 / BilledAmount::ONE, *are_the_services))
            }
            _ => None,
        });
        let today = |slug| all.scenario.service(ServiceId::named(slug)).and_then(|used| used.today);
        (told, [today("logs"), today("kms"), today("s3")])
    };
    // Two services in two AZs.
    let exact = september(&[["APN3-VpcEndpoint-Hours", "2880", "40.32", ""]]);
    let interface = Some(Path::Interface);
    assert_eq!(endpoints(&exact), (Some((2_880, Some(40), 4_032, true)), [interface, interface, None]));
    // Of which services others are, nobody knows.
    let more = september(&[["APN3-VpcEndpoint-Hours", "10008", "140.112", ""]]);
    assert_eq!(endpoints(&more), (Some((10_008, Some(139), 14_011, false)), [None; 3]));
    // Money alone: $5.04 at $0.014 an hour.
    let money =
        read(b"Usage type,APN3-VpcEndpoint-Hours($),Total costs($)\n2026-08-01,2.52,2.52\n2026-09-01,2.52,2.52\n");
    assert_eq!(endpoints(&money), (Some((360, Some(2), 504, false)), [None; 3]));
    let timeless = read(b"usage_type,usage_quantity\nAPN3-VpcEndpoint-Hours,720\n");
    assert_eq!(endpoints(&timeless), (Some((720, None, 1_008, false)), [None; 3]));
    let list = r#"{"VpcEndpoints":[{"VpcEndpointId":"vpce-1","VpcEndpointType":"Interface","VpcId":"vpc-1",
        "ServiceName":"com.amazonaws.ap-northeast-3.logs","State":"available","SubnetIds":["a","b"]}]}"#;
    let text = [HEADER, "APN3-VpcEndpoint-Hours,1440,20.16,2026-09-01,2026-10-01,vpce-1\n"].concat();
    assert_eq!(endpoints(&read_all(&[list.as_bytes(), text.as_bytes()])).0, None);
}

#[test]
fn no_volume_is_derived_from_costs_after_credits() {
    let text = |data: &str, hours: &str| {
        format!(
            "Usage type,APN3-NatGateway-Bytes($),APN3-NatGateway-Hours($),Total costs($)\n\
             2026-08-01,6.2,44.64,0\n2026-09-01,{data},{hours},0\n"
        )
    };
    let derived = preview(&read(text("3.1", "44.64").as_bytes()));
    // $9.30 in 61 days, at $0.062.
    let gb = volume(&derived, UnallocatedTraffic::NatBill).expect("a volume");
    assert!((Gb::whole(74)..Gb::whole(75)).contains(&gb), "{gb:?}");
    assert!(derived.notes.contains(&Note::Derived));
    for (data, hours) in [("-3.1", "44.64"), ("-6.2", "-44.64")] {
        let net = preview(&read(text(data, hours).as_bytes()));
        assert_eq!(volume(&net, UnallocatedTraffic::NatBill), None, "{data}");
        assert!(net.notes.contains(&Note::NetCosts) && !net.notes.contains(&Note::Derived), "{:?}", net.notes);
    }
    let nothing = read(b"Usage type,NatGateway-Bytes($),Total costs($)\n2026-08-01,0,0\n2026-09-01,0.0,0\n");
    assert!(preview(&nothing).notes.contains(&Note::NetCosts));
    // A refund beside quantities changes no quantity.
    let beside = september(&[["APN3-NatGateway-Bytes", "900", "-55.8", ""]]);
    assert_eq!(volume(&preview(&beside), UnallocatedTraffic::NatBill), Some(Gb::whole(900)));
}

#[test]
fn a_bill_that_confirms_the_scenario_is_not_nothing() {
    for found in [
        september(&[["APN3-NatGateway-Hours", "720", "44.64", ""]]),
        september(&[["APN3-PublicIPv4:InUseAddress", "720", "3.6", ""]]),
    ] {
        let all = preview(&found);
        assert!(!all.notes.contains(&Note::Nothing), "{:?}", all.notes);
        assert_eq!(all.scenario.nat, NatTopology::OneZonal);
    }
}

#[test]
fn a_bill_without_time_says_so() {
    let timeless = preview(&read(b"usage_type,usage_quantity\nAPN3-NatGateway-Bytes,720\n"));
    assert!(timeless.notes.contains(&Note::TimelessBill));
    assert_eq!(volume(&timeless, UnallocatedTraffic::NatBill), Some(Gb::whole(720)));
    let dated = preview(&september(&[["APN3-NatGateway-Bytes", "720", "44.64", ""]]));
    assert!(!dated.notes.contains(&Note::TimelessBill));
}

/// A bill of a month with two endpoints of AWS Network Firewall, whose NAT gateways cost nothing.
#[test]
fn a_billed_firewall_stands_before_the_nat_gateways() {
    let bill = |region: &str| {
        let line = |usage: &str, quantity, cost| [format!("{region}-{usage}"), quantity, cost];
        let lines = [
            line("NatGateway-Hours", "1440".to_owned(), "0".to_owned()),
            line("NatGateway-Bytes", "500".to_owned(), "0".to_owned()),
            line("Endpoint-Hour", "1440".to_owned(), "619.2".to_owned()),
            line("Traffic-GB-Processed", "500".to_owned(), "35".to_owned()),
            // What TLS inspection costs more is no price of an endpoint.
            line("Advanced-Inspection-Endpoint-Hour", "1440".to_owned(), "100".to_owned()),
        ];
        let rows: Vec<_> = lines.iter().map(|[usage, quantity, cost]| [&**usage, quantity, cost, ""]).collect();
        preview(&september(&rows))
    };
    let told = |preview: &ImportPreview| preview.notes.contains(&Note::Network(NetworkNote::NetworkFirewall(2)));
    let (hour, gb) = (PriceItem::FirewallEndpointHour, PriceItem::FirewallGb);
    // Frankfurt has no price in the table, so what the bill charged is taken.
    let frankfurt = bill("EUC1");
    assert!(told(&frankfurt), "{:?}", frankfurt.notes);
    let scenario = &frankfurt.scenario;
    assert!(scenario.inspection.network_firewall && !scenario.inspection.gateway_load_balancer);
    let price = |item| scenario.prices.get(item).map(UnitPrice::to_plain);
    assert_eq!((price(hour).as_deref(), price(gb).as_deref()), (Some("0.43"), Some("0.07")));
    assert_eq!(scenario.nat, NatTopology::ZonalPerAz);
    let virginia = bill("USE1");
    assert!(told(&virginia) && virginia.scenario.inspection.network_firewall);
    assert!(virginia.scenario.prices.is_empty(), "the table has both");
    // Without a firewall nothing changes.
    let plain = preview(&september(&[["EUC1-NatGateway-Hours", "1440", "74.88", ""]]));
    assert!(!plain.scenario.inspection.network_firewall && !told(&plain));
}
