//! Texts of the code that makes a change, in Japanese.

use super::Japanese;
use crate::change::{ChangeLabels, ChangeText};
use crate::numbers::whole;

impl ChangeText for Japanese {
    fn change_labels(&self) -> &'static ChangeLabels {
        &ChangeLabels {
            review: "適用する前に、内容を読み、変数を埋め、実行計画を確認してください。",
            removed_last: "（ほかのすべてを確認してから、最後に）",
            no_such_design: "この設定ではこの構成を取れないか、接続先がありません。",
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
            in_public_subnets: "AZ ごとに 1 つのパブリックサブネット。キーは AZ 名。",
            in_nat_azs: "リージョナル NAT ゲートウェイを使う AZ の名前。",
            in_private_nat_destinations: "プライベート NAT ゲートウェイ経由で接続する IPv4 CIDR ブロック。",
            in_nat_image: "NAT インスタンスの AMI（インスタンスタイプのプロセッサーに合う Amazon Linux 2023）。",
            in_public_route_tables: "そのパブリックサブネットのルートテーブル。キーは AZ 名。",
            in_inspection_service: "Gateway Load Balancer のエンドポイントサービス名。",
            in_inspection_subnets: "AZ ごとに 1 つの、Gateway Load Balancer エンドポイント用サブネット。キーは AZ 名。",
            in_inspection_route_tables: "そのサブネットのルートテーブル。キーは AZ 名。",
            in_private_cidr_blocks: "各 AZ のプライベートサブネットの IPv4 CIDR ブロック。キーは AZ 名。",
            gateway: "ゲートウェイエンドポイントは無料です。ルートが追加されると、サービスへの確立済みの接続は一度切れます。クライアントのセキュリティグループで、サービスのプレフィックスリストへの TCP 443 を許可してください。",
            gateway_routes: "ルートテーブルごとに関連付けを作成します。同じルートをインラインの route ブロックには書かないでください。",
            interface: "インターフェイスエンドポイント。対象の各 AZ のプライベートサブネットに 1 つずつネットワークインターフェイスを持ちます。",
            interface_in_hub: "名前解決は下のプライベートホストゾーンで行うため、エンドポイント自身のプライベート DNS は無効のままにします。",
            private_dns: "元に戻すには private_dns_enabled = false にします。再作成なしで更新され、名前は再びパブリックアドレスに解決されます。",
            s3_private_dns: "これがないと、プライベートアドレスを返すのはインバウンドの Resolver エンドポイントに対してだけになり、ゲートウェイエンドポイントも必要になります。",
            cross_region: "別のリージョンのサービスへのエンドポイント。どのサービスかは、変数で指定してください。",
            security_group: "エンドポイントを呼び出せる相手。",
            out_endpoints: "インターフェイスエンドポイントの ID（サービス別）。",
            nat_instances: "NAT インスタンスの更新と監視は利用者の責任です。障害時に自動で引き継ぐものはありません。",
            egress_only: "VPC、サブネット、ワークロードに IPv6 アドレスがあり、接続先が IPv6 に対応している必要があります。",
            default_route: "デフォルトルートはすでにあります。2 つ目を追加せず、既存のルートの送信先を変更してください（インポートするか、定義している場所で変更）。",
            inspected_return: "戻りの通信も同じ検査を通します。",
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
            in_private_name: "エンドポイントが応答する名前（先頭の *. を除く）。aws ec2 describe-vpc-endpoint-services --query ServiceDetails[].PrivateDnsName で確認できます。",
            private_dns_parameter: "元に戻すには、PrivateDnsEnabled = false でスタックを更新します。名前は再びパブリックアドレスに解決されます。",
            default_route_template: "デフォルトルートはすでにあり、2 つ目は作成できません。直前に既存のルートを削除するか、既存のルートを置き換えて（aws ec2 replace-route）、このルートは省いてください。",
            zones_by_command: "各 VPC を各ゾーンに関連付けてください（aws route53 associate-vpc-with-hosted-zone）。",
            provisioned_bandwidth: "プロビジョンド帯域幅は、API の create-nat-gateway にもプロバイダーにも設定項目がありません。作成後に設定してください。",
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
