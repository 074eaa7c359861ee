//! Which unit prices a scenario has to do with.

use std::collections::BTreeSet;

use super::{cheapest, cheapest_with_hub};
use crate::catalogue::prices::PriceItem;
use crate::cost::design::Routing;
use crate::cost::{Charge, Design, Infeasible, Rates};
use crate::scenario::Scenario;
use crate::units::UnitPrice;

impl Scenario {
    /// The prices that this network pays, and those that it does not, both in the order of [`PriceItem::ALL`].
    ///
    /// A price is paid if a line of a bill has it, whatever amount comes of it: of a design that can be built, or of
    /// a cheapest mix as other prices would have it. A price that nobody states and that alone keeps a design from
    /// being built counts too, with all that the design would be charged for, since typing it changes the answer and
    /// must not take away the field of another one. Items that no design is charged for are in neither list.
    #[must_use]
    pub fn price_items(&self) -> (Vec<PriceItem>, Vec<PriceItem>) {
        let paid = paid(self);
        let charged = PriceItem::ALL.into_iter().filter(|item| item.spec().charged);
        charged.partition(|item| paid.contains(item))
    }
}

fn paid(scenario: &Scenario) -> BTreeSet<PriceItem> {
    let missing: BTreeSet<PriceItem> = Design::ALL
        .into_iter()
        .filter_map(|design| Routing::of(design, scenario).err())
        .flat_map(|reasons| missing_prices(&reasons).unwrap_or_default())
        .collect();
    let mut priced = scenario.clone();
    for item in &missing {
        priced.prices.insert(*item, UnitPrice::ZERO);
    }
    let rates = Rates::of(&priced);
    let mut paid = missing;
    let mut add = |routing: &Routing| {
        let charges = routing.charges(&priced, &rates);
        paid.extend(charges.iter().filter(|charge| !charge.is_idle()).filter_map(Charge::item));
    };
    for design in Design::ALL {
        if let Ok(routing) = Routing::of(design, &priced) {
            add(&routing);
            if design == Design::CheapestMix {
                add(&cheapest::all_endpoints(&priced, routing));
            }
        }
    }
    for routing in cheapest_with_hub::all_endpoints(&priced) {
        add(&routing);
    }
    paid
}

/// The prices that a design cannot be built without, if nothing else is against it.
fn missing_prices(reasons: &[Infeasible]) -> Option<Vec<PriceItem>> {
    let missing = |reason: &Infeasible| match reason {
        Infeasible::NoPrice(item) => Some(*item),
        _ => None,
    };
    reasons.iter().map(missing).collect()
}
