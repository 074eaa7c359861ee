//! What the page opens with when nothing is said yet.

use super::{NatTopology, Scenario};
use crate::catalogue::regions::TOKYO;
use crate::catalogue::services::ServiceId;
use crate::units::Gb;

/// What ECS on EC2 needs beside images and logs; the three are useless without each other.
const ECS: [ServiceId; 3] = [ServiceId::named("ecs-agent"), ServiceId::named("ecs-telemetry"), ServiceId::named("ecs")];

impl Scenario {
    /// A typical network at list prices: ECS on EC2 in two AZs of Tokyo, with a NAT gateway in each.
    ///
    /// It pulls 1,000 GB of images a month, most of it from Amazon S3, and writes 760 GB of logs. Only a page without
    /// a link opens with it: what links leave out is [`Scenario::new`], which never changes.
    #[must_use]
    pub fn opening() -> Self {
        let mut scenario = Self::new(TOKYO);
        scenario.nat = NatTopology::ZonalPerAz;
        scenario.set_image_pulls(Gb::whole(1_000));
        scenario.add_service(ServiceId::named("logs"), Gb::whole(760));
        for service in ECS {
            scenario.add_service(service, Gb::whole(10));
        }
        scenario.group_services(&ECS);
        scenario
    }
}
