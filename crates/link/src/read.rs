//! A link, read key by key.

use super::{IMAGE_PULLS, Language, Link, Notice, VPCS, service, view_options_keys};
use natpoint_model::catalogue::prices::PriceListVersion;
use natpoint_model::catalogue::regions::TOKYO;
use natpoint_model::catalogue::services::ServiceId;
use natpoint_model::compare::Axis;
use natpoint_model::currency::Currency;
use natpoint_model::input::table::OTHER_REGION;
use natpoint_model::input::{self, Allowed, Field, Input, Refusal, RefusalReason};
use natpoint_model::scenario::{OtherRegion, Scenario};
use natpoint_model::units::Gb;

/// A link of which some keys are read.
pub(super) struct Reading {
    link: Link,
    /// What was said of another Region: keys come in any order, so a Region stands in until its own is known.
    elsewhere: Scenario,
    /// Which of it was said.
    said_elsewhere: Vec<Field>,
    /// The image pulls, which are added to the volumes of services when these are known.
    image_pulls: Option<Gb>,
}

impl Reading {
    /// Nothing is read yet.
    pub(super) fn new() -> Self {
        let mut elsewhere = Scenario::new(TOKYO);
        elsewhere.other_region = Some(OtherRegion::new(TOKYO));
        Self { link: Link::blank(), elsewhere, said_elsewhere: Vec::new(), image_pulls: None }
    }

    /// Takes one `key=value`.
    pub(super) fn take(&mut self, key: &str, value: &str) -> Result<(), Notice> {
        let unknown = || Notice::UnknownKey(key.to_owned());
        let scenario = &mut self.link.scenario;
        if let Some(taken) = view_options_keys::take(&mut self.link.view_options, key, value) {
            return taken;
        }
        match key {
            "axis" => {
                let service = || ServiceId::from_slug(value).ok_or_else(|| unlisted(Field::Services, value));
                self.link.axis = match value {
                    VPCS => Axis::Vpcs,
                    IMAGE_PULLS => Axis::ImagePulls,
                    _ => match Field::of_key(value) {
                        // No service of the catalogue is called like the key of a custom one.
                        Some(Field::ServiceGb(custom)) if custom.is_custom() => Axis::OneService(custom),
                        _ => Axis::OneService(service()?),
                    },
                };
            }
            "currency" => self.link.currency = Some(currency(value)?),
            "lang" => {
                let found = Language::ALL.into_iter().find(|language| language.tag() == value);
                self.link.language = Some(found.ok_or_else(|| Notice::UnknownKey(format!("lang={value}")))?);
            }
            "prices" => {
                let unknown = || Notice::OtherPrices(value.to_owned());
                scenario.price_list_version = PriceListVersion::find(value).ok_or_else(unknown)?;
            }
            _ => match Field::of_key(key).ok_or_else(unknown)? {
                Field::ServiceGb(service) => {
                    let (used, refused) = service::read(service, value);
                    scenario.remove_service(used.service);
                    if service.is_custom() && !scenario.has_room_for_custom() {
                        return Err(unlisted(Field::Services, service.slug()));
                    }
                    scenario.services.push(used);
                    return refused.map_or(Ok(()), |refusal| Err(Notice::Refused(refusal)));
                }
                Field::Price(item) => scenario.prices.insert(item, input::price(item, value)?),
                field => {
                    let input = Input::of(field).ok_or_else(unknown)?;
                    if OTHER_REGION.iter().any(|other| other.field == input.field) {
                        input.set(&mut self.elsewhere, value)?;
                        self.said_elsewhere.push(input.field);
                    } else if field == Field::ImagePulls {
                        // The services that carry them may follow.
                        self.image_pulls = Some(input::image_pulls(value)?);
                    } else {
                        input.set(scenario, value)?;
                    }
                }
            },
        }
        Ok(())
    }

    /// Settles what only makes sense together, whatever the order of the keys.
    pub(super) fn settled(mut self, notices: &mut Vec<Notice>) -> Link {
        if let Some(gb) = self.image_pulls {
            self.link.scenario.set_image_pulls(gb);
        }
        self.link.scenario.add_required_services();
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
        let said = |field| self.said_elsewhere.contains(&field);
        let other = self.elsewhere.other_region.filter(|_| said(Field::OtherRegion));
        self.link.scenario.other_region = other.filter(|other| other.region != own);
        if self.link.scenario.other_region.is_some() {
            return;
        }
        if other.is_some() {
            let (field, value) = (Field::OtherRegion, own.code().to_owned());
            let refusal = Refusal { field, value, why: RefusalReason::OwnRegion, allowed: Allowed::Catalogue };
            notices.push(Notice::Refused(refusal));
        }
        let lost = OTHER_REGION.iter().filter(|input| input.field != Field::OtherRegion && said(input.field));
        notices.extend(lost.map(|input| Notice::WithoutOtherRegion(input.key.to_owned())));
    }
}

fn currency(value: &str) -> Result<Currency, Refusal> {
    let (code, rate) = value.split_once('~').unwrap_or((value, ""));
    Ok(Currency { code: input::currency_code(code)?, rate: input::exchange_rate(rate)? })
}

fn unlisted(field: Field, value: &str) -> Notice {
    let (why, allowed) = (RefusalReason::UnknownName, Allowed::Catalogue);
    Notice::Refused(Refusal { field, value: value.to_owned(), why, allowed })
}
