//! The output of `infracost breakdown --format json`: estimated hours and GB of a month.

use serde_json::{Value, json};

use super::documents::{Document, fingerprint};
use super::{list, skip, text, wrong};
use crate::billing::BillLine;
use crate::imported_data::{BilledAmount, FileRead, ImportedBillLine, SkipReason};
use crate::reader::ImportAccumulator;
use natpoint_model::catalogue::prices::PriceItem;

/// Whether a value is an Infracost breakdown.
pub(crate) fn is_breakdown(value: &Value) -> bool {
    let signed = ["currency", "totalMonthlyCost", "timeGenerated"].iter().any(|field| value.get(field).is_some());
    let of_projects = |projects: &[Value]| projects.iter().all(|project| project.get("breakdown").is_some());
    signed && list(value, "projects").is_some_and(of_projects)
}

/// Reads a breakdown.
pub(crate) fn breakdown(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let dollars = matches!(text(value, "currency"), "" | "USD");
    let projects = list(value, "projects").unwrap_or_default();
    let mut lines: Vec<ImportedBillLine> = Vec::new();
    for project in projects {
        // The same project with the same usage is the same one.
        let content = json!([project.get("name"), project.get("breakdown")]);
        let mut document = Document { documents: &mut accumulator.breakdowns, fingerprint: fingerprint(&content) };
        let resources = project.get("breakdown").and_then(|breakdown| list(breakdown, "resources")).unwrap_or_default();
        for resource in resources {
            let Some(kind) = ResourceKind::of(resource) else { continue };
            file.records += 1;
            let name = text(resource, "name");
            let id = document.name(&resource_id(project, name, projects.len() > 1), file);
            match kind.lines(resource, &id, dollars) {
                Ok(found) => {
                    file.used += 1;
                    lines.extend(found);
                }
                Err(why) => skip(why, name, file),
            }
        }
    }
    let bill_lines = lines.iter().map(|line| BillLine {
        region: &line.region,
        item: line.item,
        resource: &line.resource,
        quantity: line.quantity,
        cost: line.cost,
        span: None,
        moment: None,
        estimated: true,
    });
    // A resource of another file counts once, whereas the tiers of one resource in this file add up.
    let new: Vec<_> = bill_lines.filter(|line| !accumulator.bills.has(line)).collect();
    for line in new {
        accumulator.bills.add(&line, file, file.records);
    }
}

#[derive(Clone, Copy)]
enum ResourceKind {
    Gateway,
    Endpoint,
    Firewall,
}

impl ResourceKind {
    /// The kind of a resource by its type, or by its address in the output of older versions.
    fn of(resource: &Value) -> Option<Self> {
        let by_address = || text(resource, "name").split('.').find(|part| part.starts_with("aws_"));
        let stated = Some(text(resource, "resourceType")).filter(|stated| !stated.is_empty());
        match stated.or_else(by_address)? {
            "aws_nat_gateway" => Some(Self::Gateway),
            "aws_vpc_endpoint" => Some(Self::Endpoint),
            "aws_networkfirewall_firewall" => Some(Self::Firewall),
            _ => None,
        }
    }

    fn item(self, component: &str, hours: bool, through_load_balancer: bool) -> PriceItem {
        let regional = component.to_ascii_lowercase().contains("regional");
        match (self, hours) {
            (Self::Gateway, true) if regional => PriceItem::RegionalNatHour,
            (Self::Gateway, false) if regional => PriceItem::RegionalNatGb,
            (Self::Gateway, true) => PriceItem::NatHour,
            (Self::Gateway, false) => PriceItem::NatGb,
            (Self::Endpoint, true) if through_load_balancer => PriceItem::GwlbEndpointHour,
            (Self::Endpoint, false) if through_load_balancer => PriceItem::GwlbEndpointGb,
            (Self::Endpoint, true) => PriceItem::EndpointHour,
            (Self::Endpoint, false) => PriceItem::EndpointGb,
            (Self::Firewall, true) => PriceItem::FirewallEndpointHour,
            (Self::Firewall, false) => PriceItem::FirewallGb,
        }
    }

    fn lines(self, resource: &Value, id: &str, dollars: bool) -> Result<Vec<ImportedBillLine>, SkipReason> {
        let components = list(resource, "costComponents").ok_or_else(|| wrong("costComponents"))?;
        let through_load_balancer =
            components.iter().any(|component| text(component, "name").contains("GatewayLoadBalancer"));
        let places = [Some(resource), resource.get("metadata")].into_iter().flatten();
        let region = places.map(|place| text(place, "region")).find(|region| !region.is_empty()).unwrap_or_default();
        let mut lines = Vec::new();
        for component in components {
            let hours = match text(component, "unit") {
                "hours" | "hour" => true,
                "GB" => false,
                _ => continue,
            };
            // Null stands for usage that Infracost does not know.
            let quantity = amount(component, "monthlyQuantity")?;
            if quantity.is_some() {
                let cost = if dollars { amount(component, "monthlyCost")? } else { None };
                let item = self.item(text(component, "name"), hours, through_load_balancer);
                lines.push(ImportedBillLine {
                    region: region.to_owned(),
                    item,
                    resource: id.to_owned(),
                    quantity,
                    cost,
                });
            }
        }
        Ok(lines)
    }
}

/// An amount, which is a string, or in some versions a number.
fn amount(component: &Value, field: &str) -> Result<Option<BilledAmount>, SkipReason> {
    let read = |text: &str| BilledAmount::parse(text).map(Some).ok_or_else(|| wrong(field));
    match component.get(field) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => read(text),
        Some(Value::Number(number)) => read(&number.to_string()),
        Some(_) => Err(wrong(field)),
    }
}

/// The address of a resource, prefixed by its project where there are several.
fn resource_id(project: &Value, name: &str, several: bool) -> String {
    if several { [text(project, "name"), " ", name].concat() } else { name.to_owned() }
}
