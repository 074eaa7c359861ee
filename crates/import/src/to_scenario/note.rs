//! What the user should know beside a scenario that was made of imported data.

use super::{BilledRegion, NetworkNote, UnallocatedTraffic};
use crate::imported_data::{BilledAmount, Span};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::units::Gb;

/// Something that the user should know beside the scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// A volume is left out of the scenario.
    LeftOut(UnallocatedTraffic, Gb),
    /// What the lists say of the network that the scenario does not show.
    Network(NetworkNote),
    /// The data has more NAT gateways than one VPC can have.
    SeveralNatGateways(u32),
    /// The bill has only costs, so volumes were derived from list prices.
    Derived,
    /// The number of imported prices that differ from the table's and replace them.
    Rates(u32),
    /// A price is none that a scenario can hold, so the scenario's own stands: the item, and the price as it was read.
    RefusedPrice(PriceItem, BilledAmount),
    /// The files name no Region, so the scenario keeps its own.
    UnknownRegion,
    /// The files are of a Region that has no prices here, so those of another one stand in.
    UnpricedRegion {
        /// The code of the files' Region.
        code: String,
        /// The Region whose prices are taken.
        stands_in: RegionId,
    },
    /// Other Regions, whose billed usage is left out, the one with the highest cost of NAT gateways first.
    OtherRegions(Vec<BilledRegion>),
    /// The bill has hours of interface endpoints, and no list says of which services they are.
    BilledEndpoints {
        /// The hours of all endpoints in all AZs.
        hours: BilledAmount,
        /// How many endpoints in one AZ each that is on average, in tenths; none where the bill has no time.
        tenths: Option<u32>,
        /// Their cost, in US dollars.
        cost: BilledAmount,
        /// Whether the services of the scenario have exactly as many, and are taken for them.
        are_the_services: bool,
    },
    /// Endpoints of bills or metrics of which no file names the service.
    UnnamedEndpoints(UnnamedEndpoints),
    /// Costs of the bill are net of credits, so no volume can be derived from them.
    NetCosts,
    /// The bill is of several VPCs, so each has an equal part of what no list attributes to one.
    DividedAmongVpcs(u32),
    /// A volume of bills or metrics that passed NAT gateways or endpoints of other VPCs or Regions, according to lists
    /// or names.
    OtherVpcs(Gb),
    /// The bill has no time, so its volumes are taken as those of a month.
    TimelessBill,
    /// A part of the bill is an estimate, as that of a month is that has not ended.
    EstimatedBill,
    /// The bill's time ends later than it was read, so only the time that had passed by then counts: this one.
    UnfinishedBill(Span),
    /// A bill's costs of what this is about are in another currency, and it has no quantities.
    ForeignCosts,
    /// The last period of the metrics ends later than they were read, by more than a hundredth of the time before, so
    /// only the time that had passed by then counts: this one.
    UnfinishedMetrics(Span),
    /// Volumes were scaled from the window to a month.
    Scaled(Span),
    /// Volumes are those of the window, not of a month.
    NotScaled(Span),
    /// Logs, metrics and bills have the same traffic; what is counted by one is to be left out of the others.
    SameTraffic,
    /// Metrics have only one direction of the traffic of NAT gateways.
    OneDirection {
        /// Whether it is what the workload sent.
        sent: bool,
    },
    /// Records have no times, so their volumes are taken as those of a month.
    UnknownWindow,
    /// A volume passes neither NAT gateways nor endpoints: it leaves by an internet gateway or another way, or a
    /// gateway endpoint carries it beside what passes NAT gateways.
    Bypasses(Gb),
    /// All traffic that was found is less than the smallest volume of a scenario.
    Negligible,
    /// All traffic that was found stays inside the network.
    OnlyInside,
    /// Query logs name services, but there are no flow logs with volumes.
    OnlyQueries,
    /// The data has nothing that would change the scenario.
    Nothing,
}

/// Endpoints of bills or metrics of which no file names the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnnamedEndpoints {
    /// How many.
    pub count: u32,
    /// The id of the first.
    pub first: String,
    /// What passed them.
    pub gb: Gb,
    /// What the bill has for their hours and data, in US dollars; nothing without a bill.
    pub cost: BilledAmount,
    /// Their Region.
    pub region: RegionId,
    /// Whether a list of endpoints does not have them.
    pub beside_list: bool,
}
