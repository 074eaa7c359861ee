//! NAT devices: which ones, and of which kind.

/// How many NAT gateways there are, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NatTopology {
    /// No NAT gateway, nor room for one.
    None,
    /// One zonal NAT gateway that all AZs share.
    OneZonal,
    /// A zonal NAT gateway in each AZ.
    ZonalPerAz,
    /// One regional NAT gateway, billed in each AZ of the workload.
    Regional,
}

/// The connectivity type of a NAT gateway, in AWS's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NatConnectivity {
    /// Reaches the internet with public IPv4 addresses.
    Public,
    /// Reaches other networks only, and has no public IPv4 address.
    Private,
}
