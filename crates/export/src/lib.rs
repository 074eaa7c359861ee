//! Exports of an answer: Markdown, CSV, JSON, SVG, and an `<iframe>` for other pages.
//!
//! [`Export`] holds a scenario, its [`Report`] and the language; each of its methods writes one format. The tables of
//! a bill ([`bill`]), the list of VPCs that files tell of ([`vpc_list_csv`]) and the plan for many ([`fleet_csv`]) are
//! written here too. [`json`] is the only place in all crates that knows the exported JSON.
//!
//! This crate deliberately lacks prices and formulas, which are the model's; sentences, which are those of
//! `natpoint-text`; and files and the clipboard, which are the page's. It cannot change a scenario.

use natpoint_link::view_options::{Show, ViewOptions};
use natpoint_link::{Language, Link};
use natpoint_model::compare::{Axis, Crossing, Report};
use natpoint_model::currency::Currency;
use natpoint_model::scenario::Scenario;
use natpoint_model::units::{Quantity as _, Usd};
use natpoint_text::document::{Block, Document};
use natpoint_text::{ExportName, Locale, numbers};

mod assumptions;
pub mod bill;
pub mod card;
pub mod csv;
pub mod fleet_csv;
pub mod json;
pub mod markdown;
mod record;
mod tokens;
pub mod vpc_list_csv;
pub mod working;

/// An answer with everything that is exported of it.
///
/// ```
/// use natpoint_export::Export;
/// use natpoint_link::{Language, Link};
/// use natpoint_model::compare::Report;
///
/// let settings = "v1&region=eu-west-1&nat=az&s.logs=800";
/// let (link, _) = Link::read(settings);
/// let report = Report::new(&link.scenario, link.axis);
/// let export = Export {
///     scenario: &link.scenario,
///     report: &report,
///     axis: link.axis,
///     locale: natpoint_text::in_language(Language::English),
///     currency: link.currency,
///     view_options: &link.view_options,
///     address: "https://example.com/natpoint.html",
///     settings,
/// };
/// assert!(export.summary_markdown().starts_with("At 800 GB a month, VPC endpoints alone are cheapest: "));
/// assert!(export.json().starts_with(r#"{"format":"natpoint-report/1""#));
/// ```
pub struct Export<'a> {
    /// The scenario.
    pub scenario: &'a Scenario,
    /// Its report.
    pub report: &'a Report,
    /// The axis of the curves.
    pub axis: Axis,
    /// The language, and the currency in which amounts are told. CSV and JSON keep US dollars.
    pub locale: &'static dyn Locale,
    /// The second currency beside totals, if there is one.
    pub currency: Option<Currency>,
    /// The options of the chart.
    pub view_options: &'a ViewOptions,
    /// The page's address without its hash; empty where others could not open it.
    pub address: &'a str,
    /// The part of the link after `#`.
    pub settings: &'a str,
}

/// A kind of export, as the page offers it.
pub struct ExportKind {
    /// Its name in `data-testid`s: frozen.
    pub slug: &'static str,
    /// Its name in each language.
    pub name: ExportName,
    /// Makes its text.
    pub write: fn(&Export<'_>) -> String,
    /// The name of its file.
    pub file_name: &'static str,
    /// The media type of its file.
    pub media_type: &'static str,
}

/// Every kind of export, in the order of the page.
pub static EXPORTS: [ExportKind; 8] = [
    ExportKind {
        slug: "record",
        name: ExportName::Record,
        write: |export| export.record_markdown(),
        file_name: "natpoint-decision.md",
        media_type: "text/markdown",
    },
    ExportKind {
        slug: "pull-request",
        name: ExportName::PullRequest,
        write: |export| export.pull_request_markdown(),
        file_name: "natpoint-comment.md",
        media_type: "text/markdown",
    },
    ExportKind {
        slug: "wiki",
        name: ExportName::Wiki,
        write: |export| export.summary_markdown(),
        file_name: "natpoint-table.md",
        media_type: "text/markdown",
    },
    ExportKind {
        slug: "card",
        name: ExportName::Card,
        write: |export| export.card_svg(),
        file_name: "natpoint-chart.svg",
        media_type: "image/svg+xml",
    },
    ExportKind {
        slug: "curves",
        name: ExportName::Curves,
        write: |export| export.curves_csv(),
        file_name: "natpoint-curves.csv",
        media_type: "text/csv",
    },
    ExportKind {
        slug: "bills",
        name: ExportName::Bills,
        write: |export| export.bills_csv(),
        file_name: "natpoint-bills.csv",
        media_type: "text/csv",
    },
    ExportKind {
        slug: "prices",
        name: ExportName::Prices,
        write: |export| export.prices_csv(),
        file_name: "natpoint-prices.csv",
        media_type: "text/csv",
    },
    ExportKind {
        slug: "report",
        name: ExportName::Report,
        write: |export| export.json(),
        file_name: "natpoint-report.json",
        media_type: "application/json",
    },
];

impl Export<'_> {
    fn locale(&self) -> &'static dyn Locale {
        self.locale
    }

    /// The link that opens the answer; the settings where there is no address.
    #[must_use]
    pub fn link(&self) -> String {
        link(self.address, self.settings)
    }

    /// The verdict.
    #[must_use]
    pub fn sentence(&self) -> String {
        self.locale().verdict(self.scenario, self.report, self.axis)
    }

    /// The inputs that differ from the defaults, and the exchange rate, one per line.
    #[must_use]
    pub fn assumptions(&self) -> Vec<String> {
        let stated = self.currency.or(self.locale().money().currency());
        let rate = stated.map(|Currency { code, rate }| {
            let usd = self.locale().usd("1");
            self.locale()
                .assumption(self.locale().export_labels().exchange_rate, &format!("{usd} = {} {code}", rate.to_plain()))
        });
        assumptions::of(self.scenario, self.locale()).into_iter().chain(rate).collect()
    }

    /// A total, with the amount in the second currency as a remark.
    fn total(&self, total: Usd) -> String {
        let usd = self.locale().amount(total);
        let local = self.currency.map(|currency| numbers::local(&currency, total));
        [Some(usd), local].into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    /// What the prices are, and their date.
    #[must_use]
    pub fn prices_as_of(&self) -> String {
        let locale = self.locale();
        format!("{} {}", locale.labels().foot_prices, locale.prices_as_of(self.scenario.price_list_version.date()))
    }

    /// Every crossing that the page lists, with its calculation.
    #[must_use]
    pub fn crossings(&self) -> Vec<String> {
        crossings(self.report, self.locale())
    }

    /// The answer in short: the verdict, the options and the date of the prices.
    #[must_use]
    pub fn summary(&self) -> Document {
        vec![Block::Paragraph(self.sentence()), self.options(), Block::Paragraph(self.prices_as_of())]
    }

    /// The answer in short as Markdown, with a link to the page.
    #[must_use]
    pub fn summary_markdown(&self) -> String {
        markdown::from_blocks(&self.summary()) + &self.link_back()
    }

    /// A link to the page, or the settings to paste into it.
    fn link_back(&self) -> String {
        let labels = self.locale().export_labels();
        if self.address.is_empty() {
            let note = Block::Paragraph(labels.settings_note.to_owned());
            return markdown::from_blocks(&[note, Block::Code(self.settings.to_owned())]);
        }
        format!("{}\n", markdown::link(labels.link, &self.link()))
    }

    /// Each design with its total, or the reasons why it is infeasible.
    fn options(&self) -> Block {
        let (locale, labels) = (self.locale(), self.locale().export_labels());
        let column_total = locale.in_its_currency(locale.finding_labels().column_total);
        let head = vec![labels.column_design.to_owned(), column_total, labels.column_more.to_owned()];
        let rows = self.report.answers.iter().map(|answer| {
            let name = locale.design(answer.design).to_owned();
            match &answer.outcome {
                Ok(priced) => {
                    vec![name, self.total(priced.bill.total), bill::extra_cost(self.report, answer.design, locale)]
                }
                Err(reasons) => {
                    let reasons: Vec<_> = reasons.iter().map(|reason| locale.infeasible(reason)).collect();
                    vec![name, locale.labels().infeasible.to_owned(), reasons.join(" ")]
                }
            }
        });
        Block::Table { head, rows: rows.collect() }
    }
}

/// A link made of an address and settings; the settings alone without an address.
#[must_use]
pub fn link(address: &str, settings: &str) -> String {
    if address.is_empty() { settings.to_owned() } else { format!("{address}#{settings}") }
}

/// The settings in pasted text, which may be a link, a part of one, or the settings themselves.
#[must_use]
pub fn settings_in(pasted: &str) -> &str {
    let pasted = pasted.trim();
    // Mail programs and wikis write # as %23.
    pasted.split_once('#').or_else(|| pasted.split_once("%23")).map_or(pasted, |(_, settings)| settings)
}

/// Settings with other view options; without a language the browser decides on it.
#[must_use]
pub fn settings_with(settings: &str, view_options: &ViewOptions, language: Option<Language>) -> String {
    let (link, _) = Link::read(settings);
    Link { view_options: view_options.clone(), language, ..link }.write()
}

/// An `<iframe>` that shows a part of the page, as HTML for other pages.
#[must_use]
pub fn frame(address: &str, settings: &str, view_options: &ViewOptions, language: Option<Language>) -> String {
    // High enough for a host that ignores the height that the frame sends it.
    let height = match view_options.show {
        Show::All => "1200",
        Show::Chart => "640",
        Show::Verdict => "200",
    };
    // A page opened from a disk has no address; the user has to write it into `src`.
    let address = if address.is_empty() { "natpoint.html" } else { address };
    let source = escaped_markup(&link(address, &settings_with(settings, view_options, language)));
    format!(
        "<iframe src=\"{source}\" title=\"natpoint\" width=\"100%\" height=\"{height}\" style=\"border:0\" \
         loading=\"lazy\"></iframe>"
    )
}

/// Every crossing that the page lists, with its calculation.
#[must_use]
pub fn crossings(report: &Report, locale: &dyn Locale) -> Vec<String> {
    let mut sentences: Vec<_> =
        report.reported_crossings().map(|crossing| crossing_with_working(crossing, report, locale)).collect();
    if sentences.is_empty() {
        sentences.push(locale.no_crossing().to_owned());
    }
    sentences
}

fn crossing_with_working(crossing: &Crossing, report: &Report, locale: &dyn Locale) -> String {
    let sentence = locale.crossing(crossing, report);
    let curve = |design| report.priced(design).map(|priced| &priced.curve);
    let curves = curve(crossing.left).zip(curve(crossing.right));
    match curves.and_then(|(left, right)| crossing.working(left, right)) {
        Some((fixed, step)) => format!("{sentence} ({})", locale.crossing_working(fixed, step, &report.scale)),
        None => sentence,
    }
}

/// An amount with all its digits, at most fourteen behind the point.
#[must_use]
pub fn exact(amount: Usd) -> String {
    trimmed(&amount.to_decimal(14))
}

/// A decimal number without trailing zeros behind the point.
fn trimmed(decimal: &str) -> String {
    numbers::trimmed(decimal).to_owned()
}

/// A text escaped for markup, in an element or an attribute.
fn escaped_markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
