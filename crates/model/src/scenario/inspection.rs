//! What inspects data on its way to NAT devices.

/// What all data through NAT devices passes first; each has an endpoint in every AZ of the workload.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Inspection {
    /// Whether appliances behind a Gateway Load Balancer inspect it.
    pub gateway_load_balancer: bool,
    /// Whether AWS Network Firewall inspects it.
    pub network_firewall: bool,
}
