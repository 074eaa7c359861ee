//! Resolver query logs: which service's name an address was the answer for, which no flow log tells.
//!
//! A line is an object of JSON, as Route 53 Resolver writes them to Amazon S3. Source: the developer guide of Amazon
//! Route 53, "Values that appear in Resolver query logs".

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};

use serde_json::Value;

use super::imported_data::{FileRead, SkipReason};
use super::reader::{Format, ImportAccumulator, ReadStatus};
use natpoint_model::catalogue::regions::RegionId;

/// The services that addresses were answers for, by the names of their endpoints such as `ecr.api`.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// The place of a name; none for an address of several, which tells nothing. IPv4 stands as mapped to IPv6.
    services: BTreeMap<Ipv6Addr, Option<usize>>,
    names: Vec<String>,
}

impl Answers {
    /// So many addresses are kept: far more than AWS's services have in a Region.
    const MOST: usize = 1 << 16;

    /// More names than AWS has services.
    const MOST_NAMES: usize = 1000;

    /// The service that an address was the answer for, and no other.
    pub(super) fn service(&self, address: Ipv6Addr) -> Option<&str> {
        let place = self.services.get(&address).copied().flatten()?;
        self.names.get(place).map(String::as_str)
    }

    /// Notes what a query was answered with.
    fn take(&mut self, service: String, answers: &Value) {
        let known = self.names.iter().position(|name| *name == service);
        let place = known.unwrap_or(self.names.len());
        if place >= Self::MOST_NAMES {
            return;
        }
        if known.is_none() {
            self.names.push(service);
        }
        for answer in answers.as_array().into_iter().flatten() {
            let address = match answer["Rdata"].as_str().and_then(|address| address.parse().ok()) {
                Some(IpAddr::V4(address)) => address.to_ipv6_mapped(),
                Some(IpAddr::V6(address)) => address,
                // A name that leads on to others.
                None => continue,
            };
            if self.services.len() < Self::MOST || self.services.contains_key(&address) {
                let known = self.services.entry(address).or_insert(Some(place));
                if *known != Some(place) {
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
fn service(name: &str, region: &str) -> Option<String> {
    /// What services with several endpoints put before their names.
    const PARTS: [&str; 6] = ["api", "dkr", "env", "ops", "runtime", "streaming"];
    /// More than any of them has.
    const LONGEST: usize = 40;
    let name = name.trim_end_matches('.').to_ascii_lowercase();
    let within =
        [".amazonaws.com", ".amazonaws.com.cn", ".api.aws"].into_iter().find_map(|end| name.strip_suffix(end))?;
    let mut labels = within.rsplit('.').filter(|label| *label != region);
    let service = match labels.next()? {
        // Names that they have beside those of their endpoints.
        "kinesis" => "kinesis-streams",
        "firehose" => "kinesis-firehose",
        agent if agent.starts_with("ecs-a-") => "ecs-agent",
        telemetry if telemetry.starts_with("ecs-t-") => "ecs-telemetry",
        service => service,
    };
    // An endpoint of the network's Region reaches no other one.
    if service.is_empty() || service.len() > LONGEST || RegionId::from_code(service).is_some() {
        return None;
    }
    Some(match labels.next().filter(|part| PARTS.contains(part)) {
        Some(part) => [service, ".", part].concat(),
        None => service.to_owned(),
    })
}

impl QueryLog {
    fn read(&mut self, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        let line = std::mem::take(&mut self.line);
        self.lines += 1;
        if line.trim_ascii().is_empty() {
            return;
        }
        file.records += 1;
        if line.len() > FileRead::MAX_LINE {
            file.skip(SkipReason::TooLong, self.lines, line.get(..400).unwrap_or(&line));
            return;
        }
        let query = serde_json::from_slice::<Value>(&line).unwrap_or_default();
        let Some(name) = named(&query) else {
            file.skip(SkipReason::Value { field: "query_name".to_owned() }, self.lines, &line);
            return;
        };
        file.used += 1;
        if let Some(service) = service(name, query["region"].as_str().unwrap_or_default()) {
            accumulator.flow_log.answers.take(service, &query["answers"]);
        }
    }
}

impl Format for QueryLog {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            // Of a line that is too long no more is kept than shows it.
            let room = (FileRead::MAX_LINE + 1).saturating_sub(self.line.len());
            let (part, ends) = part.strip_suffix(b"\n").map_or((part, false), |part| (part, true));
            self.line.extend_from_slice(part.get(..room).unwrap_or(part));
            if ends {
                self.read(file, accumulator);
            }
        }
        ReadStatus::WantsMore
    }

    fn end(mut self: Box<Self>, file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        if !self.line.is_empty() {
            self.read(file, accumulator);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use natpoint_model::catalogue::services::ServiceId;

    #[test]
    fn names_tell_services() {
        for (name, slug) in [
            ("logs.eu-west-1.amazonaws.com.", Some("logs")),
            ("LOGS.eu-west-1.amazonaws.com", Some("logs")),
            ("api.ecr.eu-west-1.amazonaws.com.", Some("ecr.api")),
            ("123456789012.dkr.ecr.eu-west-1.amazonaws.com.", Some("ecr.dkr")),
            ("runtime.sagemaker.eu-west-1.amazonaws.com.", Some("sagemaker.runtime")),
            ("sts.amazonaws.com.", Some("sts")),
            ("ecs-a-3.eu-west-1.amazonaws.com.", Some("ecs-agent")),
            ("ecs-t-12.eu-west-1.amazonaws.com.", Some("ecs-telemetry")),
            ("kinesis.eu-west-1.amazonaws.com.", Some("kinesis-streams")),
            ("firehose.eu-west-1.amazonaws.com.", Some("kinesis-firehose")),
            ("abc123.execute-api.eu-west-1.amazonaws.com.", Some("execute-api")),
            ("some-bucket.s3.eu-west-1.amazonaws.com.", Some("s3")),
            // No service that has endpoints: it stays what it is, and goes where the rest of AWS goes.
            ("balancer-1.eu-west-1.elb.amazonaws.com.", Some("elb")),
            ("logs.us-east-1.amazonaws.com.", None),
            ("logs.eu-west-1.example.com.", None),
            ("amazonaws.com.", None),
            ("..amazonaws.com", None),
            ("", None),
        ] {
            // Every service that has an endpoint goes by its slug.
            let has_endpoint = slug.is_none_or(|slug| slug == "elb" || ServiceId::from_slug(slug).is_some());
            assert!(has_endpoint, "{name}");
            assert_eq!(service(name, "eu-west-1").as_deref(), slug, "{name}");
        }
    }

    #[test]
    fn an_address_of_two_services_tells_nothing() {
        let answers = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        let address = |text: &str| text.parse::<Ipv6Addr>().unwrap_or(Ipv6Addr::UNSPECIFIED);
        let mut known = Answers::default();
        let mut take = |service: &str, text: &str| known.take(service.to_owned(), &answers(text));
        take("logs", r#"[{"Rdata": "logs.aws."}, {"Rdata": "52.94.0.1"}, {"Rdata": "52.94.0.2"}]"#);
        take("sts", r#"[{"Rdata": "52.94.0.2"}, {"Rdata": "2600::1"}, {"Rdata": 7}, 8]"#);
        take("logs", r#"[{"Rdata": "52.94.0.2"}]"#);
        take("logs", "{}");
        assert_eq!(known.service(address("::ffff:52.94.0.1")), Some("logs"));
        assert_eq!(known.service(address("::ffff:52.94.0.2")), None);
        assert_eq!(known.service(address("2600::1")), Some("sts"));
        assert_eq!(known.service(address("2600::2")), None);
    }
}
