//! What is said of the files that a user brings, in English.

use super::import_guide::{HOW_PLACE, HOW_STEPS};
use super::import_remarks::file_remark;
use super::{English, import_refusals};
use crate::import::{ImportLabels, ImportText, has_elements, largest_two, number, places, shown, size, times, utc};
use natpoint_import::guide::Topic;
use natpoint_import::imported_data::{
    Availability, Connectivity, CountedAt, Endpoint, EndpointKind, FileRead, FileRefusal, FileRemark, InterfaceKind,
    Kind, NatGateway, Remote, ResourceState, SkipReason, Skipped, Span, TrafficRemark,
};
use natpoint_model::units::{Hours, Quantity as _};

static LABELS: ImportLabels = ImportLabels {
    title: "Bring your own traffic",
    note: "Flow logs, bills, lists of NAT gateways and endpoints, Terraform plans, price lists: many at once, as they \
           are or as .gz or ZIP. What they are is told by their content. Nothing changes before you take it.",
    private: "Files are read inside this page. Nothing of them leaves it: it can make no request.",
    drop: "Drop files or a folder here",
    files: "Choose files",
    folder: "Choose a folder",
    format: "Format of flow logs without a header",
    format_hint: "As describe-flow-logs names it in LogFormat: ${srcaddr} ${dstaddr} ${bytes} … \
                  Lines in AWS's default format need none.",
    cancel: "Stop reading",
    imported: "What was found",
    heading_files: "Files",
    heading_traffic: "Traffic",
    heading_ipv6: "Over native IPv6, which no NAT gateway carries",
    heading_by_gateway: "Sent through gateway endpoints already",
    heading_by_internet: "Sent straight to an internet gateway",
    cross_az: "Between NAT gateways and another AZ",
    heading_bill: "Bill",
    heading_network: "Network",
    heading_prices: "Prices",
    column_remote: "Other end",
    column_sent: "Sent",
    column_received: "Received",
    column_interface: "Network interface",
    column_address: "Address",
    take: "Use these volumes",
    scale: "Scale to a month",
    plan_for_all: "Plan for all VPCs of these files instead",
    taken: "Applied. Undo takes it back.",
    no_worker: "Files cannot be read here: the browser allows this page no worker. The content security policy of its \
                host or server must allow “worker-src blob:”. Or save the page as a file and open it by itself.",
    broken: "Reading broke down, which is a fault of this page and not of the files. The scenario is as it was.",
    for_athena: "That is much to download and to read. Amazon Athena adds up the same where the files lie: its queries \
                 stand under “How to get the data”, and their result is read here like the files.",
    nothing: "These files say nothing about NAT gateways, endpoints or their traffic.",
    how: "How to get the data",
    how_note: "Ids, dates, BUCKET, ACCOUNT and REGION are examples: put yours in their place.",
    how_place: HOW_PLACE,
    how_steps: HOW_STEPS,
};

impl ImportText for English {
    fn import_labels(&self) -> &'static ImportLabels {
        &LABELS
    }

    fn kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::FlowLog => "VPC flow log",
            Kind::FlowLogJson => "VPC flow log, as JSON of a query",
            Kind::FlowLogCsv => "VPC flow log, as CSV of a query",
            Kind::LegacyCur => "Cost and usage report (legacy)",
            Kind::Cur2 => "Cost and usage report (CUR 2.0)",
            Kind::Focus => "Cost and usage in FOCUS",
            Kind::MonthlyBill => "Monthly bill of the Billing console, CSV",
            Kind::UsageTypes => "Bill by usage type, CSV",
            Kind::CostExplorerCsv => "Cost Explorer, CSV",
            Kind::CostExplorerText => "Cost Explorer, rows of usage types",
            Kind::CostExplorerJson => "Cost Explorer, get-cost-and-usage",
            Kind::Metrics => "CloudWatch metrics",
            Kind::NatGateways => "NAT gateways, describe-nat-gateways",
            Kind::VpcEndpoints => "VPC endpoints, describe-vpc-endpoints",
            Kind::Firewalls => "AWS Network Firewall, describe-firewall",
            Kind::FlowLogs => "Flow log settings, describe-flow-logs",
            Kind::QueryLog => "Resolver query log",
            Kind::TerraformPlan => "Terraform plan",
            Kind::TerraformState => "Terraform state",
            Kind::Infracost => "Infracost breakdown",
            Kind::PriceListCsv => "AWS price list, CSV",
            Kind::PriceListJson => "AWS price list, JSON",
            Kind::PricingProducts => "AWS prices, get-products",
            Kind::IpRanges => "AWS address ranges, ip-ranges.json",
            Kind::Subnets => "Subnets, describe-subnets",
            Kind::RouteTables => "Route tables, describe-route-tables",
            Kind::NetworkSettings => "Security groups, network ACLs, DNS settings or endpoint services",
            Kind::NetworkInterfaces => "Network interfaces, describe-network-interfaces",
            Kind::ConfigItems => "AWS Config items",
            Kind::CloudFormation => "CloudFormation template",
            Kind::Pulumi => "Pulumi preview or state",
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
            SkipReason::NoData => "no traffic in the interval (NODATA)",
            SkipReason::SkipData => "AWS could not record the interval (SKIPDATA), so bytes are missing",
            SkipReason::Rejected => "rejected traffic, which never passed",
            SkipReason::Fields { expected } => {
                return ["not the ", &number(*expected), " fields that belong there"].concat();
            }
            SkipReason::Value { field } => return ["a value that cannot be in “", &shown(field), "”"].concat(),
            SkipReason::UnclearNumber { field } => {
                return [
                    "a number in “",
                    &shown(field),
                    "” whose comma or point may separate decimals or thousands; save the numbers without thousands \
                     separators",
                ]
                .concat();
            }
            SkipReason::OtherEvent => "a log event that is neither a flow log record nor a DNS query",
            SkipReason::BrokenJson => "JSON that is broken or cut off",
            SkipReason::TooLong => "too long to be read",
            SkipReason::NotText => "not UTF-8 text",
            SkipReason::NotUsage => "a tax, a credit, a refund or the like, and no usage",
            SkipReason::OtherUsage => "usage that has no part in this comparison",
            SkipReason::NetCost => "a cost net of credits and discounts, from which no quantity can be derived",
            SkipReason::OtherCurrency => "in another currency than US dollars",
            SkipReason::UnknownRegion => "a Region that the catalogue does not have",
            SkipReason::NoDestination => "only a sender in the network, so where the bytes went is not known",
            SkipReason::Total => "the sum of other rows, so that nothing counts twice",
            SkipReason::Inactive => "deleted, failed or planned away, so without cost",
            SkipReason::OtherPrice => "a price in whose place a newer one, or the one that holds today, was kept",
            SkipReason::Rounded => "rounded by a spreadsheet, but counted: the file from AWS has every digit",
            SkipReason::TooMany => "too many to be kept apart, but counted in the sums",
        };
        told.to_owned()
    }

    fn skipped(&self, file: &FileRead, skipped: &Skipped) -> String {
        let (one, more) = if has_elements(file) { ("element", "elements") } else { ("line", "lines") };
        let count = many(skipped.count, one, more);
        let mut told = [&count, " (", &places(skipped, ", "), "): ", &self.why(&skipped.why), "."].concat();
        if !skipped.sample.is_empty() {
            told += " The first: “";
            told += &shown(&skipped.sample);
            told += "”";
        }
        told
    }

    fn file_read(&self, file: &FileRead) -> String {
        let mut told = shown(&file.name) + ": ";
        if let Some(kind) = file.kind {
            told += self.kind(kind);
            told += ", ";
        }
        told += &size(file.bytes);
        if file.records > 0 {
            told += ", used ";
            told += &number(file.used);
            told += " of ";
            told += &many(file.records, "record", "records");
        }
        told
    }

    fn duration(&self, seconds: u64) -> String {
        const UNITS: [(&str, &str); 4] =
            [("day", "days"), ("hour", "hours"), ("minute", "minutes"), ("second", "seconds")];
        let parts: Vec<_> =
            largest_two(seconds).map(|(unit, count)| many(count, UNITS[unit].0, UNITS[unit].1)).collect();
        parts.join(" ")
    }

    fn span(&self, span: Span) -> String {
        ["from ", &utc(span.from), " to ", &utc(span.to), " UTC, ", &self.duration(span.seconds())].concat()
    }

    fn gaps(&self, gaps: &[Span]) -> String {
        let Some(longest) = gaps.first() else { return String::new() };
        let count = many(gaps.len() as u64, "stretch", "stretches");
        [&count, " without records; the longest: ", &self.span(*longest), "."].concat()
    }

    fn skipdata(&self, intervals: u64) -> String {
        let count = many(intervals, "interval", "intervals");
        ["In ", &count, " AWS could not record everything (SKIPDATA): the true volume is larger."].concat()
    }

    fn counted_at(&self, at: CountedAt) -> &'static str {
        match at {
            CountedAt::NatGateways => {
                "Counted at NAT gateways, on the workload's side: each byte once, as it is billed."
            }
            CountedAt::Workload => {
                "No record is of a NAT gateway: counted at the workload's own interfaces, as what would go through one."
            }
            CountedAt::Query => "Counted by the query, which added the bytes up.",
        }
    }

    fn traffic_remark(&self, remark: &TrafficRemark) -> String {
        match remark {
            TrafficRemark::InferredNatGateway(id) => [
                "No list names the NAT gateways: ",
                &shown(id),
                " behaves like one, and is taken for one. Drop what describe-nat-gateways answers as well to be \
                 certain.",
            ]
            .concat(),
            TrafficRemark::WorkloadSideOnly(id) => {
                ["Of ", &shown(id), ", the log has only what it exchanged with the workload."].concat()
            }
            TrafficRemark::TransitGateway { counts: true } => {
                "A transit gateway's log does not show NAT gateways: what it has to and from public addresses is taken \
                 as what would pass one, at the attachments of the workload. The log of the NAT gateways' network \
                 interfaces shows what does pass them."
                    .to_owned()
            }
            TrafficRemark::TransitGateway { counts: false } => {
                "The transit gateway's log has the same bytes as the logs of VPCs, and does not count again.".to_owned()
            }
            TrafficRemark::PublicSideOnly(id) => {
                ["Of ", &shown(id), ", the log has only what it exchanged with public addresses."].concat()
            }
        }
    }

    fn remote(&self, remote: &Remote) -> String {
        let told = match remote {
            Remote::S3 => "Amazon S3",
            Remote::DynamoDb => "Amazon DynamoDB",
            Remote::OtherRegion(region) => return ["S3 or DynamoDB in ", &shown(region)].concat(),
            Remote::Aws(service) => return ["AWS: ", &shown(service)].concat(),
            Remote::DataPlane(service) => {
                return ["AWS: clusters, databases or other hosts of ", &shown(service)].concat();
            }
            Remote::AwsUnknown => "AWS, service not known",
            Remote::PublicUnknown => "Public addresses, AWS or internet",
            Remote::Internet => "Internet",
            Remote::BehindNat => "Through a NAT gateway, destination not known",
            Remote::CrossAz => "Network, another AZ",
            Remote::Inside => "Network",
        };
        told.to_owned()
    }

    fn not_told(&self, remote: &Remote) -> &'static str {
        match remote {
            Remote::OtherRegion(_) => "No gateway endpoint reaches another Region.",
            Remote::DataPlane(_) => "No endpoint of the service reaches them.",
            Remote::AwsUnknown => {
                "A flow log cannot tell these apart: ECR, CloudWatch Logs, SSM and STS all look alike. Split them \
                 yourself, by a workload profile, or by Resolver query logs."
            }
            Remote::BehindNat => {
                "The log has the address of the NAT gateway in place of the destination. Create another log \
                 with pkt-srcaddr, pkt-dstaddr and pkt-dst-aws-service, since a format cannot be changed, or log the \
                 gateway's network interface."
            }
            Remote::PublicUnknown => {
                "The log does not say which of these belong to AWS. Create another with pkt-src-aws-service and \
                 pkt-dst-aws-service in its format, or drop ip-ranges.json as well."
            }
            _ => "",
        }
    }

    fn interface(&self, kind: InterfaceKind) -> &'static str {
        match kind {
            InterfaceKind::NatGateway => "NAT gateway",
            InterfaceKind::Endpoint => "Interface endpoint",
            InterfaceKind::Other => "other",
        }
    }

    fn nat_gateway(&self, nat: &NatGateway) -> String {
        let availability = match nat.availability {
            Availability::Zonal => "zonal",
            Availability::Regional => "regional",
        };
        let connectivity = match nat.connectivity {
            Connectivity::Public => ", public",
            Connectivity::Private => ", private",
        };
        let addresses = nat.public_ipv4.map_or_else(String::new, |count| {
            [", ", &many(count.into(), "public IPv4 address", "public IPv4 addresses")].concat()
        });
        ["NAT gateway, ", availability, connectivity, &azs(nat.azs), &addresses, state(nat.state)].concat()
    }

    fn endpoint(&self, endpoint: &Endpoint) -> String {
        let kind = match endpoint.kind {
            EndpointKind::Interface => "Interface endpoint",
            EndpointKind::Gateway => "Gateway endpoint",
            EndpointKind::GatewayLoadBalancer => "Gateway Load Balancer endpoint",
            EndpointKind::Resource => "Resource endpoint",
            EndpointKind::ServiceNetwork => "Service network endpoint",
            EndpointKind::NetworkFirewall => "AWS Network Firewall endpoint",
        };
        let azs = if endpoint.kind == EndpointKind::Gateway { String::new() } else { azs(endpoint.azs) };
        let name = shown(&endpoint.service_name);
        let separator = if name.is_empty() { "" } else { ", " };
        [kind, separator, &name, &azs, state(endpoint.state)].concat()
    }

    fn scaling(&self, span: Span, hours: Hours) -> String {
        let window = self.duration(span.seconds());
        let month = hours.to_plain();
        match times(span, hours) {
            Some(times) => ["A window of ", &window, ", × ", &times, " for a month of ", &month, " hours."].concat(),
            None => "The records name no window of time, so nothing can be scaled.".to_owned(),
        }
    }

    fn topic(&self, topic: Topic) -> &'static str {
        match topic {
            Topic::Metrics => "CloudWatch metrics",
            Topic::FlowLogs => "VPC flow logs",
            Topic::Cur => "Cost and usage report",
            Topic::Focus => "FOCUS",
            Topic::CostExplorer => "Cost Explorer",
            Topic::Network => "NAT gateways and endpoints",
            Topic::Terraform => "Terraform",
            Topic::Infracost => "Infracost",
            Topic::Rates => "AWS prices",
        }
    }

    fn progress(&self, done: u64, all: u64, left: Option<u64>) -> String {
        let left = left.map_or_else(String::new, |left| [", about ", &self.duration(left), " left"].concat());
        ["Reading… ", &size(done), " of ", &size(all), &left].concat()
    }

    fn files_added(&self, files: u32) -> String {
        let files = many(files.into(), "more file was added", "more files were added");
        files + ", and reading has begun again with all of them."
    }
}

fn many(count: u64, one: &str, more: &str) -> String {
    number(count) + " " + if count == 1 { one } else { more }
}

fn azs(azs: Option<u32>) -> String {
    azs.map_or_else(|| ", AZs not known".to_owned(), |azs| [", ", &many(azs.into(), "AZ", "AZs")].concat())
}

fn state(state: ResourceState) -> &'static str {
    match state {
        ResourceState::Existing => "",
        ResourceState::Planned => ", planned",
        ResourceState::Removing => ", to be removed",
    }
}
