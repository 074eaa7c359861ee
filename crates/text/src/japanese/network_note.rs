//! What is said of a network that a scenario does not show, in Japanese.

use super::Japanese;
use crate::Locale as _;
use crate::import::{number, shown};
use natpoint_import::to_scenario::{EndpointLeftOut, NetworkNote};
use natpoint_model::units::Usd;

/// Something about the network that the scenario does not show.
pub(super) fn network_note(note: &NetworkNote, locale: &Japanese) -> String {
    match note {
        NetworkNote::EndpointsLeftOut { why, count, first, cost } => left_out(*why, *count, first, *cost, locale),
        NetworkNote::OwnRows { third_party, count, first } => own_rows(*third_party, *count, first),
        NetworkNote::NamedByKey(count) => [
            &number((*count).into()),
            " つのエンドポイントは、サービス名が適用後に決まります。サービスは Terraform での名前から判断しました。",
        ]
        .concat(),
        NetworkNote::UnknownAzs { count, azs } => unknown_azs(*count, *azs),
        NetworkNote::MoreNatGateways { gateways, azs, beyond, cost } => [
            &number((*azs).into()),
            " つの AZ に NAT ゲートウェイが ",
            &number((*gateways).into()),
            " 台あります。シナリオの上限を超えるため、",
            &number((*beyond).into()),
            " 台は含まれません",
            &month(*cost, locale),
            "。",
        ]
        .concat(),
        NetworkNote::NetworkFirewall(endpoints) => {
            network_firewall("請求書", *endpoints, "料金表に単価がなければ、請求書の単価を使います。")
        }
        NetworkNote::ListedFirewall(endpoints) => network_firewall(
            "リソースの一覧",
            *endpoints,
            "一覧からは単価が分からないため、料金表に単価がなければ入力してください。",
        ),
        NetworkNote::NotOnePerAz { gateways, azs } => [
            &number((*azs).into()),
            " つの AZ のワークロードに対し、NAT ゲートウェイは ",
            &number((*gateways).into()),
            " 台です。どちらの料金も正しくなるように、シナリオの AZ 数は NAT ゲートウェイの台数とし、エンドポイントには\
             それぞれの AZ 数を設定しました。AZ 間のデータ転送は含みません。追加するエンドポイントの AZ 数は設定してください。",
        ]
        .concat(),
        NetworkNote::PrivateNatGateways(count, cost) => [
            "パブリック NAT ゲートウェイのほかに、プライベート NAT ゲートウェイが ",
            &number((*count).into()),
            " 台あります。シナリオには含めません",
            &month(*cost, locale),
            "。",
        ]
        .concat(),
        NetworkNote::UnevenAddresses { addresses, held } => uneven_addresses(*addresses, *held),
        NetworkNote::ElsewhereInLists(count) => [
            "ほかの VPC またはリージョンに、NAT ゲートウェイとエンドポイントが合わせて ",
            &number((*count).into()),
            " つあり、含めていません。対象は上で選択できます。",
        ]
        .concat(),
        NetworkNote::UnroutedNatGateways(count, first) => [
            "どのルートも向いていない NAT ゲートウェイが ",
            &number((*count).into()),
            " 台あります（最初のもの: ",
            &shown(first),
            "）。使われないまま時間料金がかかっています。",
        ]
        .concat(),
        NetworkNote::UnloggedNatGateways(count, first) => [
            "フローログにレコードがない NAT ゲートウェイが ",
            &number((*count).into()),
            " 台あり（最初のもの: ",
            &shown(first),
            "）、その通信はデータ量に含まれていません。VPC のすべてのインターフェイスのログをドロップしてください。",
        ]
        .concat(),
        NetworkNote::UnroutedEndpoints(count, first) => [
            "どのルートも向いていないゲートウェイエンドポイントが ",
            &number((*count).into()),
            " つあります（最初のもの: ",
            &shown(first),
            "）。その通信は、今もほかの通信と同じ経路を通っています。",
        ]
        .concat(),
        NetworkNote::SubnetsPastEndpoint(count) => [
            "VPC にあるゲートウェイエンドポイントを使わずに NAT ゲートウェイを使うサブネットが ",
            &number((*count).into()),
            " つあります。そのルートテーブルをエンドポイントに追加してください。",
        ]
        .concat(),
        NetworkNote::SubnetsAcrossAzs(count) => [
            "別の AZ の NAT ゲートウェイを使うサブネットが ",
            &number((*count).into()),
            " つあります。1 GB ごとに AZ 間のデータ転送料金もかかります。",
        ]
        .concat(),
        NetworkNote::Dns64(count) => [
            "DNS64 が有効なサブネットが ",
            &number((*count).into()),
            " つあります。IPv6 から IPv4 のホストへの通信は NAT ゲートウェイ（NAT64）を通り、ほかの通信と同じ料金がかかります。",
        ]
        .concat(),
    }
}

/// That NAT gateways do not have equally many addresses.
fn uneven_addresses(addresses: u32, held: u32) -> String {
    [
        "NAT ゲートウェイのパブリック IPv4 アドレスは ",
        &number(addresses.into()),
        " 個です。シナリオでは 1 台あたり同数とするため、",
        &number(held.into()),
        " 個になります。",
    ]
    .concat()
}

/// That no file tells in how many AZs endpoints stand.
fn unknown_azs(count: u32, azs: u32) -> String {
    [
        &number(count.into()),
        " つのインターフェイスエンドポイントは、AZ の数がファイルから分かりません。シナリオの AZ 数（",
        &number(azs.into()),
        "）としました。料金は時間と AZ の数で決まるため、異なる場合はサービスの AZ 数を設定してください。",
    ]
    .concat()
}

/// Endpoints that the scenario cannot hold, why, and what their hours cost.
fn left_out(why: EndpointLeftOut, count: u32, first: &str, cost: Usd, locale: &Japanese) -> String {
    let what = match why {
        EndpointLeftOut::ThirdParty => "第三者のサービスのエンドポイント",
        EndpointLeftOut::UnknownService => "カタログにないサービスのエンドポイント",
        EndpointLeftOut::Nameless => "サービスがまだわからないエンドポイント",
        EndpointLeftOut::Second => "同じサービスの 2 つ目以降のエンドポイント",
    };
    let first = match first {
        "" => String::new(),
        first => ["（最初のもの: ", &shown(first), "）"].concat(),
    };
    [what, &first, "が ", &number(count.into()), " つあります。シナリオには含められません", &month(cost, locale), "。"]
        .concat()
}

/// What something costs a month; nothing where it is not known.
fn month(cost: Usd, locale: &Japanese) -> String {
    if cost == Usd::ZERO {
        return String::new();
    }
    ["（時間料金は定価で月額 ", &locale.amount(cost), "）"].concat()
}

fn network_firewall(source: &str, endpoints: u32, price: &str) -> String {
    [
        source,
        "に AWS Network Firewall のエンドポイントが ",
        &number(endpoints.into()),
        " 個あるため、すべてのデータが NAT ゲートウェイの手前でファイアウォールを通るものとします。NAT ゲートウェイの時間と GB は\
         無料になります。",
        price,
        "NAT ゲートウェイの詳細で変更できます。",
    ]
    .concat()
}

fn own_rows(third_party: bool, count: u32, first: &str) -> String {
    let (what, taken) = if third_party {
        (
            "第三者または自社のエンドポイントサービス",
            "パブリックにもアクセスできると行で指定しない限り、そのエンドポイントはすべての構成に残ります。",
        )
    } else {
        ("カタログにないサービス", "AWS のサービスと同様に、パブリックにもアクセスできるものとして扱います。")
    };
    let count = number(count.into());
    [what, " ", &count, " 件（最初のもの: ", &shown(first), "）を行として追加しました。", taken].concat()
}
