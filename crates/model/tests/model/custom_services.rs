//! Endpoint services of third parties and one's own, worked out by hand.
//!
//! Source of the prices: AWS `PrivateLink` pricing, "Interface Endpoint pricing": for each hour that an endpoint is
//! provisioned in each AZ, $0.01 in us-east-1, and for each GB processed, $0.01; it does not matter whose the service
//! is.
//! Amazon EC2 on-demand pricing, "Data transfer within the same AWS Region": $0.01 per GB in each direction over public
//! IP addresses.

use bills::{bill, lines, opened, reasons, report, total};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::{ChargeKind, Design};
use natpoint_model::scenario::Path;

use natpoint_test_support::bills;

fn custom(name: &str) -> ServiceId {
    ServiceId::custom(name).expect("a name")
}

#[test]
fn what_nothing_but_an_endpoint_reaches_costs_the_same_in_every_design() {
    let scenario = opened("v1&region=us-east-1&nat=az&out=10&ipv6=all&hosts=2&instance=t4g.nano&e.partner=500");
    let partner = custom("partner");
    // 2 AZs x 730 x 0.01; 500 x 0.01.
    let own = [(ChargeKind::EndpointHours(partner), "14.60"), (ChargeKind::EndpointData, "5.00")];
    for design in [
        Design::NatOnly,
        Design::NatAndGateways,
        Design::CheapestMix,
        Design::NatInstance,
        Design::EgressOnlyIpv6,
        Design::PublicSubnets,
    ] {
        let bill = lines(&scenario, design);
        for (kind, amount) in own {
            assert!(bill.contains(&(kind, amount.to_owned())), "{design:?} {bill:?}");
        }
        assert!(bill.iter().all(|(kind, _)| *kind != ChargeKind::SameRegionData), "{design:?}");
    }
    // NAT gateways process the 10 GB of the internet alone: 2 x 730 x 0.045; 2 x 730 x 0.005; 10 x 0.045; free.
    assert_eq!(total(&scenario, Design::NatOnly), "93.05");
    // Alone it needs no NAT gateway.
    let alone = opened("v1&region=us-east-1&e.partner=500");
    assert_eq!(reasons(&alone, Design::EndpointsOnly), []);
    assert_eq!(total(&alone, Design::EndpointsOnly), "19.60");
}

#[test]
fn with_public_addresses_it_may_take_nat_gateways_and_pays_for_the_transfer() {
    let scenario = opened("v1&region=us-east-1&azs=1&e.partner=500~public");
    let nat = [
        // 730 x 0.045; 730 x 0.005; 500 x 0.045; 500 x 0.01.
        (ChargeKind::NatGatewayHours, "32.85"),
        (ChargeKind::PublicIpv4Hours, "3.65"),
        (ChargeKind::NatGatewayData, "22.50"),
        (ChargeKind::SameRegionData, "5.00"),
    ];
    assert_eq!(lines(&scenario, Design::NatOnly), nat.map(|(kind, amount)| (kind, amount.to_owned())));
    assert_eq!(total(&scenario, Design::EndpointsOnly), "12.30");
    // Beside NAT gateways that stay the endpoint pays from 7.30 / (0.045 + 0.01 - 0.01) GB on.
    let report = Report::new(&scenario, Axis::AllServices);
    assert_eq!(report.break_even[0].from_gb(2).as_deref(), Some("162.22"));
}

#[test]
fn its_endpoint_may_be_there_for_a_part_of_the_month() {
    let scenario = opened("v1&region=us-east-1&azs=3&e.partner=0~2~h100");
    let partner = custom("partner");
    // 2 AZs x 100 x 0.01.
    assert!(lines(&scenario, Design::EndpointsOnly).contains(&(ChargeKind::EndpointHours(partner), "2.00".to_owned())));
}

#[test]
fn in_a_hub_all_vpcs_share_its_endpoint() {
    let scenario = opened("v1&region=us-east-1&vpcs=10&e.partner=100");
    let hours = |design| {
        let bill = bill(&scenario, design);
        let line = bill.lines.iter().find(|line| matches!(line.kind, ChargeKind::EndpointHours(_))).expect("billed");
        line.amount.to_decimal(2)
    };
    assert_eq!(hours(Design::EndpointsOnly), "146.00");
    assert_eq!(hours(Design::HubEndpoints), "14.60");
}

#[test]
fn the_current_network_has_the_endpoint_without_which_nothing_works() {
    let report = report(&opened("v1&region=us-east-1&out=10&e.partner=500&e.other=20~public"));
    let current = report.recommendation.expect("there is an answer").current.expect("it can be");
    assert_eq!(current.routing.paths, [Path::Interface, Path::Egress]);
    assert!(!current.is_stated, "nobody said so");
}
