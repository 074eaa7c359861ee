//! The decision record, in the form in which teams keep such records, and its short form for a pull request.

use super::{Export, bill, markdown};
use natpoint_model::compare::{flips, growth, payback, payers, requirement, today, trade_off};
use natpoint_model::cost::bill::Line;
use natpoint_model::cost::{ChargeKind, Design};
use natpoint_model::input;
use natpoint_text::document::{Block, Document};
use natpoint_text::{advice, numbers};

impl Export<'_> {
    /// The decision record: status, context, decision, costs, options, break-evens, consequences, what would change
    /// it, and the source of each price.
    #[must_use]
    pub fn record(&self) -> Document {
        self.record_on(None)
    }

    /// The same with the day on which it is written.
    #[must_use]
    pub fn record_on(&self, date: Option<&str>) -> Document {
        let (locale, labels) = (self.locale(), self.locale().export_labels());
        let record = locale.record_labels();
        let heading = |text: &str| Block::Heading(text.to_owned());
        let mut document = vec![Block::Paragraph(locale.record_status(date)), heading(record.context)];
        let recommendation = self.report.recommendation.as_ref();
        document.extend(recommendation.map(|found| Block::Paragraph(locale.record_context(self.scenario, found))));
        document.push(Block::List(self.assumptions()));
        document.extend([heading(labels.decision), Block::Paragraph(self.recommendation())]);
        if let Some(found) = recommendation {
            let actions = found.actions.iter().map(|action| locale.record_action(action, self.scenario.region));
            document.extend([Block::List(actions.collect()), Block::Paragraph(locale.record_saving(found))]);
        }
        document.extend(self.costs());
        document.push(heading(labels.options));
        document.extend(self.possible_options());
        if let Some(current) = today::of(self.scenario) {
            document.push(heading(locale.today_labels().today));
            document.extend(natpoint_text::today::document(&current, locale));
        }
        document.extend(self.break_evens());
        document.extend([heading(locale.labels().crossings), Block::List(self.crossings())]);
        document.push(heading(locale.advice_labels().requirements));
        document.extend(advice::requirements(&requirement::all(self.scenario), self.scenario.internet_gb(), locale));
        document.extend(self.consequences());
        document.extend([heading(locale.finding_labels().flips), Block::List(self.flips())]);
        document.extend([heading(labels.sources), Block::Paragraph(self.prices_as_of()), self.sources()]);
        document
    }

    /// The decision record as Markdown, with a title and a link to the page.
    #[must_use]
    pub fn record_markdown(&self) -> String {
        self.record_markdown_on(None)
    }

    /// The same with the day on which it is written.
    #[must_use]
    pub fn record_markdown_on(&self, date: Option<&str>) -> String {
        let title = self.recommendation();
        let title = title.trim_end_matches(['.', '。']);
        let record = markdown::from_blocks(&self.record_on(date));
        format!("# {}\n\n{record}{}", markdown::escaped(title), self.link_back())
    }

    /// The decision in short, as a comment for a pull request: what to do, what it saves, and what it rests on.
    #[must_use]
    pub fn pull_request_markdown(&self) -> String {
        markdown::from_blocks(&self.pull_request()) + &self.link_back()
    }

    /// The same without the link to the page.
    #[must_use]
    pub fn pull_request(&self) -> Document {
        let locale = self.locale();
        let mut document = vec![Block::Paragraph(self.recommendation())];
        if let Some(found) = &self.report.recommendation {
            let actions = found.actions.iter().map(|action| locale.record_action(action, self.scenario.region));
            document.extend([Block::Paragraph(locale.record_saving(found)), Block::List(actions.collect())]);
        }
        document.extend(self.costs().into_iter().filter(|block| matches!(block, Block::Table { .. })));
        document.push(Block::Paragraph(locale.recommendation_note(self.scenario, self.report, self.axis)));
        document
    }

    /// What to do.
    #[must_use]
    pub fn recommendation(&self) -> String {
        self.locale().recommendation(self.scenario, self.report)
    }

    /// The charges of today beside those of the recommendation.
    fn costs(&self) -> Document {
        let locale = self.locale();
        let labels = locale.record_labels();
        let Some(found) = &self.report.recommendation else { return Document::new() };
        let charges = natpoint_model::cost::Bill::of(&found.routing.charges(self.scenario, &self.report.prices));
        let before = found.current.as_ref().map(|current| &current.bill);
        let bills: Vec<_> = before.into_iter().chain([&charges]).collect();
        let mut kinds: Vec<ChargeKind> = Vec::new();
        for line in bills.iter().flat_map(|bill| &bill.lines) {
            if !kinds.contains(&line.kind) {
                kinds.push(line.kind);
            }
        }
        let amount = |lines: &[Line], kind| {
            let line = lines.iter().find(|line| line.kind == kind);
            line.map_or_else(|| "–".to_owned(), |line| locale.money().figure(line.amount))
        };
        let row = |kind| {
            let amounts = bills.iter().map(|bill| amount(&bill.lines, kind));
            [locale.charge(kind)].into_iter().chain(amounts).collect::<Vec<_>>()
        };
        let mut rows: Vec<_> = kinds.into_iter().map(row).collect();
        let totals = bills.iter().map(|bill| locale.money().figure(bill.total));
        rows.push([locale.labels().bill_total.to_owned()].into_iter().chain(totals).collect());
        let routings = found.current.as_ref().map(|current| &current.routing).into_iter().chain([&found.routing]);
        let paid: Vec<_> =
            routings.zip(&bills).map(|(routing, bill)| payers::all(routing, self.scenario, bill)).collect();
        for row in payers::rows(&paid) {
            let amounts = row.amounts.into_iter().map(|amount| locale.money().figure(amount));
            rows.push([locale.payer(row.payer).to_owned()].into_iter().chain(amounts).collect());
        }
        let today = before.map(|_| labels.today.to_owned());
        let head = [labels.charge.to_owned()].into_iter().chain(today).chain([labels.recommended.to_owned()]);
        vec![Block::Heading(locale.in_its_currency(labels.costs)), Block::Table { head: head.collect(), rows }]
    }

    /// The designs that are possible with their totals, and the others in a line.
    fn possible_options(&self) -> Document {
        let locale = self.locale();
        let (head, rows) = match self.options() {
            Block::Table { head, rows } => (head, rows),
            other => return vec![other],
        };
        let (mut possible, mut impossible) = (Vec::new(), Vec::new());
        for (answer, row) in self.report.answers.iter().zip(rows) {
            match &answer.outcome {
                Ok(_) => possible.push(row),
                // Without a word on today's paths, today is not one of them.
                Err(_) if answer.design == Design::Today => {}
                Err(_) => impossible.push(answer.design),
            }
        }
        let mut document = vec![Block::Table { head, rows: possible }];
        if !impossible.is_empty() {
            document.push(Block::Paragraph(locale.record_impossible(&impossible)));
        }
        document
    }

    /// From which volume on each endpoint pays for itself.
    fn break_evens(&self) -> Document {
        let labels = self.locale().labels();
        if self.report.break_even.is_empty() {
            return Document::new();
        }
        let rows = self.report.break_even.iter().map(|endpoint| {
            let names = std::iter::once(&endpoint.service).chain(&endpoint.with).map(|service| service.slug());
            let from = endpoint
                .from_gb(2)
                .map_or_else(|| labels.never.to_owned(), |gb| format!("{} GB", numbers::grouped(&gb)));
            vec![names.collect::<Vec<_>>().join(", "), numbers::gb(endpoint.gb), from]
        });
        let head = [labels.column_service, labels.column_volume, labels.column_break_even];
        vec![
            Block::Heading(labels.break_even.to_owned()),
            Block::Table { head: head.map(str::to_owned).to_vec(), rows: rows.collect() },
        ]
    }

    /// What the decision brings with it, and AWS's limits that it reaches.
    fn consequences(&self) -> Document {
        let locale = self.locale();
        let Some(found) = &self.report.recommendation else { return Document::new() };
        let trade_offs = trade_off::of(&found.routing, self.scenario).into_iter();
        let warnings = self.report.warnings.iter().map(|warning| locale.warning(warning));
        let paid_back = payback::of(self.scenario, self.report)
            .map(|payback| locale.payback(self.scenario.one_off_cost.usd(), payback));
        let all = trade_offs.map(|trade_off| locale.trade_off(trade_off)).chain(warnings).chain(paid_back).collect();
        vec![Block::Heading(locale.record_labels().consequences.to_owned()), Block::List(all)]
    }

    /// Every change of a single input that flips the answer.
    #[must_use]
    pub fn flips(&self) -> Vec<String> {
        let mut sentences: Vec<_> = flips::all(self.scenario).iter().map(|flip| self.locale().flip(flip)).collect();
        let percent = input::percent_of(self.scenario.growth);
        sentences.extend(growth::of(self.scenario).map(|growth| self.locale().growth(&growth, &percent)));
        if sentences.is_empty() {
            let labels = self.locale().finding_labels();
            let is_answered = self.report.recommendation.is_some();
            sentences.push((if is_answered { labels.no_flip } else { labels.no_answer }).to_owned());
        }
        sentences
    }

    /// Every price on any bill with its source, each once.
    fn sources(&self) -> Block {
        let locale = self.locale();
        let mut rows: Vec<Vec<String>> = Vec::new();
        for (_, part) in Design::ALL.into_iter().flat_map(|design| bill::parts(self.report, design)) {
            let (Some(price), Some((rate, unit))) = (part.price, bill::unit_price(part)) else { continue };
            let rate = format!("{} /{unit}", locale.usd(&rate));
            let row = vec![locale.price_item(price.item()).to_owned(), rate, bill::source(part, locale)];
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
        let labels = (locale.labels(), locale.record_labels());
        let head = [labels.0.column_item, labels.1.price, labels.1.source];
        Block::Table { head: head.map(str::to_owned).to_vec(), rows }
    }
}
