//! The product's English.

use super::numbers::{about, exactly, whole};
use super::{Labels, Locale, Money, NameText as _};
use natpoint_link::Language;
use natpoint_model::article::Difference;
use natpoint_model::compare::{Axis, Crossing, Meeting, Report};
use natpoint_model::cost::Design;
use natpoint_model::cost::bill::Counted;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;

use designs::{design_here, verb};
use labels::LABELS;
use phrases::{capital, cheapest_ranges, lower, place, plural, usd};

mod advice;
mod change;
mod change_checks;
mod change_code;
mod change_outcome;
mod chart;
mod designs;
mod disclosures;
mod export;
mod findings;
mod fleet;
mod fleet_hub;
mod gate;
mod import;
mod import_billed;
mod import_guide;
mod import_preview;
mod import_refusals;
mod import_remarks;
mod inputs;
mod labels;
mod map;
mod names;
mod network_note;
mod offers;
mod page;
mod phrases;
mod pictures;
mod recommendation;
mod record;
mod scenarios;
mod sources;
mod storage;
mod today;

/// English.
pub(super) struct English {
    /// The currency in which amounts are told.
    pub(super) money: Money,
}

impl English {
    pub(super) const fn in_usd() -> Self {
        Self { money: Money::USD }
    }
}

impl Locale for English {
    fn language(&self) -> Language {
        Language::English
    }

    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn verdict(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let Some(verdict) = &report.verdict else {
            return recommendation::nothing_possible(scenario);
        };
        let place = place(scenario, report, axis);
        let winner = capital(&design_here(verdict.design, scenario, report));
        let total = self.amount(verdict.total);
        let comparison = match verdict.runner_up {
            None if report.cheapest_ranges.len() < 2 => {
                return format!("Only {} meets these settings: {total} a month.", lower(&winner));
            }
            None => format!("{total}; adding endpoints saves nothing"),
            Some((other, more)) if more.units() == 0 => {
                let other = design_here(other, scenario, report);
                return format!("{place}, {} and {other} cost the same: {total}.", lower(&winner));
            }
            Some((other, more)) => {
                format!("{total}, {} less than {}", self.amount(more), design_here(other, scenario, report))
            }
        };
        let verb = verb(verdict.design, scenario);
        format!("{place}, {} {verb} cheapest: {comparison}. {}", lower(&winner), cheapest_ranges(report, verdict))
    }

    fn yearly(&self, report: &Report) -> Option<String> {
        let (_, more) = report.verdict.as_ref()?.runner_up?;
        // Twelve of the largest amounts would not fit.
        let year = Usd::from_units(more.units().checked_mul(12)?);
        (more.units() > 0).then(|| format!("That is {} a year.", self.amount(year)))
    }

    fn design_note(&self, design: Design, scenario: &Scenario, report: &Report) -> String {
        designs::note(design, scenario, report)
    }

    fn crossing(&self, crossing: &Crossing, report: &Report) -> String {
        let (left, right) = (self.design(crossing.left), lower(self.design(crossing.right)));
        let at = |at| exactly(&report.scale, at);
        match crossing.meeting {
            Meeting::Cross(step) => {
                format!("{}: {left} and {right} both cost {}.", at(step), self.amount(crossing.amount))
            }
            Meeting::Touch(step) => format!(
                "{}: {left} and {right} both cost {}, without a change of the cheaper one.",
                at(step),
                self.amount(crossing.amount)
            ),
            Meeting::Coincide { from, to: None } if from == natpoint_model::units::Ratio::ZERO => {
                format!("{left} and {right} cost the same at every volume.")
            }
            Meeting::Coincide { from, to: None } => {
                format!("From {} on, {} and {right} cost the same.", at(from), lower(left))
            }
            Meeting::Coincide { from, to: Some(to) } if from == natpoint_model::units::Ratio::ZERO => {
                format!("Up to {}, {} and {right} cost the same.", at(to), lower(left))
            }
            Meeting::Coincide { from, to: Some(to) } => {
                format!("From {} to {}, {} and {right} cost the same.", at(from), at(to), lower(left))
            }
        }
    }

    fn no_crossing(&self) -> &'static str {
        "No two designs ever cost the same."
    }

    fn sources(&self, title: &str, date: Option<&str>, more: usize, newest: Option<&str>, confidence: &str) -> String {
        let date = date.map_or_else(String::new, |date| format!(", {date}"));
        let more = match (more, newest) {
            (0, _) => String::new(),
            (more, None) => format!("; {more} more"),
            (more, Some(newest)) => format!("; {more} more, the newest of {newest}"),
        };
        format!("{title}{date}{more}; {confidence}")
    }

    fn typed_price(&self) -> &'static str {
        "typed by you, not AWS's list price"
    }

    fn assumed_price(&self) -> &'static str {
        "assumed: the zonal NAT gateway's price"
    }

    fn missing_price(&self) -> &'static str {
        "no price is known for this Region: it is counted as 0"
    }

    fn difference(&self, difference: Difference) -> &'static str {
        match difference {
            Difference::EndpointDataPrice => "Endpoint data at AWS's list price",
            Difference::NatInBothAzs => "A NAT gateway in both AZs",
            Difference::PublicIpv4 => "Public IPv4 addresses",
            Difference::CrossAz => "Data that crosses AZs",
            Difference::S3Gateway => "Image layers through the S3 gateway endpoint",
            Difference::Fargate => "Fargate instead of EC2",
        }
    }

    fn difference_note(&self, difference: Difference) -> &'static str {
        match difference {
            Difference::EndpointDataPrice => {
                "The article prints 0.001 USD per GB. AWS lists 0.01 for the first PB, in every Region."
            }
            Difference::NatInBothAzs => {
                "The article doubles the endpoints for the second AZ and not the NAT gateway. \
                 Like for like, there are two."
            }
            Difference::PublicIpv4 => {
                "Since February 2024 each public IPv4 address costs 0.005 USD an hour. \
                 Endpoints need none."
            }
            Difference::CrossAz => {
                "With one NAT gateway for two AZs, half the data crosses AZs, at 0.01 USD per GB each way. \
                 With a NAT gateway in both AZs, none does."
            }
            Difference::S3Gateway => {
                "ECR keeps image layers in S3. They need the S3 gateway endpoint, which the article leaves out \
                 and which is free, beside NAT gateways too. 99 % of the ecr.dkr volume is taken to be layers."
            }
            Difference::Fargate => "Tasks on Fargate need none of ecs, ecs-agent and ecs-telemetry.",
        }
    }

    fn crossing_at(&self, gb: Option<&str>) -> String {
        gb.map_or_else(|| "no crossing".to_owned(), |gb| format!("crossing at {gb}"))
    }

    fn count(&self, what: Counted, count: u32) -> String {
        match what {
            Counted::Azs => plural(count, "AZ", "AZs"),
            Counted::Addresses => plural(count, "address", "addresses"),
            Counted::Gateways => plural(count, "gateway", "gateways"),
            Counted::Gbps => format!("{} Gbps", whole(count)),
            Counted::Instances => plural(count, "instance", "instances"),
            Counted::StoredGb => format!("{} GB", whole(count)),
            Counted::Attachments => plural(count, "attachment", "attachments"),
            Counted::Zones => plural(count, "zone", "zones"),
        }
    }

    fn hours(&self, hours: &str) -> String {
        format!("{hours} h")
    }

    fn usd(&self, decimal: &str) -> String {
        usd(decimal)
    }

    fn money(&self) -> Money {
        self.money
    }

    fn workload<'a>(&self, english: &'a str, _: &'a str) -> &'a str {
        english
    }

    fn chart_summary(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let cheapest_ranges: Vec<_> = report
            .cheapest_ranges
            .iter()
            .map(|range| {
                let from = about(&report.scale, range.from);
                let name = lower(self.design(range.design));
                match range.to {
                    Some(to) => format!("{name} from {from} to {}", about(&report.scale, to)),
                    None => format!("{name} from {from} on"),
                }
            })
            .collect();
        let verdict = self.verdict(scenario, report, axis);
        if cheapest_ranges.is_empty() {
            return verdict;
        }
        format!("Monthly cost of each design by data volume. Cheapest: {}. {verdict}", cheapest_ranges.join(", "))
    }

    fn prices_as_of(&self, date: &str) -> String {
        format!("The price table is of {date}; every price carries its source and date.")
    }
}
