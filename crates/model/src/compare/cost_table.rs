//! The bills side by side: a column for each design, a row for each kind of charge.

use super::Report;
use super::payers::{self, PaidBy};
use crate::cost::bill::Part;
use crate::cost::design::Routing;
use crate::cost::{Bill, ChargeKind, Design};
use crate::scenario::Scenario;
use crate::units::Usd;

/// The bills of the current network and of all feasible designs that differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CostTable {
    /// The current network first, then the designs in the order of [`Design::ALL`].
    pub columns: Vec<Column>,
    /// The kinds of charges of any column, in the order of the bills. Each has an amount for each column.
    pub rows: Vec<Row>,
}

/// The bill of a design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The design; none is the current network as the user stated it.
    pub design: Design,
    /// Whether it is the current network.
    pub is_current: bool,
    /// Whether it is the recommended design.
    pub is_recommended: bool,
    /// Its monthly cost.
    pub total: Usd,
}

/// A kind of charge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The kind; charges of the same kind for several services are one row, under the first of them.
    pub kind: ChargeKind,
    /// How the amount comes about, in the first column that has one.
    pub parts: Vec<Part>,
    /// Whether it comes about in the same way in every column that has one.
    pub is_alike: bool,
    /// The amount in each column; zero where nothing is charged.
    pub amounts: Vec<Usd>,
}

impl CostTable {
    /// The table of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let Some(recommendation) = &report.recommendation else { return Self::default() };
        let current = recommendation.current.as_ref();
        let mut bills: Vec<(Column, &Bill)> = Vec::new();
        if let Some(current) = current {
            let design = if current.is_stated { Design::Today } else { Design::NatOnly };
            let column = Column {
                design,
                is_current: true,
                is_recommended: current.routing == recommendation.routing,
                total: current.bill.total,
            };
            bills.push((column, &current.bill));
        }
        let mut seen = vec![current.map(|current| &current.routing)];
        for answer in &report.answers {
            let Ok(priced) = &answer.outcome else { continue };
            if !answer.design.is_proposal() || seen.contains(&Some(&priced.routing)) {
                continue;
            }
            seen.push(Some(&priced.routing));
            let column = Column {
                design: answer.design,
                is_current: false,
                is_recommended: priced.routing == recommendation.routing,
                total: priced.bill.total,
            };
            bills.push((column, &priced.bill));
        }
        let rows = rows(&bills.iter().map(|(_, bill)| *bill).collect::<Vec<_>>());
        Self { columns: bills.into_iter().map(|(column, _)| column).collect(), rows }
    }

    /// What the current network costs; none without one.
    #[must_use]
    pub fn current(&self) -> Option<Usd> {
        self.columns.iter().find(|column| column.is_current).map(|column| column.total)
    }

    /// The totals by who pays: a row for each who pays anything in any column; none where nothing is shared.
    #[must_use]
    pub fn paid_by(&self, report: &Report, scenario: &Scenario) -> Vec<PaidBy> {
        let of_column = |column| {
            let (routing, bill) = routing(report, column).zip(bill(report, column))?;
            Some(payers::all(routing, scenario, bill))
        };
        payers::rows(&self.columns.iter().filter_map(of_column).collect::<Vec<_>>())
    }
}

fn rows(bills: &[&Bill]) -> Vec<Row> {
    let mut kinds: Vec<ChargeKind> = Vec::new();
    // The longest bill has most kinds in their order.
    let mut in_order = bills.to_vec();
    in_order.sort_by_key(|bill| std::cmp::Reverse(bill.lines.len()));
    for line in in_order.iter().flat_map(|bill| &bill.lines) {
        if line.amount != Usd::ZERO && !kinds.iter().any(|kind| is_alike(*kind, line.kind)) {
            kinds.push(line.kind);
        }
    }
    kinds.sort_by_key(|kind| order(*kind));
    kinds.into_iter().map(|kind| row(kind, bills)).collect()
}

fn row(kind: ChargeKind, bills: &[&Bill]) -> Row {
    let lines = |bill: &&Bill| {
        let lines = bill.lines.iter().filter(|line| is_alike(line.kind, kind)).cloned();
        lines.collect::<Vec<_>>()
    };
    let parts = |bill: &&Bill| lines(bill).into_iter().flat_map(|line| line.parts).collect::<Vec<Part>>();
    let amounts = bills.iter().map(|bill| lines(bill).iter().map(|line| line.amount).sum()).collect();
    let mut charged = bills.iter().map(parts).filter(|parts| parts.iter().any(|part| part.amount != Usd::ZERO));
    let first = charged.next().unwrap_or_default();
    let is_alike = charged.all(|parts| parts == first);
    let parts = first.into_iter().filter(|part| part.amount != Usd::ZERO).collect();
    Row { kind, parts, is_alike, amounts }
}

/// The bill of a column.
#[must_use]
pub fn bill<'a>(report: &'a Report, column: &Column) -> Option<&'a Bill> {
    if column.is_current {
        return Some(&report.recommendation.as_ref()?.current.as_ref()?.bill);
    }
    Some(&report.priced(column.design)?.bill)
}

/// The routing of a column.
fn routing<'a>(report: &'a Report, column: &Column) -> Option<&'a Routing> {
    if column.is_current {
        return Some(&report.recommendation.as_ref()?.current.as_ref()?.routing);
    }
    Some(&report.priced(column.design)?.routing)
}

/// Whether two charges are one row: those of endpoints are, whatever their services.
#[must_use]
pub fn is_alike(one: ChargeKind, other: ChargeKind) -> bool {
    std::mem::discriminant(&one) == std::mem::discriminant(&other)
}

/// What stands stands first: hours, then data, then what leaves the Region.
const fn order(kind: ChargeKind) -> u8 {
    match kind {
        ChargeKind::NatGatewayHours => 0,
        ChargeKind::NatProvisionedHours => 1,
        ChargeKind::InstanceHours => 2,
        ChargeKind::InstanceVolumes => 3,
        ChargeKind::EgressOnlyGateway | ChargeKind::InternetGateway => 4,
        ChargeKind::PublicIpv4Hours => 5,
        ChargeKind::NatGatewayData => 6,
        ChargeKind::CrossAzData => 7,
        ChargeKind::InspectionHours => 8,
        ChargeKind::InspectionData => 9,
        ChargeKind::FirewallHours => 10,
        ChargeKind::FirewallData => 11,
        ChargeKind::WaivedNatGateways => 12,
        ChargeKind::EndpointHours(_) => 13,
        ChargeKind::OtherRegionEndpointHours => 14,
        ChargeKind::EndpointData => 15,
        ChargeKind::GatewayEndpoint(_) => 16,
        ChargeKind::AttachmentHours => 17,
        ChargeKind::TransitGatewayData => 18,
        ChargeKind::PeeringData => 19,
        ChargeKind::PrivateZones => 20,
        ChargeKind::PrivateZonesOver25 => 21,
        ChargeKind::InternetEgress => 22,
        ChargeKind::SameRegionData => 23,
        ChargeKind::OtherRegionOut => 24,
        ChargeKind::OtherRegionIn => 25,
    }
}
