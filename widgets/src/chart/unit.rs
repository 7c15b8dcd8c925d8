//! Numbers with their units, as people write them.

use std::borrow::Cow;
use std::time::Duration;

/// What a number counts, and how it is written: `1.5 MB`, `512 KiB`, `21.5 °C`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    name: Cow<'static, str>,
    prefixes: Prefixes,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Prefixes {
    None,
    #[default]
    Decimal,
    Binary,
}

/// The prefixes of the SI for thousands, and for thousandths (`u` for micro, which every terminal shows).
const LARGE: [&str; 7] = ["", "k", "M", "G", "T", "P", "E"];
const SMALL: [&str; 4] = ["", "m", "u", "n"];

/// Those of IEC 80000-13, for powers of 1024.
const BINARY: [&str; 7] = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"];

impl Unit {
    /// A number of things: `950`, `12.3 k`.
    #[must_use]
    pub fn count() -> Self {
        Self::default()
    }

    /// A unit that takes the SI's prefixes, of 1000: `B/s`, `Hz`, `s`.
    #[must_use]
    pub fn si(name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            prefixes: Prefixes::Decimal,
        }
    }

    /// A unit that takes binary prefixes, of 1024: `B`.
    #[must_use]
    pub fn binary(name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            prefixes: Prefixes::Binary,
        }
    }

    /// A unit without prefixes: `%`, `°C`.
    #[must_use]
    pub fn plain(name: impl Into<Cow<'static, str>>) -> Self {
        Self {
            name: name.into(),
            prefixes: Prefixes::None,
        }
    }

    /// A number of this many a second.
    pub(crate) fn per_second(&self) -> Self {
        Self {
            name: format!("{}/s", self.name).into(),
            prefixes: self.prefixes,
        }
    }

    /// The number with its unit, in three digits or a few more.
    #[must_use]
    pub fn format(&self, value: f64) -> String {
        let (mut scale, mut prefix) = self.scale(value.abs());
        // What is rounded up to the next prefix is written with that.
        if (value / scale).abs() >= 999.5 {
            (scale, prefix) = self.scale(value.abs() * 1.001);
        }
        let scaled = value / scale;
        let places = match scaled.abs() {
            _ if scale == 1.0 && scaled.fract() == 0.0 => 0,
            size if size < 9.995 => 2,
            size if size < 99.95 => 1,
            _ => 0,
        };
        self.written(scaled, places, prefix)
    }

    /// The factor and the name of the prefix for numbers of this size.
    pub(crate) fn scale(&self, size: f64) -> (f64, &'static str) {
        let (base, names) = match self.prefixes {
            _ if !size.is_finite() => return (1.0, ""),
            Prefixes::None => return (1.0, ""),
            Prefixes::Decimal => (1000.0, LARGE),
            Prefixes::Binary => (1024.0, BINARY),
        };
        let mut scale = 1.0;
        let mut name = "";
        for next in names.into_iter().skip(1) {
            if size < scale * base {
                break;
            }
            (scale, name) = (scale * base, next);
        }
        if size > 0.0 && size < 1.0 && self.prefixes == Prefixes::Decimal {
            // Nobody counts in thousandths of things.
            let small = SMALL.into_iter().skip(1).filter(|_| !self.name.is_empty());
            for next in small {
                if size >= scale {
                    break;
                }
                (scale, name) = (scale / 1000.0, next);
            }
        }
        (scale, name)
    }

    /// A number that was scaled, with so many places behind the point.
    pub(crate) fn written(&self, scaled: f64, places: usize, prefix: &str) -> String {
        // What is rounded to nothing has no sign.
        let scaled = if scaled.abs() < 0.5 * 0.1_f64.powi(i32::try_from(places).unwrap_or(9)) {
            0.0
        } else {
            scaled
        };
        if prefix.is_empty() && self.name.is_empty() {
            format!("{scaled:.places$}")
        } else {
            format!("{scaled:.places$} {prefix}{}", self.name)
        }
    }
}

/// A span of time, as a clock shows it: `0:42`, `1:02:03`, `3 days`.
pub(crate) fn clock(span: Duration) -> String {
    let seconds = span.as_secs();
    let (minutes, hours) = (seconds / 60, seconds / 3600);
    match hours {
        0 => format!("{minutes}:{:02}", seconds % 60),
        1..48 => format!("{hours}:{:02}:{:02}", minutes % 60, seconds % 60),
        _ => format!("{} days", hours / 24),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_three_digits() {
        let check = |unit: Unit, value: f64, expected: &str| {
            assert_eq!(unit.format(value), expected);
        };
        check(Unit::count(), 0.0, "0");
        check(Unit::count(), 950.0, "950");
        check(Unit::count(), 1234.0, "1.23 k");
        check(Unit::count(), 0.25, "0.25");
        check(Unit::si("B/s"), 12_345_678.0, "12.3 MB/s");
        check(Unit::si("B"), 999_999.0, "1.00 MB");
        check(Unit::si("s"), 0.0042, "4.20 ms");
        check(Unit::si("s"), 0.000_001_5, "1.50 us");
        check(Unit::binary("B"), 1536.0, "1.50 KiB");
        check(Unit::binary("B"), 1000.0, "1000 B");
        check(Unit::plain("%"), 45_000.5, "45000 %");
        check(Unit::plain("°C"), -21.53, "-21.5 °C");
        check(Unit::si("B"), 1e30, "1000000000000 EB");
        check(Unit::si("B"), -1e-12, "0.00 nB");
        check(Unit::count(), f64::NAN, "NaN");
    }

    #[test]
    fn time_is_written_as_on_a_clock() {
        let check = |seconds, expected: &str| {
            assert_eq!(clock(Duration::from_secs(seconds)), expected);
        };
        check(0, "0:00");
        check(42, "0:42");
        check(3723, "1:02:03");
        check(u64::MAX, "213503982334601 days");
    }
}
