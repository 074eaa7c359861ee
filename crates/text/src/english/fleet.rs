//! Texts about many VPCs, in English.

use super::English;
use super::fleet_hub;
use super::phrases::{capital, plural, shortened};
use super::recommendation::joined;
use crate::Locale as _;
use crate::import::size;
use crate::numbers::{gb, grouped};
use crate::{FleetLabels, FleetText, NameText as _, RecommendationText as _};
use natpoint_import::vpc_list::{
    Column, ColumnUnit, DuplicateVpc, MAX_BYTES, MAX_LINE_BYTES, RowFault, RowProblem, VpcListRefusal,
};
use natpoint_model::fleet::{AccessPath, MAX_ROWS, Plan, Reason, RegionPlan, Totals, VpcRow};
use natpoint_model::input::{Allowed, RefusalReason};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Quantity as _, Usd};

static LABELS: FleetLabels = FleetLabels {
    title: "Plan for a list of VPCs",
    note: "A row for each VPC: how many interface endpoints it needs, what goes through them and, where it differs \
           from the scenario, how many NAT gateways there are. Columns may have any usual names and any order. The \
           list is not part of the link: keep your file.",
    text: "The list, pasted as CSV",
    file: "Choose a file, or drop it here",
    drop_file: "Back to the pasted list",
    stopped: "Reading was stopped. The list is the one from before.",
    planning: "Planning…",
    settings: "Each VPC",
    hub_nat: "A hub on a transit gateway may have NAT gateways for all",
    internet_in_hub: "Internet through the hub",
    problems: "About this list",
    totals: "Totals, USD a month",
    order: "Migration order, largest saving first",
    order_note: "USD a month. A hub itself is paid for once in its Region: the totals have it, and what is saved so \
                 far has it from the first VPC on that joins. Data transfer out to the internet costs the same on \
                 every path and is left out.",
    column_vpc: "VPC",
    column_region: "Region",
    column_vpcs: "VPCs",
    column_verdict: "Take",
    column_saving: "Saves",
    column_nat: "NAT gateways",
    column_own: "Own endpoints",
    column_hub: "Hub",
    column_peering: "Peered hub",
    column_hub_nat: "Hub NAT",
    column_plan: "Plan",
    column_from: "Hub break-even",
    column_saved: "Saved so far",
    all_regions: "All Regions",
    more: "Show more",
    first: "Back to the first",
    copy: "Copy the plan as CSV",
};

impl FleetText for English {
    fn fleet_labels(&self) -> &'static FleetLabels {
        &LABELS
    }

    fn fleet_choice(&self, choice: Option<AccessPath>) -> &'static str {
        match choice {
            Some(AccessPath::Nat) => "NAT gateways",
            Some(AccessPath::Own) => "Own endpoints",
            Some(AccessPath::Hub) => LABELS.column_hub,
            Some(AccessPath::Peering) => LABELS.column_peering,
            Some(AccessPath::HubNat) => "Hub’s NAT gateways",
            None => "Not possible",
        }
    }

    fn fleet_advice(&self, plan: &Plan) -> String {
        let Totals { vpcs, taken: [nat, own, ..], on_hub, .. } = plan.totals;
        let with_nat = if plan.has_hub_nat() { " with NAT gateways" } else { "" };
        let build = match plan.hubs().count() {
            0 | 1 => format!("build a hub{with_nat} for "),
            hubs => format!("build hubs{with_nat} in {} Regions for ", counted(hubs)),
        };
        let own_endpoints = if own == 1 { " endpoints of its own" } else { " endpoints of their own" };
        let actions = [
            (on_hub, build, ""),
            (own, "give ".to_owned(), own_endpoints),
            (nat, "keep NAT gateways in ".to_owned(), ""),
        ];
        let taken = actions.into_iter().filter(|(count, ..)| *count > 0).enumerate();
        let clauses = taken.map(|(order, (count, before, after))| {
            // The first says how many there are in all, the others only their own number.
            let whom = match order {
                _ if vpcs == 1 => "the VPC".to_owned(),
                _ if count == vpcs => format!("all {} VPCs", counted(vpcs)),
                0 => format!("{} of {} VPCs", counted(count), counted(vpcs)),
                _ => count_of_vpcs(count),
            };
            [&before, whom.as_str(), after].concat()
        });
        match clauses.collect::<Vec<_>>().as_slice() {
            [] => "No path can serve these VPCs.".to_owned(),
            clauses => capital(&joined(clauses)) + ".",
        }
    }

    fn fleet_totals(&self, totals: &Totals) -> String {
        let [nat, own, attached, peered, through_hub] = totals.taken;
        let over_transit = if peered == 0 { "a hub's endpoints" } else { "a hub's endpoints over a transit gateway" };
        let paths = [
            (nat, "NAT gateways"),
            (own, "endpoints of their own"),
            (attached, over_transit),
            (peered, "a hub's endpoints over VPC peering"),
            (through_hub, "a hub's NAT gateways"),
        ];
        let paths: Vec<_> = paths
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, on)| format!("{} on {on}", counted(count)))
            .collect();
        let paths = if paths.is_empty() { String::new() } else { format!(": {}", paths.join(", ")) };
        let plan = self.amount(totals.plan);
        let saving = match totals.saving() {
            Some(Usd::ZERO) => ", the same as NAT gateways for everything".to_owned(),
            Some(saving) => format!(", {} less than NAT gateways for everything", self.amount(saving)),
            None => String::new(),
        };
        let rest = match totals.vpcs - totals.served() {
            0 => String::new(),
            rest => format!(" No path can serve {} of them.", counted(rest)),
        };
        let vpcs =
            if totals.vpcs == 1 { "1 VPC costs".to_owned() } else { format!("{} VPCs cost", counted(totals.vpcs)) };
        format!("{vpcs} {plan} a month{saving}{paths}.{rest}")
    }

    fn fleet_first_vpcs(&self, half: usize, nine_tenths: usize) -> String {
        let first = |count: usize| match count {
            1 => "the first VPC".to_owned(),
            count => format!("the first {} VPCs", counted(count)),
        };
        let brings = if half == 1 { "brings" } else { "bring" };
        let [half, most] = [half, nine_tenths].map(first);
        format!("{} {brings} half of the saving, {most} nine tenths of it.", capital(&half))
    }

    fn fleet_partial_sum(&self, usd: &str, vpcs: usize) -> String {
        format!("{usd} (for {})", count_of_vpcs(vpcs))
    }

    fn fleet_hub(&self, region: &RegionPlan) -> String {
        fleet_hub::sentence(self, region)
    }

    fn fleet_hub_nat_saves(&self, less: Usd) -> String {
        format!("NAT gateways in a hub would save {} more.", self.amount(less))
    }

    fn fleet_hub_threshold(&self, vpcs: Option<u128>) -> String {
        vpcs.map_or_else(|| "never".to_owned(), |vpcs| format!("{} such VPCs", grouped(&vpcs.to_string())))
    }

    fn fleet_row(&self, region: &str, azs: u32, row: &VpcRow) -> String {
        let (azs, endpoints) = (plural(azs, "AZ", "AZs"), plural(row.endpoints, "endpoint", "endpoints"));
        let nat = row.nat_gateways.map(|count| plural(count, "NAT gateway", "NAT gateways") + ", ").unwrap_or_default();
        let internet =
            if row.internet == Gb::ZERO { String::new() } else { format!(", {} internet", gb(row.internet)) };
        format!("{region}, {azs}, {nat}{endpoints}, {}{internet}", gb(row.gb))
    }

    fn fleet_reason(&self, reason: &Reason) -> String {
        match reason {
            Reason::Design(reason) => self.infeasible(reason),
            Reason::NoHubNat => "Say that a hub may have NAT gateways for all.".to_owned(),
            Reason::NoEndpoints => "It has data for endpoints, and its row says that it needs none.".to_owned(),
        }
    }

    fn fleet_refusal(&self, refused: &VpcListRefusal) -> String {
        match refused {
            VpcListRefusal::Utf16 => "The list is encoded as UTF-16. Save it as “CSV UTF-8” and take that.".to_owned(),
            VpcListRefusal::NotUtf8 => {
                "The list is not encoded as UTF-8. Save it as “CSV UTF-8” and take that.".to_owned()
            }
            VpcListRefusal::NoHeader { expected } => {
                format!("The first line names no columns. It should be a header such as: {expected}")
            }
            VpcListRefusal::MissingColumns { columns, unknown } => {
                let lacks = format!("The header lacks what every list needs: {}.", keys(columns));
                if unknown.is_empty() { lacks } else { lacks + " " + &self.fleet_ignored(unknown, 0) }
            }
            VpcListRefusal::RepeatedColumn(column) => {
                format!("The header has a column for “{}” more than once.", column.key())
            }
            VpcListRefusal::Unreadable => "The browser could not read this file.".to_owned(),
            VpcListRefusal::TooLarge(bytes) => format!(
                "This file has {}; a list may have {}. Keep only the columns that are read: {}.",
                size(*bytes),
                size(MAX_BYTES),
                keys(&Column::ALL)
            ),
            VpcListRefusal::NoText => "This file is no table of text. Of a workbook, save the sheet as “CSV UTF-8”, \
                                       or copy its cells and paste them here."
                .to_owned(),
            VpcListRefusal::LongLine(line) => format!(
                "Line {} is longer than {}, so that this is no list with a line for each VPC.",
                grouped(&line.to_string()),
                size(MAX_LINE_BYTES as u64)
            ),
        }
    }

    fn fleet_too_much(&self) -> String {
        format!(
            "All rows together move more than {} GB a month, which is more than can be added up exactly.",
            grouped(&Scenario::MAX_GB.to_plain())
        )
    }

    fn fleet_problem(&self, problem: &RowProblem) -> String {
        let value = shortened(&problem.value);
        let column = problem.column.map_or_else(String::new, |column| format!(", {}", column.key()));
        let why = match &problem.fault {
            RowFault::Number { why, allowed } => number(*why, allowed, &value),
            RowFault::NoName => "the VPC has no name.".to_owned(),
            RowFault::Total => format!("“{value}” is the sum of other rows and no VPC, so it is left out."),
            RowFault::UnknownRegion => format!("“{value}” is no Region of the catalogue, by code or by place."),
            RowFault::UnpricedRegion => format!(
                "there are no prices here for a Region “{value}”. If it is spelled right, give the row a Region whose \
                 prices may stand in."
            ),
            RowFault::TooManyValues { values, columns } => format!(
                "{values} values for {columns} columns; a value with a separator in it needs quotes: “{value}”."
            ),
            RowFault::Quote => format!("a quotation mark does not close, or something follows it: “{value}”."),
        };
        format!("Line {}{column}: {why}", problem.line)
    }

    fn fleet_duplicate(&self, duplicate: &DuplicateVpc) -> String {
        let DuplicateVpc { line, first, name } = duplicate;
        format!("Line {line}: “{}” stands on line {first} already. Both are counted.", shortened(name))
    }

    fn fleet_ignored(&self, columns: &[String], more: usize) -> String {
        let names: Vec<_> = columns.iter().map(|name| format!("“{}”", shortened(name))).collect();
        let more = if more == 0 { String::new() } else { format!(" and {} more", counted(more)) };
        format!("Columns that mean nothing here and were left out: {}{more}.", names.join(", "))
    }

    fn fleet_unit(&self, column: &str, unit: ColumnUnit) -> String {
        let number = |number: u64| grouped(&number.to_string());
        let one = if unit.over == 1 { String::new() } else { ["/", &number(unit.over)].concat() };
        format!("One in “{}” is read as {}{one} GB a month.", shortened(column), number(unit.times))
    }

    fn fleet_rows_left_out(&self, rows: usize) -> String {
        let were = if rows == 1 { "was" } else { "were" };
        format!("Only the first {} rows are read; {} more {were} left out.", counted(MAX_ROWS), counted(rows))
    }

    fn fleet_rows_more(&self, more: usize) -> String {
        format!("And {} more.", counted(more))
    }

    fn fleet_rows_shown(&self, first: usize, last: usize, all: usize) -> String {
        format!("Rows {} to {} of {}", counted(first), counted(last), counted(all))
    }

    fn fleet_rows_skipped(&self, rows: usize) -> String {
        format!("{} {} skipped", counted(rows), if rows == 1 { "row" } else { "rows" })
    }

    fn fleet_terms(&self, scenario: &Scenario) -> String {
        let mut terms = format!("List prices of {}", scenario.price_list_version.date());
        for change in self.price_changes(scenario) {
            terms.push_str(", ");
            terms.push_str(&change);
        }
        let only_here = if scenario.prices.is_empty() {
            String::new()
        } else {
            format!(" Changed prices hold in {} alone.", scenario.region.code())
        };
        let (region, azs) = (self.region(scenario.region), plural(scenario.azs.count(), "AZ", "AZs"));
        format!("{terms}.{only_here} A row without a Region is in {region}, one without AZs has {azs}.")
    }

    fn fleet_rest(&self, vpcs: usize, shown: bool) -> String {
        let them = format!("{} with nothing to do", count_of_vpcs(vpcs));
        if shown { format!("Leave out the {them}") } else { format!("Show the {them}") }
    }

    fn fleet_file(&self, name: &str) -> String {
        format!("The list is the file “{}”.", shortened(name))
    }

    fn fleet_reading(&self, rows: usize) -> String {
        format!("Reading… {} {} so far.", counted(rows), if rows == 1 { "row" } else { "rows" })
    }
}

fn counted(count: usize) -> String {
    grouped(&count.to_string())
}

fn count_of_vpcs(count: usize) -> String {
    format!("{} {}", counted(count), if count == 1 { "VPC" } else { "VPCs" })
}

fn keys(columns: &[Column]) -> String {
    columns.iter().map(|column| column.key()).collect::<Vec<_>>().join(", ")
}

fn number(why: RefusalReason, allowed: &Allowed, value: &str) -> String {
    let problem = match why {
        RefusalReason::Empty => "value missing.".to_owned(),
        RefusalReason::NotANumber
        | RefusalReason::UnknownName
        | RefusalReason::NoSuchEndpoint
        | RefusalReason::OwnRegion
        | RefusalReason::OfAws
        | RefusalReason::OnlyByEndpoint => {
            format!("“{value}” is not a number.")
        }
        RefusalReason::Ambiguous => {
            format!("“{value}” can be read in two ways. Write a point before decimals and nothing between thousands.")
        }
        RefusalReason::Comma => {
            format!("“{value}” has a comma. Write a point before decimals and nothing between thousands.")
        }
        RefusalReason::OutOfRange => format!("“{value}” is out of range."),
        RefusalReason::TooManyDecimals => format!("“{value}” has too many decimals."),
    };
    match allowed {
        Allowed::Range { least, most, .. } => {
            format!("{problem} It takes {} to {}.", grouped(least), grouped(most))
        }
        Allowed::Either(_)
        | Allowed::Names(_)
        | Allowed::Catalogue
        | Allowed::Letter
        | Allowed::EndpointName
        | Allowed::CurrencyCode => problem,
    }
}
