//! Who pays how much of a bill, worked out by hand with the prices of us-east-1.
//!
//! Per month of 730 hours: an endpoint in an AZ 7.30, a NAT gateway 32.85 and its address 3.65, an attachment 36.50, a
//! private hosted zone 0.50; per GB: NAT 0.045, endpoints 0.01, transit gateway 0.02, crossing AZs 0.01 each way, the
//! internet 0.09.

use bills::{opened, report};
use natpoint_model::compare::cost_table::CostTable;
use natpoint_model::compare::payers::{self, Payer};
use natpoint_model::cost::Design;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;
use natpoint_test_support::bills;

/// What the VPCs, the hub and the sender pay.
#[track_caller]
fn paid(scenario: &Scenario, design: Design) -> [String; 3] {
    let report = report(scenario);
    let priced = report.priced(design).expect("possible");
    let all = payers::all(&priced.routing, scenario, &priced.bill);
    assert_eq!(all.map(|(payer, _)| payer), Payer::ALL);
    assert_eq!(all.into_iter().map(|(_, amount)| amount).sum::<Usd>(), priced.bill.total);
    all.map(|(_, amount)| amount.to_decimal(3))
}

#[test]
fn a_hub_pays_for_what_stands_in_it_and_each_vpc_for_its_attachment() {
    let scenario = opened("v1&region=us-east-1&nat=az&azs=2&vpcs=4&s.logs=1&out=100&free=used");
    // 4 x 36.50; 36.50 + 2 x 36.50 + 404 x 0.045 + 400 x 0.09; 404 x 0.02.
    assert_eq!(paid(&scenario, Design::HubNat), ["146.000", "163.680", "8.080"]);
    // 36.50 for each attachment; the endpoint 14.60, its zone 0.50, 4 x 0.01, NAT gateways 73.00, 400 x 0.135.
    assert_eq!(paid(&scenario, Design::HubEndpointsAndNat), ["146.000", "178.640", "8.080"]);
    // Without a hub each pays for all of its own: 4 x (73.00 + 101 x 0.045 + 100 x 0.09).
    assert_eq!(paid(&scenario, Design::NatOnly), ["346.180", "0.000", "0.000"]);
    // Where the VPCs are attached already, the hub's attachment alone is new.
    let there = opened("v1&region=us-east-1&nat=none&azs=2&vpcs=4&tgw=there&s.logs=1");
    assert_eq!(paid(&there, Design::HubEndpoints), ["0.000", "51.640", "0.080"]);
}

#[test]
fn data_through_endpoints_of_both_is_divided_by_volume() {
    // The logs' endpoint stands in each VPC: 292.00, and half of 28,000 GB at 0.01. The hub has two with their zones,
    // its attachment and the other half; 20 x 700 x 0.02 are the sender's.
    let scenario = opened("v1&region=us-east-1&nat=none&azs=2&vpcs=20&tgw=there&s.logs=700&s.kms=10&s.sts=690");
    assert_eq!(paid(&scenario, Design::CheapestMixWithHub), ["432.000", "206.700", "280.000"]);
    // Without any data there is nothing to divide.
    let idle = opened("v1&region=us-east-1&nat=none&azs=2&vpcs=3&tgw=there&s.logs=0");
    assert_eq!(paid(&idle, Design::HubEndpoints), ["0.000", "51.600", "0.000"]);
}

#[test]
fn either_side_of_a_peering_pays_half_of_what_crosses_azs() {
    let scenario =
        opened("v1&region=us-east-1&nat=az&azs=2&vpcs=3&peering=yes&peeringaz=50&s.logs=100&s.kms=1&out=10&free=used");
    // 3 x (73.00 + 10 x 0.135) and half of 303 x 0.5 x 0.02; two endpoints with zones, 303 x 0.01 and the other half.
    assert_eq!(paid(&scenario, Design::PeeredEndpointsAndNat), ["224.565", "34.745", "0.000"]);
}

#[test]
fn the_owner_of_a_shared_vpc_pays_for_all_but_half_of_what_crosses_azs() {
    let scenario = opened("v1&region=us-east-1&vpcs=10&sharing=yes&s.logs=100&s.s3=70&out=10&free=used");
    assert_eq!(paid(&scenario, Design::SharedNat), ["5.500", "100.500", "0.000"]);
}

#[test]
fn endpoints_that_lead_to_another_region_are_paid_for_where_they_stand() {
    let scenario = opened(
        "v1&region=us-east-1&nat=none&azs=2&vpcs=2&tgw=there&other=us-west-2&other.out=100&other.in=50\
         &other.endpoints=1",
    );
    // 14.60, a zone 0.50, the attachment 36.50, 300 x 0.01 and 200 GB sent at 0.02; what us-west-2 sends, 100 x 0.02,
    // is nobody's here; 300 x 0.02 are the sender's.
    assert_eq!(paid(&scenario, Design::HubEndpoints), ["2.000", "58.600", "6.000"]);
    let nat =
        opened("v1&region=us-east-1&nat=az&azs=2&vpcs=2&tgw=there&other=us-west-2&other.out=100&other.in=50&s.logs=0");
    // NAT gateways of the hub 73.00, 300 x 0.045, the attachment, 200 x 0.02.
    assert_eq!(paid(&nat, Design::HubNat), ["2.000", "127.000", "6.000"]);
}

#[test]
fn the_table_of_costs_has_a_row_for_each_who_pays_anything() {
    let rows = |text: &str| {
        let scenario = opened(text);
        let report = report(&scenario);
        let table = CostTable::of(&report);
        let rows = table.paid_by(&report, &scenario);
        for (at, column) in table.columns.iter().enumerate() {
            let sum: Usd = rows.iter().map(|row| row.amounts[at]).sum();
            assert!(rows.is_empty() || sum == column.total, "{column:?}");
        }
        rows.into_iter().map(|row| row.payer).collect::<Vec<_>>()
    };
    assert_eq!(rows("v1&region=us-east-1&nat=az&vpcs=4&s.logs=1"), Payer::ALL);
    assert_eq!(rows("v1&region=us-east-1&nat=az&vpcs=4&peering=yes&s.logs=1"), Payer::ALL);
    // With one VPC there is one account.
    assert_eq!(rows("v1&region=us-east-1&nat=az&s.logs=1"), []);
    // Where nothing can be shared: no hub is possible without the price of its hosted zones.
    assert_eq!(rows("v1&region=us-gov-west-1&nat=none&vpcs=3&s.logs=1"), []);
}
