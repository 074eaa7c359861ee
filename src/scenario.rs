//! All that a user can say about a network, with its ranges.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::catalogue::prices::PriceItem;
use crate::catalogue::regions::RegionId;
use crate::catalogue::services::ServiceId;
use crate::units::{Discount, Gb, Hours, Share, UnitPrice};

/// One workload in one VPC, for one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scenario {
    /// The Region: decides every unit price.
    pub region: RegionId,
    /// The Availability Zones that the workload runs in.
    pub azs: Azs,
    /// How many hours of the month everything exists.
    pub hours: Hours,
    /// Which NAT gateways the network has, or would have.
    pub nat: NatTopology,
    /// Whether those NAT gateways face the internet.
    pub connectivity: NatConnectivity,
    /// Public IPv4 addresses per NAT gateway, per AZ for a regional one.
    pub ipv4_per_nat: u32,
    /// The share of the data that crosses AZs to reach a single zonal NAT gateway;
    /// [`Scenario::cross_az_share`] when the user states none.
    pub cross_az: Option<Share>,
    /// The AWS services that the workload talks to, in the user's order, each once.
    pub services: Vec<ServiceUse>,
    /// Data sent to the internet per month.
    pub internet_out: Gb,
    /// Data received from the internet per month.
    pub internet_in: Gb,
    /// Unit prices that replace those of the table.
    pub prices: BTreeMap<PriceItem, UnitPrice>,
    /// Taken off every unit price.
    pub discount: Discount,
}

/// What the workload exchanges with one AWS service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ServiceUse {
    /// The service.
    pub service: ServiceId,
    /// Data per month, both directions.
    pub gb: Gb,
    /// The AZs of its interface endpoint, when not those of the workload.
    pub azs: Option<Azs>,
    /// Whether the service has an endpoint in this Region.
    ///
    /// The catalogue does not know which Region offers which endpoint, so it is assumed
    /// to and the user can say otherwise.
    pub has_endpoint: bool,
}

/// A number of Availability Zones, 1 to 6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Azs(u8);

/// How many NAT gateways there are, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NatTopology {
    /// No NAT gateway, nor room for one.
    None,
    /// One zonal NAT gateway that all AZs share.
    OneZonal,
    /// A zonal NAT gateway in each AZ.
    ZonalPerAz,
    /// One regional NAT gateway, billed in each AZ of the workload.
    Regional,
}

/// The connectivity type of a NAT gateway, in AWS's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum NatConnectivity {
    /// Reaches the internet with public IPv4 addresses.
    Public,
    /// Reaches other networks only, and has no public IPv4 address.
    Private,
}

impl Scenario {
    /// A network with nothing to say yet: the defaults that links of version 1 leave out.
    ///
    /// Frozen: links that were made with it must keep their meaning.
    #[must_use]
    pub fn new(region: RegionId) -> Self {
        Self {
            region,
            azs: Azs::TWO,
            hours: Hours::MONTH,
            nat: NatTopology::OneZonal,
            connectivity: NatConnectivity::Public,
            ipv4_per_nat: 1,
            cross_az: None,
            services: Vec::new(),
            internet_out: Gb::ZERO,
            internet_in: Gb::ZERO,
            prices: BTreeMap::new(),
            discount: Discount::NONE,
        }
    }

    /// The share of NAT data that crosses AZs: none unless one zonal NAT gateway serves several AZs.
    ///
    /// Without the user's word, `(AZs - 1) / AZs`: the workload is spread evenly.
    #[must_use]
    pub fn cross_az_share(&self) -> Share {
        if self.nat == NatTopology::OneZonal {
            self.cross_az.unwrap_or_else(|| self.azs.even_cross_az_share())
        } else {
            Share::NONE
        }
    }

    /// How many NAT gateways are billed by the hour: a regional one counts once per AZ.
    #[must_use]
    pub fn billed_nat_gateways(&self) -> u32 {
        match self.nat {
            NatTopology::None => 0,
            NatTopology::OneZonal => 1,
            NatTopology::ZonalPerAz | NatTopology::Regional => self.azs.count(),
        }
    }

    /// How many public IPv4 addresses the NAT gateways hold.
    #[must_use]
    pub fn nat_addresses(&self) -> u32 {
        match self.connectivity {
            NatConnectivity::Public => self.billed_nat_gateways() * self.ipv4_per_nat,
            NatConnectivity::Private => 0,
        }
    }

    /// The most public IPv4 addresses that AWS allows per NAT gateway: 8, or 32 per AZ for a regional one.
    #[must_use]
    pub fn max_ipv4_per_nat(&self) -> u32 {
        match self.nat {
            NatTopology::Regional => 32,
            NatTopology::None | NatTopology::OneZonal | NatTopology::ZonalPerAz => 8,
        }
    }

    /// Data to and from all services.
    #[must_use]
    pub fn services_gb(&self) -> Gb {
        self.services.iter().map(|used| used.gb).sum()
    }

    /// What the workload exchanges with a service, if it does.
    #[must_use]
    pub fn service(&self, service: ServiceId) -> Option<&ServiceUse> {
        self.services.iter().find(|used| used.service == service)
    }

    /// The same, to be changed.
    pub fn service_mut(&mut self, service: ServiceId) -> Option<&mut ServiceUse> {
        self.services.iter_mut().find(|used| used.service == service)
    }

    /// Adds a service; one that is there already keeps what was said of it.
    pub fn add_service(&mut self, service: ServiceId, gb: Gb) {
        if self.service(service).is_none() {
            self.services.push(ServiceUse { service, gb, azs: None, has_endpoint: true });
        }
    }

    /// Removes a service with all that was said of it.
    pub fn remove_service(&mut self, service: ServiceId) {
        self.services.retain(|used| used.service != service);
    }

    /// Multiplies every service's volume so that they sum to `total`, as nearly as whole
    /// millionths of a GB allow; the last service with data takes what the division leaves.
    pub fn scale_services_to(&mut self, total: Gb) {
        let before = self.services_gb();
        let last = self.services.iter().rposition(|used| used.gb > Gb::ZERO || before == Gb::ZERO);
        if before == Gb::ZERO {
            let count = u64::try_from(self.services.len()).unwrap_or(1).max(1);
            for used in &mut self.services {
                used.gb = Gb::from_units(total.units() / count);
            }
        } else {
            for used in &mut self.services {
                let units = u128::from(used.gb.units()) * u128::from(total.units()) / u128::from(before.units());
                used.gb = Gb::from_units(u64::try_from(units).unwrap_or(u64::MAX));
            }
        }
        let missing = total.units().saturating_sub(self.services_gb().units());
        if let Some(used) = last.and_then(|at| self.services.get_mut(at)) {
            used.gb = Gb::from_units(used.gb.units() + missing);
        }
    }
}

impl ServiceUse {
    /// The AZs of its interface endpoint.
    #[must_use]
    pub fn endpoint_azs(&self, scenario: &Scenario) -> Azs {
        self.azs.unwrap_or(scenario.azs)
    }
}

impl Azs {
    /// One AZ.
    pub const ONE: Self = Self(1);
    /// Two AZs.
    pub const TWO: Self = Self(2);
    /// Six AZs, the most that any Region has.
    pub const MAX: Self = Self(6);

    /// So many AZs, if that many exist.
    #[must_use]
    pub fn new(count: u32) -> Option<Self> {
        let count = u8::try_from(count).ok()?;
        (Self::ONE.0..=Self::MAX.0).contains(&count).then_some(Self(count))
    }

    /// How many they are.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0 as u32
    }

    /// The share of evenly spread data that leaves its AZ for one of them: `(AZs - 1) / AZs`.
    #[must_use]
    pub fn even_cross_az_share(self) -> Share {
        // 600,000 is divisible by every count from 1 to 6, so the share is always exact.
        Share::of(self.count() - 1, self.count()).unwrap_or(Share::NONE)
    }
}

impl TryFrom<u32> for Azs {
    type Error = &'static str;

    fn try_from(count: u32) -> Result<Self, Self::Error> {
        Self::new(count).ok_or("a number of AZs is 1 to 6")
    }
}

impl From<Azs> for u32 {
    fn from(azs: Azs) -> Self {
        azs.count()
    }
}
