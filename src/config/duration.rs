//! Times as people write them.

use std::time::Duration;

/// The longest time, in seconds: a hundred years, which no clock overflows by.
const LONGEST: u64 = 100 * 365 * 86_400;

/// Reads `90s`, `5m`, `2h` or `1d`; `None` for anything else. A number alone is not taken, since its unit would be a guess.
pub(super) fn parse(text: &str) -> Option<Duration> {
    let text = text.trim();
    let unit_at = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = text.split_at_checked(unit_at)?;
    let number: u64 = number.parse().ok()?;
    let seconds = match unit.trim() {
        "s" => 1,
        "m" | "min" => 60,
        "h" => 3600,
        "d" => 86_400,
        _ => return None,
    };
    number
        .checked_mul(seconds)
        .filter(|seconds| (1..=LONGEST).contains(seconds))
        .map(Duration::from_secs)
}

/// Writes a time as [`parse`] reads it, in the largest unit that fits.
pub(super) fn show(time: Duration) -> String {
    match time.as_secs() {
        seconds if seconds % 3600 == 0 => format!("{}h", seconds / 3600),
        seconds if seconds % 60 == 0 => format!("{}m", seconds / 60),
        seconds => format!("{seconds}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_a_unit() {
        assert_eq!(parse("90s"), Some(Duration::from_secs(90)));
        assert_eq!(parse(" 5 m "), Some(Duration::from_secs(300)));
        assert_eq!(parse("2h"), Some(Duration::from_secs(7200)));
        for wrong in [
            "",
            "5",
            "m",
            "0s",
            "-3s",
            "36501d",
            "1.5h",
            "99999999999999999999d",
            "18446744073709551615d",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for text in ["1s", "90s", "5m", "1h", "876000h"] {
            assert_eq!(parse(text).map(show).as_deref(), Some(text));
        }
    }
}
