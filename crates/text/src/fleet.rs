//! What stands alone in the panel of many VPCs.

/// FindingLabels, columns and buttons.
#[derive(Clone, Copy, Debug)]
pub struct FleetLabels {
    /// The panel.
    pub title: &'static str,
    /// What it does and what a list must have.
    pub note: &'static str,
    /// The field that a list is pasted into.
    pub text: &'static str,
    /// The choice of a file, and the place to drop one.
    pub file: &'static str,
    /// Back from a file to the pasted text.
    pub drop_file: &'static str,
    /// The heading over rows that could not be read, and other remarks.
    pub problems: &'static str,
    /// The heading over the totals.
    pub totals: &'static str,
    /// The heading over the roll-out.
    pub order: &'static str,
    /// What the roll-out's amounts are.
    pub order_note: &'static str,
    /// Column: the VPC.
    pub column_vpc: &'static str,
    /// Column: the Region.
    pub column_region: &'static str,
    /// Column: how many VPCs.
    pub column_vpcs: &'static str,
    /// Column: the path to take.
    pub column_verdict: &'static str,
    /// Column: the saving against NAT gateways.
    pub column_saving: &'static str,
    /// Column: all through NAT gateways.
    pub column_nat: &'static str,
    /// Column: endpoints of its own.
    pub column_own: &'static str,
    /// Column: the hub's endpoints.
    pub column_hub: &'static str,
    /// Column: the plan.
    pub column_plan: &'static str,
    /// Column: from how many VPCs like it on a hub is cheaper.
    pub column_from: &'static str,
    /// The row of all Regions.
    pub all_regions: &'static str,
    /// Shows more rows.
    pub more: &'static str,
    /// Back to the first rows.
    pub first: &'static str,
    /// Copies the plan.
    pub copy: &'static str,
}
