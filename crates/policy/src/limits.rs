//! What the answer of a scenario says of each resource of a plan: the numbers and sentences that the policy reads.

use std::collections::BTreeMap;

use natpoint_link::Language;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::break_even::{EndpointBreakEven, break_even};
use natpoint_model::compare::cheapest::total;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::design::{Egress, Hub, Routing, pinned};
use natpoint_model::cost::{Design, endpoint, feasibility};
use natpoint_model::scenario::{Azs, EndpointClaim, NatConnectivity, Path, Scenario, ServiceUse};
use natpoint_model::units::{Gb, Quantity as _, Ratio, Usd};
use natpoint_text::gate::{BreakEven, EndpointFacts, GateText};
use natpoint_text::{Locale, numbers};
use serde::Serialize;

/// The services whose gateway endpoint is free and useful to nearly every network.
const FREE: [ServiceId; 2] = [ServiceId::named("s3"), ServiceId::named("dynamodb")];

/// The scenario that plans are held against, with its answer.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its report.
    pub report: &'a Report,
    /// The axis of the verdict.
    pub axis: Axis,
    /// The language of the sentences.
    pub language: Language,
    /// The link that leads to it, which each sentence names.
    pub link: &'a str,
}

/// What the answer says of each resource that a plan may have: `data.natpoint_limits`. Fields are only ever added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Limits {
    /// `natpoint-limits/1`.
    pub format: &'static str,
    /// The link of the scenario.
    pub link: String,
    /// The code of its Region.
    pub region: &'static str,
    /// The date of its prices.
    pub prices: &'static str,
    /// The slug of the cheapest design, or of the current network where that stays.
    pub design: &'static str,
    /// What that costs a month in US dollars.
    pub usd: String,
    /// Which NAT gateways the scenario is about: `public` or `private`.
    pub connectivity: &'static str,
    /// The AZs of an endpoint where neither the plan nor the scenario tells them of it.
    pub azs: String,
    /// What each sentence ends on: where its numbers come from.
    pub source: String,
    /// What stands before the reason of an exception.
    pub excepted: &'static str,
    /// Why there may be no NAT gateways.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nat_gateways: Option<String>,
    /// The services of the scenario, by the name of their endpoint service.
    pub services: BTreeMap<String, ServiceLimits>,
    /// What an interface endpoint of any other service costs, by its AZs.
    pub unknown: BTreeMap<String, String>,
    /// What to say of a free gateway endpoint that is missing, by the name of its endpoint service.
    pub free: BTreeMap<String, String>,
    /// The names of endpoint services by what a plan may call them.
    pub names: BTreeMap<String, String>,
    /// What to say of a NAT gateway in another Region.
    pub other_region: String,
}

/// What the answer says of a service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceLimits {
    /// Its monthly volume in each VPC, in GB.
    pub gb: String,
    /// Its path in the answer: `nat`, `interface` or `gateway`.
    pub path: &'static str,
    /// The AZs of its endpoint where the plan does not tell them.
    pub azs: String,
    /// Its interface endpoint, by its AZs.
    pub interface: BTreeMap<String, EndpointLimits>,
    /// Why there may be no gateway endpoint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gateway: Option<String>,
    /// Why its endpoint may not be missing beside NAT gateways.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub missing: Option<String>,
}

/// What the answer says of an interface endpoint in so many AZs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EndpointLimits {
    /// The monthly volume in each VPC from which it pays for itself, in GB, rounded to a millionth; null where none
    /// does, or where another path is free.
    pub break_even_gb: Option<String>,
    /// Its hours in all VPCs, in US dollars a month.
    pub usd_hours: String,
    /// Why there may be none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denied: Option<String>,
}

impl Limits {
    /// What the answer of a scenario says; none where there is no answer.
    #[must_use]
    pub fn new(answer: Answer<'_>) -> Option<Self> {
        let Answer { scenario, report, .. } = answer;
        let recommendation = report.recommendation.as_ref()?;
        let judge = Judge {
            answer,
            routing: &recommendation.routing,
            locale: natpoint_text::in_language(answer.language),
            gate: natpoint_text::gate::in_language(answer.language),
        };
        let region = scenario.region;
        let of_service = |used: &ServiceUse| (used.service.name_in(region), judge.service(used));
        let named = |service: ServiceId| (service.slug().to_owned(), service.name_in(region));
        let free = FREE
            .into_iter()
            .filter(|service| scenario.service(*service).is_none() && !service.offer_in(region).is_missing());
        let catalogue = scenario.services.iter().map(|used| used.service).filter(|service| !service.is_custom());
        let date = scenario.price_list_version.date();
        Some(Self {
            format: "natpoint-limits/1",
            link: answer.link.to_owned(),
            region: region.code(),
            prices: date,
            design: recommendation.design.slug(),
            usd: recommendation.total.to_decimal(12),
            connectivity: match scenario.connectivity {
                NatConnectivity::Public => "public",
                NatConnectivity::Private => "private",
            },
            azs: scenario.azs.count().to_string(),
            source: judge.gate.gate_source(region.code(), scenario.vpcs, date, answer.link),
            excepted: judge.gate.gate_labels().excepted,
            nat_gateways: judge.nat_gateways(),
            services: scenario.services.iter().map(of_service).collect(),
            unknown: counts().map(|azs| (azs.count().to_string(), judge.unknown(azs))).collect(),
            free: free.clone().map(|free| (free.name_in(region), judge.gate.missing_gateway(free, None))).collect(),
            names: catalogue.chain(free).map(named).collect(),
            other_region: judge.gate.other_region(region.code()),
        })
    }

    /// What the answer says against the path that each service of a network takes, with the name of its endpoint
    /// service.
    #[must_use]
    pub fn findings(&self, network: &Scenario) -> Vec<(String, String)> {
        let of_service = |used: &ServiceUse| {
            let name = used.service.name_in(network.region);
            let limits = self.services.get(&name)?;
            let against = match used.path_today() {
                Path::Egress => limits.missing.as_ref(),
                Path::Gateway => limits.gateway.as_ref(),
                Path::Interface => {
                    limits.interface.get(&used.endpoint_azs(network).count().to_string())?.denied.as_ref()
                }
            };
            against.map(|sentence| (name, sentence.clone()))
        };
        network.services.iter().filter_map(of_service).collect()
    }

    /// The document that the policy reads, as a file of JSON.
    #[must_use]
    pub fn document(&self) -> String {
        let document = BTreeMap::from([("natpoint_limits", self)]);
        // Maps with texts as keys, texts and nothing else: there is nothing that could not be written.
        serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
    }
}

/// All numbers of AZs.
fn counts() -> impl Iterator<Item = Azs> {
    (Azs::ONE.count()..=Azs::MAX.count()).filter_map(Azs::new)
}

/// Holds changes of the answer against it. What a change costs is the difference of two bills.
struct Judge<'a> {
    answer: Answer<'a>,
    routing: &'a Routing,
    locale: &'static dyn Locale,
    gate: &'static dyn GateText,
}

impl Judge<'_> {
    fn nat_gateways(&self) -> Option<String> {
        let Answer { scenario, report, axis, .. } = self.answer;
        let answer = report.recommendation.as_ref()?;
        // Where NAT gateways cost no more, they may be there, too.
        let costs_no_more = report
            .priced(Design::CheapestMix)
            .is_some_and(|mix| mix.routing.egress == Egress::NatGateways && mix.bill.total <= answer.total);
        let allowed = self.routing.egress == Egress::NatGateways || costs_no_more;
        (!allowed).then(|| self.gate.needless_nat(&self.locale.verdict(scenario, report, axis)))
    }

    fn service(&self, used: &ServiceUse) -> ServiceLimits {
        let scenario = self.answer.scenario;
        let service = used.service;
        let asked = pinned(used, scenario);
        let is_interface = !service.is_custom() && !service.kinds().interface();
        let interface =
            counts().filter(|_| !is_interface).map(|azs| (azs.count().to_string(), self.interface(used, azs)));
        let gateway = asked.filter(|path| service.kinds().gateway() && *path != Path::Gateway);
        ServiceLimits {
            gb: used.gb.to_plain(),
            path: match self.path(service) {
                Path::Egress => "nat",
                Path::Interface => "interface",
                Path::Gateway => "gateway",
            },
            azs: used.endpoint_azs(scenario).count().to_string(),
            interface: interface.collect(),
            gateway: gateway.map(|path| self.gate.asked_path(service, path)),
            missing: self.missing(used),
        }
    }

    /// Why an interface endpoint may not be there, in so many AZs.
    fn interface(&self, used: &ServiceUse, azs: Azs) -> EndpointLimits {
        let Answer { report, .. } = self.answer;
        let scenario = self.in_azs(used.service, azs);
        let even = self.break_even(&scenario, used.service);
        let hours = endpoint::hours(&scenario, &report.prices, used_in(&scenario, used), scenario.vpcs).amount();
        EndpointLimits {
            break_even_gb: even.as_ref().and_then(|even| even.from_gb(6)),
            usd_hours: hours.to_decimal(12),
            denied: self.needless_interface(used, &scenario, even.as_ref()),
        }
    }

    fn needless_interface(
        &self,
        used: &ServiceUse,
        scenario: &Scenario,
        even: Option<&EndpointBreakEven>,
    ) -> Option<String> {
        // An endpoint in a VPC may be the hub's.
        if self.routing.hub.exists() {
            return None;
        }
        match pinned(used, scenario) {
            Some(Path::Interface) => return None,
            Some(path) => return Some(self.gate.asked_path(used.service, path)),
            None => {}
        }
        let unit = self.unit(used);
        let path = self.path(used.service);
        let without = match path {
            Path::Interface if self.routing.egress == Egress::None => return None,
            Path::Interface => Path::Egress,
            other => other,
        };
        let more = self.more(scenario, self.routing, &unit, Path::Interface, without);
        let (gb, amount) = (numbers::gb(volume(scenario, &unit)), self.usd(more));
        let from = even.map(|even| even.from.map(exactly));
        let facts = EndpointFacts {
            services: &unit,
            azs: used_in(scenario, used).endpoint_azs(scenario).count(),
            gb: &gb,
            break_even: match (even, &from) {
                (Some(_), Some(None)) => BreakEven::Never,
                (Some(even), Some(Some(from))) if !even.pays => BreakEven::At(from),
                _ => BreakEven::Elsewhere,
            },
            amount: &amount,
        };
        let denied = |facts| match without {
            Path::Gateway => self.gate.gateway_instead(facts),
            Path::Egress | Path::Interface => self.gate.dear_endpoint(facts),
        };
        (more > Usd::ZERO).then(|| denied(&facts))
    }

    /// Why the endpoint may not be missing beside NAT gateways.
    fn missing(&self, used: &ServiceUse) -> Option<String> {
        let scenario = self.answer.scenario;
        let path = self.path(used.service);
        if path == Path::Egress || (path == Path::Interface && self.routing.hub.exists()) {
            return None;
        }
        let unit = self.unit(used);
        let beside = Routing { egress: Egress::NatGateways, hub: Hub::None, ..self.routing.clone() };
        let saved = self.more(scenario, &beside, &unit, Path::Egress, path);
        let asked = pinned(used, scenario);
        if saved <= Usd::ZERO {
            return asked.map(|path| self.gate.asked_path(used.service, path));
        }
        let (gb, amount) = (numbers::gb(volume(scenario, &unit)), self.usd(saved));
        if path == Path::Gateway {
            return Some(self.gate.missing_gateway(used.service, Some((&gb, &amount))));
        }
        let even = self.break_even(scenario, used.service).filter(|even| even.pays).and_then(|even| even.from);
        let from = even.map(exactly);
        Some(self.gate.missing_endpoint(&EndpointFacts {
            services: &unit,
            azs: used.endpoint_azs(scenario).count(),
            gb: &gb,
            break_even: from.as_deref().map_or(BreakEven::Elsewhere, BreakEven::At),
            amount: &amount,
        }))
    }

    /// What an interface endpoint costs that no scenario has, in so many AZs.
    fn unknown(&self, azs: Azs) -> String {
        const ANY: ServiceId = ServiceId::named("sts");
        let Answer { scenario, report, .. } = self.answer;
        let any = ServiceUse { azs: Some(azs), endpoint: EndpointClaim::Offered, ..ServiceUse::new(ANY, Gb::ZERO) };
        let hours = endpoint::hours(scenario, &report.prices, &any, scenario.vpcs).amount();
        let alone = Scenario { services: vec![any], ..scenario.clone() };
        let from = self.break_even(&alone, ANY).and_then(|even| even.from).map(exactly);
        self.gate.unknown_volume(azs.count(), &self.usd(hours), from.as_deref())
    }

    /// How much more services cost on one path than on another, all else being as in a routing.
    fn more(&self, scenario: &Scenario, routing: &Routing, unit: &[ServiceId], path: Path, than: Path) -> Usd {
        let cost = |path| {
            let mut turned = routing.clone();
            for (used, taken) in scenario.services.iter().zip(&mut turned.paths) {
                if unit.contains(&used.service) {
                    *taken = path;
                }
            }
            total(&turned, scenario, &self.answer.report.prices)
        };
        cost(path) - cost(than)
    }

    fn break_even(&self, scenario: &Scenario, service: ServiceId) -> Option<EndpointBreakEven> {
        let all = break_even(scenario, &self.answer.report.prices, None);
        all.into_iter().find(|even| even.service == service || even.with.contains(&service))
    }

    /// The services that change their path together with one.
    fn unit(&self, used: &ServiceUse) -> Vec<ServiceId> {
        let scenario = self.answer.scenario;
        let is_with = |other: &&ServiceUse| {
            other.service == used.service
                || (used.group.is_some()
                    && other.group == used.group
                    && feasibility::is_open(used, scenario)
                    && feasibility::is_open(other, scenario))
        };
        scenario.services.iter().filter(is_with).map(|used| used.service).collect()
    }

    fn path(&self, service: ServiceId) -> Path {
        let mut paths = self.answer.scenario.services.iter().zip(&self.routing.paths);
        paths.find(|(used, _)| used.service == service).map_or(Path::Egress, |(_, path)| *path)
    }

    fn in_azs(&self, service: ServiceId, azs: Azs) -> Scenario {
        let mut scenario = self.answer.scenario.clone();
        if let Some(used) = scenario.service_mut(service) {
            used.azs = Some(azs);
        }
        scenario
    }

    fn usd(&self, amount: Usd) -> String {
        self.locale.amount(amount)
    }
}

/// A service as another scenario has it.
fn used_in<'s>(scenario: &'s Scenario, used: &'s ServiceUse) -> &'s ServiceUse {
    scenario.service(used.service).unwrap_or(used)
}

fn volume(scenario: &Scenario, unit: &[ServiceId]) -> Gb {
    scenario.services.iter().filter(|used| unit.contains(&used.service)).map(|used| used.gb).sum()
}

/// A volume in millionths of a GB, with two decimals.
fn exactly(steps: Ratio) -> String {
    numbers::exactly_volume(steps, Gb::from_units(1))
}
