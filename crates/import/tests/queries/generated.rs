//! Logs and reports of several shapes, the same in every run.

use natpoint_import::guide::LOG_FORMAT;
use serde_json::{Map, Value};

/// Numbers that only look random (splitmix64).
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % most.max(1)
    }

    fn one_of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[usize::try_from(self.below(all.len() as u64)).unwrap_or(0)]
    }
}

/// What a generated log is of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum LogShape {
    /// The interfaces of NAT gateways, on both sides.
    NatGateways,
    /// The interfaces of a workload, some of whose traffic takes other ways.
    Workload,
    /// A regional NAT gateway, which has no interface.
    Regional,
    /// Large numbers, whose sums pass 2^53.
    Large,
}

pub(crate) const LOGS: [LogShape; 4] = [LogShape::NatGateways, LogShape::Workload, LogShape::Regional, LogShape::Large];

/// Addresses at the other end, with their services.
const REMOTES: [(&str, &str); 6] = [
    ("52.219.68.30", "S3"),
    ("52.219.169.7", "S3"),
    ("52.94.5.9", "DYNAMODB"),
    ("54.239.1.77", "AMAZON"),
    ("198.51.100.40", "-"),
    ("203.0.113.9", "-"),
];

impl LogShape {
    /// The files of a day, each with its header, as AWS writes them.
    pub(crate) fn logs(self, numbers: &mut Numbers) -> Vec<String> {
        let header = LOG_FORMAT.replace(['$', '{', '}'], "");
        (0..3).map(|_| header.clone() + "\n" + &(0..400).map(|_| self.record(numbers)).collect::<String>()).collect()
    }

    fn record(self, numbers: &mut Numbers) -> String {
        let (remote, service) = REMOTES[usize::try_from(numbers.below(6)).unwrap_or(0)];
        let workload = format!("10.30.{}.{}", numbers.below(2), numbers.below(9) + 10);
        let mut zone = numbers.below(2);
        let gateway = format!("10.30.{zone}.250");
        let sends = numbers.below(2) == 0;
        let from_workload = numbers.below(2) == 0;
        let start = 1_767_225_600 + numbers.below(1_400) * 60;
        let most = if matches!(self, Self::Large) { 9_000_000_000_000_000 } else { 5_000_000_000 };
        let bytes = numbers.below(most) + 40;
        let [mut interface, mut resource, mut instance, mut path] = ["-", "-", "-", "-"].map(str::to_owned);
        // The two ends of the record, and those of the packet.
        let (near, far) = match self {
            Self::Workload => {
                interface = format!("eni-0a{}", numbers.below(5));
                instance = format!("i-0a{}", &interface[6..]);
                // An interface is in one AZ.
                zone = u64::from(interface.ends_with(['1', '3']));
                if sends {
                    numbers.one_of(&["-", "1", "7", "8", "8"]).clone_into(&mut path);
                }
                (workload.clone(), remote.to_owned())
            }
            Self::Regional => {
                "nat-0d1c2b3a4d5e6f001".clone_into(&mut resource);
                (workload.clone(), remote.to_owned())
            }
            Self::NatGateways | Self::Large => {
                interface = format!("eni-0f{zone}");
                if from_workload { (workload.clone(), gateway) } else { (gateway, remote.to_owned()) }
            }
        };
        let packet = if from_workload { (workload, remote.to_owned()) } else { (near.clone(), remote.to_owned()) };
        let ends = if sends { [near, far, packet.0, packet.1] } else { [far, near, packet.1, packet.0] };
        let services = if sends { ["-", service] } else { [service, "-"] };
        let direction = if sends == matches!(self, Self::Workload) { "egress" } else { "ingress" };
        let (action, status) = match numbers.below(20) {
            0 => ("REJECT", "OK"),
            1 => {
                return format!(
                    "{interface} {resource} {instance} - - - - - - - - eu-west-1 euw1-az{} - {start} {} - NODATA\n",
                    zone + 1,
                    start + 60
                );
            }
            _ => ("ACCEPT", "OK"),
        };
        format!(
            "{interface} {resource} {instance} {} {} {direction} {path} eu-west-1 \
             euw1-az{} {bytes} {start} {} {action} {status}\n",
            ends.join(" "),
            services.join(" "),
            zone + 1,
            start + 60
        )
    }
}

/// What a generated report is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum BillShape {
    /// An export with the columns of the guide, hour by hour.
    Hourly,
    /// The same, with more columns and day by day, of several Regions.
    Daily,
    /// A legacy report as its table in Athena has it.
    Legacy,
}

pub(crate) const BILLS: [BillShape; 3] = [BillShape::Hourly, BillShape::Daily, BillShape::Legacy];

/// The columns that the query names, and their types in Athena.
const COLUMNS: [(&str, &str); 12] = [
    ("line_item_usage_start_date", "TIMESTAMP"),
    ("line_item_usage_end_date", "TIMESTAMP"),
    ("line_item_line_item_type", "VARCHAR"),
    ("line_item_product_code", "VARCHAR"),
    ("line_item_usage_type", "VARCHAR"),
    ("line_item_operation", "VARCHAR"),
    ("line_item_resource_id", "VARCHAR"),
    ("line_item_currency_code", "VARCHAR"),
    ("product_from_region_code", "VARCHAR"),
    ("product_region_code", "VARCHAR"),
    ("line_item_usage_amount", "DOUBLE"),
    ("line_item_unblended_cost", "DOUBLE"),
];

/// Usage: its Region and its prefix, what it is, and what one costs, in hundredths of a cent.
const USAGE: [(&str, &str, &str, &str, u64); 7] = [
    ("eu-west-1", "EU-NatGateway-Bytes", "AmazonEC2", "NatGateway", 480),
    ("eu-west-1", "EU-NatGateway-Hours", "AmazonEC2", "NatGateway", 480),
    ("eu-west-1", "EU-VpcEndpoint-Bytes", "AmazonVPC", "VpcEndpoint", 100),
    ("eu-west-1", "EU-VpcEndpoint-Hours", "AmazonVPC", "VpcEndpoint", 110),
    ("us-east-1", "NatGateway-Bytes", "AmazonEC2", "NatGateway", 450),
    ("us-east-1", "NatGateway-Hours", "AmazonEC2", "NatGateway", 450),
    ("eu-west-1", "EU-BoxUsage:t4g.nano", "AmazonEC2", "RunInstances", 46),
];

impl BillShape {
    /// The types of the table's columns, in the order of the report.
    pub(crate) fn types(self) -> Value {
        let types = self.columns().into_iter().map(|(name, kind)| (name.to_owned(), Value::from(kind)));
        Value::Object(types.collect::<Map<_, _>>())
    }

    fn columns(self) -> Vec<(&'static str, &'static str)> {
        let mut columns = COLUMNS.to_vec();
        if matches!(self, Self::Daily) {
            columns.push(("bill_payer_account_id", "VARCHAR"));
        }
        // An object of JSON keeps no order, so the report has that of the names.
        columns.sort_unstable();
        columns
    }

    pub(crate) fn report(self, numbers: &mut Numbers) -> String {
        let columns = self.columns();
        let names: Vec<_> = columns.iter().map(|(name, _)| *name).collect();
        let mut report = names.join(",") + "\n";
        let hours = if matches!(self, Self::Daily) { 24 } else { 1 };
        for step in 0..720 / hours {
            for (at, (region, usage_type, product, operation, price)) in USAGE.into_iter().enumerate() {
                if matches!(self, Self::Hourly) && region != "eu-west-1" || numbers.below(8) == 0 {
                    continue;
                }
                // In ten-millionths, which a double holds exactly enough.
                let amount = if usage_type.ends_with("Hours") {
                    hours * 10_000_000
                } else {
                    numbers.below(9_000_000_000) * hours
                };
                let decimal = |units: u64, digits: u32| {
                    let one = 10_u64.pow(digits);
                    format!("{}.{:0width$}", units / one, units % one, width = digits as usize)
                };
                let time = |hour: u64| format!("2026-10-{:02} {:02}:00:00.000", hour / 24 + 1, hour % 24);
                let (from, to) = (time(step * hours), time((step + 1) * hours));
                let kind = numbers.one_of(&["Usage", "Usage", "Usage", "Tax"]);
                let cell = |name: &str| match name {
                    "line_item_usage_start_date" => from.clone(),
                    "line_item_usage_end_date" => to.clone(),
                    "line_item_line_item_type" => kind.to_owned(),
                    "line_item_product_code" => product.to_owned(),
                    "line_item_usage_type" => usage_type.to_owned(),
                    "line_item_operation" => operation.to_owned(),
                    "line_item_resource_id" => format!("arn:aws:ec2:{region}:111122223333:natgateway/nat-0a{at}"),
                    "line_item_currency_code" => "USD".to_owned(),
                    "product_region_code" => region.to_owned(),
                    "line_item_usage_amount" => decimal(amount, 7),
                    "line_item_unblended_cost" => decimal(amount * price / 10, 10),
                    "bill_payer_account_id" => "111122223333".to_owned(),
                    _ => String::new(),
                };
                let cells: Vec<_> = names.iter().map(|name| format!("\"{}\"", cell(name))).collect();
                report += &(cells.join(",") + "\n");
            }
        }
        report
    }
}
