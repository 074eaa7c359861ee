//! The volumes of a bill: data through NAT gateways and interface endpoints.

use super::super::UnallocatedTraffic;
use super::super::billed;
use super::super::endpoint_names::Owner;
use super::super::resources::Resources;
use super::{BILL, MonthScale, Volume, Volumes};
use crate::imported_data::{BilledAmount, ImportedBillLine, ImportedData};
use natpoint_model::catalogue::prices::{self, PriceItem};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Gb;

impl Volumes {
    /// Adds the volumes of the bill in the scenario's Region.
    pub(super) fn add_bill(
        &mut self,
        imported: &ImportedData,
        resources: &Resources,
        scenario: &Scenario,
        bill_scale: MonthScale,
    ) {
        let net = billed::net_items(imported, scenario.region);
        for line in imported.bill.iter().flat_map(|bill| bill.lines_in(scenario.region.code())) {
            if line.quantity.is_none() && net.contains(&line.item) {
                self.net |= is_billed_data(line.item);
                continue;
            }
            self.add_billed(line, resources, scenario, bill_scale);
        }
    }

    fn add_billed(&mut self, line: &ImportedBillLine, resources: &Resources, scenario: &Scenario, scale: MonthScale) {
        let nat = matches!(line.item, PriceItem::NatGb | PriceItem::RegionalNatGb);
        if !is_billed_data(line.item) {
            return;
        }
        let derived = || {
            let price = prices::flat(scenario.region, line.item)?.unit_price();
            derived(line.cost?, price.units())
        };
        let Some(amount) = line.quantity.or_else(derived) else { return };
        self.derived |= line.quantity.is_none();
        let mut gb = scale.amount(amount);
        match resources.names.owner(&line.resource) {
            Owner::Other => return self.add_elsewhere(BILL, gb),
            // A scenario has the volumes of one VPC, and a bill those of all.
            Owner::Unknown if scenario.vpcs > 1 => {
                let vpcs = u64::from(scenario.vpcs);
                gb = Gb::from_units((gb.units() + vpcs / 2) / vpcs);
                self.divided = true;
            }
            Owner::This | Owner::Unknown => {}
        }
        // A bill has no directions; received data has the fewest charges.
        let both = Volume { sent: Gb::ZERO, received: gb };
        match resources.names.named(&line.resource) {
            _ if nat => self.add_unallocated(UnallocatedTraffic::NatBill, both),
            Some((id, service)) => self.endpoints.add(service, id, BILL, gb),
            None => {
                self.add_unnamed(&line.resource, &resources.names, BILL, gb);
                self.add_unallocated(UnallocatedTraffic::EndpointBill, both);
            }
        }
    }
}

/// Whether an item is data through NAT gateways or interface endpoints.
const fn is_billed_data(item: PriceItem) -> bool {
    matches!(item, PriceItem::NatGb | PriceItem::RegionalNatGb | PriceItem::EndpointGb)
}

/// The quantity that a cost buys at a price in hundred-millionths of a dollar, rounded to the nearest.
fn derived(cost: BilledAmount, price: u64) -> Option<BilledAmount> {
    let price = i128::from(price) * 10_000;
    let product = cost.0.checked_mul(BilledAmount::ONE)?;
    (price > 0).then(|| BilledAmount((product + price / 2) / price))
}
