//! Texts about what flips the verdict, how certain it is, and what it is in other Regions.

use natpoint_model::catalogue::prices::PriceListVersion;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::compare::AxisScale;
use natpoint_model::compare::band::Certainty;
use natpoint_model::compare::flips::Flip;
use natpoint_model::compare::growth::Growth;
use natpoint_model::compare::payback::Payback;
use natpoint_model::cost::limits::{Limit, Warning};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Ratio, Usd};

/// Labels of flips, certainty, limits and Regions.
#[derive(Clone, Copy, Debug)]
pub struct FindingLabels {
    /// The heading of flips.
    pub flips: &'static str,
    /// What a flip is.
    pub flips_note: &'static str,
    /// That no change of a single input flips the answer.
    pub no_flip: &'static str,
    /// That there is no answer that a change could flip.
    pub no_answer: &'static str,
    /// The heading of certainty.
    pub certainty: &'static str,
    /// The heading of AWS's limits.
    pub warnings: &'static str,
    /// How volumes are compared with limits.
    pub warnings_note: &'static str,
    /// The heading of the answer in every Region.
    pub regions: &'static str,
    /// What is the same in every Region, and what is not.
    pub regions_note: &'static str,
    /// Column: the Region.
    pub column_region: &'static str,
    /// Column: the cheapest design.
    pub column_cheapest: &'static str,
    /// Column: its total.
    pub column_total: &'static str,
    /// Column: what NAT gateways alone would cost.
    pub column_nat_only: &'static str,
    /// Column: the volumes for which it is the cheapest.
    pub column_wins: &'static str,
    /// Column: the cost of a service's data through NAT gateways.
    pub column_through_nat: &'static str,
    /// Column: the cost of its endpoints and data.
    pub column_through_endpoints: &'static str,
    /// The heading of designs that are compared on request.
    pub other_designs: &'static str,
    /// The axis of VPCs.
    pub axis_vpcs: &'static str,
    /// Axis title of the chart: VPCs.
    pub chart_vpcs: &'static str,
    /// Recalculates with the current price list.
    pub prices_of_now: &'static str,
}

/// Sentences about flips, certainty, limits and Regions.
pub trait FindingText {
    /// The labels.
    fn finding_labels(&self) -> &'static FindingLabels;
    /// A change of one input that flips the answer.
    fn flip(&self, flip: &Flip) -> String;
    /// The answer at low, typical and high volumes.
    fn certainty(&self, certainty: &Certainty) -> String;
    /// In which month growth changes the answer.
    fn growth(&self, growth: &Growth, percent: &str) -> String;
    /// When the saving has paid for what the change costs once.
    fn payback(&self, once: Usd, payback: Payback) -> String;
    /// A limit that a design reaches.
    fn warning(&self, warning: &Warning) -> String;
    /// How many of something are needed, and how many AWS allows.
    fn over_limit(&self, limit: Limit, needed: u64, allowed: u64) -> String;
    /// The volumes for which a design is the cheapest.
    fn cheapest_between(&self, scale: &AxisScale, from: Option<Ratio>, to: Option<Ratio>) -> String;
    /// The calculation of a crossing: the difference in fixed cost, divided by the difference per unit.
    fn crossing_working(&self, fixed: Usd, step: Usd, scale: &AxisScale) -> String;
    /// The calculation of the break-even of one endpoint.
    fn break_even_working(&self, hours: Usd, saved: Usd, shared_by: Option<u32>) -> String;
    /// A price of data transfer between two Regions, without its source.
    fn between_regions(&self, from: RegionId, to: RegionId) -> String;
    /// That a Region is the user's own, where prices that they typed count.
    fn own_region(&self, scenario: &Scenario) -> String;
    /// That a link was made with an older price list, and the total with either list.
    fn two_price_lists(&self, then: PriceListVersion, then_total: &str, now_total: &str) -> String;
    /// That the first 100 GB to the internet are free.
    fn free_allowance(&self) -> &'static str;
}
