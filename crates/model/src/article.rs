//! The article that natpoint began with: its case as a preset with its own printed figures, and what it leaves open.
//!
//! 【AWS】VPC の外部にある ECS やら S3 のサービスに接続するなら NAT-GW と VPC Endpoints の
//! どっちを選ぶべき？ (Qiita, 2024-11-25): private EC2 instances in Tokyo reach ECS and ECR
//! through one NAT gateway, or through six interface endpoints in two AZs.

use crate::catalogue::prices::PriceItem;
use crate::catalogue::regions::TOKYO;
use crate::catalogue::services::ServiceId;
use crate::compare::{Axis, AxisSamples, Meeting, cheapest, crossing};
use crate::cost::design::Routing;
use crate::cost::{Design, Rates};
use crate::scenario::{Azs, NatTopology, Scenario, ServiceUse};
use crate::units::{Gb, Ratio, Share, UnitPrice};

/// The volume that the case starts with. The article states no volume; this one lies near its
/// crossing, spread evenly over its services.
pub const ASSUMED_GB: Gb = Gb::whole(1_200);

/// The article's price of a GB through an interface endpoint. AWS's list price is ten times as much.
const PRINTED_ENDPOINT_GB: UnitPrice = UnitPrice::literal("0.001");

/// The services that only ECS on EC2 needs, the article's first ones; they are useless without each other.
const ONLY_ON_EC2: [ServiceId; 3] =
    [ServiceId::named("ecs-agent"), ServiceId::named("ecs-telemetry"), ServiceId::named("ecs")];

/// The services that pulling an image needs, its next ones.
const IMAGES: [ServiceId; 2] = [ServiceId::named("ecr.api"), REGISTRY];

/// Its last one.
const LOGS: ServiceId = ServiceId::named("logs");

/// Where images are pulled from.
const REGISTRY: ServiceId = ServiceId::named("ecr.dkr");

/// Where their layers are.
const S3: ServiceId = ServiceId::named("s3");

/// Where the article's figures differ from AWS's list price or from a like-for-like comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Difference {
    /// The endpoint data price is the listed 0.01 USD per GB instead of the printed 0.001.
    EndpointDataPrice,
    /// A NAT gateway in each AZ, as the endpoints have.
    NatInBothAzs,
    /// Public IPv4 addresses are charged since 2024-02-01.
    PublicIpv4,
    /// Half the data crosses AZs to reach one NAT gateway.
    CrossAz,
    /// Image layers come from S3, through its free gateway endpoint.
    S3Gateway,
    /// Fargate needs none of the three `ecs` endpoints.
    Fargate,
}

/// The volume at which endpoints only and NAT gateways cost the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossover {
    /// The step on the axis.
    pub at: Ratio,
    /// The volume of one step.
    pub step: Gb,
}

/// The article's case with the article's own figures.
#[must_use]
pub fn scenario() -> Scenario {
    let mut scenario = Scenario::new(TOKYO);
    scenario.azs = Azs::TWO;
    scenario.nat = NatTopology::OneZonal;
    scenario.ipv4_per_nat = 0;
    scenario.cross_az = Some(Share::NONE);
    scenario.prices.insert(PriceItem::EndpointGb, PRINTED_ENDPOINT_GB);
    for service in ONLY_ON_EC2.into_iter().chain(IMAGES).chain([LOGS]) {
        scenario.add_service(service, Gb::ZERO);
    }
    scenario.group_services(&ONLY_ON_EC2);
    scenario.group_services(&IMAGES);
    scenario.scale_services_to(ASSUMED_GB);
    scenario
}

/// Whether a scenario is still the article's case, with some differences switched on and any volume.
#[must_use]
pub fn covers(scenario: &Scenario) -> bool {
    let base = scenario_of(scenario);
    base.is_some_and(|base| {
        let plain = |scenario: &Scenario| Scenario { services: Vec::new(), ..scenario.clone() };
        // Both name each service once, so equal counts and no stranger make equal sets.
        base.services.len() == scenario.services.len()
            && plain(&base) == plain(scenario)
            && scenario.services.iter().all(|used| base.service(used.service).is_some() && is_plain(used))
    })
}

/// Whether only the volume of a service is set. Its group makes no difference between the article's two designs.
fn is_plain(used: &ServiceUse) -> bool {
    *used == ServiceUse { group: used.group, ..ServiceUse::new(used.service, used.gb) }
}

/// Takes the article's printed figures back when a change has led away from its case: the misprinted price, no charge
/// for public IPv4 addresses and none for data that crosses AZs. What the user changed stays.
pub fn leave(before: &Scenario, after: &mut Scenario) {
    if !covers(before) || covers(after) {
        return;
    }
    let printed = scenario();
    if after.prices.get(PriceItem::EndpointGb) == Some(PRINTED_ENDPOINT_GB) {
        after.prices.remove(PriceItem::EndpointGb);
    }
    if after.ipv4_per_nat == printed.ipv4_per_nat {
        Difference::PublicIpv4.set(after, true);
    }
    if after.cross_az == printed.cross_az {
        Difference::CrossAz.set(after, true);
    }
}

/// Where endpoints only and NAT gateways cost the same, all services growing together: the
/// replacement break-even.
#[must_use]
pub fn crossover(scenario: &Scenario) -> Option<Crossover> {
    let prices = Rates::of(scenario);
    let track = AxisSamples::new(Axis::AllServices, scenario, &prices);
    let curve = |design| Routing::of(design, scenario).ok().map(|routing| cheapest::curve(&routing, &track));
    let (nat, endpoints) = (curve(Design::NatAndGateways)?, curve(Design::EndpointsOnly)?);
    crossing::meetings(&nat, &endpoints).into_iter().find_map(|meeting| match meeting {
        Meeting::Cross(at) => Some(Crossover { at, step: scenario.services_gb() }),
        Meeting::Touch(_) | Meeting::Coincide { .. } => None,
    })
}

/// The same with a difference switched on.
#[must_use]
pub fn crossover_with(scenario: &Scenario, difference: Difference) -> Option<Crossover> {
    let mut other = scenario.clone();
    difference.set(&mut other, true);
    crossover(&other)
}

impl Difference {
    /// All differences, in the order in which they are listed.
    pub const ALL: [Self; 6] =
        [Self::EndpointDataPrice, Self::NatInBothAzs, Self::PublicIpv4, Self::CrossAz, Self::S3Gateway, Self::Fargate];

    /// The difference's name in tests and scripts.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::EndpointDataPrice => "endpoint-price",
            Self::NatInBothAzs => "nat-per-az",
            Self::PublicIpv4 => "ipv4",
            Self::CrossAz => "crossaz",
            Self::S3Gateway => "s3-gateway",
            Self::Fargate => "fargate",
        }
    }

    /// Whether a scenario has the difference.
    #[must_use]
    pub fn is_on(self, scenario: &Scenario) -> bool {
        let uses = |service| scenario.service(service).is_some();
        match self {
            Self::EndpointDataPrice => !scenario.prices.has(PriceItem::EndpointGb),
            Self::NatInBothAzs => scenario.nat == NatTopology::ZonalPerAz,
            Self::PublicIpv4 => scenario.ipv4_per_nat > 0,
            Self::CrossAz => scenario.cross_az.is_none(),
            Self::S3Gateway => uses(S3),
            Self::Fargate => !ONLY_ON_EC2.into_iter().any(uses),
        }
    }

    /// Switches the difference on or off, and nothing else.
    pub fn set(self, scenario: &mut Scenario, on: bool) {
        match self {
            Self::EndpointDataPrice if on => {
                scenario.prices.remove(PriceItem::EndpointGb);
            }
            Self::EndpointDataPrice => {
                scenario.prices.insert(PriceItem::EndpointGb, PRINTED_ENDPOINT_GB);
            }
            Self::NatInBothAzs => {
                scenario.nat = if on { NatTopology::ZonalPerAz } else { NatTopology::OneZonal };
            }
            Self::PublicIpv4 => scenario.ipv4_per_nat = u32::from(on),
            Self::CrossAz => scenario.cross_az = if on { None } else { Some(Share::NONE) },
            Self::S3Gateway => set_s3_gateway(scenario, on),
            Self::Fargate => set_fargate(scenario, on),
        }
    }
}

/// The article's case with the differences that a scenario has, volumes aside.
fn scenario_of(other: &Scenario) -> Option<Scenario> {
    if other.region != TOKYO {
        return None;
    }
    let mut base = scenario();
    for difference in Difference::ALL {
        difference.set(&mut base, difference.is_on(other));
    }
    Some(base)
}

/// Image layers are S3 objects; they are counted with S3 or with the registry.
fn set_s3_gateway(scenario: &mut Scenario, on: bool) {
    if on == scenario.service(S3).is_some() {
        return;
    }
    if on {
        scenario.split_images();
    } else {
        scenario.move_volume(S3, REGISTRY, Share::ALL);
        scenario.remove_service(S3);
    }
}

/// Removes what tasks on Fargate do not need, or adds it again with the volume that the case starts with.
fn set_fargate(scenario: &mut Scenario, on: bool) {
    if on {
        for service in ONLY_ON_EC2 {
            scenario.remove_service(service);
        }
        return;
    }
    if ONLY_ON_EC2.into_iter().all(|service| scenario.service(service).is_some()) {
        return;
    }
    let opening = self::scenario();
    for used in ONLY_ON_EC2.into_iter().filter_map(|service| opening.service(service)) {
        scenario.add_service(used.service, used.gb);
    }
    scenario.group_services(&ONLY_ON_EC2);
}
