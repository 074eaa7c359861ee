//! Lists of resources as `aws ec2 describe-*` tells them, and as AWS Config, Steampipe and the like pass them on.

use std::borrow::Cow;

use serde_json::Value;

use super::places::{region_of_arn, region_of_az, region_of_host};
use super::search::{Element, ResourceType, find, is_count_of_azs};
use super::settings;
use super::{Collector, count, distinct, firewall, ids, list, skip, text, wrong};
use crate::imported_data::{
    Availability, Connectivity, Endpoint, EndpointKind, FileRead, Kind, NatGateway, ResourceState, RouteTable,
    SkipReason, Subnet,
};
use crate::reader::ImportAccumulator;
use natpoint_model::catalogue::regions::is_region_code;

/// What kind of list JSON is: that of its first resource.
pub(crate) fn kind_of_list(value: &Value) -> Option<Kind> {
    Some(match find(value).first_type()? {
        ResourceType::NatGateway => Kind::NatGateways,
        ResourceType::Endpoint => Kind::VpcEndpoints,
        ResourceType::Subnet => Kind::Subnets,
        ResourceType::RouteTable => Kind::RouteTables,
        ResourceType::NetworkInterface => Kind::NetworkInterfaces,
        ResourceType::Firewall => Kind::Firewalls,
    })
}

/// Whether AWS says that the list goes on in another answer.
pub(crate) fn goes_on(value: &Value) -> bool {
    let last = value.as_array().and_then(|pages| pages.last()).unwrap_or(value);
    ["NextToken", "nextToken"].iter().any(|field| !text(last, field).is_empty())
}

/// The Region of the resources that JSON lists; empty where nothing tells it, or they are of several.
pub(crate) fn region(value: &Value) -> String {
    let found = find(value);
    let of_service = |element: &Element<'_>| {
        let name = text(&element.value, "ServiceName").split('.').find(|part| is_region_code(part)).map(str::to_owned);
        Some(element.region().into_owned()).filter(|region| !region.is_empty()).or(name)
    };
    let mut regions: Vec<String> = found.elements.iter().filter_map(of_service).collect();
    regions.sort_unstable();
    regions.dedup();
    match &regions[..] {
        [region] => region.clone(),
        _ => String::new(),
    }
}

/// Reads all resources that JSON lists, of whatever type.
pub(crate) fn resources(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let found = find(value);
    let mut collector = Collector::new(&mut accumulator.network);
    collector.network.lists_nat_gateways |= found.lists_nat_gateways();
    let mut by_interfaces: Vec<Endpoint> = Vec::new();
    for element in found.elements {
        file.records += 1;
        let region = element.region();
        let value = &*element.value;
        settings::of_resource(element.resource_type, value, &mut accumulator.settings);
        let read = match element.resource_type {
            ResourceType::NatGateway => nat_gateway(value, &region).map(|nat| collector.gateway(nat)),
            ResourceType::Endpoint => endpoint(value, &region).map(|endpoint| collector.endpoint(endpoint)),
            ResourceType::Subnet => subnet(value, &region).map(|subnet| collector.subnet(subnet)),
            ResourceType::RouteTable => route_table(value).map(|table| collector.route_table(table)),
            ResourceType::NetworkInterface => {
                interface(value, &region, &mut collector, &mut by_interfaces);
                Ok(())
            }
            ResourceType::Firewall => firewall::endpoints(value, &region).map(|endpoints| {
                for endpoint in endpoints {
                    collector.network.add_region(&endpoint.region);
                    collector.endpoint(endpoint);
                }
            }),
        };
        match read {
            Ok(()) => {
                file.used += 1;
                collector.network.add_region(&region);
            }
            Err(why) => {
                let state = text(value, "State");
                if ["deleted", "failed"].iter().any(|last| state.eq_ignore_ascii_case(last)) {
                    accumulator.gone.insert(element.id().to_owned());
                }
                skip(why, element.id(), file);
            }
        }
    }
    for endpoint in by_interfaces {
        collector.endpoint(endpoint);
    }
}

impl Element<'_> {
    /// The resource's id; empty where the list has none.
    fn id(&self) -> &str {
        match self.resource_type {
            ResourceType::Firewall => firewall::name(&self.value),
            resource_type => text(&self.value, resource_type.id_field()),
        }
    }

    /// The code of the Region: as stated, or as the name of an AZ, an ARN or a host tells; empty where nothing tells.
    fn region(&self) -> Cow<'static, str> {
        let value = &*self.value;
        let stated =
            ["Region", "AwsRegion"].map(|field| text(value, field)).into_iter().find(|text| is_region_code(text));
        let listed = ["AvailabilityZone", "AvailabilityZoneId"].map(|field| zones(value, field));
        let zone = || {
            let own = ["AvailabilityZone", "AvailabilityZoneId"].map(|field| text(value, field));
            own.into_iter().chain(listed.iter().flatten().map(String::as_str)).find_map(region_of_az)
        };
        let arn = || ["Arn", "SubnetArn"].map(|field| text(value, field)).into_iter().find_map(region_of_arn);
        let host = || {
            let entries = list(value, "DnsEntries").unwrap_or_default();
            entries.iter().find_map(|entry| region_of_host(text(entry, "DnsName")))
        };
        let region = stated.or_else(zone).or_else(arn).or(self.near_region).or_else(host);
        Cow::Owned(region.unwrap_or_default().to_owned())
    }
}

fn nat_gateway(element: &Value, region: &str) -> Result<NatGateway, SkipReason> {
    let id = some_id(element, "NatGatewayId")?;
    let state = state(text(element, "State"))?;
    let is = |field, word: &str| text(element, field).eq_ignore_ascii_case(word);
    let regional = is("AvailabilityMode", "regional");
    let addresses = list(element, "NatGatewayAddresses");
    let holds = |address: &&Value| {
        !text(address, "PublicIp").is_empty() && !text(address, "Status").eq_ignore_ascii_case("failed")
    };
    // A regional NAT gateway lists an AZ with each address. AZ ids are the same in all accounts, names are not.
    let [ids, names] = [zones(element, "AvailabilityZoneId"), zones(element, "AvailabilityZone")];
    let zones = [ids.len(), names.len()].into_iter().max().filter(|zones| *zones > 0);
    let own = ["AvailabilityZone", "AvailabilityZoneId"].map(|field| text(element, field));
    let own_az = names.iter().chain(&ids).map(String::as_str).chain(own).find(|zone| !zone.is_empty());
    let interfaces = addresses.unwrap_or_default().iter().map(|address| text(address, "NetworkInterfaceId"));
    Ok(NatGateway {
        id: id.to_owned(),
        vpc: text(element, "VpcId").to_owned(),
        region: region.to_owned(),
        subnet: text(element, "SubnetId").to_owned(),
        az: own_az.filter(|_| !regional).unwrap_or_default().to_owned(),
        availability: if regional { Availability::Regional } else { Availability::Zonal },
        connectivity: if is("ConnectivityType", "private") { Connectivity::Private } else { Connectivity::Public },
        azs: if regional { zones.map(count) } else { Some(1) },
        public_ipv4: addresses.map(|all| count(all.iter().filter(holds).count())),
        interfaces: distinct(interfaces),
        state,
    })
}

fn endpoint(element: &Value, region: &str) -> Result<Endpoint, SkipReason> {
    let id = some_id(element, "VpcEndpointId")?;
    let state = state(text(element, "State"))?;
    let kind = kind(element).ok_or_else(|| wrong("VpcEndpointType"))?;
    let interfaces = ids(element, "NetworkInterfaceIds", "eni-");
    let subnets = ids(element, "SubnetIds", "subnet-").map(|subnets| subnets.len());
    let azs = match kind {
        EndpointKind::Gateway => Some(0),
        // There is one interface per subnet, and a subnet lies in one AZ.
        _ => subnets
            .filter(|subnets| *subnets > 0)
            .or(interfaces.as_ref().map(Vec::len))
            .map(count)
            .or(counted_azs(element)),
    };
    Ok(Endpoint {
        id: id.to_owned(),
        vpc: text(element, "VpcId").to_owned(),
        region: region.to_owned(),
        service_name: text(element, "ServiceName").to_owned(),
        named_by_key: false,
        kind,
        azs,
        interfaces: interfaces.unwrap_or_default(),
        route_tables: ids(element, "RouteTableIds", "rtb-").filter(|_| kind == EndpointKind::Gateway),
        state,
    })
}

/// The number of an endpoint's AZs under a key that `--query` or the console has for it, as for `length(SubnetIds)`.
fn counted_azs(element: &Value) -> Option<u32> {
    /// No Region has more.
    const MOST: u64 = 16;
    let (_, counted) = element.as_object()?.iter().find(|(key, value)| is_count_of_azs(key, value))?;
    let written = || counted.as_str()?.split_whitespace().next()?.parse().ok();
    let azs = counted.as_u64().or_else(written).filter(|azs| (1..=MOST).contains(azs))?;
    u32::try_from(azs).ok()
}

fn subnet(element: &Value, region: &str) -> Result<Subnet, SkipReason> {
    Ok(Subnet {
        id: some_id(element, "SubnetId")?.to_owned(),
        vpc: text(element, "VpcId").to_owned(),
        region: region.to_owned(),
        az: zone_of(element),
        private: flag(element, "MapPublicIpOnLaunch") == Some(false),
        dns64: flag(element, "EnableDns64") == Some(true),
    })
}

fn route_table(element: &Value) -> Result<RouteTable, SkipReason> {
    let id = some_id(element, "RouteTableId")?;
    let associations = list(element, "Associations").unwrap_or_default();
    let routes = || {
        let all = list(element, "Routes").unwrap_or_default().iter();
        // A route to a resource that is gone leads nowhere.
        all.filter(|route| !text(route, "State").eq_ignore_ascii_case("blackhole"))
    };
    // AWS counts those that lead nowhere, too, and not those that a virtual private gateway propagates.
    let is_own = |route: &&Value| text(route, "Origin") != "EnableVgwRoutePropagation";
    let counted = list(element, "Routes").unwrap_or_default().iter().filter(is_own).count();
    let endpoints = routes().flat_map(|route| [text(route, "GatewayId"), text(route, "VpcEndpointId")]);
    Ok(RouteTable {
        id: id.to_owned(),
        vpc: text(element, "VpcId").to_owned(),
        subnets: distinct(associations.iter().map(|association| text(association, "SubnetId"))),
        main: associations.iter().any(|association| flag(association, "Main") == Some(true)),
        nat_gateways: distinct(routes().map(|route| text(route, "NatGatewayId"))),
        endpoints: distinct(endpoints.filter(|id| id.starts_with("vpce-"))),
        routes: u32::try_from(counted).unwrap_or(u32::MAX),
    })
}

/// What a network interface tells of the NAT gateway or the endpoint that it belongs to, and of its subnet.
fn interface(element: &Value, region: &str, collector: &mut Collector<'_>, endpoints: &mut Vec<Endpoint>) {
    let (id, vpc) = (text(element, "NetworkInterfaceId"), text(element, "VpcId"));
    let (subnet, az) = (text(element, "SubnetId"), zone_of(element));
    if !subnet.is_empty() {
        let (id, vpc, region) = (subnet.to_owned(), vpc.to_owned(), region.to_owned());
        collector.subnet(Subnet { id, vpc, region, az: az.clone(), ..Subnet::default() });
    }
    let description = text(element, "Description");
    let owner = |front: &str| description.split_whitespace().find(|word| word.starts_with(front)).unwrap_or_default();
    let words: String = text(element, "InterfaceType").chars().filter(char::is_ascii_alphanumeric).collect();
    match words.to_ascii_lowercase().as_str() {
        "natgateway" | "interface" | "" if !owner("nat-").is_empty() => {
            let own = || list(element, "PrivateIpAddresses").unwrap_or_default().iter().chain([element]);
            let addresses =
                distinct(own().filter_map(|own| own.get("Association")).map(|address| text(address, "PublicIp")));
            let public = !addresses.is_empty();
            collector.gateway(NatGateway {
                id: owner("nat-").to_owned(),
                vpc: vpc.to_owned(),
                region: region.to_owned(),
                subnet: subnet.to_owned(),
                az,
                connectivity: if public { Connectivity::Public } else { Connectivity::Private },
                azs: Some(1),
                public_ipv4: Some(count(addresses.len())),
                interfaces: vec![id.to_owned()],
                ..NatGateway::default()
            });
        }
        word if !owner("vpce-").is_empty() => {
            let owner = owner("vpce-");
            let place = endpoints.iter().position(|known| known.id == owner).unwrap_or(endpoints.len());
            if place == endpoints.len() {
                endpoints.push(Endpoint {
                    id: owner.to_owned(),
                    vpc: vpc.to_owned(),
                    region: region.to_owned(),
                    kind: match word {
                        "gatewayloadbalancerendpoint" => EndpointKind::GatewayLoadBalancer,
                        _ => EndpointKind::Interface,
                    },
                    ..Endpoint::default()
                });
            }
            if let Some(known) = endpoints.get_mut(place) {
                known.interfaces.push(id.to_owned());
                known.azs = Some(count(known.interfaces.len()));
            }
        }
        _ => {}
    }
}

/// The stated kind; without one, an endpoint with interfaces is an interface endpoint.
fn kind(element: &Value) -> Option<EndpointKind> {
    let has = |field| list(element, field).is_some_and(|all| !all.is_empty());
    match element.get("VpcEndpointType") {
        None | Some(Value::Null) if has("NetworkInterfaceIds") || has("SubnetIds") => Some(EndpointKind::Interface),
        // Only Amazon S3 and Amazon DynamoDB have gateway endpoints.
        None | Some(Value::Null) => Some(match text(element, "ServiceName").rsplit('.').next() {
            Some("s3" | "dynamodb" | "") | None => EndpointKind::Gateway,
            Some(_) => EndpointKind::Interface,
        }),
        Some(stated) => EndpointKind::of_name(stated.as_str()?),
    }
    .map(|kind| if firewall::is_managed(element.get("Tags")) { EndpointKind::NetworkFirewall } else { kind })
}

/// The state of a resource; a missing state means that it exists.
fn state(state: &str) -> Result<ResourceState, SkipReason> {
    match state.to_ascii_lowercase().as_str() {
        "deleted" | "failed" | "rejected" | "expired" => Err(SkipReason::Inactive),
        "deleting" => Ok(ResourceState::Removing),
        _ => Ok(ResourceState::Existing),
    }
}

/// The id of a resource, which must be there.
fn some_id<'v>(element: &'v Value, field: &str) -> Result<&'v str, SkipReason> {
    Some(text(element, field)).filter(|id| !id.is_empty()).ok_or_else(|| wrong(field))
}

/// The distinct AZs of a NAT gateway's addresses.
fn zones(element: &Value, field: &str) -> Vec<String> {
    distinct(list(element, "NatGatewayAddresses").unwrap_or_default().iter().map(|address| text(address, field)))
}

/// The AZ of a subnet or an interface, by its name or else by its id.
fn zone_of(element: &Value) -> String {
    let stated = ["AvailabilityZone", "AvailabilityZoneId"].map(|field| text(element, field));
    stated.into_iter().find(|zone| !zone.is_empty()).unwrap_or_default().to_owned()
}

/// A yes or no, which some tools write as a text.
fn flag(element: &Value, field: &str) -> Option<bool> {
    match element.get(field)? {
        Value::Bool(stated) => Some(*stated),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        _ => None,
    }
}
