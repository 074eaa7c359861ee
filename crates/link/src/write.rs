//! A link, written.

use std::fmt::Write as _;

use super::{IMAGE_PULLS, Link, VERSION, VPCS, service, view_options_keys};
use natpoint_model::compare::Axis;
use natpoint_model::input::table::{INTERNET, NETWORK, OTHER_REGION, PRICING, REQUIREMENTS, SERVICES};
use natpoint_model::input::{Field, Input};
use natpoint_model::scenario::{Scenario, ServiceUse};
use natpoint_model::units::Quantity;

/// The text of a link, key by key.
struct Writing(String);

impl Link {
    /// Writes the part of a link behind `#`.
    #[must_use]
    pub fn write(&self) -> String {
        let scenario = &self.scenario;
        let mut link = Writing(VERSION.to_owned());
        link.inputs(&NETWORK, scenario);
        link.inputs(&SERVICES, scenario);
        for used in &scenario.services {
            let own = ServiceUse { gb: scenario.own_gb(used), ..*used };
            link.put(Field::ServiceGb(used.service), &service::write(&own));
        }
        link.inputs(&REQUIREMENTS, scenario);
        link.inputs(&INTERNET, scenario);
        link.inputs(&OTHER_REGION, scenario);
        for (item, price) in scenario.prices.iter() {
            link.put(Field::Price(item), &price.to_plain());
        }
        link.inputs(&PRICING, scenario);
        match self.axis {
            Axis::OneService(service) if service.is_custom() => link.put_key("axis", &Field::ServiceGb(service).key()),
            Axis::OneService(service) => link.put_key("axis", service.slug()),
            Axis::Vpcs => link.put_key("axis", VPCS),
            Axis::ImagePulls => link.put_key("axis", IMAGE_PULLS),
            _ => {}
        }
        if let Some(currency) = self.currency {
            link.put(Field::Currency, &format!("{}~{}", currency.code, currency.rate.to_plain()));
        }
        if let Some(language) = self.language {
            link.put_key("lang", language.tag());
        }
        for (key, value) in view_options_keys::write(&self.view_options) {
            link.put_key(key, &value);
        }
        link.put_key("prices", scenario.price_list_version.id());
        link.0
    }
}

impl Writing {
    fn inputs(&mut self, inputs: &[Input], scenario: &Scenario) {
        for input in inputs {
            if let Some(value) = input.said(scenario) {
                self.put_key(input.key, &value);
            }
        }
    }

    fn put(&mut self, field: Field, value: &str) {
        self.put_key(&field.key(), value);
    }

    fn put_key(&mut self, key: &str, value: &str) {
        // Writing to a `String` cannot fail.
        let _ = write!(self.0, "&{key}={value}");
    }
}
