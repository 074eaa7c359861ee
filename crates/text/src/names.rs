//! The names of price items, in every language side by side.

use natpoint_model::catalogue::instances::InstanceType::{C7gnMedium, T4gNano, T4gSmall};
use natpoint_model::catalogue::prices::PriceItem;

/// A name in each language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names {
    pub en: &'static str,
    pub ja: &'static str,
}

const fn names(en: &'static str, ja: &'static str) -> Names {
    Names { en, ja }
}

/// What a price item is called.
pub(crate) const fn of_price_item(item: PriceItem) -> Names {
    match item {
        PriceItem::NatHour => names("NAT gateway, per hour", "NAT ゲートウェイ（1 時間）"),
        PriceItem::NatGb => names("NAT gateway data, per GB", "NAT ゲートウェイのデータ処理（1 GB）"),
        PriceItem::RegionalNatHour => {
            names("Regional NAT gateway, per hour and AZ", "リージョナル NAT ゲートウェイ（AZ・1 時間）")
        }
        PriceItem::RegionalNatGb => {
            names("Regional NAT gateway data, per GB", "リージョナル NAT ゲートウェイのデータ処理（1 GB）")
        }
        PriceItem::NatProvisionedGbpsHour => names(
            "NAT gateway with provisioned bandwidth, per Gbps and hour",
            "帯域をプロビジョニングした NAT ゲートウェイ（1 Gbps・1 時間）",
        ),
        PriceItem::EndpointHour => {
            names("Interface endpoint, per hour and AZ", "インターフェイスエンドポイント（AZ・1 時間）")
        }
        PriceItem::EndpointGb => {
            names("Interface endpoint data, per GB", "インターフェイスエンドポイントのデータ処理（1 GB）")
        }
        PriceItem::GwlbEndpointHour => names(
            "Gateway Load Balancer endpoint, per hour and AZ",
            "Gateway Load Balancer エンドポイント（AZ・1 時間）",
        ),
        PriceItem::GwlbEndpointGb => names(
            "Gateway Load Balancer endpoint data, per GB",
            "Gateway Load Balancer エンドポイントのデータ処理（1 GB）",
        ),
        PriceItem::PublicIpv4Hour => names("Public IPv4 address, per hour", "パブリック IPv4 アドレス（1 時間）"),
        PriceItem::PublicIpv4IdleHour => {
            names("Idle public IPv4 address, per hour", "未使用のパブリック IPv4 アドレス（1 時間）")
        }
        PriceItem::TransitGatewayAttachmentHour => {
            names("Transit gateway attachment, per hour", "Transit Gateway アタッチメント（1 時間）")
        }
        PriceItem::TransitGatewayGb => names("Transit gateway data, per GB", "Transit Gateway のデータ処理（1 GB）"),
        PriceItem::ResourceEndpointHour => names("Resource endpoint, per hour", "リソースエンドポイント（1 時間）"),
        PriceItem::CrossRegionProviderHour => names(
            "Cross-Region endpoint service, per hour and Region",
            "クロスリージョンのエンドポイントサービス（リージョン・1 時間）",
        ),
        PriceItem::InterAzGbEachWay => {
            names("Data transfer across AZs, per GB each way", "AZ 間のデータ転送（片方向 1 GB）")
        }
        PriceItem::Egress => names("Data transfer out to the internet, per GB", "インターネットへのデータ転送（1 GB）"),
        PriceItem::InstanceHour(T4gNano) => {
            names("NAT instance t4g.nano, per hour", "NAT インスタンス t4g.nano（1 時間）")
        }
        PriceItem::InstanceHour(T4gSmall) => {
            names("NAT instance t4g.small, per hour", "NAT インスタンス t4g.small（1 時間）")
        }
        PriceItem::InstanceHour(C7gnMedium) => {
            names("NAT instance c7gn.medium, per hour", "NAT インスタンス c7gn.medium（1 時間）")
        }
        PriceItem::VolumeGbMonth => names("EBS volume (gp3), per GB and month", "EBS ボリューム gp3（1 GB・1 か月）"),
        PriceItem::PrivateZoneMonth => names("Private hosted zone, per month", "プライベートホストゾーン（1 か月）"),
        PriceItem::PrivateZoneOver25Month => {
            names("Private hosted zone beyond 25, per month", "プライベートホストゾーン、26 個目以降（1 か月）")
        }
        PriceItem::OtherRegionOutGb => {
            names("Data sent to another Region, per GB", "他のリージョンへのデータ転送（1 GB）")
        }
        PriceItem::OtherRegionInGb => {
            names("Data that another Region sends, per GB", "他のリージョンからのデータ転送（1 GB）")
        }
    }
}
