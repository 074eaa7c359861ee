//! The names of designs, inputs, price items and exports, both languages side by side.

use natpoint_model::catalogue::instances::InstanceType::{C7gnMedium, T4gNano, T4gSmall};
use natpoint_model::catalogue::prices::PriceItem;
use natpoint_model::cost::Design;
use natpoint_model::input::Field;

/// A name in each language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names {
    pub en: &'static str,
    pub ja: &'static str,
}

const fn names(en: &'static str, ja: &'static str) -> Names {
    Names { en, ja }
}

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExportName {
    /// The decision record.
    Record,
    /// The decision in short, for a pull request.
    PullRequest,
    /// The summary as a table for wikis.
    Wiki,
    /// The chart with verdict and assumptions.
    Card,
    /// The curves.
    Curves,
    /// The bills.
    Bills,
    /// The price table of the Region with its sources.
    Prices,
    /// Scenario and report for programs.
    Report,
}

/// The name of an export, with its format.
pub(crate) const fn of_export(export: ExportName) -> Names {
    match export {
        ExportName::Record => names("Decision record", "意思決定の記録"),
        ExportName::PullRequest => names("Comment for a pull request", "プルリクエスト用のコメント"),
        ExportName::Wiki => names("Table for a wiki", "Wiki 用の表"),
        ExportName::Card => names("Picture", "画像"),
        ExportName::Curves => names("Curves", "費用の曲線"),
        ExportName::Bills => names("Bills", "料金の内訳"),
        ExportName::Prices => names("Prices with their sources", "単価と出典"),
        ExportName::Report => names("Scenario and report", "条件と結果"),
    }
}

/// The name of a price item.
pub(crate) const fn of_price_item(item: PriceItem) -> Names {
    match item {
        PriceItem::NatHour => names("NAT gateway, per hour", "NAT ゲートウェイ（1 時間）"),
        PriceItem::NatGb => names("NAT gateway data, per GB", "NAT ゲートウェイのデータ処理（1 GB）"),
        PriceItem::RegionalNatHour => {
            names("Regional NAT gateway, per hour and AZ", "リージョナル NAT ゲートウェイ（AZ・1 時間）")
        }
        PriceItem::RegionalNatGb => {
            names("Regional NAT gateway data, per GB", "リージョナル NAT ゲートウェイのデータ処理（1 GB）")
        }
        PriceItem::NatProvisionedGbpsHour => names(
            "NAT gateway with provisioned bandwidth, per Gbps and hour",
            "帯域をプロビジョニングした NAT ゲートウェイ（1 Gbps・1 時間）",
        ),
        PriceItem::EndpointHour => {
            names("Interface endpoint, per hour and AZ", "インターフェイスエンドポイント（AZ・1 時間）")
        }
        PriceItem::EndpointGb => {
            names("Interface endpoint data, per GB", "インターフェイスエンドポイントのデータ処理（1 GB）")
        }
        PriceItem::GwlbEndpointHour => names(
            "Gateway Load Balancer endpoint, per hour and AZ",
            "Gateway Load Balancer エンドポイント（AZ・1 時間）",
        ),
        PriceItem::GwlbEndpointGb => names(
            "Gateway Load Balancer endpoint data, per GB",
            "Gateway Load Balancer エンドポイントのデータ処理（1 GB）",
        ),
        PriceItem::FirewallEndpointHour => {
            names("Network Firewall endpoint, per hour and AZ", "Network Firewall エンドポイント（AZ・1 時間）")
        }
        PriceItem::FirewallGb => names("Network Firewall data, per GB", "Network Firewall のデータ処理（1 GB）"),
        PriceItem::PublicIpv4Hour => names("Public IPv4 address, per hour", "パブリック IPv4 アドレス（1 時間）"),
        PriceItem::PublicIpv4IdleHour => {
            names("Idle public IPv4 address, per hour", "未使用のパブリック IPv4 アドレス（1 時間）")
        }
        PriceItem::TransitGatewayAttachmentHour => {
            names("Transit gateway attachment, per hour", "Transit Gateway アタッチメント（1 時間）")
        }
        PriceItem::TransitGatewayGb => names("Transit gateway data, per GB", "Transit Gateway のデータ処理（1 GB）"),
        PriceItem::ResourceEndpointHour => names("Resource endpoint, per hour", "リソースエンドポイント（1 時間）"),
        PriceItem::CrossRegionProviderHour => names(
            "Cross-Region endpoint service, per hour and Region",
            "クロスリージョンのエンドポイントサービス（リージョン・1 時間）",
        ),
        PriceItem::InterAzGbEachWay => {
            names("Data transfer across AZs, per GB each way", "AZ 間のデータ転送（片方向 1 GB）")
        }
        PriceItem::Egress => names("Data transfer out to the internet, per GB", "インターネットへのデータ転送（1 GB）"),
        PriceItem::InstanceHour(T4gNano) => {
            names("NAT instance t4g.nano, per hour", "NAT インスタンス t4g.nano（1 時間）")
        }
        PriceItem::InstanceHour(T4gSmall) => {
            names("NAT instance t4g.small, per hour", "NAT インスタンス t4g.small（1 時間）")
        }
        PriceItem::InstanceHour(C7gnMedium) => {
            names("NAT instance c7gn.medium, per hour", "NAT インスタンス c7gn.medium（1 時間）")
        }
        PriceItem::VolumeGbMonth => names("EBS volume (gp3), per GB and month", "EBS ボリューム gp3（1 GB・1 か月）"),
        PriceItem::PrivateZoneMonth => names("Private hosted zone, per month", "プライベートホストゾーン（1 か月）"),
        PriceItem::PrivateZoneOver25Month => {
            names("Private hosted zone beyond 25, per month", "プライベートホストゾーン、26 個目以降（1 か月）")
        }
        PriceItem::OtherRegionOutGb => {
            names("Data sent to another Region, per GB", "他のリージョンへのデータ転送（1 GB）")
        }
        PriceItem::OtherRegionInGb => {
            names("Data that another Region sends, per GB", "他のリージョンからのデータ転送（1 GB）")
        }
    }
}

/// What a field is called inside a sentence; `{}` stands for a service.
pub(crate) const fn of_field(field: Field) -> Names {
    match field {
        Field::Region => names("Region", "リージョン"),
        Field::Azs => names("Availability Zones", "アベイラビリティーゾーン（AZ）の数"),
        Field::Hours => names("Hours a month", "1 か月の稼働時間"),
        Field::Vpcs => names("Number of VPCs", "VPC の数"),
        Field::TransitGateway => names("Transit gateway", "Transit Gateway の有無"),
        Field::Peering => names("VPC peering with a hub", "ハブとの VPC ピアリング"),
        Field::PeeringCrossAz => names("Cross-AZ traffic over peerings (%)", "ピアリングで AZ をまたぐ割合（%）"),
        Field::Sharing => names("Subnets shared by one account", "1 つのアカウントによるサブネットの共有"),
        Field::Nat => names("NAT gateways", "NAT ゲートウェイ"),
        Field::Connectivity => names("Connectivity type", "接続タイプ"),
        Field::Ipv4 => {
            names("Public IPv4 addresses per NAT gateway", "NAT ゲートウェイあたりのパブリック IPv4 アドレス数")
        }
        Field::NatGbps => names(
            "Provisioned bandwidth of a NAT gateway (Gbps)",
            "NAT ゲートウェイにプロビジョニングする帯域幅（Gbps）",
        ),
        Field::Inspection => {
            names("Inspection by Gateway Load Balancer endpoints", "Gateway Load Balancer エンドポイントによる検査")
        }
        Field::NetworkFirewall => names("Inspection by AWS Network Firewall", "AWS Network Firewall による検査"),
        Field::CrossAz => {
            names("Cross-AZ traffic to the NAT gateway (%)", "NAT ゲートウェイへの AZ 間トラフィック（%）")
        }
        Field::Connections => names("Connections to one destination", "1 つの宛先への同時接続数"),
        Field::Instance => names("NAT instance", "NAT インスタンス"),
        Field::Ipv6 => names("IPv6", "IPv6 への対応"),
        Field::PublicHosts => names("Hosts with a public IPv4 address", "パブリック IPv4 アドレスを持つホストの数"),
        Field::ImagePulls => names("ECR image pulls (GB)", "ECR イメージのプル（GB）"),
        Field::Growth => names("Growth of all data a month (%)", "データ量の月間増加率（%）"),
        Field::OneOffCost => names("One-off cost of the change (USD)", "変更にかかる一度きりの費用（USD）"),
        Field::Requirements => names("Requirements", "要件"),
        Field::Services => names("AWS services", "AWS サービス"),
        Field::ServiceGb(_) => names("GB a month of {}", "{} の月間 GB"),
        Field::ServiceAzs(_) => names("AZs of the endpoint {}", "{} のエンドポイントの AZ 数"),
        Field::ServiceHours(_) => names("Hours of the endpoint {}", "{} のエンドポイントの月間稼働時間"),
        Field::ServicePath(_) => names("Path of {}", "{} の経路"),
        Field::ServiceToday(_) => names("Current path of {}", "{} の現在の経路"),
        Field::ServiceGroup(_) => names("Group of {}", "{} のグループ"),
        Field::ServiceLow(_) => names("Low estimate of {} (GB)", "{} の月間 GB（最小）"),
        Field::ServiceHigh(_) => names("High estimate of {} (GB)", "{} の月間 GB（最大）"),
        Field::TotalGb => names("GB a month of all services", "全サービスの月間 GB"),
        Field::InternetOut => names("Data out to the internet (GB)", "インターネットへ送信する GB"),
        Field::InternetOutLow => {
            names("Data out to the internet, low estimate (GB)", "インターネットへ送信する GB（最小）")
        }
        Field::InternetOutHigh => {
            names("Data out to the internet, high estimate (GB)", "インターネットへ送信する GB（最大）")
        }
        Field::InternetIn => names("Data in from the internet (GB)", "インターネットから受信する GB"),
        Field::InternetInLow => {
            names("Data in from the internet, low estimate (GB)", "インターネットから受信する GB（最小）")
        }
        Field::InternetInHigh => {
            names("Data in from the internet, high estimate (GB)", "インターネットから受信する GB（最大）")
        }
        Field::FreeEgress => names("Free 100 GB to the internet", "インターネットへの送信の無料枠（月 100 GB）"),
        Field::OtherRegion => names("Other Region", "他のリージョン"),
        Field::OtherOut => names("GB sent to the other Region", "他のリージョンへ送信する GB"),
        Field::OtherIn => names("GB received from the other Region", "他のリージョンから受信する GB"),
        Field::OtherEndpoints => {
            names("Cross-Region interface endpoints", "クロスリージョンのインターフェイスエンドポイントの数")
        }
        Field::Price(item) => of_price_item(item),
        Field::Discount => names("Discount (%)", "割引率（%）"),
        Field::Currency => names("Second currency", "併記する通貨"),
        Field::CurrencyRate => names("What 1 USD is worth in it", "1 USD あたりの金額"),
    }
}

/// What a design is called as a heading.
pub(crate) const fn of_design(design: Design) -> Names {
    match design {
        Design::NatOnly => names("NAT gateways only", "NAT ゲートウェイのみ"),
        Design::NatAndGateways => {
            names("NAT gateways + gateway endpoints", "NAT ゲートウェイ＋ゲートウェイエンドポイント")
        }
        Design::EndpointsOnly => names("VPC endpoints alone", "VPC エンドポイントのみ"),
        Design::CheapestMix => names("Cheapest mix", "最安の組み合わせ"),
        Design::HubEndpoints => names("Hub: shared endpoints", "ハブ: 共有エンドポイント"),
        Design::HubNat => names("Hub: central NAT gateways", "ハブ: 集約 NAT ゲートウェイ"),
        Design::HubEndpointsAndNat => names("Hub: endpoints + NAT gateways", "ハブ: エンドポイント＋NAT ゲートウェイ"),
        Design::NatInstance => names("NAT instance", "NAT インスタンス"),
        Design::EgressOnlyIpv6 => {
            names("IPv6, egress-only internet gateway", "IPv6（Egress-Only インターネットゲートウェイ）")
        }
        Design::PublicSubnets => names("Public subnets without NAT", "パブリックサブネット（NAT なし）"),
        Design::PeeredEndpoints => names("Peered hub: shared endpoints", "ピアリングのハブ: 共有エンドポイント"),
        Design::PeeredEndpointsAndNat => names(
            "Peered hub: endpoints + own NAT gateways",
            "ピアリングのハブ: エンドポイント＋各 VPC の NAT ゲートウェイ",
        ),
        Design::CheapestMixWithHub => names("Cheapest mix with a hub", "ハブを含む最安の組み合わせ"),
        Design::SharedEndpoints => names("Shared VPC: endpoints", "共有 VPC: エンドポイント"),
        Design::SharedNat => names("Shared VPC: NAT gateways", "共有 VPC: NAT ゲートウェイ"),
        Design::SharedEndpointsAndNat => {
            names("Shared VPC: endpoints + NAT gateways", "共有 VPC: エンドポイント＋NAT ゲートウェイ")
        }
        Design::Today => names("Current setup", "現在の構成"),
    }
}

/// What a design is called on the chart.
pub(crate) const fn of_design_short(design: Design) -> Names {
    match design {
        Design::NatOnly => names("NAT only", "NAT のみ"),
        Design::NatAndGateways => names("NAT + gateway endpoints", "NAT＋ゲートウェイエンドポイント"),
        Design::EndpointsOnly => names("VPC endpoints", "VPC エンドポイント"),
        Design::CheapestMix => names("Cheapest mix", "最安の組み合わせ"),
        Design::HubEndpoints => names("Hub endpoints", "ハブのエンドポイント"),
        Design::HubNat => names("Hub NAT", "ハブの NAT"),
        Design::HubEndpointsAndNat => names("Hub, both", "ハブ（両方）"),
        Design::NatInstance => names("NAT instance", "NAT インスタンス"),
        Design::EgressOnlyIpv6 => names("IPv6", "IPv6"),
        Design::PublicSubnets => names("Public subnets", "パブリックサブネット"),
        Design::PeeredEndpoints => names("Peered endpoints", "ピアリング先のエンドポイント"),
        Design::PeeredEndpointsAndNat => names("Peered + own NAT", "ピアリング＋各 VPC の NAT"),
        Design::CheapestMixWithHub => names("Mix with a hub", "ハブを含む組み合わせ"),
        Design::SharedEndpoints => names("Shared VPC, endpoints", "共有 VPC のエンドポイント"),
        Design::SharedNat => names("Shared VPC, NAT", "共有 VPC の NAT"),
        Design::SharedEndpointsAndNat => names("Shared VPC, both", "共有 VPC（両方）"),
        Design::Today => names("Today", "現在"),
    }
}

/// A field's name in one of the languages, with the service that it is of.
pub(crate) fn field(field: Field, language: fn(Names) -> &'static str) -> String {
    let name = language(of_field(field));
    match field {
        Field::ServiceGb(service)
        | Field::ServiceAzs(service)
        | Field::ServiceHours(service)
        | Field::ServicePath(service)
        | Field::ServiceToday(service)
        | Field::ServiceGroup(service)
        | Field::ServiceLow(service)
        | Field::ServiceHigh(service) => name.replace("{}", service.slug()),
        _ => name.to_owned(),
    }
}
