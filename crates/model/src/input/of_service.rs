//! What is said of one service, read.

use super::read::quantity;
use super::{Allowed, Field, Refusal, RefusalReason};
use crate::catalogue::services::{Kinds, ServiceId};
use crate::scenario::{Path, ServiceGroup};
use crate::units::Hours;

/// Reads the hours of a service's endpoint; nothing typed is as long as the network.
///
/// # Errors
/// As [`hours`](super::hours), but for an empty text.
pub fn endpoint_hours(service: ServiceId, text: &str) -> Result<Option<Hours>, Refusal> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    quantity(Field::ServiceHours(service), text, Hours::ZERO, Hours::MAX).map(Some)
}

/// Reads the name of a custom endpoint service that is to be added.
///
/// # Errors
/// When it is no name, or one that the catalogue has: then its service stands there to be added.
pub fn custom_service(text: &str) -> Result<ServiceId, Refusal> {
    let refuse = |why| Refusal { field: Field::Services, value: text.to_owned(), why, allowed: Allowed::EndpointName };
    let name = text.trim();
    if name.is_empty() {
        return Err(refuse(RefusalReason::Empty));
    }
    let known = ServiceId::from_slug(name).or_else(|| ServiceId::from_name(name));
    if known.is_some() {
        return Err(refuse(RefusalReason::OfAws));
    }
    ServiceId::custom(name).ok_or_else(|| refuse(RefusalReason::UnknownName))
}

/// Reads a path of a service's data: the one that it must take, or the one that it takes today.
///
/// # Errors
/// When it is none of the paths that lead to the service.
pub fn path(field: Field, service: ServiceId, text: &str) -> Result<Path, Refusal> {
    let names: &'static [&'static str] = match service.kinds() {
        Kinds::Interface => &["nat", "interface"],
        Kinds::Gateway => &["nat", "gateway"],
        Kinds::Both => &["nat", "interface", "gateway"],
    };
    let path = [Path::Egress, Path::Interface, Path::Gateway].into_iter().find(|path| path_name(*path) == text);
    path.filter(|_| names.contains(&text)).ok_or_else(|| Refusal {
        field,
        value: text.to_owned(),
        why: if path.is_some() { RefusalReason::NoSuchEndpoint } else { RefusalReason::UnknownName },
        allowed: Allowed::Names(names),
    })
}

/// The name of a path, as [`path`] reads it.
#[must_use]
pub const fn path_name(path: Path) -> &'static str {
    match path {
        Path::Egress => "nat",
        Path::Interface => "interface",
        Path::Gateway => "gateway",
    }
}

/// Reads the letter of a group.
///
/// # Errors
/// When it is no letter from a to z.
pub fn group(service: ServiceId, text: &str) -> Result<ServiceGroup, Refusal> {
    let mut letters = text.chars();
    let only = letters.next().filter(|_| letters.next().is_none());
    only.and_then(ServiceGroup::of_letter).ok_or_else(|| Refusal {
        field: Field::ServiceGroup(service),
        value: text.to_owned(),
        why: RefusalReason::UnknownName,
        allowed: Allowed::Letter,
    })
}
