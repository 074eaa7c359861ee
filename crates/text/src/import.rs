//! What is said of the files that a user brings, and of what they say.

use super::Locale;
use super::numbers::{about_gb, grouped, shortened};
use crate::document::{Block, Document};
use natpoint_import::guide::Topic;
use natpoint_import::imported_data::{
    BilledAmount, CountedAt, Endpoint, FileRead, FileRefusal, FileRemark, InterfaceKind, Kind, NatGateway, Remote,
    SkipReason, Skipped, Span, TrafficRemark,
};
use natpoint_model::units::{Gb, Hours, Quantity as _, UsdPerGb};

/// What is said of files and of what they say.
pub trait ImportText {
    /// What stands alone.
    fn import_labels(&self) -> &'static ImportLabels;
    /// What a file is.
    fn kind(&self, kind: Kind) -> &'static str;
    /// Why a file, or its rest, was not read, and what to do about it.
    fn refused(&self, refused: &FileRefusal) -> String;
    /// What else there is to know about how a file was read.
    fn remark(&self, remark: &FileRemark) -> String;
    /// Why lines were passed over, as it stands inside a sentence.
    fn why(&self, why: &SkipReason) -> String;
    /// What was passed over for one reason: how much, where, why, and the first of it.
    fn skipped(&self, file: &FileRead, skipped: &Skipped) -> String;
    /// A file in a line: its name, what it is, its size, and how much of it was used.
    fn file_read(&self, file: &FileRead) -> String;
    /// How long so many seconds are: `3 days 4 hours`.
    fn duration(&self, seconds: u64) -> String;
    /// From when to when, and how long that is.
    fn span(&self, span: Span) -> String;
    /// The stretches that no record covers, the longest first; nothing where there is none.
    fn gaps(&self, gaps: &[Span]) -> String;
    /// That AWS could not record everything in so many intervals.
    fn skipdata(&self, intervals: u64) -> String;
    /// How a NAT gateway was recognised, or which of its sides is missing.
    fn traffic_remark(&self, remark: &TrafficRemark) -> String;
    /// Where bytes were counted.
    fn counted_at(&self, at: CountedAt) -> &'static str;
    /// What stands at the other end.
    fn remote(&self, remote: &Remote) -> String;
    /// What a log cannot tell of what stands at the other end; nothing where it tells all.
    fn not_told(&self, remote: &Remote) -> &'static str;
    /// What a network interface belongs to.
    fn interface(&self, kind: InterfaceKind) -> &'static str;
    /// A NAT gateway that was found.
    fn nat_gateway(&self, nat: &NatGateway) -> String;
    /// An endpoint that was found.
    fn endpoint(&self, endpoint: &Endpoint) -> String;
    /// What a window is multiplied by to be a month.
    fn scaling(&self, span: Span, hours: Hours) -> String;
    /// What a topic is called.
    fn topic(&self, topic: Topic) -> &'static str;
    /// How far the reading is, and how many seconds are left where that can be told.
    fn progress(&self, done: u64, all: u64, left: Option<u64>) -> String;
    /// That so many files came while others were being read.
    fn files_added(&self, files: u32) -> String;
}

/// What stands alone in the panel of files.
#[derive(Clone, Copy, Debug)]
pub struct ImportLabels {
    /// The panel.
    pub title: &'static str,
    /// What it takes, and what it gives.
    pub note: &'static str,
    /// That nothing leaves the page.
    pub private: &'static str,
    /// The place to drop files on.
    pub drop: &'static str,
    /// The choice of files.
    pub files: &'static str,
    /// The choice of a folder.
    pub folder: &'static str,
    /// The format of flow logs without a header.
    pub format: &'static str,
    /// When it is needed, and where it stands.
    pub format_hint: &'static str,
    /// Stops the reading.
    pub cancel: &'static str,
    /// The heading over what was found.
    pub imported: &'static str,
    /// The heading over the files.
    pub heading_files: &'static str,
    /// The heading over the traffic.
    pub heading_traffic: &'static str,
    /// What went over IPv6 to others.
    pub heading_ipv6: &'static str,
    /// What went by gateway endpoints.
    pub heading_by_gateway: &'static str,
    /// What went straight to an internet gateway.
    pub heading_by_internet: &'static str,
    /// What crossed AZs on its way to a NAT gateway.
    pub cross_az: &'static str,
    /// The heading over the bill.
    pub heading_bill: &'static str,
    /// The heading over the resources.
    pub heading_network: &'static str,
    /// The heading over the prices.
    pub heading_prices: &'static str,
    /// Column: what stands at the other end.
    pub column_remote: &'static str,
    /// Column: bytes from the workload.
    pub column_sent: &'static str,
    /// Column: bytes to the workload.
    pub column_received: &'static str,
    /// Column: a network interface, and an address.
    pub column_interface: &'static str,
    /// Column: an address at the other end.
    pub column_address: &'static str,
    /// Makes what was found the scenario.
    pub take: &'static str,
    /// Scales the window to a month.
    pub scale: &'static str,
    /// What plans for all VPCs that the files tell of.
    pub plan_for_all: &'static str,
    /// That what was found is the scenario now.
    pub taken: &'static str,
    /// That the browser lets no worker run here.
    pub no_worker: &'static str,
    /// That the reading broke down, and left everything as it was.
    pub broken: &'static str,
    /// That an engine which is made for so many bytes adds them up where they lie, too.
    pub for_athena: &'static str,
    /// That the files say nothing about this comparison.
    pub nothing: &'static str,
    /// The heading over how to get the data.
    pub how: &'static str,
    /// What in a command is an example.
    pub how_note: &'static str,
    /// What stands over a text to be copied, by [`CommandTarget`](natpoint_import::guide::CommandTarget).
    pub how_place: [&'static str; 5],
    /// What to do beside copying, by [`Topic`].
    pub how_steps: [&'static [&'static str]; 9],
}

/// How to get the data of all topics.
#[must_use]
pub fn how_to_get_all(locale: &dyn Locale) -> Document {
    let mut document = vec![Block::Paragraph(locale.import_labels().how_note.to_owned())];
    for topic in Topic::ALL {
        document.push(Block::Heading(locale.topic(topic).to_owned()));
        document.append(&mut how_to_get(topic, locale));
    }
    document
}

/// How to get the data of a topic.
#[must_use]
pub fn how_to_get(topic: Topic, locale: &dyn Locale) -> Document {
    let labels = locale.import_labels();
    let steps = labels.how_steps[topic as usize];
    let mut document = vec![Block::List(steps.iter().map(|step| (*step).to_owned()).collect())];
    for snippet in topic.snippets() {
        document.push(Block::Paragraph(labels.how_place[snippet.place as usize].to_owned()));
        document.push(Block::Code(snippet.text.to_owned()));
    }
    document
}

/// Seconds in a day.
const DAY: u64 = 86_400;

/// When so many seconds since 1970 are over, to the minute, in UTC: `2026-11-01 00:00`.
#[must_use]
pub fn utc(seconds: u64) -> String {
    let (year, month, day) = civil(seconds / DAY);
    let minutes = seconds % DAY / 60;
    let mut text = year.to_string();
    for (before, number) in [("-", month), ("-", day), (" ", minutes / 60), (":", minutes % 60)] {
        text += before;
        if number < 10 {
            text += "0";
        }
        text += &number.to_string();
    }
    text
}

/// Year, month and day of a day, counted from 1970-01-01.
///
/// Years begin with March here, so that a leap day is a year's last day and months have a straight line through them.
fn civil(day: u64) -> (u64, u64, u64) {
    const CYCLE: u64 = 146_097; // The days of 400 years.
    let day = day + 719_468; // From the 1st of March of the year 0.
    let in_cycle = day % CYCLE;
    let year = (in_cycle - in_cycle / 1_460 + in_cycle / 36_524 - in_cycle / 146_096) / 365;
    let in_year = in_cycle - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let (next, month_of_year) = if month < 10 { (0, month + 3) } else { (1, month - 9) };
    (day / CYCLE * 400 + year + next, month_of_year, in_year - (153 * month + 2) / 5 + 1)
}

/// The largest two units of a duration, each with its place among days, hours, minutes and seconds.
pub(super) fn largest_two(seconds: u64) -> impl Iterator<Item = (usize, u64)> {
    let parts = [seconds / DAY, seconds % DAY / 3_600, seconds % 3_600 / 60, seconds % 60];
    let first = parts.iter().position(|part| *part > 0).unwrap_or(3);
    parts.into_iter().enumerate().skip(first).take(2).filter(move |(at, part)| *at == first || *part > 0)
}

/// A size as people read it: `512 B`, `12.3 MB`; from 1 GB on like every volume.
#[must_use]
pub fn size(bytes: u64) -> String {
    if bytes >= 1 << 30 {
        let millionths = (u128::from(bytes) * 1_000_000) >> 30;
        return about_gb(Gb::from_units(u64::try_from(millionths).unwrap_or(u64::MAX)));
    }
    let (unit, name) = match bytes {
        0..1_024 => return number(bytes) + " B",
        1_024..1_048_576 => (1 << 10, " KB"),
        _ => (1 << 20, " MB"),
    };
    // A tenth says nothing of what is larger than 100.
    let tenths = if bytes < unit * 100 { (bytes * 10 + unit / 2) / unit } else { (bytes + unit / 2) / unit * 10 };
    decimal(tenths * 100_000) + name
}

/// An amount of a bill to two decimals: `1,234.5`.
#[must_use]
pub fn quantity(amount: BilledAmount) -> String {
    const HUNDREDTH: i128 = BilledAmount::ONE / 100;
    let hundredths = u64::try_from((amount.0.saturating_abs() + HUNDREDTH / 2) / HUNDREDTH).unwrap_or(u64::MAX);
    let sign = if amount.0 < 0 && hundredths > 0 { "−" } else { "" };
    [sign, &decimal(hundredths.saturating_mul(10_000))].concat()
}

/// A price as a list has it, with all its decimals; of what no price can be, only as much as a reader needs.
pub(super) fn price(amount: BilledAmount) -> String {
    u64::try_from(amount.0).map_or_else(|_| quantity(amount), |units| UsdPerGb::from_units(units).to_plain())
}

/// How often a window goes into so many hours, to three decimals; none of an empty one.
pub(super) fn times(span: Span, hours: Hours) -> Option<String> {
    // Millionths of hours in seconds are ten-thousandths of what is wanted, 36 times.
    let ten_thousandths = hours.units().saturating_mul(36).checked_div(span.seconds())?;
    Some(decimal((ten_thousandths.saturating_add(5) / 10).saturating_mul(1_000)))
}

/// A number of so many millionths, without zeros at its end.
fn decimal(millionths: u64) -> String {
    grouped(&Gb::from_units(millionths).to_plain())
}

/// A whole number: `1,000`.
pub(super) fn number(number: u64) -> String {
    grouped(&number.to_string())
}

/// The places of the first lines that were passed over, and whether there are more.
pub(super) fn places(skipped: &Skipped, comma: &str) -> String {
    let mut places = skipped.lines.iter().map(|line| number(*line)).collect::<Vec<_>>().join(comma);
    if skipped.count > skipped.lines.len() as u64 {
        places = [&places, comma, "…"].concat();
    }
    places
}

/// Whether a file has elements and not lines.
pub(super) const fn has_elements(file: &FileRead) -> bool {
    matches!(
        file.kind,
        Some(
            Kind::CostExplorerJson
                | Kind::FlowLogJson
                | Kind::Metrics
                | Kind::NatGateways
                | Kind::VpcEndpoints
                | Kind::Firewalls
                | Kind::FlowLogs
                | Kind::TerraformPlan
                | Kind::TerraformState
                | Kind::Infracost
                | Kind::PriceListJson
                | Kind::PricingProducts
                | Kind::IpRanges
                | Kind::Subnets
                | Kind::RouteTables
                | Kind::NetworkInterfaces
                | Kind::NetworkSettings
                | Kind::ConfigItems
                | Kind::CloudFormation
                | Kind::Pulumi
        )
    )
}

/// What a file says, short enough for a sentence and in one line.
pub(super) fn shown(text: &str) -> String {
    shortened(text, 60).replace(char::is_control, " ")
}
