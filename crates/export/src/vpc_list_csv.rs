//! The VPCs that files tell of, as a list that the plan for many VPCs reads.

use crate::csv::line;
use natpoint_import::to_scenario::ListedVpc;
use natpoint_import::vpc_list::Column;
use natpoint_model::units::{Gb, Quantity as _};

/// A header, and a row for each VPC, each line ending in LF; what the files do not tell is empty.
#[must_use]
pub fn csv(listed: &[ListedVpc]) -> String {
    let mut text = line(Column::ALL.into_iter().map(Column::key));
    for vpc in listed {
        let count = |count: u32| count.to_string();
        let values = Column::ALL.map(|column| match column {
            Column::Name => vpc.id.clone(),
            Column::Region => vpc.region.clone(),
            Column::Azs => count(vpc.azs.count()),
            Column::Endpoints => count(vpc.endpoints),
            Column::Gb => vpc.gb.map_or_else(String::new, Gb::to_plain),
            Column::Internet => vpc.internet.to_plain(),
            Column::NatGateways => vpc.nat_gateways.map_or_else(String::new, count),
        });
        text.push_str(&line(values.iter().map(String::as_str)));
    }
    text
}
