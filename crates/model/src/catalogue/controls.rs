//! The controls of AWS Security Hub that ask every VPC for an interface endpoint.
//!
//! Source: the reference of Security Hub's controls for Amazon EC2. Each fails a VPC that has no endpoint of its own:
//! one that it reaches in another VPC does not count.

use super::services::ServiceId;

/// A control that asks for an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Control {
    /// Its number: `EC2.10`.
    pub id: &'static str,
    /// The service whose endpoint it asks for.
    pub service: ServiceId,
}

/// All of them; the first is about the API of Amazon EC2 itself, so it speaks to every network.
pub const CONTROLS: [Control; 6] = [
    Control { id: "EC2.10", service: ServiceId::named("ec2") },
    Control { id: "EC2.55", service: ServiceId::named("ecr.api") },
    Control { id: "EC2.56", service: ServiceId::named("ecr.dkr") },
    Control { id: "EC2.57", service: ServiceId::named("ssm") },
    Control { id: "EC2.58", service: ServiceId::named("ssm-contacts") },
    Control { id: "EC2.60", service: ServiceId::named("ssm-incidents") },
];
