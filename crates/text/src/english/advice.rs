//! Texts about requirements, trade-offs and candidates, in English.

use super::English;
use super::phrases::plural;
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
    requirements: "Requirements",
    requirements_note: "Some requirements come before cost. Each row shows the cheapest way to meet one, and what it \
                        costs a month beyond the cheapest design. An endpoint that you did not list counts without \
                        data.",
    requirements_head: ["Requirement", "Extra cost", "Total", "Design"],
    no_more: "No extra cost",
    egress_still_needed: "A way out has to stay.",
    explained: "The candidates and their trade-offs",
    candidates_head: ["Candidate", "Reaches", "Does not reach", "Access is controlled by", "When you introduce it"],
    candidates: [
        [
            "Public NAT gateway",
            "AWS services and the internet over IPv4; from IPv6 by NAT64 with DNS64",
            "Clients from outside",
            "Route tables, network ACLs, the clients' security groups; none of its own",
            "Needs an internet gateway and an Elastic IP address",
        ],
        [
            "Private NAT gateway",
            "Other VPCs and on-premises networks, over a transit gateway or a virtual private gateway",
            "The internet: an internet gateway drops its traffic",
            "As above",
            "Takes no Elastic IP address",
        ],
        [
            "Zonal or regional NAT gateway",
            "A zonal one stands in one AZ. A regional one spans the AZs in use",
            "A zonal one is lost with its AZ. A regional one is public only",
            "As above",
            "Zonal: a public subnet and a route in each AZ. Regional: no public subnet; a new AZ takes up to 60 \
             minutes, in automatic mode only",
        ],
        [
            "NAT instance",
            "What a public NAT gateway reaches",
            "More than 5 Gbps to the internet below 32 vCPUs",
            "Its own security group and firewall, too",
            "Yours to run. Disable its source/destination check, which fails control EC2.180. Failover drops open \
             connections",
        ],
        [
            "Interface endpoint",
            "One service by private IP addresses, also from on-premises and peered networks",
            "Other services and the internet",
            "Security groups; for many services an endpoint policy",
            "Private DNS moves all clients that ask Amazon's DNS; DNS hostnames and resolution must be on. Let TCP \
             443 in. One IP address per AZ",
        ],
        [
            "Gateway endpoint",
            "S3 or DynamoDB of its Region, from subnets whose route table is associated",
            "Other services and Regions; peered and on-premises networks cannot use it",
            "Route tables and an endpoint policy. It has no security group: those of the clients must allow TCP 443 \
             to the service's prefix list",
            "Drops open connections to the service. Network ACLs must allow its public ranges",
        ],
        [
            "Egress-only internet gateway",
            "The internet and AWS over IPv6",
            "IPv4, or clients from outside",
            "As a NAT gateway",
            "Every destination must answer over IPv6",
        ],
        [
            "Central egress: hub over a transit gateway",
            "What the NAT gateways and interface endpoints of the hub reach",
            "Gateway endpoints cannot be shared",
            "The transit gateway's route tables, and what controls the hub",
            "One hop more. Endpoints need shared private hosted zones. All VPCs depend on the hub",
        ],
    ],
    practices: "Before you build it",
    article: "Where the article can be read differently",
    article_points: [
        "One security group can serve all endpoints and costs nothing. What is billed is each endpoint in each AZ.",
        "A NAT gateway is no longer for IPv4 only: with DNS64 it translates IPv6 to IPv4 (NAT64).",
        "Data through a NAT gateway to AWS generally stays on AWS's network. It does need a route that could lead to \
         the internet.",
        "A NAT gateway keeps connections from coming in, but does not choose where they go. An endpoint leads to its \
         service only.",
    ],
};

impl AdviceText for English {
    fn advice_labels(&self) -> &'static AdviceLabels {
        &LABELS
    }

    fn requirement(&self, requirement: Requirement) -> String {
        match requirement {
            Requirement::InternetStays => {
                "Internet access must stay\nA NAT gateway, a NAT instance or an egress-only internet gateway."
                    .to_owned()
            }
            Requirement::NoInternetRoute => {
                "No internet egress\nNo internet gateway and no NAT gateway: endpoints alone.".to_owned()
            }
            Requirement::EveryEndpoint => {
                "An endpoint for every service\nAccess is then given service by service. Not every \
                                    service supports endpoint policies."
                    .to_owned()
            }
            Requirement::Control(control) => {
                // Source: Security Hub's reference, ec2-controls.md and fsbp-standard.md; Incident Manager's guide on
                // its availability.
                let closed = match control.service.slug() {
                    "ssm-contacts" | "ssm-incidents" => " Incident Manager takes no new customers.",
                    _ => "",
                };
                format!(
                    "AWS Security Hub CSPM {}\nAn endpoint for {} in every VPC, or in those of its parameter \
                     vpcIds.{closed}",
                    control.id,
                    control.service.slug()
                )
            }
            Requirement::AllControls => {
                let services = CONTROLS.map(|control| control.service.slug()).join(", ");
                format!(
                    "AWS Security Hub CSPM EC2.10, 55 to 58 and 60\n{services} in every VPC. A hub's endpoint does \
                     not count. All six are in AWS FSBP and NIST SP 800-53; none is in PCI DSS."
                )
            }
            Requirement::Ipv6Only => {
                "IPv6 only\nAn egress-only internet gateway; endpoints as you set them. Lambda has no IPv6-only \
                 subnets, and ECS Exec does not run in IPv6-only tasks."
                    .to_owned()
            }
        }
    }

    fn relaxation(&self, relaxation: &Relaxation) -> String {
        match relaxation {
            Relaxation::AllowNat => "Allow a NAT gateway".to_owned(),
            Relaxation::PublicNat => "Make the NAT gateways public".to_owned(),
            Relaxation::ZonalNat => "Use zonal NAT gateways".to_owned(),
            Relaxation::AnswersOverIpv6 => "Say that every destination answers over IPv6".to_owned(),
            Relaxation::LeaveOutInternet(Gb::ZERO) => "Let internet access go".to_owned(),
            Relaxation::LeaveOutInternet(gb) => format!("Leave out the {} of internet traffic", about_gb(*gb)),
            Relaxation::LeaveOutOtherRegion => "Leave out the other Region".to_owned(),
            Relaxation::FreePaths(services) => format!("Let {} use endpoints", slugs(services).join(", ")),
            Relaxation::LeaveOut(services) => format!("Leave out {}", slugs(services).join(", ")),
            Relaxation::Drop(requirement) => format!("Drop “{}”", self.requirement_name(*requirement)),
        }
    }

    fn way_out(&self, way_out: &WayOut) -> String {
        let changes: Vec<String> = way_out.changes.iter().map(|change| self.relaxation(change)).collect();
        format!("{}: {} a month", changes.join(" + "), self.amount(way_out.total))
    }

    fn only_without_internet(&self, gb: Gb) -> String {
        format!("Breaks: {} to and from the internet", about_gb(gb))
    }

    fn routing(&self, design: Design, routing: &Routing) -> String {
        let count = |path| u32::try_from(routing.paths.iter().filter(|taken| **taken == path).count()).unwrap_or(0);
        let mut parts = match routing.egress {
            Egress::None => Vec::new(),
            Egress::NatGateways => vec!["NAT gateways".to_owned()],
            Egress::NatInstances => vec!["NAT instances".to_owned()],
            Egress::InternetGateway => vec!["public subnets".to_owned()],
            Egress::EgressOnlyGateway => vec!["egress-only internet gateway".to_owned()],
        };
        match count(Path::Interface) {
            0 => {}
            some => parts.push(plural(some, "interface endpoint", "interface endpoints")),
        }
        if routing.other_region == Some(Path::Interface) {
            parts.push("cross-Region endpoints".to_owned());
        }
        if count(Path::Gateway) > 0 {
            parts.push("gateway endpoints".to_owned());
        }
        let hub = match routing.hub {
            Hub::None => "",
            Hub::TransitGateway | Hub::Peering => "Hub: ",
            Hub::SharedSubnets => "Shared VPC: ",
        };
        if parts.is_empty() { self.design(design).to_owned() } else { format!("{hub}{}", parts.join(" + ")) }
    }

    fn trade_offs_heading(&self, design: Design, cheapest: bool) -> String {
        let place = if cheapest { "Cheapest" } else { "Next, beyond that" };
        format!("{place}: {}", self.design(design))
    }

    fn practice(&self, practice: Practice) -> &'static str {
        match practice {
            Practice::OpenPolicy => {
                "The default endpoint policy allows everything, buckets of strangers too. Restrict it to your \
                 organisation, but let through AWS's own buckets: image layers, Systems Manager, Image Builder."
            }
            Practice::IdleTimeout => {
                "NAT gateways and endpoints drop connections that are idle for 350 seconds: set TCP keepalive below \
                 that. Both carry packets of up to 8,500 bytes, and endpoints do without path MTU discovery."
            }
            Practice::OwnDns => {
                "Own DNS servers have to forward AWS's names to Amazon's. An endpoint of STS serves the Regional name \
                 only: older SDKs need AWS_STS_REGIONAL_ENDPOINTS=regional."
            }
            Practice::S3PrivateDns => {
                "Private DNS of an interface endpoint of S3, unless for the inbound Resolver endpoint only, moves free \
                 traffic to the paid path."
            }
            Practice::NatAlarms => {
                "Set alarms on ErrorPortAllocation and PacketsDropCount, and size by PeakBytesPerSecond instead of an \
                 average. Trusted Advisor lists inactive NAT gateways and endpoints."
            }
            Practice::ProvesNoInternet => {
                "VPC Block Public Access proves that there is no way to the internet (control EC2.172); in its \
                 bidirectional mode it blocks NAT gateways and egress-only internet gateways, too."
            }
            Practice::Ipv6StaysLocal => {
                "Egress over IPv6 cannot be centralised: AWS has no managed NAT66, so each VPC has its own gateway."
            }
            Practice::WhoPaysTransit => {
                "The account of the sending VPC pays for data into the transit gateway unless Flexible Cost Allocation \
                 says otherwise; the hub's account pays for the endpoints and NAT gateways."
            }
            Practice::WhoPaysPeering => {
                "The hub's account pays for its endpoints and hosted zones. Data that crosses AZs over a peering is \
                 charged half to it and half to the account of the VPC, which also pays for its own NAT gateways."
            }
            Practice::WhoPaysAlone => {
                "The account of each VPC pays for all that the VPC has: NAT gateways, addresses, endpoints, transfer."
            }
            Practice::FirewallDiscount => {
                "AWS waives the hours and GB of NAT gateways behind AWS Network Firewall in the same Region, on the \
                 same path and under the same payer, as many as it bills of the firewall; those of regional NAT \
                 gateways and of provisioned bandwidth stay, and TLS inspection costs more. Since August 2026 data \
                 from the firewall to the internet, to another Region and to public addresses of the Region is billed \
                 as data transfer."
            }
            Practice::WhoPaysShared => {
                "The owner of the VPC pays for NAT gateways, endpoints and public IPv4 addresses: hours, processing \
                 and transfer. Participants pay for data between AZs and directly through an internet gateway."
            }
        }
    }

    fn trade_off(&self, trade_off: TradeOff) -> String {
        let text = match trade_off {
            TradeOff::SharedDevice => "All AZs share one NAT device. If its AZ fails, all of them lose their way out.",
            TradeOff::RegionalExpands => {
                "A regional NAT gateway in automatic mode takes up to 60 minutes to expand to a new AZ. Until then \
                 its data crosses AZs. Converting a zonal one resets connections and changes the addresses that \
                 partners allow."
            }
            TradeOff::PrivateNat => {
                "A private NAT gateway leads to other VPCs and on-premises networks. Services without an endpoint have \
                 to be reached from there."
            }
            TradeOff::OwnInstance => {
                "NAT instances are yours to size, patch and replace. A failover drops open connections."
            }
            TradeOff::Ipv6Reach => "Only what answers over IPv6 is reached, and every client needs an IPv6 address.",
            TradeOff::PublicAddresses => {
                "Every host has a public address: only its security groups keep connections out. It fails the controls \
                 EC2.9 and EC2.15 of AWS Security Hub CSPM."
            }
            TradeOff::NotFiltered => {
                "The way out filters nothing. Limit it by security groups of the clients, network ACLs, Route 53 \
                 Resolver DNS Firewall, AWS Network Firewall or its proxy on a NAT gateway."
            }
            TradeOff::OneBillLine => {
                "All data through NAT gateways is billed alike. The bill does not tell services apart."
            }
            TradeOff::NothingElse => {
                "What has no endpoint is out of reach: a new service needs its endpoint first, and the internet needs \
                 a way out."
            }
            TradeOff::PrivateDns => {
                "Private DNS sends every client in the VPC to the endpoint and conflicts with private hosted zones of \
                 the same name. Its security group must let TCP 443 in from all of them."
            }
            TradeOff::OneAz => "An endpoint in one AZ only is lost with that AZ, for all AZs.",
            TradeOff::Addresses(count) => {
                let taken = plural(count, "private IP address", "private IP addresses");
                return format!("The endpoints take {taken} from the subnets of their VPC, one for each AZ.");
            }
            TradeOff::GatewayConnections => {
                "Adding a gateway endpoint for S3 or DynamoDB drops open connections to it: choose a quiet hour. \
                 Security groups of the clients must allow TCP 443 to its prefix list, and network ACLs its public \
                 ranges."
            }
            TradeOff::SourceIp => {
                "Through an endpoint, requests carry no aws:SourceIp. A Deny with NotIpAddress then holds for \
                 everybody and locks them out, in identity policies too: search for it before you switch. Use \
                 aws:VpcSourceIp, aws:SourceVpce or aws:SourceVpc."
            }
            TradeOff::DeletedToSleep => {
                "NAT gateways and interface endpoints cannot be stopped, only deleted and created again: they are \
                 billed for every hour that they exist, whatever runs behind them. Gateway endpoints are free."
            }
            TradeOff::StoppedToSleep => "NAT instances can be stopped; their volumes are billed on.",
            TradeOff::KeptAddresses(count, rest) => {
                return format!(
                    "{} that {} for the rest of the month {} {} more; a released one does not come back.",
                    plural(count, "Elastic IP address", "Elastic IP addresses"),
                    if count == 1 { "is kept" } else { "are kept" },
                    if count == 1 { "costs" } else { "cost" },
                    self.amount(rest)
                );
            }
            TradeOff::PeeringReach => {
                "All VPCs depend on the hub's endpoints. A peering connection leads to the hub and no further: not to \
                 another VPC, not to NAT gateways or gateway endpoints behind it. Ranges may not overlap, and both \
                 sides need routes. Here the hub is in the same Region."
            }
            TradeOff::SharedHub => {
                "All VPCs depend on the hub, and their data takes one hop more over the transit gateway."
            }
            TradeOff::SharedSubnets => {
                "Subnets are shared within one organisation of AWS Organizations, and not those of a default VPC. \
                 Nothing moves by itself: workloads are created anew in them, and their addresses come from the one \
                 VPC."
            }
            TradeOff::SharedOwner => {
                "All workloads depend on the VPC's owner, who alone manages route tables, network ACLs, NAT gateways \
                 and endpoints. Participants use security groups of their own, not the default one, and cannot create \
                 endpoints."
            }
            TradeOff::HubNames => {
                "Private DNS works in the endpoint's own VPC only: a Route 53 Profile brings it to the others, or \
                 its private hosted zone does; a VPC's own zone of that name goes first. They share its endpoint \
                 policy, too."
            }
        };
        text.to_owned()
    }
}
