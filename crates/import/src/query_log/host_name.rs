//! Host names of AWS: which of them an endpoint of a service serves, and which lead to something that a customer runs.
//!
//! An endpoint serves `SERVICE.REGION.amazonaws.com`, with the labels of its catalogue name in reverse: that of
//! `ecr.api` is `api.ecr.eu-west-1.amazonaws.com`. Names of clusters, databases, brokers and file systems share that
//! domain, and no endpoint of the service serves them: `X.gr7.eu-west-1.eks.amazonaws.com`,
//! `X.kafka.eu-west-1.amazonaws.com`.

use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;

/// What a host name of AWS belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum HostName {
    /// The API of a service, by the name of its endpoint such as `ecr.api`, or by its own where it has no endpoint.
    Service(String),
    /// Something that a customer runs with the service, such as an EKS cluster.
    DataPlane(String),
}

/// Endpoints that also serve every name below their own: buckets, registries, APIs and workspaces of customers.
const WITH_SUBDOMAINS: [&str; 8] = [
    "appsync-api",
    "codeartifact.repositories",
    "dynamodb",
    "ecr.dkr",
    "execute-api",
    "grafana-workspace",
    "kinesis-streams",
    "s3",
];

/// Names that differ from those of the endpoints that serve them, the last label first.
const ALIASES: [(&[&str], &str); 8] = [
    (&["codeartifact"], "codeartifact.api"),
    (&["codeartifact", "d"], "codeartifact.repositories"),
    (&["control-kinesis"], "kinesis-streams"),
    (&["data-kinesis"], "kinesis-streams"),
    (&["ddb"], "dynamodb"),
    (&["dynamodb", "streams"], "dynamodb-streams"),
    (&["firehose"], "kinesis-firehose"),
    (&["kinesis"], "kinesis-streams"),
];

impl HostName {
    /// What a host name belongs to, for a network in a Region; none when it is not AWS's, or of another Region, which
    /// no endpoint of this one reaches.
    pub(crate) fn parse(name: &str, region: &str) -> Option<Self> {
        /// Longer than the name of any service.
        const LONGEST: usize = 40;
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        let host =
            [".amazonaws.com", ".amazonaws.com.cn", ".api.aws"].into_iter().find_map(|end| name.strip_suffix(end))?;
        let labels: Vec<&str> = host.rsplit('.').collect();
        let labels = labels.strip_prefix(&[region]).unwrap_or(&labels);
        let labels = labels.strip_prefix(&["dualstack"]).unwrap_or(labels);
        let (&service, below) = labels.split_first()?;
        if service.is_empty() || service.len() > LONGEST || RegionId::from_code(service).is_some() {
            return None;
        }
        // `NAME.REGION.SERVICE`; without a name in front it is an older form of the service's own.
        let below = match below {
            [zone, _, ..] if RegionId::from_code(zone).is_some() => return Some(Self::DataPlane(service.to_owned())),
            [zone] if RegionId::from_code(zone).is_some() => &[],
            below => below,
        };
        let labels = &labels[..=below.len()];
        // The longest name that is an endpoint's own.
        for length in (1..=labels.len().min(3)).rev() {
            let Some(endpoint) = endpoint(&labels[..length]) else { continue };
            let serves = length == labels.len() || WITH_SUBDOMAINS.contains(&endpoint);
            return Some(if serves { Self::Service(endpoint.to_owned()) } else { Self::DataPlane(service.to_owned()) });
        }
        Some(Self::Service(service.to_owned()))
    }
}

/// The endpoint that serves the host name of these labels, the last one first.
fn endpoint(labels: &[&str]) -> Option<&'static str> {
    if let Some((_, endpoint)) = ALIASES.iter().find(|(alias, _)| *alias == labels) {
        return Some(endpoint);
    }
    match labels {
        [agent] if agent.starts_with("ecs-a-") => Some("ecs-agent"),
        [telemetry] if telemetry.starts_with("ecs-t-") => Some("ecs-telemetry"),
        labels => ServiceId::from_slug(&labels.join(".")).map(ServiceId::slug),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, expected: Option<&HostName>) {
        assert_eq!(HostName::parse(name, "eu-west-1").as_ref(), expected, "{name}");
    }

    #[test]
    fn names_of_apis_are_those_of_their_endpoints() {
        for (name, slug) in [
            ("logs.eu-west-1.amazonaws.com.", "logs"),
            ("LOGS.eu-west-1.amazonaws.com", "logs"),
            ("eks.eu-west-1.amazonaws.com.", "eks"),
            ("rds.eu-west-1.amazonaws.com.", "rds"),
            ("kafka.eu-west-1.amazonaws.com.", "kafka"),
            ("redshift.eu-west-1.amazonaws.com.", "redshift"),
            ("mq.eu-west-1.amazonaws.com.", "mq"),
            ("logs.eu-west-1.api.aws.", "logs"),
            ("api.ecr.eu-west-1.amazonaws.com.", "ecr.api"),
            ("123456789012.dkr.ecr.eu-west-1.amazonaws.com.", "ecr.dkr"),
            ("runtime.sagemaker.eu-west-1.amazonaws.com.", "sagemaker.runtime"),
            ("featurestore-runtime.sagemaker.eu-west-1.amazonaws.com.", "sagemaker.featurestore-runtime"),
            ("env.airflow.eu-west-1.amazonaws.com.", "airflow.env"),
            ("sts.amazonaws.com.", "sts"),
            ("ecs-a-3.eu-west-1.amazonaws.com.", "ecs-agent"),
            ("ecs-t-12.eu-west-1.amazonaws.com.", "ecs-telemetry"),
            ("kinesis.eu-west-1.amazonaws.com.", "kinesis-streams"),
            ("123456789012.data-kinesis.eu-west-1.amazonaws.com.", "kinesis-streams"),
            ("firehose.eu-west-1.amazonaws.com.", "kinesis-firehose"),
            ("abc123.execute-api.eu-west-1.amazonaws.com.", "execute-api"),
            ("codeartifact.eu-west-1.amazonaws.com.", "codeartifact.api"),
            ("team-123456789012.d.codeartifact.eu-west-1.amazonaws.com.", "codeartifact.repositories"),
            ("g-0123456789.grafana-workspace.eu-west-1.amazonaws.com.", "grafana-workspace"),
            ("some-bucket.s3.eu-west-1.amazonaws.com.", "s3"),
            ("some.bucket.with.dots.s3.eu-west-1.amazonaws.com.", "s3"),
            ("some-bucket.s3.dualstack.eu-west-1.amazonaws.com.", "s3"),
            ("some-bucket.s3.amazonaws.com.", "s3"),
            ("123456789012.ddb.eu-west-1.amazonaws.com.", "dynamodb"),
            ("dynamodb.eu-west-1.amazonaws.com.", "dynamodb"),
            ("streams.dynamodb.eu-west-1.amazonaws.com.", "dynamodb-streams"),
            ("eu-west-1.elasticmapreduce.amazonaws.com.", "elasticmapreduce"),
        ] {
            assert!(ServiceId::from_slug(slug).is_some(), "{slug}");
            check(name, Some(&HostName::Service(slug.to_owned())));
        }
    }

    #[test]
    fn names_of_clusters_and_databases_are_no_apis() {
        for (name, service) in [
            ("0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com.", "eks"),
            ("0123456789ABCDEF.sk1.us-east-1.eks.amazonaws.com.", "eks"),
            ("orders.abc123def456.eu-west-1.rds.amazonaws.com.", "rds"),
            ("orders.cluster-ro-abc123def456.eu-west-1.rds.amazonaws.com.", "rds"),
            ("orders.proxy-abc123def456.eu-west-1.rds.amazonaws.com.", "rds"),
            ("orders.abc123def456.rds.cn-north-1.amazonaws.com.cn.", "rds"),
            ("b-1.orders.abc123.c2.kafka.eu-west-1.amazonaws.com.", "kafka"),
            ("warehouse.abc123def456.eu-west-1.redshift.amazonaws.com.", "redshift"),
            ("wg.123456789012.eu-west-1.redshift-serverless.amazonaws.com.", "redshift-serverless"),
            ("b-1234-1.mq.eu-west-1.amazonaws.com.", "mq"),
            ("fs-0123456789abcdef0.fsx.eu-west-1.amazonaws.com.", "fsx"),
            ("search-orders-abc123.eu-west-1.es.amazonaws.com.", "es"),
            ("vpc-orders-abc123.eu-west-1.es.amazonaws.com.", "es"),
            ("abc123.eu-west-1.aoss.amazonaws.com.", "aoss"),
            ("orders.cluster-abc123.eu-west-1.docdb.amazonaws.com.", "docdb"),
            ("orders.cluster-abc123.eu-west-1.neptune.amazonaws.com.", "neptune"),
            ("balancer-1.eu-west-1.elb.amazonaws.com.", "elb"),
            ("ec2-203-0-113-5.eu-west-1.compute.amazonaws.com.", "compute"),
        ] {
            let region = if name.contains("cn-north-1") { "cn-north-1" } else { "eu-west-1" };
            assert_eq!(HostName::parse(name, region), Some(HostName::DataPlane(service.to_owned())), "{name}");
        }
        // Where the service has no endpoint, its name is not told from that of something that runs with it; no endpoint
        // carries either.
        for (name, service) in [
            ("boot-abc123.c2.kafka-serverless.eu-west-1.amazonaws.com.", "kafka-serverless"),
            ("orders.abc123.ng.0001.euw1.cache.amazonaws.com.", "cache"),
            ("clustercfg.orders.abc123.memorydb.eu-west-1.amazonaws.com.", "memorydb"),
            ("fs-0123456789abcdef0.efs.eu-west-1.amazonaws.com.", "efs"),
        ] {
            check(name, Some(&HostName::Service(service.to_owned())));
            assert_eq!(ServiceId::from_slug(service), None, "{service}");
        }
    }

    #[test]
    fn other_regions_and_other_domains_belong_to_nothing() {
        for name in [
            "logs.us-east-1.amazonaws.com.",
            "some-bucket.s3.us-east-1.amazonaws.com.",
            "logs.eu-west-1.example.com.",
            "amazonaws.com.",
            "..amazonaws.com",
            "",
        ] {
            check(name, None);
        }
    }
}
