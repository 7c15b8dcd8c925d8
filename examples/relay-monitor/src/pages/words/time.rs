//! Points and spans of time in words. All are in UTC: viewers sit in many time zones, and tor's own records are in UTC too.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A span in one unit, for columns: `42 s`, `1.5 min`, `3.1 d`.
pub(crate) fn ago(span: Duration) -> String {
    let seconds = span.as_secs_f64();
    let (size, name) = match span.as_secs() {
        ..MINUTE => return format!("{} s", span.as_secs()),
        MINUTE..HOUR => (MINUTE, "min"),
        HOUR..DAY => (HOUR, "h"),
        DAY.. => (DAY, "d"),
    };
    format!(
        "{:.1} {name}",
        (seconds / size as f64 * 10.0).floor() / 10.0
    )
}

/// A span in its two largest units: `1 min 2 s`, `3 d 4 h`.
pub(crate) fn uptime(span: Duration) -> String {
    let seconds = span.as_secs();
    match seconds {
        ..MINUTE => format!("{seconds} s"),
        MINUTE..HOUR => format!("{} min {} s", seconds / MINUTE, seconds % MINUTE),
        HOUR..DAY => format!("{} h {} min", seconds / HOUR, seconds % HOUR / MINUTE),
        DAY.. => format!("{} d {} h", seconds / DAY, seconds % DAY / HOUR),
    }
}

/// A span as on a clock: `21:19:52`, and with days before it where it is longer.
pub(crate) fn clock(span: Duration) -> String {
    let seconds = span.as_secs();
    let days = match seconds / DAY {
        0 => String::new(),
        days => format!("{days} d "),
    };
    let (hours, minutes) = (seconds % DAY / HOUR, seconds % HOUR / MINUTE);
    format!("{days}{hours}:{minutes:02}:{:02}", seconds % MINUTE)
}

/// The time of day: `02:39:12`.
pub(crate) fn time_of_day(at: SystemTime) -> String {
    let seconds = since_epoch(at) % DAY;
    let (hours, minutes) = (seconds / HOUR, seconds % HOUR / MINUTE);
    format!("{hours:02}:{minutes:02}:{:02}", seconds % MINUTE)
}

/// The number of the day since 1970.
pub(crate) fn day(at: SystemTime) -> u64 {
    since_epoch(at) / DAY
}

/// The day: `Sat 2026-11-21`.
pub(crate) fn date(at: SystemTime) -> String {
    const NAMES: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
    let days = day(at);
    let name = usize::try_from(days % 7).ok().and_then(|n| NAMES.get(n));
    let (year, month, day) = civil(days);
    format!(
        "{} {year:04}-{month:02}-{day:02}",
        name.copied().unwrap_or_default()
    )
}

fn since_epoch(at: SystemTime) -> u64 {
    at.duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

/// Year, month and day of the Gregorian calendar. Years begin in March here, so that the leap day is the last of one.
fn civil(days: u64) -> (u64, u64, u64) {
    // From 0000-03-01 to 1970-01-01.
    let days = days + 719_468;
    let (era, in_era) = (days / 146_097, days % 146_097);
    let year = (in_era - in_era / 1460 + in_era / 36_524 - in_era / 146_096) / 365;
    let in_year = in_era - (365 * year + year / 4 - year / 100);
    let month = (5 * in_year + 2) / 153;
    let day = in_year - (153 * month + 2) / 5 + 1;
    let (month, carry) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (era * 400 + year + carry, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_their_dates() {
        let check = |seconds, expected: &str| {
            let at = UNIX_EPOCH + Duration::from_secs(seconds);
            assert_eq!(format!("{} {}", date(at), time_of_day(at)), expected);
        };
        check(0, "Thu 1970-01-01 00:00:00");
        check(951_827_696, "Tue 2000-02-29 12:34:56");
        check(1_795_228_808, "Sat 2026-11-21 02:40:08");
        check(4_107_542_399, "Sun 2100-02-28 23:59:59");
        check(4_107_542_400, "Mon 2100-03-01 00:00:00");
    }

    #[test]
    fn spans_are_written_in_few_units() {
        let check = |seconds, expected: [&str; 3]| {
            let span = Duration::from_secs(seconds);
            assert_eq!([ago(span), uptime(span), clock(span)], expected);
        };
        check(0, ["0 s", "0 s", "0:00:00"]);
        check(62, ["1.0 min", "1 min 2 s", "0:01:02"]);
        check(76_792, ["21.3 h", "21 h 19 min", "21:19:52"]);
        check(273_600, ["3.1 d", "3 d 4 h", "3 d 4:00:00"]);
    }
}
