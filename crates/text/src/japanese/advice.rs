//! Texts about requirements, trade-offs and candidates, in Japanese.

use super::Japanese;
use crate::Locale as _;
use crate::NameText as _;
use crate::advice::{AdviceLabels, AdviceText};
use crate::numbers::{about_gb, slugs};
use natpoint_model::catalogue::controls::CONTROLS;
use natpoint_model::compare::requirement::Requirement;
use natpoint_model::compare::trade_off::{Practice, TradeOff};
use natpoint_model::compare::ways_out::{Relaxation, WayOut};
use natpoint_model::cost::Design;
use natpoint_model::cost::design::{Egress, Hub, Path, Routing};
use natpoint_model::units::Gb;

static LABELS: AdviceLabels = AdviceLabels {
    requirements: "要件",
    requirements_note: "費用より優先される要件があります。各行は、その要件を最も安く満たす構成と、最安の構成に対する月額の増加分です。\
                 一覧にないエンドポイントは、データ量 0 として計算します。",
    requirements_head: ["要件", "追加費用", "合計", "構成"],
    no_more: "追加なし",
    egress_still_needed: "外部への経路を残す必要があります。",
    explained: "選択肢とトレードオフ",
    candidates_head: ["選択肢", "到達できる宛先", "できないこと", "アクセス制御", "導入時の注意"],
    candidates: [
        [
            "パブリック NAT ゲートウェイ",
            "IPv4 で AWS サービスとインターネット。IPv6 からは DNS64 と NAT64 で到達",
            "外部から接続を開始すること",
            "ルートテーブル、ネットワーク ACL、クライアントのセキュリティグループ。自身には設定できない",
            "インターネットゲートウェイと Elastic IP アドレスが必要",
        ],
        [
            "プライベート NAT ゲートウェイ",
            "Transit Gateway または仮想プライベートゲートウェイ経由で、他の VPC とオンプレミスネットワーク",
            "インターネットへの接続（インターネットゲートウェイがトラフィックをドロップする）",
            "同上",
            "Elastic IP アドレスは関連付けられない",
        ],
        [
            "ゾーナル／リージョナル NAT ゲートウェイ",
            "ゾーナルは 1 つの AZ に配置。リージョナルは使用中の AZ に自動で広がる",
            "ゾーナルはその AZ の障害時に使えない。リージョナルはパブリック接続のみ",
            "同上",
            "ゾーナルは AZ ごとにパブリックサブネットとルートが必要。リージョナルはパブリックサブネット不要で、新しい AZ への拡張（自動モードのみ）に最大 60 分かかる",
        ],
        [
            "NAT インスタンス",
            "パブリック NAT ゲートウェイと同じ",
            "32 vCPU 未満では、インターネットへ 5 Gbps を超える通信",
            "自身のセキュリティグループとファイアウォールも使える",
            "運用は自分で行う。送信元／送信先チェックを無効にする（コントロール EC2.180 に適合しなくなる）。フェイルオーバー時に既存の接続が切れる",
        ],
        [
            "インターフェイスエンドポイント",
            "プライベート IP アドレスで 1 つのサービス。オンプレミスやピアリング先のネットワークからも利用可能",
            "他のサービスやインターネットへの接続",
            "セキュリティグループ。多くのサービスではエンドポイントポリシーも使える",
            "プライベート DNS は Amazon の DNS を使う全クライアントに影響する（DNS ホスト名と DNS 解決の有効化が必要）。\
             TCP 443 の許可が必要。AZ ごとに IP アドレスを 1 つ使う",
        ],
        [
            "ゲートウェイエンドポイント",
            "ルートテーブルを関連付けたサブネットから、同じリージョンの S3 または DynamoDB",
            "他のサービスやリージョンへの接続、ピアリング先やオンプレミスからの利用",
            "ルートテーブルとエンドポイントポリシー。自身のセキュリティグループはなく、クライアントのセキュリティグループで、\
             サービスのプレフィックスリストへの TCP 443 を許可する",
            "サービスへの既存の接続が切れる。ネットワーク ACL でサービスのパブリック IP 範囲を許可する",
        ],
        [
            "Egress-Only インターネットゲートウェイ",
            "IPv6 でインターネットと AWS",
            "IPv4 通信、外部から接続を開始すること",
            "NAT ゲートウェイと同じ",
            "すべての宛先が IPv6 に対応している必要がある",
        ],
        [
            "集約（Transit Gateway 経由のハブ）",
            "ハブの NAT ゲートウェイとインターフェイスエンドポイントの宛先",
            "ゲートウェイエンドポイントの共有",
            "Transit Gateway のルートテーブルと、ハブに置いたものの設定",
            "経由するホップが 1 つ増える。プライベートホストゾーンの共有が必要。全 VPC がハブに依存する",
        ],
    ],
    practices: "構築する前に",
    article: "記事について補足できる点",
    article_points: [
        "1 つのセキュリティグループをすべてのエンドポイントで共用でき、料金もかかりません。課金の単位は、AZ ごとの各エンドポイントです。",
        "NAT ゲートウェイは IPv4 専用ではなくなりました。DNS64 と組み合わせて、IPv6 から IPv4 への変換（NAT64）を行えます。",
        "NAT ゲートウェイから AWS への通信は、原則として AWS のネットワーク内にとどまります。ただし、インターネットに到達できるルートが必要です。",
        "NAT ゲートウェイは外部からの接続を防ぎますが、宛先は制限しません。エンドポイントの宛先は、そのサービスに限られます。",
    ],
};

impl AdviceText for Japanese {
    fn advice_labels(&self) -> &'static AdviceLabels {
        &LABELS
    }

    fn requirement(&self, requirement: Requirement) -> String {
        match requirement {
            Requirement::InternetStays => "インターネットへの経路を残す\nNAT ゲートウェイ、NAT インスタンス、\
                                           または Egress-Only インターネットゲートウェイ。"
                .to_owned(),
            Requirement::NoInternetRoute => {
                "インターネットに出ない\nインターネットゲートウェイも NAT ゲートウェイも置かず、エンドポイントだけを使います。"
                    .to_owned()
            }
            Requirement::EveryEndpoint => "すべてのサービスにエンドポイント\nサービスごとにアクセスを許可できます。\
                                    エンドポイントポリシーに対応しないサービスもあります。"
                .to_owned(),
            Requirement::Control(control) => {
                // Source: as in English.
                let closed = match control.service.slug() {
                    "ssm-contacts" | "ssm-incidents" => "Incident Manager は新規のお客様の受付を終了しています。",
                    _ => "",
                };
                format!(
                    "AWS Security Hub CSPM {}\n各 VPC（パラメータ vpcIds を指定した場合はその VPC）に {} のエンドポイントが必要です。{closed}",
                    control.id,
                    control.service.slug()
                )
            }
            Requirement::AllControls => {
                let services = CONTROLS.map(|control| control.service.slug()).join("、");
                format!(
                    "AWS Security Hub CSPM EC2.10、55～58、60\n各 VPC に {services} が必要です。ハブで共有するエンドポイントは対象になりません。\
                     6 つとも AWS FSBP と NIST SP 800-53 に含まれ、PCI DSS には含まれません。"
                )
            }
            Requirement::Ipv6Only => {
                "IPv6 のみ\nEgress-Only インターネットゲートウェイを使います。エンドポイントは設定どおりです。Lambda は IPv6 のみのサブネットに\
                 対応せず、ECS Exec は IPv6 のみのタスクでは使えません。".to_owned()
            }
        }
    }

    fn relaxation(&self, relaxation: &Relaxation) -> String {
        match relaxation {
            Relaxation::AllowNat => "NAT ゲートウェイを使う".to_owned(),
            Relaxation::PublicNat => "NAT ゲートウェイをパブリックにする".to_owned(),
            Relaxation::ZonalNat => "ゾーン単位の NAT ゲートウェイにする".to_owned(),
            Relaxation::AnswersOverIpv6 => "すべての宛先が IPv6 に対応していることにする".to_owned(),
            Relaxation::LeaveOutInternet(Gb::ZERO) => "インターネットへの経路をなくす".to_owned(),
            Relaxation::LeaveOutInternet(gb) => format!("インターネットとの通信 {} を除く", about_gb(*gb)),
            Relaxation::LeaveOutOtherRegion => "他のリージョンとの通信を除く".to_owned(),
            Relaxation::FreePaths(services) => {
                format!("{} にエンドポイントを使えるようにする", slugs(services).join("、"))
            }
            Relaxation::LeaveOut(services) => format!("{} を除く", slugs(services).join("、")),
            Relaxation::Drop(requirement) => format!("要件「{}」を外す", self.requirement_name(*requirement)),
        }
    }

    fn way_out(&self, way_out: &WayOut) -> String {
        let changes: Vec<String> = way_out.changes.iter().map(|change| self.relaxation(change)).collect();
        format!("{}: 月額 {}", changes.join("＋"), self.amount(way_out.total))
    }

    fn only_without_internet(&self, gb: Gb) -> String {
        format!("インターネットとの通信 {} はできなくなります。", about_gb(gb))
    }

    fn routing(&self, design: Design, routing: &Routing) -> String {
        let count = |path| routing.paths.iter().filter(|taken| **taken == path).count();
        let mut parts = match routing.egress {
            Egress::None => Vec::new(),
            Egress::NatGateways => vec!["NAT ゲートウェイ".to_owned()],
            Egress::NatInstances => vec!["NAT インスタンス".to_owned()],
            Egress::InternetGateway => vec!["パブリックサブネット".to_owned()],
            Egress::EgressOnlyGateway => vec!["Egress-Only インターネットゲートウェイ".to_owned()],
        };
        match count(Path::Interface) {
            0 => {}
            some => parts.push(format!("インターフェイスエンドポイント {some} 個")),
        }
        if routing.other_region == Some(Path::Interface) {
            parts.push("クロスリージョンのエンドポイント".to_owned());
        }
        if count(Path::Gateway) > 0 {
            parts.push("ゲートウェイエンドポイント".to_owned());
        }
        let hub = match routing.hub {
            Hub::None => "",
            Hub::TransitGateway | Hub::Peering => "ハブ: ",
            Hub::SharedSubnets => "共有 VPC: ",
        };
        if parts.is_empty() { self.design(design).to_owned() } else { format!("{hub}{}", parts.join("＋")) }
    }

    fn trade_offs_heading(&self, design: Design, cheapest: bool) -> String {
        let place = if cheapest { "最安" } else { "次点で異なる点" };
        format!("{place}: {}", self.design(design))
    }

    fn practice(&self, practice: Practice) -> &'static str {
        match practice {
            Practice::OpenPolicy => {
                "既定のエンドポイントポリシーは、第三者のバケットを含むすべてを許可します。組織内に限定し、AWS が所有するバケット\
                 （イメージレイヤー、Systems Manager、Image Builder）は許可してください。"
            }
            Practice::IdleTimeout => {
                "NAT ゲートウェイもエンドポイントも、350 秒間通信のない接続を切断します。TCP キープアライブをそれより短く設定してください。\
                 MTU はどちらも 8,500 バイトで、エンドポイントはパス MTU 検出に対応しません。"
            }
            Practice::OwnDns => {
                "独自の DNS サーバーは、AWS の名前を Amazon の DNS に転送する必要があります。STS のエンドポイントはリージョンの名前のみに\
                 対応し、古い SDK では AWS_STS_REGIONAL_ENDPOINTS=regional の設定が必要です。"
            }
            Practice::S3PrivateDns => {
                "S3 のインターフェイスエンドポイントでプライベート DNS を有効にすると、インバウンド Resolver エンドポイント専用にしない限り、\
                 無料の経路の通信まで有料の経路に移ります。"
            }
            Practice::NatAlarms => {
                "ErrorPortAllocation と PacketsDropCount にアラームを設定し、平均ではなく PeakBytesPerSecond で規模を判断してください。\
                 使われていない NAT ゲートウェイとエンドポイントは Trusted Advisor に表示されます。"
            }
            Practice::ProvesNoInternet => {
                "VPC Block Public Access で、インターネットへの経路がないことを証明できます（コントロール EC2.172）。双方向モードでは、\
                 NAT ゲートウェイと Egress-Only インターネットゲートウェイも遮断されます。"
            }
            Practice::Ipv6StaysLocal => {
                "IPv6 の外部への通信は集約できません。マネージドの NAT66 はないため、ゲートウェイは VPC ごとに必要です。"
            }
            Practice::WhoPaysTransit => {
                "Transit Gateway に送るデータの料金は、Flexible Cost Allocation で変更しない限り、送信元 VPC のアカウントに請求されます。\
                 エンドポイントと NAT ゲートウェイはハブのアカウントの負担です。"
            }
            Practice::WhoPaysPeering => {
                "エンドポイントとホストゾーンはハブのアカウントの負担です。ピアリングで AZ をまたぐデータは、ハブと VPC のアカウントに \
                 半分ずつ請求されます。VPC の NAT ゲートウェイは、その VPC のアカウントの負担です。"
            }
            Practice::WhoPaysAlone => {
                "NAT ゲートウェイ、アドレス、エンドポイント、データ転送は、それぞれの VPC のアカウントの負担です。"
            }
            Practice::FirewallDiscount => {
                "AWS Network Firewall と同じリージョン、同じ経路、同じ支払者の NAT ゲートウェイは、ファイアウォールに請求される時間と \
                 GB の分だけ無料になります。リージョナル NAT ゲートウェイと、帯域をプロビジョニングした NAT ゲートウェイは対象外で、\
                 TLS 検査には追加料金がかかります。2026 年 8 月からは、ファイアウォールからインターネット、他リージョン、リージョン内の \
                 パブリックアドレスへのデータも、データ転送として請求されます。"
            }
            Practice::WhoPaysShared => {
                "NAT ゲートウェイ、エンドポイント、パブリック IPv4 アドレスの時間料金、データ処理、データ転送は VPC の所有者の負担です。\
                 AZ 間のデータ転送と、インターネットゲートウェイを直接通るデータは参加者の負担です。"
            }
        }
    }

    fn trade_off(&self, trade_off: TradeOff) -> String {
        let text = match trade_off {
            TradeOff::SharedDevice => {
                "1 台の NAT を全 AZ で共有します。その AZ に障害が起きると、すべての AZ が外部への経路を失います。"
            }
            TradeOff::RegionalExpands => {
                "リージョナル NAT ゲートウェイ（自動モード）が新しい AZ に広がるまで最大 60 分かかり、その間のデータは AZ をまたぎます。\
                 ゾーナルから変更すると既存の接続が切れ、取引先が許可しているアドレスも変わります。"
            }
            TradeOff::PrivateNat => {
                "プライベート NAT ゲートウェイの接続先は、他の VPC とオンプレミスネットワークです。\
                 エンドポイントのないサービスへは、その先から到達する必要があります。"
            }
            TradeOff::OwnInstance => {
                "NAT インスタンスのサイズ設定、パッチ適用、交換は自分で行います。フェイルオーバー時に既存の接続が切れます。"
            }
            TradeOff::Ipv6Reach => {
                "IPv6 に対応した宛先にしか到達できません。クライアントにも IPv6 アドレスが必要です。"
            }
            TradeOff::PublicAddresses => {
                "すべてのホストがパブリックアドレスを持ち、外部からの接続を防ぐのはセキュリティグループだけです。\
                 AWS Security Hub CSPM のコントロール EC2.9 と EC2.15 に適合しません。"
            }
            TradeOff::NotFiltered => {
                "外部への経路は宛先を制限しません。クライアントのセキュリティグループ、ネットワーク ACL、Route 53 Resolver DNS Firewall、\
                 AWS Network Firewall またはその NAT ゲートウェイ上のプロキシで制限します。"
            }
            TradeOff::OneBillLine => {
                "NAT ゲートウェイのデータはまとめて課金され、請求からはサービスごとの内訳がわかりません。"
            }
            TradeOff::NothingElse => {
                "エンドポイントのない宛先には到達できません。新しいサービスにはエンドポイントの追加、\
                 インターネットには外部への経路が必要です。"
            }
            TradeOff::PrivateDns => {
                "プライベート DNS により、VPC 内の全クライアントがエンドポイントに接続します。同じ名前のプライベートホストゾーンとは\
                 競合します。エンドポイントのセキュリティグループで、全クライアントからの TCP 443 を許可します。"
            }
            TradeOff::OneAz => {
                "1 つの AZ だけに置いたエンドポイントは、その AZ の障害時にどの AZ からも使えなくなります。"
            }
            TradeOff::Addresses(count) => {
                return format!(
                    "エンドポイントは、置いた VPC のサブネットのプライベート IP アドレスを計 {count} 個（AZ ごとに 1 個）使います。"
                );
            }
            TradeOff::GatewayConnections => {
                "S3 や DynamoDB のゲートウェイエンドポイントを追加すると、そのサービスへの既存の接続が切れます。利用の少ない時間帯に行ってください。\
                 クライアントのセキュリティグループで、サービスのプレフィックスリストへの TCP 443 を許可し、\
                 ネットワーク ACL ではサービスのパブリック IP 範囲を許可します。"
            }
            TradeOff::SourceIp => {
                "エンドポイント経由のリクエストには aws:SourceIp がありません。NotIpAddress を使った Deny は全員に適用され、\
                 アクセスできなくなります（ID ベースのポリシーも同様）。切り替える前にポリシーを検索し、aws:VpcSourceIp、\
                 aws:SourceVpce、aws:SourceVpc に置き換えてください。"
            }
            TradeOff::DeletedToSleep => {
                "NAT ゲートウェイとインターフェイスエンドポイントは停止できず、削除して作り直すしかありません。\
                 背後で何も動いていなくても、存在する時間はすべて課金されます。ゲートウェイエンドポイントは無料です。"
            }
            TradeOff::StoppedToSleep => "NAT インスタンスは停止できます。ボリュームの料金は停止中もかかります。",
            TradeOff::KeptAddresses(count, rest) => {
                return format!(
                    "Elastic IP アドレス {count} 個を残りの時間も確保すると、さらに {} かかります。解放したアドレスは戻りません。",
                    self.amount(rest)
                );
            }
            TradeOff::PeeringReach => {
                "すべての VPC がハブのエンドポイントに依存します。ピアリングで届くのはハブまでで、その先の他の VPC、\
                 NAT ゲートウェイ、ゲートウェイエンドポイントには届きません。アドレス範囲は重ならず、双方にルートが必要です。\
                 ここではハブは同じリージョンにあるものとします。"
            }
            TradeOff::SharedHub => {
                "すべての VPC がハブに依存し、データは Transit Gateway を経由するホップが 1 つ増えます。"
            }
            TradeOff::SharedSubnets => {
                "サブネットを共有できるのは AWS Organizations の同じ組織内だけで、デフォルト VPC のサブネットは共有できません。\
                 自動では移行されず、ワークロードを作り直します。IP アドレスは 1 つの VPC の範囲から割り当てられます。"
            }
            TradeOff::SharedOwner => {
                "すべてのワークロードが VPC の所有者に依存します。ルートテーブル、ネットワーク ACL、NAT ゲートウェイ、エンドポイントを\
                 管理できるのは所有者だけです。参加者はデフォルト以外の自分のセキュリティグループを使い、エンドポイントは作成できません。"
            }
            TradeOff::HubNames => {
                "プライベート DNS が有効なのはエンドポイントを置いた VPC だけです。他の VPC には Route 53 Profile か\
                 プライベートホストゾーンの共有が必要です（VPC 自身の同名のゾーンが優先）。エンドポイントポリシーも共通になります。"
            }
        };
        text.to_owned()
    }
}
