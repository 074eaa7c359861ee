//! Labels of the panel of many VPCs.

/// Headings, columns and buttons.
#[derive(Clone, Copy, Debug)]
pub struct FleetLabels {
    /// The panel.
    pub title: &'static str,
    /// What the panel does, and what a list must have.
    pub note: &'static str,
    /// The field for a pasted list.
    pub text: &'static str,
    /// The file input, where files can be dropped too.
    pub file: &'static str,
    /// Back from a file to the pasted text.
    pub drop_file: &'static str,
    /// That the reading was stopped, and the list is the one from before.
    pub stopped: &'static str,
    /// What the page does while a long list is planned.
    pub planning: &'static str,
    /// The heading of what the plan assumes of each VPC.
    pub settings: &'static str,
    /// A setting: whether a hub may have NAT gateways.
    pub hub_nat: &'static str,
    /// Beside a path with endpoints: internet data leaves through NAT gateways of the hub.
    pub internet_in_hub: &'static str,
    /// The heading of remarks on the list.
    pub problems: &'static str,
    /// The heading of the totals.
    pub totals: &'static str,
    /// The heading of the roll-out.
    pub order: &'static str,
    /// What the amounts in the roll-out include.
    pub order_note: &'static str,
    /// Column: the VPC.
    pub column_vpc: &'static str,
    /// Column: the Region.
    pub column_region: &'static str,
    /// Column: how many VPCs.
    pub column_vpcs: &'static str,
    /// Column: the recommended path.
    pub column_verdict: &'static str,
    /// Column: the saving compared with NAT gateways.
    pub column_saving: &'static str,
    /// Column: the cost through NAT gateways.
    pub column_nat: &'static str,
    /// Column: the cost of the VPC's own endpoints.
    pub column_own: &'static str,
    /// Column: the cost through the hub's endpoints.
    pub column_hub: &'static str,
    /// Column: the same over a VPC peering connection.
    pub column_peering: &'static str,
    /// Column: the cost through NAT gateways of a hub.
    pub column_hub_nat: &'static str,
    /// Column: the cost of the plan.
    pub column_plan: &'static str,
    /// Column: the number of such VPCs from which a hub is cheaper.
    pub column_from: &'static str,
    /// Column: what is saved once this VPC and all before it have moved.
    pub column_saved: &'static str,
    /// The row of all Regions.
    pub all_regions: &'static str,
    /// Shows more rows.
    pub more: &'static str,
    /// Back to the first rows.
    pub first: &'static str,
    /// Copies the plan.
    pub copy: &'static str,
}
