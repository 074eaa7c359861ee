//! The output of `aws ec2 describe-nat-gateways` and `describe-vpc-endpoints`.

use serde_json::Value;

use super::{Collector, count, distinct, list, skip, text, texts, wrong};
use crate::imported_data::{
    Availability, Connectivity, Endpoint, EndpointKind, FileRead, NatGateway, ResourceState, SkipReason,
};
use crate::reader::ImportAccumulator;

/// The key of a list in the output, and the required id field of its elements.
struct ListFormat {
    list: &'static str,
    id: &'static str,
}

const GATEWAYS: ListFormat = ListFormat { list: "NatGateways", id: "NatGatewayId" };
const ENDPOINTS: ListFormat = ListFormat { list: "VpcEndpoints", id: "VpcEndpointId" };

impl ListFormat {
    /// Whether a value is such a list: the output, an array of pages, or the bare array that `--query` selects.
    fn fits(&self, value: &Value) -> bool {
        let page = |value: &Value| list(value, self.list).is_some();
        page(value)
            || value
                .as_array()
                .and_then(|all| all.first())
                .is_some_and(|first| page(first) || first.get(self.id).is_some())
    }

    /// All elements of all pages.
    fn elements<'v>(&self, value: &'v Value) -> Vec<&'v Value> {
        match (list(value, self.list), value) {
            (Some(elements), _) => elements.iter().collect(),
            (None, Value::Array(all)) => {
                let of = |page: &'v Value| list(page, self.list).unwrap_or(std::slice::from_ref(page));
                all.iter().flat_map(of).collect()
            }
            _ => Vec::new(),
        }
    }
}

/// Whether JSON lists NAT gateways.
pub(crate) fn are_nat_gateways(value: &Value) -> bool {
    GATEWAYS.fits(value)
}

/// Whether JSON lists endpoints.
pub(crate) fn are_endpoints(value: &Value) -> bool {
    ENDPOINTS.fits(value)
}

/// Reads NAT gateways.
pub(crate) fn nat_gateways(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut collector = Collector::new(&mut accumulator.network);
    for element in GATEWAYS.elements(value) {
        file.records += 1;
        let id = text(element, GATEWAYS.id);
        match (id, state(text(element, "State"))) {
            ("", _) => skip(wrong(GATEWAYS.id), id, file),
            (_, Err(why)) => skip(why, id, file),
            (_, Ok(state)) => {
                file.used += 1;
                if let Some(region) = zones(element, "AvailabilityZone").first().and_then(|zone| region_of(zone)) {
                    collector.network.add_region(region);
                }
                collector.gateway(nat_gateway(element, id, state));
            }
        }
    }
}

/// Reads endpoints.
pub(crate) fn endpoints(value: &Value, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
    let mut collector = Collector::new(&mut accumulator.network);
    for element in ENDPOINTS.elements(value) {
        file.records += 1;
        let id = text(element, ENDPOINTS.id);
        match (id, state(text(element, "State")), kind(element)) {
            ("", ..) => skip(wrong(ENDPOINTS.id), id, file),
            (_, Err(why), _) => skip(why, id, file),
            (_, _, None) => skip(wrong("VpcEndpointType"), id, file),
            (_, Ok(state), Some(kind)) => {
                file.used += 1;
                collector.endpoint(endpoint(element, id, kind, state));
            }
        }
    }
}

fn nat_gateway(element: &Value, id: &str, state: ResourceState) -> NatGateway {
    let is = |field, word: &str| text(element, field).eq_ignore_ascii_case(word);
    let regional = is("AvailabilityMode", "regional");
    let addresses = list(element, "NatGatewayAddresses");
    let holds = |address: &&Value| {
        !text(address, "PublicIp").is_empty() && !text(address, "Status").eq_ignore_ascii_case("failed")
    };
    // A regional NAT gateway lists an AZ with each address. AZ ids are the same in all accounts, names are not.
    let zones = [zones(element, "AvailabilityZoneId"), zones(element, "AvailabilityZone")];
    let zones = zones.iter().map(Vec::len).max().filter(|zones| *zones > 0);
    let interfaces = addresses.unwrap_or_default().iter().map(|address| text(address, "NetworkInterfaceId"));
    NatGateway {
        id: id.to_owned(),
        vpc: text(element, "VpcId").to_owned(),
        subnet: text(element, "SubnetId").to_owned(),
        availability: if regional { Availability::Regional } else { Availability::Zonal },
        connectivity: if is("ConnectivityType", "private") { Connectivity::Private } else { Connectivity::Public },
        azs: if regional { zones.map(count) } else { Some(1) },
        public_ipv4: addresses.map(|all| count(all.iter().filter(holds).count())),
        interfaces: distinct(interfaces),
        state,
    }
}

fn endpoint(element: &Value, id: &str, kind: EndpointKind, state: ResourceState) -> Endpoint {
    let interfaces = texts(element, "NetworkInterfaceIds");
    let subnets = texts(element, "SubnetIds").map(|subnets| subnets.len());
    let azs = match kind {
        EndpointKind::Gateway => Some(0),
        // There is one interface per subnet, and a subnet lies in one AZ.
        _ => subnets.filter(|subnets| *subnets > 0).or(interfaces.as_ref().map(Vec::len)).map(count),
    };
    Endpoint {
        id: id.to_owned(),
        vpc: text(element, "VpcId").to_owned(),
        service_name: text(element, "ServiceName").to_owned(),
        kind,
        azs,
        interfaces: interfaces.unwrap_or_default(),
        state,
    }
}

/// The stated kind; without one, an endpoint with interfaces is an interface endpoint.
fn kind(element: &Value) -> Option<EndpointKind> {
    let has = |field| list(element, field).is_some_and(|all| !all.is_empty());
    match element.get("VpcEndpointType") {
        None | Some(Value::Null) if has("NetworkInterfaceIds") || has("SubnetIds") => Some(EndpointKind::Interface),
        None | Some(Value::Null) => Some(EndpointKind::Gateway),
        Some(stated) => EndpointKind::of_name(stated.as_str()?),
    }
}

/// The state of a resource; a missing state means that it exists.
fn state(state: &str) -> Result<ResourceState, SkipReason> {
    match state.to_ascii_lowercase().as_str() {
        "deleted" | "failed" | "rejected" | "expired" => Err(SkipReason::Inactive),
        "deleting" => Ok(ResourceState::Removing),
        _ => Ok(ResourceState::Existing),
    }
}

/// The distinct AZs of a NAT gateway's addresses.
fn zones(element: &Value, field: &str) -> Vec<String> {
    distinct(list(element, "NatGatewayAddresses").unwrap_or_default().iter().map(|address| text(address, field)))
}

/// The Region of an AZ such as `eu-west-1a`; none for a local zone.
fn region_of(zone: &str) -> Option<&str> {
    zone.strip_suffix(|letter: char| letter.is_ascii_lowercase())
}
