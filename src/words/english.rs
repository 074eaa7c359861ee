//! The product's English.

use super::numbers::{about, cents, exactly, grouped};
use super::{Labels, Words};
use crate::article::Difference;
use crate::catalogue::prices::PriceItem;
use crate::catalogue::regions::RegionId;
use crate::catalogue::sources::Confidence;
use crate::compare::{Axis, Crossing, Meeting, Report};
use crate::cost::bill::Counted;
use crate::cost::design::Path;
use crate::cost::{ChargeKind, Design, Impossible};
use crate::input::{Allowed, Field, Refusal, Why};
use crate::link::Notice;
use crate::scenario::{NatConnectivity, NatTopology, Scenario};
use crate::units::Usd;

use labels::LABELS;
use phrases::{capital, design_here, lower, nat_gateways, place, plural, shortened, usd, verb, wins};

mod labels;
mod phrases;

/// English.
pub(super) struct English;

impl Words for English {
    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn verdict(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let Some(verdict) = &report.verdict else {
            return "With these settings no design is possible: allow a NAT gateway, or leave out what needs one."
                .to_owned();
        };
        let place = place(scenario, report, axis);
        let winner = capital(&design_here(verdict.design, scenario, report));
        let total = usd(&cents(verdict.total));
        let comparison = match verdict.runner_up {
            None if report.wins.len() < 2 => {
                return format!("{place}, only one design is possible. {winner}: {total}.");
            }
            None => format!("{total}; adding endpoints saves nothing"),
            Some((other, more)) if more.units() == 0 => {
                let other = design_here(other, scenario, report);
                return format!("{place}, {} and {other} cost the same: {total}.", lower(&winner));
            }
            Some((other, more)) => {
                format!("{total}, {} less than {}", usd(&cents(more)), design_here(other, scenario, report))
            }
        };
        let verb = verb(verdict.design, scenario);
        format!("{place}, {} {verb} cheapest: {comparison}. {}", lower(&winner), wins(report, verdict))
    }

    fn yearly(&self, report: &Report) -> Option<String> {
        let (_, more) = report.verdict.as_ref()?.runner_up?;
        // Twelve of the largest amounts would not fit.
        let year = Usd::from_units(more.units().checked_mul(12)?);
        (more.units() > 0).then(|| format!("That is {} a year.", usd(&cents(year))))
    }

    fn design(&self, design: Design) -> &'static str {
        match design {
            Design::NatOnly => "NAT gateways only",
            Design::NatAndGateways => "NAT gateways + gateway endpoints",
            Design::EndpointsOnly => "Endpoints only",
            Design::CheapestMix => "Cheapest mix",
        }
    }

    fn design_short(&self, design: Design) -> &'static str {
        match design {
            Design::NatOnly => "NAT only",
            Design::NatAndGateways => "NAT + gateway",
            Design::EndpointsOnly => "Endpoints",
            Design::CheapestMix => "Cheapest mix",
        }
    }

    fn design_note(&self, design: Design, scenario: &Scenario, report: &Report) -> String {
        match design {
            Design::NatOnly => format!("Every byte through {}.", nat_gateways(scenario)),
            Design::NatAndGateways => {
                "S3 and DynamoDB through their free gateway endpoints, the rest through NAT gateways.".to_owned()
            }
            Design::EndpointsOnly => {
                "An interface endpoint for each service, gateway endpoints for S3 and DynamoDB, no NAT gateway."
                    .to_owned()
            }
            Design::CheapestMix => {
                let Some(priced) = report.priced(Design::CheapestMix) else { return String::new() };
                if let Some(same) = priced.same_as {
                    return format!("Here the same as {}.", lower(self.design(same)));
                }
                let names: Vec<_> = scenario
                    .services
                    .iter()
                    .zip(&priced.routing.paths)
                    .filter(|(_, path)| **path == Path::Interface)
                    .map(|(used, _)| used.service.slug())
                    .collect();
                format!("NAT gateways, with interface endpoints for {}.", names.join(", "))
            }
        }
    }

    fn impossible(&self, reason: &Impossible) -> String {
        match reason {
            Impossible::NoNatGateway => "Your network has no NAT gateway.".to_owned(),
            Impossible::RegionalIsPublicOnly => "A regional NAT gateway is public only.".to_owned(),
            Impossible::PrivateNatHasNoInternet => {
                "Something needs the internet, which a private NAT gateway cannot reach.".to_owned()
            }
            Impossible::EndpointsHaveNoInternet => {
                "Something needs the internet, which no endpoint can reach.".to_owned()
            }
            Impossible::NoEndpoint(services) => {
                let names: Vec<_> = services.iter().map(|service| service.slug()).collect();
                format!("Without an endpoint in this Region: {}.", names.join(", "))
            }
        }
    }

    fn crossing(&self, crossing: &Crossing, report: &Report) -> String {
        let (left, right) = (self.design(crossing.left), lower(self.design(crossing.right)));
        let at = |at| exactly(&report.scale, at);
        match crossing.meeting {
            Meeting::Cross(step) => {
                format!("{}: {left} and {right} both cost {}.", at(step), usd(&cents(crossing.amount)))
            }
            Meeting::Touch(step) => format!(
                "{}: {left} and {right} both cost {}, without a change of the cheaper one.",
                at(step),
                usd(&cents(crossing.amount))
            ),
            Meeting::Coincide { from, to: None } if from == crate::units::Ratio::ZERO => {
                format!("{left} and {right} cost the same at every volume.")
            }
            Meeting::Coincide { from, to: None } => {
                format!("From {} on, {} and {right} cost the same.", at(from), lower(left))
            }
            Meeting::Coincide { from, to: Some(to) } if from == crate::units::Ratio::ZERO => {
                format!("Up to {}, {} and {right} cost the same.", at(to), lower(left))
            }
            Meeting::Coincide { from, to: Some(to) } => {
                format!("From {} to {}, {} and {right} cost the same.", at(from), at(to), lower(left))
            }
        }
    }

    fn no_crossing(&self) -> &'static str {
        "No two designs ever cost the same."
    }

    fn charge(&self, kind: ChargeKind) -> String {
        match kind {
            ChargeKind::NatGatewayHours => "NAT gateway hours".to_owned(),
            ChargeKind::PublicIpv4Hours => "Public IPv4 addresses".to_owned(),
            ChargeKind::NatGatewayData => "NAT gateway data processing, both directions".to_owned(),
            ChargeKind::CrossAzData => "Data transfer to the NAT gateway's AZ, charged each way".to_owned(),
            ChargeKind::EndpointHours(service) => format!("Interface endpoint {}", service.slug()),
            ChargeKind::EndpointData => "Interface endpoint data processing, both directions".to_owned(),
            ChargeKind::GatewayEndpoint(service) => format!("Gateway endpoint {}", service.slug()),
            ChargeKind::InternetEgress => "Data transfer out to the internet".to_owned(),
        }
    }

    fn nat(&self, nat: NatTopology) -> &'static str {
        match nat {
            NatTopology::None => "None",
            NatTopology::OneZonal => "One for all AZs",
            NatTopology::ZonalPerAz => "One in each AZ",
            NatTopology::Regional => "Regional",
        }
    }

    fn connectivity(&self, connectivity: NatConnectivity) -> &'static str {
        match connectivity {
            NatConnectivity::Public => "Public",
            NatConnectivity::Private => "Private",
        }
    }

    fn region(&self, region: RegionId) -> String {
        format!("{} {}", region.info().long_en, region.code())
    }

    fn price_item(&self, item: PriceItem) -> &'static str {
        match item {
            PriceItem::NatHour => "NAT gateway, per hour",
            PriceItem::NatGb => "NAT gateway data, per GB",
            PriceItem::RegionalNatHour => "Regional NAT gateway, per hour and AZ",
            PriceItem::RegionalNatGb => "Regional NAT gateway data, per GB",
            PriceItem::NatProvisionedGbpsHour => "NAT gateway with provisioned bandwidth, per Gbps and hour",
            PriceItem::EndpointHour => "Interface endpoint, per hour and AZ",
            PriceItem::EndpointGb => "Interface endpoint data, per GB",
            PriceItem::GwlbEndpointHour => "Gateway Load Balancer endpoint, per hour and AZ",
            PriceItem::GwlbEndpointGb => "Gateway Load Balancer endpoint data, per GB",
            PriceItem::PublicIpv4Hour => "Public IPv4 address, per hour",
            PriceItem::PublicIpv4IdleHour => "Idle public IPv4 address, per hour",
            PriceItem::TransitGatewayAttachmentHour => "Transit gateway attachment, per hour",
            PriceItem::TransitGatewayGb => "Transit gateway data, per GB",
            PriceItem::ResourceEndpointHour => "Resource endpoint, per hour",
            PriceItem::CrossRegionProviderHour => "Cross-Region endpoint service, per hour and Region",
            PriceItem::InterAzGbEachWay => "Data transfer across AZs, per GB each way",
            PriceItem::Egress => "Data transfer out to the internet, per GB",
        }
    }

    fn confidence(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Unverified => "assumed: not verified for this Region",
            Confidence::OneSource => "one source",
            Confidence::TwoSources => "two sources",
            Confidence::TwoCaptures => "two captures of one AWS feed",
            Confidence::TwoChannels => "two AWS channels agree",
        }
    }

    fn sources(&self, title: &str, date: Option<&str>, more: usize, newest: Option<&str>, confidence: &str) -> String {
        let date = date.map_or_else(String::new, |date| format!(", {date}"));
        let more = match (more, newest) {
            (0, _) => String::new(),
            (more, None) => format!("; {more} more"),
            (more, Some(newest)) => format!("; {more} more, the newest of {newest}"),
        };
        format!("{title}{date}{more}; {confidence}")
    }

    fn typed_price(&self) -> &'static str {
        "typed by you, not AWS's list price"
    }

    fn assumed_price(&self) -> &'static str {
        "assumed: the zonal NAT gateway's price"
    }

    fn missing_price(&self) -> &'static str {
        "no price is known for this Region: it is counted as 0"
    }

    fn field(&self, field: Field) -> String {
        match field {
            Field::Region => LABELS.region.to_owned(),
            Field::Azs => LABELS.azs.to_owned(),
            Field::Hours => LABELS.hours.to_owned(),
            Field::Nat => LABELS.nat.to_owned(),
            Field::Connectivity => LABELS.connectivity.to_owned(),
            Field::Ipv4 => LABELS.ipv4.to_owned(),
            Field::CrossAz => LABELS.cross_az.to_owned(),
            Field::Services => LABELS.services.to_owned(),
            Field::ServiceGb(service) => format!("GB a month of {}", service.slug()),
            Field::ServiceAzs(service) => format!("AZs of the endpoint {}", service.slug()),
            Field::TotalGb => "GB a month of all services".to_owned(),
            Field::InternetOut => "GB sent to the internet".to_owned(),
            Field::InternetIn => "GB received from the internet".to_owned(),
            Field::Price(item) => self.price_item(item).to_owned(),
            Field::Discount => LABELS.discount.to_owned(),
        }
    }

    fn refusal(&self, refusal: &Refusal) -> String {
        let field = self.field(refusal.field);
        let value = shortened(&refusal.value);
        let problem = match refusal.why {
            Why::Empty => format!("{field} is empty."),
            Why::NotANumber => format!("{field}: “{value}” is not a number."),
            Why::Comma => {
                format!("{field}: “{value}” has a comma. Write a point before decimals and nothing between thousands.")
            }
            Why::OutOfRange => format!("{field}: “{value}” is out of range."),
            Why::TooManyDecimals => format!("{field}: “{value}” has too many decimals."),
            Why::UnknownName => format!("{field}: “{value}” is not known."),
        };
        let allowed = match &refusal.allowed {
            Allowed::Range { least, most, decimals: 0 } => {
                format!(" It takes a whole number from {} to {}.", grouped(least), grouped(most))
            }
            Allowed::Range { least, most, decimals } => format!(
                " It takes a number from {} to {} with at most {decimals} decimals.",
                grouped(least),
                grouped(most)
            ),
            Allowed::Names(names) => format!(" It takes one of {}.", names.join(", ")),
            Allowed::Catalogue => " It takes a name from the catalogue.".to_owned(),
        };
        problem + &allowed
    }

    fn notice(&self, notice: &Notice) -> String {
        match notice {
            Notice::UnknownVersion(version) => format!(
                "The link starts with “{}”, which this page does not know: it shows the article's case instead.",
                shortened(version)
            ),
            Notice::UnknownKey(key) => format!("“{}” is not known and was left out.", shortened(key)),
            Notice::Refused(refusal) => format!("{} The usual value is kept.", self.refusal(refusal)),
            Notice::Repeated(key) => format!("“{}” stands more than once; its last value counts.", shortened(key)),
            Notice::OtherPrices(table) => format!(
                "The link was made with the price table “{}”; this page has “{}”, so its amounts may differ.",
                shortened(table),
                crate::catalogue::prices::TABLE_ID
            ),
        }
    }

    fn difference(&self, difference: Difference) -> &'static str {
        match difference {
            Difference::EndpointDataPrice => "Endpoint data at AWS's list price",
            Difference::NatInBothAzs => "A NAT gateway in both AZs",
            Difference::PublicIpv4 => "Public IPv4 addresses",
            Difference::CrossAz => "Data that crosses AZs",
            Difference::S3Gateway => "Image layers through the S3 gateway endpoint",
            Difference::Fargate => "Fargate instead of EC2",
        }
    }

    fn difference_note(&self, difference: Difference) -> &'static str {
        match difference {
            Difference::EndpointDataPrice => {
                "The article prints 0.001 USD per GB. AWS lists 0.01 for the first PB, in every Region."
            }
            Difference::NatInBothAzs => {
                "The article doubles the endpoints for the second AZ and not the NAT gateway. \
                 Like for like, there are two."
            }
            Difference::PublicIpv4 => {
                "Since February 2024 each public IPv4 address costs 0.005 USD an hour. \
                 Endpoints need none."
            }
            Difference::CrossAz => {
                "With one NAT gateway for two AZs, half the data crosses AZs, at 0.01 USD per GB each way. \
                 With a NAT gateway in both AZs, none does."
            }
            Difference::S3Gateway => {
                "ECR keeps image layers in S3. They need the S3 gateway endpoint, which the article leaves out \
                 and which is free, beside NAT gateways too. 99 % of the ecr.dkr volume is taken to be layers."
            }
            Difference::Fargate => "Tasks on Fargate need none of ecs, ecs-agent and ecs-telemetry.",
        }
    }

    fn crossing_at(&self, gb: Option<&str>) -> String {
        gb.map_or_else(|| "no crossing".to_owned(), |gb| format!("crossing at {gb}"))
    }

    fn count_hours(&self, what: Counted, count: u32, hours: &str) -> String {
        let things = match what {
            Counted::Azs => plural(count, "AZ", "AZs"),
            Counted::Addresses => plural(count, "address", "addresses"),
            Counted::Gateways => plural(count, "gateway", "gateways"),
        };
        format!("{things} × {hours} h")
    }

    fn usd(&self, decimal: &str) -> String {
        usd(decimal)
    }

    fn workload<'a>(&self, english: &'a str, _: &'a str) -> &'a str {
        english
    }

    fn chart_summary(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let wins: Vec<_> = report
            .wins
            .iter()
            .map(|wins| {
                let from = about(&report.scale, wins.from);
                let name = lower(self.design(wins.design));
                match wins.to {
                    Some(to) => format!("{name} from {from} to {}", about(&report.scale, to)),
                    None => format!("{name} from {from} on"),
                }
            })
            .collect();
        let verdict = self.verdict(scenario, report, axis);
        if wins.is_empty() {
            return verdict;
        }
        format!("Monthly cost of each design by data volume. Cheapest: {}. {verdict}", wins.join(", "))
    }

    fn prices_as_of(&self, date: &str) -> String {
        format!("The price table is of {date}; every price carries its source and date.")
    }
}
