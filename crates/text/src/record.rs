//! Texts of the decision record: what it says beside the tables and lists that the page has too.

use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::compare::recommendation::{Action, Recommendation};
use natpoint_model::cost::Design;
use natpoint_model::scenario::Scenario;

/// Labels of the decision record.
#[derive(Clone, Copy, Debug)]
pub struct RecordLabels {
    /// The heading of the context.
    pub context: &'static str,
    /// The heading of the bills of today and of the recommendation.
    pub costs: &'static str,
    /// Column: what is billed.
    pub charge: &'static str,
    /// Column: what the current network pays.
    pub today: &'static str,
    /// Column: what the recommended network pays.
    pub recommended: &'static str,
    /// The heading of consequences and risks.
    pub consequences: &'static str,
    /// Column: a unit price.
    pub price: &'static str,
    /// Column: its source.
    pub source: &'static str,
}

/// Sentences of the decision record.
pub trait RecordText {
    /// The labels.
    fn record_labels(&self) -> &'static RecordLabels;
    /// The status and, where it is known, the date.
    fn record_status(&self, date: Option<&str>) -> String;
    /// What the decision is about: the network as it is, and what it costs.
    fn record_context(&self, scenario: &Scenario, recommendation: &Recommendation) -> String;
    /// What the decision costs and saves, a month and a year.
    fn record_saving(&self, recommendation: &Recommendation) -> String;
    /// An action with the resources that it names: `Add gateway endpoints: com.amazonaws.us-east-1.s3`.
    fn record_action(&self, action: &Action, region: RegionId) -> String;
    /// The designs that these settings rule out.
    fn record_impossible(&self, designs: &[Design]) -> String;
}
