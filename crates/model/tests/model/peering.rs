//! A hub that is reached over VPC peering, worked out by hand.
//!
//! Sources: Amazon VPC Peering Guide, "Pricing for a VPC peering connection": none to create one, none for data that
//! stays within an AZ, data transfer within the Region across AZs; Amazon EC2 on-demand pricing: $0.01 per GB in each
//! direction across AZs; "VPC peering limitations" of the same guide: no edge to edge routing through a NAT gateway or
//! a gateway endpoint; `amazon-vpc-limits.md` of the Amazon VPC User Guide: 50 active peering connections of a VPC, up
//! to 125.

use bills::{bill, line, lines, opened, reasons, report, service, total};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::design::Hub;
use natpoint_model::cost::limits::Limit;
use natpoint_model::cost::{ChargeKind, Design, Infeasible};
use natpoint_model::units::Ratio;

use natpoint_test_support::bills;

const BOTH: [Design; 2] = [Design::PeeredEndpoints, Design::PeeredEndpointsAndNat];

fn own(lines: &[(ChargeKind, &str)]) -> Vec<(ChargeKind, String)> {
    lines.iter().map(|(kind, amount)| (*kind, (*amount).to_owned())).collect()
}

#[test]
fn endpoints_in_a_peered_hub_pay_for_what_crosses_azs_and_for_no_attachment() {
    let scenario = opened("v1&region=us-east-1&vpcs=10&peering=yes&s.logs=100&s.s3=70");
    let (logs, s3) = (service("logs"), service("s3"));
    let expected = [
        // 2 AZs x 730 x 0.01; 10 x 100 x 0.01; half of it crosses AZs, at 0.01 each way; a hosted zone.
        (ChargeKind::EndpointHours(logs), "14.60"),
        (ChargeKind::EndpointData, "10.00"),
        (ChargeKind::GatewayEndpoint(s3), "0.00"),
        (ChargeKind::PeeringData, "10.00"),
        (ChargeKind::PrivateZones, "0.50"),
    ];
    assert_eq!(lines(&scenario, Design::PeeredEndpoints), own(&expected));
    assert_eq!(total(&scenario, Design::PeeredEndpoints), "35.10");
    // The same behind a transit gateway: 11 x 730 x 0.05 and 1,000 x 0.02 instead of 10.00.
    assert_eq!(total(&scenario, Design::HubEndpoints), "446.60");
    // Endpoints of each VPC's own: 10 x 14.60 and 10.00.
    assert_eq!(total(&scenario, Design::EndpointsOnly), "156.00");
}

#[test]
fn nat_gateways_stay_in_each_vpc() {
    let scenario = opened("v1&region=us-east-1&vpcs=10&azs=1&peering=yes&s.logs=100&out=10&free=used");
    let of = |kind| line(&scenario, Design::PeeredEndpointsAndNat, kind);
    // 10 x 730 x 0.045; 10 x 730 x 0.005; 10 x 10 x 0.045.
    assert_eq!(of(ChargeKind::NatGatewayHours).as_deref(), Some("328.50"));
    assert_eq!(of(ChargeKind::PublicIpv4Hours).as_deref(), Some("36.50"));
    assert_eq!(of(ChargeKind::NatGatewayData).as_deref(), Some("4.50"));
    assert_eq!(of(ChargeKind::EndpointHours(service("logs"))).as_deref(), Some("7.30"), "one set for all");
    // In a single AZ nothing crosses.
    assert_eq!(of(ChargeKind::PeeringData), None);
    assert_eq!(reasons(&scenario, Design::PeeredEndpoints), [Infeasible::EndpointsHaveNoInternet]);
    let report = report(&scenario);
    let routing = &report.priced(Design::PeeredEndpointsAndNat).expect("possible").routing;
    assert_eq!(routing.hub, Hub::Peering);
}

#[test]
fn the_share_that_crosses_is_an_input_and_an_axis() {
    let stated = opened("v1&region=us-east-1&vpcs=10&azs=3&peering=yes&peeringaz=25&s.logs=100");
    assert_eq!(line(&stated, Design::PeeredEndpoints, ChargeKind::PeeringData).as_deref(), Some("5.00"));
    // Two thirds of 1,000 GB, each way.
    let even = opened("v1&region=us-east-1&vpcs=10&azs=3&peering=yes&s.logs=100");
    assert_eq!(line(&even, Design::PeeredEndpoints, ChargeKind::PeeringData).as_deref(), Some("13.33"));
    let report = Report::new(&stated, Axis::PeeringCrossAz);
    let curve = &report.priced(Design::PeeredEndpoints).expect("possible").curve;
    assert_eq!(curve.at(report.scale.current_ratio()), bill(&stated, Design::PeeredEndpoints).total);
    assert_eq!(curve.at(Ratio::ZERO).to_decimal(2), "32.40");
    assert_eq!(curve.at(Ratio::whole(i128::from(report.scale.last))).to_decimal(2), "52.40");
}

#[test]
fn it_has_to_be_said_that_vpcs_can_be_peered() {
    let unsaid = opened("v1&region=us-east-1&vpcs=10&s.logs=100");
    let one = opened("v1&region=us-east-1&peering=yes&s.logs=100");
    for design in BOTH {
        assert_eq!(reasons(&unsaid, design), [Infeasible::NoPeering]);
        assert_eq!(reasons(&one, design), [Infeasible::OneVpc]);
    }
    let controlled = opened("v1&region=us-east-1&vpcs=10&peering=yes&s.ec2=1&require=ec2.10");
    for design in BOTH {
        assert!(!reasons(&controlled, design).is_empty(), "a control asks for an endpoint in each VPC");
    }
}

#[test]
fn a_transit_gateway_has_so_many_attachments() {
    let reached = |vpcs: u32| {
        let scenario = opened(&format!("v1&region=us-east-1&vpcs={vpcs}&s.logs=1"));
        let all = report(&scenario).warnings.into_iter();
        let limits = all.filter(|warning| warning.limit == Limit::Attachments);
        limits.map(|warning| (warning.needed, warning.allowed)).collect::<Vec<_>>()
    };
    // One of them is the hub's.
    assert_eq!(reached(4_999), []);
    assert_eq!(reached(5_000), [(5_001, 5_000)]);
}

#[test]
fn a_vpc_has_so_many_peering_connections() {
    let reached = |vpcs: u32| {
        let scenario = opened(&format!("v1&region=us-east-1&vpcs={vpcs}&peering=yes&s.logs=1"));
        let all = report(&scenario).warnings.into_iter();
        let limits = all.filter(|warning| matches!(warning.limit, Limit::Peerings | Limit::PeeringsMost));
        limits.map(|warning| (warning.limit, warning.needed, warning.allowed)).collect::<Vec<_>>()
    };
    assert_eq!(reached(50), []);
    assert_eq!(reached(51), [(Limit::Peerings, 51, 50)]);
    assert_eq!(reached(125), [(Limit::Peerings, 125, 50)]);
    assert_eq!(reached(126), [(Limit::PeeringsMost, 126, 125)]);
}

#[test]
fn what_nothing_but_an_endpoint_reaches_is_in_the_peered_hub() {
    let scenario = opened("v1&region=us-east-1&vpcs=3&peering=yes&e.partner=10");
    let partner = ServiceId::custom("partner").expect("a name");
    let hours = line(&scenario, Design::PeeredEndpointsAndNat, ChargeKind::EndpointHours(partner));
    assert_eq!(hours.as_deref(), Some("14.60"));
}
