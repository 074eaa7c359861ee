//! Texts of the code that makes a change, in Japanese.

use super::{Japanese, change_code};
use crate::change::{ChangeLabels, ChangeStep, ChangeText, StepLabels, StepText};
use crate::numbers::whole;

impl ChangeText for Japanese {
    fn change_labels(&self) -> &'static ChangeLabels {
        &change_code::LABELS
    }

    fn step_labels(&self) -> &'static StepLabels {
        &StepLabels {
            heading: "変更を実施する",
            note: "現在の構成から推奨構成に変えるコードと、適用の順序です。実際のネットワークは確認していません。内容を読み、\
                   先に実行計画を確認してください。",
            form: "言語",
            forms: [
                "Terraform、OpenTofu",
                "CloudFormation",
                "AWS CDK（TypeScript）",
                "Pulumi（TypeScript）",
                "AWS CLI",
                "Landing Zone Accelerator",
            ],
            name: "各リソース名の先頭に付ける名前",
            steps: "手順",
            before: "事前の確認",
            after: "事後の確認",
            interruption: "影響",
            back: "元に戻す方法",
            not_in_form: "この言語では変更の一部を記述できません。たとえば Landing Zone Accelerator には、NAT インスタンス、VPC ピアリング、AZ \
                          の異なるエンドポイントの設定項目がありません。Terraform を選んでください。",
            nothing: "変更はありません。現在の構成のままで構いません。",
        }
    }

    #[expect(clippy::too_many_lines, reason = "a table of texts")]
    fn change_step(&self, step: ChangeStep) -> StepText {
        match step {
            ChangeStep::Record => StepText {
                title: "現在の状態を記録する",
                before: "VPC の DNS 属性が両方とも有効であること。無効ではエンドポイントがパブリックな名前に応答しません。",
                after: "VPC のすべてのルートテーブルとエンドポイントがファイルに記録されていること。",
                interruption: "ありません。",
                back: "不要です。",
            },
            ChangeStep::GatewayEndpoints => StepText {
                title: "ゲートウェイエンドポイントを作成し、ルートテーブルに関連付ける",
                before: "クライアントのセキュリティグループとネットワーク ACL が、サービスのプレフィックスリストへの TCP 443 を\
                         許可していること。バケットやロールのポリシーが、aws:SourceIp によって、今後パブリックアドレスから\
                         来なくなる通信を拒否しないこと（代わりに aws:VpcSourceIp と aws:SourceVpce を使います）。",
                after: "各ルートテーブルにプレフィックスリストへのルートがあり、各サブネットからオブジェクトを読めること。",
                interruption: "Amazon S3 と DynamoDB への確立済みの接続が一度切れます。SDK は接続し直します。",
                back: "ルートテーブルの関連付けを解除します。通信はすぐに元の経路に戻ります。",
            },
            ChangeStep::InterfaceEndpoints => StepText {
                title: "プライベート DNS を無効にしたまま、インターフェイスエンドポイントを作成する",
                before: "各サブネットに、エンドポイントごとに 1 つの空きアドレスがあること。同じ名前に応答するエンドポイントや、\
                         同じ名前のプライベートホストゾーンが VPC にないこと。",
                after: "すべてのエンドポイントが使用可能で、各サブネットからエンドポイント固有の名前（vpce-…）に HTTPS で\
                        接続できること。",
                interruption: "ありません。まだ使われていません。",
                back: "エンドポイントを削除します。",
            },
            ChangeStep::Accept => StepText {
                title: "AWS 以外のサービスのエンドポイントを、提供者に承認してもらう",
                before: "提供者がアカウントを許可し、サブネットの AZ でサービスが提供され、セキュリティグループがサービスのポートを許可していること。",
                after: "承認待ち（pendingAcceptance）のエンドポイントがなく、各サブネットからエンドポイント固有の名前（vpce-…）に、サービスの\
                        ポートで接続できること。提供者が名前を検証済みなら、ここでプライベート DNS を有効にできます。",
                interruption: "ありません。まだ使われていません。",
                back: "エンドポイントを削除します。提供者側からも見えなくなります。",
            },
            ChangeStep::PrivateDns => StepText {
                title: "プライベート DNS を有効にする",
                before: "エンドポイントのセキュリティグループが、VPC 内のすべてのクライアントと、ピアリング、VPN、Transit Gateway\
                         経由のクライアントからの TCP 443 を許可していること。",
                after: "各サブネットでサービスの名前がプライベートアドレスに解決され、呼び出しが成功すること。",
                interruption: "事前の確認ができていればありません。クライアントは以前の応答を最大 60 秒保持し、確立済みの接続は\
                               閉じるまで元の経路のままです。",
                back: "まず private_dns_enabled = false にします（再作成なしの更新）。エンドポイントの削除はその後です。",
            },
            ChangeStep::Hub => StepText {
                title: "VPC を Transit Gateway にアタッチし、VPC 間のルートを追加する",
                before: "VPC のアドレス範囲が重複していないこと。",
                after: "各 VPC からハブのアドレスに接続できること。",
                interruption: "ありません。新しい宛先へのルートだけです。",
                back: "ルートを削除してから、アタッチメントを削除します。",
            },
            ChangeStep::Peering => StepText {
                title: "各 VPC をハブ VPC とピアリングし、両方向のルートを追加する",
                before: "各 VPC とハブ VPC のアドレス範囲が重複していないこと。ハブ VPC の接続数が上限（50、申請により最大 125）に\
                         収まること。別アカウントの所有者が承認できること。",
                after: "すべての接続が有効で、両側のルートテーブルにルートがあること。",
                interruption: "ありません。新しい宛先へのルートだけです。",
                back: "ルートを削除してから、接続を削除します。",
            },
            ChangeStep::SharedVpc => StepText {
                title: "サブネットを共有する VPC を選ぶか、作成する",
                before: "デフォルト VPC ではなく、すべてのワークロードに足りるアドレスがあり、ワークロードの接続先のネットワークと\
                         重複しないこと。DNS 属性が両方とも有効であること。",
                after: "各 AZ に、ルートテーブルを持つプライベートサブネットがあること。NAT ゲートウェイを置く場合は、\
                        パブリックサブネットとインターネットゲートウェイもあること。",
                interruption: "ありません。まだ何も動いていません。",
                back: "このために作成したものを削除します。",
            },
            ChangeStep::Share => StepText {
                title: "サブネットを、ワークロードのアカウントと共有する",
                before: "AWS RAM の組織内共有が有効であること（管理アカウントで aws ram enable-sharing-with-aws-organization）。\
                         各サブネットから各サービスを呼び出せること。",
                after: "すべての関連付けが ASSOCIATED で、各アカウントからサブネットが見えること。",
                interruption: "ありません。",
                back: "リソース共有を削除します。稼働中のものは残りますが、新しくは作成できなくなります。",
            },
            ChangeStep::Move => StepText {
                title: "ワークロードを 1 つずつ、共有サブネットに作り直す",
                before: "各アカウントが、自分のセキュリティグループをその VPC に用意してあること（デフォルトのものと所有者のものは\
                         使えません）。以前のアドレス、VPC、エンドポイントを指定しているもの（許可リスト、aws:SourceVpc や \
                         aws:SourceVpce を使うポリシー）に、新しいものを追加してあること。",
                after: "各ワークロードが共有 VPC で正常に動き、以前の VPC にワークロードが残っていないこと。",
                interruption: "各ワークロードの移行にかかる時間です。移行はここのコードでは行いません。",
                back: "以前の VPC にワークロードが残っている間は、通信をそちらに戻します。",
            },
            ChangeStep::Zones => StepText {
                title: "プライベートホストゾーンを、VPC ごとに順に関連付ける",
                before: "VPC からエンドポイント固有の名前に接続できること。別アカウントの VPC は承認済みであること。同じ名前のゾーンは VPC に\
                         1 つしか関連付けられないため、VPC 自身のエンドポイントが同じ名前に応答している場合は、直前にそのプライベート DNS を\
                         無効にします。",
                after: "サービスの名前がハブのアドレスに解決され、呼び出しが成功すること。",
                interruption: "事前の確認ができていればありません。クライアントは以前の応答を最大 60 秒保持します。",
                back: "VPC とゾーンの関連付けを解除します。名前は再びパブリックアドレスに解決されます。",
            },
            ChangeStep::Egress => StepText {
                title: "新しい出口を作成し、デフォルトルートを切り替える",
                before: "パブリックアドレスを許可している取引先に、新しいアドレスを伝えてあること。",
                after: "各プライベートサブネットから、新しいパブリックアドレスで外部に接続できること。",
                interruption: "デフォルトルートを変えると、パブリックアドレスが変わるため確立済みの接続が切れます。",
                back: "デフォルトルートの送信先を元に戻します。以前の出口はまだ残っています。",
            },
            ChangeStep::Watch => StepText {
                title: "月末を含む 1 週間以上、様子を見る",
                before: "ここまでの手順と確認が終わっていること。",
                after: "NAT ゲートウェイのバイト数が、移したデータ量の分だけ減り、ErrorPortAllocation が 0 のままで、\
                        エンドポイントの BytesProcessed が同じだけ増えていること。",
                interruption: "ありません。",
                back: "原因となった手順の方法で戻します。",
            },
            ChangeStep::RemoveEndpoints => StepText {
                title: "不要になったエンドポイントを削除する",
                before: "エンドポイント固有の名前で呼び出すものがなく、必須とするコントロールも、管理しているサービスもないこと。",
                after: "サービスの名前がパブリックアドレスに解決され、呼び出しが成功すること。",
                interruption: "エンドポイント経由の確立済みの接続が一度切れます。",
                back: "作成し直します。名前とアドレスは変わります。",
            },
            ChangeStep::RemoveNat => StepText {
                title: "NAT を、ルート、本体、アドレスの順に削除する",
                before: "BytesOutToDestination が 1 週間を通して 0 で、デフォルトルート以外に NAT へのルートがないこと。\
                         アドレスはしばらく残してください。解放すると取り戻せません。",
                after: "デフォルトルートがなくても、ワークロードに必要なものがすべて動くこと。",
                interruption: "バイト数が 0 ならありません。そうでなければ、まだ NAT を通っていた通信が止まります。",
                back: "削除する前なら、デフォルトルートを戻します。削除後は新しく作成する必要があります。",
            },
        }
    }

    fn change_cost(&self, before: Option<&str>, after: &str) -> String {
        match before {
            Some(before) => format!("回答の単価とデータ量で、現在は月額 {before}、変更後は月額 {after} です。"),
            None => format!("回答の単価とデータ量で、月額 {after} です。"),
        }
    }

    fn change_vpcs(&self, vpcs: u32, hub: bool) -> String {
        let vpcs = whole(vpcs);
        if hub {
            format!("ハブと {vpcs} 個の VPC が対象です。金額はすべての VPC の合計です。")
        } else {
            format!("{vpcs} 個の VPC のそれぞれに 1 回ずつ適用してください。金額はすべての VPC の合計です。")
        }
    }

    fn change_shared(&self, vpcs: u32) -> String {
        let vpcs = whole(vpcs);
        format!(
            "サブネットを共有する 1 つの VPC に、1 回だけ適用してください。その VPC、サブネット、ルートテーブル、インターネットゲートウェイの\
             作成と、{vpcs} 個の VPC のワークロードの作り直しは、ここのコードでは行いません。金額はすべての合計です。"
        )
    }

    fn change_at_least(&self, least: u32) -> String {
        format!("少なくとも {least} 個必要です。")
    }

    fn change_amount(&self, charge: &str, quantity: &str, unit_price: Option<&str>, amount: &str) -> String {
        match unit_price {
            Some(price) => format!("{charge}: {quantity} × {price} = 月額 {amount}。"),
            None => format!("{charge}: {quantity}、無料。"),
        }
    }

    fn change_source(&self, source: &str) -> String {
        format!("単価の出典: {source}。")
    }
}
