//! What is known of endpoints in a Region, in English.

use super::English;
use crate::numbers::slugs;
use crate::offers::OfferText;
use natpoint_model::catalogue::offers::{Evidence, Ipv6, Offer, Policy, PrivateDns};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::catalogue::sources::SourceId;

impl OfferText for English {
    fn service_name(&self, service: ServiceId) -> String {
        let retired = if service.traits().retired { " (no longer offered)" } else { "" };
        format!("{}{retired}", service.label())
    }

    fn offer(&self, evidence: Evidence, region: RegionId) -> String {
        let place = region.info().place_en;
        match (evidence.offer, evidence.source) {
            (Offer::Offered, source) => format!("{place} offers this endpoint{}.", by(source)),
            (Offer::NotOffered, source) => format!("{place} does not offer this endpoint{}.", by(source)),
            (Offer::ServiceMissing, source) => format!("{place} does not have this service{}.", by(source)),
            (Offer::Unknown, None) => {
                format!("No source says whether {place} offers this endpoint: it is taken to.")
            }
            (Offer::Unknown, source) => format!(
                "{place} has the service{}, but no source says whether it offers this endpoint: it is taken to.",
                by(source)
            ),
        }
    }

    fn traits(&self, service: ServiceId) -> String {
        let traits = service.traits();
        let policy = match traits.policy {
            Policy::Assumed | Policy::Yes => None,
            Policy::No => Some("It takes no endpoint policy."),
            Policy::FormerlyNo => Some("It took no endpoint policy in 2023."),
        };
        let private_dns = match traits.private_dns {
            PrivateDns::Usual => None,
            PrivateDns::No => Some("It has no private DNS names."),
            PrivateDns::Required => Some("It needs private DNS."),
            PrivateDns::OffAtFirst => Some(
                "Its private DNS is off unless you turn it on; unless that is for the inbound Resolver endpoint only, \
                 it takes the data of the free gateway endpoint, too.",
            ),
        };
        let ipv6 = match traits.ipv6 {
            Ipv6::Unknown | Ipv6::Yes => None,
            Ipv6::No => Some("It answers over IPv4 only."),
            Ipv6::Partly => Some("It answers over IPv6 in part."),
        };
        let cross_region = traits.cross_region.then_some("An endpoint in another Region can reach it.");
        let retired = traits.retired.then_some("AWS no longer listed it in us-east-1 in July 2026.");
        [policy, private_dns, ipv6, cross_region, retired].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    fn assumed_offers(&self, services: &[ServiceId], region: RegionId) -> String {
        if services.is_empty() {
            return String::new();
        }
        let names = slugs(services).join(", ");
        format!("No source says whether {} offers these endpoints; they are taken to be there: {names}.", region.code())
    }

    fn inferred_free_label(&self) -> &'static str {
        "Data transfer within the Region taken to be free, which AWS does not list"
    }

    fn assumed_offers_label(&self) -> &'static str {
        "Endpoints taken to be offered"
    }
}

fn by(source: Option<SourceId>) -> String {
    let Some(source) = source.map(SourceId::info) else { return String::new() };
    let date = source.date.map_or_else(String::new, |date| format!(", {date}"));
    format!(" ({}{date})", source.title)
}
