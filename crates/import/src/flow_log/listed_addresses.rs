//! The private addresses of NAT gateways and interface endpoints, from any list that has them: logs without interface
//! ids, and the sums of queries, name nothing else.

use std::collections::BTreeMap;

use serde_json::Value;

use super::columns::bare;
use super::value::Address;

/// The private addresses in lists, each with its network interface; empty where the list has none.
#[derive(Clone, Debug, Default)]
pub(crate) struct ListedAddresses {
    pub(super) gateways: BTreeMap<u32, String>,
    pub(super) endpoints: BTreeMap<u32, String>,
}

/// What an object of a list is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Resource {
    NatGateway,
    Endpoint,
    Other,
}

impl ListedAddresses {
    /// The most addresses that are kept of each.
    const MOST: usize = 20_000;

    /// Adds the addresses in a JSON value, whatever list it is.
    pub(crate) fn add(&mut self, value: &Value) {
        self.visit(value, Resource::Other, "");
    }

    fn visit(&mut self, value: &Value, within: Resource, interface: &str) {
        match value {
            Value::Array(all) => all.iter().for_each(|value| self.visit(value, within, interface)),
            Value::Object(fields) => {
                let resource = Some(resource(value)).filter(|own| *own != Resource::Other).unwrap_or(within);
                let named = fields.iter().find(|(key, _)| bare(key) == "networkinterfaceid");
                let interface = named.and_then(|(_, id)| id.as_str()).unwrap_or(interface);
                for (key, value) in fields {
                    match bare(key).as_str() {
                        "privateip" | "privateipaddress" | "secondaryprivateipaddresses" => {
                            self.keep(value, resource, interface);
                        }
                        _ => self.visit(value, resource, interface),
                    }
                }
            }
            _ => {}
        }
    }

    fn keep(&mut self, value: &Value, resource: Resource, interface: &str) {
        let addresses = match resource {
            Resource::NatGateway => &mut self.gateways,
            Resource::Endpoint => &mut self.endpoints,
            Resource::Other => return,
        };
        for text in value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice) {
            if let Some(Address::V4(address)) = text.as_str().and_then(|text| Address::parse(text.as_bytes()))
                && (addresses.len() < Self::MOST || addresses.contains_key(&address))
            {
                let known = addresses.entry(address).or_default();
                if known.is_empty() {
                    interface.clone_into(known);
                }
            }
        }
    }
}

/// What an object is by its own fields: an element of `describe-nat-gateways` or of `describe-network-interfaces`, or
/// a resource of Terraform.
fn resource(value: &Value) -> Resource {
    let text = |names: &[&str]| {
        let fields = value.as_object().into_iter().flatten();
        let mut named = fields.filter(|(key, _)| names.contains(&bare(key).as_str()));
        named.find_map(|(_, value)| value.as_str()).unwrap_or_default()
    };
    let (kind, description) = (text(&["interfacetype", "type"]), text(&["description"]));
    if matches!(kind, "nat_gateway" | "natGateway" | "aws_nat_gateway")
        || description.starts_with("Interface for NAT Gateway")
        || text(&["natgatewayid"]).starts_with("nat-") && !has(value, "destinationcidrblock")
    {
        return Resource::NatGateway;
    }
    if kind == "vpc_endpoint" || description.starts_with("VPC Endpoint Interface") {
        return Resource::Endpoint;
    }
    Resource::Other
}

fn has(value: &Value, name: &str) -> bool {
    value.as_object().is_some_and(|fields| fields.keys().any(|key| bare(key) == name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_come_from_every_list_that_has_them() {
        let address = |text: &str| match Address::parse(text.as_bytes()) {
            Some(Address::V4(address)) => address,
            _ => 0,
        };
        let (ten, eleven) = (address("10.0.0.10"), address("10.0.0.11"));
        for (list, gateways, endpoints) in [
            (
                r#"{"NatGateways": [{"NatGatewayId": "nat-1", "NatGatewayAddresses": [
                    {"PrivateIp": "10.0.0.10", "NetworkInterfaceId": "eni-1"}, {"PrivateIp": "10.0.0.11"}]}]}"#,
                vec![(ten, "eni-1"), (eleven, "")],
                vec![],
            ),
            (r#"[{"natGatewayId": "nat-1", "private_ip": "10.0.0.10"}]"#, vec![(ten, "")], vec![]),
            (
                r#"{"NetworkInterfaces": [
                    {"NetworkInterfaceId": "eni-2", "InterfaceType": "nat_gateway", "PrivateIpAddress": "10.0.0.10",
                     "PrivateIpAddresses": [{"PrivateIpAddress": "10.0.0.10"}, {"PrivateIpAddress": "10.0.0.11"}]},
                    {"NetworkInterfaceId": "eni-3", "InterfaceType": "interface", "PrivateIpAddress": "10.0.0.12"}]}"#,
                vec![(ten, "eni-2"), (eleven, "eni-2")],
                vec![],
            ),
            (
                r#"[{"NetworkInterfaceId": "eni-4", "Description": "VPC Endpoint Interface vpce-1",
                     "PrivateIpAddress": "10.0.0.10"}]"#,
                vec![],
                vec![(ten, "eni-4")],
            ),
            (
                r#"{"resources": [{"type": "aws_nat_gateway", "instances": [{"attributes":
                    {"network_interface_id": "eni-5", "private_ip": "10.0.0.11", "secondary_private_ip_addresses":
                     ["10.0.0.10"]}}]}, {"type": "aws_instance", "attributes": {"private_ip": "10.0.0.13"}}]}"#,
                vec![(ten, "eni-5"), (eleven, "eni-5")],
                vec![],
            ),
            (r#"{"Routes": [{"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "nat-1"}]}"#, vec![], vec![]),
            (r#"{"NatGatewayId": "nat-1", "PrivateIp": ["x", 7, "2600::1", {}]}"#, vec![], vec![]),
        ] {
            let mut listed = ListedAddresses::default();
            listed.add(&serde_json::from_str(list).unwrap_or_default());
            let of = |found: &BTreeMap<u32, String>| found.clone().into_iter().collect::<Vec<_>>();
            let expected = |all: Vec<(u32, &str)>| {
                all.into_iter().map(|(address, id)| (address, id.to_owned())).collect::<Vec<_>>()
            };
            assert_eq!(
                (of(&listed.gateways), of(&listed.endpoints)),
                (expected(gateways), expected(endpoints)),
                "{list}"
            );
        }
    }
}
