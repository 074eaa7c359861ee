//! What security groups and their rules say of themselves. AWS takes Latin letters alone here, so these are in English
//! in both languages.
//!
//! Source of the characters: `Description` of `SecurityGroup` and `IpRange` in the EC2 API reference.

/// The group of interface endpoints, and what it lets in.
pub(crate) const CLIENTS: &str = "Clients of VPC endpoints";
/// The group of NAT instances, and what it lets in and out.
pub(crate) const THROUGH_NAT: &str = "Traffic through the NAT instances";
