//! Texts of the page's frame, in English.

use super::English;
use super::phrases::{lower, plural};
use crate::Locale as _;
use crate::numbers::{about_gb, about_volume, shortened};
use crate::page::{PageLabels, PageText, cost_columns, flip_values, nearest_break_even};
use crate::{NameText as _, RecommendationText as _};
use natpoint_link::view_options::{Amounts, Tab};
use natpoint_model::compare::flip_strip::Inputs;
use natpoint_model::compare::flips::{Flip, InputChange};
use natpoint_model::compare::service_bars::Pays;
use natpoint_model::compare::{Axis, Report};
use natpoint_model::cost::Design;
use natpoint_model::currency::{Currency, CurrencyCode};
use natpoint_model::network_diagram::NetworkDiagram;
use natpoint_model::scenario::{Path, Scenario, ServiceUse};
use natpoint_model::units::{Gb, Quantity as _, Usd};

impl PageText for English {
    fn page_labels(&self) -> &'static PageLabels {
        &PageLabels {
            skip: "Skip to the chart",
            start_from: "Start from",
            drop_anywhere: "or drop a flow log, bill or inventory anywhere",
            start_workload: "A workload",
            keep_services: "Keep the services that are there",
            use_workload: "Start from this workload",
            document_title: "natpoint: NAT gateways or VPC endpoints?",
            typical: "typical volume",
            link_language: "Open in English for everybody",
            hours_a_day: "or hours a day",
            days_a_month: "on days a month",
            start_files: "A flow log, bill or inventory",
            start_vpcs: "A list of VPCs",
            start_link: "A link or scenario text",
            share: "Share",
            tabs: "Details",
            inputs: "Inputs",
            inputs_network: "Network",
            inputs_services: "Services",
            inputs_prices: "Prices",
            edit: "Edit",
            done: "Done",
            close: "Close",
            view_services: "Services",
            view_crossings: "Crossings",
            view_regions: "Regions",
            view_map: "Two-variable map",
            view_table: "As a table",
            views: "Break-even by",
            cost_head: "USD a month",
            go_to_field: "Go to the field",
            rate: "Rate",
            total: "Total",
            against_today: "Against today",
            line_by_line: "Line by line, with sources",
            changes: "What would change this",
            changes_note: "At any ◆ another design becomes the cheapest.",
            now: "now",
            off_scale: ", off this scale",
            chart_by_traffic: "Cost a month by traffic to AWS",
            chart_by_vpcs: "Cost a month by number of VPCs",
            saved_by_traffic: "Saved a month against today, by traffic to AWS",
            saved_by_vpcs: "Saved a month against today, by number of VPCs",
            savings: "Difference from today",
            fewer_azs: "One AZ fewer",
            more_azs: "One AZ more",
            compare_designs: "Design against design",
            compare_bill: "What changes on the bill",
            compare_difference: "B less A",
            compare_steps: "What to do to get from A to B",
            compare_no_steps: "Nothing: both consist of the same parts.",
            diagram_today: "Today",
            diagram_proposal: "Proposal",
            diagram_note: "Line width shows GB a month. Coloured: what is added (+) and what is removed (−).",
            prices_terms: "list prices",
            working: "Working",
            preview: "Preview",
            as_text: "Text",
            share_what: "What to share",
            link_format: "all settings, no language",
            print_format: "3 pages",
            link_note: "Opens this page as it stands, with all settings and the open tab.",
            print_note: "The answer with its chart, the costs, the risks, and the sources of all prices; no controls.",
        }
    }

    fn tab(&self, tab: Tab) -> &'static str {
        match tab {
            Tab::Costs => "Costs",
            Tab::BreakEven => "Break-even",
            Tab::Requirements => "Requirements and risks",
            Tab::Diagram => "Diagram",
            Tab::Compare => "Compare",
        }
    }

    fn network_in_brief(&self, scenario: &Scenario) -> String {
        let services = u32::try_from(scenario.services.len()).unwrap_or(u32::MAX);
        let azs = scenario.azs.count();
        format!("{}, {}, {}", scenario.region.code(), plural(azs, "AZ", "AZs"), plural(services, "service", "services"))
    }

    fn flip_inputs(&self, inputs: Inputs) -> String {
        match inputs {
            Inputs::Prices => "Prices".to_owned(),
            Inputs::Volumes => "Service volumes".to_owned(),
            Inputs::One(change) => match change {
                InputChange::Beyond { axis, .. } | InputChange::Count { axis, .. } | InputChange::AnyOrNone(axis) => {
                    self.axis(axis)
                }
                InputChange::Azs(_) => "Availability Zones".to_owned(),
                InputChange::EndpointAzs(service, _) => format!("AZs of the {} endpoint", service.slug()),
                InputChange::Addresses(_) => "IPv4 addresses per NAT gateway".to_owned(),
                InputChange::ProvisionedGbps(_) => "Gbps per NAT gateway".to_owned(),
                InputChange::OtherRegionEndpoints(_) => "Cross-Region endpoints".to_owned(),
            },
        }
    }

    fn flip_input(&self, flip: &Flip) -> String {
        match flip.change {
            InputChange::Beyond { axis: axis @ (Axis::OneService(_) | Axis::Price(_)), .. } => self.axis(axis),
            _ => String::new(),
        }
    }

    fn apply_flip(&self, flip: &Flip, scenario: &Scenario, outcome: Option<(Design, Usd)>) -> String {
        let (_, then) = flip_values(flip, scenario);
        let inputs = self.flip_inputs(Inputs::One(flip.change));
        let way = match flip.change {
            InputChange::Beyond { .. } if flip.up => "just above ",
            InputChange::Beyond { .. } => "just below ",
            _ => "",
        };
        let outcome =
            outcome.map(|(design, total)| format!(": {}, {}", lower(self.design(design)), self.amount(total)));
        format!("Set “{inputs}” to {way}{then}{}", outcome.unwrap_or_default())
    }

    fn pays(&self, pays: Pays) -> Option<String> {
        match pays {
            Pays::AtAnyVolume => Some("free at any volume".to_owned()),
            Pays::From(from, _) => Some(format!("endpoint pays from {}", about_volume(from, Gb::from_units(1)))),
            Pays::Never => Some("an endpoint never pays".to_owned()),
            Pays::Unknown => None,
        }
    }

    fn layers_path(&self, path: Option<Path>) -> &'static str {
        match path {
            Some(Path::Gateway) => "99 % are layers in S3: free at any volume",
            _ => "99 % are layers in S3",
        }
    }

    fn path_short(&self, path: Path) -> &'static str {
        match path {
            Path::Egress => "NAT",
            Path::Gateway => "gateway",
            Path::Interface => "endpoint",
        }
    }

    fn not_possible(&self, design: Design, reasons: &str) -> String {
        format!("{} not possible: {reasons}", self.design(design))
    }

    fn price_terms(&self, scenario: &Scenario, second: Option<&Currency>) -> String {
        let changes = self.price_changes(scenario);
        let prices = if changes.is_empty() { "list prices".to_owned() } else { changes.join(", ") };
        let second = second.map_or_else(String::new, |currency| format!(" and {}", currency.code));
        let at = self.money.currency().map_or_else(String::new, |currency| format!(" at {}", currency.rate.to_plain()));
        format!("{prices} · {}{at}{second}", self.money.code())
    }

    fn amounts_in(&self, amounts: Amounts, second: CurrencyCode) -> String {
        match amounts {
            Amounts::Both => format!("USD, totals in {second} too"),
            Amounts::UsDollars => "USD".to_owned(),
            Amounts::Second => second.to_string(),
        }
    }

    fn answer_note(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let note = format!("a month in {}, prices of {}.", scenario.region.code(), scenario.price_list_version.date());
        let holds = self.holds(scenario, report, axis);
        [note, holds].join(" ").trim_end().to_owned()
    }

    fn in_common(&self, charges: &[String]) -> String {
        format!("The same: {}", lower(&charges.join(", ")))
    }

    fn paths_in_brief(&self, network: &NetworkDiagram) -> String {
        let ends = [
            ("through NAT", network.leaving()),
            ("through interface endpoints", network.through_interface_endpoints()),
            ("through gateway endpoints", network.gateway.gb),
        ];
        let told =
            ends.into_iter().filter(|(_, gb)| *gb > Gb::ZERO).map(|(path, gb)| format!("{} {path}", about_gb(gb)));
        told.collect::<Vec<_>>().join(", ")
    }

    fn tab_fact(&self, tab: Tab, report: &Report) -> String {
        let count = |count: usize, one: &str, more: &str| plural(u32::try_from(count).unwrap_or(u32::MAX), one, more);
        match tab {
            Tab::Costs => count(cost_columns(report), "design line by line", "designs line by line"),
            Tab::BreakEven => {
                nearest_break_even(report).map_or_else(String::new, |(name, gb)| format!("{name} pays from {gb}"))
            }
            Tab::Requirements if report.warnings.is_empty() => "what each costs".to_owned(),
            Tab::Requirements => count(report.warnings.len(), "limit reached", "limits reached"),
            Tab::Diagram => "what is added".to_owned(),
            Tab::Compare => "today against proposal".to_owned(),
        }
    }

    fn previewed(&self, volume: &str, amount: Usd) -> String {
        format!("preview: {volume}, {}", self.amount(amount))
    }

    fn saves(&self, amount: Usd) -> String {
        format!("saves {}", self.amount(amount))
    }

    fn cheapest_in_range(&self, first: bool, design: Design) -> String {
        let name = self.design_short(design);
        match (first, design) {
            // Its name says it.
            (true, Design::CheapestMix) => name.to_owned(),
            (true, _) => format!("Cheapest: {name}"),
            (false, _) => format!("then {name}"),
        }
    }

    fn costs_from(&self, amount: &str) -> String {
        format!("axis from {amount}")
    }

    fn network_in_full(&self, scenario: &Scenario) -> String {
        let azs = plural(scenario.azs.count(), "AZ", "AZs");
        let volume = |used: &ServiceUse| format!("{} {}", used.service.slug(), about_gb(used.gb));
        let mut volumes: Vec<String> = scenario.services.iter().map(volume).collect();
        if scenario.internet_out > Gb::ZERO {
            volumes.push(format!("internet out {}", about_gb(scenario.internet_out)));
        }
        let network = format!("{}, {azs}, NAT gateways: {}", scenario.region.code(), lower(self.nat(scenario.nat)));
        let prices = format!("List prices of {}, {} a month", scenario.price_list_version.date(), self.money.code());
        let told = [network, volumes.join(", "), prices].into_iter().filter(|told| !told.is_empty());
        told.map(|told| told + ".").collect::<Vec<_>>().join(" ")
    }

    fn not_understood(&self, field: &str, typed: &str, counted: &str) -> String {
        let typed = shortened(typed, 40);
        format!("{field}: “{typed}” is not understood. Still counting {counted}.")
    }

    fn bar_scale(&self, end: &str) -> String {
        format!("0 to {end}, tick = break-even")
    }

    fn design_brief(&self, design: Design) -> &'static str {
        match design {
            Design::NatOnly => "NAT",
            Design::NatAndGateways => "NAT + gw",
            Design::EndpointsOnly => "Endpoints",
            Design::CheapestMix => "Mix",
            Design::HubEndpoints => "Hub ep",
            Design::HubNat => "Hub NAT",
            Design::HubEndpointsAndNat => "Hub",
            Design::NatInstance => "Instance",
            Design::EgressOnlyIpv6 => "IPv6",
            Design::PublicSubnets => "Public",
            Design::PeeredEndpoints => "Peered ep",
            Design::PeeredEndpointsAndNat => "Peered",
            Design::CheapestMixWithHub => "Hub mix",
            Design::SharedEndpoints => "Shared ep",
            Design::SharedNat => "Shared NAT",
            Design::SharedEndpointsAndNat => "Shared",
            Design::Today => "Today",
        }
    }
}
