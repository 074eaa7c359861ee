//! Curves and bills as CSV.

use super::{Export, bill, exact, trimmed};
use natpoint_model::catalogue::prices;
use natpoint_model::compare::chart_points;
use natpoint_model::compare::curve::merged;
use natpoint_model::compare::{AxisUnit, Crossing, Meeting};
use natpoint_model::cost::Design;
use natpoint_model::units::{Quantity as _, Ratio};

impl Export<'_> {
    /// The shown curves: a row for each point at which one bends or two meet, for the current value, and for the end of
    /// the chart. Between two rows every curve is a straight line.
    #[must_use]
    pub fn curves_csv(&self) -> String {
        let (report, locale) = (self.report, self.locale());
        let mut curves = chart_points::shown(report, &self.view_options.hidden);
        curves.reverse();
        let end = report.scale.steps(natpoint_chart::cost::axis_end(report));
        let mut steps = vec![Ratio::ZERO];
        for (_, curve) in &curves {
            steps = merged(&steps, &curve.bends());
        }
        let crossings: Vec<&Crossing> = report.reported_crossings().collect();
        let starts: Vec<Ratio> = crossings.iter().map(|crossing| crossing.meeting.start()).collect();
        let here = report.scale.current_ratio();
        for more in [starts.as_slice(), &[end], &[here]] {
            steps = merged(&steps, more);
        }
        let along = match report.scale.unit {
            AxisUnit::Vpcs => locale.finding_labels().chart_vpcs,
            _ => locale.labels().chart_volume,
        };
        let names = curves.iter().map(|(design, _)| locale.design(*design));
        let mut text = line([along, locale.labels().crossings, locale.export_labels().here].into_iter().chain(names));
        for step in steps {
            let meets = crossings.iter().filter(|crossing| crossing.meeting.start() == step);
            let crossed: Vec<_> = meets.map(|crossing| designs_that_meet(crossing, self)).collect();
            let mut cells = vec![trimmed(&report.scale.decimal(step, 6)), crossed.join("; ")];
            cells.push(if step == here { "x".to_owned() } else { String::new() });
            cells.extend(curves.iter().map(|(_, curve)| exact(curve.at(step))));
            text.push_str(&line(cells.iter().map(String::as_str)));
        }
        text
    }

    /// Every price of the Region: item, where its tier starts, US dollars, how sure, the newest date, AWS's rate code,
    /// and where each source is found.
    #[must_use]
    pub fn prices_csv(&self) -> String {
        let locale = self.locale();
        let labels = locale.source_labels();
        let [item, usd, confidence, date, read, confirm] = labels.head;
        let mut text = line(["region", item, "GB", usd, confidence, date, read, "rate code", confirm].into_iter());
        for price in prices::all().iter().filter(|price| price.region() == self.scenario.region) {
            let found: Vec<_> = price.sources().iter().map(|source| source.info().name).collect();
            let cells = [
                price.region().code().to_owned(),
                price.item().slug().to_owned(),
                price.from().to_plain(),
                price.usd(),
                locale.confidence(price.confidence()).to_owned(),
                price.date().unwrap_or_default().to_owned(),
                found.join("; "),
                price.rate_code().unwrap_or_default(),
                locale.would_confirm(price.confidence()).to_owned(),
            ];
            text.push_str(&line(cells.iter().map(String::as_str)));
        }
        text
    }

    /// The bills of all feasible designs, part by part, each with its total.
    #[must_use]
    pub fn bills_csv(&self) -> String {
        let (report, locale) = (self.report, self.locale());
        let design_title = locale.export_labels().column_design;
        let head = bill::head(locale);
        let mut text = line([design_title].into_iter().chain(head.iter().map(String::as_str)));
        for design in Design::ALL {
            let Some(priced) = report.priced(design) else { continue };
            let name = locale.design(design);
            for (billed, part) in bill::parts(report, design) {
                let mut cells = bill::row(billed, part, locale);
                // The page rounds amounts to cents; a spreadsheet adds them up.
                if let Some(amount) = cells.get_mut(3) {
                    *amount = exact(part.amount);
                }
                if let Some(item) = cells.first_mut() {
                    *item = item.trim_end().replace('\n', "; ");
                }
                text.push_str(&line([name].into_iter().chain(cells.iter().map(String::as_str))));
            }
            text.push_str(&line([name, locale.labels().bill_total, "", "", &exact(priced.bill.total), ""].into_iter()));
        }
        text
    }
}

/// The two designs of a crossing, and how they meet.
fn designs_that_meet(crossing: &Crossing, export: &Export<'_>) -> String {
    let [left, right] = [crossing.left, crossing.right].map(|design| export.locale().design(design));
    let sign = match crossing.meeting {
        Meeting::Cross(_) => "×",
        Meeting::Touch(_) | Meeting::Coincide { .. } => "=",
    };
    format!("{left} {sign} {right}")
}

/// A line of cells, ending in LF.
pub(crate) fn line<'a>(cells: impl Iterator<Item = &'a str>) -> String {
    let cells: Vec<_> = cells.map(quoted).collect();
    cells.join(",") + "\n"
}

/// A cell that may hold a number: a negative one is no formula.
#[must_use]
pub fn quoted(cell: &str) -> String {
    let number = cell.strip_prefix('-').is_some_and(|rest| {
        rest.starts_with(|first: char| first.is_ascii_digit())
            && rest.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    });
    if number { cell.to_owned() } else { quoted_text(cell) }
}

/// A cell of text. One that a spreadsheet would run as a formula gets an apostrophe in front, as spreadsheets do.
pub(crate) fn quoted_text(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if formula || cell.contains([',', ';', '"', '\n', '\r', '\t']) || cell.trim() != cell {
        return format!("\"{}{}\"", if formula { "'" } else { "" }, cell.replace('"', "\"\""));
    }
    cell.to_owned()
}
