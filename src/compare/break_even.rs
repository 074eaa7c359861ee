//! From which volume on a single endpoint pays for itself.

use serde::Serialize;

use super::axis::{Axis, Scale};
use super::crossing::{Meeting, meetings};
use super::curve::{Curve, Linear};
use crate::catalogue::services::ServiceId;
use crate::cost::endpoint::{has_gateway, hours};
use crate::cost::{Charge, ChargeKind, Measure, Prices, Volume, nat};
use crate::scenario::{NatTopology, Scenario, ServiceUse};
use crate::units::{Gb, Ratio};

/// The marginal break-even of one service's interface endpoint, NAT gateways staying anyway.
///
/// Never to be confused with the replacement break-even, from which on endpoints together
/// let the NAT gateways go: that one is the crossing of the endpoints-only curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Marginal {
    /// The service.
    pub service: ServiceId,
    /// Its data per month.
    pub gb: Gb,
    /// The data from which its endpoint pays; none when it never does.
    ///
    /// `AZs x hours x endpoint_hour / (NAT price of a GB - endpoint_gb)`, exact across tiers, with the
    /// endpoint taken alone. In steps of a millionth of a GB.
    pub from: Option<Ratio>,
    /// Whether the service's own volume is above it.
    pub pays: bool,
}

impl Marginal {
    /// The break-even in GB, with up to `decimals` decimals.
    #[must_use]
    pub fn from_gb(&self, decimals: u32) -> Option<String> {
        self.from.map(|steps| steps.of_volume(STEP, decimals))
    }
}

const STEP: Gb = Gb::from_units(1);

/// The marginal break-even of every service that an interface endpoint could take off NAT gateways.
#[must_use]
pub fn marginal(scenario: &Scenario, prices: &Prices) -> Vec<Marginal> {
    if scenario.nat == NatTopology::None {
        return Vec::new();
    }
    let candidates = scenario.services.iter().filter(|used| used.has_endpoint && !has_gateway(used.service));
    candidates.map(|used| of_service(scenario, prices, used)).collect()
}

fn of_service(scenario: &Scenario, prices: &Prices, used: &ServiceUse) -> Marginal {
    let volume = Volume { at_zero: Gb::ZERO, step: STEP };
    let tiers = prices.endpoint_gb.clone();
    let data = Charge { kind: ChargeKind::EndpointData, measure: Measure::TieredData { volume, tiers } };
    let endpoint = Curve::of_charges(&[hours(scenario, prices, used), data]);
    let through_nat = Curve::line(Linear::of_each_gb(volume, nat::usd_for_each_gb(scenario, prices)));
    let from = meetings(&through_nat, &endpoint).into_iter().find_map(|meeting| match meeting {
        Meeting::Cross(at) => Some(at),
        // Free hours: the endpoint pays from the first byte, if its data is the cheaper.
        Meeting::Touch(at) => (endpoint.line_at(at).slope < through_nat.line_at(at).slope).then_some(at),
        // Side by side for a while, then the endpoint's next tier is the cheaper.
        Meeting::Coincide { to, .. } => to.filter(|to| endpoint.line_at(*to).slope < through_nat.line_at(*to).slope),
    });
    let now = Scale::new(Axis::OneService(used.service), scenario).user_ratio();
    let pays = endpoint.at(now) < through_nat.at(now);
    Marginal { service: used.service, gb: used.gb, from, pays }
}
