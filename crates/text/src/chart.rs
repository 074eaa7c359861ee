//! What is said of the chart while it is explored.

use natpoint_model::compare::chart_points::Mark;
use natpoint_model::cost::Design;
use natpoint_model::units::Usd;

/// What is said of the chart while it is explored.
pub trait ChartText {
    /// What stands alone.
    fn chart_labels(&self) -> &'static ChartLabels;
    /// What the designs cost at a point of the axis, the cheapest first, each with what it costs more than that.
    fn read_out(&self, at: &str, costs: &[(Design, Usd, Usd)]) -> String;
    /// Why a point stands in the chart's table.
    fn mark(&self, mark: Mark) -> &'static str;
}

/// What stands alone around the chart.
#[derive(Clone, Copy, Debug)]
pub struct ChartLabels {
    /// What kind of thing the chart is.
    pub kind: &'static str,
    /// How to use it.
    pub hint: &'static str,
    /// That both axes are logarithmic.
    pub log: &'static str,
    /// The choice of the designs whose curves are shown.
    pub options: &'static str,
    /// The heading of the chart's table.
    pub table: &'static str,
    /// The column of the points of the axis.
    pub column_at: &'static str,
}
