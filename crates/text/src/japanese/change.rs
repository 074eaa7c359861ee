//! Texts of the code that makes a change, in Japanese.

use super::Japanese;
use crate::change::{ChangeLabels, ChangeStep, ChangeText, StepLabels, StepText};
use crate::numbers::whole;

impl ChangeText for Japanese {
    #[expect(clippy::too_many_lines, reason = "a table of texts")]
    fn change_labels(&self) -> &'static ChangeLabels {
        &ChangeLabels {
            review: "適用する前に、内容を読み、変数を埋め、実行計画を確認してください。",
            removed_last: "（ほかのすべてを確認してから、最後に）",
            not_written: "パブリックサブネットはコードにできません。ホスト自体の移動が必要です。",
            adds_nothing: "作成するリソースはありません。",
            in_name: "各リソースの名前の先頭に付ける名前。",
            in_tags: "すべてのリソースに付けるタグ。",
            in_policies: "エンドポイントポリシー（JSON）。キーはサービスの短い名前（\"s3\"）。指定しなければ、呼び出し元の権限の範囲ですべて許可されます。",
            in_cross_region_services: "別のリージョンのエンドポイントサービス名。キーは任意の短い名前。",
            in_vpc: "ワークロードの VPC。",
            in_vpc_cidr_blocks: "クライアントの IPv4 CIDR ブロック（VPC のもの）。",
            in_private_dns: "サービスのパブリックな名前をエンドポイントに解決させるか。元に戻すときは false にします。",
            in_private_subnets: "AZ ごとに 1 つのプライベートサブネット。キーは AZ 名。",
            in_private_route_tables: "各 AZ のプライベートサブネットのルートテーブル。キーは AZ 名。",
            in_hub_vpc: "ハブ VPC。",
            in_hub_cidr_blocks: "ハブ VPC の IPv4 CIDR ブロック。",
            in_hub_subnets: "ハブ VPC の、AZ ごとに 1 つのプライベートサブネット。キーは AZ 名。",
            in_hub_route_tables: "そのサブネットのルートテーブル。キーは AZ 名。",
            in_transit_gateway: "VPC がアタッチされている Transit Gateway。",
            in_transit_gateway_route_table: "VPC が関連付けられている Transit Gateway ルートテーブル。",
            in_spokes: "ハブを使う VPC。キーは任意の名前。ID、IPv4 CIDR ブロック、AZ ごとのサブネット 1 つと、プライベートサブネットのルートテーブル。",
            in_peered_spokes: "ハブを使う VPC。キーは任意の名前。ID、IPv4 CIDR ブロックと、AZ ごとのプライベートサブネットのルートテーブル。",
            in_public_subnets: "AZ ごとに 1 つのパブリックサブネット。キーは AZ 名。",
            in_nat_azs: "リージョナル NAT ゲートウェイを使う AZ の名前。",
            in_private_nat_destinations: "プライベート NAT ゲートウェイ経由で接続する IPv4 CIDR ブロック。",
            in_nat_image: "NAT インスタンスの AMI（インスタンスタイプのプロセッサーに合う Amazon Linux 2023）。",
            in_public_route_tables: "そのパブリックサブネットのルートテーブル。キーは AZ 名。",
            in_inspection_service: "Gateway Load Balancer のエンドポイントサービス名。",
            in_inspection_subnets: "AZ ごとに 1 つの、Gateway Load Balancer エンドポイント用サブネット。キーは AZ 名。",
            in_inspection_route_tables: "そのサブネットのルートテーブル。キーは AZ 名。",
            in_private_cidr_blocks: "各 AZ のプライベートサブネットの IPv4 CIDR ブロック。キーは AZ 名。",
            gateway: "ゲートウェイエンドポイントは無料です。ルートが追加されると、サービスへの確立済みの接続は一度切れます。クライアントのセキュリティグループで、サービスのプレフィックスリストへの \
                TCP 443 を許可してください。",
            gateway_routes: "ルートテーブルごとに関連付けを作成します。同じルートをインラインの route ブロックには書かないでください。",
            interface: "インターフェイスエンドポイント。対象の各 AZ のプライベートサブネットに 1 つずつネットワークインターフェイスを持ちます。",
            interface_in_hub: "名前解決は下のプライベートホストゾーンで行うため、エンドポイント自身のプライベート DNS は無効のままにします。",
            private_dns: "元に戻すには private_dns_enabled = false にします。再作成なしで更新され、名前は再びパブリックアドレスに解決されます。",
            s3_private_dns: "これがないと、プライベートアドレスを返すのはインバウンドの Resolver エンドポイントに対してだけになり、ゲートウェイエンドポイントも必要になります。",
            cross_region: "別のリージョンのサービスへのエンドポイント。どのサービスかは、変数で指定してください。",
            security_group: "エンドポイントを呼び出せる相手。",
            out_endpoints: "インターフェイスエンドポイントの ID（サービス別）。",
            out_zones: "プライベートホストゾーンの ID（サービス別）。",
            nat_instances: "NAT インスタンスの更新と監視は利用者の責任です。障害時に自動で引き継ぐものはありません。",
            egress_only: "VPC、サブネット、ワークロードに IPv6 アドレスがあり、接続先が IPv6 に対応している必要があります。",
            default_route: "デフォルトルートはすでにあります。2 つ目を追加せず、既存のルートの送信先を変更してください（インポートするか、定義している場所で変更）。",
            inspected_return: "戻りの通信も同じ検査を通します。",
            // 出典は英語版と同じ。
            peering: "接続できるのはハブ VPC のアドレスまでで、その先へは行けません。同じアカウント内では自動で承認されます。ハブ VPC が別の\
                      アカウントにある場合は auto_accept の代わりに peer_owner_id を指定し、そのアカウントで承認とルートの追加を行います。",
            peering_template: "接続できるのはハブ VPC のアドレスまでで、その先へは行けません。同じアカウント内では自動で承認されます。\
                               ハブ VPC が別のアカウントにある場合は、PeerOwnerId と、承認できるロールの PeerRoleArn を追加してください。",
            peering_component: "接続できるのはハブ VPC のアドレスまでで、その先へは行けません。同じアカウントの同じリージョン内では自動で承認されます。\
                                ハブ VPC が別のアカウントにある場合は、peerOwnerId を指定して autoAccept を外し、相手のアカウントで \
                                aws.ec2.VpcPeeringConnectionAccepter により承認してください。",
            hub_routes: "ハブ VPC のアカウントで、VPC ごとに 1 回、接続が有効になってから作成します。",
            peering_command: "接続できるのはハブ VPC のアドレスまでで、その先へは行けません。同じアカウント内ではここで承認します。ハブ VPC が\
                              別のアカウントにある場合は --peer-owner-id を追加し、そのアカウントで承認とルートの追加を行います。",
            in_peering_connection: "その VPC のピアリング接続の ID。",
            sharing: "サブネットを共有できるのは同じ組織内だけです。自動では移行されず、ワークロードは共有サブネットに作り直します。元に戻すには\
                      リソース共有を削除します。以後は新しく作成できなくなりますが、稼働中のものは残ります。",
            in_shared_subnets: "ワークロードを作成するサブネットの ARN。aws ec2 describe-subnets --query Subnets[].SubnetArn で確認できます。",
            in_share_with: "サブネットの共有先。アカウント ID、または組織単位（OU）か組織の ARN。",
            custom: "AWS 以外のサービス。提供者がアカウントを許可し、エンドポイントの承認が必要な場合があります。プライベート DNS を有効にできるのは\
                     承認後で、提供者が名前を検証済みの場合だけです。開けるのはポート 443 です。ほかのポートはセキュリティグループに追加してください。",
            in_custom_services: "AWS 以外のエンドポイントサービスの名前。キーは自分で付けた名前、値は提供者から知らされた名前\
                                 （com.amazonaws.vpce.REGION.vpce-svc-ID）。",
            in_custom_private_dns: "AWS 以外のサービスのうち、プライベートな名前に応答させるもの（自分で付けた名前で指定）。提供者が承認するまでは空にします。",
            in_custom_private_names: "AWS 以外の各サービスを呼び出すときの DNS 名。キーは自分で付けた名前。提供者の名前か、証明書に含まれる名前。",
            in_custom_service: "提供者から知らされたエンドポイントサービスの名前（com.amazonaws.vpce.REGION.vpce-svc-ID）。",
            in_custom_dns: "サービスのプライベートな名前に応答させるか。提供者が承認してから有効にします。",
            in_custom_dns_word: "サービスのプライベートな名前に応答させる場合は yes。private-dns は、提供者が承認するまで待ちます。",
            in_custom_name: "呼び出すときの DNS 名。提供者の名前か、証明書に含まれる名前。",
            zones: "エンドポイントごとに 1 つのプライベートホストゾーン。別アカウントの VPC は、先に関連付けの承認が必要です。",
            zone_records: "ゾーンの名前と、その下のすべての名前。",
            in_private_subnets_plain: "プライベートサブネット。",
            in_private_route_tables_plain: "プライベートサブネットのルートテーブル。",
            in_public_subnets_plain: "パブリックサブネット。",
            in_public_route_tables_plain: "パブリックサブネットのルートテーブル。",
            in_hub_subnets_plain: "ハブ VPC のプライベートサブネット。",
            in_hub_route_tables_plain: "そのサブネットのルートテーブル。",
            in_inspection_subnets_plain: "Gateway Load Balancer エンドポイント用のサブネット。",
            in_inspection_route_tables_plain: "そのサブネットのルートテーブル。",
            in_private_cidr_blocks_plain: "プライベートサブネットの IPv4 CIDR ブロック。",
            in_spoke_cidr_block: "ハブを使うすべての VPC を含む IPv4 CIDR ブロック。",
            in_private_name: "エンドポイントが応答する名前（先頭の *. を除く）。aws ec2 describe-vpc-endpoint-services --query \
                ServiceDetails[].PrivateDnsName で確認できます。",
            private_dns_parameter: "元に戻すには、PrivateDnsEnabled = false でスタックを更新します。名前は再びパブリックアドレスに解決されます。",
            default_route_template: "デフォルトルートはすでにあり、2 つ目は作成できません。直前に既存のルートを削除するか、既存のルートを置き換えて（aws ec2 \
                replace-route）、このルートは省いてください。",
            zones_by_command: "各 VPC を各ゾーンに関連付けてください（aws route53 associate-vpc-with-hosted-zone）。",
            script_use: "以下の変数を設定し、bash change.sh create、次に bash change.sh private-dns の順に実行します。bash change.sh \
                back で両方を元に戻します。作成したものは natpoint-created.txt に記録されます。",
            script_alarms: "以下の変数を設定し（複数の値は空白区切り）、bash alarms.sh create を実行します。bash alarms.sh delete で元に戻します。\
                            作成したものは natpoint-alarms.txt に記録されます。",
            script_share: "各サービスを呼び出せることを確認してから、bash change.sh share でサブネットを共有します。",
            script_use_hub: "最初に一度 bash change.sh create-hub、次に VPC ごとに bash change.sh create-vpc を実行します。必要な変数は、\
                             それぞれの関数の先頭にあります。bash change.sh back で、すべての VPC を元に戻します。作成したものは \
                             natpoint-created.txt に記録され、以後の手順で読み込まれます。",
            script_use_names: "エンドポイントが応答することを確認してから、VPC ごとに bash change.sh private-dns を実行すると、サービスの名前が\
                               エンドポイントに解決されます。",
            in_private_subnet_words: "AZ ごとに 1 つのプライベートサブネット（空白区切り）。",
            in_private_route_table_words: "プライベートサブネットのルートテーブル（AZ の順、空白区切り）。",
            in_public_subnet_words: "AZ ごとに 1 つのパブリックサブネット（同じ順、空白区切り）。",
            in_hub_subnet_words: "ハブ VPC の、AZ ごとに 1 つのプライベートサブネット（空白区切り）。",
            in_route_table_words: "これらのサブネットのルートテーブル（重複なし、AZ の順、空白区切り）。",
            in_inspection_subnet_words: "AZ ごとに 1 つの、Gateway Load Balancer エンドポイント用サブネット（同じ順、空白区切り）。",
            in_private_cidr_words: "各 AZ のプライベートサブネットの IPv4 CIDR ブロック（同じ順、空白区切り）。",
            in_spoke_cidr_words: "ハブを使うすべての VPC を含む IPv4 CIDR ブロック（空白区切り）。",
            in_alarm_emails: "予算を超えたときに通知するメールアドレス。",
            in_alarm_topic: "アラームの通知先の SNS トピック。指定しなければ、アラームの状態だけが変わります。",
            in_budget_margin: "実際の料金やバイト数が、計算した月額を何パーセント超えてよいか。",
            in_budget_threshold: "計算した月額の何パーセントで通知するか。",
            in_anomaly_monitor: "アカウントの異常モニターの ARN（サービス全体のモニターは 1 アカウントに 1 つまで）。指定しなければ、サブスクリプションは作成しません。",
            in_nat_gateways: "残す NAT ゲートウェイの ID。",
            budget: "計算した月額です。アカウント全体のこれらの使用タイプを集計するため、同じリージョンのほかのネットワークも含まれます。",
            anomaly: "アカウントのモニターが検出する、通常と異なる料金。",
            nat_bytes_alarm: "1 日のバイト数が 3 日中 2 日で計算値を超えた場合。エンドポイントを通るはずの通信が NAT ゲートウェイを通っています。",
            nat_port_alarm: "空きポートがなく確立できなかった接続。",
            endpoint_alarm: "1 週間この値を下回り続けると、NAT ゲートウェイを使うより高くつきます。",
            budget_region: "予算はリージョンに属さず、対応していないリージョンもあります。このスタックは us-east-1 に作成してください。",
            in_endpoint: "このサービスのインターフェイスエンドポイントの ID。",
            landing_zone_use: "以下の項目を Landing Zone Accelerator の設定の同じ名前のファイルに、テンプレートを cloudformation フォルダーに追加してください。\
                               パイプラインを実行するまで何も変わりません。",
            landing_zone_names: "{{ … }} は replacements-config.yaml の値に置き換わります。サブネット、ルートテーブル、VPC、アカウントは、ID ではなく\
                                 設定ファイルでの名前で指定します。",
            landing_zone_back: "Landing Zone Accelerator ではプライベート DNS が常に有効です。元に戻すには、エンドポイントの項目を削除します。\
                                名前は再びパブリックアドレスに解決されます。",
            landing_zone_values: "括弧内の説明を値に置き換えてください。",
            in_account: "VPC のアカウントの名前。",
            in_hub_account: "ハブ VPC のアカウントの名前。",
            in_transit_gateway_account: "Transit Gateway のアカウントの名前。",
            in_endpoint_policy: "network-config.yaml の endpointPolicies にあるポリシーの名前。",
            in_nat_gateway: "残す NAT ゲートウェイの ID（1 つにつきアラームを 1 組作成）。",
            pulumi_use: "プログラムにコンポーネントを追加し、引数を埋め、pulumi up の前に pulumi preview で変更を確認してください。",
            cdk_use: "アプリにスタックを追加し、プロパティを埋め、cdk deploy の前に cdk diff で変更を確認してください。",
            cdk_by_id: "L1 コンストラクト（Cfn…）を使います。ネットワークはすでにあり、ID だけで足ります。L2 ではそれ以上の情報が必要になるか、\
                        余分なリソースが作成されます。",
            in_availability_zones: "これらのサブネットの AZ（同じ順序で）。",
            in_each_az: "AZ ごとに 1 つ、すべて同じ順序で: ",
            provisioned_bandwidth: "プロビジョンド帯域幅は、API の create-nat-gateway にもプロバイダーにも設定項目がありません。作成後に設定してください。",
        }
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
