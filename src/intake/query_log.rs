//! Resolver query logs: which service's name an address was the answer for, which no flow log tells.
//!
//! A line is an object of JSON, as Route 53 Resolver writes them to Amazon S3. Source: the developer guide of Amazon
//! Route 53, "Values that appear in Resolver query logs".

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};

use serde_json::Value;

use super::found::{FileRead, Why};
use super::reader::{Flow, Format, Gathered};
use crate::catalogue::services::ServiceId;

/// The services that addresses were answers for.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// None for an address that was the answer for several, so that it tells nothing. IPv4 stands as mapped to IPv6.
    services: BTreeMap<Ipv6Addr, Option<ServiceId>>,
}

impl Answers {
    /// So many addresses are kept: far more than AWS's services have in a Region.
    const MOST: usize = 1 << 16;

    /// The service that an address was the answer for, and no other.
    pub(super) fn service(&self, address: Ipv6Addr) -> Option<ServiceId> {
        self.services.get(&address).copied().flatten()
    }

    /// Notes what a query was answered with.
    fn take(&mut self, service: ServiceId, answers: &Value) {
        for answer in answers.as_array().into_iter().flatten() {
            let address = match answer["Rdata"].as_str().and_then(|address| address.parse().ok()) {
                Some(IpAddr::V4(address)) => address.to_ipv6_mapped(),
                Some(IpAddr::V6(address)) => address,
                // A name that leads on to others.
                None => continue,
            };
            if self.services.len() < Self::MOST || self.services.contains_key(&address) {
                let known = self.services.entry(address).or_insert(Some(service));
                if *known != Some(service) {
                    *known = None;
                }
            }
        }
    }
}

/// What reads a file of them.
#[derive(Debug, Default)]
pub(super) struct QueryLog {
    /// The line that goes on with the next bytes.
    line: Vec<u8>,
    lines: u64,
}

/// Whether a line is a query.
pub(super) fn is_query(line: &[u8]) -> bool {
    line.len() <= FileRead::MAX_LINE && serde_json::from_slice::<Value>(line).is_ok_and(|query| named(&query).is_some())
}

/// The name that was asked for.
fn named(query: &Value) -> Option<&str> {
    query["query_name"].as_str().filter(|_| query["query_type"].is_string())
}

/// The service that has an endpoint of this name in this Region, or in none that the name tells.
///
/// A name tells the service from its end: `123456789012.dkr.ecr.eu-west-1.amazonaws.com` is one of `ecr.dkr`.
fn service(name: &str, region: &str) -> Option<ServiceId> {
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let within =
        [".amazonaws.com", ".amazonaws.com.cn", ".api.aws"].into_iter().find_map(|end| name.strip_suffix(end))?;
    let mut labels: Vec<_> = within.rsplit('.').filter(|label| *label != region).collect();
    // Names that services have beside those of their endpoints.
    if let Some(first) = labels.first_mut() {
        *first = match *first {
            "kinesis" => "kinesis-streams",
            "firehose" => "kinesis-firehose",
            agent if agent.starts_with("ecs-a-") => "ecs-agent",
            telemetry if telemetry.starts_with("ecs-t-") => "ecs-telemetry",
            other => other,
        };
    }
    (1..=labels.len()).rev().find_map(|count| ServiceId::from_slug(&labels.get(..count)?.join(".")))
}

impl QueryLog {
    fn read(&mut self, file: &mut FileRead, gathered: &mut Gathered) {
        let line = std::mem::take(&mut self.line);
        self.lines += 1;
        if line.trim_ascii().is_empty() {
            return;
        }
        file.records += 1;
        if line.len() > FileRead::MAX_LINE {
            file.skip(Why::TooLong, self.lines, line.get(..400).unwrap_or(&line));
            return;
        }
        let query = serde_json::from_slice::<Value>(&line).unwrap_or_default();
        let Some(name) = named(&query) else {
            file.skip(Why::Value { field: "query_name".to_owned() }, self.lines, &line);
            return;
        };
        file.used += 1;
        if let Some(service) = service(name, query["region"].as_str().unwrap_or_default()) {
            gathered.flow_log.answers.take(service, &query["answers"]);
        }
    }
}

impl Format for QueryLog {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, gathered: &mut Gathered) -> Flow {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            // Of a line that is too long no more is kept than shows it.
            let room = (FileRead::MAX_LINE + 1).saturating_sub(self.line.len());
            let (part, ends) = part.strip_suffix(b"\n").map_or((part, false), |part| (part, true));
            self.line.extend_from_slice(part.get(..room).unwrap_or(part));
            if ends {
                self.read(file, gathered);
            }
        }
        Flow::On
    }

    fn end(mut self: Box<Self>, file: &mut FileRead, gathered: &mut Gathered) {
        if !self.line.is_empty() {
            self.read(file, gathered);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_services() {
        for (name, slug) in [
            ("logs.eu-west-1.amazonaws.com.", Some("logs")),
            ("LOGS.eu-west-1.amazonaws.com", Some("logs")),
            ("api.ecr.eu-west-1.amazonaws.com.", Some("ecr.api")),
            ("123456789012.dkr.ecr.eu-west-1.amazonaws.com.", Some("ecr.dkr")),
            ("ecr.eu-west-1.api.aws.", None),
            ("sts.amazonaws.com.", Some("sts")),
            ("sts.cn-north-1.amazonaws.com.cn.", None),
            ("ecs-a-3.eu-west-1.amazonaws.com.", Some("ecs-agent")),
            ("ecs-t-12.eu-west-1.amazonaws.com.", Some("ecs-telemetry")),
            ("kinesis.eu-west-1.amazonaws.com.", Some("kinesis-streams")),
            ("abc123.execute-api.eu-west-1.amazonaws.com.", Some("execute-api")),
            ("some-bucket.s3.eu-west-1.amazonaws.com.", Some("s3")),
            // An endpoint in this Region does not reach another one.
            ("logs.us-east-1.amazonaws.com.", None),
            ("logs.eu-west-1.example.com.", None),
            ("amazonaws.com.", None),
            ("..amazonaws.com", None),
            ("", None),
        ] {
            assert_eq!(service(name, "eu-west-1").map(ServiceId::slug), slug, "{name}");
        }
    }

    #[test]
    fn an_address_of_two_services_tells_nothing() {
        let answers = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        let address = |text: &str| text.parse::<Ipv6Addr>().unwrap_or(Ipv6Addr::UNSPECIFIED);
        let (logs, sts) = (ServiceId::named("logs"), ServiceId::named("sts"));
        let mut known = Answers::default();
        known.take(logs, &answers(r#"[{"Rdata": "logs.aws."}, {"Rdata": "52.94.0.1"}, {"Rdata": "52.94.0.2"}]"#));
        known.take(sts, &answers(r#"[{"Rdata": "52.94.0.2"}, {"Rdata": "2600::1"}, {"Rdata": 7}, 8]"#));
        known.take(logs, &answers(r#"[{"Rdata": "52.94.0.2"}]"#));
        known.take(logs, &answers("{}"));
        assert_eq!(known.service(address("::ffff:52.94.0.1")), Some(logs));
        assert_eq!(known.service(address("::ffff:52.94.0.2")), None);
        assert_eq!(known.service(address("2600::1")), Some(sts));
        assert_eq!(known.service(address("2600::2")), None);
    }
}
