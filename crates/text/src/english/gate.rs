//! What a gate says of a plan, in English.

use super::English;
use super::phrases::plural;
use crate::InputText as _;
use crate::gate::{BreakEven, EndpointFacts, GateLabels, GateText};
use crate::numbers::{slugs, whole};
use crate::recommendation::gateway_names;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::Path;

impl GateText for English {
    fn gate_labels(&self) -> &'static GateLabels {
        &GateLabels {
            excepted: "Excepted",
            plan: "The plan",
            before: "Before",
            after: "After",
            cheapest: "Cheapest",
            nat_gateways: "NAT gateways",
            endpoints: "Endpoints",
            cost: "USD a month",
            none: "none",
            nothing_read: "The files have neither NAT gateways nor endpoints.",
            no_answer: "The scenario has no answer that a plan could be held against.",
        }
    }

    fn dear_endpoint(&self, endpoint: &EndpointFacts<'_>) -> String {
        let EndpointFacts { gb, amount, .. } = endpoint;
        let why = match endpoint.break_even {
            BreakEven::At(from) => format!(": {gb} a month are below its break-even of {from}"),
            BreakEven::Never => ": no volume pays for it".to_owned(),
            BreakEven::Elsewhere => format!(" at {gb} a month"),
        };
        format!("The interface endpoint for {} costs {amount} a month more than it saves{why}.", placed(endpoint))
    }

    fn gateway_instead(&self, endpoint: &EndpointFacts<'_>) -> String {
        format!(
            "The gateway endpoint for {} is free; the interface endpoint costs {} a month at {}.",
            gateway_names(endpoint.services).join(", "),
            endpoint.amount,
            endpoint.gb
        )
    }

    fn missing_endpoint(&self, endpoint: &EndpointFacts<'_>) -> String {
        let EndpointFacts { gb, amount, .. } = endpoint;
        let why = match endpoint.break_even {
            BreakEven::At(from) => format!(": {gb} a month are above its break-even of {from}"),
            BreakEven::Never | BreakEven::Elsewhere => format!(" at {gb} a month"),
        };
        format!("The interface endpoint for {} is missing, which saves {amount} a month{why}.", placed(endpoint))
    }

    fn missing_gateway(&self, service: ServiceId, cost: Option<(&str, &str)>) -> String {
        let name = gateway_names(&[service]).concat();
        match cost {
            Some((gb, amount)) => format!(
                "The gateway endpoint for {name} is missing, which is free: {gb} a month through NAT gateways cost \
                 {amount}."
            ),
            None => format!(
                "The gateway endpoint for {name} is missing, which is free. The scenario does not say how much data it \
                 would carry."
            ),
        }
    }

    fn asked_path(&self, service: ServiceId, path: Path) -> String {
        format!("The scenario asks for another path for {}: {}.", service.slug(), self.path(Some(path)))
    }

    fn needless_nat(&self, verdict: &str) -> String {
        format!("The cheapest design has no NAT gateway. {verdict}")
    }

    fn unknown_volume(&self, azs: u32, hours: &str, break_even: Option<&str>) -> String {
        let from = match break_even {
            Some(from) => format!("pays for itself from {from} a month"),
            None => "does not pay for itself at any volume".to_owned(),
        };
        format!(
            "The scenario does not say how much data this interface endpoint carries. In {} it costs {hours} a month \
             and {from}.",
            plural(azs, "AZ", "AZs")
        )
    }

    fn other_region(&self, region: &str) -> String {
        format!("It is of another Region than the scenario ({region}) and is not judged.")
    }

    fn gate_source(&self, region: &str, vpcs: u32, prices: &str, link: &str) -> String {
        let vpcs = if vpcs > 1 { format!("all {} VPCs, ", whole(vpcs)) } else { String::new() };
        format!("({region}, {vpcs}list prices of {prices}: {link})")
    }

    fn above_break_even(&self, in_use: &str, cheapest: &str, design: &str, saving: &str) -> String {
        format!(
            "Above the break-even: the network in use costs {in_use} a month; “{design}” costs {cheapest}, {saving} \
             less."
        )
    }

    fn below_break_even(&self, in_use: &str) -> String {
        format!("The network in use costs {in_use} a month, and no design costs less.")
    }

    fn not_as_asked(&self, in_use: &str, cheapest: &str, design: &str) -> String {
        format!(
            "The network in use, which costs {in_use} a month, is not what the scenario asks for; “{design}” is, and \
             costs {cheapest}."
        )
    }

    fn impossible_network(&self, reasons: &str) -> String {
        format!("The network cannot exist like this. {reasons}")
    }

    fn followed_by(&self, sentence: String, next: &str) -> String {
        format!("{sentence} {next}")
    }

    fn nat_gateways(&self, count: u32, is_regional: bool) -> String {
        if is_regional { format!("1 regional, in {}", plural(count, "AZ", "AZs")) } else { count.to_string() }
    }
}

/// `ecr.api and ecr.dkr in 2 AZs`.
fn placed(endpoint: &EndpointFacts<'_>) -> String {
    let names = slugs(endpoint.services);
    let names = match names.as_slice() {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        names => names.concat(),
    };
    format!("{names} in {}", plural(endpoint.azs, "AZ", "AZs"))
}
