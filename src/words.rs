//! Every sentence that the product speaks, in English and in Japanese.
//!
//! [`Labels`] holds what stands alone; [`Words`] holds sentences with something in them. A
//! language is one implementation of both, so the compiler finds a sentence that is missing.

use serde::Serialize;

use crate::article::Difference;
use crate::catalogue::prices::PriceItem;
use crate::catalogue::regions::RegionId;
use crate::catalogue::sources::Confidence;
use crate::compare::{Axis, Crossing, Report};
use crate::cost::bill::Counted;
use crate::cost::{ChargeKind, Design, Impossible};
use crate::fleet::{Choice, Duplicate, Problem, Reason, Refused, RegionPlan, Totals};
use crate::input::{Field, Refusal};
use crate::link::Notice;
use crate::scenario::{NatConnectivity, NatTopology, Scenario};

pub use fleet::FleetLabels;

mod english;
mod fleet;
mod japanese;
pub mod numbers;

/// A language that the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Japanese.
    Japanese,
}

impl Language {
    /// All of them, as they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::Japanese];

    /// The language that a browser's tag asks for: `ja-JP` is Japanese, the rest is English.
    #[must_use]
    pub fn of_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("ja") { Self::Japanese } else { Self::English }
    }

    /// The tag of BCP 47.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Japanese => "ja",
        }
    }

    /// Its words.
    #[must_use]
    pub fn words(self) -> &'static dyn Words {
        match self {
            Self::English => &english::English,
            Self::Japanese => &japanese::Japanese,
        }
    }
}

/// What stands alone on the page.
#[derive(Clone, Copy, Debug)]
pub struct Labels {
    /// The language's own name.
    pub language: &'static str,
    /// What the product does, in a line.
    pub tagline: &'static str,
    /// The heading over the inputs.
    pub your_network: &'static str,
    /// The heading over the answer, for those who hear the page.
    pub answer: &'static str,
    /// The Region.
    pub region: &'static str,
    /// The number of AZs.
    pub azs: &'static str,
    /// The hours in the month.
    pub hours: &'static str,
    /// The NAT topology.
    pub nat: &'static str,
    /// The NAT connectivity.
    pub connectivity: &'static str,
    /// Public IPv4 addresses per NAT gateway.
    pub ipv4: &'static str,
    /// The cross-AZ share in percent.
    pub cross_az: &'static str,
    /// Back to evenly spread data.
    pub cross_az_even: &'static str,
    /// The heading over the services.
    pub services: &'static str,
    /// What the number beside a service is.
    pub gb_per_month: &'static str,
    /// The AZs of a service's endpoint.
    pub endpoint_azs: &'static str,
    /// That a service has no endpoint in the Region.
    pub no_endpoint: &'static str,
    /// The total of all services.
    pub total: &'static str,
    /// The field that searches the catalogue.
    pub add_service: &'static str,
    /// What to type there.
    pub add_service_hint: &'static str,
    /// That the search found nothing.
    pub nothing_found: &'static str,
    /// The choice of a workload profile.
    pub workload: &'static str,
    /// The choice that is none.
    pub workload_choose: &'static str,
    /// The heading over internet traffic.
    pub internet: &'static str,
    /// Data sent to the internet.
    pub internet_out: &'static str,
    /// Data received from the internet.
    pub internet_in: &'static str,
    /// The heading over unit prices.
    pub prices: &'static str,
    /// What the discount is.
    pub discount: &'static str,
    /// Back to the table's price.
    pub reset: &'static str,
    /// Back to the article's case.
    pub article_again: &'static str,
    /// The heading over the crossings.
    pub crossings: &'static str,
    /// The heading over the bills.
    pub bills: &'static str,
    /// Column: what is billed.
    pub column_item: &'static str,
    /// Column: how much.
    pub column_quantity: &'static str,
    /// Column: unit price.
    pub column_unit_price: &'static str,
    /// Column: amount.
    pub column_amount: &'static str,
    /// Column: source.
    pub column_source: &'static str,
    /// The last line of a bill.
    pub bill_total: &'static str,
    /// On a line that every design has.
    pub same_everywhere: &'static str,
    /// On a line that costs nothing.
    pub free: &'static str,
    /// On a design that cannot be built.
    pub impossible: &'static str,
    /// On the cheapest design.
    pub cheapest: &'static str,
    /// The heading over break-evens of single endpoints.
    pub marginal: &'static str,
    /// What a break-even of a single endpoint is.
    pub marginal_note: &'static str,
    /// Column: the service.
    pub column_service: &'static str,
    /// Column: its volume.
    pub column_volume: &'static str,
    /// Column: its break-even.
    pub column_break_even: &'static str,
    /// An endpoint that pays.
    pub pays: &'static str,
    /// An endpoint that does not.
    pub pays_not: &'static str,
    /// No volume makes it pay.
    pub never: &'static str,
    /// The heading over the article's differences.
    pub article: &'static str,
    /// What the article's case is and what is assumed.
    pub article_note: &'static str,
    /// What the chart's axis is.
    pub axis: &'static str,
    /// The axis of all services.
    pub axis_all: &'static str,
    /// Copies the link.
    pub copy_link: &'static str,
    /// The link is on the clipboard.
    pub copied: &'static str,
    /// The link could not be copied; it stands beside for selection.
    pub copy_by_hand: &'static str,
    /// What is known of prices, at the foot.
    pub foot_prices: &'static str,
    /// Whether a service's endpoint exists is assumed.
    pub foot_assumed: &'static str,
    /// That nothing leaves the page.
    pub foot_private: &'static str,
    /// Volumes are binary.
    pub foot_binary: &'static str,
    /// The slider of the total volume.
    pub volume: &'static str,
    /// Removes something.
    pub remove: &'static str,
    /// The heading of notices about a link.
    pub notices: &'static str,
    /// Takes the notices away.
    pub dismiss: &'static str,
    /// More settings of a service.
    pub more: &'static str,
    /// Axis title of the chart: cost.
    pub chart_cost: &'static str,
    /// Axis title of the chart: volume.
    pub chart_volume: &'static str,
    /// The vertical line at the user's volume.
    pub chart_you: &'static str,
}

/// Sentences with something in them.
pub trait Words: Names + Inputs + FleetWords + Sync {
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
    /// A count of hours: `2 x 730 h`.
    fn count_hours(&self, what: Counted, count: u32, hours: &str) -> String;
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
pub trait Names {
    /// A design as a heading.
    fn design(&self, design: Design) -> &'static str;
    /// A design as a label on the chart.
    fn design_short(&self, design: Design) -> &'static str;
    /// Why a design cannot be built.
    fn impossible(&self, reason: &Impossible) -> String;
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
pub trait Inputs {
    /// A field's name inside a sentence.
    fn field(&self, field: Field) -> String;
    /// Why a value was not accepted, and what is.
    fn refusal(&self, refusal: &Refusal) -> String;
    /// What could not be taken from a link.
    fn notice(&self, notice: &Notice) -> String;
}

/// What is said of many VPCs.
pub trait FleetWords {
    /// What stands alone.
    fn fleet(&self) -> &'static FleetLabels;
    /// The path to take; none is no path at all.
    fn fleet_choice(&self, choice: Option<Choice>) -> &'static str;
    /// What the plan costs and saves, and how many VPCs take which path.
    fn fleet_totals(&self, totals: &Totals) -> String;
    /// A sum that counts only some of the VPCs.
    fn fleet_of(&self, usd: &str, vpcs: usize) -> String;
    /// A Region's hub: whether it pays, and up to which volume a VPC is cheaper there; what has no price.
    fn fleet_hub(&self, region: &RegionPlan) -> String;
    /// From how many VPCs like it on a hub is cheaper; none is never.
    fn fleet_from(&self, vpcs: Option<u128>) -> String;
    /// What a row of the table is: its Region, AZs, endpoints and volume.
    fn fleet_row(&self, region: &str, azs: u32, endpoints: u32, gb: &str) -> String;
    /// Why a path cannot be taken.
    fn fleet_reason(&self, reason: &Reason) -> String;
    /// Why a text is no list.
    fn fleet_refused(&self, refused: &Refused) -> String;
    /// That the list moves too much data.
    fn fleet_too_much(&self) -> String;
    /// A bad row: where, what, and why.
    fn fleet_problem(&self, problem: &Problem) -> String;
    /// A name that stands twice.
    fn fleet_duplicate(&self, duplicate: &Duplicate) -> String;
    /// Columns that were left out.
    fn fleet_ignored(&self, columns: &[String]) -> String;
    /// Rows that were left out because there are too many.
    fn fleet_beyond(&self, rows: usize) -> String;
    /// How many more there are that are not shown.
    fn fleet_more(&self, more: usize) -> String;
    /// Which rows of how many are shown.
    fn fleet_window(&self, first: usize, last: usize, all: usize) -> String;
    /// That the list comes from a file.
    fn fleet_file(&self, name: &str) -> String;
}
