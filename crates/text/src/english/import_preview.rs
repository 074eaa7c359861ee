//! What is said of making a scenario of what was found, in English.

use super::English;
use crate::import::{number, price, quantity, shown};
use crate::import_preview::{ImportPreviewLabels, ImportPreviewText, in_tenths, usd};
use crate::numbers::{about_gb, cents};
use crate::{ImportText as _, Locale as _, NameText as _};
use natpoint_import::to_scenario::{Allocation, BilledRegion, Note, UnallocatedTraffic};
use natpoint_model::units::{Gb, Quantity as _, UnitPrice};

static LABELS: ImportPreviewLabels = ImportPreviewLabels {
    region: "Region to use",
    vpc: "VPC to use",
    bill_head: ["Usage", "Quantity", "Cost"],
    both: "Both directions",
    no_quantity: "not told",
    more: "Not shown: ",
    estimated: "A part of it is an estimate of AWS's.",
    outcome: "As a scenario",
};

impl ImportPreviewText for English {
    fn import_preview_labels(&self) -> &'static ImportPreviewLabels {
        &LABELS
    }

    fn unallocated(&self, unallocated: UnallocatedTraffic, gb: Gb) -> String {
        let what = match unallocated {
            UnallocatedTraffic::Aws => "AWS, service not known",
            UnallocatedTraffic::Public => "Public addresses, AWS or internet",
            UnallocatedTraffic::Nat => "Through NAT gateways, by the log",
            UnallocatedTraffic::NatMetrics => "Through NAT gateways, by their metrics",
            UnallocatedTraffic::NatBill => "Through NAT gateways, by the bill",
            UnallocatedTraffic::EndpointMetrics => "Through interface endpoints, by their metrics",
            UnallocatedTraffic::EndpointBill => "Through interface endpoints, by the bill",
        };
        [what, ": ", &about_gb(gb), " go to"].concat()
    }

    fn allocation(&self, allocation: Allocation) -> String {
        match allocation {
            Allocation::Nowhere => "not known: leave it out".to_owned(),
            Allocation::Internet => "the internet".to_owned(),
            Allocation::Spread => "distribute over listed services".to_owned(),
            Allocation::Service(service) => service.label().to_owned(),
        }
    }

    fn import_note(&self, note: &Note) -> String {
        match note {
            Note::LeftOut(unallocated, gb) => {
                let what = match unallocated {
                    UnallocatedTraffic::Aws => " to AWS services that are not known",
                    UnallocatedTraffic::Public => " to public addresses",
                    UnallocatedTraffic::Nat => " through NAT gateways, by the log,",
                    UnallocatedTraffic::NatMetrics => " through NAT gateways, by their metrics,",
                    UnallocatedTraffic::NatBill => " through NAT gateways, by the bill,",
                    UnallocatedTraffic::EndpointMetrics => " through interface endpoints, by their metrics,",
                    UnallocatedTraffic::EndpointBill => " through interface endpoints, by the bill,",
                };
                [&about_gb(*gb), what, " are left out until you say where they go."].concat()
            }
            Note::UnknownServices(count, first) => [
                &number((*count).into()),
                " of the endpoints are of services that the catalogue does not have, the first of ",
                &shown(first),
                ". They are left out.",
            ]
            .concat(),
            Note::SeveralNatGateways(count) => {
                let count = number((*count).into());
                ["There are ", &count, " NAT gateways, more than one VPC has. Say yourself which it has."].concat()
            }
            Note::Derived => "The bill has money and no quantities: volumes are derived from list prices.".to_owned(),
            Note::Rates(count) => {
                let count = number((*count).into());
                ["Prices that differ from the table and replace it: ", &count, ". Of tiers, the first counts."].concat()
            }
            Note::RefusedPrice(item, usd) => [
                self.price_item(*item),
                ": $",
                &price(*usd),
                " is no price that can be used. A price is from $0 to $",
                &UnitPrice::MAX.to_plain(),
                " with up to eight decimals, so the scenario's own price stands.",
            ]
            .concat(),
            Note::UnknownRegion => {
                "The files name no Region, so the scenario keeps its own. Set the Region first if it is another one."
                    .to_owned()
            }
            Note::OtherRegions(regions) => {
                const TOLD: usize = 4;
                let told: Vec<_> = regions.iter().take(TOLD).map(|region| self.billed_region(region)).collect();
                let more = regions.len().saturating_sub(TOLD) as u64;
                let more = if more > 0 { [", and ", &number(more), " more"].concat() } else { String::new() };
                ["The bill also has usage that is left out: ", &told.join("; "), &more, ". Choose another Region to \
                 take its usage."]
                    .concat()
            }
            Note::BilledEndpoints { hours, tenths, cost, are_the_services } => {
                let average = tenths.map_or_else(String::new, |tenths| {
                    [", on average those of ", &in_tenths(tenths), " interface endpoints in one AZ each"].concat()
                });
                let services = if *are_the_services {
                    "They are exactly as many as the services of the scenario need, so those are taken to have them."
                } else {
                    "A bill does not name their services: drop what aws ec2 describe-vpc-endpoints answers as well."
                };
                [
                    "The bill has ",
                    &quantity(*hours),
                    " hours of interface endpoints",
                    &average,
                    ", for ",
                    &self.usd(&cents(usd(*cost))),
                    ". ",
                    services,
                ]
                .concat()
            }
            Note::NetCosts => {
                "The bill has costs after credits or refunds and no quantities, so no volume can be derived from them. \
                 Export it with usage quantities, or with credits and refunds filtered out."
                    .to_owned()
            }
            Note::DividedAmongVpcs(vpcs) => {
                ["The bill is taken as that of all ", &number((*vpcs).into()), " VPCs: each has an equal part."].concat()
            }
            Note::OtherVpcs(gb) => {
                [&about_gb(*gb), " of the bill passed NAT gateways and endpoints of other VPCs, which are left out."]
                    .concat()
            }
            Note::TimelessBill => {
                "The bill does not say of how long it is, so its volumes are taken as those of a month, and hours are \
                 not made into NAT gateways."
                    .to_owned()
            }
            Note::Scaled(span) => {
                ["Volumes of ", &self.duration(span.seconds()), " are scaled to those of a month."].concat()
            }
            Note::SameTraffic => {
                "Logs, metrics and bills of the same time have the same traffic: let only one of them go somewhere.".to_owned()
            }
            Note::OneDirection { sent: true } => {
                "The metrics have only what the workload sent: fetch BytesInFromDestination as well, or the larger part may be \
                 missing.".to_owned()
            }
            Note::OneDirection { sent: false } => {
                "The metrics have only what the workload received: fetch BytesOutToDestination as well.".to_owned()
            }
            Note::UnknownWindow => {
                "The records have no times, so their volumes are taken as those of a month.".to_owned()
            }
            Note::NotScaled(span) => {
                ["Volumes are those of ", &self.duration(span.seconds()), ", not of a month."].concat()
            }
            Note::Bypasses(gb) => {
                [&about_gb(*gb), " pass no NAT gateway: they leave by an internet gateway, a gateway endpoint or another \
                 way of their own, and are left out."].concat()
            }
            Note::OnlyInside => {
                "All traffic found stays inside the network, so the scenario stays as it is. If one of the addresses is \
                 a NAT gateway's, drop what describe-nat-gateways answers as well.".to_owned()
            }
            Note::OnlyQueries => {
                "Query logs name the services behind addresses, but have no volumes: drop the flow logs of the same time as \
                 well.".to_owned()
            }
            Note::Nothing => self.import_labels().nothing.to_owned(),
        }
    }

    fn repeated(&self, series: u64) -> String {
        ["Left out since the same time of the same metric stands in another file: ", &number(series), "."].concat()
    }

    fn billed_region(&self, billed: &BilledRegion) -> String {
        let name = if billed.region.is_empty() { "without a Region".to_owned() } else { shown(&billed.region) };
        let parts = [
            (billed.nat_gb > Gb::ZERO || billed.nat_cost.0 > 0)
                .then(|| [&about_gb(billed.nat_gb), " through NAT gateways"].concat()),
            (billed.endpoint_gb > Gb::ZERO).then(|| [&about_gb(billed.endpoint_gb), " through endpoints"].concat()),
            Some(self.usd(&cents(usd(billed.nat_cost.plus(billed.endpoint_cost))))),
        ];
        [&name, " (", &parts.into_iter().flatten().collect::<Vec<_>>().join(", "), ")"].concat()
    }

    fn prices_found(&self, prices: usize) -> String {
        ["Prices of items that count here: ", &number(prices as u64)].concat()
    }
}
