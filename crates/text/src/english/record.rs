//! Texts of the decision record, in English.

use super::English;
use super::phrases::plural;
use super::recommendation::{new, the_one};
use crate::Locale as _;
use crate::numbers::whole;
use crate::recommendation::saved_percent;
use crate::record::{RecordLabels, RecordText};
use crate::{NameText as _, numbers};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::compare::recommendation::{Action, Recommendation, Resource};
use natpoint_model::cost::Design;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;

impl RecordText for English {
    fn record_labels(&self) -> &'static RecordLabels {
        &RecordLabels {
            context: "Context",
            costs: "Costs, USD a month",
            charge: "Charge",
            today: "Today",
            recommended: "Recommended",
            consequences: "Consequences and risks",
            price: "Price",
            source: "Source",
        }
    }

    fn record_status(&self, date: Option<&str>) -> String {
        date.map_or_else(|| "Status: proposed".to_owned(), |date| format!("Status: proposed, {date}"))
    }

    fn record_context(&self, scenario: &Scenario, recommendation: &Recommendation) -> String {
        let vpcs = match scenario.vpcs {
            1 => String::new(),
            count => format!(" of {} VPCs", whole(count)),
        };
        let place = format!("{} ({})", scenario.region.code(), plural(scenario.azs.count(), "AZ", "AZs"));
        let today = match &recommendation.current {
            Some(current) => {
                let setup = if current.is_stated { "the current setup" } else { "everything through NAT gateways" };
                format!(" Today, with {setup}, that costs {} a month.", self.amount(current.bill.total))
            }
            None => String::new(),
        };
        format!("Workloads in private subnets{vpcs} in {place} have to reach what is listed below.{today}")
    }

    fn record_saving(&self, recommendation: &Recommendation) -> String {
        let total = self.amount(recommendation.total);
        let Some((current, saving)) = recommendation.current.as_ref().zip(recommendation.saving) else {
            return format!("That costs {total} a month.");
        };
        let difference = self.money.difference(current.bill.total, recommendation.total);
        let (amount, way) = match difference {
            Usd::ZERO => return format!("That costs {total} a month, as much as today."),
            less if less > Usd::ZERO => (less, "less"),
            more => (Usd::ZERO - more, "more"),
        };
        let year = numbers::yearly(amount).map_or_else(String::new, |year| format!(", {} a year", self.amount(year)));
        format!(
            "That costs {total} a month: {} ({}) {way} than today{year}.",
            self.amount(amount),
            saved_percent(&saving)
        )
    }

    fn record_action(&self, action: &Action, region: RegionId) -> String {
        let (verb, resource, name) = match action {
            Action::Keep(resource) => ("Keep", resource, the_one(resource)),
            Action::Add(resource) => ("Add", resource, new(resource)),
            Action::Remove(resource) => ("Remove", resource, the_one(resource)),
        };
        let kind = match resource {
            Resource::GatewayEndpoints(_) => "gateway endpoints",
            Resource::InterfaceEndpoints(_) => "interface endpoints",
            Resource::HubEndpoints(_) => "interface endpoints in the hub VPC",
            _ => return format!("{verb} {name}"),
        };
        format!("{verb} {kind}: {}", resource.endpoint_names(region).join(", "))
    }

    fn record_impossible(&self, designs: &[Design]) -> String {
        let names: Vec<_> = designs.iter().map(|design| self.design(*design)).collect();
        format!("Not possible with these settings: {}.", names.join("; "))
    }
}
