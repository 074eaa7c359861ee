//! Texts of the interactive chart.

use natpoint_model::compare::chart_points::Mark;
use natpoint_model::cost::Design;
use natpoint_model::units::Usd;

/// Sentences about points of the chart.
pub trait ChartText {
    /// The labels.
    fn chart_labels(&self) -> &'static ChartLabels;
    /// The cost of each design at a point of the axis, the cheapest first, and the difference to the cheapest.
    fn read_out(&self, at: &str, costs: &[(Design, Usd, Usd)]) -> String;
    /// Why a point is in the chart's table.
    fn mark(&self, mark: Mark) -> &'static str;
}

/// Labels of the chart.
#[derive(Clone, Copy, Debug)]
pub struct ChartLabels {
    /// The role description of the chart for screen readers.
    pub kind: &'static str,
    /// How to use the chart.
    pub hint: &'static str,
    /// That both axes are logarithmic.
    pub log: &'static str,
    /// The selection of the curves that are shown.
    pub options: &'static str,
    /// The heading of the chart's table.
    pub table: &'static str,
    /// Why the chart has no curve: no design is possible.
    pub no_curve: &'static str,
    /// The column of axis values.
    pub column_at: &'static str,
}
