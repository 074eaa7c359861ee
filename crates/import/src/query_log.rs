//! Resolver query logs: they name the service behind an address, which flow logs do not.
//!
//! Each line is a JSON object, as Route 53 Resolver writes it to Amazon S3. Source: the developer guide of Amazon
//! Route 53, "Values that appear in Resolver query logs".

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};

use serde_json::Value;

use super::imported_data::{FileRead, SkipReason};
use super::reader::{Format, ImportAccumulator, ReadStatus};
pub(super) use host_name::HostName;

mod host_name;

/// The host names that resolved to each address.
#[derive(Clone, Debug, Default)]
pub(super) struct Answers {
    /// The index of a host name; none for an address of several, which proves nothing. IPv4 is mapped to IPv6.
    addresses: BTreeMap<Ipv6Addr, Option<usize>>,
    hosts: Vec<HostName>,
}

impl Answers {
    /// The most addresses that are kept: far more than AWS's services have in a Region.
    const MAX_ADDRESSES: usize = 1 << 16;

    /// The most host names: more than AWS has services.
    const MAX_HOSTS: usize = 1000;

    /// The host name that resolved to an address, if it is the only one.
    pub(super) fn host(&self, address: Ipv6Addr) -> Option<&HostName> {
        let index = self.addresses.get(&address).copied().flatten()?;
        self.hosts.get(index)
    }

    /// Adds the addresses that a query was answered with.
    fn add(&mut self, host: HostName, answers: &Value) {
        let known = self.hosts.iter().position(|known| *known == host);
        let index = known.unwrap_or(self.hosts.len());
        if index >= Self::MAX_HOSTS {
            return;
        }
        if known.is_none() {
            self.hosts.push(host);
        }
        for answer in answers.as_array().into_iter().flatten() {
            let address = match answer["Rdata"].as_str().and_then(|address| address.parse().ok()) {
                Some(IpAddr::V4(address)) => address.to_ipv6_mapped(),
                Some(IpAddr::V6(address)) => address,
                // Another name, of a CNAME record.
                None => continue,
            };
            if self.addresses.len() < Self::MAX_ADDRESSES || self.addresses.contains_key(&address) {
                let known = self.addresses.entry(address).or_insert(Some(index));
                if *known != Some(index) {
                    *known = None;
                }
            }
        }
    }
}

/// A parser of query logs.
#[derive(Debug, Default)]
pub(super) struct QueryLog {
    /// The line that continues in the next bytes.
    line: Vec<u8>,
    lines: u64,
}

/// Whether a line is a query log record.
pub(super) fn is_query(line: &[u8]) -> bool {
    line.len() <= FileRead::MAX_LINE && serde_json::from_slice::<Value>(line).is_ok_and(|query| named(&query).is_some())
}

/// The queried name.
fn named(query: &Value) -> Option<&str> {
    query["query_name"].as_str().filter(|_| query["query_type"].is_string())
}

impl QueryLog {
    /// Reads a whole line.
    pub(super) fn push_line(&mut self, line: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) {
        self.line.clear();
        self.line.extend_from_slice(line);
        self.read(file, accumulator);
    }

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
        let region = query["region"].as_str().unwrap_or_default();
        accumulator.network.add_region(region);
        if let Some(host) = HostName::parse(name, region) {
            accumulator.flow_log.answers.add(host, &query["answers"]);
        }
    }
}

impl Format for QueryLog {
    fn push(&mut self, bytes: &[u8], file: &mut FileRead, accumulator: &mut ImportAccumulator) -> ReadStatus {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            // Of a line that is too long only one byte more than the limit is kept.
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

    #[test]
    fn an_address_of_two_services_proves_nothing() {
        let answers = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
        let address = |text: &str| text.parse::<Ipv6Addr>().unwrap_or(Ipv6Addr::UNSPECIFIED);
        let service = |name: &str| HostName::Service(name.to_owned());
        let mut known = Answers::default();
        let mut add = |name: &str, text: &str| known.add(service(name), &answers(text));
        add("logs", r#"[{"Rdata": "logs.aws."}, {"Rdata": "52.94.0.1"}, {"Rdata": "52.94.0.2"}]"#);
        add("sts", r#"[{"Rdata": "52.94.0.2"}, {"Rdata": "2600::1"}, {"Rdata": 7}, 8]"#);
        add("logs", r#"[{"Rdata": "52.94.0.2"}]"#);
        add("logs", "{}");
        assert_eq!(known.host(address("::ffff:52.94.0.1")), Some(&service("logs")));
        assert_eq!(known.host(address("::ffff:52.94.0.2")), None);
        assert_eq!(known.host(address("2600::1")), Some(&service("sts")));
        assert_eq!(known.host(address("2600::2")), None);
    }
}
