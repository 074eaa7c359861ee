//! What is said of the files that a user brings, in Japanese.

use super::import_guide::{HOW_PLACE, HOW_STEPS};
use super::import_remarks::file_remark;
use super::{Japanese, import_refusals};
use crate::import::{ImportLabels, ImportText, has_elements, largest_two, number, places, shown, size, times, utc};
use natpoint_import::guide::Topic;
use natpoint_import::imported_data::{
    Availability, Connectivity, CountedAt, Endpoint, EndpointKind, FileRead, FileRefusal, FileRemark, InterfaceKind,
    Kind, NatGateway, Remote, ResourceState, SkipReason, Skipped, Span, TrafficRemark,
};
use natpoint_model::units::{Hours, Quantity as _};

static LABELS: ImportLabels = ImportLabels {
    title: "手元のトラフィックで計算する",
    note: "フローログ、請求データ、NAT ゲートウェイとエンドポイントの一覧、Terraform のプラン、料金表を、まとめて、\
           .gz や ZIP のままでも読み取れます。種類は内容から判別します。取り込むまで、設定は変わりません。",
    private: "ファイルはこのページの中だけで読み取ります。ページからの通信は禁止されているため、外に送られることはありません。",
    drop: "ファイルまたはフォルダーをここにドロップ",
    files: "ファイルを選択",
    folder: "フォルダーを選択",
    format: "ヘッダーのないフローログの形式",
    format_hint: "describe-flow-logs の LogFormat の値（${srcaddr} ${dstaddr} ${bytes} …）。デフォルト形式なら不要です。",
    cancel: "読み取りを中止",
    imported: "読み取った内容",
    heading_files: "ファイル",
    heading_traffic: "トラフィック",
    heading_ipv6: "ネイティブの IPv6 の通信（NAT ゲートウェイは通らない）",
    heading_by_gateway: "すでにゲートウェイエンドポイントを通る送信",
    heading_by_internet: "インターネットゲートウェイへ直接送信",
    cross_az: "NAT ゲートウェイと別の AZ との間",
    heading_bill: "請求データ",
    heading_network: "ネットワーク",
    heading_prices: "料金",
    column_remote: "通信相手",
    column_sent: "送信",
    column_received: "受信",
    column_interface: "ネットワークインターフェイス",
    column_address: "アドレス",
    take: "このデータ量を使う",
    scale: "1 か月分に換算する",
    plan_for_all: "ファイルにあるすべての VPC をまとめて計画",
    taken: "適用しました。「元に戻す」で取り消せます。",
    no_worker: "ブラウザがこのページでのワーカーを許可していないため、ファイルを読み取れません。\
                埋め込み元やサーバーのコンテンツセキュリティポリシーで「worker-src blob:」を許可するか、\
                ページをファイルとして保存し、単独で開いてください。",
    broken: "読み取りが途中で異常終了しました。ファイルではなく、このページの不具合です。入力内容は変わっていません。",
    for_athena: "ダウンロードや読み取りには大きなデータです。Amazon Athena なら、保存場所のまま同じ集計ができます。\
                 クエリは「データの取得方法」にあり、その結果はファイルと同じようにここで読み取れます。",
    nothing: "NAT ゲートウェイ、エンドポイント、その通信に関する内容はありませんでした。",
    how: "データの取得方法",
    how_note: "ID、日付、BUCKET、ACCOUNT、REGION は例です。ご自身の値に置き換えてください。",
    how_place: HOW_PLACE,
    how_steps: HOW_STEPS,
};

impl ImportText for Japanese {
    fn import_labels(&self) -> &'static ImportLabels {
        &LABELS
    }

    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::FlowLog => "VPC フローログ",
            Kind::FlowLogJson => "VPC フローログ（クエリ結果の JSON）",
            Kind::FlowLogCsv => "VPC フローログ（クエリ結果の CSV）",
            Kind::LegacyCur => "コストと使用状況レポート（レガシー CUR）",
            Kind::Cur2 => "コストと使用状況レポート（CUR 2.0）",
            Kind::Focus => "FOCUS 形式のコストと使用状況",
            Kind::MonthlyBill => "Billing コンソールの月次請求（CSV）",
            Kind::UsageTypes => "使用タイプ別の請求（CSV）",
            Kind::CostExplorerCsv => "Cost Explorer の CSV",
            Kind::CostExplorerText => "Cost Explorer（使用タイプの行）",
            Kind::CostExplorerJson => "Cost Explorer（get-cost-and-usage の結果）",
            Kind::Metrics => "CloudWatch メトリクス",
            Kind::NatGateways => "NAT ゲートウェイ（describe-nat-gateways の結果）",
            Kind::VpcEndpoints => "VPC エンドポイント（describe-vpc-endpoints の結果）",
            Kind::Firewalls => "AWS Network Firewall（describe-firewall の結果）",
            Kind::FlowLogs => "フローログの設定（describe-flow-logs の結果）",
            Kind::QueryLog => "Resolver クエリログ",
            Kind::TerraformPlan => "Terraform のプラン",
            Kind::TerraformState => "Terraform のステート",
            Kind::Infracost => "Infracost の内訳",
            Kind::PriceListCsv => "AWS 料金表の CSV",
            Kind::PriceListJson => "AWS 料金表の JSON",
            Kind::PricingProducts => "AWS の料金（get-products の結果）",
            Kind::IpRanges => "AWS の IP アドレス範囲（ip-ranges.json）",
            Kind::Subnets => "サブネット（describe-subnets の結果）",
            Kind::RouteTables => "ルートテーブル（describe-route-tables の結果）",
            Kind::NetworkSettings => "セキュリティグループ、ネットワーク ACL、DNS 設定、またはエンドポイントサービス",
            Kind::NetworkInterfaces => "ネットワークインターフェイス（describe-network-interfaces の結果）",
            Kind::ConfigItems => "AWS Config の設定項目",
            Kind::CloudFormation => "CloudFormation テンプレート",
            Kind::Pulumi => "Pulumi のプレビューまたはステート",
        }
    }

    fn refused(&self, refused: &FileRefusal) -> String {
        import_refusals::refused(refused)
    }

    fn remark(&self, remark: &FileRemark) -> String {
        file_remark(remark)
    }

    fn why(&self, why: &SkipReason) -> String {
        let told = match why {
            SkipReason::NoData => "その間のトラフィックなし（NODATA）",
            SkipReason::SkipData => "AWS が記録できなかった間があり（SKIPDATA）、バイト数が不足",
            SkipReason::Rejected => "拒否され、通過していないトラフィック",
            SkipReason::Fields { expected } => return ["フィールドの数が ", &number(*expected), " ではない"].concat(),
            SkipReason::Value { field } => return ["「", &shown(field), "」の値が不正"].concat(),
            SkipReason::UnclearNumber { field } => {
                return [
                    "「",
                    &shown(field),
                    "」の数値のカンマやピリオドが、小数点か桁区切りか判別できません。桁区切りなしで保存してください",
                ]
                .concat();
            }
            SkipReason::OtherEvent => "フローログでも DNS クエリでもないログイベント",
            SkipReason::BrokenJson => "壊れている、または途中で切れた JSON",
            SkipReason::TooLong => "長すぎて読み取れない",
            SkipReason::NotText => "UTF-8 のテキストではない",
            SkipReason::NotUsage => "税金、クレジット、返金など、使用量ではないもの",
            SkipReason::OtherUsage => "この比較に関係しない使用量",
            SkipReason::NetCost => "クレジットや割引を差し引いた金額のため、数量を逆算できません",
            SkipReason::OtherCurrency => "通貨が USD ではない",
            SkipReason::UnknownRegion => "カタログにないリージョン",
            SkipReason::NoDestination => "送信元しかなく、宛先が不明です",
            SkipReason::Total => "ほかの行の合計（二重に数えないため除外）",
            SkipReason::Inactive => "削除済み、失敗、またはプランで削除され、料金がかからない",
            SkipReason::OtherPrice => "より新しい、または現在有効な料金を採用したため、使わない料金",
            SkipReason::Rounded => {
                "表計算ソフトで丸められているが、合計には含む (AWS から取得した元のファイルなら正確)"
            }
            SkipReason::TooMany => "多すぎて個別には扱わないが、合計には含む",
        };
        told.to_owned()
    }

    fn skipped(&self, file: &FileRead, skipped: &Skipped) -> String {
        let (unit, place) = if has_elements(file) { (" 件（", " 番目）: ") } else { (" 行（", " 行目）: ") };
        let why = self.why(&skipped.why);
        let mut told = [&number(skipped.count), unit, &places(skipped, "、"), place, &why, "。"].concat();
        if !skipped.sample.is_empty() {
            told += "最初の内容:「";
            told += &shown(&skipped.sample);
            told += "」";
        }
        told
    }

    fn file_read(&self, file: &FileRead) -> String {
        let mut told = shown(&file.name) + ": ";
        if let Some(kind) = file.kind {
            told += self.kind(kind);
            told += "、";
        }
        told += &size(file.bytes);
        if file.records > 0 {
            told += "、";
            told += &number(file.records);
            told += " 件中 ";
            told += &number(file.used);
            told += " 件を使用";
        }
        told
    }

    fn duration(&self, seconds: u64) -> String {
        const UNITS: [&str; 4] = [" 日", " 時間", " 分", " 秒"];
        let parts: Vec<_> = largest_two(seconds).map(|(unit, count)| number(count) + UNITS[unit]).collect();
        parts.join(" ")
    }

    fn span(&self, span: Span) -> String {
        [&utc(span.from), " ～ ", &utc(span.to), "（UTC、", &self.duration(span.seconds()), "）"].concat()
    }

    fn gaps(&self, gaps: &[Span]) -> String {
        let Some(longest) = gaps.first() else { return String::new() };
        let count = number(gaps.len() as u64);
        ["記録のない期間が ", &count, " つあります。最長は ", &self.span(*longest), " です。"].concat()
    }

    fn skipdata(&self, intervals: u64) -> String {
        let count = number(intervals);
        ["AWS がすべては記録できなかった間が ", &count, " 回あり（SKIPDATA）、実際のデータ量はこれより多くなります。"]
            .concat()
    }

    fn counted_at(&self, at: CountedAt) -> &'static str {
        match at {
            CountedAt::NatGateways => {
                "NAT ゲートウェイのワークロード側で数えました。請求と同じく、各バイトを 1 回だけ数えています。"
            }
            CountedAt::Workload => {
                "NAT ゲートウェイの記録がないため、NAT ゲートウェイを通るはずのデータをワークロードのネットワークインターフェイスで数えました。"
            }
            CountedAt::Query => "クエリで合計されたバイト数です。",
        }
    }

    fn traffic_remark(&self, remark: &TrafficRemark) -> String {
        match remark {
            TrafficRemark::InferredNatGateway(id) => [
                "NAT ゲートウェイの一覧がないため、動作から ",
                &shown(id),
                " を NAT ゲートウェイとみなしています。確かめるには describe-nat-gateways の出力も追加してください。",
            ]
            .concat(),
            TrafficRemark::WorkloadSideOnly(id) => {
                [&shown(id), " については、ログにワークロード側の通信しかありません。"].concat()
            }
            TrafficRemark::TransitGateway { counts: true } => {
                "Transit Gateway のログからは NAT ゲートウェイがわかりません。ワークロード側のアタッチメントでのパブリックアドレスとの通信を、\
                 NAT ゲートウェイを通るものとみなしています。NAT ゲートウェイのネットワークインターフェイスのログなら、実際の通過量がわかります。".to_owned()
            }
            TrafficRemark::TransitGateway { counts: false } => {
                "Transit Gateway のログの通信は VPC のログにも含まれるため、重ねて数えていません。".to_owned()
            }
            TrafficRemark::PublicSideOnly(id) => {
                [&shown(id), " については、ログにパブリックアドレス側の通信しかありません。"].concat()
            }
        }
    }

    fn remote(&self, remote: &Remote) -> String {
        let told = match remote {
            Remote::S3 => "Amazon S3",
            Remote::DynamoDb => "Amazon DynamoDB",
            Remote::OtherRegion(region) => return [&shown(region), " の S3 または DynamoDB"].concat(),
            Remote::Aws(service) => return ["AWS の ", &shown(service)].concat(),
            Remote::DataPlane(service) => {
                return [&shown(service), " のクラスターやデータベースなど"].concat();
            }
            Remote::AwsUnknown => "AWS（サービス不明）",
            Remote::PublicUnknown => "パブリックアドレス（AWS かどうか不明）",
            Remote::Internet => "インターネット",
            Remote::BehindNat => "NAT ゲートウェイ経由（宛先不明）",
            Remote::CrossAz => "ネットワーク内（別の AZ）",
            Remote::Inside => "ネットワーク内",
        };
        told.to_owned()
    }

    fn not_told(&self, remote: &Remote) -> &'static str {
        match remote {
            Remote::OtherRegion(_) => "他のリージョンにはゲートウェイエンドポイントでは接続できません。",
            Remote::DataPlane(_) => "サービスのエンドポイントでは接続できません。",
            Remote::AwsUnknown => {
                "フローログでは ECR、CloudWatch Logs、SSM、STS などを区別できません。手動で、またはワークロードのテンプレートか \
                 Resolver クエリログを使って分けてください。"
            }
            Remote::BehindNat => {
                "ログには宛先の代わりに NAT ゲートウェイのアドレスが記録されています。pkt-srcaddr、pkt-dstaddr、\
                 pkt-dst-aws-service を含む形式でフローログを新しく作成する（形式は変更できません）か、\
                 NAT ゲートウェイのネットワークインターフェイスのログを取得してください。"
            }
            Remote::PublicUnknown => {
                "ログからは AWS のアドレスかどうかがわかりません。pkt-src-aws-service と pkt-dst-aws-service を\
                 含む形式で新しく作成するか、ip-ranges.json も一緒にドロップしてください。"
            }
            _ => "",
        }
    }

    fn interface(&self, kind: InterfaceKind) -> &'static str {
        match kind {
            InterfaceKind::NatGateway => "NAT ゲートウェイ",
            InterfaceKind::Endpoint => "インターフェイスエンドポイント",
            InterfaceKind::Other => "その他",
        }
    }

    fn nat_gateway(&self, nat: &NatGateway) -> String {
        let availability = match nat.availability {
            Availability::Zonal => "ゾーナル",
            Availability::Regional => "リージョナル",
        };
        let connectivity = match nat.connectivity {
            Connectivity::Public => "、パブリック",
            Connectivity::Private => "、プライベート",
        };
        let addresses = nat
            .public_ipv4
            .map_or_else(String::new, |count| ["、パブリック IPv4 アドレス ", &number(count.into()), " 個"].concat());
        ["NAT ゲートウェイ、", availability, connectivity, &azs(nat.azs), &addresses, state(nat.state)].concat()
    }

    fn endpoint(&self, endpoint: &Endpoint) -> String {
        let kind = match endpoint.kind {
            EndpointKind::Interface => "インターフェイスエンドポイント",
            EndpointKind::Gateway => "ゲートウェイエンドポイント",
            EndpointKind::GatewayLoadBalancer => "Gateway Load Balancer エンドポイント",
            EndpointKind::Resource => "リソースエンドポイント",
            EndpointKind::ServiceNetwork => "サービスネットワークエンドポイント",
            EndpointKind::NetworkFirewall => "AWS Network Firewall エンドポイント",
        };
        let azs = if endpoint.kind == EndpointKind::Gateway { String::new() } else { azs(endpoint.azs) };
        let name = shown(&endpoint.service_name);
        let separator = if name.is_empty() { "" } else { "、" };
        [kind, separator, &name, &azs, state(endpoint.state)].concat()
    }

    fn scaling(&self, span: Span, hours: Hours) -> String {
        let window = self.duration(span.seconds());
        match times(span, hours) {
            Some(times) => [
                "期間は ",
                &window,
                " です。1 か月（",
                &hours.to_plain(),
                " 時間）分に換算すると ",
                &times,
                " 倍です。",
            ]
            .concat(),
            None => "記録に期間が含まれていないため、換算できません。".to_owned(),
        }
    }

    fn topic(&self, topic: Topic) -> &'static str {
        match topic {
            Topic::Metrics => "CloudWatch メトリクス",
            Topic::FlowLogs => "VPC フローログ",
            Topic::Cur => "コストと使用状況レポート",
            Topic::Focus => "FOCUS",
            Topic::CostExplorer => "Cost Explorer",
            Topic::Network => "NAT ゲートウェイとエンドポイント",
            Topic::Terraform => "Terraform",
            Topic::Infracost => "Infracost",
            Topic::Rates => "AWS の料金",
        }
    }

    fn progress(&self, done: u64, all: u64, left: Option<u64>) -> String {
        let left = left.map_or_else(String::new, |left| ["、残り約 ", &self.duration(left)].concat());
        ["読み取り中… ", &size(all), " 中 ", &size(done), &left].concat()
    }

    fn files_added(&self, files: u32) -> String {
        ["ファイルを ", &number(files.into()), " 件追加し、すべてのファイルを初めから読み直しています。"].concat()
    }
}

fn azs(azs: Option<u32>) -> String {
    azs.map_or_else(|| "、AZ 数は不明".to_owned(), |azs| ["、", &number(azs.into()), " AZ"].concat())
}

fn state(state: ResourceState) -> &'static str {
    match state {
        ResourceState::Existing => "",
        ResourceState::Planned => "、作成予定",
        ResourceState::Removing => "、削除予定",
    }
}
