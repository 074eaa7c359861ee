//! What is said beyond the verdict: what flips it, how certain it is, what it is elsewhere.

use natpoint_model::catalogue::prices::PriceListVersion;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::compare::AxisScale;
use natpoint_model::compare::band::Certainty;
use natpoint_model::compare::flips::Flip;
use natpoint_model::cost::limits::Warning;
use natpoint_model::units::{Ratio, Usd};

/// What stands alone beside findings.
#[derive(Clone, Copy, Debug)]
pub struct FindingLabels {
    /// The heading over what flips the answer.
    pub flips: &'static str,
    /// What a flip is.
    pub flips_note: &'static str,
    /// That no single number flips the answer.
    pub no_flip: &'static str,
    /// The heading over the answer at low and high volumes.
    pub certainty: &'static str,
    /// The heading over limits of AWS.
    pub warnings: &'static str,
    /// What the limits are measured against.
    pub warnings_note: &'static str,
    /// The heading over the answer in every Region.
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
    /// Column: between which volumes it is the cheapest.
    pub column_wins: &'static str,
    /// Column: what a service's data costs through NAT gateways.
    pub column_through_nat: &'static str,
    /// Column: what its endpoints and data cost.
    pub column_through_endpoints: &'static str,
    /// The heading over designs that are not compared unless the user asks for them.
    pub other_designs: &'static str,
    /// The axis of VPCs.
    pub axis_vpcs: &'static str,
    /// Axis title of the chart: VPCs.
    pub chart_vpcs: &'static str,
    /// Shows the answer with the prices of today.
    pub prices_of_now: &'static str,
}

/// Sentences of findings.
pub trait FindingText {
    /// What stands alone.
    fn finding_labels(&self) -> &'static FindingLabels;
    /// A change of one number that flips the answer.
    fn flip(&self, flip: &Flip) -> String;
    /// The answer at low, typical and high volumes.
    fn certainty(&self, certainty: &Certainty) -> String;
    /// A limit that a design reaches.
    fn warning(&self, warning: &Warning) -> String;
    /// Between which volumes a design is the cheapest.
    fn cheapest_between(&self, scale: &AxisScale, from: Option<Ratio>, to: Option<Ratio>) -> String;
    /// How a crossing comes about: what the designs differ by without data, and by the GB.
    fn crossing_working(&self, fixed: Usd, step: Usd, scale: &AxisScale) -> String;
    /// How a break-even of one endpoint comes about.
    fn break_even_working(&self, hours: Usd, saved: Usd) -> String;
    /// A price of data transfer between two Regions, without its source.
    fn between_regions(&self, from: RegionId, to: RegionId) -> String;
    /// That a link was made with an older price table, and what the answer costs with either.
    fn two_price_lists(&self, then: PriceListVersion, then_total: &str, now_total: &str) -> String;
    /// That AWS gives the first 100 GB for nothing.
    fn free_allowance(&self) -> &'static str;
}
