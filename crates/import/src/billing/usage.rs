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
        let is_it = !matches!(item, PriceItem::InstanceHour(_) | PriceItem::VolumeGbMonth)
            && (offer.is_empty() || known.is_sold_by(offer))
            && (operation.is_empty() || known.operation.is_none_or(|needed| needed == operation));
        is_it.then_some((item, prefix))
    })
}

/// The offer code of a service, for which bills also write its name.
fn offer(service: &str) -> &str {
    match service {
        "Amazon Elastic Compute Cloud" | "Amazon Elastic Compute Cloud - Compute" | "EC2 - Other" | "EC2-Other" => {
            "AmazonEC2"
        }
        "Amazon Virtual Private Cloud" => "AmazonVPC",
        "AWS Data Transfer" => "AWSDataTransfer",
        _ => service,
    }
}

/// Phrases that a description of the item contains, all of them.
type Phrases = (&'static [&'static str], PriceItem);

/// Descriptions of items, the more specific before the more general.
///
/// Phrases for NAT gateways, interface endpoints, addresses and transfer come from real bills; the others come from
/// AWS's price lists.
const DESCRIPTIONS: &[Phrases] = &[
    (&["gateway load balancer", "endpoint", "hour"], PriceItem::GwlbEndpointHour),
    (&["gateway load balancer", "endpoint", "per gb"], PriceItem::GwlbEndpointGb),
    (&["per vpc endpoint hour"], PriceItem::EndpointHour),
    (&["per gb data processed by vpc endpoint"], PriceItem::EndpointGb),
    (&["provisioned bandwidth", "nat gateway", "gbps"], PriceItem::NatProvisionedGbpsHour),
    (&["per regional nat gateway hour"], PriceItem::RegionalNatHour),
    (&["per gb data processed by regional nat gateway"], PriceItem::RegionalNatGb),
    (&["per nat gateway hour"], PriceItem::NatHour),
    (&["per gb data processed by nat gateway"], PriceItem::NatGb),
    (&["in-use public ipv4 address"], PriceItem::PublicIpv4Hour),
    (&["idle public ipv4 address"], PriceItem::PublicIpv4IdleHour),
    (&["per transit gateway vpc attachment hour"], PriceItem::TransitGatewayAttachmentHour),
    (&["per gb", "transit gateway", "vpc attachment"], PriceItem::TransitGatewayGb),
    (&["per gb - regional data transfer"], PriceItem::InterAzGbEachWay),
    (&["per gb - ", "data transfer out"], PriceItem::Egress),
];

/// Phrases that exclude a description, since other products use the same words.
const EXCLUDED: [&str; 2] = ["cloudfront", "provisioned bandwidth"];

/// The item of a description such as `$0.062 per NAT Gateway Hour`.
///
/// All services describe data transfer in the same words, so it counts for EC2 alone.
pub(super) fn by_description(service: &str, description: &str) -> Option<PriceItem> {
    let text = description.to_ascii_lowercase();
    let (words, item) = DESCRIPTIONS.iter().find(|(words, _)| words.iter().all(|word| text.contains(word)))?;
    let is_other = EXCLUDED.iter().any(|other| text.contains(other) && !words.contains(other));
    let is_sold = match offer(service) {
        "" => true,
        offer => item.spec().is_sold_by(offer),
    };
    (is_sold && !is_other).then_some(*item)
}

/// The units of the item's quantity, in lower case.
pub(super) fn units(item: PriceItem) -> &'static [&'static str] {
    item.spec().units
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
        for (service, text, found) in [
            (EC2, "$0.045 per NAT Gateway Hour", Some(P::NatHour)),
            (EC2, "$0.045 per GB Data Processed by NAT Gateways", Some(P::NatGb)),
            (EC2, "$0.062 per Regional NAT Gateway Hour", Some(P::RegionalNatHour)),
            (VPC, "$0.014 per VPC Endpoint Hour", Some(P::EndpointHour)),
            (VPC, "$0.01 per GB Data Processed by VPC Endpoints", Some(P::EndpointGb)),
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
