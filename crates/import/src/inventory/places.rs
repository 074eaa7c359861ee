//! The Region that the name of a place tells: an AZ by name or id, an ARN, an endpoint's host name.

use natpoint_model::catalogue::regions::{RegionId, UNPRICED_REGIONS, is_region_code};

/// The Region's code in the name of an AZ or a local zone (`eu-west-1a`, `us-west-2-lax-1a`) or in the id of an AZ
/// (`euw1-az2`).
pub(super) fn region_of_az(az: &str) -> Option<&str> {
    if let Some((front, _)) = az.split_once("-az") {
        return codes().find(|code| is_short_for(front, code));
    }
    let code = az.trim_end_matches(|letter: char| letter.is_ascii_lowercase());
    let letters = az.len() - code.len();
    if letters == 1 && is_region_code(code) {
        return Some(code);
    }
    // A local zone or a wavelength zone has the code of its Region in front.
    codes().find(|code| az.strip_prefix(code).is_some_and(|rest| rest.starts_with('-') && letters <= 1))
}

/// The Region's code in an ARN: `arn:aws:ec2:eu-west-1:111122223333:natgateway/nat-0a`.
pub(super) fn region_of_arn(arn: &str) -> Option<&str> {
    let mut parts = arn.split(':');
    (parts.next()? == "arn").then_some(())?;
    parts.nth(2).filter(|region| is_region_code(region))
}

/// The Region's code in the host name of an endpoint: `vpce-0a-b.sts.us-east-1.vpce.amazonaws.com`.
pub(super) fn region_of_host(host: &str) -> Option<&str> {
    host.split('.').find(|label| codes().any(|code| code == *label))
}

/// The codes of all Regions, with those that have no prices.
fn codes() -> impl Iterator<Item = &'static str> {
    RegionId::all().map(RegionId::code).chain(UNPRICED_REGIONS)
}

/// Whether a text is the short form of a Region's code in AZ ids: `apne1` of `ap-northeast-1`, `usgw1` of
/// `us-gov-west-1`.
fn is_short_for(text: &str, code: &str) -> bool {
    let mut rest = Some(text);
    for word in code.split('-') {
        let short = match word {
            "northeast" => "ne",
            "northwest" => "nw",
            "southeast" => "se",
            "southwest" => "sw",
            "north" | "south" | "east" | "west" | "central" | "gov" | "iso" => word.get(..1).unwrap_or(word),
            _ => word,
        };
        rest = rest.and_then(|rest| rest.strip_prefix(short));
    }
    rest == Some("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_of_an_az() {
        for (az, region) in [
            ("eu-west-1a", Some("eu-west-1")),
            ("us-gov-west-1b", Some("us-gov-west-1")),
            ("ap-southeast-4c", Some("ap-southeast-4")),
            ("us-west-2-lax-1a", Some("us-west-2")),
            ("ap-northeast-1-wl1-kix-wlz1", Some("ap-northeast-1")),
            ("ap-northeast-1-tpe-1a", Some("ap-northeast-1")),
            ("euw1-az2", Some("eu-west-1")),
            ("apne1-az4", Some("ap-northeast-1")),
            ("use2-az1", Some("us-east-2")),
            ("apse2-az3", Some("ap-southeast-2")),
            ("sae1-az1", Some("sa-east-1")),
            ("euc1-az1", Some("eu-central-1")),
            ("cac1-az4", Some("ca-central-1")),
            ("cnn1-az1", Some("cn-north-1")),
            ("cnnw1-az2", Some("cn-northwest-1")),
            ("eusc-de-east-1b", Some("eusc-de-east-1")),
            ("us-iso-east-1a", Some("us-iso-east-1")),
            ("xyz1-az4", None),
            ("eu-west-1", None),
            ("a", None),
            ("", None),
            ("${AWS::Region}a", None),
        ] {
            assert_eq!(region_of_az(az), region, "{az}");
        }
    }

    #[test]
    fn the_region_of_an_arn_or_a_host() {
        for (arn, region) in [
            ("arn:aws:ec2:eu-west-1:111122223333:natgateway/nat-0a", Some("eu-west-1")),
            ("arn:aws-cn:ec2:cn-north-1:111122223333:subnet/subnet-0a", Some("cn-north-1")),
            ("arn:aws:s3:::bucket", None),
            ("arn", None),
            ("nat-0a", None),
        ] {
            assert_eq!(region_of_arn(arn), region, "{arn}");
        }
        for (host, region) in [
            ("vpce-0a-b.sts.us-east-1.vpce.amazonaws.com", Some("us-east-1")),
            ("vpce-0a-b-us-east-1a.sts.us-east-1.vpce.amazonaws.com", Some("us-east-1")),
            ("vpce-0a.com.amazonaws.eu-central-1.ecr.api", Some("eu-central-1")),
            ("vpce-0a-b.logs.cn-north-1.vpce.amazonaws.com.cn", Some("cn-north-1")),
            ("example.com", None),
        ] {
            assert_eq!(region_of_host(host), region, "{host}");
        }
    }
}
