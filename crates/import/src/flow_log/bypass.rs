//! The ways that lead past NAT gateways, by `traffic-path`.
//!
//! Source: AWS's user guide of Amazon VPC, "Available fields": 1 another resource in the same VPC, 2 an internet
//! gateway or a gateway endpoint, 3 a virtual private gateway, 4 and 5 a peering, 6 a local gateway, 7 a gateway
//! endpoint and 8 an internet gateway, where the instance is based on Nitro.

use super::aggregator::path;
use crate::imported_data::Remote;

/// A way past NAT gateways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bypass {
    GatewayEndpoint,
    InternetGateway,
    /// Another one, or one of the two where the records do not say which.
    Other,
}

/// The way that bytes took, by all paths in their records; none where they may have passed a NAT gateway.
pub(super) fn bypass(paths: u8, remote: &Remote) -> Option<Bypass> {
    const GATEWAY_OR_EITHER: u8 = path::GATEWAY_ENDPOINT | path::EITHER;
    const INTERNET_OR_EITHER: u8 = path::INTERNET_GATEWAY | path::EITHER;
    match paths {
        0 => None,
        _ if paths & path::IN_VPC != 0 => None,
        path::EITHER if matches!(remote, Remote::S3 | Remote::DynamoDb) => Some(Bypass::Other),
        path::GATEWAY_ENDPOINT | GATEWAY_OR_EITHER => Some(Bypass::GatewayEndpoint),
        path::INTERNET_GATEWAY | path::EITHER | INTERNET_OR_EITHER => Some(Bypass::InternetGateway),
        _ => Some(Bypass::Other),
    }
}
