//! Scenario and report for programs: JSON by the schema in `docs/report.schema.json`.
//!
//! Amounts and volumes are decimals in quotes: they are exact, and longer than the numbers that many programs keep.

use super::{Export, bill, exact, trimmed};
use natpoint_model::compare::{Axis, AxisUnit, Meeting};
use natpoint_model::cost::Design;
use natpoint_model::input;
use natpoint_model::input::named::{CONNECTIVITY, INSTANCE, NAT};
use natpoint_model::scenario::{Band, Scenario, ServiceUse, TransitGateway};
use natpoint_model::units::{Gb, Quantity as _, Ratio, Usd};

/// The name of the form, with its version.
pub const FORMAT: &str = "natpoint-report/1";

/// JSON as it grows: commas are put where they belong.
#[derive(Default)]
struct Json(String);

impl Json {
    fn comma(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with(['{', '[', ':']) {
            self.0.push(',');
        }
    }

    fn open(&mut self, key: &str, bracket: char) {
        self.key(key);
        self.0.push(bracket);
    }

    fn close(&mut self, bracket: char) {
        self.0.push(bracket);
    }

    /// The name of what follows; none in a list.
    fn key(&mut self, key: &str) {
        self.comma();
        if !key.is_empty() {
            self.quoted(key);
            self.0.push(':');
        }
    }

    fn quoted(&mut self, text: &str) {
        self.0.push('"');
        for letter in text.chars() {
            match letter {
                '"' | '\\' => self.0.extend(['\\', letter]),
                '\u{20}'.. => self.0.push(letter),
                control => {
                    let code = u32::from(control);
                    let digit = |digit| char::from_digit(digit, 16).unwrap_or('0');
                    self.0.push_str("\\u00");
                    self.0.extend([digit(code / 16), digit(code % 16)]);
                }
            }
        }
        self.0.push('"');
    }

    fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.quoted(text);
    }

    fn maybe(&mut self, key: &str, text: Option<&str>) {
        match text {
            Some(text) => self.text(key, text),
            None => self.bare(key, "null"),
        }
    }

    fn bare(&mut self, key: &str, value: &str) {
        self.key(key);
        self.0.push_str(value);
    }

    fn count(&mut self, key: &str, count: u32) {
        self.bare(key, &count.to_string());
    }

    fn flag(&mut self, key: &str, flag: bool) {
        self.bare(key, if flag { "true" } else { "false" });
    }

    fn amount(&mut self, key: &str, amount: Usd) {
        self.text(key, &exact(amount));
    }

    fn texts(&mut self, key: &str, texts: &[String]) {
        self.open(key, '[');
        for text in texts {
            self.text("", text);
        }
        self.close(']');
    }

    fn volume(&mut self, keys: [&str; 3], volume: Gb, band: Band) {
        let plain = |bound: Option<Gb>| bound.map(Gb::to_plain);
        self.text(keys[0], &volume.to_plain());
        self.maybe(keys[1], plain(band.low).as_deref());
        self.maybe(keys[2], plain(band.high).as_deref());
    }

    fn scenario(&mut self, scenario: &Scenario) {
        self.open("scenario", '{');
        self.text("region", scenario.region.code());
        self.count("azs", scenario.azs.count());
        self.text("hours", &scenario.hours.to_plain());
        self.count("vpcs", scenario.vpcs);
        self.flag("transitGateway", scenario.transit_gateway == TransitGateway::Present);
        self.text("nat", NAT.name(scenario.nat));
        self.text("connectivity", CONNECTIVITY.name(scenario.connectivity));
        self.count("ipv4PerNat", scenario.ipv4_per_nat);
        self.count("natGbps", scenario.nat_gbps);
        self.flag("inspection", scenario.inspection);
        self.text("crossAzPercent", &input::percent_of(scenario.cross_az_share()));
        self.count("connections", scenario.connections);
        self.maybe("instance", scenario.instance.map(|_| INSTANCE.name(scenario.instance)));
        self.flag("ipv6", scenario.ipv6);
        self.open("services", '[');
        for used in &scenario.services {
            self.service(used, scenario);
        }
        self.close(']');
        let out = ["internetOut", "internetOutLow", "internetOutHigh"];
        self.volume(out, scenario.internet_out, scenario.internet_out_band);
        let into = ["internetIn", "internetInLow", "internetInHigh"];
        self.volume(into, scenario.internet_in, scenario.internet_in_band);
        self.flag("freeEgress", scenario.free_egress);
        match scenario.other_region {
            None => self.bare("otherRegion", "null"),
            Some(other) => {
                self.open("otherRegion", '{');
                self.text("region", other.region.code());
                self.text("out", &other.out.to_plain());
                self.text("in", &other.into.to_plain());
                self.count("endpoints", other.endpoints);
                self.close('}');
            }
        }
        self.open("prices", '{');
        for (item, price) in scenario.prices.iter() {
            self.text(item.slug(), &price.to_plain());
        }
        self.close('}');
        self.text("discountPercent", &scenario.discount.to_plain());
        self.close('}');
    }

    fn service(&mut self, used: &ServiceUse, scenario: &Scenario) {
        self.open("", '{');
        self.text("service", used.service.slug());
        self.volume(["gb", "gbLow", "gbHigh"], used.gb, used.band);
        self.count("endpointAzs", used.endpoint_azs(scenario).count());
        self.flag("hasEndpoint", used.has_endpoint);
        self.maybe("path", used.pinned.map(input::path_name));
        self.maybe("group", used.group.map(|group| group.letter().to_string()).as_deref());
        self.maybe("today", used.today.map(input::path_name));
        self.close('}');
    }

    fn report(&mut self, export: &Export<'_>) {
        let (report, locale) = (export.report, export.locale());
        let at = |step: Ratio| trimmed(&report.scale.decimal(step, 6));
        self.text("unit", if report.scale.unit == AxisUnit::Vpcs { "VPC" } else { "GB" });
        self.text("here", &at(report.scale.current_ratio()));
        match &report.verdict {
            None => self.bare("verdict", "null"),
            Some(verdict) => {
                self.open("verdict", '{');
                self.text("design", verdict.design.slug());
                self.amount("total", verdict.total);
                match verdict.runner_up {
                    None => self.bare("runnerUp", "null"),
                    Some((design, more)) => {
                        self.open("runnerUp", '{');
                        self.text("design", design.slug());
                        self.amount("more", more);
                        self.close('}');
                    }
                }
                self.maybe("from", verdict.from.map(at).as_deref());
                self.maybe("to", verdict.to.map(at).as_deref());
                self.close('}');
            }
        }
        self.open("designs", '[');
        for answer in &report.answers {
            self.open("", '{');
            self.text("design", answer.design.slug());
            self.text("name", locale.design(answer.design));
            match &answer.outcome {
                Err(reasons) => {
                    let reasons: Vec<_> = reasons.iter().map(|reason| locale.infeasible(reason)).collect();
                    self.texts("impossible", &reasons);
                }
                Ok(priced) => {
                    self.amount("total", priced.bill.total);
                    self.maybe("sameAs", priced.same_as.map(Design::slug));
                    self.bill(export, answer.design);
                    self.open("curve", '[');
                    for piece in priced.curve.pieces() {
                        self.open("", '{');
                        self.text("from", &at(piece.from));
                        self.amount("amount", priced.curve.at(piece.from));
                        self.text("perUnit", &trimmed(&report.scale.each_unit(piece.cost.slope, 14)));
                        self.close('}');
                    }
                    self.close(']');
                }
            }
            self.close('}');
        }
        self.close(']');
        self.open("crossings", '[');
        for crossing in report.told_crossings() {
            let (kind, to) = match crossing.meeting {
                Meeting::Cross(_) => ("cross", None),
                Meeting::Touch(_) => ("touch", None),
                Meeting::Coincide { to, .. } => ("coincide", to),
            };
            self.open("", '{');
            self.text("left", crossing.left.slug());
            self.text("right", crossing.right.slug());
            self.text("kind", kind);
            self.text("at", &at(crossing.meeting.start()));
            self.maybe("to", to.map(at).as_deref());
            self.amount("amount", crossing.amount);
            self.close('}');
        }
        self.close(']');
        self.open("wins", '[');
        for range in &report.cheapest_ranges {
            self.open("", '{');
            self.text("design", range.design.slug());
            self.text("from", &at(range.from));
            self.maybe("to", range.to.map(at).as_deref());
            self.close('}');
        }
        self.close(']');
    }

    fn bill(&mut self, export: &Export<'_>, design: Design) {
        self.open("bill", '[');
        for (line, part) in bill::parts(export.report, design) {
            let price = bill::unit_price(part);
            self.open("", '{');
            self.text("item", &export.locale().charge(line.kind));
            self.text("quantity", &bill::quantity(part, export.locale()));
            self.maybe("unitPrice", price.as_ref().map(|(rate, _)| rate.as_str()));
            self.maybe("per", price.as_ref().map(|(_, unit)| *unit));
            self.amount("amount", part.amount);
            self.flag("everywhere", line.everywhere);
            self.text("source", &bill::source(part, export.locale()));
            self.close('}');
        }
        self.close(']');
    }
}

impl Export<'_> {
    /// Scenario and report as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let mut json = Json::default();
        let price_list_version = self.scenario.price_list_version;
        json.open("", '{');
        json.text("format", FORMAT);
        json.text("settings", self.settings);
        json.maybe("link", (!self.address.is_empty()).then(|| self.link()).as_deref());
        json.text("language", self.language.tag());
        json.open("priceTable", '{');
        json.text("id", price_list_version.id());
        json.text("date", price_list_version.date());
        json.close('}');
        json.scenario(self.scenario);
        json.text(
            "axis",
            match self.axis {
                Axis::OneService(service) => service.slug(),
                Axis::Vpcs => natpoint_link::VPCS,
                _ => "all",
            },
        );
        json.text("sentence", &self.sentence());
        json.report(self);
        json.texts("assumptions", &self.assumptions());
        json.texts("flips", &self.flips());
        let warnings: Vec<_> = self.report.warnings.iter().map(|warning| self.locale().warning(warning)).collect();
        json.texts("warnings", &warnings);
        json.close('}');
        json.0
    }
}
