//! The product's Japanese, in the terms of AWS's Japanese documentation.

use super::numbers::{about, exactly, whole};
use super::{Labels, Locale, Money, NameText as _};
use natpoint_link::Language;
use natpoint_model::article::Difference;
use natpoint_model::compare::{Axis, Crossing, Meeting, Report};
use natpoint_model::cost::Design;
use natpoint_model::cost::bill::Counted;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;

use designs::design_here;
use labels::LABELS;
use phrases::{cheapest_ranges, place, spaced, usd};

mod advice;
mod change;
mod change_checks;
mod change_code;
mod change_outcome;
mod chart;
mod designs;
mod disclosures;
mod export;
mod findings;
mod fleet;
mod fleet_hub;
mod gate;
mod import;
mod import_billed;
mod import_guide;
mod import_preview;
mod import_refusals;
mod import_remarks;
mod inputs;
mod labels;
mod map;
mod names;
mod network_note;
mod offers;
mod page;
mod phrases;
mod pictures;
mod recommendation;
mod record;
mod scenarios;
mod source_titles;
mod sources;
mod storage;
mod today;

/// Japanese.
pub(super) struct Japanese {
    /// The currency in which amounts are told.
    pub(super) money: Money,
}

impl Japanese {
    pub(super) const fn in_usd() -> Self {
        Self { money: Money::USD }
    }
}

impl Locale for Japanese {
    fn unbroken(&self, text: String) -> String {
        phrases::unbroken(text)
    }

    fn breakable(&self, name: String) -> String {
        phrases::breakable(&name)
    }

    fn language(&self) -> Language {
        Language::Japanese
    }

    fn labels(&self) -> &'static Labels {
        &LABELS
    }

    fn verdict(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let Some(verdict) = &report.verdict else {
            return recommendation::nothing_possible(scenario).to_owned();
        };
        let place = place(scenario, report, axis);
        let winner = design_here(verdict.design, scenario, report);
        let total = self.amount(verdict.total);
        let comparison = match verdict.runner_up {
            None if report.cheapest_ranges.len() < 2 => {
                return spaced(&format!("この条件を満たすのは{winner}だけで、月額 {total} です。"));
            }
            None => format!("月額 {total} で、エンドポイントを加えても安くならず"),
            Some((other, more)) if more.units() == 0 => {
                let other = design_here(other, scenario, report);
                return spaced(&format!("{place}、{winner}と{other}は同額で、月額 {total} です。"));
            }
            Some((other, more)) => {
                let other = design_here(other, scenario, report);
                format!("月額 {total} で、{other}より {} 安く", self.amount(more))
            }
        };
        spaced(&format!("{place}、{winner}が最安です。{comparison}、{}", cheapest_ranges(report, verdict)))
    }

    fn yearly(&self, report: &Report) -> Option<String> {
        let (_, more) = report.verdict.as_ref()?.runner_up?;
        // Twelve of the largest amounts would not fit.
        let year = Usd::from_units(more.units().checked_mul(12)?);
        (more.units() > 0).then(|| format!("年間では {} の差になります。", self.amount(year)))
    }

    fn design_note(&self, design: Design, scenario: &Scenario, report: &Report) -> String {
        designs::note(design, scenario, report)
    }

    fn crossing(&self, crossing: &Crossing, report: &Report) -> String {
        let (left, right) = (self.design(crossing.left), self.design(crossing.right));
        let at = |at| exactly(&report.scale, at);
        let amount = self.amount(crossing.amount);
        match crossing.meeting {
            Meeting::Cross(step) => format!("{}: 「{left}」と「{right}」がともに {amount} になります。", at(step)),
            Meeting::Touch(step) => {
                format!("{}: 「{left}」と「{right}」がともに {amount} になりますが、入れ替わりません。", at(step))
            }
            Meeting::Coincide { from, to: None } if from == natpoint_model::units::Ratio::ZERO => {
                format!("「{left}」と「{right}」は、どのデータ量でも同額です。")
            }
            Meeting::Coincide { from, to: None } => {
                format!("{} 以上では、「{left}」と「{right}」は同額です。", at(from))
            }
            Meeting::Coincide { from, to: Some(to) } if from == natpoint_model::units::Ratio::ZERO => {
                format!("{} までは、「{left}」と「{right}」は同額です。", at(to))
            }
            Meeting::Coincide { from, to: Some(to) } => {
                format!("{} から {} までは、「{left}」と「{right}」は同額です。", at(from), at(to))
            }
        }
    }

    fn no_crossing(&self) -> &'static str {
        "料金が同額になる点はありません。"
    }

    fn sources(&self, title: &str, date: Option<&str>, more: usize, newest: Option<&str>, confidence: &str) -> String {
        let date = date.map_or_else(String::new, |date| format!("、{date}"));
        let more = match (more, newest) {
            (0, _) => String::new(),
            (more, None) => format!("、ほか {more} 件"),
            (more, Some(newest)) => format!("、ほか {more} 件（最新 {newest}）"),
        };
        format!("{title}{date}{more}。{confidence}")
    }

    fn typed_price(&self) -> &'static str {
        "入力した単価（AWS の定価ではありません）"
    }

    fn assumed_price(&self) -> &'static str {
        "仮定: ゾーナル NAT ゲートウェイの単価"
    }

    fn missing_price(&self) -> &'static str {
        "このリージョンの単価が不明なため、0 として計算しています"
    }

    fn difference(&self, difference: Difference) -> &'static str {
        match difference {
            Difference::EndpointDataPrice => "エンドポイントのデータ処理を AWS の定価にする",
            Difference::NatInBothAzs => "NAT ゲートウェイを両 AZ に置く",
            Difference::PublicIpv4 => "パブリック IPv4 アドレスの料金を含める",
            Difference::CrossAz => "AZ をまたぐデータ転送を含める",
            Difference::S3Gateway => "イメージレイヤーを S3 ゲートウェイエンドポイントに通す",
            Difference::Fargate => "EC2 ではなく Fargate を使う",
        }
    }

    fn difference_note(&self, difference: Difference) -> &'static str {
        match difference {
            Difference::EndpointDataPrice => {
                "記事の値は 0.001 USD/GB ですが、AWS の定価は最初の 1 PB まで、どのリージョンでも 0.01 USD/GB です。"
            }
            Difference::NatInBothAzs => {
                "記事はエンドポイントを 2 AZ 分で計算していますが、NAT ゲートウェイは 1 台分です。\
                 条件をそろえると 2 台になります。"
            }
            Difference::PublicIpv4 => {
                "2024 年 2 月から、パブリック IPv4 アドレスは 1 つにつき 1 時間 0.005 USD かかります。\
                 エンドポイントには不要です。"
            }
            Difference::CrossAz => {
                "2 AZ で NAT ゲートウェイが 1 台なら、データの半分が AZ をまたぎ、往復それぞれに 0.01 USD/GB かかります。\
                 両 AZ に置けばかかりません。"
            }
            Difference::S3Gateway => {
                "ECR のイメージレイヤーは S3 に保存されています。取得には S3 ゲートウェイエンドポイントが必要ですが、\
                 記事にはありません（NAT ゲートウェイと併用しても無料です）。ecr.dkr のデータ量の 99 % をレイヤーと仮定します。"
            }
            Difference::Fargate => "Fargate のタスクには ecs、ecs-agent、ecs-telemetry のエンドポイントは不要です。",
        }
    }

    fn crossing_at(&self, gb: Option<&str>) -> String {
        gb.map_or_else(|| "分岐点なし".to_owned(), |gb| format!("分岐点 {gb}"))
    }

    fn count(&self, what: Counted, count: u32) -> String {
        let counter = match what {
            Counted::Azs => "AZ",
            Counted::Addresses | Counted::Attachments | Counted::Zones => "個",
            Counted::Gateways | Counted::Instances => "台",
            Counted::Gbps => "Gbps",
            Counted::StoredGb => "GB",
        };
        format!("{} {counter}", whole(count))
    }

    fn hours(&self, hours: &str) -> String {
        format!("{hours} 時間")
    }

    fn usd(&self, decimal: &str) -> String {
        usd(decimal)
    }

    fn money(&self) -> Money {
        self.money
    }

    fn workload<'a>(&self, _: &'a str, japanese: &'a str) -> &'a str {
        japanese
    }

    fn chart_summary(&self, scenario: &Scenario, report: &Report, axis: Axis) -> String {
        let cheapest_ranges: Vec<_> = report
            .cheapest_ranges
            .iter()
            .map(|range| {
                let from = about(&report.scale, range.from);
                let name = self.design(range.design);
                match range.to {
                    Some(to) => format!("{from} から {} までは「{name}」", about(&report.scale, to)),
                    None => format!("{from} 以上では「{name}」"),
                }
            })
            .collect();
        let verdict = self.verdict(scenario, report, axis);
        if cheapest_ranges.is_empty() {
            return verdict;
        }
        spaced(&format!("データ量と各構成の月額料金のグラフ。最安の構成は、{}です。", cheapest_ranges.join("、")))
            + &verdict
    }

    fn prices_as_of(&self, date: &str) -> String {
        format!("料金表は {date} 時点のものです。単価ごとに出典と日付を示しています。")
    }
}
