//! The unit and the time that a column's title states: `TB per month`, `Data (MB/day)`, `日次データ量`.

use natpoint_model::input;
use natpoint_model::units::Gb;

use super::header::narrow;

/// How many GB a month one of a column is, as an exact quotient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ColumnUnit {
    /// So many GB a month.
    pub times: u64,
    /// So many of the column's unit.
    pub over: u64,
}

/// The hours of a month, as everywhere.
const MONTH: u64 = 730;

/// Words of times, and the hours of each.
const TIMES: [(&[&str], u64); 5] = [
    (&["hour", "hourly", "hr", "h", "時間"], 1),
    (&["day", "daily", "日次", "日間", "日"], 24),
    (&["week", "weekly", "週次", "週間", "週"], 7 * 24),
    (&["month", "monthly", "mo", "月次", "月間", "月"], MONTH),
    (&["year", "yearly", "annual", "yr", "年次", "年間", "年"], 12 * MONTH),
];

impl ColumnUnit {
    /// That of a column whose title states no other.
    pub(super) const GB_A_MONTH: Self = Self { times: 1, over: 1 };

    /// Millionths of the unit as a volume of a month; none where that is more than a volume may be.
    pub(super) fn gb(self, millionths: u128) -> Option<Gb> {
        let (times, over) = (u128::from(self.times), u128::from(self.over));
        let units = (millionths.checked_mul(times)? + over / 2) / over;
        u64::try_from(units).ok().filter(|units| *units <= Gb::MAX.units()).map(Gb::from_units)
    }
}

/// A title as that of a column of GB a month would be, and the unit that it states instead; none where it states two.
pub(super) fn in_gb_a_month(title: &str) -> Option<(String, ColumnUnit)> {
    let mut plain = Vec::new();
    let (mut unit, mut hours) = (None, None);
    let mut differs = false;
    let title = narrow(title);
    for word in title.split(|sign: char| !sign.is_alphanumeric()).flat_map(scripts) {
        let time = TIMES
            .iter()
            .find_map(|(words, hours)| Some((words.iter().find_map(|time| behind_time(word, time))?, *hours)));
        let (rest, stated) = time.map_or((word, None), |(rest, hours)| (rest, Some(hours)));
        differs |= stated.is_some_and(|stated| *hours.get_or_insert(stated) != stated);
        let each = input::gb_each(rest).filter(|_| rest.chars().count() > 1);
        differs |= each.is_some_and(|each| *unit.get_or_insert(each) != each);
        plain.push(if each.is_some() { "gb" } else { rest });
    }
    let (times, over) = unit.unwrap_or((1, 1));
    let (month, hours) = hours.filter(|hours| *hours != MONTH).map_or((1, 1), |hours| (MONTH, hours));
    (!differs).then(|| (plain.join(" "), ColumnUnit { times: times * month, over: over * hours }))
}

/// What follows the word of a time, which Japanese writes without a space. A single character begins other words too.
fn behind_time<'a>(word: &'a str, time: &str) -> Option<&'a str> {
    word.strip_prefix(time).filter(|rest| rest.is_empty() || (!time.is_ascii() && time.chars().count() > 1))
}

/// The parts of a word that are ASCII, and those that are not: `データ量` and `tb`.
fn scripts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let is_ascii = rest.chars().next()?.is_ascii();
        let end = rest.find(|letter: char| letter.is_ascii() != is_ascii).unwrap_or(rest.len());
        let (part, behind) = rest.split_at(end);
        rest = behind;
        Some(part)
    })
}
