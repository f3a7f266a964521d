//! Ids of migrations: the current second, or the one after the last migration.

use std::time::{SystemTime, UNIX_EPOCH};

const SECONDS_A_DAY: u64 = 86_400;

/// The id of a migration that is made now and comes after all of `taken`. Two builds within a second, or a clock that is behind that of
/// the person who wrote the last migration, still give ids in order.
pub(super) fn next_id<'a>(taken: impl Iterator<Item = &'a str>) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    after(taken.max(), &id(now))
}

/// The id right after `last`.
pub(super) fn id_after(last: &str) -> String {
    after(Some(last), last)
}

/// The id right before `first`.
pub(super) fn id_before(first: &str) -> String {
    let number = || first.parse().map_or_else(|_| first.to_owned(), |number: u64| format!("{:014}", number.saturating_sub(1)));
    seconds(first).filter(|seconds| *seconds > 0).map_or_else(number, |seconds| id(seconds - 1))
}

/// The time so many days ago, in the form of an id.
pub(super) fn days_ago(days: u64) -> String {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    id(now.saturating_sub(days.saturating_mul(SECONDS_A_DAY)))
}

fn after(last: Option<&str>, now: &str) -> String {
    match last {
        Some(last) if last >= now => seconds(last).map_or_else(|| successor(last), |seconds| id(seconds + 1)),
        _ => now.to_owned(),
    }
}

/// The next number: for an id that is no date, which only a person can have written.
fn successor(id: &str) -> String {
    id.parse().map_or_else(|_| id.to_owned(), |number: u64| format!("{:014}", number + 1))
}

/// `YYYYMMDDHHMMSS` of seconds since 1970, in UTC.
fn id(seconds: u64) -> String {
    let (year, month, day) = civil(seconds / SECONDS_A_DAY);
    let second = seconds % SECONDS_A_DAY;
    format!("{year:04}{month:02}{day:02}{:02}{:02}{:02}", second / 3600, second / 60 % 60, second % 60)
}

/// The inverse of [`id`]; `None` for what is not a date and time.
fn seconds(text: &str) -> Option<u64> {
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u64>().ok();
    let (year, month, day) = (part(0, 4)?, part(4, 6)?, part(6, 8)?);
    let (hour, minute, second) = (part(8, 10)?, part(10, 12)?, part(12, 14)?);
    if year < 1970 || !(1..=12).contains(&month) {
        return None;
    }
    let seconds = days(year, month, day) * SECONDS_A_DAY + hour * 3600 + minute * 60 + second;
    // A day or an hour that does not exist would come back as another one.
    (id(seconds) == text).then_some(seconds)
}

/// Year, month and day of a number of days since 1970-01-01, for dates from then on: `civil_from_days` of Howard Hinnant's
/// "chrono-Compatible Low-Level Date Algorithms". Years start in March there, so that the leap day is the last.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

/// `days_from_civil` of the same source.
fn days(year: u64, month: u64, day: u64) -> u64 {
    let year = year - u64::from(month <= 2);
    let (era, year_of_era) = (year / 400, year % 400);
    let shifted_month = if month > 2 { month - 3 } else { month + 9 };
    let day_of_year = (153 * shifted_month + 2) / 5 + day.max(1) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_instants() {
        for (seconds_since, expected) in [
            (0, "19700101000000"),
            (951_782_399, "20000228235959"),
            (951_782_400, "20000229000000"),
            (1_709_251_199, "20240229235959"),
            (1_762_506_010, "20251107090010"),
            (4_107_542_400, "21000301000000"),
        ] {
            assert_eq!(id(seconds_since), expected);
            assert_eq!(seconds(expected), Some(seconds_since));
        }
    }

    #[test]
    fn every_day_comes_back() {
        for day in 0..80_000 {
            let (year, month, day_of_month) = civil(day);
            assert_eq!(days(year, month, day_of_month), day);
        }
    }

    #[test]
    fn a_taken_second_gives_the_next() {
        assert_eq!(after(None, "20251107090010"), "20251107090010");
        assert_eq!(after(Some("20251107090009"), "20251107090010"), "20251107090010");
        assert_eq!(after(Some("20251107090010"), "20251107090010"), "20251107090011");
        assert_eq!(after(Some("20261231235959"), "20251107090010"), "20270101000000");
        assert_eq!(after(Some("99990000000000"), "20251107090010"), "99990000000001");
    }
}
