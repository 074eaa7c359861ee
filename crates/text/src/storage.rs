//! Texts about what the browser keeps, and about what it does not keep.

/// Labels of what the browser keeps.
#[derive(Clone, Copy, Debug)]
pub struct StorageLabels {
    /// That changes are not kept for the next visit, because the browser keeps nothing here.
    pub no_storage: &'static str,
    /// That changes are not kept, because there is no room.
    pub storage_full: &'static str,
    /// That the kept state cannot be read.
    pub unreadable: &'static str,
    /// That a scenario stays in this page alone, because there is no room.
    pub scenario_not_stored: &'static str,
    /// That a name is too long.
    pub name_too_long: &'static str,
    /// That a link leaves out the query of the page's address.
    pub query_left_out: &'static str,
}

/// Sentences about what the browser keeps.
pub trait StorageText {
    /// The labels.
    fn storage_labels(&self) -> &'static StorageLabels;
    /// That the user's own state is kept beside the one on the page; the time is left out where it is unknown.
    fn former_state(&self, kept: Option<&str>) -> String;
    /// That the state did not open the last time, and was not opened now.
    fn did_not_open(&self, kept: Option<&str>) -> String;
    /// That no more than so many steps can be undone.
    fn undo_limit(&self, steps: usize) -> String;
    /// That another window saved a scenario of this name meanwhile.
    fn saved_elsewhere(&self, name: &str) -> String;
    /// That there are as many scenarios as there may be.
    fn scenario_limit(&self, scenarios: usize) -> String;
    /// That stored scenarios are not listed, because they cannot be read, or because there are too many.
    fn not_listed(&self, unreadable: usize, beyond_limit: usize) -> String;
}

/// A time to the minute, as `2026-11-26 17:03`: milliseconds since 1970, and how many minutes the local time is ahead
/// of UTC. None where the time is beyond what a browser can tell.
#[must_use]
pub fn minute(since_1970_ms: u64, ahead_of_utc: i32) -> Option<String> {
    const LAST_MS: u64 = 253_402_300_799_999;
    let minutes = i64::try_from(since_1970_ms).ok().filter(|_| since_1970_ms <= LAST_MS)? / 60_000;
    let minutes = minutes + i64::from(ahead_of_utc);
    let (days, minute) = (minutes.div_euclid(24 * 60), minutes.rem_euclid(24 * 60));
    // Years begin in March here, so that the day of a leap year is the last.
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + i64::from(month <= 2);
    Some(format!("{year:04}-{month:02}-{day:02} {:02}:{:02}", minute / 60, minute % 60))
}

#[cfg(test)]
mod tests {
    use super::minute;

    #[test]
    fn a_time_is_told_to_the_minute() {
        for (ms, ahead, expected) in [
            (0, 0, Some("1970-01-01 00:00")),
            (0, -1, Some("1969-12-31 23:59")),
            (951_782_399_999, 0, Some("2000-02-28 23:59")),
            (951_782_400_000, 0, Some("2000-02-29 00:00")),
            (951_868_800_000, 0, Some("2000-03-01 00:00")),
            (1_795_712_580_000, 0, Some("2026-11-26 17:03")),
            (1_795_712_580_000, 540, Some("2026-11-27 02:03")),
            (1_795_712_580_000, -720, Some("2026-11-26 05:03")),
            (4_107_542_400_000, 0, Some("2100-03-01 00:00")),
            (253_402_300_799_999, 0, Some("9999-12-31 23:59")),
            (253_402_300_800_000, 0, None),
            (u64::MAX, 0, None),
        ] {
            assert_eq!(minute(ms, ahead).as_deref(), expected, "{ms} {ahead}");
        }
    }
}
