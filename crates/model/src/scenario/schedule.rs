//! The hours of a month as people say them: so many hours on so many days.

use crate::units::Hours;

/// Hours on each of some days of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The hours of such a day.
    pub hours_a_day: u32,
    /// The days.
    pub days_a_month: u32,
}

impl Schedule {
    /// The hours of a day.
    pub const HOURS: u32 = 24;
    /// The days of the longest month.
    pub const DAYS: u32 = 31;
    /// Office hours: ten on each of the 22 working days of a month.
    pub const OFFICE: Self = Self { hours_a_day: 10, days_a_month: 22 };

    /// The hours that it comes to; a month has no more than [`Hours::MONTH`].
    #[must_use]
    pub fn hours(self) -> Hours {
        let hours = u64::from(self.hours_a_day) * u64::from(self.days_a_month);
        Hours::from_units(hours * Hours::ONE.units()).min(Hours::MONTH)
    }

    /// The schedule that comes to these hours with a number of days nearest to that of [`Self::OFFICE`]; none where
    /// none does, and for the whole month.
    #[must_use]
    pub fn of(hours: Hours) -> Option<Self> {
        let comes_to = |schedule: &Self| schedule.hours() == hours && hours < Hours::MONTH;
        let days = (1..=Self::DAYS)
            .flat_map(|days_a_month| (1..=Self::HOURS).map(move |hours_a_day| Self { hours_a_day, days_a_month }));
        days.filter(comes_to).min_by_key(|schedule| schedule.days_a_month.abs_diff(Self::OFFICE.days_a_month))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::Quantity as _;

    #[track_caller]
    fn check(hours: &str, expected: Option<(u32, u32)>) {
        let schedule = Schedule::of(Hours::parse(hours).expect("hours"));
        assert_eq!(schedule.map(|schedule| (schedule.hours_a_day, schedule.days_a_month)), expected, "{hours} h");
    }

    #[test]
    fn hours_are_the_schedule_that_people_mean() {
        check("220", Some((10, 22)));
        check("176", Some((8, 22)));
        check("240", Some((12, 20)));
        check("24", Some((1, 24)));
        check("720", Some((24, 30)));
        check("221", Some((13, 17)));
        // Of no whole hours a day, of none at all, and of all of them.
        check("223", None);
        check("220.5", None);
        check("0", None);
        check("730", None);
        check("744", None);
    }

    #[test]
    fn a_schedule_comes_back_as_the_same_hours() {
        for hours_a_day in 1..=Schedule::HOURS {
            for days_a_month in 1..=Schedule::DAYS {
                let hours = Schedule { hours_a_day, days_a_month }.hours();
                assert!(hours <= Hours::MONTH);
                if hours < Hours::MONTH {
                    assert_eq!(Schedule::of(hours).map(Schedule::hours), Some(hours));
                }
            }
        }
    }
}
