//! The EC2 instance types that are offered as NAT instances.

pub use natpoint_price_items::InstanceType;
