//! Endpoint services of third parties and one's own: the names that code gives to their endpoints.

use natpoint_model::catalogue::services::ServiceId;

use crate::change::{Change, InterfaceEndpoint};

/// What the names of endpoint services begin with that AWS gives to those of others. Source: AWS `PrivateLink` Guide,
/// "Create a service powered by AWS `PrivateLink`".
const PREFIX: &str = "com.amazonaws.vpce.";
/// The longest key that stands as it is: behind the longest name of a user it still fits into a tag.
const LONGEST_KEY: usize = 50;

impl Change {
    /// Whether it creates endpoints of endpoint services that are not AWS's.
    #[must_use]
    pub fn has_custom_endpoints(&self) -> bool {
        self.interface_endpoints.iter().any(|endpoint| endpoint.service.is_custom())
    }

    /// The endpoints of endpoint services that are not AWS's, with their numbers.
    pub(crate) fn custom_endpoints(&self) -> impl Iterator<Item = (usize, &InterfaceEndpoint)> {
        self.interface_endpoints.iter().filter_map(|endpoint| Some((self.custom_number(endpoint.service)?, endpoint)))
    }

    /// The number of a service among those that are not AWS's, from 1 on.
    pub(crate) fn custom_number(&self, service: ServiceId) -> Option<usize> {
        (1..).zip(&self.custom_services).find(|(_, custom)| **custom == service).map(|(number, _)| number)
    }

    /// The name of an endpoint in code and in its tag, which no other one of the change has: the service's, as long as
    /// it is short and no service of AWS is called so.
    pub(crate) fn key(&self, service: ServiceId) -> String {
        let Some(number) = self.custom_number(service) else { return service.slug().to_owned() };
        let short = short_name(service);
        let is_free = self.custom_services.iter().filter(|other| short_name(**other) == short).count() == 1
            && ServiceId::from_slug(short).is_none()
            && !short.starts_with("custom-");
        if is_free && short.len() <= LONGEST_KEY { short.to_owned() } else { format!("custom-{number}") }
    }
}

/// The name of an endpoint service as its provider tells it, where the user gave that one.
pub(crate) fn full_name(service: ServiceId) -> Option<&'static str> {
    service.is_custom().then(|| service.slug()).filter(|name| name.starts_with(PREFIX))
}

/// `vpce-svc-…` of a full name, and any other name as it is.
fn short_name(service: ServiceId) -> &'static str {
    let last = full_name(service).and_then(|name| name.rsplit('.').next());
    last.filter(|last| last.starts_with("vpce-svc-")).unwrap_or_else(|| service.slug())
}
