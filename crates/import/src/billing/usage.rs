//! The price item of a line item, by its usage type or its description.

use natpoint_model::catalogue::prices::PriceItem;
use natpoint_price_list::usage_types::prefix;

/// The item of a usage type such as `APN1-NatGateway-Hours`, and its Region prefix.
///
/// The service and the operation may be empty where the bill has none. None for usage outside this comparison, which
/// includes instances and volumes, since a bill does not say what they are for.
pub(super) fn by_usage_type<'a>(service: &str, usage_type: &'a str, operation: &str) -> Option<(PriceItem, &'a str)> {
    let offer = offer(service);
    PriceItem::ALL.into_iter().find_map(|item| {
        let known = item.spec();
        let prefix = prefix(usage_type, known.usage_type).filter(|_| known.is_listed())?;
        // All services have data transfer. Of the rest, the usage type alone says what it is, and resellers have names
        // of their own for services.
        let is_it = !matches!(item, PriceItem::InstanceHour(_) | PriceItem::VolumeGbMonth)
            && (offer.is_empty() || known.is_sold_by(offer) || !is_transfer(item))
            && (operation.is_empty() || known.operation.is_none_or(|needed| needed == operation));
        is_it.then_some((item, prefix))
    })
}

fn is_transfer(item: PriceItem) -> bool {
    matches!(item, PriceItem::Egress | PriceItem::InterAzGbEachWay)
}

/// The offer code of a service, for which bills also write its name.
fn offer(service: &str) -> &str {
    match service {
        "Amazon Elastic Compute Cloud"
        | "Amazon Elastic Compute Cloud - Compute"
        | "EC2 - Other"
        | "EC2-Other"
        | "Amazon EC2"
        | "EC2" => "AmazonEC2",
        "Amazon Virtual Private Cloud" | "Amazon VPC" | "VPC" => "AmazonVPC",
        "AWS Network Firewall" => "AWSNetworkFirewall",
        "AWS Data Transfer" | "Data Transfer" => "AWSDataTransfer",
        _ => service,
    }
}

/// What the parts of a description say, in lower case: the first of each list that occurs counts.
struct Subject {
    words: &'static [&'static str],
    hour: PriceItem,
    gb: PriceItem,
}

/// What descriptions are about, the more specific before the more general.
///
/// AWS writes "upto 1 PB monthly data processed by VPC Endpoints", "more than 1 PB and less than 5 PB monthly data …"
/// and "more than 5 PB monthly data …" for the tiers of an interface endpoint, "per GB Data Processed by …" without
/// tiers, and "Charge for per GB data processed by" both on its pages.
const SUBJECTS: [Subject; 5] = [
    Subject {
        words: &["gateway load balancer endpoint", "gateway load balancer vpc endpoint", "gwlb endpoint"],
        hour: PriceItem::GwlbEndpointHour,
        gb: PriceItem::GwlbEndpointGb,
    },
    Subject { words: &["network firewall"], hour: PriceItem::FirewallEndpointHour, gb: PriceItem::FirewallGb },
    Subject {
        words: &["regional nat gateway", "regionalnatgateway"],
        hour: PriceItem::RegionalNatHour,
        gb: PriceItem::RegionalNatGb,
    },
    Subject { words: &["nat gateway", "natgateway"], hour: PriceItem::NatHour, gb: PriceItem::NatGb },
    Subject {
        words: &["vpc endpoint", "interface endpoint", "vpce"],
        hour: PriceItem::EndpointHour,
        gb: PriceItem::EndpointGb,
    },
];

/// Words of other products that are described alike: endpoints of resources, of service networks and of other Regions,
/// other firewalls, and what AWS Network Firewall charges for inspection beyond the standard one.
const OTHER_SUBJECTS: [&str; 9] = [
    "cloudfront",
    "resource",
    "service network",
    "lattice",
    "cross-region",
    "dns firewall",
    "firewall manager",
    "advanced",
    "secondary",
];

/// Phrases that a description of another item contains, all of them.
type Phrases = (&'static [&'static str], PriceItem);

const DESCRIPTIONS: &[Phrases] = &[
    (&["provisioned bandwidth", "nat gateway", "gbps"], PriceItem::NatProvisionedGbpsHour),
    (&["in-use public ipv4 address"], PriceItem::PublicIpv4Hour),
    (&["in use public ipv4 address"], PriceItem::PublicIpv4Hour),
    (&["idle public ipv4 address"], PriceItem::PublicIpv4IdleHour),
    (&["transit gateway vpc attachment", "hour"], PriceItem::TransitGatewayAttachmentHour),
    (&["hourly", "transit gateway vpc attachment"], PriceItem::TransitGatewayAttachmentHour),
    (&["per gb", "transit gateway", "vpc attachment"], PriceItem::TransitGatewayGb),
    (&["per gb - regional data transfer"], PriceItem::InterAzGbEachWay),
    (&["per gb - ", "data transfer out"], PriceItem::Egress),
];

/// The item of a description such as `$0.062 per NAT Gateway Hour`.
///
/// All services describe data transfer in the same words, so it counts for EC2 alone.
pub(super) fn by_description(service: &str, description: &str) -> Option<PriceItem> {
    let text = description.to_ascii_lowercase();
    let item = by_phrases(&text).or_else(|| by_subject(&text))?;
    let is_sold = match offer(service) {
        "" => true,
        offer => item.spec().is_sold_by(offer),
    };
    is_sold.then_some(item)
}

fn by_phrases(text: &str) -> Option<PriceItem> {
    let (_, item) = DESCRIPTIONS.iter().find(|(words, _)| words.iter().all(|word| text.contains(word)))?;
    (!text.contains("cloudfront")).then_some(*item)
}

fn by_subject(text: &str) -> Option<PriceItem> {
    let subject = SUBJECTS.iter().find(|subject| subject.words.iter().any(|word| text.contains(word)))?;
    // A NAT gateway with provisioned bandwidth is not billed by the GB.
    if text.contains("provisioned bandwidth") || OTHER_SUBJECTS.iter().any(|other| text.contains(other)) {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is_gb = has(&["per gb", "data processed", "/gb"]);
    let is_hour = has(&["hour", "hrs", "/hr"]);
    match (is_gb, is_hour) {
        (true, _) => Some(subject.gb),
        (false, true) => Some(subject.hour),
        (false, false) => None,
    }
}

/// Whether a text is a type of charge other than usage, as Cost Explorer and reports call them: `Credit`, `Refund`,
/// `Enterprise Discount Program Discount`, `SavingsPlanRecurringFee`.
pub(super) fn is_other_charge(text: &str) -> bool {
    let ends = ["discount", "fee", "fees", "negation", "charges"];
    let text = text.to_ascii_lowercase();
    let are_words = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphabetic() || b" -".contains(&byte));
    matches!(text.as_str(), "credit" | "refund" | "tax" | "rounding" | "support")
        || (are_words && ends.iter().any(|end| text.ends_with(end)))
}

/// The metrics of Cost Explorer.
pub(super) const METRICS: [&str; 7] = [
    "UnblendedCost",
    "BlendedCost",
    "AmortizedCost",
    "NetUnblendedCost",
    "NetAmortizedCost",
    "UsageQuantity",
    "NormalizedUsageAmount",
];

/// The units of the item's quantity, in lower case.
pub(super) fn units(item: PriceItem) -> &'static [&'static str] {
    item.spec().units
}

/// Whether a text in the place of a unit says nothing of it, or is another word for hours where they are known units.
pub(super) fn is_no_unit(unit: &str, known: &[&str]) -> bool {
    let is_hours = || known.contains(&"hrs") && matches!(unit, "h" | "hr" | "時間");
    matches!(unit, "n/a" | "na" | "-" | "none") || is_hours()
}

#[cfg(test)]
mod tests {
    use super::*;
    use natpoint_price_list::usage_types::region_of_prefix;

    #[test]
    fn usage_types_are_told_apart() {
        use PriceItem as P;
        for (service, usage_type, operation, found) in [
            ("AmazonEC2", "APN1-NatGateway-Hours", "NatGateway", Some((P::NatHour, "APN1"))),
            ("AmazonEC2", "NatGateway-Bytes", "NatGateway", Some((P::NatGb, ""))),
            ("EC2 - Other", "USE1-RegionalNatGateway-Hours", "", Some((P::RegionalNatHour, "USE1"))),
            ("", "EU-RegionalNatGateway-Bytes", "", Some((P::RegionalNatGb, "EU"))),
            ("", "NatGateway-Prvd-Gbps", "", Some((P::NatProvisionedGbpsHour, ""))),
            ("", "NatGateway-Prvd-Bytes", "", None),
            ("AmazonVPC", "USE1-VpcEndpoint-Hours", "VpcEndpoint", Some((P::EndpointHour, "USE1"))),
            ("Amazon Virtual Private Cloud", "EUW2-VpcEndpoint-Bytes", "", Some((P::EndpointGb, "EUW2"))),
            ("AmazonVPC", "APS7-VpcEndpoint-GWLBE-Hours", "VpcEndpoint", Some((P::GwlbEndpointHour, "APS7"))),
            ("AmazonVPC", "APS7-VpcEndpoint-GWLBE-Bytes", "VpcEndpoint", Some((P::GwlbEndpointGb, "APS7"))),
            ("AmazonVPC", "USE1-VpcEndpoint-Resource-Hours", "x", Some((P::ResourceEndpointHour, "USE1"))),
            ("AmazonVPC", "USE1-VpcEndpoint-Service-Hours", "", Some((P::CrossRegionProviderHour, "USE1"))),
            ("AmazonVPC", "USE1-VpcEndpoint-Resource-Bytes", "", None),
            ("ネットワーク", "APN1-NatGateway-Bytes", "", Some((P::NatGb, "APN1"))),
            ("VPC (reseller)", "EUW2-VpcEndpoint-Hours", "", Some((P::EndpointHour, "EUW2"))),
            ("ネットワーク", "APN1-DataTransfer-Out-Bytes", "", None),
            ("Amazon EC2", "APN1-DataTransfer-Out-Bytes", "", Some((P::Egress, "APN1"))),
            ("AmazonVPC", "APN1-PublicIPv4:InUseAddress", "", Some((P::PublicIpv4Hour, "APN1"))),
            ("AmazonVPC", "APN1-PublicIPv4:IdleAddress", "", Some((P::PublicIpv4IdleHour, "APN1"))),
            (
                "AmazonVPC",
                "APN1-TransitGateway-Hours",
                "TransitGatewayVPC",
                Some((P::TransitGatewayAttachmentHour, "APN1")),
            ),
            ("AmazonVPC", "APN1-TransitGateway-Hours", "TransitGatewayVPN", None),
            ("AmazonVPC", "APN1-TransitGateway-Bytes", "", Some((P::TransitGatewayGb, "APN1"))),
            ("AmazonEC2", "DataTransfer-Regional-Bytes", "InterZone-In", Some((P::InterAzGbEachWay, ""))),
            ("AWSDataTransfer", "APN1-DataTransfer-Out-Bytes", "", Some((P::Egress, "APN1"))),
            ("AmazonS3", "APN1-DataTransfer-Out-Bytes", "", None),
            ("AWSELB", "APN1-DataTransfer-Regional-Bytes", "", None),
            ("", "DataTransfer-xAZ-Out-Bytes", "", None),
            ("", "APN1-USE1-AWS-Out-Bytes", "", None),
            ("", "APN1-TPE1-NatGateway-Hours", "", None),
            ("", "MyNatGateway-Hours", "", None),
            ("", "BoxUsage:t4g.nano", "RunInstances", None),
            ("", "EBS:VolumeUsage.gp3", "", None),
            ("", "apn1-natgateway-hours", "", None),
            ("", "東京-NatGateway-Hours", "", None),
            ("", "-NatGateway-Hours", "", Some((P::NatHour, ""))),
            ("", "", "", None),
        ] {
            assert_eq!(by_usage_type(service, usage_type, operation), found, "{service} {usage_type} {operation}");
        }
    }

    #[test]
    fn descriptions_are_told_apart() {
        use PriceItem as P;
        const EC2: &str = "Amazon Elastic Compute Cloud";
        const VPC: &str = "Amazon Virtual Private Cloud";
        const FIREWALL: &str = "AWS Network Firewall";
        for (service, text, found) in [
            (EC2, "$0.045 per NAT Gateway Hour", Some(P::NatHour)),
            (EC2, "$0.045 per GB Data Processed by NAT Gateways", Some(P::NatGb)),
            (EC2, "$0.062 per Regional NAT Gateway Hour", Some(P::RegionalNatHour)),
            (VPC, "$0.014 per VPC Endpoint Hour", Some(P::EndpointHour)),
            (VPC, "$0.01 per GB Data Processed by VPC Endpoints", Some(P::EndpointGb)),
            (VPC, "$0.013 per GB for upto 1 PB monthly data processed by VPC Endpoints", Some(P::EndpointGb)),
            (
                VPC,
                "$0.006 per GB for more than 1 PB and less than 5 PB monthly data processed by VPC Endpoints",
                Some(P::EndpointGb),
            ),
            (VPC, "$0.004 per GB for more than 5 PB monthly data processed by VPC Endpoints", Some(P::EndpointGb)),
            ("AmazonVPC", "Charge for per GB data processed by VPC Endpoints", Some(P::EndpointGb)),
            ("AmazonVPC", "Hourly charge for VPC Endpoints", Some(P::EndpointHour)),
            (EC2, "Charge for per GB data processed by NatGateways", Some(P::NatGb)),
            (EC2, "Hourly charge for NAT Gateways", Some(P::NatHour)),
            (EC2, "$0.059 per GB Data Processed by Regional NAT Gateways", Some(P::RegionalNatGb)),
            (VPC, "$0.01 per GB Data Processed by Gateway Load Balancer Endpoints", Some(P::GwlbEndpointGb)),
            (VPC, "Hourly charge for AWS Gateway Load Balancer VPC Endpoint", Some(P::GwlbEndpointHour)),
            (VPC, "$0.02 per VPC Endpoint Resource Hour", None),
            (VPC, "$0.005 per hour for an endpoint of a service network by VPC Lattice", None),
            (VPC, "$0.395 per endpoint hour for AWS Network Firewall", None),
            (FIREWALL, "$0.395 per endpoint hour for AWS Network Firewall", Some(P::FirewallEndpointHour)),
            ("AWSNetworkFirewall", "USD 0.065 per GB processed by AWS Network Firewall", Some(P::FirewallGb)),
            (FIREWALL, "$0.395 per Network Firewall Endpoint-Hour", Some(P::FirewallEndpointHour)),
            (VPC, "$0.01 per VPC Endpoint Hour for Firewall Manager", None),
            (FIREWALL, "$0.005 per GB processed by AWS Network Firewall Advanced Threat Protection", None),
            (VPC, "VPC Endpoint", None),
            ("AmazonVPC", "Hourly charge for In use Public IPv4 Addresses", Some(P::PublicIpv4Hour)),
            ("AWSELB", "$0.01 per VPC Endpoint Hour", None),
            (EC2, "$0.02 per GB - US East (Northern Virginia) data transfer to US West (Oregon)", None),
            (EC2, "$0.000 per GB - data transfer in per month", None),
            (EC2, "$0.09 per GB - first 10 TB / month data transfer out beyond the global free tier", Some(P::Egress)),
            (VPC, "$0.010 per Gateway Load Balancer VPC Endpoint Hour", Some(P::GwlbEndpointHour)),
            (VPC, "$0.005 per In-use public IPv4 address per hour", Some(P::PublicIpv4Hour)),
            (VPC, "$0.005 per Idle public IPv4 address per hour", Some(P::PublicIpv4IdleHour)),
            (VPC, "$0.07 per Transit Gateway VPC Attachment Hour", Some(P::TransitGatewayAttachmentHour)),
            (
                EC2,
                "$0.010 per GB - regional data transfer - in/out/between EC2 AZs or using elastic IPs or ELB",
                Some(P::InterAzGbEachWay),
            ),
            (EC2, "$0.114 per GB - first 10 TB / month data transfer out", Some(P::Egress)),
            (EC2, "$0.000 per GB - data transfer out under the monthly global free tier", Some(P::Egress)),
            (
                EC2,
                "$0.000 per GB - regional data transfer under the monthly global free tier",
                Some(P::InterAzGbEachWay),
            ),
            ("Amazon Simple Storage Service", "$0.114 per GB - first 10 TB / month data transfer out", None),
            (EC2, "$0.00 per GB - data transfer out to CloudFront", None),
            (EC2, "$0.00 per GB data processed by NAT Gateways with provisioned bandwidth", None),
            (EC2, "$1.076 per Gbps hour of NAT Gateway with provisioned bandwidth", Some(P::NatProvisionedGbpsHour)),
            ("", "$0.045 PER NAT GATEWAY HOUR", Some(P::NatHour)),
            (EC2, "$0.0042 per On Demand Linux t4g.nano Instance Hour", None),
            (EC2, "NULL", None),
            (EC2, "", None),
        ] {
            assert_eq!(by_description(service, text), found, "{text}");
        }
    }

    #[test]
    fn each_item_is_found_by_what_lists_call_it() {
        for (known, item) in
            PriceItem::ALL.map(|item| (item.spec(), item)).into_iter().filter(|(known, _)| known.is_listed())
        {
            let found = by_usage_type(known.offer, known.usage_type, known.operation.unwrap_or_default());
            let counts = !matches!(item, PriceItem::InstanceHour(_) | PriceItem::VolumeGbMonth);
            assert_eq!(found, counts.then_some((item, "")), "{known:?}");
            assert!(!units(item).is_empty());
        }
    }

    #[test]
    fn every_region_of_the_table_has_a_prefix() {
        use natpoint_model::catalogue::regions::RegionId;
        let prefixes = ["", "EU", "USE1", "APS3", "APS9", "MXC1", "UGE1"];
        let regions =
            ["us-east-1", "eu-west-1", "us-east-1", "ap-south-1", "ap-southeast-7", "mx-central-1", "us-gov-east-1"];
        assert_eq!(prefixes.map(region_of_prefix), regions.map(Some));
        let mut letters = vec![String::new(), "EU".to_owned()];
        for front in ["US", "CA", "MX", "SA", "EU", "AP", "IL", "ME", "AF", "UG"] {
            for way in ['E', 'W', 'N', 'S', 'C'] {
                letters.extend((1..=9).map(|number| format!("{front}{way}{number}")));
            }
        }
        let known: Vec<_> = letters.iter().filter_map(|prefix| region_of_prefix(prefix)).collect();
        for region in RegionId::all() {
            assert!(known.contains(&region.code()), "{}", region.code());
        }
        assert!(known.iter().all(|code| RegionId::from_code(code).is_some()));
        assert_eq!(region_of_prefix("XXX1"), None);
    }
}
