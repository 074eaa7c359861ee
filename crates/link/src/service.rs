//! The value of a service in a link: `GB~AZs~hN~public~none|offered~PATH~gX~lowN~highN~today-PATH`.

use std::fmt::Write as _;

use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::input::{self, Allowed, Field, Refusal, RefusalReason};
use natpoint_model::scenario::{EndpointClaim, Path, ServiceUse};
use natpoint_model::units::{Gb, Quantity};

/// The value after `s.NAME=`.
pub(super) fn write(used: &ServiceUse) -> String {
    let mut value = used.gb.to_plain();
    // Writing to a `String` cannot fail.
    if let Some(azs) = used.azs {
        let _ = write!(value, "~{}", azs.count());
    }
    if let Some(hours) = used.hours {
        let _ = write!(value, "~h{}", hours.to_plain());
    }
    if used.public {
        value.push_str("~public");
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
///
/// Parts come in any order, so what contradicts another one is found at the end.
pub(super) fn read(service: ServiceId, value: &str) -> (ServiceUse, Option<Refusal>) {
    let mut used = ServiceUse::new(service, Gb::ZERO);
    let mut parts = value.split('~');
    let gb = input::gb(Field::ServiceGb(service), parts.next().unwrap_or_default());
    let mut refused = gb.map(|gb| used.gb = gb).err();
    for part in parts {
        refused = refused.or(read_part(&mut used, part).err());
    }
    let refused = refused.or(settle_paths(&mut used).err());
    (used, refused)
}

/// Takes back paths that do not lead to the service: a custom one without public addresses has its endpoint alone.
fn settle_paths(used: &mut ServiceUse) -> Result<(), Refusal> {
    let service = used.service;
    let said = [(Field::ServicePath(service), used.pinned), (Field::ServiceToday(service), used.today)];
    let leads = |path: &Path| used.is_reached_by(*path);
    let (pinned, today) = (used.pinned.filter(leads), used.today.filter(leads));
    let lost = said.into_iter().find_map(|(field, path)| path.filter(|path| !leads(path)).map(|path| (field, path)));
    (used.pinned, used.today) = (pinned, today);
    lost.map_or(Ok(()), |(field, path)| {
        let value = input::path_name(path).to_owned();
        let allowed = Allowed::Names(&["interface"]);
        Err(Refusal { field, value, why: RefusalReason::OnlyByEndpoint, allowed })
    })
}

/// Reads one part after the volume; its prefix says what it is.
fn read_part(used: &mut ServiceUse, part: &str) -> Result<(), Refusal> {
    let service = used.service;
    let custom = service.is_custom();
    if part == "none" && !custom {
        used.endpoint = EndpointClaim::Missing;
    } else if part == "offered" && !custom {
        used.endpoint = EndpointClaim::Offered;
    } else if part == "public" && custom {
        used.public = true;
    } else if !part.starts_with(|first: char| first.is_ascii_alphabetic()) {
        used.azs = Some(input::azs(Field::ServiceAzs(service), part)?);
    } else if let Some(low) = part.strip_prefix("low") {
        used.band.low = Some(input::gb(Field::ServiceLow(service), low)?);
    } else if let Some(high) = part.strip_prefix("high") {
        used.band.high = Some(input::gb(Field::ServiceHigh(service), high)?);
    } else if let Some(hours) = part.strip_prefix('h') {
        used.hours = input::endpoint_hours(service, hours)?;
    } else if let Some(letter) = part.strip_prefix('g').filter(|_| !custom && part != input::path_name(Path::Gateway)) {
        used.group = Some(input::group(service, letter)?);
    } else if let Some(path) = part.strip_prefix(TODAY) {
        used.today = Some(input::path(Field::ServiceToday(service), service, path)?);
    } else {
        used.pinned = Some(input::path(Field::ServicePath(service), service, part)?);
    }
    Ok(())
}
