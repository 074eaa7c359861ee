//! What is said of making a scenario of what was found, in English.

use super::network_note::network_note;
use super::{English, import_billed};
use crate::import::{number, price};
use crate::import_preview::{ImportPreviewLabels, ImportPreviewText};
use crate::numbers::about_gb;
use crate::{ImportText as _, NameText as _};
use natpoint_import::imported_data::Span;
use natpoint_import::to_scenario::{Allocation, BilledRegion, Note, Suspect, UnallocatedTraffic};
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
            Allocation::Divided => "several: divide it".to_owned(),
        }
    }

    fn suspect(&self, suspect: Suspect) -> (&'static str, &'static str) {
        match suspect {
            Suspect::S3 => {
                ("Amazon S3", "Buckets are the most frequent cause. A gateway endpoint carries them free of charge.")
            }
            Suspect::ImageLayers => (
                "Container image layers (Amazon ECR)",
                "Each image that is pulled has its layers in Amazon S3, so they take the way of S3.",
            ),
            Suspect::Internet => {
                ("The internet", "Package mirrors, public registries and the APIs of others. No endpoint reaches them.")
            }
            Suspect::Logs => {
                ("CloudWatch Logs", "Agents and log drivers send all the time. An interface endpoint reaches it.")
            }
            Suspect::DynamoDb => (
                "DynamoDB",
                "Tables are read and written from many services. A gateway endpoint carries it free of charge.",
            ),
        }
    }

    fn share_of(&self, percent: u8, gb: Gb) -> String {
        [&number(percent.into()), " % (", &about_gb(gb), ")"].concat()
    }

    fn share_left(&self, percent: u8, gb: Gb) -> String {
        ["Not known and left out: ", &number(percent.into()), " %, ", &about_gb(gb)].concat()
    }

    fn import_note(&self, note: &Note) -> String {
        match note {
            Note::LeftOut(unallocated, gb) => {
                let what = left_out(*unallocated);
                [&about_gb(*gb), what, " are left out until you say where they go."].concat()
            }
            Note::Network(note) => network_note(note, self),
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
                "The files name no Region, on which prices depend. The scenario keeps its own; choose another one if \
                 it is not that."
                    .to_owned()
            }
            Note::UnpricedRegion { code, stands_in } => import_billed::unpriced_region(self, code, *stands_in),
            Note::OtherRegions(regions) => import_billed::other_regions(self, regions),
            Note::BilledEndpoints { hours, tenths, cost, are_the_services } => {
                import_billed::endpoints(self, *hours, *tenths, *cost, *are_the_services)
            }
            Note::UnnamedEndpoints(unnamed) => import_billed::unnamed(self, unnamed),
            Note::NetCosts => import_billed::NET_COSTS.to_owned(),
            Note::DividedAmongVpcs(vpcs) => {
                ["The bill is taken as that of all ", &number((*vpcs).into()), " VPCs: each has an equal part."]
                    .concat()
            }
            Note::OtherVpcs(gb) => [
                &about_gb(*gb),
                " passed NAT gateways and endpoints of other VPCs or Regions, by bills or metrics, and are left out.",
            ]
            .concat(),
            Note::TimelessBill => {
                "The bill does not say of how long it is, so its volumes are taken as those of a month, and hours are \
                 not made into NAT gateways."
                    .to_owned()
            }
            Note::ForeignCosts => import_billed::FOREIGN_COSTS.to_owned(),
            Note::EstimatedBill => import_billed::ESTIMATED.to_owned(),
            Note::UnfinishedBill(passed) => import_billed::unfinished(self, *passed),
            Note::UnfinishedMetrics(passed) => unfinished_metrics(self, *passed),
            Note::Scaled(span) => {
                ["Volumes of ", &self.duration(span.seconds()), " are scaled to those of a month."].concat()
            }
            Note::SameTraffic => {
                "Logs, metrics and bills of the same time have the same traffic: let only one of them go somewhere."
                    .to_owned()
            }
            Note::OneDirection { sent: true } => {
                "The metrics have only what the workload sent: fetch BytesInFromDestination as well, or the larger \
                 part may be missing."
                    .to_owned()
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
            Note::Bypasses(gb) => [
                &about_gb(*gb),
                " pass no NAT gateway: they leave by an internet gateway, a gateway endpoint or \
                 another way of their own, and are left out.",
            ]
            .concat(),
            Note::Negligible => {
                "All traffic found is less than 1 kB a month, so the scenario stays as it is. If the volumes \
                                 are in a larger unit, name their column by it, such as total_mb."
                    .to_owned()
            }
            Note::OnlyInside => {
                "All traffic found stays inside the network, so the scenario stays as it is. If one of the addresses \
                 is a NAT gateway's, drop what describe-nat-gateways answers as well."
                    .to_owned()
            }
            Note::OnlyQueries => {
                "Query logs name the services behind addresses, but have no volumes: drop the flow logs of the same \
                 time as well."
                    .to_owned()
            }
            Note::Nothing => self.import_labels().nothing.to_owned(),
        }
    }

    fn repeated(&self, series: u64) -> String {
        ["Left out since the same time of the same metric stands in another file: ", &number(series), "."].concat()
    }

    fn billed_region(&self, billed: &BilledRegion) -> String {
        import_billed::region(self, billed)
    }

    fn prices_found(&self, prices: usize) -> String {
        ["Prices of items that count here: ", &number(prices as u64)].concat()
    }
}

/// That a period of metrics is not over, and what follows.
fn unfinished_metrics(locale: &English, passed: Span) -> String {
    ["The last period of the metrics is not over, so the time that has passed counts: ", &locale.span(passed), "."]
        .concat()
}

/// What is left out, behind how much of it.
const fn left_out(unallocated: UnallocatedTraffic) -> &'static str {
    match unallocated {
        UnallocatedTraffic::Aws => " to AWS services that are not known",
        UnallocatedTraffic::Public => " to public addresses",
        UnallocatedTraffic::Nat => " through NAT gateways, by the log,",
        UnallocatedTraffic::NatMetrics => " through NAT gateways, by their metrics,",
        UnallocatedTraffic::NatBill => " through NAT gateways, by the bill,",
        UnallocatedTraffic::EndpointMetrics => " through interface endpoints, by their metrics,",
        UnallocatedTraffic::EndpointBill => " through interface endpoints, by the bill,",
    }
}
