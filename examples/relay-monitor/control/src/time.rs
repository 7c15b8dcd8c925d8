//! Points in time, as tor writes them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Reads `2026-11-21 02:53:01`, with a `T` in place of the space or not, with a fraction or not. Tor writes UTC wherever it does
/// not say otherwise.
#[must_use]
pub fn parse_time(text: &str) -> Option<SystemTime> {
    let (date, time) = text.split_once(['T', ' '])?;
    let (time, fraction) = time.split_once('.').unwrap_or((time, ""));
    let [year, month, day] = three(date, '-')?;
    let [hour, minute, second] = three(time, ':')?;
    if year < 1970 || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    if hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let seconds = days(year, month, day) * 86_400 + hour * 3_600 + minute * 60 + second;
    UNIX_EPOCH
        .checked_add(Duration::from_secs(seconds))?
        .checked_add(Duration::from_nanos(nanoseconds(fraction)?))
}

/// Three numbers of at most four digits.
fn three(text: &str, separator: char) -> Option<[u64; 3]> {
    let mut parts = text.split(separator);
    let mut number = || {
        let part = parts.next()?;
        let is_number = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| part.parse().ok()).flatten()
    };
    let numbers = [number()?, number()?, number()?];
    parts.next().is_none().then_some(numbers)
}

fn nanoseconds(fraction: &str) -> Option<u64> {
    let mut nanoseconds = 0;
    let mut worth = 100_000_000;
    for char in fraction.chars() {
        nanoseconds += u64::from(char.to_digit(10)?) * worth;
        worth /= 10;
    }
    Some(nanoseconds)
}

/// Days from 1970-01-01 to a day of the Gregorian calendar that is not before it. A year begins with March here, so that a leap day
/// is the last of its year.
fn days(year: u64, month: u64, day: u64) -> u64 {
    let (year, month) = match month {
        1 | 2 => (year - 1, month + 9),
        _ => (year, month - 3),
    };
    let in_year = (153 * month + 2) / 5 + day - 1;
    year * 365 + year / 4 - year / 100 + year / 400 + in_year - 719_468
}
