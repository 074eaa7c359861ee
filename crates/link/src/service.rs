//! The value of a service in a link: `GB~AZs~none|offered~PATH~gX~lowN~highN~today-PATH`.

use std::fmt::Write as _;

use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::input::{self, Field, Refusal};
use natpoint_model::scenario::{EndpointClaim, Path, ServiceUse};
use natpoint_model::units::{Gb, Quantity};

/// The value after `s.NAME=`.
pub(super) fn write(used: &ServiceUse) -> String {
    let mut value = used.gb.to_plain();
    // Writing to a `String` cannot fail.
    if let Some(azs) = used.azs {
        let _ = write!(value, "~{}", azs.count());
    }
    match used.endpoint {
        EndpointClaim::Unsaid => {}
        EndpointClaim::Offered => value.push_str("~offered"),
        EndpointClaim::Missing => value.push_str("~none"),
    }
    if let Some(path) = used.pinned {
        let _ = write!(value, "~{}", input::path_name(path));
    }
    if let Some(group) = used.group {
        let _ = write!(value, "~g{}", group.letter());
    }
    if let Some(low) = used.band.low {
        let _ = write!(value, "~low{}", low.to_plain());
    }
    if let Some(high) = used.band.high {
        let _ = write!(value, "~high{}", high.to_plain());
    }
    if let Some(path) = used.today {
        let _ = write!(value, "~{TODAY}{}", input::path_name(path));
    }
    value
}

/// The prefix of the current path.
const TODAY: &str = "today-";

/// The service with every part that can be read, and the refusal of the first that cannot.
pub(super) fn read(service: ServiceId, value: &str) -> (ServiceUse, Option<Refusal>) {
    let mut used = ServiceUse::new(service, Gb::ZERO);
    let mut parts = value.split('~');
    let gb = input::gb(Field::ServiceGb(service), parts.next().unwrap_or_default());
    let mut refused = gb.map(|gb| used.gb = gb).err();
    for part in parts {
        refused = refused.or(read_part(&mut used, part).err());
    }
    (used, refused)
}

/// Reads one part after the volume; its prefix says what it is.
fn read_part(used: &mut ServiceUse, part: &str) -> Result<(), Refusal> {
    let service = used.service;
    if part == "none" {
        used.endpoint = EndpointClaim::Missing;
    } else if part == "offered" {
        used.endpoint = EndpointClaim::Offered;
    } else if !part.starts_with(|first: char| first.is_ascii_alphabetic()) {
        used.azs = Some(input::azs(Field::ServiceAzs(service), part)?);
    } else if let Some(low) = part.strip_prefix("low") {
        used.band.low = Some(input::gb(Field::ServiceLow(service), low)?);
    } else if let Some(high) = part.strip_prefix("high") {
        used.band.high = Some(input::gb(Field::ServiceHigh(service), high)?);
    } else if let Some(letter) = part.strip_prefix('g').filter(|_| part != input::path_name(Path::Gateway)) {
        used.group = Some(input::group(service, letter)?);
    } else if let Some(path) = part.strip_prefix(TODAY) {
        used.today = Some(input::path(Field::ServiceToday(service), service, path)?);
    } else {
        used.pinned = Some(input::path(Field::ServicePath(service), service, part)?);
    }
    Ok(())
}
