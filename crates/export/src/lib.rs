//! What a user carries away: the answer as Markdown, lists, JSON and a picture.
//!
//! All of it is made of the scenario, its [`Report`] and the page's words, as the page itself is: what is carried
//! away is what is seen.

use natpoint_link::view_options::{Show, ViewOptions};
use natpoint_link::{Language, Link};
use natpoint_model::catalogue::prices::PriceListVersion;
use natpoint_model::compare::{Axis, Crossing, Report, flips, requirement, today};
use natpoint_model::cost::Design;
use natpoint_model::currency::Currency;
use natpoint_model::input::{self, Input};
use natpoint_model::scenario::{NatTopology, Scenario};
use natpoint_model::units::{Gb, Quantity as _, Usd};
use natpoint_text::document::{Block, Document};
use natpoint_text::{Locale, advice, numbers};

pub mod bill;
pub mod card;
pub mod csv;
pub mod fleet_csv;
pub mod json;
pub mod markdown;

/// An answer, the words that it is told in, and where it is found again.
pub struct Export<'a> {
    /// What was asked.
    pub scenario: &'a Scenario,
    /// The answer.
    pub report: &'a Report,
    /// The axis of the curves.
    pub axis: Axis,
    /// The language.
    pub language: Language,
    /// The currency that totals are told in beside US dollars, if there is one.
    pub currency: Option<Currency>,
    /// How the chart is looked at.
    pub view_options: &'a ViewOptions,
    /// The page's address without its hash; empty where it has none that leads anybody there.
    pub address: &'a str,
    /// The part of the link behind `#`.
    pub settings: &'a str,
}

impl Export<'_> {
    fn locale(&self) -> &'static dyn Locale {
        natpoint_text::in_language(self.language)
    }

    /// The link that opens the answer, or the settings where there is no address.
    #[must_use]
    pub fn link(&self) -> String {
        link(self.address, self.settings)
    }

    /// The sentence.
    #[must_use]
    pub fn sentence(&self) -> String {
        self.locale().verdict(self.scenario, self.report, self.axis)
    }

    /// What the answer is for, in short sentences.
    #[must_use]
    pub fn assumptions(&self) -> Vec<String> {
        let rate = self.currency.map(|Currency { code, rate }| {
            let usd = self.locale().usd("1");
            self.locale()
                .assumption(self.locale().export_labels().exchange_rate, &format!("{usd} = {} {code}", rate.to_plain()))
        });
        assumptions(self.scenario, self.locale()).into_iter().chain(rate).collect()
    }

    /// A total in US dollars, with what it is in the user's currency as a remark.
    fn total(&self, total: Usd) -> String {
        let usd = self.locale().usd(&numbers::cents(total));
        let local = self.currency.map(|currency| numbers::local(&currency, total));
        [Some(usd), local].into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    /// What the prices are, and of when.
    #[must_use]
    pub fn dated(&self) -> String {
        let locale = self.locale();
        format!("{} {}", locale.labels().foot_prices, locale.prices_as_of(self.scenario.price_list_version.date()))
    }

    /// Every crossing that the page tells, with its working.
    #[must_use]
    pub fn crossings(&self) -> Vec<String> {
        crossings(self.report, self.locale())
    }

    /// Every change of one number that flips the answer.
    #[must_use]
    pub fn flips(&self) -> Vec<String> {
        let mut told: Vec<_> = flips::all(self.scenario).iter().map(|flip| self.locale().flip(flip)).collect();
        if told.is_empty() {
            told.push(self.locale().finding_labels().no_flip.to_owned());
        }
        told
    }

    /// The decision record: what is assumed, what a network must have, what was compared, what is proposed, and what
    /// would change it.
    #[must_use]
    pub fn record(&self) -> Document {
        let (locale, labels) = (self.locale(), self.locale().export_labels());
        let heading = |text: &str| Block::Heading(text.to_owned());
        let mut document = vec![heading(labels.assumptions), Block::List(self.assumptions())];
        if let Some(judged) = today::of(self.scenario) {
            document.push(heading(locale.today_labels().today));
            document.extend(natpoint_text::today::document(&judged, locale));
        }
        document.push(heading(locale.advice_labels().requirements));
        document.extend(advice::requirements(&requirement::all(self.scenario), locale));
        document.extend([heading(labels.options), self.options()]);
        document.extend([heading(labels.decision), Block::Paragraph(self.sentence())]);
        document.extend(locale.yearly(self.report).map(Block::Paragraph));
        if !self.report.warnings.is_empty() {
            let warnings = self.report.warnings.iter().map(|warning| locale.warning(warning));
            document.extend([heading(locale.finding_labels().warnings), Block::List(warnings.collect())]);
        }
        document.extend([heading(locale.labels().crossings), Block::List(self.crossings())]);
        document.extend([heading(locale.finding_labels().flips), Block::List(self.flips())]);
        document.extend([heading(labels.sources), Block::Paragraph(self.dated()), Block::List(self.sources())]);
        document
    }

    /// The answer in short: the sentence, the options and the date of the prices.
    #[must_use]
    pub fn summary(&self) -> Document {
        vec![Block::Paragraph(self.sentence()), self.options(), Block::Paragraph(self.dated())]
    }

    /// The record as Markdown, with its title and the way back to the page.
    #[must_use]
    pub fn record_markdown(&self) -> String {
        let design = self.report.verdict.as_ref().map(|verdict| verdict.design);
        let title = self.locale().record_title(design);
        format!("# {}\n\n{}{}", markdown::escaped(&title), markdown::of(&self.record()), self.link_back())
    }

    /// The answer in short as Markdown, with the way back to the page.
    #[must_use]
    pub fn summary_markdown(&self) -> String {
        markdown::of(&self.summary()) + &self.link_back()
    }

    /// A link, or the settings to paste.
    fn link_back(&self) -> String {
        let labels = self.locale().export_labels();
        if self.address.is_empty() {
            let note = Block::Paragraph(labels.settings_note.to_owned());
            return markdown::of(&[note, Block::Code(self.settings.to_owned())]);
        }
        format!("{}\n", markdown::link(labels.link, &self.link()))
    }

    /// Each design with its total, or the reasons against it.
    fn options(&self) -> Block {
        let (locale, labels) = (self.locale(), self.locale().export_labels());
        let head = [labels.column_design, locale.finding_labels().column_total, labels.column_more];
        let rows = self.report.answers.iter().map(|answer| {
            let name = locale.design(answer.design).to_owned();
            match &answer.outcome {
                Ok(priced) => {
                    vec![name, self.total(priced.bill.total), bill::more(self.report, answer.design, locale)]
                }
                Err(reasons) => {
                    let reasons: Vec<_> = reasons.iter().map(|reason| locale.infeasible(reason)).collect();
                    vec![name, locale.labels().infeasible.to_owned(), reasons.join(" ")]
                }
            }
        });
        Block::Table { head: head.map(str::to_owned).to_vec(), rows: rows.collect() }
    }

    /// Every source of a price on any bill, each once.
    fn sources(&self) -> Vec<String> {
        let mut sources: Vec<String> = Vec::new();
        for design in Design::ALL {
            for (_, part) in bill::parts(self.report, design) {
                let source = bill::source(part, self.locale());
                if !source.is_empty() && !sources.contains(&source) {
                    sources.push(source);
                }
            }
        }
        sources
    }
}

/// A link of an address and settings; the settings alone without an address.
#[must_use]
pub fn link(address: &str, settings: &str) -> String {
    if address.is_empty() { settings.to_owned() } else { format!("{address}#{settings}") }
}

/// The settings in what someone pasted: a link, a part of one, or the settings themselves.
#[must_use]
pub fn settings_in(pasted: &str) -> &str {
    let pasted = pasted.trim();
    // Mail programs and wikis write # as %23.
    pasted.split_once('#').or_else(|| pasted.split_once("%23")).map_or(pasted, |(_, settings)| settings)
}

/// The settings of a link with another look, and without a language where the browser's is meant.
#[must_use]
pub fn settings_with(settings: &str, view_options: &ViewOptions, language: Option<Language>) -> String {
    let (link, _) = Link::read(settings);
    Link { view_options: view_options.clone(), language, ..link }.write()
}

/// A frame that shows a part of the page, as HTML to be put into another page.
#[must_use]
pub fn frame(address: &str, settings: &str, view_options: &ViewOptions, language: Option<Language>) -> String {
    // Roomy enough for a host that does not listen to what the frame says of its height.
    let height = match view_options.show {
        Show::All => "1200",
        Show::Chart => "640",
        Show::Verdict => "200",
    };
    // A page that was opened from a disk stands for one of this name on a server.
    let address = if address.is_empty() { "natpoint.html" } else { address };
    let source = markup(&link(address, &settings_with(settings, view_options, language)));
    format!(
        "<iframe src=\"{source}\" title=\"natpoint\" width=\"100%\" height=\"{height}\" style=\"border:0\" \
         loading=\"lazy\"></iframe>"
    )
}

/// Every crossing that the page tells, with its working.
#[must_use]
pub fn crossings(report: &Report, locale: &dyn Locale) -> Vec<String> {
    let mut told: Vec<_> =
        report.told_crossings().map(|crossing| crossing_with_working(crossing, report, locale)).collect();
    if told.is_empty() {
        told.push(locale.no_crossing().to_owned());
    }
    told
}

fn crossing_with_working(crossing: &Crossing, report: &Report, locale: &dyn Locale) -> String {
    let told = locale.crossing(crossing, report);
    let curve = |design| report.priced(design).map(|priced| &priced.curve);
    let curves = curve(crossing.left).zip(curve(crossing.right));
    match curves.and_then(|(left, right)| crossing.working(left, right)) {
        Some((fixed, step)) => format!("{told} ({})", locale.crossing_working(fixed, step, &report.scale)),
        None => told,
    }
}

/// What a scenario says, in short sentences; what is as usual for everybody is left out.
#[must_use]
pub fn assumptions(scenario: &Scenario, locale: &dyn Locale) -> Vec<String> {
    let labels = locale.labels();
    let mut all = Vec::new();
    let mut say = |name: &str, said: &[String]| {
        let said: Vec<&str> = said.iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
        if !said.is_empty() {
            all.push(locale.assumption(name, &said.join(", ")));
        }
    };
    let volume = |gb: Gb| if gb > Gb::ZERO { numbers::gb(gb) } else { String::new() };
    say(labels.region, &[locale.region(scenario.region)]);
    say(labels.azs, &[scenario.azs.count().to_string()]);
    say(labels.nat, &[locale.nat(scenario.nat).to_owned(), locale.nat_summary(scenario)]);
    if scenario.nat != NatTopology::None {
        say(labels.connectivity, &[locale.connectivity(scenario.connectivity).to_owned()]);
        if scenario.nat_addresses() > 0 {
            say(labels.ipv4, &[scenario.ipv4_per_nat.to_string()]);
        }
    }
    let crossing = scenario.cross_az_share();
    if crossing.parts() > 0 {
        say(labels.cross_az, &[input::percent_of(crossing)]);
    }
    say(labels.vpcs, &[locale.vpcs_summary(scenario)]);
    let services: Vec<String> = scenario
        .services
        .iter()
        .map(|used| {
            let set = locale.service_summary(used);
            let set = if set.is_empty() { set } else { format!(" ({set})") };
            format!("{} {}{set}", used.service.slug(), numbers::gb(used.gb))
        })
        .collect();
    say(&format!("{} ({})", labels.services, labels.gb_per_month), &services);
    say(labels.internet_out, &[volume(scenario.internet_out)]);
    say(labels.internet_in, &[volume(scenario.internet_in)]);
    say(labels.internet, &[locale.internet_summary(scenario)]);
    say(labels.other_region, &[locale.other_region_summary(scenario)]);
    say(labels.other_ways, &[locale.other_ways_summary(scenario)]);
    for input in Input::all().filter(|input| input.is_told_alone) {
        say(&locale.field(input.field), input.said(scenario).as_slice());
    }
    for (item, price) in scenario.prices.iter() {
        say(locale.price_item(item), &[locale.usd(&price.to_plain()), locale.typed_price().to_owned()]);
    }
    if scenario.price_list_version != PriceListVersion::CURRENT {
        say(labels.prices, &[scenario.price_list_version.id().to_owned()]);
    }
    all
}

/// An amount with all its digits, up to the fourteenth behind the point.
#[must_use]
pub fn exact(amount: Usd) -> String {
    trimmed(&amount.to_decimal(14))
}

/// A decimal without zeros that say nothing.
fn trimmed(decimal: &str) -> String {
    let short = if decimal.contains('.') { decimal.trim_end_matches('0').trim_end_matches('.') } else { decimal };
    short.to_owned()
}

/// A text as markup takes it, in an element or an attribute.
fn markup(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
