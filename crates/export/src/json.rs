//! Scenario and report for programs: JSON by the schema in `docs/report.schema.json`.
//!
//! Nothing outside this file knows that JSON: the model can change its types without changing what programs read.
//! Keys stand in the order in which the fields are declared. Amounts and volumes are decimals in quotes: they are
//! exact, and have more digits than the numbers of many programs.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use super::{Export, bill, exact, trimmed};
use natpoint_model::catalogue::offers::Offer;
use natpoint_model::compare::payers;
use natpoint_model::compare::{Axis, AxisUnit, Crossing, Meeting, Report};
use natpoint_model::cost::Design;
use natpoint_model::cost::bill::{Line, Part};
use natpoint_model::input::table::{INTERNET, NETWORK, OTHER_REGION, PRICING, REQUIREMENTS, SERVICES};
use natpoint_model::input::{self, Input};
use natpoint_model::scenario::{Scenario, ServiceGroup, ServiceUse};
use natpoint_model::units::{Gb, Quantity as _, Ratio};

/// The name of the format, with its version.
pub const FORMAT: &str = "natpoint-report/1";

impl Export<'_> {
    /// Scenario and report as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        // Nothing here can fail: the keys are strings, and there is no reader or writer.
        serde_json::to_string(&ReportJson::new(self)).unwrap_or_default()
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportJson<'a> {
    format: &'static str,
    settings: &'a str,
    link: Option<String>,
    language: &'static str,
    price_table: PriceTableJson,
    scenario: ScenarioJson<'a>,
    axis: &'static str,
    sentence: String,
    unit: &'static str,
    here: String,
    verdict: Option<VerdictJson>,
    designs: Vec<DesignJson>,
    crossings: Vec<CrossingJson>,
    wins: Vec<CheapestRangeJson>,
    assumptions: Vec<String>,
    flips: Vec<String>,
    warnings: Vec<String>,
}

#[derive(Serialize)]
struct PriceTableJson {
    id: &'static str,
    date: &'static str,
}

#[derive(Serialize)]
struct ScenarioJson<'a> {
    #[serde(flatten)]
    network: InputsJson<'a>,
    services: Vec<ServiceJson>,
    #[serde(flatten)]
    of_services: InputsJson<'a>,
    #[serde(flatten)]
    requirements: InputsJson<'a>,
    #[serde(flatten)]
    internet: InputsJson<'a>,
    #[serde(rename = "otherRegion")]
    other_region: Option<InputsJson<'a>>,
    prices: PricesJson<'a>,
    #[serde(flatten)]
    pricing: InputsJson<'a>,
}

/// Inputs under the names that their rows have for JSON.
struct InputsJson<'a>(&'static [Input], &'a Scenario);

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ServiceJson {
    service: &'static str,
    gb: String,
    gb_low: Option<String>,
    gb_high: Option<String>,
    endpoint_azs: u32,
    endpoint_hours: String,
    custom: bool,
    public: bool,
    has_endpoint: bool,
    offered: &'static str,
    offered_source: Option<&'static str>,
    path: Option<&'static str>,
    group: Option<char>,
    today: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct VerdictJson {
    design: &'static str,
    total: String,
    runner_up: Option<RunnerUpJson>,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
struct RunnerUpJson {
    design: &'static str,
    more: String,
}

#[derive(Serialize)]
struct DesignJson {
    design: &'static str,
    name: &'static str,
    #[serde(flatten)]
    outcome: OutcomeJson,
}

#[derive(Serialize)]
#[serde(untagged)]
enum OutcomeJson {
    Infeasible {
        impossible: Vec<String>,
    },
    #[serde(rename_all = "camelCase")]
    Priced {
        total: String,
        same_as: Option<&'static str>,
        bill: Vec<BillPartJson>,
        paid_by: BTreeMap<&'static str, String>,
        curve: Vec<CurvePieceJson>,
    },
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BillPartJson {
    item: String,
    quantity: String,
    unit_price: Option<String>,
    per: Option<&'static str>,
    amount: String,
    everywhere: bool,
    source: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct CurvePieceJson {
    from: String,
    amount: String,
    per_unit: String,
}

#[derive(Serialize)]
struct CrossingJson {
    left: &'static str,
    right: &'static str,
    kind: &'static str,
    at: String,
    to: Option<String>,
    amount: String,
}

#[derive(Serialize)]
struct CheapestRangeJson {
    design: &'static str,
    from: String,
    to: Option<String>,
}

/// The unit prices that the user typed, by item.
struct PricesJson<'a>(&'a Scenario);

impl Serialize for PricesJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.prices.iter().map(|(item, price)| (item.slug(), price.to_plain())))
    }
}

impl Serialize for InputsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(inputs, scenario) = self;
        serializer.collect_map(inputs.iter().map(|input| InputJson::new(input, scenario)))
    }
}

/// A value as JSON has it; `null` where the scenario says nothing.
#[derive(Serialize)]
#[serde(untagged)]
enum InputJson {
    Text(Option<String>),
    Number(Option<u32>),
    Flag(Option<bool>),
}

impl InputJson {
    fn new(input: &Input, scenario: &Scenario) -> (&'static str, Self) {
        let value = input.value(scenario);
        match input.json {
            input::Json::InForce(name, in_force) => (name, Self::Text(Some(in_force(scenario)))),
            input::Json::Text(name) => (name, Self::Text(value)),
            input::Json::Number(name) => (name, Self::Number(value.and_then(|value| value.parse().ok()))),
            input::Json::Flag(name, yes) => (name, Self::Flag(value.map(|value| value == yes))),
        }
    }
}

impl<'a> ReportJson<'a> {
    fn new(export: &'a Export<'_>) -> Self {
        let (report, locale) = (export.report, export.locale());
        let price_list_version = export.scenario.price_list_version;
        Self {
            format: FORMAT,
            settings: export.settings,
            link: (!export.address.is_empty()).then(|| export.link()),
            language: export.locale().language().tag(),
            price_table: PriceTableJson { id: price_list_version.id(), date: price_list_version.date() },
            scenario: ScenarioJson::new(export.scenario),
            axis: match export.axis {
                Axis::OneService(service) => service.slug(),
                Axis::Vpcs => natpoint_link::VPCS,
                Axis::ImagePulls => natpoint_link::IMAGE_PULLS,
                _ => "all",
            },
            sentence: export.sentence(),
            unit: if report.scale.unit == AxisUnit::Vpcs { "VPC" } else { "GB" },
            here: axis_value(report, report.scale.current_ratio()),
            verdict: VerdictJson::new(report),
            designs: DesignJson::all(export),
            crossings: report.reported_crossings().map(|crossing| CrossingJson::new(crossing, report)).collect(),
            wins: CheapestRangeJson::all(report),
            assumptions: export.assumptions(),
            flips: export.flips(),
            warnings: report.warnings.iter().map(|warning| locale.warning(warning)).collect(),
        }
    }
}

impl<'a> ScenarioJson<'a> {
    fn new(scenario: &'a Scenario) -> Self {
        Self {
            network: InputsJson(&NETWORK, scenario),
            services: scenario.services.iter().map(|used| ServiceJson::new(used, scenario)).collect(),
            of_services: InputsJson(&SERVICES, scenario),
            requirements: InputsJson(&REQUIREMENTS, scenario),
            internet: InputsJson(&INTERNET, scenario),
            other_region: scenario.other_region.map(|_| InputsJson(&OTHER_REGION, scenario)),
            prices: PricesJson(scenario),
            pricing: InputsJson(&PRICING, scenario),
        }
    }
}

impl ServiceJson {
    fn new(used: &ServiceUse, scenario: &Scenario) -> Self {
        let evidence = used.service.evidence_in(scenario.region);
        Self {
            service: used.service.slug(),
            gb: used.gb.to_plain(),
            gb_low: used.band.low.map(Gb::to_plain),
            gb_high: used.band.high.map(Gb::to_plain),
            endpoint_azs: used.endpoint_azs(scenario).count(),
            endpoint_hours: used.endpoint_hours(scenario).to_plain(),
            custom: used.service.is_custom(),
            public: !used.is_private(),
            offered: offered(evidence.offer),
            offered_source: evidence.source.map(|source| source.info().name),
            has_endpoint: used.has_endpoint(scenario.region),
            path: used.pinned.map(input::path_name),
            group: used.group.map(ServiceGroup::letter),
            today: used.today.map(input::path_name),
        }
    }
}

/// What is known of an endpoint, for programs.
const fn offered(offer: Offer) -> &'static str {
    match offer {
        Offer::Offered => "yes",
        Offer::NotOffered => "no",
        Offer::ServiceMissing => "no-service",
        Offer::Unknown => "unknown",
    }
}

impl VerdictJson {
    fn new(report: &Report) -> Option<Self> {
        report.verdict.as_ref().map(|verdict| Self {
            design: verdict.design.slug(),
            total: exact(verdict.total),
            runner_up: verdict
                .runner_up
                .map(|(design, more)| RunnerUpJson { design: design.slug(), more: exact(more) }),
            from: verdict.from.map(|from| axis_value(report, from)),
            to: verdict.to.map(|to| axis_value(report, to)),
        })
    }
}

impl DesignJson {
    fn all(export: &Export<'_>) -> Vec<Self> {
        let (report, locale) = (export.report, export.locale());
        let answers = report.answers.iter().map(|answer| Self {
            design: answer.design.slug(),
            name: locale.design(answer.design),
            outcome: match &answer.outcome {
                Err(reasons) => OutcomeJson::Infeasible {
                    impossible: reasons.iter().map(|reason| locale.infeasible(reason)).collect(),
                },
                Ok(priced) => OutcomeJson::Priced {
                    total: exact(priced.bill.total),
                    same_as: priced.same_as.map(Design::slug),
                    bill: bill::parts(report, answer.design)
                        .map(|(line, part)| BillPartJson::new(line, part, export))
                        .collect(),
                    paid_by: payers::all(&priced.routing, export.scenario, &priced.bill)
                        .map(|(payer, amount)| (payer.slug(), exact(amount)))
                        .into(),
                    curve: priced
                        .curve
                        .pieces()
                        .iter()
                        .map(|piece| CurvePieceJson {
                            from: axis_value(report, piece.from),
                            amount: exact(priced.curve.at(piece.from)),
                            per_unit: trimmed(&report.scale.each_unit(piece.cost.slope, 14)),
                        })
                        .collect(),
                },
            },
        });
        answers.collect()
    }
}

impl BillPartJson {
    fn new(line: &Line, part: &Part, export: &Export<'_>) -> Self {
        let locale = export.locale();
        let (unit_price, per) = bill::unit_price(part).unzip();
        Self {
            item: locale.charge(line.kind),
            quantity: bill::quantity(part, locale),
            unit_price,
            per,
            amount: exact(part.amount),
            everywhere: line.everywhere,
            source: bill::source(part, locale),
        }
    }
}

impl CrossingJson {
    fn new(crossing: &Crossing, report: &Report) -> Self {
        let (kind, to) = match crossing.meeting {
            Meeting::Cross(_) => ("cross", None),
            Meeting::Touch(_) => ("touch", None),
            Meeting::Coincide { to, .. } => ("coincide", to),
        };
        Self {
            left: crossing.left.slug(),
            right: crossing.right.slug(),
            kind,
            at: axis_value(report, crossing.meeting.start()),
            to: to.map(|to| axis_value(report, to)),
            amount: exact(crossing.amount),
        }
    }
}

impl CheapestRangeJson {
    fn all(report: &Report) -> Vec<Self> {
        let ranges = report.cheapest_ranges.iter().map(|range| Self {
            design: range.design.slug(),
            from: axis_value(report, range.from),
            to: range.to.map(|to| axis_value(report, to)),
        });
        ranges.collect()
    }
}

/// A step of the axis in the axis's unit.
fn axis_value(report: &Report, step: Ratio) -> String {
    trimmed(&report.scale.decimal(step, 6))
}
