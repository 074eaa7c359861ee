//! What is said of bills that cannot be used, and of the usage that one has beside the scenario's, in Japanese.

use super::Japanese;
use crate::import::{ImportText as _, number, quantity, shown};
use crate::import_preview::{in_tenths, usd};
use crate::numbers::{about_gb, cents};
use crate::sources::SourceText as _;
use crate::{Locale as _, NameText as _};
use natpoint_import::imported_data::{BillRefusal, BilledAmount, Span};
use natpoint_import::to_scenario::{BilledRegion, UnnamedEndpoints};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::units::Gb;

/// That costs in another currency tell nothing by themselves.
pub(super) const FOREIGN_COSTS: &str = "請求の金額が米ドル以外で、数量もないため、データ量を逆算できません。数量を含めて\
                                        エクスポートしてください。Cost Explorer では「使用量」を選び、使用タイプで絞り込みます。";

/// That a month is not over, and what follows.
pub(super) fn unfinished(locale: &Japanese, passed: Span) -> String {
    [
        "請求の最後の月はまだ終わっていないため、経過した期間(",
        &locale.span(passed),
        ")の分として計算しています。AWS の請求は数時間から 1 日ほど遅れて反映されます。終わった月の請求なら正確です。",
    ]
    .concat()
}

/// Why a bill cannot be used, and which can.
pub(super) fn refused(refused: &BillRefusal) -> String {
    let told = match refused {
        BillRefusal::NotByUsageType => {
            "使用タイプでグループ化されていないため、NAT ゲートウェイとエンドポイントがわかりません。Cost Explorer の\
                 「グループ化の条件」で「使用タイプ」を選び、ダウンロードし直してください。AWS CLI では aws ce get-cost-and-usage に \
                 --group-by Type=DIMENSION,Key=USAGE_TYPE と --metrics UnblendedCost UsageQuantity を付けます。"
        }
        BillRefusal::UnnamedAmounts => {
            "AWS の使用タイプの行がありますが、数値が使用量か金額かわかりません。aws ce get-cost-and-usage を \
                 --metrics UnblendedCost UsageQuantity と --output json を付け、--query なしで実行し、\
                 その結果をドロップしてください。"
        }
        BillRefusal::Pdf => {
            "請求書などの PDF で、使用タイプの記載がありません。Billing コンソールの「請求書」で「すべてを CSV でダウンロード」を\
                 選ぶか、「データの取得方法」にある aws ce get-cost-and-usage の結果をドロップしてください。"
        }
        BillRefusal::ReportManifest { file } if file.is_empty() => {
            "コストと使用状況レポートのマニフェストです。同じバケットにあるレポートのファイルをドロップしてください。"
        }
        BillRefusal::ReportManifest { file } => {
            return [
                "コストと使用状況レポートのマニフェストです。記載されている「",
                &shown(file),
                "」などのファイルをドロップしてください。",
            ]
            .concat();
        }
    };
    told.to_owned()
}

/// That the files are of a Region without prices, and whose prices stand in.
pub(super) fn unpriced_region(locale: &Japanese, code: &str, stands_in: RegionId) -> String {
    [
        "ファイルのリージョンは ",
        &shown(code),
        " で、料金表がありません。",
        locale.known_of_unpriced(code),
        &locale.region(stands_in),
        " の単価で代用しています。実際の単価を同じ通貨で入力すると、金額はすべてその通貨になります。",
    ]
    .concat()
}

/// The usage of other Regions.
pub(super) fn other_regions(locale: &Japanese, regions: &[BilledRegion]) -> String {
    const TOLD: usize = 4;
    let told: Vec<_> = regions.iter().take(TOLD).map(|region| self::region(locale, region)).collect();
    let more = regions.len().saturating_sub(TOLD) as u64;
    let more = if more > 0 { ["、ほか ", &number(more), " 件"].concat() } else { String::new() };
    ["請求には含めていない利用があります: ", &told.join("、"), &more, "。リージョンを選び直すと切り替わります。"]
        .concat()
}

/// The hours of interface endpoints.
pub(super) fn endpoints(
    locale: &Japanese,
    hours: BilledAmount,
    tenths: Option<u32>,
    cost: BilledAmount,
    are_the_services: bool,
) -> String {
    let average = tenths
        .map_or_else(String::new, |tenths| ["、平均で 1 AZ あたりに換算して ", &in_tenths(tenths), " 個分"].concat());
    let services = if are_the_services {
        "シナリオのサービスに必要な数とちょうど一致するため、それらのエンドポイントとして扱います。"
    } else {
        "請求にはサービス名がありません。aws ec2 describe-vpc-endpoints の結果も一緒にドロップしてください。"
    };
    [
        "請求にはインターフェイスエンドポイントの利用が ",
        &quantity(hours),
        " 時間（",
        &locale.usd(&cents(usd(cost))),
        average.as_str(),
        "）あります。",
        services,
    ]
    .concat()
}

/// Endpoints of which no file names the service, and the command that does.
pub(super) fn unnamed(locale: &Japanese, endpoints: &UnnamedEndpoints) -> String {
    let UnnamedEndpoints { count, first, gb, cost, region, beside_list } = endpoints;
    let amounts = [
        (*gb > Gb::ZERO).then(|| about_gb(*gb)),
        (cost.0 > 0).then(|| ["請求額 ", &locale.usd(&cents(usd(*cost)))].concat()),
    ];
    let amounts: String = amounts.into_iter().flatten().flat_map(|amount| ["、".to_owned(), amount]).collect();
    let [before, after] = if *beside_list {
        [
            "エンドポイントの一覧にないため、削除済みか別のアカウントのものです。後者はそのアカウントの ",
            " の結果でわかります。",
        ]
    } else {
        ["", " の結果も一緒にドロップしてください。"]
    };
    let command = ["aws ec2 describe-vpc-endpoints --region ", region.code()].concat();
    [
        "インターフェイスエンドポイント ",
        &number((*count).into()),
        " 個（最初のもの: ",
        &shown(first),
        &amounts,
        "）のサービス名がどのファイルにもありません。",
        before,
        &command,
        after,
    ]
    .concat()
}

/// The usage of a Region.
pub(super) fn region(locale: &Japanese, billed: &BilledRegion) -> String {
    let name =
        if billed.region.is_empty() { "リージョンの記載なし".to_owned() } else { shown(&billed.region) };
    let parts = [
        (billed.nat_gb > Gb::ZERO || billed.nat_cost.0 > 0)
            .then(|| ["NAT ゲートウェイ経由 ", &about_gb(billed.nat_gb)].concat()),
        (billed.endpoint_gb > Gb::ZERO).then(|| ["エンドポイント経由 ", &about_gb(billed.endpoint_gb)].concat()),
        billed.has_prices().then(|| locale.usd(&cents(usd(billed.nat_cost.plus(billed.endpoint_cost))))),
    ];
    [&name, "（", &parts.into_iter().flatten().collect::<Vec<_>>().join("、"), "）"].concat()
}
