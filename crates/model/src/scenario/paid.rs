//! Which unit prices a scenario has to do with.

use super::{NatTopology, Scenario};
use crate::catalogue::prices::PriceItem;
use crate::units::{Gb, Share};

/// The prices that can stand in a bill, in the order in which they are offered.
const BILLED: [PriceItem; 22] = {
    use crate::catalogue::instances::InstanceType::{C7gnMedium, T4gNano, T4gSmall};
    [
        PriceItem::NatHour,
        PriceItem::NatGb,
        PriceItem::RegionalNatHour,
        PriceItem::RegionalNatGb,
        PriceItem::NatProvisionedGbpsHour,
        PriceItem::EndpointHour,
        PriceItem::EndpointGb,
        PriceItem::PublicIpv4Hour,
        PriceItem::InterAzGbEachWay,
        PriceItem::Egress,
        PriceItem::GwlbEndpointHour,
        PriceItem::GwlbEndpointGb,
        PriceItem::TransitGatewayAttachmentHour,
        PriceItem::TransitGatewayGb,
        PriceItem::PrivateZoneMonth,
        PriceItem::PrivateZoneOver25Month,
        PriceItem::OtherRegionOutGb,
        PriceItem::OtherRegionInGb,
        PriceItem::InstanceHour(T4gNano),
        PriceItem::InstanceHour(T4gSmall),
        PriceItem::InstanceHour(C7gnMedium),
        PriceItem::VolumeGbMonth,
    ]
};

impl Scenario {
    /// The prices that some design of this network pays, and those that none does.
    #[must_use]
    pub fn price_items(&self) -> (Vec<PriceItem>, Vec<PriceItem>) {
        BILLED.into_iter().partition(|item| self.pays(*item))
    }

    /// Whether some design of this network pays for an item.
    fn pays(&self, item: PriceItem) -> bool {
        let regional = self.nat == NatTopology::Regional;
        let provisioned = self.nat_gbps > 0;
        let nat = self.nat != NatTopology::None;
        match item {
            PriceItem::NatHour | PriceItem::NatGb => nat && !regional && !provisioned,
            PriceItem::RegionalNatHour | PriceItem::RegionalNatGb => regional && !provisioned,
            PriceItem::NatProvisionedGbpsHour => nat && provisioned,
            PriceItem::EndpointHour | PriceItem::EndpointGb => {
                !self.services.is_empty() || self.other_region.is_some_and(|other| other.endpoints > 0)
            }
            PriceItem::PublicIpv4Hour => self.nat_addresses() > 0 || self.instance.is_some(),
            PriceItem::InterAzGbEachWay => self.cross_az_share() > Share::NONE,
            PriceItem::Egress => self.internet_out > Gb::ZERO,
            PriceItem::GwlbEndpointHour | PriceItem::GwlbEndpointGb => self.inspection,
            PriceItem::TransitGatewayAttachmentHour | PriceItem::TransitGatewayGb | PriceItem::PrivateZoneMonth => {
                self.vpcs > 1
            }
            PriceItem::PrivateZoneOver25Month => self.vpcs > 1 && self.services.len() > 25,
            PriceItem::OtherRegionOutGb => self.other_region.is_some_and(|other| other.out > Gb::ZERO),
            PriceItem::OtherRegionInGb => self.other_region.is_some_and(|other| other.into > Gb::ZERO),
            PriceItem::InstanceHour(kind) => self.instance == Some(kind),
            PriceItem::VolumeGbMonth => self.instance.is_some(),
            PriceItem::PublicIpv4IdleHour | PriceItem::ResourceEndpointHour | PriceItem::CrossRegionProviderHour => {
                false
            }
        }
    }
}
