//! Names, in Japanese.

use super::Japanese;
use crate::names;
use crate::numbers::slugs;
use crate::{AdviceText as _, NameText};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::sources::Confidence;
use natpoint_model::compare::payers::Payer;
use natpoint_model::cost::{ChargeKind, Design, Infeasible};
use natpoint_model::scenario::{NatConnectivity, NatTopology};

impl NameText for Japanese {
    fn design(&self, design: Design) -> &'static str {
        names::of_design(design).ja
    }

    fn design_short(&self, design: Design) -> &'static str {
        names::of_design_short(design).ja
    }

    fn infeasible(&self, reason: &Infeasible) -> String {
        match reason {
            Infeasible::NoNatGateway => "NAT ゲートウェイを置かない設定です。".to_owned(),
            Infeasible::RegionalIsPublicOnly => "リージョナル NAT ゲートウェイはパブリック接続のみに対応しています。".to_owned(),
            Infeasible::PrivateNatHasNoInternet => {
                "インターネットへの通信がありますが、プライベート NAT ゲートウェイからインターネットには接続できません。".to_owned()
            }
            Infeasible::NoRegionalNat(region) => {
                format!("{} ではリージョナル NAT ゲートウェイは提供されていません。", region.code())
            }
            Infeasible::EndpointsHaveNoInternet => {
                "インターネットへの通信がありますが、エンドポイントからインターネットには接続できません。".to_owned()
            }
            Infeasible::NoEndpoint(services) => {
                format!("このリージョンにエンドポイントがないサービス: {}。", slugs(services).join("、"))
            }
            Infeasible::NotOffered(region, services) => {
                format!("{} でエンドポイントが提供されていないサービス: {}。", region.code(), slugs(services).join("、"))
            }
            Infeasible::Required(requirement) => {
                format!("要件「{}」を満たしません。", self.requirement_name(*requirement))
            }
            Infeasible::PinnedToNat(services) => {
                format!("NAT ゲートウェイ経由に固定したサービス: {}。", slugs(services).join("、"))
            }
            Infeasible::OtherRegionHasNoEndpoint => {
                "他のリージョンへの通信がありますが、クロスリージョンのエンドポイントが指定されていません。".to_owned()
            }
            Infeasible::OneVpc => "複数の VPC のための構成です。VPC は 1 つです。".to_owned(),
            Infeasible::NoInstanceChosen => "比べるインスタンスタイプを選んでください。".to_owned(),
            Infeasible::NoPeering => {
                "VPC をハブとピアリングできる（同じリージョンで、アドレス範囲が重ならない）場合は、そう指定してください。".to_owned()
            }
            Infeasible::NoSharing => {
                "組織内の 1 つのアカウントが共有するサブネットにワークロードを作り直せる場合は、そう指定してください。".to_owned()
            }
            Infeasible::NoPublicHosts => "パブリック IPv4 アドレスを持つタスクやホストの数を入力してください。".to_owned(),
            Infeasible::TodayUnknown => "いずれかのサービスについて、現在の経路を指定してください。".to_owned(),
            Infeasible::NotAllIpv6 => {
                "すべてのサービスと宛先が IPv6 に対応している必要があります。対応していればそう指定してください。".to_owned()
            }
            Infeasible::NoPrice(item) => {
                format!("このリージョンの料金が表にありません: {}。入力すると比べられます。", self.price_item(*item))
            }
            Infeasible::DearerFurtherZones => {
                "26 個目以降のプライベートホストゾーンの料金が最初の 25 個より高く入力されているため、\
                 ハブに置くエンドポイントを 1 つずつ選べません。より低い料金を入力してください。"
                    .to_owned()
            }
            Infeasible::TooMuchData => {
                "全 VPC の合計が月 402,000,000,000 GB を超え、正確に合計できる範囲を超えています。".to_owned()
            }
        }
    }

    fn payer(&self, payer: Payer) -> &'static str {
        match payer {
            Payer::Vpcs => "各 VPC のアカウントの負担",
            Payer::Hub => "ハブのアカウント、または共有 VPC の所有者の負担",
            Payer::Sender => "Transit Gateway への送信元の負担",
        }
    }

    fn charge(&self, kind: ChargeKind) -> String {
        match kind {
            ChargeKind::NatGatewayHours => "NAT ゲートウェイの時間料金".to_owned(),
            ChargeKind::PublicIpv4Hours => "パブリック IPv4 アドレス".to_owned(),
            ChargeKind::NatGatewayData => "NAT ゲートウェイのデータ処理（双方向）".to_owned(),
            ChargeKind::CrossAzData => "AZ 間のデータ転送（NAT ゲートウェイとの往復、各方向に課金）".to_owned(),
            ChargeKind::EndpointHours(service) => format!("インターフェイスエンドポイント {}", service.slug()),
            ChargeKind::EndpointData => "インターフェイスエンドポイントのデータ処理（双方向）".to_owned(),
            ChargeKind::GatewayEndpoint(service) => format!("ゲートウェイエンドポイント {}", service.slug()),
            ChargeKind::SameRegionData => "リージョン内のパブリック IP アドレス経由のデータ転送".to_owned(),
            ChargeKind::InternetEgress => "インターネットへのデータ転送（アウト）".to_owned(),
            ChargeKind::NatProvisionedHours => "帯域幅をプロビジョニングした NAT ゲートウェイ".to_owned(),
            ChargeKind::InspectionHours => "Gateway Load Balancer エンドポイント".to_owned(),
            ChargeKind::InspectionData => "Gateway Load Balancer エンドポイントのデータ処理".to_owned(),
            ChargeKind::FirewallHours => "AWS Network Firewall エンドポイント".to_owned(),
            ChargeKind::FirewallData => "AWS Network Firewall のデータ処理（往復）".to_owned(),
            ChargeKind::WaivedNatGateways => {
                "NAT ゲートウェイの時間とデータ処理（AWS Network Firewall により無料）".to_owned()
            }
            ChargeKind::OtherRegionOut => "他のリージョンへのデータ転送".to_owned(),
            ChargeKind::OtherRegionIn => "他のリージョンからのデータ転送（送信側のリージョンで課金）".to_owned(),
            ChargeKind::OtherRegionEndpointHours => "クロスリージョンのインターフェイスエンドポイント".to_owned(),
            ChargeKind::AttachmentHours => "Transit Gateway アタッチメント".to_owned(),
            ChargeKind::PeeringData => "VPC ピアリングの AZ 間データ転送".to_owned(),
            ChargeKind::TransitGatewayData => "Transit Gateway に送信したデータ".to_owned(),
            ChargeKind::PrivateZones => "ハブのエンドポイント用のプライベートホストゾーン".to_owned(),
            ChargeKind::PrivateZonesOver25 => "プライベートホストゾーン（26 個目以降）".to_owned(),
            ChargeKind::InstanceHours => "NAT インスタンスの時間料金".to_owned(),
            ChargeKind::InstanceVolumes => "NAT インスタンスの EBS ボリューム".to_owned(),
            ChargeKind::InternetGateway => "インターネットゲートウェイ".to_owned(),
            ChargeKind::EgressOnlyGateway => "Egress-Only インターネットゲートウェイ".to_owned(),
        }
    }

    fn nat(&self, nat: NatTopology) -> &'static str {
        match nat {
            NatTopology::None => "なし",
            NatTopology::OneZonal => "1 台のみ",
            NatTopology::ZonalPerAz => "AZ ごとに 1 台",
            NatTopology::Regional => "リージョナル",
        }
    }

    fn connectivity(&self, connectivity: NatConnectivity) -> &'static str {
        match connectivity {
            NatConnectivity::Public => "パブリック",
            NatConnectivity::Private => "プライベート",
        }
    }

    fn region(&self, region: RegionId) -> String {
        format!("{} {}", region.info().long_ja, region.code())
    }

    fn price_item(&self, item: PriceItem) -> &'static str {
        names::of_price_item(item).ja
    }

    fn confidence(&self, confidence: Confidence) -> &'static str {
        match confidence {
            Confidence::Unverified => "仮定: このリージョンでは未確認",
            Confidence::OneSource => "出典 1 件",
            Confidence::TwoSources => "出典 2 件",
            Confidence::TwoCaptures => "AWS の同じフィードを 2 時点で確認",
            Confidence::TwoChannels => "AWS の 2 経路で一致",
        }
    }
}
