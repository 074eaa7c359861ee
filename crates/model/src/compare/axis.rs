//! The axis: the input that cost curves are functions of.

use crate::catalogue::prices::PriceItem;
use crate::catalogue::services::ServiceId;
use crate::cost::Rates;
use crate::scenario::{Peering, Scenario};
use crate::units::{Gb, Hours, Ratio, Share, UnitPrice, Usd};

/// The input of the scenario on the horizontal axis.
///
/// Costs are linear in each of them, except for price tiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Axis {
    /// All services together, each keeping its proportion.
    #[default]
    AllServices,
    /// One service alone; the others stay as they are.
    OneService(ServiceId),
    /// The container images that are pulled.
    ImagePulls,
    /// The number of VPCs.
    Vpcs,
    /// Data sent to the internet.
    InternetOut,
    /// Data received from the internet.
    InternetIn,
    /// Data sent to the other Region.
    OtherRegionOut,
    /// Data received from the other Region.
    OtherRegionIn,
    /// Hours in the month.
    Hours,
    /// The share of the data that crosses AZs.
    CrossAz,
    /// The share of the data over peerings that crosses AZs.
    PeeringCrossAz,
    /// Hosts with a public IPv4 address.
    PublicHosts,
    /// One unit price: the same for all its tiers.
    Price(PriceItem),
}

/// What an axis counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AxisUnit {
    /// GB a month, of one VPC.
    Gb,
    /// VPCs.
    Vpcs,
    /// Hours a month.
    Hours,
    /// Hosts.
    Hosts,
    /// Percent.
    Percent,
    /// US dollars, per whatever the item is sold by.
    Usd(PriceItem),
}

/// The steps of an axis, and the current one.
///
/// Steps are integers. For all services one step is the current mix of volumes, so the current step is 1; for any
/// other axis a step is the smallest unit of the quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AxisScale {
    /// What the axis counts.
    pub unit: AxisUnit,
    /// The current step.
    pub current: u64,
    /// The largest step that is valid input.
    pub last: u64,
    /// The size of a step, in parts of a unit.
    step: u64,
    /// The number of parts of a unit.
    parts: u64,
}

/// The scenario at step 0 and at step 1 of an axis. Every cost is a line through the two.
#[derive(Clone, Debug)]
pub struct AxisSamples {
    /// The steps of the axis.
    pub scale: AxisScale,
    /// The scenario at step 0, with its prices.
    pub zero: (Scenario, Rates),
    /// The scenario at step 1, with its prices.
    pub one: (Scenario, Rates),
}

impl AxisSamples {
    /// Lays an axis onto a scenario whose prices are known. A service or another Region that the scenario does not
    /// use means all services.
    #[must_use]
    pub fn new(axis: Axis, scenario: &Scenario, prices: &Rates) -> Self {
        let axis = if axis.current(scenario).is_some() { axis } else { Axis::AllServices };
        let at = |steps: u64| {
            let mut moved = scenario.clone();
            axis.set(&mut moved, steps);
            let prices = match axis {
                Axis::Price(_) => Rates::of(&moved),
                _ => prices.clone(),
            };
            (moved, prices)
        };
        Self { scale: AxisScale::new(axis, scenario), zero: at(0), one: at(1) }
    }
}

impl AxisScale {
    /// The steps of an axis that the scenario has.
    #[must_use]
    pub fn new(axis: Axis, scenario: &Scenario) -> Self {
        let total = scenario.services_gb();
        let (unit, step, parts) = match axis {
            Axis::AllServices if total > Gb::ZERO => (AxisUnit::Gb, total.units(), Gb::ONE.units()),
            // There are no proportions to keep, so all services grow equally from 0.
            Axis::AllServices => {
                (AxisUnit::Gb, Gb::whole(scenario.services.len() as u64).max(Gb::ONE).units(), Gb::ONE.units())
            }
            Axis::ImagePulls => (AxisUnit::Gb, Scenario::IMAGE_PULL_STEP.units(), Gb::ONE.units()),
            Axis::Vpcs => (AxisUnit::Vpcs, 1, 1),
            Axis::PublicHosts => (AxisUnit::Hosts, 1, 1),
            Axis::Hours => (AxisUnit::Hours, 1, Hours::literal("1").units()),
            Axis::CrossAz | Axis::PeeringCrossAz => (AxisUnit::Percent, 100, u64::from(Share::PARTS)),
            Axis::Price(item) => (AxisUnit::Usd(item), 1, UnitPrice::literal("1").units()),
            Axis::OneService(_) | Axis::InternetOut | Axis::InternetIn | Axis::OtherRegionOut | Axis::OtherRegionIn => {
                (AxisUnit::Gb, 1, Gb::ONE.units())
            }
        };
        let (current, last) = axis.current(scenario).unwrap_or_default();
        Self { unit, current, last, step, parts }
    }

    /// The value on the axis after so many steps, with up to `decimals` decimals.
    #[must_use]
    pub fn decimal(&self, steps: Ratio, decimals: u32) -> String {
        steps.of_parts(self.step, self.parts, decimals)
    }

    /// The value on the axis after so many steps, exactly: `19345/13`, or `40` where it is whole.
    #[must_use]
    pub fn fraction(&self, steps: Ratio) -> String {
        steps.fraction_of_parts(self.step, self.parts)
    }

    /// What an amount for each step is for each unit, with up to `decimals` decimals.
    #[must_use]
    pub fn each_unit(&self, amount: Usd, decimals: u32) -> String {
        let each = Ratio::new(amount.units(), Usd::UNITS).unwrap_or(Ratio::ZERO);
        each.of_parts(self.parts, self.step, decimals)
    }

    /// The value on the axis after so many steps, rounded down to a millionth of its unit; no more than fits.
    #[must_use]
    pub fn millionths(&self, steps: Ratio) -> u64 {
        steps.millionths_of(self.step, self.parts)
    }

    /// The current value in millionths.
    #[must_use]
    pub fn current_millionths(&self) -> u64 {
        self.millionths(self.current_ratio())
    }

    /// The current step as a quotient.
    #[must_use]
    pub fn current_ratio(&self) -> Ratio {
        Ratio::whole(i128::from(self.current))
    }

    /// The value on the axis after so many steps as a float, for drawing only.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "for drawing only")]
    pub fn float(&self, steps: Ratio) -> f64 {
        steps.to_f64() * self.step as f64 / self.parts as f64
    }

    /// The step of a value in millionths of the axis's unit.
    #[must_use]
    pub fn steps(&self, millionths: u64) -> Ratio {
        let parts = i128::from(millionths) * i128::from(self.parts);
        Ratio::new(parts, i128::from(self.step) * 1_000_000).unwrap_or(Ratio::ZERO)
    }
}

impl Axis {
    /// Whether only whole numbers of it are there.
    #[must_use]
    pub const fn is_counted(self) -> bool {
        matches!(self, Self::Vpcs | Self::PublicHosts)
    }

    /// The current step and the largest valid one; none if the scenario does not have the input.
    #[must_use]
    pub fn current(self, scenario: &Scenario) -> Option<(u64, u64)> {
        let gb = |gb: Gb| Some((gb.units(), Gb::MAX.units()));
        match self {
            Self::AllServices => Some((u64::from(scenario.services_gb() > Gb::ZERO), u64::MAX)),
            Self::OneService(service) => gb(scenario.service(service)?.gb),
            Self::ImagePulls if scenario.image_pulls == Gb::ZERO => None,
            Self::ImagePulls => {
                let steps = |gb: Gb| gb.units() / Scenario::IMAGE_PULL_STEP.units();
                Some((steps(scenario.image_pulls), steps(Gb::MAX)))
            }
            Self::Vpcs => Some((u64::from(scenario.vpcs), u64::from(Scenario::MAX_VPCS))),
            Self::PublicHosts => Some((u64::from(scenario.public_hosts), u64::from(Scenario::MAX_PUBLIC_HOSTS))),
            Self::InternetOut => gb(scenario.internet_out),
            Self::InternetIn => gb(scenario.internet_in),
            Self::OtherRegionOut => gb(scenario.other_region?.out),
            Self::OtherRegionIn => gb(scenario.other_region?.into),
            Self::Hours => Some((scenario.hours.units(), Hours::MAX.units())),
            Self::CrossAz => {
                let share = scenario.shared_nat_cross_az()?;
                Some((u64::from(share.parts()), u64::from(Share::PARTS)))
            }
            Self::PeeringCrossAz if scenario.peering == Peering::Unsaid => None,
            Self::PeeringCrossAz => {
                Some((u64::from(scenario.peering_cross_az_share().parts()), u64::from(Share::PARTS)))
            }
            Self::Price(item) => Some((Rates::stated(scenario, item)?.units(), UnitPrice::MAX.units())),
        }
    }

    /// Moves a scenario to a step.
    pub fn set(self, scenario: &mut Scenario, steps: u64) {
        let gb = Gb::from_units(steps);
        let small = u32::try_from(steps).unwrap_or(u32::MAX);
        match self {
            Self::AllServices => {
                let even = scenario.services_gb() == Gb::ZERO;
                for used in &mut scenario.services {
                    let step = if even { Gb::ONE } else { used.gb };
                    used.gb = Gb::from_units(step.units().saturating_mul(steps));
                }
                scenario.image_pulls = Gb::from_units(scenario.image_pulls.units().saturating_mul(steps));
            }
            Self::OneService(service) => {
                if let Some(used) = scenario.service_mut(service) {
                    used.gb = gb;
                }
            }
            Self::ImagePulls => scenario.move_image_pulls(steps),
            Self::Vpcs => scenario.vpcs = small,
            Self::PublicHosts => scenario.public_hosts = small,
            Self::InternetOut => scenario.internet_out = gb,
            Self::InternetIn => scenario.internet_in = gb,
            Self::OtherRegionOut => scenario.other_region.iter_mut().for_each(|other| other.out = gb),
            Self::OtherRegionIn => scenario.other_region.iter_mut().for_each(|other| other.into = gb),
            Self::Hours => scenario.hours = Hours::from_units(steps),
            Self::CrossAz => scenario.cross_az = Some(Share::of(small, Share::PARTS).unwrap_or(Share::ALL)),
            Self::PeeringCrossAz => {
                scenario.peering_cross_az = Some(Share::of(small, Share::PARTS).unwrap_or(Share::ALL));
            }
            Self::Price(item) => {
                scenario.prices.insert(item, UnitPrice::saturating(steps));
            }
        }
    }
}
