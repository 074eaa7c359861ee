//! Texts about today's network, and its review as a document.

use super::Locale;
use super::numbers::slugs;
use crate::document::{Block, Document};
use natpoint_model::compare::today::{Finding, Today};
use natpoint_model::scenario::Path;
use natpoint_model::units::Usd;

/// Sentences about today's network.
pub trait TodayText {
    /// The labels.
    fn today_labels(&self) -> &'static TodayLabels;
    /// The current total and, where changes save something, the total with all of them and the saving. `without_nat`
    /// says whether that needs no NAT gateway.
    fn today_total(&self, total: &str, changed: Option<(&str, &str)>, without_nat: bool) -> String;
    /// A finding about a service.
    fn today_finding(&self, finding: &Finding) -> &'static str;
}

/// Labels of the review of today's network.
#[derive(Clone, Copy, Debug)]
pub struct TodayLabels {
    /// The heading, and the label of the input of a service.
    pub today: &'static str,
    /// That the current path of a service is unknown.
    pub unknown: &'static str,
    /// Column: the finding.
    pub column_finding: &'static str,
    /// Column: the monthly saving.
    pub column_saves: &'static str,
    /// That nothing goes through the NAT gateways.
    pub idle_nat: &'static str,
    /// How to read the column.
    pub note: &'static str,
}

/// The review of today's network: its total, and what each change saves.
#[must_use]
pub fn document(today: &Today, locale: &dyn Locale) -> Document {
    let labels = locale.today_labels();
    let usd = |amount: Usd| locale.amount(amount);
    let saved = today.mix.map(|mix| (usd(mix), today.total - mix)).filter(|(_, saved)| *saved > Usd::ZERO);
    let changed = saved.map(|(mix, saved)| (mix, usd(saved)));
    let changed = changed.as_ref().map(|(mix, saved)| (mix.as_str(), saved.as_str()));
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(today.findings.len() + 1);
    for finding in &today.findings {
        // The path is a remark below the service.
        rows.push(vec![
            format!("{}\n{}", slugs(&finding.services).join(" + "), locale.path(Some(finding.path))),
            locale.today_finding(finding).to_owned(),
            finding.to.map_or_else(String::new, |_| usd(finding.saves)),
        ]);
    }
    if let Some(idle) = today.idle_nat {
        let path = locale.path(Some(Path::Egress)).to_owned();
        rows.push(vec![path, labels.idle_nat.to_owned(), usd(idle)]);
    }
    let mut blocks = vec![Block::Paragraph(locale.today_total(&usd(today.total), changed, today.mix_without_nat))];
    if !rows.is_empty() {
        let head = [locale.labels().column_service, labels.column_finding, labels.column_saves];
        blocks.push(Block::Table { head: head.map(str::to_owned).to_vec(), rows });
        blocks.push(Block::Paragraph(labels.note.to_owned()));
    }
    blocks
}
