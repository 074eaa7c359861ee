//! A link, read key by key.

use super::{LANGUAGE_NAMES, Link, Notice, VPCS, service, view_options_keys};
use natpoint_model::catalogue::prices::{PriceItem, PriceListVersion};
use natpoint_model::catalogue::regions::RegionId;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::Axis;
use natpoint_model::currency::Currency;
use natpoint_model::input::named::{CONNECTIVITY, FREE_EGRESS, INSPECTION, INSTANCE, IPV6, NAT, TRANSIT_GATEWAY};
use natpoint_model::input::{self, Allowed, Field, Refusal, RefusalReason};
use natpoint_model::scenario::{OtherRegion, Scenario};
use natpoint_model::units::Gb;

/// A link of which some keys are read.
pub(super) struct Reading {
    link: Link,
    /// The other Region, and what was said of it: keys come in any order.
    other: Option<RegionId>,
    other_out: Option<Gb>,
    other_in: Option<Gb>,
    other_endpoints: Option<u32>,
}

impl Reading {
    /// Nothing is read yet.
    pub(super) fn new() -> Self {
        Self { link: Link::blank(), other: None, other_out: None, other_in: None, other_endpoints: None }
    }

    /// Takes one `key=value`.
    pub(super) fn take(&mut self, key: &str, value: &str) -> Result<(), Notice> {
        let unknown = || Notice::UnknownKey(key.to_owned());
        let scenario = &mut self.link.scenario;
        if let Some(slug) = key.strip_prefix("s.") {
            let (used, refused) = service::read(ServiceId::from_slug(slug).ok_or_else(unknown)?, value);
            scenario.remove_service(used.service);
            scenario.services.push(used);
            return refused.map_or(Ok(()), |refusal| Err(Notice::Refused(refusal)));
        }
        if let Some(slug) = key.strip_prefix("p.") {
            let item = PriceItem::from_slug(slug).ok_or_else(unknown)?;
            scenario.prices.insert(item, input::price(item, value)?);
            return Ok(());
        }
        if let Some(taken) = view_options_keys::take(&mut self.link.view_options, key, value) {
            return taken;
        }
        match key {
            "axis" => {
                let service = || ServiceId::from_slug(value).ok_or_else(|| unlisted(Field::Services, value));
                self.link.axis = if value == VPCS { Axis::Vpcs } else { Axis::OneService(service()?) };
            }
            "currency" => self.link.currency = Some(currency(value)?),
            "lang" => {
                let found = LANGUAGE_NAMES.iter().find(|(name, _)| *name == value);
                self.link.language = Some(found.ok_or_else(|| Notice::UnknownKey(format!("lang={value}")))?.1);
            }
            "prices" => {
                let unknown = || Notice::OtherPrices(value.to_owned());
                scenario.price_list_version = PriceListVersion::find(value).ok_or_else(unknown)?;
            }
            "other" => self.other = Some(region(Field::OtherRegion, value)?),
            "other.out" => self.other_out = Some(input::gb(Field::OtherOut, value)?),
            "other.in" => self.other_in = Some(input::gb(Field::OtherIn, value)?),
            "other.endpoints" => self.other_endpoints = Some(input::other_endpoints(value)?),
            _ => return take(scenario, key, value),
        }
        Ok(())
    }

    /// Settles what only makes sense together, whatever the order of the keys.
    pub(super) fn settled(mut self, notices: &mut Vec<Notice>) -> Link {
        notices.extend(self.settle_addresses());
        self.settle_other_region(notices);
        self.link
    }

    fn settle_addresses(&mut self) -> Option<Notice> {
        let scenario = &mut self.link.scenario;
        let most = scenario.max_ipv4_per_nat();
        if scenario.ipv4_per_nat <= most {
            return None;
        }
        let value = scenario.ipv4_per_nat.to_string();
        scenario.ipv4_per_nat = Scenario::new(scenario.region).ipv4_per_nat;
        input::count(Field::Ipv4, &value, 0, most).err().map(Notice::Refused)
    }

    fn settle_other_region(&mut self, notices: &mut Vec<Notice>) {
        let own = self.link.scenario.region;
        if let Some(region) = self.other.filter(|region| *region != own) {
            self.link.scenario.other_region = Some(OtherRegion {
                region,
                out: self.other_out.unwrap_or_default(),
                into: self.other_in.unwrap_or_default(),
                endpoints: self.other_endpoints.unwrap_or_default(),
            });
            return;
        }
        if self.other.is_some() {
            let (field, value) = (Field::OtherRegion, own.code().to_owned());
            let refusal = Refusal { field, value, why: RefusalReason::OwnRegion, allowed: Allowed::Catalogue };
            notices.push(Notice::Refused(refusal));
        }
        let details = [
            (Field::OtherOut, self.other_out.is_some()),
            (Field::OtherIn, self.other_in.is_some()),
            (Field::OtherEndpoints, self.other_endpoints.is_some()),
        ];
        let lost = details.into_iter().filter(|(_, said)| *said).map(|(field, _)| field.key());
        notices.extend(lost.map(Notice::WithoutOtherRegion));
    }
}

/// Takes a key that says one thing of the scenario.
fn take(scenario: &mut Scenario, key: &str, value: &str) -> Result<(), Notice> {
    match key {
        "region" => scenario.region = region(Field::Region, value)?,
        "azs" => scenario.azs = input::azs(Field::Azs, value)?,
        "hours" => scenario.hours = input::hours(value)?,
        "vpcs" => scenario.vpcs = input::vpcs(value)?,
        "tgw" => scenario.transit_gateway = TRANSIT_GATEWAY.read(value)?,
        "nat" => scenario.nat = NAT.read(value)?,
        "connectivity" => scenario.connectivity = CONNECTIVITY.read(value)?,
        "ipv4" => scenario.ipv4_per_nat = input::count(Field::Ipv4, value, 0, 32)?,
        "gbps" => scenario.nat_gbps = input::nat_gbps(value)?,
        "gwlb" => scenario.inspection = INSPECTION.read(value)?,
        "crossaz" => scenario.cross_az = Some(input::share_percent(value)?),
        "conns" => scenario.connections = input::connections(value)?,
        "instance" => scenario.instance = INSTANCE.read(value)?,
        "ipv6" => scenario.ipv6 = IPV6.read(value)?,
        "out" => scenario.internet_out = input::gb(Field::InternetOut, value)?,
        "out.low" => scenario.internet_out_band.low = Some(input::gb(Field::InternetOutLow, value)?),
        "out.high" => scenario.internet_out_band.high = Some(input::gb(Field::InternetOutHigh, value)?),
        "in" => scenario.internet_in = input::gb(Field::InternetIn, value)?,
        "in.low" => scenario.internet_in_band.low = Some(input::gb(Field::InternetInLow, value)?),
        "in.high" => scenario.internet_in_band.high = Some(input::gb(Field::InternetInHigh, value)?),
        "free" => scenario.free_egress = FREE_EGRESS.read(value)?,
        "discount" => scenario.discount = input::discount(value)?,
        _ => return Err(Notice::UnknownKey(key.to_owned())),
    }
    Ok(())
}

fn currency(value: &str) -> Result<Currency, Refusal> {
    let (code, rate) = value.split_once('~').unwrap_or((value, ""));
    Ok(Currency { code: input::currency_code(code)?, rate: input::exchange_rate(rate)? })
}

fn region(field: Field, value: &str) -> Result<RegionId, Notice> {
    RegionId::from_code(value).ok_or_else(|| unlisted(field, value))
}

fn unlisted(field: Field, value: &str) -> Notice {
    let (why, allowed) = (RefusalReason::UnknownName, Allowed::Catalogue);
    Notice::Refused(Refusal { field, value: value.to_owned(), why, allowed })
}
