//! Texts of pictures, in Japanese.

use super::Japanese;
use crate::numbers::{about_gb as about, whole};
use crate::pictures::{PictureLabels, PictureText};
use crate::{Locale as _, NameText as _};
use natpoint_model::compare::Report;
use natpoint_model::cost::ChargeGroup;
use natpoint_model::cost::design::{Egress, Hub};
use natpoint_model::network_diagram::{NetworkDiagram, TrafficFlow};
use natpoint_model::scenario::NatTopology;
use natpoint_model::units::{Gb, Usd};

const LABELS: PictureLabels = PictureLabels {
    network_diagram: "ネットワーク構成",
    network_diagram_of: "構成",
    cheapest_now: "現在の最安",
    services: "AWS のサービス",
    internet: "インターネット",
    other_network: "Transit Gateway または VPN",
    workload: ["ワークロード", ""],
    private_subnet: ["プライベートサブネット", "プライベート"],
    public_subnet: ["パブリックサブネット", "パブリック"],
    nat: ["NAT ゲートウェイ", "NAT"],
    regional: ["リージョナル NAT ゲートウェイ", "リージョナル NAT"],
    instance: ["NAT インスタンス", "NAT"],
    inspection: ["Gateway Load Balancer で検査", "GWLB", "検査"],
    network_firewall: ["Network Firewall で検査", "検査", "FW"],
    internet_gateway: "インターネットゲートウェイ",
    egress_only: "Egress-Only インターネットゲートウェイ",
    gateway_endpoint: "ゲートウェイエンドポイント",
    private_link: "AWS PrivateLink",
    transit_gateway: "Transit Gateway",
    peering: "VPC ピアリング",
    bill_chart: "費用の内訳",
    hub: "ハブ VPC",
    shared_vpc: "共有 VPC",
};

impl PictureText for Japanese {
    fn picture_labels(&self) -> &'static PictureLabels {
        &LABELS
    }

    fn vpcs(&self, count: u32) -> String {
        if count > 1 { format!("VPC × {}", whole(count)) } else { "VPC".to_owned() }
    }

    fn cross_az_traffic(&self, gb: &str) -> String {
        format!("AZ 間 {gb}")
    }

    fn network_diagram_description(&self, network: &NetworkDiagram) -> String {
        let vpcs = match network.vpcs {
            1 => String::new(),
            count if network.hub == Hub::SharedSubnets => {
                format!("{} 個の VPC のワークロードを集めた 1 つの VPC で、", whole(count))
            }
            count => format!("{} 個の VPC それぞれで、", whole(count)),
        };
        let mut sentences = vec![format!(
            "{}: {vpcs}{} AZ のプライベートサブネットから接続します。",
            self.design(network.design),
            network.azs
        )];
        match network.hub {
            Hub::None => {}
            Hub::SharedSubnets => {
                sentences.push("サブネットは、所有者が各ワークロードのアカウントと共有します。".to_owned());
            }
            Hub::TransitGateway => sentences.push("Transit Gateway を経由してハブ VPC に接続します。".to_owned()),
            Hub::Peering => sentences.push("VPC ピアリングでハブ VPC に接続します。".to_owned()),
        }
        let count = network.device_count();
        let egress = match (network.egress, network.devices) {
            (Egress::None, _) => String::new(),
            (Egress::InternetGateway, _) => "インターネットゲートウェイ".to_owned(),
            (Egress::EgressOnlyGateway, _) => LABELS.egress_only.to_owned(),
            (Egress::NatInstances, _) => format!("NAT インスタンス {count} 台"),
            (_, NatTopology::Regional) => "リージョナル NAT ゲートウェイ".to_owned(),
            _ if network.private => format!("プライベート NAT ゲートウェイ {count} 台"),
            _ => format!("NAT ゲートウェイ {count} 台"),
        };
        let mut through = |egress: &str, flow: &TrafficFlow| {
            if !flow.names.is_empty() {
                sentences.push(format!("{egress}経由: {}、{}。", flow.names.join("、"), about(flow.gb)));
            }
        };
        through(&egress, &network.out);
        let in_hub = network.hub.is_another_vpc();
        let interface = if in_hub {
            "ハブのインターフェイスエンドポイント"
        } else {
            "インターフェイスエンドポイント"
        };
        through(interface, &network.interface);
        through("各 VPC のインターフェイスエンドポイント", &network.beside_hub);
        through("ゲートウェイエンドポイント", &network.gateway);
        if network.internet > Gb::ZERO {
            sentences.push(format!("インターネットとの通信: {}。", about(network.internet)));
        }
        if let Some((region, volume)) = network.other_region {
            sentences.push(format!("{} との通信: {}。", region.code(), about(volume)));
        }
        if network.inspection.network_firewall {
            sentences.push("外部への通信は、各 AZ のエンドポイントで AWS Network Firewall が検査します。".to_owned());
        }
        if network.inspection.gateway_load_balancer {
            sentences.push("外部への通信は、各 AZ の Gateway Load Balancer エンドポイントで検査します。".to_owned());
        }
        if network.crossing > Gb::ZERO {
            sentences.push(format!("うち {} が AZ 間を通ります。", about(network.crossing)));
        }
        sentences.concat()
    }

    fn charge_group(&self, group: ChargeGroup) -> &'static str {
        match group {
            ChargeGroup::NatHours => "NAT の時間料金",
            ChargeGroup::EndpointHours => "エンドポイントの時間料金",
            ChargeGroup::Processing => "データ処理",
            ChargeGroup::CrossAz => "AZ 間のデータ転送",
            ChargeGroup::PublicIpv4 => "パブリック IPv4",
            ChargeGroup::TransitGateway => "Transit Gateway",
            ChargeGroup::Transfer => "インターネット・他リージョン",
        }
    }

    fn bill_chart_description(&self, report: &Report) -> String {
        let bars = report.bills().map(|(design, bill)| {
            let parts = ChargeGroup::ALL.into_iter().filter(|group| bill.of_group(*group) > Usd::ZERO);
            let part = |group| format!("{} {}", self.charge_group(group), self.amount(bill.of_group(group)));
            let parts = parts.map(part).collect::<Vec<_>>().join("、");
            format!("{}: {}（{parts}）。", self.design(design), self.amount(bill.total))
        });
        bars.collect()
    }
}
