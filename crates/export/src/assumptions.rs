//! What an answer assumes, in short sentences.

use natpoint_model::catalogue::prices::PriceListVersion;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::input::{self, Input};
use natpoint_model::scenario::{NatTopology, Scenario};
use natpoint_model::units::{Gb, Quantity as _};
use natpoint_text::{Locale, numbers};

/// The inputs of a scenario, one per line; those with their default value are left out.
pub(crate) fn of(scenario: &Scenario, locale: &dyn Locale) -> Vec<String> {
    let labels = locale.labels();
    let mut all = Vec::new();
    let mut add = |name: &str, values: &[String]| {
        let values: Vec<&str> = values.iter().map(String::as_str).filter(|value| !value.is_empty()).collect();
        if !values.is_empty() {
            all.push(locale.assumption(name, &values.join(", ")));
        }
    };
    let volume = |gb: Gb| if gb > Gb::ZERO { numbers::gb(gb) } else { String::new() };
    add(labels.region, &[locale.region(scenario.region)]);
    add(labels.azs, &[scenario.azs.count().to_string()]);
    add(labels.nat, &[locale.nat(scenario.nat).to_owned(), locale.nat_summary(scenario)]);
    if scenario.nat != NatTopology::None {
        add(labels.connectivity, &[locale.connectivity(scenario.connectivity).to_owned()]);
        if scenario.nat_addresses() > 0 {
            add(labels.ipv4, &[scenario.ipv4_per_nat.to_string()]);
        }
    }
    let crossing = scenario.cross_az_share();
    if crossing.parts() > 0 {
        add(labels.cross_az, &[input::percent_of(crossing)]);
    }
    add(labels.vpcs, &[locale.vpcs_summary(scenario)]);
    let services: Vec<String> = scenario
        .services
        .iter()
        .map(|used| {
            let summary = locale.service_summary(scenario, used);
            let details = if summary.is_empty() { summary } else { format!(" ({summary})") };
            format!("{} {}{details}", used.service.slug(), numbers::gb(used.gb))
        })
        .collect();
    add(&format!("{} ({})", labels.services, labels.gb_per_month), &services);
    let slugs = |services: Vec<ServiceId>| services.into_iter().map(|one| one.slug().to_owned()).collect::<Vec<_>>();
    add(locale.assumed_offers_label(), &slugs(scenario.assumed_endpoints()));
    let inferred = scenario
        .services
        .iter()
        .map(|used| used.service)
        .filter(|one| !one.has_listed_free_transfer() && !one.is_custom());
    add(locale.inferred_free_label(), &slugs(inferred.collect()));
    add(labels.internet_out, &[volume(scenario.internet_out)]);
    add(labels.internet_in, &[volume(scenario.internet_in)]);
    add(labels.internet, &[locale.internet_summary(scenario)]);
    add(labels.other_region, &[locale.other_region_summary(scenario)]);
    add(labels.other_ways, &[locale.other_ways_summary(scenario)]);
    for input in Input::all().filter(|input| input.has_own_line) {
        add(&locale.field(input.field), input.said(scenario).as_slice());
    }
    for (item, price) in scenario.prices.iter() {
        add(locale.price_item(item), &[locale.usd(&price.to_plain()), locale.typed_price().to_owned()]);
    }
    if scenario.price_list_version != PriceListVersion::CURRENT {
        add(labels.prices, &[scenario.price_list_version.id().to_owned()]);
    }
    all
}
