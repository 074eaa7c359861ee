//! A rule for whatever becomes a scenario: a link, a file, a drag, an undo. The scenario survives its own link and its
//! exports, and what these say is a number.

use natpoint_export::{EXPORTS, Export};
use natpoint_link::{Language, Link};
use natpoint_model::compare::{Axis, Report};
use natpoint_model::scenario::Scenario;
use natpoint_model::units::Usd;

/// Opens a scenario from its own link, prices it and writes every export in both languages.
///
/// # Panics
/// When the link says something else than the scenario, when an export names another link, when an amount is negative
/// for a design that a scenario can have, or when a text holds what is no number.
#[track_caller]
pub fn survives(scenario: &Scenario) {
    let link = Link { scenario: scenario.clone(), ..Link::default() };
    let settings = link.write();
    let (opened, notices) = Link::read(&settings);
    assert_eq!(notices, [], "{settings}");
    assert_eq!(opened.scenario, *scenario, "{settings}");
    let report = Report::new(scenario, Axis::AllServices);
    for (design, bill) in report.bills() {
        assert!(bill.total >= Usd::ZERO, "{}: {} of {settings}", design.slug(), bill.total.to_decimal(2));
        let lines = bill.lines.iter().fold(Usd::ZERO, |sum, line| sum + line.amount);
        assert_eq!(lines, bill.total, "{}: {settings}", design.slug());
    }
    for language in Language::ALL {
        let export = Export {
            scenario,
            report: &report,
            axis: Axis::AllServices,
            locale: natpoint_text::in_language(language),
            currency: None,
            view_options: &link.view_options,
            address: "https://example.com/natpoint.html",
            settings: &settings,
        };
        for kind in &EXPORTS {
            let text = (kind.write)(&export);
            for wrong in ["NaN", "undefined", "Infinity", "+−", "−−", "--$", "+-$"] {
                assert!(!text.contains(wrong), "{wrong} in {} of {settings}: {text}", kind.slug);
            }
        }
        let json = export.json();
        let quoted = format!("#{settings}\"");
        assert!(json.contains(&quoted), "{quoted} in {json}");
    }
}
