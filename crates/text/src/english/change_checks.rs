//! Texts of the checks before a change, in English.

use super::English;
use crate::change_checks::{CheckFinding, CheckLabels, CheckText, Quota, Unseen};
use crate::numbers::whole;

impl CheckText for English {
    fn check_labels(&self) -> &'static CheckLabels {
        &CheckLabels {
            heading: "Checks before it starts",
            nothing: "Nothing in the files that were read stands in the way.",
            unseen: "Not seen yet",
            how: "Run these commands and drop what they write on the page: it is checked here, and leaves your \
                  computer at no time.",
        }
    }

    fn check_finding(&self, finding: &CheckFinding) -> String {
        match finding {
            CheckFinding::DnsOff { vpc, attribute } => {
                format!("{vpc}: {attribute} is off, so endpoints cannot answer for public names.")
            }
            CheckFinding::EndpointExists { vpc, endpoint, service } => format!(
                "{vpc} has an endpoint for {service} already: {endpoint}. A second one with private DNS is refused; \
                 bring this one under the code's control instead."
            ),
            CheckFinding::RouteMissing { table, endpoint } => format!(
                "{table} leads private subnets to a NAT gateway and has no route to {endpoint}: their traffic \
                 to that service still passes the NAT gateway."
            ),
            CheckFinding::Dns64 { subnet } => format!(
                "{subnet}: DNS64 is on. Clients with IPv6 get addresses that lead through the NAT gateway, past \
                 the gateway endpoint."
            ),
            CheckFinding::LayersForbidden { endpoint, bucket, depends: false } => format!(
                "{endpoint}: its policy does not allow s3:GetObject on {bucket}, where the layers of images \
                 are, so pulls fail."
            ),
            CheckFinding::LayersForbidden { endpoint, bucket, depends: true } => format!(
                "{endpoint}: its policy allows s3:GetObject on {bucket} under a condition or to some callers \
                 only. Does it hold for whoever pulls images?"
            ),
            CheckFinding::Quota { quota, place, needed, allowed } => {
                let (needed, allowed) = (whole(*needed), whole(*allowed));
                let (counted, of) = match quota {
                    Quota::InterfaceEndpoints => ("interface endpoints", ""),
                    Quota::GatewayEndpoints => ("gateway endpoints", " for an account in a Region"),
                    Quota::Routes => ("routes", ""),
                };
                format!("{place} would have {needed} {counted}; AWS allows {allowed}{of} unless it was raised.")
            }
            CheckFinding::NoAddresses { vpc, az, needed, most } => format!(
                "{vpc}, {az}: free addresses that the endpoints need in one private subnet: {}; the most that one \
                 has: {}.",
                whole(*needed),
                whole(*most)
            ),
            CheckFinding::AzWithoutService { az, service } => {
                format!("{service} has no endpoints in {az}: choose subnets of other AZs for it.")
            }
            CheckFinding::ZoneConflict { zone, name } => format!(
                "The private hosted zone {zone} is called {name}, as the service's public name: with both, private \
                 DNS is refused."
            ),
            CheckFinding::GroupCloses { endpoint, group, subnet, port, depends: false } => {
                format!("{endpoint}: {group} does not let {subnet} in at port {port}.")
            }
            CheckFinding::GroupCloses { endpoint, group, subnet, port, depends: true } => format!(
                "{endpoint}: {group} lets in members of security groups or prefix lists at port {port}, but not all of \
                 {subnet}. Are all clients among them?"
            ),
            CheckFinding::AclStops { acl, rule, subnet, peer, egress, port } => {
                let by = rule.map_or_else(|| "its last rule".to_owned(), |rule| format!("rule {rule}"));
                let way = if *egress { "leaves" } else { "enters" };
                let end = if *egress { "for" } else { "from" };
                match port {
                    Some(port) => {
                        format!("{acl} around {subnet}: {by} stops calls at port {port}: what {way} it {end} {peer}.")
                    }
                    None => format!(
                        "{acl} around {subnet}: {by} stops answers at clients' ports (32768 to 60999): what {way} it \
                         {end} {peer}."
                    ),
                }
            }
        }
    }

    fn unseen(&self, unseen: Unseen) -> &'static str {
        match unseen {
            Unseen::Dns => "Are both DNS attributes of the VPC on?",
            Unseen::Endpoints => "Which endpoints are there already?",
            Unseen::RouteTables => "Which route tables do the private subnets use?",
            Unseen::Subnets => "Have the private subnets addresses left?",
            Unseen::Offers => "In which AZs does each service have endpoints?",
            Unseen::HostedZones => "Is there a private hosted zone with the name of a service?",
            Unseen::NetworkAcls => "Do the network ACLs let calls and answers through?",
            Unseen::SecurityGroups => "Do the security groups of the endpoints let the subnets in?",
        }
    }
}
