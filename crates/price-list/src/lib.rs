//! AWS's price lists, read: what they call the items of the catalogue, and the formats that they come in.

pub mod usage_types;
