//! A panic in an app ends that app, with a message and a line in the log, and nothing else.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What an app panicked with, in one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Crash(pub(super) String);

/// Calls into an app.
///
/// The app may be left in any state by a panic; it is not called again afterwards, so nobody sees that.
pub(super) fn guard<R>(call: impl FnOnce() -> R) -> Result<R, Crash> {
    catch_unwind(AssertUnwindSafe(call)).map_err(|payload| {
        let text = payload.downcast_ref::<&str>().copied();
        let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        // What a person typed may be part of it; it must not look like a line of the log.
        let line = |text: &str| text.replace(char::is_control, " ");
        Crash(line(text.unwrap_or("no message")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(call: impl FnOnce(), expected: &str) {
        assert_eq!(guard(call), Err(Crash(expected.to_owned())));
    }

    #[test]
    fn what_a_panic_says_is_one_line() {
        check(|| panic!("plain"), "plain");
        check(|| panic!("with {}", 1), "with 1");
        check(
            || panic!("two\nlines\x1b[2J of {}", "it"),
            "two lines [2J of it",
        );
        check(|| std::panic::panic_any(1), "no message");
    }
}
