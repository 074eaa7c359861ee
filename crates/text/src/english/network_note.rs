//! What is said of a network that a scenario does not show, in English.

use super::English;
use crate::Locale as _;
use crate::import::{number, shown};
use natpoint_import::to_scenario::{EndpointLeftOut, NetworkNote};
use natpoint_model::units::Usd;

/// Something about the network that the scenario does not show.
#[expect(clippy::too_many_lines, reason = "an arm for each note")]
pub(super) fn network_note(note: &NetworkNote, locale: &English) -> String {
    match note {
        NetworkNote::EndpointsLeftOut { why, count, first, cost } => left_out(*why, *count, first, *cost, locale),
        NetworkNote::OwnRows { third_party, count, first } => own_rows(*third_party, *count, first),
        NetworkNote::NamedByKey(count) => [
            "The service names of ",
            &many(*count, "endpoint", "endpoints"),
            " are known only after apply; the services are those that the names in Terraform say.",
        ]
        .concat(),
        NetworkNote::UnknownAzs { count, azs } => unknown_azs(*count, *azs),
        NetworkNote::MoreNatGateways { gateways, azs, beyond, cost } => [
            "There are ",
            &many(*gateways, "NAT gateway", "NAT gateways"),
            " in ",
            &many(*azs, "AZ", "AZs"),
            ". The scenario cannot hold so many, so ",
            &number((*beyond).into()),
            if *beyond == 1 { " is not in it" } else { " are not in it" },
            &month(*cost, locale),
            ".",
        ]
        .concat(),
        NetworkNote::NetworkFirewall(endpoints) => [
            "The bill has ",
            &many(*endpoints, "endpoint", "endpoints"),
            " of AWS Network Firewall, so all data is taken to pass it before the NAT gateways, whose hours and GB AWS \
             then waives. Where the table \
             has no price of it, the bill's is taken. Change that among the NAT gateway details.",
        ]
        .concat(),
        NetworkNote::ListedFirewall(endpoints) => [
            "The lists have ",
            &many(*endpoints, "endpoint", "endpoints"),
            " of AWS Network Firewall, so all data is taken to pass it before the NAT gateways, whose hours and GB AWS \
             then waives. Lists tell no prices: where the table has none of it, type yours. Change that among the NAT \
             gateway details.",
        ]
        .concat(),
        NetworkNote::NotOnePerAz { gateways, azs } => [
            "There are ",
            &many(*gateways, "NAT gateway", "NAT gateways"),
            " for a workload in ",
            &many(*azs, "AZ", "AZs"),
            ". The scenario has as many AZs as NAT gateways, and each service's endpoint its own AZs, so that \
             both cost what they do. Data between AZs is not counted; set the AZs of endpoints that you add.",
        ]
        .concat(),
        NetworkNote::PrivateNatGateways(count, cost) => [
            "Beside the public NAT gateways there ",
            if *count == 1 { "is " } else { "are " },
            &many(*count, "private one", "private ones"),
            ", which the scenario leaves out",
            &month(*cost, locale),
            ".",
        ]
        .concat(),
        NetworkNote::UnevenAddresses { addresses, held } => [
            "The NAT gateways have ",
            &many(*addresses, "public IPv4 address", "public IPv4 addresses"),
            "; with equally many each, the scenario has ",
            &number((*held).into()),
            ".",
        ]
        .concat(),
        NetworkNote::ElsewhereInLists(count) => [
            "NAT gateways and endpoints in other VPCs or Regions, left out: ",
            &number((*count).into()),
            ". Choose above which VPC and Region to take.",
        ]
        .concat(),
        NetworkNote::UnroutedNatGateways(count, first) => [
            &many(*count, "NAT gateway has", "NAT gateways have"),
            " no route that leads there (the first: ",
            &shown(first),
            "): hours are paid for nothing.",
        ]
        .concat(),
        NetworkNote::UnloggedNatGateways(count, first) => [
            &*many(*count, "NAT gateway has", "NAT gateways have"),
            " no record in the flow logs (the first: ",
            &shown(first),
            "), so that volumes lack what passes there. Drop the logs of all interfaces of the VPC.",
        ]
        .concat(),
        NetworkNote::UnroutedEndpoints(count, first) => [
            &many(*count, "gateway endpoint has", "gateway endpoints have"),
            " no route that leads there (the first: ",
            &shown(first),
            "): its traffic still takes the way of all other traffic.",
        ]
        .concat(),
        NetworkNote::SubnetsPastEndpoint(count) => [
            &many(*count, "subnet uses", "subnets use"),
            " a NAT gateway and not the gateway endpoint of the VPC: add their route tables to the endpoint.",
        ]
        .concat(),
        NetworkNote::SubnetsAcrossAzs(count) => [
            &many(*count, "subnet uses", "subnets use"),
            " a NAT gateway in another AZ, so that each GB also pays for crossing AZs.",
        ]
        .concat(),
        NetworkNote::Dns64(count) => [
            &many(*count, "subnet has", "subnets have"),
            " DNS64: what reaches IPv4 hosts over IPv6 passes a NAT gateway (NAT64) and is paid like other traffic.",
        ]
        .concat(),
    }
}

/// Services that have rows of their own, and what is taken of their public addresses.
fn own_rows(third_party: bool, count: u32, first: &str) -> String {
    let (one, more) = if third_party {
        ("endpoint service of a third party or your own", "endpoint services of third parties or your own")
    } else {
        ("service that the catalogue does not have", "services that the catalogue does not have")
    };
    let taken = match (third_party, count) {
        (true, 1) => " has a row: its endpoint stays in every design, unless you say there that it is public, too.",
        (true, _) => " have rows: their endpoints stay in every design, unless you say there that one is public, too.",
        (false, 1) => " has a row, and is taken to be public, too, as AWS's services are.",
        (false, _) => " have rows, and are taken to be public, too, as AWS's services are.",
    };
    [&many(count, one, more), " (the first: ", &shown(first), ")", taken].concat()
}

/// That no file tells in how many AZs endpoints stand.
fn unknown_azs(count: u32, azs: u32) -> String {
    [
        "The files do not say in how many AZs ",
        &many(count, "interface endpoint stands", "interface endpoints stand"),
        ", so the scenario's number is taken: ",
        &number(azs.into()),
        ". Each costs by the hour and AZ: set the AZs of the services where they have more or fewer.",
    ]
    .concat()
}

/// Endpoints that the scenario cannot hold, why, and what their hours cost.
fn left_out(why: EndpointLeftOut, count: u32, first: &str, cost: Usd, locale: &English) -> String {
    let (one, more) = match why {
        EndpointLeftOut::ThirdParty => {
            (" endpoint is of a third party's service", " endpoints are of third parties' services")
        }
        EndpointLeftOut::UnknownService => (
            " endpoint is of a service that the catalogue does not have",
            " endpoints are of services that the catalogue does not have",
        ),
        EndpointLeftOut::Nameless => (" endpoint's service is not known yet", " endpoints' services are not known yet"),
        EndpointLeftOut::Second => (
            " endpoint is a further one of a service that has one already",
            " endpoints are further ones of services that have one already",
        ),
    };
    let first = match first {
        "" => String::new(),
        first => [" (the first: ", &shown(first), ")"].concat(),
    };
    [
        number(count.into()).as_str(),
        if count == 1 { one } else { more },
        &first,
        ". The scenario has no place for ",
        if count == 1 { "it" } else { "them" },
        &month(cost, locale),
        ".",
    ]
    .concat()
}

/// What something costs a month, behind a comma; nothing where it is not known.
fn month(cost: Usd, locale: &English) -> String {
    if cost == Usd::ZERO {
        return String::new();
    }
    ["; the hours cost ", &locale.amount(cost), " a month at list price"].concat()
}

fn many(count: u32, one: &str, more: &str) -> String {
    [number(count.into()).as_str(), " ", if count == 1 { one } else { more }].concat()
}
