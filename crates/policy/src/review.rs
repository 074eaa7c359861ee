//! A plan, or a network in use, held against the answer: what it costs before and after, and whether that is the least.

use natpoint_import::ImportedData;
use natpoint_import::imported_data::ResourceState;
use natpoint_import::to_scenario::{Choices, to_scenario};
use natpoint_link::Language;
use natpoint_model::compare::recommendation::CurrentNetwork;
use natpoint_model::compare::{Axis, Report, cheapest};
use natpoint_model::cost::design::{Egress, Routing};
use natpoint_model::cost::{Rates, feasibility};
use natpoint_model::scenario::{EndpointClaim, NatTopology, Path, Scenario, ServiceUse};
use natpoint_model::units::{Gb, Usd};
use natpoint_text::document::{Block, Document};
use natpoint_text::gate::GateText;
use natpoint_text::{Locale, numbers};

/// What a plan makes of a network, at the volumes of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanReview {
    /// The VPC, where the plan names several.
    pub vpc: Option<String>,
    /// The network as it is; none where there is nothing yet.
    pub before: Option<Scenario>,
    /// The network after the plan; none where nothing is left.
    pub after: Option<Scenario>,
    /// The NAT gateways that there could be: those before the plan, or the scenario's, where none are left.
    pub possible_nat: NatTopology,
}

/// Why no plan can be reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewRefusal {
    /// The files have neither NAT gateways nor endpoints.
    Nothing,
    /// They are of another Region than the scenario.
    OtherRegion,
}

/// Whether a network in use is the cheapest, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether no design costs less, and it is what the scenario asks for.
    pub passes: bool,
    /// The sentence.
    pub sentence: String,
}

impl PlanReview {
    /// Reviews what files say of networks, VPC by VPC.
    ///
    /// # Errors
    /// When the files have nothing to review.
    pub fn all(imported: &ImportedData, scenario: &Scenario) -> Result<Vec<Self>, ReviewRefusal> {
        if imported.network.nat_gateways.is_empty() && imported.network.endpoints.is_empty() {
            return Err(ReviewRefusal::Nothing);
        }
        let regions = &imported.network.regions;
        if !regions.is_empty() && regions.iter().all(|region| region != scenario.region.code()) {
            return Err(ReviewRefusal::OtherRegion);
        }
        // What a plan removes is still there before it, and what it creates is not.
        let (before, after) = (at(imported, false), at(imported, true));
        let choices = Choices { region: Some(scenario.region), ..Choices::default() };
        let mut vpcs: Vec<Option<String>> = Vec::new();
        for side in [&before, &after] {
            for vpc in to_scenario(side, scenario, &choices).offer.vpcs {
                if !vpcs.contains(&Some(vpc.clone())) {
                    vpcs.push(Some(vpc));
                }
            }
        }
        if vpcs.is_empty() {
            vpcs.push(None);
        }
        let several = vpcs.len() > 1;
        let review = |vpc: Option<String>| {
            let (before, had_nat) = network(&before, false, scenario, vpc.as_deref());
            let (after, _) = network(&after, had_nat, scenario, vpc.as_deref());
            let possible_nat = before.as_ref().map_or(scenario.nat, |before| before.nat);
            Self { vpc: vpc.filter(|_| several), before, after, possible_nat }
        };
        Ok(vpcs.into_iter().map(review).filter(|review| review.before.is_some() || review.after.is_some()).collect())
    }

    /// Whether the network after the plan is the cheapest, in a sentence; none where nothing is left of it.
    #[must_use]
    pub fn verdict(&self, axis: Axis, language: Language) -> Option<Verdict> {
        let after = self.after.as_ref()?;
        let verdict = Verdict::of(after, &Report::new(after, axis), language);
        Some(if verdict.passes { self.without_nat(after, axis, language).unwrap_or(verdict) } else { verdict })
    }

    /// That a plan without NAT gateways costs more than one with them; none where it does not, or has some.
    fn without_nat(&self, after: &Scenario, axis: Axis, language: Language) -> Option<Verdict> {
        if after.nat != NatTopology::None || self.possible_nat == NatTopology::None {
            return None;
        }
        let (locale, gate) = (natpoint_text::in_language(language), natpoint_text::gate::in_language(language));
        let report = Report::new(&Scenario { nat: self.possible_nat, ..after.clone() }, axis);
        let answer = report.recommendation?;
        let total = CurrentNetwork::of(after, &report.prices)?.bill.total;
        let usd = |amount: Usd| locale.amount(amount);
        (answer.total < total).then(|| {
            let saving = usd(locale.money().difference(total, answer.total));
            let design = locale.design(answer.design);
            Verdict { passes: false, sentence: gate.above_break_even(&usd(total), &usd(answer.total), design, &saving) }
        })
    }

    /// The plan as a table: before, after, and the cheapest design.
    #[must_use]
    pub fn document(&self, axis: Axis, language: Language) -> Document {
        let (locale, gate) = (natpoint_text::in_language(language), natpoint_text::gate::in_language(language));
        let labels = gate.gate_labels();
        let heading = match &self.vpc {
            Some(vpc) => format!("{} ({vpc})", labels.plan),
            None => labels.plan.to_owned(),
        };
        let report = self.after.as_ref().map(|after| Report::new(after, axis));
        let cheapest = report.as_ref().and_then(|report| report.recommendation.as_ref());
        let answer = self.after.as_ref().zip(cheapest.map(|cheapest| &cheapest.routing));
        let mut columns = [self.before.as_ref(), self.after.as_ref()]
            .map(|side| side.map_or_else(|| no_network(gate), |side| column(side, None, locale, gate)))
            .to_vec();
        columns.extend(answer.map(|(network, routing)| column(network, Some(routing), locale, gate)));
        let last = cheapest.map(|_| labels.cheapest);
        let head = ["", labels.before, labels.after].into_iter().chain(last).map(str::to_owned);
        let titles = [labels.nat_gateways, labels.endpoints, labels.cost];
        let rows = titles.into_iter().enumerate().map(|(at, title)| {
            let cells = columns.iter().filter_map(|column| column.get(at).cloned());
            std::iter::once(title.to_owned()).chain(cells).collect()
        });
        let mut document = vec![Block::Heading(heading), Block::Table { head: head.collect(), rows: rows.collect() }];
        document.extend(self.verdict(axis, language).map(|verdict| Block::Paragraph(verdict.sentence)));
        document
    }
}

impl Verdict {
    /// Holds the network in use of a scenario against its answer.
    #[must_use]
    pub fn of(scenario: &Scenario, report: &Report, language: Language) -> Self {
        let (locale, gate) = (natpoint_text::in_language(language), natpoint_text::gate::in_language(language));
        let to_do = locale.recommendation(scenario, report);
        let usd = |amount: Usd| locale.amount(amount);
        let Some(answer) = &report.recommendation else {
            // Nothing to be reached is no fault; a scenario that no design meets is one.
            return Self { passes: report.verdict.is_some(), sentence: to_do };
        };
        let Some(current) = &answer.current else {
            let reasons: Vec<_> =
                feasibility::against_current(scenario).iter().map(|reason| locale.infeasible(reason)).collect();
            return Self { passes: false, sentence: gate.impossible_network(&reasons.join(" ")) };
        };
        let in_use = usd(current.bill.total);
        if answer.changes_nothing() {
            return Self { passes: true, sentence: gate.below_break_even(&in_use) };
        }
        let (cheapest, design) = (usd(answer.total), locale.design(answer.design));
        let sentence = if answer.total < current.bill.total {
            let saving = usd(locale.money().difference(current.bill.total, answer.total));
            gate.above_break_even(&in_use, &cheapest, design, &saving)
        } else {
            gate.not_as_asked(&in_use, &cheapest, design)
        };
        Self { passes: false, sentence: gate.followed_by(sentence, &to_do) }
    }
}

/// The network before a plan, or after it.
fn at(imported: &ImportedData, after: bool) -> ImportedData {
    let mut network = imported.network.clone();
    let gone = if after { ResourceState::Removing } else { ResourceState::Planned };
    network.nat_gateways.retain(|nat| nat.state != gone);
    network.endpoints.retain(|endpoint| endpoint.state != gone);
    let states = network.nat_gateways.iter_mut().map(|nat| &mut nat.state);
    for state in states.chain(network.endpoints.iter_mut().map(|endpoint| &mut endpoint.state)) {
        *state = ResourceState::Existing;
    }
    ImportedData { network, ..ImportedData::default() }
}

/// The scenario in a network of a VPC: its own volumes, on the paths that the network has; none where the VPC has
/// neither NAT gateways nor endpoints. Beside it, whether the VPC has NAT gateways.
fn network(imported: &ImportedData, had_nat: bool, scenario: &Scenario, vpc: Option<&str>) -> (Option<Scenario>, bool) {
    let is_here = |of: &str| of.is_empty() || vpc.is_none_or(|vpc| vpc == of);
    let found_nat = imported.network.nat_gateways.iter().any(|nat| is_here(&nat.vpc));
    if !found_nat && !imported.network.endpoints.iter().any(|endpoint| is_here(&endpoint.vpc)) {
        return (None, false);
    }
    let choices = Choices { region: Some(scenario.region), vpc: vpc.map(str::to_owned), ..Choices::default() };
    let read = to_scenario(imported, scenario, &choices).scenario;
    let mut network = scenario.clone();
    for used in &mut network.services {
        used.azs = Some(used.endpoint_azs(scenario));
    }
    if found_nat {
        let Scenario { nat, connectivity, ipv4_per_nat, .. } = read;
        // A single NAT gateway does not show in how many AZs the workload runs.
        let azs = if nat == NatTopology::OneZonal { scenario.azs } else { read.azs };
        network = Scenario { nat, azs, connectivity, ipv4_per_nat, ..network };
    } else if had_nat {
        network.nat = NatTopology::None;
    }
    let on_path = |used: &ServiceUse| used.today.filter(|path| *path != Path::Egress);
    for used in &mut network.services {
        let there = read.service(used.service).and_then(on_path);
        used.today = Some(there.unwrap_or(Path::Egress)).filter(|path| used.is_reached_by(*path));
    }
    for there in read.services.iter().filter(|used| on_path(used).is_some()) {
        let azs = there.endpoint_azs(&read);
        match network.service_mut(there.service) {
            Some(used) if there.today == Some(Path::Interface) => used.azs = Some(azs),
            // It costs its hours whatever it carries, which nobody says; so it is neither judged nor left out.
            None if there.today == Some(Path::Interface) => network.services.push(ServiceUse {
                azs: Some(azs),
                today: there.today,
                pinned: there.today,
                endpoint: EndpointClaim::Offered,
                ..ServiceUse::new(there.service, Gb::ZERO)
            }),
            Some(_) | None => {}
        }
    }
    network.settle();
    (Some(network), found_nat)
}

/// The cells of a network: its NAT gateways, its endpoints, its cost; as it is, or as a routing has it.
fn column(network: &Scenario, routing: Option<&Routing>, locale: &dyn Locale, gate: &dyn GateText) -> Vec<String> {
    let labels = gate.gate_labels();
    let current = Routing::current(network);
    let Some(routing) = routing.or(current.as_ref().ok()) else {
        let reasons = current.err().unwrap_or_default();
        let reasons: Vec<_> = reasons.iter().map(|reason| locale.infeasible(reason)).collect();
        return vec![reasons.join(" "), String::new(), String::new()];
    };
    let total = cheapest::total(routing, network, &Rates::of(network));
    let nat = match network.billed_nat_gateways() {
        count if count > 0 && routing.egress == Egress::NatGateways => {
            gate.nat_gateways(count, network.nat == NatTopology::Regional)
        }
        _ => labels.none.to_owned(),
    };
    let paths = network.services.iter().zip(&routing.paths).filter(|(_, path)| **path != Path::Egress);
    let named = |(used, path): (&ServiceUse, &Path)| format!("{} ({})", used.service.slug(), locale.path(Some(*path)));
    let endpoints: Vec<_> = paths.map(named).collect();
    let endpoints = if endpoints.is_empty() { labels.none.to_owned() } else { endpoints.join(", ") };
    vec![nat, endpoints, numbers::cents(total)]
}

fn no_network(gate: &dyn GateText) -> Vec<String> {
    vec![gate.gate_labels().none.to_owned(), gate.gate_labels().none.to_owned(), numbers::cents(Usd::ZERO)]
}
