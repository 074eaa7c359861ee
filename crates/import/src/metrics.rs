//! CloudWatch's metrics of NAT gateways and interface endpoints: `get-metric-statistics`, `get-metric-data`, and the
//! console's CSV.
//!
//! Sources: AWS's user guide of Amazon VPC, "NAT gateway metrics and dimensions", and the guide of AWS's `PrivateLink`,
//! "CloudWatch metrics".

use natpoint_model::catalogue::regions::is_region_code;
use natpoint_model::catalogue::services::ServiceId;

pub(super) use book::MetricBook;
pub(super) use csv::{MetricTable, fits as is_table};
pub(super) use json::{are_metrics, read};

mod book;
mod csv;
mod json;
mod once;
mod statistic;
mod unit;

/// A metric that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Measure {
    InFromSource,
    OutToDestination,
    InFromDestination,
    OutToSource,
    /// Of an interface endpoint.
    Processed,
}

/// The metrics that are read, by their names.
const MEASURES: [(&str, Measure); 5] = [
    ("bytesinfromsource", Measure::InFromSource),
    ("bytesouttodestination", Measure::OutToDestination),
    ("bytesinfromdestination", Measure::InFromDestination),
    ("bytesouttosource", Measure::OutToSource),
    ("bytesprocessed", Measure::Processed),
];

impl Measure {
    /// The metric that a label or an id names.
    fn named(text: &str) -> Option<Self> {
        let bare: String =
            text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
        MEASURES.iter().find(|(name, _)| bare.contains(name)).map(|(_, measure)| *measure)
    }
}

/// What stands before and behind the metric's name in a word; none where it names no metric.
fn around_metric(word: &str) -> Option<(&str, &str)> {
    let letters: Vec<_> = word.char_indices().filter(|(_, letter)| letter.is_ascii_alphanumeric()).collect();
    let bare: String = letters.iter().map(|(_, letter)| letter.to_ascii_lowercase()).collect();
    let (first, name) = MEASURES.iter().find_map(|(name, _)| Some((bare.find(name)?, name)))?;
    let (from, _) = *letters.get(first)?;
    let (last, _) = *letters.get(first + name.len() - 1)?;
    Some((word.get(..from)?, word.get(last + 1..)?))
}

/// What stands in a word beside the metric's name: `nat-0a_BytesInFromSource`; the whole word where it names none.
fn beside_metric(word: &str) -> [&str; 2] {
    let (front, behind) = around_metric(word).unwrap_or((word, ""));
    [front, behind].map(|part| part.trim_matches(['_', '.', '-']))
}

/// What a series is of, by its labels and dimensions.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Subject {
    /// The id of the NAT gateway or endpoint; empty where it is not named.
    resource: String,
    /// The name of an endpoint's service; likewise.
    service: String,
    /// The VPC of an endpoint; likewise.
    vpc: String,
    /// The subnet of an endpoint or the AZ of a regional NAT gateway; empty where the series is of the whole.
    part: String,
}

/// The metric that one of the labels of a series names; none where they say that it is of something else.
fn measure<'a>(mut labels: impl Iterator<Item = &'a str> + Clone) -> Option<Measure> {
    let is_other = labels.clone().any(|label| label.contains(LOAD_BALANCER));
    labels.find_map(Measure::named).filter(|_| !is_other)
}

/// The type that an endpoint in front of a Gateway Load Balancer has: none of the paths to AWS services.
///
/// Source: the guide of AWS's `PrivateLink`, "CloudWatch metrics", the dimension `Endpoint Type`.
const LOAD_BALANCER: &str = "GatewayLoadBalancer";

impl Subject {
    /// The whole of which this may be a part.
    fn whole(&self) -> Self {
        Self { part: String::new(), ..self.clone() }
    }

    /// The ids and names in labels.
    fn of(labels: &[&str]) -> Self {
        let is_mark = |sign: char| " ,;:\"()[]{}=/|".contains(sign);
        let words = || labels.iter().flat_map(|label| label.split(is_mark)).flat_map(beside_metric);
        let is_id =
            |word: &&str| word.starts_with("nat-") || word.starts_with("vpce-") && !word.starts_with("vpce-svc-");
        let is_service = |word: &&str| ServiceId::behind_name_front(word).is_some();
        Self {
            resource: words().find(is_id).unwrap_or_default().to_owned(),
            service: words().find(is_service).unwrap_or_default().to_owned(),
            vpc: words().find(|word| word.starts_with("vpc-")).unwrap_or_default().to_owned(),
            part: words().find(|word| word.starts_with("subnet-") || is_az(word)).unwrap_or_default().to_owned(),
        }
    }
}

/// Whether a word is the name or the id of an AZ: `us-east-1a`, `use1-az1`.
fn is_az(word: &str) -> bool {
    let is_id = word.split_once("-az").is_some_and(|(region, number)| {
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number && region.ends_with(|letter: char| letter.is_ascii_digit())
    });
    is_id || word.strip_suffix(|letter: char| letter.is_ascii_lowercase()).is_some_and(is_region_code)
}

/// Parses the time of a data point, or of a row.
pub(crate) fn time(text: &str) -> Option<u64> {
    let text = text.trim();
    crate::date_time::seconds(&text.replace('/', "-")).or_else(|| {
        let (whole, _) = text.split_once('.').unwrap_or((text, ""));
        let number: u64 = whole.parse().ok()?;
        // The console writes milliseconds.
        Some(if number >= 100_000_000_000 { number / 1000 } else { number })
    })
}
