//! Texts about flips, certainty and limits, in English.

use super::English;
use super::phrases::{lower, plural, usd};
use crate::Locale as _;
use crate::NameText as _;
use crate::findings::{FindingLabels, FindingText};
use crate::numbers::{about_gb, bandwidth, cents, each, grouped, here, rate, threshold};
use natpoint_model::catalogue::prices::PriceListVersion;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::compare::band::Certainty;
use natpoint_model::compare::flips::{Flip, InputChange};
use natpoint_model::compare::growth::Growth;
use natpoint_model::compare::payback::Payback;
use natpoint_model::compare::{Axis, AxisScale, AxisUnit};
use natpoint_model::cost::limits::{Limit, Warning};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Ratio, Usd};

static LABELS: FindingLabels = FindingLabels {
    flips: "What would change the answer",
    flips_note: "One number at a time, the nearest first; everything else stays as it is.",
    no_answer: "There is no answer yet that a number could change.",
    no_flip: "No single number that you gave changes the answer, however far it moves.",
    certainty: "If volumes are uncertain",
    warnings: "Limits of AWS that this reaches",
    warnings_note: "Volumes are averaged over the hours. A peak is higher.",
    regions: "Compare Regions",
    regions_note: "Prices that you typed are those of your Region and stay there; the discount goes along. \
                   Endpoints that a Region is known not to offer are left out; others are taken to be there.",
    column_region: "Region",
    column_cheapest: "Cheapest",
    column_total: "USD a month",
    column_nat_only: "NAT only",
    column_wins: "Cheapest for",
    column_through_nat: "Through NAT",
    column_through_endpoints: "Through endpoints",
    other_designs: "Other ways",
    axis_vpcs: "number of VPCs",
    chart_vpcs: "VPCs",
    prices_of_now: "Answer with the prices of now",
};

impl FindingText for English {
    fn finding_labels(&self) -> &'static FindingLabels {
        &LABELS
    }

    fn flip(&self, flip: &Flip) -> String {
        let becomes = lower(self.design(flip.becomes));
        let way = if flip.up { "above" } else { "below" };
        let condition = match flip.change {
            InputChange::Beyond { axis, scale, at } => {
                format!("{} {way} {} (now {})", self.axis(axis), threshold(&scale, at), here(&scale))
            }
            InputChange::Count { axis, count } => {
                format!("{} at {} {count}", self.axis(axis), if flip.up { "least" } else { "most" })
            }
            InputChange::AnyOrNone(axis) if flip.up => format!("Any {}", lower(&self.axis(axis))),
            InputChange::AnyOrNone(axis) => format!("No {}", lower(&self.axis(axis))),
            InputChange::Azs(azs) => plural(azs.count(), "Availability Zone", "Availability Zones"),
            InputChange::EndpointAzs(service, azs) => {
                format!("The endpoint {} in {}", service.slug(), plural(azs.count(), "AZ", "AZs"))
            }
            InputChange::ProvisionedGbps(0) => "NAT gateways without provisioned bandwidth".to_owned(),
            InputChange::ProvisionedGbps(gbps) => format!("{gbps} Gbps provisioned for each NAT gateway"),
            InputChange::OtherRegionEndpoints(0) => "No cross-Region endpoint".to_owned(),
            InputChange::OtherRegionEndpoints(count) => {
                plural(count, "cross-Region endpoint", "cross-Region endpoints")
            }
            InputChange::Addresses(count) => {
                format!("{} for each NAT gateway", plural(count, "public IPv4 address", "public IPv4 addresses"))
            }
        };
        format!("{condition}: {becomes}.")
    }

    fn certainty(&self, certainty: &Certainty) -> String {
        let name = |design| lower(self.design(design));
        if certainty.holds() {
            return format!(
                "Certain: {} stays the cheapest from the low volumes ({}) to the high ones ({}), even in the least \
                 favourable combination.",
                name(certainty.typical.0),
                self.amount(certainty.low.1),
                self.amount(certainty.high.1),
            );
        }
        let mut sentences = vec![format!(
            "At the low volumes {} is cheapest ({}), at the typical ones {} ({}), at the high ones {} ({}).",
            name(certainty.low.0),
            self.amount(certainty.low.1),
            name(certainty.typical.0),
            self.amount(certainty.typical.1),
            name(certainty.high.0),
            self.amount(certainty.high.1),
        )];
        if let Some((design, by)) = certainty.worst {
            sentences.push(format!(
                "In the least favourable combination {} would be cheaper by {} a month.",
                name(design),
                self.amount(by)
            ));
        }
        sentences.join(" ")
    }

    fn growth(&self, growth: &Growth, percent: &str) -> String {
        match growth {
            Growth::Changes { months, becomes, gb } => format!(
                "Growing by {percent} % a month, the cheapest is another in {}, at {}: {}.",
                plural(*months, "month", "months"),
                about_gb(*gb),
                lower(self.design(*becomes)),
            ),
            Growth::Stays => format!("Growing by {percent} % a month, the answer stays the same for ten years."),
        }
    }

    fn payback(&self, once: Usd, payback: Payback) -> String {
        let once = self.amount(once);
        match payback {
            Payback::After(months) => {
                format!("The saving pays for the one-off {once} after {}.", plural(months, "month", "months"))
            }
            Payback::Beyond => format!("The saving does not pay for the one-off {once} within ten years."),
        }
    }

    fn warning(&self, warning: &Warning) -> String {
        let over = self.over_limit(warning.limit, warning.needed, warning.allowed);
        format!("{}: {over}", self.design(warning.design))
    }

    fn over_limit(&self, limit: Limit, needed: u64, allowed: u64) -> String {
        let (needed, allowed) = (amount(limit, needed), amount(limit, allowed));
        let limit = match limit {
            Limit::NatGatewayStart => format!("a NAT gateway starts at {allowed} and scales up to 100 Gbps"),
            Limit::NatGatewayMost => format!("a NAT gateway carries {allowed} at the most: split it over several"),
            Limit::NatGatewayProvisioned => format!("{allowed} are provisioned"),
            Limit::InstanceBaseline => format!("the instance type keeps up {allowed}; beyond that it spends credits"),
            Limit::InstanceToInternet => format!("an instance below 32 vCPUs may send {allowed} to the internet"),
            Limit::EndpointStart => {
                format!("an interface endpoint starts at {allowed} in each AZ and scales up to 100 Gbps")
            }
            Limit::ConnectionsPerDestination => {
                format!("the addresses of a NAT gateway hold {allowed} connections to one destination")
            }
            Limit::EndpointsPerVpc => format!("a VPC may have {allowed} interface endpoints unless you ask for more"),
            Limit::NatGatewaysPerAz => format!("an AZ may have {allowed} NAT gateways unless you ask for more"),
            Limit::ElasticIps => format!("a Region may have {allowed} Elastic IP addresses unless you ask for more"),
            Limit::AzsOfRegion => format!("the Region has {allowed} Availability Zones"),
            Limit::GatewayEndpoints => format!("a Region may have {allowed} gateway endpoints unless you ask for more"),
            Limit::Peerings => {
                format!("a VPC may have {allowed} peering connections unless you ask for up to 125")
            }
            Limit::PeeringsMost => format!("a VPC can have {allowed} peering connections at the most"),
            Limit::Attachments => format!("a transit gateway can have {allowed} attachments at the most"),
            Limit::Participants => {
                format!(
                    "a VPC's subnets can be shared with {allowed} accounts (here one for each VPC) \
                     unless you ask for more"
                )
            }
            Limit::ElasticIpsPerNat => format!("a NAT gateway may have {allowed} addresses unless you ask for up to 8"),
        };
        format!("{needed} needed, but {limit}.")
    }

    fn cheapest_between(&self, scale: &AxisScale, from: Option<Ratio>, to: Option<Ratio>) -> String {
        let at = |step| threshold(scale, step);
        match (from, to) {
            (None, None) => "every volume".to_owned(),
            (Some(from), None) => format!("above {}", at(from)),
            (None, Some(to)) => format!("below {}", at(to)),
            (Some(from), Some(to)) => format!("{} to {}", at(from), at(to)),
        }
    }

    fn crossing_working(&self, fixed: Usd, step: Usd, scale: &AxisScale) -> String {
        format!("{} ÷ {} per {}", usd(&cents(fixed)), usd(&each(scale, step)), unit(scale))
    }

    fn break_even_working(&self, hours: Usd, saved: Usd, shared_by: Option<u32>) -> String {
        let (hours, saved) = (usd(&cents(hours)), usd(&rate(saved)));
        match shared_by {
            None => format!("{hours} of hours ÷ {saved} saved per GB"),
            Some(vpcs) => format!("{hours} once for {vpcs} VPCs ÷ {saved} saved per GB of each"),
        }
    }

    fn between_regions(&self, from: RegionId, to: RegionId) -> String {
        format!("data transfer from {} to {}", from.code(), to.code())
    }

    fn two_price_lists(&self, then: PriceListVersion, then_total: &str, now_total: &str) -> String {
        format!(
            "This link was made with the price table {} of {}, and is answered with it: {}. With the table {} of today \
             the cheapest design costs {}.",
            then.id(),
            then.date(),
            then_total,
            PriceListVersion::CURRENT.id(),
            now_total,
        )
    }

    fn own_region(&self, scenario: &Scenario) -> String {
        match u32::try_from(scenario.prices.len()) {
            Ok(0) | Err(_) => "your Region".to_owned(),
            Ok(count) => format!("your Region, with {} that you changed", plural(count, "price", "prices")),
        }
    }

    fn free_allowance(&self) -> &'static str {
        "AWS's free 100 GB a month to the internet, once for an account; one source"
    }
}

impl English {
    pub(super) fn axis(&self, axis: Axis) -> String {
        match axis {
            Axis::AllServices => "All services".to_owned(),
            Axis::OneService(service) => service.slug().to_owned(),
            Axis::ImagePulls => "ECR image pulls".to_owned(),
            Axis::Vpcs => "Number of VPCs".to_owned(),
            Axis::InternetOut => "Data to the internet".to_owned(),
            Axis::InternetIn => "Data from the internet".to_owned(),
            Axis::OtherRegionOut => "Data to the other Region".to_owned(),
            Axis::OtherRegionIn => "Data from the other Region".to_owned(),
            Axis::Hours => "Hours a month".to_owned(),
            Axis::PeeringCrossAz => "Cross-AZ share over peerings".to_owned(),
            Axis::PublicHosts => "Hosts with a public IPv4 address".to_owned(),
            Axis::CrossAz => "Cross-AZ traffic to the NAT gateway".to_owned(),
            Axis::Price(item) => self.price_item(item).to_owned(),
        }
    }
}

fn unit(scale: &AxisScale) -> &'static str {
    match scale.unit {
        AxisUnit::Vpcs => "VPC",
        _ => "GB",
    }
}

fn amount(limit: Limit, value: u64) -> String {
    if limit.is_bandwidth() { bandwidth(value) } else { grouped(&value.to_string()) }
}
