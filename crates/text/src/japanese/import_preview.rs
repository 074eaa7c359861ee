//! What is said of making a scenario of what was found, in Japanese.

use super::network_note::network_note;
use super::{Japanese, import_billed};
use crate::import::{number, price};
use crate::import_preview::{ImportPreviewLabels, ImportPreviewText};
use crate::numbers::about_gb;
use crate::{ImportText as _, Locale as _, NameText as _};
use natpoint_import::imported_data::Span;
use natpoint_import::to_scenario::{Allocation, BilledRegion, Note, Suspect, UnallocatedTraffic};
use natpoint_model::units::{Gb, Quantity as _, UnitPrice};

static LABELS: ImportPreviewLabels = ImportPreviewLabels {
    region: "取り込むリージョン",
    vpc: "取り込む VPC",
    bill_head: ["使用量の種類", "数量", "料金"],
    both: "双方向の合計",
    no_quantity: "記載なし",
    more: "ほかに ",
    estimated: "一部は AWS による見積もりです。",
    outcome: "シナリオにした場合",
};

impl ImportPreviewText for Japanese {
    fn import_preview_labels(&self) -> &'static ImportPreviewLabels {
        &LABELS
    }

    fn unallocated(&self, unallocated: UnallocatedTraffic, gb: Gb) -> String {
        let what = match unallocated {
            UnallocatedTraffic::Aws => "サービス不明の AWS 宛て",
            UnallocatedTraffic::Public => "AWS かインターネットか不明なパブリックアドレス宛て",
            UnallocatedTraffic::Nat => "ログ上の NAT ゲートウェイ経由",
            UnallocatedTraffic::NatMetrics => "メトリクス上の NAT ゲートウェイ経由",
            UnallocatedTraffic::NatBill => "請求上の NAT ゲートウェイ経由",
            UnallocatedTraffic::EndpointMetrics => "メトリクス上のインターフェイスエンドポイント経由",
            UnallocatedTraffic::EndpointBill => "請求上のインターフェイスエンドポイント経由",
        };
        [what, " ", &about_gb(gb), " の割り当て先"].concat()
    }

    fn allocation(&self, allocation: Allocation) -> String {
        match allocation {
            Allocation::Nowhere => "不明 (含めない)".to_owned(),
            Allocation::Internet => "インターネット".to_owned(),
            Allocation::Spread => "一覧のサービスに配分".to_owned(),
            Allocation::Service(service) => service.label().to_owned(),
            Allocation::Divided => "複数の宛先に分ける".to_owned(),
        }
    }

    fn suspect(&self, suspect: Suspect) -> (&'static str, &'static str) {
        match suspect {
            Suspect::S3 => ("Amazon S3", "最も多い原因はバケットです。ゲートウェイエンドポイントなら無料で通ります。"),
            Suspect::ImageLayers => (
                "コンテナイメージのレイヤー (Amazon ECR)",
                "プルするイメージのレイヤーは Amazon S3 にあるため、S3 と同じ経路を通ります。",
            ),
            Suspect::Internet => (
                "インターネット",
                "パッケージのミラー、公開レジストリ、外部の API など。エンドポイントでは届きません。",
            ),
            Suspect::Logs => (
                "CloudWatch Logs",
                "エージェントやログドライバーが送り続けます。インターフェイスエンドポイントで届きます。",
            ),
            Suspect::DynamoDb => {
                ("DynamoDB", "多くのサービスがテーブルを読み書きします。ゲートウェイエンドポイントなら無料で通ります。")
            }
        }
    }

    fn share_of(&self, percent: u8, gb: Gb) -> String {
        [&number(percent.into()), "% (", &about_gb(gb), ")"].concat()
    }

    fn share_left(&self, percent: u8, gb: Gb) -> String {
        ["不明のまま含めない分: ", &number(percent.into()), "%、", &about_gb(gb)].concat()
    }

    fn import_note(&self, note: &Note) -> String {
        match note {
            Note::LeftOut(unallocated, gb) => {
                let what = match unallocated {
                    UnallocatedTraffic::Aws => "サービス不明の AWS 宛ての ",
                    UnallocatedTraffic::Public => "パブリックアドレス宛ての ",
                    UnallocatedTraffic::Nat => "ログ上の NAT ゲートウェイ経由の ",
                    UnallocatedTraffic::NatMetrics => "メトリクス上の NAT ゲートウェイ経由の ",
                    UnallocatedTraffic::NatBill => "請求上の NAT ゲートウェイ経由の ",
                    UnallocatedTraffic::EndpointMetrics => "メトリクス上のインターフェイスエンドポイント経由の ",
                    UnallocatedTraffic::EndpointBill => "請求上のインターフェイスエンドポイント経由の ",
                };
                [what, &about_gb(*gb), " は、割り当て先を選ぶまで含まれません。"].concat()
            }
            Note::Network(note) => network_note(note, self),
            Note::SeveralNatGateways(count) => {
                let count = number((*count).into());
                ["NAT ゲートウェイが ", &count, " 個あり、1 つの VPC の数を超えます。構成を選んでください。"].concat()
            }
            Note::Derived => "請求に数量がないため、データ量は定価から逆算しています。".to_owned(),
            Note::Rates(count) => {
                let count = number((*count).into());
                ["料金表と異なり、置き換える単価: ", &count, " 件。段階制の単価は最初の段階を使います。"].concat()
            }
            Note::RefusedPrice(item, usd) => [
                self.price_item(*item),
                ": ",
                &self.usd(&price(*usd)),
                " は単価として使えません。単価は 0 から ",
                &self.usd(&UnitPrice::MAX.to_plain()),
                " まで、小数は 8 桁までです。現在の単価を使います。",
            ]
            .concat(),
            Note::UnknownRegion => {
                "料金を左右するリージョンがファイルに記載されていません。現在のリージョンのままです。異なる場合は選択してください。".to_owned()
            }
            Note::UnpricedRegion { code, stands_in } => import_billed::unpriced_region(self, code, *stands_in),
            Note::OtherRegions(regions) => import_billed::other_regions(self, regions),
            Note::BilledEndpoints { hours, tenths, cost, are_the_services } => {
                import_billed::endpoints(self, *hours, *tenths, *cost, *are_the_services)
            }
            Note::UnnamedEndpoints(unnamed) => import_billed::unnamed(self, unnamed),
            Note::NetCosts => {
                "請求の金額はクレジットや返金を差し引いた額で数量がないため、データ量を逆算できません。使用量を含めるか、\
                 クレジットと返金を除いて書き出してください。"
                    .to_owned()
            }
            Note::DividedAmongVpcs(vpcs) => {
                ["請求は ", &number((*vpcs).into()), " 個の VPC の合計とみなし、均等に分けています。"].concat()
            }
            Note::OtherVpcs(gb) => [
                "請求またはメトリクスのうち ",
                &about_gb(*gb),
                " は他の VPC やリージョンの NAT ゲートウェイやエンドポイントを通ったため、含めていません。",
            ]
            .concat(),
            Note::TimelessBill => {
                "請求に期間の記載がないため、データ量は 1 か月分とみなし、時間から NAT ゲートウェイの数は求めていません。".to_owned()
            }
            Note::ForeignCosts => import_billed::FOREIGN_COSTS.to_owned(),
            Note::EstimatedBill => {
                "請求の一部は AWS の見積もりです。終わっていない月であれば、これまでの日数分のデータ量を 1 か月分とみなしています。\
                 終わった月の請求をドロップしてください。"
                    .to_owned()
            }
            Note::UnfinishedBill(passed) => import_billed::unfinished(self, *passed),
            Note::UnfinishedMetrics(passed) => unfinished_metrics(self, *passed),
            Note::Scaled(span) => {
                [&self.duration(span.seconds()), "分のデータ量を 1 か月分に換算しています。"].concat()
            }
            Note::SameTraffic => {
                "同じ期間のログ、メトリクス、請求は同じ通信を含みます。割り当てるのは 1 つだけにしてください。".to_owned()
            }
            Note::OneDirection { sent: true } => {
                "メトリクスにはワークロードからの送信しかありません。BytesInFromDestination も取得してください。受信のほうが多い場合があります。".to_owned()
            }
            Note::OneDirection { sent: false } => {
                "メトリクスにはワークロードの受信しかありません。BytesOutToDestination も取得してください。".to_owned()
            }
            Note::UnknownWindow => {
                "レコードに時刻がないため、データ量は 1 か月分とみなしています。".to_owned()
            }
            Note::NotScaled(span) => {
                ["データ量は 1 か月分ではなく ", &self.duration(span.seconds()), "分です。"].concat()
            }
            Note::Bypasses(gb) => {
                [&about_gb(*gb), " は NAT ゲートウェイを通らず、インターネットゲートウェイやゲートウェイエンドポイントなど別の経路で\
                 出ているため、含めていません。"].concat()
            }
            Note::Negligible => "見つかった通信は 1 か月に 1 kB 未満なので、シナリオは変わりません。データ量の単位がバイトより大きい場合は、\
                                 列の名前を total_mb のように単位がわかるものにしてください。".to_owned(),
            Note::OnlyInside => {
                "見つかった通信はすべてネットワーク内のものなので、シナリオは変わりません。NAT ゲートウェイのアドレスが含まれる場合は、\
                 describe-nat-gateways の出力も追加してください。".to_owned()
            }
            Note::OnlyQueries => {
                "クエリログからはアドレスのサービス名がわかりますが、データ量は含まれません。同じ期間のフローログも追加してください。".to_owned()
            }
            Note::Nothing => self.import_labels().nothing.to_owned(),
        }
    }

    fn repeated(&self, series: u64) -> String {
        ["同じメトリクスの同じ期間が他のファイルにもあるため除外: ", &number(series), " 件"].concat()
    }

    fn billed_region(&self, billed: &BilledRegion) -> String {
        import_billed::region(self, billed)
    }

    fn prices_found(&self, prices: usize) -> String {
        ["この比較に関係する項目の単価: ", &number(prices as u64), " 件"].concat()
    }
}

/// That a period of metrics is not over, and what follows.
fn unfinished_metrics(locale: &Japanese, passed: Span) -> String {
    [
        "メトリクスの最後の期間はまだ終わっていないため、経過した期間(",
        &locale.span(passed),
        ")の分として計算しています。",
    ]
    .concat()
}
