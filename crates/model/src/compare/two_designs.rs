//! Two designs of one scenario side by side: what they pay differently, and what leads from one to the other.

use super::Report;
use super::cost_table::{Column, CostTable};
use super::recommendation::{Action, actions_between};
use crate::cost::design::Routing;
use crate::cost::{ChargeKind, Design};
use crate::scenario::Scenario;
use crate::units::Usd;

/// Two columns of the cost table, A and B.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TwoDesigns {
    /// Both columns.
    pub columns: [Column; 2],
    /// What is charged differently, with both amounts.
    pub differing: Vec<(ChargeKind, [Usd; 2])>,
    /// What is charged alike, and how much that is in both.
    pub alike: (Vec<ChargeKind>, Usd),
    /// What to keep, add and remove in each VPC to get from A to B.
    pub actions: Vec<Action>,
}

/// The name of a column: the current network, or a design by its slug.
#[must_use]
pub fn name(column: &Column) -> &'static str {
    if column.is_current { Design::Today.slug() } else { column.design.slug() }
}

impl TwoDesigns {
    /// Compares two columns by name. Without a name, or where none has it, A is the current network and B the
    /// recommended design, or the first that differs from A; none where there are no two designs.
    #[must_use]
    pub fn of(scenario: &Scenario, report: &Report, [a, b]: [&str; 2]) -> Option<Self> {
        let table = CostTable::of(report);
        let named = |wanted: &str| table.columns.iter().position(|column| name(column) == wanted);
        let first = named(a).unwrap_or(0);
        let recommended = table.columns.iter().position(|column| column.is_recommended);
        let second =
            named(b).or(recommended.filter(|at| *at != first)).or((0..table.columns.len()).find(|at| *at != first))?;
        let columns = [*table.columns.get(first)?, *table.columns.get(second)?];
        let mut differing = Vec::new();
        let mut alike = (Vec::new(), Usd::ZERO);
        for row in &table.rows {
            let amounts = [first, second].map(|at| row.amounts.get(at).copied().unwrap_or_default());
            match amounts {
                [Usd::ZERO, Usd::ZERO] => {}
                [one, other] if one == other => {
                    alike.0.push(row.kind);
                    alike.1 += one;
                }
                _ => differing.push((row.kind, amounts)),
            }
        }
        let [from, to] = [&columns[0], &columns[1]].map(|column| routing(report, column));
        Some(Self { columns, differing, alike, actions: actions_between(Some(from?), to?, scenario) })
    }

    /// How much more B costs than A.
    #[must_use]
    pub fn difference(&self) -> Usd {
        self.columns[1].total - self.columns[0].total
    }
}

/// How the network of a column routes its traffic.
fn routing<'a>(report: &'a Report, column: &Column) -> Option<&'a Routing> {
    if column.is_current {
        return Some(&report.recommendation.as_ref()?.current.as_ref()?.routing);
    }
    Some(&report.priced(column.design)?.routing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::Axis;

    #[test]
    fn differing_and_alike_charges_add_up_to_both_totals() {
        let scenario = crate::article::scenario();
        let report = Report::new(&scenario, Axis::AllServices);
        let table = CostTable::of(&report);
        for a in &table.columns {
            for b in &table.columns {
                let two = TwoDesigns::of(&scenario, &report, [name(a), name(b)]).expect("both are there");
                for side in 0..2 {
                    let sum: Usd = two.differing.iter().map(|(_, amounts)| amounts[side]).sum();
                    assert_eq!(sum + two.alike.1, two.columns[side].total, "{} {}", name(a), name(b));
                }
                let changes = two.actions.iter().any(|action| !matches!(action, Action::Keep(_)));
                assert_eq!(changes, a.design != b.design, "{} {}: {:?}", name(a), name(b), two.actions);
            }
        }
    }

    #[test]
    fn without_a_choice_today_stands_beside_the_recommendation() {
        let scenario = Scenario::opening();
        let report = Report::new(&scenario, Axis::AllServices);
        let two = TwoDesigns::of(&scenario, &report, ["", "nothing"]).expect("there are two");
        assert!(two.columns[0].is_current && two.columns[1].is_recommended);
        let saving = report.recommendation.as_ref().and_then(|advice| advice.saving).expect("something is saved");
        assert_eq!(two.difference(), Usd::ZERO - saving.amount);
    }
}
