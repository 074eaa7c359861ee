//! Bills made from a truth that is known: it comes back to the last decimal.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use natpoint_import::imported_data::{BilledAmount, Span};
use natpoint_model::catalogue::prices::PriceItem;
use proptest::prelude::*;

use super::bill;
use crate::reading::{cuts, read};

/// Usage types, the items and Regions that they are of, and the services that sell them.
const SOLD: [(&str, PriceItem, &str, &str); 6] = [
    ("APN1-NatGateway-Hours", PriceItem::NatHour, "ap-northeast-1", "AmazonEC2"),
    ("NatGateway-Bytes", PriceItem::NatGb, "us-east-1", "AmazonEC2"),
    ("EU-VpcEndpoint-Hours", PriceItem::EndpointHour, "eu-west-1", "AmazonVPC"),
    ("APS3-VpcEndpoint-Bytes", PriceItem::EndpointGb, "ap-south-1", "AmazonVPC"),
    ("USE1-PublicIPv4:InUseAddress", PriceItem::PublicIpv4Hour, "us-east-1", "AmazonVPC"),
    ("SAE1-DataTransfer-Regional-Bytes", PriceItem::InterAzGbEachWay, "sa-east-1", "AmazonEC2"),
];

#[derive(Clone, Debug)]
struct Use {
    sold: usize,
    resource: u8,
    /// Trillionths.
    quantity: i64,
    cost: i64,
    hour: u64,
    counts: bool,
}

fn uses() -> impl Strategy<Value = Vec<Use>> {
    let one =
        (0..SOLD.len(), 0_u8..4, 0..=i64::MAX / 2, -1_000_000_000_000_000..=i64::MAX / 2, 0_u64..700, any::<bool>());
    let one = one.prop_map(|(sold, resource, quantity, cost, hour, counts)| Use {
        sold,
        resource,
        quantity,
        cost,
        hour,
        counts,
    });
    prop::collection::vec(one, 1..120)
}

fn decimal(units: i64) -> String {
    let sign = if units < 0 { "-" } else { "" };
    let units = units.unsigned_abs();
    format!("{sign}{}.{:012}", units / 1_000_000_000_000, units % 1_000_000_000_000)
}

fn report(uses: &[Use]) -> String {
    let mut text = "lineItem/UsageEndDate,lineItem/UsageType,lineItem/UsageAmount,lineItem/ProductCode,\
                    lineItem/LineItemType,lineItem/ResourceId,lineItem/UsageStartDate,lineItem/UnblendedCost\n"
        .to_owned();
    let time = |hour: u64| format!("2026-09-{:02}T{:02}:00:00Z", hour / 24 + 1, hour % 24);
    for Use { sold, resource, quantity, cost, hour, counts } in uses {
        let (usage_type, _, _, service) = SOLD[*sold];
        let kind = if *counts { "Usage" } else { "Credit" };
        let (start, end) = (time(*hour), time(hour + 1));
        let (quantity, cost) = (decimal(*quantity), decimal(*cost));
        let _ = writeln!(text, "{end},{usage_type},{quantity},{service},{kind},r-{resource},{start},{cost}");
    }
    text
}

type Sums = BTreeMap<(String, PriceItem, String), (i128, i128)>;

proptest! {
    #[test]
    fn sums_are_exact(uses in uses(), sizes in prop::collection::vec(1_usize..500, 1..9)) {
        let text = report(&uses);
        let found = read(text.as_bytes());
        prop_assert_eq!(&cuts(text.as_bytes(), &sizes), &found);
        let counted: Vec<&Use> = uses.iter().filter(|one| one.counts).collect();
        prop_assert_eq!(found.files[0].used, counted.len() as u64);
        prop_assert_eq!(found.files[0].records, uses.len() as u64);
        let mut truth = Sums::new();
        for one in &counted {
            let (_, item, region, _) = SOLD[one.sold];
            // Lists name the resources of NAT gateways and endpoints alone.
            let is_named = !matches!(item, PriceItem::PublicIpv4Hour | PriceItem::InterAzGbEachWay);
            let resource = if is_named { format!("r-{}", one.resource) } else { String::new() };
            let sums = truth.entry((region.to_owned(), item, resource)).or_default();
            sums.0 += i128::from(one.quantity);
            sums.1 += i128::from(one.cost);
        }
        if counted.is_empty() {
            prop_assert_eq!(found.bill, None);
            return Ok(());
        }
        let units = |amount: Option<BilledAmount>| amount.unwrap().0;
        let told: Sums = bill(&found).lines.iter().map(|line| {
            let key = (line.region.clone(), line.item, line.resource.clone());
            (key, (units(line.quantity), units(line.cost)))
        }).collect();
        prop_assert_eq!(told.len(), bill(&found).lines.len());
        prop_assert_eq!(told, truth);
        let hours = counted.iter().map(|one| one.hour);
        let at = |hour: u64| super::SEPTEMBER + hour * super::HOUR;
        let span = Span { from: at(hours.clone().min().unwrap()), to: at(hours.max().unwrap() + 1) };
        prop_assert_eq!(bill(&found).time.span, Some(span));
    }
}

#[test]
fn more_resources_than_can_be_kept_apart_are_still_counted() {
    const KEPT: usize = 100_000;
    let mut text = "line_item_usage_type,line_item_usage_amount,line_item_resource_id,product_region\n".to_owned();
    for resource in 0..KEPT + 10 {
        let _ = writeln!(text, "APN1-NatGateway-Bytes,0.5,i-{resource},");
    }
    // What is kept already is still added to.
    text +=
        "APN1-NatGateway-Bytes,0.5,i-7,\nNatGateway-Bytes,2,i-x,xx-nowhere-1\nNatGateway-Bytes,2,i-y,xx-nowhere-2\n";
    let found = read(text.as_bytes());
    let lines = &bill(&found).lines;
    assert_eq!(lines.len(), KEPT + 2);
    assert_eq!(lines[0].region, "");
    assert_eq!((lines[0].resource.as_str(), lines[0].quantity), ("", super::amount("4")));
    let rest = lines.iter().find(|line| line.resource.is_empty() && !line.region.is_empty()).unwrap();
    assert_eq!((rest.region.as_str(), rest.quantity), ("ap-northeast-1", super::amount("5")));
    let seventh = lines.iter().find(|line| line.resource == "i-7").unwrap();
    assert_eq!(seventh.quantity, super::amount("1"));
    let skipped = &found.files[0].skipped;
    assert_eq!((skipped[0].why.clone(), skipped[0].count), (natpoint_import::imported_data::SkipReason::TooMany, 12));
    assert_eq!(found.files[0].used, KEPT as u64 + 13);
}
