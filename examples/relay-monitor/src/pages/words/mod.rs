//! Numbers and times as pages write them.

mod time;

use strombus_widgets::Unit;

pub(crate) use time::{ago, clock, date, day, time_of_day, uptime};

/// A size in bytes: `1.50 MiB`.
pub(crate) fn bytes(count: u64) -> String {
    Unit::binary("B").format(count as f64)
}

/// A rate in bytes a second: `410 KiB/s`.
pub(crate) fn rate(a_second: f64) -> String {
    Unit::binary("B/s").format(a_second)
}

/// A share of one: `1.3 %`.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

/// So many things: `1 alert`, `2 alerts`.
pub(crate) fn count(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}
