//! Texts of the checks before a change, in Japanese.

use super::Japanese;
use crate::change_checks::{CheckFinding, CheckLabels, CheckText, Quota, Unseen};
use crate::numbers::whole;

impl CheckText for Japanese {
    fn check_labels(&self) -> &'static CheckLabels {
        &CheckLabels {
            heading: "着手前の確認",
            nothing: "読み込んだファイルの範囲では、支障は見つかりませんでした。",
            unseen: "未確認の項目",
            how: "次のコマンドを実行し、出力されたファイルをこのページにドロップしてください。確認はこのページの中だけで行われ、\
                  データが外部に送信されることはありません。",
        }
    }

    fn check_finding(&self, finding: &CheckFinding) -> String {
        match finding {
            CheckFinding::DnsOff { vpc, attribute } => {
                format!("{vpc}: {attribute} が無効なため、エンドポイントはパブリックな名前に応答できません。")
            }
            CheckFinding::EndpointExists { vpc, endpoint, service } => format!(
                "{vpc} には {service} のエンドポイント {endpoint} がすでにあります。プライベート DNS が有効なものは 2 つ\
                 作成できません。既存のエンドポイントをコードの管理下に取り込んでください。"
            ),
            CheckFinding::RouteMissing { table, endpoint } => format!(
                "{table} はプライベートサブネットを NAT ゲートウェイに導いていますが、{endpoint} へのルートがありません。\
                 このサービスへの通信は NAT ゲートウェイを通ったままです。"
            ),
            CheckFinding::Dns64 { subnet } => format!(
                "{subnet}: DNS64 が有効です。IPv6 のクライアントの通信は、ゲートウェイエンドポイントではなく NAT \
                 ゲートウェイを通ります。"
            ),
            CheckFinding::LayersForbidden { endpoint, bucket, depends: false } => format!(
                "{endpoint}: イメージレイヤーのあるバケット {bucket} への s3:GetObject がポリシーで許可されていないため、\
                 イメージを取得できません。"
            ),
            CheckFinding::LayersForbidden { endpoint, bucket, depends: true } => format!(
                "{endpoint}: ポリシーは {bucket} への s3:GetObject を、一部の呼び出し元または条件付きでだけ許可して\
                 います。イメージを取得するすべてのクライアントに当てはまりますか。"
            ),
            CheckFinding::Quota { quota, place, needed, allowed } => {
                let (needed, allowed) = (whole(*needed), whole(*allowed));
                let (counted, of) = match quota {
                    Quota::InterfaceEndpoints => ("インターフェイスエンドポイント", ""),
                    Quota::GatewayEndpoints => ("ゲートウェイエンドポイント", "アカウントのリージョンごとに "),
                    Quota::Routes => ("ルート", ""),
                };
                format!(
                    "{place} の{counted}は {needed} 個になります。クォータは、引き上げていなければ{space}{of}{allowed} 個です。",
                    space = if of.is_empty() { " " } else { "" }
                )
            }
            CheckFinding::NoAddresses { vpc, az, needed, most } => format!(
                "{vpc}、{az}: 1 つのプライベートサブネットに空きアドレスが {} 個必要ですが、最も多いサブネットでも {} 個です。",
                whole(*needed),
                whole(*most)
            ),
            CheckFinding::AzWithoutService { az, service } => {
                format!("{service} は {az} では提供されていません。ほかの AZ のサブネットを指定してください。")
            }
            CheckFinding::ZoneConflict { zone, name } => format!(
                "プライベートホストゾーン {zone} の名前 {name} が、サービスのパブリックな名前と同じです。このままでは\
                 プライベート DNS を有効にできません。"
            ),
            CheckFinding::GroupCloses { endpoint, group, subnet, port, depends: false } => {
                format!("{endpoint}: {group} が {subnet} からのポート {port} への接続を許可していません。")
            }
            CheckFinding::GroupCloses { endpoint, group, subnet, port, depends: true } => format!(
                "{endpoint}: {group} はポート {port} を特定のセキュリティグループまたはプレフィックスリストに許可して\
                 いますが、{subnet} 全体には許可していません。すべてのクライアントが含まれていますか。"
            ),
            CheckFinding::AclStops { acl, rule, subnet, peer, egress, port } => {
                let by = rule.map_or_else(|| "最後のルール".to_owned(), |rule| format!("ルール {rule}"));
                let way =
                    if *egress { format!("{subnet} から {peer} へ") } else { format!("{peer} から {subnet} へ") };
                match port {
                    Some(port) => format!("{acl}: {by}が、{way}のポート {port} への通信を拒否しています。"),
                    None => {
                        format!("{acl}: {by}が、{way}の応答（クライアントのポート 32768～60999）を拒否しています。")
                    }
                }
            }
        }
    }

    fn unseen(&self, unseen: Unseen) -> &'static str {
        match unseen {
            Unseen::Dns => "VPC の DNS 属性は両方とも有効ですか。",
            Unseen::Endpoints => "どのエンドポイントがすでにありますか。",
            Unseen::RouteTables => "プライベートサブネットはどのルートテーブルを使っていますか。",
            Unseen::Subnets => "プライベートサブネットに空きアドレスはありますか。",
            Unseen::Offers => "各サービスのエンドポイントはどの AZ で提供されていますか。",
            Unseen::HostedZones => "サービスと同じ名前のプライベートホストゾーンはありますか。",
            Unseen::NetworkAcls => "ネットワーク ACL は呼び出しと応答を許可していますか。",
            Unseen::SecurityGroups => "エンドポイントのセキュリティグループはサブネットからの接続を許可していますか。",
        }
    }
}
