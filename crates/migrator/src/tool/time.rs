//! The times in histories of other tools.

use std::time::{Duration, SystemTime};

use schema_core::Dialect;

/// A column with a time as milliseconds since 1970. Where it has no zone, it is UTC, as the tools' own defaults are on SQLite and as servers
/// are set up.
pub(super) fn milliseconds(dialect: Dialect, column: &str) -> String {
    match dialect {
        Dialect::Sqlite => format!("CAST(strftime('%s', {column}) AS INTEGER) * 1000"),
        Dialect::Mysql => format!("CAST(unix_timestamp({column}) * 1000 AS SIGNED)"),
        _ => format!("CAST(extract(epoch FROM {column}) * 1000 AS BIGINT)"),
    }
}

/// A time as journals keep it.
pub(super) fn since_1970(time: SystemTime) -> Option<i64> {
    i64::try_from(time.duration_since(SystemTime::UNIX_EPOCH).ok()?.as_millis()).ok()
}

/// The part of it that is read: `0` stands for a digit.
const SHAPE: &str = "0000-00-00T00:00:00";

/// A time as refinery writes it, `2025-11-07T09:00:10.123456789Z`, to the second. `None` for anything else.
pub(super) fn parse(text: &str) -> Option<SystemTime> {
    let (whole, rest) = text.split_at_checked(SHAPE.len())?;
    let is_shaped = whole.bytes().zip(SHAPE.bytes()).all(|(byte, shape)| byte == shape || shape == b'0' && byte.is_ascii_digit());
    let is_utc = rest.strip_suffix('Z').is_some_and(|fraction| fraction.bytes().all(|byte| byte == b'.' || byte.is_ascii_digit()));
    let number = |range: std::ops::Range<usize>| whole.get(range)?.parse::<u64>().ok();
    let [year, month, day] = [number(0..4)?, number(5..7)?, number(8..10)?];
    let [hour, minute, second] = [number(11..13)?, number(14..16)?, number(17..19)?];
    let is_date = year >= 1970 && (1..=12).contains(&month) && (1..=31).contains(&day);
    if !(is_shaped && is_utc && is_date) {
        return None;
    }
    let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    Some(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

/// The number of days from 1970 to a date: the Gregorian calendar counted from March.
fn days(year: u64, month: u64, day: u64) -> u64 {
    let (year, month_from_march) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_refinery() {
        let seconds = |text| parse(text).and_then(since_1970).map(|milliseconds| milliseconds / 1000);
        for (text, expected) in [
            ("1970-01-01T00:00:00Z", 0),
            ("2000-02-29T00:00:00.5Z", 951_782_400),
            ("2025-11-07T09:00:10.123456789Z", 1_762_506_010),
            ("2100-02-28T23:59:59Z", 4_107_542_399),
        ] {
            assert_eq!(seconds(text), Some(expected), "{text}");
        }
        for text in ["", "yesterday, or so it was", "2025-11-07T09:00:10", "2025-13-07T09:00:10Z", "2025-11-07T09:00:10+02:00"] {
            assert_eq!(seconds(text), None, "{text}");
        }
    }
}
