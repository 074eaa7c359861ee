//! The things that have a price.

use crate::catalogue::code::serde_as_code;
use crate::catalogue::instances::InstanceType;

/// Something that AWS charges for; travels as its [slug](PriceItem::slug).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriceItem {
    /// A NAT gateway, per hour.
    NatHour,
    /// Data processed by a NAT gateway, in both directions, per GB.
    NatGb,
    /// A regional NAT gateway, per hour in each AZ that it is active in.
    RegionalNatHour,
    /// Data processed by a regional NAT gateway, per GB.
    RegionalNatGb,
    /// A NAT gateway with provisioned bandwidth, per Gbps and hour.
    NatProvisionedGbpsHour,
    /// An interface endpoint, per hour in each AZ.
    EndpointHour,
    /// Data processed by all interface endpoints of a Region in a month, per GB, in tiers.
    EndpointGb,
    /// A Gateway Load Balancer endpoint, per hour in each AZ.
    GwlbEndpointHour,
    /// Data processed by a Gateway Load Balancer endpoint, per GB.
    GwlbEndpointGb,
    /// A public IPv4 address in use, per hour.
    PublicIpv4Hour,
    /// An idle public IPv4 address, per hour.
    PublicIpv4IdleHour,
    /// A VPC attachment of a transit gateway, per hour.
    TransitGatewayAttachmentHour,
    /// Data sent into a transit gateway, per GB.
    TransitGatewayGb,
    /// A resource endpoint, per hour. AWS's feed names the item only by a hash: the label
    /// comes from matching amounts.
    ResourceEndpointHour,
    /// What the provider of a cross-Region endpoint service pays, per hour and active
    /// remote Region. AWS's feed names the item only by a hash, as above.
    CrossRegionProviderHour,
    /// Data that crosses AZs, per GB and side: a byte that crosses is charged twice.
    InterAzGbEachWay,
    /// Data transfer out to the internet, per GB, in tiers.
    Egress,
    /// An EC2 instance that translates addresses, per hour, by its type.
    InstanceHour(InstanceType),
    /// A gp3 volume of Amazon EBS, per GB and month.
    VolumeGbMonth,
    /// A private hosted zone of Amazon Route 53, per month: each of an account's first 25.
    PrivateZoneMonth,
    /// Each further private hosted zone, per month.
    PrivateZoneOver25Month,
    /// Data sent to another Region, per GB.
    OtherRegionOutGb,
    /// Data that another Region sends, per GB.
    OtherRegionInGb,
}

/// What a price is for one of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriceUnit {
    /// An hour; AWS charges a started hour of a gateway or an endpoint as a whole one.
    Hour,
    /// A GB of 2^30 bytes.
    Gb,
    /// A Gbps of provisioned bandwidth for an hour.
    GbpsHour,
    /// A month, whole even when only a part of it is used.
    Month,
    /// A GB of storage for a month.
    GbMonth,
}

impl PriceItem {
    /// Every item, in the order of the table.
    pub const ALL: [Self; 25] = [
        Self::NatHour,
        Self::NatGb,
        Self::RegionalNatHour,
        Self::RegionalNatGb,
        Self::NatProvisionedGbpsHour,
        Self::EndpointHour,
        Self::EndpointGb,
        Self::GwlbEndpointHour,
        Self::GwlbEndpointGb,
        Self::PublicIpv4Hour,
        Self::PublicIpv4IdleHour,
        Self::TransitGatewayAttachmentHour,
        Self::TransitGatewayGb,
        Self::ResourceEndpointHour,
        Self::CrossRegionProviderHour,
        Self::InterAzGbEachWay,
        Self::Egress,
        Self::InstanceHour(InstanceType::T4gNano),
        Self::InstanceHour(InstanceType::T4gSmall),
        Self::InstanceHour(InstanceType::C7gnMedium),
        Self::VolumeGbMonth,
        Self::PrivateZoneMonth,
        Self::PrivateZoneOver25Month,
        Self::OtherRegionOutGb,
        Self::OtherRegionInGb,
    ];

    /// The item's name in links and in the CSV. Links live for ever, so a slug is never
    /// changed nor given to another item.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::NatHour => "nat_hour",
            Self::NatGb => "nat_gb",
            Self::RegionalNatHour => "regional_nat_hour",
            Self::RegionalNatGb => "regional_nat_gb",
            Self::NatProvisionedGbpsHour => "nat_prvd_gbps_hour",
            Self::EndpointHour => "vpce_hour",
            Self::EndpointGb => "vpce_gb",
            Self::GwlbEndpointHour => "gwlbe_hour",
            Self::GwlbEndpointGb => "gwlbe_gb",
            Self::PublicIpv4Hour => "ipv4_hour",
            Self::PublicIpv4IdleHour => "ipv4_idle_hour",
            Self::TransitGatewayAttachmentHour => "tgw_attach_hour",
            Self::TransitGatewayGb => "tgw_gb",
            Self::ResourceEndpointHour => "resource_vpce_hour",
            Self::CrossRegionProviderHour => "xregion_provider_hour",
            Self::InterAzGbEachWay => "inter_az_gb_each_way",
            Self::Egress => "egress",
            Self::InstanceHour(InstanceType::T4gNano) => "t4g_nano_hour",
            Self::InstanceHour(InstanceType::T4gSmall) => "t4g_small_hour",
            Self::InstanceHour(InstanceType::C7gnMedium) => "c7gn_medium_hour",
            Self::VolumeGbMonth => "gp3_gb_month",
            Self::PrivateZoneMonth => "private_zone_month",
            Self::PrivateZoneOver25Month => "private_zone_over_25_month",
            Self::OtherRegionOutGb => "other_region_out_gb",
            Self::OtherRegionInGb => "other_region_in_gb",
        }
    }

    /// The item with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.slug() == slug)
    }

    /// Whether AWS charges less, or more, from some monthly volume on.
    #[must_use]
    pub const fn has_tiers(self) -> bool {
        matches!(self, Self::EndpointGb | Self::Egress)
    }

    /// What the item's price is for one of.
    #[must_use]
    pub const fn unit(self) -> PriceUnit {
        match self {
            Self::NatHour
            | Self::RegionalNatHour
            | Self::EndpointHour
            | Self::GwlbEndpointHour
            | Self::PublicIpv4Hour
            | Self::PublicIpv4IdleHour
            | Self::TransitGatewayAttachmentHour
            | Self::ResourceEndpointHour
            | Self::CrossRegionProviderHour
            | Self::InstanceHour(_) => PriceUnit::Hour,
            Self::NatGb
            | Self::RegionalNatGb
            | Self::EndpointGb
            | Self::GwlbEndpointGb
            | Self::TransitGatewayGb
            | Self::InterAzGbEachWay
            | Self::Egress
            | Self::OtherRegionOutGb
            | Self::OtherRegionInGb => PriceUnit::Gb,
            Self::NatProvisionedGbpsHour => PriceUnit::GbpsHour,
            Self::VolumeGbMonth => PriceUnit::GbMonth,
            Self::PrivateZoneMonth | Self::PrivateZoneOver25Month => PriceUnit::Month,
        }
    }
}

serde_as_code!(PriceItem, PriceItem::slug, PriceItem::from_slug, "the slug of a price item");
