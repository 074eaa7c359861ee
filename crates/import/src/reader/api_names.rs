//! The names of AWS's API. Its SDKs and other tools write them in other cases: `resultsByTime`, `results_by_time`,
//! `RESULTSBYTIME`, `results-by-time`.

use serde_json::{Map, Value};

/// The keys that tell what an answer is.
const ROOTS: [&str; 4] = ["ResultsByTime", "MetricDataResults", "Datapoints", "FlowLogs"];

/// All names that are looked up in answers.
const NAMES: [&str; 88] = [
    // Cost Explorer.
    "ResultsByTime",
    "TimePeriod",
    "Start",
    "End",
    "Groups",
    "Keys",
    "Metrics",
    "UnblendedCost",
    "BlendedCost",
    "AmortizedCost",
    "NetUnblendedCost",
    "NetAmortizedCost",
    "UsageQuantity",
    "Amount",
    "Unit",
    "Estimated",
    "Total",
    "GroupDefinitions",
    "Type",
    "Key",
    "NextPageToken",
    // CloudWatch.
    "MetricDataResults",
    "Datapoints",
    "Label",
    "Id",
    "Timestamps",
    "Timestamp",
    "Values",
    "Sum",
    "Average",
    "Maximum",
    "Minimum",
    "SampleCount",
    "StatusCode",
    // Amazon VPC.
    "FlowLogs",
    "LogFormat",
    "NatGateways",
    "NatGatewayId",
    "NatGatewayAddresses",
    "VpcEndpoints",
    "VpcEndpointId",
    "VpcEndpointType",
    "ServiceName",
    "Subnets",
    "SubnetId",
    "SubnetIds",
    "SubnetArn",
    "RouteTables",
    "RouteTableId",
    "RouteTableIds",
    "Routes",
    "NetworkInterfaces",
    "NetworkInterfaceId",
    "NetworkInterfaceIds",
    "VpcId",
    "State",
    "Status",
    "ConnectivityType",
    "AvailabilityMode",
    "AvailabilityZone",
    "AvailabilityZoneId",
    "AvailabilityZoneIds",
    "PublicIp",
    "PrivateIp",
    "PrivateIpAddress",
    "PrivateIpAddresses",
    "Association",
    "Associations",
    "InterfaceType",
    "Description",
    "DnsEntries",
    "DnsName",
    "EnableDns64",
    "GatewayId",
    "Main",
    "MapPublicIpOnLaunch",
    "DestinationCidrBlock",
    "DestinationPrefixListId",
    "DestinationIpv6CidrBlock",
    "Region",
    "AwsRegion",
    "Arn",
    "NextToken",
    "Deleted",
    "AllocationId",
    "Tags",
    "Attachment",
    "InstanceId",
];

/// The name that a key is in another case; none for a key of other kinds.
pub(crate) fn api_name(key: &str) -> Option<&'static str> {
    NAMES.into_iter().find(|name| is_name(key, name))
}

/// Whether a key is a name of AWS's API, in any case.
pub(crate) fn is_name(key: &str, name: &str) -> bool {
    let letters = key.bytes().filter(|letter| !matches!(letter, b'_' | b'-' | b' '));
    letters.map(|letter| letter.to_ascii_lowercase()).eq(name.bytes().map(|letter| letter.to_ascii_lowercase()))
}

/// An answer with its keys as AWS's API writes them; none where they are written so, or it is no such answer.
pub(super) fn in_api_case(value: &Value) -> Option<Value> {
    let object = value.as_object()?;
    let is_root = |key: &String| ROOTS.iter().any(|root| key != root && is_name(key, root));
    object.keys().any(is_root).then(|| renamed(value))
}

/// The value with all known keys renamed. Its depth is that of the JSON parser at most.
fn renamed(value: &Value) -> Value {
    let key = |key: &String| api_name(key).map_or_else(|| key.clone(), str::to_owned);
    match value {
        Value::Object(object) => {
            Value::Object(object.iter().map(|(name, value)| (key(name), renamed(value))).collect::<Map<_, _>>())
        }
        Value::Array(all) => Value::Array(all.iter().map(renamed).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_every_case() {
        for key in ["NatGatewayId", "natGatewayId", "nat_gateway_id", "natgatewayid", "NATGATEWAYID", "nat-gateway-id"]
        {
            assert_eq!(api_name(key), Some("NatGatewayId"), "{key}");
        }
        assert_eq!(api_name("NatGatewayIdentity"), None);
        let mut names = NAMES.to_vec();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len(), "each once");
    }
}
