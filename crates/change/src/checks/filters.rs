//! Security groups and network ACLs between the private subnets and interface endpoints.

use natpoint_import::imported_data::{Endpoint, EndpointKind};
use natpoint_model::catalogue::services::ServiceId;
use natpoint_text::{CheckFinding, Unseen};

use super::View;
use super::access::{self, Passage};
use super::cidr::{self, Cidr};
use crate::change::ports;

impl<'a> View<'a> {
    fn cidr(&self, subnet: &str) -> Option<(Cidr, &'a str)> {
        let settings = self.settings.subnets.iter().find(|settings| settings.id == subnet)?;
        Some((Cidr::parse(&settings.cidr_block)?, &settings.cidr_block))
    }

    /// Security groups of the endpoints that exist and stay. The code gives new ones a group of its own.
    pub(super) fn security_groups(&self, found: &mut Vec<CheckFinding>, unseen: &mut Vec<Unseen>) {
        let stays = self.endpoints().filter(|endpoint| endpoint.kind == EndpointKind::Interface);
        for endpoint in stays {
            let Some(service) = endpoint.service_name.split('.').nth(3).and_then(|_| self.service_of(endpoint)) else {
                continue;
            };
            let settings = self.settings.endpoints.iter().find(|settings| settings.id == endpoint.id);
            let Some(settings) = settings.filter(|settings| !settings.security_groups.is_empty()) else { continue };
            let groups: Vec<_> = settings
                .security_groups
                .iter()
                .filter_map(|id| self.settings.security_groups.iter().find(|group| group.id == *id))
                .collect();
            if groups.len() < settings.security_groups.len() {
                unseen.push(Unseen::SecurityGroups);
                continue;
            }
            for (port, subnet) in
                ports(service).iter().flat_map(|port| self.private_subnets().into_iter().map(move |one| (*port, one)))
            {
                let Some((wanted, block)) = self.cidr(&subnet.id) else { continue };
                let rules = || {
                    groups.iter().flat_map(|group| &group.ingress).filter(|rule| (rule.from..=rule.to).contains(&port))
                };
                let blocks = rules().flat_map(|rule| &rule.cidr_blocks).filter_map(|block| Cidr::parse(block));
                if !cidr::cover(blocks, wanted) {
                    found.push(CheckFinding::GroupCloses {
                        endpoint: endpoint.id.clone(),
                        group: settings.security_groups.join(", "),
                        subnet: block.to_owned(),
                        port,
                        depends: rules().any(|rule| rule.has_others),
                    });
                }
            }
        }
    }

    fn service_of(&self, endpoint: &Endpoint) -> Option<ServiceId> {
        let all = self.scenario.services.iter().map(|used| used.service);
        all.into_iter().find(|service| service.name_in(self.change.region) == endpoint.service_name)
    }

    /// Network ACLs between the private subnets, in any of which an endpoint may be.
    pub(super) fn network_acls(&self, found: &mut Vec<CheckFinding>, unseen: &mut Vec<Unseen>) {
        let subnets = self.private_subnets();
        let acl_of = |id: &str| self.settings.network_acls.iter().find(|acl| acl.subnets.iter().any(|one| one == id));
        if subnets.is_empty() || subnets.iter().any(|subnet| acl_of(&subnet.id).is_none()) {
            unseen.push(Unseen::NetworkAcls);
        }
        let ports = self.change.ports();
        for subnet in &subnets {
            let Some(acl) = acl_of(&subnet.id) else { continue };
            // Packets within a subnet pass no ACL.
            for peer in subnets.iter().filter(|peer| peer.id != subnet.id) {
                let Some((block, text)) = self.cidr(&peer.id) else { continue };
                let mut say = |egress: bool, port: Option<u16>, passage: Passage| {
                    if let Passage::Stopped(rule) = passage {
                        let (acl, subnet, peer) = (acl.id.clone(), subnet.id.clone(), text.to_owned());
                        found.push(CheckFinding::AclStops { acl, rule, subnet, peer, egress, port });
                    }
                };
                for port in &ports {
                    say(true, Some(*port), access::of_calls(acl, true, *port, block));
                    say(false, Some(*port), access::of_calls(acl, false, *port, block));
                }
                say(false, None, access::of_answers(acl, true, block));
                say(true, None, access::of_answers(acl, false, block));
            }
        }
    }
}
