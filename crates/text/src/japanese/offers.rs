//! What is known of endpoints in a Region, in Japanese.

use super::{Japanese, source_titles};
use crate::numbers::slugs;
use crate::offers::OfferText;
use natpoint_model::catalogue::offers::{Evidence, Ipv6, Offer, Policy, PrivateDns};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::catalogue::sources::SourceId;

impl OfferText for Japanese {
    fn service_name(&self, service: ServiceId) -> String {
        let retired = if service.traits().retired { "（提供終了）" } else { "" };
        format!("{}{retired}", service.label())
    }

    fn offer(&self, evidence: Evidence, region: RegionId) -> String {
        let place = region.info().place_ja;
        match (evidence.offer, evidence.source) {
            (Offer::Offered, source) => {
                format!("{place}リージョンでこのエンドポイントが提供されています{}。", by(source))
            }
            (Offer::NotOffered, source) => {
                format!("{place}リージョンではこのエンドポイントは提供されていません{}。", by(source))
            }
            (Offer::ServiceMissing, source) => {
                format!("{place}リージョンではこのサービス自体が提供されていません{}。", by(source))
            }
            (Offer::Unknown, None) => {
                format!(
                    "{place}リージョンでこのエンドポイントが提供されているかは未確認です。あるものとして計算します。"
                )
            }
            (Offer::Unknown, source) => format!(
                "{place}リージョンにサービスはあります{}が、エンドポイントの提供は未確認です。あるものとして計算します。",
                by(source)
            ),
        }
    }

    fn traits(&self, service: ServiceId) -> String {
        let traits = service.traits();
        let policy = match traits.policy {
            Policy::Assumed | Policy::Yes => None,
            Policy::No => Some("エンドポイントポリシーは使えません。"),
            Policy::FormerlyNo => Some("2023 年の時点ではエンドポイントポリシーを使えませんでした。"),
        };
        let private_dns = match traits.private_dns {
            PrivateDns::Usual => None,
            PrivateDns::No => Some("プライベート DNS 名はありません。"),
            PrivateDns::Required => Some("プライベート DNS が必要です。"),
            PrivateDns::OffAtFirst => Some(
                "プライベート DNS は既定でオフです。インバウンド Resolver エンドポイントに限定せずにオンにすると、\
                 無料のゲートウェイエンドポイントを通るデータもこのエンドポイントを通ります。",
            ),
        };
        let ipv6 = match traits.ipv6 {
            Ipv6::Unknown | Ipv6::Yes => None,
            Ipv6::No => Some("IPv4 のみに対応しています。"),
            Ipv6::Partly => Some("IPv6 には一部のみ対応しています。"),
        };
        let cross_region = traits.cross_region.then_some("他のリージョンのエンドポイントからも接続できます。");
        let retired = traits.retired.then_some("2026 年 7 月の us-east-1 の一覧にはありませんでした。");
        [policy, private_dns, ipv6, cross_region, retired].into_iter().flatten().collect()
    }

    fn assumed_offers(&self, services: &[ServiceId], region: RegionId) -> String {
        if services.is_empty() {
            return String::new();
        }
        let names = slugs(services).join("、");
        format!("{} での提供が未確認で、あるものとして計算したエンドポイント: {names}。", region.code())
    }

    fn inferred_free_label(&self) -> &'static str {
        "リージョン内のデータ転送を無料とみなしたサービス（AWS の一覧に記載なし）"
    }

    fn assumed_offers_label(&self) -> &'static str {
        "提供が未確認のエンドポイント"
    }
}

fn by(source: Option<SourceId>) -> String {
    let Some(source) = source.map(SourceId::info) else { return String::new() };
    let date = source.date.map_or_else(String::new, |date| format!("、{date}"));
    format!("（{}{date}）", source_titles::title(source.title))
}
