//! A link, written.

use std::fmt::Write as _;

use super::{LANGUAGE_NAMES, Link, VERSION, VPCS, service, view_options_keys};
use natpoint_model::compare::Axis;
use natpoint_model::input::named::{CONNECTIVITY, FREE_EGRESS, INSPECTION, INSTANCE, IPV6, NAT, TRANSIT_GATEWAY};
use natpoint_model::input::{self, Field};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Gb, Quantity};

/// The text of a link, key by key.
struct Writing(String);

impl Link {
    /// Writes the part of a link behind `#`.
    #[must_use]
    pub fn write(&self) -> String {
        let scenario = &self.scenario;
        let blank = Self::blank().scenario;
        let mut link = Writing(format!("{VERSION}&{}={}", Field::Region.key(), scenario.region.code()));
        link.network(scenario, &blank);
        link.nat(scenario, &blank);
        for used in &scenario.services {
            link.put(Field::ServiceGb(used.service), &service::write(used));
        }
        link.internet(scenario, &blank);
        link.other_region(scenario);
        for (item, price) in scenario.prices.iter() {
            link.put(Field::Price(item), &price.to_plain());
        }
        if scenario.discount != blank.discount {
            link.put(Field::Discount, &scenario.discount.to_plain());
        }
        match self.axis {
            Axis::OneService(service) => link.put_key("axis", service.slug()),
            Axis::Vpcs => link.put_key("axis", VPCS),
            _ => {}
        }
        if let Some(currency) = self.currency {
            link.put(Field::Currency, &format!("{}~{}", currency.code, currency.rate.to_plain()));
        }
        if let Some(language) = self.language {
            let name = LANGUAGE_NAMES.iter().find(|(_, named)| *named == language);
            link.put_key("lang", name.map_or("", |(name, _)| name));
        }
        for (key, value) in view_options_keys::write(&self.view_options) {
            link.put_key(key, &value);
        }
        link.put_key("prices", scenario.price_list_version.id());
        link.0
    }
}

impl Writing {
    fn network(&mut self, scenario: &Scenario, blank: &Scenario) {
        self.count(Field::Azs, scenario.azs.count(), blank.azs.count());
        if scenario.hours != blank.hours {
            self.put(Field::Hours, &scenario.hours.to_plain());
        }
        self.count(Field::Vpcs, scenario.vpcs, blank.vpcs);
        if scenario.transit_gateway != blank.transit_gateway {
            self.put(Field::TransitGateway, TRANSIT_GATEWAY.name(scenario.transit_gateway));
        }
    }

    fn nat(&mut self, scenario: &Scenario, blank: &Scenario) {
        if scenario.nat != blank.nat {
            self.put(Field::Nat, NAT.name(scenario.nat));
        }
        if scenario.connectivity != blank.connectivity {
            self.put(Field::Connectivity, CONNECTIVITY.name(scenario.connectivity));
        }
        self.count(Field::Ipv4, scenario.ipv4_per_nat, blank.ipv4_per_nat);
        self.count(Field::NatGbps, scenario.nat_gbps, blank.nat_gbps);
        if scenario.inspection != blank.inspection {
            self.put(Field::Inspection, INSPECTION.name(scenario.inspection));
        }
        if let Some(share) = scenario.cross_az {
            self.put(Field::CrossAz, &input::percent_of(share));
        }
        self.count(Field::Connections, scenario.connections, blank.connections);
        if scenario.instance != blank.instance {
            self.put(Field::Instance, INSTANCE.name(scenario.instance));
        }
        if scenario.ipv6 != blank.ipv6 {
            self.put(Field::Ipv6, IPV6.name(scenario.ipv6));
        }
    }

    fn internet(&mut self, scenario: &Scenario, blank: &Scenario) {
        self.gb(Field::InternetOut, scenario.internet_out);
        self.bound(Field::InternetOutLow, scenario.internet_out_band.low);
        self.bound(Field::InternetOutHigh, scenario.internet_out_band.high);
        self.gb(Field::InternetIn, scenario.internet_in);
        self.bound(Field::InternetInLow, scenario.internet_in_band.low);
        self.bound(Field::InternetInHigh, scenario.internet_in_band.high);
        if scenario.free_egress != blank.free_egress {
            self.put(Field::FreeEgress, FREE_EGRESS.name(scenario.free_egress));
        }
    }

    fn other_region(&mut self, scenario: &Scenario) {
        let Some(other) = scenario.other_region else { return };
        self.put(Field::OtherRegion, other.region.code());
        self.gb(Field::OtherOut, other.out);
        self.gb(Field::OtherIn, other.into);
        self.count(Field::OtherEndpoints, other.endpoints, 0);
    }

    /// A volume, unless there is none.
    fn gb(&mut self, field: Field, gb: Gb) {
        self.bound(field, Some(gb).filter(|gb| *gb > Gb::ZERO));
    }

    /// A bound, which may be 0, if there is one.
    fn bound(&mut self, field: Field, gb: Option<Gb>) {
        if let Some(gb) = gb {
            self.put(field, &gb.to_plain());
        }
    }

    fn count(&mut self, field: Field, count: u32, usual: u32) {
        if count != usual {
            self.put(field, &count.to_string());
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
