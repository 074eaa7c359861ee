//! The titles of sources, in Japanese.
//!
//! The catalogue has them in English, and those of new price lists are made of the same phrases.

/// What a source is, in Japanese.
pub(super) fn title(english: &str) -> String {
    PHRASES.iter().fold(english.to_owned(), |title, (english, japanese)| {
        if title.contains(english) { title.replace(english, japanese) } else { title }
    })
}

/// Phrases in English and in Japanese. A phrase stands before those that it contains.
const PHRASES: [(&str, &str); 69] = [
    // Whole titles.
    (
        "A document on hybrid networks, after the AmazonVPC offer of the AWS price list for Tokyo",
        "ハイブリッドネットワークの文書（AWS 料金表の AmazonVPC オファー、東京）",
    ),
    (
        "A note on VPCs in several Regions, after the AmazonEC2 and AmazonVPC offers of the AWS price list",
        "複数リージョンの VPC に関する文書（AWS 料金表の AmazonEC2 と AmazonVPC のオファー）",
    ),
    ("A price simulator's catalogue for us-east-1", "料金シミュレーターの us-east-1 のカタログ"),
    (
        "A project's cost model, after the AWS bulk price list for Tokyo",
        "あるプロジェクトのコストモデル（AWS の一括料金表、東京）",
    ),
    (
        "A project's list of sources, after the AmazonEC2 offer of the AWS price list for Tokyo",
        "あるプロジェクトの出典一覧（AWS 料金表の AmazonEC2 オファー、東京）",
    ),
    ("A public file whose repository is not known by name", "リポジトリ名が不明な公開ファイル"),
    (
        "A table of EBS prices in an app, after the Amazon EBS pricing page",
        "アプリ内の EBS 料金表（Amazon EBS の料金ページ）",
    ),
    (
        "AWS bulk price list for us-east-1, July or August 2026",
        "AWS の一括料金表、us-east-1（2026 年 7 月または 8 月）",
    ),
    ("An AWS CDK example for SageMaker Studio in VPC-only mode", "VPC のみのモードの SageMaker Studio の AWS CDK 例"),
    (
        "An AWS bill from Sydney: 219.48 USD for 3,720 NAT gateway hours",
        "シドニーの AWS 請求書: NAT ゲートウェイ 3,720 時間で 219.48 USD",
    ),
    (
        "An analysis of a bill from São Paulo: 1,765.84 USD for 18.99 TB through NAT gateways",
        "サンパウロの請求の分析: NAT ゲートウェイ経由 18.99 TB で 1,765.84 USD",
    ),
    (
        "An answer of describe-vpc-endpoint-services in us-east-1",
        "us-east-1 での describe-vpc-endpoint-services の応答",
    ),
    (
        "A cost comparison of firewalls, after the AWS Price List API for us-east-1",
        "ファイアウォールの費用比較（AWS Price List API、us-east-1）",
    ),
    ("An article on AWS Network Firewall in Tokyo", "東京の AWS Network Firewall に関する記事"),
    ("An estimate for Amazon ECS in Tokyo", "東京の Amazon ECS の見積もり"),
    (
        "Data transfer prices that a copying tool collected in 2022 and 2023",
        "コピーツールが 2022 年と 2023 年に集めたデータ転送料金",
    ),
    (
        "One flat rate for every Region, after the Amazon VPC pricing page",
        "全リージョン共通の単価（Amazon VPC の料金ページ）",
    ),
    ("Public files whose repositories are not known by name", "リポジトリ名が不明な公開ファイル（複数）"),
    ("Public files, of which one cites the AWS price list", "公開ファイル（複数、うち 1 件は AWS 料金表を引用）"),
    ("Amazon VPC pricing: a gateway endpoint has no charge", "Amazon VPC の料金: ゲートウェイエンドポイントは無料"),
    ("Amazon EC2 on-demand pricing page", "Amazon EC2 オンデマンドの料金ページ"),
    ("the names of VPC endpoint services", "VPC エンドポイントサービスの名前"),
    (
        "AWS sample: SageMaker Studio in a VPC without internet access",
        "AWS サンプル: インターネット接続のない VPC の SageMaker Studio",
    ),
    // AWS's own price lists and feeds, and who passed them on.
    (
        "AWS price list offers of July and August 2026, as a document quotes them",
        "AWS 料金表の 2026 年 7 月と 8 月のオファー（文書による引用）",
    ),
    (
        "AWS price list offers of September 2026, as a document quotes them",
        "AWS 料金表の 2026 年 9 月のオファー（文書による引用）",
    ),
    (
        ", AmazonEC2 offer of each Region, as a catalogue of instances records it",
        "の各リージョンの AmazonEC2 オファー（インスタンスのカタログの記録）",
    ),
    (", as Karpenter records it for us-east-1 and GovCloud", "（Karpenter の記録、us-east-1 と GovCloud）"),
    (
        ", as a cost estimator's expected outputs for NAT gateways, VPC endpoints and transit gateways record it",
        "（見積もりツールの NAT ゲートウェイ、VPC エンドポイント、Transit Gateway の期待出力の記録）",
    ),
    (
        ", as a cost estimator's expected output for EBS volumes records it",
        "（見積もりツールの EBS ボリュームの期待出力の記録）",
    ),
    (
        ", as a cost estimator's expected output for Route 53 zones records it",
        "（見積もりツールの Route 53 ゾーンの期待出力の記録）",
    ),
    (", as a cost estimator's expected output records it", "（見積もりツールの期待出力の記録）"),
    (", as a cost estimator's database keeps it", "（見積もりツールのデータベース）"),
    (", as a document quotes it", "（文書による引用）"),
    (", as one project transcribed it", "（あるプロジェクトによる転記）"),
    (", GetProducts", " の GetProducts"),
    (", a slice of the AmazonEC2 offer, SKU ", "の AmazonEC2 オファーの一部、SKU "),
    (", AmazonEC2 offer for ", "の AmazonEC2 オファー、"),
    (", AmazonEC2 offer", "の AmazonEC2 オファー"),
    (", AmazonVPC offer", "の AmazonVPC オファー"),
    (", AmazonRoute53 offer", "の AmazonRoute53 オファー"),
    ("AWS price list for Seoul", "AWS 料金表、ソウル"),
    ("AWS price list for Tokyo", "AWS 料金表、東京"),
    ("AWS price list", "AWS 料金表"),
    ("AWS EC2 price feed for on-demand Linux (transformed)", "AWS EC2 の料金フィード、Linux オンデマンド（変換済み）"),
    ("AWS EC2 price feed for on-demand Linux", "AWS EC2 の料金フィード、Linux オンデマンド"),
    (" data transfer price feed", " データ転送の料金フィード"),
    (" NAT gateway price feed", " NAT ゲートウェイの料金フィード"),
    (" price feed", " の料金フィード"),
    (" with rate codes", "（料金コード付き）"),
    (" pricing page", " の料金ページ"),
    ("An AWS bill from Mumbai", "ムンバイの AWS 請求書"),
    ("An AWS bill from Seoul", "ソウルの AWS 請求書"),
    ("An AWS bill from Singapore", "シンガポールの AWS 請求書"),
    // AWS's documentation.
    (" User Guide: ", " ユーザーガイド: "),
    (" Developer Guide: ", " デベロッパーガイド: "),
    (" Management Guide: ", " 管理ガイド: "),
    (" PrivateLink Guide: ", " PrivateLink ガイド: "),
    (
        "AWS General Reference: Amazon Bedrock AgentCore endpoints",
        "AWS 全般のリファレンス: Amazon Bedrock AgentCore のエンドポイント",
    ),
    ("AWS SDK for Python: the Regions of each service", "AWS SDK for Python: サービスごとのリージョン"),
    (
        "Amazon EKS Blueprints for Terraform: fully private cluster",
        "Amazon EKS Blueprints for Terraform: 完全プライベートクラスター",
    ),
    ("AWS services that integrate with AWS PrivateLink", "AWS PrivateLink と統合される AWS サービス"),
    ("training jobs and endpoints in a VPC", "VPC 内のトレーニングジョブとエンドポイント"),
    ("networking of Managed Instances", "マネージドインスタンスのネットワーク"),
    ("message API endpoints", "メッセージ API のエンドポイント"),
    ("interface VPC endpoints", "インターフェイス VPC エンドポイント"),
    ("VPC endpoints", "VPC エンドポイント"),
    ("private clusters", "プライベートクラスター"),
    ("clusters in a VPC", "VPC 内のクラスター"),
    ("connections in a VPC", "VPC 内の接続"),
];

#[cfg(test)]
mod tests {
    use super::title;
    use natpoint_model::catalogue::sources::SourceId;

    #[test]
    fn no_title_stays_in_english() {
        for source in SourceId::all() {
            let (english, japanese) = (source.info().title, title(source.info().title));
            // “AWS SDK for Python” is a name.
            let lower = |word: &&str| word.len() > 3 && word.chars().all(|letter| letter.is_ascii_lowercase());
            let words = || japanese.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
            let left: Vec<_> = words().filter(lower).collect();
            assert!(!japanese.is_ascii() && left.is_empty(), "{english:?} is {japanese:?}, with {left:?}");
            assert!(!japanese.contains(", "), "{japanese:?} has a comma of English");
        }
    }
}
