//! What is known of endpoints in a Region, told.

use natpoint_model::catalogue::offers::Evidence;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::scenario::{Scenario, ServiceUse};

/// Sentences about which Region offers which endpoint.
pub trait OfferText {
    /// The name of a service with a mark where AWS no longer offers its endpoint.
    fn service_name(&self, service: ServiceId) -> String;
    /// What is known of a service's endpoint in a Region, and where it was read.
    fn offer(&self, evidence: Evidence, region: RegionId) -> String;
    /// What is special about a service's endpoint: its policy, private DNS, IPv6, other Regions; empty where nothing
    /// is.
    fn traits(&self, service: ServiceId) -> String;
    /// The endpoints that are taken to be in the Region although no source says so; empty where there is none.
    fn assumed_offers(&self, services: &[ServiceId], region: RegionId) -> String;
    /// What that list is called in a line of assumptions.
    fn assumed_offers_label(&self) -> &'static str;

    /// What the services are called to which data transfer within the Region is inferred to be free.
    fn inferred_free_label(&self) -> &'static str;

    /// All that is known of a service's endpoint in the scenario's Region.
    fn endpoint_facts(&self, used: &ServiceUse, scenario: &Scenario) -> String {
        let known = self.offer(used.service.evidence_in(scenario.region), scenario.region);
        let traits = self.traits(used.service);
        if traits.is_empty() { known } else { format!("{known} {traits}") }
    }
}
