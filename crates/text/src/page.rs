//! Texts of the page's frame: its header, the answer's figures, the tabs and the sheets.

use natpoint_link::view_options::{Amounts, Tab};
use natpoint_model::compare::cost_table::CostTable;
use natpoint_model::compare::flip_strip::Inputs;
use natpoint_model::compare::flips::{Flip, InputChange};
use natpoint_model::compare::service_bars::Pays;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_model::currency::{Currency, CurrencyCode};
use natpoint_model::network_diagram::NetworkDiagram;
use natpoint_model::scenario::{Path, Scenario};
use natpoint_model::units::{Gb, Usd};

use crate::numbers;

/// Labels of the page's frame.
#[derive(Clone, Copy, Debug)]
pub struct PageLabels {
    /// The title of the document.
    pub document_title: &'static str,
    /// Skips what comes before the answer.
    pub skip: &'static str,
    /// The menu of what a scenario can start from.
    pub start_from: &'static str,
    /// That files can be dropped anywhere.
    pub drop_anywhere: &'static str,
    /// A workload to start from.
    pub start_workload: &'static str,
    /// That the services that are there stay beside those of the workload.
    pub keep_services: &'static str,
    /// Starts from the workload that keys went to.
    pub use_workload: &'static str,
    /// That a volume is a profile's and not the user's.
    pub typical: &'static str,
    /// One's own traffic to start from.
    pub start_files: &'static str,
    /// A list of VPCs to start from.
    pub start_vpcs: &'static str,
    /// That a copied link opens in the language of the page.
    pub link_language: &'static str,
    /// A link or settings to start from.
    pub start_link: &'static str,
    /// The menu of what can be taken along.
    pub share: &'static str,
    /// What the page shows below the chart.
    pub tabs: &'static str,
    /// The inputs, for a drawer of them.
    pub inputs: &'static str,
    /// The network among the inputs.
    pub inputs_network: &'static str,
    /// The services among the inputs.
    pub inputs_services: &'static str,
    /// The prices among the inputs.
    pub inputs_prices: &'static str,
    /// Opens the inputs.
    pub edit: &'static str,
    /// Closes the inputs.
    pub done: &'static str,
    /// Closes a sheet.
    pub close: &'static str,
    /// The break-even volume of each endpoint.
    pub view_services: &'static str,
    /// The crossings of all curves.
    pub view_crossings: &'static str,
    /// Every Region.
    pub view_regions: &'static str,
    /// The map over two numbers.
    pub view_map: &'static str,
    /// The chart as a table.
    pub view_table: &'static str,
    /// What the views of the tab are, for those who hear the page.
    pub views: &'static str,
    /// The heading of the table of costs, which is its unit.
    pub cost_head: &'static str,
    /// The hours of each day of a schedule.
    pub hours_a_day: &'static str,
    /// The days of a schedule.
    pub days_a_month: &'static str,
    /// Goes to the field that is not understood.
    pub go_to_field: &'static str,
    /// The column of rates.
    pub rate: &'static str,
    /// The row of totals.
    pub total: &'static str,
    /// The row of differences to the current network.
    pub against_today: &'static str,
    /// The bills one by one, with the sources of their prices.
    pub line_by_line: &'static str,
    /// The heading of the flips.
    pub changes: &'static str,
    /// What a mark on the strip is.
    pub changes_note: &'static str,
    /// The current value.
    pub now: &'static str,
    /// That a value is beyond the end of a scale, behind the value.
    pub off_scale: &'static str,
    /// The heading of the chart along volumes.
    pub chart_by_traffic: &'static str,
    /// The heading of the chart along the number of VPCs.
    pub chart_by_vpcs: &'static str,
    /// The heading of the chart of savings along volumes.
    pub saved_by_traffic: &'static str,
    /// The heading of the chart of savings along the number of VPCs.
    pub saved_by_vpcs: &'static str,
    /// Shows savings instead of costs.
    pub savings: &'static str,
    /// One Availability Zone fewer.
    pub fewer_azs: &'static str,
    /// One Availability Zone more.
    pub more_azs: &'static str,
    /// The heading of two designs side by side.
    pub compare_designs: &'static str,
    /// The heading of what two designs pay differently.
    pub compare_bill: &'static str,
    /// The column of differences.
    pub compare_difference: &'static str,
    /// The heading of what leads from one design to the other.
    pub compare_steps: &'static str,
    /// That two designs consist of the same.
    pub compare_no_steps: &'static str,
    /// The picture of the current network.
    pub diagram_today: &'static str,
    /// The picture of the proposal.
    pub diagram_proposal: &'static str,
    /// How to read the pictures.
    pub diagram_note: &'static str,
    /// That prices are those of the lists.
    pub prices_terms: &'static str,
    /// Opens how a figure comes about.
    pub working: &'static str,
    /// An export as it will look.
    pub preview: &'static str,
    /// An export as text.
    pub as_text: &'static str,
    /// The list of what can be taken along.
    pub share_what: &'static str,
    /// What a link holds.
    pub link_format: &'static str,
    /// What is printed.
    pub print_format: &'static str,
    /// What a link is good for.
    pub link_note: &'static str,
    /// What is printed, in a sentence.
    pub print_note: &'static str,
}

/// Sentences of the page's frame.
pub trait PageText {
    /// The labels.
    fn page_labels(&self) -> &'static PageLabels;
    /// The name of a tab.
    fn tab(&self, tab: Tab) -> &'static str;
    /// The network in a few words: its Region, AZs and number of services.
    fn network_in_brief(&self, scenario: &Scenario) -> String;
    /// The network in a sentence: its Region, AZs, NAT gateways, volumes, and the date of its prices.
    fn network_in_full(&self, scenario: &Scenario) -> String;
    /// That a field's text is not understood, and what counts instead.
    fn not_understood(&self, field: &str, typed: &str, counted: &str) -> String;
    /// What a column of bars shows: `0 to 2.5 TB, tick = break-even`.
    fn bar_scale(&self, end: &str) -> String;
    /// The name of a design where there is hardly any room.
    fn design_brief(&self, design: Design) -> &'static str;
    /// The input or the inputs of a row of flips.
    fn flip_inputs(&self, inputs: Inputs) -> String;
    /// What a row of several inputs says which of them flips.
    fn flip_input(&self, flip: &Flip) -> String;
    /// What a flip does when it is applied, and what comes of it.
    fn apply_flip(&self, flip: &Flip, scenario: &Scenario, outcome: Option<(Design, Usd)>) -> String;
    /// From where on an endpoint pays.
    fn pays(&self, pays: Pays) -> Option<String>;
    /// How the layers of image pulls go, and that a gateway endpoint is free for them.
    fn layers_path(&self, path: Option<Path>) -> &'static str;
    /// A path in a word or two.
    fn path_short(&self, path: Path) -> &'static str;
    /// The amount at which the axis of costs starts.
    fn costs_from(&self, amount: &str) -> String;
    /// What is saved a month, beside the chart's line: `saves $113.74`.
    fn saves(&self, amount: Usd) -> String;
    /// What a preview answers, beside its mark: its volume and its cost.
    fn previewed(&self, volume: &str, amount: Usd) -> String;
    /// The name of the cheapest design below its range of the axis; the first one says what the strip is.
    fn cheapest_in_range(&self, first: bool, design: Design) -> String;
    /// The terms of all amounts: list prices or what differs from them, the currency, and the second one beside it.
    fn price_terms(&self, scenario: &Scenario, second: Option<&Currency>) -> String;
    /// A choice of the currency in which amounts are told.
    fn amounts_in(&self, amounts: Amounts, second: CurrencyCode) -> String;
    /// The line behind the terms: Region, date of the prices, and how far the recommendation holds.
    fn answer_note(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String;
    /// The charges that two designs have in common, as one row.
    fn in_common(&self, charges: &[String]) -> String;
    /// How much of the traffic takes which path in a network, in a line.
    fn paths_in_brief(&self, network: &NetworkDiagram) -> String;
    /// What a tab holds, in a few words.
    fn tab_fact(&self, tab: Tab, report: &Report) -> String;
    /// That no designs but these are possible, and why.
    fn not_possible(&self, design: Design, reasons: &str) -> String;
}

/// How many designs stand side by side.
pub(crate) fn cost_columns(report: &Report) -> usize {
    CostTable::of(report).columns.len()
}

/// The endpoint with the lowest break-even, and that volume.
pub(crate) fn nearest_break_even(report: &Report) -> Option<(&'static str, String)> {
    let found = report.break_even.iter().filter_map(|endpoint| Some((endpoint.from?, endpoint.service.slug())));
    found.min().map(|(from, name)| (name, numbers::about_volume(from, Gb::from_units(1))))
}

/// The current value of a flip's input and the value at which the answer flips; the unit stands with the second.
#[must_use]
pub fn flip_values(flip: &Flip, scenario: &Scenario) -> (String, String) {
    let counts = |now: u32, then: u32| (now.to_string(), then.to_string());
    match flip.change {
        InputChange::Beyond { scale, at, .. } => {
            let (now, then) = (numbers::about(&scale, scale.current_ratio()), numbers::threshold(&scale, at));
            let unit = then.rsplit_once(' ').map_or("", |(_, unit)| unit);
            let bare = now.strip_suffix(unit).map(|now| now.trim_end().to_owned());
            (bare.unwrap_or(now), then)
        }
        InputChange::Count { axis, count } => {
            let now = axis.current(scenario).map_or(0, |(now, _)| now);
            (now.to_string(), count.to_string())
        }
        InputChange::AnyOrNone(axis) => {
            let now = axis.current(scenario).map_or(0, |(now, _)| now);
            (numbers::about_gb(Gb::from_units(now)), if flip.up { "> 0 GB" } else { "0 GB" }.to_owned())
        }
        InputChange::Azs(azs) => counts(scenario.azs.count(), azs.count()),
        InputChange::EndpointAzs(service, azs) => {
            let now = scenario.service(service).map_or(scenario.azs, |used| used.endpoint_azs(scenario));
            counts(now.count(), azs.count())
        }
        InputChange::Addresses(count) => counts(scenario.ipv4_per_nat, count),
        InputChange::ProvisionedGbps(gbps) => counts(scenario.nat_gbps, gbps),
        InputChange::OtherRegionEndpoints(count) => {
            counts(scenario.other_region.map_or(0, |other| other.endpoints), count)
        }
    }
}
