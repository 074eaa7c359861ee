//! The prices of price lists, where they differ from the table's.

use super::Note;
use crate::imported_data::{BilledAmount, ImportedData};
use natpoint_model::catalogue::prices;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::UnitPrice;

/// Applies the prices that differ from the table's.
pub(super) fn apply(imported: &ImportedData, scenario: &mut Scenario, notes: &mut Vec<Note>) {
    let mut count = 0;
    for price in imported.prices.iter().filter(|price| price.region == scenario.region.code()) {
        // A scenario's price has no tiers; the first tier is what all but the largest users pay.
        let Some(read) = price.tiers.first().map(|tier| tier.usd) else { continue };
        let Some(usd) = unit_price(read) else {
            notes.push(Note::RefusedPrice(price.item, read));
            continue;
        };
        let listed = prices::flat_in(scenario.price_list_version, scenario.region, price.item);
        if listed.is_none_or(|listed| listed.unit_price() != usd) {
            scenario.prices.insert(price.item, usd);
            count += 1;
        }
    }
    notes.extend((count > 0).then_some(Note::Rates(count)));
}

/// The price of a scenario; none when it is negative, above the highest, or has more digits than that can hold.
fn unit_price(usd: BilledAmount) -> Option<UnitPrice> {
    const DIGITS: i128 = 10_000;
    let units = (usd.0 % DIGITS == 0).then_some(usd.0 / DIGITS)?;
    u64::try_from(units).ok().and_then(UnitPrice::new)
}
