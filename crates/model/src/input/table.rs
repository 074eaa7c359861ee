//! Everything that a user can say: the table of inputs.
//!
//! A row is an input that stands for itself. Services and prices, of which there may be many, have keys and values of
//! their own making: see [`Field`].

use super::Field;
use super::named::{
    CONNECTIVITY, FREE_EGRESS, INSPECTION, INSTANCE, IPV6, NAT, NETWORK_FIREWALL, PEERING, SHARING, TRANSIT_GATEWAY,
};
use super::put::{put, put_other};
use super::read;
use super::row::{Input, Json};
use crate::scenario::{OtherRegion, Requirements};
use crate::units::{Gb, Quantity as _};

/// The network, in the order of links and of JSON.
pub static NETWORK: [Input; 19] = [
    Input::new(
        Field::Region,
        "region",
        Json::Text("region"),
        |scenario| Some(scenario.region.code().to_owned()),
        |scenario, text| put(&mut scenario.region, read::region(Field::Region, text)),
    ),
    Input::new(
        Field::Azs,
        "azs",
        Json::Number("azs"),
        |scenario| Some(scenario.azs.count().to_string()),
        |scenario, text| put(&mut scenario.azs, read::azs(Field::Azs, text)),
    ),
    Input::new(
        Field::Hours,
        "hours",
        Json::Text("hours"),
        |scenario| Some(scenario.hours.to_plain()),
        |scenario, text| put(&mut scenario.hours, read::hours(text)),
    )
    .with_own_line(),
    Input::new(
        Field::Vpcs,
        "vpcs",
        Json::Number("vpcs"),
        |scenario| Some(scenario.vpcs.to_string()),
        |scenario, text| put(&mut scenario.vpcs, read::vpcs(text)),
    ),
    Input::new(
        Field::TransitGateway,
        "tgw",
        Json::Flag("transitGateway", "there"),
        |scenario| Some(TRANSIT_GATEWAY.name(scenario.transit_gateway).to_owned()),
        |scenario, text| put(&mut scenario.transit_gateway, TRANSIT_GATEWAY.read(text)),
    ),
    Input::new(
        Field::Peering,
        "peering",
        Json::Flag("peering", "yes"),
        |scenario| Some(PEERING.name(scenario.peering).to_owned()),
        |scenario, text| put(&mut scenario.peering, PEERING.read(text)),
    ),
    Input::new(
        Field::PeeringCrossAz,
        "peeringaz",
        Json::InForce("peeringCrossAzPercent", |scenario| read::percent_of(scenario.peering_cross_az_share())),
        |scenario| scenario.peering_cross_az.map(read::percent_of),
        |scenario, text| put(&mut scenario.peering_cross_az, read::peering_percent(text).map(Some)),
    )
    .cleared(|scenario| scenario.peering_cross_az = None),
    Input::new(
        Field::Sharing,
        "sharing",
        Json::Flag("subnetSharing", "yes"),
        |scenario| Some(SHARING.name(scenario.sharing).to_owned()),
        |scenario, text| put(&mut scenario.sharing, SHARING.read(text)),
    ),
    Input::new(
        Field::Nat,
        "nat",
        Json::Text("nat"),
        |scenario| Some(NAT.name(scenario.nat).to_owned()),
        |scenario, text| put(&mut scenario.nat, NAT.read(text)),
    ),
    Input::new(
        Field::Connectivity,
        "connectivity",
        Json::Text("connectivity"),
        |scenario| Some(CONNECTIVITY.name(scenario.connectivity).to_owned()),
        |scenario, text| put(&mut scenario.connectivity, CONNECTIVITY.read(text)),
    ),
    // As many as the most generous topology takes; what the chosen one takes is settled when it is known.
    Input::new(
        Field::Ipv4,
        "ipv4",
        Json::Number("ipv4PerNat"),
        |scenario| Some(scenario.ipv4_per_nat.to_string()),
        |scenario, text| put(&mut scenario.ipv4_per_nat, read::count(Field::Ipv4, text, 0, 32)),
    ),
    Input::new(
        Field::NatGbps,
        "gbps",
        Json::Number("natGbps"),
        |scenario| Some(scenario.nat_gbps.to_string()),
        |scenario, text| put(&mut scenario.nat_gbps, read::nat_gbps(text)),
    ),
    Input::new(
        Field::Inspection,
        "gwlb",
        Json::Flag("inspection", "yes"),
        |scenario| Some(INSPECTION.name(scenario.inspection.gateway_load_balancer).to_owned()),
        |scenario, text| put(&mut scenario.inspection.gateway_load_balancer, INSPECTION.read(text)),
    ),
    Input::new(
        Field::NetworkFirewall,
        "firewall",
        Json::Flag("networkFirewall", "yes"),
        |scenario| Some(NETWORK_FIREWALL.name(scenario.inspection.network_firewall).to_owned()),
        |scenario, text| put(&mut scenario.inspection.network_firewall, NETWORK_FIREWALL.read(text)),
    ),
    Input::new(
        Field::CrossAz,
        "crossaz",
        Json::InForce("crossAzPercent", |scenario| read::percent_of(scenario.cross_az_share())),
        |scenario| scenario.cross_az.map(read::percent_of),
        |scenario, text| put(&mut scenario.cross_az, read::share_percent(text).map(Some)),
    )
    .cleared(|scenario| scenario.cross_az = None),
    Input::new(
        Field::Connections,
        "conns",
        Json::Number("connections"),
        |scenario| Some(scenario.connections.to_string()),
        |scenario, text| put(&mut scenario.connections, read::connections(text)),
    ),
    Input::new(
        Field::Instance,
        "instance",
        Json::Text("instance"),
        |scenario| scenario.instance.map(|kind| kind.name().to_owned()),
        |scenario, text| put(&mut scenario.instance, INSTANCE.read(text)),
    )
    .cleared(|scenario| scenario.instance = None),
    Input::new(
        Field::Ipv6,
        "ipv6",
        Json::Flag("ipv6", "all"),
        |scenario| Some(IPV6.name(scenario.ipv6).to_owned()),
        |scenario, text| put(&mut scenario.ipv6, IPV6.read(text)),
    ),
    Input::new(
        Field::PublicHosts,
        "hosts",
        Json::Number("publicHosts"),
        |scenario| Some(scenario.public_hosts.to_string()),
        |scenario, text| put(&mut scenario.public_hosts, read::public_hosts(text)),
    ),
];

/// What is said of several services at once.
pub static SERVICES: [Input; 3] = [
    Input::new(
        Field::ImagePulls,
        "pulls",
        Json::Text("imagePulls"),
        |scenario| Some(scenario.image_pulls.to_plain()),
        |scenario, text| read::image_pulls(text).map(|gb| scenario.set_image_pulls(gb)),
    )
    .with_own_line(),
    Input::new(
        Field::Growth,
        "growth",
        Json::Text("growthPercent"),
        |scenario| Some(read::percent_of(scenario.growth)),
        |scenario, text| put(&mut scenario.growth, read::growth(text)),
    )
    .with_own_line(),
    Input::new(
        Field::OneOffCost,
        "once",
        Json::Text("oneOffUsd"),
        |scenario| Some(scenario.one_off_cost.to_plain()),
        |scenario, text| put(&mut scenario.one_off_cost, read::one_off_cost(text)),
    )
    .with_own_line(),
];

/// What designs have to meet.
pub static REQUIREMENTS: [Input; 1] = [Input::new(
    Field::Requirements,
    "require",
    Json::Text("requirements"),
    |scenario| scenario.requirements.names(),
    |scenario, text| put(&mut scenario.requirements, read::requirements(text)),
)
.cleared(|scenario| scenario.requirements = Requirements::NONE)];

/// Data to and from the internet.
pub static INTERNET: [Input; 7] = [
    Input::new(
        Field::InternetOut,
        "out",
        Json::Text("internetOut"),
        |scenario| Some(scenario.internet_out.to_plain()),
        |scenario, text| put(&mut scenario.internet_out, read::gb(Field::InternetOut, text)),
    ),
    Input::new(
        Field::InternetOutLow,
        "out.low",
        Json::Text("internetOutLow"),
        |scenario| scenario.internet_out_band.low.map(Gb::to_plain),
        |scenario, text| put(&mut scenario.internet_out_band.low, read::gb(Field::InternetOutLow, text).map(Some)),
    )
    .cleared(|scenario| scenario.internet_out_band.low = None),
    Input::new(
        Field::InternetOutHigh,
        "out.high",
        Json::Text("internetOutHigh"),
        |scenario| scenario.internet_out_band.high.map(Gb::to_plain),
        |scenario, text| put(&mut scenario.internet_out_band.high, read::gb(Field::InternetOutHigh, text).map(Some)),
    )
    .cleared(|scenario| scenario.internet_out_band.high = None),
    Input::new(
        Field::InternetIn,
        "in",
        Json::Text("internetIn"),
        |scenario| Some(scenario.internet_in.to_plain()),
        |scenario, text| put(&mut scenario.internet_in, read::gb(Field::InternetIn, text)),
    ),
    Input::new(
        Field::InternetInLow,
        "in.low",
        Json::Text("internetInLow"),
        |scenario| scenario.internet_in_band.low.map(Gb::to_plain),
        |scenario, text| put(&mut scenario.internet_in_band.low, read::gb(Field::InternetInLow, text).map(Some)),
    )
    .cleared(|scenario| scenario.internet_in_band.low = None),
    Input::new(
        Field::InternetInHigh,
        "in.high",
        Json::Text("internetInHigh"),
        |scenario| scenario.internet_in_band.high.map(Gb::to_plain),
        |scenario, text| put(&mut scenario.internet_in_band.high, read::gb(Field::InternetInHigh, text).map(Some)),
    )
    .cleared(|scenario| scenario.internet_in_band.high = None),
    Input::new(
        Field::FreeEgress,
        "free",
        Json::Flag("freeEgress", "left"),
        |scenario| Some(FREE_EGRESS.name(scenario.free_egress).to_owned()),
        |scenario, text| put(&mut scenario.free_egress, FREE_EGRESS.read(text)),
    ),
];

/// Another Region; all but the first mean nothing without it.
pub static OTHER_REGION: [Input; 4] = [
    Input::new(
        Field::OtherRegion,
        "other",
        Json::Text("region"),
        |scenario| scenario.other_region.map(|other| other.region.code().to_owned()),
        |scenario, text| {
            let region = read::region(Field::OtherRegion, text)?;
            let before = scenario.other_region.unwrap_or(OtherRegion::new(region));
            scenario.other_region = Some(OtherRegion { region, ..before });
            Ok(())
        },
    )
    .cleared(|scenario| scenario.other_region = None),
    Input::new(
        Field::OtherOut,
        "other.out",
        Json::Text("out"),
        |scenario| scenario.other_region.map(|other| other.out.to_plain()),
        |scenario, text| put_other(scenario, read::gb(Field::OtherOut, text), |other, value| other.out = value),
    ),
    Input::new(
        Field::OtherIn,
        "other.in",
        Json::Text("in"),
        |scenario| scenario.other_region.map(|other| other.into.to_plain()),
        |scenario, text| put_other(scenario, read::gb(Field::OtherIn, text), |other, value| other.into = value),
    ),
    Input::new(
        Field::OtherEndpoints,
        "other.endpoints",
        Json::Number("endpoints"),
        |scenario| scenario.other_region.map(|other| other.endpoints.to_string()),
        |scenario, text| put_other(scenario, read::other_endpoints(text), |other, value| other.endpoints = value),
    ),
];

/// What holds for every price.
pub static PRICING: [Input; 1] = [Input::new(
    Field::Discount,
    "discount",
    Json::Text("discountPercent"),
    |scenario| Some(scenario.discount.to_plain()),
    |scenario, text| put(&mut scenario.discount, read::discount(text)),
)
.with_own_line()];
