//! Prices links: a link (what stands behind `#`) per line of standard input, a line of JSON per link.
//!
//! ```text
//! $ echo 'v1&region=us-east-1&s.logs=400&out=1' | cargo run --quiet --example price
//! {"crossings":[],"designs":{…,"mix":{"exact":"11031/200","infeasible":[],"usd":"55.155000000000"},…},
//!  "mix_endpoints":["logs"],"notices":[]}
//! ```
//!
//! | key | value |
//! | --- | --- |
//! | `designs` | by slug: what each design costs a month, or why it cannot be built |
//! | `mix_endpoints` | the services with an interface endpoint in the cheapest mix; null where there is no mix |
//! | `crossings` | every point of the link's axis at which two designs change places |
//! | `notices` | what could not be taken from the link, in English |
//!
//! `exact` is always a fraction in lowest terms. The `usd` of a design has twelve decimals; of an infeasible design it
//! is null, as `exact` is, and `infeasible` gives the reasons in English. The `left` and `right` of a crossing are
//! slugs, `axis_value` is in GB (in VPCs on that axis), and `usd` is what both designs cost there, in cents.
//!
//! A link that nothing can be made of is priced as the page would: as the case that it opens on, with a notice.

use std::io::{BufRead as _, Write as _};

use natpoint_link::{Language, Link};
use natpoint_model::compare::{Crossing, DesignResult, Meeting, Report};
use natpoint_model::cost::Design;
use natpoint_model::scenario::Path;
use natpoint_text::{Locale, in_language};
use serde_json::{Map, Value, json};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        writeln!(out, "{}", price(&line?))?;
    }
    Ok(())
}

/// What the model says of a link.
#[must_use]
pub(crate) fn price(link: &str) -> Value {
    let locale = in_language(Language::English);
    let (link, notices) = Link::read(link);
    let report = Report::new(&link.scenario, link.axis);
    let designs: Map<String, Value> =
        report.answers.iter().map(|result| (result.design.slug().to_owned(), design(result, locale))).collect();
    let mix = report.priced(Design::CheapestMix).map(|mix| {
        let paths = link.scenario.services.iter().zip(&mix.routing.paths);
        let endpoints = paths.filter(|(_, path)| **path == Path::Interface);
        endpoints.map(|(used, _)| used.service.slug()).collect::<Vec<_>>()
    });
    json!({
        "designs": designs,
        "mix_endpoints": mix,
        "crossings": report.crossings.iter().filter_map(|crossed| crossing(crossed, &report)).collect::<Vec<_>>(),
        "notices": notices.iter().map(|notice| locale.notice(notice)).collect::<Vec<_>>(),
    })
}

fn design(result: &DesignResult, locale: &dyn Locale) -> Value {
    match &result.outcome {
        Ok(priced) => {
            let total = priced.bill.total;
            json!({ "usd": total.to_decimal(12), "exact": total.to_fraction(), "infeasible": [] })
        }
        Err(reasons) => {
            let reasons: Vec<_> = reasons.iter().map(|reason| locale.infeasible(reason)).collect();
            json!({ "usd": null, "exact": null, "infeasible": reasons })
        }
    }
}

/// Where two designs change places; none where they only touch, or cost the same for a while.
fn crossing(crossing: &Crossing, report: &Report) -> Option<Value> {
    let Meeting::Cross(at) = crossing.meeting else { return None };
    Some(json!({
        "left": crossing.left.slug(),
        "right": crossing.right.slug(),
        "axis_value": report.scale.decimal(at, 12),
        "exact": report.scale.fraction(at),
        "usd": crossing.amount.to_decimal(2),
    }))
}
