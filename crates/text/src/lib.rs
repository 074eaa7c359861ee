//! All texts of the page and of the exports, in English and in Japanese.
//!
//! [`in_language`] returns the [`Locale`] of a language. Its traits have one function per sentence, and structs such as
//! [`Labels`] have one field per text without parameters. A language implements all of them, so that a missing
//! translation does not compile. Texts longer than a sentence are [`document`]s of headings, paragraphs and tables.
//!
//! This crate deliberately lacks HTML and Markdown, which the page and `natpoint-export` make of documents; formulas,
//! since it only formats numbers; and a choice of language, which the caller makes.

pub use advice::AdviceText;
pub use change::{ChangeLabels, ChangeStep, ChangeText, StepLabels, StepText};
pub use change_checks::{CheckFinding, CheckLabels, CheckText, Quota, Unseen};
pub use change_outcome::{OutcomeLabels, OutcomeText};
pub use chart::{ChartLabels, ChartText};
pub use export::{ExportLabels, ExportText};
pub use findings::FindingText;
pub use import::{ImportLabels, ImportText};
pub use import_preview::{ImportPreviewLabels, ImportPreviewText};
pub use map::MapText;
pub use names::ExportName;
pub use offers::OfferText;
pub use page::{PageLabels, PageText};
pub use pictures::PictureText;
pub use recommendation::{RecommendationLabels, RecommendationText};
pub use record::{RecordLabels, RecordText};
pub use scenarios::ScenarioText;
pub use sources::SourceText;
pub use storage::StorageText;
pub use today::TodayText;

use natpoint_import::vpc_list::{ColumnUnit, DuplicateVpc, RowProblem, VpcListRefusal};
use natpoint_link::{Language, Notice};
use natpoint_model::article::Difference;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::catalogue::sources::Confidence;
use natpoint_model::compare::payers::Payer;
use natpoint_model::compare::{Axis, Crossing, Report};
use natpoint_model::cost::bill::Counted;
use natpoint_model::cost::{ChargeKind, Design, Infeasible};
use natpoint_model::currency::Currency;
use natpoint_model::fleet::{AccessPath, Plan, Reason, RegionPlan, Totals, VpcRow};
use natpoint_model::input::{Field, Refusal};
use natpoint_model::scenario::{NatConnectivity, NatTopology, Path, Scenario, ServiceGroup, ServiceUse};
use natpoint_model::units::Usd;

pub use labels::Labels;
pub use money::Money;

pub use fleet::FleetLabels;

pub mod advice;
mod change;
mod change_checks;
mod change_outcome;
pub mod chart;
pub mod document;
mod endpoint_places;
mod english;
pub mod export;
pub mod findings;
mod fleet;
pub mod gate;
pub mod import;
pub mod import_preview;
mod japanese;
mod labels;
pub mod map;
pub mod money;
mod names;
pub mod numbers;
pub mod offers;
pub mod page;
pub mod pictures;
pub mod recommendation;
pub mod record;
pub mod scenarios;
pub mod sources;
pub mod storage;
pub mod today;

/// The texts of a language.
///
/// ```
/// use natpoint_link::{Language, Link};
/// use natpoint_model::compare::Report;
///
/// let (link, _) = Link::read("v1&region=eu-west-1&nat=az&s.logs=800");
/// let report = Report::new(&link.scenario, link.axis);
/// let locale = natpoint_text::in_language(Language::English);
/// let verdict = locale.verdict(&link.scenario, &report, link.axis);
/// assert!(verdict.starts_with("At 800 GB a month, VPC endpoints alone are cheapest: "));
/// assert_eq!(locale.labels().region, "Region");
/// ```
#[must_use]
pub fn in_language(language: Language) -> &'static dyn Locale {
    match language {
        Language::English => const { &english::English::in_usd() },
        Language::Japanese => const { &japanese::Japanese::in_usd() },
    }
}

/// The texts of a language with all amounts in a currency.
///
/// They live as long as the program, like those of [`in_language`]: each language with each rate that is asked for
/// takes some forty bytes.
///
/// ```
/// use natpoint_link::{Language, Link};
/// use natpoint_model::units::Usd;
///
/// let currency = Link::read("v1&currency=JPY~150.25").0.currency.expect("a currency");
/// let locale = natpoint_text::in_currency(Language::English, currency);
/// assert_eq!(locale.amount(Usd::ONE), "150 JPY");
/// ```
#[must_use]
pub fn in_currency(language: Language, currency: Currency) -> &'static dyn Locale {
    let money = Money::of(currency);
    match language {
        Language::English => Box::leak(Box::new(english::English { money })),
        Language::Japanese => Box::leak(Box::new(japanese::Japanese { money })),
    }
}

/// The texts of a language: labels, and sentences with parameters.
pub trait Locale:
    NameText
    + InputText
    + DisclosureText
    + FindingText
    + FleetText
    + ChartText
    + AdviceText
    + ScenarioText
    + StorageText
    + ExportText
    + PageText
    + PictureText
    + MapText
    + ImportText
    + ImportPreviewText
    + TodayText
    + RecommendationText
    + RecordText
    + OfferText
    + SourceText
    + ChangeText
    + CheckText
    + OutcomeText
    + Sync
{
    /// Which language it is.
    fn language(&self) -> Language;
    /// The labels.
    fn labels(&self) -> &'static Labels;
    /// The verdict: cheapest design, cost, saving and threshold.
    fn verdict(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String;
    /// The saving per year.
    fn yearly(&self, report: &Report) -> Option<String>;
    /// What a design is, in one line.
    fn design_note(&self, design: Design, scenario: &Scenario, report: &Report) -> String;
    /// A crossing in a sentence.
    fn crossing(&self, crossing: &Crossing, report: &Report) -> String;
    /// That no two designs cost the same at any point.
    fn no_crossing(&self) -> &'static str;
    /// The first source of a price with its date, the number and newest date of further ones, and the confidence.
    fn sources(&self, title: &str, date: Option<&str>, more: usize, newest: Option<&str>, confidence: &str) -> String;
    /// That a price was entered by the user.
    fn typed_price(&self) -> &'static str;
    /// That a price is assumed to be that of a similar item.
    fn assumed_price(&self) -> &'static str;
    /// That no price is known and 0 is used.
    fn missing_price(&self) -> &'static str;
    /// The switch of one of the article's differences.
    fn difference(&self, difference: Difference) -> &'static str;
    /// Why the difference matters.
    fn difference_note(&self, difference: Difference) -> &'static str;
    /// The crossing with a switch on, or that there is none.
    fn crossing_at(&self, gb: Option<&str>) -> String;
    /// A number of billed units: `2 gateways`.
    fn count(&self, what: Counted, count: u32) -> String;
    /// A number of hours: `730 h`.
    fn hours(&self, hours: &str) -> String;
    /// An amount in US dollars.
    fn usd(&self, decimal: &str) -> String;
    /// The currency in which amounts are told.
    fn money(&self) -> Money;
    /// An amount in the currency in which amounts are told: `$29.16`, or `4,381 JPY`.
    fn amount(&self, amount: Usd) -> String {
        self.with_currency(&self.money().figure(amount))
    }
    /// A figure with the currency in which amounts are told.
    fn with_currency(&self, figure: &str) -> String {
        match self.money().currency() {
            None => self.usd(figure),
            Some(currency) => format!("{} {}", figure.replace('-', "−"), currency.code),
        }
    }
    /// A label with the currency in which amounts are told, where it names the US dollar.
    fn in_its_currency(&self, label: &str) -> String {
        label.replace("USD", &self.money().code())
    }
    /// How much more something costs, with one sign: `+$29.16`, or `−$29.16` where it costs less.
    fn extra_cost(&self, more: Usd) -> String {
        let sign = if more > Usd::ZERO { "+" } else { "" };
        sign.to_owned() + &self.amount(more)
    }
    /// The text as it stands on the page, where no line may break within a name or between a number and its counter.
    fn unbroken(&self, text: String) -> String {
        text
    }
    /// A name as it stands in a narrow column, where a line may break between the words of a compound.
    fn breakable(&self, name: String) -> String {
        name
    }
    /// The title of a workload profile.
    fn workload<'a>(&self, english: &'a str, japanese: &'a str) -> &'a str;
    /// A description of the chart for screen readers.
    fn chart_summary(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String;
    /// The date of the price list.
    fn prices_as_of(&self, date: &str) -> String;
}

/// Names of resources, charges and designs.
pub trait NameText {
    /// The name of a design.
    fn design(&self, design: Design) -> &'static str;
    /// The short name of a design, for the chart.
    fn design_short(&self, design: Design) -> &'static str;
    /// Why a design is infeasible.
    fn infeasible(&self, reason: &Infeasible) -> String;
    /// What a charge is for.
    fn charge(&self, kind: ChargeKind) -> String;
    /// Whose account pays, as the row of a table.
    fn payer(&self, payer: Payer) -> &'static str;
    /// A NAT topology.
    fn nat(&self, nat: NatTopology) -> &'static str;
    /// A connectivity type.
    fn connectivity(&self, connectivity: NatConnectivity) -> &'static str;
    /// A Region with its code.
    fn region(&self, region: RegionId) -> String;
    /// The name of a price item.
    fn price_item(&self, item: PriceItem) -> &'static str;
    /// The confidence in a price.
    fn confidence(&self, confidence: Confidence) -> &'static str;
}

/// Sentences about inputs.
pub trait InputText {
    /// A field's name inside a sentence.
    fn field(&self, field: Field) -> String;
    /// Why a value was refused, and which values are accepted.
    fn refusal(&self, refusal: &Refusal) -> String;
    /// What could not be read from a link.
    fn notice(&self, notice: &Notice) -> String;
    /// A path; none is the design's choice.
    fn path(&self, path: Option<Path>) -> &'static str;
    /// The services that a service needs its endpoint together with: `needed with ecs, ecs-telemetry`.
    fn needed_with(&self, others: &[ServiceId]) -> String;
    /// The services whose endpoints stand or fall together with one: a group of those in `others`, a new group, or
    /// none.
    fn group(&self, group: Option<ServiceGroup>, others: &[ServiceId]) -> String;
}

/// Summaries of what is set inside a closed disclosure; empty where all inputs have their defaults.
pub trait DisclosureText {
    /// The number of VPCs, and whether there is a transit gateway.
    fn vpcs_summary(&self, scenario: &Scenario) -> String;
    /// Advanced settings of NAT gateways.
    fn nat_summary(&self, scenario: &Scenario) -> String;
    /// Further designs to compare.
    fn other_ways_summary(&self, scenario: &Scenario) -> String;
    /// Estimates of internet traffic, and whether free data transfer is used elsewhere.
    fn internet_summary(&self, scenario: &Scenario) -> String;
    /// The other Region, and the volumes to and from it.
    fn other_region_summary(&self, scenario: &Scenario) -> String;
    /// Details of a service besides its volume.
    fn service_summary(&self, scenario: &Scenario, used: &ServiceUse) -> String;
    /// The discount, the number of prices entered by the user, and the second currency.
    fn prices_summary(&self, scenario: &Scenario, currency: Option<Currency>) -> String;
    /// The number of these prices that the user entered.
    fn typed_summary(&self, scenario: &Scenario, items: &[PriceItem]) -> String;
}

/// Sentences about many VPCs.
pub trait FleetText {
    /// The labels.
    fn fleet_labels(&self) -> &'static FleetLabels;
    /// The recommended path; none is no feasible path.
    fn fleet_choice(&self, choice: Option<AccessPath>) -> &'static str;
    /// What the plan does, in a sentence.
    fn fleet_advice(&self, plan: &Plan) -> String;
    /// The cost and saving of the plan, and the number of VPCs on each path.
    fn fleet_totals(&self, totals: &Totals) -> String;
    /// How many VPCs, the first in the order of the roll-out, bring half of the saving, and how many nine tenths.
    fn fleet_first_vpcs(&self, half: usize, nine_tenths: usize) -> String;
    /// A sum over some of the VPCs.
    fn fleet_partial_sum(&self, usd: &str, vpcs: usize) -> String;
    /// The hub of a Region: whether it pays for itself, its break-even, and items without a price.
    fn fleet_hub(&self, region: &RegionPlan) -> String;
    /// What NAT gateways in a hub would save besides.
    fn fleet_hub_nat_saves(&self, less: Usd) -> String;
    /// The number of such VPCs from which a hub is cheaper; none is never.
    fn fleet_hub_threshold(&self, vpcs: Option<u128>) -> String;
    /// The Region, AZs, NAT gateways if the row counts them, endpoints and volumes of a row.
    fn fleet_row(&self, region: &str, azs: u32, row: &VpcRow) -> String;
    /// Why a path is infeasible.
    fn fleet_reason(&self, reason: &Reason) -> String;
    /// Why a list was refused.
    fn fleet_refusal(&self, refused: &VpcListRefusal) -> String;
    /// That the list moves too much data.
    fn fleet_too_much(&self) -> String;
    /// A row that could not be read: line, column and reason.
    fn fleet_problem(&self, problem: &RowProblem) -> String;
    /// A repeated name.
    fn fleet_duplicate(&self, duplicate: &DuplicateVpc) -> String;
    /// Columns that were ignored, and how many more there are.
    fn fleet_ignored(&self, columns: &[String], more: usize) -> String;
    /// The unit of a column that is not in GB a month.
    fn fleet_unit(&self, column: &str, unit: ColumnUnit) -> String;
    /// The number of rows beyond the limit.
    fn fleet_rows_left_out(&self, rows: usize) -> String;
    /// The number of rows that are not shown.
    fn fleet_rows_more(&self, more: usize) -> String;
    /// The range of rows shown.
    fn fleet_rows_shown(&self, first: usize, last: usize, all: usize) -> String;
    /// The heading of rows that could not be read: how many.
    fn fleet_rows_skipped(&self, rows: usize) -> String;
    /// The prices of the plan, and what counts for rows that name no Region or no AZs.
    fn fleet_terms(&self, scenario: &Scenario) -> String;
    /// The button that lists the VPCs that stay as they are, or leaves them out again.
    fn fleet_rest(&self, vpcs: usize, shown: bool) -> String;
    /// The name of the file that the list comes from.
    fn fleet_file(&self, name: &str) -> String;
    /// How many rows are read so far.
    fn fleet_reading(&self, rows: usize) -> String;
}
