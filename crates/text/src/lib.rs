//! Every sentence that the product speaks, in English and in Japanese.
//!
//! [`Labels`] holds what stands alone; [`Locale`] holds sentences with something in them. A
//! language is one implementation of both, so the compiler finds a sentence that is missing.

pub use advice::AdviceText;
pub use chart::{ChartLabels, ChartText};
pub use export::{ExportLabels, ExportText};
pub use findings::FindingText;
pub use import::{ImportLabels, ImportText};
pub use import_preview::{ImportPreviewLabels, ImportPreviewText};
pub use map::MapText;
pub use pictures::PictureText;
pub use scenarios::ScenarioText;
pub use today::TodayText;

use natpoint_import::vpc_list::{DuplicateVpc, RowProblem, VpcListRefusal};
use natpoint_link::{Language, Notice};
use natpoint_model::article::Difference;
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::sources::Confidence;
use natpoint_model::compare::{Axis, Crossing, Report};
use natpoint_model::cost::bill::Counted;
use natpoint_model::cost::{ChargeKind, Design, Infeasible};
use natpoint_model::currency::Currency;
use natpoint_model::fleet::{AccessPath, Reason, RegionPlan, Totals};
use natpoint_model::input::{Field, Refusal};
use natpoint_model::scenario::{NatConnectivity, NatTopology, Path, Scenario, ServiceGroup, ServiceUse};

pub use labels::Labels;

pub use fleet::FleetLabels;

pub mod advice;
pub mod chart;
pub mod document;
mod english;
pub mod export;
pub mod findings;
mod fleet;
pub mod import;
pub mod import_preview;
mod japanese;
mod labels;
pub mod map;
mod names;
pub mod numbers;
pub mod pictures;
pub mod scenarios;
pub mod today;

/// The sentences of a language.
#[must_use]
pub fn in_language(language: Language) -> &'static dyn Locale {
    match language {
        Language::English => &english::English,
        Language::Japanese => &japanese::Japanese,
    }
}

/// Sentences with something in them.
pub trait Locale:
    NameText
    + InputText
    + DisclosureText
    + FindingText
    + FleetText
    + ChartText
    + AdviceText
    + ScenarioText
    + ExportText
    + PictureText
    + MapText
    + ImportText
    + ImportPreviewText
    + TodayText
    + Sync
{
    /// What stands alone.
    fn labels(&self) -> &'static Labels;
    /// The verdict: cheapest design, cost, saving and threshold.
    fn verdict(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String;
    /// What the saving is worth in a year.
    fn yearly(&self, report: &Report) -> Option<String>;
    /// What a design is, in a line.
    fn design_note(&self, design: Design, scenario: &Scenario, report: &Report) -> String;
    /// A crossing in a sentence.
    fn crossing(&self, crossing: &Crossing, report: &Report) -> String;
    /// That no two designs ever cost the same.
    fn no_crossing(&self) -> &'static str;
    /// The first source of a price with its date, how many more there are until when, and how sure it is.
    fn sources(&self, title: &str, date: Option<&str>, more: usize, newest: Option<&str>, confidence: &str) -> String;
    /// That a price is the user's own, and what the table has.
    fn typed_price(&self) -> &'static str;
    /// That a price is taken from an item that AWS bills alike.
    fn assumed_price(&self) -> &'static str;
    /// That no price is known and nothing is charged.
    fn missing_price(&self) -> &'static str;
    /// One of the article's differences, switched on.
    fn difference(&self, difference: Difference) -> &'static str;
    /// Why the difference matters.
    fn difference_note(&self, difference: Difference) -> &'static str;
    /// Where the crossing lies, or goes when a switch is thrown.
    fn crossing_at(&self, gb: Option<&str>) -> String;
    /// How many of something that is billed: `2 gateways`.
    fn count(&self, what: Counted, count: u32) -> String;
    /// A number of hours: `730 h`.
    fn hours(&self, hours: &str) -> String;
    /// A monthly amount as the page shows it.
    fn usd(&self, decimal: &str) -> String;
    /// A title of a workload profile.
    fn workload<'a>(&self, english: &'a str, japanese: &'a str) -> &'a str;
    /// The chart as a sentence for those who do not see it.
    fn chart_summary(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String;
    /// The price table's date.
    fn prices_as_of(&self, date: &str) -> String;
}

/// The names of AWS's things and of ours.
pub trait NameText {
    /// A design as a heading.
    fn design(&self, design: Design) -> &'static str;
    /// A design as a label on the chart.
    fn design_short(&self, design: Design) -> &'static str;
    /// Why a design cannot be built.
    fn infeasible(&self, reason: &Infeasible) -> String;
    /// What a charge is for.
    fn charge(&self, kind: ChargeKind) -> String;
    /// A NAT topology.
    fn nat(&self, nat: NatTopology) -> &'static str;
    /// A connectivity type.
    fn connectivity(&self, connectivity: NatConnectivity) -> &'static str;
    /// A Region with its code.
    fn region(&self, region: RegionId) -> String;
    /// A unit price's item.
    fn price_item(&self, item: PriceItem) -> &'static str;
    /// How sure a price is.
    fn confidence(&self, confidence: Confidence) -> &'static str;
}

/// What is said of inputs.
pub trait InputText {
    /// A field's name inside a sentence.
    fn field(&self, field: Field) -> String;
    /// Why a value was not accepted, and what is.
    fn refusal(&self, refusal: &Refusal) -> String;
    /// What could not be taken from a link.
    fn notice(&self, notice: &Notice) -> String;
    /// The path that a service's data must take; the design's own without one.
    fn path(&self, path: Option<Path>) -> &'static str;
    /// The group of a service; on its own without one.
    fn group(&self, group: Option<ServiceGroup>) -> String;
}

/// What is set inside a fold of the page, beside its heading; nothing where all is as usual.
pub trait DisclosureText {
    /// How many VPCs there are, and whether a transit gateway is there.
    fn vpcs_summary(&self, scenario: &Scenario) -> String;
    /// What is special about the NAT gateways.
    fn nat_summary(&self, scenario: &Scenario) -> String;
    /// What NAT gateways are compared with.
    fn other_ways_summary(&self, scenario: &Scenario) -> String;
    /// How much might go to the internet, and whether some of it is free.
    fn internet_summary(&self, scenario: &Scenario) -> String;
    /// The other Region, and what is exchanged with it.
    fn other_region_summary(&self, scenario: &Scenario) -> String;
    /// What is said of a service beside its volume.
    fn service_summary(&self, used: &ServiceUse) -> String;
    /// How many unit prices are the user's own, what is taken off all of them, and the second currency.
    fn prices_summary(&self, scenario: &Scenario, currency: Option<Currency>) -> String;
    /// How many of these unit prices are the user's own.
    fn typed_summary(&self, scenario: &Scenario, items: &[PriceItem]) -> String;
}

/// What is said of many VPCs.
pub trait FleetText {
    /// What stands alone.
    fn fleet_labels(&self) -> &'static FleetLabels;
    /// The path to take; none is no path at all.
    fn fleet_choice(&self, choice: Option<AccessPath>) -> &'static str;
    /// What the plan costs and saves, and how many VPCs take which path.
    fn fleet_totals(&self, totals: &Totals) -> String;
    /// A sum that counts only some of the VPCs.
    fn fleet_partial_sum(&self, usd: &str, vpcs: usize) -> String;
    /// A Region's hub: whether it pays, and up to which volume a VPC is cheaper there; what has no price.
    fn fleet_hub(&self, region: &RegionPlan) -> String;
    /// From how many VPCs like it on a hub is cheaper; none is never.
    fn fleet_hub_threshold(&self, vpcs: Option<u128>) -> String;
    /// What a row of the table is: its Region, AZs, endpoints and volume.
    fn fleet_row(&self, region: &str, azs: u32, endpoints: u32, gb: &str) -> String;
    /// Why a path cannot be taken.
    fn fleet_reason(&self, reason: &Reason) -> String;
    /// Why a text is no list.
    fn fleet_refusal(&self, refused: &VpcListRefusal) -> String;
    /// That the list moves too much data.
    fn fleet_too_much(&self) -> String;
    /// A bad row: where, what, and why.
    fn fleet_problem(&self, problem: &RowProblem) -> String;
    /// A name that stands twice.
    fn fleet_duplicate(&self, duplicate: &DuplicateVpc) -> String;
    /// Columns that were left out.
    fn fleet_ignored(&self, columns: &[String]) -> String;
    /// Rows that were left out because there are too many.
    fn fleet_rows_left_out(&self, rows: usize) -> String;
    /// How many more there are that are not shown.
    fn fleet_rows_more(&self, more: usize) -> String;
    /// Which rows of how many are shown.
    fn fleet_rows_shown(&self, first: usize, last: usize, all: usize) -> String;
    /// That the list comes from a file.
    fn fleet_file(&self, name: &str) -> String;
}
