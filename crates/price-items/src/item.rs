//! The things that have a price, and the table of what is known of each.

use serde::{Deserialize, Serialize};

use crate::instances::InstanceType;
use crate::spec::PriceUnit::{Gb, GbMonth, GbpsHour, Hour, Month};
use crate::spec::{EC2, FIREWALL, PriceItemSpec, TRANSFER, VPC};

/// Something that AWS charges for; travels as its [slug](PriceItemSpec::slug).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "&'static str", try_from = "String")]
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
    /// An endpoint of AWS Network Firewall, per hour in each AZ.
    FirewallEndpointHour,
    /// Data processed by AWS Network Firewall, per GB.
    FirewallGb,
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

/// Makes the list of all items and [`PriceItem::spec`] of the same rows, so that neither can lack one.
macro_rules! price_items {
    ($($variant:ident $(($kind:path))? => $spec:expr,)*) => {
        impl PriceItem {
            /// Every item, in the order of the table.
            pub const ALL: [Self; [$(stringify!($variant)),*].len()] = [$(Self::$variant $(($kind))?),*];

            /// What is known of the item.
            #[must_use]
            pub const fn spec(self) -> &'static PriceItemSpec {
                match self {
                    $(Self::$variant $(($kind))? => const { &$spec },)*
                }
            }
        }
    };
}

price_items! {
    NatHour => PriceItemSpec::new("nat_hour", Hour).in_csv("USD/h per NAT gateway").sold(EC2, "NatGateway-Hours")
        .feed("Hourly charge for NAT Gateways"),
    NatGb => PriceItemSpec::new("nat_gb", Gb).in_csv("USD/GB processed").sold(EC2, "NatGateway-Bytes")
        .feed("Charge for per GB data processed by NatGateways"),
    RegionalNatHour => PriceItemSpec::new("regional_nat_hour", Hour)
        .in_csv("USD/h per AZ the regional NAT is active in").sold(EC2, "RegionalNatGateway-Hours"),
    RegionalNatGb => PriceItemSpec::new("regional_nat_gb", Gb).in_csv("USD/GB processed")
        .sold(EC2, "RegionalNatGateway-Bytes"),
    NatProvisionedGbpsHour => PriceItemSpec::new("nat_prvd_gbps_hour", GbpsHour)
        .in_csv("USD/Gbps-h provisioned-bandwidth NAT").sold(EC2, "NatGateway-Prvd-Gbps")
        .feed("Per hour and per Gbps charge for NAT Gateways with provisioned bandwidth"),
    EndpointHour => PriceItemSpec::new("vpce_hour", Hour).in_csv("USD/h per interface endpoint per AZ")
        .sold(VPC, "VpcEndpoint-Hours").feed("Hourly charge for VPC Endpoints"),
    EndpointGb => PriceItemSpec::new("vpce_gb", Gb).in_csv("USD/GB processed (monthly regional total)")
        .sold(VPC, "VpcEndpoint-Bytes").feed("Charge for per GB data processed by VPC Endpoints").tiered(),
    GwlbEndpointHour => PriceItemSpec::new("gwlbe_hour", Hour).in_csv("USD/h per GWLB endpoint per AZ")
        .sold(VPC, "VpcEndpoint-GWLBE-Hours").feed("Hourly charge for AWS Gateway Load Balancer VPC Endpoint"),
    GwlbEndpointGb => PriceItemSpec::new("gwlbe_gb", Gb).in_csv("USD/GB processed")
        .sold(VPC, "VpcEndpoint-GWLBE-Bytes")
        .feed("Charge for per GB data processed by AWS Gateway Load Balancer VPC Endpoint"),
    FirewallEndpointHour => PriceItemSpec::new("firewall_hour", Hour)
        .in_csv("USD/h per firewall endpoint per AZ").sold(FIREWALL, "Endpoint-Hour"),
    FirewallGb => PriceItemSpec::new("firewall_gb", Gb).in_csv("USD/GB processed")
        .sold(FIREWALL, "Traffic-GB-Processed"),
    PublicIpv4Hour => PriceItemSpec::new("ipv4_hour", Hour).in_csv("USD/h per in-use public IPv4")
        .sold(VPC, "PublicIPv4:InUseAddress").feed("Hourly charge for In use Public IPv4 Addresses"),
    PublicIpv4IdleHour => PriceItemSpec::new("ipv4_idle_hour", Hour).in_csv("USD/h per idle public IPv4")
        .sold(VPC, "PublicIPv4:IdleAddress").feed("Hourly charge for Idle Public IPv4 Addresses")
        .never_charged(),
    // All attachments of a transit gateway have one usage type; the operation says to what.
    TransitGatewayAttachmentHour => PriceItemSpec::new("tgw_attach_hour", Hour).in_csv("USD/h per VPC attachment")
        .sold(VPC, "TransitGateway-Hours").operation("TransitGatewayVPC")
        .feed("Hourly charge for Transit Gateway VPC Attachments"),
    TransitGatewayGb => PriceItemSpec::new("tgw_gb", Gb).in_csv("USD/GB sent to TGW")
        .sold(VPC, "TransitGateway-Bytes").operation("TransitGatewayVPC")
        .feed("Charge for per GB data processed by AWS Transit Gateways for VPC attachments"),
    // The feed has no words for these two, only a hash that is one for all Regions.
    ResourceEndpointHour => PriceItemSpec::new("resource_vpce_hour", Hour)
        .in_csv("USD/h per resource endpoint (inferred label)").sold(VPC, "VpcEndpoint-Resource-Hours")
        .feed("H8FUmXCgBs5mGKB0PcJDc6xbFIbJEC4QLRO9r9CuyMM").never_charged(),
    CrossRegionProviderHour => PriceItemSpec::new("xregion_provider_hour", Hour)
        .in_csv("USD/h provider, per active remote region (inferred label)").sold(VPC, "VpcEndpoint-Service-Hours")
        .feed("3QUFY5SQS4aNBsNBN6Rnljiej-hZ500fQVl5atukx2E").never_charged(),
    InterAzGbEachWay => PriceItemSpec::new("inter_az_gb_each_way", Gb).in_csv("USD/GB each direction")
        .sold(TRANSFER, "DataTransfer-Regional-Bytes"),
    Egress => PriceItemSpec::new("egress", Gb).in_csv("USD/GB internet data transfer out")
        .sold(TRANSFER, "DataTransfer-Out-Bytes").tiered(),
    // An instance has one usage type for all systems; the operation says that it is Linux.
    InstanceHour(InstanceType::T4gNano) => PriceItemSpec::new("t4g_nano_hour", Hour).in_csv("USD/h per instance")
        .sold(EC2, "BoxUsage:t4g.nano").operation("RunInstances"),
    InstanceHour(InstanceType::T4gSmall) => PriceItemSpec::new("t4g_small_hour", Hour).in_csv("USD/h per instance")
        .sold(EC2, "BoxUsage:t4g.small").operation("RunInstances"),
    InstanceHour(InstanceType::C7gnMedium) => PriceItemSpec::new("c7gn_medium_hour", Hour)
        .in_csv("USD/h per instance").sold(EC2, "BoxUsage:c7gn.medium").operation("RunInstances"),
    VolumeGbMonth => PriceItemSpec::new("gp3_gb_month", GbMonth).in_csv("USD/GB-month")
        .sold(EC2, "EBS:VolumeUsage.gp3"),
    // Hosted zones are sold once for all Regions, in tiers of zones: no list has them by the Region.
    PrivateZoneMonth => PriceItemSpec::new("private_zone_month", Month).in_csv("USD/month per hosted zone"),
    PrivateZoneOver25Month => PriceItemSpec::new("private_zone_over_25_month", Month)
        .in_csv("USD/month per hosted zone"),
    // What a GB costs depends on both Regions: interregion.csv has it.
    OtherRegionOutGb => PriceItemSpec::new("other_region_out_gb", Gb),
    OtherRegionInGb => PriceItemSpec::new("other_region_in_gb", Gb),
}

impl PriceItem {
    /// The item's name in links and in the CSV.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        self.spec().slug
    }

    /// The item with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|item| item.slug() == slug)
    }
}

impl From<PriceItem> for &'static str {
    fn from(item: PriceItem) -> Self {
        item.slug()
    }
}

impl TryFrom<String> for PriceItem {
    type Error = String;

    fn try_from(slug: String) -> Result<Self, Self::Error> {
        Self::from_slug(&slug).ok_or_else(|| format!("{slug:?} is not the slug of a price item"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_in_their_order_and_have_slugs_of_their_own() {
        assert!(PriceItem::ALL.is_sorted_by(|left, right| left < right));
        for item in PriceItem::ALL {
            assert_eq!(PriceItem::from_slug(item.slug()), Some(item));
            assert_eq!(PriceItem::try_from(item.slug().to_owned()), Ok(item));
        }
        assert!(PriceItem::try_from("nat".to_owned()).is_err());
    }

    #[test]
    fn what_a_list_sells_it_sells_by_a_usage_type_and_in_units() {
        for item in PriceItem::ALL {
            let spec = item.spec();
            assert_eq!(spec.is_listed(), !spec.usage_type.is_empty(), "{spec:?}");
            assert_eq!(spec.is_listed(), !spec.units.is_empty(), "{spec:?}");
            assert!(spec.is_listed() || (spec.feed.is_none() && spec.operation.is_none()), "{spec:?}");
            assert!(spec.csv_unit.is_some() || !spec.is_listed(), "{spec:?}");
        }
    }
}
