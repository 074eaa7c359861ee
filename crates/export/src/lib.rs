//! What a user carries away: the answer as Markdown, lists, JSON and a picture.
//!
//! All of it is made of the scenario, its [`Report`] and the page's words, as the page itself is: what is carried
//! away is what is seen.

use natpoint_link::view_options::{Look, Show};
use natpoint_link::{Language, Link};
use natpoint_model::catalogue::prices::Edition;
use natpoint_model::compare::{Axis, Crossing, Report, flips, requirement, today};
use natpoint_model::cost::Design;
use natpoint_model::currency::Currency;
use natpoint_model::input;
use natpoint_model::scenario::{NatTopology, Scenario};
use natpoint_model::units::{Gb, Hours, Quantity as _, Usd};
use natpoint_text::document::{Block, Document};
use natpoint_text::{Words, advice, numbers};

pub mod bill;
pub mod card;
pub mod csv;
pub mod fleet_csv;
pub mod json;
pub mod markdown;

/// An answer, the words that it is told in, and where it is found again.
pub struct Handout<'a> {
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
    pub look: &'a Look,
    /// The page's address without its hash; empty where it has none that leads anybody there.
    pub address: &'a str,
    /// The part of the link behind `#`.
    pub settings: &'a str,
}

impl Handout<'_> {
    fn words(&self) -> &'static dyn Words {
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
        self.words().verdict(self.scenario, self.report, self.axis)
    }

    /// What the answer is for, in short sentences.
    #[must_use]
    pub fn assumptions(&self) -> Vec<String> {
        let rate = self.currency.map(|Currency { code, rate }| {
            let usd = self.words().usd("1");
            self.words().assumed(self.words().handout().exchange_rate, &format!("{usd} = {} {code}", rate.to_plain()))
        });
        assumptions(self.scenario, self.words()).into_iter().chain(rate).collect()
    }

    /// A total in US dollars, with what it is in the user's currency as a remark.
    fn total(&self, total: Usd) -> String {
        let usd = self.words().usd(&numbers::cents(total));
        let local = self.currency.map(|currency| numbers::local(&currency, total));
        [Some(usd), local].into_iter().flatten().collect::<Vec<_>>().join("\n")
    }

    /// What the prices are, and of when.
    #[must_use]
    pub fn dated(&self) -> String {
        let words = self.words();
        format!("{} {}", words.labels().foot_prices, words.prices_as_of(self.scenario.edition.date()))
    }

    /// Every crossing that the page tells, with its working.
    #[must_use]
    pub fn crossings(&self) -> Vec<String> {
        crossings(self.report, self.words())
    }

    /// Every change of one number that flips the answer.
    #[must_use]
    pub fn flips(&self) -> Vec<String> {
        let mut told: Vec<_> = flips::all(self.scenario).iter().map(|flip| self.words().flip(flip)).collect();
        if told.is_empty() {
            told.push(self.words().headings().no_flip.to_owned());
        }
        told
    }

    /// The decision record: what is assumed, what a network must have, what was compared, what is proposed, and what
    /// would change it.
    #[must_use]
    pub fn record(&self) -> Document {
        let (words, labels) = (self.words(), self.words().handout());
        let heading = |text: &str| Block::Heading(text.to_owned());
        let mut document = vec![heading(labels.assumptions), Block::List(self.assumptions())];
        if let Some(judged) = today::of(self.scenario) {
            document.push(heading(words.today().today));
            document.extend(natpoint_text::today::document(&judged, words));
        }
        document.push(heading(words.guide().gates));
        document.extend(advice::gates(&requirement::all(self.scenario), words));
        document.extend([heading(labels.options), self.options()]);
        document.extend([heading(labels.decision), Block::Paragraph(self.sentence())]);
        document.extend(words.yearly(self.report).map(Block::Paragraph));
        if !self.report.warnings.is_empty() {
            let warnings = self.report.warnings.iter().map(|warning| words.warning(warning));
            document.extend([heading(words.headings().warnings), Block::List(warnings.collect())]);
        }
        document.extend([heading(words.labels().crossings), Block::List(self.crossings())]);
        document.extend([heading(words.headings().flips), Block::List(self.flips())]);
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
        let title = self.words().record_title(design);
        format!("# {}\n\n{}{}", markdown::escaped(&title), markdown::of(&self.record()), self.way_back())
    }

    /// The answer in short as Markdown, with the way back to the page.
    #[must_use]
    pub fn summary_markdown(&self) -> String {
        markdown::of(&self.summary()) + &self.way_back()
    }

    /// A link, or the settings to paste.
    fn way_back(&self) -> String {
        let labels = self.words().handout();
        if self.address.is_empty() {
            let note = Block::Paragraph(labels.settings_note.to_owned());
            return markdown::of(&[note, Block::Code(self.settings.to_owned())]);
        }
        format!("{}\n", markdown::link(labels.link, &self.link()))
    }

    /// Each design with its total, or the reasons against it.
    fn options(&self) -> Block {
        let (words, labels) = (self.words(), self.words().handout());
        let head = [labels.column_design, words.headings().column_total, labels.column_more];
        let rows = self.report.answers.iter().map(|answer| {
            let name = words.design(answer.design).to_owned();
            match &answer.outcome {
                Ok(priced) => {
                    vec![name, self.total(priced.bill.total), bill::more(self.report, answer.design, words)]
                }
                Err(reasons) => {
                    let reasons: Vec<_> = reasons.iter().map(|reason| words.impossible(reason)).collect();
                    vec![name, words.labels().impossible.to_owned(), reasons.join(" ")]
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
                let source = bill::source(part, self.words());
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
pub fn settings_with(settings: &str, look: &Look, language: Option<Language>) -> String {
    let (link, _) = Link::read(settings);
    Link { look: look.clone(), language, ..link }.write()
}

/// A frame that shows a part of the page, as HTML to be put into another page.
#[must_use]
pub fn frame(address: &str, settings: &str, look: &Look, language: Option<Language>) -> String {
    // Roomy enough for a host that does not listen to what the frame says of its height.
    let height = match look.show {
        Show::All => "1200",
        Show::Chart => "640",
        Show::Verdict => "200",
    };
    // A page that was opened from a disk stands for one of this name on a server.
    let address = if address.is_empty() { "natpoint.html" } else { address };
    let source = markup(&link(address, &settings_with(settings, look, language)));
    format!(
        "<iframe src=\"{source}\" title=\"natpoint\" width=\"100%\" height=\"{height}\" style=\"border:0\" \
         loading=\"lazy\"></iframe>"
    )
}

/// Every crossing that the page tells, with its working.
#[must_use]
pub fn crossings(report: &Report, words: &dyn Words) -> Vec<String> {
    let mut told: Vec<_> = report.told_crossings().map(|crossing| crossing_told(crossing, report, words)).collect();
    if told.is_empty() {
        told.push(words.no_crossing().to_owned());
    }
    told
}

fn crossing_told(crossing: &Crossing, report: &Report, words: &dyn Words) -> String {
    let told = words.crossing(crossing, report);
    let curve = |design| report.priced(design).map(|priced| &priced.curve);
    let curves = curve(crossing.left).zip(curve(crossing.right));
    match curves.and_then(|(left, right)| crossing.working(left, right)) {
        Some((fixed, step)) => format!("{told} ({})", words.working(fixed, step, &report.scale)),
        None => told,
    }
}

/// What a scenario says, in short sentences; what is as usual for everybody is left out.
#[must_use]
pub fn assumptions(scenario: &Scenario, words: &dyn Words) -> Vec<String> {
    let labels = words.labels();
    let mut all = Vec::new();
    let mut say = |name: &str, said: &[String]| {
        let said: Vec<&str> = said.iter().map(String::as_str).filter(|said| !said.is_empty()).collect();
        if !said.is_empty() {
            all.push(words.assumed(name, &said.join(", ")));
        }
    };
    let volume = |gb: Gb| if gb > Gb::ZERO { numbers::gb(gb) } else { String::new() };
    say(labels.region, &[words.region(scenario.region)]);
    say(labels.azs, &[scenario.azs.count().to_string()]);
    say(labels.nat, &[words.nat(scenario.nat).to_owned(), words.nat_set(scenario)]);
    if scenario.nat != NatTopology::None {
        say(labels.connectivity, &[words.connectivity(scenario.connectivity).to_owned()]);
        if scenario.nat_addresses() > 0 {
            say(labels.ipv4, &[scenario.ipv4_per_nat.to_string()]);
        }
    }
    let crossing = scenario.cross_az_share();
    if crossing.parts() > 0 {
        say(labels.cross_az, &[input::percent_of(crossing)]);
    }
    say(labels.vpcs, &[words.vpcs_set(scenario)]);
    let services: Vec<String> = scenario
        .services
        .iter()
        .map(|used| {
            let set = words.service_set(used);
            let set = if set.is_empty() { set } else { format!(" ({set})") };
            format!("{} {}{set}", used.service.slug(), numbers::gb(used.gb))
        })
        .collect();
    say(&format!("{} ({})", labels.services, labels.gb_per_month), &services);
    say(labels.internet_out, &[volume(scenario.internet_out)]);
    say(labels.internet_in, &[volume(scenario.internet_in)]);
    say(labels.internet, &[words.internet_set(scenario)]);
    say(labels.other_region, &[words.other_region_set(scenario)]);
    say(labels.other_ways, &[words.other_ways_set(scenario)]);
    if scenario.hours != Hours::MONTH {
        say(labels.hours, &[scenario.hours.to_plain()]);
    }
    if scenario.discount.units() > 0 {
        say(labels.discount, &[scenario.discount.to_plain()]);
    }
    for (item, price) in scenario.prices.iter() {
        say(words.price_item(item), &[words.usd(&price.to_plain()), words.typed_price().to_owned()]);
    }
    if scenario.edition != Edition::CURRENT {
        say(labels.prices, &[scenario.edition.id().to_owned()]);
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
