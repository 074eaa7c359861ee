//! Texts of the decision record, in Japanese.

use super::Japanese;
use super::phrases::spaced;
use super::recommendation::named_resource;
use crate::Locale as _;
use crate::numbers::whole;
use crate::recommendation::saved_percent;
use crate::record::{RecordLabels, RecordText};
use crate::{NameText as _, numbers};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::compare::recommendation::{Action, Recommendation, Resource};
use natpoint_model::cost::Design;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;

impl RecordText for Japanese {
    fn record_labels(&self) -> &'static RecordLabels {
        &RecordLabels {
            context: "背景",
            costs: "料金（USD／月）",
            charge: "項目",
            today: "現在",
            recommended: "推奨",
            consequences: "影響とリスク",
            price: "単価",
            source: "出典",
        }
    }

    fn record_status(&self, date: Option<&str>) -> String {
        date.map_or_else(|| "ステータス: 提案".to_owned(), |date| format!("ステータス: 提案、{date}"))
    }

    fn record_context(&self, scenario: &Scenario, recommendation: &Recommendation) -> String {
        let vpcs = match scenario.vpcs {
            1 => String::new(),
            count => format!("VPC {} 個の", whole(count)),
        };
        let today = match &recommendation.current {
            Some(current) => {
                let setup = if current.is_stated {
                    "現在の構成"
                } else {
                    "すべて NAT ゲートウェイ経由の現在"
                };
                format!("{setup}では月額 {} です。", self.amount(current.bill.total))
            }
            None => String::new(),
        };
        spaced(&format!(
            "{}（{} AZ）の{vpcs}プライベートサブネットから、以下の宛先に接続する必要があります。{today}",
            scenario.region.code(),
            scenario.azs.count()
        ))
    }

    fn record_saving(&self, recommendation: &Recommendation) -> String {
        let total = self.amount(recommendation.total);
        let Some((current, saving)) = recommendation.current.as_ref().zip(recommendation.saving) else {
            return format!("月額 {total} です。");
        };
        let difference = self.money.difference(current.bill.total, recommendation.total);
        let (amount, way) = match difference {
            Usd::ZERO => return format!("月額 {total} で、現在と同額です。"),
            less if less > Usd::ZERO => (less, "安く"),
            more => (Usd::ZERO - more, "高く"),
        };
        let year = numbers::yearly(amount).map_or_else(String::new, |year| format!("（年間 {}）", self.amount(year)));
        format!("月額 {total} で、現在より {}（{}）{way}なります{year}。", self.amount(amount), saved_percent(&saving))
    }

    fn record_action(&self, action: &Action, region: RegionId) -> String {
        let (verb, resource, is_new) = match action {
            Action::Keep(resource) => ("維持", resource, false),
            Action::Add(resource) => ("追加", resource, true),
            Action::Remove(resource) => ("削除", resource, false),
        };
        let kind = match resource {
            Resource::GatewayEndpoints(_) => "ゲートウェイエンドポイント",
            Resource::InterfaceEndpoints(_) => "インターフェイスエンドポイント",
            Resource::HubEndpoints(_) => "ハブ VPC のインターフェイスエンドポイント",
            _ => return spaced(&format!("{verb}: {}", named_resource(resource, is_new))),
        };
        format!("{verb}: {kind} {}", resource.endpoint_names(region).join("、"))
    }

    fn record_impossible(&self, designs: &[Design]) -> String {
        let names: Vec<_> = designs.iter().map(|design| self.design(*design)).collect();
        format!("この条件では不可: {}。", names.join("、"))
    }
}
