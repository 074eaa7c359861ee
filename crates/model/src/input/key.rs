//! What links and the page call a field.

use super::{Field, Input};
use crate::catalogue::prices::PriceItem;
use crate::catalogue::services::ServiceId;

impl Field {
    /// The field that a link's key speaks of; none for a key that is no field's.
    ///
    /// All that a link says of a service stands behind the key of its volume.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        if let Some(slug) = key.strip_prefix(SERVICE) {
            return ServiceId::from_slug(slug).map(Self::ServiceGb);
        }
        if let Some(name) = key.strip_prefix(CUSTOM) {
            return ServiceId::custom(name).map(Self::ServiceGb);
        }
        if let Some(slug) = key.strip_prefix(PRICE) {
            return PriceItem::from_slug(slug).map(Self::Price);
        }
        Input::of_key(key).map(|input| input.field)
    }

    /// The field's name in links and in the page: lower-case, frozen.
    ///
    /// Those that stand for themselves have it in the table; the rest is here.
    #[must_use]
    pub fn key(self) -> String {
        let of = |front: &str, slug: &str| [front, slug].concat();
        let of_service = |front: &str, service: ServiceId| {
            let custom = if service.is_custom() { CUSTOM } else { "" };
            [front, custom, service.slug()].concat()
        };
        match self {
            Self::ServiceGb(service) if service.is_custom() => of_service("", service),
            Self::ServiceGb(service) => of_service(SERVICE, service),
            Self::ServiceHours(service) => of_service("hours.", service),
            Self::ServiceAzs(service) => of_service("azs.", service),
            Self::ServicePath(service) => of_service("path.", service),
            Self::ServiceToday(service) => of_service("today.", service),
            Self::ServiceGroup(service) => of_service("group.", service),
            Self::ServiceLow(service) => of_service("low.", service),
            Self::ServiceHigh(service) => of_service("high.", service),
            Self::Price(item) => of(PRICE, item.slug()),
            Self::Services => "services".to_owned(),
            Self::TotalGb => "total".to_owned(),
            Self::Currency => "currency".to_owned(),
            Self::CurrencyRate => "currency.rate".to_owned(),
            _ => Input::of(self).map_or("", |input| input.key).to_owned(),
        }
    }
}

/// What stands before a service in a key.
const SERVICE: &str = "s.";
/// What stands before a custom endpoint service in a key.
const CUSTOM: &str = "e.";
/// What stands before a price item in a key.
const PRICE: &str = "p.";
